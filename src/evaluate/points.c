/* Where a rule becomes points: each leaf's program over all subjects, and what happens where a fact is missing. */
#include "evaluate/run.h"

static void report_missing(emul__run *run, const emul__model_criterion *leaf, int64_t row) {
    emul__text lacking = leaf->rule.source; /* where it is results of this run, or other subjects, that are missing */
    for (int32_t i = leaf->rule.input_count - 1; i >= 0; i--) {
        if (emul__input_missing(run, leaf->rule.inputs[i], row)) {
            lacking = run->model->inputs.items[leaf->rule.inputs[i]].text;
        }
    }
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = leaf->rule.place,
                              .english = "criterion “{1}” needs “{2}” of subject “{0}”, which is missing",
                              .vietnamese = "tiêu chí “{1}” cần số liệu “{2}” của “{0}” nhưng chưa có",
                              .hint_english = "add the fact, or choose another “missing” than error",
                              .hint_vietnamese = "bổ sung số liệu, hoặc chọn cách khác cho “missing”",
                              .arguments = {run->result->ids[row], leaf->id, lacking}};
    found.place.row = row + 1;
    emul__run_report(run, &found);
}

/* What stands for missing points by the criterion's policy; *fine is false when memory is out. */
static emul_decimal settle_missing(emul__run *run, int32_t criterion, int64_t row, bool *fine) {
    const emul__model_criterion *leaf = &run->model->criteria[criterion];
    switch (leaf->missing) {
    case EMUL__MISSING_VALUE:
        return leaf->missing_value;
    case EMUL__MISSING_SKIP:
        return EMUL_NOT_APPLICABLE;
    case EMUL__MISSING_ERROR:
        report_missing(run, leaf, row);
        return EMUL_NOT_APPLICABLE;
    case EMUL__MISSING_OPEN:
        break;
    }
    *fine = emul__missing_note(run, &leaf->rule, row, criterion, leaf->scorecard);
    return EMUL_MISSING;
}

/* Numbers stay; error states are reported here, once, and do no harm further up. */
static bool settle_leaf(emul__run *run, int32_t criterion, const uint8_t *concerned, emul_decimal *points) {
    const emul__model_criterion *leaf = &run->model->criteria[criterion];
    bool fine = true;
    for (int64_t row = 0; fine && row < run->result->rows; row++) {
        if (concerned[row] && points[row] >= EMUL_DECIMAL_MIN) {
            continue;
        }
        const emul__state state = emul__code_state(points[row]);
        if (!concerned[row]) {
            points[row] = EMUL_NOT_APPLICABLE;
        } else if (state == EMUL__IS_MISSING) {
            points[row] = settle_missing(run, criterion, row, &fine);
        } else if (state > EMUL__IS_MISSING) {
            emul__run_report_program(run, &leaf->rule, row, state);
            points[row] = EMUL_NOT_APPLICABLE;
        }
    }
    return fine;
}

/* Whether the evaluation ends before the stage from which the leaf counts: then nothing is asked of anybody. */
static bool begins_later(const emul__run *run, int32_t criterion) {
    return run->model->criteria[criterion].from_stage > 0 && run->model->criteria[criterion].from_stage > run->result->stage;
}

static bool compute_rule(emul__run *run, int32_t criterion, const uint8_t *concerned, emul_decimal *points) {
    for (int64_t row = 0; begins_later(run, criterion) && row < run->result->rows; row++) {
        points[row] = EMUL_NOT_APPLICABLE;
    }
    return begins_later(run, criterion) || (emul__run_numbers(run, &run->model->criteria[criterion].rule, concerned, points) &&
                                            emul__grid_check(run, criterion, concerned) && settle_leaf(run, criterion, concerned, points));
}

/* Problems of single subjects do not end it, so that those of all leaves are reported together. */
static bool compute_leaf(emul__run *run, int32_t criterion, const uint8_t *concerned) {
    emul_decimal *points = (emul_decimal *)emul__run_keep(run, run->result->rows, sizeof *points);
    run->result->criteria[criterion].points = points;
    if (points == NULL || !compute_rule(run, criterion, concerned, points)) {
        return false;
    }
    run->points_known[criterion] = true;
    return true;
}

static void tell_complete(emul__scorecard_result *of, int64_t rows) {
    for (int64_t row = 0; row < rows; row++) {
        if (of->state[row] != EMUL_SUBJECT_NOT_CONCERNED) {
            of->state[row] = of->total[row] == EMUL_MISSING          ? EMUL_SUBJECT_INCOMPLETE
                             : of->total[row] == EMUL_NOT_APPLICABLE ? EMUL_SUBJECT_NOT_APPLICABLE
                                                                     : EMUL_SUBJECT_COMPLETE;
        }
    }
}

bool emul__step_points(emul__run *run, int32_t scorecard) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    for (int32_t i = 0; i < card->leaf_count; i++) {
        if (!compute_leaf(run, card->leaf_order[i], run->concerned[scorecard])) {
            return false;
        }
    }
    for (int32_t i = card->first_root; i >= 0; i = run->model->criteria[i].next_sibling) {
        if (!emul__nodes_compute(run, i)) {
            return false;
        }
    }
    if (!emul__totals_compute(run, scorecard) || !emul__run_fine(run)) {
        return false;
    }
    tell_complete(&run->result->scorecards[scorecard], run->result->rows);
    run->totals_known[scorecard] = true;
    return true;
}
