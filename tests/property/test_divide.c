/* The fused proportional(a / b) of columns against exact fractions, one operation after another: on every way through the column (blocks of small
 * numbers, single larger ones, everything), with absent values, exact halves and their neighbours. */
#include <fenv.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decimal/divide.h"
#include "decimal/ratio.h"
#include "support/random.h"

enum { ROUNDS = 10000, MOST = 200 }; /* two million cells */

static emul_decimal by_fractions(emul_decimal a, emul_decimal b, emul_decimal full, int32_t places, emul_rounding rounding) {
    emul__ratio part = emul__ratio_div(emul__ratio_of_decimal(a), emul__ratio_of_decimal(b));
    if (emul__ratio_state(part) == EMUL__PRESENT && emul__wide_is_negative(part.num)) {
        part = emul__ratio_of_integer(0);
    } else if (emul__ratio_state(part) == EMUL__PRESENT && emul__wide_compare(part.num, part.den) > 0) {
        part = emul__ratio_of_integer(1);
    }
    return emul__ratio_round(emul__ratio_mul(part, emul__ratio_of_decimal(full)), places, rounding);
}

static int64_t random_state(random_source *source) {
    return emul__state_code((emul__state)random_between(source, EMUL__IS_NOT_APPLICABLE, EMUL__OVERFLOWED));
}

/* Kinds of columns: counts against small plans (many exact halves), decimals, money, every size, and a few odd values among them. */
static void fill_columns(random_source *source, int64_t n, int64_t *a, int64_t *b) {
    static const int64_t units[] = {1, EMUL_DECIMAL_ONE / 10, EMUL_DECIMAL_ONE, EMUL_DECIMAL_ONE, 1000 * EMUL_DECIMAL_ONE};
    static const int64_t plans[] = {40, 1000, 1000000, 8000000};
    const int64_t unit = units[random_between(source, 0, 4)];
    const int64_t most = plans[random_between(source, 0, 3)];
    const bool any_size = random_once_in(source, 4);
    const bool odd = random_once_in(source, 2);
    for (int64_t i = 0; i < n; i++) {
        b[i] = any_size ? random_any_size(source) / 2 : random_between(source, 1, most) * unit;
        a[i] = any_size ? random_any_size(source) / 2 : random_between(source, 0, b[i] / unit * 5 / 4) * unit;
        if (odd && random_once_in(source, 20)) {
            b[i] = random_once_in(source, 2) ? 0 : random_state(source);
        }
        if (odd && random_once_in(source, 20)) {
            a[i] = random_once_in(source, 2) ? -a[i] / 2 : random_state(source);
        }
    }
}

static emul_decimal random_full(random_source *source) {
    static const emul_decimal usual[] = {1, 5, 10, 20, 30, 100};
    if (random_once_in(source, 3)) {
        return usual[random_between(source, 0, 5)] * EMUL_DECIMAL_ONE;
    }
    if (random_once_in(source, 3)) {
        return random_between(source, 0, 400) * (EMUL_DECIMAL_ONE / 4);
    }
    return random_once_in(source, 20) ? random_state(source) : random_any_size(source) / 2;
}

static void check_columns(random_source *source) {
    int64_t a[MOST];
    int64_t b[MOST];
    int64_t out[MOST];
    const int64_t n = MOST - random_between(source, 0, 70);
    const emul_decimal full = random_full(source);
    const int32_t places = (int32_t)random_between(source, 0, 6);
    const emul_rounding rounding = (emul_rounding)random_between(source, 0, 5);
    fill_columns(source, n, a, b);
    bool complete = true;
    const bool given = emul__divide_column(a, b, full, places, rounding, n, out);
    for (int64_t i = 0; i < n; i++) {
        const emul_decimal expected = by_fractions(a[i], b[i], full, places, rounding);
        complete = complete && expected >= EMUL_DECIMAL_MIN;
        if (out[i] != expected) {
            print_error("%lld x %lld / %lld, %d places, mode %d\n", (long long)full, (long long)a[i], (long long)b[i], places, rounding);
        }
        assert_int_equal(out[i], expected);
    }
    assert_int_equal(given, complete);
    assert_int_equal(emul__divide_column(a, b, full, places, rounding, n, a), complete); /* in place */
    assert_memory_equal(a, out, (size_t)n * sizeof a[0]);
}

static void test_random_columns(void **state) {
    (void)state;
    random_source source = {51};
    for (int32_t round = 0; round < ROUNDS; round++) {
        check_columns(&source);
    }
}

/* Quotients next to whole ones and halves, where an estimate would go wrong: a = (k b' + d) / f for d in -1, 0, 1, at the edge of each way. */
static void test_next_to_the_edges(void **state) {
    (void)state;
    random_source source = {52};
    int64_t a[MOST];
    int64_t b[MOST];
    int64_t out[MOST];
    for (int32_t round = 0; round < ROUNDS / 4; round++) {
        const int64_t points = random_between(&source, 1, 100);
        const int64_t bits = random_between(&source, 20, 62);
        const int32_t places = (int32_t)random_between(&source, 0, 3);
        const emul_rounding rounding = (emul_rounding)random_between(&source, 0, 5);
        for (int64_t i = 0; i < MOST; i++) {
            const int64_t part = random_between(&source, 0, 2 * points);
            b[i] = (INT64_C(1) << bits) - random_between(&source, 1, 1000);
            a[i] = b[i] / (2 * points) * part + random_between(&source, -1, 1);
        }
        (void)emul__divide_column(a, b, points * EMUL_DECIMAL_ONE, places, rounding, MOST, out);
        for (int64_t i = 0; i < MOST; i++) {
            assert_int_equal(out[i], by_fractions(a[i], b[i], points * EMUL_DECIMAL_ONE, places, rounding));
        }
    }
}

/* A program that has set another rounding mode for its own numbers gets the same points. */
static void test_other_modes_of_the_processor(void **state) {
    (void)state;
    static const int modes[] = {
        FE_TONEAREST,
#ifdef FE_UPWARD
        FE_UPWARD,
#endif
#ifdef FE_DOWNWARD
        FE_DOWNWARD,
#endif
#ifdef FE_TOWARDZERO
        FE_TOWARDZERO,
#endif
    };
    for (size_t i = 0; i < sizeof modes / sizeof modes[0]; i++) {
        random_source source = {53};
        if (fesetround(modes[i]) == 0) {
            for (int32_t round = 0; round < ROUNDS / 20; round++) {
                check_columns(&source);
            }
        }
        (void)fesetround(FE_TONEAREST);
    }
}

/* Cao Bằng 2023 and by hand: 30 points for 81,770 of 250,000 is 9.8124; over the plan is full; 0.075 of 1 point is an exact half of a hundredth. */
static void test_known_values(void **state) {
    (void)state;
    static const emul_decimal facts[] = {81770 * EMUL_DECIMAL_ONE, 250001 * EMUL_DECIMAL_ONE, -5, 75000};
    static const emul_decimal plans[] = {250000 * EMUL_DECIMAL_ONE, 250000 * EMUL_DECIMAL_ONE, 10, EMUL_DECIMAL_ONE};
    emul_decimal out[4] = {0, 0, 0, 0};
    assert_true(emul__divide_column(facts, plans, 30 * EMUL_DECIMAL_ONE, 2, EMUL_ROUND_HALF_AWAY, 3, out));
    assert_int_equal(out[0], 9810000);
    assert_int_equal(out[1], 30 * EMUL_DECIMAL_ONE);
    assert_int_equal(out[2], 0);
    assert_true(emul__divide_column(facts + 3, plans + 3, EMUL_DECIMAL_ONE, 2, EMUL_ROUND_HALF_AWAY, 1, out));
    assert_int_equal(out[0], 80000);
    assert_true(emul__divide_column(facts + 3, plans + 3, EMUL_DECIMAL_ONE, 2, EMUL_ROUND_HALF_EVEN, 1, out));
    assert_int_equal(out[0], 80000);
    assert_true(emul__divide_column(facts + 3, plans + 3, EMUL_DECIMAL_ONE, 2, EMUL_ROUND_FLOOR, 1, out));
    assert_int_equal(out[0], 70000);
    const emul_decimal none = EMUL_MISSING;
    assert_false(emul__divide_column(&none, plans, EMUL_DECIMAL_ONE, 2, EMUL_ROUND_FLOOR, 1, out));
    assert_true(out[0] == EMUL_MISSING);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_columns),
        cmocka_unit_test(test_next_to_the_edges),
        cmocka_unit_test(test_other_modes_of_the_processor),
        cmocka_unit_test(test_known_values),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
