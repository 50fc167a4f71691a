/* Texts as small numbers: each distinct text gets the next id, from 0, in order of first appearance. Nothing iterates in hash order. */
#ifndef EMUL_BASE_INTERN_H
#define EMUL_BASE_INTERN_H

#include "base/text.h"

typedef struct emul__intern_slot {
    int32_t id; /* -1 empty */
    uint32_t hash;
} emul__intern_slot;

typedef struct emul__intern {
    emul__arena arena; /* the texts, NUL-terminated */
    emul__text *texts; /* [count] by id */
    size_t count;
    size_t capacity;
    emul__intern_slot *slots; /* open addressing */
    size_t slot_count;        /* a power of two, or 0 */
} emul__intern;

void emul__intern_init(emul__intern *table, const emul_allocator *allocator);
void emul__intern_destroy(emul__intern *table);
/* The id of `text`, added if new; -1 when memory is out (the table is then as before). */
int32_t emul__intern_add(emul__intern *table, emul__text text);
/* The id, or -1 if it is not there. */
int32_t emul__intern_find(const emul__intern *table, emul__text text);
/* The known text nearest to `text` within two edits and a third of its length; empty if none. */
emul__text emul__intern_nearest(const emul__intern *table, emul__text text);
/* Forgets the ids from `count` on, so that a failing call leaves the table as it was. */
void emul__intern_truncate(emul__intern *table, size_t count);

#endif
