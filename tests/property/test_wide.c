/* 128-bit arithmetic against big numbers, on random values of every size and on the edges. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decimal/wide.h"
#include "decimal/wider.h"
#include "support/big.h"
#include "support/random.h"

enum { CASES = 100000 };

static big to_big(emul__wide a) {
    uint64_t high = 0;
    uint64_t low = 0;
    emul__wide_split(a, &high, &low);
    return big_of_halves(emul__wide_is_negative(a), high, low);
}

/* Up to 127 bits of either sign; one in sixteen is at an edge. */
static emul__wide random_wide(random_source *source) {
    const int64_t bits = random_between(source, 0, 127);
    uint64_t high = random_bits(source);
    uint64_t low = random_bits(source);
    if (random_once_in(source, 16)) {
        high = random_once_in(source, 2) ? UINT64_MAX : 0;
        low = random_once_in(source, 2) ? UINT64_MAX : (uint64_t)random_between(source, 0, 2);
    }
    high = bits <= 64 ? 0 : high >> (128 - bits);
    low = bits >= 64 ? low : bits == 0 ? 0 : low >> (64 - bits);
    emul__wide value = emul__wide_of(0);
    assert_true(emul__wide_join(random_once_in(source, 2), high, low, &value));
    return value;
}

static emul__wide wide_minimum(void) {
    emul__wide value = emul__wide_of(0);
    assert_true(emul__wide_join(true, UINT64_C(1) << 63, 0, &value));
    return value;
}

static bool fits(const big *value) {
    const big limit = big_power(2, 127);
    const big least = big_negate(limit);
    return big_compare(value, &least) >= 0 && big_compare(value, &limit) < 0;
}

static void expect_equal(emul__wide value, const big *expected) {
    const big given = to_big(value);
    assert_int_equal(big_compare(&given, expected), 0);
}

static void expect_checked(bool done, const emul__wide *value, const big *expected) {
    assert_int_equal(done, fits(expected));
    if (done) {
        expect_equal(*value, expected);
    }
}

static void check_pair(emul__wide a, emul__wide b) {
    const big x = to_big(a);
    const big y = to_big(b);
    emul__wide out = emul__wide_of(0);
    emul__wide rest = emul__wide_of(0);
    big expected = big_add(x, y);
    expect_checked(emul__wide_add(a, b, &out), &out, &expected);
    expected = big_sub(x, y);
    expect_checked(emul__wide_sub(a, b, &out), &out, &expected);
    expected = big_mul(&x, &y);
    expect_checked(emul__wide_mul(a, b, &out), &out, &expected);
    expected = big_negate(x);
    expect_checked(emul__wide_negate(a, &out), &out, &expected);
    assert_int_equal(emul__wide_compare(a, b), big_compare(&x, &y));
    assert_int_equal(emul__wide_is_zero(a), x.count == 0);
    assert_int_equal(emul__wide_is_negative(a), x.negative);
    assert_int_equal(emul__wide_is_odd(a), x.count > 0 && x.limbs[0] % 2 == 1);
    const big lowest = big_negate(big_power(2, 127));
    const bool divisible = y.count > 0 && !(big_compare(&x, &lowest) == 0 && y.negative && y.count == 1 && y.limbs[0] == 1);
    if (divisible) {
        big remainder;
        expected = big_divide(x, y, &remainder);
        emul__wide_divide(a, b, &out, &rest);
        expect_equal(out, &expected);
        expect_equal(rest, &remainder);
    }
}

static void check_divisor(emul__wide a, emul__wide b) {
    const big expected = big_gcd(to_big(a), to_big(b));
    if (fits(&expected)) {
        expect_equal(emul__wide_gcd(a, b), &expected);
    }
}

static void test_pairs(void **state) {
    (void)state;
    random_source source = {1};
    for (int32_t i = 0; i < CASES; i++) {
        const emul__wide a = random_wide(&source);
        const emul__wide b = random_once_in(&source, 10) ? a : random_wide(&source);
        check_pair(a, b);
        if (i % 8 == 0) { /* the oracle's Euclid is slow */
            check_divisor(a, b);
        }
    }
}

static void test_edges(void **state) {
    (void)state;
    emul__wide edges[16];
    const emul__wide minimum = wide_minimum();
    size_t count = 0;
    static const int64_t small[] = {0, 1, -1, 2, -2, INT64_MAX, INT64_MIN, INT64_MAX - 1, INT64_MIN + 1};
    for (size_t i = 0; i < sizeof small / sizeof small[0]; i++) {
        edges[count++] = emul__wide_of(small[i]);
    }
    edges[count++] = minimum;
    assert_true(emul__wide_add(minimum, emul__wide_of(1), &edges[count++]));
    assert_true(emul__wide_negate(edges[count - 1], &edges[count]));
    count++;
    assert_true(emul__wide_join(false, 1, 0, &edges[count++]));
    assert_true(emul__wide_join(true, 1, 0, &edges[count++]));
    assert_true(emul__wide_join(false, 0, UINT64_MAX, &edges[count++]));
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; j < count; j++) {
            check_pair(edges[i], edges[j]);
            check_divisor(edges[i], edges[j]);
        }
    }
}

static void test_64_bits(void **state) {
    (void)state;
    random_source source = {2};
    for (int32_t i = 0; i < CASES; i++) {
        const int64_t a = random_any_size(&source);
        const int64_t b = random_any_size(&source);
        const big x = big_of(a);
        const big y = big_of(b);
        const big product = big_mul(&x, &y);
        int64_t back = 0;
        expect_equal(emul__wide_of(a), &x);
        expect_equal(emul__wide_mul64(a, b), &product);
        assert_true(emul__wide_narrow(emul__wide_of(a), &back) && back == a);
        int64_t expected = 0;
        const bool narrow = big_narrow(product, &expected);
        assert_int_equal(emul__wide_narrow(emul__wide_mul64(a, b), &back), narrow);
        assert_true(!narrow || back == expected);
    }
}

static emul__wide random_denominator(random_source *source) {
    for (;;) {
        const emul__wide den = random_wide(source);
        if (!emul__wide_is_zero(den) && !emul__wide_is_negative(den)) {
            return den;
        }
    }
}

static void test_fractions_compare_without_overflow(void **state) {
    (void)state;
    random_source source = {3};
    for (int32_t i = 0; i < CASES; i++) {
        const emul__wide a = random_wide(&source);
        const emul__wide b = random_denominator(&source);
        /* one in four nearly the same fraction */
        const bool near = random_once_in(&source, 4);
        emul__wide c = random_wide(&source);
        if (near && !emul__wide_add(a, emul__wide_of(random_between(&source, -1, 1)), &c)) {
            c = a;
        }
        const emul__wide d = near ? b : random_denominator(&source);
        const big big_a = to_big(a);
        const big big_b = to_big(b);
        const big big_c = to_big(c);
        const big big_d = to_big(d);
        const big left = big_mul(&big_a, &big_d);
        const big right = big_mul(&big_c, &big_b);
        assert_int_equal(emul__wide_compare_fractions(a, b, c, d), big_compare(&left, &right));
    }
}

static big wider_to_big(const emul__wider *a) {
    const big shift = big_power(2, 128);
    const big high = big_of_halves(false, a->part[3], a->part[2]);
    return big_add(big_mul(&high, &shift), big_of_halves(false, a->part[1], a->part[0]));
}

static void expect_wider(const emul__wider *value, const big *expected) {
    const big given = wider_to_big(value);
    assert_int_equal(big_compare(&given, expected), 0);
}

static void test_256_bits(void **state) {
    (void)state;
    random_source source = {4};
    for (int32_t i = 0; i < CASES / 4; i++) {
        const emul__wide factors[4] = {random_wide(&source), random_wide(&source), random_wide(&source), random_wide(&source)};
        const emul__wide den = random_denominator(&source);
        const emul__wider a = emul__wider_product(factors[0], factors[1]);
        const emul__wider b = emul__wider_product(factors[2], factors[3]);
        const big x[4] = {to_big(factors[0]), to_big(factors[1]), to_big(factors[2]), to_big(factors[3])};
        const big big_a = big_abs(big_mul(&x[0], &x[1]));
        const big big_b = big_abs(big_mul(&x[2], &x[3]));
        expect_wider(&a, &big_a);
        const int order = emul__wider_compare(&a, &b);
        assert_int_equal(order, big_compare(&big_a, &big_b));
        const emul__wider sum = emul__wider_add(&a, &b);
        const big big_sum = big_add(big_a, big_b);
        expect_wider(&sum, &big_sum);
        const emul__wider difference = order >= 0 ? emul__wider_sub(&a, &b) : emul__wider_sub(&b, &a);
        const big big_difference = big_abs(big_sub(big_a, big_b));
        expect_wider(&difference, &big_difference);
        emul__wider quotient = a;
        big big_rest;
        const big big_quotient = big_divide(big_a, to_big(den), &big_rest);
        expect_equal(emul__wider_divide(&a, den, &quotient), &big_rest);
        expect_wider(&quotient, &big_quotient);
        emul__wide narrow = emul__wide_of(0);
        const big negated = big_negate(big_quotient);
        expect_checked(emul__wider_narrow(&quotient, true, &narrow), &narrow, &negated);
    }
}

/* 2^128 - 1 borrows through parts that are equal, 2^128 - 1 + 1 carries through all of them. */
static void test_carries(void **state) {
    (void)state;
    emul__wide two_to_64 = emul__wide_of(0);
    assert_true(emul__wide_join(false, 1, 0, &two_to_64));
    const emul__wider power = emul__wider_product(two_to_64, two_to_64);
    const emul__wider one = emul__wider_product(emul__wide_of(1), emul__wide_of(-1));
    const emul__wider below = emul__wider_sub(&power, &one);
    const emul__wider again = emul__wider_add(&below, &one);
    const big expected = big_sub(big_power(2, 128), big_of(1));
    const big expected_again = big_power(2, 128);
    expect_wider(&below, &expected);
    expect_wider(&again, &expected_again);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),    cmocka_unit_test(test_edges),
        cmocka_unit_test(test_64_bits),  cmocka_unit_test(test_fractions_compare_without_overflow),
        cmocka_unit_test(test_256_bits), cmocka_unit_test(test_carries),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
