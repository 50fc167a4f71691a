/* Criteria: the tree, its kinds, limits, weights and policies. Children take over what their parent says and they do not. */
#include "regulation/build.h"

/* ---- the tree ---- */

/* Criteria are in pre-order: the parent has been met before. `last` [criteria + scorecards] the newest child of each. */
static void link_criterion(emul__build *build, int32_t number, int32_t *last) {
    emul__model_criterion *to = &build->criteria[number];
    emul__model_scorecard *scorecard = &build->scorecards[to->scorecard];
    const int32_t holder = to->parent >= 0 ? to->parent : build->model->criterion_count + to->scorecard;
    if (last[holder] > 0) {
        build->criteria[last[holder] - 1].next_sibling = number;
    } else if (to->parent >= 0) {
        build->criteria[to->parent].first_child = number;
    } else {
        scorecard->first_root = number;
    }
    last[holder] = number + 1;
    if (scorecard->criterion_count == 0) {
        scorecard->first_criterion = number;
    }
    scorecard->criterion_count++;
    to->depth = to->parent >= 0 ? build->criteria[to->parent].depth + 1 : 0;
}

static void link_tree(emul__build *build) {
    const int32_t count = build->model->criterion_count;
    int32_t *last = (int32_t *)emul__build_allocate(build, (size_t)count + (size_t)build->model->scorecard_count, sizeof *last);
    for (int32_t i = 0; last != NULL && i < count; i++) {
        emul__model_criterion *to = &build->criteria[i];
        const emul__item *item = emul__build_item(build, EMUL__CRITERIA, i);
        to->scorecard = item->owner;
        to->parent = item->parent;
        to->first_child = -1;
        to->next_sibling = -1;
        link_criterion(build, i, last);
    }
}

/* ---- one criterion ---- */

/* What counts nowhere is one line: nothing is made up of it, and no weight changes it. */
static void check_info(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    if (to->first_child >= 0) {
        emul__build_problem(build, item, EMUL__CRITERION_KIND,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "“kind: info” belongs to a criterion with a rule",
                                                .vietnamese = "“kind: info” chỉ dùng cho tiêu chí có quy tắc tính",
                                                .hint_english = "write it at each of the criteria below",
                                                .hint_vietnamese = "ghi ở từng tiêu chí con"});
        to->kind = EMUL__POINTS_BASE;
    }
    if (item->texts[EMUL__CRITERION_WEIGHT] != NULL) {
        emul__build_problem(build, item, EMUL__CRITERION_WEIGHT,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "a criterion for information counts nowhere: it has no weight",
                                                .vietnamese = "tiêu chí để tham khảo không tính vào đâu nên không có trọng số",
                                                .hint_english = "leave “weight” out here",
                                                .hint_vietnamese = "bỏ “weight” ở đây"});
    }
}

static void read_kind(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    const emul__points_kind above = to->parent >= 0 ? build->criteria[to->parent].kind : EMUL__POINTS_BASE;
    to->kind = (emul__points_kind)emul__field_choice(build, item, EMUL__CRITERION_KIND, "base, bonus, penalty, info", (int32_t)above);
    if (to->kind == EMUL__POINTS_INFO) {
        check_info(build, item, to);
    } else if (above != EMUL__POINTS_BASE && to->kind != above) {
        emul__build_problem(build, item, EMUL__CRITERION_KIND,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "a criterion below a bonus or penalty is of the same kind",
                                                .vietnamese = "tiêu chí con của điểm thưởng, điểm trừ phải cùng loại với tiêu chí cha",
                                                .hint_english = "leave “kind” out here",
                                                .hint_vietnamese = "bỏ “kind” ở đây"});
        to->kind = above;
    }
}

static void read_limits(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    emul__field_points(build, item, EMUL__CRITERION_MAX, &to->max);
    emul__field_points(build, item, EMUL__CRITERION_MIN, &to->min);
    emul__field_points(build, item, EMUL__CRITERION_BONUS_MAX, &to->bonus_max);
    emul__field_points(build, item, EMUL__CRITERION_PENALTY_MAX, &to->penalty_max);
    if (to->max.present && !emul__item_mentions(item, EMUL__CRITERION_MIN)) {
        to->min = (emul__limit){true, 0};
    }
    if (to->max.present && to->min.present && to->min.value > to->max.value) {
        const bool given = item->texts[EMUL__CRITERION_MIN] != NULL;
        emul__build_problem(build, item, given ? EMUL__CRITERION_MIN : EMUL__CRITERION_MAX,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = given ? "min is above max" : "max is below 0, the lower limit",
                                                .vietnamese = given ? "min lớn hơn max" : "max nhỏ hơn 0 là giới hạn dưới",
                                                .hint_english = given ? NULL : "write a penalty positive, with “kind: penalty”",
                                                .hint_vietnamese = given ? NULL : "điểm trừ viết số dương, kèm “kind: penalty”"});
        to->min.present = to->max.present = false;
    }
    const emul__limit caps[] = {to->bonus_max, to->penalty_max};
    for (int32_t i = 0; i < 2; i++) {
        if (caps[i].present && caps[i].value < 0) {
            emul__build_problem(build, item, i == 0 ? EMUL__CRITERION_BONUS_MAX : EMUL__CRITERION_PENALTY_MAX,
                                &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                    .english = "a cap cannot be below 0",
                                                    .vietnamese = "mức trần không thể nhỏ hơn 0"});
        }
    }
}

static void read_weight(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    emul__limit weight = {false, 0};
    emul__field_limit(build, item, EMUL__CRITERION_WEIGHT, &weight);
    to->weight = weight.present ? weight.value : EMUL_DECIMAL_ONE;
    if (weight.present && weight.value < 0) {
        emul__build_problem(build, item, EMUL__CRITERION_WEIGHT,
                            &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                .english = "a weight cannot be below 0",
                                                .vietnamese = "trọng số không thể nhỏ hơn 0"});
    }
    const emul__combine above = to->parent >= 0 ? build->criteria[to->parent].combine : EMUL__COMBINE_SUM;
    if (weight.present && above != EMUL__COMBINE_SUM && above != EMUL__COMBINE_WEIGHTED_MEAN && above != EMUL__COMBINE_GEOMETRIC_MEAN) {
        emul__build_problem(build, item, EMUL__CRITERION_WEIGHT,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "the criterion above does not look at weights",
                                                .vietnamese = "tiêu chí cha không dùng trọng số",
                                                .hint_english = "write “combine: weighted_mean” there, or leave the weight out",
                                                .hint_vietnamese = "viết “combine: weighted_mean” ở tiêu chí cha, hoặc bỏ trọng số"});
    }
}

/* Of a leaf; a node's value is what its children make of it. */
static void read_step(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    to->step = emul__field_step(build, item, EMUL__CRITERION_STEP, true);
    if (to->first_child >= 0 && item->texts[EMUL__CRITERION_STEP] != NULL) {
        emul__build_problem(build, item, EMUL__CRITERION_STEP,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "“step” belongs to a criterion with a rule",
                                                .vietnamese = "“step” chỉ dùng cho tiêu chí có quy tắc tính",
                                                .hint_english = "write it at each of the criteria below",
                                                .hint_vietnamese = "ghi ở từng tiêu chí con"});
    }
}

/* Keys that a leaf, or a node, has no use for: written there they would be ignored, and nobody would notice. */
static void refuse_keys(emul__build *build, const emul__item *item, bool leaf) {
    static const int32_t of_nodes[] = {EMUL__CRITERION_COMBINE,    EMUL__CRITERION_BONUS_MAX, EMUL__CRITERION_PENALTY_MAX,
                                       EMUL__CRITERION_CAP,        EMUL__CRITERION_REWEIGHT,  EMUL__CRITERION_COVERAGE,
                                       EMUL__CRITERION_DROP_LOWEST};
    if (!leaf) {
        if (emul__item_mentions(item, EMUL__CRITERION_POINTS)) {
            emul__build_problem(build, item, EMUL__CRITERION_POINTS,
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "a criterion has either “points” or “criteria”, not both",
                                                    .vietnamese = "tiêu chí chỉ có “points” hoặc “criteria”, không có cả hai",
                                                    .hint_english = "put the rule into a criterion of its own below this one",
                                                    .hint_vietnamese = "đưa quy tắc vào một tiêu chí con riêng"});
        }
        return;
    }
    for (size_t i = 0; i < sizeof of_nodes / sizeof of_nodes[0]; i++) {
        if (item->texts[of_nodes[i]] != NULL) {
            emul__build_problem(
                build, item, of_nodes[i],
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” belongs to a criterion with criteria below it",
                                    .vietnamese = "“{0}” chỉ dùng cho tiêu chí có tiêu chí con",
                                    .arguments = {emul__text_of(emul__list_infos[EMUL__CRITERIA].fields[of_nodes[i]].key)}});
        }
    }
    if (!emul__item_mentions(item, EMUL__CRITERION_POINTS) && !item->torn) {
        emul__build_problem(
            build, item, -1,
            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                .english = "the criterion has neither a rule nor criteria below it",
                                .vietnamese = "tiêu chí không có quy tắc tính điểm cũng không có tiêu chí con",
                                .hint_english = "add “points:” with a rule, such as points: proportional(done / done@plan)",
                                .hint_vietnamese = "thêm “points:” với quy tắc, ví dụ points: proportional(done / done@plan)"});
    }
}

static emul__text stage_name(const emul__build *build, int32_t number) {
    return build->model->names.stages[number];
}

/* What stands below begins no earlier. */
static void read_stage(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    const emul__text given = emul__item_text(item, EMUL__CRITERION_FROM_STAGE);
    const int32_t count = build->model->names.stage_count;
    const int32_t above = to->parent >= 0 ? build->criteria[to->parent].from_stage : 0;
    int32_t stage = 0;
    to->from_stage = above;
    if (item->texts[EMUL__CRITERION_FROM_STAGE] == NULL) {
        return;
    }
    while (stage < count && !emul__text_equal(stage_name(build, stage), given)) {
        stage++;
    }
    to->from_stage = stage < count && stage > above ? stage : above;
    if (stage == count) {
        emul__build_unknown(
            build, item, EMUL__CRITERION_FROM_STAGE, given, count, stage_name,
            &(emul__diagnostic){.english = "the regulation has no stage “{0}”", .vietnamese = "quy chế không có bước xét “{0}”"});
    }
}

/* What stands below has to meet what stands above as well. */
static void read_where(const emul__build *build, const emul__item *item, int32_t number, emul__model_criterion *to) {
    const int32_t above = to->parent >= 0 ? build->criteria[to->parent].where_of : -1;
    to->where_of = item->texts[EMUL__CRITERION_WHERE] != NULL ? number : above;
}

static void fill_criterion(emul__build *build, int32_t number, emul__missing_policy *policies) {
    const emul__item *item = emul__build_item(build, EMUL__CRITERIA, number);
    emul__model_criterion *to = &build->criteria[number];
    to->id = emul__field_id(build, item, EMUL__CRITERION_ID, true);
    to->name = emul__build_name(item, EMUL__CRITERION_ID, EMUL__CRITERION_NAME);
    to->cite = emul__item_text(item, EMUL__CRITERION_CITE);
    to->path = item->path;
    to->place = emul__build_place(build, item, -1);
    read_kind(build, item, to);
    read_limits(build, item, to);
    read_stage(build, item, to);
    read_where(build, item, number, to);
    to->cap = emul__field_choice(build, item, EMUL__CRITERION_CAP, "false, true", 0) == 1;
    to->combine = (emul__combine)emul__field_choice(build, item, EMUL__CRITERION_COMBINE,
                                                    "sum, weighted_mean, mean, min, max, geometric_mean", EMUL__COMBINE_SUM);
    read_weight(build, item, to);
    read_step(build, item, to);
    to->round = emul__field_rounding(build, item, EMUL__CRITERION_ROUND, build->rounding);
    const int32_t above = to->parent >= 0 ? to->parent : build->model->criterion_count + to->scorecard;
    policies[number] = emul__field_missing(build, item, EMUL__CRITERION_MISSING, policies[above]);
    to->missing = policies[number].policy;
    to->missing_value = policies[number].value;
    emul__build_counting(build, item, to);
    refuse_keys(build, item, to->first_child < 0);
}

static void check_missing_value(emul__build *build, int32_t number) {
    const emul__item *item = emul__build_item(build, EMUL__CRITERIA, number);
    const emul__model_criterion *leaf = &build->criteria[number];
    const bool below = leaf->min.present && leaf->missing_value < leaf->min.value;
    const bool above = leaf->max.present && leaf->missing_value > leaf->max.value;
    if ((leaf->first_child < 0 || leaf->coverage.present) && leaf->missing == EMUL__MISSING_VALUE &&
        item->texts[EMUL__CRITERION_MISSING] != NULL && (below || above)) {
        emul__build_problem(build, item, EMUL__CRITERION_MISSING,
                            &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                .english = "the points for a missing fact are outside of what the criterion can give",
                                                .vietnamese = "số điểm khi thiếu số liệu nằm ngoài giới hạn của tiêu chí"});
    }
}

/* The policy of each criterion, behind them that of each scorecard. */
static emul__missing_policy *start_policies(emul__build *build, size_t criteria) {
    static const emul__missing_policy open = {EMUL__MISSING_OPEN, 0};
    const size_t scorecards = (size_t)build->model->scorecard_count;
    emul__missing_policy *policies = (emul__missing_policy *)emul__build_allocate(build, criteria + scorecards, sizeof *policies);
    for (size_t i = 0; policies != NULL && i < scorecards; i++) {
        policies[criteria + i] =
            emul__field_missing(build, emul__build_item(build, EMUL__SCORECARDS, (int32_t)i), EMUL__SCORECARD_MISSING, open);
    }
    return policies;
}

void emul__build_criteria(emul__build *build) {
    const emul__list *list = emul__build_list(build, EMUL__CRITERIA);
    emul__missing_policy *policies = start_policies(build, list->count);
    build->criteria = (emul__model_criterion *)emul__build_allocate(build, list->count, sizeof *build->criteria);
    build->model->criteria = build->criteria;
    if (build->out_of_memory) {
        return;
    }
    build->model->criterion_count = (int32_t)list->count;
    link_tree(build);
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        fill_criterion(build, i, policies);
        check_missing_value(build, i);
    }
}
