/* Programs and their inputs as the other layers see them: which inputs a regulation has, what a trace shows, what is marked as used. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "unit/expression/bench.h"

static emul__program compile(bench *b, const char *rule, emul__type want, const emul__ending *ending) {
    emul__request request = bench_request(rule, want);
    emul__program program;
    if (ending != NULL) {
        request.ending = *ending;
    }
    if (!emul__compile(&b->compiler, &request, &program, b->error)) {
        fail_msg("%s: %s", rule, emul_error_message(b->error, 0, EMUL_ENGLISH));
    }
    return program;
}

static void expect_text(emul__text given, const char *expected) {
    if (!emul__text_equal(given, emul__text_of(expected))) {
        fail_msg("expected %s, got %.*s", expected, (int)given.length, given.bytes);
    }
}

/* ---- inputs ---- */

static void inputs_are_shared(void **state) {
    (void)state;
    static const char *const texts[] = {"visits",
                                        "visits@plan",
                                        "year(visits)",
                                        "sum(visits)",
                                        "sum(visits, 2024-Q3)",
                                        "prev(sum(visits))",
                                        "trimmed_mean(x@judge, 1, 2)",
                                        "class(unit)",
                                        "streak(t, by = award)",
                                        "times(t, since = 2019)"};
    bench b;
    bench_open(&b, NULL);
    compile(&b, "visits / visits@plan + visits", EMUL__NUMBER, NULL);
    assert_int_equal(b.inputs.count, 2);
    const emul__program second =
        compile(&b, "year(visits) + visits@plan + sum(visits) + sum(visits, 2024-07-01..2024-09-30)", EMUL__NUMBER, NULL);
    assert_int_equal(b.inputs.count, 5);
    assert_int_equal(second.input_count, 4); /* ascending, whatever their order in the text */
    for (int32_t i = 0; i < 4; i++) {
        assert_int_equal(second.inputs[i], i + 1);
    }
    compile(&b, "sum( visits,2024-Q3 ) + prev(sum(visits)) + sum(prev(visits)) + trimmed_mean(x@judge,1,2)", EMUL__NUMBER, NULL);
    compile(&b, "class == tot and class(unit) != tot and streak(t, by = award) > 1 and times(t, since = 2019) > 1", EMUL__TRUTH, NULL);
    assert_int_equal(b.inputs.count, 10);
    for (int32_t i = 0; i < b.inputs.count; i++) {
        expect_text(b.inputs.items[i].text, texts[i]);
    }
    bench_close(&b);
}

static void input_fields(void **state) {
    (void)state;
    bench b;
    bench_open(&b, NULL);
    compile(&b, "trimmed_mean(mark_given@judge, 2, 1, 2024) + weekdays(sun, 2024-08) + times(co_thi_dua) + times(old) + points(1.2)",
            EMUL__NUMBER, NULL);
    const emul__input *series = &b.inputs.items[0];
    assert_int_equal(series->kind, EMUL__INPUT_SERIES);
    assert_int_equal(series->aggregate, EMUL__TRIMMED_MEAN);
    assert_int_equal(series->trim_high, 2);
    assert_int_equal(series->trim_low, 1);
    expect_text(series->facet, "judge");
    expect_text(b.names.indicators[series->indicator].id, "mark_given");
    assert_true(series->has_window && emul__period_days(series->window) == 366); /* the leap year 2024 */
    assert_int_equal(b.inputs.items[1].weekday, 6);
    assert_int_equal(b.inputs.items[2].award, 0);
    assert_int_equal(b.inputs.items[3].award, -1); /* an old title that this regulation does not give */
    expect_text(b.names.titles.texts[b.inputs.items[3].title], "old");
    assert_int_equal(b.inputs.items[4].criterion, 2);
    bench_close(&b);
}

static void quotients_are_told(void **state) {
    (void)state;
    bench b;
    bench_open(&b, NULL);
    compile(&b, "share(I) + lowest_share + mean(x) + median(x) + trimmed_mean(x, 0, 0) + quality", EMUL__NUMBER, NULL);
    for (int32_t i = 0; i < 6; i++) {
        assert_true(emul__input_is_ratio(&b.names, &b.inputs.items[i]));
    }
    compile(&b, "sum(x) + min(x) + max(x) + count(x) + last(x) + visits + points(I) + total + place", EMUL__NUMBER, NULL);
    for (int32_t i = 6; i < b.inputs.count; i++) {
        assert_false(emul__input_is_ratio(&b.names, &b.inputs.items[i]));
    }
    bench_close(&b);
}

/* ---- names ---- */

static void use_is_marked(void **state) {
    (void)state;
    bench b;
    bench_open(&b, NULL);
    compile(&b, "progress + lookup(early, 1, new_name)", EMUL__NUMBER, NULL);
    compile(&b, "kind == benh_vien", EMUL__TRUTH, NULL);
    assert_true(b.names.indicators[0].used);  /* visits, through the named value */
    assert_false(b.names.indicators[1].used); /* beds */
    assert_true(b.names.values[0].used);
    assert_false(b.names.values[1].used);
    assert_true(b.names.tables[0].used);
    assert_int_equal(b.names.indicator_count, 8);
    expect_text(b.names.indicators[6].id, "new_name");
    assert_true(!b.names.indicators[6].declared && b.names.indicators[6].used && b.names.indicators[6].type == EMUL__NUMBER);
    assert_int_equal(b.names.indicators[7].type, EMUL__LABEL);
    assert_int_equal(b.names.indicators[7].label_set, -1);
    expect_text(b.names.labels.texts[0], "benh_vien");
    bench_close(&b);
}

static void words_of_the_language(void **state) {
    (void)state;
    static const char *const reserved[] = {"and",  "or",    "not",     "in",    "if",    "full",         "total",
                                           "base", "bonus", "penalty", "place", "class", "lowest_share", "lowest_points"};
    static const char *const free_words[] = {"visits", "sum", "level", "count", "Total", "và"};
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        assert_true(emul__name_is_reserved(emul__text_of(reserved[i])));
    }
    for (size_t i = 0; i < sizeof free_words / sizeof free_words[0]; i++) {
        assert_false(emul__name_is_reserved(emul__text_of(free_words[i])));
    }
    /* the name of a function that needs its parentheses can be an indicator's */
    bench b;
    bench_open(&b, NULL);
    const emul__program program = compile(&b, "count + sum(level)", EMUL__NUMBER, NULL);
    assert_true(bench_same(bench_run(&b, &program, "count = 1; sum(level) = 2"), bench_value("3")));
    bench_close(&b);
}

/* ---- the trace ---- */

typedef struct step {
    uint8_t worth;
    int32_t value;
    const char *source;
    const char *gives;
} step;

/* Binds every input to one of the given numbers, in order. */
static void expect_trace(bench *b, const emul__program *program, const int64_t *numbers, const step *steps, size_t count) {
    emul__column columns[8];
    emul__ratio trace[64];
    void *scratch = malloc(emul__program_scratch(program));
    assert_true(scratch != NULL && program->code_count <= 64 && b->inputs.count <= 8);
    for (int32_t i = 0; i < b->inputs.count; i++) {
        columns[i] = (emul__column){.values = &numbers[i]};
    }
    emul__program_trace(program, columns, 0, scratch, trace);
    size_t seen = 0;
    for (int32_t i = 0; i < program->code_count; i++) {
        const emul__instruction *instruction = &program->code[i];
        if (instruction->trace == 0) {
            continue;
        }
        assert_true(seen < count);
        const emul__text text = instruction->value < 0 ? program->source : b->names.values[instruction->value].source;
        expect_text((emul__text){text.bytes + instruction->source, (size_t)instruction->source_length}, steps[seen].source);
        assert_int_equal(instruction->trace, steps[seen].worth);
        assert_int_equal(instruction->value, steps[seen].value);
        if (!bench_same(trace[i], bench_value(steps[seen].gives))) {
            fail_msg("%s is not %s", steps[seen].source, steps[seen].gives);
        }
        seen++;
    }
    assert_int_equal(seen, count);
    free(scratch);
}

/* 30 x 2/3 - 1/7 = 139/7, about 19.86, above the limit of 19.005, which is then rounded. */
static void trace_of_a_leaf(void **state) {
    (void)state;
    static const int64_t facts[] = {2000000, 3000000, 7000000};
    static const step steps[] = {
        {EMUL__TRACE_PIECE, 0, "visits", "2"},
        {EMUL__TRACE_PIECE, 0, "visits@plan", "3"},
        {EMUL__TRACE_PIECE, 0, "visits / visits@plan", "2/3"},
        {EMUL__TRACE_PIECE, -1, "progress", "2/3"},
        {EMUL__TRACE_PIECE, -1, "proportional(progress)", "20"},
        {EMUL__TRACE_PIECE, -1, "beds", "7"},
        {EMUL__TRACE_RULE, -1, "proportional(progress) - 1 / beds", "139/7"}, /* 20 - 1/7 */
        {EMUL__TRACE_CLAMPED, -1, "proportional(progress) - 1 / beds", "19.005"},
        {EMUL__TRACE_ROUNDED, -1, "proportional(progress) - 1 / beds", "19.01"},
    };
    const emul__ending ending = {.present = true, .has_max = true, .max = 19005000, .places = 2};
    bench b;
    bench_open(&b, NULL);
    const emul__program program = compile(&b, "proportional(progress) - 1 / beds", EMUL__NUMBER, &ending);
    expect_trace(&b, &program, facts, steps, sizeof steps / sizeof steps[0]);
    bench_close(&b);
}

/* The usual rule runs as one instruction and still shows its steps. */
static void trace_of_the_usual_rule(void **state) {
    (void)state;
    static const int64_t facts[] = {1000000, 3000000};
    static const step steps[] = {
        {EMUL__TRACE_PIECE, -1, "visits", "1"},
        {EMUL__TRACE_PIECE, -1, "visits@plan", "3"},
        {EMUL__TRACE_PIECE | EMUL__TRACE_RULE, -1, "proportional(visits / visits@plan)", "10"},
        {EMUL__TRACE_CLAMPED, -1, "proportional(visits / visits@plan)", "10"},
        {EMUL__TRACE_ROUNDED, -1, "proportional(visits / visits@plan)", "10"},
    };
    const emul__ending ending = {.present = true, .has_min = true, .has_max = true, .max = 30000000, .places = 2};
    bench b;
    bench_open(&b, NULL);
    const emul__program program = compile(&b, "proportional(visits / visits@plan)", EMUL__NUMBER, &ending);
    expect_trace(&b, &program, facts, steps, sizeof steps / sizeof steps[0]);
    bench_close(&b);
}

/* A fact of another period is shown as the whole call; labels and truths as their numbers. */
static void trace_of_a_condition(void **state) {
    (void)state;
    static const int64_t facts[] = {5000000, 1, 0};
    static const step steps[] = {
        {EMUL__TRACE_PIECE, -1, "year(beds)", "5"},
        {EMUL__TRACE_PIECE, -1, "rating", "1"}, /* kha */
        {EMUL__TRACE_PIECE, -1, "self_report", "0"},
        {EMUL__TRACE_RULE, -1, "year(beds) > 4 and (rating == kha or self_report)", "yes"},
    };
    bench b;
    bench_open(&b, NULL);
    const emul__program program = compile(&b, "year(beds) > 4 and (rating == kha or self_report)", EMUL__TRUTH, NULL);
    expect_trace(&b, &program, facts, steps, sizeof steps / sizeof steps[0]);
    int32_t loads = 0;
    for (int32_t i = 0; i < program.code_count; i++) {
        const int32_t input = emul__instruction_input(&program.code[i]);
        assert_true(input >= -1 && input < b.inputs.count);
        loads += input >= 0;
    }
    assert_int_equal(loads, 3);
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(inputs_are_shared),       cmocka_unit_test(input_fields),          cmocka_unit_test(quotients_are_told),
        cmocka_unit_test(use_is_marked),           cmocka_unit_test(words_of_the_language), cmocka_unit_test(trace_of_a_leaf),
        cmocka_unit_test(trace_of_the_usual_rule), cmocka_unit_test(trace_of_a_condition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
