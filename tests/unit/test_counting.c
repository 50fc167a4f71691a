/* Which children of a node count: reweight, coverage, drop_lowest. Expected figures are calculated by hand beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void open_units(scene *s, const char *ids) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
}

static void expect_why(const scene *s, int64_t row, emul_language language, const char *expected) {
    size_t needed = 0;
    assert_int_equal(emul_result_why(s->result, row, "N", language, EMUL_FORM_TEXT, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_why(s->result, row, "N", language, EMUL_FORM_TEXT, text, needed, &needed, NULL), EMUL_OK);
    assert_non_null(strstr(text, expected));
    free(text);
}

/* ---- reweight ---- */

static void three_leaves(scene *s, const emul_criterion *node) {
    const int32_t parent = scene_criterion(s, -1, node);
    scene_criterion(s, parent, CRITERION(.id = "N.1", .max = "10", .points = "x", .missing = "skip"));
    scene_criterion(s, parent, CRITERION(.id = "N.2", .max = "20", .points = "y", .missing = "skip"));
    scene_criterion(s, parent, CRITERION(.id = "N.3", .max = "30", .points = "z", .missing = "skip"));
}

static void test_a_sum_is_scaled_to_full_marks(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abcd");
    three_leaves(&s, CRITERION(.id = "N", .max = "60", .reweight = "true", .round = "2"));
    scene_facts(&s, "x", NULL, "8 8 - N/A");
    scene_facts(&s, "y", NULL, "15 5 - N/A");
    scene_facts(&s, "z", NULL, "30 N/A 20 N/A");
    scene_runs(&s, "2024");
    /* a: 8 + 15 + 30. b: 13 of 30 possible, 13 x 60 / 30 = 26. c: 20 x 60 / 30 = 40. d: nothing applies. */
    expect_points(&s, "N", "53 26 40 N/A");
    expect_totals(&s, "unit", "53 26 40 N/A");
    expect_why(&s, 1, EMUL_ENGLISH, "Sum: 8 + 5 = 13\n    Scaled to full marks: 13 × 60 / 30 = 26\n");
    expect_why(&s, 1, EMUL_VIETNAMESE, "Quy đổi về đủ điểm: 13 × 60 / 30 = 26\n");
    scene_close(&s);
}

static void test_not_assigned_leaves_the_denominator(void **state) { /* S16: 13 of 15 points that were assigned are 86.67 % */
    (void)state;
    scene s;
    open_units(&s, "a");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .max = "20"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "10", .points = "x"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .max = "5", .points = "y"));
    scene_criterion(&s, node, CRITERION(.id = "N.3", .max = "5", .points = "z"));
    const int32_t scaled = scene_criterion(&s, -1, CRITERION(.id = "M", .max = "100", .reweight = "true", .round = "2"));
    scene_criterion(&s, scaled, CRITERION(.id = "M.1", .weight = "5", .max = "10", .points = "x"));
    scene_criterion(&s, scaled, CRITERION(.id = "M.2", .weight = "5", .max = "5", .points = "y"));
    scene_criterion(&s, scaled, CRITERION(.id = "M.3", .weight = "5", .max = "5", .points = "z"));
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "100 * share(N)", .round = "2"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "100 * share(M)", .round = "2"));
    scene_facts(&s, "x", NULL, "9");
    scene_facts(&s, "y", NULL, "4");
    scene_facts(&s, "z", NULL, "N/A");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "13");
    expect_points(&s, "S", "86.67"); /* 13 / 15 */
    expect_points(&s, "M", "86.67"); /* 65 x 100 / 75 = 86.666… */
    expect_points(&s, "T", "86.67"); /* of 100, all that it is scaled to */
    scene_close(&s);
}

static void test_bonus_is_not_scaled(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .reweight = "true"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "10", .points = "x"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .max = "10", .points = "y"));
    scene_criterion(&s, node, CRITERION(.id = "N.3", .kind = "bonus", .points = "3"));
    scene_facts(&s, "x", NULL, "6");
    scene_facts(&s, "y", NULL, "N/A");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "15"); /* 6 x 20 / 10 + 3 */
    scene_close(&s);
}

/* ---- coverage ---- */

static void test_coverage_by_full_marks_count_and_number(void **state) {
    (void)state;
    static const char *const needed[] = {"50%", "50% of count", "2", "100%"};
    /* a has y alone: 20 of 60 full marks, 1 of 3 criteria. b has z alone: 30 of 60. c has x and y: 30 of 60, 2 of 3. d has all. */
    static const char *const expected[] = {"- 30 18 48", "- - 18 48", "- - 18 48", "- - - 48"};
    for (int i = 0; i < 4; i++) {
        scene s;
        open_units(&s, "abcd");
        three_leaves(&s, CRITERION(.id = "N", .max = "60", .coverage = needed[i], .missing = "open"));
        scene_facts(&s, "x", NULL, "- - 8 8");
        scene_facts(&s, "y", NULL, "10 - 10 10");
        scene_facts(&s, "z", NULL, "- 30 - 30");
        scene_runs(&s, "2024");
        expect_points(&s, "N", expected[i]);
        scene_close(&s);
    }
}

static void test_too_little_is_told_with_the_facts(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    three_leaves(&s, CRITERION(.id = "N", .coverage = "2"));
    scene_facts(&s, "x", NULL, "8 8 N/A");
    scene_facts(&s, "y", NULL, "- 10 N/A");
    scene_facts(&s, "z", NULL, "N/A - 30");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "- 18 -");
    expect_states(&s, "unit", "incomplete complete incomplete");
    expect_missing(&s,
                   "a N coverage 1/3 < 2, a N.2 y, c N coverage 1/3 < 2"); /* what does not apply is not missing, but too little is there */
    expect_why(&s, 0, EMUL_ENGLISH, "Scored: 1 of 3 (criteria), at least 2: not met\n");
    expect_why(&s, 1, EMUL_VIETNAMESE, "Đã chấm điểm: 2/3 (tiêu chí), tối thiểu 2: đạt\n");
    scene_close(&s);
}

static void test_policies_of_a_node(void **state) {
    (void)state;
    static const char *const policies[] = {"open", "zero", "4.25", "skip"};
    static const char *const points[] = {"- 24", "0 24", "4.3 24", "N/A 24"};
    static const char *const totals[] = {"- 25", "1 25", "5.3 25", "1 25"};
    for (int i = 0; i < 4; i++) {
        scene s;
        open_units(&s, "ab");
        three_leaves(&s, CRITERION(.id = "N", .max = "60", .coverage = "50%", .missing = policies[i], .round = "1"));
        scene_criterion(&s, -1, CRITERION(.id = "M", .points = "1"));
        scene_facts(&s, "x", NULL, "8 -");
        scene_facts(&s, "z", NULL, "- 24");
        scene_runs(&s, "2024");
        expect_points(&s, "N", points[i]); /* 4.25, rounded as the node is: 4.3 */
        expect_totals(&s, "unit", totals[i]);
        scene_close(&s);
    }
}

static void test_the_error_policy_names_subject_and_node(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    three_leaves(&s, CRITERION(.id = "N", .coverage = "50% of count", .missing = "error"));
    scene_facts(&s, "x", NULL, "8 8");
    scene_facts(&s, "y", NULL, "- 8");
    scene_fails(&s, "2024", EMUL_E_RANGE, "too little of criterion “N” is scored for subject “a”: at least 50% of count");
    assert_int_equal(emul_error_row(s.error, 0), 0);
    scene_close(&s);
}

static void test_an_open_child_keeps_its_node_open(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .coverage = "2", .missing = "zero"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .points = "x", .missing = "open"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .points = "y", .missing = "skip"));
    scene_facts(&s, "y", NULL, "5");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "-"); /* x may still come, and then two are scored */
    expect_missing(&s, "a N.1 x");
    scene_close(&s);
}

/* Four domains of 25 % each; the safety domain needs two measures, the total three domains (42 CFR 412.165, hospital value-based purchasing:
 * weights are redistributed in proportion over the domains there are). */
static void test_domains_with_too_few_measures_fall_out(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    const int32_t top = scene_criterion(&s, -1, CRITERION(.id = "N", .combine = "weighted_mean", .coverage = "3", .round = "4"));
    static const char *const simple[] = {"clinical", "person", "cost"};
    for (int i = 0; i < 3; i++) {
        scene_criterion(&s, top, CRITERION(.id = simple[i], .weight = "25%", .points = simple[i], .missing = "skip"));
    }
    const int32_t safety =
        scene_criterion(&s, top, CRITERION(.id = "safety", .weight = "25%", .combine = "mean", .coverage = "2", .missing = "skip"));
    scene_criterion(&s, safety, CRITERION(.id = "h1", .points = "10 * hai1"));
    scene_criterion(&s, safety, CRITERION(.id = "h2", .points = "10 * hai2"));
    scene_criterion(&s, safety, CRITERION(.id = "h3", .points = "10 * hai3"));
    scene_facts(&s, "clinical", NULL, "50 50 -");
    scene_facts(&s, "person", NULL, "31 31 40");
    scene_facts(&s, "cost", NULL, "10 10 10");
    scene_facts(&s, "hai1", NULL, "9 9 9");
    scene_facts(&s, "hai2", NULL, "4 - -");
    scene_runs(&s, "2024");
    expect_points(&s, "safety", "65 N/A N/A");
    expect_totals(&s, "unit", "39 30.3333 -"); /* (50+31+10+65)/4; (50+31+10)/3; two domains are too few */
    expect_states(&s, "unit", "complete complete incomplete");
    expect_missing(&s, "c N coverage 2/4 < 3, c clinical clinical, c h2 hai2, c h3 hai3");
    scene_close(&s);
}

/* ---- drop_lowest ---- */

static void test_the_lowest_by_share_is_dropped(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abcde");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .max = "40", .drop_lowest = "1"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "10", .points = "x", .missing = "skip"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .max = "20", .points = "y", .missing = "skip"));
    scene_criterion(&s, node, CRITERION(.id = "N.3", .max = "20", .points = "z", .missing = "skip"));
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "share(N)", .missing = "zero"));
    scene_facts(&s, "x", NULL, "4 5 9 3 -");
    scene_facts(&s, "y", NULL, "10 10 20 - 7");
    scene_facts(&s, "z", NULL, "12 12 20 9 -");
    scene_runs(&s, "2024");
    /* a: 40 %, 50 %, 60 %: x goes, 22 of 40. b: x and y are both at half: y has the larger maximum, 17 of 30. c: x at 90 %.
     * d: 30 % and 45 %: x. e: one alone: dropped, nothing is left: missing, not 0. */
    expect_points(&s, "N", "22 17 40 9 -");
    expect_points(&s, "S", "0.55 0.566667 1 0.45 0");
    expect_why(&s, 1, EMUL_ENGLISH, "Left out as the lowest for their full marks: N.2\n    Sum: 5 + 12 = 17\n");
    expect_why(&s, 1, EMUL_VIETNAMESE, "Bỏ mục thấp nhất so với điểm tối đa: N.2\n");
    scene_close(&s);
}

static void test_of_equals_the_later_goes_and_keep_stays(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .combine = "weighted_mean", .drop_lowest = "2"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .weight = "1", .max = "10", .points = "x", .keep = "true"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .weight = "2", .max = "10", .points = "y"));
    scene_criterion(&s, node, CRITERION(.id = "N.3", .weight = "3", .max = "10", .points = "z"));
    scene_criterion(&s, node, CRITERION(.id = "N.4", .weight = "4", .max = "10", .points = "t"));
    scene_facts(&s, "x", NULL, "1 0");
    scene_facts(&s, "y", NULL, "6 6");
    scene_facts(&s, "z", NULL, "6 9");
    scene_facts(&s, "t", NULL, "6 2");
    scene_runs(&s, "2024");
    /* a: z and t go, the later ones: (1 + 2 x 6) / 3. b: t and y go: (0 + 3 x 9) / 4 */
    expect_points(&s, "N", "4.333333 6.75");
    scene_close(&s);
}

static void test_dropped_and_scaled(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    three_leaves(&s, CRITERION(.id = "N", .max = "60", .drop_lowest = "1", .reweight = "true"));
    scene_facts(&s, "x", NULL, "2");
    scene_facts(&s, "y", NULL, "12");
    scene_facts(&s, "z", NULL, "27");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "46.8"); /* 2 of 10 goes: 39 x 60 / 50 */
    scene_close(&s);
}

static void test_the_bonus_of_what_is_dropped_goes_with_it(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .drop_lowest = "1"));
    for (int i = 0; i < 2; i++) {
        const int32_t part = scene_criterion(&s, node, CRITERION(.id = i == 0 ? "A" : "B", .max = "10"));
        scene_criterion(&s, part, CRITERION(.id = i == 0 ? "A.1" : "B.1", .max = "10", .points = i == 0 ? "5" : "4"));
        scene_criterion(&s, part, CRITERION(.id = i == 0 ? "A.2" : "B.2", .kind = "bonus", .points = "0.5"));
    }
    scene_runs(&s, "2024");
    expect_points(&s, "N", "5.5");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_sum_is_scaled_to_full_marks),
        cmocka_unit_test(test_not_assigned_leaves_the_denominator),
        cmocka_unit_test(test_bonus_is_not_scaled),
        cmocka_unit_test(test_coverage_by_full_marks_count_and_number),
        cmocka_unit_test(test_too_little_is_told_with_the_facts),
        cmocka_unit_test(test_policies_of_a_node),
        cmocka_unit_test(test_the_error_policy_names_subject_and_node),
        cmocka_unit_test(test_an_open_child_keeps_its_node_open),
        cmocka_unit_test(test_domains_with_too_few_measures_fall_out),
        cmocka_unit_test(test_the_lowest_by_share_is_dropped),
        cmocka_unit_test(test_of_equals_the_later_goes_and_keep_stays),
        cmocka_unit_test(test_dropped_and_scaled),
        cmocka_unit_test(test_the_bonus_of_what_is_dropped_goes_with_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
