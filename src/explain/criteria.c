/* Why a subject has these points: the tree of criteria, from rule to total. Every step that changes a number has a line, so that the parts re-add. */
#include "evaluate/counting.h"
#include "explain/contribution.h"
#include "explain/parts.h"
#include "explain/say.h"
#include "kernel/geometric.h"

static const emul__word kinds[] = {
    {"base", "base", "điểm chuẩn"},
    {"bonus", "bonus", "điểm thưởng"},
    {"penalty", "penalty", "điểm trừ"},
    {"info", "for information", "để tham khảo"},
};

static const emul__word combines[] = {
    {"sum", "Sum", "Tổng"},          {"weighted_mean", "Weighted mean", "Trung bình có trọng số"},
    {"mean", "Mean", "Trung bình"},  {"min", "Least", "Thấp nhất"},
    {"max", "Greatest", "Cao nhất"}, {"geometric_mean", "Geometric mean", "Trung bình nhân"},
};

static const emul__word missing = {"missing", "no figure yet", "chưa có số liệu"};
static const emul__word not_applicable = {"not_applicable", "not applicable", "không áp dụng"};

void emul__why_value(emul__why_node *node, emul__why_key key, emul__ratio value) {
    const emul__state state = emul__ratio_state(value);
    if (state == EMUL__PRESENT) {
        emul__why_exact(node, key, value);
    } else {
        emul__why_word(node, key, state == EMUL__IS_NOT_APPLICABLE ? &not_applicable : &missing);
    }
}

void emul__why_rule(emul__why *why, emul__why_node *parent, const emul__program *program, const emul__filled *filled) {
    emul__why_node *rule = emul__why_add(why, parent, EMUL__WHY_RULE);
    emul__why_text(rule, EMUL__KEY_RULE, filled->rule);
    emul__why_said(rule, EMUL__KEY_FILLED, filled->said);
    emul__why_value(rule, EMUL__KEY_VALUE, filled->value);
    emul__why_values(why, rule, program);
}

/* Base points go without saying. */
static const emul__word *kind_word(emul__points_kind kind) {
    return kind == EMUL__POINTS_BASE ? NULL : &kinds[kind];
}

/* ---- limits and rounding ---- */

static bool exceeds(emul__ratio value, const emul__limit *limit, int sign) {
    return limit->present && emul__ratio_compare(value, emul__ratio_of_decimal(limit->value)) == sign;
}

static emul__ratio limited_by(emul__why *why, emul__why_node *node, emul__why_kind kind, const emul__limit *limit, emul__ratio value) {
    emul__why_node *line = emul__why_add(why, node, kind);
    emul__why_decimal(line, EMUL__KEY_LIMIT, limit->value);
    emul__why_exact(line, EMUL__KEY_FROM, value);
    emul__why_exact(line, EMUL__KEY_DIFFERENCE, emul__ratio_sub(emul__ratio_of_decimal(limit->value), value));
    emul__why_silent(line);
    return emul__ratio_of_decimal(limit->value);
}

/* The value within its limits; a limit that bites says so. */
static emul__ratio limit(emul__why *why, emul__why_node *node, const emul__limit *least, const emul__limit *most, emul__ratio value) {
    if (exceeds(value, most, 1)) {
        return limited_by(why, node, EMUL__WHY_MOST, most, value);
    }
    return exceeds(value, least, -1) ? limited_by(why, node, EMUL__WHY_LEAST, least, value) : value;
}

/* Says where digits were dropped. */
static void round_to(emul__why *why, emul__why_node *node, emul__rounding_point point, emul__ratio value) {
    const emul_decimal rounded = emul__ratio_round(value, point.places, point.rounding);
    const emul__ratio difference = emul__ratio_sub(emul__ratio_of_decimal(rounded), value);
    if (emul__ratio_state(difference) != EMUL__PRESENT || emul__wide_is_zero(difference.num)) {
        return;
    }
    emul__why_node *line = emul__why_add(why, node, EMUL__WHY_ROUNDED);
    emul__why_count(line, EMUL__KEY_PLACES, point.places);
    emul__why_word(line, EMUL__KEY_MODE, emul__rounding_word(point.rounding));
    emul__why_exact(line, EMUL__KEY_FROM, value);
    emul__why_decimal(line, EMUL__KEY_TO, rounded);
    emul__why_exact(line, EMUL__KEY_DIFFERENCE, difference);
}

/* ---- leaves ---- */

/* What the regulation makes of a rule that has no number. */
static void explain_policy(emul__why *why, emul__why_node *node, const emul__model_criterion *leaf, emul_decimal points) {
    if (points >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(emul__why_add(why, node, EMUL__WHY_COUNTED), EMUL__KEY_POINTS, points);
    } else if (leaf->missing == EMUL__MISSING_SKIP && points == EMUL_NOT_APPLICABLE) {
        (void)emul__why_add(why, node, EMUL__WHY_LEFT_OUT);
    }
}

static bool begins_later(const emul__why *why, int32_t criterion) {
    const int32_t stage = why->result->model->criteria[criterion].from_stage;
    return stage > 0 && stage > why->result->stage;
}

/* What the condition says of the subject, as the evaluation takes it: a condition that does not apply does not hold. */
static emul__state where_state(emul__why *why, int32_t criterion) {
    emul__filled filled;
    if (!emul__fill(why, &why->result->model->criteria[criterion].where, &filled)) {
        return EMUL__IS_NOT_APPLICABLE;
    }
    const emul__state state = emul__ratio_state(filled.value);
    return state == EMUL__PRESENT && emul__wide_is_zero(filled.value.num) ? EMUL__IS_NOT_APPLICABLE : state;
}

/* Adds the criterion's own condition, and of those above it the ones that do not hold. Present: it applies; missing: it cannot be told. */
static emul__state explain_where(emul__why *why, emul__why_node *node, int32_t criterion) {
    const emul__model_criterion *criteria = why->result->model->criteria;
    emul__state found = EMUL__PRESENT;
    for (int32_t i = criteria[criterion].where_of; i >= 0; i = emul__where_above(criteria, i)) {
        const emul__state state = where_state(why, i);
        if (i == criterion || state != EMUL__PRESENT) {
            emul__why_test(why, node, EMUL__WHY_WHERE, &criteria[i].where);
        }
        found = state == EMUL__PRESENT || found == EMUL__IS_NOT_APPLICABLE ? found : state;
    }
    return found;
}

static void explain_leaf(emul__why *why, emul__why_node *node, int32_t criterion) {
    const emul__model_criterion *leaf = &why->result->model->criteria[criterion];
    emul__filled filled;
    if (begins_later(why, criterion)) {
        emul__why_said(emul__why_add(why, node, EMUL__WHY_LATER_STAGE), EMUL__KEY_STAGE,
                       emul__say_facet(why->result->model->names.stages[leaf->from_stage]));
        return;
    }
    const emul__state applies = explain_where(why, node, criterion);
    if (applies == EMUL__IS_MISSING) {
        explain_policy(why, node, leaf, why->result->criteria[criterion].points[why->row]);
    }
    if (applies != EMUL__PRESENT || !emul__fill(why, &leaf->rule, &filled)) {
        return;
    }
    const emul__state state = emul__ratio_state(filled.value);
    emul__why_rule(why, node, &leaf->rule, &filled);
    if (state == EMUL__PRESENT && leaf->step > 0) {
        emul__why_decimal(emul__why_add(why, node, EMUL__WHY_STEP), EMUL__KEY_LIMIT, leaf->step);
    }
    if (state == EMUL__PRESENT) {
        round_to(why, node, leaf->round, limit(why, node, &leaf->min, &leaf->max, filled.value));
        return;
    }
    emul__why_absent_facts(why, node, &leaf->rule);
    if (state == EMUL__IS_MISSING) {
        explain_policy(why, node, leaf, why->result->criteria[criterion].points[why->row]);
    }
}

/* ---- nodes ---- */

static emul_decimal amount_of(const emul_result *result, int32_t criterion, emul__points_kind kind, int64_t row) {
    const emul__criterion_result *from = &result->criteria[criterion];
    const emul_decimal *const sums[] = {from->base, from->bonus, from->penalty};
    if (result->model->criteria[criterion].first_child < 0) {
        return result->model->criteria[criterion].kind == kind ? from->points[row] : EMUL_NOT_APPLICABLE;
    }
    return sums[kind] == NULL ? EMUL_NOT_APPLICABLE : sums[kind][row];
}

/* How children are put together for one kind of points. */
typedef struct combination {
    emul__combine combine;
    emul__points_kind kind;
    emul__why_term *terms;
    int64_t count;
} combination;

static bool collect(emul__why *why, int32_t first_child, bool weighted, combination *parts) {
    const emul__model *model = why->result->model;
    int64_t room = 0;
    for (int32_t i = first_child; i >= 0; i = model->criteria[i].next_sibling) {
        room++;
    }
    parts->count = 0;
    parts->terms = (emul__why_term *)emul__why_allocate(why, room, sizeof *parts->terms);
    for (int32_t i = first_child; i >= 0 && parts->terms != NULL; i = model->criteria[i].next_sibling) {
        const emul_decimal amount = amount_of(why->result, i, parts->kind, why->row);
        const bool dropped = emul__child_dropped(why->result, i, why->row);
        if (amount >= EMUL_DECIMAL_MIN && !dropped && emul__criterion_gives(model, i, parts->kind)) {
            parts->terms[parts->count].weight = weighted ? model->criteria[i].weight : EMUL_DECIMAL_ONE;
            parts->terms[parts->count++].value = amount;
        }
    }
    return parts->terms != NULL;
}

static emul__ratio weighted(const emul__why_term *term) {
    return emul__ratio_mul(emul__ratio_of_decimal(term->weight), emul__ratio_of_decimal(term->value));
}

static emul__ratio add_up(const combination *parts, bool weights_alone) {
    emul__ratio sum = emul__ratio_of_integer(0);
    for (int64_t i = 0; i < parts->count; i++) {
        sum = emul__ratio_add(sum, weights_alone ? emul__ratio_of_decimal(parts->terms[i].weight) : weighted(&parts->terms[i]));
    }
    return sum;
}

static emul__ratio extreme(const combination *parts, int sign) {
    emul__ratio best = emul__ratio_of_decimal(parts->terms[0].value);
    for (int64_t i = 1; i < parts->count; i++) {
        const emul__ratio value = emul__ratio_of_decimal(parts->terms[i].value);
        best = emul__ratio_compare(value, best) == sign ? value : best;
    }
    return best;
}

static emul__ratio geometric(emul__why *why, const combination *parts) {
    emul_decimal *values = (emul_decimal *)emul__why_allocate(why, parts->count, sizeof *values);
    int64_t *weights = (int64_t *)emul__why_allocate(why, parts->count, sizeof *weights);
    for (int64_t i = 0; values != NULL && weights != NULL && i < parts->count; i++) {
        values[i] = parts->terms[i].value;
        weights[i] = parts->terms[i].weight;
    }
    return values == NULL || weights == NULL ? emul__ratio_of_integer(0) : emul__geometric_mean(values, weights, parts->count);
}

static emul__ratio combine(emul__why *why, const combination *parts) {
    switch (parts->combine) {
    case EMUL__COMBINE_MIN:
        return extreme(parts, -1);
    case EMUL__COMBINE_MAX:
        return extreme(parts, 1);
    case EMUL__COMBINE_MEAN:
    case EMUL__COMBINE_WEIGHTED_MEAN:
        return emul__ratio_div(add_up(parts, false), add_up(parts, true));
    case EMUL__COMBINE_GEOMETRIC_MEAN:
        return geometric(why, parts);
    default:
        return add_up(parts, false);
    }
}

/* Adds the line of one kind of points, and gives what the children come to; nothing if there are none. */
static emul__ratio explain_combination(emul__why *why, emul__why_node *node, int32_t first_child, emul__combine how, bool weights,
                                       emul__points_kind kind) {
    combination parts = {how, kind, NULL, 0};
    if (!collect(why, first_child, weights, &parts) || parts.count == 0) {
        return emul__ratio_of_integer(0);
    }
    const emul__ratio value = combine(why, &parts);
    emul__why_node *line = emul__why_add(why, node, EMUL__WHY_COMBINED);
    emul__why_word(line, EMUL__KEY_COMBINE, &combines[how]);
    emul__why_word(line, EMUL__KEY_OF_KIND, kind_word(kind));
    emul__why_terms(line, EMUL__KEY_TERMS, parts.terms, parts.count, how == EMUL__COMBINE_SUM ? EMUL__TEXT(" + ") : EMUL__TEXT("; "));
    emul__why_exact(line, EMUL__KEY_VALUE, value);
    return value;
}

static emul__limit tighter(emul__limit a, emul__limit b) {
    return !a.present || (b.present && b.value < a.value) ? b : a;
}

/* The points of a node's own kind are combined its own way and within its limits; those of the others add up, below their caps. */
static void explain_kind(emul__why *why, emul__why_node *node, int32_t criterion, emul__points_kind kind) {
    const emul__model_criterion *from = &why->result->model->criteria[criterion];
    const emul__limit none = {false, 0};
    const bool own = from->kind == kind;
    const bool weights = from->combine == EMUL__COMBINE_SUM ||
                         (own && (from->combine == EMUL__COMBINE_WEIGHTED_MEAN || from->combine == EMUL__COMBINE_GEOMETRIC_MEAN));
    const emul__limit cap = kind == EMUL__POINTS_BONUS ? from->bonus_max : kind == EMUL__POINTS_PENALTY ? from->penalty_max : none;
    const emul__limit most = own ? tighter(from->max, cap) : cap;
    const emul__limit least = own ? from->min : none;
    if (own && !emul__why_counting(why, node, criterion)) {
        if (from->missing == EMUL__MISSING_VALUE) {
            round_to(why, node, from->round, limit(why, node, &least, &most, emul__ratio_of_decimal(from->missing_value)));
        }
        return;
    }
    emul__ratio value = explain_combination(why, node, from->first_child, own ? from->combine : EMUL__COMBINE_SUM, weights, kind);
    value = own ? emul__why_reweighted(why, node, criterion, value) : value;
    round_to(why, node, from->round, limit(why, node, &least, &most, value));
}

/* Where no bonus, say, applies, there is none. */
static emul_decimal or_nothing(emul_decimal value) {
    return value < EMUL_DECIMAL_MIN ? 0 : value;
}

static void explain_node(emul__why *why, emul__why_node *node, int32_t criterion) {
    const emul__model *model = why->result->model;
    const emul__criterion_result *sums = &why->result->criteria[criterion];
    int32_t kind_count = 0;
    for (int32_t kind = EMUL__POINTS_BASE; kind <= EMUL__POINTS_PENALTY; kind++) {
        if (emul__criterion_gives(model, criterion, (emul__points_kind)kind)) {
            explain_kind(why, node, criterion, (emul__points_kind)kind);
            kind_count++;
        }
    }
    if (kind_count > 1) {
        emul__why_node *net = emul__why_add(why, node, EMUL__WHY_NET);
        emul__why_decimal(net, EMUL__KEY_BASE, or_nothing(sums->base[why->row]));
        emul__why_decimal(net, EMUL__KEY_BONUS, or_nothing(sums->bonus[why->row]));
        emul__why_decimal(net, EMUL__KEY_PENALTY, or_nothing(sums->penalty[why->row]));
        emul__why_decimal(net, EMUL__KEY_SUM, sums->points[why->row]);
    }
}

static bool has_points(const emul__why *why, int32_t criterion) {
    return why->result->criteria[criterion].points[why->row] >= EMUL_DECIMAL_MIN;
}

/* Whether weights count where the criterion is put together with others: in sums only those that are not 1. */
static bool is_weighted(const emul__model *model, int32_t criterion) {
    const int32_t parent = model->criteria[criterion].parent;
    const emul__combine how = parent < 0 ? EMUL__COMBINE_SUM : model->criteria[parent].combine;
    return how == EMUL__COMBINE_WEIGHTED_MEAN || how == EMUL__COMBINE_GEOMETRIC_MEAN ||
           (how == EMUL__COMBINE_SUM && model->criteria[criterion].weight != EMUL_DECIMAL_ONE);
}

/* What the criterion puts into the points above it, if there are any; text says so where these are not its own points. */
static void add_contribution(emul__why *why, emul__why_node *node, int32_t criterion) {
    const emul__model_criterion *from = &why->result->model->criteria[criterion];
    const emul__ratio points = emul__ratio_of_decimal(why->result->criteria[criterion].points[why->row]);
    const bool above =
        from->parent < 0 ? why->result->scorecards[from->scorecard].total[why->row] >= EMUL_DECIMAL_MIN : has_points(why, from->parent);
    if (is_weighted(why->result->model, criterion)) {
        emul__why_decimal(node, EMUL__KEY_WEIGHT, from->weight);
    }
    if (!above || from->kind == EMUL__POINTS_INFO) {
        return;
    }
    const emul__ratio contribution = emul__contribution(why->result, criterion, why->row);
    emul__why_exact(node, EMUL__KEY_CONTRIBUTION, contribution);
    if (emul__ratio_compare(contribution, points) == 0 || emul__ratio_compare(emul__ratio_negate(contribution), points) == 0) {
        emul__why_silent(node);
    }
}

/* The line of one criterion, without those below. */
static emul__why_node *add_criterion(emul__why *why, emul__why_node *parent, int32_t criterion) {
    const emul__model_criterion *from = &why->result->model->criteria[criterion];
    const emul_decimal points = why->result->criteria[criterion].points[why->row];
    emul__why_node *node = emul__why_add(why, parent, points >= EMUL_DECIMAL_MIN ? EMUL__WHY_CRITERION : EMUL__WHY_ABSENT);
    emul__why_title(node, from->id, from->name);
    if (points >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(node, EMUL__KEY_POINTS, points);
    } else {
        emul__why_word(node, EMUL__KEY_STATE, points == EMUL_MISSING ? &missing : &not_applicable);
    }
    if (from->max.present) {
        emul__why_decimal(node, EMUL__KEY_MAX, from->max.value);
    }
    emul__why_word(node, EMUL__KEY_OF_KIND, kind_word(from->kind));
    if (has_points(why, criterion)) {
        add_contribution(why, node, criterion);
    }
    return node;
}

/* Regulations nest criteria a few levels deep, and are refused beyond a limit. */
void emul__why_criterion(emul__why *why, emul__why_node *parent, int32_t criterion) {
    const emul__model *model = why->result->model;
    emul__why_node *node = add_criterion(why, parent, criterion);
    if (model->criteria[criterion].first_child < 0) {
        explain_leaf(why, node, criterion);
        return;
    }
    const bool applies = !begins_later(why, criterion) && explain_where(why, node, criterion) != EMUL__IS_NOT_APPLICABLE;
    for (int32_t i = model->criteria[criterion].first_child; i >= 0; i = model->criteria[i].next_sibling) {
        emul__why_criterion(why, node, i);
    }
    if (why->result->criteria[criterion].points[why->row] >= EMUL_DECIMAL_MIN) {
        explain_node(why, node, criterion);
    } else if (applies) {
        (void)emul__why_counting(why, node, criterion);
    }
}

/* Whether points of a kind can occur on a scorecard. */
static bool card_has_kind(const emul__model *model, int32_t scorecard, emul__points_kind kind) {
    for (int32_t i = model->scorecards[scorecard].first_root; i >= 0; i = model->criteria[i].next_sibling) {
        if (emul__criterion_gives(model, i, kind)) {
            return true;
        }
    }
    return false;
}

static void explain_total(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__model_scorecard *card = &why->result->model->scorecards[scorecard];
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    emul__ratio parts[3];
    for (int32_t kind = EMUL__POINTS_BASE; kind <= EMUL__POINTS_PENALTY; kind++) {
        parts[kind] = explain_combination(why, parent, card->first_root, EMUL__COMBINE_SUM, true, (emul__points_kind)kind);
    }
    const emul__ratio sum =
        emul__ratio_sub(emul__ratio_add(parts[EMUL__POINTS_BASE], parts[EMUL__POINTS_BONUS]), parts[EMUL__POINTS_PENALTY]);
    emul__why_node *total = emul__why_add(why, parent, EMUL__WHY_TOTAL);
    emul__why_exact(total, EMUL__KEY_BASE, parts[EMUL__POINTS_BASE]);
    if (card_has_kind(why->result->model, scorecard, EMUL__POINTS_BONUS)) {
        emul__why_exact(total, EMUL__KEY_BONUS, parts[EMUL__POINTS_BONUS]);
    }
    if (card_has_kind(why->result->model, scorecard, EMUL__POINTS_PENALTY)) {
        emul__why_exact(total, EMUL__KEY_PENALTY, parts[EMUL__POINTS_PENALTY]);
    }
    emul__why_exact(total, EMUL__KEY_SUM, sum);
    emul__why_decimal(total, EMUL__KEY_TOTAL, from->total[why->row]);
    round_to(why, total, card->round, limit(why, total, &card->min, &card->max, sum));
}

void emul__why_criteria(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__model *model = why->result->model;
    for (int32_t i = model->scorecards[scorecard].first_root; i >= 0; i = model->criteria[i].next_sibling) {
        emul__why_criterion(why, parent, i);
    }
    if (why->result->scorecards[scorecard].total[why->row] >= EMUL_DECIMAL_MIN) {
        explain_total(why, parent, scorecard);
    }
}
