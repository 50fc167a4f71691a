/* Ballots of councils from CSV. */
#include "facts/cell.h"
#include "facts/records_csv.h"
#include "facts/subjects.h"
#include "facts/whole.h"

#define KNOWN_COLUMNS "subject, title, members, present, written, yes, chair, round, year"

typedef enum ballot_column {
    SUBJECT,
    TITLE,
    MEMBERS,
    YES,
    PRESENT,
    WRITTEN,
    CHAIR,
    ROUND,
    YEAR,
    COLUMNS,
    REQUIRED = PRESENT
} ballot_column;
static const char *const column_names[COLUMNS] = {"subject", "title", "members", "yes", "present", "written", "chair", "round", "year"};

static void report_at(emul__record_reader *reader, ballot_column column, emul__diagnostic problem) {
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->columns[column]), problem);
}

static emul__text text_at(const emul__record_reader *reader, ballot_column column) {
    return emul__csv_text(&reader->csv, reader->columns[column]);
}

/* A whole number from `least` to `most`; `none` where the cell is blank. False after reporting. */
static bool read_whole(emul__record_reader *reader, ballot_column column, int64_t least, int64_t most, int64_t none, int64_t *value) {
    const emul__whole what = {reader->columns[column], column_names[column], column == YEAR, least, most, none};
    return emul__csv_whole(&reader->csv, &what, value);
}

static bool read_chair(emul__record_reader *reader, int32_t *chair) {
    const emul__cell_type yes_no = {.type = EMUL__TRUTH, .decimal_mark = '.'};
    emul__cell cell;
    emul__cell_read(&yes_no, text_at(reader, CHAIR), &cell);
    *chair = cell.kind != EMUL__CELL_NUMBER ? EMUL_CHAIR_UNKNOWN : cell.value != 0 ? EMUL_CHAIR_YES : EMUL_CHAIR_NO;
    if (cell.kind == EMUL__CELL_WRONG) {
        report_at(reader, CHAIR, cell.problem);
    }
    return cell.kind != EMUL__CELL_WRONG;
}

static bool read_numbers(emul__record_reader *reader, emul__ballot *to) {
    int64_t round = 1;
    int64_t year = 0;
    bool sound = read_whole(reader, MEMBERS, 0, INT64_MAX, -1, &to->members);
    sound = read_whole(reader, PRESENT, 0, INT64_MAX, -1, &to->present) && sound;
    sound = read_whole(reader, WRITTEN, 0, INT64_MAX, 0, &to->written) && sound;
    sound = read_whole(reader, YES, 0, INT64_MAX, -1, &to->yes) && sound;
    sound = read_chair(reader, &to->chair) && sound;
    sound = read_whole(reader, ROUND, 1, INT32_MAX, 1, &round) && sound;
    sound = read_whole(reader, YEAR, 1, 9999, 0, &year) && sound;
    to->round = (int32_t)round;
    to->year = (int32_t)year;
    if (sound && to->members < 0) {
        report_at(reader, MEMBERS,
                  (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                     .english = "the row does not say how many members the council has",
                                     .vietnamese = "dòng không ghi số thành viên Hội đồng"});
        return false;
    }
    return sound;
}

static bool check_together(emul__record_reader *reader, const emul__ballot *ballot) {
    emul__ballot_fault fault;
    if (emul__ballot_check(ballot, &fault)) {
        return true;
    }
    const int32_t column = emul__csv_column(&reader->csv, emul__text_of(fault.column));
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, column < 0 ? reader->columns[YES] : column), fault.problem);
    return false;
}

static void refuse_again(emul__record_reader *reader, const emul__ballot *ballot) {
    emul__digits line;
    emul__digits round;
    const bool worth = emul__csv_worth(&reader->csv, 0);
    const int64_t origin = worth ? emul__change_ballot_origin(&reader->change, ballot) : 0;
    emul__diagnostic problem = {.code = EMUL_E_DUPLICATE,
                                .english = "“{0}” has a ballot on “{1}” of round {2} twice, first in line {3}",
                                .vietnamese = "“{0}” có kết quả bỏ phiếu “{1}” vòng {2} hai lần, trùng với dòng {3}",
                                .hint_english = "give a later ballot a higher number under “round”",
                                .hint_vietnamese = "ghi số vòng lớn hơn ở cột “round” cho lần bỏ phiếu sau",
                                .arguments = {text_at(reader, SUBJECT), text_at(reader, TITLE), emul__digits_of(&round, ballot->round),
                                              emul__digits_of(&line, origin)}};
    if (origin < 0) {
        problem.english = "the ledger has a ballot on “{1}” of round {2} for “{0}” already";
        problem.vietnamese = "sổ số liệu đã có kết quả bỏ phiếu “{1}” vòng {2} của “{0}”";
    }
    report_at(reader, TITLE, problem);
}

/* False when memory is out. */
static bool put_ballot(emul__record_reader *reader, emul__ballot *ballot) {
    ballot->title = emul__change_word(&reader->change, text_at(reader, TITLE));
    if (ballot->title < 0) {
        return false;
    }
    const emul__put_outcome outcome = emul__change_ballot(&reader->change, ballot, reader->csv.here.record_line);
    if (outcome == EMUL__PUT_TWICE) {
        refuse_again(reader, ballot);
    }
    return outcome != EMUL__PUT_NO_MEMORY;
}

/* All that is wrong with the row is said; false when memory is out. */
static bool read_row(emul__record_reader *reader) {
    emul__ballot ballot = {.year = 0};
    const int64_t row = emul__csv_subject(&reader->csv, reader->columns[SUBJECT], reader->roster);
    const bool has_title = !emul__cell_is_blank(text_at(reader, TITLE));
    if (!has_title) {
        report_at(reader, TITLE,
                  (emul__diagnostic){.code = EMUL_E_SYNTAX, .english = "the row names no title", .vietnamese = "dòng không ghi danh hiệu"});
    }
    const bool sound = read_numbers(reader, &ballot) && check_together(reader, &ballot) && has_title && row >= 0;
    ballot.row = (int32_t)row;
    return !sound || put_ballot(reader, &ballot);
}

emul_status emul_ledger_parse_ballots_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                          const emul_csv_options *options, emul_error *error) {
    static const emul__record_form form = {column_names, COLUMNS, REQUIRED, KNOWN_COLUMNS, read_row};
    return emul__records_parse(&form, ledger, roster, text, length, options, error);
}
