/* Restrictions: who ranks last, whose class is lowered. Points are never touched.
 *
 * Demotions add up, then the lowest cap holds. An open question decides nothing where the class is the same with either answer. */
#include "decimal/exact.h"
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

/* What the restrictions say of every row: whether they hold, and of those that count by a rule by how many classes. */
typedef struct findings {
    uint8_t **truths;
    int32_t **down; /* [restrictions] NULL: not by a rule; OPEN: it cannot be told */
} findings;

enum { OPEN = -1 };

static void report_steps(emul__run *run, const emul__program *rule, int64_t row, emul__ratio given) {
    emul__buffer digits;
    emul__buffer_init(&digits, &run->scratch.allocator);
    emul__exact_write(&digits, given, '.');
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = rule->place,
                              .english = "“{1}” lowers the class of subject “{0}” by {2}, which is no whole number from 0 on",
                              .vietnamese = "“{1}” hạ xếp loại của “{0}” {2} mức, không phải số nguyên từ 0 trở lên",
                              .hint_english = "round it: floor({1}), ceiling({1})",
                              .hint_vietnamese = "làm tròn: floor({1}), ceiling({1})",
                              .arguments = {run->result->ids[row], rule->source}};
    found.arguments[2] = (emul__text){digits.bytes, digits.length};
    found.place.row = row + 1;
    emul__run_report(run, &found);
    emul__buffer_destroy(&digits);
}

/* Nobody can fall by more classes than there are. Who has no such thing to be lowered for is not lowered. */
static int32_t steps_down(emul__run *run, const emul__model_scorecard *card, const emul__program *rule, int64_t row, emul__ratio value) {
    const emul__state state = emul__ratio_state(value);
    if (state != EMUL__PRESENT) {
        return state == EMUL__IS_MISSING ? OPEN : 0;
    }
    if (emul__wide_is_negative(value.num) || emul__ratio_compare(value, emul__ratio_floor(value)) != 0) {
        report_steps(run, rule, row, value);
        return 0;
    }
    const bool all = emul__ratio_compare(value, emul__ratio_of_integer(card->class_count)) >= 0;
    return all ? card->class_count : (int32_t)(emul__ratio_round(value, 0, EMUL_ROUND_DOWN) / EMUL_DECIMAL_ONE);
}

/* Of those alone for whom the restriction may hold; NULL after reporting. */
static int32_t *count_down(emul__run *run, const emul__model_scorecard *card, const emul__program *rule, const uint8_t *truths,
                           const uint8_t *mask) {
    int32_t *down = (int32_t *)emul__run_scratch(run, run->result->rows, sizeof *down);
    uint8_t *asked = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    emul__ratio *values = (emul__ratio *)emul__run_scratch(run, run->result->rows, sizeof *values);
    if (down == NULL || asked == NULL || values == NULL) {
        return NULL;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        asked[row] = mask[row] && truths[row] != EMUL__FALSE;
    }
    if (!emul__run_exact(run, rule, asked, values)) {
        return NULL;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        down[row] = asked[row] ? steps_down(run, card, rule, row, values[row]) : 0;
    }
    return emul__run_fine(run) ? down : NULL;
}

/* What the restrictions come to for one subject. */
typedef struct burden {
    int32_t down;
    int32_t cap; /* index in the scorecard's classes; 0: none */
    bool no_class;
} burden;

/* `or_else`: what cannot be told is taken for the worst, else for nothing. */
static burden burden_of(const emul__model_scorecard *card, const findings *of, int64_t row, bool or_else) {
    burden found = {0, 0, false};
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const emul__model_restriction *by = &card->restrictions[i];
        const bool taken = of->truths[i][row] == EMUL__TRUE || (of->truths[i][row] == EMUL__UNKNOWN && or_else);
        if (by->effect == EMUL__RANKS_LAST || !taken) {
            continue;
        }
        const int32_t counted = of->down[i] == NULL ? by->by : of->down[i][row];
        const int32_t down = counted == OPEN ? (or_else ? card->class_count : 0) : counted;
        found.down += by->effect == EMUL__DEMOTES ? down : 0;
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

static bool note_open(emul__run *run, int32_t scorecard, const findings *of, int64_t row) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const emul__model_restriction *from = &card->restrictions[i];
        if (from->effect == EMUL__RANKS_LAST) {
            continue;
        }
        const bool open = of->truths[i][row] == EMUL__UNKNOWN;
        const bool uncounted = of->down[i] != NULL && of->down[i][row] == OPEN;
        if ((open && !emul__missing_note(run, &from->condition.test, row, -1, scorecard)) ||
            (uncounted && !emul__missing_note(run, &from->rule, row, -1, scorecard))) {
            return false;
        }
    }
    return true;
}

static bool lower_row(emul__run *run, int32_t scorecard, uint8_t *const *holds, const findings *of, int64_t row) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    const burden least = burden_of(card, of, row, false);
    const burden most = burden_of(card, of, row, true);
    const int32_t judged = to->class_judged[row];
    const bool untold = judged == EMUL_CLASS_UNDETERMINED;
    const int32_t high = untold ? lower_open(card, holds, &least, row) : lower(card, &least, judged);
    const int32_t low = untold ? lower_open(card, holds, &most, row) : lower(card, &most, judged);
    to->class_before[row] = high == low ? high : EMUL_CLASS_UNDETERMINED;
    return high == low || note_open(run, scorecard, of, row);
}

static bool find_out(emul__run *run, const emul__model_scorecard *card, int32_t number, const uint8_t *mask, const findings *of) {
    const emul__model_restriction *from = &card->restrictions[number];
    of->truths[number] = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (of->truths[number] == NULL || from->effect == EMUL__RANKS_LAST) {
        return of->truths[number] != NULL;
    }
    if (!emul__run_truths(run, &from->condition.test, mask, of->truths[number])) {
        return false;
    }
    of->down[number] = from->by_rule ? count_down(run, card, &from->rule, of->truths[number], mask) : NULL;
    return !from->by_rule || of->down[number] != NULL;
}

bool emul__restrictions_lower(emul__run *run, int32_t scorecard, uint8_t *const *holds, const uint8_t *mask) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    const findings of = {(uint8_t **)emul__run_scratch(run, card->restriction_count, sizeof *of.truths),
                         (int32_t **)emul__run_scratch(run, card->restriction_count, sizeof *of.down)};
    if (of.truths == NULL || of.down == NULL) {
        return false;
    }
    for (int32_t i = 0; i < card->restriction_count; i++) {
        if (!find_out(run, card, i, mask, &of)) {
            return false;
        }
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (mask[row] && !lower_row(run, scorecard, holds, &of, row)) {
            return false;
        }
    }
    return true;
}
