/* Texts as small numbers. Ids are given in order of arrival; the hash only finds them again. */
#include "base/intern.h"

void emul__intern_init(emul__intern *table, const emul_allocator *allocator) {
    emul__arena_init(&table->arena, allocator);
    table->texts = NULL;
    table->count = 0;
    table->capacity = 0;
    table->slots = NULL;
    table->slot_count = 0;
}

void emul__intern_destroy(emul__intern *table) {
    const emul_allocator allocator = table->arena.allocator;
    emul__release(&allocator, table->texts, table->capacity, sizeof *table->texts);
    emul__release(&allocator, table->slots, table->slot_count, sizeof *table->slots);
    emul__arena_destroy(&table->arena);
    emul__intern_init(table, &allocator);
}

/* FNV-1a (Fowler, Noll, Vo), 64 bits, folded so that the low bits see all of it. */
static uint32_t hash_of(emul__text text) {
    uint64_t hash = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < text.length; i++) {
        hash = (hash ^ (unsigned char)text.bytes[i]) * UINT64_C(1099511628211);
    }
    return (uint32_t)(hash ^ hash >> 32);
}

/* The slot that holds `text`, or the empty one where it belongs. At least one slot in four is empty, so this ends. Hashes are compared first:
 * texts lie scattered in memory. */
static size_t slot_of(const emul__intern *table, emul__text text, uint32_t hash) {
    size_t slot = hash & (table->slot_count - 1);
    while (table->slots[slot].id >= 0 &&
           (table->slots[slot].hash != hash || !emul__text_equal(table->texts[table->slots[slot].id], text))) {
        slot = (slot + 1) & (table->slot_count - 1);
    }
    return slot;
}

int32_t emul__intern_find(const emul__intern *table, emul__text text) {
    return table->slot_count == 0 ? -1 : table->slots[slot_of(table, text, hash_of(text))].id;
}

/* Puts what is in the old slots into the new ones: no two are the same text. */
static void move_slots(const emul__intern *table, emul__intern_slot *slots, size_t slot_count) {
    for (size_t i = 0; i < slot_count; i++) {
        slots[i] = (emul__intern_slot){-1, 0};
    }
    for (size_t i = 0; i < table->slot_count; i++) {
        size_t slot = table->slots[i].hash & (slot_count - 1);
        while (table->slots[i].id >= 0 && slots[slot].id >= 0) {
            slot = (slot + 1) & (slot_count - 1);
        }
        if (table->slots[i].id >= 0) {
            slots[slot] = table->slots[i];
        }
    }
}

static bool make_slots(emul__intern *table) {
    enum { FIRST_SLOTS = 16 };
    if (table->count + 1 <= table->slot_count / 4 * 3) {
        return true;
    }
    const size_t slot_count = table->slot_count == 0 ? FIRST_SLOTS : table->slot_count * 2;
    emul__intern_slot *slots = (emul__intern_slot *)emul__allocate(&table->arena.allocator, slot_count, sizeof *slots);
    if (slots == NULL) {
        return false;
    }
    move_slots(table, slots, slot_count);
    emul__release(&table->arena.allocator, table->slots, table->slot_count, sizeof *slots);
    table->slots = slots;
    table->slot_count = slot_count;
    return true;
}

int32_t emul__intern_add(emul__intern *table, emul__text text) {
    const uint32_t hash = hash_of(text);
    const int32_t known = table->slot_count == 0 ? -1 : table->slots[slot_of(table, text, hash)].id;
    if (known >= 0) {
        return known;
    }
    if (table->count >= INT32_MAX || !make_slots(table) ||
        !emul__grow(&table->arena.allocator, (void **)&table->texts, &table->capacity, table->count, sizeof *table->texts)) {
        return -1;
    }
    const char *copy = emul__arena_text(&table->arena, text.bytes, text.length);
    if (copy == NULL) {
        return -1;
    }
    const int32_t id = (int32_t)table->count;
    table->slots[slot_of(table, text, hash)] = (emul__intern_slot){id, hash};
    table->texts[id] = (emul__text){copy, text.length};
    table->count++;
    return id;
}

emul__text emul__intern_nearest(const emul__intern *table, emul__text text) {
    emul__nearest nearest = emul__nearest_begin(text);
    for (size_t id = 0; id < table->count; id++) {
        emul__nearest_offer(&nearest, table->texts[id]);
    }
    return nearest.found;
}

/* Empties a slot and closes the gap: what stands behind it and may stand nearer to its place moves up (Knuth, TAOCP 3, 6.4, algorithm R). */
static void empty_slot(emul__intern *table, size_t gap) {
    const size_t mask = table->slot_count - 1;
    for (size_t slot = (gap + 1) & mask; table->slots[slot].id >= 0; slot = (slot + 1) & mask) {
        const size_t home = table->slots[slot].hash & mask;
        if (((slot - home) & mask) >= ((slot - gap) & mask)) {
            table->slots[gap] = table->slots[slot];
            gap = slot;
        }
    }
    table->slots[gap].id = -1;
}

void emul__intern_truncate(emul__intern *table, size_t count) {
    if (count >= table->count) {
        return;
    }
    for (size_t id = table->count; id > count; id--) {
        const emul__text text = table->texts[id - 1];
        empty_slot(table, slot_of(table, text, hash_of(text)));
    }
    emul__arena_back(&table->arena, emul__arena_before(&table->arena, table->texts[count].bytes));
    table->count = count;
}
