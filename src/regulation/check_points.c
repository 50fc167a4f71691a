/* Whether points and weights add up, and whether anything is there to be computed. Nothing is ever rescaled in silence. */
#include <string.h>

#include "kernel/geometric.h"
#include "regulation/build.h"

static emul__text number_text(emul__ratio value, char digits[EMUL__DECIMAL_CAPACITY]) {
    const emul_decimal rounded = emul__ratio_round(value, 6, EMUL_ROUND_HALF_AWAY);
    return (emul__text){digits, emul__decimal_write(rounded, 0, '.', digits)};
}

/* ---- the maxima of children against that of their criterion ---- */

typedef struct sum_of_children {
    int32_t count;
    bool complete; /* each has a max */
    emul__ratio most;
    emul__ratio weights;
    bool all_per_cent;
    bool all_below_one;
} sum_of_children;

/* Children that give base points; bonus and penalty are kept apart from them. */
static sum_of_children add_up(const emul__build *build, const emul__model_criterion *node) {
    sum_of_children sum = {0, true, emul__ratio_of_integer(0), emul__ratio_of_integer(0), true, true};
    for (int32_t i = node->first_child; i >= 0; i = build->criteria[i].next_sibling) {
        const emul__model_criterion *child = &build->criteria[i];
        const emul__text weight = emul__item_text(emul__build_item(build, EMUL__CRITERIA, i), EMUL__CRITERION_WEIGHT);
        const emul__ratio factor = emul__ratio_of_decimal(child->weight);
        if (child->kind != node->kind) {
            continue;
        }
        sum.count++;
        sum.complete = sum.complete && child->max.present;
        sum.most = emul__ratio_add(sum.most, emul__ratio_mul(factor, emul__ratio_of_decimal(child->max.value)));
        sum.weights = emul__ratio_add(sum.weights, factor);
        sum.all_per_cent = sum.all_per_cent && weight.length > 0 && weight.bytes[weight.length - 1] == '%';
        sum.all_below_one = sum.all_below_one && child->weight < EMUL_DECIMAL_ONE;
    }
    return sum;
}

static bool differs(emul__ratio a, emul__ratio b) {
    return emul__ratio_state(a) == EMUL__PRESENT && emul__ratio_state(b) == EMUL__PRESENT && emul__ratio_compare(a, b) != 0;
}

static void check_sum(emul__build *build, int32_t number, const sum_of_children *sum) {
    const emul__model_criterion *node = &build->criteria[number];
    const emul__ratio declared = emul__ratio_of_decimal(node->max.value);
    const emul__ratio most = emul__most_after_drop(build, node, sum->most);
    char has[EMUL__DECIMAL_CAPACITY];
    char wants[EMUL__DECIMAL_CAPACITY];
    if (node->kind != EMUL__POINTS_BASE || !node->max.present || node->cap || sum->count == 0 || !sum->complete ||
        !differs(most, declared)) {
        return;
    }
    emul__build_problem(
        build, emul__build_item(build, EMUL__CRITERIA, number), EMUL__CRITERION_MAX,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "the criteria below add up to {0}, not to {1}",
                            .vietnamese = "điểm tối đa của các tiêu chí con cộng lại là {0}, không phải {1}",
                            .hint_english = "correct one of them, or write “cap: true” if max is meant to cut the sum",
                            .hint_vietnamese = "sửa một trong các mức điểm, hoặc viết “cap: true” nếu max dùng để chặn tổng",
                            .arguments = {number_text(most, has), number_text(declared, wants)}});
}

/* Weights written as shares are meant to be shares of a whole. */
static void check_weights(emul__build *build, int32_t number, const sum_of_children *sum) {
    const emul__ratio one = emul__ratio_of_integer(1);
    const bool shares = sum->all_per_cent || sum->all_below_one;
    const bool nothing = sum->count > 0 && !differs(sum->weights, emul__ratio_of_integer(0));
    char has[EMUL__DECIMAL_CAPACITY];
    const emul__combine how = build->criteria[number].combine;
    if ((how != EMUL__COMBINE_WEIGHTED_MEAN && how != EMUL__COMBINE_GEOMETRIC_MEAN) || sum->count == 0 ||
        !(nothing || (shares && differs(sum->weights, one)))) {
        return;
    }
    emul__build_problem(build, emul__build_item(build, EMUL__CRITERIA, number), EMUL__CRITERION_COMBINE,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = nothing ? "the weights of the criteria below are all 0"
                                                               : "the weights of the criteria below add up to {0}, not to 1 (100%)",
                                            .vietnamese = nothing ? "trọng số của các tiêu chí con đều bằng 0"
                                                                  : "trọng số của các tiêu chí con cộng lại là {0}, không phải 1 (100%)",
                                            .arguments = {number_text(sum->weights, has)}});
}

/* The weights of a geometric mean are how often a value stands below the root, which is computed in whole numbers. */
static void check_root(emul__build *build, int32_t number, int32_t children) {
    int64_t *weights = (int64_t *)emul__build_allocate(build, (size_t)children + 1, sizeof *weights);
    int64_t count = 0;
    for (int32_t i = build->criteria[number].first_child; weights != NULL && i >= 0; i = build->criteria[i].next_sibling) {
        if (build->criteria[i].kind == build->criteria[number].kind) {
            weights[count++] = build->criteria[i].weight < 0 ? 0 : build->criteria[i].weight;
        }
    }
    if (weights != NULL && emul__root_of_weights(NULL, weights, count) > EMUL__MOST_ROOT) {
        emul__build_problem(
            build, emul__build_item(build, EMUL__CRITERIA, number), EMUL__CRITERION_COMBINE,
            &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                .english = "the weights of a geometric mean are too fine: as whole numbers they add up to more than 1000",
                                .vietnamese = "trọng số của trung bình nhân quá lẻ: quy về số nguyên thì tổng vượt 1000",
                                .hint_english = "write them with fewer decimals: 0.35, not 0.3487",
                                .hint_vietnamese = "ghi ít chữ số thập phân hơn: 0.35, không phải 0.3487"});
    }
}

/* ---- something to compute ---- */

static void check_not_empty(emul__build *build) {
    const emul__list *scorecards = emul__build_list(build, EMUL__SCORECARDS);
    const emul__list *header = emul__build_list(build, EMUL__HEADER);
    const bool torn = header->count > 0 && header->items[0].torn;
    if (scorecards->count == 0 && emul__build_list(build, EMUL__AWARDS)->count == 0 && !torn) {
        emul__report(build->error, &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                       .place = {.input = build->draft.input},
                                                       .english = "the regulation has neither scorecards nor awards",
                                                       .vietnamese = "quy chế không có bảng điểm cũng không có danh hiệu",
                                                       .hint_english = "add “scorecards:” or “awards:”",
                                                       .hint_vietnamese = "thêm “scorecards:” hoặc “awards:”"});
        build->failed = true;
    }
    for (size_t i = 0; i < scorecards->count; i++) {
        if (build->scorecards[i].criterion_count == 0 && !scorecards->items[i].torn) {
            emul__build_problem(build, &scorecards->items[i], -1,
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "the scorecard has no criteria",
                                                    .vietnamese = "bảng điểm không có tiêu chí",
                                                    .hint_english = "add “criteria:”",
                                                    .hint_vietnamese = "thêm “criteria:”"});
        }
    }
}

void emul__check_points(emul__build *build) {
    check_not_empty(build);
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        const emul__model_criterion *node = &build->criteria[i];
        if (node->first_child >= 0) {
            const sum_of_children sum = add_up(build, node);
            if (node->combine == EMUL__COMBINE_SUM) {
                check_sum(build, i, &sum);
            }
            check_weights(build, i, &sum);
            if (node->combine == EMUL__COMBINE_GEOMETRIC_MEAN) {
                check_root(build, i, sum.count);
            }
        }
    }
}
