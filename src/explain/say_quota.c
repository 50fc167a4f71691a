/* Quotas in words: "1 per cluster", "20% of class(tot)". */
#include "explain/say.h"

static const emul__word pools[] = {
    {"eligible", "those eligible", "số đủ điều kiện"},
    {"all", "all on the scorecard", "tổng số trong bảng điểm"},
    {"ranked", "those with a place", "số được xếp hạng"},
    {"class", "those of the class", "số thuộc loại nêu trong chỉ tiêu"},
    {"awarded", "those with that award", "số được danh hiệu nêu trong chỉ tiêu"},
};
static const emul__word classed = {"classed", "those classed", "số được xếp loại"};

const emul__word *emul__pool_word(emul__pool pool, bool of_class) {
    return of_class && pool == EMUL__POOL_ELIGIBLE ? &classed : &pools[pool];
}

typedef struct quota_saying {
    emul__buffer *to;
    const emul__model *model;
    emul_language language;
} quota_saying;

static void say(const quota_saying *s, const char *english, const char *vietnamese) {
    emul__buffer_string(s->to, s->language == EMUL_VIETNAMESE ? vietnamese : english);
}

static void say_name(const quota_saying *s, emul__text name, emul__text id) {
    emul__buffer_text(s->to, name.length > 0 ? name : id);
}

static void say_pool(const quota_saying *s, const emul__quota *quota, int32_t scorecard) {
    if (quota->pool == EMUL__POOL_AWARDED && quota->award >= 0) {
        const emul__model_award *award = &s->model->awards[quota->award];
        const bool english = s->language == EMUL_ENGLISH && award->name_en.length > 0;
        say(s, " of those given ", " số được ");
        say_name(s, english ? award->name_en : award->name, award->id);
    } else if (quota->pool == EMUL__POOL_CLASS && scorecard >= 0) {
        say(s, " of those of class ", " số được xếp loại ");
        for (int32_t i = 0; i < quota->class_label_count; i++) {
            const emul__model_class *class_ = &s->model->classes[s->model->scorecards[scorecard].first_class + quota->class_labels[i]];
            emul__buffer_string(s->to, i == 0 ? "" : ", ");
            say_name(s, class_->name, class_->id);
        }
    } else if (quota->pool != EMUL__POOL_ELIGIBLE) {
        say(s, " of ", " ");
        emul__buffer_string(s->to, emul__word_in(&pools[quota->pool], s->language));
    }
}

/* An attribute is called as the indicator of its name, if one is declared. */
static void say_group(const quota_saying *s, int32_t attribute) {
    const emul__text id = s->model->attributes[attribute];
    emul__text name = {"", 0};
    for (int32_t i = 0; i < s->model->names.indicator_count; i++) {
        if (emul__text_equal(s->model->names.indicators[i].id, id)) {
            name = s->model->names.indicators[i].name;
        }
    }
    say(s, " for each ", " cho mỗi ");
    say_name(s, name, id);
}

static emul__text said_amount(emul__tree *tree, emul_decimal amount, bool share, const char *after, emul_language language) {
    emul__buffer written;
    const char mark = language == EMUL_VIETNAMESE ? ',' : '.';
    emul__buffer_init(&written, &tree->arena.allocator);
    if (share) {
        emul__exact_write_share(&written, emul__ratio_of_decimal(amount), mark);
    } else {
        emul__buffer_decimal(&written, amount, 0, mark);
        emul__buffer_string(&written, after);
    }
    const emul__text text = emul__tree_written(tree, &written);
    emul__buffer_destroy(&written);
    return text;
}

static emul__text said_quota(emul__tree *tree, const emul__model *model, int32_t scorecard, const emul__quota *quota,
                             emul_language language) {
    emul__buffer written;
    const quota_saying s = {&written, model, language};
    emul__buffer_init(&written, &tree->arena.allocator);
    emul__buffer_text(&written, said_amount(tree, quota->amount, quota->share, language == EMUL_VIETNAMESE ? " suất" : "", language));
    if (quota->share) {
        say_pool(&s, quota, scorecard);
    }
    if (quota->group >= 0) {
        say_group(&s, quota->group);
    }
    const emul__text text = emul__tree_written(tree, &written);
    emul__buffer_destroy(&written);
    return text;
}

emul__said emul__say_quota(emul__tree *tree, const emul__model *model, int32_t scorecard, const emul__quota *quota) {
    return (emul__said){quota->text, said_quota(tree, model, scorecard, quota, EMUL_ENGLISH),
                        said_quota(tree, model, scorecard, quota, EMUL_VIETNAMESE)};
}

emul__said emul__say_amount(emul__tree *tree, emul__text notation, emul_decimal amount, bool share) {
    return (emul__said){notation, said_amount(tree, amount, share, "", EMUL_ENGLISH),
                        said_amount(tree, amount, share, "", EMUL_VIETNAMESE)};
}
