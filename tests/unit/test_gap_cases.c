/* How far, case by case: which figures are changed and in which steps, what cannot be mended, and what the call refuses. Figures by hand beside the facts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"
#include "support/scene.h"

static const emul_target first_award = {.struct_size = sizeof first_award, .kind = EMUL_TARGET_AWARD};
static const emul_target first_class = {.struct_size = sizeof first_class, .kind = EMUL_TARGET_CLASS};

static emul_target place(int64_t wanted) {
    return (emul_target){.struct_size = sizeof first_award, .kind = EMUL_TARGET_PLACE, .place = wanted};
}

/* The gap in English, in a buffer of its own. */
static const char *gap_of(const scene *s, int64_t row, const emul_target *target) {
    static char text[1 << 14];
    emul_explanation *explanation = NULL;
    assert_int_equal(emul_result_gap(s->result, s->roster, s->ledger, row, target, &explanation, NULL), EMUL_OK);
    assert_int_equal(emul_explanation_write(explanation, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    emul_explanation_destroy(explanation);
    return text;
}

static void expect_in_gap(const scene *s, int64_t row, const emul_target *target, const char *part) {
    const char *text = gap_of(s, row, target);
    if (strstr(text, part) == NULL) {
        fail_msg("not in the gap: %s\n%s", part, text);
    }
}

static void expect_not_in_gap(const scene *s, int64_t row, const emul_target *target, const char *part) {
    const char *text = gap_of(s, row, target);
    if (strstr(text, part) != NULL) {
        fail_msg("in the gap: %s\n%s", part, text);
    }
}

static void open_units(scene *s, const char *ids) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
}

/* Population, staff and plans are what a figure is measured against: 12 of 20 beds at 600 people asks for 0.02 a head: 12 doctors; the plan stays. */
static void test_what_is_measured_against_stays(void **state) {
    scene s;
    (void)state;
    open_units(&s, "a");
    scene_indicator(&s, INDICATOR(.id = "visits", .name = "Visits", .unit = "visits"));
    scene_criterion(&s, -1, CRITERION(.id = "V", .max = "10", .points = "proportional(visits / visits@plan)"));
    scene_criterion(&s, -1, CRITERION(.id = "D", .max = "10", .points = "proportional(doctors / people / 2%)"));
    scene_class(&s, CLASS(.id = "A", .when = "total >= 16"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "visits", NULL, "800");
    scene_facts(&s, "visits@plan", NULL, "1000");
    scene_facts(&s, "people", NULL, "600");
    scene_facts(&s, "doctors", NULL, "9");
    scene_runs(&s, "2024"); /* 8 + 10 × 0.015 / 0.02 = 15.5 */
    expect_in_gap(&s, 0, &first_class, "0.5 points short: the total would have to be 16 instead of 15.5");
    /* 10 × v / 1000 = 8.5 */
    expect_in_gap(&s, 0, &first_class, "Visits: 50 visits more would do, 850 instead of 800, 5% of the plan; then 8.5 points");
    /* 10 × d / 12 >= 8: 9.6 doctors */
    expect_in_gap(&s, 0, &first_class, "doctors: 1 more would do, 10 instead of 9; then 8.333333 points");
    expect_not_in_gap(&s, 0, &first_class, "people:");
    scene_close(&s);
}

/* What counts against a subject is made less: 8.25 - 2 is less than 7. Marks are in hundredths: 13 - 6 is enough, 12.99 - 6 is not. */
static void test_penalties_and_steps(void **state) {
    scene s;
    (void)state;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "mark"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "2 * late"));
    scene_facts(&s, "mark", NULL, "8.25 9");
    scene_facts(&s, "late", NULL, "3 1");
    scene_runs(&s, "2024"); /* 2.25 and 7 */
    const emul_target first = place(1);
    expect_in_gap(&s, 0, &first, "4.75 points short: the total would have to be 7 instead of 2.25"); /* equal is first, too */
    expect_in_gap(&s, 0, &first, "mark: 4.75 more would do, 13 instead of 8.25");
    expect_in_gap(&s, 0, &first, "late: 3 less would do, 0 instead of 3; then 0 points");
    scene_close(&s);
}

/* Yes for no, and of labels the nearest better one that does: kha gives 5, tot 8. */
static void test_answers_and_labels(void **state) {
    scene s;
    (void)state;
    open_units(&s, "a");
    scene_indicator(&s, INDICATOR(.id = "report", .type = "yes_no"));
    scene_indicator(&s, INDICATOR(.id = "rating", .type = "label", .labels = "xuat_sac, tot, kha, yeu"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "if(report, 3, 0)"));
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "level(rating, xuat_sac -> 10, tot -> 8, kha -> 5, yeu -> 0)"));
    scene_class(&s, CLASS(.id = "A", .when = "total >= 8"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "report", NULL, "0");
    scene_facts(&s, "rating", NULL, ":kha");
    scene_runs(&s, "2024");
    expect_in_gap(&s, 0, &first_class, "report: yes instead of no would do; then 3 points");
    expect_in_gap(&s, 0, &first_class, "rating: tot instead of kha would do; then 8 points");
    scene_close(&s);
}

/* Of several figures of the period the last is changed: 2 + 3 + 4, and 12 are needed. */
static void test_the_last_of_several(void **state) {
    scene s;
    (void)state;
    open_units(&s, "a");
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "sum(models)"));
    scene_class(&s, CLASS(.id = "A", .when = "total >= 12"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "models", "2024-02", "2");
    scene_facts(&s, "models", "2024-09", "4");
    scene_facts(&s, "models", "2024-05", "3");
    scene_runs(&s, "2024");
    expect_in_gap(&s, 0, &first_class, "models, 2024-09: 3 more would do, 7 instead of 4; then 12 points");
    scene_close(&s);
}

/* Who has no fact has what the regulation says that means: 4 late reports, 1 allowed. Marks of several judges are nobody's own figure. */
static void test_absent_and_judges(void **state) {
    scene s;
    (void)state;
    open_units(&s, "a");
    scene_indicator(&s, INDICATOR(.id = "late", .absent = "4"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .points = "10 - late"));
    scene_criterion(&s, -1, CRITERION(.id = "J", .points = "mean(mark@judge)"));
    scene_class(&s, CLASS(.id = "A", .when = "points(B) >= 9"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "mark@judge.1", NULL, "8");
    scene_facts(&s, "mark@judge.2", NULL, "9");
    scene_runs(&s, "2024");
    expect_in_gap(&s, 0, &first_class, "No higher total alone would do");
    expect_in_gap(&s, 0, &first_class, "late: 3 less would do, 1 instead of 4; then 9 points");
    expect_in_gap(&s, 0, &first_class, "These rest on no figure of its own that could be changed alone: J");
    scene_close(&s);
}

/* Where the least total wins, it would have to be less: 12 against 10, and time is in tenths. */
static void test_less_is_better(void **state) {
    scene s;
    (void)state;
    open_units(&s, "ab");
    scene_order(&s, "total asc");
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "time"));
    scene_facts(&s, "time", NULL, "12 10.5");
    scene_runs(&s, "2024");
    const emul_target first = place(1);
    expect_in_gap(&s, 0, &first, "1.5 points too many: the total would have to be 10.5 instead of 12");
    expect_in_gap(&s, 0, &first, "time: 1.5 less would do, 10.5 instead of 12; then 10.5 points");
    scene_close(&s);
}

/* Two places short at once: 10 of 30 points, 25 needed, 8 and 9 at most. */
static void test_only_together(void **state) {
    scene s;
    (void)state;
    open_units(&s, "a");
    scene_criterion(&s, -1, CRITERION(.id = "F", .max = "13", .points = "min(f, 13)"));
    scene_criterion(&s, -1, CRITERION(.id = "G", .max = "14", .points = "min(g, 14)"));
    scene_class(&s, CLASS(.id = "A", .when = "total >= 25"));
    scene_class(&s, CLASS(.id = "B"));
    scene_facts(&s, "f", NULL, "5");
    scene_facts(&s, "g", NULL, "5");
    scene_runs(&s, "2024");
    expect_in_gap(&s, 0, &first_class, "f: even 13 does not do; then 13 points, the total would be 18, still 7 short");
    expect_in_gap(&s, 0, &first_class, "No single criterion would do");
    expect_in_gap(&s, 0, &first_class, "All of them at their best together would, with a total of 27");
    scene_close(&s);
}

/* ---- what no score mends ---- */

static void test_what_cannot_be_mended(void **state) {
    scene s;
    (void)state;
    open_units(&s, "abcd");
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "mark"));
    scene_veto(&s, "reprimanded > 0");
    scene_award(&s, AWARD(.id = "flag", .name = "Flag", .by = "unit", .take = "1"));
    scene_condition(&s, "discipline == 0");
    scene_condition(&s, "streak(title) >= 3");
    scene_condition(&s, "total >= 5");
    scene_facts(&s, "mark", NULL, "4 4 - 9");
    scene_facts(&s, "discipline", NULL, "1 0 0 0");
    scene_facts(&s, "reprimanded", NULL, "0 1 0 0");
    scene_history(&s, "a", "title", 2023, 0);
    scene_history(&s, "a", "title", 2024, 0);
    scene_runs(&s, "2024");
    expect_in_gap(&s, 0, &first_award, "Nothing that is scored can mend this:\n      Condition: “discipline == 0”");
    expect_in_gap(&s, 0, &first_award, "One more each year: 1 more, in 2025 at the earliest");
    expect_in_gap(&s, 0, &first_award, "    Condition: “total >= 5”, that is total [4] ≥ 5: not met"); /* that one could be */
    expect_not_in_gap(&s, 0, &first_award, "would do");
    expect_in_gap(&s, 1, &first_award, "Disqualified if: “reprimanded > 0”, that is reprimanded [1] > 0: it does");
    expect_in_gap(&s, 2, &first_award, "Takes no place on scorecard unit: incomplete\n      No figure: mark");
    scene_close(&s);
}

static void test_whom_it_is_not_for(void **state) {
    scene s;
    (void)state;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "");
    scene_subject(&s, "p", EMUL_KIND_INDIVIDUAL, "");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "1"));
    scene_award(&s, AWARD(.id = "flag", .by = "unit"));
    scene_runs(&s, "2024");
    const emul_target first = place(1);
    expect_in_gap(&s, 1, &first_award, "It is not for this subject");
    expect_in_gap(&s, 1, &first, "It is not for this subject");
    expect_in_gap(&s, 0, &first_award, "It has that already");
    expect_in_gap(&s, 0, &first, "It has that already");
    scene_close(&s);
}

/* An award that excludes another: nobody is told how to lose it. */
static void test_exclusion(void **state) {
    scene s;
    (void)state;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "mark"));
    scene_award(&s, AWARD(.id = "small", .by = "unit"));
    scene_award(&s, AWARD(.id = "great", .name = "Great", .by = "unit", .take = "1"));
    scene_excludes(&s, "small");
    scene_facts(&s, "mark", NULL, "9 8");
    scene_runs(&s, "2024");
    expect_in_gap(&s, 0, &first_award, "Receives Great, which excludes this one");
    expect_not_in_gap(&s, 0, &first_award, "mark:");
    scene_close(&s);
}

/* ---- the call ---- */

static void test_arguments(void **state) {
    scene s;
    emul_explanation *explanation = NULL;
    (void)state;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "mark"));
    scene_award(&s, AWARD(.id = "flag", .by = "unit", .take = "1"));
    scene_facts(&s, "mark", NULL, "9 8");
    s.explain = EMUL_EXPLAIN_NONE;
    scene_runs(&s, "2024");
    const struct {
        int64_t row;
        emul_target target;
    } wrong[] = {
        {-1, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_AWARD}},
        {2, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_AWARD}},
        {0, {.struct_size = 0, .kind = EMUL_TARGET_AWARD}},
        {0, {.struct_size = -8, .kind = EMUL_TARGET_AWARD}},
        {0, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_AWARD, .index = 1}},
        {0, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_AWARD, .index = -1}},
        {0, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_AWARD, .place = 1}},
        {0, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_CLASS}},
        {0, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_PLACE}},
        {0, {.struct_size = sizeof(emul_target), .kind = EMUL_TARGET_PLACE, .index = 1, .place = 1}},
        {0, {.struct_size = sizeof(emul_target), .kind = 3}},
        {0, {.struct_size = sizeof(emul_target), .kind = -1}},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(emul_result_gap(s.result, s.roster, s.ledger, wrong[i].row, &wrong[i].target, &explanation, s.error),
                         EMUL_E_ARGUMENT);
    }
    assert_int_equal(emul_result_gap(NULL, s.roster, s.ledger, 0, &first_award, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_gap(s.result, NULL, s.ledger, 0, &first_award, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_gap(s.result, s.roster, NULL, 0, &first_award, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_gap(s.result, s.roster, s.ledger, 0, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_gap(s.result, s.roster, s.ledger, 0, &first_award, NULL, NULL), EMUL_E_ARGUMENT);
    assert_null(explanation);
    expect_in_gap(&s, 1, &first_award,
                  "mark: 2 more would do, 10 instead of 8"); /* a result without explanations will do; equal is not enough */
    scene_close(&s);
}

/* Another roster or other figures than those of the result: no gap is told of them. */
static void test_other_figures_are_refused(void **state) {
    scene s;
    emul_explanation *explanation = NULL;
    (void)state;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "mark"));
    scene_award(&s, AWARD(.id = "flag", .by = "unit", .take = "1"));
    scene_facts(&s, "mark", NULL, "9 8");
    scene_runs(&s, "2024");
    assert_int_equal(emul_ledger_set(s.ledger, 1, "mark", NULL, NULL, 7 * EMUL_DECIMAL_ONE, NULL), EMUL_OK);
    assert_int_equal(emul_result_gap(s.result, s.roster, s.ledger, 0, &first_award, &explanation, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_set(s.ledger, 1, "mark", NULL, NULL, 8 * EMUL_DECIMAL_ONE, NULL), EMUL_OK);
    assert_int_equal(emul_result_gap(s.result, s.roster, s.ledger, 0, &first_award, &explanation, s.error), EMUL_OK);
    emul_explanation_destroy(explanation);
    scene_close(&s);
}

/* ---- memory ---- */

static emul_status find_gap(const emul_allocator *allocator, void *context) {
    scene s;
    emul_explanation *explanation = NULL;
    (void)context;
    scene_open(&s, allocator);
    scene_units(&s, "ab");
    scene_indicator(&s, INDICATOR(.id = "rating", .type = "label", .labels = "tot, kha"));
    scene_indicator(&s, INDICATOR(.id = "late", .absent = "1", .range = "0..2"));
    scene_scorecard(&s, SCORECARD(.id = "unit", .round = "0"));
    scene_criterion(&s, -1, CRITERION(.id = "V", .max = "4", .points = "proportional(v / v@plan)"));
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "level(rating, tot -> 1, kha -> 0)"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "late"));
    scene_award(&s, AWARD(.id = "flag", .by = "unit", .take = "1"));
    scene_condition(&s, "total >= 2");
    scene_facts(&s, "v", NULL, "2 4");
    scene_facts(&s, "v@plan", NULL, "4 4");
    scene_facts(&s, "rating", NULL, ":kha :tot");
    emul_status status = scene_run(&s, "2024");
    if (status == EMUL_OK) {
        status = emul_result_gap(s.result, s.roster, s.ledger, 0, &first_award, &explanation, s.error);
    }
    assert_true(status == EMUL_OK || explanation == NULL);
    emul_explanation_destroy(explanation);
    scene_close(&s);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(find_gap, NULL) > 150);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_measured_against_stays),
        cmocka_unit_test(test_penalties_and_steps),
        cmocka_unit_test(test_answers_and_labels),
        cmocka_unit_test(test_the_last_of_several),
        cmocka_unit_test(test_absent_and_judges),
        cmocka_unit_test(test_less_is_better),
        cmocka_unit_test(test_only_together),
        cmocka_unit_test(test_what_cannot_be_mended),
        cmocka_unit_test(test_whom_it_is_not_for),
        cmocka_unit_test(test_exclusion),
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_other_figures_are_refused),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
