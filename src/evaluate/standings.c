/* Points to places: vetoes first, then the order keys, within groups and overall. */
#include "evaluate/run.h"

static void *keep(emul__run *run, size_t size) {
    return emul__run_keep(run, run->result->rows, size);
}

static bool make_columns(emul__run *run, emul__scorecard_result *to) {
    to->veto = (int32_t *)keep(run, sizeof *to->veto);
    to->place = (emul_decimal *)keep(run, sizeof *to->place);
    to->place_overall = (emul_decimal *)keep(run, sizeof *to->place_overall);
    to->tied = (int64_t *)keep(run, sizeof *to->tied);
    to->tied_overall = (int64_t *)keep(run, sizeof *to->tied_overall);
    to->order = (int64_t *)keep(run, sizeof *to->order);
    return emul__run_fine(run);
}

/* ---- vetoes ---- */

static bool is_ranked_so_far(emul_subject_state state) {
    return state == EMUL_SUBJECT_COMPLETE;
}

/* A veto that holds disqualifies even who is incomplete; one that is open keeps from a place. */
static bool apply_veto(emul__run *run, int32_t scorecard, int32_t veto, const uint8_t *truths) {
    const emul__program *test = &run->model->scorecards[scorecard].vetoes[veto].test;
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (!run->concerned[scorecard][row] || to->state[row] == EMUL_SUBJECT_NOT_APPLICABLE) {
            continue;
        }
        if (truths[row] == EMUL__TRUE && to->veto[row] < 0) {
            to->veto[row] = veto;
            to->state[row] = EMUL_SUBJECT_DISQUALIFIED;
        } else if (truths[row] == EMUL__UNKNOWN && to->veto[row] < 0) {
            if (is_ranked_so_far(to->state[row])) {
                to->state[row] = EMUL_SUBJECT_UNDETERMINED;
            }
            if (!emul__missing_note(run, test, row, -1, scorecard)) {
                return false;
            }
        }
    }
    return true;
}

static bool apply_vetoes(emul__run *run, int32_t scorecard) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    uint8_t *truths = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    for (int64_t row = 0; row < run->result->rows; row++) {
        run->result->scorecards[scorecard].veto[row] = -1;
    }
    for (int32_t i = 0; truths != NULL && i < card->veto_count; i++) {
        if (!emul__run_truths(run, &card->vetoes[i].test, run->concerned[scorecard], truths) || !apply_veto(run, scorecard, i, truths)) {
            return false;
        }
    }
    return truths != NULL;
}

/* ---- places ---- */

/* Without the first key nobody can say where a subject stands; the later ones only tell equals apart (keys.c). */
static bool drop_unordered(emul__run *run, int32_t scorecard, const emul__program *key, const emul_decimal *values, uint8_t *eligible) {
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (eligible[row] && values[row] < EMUL_DECIMAL_MIN) {
            eligible[row] = 0;
            run->result->scorecards[scorecard].state[row] = EMUL_SUBJECT_UNDETERMINED;
            if (!emul__missing_note(run, key, row, -1, scorecard)) {
                return false;
            }
        }
    }
    return true;
}

/* Whom a restriction ranks last stands behind all others, whatever the other keys say. */
static bool add_last_key(emul__run *run, int32_t scorecard, uint8_t *eligible, emul__keys *keys) {
    if (!emul__scorecard_restricts(&run->model->scorecards[scorecard], EMUL__RANKS_LAST)) {
        return true;
    }
    emul_decimal *values = (emul_decimal *)keep(run, sizeof *values);
    run->result->scorecards[scorecard].last = values;
    if (values == NULL || !emul__restrictions_rank(run, scorecard, values)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        eligible[row] = is_ranked_so_far(run->result->scorecards[scorecard].state[row]);
    }
    keys->items[keys->count].values = values;
    keys->items[keys->count++].ascending = 1;
    return true;
}

static bool make_keys(emul__run *run, int32_t scorecard, uint8_t *eligible, emul__keys *keys) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    keys->items = (emul_rank_key *)emul__run_scratch(run, card->order_count + 1, sizeof *keys->items);
    keys->programs = (const emul__program **)emul__run_scratch(run, card->order_count + 1, sizeof *keys->programs);
    if (keys->items == NULL || keys->programs == NULL || !add_last_key(run, scorecard, eligible, keys)) {
        return false;
    }
    for (int32_t i = 0; i < card->order_count; i++) {
        emul_decimal *values = (emul_decimal *)emul__run_scratch(run, run->result->rows, sizeof *values);
        if (values == NULL || !emul__run_key(run, &card->order[i].key, eligible, values) ||
            (i == 0 && !drop_unordered(run, scorecard, &card->order[i].key, values, eligible))) {
            return false;
        }
        keys->programs[keys->count] = &card->order[i].key;
        keys->items[keys->count].values = values;
        keys->items[keys->count++].ascending = card->order[i].ascending;
    }
    return true;
}

typedef struct ranking { /* where emul_rank writes to */
    const int32_t *group;
    int64_t *order;
    emul_decimal *place;
    int64_t *tied;
} ranking;

/* Sets of equals differ from the groups to the whole, so each ranking settles the keys for itself. */
static bool rank(emul__run *run, const emul__keys *keys, emul_ties ties, const uint8_t *eligible, const ranking *to) {
    const int64_t rows = run->result->rows;
    int64_t *spare = (int64_t *)emul__run_scratch(run, rows, sizeof *spare);
    emul__keys own = *keys;
    own.items = (emul_rank_key *)emul__run_scratch(run, keys->count, sizeof *own.items);
    if (spare == NULL || own.items == NULL) {
        return false;
    }
    for (int32_t i = 0; i < keys->count; i++) {
        own.items[i] = keys->items[i];
    }
    if (!emul__keys_settle(run, &own, rows, to->group, eligible)) {
        return false;
    }
    if (emul_rank(own.items, own.count, rows, to->group, eligible, ties, to->order, to->place, to->tied, spare, NULL) != EMUL_OK) {
        emul__run_internal(run);
    }
    return emul__run_fine(run);
}

static void copy_ranking(const ranking *from, const ranking *to, int64_t rows) {
    for (int64_t i = 0; i < rows; i++) {
        to->order[i] = from->order[i];
        to->place[i] = from->place[i];
        to->tied[i] = from->tied[i];
    }
}

/* Overall and within groups; without groups these are the same. */
static bool rank_both(emul__run *run, int32_t scorecard, const emul__keys *keys, const uint8_t *eligible) {
    emul__scorecard_result *of = &run->result->scorecards[scorecard];
    int64_t *order = (int64_t *)(run->result->explains ? emul__run_keep(run, run->result->rows, sizeof *order)
                                                       : emul__run_scratch(run, run->result->rows, sizeof *order));
    const ranking overall = {NULL, order, of->place_overall, of->tied_overall};
    const ranking grouped = {of->group, of->order, of->place, of->tied};
    const emul_ties ties = run->model->scorecards[scorecard].ties;
    run->overall_order[scorecard] = order;
    of->order_overall = run->result->explains ? order : NULL;
    if (order == NULL || !rank(run, keys, ties, eligible, &overall)) {
        return false;
    }
    if (of->group != NULL) {
        return rank(run, keys, ties, eligible, &grouped);
    }
    copy_ranking(&overall, &grouped, run->result->rows);
    return true;
}

bool emul__step_standings(emul__run *run, int32_t scorecard) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    uint8_t *eligible = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    if (eligible == NULL || !make_columns(run, to) || !apply_vetoes(run, scorecard)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        eligible[row] = is_ranked_so_far(to->state[row]);
    }
    emul__keys keys = {.scorecard = scorecard};
    if (!make_keys(run, scorecard, eligible, &keys) || !rank_both(run, scorecard, &keys, eligible)) {
        return false;
    }
    run->places_known[scorecard] = true;
    return true;
}
