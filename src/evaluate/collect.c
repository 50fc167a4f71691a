/* The values of several subjects made one: what group.c and below.c have in common. */
#include "evaluate/run.h"

void emul__collect_add(emul__collected *to, emul__collect how, emul__ratio value) {
    const emul__state state = emul__ratio_state(value);
    if (state != EMUL__PRESENT) {
        to->unknown += state == EMUL__IS_MISSING;
        return;
    }
    if (to->counted++ == 0) {
        to->value = value;
    } else if (how == EMUL__COLLECT_LEADER || how == EMUL__COLLECT_TRAILER) {
        const int order = emul__ratio_compare(value, to->value);
        to->value = (how == EMUL__COLLECT_LEADER ? order > 0 : order < 0) ? value : to->value;
    } else {
        to->value = emul__ratio_add(to->value, value);
    }
}

emul__ratio emul__collect_value(const emul__collected *of, emul__collect how, emul__state none) {
    if (of->counted == 0) {
        return how == EMUL__COLLECT_COUNT ? emul__ratio_of_integer(0) : emul__ratio_of_state(none);
    }
    const bool quotient = how == EMUL__COLLECT_MEAN || how == EMUL__COLLECT_SHARE;
    return quotient ? emul__ratio_div(of->value, emul__ratio_of_integer(of->counted)) : of->value;
}

/* Those for whom it is told that they are not among them leave the mask. */
static bool apply_among(emul__run *run, const emul__program *among, uint8_t *mask, uint8_t *truths) {
    if (!emul__run_truths(run, among, mask, truths)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        mask[row] = mask[row] && truths[row] != EMUL__FALSE;
    }
    return true;
}

emul__ratio *emul__collect_values(emul__run *run, const emul__input *input, uint8_t *mask) {
    const emul__program *programs = run->model->inputs.programs;
    emul__ratio *values = emul__run_ratios(run);
    uint8_t *truths = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (values == NULL || truths == NULL || (input->among >= 0 && !apply_among(run, &programs[input->among], mask, truths)) ||
        !emul__run_exact(run, &programs[input->program], mask, values)) {
        return NULL;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (mask[row] && input->among >= 0 && truths[row] == EMUL__UNKNOWN && emul__ratio_state(values[row]) == EMUL__PRESENT) {
            values[row] = emul__ratio_of_state(EMUL__IS_MISSING);
        }
    }
    return values;
}

static bool note_counts(emul__run *run, const emul__input *input, const emul__ratio *values, const emul__collected *of) {
    int64_t *counted = emul__run_column(run);
    int64_t *unknown = emul__run_column(run);
    for (int64_t row = 0; counted != NULL && unknown != NULL && row < run->result->rows; row++) {
        counted[row] = of[row].counted;
        unknown[row] = of[row].unknown;
    }
    run->result->looked_at[input - run->model->inputs.items] = (emul__looked_at){values, counted, unknown};
    return counted != NULL && unknown != NULL;
}

/* How few and how many it can be for, whatever is not known: a fraction is rounded outwards. */
static void bound(const emul__collected *of, emul__collect how, emul_decimal *least, emul_decimal *most) {
    const emul__ratio sure = of->counted > 0 ? of->value : emul__ratio_of_integer(0);
    const emul__ratio all = emul__ratio_of_integer(how == EMUL__COLLECT_SHARE ? of->counted + of->unknown : 1);
    *least = emul__ratio_round(emul__ratio_div(sure, all), 6, EMUL_ROUND_FLOOR);
    *most = emul__ratio_round(emul__ratio_div(emul__ratio_add(sure, emul__ratio_of_integer(of->unknown)), all), 6, EMUL_ROUND_CEILING);
}

/* A count or a share that is missing lies between what is certain and what is possible. */
static bool add_bounds(emul__run *run, const emul__input *input, const emul__collected *of, const emul__ratio *found,
                       emul__column *column) {
    int64_t *least = emul__run_column(run);
    int64_t *most = emul__run_column(run);
    for (int64_t row = 0; least != NULL && most != NULL && row < run->result->rows; row++) {
        if (emul__ratio_state(found[row]) == EMUL__IS_MISSING && of[row].unknown > 0) {
            bound(&of[row], input->collect, &least[row], &most[row]);
        } else {
            least[row] = most[row] = EMUL_MISSING; /* nobody asks */
        }
    }
    column->least = least;
    column->most = most;
    return least != NULL && most != NULL;
}

bool emul__collect_finish(emul__run *run, const emul__input *input, const emul__ratio *values, const emul__collected *of,
                          const emul__ratio *found, emul__column *column) {
    if (emul__input_has_bounds(input) && !add_bounds(run, input, of, found, column)) {
        return false;
    }
    if (input->quotient) {
        column->ratios = found;
        return note_counts(run, input, values, of);
    }
    int64_t *decimals = emul__run_column(run);
    for (int64_t row = 0; decimals != NULL && row < run->result->rows; row++) {
        decimals[row] = emul__ratio_round(found[row], 6, EMUL_ROUND_HALF_AWAY); /* of decimals: exact */
    }
    column->values = decimals;
    return decimals != NULL && note_counts(run, input, values, of);
}
