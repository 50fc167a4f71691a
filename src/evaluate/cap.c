/* At most so many of one group, "2 per khoa": the best of each group stay in for the award, the others leave before its slots are counted out.
 * Where entries are open the places are taken twice, without them and with all of them; what comes out both times is certain. */
#include "evaluate/contest.h"

typedef struct cap_places {
    int64_t *order;
    emul_decimal *place;
    int64_t *tied;
} cap_places;

static bool settle_keys(emul__run *run, const emul__contest *contest, const int32_t *group, const uint8_t *mask, emul__keys *keys) {
    keys->items = (emul_rank_key *)emul__run_scratch(run, contest->key_count, sizeof *keys->items);
    keys->programs = contest->key_programs;
    keys->count = contest->key_count;
    keys->scorecard = run->model->awards[contest->award].scorecard;
    for (int32_t i = 0; keys->items != NULL && i < keys->count; i++) {
        keys->items[i] = contest->keys[i];
    }
    return keys->items != NULL && emul__keys_settle(run, keys, run->result->rows, group, mask);
}

static bool rank_entries(emul__run *run, const emul__contest *contest, bool with_open, cap_places *to) {
    const int64_t rows = run->result->rows;
    const int32_t *group = run->groups[run->model->awards[contest->award].most.group];
    uint8_t *mask = (uint8_t *)emul__run_scratch(run, rows, 1);
    int64_t *spare = (int64_t *)emul__run_scratch(run, rows, sizeof *spare);
    emul__keys keys = {0};
    to->order = (int64_t *)emul__run_scratch(run, rows, sizeof *to->order);
    to->place = (emul_decimal *)emul__run_keep(run, rows, sizeof *to->place);
    to->tied = (int64_t *)emul__run_scratch(run, rows, sizeof *to->tied);
    if (!emul__run_fine(run)) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        mask[row] = contest->eligible[row] == EMUL__SURE_ENTRY || (with_open && contest->eligible[row] == EMUL__OPEN_ENTRY);
    }
    if (!settle_keys(run, contest, group, mask, &keys)) {
        return false;
    }
    if (emul_rank(keys.items, keys.count, rows, group, mask, EMUL_TIES_COMPETITION, to->order, to->place, to->tied, spare, NULL) !=
        EMUL_OK) {
        emul__run_internal(run);
    }
    return emul__run_fine(run);
}

static uint8_t verdict(const cap_places *places, int64_t row, int64_t most, emul_at_cut policy) {
    const int64_t before = places->place[row] / EMUL_DECIMAL_ONE - 1;
    if (before >= most) {
        return EMUL_CUT_OUT;
    }
    if (before + places->tied[row] <= most || policy == EMUL_AT_CUT_ALL) {
        return EMUL_CUT_IN;
    }
    return policy == EMUL_AT_CUT_NONE ? EMUL_CUT_OUT : EMUL_CUT_TIED;
}

static void leave(const emul__run *run, emul__contest *contest, int64_t row) {
    contest->entry[row] = EMUL__NO_ENTRY;
    run->result->awards[contest->award].decision[row] = EMUL_DECISION_NOT_SELECTED;
}

static void thin_sure(const emul__run *run, emul__contest *contest, const cap_places *without, const cap_places *with) {
    const emul__model_award *award = &run->model->awards[contest->award];
    const int64_t most = award->most.amount / EMUL_DECIMAL_ONE;
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (contest->eligible[row] != EMUL__SURE_ENTRY) {
            continue;
        }
        const uint8_t best = verdict(without, row, most, award->at_cut);
        const uint8_t worst = verdict(with, row, most, award->at_cut);
        if (best == EMUL_CUT_OUT) {
            leave(run, contest, row);
        } else if (best != EMUL_CUT_IN || worst != EMUL_CUT_IN) {
            contest->entry[row] = EMUL__OPEN_ENTRY;
        }
        contest->cap_tied[row] = best == EMUL_CUT_TIED && !contest->any_open;
    }
}

/* An open entry is out once as many certain ones of its group as may stay are better. */
static void thin_open(const emul__run *run, emul__contest *contest, const cap_places *with) {
    const emul__model_award *award = &run->model->awards[contest->award];
    const int32_t *group = run->groups[award->most.group];
    const int64_t most = award->most.amount / EMUL_DECIMAL_ONE;
    int64_t better = 0;
    for (int64_t i = 0; i < run->result->rows && with->place[with->order[i]] != EMUL_MISSING;) {
        const int64_t end = i + with->tied[with->order[i]];
        int64_t equal = 0;
        better = i > 0 && group[with->order[i]] == group[with->order[i - 1]] ? better : 0;
        for (; i < end; i++) {
            const int64_t row = with->order[i];
            equal += contest->eligible[row] == EMUL__SURE_ENTRY;
            if (contest->eligible[row] == EMUL__OPEN_ENTRY && better >= most) {
                leave(run, contest, row);
            }
        }
        better += equal;
    }
}

bool emul__contest_cap(emul__run *run, emul__contest *contest) {
    const emul__model_award *award = &run->model->awards[contest->award];
    const int64_t rows = run->result->rows;
    cap_places without = {0};
    cap_places with = {0};
    contest->eligible = (uint8_t *)emul__run_scratch(run, rows, 1);
    contest->cap_tied = (uint8_t *)emul__run_scratch(run, rows, 1);
    if (!emul__run_fine(run)) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        contest->eligible[row] = contest->entry[row];
    }
    if (!award->most.present) {
        return true;
    }
    if (!emul__groups_check(run, award->most.group, contest->eligible) || !rank_entries(run, contest, false, &without) ||
        !rank_entries(run, contest, true, &with)) {
        return false;
    }
    run->result->awards[contest->award].cap_place = with.place;
    run->result->awards[contest->award].cap_group = run->groups[award->most.group];
    thin_sure(run, contest, &without, &with);
    thin_open(run, contest, &with);
    for (int64_t row = 0; row < rows; row++) {
        contest->any_open = contest->any_open || contest->entry[row] == EMUL__OPEN_ENTRY;
    }
    return true;
}

void emul__contest_report_cap(emul__run *run, const emul__contest *contest) {
    for (int32_t award = contest->award; award < run->model->award_count; award++) {
        emul_decision *decision = run->result->awards[award].decision;
        if (emul__award_family(run->model, award) != contest->award) {
            continue;
        }
        for (int64_t row = 0; row < run->result->rows; row++) {
            if (contest->cap_tied[row] && decision[row] == EMUL_DECISION_UNDETERMINED) {
                decision[row] = EMUL_DECISION_TIED_AT_CUT;
            }
        }
    }
}
