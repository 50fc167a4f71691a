/* Allocation through the object's own allocator, with checked sizes, and an arena for things that live and die together. */
#ifndef EMUL_BASE_MEMORY_H
#define EMUL_BASE_MEMORY_H

#include <stdbool.h>

#include "emul/base.h"

/* A copy of *allocator, or the malloc family when it is NULL. */
emul_allocator emul__allocator(const emul_allocator *allocator);

/* count x size bytes; NULL when memory is out or the product overflows. count 0 gives a non-NULL block of one byte. */
void *emul__allocate(const emul_allocator *allocator, size_t count, size_t size);
void *emul__allocate_zeroed(const emul_allocator *allocator, size_t count, size_t size);
void emul__release(const emul_allocator *allocator, void *block, size_t count, size_t size);

/* Makes room for one more element of a growing array: doubles *capacity when count == *capacity.
 * False when memory is out; then block and *capacity are unchanged. */
bool emul__grow(const emul_allocator *allocator, void **block, size_t *capacity, size_t count, size_t size);

/* Memory that is released all at once. Zero-initialised by emul__arena_init; blocks are aligned for any type. */
typedef struct emul__arena {
    emul_allocator allocator;
    struct emul__arena_chunk *chunks;
    bool failed; /* an allocation did */
} emul__arena;

void emul__arena_init(emul__arena *arena, const emul_allocator *allocator);
void emul__arena_destroy(emul__arena *arena);
void *emul__arena_allocate(emul__arena *arena, size_t count, size_t size); /* zeroed; NULL when memory is out */
/* A NUL-terminated copy; NULL when memory is out. */
char *emul__arena_text(emul__arena *arena, const char *bytes, size_t length);

/* A mark to which the arena can be taken back, so that a failing call leaves it as it was. */
typedef struct emul__arena_mark {
    struct emul__arena_chunk *chunk;
    size_t used;
} emul__arena_mark;
emul__arena_mark emul__arena_here(const emul__arena *arena);
/* The mark that was in force before `block` was allocated from this arena. */
emul__arena_mark emul__arena_before(const emul__arena *arena, const void *block);
void emul__arena_back(emul__arena *arena, emul__arena_mark mark);

#endif
