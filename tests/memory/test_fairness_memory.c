/* How fair, with each allocation failed in turn: EMUL_E_MEMORY, nothing left alive, the result as it was. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

/* Every section has lines: a panel with a far mark, two stages with groups and units, a criterion that tells nobody apart, a count that stands out. */
static void open_all(scene *s, const emul_allocator *allocator) {
    scene_open(s, allocator);
    scene_header(s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_indicator(s, INDICATOR(.id = "visits", .rollup = "sum"));
    scene_scorecard(s, SCORECARD(.id = "people", .applies_to = "individual", .group = "zone"));
    scene_criterion(s, -1, CRITERION(.id = "p", .points = "mean(mark@judge)"));
    scene_criterion(s, -1, CRITERION(.id = "x", .points = "final(x)"));
    scene_criterion(s, -1, CRITERION(.id = "likes", .points = "sum(likes, 2024-08-01..2024-08-31) + visits"));
    scene_criterion(s, -1, CRITERION(.id = "late", .max = "4", .points = "4", .from_stage = "appraised"));
    scene_subject(s, "u", EMUL_KIND_UNIT, "");
    scene_subject(s, "a", EMUL_KIND_INDIVIDUAL, "zone=x");
    scene_subject(s, "b", EMUL_KIND_INDIVIDUAL, "zone=x");
    scene_membership(s, "a", "u", NULL, NULL);
    scene_facts(s, "mark@judge.1", NULL, "- 5 9");
    scene_facts(s, "mark@judge.2", NULL, "- 5 6");
    scene_facts(s, "mark@judge.3", NULL, "- 5 6");
    scene_facts(s, "x@self", NULL, "- 7 8");
    scene_facts(s, "x@appraised", NULL, "- 6 6");
    for (int day = 1; day <= 5; day++) {
        const char *const days[] = {"2024-08-01", "2024-08-02", "2024-08-03", "2024-08-04", "2024-08-05"};
        const char *const months[] = {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05"};
        scene_facts(s, "likes", days[day - 1], day == 5 ? "- 100 2" : "- 2 2");
        scene_facts(s, "visits", months[day - 1], day == 5 ? "- 200 2" : "- 2 2");
    }
}

static emul_status study(const emul_allocator *allocator, void *context) {
    const scene *s = (const scene *)context;
    const emul_fairness options = {.struct_size = sizeof options, .far_times = 2000000, .shown = 1};
    emul_explanation *explanation = NULL;
    char text[8192];
    (void)allocator;
    emul_status status = emul_result_fairness(s->result, s->roster, s->ledger, &options, &explanation, NULL);
    if (status == EMUL_OK) {
        status = emul_explanation_write(explanation, EMUL_VIETNAMESE, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL);
    } else {
        assert_null(explanation);
    }
    emul_explanation_destroy(explanation);
    return status;
}

static void test_fairness(void **state) {
    scene s;
    failing_allocator allocator;
    (void)state;
    failing_allocator_init(&allocator);
    open_all(&s, &allocator.allocator);
    scene_runs(&s, "2024");
    assert_true(fail_each_request(&allocator, study, &s) > 60);
    scene_close(&s);
    assert_int_equal(allocator.live_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_fairness)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
