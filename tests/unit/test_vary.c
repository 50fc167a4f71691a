/* A regulation with some of its texts replaced. Expected figures are calculated by hand beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"
#include "support/problems.h"

/* Total = 2A + B, cut at 20; a: 8 and 3, b: 5 and 9. */
static void open_scene(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_units(s, "ab");
    scene_header(s, HEADER(.id = "r", .rounding = "2"));
    scene_scorecard(s, SCORECARD(.id = "unit", .max = "20"));
    scene_criterion(s, -1, CRITERION(.id = "A", .max = "10", .points = "x", .weight = "2"));
    scene_criterion(s, -1, CRITERION(.id = "B", .max = "10", .points = "y * factor"));
    scene_class(s, CLASS(.id = "good", .when = "total >= 19"));
    scene_class(s, CLASS(.id = "rest"));
    scene_award(s, AWARD(.id = "prize", .take = "1"));
    scene_condition(s, "points(A) >= 5");
    if (s->failed == EMUL_OK) {
        s->failed = emul_regulation_add_value(s->regulation, "factor", "1", s->error);
    }
    scene_facts(s, "x", NULL, "8 5");
    scene_facts(s, "y", NULL, "3 9");
}

/* The scene with the changed regulation. */
static emul_status change(scene *s, const emul_change *changes, int64_t count) {
    emul_regulation *varied = NULL;
    const emul_status status = emul_regulation_with(s->regulation, changes, count, s->allocator, &varied, s->error);
    assert_true((varied != NULL) == (status == EMUL_OK));
    if (status == EMUL_OK) {
        emul_regulation_destroy(s->regulation);
        s->regulation = varied;
    }
    return status;
}

static void evaluate(scene *s) {
    emul_result_destroy(s->result);
    s->result = NULL;
    assert_int_equal(scene_evaluate(s, "2024"), EMUL_OK);
}

static char *text_of(const emul_regulation *regulation) {
    size_t needed = 0;
    assert_int_equal(emul_regulation_write(regulation, EMUL_TEXT_YAML, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_regulation_write(regulation, EMUL_TEXT_YAML, text, needed, &needed, NULL), EMUL_OK);
    return text;
}

/* Each part there is. */
static void test_changes(void **state) {
    (void)state;
    scene s;
    open_scene(&s, NULL);
    assert_int_equal(scene_finish(&s), EMUL_OK);
    evaluate(&s);
    expect_totals(&s, "unit", "19 19"); /* 16 + 3, 10 + 9 */
    expect_decisions(&s, "prize", "tied tied");

    const emul_change weight = {"weight", "1", EMUL_PART_CRITERION, 0};
    assert_int_equal(change(&s, &weight, 1), EMUL_OK);
    evaluate(&s);
    expect_totals(&s, "unit", "11 14"); /* 8 + 3, 5 + 9 */
    expect_classes(&s, "unit", "rest rest");
    expect_decisions(&s, "prize", "outside awarded");

    const int32_t factor = emul_regulation_find(s.regulation, EMUL_PART_VALUE, -1, "factor");
    const emul_change many[] = {
        {"expression", "1.115", EMUL_PART_VALUE, factor},   {"max", NULL, EMUL_PART_CRITERION, 1},
        {"rounding", "1 half_away", EMUL_PART_HEADER, 0},   {"max", "14", EMUL_PART_SCORECARD, 0},
        {"when", "total >= 11", EMUL_PART_CLASS, 0},        {"take", "2", EMUL_PART_AWARD, 0},
        {"that", "points(A) >= 8", EMUL_PART_CONDITION, 0},
    };
    assert_int_equal(change(&s, many, (int64_t)(sizeof many / sizeof many[0])), EMUL_OK);
    evaluate(&s);
    expect_points(&s, "B", "3.3 10");     /* 3 × 1.115 = 3.345; 9 × 1.115 = 10.035, which max does not cut any more */
    expect_totals(&s, "unit", "11.3 14"); /* 8 + 3.3; 5 + 10 = 15, cut at 14 */
    expect_classes(&s, "unit", "good good");
    expect_decisions(&s, "prize", "awarded ineligible");
    scene_close(&s);
}

/* An indicator that rules only name is not declared; one that is, has keys. Of two changes of one key the later holds. */
static void test_indicators(void **state) {
    (void)state;
    scene s;
    open_scene(&s, NULL);
    scene_indicator(&s, INDICATOR(.id = "y"));
    assert_int_equal(scene_finish(&s), EMUL_OK);
    const emul_change changes[] = {
        {"range", "0..5", EMUL_PART_INDICATOR, 0},
        {"range", "0..9", EMUL_PART_INDICATOR, 0},
        {"name", "Sáng kiến", EMUL_PART_INDICATOR, 0},
    };
    assert_int_equal(change(&s, changes, 3), EMUL_OK);
    emul_indicator spec = {.struct_size = sizeof spec};
    assert_int_equal(emul_regulation_indicator(s.regulation, 0, &spec, NULL), EMUL_OK);
    assert_string_equal(spec.range, "0..9");
    assert_string_equal(spec.name, "Sáng kiến");
    const emul_change undeclared = {"name", "x", EMUL_PART_INDICATOR, 1};
    assert_int_equal(change(&s, &undeclared, 1), EMUL_E_ARGUMENT);
    scene_close(&s);
}

/* Nothing changed: the same regulation, and the first stays as it was whatever is made of it. */
static void test_nothing(void **state) {
    (void)state;
    scene s;
    open_scene(&s, NULL);
    assert_int_equal(scene_finish(&s), EMUL_OK);
    char *before = text_of(s.regulation);
    emul_regulation *varied = NULL;
    const emul_change weight = {"weight", "7", EMUL_PART_CRITERION, 1};
    assert_int_equal(emul_regulation_with(s.regulation, &weight, 1, NULL, &varied, NULL), EMUL_OK);
    emul_regulation_destroy(varied);
    char *after = text_of(s.regulation);
    assert_string_equal(before, after);
    assert_int_equal(change(&s, NULL, 0), EMUL_OK);
    char *same = text_of(s.regulation);
    assert_string_equal(before, same);
    free(before);
    free(after);
    free(same);
    scene_close(&s);
}

static void test_refusals(void **state) {
    (void)state;
    scene s;
    open_scene(&s, NULL);
    emul_regulation *varied = NULL;
    const emul_change good = {"weight", "1", EMUL_PART_CRITERION, 0};
    assert_int_equal(emul_regulation_with(s.regulation, &good, 1, NULL, &varied, NULL), EMUL_E_ARGUMENT); /* not finished */
    assert_int_equal(scene_finish(&s), EMUL_OK);
    assert_int_equal(emul_regulation_with(NULL, &good, 1, NULL, &varied, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_with(s.regulation, NULL, 1, NULL, &varied, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_with(s.regulation, &good, -1, NULL, &varied, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_with(s.regulation, &good, 1, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    const emul_change nowhere[] = {{"weight", "1", EMUL_PART_CRITERION, 2},
                                   {"weight", "1", EMUL_PART_CRITERION, -1},
                                   {"weight", "1", 9, 0},
                                   {NULL, "1", EMUL_PART_CRITERION, 0},
                                   {"name", "x", EMUL_PART_HEADER, 1}};
    for (size_t i = 0; i < sizeof nowhere / sizeof nowhere[0]; i++) {
        assert_int_equal(change(&s, &nowhere[i], 1), EMUL_E_ARGUMENT);
    }

    const emul_change misspelt = {"wieght", "1", EMUL_PART_CRITERION, 0};
    assert_int_equal(change(&s, &misspelt, 1), EMUL_E_UNKNOWN_ID);
    expect_problems(s.error,
                    &(expected_problem){EMUL_E_UNKNOWN_ID, 0, 0, -1, "scorecards[0].criteria[0]",
                                        "“wieght” is no key that a change can name here",
                                        "“wieght” không phải là khóa có thể thay đổi ở đây", "did you mean “weight”?"},
                    1);
    const emul_change wrong = {"max", "ten", EMUL_PART_CRITERION, 1};
    assert_int_equal(change(&s, &wrong, 1), EMUL_E_SYNTAX);
    assert_string_equal(emul_error_field(s.error, 0), "scorecards[0].criteria[1].max");
    assert_int_equal(emul_error_line(s.error, 0), 0);
    const emul_change unknown = {"points", "points(C)", EMUL_PART_CRITERION, 1};
    assert_int_equal(change(&s, &unknown, 1), EMUL_E_UNKNOWN_ID);
    const emul_change text = {"name", "\xFF", EMUL_PART_CRITERION, 1};
    assert_int_equal(change(&s, &text, 1), EMUL_E_SYNTAX);
    scene_close(&s);
}

static emul_status vary(const emul_allocator *allocator, void *context) {
    (void)context;
    scene s;
    emul_regulation *varied = NULL;
    const emul_change changes[] = {{"weight", "1", EMUL_PART_CRITERION, 0}, {"max", NULL, EMUL_PART_CRITERION, 0}};
    open_scene(&s, NULL);
    assert_int_equal(scene_finish(&s), EMUL_OK);
    const emul_status status = emul_regulation_with(s.regulation, changes, 2, allocator, &varied, s.error);
    assert_true((varied != NULL) == (status == EMUL_OK));
    assert_int_equal(emul_error_total(s.error), status == EMUL_OK ? 0 : 1);
    emul_regulation_destroy(varied);
    scene_close(&s);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(vary, NULL) > 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_changes),  cmocka_unit_test(test_indicators), cmocka_unit_test(test_nothing),
        cmocka_unit_test(test_refusals), cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
