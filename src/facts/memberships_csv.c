/* Memberships from CSV. */
#include "expression/expression.h"
#include "facts/cell.h"
#include "facts/subjects.h"
#include "kernel/sort.h"

#define KNOWN_COLUMNS "subject, unit, from, to"

typedef struct members_reader {
    emul__csv csv;
    emul_roster *roster;
    int32_t subject, unit, from, to; /* columns; -1: not there */
    emul__new_membership *given;     /* of the rows read … */
    emul__csv_mark *marks;           /* … and where each of them names its subject */
    size_t count, given_capacity, mark_capacity;
} members_reader;

static void find_columns(members_reader *reader) {
    emul__csv *csv = &reader->csv;
    reader->subject = emul__csv_required_column(csv, EMUL__TEXT("subject"), KNOWN_COLUMNS);
    reader->unit = emul__csv_required_column(csv, EMUL__TEXT("unit"), KNOWN_COLUMNS);
    reader->from = emul__csv_column(csv, EMUL__TEXT("from"));
    reader->to = emul__csv_column(csv, EMUL__TEXT("to"));
    const int32_t known[] = {reader->subject, reader->unit, reader->from, reader->to};
    if (csv->status == EMUL_OK) {
        emul__csv_refuse_others(csv, known, sizeof known / sizeof known[0], KNOWN_COLUMNS);
    }
}

/* Row of the unit; -1 if there is none of this id, which is reported. */
static int64_t read_unit(members_reader *reader) {
    const int64_t row = emul__csv_subject(&reader->csv, reader->unit, reader->roster);
    if (row < 0 || reader->roster->kinds[row] == EMUL_KIND_UNIT) {
        return row;
    }
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->unit),
                     (emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                        .english = "“{0}” is no unit",
                                        .vietnamese = "“{0}” không phải là đơn vị",
                                        .hint_english = "only units have members",
                                        .hint_vietnamese = "chỉ đơn vị mới có thành viên",
                                        .arguments = {reader->roster->ids.texts[row]}});
    return -1;
}

/* A blank cell leaves the end open, as it is; false after reporting. */
static bool read_day(members_reader *reader, int32_t column, emul__day *day) {
    const emul__text text = emul__csv_text(&reader->csv, column);
    if (emul__cell_is_blank(text) || emul__day_parse(text, day)) {
        return true;
    }
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, column),
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” is no day",
                                        .vietnamese = "“{0}” không phải là một ngày",
                                        .hint_english = "write 2024-07-01 or 01/07/2024; blank leaves the end open",
                                        .hint_vietnamese = "ghi 2024-07-01 hoặc 01/07/2024; để trống nếu không giới hạn",
                                        .arguments = {text}});
    return false;
}

static bool read_days(members_reader *reader, emul__period *days) {
    *days = (emul__period){EMUL__FIRST_DAY, EMUL__LAST_DAY};
    const bool from = read_day(reader, reader->from, &days->from);
    const bool to = read_day(reader, reader->to, &days->to);
    if (from && to && days->from > days->to) {
        emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->to),
                         (emul__diagnostic){.code = EMUL_E_RANGE,
                                            .english = "the membership ends before it begins, on {0}",
                                            .vietnamese = "ngày kết thúc trước ngày bắt đầu {0}",
                                            .arguments = {emul__csv_text(&reader->csv, reader->from)}});
    }
    return from && to && days->from <= days->to;
}

/* All that is wrong with the row is said; false when memory is out. */
static bool read_row(members_reader *reader) {
    const emul_allocator *own = &reader->csv.allocator;
    emul__new_membership given = {.row = emul__csv_subject(&reader->csv, reader->subject, reader->roster)};
    const int64_t unit = read_unit(reader);
    const bool sound = read_days(reader, &given.days) && given.row >= 0 && unit >= 0;
    if (!sound) {
        return true;
    }
    if (!emul__grow(own, (void **)&reader->given, &reader->given_capacity, reader->count, sizeof *reader->given) ||
        !emul__grow(own, (void **)&reader->marks, &reader->mark_capacity, reader->count, sizeof *reader->marks)) {
        return false;
    }
    given.unit = reader->roster->ids.texts[unit];
    reader->given[reader->count] = given;
    reader->marks[reader->count++] = emul__csv_here(&reader->csv, reader->subject);
    return true;
}

/* ---- no two of a subject share a day ---- */

static void refuse_overlap(members_reader *reader, int64_t later, int64_t earlier) {
    emul__digits line;
    emul__diagnostic problem = {.code = EMUL_E_DUPLICATE,
                                .english = "this membership of “{0}” shares days with the one in line {1}",
                                .vietnamese = "thời gian của “{0}” ở dòng này trùng với dòng {1}",
                                .hint_english = "end one membership before the next begins",
                                .hint_vietnamese = "ghi ngày kết thúc ở đơn vị cũ trước ngày bắt đầu ở đơn vị mới",
                                .arguments = {reader->roster->ids.texts[reader->given[later].row], {NULL, 0}}};
    if (earlier < 0) {
        problem.english = "the roster has a membership of “{0}” that shares days with this one";
        problem.vietnamese = "danh sách đã có thời gian công tác của “{0}” trùng với dòng này";
    } else {
        problem.arguments[1] = emul__digits_of(&line, emul__csv_line(&reader->csv, reader->marks[earlier]));
    }
    emul__csv_report(&reader->csv, reader->marks[later], problem);
}

static int compare(const void *context, int64_t a, int64_t b) {
    const emul__new_membership *given = (const emul__new_membership *)context;
    if (given[a].row != given[b].row) {
        return given[a].row < given[b].row ? -1 : 1;
    }
    return given[a].days.from < given[b].days.from ? -1 : given[a].days.from > given[b].days.from;
}

/* In the order of their beginnings each must begin after all before it have ended: `longest` ends last of these. */
static void check_overlaps(members_reader *reader, const int64_t *order) {
    const emul__new_membership *given = reader->given;
    int64_t longest = -1;
    for (size_t i = 0; i < reader->count; i++) {
        const int64_t at = order[i];
        const bool same = longest >= 0 && given[longest].row == given[at].row;
        if (same && given[longest].days.to >= given[at].days.from) {
            refuse_overlap(reader, at > longest ? at : longest, at > longest ? longest : at);
        } else if (emul__membership_during(reader->roster, given[at].row, given[at].days) >= 0) {
            refuse_overlap(reader, at, -1);
        }
        longest = same && given[longest].days.to > given[at].days.to ? longest : at;
    }
}

/* False when memory is out. */
static bool put_all(members_reader *reader) {
    const emul_allocator *own = &reader->csv.allocator;
    if (reader->count == 0) {
        return true;
    }
    int64_t *order = (int64_t *)emul__allocate(own, reader->count, 2 * sizeof *order);
    if (order == NULL) {
        return false;
    }
    for (size_t i = 0; i < reader->count; i++) {
        order[i] = (int64_t)i;
    }
    emul__sort(order, order + reader->count, (int64_t)reader->count, compare, reader->given);
    check_overlaps(reader, order);
    emul__release(own, order, reader->count, 2 * sizeof *order);
    return reader->csv.status != EMUL_OK || emul__roster_put_memberships(reader->roster, reader->given, (int64_t)reader->count);
}

static bool read_rows(members_reader *reader) {
    emul__csv_step step = EMUL__CSV_END;
    find_columns(reader);
    const bool complete = reader->subject >= 0 && reader->unit >= 0;
    while (complete && (step = emul__csv_next(&reader->csv)) == EMUL__CSV_RECORD) {
        if (!read_row(reader)) {
            return false;
        }
    }
    return step == EMUL__CSV_END && put_all(reader);
}

emul_status emul_roster_parse_memberships_csv(emul_roster *roster, const char *text, size_t length, const emul_csv_options *options,
                                              emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL) {
        return emul__report_argument(error, "roster");
    }
    members_reader reader = {.roster = roster};
    emul_status status = emul__csv_open(&reader.csv, &roster->allocator, text, length, options, error);
    if (status == EMUL_OK) {
        status = read_rows(&reader) ? emul__csv_status(&reader.csv) : emul__csv_no_memory(&reader.csv);
    }
    emul__release(&roster->allocator, reader.given, reader.given_capacity, sizeof *reader.given);
    emul__release(&roster->allocator, reader.marks, reader.mark_capacity, sizeof *reader.marks);
    emul__csv_close(&reader.csv);
    return status;
}
