/* emul/ledger.h without the CSV readers: every function, every status, and that a failed call changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

#define ONE EMUL_DECIMAL_ONE

static emul_ledger *make_ledger(void) {
    emul_ledger *ledger = NULL;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    return ledger;
}

/* The column for a place, NULL if there is none; `when` NULL: undated. */
static const emul__fact_column *column_at(const emul_ledger *ledger, const char *indicator, const char *facet, const char *when) {
    emul__period period = {0, 0};
    const int32_t indicator_word = emul__intern_find(&ledger->words, emul__text_of(indicator));
    const int32_t facet_word = facet == NULL ? -1 : emul__intern_find(&ledger->words, emul__text_of(facet));
    assert_true(when == NULL || emul__period_parse(emul__text_of(when), &period));
    return indicator_word < 0 ? NULL : emul__ledger_column(ledger, indicator_word, facet_word, when != NULL, period);
}

static int64_t value_at(const emul_ledger *ledger, const char *indicator, const char *facet, const char *when, int64_t row) {
    const emul__fact_column *column = column_at(ledger, indicator, facet, when);
    return column == NULL ? EMUL_MISSING : emul__fact_value(column, row);
}

static void test_create(void **state) {
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, NULL, NULL), EMUL_E_ARGUMENT);
    emul_ledger_destroy(NULL);
    assert_int_equal(emul_ledger_facts(NULL), 0);
    assert_int_equal(emul_ledger_awards(NULL), 0);
}

static void test_places_are_apart(void **state) {
    emul_ledger *ledger = make_ledger();
    (void)state;
    assert_int_equal(emul_ledger_add(ledger, 2, "visits", NULL, NULL, 5 * ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 2, "visits", "plan", NULL, 6 * ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 2, "visits", NULL, "2024", 7 * ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 2, "visits", NULL, "2024-Q1", 8 * ONE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 0, "beds", "", NULL, EMUL_NOT_APPLICABLE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 1, "beds", NULL, NULL, EMUL_MISSING, NULL), EMUL_OK); /* adds nothing */
    assert_int_equal(emul_ledger_facts(ledger), 5);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 2), 5 * ONE);
    assert_int_equal(value_at(ledger, "visits", "plan", NULL, 2), 6 * ONE);
    assert_int_equal(value_at(ledger, "visits", NULL, "2024", 2), 7 * ONE);
    assert_int_equal(value_at(ledger, "visits", NULL, "2024-01..2024-03", 2), 8 * ONE); /* the same period as 2024-Q1 */
    assert_int_equal(value_at(ledger, "beds", NULL, NULL, 0), EMUL_NOT_APPLICABLE);
    assert_int_equal(value_at(ledger, "beds", NULL, NULL, 1), EMUL_MISSING);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 0), EMUL_MISSING);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 3), EMUL_MISSING); /* beyond the column's end */
    assert_int_equal(value_at(ledger, "visits", NULL, "2023", 2), EMUL_MISSING);
    emul_ledger_destroy(ledger);
}

static void test_add_refuses(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    const emul_decimal reserved[] = {INT64_MIN + 2, INT64_MIN + 7};
    const int64_t rows[] = {-1, INT64_MIN, INT32_MAX, INT64_MAX};
    const char *whens[] = {"", "2024-13", "2023-02-29", "2024-Q5", "2024-08-30..2024-08-16", "hôm nay"};
    (void)state;
    assert_int_equal(emul_ledger_add(NULL, 0, "visits", NULL, NULL, ONE, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add(ledger, 0, NULL, NULL, NULL, ONE, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add(ledger, 0, "", NULL, NULL, ONE, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add(ledger, 0, "\xFF", NULL, NULL, ONE, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_add(ledger, 0, "visits", "\xFF", NULL, ONE, error), EMUL_E_SYNTAX);
    for (size_t i = 0; i < sizeof reserved / sizeof reserved[0]; i++) {
        assert_int_equal(emul_ledger_add(ledger, 0, "visits", NULL, NULL, reserved[i], error), EMUL_E_RANGE);
    }
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        assert_int_equal(emul_ledger_add(ledger, rows[i], "visits", NULL, NULL, ONE, error), EMUL_E_RANGE);
        assert_int_equal(emul_ledger_add(ledger, rows[i], "visits", NULL, NULL, EMUL_MISSING, error), EMUL_E_RANGE);
    }
    for (size_t i = 0; i < sizeof whens / sizeof whens[0]; i++) {
        assert_int_equal(emul_ledger_add(ledger, 0, "visits", NULL, whens[i], ONE, error), EMUL_E_SYNTAX);
        assert_string_equal(emul_error_field(error, 0), "when");
    }
    assert_int_equal(emul_ledger_add(ledger, 0, "visits@plan", NULL, NULL, ONE, error), EMUL_E_ARGUMENT);
    const expected_problem expected = {EMUL_E_ARGUMENT,
                                       0,
                                       0,
                                       -1,
                                       "indicator",
                                       "the name of the indicator “visits@plan” contains “@”",
                                       "tên chỉ tiêu “visits@plan” có ký tự “@”",
                                       "give what follows “@” as the facet"};
    expect_problems(error, &expected, 1);
    assert_int_equal(emul_ledger_facts(ledger), 0);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

static void test_the_same_place_twice(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_ledger_add(ledger, 3, "visits", "plan", "2024-02", ONE, error), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 3, "visits", "plan", "2024-02-01..2024-02-29", 2 * ONE, error), EMUL_E_DUPLICATE);
    const expected_problem expected = {EMUL_E_DUPLICATE,
                                       0,
                                       0,
                                       -1,
                                       "visits",
                                       "row 3 has a fact “visits@plan” for this period already",
                                       "dòng 3 đã có số liệu “visits@plan” của kỳ này",
                                       NULL};
    expect_problems(error, &expected, 1);
    assert_int_equal(emul_ledger_add(ledger, 3, "visits", "plan", "2024-02", EMUL_NOT_APPLICABLE, error), EMUL_E_DUPLICATE);
    assert_int_equal(emul_ledger_add(ledger, 3, "visits", "plan", "2024-02", EMUL_MISSING, error), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 4, "beds", NULL, NULL, EMUL_NOT_APPLICABLE, error), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 4, "beds", NULL, NULL, ONE, error), EMUL_E_DUPLICATE);
    assert_int_equal(value_at(ledger, "visits", "plan", "2024-02", 3), ONE);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

static void test_labels(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_ledger_add_label(ledger, 1, "rating", NULL, NULL, "tốt", error), EMUL_OK);
    assert_int_equal(emul_ledger_add_label(ledger, 5, "rating", NULL, "2023", "tốt", error), EMUL_OK);
    const int64_t word = value_at(ledger, "rating", NULL, NULL, 1);
    assert_true(column_at(ledger, "rating", NULL, NULL)->labels);
    assert_string_equal(ledger->words.texts[word].bytes, "tốt");
    assert_int_equal(value_at(ledger, "rating", NULL, "2023", 5), word);
    assert_int_equal(emul_ledger_add_label(ledger, 1, "rating", NULL, NULL, "khá", error), EMUL_E_DUPLICATE);
    assert_int_equal(emul_ledger_add_label(ledger, 2, "rating", NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_label(ledger, 2, "rating", NULL, NULL, "", error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_label(ledger, 2, "rating", NULL, NULL, "\xFF", error), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_add_label(ledger, -1, "rating", NULL, NULL, "khá", error), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_add_label(ledger, 2, "rating", NULL, "2024-W60", "khá", error), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_add_label(NULL, 2, "rating", NULL, NULL, "khá", error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_facts(ledger), 2);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

/* One indicator has numbers or labels, whatever facet and period; what is not applicable goes with both, in any order. */
static void test_numbers_and_labels_do_not_mix(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    const emul_decimal values[] = {EMUL_MISSING, EMUL_NOT_APPLICABLE, ONE};
    (void)state;
    assert_int_equal(emul_ledger_add(ledger, 0, "rating", NULL, NULL, EMUL_NOT_APPLICABLE, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_label(ledger, 1, "rating", "self", "2024", "tốt", error), EMUL_OK);
    assert_true(column_at(ledger, "rating", NULL, NULL)->labels);
    assert_int_equal(emul_ledger_add(ledger, 2, "rating", "plan", NULL, ONE, error), EMUL_E_ARGUMENT);
    const expected_problem expected = {EMUL_E_ARGUMENT,
                                       0,
                                       0,
                                       -1,
                                       "rating",
                                       "“rating” has numbers and labels",
                                       "“rating” vừa có số vừa có nhãn",
                                       "an indicator has one or the other: use two indicators"};
    expect_problems(error, &expected, 1);
    assert_int_equal(emul_ledger_add(ledger, 2, "rating", NULL, NULL, EMUL_NOT_APPLICABLE, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_column(ledger, "rating", "x", NULL, 3, values, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_column(ledger, "rating", "x", NULL, 2, values, error), EMUL_OK);
    assert_int_equal(emul_ledger_add(ledger, 0, "visits", NULL, NULL, ONE, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_label(ledger, 1, "visits", NULL, NULL, "nhiều", error), EMUL_E_ARGUMENT);
    assert_int_equal(emul__ledger_use(ledger, emul__intern_find(&ledger->words, EMUL__TEXT("rating"))).labels, 1);
    assert_int_equal(emul__ledger_use(ledger, -1).labels, 0);
    assert_int_equal(emul_ledger_facts(ledger), 5);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

static void test_columns(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    const emul_decimal first[] = {ONE, EMUL_MISSING, EMUL_NOT_APPLICABLE, 4 * ONE};
    const emul_decimal second[] = {EMUL_MISSING, 2 * ONE, EMUL_MISSING, EMUL_MISSING, 5 * ONE};
    const emul_decimal clash[] = {EMUL_MISSING, EMUL_MISSING, 3 * ONE, 4 * ONE};
    const emul_decimal reserved[] = {ONE, EMUL_DECIMAL_MIN - 1};
    const emul_decimal none[] = {EMUL_MISSING, EMUL_MISSING};
    (void)state;
    assert_int_equal(emul_ledger_add_column(ledger, "visits", NULL, NULL, 4, first, error), EMUL_OK);
    assert_int_equal(emul_ledger_facts(ledger), 3);
    assert_int_equal(emul_ledger_add_column(ledger, "visits", NULL, NULL, 5, second, error), EMUL_OK); /* fills the gaps */
    assert_int_equal(emul_ledger_facts(ledger), 5);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 0), ONE);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 1), 2 * ONE);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 2), EMUL_NOT_APPLICABLE);
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 4), 5 * ONE);
    assert_int_equal(emul_ledger_add_column(ledger, "visits", NULL, NULL, 4, clash, error), EMUL_E_DUPLICATE);
    assert_int_equal(emul_error_row(error, 0), 2);
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, NULL, 2, reserved, error), EMUL_E_RANGE);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, NULL, 2, none, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, NULL, 0, NULL, error), EMUL_OK);
    assert_null(column_at(ledger, "beds", NULL, NULL));
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, NULL, -1, none, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, NULL, 1, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, NULL, (int64_t)INT32_MAX + 1, none, error), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_add_column(ledger, "beds", NULL, "?", 2, none, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_add_column(NULL, "beds", NULL, NULL, 2, none, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_facts(ledger), 5);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

/* The caller's array is copied, not kept. */
static void test_column_is_copied(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_decimal values[] = {ONE, 2 * ONE};
    (void)state;
    assert_int_equal(emul_ledger_add_column(ledger, "visits", NULL, NULL, 2, values, NULL), EMUL_OK);
    values[0] = 9 * ONE;
    assert_int_equal(value_at(ledger, "visits", NULL, NULL, 0), ONE);
    emul_ledger_destroy(ledger);
}

static void test_append(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    const int64_t rows[] = {4, 0, 4, 1};
    const char *whens[] = {"2024-08-16", "16/08/2024", NULL, "2024-08"};
    const emul_decimal values[] = {ONE, 2 * ONE, 3 * ONE, EMUL_MISSING};
    (void)state;
    assert_int_equal(emul_ledger_append(ledger, "likes", "web", 4, rows, whens, values, error), EMUL_OK);
    assert_int_equal(emul_ledger_facts(ledger), 3);
    assert_int_equal(value_at(ledger, "likes", "web", "2024-08-16", 4), ONE);
    assert_int_equal(value_at(ledger, "likes", "web", "2024-08-16", 0), 2 * ONE); /* dd/mm/yyyy is the same day */
    assert_int_equal(value_at(ledger, "likes", "web", NULL, 4), 3 * ONE);
    assert_null(column_at(ledger, "likes", "web", "2024-08"));
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, 3, rows, NULL, values, error), EMUL_E_DUPLICATE); /* row 4 twice */
    assert_int_equal(emul_error_row(error, 0), 2);
    assert_int_equal(emul_ledger_facts(ledger), 3);
    assert_null(column_at(ledger, "likes", NULL, NULL));
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, 0, NULL, NULL, NULL, error), EMUL_OK);
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, 1, NULL, NULL, values, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, 1, rows, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, -1, rows, NULL, values, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_append(NULL, "likes", NULL, 1, rows, NULL, values, error), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

/* A list that fails at its end leaves neither facts nor names nor the kind of an indicator behind. */
static void test_append_is_all_or_none(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    const int64_t rows[] = {0, 1, -1};
    const char *whens[] = {"2024", "2024", "2024"};
    const char *bad_whens[] = {"2024", "2024", "?"};
    const emul_decimal values[] = {ONE, 2 * ONE, 3 * ONE};
    const size_t words = ledger->words.count;
    (void)state;
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, 3, rows, whens, values, error), EMUL_E_RANGE);
    assert_int_equal(emul_error_row(error, 0), 2);
    assert_int_equal(emul_ledger_append(ledger, "likes", NULL, 3, rows, bad_whens, values, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_error_row(error, 0), 2);
    assert_int_equal(emul_ledger_facts(ledger), 0);
    assert_int_equal(ledger->words.count, words);
    assert_int_equal(emul_ledger_add_label(ledger, 0, "likes", NULL, NULL, "nhiều", error), EMUL_OK);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

static void test_awards(void **state) {
    emul_ledger *ledger = make_ledger();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_ledger_add_award(ledger, 0, "cstd", 2020, "12/QĐ", 0, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_award(ledger, 0, "cstd", 2021, NULL, 7, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_award(ledger, 1, "cstd", 2020, "", 0, error), EMUL_OK);
    assert_int_equal(emul_ledger_add_award(ledger, 0, "ldtt", 2020, NULL, 0, error), EMUL_OK);
    assert_int_equal(emul_ledger_awards(ledger), 4);
    assert_false(ledger->awards[0].revoked);
    assert_true(ledger->awards[1].revoked);
    assert_string_equal(ledger->words.texts[ledger->awards[0].decision].bytes, "12/QĐ");
    assert_int_equal(ledger->awards[2].decision, -1);
    assert_int_equal(emul_ledger_add_award(ledger, 0, "cstd", 2020, "13/QĐ", 1, error), EMUL_E_DUPLICATE);
    const expected_problem expected = {
        EMUL_E_DUPLICATE, 0, 0, -1, "title", "row 0 has “cstd” of 2020 already", "dòng 0 đã có “cstd” năm 2020", NULL};
    expect_problems(error, &expected, 1);
    assert_int_equal(emul_ledger_add_award(ledger, -1, "cstd", 2020, NULL, 0, error), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_add_award(ledger, 5, "cstd", 0, NULL, 0, error), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_add_award(ledger, 5, "cstd", 10000, NULL, 0, error), EMUL_E_RANGE);
    assert_int_equal(emul_ledger_add_award(ledger, 5, NULL, 2020, NULL, 0, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_award(ledger, 5, "", 2020, NULL, 0, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_award(NULL, 5, "cstd", 2020, NULL, 0, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_award(ledger, 5, "\xFF", 2020, NULL, 0, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_add_award(ledger, 5, "cstd", 2020, "\xFF", 0, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_ledger_awards(ledger), 4);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

/* ---- memory ---- */

static emul_status add_number(emul_ledger *ledger) {
    return emul_ledger_add(ledger, 40, "visits", "plan", "2024", ONE, NULL);
}

static emul_status add_label(emul_ledger *ledger) {
    return emul_ledger_add_label(ledger, 3, "rating", NULL, NULL, "tốt", NULL);
}

static emul_status add_column(emul_ledger *ledger) {
    const emul_decimal values[] = {ONE, 2 * ONE};
    return emul_ledger_add_column(ledger, "beds", NULL, NULL, 2, values, NULL);
}

static emul_status add_award(emul_ledger *ledger) {
    return emul_ledger_add_award(ledger, 1, "cstd", 2020, "1/QĐ", 0, NULL);
}

static emul_status add_list(emul_ledger *ledger) {
    enum { FACTS = 40 };
    int64_t rows[FACTS];
    const char *whens[FACTS];
    emul_decimal values[FACTS];
    for (int32_t i = 0; i < FACTS; i++) {
        static const char *const months[] = {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08"};
        rows[i] = i;
        whens[i] = months[i % 8];
        values[i] = i % 3 == 0 ? EMUL_NOT_APPLICABLE : i * ONE;
    }
    return emul_ledger_append(ledger, "visits", "plan", FACTS, rows, whens, values, NULL);
}

/* Steps of the scenario, and how many facts and awards there are after each. */
static const struct step {
    emul_status (*add)(emul_ledger *ledger);
    int64_t facts, awards;
} steps[] = {{add_number, 1, 0}, {add_label, 2, 0}, {add_column, 4, 0}, {add_award, 4, 1}, {add_list, 44, 1}};

static emul_status fill_ledger(emul_ledger *ledger) {
    int64_t facts = 0;
    int64_t awards = 0;
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        const size_t words = ledger->words.count;
        const size_t columns = ledger->column_count;
        const emul_status status = steps[i].add(ledger);
        if (status != EMUL_OK) {
            assert_int_equal(emul_ledger_facts(ledger), facts);
            assert_int_equal(emul_ledger_awards(ledger), awards);
            assert_int_equal(ledger->words.count, words);
            assert_int_equal(ledger->column_count, columns);
            return status;
        }
        facts = steps[i].facts;
        awards = steps[i].awards;
        assert_int_equal(emul_ledger_facts(ledger), facts);
        assert_int_equal(emul_ledger_awards(ledger), awards);
    }
    return EMUL_OK;
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_ledger *ledger = NULL;
    emul_status status = emul_ledger_create(allocator, &ledger, NULL);
    (void)context;
    if (status == EMUL_OK) {
        status = fill_ledger(ledger);
    }
    emul_ledger_destroy(ledger);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(memory_scenario, NULL) > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_create),      cmocka_unit_test(test_places_are_apart),
        cmocka_unit_test(test_add_refuses), cmocka_unit_test(test_the_same_place_twice),
        cmocka_unit_test(test_labels),      cmocka_unit_test(test_numbers_and_labels_do_not_mix),
        cmocka_unit_test(test_columns),     cmocka_unit_test(test_column_is_copied),
        cmocka_unit_test(test_append),      cmocka_unit_test(test_append_is_all_or_none),
        cmocka_unit_test(test_awards),      cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
