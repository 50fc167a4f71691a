#include "explain/contribution.h"

#include "evaluate/counting.h"

bool emul__criterion_gives(const emul__model *model, int32_t criterion, emul__points_kind kind) {
    const int32_t end = model->scorecards[model->criteria[criterion].scorecard].first_criterion +
                        model->scorecards[model->criteria[criterion].scorecard].criterion_count;
    int32_t at = criterion;
    do {
        if (model->criteria[at].first_child < 0 && model->criteria[at].kind == kind) {
            return true;
        }
        at++;
    } while (at < end && model->criteria[at].depth > model->criteria[criterion].depth);
    return false;
}

enum { KINDS = 3 };

typedef struct walk {
    const emul_result *result;
    const emul__model_criterion *criteria;
    int64_t row;
    int32_t first; /* criterion of to[0] */
    emul_decimal *to;
} walk;

/* What a point of each kind is worth in the total. */
typedef struct worth {
    emul__ratio of[KINDS];
} worth;

/* The points of one kind; absent if there are none. */
static emul_decimal amount_of(const walk *of, int32_t criterion, int kind) {
    const emul__criterion_result *from = &of->result->criteria[criterion];
    const emul_decimal *const sums[KINDS] = {from->base, from->bonus, from->penalty};
    if (of->criteria[criterion].first_child < 0) {
        return (int)of->criteria[criterion].kind == kind ? from->points[of->row] : EMUL_NOT_APPLICABLE;
    }
    return sums[kind] == NULL ? EMUL_NOT_APPLICABLE : sums[kind][of->row];
}

static emul__ratio given(const walk *of, int32_t criterion, const worth *worth_here) {
    emul__ratio sum = emul__ratio_of_integer(0);
    for (int kind = 0; kind < KINDS; kind++) {
        const emul_decimal amount = amount_of(of, criterion, kind);
        if (amount >= EMUL_DECIMAL_MIN) {
            sum = emul__ratio_add(sum, emul__ratio_mul(worth_here->of[kind], emul__ratio_of_decimal(amount)));
        }
    }
    return sum;
}

static void give(const walk *of, int32_t criterion, const worth *worth_here) {
    const emul_decimal rounded = emul__ratio_round(given(of, criterion, worth_here), 6, EMUL_ROUND_HALF_AWAY);
    of->to[criterion - of->first] =
        rounded >= EMUL_DECIMAL_MIN ? rounded : 0; /* too large for a number: then all of it is the node's own */
}

/* ---- from a node to its children ---- */

/* Of the children that have points of the node's own kind: how many, their weights, the least or greatest. */
typedef struct siblings {
    emul__ratio count, weights;
    int32_t chosen;
} siblings;

/* A node that has no such points below shows 0, and is none of them. */
static bool has_own(const walk *of, int32_t node, int32_t child) {
    const emul__points_kind kind = of->criteria[node].kind;
    const emul_decimal amount = amount_of(of, child, (int)kind);
    return amount >= EMUL_DECIMAL_MIN && !emul__child_dropped(of->result, child, of->row) &&
           (amount != 0 || emul__criterion_gives(of->result->model, child, kind));
}

static siblings survey(const walk *of, int32_t node) {
    const emul__model_criterion *parent = &of->criteria[node];
    const int kind = (int)parent->kind;
    siblings found = {emul__ratio_of_integer(0), emul__ratio_of_integer(0), -1};
    for (int32_t i = parent->first_child; i >= 0; i = of->criteria[i].next_sibling) {
        if (!has_own(of, node, i)) {
            continue;
        }
        const emul_decimal own = amount_of(of, i, kind);
        const emul_decimal best = found.chosen < 0 ? own : amount_of(of, found.chosen, kind);
        const bool better = parent->combine == EMUL__COMBINE_MIN ? own < best : own > best;
        found.chosen = found.chosen < 0 || better ? i : found.chosen;
        found.count = emul__ratio_add(found.count, emul__ratio_of_integer(1));
        found.weights = emul__ratio_add(found.weights, emul__ratio_of_decimal(of->criteria[i].weight));
    }
    return found;
}

/* What a child's point of the node's own kind is worth in the node. */
static emul__ratio own_share(const walk *of, int32_t node, int32_t child, const siblings *all, emul__ratio scale) {
    const emul__ratio weight = emul__ratio_of_decimal(of->criteria[child].weight);
    switch (of->criteria[node].combine) {
    case EMUL__COMBINE_SUM:
        return emul__ratio_mul(weight, scale);
    case EMUL__COMBINE_MEAN:
        return emul__ratio_div(emul__ratio_of_integer(1), all->count);
    case EMUL__COMBINE_WEIGHTED_MEAN:
        return emul__ratio_div(weight, all->weights);
    case EMUL__COMBINE_GEOMETRIC_MEAN:
        return emul__ratio_of_integer(0);
    default:
        return emul__ratio_of_integer(all->chosen == child ? 1 : 0);
    }
}

/* A sum that is scaled to full marks; nothing where too little is scored. */
static emul__ratio scale_of(const walk *of, int32_t node) {
    if (!emul__node_counts(&of->criteria[node])) {
        return emul__ratio_of_integer(1);
    }
    const emul__counted counted = emul__children_counted(of->result, node, of->row);
    if (!counted.enough) {
        return emul__ratio_of_integer(0);
    }
    return of->criteria[node].reweight ? emul__ratio_div(counted.full, counted.possible) : emul__ratio_of_integer(1);
}

static worth worth_below(const walk *of, int32_t node, int32_t child, const siblings *all, emul__ratio scale, const worth *above) {
    const bool sum = of->criteria[node].combine == EMUL__COMBINE_SUM;
    const emul__ratio added = sum ? emul__ratio_of_decimal(of->criteria[child].weight) : emul__ratio_of_integer(1);
    const bool none = emul__wide_is_zero(scale.num) || !has_own(of, node, child);
    const emul__ratio own = none ? emul__ratio_of_integer(0) : own_share(of, node, child, all, scale);
    const bool dropped = emul__child_dropped(of->result, child, of->row);
    worth found;
    for (int kind = 0; kind < KINDS; kind++) {
        const emul__ratio other = dropped ? emul__ratio_of_integer(0) : added;
        found.of[kind] = emul__ratio_mul(above->of[kind], kind == (int)of->criteria[node].kind ? own : other);
    }
    return found;
}

/* Recursion is bounded: a regulation limits how deep criteria nest. */
static void descend(const walk *of, int32_t criterion, const worth *worth_here) {
    give(of, criterion, worth_here);
    if (of->criteria[criterion].first_child < 0) {
        return;
    }
    const siblings all = survey(of, criterion);
    const emul__ratio scale = scale_of(of, criterion);
    for (int32_t i = of->criteria[criterion].first_child; i >= 0; i = of->criteria[i].next_sibling) {
        const worth below = worth_below(of, criterion, i, &all, scale, worth_here);
        descend(of, i, &below);
    }
}

void emul__contributions(const emul_result *result, int32_t scorecard, int64_t row, emul_decimal *to) {
    const emul__model_scorecard *card = &result->model->scorecards[scorecard];
    const walk of = {result, result->model->criteria, row, card->first_criterion, to};
    for (int32_t i = card->first_root; i >= 0; i = of.criteria[i].next_sibling) {
        const emul__ratio weight = emul__ratio_of_decimal(of.criteria[i].weight);
        const worth top = {{weight, weight, emul__ratio_negate(weight)}};
        descend(&of, i, &top);
    }
}

emul__ratio emul__contribution(const emul_result *result, int32_t criterion, int64_t row) {
    const walk of = {result, result->model->criteria, row, 0, NULL};
    const int32_t parent = of.criteria[criterion].parent;
    const emul__ratio one = emul__ratio_of_integer(parent >= 0 && of.criteria[parent].kind == EMUL__POINTS_PENALTY ? -1 : 1);
    worth below = {{one, one, emul__ratio_negate(one)}};
    if (parent >= 0) {
        const siblings all = survey(&of, parent);
        below = worth_below(&of, parent, criterion, &all, scale_of(&of, parent), &below);
    } else {
        const emul__ratio weight = emul__ratio_of_decimal(of.criteria[criterion].weight);
        below = (worth){{weight, weight, emul__ratio_negate(weight)}};
    }
    return given(&of, criterion, &below);
}
