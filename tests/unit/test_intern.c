/* base/intern.h: texts as small numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/intern.h"
#include "support/failing_allocator.h"
#include "support/random.h"

static emul__text numbered(int64_t number, char out[EMUL__INTEGER_CAPACITY]) {
    return (emul__text){out, emul__integer_write(number, out)};
}

static void test_ids_follow_arrival(void **state) {
    (void)state;
    char digits[EMUL__INTEGER_CAPACITY];
    emul__intern table;
    emul__intern_init(&table, NULL);
    assert_int_equal(emul__intern_find(&table, EMUL__TEXT("visits")), -1);
    for (int32_t i = 0; i < 5000; i++) {
        assert_int_equal(emul__intern_add(&table, numbered(i * 7919, digits)), i);
    }
    for (int32_t i = 0; i < 5000; i++) {
        assert_int_equal(emul__intern_add(&table, numbered(i * 7919, digits)), i);
        assert_int_equal(emul__intern_find(&table, numbered(i * 7919, digits)), i);
    }
    assert_int_equal(emul__intern_find(&table, numbered(-1, digits)), -1);
    assert_int_equal(table.count, 5000);
    assert_string_equal(table.texts[2].bytes, "15838"); /* 2 x 7919, with its NUL */
    assert_int_equal(emul__intern_add(&table, EMUL__TEXT("")), 5000);
    assert_int_equal(emul__intern_find(&table, emul__text_of(NULL)), 5000);
    emul__intern_destroy(&table);
    assert_int_equal(table.count, 0);
}

static void test_truncate_forgets_the_newest(void **state) {
    (void)state;
    char digits[EMUL__INTEGER_CAPACITY];
    failing_allocator heap;
    failing_allocator_init(&heap);
    emul__intern table;
    emul__intern_init(&table, &heap.allocator);
    random_source source = {20241123};
    int64_t known = 0;
    for (int round = 0; round < 300; round++) {
        const int64_t more = random_between(&source, 0, 40);
        for (int64_t i = 0; i < more; i++, known++) {
            assert_int_equal(emul__intern_add(&table, numbered(known, digits)), known);
        }
        known = random_between(&source, 0, known);
        emul__intern_truncate(&table, (size_t)known);
        assert_int_equal(table.count, known);
        for (int64_t i = 0; i < known + 5; i++) {
            assert_int_equal(emul__intern_find(&table, numbered(i, digits)), i < known ? i : -1);
        }
    }
    emul__intern_truncate(&table, 1 << 20);
    assert_int_equal(table.count, known);
    emul__intern_truncate(&table, 0);
    const int64_t bytes = heap.live_bytes;
    for (int round = 0; round < 5000; round++) { /* what is forgotten gives its memory back */
        for (int64_t i = 0; i < 40; i++) {
            emul__intern_add(&table, numbered(i, digits));
        }
        emul__intern_truncate(&table, 0);
    }
    assert_true(heap.live_bytes <= bytes + 4096); /* 200,000 texts have come and gone */
    emul__intern_destroy(&table);
    assert_int_equal(heap.live_blocks, 0);
    assert_int_equal(heap.mistakes, 0);
}

static emul_status add_many(const emul_allocator *allocator, void *context) {
    (void)context;
    char digits[EMUL__INTEGER_CAPACITY];
    emul__intern table;
    emul__intern_init(&table, allocator);
    emul_status status = EMUL_OK;
    for (int32_t i = 0; i < 200 && status == EMUL_OK; i++) {
        const size_t before = table.count;
        if (emul__intern_add(&table, numbered(i, digits)) < 0) {
            status = EMUL_E_MEMORY;
            assert_int_equal(table.count, before);
            assert_int_equal(emul__intern_find(&table, numbered(i, digits)), -1);
            assert_int_equal(emul__intern_find(&table, numbered(i - 1, digits)), i - 1);
        }
    }
    emul__intern_destroy(&table);
    return status;
}

static void test_memory_runs_out(void **state) {
    (void)state;
    assert_true(fail_each_allocation(add_many, NULL) > 8);
}

static void expect_nearest(const emul__intern *table, const char *given, const char *expected) {
    const emul__text nearest = emul__intern_nearest(table, emul__text_of(given));
    assert_true(emul__text_equal(nearest, emul__text_of(expected)));
}

static void test_nearest(void **state) {
    (void)state;
    static const char *const orders[2][4] = {{"visits", "khám_bệnh", "vista", "no"}, {"no", "vista", "khám_bệnh", "visits"}};
    for (int i = 0; i < 2; i++) {
        emul__intern table;
        emul__intern_init(&table, NULL);
        for (int j = 0; j < 4; j++) {
            assert_true(emul__intern_add(&table, emul__text_of(orders[i][j])) >= 0);
        }
        expect_nearest(&table, "vists", "visits"); /* both are one edit away: the first by bytes, whatever the order of declaration */
        expect_nearest(&table, "kham_benh", "khám_bệnh");
        expect_nearest(&table, "kham_ben", "khám_bệnh"); /* all diacritics left out are one edit, the h another */
        expect_nearest(&table, "khm_ben", NULL);         /* three, of eight characters */
        expect_nearest(&table, "ni", NULL);              /* one edit is half of two characters */
        expect_nearest(&table, "revista", NULL);         /* two edits of seven characters are too many */
        expect_nearest(&table, "ivsist", NULL);          /* two exchanges */
        expect_nearest(&table, "viists", "visits");      /* one */
        expect_nearest(&table, "", NULL);
        emul__intern_destroy(&table);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ids_follow_arrival),
        cmocka_unit_test(test_truncate_forgets_the_newest),
        cmocka_unit_test(test_memory_runs_out),
        cmocka_unit_test(test_nearest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
