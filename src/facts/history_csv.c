/* The history of awards from CSV. */
#include "facts/cell.h"
#include "facts/records_csv.h"
#include "facts/subjects.h"

#define KNOWN_COLUMNS "subject, title, year, decision, revoked"

enum { SUBJECT, TITLE, YEAR, DECISION, REVOKED, COLUMNS, REQUIRED = DECISION };
static const char *const column_names[COLUMNS] = {"subject", "title", "year", "decision", "revoked"};

/* 0 if it is no year, which is reported. */
static int32_t read_year(emul__record_reader *reader) {
    const emul__text text = emul__csv_text(&reader->csv, reader->columns[YEAR]);
    int32_t year = 0;
    bool digits = text.length == 4;
    for (size_t i = 0; digits && i < text.length; i++) {
        digits = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        year = year * 10 + (text.bytes[i] - '0');
    }
    if (digits && year > 0) {
        return year;
    }
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->columns[YEAR]),
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” is no year",
                                        .vietnamese = "“{0}” không phải là một năm",
                                        .hint_english = "write four digits, such as 2024",
                                        .hint_vietnamese = "ghi bốn chữ số, ví dụ 2024",
                                        .arguments = {text}});
    return 0;
}

/* Blank is no. */
static bool read_revoked(emul__record_reader *reader, bool *revoked) {
    const emul__cell_type yes_no = {.type = EMUL__TRUTH, .decimal_mark = '.'};
    emul__cell cell;
    emul__cell_read(&yes_no, emul__csv_text(&reader->csv, reader->columns[REVOKED]), &cell);
    *revoked = cell.kind == EMUL__CELL_NUMBER && cell.value != 0;
    if (cell.kind == EMUL__CELL_WRONG) {
        emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->columns[REVOKED]), cell.problem);
    }
    return cell.kind != EMUL__CELL_WRONG;
}

static void refuse_title(emul__record_reader *reader) {
    emul__csv_report(
        &reader->csv, emul__csv_here(&reader->csv, reader->columns[TITLE]),
        (emul__diagnostic){.code = EMUL_E_SYNTAX, .english = "the row names no title", .vietnamese = "dòng không ghi danh hiệu"});
}

static void refuse_again(emul__record_reader *reader, const emul__past_award *award) {
    emul__csv *csv = &reader->csv;
    emul__digits line;
    const bool worth = emul__csv_worth(&reader->csv, 0);
    const int64_t origin = worth ? emul__change_award_origin(&reader->change, award) : 0;
    emul__diagnostic problem = {.code = EMUL_E_DUPLICATE,
                                .english = "“{0}” has “{1}” of {2} twice, first in line {3}",
                                .vietnamese = "“{0}” có “{1}” năm {2} hai lần, trùng với dòng {3}",
                                .hint_english = "keep one of the two",
                                .hint_vietnamese = "chỉ giữ lại một dòng",
                                .arguments = {emul__csv_text(csv, reader->columns[SUBJECT]), emul__csv_text(csv, reader->columns[TITLE]),
                                              emul__csv_text(csv, reader->columns[YEAR]), emul__digits_of(&line, origin)}};
    if (origin < 0) {
        problem.english = "the ledger has “{1}” of {2} for “{0}” already";
        problem.vietnamese = "sổ số liệu đã có “{1}” năm {2} của “{0}”";
    }
    emul__csv_report(csv, emul__csv_here(csv, reader->columns[TITLE]), problem);
}

/* False when memory is out. */
static bool put_award(emul__record_reader *reader, emul__past_award *award) {
    const emul__text decision = emul__csv_text(&reader->csv, reader->columns[DECISION]);
    award->title = emul__change_word(&reader->change, emul__csv_text(&reader->csv, reader->columns[TITLE]));
    award->decision = emul__cell_is_blank(decision) ? -1 : emul__change_word(&reader->change, decision);
    if (award->title < 0 || (award->decision < 0 && !emul__cell_is_blank(decision))) {
        return false;
    }
    const emul__put_outcome outcome = emul__change_award(&reader->change, award, reader->csv.here.record_line);
    if (outcome == EMUL__PUT_TWICE) {
        refuse_again(reader, award);
    }
    return outcome != EMUL__PUT_NO_MEMORY;
}

/* All that is wrong with the row is said; false when memory is out. */
static bool read_row(emul__record_reader *reader) {
    emul__past_award award = {.decision = -1};
    const int64_t row = emul__csv_subject(&reader->csv, reader->columns[SUBJECT], reader->roster);
    const bool has_title = !emul__cell_is_blank(emul__csv_text(&reader->csv, reader->columns[TITLE]));
    if (!has_title) {
        refuse_title(reader);
    }
    award.year = read_year(reader);
    const bool sound = read_revoked(reader, &award.revoked) && has_title && row >= 0 && award.year > 0;
    award.row = (int32_t)row;
    return !sound || put_award(reader, &award);
}

emul_status emul_ledger_parse_history_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                          const emul_csv_options *options, emul_error *error) {
    static const emul__record_form form = {column_names, COLUMNS, REQUIRED, KNOWN_COLUMNS, read_row};
    return emul__records_parse(&form, ledger, roster, text, length, options, error);
}
