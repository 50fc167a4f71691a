/* A unit and who is below it: its members and those of the units below, or its child units. */
#include "evaluate/run.h"

/* Who does not apply is left out; one missing value leaves the whole missing, so that nothing is ever silently smaller. */
static emul__ratio value_of(const emul__collected *of, emul__collect how) {
    if (of->unknown > 0) {
        return emul__ratio_of_state(EMUL__IS_MISSING);
    }
    return how == EMUL__COLLECT_SUM && of->counted == 0 ? emul__ratio_of_integer(0) : emul__collect_value(of, how, EMUL__IS_MISSING);
}

/* Gives the subject's value to every unit it stands below on some day: `seen` says which have it already. */
static void collect_one(const emul_result *result, const emul__input *input, int64_t row, emul__ratio value, emul__collected *of,
                        int32_t *seen) {
    emul__day until = result->period.to;
    for (emul__day day = result->period.from; day <= result->period.to; day = until + 1) {
        until = result->period.to;
        int32_t unit = emul__unit_above(result, row, day, &until);
        while (unit >= 0) {
            if (seen[unit] != row + 1) {
                seen[unit] = (int32_t)row + 1;
                emul__collect_add(&of[unit], input->collect, value);
            }
            unit = input->direct ? -1 : emul__unit_above(result, unit, day, &until);
        }
    }
}

bool emul__bind_below(emul__run *run, const emul__input *input, emul__column *column) {
    const int64_t rows = run->result->rows;
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, rows, 1);
    emul__collected *of = (emul__collected *)emul__run_scratch(run, rows, sizeof *of);
    int32_t *seen = (int32_t *)emul__run_scratch(run, rows, sizeof *seen);
    emul__ratio *found = emul__run_ratios(run);
    if (mask == NULL || of == NULL || seen == NULL || found == NULL || !emul__units_find(run)) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        mask[row] = run->roster->kinds[row] == (input->children ? EMUL_KIND_UNIT : EMUL_KIND_INDIVIDUAL);
    }
    emul__ratio *values = emul__collect_values(run, input, mask);
    if (values == NULL) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        if (mask[row]) {
            collect_one(run->result, input, row, values[row], of, seen);
        }
    }
    for (int64_t row = 0; row < rows; row++) {
        found[row] = value_of(&of[row], input->collect);
    }
    return emul__collect_finish(run, input, values, of, found, column);
}
