/* A unit and who is below it: its members and those of the units below, or its child units. */
#include "evaluate/run.h"

static void report_circle(emul__run *run, int64_t row) {
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                              .place = {.row = row + 1, .field = EMUL__TEXT("parent")},
                                              .english = "the unit “{0}” stands below itself",
                                              .vietnamese = "đơn vị “{0}” trực thuộc chính nó",
                                              .arguments = {run->result->ids[row]}});
}

/* Climbs from every row; more steps than rows can only be a circle. */
static bool check_circles(emul__run *run, const int32_t *above) {
    for (int64_t row = 0; row < run->result->rows; row++) {
        int64_t steps = 0;
        for (int32_t unit = above[row]; unit >= 0 && steps <= run->result->rows; unit = above[unit]) {
            steps++;
        }
        if (steps > run->result->rows) {
            report_circle(run, row);
            return false;
        }
    }
    return true;
}

const int32_t *emul__units_above(emul__run *run) {
    if (run->result->above != NULL) {
        return run->result->above;
    }
    int32_t *above = (int32_t *)(run->result->explains ? emul__run_keep : emul__run_scratch)(run, run->result->rows, sizeof *above);
    for (int64_t row = 0; above != NULL && row < run->result->rows; row++) {
        above[row] = (int32_t)emul_roster_parent(run->roster, row);
    }
    if (above != NULL && check_circles(run, above)) {
        run->result->above = above;
    }
    return run->result->above;
}

/* Who does not apply is left out; one missing value leaves the whole missing, so that nothing is ever silently smaller. */
static emul__ratio value_of(const emul__collected *of, emul__collect how) {
    if (of->unknown > 0) {
        return emul__ratio_of_state(EMUL__IS_MISSING);
    }
    return how == EMUL__COLLECT_SUM && of->counted == 0 ? emul__ratio_of_integer(0) : emul__collect_value(of, how, EMUL__IS_MISSING);
}

static void collect_below(const emul__input *input, const int32_t *above, const uint8_t *mask, const emul__ratio *values, int64_t rows,
                          emul__collected *of) {
    for (int64_t row = 0; row < rows; row++) {
        for (int32_t unit = mask[row] ? above[row] : -1; unit >= 0; unit = input->direct ? -1 : above[unit]) {
            emul__collect_add(&of[unit], input->collect, values[row]);
        }
    }
}

bool emul__bind_below(emul__run *run, const emul__input *input, emul__column *column) {
    const int64_t rows = run->result->rows;
    const int32_t *above = emul__units_above(run);
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, rows, 1);
    emul__collected *of = (emul__collected *)emul__run_scratch(run, rows, sizeof *of);
    emul__ratio *found = emul__run_ratios(run);
    if (above == NULL || mask == NULL || of == NULL || found == NULL) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        mask[row] = run->roster->kinds[row] == (input->children ? EMUL_KIND_UNIT : EMUL_KIND_INDIVIDUAL);
    }
    emul__ratio *values = emul__collect_values(run, input, mask);
    if (values == NULL) {
        return false;
    }
    collect_below(input, above, mask, values, rows, of);
    for (int64_t row = 0; row < rows; row++) {
        found[row] = value_of(&of[row], input->collect);
    }
    return emul__collect_finish(run, input, values, of, found, column);
}
