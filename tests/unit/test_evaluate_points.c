/* From facts to points and totals. Expected figures are calculated by hand beside each test; B and a number is a defect found in a program
 * that people use for this work today. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void open_units(scene *s, const char *ids) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
}

/* ---- exactness ---- */

static void test_a_share_is_rounded_once(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "100", .points = "proportional(done / plan)", .round = "2"));
    scene_facts(&s, "done", NULL, "81770 1 2");
    scene_facts(&s, "plan", NULL, "250000 8 3");
    scene_runs(&s, "2024");
    /* 81,770 / 250,000 = 0.32708 -> 32.71; 1/8 = 12.5; 2/3 = 66.666… -> 66.67 */
    expect_points(&s, "I", "32.71 12.5 66.67");
    scene_close(&s);
}

static void test_thirteen_items_reach_the_boundary(void **state) { /* B3: 94.99999999999999 in doubles */
    (void)state;
    scene s;
    open_units(&s, "a");
    for (char item = 'A'; item < 'A' + 13; item++) {
        const char id[2] = {item, '\0'};
        scene_criterion(&s, -1, CRITERION(.id = id, .points = item == 'A' ? "7.4" : "7.3"));
    }
    scene_class(&s, CLASS(.id = "excellent", .when = "total >= 95"));
    scene_class(&s, CLASS(.id = "good"));
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "95"); /* 12 x 7.3 + 7.4 = 87.6 + 7.4 */
    expect_classes(&s, "unit", "excellent");
    scene_close(&s);
}

static void test_points_keep_their_decimals(void **state) { /* B2: bitwise or; B8, B22: read as whole numbers */
    (void)state;
    scene s;
    open_units(&s, "abc");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "mark"));
    scene_facts(&s, "mark", NULL, "14.4 0.5 33.5");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "14.4 0.5 33.5");
    scene_close(&s);
}

/* ---- marks in steps ---- */

static void open_steps(scene *s, const char *marks) {
    open_units(s, "abc");
    scene_criterion(s, -1, CRITERION(.id = "I", .max = "10", .step = "0.25", .points = "mark", .round = "0"));
    scene_facts(s, "mark", NULL, marks);
}

static void test_marks_in_steps(void **state) { /* the steps are those of the mark itself: before max, before rounding */
    (void)state;
    scene s;
    open_steps(&s, "7.25 12.5 -0.5");
    scene_runs(&s, "2024");
    expect_points(&s, "I", "7 10 0");
    expect_explained(&s, 0, "Marked in steps of 0.25");
    scene_close(&s);
    open_steps(&s, "7.25 7.3 N/A");
    scene_fails(&s, "2024", EMUL_E_RANGE, "criterion “I” of subject “b” is 7.3, but is marked in steps of 0.25");
    assert_string_equal(emul_error_hint(s.error, 0, EMUL_ENGLISH), "the nearest are 7.25 and 7.5");
    assert_string_equal(emul_error_message(s.error, 0, EMUL_VIETNAMESE), "tiêu chí “I” của “b”: 7.3 không nằm trên bước 0.25");
    assert_string_equal(emul_error_hint(s.error, 0, EMUL_VIETNAMESE), "gần nhất là 7.25 hoặc 7.5");
    scene_close(&s);
    open_steps(&s,
               "10.1 -0.1 -"); /* 10.1 is above the maximum, and a slip all the same; of negative numbers the lower one is further away */
    scene_fails(&s, "2024", EMUL_E_RANGE, "criterion “I” of subject “a” is 10.1, but is marked in steps of 0.25");
    assert_int_equal(emul_error_total(s.error), 2);
    assert_string_equal(emul_error_hint(s.error, 1, EMUL_ENGLISH), "the nearest are -0.25 and 0");
    scene_close(&s);
}

static void test_a_quotient_in_steps_is_exact(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .step = "0.5", .points = "x / 6"));
    scene_facts(&s, "x", NULL, "9 8");
    scene_fails(&s, "2024", EMUL_E_RANGE,
                "criterion “I” of subject “b” is 1.333333, but is marked in steps of 0.5"); /* 8 / 6; 9 / 6 is 1.5 */
    assert_int_equal(emul_error_total(s.error), 1);
    scene_close(&s);
}

static void test_steps_are_not_asked_of_what_is_missing(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    scene_criterion(&s, -1, CRITERION(.id = "I", .step = "0.5", .points = "x", .missing = "0.3"));
    scene_facts(&s, "x", NULL, "- N/A 2");
    scene_runs(&s, "2024");
    expect_points(&s, "I", "0.3 N/A 2");
    scene_close(&s);
}

/* ---- zero, missing, not applicable ---- */

static void test_zero_is_a_result(void **state) { /* B11: a unit really scored 0 could never be closed */
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "10", .points = "mark"));
    scene_facts(&s, "mark", NULL, "0 3");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "0 3");
    expect_states(&s, "unit", "complete complete");
    expect_places(&s, "unit", "2 1");
    scene_close(&s);
}

static void test_one_mark_is_no_total(void **state) { /* B12, B13, B21, B27: the missing half was 0, or full marks, and was ranked */
    (void)state;
    scene s;
    open_units(&s, "abc");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "60", .points = "work"));
    scene_criterion(&s, -1, CRITERION(.id = "II", .max = "40", .points = "movement"));
    scene_class(&s, CLASS(.id = "good"));
    scene_facts(&s, "work", NULL, "60 40 -");
    scene_facts(&s, "movement", NULL, "- 30 -");
    scene_runs(&s, "2024");
    expect_points(&s, "II", "- 30 -");
    expect_totals(&s, "unit", "- 70 -");
    expect_states(&s, "unit", "incomplete complete incomplete");
    expect_places(&s, "unit", "- 1 -");
    expect_classes(&s, "unit", "? good ?");
    expect_missing(&s, "a II movement, c I work, c II movement");
    scene_close(&s);
}

static void test_an_audit_of_zero_stands(void **state) { /* B14: audit of 0 fell back to the self-score */
    (void)state;
    scene s;
    open_units(&s, "a");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "10", .points = "mark@appraised"));
    scene_fact(&s, "a", "mark@self", NULL, "9");
    scene_fact(&s, "a", "mark@appraised", NULL, "0");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "0");
    scene_close(&s);
}

static void test_each_policy_for_missing_facts(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .combine = "mean"));
    scene_criterion(&s, node, CRITERION(.id = "zero", .points = "x", .missing = "zero"));
    scene_criterion(&s, node, CRITERION(.id = "four", .points = "x", .missing = "4"));
    scene_criterion(&s, node, CRITERION(.id = "skip", .points = "x", .missing = "skip"));
    scene_criterion(&s, node, CRITERION(.id = "six", .points = "6"));
    scene_facts(&s, "x", NULL, "1 -");
    scene_runs(&s, "2024");
    expect_points(&s, "zero", "1 0");
    expect_points(&s, "four", "1 4");
    expect_points(&s, "skip", "1 N/A");
    expect_points(&s, "N", "2.25 3.333333"); /* (1+1+1+6)/4; (0+4+6)/3 */
    expect_missing(&s, "");
    scene_close(&s);
}

static void test_the_error_policy_names_subject_and_fact(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "visits@plan", .missing = "error"));
    scene_facts(&s, "visits@plan", NULL, "1 -");
    scene_fails(&s, "2024", EMUL_E_RANGE, "criterion “I” needs “visits@plan” of subject “b”");
    assert_int_equal(emul_error_row(s.error, 0), 1);
    scene_close(&s);
}

static void test_not_applicable_leaves_numerator_and_denominator(void **state) { /* B16, B17 */
    (void)state;
    scene s;
    open_units(&s, "ab");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .max = "30"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "10", .points = "x"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .max = "20", .points = "y"));
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "100 * share(N)"));
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "10 * share(N.1)"));
    scene_facts(&s, "x", NULL, "8 8");
    scene_facts(&s, "y", NULL, "N/A 10");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "8 18");
    expect_points(&s, "S", "80 60"); /* 8/10; 18/30 */
    expect_points(&s, "L", "8 8");
    expect_states(&s, "unit", "complete complete");
    scene_close(&s);
}

static void test_nothing_applies(void **state) { /* B19: all exempt plus a base of 100 was first */
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "100", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .kind = "bonus", .points = "2 * models"));
    scene_facts(&s, "x", NULL, "N/A 50");
    scene_facts(&s, "models", NULL, "5 0");
    scene_class(&s, CLASS(.id = "good"));
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "N/A 50");
    expect_states(&s, "unit", "na complete");
    expect_places(&s, "unit", "- 1");
    expect_classes(&s, "unit", "x good"); /* B20: no record was the worst class */
    scene_close(&s);
}

/* ---- nodes ---- */

static void test_base_bonus_and_penalty_stay_apart(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .max = "50", .bonus_max = "5", .penalty_max = "3"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "50", .points = "base_points"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .kind = "bonus", .points = "plus"));
    scene_criterion(&s, node, CRITERION(.id = "N.3", .kind = "penalty", .points = "minus"));
    scene_facts(&s, "base_points", NULL, "40 50 60");
    scene_facts(&s, "plus", NULL, "4 20 1");
    scene_facts(&s, "minus", NULL, "1 10 2");
    scene_runs(&s, "2024");
    /* a: 40 + 4 - 1; b: 50 + 5 - 3, not 50 + min(5, 20 - 10); c: the leaf is cut to 50, 50 + 1 - 2 */
    expect_points(&s, "N", "43 52 49");
    expect_totals(&s, "unit", "43 52 49");
    const emul_decimal *bonus = emul_result_bonus(s.result, 0, NULL);
    const emul_decimal *penalty = emul_result_penalty(s.result, 0, NULL);
    assert_int_equal(bonus[1], 5 * EMUL_DECIMAL_ONE);
    assert_int_equal(penalty[1], 3 * EMUL_DECIMAL_ONE);
    scene_close(&s);
}

static void test_a_cap_of_zero_is_a_cap(void **state) { /* B23 */
    (void)state;
    scene s;
    open_units(&s, "a");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "10"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .kind = "bonus", .max = "0", .points = "plus"));
    scene_facts(&s, "plus", NULL, "7");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "10");
    scene_close(&s);
}

static void test_ways_of_combining(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    static const char *const ways[] = {"sum", "weighted_mean", "mean", "min", "max"};
    static const char *const firsts[] = {"a1", "a2", "a3", "a4", "a5"};
    static const char *const seconds[] = {"b1", "b2", "b3", "b4", "b5"};
    for (int i = 0; i < 5; i++) {
        const int32_t node = scene_criterion(&s, -1, CRITERION(.id = ways[i], .combine = ways[i], .round = "2"));
        scene_criterion(&s, node, CRITERION(.id = firsts[i], .points = "x", .weight = i < 2 ? "0.25" : NULL));
        scene_criterion(&s, node, CRITERION(.id = seconds[i], .points = "y", .weight = i < 2 ? "0.75" : NULL));
    }
    scene_facts(&s, "x", NULL, "7.77 N/A");
    scene_facts(&s, "y", NULL, "5.55 3");
    scene_runs(&s, "2024");
    expect_points(&s, "sum", "6.11 2.25");        /* 1.9425 + 4.1625 = 6.105; 0.75 x 3 */
    expect_points(&s, "weighted_mean", "6.11 3"); /* 6.105 / 1; of the second alone, 2.25 / 0.75 */
    expect_points(&s, "mean", "6.66 3");          /* 13.32 / 2 */
    expect_points(&s, "min", "5.55 3");
    expect_points(&s, "max", "7.77 3");
    scene_close(&s);
}

static void test_weight_zero_weighs_nothing(void **state) { /* B18: weight 0 was taken for 1 */
    (void)state;
    scene s;
    open_units(&s, "a");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .combine = "weighted_mean"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .points = "10", .weight = "0"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .points = "4", .weight = "2"));
    scene_runs(&s, "2024");
    expect_points(&s, "N", "4"); /* (0 x 10 + 2 x 4) / 2 */
    scene_close(&s);
}

static void test_no_rounding_twice(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    scene_header(&s, HEADER(.id = "r", .rounding = "0"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "x", .round = "6", .weight = "0.333333"));
    scene_fact(&s, "a", "x", NULL, "1.5");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "0"); /* 0.4999995 is less than a half; rounded to six places first it would be 0.5 and then 1 */
    scene_close(&s);
}

static void test_no_bonus_is_zero_beside_weights(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "5", .weight = "2"));
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "10");
    assert_true(emul_result_bonus(s.result, 0, NULL)[0] == 0); /* nobody gives any: zero, as it is where nothing is weighted */
    assert_true(emul_result_penalty(s.result, 0, NULL)[0] == 0);
    scene_close(&s);
}

static void test_total_clamp_and_rounding(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_scorecard(&s, SCORECARD(.id = "unit", .min = "0", .max = "100", .round = "1 half_even"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "y"));
    scene_facts(&s, "x", NULL, "104 3 80.45");
    scene_facts(&s, "y", NULL, "1 5 0.2");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "100 0 80.2"); /* 103 -> 100; -2 -> 0; 80.25 -> 80.2, half to even */
    scene_close(&s);
}

static void test_there_is_no_clamp_at_a_hundred_by_itself(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "100"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .kind = "bonus", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "y"));
    scene_facts(&s, "x", NULL, "4.5 0");
    scene_facts(&s, "y", NULL, "0 120");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "104.5 -20");
    scene_close(&s);
}

static void test_rules_read_other_criteria(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "Z", .points = "points(N) / 2")); /* before what it reads */
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "10", .points = "x"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .max = "5", .points = "if(points(N.1) >= 8, 5, 0)"));
    scene_facts(&s, "x", NULL, "8 7");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "13 7");
    expect_points(&s, "Z", "6.5 3.5");
    scene_close(&s);
}

/* ---- geometric mean ---- */

static void open_geometric(scene *s, const char *ids, const char *round, const char *max) {
    open_units(s, ids);
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "N", .combine = "geometric_mean", .round = round, .max = max));
    scene_criterion(s, node, CRITERION(.id = "A", .weight = "50%", .points = "x"));
    scene_criterion(s, node, CRITERION(.id = "B", .weight = "25%", .points = "y"));
    scene_criterion(s, node, CRITERION(.id = "C", .weight = "25%", .points = "z"));
    scene_criterion(s, node, CRITERION(.id = "T", .kind = "bonus", .points = "t"));
}

/* By hand. a: (2^2 x 2 x 8)^(1/4) = 64^(1/4) = 2.828427…, square root of 8. b: 0. c: without C, weights 2 : 1: (1^2 x 8)^(1/3) = 2. d lacks y.
 * e: nothing applies. The bonus is added up beside it. */
static void test_geometric_mean(void **state) {
    (void)state;
    scene s;
    open_geometric(&s, "abcde", "2", NULL);
    scene_facts(&s, "x", NULL, "2 5 1 3 N/A");
    scene_facts(&s, "y", NULL, "2 0 8 - N/A");
    scene_facts(&s, "z", NULL, "8 5 N/A 3 N/A");
    scene_facts(&s, "t", NULL, "1 1 1 1 1");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "3.83 1 3 - N/A");
    expect_explained(&s, 0, "Geometric mean: 0.5 × 2; 0.25 × 2; 0.25 × 8 = ");
    expect_explained(&s, 0, "becomes 2.83");
    scene_close(&s);
    open_geometric(&s, "a", "0", "2.5"); /* the limit comes before rounding: 2.828… -> 2.5 -> 3, half away from zero */
    scene_facts(&s, "x", NULL, "2");
    scene_facts(&s, "y", NULL, "2");
    scene_facts(&s, "z", NULL, "8");
    scene_facts(&s, "t", NULL, "0");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "3");
    scene_close(&s);
}

static void test_no_geometric_mean_below_zero(void **state) {
    (void)state;
    scene s;
    open_geometric(&s, "ab", "2", NULL);
    scene_facts(&s, "x", NULL, "2 2");
    scene_facts(&s, "y", NULL, "2 -0.5");
    scene_facts(&s, "z", NULL, "8 8");
    scene_facts(&s, "t", NULL, "0 0");
    scene_fails(&s, "2024", EMUL_E_RANGE, "the geometric mean “N” has no value for subject “b”: “B” is -0.5, below 0");
    assert_string_equal(emul_error_hint(s.error, 0, EMUL_ENGLISH), "write “min: 0” at “B”");
    scene_close(&s);
}

/* By hand: b has a zero item, c one that is missing, d one that does not apply, e a penalty of 0. */
static void test_no_item_at_zero(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abcde");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "10", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "II", .points = "y")); /* without full marks it has no share */
    scene_criterion(&s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "late"));
    scene_criterion(&s, -1, CRITERION(.id = "J", .kind = "info", .points = "0"));
    scene_class(&s, CLASS(.id = "A", .when = "lowest_points > 0"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "x", NULL, "8 9 7 6 5");
    scene_facts(&s, "y", NULL, "0.5 0 - N/A 3");
    scene_facts(&s, "late", NULL, "1 1 1 1 0");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "A B ? A A");
    scene_close(&s);
}

static void test_lowest_share_decides_a_class(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abcde");
    scene_criterion(&s, -1, CRITERION(.id = "I", .max = "60", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "II", .max = "40", .points = "y"));
    scene_veto(&s, "lowest_share < 10%");
    scene_class(&s, CLASS(.id = "A", .when = "total >= 70 and lowest_share >= 85%"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "x", NULL, "60 60 51 60 -");
    scene_facts(&s, "y", NULL, "34 33.99 34 N/A 1");
    scene_runs(&s, "2024");
    /* 34/40 = 85 %; 33.99/40 = 84.975 %; 51/60 = 85 %; d: total 60 < 70; e: one share is missing, so nobody knows the lowest */
    expect_classes(&s, "unit", "A B A B ?");
    expect_states(&s, "unit", "complete complete complete complete incomplete");
    scene_close(&s);
}

/* ---- subjects ---- */

static void test_whom_a_scorecard_is_for(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "h", EMUL_KIND_UNIT, "type=hospital");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "type=centre");
    scene_subject(&s, "i", EMUL_KIND_INDIVIDUAL, "");
    scene_scorecard(&s, SCORECARD(.id = "unit", .where = "type == hospital"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "10 / divisor"));
    scene_scorecard(&s, SCORECARD(.id = "person", .applies_to = "individual"));
    scene_criterion(&s, -1, CRITERION(.id = "J", .points = "5"));
    scene_facts(&s, "divisor", NULL, "4 0 0"); /* only the first is concerned: no division by zero */
    scene_runs(&s, "2024");
    expect_states(&s, "unit", "complete - -");
    expect_states(&s, "person", "- - complete");
    expect_totals(&s, "unit", "2.5 N/A N/A");
    expect_totals(&s, "person", "N/A N/A 5"); /* B30: only the first table was ranked */
    expect_places(&s, "person", "- - 1");
    scene_close(&s);
}

static void test_an_attribute_that_decides_must_be_there(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "h", EMUL_KIND_UNIT, "type=hospital");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "");
    scene_scorecard(&s, SCORECARD(.id = "unit", .where = "type == hospital"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "1"));
    scene_fails(&s, "2024", EMUL_E_RANGE, "it cannot be told whether the scorecard is for subject “c”: the roster gives no “type”");
    scene_close(&s);
}

/* ---- what cannot be computed ---- */

static void test_division_by_zero_names_every_subject(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "x / y"));
    scene_criterion(&s, -1, CRITERION(.id = "II", .points = "y / x"));
    scene_facts(&s, "x", NULL, "1 0 1");
    scene_facts(&s, "y", NULL, "0 1 1");
    scene_fails(&s, "2024", EMUL_E_DIVISION, "“x / y” divides by zero for subject “a”");
    assert_int_equal(emul_error_total(s.error), 2);
    assert_non_null(strstr(emul_error_message(s.error, 1, EMUL_ENGLISH), "“y / x” divides by zero for subject “b”"));
    assert_int_equal(emul_error_row(s.error, 1), 1);
    scene_close(&s);
}

static void test_a_branch_not_taken_does_no_harm(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "if(y == 0, 0, x / y)"));
    scene_facts(&s, "x", NULL, "1 3");
    scene_facts(&s, "y", NULL, "0 4");
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "0 0.75");
    scene_close(&s);
}

static void test_overflow_is_told(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "x * x"));
    scene_facts(&s, "x", NULL, "1 9000000000000");
    scene_fails(&s, "2024", EMUL_E_OVERFLOW, "“x * x” has a result too large for subject “b”");
    scene_close(&s);
}

static void test_overflow_of_a_sum_is_told(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "II", .points = "x"));
    scene_facts(&s, "x", NULL, "9000000000000");
    scene_fails(&s, "2024", EMUL_E_OVERFLOW, "“unit” has a result too large for subject “a”");
    scene_close(&s);
}

static void test_a_label_without_level(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "level(rating, A -> 10, B -> 7)"));
    scene_facts(&s, "rating", NULL, ":A :C");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“rating” of subject “b” is “C”, for which “level(rating, A -> 10, B -> 7)” has no points");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_share_is_rounded_once),
        cmocka_unit_test(test_thirteen_items_reach_the_boundary),
        cmocka_unit_test(test_points_keep_their_decimals),
        cmocka_unit_test(test_marks_in_steps),
        cmocka_unit_test(test_a_quotient_in_steps_is_exact),
        cmocka_unit_test(test_steps_are_not_asked_of_what_is_missing),
        cmocka_unit_test(test_zero_is_a_result),
        cmocka_unit_test(test_one_mark_is_no_total),
        cmocka_unit_test(test_an_audit_of_zero_stands),
        cmocka_unit_test(test_each_policy_for_missing_facts),
        cmocka_unit_test(test_the_error_policy_names_subject_and_fact),
        cmocka_unit_test(test_not_applicable_leaves_numerator_and_denominator),
        cmocka_unit_test(test_nothing_applies),
        cmocka_unit_test(test_base_bonus_and_penalty_stay_apart),
        cmocka_unit_test(test_a_cap_of_zero_is_a_cap),
        cmocka_unit_test(test_ways_of_combining),
        cmocka_unit_test(test_weight_zero_weighs_nothing),
        cmocka_unit_test(test_no_bonus_is_zero_beside_weights),
        cmocka_unit_test(test_no_rounding_twice),
        cmocka_unit_test(test_total_clamp_and_rounding),
        cmocka_unit_test(test_there_is_no_clamp_at_a_hundred_by_itself),
        cmocka_unit_test(test_rules_read_other_criteria),
        cmocka_unit_test(test_geometric_mean),
        cmocka_unit_test(test_no_geometric_mean_below_zero),
        cmocka_unit_test(test_no_item_at_zero),
        cmocka_unit_test(test_lowest_share_decides_a_class),
        cmocka_unit_test(test_whom_a_scorecard_is_for),
        cmocka_unit_test(test_an_attribute_that_decides_must_be_there),
        cmocka_unit_test(test_division_by_zero_names_every_subject),
        cmocka_unit_test(test_a_branch_not_taken_does_no_harm),
        cmocka_unit_test(test_overflow_is_told),
        cmocka_unit_test(test_overflow_of_a_sum_is_told),
        cmocka_unit_test(test_a_label_without_level),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
