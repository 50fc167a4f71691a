/* Reading a regulation back: what it consists of, as it was told. The texts are those of the draft, before and after it is finished. */
#include <string.h>

#include "regulation/draft.h"

static const emul__list *list_of(const emul_regulation *regulation, emul_part part) {
    static const emul__list_kind kinds[] = {EMUL__INDICATORS, EMUL__SCORECARDS, EMUL__CRITERIA, EMUL__CLASSES, EMUL__AWARDS,
                                            EMUL__CONDITIONS, EMUL__LIMITS,     EMUL__HEADER,   EMUL__VALUES};
    const bool known = regulation != NULL && part >= 0 && (size_t)part < sizeof kinds / sizeof kinds[0];
    return known ? &regulation->draft.lists[kinds[part]] : NULL;
}

const emul__item *emul__regulation_item(const emul_regulation *regulation, emul_part part, int32_t index) {
    const emul__list *list = list_of(regulation, part);
    return list != NULL && index >= 0 && (size_t)index < list->count ? &list->items[index] : NULL;
}

int64_t emul_regulation_count(const emul_regulation *regulation, emul_part part) {
    const emul__list *list = list_of(regulation, part);
    return list == NULL ? 0 : (int64_t)list->count;
}

int32_t emul_regulation_find(const emul_regulation *regulation, emul_part part, int32_t scorecard, const char *id) {
    const emul__list *list = part == EMUL_PART_CONDITION || part == EMUL_PART_LIMIT ? NULL : list_of(regulation, part);
    const bool owned = part == EMUL_PART_CRITERION || part == EMUL_PART_CLASS;
    for (size_t i = 0; list != NULL && id != NULL && i < list->count; i++) {
        const emul__item *item = &list->items[i];
        const bool here = !owned || scorecard < 0 || item->owner == scorecard;
        if (here && item->texts[0] != NULL && strcmp(item->texts[0], id) == 0) { /* the id is the first text of all of them */
            return (int32_t)i;
        }
    }
    return -1;
}

/* Fills the caller's struct. */
static emul_status give(const emul_regulation *regulation, const emul__item *item, void *spec, const char *index_name, emul_error *error) {
    size_t size = 0;
    emul__error_clear(error);
    if (regulation == NULL || spec == NULL) {
        return emul__report_argument(error, regulation == NULL ? "regulation" : "spec");
    }
    memcpy(&size, spec, sizeof size);
    if (!emul__spec_valid_size(size)) {
        return emul__report_argument(error, "struct_size");
    }
    if (item == NULL) {
        return emul__report_argument(error, index_name);
    }
    emul__spec_write(&emul__list_infos[item->kind], item->texts, spec);
    return EMUL_OK;
}

emul_status emul_regulation_header(const emul_regulation *regulation, emul_header *header, emul_error *error) {
    static const char *const nothing[EMUL__MOST_FIELDS] = {NULL};
    static const emul__item none = {.kind = EMUL__HEADER, .owner = -1, .parent = -1, .text_count = 0, .texts = nothing};
    const bool stated = regulation != NULL && regulation->draft.lists[EMUL__HEADER].count > 0;
    return give(regulation, stated ? &regulation->draft.lists[EMUL__HEADER].items[0] : &none, header, "header", error);
}

emul_status emul_regulation_indicator(const emul_regulation *regulation, int32_t indicator, emul_indicator *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_INDICATOR, indicator), spec, "indicator", error);
}

emul_status emul_regulation_scorecard(const emul_regulation *regulation, int32_t scorecard, emul_scorecard *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_SCORECARD, scorecard), spec, "scorecard", error);
}

emul_status emul_regulation_criterion(const emul_regulation *regulation, int32_t criterion, emul_criterion *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_CRITERION, criterion), spec, "criterion", error);
}

emul_status emul_regulation_class(const emul_regulation *regulation, int32_t class_index, emul_class *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_CLASS, class_index), spec, "class_index", error);
}

emul_status emul_regulation_award(const emul_regulation *regulation, int32_t award, emul_award *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_AWARD, award), spec, "award", error);
}

emul_status emul_regulation_condition(const emul_regulation *regulation, int32_t condition, emul_condition *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_CONDITION, condition), spec, "condition", error);
}

emul_status emul_regulation_limit(const emul_regulation *regulation, int32_t limit, emul_limit *spec, emul_error *error) {
    return give(regulation, emul__regulation_item(regulation, EMUL_PART_LIMIT, limit), spec, "limit", error);
}

static int32_t owner_of(const emul__item *item) {
    return item == NULL ? -1 : item->owner;
}

int32_t emul_regulation_criterion_parent(const emul_regulation *regulation, int32_t criterion) {
    const emul__item *item = emul__regulation_item(regulation, EMUL_PART_CRITERION, criterion);
    return item == NULL ? -1 : item->parent;
}

int32_t emul_regulation_criterion_scorecard(const emul_regulation *regulation, int32_t criterion) {
    return owner_of(emul__regulation_item(regulation, EMUL_PART_CRITERION, criterion));
}

int32_t emul_regulation_class_scorecard(const emul_regulation *regulation, int32_t class_index) {
    return owner_of(emul__regulation_item(regulation, EMUL_PART_CLASS, class_index));
}

int32_t emul_regulation_condition_award(const emul_regulation *regulation, int32_t condition) {
    return owner_of(emul__regulation_item(regulation, EMUL_PART_CONDITION, condition));
}

int32_t emul_regulation_limit_award(const emul_regulation *regulation, int32_t limit) {
    return owner_of(emul__regulation_item(regulation, EMUL_PART_LIMIT, limit));
}

const char *emul_regulation_origin(const emul_regulation *regulation, emul_part part, int32_t index) {
    const emul__item *item = emul__regulation_item(regulation, part, index);
    return item == NULL || item->origin.length == 0 ? NULL : item->origin.bytes;
}

int32_t emul_regulation_prize_of(const emul_regulation *regulation, int32_t award) {
    const emul__item *item = emul__regulation_item(regulation, EMUL_PART_AWARD, award);
    return item == NULL ? -1 : item->parent;
}
