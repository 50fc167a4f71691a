/* Slots to those who entered. Where some entries are open, the award is cut twice: once as if none of them came in, with as many slots as
 * there can be; once as if all came in, with as few. What comes out both times is certain; the rest is undetermined. */
#include "evaluate/contest.h"

/* Those who entered: first by row, then, ranked, in the order of their groups and places. */
typedef struct field {
    int64_t count;
    int64_t *rows;          /* [count] */
    int32_t *group;         /* [count], or NULL */
    emul_decimal *place;    /* [count] within the group */
    int64_t *tied;          /* [count] */
    int64_t *order;         /* [count] 0, 1, 2 … once they are in order */
    uint8_t *outcome;       /* [count] */
    int64_t *first, *slots; /* of the groups that occur, ascending */
} field;

/* How many there are to give of one award or prize, by group: at least, and at most. */
typedef struct offer {
    int32_t award;
    int64_t *first_low, *first_high; /* slots that prizes before it take */
    int64_t *low, *high;
} offer;

typedef struct selection {
    emul__run *run;
    emul__contest *contest;
    const int32_t *group; /* [rows] or NULL */
    int64_t group_count;
    field sure, all;        /* `all` with the open entries */
    emul_decision *decided; /* [rows] of the offer at hand */
} selection;

static int64_t group_of(const selection *of, int64_t row) {
    return of->group == NULL ? 0 : of->group[row];
}

/* ---- ranking those who entered ---- */

static bool make_field(emul__run *run, const selection *of, field *to) {
    const int64_t n = to->count;
    to->rows = (int64_t *)emul__run_scratch(run, n, sizeof *to->rows);
    to->group = of->group == NULL ? NULL : (int32_t *)emul__run_scratch(run, n, sizeof *to->group);
    to->place = (emul_decimal *)emul__run_scratch(run, n, sizeof *to->place);
    to->tied = (int64_t *)emul__run_scratch(run, n, sizeof *to->tied);
    to->order = (int64_t *)emul__run_scratch(run, n, sizeof *to->order);
    to->outcome = (uint8_t *)emul__run_scratch(run, n, 1);
    to->first = (int64_t *)emul__run_scratch(run, of->group_count, sizeof *to->first);
    to->slots = (int64_t *)emul__run_scratch(run, of->group_count, sizeof *to->slots);
    return emul__run_fine(run);
}

/* The keys of those who entered, without gaps. */
static emul_rank_key *copy_keys(emul__run *run, const emul__contest *contest, const field *of) {
    emul_rank_key *keys = (emul_rank_key *)emul__run_scratch(run, contest->key_count, sizeof *keys);
    for (int32_t k = 0; keys != NULL && k < contest->key_count; k++) {
        emul_decimal *values = (emul_decimal *)emul__run_scratch(run, of->count, sizeof *values);
        for (int64_t i = 0; values != NULL && i < of->count; i++) {
            values[i] = contest->keys[k].values[of->rows[i]];
        }
        keys[k] = contest->keys[k];
        keys[k].values = values;
    }
    return emul__run_fine(run) ? keys : NULL;
}

/* Brings `ranked`, whose order points into it, into that order. */
static void lay_in_order(const field *ranked, field *to) {
    for (int64_t i = 0; i < ranked->count; i++) {
        const int64_t from = ranked->order[i];
        to->rows[i] = ranked->rows[from];
        to->place[i] = ranked->place[from];
        to->tied[i] = ranked->tied[from];
        to->order[i] = i;
        if (to->group != NULL) {
            to->group[i] = ranked->group[from];
        }
    }
}

static bool rank_field(emul__run *run, const selection *of, const field *entered, field *to) {
    emul__keys keys = {copy_keys(run, of->contest, entered), of->contest->key_programs, of->contest->key_count, entered->rows,
                       run->model->awards[of->contest->award].scorecard};
    int64_t *spare = (int64_t *)emul__run_scratch(run, entered->count, sizeof *spare);
    if (keys.items == NULL || spare == NULL || !make_field(run, of, to) ||
        !emul__keys_settle(run, &keys, entered->count, entered->group, NULL)) {
        return false;
    }
    if (emul_rank(keys.items, keys.count, entered->count, entered->group, NULL, EMUL_TIES_COMPETITION, entered->order, entered->place,
                  entered->tied, spare, NULL) != EMUL_OK) {
        emul__run_internal(run);
        return false;
    }
    lay_in_order(entered, to);
    return true;
}

static bool enters(const emul__contest *contest, int64_t row, bool with_open) {
    return contest->entry[row] == EMUL__SURE_ENTRY || (with_open && contest->entry[row] == EMUL__OPEN_ENTRY);
}

static bool gather(selection *of, field *to, bool with_open) {
    for (int64_t row = 0; row < of->run->result->rows; row++) {
        to->count += enters(of->contest, row, with_open);
    }
    field entered = {.count = to->count};
    if (!make_field(of->run, of, &entered)) {
        return false;
    }
    int64_t at = 0;
    for (int64_t row = 0; row < of->run->result->rows; row++) {
        if (enters(of->contest, row, with_open)) {
            if (entered.group != NULL) {
                entered.group[at] = of->group[row];
            }
            entered.rows[at++] = row;
        }
    }
    return rank_field(of->run, of, &entered, to);
}

/* ---- how many there are to give ---- */

static void count_pool(const selection *of, const emul__model_award *award, int64_t *low, int64_t *high) {
    for (int64_t row = 0; row < of->run->result->rows; row++) {
        const emul__pool_place member = emul__pool_member(of->run, of->contest, award->scorecard, &award->take, row);
        const int64_t group = group_of(of, row);
        if (member != EMUL__NOT_IN_POOL && group >= 0) {
            high[group]++;
            low[group] += member == EMUL__IN_POOL;
        }
    }
}

static int64_t add_slots(int64_t a, int64_t b) {
    return a > INT64_MAX - b ? INT64_MAX : a + b;
}

static bool make_offer(emul__run *run, const selection *of, int32_t award, offer *to) {
    to->award = award;
    to->first_low = (int64_t *)emul__run_scratch(run, of->group_count, sizeof *to->first_low);
    to->first_high = (int64_t *)emul__run_scratch(run, of->group_count, sizeof *to->first_high);
    to->low = (int64_t *)emul__run_scratch(run, of->group_count, sizeof *to->low);
    to->high = (int64_t *)emul__run_scratch(run, of->group_count, sizeof *to->high);
    return emul__run_fine(run);
}

/* Counts the pools and turns them into slots. */
static bool fill_offer(const selection *of, offer *to) {
    const emul__model_award *award = &of->run->model->awards[to->award];
    emul__award_result *result = &of->run->result->awards[to->award];
    result->group_count = of->group_count;
    result->group = of->group;
    result->pool = (int64_t *)emul__run_keep(of->run, of->group_count, sizeof *result->pool);
    result->slots = (int64_t *)emul__run_keep(of->run, of->group_count, sizeof *result->slots);
    result->open = (int64_t *)emul__run_keep(of->run, of->group_count, sizeof *result->open);
    if (!emul__run_fine(of->run)) {
        return false;
    }
    count_pool(of, award, to->low, to->high);
    for (int64_t group = 0; group < of->group_count; group++) {
        result->pool[group] = to->low[group];
        to->low[group] = emul__quota_slots(&award->take, to->low[group]);
        to->high[group] = emul__quota_slots(&award->take, to->high[group]);
        result->slots[group] = award->take.present ? to->low[group] : -1;
    }
    return award->limit_count == 0 ||
           emul__limits_apply(of->run, of->contest, to->award, &(emul__slots){to->low, to->high, of->group_count});
}

/* ---- the cut ---- */

/* The groups that occur, in the order in which the cut meets them. */
static int64_t lay_out(const field *of, const int64_t *first, const int64_t *slots) {
    if (of->group == NULL) {
        of->first[0] = first[0];
        of->slots[0] = slots[0];
        return 1;
    }
    int64_t count = 0;
    for (int64_t i = 0; i < of->count; i++) {
        const int32_t group = of->group[i];
        if (i == 0 || group != of->group[i - 1]) {
            of->first[count] = first[group];
            of->slots[count] = slots[group];
            count++;
        }
    }
    return count;
}

static bool cut(emul__run *run, const field *of, const int64_t *first, const int64_t *slots, emul_at_cut policy) {
    const int64_t groups = lay_out(of, first, slots);
    if (emul_cut(of->order, of->place, of->tied, of->count, of->group, of->first, of->slots, groups, policy, of->outcome, NULL, NULL) !=
        EMUL_OK) {
        emul__run_internal(run);
    }
    return emul__run_fine(run);
}

static emul_decision decision_of(uint8_t outcome) {
    return outcome == EMUL_CUT_IN     ? EMUL_DECISION_AWARDED
           : outcome == EMUL_CUT_TIED ? EMUL_DECISION_TIED_AT_CUT
                                      : EMUL_DECISION_NOT_SELECTED;
}

/* Whether one who may come in beside `equal` certain equals and behind `better` certain better ones goes without, whoever else comes in:
 * because the slots are gone, or because equals across the first cut get nothing and it would be one of them. */
static bool is_out(const offer *by, int64_t group, int64_t better, int64_t equal, emul_at_cut policy) {
    const int64_t end = add_slots(by->first_high[group], by->high[group]);
    return better >= end || (policy == EMUL_AT_CUT_NONE && by->first_high[group] == 0 && better + equal + 1 > end);
}

/* Open entries that are not out for certain are undetermined, whatever the two cuts say. */
static void decide_open(const selection *of, const offer *by, emul_at_cut policy) {
    const field *all = &of->all;
    int64_t better = 0; /* of the group, who are certain */
    for (int64_t from = 0; from < all->count;) {
        const int64_t to = from + all->tied[from];
        const int64_t group = group_of(of, all->rows[from]);
        int64_t equal = 0;
        if (all->place[from] == EMUL_DECIMAL_ONE) { /* the first of the next group */
            better = 0;
        }
        for (int64_t i = from; i < to; i++) {
            equal += of->contest->entry[all->rows[i]] == EMUL__SURE_ENTRY;
        }
        for (int64_t i = from; i < to; i++) {
            const int64_t row = all->rows[i];
            if (of->contest->entry[row] == EMUL__OPEN_ENTRY) {
                of->decided[row] = is_out(by, group, better, equal, policy) ? EMUL_DECISION_NOT_SELECTED : EMUL_DECISION_UNDETERMINED;
            }
        }
        better += equal;
        from = to;
    }
}

/* Whether the number of slots is the same however open questions are answered. */
static bool is_fixed(const selection *of, const offer *by) {
    for (int64_t group = 0; group < of->group_count; group++) {
        if (by->low[group] != by->high[group] || by->first_low[group] != by->first_high[group]) {
            return false;
        }
    }
    return true;
}

/* Decides one award or prize for all who entered, into of->decided. */
static bool decide(const selection *of, const offer *by, emul_at_cut policy) {
    if (!cut(of->run, &of->sure, by->first_high, by->high, policy)) {
        return false;
    }
    for (int64_t i = 0; i < of->sure.count; i++) {
        of->decided[of->sure.rows[i]] = decision_of(of->sure.outcome[i]);
    }
    if (!of->contest->any_open && is_fixed(of, by)) {
        return true;
    }
    if (!cut(of->run, &of->all, by->first_low, by->low, policy)) {
        return false;
    }
    for (int64_t i = 0; i < of->all.count; i++) {
        emul_decision *decided = &of->decided[of->all.rows[i]];
        *decided = *decided == decision_of(of->all.outcome[i]) ? *decided : EMUL_DECISION_UNDETERMINED;
    }
    if (of->contest->any_open) {
        decide_open(of, by, policy);
    }
    return true;
}

/* ---- the reserve list ---- */

/* The list begins behind those taken, be they more than the slots (at_cut: all). `end` is where the slots of each group end. */
static void skip_taken(const selection *of, int32_t award, const field *ranked, int64_t *end) {
    const emul_decision *decision = of->run->result->awards[award].decision;
    int64_t position = 0;
    for (int64_t i = 0; i < ranked->count; i++) {
        const int64_t group = group_of(of, ranked->rows[i]);
        const bool taken = ranked->outcome[i] == EMUL_CUT_IN || decision[ranked->rows[i]] == EMUL_DECISION_AWARDED;
        position = i > 0 && group == group_of(of, ranked->rows[i - 1]) ? position + 1 : 1;
        end[group] = taken && position > end[group] ? position : end[group];
    }
}

/* Of those not selected the next ones, with all who are equal to the last of them: a list that is cut like an award's slots. */
static bool add_reserve(const selection *of, const offer *taken) {
    const emul__model_award *award = &of->run->model->awards[taken->award];
    emul_decision *decision = of->run->result->awards[taken->award].decision;
    selection list = *of;
    offer places = {0};
    list.decided = (emul_decision *)emul__run_scratch(of->run, of->run->result->rows, sizeof *list.decided);
    if (list.decided == NULL || !make_offer(of->run, of, taken->award, &places)) {
        return false;
    }
    for (int64_t group = 0; group < of->group_count; group++) {
        places.first_low[group] = add_slots(taken->first_low[group], taken->low[group]);
        places.first_high[group] = add_slots(taken->first_high[group], taken->high[group]);
        places.low[group] = places.high[group] = award->reserve;
    }
    if (!cut(of->run, &of->sure, taken->first_high, taken->high, award->at_cut)) {
        return false;
    }
    skip_taken(of, taken->award, &of->sure, places.first_high);
    if (!cut(of->run, &of->all, taken->first_low, taken->low, award->at_cut)) {
        return false;
    }
    skip_taken(of, taken->award, &of->all, places.first_low);
    if (!decide(&list, &places, EMUL_AT_CUT_ALL)) {
        return false;
    }
    for (int64_t i = 0; i < of->all.count; i++) {
        const int64_t row = of->all.rows[i];
        if (decision[row] == EMUL_DECISION_NOT_SELECTED && list.decided[row] != EMUL_DECISION_NOT_SELECTED) {
            decision[row] = list.decided[row] == EMUL_DECISION_AWARDED ? EMUL_DECISION_RESERVE : EMUL_DECISION_UNDETERMINED;
        }
    }
    return true;
}

/* Slots that nobody was decided for. */
static void count_open(const selection *of, int32_t award) {
    emul__award_result *result = &of->run->result->awards[award];
    for (int64_t group = 0; group < of->group_count; group++) {
        result->open[group] = result->slots[group] < 0 ? 0 : result->slots[group];
    }
    for (int64_t i = 0; i < of->all.count; i++) {
        const int64_t row = of->all.rows[i];
        int64_t *open = &result->open[group_of(of, row)];
        *open -= result->decision[row] == EMUL_DECISION_AWARDED && *open > 0;
    }
}

/* ---- awards and prizes ---- */

static void store(const selection *of, int32_t award) {
    emul__award_result *to = &of->run->result->awards[award];
    for (int64_t i = 0; i < of->all.count; i++) {
        const int64_t row = of->all.rows[i];
        to->decision[row] = of->decided[row];
        to->order[row] = of->contest->ordered ? of->all.place[i] : EMUL_MISSING;
    }
}

static bool select_plain(const selection *of) {
    offer whole = {0};
    const int32_t award = of->contest->award;
    if (!make_offer(of->run, of, award, &whole) || !fill_offer(of, &whole) || !decide(of, &whole, emul__limits_policy(of->run, award))) {
        return false;
    }
    store(of, award);
    count_open(of, award);
    if (!emul__limits_check(of->run, award)) {
        return false;
    }
    return of->run->model->awards[award].reserve == 0 || add_reserve(of, &whole);
}

/* Those who did not enter are refused each prize as they are the award. */
static void copy_refusals(const selection *of, int32_t prize) {
    const emul__award_result *from = &of->run->result->awards[of->contest->award];
    emul__award_result *to = &of->run->result->awards[prize];
    for (int64_t row = 0; row < of->run->result->rows; row++) {
        to->reason[row] = from->reason[row];
        if (of->contest->entry[row] == EMUL__NO_ENTRY) {
            to->decision[row] = from->decision[row];
            to->excluded_by[row] = from->excluded_by[row];
        }
    }
}

/* Who has a better prize gets no other one. */
static void exclude_holders(const selection *of, int32_t better, int32_t prize) {
    const emul_decision *held = of->run->result->awards[better].decision;
    emul__award_result *to = &of->run->result->awards[prize];
    for (int64_t row = 0; row < of->run->result->rows; row++) {
        if (held[row] == EMUL_DECISION_AWARDED && to->excluded_by[row] < 0) {
            to->decision[row] = EMUL_DECISION_EXCLUDED;
            to->excluded_by[row] = better;
        }
    }
}

/* The award over its prizes: decided for whom a prize is decided, or who stands wholly among them while only which prize is open. */
static void crown(const selection *of, int32_t prize) {
    const emul_decision *given = of->run->result->awards[prize].decision;
    emul__award_result *to = &of->run->result->awards[of->contest->award];
    for (int64_t i = 0; i < of->all.count; i++) {
        const int64_t row = of->all.rows[i];
        if (given[row] == EMUL_DECISION_AWARDED) {
            to->decision[row] = EMUL_DECISION_AWARDED;
        } else if (to->decision[row] != EMUL_DECISION_AWARDED && given[row] != EMUL_DECISION_NOT_SELECTED &&
                   given[row] != EMUL_DECISION_EXCLUDED) {
            to->decision[row] = of->decided[row];
        }
    }
}

static bool is_prize_of(const selection *of, int32_t award) {
    return of->run->model->awards[award].prize_of == of->contest->award;
}

static bool select_prize(const selection *of, int32_t prize, offer *heading) {
    offer own = {0};
    if (!make_offer(of->run, of, prize, &own)) {
        return false;
    }
    for (int64_t group = 0; group < of->group_count; group++) {
        own.first_low[group] = heading->low[group];
        own.first_high[group] = heading->high[group];
    }
    if (!fill_offer(of, &own) || !decide(of, &own, of->run->model->awards[prize].at_cut)) {
        return false;
    }
    copy_refusals(of, prize);
    store(of, prize);
    for (int32_t better = of->contest->award + 1; better < prize; better++) {
        if (is_prize_of(of, better)) {
            exclude_holders(of, better, prize);
        }
    }
    count_open(of, prize);
    for (int64_t group = 0; group < of->group_count; group++) {
        heading->low[group] = add_slots(heading->low[group], own.low[group]);
        heading->high[group] = add_slots(heading->high[group], own.high[group]);
    }
    return true;
}

/* The heading's slots are those of all its prizes, from the first place on. */
static bool select_heading(const selection *of, const offer *heading) {
    const int32_t award = of->contest->award;
    emul__award_result *result = &of->run->result->awards[award];
    for (int64_t i = 0; i < of->all.count; i++) {
        result->decision[of->all.rows[i]] = EMUL_DECISION_NOT_SELECTED;
        result->order[of->all.rows[i]] = of->contest->ordered ? of->all.place[i] : EMUL_MISSING;
    }
    if (!decide(of, heading, of->run->model->awards[award].at_cut)) {
        return false;
    }
    for (int32_t prize = award + 1; prize < of->run->model->award_count; prize++) {
        if (is_prize_of(of, prize)) {
            crown(of, prize);
        }
    }
    for (int64_t group = 0; group < of->group_count; group++) {
        result->slots[group] = heading->low[group];
    }
    count_open(of, award);
    return of->run->model->awards[award].reserve == 0 || add_reserve(of, heading);
}

static bool select_prizes(const selection *of) {
    offer heading = {0};
    if (!make_offer(of->run, of, of->contest->award, &heading) || !fill_offer(of, &heading)) {
        return false;
    }
    for (int64_t group = 0; group < of->group_count; group++) {
        heading.low[group] = 0;
        heading.high[group] = 0;
    }
    for (int32_t prize = of->contest->award + 1; prize < of->run->model->award_count; prize++) {
        if (is_prize_of(of, prize) && !select_prize(of, prize, &heading)) {
            return false;
        }
    }
    return select_heading(of, &heading);
}

/* ---- groups ---- */

/* The attribute by which the slots are counted; prizes all have the same. */
static int32_t group_attribute(const emul__model *model, int32_t award) {
    const int32_t from = model->awards[award].has_prizes && award + 1 < model->award_count ? award + 1 : award;
    return model->awards[from].take.present ? model->awards[from].take.group : -1;
}

static bool find_groups(selection *of) {
    const int32_t attribute = group_attribute(of->run->model, of->contest->award);
    of->group_count = 1;
    if (attribute < 0) {
        return true;
    }
    of->group = of->run->groups[attribute];
    of->group_count = (int64_t)of->run->result->groups.count;
    uint8_t *mask = (uint8_t *)emul__run_scratch(of->run, of->run->result->rows, 1);
    for (int64_t row = 0; mask != NULL && row < of->run->result->rows; row++) {
        mask[row] = of->contest->eligible[row] != EMUL__NO_ENTRY;
    }
    return mask != NULL && emul__groups_check(of->run, attribute, mask);
}

bool emul__contest_select(emul__run *run, emul__contest *contest) {
    selection of = {.run = run, .contest = contest};
    of.decided = (emul_decision *)emul__run_scratch(run, run->result->rows, sizeof *of.decided);
    if (of.decided == NULL || !find_groups(&of) || !gather(&of, &of.sure, false)) {
        return false;
    }
    of.all = of.sure;
    if (contest->any_open) {
        of.all = (field){0};
        if (!gather(&of, &of.all, true)) {
            return false;
        }
    }
    return run->model->awards[contest->award].has_prizes ? select_prizes(&of) : select_plain(&of);
}
