/* Achievements and what they served, from CSV. */
#include "facts/cell.h"
#include "facts/records_csv.h"
#include "facts/subjects.h"
#include "facts/whole.h"

#define KNOWN_COLUMNS "subject, kind, id, year, level, used_by, used_year"

typedef enum column { SUBJECT, KIND, ID, YEAR, LEVEL, USED_BY, USED_YEAR, COLUMNS, REQUIRED = LEVEL } column;
static const char *const column_names[COLUMNS] = {"subject", "kind", "id", "year", "level", "used_by", "used_year"};

static emul__text text_at(const emul__record_reader *reader, column at) {
    return emul__csv_text(&reader->csv, reader->columns[at]);
}

static void report_at(emul__record_reader *reader, column at, emul__diagnostic problem) {
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, reader->columns[at]), problem);
}

static bool has_text(emul__record_reader *reader, column at, const char *english, const char *vietnamese) {
    if (!emul__cell_is_blank(text_at(reader, at))) {
        return true;
    }
    report_at(reader, at, (emul__diagnostic){.code = EMUL_E_SYNTAX, .english = english, .vietnamese = vietnamese});
    return false;
}

/* 0 if it is no year, or blank. */
static int32_t read_year(emul__record_reader *reader, column at, bool *sound) {
    const emul__whole what = {reader->columns[at], column_names[at], true, 1, 9999, 0};
    int64_t year = 0;
    *sound = emul__csv_whole(&reader->csv, &what, &year) && *sound;
    return (int32_t)year;
}

/* Number of the word, -1 where the cell is blank; false when memory is out. */
static bool word_at(emul__record_reader *reader, column at, int32_t *word) {
    const bool blank = emul__cell_is_blank(text_at(reader, at));
    *word = blank ? -1 : emul__change_word(&reader->change, text_at(reader, at));
    return blank || *word >= 0;
}

static void refuse_again(emul__record_reader *reader, const emul__achievement *achievement, bool twice) {
    emul__digits line;
    const int64_t origin = emul__csv_worth(&reader->csv, 0) ? emul__change_achievement_origin(&reader->change, achievement) : 0;
    emul__diagnostic problem = {
        .code = EMUL_E_DUPLICATE,
        .english = twice ? "“{0}” has “{1}” “{2}” twice for the same use, first in line {3}"
                         : "“{1}” “{2}” of “{0}” has another year or level in line {3}",
        .vietnamese = twice ? "“{0}” có “{1}” “{2}” hai lần cho cùng mục đích, trùng với dòng {3}"
                            : "“{1}” “{2}” của “{0}” có năm hoặc cấp khác ở dòng {3}",
        .hint_english = twice ? "keep one of the two" : "give both rows the same year and level",
        .hint_vietnamese = twice ? "chỉ giữ lại một dòng" : "ghi cùng năm và cấp ở cả hai dòng",
        .arguments = {text_at(reader, SUBJECT), text_at(reader, KIND), text_at(reader, ID), emul__digits_of(&line, origin)}};
    if (origin < 0) {
        problem.english = twice ? "the ledger has “{1}” “{2}” of “{0}” for the same use already"
                                : "“{1}” “{2}” of “{0}” has another year or level in the ledger";
        problem.vietnamese = twice ? "sổ số liệu đã có “{1}” “{2}” của “{0}” cho cùng mục đích"
                                   : "“{1}” “{2}” của “{0}” có năm hoặc cấp khác trong sổ số liệu";
    }
    report_at(reader, ID, problem);
}

static bool check_years(emul__record_reader *reader, const emul__achievement *achievement, const emul__achievement_use *use) {
    emul__achievement_fault fault;
    if (emul__achievement_check(achievement, use, &fault)) {
        return true;
    }
    report_at(reader, USED_YEAR, fault.problem);
    return false;
}

/* False when memory is out. */
static bool put(emul__record_reader *reader, emul__achievement *achievement, emul__achievement_use *use) {
    if (!word_at(reader, KIND, &achievement->kind) || !word_at(reader, ID, &achievement->id) ||
        !word_at(reader, LEVEL, &achievement->level) || !word_at(reader, USED_BY, &use->title)) {
        return false;
    }
    if (!check_years(reader, achievement, use)) {
        return true;
    }
    const emul__put_outcome outcome = emul__change_achievement(&reader->change, achievement, use, reader->csv.here.record_line);
    if (outcome == EMUL__PUT_TWICE || outcome == EMUL__PUT_MIXED) {
        refuse_again(reader, achievement, outcome == EMUL__PUT_TWICE);
    }
    return outcome != EMUL__PUT_NO_MEMORY;
}

/* All that is wrong with the row is said; false when memory is out. */
static bool read_row(emul__record_reader *reader) {
    emul__achievement achievement = {.level = -1};
    emul__achievement_use use = {.title = -1};
    const int64_t row = emul__csv_subject(&reader->csv, reader->columns[SUBJECT], reader->roster);
    bool sound = has_text(reader, KIND, "the row names no kind of achievement", "dòng không ghi loại thành tích");
    sound = has_text(reader, ID, "the row does not say which achievement it is", "dòng không ghi mã thành tích") && sound;
    sound = has_text(reader, YEAR, "the row names no year", "dòng không ghi năm") && sound;
    achievement.row = (int32_t)row;
    achievement.year = read_year(reader, YEAR, &sound);
    use.year = read_year(reader, USED_YEAR, &sound);
    return !sound || row < 0 || put(reader, &achievement, &use);
}

emul_status emul_ledger_parse_achievements_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                               const emul_csv_options *options, emul_error *error) {
    static const emul__record_form form = {column_names, COLUMNS, REQUIRED, KNOWN_COLUMNS, read_row};
    return emul__records_parse(&form, ledger, roster, text, length, options, error);
}
