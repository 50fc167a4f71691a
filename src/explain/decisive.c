/* Which criterion tells how many pairs apart, and how many places hang on a tie.
 *
 * Of two subjects the better one is no longer ahead without criterion k if its sum without k is not larger, unless the sums were level before. The
 * standing being sorted, those are the pairs i before j with rest(i) < rest(j), or level there and not before: inversions, counted in
 * O(n log n) by a tree of counts (P. M. Fenwick, A new data structure for cumulative frequency tables, 1994). */
#include "explain/sure.h"
#include "kernel/sort.h"

/* ---- pairs ---- */

typedef struct counter {
    int64_t *rank;  /* [count] of each by what it has without the criterion, from 1 on */
    int64_t *tree;  /* [count + 1] how many of those seen have which rank, as Fenwick has it */
    int64_t *order; /* [count] */
    int64_t *spare;
} counter;

typedef struct without {
    const int64_t *sums;
    const int64_t *part;
} without;

/* By the sum without the criterion, ascending; of equal ones whose whole sum is the larger first. */
static int compare_rest(const void *context, int64_t a, int64_t b) {
    const without *of = (const without *)context;
    const int64_t first = of->sums[a] - of->part[a];
    const int64_t second = of->sums[b] - of->part[b];
    if (first != second) {
        return first < second ? -1 : 1;
    }
    return of->sums[a] == of->sums[b] ? 0 : of->sums[a] > of->sums[b] ? -1 : 1;
}

static void see(counter *of, int64_t n, int64_t rank) {
    for (; rank <= n; rank += rank & -rank) {
        of->tree[rank]++;
    }
}

static int64_t seen_below(const counter *of, int64_t rank) {
    int64_t count = 0;
    for (rank--; rank > 0; rank -= rank & -rank) {
        count += of->tree[rank];
    }
    return count;
}

/* Of the ranked from .. to - 1, who compete: how many pairs are lost without criterion k. Ties are looked at before they are entered. */
static int64_t count_lost(const emul__sure *of, const emul__weighing *by, int32_t k, int64_t from, int64_t to, counter *work) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    const without rest = {by->sums + from, &by->parts[k * by->ranked.count + from]};
    const int64_t n = to - from;
    int64_t lost = 0;
    for (int64_t i = 0; i < n; i++) {
        work->order[i] = i;
        work->tree[i + 1] = 0;
    }
    emul__sort(work->order, work->spare, n, compare_rest, &rest);
    for (int64_t i = 0; i < n; i++) {
        const bool equal = i > 0 && compare_rest(&rest, work->order[i - 1], work->order[i]) == 0;
        work->rank[work->order[i]] = equal ? work->rank[work->order[i - 1]] : i + 1;
    }
    for (int64_t i = 0; i < n;) {
        int64_t end = i;
        for (; end < n && place[by->ranked.rows[from + end]] == place[by->ranked.rows[from + i]]; end++) {
            lost += seen_below(work, work->rank[end]);
        }
        for (; i < end; i++) {
            see(work, n, work->rank[i]);
        }
    }
    return lost;
}

static int64_t pairs_of(int64_t n) {
    return n % 2 == 0 ? n / 2 * (n - 1) : (n - 1) / 2 * n;
}

/* Pairs that have different places, and of these those whose sums are level. */
typedef struct pairs {
    int64_t apart, level;
} pairs;

/* How many from `i` on, below `to`, are like it. */
static int64_t run_of(const emul__sure *of, const emul__weighing *by, int64_t i, int64_t to, bool by_place) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    int64_t end = i + 1;
    while (end < to && (by_place ? place[by->ranked.rows[end]] == place[by->ranked.rows[i]] : by->sums[end] == by->sums[i])) {
        end++;
    }
    return end - i;
}

static void count_pairs(const emul__sure *of, const emul__weighing *by, int64_t from, int64_t to, pairs *found) {
    int64_t tied = 0;
    int64_t level = 0;
    for (int64_t i = from; i < to; i += run_of(of, by, i, to, true)) {
        tied += pairs_of(run_of(of, by, i, to, true));
    }
    for (int64_t i = from; i < to; i += run_of(of, by, i, to, false)) {
        level += pairs_of(run_of(of, by, i, to, false));
    }
    found->apart += pairs_of(to - from) - tied;
    found->level += level - tied;
}

/* Where those end who compete with the i-th. */
static int64_t end_of(const emul__sure *of, const emul__weighing *by, int64_t i) {
    int64_t end = i + 1;
    while (end < by->ranked.count && emul__weighing_compete(of, by, i, end)) {
        end++;
    }
    return end;
}

static bool make_counter(emul__sure *of, int64_t n, counter *work) {
    work->rank = (int64_t *)emul__sure_room(of, n, sizeof *work->rank);
    work->tree = (int64_t *)emul__sure_room(of, n + 1, sizeof *work->tree);
    work->order = (int64_t *)emul__sure_room(of, n, sizeof *work->order);
    work->spare = (int64_t *)emul__sure_room(of, n, sizeof *work->spare);
    return of->status == EMUL_OK;
}

typedef struct tally {
    const int64_t *lost;
} tally;

static int compare_lost(const void *context, int64_t a, int64_t b) {
    const tally *of = (const tally *)context;
    return of->lost[a] == of->lost[b] ? 0 : of->lost[a] > of->lost[b] ? -1 : 1;
}

static emul_decimal share_of(int64_t part, int64_t whole) {
    const emul__ratio share = emul__ratio_make(emul__wide_of(part), emul__wide_of(whole));
    return emul__ratio_round(share, 4, EMUL_ROUND_HALF_AWAY);
}

/* The criterion that decides most comes first; of equal ones in the order of the scorecard. */
static void add_tally(emul__sure *of, emul__why_node *parent, const emul__weighing *by, const int64_t *lost, int64_t *order, int64_t *spare,
                      int64_t apart) {
    const tally by_lost = {lost};
    for (int32_t k = 0; k < by->size; k++) {
        order[k] = k;
    }
    emul__sort(order, spare, by->size, compare_lost, &by_lost);
    for (int32_t k = 0; k < by->size; k++) {
        emul__why_node *line = emul__sure_criterion(of, parent, EMUL__SURE_DECIDES, by->criteria[order[k]]);
        emul__why_count(line, EMUL__KEY_COUNT, lost[order[k]]);
        if (apart > 0) {
            emul__why_percent(line, EMUL__KEY_SHARE, share_of(lost[order[k]], apart));
        }
    }
}

bool emul__sure_decisive(emul__sure *of, emul__why_node *parent, const emul__weighing *by) {
    emul__why_node *head = emul__tree_add(&of->tree, parent, EMUL__SURE_PAIRS);
    if (by->unordered != NULL) {
        emul__why_word(emul__tree_add(&of->tree, head, EMUL__SURE_NOT), EMUL__KEY_REASON, by->unordered);
        return true;
    }
    counter work;
    pairs found = {0, 0};
    int64_t *lost = (int64_t *)emul__sure_room(of, by->size, sizeof *lost);
    int64_t *order = (int64_t *)emul__sure_room(of, by->size, sizeof *order);
    int64_t *spare = (int64_t *)emul__sure_room(of, by->size, sizeof *spare);
    if (lost == NULL || order == NULL || spare == NULL || !make_counter(of, by->ranked.count, &work)) {
        return false;
    }
    for (int64_t i = 0; i < by->ranked.count;) {
        const int64_t end = end_of(of, by, i);
        count_pairs(of, by, i, end, &found);
        for (int32_t k = 0; k < by->size; k++) {
            lost[k] += count_lost(of, by, k, i, end, &work);
        }
        i = end;
    }
    emul__why_count(head, EMUL__KEY_COUNT, found.apart);
    if (found.level > 0) {
        emul__why_count(head, EMUL__KEY_MORE, found.level);
    }
    add_tally(of, head, by, lost, order, spare, found.apart);
    return true;
}

/* ---- ties ---- */

static int64_t count_decided(const emul__sure *of, int32_t award, emul_decision decision) {
    int64_t count = 0;
    for (int64_t row = 0; row < of->result->rows; row++) {
        count += of->result->awards[award].decision[row] == decision ? 1 : 0;
    }
    return count;
}

static int64_t count_classed(const emul__sure *of, int32_t class_index) {
    int64_t count = 0;
    for (int64_t row = 0; row < of->result->rows; row++) {
        count += of->result->scorecards[of->scorecard].class_index[row] == class_index ? 1 : 0;
    }
    return count;
}

/* Awards whose order rests on the scorecard. */
static void add_cuts(emul__sure *of, emul__why_node *parent) {
    const emul__model *model = of->result->model;
    for (int32_t i = 0; i < model->award_count; i++) {
        const bool selects = model->awards[i].scorecard == of->scorecard && !model->awards[i].has_prizes;
        const int64_t tied = selects ? count_decided(of, i, EMUL_DECISION_TIED_AT_CUT) : 0;
        if (tied > 0) {
            emul__why_node *line = emul__tree_add(&of->tree, parent, EMUL__SURE_CUT);
            emul__why_title(line, model->awards[i].id, model->awards[i].name);
            emul__why_count(line, EMUL__KEY_COUNT, tied);
        }
    }
}

void emul__sure_ties(emul__sure *of, emul__why_node *parent, const emul__ranked *ranked) {
    const int64_t *tied = of->result->scorecards[of->scorecard].tied;
    int64_t sharing = 0;
    for (int64_t i = 0; i < ranked->count; i++) {
        sharing += tied[ranked->rows[i]] > 1 ? 1 : 0;
    }
    emul__why_node *head = emul__tree_add(&of->tree, parent, EMUL__SURE_TIES);
    emul__why_count(head, EMUL__KEY_COUNT, sharing);
    add_cuts(of, head);
    const int64_t classes = count_classed(of, EMUL_CLASS_TIED);
    if (classes > 0) {
        emul__why_count(emul__tree_add(&of->tree, head, EMUL__SURE_CLASS_CUT), EMUL__KEY_COUNT, classes);
    }
}
