/* Stages of appraisal, and time: what a rule takes from which stage, which window, which days. Expected figures are worked out by hand beside
 * each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void open_rule(scene *s, const char *ids, const char *rule) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "R", .points = rule));
}

static void expect_why(const scene *s, int64_t row, const char *part) {
    char text[4096];
    assert_int_equal(emul_result_why(s->result, row, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        print_error("“%s” is not in\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
}

/* ---- stages ---- */

/* a has all three figures, b was not appraised, c only reported on itself, d says that it does not apply, e says nothing. */
static void open_stages(scene *s, const char *rule) {
    open_rule(s, "abcde", rule);
    scene_header(s, HEADER(.id = "r", .stages = "self, cross, appraised"));
    scene_facts(s, "x@self", NULL, "10 20 30 40 -");
    scene_facts(s, "x@cross", NULL, "9 18 - N/A -");
    scene_facts(s, "x@appraised", NULL, "8 - - - -");
    scene_facts(s, "x", NULL, "99 99 99 99 99"); /* of no stage */
}

static void test_final_takes_the_latest_stage(void **state) {
    (void)state;
    scene s;
    open_stages(&s, "final(x)");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "8 18 30 N/A -");
    expect_missing(&s, "e R final(x)");
    expect_why(&s, 0, "final(x) = 8: the figure of the stage appraised");
    expect_why(&s, 1, "final(x) = 18: the figure of the stage cross");
    expect_why(&s, 1, "period 2024, stage appraised");
    scene_close(&s);
}

static void test_an_evaluation_up_to_a_stage(void **state) {
    (void)state;
    static const char *const stages[] = {"self", "cross", "appraised"};
    static const char *const points[] = {"10 20 30 40 -", "9 18 30 N/A -", "8 18 30 N/A -"};
    for (int i = 0; i < 3; i++) {
        scene s;
        open_stages(&s, "final(x)");
        s.stage = stages[i];
        scene_runs(&s, "2024");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void test_another_year_is_appraised(void **state) { /* of last year all stages count: its appraisal is over */
    (void)state;
    scene s;
    open_rule(&s, "ab", "final(x) / prev(final(x))");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_facts(&s, "x@self", "2024", "50 60");
    scene_facts(&s, "x@appraised", "2024", "1 1");
    scene_facts(&s, "x@self", "2023", "40 30");
    scene_facts(&s, "x@appraised", "2023", "25 -");
    s.stage = "self";
    scene_runs(&s, "2024");
    expect_points(&s, "R", "2 2"); /* 50 / 25, 60 / 30 */
    scene_close(&s);
}

static void test_final_of_roll_ups(void **state) { /* (3 + 4) / 2 appraised, else (5 + 6 + 8) / 3 */
    (void)state;
    scene s;
    open_rule(&s, "ab", "final(x) * 3");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_indicator(&s, INDICATOR(.id = "x", .rollup = "mean"));
    scene_facts(&s, "x@self", "2024-01", "5 5");
    scene_facts(&s, "x@self", "2024-02", "6 6");
    scene_facts(&s, "x@self", "2024-03", "8 8");
    scene_facts(&s, "x@appraised", "2024-01", "3 -");
    scene_facts(&s, "x@appraised", "2024-02", "4 -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "10.5 19");
    scene_close(&s);
}

static void test_final_of_labels(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "level(final(grade), tot -> 10, kha -> 7)");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_indicator(&s, INDICATOR(.id = "grade", .labels = "tot, kha"));
    scene_facts(&s, "grade@self", NULL, ":tot :tot");
    scene_facts(&s, "grade@appraised", NULL, ":kha -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "7 10");
    expect_why(&s, 0, "level(kha, tot -> 10, kha -> 7)");
    scene_close(&s);
}

static void test_stages_that_cannot_be(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "final(x)");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“final” needs stages, of which the regulation has none");
    scene_close(&s);
    open_stages(&s, "final(x@self)");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“final” takes the name of a fact without facet, not “x@self”");
    scene_close(&s);
    open_stages(&s, "final(x)");
    s.stage = "apraised";
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "the regulation has no stage “apraised”");
    scene_close(&s);
    open_rule(&s, "a", "x");
    s.stage = "self";
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "the regulation has no stage “self”");
    scene_close(&s);
}

static void test_options_of_a_caller_without_stages(void **state) { /* whose struct ends before them */
    (void)state;
    scene s;
    open_stages(&s, "final(x)");
    assert_int_equal(emul_regulation_finish(s.regulation, s.error), EMUL_OK);
    emul_options options = {.struct_size = offsetof(emul_options, stage), .period = "2024", .stage = "not looked at"};
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &s.result, s.error), EMUL_OK);
    expect_points(&s, "R", "8 18 30 N/A -");
    scene_close(&s);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_final_takes_the_latest_stage),
        cmocka_unit_test(test_an_evaluation_up_to_a_stage),
        cmocka_unit_test(test_another_year_is_appraised),
        cmocka_unit_test(test_final_of_roll_ups),
        cmocka_unit_test(test_final_of_labels),
        cmocka_unit_test(test_stages_that_cannot_be),
        cmocka_unit_test(test_options_of_a_caller_without_stages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
