/* Subjects in the order of their ids. Ids are numbered a whole roster at a time ("DV000017"), so what they differ in mostly stands in the few
 * characters behind what all begin with: these are sorted as one number, as narrow as can be, and ids are compared only where that leaves some equal. */
#include <string.h>

#include "facts/digest.h"
#include "kernel/sort.h"

static size_t shared_beginning(const emul__text *ids, int64_t count) {
    size_t shared = count == 0 ? 0 : ids[0].length;
    for (int64_t row = 1; row < count && shared > 0; row++) {
        size_t alike = 0;
        while (alike < shared && alike < ids[row].length && ids[row].bytes[alike] == ids[0].bytes[alike]) {
            alike++;
        }
        shared = alike;
    }
    return shared;
}

/* What stands at a place behind the shared beginning: bytes from `least` on, `kinds` of them; the end of an id counts as the byte 0. */
typedef struct spread {
    int32_t least, kinds;
} spread;

enum { PLACES = 16 };

static int32_t byte_at(emul__text id, size_t at) {
    return at < id.length ? (unsigned char)id.bytes[at] : 0;
}

static spread spread_of(const emul__text *ids, int64_t count, size_t at) {
    int32_t least = UINT8_MAX;
    int32_t most = 0;
    for (int64_t row = 0; row < count; row++) {
        const int32_t byte = byte_at(ids[row], at);
        least = byte < least ? byte : least;
        most = byte > most ? byte : most;
    }
    return (spread){least, most < least ? 1 : most - least + 1};
}

/* As many places as one number can tell apart. */
static int32_t spreads_of(const emul__text *ids, int64_t count, size_t from, spread places[PLACES]) {
    int64_t room = INT64_MAX;
    int32_t used = 0;
    for (; used < PLACES; used++) {
        places[used] = spread_of(ids, count, from + (size_t)used);
        room /= places[used].kinds;
        if (room == 0) {
            break;
        }
    }
    return used;
}

/* A number that is ordered as the characters are. */
static int64_t number_of(emul__text id, size_t from, const spread *places, int32_t used) {
    int64_t number = 0;
    for (int32_t i = 0; i < used; i++) {
        number = number * places[i].kinds + byte_at(id, from + (size_t)i) - places[i].least;
    }
    return number;
}

static int compare_ids(const void *context, int64_t a, int64_t b) {
    const emul__text *ids = (const emul__text *)context;
    return emul__text_compare(ids[a], ids[b]);
}

static void sort_rows(const emul__text *ids, const int64_t *numbers, int64_t count, int64_t *rows, int64_t *scratch) {
    const emul__sort_column by = {.values = numbers};
    emul__sort_by_column(rows, scratch, count, &by);
    int64_t end = 0;
    for (int64_t at = 0; at < count; at = end) {
        for (end = at + 1; end < count && numbers[rows[end]] == numbers[rows[at]]; end++) {
        }
        emul__sort(rows + at, scratch, end - at, compare_ids, ids);
    }
}

bool emul__subjects_by_id(const emul_roster *roster, emul__arena *arena, emul__by_id *by_id) {
    const int64_t count = roster->rows;
    int64_t *rows = (int64_t *)emul__arena_allocate(arena, (size_t)count, sizeof *rows);
    int64_t *places = (int64_t *)emul__arena_allocate(arena, (size_t)count, sizeof *places);
    int64_t *numbers = (int64_t *)emul__arena_allocate(arena, (size_t)count, sizeof *numbers);
    if (rows == NULL || places == NULL || numbers == NULL) {
        return false;
    }
    spread spreads[PLACES];
    const size_t shared = shared_beginning(roster->ids.texts, count);
    const int32_t used = spreads_of(roster->ids.texts, count, shared, spreads);
    for (int64_t row = 0; row < count; row++) {
        rows[row] = row;
        numbers[row] = number_of(roster->ids.texts[row], shared, spreads, used);
    }
    sort_rows(roster->ids.texts, numbers, count, rows, places);
    for (int64_t place = 0; place < count; place++) {
        places[rows[place]] = place;
    }
    *by_id = (emul__by_id){count, rows, places};
    return true;
}
