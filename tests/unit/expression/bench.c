#include "unit/expression/bench.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- the regulation ---- */

static const emul__text ratings[] = {{"tot", 3}, {"kha", 3}, {"trung_binh", 10}, {"yeu", 3}};
static const emul__text classes[] = {{"xuat_sac", 8}, {"tot", 3}, {"hoan_thanh", 10}};
static const emul__label_set label_sets[] = {{ratings, 4}, {classes, 3}};
static const emul__known_criterion criteria[] = {
    {{"I", 1}, true, 60000000}, {{"I.1", 3}, true, 30000000}, {{"1.2", 3}, true, 10000000}, {{"II", 2}, false, 0}, {{"M", 1}, false, 0}};
static const emul__known_scorecard scorecards[] = {{{"unit", 4}, 0, 4, 1, 0}, {{"member", 6}, 4, 1, -1, 1}};
static const emul__text awards[] = {{"co_thi_dua", 10}, {"giay_khen", 9}};
static const emul_decimal columns[] = {10000, 50000, 100000};
static const emul_decimal rows[] = {0, 1000000000, 2000000000};
static const emul_decimal cells[] = {500000, 1100000, 1700000, 900000, 1500000, 2100000, 1300000, 1900000, 2700000};

static const struct {
    const char *id;
    emul__type type;
    int32_t label_set;
    emul__aggregate rollup;
} indicators[] = {{"visits", EMUL__NUMBER, -1, EMUL__SUM},
                  {"beds", EMUL__NUMBER, -1, EMUL__NO_AGGREGATE},
                  {"self_report", EMUL__TRUTH, -1, EMUL__NO_AGGREGATE},
                  {"rating", EMUL__LABEL, 0, EMUL__NO_AGGREGATE},
                  {"quality", EMUL__NUMBER, -1, EMUL__MEAN},
                  {"điểm_thưởng", EMUL__NUMBER, -1, EMUL__NO_AGGREGATE}};

static const char *const values[][2] = {{"progress", "visits / visits@plan"},
                                        {"unreported", "not self_report"},
                                        {"mark", "rating"},
                                        {"nine", "9"},
                                        {"broken", "visits + self_report"}};

enum { INDICATORS = sizeof indicators / sizeof indicators[0], VALUES = sizeof values / sizeof values[0] };

static bool fill_names(bench *b) {
    emul__names *names = &b->names;
    names->indicators = (emul__known_indicator *)emul__arena_allocate(&b->arena, INDICATORS, sizeof *names->indicators);
    names->values = (emul__known_value *)emul__arena_allocate(&b->arena, VALUES, sizeof *names->values);
    names->tables = (emul__known_table *)emul__arena_allocate(&b->arena, 1, sizeof *names->tables);
    if (names->indicators == NULL || names->values == NULL || names->tables == NULL) {
        return false;
    }
    for (int32_t i = 0; i < INDICATORS; i++) {
        names->indicators[i] = (emul__known_indicator){.id = emul__text_of(indicators[i].id),
                                                       .type = indicators[i].type,
                                                       .label_set = indicators[i].label_set,
                                                       .rollup = indicators[i].rollup,
                                                       .declared = true};
    }
    for (int32_t i = 0; i < VALUES; i++) {
        names->values[i] = (emul__known_value){
            .id = emul__text_of(values[i][0]), .source = emul__text_of(values[i][1]), .place = {.line = 10 + i, .column = 5}};
    }
    *names->tables =
        (emul__known_table){.id = {"early", 5}, .columns = columns, .column_count = 3, .rows = rows, .row_count = 3, .cells = cells};
    names->indicator_count = names->indicator_capacity = INDICATORS;
    names->value_count = VALUES;
    names->table_count = 1;
    return true;
}

bool bench_open(bench *b, const emul_allocator *allocator) {
    const bench fresh = {.names = {.criteria = criteria,
                                   .criterion_count = 5,
                                   .scorecards = scorecards,
                                   .scorecard_count = 2,
                                   .awards = awards,
                                   .award_count = 2,
                                   .label_sets = label_sets,
                                   .label_set_count = 2}};
    *b = fresh;
    b->compiler = (emul__compiler){&b->arena, &b->names, &b->inputs};
    emul__arena_init(&b->arena, allocator);
    emul__intern_init(&b->names.labels, allocator);
    emul__intern_init(&b->names.titles, allocator);
    b->error = emul_error_create(NULL);
    assert_non_null(b->error);
    return fill_names(b) && emul__names_parse_values(&b->compiler, b->error);
}

void bench_close(bench *b) {
    emul_error_destroy(b->error);
    emul__intern_destroy(&b->names.labels);
    emul__intern_destroy(&b->names.titles);
    emul__arena_destroy(&b->arena);
}

emul__request bench_request(const char *rule, emul__type want) {
    return (emul__request){.source = emul__text_of(rule),
                           .place = {.input = {"r.yaml", 6}, .line = 3, .column = 7, .field = {"points", 6}},
                           .want = want,
                           .may = EMUL__MAY_POINTS | EMUL__MAY_TOTALS | EMUL__MAY_PLACE | EMUL__MAY_CLASS | EMUL__MAY_AWARDS,
                           .scorecard = 0,
                           .criterion = 1};
}

/* ---- values as text ---- */

static bool is(emul__text text, const char *word) {
    return emul__text_equal(text, emul__text_of(word));
}

/* Millionths of "-12.5"; false if the text is no number. */
static bool read_decimal(emul__text text, int64_t *value) {
    const bool negative = text.length > 0 && text.bytes[0] == '-';
    int64_t unit = EMUL_DECIMAL_ONE;
    bool fraction = false;
    *value = 0;
    for (size_t i = negative; i < text.length; i++) {
        if (text.bytes[i] == '.' && !fraction) {
            fraction = true;
        } else if (text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        } else if (fraction) {
            unit /= 10;
            *value += (text.bytes[i] - '0') * unit;
        } else {
            *value = *value * 10 + (text.bytes[i] - '0') * EMUL_DECIMAL_ONE;
        }
    }
    *value = negative ? -*value : *value;
    return text.length > (size_t)negative;
}

static bool read_number(emul__text text, emul__ratio *value) {
    int64_t num = 0;
    int64_t den = EMUL_DECIMAL_ONE;
    size_t slash = 0;
    while (slash < text.length && text.bytes[slash] != '/') {
        slash++;
    }
    const emul__text below = {text.bytes + slash + 1, text.length - slash - 1};
    if (!read_decimal((emul__text){text.bytes, slash}, &num) || (slash < text.length && !read_decimal(below, &den))) {
        return false;
    }
    *value = emul__ratio_make(emul__wide_of(num), emul__wide_of(den));
    return true;
}

static bool read_value(emul__text text, emul__ratio *value) {
    static const struct {
        const char *word;
        emul__state state;
    } states[] = {{"missing", EMUL__IS_MISSING},
                  {"n/a", EMUL__IS_NOT_APPLICABLE},
                  {"no level", EMUL__NO_LEVEL},
                  {"division", EMUL__DIVIDED_BY_ZERO},
                  {"overflow", EMUL__OVERFLOWED}};
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (is(text, states[i].word)) {
            *value = emul__ratio_of_state(states[i].state);
            return true;
        }
    }
    if (is(text, "yes") || is(text, "no")) {
        *value = emul__ratio_of_integer(is(text, "yes"));
        return true;
    }
    return read_number(text, value);
}

emul__ratio bench_value(const char *text) {
    emul__ratio value;
    if (!read_value(emul__text_of(text), &value)) {
        fail_msg("no value: %s", text);
    }
    return value;
}

bool bench_same(emul__ratio a, emul__ratio b) {
    const emul__state state = emul__ratio_state(a);
    return state == emul__ratio_state(b) && (state != EMUL__PRESENT || emul__ratio_compare(a, b) == 0);
}

/* ---- binding ---- */

/* The text after "name =" in "name = text; name = text"; empty if it is not there. */
static emul__text fact_of(const char *facts, emul__text name) {
    while (*facts != '\0') {
        const size_t whole = strcspn(facts, ";");
        const char *equals = (const char *)memchr(facts, '=', whole);
        /* "sum(x, since = 1) = 5": the last sign counts */
        for (const char *at = equals; at != NULL; at = (const char *)memchr(at + 1, '=', (size_t)(facts + whole - at - 1))) {
            equals = at;
        }
        assert_non_null(equals);
        const emul__text left = emul__text_trim((emul__text){facts, (size_t)(equals - facts)});
        if (emul__text_equal(left, name)) {
            return emul__text_trim((emul__text){equals + 1, (size_t)(facts + whole - equals - 1)});
        }
        facts += whole + (facts[whole] == ';');
    }
    return (emul__text){"", 0};
}

static int64_t label_id(const bench *b, const emul__input *input, emul__text word) {
    const int32_t set =
        input->kind == EMUL__INPUT_CLASS ? scorecards[input->scorecard].class_set : b->names.indicators[input->indicator].label_set;
    for (int32_t i = 0; set >= 0 && i < label_sets[set].count; i++) {
        if (emul__text_equal(label_sets[set].labels[i], word)) {
            return i;
        }
    }
    return set >= 0 ? -1 : emul__intern_find(&b->names.labels, word);
}

typedef struct bound {
    emul__ratio ratio;
    int64_t value;
} bound;

static bound bind(const bench *b, const emul__input *input, const char *facts) {
    const emul__text text = fact_of(facts, input->text);
    bound to = {emul__ratio_of_state(EMUL__IS_MISSING), EMUL_MISSING};
    const bool label = input->type == EMUL__LABEL && !is(text, "missing") && !is(text, "n/a");
    if (text.length > 0 && !label && read_value(text, &to.ratio)) {
        to.value = input->type == EMUL__TRUTH && emul__ratio_state(to.ratio) == EMUL__PRESENT
                       ? is(text, "yes")
                       : emul__ratio_round(to.ratio, 6, EMUL_ROUND_HALF_AWAY);
    } else if (text.length > 0) {
        assert_int_equal(input->type, EMUL__LABEL);
        to.value = label_id(b, input, text);
    }
    return to;
}

/* ---- running ---- */

enum { ROWS = 1100, ROW = 600 }; /* in the second block of three */

static emul__ratio result_of(const emul__program *program, const emul__block *block, int64_t row) {
    if (program->ratio) {
        return block->ratios[row];
    }
    const int64_t value = block->values[row];
    const bool number = program->type == EMUL__NUMBER || value < EMUL_DECIMAL_MIN;
    return number ? emul__ratio_of_decimal(value) : emul__ratio_of_integer(value);
}

static emul__ratio run_row(const emul__program *program, const emul__column *bound_columns, int64_t row) {
    void *scratch = malloc(emul__program_scratch(program));
    assert_non_null(scratch);
    const int64_t first = row / EMUL__BLOCK * EMUL__BLOCK;
    const int64_t count = ROWS - first < EMUL__BLOCK ? ROWS - first : EMUL__BLOCK;
    emul__block block;
    emul__program_run(program, bound_columns, first, count, scratch, &block);
    const emul__ratio result = result_of(program, &block, row - first);
    free(scratch);
    return result;
}

/* What the last instruction worth showing gave. */
static emul__ratio trace_row(const emul__program *program, const emul__column *bound_columns, int64_t row) {
    void *scratch = malloc(emul__program_scratch(program));
    emul__ratio *trace = (emul__ratio *)malloc((size_t)program->code_count * sizeof *trace);
    assert_non_null(scratch);
    assert_non_null(trace);
    emul__program_trace(program, bound_columns, row, scratch, trace);
    int32_t last = program->code_count - 1;
    while (program->code[last].trace == 0) {
        last--;
    }
    const emul__ratio result = trace[last];
    free(trace);
    free(scratch);
    return result;
}

emul__ratio bench_run(bench *b, const emul__program *program, const char *facts) {
    const size_t count = (size_t)b->inputs.count + 1;
    emul__column *one = (emul__column *)calloc(count, sizeof *one);
    emul__column *many = (emul__column *)calloc(count, sizeof *many);
    bound *row = (bound *)calloc(count, sizeof *row);
    int64_t *all_values = (int64_t *)malloc(count * ROWS * sizeof *all_values);
    emul__ratio *all_ratios = (emul__ratio *)malloc(count * ROWS * sizeof *all_ratios);
    assert_true(one != NULL && many != NULL && row != NULL && all_values != NULL && all_ratios != NULL);
    for (int32_t i = 0; i < b->inputs.count; i++) {
        const bool ratio = emul__input_is_ratio(&b->names, &b->inputs.items[i]);
        row[i] = bind(b, &b->inputs.items[i], facts);
        one[i] = ratio ? (emul__column){.ratios = &row[i].ratio} : (emul__column){.values = &row[i].value};
        many[i] = ratio ? (emul__column){.ratios = all_ratios + i * ROWS, .stride = 1}
                        : (emul__column){.values = all_values + i * ROWS, .stride = 1};
        for (int64_t k = 0; k < ROWS; k++) {
            all_values[i * ROWS + k] = k == ROW ? row[i].value : EMUL_MISSING;
            all_ratios[i * ROWS + k] = k == ROW ? row[i].ratio : emul__ratio_of_state(EMUL__IS_MISSING);
        }
    }
    const emul__ratio result = run_row(program, one, 0);
    assert_true(bench_same(result, run_row(program, many, ROW)));
    assert_true(bench_same(result, trace_row(program, many, ROW)));
    free(all_ratios);
    free(all_values);
    free(row);
    free(many);
    free(one);
    return result;
}
