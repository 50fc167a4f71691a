/* What is said of what lacks and of who is one too many: names for people beside facts, too little of a criterion, the arithmetic of class quotas,
 * groups that no roster has. Every figure is worked out by hand beside its test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/case.h"
#include "support/scene.h"

static void expect_why(const scene *s, int64_t row, emul_language language, const char *part) {
    char text[8192];
    assert_int_equal(emul_result_why(s->result, row, NULL, language, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        print_error("“%s” is not in\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
}

/* Seventeen units with 17, 16 … 1 points, ten of them in group 1. */
static void open_classes(scene *s, const char *at_most) {
    char id[2] = "a";
    scene_open(s, NULL);
    for (int i = 0; i < 17; i++, id[0]++) {
        scene_subject(s, id, EMUL_KIND_UNIT, i < 10 ? "group=1" : "group=2");
    }
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "I", .points = "x"));
    scene_class(s, CLASS(.id = "tot", .when = "total >= 2", .at_most = at_most));
    scene_class(s, CLASS(.id = "con_lai"));
    scene_facts(s, "x", NULL, "17 16 15 14 13 12 11 10 9 8 7 6 5 4 3 2 1");
    scene_runs(s, "2024");
}

static void test_the_arithmetic_of_a_class_quota(void **state) { /* 20 % of 17 are 3.4: three */
    (void)state;
    scene s;
    open_classes(&s, "20%");
    expect_classes(&s, "unit",
                   "tot tot tot con_lai con_lai con_lai con_lai con_lai con_lai con_lai con_lai con_lai con_lai con_lai con_lai con_lai "
                   "con_lai");
    expect_why(&s, 2, EMUL_ENGLISH, "      Quota 20%: 20% of 17 (those classed) = 3.4, rounded towards zero, gives 3\n");
    expect_why(&s, 3, EMUL_VIETNAMESE,
               "      Chỉ tiêu 20%: 20% của 17 (số được xếp loại) = 3,4, bỏ phần lẻ: 3 suất\n      Hạ từ tot xuống con_lai: chỉ tiêu không "
               "quá 20%\n");
    scene_close(&s);
}

static void test_the_same_in_each_group(void **state) { /* 20 % of 7 are 1.4 */
    (void)state;
    scene s;
    open_classes(&s, "20% per group");
    expect_why(&s, 1, EMUL_ENGLISH,
               "Quota 20% for each group, in its group (1): 20% of 10 (those classed) = 2, rounded towards zero, gives 2\n");
    expect_why(&s, 11, EMUL_ENGLISH,
               "Quota 20% for each group, in its group (2): 20% of 7 (those classed) = 1.4, rounded towards zero, gives 1\n");
    expect_why(&s, 11, EMUL_ENGLISH, "Moved down from tot to con_lai");
    scene_close(&s);
}

static void test_a_share_of_another_class(void **state) { /* t in tot, 17 - t in con_lai: t <= (17 - t) / 2 holds up to 5: 12 / 2 = 6 */
    (void)state;
    scene s;
    open_classes(&s, "50% of class(con_lai)");
    expect_why(&s, 4, EMUL_ENGLISH, "50% of 12 (those of the class) = 6, rounded towards zero, gives 6\n");
    expect_why(&s, 5, EMUL_ENGLISH, "Moved down from tot to con_lai");
    scene_close(&s);
}

/* ---- what lacks ---- */

static void open_lacking(scene *s) {
    scene_open(s, NULL);
    scene_units(s, "ab");
    scene_indicator(s, INDICATOR(.id = "visits", .name = "Lượt khám"));
    scene_scorecard(s, SCORECARD(.id = "unit"));
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "N", .coverage = "50%", .max = "60"));
    scene_criterion(s, node, CRITERION(.id = "N.1", .points = "visits@plan", .max = "50"));
    scene_criterion(s, node, CRITERION(.id = "N.2", .points = "late", .max = "10"));
}

static void test_names_beside_facts(void **state) {
    (void)state;
    scene s;
    open_lacking(&s);
    scene_facts(&s, "late", NULL, "1 1");
    scene_facts(&s, "visits@plan", NULL, "- 7");
    scene_runs(&s, "2024");
    expect_missing(&s, "a N.1 visits@plan");
    assert_string_equal(emul_result_missing_name(s.result, 0), "Lượt khám");
    assert_null(emul_result_missing_name(s.result, 1));
    assert_null(emul_result_missing_name(NULL, 0));
    char *json = case_result_json(s.result);
    assert_non_null(strstr(json, "\"fact\": \"visits@plan\", \"name\": \"Lượt khám\""));
    free(json);
    expect_why(&s, 0, EMUL_VIETNAMESE, "Chưa có số liệu: Lượt khám (kế hoạch)\n");
    scene_close(&s);
}

/* For b all that applies is scored, and that is 10 of 60 where 30 are asked for. */
static void test_too_little_of_a_criterion(void **state) {
    (void)state;
    scene s;
    open_lacking(&s);
    scene_facts(&s, "late", NULL, "1 1");
    scene_facts(&s, "visits@plan", NULL, "9 N/A");
    scene_runs(&s, "2024");
    expect_states(&s, "unit", "complete incomplete");
    expect_missing(&s, "b N coverage 10/60 < 50%");
    assert_string_equal(emul_result_missing_name(s.result, 0), "");
    scene_close(&s);
}

static void test_a_group_that_no_roster_has(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "cụm=1");
    scene_scorecard(&s, SCORECARD(.id = "unit", .group = "cum"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "x"));
    scene_facts(&s, "x", NULL, "1");
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "the roster has no attribute “cum”");
    assert_string_equal(emul_error_hint(s.error, 0, EMUL_VIETNAMESE), "có phải là “cụm”?");
    scene_close(&s);
}

/* The last week of 2020 ends on 3 January 2021; its Thursday, and so the week, is of 2020. */
static void test_the_year_of_week_53(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "Y", .points = "year(x)"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "prev(w)"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .points = "year(prev(x))"));
    scene_facts(&s, "x", "2019", "19");
    scene_facts(&s, "x", "2020", "20");
    scene_facts(&s, "x", "2021", "21");
    scene_facts(&s, "w", "2019-W52", "52");
    scene_runs(&s, "2020-W53");
    expect_points(&s, "Y", "20");
    expect_points(&s, "P", "52"); /* 2019 has 52 weeks */
    expect_points(&s, "B", "19");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_arithmetic_of_a_class_quota),
        cmocka_unit_test(test_the_same_in_each_group),
        cmocka_unit_test(test_a_share_of_another_class),
        cmocka_unit_test(test_names_beside_facts),
        cmocka_unit_test(test_too_little_of_a_criterion),
        cmocka_unit_test(test_a_group_that_no_roster_has),
        cmocka_unit_test(test_the_year_of_week_53),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
