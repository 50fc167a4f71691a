/* Shares: points over the points that were possible, as exact quotients; and the lowest of a scorecard's leaves. */
#include "evaluate/counting.h"
#include "evaluate/run.h"

static emul__ratio share(emul_decimal points, emul__ratio possible) {
    return emul__ratio_div(emul__ratio_of_decimal(points), possible);
}

static emul__ratio lesser(emul__ratio a, emul__ratio b) {
    return emul__ratio_compare(b, a) < 0 ? b : a;
}

/* What a node's children that apply could bring; a reason instead of a number if one of them has no maximum. */
static emul__ratio possible_below(const emul__run *run, int32_t node, int32_t first, const emul__ratio *possible, int64_t row) {
    const emul__model_criterion *criteria = run->model->criteria;
    emul__ratio sum = emul__ratio_of_integer(0);
    for (int32_t i = criteria[node].first_child; i >= 0; i = criteria[i].next_sibling) {
        const bool applies = run->result->criteria[i].points[row] != EMUL_NOT_APPLICABLE && !emul__child_dropped(run->result, i, row);
        if (applies && criteria[i].kind == criteria[node].kind) {
            const emul__ratio weight = emul__ratio_of_decimal(criteria[i].weight);
            sum = emul__ratio_add(sum, emul__ratio_mul(weight, possible[i - first]));
        }
    }
    return sum;
}

/* A sum is out of what its applicable children could bring, at most its own maximum; anything else is out of its own maximum. */
static emul__ratio possible_points(const emul__run *run, int32_t criterion, int32_t first, const emul__ratio *possible, int64_t row) {
    const emul__model_criterion *of = &run->model->criteria[criterion];
    const emul__ratio declared = of->max.present ? emul__ratio_of_decimal(of->max.value) : emul__ratio_of_state(EMUL__IS_MISSING);
    if (of->first_child < 0 || of->combine != EMUL__COMBINE_SUM) {
        return declared;
    }
    const emul__ratio below =
        of->reweight ? emul__children_counted(run->result, criterion, row).full : possible_below(run, criterion, first, possible, row);
    if (emul__ratio_state(below) != EMUL__PRESENT) {
        return declared;
    }
    return of->max.present ? lesser(declared, below) : below;
}

bool emul__bind_share(emul__run *run, const emul__input *input, emul__column *column) {
    const int32_t first = input->criterion;
    const int32_t end = emul__subtree_end(run->model, first);
    emul__ratio *ratios = emul__run_ratios(run);
    emul__ratio *possible = (emul__ratio *)emul__run_scratch(run, end - first, sizeof *possible);
    if (ratios == NULL || possible == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        for (int32_t i = end - 1; i >= first; i--) {
            possible[i - first] = possible_points(run, i, first, possible, row);
        }
        const emul_decimal points = run->result->criteria[first].points[row];
        const bool known = points >= EMUL_DECIMAL_MIN;
        ratios[row] = known ? share(points, possible[0]) : emul__ratio_of_decimal(points);
    }
    column->ratios = ratios;
    return true;
}

/* A criterion worth nothing has no share to speak of. */
static bool has_share(const emul__model_criterion *criterion) {
    return criterion->first_child < 0 && criterion->kind == EMUL__POINTS_BASE && criterion->max.present && criterion->max.value > 0;
}

/* Not applicable until a leaf applies; missing as soon as one is missing. */
static emul__ratio lowest_share(const emul__run *run, const emul__model_scorecard *card, int64_t row) {
    emul__ratio lowest = emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
    for (int32_t i = card->first_criterion; i < card->first_criterion + card->criterion_count; i++) {
        const emul_decimal points = run->result->criteria[i].points[row];
        if (!has_share(&run->model->criteria[i]) || points == EMUL_NOT_APPLICABLE) {
            continue;
        }
        if (points < EMUL_DECIMAL_MIN) {
            return emul__ratio_of_state(EMUL__IS_MISSING);
        }
        const emul__ratio own = share(points, emul__ratio_of_decimal(run->model->criteria[i].max.value));
        lowest = emul__ratio_state(lowest) != EMUL__PRESENT ? own : lesser(lowest, own);
    }
    return lowest;
}

bool emul__bind_lowest_share(emul__run *run, const emul__input *input, emul__column *column) {
    emul__ratio *ratios = emul__run_ratios(run);
    for (int64_t row = 0; ratios != NULL && row < run->result->rows; row++) {
        ratios[row] = lowest_share(run, &run->model->scorecards[input->scorecard], row);
    }
    column->ratios = ratios;
    return ratios != NULL;
}

/* As lowest_share, of every base leaf and in points. */
static emul_decimal lowest_points(const emul__run *run, const emul__model_scorecard *card, int64_t row) {
    emul_decimal lowest = EMUL_NOT_APPLICABLE;
    for (int32_t i = card->first_criterion; i < card->first_criterion + card->criterion_count; i++) {
        const emul__model_criterion *leaf = &run->model->criteria[i];
        const emul_decimal points = run->result->criteria[i].points[row];
        if (leaf->first_child >= 0 || leaf->kind != EMUL__POINTS_BASE || points == EMUL_NOT_APPLICABLE) {
            continue;
        }
        if (points < EMUL_DECIMAL_MIN) {
            return EMUL_MISSING;
        }
        lowest = lowest == EMUL_NOT_APPLICABLE || points < lowest ? points : lowest;
    }
    return lowest;
}

bool emul__bind_lowest_points(emul__run *run, const emul__input *input, emul__column *column) {
    int64_t *values = emul__run_column(run);
    for (int64_t row = 0; values != NULL && row < run->result->rows; row++) {
        values[row] = lowest_points(run, &run->model->scorecards[input->scorecard], row);
    }
    column->values = values;
    return values != NULL;
}
