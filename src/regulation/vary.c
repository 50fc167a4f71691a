/* What if: a finished regulation with some of its texts replaced. What it was told is copied, changed and finished like any other, so that a
 * change is refused as the same text would be in the regulation. */
#include <string.h>

#include "regulation/use.h"

static emul__text key_of(emul__list_kind kind, int32_t text) {
    if (emul__list_infos[kind].fields != NULL) {
        return emul__text_of(emul__list_infos[kind].fields[text].key);
    }
    return text == EMUL__VALUE_ID ? EMUL__TEXT("id")
                                  : EMUL__TEXT("expression"); /* of values, the one list without fields that changes name */
}

static int32_t text_count(emul__list_kind kind) {
    return kind == EMUL__VALUES ? EMUL__VALUE_EXPRESSION + 1 : emul__list_infos[kind].field_count;
}

static int32_t text_of_key(emul__list_kind kind, emul__text key) {
    for (int32_t i = 0; i < text_count(kind); i++) {
        if (emul__text_equal(key_of(kind, i), key)) {
            return i;
        }
    }
    return -1;
}

/* ---- refusals ---- */

static emul_status report_key(const emul__item *item, emul__text key, emul_error *error) {
    emul__nearest nearest = emul__nearest_begin(key);
    for (int32_t i = 0; i < text_count(item->kind); i++) {
        emul__nearest_offer(&nearest, key_of(item->kind, i));
    }
    const bool guess = nearest.found.length > 0;
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                   .place = {.field = item->path},
                                                   .english = "“{0}” is no key that a change can name here",
                                                   .vietnamese = "“{0}” không phải là khóa có thể thay đổi ở đây",
                                                   .hint_english = guess ? "did you mean “{1}”?" : NULL,
                                                   .hint_vietnamese = guess ? "có phải “{1}” không?" : NULL,
                                                   .arguments = {key, nearest.found}});
}

static emul_status report_set(const emul__item *item, emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                                   .place = {.field = item->path},
                                                   .english = "“{0}” comes from “{1}”, which no change reaches",
                                                   .vietnamese = "“{0}” thuộc “{1}”, không thể thay đổi",
                                                   .hint_english = "state it in the regulation itself",
                                                   .hint_vietnamese = "ghi nội dung này vào chính quy chế",
                                                   .arguments = {emul__item_text(item, 0), item->input}});
}

/* ---- the copy ---- */

/* The arranged lists lie in the arena; those of a regulation that is open to calls can grow. */
static bool loosen(emul_regulation *varied, const emul__draft *arranged) {
    varied->draft = *arranged;
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        varied->draft.lists[kind] = (emul__list){NULL, 0, 0};
    }
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        const emul__list *from = &arranged->lists[kind];
        emul__list *to = &varied->draft.lists[kind];
        to->items = from->count == 0 ? NULL : (emul__item *)emul__allocate(&varied->allocator, from->count, sizeof *to->items);
        if (from->count > 0 && to->items == NULL) {
            return false;
        }
        if (from->count > 0) {
            memcpy(to->items, from->items, from->count * sizeof *to->items);
            to->count = to->capacity = from->count;
        }
    }
    return true;
}

static bool copy_draft(const emul_regulation *regulation, emul_regulation *varied) {
    emul__draft arranged;
    return emul__draft_arrange(&regulation->own, &varied->texts, &arranged) && loosen(varied, &arranged);
}

/* ---- one change ---- */

/* What the regulation shows is what it was told and what sets bring; of the first the path is the same. */
static emul__item *find_told(emul_regulation *varied, const emul__item *shown) {
    emul__list *list = &varied->draft.lists[shown->kind];
    for (size_t i = 0; i < list->count; i++) {
        if (emul__text_equal(list->items[i].path, shown->path)) {
            return &list->items[i];
        }
    }
    return NULL;
}

static emul_status set_text(emul_regulation *varied, emul__item *item, int32_t text, const char *value, emul_error *error) {
    const char **texts = (const char **)emul__arena_allocate(&varied->texts, (size_t)item->text_count, sizeof *texts);
    const char *copy = value == NULL ? NULL : emul__arena_text(&varied->texts, value, strlen(value));
    if (texts == NULL || (value != NULL && copy == NULL)) {
        return emul__report_memory(error);
    }
    memcpy(texts, item->texts, (size_t)item->text_count * sizeof *texts);
    texts[text] = copy;
    item->texts = texts;
    item->spots = NULL; /* it stands in no file as it is now: messages name it by its path */
    return EMUL_OK;
}

static emul_status apply(const emul_regulation *regulation, const emul_change *change, emul_regulation *varied, emul_error *error) {
    const emul__item *shown = emul__regulation_item(regulation, change->part, change->index);
    if (shown == NULL || change->key == NULL) {
        return emul__report_argument(error, "changes");
    }
    emul__item *told = shown->input.length > 0 ? NULL : find_told(varied, shown);
    if (told == NULL) {
        return shown->input.length > 0 ? report_set(shown, error) : emul__report_argument(error, "changes");
    }
    const int32_t text = text_of_key(shown->kind, emul__text_of(change->key));
    if (text < 0) {
        return report_key(shown, emul__text_of(change->key), error);
    }
    const emul_status status = change->value == NULL ? EMUL_OK : emul__text_check(change->value, change->key, error);
    return status == EMUL_OK ? set_text(varied, told, text, change->value, error) : status;
}

/* ---- the whole ---- */

static emul_status vary(const emul_regulation *regulation, const emul_change *changes, int64_t count, emul_regulation *varied,
                        emul_error *error) {
    if (!copy_draft(regulation, varied)) {
        return emul__report_memory(error);
    }
    for (int64_t i = 0; i < count; i++) {
        const emul_status status = apply(regulation, &changes[i], varied, error);
        if (status != EMUL_OK) {
            return status;
        }
    }
    return emul_regulation_finish(varied, error);
}

emul_status emul_regulation_with(const emul_regulation *regulation, const emul_change *changes, int64_t count,
                                 const emul_allocator *allocator, emul_regulation **varied, emul_error *error) {
    emul_regulation *made = NULL;
    emul__error_clear(error);
    if (regulation == NULL || regulation->model == NULL || varied == NULL) {
        return emul__report_argument(error, varied == NULL ? "varied" : "regulation");
    }
    if (count < 0 || (changes == NULL && count > 0)) {
        return emul__report_argument(error, count < 0 ? "count" : "changes");
    }
    emul_status status = emul_regulation_create(allocator, &made, error);
    if (status == EMUL_OK) {
        status = vary(regulation, changes, count, made, error);
    }
    if (status != EMUL_OK) {
        emul_regulation_destroy(made);
        return status;
    }
    *varied = made;
    return EMUL_OK;
}
