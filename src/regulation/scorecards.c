/* Scorecards and their classes: first what stands in their texts, later, when all names are known, their rules. */
#include "regulation/build.h"

/* ---- texts ---- */

static void fill_class(emul__build *build, const emul__item *item, emul__model_class *to) {
    to->id = emul__field_id(build, item, EMUL__CLASS_ID, false);
    to->name = emul__build_name(item, EMUL__CLASS_ID, EMUL__CLASS_NAME);
    to->cite = emul__item_text(item, EMUL__CLASS_CITE);
    to->scorecard = item->owner;
    to->has_condition = emul__item_mentions(item, EMUL__CLASS_WHEN);
}

/* Who moves down from one class counts in the next, so the quotas of a scorecard have to count among the same subjects. */
static void check_groups(emul__build *build, const emul__model_scorecard *card) {
    const emul__quota *first = NULL;
    for (int32_t i = card->first_class; i < card->first_class + card->class_count; i++) {
        const emul__quota *quota = &build->classes[i].at_most;
        first = first == NULL && quota->present ? quota : first;
        if (quota->present && quota->group != first->group) {
            emul__build_problem(build, emul__build_item(build, EMUL__CLASSES, i), EMUL__CLASS_AT_MOST,
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "the class quotas “{0}” and “{1}” count in different groups",
                                                    .vietnamese = "chỉ tiêu xếp loại “{0}” và “{1}” tính theo nhóm khác nhau",
                                                    .hint_english = "write the same “per” at each of them, or at none",
                                                    .hint_vietnamese = "ghi cùng một “per” ở mọi chỉ tiêu, hoặc không ghi ở đâu cả",
                                                    .arguments = {first->text, quota->text}});
        }
    }
}

static void fill_classes(emul__build *build, const emul__owned *owned) {
    const emul__list *list = emul__build_list(build, EMUL__CLASSES);
    build->classes = (emul__model_class *)emul__build_allocate(build, list->count, sizeof *build->classes);
    build->model->classes = build->classes;
    for (size_t i = 0; build->classes != NULL && i < list->count; i++) {
        fill_class(build, &list->items[i], &build->classes[i]);
        build->model->class_count++;
    }
    for (int32_t i = 0; owned != NULL && i < build->model->scorecard_count; i++) {
        build->scorecards[i].first_class = owned[i].first;
        build->scorecards[i].class_count = owned[i].count;
    }
    for (size_t i = 0; build->classes != NULL && owned != NULL && i < list->count; i++) { /* they name classes */
        emul__field_quota(build, &list->items[i], EMUL__CLASS_AT_MOST, list->items[i].owner, &build->classes[i].at_most);
    }
    for (int32_t i = 0; build->classes != NULL && owned != NULL && i < build->model->scorecard_count; i++) {
        check_groups(build, &build->scorecards[i]);
    }
}

static int32_t group_of(emul__build *build, const emul__item *item) {
    const emul__text *names = NULL;
    const int32_t count = emul__field_names(build, item, EMUL__SCORECARD_GROUP, &names);
    if (count > 1) {
        emul__build_problem(build, item, EMUL__SCORECARD_GROUP,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "a scorecard is grouped by one attribute",
                                                .vietnamese = "bảng điểm chỉ chia cụm theo một thuộc tính"});
    }
    return count == 1 ? emul__build_attribute(build, names[0]) : -1;
}

static void fill_scorecard(emul__build *build, const emul__item *item, emul__model_scorecard *to) {
    to->id = emul__field_id(build, item, EMUL__SCORECARD_ID, false);
    to->name = emul__build_name(item, EMUL__SCORECARD_ID, EMUL__SCORECARD_NAME);
    to->applies_to = emul__field_choice(build, item, EMUL__SCORECARD_FOR, "unit, individual, entry", EMUL_KIND_UNIT);
    to->group = group_of(build, item);
    to->ties = emul__field_choice(build, item, EMUL__SCORECARD_TIES, "competition, dense, fractional", EMUL_TIES_COMPETITION);
    to->round = emul__field_rounding(build, item, EMUL__SCORECARD_ROUND, build->rounding);
    emul__field_points(build, item, EMUL__SCORECARD_MIN, &to->min);
    emul__field_points(build, item, EMUL__SCORECARD_MAX, &to->max);
    to->first_root = -1;
    to->class_set = -1;
    if (to->min.present && to->max.present && to->min.value > to->max.value) {
        emul__build_problem(build, item, EMUL__SCORECARD_MIN,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION, .english = "min is above max", .vietnamese = "min lớn hơn max"});
    }
}

void emul__build_scorecards(emul__build *build) {
    const emul__list *list = emul__build_list(build, EMUL__SCORECARDS);
    build->scorecards = (emul__model_scorecard *)emul__build_allocate(build, list->count, sizeof *build->scorecards);
    build->model->scorecards = build->scorecards;
    for (size_t i = 0; build->scorecards != NULL && i < list->count; i++) {
        fill_scorecard(build, &list->items[i], &build->scorecards[i]);
        build->model->scorecard_count++;
    }
    if (build->scorecards != NULL) {
        fill_classes(build, emul__build_owned(build, EMUL__CLASSES));
    }
}

/* ---- rules ---- */

/* What a rule of a scorecard may speak of: not of awards, which come after it, so that times() and streak() count the past alone; those of the
 * members of a unit are an exception (src/expression/below.c). Its own total, place and class are refused, by emul__build_sequences, where they are not known yet. */
enum { LEAF_MAY = EMUL__MAY_POINTS | EMUL__MAY_TOTALS | EMUL__MAY_CLASS, CLASS_MAY = LEAF_MAY | EMUL__MAY_PLACE };

static emul__request request_in(int32_t scorecard, emul__type want, uint32_t may) {
    return (emul__request){.want = want, .may = may, .scorecard = scorecard, .criterion = -1};
}

static void compile_leaf(emul__build *build, int32_t number) {
    emul__model_criterion *leaf = &build->criteria[number];
    emul__request request = request_in(leaf->scorecard, EMUL__NUMBER, LEAF_MAY);
    request.criterion = number;
    request.ending = (emul__ending){.present = true,
                                    .has_min = leaf->min.present,
                                    .has_max = leaf->max.present,
                                    .min = leaf->min.value,
                                    .max = leaf->max.value,
                                    .places = leaf->round.places,
                                    .rounding = leaf->round.rounding};
    emul__build_rule(build, emul__build_item(build, EMUL__CRITERIA, number), EMUL__CRITERION_POINTS, request, &leaf->rule);
}

static void compile_where_of_criterion(emul__build *build, int32_t number) {
    emul__model_criterion *to = &build->criteria[number];
    const emul__request request = request_in(to->scorecard, EMUL__TRUTH, LEAF_MAY);
    emul__build_rule(build, emul__build_item(build, EMUL__CRITERIA, number), EMUL__CRITERION_WHERE, request, &to->where);
}

static void compile_where(emul__build *build, int32_t number) {
    const emul__item *item = emul__build_item(build, EMUL__SCORECARDS, number);
    const emul__request request = request_in(number, EMUL__TRUTH, EMUL__ONLY_ATTRIBUTES);
    emul__model_scorecard *scorecard = &build->scorecards[number];
    scorecard->has_where = emul__build_rule(build, item, EMUL__SCORECARD_WHERE, request, &scorecard->where);
}

/* Vetoes, restrictions, conditions and preferences of awards. */
void emul__build_condition(emul__build *build, const emul__item *item, emul__request request, emul__model_condition *to) {
    const int32_t that = item->kind == EMUL__RESTRICTIONS ? (int32_t)EMUL__RESTRICTION_WHEN : (int32_t)EMUL__CONDITION_THAT;
    const bool of_award = item->kind == EMUL__CONDITIONS || item->kind == EMUL__PREFERENCES;
    to->name = emul__item_text(item, that + EMUL__CONDITION_NAME);
    to->cite = emul__item_text(item, that + EMUL__CONDITION_CITE);
    if (!emul__item_mentions(item, that)) {
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "a condition without “{0}” says nothing",
                                                .vietnamese = "điều kiện thiếu “{0}”",
                                                .arguments = {of_award ? EMUL__TEXT("that") : EMUL__TEXT("when")}});
    }
    if (of_award) {
        to->origin = item->origin;
        to->status = emul__field_status(build, item, EMUL__CONDITION_STATUS);
        emul__field_spans(build, item, EMUL__CONDITION_IN_FORCE, &to->in_force);
    }
    emul__build_rule(build, item, that, request, &to->test);
}

static void compile_vetoes(emul__build *build, int32_t number, emul__owned owned) {
    emul__model_condition *vetoes = (emul__model_condition *)emul__build_allocate(build, (size_t)owned.count, sizeof *vetoes);
    for (int32_t i = 0; vetoes != NULL && i < owned.count; i++) {
        const emul__item *item = emul__build_item(build, EMUL__VETOES, owned.first + i);
        emul__build_condition(build, item, request_in(number, EMUL__TRUTH, LEAF_MAY), &vetoes[i]);
        build->scorecards[number].veto_count++;
    }
    build->scorecards[number].vetoes = vetoes;
}

static void compile_restrictions(emul__build *build, int32_t number, emul__owned owned) {
    emul__model_restriction *list = emul__build_restrictions(build, number, owned);
    for (int32_t i = 0; list != NULL && i < owned.count; i++) {
        const emul__item *item = emul__build_item(build, EMUL__RESTRICTIONS, owned.first + i);
        const uint32_t may = list[i].effect == EMUL__RANKS_LAST ? LEAF_MAY : CLASS_MAY;
        emul__build_condition(build, item, request_in(number, EMUL__TRUTH, may), &list[i].condition);
        if (list[i].by_rule) {
            emul__build_rule(build, item, EMUL__RESTRICTION_BY, request_in(number, EMUL__NUMBER, may), &list[i].rule);
        }
    }
}

/* "EXPRESSION asc", "EXPRESSION desc": takes the direction off the end. */
static emul__text split_direction(emul__text key, bool *ascending) {
    static const char *const words[] = {"desc", "asc"};
    const emul__text trimmed = emul__text_trim(key);
    *ascending = false;
    for (int32_t i = 0; i < 2; i++) {
        const emul__text word = emul__text_of(words[i]);
        const size_t before = trimmed.length - (trimmed.length < word.length ? trimmed.length : word.length);
        const emul__text end = {trimmed.bytes + before, trimmed.length - before};
        const bool apart =
            before > 0 && (trimmed.bytes[before - 1] == ' ' || trimmed.bytes[before - 1] == '\t' || trimmed.bytes[before - 1] == ')');
        if (apart && emul__text_equal(end, word)) {
            *ascending = i == 1;
            return emul__text_trim((emul__text){trimmed.bytes, before});
        }
    }
    return trimmed;
}

/* An order key as an item of its own, without the direction. */
static bool compile_key(emul__build *build, const emul__item *item, emul__request request, emul__model_order *to) {
    const emul__text key = split_direction(emul__item_text(item, EMUL__TEXT_ONLY), &to->ascending);
    const char *text = emul__arena_text(&build->model->arena, key.bytes, key.length);
    emul__item without = *item;
    without.texts = &text;
    build->out_of_memory = build->out_of_memory || text == NULL;
    return emul__build_rule(build, &without, EMUL__TEXT_ONLY, request, &to->key);
}

const emul__model_order *emul__build_order(emul__build *build, emul__list_kind kind, emul__owned owned, emul__request request) {
    emul__model_order *order = (emul__model_order *)emul__build_allocate(build, (size_t)owned.count, sizeof *order);
    for (int32_t i = 0; order != NULL && i < owned.count; i++) {
        compile_key(build, emul__build_item(build, kind, owned.first + i), request, &order[i]);
    }
    return order;
}

/* Without keys the total decides. */
static const emul__model_order *usual_order(emul__build *build, int32_t number) {
    static const char *const total = "total";
    const emul__item *scorecard = emul__build_item(build, EMUL__SCORECARDS, number);
    emul__item item = {.kind = EMUL__ORDERS, .owner = number, .parent = -1, .text_count = 1, .texts = &total, .path = scorecard->path};
    emul__model_order *order = (emul__model_order *)emul__build_allocate(build, 1, sizeof *order);
    if (order != NULL) {
        emul__build_rule(build, &item, EMUL__TEXT_ONLY, request_in(number, EMUL__NUMBER, LEAF_MAY), &order->key);
    }
    return order;
}

static void compile_order(emul__build *build, int32_t number, emul__owned owned) {
    emul__model_scorecard *scorecard = &build->scorecards[number];
    scorecard->order_count = owned.count > 0 ? owned.count : 1;
    scorecard->order = owned.count > 0 ? emul__build_order(build, EMUL__ORDERS, owned, request_in(number, EMUL__NUMBER, LEAF_MAY))
                                       : usual_order(build, number);
}

void emul__build_scorecard_rules(emul__build *build) {
    const emul__owned *vetoes = emul__build_owned(build, EMUL__VETOES);
    const emul__owned *restrictions = emul__build_owned(build, EMUL__RESTRICTIONS);
    const emul__owned *orders = emul__build_owned(build, EMUL__ORDERS);
    for (int32_t i = 0; vetoes != NULL && restrictions != NULL && orders != NULL && i < build->model->scorecard_count; i++) {
        compile_where(build, i);
        compile_vetoes(build, i, vetoes[i]);
        compile_restrictions(build, i, restrictions[i]);
        compile_order(build, i, orders[i]);
    }
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        compile_leaf(build, i);
        compile_where_of_criterion(build, i);
    }
    for (int32_t i = 0; i < build->model->class_count; i++) {
        emul__model_class *to = &build->classes[i];
        emul__build_rule(build, emul__build_item(build, EMUL__CLASSES, i), EMUL__CLASS_WHEN,
                         request_in(to->scorecard, EMUL__TRUTH, CLASS_MAY), &to->when);
    }
}
