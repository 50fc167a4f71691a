/* A regulation in two texts: YAML, and its criteria as a table. It stands here because tables are read here. */
#include "facts/csv.h"
#include "facts/subjects.h"
#include "regulation/yaml_read.h"

enum { SCORECARD = 0, PARENT = 1, FIELDS = 2, COLUMNS = FIELDS + EMUL__MOST_FIELDS };

typedef struct criteria_reader {
    emul__csv csv;
    const emul_csv_options *options;
    emul__text table;
    emul_regulation *regulation;
    int32_t columns[COLUMNS]; /* scorecard, parent, then the keys of a criterion; -1: not there */
    int32_t last_parent;
} criteria_reader;

static const emul__list_info *criterion_keys(void) {
    return &emul__list_infos[EMUL__CRITERIA];
}

/* False when memory is out. */
static bool find_columns(criteria_reader *reader) {
    const int32_t count = criterion_keys()->field_count;
    emul__csv *csv = &reader->csv;
    emul__buffer names;
    emul__buffer_init(&names, &csv->allocator);
    emul__buffer_string(&names, "scorecard, parent");
    reader->columns[SCORECARD] = emul__csv_column(csv, EMUL__TEXT("scorecard"));
    reader->columns[PARENT] = emul__csv_column(csv, EMUL__TEXT("parent"));
    for (int32_t i = 0; i < count; i++) {
        const char *key = criterion_keys()->fields[i].key;
        emul__buffer_string(&names, ", ");
        emul__buffer_string(&names, key);
        reader->columns[FIELDS + i] = emul__csv_column(csv, emul__text_of(key));
    }
    if (!names.failed) {
        (void)emul__csv_required_column(csv, EMUL__TEXT("id"), names.bytes);
        emul__csv_refuse_others(csv, reader->columns, (size_t)FIELDS + (size_t)count, names.bytes);
    }
    const bool room = !names.failed;
    emul__buffer_destroy(&names);
    return room;
}

static void refuse(criteria_reader *reader, int32_t column, const char *english, const char *vietnamese) {
    const emul__text text = emul__csv_text(&reader->csv, column);
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, column < 0 ? 0 : column),
                     (emul__diagnostic){.code = EMUL_E_UNKNOWN_ID, .english = english, .vietnamese = vietnamese, .arguments = {text}});
}

static bool is_item(const emul__list *list, int32_t index, emul__text id) {
    return emul__text_equal(emul__item_text(&list->items[index], 0), id);
}

/* The scorecard a row belongs to; with one alone it need not be named. -1 after saying that there is none. */
static int32_t read_scorecard(criteria_reader *reader) {
    const emul__list *scorecards = &reader->regulation->draft.lists[EMUL__SCORECARDS];
    const emul__text id = emul__csv_text(&reader->csv, reader->columns[SCORECARD]);
    for (int32_t i = 0; i < (int32_t)scorecards->count; i++) {
        if (is_item(scorecards, i, id) || (id.length == 0 && scorecards->count == 1)) {
            return i;
        }
    }
    refuse(reader, reader->columns[SCORECARD], "there is no scorecard “{0}”", "không có bảng điểm “{0}”");
    return -1;
}

/* The criterion a row stands below: -1 none, -2 after saying that there is none of this id above. Most often it is that of the row before. */
static int32_t read_parent(criteria_reader *reader, int32_t scorecard) {
    const emul__list *criteria = &reader->regulation->draft.lists[EMUL__CRITERIA];
    const emul__text id = emul__csv_text(&reader->csv, reader->columns[PARENT]);
    const int32_t last = reader->last_parent;
    if (id.length == 0) {
        return -1;
    }
    if (last >= 0 && criteria->items[last].owner == scorecard && is_item(criteria, last, id)) {
        return last;
    }
    for (int32_t i = (int32_t)criteria->count - 1; i >= 0; i--) {
        if (criteria->items[i].owner == scorecard && is_item(criteria, i, id)) {
            reader->last_parent = i;
            return i;
        }
    }
    refuse(reader, reader->columns[PARENT], "no criterion “{0}” stands above", "phía trên không có tiêu chí “{0}”");
    return -2;
}

static bool locate(criteria_reader *reader, int32_t text, int32_t column) {
    const emul__place place = emul__csv_place(&reader->csv, emul__csv_here(&reader->csv, column));
    const emul__place without_path = {.line = place.line, .column = place.column};
    return emul__regulation_locate(reader->regulation, text, &without_path) == EMUL_OK;
}

/* NUL-terminated, or NULL if the cell is empty. */
static bool read_cell(criteria_reader *reader, emul__arena *arena, int32_t field, const char **text) {
    const int32_t column = reader->columns[FIELDS + field];
    const emul__text cell = emul__csv_text(&reader->csv, column);
    *text = cell.length == 0 ? NULL : emul__arena_text(arena, cell.bytes, cell.length);
    return cell.length == 0 || (*text != NULL && locate(reader, field, column));
}

/* EMUL_OK, EMUL_E_MEMORY, or what the call says of a text that is too long or too deep. */
static emul_status add_criterion(criteria_reader *reader, emul__arena *arena, int32_t scorecard, int32_t parent) {
    const char *texts[EMUL__MOST_FIELDS] = {NULL};
    emul_criterion spec = {.struct_size = sizeof spec};
    if (!locate(reader, EMUL__WHOLE_ITEM, 0) || !locate(reader, EMUL__TABLE_ITEM, 0)) {
        return EMUL_E_MEMORY;
    }
    for (int32_t i = 0; i < criterion_keys()->field_count; i++) {
        if (!read_cell(reader, arena, i, &texts[i])) {
            return EMUL_E_MEMORY;
        }
    }
    emul__spec_write(criterion_keys(), texts, &spec);
    return emul_regulation_add_criterion(reader->regulation, scorecard, parent, &spec, NULL, NULL);
}

/* False when memory is out. */
static bool read_row(criteria_reader *reader) {
    const int32_t scorecard = read_scorecard(reader);
    const int32_t parent = scorecard < 0 ? -2 : read_parent(reader, scorecard);
    emul__arena arena;
    if (parent == -2) {
        return true;
    }
    emul__arena_init(&arena, &reader->csv.allocator);
    const emul_status status = add_criterion(reader, &arena, scorecard, parent);
    emul__arena_destroy(&arena);
    if (status != EMUL_OK && status != EMUL_E_MEMORY) {
        emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, 0),
                         (emul__diagnostic){.code = EMUL_E_LIMIT,
                                            .english = "a text longer than 65536 bytes, or criteria nested more than 32 deep",
                                            .vietnamese = "có nội dung dài quá 65536 byte, hoặc tiêu chí lồng nhau quá 32 cấp"});
    }
    return status != EMUL_E_MEMORY;
}

static bool read_rows(criteria_reader *reader) {
    emul__csv_step step = EMUL__CSV_END;
    if (!find_columns(reader)) {
        return false;
    }
    while (reader->csv.status == EMUL_OK && (step = emul__csv_next(&reader->csv)) == EMUL__CSV_RECORD) {
        if (!read_row(reader)) {
            return false;
        }
    }
    return step != EMUL__CSV_NO_MEMORY;
}

/* Adds the rows of the table to what the YAML text said. */
static emul_status add_criteria(void *context, emul_regulation *regulation, emul_error *error) {
    criteria_reader *reader = (criteria_reader *)context;
    reader->regulation = regulation;
    reader->last_parent = -1;
    regulation->draft.table_input = emul__text_of(reader->options == NULL ? NULL : reader->options->input_name);
    emul_status status =
        emul__csv_open(&reader->csv, &regulation->allocator, reader->table.bytes, reader->table.length, reader->options, error);
    if (status == EMUL_OK) {
        status = read_rows(reader) ? emul__csv_status(&reader->csv) : EMUL_E_MEMORY;
    }
    emul__csv_close(&reader->csv);
    return status;
}

emul_status emul_regulation_parse_with_criteria(const char *text, size_t length, const char *input_name, const char *criteria,
                                                size_t criteria_length, const emul_csv_options *options, const emul_allocator *allocator,
                                                emul_regulation **regulation, emul_error *error) {
    criteria_reader reader = {.options = options, .table = {criteria, criteria_length}};
    const emul__more more = {add_criteria, &reader};
    return emul__regulation_parse((emul__text){text, length}, input_name, &more, allocator, regulation, error);
}
