/* final(x): of the stages up to the one evaluated, the latest that has a figure. */
#include "evaluate/run.h"

/* Another year's appraisal is over: all of its stages count. */
static int32_t last_stage(const emul__run *run, const emul__input *input) {
    const bool earlier = input->shift == EMUL__SHIFT_PREV || input->shift == EMUL__SHIFT_YEAR_PREV || run->years_back > 0;
    return earlier ? run->model->names.stage_count - 1 : run->result->stage;
}

static emul__ratio value_at(const emul__column *column, int64_t row) {
    return column->ratios != NULL ? column->ratios[row] : emul__ratio_of_decimal(column->values[row]);
}

/* Lays the figures of a later stage over those of earlier ones. */
static void lay_over(const emul__run *run, const emul__column *later, int32_t stage, int64_t *values, emul__ratio *ratios, int32_t *taken) {
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (emul__ratio_state(value_at(later, row)) == EMUL__IS_MISSING) {
            continue;
        }
        taken[row] = stage;
        if (ratios != NULL) {
            ratios[row] = value_at(later, row);
        } else {
            values[row] = later->values[row];
        }
    }
}

static bool read_stage(emul__run *run, const emul__input *input, int32_t stage, emul__column *column) {
    emul__input at = *input;
    at.kind = EMUL__INPUT_FACT;
    at.facet = run->model->names.stages[stage];
    return emul__bind_part(run, &at, column);
}

bool emul__bind_final(emul__run *run, const emul__input *input, emul__column *column) {
    const bool quotient = emul__input_is_ratio(&run->model->names, input);
    int64_t *values = quotient ? NULL : emul__run_column(run);
    emul__ratio *ratios = quotient ? emul__run_ratios(run) : NULL;
    int32_t *taken = (int32_t *)emul__run_keep(run, run->result->rows, sizeof *taken);
    if ((values == NULL && ratios == NULL) || taken == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        taken[row] = -1;
        if (quotient) {
            ratios[row] = emul__ratio_of_state(EMUL__IS_MISSING);
        } else {
            values[row] = EMUL_MISSING;
        }
    }
    for (int32_t stage = 0; stage <= last_stage(run, input); stage++) {
        emul__column later = {.stride = 1};
        if (!read_stage(run, input, stage, &later)) {
            return false;
        }
        lay_over(run, &later, stage, values, ratios, taken);
    }
    column->values = values;
    column->ratios = ratios;
    run->result->stage_taken[input - run->model->inputs.items] = taken;
    return emul__run_fine(run);
}
