/* Who enters for an award: the kind it is for, its conditions, a place where one is needed, and no award that excludes it. */
#include "evaluate/contest.h"

/* One subject leaves with a decision. */
static void refuse(emul__run *run, const emul__contest *contest, int64_t row, emul_decision decision, int32_t reason) {
    emul__award_result *to = &run->result->awards[contest->award];
    contest->entry[row] = EMUL__NO_ENTRY;
    to->decision[row] = decision;
    to->reason[row] = reason;
}

static bool start(emul__run *run, emul__contest *contest) {
    const emul__model_award *award = &run->model->awards[contest->award];
    contest->entry = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    contest->verdicts = (uint8_t **)emul__run_scratch(run, award->condition_count, sizeof *contest->verdicts);
    if (contest->entry == NULL || contest->verdicts == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        const bool concerned = award->scorecard < 0 || run->concerned[award->scorecard][row];
        const bool enters = run->roster->kinds[row] == award->applies_to && concerned;
        contest->entry[row] = enters ? EMUL__SURE_ENTRY : EMUL__NO_ENTRY;
    }
    return true;
}

/* A mask of those who are still in. */
static void mask_entries(const emul__run *run, const emul__contest *contest, uint8_t *mask) {
    for (int64_t row = 0; row < run->result->rows; row++) {
        mask[row] = contest->entry[row] != EMUL__NO_ENTRY;
    }
}

/* ---- conditions ---- */

static void apply_condition(emul__run *run, emul__contest *contest, int32_t condition, const uint8_t *mask, const uint8_t *verdict) {
    emul__award_result *to = &run->result->awards[contest->award];
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (!mask[row] || verdict[row] == EMUL__TRUE) {
            continue;
        }
        if (verdict[row] == EMUL__FALSE) {
            refuse(run, contest, row, EMUL_DECISION_NOT_ELIGIBLE, condition);
        } else if (to->reason[row] < 0) {
            contest->entry[row] = EMUL__OPEN_ENTRY;
            to->reason[row] = condition;
        }
    }
}

static bool apply_conditions(emul__run *run, emul__contest *contest) {
    const emul__model_award *award = &run->model->awards[contest->award];
    for (int32_t i = 0; i < award->condition_count; i++) {
        const int32_t condition = award->first_condition + i;
        uint8_t *mask = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
        contest->verdicts[i] = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
        if (mask == NULL || contest->verdicts[i] == NULL) {
            return false;
        }
        if (!emul__spans_hold(&run->model->conditions[condition].in_force, run->result->law_day)) {
            continue;
        }
        mask_entries(run, contest, mask);
        if (!emul__run_truths(run, &run->model->conditions[condition].test, mask, contest->verdicts[i])) {
            return false;
        }
        apply_condition(run, contest, condition, mask, contest->verdicts[i]);
    }
    return true;
}

/* ---- places and order ---- */

/* Who takes no place cannot be selected by places; whether it would take one may be open. */
static void apply_places(emul__run *run, emul__contest *contest, int32_t scorecard) {
    const emul_subject_state *state = run->result->scorecards[scorecard].state;
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (contest->entry[row] == EMUL__NO_ENTRY || state[row] == EMUL_SUBJECT_COMPLETE) {
            continue;
        }
        const bool open = state[row] == EMUL_SUBJECT_INCOMPLETE || state[row] == EMUL_SUBJECT_UNDETERMINED;
        refuse(run, contest, row, open ? EMUL_DECISION_UNDETERMINED : EMUL_DECISION_NOT_ELIGIBLE,
               open ? run->result->awards[contest->award].reason[row] : -1);
    }
}

static bool apply_key(emul__run *run, emul__contest *contest, const emul__program *key, const emul_decimal *values) {
    const emul__model_award *award = &run->model->awards[contest->award];
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (contest->entry[row] == EMUL__NO_ENTRY || values[row] >= EMUL_DECIMAL_MIN) {
            continue;
        }
        const bool missing = values[row] == EMUL_MISSING;
        refuse(run, contest, row, missing ? EMUL_DECISION_UNDETERMINED : EMUL_DECISION_NOT_ELIGIBLE, -1);
        if (missing && !emul__missing_note(run, key, row, -1, award->scorecard)) {
            return false;
        }
    }
    return true;
}

static bool own_keys(emul__run *run, emul__contest *contest, uint8_t *mask) {
    const emul__model_award *award = &run->model->awards[contest->award];
    for (int32_t i = 0; i < award->order_count; i++) {
        emul_decimal *values = (emul_decimal *)emul__run_scratch(run, run->result->rows, sizeof *values);
        mask_entries(run, contest, mask);
        if (values == NULL || !emul__run_key(run, &award->order[i].key, mask, values) ||
            (i == 0 && !apply_key(run, contest, &award->order[i].key, values))) {
            return false;
        }
        contest->key_programs[i] = &award->order[i].key;
        contest->keys[i].values = values;
        contest->keys[i].ascending = award->order[i].ascending;
    }
    contest->key_count = award->order_count;
    return true;
}

/* Behind the order: 1 for whom the preference holds, else 0, missing where that cannot be told. */
static bool add_preference(emul__run *run, emul__contest *contest, const emul__model_condition *preference, uint8_t *mask) {
    emul_decimal *values = (emul_decimal *)emul__run_scratch(run, run->result->rows, sizeof *values);
    uint8_t *holds = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    mask_entries(run, contest, mask);
    if (values == NULL || holds == NULL || !emul__run_truths(run, &preference->test, mask, holds)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        values[row] = holds[row] == EMUL__UNKNOWN ? EMUL_MISSING : holds[row] == EMUL__TRUE;
    }
    contest->key_programs[contest->key_count] = &preference->test;
    contest->keys[contest->key_count].values = values;
    contest->key_count++;
    return true;
}

static bool add_preferences(emul__run *run, emul__contest *contest, uint8_t *mask) {
    const emul__model_award *award = &run->model->awards[contest->award];
    for (int32_t i = 0; i < award->preference_count; i++) {
        if (emul__spans_hold(&award->preferences[i].in_force, run->result->law_day) &&
            !add_preference(run, contest, &award->preferences[i], mask)) {
            return false;
        }
    }
    return true;
}

/* The scorecard's keys are in its places already; where nothing orders, all are equal. */
static bool find_order(emul__run *run, emul__contest *contest) {
    const emul__model_award *award = &run->model->awards[contest->award];
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, run->result->rows, 1);
    const int32_t most = award->order_count + 1 + award->preference_count;
    contest->keys = (emul_rank_key *)emul__run_scratch(run, most, sizeof *contest->keys);
    contest->key_programs = (const emul__program **)emul__run_scratch(run, most, sizeof *contest->key_programs);
    if (mask == NULL || contest->keys == NULL || contest->key_programs == NULL) {
        return false;
    }
    contest->ordered = award->order_count > 0 || award->scorecard >= 0;
    if (award->order_count > 0) {
        return own_keys(run, contest, mask) && add_preferences(run, contest, mask);
    }
    contest->key_count = 1;
    contest->keys[0].ascending = 1;
    contest->keys[0].values = award->scorecard >= 0 ? run->result->scorecards[award->scorecard].place_overall
                                                    : (emul_decimal *)emul__run_scratch(run, run->result->rows, sizeof(emul_decimal));
    return contest->keys[0].values != NULL && add_preferences(run, contest, mask);
}

/* ---- exclusions ---- */

static void apply_exclusion(emul__run *run, emul__contest *contest, int32_t by) {
    const emul_decision *held = run->result->awards[by].decision;
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (contest->entry[row] == EMUL__NO_ENTRY) {
            continue;
        }
        if (held[row] == EMUL_DECISION_AWARDED) {
            refuse(run, contest, row, EMUL_DECISION_EXCLUDED, -1);
            run->result->awards[contest->award].excluded_by[row] = by;
        } else if (held[row] == EMUL_DECISION_TIED_AT_CUT || held[row] == EMUL_DECISION_UNDETERMINED) {
            contest->entry[row] = EMUL__OPEN_ENTRY;
        }
    }
}

static void apply_exclusions(emul__run *run, emul__contest *contest) {
    for (int32_t other = 0; other < run->model->award_count; other++) {
        if (emul__award_excludes(run->model, other, contest->award)) {
            apply_exclusion(run, contest, other);
        }
    }
}

bool emul__contest_enter(emul__run *run, emul__contest *contest) {
    const int32_t scorecard = run->model->awards[contest->award].scorecard;
    if (!start(run, contest) || !apply_conditions(run, contest)) {
        return false;
    }
    if (scorecard >= 0) {
        apply_places(run, contest, scorecard);
    }
    if (!find_order(run, contest)) {
        return false;
    }
    apply_exclusions(run, contest);
    for (int64_t row = 0; row < run->result->rows; row++) {
        contest->any_open = contest->any_open || contest->entry[row] == EMUL__OPEN_ENTRY;
    }
    return true;
}

/* ---- what is missing ---- */

static bool note_row(emul__run *run, const emul__contest *contest, int64_t row) {
    const emul__model_award *award = &run->model->awards[contest->award];
    for (int32_t i = 0; i < award->condition_count; i++) {
        const emul__program *test = &run->model->conditions[award->first_condition + i].test;
        if (contest->verdicts[i][row] == EMUL__UNKNOWN && !emul__missing_note(run, test, row, -1, award->scorecard)) {
            return false;
        }
    }
    return true;
}

bool emul__contest_note_missing(emul__run *run, const emul__contest *contest) {
    const emul_decision *decision = run->result->awards[contest->award].decision;
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (decision[row] == EMUL_DECISION_UNDETERMINED && !note_row(run, contest, row)) {
            return false;
        }
    }
    return true;
}
