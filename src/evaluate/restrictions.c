/* Restrictions: who ranks last, whose class is lowered. Points are never touched.
 *
 * Demotions add up, then the lowest cap holds. An open question decides nothing where the class is the same with either answer. */
#include "evaluate/run.h"

bool emul__scorecard_restricts(const emul__model_scorecard *card, emul__effect effect) {
    for (int32_t i = 0; i < card->restriction_count; i++) {
        if (card->restrictions[i].effect == effect) {
            return true;
        }
    }
    return false;
}

/* ---- ranked last ---- */

/* Who is last by one restriction is last whatever the others say; who may be last by one that cannot be told has no place. */
static bool settle_last(emul__run *run, int32_t scorecard, const emul__program *test, const uint8_t *truths, const emul_decimal *key) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    for (int64_t row = 0; row < run->result->rows; row++) {
        const bool open = truths[row] == EMUL__UNKNOWN && key[row] == 0 && run->concerned[scorecard][row];
        if (!open || (to->state[row] != EMUL_SUBJECT_COMPLETE && to->state[row] != EMUL_SUBJECT_UNDETERMINED)) {
            continue;
        }
        to->state[row] = EMUL_SUBJECT_UNDETERMINED;
        if (!emul__missing_note(run, test, row, -1, scorecard)) {
            return false;
        }
    }
    return true;
}

bool emul__restrictions_rank(emul__run *run, int32_t scorecard, emul_decimal *key) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    const int64_t rows = run->result->rows;
    uint8_t *truths = (uint8_t *)emul__run_scratch(run, card->restriction_count * rows, 1);
    for (int32_t i = 0; truths != NULL && i < card->restriction_count; i++) {
        if (card->restrictions[i].effect != EMUL__RANKS_LAST) {
            continue;
        }
        if (!emul__run_truths(run, &card->restrictions[i].condition.test, run->concerned[scorecard], truths + i * rows)) {
            return false;
        }
        for (int64_t row = 0; row < rows; row++) {
            key[row] = run->concerned[scorecard][row] && truths[i * rows + row] == EMUL__TRUE ? EMUL_DECIMAL_ONE : key[row];
        }
    }
    for (int32_t i = 0; truths != NULL && i < card->restriction_count; i++) {
        if (card->restrictions[i].effect == EMUL__RANKS_LAST &&
            !settle_last(run, scorecard, &card->restrictions[i].condition.test, truths + i * rows, key)) {
            return false;
        }
    }
    return truths != NULL;
}

/* ---- classes ---- */

/* What the restrictions come to for one subject. */
typedef struct burden {
    int32_t down;
    int32_t cap; /* index in the scorecard's classes; 0: none */
    bool no_class;
    bool open; /* some cannot be told */
} burden;

/* `or_else`: what those that cannot be told are taken for. */
static burden burden_of(const emul__model_scorecard *card, uint8_t *const *truths, int64_t row, bool or_else) {
    burden found = {0, 0, false, false};
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const emul__model_restriction *by = &card->restrictions[i];
        if (by->effect == EMUL__RANKS_LAST || truths[i][row] == EMUL__FALSE) {
            continue;
        }
        found.open = found.open || truths[i][row] == EMUL__UNKNOWN;
        if (truths[i][row] == EMUL__UNKNOWN && !or_else) {
            continue;
        }
        found.down += by->effect == EMUL__DEMOTES ? by->by : 0;
        found.cap = by->effect == EMUL__CAPS_CLASS && by->class_label > found.cap ? by->class_label : found.cap;
        found.no_class = found.no_class || by->effect == EMUL__UNCLASSIFIES;
    }
    return found;
}

static int32_t lower(const emul__model_scorecard *card, const burden *by, int32_t class_index) {
    const int32_t last = card->class_count - 1;
    if (by->no_class || class_index < 0) {
        return by->no_class ? EMUL_CLASS_UNCLASSIFIED : class_index;
    }
    int32_t local = class_index - card->first_class;
    local = by->down > last - local ? last : local + by->down;
    return card->first_class + (local < by->cap ? by->cap : local);
}

/* A class that cannot be told is known where every answer leads to the cap. */
static int32_t lower_open(const emul__model_scorecard *card, uint8_t *const *holds, const burden *by, int64_t row) {
    if (by->no_class) {
        return EMUL_CLASS_UNCLASSIFIED;
    }
    const bool capped = emul__class_from(card, holds, by->cap, row) == card->first_class + by->cap;
    return capped && by->down == 0 && by->cap > 0 ? card->first_class + by->cap : EMUL_CLASS_UNDETERMINED;
}

static bool note_open(emul__run *run, int32_t scorecard, uint8_t *const *truths, int64_t row) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const bool open = card->restrictions[i].effect != EMUL__RANKS_LAST && truths[i][row] == EMUL__UNKNOWN;
        if (open && !emul__missing_note(run, &card->restrictions[i].condition.test, row, -1, scorecard)) {
            return false;
        }
    }
    return true;
}

static bool lower_row(emul__run *run, int32_t scorecard, uint8_t *const *holds, uint8_t *const *truths, int64_t row) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    const burden least = burden_of(card, truths, row, false);
    const burden most = burden_of(card, truths, row, true);
    const int32_t judged = to->class_judged[row];
    const bool untold = judged == EMUL_CLASS_UNDETERMINED;
    const int32_t high = untold ? lower_open(card, holds, &least, row) : lower(card, &least, judged);
    const int32_t low = untold ? lower_open(card, holds, &most, row) : lower(card, &most, judged);
    to->class_before[row] = high == low ? high : EMUL_CLASS_UNDETERMINED;
    return high == low || note_open(run, scorecard, truths, row);
}

bool emul__restrictions_lower(emul__run *run, int32_t scorecard, uint8_t *const *holds, const uint8_t *mask) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    uint8_t **truths = (uint8_t **)emul__run_scratch(run, card->restriction_count, sizeof *truths);
    for (int32_t i = 0; truths != NULL && i < card->restriction_count; i++) {
        truths[i] = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
        if (truths[i] == NULL || (card->restrictions[i].effect != EMUL__RANKS_LAST &&
                                  !emul__run_truths(run, &card->restrictions[i].condition.test, mask, truths[i]))) {
            return false;
        }
    }
    for (int64_t row = 0; truths != NULL && row < run->result->rows; row++) {
        if (mask[row] && !lower_row(run, scorecard, holds, truths, row)) {
            return false;
        }
    }
    return truths != NULL;
}
