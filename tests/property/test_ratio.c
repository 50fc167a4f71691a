/* Exact fractions against fractions of big numbers: every operation, the one rounding, and that overflow is only said of what does not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decimal/ratio.h"
#include "support/big.h"
#include "support/random.h"

enum { CASES = 100000 };

typedef struct oracle {
    big num;
    big den;
} oracle;

static big to_big(emul__wide a) {
    uint64_t high = 0;
    uint64_t low = 0;
    emul__wide_split(a, &high, &low);
    return big_of_halves(emul__wide_is_negative(a), high, low);
}

static oracle to_oracle(emul__ratio a) {
    const oracle value = {to_big(a.num), to_big(a.den)};
    return value;
}

static emul__wide random_magnitude(random_source *source, int64_t bits) {
    const uint64_t high = bits <= 64 ? 0 : random_bits(source) >> (128 - bits);
    const uint64_t low = bits >= 64 ? random_bits(source) : bits == 0 ? 0 : random_bits(source) >> (64 - bits);
    emul__wide value = emul__wide_of(0);
    assert_true(emul__wide_join(false, high, low, &value));
    return value;
}

/* Of every size; often a decimal, or with a factor that numerator and denominator share, so that reducing is needed and helps. */
static emul__ratio random_ratio(random_source *source) {
    emul__wide num = random_magnitude(source, random_between(source, 0, 126));
    emul__wide den = random_magnitude(source, random_between(source, 1, 126));
    if (random_once_in(source, 3)) {
        return emul__ratio_of_decimal(random_any_size(source) / 2);
    }
    if (random_once_in(source, 2)) {
        const emul__wide common = random_magnitude(source, random_between(source, 1, 63));
        assert_true(emul__wide_mul(random_magnitude(source, random_between(source, 0, 62)), common, &num));
        assert_true(emul__wide_mul(random_magnitude(source, random_between(source, 1, 62)), common, &den));
    }
    if (emul__wide_is_zero(den)) {
        den = emul__wide_of(1);
    }
    if (random_once_in(source, 2)) {
        assert_true(emul__wide_negate(num, &num));
    }
    return emul__ratio_make(num, den);
}

/* The exact value in lowest terms needs more than 127 bits. */
static bool too_large(oracle value) {
    const big limit = big_power(2, 127);
    const big common = big_gcd(value.num, value.den);
    big rest;
    const big num = big_abs(big_divide(value.num, common, &rest));
    const big den = big_divide(value.den, common, &rest);
    return big_compare(&num, &limit) >= 0 || big_compare(&den, &limit) >= 0;
}

static void expect_number(emul__ratio given, oracle expected) {
    if (expected.den.negative) {
        expected.num = big_negate(expected.num);
        expected.den = big_negate(expected.den);
    }
    if (emul__ratio_state(given) == EMUL__OVERFLOWED) {
        assert_true(too_large(expected));
        return;
    }
    assert_int_equal(emul__ratio_state(given), EMUL__PRESENT);
    assert_false(emul__wide_is_negative(given.den));
    const oracle value = to_oracle(given);
    const big left = big_mul(&value.num, &expected.den);
    const big right = big_mul(&expected.num, &value.den);
    assert_int_equal(big_compare(&left, &right), 0);
}

static oracle combine(const oracle *a, const oracle *b, bool subtract) {
    const big left = big_mul(&a->num, &b->den);
    const big right = big_mul(&b->num, &a->den);
    const oracle result = {subtract ? big_sub(left, right) : big_add(left, right), big_mul(&a->den, &b->den)};
    return result;
}

static oracle scale(const oracle *a, const big *num, const big *den) {
    const oracle result = {big_mul(&a->num, num), big_mul(&a->den, den)};
    return result;
}

static void check_pair(emul__ratio a, emul__ratio b) {
    const oracle x = to_oracle(a);
    const oracle y = to_oracle(b);
    expect_number(emul__ratio_add(a, b), combine(&x, &y, false));
    expect_number(emul__ratio_sub(a, b), combine(&x, &y, true));
    expect_number(emul__ratio_mul(a, b), scale(&x, &y.num, &y.den));
    if (emul__wide_is_zero(b.num)) {
        assert_int_equal(emul__ratio_state(emul__ratio_div(a, b)), EMUL__DIVIDED_BY_ZERO);
    } else {
        expect_number(emul__ratio_div(a, b), scale(&x, &y.den, &y.num));
    }
    const big left = big_mul(&x.num, &y.den);
    const big right = big_mul(&y.num, &x.den);
    assert_int_equal(emul__ratio_compare(a, b), big_compare(&left, &right));
}

static void test_operations(void **state) {
    (void)state;
    random_source source = {11};
    for (int32_t i = 0; i < CASES; i++) {
        const emul__ratio a = random_ratio(&source);
        const emul__ratio b = random_once_in(&source, 10) ? a : random_ratio(&source);
        check_pair(a, b);
    }
}

/* Weighted sums of marks as regulations write them: however many terms, none overflows. */
static void test_chains_of_decimals_never_lose(void **state) {
    (void)state;
    random_source source = {12};
    for (int32_t i = 0; i < CASES / 4; i++) {
        emul__ratio sum = emul__ratio_of_integer(0);
        oracle exact = to_oracle(sum);
        const int64_t terms = random_between(&source, 1, 12);
        for (int64_t j = 0; j < terms; j++) {
            const emul__ratio weight = emul__ratio_of_decimal(random_between(&source, 0, EMUL_DECIMAL_ONE));
            const emul__ratio mark = emul__ratio_of_decimal(random_between(&source, -100 * EMUL_DECIMAL_ONE, 100 * EMUL_DECIMAL_ONE));
            const oracle factor = to_oracle(weight);
            const oracle value = to_oracle(mark);
            const oracle term = scale(&value, &factor.num, &factor.den);
            sum = emul__ratio_add(sum, emul__ratio_mul(weight, mark));
            exact = combine(&exact, &term, false);
            const big common = big_gcd(exact.num, exact.den);
            big rest;
            exact.num = big_divide(exact.num, common, &rest);
            exact.den = big_divide(exact.den, common, &rest);
        }
        assert_int_equal(emul__ratio_state(sum), EMUL__PRESENT);
        expect_number(sum, exact);
    }
}

/* The oracle's result in millionths, or the code of overflow. */
static emul_decimal rounded(const oracle *value, int32_t places, emul_rounding rounding) {
    const big scale_up = big_power(10, places);
    const big scale_down = big_power(10, 6 - places);
    const big whole = big_round(big_mul(&value->num, &scale_up), value->den, rounding);
    int64_t result = 0;
    const bool narrow = big_narrow(big_mul(&whole, &scale_down), &result);
    return narrow && result >= EMUL_DECIMAL_MIN ? result : emul__state_code(EMUL__OVERFLOWED);
}

static void test_rounding(void **state) {
    (void)state;
    random_source source = {13};
    for (int32_t i = 0; i < CASES; i++) {
        emul__ratio a = random_ratio(&source);
        if (random_once_in(&source, 3)) { /* an exact half, or next to one */
            const int64_t twice = random_any_size(&source) / 8 * 2 + 1;
            a = emul__ratio_make(emul__wide_of(twice + (random_once_in(&source, 4) ? random_between(&source, -1, 1) : 0)),
                                 emul__wide_of(2000));
        }
        const oracle value = to_oracle(a);
        const int32_t first = (int32_t)random_between(&source, 0, 3);
        for (int32_t places = first; places <= 6; places += 3) {
            const emul_rounding rounding = (emul_rounding)random_between(&source, EMUL_ROUND_HALF_AWAY, EMUL_ROUND_CEILING);
            assert_int_equal(emul__ratio_round(a, places, rounding), rounded(&value, places, rounding));
        }
    }
}

static void test_floor_and_negate(void **state) {
    (void)state;
    random_source source = {14};
    for (int32_t i = 0; i < CASES; i++) {
        const emul__ratio a = random_ratio(&source);
        const oracle value = to_oracle(a);
        const oracle whole = {big_round(value.num, value.den, EMUL_ROUND_FLOOR), big_of(1)};
        const oracle negated = {big_negate(value.num), value.den};
        expect_number(emul__ratio_floor(a), whole);
        expect_number(emul__ratio_negate(a), negated);
    }
}

static void test_decimals_become_fractions(void **state) {
    (void)state;
    random_source source = {15};
    for (int32_t i = 0; i < CASES; i++) {
        static const int64_t units[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
        const int64_t unit = units[random_between(&source, 0, 6)];
        const int64_t value = random_any_size(&source) / unit * unit;
        const oracle expected = {big_of(value), big_of(EMUL_DECIMAL_ONE)};
        if (value >= EMUL_DECIMAL_MIN) {
            expect_number(emul__ratio_of_decimal(value), expected);
            assert_int_equal(emul__ratio_round(emul__ratio_of_decimal(value), 6, EMUL_ROUND_HALF_AWAY), value);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_operations),       cmocka_unit_test(test_chains_of_decimals_never_lose), cmocka_unit_test(test_rounding),
        cmocka_unit_test(test_floor_and_negate), cmocka_unit_test(test_decimals_become_fractions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
