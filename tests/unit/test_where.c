/* Criteria that apply to some subjects only (key `where`). Expected figures are calculated by hand beside each test. */
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

/* With a fact of yes or no. */
static void open_heads(scene *s, const char *ids) {
    open_units(s, ids);
    scene_indicator(s, INDICATOR(.id = "head", .type = "yes_no"));
}

static void expect_why(const scene *s, int64_t row, const char *what, emul_language language, const char *expected) {
    size_t needed = 0;
    assert_int_equal(emul_result_why(s->result, row, what, language, EMUL_FORM_TEXT, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_why(s->result, row, what, language, EMUL_FORM_TEXT, text, needed, &needed, NULL), EMUL_OK);
    if (strstr(text, expected) == NULL) {
        print_message("%s", text);
    }
    assert_non_null(strstr(text, expected));
    free(text);
}

/* a: it applies; b: it does not; c: nobody knows; d: there is no such thing of d. Nobody is asked for the points of b and d. */
static void test_a_leaf(void **state) {
    (void)state;
    scene s;
    open_heads(&s, "abcd");
    scene_criterion(&s, -1, CRITERION(.id = "A", .max = "10", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .max = "10", .points = "y", .where = "head"));
    scene_facts(&s, "x", NULL, "9 8 7 6");
    scene_facts(&s, "y", NULL, "5 - 5 -");
    scene_facts(&s, "head", NULL, "1 0 - N/A");
    scene_runs(&s, "2024");
    expect_points(&s, "B", "5 N/A - N/A");
    expect_totals(&s, "unit", "14 8 - 6");
    expect_states(&s, "unit", "complete complete incomplete complete");
    expect_missing(&s, "c B head");
    expect_why(&s, 0, "B", EMUL_ENGLISH, "B: 5 of 10 points\n    Only where “head”, that is head [yes]: it applies\n    Rule: y\n");
    expect_why(&s, 1, "B", EMUL_VIETNAMESE,
               "B: không áp dụng, điểm tối đa 10\n    Chỉ áp dụng nếu “head”, tức là head [không]: không áp dụng\n");
    expect_why(&s, 2, "B", EMUL_ENGLISH, "Only where “head”, that is head [no figure yet]: cannot be told yet\n      No figure: head\n");
    expect_why(&s, 3, "B", EMUL_ENGLISH, "Only where “head”, that is head [not applicable]: not applicable\n");
    scene_close(&s);
}

/* What the policy says of a missing fact, it says of a condition that cannot be told; where it does not hold there is nothing missing. */
static void test_policies(void **state) {
    (void)state;
    static const char *const policies[] = {"zero", "3", "skip"};
    static const char *const points[] = {"5 N/A 0", "5 N/A 3", "5 N/A N/A"};
    for (int i = 0; i < 3; i++) {
        scene s;
        open_heads(&s, "abc");
        scene_criterion(&s, -1, CRITERION(.id = "B", .max = "10", .points = "y", .where = "head", .missing = policies[i]));
        scene_facts(&s, "y", NULL, "5 - 5");
        scene_facts(&s, "head", NULL, "1 0 -");
        scene_runs(&s, "2024");
        expect_points(&s, "B", points[i]);
        expect_missing(&s, "");
        scene_close(&s);
    }
    scene s;
    open_heads(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "B", .max = "10", .points = "y", .where = "head", .missing = "error"));
    scene_facts(&s, "y", NULL, "- 5");
    scene_facts(&s, "head", NULL, "0 -");
    scene_fails(&s, "2024", EMUL_E_RANGE, "criterion “B” needs “head” of subject “b”, which is missing");
    scene_close(&s);
}

/* The rule is not computed for those to whom it does not apply: no division by zero, no step that 7.3 is off. */
static void test_rules_are_not_asked(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "x / z", .where = "z > 0"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .points = "x", .step = "0.5", .where = "z > 0"));
    scene_facts(&s, "x", NULL, "6 7.3");
    scene_facts(&s, "z", NULL, "4 0");
    scene_runs(&s, "2024");
    expect_points(&s, "A", "1.5 N/A");
    expect_points(&s, "B", "6 N/A");
    scene_close(&s);
}

/* A condition that cannot be computed names the subject. */
static void test_a_condition_that_divides_by_zero(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab");
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "x", .where = "x / z > 1"));
    scene_facts(&s, "x", NULL, "6 7");
    scene_facts(&s, "z", NULL, "4 0");
    scene_fails(&s, "2024", EMUL_E_DIVISION, "divides by zero for subject “b”");
    scene_close(&s);
}

/* N applies to heads only, N.2 to those of them with a class. share(N) of a: 8 / 10 + 4 / 5 -> 12 / 15; of b, who has no class, 8 / 10. */
static void node_with_conditions(scene *s, const char *coverage) {
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "N", .max = "15", .where = "head", .coverage = coverage));
    scene_criterion(s, node, CRITERION(.id = "N.1", .max = "10", .points = "x"));
    scene_criterion(s, node, CRITERION(.id = "N.2", .max = "5", .points = "y", .where = "classes > 0"));
    scene_criterion(s, -1, CRITERION(.id = "M", .max = "10", .points = "z"));
    scene_criterion(s, -1, CRITERION(.id = "S", .kind = "info", .points = "share(N)", .round = "2"));
    scene_facts(s, "head", NULL, "1 1 0 0 -");
    scene_facts(s, "classes", NULL, "1 0 1 - 0");
    scene_facts(s, "x", NULL, "8 8 - - 8");
    scene_facts(s, "y", NULL, "4 - - - -");
    scene_facts(s, "z", NULL, "7 7 7 7 7");
}

static void test_a_node(void **state) {
    (void)state;
    scene s;
    open_heads(&s, "abcde");
    node_with_conditions(&s, NULL);
    scene_runs(&s, "2024");
    expect_points(&s, "N.1", "8 8 N/A N/A -");
    expect_points(&s, "N.2", "4 N/A N/A N/A N/A"); /* e has no class, head or not */
    expect_points(&s, "N", "12 8 N/A N/A -");
    expect_points(&s, "S", "0.8 0.8 N/A N/A -");
    expect_totals(&s, "unit", "19 15 7 7 -");
    expect_missing(&s, "e N.1 head");
    expect_why(&s, 2, "N", EMUL_ENGLISH,
               "N: not applicable, full marks 15\n    Only where “head”, that is head [no]: not applicable\n    N.1:");
    expect_why(&s, 2, "N.1", EMUL_ENGLISH,
               "N.1: not applicable, full marks 10\n    Only where “head”, that is head [no]: not applicable\n");
    expect_why(&s, 1, "N", EMUL_ENGLISH,
               "N.2: not applicable, full marks 5\n      Only where “classes > 0”, that is classes [0] > 0: not applicable\n");
    scene_close(&s);
}

/* Coverage asks for the points of those only to whom the node applies: b has 10 of 15, c and d are asked for nothing. */
static void test_coverage_of_a_node(void **state) {
    (void)state;
    scene s;
    open_heads(&s, "abcde");
    node_with_conditions(&s, "80%");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "12 - N/A N/A -");
    expect_totals(&s, "unit", "19 - 7 7 -");
    expect_missing(&s, "b N coverage 10/15 < 80%, e N.1 head");
    expect_why(&s, 2, "N", EMUL_ENGLISH,
               "N.2: not applicable, full marks 5\n      Only where “classes > 0”, that is classes [1] > 0: it applies\n      Only where "
               "“head”, that is "
               "head [no]: not applicable\n");
    scene_close(&s);
}

/* A node of a later stage does not apply before it, however much of it is to be scored. */
static void test_coverage_of_a_later_stage(void **state) {
    (void)state;
    scene s;
    open_heads(&s, "a");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .max = "10", .coverage = "50%"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .max = "4", .points = "x", .missing = "skip"));
    scene_criterion(&s, node, CRITERION(.id = "N.2", .max = "6", .points = "y", .from_stage = "appraised"));
    const int32_t later = scene_criterion(&s, -1, CRITERION(.id = "L", .max = "4", .coverage = "50%", .from_stage = "appraised"));
    scene_criterion(&s, later, CRITERION(.id = "L.1", .max = "4", .points = "y", .where = "head"));
    s.stage = "self";
    scene_runs(&s, "2024");
    expect_points(&s, "N", "-");
    expect_points(&s, "L", "N/A");
    expect_missing(&s, "a N coverage 0/10 < 50%, a N.1 x");
    expect_why(&s, 0, "L", EMUL_ENGLISH,
               "L: not applicable, full marks 4\n    L.1: not applicable, full marks 4\n      Counts from the stage");
    scene_close(&s);
}

/* A condition on other criteria waits for them, and so does what stands below it; places among those to whom it applies. */
static void test_conditions_on_points(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abc");
    const int32_t node =
        scene_criterion(&s, -1, CRITERION(.id = "N", .kind = "bonus", .where = "share(Z) >= 90% and rank(points(Z)) == 1"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .points = "2"));
    const int32_t last = scene_criterion(&s, -1, CRITERION(.id = "Z", .max = "10"));
    scene_criterion(&s, last, CRITERION(.id = "Z.1", .max = "10", .points = "x"));
    scene_facts(&s, "x", NULL, "9 8 9.5");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "N/A N/A 2");
    expect_totals(&s, "unit", "9 8 11.5");
    scene_close(&s);
}

static void test_what_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *where;
        emul_status status;
        const char *message;
    } wrong[] = {
        {"total > 5", EMUL_E_REGULATION, "waits for itself"},
        {"points(A) > 5", EMUL_E_REGULATION, "these wait for each other in a circle: A -> A"},
        {"points(B) > 5", EMUL_E_REGULATION, "these wait for each other in a circle: A -> B -> A"},
        {"x + 1", EMUL_E_REGULATION, "is a number, here a condition is needed"},
        {"full > 5", EMUL_E_REGULATION, "full"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        scene s;
        open_heads(&s, "a");
        scene_criterion(&s, -1, CRITERION(.id = "A", .points = "if(head, x, 0)", .where = wrong[i].where));
        scene_criterion(&s, -1, CRITERION(.id = "B", .points = "points(A)"));
        scene_facts(&s, "x", NULL, "1");
        scene_fails(&s, "2024", wrong[i].status, wrong[i].message);
        scene_close(&s);
    }
}

/* At a node the circle closes through a leaf below it. */
static void test_a_circle_through_a_node(void **state) {
    (void)state;
    scene s;
    open_heads(&s, "a");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .where = "head and points(N.1) > 5"));
    scene_criterion(&s, node, CRITERION(.id = "N.1", .points = "x"));
    scene_facts(&s, "x", NULL, "1");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "these wait for each other in a circle");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_leaf),
        cmocka_unit_test(test_policies),
        cmocka_unit_test(test_rules_are_not_asked),
        cmocka_unit_test(test_a_condition_that_divides_by_zero),
        cmocka_unit_test(test_a_node),
        cmocka_unit_test(test_coverage_of_a_node),
        cmocka_unit_test(test_coverage_of_a_later_stage),
        cmocka_unit_test(test_conditions_on_points),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_a_circle_through_a_node),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
