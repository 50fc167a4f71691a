/* rank_last, cap_class, demote, unclassified: what their texts say. */
#include "regulation/build.h"

/* A text that only one of the four looks at. */
static void refuse_stray(emul__build *build, const emul__item *item, int32_t text, bool used) {
    if (used || item->texts[text] == NULL) {
        return;
    }
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "“{0}” says nothing here",
                                            .vietnamese = "“{0}” không có tác dụng ở đây",
                                            .hint_english = "“class” belongs to cap_class, “by” to demote",
                                            .hint_vietnamese = "“class” dùng cho cap_class, “by” dùng cho demote",
                                            .arguments = {emul__text_of(emul__list_infos[EMUL__RESTRICTIONS].fields[text].key)}});
}

static emul__text class_name(const emul__build *build, int32_t number) {
    return build->classes[number].id;
}

static int32_t read_class(emul__build *build, const emul__item *item) {
    const emul__model_scorecard *scorecard = &build->scorecards[item->owner];
    const emul__text name = emul__item_text(item, EMUL__RESTRICTION_CLASS);
    for (int32_t i = 0; i < scorecard->class_count; i++) {
        if (emul__text_equal(class_name(build, scorecard->first_class + i), name)) {
            return i;
        }
    }
    if (item->texts[EMUL__RESTRICTION_CLASS] != NULL) {
        emul__build_unknown(
            build, item, EMUL__RESTRICTION_CLASS, name, build->model->class_count, class_name,
            &(emul__diagnostic){.english = "no class has the id “{0}”", .vietnamese = "không có mức xếp loại nào mang mã “{0}”"});
    } else if (!emul__item_mentions(item, EMUL__RESTRICTION_CLASS)) {
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "it is not said which class is the best one possible",
                                                .vietnamese = "chưa nêu mức xếp loại cao nhất được xét",
                                                .hint_english = "add “class:” with the id of a class",
                                                .hint_vietnamese = "thêm “class:” với mã của một mức xếp loại"});
    }
    return -1;
}

/* What is no number is a rule. */
static bool is_rule(const emul__item *item) {
    const emul__text given = emul__item_text(item, EMUL__RESTRICTION_BY);
    emul_decimal number = 0;
    return item->texts[EMUL__RESTRICTION_BY] != NULL && emul_decimal_parse(given.bytes, given.length, '.', &number, NULL) == EMUL_E_SYNTAX;
}

static int32_t read_by(emul__build *build, const emul__item *item) {
    enum { MOST = 1000 };
    emul__limit number = {false, 0};
    emul__field_limit(build, item, EMUL__RESTRICTION_BY, &number);
    if (!number.present) {
        return 1;
    }
    if (number.value > 0 && number.value % EMUL_DECIMAL_ONE == 0 && number.value <= MOST * EMUL_DECIMAL_ONE) {
        return (int32_t)(number.value / EMUL_DECIMAL_ONE);
    }
    emul__build_problem(build, item, EMUL__RESTRICTION_BY,
                        &(emul__diagnostic){.code = EMUL_E_RANGE,
                                            .english = "“{0}” is not a number of classes",
                                            .vietnamese = "“{0}” không phải là số mức xếp loại",
                                            .hint_english = "write a whole number such as 1",
                                            .hint_vietnamese = "viết một số nguyên như 1",
                                            .arguments = {emul__item_text(item, EMUL__RESTRICTION_BY)}});
    return 1;
}

static void refuse_without_classes(emul__build *build, const emul__item *item, emul__effect effect) {
    if (effect == EMUL__RANKS_LAST || build->scorecards[item->owner].class_count > 0) {
        return;
    }
    emul__build_problem(build, item, -1,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "the scorecard has no classes",
                                            .vietnamese = "bảng điểm không có mức xếp loại",
                                            .hint_english = "add “classes:”, or leave this out",
                                            .hint_vietnamese = "thêm “classes:”, hoặc bỏ mục này"});
}

static void need_effect(emul__build *build, const emul__item *item) {
    if (!emul__item_mentions(item, EMUL__RESTRICTION_EFFECT)) {
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "it is not said what the restriction does",
                                                .vietnamese = "chưa nêu hình thức hạn chế",
                                                .hint_english = "add “effect:” rank_last, cap_class, demote or unclassified",
                                                .hint_vietnamese = "thêm “effect:” rank_last, cap_class, demote hoặc unclassified"});
    }
}

static void read_restriction(emul__build *build, const emul__item *item, emul__model_restriction *to) {
    need_effect(build, item);
    to->effect = (emul__effect)emul__field_choice(build, item, EMUL__RESTRICTION_EFFECT, "rank_last, cap_class, demote, unclassified",
                                                  EMUL__RANKS_LAST);
    to->by_rule = to->effect == EMUL__DEMOTES && is_rule(item);
    to->by = to->by_rule ? 0 : read_by(build, item);
    to->class_label = to->effect == EMUL__CAPS_CLASS ? read_class(build, item) : -1;
    refuse_stray(build, item, EMUL__RESTRICTION_CLASS, to->effect == EMUL__CAPS_CLASS);
    refuse_stray(build, item, EMUL__RESTRICTION_BY, to->effect == EMUL__DEMOTES);
    refuse_without_classes(build, item, to->effect);
}

emul__model_restriction *emul__build_restrictions(emul__build *build, int32_t scorecard, emul__owned owned) {
    emul__model_restriction *list = (emul__model_restriction *)emul__build_allocate(build, (size_t)owned.count, sizeof *list);
    for (int32_t i = 0; list != NULL && i < owned.count; i++) {
        read_restriction(build, emul__build_item(build, EMUL__RESTRICTIONS, owned.first + i), &list[i]);
        build->scorecards[scorecard].restriction_count++;
    }
    build->scorecards[scorecard].restrictions = list;
    return list;
}
