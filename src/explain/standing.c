/* Why a subject has its place and its class. */
#include "explain/parts.h"

#include "explain/rows.h"

/* ---- who is equal ---- */

enum { SHOWN_SUBJECTS = 10 };

static void insert(const emul_result *result, emul__first_subjects *list, int64_t row) {
    int64_t at = list->shown < SHOWN_SUBJECTS ? list->shown++ : SHOWN_SUBJECTS;
    list->count++;
    for (; at > 0 && emul__text_compare(result->ids[row], result->ids[list->rows[at - 1]]) < 0; at--) {
        if (at < SHOWN_SUBJECTS) {
            list->rows[at] = list->rows[at - 1];
        }
    }
    if (at < SHOWN_SUBJECTS) {
        list->rows[at] = row;
    }
}

emul__first_subjects emul__why_first(emul__why *why, bool (*matches)(const void *context, int64_t row), const void *context) {
    emul__first_subjects list = {(int64_t *)emul__why_allocate(why, SHOWN_SUBJECTS, sizeof *list.rows), 0, 0};
    for (int64_t row = 0; list.rows != NULL && row < why->result->rows; row++) {
        if (matches(context, row)) {
            insert(why->result, &list, row);
        }
    }
    return list;
}

void emul__why_subjects(emul__why *why, emul__why_node *parent, emul__why_kind kind, bool (*matches)(const void *context, int64_t row),
                        const void *context) {
    const emul__first_subjects list = emul__why_first(why, matches, context);
    emul__text *ids = list.count == 0 ? NULL : (emul__text *)emul__why_allocate(why, list.shown, sizeof *ids);
    if (ids == NULL) {
        return;
    }
    for (int64_t i = 0; i < list.shown; i++) {
        ids[i] = why->result->ids[list.rows[i]];
    }
    emul__why_node *line = emul__why_add(why, parent, kind);
    emul__why_list(line, EMUL__KEY_SUBJECTS, ids, list.shown);
    if (list.count > list.shown) {
        emul__why_count(line, EMUL__KEY_MORE, list.count - list.shown);
    }
}

/* Everybody else of whom it is true. */
typedef struct other_than {
    int64_t row;
    bool (*equal)(const void *context, int64_t row);
    const void *context;
} other_than;

static bool is_other(const void *context, int64_t row) {
    const other_than *of = (const other_than *)context;
    return row != of->row && of->equal(of->context, row);
}

void emul__why_equals(emul__why *why, emul__why_node *parent, bool (*equal)(const void *context, int64_t row), const void *context) {
    const other_than of = {why->row, equal, context};
    emul__why_subjects(why, parent, EMUL__WHY_EQUALS, is_other, &of);
}

/* ---- places ---- */

/* A subject's company: those of its group, or all, with their places. */
typedef struct company {
    const emul_decimal *place;
    const int32_t *group; /* NULL: all */
    int64_t row;
} company;

static bool is_member(const company *of, int64_t row) {
    return of->place[row] != EMUL_MISSING && (of->group == NULL || of->group[row] == of->group[of->row]);
}

static bool is_equal(const void *context, int64_t row) {
    const company *of = (const company *)context;
    return is_member(of, row) && of->place[row] == of->place[of->row];
}

static emul__why_node *add_place(emul__why *why, emul__why_node *parent, emul__why_kind kind, const company *of) {
    int64_t count = 0;
    for (int64_t row = 0; row < why->result->rows; row++) {
        count += is_member(of, row) ? 1 : 0;
    }
    emul__why_node *line = emul__why_add(why, parent, kind);
    emul__why_decimal(line, EMUL__KEY_PLACE, of->place[of->row]);
    emul__why_count(line, EMUL__KEY_COUNT, count);
    return line;
}

static const emul__word directions[] = {
    {"desc", "the higher the better", "cao hơn xếp trước"},
    {"asc", "the lower the better", "thấp hơn xếp trước"},
};

static void add_keys(emul__why *why, emul__why_node *parent, const emul__model_scorecard *card) {
    for (int32_t i = 0; i < card->order_count; i++) {
        emul__filled filled;
        if (!emul__fill(why, &card->order[i].key, &filled)) {
            return;
        }
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_KEY);
        emul__why_text(line, EMUL__KEY_RULE, filled.rule);
        emul__why_word(line, EMUL__KEY_DIRECTION, &directions[card->order[i].ascending ? 1 : 0]);
        emul__why_value(line, EMUL__KEY_VALUE, filled.value);
    }
}

static void add_places(emul__why *why, emul__why_node *parent, int32_t scorecard) {
    const emul__scorecard_result *from = &why->result->scorecards[scorecard];
    const company all = {from->place_overall, NULL, why->row};
    if (from->group != NULL) {
        const company group = {from->place, from->group, why->row};
        emul__why_node *line = add_place(why, parent, EMUL__WHY_PLACE, &group);
        emul__why_text(line, EMUL__KEY_GROUP, emul__group_text(why->result, from->group, why->row));
        emul__why_equals(why, line, is_equal, &group);
    }
    emul__why_node *line = add_place(why, parent, EMUL__WHY_PLACE_OVERALL, &all);
    emul__why_equals(why, line, is_equal, &all);
    add_keys(why, line, &why->result->model->scorecards[scorecard]);
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

/* What a class quota did to a subject. */
static void add_demotion(emul__why *why, emul__why_node *parent, int32_t before, int32_t after) {
    emul__why_node *line = emul__why_add(why, parent, after == EMUL_CLASS_TIED ? EMUL__WHY_CLASS_TIED : EMUL__WHY_DEMOTED);
    emul__why_text(line, EMUL__KEY_FROM, class_name(why->result, before));
    add_class_field(why, line, EMUL__KEY_TO, after);
    emul__why_text(line, EMUL__KEY_QUOTA, why->result->model->classes[before].at_most.text);
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
    emul__why_class_quota(why, parent, quota, from->class_group, pool);
}

/* The tests in order, up to the class the subject has; a class it lost to a quota is passed over with the reason. */
static void add_class_tests(emul__why *why, emul__why_node *parent, const emul__model_scorecard *card, int32_t before, int32_t after) {
    for (int32_t i = card->first_class; i < card->first_class + card->class_count; i++) {
        const bool met = add_class_test(why, parent, &why->result->model->classes[i]);
        if (i == before && after != before) {
            add_class_quota(why, parent, card, before);
            add_demotion(why, parent, before, after);
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
        add_demotion(why, parent, before, after);
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
