/* The geometric mean. Expected values are calculated by hand with whole numbers: m is the mean, rounded down, if m^W <= product < (m + 1)^W. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decimal/big.h"
#include "emul/kernel.h"
#include "kernel/geometric.h"
#include "support/random.h"

#define ONE EMUL_DECIMAL_ONE

static emul_decimal mean_of(const emul_decimal *values, const int64_t *weights, int64_t n, int32_t places, emul_rounding rounding) {
    emul_decimal mean = -1;
    assert_int_equal(emul_geometric_mean(values, weights, n, places, rounding, &mean, NULL), EMUL_OK);
    return mean;
}

static void test_roots_that_are_whole(void **state) {
    (void)state;
    const emul_decimal two[] = {2 * ONE, 8 * ONE};
    const emul_decimal three[] = {ONE / 2, 4 * ONE, 4 * ONE};
    const int64_t weights[] = {2, 1, 0};
    assert_int_equal(mean_of(two, NULL, 2, 6, EMUL_ROUND_HALF_AWAY), 4 * ONE); /* 2 x 8 = 16 */
    assert_int_equal(mean_of(three, NULL, 3, 6, EMUL_ROUND_UP), 2 * ONE);      /* 1/2 x 4 x 4 = 8 */
    assert_int_equal(mean_of(three, weights, 3, 6, EMUL_ROUND_CEILING), ONE);  /* 1/2 x 1/2 x 4 = 1 */
    assert_int_equal(mean_of(two + 1, NULL, 1, 0, EMUL_ROUND_DOWN), 8 * ONE);
}

static void test_roots_that_are_not(void **state) {
    (void)state;
    const emul_decimal pair[] = {ONE, 2 * ONE};
    /* 1414213^2 = 1999998409369 <= 2 x 10^12 < 1414214^2 = 2000001237796; 14142135^2 < 2 x 10^14 < 14142136^2, so below the half of 1414213|5 … */
    assert_int_equal(mean_of(pair, NULL, 2, 6, EMUL_ROUND_DOWN), 1414213);
    assert_int_equal(mean_of(pair, NULL, 2, 6, EMUL_ROUND_HALF_AWAY),
                     1414214); /* … which 2828427^2 = 7999999294329 <= 8 x 10^12 shows is passed */
    assert_int_equal(mean_of(pair, NULL, 2, 6, EMUL_ROUND_CEILING), 1414214);
    assert_int_equal(mean_of(pair, NULL, 2, 0, EMUL_ROUND_UP), 2 * ONE);
    assert_int_equal(mean_of(pair, NULL, 2, 0, EMUL_ROUND_HALF_EVEN), ONE);
    assert_int_equal(mean_of(pair, NULL, 2, 2, EMUL_ROUND_FLOOR), 1410000);
}

/* sqrt(1 x 2.25) = 1.5 exactly; a millionth more or less tips the rounding to a whole number. */
static void test_halves(void **state) {
    (void)state;
    emul_decimal pair[] = {ONE, 2250000};
    assert_int_equal(mean_of(pair, NULL, 2, 0, EMUL_ROUND_HALF_EVEN), 2 * ONE);
    assert_int_equal(mean_of(pair, NULL, 2, 0, EMUL_ROUND_HALF_AWAY), 2 * ONE);
    pair[1]--;
    assert_int_equal(mean_of(pair, NULL, 2, 0, EMUL_ROUND_HALF_AWAY), ONE);
    assert_int_equal(mean_of(pair, NULL, 2, 6, EMUL_ROUND_HALF_AWAY), 1500000); /* 1.4999996… */
    assert_int_equal(mean_of(pair, NULL, 2, 6, EMUL_ROUND_DOWN), 1499999);
    const emul_decimal four[] = {1, 1, 1, 16}; /* millionths: 2^4 = 16 */
    assert_int_equal(mean_of(four, NULL, 4, 6, EMUL_ROUND_UP), 2);
}

static void test_zero_and_absent(void **state) {
    (void)state;
    const emul_decimal values[] = {0, 5 * ONE, EMUL_MISSING, EMUL_NOT_APPLICABLE, 5 * ONE};
    const int64_t weights[] = {0, 1, 1, 1, 3};
    assert_int_equal(mean_of(values, NULL, 5, 6, EMUL_ROUND_UP), 0);
    assert_int_equal(mean_of(values, weights, 5, 6, EMUL_ROUND_UP), 5 * ONE); /* what has no weight says nothing */
    assert_int_equal(mean_of(values + 2, NULL, 2, 6, EMUL_ROUND_UP), EMUL_NOT_APPLICABLE);
    assert_int_equal(mean_of(NULL, NULL, 0, 6, EMUL_ROUND_UP), EMUL_NOT_APPLICABLE);
}

/* The largest numbers and the largest root there are. */
static void test_limits(void **state) {
    (void)state;
    const emul_decimal values[] = {EMUL_DECIMAL_MAX, EMUL_DECIMAL_MAX - 1};
    const int64_t most[] = {999, 1};
    const int64_t more[] = {1000, 1};
    const int64_t shared[] = {INT64_MAX - 1, INT64_MAX - 1};
    emul_decimal mean = 0;
    /* between the two, nearer to the larger */
    assert_int_equal(mean_of(values, most, 2, 6, EMUL_ROUND_HALF_AWAY), EMUL_DECIMAL_MAX);
    assert_int_equal(mean_of(values, most, 2, 6, EMUL_ROUND_DOWN), EMUL_DECIMAL_MAX - 1);
    assert_int_equal(mean_of(values, shared, 2, 6, EMUL_ROUND_DOWN), EMUL_DECIMAL_MAX - 1);
    assert_int_equal(emul_geometric_mean(values, more, 2, 6, 0, &mean, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(values, most, 2, 0, EMUL_ROUND_UP, &mean, NULL), EMUL_E_OVERFLOW);
}

static void test_arguments(void **state) {
    (void)state;
    const emul_decimal values[] = {ONE, -ONE};
    const int64_t weights[] = {1, -1};
    emul_decimal mean = 0;
    assert_int_equal(emul_geometric_mean(values, NULL, 2, 6, 0, &mean, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(values, weights, 1, 7, 0, &mean, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(values, weights + 1, 1, 6, 0, &mean, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(NULL, NULL, 1, 6, 0, &mean, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(values, NULL, 1, 6, 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(values, NULL, -1, 6, 0, &mean, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_geometric_mean(values, NULL, 1001, 6, 0, &mean, NULL), EMUL_E_ARGUMENT);
}

/* Square roots of small numbers, where 64 bits tell: m^2 <= a b < (m + 1)^2. */
static void test_random_square_roots(void **state) {
    (void)state;
    random_source random = {20241125};
    for (int i = 0; i < 20000; i++) {
        const emul_decimal pair[] = {random_between(&random, 0, 2000000000), random_between(&random, 0, 2000000000)};
        const emul_decimal mean = mean_of(pair, NULL, 2, 6, EMUL_ROUND_DOWN);
        const emul_decimal nearest = mean_of(pair, NULL, 2, 6, EMUL_ROUND_HALF_AWAY);
        const int64_t product = pair[0] * pair[1];
        assert_true(mean * mean <= product && product < (mean + 1) * (mean + 1));
        assert_int_equal(nearest, mean + (product > mean * mean + mean)); /* (m + 1/2)^2 = m^2 + m + 1/4 */
    }
}

/* The largest base, by multiplying it again and again. */
static void test_powers(void **state) {
    (void)state;
    static emul__big power;
    static emul__big product;
    static emul__big spare;
    emul__big_set(&product, 1);
    for (int64_t n = 0; n <= 1000; n++) {
        emul__big_power(&power, UINT64_MAX, n, &spare);
        assert_int_equal(emul__big_compare(&power, &product), 0);
        emul__big_scale(&product, UINT64_MAX);
        assert_int_equal(emul__big_compare(&power, &product), -1);
        assert_int_equal(emul__big_compare(&product, &power), 1);
    }
    emul__big_scale(&product, 0);
    assert_int_equal(product.count, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roots_that_are_whole),
        cmocka_unit_test(test_roots_that_are_not),
        cmocka_unit_test(test_halves),
        cmocka_unit_test(test_zero_and_absent),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_random_square_roots),
        cmocka_unit_test(test_powers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
