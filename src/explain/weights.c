/* What other weights would do where the total is a sum: exactly. If criterion k weighs 1 + t of what it does, j is ahead of i by D + t d, D and d
 * being the differences of their sums and of their parts in k; so they draw level at t = -D / d, once, or never. */
#include "explain/sure.h"
#include "kernel/sort.h"

/* ---- one pair ---- */

/* Where two draw level: t = rise / run, run > 0. */
typedef struct meeting {
    int64_t rise, run;
    int64_t other; /* of the ranked */
    bool overtakes;
} meeting;

/* How far the j-th is ahead of the i-th: D, and d in criterion k. */
typedef struct lead {
    int64_t sum, part;
} lead;

static lead lead_of(const emul__weighing *by, int32_t k, int64_t i, int64_t j) {
    const int64_t *parts = &by->parts[k * by->ranked.count];
    return (lead){by->sums[j] - by->sums[i], parts[j] - parts[i]};
}

/* False if they never draw level, or always are. */
static bool meet(lead of, int64_t other, meeting *at) {
    if (of.part == 0) {
        return false;
    }
    *at = of.part > 0 ? (meeting){-of.sum, of.part, other, true} : (meeting){of.sum, -of.part, other, false};
    return true;
}

static int compare_meetings(const meeting *a, const meeting *b) {
    return emul__wide_compare_fractions(emul__wide_of(a->rise), emul__wide_of(a->run), emul__wide_of(b->rise), emul__wide_of(b->run));
}

/* -1, 0, 1: before, at, after the share t. */
static int compare_with(const meeting *a, emul_decimal t) {
    return emul__wide_compare_fractions(emul__wide_of(a->rise), emul__wide_of(a->run), emul__wide_of(t), emul__wide_of(EMUL_DECIMAL_ONE));
}

/* The weight at which they draw level, as a share of what it is. */
static emul__ratio factor_of(const meeting *at) {
    emul__wide sum;
    (void)emul__wide_add(emul__wide_of(at->rise), emul__wide_of(at->run), &sum);
    return emul__ratio_make(sum, emul__wide_of(at->run));
}

/* ---- places of one subject while one weight varies ---- */

typedef struct places {
    int64_t best, worst;
} places;

static void widen(places *of, int64_t best, int64_t worst) {
    of->best = best < of->best ? best : of->best;
    of->worst = worst > of->worst ? worst : of->worst;
}

typedef struct sweep {
    meeting *meetings; /* inside the bounds */
    int64_t *order, *spare;
    int64_t count;
    meeting nearest[2]; /* below and above the weight as it is */
    bool has[2];
} sweep;

static int compare_in_sweep(const void *context, int64_t a, int64_t b) {
    const sweep *of = (const sweep *)context;
    return compare_meetings(&of->meetings[a], &of->meetings[b]);
}

/* Of two at the same distance the first by place. */
static void note_nearest(sweep *of, const meeting *at) {
    for (int side = 0; side < 2; side++) {
        const bool here = side == 0 ? at->rise < 0 || (at->rise == 0 && !at->overtakes) : at->rise > 0 || (at->rise == 0 && at->overtakes);
        const int order = !here || !of->has[side] ? 0 : compare_meetings(at, &of->nearest[side]);
        if (here && (!of->has[side] || (side == 0 ? order > 0 : order < 0))) {
            of->nearest[side] = *at;
            of->has[side] = true;
        }
    }
}

/* Whether two who are level take up two places between them; else both have the better one. */
static bool shares_place(const emul__sure *of, const emul__weighing *by, int64_t i, int64_t j) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    const bool fractional = of->result->model->scorecards[of->scorecard].ties == EMUL_TIES_FRACTIONAL;
    return fractional && place[by->ranked.rows[i]] == place[by->ranked.rows[j]];
}

/* Who is ahead throughout, or level. Two who are alike in the sum and in the part stay as they stand. */
typedef struct standing {
    int64_t ahead, level;
} standing;

/* Puts the j-th into the standing at the lower bound, and its meeting into the sweep if there is one inside the bounds. */
static void enter(const emul__sure *of, const emul__weighing *by, lead ahead, int64_t j, int64_t i, sweep *to, standing *now) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    meeting at;
    if (!meet(ahead, j, &at)) {
        const bool stands_ahead = place[by->ranked.rows[j]] < place[by->ranked.rows[i]];
        now->ahead += ahead.sum > 0 || (ahead.sum == 0 && stands_ahead) ? 1 : 0;
        now->level += ahead.sum == 0 && shares_place(of, by, i, j) ? 1 : 0;
        return;
    }
    const int low = compare_with(&at, -of->asked.within);
    now->ahead += (at.overtakes && low < 0) || (!at.overtakes && low >= 0) ? 1 : 0;
    if (low >= 0 && compare_with(&at, of->asked.within) <= 0) {
        to->meetings[to->count++] = at;
        note_nearest(to, &at);
    }
}

/* Level by place means: neither ahead. Whoever meets is on either side of that weight ahead, so both places count. */
static places places_within(sweep *of, standing now) {
    places found = {now.ahead + 1, now.ahead + now.level + 1};
    for (int64_t k = 0; k < of->count; k++) {
        of->order[k] = k;
    }
    emul__sort(of->order, of->spare, of->count, compare_in_sweep, of);
    for (int64_t from = 0; from < of->count;) {
        int64_t to = from;
        int64_t overtaking = 0;
        int64_t overtaken = 0;
        while (to < of->count && compare_meetings(&of->meetings[of->order[from]], &of->meetings[of->order[to]]) == 0) {
            const bool overtakes = of->meetings[of->order[to++]].overtakes;
            overtaking += overtakes ? 1 : 0;
            overtaken += overtakes ? 0 : 1;
        }
        widen(&found, now.ahead - overtaken + 1, now.ahead + overtaking + now.level + 1);
        now.ahead += overtaking - overtaken;
        widen(&found, now.ahead + 1, now.ahead + now.level + 1);
        from = to;
    }
    return found;
}

static places vary_one(const emul__sure *of, const emul__weighing *by, int32_t k, int64_t i, sweep *work) {
    standing now = {0, 0};
    work->count = 0;
    work->has[0] = work->has[1] = false;
    for (int64_t j = 0; j < by->ranked.count; j++) {
        if (j != i && emul__weighing_compete(of, by, i, j)) {
            enter(of, by, lead_of(by, k, i, j), j, i, work, &now);
        }
    }
    return places_within(work, now);
}

/* ---- all weights together ---- */

/* Whether the j-th can be ahead of the i-th, and whether it must: each pair exactly, so that the places are bounds. */
static places vary_all(const emul__sure *of, const emul__weighing *by, int64_t i) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    places found = {1, 1};
    for (int64_t j = 0; j < by->ranked.count; j++) {
        if (j == i || !emul__weighing_compete(of, by, i, j)) {
            continue;
        }
        emul__wide moved = emul__wide_of(0);
        for (int32_t k = 0; k < by->size; k++) {
            const int64_t part = lead_of(by, k, i, j).part;
            (void)emul__wide_add(moved, emul__wide_mul64(part < 0 ? -part : part, of->asked.within), &moved);
        }
        const int64_t sum = by->sums[j] - by->sums[i];
        const emul__wide scaled = emul__wide_mul64(sum < 0 ? -sum : sum, EMUL_DECIMAL_ONE);
        const bool alike = sum == 0 && emul__wide_is_zero(moved);
        const bool stands_ahead = place[by->ranked.rows[j]] < place[by->ranked.rows[i]];
        const bool settled = emul__wide_compare(scaled, moved) > 0;
        const bool ahead = alike ? stands_ahead : settled && sum > 0;
        const bool behind = alike ? !stands_ahead && !shares_place(of, by, i, j) : settled && sum < 0;
        found.best += ahead ? 1 : 0;
        found.worst += behind ? 0 : 1;
    }
    return found;
}

/* ---- lines ---- */

static void add_meetings(const emul__sure *of, const emul__weighing *by, emul__why_node *line, const sweep *from) {
    static const emul__why_key factor[] = {EMUL__KEY_LEAST, EMUL__KEY_MOST};
    static const emul__why_key whom[] = {EMUL__KEY_BELOW, EMUL__KEY_ABOVE};
    for (int side = 0; side < 2; side++) {
        if (from->has[side]) {
            emul__why_exact(line, factor[side], factor_of(&from->nearest[side]));
            emul__why_text(line, whom[side], of->result->ids[by->ranked.rows[from->nearest[side].other]]);
        }
    }
}

/* How far the weight of each criterion may go until somebody draws level with the first. */
static void add_first(emul__sure *of, emul__why_node *parent, const emul__weighing *by, int64_t i, sweep *work) {
    emul__why_node *line = emul__sure_subject(of, parent, EMUL__SURE_FIRST, by->ranked.rows[i]);
    emul__why_text(line, EMUL__KEY_GROUP, emul__sure_group(of, by->ranked.rows[i]));
    for (int32_t k = 0; k < by->size; k++) {
        work->has[0] = work->has[1] = false;
        for (int64_t j = 0; j < by->ranked.count; j++) {
            meeting at;
            if (j != i && emul__weighing_compete(of, by, i, j) && meet(lead_of(by, k, i, j), j, &at) &&
                at.rise > -at.run) { /* a weight is above 0 */
                note_nearest(work, &at);
            }
        }
        const bool always = !work->has[0] && !work->has[1];
        add_meetings(of, by, emul__sure_criterion(of, line, always ? EMUL__SURE_ALWAYS : EMUL__SURE_UNTIL, by->criteria[k]), work);
    }
}

static void add_subject(emul__sure *of, emul__why_node *parent, const emul__weighing *by, int64_t i, sweep *work) {
    const int64_t row = by->ranked.rows[i];
    const places together = vary_all(of, by, i);
    places all = {INT64_MAX, 0};
    emul__why_node *line = emul__sure_subject(of, parent, EMUL__SURE_PLACES, row);
    for (int32_t k = 0; k < by->size; k++) {
        const places found = vary_one(of, by, k, i, work);
        widen(&all, found.best, found.worst);
        if (found.best != found.worst) {
            emul__why_node *part = emul__sure_criterion(of, line, EMUL__SURE_BY, by->criteria[k]);
            emul__why_count(part, EMUL__KEY_BEST, found.best);
            emul__why_count(part, EMUL__KEY_WORST, found.worst);
            add_meetings(of, by, part, work);
        }
    }
    line->kind = all.best != all.worst ? EMUL__SURE_PLACES : together.best != together.worst ? EMUL__SURE_KEEPS_SINGLY : EMUL__SURE_KEEPS;
    emul__why_text(line, EMUL__KEY_GROUP, emul__sure_group(of, row));
    emul__why_decimal(line, EMUL__KEY_PLACE, of->result->scorecards[of->scorecard].place[row]);
    emul__why_count(line, EMUL__KEY_BEST, all.best);
    emul__why_count(line, EMUL__KEY_WORST, all.worst);
    emul__why_count(line, EMUL__KEY_BEST_TOGETHER, together.best);
    emul__why_count(line, EMUL__KEY_WORST_TOGETHER, together.worst);
}

bool emul__sure_exactly(emul__sure *of, emul__why_node *parent, const emul__weighing *by) {
    const int64_t n = by->ranked.count;
    sweep work = {.meetings = (meeting *)emul__sure_room(of, n, sizeof *work.meetings),
                  .order = (int64_t *)emul__sure_room(of, n, sizeof *work.order),
                  .spare = (int64_t *)emul__sure_room(of, n, sizeof *work.spare)};
    if (work.meetings == NULL || work.order == NULL || work.spare == NULL) {
        return false;
    }
    (void)emul__tree_add(&of->tree, parent, EMUL__SURE_EXACT);
    for (int64_t i = 0; i < n; i++) {
        const bool first = i == 0 || !emul__weighing_compete(of, by, i - 1, i);
        if (first) {
            add_first(of, parent, by, i, &work);
        }
    }
    const int64_t shown = emul__sure_shown(of, n);
    for (int64_t i = 0; i < shown && !of->tree.failed; i++) {
        add_subject(of, parent, by, i, &work);
    }
    emul__sure_rest(of, parent, n);
    return true;
}
