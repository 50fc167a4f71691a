/* Facts from CSV, in the long form (a row a fact) and the wide one (a column an indicator). */
#include <string.h>

#include "facts/facts_names.h"
#include "facts/subjects.h"

#define LONG_COLUMNS "subject, indicator, value, facet, when"
#define WIDE_COLUMNS "subject, when, INDICATOR, INDICATOR@FACET …"

/* What a column of the wide form holds. */
typedef struct wide_column {
    int32_t name; /* -1: no facts */
    emul__text facet;
    int32_t column; /* of the ledger: where its last fact went; -1 */
} wide_column;

typedef struct facts_reader {
    emul__csv csv;
    const emul_roster *roster;
    emul__change change;
    emul__met_names met;
    int32_t subject, indicator, value, facet, when; /* columns; -1: not there */
    wide_column *wide;                              /* [name_count]; NULL: the long form */
    bool surveyed;
} facts_reader;

/* Where the facts of a record go. */
typedef struct fact_place {
    int64_t row; /* -1: unknown, or the record is wrong: its cells are only looked at */
    bool dated;
    emul__period when;
} fact_place;

/* ---- names ---- */

static void refuse_name(facts_reader *reader, emul__csv_mark mark, emul__text text) {
    emul__csv_report(&reader->csv, mark,
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” is no indicator",
                                        .vietnamese = "“{0}” không phải là chỉ tiêu",
                                        .hint_english = "write it as in “visits” or “visits@plan”",
                                        .hint_vietnamese = "ghi theo mẫu “visits” hoặc “visits@plan”",
                                        .arguments = {text}});
}

/* Splits "indicator@facet"; false if it is none. */
static bool split_name(emul__text text, emul__text *indicator, emul__text *facet) {
    const char *at = text.length == 0 ? NULL : (const char *)memchr(text.bytes, '@', text.length);
    *indicator = text;
    *facet = (emul__text){NULL, 0};
    if (at != NULL) {
        const size_t length = (size_t)(at - text.bytes);
        *indicator = emul__text_trim((emul__text){text.bytes, length});
        *facet = emul__text_trim((emul__text){at + 1, text.length - length - 1});
    }
    return indicator->length > 0 && (at == NULL || (facet->length > 0 && memchr(facet->bytes, '@', facet->length) == NULL));
}

/* False when memory is out. */
static bool take_wide_column(facts_reader *reader, int32_t number) {
    emul__csv *csv = &reader->csv;
    emul__text indicator;
    wide_column *column = &reader->wide[number];
    const emul__csv_mark mark = emul__csv_header_mark(csv, number);
    column->name = -1;
    column->column = -1;
    if (number == reader->subject || number == reader->when || csv->names[number].length == 0) {
        return true;
    }
    if (!split_name(csv->names[number], &indicator, &column->facet)) {
        refuse_name(reader, mark, csv->names[number]);
        return true;
    }
    column->name = emul__met_name_add(&reader->met, indicator, mark);
    return column->name >= 0 && emul__met_facet_add(&reader->met, column->name, column->facet, mark);
}

static bool take_wide_columns(facts_reader *reader) {
    reader->wide = (wide_column *)emul__allocate_zeroed(&reader->csv.allocator, reader->csv.name_count, sizeof *reader->wide);
    bool room = reader->wide != NULL;
    for (size_t i = 0; room && i < reader->csv.name_count; i++) {
        room = take_wide_column(reader, (int32_t)i);
    }
    return room;
}

/* The header says which form it is; false when memory is out. */
static bool find_columns(facts_reader *reader) {
    emul__csv *csv = &reader->csv;
    reader->indicator = emul__csv_column(csv, EMUL__TEXT("indicator"));
    reader->value = emul__csv_column(csv, EMUL__TEXT("value"));
    reader->facet = emul__csv_column(csv, EMUL__TEXT("facet"));
    reader->when = emul__csv_column(csv, EMUL__TEXT("when"));
    const bool is_long = reader->indicator >= 0 || reader->value >= 0;
    reader->subject = emul__csv_required_column(csv, EMUL__TEXT("subject"), is_long ? LONG_COLUMNS : WIDE_COLUMNS);
    if (!is_long) {
        return reader->subject < 0 || take_wide_columns(reader);
    }
    reader->indicator = emul__csv_required_column(csv, EMUL__TEXT("indicator"), LONG_COLUMNS);
    reader->value = emul__csv_required_column(csv, EMUL__TEXT("value"), LONG_COLUMNS);
    const int32_t known[] = {reader->subject, reader->indicator, reader->value, reader->facet, reader->when};
    if (csv->status == EMUL_OK) {
        emul__csv_refuse_others(csv, known, sizeof known / sizeof known[0], LONG_COLUMNS);
    }
    return true;
}

/* Indicator and facet of a record of the long form: "visits" and "plan", or "visits@plan". False if they are wrong. */
static bool long_name(const facts_reader *reader, const emul__csv *csv, emul__text *indicator, emul__text *facet) {
    const emul__text given = emul__csv_text(csv, reader->facet);
    if (!split_name(emul__csv_text(csv, reader->indicator), indicator, facet)) {
        return false;
    }
    if (emul__cell_is_blank(given)) {
        return true;
    }
    const bool once = facet->length == 0 && memchr(given.bytes, '@', given.length) == NULL;
    *facet = given;
    return once;
}

/* ---- the survey: numbers or labels, where the regulation does not say ---- */

static void survey_cell(facts_reader *reader, int32_t number, emul__text text) {
    emul__met_name *name = &reader->met.names[number];
    emul__cell cell;
    if (!name->open || name->type.type == EMUL__LABEL) {
        return;
    }
    emul__cell_read(&name->type, text, &cell);
    if (cell.kind == EMUL__CELL_WRONG) {
        name->type.type = EMUL__LABEL;
    }
}

static bool survey_record(facts_reader *reader, const emul__csv *csv) {
    emul__text indicator;
    emul__text facet;
    for (size_t i = 0; reader->wide != NULL && i < csv->name_count; i++) {
        if (reader->wide[i].name >= 0) {
            survey_cell(reader, reader->wide[i].name, csv->fields[i].text);
        }
    }
    if (reader->wide != NULL || !long_name(reader, csv, &indicator, &facet)) {
        return true;
    }
    const int32_t name = emul__met_name_add(&reader->met, indicator, emul__csv_here(csv, reader->indicator));
    if (name >= 0) {
        survey_cell(reader, name, emul__csv_text(csv, reader->value));
    }
    return name >= 0;
}

/* Reads all cells of open indicators once before any is taken, so that the order of rows does not decide. False when memory is out. */
static bool survey(facts_reader *reader) {
    emul__csv again;
    emul__csv_step step = EMUL__CSV_RECORD;
    reader->surveyed = true;
    emul__csv_again(&reader->csv, &again);
    while (step == EMUL__CSV_RECORD) {
        step = emul__csv_next(&again);
        if (step == EMUL__CSV_RECORD && !survey_record(reader, &again)) {
            step = EMUL__CSV_NO_MEMORY;
        }
    }
    emul__csv_close(&again);
    return step == EMUL__CSV_END;
}

static bool survey_if_open(facts_reader *reader, int32_t name) {
    return reader->surveyed || !reader->met.names[name].open || survey(reader);
}

/* ---- facts ---- */

static void refuse_again(facts_reader *reader, int32_t name, const fact_place *place, int32_t column, int32_t field) {
    emul__digits line;
    const emul_ledger *ledger = reader->change.ledger;
    const int32_t facet = ledger->columns[column].facet;
    const emul__text subject = reader->roster->ids.texts[place->row];
    const bool worth = emul__csv_worth(&reader->csv, 0);
    const int64_t origin = worth ? emul__change_fact_origin(&reader->change, column, place->row) : 0;
    emul__diagnostic problem = {.code = EMUL_E_DUPLICATE,
                                .english = facet >= 0 ? "“{0}@{3}” of “{1}” is given twice, first in line {2}"
                                                      : "“{0}” of “{1}” is given twice, first in line {2}",
                                .vietnamese = facet >= 0 ? "“{0}@{3}” của “{1}” bị ghi hai lần, trùng với dòng {2}"
                                                         : "“{0}” của “{1}” bị ghi hai lần, trùng với dòng {2}",
                                .hint_english = "keep one of the two, or tell them apart by “when” or “facet”",
                                .hint_vietnamese = "chỉ giữ một, hoặc phân biệt bằng cột “when” hoặc “facet”",
                                .arguments = {reader->met.texts.texts[name], subject, emul__digits_of(&line, origin)}};
    if (facet >= 0) {
        problem.arguments[3] = ledger->words.texts[facet];
    }
    if (origin < 0) {
        problem.english = facet >= 0 ? "the ledger has “{0}@{3}” of “{1}” already" : "the ledger has “{0}” of “{1}” already";
        problem.vietnamese = facet >= 0 ? "sổ số liệu đã có “{0}@{3}” của “{1}”" : "sổ số liệu đã có “{0}” của “{1}”";
    }
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, field), problem);
}

static void refuse_mixed(facts_reader *reader, int32_t name, int32_t field) {
    emul__csv_report(&reader->csv, emul__csv_here(&reader->csv, field),
                     (emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{0}” has numbers and labels: “{1}” does not go with what the ledger has",
                                        .vietnamese = "“{0}” vừa có số vừa có nhãn: “{1}” không cùng loại với số liệu đã có",
                                        .arguments = {reader->met.texts.texts[name], emul__csv_text(&reader->csv, field)}});
}

/* Whether the ledger's column is the one for this facet and period. */
static bool is_column_for(const emul_ledger *ledger, int32_t column, emul__text facet, const fact_place *place) {
    if (column < 0) {
        return false;
    }
    const emul__fact_column *known = &ledger->columns[column];
    const emul__text known_facet = known->facet < 0 ? (emul__text){NULL, 0} : ledger->words.texts[known->facet];
    return known->dated == place->dated && (!place->dated || emul__period_equal(known->when, place->when)) &&
           emul__text_equal(known_facet, facet);
}

/* Value for the ledger of a cell that is neither blank nor wrong; false when memory is out. */
static bool cell_value(facts_reader *reader, const emul__cell *cell, int64_t *value) {
    if (cell->kind == EMUL__CELL_LABEL) {
        *value = emul__change_word(&reader->change, cell->label);
        return *value >= 0;
    }
    *value = cell->kind == EMUL__CELL_NUMBER ? cell->value : EMUL_NOT_APPLICABLE;
    return true;
}

/* The cell in `field` of this record; `last` remembers the ledger's column. False when memory is out. */
static bool take_cell(facts_reader *reader, const fact_place *place, int32_t name, emul__text facet, int32_t field, int32_t *last) {
    emul__csv *csv = &reader->csv;
    const emul__cell_type *type = &reader->met.names[name].type;
    const emul__text text = csv->fields[field].text;
    emul__cell cell;
    int64_t value = 0;
    emul__cell_read(type, text, &cell);
    if (cell.kind == EMUL__CELL_WRONG) {
        emul__csv_report(csv, emul__csv_here(csv, field), cell.problem);
    }
    if (cell.kind == EMUL__CELL_WRONG || cell.kind == EMUL__CELL_BLANK || place->row < 0) {
        return true;
    }
    if (!is_column_for(reader->change.ledger, *last, facet, place)) {
        *last = emul__change_column(&reader->change, reader->met.texts.texts[name], facet, place->dated, place->when);
    }
    if (*last < 0 || !cell_value(reader, &cell, &value)) {
        return false;
    }
    const bool label = type->type == EMUL__LABEL || type->type == EMUL__DATE;
    const emul__put_outcome outcome = emul__change_fact(&reader->change, *last, place->row, label, value, csv->here.record_line);
    if (outcome == EMUL__PUT_TWICE) {
        refuse_again(reader, name, place, *last, field);
    } else if (outcome == EMUL__PUT_MIXED) {
        refuse_mixed(reader, name, field);
    }
    return outcome != EMUL__PUT_NO_MEMORY;
}

static bool take_wide_record(facts_reader *reader, const fact_place *place) {
    for (size_t i = 0; i < reader->csv.name_count; i++) {
        wide_column *column = &reader->wide[i];
        if (column->name >= 0 && !take_cell(reader, place, column->name, column->facet, (int32_t)i, &column->column)) {
            return false;
        }
    }
    return true;
}

static bool take_long_record(facts_reader *reader, const fact_place *place) {
    emul__csv *csv = &reader->csv;
    emul__text indicator;
    emul__text facet;
    const emul__csv_mark mark = emul__csv_here(csv, reader->indicator);
    if (!long_name(reader, csv, &indicator, &facet)) {
        refuse_name(reader, mark, emul__csv_text(csv, reader->indicator));
        return true;
    }
    const int32_t name = emul__met_name_add(&reader->met, indicator, mark);
    if (name < 0 || !survey_if_open(reader, name)) {
        return false;
    }
    int32_t *last = &reader->met.names[name].column;
    const int32_t before = *last;
    return take_cell(reader, place, name, facet, reader->value, last) &&
           (*last == before || emul__met_facet_add(&reader->met, name, facet, mark));
}

/* Period of the record; false if it is none, which is reported. */
static bool take_when(facts_reader *reader, fact_place *place) {
    const emul__text text = emul__csv_text(&reader->csv, reader->when);
    place->dated = !emul__cell_is_blank(text);
    place->when = (emul__period){0, 0};
    if (!place->dated || emul__period_parse(text, &place->when)) {
        return true;
    }
    emul__csv_report(
        &reader->csv, emul__csv_here(&reader->csv, reader->when),
        (emul__diagnostic){.code = EMUL_E_SYNTAX,
                           .english = "“{0}” is no period",
                           .vietnamese = "“{0}” không phải là một kỳ",
                           .hint_english = "write 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31, 31/07/2024 or FROM..TO",
                           .hint_vietnamese = "ghi 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31, 31/07/2024 hoặc TỪ..ĐẾN",
                           .arguments = {text}});
    return false;
}

static bool take_record(facts_reader *reader) {
    fact_place place = {.row = emul__csv_subject(&reader->csv, reader->subject, reader->roster)};
    if (!take_when(reader, &place)) {
        place.row = -1;
    }
    return reader->wide != NULL ? take_wide_record(reader, &place) : take_long_record(reader, &place);
}

static bool survey_wide(facts_reader *reader) {
    for (size_t i = 0; reader->wide != NULL && i < reader->csv.name_count; i++) {
        if (reader->wide[i].name >= 0 && !survey_if_open(reader, reader->wide[i].name)) {
            return false;
        }
    }
    return true;
}

/* False when memory is out. */
static bool read_facts(facts_reader *reader) {
    emul__csv_step step = EMUL__CSV_END;
    if (!find_columns(reader)) {
        return false;
    }
    const bool complete = reader->subject >= 0 && (reader->wide != NULL || (reader->indicator >= 0 && reader->value >= 0));
    if (!complete) {
        return true;
    }
    if (!survey_wide(reader)) {
        return false;
    }
    while ((step = emul__csv_next(&reader->csv)) == EMUL__CSV_RECORD) {
        if (!take_record(reader)) {
            return false;
        }
    }
    emul__met_names_check(&reader->met, reader->roster, &reader->csv);
    return step == EMUL__CSV_END;
}

/* What the call needs to be there; NULL if all is. */
static const char *missing_argument(const emul_ledger *ledger, const emul_regulation *regulation, const emul_roster *roster) {
    if (ledger == NULL) {
        return "ledger";
    }
    if (regulation == NULL || emul__regulation_model(regulation) == NULL) {
        return "regulation";
    }
    return roster == NULL ? "roster" : NULL;
}

emul_status emul_ledger_parse_csv(emul_ledger *ledger, const emul_regulation *regulation, const emul_roster *roster, const char *text,
                                  size_t length, const emul_csv_options *options, emul_error *error) {
    emul__error_clear(error);
    const char *missing = missing_argument(ledger, regulation, roster);
    if (missing != NULL) {
        return emul__report_argument(error, missing);
    }
    facts_reader reader = {.roster = roster};
    emul__change_begin(&reader.change, ledger);
    emul_status status = emul__csv_open(&reader.csv, &ledger->allocator, text, length, options, error);
    emul__met_names_init(&reader.met, emul__regulation_model(regulation), ledger, reader.csv.decimal_mark);
    if (status == EMUL_OK) {
        status = read_facts(&reader) ? emul__csv_status(&reader.csv) : emul__csv_no_memory(&reader.csv);
    }
    emul__change_end(&reader.change, status == EMUL_OK);
    emul__release(&ledger->allocator, reader.wide, reader.csv.name_count, sizeof *reader.wide);
    emul__met_names_destroy(&reader.met);
    emul__csv_close(&reader.csv);
    return status;
}
