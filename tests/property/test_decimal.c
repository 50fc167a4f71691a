/* The public decimals against big numbers: every operation on numbers of every size, absent values, halves and edges; text there and back. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emul/decimal.h"
#include "support/big.h"
#include "support/random.h"

enum { CASES = 100000 };

static emul_decimal random_decimal(random_source *source) {
    static const int64_t edges[] = {
        0, 1, -1, EMUL_DECIMAL_ONE, -EMUL_DECIMAL_ONE, EMUL_DECIMAL_MAX, EMUL_DECIMAL_MIN, EMUL_DECIMAL_ONE / 2};
    if (random_once_in(source, 20)) {
        return random_once_in(source, 2) ? EMUL_MISSING : EMUL_NOT_APPLICABLE;
    }
    if (random_once_in(source, 20)) {
        return edges[random_between(source, 0, 7)];
    }
    const int64_t value = random_any_size(source);
    return value < EMUL_DECIMAL_MIN ? EMUL_DECIMAL_MIN : value;
}

static bool is_absent(emul_decimal value) {
    return value == EMUL_MISSING || value == EMUL_NOT_APPLICABLE;
}

/* What emul/decimal.h says of an operation whose exact value in millionths is num / den. */
typedef struct expectation {
    emul_status status;
    emul_decimal value;
} expectation;

static expectation of_fraction(big num, big den, int32_t places, emul_rounding rounding) {
    expectation expected = {EMUL_OK, 0};
    if (den.count == 0) {
        expected.status = EMUL_E_DIVISION;
        return expected;
    }
    if (den.negative) {
        num = big_negate(num);
        den = big_negate(den);
    }
    const big unit = big_power(10, 6 - places); /* millionths in one unit of the last place */
    const big whole = big_round(num, big_mul(&den, &unit), rounding);
    const bool fits = big_narrow(big_mul(&whole, &unit), &expected.value) && expected.value >= EMUL_DECIMAL_MIN;
    expected.status = fits ? EMUL_OK : EMUL_E_OVERFLOW;
    return expected;
}

static expectation absent(emul_decimal a, emul_decimal b, emul_decimal c) {
    const bool missing = a == EMUL_MISSING || b == EMUL_MISSING || c == EMUL_MISSING;
    const expectation expected = {EMUL_OK, missing ? EMUL_MISSING : EMUL_NOT_APPLICABLE};
    return expected;
}

static void expect(emul_status status, const emul_decimal *value, const emul_error *error, expectation expected) {
    assert_int_equal(status, expected.status);
    assert_int_equal(emul_error_count(error), status == EMUL_OK ? 0 : 1);
    assert_int_equal(*value, status == EMUL_OK ? expected.value : 77); /* unchanged on failure */
}

static void check_binary(emul_decimal a, emul_decimal b, emul_rounding rounding, emul_error *error) {
    const bool none = is_absent(a) || is_absent(b);
    const expectation no_value = absent(a, b, 0);
    const big x = big_of(a);
    const big y = big_of(b);
    const big one = big_of(1);
    const big million = big_of(EMUL_DECIMAL_ONE);
    emul_decimal sum = 77;
    emul_decimal difference = 77;
    emul_decimal product = 77;
    emul_decimal quotient = 77;
    emul_status status = emul_decimal_add(a, b, &sum, error);
    expect(status, &sum, error, none ? no_value : of_fraction(big_add(x, y), one, 6, rounding));
    status = emul_decimal_sub(a, b, &difference, error);
    expect(status, &difference, error, none ? no_value : of_fraction(big_sub(x, y), one, 6, rounding));
    status = emul_decimal_mul(a, b, rounding, &product, error);
    expect(status, &product, error, none ? no_value : of_fraction(big_mul(&x, &y), million, 6, rounding));
    status = emul_decimal_div(a, b, rounding, &quotient, error);
    expect(status, &quotient, error, none ? no_value : of_fraction(big_mul(&x, &million), y, 6, rounding));
    assert_int_equal(emul_decimal_compare(a, b), big_compare(&x, &y)); /* the absent values are the least int64 numbers */
}

static void test_two_operands(void **state) {
    (void)state;
    random_source source = {21};
    emul_error *error = emul_error_create(NULL);
    for (int32_t i = 0; i < CASES; i++) {
        const emul_decimal a = random_decimal(&source);
        const emul_decimal b = random_once_in(&source, 10) ? a : random_decimal(&source);
        check_binary(a, b, (emul_rounding)random_between(&source, 0, 5), error);
    }
    emul_error_destroy(error);
}

static void test_share_times_points(void **state) {
    (void)state;
    random_source source = {22};
    emul_error *error = emul_error_create(NULL);
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal a = random_decimal(&source);
        emul_decimal b = random_decimal(&source);
        emul_decimal c = random_decimal(&source);
        if (random_once_in(&source, 2)) { /* facts, plans and points as they occur, with many exact halves */
            a = random_between(&source, 0, 500) * EMUL_DECIMAL_ONE;
            b = random_between(&source, 0, 60) * EMUL_DECIMAL_ONE / 2;
            c = random_between(&source, 0, 16) * 25 * EMUL_DECIMAL_ONE;
        }
        const int32_t places = (int32_t)random_between(&source, 0, 6);
        const emul_rounding rounding = (emul_rounding)random_between(&source, 0, 5);
        const big x = big_of(a);
        const big y = big_of(b);
        const expectation expected =
            is_absent(a) || is_absent(b) || is_absent(c) ? absent(a, b, c) : of_fraction(big_mul(&x, &y), big_of(c), places, rounding);
        emul_decimal value = 77;
        const emul_status status = emul_decimal_muldiv(a, b, c, places, rounding, &value, error);
        expect(status, &value, error, expected);
    }
    emul_error_destroy(error);
}

static void test_round(void **state) {
    (void)state;
    random_source source = {23};
    emul_error *error = emul_error_create(NULL);
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal a = random_decimal(&source);
        if (random_once_in(&source, 3) && !is_absent(a)) {
            static const int64_t halves[] = {5, 50, 500, 5000, 50000, 500000};
            a = a / EMUL_DECIMAL_ONE / 10 * EMUL_DECIMAL_ONE + halves[random_between(&source, 0, 5)] * random_between(&source, -9, 9);
        }
        const int32_t places = (int32_t)random_between(&source, 0, 6);
        const emul_rounding rounding = (emul_rounding)random_between(&source, 0, 5);
        emul_decimal value = 77;
        const emul_status status = emul_decimal_round(a, places, rounding, &value, error);
        expect(status, &value, error, is_absent(a) ? absent(a, a, a) : of_fraction(big_of(a), big_of(1), places, rounding));
    }
    emul_error_destroy(error);
}

/* Digits of a number of millionths, written by the test: sign, whole part, mark, `shown` decimals. */
static size_t write_digits(emul_decimal value, int32_t shown, char mark, char *out) {
    char reversed[40];
    size_t count = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    for (int32_t place = 6; place > 0 || rest != 0 || place > -1; place--, rest /= 10) {
        if (place == 0 && shown > 0) {
            reversed[count++] = mark;
        }
        if (place <= shown) {
            reversed[count++] = (char)('0' + rest % 10);
        }
    }
    size_t length = 0;
    if (value < 0) {
        out[length++] = '-';
    }
    while (count > 0) {
        out[length++] = reversed[--count];
    }
    out[length] = '\0';
    return length;
}

static int32_t decimals_needed(emul_decimal value) {
    int32_t places = 6;
    while (places > 0 && value % 10 == 0) {
        value /= 10;
        places--;
    }
    return places;
}

static void test_text_there_and_back(void **state) {
    (void)state;
    random_source source = {24};
    emul_error *error = emul_error_create(NULL);
    for (int32_t i = 0; i < CASES; i++) {
        static const int64_t units[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
        const emul_decimal drawn = random_decimal(&source);
        const emul_decimal value = is_absent(drawn) ? 0 : drawn / units[i % 7] * units[i % 7];
        const int32_t least = (int32_t)random_between(&source, 0, 6);
        const char mark = random_once_in(&source, 2) ? '.' : ',';
        const int32_t shown = decimals_needed(value) > least ? decimals_needed(value) : least;
        char expected[40];
        char given[40];
        size_t needed = 0;
        emul_decimal back = 77;
        const size_t length = write_digits(value, shown, mark, expected);
        assert_int_equal(emul_decimal_format(value, least, mark, given, sizeof given, &needed, error), EMUL_OK);
        assert_string_equal(given, expected);
        assert_int_equal(needed, length + 1);
        assert_true(needed <= 24); /* as emul/decimal.h says */
        assert_int_equal(emul_decimal_parse(given, length, mark, &back, error), EMUL_OK);
        assert_int_equal(back, value);
    }
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_operands),
        cmocka_unit_test(test_share_times_points),
        cmocka_unit_test(test_round),
        cmocka_unit_test(test_text_there_and_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
