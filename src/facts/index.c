/* Keys as small ids, found again by hashing. */
#include "facts/index.h"

void emul__index_destroy(emul__index *index, const emul_allocator *allocator) {
    emul__release(allocator, index->keys, index->capacity, sizeof *index->keys);
    emul__release(allocator, index->slots, index->slot_count, sizeof *index->slots);
    *index = (emul__index){0};
}

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014) after each part: rows and days are small consecutive numbers. */
static size_t hash_of(emul__key key) {
    uint64_t hash = 0;
    for (int32_t i = 0; i < 4; i++) {
        hash += (uint64_t)(uint32_t)key.parts[i] + UINT64_C(0x9E3779B97F4A7C15);
        hash = (hash ^ hash >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
        hash = (hash ^ hash >> 27) * UINT64_C(0x94D049BB133111EB);
        hash ^= hash >> 31;
    }
    return (size_t)hash;
}

static bool same_key(emul__key a, emul__key b) {
    return a.parts[0] == b.parts[0] && a.parts[1] == b.parts[1] && a.parts[2] == b.parts[2] && a.parts[3] == b.parts[3];
}

/* The slot that holds `key`, or the empty one where it belongs. At least one slot in four is empty, so this ends. */
static size_t slot_of(const emul__index *index, emul__key key) {
    size_t slot = hash_of(key) & (index->slot_count - 1);
    while (index->slots[slot] >= 0 && !same_key(index->keys[index->slots[slot]], key)) {
        slot = (slot + 1) & (index->slot_count - 1);
    }
    return slot;
}

int32_t emul__index_find(const emul__index *index, emul__key key) {
    return index->slot_count == 0 ? -1 : index->slots[slot_of(index, key)];
}

static bool make_slots(emul__index *index, const emul_allocator *allocator) {
    enum { FIRST_SLOTS = 16 };
    if (index->count + 1 <= index->slot_count / 4 * 3) {
        return true;
    }
    const size_t slot_count = index->slot_count == 0 ? FIRST_SLOTS : index->slot_count * 2;
    int32_t *slots = (int32_t *)emul__allocate(allocator, slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < slot_count; i++) {
        slots[i] = -1;
    }
    emul__release(allocator, index->slots, index->slot_count, sizeof *slots);
    index->slots = slots;
    index->slot_count = slot_count;
    for (size_t id = 0; id < index->count; id++) { /* by id: truncating relies on it */
        slots[slot_of(index, index->keys[id])] = (int32_t)id;
    }
    return true;
}

bool emul__index_add(emul__index *index, const emul_allocator *allocator, emul__key key) {
    if (index->count >= INT32_MAX || !make_slots(index, allocator) ||
        !emul__grow(allocator, (void **)&index->keys, &index->capacity, index->count, sizeof *index->keys)) {
        return false;
    }
    index->keys[index->count] = key;
    index->slots[slot_of(index, key)] = (int32_t)index->count;
    index->count++;
    return true;
}

void emul__index_truncate(emul__index *index, size_t count) {
    /* Newest first: no older key was placed behind a newer one, so emptying its slot breaks no chain. */
    while (index->count > count) {
        index->slots[slot_of(index, index->keys[index->count - 1])] = -1;
        index->count--;
    }
}
