/* Whom a criterion applies to: its own condition (key `where`) and those of all criteria above it. Unlike the `where` of a scorecard it may be
 * unknown of somebody: then nobody can say what the points are, and the criterion's policy for missing facts decides. */
#include "evaluate/run.h"

/* What does not apply to a subject - a condition over a fact it cannot have - holds for it no more than what is false. */
static uint8_t truth_of(emul__run *run, const emul__program *where, int64_t row, emul_decimal value) {
    const emul__state state = emul__code_state(value);
    if (state == EMUL__PRESENT) {
        return value != 0 ? EMUL__TRUE : EMUL__FALSE;
    }
    if (state > EMUL__IS_MISSING) {
        emul__run_report_program(run, where, row, state);
    }
    return state == EMUL__IS_MISSING ? EMUL__UNKNOWN : EMUL__FALSE;
}

/* Asked only of those to whom what stands above may apply. */
static bool compute(emul__run *run, int32_t criterion, const uint8_t *above, uint8_t *truths) {
    const emul__model_criterion *from = &run->model->criteria[criterion];
    uint8_t *asked = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    emul_decimal *values = (emul_decimal *)emul__run_scratch(run, run->result->rows, sizeof *values);
    if (asked == NULL || values == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        asked[row] = run->concerned[from->scorecard][row] && (above == NULL || above[row] != EMUL__FALSE);
    }
    if (!emul__run_numbers(run, &from->where, asked, values)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        truths[row] = asked[row] ? truth_of(run, &from->where, row, values[row]) : EMUL__FALSE;
    }
    return true;
}

/* From the top down, so that none is asked of whom one above already leaves out. */
static bool compute_chain(emul__run *run, int32_t criterion) {
    const int32_t above = emul__where_above(run->model->criteria, criterion);
    if (run->applies[criterion] != NULL) {
        return true;
    }
    if (above >= 0 && !compute_chain(run, above)) {
        return false;
    }
    uint8_t *truths = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (truths == NULL || !compute(run, criterion, above < 0 ? NULL : run->applies[above], truths)) {
        return false;
    }
    run->applies[criterion] = truths;
    return true;
}

bool emul__applies_compute(emul__run *run, int32_t criterion) {
    const int32_t where = run->model->criteria[criterion].where_of;
    return where < 0 || compute_chain(run, where);
}

bool emul__begins_later(const emul__run *run, int32_t criterion) {
    return run->model->criteria[criterion].from_stage > 0 && run->model->criteria[criterion].from_stage > run->result->stage;
}

uint8_t emul__applies(const emul__run *run, int32_t criterion, int64_t row) {
    const int32_t where = run->model->criteria[criterion].where_of;
    if (emul__begins_later(run, criterion) || !run->concerned[run->model->criteria[criterion].scorecard][row]) {
        return EMUL__FALSE;
    }
    uint8_t found = EMUL__TRUE;
    for (int32_t i = where; i >= 0; i = emul__where_above(run->model->criteria, i)) {
        found = run->applies[i][row] == EMUL__TRUE ? found : run->applies[i][row];
        if (found == EMUL__FALSE) {
            break;
        }
    }
    return found;
}

const emul__program *emul__applies_lack(const emul__run *run, int32_t criterion, int64_t row) {
    for (int32_t i = run->model->criteria[criterion].where_of; i >= 0; i = emul__where_above(run->model->criteria, i)) {
        if (run->applies[i][row] == EMUL__UNKNOWN) {
            return &run->model->criteria[i].where;
        }
    }
    return &run->model->criteria[criterion].rule;
}

bool emul__missing_note_leaf(emul__run *run, int32_t leaf, int64_t row) {
    const emul__model_criterion *of = &run->model->criteria[leaf];
    const uint8_t applies = emul__applies(run, leaf, row);
    for (int32_t i = of->where_of; applies == EMUL__UNKNOWN && i >= 0; i = emul__where_above(run->model->criteria, i)) {
        if (run->applies[i][row] == EMUL__UNKNOWN && !emul__missing_note(run, &run->model->criteria[i].where, row, leaf, of->scorecard)) {
            return false;
        }
    }
    return applies != EMUL__TRUE || emul__missing_note(run, &of->rule, row, leaf, of->scorecard);
}
