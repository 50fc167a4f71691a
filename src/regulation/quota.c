/* Quotas: "3", "1 per cluster", "20%", "30% of all", "20% of class(tot) per cluster". Comes in the text, goes out emul__quota. */
#include <string.h>

#include "regulation/build.h"

typedef struct quota_text {
    const emul__item *item;
    int32_t text;
    bool of_class; /* the quota of a class, not of an award */
    int32_t scorecard;
} quota_text;

static void report_form(emul__build *build, const quota_text *from, emul__text part) {
    emul__build_problem(
        build, from->item, from->text,
        &(emul__diagnostic){
            .code = EMUL_E_SYNTAX,
            .english = "the quota cannot be read at “{0}”",
            .vietnamese = "không đọc được chỉ tiêu tại “{0}”",
            .hint_english =
                from->of_class
                    ? "write 3, 20%, or 20% of classed, all, class(tot) or class(xuat_sac, tot), then if need be “per” an attribute"
                    : "write 3, 20%, or 30% of eligible, all, ranked, class(tot) or awarded(tien_tien), then if need be “per” an attribute",
            .hint_vietnamese =
                from->of_class
                    ? "viết 3, 20%, hoặc 20% of classed, all, class(tot) hay class(xuat_sac, tot), rồi nếu cần “per” một thuộc tính"
                    : "viết 3, 20%, hoặc 30% of eligible, all, ranked, class(tot) hay awarded(tien_tien), rồi nếu cần “per” một thuộc tính",
            .arguments = {part}});
}

static bool read_amount(emul__build *build, const quota_text *from, emul__text part, emul__quota *quota) {
    quota->share = part.length > 0 && part.bytes[part.length - 1] == '%';
    if (emul_decimal_parse(part.bytes, part.length, '.', &quota->amount, NULL) != EMUL_OK) {
        report_form(build, from, part);
        return false;
    }
    const bool sensible =
        quota->share ? quota->amount > 0 && quota->amount <= EMUL_DECIMAL_ONE : quota->amount > 0 && quota->amount % EMUL_DECIMAL_ONE == 0;
    if (!sensible) {
        emul__build_problem(build, from->item, from->text,
                            &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                .english = "a quota of “{0}” can give nothing that makes sense",
                                                .vietnamese = "chỉ tiêu “{0}” không có nghĩa",
                                                .hint_english = "write a whole number from 1, or a share above 0% and up to 100%",
                                                .hint_vietnamese = "viết một số nguyên từ 1, hoặc một tỷ lệ trên 0% và không quá 100%",
                                                .arguments = {part}});
    }
    return sensible;
}

/* Then it is known already why its classes are not. */
static bool names_unknown_scorecard(const emul__build *build, const emul__item *item) {
    if (item->kind != EMUL__AWARDS) {
        return false;
    }
    const int32_t award = item->parent >= 0 ? item->parent : (int32_t)(item - emul__build_item(build, EMUL__AWARDS, 0));
    return build->awards[award].scorecard < 0 && emul__build_item(build, EMUL__AWARDS, award)->texts[EMUL__AWARD_BY] != NULL;
}

static emul__text class_name(const emul__build *build, int32_t number) {
    return build->classes[number].id;
}

static int32_t find_class(emul__build *build, const quota_text *from, emul__text name) {
    const emul__model_scorecard *scorecard = from->scorecard >= 0 ? &build->scorecards[from->scorecard] : NULL;
    for (int32_t i = 0; scorecard != NULL && i < scorecard->class_count; i++) {
        if (emul__text_equal(class_name(build, scorecard->first_class + i), name)) {
            return i;
        }
    }
    if (!names_unknown_scorecard(build, from->item)) {
        emul__build_unknown(
            build, from->item, from->text, name, build->model->class_count, class_name,
            &(emul__diagnostic){.english = "no class has the id “{0}”", .vietnamese = "không có mức xếp loại nào mang mã “{0}”"});
    }
    return -1;
}

/* "tot, kha": each once, since whoever is in one of them counts once. */
static bool read_classes(emul__build *build, const quota_text *from, emul__text names, emul__quota *quota) {
    const size_t most = names.length / 2 + 1;
    int32_t *labels = (int32_t *)emul__build_allocate(build, most, sizeof *labels);
    quota->pool = EMUL__POOL_CLASS;
    quota->class_labels = labels;
    for (emul__text name = emul__next_part(&names, ','); labels != NULL && name.length > 0; name = emul__next_part(&names, ',')) {
        const int32_t label = find_class(build, from, name);
        if (label < 0) {
            return false;
        }
        if (emul__quota_names_class(quota, label)) {
            report_form(build, from, name);
            return false;
        }
        labels[quota->class_label_count++] = label;
    }
    return quota->class_label_count > 0;
}

/* "class(tot)": what stands between `start`, which ends in a parenthesis, and the one that closes it. */
static bool names_in(emul__text part, emul__text start, emul__text *name) {
    if (part.length <= start.length || memcmp(part.bytes, start.bytes, start.length) != 0 || part.bytes[part.length - 1] != ')') {
        return false;
    }
    *name = emul__text_trim((emul__text){part.bytes + start.length, part.length - start.length - 1});
    return true;
}

static bool read_pool(emul__build *build, const quota_text *from, emul__text part, emul__quota *quota) {
    static const char *const words[] = {"eligible", "all", "ranked"}; /* as emul__pool */
    emul__text name = {NULL, 0};
    if (names_in(part, EMUL__TEXT("class("), &name)) {
        return read_classes(build, from, name, quota);
    }
    if (!from->of_class && names_in(part, EMUL__TEXT("awarded("), &name)) { /* found once all awards are known */
        quota->pool = EMUL__POOL_AWARDED;
        quota->award_id = name;
        return true;
    }
    if (from->of_class && emul__text_equal(part, EMUL__TEXT("classed"))) { /* which a class quota means unless it says otherwise */
        return true;
    }
    for (int32_t i = 0; i < 3; i++) {
        const bool sensible = !from->of_class || i == EMUL__POOL_ALL;
        if (sensible && emul__text_equal(part, emul__text_of(words[i]))) {
            quota->pool = (emul__pool)i;
            return true;
        }
    }
    report_form(build, from, part);
    return false;
}

static bool read_group(emul__build *build, const quota_text *from, emul__text name, emul__quota *quota) {
    if (!emul__text_is_id(name, false)) {
        report_form(build, from, name);
        return false;
    }
    quota->group = emul__build_attribute(build, name);
    return true;
}

void emul__field_quota(emul__build *build, const emul__item *item, int32_t text, int32_t scorecard, emul__quota *quota) {
    const quota_text from = {item, text, item->kind == EMUL__CLASSES, scorecard};
    emul__text rest = emul__item_text(item, text);
    *quota = (emul__quota){.award = -1, .group = -1, .rounding = EMUL_ROUND_DOWN, .pool = EMUL__POOL_ELIGIBLE};
    if (item->texts[text] == NULL) {
        return;
    }
    quota->text = rest;
    bool good = read_amount(build, &from, emul__next_part(&rest, ' '), quota);
    emul__text word = emul__next_part(&rest, ' ');
    if (good && quota->share && emul__text_equal(word, EMUL__TEXT("of"))) {
        good = read_pool(build, &from, emul__next_part(&rest, ' '), quota);
        word = emul__next_part(&rest, ' ');
    }
    if (good && emul__text_equal(word, EMUL__TEXT("per"))) {
        good = read_group(build, &from, emul__next_part(&rest, ' '), quota);
        word = emul__next_part(&rest, ' ');
    }
    if (good && word.length > 0) {
        report_form(build, &from, word);
        good = false;
    }
    quota->present = good;
}
