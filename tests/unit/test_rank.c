/* emul_rank: places, ties, groups, absent values, eligibility, and what users of other programs complained of ("thread" numbers of the collection). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/kernel.h"
#include "kernel/sort.h"

enum { MOST = 16 };

typedef struct ranked {
    int64_t order[MOST];
    emul_decimal place[MOST];
    int64_t tied[MOST];
} ranked;

static ranked rank_by(const emul_rank_key *keys, int32_t key_count, int64_t n, const int32_t *group, const uint8_t *eligible,
                      emul_ties ties) {
    ranked out;
    int64_t scratch[MOST];
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_rank(keys, key_count, n, group, eligible, ties, out.order, out.place, out.tied, scratch, error), EMUL_OK);
    assert_int_equal(emul_error_count(error), 0);
    emul_error_destroy(error);
    return out;
}

static ranked rank_one(const emul_decimal *values, int64_t n, emul_ties ties) {
    const emul_rank_key key = {values, 0, 0};
    return rank_by(&key, 1, n, NULL, NULL, ties);
}

static void expect_places(const ranked *given, int64_t n, const emul_decimal *halves) {
    for (int64_t i = 0; i < n; i++) {
        assert_int_equal(given->place[i], halves[i] < 0 ? EMUL_MISSING : halves[i] * (EMUL_DECIMAL_ONE / 2));
    }
}

static void expect_order(const ranked *given, int64_t n, const int64_t *order) {
    for (int64_t i = 0; i < n; i++) {
        assert_int_equal(given->order[i], order[i]);
    }
}

/* Places of 90 80 80 70 by the three methods of DESIGN 4.2: 1 2 2 4, 1 2 2 3, 1 2.5 2.5 4; here in halves, rows mixed. */
static void test_three_ways_to_share(void **state) {
    (void)state;
    static const emul_decimal values[] = {80, 70, 90, 80};
    ranked given = rank_one(values, 4, EMUL_TIES_COMPETITION);
    expect_places(&given, 4, (const emul_decimal[]){4, 8, 2, 4});
    expect_order(&given, 4, (const int64_t[]){2, 0, 3, 1});
    assert_int_equal(given.tied[0], 2);
    assert_int_equal(given.tied[2], 1);
    given = rank_one(values, 4, EMUL_TIES_DENSE);
    expect_places(&given, 4, (const emul_decimal[]){4, 6, 2, 4});
    given = rank_one(values, 4, EMUL_TIES_FRACTIONAL);
    expect_places(&given, 4, (const emul_decimal[]){5, 8, 2, 5});
}

/* Thread 23: three at place 1, and the next was called second; it is fourth. Thread 24: a tie is told with its size. */
static void test_after_three_firsts_comes_the_fourth(void **state) {
    (void)state;
    static const emul_decimal values[] = {9, 9, 8, 9};
    const ranked given = rank_one(values, 4, EMUL_TIES_COMPETITION);
    expect_places(&given, 4, (const emul_decimal[]){2, 2, 8, 2});
    assert_int_equal(given.tied[3], 3);
}

/* Threads 1, 4, 6-8: values a millionth apart are different, equal ones are equal; nothing is "nearly" equal. Thread 2: a fraction of a point
 * stands above zero. Thread 3: 4.95 is not 5. */
static void test_nothing_is_nearly_equal(void **state) {
    (void)state;
    static const emul_decimal values[] = {2856999, 2857000, 2856999, 1, 0, 4950000, 5000000, -1};
    const ranked given = rank_one(values, 8, EMUL_TIES_COMPETITION);
    expect_places(&given, 8, (const emul_decimal[]){8, 6, 8, 12, 14, 4, 2, 16});
}

/* Thread 5: the tie-breaker decides exactly where the keys before it are equal. */
static void test_later_keys_break_ties(void **state) {
    (void)state;
    static const emul_decimal gold[] = {2, 3, 2, 2, 3};
    static const emul_decimal penalties[] = {5, 9, 4, 5, 1};
    const emul_rank_key keys[] = {{gold, 0, 0}, {penalties, 1, 0}};
    const ranked given = rank_by(keys, 2, 5, NULL, NULL, EMUL_TIES_COMPETITION);
    expect_places(&given, 5, (const emul_decimal[]){8, 4, 6, 8, 2});
    expect_order(&given, 5, (const int64_t[]){4, 1, 2, 0, 3});
}

static void test_groups_count_apart(void **state) {
    (void)state;
    static const emul_decimal values[] = {5, 7, 5, 9, 7, 1};
    static const int32_t group[] = {INT32_MAX, -4, INT32_MAX, INT32_MIN, -4, INT32_MAX};
    const emul_rank_key key = {values, 0, 0};
    const ranked given = rank_by(&key, 1, 6, group, NULL, EMUL_TIES_COMPETITION);
    expect_places(&given, 6, (const emul_decimal[]){2, 2, 2, 2, 2, 6});
    expect_order(&given, 6, (const int64_t[]){3, 1, 4, 0, 2, 5});
    const ranked dense = rank_by(&key, 1, 6, group, NULL, EMUL_TIES_DENSE);
    expect_places(&dense, 6, (const emul_decimal[]){2, 2, 2, 2, 2, 4});
}

/* Thread 27: who is not eligible takes no place from those who are. An absent key is no place, not the last one. */
static void test_who_has_no_place(void **state) {
    (void)state;
    static const emul_decimal total[] = {9, EMUL_MISSING, 8, 10, EMUL_NOT_APPLICABLE, 8};
    static const emul_decimal second[] = {1, 1, EMUL_MISSING, 1, 1, 1};
    static const uint8_t eligible[] = {1, 1, 1, 0, 1, 1};
    const emul_rank_key keys[] = {{total, 0, 0}, {second, 0, 0}};
    const ranked given = rank_by(keys, 2, 6, NULL, eligible, EMUL_TIES_COMPETITION);
    expect_places(&given, 6, (const emul_decimal[]){2, -1, -1, -1, -1, 4});
    expect_order(&given, 6, (const int64_t[]){0, 5, 1, 2, 3, 4}); /* those without place last, by row */
    assert_int_equal(given.tied[1], 0);
}

static void test_no_rows_and_no_keys(void **state) {
    (void)state;
    assert_int_equal(emul_rank(NULL, 0, 0, NULL, NULL, EMUL_TIES_DENSE, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    const ranked given = rank_by(NULL, 0, 3, NULL, NULL, EMUL_TIES_COMPETITION);
    expect_places(&given, 3, (const emul_decimal[]){2, 2, 2});
    assert_int_equal(given.tied[0], 3);
}

static void test_wrong_calls(void **state) {
    (void)state;
    static const emul_decimal values[] = {1, 2};
    const emul_rank_key key = {values, 0, 0};
    const emul_rank_key reserved = {values, 0, 1};
    const emul_rank_key empty = {NULL, 0, 0};
    ranked out;
    int64_t scratch[2];
    assert_int_equal(emul_rank(NULL, 1, 2, NULL, NULL, 0, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, -1, 2, NULL, NULL, 0, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&reserved, 1, 2, NULL, NULL, 0, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&empty, 1, 2, NULL, NULL, 0, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, 1, -1, NULL, NULL, 0, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, 1, INT64_MAX, NULL, NULL, 0, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, 1, 2, NULL, NULL, 3, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, 1, 2, NULL, NULL, -1, out.order, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, 1, 2, NULL, NULL, 0, NULL, out.place, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rank(&key, 1, 2, NULL, NULL, 0, out.order, NULL, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_rank(&key, 1, 2, NULL, NULL, 0, out.order, out.place, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "scratch");
    assert_int_equal(emul_rank(&key, 1, 2, NULL, NULL, 0, out.order, out.place, NULL, scratch, error), EMUL_OK); /* tied may be NULL */
    assert_int_equal(emul_error_count(error), 0);
    emul_error_destroy(error);
}

static int compare_tens(const void *context, int64_t a, int64_t b) {
    const int64_t tens = *(const int64_t *)context;
    return (a / tens > b / tens) - (a / tens < b / tens);
}

static void test_the_sort_is_stable(void **state) {
    (void)state;
    enum { MANY = 1000 };
    int64_t order[MANY];
    int64_t scratch[MANY];
    const int64_t tens = 10;
    for (int64_t n = 0; n <= MANY; n = n < 40 ? n + 1 : n * 2 + 1) {
        for (int64_t i = 0; i < n; i++) {
            order[i] = (i * 7919 + 13) % n; /* 7919 is a prime above n: each number once */
        }
        int64_t position[MANY];
        for (int64_t i = 0; i < n; i++) {
            position[order[i]] = i;
        }
        emul__sort(order, scratch, n, compare_tens, &tens);
        for (int64_t i = 1; i < n; i++) {
            assert_true(order[i - 1] / tens <= order[i] / tens);
            assert_true(order[i - 1] / tens != order[i] / tens || position[order[i - 1]] < position[order[i]]);
        }
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_ways_to_share),     cmocka_unit_test(test_after_three_firsts_comes_the_fourth),
        cmocka_unit_test(test_nothing_is_nearly_equal), cmocka_unit_test(test_later_keys_break_ties),
        cmocka_unit_test(test_groups_count_apart),      cmocka_unit_test(test_who_has_no_place),
        cmocka_unit_test(test_no_rows_and_no_keys),     cmocka_unit_test(test_wrong_calls),
        cmocka_unit_test(test_the_sort_is_stable),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
