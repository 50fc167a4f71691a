#include "facts/digest.h"
#include "kernel/sort.h"

static const char *kind_name(emul_kind kind) {
    static const char *const names[] = {"unit", "individual", "entry"};
    return names[kind];
}

/* The text of a word, empty for none. */
static void add_word(emul__digester *digester, const emul_roster *roster, int32_t word) {
    emul__digester_text(digester, word < 0 ? EMUL__TEXT("") : roster->words.texts[word]);
}

static int compare_attributes(const void *context, int64_t a, int64_t b) {
    const emul__attribute *attributes = (const emul__attribute *)context;
    return emul__text_compare(attributes[a].name, attributes[b].name);
}

static void add_subjects(emul__digester *digester, const emul_roster *roster, const emul__by_id *by_id, const int64_t *attributes) {
    emul__digester_integer(digester, (int64_t)roster->attribute_count);
    for (size_t i = 0; i < roster->attribute_count; i++) {
        emul__digester_text(digester, roster->attributes[attributes[i]].name);
    }
    emul__digester_integer(digester, roster->rows);
    for (int64_t at = 0; at < by_id->count; at++) {
        const int64_t row = by_id->rows[at];
        emul__digester_text(digester, roster->ids.texts[row]);
        emul__digester_string(digester, kind_name(roster->kinds[row]));
        add_word(digester, roster, roster->names[row]);
        add_word(digester, roster, roster->parents[row]);
        for (size_t i = 0; i < roster->attribute_count; i++) {
            add_word(digester, roster, roster->attributes[attributes[i]].values[row]);
        }
    }
}

typedef struct members {
    const emul_roster *roster;
    const emul__by_id *by_id;
} members;

/* No two of a subject share a day. */
static int compare_memberships(const void *context, int64_t a, int64_t b) {
    const members *of = (const members *)context;
    const emul__membership *first = &of->roster->memberships[a];
    const emul__membership *second = &of->roster->memberships[b];
    if (first->row != second->row) {
        return of->by_id->places[first->row] < of->by_id->places[second->row] ? -1 : 1;
    }
    return first->days.from < second->days.from ? -1 : 1;
}

static void add_memberships(emul__digester *digester, const emul_roster *roster, const int64_t *memberships) {
    emul__digester_integer(digester, (int64_t)roster->membership_count);
    for (size_t i = 0; i < roster->membership_count; i++) {
        const emul__membership *membership = &roster->memberships[memberships[i]];
        emul__digester_text(digester, roster->ids.texts[membership->row]);
        add_word(digester, roster, membership->unit);
        emul__digester_day(digester, membership->days.from);
        emul__digester_day(digester, membership->days.to);
    }
}

bool emul__roster_digest(const emul_roster *roster, const emul__by_id *by_id, const emul_allocator *allocator, emul__digest *digest) {
    emul__digester digester;
    emul__arena arena;
    if (!emul__digester_begin(&digester, "roster")) {
        return true;
    }
    emul__arena_init(&arena, allocator);
    const members memberships = {roster, by_id};
    const int64_t *attribute_order = emul__sorted(&arena, (int64_t)roster->attribute_count, compare_attributes, roster->attributes);
    const int64_t *membership_order = emul__sorted(&arena, (int64_t)roster->membership_count, compare_memberships, &memberships);
    const bool done = attribute_order != NULL && membership_order != NULL;
    if (done) {
        add_subjects(&digester, roster, by_id, attribute_order);
        add_memberships(&digester, roster, membership_order);
        emul__digester_end(&digester, digest);
    }
    emul__arena_destroy(&arena);
    return done;
}
