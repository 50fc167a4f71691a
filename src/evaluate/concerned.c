/* Whom a scorecard is for: the kind of subject, and the condition on attributes. */
#include "evaluate/run.h"

static void report_unknown(emul__run *run, const emul__program *where, int64_t row) {
    emul__text lacking = where->source;
    for (int32_t i = where->input_count - 1; i >= 0; i--) {
        if (emul__input_missing(run, where->inputs[i], row)) {
            lacking = run->model->inputs.items[where->inputs[i]].text;
        }
    }
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = where->place,
                              .english = "it cannot be told whether the scorecard is for subject “{0}”: the roster gives no “{1}”",
                              .vietnamese = "không xác định được “{0}” có thuộc bảng điểm này không: danh sách chưa ghi “{1}”",
                              .arguments = {run->result->ids[row], lacking}};
    found.place.row = row + 1;
    emul__run_report(run, &found);
}

static bool apply_where(emul__run *run, const emul__program *where, uint8_t *mask) {
    uint8_t *truths = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (truths == NULL || !emul__run_truths(run, where, mask, truths)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (mask[row] && truths[row] == EMUL__UNKNOWN) {
            report_unknown(run, where, row);
        }
        mask[row] = mask[row] && truths[row] == EMUL__TRUE;
    }
    return emul__run_fine(run);
}

bool emul__step_concerned(emul__run *run, int32_t scorecard) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    to->state = (emul_subject_state *)emul__run_keep(run, run->result->rows, sizeof *to->state);
    if (mask == NULL || to->state == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        mask[row] = run->roster->kinds[row] == card->applies_to;
    }
    if (card->has_where && !apply_where(run, &card->where, mask)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        to->state[row] = mask[row] ? EMUL_SUBJECT_COMPLETE : EMUL_SUBJECT_NOT_CONCERNED;
    }
    run->concerned[scorecard] = mask;
    if (card->group < 0) {
        return true;
    }
    to->group = run->groups[card->group];
    return emul__groups_check(run, card->group, mask);
}
