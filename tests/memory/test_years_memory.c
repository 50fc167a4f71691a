/* Counting years, with each allocation failed in turn: EMUL_E_MEMORY, nothing left alive, nothing half done; the explanation too. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

static void set_rules(scene *s) {
    scene_indicator(s, INDICATOR(.id = "leave", .type = "yes_no", .absent = "no"));
    scene_indicator(s, INDICATOR(.id = "joined", .type = "date", .absent = "none"));
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "A", .points = "months_since(joined)", .missing = "skip"));
    scene_criterion(s, -1, CRITERION(.id = "B", .points = "count_years(x > 1 and times(t, last = 1) == 1, last = 3)", .missing = "zero"));
    scene_criterion(s, -1, CRITERION(.id = "C", .points = "if(ever(t) and years_since(t) < 3, 1, 0)"));
    scene_award(s, AWARD(.id = "higher"));
    scene_condition(s, "streak(t, excused = leave, after = joined, unused_by = higher) >= 2");
    scene_condition(s, "times(t, last = years_in_row(x > 1, excused = leave)) >= 2");
    scene_condition(s, "streak(t, by = award, after = 2019-12-31) >= 2");
}

static emul_status evaluate_years(const emul_allocator *allocator, void *context) {
    scene s;
    char why[8192];
    (void)context;
    scene_open(&s, allocator);
    scene_units(&s, "abc");
    set_rules(&s);
    scene_facts(&s, "x", NULL, "2 2 2");
    scene_facts(&s, "x", "2023", "2 1 -");
    scene_facts(&s, "x", "2022", "2 - -");
    scene_fact(&s, "b", "leave", "2023", "1");
    scene_fact(&s, "c", "joined", NULL, ":2022-12-31");
    for (int32_t year = 2022; year <= 2024; year++) {
        scene_history(&s, "a", "t", year, 0);
        scene_history(&s, "b", "t", year, year == 2023);
        scene_history(&s, "c", "t", year, 0);
    }
    scene_history(&s, "a", "higher", 2020, 0);
    emul_status status = scene_run(&s, "2024");
    if (status == EMUL_OK) {
        /* a: three of three; b: 2022 and 2024 about the leave, 2023 annulled, so in succession 2024 alone; c: 2023 and 2024, but what its row of years is from 2023 back
         * is not known, and one to three awards lie in it */
        expect_decisions(&s, "higher", "awarded ineligible ?");
        status = emul_result_why(s.result, 1, NULL, EMUL_VIETNAMESE, EMUL_FORM_TEXT, why, sizeof why, NULL, NULL);
    }
    scene_close(&s);
    return status;
}

static void test_years(void **state) {
    (void)state;
    assert_true(fail_each_allocation(evaluate_years, NULL) > 100);
}

static emul_status add_dates(const emul_allocator *allocator, void *context) {
    emul_ledger *ledger = NULL;
    (void)context;
    emul_status status = emul_ledger_create(allocator, &ledger, NULL);
    if (status == EMUL_OK) {
        status = emul_ledger_add_date(ledger, 0, "joined", NULL, NULL, "15/03/2022", NULL);
        assert_int_equal(emul_ledger_facts(ledger), status == EMUL_OK);
    }
    emul_ledger_destroy(ledger);
    return status;
}

static void test_dates(void **state) {
    (void)state;
    assert_true(fail_each_allocation(add_dates, NULL) > 3);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_years), cmocka_unit_test(test_dates)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
