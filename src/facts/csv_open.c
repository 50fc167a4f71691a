/* Opening a text as CSV: options, encoding, header; and what the header's names are good for. */
#include <string.h>

#include "base/options.h"
#include "facts/csv.h"

/* ---- the text ---- */

static bool starts_with(emul__text text, const char *bytes, size_t length) {
    return text.length >= length && memcmp(text.bytes, bytes, length) == 0;
}

static bool eight_ascii(const char *bytes) {
    uint64_t block = 0;
    memcpy(&block, bytes, sizeof block);
    return (block & UINT64_C(0x8080808080808080)) == 0;
}

/* Looks closer at the runs of bytes that are not ASCII only: a figure's file has few of them. */
static bool find_bad_byte(emul__text text, size_t *bad) {
    size_t at = 0;
    while (at < text.length) {
        if (text.length - at >= 8 && eight_ascii(text.bytes + at)) {
            at += 8;
            continue;
        }
        size_t end = at;
        while (end < text.length && ((unsigned char)text.bytes[end] & 0x80) != 0) {
            end++;
        }
        if (!emul__text_is_utf8((emul__text){text.bytes + at, end - at}, bad)) {
            *bad += at;
            return true;
        }
        at = end + (end < text.length);
    }
    return false;
}

/* The mark of any byte, for problems found before there are records. */
static emul__csv_mark mark_at(size_t offset) {
    const emul__csv_mark mark = {.record = -1, .record_line = 1, .offset = offset, .column = -1};
    return mark;
}

static void check_bytes(emul__csv *csv) {
    const emul__text text = {csv->bytes, csv->length};
    size_t bad = 0;
    if (find_bad_byte(text, &bad)) {
        emul__csv_report(csv, mark_at(bad),
                         (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .english = "the text is not UTF-8",
                                            .vietnamese = "văn bản không phải UTF-8",
                                            .hint_english = "save it as “CSV UTF-8”",
                                            .hint_vietnamese = "lưu lại dưới dạng “CSV UTF-8”"});
        return;
    }
    const char *nul = csv->length == 0 ? NULL : (const char *)memchr(csv->bytes, '\0', csv->length);
    if (nul != NULL) {
        emul__csv_report(csv, mark_at((size_t)(nul - csv->bytes)),
                         (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .english = "a NUL byte: this is not a text",
                                            .vietnamese = "có byte NUL: đây không phải văn bản",
                                            .hint_english = "save it as “CSV UTF-8”",
                                            .hint_vietnamese = "lưu lại dưới dạng “CSV UTF-8”"});
    }
}

/* ---- options ---- */

static const char *wrong_option(const emul_csv_options *options) {
    static const char nothing[sizeof options->reserved] = {0};
    if (options->separator != '\0' && options->separator != ',' && options->separator != ';' && options->separator != '\t') {
        return "options->separator";
    }
    if (options->decimal_mark != '\0' && options->decimal_mark != '.' && options->decimal_mark != ',') {
        return "options->decimal_mark";
    }
    return memcmp(options->reserved, nothing, sizeof nothing) != 0 ? "options->reserved" : NULL;
}

static emul_status check_options(const emul_csv_options *options, emul_error *error) {
    const emul_status status =
        emul__struct_check(options, options->struct_size, sizeof *options, sizeof *options, "options->struct_size", error);
    const char *wrong = status == EMUL_OK ? wrong_option(options) : NULL;
    return wrong == NULL ? status : emul__report_argument(error, wrong);
}

/* ---- the header ---- */

static void refuse_header(emul__csv *csv) {
    emul__csv_report(csv, mark_at(0),
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "the text is empty: its first line must name the columns",
                                        .vietnamese = "văn bản trống: dòng đầu phải nêu tên các cột"});
}

/* Reports names that occur twice; false when memory is out. */
static bool check_names(emul__csv *csv) {
    emul__intern seen;
    bool room = true;
    emul__intern_init(&seen, &csv->allocator);
    for (size_t i = 0; room && i < csv->name_count; i++) {
        const size_t before = seen.count;
        csv->has_unnamed = csv->has_unnamed || csv->names[i].length == 0;
        if (csv->names[i].length == 0) {
            continue;
        }
        room = emul__intern_add(&seen, csv->names[i]) >= 0;
        if (room && seen.count == before) {
            emul__csv_report(csv, emul__csv_here(csv, (int32_t)i),
                             (emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                .english = "the column “{0}” occurs twice",
                                                .vietnamese = "cột “{0}” xuất hiện hai lần",
                                                .hint_english = "keep one of them",
                                                .hint_vietnamese = "chỉ giữ lại một cột",
                                                .arguments = {csv->names[i]}});
        }
    }
    emul__intern_destroy(&seen);
    return room;
}

/* Takes the record read last for the header; false when memory is out. */
static bool take_header(emul__csv *csv) {
    csv->names = (emul__text *)emul__arena_allocate(&csv->names_arena, csv->field_count, sizeof *csv->names);
    csv->header_offsets = (size_t *)emul__arena_allocate(&csv->names_arena, csv->field_count, sizeof *csv->header_offsets);
    if (csv->names == NULL || csv->header_offsets == NULL) {
        return false;
    }
    for (size_t i = 0; i < csv->field_count; i++) {
        const emul__text name = csv->fields[i].text;
        csv->names[i] = (emul__text){emul__arena_text(&csv->names_arena, name.bytes, name.length), name.length};
        csv->header_offsets[i] = csv->fields[i].offset;
        if (csv->names[i].bytes == NULL) {
            return false;
        }
    }
    csv->name_count = csv->field_count;
    csv->header = csv->here;
    csv->body = csv->at;
    csv->body_line = csv->line;
    return check_names(csv);
}

static emul_status read_header(emul__csv *csv) {
    csv->here.record = -1; /* the header is record 0 */
    csv->line = 1;
    const emul__csv_step outcome = csv->status == EMUL_OK ? emul__csv_next(csv) : EMUL__CSV_END;
    csv->here.record = 0; /* blank lines before it do not count */
    if (outcome == EMUL__CSV_NO_MEMORY || (outcome == EMUL__CSV_RECORD && csv->status == EMUL_OK && !take_header(csv))) {
        return emul__csv_no_memory(csv);
    }
    if (outcome == EMUL__CSV_END && csv->status == EMUL_OK) {
        refuse_header(csv);
    }
    return emul__csv_status(csv);
}

emul_status emul__csv_open(emul__csv *csv, const emul_allocator *allocator, const char *text, size_t length,
                           const emul_csv_options *options, emul_error *error) {
    static const char byte_order_mark[] = {'\xEF', '\xBB', '\xBF'};
    const emul_csv_options defaults = {.struct_size = sizeof defaults};
    const emul_csv_options *chosen = options != NULL ? options : &defaults;
    *csv = (emul__csv){.allocator = *allocator, .error = error};
    emul__arena_init(&csv->names_arena, allocator);
    emul__arena_init(&csv->arena, allocator);
    const emul_status status = check_options(chosen, error);
    if (status != EMUL_OK || (text == NULL && length > 0)) {
        return status != EMUL_OK ? status : emul__report_argument(error, "text");
    }
    csv->input = emul__text_of(chosen->input_name);
    csv->separator = chosen->separator != '\0' ? chosen->separator : ',';
    csv->decimal_mark = chosen->decimal_mark != '\0' ? chosen->decimal_mark : '.';
    if (length > EMUL__CSV_TEXT_BYTES) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                                       .place = {.input = csv->input},
                                                       .english = "the text is longer than 1 GiB",
                                                       .vietnamese = "văn bản dài hơn 1 GiB"});
    }
    const size_t skipped = starts_with((emul__text){text, length}, byte_order_mark, sizeof byte_order_mark) ? sizeof byte_order_mark : 0;
    csv->bytes = length == 0 ? "" : text + skipped;
    csv->length = length - skipped;
    check_bytes(csv);
    return read_header(csv);
}

void emul__csv_close(emul__csv *csv) {
    emul__release(&csv->allocator, csv->fields, csv->field_capacity, sizeof *csv->fields);
    emul__arena_destroy(&csv->arena);
    emul__arena_destroy(&csv->names_arena);
}

void emul__csv_again(const emul__csv *csv, emul__csv *again) {
    *again = *csv;
    emul__arena_init(&again->names_arena, &csv->allocator);
    emul__arena_init(&again->arena, &csv->allocator);
    again->arena_start = (emul__arena_mark){NULL, 0};
    again->fields = NULL;
    again->field_count = 0;
    again->field_capacity = 0;
    again->at = csv->body;
    again->line = csv->body_line;
    again->here = csv->header;
    again->error = NULL;
}

/* ---- columns ---- */

int32_t emul__csv_column(const emul__csv *csv, emul__text name) {
    for (size_t i = 0; i < csv->name_count; i++) {
        if (emul__text_equal(csv->names[i], name)) {
            return (int32_t)i;
        }
    }
    return -1;
}

/* A separator other than the one told, if the header has it and is a single name. */
static emul__text other_separator(const emul__csv *csv) {
    static const char separators[] = {',', ';', '\t'};
    static const char *const names[] = {",", ";", "TAB"};
    for (size_t i = 0; csv->name_count == 1 && i < sizeof separators; i++) {
        if (memchr(csv->names[0].bytes, separators[i], csv->names[0].length) != NULL) {
            return emul__text_of(names[i]);
        }
    }
    return (emul__text){NULL, 0};
}

/* The column whose name is most like `name`; -1 if none is. */
static int32_t like_column(const emul__csv *csv, emul__text name) {
    int32_t like = -1;
    int32_t limit = name.length < 6 ? (int32_t)name.length / 3 + 1 : 2;
    for (size_t i = 0; i < csv->name_count && limit > 0; i++) {
        const int32_t distance = emul__text_distance(csv->names[i], name, limit);
        if (distance < limit || (distance == limit && like < 0)) {
            like = (int32_t)i;
            limit = distance;
        }
    }
    return like;
}

int32_t emul__csv_required_column(emul__csv *csv, emul__text name, const char *columns) {
    const int32_t found = emul__csv_column(csv, name);
    if (found >= 0) {
        return found;
    }
    const emul__text separator = other_separator(csv);
    const int32_t like = like_column(csv, name);
    emul__diagnostic problem = {.code = EMUL_E_SYNTAX,
                                .english = "there is no column “{0}”",
                                .vietnamese = "không có cột “{0}”",
                                .hint_english = "the first line names the columns: {1}",
                                .hint_vietnamese = "dòng đầu nêu tên các cột: {1}",
                                .arguments = {name, emul__text_of(columns)}};
    if (separator.length > 0) {
        problem.hint_english = "the columns seem to be separated by “{2}”: give that separator (emul: --separator '{3}')";
        problem.hint_vietnamese = "các cột có vẻ được phân cách bằng “{2}”: khai báo dấu phân cách ấy (emul: --separator '{3}')";
        problem.arguments[3] = emul__text_equal(separator, EMUL__TEXT("TAB")) ? EMUL__TEXT("tab") : separator;
        problem.arguments[2] = separator;
    } else if (like >= 0) {
        problem.hint_english = "rename the column “{2}”";
        problem.hint_vietnamese = "đổi tên cột “{2}”";
        problem.arguments[2] = csv->names[like];
    }
    emul__csv_report(csv, emul__csv_header_mark(csv, like < 0 ? 0 : like), problem);
    return -1;
}

emul__text emul__csv_text(const emul__csv *csv, int32_t column) {
    const emul__text none = {NULL, 0};
    return column < 0 ? none : csv->fields[column].text;
}
