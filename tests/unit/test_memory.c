/* base/memory.h: checked sizes, growing arrays, the arena. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "support/failing_allocator.h"

static void test_sizes_are_checked(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    assert_null(emul__allocate(&heap.allocator, SIZE_MAX / 2, 4));
    assert_int_equal(heap.requests, 0); /* refused before the allocator is asked */
    void *empty = emul__allocate(&heap.allocator, 0, 8);
    assert_non_null(empty);
    assert_int_equal(heap.live_bytes, 1);
    emul__release(&heap.allocator, empty, 0, 8);
    emul__release(&heap.allocator, NULL, 3, 8);
    assert_int_equal(heap.live_blocks, 0);
    assert_int_equal(heap.mistakes, 0);
}

static void test_zeroed_memory_is_zero(void **state) {
    (void)state;
    failing_allocator heap; /* fills what it gives with 0xA5 */
    failing_allocator_init(&heap);
    unsigned char *bytes = (unsigned char *)emul__allocate_zeroed(&heap.allocator, 3, 5);
    for (int i = 0; i < 15; i++) {
        assert_int_equal(bytes[i], 0);
    }
    emul__release(&heap.allocator, bytes, 3, 5);
    assert_int_equal(heap.mistakes, 0);
}

static void test_arrays_double(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    int64_t *numbers = NULL;
    size_t capacity = 0;
    for (size_t count = 0; count < 1000; count++) {
        assert_true(emul__grow(&heap.allocator, (void **)&numbers, &capacity, count, sizeof *numbers));
        numbers[count] = (int64_t)count * 3;
    }
    assert_int_equal(capacity, 1024);
    assert_int_equal(heap.requests, 8); /* 8 16 32 64 128 256 512 1024 */
    for (int64_t i = 0; i < 1000; i++) {
        assert_int_equal(numbers[i], i * 3);
    }
    emul__release(&heap.allocator, numbers, capacity, sizeof *numbers);
    assert_int_equal(heap.live_blocks, 0);
    assert_int_equal(heap.mistakes, 0);
}

static void test_failed_growth_changes_nothing(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    char *bytes = NULL;
    size_t capacity = 0;
    assert_true(emul__grow(&heap.allocator, (void **)&bytes, &capacity, 0, 1));
    char *const before = bytes;
    heap.fail_at = heap.requests;
    assert_false(emul__grow(&heap.allocator, (void **)&bytes, &capacity, capacity, 1));
    assert_ptr_equal(bytes, before);
    assert_int_equal(capacity, 8);
    size_t huge = SIZE_MAX / 4 + 1;
    assert_false(emul__grow(&heap.allocator, (void **)&bytes, &huge, huge, 8)); /* twice that many bytes cannot be said */
    emul__release(&heap.allocator, bytes, capacity, 1);
    assert_int_equal(heap.live_blocks, 0);
}

static void test_arena_blocks_are_aligned_and_zero(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    emul__arena arena;
    emul__arena_init(&arena, &heap.allocator);
    for (size_t i = 0; i < 500; i++) {
        unsigned char *block = (unsigned char *)emul__arena_allocate(&arena, i, 3);
        assert_int_equal((uintptr_t)block % 16, 0);
        for (size_t j = 0; j < i * 3; j++) {
            assert_int_equal(block[j], 0);
        }
        memset(block, 0xFF, i * 3);
    }
    assert_string_equal(emul__arena_text(&arena, "Đạt\0x", 6), "Đạt");
    assert_string_equal(emul__arena_text(&arena, NULL, 0), "");
    assert_null(emul__arena_allocate(&arena, SIZE_MAX / 2, 4));
    assert_non_null(emul__arena_allocate(&arena, 1 << 22, 1)); /* larger than any chunk */
    emul__arena_destroy(&arena);
    assert_int_equal(heap.live_blocks, 0);
    assert_int_equal(heap.mistakes, 0);
}

static void test_arena_goes_back_to_a_mark(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    emul__arena arena;
    emul__arena_init(&arena, &heap.allocator);
    const emul__arena_mark empty = emul__arena_here(&arena);
    char *first = emul__arena_text(&arena, "first", 5);
    const emul__arena_mark mark = emul__arena_here(&arena);
    const int64_t bytes = heap.live_bytes;
    char *second = emul__arena_text(&arena, "second", 6);
    for (int i = 0; i < 100; i++) {
        assert_non_null(emul__arena_allocate(&arena, 100, 1));
    }
    assert_true(heap.live_bytes > bytes);
    assert_memory_equal(&(emul__arena_mark[1]){emul__arena_before(&arena, second)}, &mark, sizeof mark);
    emul__arena_back(&arena, mark);
    assert_int_equal(heap.live_bytes, bytes);
    assert_string_equal(first, "first");
    assert_ptr_equal(emul__arena_allocate(&arena, 1, 1), second); /* the room is used again, and zeroed */
    assert_int_equal(second[0], 0);
    emul__arena_back(&arena, empty);
    assert_int_equal(heap.live_blocks, 0);
}

static void test_default_allocator(void **state) {
    (void)state;
    const emul_allocator standard = emul__allocator(NULL);
    char *block = (char *)standard.allocate(standard.context, 10);
    memcpy(block, "123456789", 10);
    block = (char *)standard.resize(standard.context, block, 10, 1000);
    assert_string_equal(block, "123456789");
    standard.release(standard.context, block, 1000);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes_are_checked),
        cmocka_unit_test(test_zeroed_memory_is_zero),
        cmocka_unit_test(test_arrays_double),
        cmocka_unit_test(test_failed_growth_changes_nothing),
        cmocka_unit_test(test_arena_blocks_are_aligned_and_zero),
        cmocka_unit_test(test_arena_goes_back_to_a_mark),
        cmocka_unit_test(test_default_allocator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
