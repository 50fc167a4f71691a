/* What changed in the rules from one regulation to another. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

static void expect_rules(const scene *before, const scene *after, emul_language language, const char *expected) {
    static char text[1 << 14];
    emul_explanation *explanation = NULL;
    assert_int_equal(emul_regulation_compare(before->regulation, after->regulation, &explanation, NULL), EMUL_OK);
    assert_int_equal(emul_explanation_write(explanation, language, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_string_equal(text, expected);
    emul_explanation_destroy(explanation);
}

static void add_value(scene *s, const char *id, const char *expression) {
    if (s->failed == EMUL_OK) {
        s->failed = emul_regulation_add_value(s->regulation, id, expression, s->error);
    }
}

static void add_table(scene *s, const char *cell) {
    int32_t table = -1;
    const char *const columns[] = {"0", "10"};
    const char *const cells[] = {"1", cell};
    if (s->failed == EMUL_OK) {
        s->failed = emul_regulation_add_table(s->regulation, "t", columns, 2, &table, s->error);
    }
    if (s->failed == EMUL_OK) {
        s->failed = emul_regulation_add_table_row(s->regulation, table, "0", cells, 2, s->error);
    }
}

static void make_before(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_header(s, HEADER(.id = "r", .name = "Quy chế", .rounding = "2"));
    scene_indicator(s, INDICATOR(.id = "x", .name = "Sáng kiến"));
    add_value(s, "progress", "x / x@plan");
    add_table(s, "5");
    scene_scorecard(s, SCORECARD(.id = "unit", .name = "Đơn vị"));
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "I", .max = "60"));
    scene_criterion(s, node, CRITERION(.id = "I.1", .name = "Tiến độ", .max = "40", .points = "proportional(progress)"));
    scene_criterion(s, node, CRITERION(.id = "I.2", .max = "20", .points = "lookup(t, x, x)"));
    scene_criterion(s, -1, CRITERION(.id = "II", .max = "40", .points = "x"));
    scene_veto(s, "x < 0");
    scene_order(s, "total desc");
    scene_order(s, "x desc");
    scene_class(s, CLASS(.id = "tot", .when = "x >= 5"));
    scene_class(s, CLASS(.id = "kha", .when = "y >= 5"));
    scene_class(s, CLASS(.id = "dat"));
    scene_award(s, AWARD(.id = "co", .name = "Cờ", .take = "1"));
    scene_condition(s, "class(unit) == tot");
    scene_condition(s, "x >= 1");
    scene_award(s, AWARD(.id = "bang_khen", .take = "3"));
    scene_excludes(s, "co");
}

/* A weight more; I.2 stands at the top; II is gone and III new; the first condition stays, the second reads otherwise; classes and order keys change places. */
static void make_after(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_header(s, HEADER(.id = "r", .name = "Quy chế", .rounding = "1", .in_force = "2025-01-01.."));
    scene_indicator(s, INDICATOR(.id = "x", .name = "Sáng kiến"));
    add_value(s, "progress", "x / max(1, x@plan)");
    add_table(s, "6");
    scene_scorecard(s, SCORECARD(.id = "unit", .name = "Đơn vị"));
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "I", .max = "60"));
    scene_criterion(s, node, CRITERION(.id = "I.1", .name = "Tiến độ", .max = "40", .weight = "1.5", .points = "proportional(progress)"));
    scene_criterion(s, -1, CRITERION(.id = "I.2", .max = "20", .points = "lookup(t, x, x)"));
    scene_criterion(s, -1, CRITERION(.id = "III", .name = "Mới", .max = "40", .points = "x"));
    scene_veto(s, "x < 1");
    scene_order(s, "x desc");
    scene_order(s, "total desc");
    scene_class(s, CLASS(.id = "kha", .when = "y >= 5"));
    scene_class(s, CLASS(.id = "tot", .when = "x >= 5"));
    scene_class(s, CLASS(.id = "dat"));
    scene_award(s, AWARD(.id = "co", .name = "Cờ", .take = "2"));
    scene_condition(s, "x >= 2");
    scene_condition(s, "class(unit) == tot");
    scene_award(s, AWARD(.id = "bang_khen"));
}

static void finish(scene *s) {
    const emul_status status = scene_finish(s);
    if (status != EMUL_OK) {
        print_error("%s\n", emul_error_message(s->error, 0, EMUL_ENGLISH));
    }
    assert_int_equal(status, EMUL_OK);
}

static void test_rules(void **state) {
    (void)state;
    scene before;
    scene after;
    make_before(&before, NULL);
    make_after(&after, NULL);
    finish(&before);
    finish(&after);
    expect_rules(&before, &after, EMUL_ENGLISH,
                 "What changed in the rules: Quy chế (r)\n"
                 "  Changed: Regulation\n"
                 "    in_force: now 2025-01-01..\n"
                 "    rounding: 2 → 1\n"
                 "  Changed: Value progress\n"
                 "    expression: x / x@plan → x / max(1, x@plan)\n"
                 "  Changed: Row of a table t.0\n"
                 "    cells: 1, 5 → 1, 6\n"
                 "  Changed: Criterion unit.I.1 Tiến độ\n"
                 "    weight: now 1.5\n"
                 "  Changed: Criterion unit.I.2\n"
                 "    parent: no longer I\n"
                 "  New: Criterion unit.III Mới\n"
                 "    name: Mới\n"
                 "    points: x\n"
                 "    max: 40\n"
                 "  Removed: Criterion unit.II\n"
                 "    points: x\n"
                 "    max: 40\n"
                 "  Changed: Disqualification unit\n"
                 "    when: x < 0 → x < 1\n"
                 "  In another order: Order of places of unit: x desc, total desc\n"
                 "  In another order: Class of unit: kha, tot, dat\n"
                 "  Changed: Award co Cờ\n"
                 "    take: 1 → 2\n"
                 "  Changed: Award bang_khen\n"
                 "    take: no longer 3\n"
                 "  Changed: Condition co\n"
                 "    that: x >= 1 → x >= 2\n"
                 "  In another order: Condition of co: x >= 2, class(unit) == tot\n"
                 "  Removed: Exclusion bang_khen.co\n");
    expect_rules(&before, &before, EMUL_VIETNAMESE, "Nội dung thay đổi của quy chế: Quy chế (r)\n  Quy định không thay đổi\n");
    scene_close(&before);
    scene_close(&after);
}

static void test_arguments(void **state) {
    (void)state;
    scene s;
    emul_explanation *explanation = NULL;
    make_before(&s, NULL);
    assert_int_equal(emul_regulation_compare(s.regulation, s.regulation, &explanation, NULL), EMUL_E_ARGUMENT); /* not finished */
    assert_int_equal(scene_finish(&s), EMUL_OK);
    assert_int_equal(emul_regulation_compare(NULL, s.regulation, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_compare(s.regulation, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_compare(s.regulation, s.regulation, NULL, NULL), EMUL_E_ARGUMENT);
    assert_null(explanation);
    scene_close(&s);
}

static emul_status compare(const emul_allocator *allocator, void *context) {
    scene before;
    scene after;
    emul_explanation *explanation = NULL;
    (void)context;
    make_before(&before, NULL);
    assert_int_equal(scene_finish(&before), EMUL_OK);
    make_after(&after, allocator);
    emul_status status = after.failed == EMUL_OK ? scene_finish(&after) : after.failed;
    if (status == EMUL_OK) {
        status = emul_regulation_compare(before.regulation, after.regulation, &explanation, NULL);
        assert_true((explanation != NULL) == (status == EMUL_OK));
    }
    emul_explanation_destroy(explanation);
    scene_close(&before);
    scene_close(&after);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(compare, NULL) > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_rules), cmocka_unit_test(test_arguments), cmocka_unit_test(test_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
