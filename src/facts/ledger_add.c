/* Adding to the ledger by calls: one fact, a column, a list, a past award. */
#include <string.h>

#include "facts/argument.h"
#include "facts/facts.h"

/* Where facts go, as the caller says it. */
typedef struct fact_place {
    emul__text indicator, facet;
    bool dated;
    emul__period when;
} fact_place;

static emul_status refuse_when(emul__text when, int64_t element, emul_error *error) {
    return emul__report(error,
                        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .place = {.row = element + 1, .field = EMUL__TEXT("when")},
                                            .english = "“{0}” is no period",
                                            .vietnamese = "“{0}” không phải là một kỳ",
                                            .hint_english = "write 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 or FROM..TO",
                                            .hint_vietnamese = "viết 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 hoặc TỪ..ĐẾN",
                                            .arguments = {when}});
}

static emul_status take_when(const char *given, int64_t element, fact_place *place, emul_error *error) {
    const emul__text when = emul__text_of(given);
    place->dated = given != NULL;
    place->when = (emul__period){0, 0};
    return given == NULL || emul__period_parse(when, &place->when) ? EMUL_OK : refuse_when(when, element, error);
}

/* An indicator's name with a facet in it would never be found by a rule. */
static emul_status check_indicator(emul__text indicator, emul_error *error) {
    if (indicator.length == 0 || memchr(indicator.bytes, '@', indicator.length) == NULL) {
        return EMUL_OK;
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_ARGUMENT,
                                                   .place = {.field = EMUL__TEXT("indicator")},
                                                   .english = "the name of the indicator “{0}” contains “@”",
                                                   .vietnamese = "tên chỉ tiêu “{0}” có ký tự “@”",
                                                   .hint_english = "give what follows “@” as the facet",
                                                   .hint_vietnamese = "đưa phần sau “@” vào tham số facet",
                                                   .arguments = {indicator}});
}

static emul_status take_place(const emul_ledger *ledger, const char *indicator, const char *facet, const char *when, fact_place *place,
                              emul_error *error) {
    if (ledger == NULL) {
        return emul__report_argument(error, "ledger");
    }
    emul_status status = emul__take_name(indicator, (emul__argument){"indicator", -1}, &place->indicator, error);
    if (status == EMUL_OK) {
        status = check_indicator(place->indicator, error);
    }
    if (status == EMUL_OK) {
        status = emul__take_text(facet, (emul__argument){"facet", -1}, &place->facet, error);
    }
    return status == EMUL_OK ? take_when(when, -1, place, error) : status;
}

static emul_status refuse_row(int64_t row, int64_t element, emul_error *error) {
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text number = {digits, emul__integer_write(row, digits)};
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                   .place = {.row = element + 1, .field = EMUL__TEXT("row")},
                                                   .english = "{0} is no row of a roster",
                                                   .vietnamese = "{0} không phải số thứ tự của một đối tượng trong danh sách",
                                                   .arguments = {number}});
}

static emul_status check_row(int64_t row, int64_t element, emul_error *error) {
    return row >= 0 && row < EMUL__ROW_LIMIT ? EMUL_OK : refuse_row(row, element, error);
}

static bool is_value(emul_decimal value) {
    return value >= EMUL_DECIMAL_MIN || value == EMUL_MISSING || value == EMUL_NOT_APPLICABLE;
}

static emul_status check_value(emul_decimal value, const fact_place *place, int64_t element, emul_error *error) {
    if (is_value(value)) {
        return EMUL_OK;
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                   .place = {.row = element + 1, .field = place->indicator},
                                                   .english = "a value of “{0}” is one that the library reserves",
                                                   .vietnamese = "một giá trị của “{0}” thuộc nhóm giá trị dành riêng của thư viện",
                                                   .hint_english = "use EMUL_MISSING or EMUL_NOT_APPLICABLE where there is no number",
                                                   .hint_vietnamese = "dùng EMUL_MISSING hoặc EMUL_NOT_APPLICABLE khi không có số liệu",
                                                   .arguments = {place->indicator}});
}

/* Puts what cannot be added into words. */
static emul_status report_outcome(emul__put_outcome outcome, const fact_place *place, int64_t row, int64_t element, emul_error *error) {
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text number = {digits, emul__integer_write(row, digits)};
    emul__diagnostic problem = {.place = {.row = element + 1, .field = place->indicator},
                                .arguments = {place->indicator, number, place->facet}};
    switch (outcome) {
    case EMUL__PUT_DONE:
        return EMUL_OK;
    case EMUL__PUT_NO_MEMORY:
        return emul__report_memory(error);
    case EMUL__PUT_TWICE:
        problem.code = EMUL_E_DUPLICATE;
        problem.english = place->facet.length > 0 ? "row {1} has a fact “{0}@{2}” for this period already"
                                                  : "row {1} has a fact “{0}” for this period already";
        problem.vietnamese =
            place->facet.length > 0 ? "dòng {1} đã có số liệu “{0}@{2}” của kỳ này" : "dòng {1} đã có số liệu “{0}” của kỳ này";
        break;
    case EMUL__PUT_MIXED:
        problem.code = EMUL_E_ARGUMENT;
        problem.english = "“{0}” has numbers and labels";
        problem.vietnamese = "“{0}” vừa có số vừa có nhãn";
        problem.hint_english = "an indicator has one or the other: use two indicators";
        problem.hint_vietnamese = "mỗi chỉ tiêu chỉ dùng một loại: tách thành hai chỉ tiêu";
        break;
    }
    return emul__report(error, &problem);
}

/* One fact of a change; EMUL_MISSING is none. */
static emul_status put_number(emul__change *change, const fact_place *place, int64_t row, emul_decimal value, int64_t element,
                              emul_error *error) {
    emul_status status = check_row(row, element, error);
    if (status == EMUL_OK) {
        status = check_value(value, place, element, error);
    }
    if (status != EMUL_OK || value == EMUL_MISSING) {
        return status;
    }
    const int32_t column = emul__change_column(change, place->indicator, place->facet, place->dated, place->when);
    if (column < 0) {
        return emul__report_memory(error);
    }
    return report_outcome(emul__change_fact(change, column, row, false, value, element), place, row, element, error);
}

emul_status emul_ledger_add(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                            emul_decimal value, emul_error *error) {
    fact_place place;
    emul__change change;
    emul__error_clear(error);
    emul_status status = take_place(ledger, indicator, facet, when, &place, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__change_begin(&change, ledger);
    status = put_number(&change, &place, row, value, -1, error);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}

static emul_status refuse_day(emul__text text, emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                   .place = {.field = EMUL__TEXT("date")},
                                                   .english = "“{0}” is no day",
                                                   .vietnamese = "“{0}” không phải là một ngày",
                                                   .hint_english = "write 2022-03-15 or 15/03/2022",
                                                   .hint_vietnamese = "ghi 15/03/2022 hoặc 2022-03-15",
                                                   .arguments = {text}});
}

static emul_status put_label(emul__change *change, const fact_place *place, int64_t row, emul__text label, emul_error *error) {
    const int32_t column = emul__change_column(change, place->indicator, place->facet, place->dated, place->when);
    const int32_t word = emul__change_word(change, label);
    if (column < 0 || word < 0) {
        return emul__report_memory(error);
    }
    return report_outcome(emul__change_fact(change, column, row, true, word, -1), place, row, -1, error);
}

emul_status emul_ledger_add_label(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                  const char *label, emul_error *error) {
    fact_place place;
    emul__text text;
    emul__change change;
    emul__error_clear(error);
    emul_status status = take_place(ledger, indicator, facet, when, &place, error);
    if (status == EMUL_OK) {
        status = emul__take_name(label, (emul__argument){"label", -1}, &text, error);
    }
    if (status == EMUL_OK) {
        status = check_row(row, -1, error);
    }
    if (status != EMUL_OK) {
        return status;
    }
    emul__change_begin(&change, ledger);
    status = put_label(&change, &place, row, text, error);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}

emul_status emul_ledger_add_date(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                 const char *date, emul_error *error) {
    char text[24];
    emul__period day;
    emul__error_clear(error);
    if (ledger == NULL || date == NULL) {
        return emul__report_argument(error, ledger == NULL ? "ledger" : "date");
    }
    if (strlen(date) != 10 || !emul__period_parse(emul__text_of(date), &day) || day.from != day.to) {
        return refuse_day(emul__text_of(date), error);
    }
    emul__period_format(day, text);
    return emul_ledger_add_label(ledger, row, indicator, facet, when, text, error);
}

/* ---- in the place of what is there ---- */

/* The number of the column, -1 if there is none. */
static int32_t find_place(const emul_ledger *ledger, const fact_place *place) {
    const int32_t indicator = emul__intern_find(&ledger->words, place->indicator);
    const int32_t facet = place->facet.length == 0 ? -1 : emul__intern_find(&ledger->words, place->facet);
    const bool known = indicator >= 0 && (facet >= 0 || place->facet.length == 0);
    const emul__fact_column *column = known ? emul__ledger_column(ledger, indicator, facet, place->dated, place->when) : NULL;
    return column == NULL ? -1 : (int32_t)(column - ledger->columns);
}

/* Makes room by taking away what is there; if the new fact cannot be added, the old one comes back. A label with bytes, or else a number. */
static emul_status replace(emul_ledger *ledger, const fact_place *place, int64_t row, emul__text label, emul_decimal value,
                           emul_error *error) {
    emul__change change;
    const int32_t column = find_place(ledger, place);
    const int64_t old = column < 0 ? EMUL_MISSING : emul__ledger_take(ledger, column, row);
    emul__change_begin(&change, ledger);
    const emul_status status =
        label.bytes == NULL ? put_number(&change, place, row, value, -1, error) : put_label(&change, place, row, label, error);
    emul__change_end(&change, status == EMUL_OK);
    if (status != EMUL_OK && column >= 0) {
        emul__ledger_put_back(ledger, column, row, old);
    }
    return status;
}

emul_status emul_ledger_set(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                            emul_decimal value, emul_error *error) {
    fact_place place;
    emul__error_clear(error);
    emul_status status = take_place(ledger, indicator, facet, when, &place, error);
    if (status == EMUL_OK) {
        status = check_row(row, -1, error);
    }
    return status == EMUL_OK ? replace(ledger, &place, row, (emul__text){NULL, 0}, value, error) : status;
}

emul_status emul_ledger_set_label(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                  const char *label, emul_error *error) {
    fact_place place;
    emul__text text = {NULL, 0};
    emul__error_clear(error);
    emul_status status = take_place(ledger, indicator, facet, when, &place, error);
    if (status == EMUL_OK && label != NULL) {
        status = emul__take_name(label, (emul__argument){"label", -1}, &text, error);
    }
    if (status == EMUL_OK) {
        status = check_row(row, -1, error);
    }
    return status == EMUL_OK ? replace(ledger, &place, row, text, EMUL_MISSING, error) : status;
}

/* ---- whole columns ---- */

typedef struct column_counts {
    int64_t present, numbers;
} column_counts;

/* Counts what there is; the first value that is reserved is reported. */
static emul_status count_values(const emul_decimal *values, int64_t n, const fact_place *place, column_counts *counts, emul_error *error) {
    for (int64_t i = 0; i < n; i++) {
        if (values[i] < EMUL_DECIMAL_MIN && !is_value(values[i])) {
            return check_value(values[i], place, i, error);
        }
        counts->present += values[i] != EMUL_MISSING;
        counts->numbers += values[i] >= EMUL_DECIMAL_MIN;
    }
    return EMUL_OK;
}

/* Checks everything before it writes anything, so that no value has to be taken back. */
static emul_status put_column(emul__change *change, const fact_place *place, int64_t n, const emul_decimal *values, column_counts counts,
                              emul_error *error) {
    emul_ledger *ledger = change->ledger;
    const int32_t number = emul__change_column(change, place->indicator, place->facet, place->dated, place->when);
    if (number < 0) {
        return emul__report_memory(error);
    }
    emul__fact_column *column = &ledger->columns[number];
    for (int64_t i = 0; i < n && i < column->count; i++) {
        if (values[i] != EMUL_MISSING && column->values[i] != EMUL_MISSING) {
            return report_outcome(EMUL__PUT_TWICE, place, i, i, error);
        }
    }
    if (counts.numbers > 0 && !emul__change_may_hold(change, number, false)) {
        return report_outcome(EMUL__PUT_MIXED, place, -1, -1, error);
    }
    const bool fresh = column->present == 0 && column->count <= n;
    if (!emul__change_cover(change, number, n)) {
        return emul__report_memory(error);
    }
    if (fresh) {
        memcpy(column->values, values, (size_t)n * sizeof *values);
    }
    for (int64_t i = 0; !fresh && i < n; i++) {
        column->values[i] = values[i] == EMUL_MISSING ? column->values[i] : values[i];
    }
    if (counts.numbers > 0) {
        emul__change_set_kind(change, number, false);
    }
    column->present += counts.present;
    ledger->uses[column->indicator].numbers += counts.numbers;
    return EMUL_OK;
}

emul_status emul_ledger_add_column(emul_ledger *ledger, const char *indicator, const char *facet, const char *when, int64_t n,
                                   const emul_decimal *values, emul_error *error) {
    fact_place place;
    emul__change change;
    column_counts counts = {0, 0};
    emul__error_clear(error);
    emul_status status = take_place(ledger, indicator, facet, when, &place, error);
    if (status == EMUL_OK && (n < 0 || (values == NULL && n > 0))) {
        return emul__report_argument(error, n < 0 ? "n" : "values");
    }
    if (status == EMUL_OK && n > EMUL__ROW_LIMIT) {
        return refuse_row(n - 1, n - 1, error);
    }
    if (status == EMUL_OK) {
        status = count_values(values, n, &place, &counts, error);
    }
    if (status != EMUL_OK || counts.present == 0) {
        return status;
    }
    emul__change_begin(&change, ledger);
    status = put_column(&change, &place, n, values, counts, error);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}

emul_status emul_ledger_append(emul_ledger *ledger, const char *indicator, const char *facet, int64_t n, const int64_t *rows,
                               const char *const *whens, const emul_decimal *values, emul_error *error) {
    fact_place place;
    emul__change change;
    emul__error_clear(error);
    emul_status status = take_place(ledger, indicator, facet, NULL, &place, error);
    if (status != EMUL_OK) {
        return status;
    }
    if (n < 0 || (n > 0 && (rows == NULL || values == NULL))) {
        return emul__report_argument(error, n < 0 ? "n" : rows == NULL ? "rows" : "values");
    }
    emul__change_begin(&change, ledger);
    for (int64_t i = 0; status == EMUL_OK && i < n; i++) {
        status = take_when(whens == NULL ? NULL : whens[i], i, &place, error);
        if (status == EMUL_OK) {
            status = put_number(&change, &place, rows[i], values[i], i, error);
        }
    }
    emul__change_end(&change, status == EMUL_OK);
    return status;
}

/* ---- history ---- */

static emul_status check_year(int32_t year, emul_error *error) {
    enum { FIRST_YEAR = 1, LAST_YEAR = 9999 };
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text number = {digits, emul__integer_write(year, digits)};
    if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return EMUL_OK;
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                   .place = {.field = EMUL__TEXT("year")},
                                                   .english = "{0} is no year",
                                                   .vietnamese = "{0} không phải là một năm",
                                                   .arguments = {number}});
}

static emul_status put_award(emul__change *change, emul__past_award *award, emul__text title, emul__text decision, emul_error *error) {
    award->title = emul__change_word(change, title);
    award->decision = decision.length == 0 ? -1 : emul__change_word(change, decision);
    if (award->title < 0 || (decision.length > 0 && award->decision < 0)) {
        return emul__report_memory(error);
    }
    const emul__put_outcome outcome = emul__change_award(change, award, -1);
    if (outcome != EMUL__PUT_TWICE) {
        return outcome == EMUL__PUT_DONE ? EMUL_OK : emul__report_memory(error);
    }
    char row[EMUL__INTEGER_CAPACITY];
    char year[EMUL__INTEGER_CAPACITY];
    return emul__report(
        error, &(emul__diagnostic){
                   .code = EMUL_E_DUPLICATE,
                   .place = {.field = EMUL__TEXT("title")},
                   .english = "row {1} has “{0}” of {2} already",
                   .vietnamese = "dòng {1} đã có “{0}” năm {2}",
                   .arguments = {title, {row, emul__integer_write(award->row, row)}, {year, emul__integer_write(award->year, year)}}});
}

emul_status emul_ledger_add_award(emul_ledger *ledger, int64_t row, const char *title, int32_t year, const char *decision, int32_t revoked,
                                  emul_error *error) {
    emul__text title_text;
    emul__text decision_text;
    emul__change change;
    emul__error_clear(error);
    if (ledger == NULL) {
        return emul__report_argument(error, "ledger");
    }
    emul_status status = emul__take_name(title, (emul__argument){"title", -1}, &title_text, error);
    if (status == EMUL_OK) {
        status = emul__take_text(decision, (emul__argument){"decision", -1}, &decision_text, error);
    }
    if (status == EMUL_OK) {
        status = check_row(row, -1, error);
    }
    if (status == EMUL_OK) {
        status = check_year(year, error);
    }
    if (status != EMUL_OK) {
        return status;
    }
    emul__past_award award = {.row = (int32_t)row, .year = year, .revoked = revoked != 0};
    emul__change_begin(&change, ledger);
    status = put_award(&change, &award, title_text, decision_text, error);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}

emul_status emul__refuse_award(int64_t row, emul__text title, int32_t year, emul_error *error) {
    char row_digits[EMUL__INTEGER_CAPACITY];
    char year_digits[EMUL__INTEGER_CAPACITY];
    const emul__text row_text = {row_digits, emul__integer_write(row, row_digits)};
    const emul__text year_text = {year_digits, emul__integer_write(year, year_digits)};
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                   .place = {.row = row + 1, .field = EMUL__TEXT("title")},
                                                   .english = "the history has no “{0}” of {2} for row {1} that is not annulled",
                                                   .vietnamese = "lịch sử khen thưởng không có “{0}” năm {2} còn hiệu lực của dòng {1}",
                                                   .arguments = {title, row_text, year_text}});
}

emul_status emul_ledger_revoke(emul_ledger *ledger, int64_t row, const char *title, int32_t year, emul_error *error) {
    emul__text title_text;
    emul__error_clear(error);
    if (ledger == NULL) {
        return emul__report_argument(error, "ledger");
    }
    const emul_status status = emul__take_name(title, (emul__argument){"title", -1}, &title_text, error);
    const int32_t award = status == EMUL_OK ? emul__ledger_award(ledger, row, title_text, year) : -1;
    if (status == EMUL_OK && award < 0) {
        return emul__refuse_award(row, title_text, year, error);
    }
    if (award >= 0) {
        ledger->awards[award].revoked = true;
    }
    return status;
}
