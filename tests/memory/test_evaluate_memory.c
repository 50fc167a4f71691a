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
    scene_class(s, CLASS(.id = "A", .when = "total >= 30 and streak(flag) >= 0", .at_most = "50% of class(B) per cluster"));
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

/* Ballots, and the explanation of what they come to. */
static emul_status evaluate_ballots(const emul_allocator *allocator, void *context) {
    scene s;
    char why[8192];
    (void)context;
    scene_open(&s, allocator);
    scene_units(&s, "ab");
    scene_base_salary(&s, "2024-07-01", "2340000");
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit", .take = "1", .kind = "title", .money = "2 * 1.5", .fund = "f"));
    scene_condition(&s, "passed(t, 2 / 3) and attendance(t) >= 2 / 3 and odd(council(t))");
    scene_preference(&s, CONDITION(.that = "chair(t) == 1", .cite = "Art. 23"));
    scene_award_order(&s, "ballot(t) desc");
    scene_award_order(&s, "chair(t) desc");
    scene_ballot(&s, "a", BALLOT(.title = "t", .members = 9, .present = 8, .written = 1, .yes = 8, .chair = EMUL_CHAIR_YES));
    scene_ballot(&s, "b", BALLOT(.title = "t", .members = 9, .present = 8, .yes = 6));
    emul_status status = scene_run(&s, "2025");
    if (status == EMUL_OK) {
        expect_decisions(&s, "t", "awarded ?");
        assert_int_equal(emul_result_money_total(s.result, NULL)[0], 7020000 * EMUL_DECIMAL_ONE); /* 3 × 2,340,000 */
        status = emul_result_write_csv(s.result, EMUL_TABLE_MONEY_TOTALS, -1, why, sizeof why, NULL, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_result_write_csv(s.result, EMUL_TABLE_MONEY, -1, why, sizeof why, NULL, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_result_why(s.result, 0, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, why, sizeof why, NULL, NULL);
    }
    scene_close(&s);
    return status;
}

/* Achievements that are used up, also by an award that is open. */
static emul_status evaluate_achievements(const emul_allocator *allocator, void *context) {
    scene s;
    char text[8192];
    (void)context;
    scene_open(&s, allocator);
    scene_units(&s, "ab");
    scene_kind(&s, KIND(.id = "k", .levels = "bo_tinh, co_so", .reuse = "once_per_kind"));
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit", .kind = "title"));
    scene_condition(&s, "x == 1 and achievements(k, last = 2) >= 1");
    scene_use(&s, USE(.of = "k", .when = "x < 2"));
    scene_award(&s, AWARD(.id = "u", .applies_to = "unit", .kind = "title", .type = "merit"));
    scene_condition(&s, "achievements(k) >= 1");
    scene_use(&s, USE(.of = "k", .count = "2"));
    scene_facts(&s, "x", NULL, "1 -");
    scene_achievements(&s, "a", "k", "p 2024 co_so; q 2024 bo_tinh old 2024");
    scene_achievements(&s, "b", "k", "p 2024 co_so; q 2023 bo_tinh; r 2024 - u 2024");
    emul_status status = scene_run(&s, "2024");
    if (status == EMUL_OK) {
        expect_decisions(&s, "u", "? awarded");
        status = emul_result_write_csv(s.result, EMUL_TABLE_USES, -1, text, sizeof text, NULL, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_result_write_json(s.result, text, sizeof text, NULL, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_result_why(s.result, 1, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL);
    }
    scene_close(&s);
    return status;
}

static void test_achievements(void **state) {
    (void)state;
    assert_true(fail_each_allocation(evaluate_achievements, NULL) > 50);
}

static void test_ballots(void **state) {
    (void)state;
    assert_true(fail_each_allocation(evaluate_ballots, NULL) > 30);
}

/* Rules that look at others: each has programs of its own. */
static emul_status evaluate_others(const emul_allocator *allocator, void *context) {
    scene s;
    char why[8192];
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

/* Whatever a regulation can say about nodes, windows, stages, classes and restrictions, in one scorecard. Up to a stage, or NULL: to the last one. */
static void set_all(scene *s) {
    scene_header(s, HEADER(.id = "all", .stages = "self, cross, appraised"));
    scene_scorecard(s, SCORECARD(.id = "unit"));
    const int32_t node =
        scene_criterion(s, -1, CRITERION(.id = "N", .max = "60", .reweight = "true", .coverage = "50%", .missing = "skip", .round = "2"));
    scene_criterion(s, node, CRITERION(.id = "N.1", .max = "10", .points = "final(work)"));
    scene_criterion(s, node, CRITERION(.id = "N.2", .max = "20", .points = "extra"));
    scene_criterion(s, node, CRITERION(.id = "N.3", .max = "30", .points = "third"));
    const int32_t mean = scene_criterion(s, -1, CRITERION(.id = "M", .combine = "mean", .drop_lowest = "1"));
    scene_criterion(s, mean, CRITERION(.id = "M.1", .max = "10", .points = "t1"));
    scene_criterion(s, mean, CRITERION(.id = "M.2", .max = "10", .points = "t2"));
    scene_criterion(s, mean, CRITERION(.id = "M.3", .max = "10", .points = "t3", .keep = "true"));
    scene_criterion(
        s, -1,
        CRITERION(.id = "W", .missing = "zero", .points = "sum(x, to_date(half), every = month) + mean(x, so_far(half), least = 2)"));
    scene_criterion(s, -1, CRITERION(.id = "J", .points = "mean(mark@judge, except = team)"));
    scene_criterion(
        s, -1, CRITERION(.id = "E", .kind = "info", .points = "trimmed_mean(mark@judge / 3, 0, 0) + count(mark@judge > 2, except = team)"));
    scene_criterion(s, -1, CRITERION(.id = "S", .kind = "info", .points = "sum(x, year) / elapsed"));
    scene_criterion(s, -1,
                    CRITERION(.id = "K", .max = "5", .points = "opinion", .missing = "zero", .from_stage = "appraised", .step = "0.5",
                              .where = "retaken < 3"));
    scene_restriction(s, RESTRICTION(.effect = "rank_last", .when = "absent > 0", .name = "bỏ thi", .cite = "Đ.1"));
    scene_restriction(s, RESTRICTION(.effect = "cap_class", .class_id = "kha", .when = "warnings > 0"));
    scene_restriction(s, RESTRICTION(.effect = "demote", .by = "retaken", .when = "retaken > 0"));
    scene_restriction(s, RESTRICTION(.effect = "unclassified", .when = "months < 6"));
    scene_class(s, CLASS(.id = "xuat_sac", .when = "total >= 70"));
    scene_class(s, CLASS(.id = "tot", .when = "total >= 60", .at_most = "30% of class(tot, kha)"));
    scene_class(s, CLASS(.id = "kha"));
    scene_award(s, AWARD(.id = "flag", .take = "50% of all"));
    scene_condition(s, "class(unit) == kha");
}

static void set_all_facts(scene *s) {
    scene_facts(s, "work@self", NULL, "5 6 7 8");
    scene_facts(s, "work@cross", NULL, "4");
    scene_facts(s, "work@appraised", NULL, "- 9");
    scene_facts(s, "extra", NULL, "15 - 20 10");
    scene_facts(s, "third", NULL, "30 - - 20");
    scene_facts(s, "t1", NULL, "7 7 6 5");
    scene_facts(s, "t2", NULL, "9 7 9 4");
    scene_facts(s, "t3", NULL, "5 5 10 3");
    scene_facts(s, "x", "2024-01", "1 1 1 1");
    scene_facts(s, "x", "2024-02", "3 3 3 3");
    scene_facts(s, "x", "2024-03", "2 2 2 -");
    scene_facts(s, "mark@judge.west", NULL, "1 1 4 4");
    scene_facts(s, "mark@judge.east", NULL, "2 3 5 5");
    scene_facts(s, "opinion", NULL, "1 - - 5");
    scene_facts(s, "absent", NULL, "0 0 1 0");
    scene_facts(s, "warnings", NULL, "1 0 0 0");
    scene_facts(s, "retaken", NULL, "0 0 1 0");
    scene_facts(s, "months", NULL, "9 3 9 9");
}

enum { TEXT = 1 << 16 };

/* The scene, and what a step says of it. */
typedef struct story {
    scene set;
    int32_t what;
    int64_t row;
} story;

static char said[TEXT];

static emul_status write_regulation(const emul_allocator *allocator, void *context) {
    const story *of = (const story *)context;
    (void)allocator;
    return emul_regulation_write(of->set.regulation, of->what, said, TEXT, NULL, NULL);
}

static emul_status write_json(const emul_allocator *allocator, void *context) {
    const story *of = (const story *)context;
    (void)allocator;
    return emul_result_write_json(of->set.result, said, TEXT, NULL, NULL);
}

static emul_status write_table(const emul_allocator *allocator, void *context) {
    const story *of = (const story *)context;
    (void)allocator;
    return emul_result_write_csv(of->set.result, of->what, -1, said, TEXT, NULL, NULL);
}

static emul_status explain_text(const emul_allocator *allocator, void *context) {
    const story *of = (const story *)context;
    (void)allocator;
    return emul_result_why(of->set.result, of->row, NULL, EMUL_VIETNAMESE, EMUL_FORM_TEXT, said, TEXT, NULL, NULL);
}

static emul_status explain_json(const emul_allocator *allocator, void *context) {
    const story *of = (const story *)context;
    (void)allocator;
    return emul_result_why(of->set.result, of->row, NULL, EMUL_ENGLISH, EMUL_FORM_JSON, said, TEXT, NULL, NULL);
}

/* What could not be laid for want of memory is laid at the second try: nothing was left behind by the first. */
static emul_status lay_down(const emul_allocator *allocator, void *context) {
    const scene *s = &((const story *)context)->set;
    emul_ledger *to = NULL;
    emul_status status = emul_ledger_create(allocator, &to, NULL);
    if (status != EMUL_OK) {
        return status;
    }
    status = emul_result_to_ledger(s->result, to, NULL);
    if (status == EMUL_E_MEMORY) {
        assert_int_equal(emul_result_to_ledger(s->result, to, NULL), EMUL_OK);
    }
    emul_ledger_destroy(to);
    return status;
}

/* a: N 4 + 15 + 30; M (9 + 5) / 2; W 6 + 2; J 2 (west's own mark does not count); K 1.
 * b: N is scored for 10 of 60 only; M (7 + 5) / 2; W 8; J 3; K 0.
 * c: N (7 + 20) x 60 / 30; M (9 + 10) / 2; W 8; J 4; K 0. Absent: last. 75.5 is xuat_sac, one lower tot, and 30 % of 3 gives tot no slot.
 * d: N 8 + 10 + 20; M (5 + 3) / 2; W 0, as March is open; J 4; K 5.
 * Up to `cross` there is no K. */
static void expect_all(const scene *s) {
    expect_totals(s, "unit", s->stage == NULL ? "67 17 75.5 51" : "66 17 75.5 46");
    expect_places(s, "unit", "1 3 4 2");
    expect_classes(s, "unit", "kha x kha kha");
}

static emul_status set_whatever_there_is(const emul_allocator *allocator, void *context) {
    scene *s = &((story *)context)->set;
    scene_open(s, allocator);
    scene_subject(s, "a", EMUL_KIND_UNIT, "team=west");
    scene_subject(s, "b", EMUL_KIND_UNIT, "team=west");
    scene_subject(s, "c", EMUL_KIND_UNIT, "team=east");
    scene_subject(s, "d", EMUL_KIND_UNIT, "team=east");
    set_all(s);
    set_all_facts(s);
    const emul_status status = scene_finish(s);
    if (status != EMUL_OK) {
        scene_close(s);
    }
    return status;
}

/* With an error object of its own, so that nothing of a failure stays. */
static emul_status evaluate_whatever_there_is(const emul_allocator *allocator, void *context) {
    scene *s = &((story *)context)->set;
    emul_error *before = s->error;
    s->failed = EMUL_OK;
    s->error = emul_error_create(allocator);
    const emul_status status = s->error == NULL ? EMUL_E_MEMORY : scene_evaluate(s, "2024-03");
    emul_error_destroy(s->error);
    s->error = before;
    return status;
}

static void say_whatever_there_is(failing_allocator *allocator, story *of) {
    for (of->what = EMUL_TEXT_YAML; of->what <= EMUL_TEXT_WHOLE; of->what++) {
        assert_true(fail_each_request(allocator, write_regulation, of) > 0);
    }
    for (of->what = EMUL_TABLE_STANDINGS; of->what <= EMUL_TABLE_MONEY_TOTALS; of->what++) {
        assert_true(fail_each_request(allocator, write_table, of) > 0);
    }
    for (of->row = 0; of->row < emul_result_rows(of->set.result); of->row++) {
        assert_true(fail_each_request(allocator, explain_text, of) > 10);
        assert_true(fail_each_request(allocator, explain_json, of) > 10);
    }
    assert_true(fail_each_request(allocator, write_json, of) > 0);
    assert_true(fail_each_request(allocator, lay_down, of) > 0);
}

static void test_each_allocation_of_whatever_there_is(void **state) {
    static const char *const stages[] = {NULL, "cross"};
    failing_allocator allocator;
    story of = {.what = 0};
    (void)state;
    failing_allocator_init(&allocator);
    assert_true(fail_each_request(&allocator, set_whatever_there_is, &of) > 100);
    for (int i = 0; i < 2; i++) {
        of.set.stage = stages[i];
        assert_true(fail_each_request(&allocator, evaluate_whatever_there_is, &of) > 5); /* it takes memory in large pieces */
        expect_all(&of.set);
        say_whatever_there_is(&allocator, &of);
        emul_result_destroy(of.set.result);
        of.set.result = NULL;
    }
    scene_close(&of.set);
    assert_int_equal(allocator.live_blocks, 0);
    assert_int_equal(allocator.live_bytes, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_allocation), cmocka_unit_test(test_ballots),
                                       cmocka_unit_test(test_achievements), cmocka_unit_test(test_each_allocation_of_rules_about_others),
                                       cmocka_unit_test(test_each_allocation_of_whatever_there_is)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
