/* Every allocation of an evaluation failed in turn: EMUL_E_MEMORY, nothing left alive, nothing half done. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

static void set_rules(scene *s) {
    scene_indicator(s, INDICATOR(.id = "rating", .type = "label", .labels = "tot, kha"));
    scene_indicator(s, INDICATOR(.id = "visits", .rollup = "mean"));
    scene_scorecard(s, SCORECARD(.id = "unit", .where = "type == hospital", .group = "cluster"));
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "N", .max = "60"));
    scene_criterion(s, node, CRITERION(.id = "N.1", .max = "40", .points = "proportional(visits / visits@plan)"));
    scene_criterion(s, node, CRITERION(.id = "N.2", .max = "20", .points = "level(rating, tot -> 20, kha -> 10)"));
    scene_criterion(s, -1, CRITERION(.id = "J", .points = "trimmed_mean(mark@judge, 1, 1) + share(N) + staff"));
    scene_criterion(s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "sum(late)", .missing = "zero"));
    scene_veto(s, "lowest_share < 1%");
    scene_order(s, "total desc");
    scene_order(s, "points(N) / 3 desc");
    scene_class(s, CLASS(.id = "A", .when = "total >= 30 and streak(flag) >= 0", .at_most = "50% of class(B)"));
    scene_class(s, CLASS(.id = "B"));
    scene_award(s, AWARD(.id = "flag", .take = "1 per cluster", .reserve = "1", .at_most_per = "1 per cluster"));
    scene_condition(s, "class(unit) == A or late_reports == 0");
    scene_excludes(s, "cup");
    scene_award(s, AWARD(.id = "cup"));
    scene_condition(s, "times(cup) < 3");
    scene_award_order(s, "visits / 7 desc");
    scene_prize(s, AWARD(.id = "first", .take = "1"));
    scene_prize(s, AWARD(.id = "second", .take = "50% of awarded(flag)"));
}

static emul_status evaluate_all(const emul_allocator *allocator, void *context) {
    scene s;
    (void)context;
    scene_open(&s, allocator);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "type=hospital cluster=west staff=3");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "type=hospital cluster=east staff=4");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "type=hospital cluster=east staff=4");
    scene_subject(&s, "d", EMUL_KIND_UNIT, "type=office cluster=east");
    set_rules(&s);
    scene_facts(&s, "visits", "2024-01", "80 90 - 10");
    scene_facts(&s, "visits", "2024-02", "70 91 81 10");
    scene_facts(&s, "visits@plan", NULL, "100 100 100");
    scene_facts(&s, "rating", NULL, ":tot :kha :kha");
    scene_facts(&s, "mark@judge.1", NULL, "1 2 3");
    scene_facts(&s, "mark@judge.2", NULL, "1 2 3");
    scene_facts(&s, "mark@judge.3", NULL, "1 2 -");
    scene_facts(&s, "late", "2024-03-01", "1");
    scene_facts(&s, "late_reports", NULL, "0 -");
    scene_history(&s, "a", "flag", 2023, 0);
    scene_history(&s, "b", "cup", 2023, 0);
    const emul_status status = scene_run(&s, "2024");
    if (status == EMUL_OK) {
        expect_states(&s, "unit", "complete complete incomplete -"); /* c has marks of two judges only */
    }
    scene_close(&s);
    return status;
}

static void test_each_allocation(void **state) {
    (void)state;
    assert_true(fail_each_allocation(evaluate_all, NULL) > 100);
}

/* Rules that look at others: each has programs of its own. */
static emul_status evaluate_others(const emul_allocator *allocator, void *context) {
    scene s;
    char why[2048];
    (void)context;
    scene_open(&s, allocator);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "cluster=west");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "cluster=west");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "cluster=east");
    scene_scorecard(&s, SCORECARD(.id = "unit", .group = "cluster"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .max = "10", .points = "best(x, among = y > 1)"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "by_place(x / y, 10, 8, in = all) + rank(rank(x), order = asc)"));
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "count_children(x > 3) + sum_of_members(x)"));
    scene_award(&s, AWARD(.id = "cup", .by = "unit"));
    scene_condition(&s, "share_of_children(known(x)) > 50% or total >= mean_of_group(total)");
    scene_facts(&s, "x", NULL, "3 4 5");
    scene_facts(&s, "y", NULL, "2 3 -");
    emul_status status = scene_run(&s, "2024");
    if (status == EMUL_OK) {
        status = emul_result_why(s.result, 0, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, why, sizeof why, NULL, NULL);
    }
    scene_close(&s);
    return status;
}

static void test_each_allocation_of_rules_about_others(void **state) {
    (void)state;
    assert_true(fail_each_allocation(evaluate_others, NULL) > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_allocation),
                                       cmocka_unit_test(test_each_allocation_of_rules_about_others)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
