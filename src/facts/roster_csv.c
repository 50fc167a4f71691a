/* The roster from CSV. */
#include "facts/cell.h"
#include "facts/csv.h"
#include "facts/facts.h"

#define KNOWN_COLUMNS "id, kind, name, parent"

/* A row that was added, and where it came from. */
typedef struct new_row {
    emul__csv_mark mark;
    size_t parent_offset;
} new_row;

typedef struct roster_reader {
    emul__csv csv;
    emul_roster *roster;
    int32_t id, kind, name, parent; /* columns; -1: not there */
    int32_t *attributes;            /* [name_count] number of the attribute; -1 none */
    new_row *rows;                  /* of the rows added */
    size_t row_count, row_capacity;
    int64_t first_row;
} roster_reader;

/* Numbers of columns; false when memory is out. */
static bool find_columns(roster_reader *reader) {
    emul__csv *csv = &reader->csv;
    reader->id = emul__csv_required_column(csv, EMUL__TEXT("id"), KNOWN_COLUMNS);
    reader->kind = emul__csv_column(csv, EMUL__TEXT("kind"));
    reader->name = emul__csv_column(csv, EMUL__TEXT("name"));
    reader->parent = emul__csv_column(csv, EMUL__TEXT("parent"));
    reader->attributes = (int32_t *)emul__allocate(&csv->allocator, csv->name_count, sizeof *reader->attributes);
    if (reader->attributes == NULL) {
        return false;
    }
    for (size_t i = 0; i < csv->name_count; i++) {
        const int32_t column = (int32_t)i;
        const bool fixed = column == reader->id || column == reader->kind || column == reader->name || column == reader->parent;
        const bool attribute = !fixed && csv->names[i].length > 0;
        const int64_t number = attribute ? emul__roster_put_attribute(reader->roster, csv->names[i]) : -1;
        reader->attributes[i] = (int32_t)number;
        if (attribute && number < 0) {
            return false;
        }
    }
    return true;
}

static emul__text text_or_none(const emul__csv *csv, int32_t column) {
    const emul__text text = emul__csv_text(csv, column);
    const emul__text none = {NULL, 0};
    return emul__cell_is_blank(text) ? none : text;
}

/* A row of unknown kind still is a row: others may have it as parent. */
static emul_kind read_kind(roster_reader *reader) {
    static const char *const names[] = {"unit", "individual", "entry"};
    const emul__text text = text_or_none(&reader->csv, reader->kind);
    if (text.length == 0) {
        return EMUL_KIND_UNIT;
    }
    for (emul_kind i = EMUL_KIND_UNIT; i <= EMUL_KIND_ENTRY; i++) {
        if (emul__text_equal(text, emul__text_of(names[i]))) {
            return i;
        }
    }
    emul__csv_report(
        &reader->csv, emul__csv_here(&reader->csv, reader->kind),
        (emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                           .english = "“{0}” is no kind of subject",
                           .vietnamese = "“{0}” không phải là một loại đối tượng",
                           .hint_english = "write unit, individual or entry; blank means unit",
                           .hint_vietnamese = "ghi unit (đơn vị), individual (cá nhân) hoặc entry (bài dự thi); để trống là unit",
                           .arguments = {text}});
    return false;
}

static void refuse_blank_id(roster_reader *reader) {
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->id),
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "a subject without id",
                                        .vietnamese = "đối tượng không có mã",
                                        .hint_english = "every row needs a value in the column “id”",
                                        .hint_vietnamese = "mỗi dòng phải có giá trị ở cột “id”"});
}

static void refuse_known_id(roster_reader *reader, emul__text id, int64_t row) {
    emul__digits line;
    const bool here = row >= reader->first_row;
    emul__diagnostic problem = {.code = EMUL_E_DUPLICATE,
                                .english =
                                    here ? "the id “{0}” is given twice, first in line {1}" : "the roster has a subject “{0}” already",
                                .vietnamese = here ? "mã “{0}” bị trùng với dòng {1}" : "danh sách đã có đối tượng “{0}”",
                                .hint_english = "give every subject an id of its own",
                                .hint_vietnamese = "mỗi đối tượng cần một mã riêng",
                                .arguments = {id}};
    if (here) {
        problem.arguments[1] = emul__digits_of(&line, emul__csv_line(&reader->csv, reader->rows[row - reader->first_row].mark));
    }
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->id), problem);
}

static bool put_values(roster_reader *reader, int64_t row) {
    for (size_t i = 0; i < reader->csv.name_count; i++) {
        if (reader->attributes[i] >= 0 &&
            !emul__roster_put_value(reader->roster, reader->attributes[i], row, text_or_none(&reader->csv, (int32_t)i))) {
            return false;
        }
    }
    return true;
}

static bool note_row(roster_reader *reader) {
    const emul__csv *csv = &reader->csv;
    if (!emul__grow(&csv->allocator, (void **)&reader->rows, &reader->row_capacity, reader->row_count, sizeof *reader->rows)) {
        return false;
    }
    new_row *row = &reader->rows[reader->row_count++];
    row->mark = emul__csv_here(csv, reader->id);
    row->parent_offset = reader->parent < 0 ? 0 : csv->fields[reader->parent].offset;
    return true;
}

/* False when memory is out. */
static bool read_row(roster_reader *reader) {
    const emul__csv *csv = &reader->csv;
    const emul__subject subject = {text_or_none(csv, reader->id), read_kind(reader), text_or_none(csv, reader->name),
                                   text_or_none(csv, reader->parent)};
    if (subject.id.length == 0) {
        refuse_blank_id(reader);
        return true;
    }
    const int64_t known = emul__intern_find(&reader->roster->ids, subject.id);
    if (known >= 0) {
        refuse_known_id(reader, subject.id, known);
        return true;
    }
    return note_row(reader) && emul__roster_put(reader->roster, &subject) && put_values(reader, reader->roster->rows - 1);
}

/* ---- parents: any row of the text may be one ---- */

static void report_parent(roster_reader *reader, int64_t row, emul__diagnostic problem) {
    emul__csv_mark mark = reader->rows[row - reader->first_row].mark;
    mark.offset = reader->rows[row - reader->first_row].parent_offset;
    mark.column = reader->parent;
    problem.code = EMUL_E_UNKNOWN_ID;
    emul__csv_report(&reader->csv, mark, problem);
}

static void refuse_parent(roster_reader *reader, int64_t row, emul__text parent) {
    const emul__text none = {NULL, 0};
    const emul__text nearest =
        emul__csv_worth(&reader->csv, reader->roster->rows) ? emul__intern_nearest(&reader->roster->ids, parent) : none;
    emul__diagnostic problem = {.english = "the roster has no subject “{0}” to be the parent",
                                .vietnamese = "danh sách không có đơn vị cấp trên “{0}”",
                                .hint_english = "give it a row of its own",
                                .hint_vietnamese = "thêm một dòng cho đơn vị đó",
                                .arguments = {parent, nearest}};
    if (nearest.length > 0) {
        problem.hint_english = "did you mean “{1}”?";
        problem.hint_vietnamese = "có phải là “{1}”?";
    }
    report_parent(reader, row, problem);
}

static void check_parent(roster_reader *reader, int64_t row) {
    const emul_roster *roster = reader->roster;
    if (roster->parents[row] < 0) {
        return;
    }
    const emul__text text = roster->words.texts[roster->parents[row]];
    const int64_t parent = emul__intern_find(&roster->ids, text);
    if (parent < 0) {
        refuse_parent(reader, row, text);
    } else if (roster->kinds[parent] != EMUL_KIND_UNIT) {
        report_parent(reader, row,
                      (emul__diagnostic){.english = "the parent “{0}” is no unit",
                                         .vietnamese = "cấp trên “{0}” không phải là đơn vị",
                                         .hint_english = "only units have members",
                                         .hint_vietnamese = "chỉ đơn vị mới có thành viên",
                                         .arguments = {text}});
    }
}

/* Rows whose parents lead back to them. Every row is walked over once: `walk` says in which walk. */
static void check_circles(roster_reader *reader, int64_t *walk) {
    const emul_roster *roster = reader->roster;
    for (int64_t row = 0; row < roster->rows; row++) {
        walk[row] = -1;
    }
    for (int64_t start = reader->first_row; start < roster->rows; start++) {
        int64_t row = start;
        while (row >= 0 && walk[row] < 0) {
            walk[row] = start;
            row = emul_roster_parent(roster, row);
        }
        if (row >= reader->first_row && walk[row] == start) {
            report_parent(reader, row,
                          (emul__diagnostic){.english = "the parents of “{0}” lead back to it",
                                             .vietnamese = "chuỗi cấp trên của “{0}” quay lại chính nó",
                                             .arguments = {roster->ids.texts[row]}});
        }
    }
}

/* False when memory is out. */
static bool check_parents(roster_reader *reader) {
    const emul_roster *roster = reader->roster;
    if (reader->parent < 0 || reader->csv.status != EMUL_OK) {
        return true; /* a row that could not be read may be the parent that is missing */
    }
    for (int64_t row = reader->first_row; row < roster->rows; row++) {
        check_parent(reader, row);
    }
    int64_t *walk = (int64_t *)emul__allocate(&roster->allocator, (size_t)roster->rows, sizeof *walk);
    if (walk != NULL) {
        check_circles(reader, walk);
        emul__release(&roster->allocator, walk, (size_t)roster->rows, sizeof *walk);
    }
    return walk != NULL;
}

static bool read_rows(roster_reader *reader) {
    emul__csv_step step = EMUL__CSV_END;
    if (!find_columns(reader)) {
        return false;
    }
    while (reader->id >= 0 && (step = emul__csv_next(&reader->csv)) == EMUL__CSV_RECORD) {
        if (!read_row(reader)) {
            return false;
        }
    }
    return step == EMUL__CSV_END && check_parents(reader);
}

emul_status emul_roster_parse_csv(emul_roster *roster, const char *text, size_t length, const emul_csv_options *options,
                                  emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL) {
        return emul__report_argument(error, "roster");
    }
    const emul__roster_mark before = emul__roster_here(roster);
    roster_reader reader = {.roster = roster, .first_row = before.rows};
    emul_status status = emul__csv_open(&reader.csv, &roster->allocator, text, length, options, error);
    if (status == EMUL_OK) {
        status = read_rows(&reader) ? emul__csv_status(&reader.csv) : emul__csv_no_memory(&reader.csv);
    }
    if (status != EMUL_OK) {
        emul__roster_back(roster, before);
    }
    emul__release(&roster->allocator, reader.attributes, reader.csv.name_count, sizeof *reader.attributes);
    emul__release(&roster->allocator, reader.rows, reader.row_capacity, sizeof *reader.rows);
    emul__csv_close(&reader.csv);
    return status;
}
