/* Awards and conditions that are in force for a time only, and the day of the law that decides. The boundary days are those of Law 06/2022/QH15
 * Article 94 (in force from 2024-01-01), Decree 152/2025/ND-CP Article 60 (from 2025-07-01) and Law 06/2026/QH16 (from 2026-10-01). */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* One subject with marks of 85, below what the second regime asks and above what the first does. */
static void open_regimes(scene *s, const char *law_date) {
    scene_open(s, NULL);
    s->law_date = law_date;
    scene_units(s, "a");
    scene_fact(s, "a", "marks", NULL, "85");
    const int32_t award = scene_award(s, AWARD(.id = "w", .applies_to = "unit", .in_force = "2024-01-01..2026-09-30"));
    assert_int_equal(emul_regulation_add_award_condition(s->regulation, award,
                                                         CONDITION(.that = "marks >= 80", .in_force = "2024-01-01..2025-06-30"), s->error),
                     EMUL_OK);
    assert_int_equal(
        emul_regulation_add_award_condition(s->regulation, award, CONDITION(.that = "marks >= 90", .in_force = "2025-07-01.."), s->error),
        EMUL_OK);
}

static void test_the_day_of_the_law_decides(void **state) {
    static const struct {
        const char *day;
        const char *decision;
    } days[] = {{"2023-12-31", "-"},          {"2024-01-01", "awarded"},    {"2025-06-30", "awarded"}, {"30/06/2025", "awarded"},
                {"2025-07-01", "ineligible"}, {"2026-09-30", "ineligible"}, {"2026-10-01", "-"}};
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        scene s;
        open_regimes(&s, days[i].day);
        scene_runs(&s, "2025");
        expect_decisions(&s, "w", days[i].decision);
        scene_close(&s);
    }
}

static void test_the_last_day_of_the_period_unless_told(void **state) {
    static const struct {
        const char *period;
        const char *decision;
    } periods[] = {{"2023", "-"}, {"2024", "awarded"}, {"2025-H1", "awarded"}, {"2025", "ineligible"}};
    (void)state;
    for (size_t i = 0; i < sizeof periods / sizeof periods[0]; i++) {
        scene s;
        open_regimes(&s, NULL);
        scene_runs(&s, periods[i].period);
        expect_decisions(&s, "w", periods[i].decision);
        scene_close(&s);
    }
}

static void test_several_periods_and_prizes(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    s.law_date = "2024-06-15";
    scene_units(&s, "ab");
    scene_facts(&s, "marks", NULL, "85 80");
    scene_award(&s, AWARD(.id = "heading", .applies_to = "unit", .in_force = "2023, 2025"));
    scene_award_order(&s, "marks desc");
    scene_prize(&s, AWARD(.id = "first", .take = "1"));
    scene_award(&s, AWARD(.id = "other", .applies_to = "unit", .in_force = "2023, 2024-06"));
    scene_award(&s, AWARD(.id = "rest", .applies_to = "unit"));
    scene_condition(&s, "not awarded(first)");
    scene_runs(&s, "2025");
    expect_decisions(&s, "heading", "- -");
    expect_decisions(&s, "first", "- -");
    expect_decisions(&s, "other", "awarded awarded");
    expect_decisions(&s, "rest", "awarded awarded");
    scene_close(&s);
}

/* A figure that only a lapsed condition asks for is not missed. */
static void test_what_a_lapsed_condition_asks_is_not_missing(void **state) {
    (void)state;
    scene s;
    open_regimes(&s, "2025-01-01");
    assert_int_equal(
        emul_regulation_add_award_condition(s.regulation, 0, CONDITION(.that = "votes >= 80%", .in_force = "2025-07-01.."), s.error),
        EMUL_OK);
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "awarded");
    expect_missing(&s, "");
    scene_close(&s);
}

static void expect_why(const scene *s, emul_language language, const char *part) {
    char text[4096];
    assert_int_equal(emul_result_why(s->result, 0, NULL, language, EMUL_FORM_TEXT, text, sizeof text, NULL, s->error), EMUL_OK);
    if (strstr(text, part) == NULL) {
        print_error("no “%s” in\n%s", part, text);
        fail();
    }
}

static void test_why_says_what_is_not_in_force(void **state) {
    (void)state;
    scene s;
    open_regimes(&s, "2025-07-01");
    scene_runs(&s, "2025");
    expect_why(&s, EMUL_ENGLISH, "Condition: “marks >= 80”: not in force on 2025-07-01 (in force 2024-01-01..2025-06-30), left out");
    expect_why(&s, EMUL_VIETNAMESE,
               "Điều kiện: “marks >= 80”: không có hiệu lực ngày 2025-07-01 (hiệu lực: 2024-01-01..2025-06-30), không xét");
    scene_close(&s);
    open_regimes(&s, "2026-10-01");
    scene_runs(&s, "2026");
    expect_why(&s, EMUL_ENGLISH, "Not in force on 2026-10-01 (in force 2024-01-01..2026-09-30)");
    scene_close(&s);
}

static void test_mistakes(void **state) {
    (void)state;
    scene s;
    open_regimes(&s, "2025-07");
    scene_fails(&s, "2025", EMUL_E_SYNTAX, "“2025-07” is no day");
    scene_close(&s);
    static const char *const bad[] = {"2024-13", "", "..", "2024....2025", "2025..2024"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        scene_open(&s, NULL);
        scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .in_force = bad[i]));
        scene_fails(&s, "2025", EMUL_E_SYNTAX, "is no period");
        scene_close(&s);
    }
    scene_open(&s, NULL);
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .status = "sure"));
    scene_fails(&s, "2025", EMUL_E_REGULATION, "“sure”");
    scene_close(&s);
    scene_open(&s, NULL);
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit"));
    scene_award_order(&s, "marks desc");
    scene_prize(&s, AWARD(.id = "first", .take = "1", .in_force = "2024"));
    scene_fails(&s, "2025", EMUL_E_REGULATION, "a prize has “in_force” from its award");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_day_of_the_law_decides),    cmocka_unit_test(test_the_last_day_of_the_period_unless_told),
        cmocka_unit_test(test_several_periods_and_prizes),    cmocka_unit_test(test_what_a_lapsed_condition_asks_is_not_missing),
        cmocka_unit_test(test_why_says_what_is_not_in_force), cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
