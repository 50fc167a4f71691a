/* Which children of a node count for a subject.
 *
 * The lowest are those with the least share of their own full marks; of equals the one with the larger maximum goes first, then the later one:
 * the rule of Moodle's gradebook (“drop the lowest”), which a program can follow without a random choice. */
#include "evaluate/counting.h"

bool emul__node_counts(const emul__model_criterion *node) {
    return node->reweight || node->coverage.present || node->drop_lowest > 0;
}

static emul_decimal points_of(const emul_result *result, int32_t criterion, int64_t row) {
    return result->criteria[criterion].points[row];
}

static bool is_scored(const emul_result *result, int32_t criterion, int64_t row) {
    return points_of(result, criterion, row) >= EMUL_DECIMAL_MIN;
}

static bool can_drop(const emul_result *result, int32_t child, int64_t row) {
    const emul__model_criterion *of = &result->model->criteria[child];
    return !of->keep && of->kind == result->model->criteria[of->parent].kind && is_scored(result, child, row);
}

/* Whether `a` is dropped before `b`. */
static bool goes_first(const emul_result *result, int32_t a, int32_t b, int64_t row) {
    const emul_decimal most_a = result->model->criteria[a].max.value;
    const emul_decimal most_b = result->model->criteria[b].max.value;
    const emul__ratio share_a = emul__ratio_make(emul__wide_of(points_of(result, a, row)), emul__wide_of(most_a));
    const emul__ratio share_b = emul__ratio_make(emul__wide_of(points_of(result, b, row)), emul__wide_of(most_b));
    const int order = emul__ratio_compare(share_a, share_b);
    return order != 0 ? order < 0 : most_a != most_b ? most_a > most_b : a > b;
}

bool emul__child_dropped(const emul_result *result, int32_t child, int64_t row) {
    const emul__model_criterion *criteria = result->model->criteria;
    const int32_t node = criteria[child].parent;
    if (node < 0 || criteria[node].drop_lowest == 0 || !can_drop(result, child, row)) {
        return false;
    }
    int32_t before = 0;
    for (int32_t i = criteria[node].first_child; i >= 0; i = criteria[i].next_sibling) {
        before += i != child && can_drop(result, i, row) && goes_first(result, i, child, row);
    }
    return before < criteria[node].drop_lowest;
}

static emul__ratio worth(const emul__model_criterion *child) {
    const emul_decimal most = child->max.present ? child->max.value : 0;
    return emul__ratio_mul(emul__ratio_of_decimal(child->weight), emul__ratio_of_decimal(most));
}

/* What a child is worth for `coverage`. */
static emul__ratio measure(const emul__model_criterion *node, const emul__model_criterion *child) {
    if (node->coverage.by_count || (node->combine != EMUL__COMBINE_SUM && node->combine != EMUL__COMBINE_WEIGHTED_MEAN)) {
        return emul__ratio_of_integer(1);
    }
    return node->combine == EMUL__COMBINE_SUM ? worth(child) : emul__ratio_of_decimal(child->weight);
}

static bool is_enough(const emul__coverage *needed, const emul__counted *counted) {
    const emul__ratio amount = emul__ratio_of_decimal(needed->amount);
    const emul__ratio least = needed->share ? emul__ratio_mul(amount, counted->whole) : amount;
    return !needed->present || emul__ratio_compare(counted->covered, least) >= 0;
}

emul__counted emul__children_counted(const emul_result *result, int32_t node, int64_t row) {
    const emul__model_criterion *criteria = result->model->criteria;
    const emul__ratio none = emul__ratio_of_integer(0);
    emul__counted counted = {true, 0, none, none, none, none, true};
    int32_t scored = 0;
    for (int32_t i = criteria[node].first_child; i >= 0; i = criteria[i].next_sibling) {
        if (criteria[i].kind != criteria[node].kind) {
            continue;
        }
        counted.whole = emul__ratio_add(counted.whole, measure(&criteria[node], &criteria[i]));
        counted.full = emul__ratio_add(counted.full, worth(&criteria[i]));
        if (!is_scored(result, i, row)) {
            continue;
        }
        scored++;
        counted.covered = emul__ratio_add(counted.covered, measure(&criteria[node], &criteria[i]));
        if (emul__child_dropped(result, i, row)) {
            counted.dropped++;
        } else {
            counted.possible = emul__ratio_add(counted.possible, worth(&criteria[i]));
        }
    }
    counted.covers = is_enough(&criteria[node].coverage, &counted);
    counted.enough = counted.covers && (scored == 0 || counted.dropped < scored);
    return counted;
}
