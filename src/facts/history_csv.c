/* The history of awards from CSV. */
#include "facts/cell.h"
#include "facts/subjects.h"

#define KNOWN_COLUMNS "subject, title, year, decision, revoked"

typedef struct history_reader {
    emul__csv csv;
    const emul_roster *roster;
    emul__change change;
    int32_t subject, title, year, decision, revoked; /* columns; -1: not there */
} history_reader;

static void find_columns(history_reader *reader) {
    emul__csv *csv = &reader->csv;
    reader->subject = emul__csv_required_column(csv, EMUL__TEXT("subject"), KNOWN_COLUMNS);
    reader->title = emul__csv_required_column(csv, EMUL__TEXT("title"), KNOWN_COLUMNS);
    reader->year = emul__csv_required_column(csv, EMUL__TEXT("year"), KNOWN_COLUMNS);
    reader->decision = emul__csv_column(csv, EMUL__TEXT("decision"));
    reader->revoked = emul__csv_column(csv, EMUL__TEXT("revoked"));
    const int32_t known[] = {reader->subject, reader->title, reader->year, reader->decision, reader->revoked};
    if (csv->status == EMUL_OK) {
        emul__csv_refuse_others(csv, known, sizeof known / sizeof known[0], KNOWN_COLUMNS);
    }
}

/* 0 if it is no year, which is reported. */
static int32_t read_year(history_reader *reader) {
    const emul__text text = emul__csv_text(&reader->csv, reader->year);
    int32_t year = 0;
    bool digits = text.length == 4;
    for (size_t i = 0; digits && i < text.length; i++) {
        digits = text.bytes[i] >= '0' && text.bytes[i] <= '9';
        year = year * 10 + (text.bytes[i] - '0');
    }
    if (digits && year > 0) {
        return year;
    }
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->year),
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” is no year",
                                        .vietnamese = "“{0}” không phải là một năm",
                                        .hint_english = "write four digits, such as 2024",
                                        .hint_vietnamese = "ghi bốn chữ số, ví dụ 2024",
                                        .arguments = {text}});
    return 0;
}

/* Blank is no. */
static bool read_revoked(history_reader *reader, bool *revoked) {
    const emul__cell_type yes_no = {.type = EMUL__TRUTH, .decimal_mark = '.'};
    emul__cell cell;
    emul__cell_read(&yes_no, emul__csv_text(&reader->csv, reader->revoked), &cell);
    *revoked = cell.kind == EMUL__CELL_NUMBER && cell.value != 0;
    if (cell.kind == EMUL__CELL_WRONG) {
        emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->revoked), cell.problem);
    }
    return cell.kind != EMUL__CELL_WRONG;
}

static void refuse_title(history_reader *reader) {
    emul__csv_report(
        &reader->csv, emul__csv_here(&reader->csv, reader->title),
        (emul__diagnostic){.code = EMUL_E_SYNTAX, .english = "the row names no title", .vietnamese = "dòng không ghi danh hiệu"});
}

static void refuse_again(history_reader *reader, const emul__past_award *award) {
    emul__csv *csv = &reader->csv;
    emul__digits line;
    const bool worth = emul__csv_worth(&reader->csv, 0);
    const int64_t origin = worth ? emul__change_award_origin(&reader->change, award) : 0;
    emul__diagnostic problem = {.code = EMUL_E_DUPLICATE,
                                .english = "“{0}” has “{1}” of {2} twice, first in line {3}",
                                .vietnamese = "“{0}” có “{1}” năm {2} hai lần, trùng với dòng {3}",
                                .hint_english = "keep one of the two",
                                .hint_vietnamese = "chỉ giữ lại một dòng",
                                .arguments = {emul__csv_text(csv, reader->subject), emul__csv_text(csv, reader->title),
                                              emul__csv_text(csv, reader->year), emul__digits_of(&line, origin)}};
    if (origin < 0) {
        problem.english = "the ledger has “{1}” of {2} for “{0}” already";
        problem.vietnamese = "sổ số liệu đã có “{1}” năm {2} của “{0}”";
    }
    emul__csv_report(csv, emul__csv_here(csv, reader->title), problem);
}

/* False when memory is out. */
static bool put_award(history_reader *reader, emul__past_award *award) {
    const emul__text decision = emul__csv_text(&reader->csv, reader->decision);
    award->title = emul__change_word(&reader->change, emul__csv_text(&reader->csv, reader->title));
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
static bool read_row(history_reader *reader) {
    emul__past_award award = {.decision = -1};
    const int64_t row = emul__csv_subject(&reader->csv, reader->subject, reader->roster);
    const bool has_title = !emul__cell_is_blank(emul__csv_text(&reader->csv, reader->title));
    if (!has_title) {
        refuse_title(reader);
    }
    award.year = read_year(reader);
    const bool sound = read_revoked(reader, &award.revoked) && has_title && row >= 0 && award.year > 0;
    award.row = (int32_t)row;
    return !sound || put_award(reader, &award);
}

static bool read_rows(history_reader *reader) {
    emul__csv_step step = EMUL__CSV_END;
    find_columns(reader);
    const bool complete = reader->subject >= 0 && reader->title >= 0 && reader->year >= 0;
    while (complete && (step = emul__csv_next(&reader->csv)) == EMUL__CSV_RECORD) {
        if (!read_row(reader)) {
            return false;
        }
    }
    return step == EMUL__CSV_END;
}

emul_status emul_ledger_parse_history_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                          const emul_csv_options *options, emul_error *error) {
    emul__error_clear(error);
    if (ledger == NULL || roster == NULL) {
        return emul__report_argument(error, ledger == NULL ? "ledger" : "roster");
    }
    history_reader reader = {.roster = roster};
    emul__change_begin(&reader.change, ledger);
    emul_status status = emul__csv_open(&reader.csv, &ledger->allocator, text, length, options, error);
    if (status == EMUL_OK) {
        status = read_rows(&reader) ? emul__csv_status(&reader.csv) : emul__csv_no_memory(&reader.csv);
    }
    emul__change_end(&reader.change, status == EMUL_OK);
    emul__csv_close(&reader.csv);
    return status;
}
