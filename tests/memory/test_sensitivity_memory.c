/* How sure, with each allocation failed in turn: EMUL_E_MEMORY, nothing left alive, the result as it was. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

/* Every section has lines: exact places and drawn ones, other roundings, pairs, a tie at the cut, several groups, a scorecard with one criterion. */
static void open_all(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_header(s, HEADER(.id = "r"));
    scene_scorecard(s, SCORECARD(.id = "s", .name = "Sheet", .applies_to = "unit", .group = "zone"));
    scene_criterion(s, -1, CRITERION(.id = "I", .max = "10", .round = "1", .points = "proportional(p / 9)"));
    scene_criterion(s, -1, CRITERION(.id = "II", .points = "q"));
    scene_class(s, CLASS(.id = "good", .when = "total >= 9"));
    scene_class(s, CLASS(.id = "rest"));
    scene_award(s, AWARD(.id = "prize", .by = "s", .take = "1 per zone"));
    scene_scorecard(s, SCORECARD(.id = "one", .applies_to = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "III", .points = "q"));
    scene_subject(s, "a", EMUL_KIND_UNIT, "zone=x");
    scene_subject(s, "b", EMUL_KIND_UNIT, "zone=x");
    scene_subject(s, "c", EMUL_KIND_UNIT, "zone=y");
    scene_subject(s, "d", EMUL_KIND_UNIT, "zone=y");
    scene_facts(s, "p", NULL, "8 7 6 6");
    scene_facts(s, "q", NULL, "0 1.1 2 2");
}

static emul_status study(const emul_allocator *allocator, void *context) {
    const scene *s = (const scene *)context;
    const emul_sensitivity options = {.struct_size = sizeof options, .samples = 2, .shown = 3};
    emul_explanation *explanation = NULL;
    char text[16384];
    (void)allocator;
    emul_status status = emul_result_sensitivity(s->result, s->roster, s->ledger, -1, &options, &explanation, NULL);
    if (status == EMUL_OK) {
        status = emul_explanation_write(explanation, EMUL_VIETNAMESE, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL);
    } else {
        assert_null(explanation);
    }
    emul_explanation_destroy(explanation);
    return status;
}

static void test_sensitivity(void **state) {
    scene s;
    failing_allocator allocator;
    (void)state;
    failing_allocator_init(&allocator);
    open_all(&s, &allocator.allocator);
    scene_runs(&s, "2024");
    assert_true(fail_each_request(&allocator, study, &s) > 150);
    scene_close(&s);
    assert_int_equal(allocator.live_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_sensitivity)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
