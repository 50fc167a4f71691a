/* A result laid down as facts, so that one evaluation counts what others gave. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

/* Weekly points of three teams (the third an individual, whom the weekly scorecard is not for); a class from 8 points on. */
static void set_week(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_subject(s, "a", EMUL_KIND_UNIT, "");
    scene_subject(s, "b", EMUL_KIND_UNIT, "");
    scene_subject(s, "p", EMUL_KIND_INDIVIDUAL, "");
    scene_scorecard(s, SCORECARD(.id = "tuan"));
    scene_criterion(s, -1, CRITERION(.id = "A", .points = "marks"));
    scene_criterion(s, -1, CRITERION(.id = "B", .points = "extra", .missing = "skip"));
    scene_class(s, CLASS(.id = "L1", .when = "total >= 8"));
    scene_class(s, CLASS(.id = "L2"));
    scene_facts(s, "marks", "2024-W40", "9 7 1");
    scene_facts(s, "marks", "2024-W41", "8.5 -");
    scene_facts(s, "marks", "2024-W42", "6 7.5");
    scene_facts(s, "extra", "2024-W42", "1");
}

static emul_status lay(scene *s, const char *period, emul_ledger *to) {
    emul_status status = scene_run(s, period);
    if (status == EMUL_OK) {
        status = emul_result_to_ledger(s->result, to, s->error);
    }
    emul_result_destroy(s->result);
    s->result = NULL;
    return status;
}

/* The second scene takes the first one's results. */
static void evaluate_with(scene *s, const char *points, const char *period, const char *totals) {
    static const char *const weeks[] = {"2024-W40", "2024-W41", "2024-W42"};
    scene month;
    scene_open(&month, NULL);
    scene_subject(&month, "a", EMUL_KIND_UNIT, "");
    scene_subject(&month, "b", EMUL_KIND_UNIT, "");
    scene_subject(&month, "p", EMUL_KIND_INDIVIDUAL, "");
    if (strstr(points, "tuan.class") != NULL) {
        scene_indicator(&month, INDICATOR(.id = "tuan.class", .type = "label", .labels = "L1, L2"));
    }
    scene_scorecard(&month, SCORECARD(.id = "thang"));
    scene_criterion(&month, -1, CRITERION(.id = "T", .points = points));
    for (size_t i = 0; i < 3; i++) {
        assert_int_equal(emul_evaluate(s->regulation, s->roster, s->ledger,
                                       &(const emul_options){.struct_size = sizeof(emul_options), .period = weeks[i]}, &s->result,
                                       s->error),
                         EMUL_OK);
        assert_int_equal(emul_result_to_ledger(s->result, month.ledger, s->error), EMUL_OK);
        emul_result_destroy(s->result);
        s->result = NULL;
    }
    scene_runs(&month, period);
    expect_totals(&month, "thang", totals);
    scene_close(&month);
}

static void weeks_make_a_period(void **state) {
    (void)state;
    static const struct {
        const char *points, *period, *totals;
    } cases[] = {
        {"sum(tuan.total)", "2024-09-30..2024-10-20", "24.5 14.5 N/A"},   /* 9 + 8.5 + (6 + 1); 7 + 7.5: the week without a fact is none */
        {"count(tuan.total)", "2024-09-30..2024-10-20", "3 2 N/A"},       /* b has no total in week 41 */
        {"max(tuan.A)", "2024-09-30..2024-10-20", "9 7.5 N/A"},           /* a criterion */
        {"sum(tuan.place)", "2024-09-30..2024-10-20", "4 3 N/A"},         /* 1 + 1 + 2; 2 + none + 1 */
        {"level(tuan.class, L1 -> 2, L2 -> 1)", "2024-W40", "2 1 N/A"},   /* 9 is L1, 7 is L2 */
        {"level(tuan.class, L1 -> 2, L2 -> 1)", "2024-W41", "2 - N/A"},   /* b's class rests on a missing fact */
        {"sum(tuan.B, 2024-W42)", "2024-09-30..2024-10-20", "1 N/A N/A"}, /* not applicable stays so */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        set_week(&s, NULL);
        assert_int_equal(emul_regulation_finish(s.regulation, s.error), EMUL_OK);
        evaluate_with(&s, cases[i].points, cases[i].period, cases[i].totals);
        scene_close(&s);
    }
}

/* A scorecard that reads its own totals of the year before out of the same ledger. */
static void a_result_joins_the_facts_it_came_from(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_indicator(&s, INDICATOR(.id = "u.total"));
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "marks + sum(u.total, 2023-01..2023-12) / 2", .missing = "zero"));
    scene_facts(&s, "marks", "2023", "10");
    scene_facts(&s, "marks", "2024", "5");
    scene_fact(&s, "a", "u.total", "2023-01-01", "2");
    scene_runs(&s, "2024"); /* 5 + 2 / 2 */
    expect_totals(&s, "u", "6");
    assert_int_equal(emul_result_to_ledger(s.result, s.ledger, s.error), EMUL_OK);
    const int64_t facts = emul_ledger_facts(s.ledger);
    assert_int_equal(facts, 6); /* three before; T, total, place */
    assert_int_equal(emul_result_to_ledger(s.result, s.ledger, s.error), EMUL_E_DUPLICATE);
    assert_string_equal(emul_error_message(s.error, 0, EMUL_ENGLISH), "“a” has a fact “u.T” for 2024 already");
    assert_string_equal(emul_error_message(s.error, 0, EMUL_VIETNAMESE), "“a” đã có số liệu “u.T” của kỳ 2024");
    assert_int_equal(emul_ledger_facts(s.ledger), facts);
    scene_close(&s);
}

static void a_later_refusal_takes_all_back(void **state) { /* points and total fit, the class does not: the ledger has numbers there */
    (void)state;
    scene s;
    set_week(&s, NULL);
    scene_fact(&s, "a", "tuan.class", "2020", "1");
    assert_int_equal(emul_ledger_facts(s.ledger), 8);
    assert_int_equal(lay(&s, "2024-W40", s.ledger), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_message(s.error, 0, EMUL_ENGLISH), "“tuan.class” has numbers and labels");
    assert_int_equal(emul_ledger_facts(s.ledger), 8);
    scene_close(&s);
}

static void arguments(void **state) {
    (void)state;
    scene s;
    set_week(&s, NULL);
    assert_int_equal(emul_result_to_ledger(NULL, s.ledger, s.error), EMUL_E_ARGUMENT);
    scene_runs(&s, "2024-W40");
    assert_int_equal(emul_result_to_ledger(s.result, NULL, s.error), EMUL_E_ARGUMENT);
    scene_close(&s);
}

static emul_status lay_all(const emul_allocator *allocator, void *context) {
    scene s;
    (void)context;
    set_week(&s, allocator);
    const emul_status status = lay(&s, "2024-W42", s.ledger);
    scene_close(&s);
    return status;
}

static void each_allocation(void **state) {
    (void)state;
    assert_true(fail_each_allocation(lay_all, NULL) > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weeks_make_a_period),
        cmocka_unit_test(a_result_joins_the_facts_it_came_from),
        cmocka_unit_test(a_later_refusal_takes_all_back),
        cmocka_unit_test(arguments),
        cmocka_unit_test(each_allocation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
