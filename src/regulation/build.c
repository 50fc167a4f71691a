/* What the steps of emul_regulation_finish share. */
#include "regulation/build.h"

#include <string.h>

void *emul__build_allocate(emul__build *build, size_t count, size_t size) {
    void *block = emul__arena_allocate(&build->model->arena, count, size);
    if (block == NULL) {
        build->out_of_memory = true;
    }
    return block;
}

const emul__list *emul__build_list(const emul__build *build, emul__list_kind kind) {
    return &build->draft.lists[kind];
}

const emul__item *emul__build_item(const emul__build *build, emul__list_kind kind, int32_t index) {
    return &build->draft.lists[kind].items[index];
}

const emul__owned *emul__build_owned(emul__build *build, emul__list_kind kind) {
    const emul__list *list = emul__build_list(build, kind);
    const emul__list *owners = emul__build_list(build, (emul__list_kind)emul__list_infos[kind].owner);
    emul__owned *owned = (emul__owned *)emul__build_allocate(build, owners->count, sizeof *owned);
    for (size_t i = 0; owned != NULL && i < list->count; i++) { /* in order of owners: emul__draft_arrange */
        emul__owned *part = &owned[list->items[i].owner];
        if (part->count == 0) {
            part->first = (int32_t)i;
        }
        part->count++;
    }
    return owned;
}

emul__text emul__build_name(const emul__item *item, int32_t id, int32_t name) {
    const emul__text given = emul__item_text(item, name);
    return given.length > 0 ? given : emul__item_text(item, id);
}

bool emul__item_mentions(const emul__item *item, int32_t text) {
    return item->texts[text] != NULL || (item->spots != NULL && item->spots[text + 1].line > 0);
}

/* What follows the item's path: ".points"; of a table ".columns[0]", of a row "[0]". */
static void write_key(emul__buffer *path, const emul__item *item, int32_t text) {
    const emul__list_info *info = &emul__list_infos[item->kind];
    if (text < 0) {
        return;
    }
    if (text < info->field_count) {
        emul__buffer_string(path, path->length > 0 ? "." : "");
        emul__buffer_string(path, info->fields[text].key);
        return;
    }
    const bool table = item->kind == EMUL__TABLES && text >= EMUL__TABLE_FIRST_COLUMN;
    if (table || (item->kind == EMUL__TABLE_ROWS && text >= EMUL__ROW_FIRST_CELL)) {
        emul__buffer_string(path, table ? ".columns[" : "[");
        emul__buffer_integer(path, text - 1);
        emul__buffer_string(path, "]");
    }
}

static emul__text path_of(emul__build *build, const emul__item *item, int32_t text) {
    emul__buffer path;
    emul__buffer_init(&path, &build->model->arena.allocator);
    emul__buffer_text(&path, item->path);
    write_key(&path, item, text);
    const char *copy = path.failed ? NULL : emul__arena_text(&build->model->arena, path.bytes, path.length);
    const emul__text made = {copy, copy == NULL ? 0 : path.length};
    build->out_of_memory = build->out_of_memory || copy == NULL;
    emul__buffer_destroy(&path);
    return made;
}

emul__place emul__build_place(emul__build *build, const emul__item *item, int32_t text) {
    const emul__text own = item->in_table ? build->draft.table_input : build->draft.input;
    const emul__text input = item->input.length > 0 ? item->input : own;
    emul__place place = {.input = input, .field = path_of(build, item, text)};
    if (item->spots != NULL) {
        const emul__spot its = text < 0 ? item->spots[0] : item->spots[text + 1];
        const emul__spot spot = its.line > 0 ? its : item->spots[0];
        place.line = spot.line;
        place.column = spot.column;
        place.breaks = its.breaks;
    }
    return place;
}

void emul__build_problem(emul__build *build, const emul__item *item, int32_t text, const emul__diagnostic *what) {
    emul__diagnostic placed = *what;
    placed.place = emul__build_place(build, item, text);
    emul__report(build->error, &placed);
    build->failed = true;
}

void emul__build_unknown(emul__build *build, const emul__item *item, int32_t text, emul__text id, int32_t count,
                         emul__text (*id_of)(const emul__build *build, int32_t number), const emul__diagnostic *what) {
    enum { WORTH_A_GUESS = 100 }; /* beyond that nobody reads on, and to guess for thousands would take long */
    emul__nearest nearest = emul__nearest_begin(id);
    emul__diagnostic guessed = *what;
    for (int32_t i = 0; i < count && emul_error_total(build->error) < WORTH_A_GUESS; i++) {
        emul__nearest_offer(&nearest, id_of(build, i));
    }
    if (nearest.found.length > 0) {
        guessed.hint_english = "did you mean “{1}”?";
        guessed.hint_vietnamese = "có phải “{1}” không?";
    }
    guessed.code = EMUL_E_UNKNOWN_ID;
    guessed.arguments[0] = id;
    guessed.arguments[1] = nearest.found;
    emul__build_problem(build, item, text, &guessed);
}

void emul__build_doubt(emul__build *build, emul__text text) {
    if (build->doubtful != NULL) {
        build->doubtful[build->doubtful_count++] = text;
    }
}

int32_t emul__build_attribute(emul__build *build, emul__text name) {
    for (int32_t i = 0; i < build->model->attribute_count; i++) {
        if (emul__text_equal(build->attributes[i], name)) {
            return i;
        }
    }
    if (build->attributes == NULL) {
        return -1;
    }
    build->attributes[build->model->attribute_count] = name;
    return build->model->attribute_count++;
}

/* ---- rules ---- */

static bool is_in_rule(emul__text rule, emul__text id) {
    for (size_t at = 0; id.length > 0 && at + id.length <= rule.length; at++) {
        const bool begins = at == 0 || !emul__text_is_id((emul__text){rule.bytes + at - 1, 1}, false);
        const bool ends = at + id.length == rule.length || !emul__text_is_id((emul__text){rule.bytes + at + id.length, 1}, true);
        if (begins && ends && memcmp(rule.bytes + at, id.bytes, id.length) == 0) {
            return true;
        }
    }
    return false;
}

/* What of the regulation's own a rule of a set names: an indicator or a value that took the place of the set's. */
static const emul__item *own_name_in(const emul__build *build, emul__text rule) {
    static const emul__list_kind kinds[] = {EMUL__VALUES, EMUL__INDICATORS};
    for (int32_t k = 0; k < 2; k++) {
        const emul__list *list = emul__build_list(build, kinds[k]);
        for (size_t i = 0; i < list->count; i++) {
            if (list->items[i].input.length == 0 && is_in_rule(rule, emul__item_text(&list->items[i], 0))) {
                return &list->items[i];
            }
        }
    }
    return NULL;
}

/* A rule of a set is right by itself: what is wrong with it comes of what the regulation put in the place of one of its names, and is told there. */
static void report_misfit(emul__build *build, const emul__item *item, emul__text rule, const emul_error *inner) {
    const emul__item *own = own_name_in(build, rule);
    emul__build_problem(build, own != NULL ? own : item, own != NULL ? 1 : -1,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "it does not fit the rule “{0}” of {1}: {2}",
                                            .vietnamese = "không phù hợp với quy tắc “{0}” của {1}: {3}",
                                            .arguments = {rule, item->origin, emul__text_of(emul_error_message(inner, 0, EMUL_ENGLISH)),
                                                          emul__text_of(emul_error_message(inner, 0, EMUL_VIETNAMESE))}});
}

static bool compile_law(emul__build *build, const emul__item *item, const emul__request *request, emul__program *program) {
    emul_error *inner = emul_error_create(&build->model->arena.allocator);
    build->out_of_memory = build->out_of_memory || inner == NULL;
    const emul__names *names = &build->model->names;
    const int32_t known = names->indicator_count;
    bool good = inner != NULL && emul__compile(&build->compiler, request, program, inner);
    if (good && names->indicator_count > known) { /* sets declare all they name: what was a label is now taken for an indicator */
        emul__report(inner, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                .english = "unknown name “{0}”",
                                                .vietnamese = "không biết tên “{0}”",
                                                .arguments = {names->indicators[known].id}});
        good = false;
    }
    if (!good && inner != NULL && emul_error_code(inner, 0) == EMUL_E_MEMORY) {
        build->out_of_memory = true;
    } else if (!good && inner != NULL) {
        report_misfit(build, item, request->source, inner);
    }
    emul_error_destroy(inner);
    return good;
}

bool emul__build_rule(emul__build *build, const emul__item *item, int32_t text, emul__request request, emul__program *program) {
    request.source = emul__item_text(item, text);
    if (item->texts[text] == NULL || build->out_of_memory) {
        return false;
    }
    request.place = emul__build_place(build, item, text);
    if (item->input.length > 0 ? compile_law(build, item, &request, program)
                               : emul__compile(&build->compiler, &request, program, build->error)) {
        return true;
    }
    build->failed = true;
    emul__build_doubt(build, request.source);
    return false;
}
