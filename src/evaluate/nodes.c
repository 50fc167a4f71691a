/* Nodes: children to sums. Base, bonus and penalty travel apart to the top, each combined exactly, then capped, then rounded, once. */
#include <string.h>

#include "evaluate/counting.h"
#include "evaluate/run.h"

enum { KINDS = 3 };

/* One kind of points of one block of subjects while the children are being combined. */
typedef struct part {
    emul__wide sum[EMUL__BLOCK];
    int64_t weight[EMUL__BLOCK]; /* of the children that count: millionths in a weighted mean, else their number */
    uint8_t missing[EMUL__BLOCK];
    uint8_t overflowed[EMUL__BLOCK];
} part;

/* A block whose sums are plain needs no fractions: every child is there, has weight 1 and is far from the ends of int64. Most blocks are. */
struct emul__sums {
    part working;
    bool plain[KINDS];
    int64_t value[KINDS][EMUL__BLOCK];     /* where plain: millionths */
    emul__ratio exact[KINDS][EMUL__BLOCK]; /* where not */
    emul_decimal counted[EMUL__BLOCK];     /* a child's, without those who drop it */
};

/* What is combined, and how: a node, or the top of a scorecard. */
typedef struct family {
    int32_t node; /* one that says which children count, or -1: all do */
    int32_t first_child;
    emul__points_kind kind;
    emul__combine combine;
    uint8_t kinds; /* that occur below */
} family;

int32_t emul__subtree_end(const emul__model *model, int32_t criterion) {
    const emul__model_criterion *of = &model->criteria[criterion];
    const int32_t limit = model->scorecards[of->scorecard].first_criterion + model->scorecards[of->scorecard].criterion_count;
    int32_t end = criterion + 1;
    while (end < limit && model->criteria[end].depth > of->depth) {
        end++;
    }
    return end;
}

bool emul__nodes_prepare(emul__run *run) {
    const emul__model *model = run->model;
    run->kinds_below = (uint8_t *)emul__run_scratch(run, model->criterion_count, 1);
    run->sums = (struct emul__sums *)emul__run_scratch(run, 1, sizeof *run->sums);
    if (run->kinds_below == NULL || run->sums == NULL) {
        return false;
    }
    for (int32_t i = model->criterion_count - 1; i >= 0; i--) { /* children stand behind their parents */
        const emul__model_criterion *criterion = &model->criteria[i];
        if (criterion->first_child < 0) {
            run->kinds_below[i] = (uint8_t)(1 << criterion->kind);
        }
        if (criterion->parent >= 0) {
            run->kinds_below[criterion->parent] |= run->kinds_below[i];
        }
    }
    return true;
}

static bool has_kind(uint8_t kinds, int kind) {
    return (kinds & (1 << kind)) != 0;
}

const emul_decimal *emul__child_points(const emul__run *run, int32_t child, int kind) {
    const emul__criterion_result *of = &run->result->criteria[child];
    if (!has_kind(run->kinds_below[child], kind)) {
        return NULL;
    }
    if (run->model->criteria[child].first_child < 0) {
        return of->points;
    }
    return kind == EMUL__POINTS_BASE ? of->base : kind == EMUL__POINTS_BONUS ? of->bonus : of->penalty;
}

/* ---- combining ---- */

static void clear(part *to) {
    for (int64_t i = 0; i < EMUL__BLOCK; i++) {
        to->sum[i] = emul__wide_of(0);
        to->weight[i] = 0;
        to->missing[i] = 0;
        to->overflowed[i] = 0;
    }
}

static void add(part *to, const emul_decimal *values, int64_t count, int64_t factor) {
    for (int64_t i = 0; i < count; i++) {
        if (values[i] >= EMUL_DECIMAL_MIN) {
            to->overflowed[i] |= !emul__wide_add(to->sum[i], emul__wide_mul64(factor, values[i]), &to->sum[i]);
            to->weight[i] += factor;
        } else {
            to->missing[i] |= values[i] == EMUL_MISSING;
        }
    }
}

static void choose(part *to, const emul_decimal *values, int64_t count, bool least) {
    for (int64_t i = 0; i < count; i++) {
        if (values[i] < EMUL_DECIMAL_MIN) {
            to->missing[i] |= values[i] == EMUL_MISSING;
            continue;
        }
        const emul__wide value = emul__wide_of(values[i]);
        const int order = emul__wide_compare(value, to->sum[i]);
        if (to->weight[i] == 0 || (least ? order < 0 : order > 0)) {
            to->sum[i] = value;
        }
        to->weight[i] = 1;
    }
}

/* How the children's values of one kind are combined: by the node's way for its own kind, and added up for the others, with their
 * weights in a sum. */
typedef struct manner {
    emul__combine combine;
    bool weighted; /* the factors are weights in millionths */
} manner;

static manner manner_of(const emul__run *run, const family *of, int kind) {
    const bool own = kind == (int)of->kind;
    manner found = {own ? of->combine : EMUL__COMBINE_SUM,
                    own && (of->combine == EMUL__COMBINE_WEIGHTED_MEAN || of->combine == EMUL__COMBINE_GEOMETRIC_MEAN)};
    for (int32_t i = of->first_child; i >= 0 && of->combine == EMUL__COMBINE_SUM; i = run->model->criteria[i].next_sibling) {
        found.weighted = found.weighted || run->model->criteria[i].weight != EMUL_DECIMAL_ONE;
    }
    return found;
}

static emul__ratio exact_value(const part *from, int64_t i, manner how) {
    if (from->missing[i]) {
        return emul__ratio_of_state(EMUL__IS_MISSING);
    }
    if (from->overflowed[i]) {
        return emul__ratio_of_state(EMUL__OVERFLOWED);
    }
    const bool mean = how.combine == EMUL__COMBINE_MEAN || how.combine == EMUL__COMBINE_WEIGHTED_MEAN;
    const int64_t divisor = mean ? from->weight[i] : how.weighted ? EMUL_DECIMAL_ONE : 1;
    return emul__ratio_make(from->sum[i], emul__wide_mul64(divisor, EMUL_DECIMAL_ONE));
}

/* The block of a child's column; a child that is dropped is as one that does not apply. */
static const emul_decimal *counted_block(emul__run *run, const family *of, int32_t child, const emul_decimal *column, int64_t first,
                                         int64_t count) {
    if (of->node < 0 || run->model->criteria[of->node].drop_lowest == 0) {
        return column + first;
    }
    for (int64_t i = 0; i < count; i++) {
        const bool dropped = emul__child_dropped(run->result, child, first + i);
        run->sums->counted[i] = dropped ? EMUL_NOT_APPLICABLE : column[first + i];
    }
    return run->sums->counted;
}

/* A child that does not apply is left out; if none applies, neither does the sum. A kind that nobody below gives is zero. */
static void combine_kind(emul__run *run, const family *of, int kind, int64_t first, int64_t count) {
    part *working = &run->sums->working;
    const manner how = manner_of(run, of, kind);
    uint8_t applies[EMUL__BLOCK] = {0};
    clear(working);
    for (int32_t child = of->first_child; child >= 0; child = run->model->criteria[child].next_sibling) {
        const emul_decimal *column = emul__child_points(run, child, kind);
        if (column == NULL) {
            continue;
        }
        column = counted_block(run, of, child, column, first, count);
        for (int64_t i = 0; i < count; i++) {
            applies[i] |= column[i] != EMUL_NOT_APPLICABLE;
        }
        if (how.combine == EMUL__COMBINE_MIN || how.combine == EMUL__COMBINE_MAX) {
            choose(working, column, count, how.combine == EMUL__COMBINE_MIN);
        } else {
            add(working, column, count, how.weighted ? run->model->criteria[child].weight : 1);
        }
    }
    for (int64_t i = 0; i < count; i++) {
        const emul__ratio none = has_kind(of->kinds, kind) ? emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE) : emul__ratio_of_integer(0);
        const bool root = how.combine == EMUL__COMBINE_GEOMETRIC_MEAN && applies[i] && !working->missing[i];
        run->sums->exact[kind][i] = root         ? emul__node_geometric(run, run->model->criteria[of->first_child].parent, kind, first + i)
                                    : applies[i] ? exact_value(working, i, how)
                                                 : none;
    }
}

enum { MOST_PLAIN_CHILDREN = 4096 };
#define MOST_PLAIN_VALUE (INT64_MAX / 4 / MOST_PLAIN_CHILDREN) /* three sums of so many stay inside int64 */

/* Adds a column; false if it has a value that is absent or too large for plain sums. */
static bool add_plainly(int64_t *sum, const emul_decimal *values, int64_t count) {
    bool fits = true;
    for (int64_t i = 0; i < count; i++) {
        const int64_t value = values[i];
        fits = fits & (value >= -MOST_PLAIN_VALUE) & (value <= MOST_PLAIN_VALUE);
        sum[i] = (int64_t)((uint64_t)sum[i] + (uint64_t)value);
    }
    return fits;
}

static bool combine_plainly(emul__run *run, const family *of, int kind, int64_t first, int64_t count) {
    const manner how = manner_of(run, of, kind);
    int64_t *sum = run->sums->value[kind];
    int32_t children = 0;
    if (how.combine != EMUL__COMBINE_SUM || how.weighted || of->node >= 0) {
        return false;
    }
    memset(sum, 0, (size_t)count * sizeof *sum);
    for (int32_t child = of->first_child; child >= 0; child = run->model->criteria[child].next_sibling) {
        const emul_decimal *column = emul__child_points(run, child, kind);
        if (column != NULL && (++children > MOST_PLAIN_CHILDREN || !add_plainly(sum, column + first, count))) {
            return false;
        }
    }
    return true;
}

/* ---- coverage and scaling ---- */

static void report_too_little(emul__run *run, int32_t node, int64_t row) {
    const emul__model_criterion *of = &run->model->criteria[node];
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = of->place,
                              .english = "too little of criterion “{1}” is scored for subject “{0}”: at least {2}",
                              .vietnamese = "tiêu chí “{1}” của “{0}” có quá ít mục được chấm điểm: ít nhất {2}",
                              .hint_english = "add the facts, or choose another “missing” than error",
                              .hint_vietnamese = "bổ sung số liệu, hoặc chọn cách khác cho “missing”",
                              .arguments = {run->result->ids[row], of->id, of->coverage.text}};
    found.place.row = row + 1;
    emul__run_report(run, &found);
}

/* What stands for a node of which too little is scored. Facts that leaves were allowed to lack are what is lacking now. */
static emul__ratio settle_too_little(emul__run *run, int32_t node, int64_t row) {
    const emul__model_criterion *of = &run->model->criteria[node];
    if (of->missing == EMUL__MISSING_VALUE) {
        return emul__ratio_of_decimal(of->missing_value);
    }
    if (of->missing == EMUL__MISSING_ERROR) {
        report_too_little(run, node, row);
    }
    if (of->missing == EMUL__MISSING_OPEN) {
        (void)emul__missing_note_coverage(run, node, row);
    }
    for (int32_t i = node + 1; i < emul__subtree_end(run->model, node) && of->missing == EMUL__MISSING_OPEN; i++) {
        if (run->model->criteria[i].first_child < 0 && run->result->criteria[i].points[row] == EMUL_NOT_APPLICABLE) {
            (void)emul__missing_note_leaf(run, i, row);
        }
    }
    return emul__ratio_of_state(of->missing == EMUL__MISSING_OPEN ? EMUL__IS_MISSING : EMUL__IS_NOT_APPLICABLE);
}

/* A child whose points are still open keeps its node open. */
static void count_children(emul__run *run, const family *of, int64_t first, int64_t count) {
    const emul__model_criterion *node = &run->model->criteria[of->node];
    for (int64_t i = 0; i < count; i++) {
        emul__ratio *own = &run->sums->exact[of->kind][i];
        if (emul__applies(run, of->node, first + i) == EMUL__FALSE || emul__ratio_state(*own) > EMUL__IS_NOT_APPLICABLE) {
            continue;
        }
        const emul__counted counted = emul__children_counted(run->result, of->node, first + i);
        if (!counted.enough) {
            *own = settle_too_little(run, of->node, first + i);
        } else if (node->reweight && emul__ratio_state(*own) == EMUL__PRESENT) {
            *own = emul__ratio_div(emul__ratio_mul(*own, counted.full), counted.possible);
        }
    }
}

/* All three plain, or all three exact. */
static bool combine(emul__run *run, const family *of, int64_t first, int64_t count) {
    bool plain = (of->kinds & ((1 << KINDS) - 1)) != 0; /* of information alone nothing adds up */
    for (int kind = 0; kind < KINDS; kind++) {
        run->sums->plain[kind] = combine_plainly(run, of, kind, first, count);
        plain = plain && run->sums->plain[kind];
    }
    for (int kind = 0; kind < KINDS && !plain; kind++) {
        if (!run->sums->plain[kind]) {
            combine_kind(run, of, kind, first, count);
            continue;
        }
        for (int64_t i = 0; i < count; i++) {
            run->sums->exact[kind][i] = emul__ratio_of_decimal(run->sums->value[kind][i]);
        }
    }
    if (of->node >= 0) {
        count_children(run, of, first, count);
    }
    return plain;
}

/* ---- caps and rounding ---- */

typedef struct ending {
    emul__limit low, high;
    emul__rounding_point round;
} ending;

static emul__limit tighter(emul__limit a, emul__limit b) {
    return !a.present || (b.present && b.value < a.value) ? b : a;
}

static ending ending_of(const emul__model_criterion *node, int kind) {
    const emul__limit none = {false, 0};
    const bool own = kind == (int)node->kind;
    const emul__limit cap = kind == EMUL__POINTS_BONUS ? node->bonus_max : kind == EMUL__POINTS_PENALTY ? node->penalty_max : none;
    const ending found = {own ? node->min : none, own ? tighter(node->max, cap) : cap, node->round};
    return found;
}

static bool is_beyond(emul__ratio exact, emul__limit limit, int side) {
    return limit.present && emul__ratio_compare(exact, emul__ratio_of_decimal(limit.value)) == side;
}

static emul_decimal settle(emul__ratio exact, const ending *by) {
    if (emul__ratio_state(exact) == EMUL__PRESENT) {
        exact = is_beyond(exact, by->low, -1) ? emul__ratio_of_decimal(by->low.value) : exact;
        exact = is_beyond(exact, by->high, 1) ? emul__ratio_of_decimal(by->high.value) : exact;
    }
    return emul__ratio_round(exact, by->round.places, by->round.rounding);
}

/* The same for a plain value. */
static emul_decimal settle_plain(int64_t value, const ending *by) {
    static const int64_t steps[] = {1000000, 100000, 10000, 1000, 100, 10, 1};
    value = by->low.present && value < by->low.value ? by->low.value : value;
    value = by->high.present && value > by->high.value ? by->high.value : value;
    if (by->round.places == 6 || value % steps[by->round.places] == 0) {
        return value;
    }
    return emul__ratio_round(emul__ratio_of_decimal(value), by->round.places, by->round.rounding);
}

/* ---- a node ---- */

/* base + bonus - penalty of the kinds that occur and apply; absent if one is missing or none applies. */
static emul__ratio balance(const emul__ratio parts[KINDS], uint8_t kinds) {
    emul__ratio sum = emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
    for (int kind = 0; kind < KINDS; kind++) {
        const emul__state state = emul__ratio_state(parts[kind]);
        if (!has_kind(kinds, kind) || state == EMUL__IS_NOT_APPLICABLE) {
            continue;
        }
        const emul__ratio own = kind == EMUL__POINTS_PENALTY ? emul__ratio_negate(parts[kind]) : parts[kind];
        sum = emul__ratio_state(sum) == EMUL__IS_NOT_APPLICABLE ? own : emul__ratio_add(sum, own);
    }
    return sum;
}

/* Stores a number or an absent value; an error state is reported and does not apply any more. */
static emul_decimal checked(emul__run *run, emul_decimal value, const emul__place *place, emul__text what, int64_t row) {
    const emul__state state = emul__code_state(value);
    if (state > EMUL__IS_MISSING) {
        emul__run_report_state(run, place, what, row, state);
        return EMUL_NOT_APPLICABLE;
    }
    return value;
}

typedef struct node_columns {
    emul_decimal *parts[KINDS];
    emul_decimal *points;
    ending endings[KINDS];
} node_columns;

static node_columns columns_of(const emul__run *run, int32_t criterion) {
    const emul__criterion_result *of = &run->result->criteria[criterion];
    node_columns found = {{of->base, of->bonus, of->penalty}, of->points, {{{false, 0}, {false, 0}, {0, 0}}}};
    for (int kind = 0; kind < KINDS; kind++) {
        found.endings[kind] = ending_of(&run->model->criteria[criterion], kind);
    }
    return found;
}

static void store_plain_node(emul__run *run, int32_t criterion, int64_t first, int64_t count) {
    const node_columns to = columns_of(run, criterion);
    const emul__points_kind own = run->model->criteria[criterion].kind;
    for (int kind = 0; kind < KINDS; kind++) {
        for (int64_t i = 0; i < count; i++) {
            to.parts[kind][first + i] = settle_plain(run->sums->value[kind][i], &to.endings[kind]);
        }
    }
    for (int64_t row = first; row < first + count; row++) {
        const emul_decimal sum = to.parts[EMUL__POINTS_BASE][row] + to.parts[EMUL__POINTS_BONUS][row] - to.parts[EMUL__POINTS_PENALTY][row];
        to.points[row] = own == EMUL__POINTS_BASE ? sum : to.parts[own][row];
    }
}

static void store_node(emul__run *run, int32_t criterion, int64_t first, int64_t count) {
    const emul__model_criterion *node = &run->model->criteria[criterion];
    const ending points = {{false, 0}, {false, 0}, {6, EMUL_ROUND_HALF_AWAY}};
    const node_columns to = columns_of(run, criterion);
    for (int64_t i = 0; i < count; i++) {
        emul__ratio parts[KINDS];
        for (int kind = 0; kind < KINDS; kind++) {
            const emul_decimal value = settle(run->sums->exact[kind][i], &to.endings[kind]);
            to.parts[kind][first + i] = checked(run, value, &node->place, node->id, first + i);
            parts[kind] = emul__ratio_of_decimal(to.parts[kind][first + i]);
        }
        const emul__ratio own = node->kind == EMUL__POINTS_BASE ? balance(parts, run->kinds_below[criterion]) : parts[node->kind];
        to.points[first + i] = checked(run, settle(own, &points), &node->place, node->id, first + i);
    }
}

/* What a scorecard says of subjects it is not for. */
static void blank(emul_decimal *const columns[KINDS + 1], int64_t first, int64_t count) {
    for (int k = 0; k <= KINDS; k++) {
        for (int64_t row = first; row < first + count; row++) {
            columns[k][row] = EMUL_NOT_APPLICABLE;
        }
    }
}

static emul_decimal *keep_column(emul__run *run) {
    return (emul_decimal *)emul__run_keep(run, run->result->rows, sizeof(emul_decimal));
}

static bool compute_node(emul__run *run, int32_t criterion) {
    const emul__model_criterion *node = &run->model->criteria[criterion];
    emul__criterion_result *to = &run->result->criteria[criterion];
    to->points = keep_column(run);
    to->base = keep_column(run);
    to->bonus = keep_column(run);
    to->penalty = keep_column(run);
    if (to->points == NULL || to->base == NULL || to->bonus == NULL || to->penalty == NULL) {
        return false;
    }
    if (!emul__begins_later(run, criterion) && !emul__applies_compute(run, criterion)) {
        return false;
    }
    const int32_t counts = emul__node_counts(node) ? criterion : -1;
    const family of = {counts, node->first_child, node->kind, node->combine, run->kinds_below[criterion]};
    emul_decimal *const columns[KINDS + 1] = {to->base, to->bonus, to->penalty, to->points};
    for (int64_t first = 0; first < run->result->rows; first += EMUL__BLOCK) {
        const int64_t left = run->result->rows - first;
        const int64_t count = left < EMUL__BLOCK ? left : EMUL__BLOCK;
        if (!emul__mask_any(run->concerned[node->scorecard] + first, count)) {
            blank(columns, first, count);
        } else if (combine(run, &of, first, count)) {
            store_plain_node(run, criterion, first, count);
        } else {
            store_node(run, criterion, first, count);
        }
    }
    return true;
}

/* A leaf that is not computed yet leaves what stands above it for later. */
static bool children_known(const emul__run *run, int32_t node) {
    for (int32_t i = run->model->criteria[node].first_child; i >= 0; i = run->model->criteria[i].next_sibling) {
        if (!run->points_known[i]) {
            return false;
        }
    }
    return true;
}

bool emul__nodes_compute(emul__run *run, int32_t criterion) {
    for (int32_t i = emul__subtree_end(run->model, criterion) - 1; i >= criterion; i--) {
        const bool node = run->model->criteria[i].first_child >= 0;
        if (node && !run->points_known[i] && children_known(run, i)) {
            if (!compute_node(run, i)) {
                return false;
            }
            run->points_known[i] = true;
        }
    }
    return true;
}

/* ---- the top of a scorecard ---- */

/* A subject to whom nothing of the base applies has no total: a bonus alone is no place in a standing. */
static emul__ratio total_of(const emul__run *run, int64_t i, uint8_t kinds) {
    const emul__ratio parts[KINDS] = {run->sums->exact[0][i], run->sums->exact[1][i], run->sums->exact[2][i]};
    const bool nothing = has_kind(kinds, EMUL__POINTS_BASE) && emul__ratio_state(parts[EMUL__POINTS_BASE]) == EMUL__IS_NOT_APPLICABLE;
    return nothing ? parts[EMUL__POINTS_BASE] : balance(parts, kinds);
}

static void store_totals(emul__run *run, int32_t scorecard, uint8_t kinds, int64_t first, int64_t count) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    const emul__scorecard_result *to = &run->result->scorecards[scorecard];
    const emul__place place = {.field = card->id};
    emul_decimal *const columns[KINDS] = {to->base, to->bonus, to->penalty};
    const ending sums = {{false, 0}, {false, 0}, {6, EMUL_ROUND_HALF_AWAY}};
    const ending total = {card->min, card->max, card->round};
    for (int64_t i = 0; i < count; i++) {
        const int64_t row = first + i;
        for (int kind = 0; kind < KINDS; kind++) {
            columns[kind][row] = checked(run, settle(run->sums->exact[kind][i], &sums), &place, card->id, row);
        }
        to->total[row] = checked(run, settle(total_of(run, i, kinds), &total), &place, card->id, row);
    }
}

static void store_plain_totals(emul__run *run, int32_t scorecard, int64_t first, int64_t count) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    const emul__scorecard_result *to = &run->result->scorecards[scorecard];
    const ending total = {card->min, card->max, card->round};
    for (int64_t i = 0; i < count; i++) {
        to->base[first + i] = run->sums->value[EMUL__POINTS_BASE][i];
        to->bonus[first + i] = run->sums->value[EMUL__POINTS_BONUS][i];
        to->penalty[first + i] = run->sums->value[EMUL__POINTS_PENALTY][i];
        to->total[first + i] = settle_plain(to->base[first + i] + to->bonus[first + i] - to->penalty[first + i], &total);
    }
}

/* Columns of subjects that the scorecard is not for say so. */
static void blank_others(const uint8_t *concerned, emul_decimal *const columns[KINDS + 1], int64_t first, int64_t count) {
    for (int64_t row = first; row < first + count; row++) {
        if (!concerned[row]) {
            blank(columns, row, 1);
        }
    }
}

/* Gives somebody more points than there are, within the limits of the total. */
static void lift(emul__run *run, int32_t scorecard) {
    const emul__model_scorecard *card = &run->model->scorecards[scorecard];
    emul_decimal *total = &run->result->scorecards[scorecard].total[run->lift.row];
    if (*total >= EMUL_DECIMAL_MIN) {
        const ending limits = {card->min, card->max, {6, EMUL_ROUND_HALF_AWAY}};
        const emul__ratio lifted = emul__ratio_add(emul__ratio_of_decimal(*total), emul__ratio_of_decimal(run->lift.by));
        *total = checked(run, settle(lifted, &limits), &(emul__place){.field = card->id}, card->id, run->lift.row);
    }
}

bool emul__totals_compute(emul__run *run, int32_t scorecard) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    const int32_t first_root = run->model->scorecards[scorecard].first_root;
    family of = {-1, first_root, EMUL__POINTS_BASE, EMUL__COMBINE_SUM, 0};
    for (int32_t i = first_root; i >= 0; i = run->model->criteria[i].next_sibling) {
        of.kinds |= run->kinds_below[i];
    }
    to->base = keep_column(run);
    to->bonus = keep_column(run);
    to->penalty = keep_column(run);
    to->total = keep_column(run);
    if (to->base == NULL || to->bonus == NULL || to->penalty == NULL || to->total == NULL) {
        return false;
    }
    emul_decimal *const columns[KINDS + 1] = {to->base, to->bonus, to->penalty, to->total};
    for (int64_t first = 0; first < run->result->rows; first += EMUL__BLOCK) {
        const int64_t left = run->result->rows - first;
        const int64_t count = left < EMUL__BLOCK ? left : EMUL__BLOCK;
        if (!emul__mask_any(run->concerned[scorecard] + first, count)) {
            blank(columns, first, count);
        } else if (combine(run, &of, first, count)) {
            store_plain_totals(run, scorecard, first, count);
        } else {
            store_totals(run, scorecard, of.kinds, first, count);
            blank_others(run->concerned[scorecard], columns, first, count);
        }
    }
    if (run->lift.by != 0 && run->lift.scorecard == scorecard) {
        lift(run, scorecard);
    }
    return true;
}
