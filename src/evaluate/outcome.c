/* Results of this run as inputs of later rules: the columns of the result, borrowed, or translated where programs read them otherwise. */
#include "evaluate/run.h"

bool emul__input_ready(const emul__run *run, const emul__input *input) {
    if (run->auditing) {
        return true;
    }
    switch (input->kind) {
    case EMUL__INPUT_POINTS:
    case EMUL__INPUT_SHARE:
        return run->points_known[input->criterion];
    case EMUL__INPUT_LOWEST_SHARE:
    case EMUL__INPUT_LOWEST_POINTS:
    case EMUL__INPUT_TOTAL:
    case EMUL__INPUT_BASE:
    case EMUL__INPUT_BONUS:
    case EMUL__INPUT_PENALTY:
        return run->totals_known[input->scorecard];
    case EMUL__INPUT_PLACE:
        return run->places_known[input->scorecard];
    case EMUL__INPUT_CLASS:
        return run->classes_known[input->scorecard];
    case EMUL__INPUT_AWARDED:
    case EMUL__INPUT_TIMES:
    case EMUL__INPUT_STREAK:
    case EMUL__INPUT_EVER:
    case EMUL__INPUT_YEARS_AGO:
        return input->award < 0 || run->award_decided[input->award];
    case EMUL__INPUT_FACT:
    case EMUL__INPUT_FINAL:
    case EMUL__INPUT_SERIES:
    case EMUL__INPUT_ELEMENT:
    case EMUL__INPUT_WEEKDAYS:
    case EMUL__INPUT_DAYS:
    case EMUL__INPUT_ELAPSED:
    case EMUL__INPUT_END:
    case EMUL__INPUT_MEMBER:
    case EMUL__INPUT_BALLOT:
    case EMUL__INPUT_ACHIEVEMENTS: /* the sequence of awards sees to it that those before have been decided */
    case EMUL__INPUT_GROUP:        /* their sub-programs ask for themselves */
    case EMUL__INPUT_BELOW:
    case EMUL__INPUT_YEARS_IN_ROW:
    case EMUL__INPUT_COUNT_YEARS:
        break;
    }
    return true;
}

/* Classes as labels. Unclassified is no class: -1, which programs take for a label that is equal to none and worse than all. */
static int64_t class_label(const emul__model_scorecard *card, int32_t class_index) {
    if (class_index >= 0) {
        return class_index - card->first_class;
    }
    if (class_index == EMUL_CLASS_UNCLASSIFIED) {
        return -1;
    }
    return class_index == EMUL_CLASS_NONE ? EMUL_NOT_APPLICABLE : EMUL_MISSING;
}

static bool bind_class(emul__run *run, int32_t scorecard, emul__column *column) {
    int64_t *values = emul__run_column(run);
    const int32_t *classes = run->result->scorecards[scorecard].class_index;
    for (int64_t row = 0; values != NULL && row < run->result->rows; row++) {
        values[row] = class_label(&run->model->scorecards[scorecard], classes[row]);
    }
    column->values = values;
    return values != NULL;
}

/* That a title is not in force as far as the library knows the law does not say that nobody was given it; an award of the regulation's own that
 * is not in force is given to nobody. */
bool emul__award_lapsed(const emul__run *run, int32_t award) {
    const emul__model_award *of = &run->model->awards[award];
    return of->origin.length > 0 && !emul__spans_hold(&of->in_force, run->result->law_day);
}

static bool bind_awarded(emul__run *run, int32_t award, emul__column *column) {
    int64_t *values = emul__run_column(run);
    const emul_decision *decisions = run->result->awards[award].decision;
    const bool lapsed = emul__award_lapsed(run, award);
    for (int64_t row = 0; values != NULL && row < run->result->rows; row++) {
        const bool open = decisions[row] == EMUL_DECISION_TIED_AT_CUT || decisions[row] == EMUL_DECISION_UNDETERMINED;
        values[row] = open || lapsed ? EMUL_MISSING : decisions[row] == EMUL_DECISION_AWARDED ? EMUL_DECIMAL_ONE : 0;
    }
    column->values = values;
    return values != NULL;
}

bool emul__bind_outcome(emul__run *run, const emul__input *input, emul__column *column) {
    if (input->kind == EMUL__INPUT_POINTS) {
        column->values = run->result->criteria[input->criterion].points;
        return true;
    }
    if (input->kind == EMUL__INPUT_CLASS) {
        return bind_class(run, input->scorecard, column);
    }
    if (input->kind == EMUL__INPUT_AWARDED) {
        return bind_awarded(run, input->award, column);
    }
    const emul__scorecard_result *from = &run->result->scorecards[input->scorecard];
    column->values = input->kind == EMUL__INPUT_TOTAL     ? from->total
                     : input->kind == EMUL__INPUT_BASE    ? from->base
                     : input->kind == EMUL__INPUT_BONUS   ? from->bonus
                     : input->kind == EMUL__INPUT_PENALTY ? from->penalty
                                                          : from->place;
    return true;
}
