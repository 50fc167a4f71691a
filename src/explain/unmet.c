/* What a condition lacks, as lines. */
#include "explain/parts.h"
#include "explain/say.h"
#include "explain/shortfall.h"

/* As emul__asked; of a truth nothing is said. */
static const emul__word relations[] = {
    {"at_least", "at least", "ít nhất"},
    {"more_than", "more than", "hơn"},
    {"at_most", "at most", "không quá"},
    {"less_than", "less than", "dưới"},
    {"equal", "exactly", "bằng"},
    {"unequal", "other than", "khác"},
    {"in", "in", "thuộc"},
    {"not_in", "not in", "không thuộc"},
};
static const emul__word short_of = {"short", "Short", "Còn thiếu"};
static const emul__word over = {"over", "Over", "Vượt"};
static const emul__word differs = {"not_so", "Not so", "Chưa đúng"};
static const emul__word open = {"unknown", "Not known", "Chưa xác định"};

/* Days in time are late or early. */
static const emul__word date_relations[] = {
    {"at_least", "no earlier than", "không sớm hơn"},
    {"more_than", "later than", "sau"},
    {"at_most", "no later than", "không muộn hơn"},
    {"less_than", "earlier than", "trước"},
};
static const emul__word early = {"short", "Early", "Sớm"};
static const emul__word late = {"over", "Late", "Muộn"};

static const emul__word *relation_of(const emul__unmet *of) {
    const bool day = of->type == EMUL__DATE && of->asked <= EMUL__ASKED_LESS;
    return day ? &date_relations[of->asked] : &relations[of->asked];
}

const emul__word *emul__measure_word(emul__measure measure, bool one) {
    static const emul__word words[][2] = {
        /* as emul__measure */
        {{"", "", ""}, {"", "", ""}},
        {{"points", "points", "điểm"}, {"points", "point", "điểm"}},
        {{"percentage_points", "percentage points", "điểm phần trăm"}, {"percentage_points", "percentage point", "điểm phần trăm"}},
        {{"years", "years", "năm"}, {"years", "year", "năm"}},
        {{"months", "months", "tháng"}, {"months", "month", "tháng"}},
        {{"days", "days", "ngày"}, {"days", "day", "ngày"}},
        {{"times", "times", "lần"}, {"times", "time", "lần"}},
        {{"places", "places", "bậc xếp hạng"}, {"places", "place", "bậc xếp hạng"}},
        {{"levels", "levels", "mức"}, {"levels", "level", "mức"}},
        {{"subjects", "subjects", "đối tượng"}, {"subjects", "subject", "đối tượng"}},
    };
    return measure == EMUL__MEASURE_NUMBER ? NULL : &words[measure][one ? 1 : 0];
}

/* How far own is from what is needed has a direction, too, where exactly that is needed. */
static const emul__word *fault_of(const emul__unmet *of) {
    const bool far = emul__ratio_state(of->distance) == EMUL__PRESENT;
    switch (of->known ? of->asked : EMUL__ASKED_YES) {
    case EMUL__ASKED_AT_LEAST:
    case EMUL__ASKED_MORE:
        return of->type == EMUL__DATE ? &early : &short_of;
    case EMUL__ASKED_AT_MOST:
    case EMUL__ASKED_LESS:
        return of->type == EMUL__DATE ? &late : &over;
    case EMUL__ASKED_EQUAL:
        return !far ? &differs : emul__ratio_compare(of->own, of->needed) < 0 ? &short_of : &over;
    default:
        return of->known ? &differs : &open;
    }
}

static void add_side(emul__why *why, emul__why_node *line, emul__why_key key, const emul__unmet *of, emul__ratio value, int32_t input) {
    const emul__inputs *inputs = &why->result->model->inputs;
    const int32_t labels = of->own_input >= 0 ? of->own_input : of->needed_input; /* both sides are of one set */
    if (emul__ratio_state(value) == EMUL__IS_MISSING || (emul__ratio_state(value) != EMUL__PRESENT && key == EMUL__KEY_NEEDED)) {
        return; /* nothing that could be shown; what is missing has a line of its own */
    }
    if (emul__ratio_state(value) == EMUL__PRESENT && of->measure == EMUL__MEASURE_SHARE) {
        emul__why_share(line, key, value);
    } else if (of->type != EMUL__LABEL) {
        emul__why_shown(why, line, key, NULL, of->type, value);
    } else if (labels >= 0) {
        emul__why_shown(why, line, key, &inputs->items[input >= 0 ? input : labels], of->type, value);
    }
}

/* Between which bounds a count lies. */
static void add_bounds(emul__why_node *line, const emul__unmet *of) {
    void (*add)(emul__why_node *, emul__why_key, emul_decimal) = of->measure == EMUL__MEASURE_SHARE ? emul__why_percent : emul__why_decimal;
    add(line, EMUL__KEY_LEAST, of->least);
    if (emul__years_are_bounded(of->most)) {
        add(line, EMUL__KEY_MOST, of->most);
    }
}

static void add_distance(emul__why_node *line, const emul__unmet *of) {
    if (emul__ratio_state(of->distance) != EMUL__PRESENT) {
        return;
    }
    const bool share = of->measure == EMUL__MEASURE_SHARE;
    const emul__ratio shown = share ? emul__ratio_mul(of->distance, emul__ratio_of_integer(100)) : of->distance;
    const bool one = emul__ratio_compare(shown, emul__ratio_of_integer(1)) == 0;
    if (emul__wide_is_zero(shown.num)) {
        return; /* it is what it must be more, or less, than */
    }
    emul__why_exact(line, EMUL__KEY_DIFFERENCE, shown);
    emul__why_word(line, EMUL__KEY_MEASURE, emul__measure_word(of->measure, one));
}

/* ---- whose the lowest share is ---- */

/* Whether a leaf is among those that lowest_share, or lowest_points, looks at and is lower than needed; `value` is its share or points. */
static bool is_too_low(const emul__why *why, const emul__unmet *of, const emul__model_criterion *leaf, emul_decimal points,
                       emul__ratio *value) {
    const bool shares = why->result->model->inputs.items[of->own_input].kind == EMUL__INPUT_LOWEST_SHARE;
    const bool shared = leaf->max.present && leaf->max.value > 0;
    if (leaf->first_child >= 0 || leaf->kind != EMUL__POINTS_BASE || points < EMUL_DECIMAL_MIN || (shares && !shared)) {
        return false;
    }
    *value = emul__ratio_of_decimal(points);
    *value = shares ? emul__ratio_div(*value, emul__ratio_of_decimal(leaf->max.value)) : *value;
    const int order = emul__ratio_compare(*value, of->needed);
    return of->asked == EMUL__ASKED_MORE ? order <= 0 : order < 0;
}

static bool reads_lowest(const emul__why *why, const emul__unmet *of) {
    const emul__input_kind kind = of->own_input < 0 ? EMUL__INPUT_FACT : why->result->model->inputs.items[of->own_input].kind;
    const bool upwards = of->asked == EMUL__ASKED_AT_LEAST || of->asked == EMUL__ASKED_MORE;
    return upwards && (kind == EMUL__INPUT_LOWEST_SHARE || kind == EMUL__INPUT_LOWEST_POINTS) &&
           emul__ratio_state(of->needed) == EMUL__PRESENT;
}

static void add_too_low(emul__why *why, emul__why_node *parent, const emul__unmet *of) {
    const emul__model_scorecard *card = &why->result->model->scorecards[why->result->model->inputs.items[of->own_input].scorecard];
    for (int32_t i = card->first_criterion; i < card->first_criterion + card->criterion_count; i++) {
        const emul__model_criterion *leaf = &why->result->model->criteria[i];
        emul__ratio value;
        if (!is_too_low(why, of, leaf, why->result->criteria[i].points[why->row], &value)) {
            continue;
        }
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_TOO_LOW);
        emul__why_title(line, leaf->id, leaf->name);
        emul__why_decimal(line, EMUL__KEY_POINTS, why->result->criteria[i].points[why->row]);
        if (of->measure == EMUL__MEASURE_SHARE) {
            emul__why_decimal(line, EMUL__KEY_MAX, leaf->max.value);
            emul__why_share(line, EMUL__KEY_VALUE, value);
        }
    }
}

/* ---- lines ---- */

/* The line of the condition says as much already: what it is, and what it should be. */
static bool says_nothing(const emul__unmet *of) {
    return of->whole && !of->has_bounds && emul__ratio_state(of->distance) != EMUL__PRESENT;
}

static void add_test(emul__why *why, emul__why_node *parent, const emul__unmet *of) {
    if (says_nothing(of)) {
        return;
    }
    emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_SHORTFALL);
    emul__why_word(line, EMUL__KEY_FAULT, fault_of(of));
    add_distance(line, of);
    if (!of->whole) {
        emul__why_said(line, EMUL__KEY_RULE, emul__say(&why->tree, why->result->model, NULL, of->rule));
    }
    if (of->has_bounds) {
        add_bounds(line, of);
    } else {
        add_side(why, line, EMUL__KEY_OWN, of, of->own, of->own_input);
    }
    if (of->type != EMUL__TRUTH) {
        emul__why_word(line, EMUL__KEY_RELATION, relation_of(of));
    }
    add_side(why, line, EMUL__KEY_NEEDED, of, of->needed, of->needed_input);
    if (reads_lowest(why, of)) {
        add_too_low(why, line, of);
    }
}

/* Recursion is bounded as that of the rule. */
void emul__why_unmet(emul__why *why, emul__why_node *parent, const emul__unmet *unmet) {
    if (unmet->kind == EMUL__UNMET_TEST) {
        add_test(why, parent, unmet);
        return;
    }
    emul__why_node *under = parent;
    if (unmet->kind == EMUL__UNMET_ANY) {
        under = emul__why_add(why, parent, EMUL__WHY_ANY_OF);
    }
    for (const emul__unmet *part = unmet->first; part != NULL; part = part->next) {
        const bool together = unmet->kind == EMUL__UNMET_ANY && part->kind == EMUL__UNMET_ALL;
        emul__why_unmet(why, together ? emul__why_add(why, under, EMUL__WHY_ALL_OF) : under, part);
    }
}
