/* emul_trimmed_mean, emul_weighted_sum, emul_round_column. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/kernel.h"

#define MARK(units, hundredths) ((units)*EMUL_DECIMAL_ONE + (hundredths) * (EMUL_DECIMAL_ONE / 100))

/* A jury of seven without its extreme marks. By hand: 8.5 9 7 9 8.75 6 9.5 without 6 and 9.5 is 42.25 / 5 = 8.45;
 * seven times 8 is 8; 7 7 8 8 9 9 10 without one 7 and the 10 is 41 / 5 = 8.2. */
static void test_jury_of_seven(void **state) {
    (void)state;
    static const emul_decimal marks[] = {
        MARK(8, 50), MARK(9, 0), MARK(7, 0), MARK(9, 0), MARK(8, 75), MARK(6, 0), MARK(9, 50),
        MARK(8, 0),  MARK(8, 0), MARK(8, 0), MARK(8, 0), MARK(8, 0),  MARK(8, 0), MARK(8, 0),
        MARK(7, 0),  MARK(7, 0), MARK(8, 0), MARK(8, 0), MARK(9, 0),  MARK(9, 0), MARK(10, 0),
    };
    emul_decimal mean[3] = {0, 0, 0};
    assert_int_equal(emul_trimmed_mean(marks, 3, 7, 1, 1, 2, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_int_equal(mean[0], MARK(8, 45));
    assert_int_equal(mean[1], MARK(8, 0));
    assert_int_equal(mean[2], MARK(8, 20));
}

/* Equal extremes: 9 9 9 1, two highest out, leaves 9 and 1: 5. Absent marks are neither counted nor left out: 4 ? 6 8 without 8 is 5. */
static void test_equal_and_absent_marks(void **state) {
    (void)state;
    static const emul_decimal marks[] = {MARK(9, 0), MARK(9, 0), MARK(9, 0),          MARK(1, 0),   MARK(4, 0), EMUL_MISSING,
                                         MARK(6, 0), MARK(8, 0), EMUL_NOT_APPLICABLE, EMUL_MISSING, MARK(1, 0), MARK(2, 0)};
    emul_decimal mean[3] = {0, 0, 0};
    assert_int_equal(emul_trimmed_mean(marks, 1, 4, 2, 0, 6, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_int_equal(mean[0], MARK(5, 0));
    assert_int_equal(emul_trimmed_mean(marks + 4, 2, 4, 1, 0, 6, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_int_equal(mean[0], MARK(5, 0));
    assert_int_equal(mean[1], MARK(1, 0));
    assert_int_equal(emul_trimmed_mean(marks + 4, 2, 4, 1, 1, 6, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_int_equal(mean[0], MARK(6, 0));
    assert_true(mean[1] == EMUL_MISSING); /* two marks, two to leave out: nothing is left */
    assert_int_equal(emul_trimmed_mean(marks, 1, 4, INT64_MAX, INT64_MAX, 6, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_true(mean[0] == EMUL_MISSING);
    assert_int_equal(emul_trimmed_mean(marks, 2, 0, 0, 0, 6, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_true(mean[0] == EMUL_MISSING && mean[1] == EMUL_MISSING);
}

/* The mean of 1 and 2 and 2 is 5/3, rounded once: 1.67 up, 1.66 down; of -1 -2 -2: -1.67 by half_away, -1.66 by ceiling. */
static void test_mean_is_rounded_once(void **state) {
    (void)state;
    static const emul_decimal marks[] = {MARK(1, 0), MARK(2, 0), MARK(2, 0), MARK(-1, 0), MARK(-2, 0), MARK(-2, 0)};
    emul_decimal mean[2] = {0, 0};
    assert_int_equal(emul_trimmed_mean(marks, 2, 3, 0, 0, 2, EMUL_ROUND_HALF_AWAY, mean, NULL), EMUL_OK);
    assert_int_equal(mean[0], MARK(1, 67));
    assert_int_equal(mean[1], MARK(-1, -67));
    assert_int_equal(emul_trimmed_mean(marks, 2, 3, 0, 0, 2, EMUL_ROUND_CEILING, mean, NULL), EMUL_OK);
    assert_int_equal(mean[1], MARK(-1, -66));
    assert_int_equal(emul_trimmed_mean(marks, 2, 3, 0, 0, 2, EMUL_ROUND_DOWN, mean, NULL), EMUL_OK);
    assert_int_equal(mean[0], MARK(1, 66));
}

static void test_largest_marks(void **state) {
    (void)state;
    static const emul_decimal marks[] = {EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX, 5, 5, 5};
    emul_decimal mean[2] = {0, 0};
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_trimmed_mean(marks, 2, 3, 0, 0, 6, EMUL_ROUND_HALF_AWAY, mean, error), EMUL_OK);
    assert_true(mean[0] == EMUL_DECIMAL_MAX && mean[1] == 5);
    assert_int_equal(emul_trimmed_mean(marks + 3, 1, 3, 0, 0, 0, EMUL_ROUND_UP, mean, error), EMUL_OK);
    assert_int_equal(mean[0], EMUL_DECIMAL_ONE);
    static const emul_decimal second_too_large[] = {5, EMUL_DECIMAL_MAX};
    assert_int_equal(emul_trimmed_mean(second_too_large, 2, 1, 0, 0, 0, EMUL_ROUND_UP, mean, error), EMUL_E_OVERFLOW);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_string_equal(emul_error_message(error, 0, EMUL_VIETNAMESE), "kết quả của dòng 1 quá lớn");
    emul_error_destroy(error);
}

/* By hand: 8 x 0.6 + 9.5 x 0.4 = 8.6; 7.25 x 0.6 + 6 x 0.4 = 6.75; rounded once: 0.005 x 0.5 twice is 0.005, not 0.00 + 0.00. */
static void test_weighted_sum(void **state) {
    (void)state;
    static const emul_decimal weights[] = {600000, 400000};
    static const emul_decimal values[] = {MARK(8, 0), MARK(9, 50),         MARK(7, 25),  MARK(6, 0),
                                          MARK(8, 0), EMUL_NOT_APPLICABLE, EMUL_MISSING, EMUL_NOT_APPLICABLE};
    emul_decimal sum[4] = {0, 0, 0, 0};
    assert_int_equal(emul_weighted_sum(values, weights, 4, 2, 2, EMUL_ROUND_HALF_AWAY, sum, NULL), EMUL_OK);
    assert_int_equal(sum[0], MARK(8, 60));
    assert_int_equal(sum[1], MARK(6, 75));
    assert_true(sum[2] == EMUL_NOT_APPLICABLE && sum[3] == EMUL_MISSING);
    static const emul_decimal small[] = {5000, 5000};
    static const emul_decimal halves[] = {500000, 500000};
    assert_int_equal(emul_weighted_sum(small, halves, 1, 2, 3, EMUL_ROUND_DOWN, sum, NULL), EMUL_OK);
    assert_int_equal(sum[0], 5000);
    assert_int_equal(emul_weighted_sum(small, halves, 1, 0, 3, EMUL_ROUND_DOWN, sum, NULL), EMUL_OK);
    assert_int_equal(sum[0], 0); /* the sum of nothing */
}

static void test_weighted_sum_overflow(void **state) {
    (void)state;
    static const emul_decimal values[] = {1, 1, 1, EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX};
    static const emul_decimal ones[] = {EMUL_DECIMAL_ONE, EMUL_DECIMAL_ONE, EMUL_DECIMAL_ONE};
    static const emul_decimal huge[] = {EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX};
    emul_decimal sum[2] = {0, 0};
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_weighted_sum(values, ones, 2, 3, 6, EMUL_ROUND_DOWN, sum, error), EMUL_E_OVERFLOW);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_int_equal(emul_weighted_sum(values + 3, huge, 1, 3, 6, EMUL_ROUND_DOWN, sum, error), EMUL_E_OVERFLOW);
    assert_int_equal(emul_error_row(error, 0), 0);
    static const emul_decimal cancelling[] = {EMUL_DECIMAL_MAX - 7, EMUL_DECIMAL_MIN, 7};
    assert_int_equal(emul_weighted_sum(cancelling, ones, 1, 3, 6, EMUL_ROUND_DOWN, sum, error), EMUL_OK);
    assert_int_equal(sum[0], 7);
    emul_error_destroy(error);
}

static void test_round_column(void **state) {
    (void)state;
    emul_decimal column[] = {75000, EMUL_MISSING, -75000, EMUL_NOT_APPLICABLE, 0};
    assert_int_equal(emul_round_column(column, 5, 2, EMUL_ROUND_HALF_AWAY, column, NULL), EMUL_OK); /* in place */
    assert_int_equal(column[0], 80000);
    assert_true(column[1] == EMUL_MISSING && column[3] == EMUL_NOT_APPLICABLE);
    assert_int_equal(column[2], -80000);
    emul_decimal largest[] = {0, 0, EMUL_DECIMAL_MAX};
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_round_column(largest, 3, 0, EMUL_ROUND_UP, largest, error), EMUL_E_OVERFLOW);
    assert_int_equal(emul_error_row(error, 0), 2);
    emul_error_destroy(error);
}

static void test_wrong_calls(void **state) {
    (void)state;
    static const emul_decimal values[] = {1, 2};
    static const emul_decimal absent[] = {1, EMUL_MISSING};
    emul_decimal out[2] = {0, 0};
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_trimmed_mean(values, -1, 2, 0, 0, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, 1, -2, 0, 0, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, INT64_MAX, 2, 0, 0, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, 1, 2, -1, 0, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, 1, 2, 0, -1, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, 1, 2, 0, 0, 7, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, 1, 2, 0, 0, 2, 6, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_trimmed_mean(values, 1, 2, 0, 0, 2, 0, NULL, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "mean");
    assert_int_equal(emul_trimmed_mean(NULL, 1, 2, 0, 0, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "marks");
    assert_int_equal(emul_trimmed_mean(NULL, 0, 2, 0, 0, 2, 0, NULL, error), EMUL_OK);
    assert_int_equal(emul_weighted_sum(values, NULL, 1, 2, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_weighted_sum(values, absent, 1, 2, 2, 0, out, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "weights");
    assert_int_equal(emul_weighted_sum(values, values, 1, 2, 2, 0, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_round_column(values, 2, -1, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_round_column(NULL, 2, 1, 0, out, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_round_column(NULL, 0, 1, 0, NULL, error), EMUL_OK);
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_jury_of_seven),        cmocka_unit_test(test_equal_and_absent_marks),
        cmocka_unit_test(test_mean_is_rounded_once), cmocka_unit_test(test_largest_marks),
        cmocka_unit_test(test_weighted_sum),         cmocka_unit_test(test_weighted_sum_overflow),
        cmocka_unit_test(test_round_column),         cmocka_unit_test(test_wrong_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
