/* Trimmed means, weighted sums and rounded columns against sorted copies and big numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/kernel.h"
#include "support/big.h"
#include "support/random.h"

enum { CASES = 100000, MOST = 12 };

static emul_decimal random_mark(random_source *source) {
    if (random_once_in(source, 8)) {
        return random_once_in(source, 2) ? EMUL_MISSING : EMUL_NOT_APPLICABLE;
    }
    if (random_once_in(source, 2)) {
        return random_between(source, -3, 20) * (EMUL_DECIMAL_ONE / 2);
    }
    const int64_t value = random_any_size(source);
    return value < EMUL_DECIMAL_MIN ? 0 : value;
}

static bool is_absent(emul_decimal value) {
    return value == EMUL_MISSING || value == EMUL_NOT_APPLICABLE;
}

/* The present marks in ascending order. */
static int64_t sorted_marks(const emul_decimal *marks, int64_t n, emul_decimal *out) {
    int64_t count = 0;
    for (int64_t i = 0; i < n; i++) {
        int64_t at = count;
        if (is_absent(marks[i])) {
            continue;
        }
        for (; at > 0 && out[at - 1] > marks[i]; at--) {
            out[at] = out[at - 1];
        }
        out[at] = marks[i];
        count++;
    }
    return count;
}

/* num / den in millionths rounded to `places`; false if it does not fit. */
static bool rounded(big num, big den, int32_t places, emul_rounding rounding, emul_decimal *out) {
    const big unit = big_power(10, 6 - places);
    const big whole = big_round(num, big_mul(&den, &unit), rounding);
    return big_narrow(big_mul(&whole, &unit), out) && *out >= EMUL_DECIMAL_MIN;
}

static void test_trimmed_means(void **state) {
    (void)state;
    random_source source = {41};
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal marks[MOST];
        emul_decimal sorted[MOST];
        const int64_t n = random_between(&source, 0, MOST);
        const int64_t high = random_between(&source, 0, 3);
        const int64_t low = random_between(&source, 0, 3);
        const int32_t places = (int32_t)random_between(&source, 0, 6);
        const emul_rounding rounding = (emul_rounding)random_between(&source, 0, 5);
        for (int64_t j = 0; j < n; j++) {
            marks[j] = random_mark(&source);
        }
        const int64_t present = sorted_marks(marks, n, sorted);
        big sum = big_of(0);
        for (int64_t j = low; j < present - high; j++) {
            sum = big_add(sum, big_of(sorted[j]));
        }
        emul_decimal expected = EMUL_MISSING;
        const int64_t left = present - high - low;
        const bool fits = left <= 0 || rounded(sum, big_of(left), places, rounding, &expected);
        emul_decimal mean = 0;
        const emul_status status = emul_trimmed_mean(marks, 1, n, high, low, places, rounding, &mean, NULL);
        assert_int_equal(status, fits ? EMUL_OK : EMUL_E_OVERFLOW);
        assert_true(!fits || mean == expected);
    }
}

static emul_decimal strongest_absence(const emul_decimal *values, int64_t n) {
    emul_decimal found = 0;
    for (int64_t i = 0; i < n; i++) {
        if (values[i] == EMUL_MISSING || (values[i] == EMUL_NOT_APPLICABLE && found == 0)) {
            found = values[i];
        }
    }
    return found;
}

static void test_weighted_sums(void **state) {
    (void)state;
    random_source source = {42};
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal values[MOST];
        emul_decimal weights[MOST];
        big sum = big_of(0);
        const int64_t n = random_between(&source, 0, MOST);
        const int32_t places = (int32_t)random_between(&source, 0, 6);
        const emul_rounding rounding = (emul_rounding)random_between(&source, 0, 5);
        const bool complete = random_once_in(&source, 2);
        for (int64_t j = 0; j < n; j++) {
            values[j] = random_mark(&source);
            if (is_absent(values[j])) {
                values[j] = complete ? 0 : values[j];
            } else {
                values[j] /= 4; /* so that no sum of products leaves 128 bits */
            }
            weights[j] = random_between(&source, -2, 100) * (EMUL_DECIMAL_ONE / 100);
            const big value = big_of(values[j]);
            const big weight = big_of(weights[j]);
            sum = big_add(sum, big_mul(&value, &weight));
        }
        emul_decimal expected = strongest_absence(values, n);
        const bool fits = expected != 0 || rounded(sum, big_of(EMUL_DECIMAL_ONE), places, rounding, &expected);
        emul_decimal given = 0;
        assert_int_equal(emul_weighted_sum(values, weights, 1, n, places, rounding, &given, NULL), fits ? EMUL_OK : EMUL_E_OVERFLOW);
        assert_true(!fits || given == expected);
    }
}

static void test_rounded_columns(void **state) {
    (void)state;
    random_source source = {43};
    for (int32_t i = 0; i < CASES / MOST; i++) {
        emul_decimal values[MOST];
        emul_decimal given[MOST];
        emul_decimal expected[MOST];
        bool fits = true;
        const int32_t places = (int32_t)random_between(&source, 0, 6);
        const emul_rounding rounding = (emul_rounding)random_between(&source, 0, 5);
        for (int64_t j = 0; j < MOST; j++) {
            values[j] = random_mark(&source);
            expected[j] = values[j];
            fits = (is_absent(values[j]) || rounded(big_of(values[j]), big_of(1), places, rounding, &expected[j])) && fits;
        }
        assert_int_equal(emul_round_column(values, MOST, places, rounding, given, NULL), fits ? EMUL_OK : EMUL_E_OVERFLOW);
        for (int64_t j = 0; fits && j < MOST; j++) {
            assert_int_equal(given[j], expected[j]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_trimmed_means), cmocka_unit_test(test_weighted_sums),
                                       cmocka_unit_test(test_rounded_columns)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
