/* The malloc family as the default allocator, checked sizes, growing arrays and the arena.
 * This is the only file of the library that calls malloc, realloc or free. */
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *system_allocate(void *context, size_t size) {
    (void)context;
    return malloc(size);
}

static void *system_resize(void *context, void *block, size_t old_size, size_t size) {
    (void)context;
    (void)old_size;
    return realloc(block, size);
}

static void system_release(void *context, void *block, size_t size) {
    (void)context;
    (void)size;
    free(block);
}

emul_allocator emul__allocator(const emul_allocator *allocator) {
    const emul_allocator standard = {NULL, system_allocate, system_resize, system_release};
    return allocator != NULL ? *allocator : standard;
}

/* Bytes of `count` elements; false if a size_t cannot say it. Nothing asks the allocator for zero bytes: what malloc(0) gives differs. */
static bool block_bytes(size_t count, size_t size, size_t *bytes) {
    if (size != 0 && count > SIZE_MAX / size) {
        return false;
    }
    *bytes = count * size == 0 ? 1 : count * size;
    return true;
}

void *emul__allocate(const emul_allocator *allocator, size_t count, size_t size) {
    size_t bytes = 0;
    return block_bytes(count, size, &bytes) ? allocator->allocate(allocator->context, bytes) : NULL;
}

void *emul__allocate_zeroed(const emul_allocator *allocator, size_t count, size_t size) {
    void *block = emul__allocate(allocator, count, size);
    if (block != NULL) {
        memset(block, 0, count * size);
    }
    return block;
}

void emul__release(const emul_allocator *allocator, void *block, size_t count, size_t size) {
    size_t bytes = 0;
    if (block != NULL && block_bytes(count, size, &bytes)) {
        allocator->release(allocator->context, block, bytes);
    }
}

bool emul__grow(const emul_allocator *allocator, void **block, size_t *capacity, size_t count, size_t size) {
    if (count < *capacity) {
        return true;
    }
    const size_t wanted = *capacity == 0 ? 8 : *capacity * 2;
    if (wanted / 2 > SIZE_MAX / 4 || wanted > SIZE_MAX / 2 / size) {
        return false;
    }
    /* *block is really a pointer of the element's type, so it is copied byte by byte: reading it as a void pointer would break the aliasing rule. */
    void *old = NULL;
    memcpy(&old, block, sizeof old);
    void *larger = allocator->resize(allocator->context, old, *capacity * size, wanted * size);
    if (larger == NULL) {
        return false;
    }
    memcpy(block, &larger, sizeof larger);
    *capacity = wanted;
    return true;
}

/* Every block starts at a multiple of this: the widest type in the library is a 128-bit integer. */
enum { ARENA_ALIGNMENT = 16, ARENA_FIRST_CHUNK = 1024, ARENA_LARGEST_STEP = 1 << 20 };

struct emul__arena_chunk {
    struct emul__arena_chunk *older;
    size_t size; /* bytes behind the header */
    size_t used;
};

static size_t aligned(size_t bytes) {
    return (bytes + (ARENA_ALIGNMENT - 1)) & ~(size_t)(ARENA_ALIGNMENT - 1);
}

static unsigned char *chunk_bytes(struct emul__arena_chunk *chunk) {
    return (unsigned char *)chunk + aligned(sizeof *chunk);
}

static struct emul__arena_chunk *add_chunk(emul__arena *arena, size_t least) {
    size_t size = arena->chunks == NULL ? ARENA_FIRST_CHUNK : arena->chunks->size;
    if (arena->chunks != NULL && size < ARENA_LARGEST_STEP) {
        size *= 2;
    }
    if (size < least) {
        size = least;
    }
    struct emul__arena_chunk *chunk = (struct emul__arena_chunk *)emul__allocate(&arena->allocator, 1, aligned(sizeof *chunk) + size);
    if (chunk != NULL) {
        chunk->older = arena->chunks;
        chunk->size = size;
        chunk->used = 0;
        arena->chunks = chunk;
    }
    return chunk;
}

static void drop_chunk(emul__arena *arena) {
    struct emul__arena_chunk *chunk = arena->chunks;
    arena->chunks = chunk->older;
    emul__release(&arena->allocator, chunk, 1, aligned(sizeof *chunk) + chunk->size);
}

void emul__arena_init(emul__arena *arena, const emul_allocator *allocator) {
    arena->allocator = emul__allocator(allocator);
    arena->chunks = NULL;
    arena->failed = false;
}

void emul__arena_destroy(emul__arena *arena) {
    while (arena->chunks != NULL) {
        drop_chunk(arena);
    }
}

void *emul__arena_allocate(emul__arena *arena, size_t count, size_t size) {
    size_t bytes = 0;
    if (!block_bytes(count, size, &bytes) || bytes > SIZE_MAX / 2) {
        arena->failed = true;
        return NULL;
    }
    bytes = aligned(bytes);
    struct emul__arena_chunk *chunk = arena->chunks;
    if (chunk == NULL || chunk->size - chunk->used < bytes) {
        chunk = add_chunk(arena, bytes);
    }
    if (chunk == NULL) {
        arena->failed = true;
        return NULL;
    }
    void *block = chunk_bytes(chunk) + chunk->used;
    chunk->used += bytes;
    return memset(block, 0, bytes);
}

char *emul__arena_text(emul__arena *arena, const char *bytes, size_t length) {
    char *copy = length < SIZE_MAX ? (char *)emul__arena_allocate(arena, length + 1, 1) : NULL;
    if (copy != NULL && length > 0) {
        memcpy(copy, bytes, length);
    }
    return copy;
}

emul__arena_mark emul__arena_here(const emul__arena *arena) {
    const emul__arena_mark mark = {arena->chunks, arena->chunks == NULL ? 0 : arena->chunks->used};
    return mark;
}

emul__arena_mark emul__arena_before(const emul__arena *arena, const void *block) {
    const uintptr_t address = (uintptr_t)block;
    emul__arena_mark mark = {arena->chunks, 0};
    while (mark.chunk != NULL) {
        const uintptr_t first = (uintptr_t)chunk_bytes(mark.chunk);
        if (address >= first && address - first < mark.chunk->used) {
            mark.used = (size_t)(address - first);
            break;
        }
        mark.chunk = mark.chunk->older;
    }
    return mark;
}

void emul__arena_back(emul__arena *arena, emul__arena_mark mark) {
    while (arena->chunks != mark.chunk) {
        drop_chunk(arena);
    }
    if (mark.chunk != NULL) {
        mark.chunk->used = mark.used;
    }
}
