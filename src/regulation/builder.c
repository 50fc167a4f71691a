/* The calls that fill a regulation. Each copies its texts into the draft and interprets nothing: what is wrong with them is told by
 * emul_regulation_finish, all at once. */
#include "regulation/draft.h"

#include <string.h>

#include "base/options.h"
#include "regulation/model.h"

emul_status emul_regulation_create(const emul_allocator *allocator, emul_regulation **regulation, emul_error *error) {
    emul__error_clear(error);
    if (regulation == NULL) {
        return emul__report_argument(error, "regulation");
    }
    const emul_allocator own = emul__allocator(allocator);
    emul_regulation *made = (emul_regulation *)emul__allocate_zeroed(&own, 1, sizeof *made);
    if (made == NULL) {
        return emul__report_memory(error);
    }
    made->allocator = own;
    emul__arena_init(&made->texts, &own);
    *regulation = made;
    return EMUL_OK;
}

void emul_regulation_destroy(emul_regulation *regulation) {
    if (regulation == NULL) {
        return;
    }
    const emul_allocator own = regulation->allocator;
    for (size_t i = 0; i < EMUL__LIST_COUNT && regulation->model == NULL; i++) { /* once finished, the model owns them */
        emul__list *list = &regulation->draft.lists[i];
        emul__release(&own, list->items, list->capacity, sizeof *list->items);
    }
    emul__release(&own, regulation->pending, regulation->pending_capacity, sizeof *regulation->pending);
    emul__arena_destroy(&regulation->texts);
    emul__model_drop(regulation->model);
    emul__release(&own, regulation, 1, sizeof *regulation);
}

/* ---- places told in advance ---- */

static void forget_places(emul_regulation *regulation) {
    regulation->pending_count = 0;
    regulation->pending_path = (emul__text){NULL, 0};
}

emul_status emul__regulation_locate(emul_regulation *regulation, int32_t text, const emul__place *place) {
    if (!emul__grow(&regulation->allocator, (void **)&regulation->pending, &regulation->pending_capacity, regulation->pending_count,
                    sizeof *regulation->pending)) {
        return EMUL_E_MEMORY;
    }
    if (text == EMUL__WHOLE_ITEM) {
        const char *path = emul__arena_text(&regulation->texts, place->field.bytes, place->field.length);
        if (path == NULL) {
            return EMUL_E_MEMORY;
        }
        regulation->pending_path = (emul__text){path, place->field.length};
    }
    regulation->pending[regulation->pending_count] = (emul__pending){text, {place->line, place->column, place->breaks}};
    regulation->pending_count++;
    return EMUL_OK;
}

static bool take_places(emul_regulation *regulation, emul__item *item) {
    if (regulation->pending_count == 0) {
        return true;
    }
    emul__spot *spots = (emul__spot *)emul__arena_allocate(&regulation->texts, (size_t)item->text_count + 1, sizeof *spots);
    if (spots == NULL) {
        return false;
    }
    for (size_t i = 0; i < regulation->pending_count; i++) {
        const emul__pending *told = &regulation->pending[i];
        if (told->text == EMUL__TORN_ITEM) {
            item->torn = true;
        } else if (told->text == EMUL__TABLE_ITEM) {
            item->in_table = true;
        } else if (told->text < item->text_count) {
            spots[told->text + 1] = told->spot;
        }
    }
    item->spots = spots;
    item->path = regulation->pending_path;
    return emul__spots_own(&regulation->texts, spots, (size_t)item->text_count + 1); /* the reader's end with its tree */
}

/* ---- adding ---- */

static bool copy_texts(emul__arena *arena, const char *const *texts, emul__item *item) {
    const char **copies = (const char **)emul__arena_allocate(arena, (size_t)item->text_count, sizeof *copies);
    item->texts = copies;
    for (int32_t i = 0; copies != NULL && i < item->text_count; i++) {
        if (texts[i] != NULL) {
            copies[i] = emul__arena_text(arena, texts[i], strlen(texts[i]));
            if (copies[i] == NULL) {
                return false;
            }
        }
    }
    return copies != NULL;
}

static emul_status report_limit(emul_error *error, const char *key, int64_t most, const char *english, const char *vietnamese) {
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text limit = {digits, emul__integer_write(most, digits)};
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                                   .place = {.field = emul__text_of(key)},
                                                   .english = english,
                                                   .vietnamese = vietnamese,
                                                   .arguments = {emul__text_of(key), limit}});
}

emul_status emul__text_check(const char *text, const char *key, emul_error *error) {
    const emul__text given = emul__text_of(text);
    if (given.length > EMUL__MOST_TEXT) {
        return report_limit(error, key, EMUL__MOST_TEXT, "the text of “{0}” is longer than {1} bytes",
                            "nội dung của “{0}” dài quá {1} byte");
    }
    if (emul__text_is_utf8(given, NULL)) {
        return EMUL_OK;
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                   .place = {.field = emul__text_of(key)},
                                                   .english = "the text of “{0}” is not UTF-8",
                                                   .vietnamese = "nội dung của “{0}” không phải UTF-8",
                                                   .arguments = {emul__text_of(key)}});
}

/* One item with its texts. All or nothing: on failure the arena goes back and the list has not grown. */
static emul_status append(emul_regulation *regulation, emul__list_kind kind, emul__item item, const char *const *texts, int32_t *index,
                          emul_error *error) {
    emul__list *list = &regulation->draft.lists[kind];
    if (list->count >= EMUL__MOST_ITEMS) {
        return report_limit(error, emul__list_infos[kind].key, EMUL__MOST_ITEMS, "“{0}” has more than {1} entries", "“{0}” có quá {1} mục");
    }
    const emul__arena_mark before = emul__arena_here(&regulation->texts);
    item.kind = kind;
    if (!copy_texts(&regulation->texts, texts, &item) || !take_places(regulation, &item) ||
        !emul__grow(&regulation->allocator, (void **)&list->items, &list->capacity, list->count, sizeof *list->items)) {
        emul__arena_back(&regulation->texts, before);
        return emul__report_memory(error);
    }
    list->items[list->count] = item;
    if (index != NULL) {
        *index = (int32_t)list->count;
    }
    list->count++;
    return EMUL_OK;
}

/* What every call begins with. */
static emul_status check_open(const emul_regulation *regulation, const void *spec, const char *name, emul_error *error) {
    emul__error_clear(error);
    if (regulation == NULL || regulation->model != NULL) {
        return emul__report_argument(error, "regulation");
    }
    return spec == NULL ? emul__report_argument(error, name) : EMUL_OK;
}

static bool exists(const emul_regulation *regulation, emul__list_kind kind, int32_t index) {
    return index >= 0 && (size_t)index < regulation->draft.lists[kind].count;
}

/* Adds an item that is given as a public struct. The places told for it are used up, whatever comes of it. */
static emul_status add_spec(emul_regulation *regulation, emul__list_kind kind, emul__item item, const void *spec, int32_t *index,
                            emul_error *error) {
    const emul__list_info *info = &emul__list_infos[kind];
    const char *texts[EMUL__MOST_FIELDS];
    size_t size = 0;
    memcpy(&size, spec, sizeof size);
    if (!emul__spec_valid_size(size)) {
        return emul__report_argument(error, "struct_size");
    }
    const emul_status fits = emul__struct_check(spec, size, sizeof size, info->struct_size, "struct_size", error);
    if (fits != EMUL_OK) {
        return fits;
    }
    emul__spec_read(info, spec, texts);
    item.text_count = info->field_count;
    for (int32_t i = 0; i < info->field_count; i++) {
        const emul_status status = emul__text_check(texts[i], info->fields[i].key, error);
        if (status != EMUL_OK) {
            return status;
        }
    }
    return append(regulation, kind, item, texts, index, error);
}

static emul_status add_texts(emul_regulation *regulation, emul__list_kind kind, emul__item item, const char *const *texts, const char *name,
                             int32_t *index, emul_error *error) {
    for (int32_t i = 0; i < item.text_count; i++) {
        const emul_status status = texts[i] == NULL ? emul__report_argument(error, name) : emul__text_check(texts[i], name, error);
        if (status != EMUL_OK) {
            return status;
        }
    }
    return append(regulation, kind, item, texts, index, error);
}

/* Every public call ends here, so that places told for a call that failed do not stick to the next. */
static emul_status done(emul_regulation *regulation, emul_status status) {
    if (regulation != NULL) {
        forget_places(regulation);
    }
    return status;
}

static const emul__item on_top = {.owner = -1, .parent = -1};

static emul__item below(int32_t owner) {
    emul__item item = on_top;
    item.owner = owner;
    return item;
}

emul_status emul_regulation_set_header(emul_regulation *regulation, const emul_header *header, emul_error *error) {
    emul_status status = check_open(regulation, header, "header", error);
    if (status == EMUL_OK) {
        emul__list *list = &regulation->draft.lists[EMUL__HEADER];
        const size_t before = list->count;
        status = add_spec(regulation, EMUL__HEADER, on_top, header, NULL, error);
        if (status == EMUL_OK && before == 1) {
            list->items[0] = list->items[1];
            list->count = 1;
        }
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_indicator(emul_regulation *regulation, const emul_indicator *spec, int32_t *indicator, emul_error *error) {
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK) {
        status = add_spec(regulation, EMUL__INDICATORS, on_top, spec, indicator, error);
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_achievement_kind(emul_regulation *regulation, const emul_achievement_kind *spec, int32_t *kind,
                                                 emul_error *error) {
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK) {
        status = add_spec(regulation, EMUL__ACHIEVEMENTS, on_top, spec, kind, error);
    }
    return done(regulation, status);
}

/* A name and what stands under it. */
static emul_status add_pair(emul_regulation *regulation, emul__list_kind kind, const char *const texts[2], const char *const names[2],
                            emul_error *error) {
    emul_status status = check_open(regulation, texts[0], names[0], error);
    if (status == EMUL_OK) {
        emul__item item = on_top;
        item.text_count = 2;
        status = add_texts(regulation, kind, item, texts, names[1], NULL, error);
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_value(emul_regulation *regulation, const char *id, const char *expression, emul_error *error) {
    const char *const texts[] = {id, expression};
    static const char *const names[] = {"id", "expression"};
    return add_pair(regulation, EMUL__VALUES, texts, names, error);
}

emul_status emul_regulation_add_base_salary(emul_regulation *regulation, const char *from, const char *amount, emul_error *error) {
    const char *const texts[] = {from, amount};
    static const char *const names[] = {"from", "amount"};
    return add_pair(regulation, EMUL__SALARIES, texts, names, error);
}

/* A text and the `count` texts after it, as one item. */
static emul_status add_line(emul_regulation *regulation, emul__list_kind kind, int32_t owner, const char *first, const char *const *rest,
                            int64_t count, const char *name, int32_t *index, emul_error *error) {
    if (count < 0 || (rest == NULL && count > 0)) {
        return emul__report_argument(error, name);
    }
    if (count > EMUL__MOST_COLUMNS) {
        return report_limit(error, name, EMUL__MOST_COLUMNS, "“{0}” has more than {1} columns", "“{0}” có quá {1} cột");
    }
    const char **texts = (const char **)emul__allocate(&regulation->allocator, (size_t)count + 1, sizeof *texts);
    if (texts == NULL) {
        return emul__report_memory(error);
    }
    texts[0] = first;
    for (int64_t i = 0; i < count; i++) {
        texts[i + 1] = rest[i];
    }
    emul__item item = below(owner);
    item.text_count = (int32_t)count + 1;
    const emul_status status = add_texts(regulation, kind, item, texts, name, index, error);
    emul__release(&regulation->allocator, texts, (size_t)count + 1, sizeof *texts);
    return status;
}

emul_status emul_regulation_add_table(emul_regulation *regulation, const char *id, const char *const *columns, int64_t column_count,
                                      int32_t *table, emul_error *error) {
    emul_status status = check_open(regulation, id, "id", error);
    if (status == EMUL_OK) {
        status = add_line(regulation, EMUL__TABLES, -1, id, columns, column_count, "columns", table, error);
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_table_row(emul_regulation *regulation, int32_t table, const char *threshold, const char *const *cells,
                                          int64_t cell_count, emul_error *error) {
    emul_status status = check_open(regulation, threshold, "threshold", error);
    if (status == EMUL_OK) {
        status = exists(regulation, EMUL__TABLES, table)
                     ? add_line(regulation, EMUL__TABLE_ROWS, table, threshold, cells, cell_count, "cells", NULL, error)
                     : emul__report_argument(error, "table");
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_scorecard(emul_regulation *regulation, const emul_scorecard *spec, int32_t *scorecard, emul_error *error) {
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK) {
        status = add_spec(regulation, EMUL__SCORECARDS, on_top, spec, scorecard, error);
    }
    return done(regulation, status);
}

/* How many criteria stand above one below `parent`. */
static int32_t depth_below(const emul_regulation *regulation, int32_t parent) {
    int32_t depth = 0;
    for (int32_t at = parent; at >= 0; at = regulation->draft.lists[EMUL__CRITERIA].items[at].parent) {
        depth++;
    }
    return depth;
}

emul_status emul_regulation_add_criterion(emul_regulation *regulation, int32_t scorecard, int32_t parent, const emul_criterion *spec,
                                          int32_t *criterion, emul_error *error) {
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK) {
        const emul__list *criteria = &regulation->draft.lists[EMUL__CRITERIA];
        emul__item item = below(scorecard);
        item.parent = parent;
        if (!exists(regulation, EMUL__SCORECARDS, scorecard)) {
            status = emul__report_argument(error, "scorecard");
        } else if (parent != -1 && (!exists(regulation, EMUL__CRITERIA, parent) || criteria->items[parent].owner != scorecard)) {
            status = emul__report_argument(error, "parent");
        } else if (depth_below(regulation, parent) >= EMUL__MOST_DEPTH) {
            status =
                report_limit(error, "criteria", EMUL__MOST_DEPTH, "“{0}” are nested more than {1} deep", "“{0}” lồng nhau quá {1} cấp");
        } else {
            status = add_spec(regulation, EMUL__CRITERIA, item, spec, criterion, error);
        }
    }
    return done(regulation, status);
}

/* A condition or class, or the text of an order key or exclusion, below what exists already. */
static emul_status add_below(emul_regulation *regulation, emul__list_kind kind, int32_t owner, const char *owner_name, const void *spec,
                             int32_t *index, emul_error *error) {
    const emul__list_info *info = &emul__list_infos[kind];
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK && !exists(regulation, (emul__list_kind)info->owner, owner)) {
        status = emul__report_argument(error, owner_name);
    }
    /* The conditions and the order of a prize are those of its award. */
    if (status == EMUL_OK &&
        (kind == EMUL__CONDITIONS || kind == EMUL__AWARD_ORDERS || kind == EMUL__PREFERENCES || kind == EMUL__LIMITS ||
         kind == EMUL__USES) &&
        regulation->draft.lists[EMUL__AWARDS].items[owner].parent >= 0) {
        status = emul__report_argument(error, owner_name);
    }
    if (status == EMUL_OK && info->struct_size > 0) {
        status = add_spec(regulation, kind, below(owner), spec, index, error);
    } else if (status == EMUL_OK) {
        const char *const text = (const char *)spec;
        emul__item item = below(owner);
        item.text_count = 1;
        status = add_texts(regulation, kind, item, &text, info->key, index, error);
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_disqualification(emul_regulation *regulation, int32_t scorecard, const emul_condition *spec,
                                                 emul_error *error) {
    return add_below(regulation, EMUL__VETOES, scorecard, "scorecard", spec, NULL, error);
}

emul_status emul_regulation_add_restriction(emul_regulation *regulation, int32_t scorecard, const emul_restriction *spec,
                                            emul_error *error) {
    return add_below(regulation, EMUL__RESTRICTIONS, scorecard, "scorecard", spec, NULL, error);
}

emul_status emul_regulation_add_order(emul_regulation *regulation, int32_t scorecard, const char *key, emul_error *error) {
    return add_below(regulation, EMUL__ORDERS, scorecard, "scorecard", key, NULL, error);
}

emul_status emul_regulation_add_class(emul_regulation *regulation, int32_t scorecard, const emul_class *spec, int32_t *class_index,
                                      emul_error *error) {
    return add_below(regulation, EMUL__CLASSES, scorecard, "scorecard", spec, class_index, error);
}

emul_status emul_regulation_add_award(emul_regulation *regulation, const emul_award *spec, int32_t *award, emul_error *error) {
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK) {
        status = add_spec(regulation, EMUL__AWARDS, on_top, spec, award, error);
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_prize(emul_regulation *regulation, int32_t award, const emul_award *spec, int32_t *prize,
                                      emul_error *error) {
    emul_status status = check_open(regulation, spec, "spec", error);
    if (status == EMUL_OK) {
        emul__item item = on_top;
        item.parent = award;
        status = exists(regulation, EMUL__AWARDS, award) && regulation->draft.lists[EMUL__AWARDS].items[award].parent < 0
                     ? add_spec(regulation, EMUL__AWARDS, item, spec, prize, error)
                     : emul__report_argument(error, "award");
    }
    return done(regulation, status);
}

emul_status emul_regulation_add_award_condition(emul_regulation *regulation, int32_t award, const emul_condition *spec, emul_error *error) {
    return add_below(regulation, EMUL__CONDITIONS, award, "award", spec, NULL, error);
}

emul_status emul_regulation_add_award_order(emul_regulation *regulation, int32_t award, const char *key, emul_error *error) {
    return add_below(regulation, EMUL__AWARD_ORDERS, award, "award", key, NULL, error);
}

emul_status emul_regulation_add_preference(emul_regulation *regulation, int32_t award, const emul_condition *spec, emul_error *error) {
    return add_below(regulation, EMUL__PREFERENCES, award, "award", spec, NULL, error);
}

emul_status emul_regulation_add_use(emul_regulation *regulation, int32_t award, const emul_use *spec, emul_error *error) {
    return add_below(regulation, EMUL__USES, award, "award", spec, NULL, error);
}

emul_status emul_regulation_add_exclusion(emul_regulation *regulation, int32_t award, const char *excluded, emul_error *error) {
    return add_below(regulation, EMUL__EXCLUSIONS, award, "award", excluded, NULL, error);
}

emul_status emul_regulation_add_limit(emul_regulation *regulation, int32_t award, const emul_limit *spec, emul_error *error) {
    return add_below(regulation, EMUL__LIMITS, award, "award", spec, NULL, error);
}
