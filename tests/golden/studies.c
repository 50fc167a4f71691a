#include "golden/studies.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { SMALL = 80, LARGE = 400 }; /* subjects: of more the lists of all are as long as they are alike */

typedef struct studies {
    emul_explanation **items;
    int32_t count;
} studies;

/* Where the next one goes. */
static emul_explanation **next(studies *made) {
    assert_true(made->count < MOST_STUDIES);
    return &made->items[made->count++];
}

/* What becomes of the result without any figures, there and back: everything moves. */
static void add_comparisons(const evaluated *given, const char *period, studies *made) {
    const emul_options options = {.struct_size = sizeof options, .period = period};
    emul_ledger *empty = NULL;
    emul_result *without = NULL;
    assert_int_equal(emul_ledger_create(NULL, &empty, NULL), EMUL_OK);
    if (emul_evaluate(given->regulation, given->roster, empty, &options, &without, NULL) ==
        EMUL_OK) { /* where nothing divides by nothing */
        assert_int_equal(emul_result_compare(given->result, without, next(made), NULL), EMUL_OK);
        assert_int_equal(emul_result_compare(without, given->result, next(made), NULL), EMUL_OK);
        emul_result_destroy(without);
    }
    emul_ledger_destroy(empty);
}

/* What would change if the first criterion that can be weighed had another weight, in the rules and in the result. */
static void add_changes(const evaluated *given, const char *period, studies *made) {
    const emul_options options = {.struct_size = sizeof options, .period = period};
    emul_regulation *varied = NULL;
    emul_result *other = NULL;
    for (int32_t i = 0; varied == NULL && i < emul_regulation_count(given->regulation, EMUL_PART_CRITERION); i++) {
        const emul_change change = {"weight", "0.5", EMUL_PART_CRITERION, i};
        (void)emul_regulation_with(given->regulation, &change, 1, NULL, &varied, NULL);
    }
    if (varied == NULL) {
        return; /* none can */
    }
    assert_int_equal(emul_regulation_compare(given->regulation, varied, next(made), NULL), EMUL_OK);
    if (emul_evaluate(varied, given->roster, given->ledger, &options, &other, NULL) == EMUL_OK) {
        assert_int_equal(emul_result_compare(given->result, other, next(made), NULL), EMUL_OK);
    }
    emul_result_destroy(other);
    emul_regulation_destroy(varied);
}

/* With two weightings drawn: more look the same. */
static void add_sensitivity(const evaluated *given, studies *made) {
    const emul_sensitivity asked = {.struct_size = sizeof asked, .samples = 2, .shown = 20};
    assert_int_equal(emul_result_sensitivity(given->result, given->roster, given->ledger, -1, &asked, next(made), NULL), EMUL_OK);
}

/* Of the first subjects of small cases: how far from the best class, the first award and the first place. */
static void add_gaps(const evaluated *given, studies *made) {
    const emul_target targets[] = {
        {sizeof *targets, EMUL_TARGET_CLASS, 0, 0}, {sizeof *targets, EMUL_TARGET_AWARD, 0, 0}, {sizeof *targets, EMUL_TARGET_PLACE, 0, 1}};
    const emul_part parts[] = {EMUL_PART_CLASS, EMUL_PART_AWARD, EMUL_PART_SCORECARD};
    for (int64_t row = 0; row < 3 && row < emul_result_rows(given->result); row++) {
        for (int32_t i = 0; i < 3; i++) {
            if (emul_regulation_count(given->regulation, parts[i]) > 0) {
                assert_int_equal(emul_result_gap(given->result, given->roster, given->ledger, row, &targets[i], next(made), NULL), EMUL_OK);
            }
        }
    }
}

int32_t make_studies(const evaluated *given, const char *period, emul_explanation *explanations[MOST_STUDIES]) {
    studies made = {explanations, 0};
    assert_int_equal(emul_result_fairness(given->result, given->roster, given->ledger, NULL, next(&made), NULL), EMUL_OK);
    add_changes(given, period, &made);
    add_sensitivity(given, &made);
    if (emul_result_rows(given->result) <= LARGE) {
        add_comparisons(given, period, &made);
    }
    if (emul_result_rows(given->result) <= SMALL) {
        add_gaps(given, &made);
    }
    return made.count;
}
