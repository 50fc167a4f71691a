/* The facts of an indicator: gathered from the ledger, or from the roster's attribute of that name, checked against what the regulation
 * says of the indicator, and translated to what programs read. Done once an indicator. */
#include "decimal/grid.h"
#include "evaluate/run.h"

bool emul__sources_prepare(emul__run *run) {
    const size_t words = run->ledger->words.count;
    const emul__fact_column *columns = run->ledger->columns;
    run->first_column = (int32_t *)emul__run_scratch(run, (int64_t)words + 2, sizeof *run->first_column);
    run->column_of = (int32_t *)emul__run_scratch(run, (int64_t)run->ledger->column_count, sizeof *run->column_of);
    if (run->first_column == NULL || run->column_of == NULL) {
        return false;
    }
    /* counting sort: after the second loop, first_column[w + 1] is where the columns of w begin; the third moves it to where they end */
    for (size_t i = 0; i < run->ledger->column_count; i++) {
        run->first_column[columns[i].indicator + 2]++;
    }
    for (size_t word = 1; word < words + 2; word++) {
        run->first_column[word] += run->first_column[word - 1];
    }
    for (size_t i = 0; i < run->ledger->column_count; i++) {
        run->column_of[run->first_column[columns[i].indicator + 1]++] = (int32_t)i;
    }
    return true;
}

/* ---- what is wrong with a fact ---- */

typedef struct reading {
    emul__run *run;
    const emul__known_indicator *indicator;
    const emul__intern *words; /* what label ids mean */
    emul__text facet;
    int64_t row;
} reading;

static void write_reference(emul__buffer *to, const reading *at) {
    emul__buffer_text(to, at->indicator->id);
    if (at->facet.length > 0) {
        emul__buffer_string(to, "@");
        emul__buffer_text(to, at->facet);
    }
}

/* Reports with {0} the subject, {1} the fact as a rule writes it, the others as given. */
static void report_fact(const reading *at, const emul__diagnostic *what) {
    emul__buffer reference;
    emul__buffer_init(&reference, &at->run->scratch.allocator);
    write_reference(&reference, at);
    if (reference.failed) {
        emul__run_out_of_memory(at->run);
    } else {
        emul__diagnostic found = *what;
        found.place.row = at->row + 1;
        found.place.field = (emul__text){reference.bytes, reference.length};
        found.arguments[0] = at->run->result->ids[at->row];
        found.arguments[1] = found.place.field;
        emul__run_report(at->run, &found);
    }
    emul__buffer_destroy(&reference);
}

/* Labels and days are words in the ledger. */
static bool is_worded(const emul__known_indicator *indicator) {
    return indicator->type == EMUL__LABEL || indicator->type == EMUL__DATE;
}

static void report_number_for_day(const reading *at) {
    report_fact(at, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = "“{1}” of subject “{0}” is a number where the rules want a date",
                                        .vietnamese = "“{1}” của “{0}” là số, trong khi quy định cần một ngày",
                                        .hint_english = "write 2022-03-15 or 15/03/2022",
                                        .hint_vietnamese = "ghi 15/03/2022 hoặc 2022-03-15"});
}

static void report_wrong_type(const reading *at) {
    const bool label = at->indicator->type == EMUL__LABEL;
    if (at->indicator->type == EMUL__DATE) {
        report_number_for_day(at);
        return;
    }
    report_fact(at, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = label ? "“{1}” of subject “{0}” is a number where the rules want a label"
                                                         : "“{1}” of subject “{0}” is a label where the rules want a number",
                                        .vietnamese = label ? "“{1}” của “{0}” là số, trong khi quy định cần mức (nhãn)"
                                                            : "“{1}” của “{0}” là nhãn, trong khi quy định cần số"});
}

static void report_label(const reading *at, emul__text label, emul__text nearest) {
    const bool near = nearest.length > 0;
    report_fact(at, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = "“{2}” is no label of “{1}” (subject “{0}”)",
                                        .vietnamese = "“{2}” không phải là mức của “{1}” (đơn vị, cá nhân “{0}”)",
                                        .hint_english = near ? "did you mean “{3}”?" : NULL,
                                        .hint_vietnamese = near ? "có phải là “{3}”?" : NULL,
                                        .arguments = {{NULL, 0}, {NULL, 0}, label, nearest}});
}

static void report_number(const reading *at, emul_decimal value, bool truth) {
    char digits[EMUL__DECIMAL_CAPACITY];
    const emul__text number = {digits, emul__decimal_write(value, 0, '.', digits)};
    report_fact(at, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = truth ? "“{1}” of subject “{0}” is {2}, but only 1 (yes) and 0 (no) are answers"
                                                         : "“{1}” of subject “{0}” is {2}, outside the range of the indicator",
                                        .vietnamese = truth ? "“{1}” của “{0}” là {2}, trong khi chỉ nhận 1 (có) hoặc 0 (không)"
                                                            : "“{1}” của “{0}” là {2}, ngoài phạm vi của chỉ tiêu",
                                        .arguments = {{NULL, 0}, {NULL, 0}, number, {NULL, 0}}});
}

static void report_off_step(const reading *at, emul_decimal value) {
    const emul__grid near = emul__grid_find(emul__ratio_of_decimal(value), at->indicator->step);
    const emul_decimal numbers[] = {value, at->indicator->step, near.below, near.above};
    char digits[4][EMUL__DECIMAL_CAPACITY];
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .english = "“{1}” of subject “{0}” is {2}, no multiple of the indicator's step {3}",
                              .vietnamese = "“{1}” của “{0}” là {2}, không nằm trên bước {3} của chỉ tiêu",
                              .hint_english = "the nearest are {4} and {5}",
                              .hint_vietnamese = "gần nhất là {4} hoặc {5}"};
    for (int i = 0; i < 4; i++) {
        found.arguments[2 + i] = (emul__text){digits[i], emul__decimal_write(numbers[i], 0, '.', digits[i])};
    }
    report_fact(at, &found);
}

static void report_no_day(const reading *at, emul__text text) {
    report_fact(at, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "“{1}” of subject “{0}” is “{2}”, which is no day",
                                        .vietnamese = "“{1}” của “{0}” là “{2}”, không phải là một ngày",
                                        .hint_english = "write 2022-03-15 or 15/03/2022",
                                        .hint_vietnamese = "ghi 15/03/2022 hoặc 2022-03-15",
                                        .arguments = {{NULL, 0}, {NULL, 0}, text, {NULL, 0}}});
}

/* ---- labels and days ---- */

static emul__text nearest_label(const emul__label_set *set, emul__text label) {
    emul__nearest nearest = emul__nearest_begin(label);
    for (int32_t i = 0; i < set->count; i++) {
        emul__nearest_offer(&nearest, set->labels[i]);
    }
    return nearest.found;
}

static int64_t find_label(const emul__label_set *set, emul__text label) {
    for (int32_t i = 0; i < set->count; i++) {
        if (emul__text_equal(set->labels[i], label)) {
            return i;
        }
    }
    return -1;
}

/* A label that no rule mentions: a number below 0, for those who explain. */
static int64_t other_code(const reading *at, emul__text label) {
    const int32_t id = emul__intern_add(&at->run->result->other_labels, label);
    if (id < 0) {
        emul__run_out_of_memory(at->run);
    }
    return -1 - (int64_t)id;
}

/* The id that programs know a label by: in an open set below 0 for one that no rule mentions; in a known set that is a mistake. */
static int64_t label_code(const reading *at, emul__text label) {
    const emul__names *names = &at->run->model->names;
    if (at->indicator->label_set < 0) {
        const int64_t named = emul__intern_find(&names->labels, label);
        return named >= 0 ? named : other_code(at, label);
    }
    const emul__label_set *set = &names->label_sets[at->indicator->label_set];
    const int64_t code = find_label(set, label);
    if (code < 0) {
        report_label(at, label, nearest_label(set, label));
    }
    return code;
}

#define NOT_YET (INT64_MIN + 7) /* a reserved value that no column holds */

/* Codes by word, found when the word is first met. */
static int64_t *make_codes(emul__run *run, size_t words) {
    int64_t *codes = (int64_t *)emul__run_scratch(run, (int64_t)words, sizeof *codes);
    for (size_t i = 0; codes != NULL && i < words; i++) {
        codes[i] = NOT_YET;
    }
    return codes;
}

static int64_t day_code(const reading *at, emul__text text) {
    emul__day day = 0;
    if (!emul__day_parse(text, &day)) {
        report_no_day(at, text);
    }
    return emul__day_value(day);
}

static int64_t word_code(const reading *at, int64_t *codes, int64_t word) {
    if (codes[word] == NOT_YET) {
        const emul__text text = at->words->texts[word];
        codes[word] = at->indicator->type == EMUL__DATE ? day_code(at, text) : label_code(at, text);
    }
    return codes[word];
}

/* ---- from the ledger ---- */

static bool on_step(const emul__known_indicator *indicator, emul_decimal value) {
    return indicator->step == 0 || value < EMUL_DECIMAL_MIN || value % indicator->step == 0;
}

static bool in_range(const emul__known_indicator *indicator, emul_decimal value) {
    if (value < EMUL_DECIMAL_MIN) {
        return true;
    }
    if (indicator->type == EMUL__TRUTH) {
        return value == 0 || value == EMUL_DECIMAL_ONE;
    }
    return !(indicator->has_low && value < indicator->low) && !(indicator->has_high && value > indicator->high);
}

static void check_value(const reading *at, emul_decimal value) {
    if (!in_range(at->indicator, value)) {
        report_number(at, value, at->indicator->type == EMUL__TRUTH);
    } else if (!on_step(at->indicator, value)) {
        report_off_step(at, value);
    }
}

static void check_values(reading *at, const emul__source *source) {
    const bool limited = at->indicator->type == EMUL__TRUTH || at->indicator->has_low || at->indicator->has_high || at->indicator->step > 0;
    for (at->row = 0; limited && at->row < source->count; at->row++) {
        check_value(at, source->values[at->row]);
    }
}

static bool translate_words(reading *at, emul__source *source, int64_t *codes) {
    int64_t *values = (int64_t *)emul__run_scratch(at->run, source->count, sizeof *values);
    if (values == NULL) {
        return false;
    }
    for (at->row = 0; at->row < source->count; at->row++) {
        const int64_t word = source->values[at->row];
        values[at->row] = word < EMUL_DECIMAL_MIN ? word : word_code(at, codes, word);
    }
    source->values = values;
    return true;
}

/* The first fact of a column, for a message about the column. */
static int64_t first_present(const emul__source *source) {
    int64_t row = 0;
    while (row < source->count && source->values[row] < EMUL_DECIMAL_MIN) {
        row++;
    }
    return row;
}

static bool read_column(reading *at, const emul__fact_column *column, int64_t *codes, emul__source *source) {
    const int64_t rows = at->run->result->rows;
    source->facet = column->facet < 0 ? (emul__text){"", 0} : at->run->ledger->words.texts[column->facet];
    source->dated = column->dated;
    source->when = column->dated ? column->when : at->run->result->period;
    source->timeless = !column->dated && at->indicator->type == EMUL__DATE;
    source->count = column->count < rows ? column->count : rows;
    source->values = column->values;
    at->facet = source->facet;
    at->row = first_present(source);
    if (at->row == source->count) {
        return true;
    }
    if (column->labels != is_worded(at->indicator)) {
        report_wrong_type(at);
        return true;
    }
    if (column->labels) {
        return translate_words(at, source, codes);
    }
    check_values(at, source);
    return true;
}

static bool read_ledger(reading *at, emul__sources *sources, const int32_t *columns, int64_t count) {
    at->words = &at->run->ledger->words;
    sources->items = (emul__source *)emul__run_scratch(at->run, count, sizeof *sources->items);
    int64_t *codes = is_worded(at->indicator) ? make_codes(at->run, at->words->count) : NULL;
    if (sources->items == NULL || (codes == NULL && is_worded(at->indicator))) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        if (!read_column(at, &at->run->ledger->columns[columns[i]], codes, &sources->items[i])) {
            return false;
        }
    }
    sources->count = count;
    return true;
}

/* ---- from the roster ---- */

static void report_attribute(const reading *at, emul__text value) {
    const bool truth = at->indicator->type == EMUL__TRUTH;
    report_fact(at, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = truth ? "the attribute “{1}” of subject “{0}” is “{2}”, which is neither yes nor no"
                                                         : "the attribute “{1}” of subject “{0}” is “{2}”, which is no number",
                                        .vietnamese = truth ? "thuộc tính “{1}” của “{0}” là “{2}”, không phải là có hoặc không"
                                                            : "thuộc tính “{1}” của “{0}” là “{2}”, không phải là số",
                                        .arguments = {{NULL, 0}, {NULL, 0}, value, {NULL, 0}}});
}

static bool answer_code(emul__text text, int64_t *code) {
    static const emul__text yes[] = {{"yes", 3}, {"có", 3}, {"đạt", 6}, {"x", 1}, {"1", 1}};
    static const emul__text no[] = {{"no", 2}, {"không", 6}, {"0", 1}};
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (emul__text_equal(text, yes[i])) {
            *code = EMUL_DECIMAL_ONE;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        if (emul__text_equal(text, no[i])) {
            *code = 0;
            return true;
        }
    }
    return false;
}

static int64_t attribute_code(const reading *at, emul__text text) {
    int64_t code = EMUL_MISSING;
    if (at->indicator->type == EMUL__LABEL) {
        return label_code(at, text);
    }
    if (at->indicator->type == EMUL__DATE) {
        return day_code(at, text);
    }
    const bool read = at->indicator->type == EMUL__TRUTH ? answer_code(text, &code)
                                                         : emul_decimal_parse(text.bytes, text.length, '.', &code, NULL) == EMUL_OK;
    if (!read) {
        report_attribute(at, text);
    } else {
        check_value(at, code);
    }
    return code;
}

/* An attribute counts as an undated fact: it is of the period evaluated. */
static bool read_roster(reading *at, emul__sources *sources, const emul__attribute *attribute) {
    const int64_t rows = at->run->result->rows;
    at->words = &at->run->roster->words;
    int64_t *codes = make_codes(at->run, at->words->count);
    int64_t *values = (int64_t *)emul__run_scratch(at->run, rows, sizeof *values);
    sources->items = (emul__source *)emul__run_scratch(at->run, 1, sizeof *sources->items);
    if (codes == NULL || values == NULL || sources->items == NULL) {
        return false;
    }
    for (at->row = 0; at->row < rows; at->row++) {
        const int32_t word = attribute->values[at->row];
        if (word >= 0 && codes[word] == NOT_YET) {
            codes[word] = attribute_code(at, at->words->texts[word]);
        }
        values[at->row] = word < 0 ? EMUL_MISSING : codes[word];
    }
    sources->items[0] =
        (emul__source){.facet = {"", 0}, .when = at->run->result->period, .timeless = true, .count = rows, .values = values};
    sources->count = 1;
    return true;
}

/* ---- an indicator ---- */

/* A column may be left of facts that were taken away. */
static bool any_fact(const emul__run *run, int32_t first, int32_t end) {
    for (int32_t i = first; i < end; i++) {
        if (run->ledger->columns[run->column_of[i]].present > 0) {
            return true;
        }
    }
    return false;
}

static bool read_indicator(reading *at, emul__sources *sources) {
    const emul__run *run = at->run;
    const int32_t word = emul__intern_find(&run->ledger->words, at->indicator->id);
    const int32_t first = word < 0 ? 0 : run->first_column[word];
    const int32_t end = word < 0 ? 0 : run->first_column[word + 1];
    const emul__attribute *attribute = emul__roster_attribute(run->roster, at->indicator->id);
    if (attribute != NULL && any_fact(run, first, end)) {
        emul__run_report(at->run, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                      .place = {.field = at->indicator->id},
                                                      .english = "“{0}” is both an attribute of the roster and an indicator of the ledger",
                                                      .vietnamese = "“{0}” vừa là thuộc tính trong danh sách, vừa là chỉ tiêu có số liệu",
                                                      .hint_english = "rename one of them",
                                                      .hint_vietnamese = "đổi tên một trong hai",
                                                      .arguments = {at->indicator->id}});
        return false;
    }
    if (attribute != NULL) {
        return read_roster(at, sources, attribute);
    }
    return read_ledger(at, sources, run->column_of + first, end - first);
}

const emul__sources *emul__indicator_sources(emul__run *run, int32_t indicator) {
    emul__sources *sources = &run->sources[indicator];
    if (!sources->ready) {
        reading at = {run, &run->model->names.indicators[indicator], NULL, {"", 0}, 0};
        sources->ready = read_indicator(&at, sources) && emul__run_fine(run);
    }
    return sources->ready ? sources : NULL;
}
