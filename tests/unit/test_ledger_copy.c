/* emul_ledger_copy and emul_ledger_set: what a copy holds, that the two are apart, and that a fact is put in the place of another or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"
#include "support/scene.h"

#define ONE EMUL_DECIMAL_ONE

/* One scorecard that shows what is in the ledger: x + 10 × the sum of the dated figures + 100 × how often the title was given. */
static void set_rules(scene *s) {
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "X", .points = "x", .missing = "zero"));
    scene_criterion(s, -1, CRITERION(.id = "D", .points = "10 * sum(dated)"));
    scene_criterion(s, -1, CRITERION(.id = "L", .points = "level(grade, good -> 1000, fair -> 2000)", .missing = "zero"));
    scene_criterion(s, -1, CRITERION(.id = "T", .points = "100 * times(title)"));
}

static void open_example(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_units(s, "abc");
    set_rules(s);
    scene_facts(s, "x", NULL, "1 2 3");
    scene_facts(s, "dated", "2024-02-01", "1 1 0");
    scene_facts(s, "grade", NULL, ":good - :fair");
    scene_history(s, "b", "title", 2023, 0);
}

/* Puts the copy in the place of the scene's ledger. */
static emul_status copy_over(scene *s) {
    emul_ledger *copy = NULL;
    const emul_status status = emul_ledger_copy(s->ledger, s->allocator, &copy, NULL);
    if (status == EMUL_OK) {
        emul_ledger_destroy(s->ledger);
        s->ledger = copy;
    }
    return status;
}

static void test_a_copy_holds_the_same(void **state) {
    scene s;
    (void)state;
    open_example(&s, NULL);
    assert_int_equal(copy_over(&s), EMUL_OK);
    assert_int_equal(emul_ledger_facts(s.ledger), 8);
    assert_int_equal(emul_ledger_awards(s.ledger), 1);
    /* places are found again, awards too */
    assert_int_equal(emul_ledger_add(s.ledger, 1, "x", NULL, NULL, ONE, NULL), EMUL_E_DUPLICATE);
    assert_int_equal(emul_ledger_add_award(s.ledger, 1, "title", 2023, NULL, 0, NULL), EMUL_E_DUPLICATE);
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "1011 112 2003"); /* 1 + 10 + 1000; 2 + 10 + 100; 3 + 2000 */
    scene_close(&s);
}

static void test_a_copy_is_apart(void **state) {
    scene s;
    emul_ledger *copy = NULL;
    (void)state;
    open_example(&s, NULL);
    assert_int_equal(emul_ledger_copy(s.ledger, NULL, &copy, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(copy, 0, "x", NULL, NULL, 500 * ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(copy, 2, "dated", NULL, "2024-03-01", ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_revoke(copy, 1, "title", 2023, NULL), EMUL_OK);
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "1011 112 2003");
    emul_ledger_destroy(s.ledger); /* and neither needs the other */
    s.ledger = copy;
    emul_result_destroy(s.result);
    s.result = NULL;
    assert_int_equal(scene_evaluate(&s, "2024"), EMUL_OK);
    expect_totals(&s, "unit", "1510 12 2013");
    scene_close(&s);
}

static void test_set_puts_in_the_place(void **state) {
    scene s;
    (void)state;
    open_example(&s, NULL);
    assert_int_equal(emul_ledger_set(s.ledger, 0, "x", NULL, NULL, 5 * ONE, NULL), EMUL_OK);             /* replaced */
    assert_int_equal(emul_ledger_set(s.ledger, 2, "dated", NULL, "2024-03-01", 4 * ONE, NULL), EMUL_OK); /* added */
    assert_int_equal(emul_ledger_set(s.ledger, 1, "x", NULL, NULL, EMUL_MISSING, NULL), EMUL_OK);        /* taken away */
    assert_int_equal(emul_ledger_set(s.ledger, 1, "x", NULL, NULL, EMUL_MISSING, NULL), EMUL_OK);        /* none is there */
    assert_int_equal(emul_ledger_set(s.ledger, 9, "none", "f", NULL, EMUL_MISSING, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set_label(s.ledger, 0, "grade", NULL, NULL, "fair", NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set_label(s.ledger, 2, "grade", NULL, NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_facts(s.ledger), 7);
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "2015 110 43"); /* 5 + 10 + 2000; 10 + 100; 3 + 40 */
    scene_close(&s);
}

/* With its only number gone an indicator may have labels; while others have numbers it may not, and the number stays. */
static void test_set_keeps_numbers_and_labels_apart(void **state) {
    emul_ledger *ledger = NULL;
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 0, "i", NULL, NULL, ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set_label(ledger, 0, "i", NULL, NULL, "good", NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(ledger, 0, "i", NULL, NULL, ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 1, "i", "plan", NULL, ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set_label(ledger, 0, "i", NULL, NULL, "good", NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_facts(ledger), 2);
    assert_int_equal(emul_ledger_add(ledger, 0, "i", NULL, NULL, ONE, NULL), EMUL_E_DUPLICATE); /* it is there still */
    emul_ledger_destroy(ledger);
}

static void test_set_refuses(void **state) {
    emul_ledger *ledger = NULL;
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 0, "i", NULL, NULL, ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(NULL, 0, "i", NULL, NULL, ONE, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_set(ledger, 0, NULL, NULL, NULL, ONE, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_set(ledger, 0, "i@plan", NULL, NULL, ONE, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_set(ledger, 0, "i", NULL, "2024-13", ONE, NULL), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_set(ledger, -1, "i", NULL, NULL, ONE, NULL), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_set(ledger, 0, "i", NULL, NULL, INT64_MIN + 2, NULL), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_set_label(ledger, 0, "i", NULL, NULL, "", NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_set_label(ledger, 0, "i", NULL, NULL, "\xFF", NULL), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_set_label(ledger, INT32_MAX, "i", NULL, NULL, "a", NULL), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_copy(NULL, NULL, &ledger, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_copy(ledger, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_facts(ledger), 1);
    emul_ledger_destroy(ledger);
}

/* Facts that were all taken away do not stand in the way of an attribute with the indicator's name. */
static void test_taken_away_is_as_never_added(void **state) {
    scene s;
    (void)state;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "x=7");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "X", .points = "x"));
    assert_int_equal(emul_ledger_set(s.ledger, 0, "x", NULL, NULL, ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(s.ledger, 0, "x", NULL, NULL, EMUL_MISSING, NULL), EMUL_OK);
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "7");
    scene_close(&s);
}

static emul_status copy_and_change(const emul_allocator *allocator, void *context) {
    scene s;
    (void)context;
    open_example(&s, allocator);
    scene_ballot(&s, "a", BALLOT(.title = "title", .members = 9, .present = 9, .yes = 9));
    scene_achievements(&s, "a", "k", "p 2024; q 2023 - old 2024");
    emul_status status = s.failed != EMUL_OK ? s.failed : copy_over(&s);
    if (status == EMUL_OK) {
        assert_int_equal(emul_ledger_ballots(s.ledger), 1);
        assert_int_equal(emul_ledger_achievements(s.ledger), 2);
        status = emul_ledger_set(s.ledger, 0, "x", NULL, NULL, 5 * ONE, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_ledger_set_label(s.ledger, 0, "grade", NULL, NULL, "a new word", NULL);
    }
    if (status != EMUL_OK && s.ledger != NULL && emul_ledger_awards(s.ledger) == 1) { /* a call that fails leaves what was there */
        assert_int_equal(emul_ledger_facts(s.ledger), 8);
    }
    scene_close(&s);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(copy_and_change, NULL) > 40);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_copy_holds_the_same),
        cmocka_unit_test(test_a_copy_is_apart),
        cmocka_unit_test(test_set_puts_in_the_place),
        cmocka_unit_test(test_set_keeps_numbers_and_labels_apart),
        cmocka_unit_test(test_set_refuses),
        cmocka_unit_test(test_taken_away_is_as_never_added),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
