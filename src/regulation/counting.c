/* Which children of a node count for its points: coverage, the lowest left out, and what a sum is scaled to where some do not apply. */
#include "regulation/build.h"

/* ---- texts ---- */

static void report_coverage(emul__build *build, const emul__item *item, emul_status code, emul__text given) {
    emul__build_problem(build, item, EMUL__CRITERION_COVERAGE,
                        &(emul__diagnostic){.code = code,
                                            .english = "“{0}” is no coverage",
                                            .vietnamese = "“{0}” không phải là mức tối thiểu",
                                            .hint_english = "write a share such as 50%, 50% of count, or a number of criteria such as 2",
                                            .hint_vietnamese = "viết một tỷ lệ như 50%, 50% of count, hoặc số tiêu chí như 2",
                                            .arguments = {given}});
}

static void read_coverage(emul__build *build, const emul__item *item, emul__coverage *to) {
    const emul__text given = emul__item_text(item, EMUL__CRITERION_COVERAGE);
    emul__text rest = given;
    if (item->texts[EMUL__CRITERION_COVERAGE] == NULL) {
        return;
    }
    const emul__text amount = emul__next_part(&rest, ' ');
    const emul__text of = emul__next_part(&rest, ' ');
    const emul__text what = emul__next_part(&rest, ' ');
    const bool counts = emul__text_equal(of, EMUL__TEXT("of")) && emul__text_equal(what, EMUL__TEXT("count"));
    *to = (emul__coverage){.text = given};
    to->share = amount.length > 0 && amount.bytes[amount.length - 1] == '%';
    to->by_count = counts || !to->share;
    if (emul_decimal_parse(amount.bytes, amount.length, '.', &to->amount, NULL) != EMUL_OK || rest.length > 0 ||
        (of.length > 0 && !(counts && to->share))) {
        report_coverage(build, item, EMUL_E_SYNTAX, given);
        return;
    }
    to->present = to->amount > 0 && (to->share ? to->amount <= EMUL_DECIMAL_ONE : to->amount % EMUL_DECIMAL_ONE == 0);
    if (!to->present) {
        report_coverage(build, item, EMUL_E_RANGE, given);
    }
}

static int32_t read_drop(emul__build *build, const emul__item *item) {
    emul__limit number = {false, 0};
    emul__field_limit(build, item, EMUL__CRITERION_DROP_LOWEST, &number);
    if (!number.present) {
        return 0;
    }
    if (number.value >= 0 && number.value % EMUL_DECIMAL_ONE == 0 && number.value / EMUL_DECIMAL_ONE < EMUL__MOST_ITEMS) {
        return (int32_t)(number.value / EMUL_DECIMAL_ONE);
    }
    emul__build_problem(build, item, EMUL__CRITERION_DROP_LOWEST,
                        &(emul__diagnostic){.code = EMUL_E_RANGE,
                                            .english = "“{0}” is not a number of criteria",
                                            .vietnamese = "“{0}” không phải là số tiêu chí",
                                            .hint_english = "write a whole number such as 1",
                                            .hint_vietnamese = "viết một số nguyên như 1",
                                            .arguments = {emul__item_text(item, EMUL__CRITERION_DROP_LOWEST)}});
    return 0;
}

void emul__build_counting(emul__build *build, const emul__item *item, emul__model_criterion *to) {
    to->reweight = emul__field_choice(build, item, EMUL__CRITERION_REWEIGHT, "false, true", 0) == 1;
    to->keep = emul__field_choice(build, item, EMUL__CRITERION_KEEP, "false, true", 0) == 1;
    to->drop_lowest = read_drop(build, item);
    read_coverage(build, item, &to->coverage);
}

/* ---- checks ---- */

static int32_t own_children(const emul__build *build, const emul__model_criterion *node) {
    int32_t count = 0;
    for (int32_t i = node->first_child; i >= 0; i = build->criteria[i].next_sibling) {
        count += build->criteria[i].kind == node->kind;
    }
    return count;
}

emul__ratio emul__most_after_drop(const emul__build *build, const emul__model_criterion *node, emul__ratio most) {
    emul__ratio each = emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
    if (node->drop_lowest == 0 || node->reweight) {
        return most;
    }
    for (int32_t i = node->first_child; i >= 0; i = build->criteria[i].next_sibling) {
        const emul__model_criterion *child = &build->criteria[i];
        const emul__ratio own = emul__ratio_mul(emul__ratio_of_decimal(child->weight), emul__ratio_of_decimal(child->max.value));
        if (child->keep || child->kind != node->kind) {
            continue;
        }
        if (emul__ratio_state(each) == EMUL__PRESENT && emul__ratio_compare(each, own) != 0) {
            return emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
        }
        each = own;
    }
    return emul__ratio_sub(most, emul__ratio_mul(emul__ratio_of_integer(node->drop_lowest), each));
}

/* Shares and maxima are taken of each child: one without a maximum, or worth nothing, has none. */
static void need_maxima(emul__build *build, const emul__model_criterion *node, const char *key, bool kept_too, bool above_zero) {
    for (int32_t i = node->first_child; i >= 0; i = build->criteria[i].next_sibling) {
        const emul__model_criterion *child = &build->criteria[i];
        const bool good = child->max.present && (!above_zero || (child->max.value > 0 && child->weight > 0));
        if (good || child->kind != node->kind || (child->keep && !kept_too)) {
            continue;
        }
        emul__build_problem(build, emul__build_item(build, EMUL__CRITERIA, i), child->max.present ? EMUL__CRITERION_MAX : -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "“{1}” of “{0}” needs a max above 0 here, and a weight above 0",
                                                .vietnamese = "“{1}” của “{0}” cần max và trọng số lớn hơn 0 ở tiêu chí này",
                                                .hint_english = "add “max:” with the full marks of this criterion",
                                                .hint_vietnamese = "thêm “max:” với điểm tối đa của tiêu chí này",
                                                .arguments = {node->id, emul__text_of(key)}});
    }
}

static void check_reweight(emul__build *build, const emul__item *item, const emul__model_criterion *node) {
    if (node->combine != EMUL__COMBINE_SUM) {
        emul__build_problem(build, item, EMUL__CRITERION_REWEIGHT,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "only a sum is scaled to full marks: other ways of combining do without",
                                                .vietnamese = "chỉ phép cộng mới cần quy đổi về đủ điểm",
                                                .hint_english = "leave “reweight” out, or write “combine: sum”",
                                                .hint_vietnamese = "bỏ “reweight”, hoặc viết “combine: sum”"});
        return;
    }
    need_maxima(build, node, "reweight", true, true);
}

static void report_too_many(emul__build *build, const emul__item *item, int32_t text, int32_t has) {
    char digits[EMUL__INTEGER_CAPACITY];
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "there are only {0} criteria of its kind below",
                                            .vietnamese = "bên dưới chỉ có {0} tiêu chí cùng loại",
                                            .arguments = {{digits, emul__integer_write(has, digits)}}});
}

static void check_node(emul__build *build, int32_t number) {
    const emul__item *item = emul__build_item(build, EMUL__CRITERIA, number);
    const emul__model_criterion *node = &build->criteria[number];
    const int32_t has = own_children(build, node);
    if (node->reweight) {
        check_reweight(build, item, node);
    }
    if (node->drop_lowest >= has && node->drop_lowest > 0) {
        report_too_many(build, item, EMUL__CRITERION_DROP_LOWEST, has);
    } else if (node->drop_lowest > 0) {
        need_maxima(build, node, "drop_lowest", false, true);
    }
    if (node->coverage.present && !node->coverage.share && node->coverage.amount / EMUL_DECIMAL_ONE > has) {
        report_too_many(build, item, EMUL__CRITERION_COVERAGE, has);
    }
    if (node->coverage.present && !node->coverage.by_count && node->combine == EMUL__COMBINE_SUM && !node->reweight) {
        need_maxima(build, node, "coverage", true, false);
    }
}

/* A key that nothing looks at would stand there as if it did something. */
static void check_keep(emul__build *build, int32_t number) {
    const emul__model_criterion *child = &build->criteria[number];
    if (child->keep && (child->parent < 0 || build->criteria[child->parent].drop_lowest == 0)) {
        emul__build_problem(build, emul__build_item(build, EMUL__CRITERIA, number), EMUL__CRITERION_KEEP,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "the criterion above drops none",
                                                .vietnamese = "tiêu chí cha không bỏ tiêu chí nào",
                                                .hint_english = "write “drop_lowest:” there, or leave “keep” out",
                                                .hint_vietnamese = "viết “drop_lowest:” ở tiêu chí cha, hoặc bỏ “keep”"});
    }
}

void emul__check_counting(emul__build *build) {
    for (int32_t i = 0; i < build->model->criterion_count; i++) {
        check_keep(build, i);
        if (build->criteria[i].first_child >= 0) {
            check_node(build, i);
        }
    }
}
