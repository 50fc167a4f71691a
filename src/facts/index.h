/* Keys of four numbers as small ids: each distinct key gets the next id, from 0, in order of arrival. Nothing iterates in hash order. */
#ifndef EMUL_FACTS_INDEX_H
#define EMUL_FACTS_INDEX_H

#include <stddef.h>

#include "base/memory.h"

typedef struct emul__key {
    int32_t parts[4];
} emul__key;

typedef struct emul__index {
    emul__key *keys; /* [count] by id */
    size_t count, capacity;
    int32_t *slots;    /* open addressing, -1 empty */
    size_t slot_count; /* a power of two, or 0 */
} emul__index;

/* A zeroed index is an empty one. */
void emul__index_destroy(emul__index *index, const emul_allocator *allocator);
/* The id, or -1 if it is not there. */
int32_t emul__index_find(const emul__index *index, emul__key key);
/* Adds a key that is not there and gives it the id `count`; false when memory is out (then nothing has changed). */
bool emul__index_add(emul__index *index, const emul_allocator *allocator, emul__key key);
/* Forgets the ids from `count` on. */
void emul__index_truncate(emul__index *index, size_t count);

#endif
