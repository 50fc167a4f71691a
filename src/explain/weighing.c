/* What totals are made of: which criteria have a weight, what each brings to whom, and whether sums of that tell the order. */
#include "explain/rows.h"
#include "explain/sure.h"

enum { KINDS = 3 };

static const emul__word by_other = {"not_by_total", "places are not by the total", "xếp hạng không theo tổng điểm"};
static const emul__word by_rounding = {"rounding_decides", "rounding, a limit or something else than the sum decides places",
                                       "thứ hạng do làm tròn, do giới hạn điểm hoặc do yếu tố khác ngoài phép cộng quyết định"};
static const emul__word by_outcome = {"total_decides_more", "more than the first key depends on the total",
                                      "ngoài tiêu chí xếp hạng đầu tiên, yếu tố khác cũng phụ thuộc tổng điểm"};
static const emul__word by_limit = {"limit", "a limit of points could be reached", "điểm có thể chạm mức giới hạn"};
static const emul__word by_counting = {"not_all_count", "not the same sub-criteria count for everybody",
                                       "không phải tiêu chí con nào cũng tính cho mọi đối tượng"};
static const emul__word by_ties = {"dense_places", "places are counted without gaps", "thứ hạng tính liền, không bỏ cách"};
static const emul__word by_size = {"too_large", "the numbers are too large", "số quá lớn"};

/* ---- which criteria have a weight ---- */

typedef struct family {
    int32_t node;
    int32_t first_child;
    emul__combine combine;
} family;

static bool has_weight(const emul__model_criterion *criterion, emul__combine combine) {
    return criterion->kind != EMUL__POINTS_INFO && (combine == EMUL__COMBINE_MEAN || criterion->weight != 0);
}

static int32_t count_weights(const emul__model *model, const family *of, int32_t *last) {
    int32_t count = 0;
    for (int32_t i = of->first_child; i >= 0; i = model->criteria[i].next_sibling) {
        if (has_weight(&model->criteria[i], of->combine)) {
            *last = i;
            count++;
        }
    }
    return count;
}

static bool adds_up(emul__combine combine) {
    return combine == EMUL__COMBINE_SUM || combine == EMUL__COMBINE_WEIGHTED_MEAN || combine == EMUL__COMBINE_MEAN;
}

/* The top-level criteria; where there is but one, those below it, and so on. */
static family find_family(const emul__model *model, int32_t scorecard) {
    family of = {-1, model->scorecards[scorecard].first_root, EMUL__COMBINE_SUM};
    int32_t only = -1;
    while (count_weights(model, &of, &only) == 1 && model->criteria[only].first_child >= 0 && adds_up(model->criteria[only].combine)) {
        of = (family){only, model->criteria[only].first_child, model->criteria[only].combine};
    }
    return of;
}

/* ---- what each brings ---- */

static emul_decimal present(const emul_decimal *column, int64_t row) {
    return column == NULL || column[row] < EMUL_DECIMAL_MIN ? 0 : column[row];
}

/* Points of one kind that a criterion brings; 0 where it does not apply. */
static emul_decimal brought(const emul_result *result, int32_t criterion, int kind, int64_t row) {
    const emul__criterion_result *of = &result->criteria[criterion];
    const emul__model_criterion *as = &result->model->criteria[criterion];
    if (as->first_child < 0) {
        return kind == (int)as->kind ? present(of->points, row) : 0;
    }
    return present(kind == EMUL__POINTS_BASE ? of->base : kind == EMUL__POINTS_BONUS ? of->bonus : of->penalty, row);
}

static bool applies(const emul_result *result, int32_t criterion, int64_t row) {
    return result->criteria[criterion].points[row] >= EMUL_DECIMAL_MIN;
}

static int64_t greatest_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static emul_decimal weight_of(const emul__model *model, const emul__weighing *weighing, int32_t k) {
    return weighing->combine == EMUL__COMBINE_MEAN ? EMUL_DECIMAL_ONE : model->criteria[weighing->criteria[k]].weight;
}

enum { MOST_BITS = 60 }; /* four such sums stay inside int64 */

/* Adds weight x points of one kind; false if that is too large. */
static bool add_part(int64_t *sum, int64_t weight, emul_decimal points) {
    int64_t product = 0;
    const int64_t limit = (int64_t)1 << MOST_BITS;
    if (!emul__wide_narrow(emul__wide_mul64(weight, points), &product) || product > limit || product < -limit) {
        return false;
    }
    *sum += product;
    return *sum <= limit && *sum >= -limit;
}

/* The part of criterion k in the sum of the i-th; less is better where the total is ordered so. */
static bool fill_part(const emul__sure *of, emul__weighing *to, int32_t k, int64_t i, int64_t *part) {
    const bool ascending = of->result->model->scorecards[of->scorecard].order[0].ascending;
    const int64_t weight = weight_of(of->result->model, to, k) / to->unit;
    bool fits = true;
    for (int kind = 0; kind < KINDS; kind++) {
        const emul_decimal points = brought(of->result, to->criteria[k], kind, to->ranked.rows[i]);
        const bool lowers = (kind == EMUL__POINTS_PENALTY) != ascending;
        fits = fits && add_part(part, weight, lowers ? -points : points);
    }
    return fits;
}

static bool fill_parts(emul__sure *of, emul__weighing *to) {
    int64_t *parts = (int64_t *)emul__sure_room(of, (int64_t)to->size * to->ranked.count, sizeof *parts);
    int64_t *sums = (int64_t *)emul__sure_room(of, to->ranked.count, sizeof *sums);
    for (int32_t k = 0; parts != NULL && sums != NULL && k < to->size; k++) {
        for (int64_t i = 0; i < to->ranked.count; i++) {
            int64_t *part = &parts[k * to->ranked.count + i];
            if (!fill_part(of, to, k, i, part) || !add_part(&sums[i], 1, *part)) {
                to->unordered = &by_size;
                return true;
            }
        }
    }
    to->parts = parts;
    to->sums = sums;
    return parts != NULL && sums != NULL;
}

/* ---- whether the sums tell the order ---- */

bool emul__weighing_compete(const emul__sure *of, const emul__weighing *weighing, int64_t i, int64_t j) {
    const emul__scorecard_result *card = &of->result->scorecards[of->scorecard];
    const int64_t a = weighing->ranked.rows[i];
    const int64_t b = weighing->ranked.rows[j];
    return (card->group == NULL || card->group[a] == card->group[b]) && (card->last == NULL || card->last[a] == card->last[b]);
}

/* Neighbours of the standing suffice: it is sorted. Who is level by rounding alone, or ahead of a larger sum, is not placed by sums. */
static bool is_ordered(const emul__sure *of, const emul__weighing *by) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    for (int64_t i = 0; i + 1 < by->ranked.count; i++) {
        const bool level = place[by->ranked.rows[i]] == place[by->ranked.rows[i + 1]];
        if (emul__weighing_compete(of, by, i, i + 1) && (by->sums[i] < by->sums[i + 1] || (level && by->sums[i] != by->sums[i + 1]))) {
            return false;
        }
    }
    return true;
}

static bool is_total(const emul__model *model, int32_t scorecard, const emul__program *key) {
    const emul__input *input = key->input_count == 1 ? &model->inputs.items[key->inputs[0]] : NULL;
    return input != NULL && input->kind == EMUL__INPUT_TOTAL && input->scorecard == scorecard &&
           emul__text_equal(emul__text_trim(key->source), EMUL__TEXT("total"));
}

/* ---- whether other weights change nothing but the sums ---- */

/* Points and shares of what stands above the weights change with them. */
static bool is_above(const emul__model *model, int32_t criterion, int32_t node) {
    for (; node >= 0; node = model->criteria[node].parent) {
        if (node == criterion) {
            return true;
        }
    }
    return false;
}

static bool reads_sums(const emul__model *model, int32_t scorecard, int32_t node, const emul__program *program) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &model->inputs.items[program->reads[i]];
        switch (input->kind) {
        case EMUL__INPUT_TOTAL:
        case EMUL__INPUT_BASE:
        case EMUL__INPUT_BONUS:
        case EMUL__INPUT_PENALTY:
        case EMUL__INPUT_PLACE:
        case EMUL__INPUT_CLASS:
        case EMUL__INPUT_AWARDED:
            if (input->scorecard == scorecard || input->scorecard < 0) {
                return true;
            }
            break;
        case EMUL__INPUT_POINTS:
        case EMUL__INPUT_SHARE:
            if (is_above(model, input->criterion, node)) {
                return true;
            }
            break;
        default:
            break;
        }
    }
    return false;
}

/* Later keys, and who takes a place at all. */
static bool rests_on_sums(const emul__model *model, int32_t scorecard, int32_t node) {
    const emul__model_scorecard *card = &model->scorecards[scorecard];
    for (int32_t i = 1; i < card->order_count; i++) {
        if (reads_sums(model, scorecard, node, &card->order[i].key)) {
            return true;
        }
    }
    for (int32_t i = 0; i < card->veto_count; i++) {
        if (reads_sums(model, scorecard, node, &card->vetoes[i].test)) {
            return true;
        }
    }
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const bool ranks = card->restrictions[i].effect == EMUL__RANKS_LAST;
        if (ranks && reads_sums(model, scorecard, node, &card->restrictions[i].condition.test)) {
            return true;
        }
    }
    return false;
}

/* ---- whether a limit could bite ---- */

/* The sums of one subject, kind by kind, and how far other weights could move each; the last is the total. */
typedef struct reach {
    emul__ratio low[KINDS + 1], high[KINDS + 1];
} reach;

static emul__ratio scaled(emul__wide value, emul_decimal unit) {
    const emul__ratio exact = emul__ratio_make(value, emul__wide_of(EMUL_DECIMAL_ONE));
    return emul__ratio_mul(exact, emul__ratio_of_decimal(unit));
}

static reach reach_of_sum(const emul__sure *of, const emul__weighing *by, int64_t i) {
    reach found;
    emul__wide total = emul__wide_of(0);
    emul__wide moved = emul__wide_of(0);
    for (int kind = 0; kind < KINDS; kind++) {
        emul__wide sum = emul__wide_of(0);
        for (int32_t k = 0; k < by->size; k++) {
            const int64_t weight = weight_of(of->result->model, by, k) / by->unit;
            (void)emul__wide_add(sum, emul__wide_mul64(weight, brought(of->result, by->criteria[k], kind, by->ranked.rows[i])), &sum);
        }
        const emul__ratio exact = scaled(sum, by->unit);
        const emul__ratio change = emul__ratio_mul(exact, emul__ratio_of_decimal(of->asked.within));
        const bool negative = emul__wide_is_negative(sum);
        found.low[kind] = negative ? emul__ratio_add(exact, change) : emul__ratio_sub(exact, change);
        found.high[kind] = negative ? emul__ratio_sub(exact, change) : emul__ratio_add(exact, change);
    }
    for (int32_t k = 0; k < by->size; k++) {
        const int64_t part = by->parts[k * by->ranked.count + i];
        (void)emul__wide_add(total, emul__wide_of(part), &total);
        (void)emul__wide_add(moved, emul__wide_of(part < 0 ? -part : part), &moved);
    }
    const emul__ratio exact = scaled(total, by->unit);
    const emul__ratio change = emul__ratio_mul(scaled(moved, by->unit), emul__ratio_of_decimal(of->asked.within));
    found.low[KINDS] = emul__ratio_sub(exact, change);
    found.high[KINDS] = emul__ratio_add(exact, change);
    return found;
}

/* A mean stays between the least and the greatest. */
static reach reach_of_mean(const emul__sure *of, const emul__weighing *by, int64_t i) {
    reach found;
    emul_decimal low = EMUL_DECIMAL_MAX;
    emul_decimal high = EMUL_DECIMAL_MIN;
    for (int32_t k = 0; k < by->size; k++) {
        const emul_decimal points = present(of->result->criteria[by->criteria[k]].points, by->ranked.rows[i]);
        low = points < low ? points : low;
        high = points > high ? points : high;
    }
    for (int kind = 0; kind <= KINDS; kind++) {
        found.low[kind] = emul__ratio_of_decimal(low);
        found.high[kind] = emul__ratio_of_decimal(high);
    }
    return found;
}

static bool bites(emul__limit least, emul__limit most, emul__ratio low, emul__ratio high) {
    return (least.present && emul__ratio_compare(low, emul__ratio_of_decimal(least.value)) < 0) ||
           (most.present && emul__ratio_compare(high, emul__ratio_of_decimal(most.value)) > 0);
}

static bool bites_node(const emul__model_criterion *node, const reach *by) {
    const emul__limit none = {false, 0};
    return bites(node->min, node->max, by->low[node->kind], by->high[node->kind]) ||
           bites(none, node->bonus_max, by->low[EMUL__POINTS_BONUS], by->high[EMUL__POINTS_BONUS]) ||
           bites(none, node->penalty_max, by->low[EMUL__POINTS_PENALTY], by->high[EMUL__POINTS_PENALTY]);
}

static void weigh(reach *by, emul_decimal weight) {
    for (int kind = 0; kind <= KINDS; kind++) {
        by->low[kind] = emul__ratio_mul(by->low[kind], emul__ratio_of_decimal(weight));
        by->high[kind] = emul__ratio_mul(by->high[kind], emul__ratio_of_decimal(weight));
    }
}

/* Whether a cap or a floor could bite on the way from the weights to the total. */
static bool may_bite(const emul__sure *of, const emul__weighing *by, int64_t i) {
    const emul__model *model = of->result->model;
    const emul__model_scorecard *card = &model->scorecards[of->scorecard];
    reach reached = by->combine == EMUL__COMBINE_SUM ? reach_of_sum(of, by, i) : reach_of_mean(of, by, i);
    for (int32_t node = by->node; node >= 0; node = model->criteria[node].parent) {
        const int32_t parent = model->criteria[node].parent;
        const bool weighted = parent < 0 || model->criteria[parent].combine == EMUL__COMBINE_SUM;
        if (bites_node(&model->criteria[node], &reached)) {
            return true;
        }
        weigh(&reached, weighted ? model->criteria[node].weight : EMUL_DECIMAL_ONE);
    }
    const bool ascending = card->order[0].ascending; /* sums are then below 0 */
    if (ascending && by->combine == EMUL__COMBINE_SUM) {
        const emul__ratio low = reached.low[KINDS];
        reached.low[KINDS] = emul__ratio_negate(reached.high[KINDS]);
        reached.high[KINDS] = emul__ratio_negate(low);
    }
    return bites(card->min, card->max, reached.low[KINDS], reached.high[KINDS]);
}

/* ---- whether all count alike ---- */

static bool counts_alike(const emul__sure *of, const emul__weighing *by) {
    const emul__model *model = of->result->model;
    for (int32_t node = by->node; node >= 0; node = model->criteria[node].parent) {
        const emul__model_criterion *at = &model->criteria[node];
        if (at->reweight || at->coverage.present || at->drop_lowest > 0) {
            return false;
        }
    }
    for (int32_t k = 0; k < by->size && by->combine != EMUL__COMBINE_SUM; k++) {
        const emul__model_criterion *child = &model->criteria[by->criteria[k]];
        if (child->kind != EMUL__POINTS_BASE || model->criteria[by->node].kind != EMUL__POINTS_BASE) {
            return false;
        }
        for (int64_t i = 0; i < by->ranked.count; i++) {
            const emul__criterion_result *points = &of->result->criteria[by->criteria[k]];
            const int64_t row = by->ranked.rows[i];
            if (!applies(of->result, by->criteria[k], row) || present(points->bonus, row) != 0 || present(points->penalty, row) != 0) {
                return false;
            }
        }
    }
    return true;
}

static const emul__word *find_inexact(const emul__sure *of, const emul__weighing *by) {
    const emul__model *model = of->result->model;
    if (!counts_alike(of, by)) {
        return &by_counting;
    }
    if (model->scorecards[of->scorecard].ties == EMUL_TIES_DENSE) {
        return &by_ties;
    }
    if (rests_on_sums(model, of->scorecard, by->node)) {
        return &by_outcome;
    }
    for (int64_t i = 0; i < by->ranked.count; i++) {
        if (may_bite(of, by, i)) {
            return &by_limit;
        }
    }
    return NULL;
}

bool emul__weighing_make(emul__sure *of, const emul__ranked *ranked, emul__weighing *weighing) {
    const emul__model *model = of->result->model;
    const family at = find_family(model, of->scorecard);
    int32_t last = -1;
    const int32_t size = count_weights(model, &at, &last);
    int32_t *criteria = (int32_t *)emul__sure_room(of, size, sizeof *criteria);
    *weighing = (emul__weighing){.ranked = *ranked, .node = at.node, .combine = at.combine, .criteria = criteria};
    if (criteria == NULL) {
        return false;
    }
    for (int32_t i = at.first_child; i >= 0; i = model->criteria[i].next_sibling) {
        if (has_weight(&model->criteria[i], at.combine)) {
            criteria[weighing->size++] = i;
            weighing->unit = greatest_divisor(weight_of(model, weighing, weighing->size - 1), weighing->unit);
        }
    }
    if (!fill_parts(of, weighing)) {
        return false;
    }
    if (weighing->unordered == NULL && !is_total(model, of->scorecard, &model->scorecards[of->scorecard].order[0].key)) {
        weighing->unordered = &by_other;
    }
    if (weighing->unordered == NULL && !is_ordered(of, weighing)) {
        weighing->unordered = &by_rounding;
    }
    weighing->inexact = weighing->unordered != NULL ? weighing->unordered : find_inexact(of, weighing);
    return true;
}
