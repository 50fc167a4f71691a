/* Why a subject has its place and its class. */
#include "explain/parts.h"
#include "explain/rivals.h"
#include "explain/rows.h"
#include "explain/say.h"

/* ---- places ---- */

static emul__why_node *add_place(emul__why *why, emul__why_node *parent, emul__why_kind kind, const emul__order *order) {
    const emul__stretch all = emul__order_all(order, why);
    emul__why_node *line = emul__why_add(why, parent, kind);
    emul__why_decimal(line, EMUL__KEY_PLACE, order->place[why->row]);
    emul__why_count(line, EMUL__KEY_COUNT, all.to - all.from);
    return line;
}

static void add_equals(emul__why *why, emul__why_node *line, const emul__order *order) {
    const emul__stretch equals = emul__order_equals(order, why);
    emul__why_equal(why, line, emul__why_sorted(why, order->rows + equals.from, equals.to - equals.from));
}

/* Who stands directly before and behind. */
static void add_neighbours(emul__why *why, emul__why_node *line, const emul__order *order) {
    emul__why_neighbour(why, line, EMUL__WHY_NEXT_ABOVE, order, emul__order_ahead(order, why));
    emul__why_neighbour(why, line, EMUL__WHY_NEXT_BELOW, order, emul__order_behind(order, why));
}

static void add_keys(emul__why *why, emul__why_node *parent, const emul__model_scorecard *card) {
    for (int32_t i = 0; i < card->order_count; i++) {
        emul__filled filled;
        if (!emul__fill(why, &card->order[i].key, &filled)) {
            return;
        }
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_KEY);
        emul__why_said(line, EMUL__KEY_RULE, emul__say(&why->tree, why->result->model, &card->order[i].key, filled.rule));
        emul__why_word(line, EMUL__KEY_DIRECTION, emul__direction_word(card->order[i].ascending != 0));
        emul__why_value(line, EMUL__KEY_VALUE, filled.value);
    }
}

static void add_places(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    const emul__order all = emul__order_of_scorecard(why->result, scorecard, true);
    if (from->group != NULL) {
        const emul__order group = emul__order_of_scorecard(why->result, scorecard, false);
        emul__why_node *line = add_place(why, parent, EMUL__WHY_PLACE, &group);
        emul__why_text(line, EMUL__KEY_GROUP, emul__group_text(why->result, from->group, why->row));
        add_equals(why, line, &group);
        add_neighbours(why, line, &group);
    }
    emul__why_node *line = add_place(why, parent, EMUL__WHY_PLACE_OVERALL, &all);
    add_equals(why, line, &all);
    add_keys(why, line, &why->result->model->scorecards[scorecard]);
    add_neighbours(why, line, &all);
}

static emul__text class_name(const emul_result *result, int32_t class_index) {
    const emul__model_class *class_ = &result->model->classes[class_index];
    return class_->name.length > 0 ? class_->name : class_->id;
}

/* By how many classes, where it is a rule that says so and the restriction may hold. */
static void add_steps_down(emul__why *why, emul__why_node *line, const emul__model_restriction *from) {
    emul__filled test;
    emul__filled filled;
    if (!emul__fill(why, &from->condition.test, &test) || !emul__fill(why, &from->rule, &filled)) {
        return;
    }
    if (emul__ratio_state(test.value) == EMUL__PRESENT && emul__wide_is_zero(test.value.num)) {
        return;
    }
    const emul_decimal steps = emul__ratio_round(filled.value, 0, EMUL_ROUND_DOWN); /* it is whole */
    if (steps >= 0) {
        emul__why_count(line, EMUL__KEY_COUNT, steps / EMUL_DECIMAL_ONE);
    }
    emul__why_rule(why, line, &from->rule, &filled);
    emul__why_absent_facts(why, line, &from->rule);
}

/* The restrictions that touch places, or those that touch the class. */
static void add_restrictions(emul__why *why, emul__why_node *parent, const emul__model_scorecard *card, bool of_place) {
    static const emul__why_kind words[] = {EMUL__WHY_LAST, EMUL__WHY_CLASS_CAP, EMUL__WHY_DOWN, EMUL__WHY_NO_CLASS}; /* as emul__effect */
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const emul__model_restriction *from = &card->restrictions[i];
        if ((from->effect == EMUL__RANKS_LAST) != of_place) {
            continue;
        }
        emul__why_node *line = emul__why_test(why, parent, words[from->effect], &from->condition.test);
        emul__why_text(line, EMUL__KEY_NAME, from->condition.name);
        emul__why_text(line, EMUL__KEY_CITE, from->condition.cite);
        if (from->effect == EMUL__CAPS_CLASS) {
            emul__why_text(line, EMUL__KEY_CLASS, class_name(why->result, card->first_class + from->class_label));
        } else if (from->by_rule) {
            add_steps_down(why, line, from);
        } else if (from->effect == EMUL__DEMOTES) {
            emul__why_count(line, EMUL__KEY_COUNT, from->by);
        }
    }
}

void emul__why_standing(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__model_scorecard *card = &why->result->model->scorecards[scorecard];
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    for (int32_t i = 0; i < card->veto_count; i++) {
        emul__why_node *line = emul__why_test(why, parent, EMUL__WHY_VETO, &card->vetoes[i].test);
        emul__why_text(line, EMUL__KEY_NAME, card->vetoes[i].name);
        emul__why_text(line, EMUL__KEY_CITE, card->vetoes[i].cite);
    }
    add_restrictions(why, parent, card, true);
    if (from->place_overall[why->row] != EMUL_MISSING) {
        add_places(why, parent, scorecard);
    } else {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_NO_PLACE);
        emul__why_word(line, EMUL__KEY_STATE, emul__subject_state_word(from->state[why->row]));
    }
}

/* ---- classes ---- */

static void add_class_field(emul__why *why, emul__why_node *line, emul__why_key key, int32_t class_index) {
    if (class_index >= 0) {
        emul__why_text(line, key, class_name(why->result, class_index));
    } else {
        emul__why_word(line, key, emul__class_word(class_index));
    }
}

/* Those whom a class quota left in a class, or who contend for its last place. */
typedef struct quota_company {
    const emul__scorecard_result *from;
    const emul_decimal *place;
    int32_t before, after; /* class as it was, and as it is */
    int64_t row;
} quota_company;

static bool in_company(const void *context, int64_t row) {
    const quota_company *of = (const quota_company *)context;
    const int32_t *group = of->from->class_group;
    return of->from->class_before[row] == of->before && of->from->class_index[row] == of->after &&
           (group == NULL || group[row] == group[of->row]);
}

static bool contends(const void *context, int64_t row) {
    const quota_company *of = (const quota_company *)context;
    return in_company(context, row) && of->place[row] == of->place[of->row];
}

/* What a class quota did to a subject, and who was before it. */
void emul__why_demotion(emul__why *why, emul__why_node *parent, int32_t scorecard, int32_t before, int32_t after) {
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    const bool own_groups = from->class_group != NULL && from->class_group == from->group;
    const emul__order order = emul__order_of_scorecard(why->result, scorecard, !own_groups);
    const bool tied = after == EMUL_CLASS_TIED;
    emul__why_node *line = emul__why_add(why, parent, tied ? EMUL__WHY_CLASS_TIED : EMUL__WHY_DEMOTED);
    emul__why_text(line, EMUL__KEY_FROM, class_name(why->result, before));
    add_class_field(why, line, EMUL__KEY_TO, after);
    const emul__model_class *class_ = &why->result->model->classes[before];
    emul__why_said(line, EMUL__KEY_QUOTA, emul__say_quota(&why->tree, why->result->model, class_->scorecard, &class_->at_most));
    const quota_company of = {from, order.place, before, tied ? after : before, why->row};
    if (tied) {
        emul__why_equals(why, line, contends, &of);
    } else {
        emul__why_rival(why, line, EMUL__WHY_LAST_KEPT, &order, &(emul__rivals){in_company, &of, true});
    }
}

/* Adds the test of one class; true if it is met, or cannot be told, so that no further class is looked at. */
static bool add_class_test(emul__why *why, emul__why_node *parent, const emul__model_class *class_) {
    emul__why_node *line = class_->has_condition ? emul__why_test(why, parent, EMUL__WHY_CLASS_TEST, &class_->when)
                                                 : emul__why_add(why, parent, EMUL__WHY_CLASS_REST);
    emul__why_title(line, class_->id, class_->name);
    emul__why_text(line, EMUL__KEY_CITE, class_->cite);
    const emul__why_field *verdict = emul__why_find(line, EMUL__KEY_VERDICT);
    return verdict == NULL || verdict->word != emul__why_refused();
}

/* The arithmetic of the quota of the class that the conditions gave, whether the subject kept it or not; a plain number needs none. */
static void add_class_quota(emul__why *why, emul__why_node *parent, const emul__model_scorecard *card, int32_t class_index) {
    const emul__scorecard_result *from = &why->result->scorecards[card - why->result->model->scorecards];
    const emul__quota *quota = class_index < 0 ? NULL : &why->result->model->classes[class_index].at_most;
    if (quota == NULL || !quota->present || !quota->share || from->class_pool == NULL) {
        return;
    }
    const int64_t group = from->class_group == NULL ? 0 : from->class_group[why->row];
    const int64_t pool = from->class_pool[group * card->class_count + (class_index - card->first_class)];
    emul__why_class_quota(why, parent, &why->result->model->classes[class_index], from->class_group, pool);
}

/* The tests in order, up to the class the subject has; a class it lost to a quota is passed over with the reason. */
static void add_class_tests(emul__why *why, emul__why_node *parent, const emul__model_scorecard *card, int32_t before, int32_t after) {
    for (int32_t i = card->first_class; i < card->first_class + card->class_count; i++) {
        const bool met = add_class_test(why, parent, &why->result->model->classes[i]);
        if (i == before && after != before) {
            add_class_quota(why, parent, card, before);
            emul__why_demotion(why, parent, (int32_t)(card - why->result->model->scorecards), before, after);
        }
        if (after >= 0 ? i >= after : met) {
            return;
        }
    }
}

/* The class as the conditions give it, then what restrictions, and after them a quota, make of it. */
static void add_lowering(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__model_scorecard *card = &why->result->model->scorecards[scorecard];
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    const int32_t judged = from->class_judged[why->row];
    const int32_t before = from->class_before[why->row];
    const int32_t after = from->class_index[why->row];
    add_class_tests(why, parent, card, judged, judged);
    add_restrictions(why, parent, card, false);
    if (before != judged) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_LOWERED);
        add_class_field(why, line, EMUL__KEY_FROM, judged);
        add_class_field(why, line, EMUL__KEY_TO, before);
    }
    add_class_quota(why, parent, card, before);
    if (after != before) {
        emul__why_demotion(why, parent, scorecard, before, after);
    }
}

static bool lowers_classes(const emul__model_scorecard *card) {
    for (int32_t i = 0; i < card->restriction_count; i++) {
        if (card->restrictions[i].effect != EMUL__RANKS_LAST) {
            return true;
        }
    }
    return false;
}

void emul__why_class(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__model_scorecard *card = &why->result->model->scorecards[scorecard];
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    const emul_subject_state state = from->state[why->row];
    const int32_t class_index = from->class_index[why->row];
    if (card->class_count == 0 || class_index == EMUL_CLASS_NONE) {
        return;
    }
    emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_CLASS);
    add_class_field(why, line, EMUL__KEY_CLASS, class_index);
    if (class_index >= 0) {
        emul__why_text(line, EMUL__KEY_ID, why->result->model->classes[class_index].id);
    }
    if (state == EMUL_SUBJECT_UNDETERMINED) {
        return; /* the class says so itself */
    }
    if (state != EMUL_SUBJECT_COMPLETE) {
        emul__why_word(line, EMUL__KEY_STATE, emul__subject_state_word(state));
        return;
    }
    if (lowers_classes(card)) {
        add_lowering(why, line, scorecard);
    } else {
        add_class_tests(why, line, card, from->class_before[why->row], class_index);
        if (class_index == from->class_before[why->row]) {
            add_class_quota(why, line, card, class_index);
        }
    }
}
