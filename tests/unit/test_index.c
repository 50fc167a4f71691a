/* facts/index.h: keys of four numbers as small ids, against a plain list. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/index.h"
#include "support/failing_allocator.h"
#include "support/random.h"

enum { KEYS = 3000 };

/* Few distinct values a part, so that keys come again and differ in one part only. */
static emul__key random_key(random_source *source) {
    emul__key key;
    for (int32_t i = 0; i < 4; i++) {
        key.parts[i] = random_once_in(source, 20) ? INT32_MIN : (int32_t)random_between(source, -3, 12);
    }
    return key;
}

static int32_t find_slowly(const emul__key *keys, int32_t count, emul__key key) {
    for (int32_t i = 0; i < count; i++) {
        if (memcmp(&keys[i], &key, sizeof key) == 0) {
            return i;
        }
    }
    return -1;
}

static void test_agrees_with_a_list(void **state) {
    static emul__key list[KEYS];
    int32_t count = 0;
    random_source source = {42};
    const emul_allocator allocator = emul__allocator(NULL);
    emul__index index = {0};
    (void)state;
    for (int32_t i = 0; i < 20000; i++) {
        const emul__key key = random_key(&source);
        const int32_t known = find_slowly(list, count, key);
        assert_int_equal(emul__index_find(&index, key), known);
        if (known < 0 && count < KEYS) {
            assert_true(emul__index_add(&index, &allocator, key));
            list[count++] = key;
        }
        if (random_once_in(&source, 500)) { /* forget some, and go on */
            count = (int32_t)random_between(&source, count / 2, count);
            emul__index_truncate(&index, (size_t)count);
        }
        assert_int_equal(index.count, count);
    }
    for (int32_t i = 0; i < count; i++) {
        assert_int_equal(emul__index_find(&index, list[i]), i);
    }
    emul__index_destroy(&index, &allocator);
    assert_int_equal(emul__index_find(&index, list[0]), -1);
}

/* A failed addition leaves the index as it was. */
static emul_status fill(const emul_allocator *allocator, void *context) {
    emul__index index = {0};
    emul_status status = EMUL_OK;
    (void)context;
    for (int32_t i = 0; status == EMUL_OK && i < 100; i++) {
        const emul__key key = {{i, 0, 0, 0}};
        status = emul__index_add(&index, allocator, key) ? EMUL_OK : EMUL_E_MEMORY;
        assert_int_equal(emul__index_find(&index, key), status == EMUL_OK ? i : -1);
        assert_int_equal(index.count, status == EMUL_OK ? i + 1 : i);
    }
    emul__index_destroy(&index, allocator);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(fill, NULL) > 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_agrees_with_a_list), cmocka_unit_test(test_memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
