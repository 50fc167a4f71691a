/* Places to classes (xếp loại): the first class whose condition holds, then the quotas of classes. */
#include <string.h>

#include "evaluate/run.h"

/* What the condition of each class says of each subject. */
static uint8_t **judge(emul__run *run, int32_t scorecard, const uint8_t *mask) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    const int64_t rows = run->result->rows;
    uint8_t **holds = (uint8_t **)emul__run_scratch(run, card->class_count, sizeof *holds);
    for (int32_t i = 0; holds != NULL && i < card->class_count; i++) {
        const emul__model_class *class_ = &run->model->classes[card->first_class + i];
        holds[i] = (uint8_t *)emul__run_scratch(run, rows, 1);
        if (holds[i] == NULL) {
            return NULL;
        }
        if (!class_->has_condition) {
            memset(holds[i], EMUL__TRUE, (size_t)rows);
        } else if (!emul__run_truths(run, &class_->when, mask, holds[i])) {
            return NULL;
        }
    }
    return holds;
}

int32_t emul__class_from(const emul__model_scorecard *card, uint8_t *const *holds, int32_t first, int64_t row) {
    for (int32_t i = first; i < card->class_count; i++) {
        if (holds[i][row] != EMUL__FALSE) {
            return holds[i][row] == EMUL__TRUE ? card->first_class + i : EMUL_CLASS_UNDETERMINED;
        }
    }
    return EMUL_CLASS_UNCLASSIFIED;
}

/* The class of a subject whom the conditions are not asked about. */
static int32_t class_of_state(emul_subject_state state) {
    if (state == EMUL_SUBJECT_NOT_CONCERNED) {
        return EMUL_CLASS_NONE;
    }
    const bool open = state == EMUL_SUBJECT_INCOMPLETE || state == EMUL_SUBJECT_UNDETERMINED;
    return open ? EMUL_CLASS_UNDETERMINED : EMUL_CLASS_UNCLASSIFIED;
}

/* Notes what the first condition from class `i` on that could not be told lacks. */
static bool note_open(emul__run *run, int32_t scorecard, uint8_t *const *holds, int32_t i, int64_t row) {
    const int32_t first = run->model->scorecards[scorecard].first_class;
    while (holds[i][row] == EMUL__FALSE) {
        i++;
    }
    return emul__missing_note(run, &run->model->classes[first + i].when, row, -1, scorecard);
}

static bool classify(emul__run *run, int32_t scorecard, uint8_t *const *holds, int32_t *classes) {
    const emul_subject_state *state = run->result->scorecards[scorecard].state;
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (state[row] != EMUL_SUBJECT_COMPLETE) {
            classes[row] = class_of_state(state[row]);
            continue;
        }
        classes[row] = emul__class_from(&run->model->scorecards[scorecard], holds, 0, row);
        if (classes[row] == EMUL_CLASS_UNDETERMINED && !note_open(run, scorecard, holds, 0, row)) {
            return false;
        }
    }
    return true;
}

static bool has_quota(const emul__run *run, const emul__model_scorecard *card) {
    for (int32_t i = card->first_class; i < card->first_class + card->class_count; i++) {
        if (run->model->classes[i].at_most.present) {
            return true;
        }
    }
    return false;
}

/* Whom a quota moved to where a condition could not be told. */
static bool note_demoted(emul__run *run, int32_t scorecard, uint8_t *const *holds) {
    const emul__scorecard_result *of = &run->result->scorecards[scorecard];
    const int32_t first = run->model->scorecards[scorecard].first_class;
    for (int64_t row = 0; row < run->result->rows; row++) {
        const bool demoted = of->class_before[row] >= 0 && of->class_index[row] == EMUL_CLASS_UNDETERMINED;
        if (demoted && !note_open(run, scorecard, holds, of->class_before[row] - first + 1, row)) {
            return false;
        }
    }
    return true;
}

static bool decide_classes(emul__run *run, int32_t scorecard, const uint8_t *mask) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    uint8_t *const *holds = judge(run, scorecard, mask);
    if (holds == NULL || !classify(run, scorecard, holds, to->class_judged)) {
        return false;
    }
    memcpy(to->class_before, to->class_judged, (size_t)run->result->rows * sizeof *to->class_before);
    if (run->model->scorecards[scorecard].restriction_count > 0 && !emul__restrictions_lower(run, scorecard, holds, mask)) {
        return false;
    }
    memcpy(to->class_index, to->class_before, (size_t)run->result->rows * sizeof *to->class_index);
    if (!has_quota(run, &run->model->scorecards[scorecard])) {
        return true;
    }
    return emul__class_quotas_apply(run, scorecard, holds) && note_demoted(run, scorecard, holds);
}

bool emul__step_classes(emul__run *run, int32_t scorecard) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    const int64_t rows = run->result->rows;
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, rows, 1);
    to->class_index = (int32_t *)emul__run_keep(run, rows, sizeof *to->class_index);
    to->class_before = (int32_t *)emul__run_keep(run, rows, sizeof *to->class_before);
    to->class_judged = (int32_t *)emul__run_keep(run, rows, sizeof *to->class_judged);
    if (mask == NULL || to->class_index == NULL || to->class_before == NULL || to->class_judged == NULL) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        mask[row] = to->state[row] == EMUL_SUBJECT_COMPLETE;
        to->class_index[row] = EMUL_CLASS_NONE;
        to->class_before[row] = EMUL_CLASS_NONE;
        to->class_judged[row] = EMUL_CLASS_NONE;
    }
    if (run->model->scorecards[scorecard].class_count > 0 && !decide_classes(run, scorecard, mask)) {
        return false;
    }
    run->classes_known[scorecard] = true;
    return true;
}
