#include "support/failing_allocator.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* The size stands before the block; 16 bytes keep what follows aligned for every type. */
enum { HEADER_BYTES = 16 };

static void *block_of(unsigned char *start, size_t size) {
    memcpy(start, &size, sizeof size);
    return start + HEADER_BYTES;
}

static size_t size_of(const void *block) {
    size_t size = 0;
    memcpy(&size, (const unsigned char *)block - HEADER_BYTES, sizeof size);
    return size;
}

static int refused(failing_allocator *allocator, size_t size) {
    const int64_t request = allocator->requests++;
    allocator->mistakes += size == 0;
    return request == allocator->fail_at || size > SIZE_MAX / 2;
}

static void count_bytes(failing_allocator *allocator, int64_t blocks, int64_t bytes) {
    allocator->live_blocks += blocks;
    allocator->live_bytes += bytes;
    if (allocator->live_bytes > allocator->peak_bytes) {
        allocator->peak_bytes = allocator->live_bytes;
    }
}

static void *counted_allocate(void *context, size_t size) {
    failing_allocator *allocator = (failing_allocator *)context;
    unsigned char *start = refused(allocator, size) ? NULL : (unsigned char *)malloc(size + HEADER_BYTES);
    if (start == NULL) {
        return NULL;
    }
    memset(start + HEADER_BYTES, 0xA5, size); /* so that nobody relies on zeros */
    count_bytes(allocator, 1, (int64_t)size);
    return block_of(start, size);
}

static void counted_release(void *context, void *block, size_t size) {
    failing_allocator *allocator = (failing_allocator *)context;
    allocator->mistakes += size_of(block) != size;
    count_bytes(allocator, -1, -(int64_t)size_of(block));
    free((unsigned char *)block - HEADER_BYTES);
}

/* Always moves the block, so that nobody keeps an old pointer. */
static void *counted_resize(void *context, void *block, size_t old_size, size_t size) {
    failing_allocator *allocator = (failing_allocator *)context;
    void *moved = counted_allocate(context, size);
    if (moved == NULL || block == NULL) {
        allocator->mistakes += block == NULL && old_size != 0;
        return moved;
    }
    memcpy(moved, block, old_size < size ? old_size : size);
    counted_release(context, block, old_size);
    return moved;
}

void failing_allocator_init(failing_allocator *allocator) {
    const failing_allocator fresh = {{allocator, counted_allocate, counted_resize, counted_release}, 0, -1, 0, 0, 0, 0};
    *allocator = fresh;
}

int64_t fail_each_request(failing_allocator *allocator, allocating_scenario step, void *context) {
    const int64_t blocks = allocator->live_blocks;
    const int64_t bytes = allocator->live_bytes;
    for (int64_t request = 0;; request++) {
        allocator->requests = 0;
        allocator->fail_at = request;
        const emul_status status = step(&allocator->allocator, context);
        allocator->fail_at = -1;
        assert_int_equal(allocator->mistakes, 0);
        if (allocator->requests <= request) {
            assert_int_equal(status, EMUL_OK);
            return allocator->requests;
        }
        assert_int_equal(status, EMUL_E_MEMORY);
        assert_int_equal(allocator->live_blocks, blocks);
        assert_int_equal(allocator->live_bytes, bytes);
    }
}

int64_t fail_each_allocation(allocating_scenario scenario, void *context) {
    failing_allocator allocator;
    failing_allocator_init(&allocator);
    const int64_t requests = fail_each_request(&allocator, scenario, context);
    assert_int_equal(allocator.live_blocks, 0);
    assert_int_equal(allocator.live_bytes, 0);
    return requests;
}
