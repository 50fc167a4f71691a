/* Where a rule becomes points: each leaf's program over all subjects, and what happens where a fact is missing. */
#include "evaluate/run.h"

static void report_missing(emul__run *run, int32_t criterion, int64_t row) {
    const emul__model_criterion *leaf = &run->model->criteria[criterion];
    const emul__program *lacks = emul__applies_lack(run, criterion, row);
    emul__text lacking = lacks->source; /* where it is results of this run, or other subjects, that are missing */
    for (int32_t i = lacks->input_count - 1; i >= 0; i--) {
        if (emul__input_missing(run, lacks->inputs[i], row)) {
            lacking = run->model->inputs.items[lacks->inputs[i]].text;
        }
    }
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = lacks->place,
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
        report_missing(run, criterion, row);
        return EMUL_NOT_APPLICABLE;
    case EMUL__MISSING_OPEN:
        break;
    }
    *fine = emul__missing_note_leaf(run, criterion, row);
    return EMUL_MISSING;
}

/* Numbers stay; error states are reported here, once, and do no harm further up. `asked`: whose rule has been computed. */
static bool settle_leaf(emul__run *run, int32_t criterion, const uint8_t *asked, emul_decimal *points) {
    const emul__model_criterion *leaf = &run->model->criteria[criterion];
    bool fine = true;
    for (int64_t row = 0; fine && row < run->result->rows; row++) {
        if (asked[row] && points[row] >= EMUL_DECIMAL_MIN) {
            continue;
        }
        const bool unknown = !asked[row] && emul__applies(run, criterion, row) == EMUL__UNKNOWN;
        const emul__state state = unknown ? EMUL__IS_MISSING : emul__code_state(points[row]);
        if (!asked[row] && !unknown) {
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

/* Those to whom the leaf applies; NULL after reporting. */
static const uint8_t *ask(emul__run *run, int32_t criterion, const uint8_t *concerned) {
    if (run->model->criteria[criterion].where_of < 0) {
        return concerned;
    }
    uint8_t *asked = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (asked == NULL || !emul__applies_compute(run, criterion)) {
        return NULL;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        asked[row] = emul__applies(run, criterion, row) == EMUL__TRUE;
    }
    return asked;
}

static bool compute_rule(emul__run *run, int32_t criterion, const uint8_t *concerned, emul_decimal *points) {
    const bool later = emul__begins_later(run, criterion);
    for (int64_t row = 0; later && row < run->result->rows; row++) {
        points[row] = EMUL_NOT_APPLICABLE;
    }
    const uint8_t *asked = later ? NULL : ask(run, criterion, concerned);
    return later || (asked != NULL && emul__run_numbers(run, &run->model->criteria[criterion].rule, asked, points) &&
                     emul__grid_check(run, criterion, asked) && settle_leaf(run, criterion, asked, points));
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
