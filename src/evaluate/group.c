/* A subject against its group: the leader, the mean, the place among those whom the scorecard is for. */
#include <string.h>

#include "evaluate/run.h"

/* The group a row belongs to; 0 where all are compared with all. */
static int64_t group_of(const emul__run *run, const emul__input *input, int64_t row) {
    const emul__scorecard_result *of = &run->result->scorecards[input->scorecard];
    return input->everywhere || of->group == NULL ? 0 : of->group[row];
}

/* One value a group, then the same for each of its subjects. Who has no figure is left out; a count is not known until all is. */
static bool collect_groups(emul__run *run, const emul__input *input, const uint8_t *mask, const emul__ratio *values, emul__collected *of,
                           emul__ratio *found) {
    const uint8_t *concerned = run->concerned[input->scorecard];
    const int64_t groups = (int64_t)run->result->groups.count + 1;
    emul__collected *sums = (emul__collected *)emul__run_scratch(run, groups, sizeof *sums);
    if (sums == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (mask[row]) {
            emul__collect_add(&sums[group_of(run, input, row)], input->collect, values[row]);
        }
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        found[row] = emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
        if (concerned[row]) {
            of[row] = sums[group_of(run, input, row)];
            const bool open = input->collect == EMUL__COLLECT_COUNT && of[row].unknown > 0;
            const emul__state none = of[row].unknown > 0 ? EMUL__IS_MISSING : EMUL__IS_NOT_APPLICABLE;
            found[row] = open ? emul__ratio_of_state(EMUL__IS_MISSING) : emul__collect_value(&of[row], input->collect, none);
        }
    }
    return true;
}

/* ---- places ---- */

static bool number_values(emul__run *run, const emul__ratio *values, uint8_t *eligible, emul_decimal *key) {
    for (int64_t row = 0; row < run->result->rows; row++) {
        eligible[row] = emul__ratio_state(values[row]) == EMUL__PRESENT;
    }
    return emul__order_ratios(run, values, eligible, key);
}

static bool rank_groups(emul__run *run, const emul__input *input, const emul__ratio *values, emul__ratio *found) {
    const int64_t rows = run->result->rows;
    uint8_t *eligible = (uint8_t *)emul__run_scratch(run, rows, 1);
    emul_decimal *columns = (emul_decimal *)emul__run_scratch(run, 5 * rows, sizeof *columns);
    if (eligible == NULL || columns == NULL || !number_values(run, values, eligible, columns)) {
        return false;
    }
    const emul_rank_key key = {.values = columns, .ascending = input->ascending};
    emul_decimal *places = columns + rows;
    const int32_t *groups = input->everywhere ? NULL : run->result->scorecards[input->scorecard].group;
    if (emul_rank(&key, 1, rows, groups, eligible, EMUL_TIES_COMPETITION, columns + 2 * rows, places, columns + 3 * rows,
                  columns + 4 * rows, NULL) != EMUL_OK) {
        emul__run_internal(run);
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        found[row] = eligible[row] ? emul__ratio_of_decimal(places[row]) : values[row];
    }
    return true;
}

bool emul__bind_group(emul__run *run, const emul__input *input, emul__column *column) {
    const int64_t rows = run->result->rows;
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, rows, 1);
    emul__collected *of = (emul__collected *)emul__run_scratch(run, rows, sizeof *of);
    emul__ratio *found = emul__run_ratios(run);
    if (mask == NULL || of == NULL || found == NULL) {
        return false;
    }
    memcpy(mask, run->concerned[input->scorecard], (size_t)rows);
    emul__ratio *values = emul__collect_values(run, input, mask);
    return values != NULL && collect_groups(run, input, mask, values, of, found) &&
           (input->collect != EMUL__COLLECT_RANK || rank_groups(run, input, values, found)) &&
           emul__collect_finish(run, input, values, of, found, column);
}
