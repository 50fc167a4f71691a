/* A ledger copied with all it holds: words keep their numbers, so that everything else is copied as it is. */
#include <string.h>

#include "facts/facts.h"

static bool copy_words(emul__intern *to, const emul__intern *from) {
    for (size_t i = 0; i < from->count; i++) {
        if (emul__intern_add(to, from->texts[i]) < 0) {
            return false;
        }
    }
    return true;
}

static bool copy_index(emul__index *to, const emul__index *from, const emul_allocator *allocator) {
    for (size_t i = 0; i < from->count; i++) {
        if (!emul__index_add(to, allocator, from->keys[i])) {
            return false;
        }
    }
    return true;
}

/* An array that can grow, with no room to spare: `capacity` becomes its length. */
static bool copy_array(void **to, size_t *capacity, const void *from, size_t count, size_t size, const emul_allocator *allocator) {
    if (count == 0) {
        return true;
    }
    *to = emul__allocate(allocator, count, size);
    if (*to == NULL) {
        return false;
    }
    memcpy(*to, from, count * size);
    *capacity = count;
    return true;
}

static bool copy_columns(emul_ledger *to, const emul_ledger *from) {
    const size_t count = from->column_count;
    if (!copy_array((void **)&to->columns, &to->column_capacity, from->columns, count, sizeof *from->columns, &to->allocator)) {
        return false;
    }
    for (to->column_count = 0; to->column_count < count; to->column_count++) {
        const emul__fact_column *of = &from->columns[to->column_count];
        emul__fact_column *column = &to->columns[to->column_count];
        column->values = NULL;
        column->capacity = 0;
        if (!copy_array((void **)&column->values, &column->capacity, of->values, (size_t)of->count, sizeof *of->values, &to->allocator)) {
            return false;
        }
    }
    return true;
}

static bool copy_records(emul_ledger *to, const emul_ledger *from) {
    const emul_allocator *own = &to->allocator;
    to->use_count = from->use_count;
    to->award_count = from->award_count;
    to->ballot_count = from->ballot_count;
    to->achievement_count = from->achievement_count;
    to->use_record_count = from->use_record_count;
    return copy_array((void **)&to->uses, &to->use_capacity, from->uses, from->use_count, sizeof *from->uses, own) &&
           copy_array((void **)&to->awards, &to->award_capacity, from->awards, from->award_count, sizeof *from->awards, own) &&
           copy_array((void **)&to->ballots, &to->ballot_capacity, from->ballots, from->ballot_count, sizeof *from->ballots, own) &&
           copy_array((void **)&to->achievements, &to->achievement_capacity, from->achievements, from->achievement_count,
                      sizeof *from->achievements, own) &&
           copy_array((void **)&to->achievement_uses, &to->use_record_capacity, from->achievement_uses, from->use_record_count,
                      sizeof *from->achievement_uses, own);
}

static bool copy_places(emul_ledger *to, const emul_ledger *from) {
    return copy_index(&to->places, &from->places, &to->allocator) && copy_index(&to->award_places, &from->award_places, &to->allocator) &&
           copy_index(&to->ballot_places, &from->ballot_places, &to->allocator) &&
           copy_index(&to->achievement_places, &from->achievement_places, &to->allocator) &&
           copy_index(&to->use_places, &from->use_places, &to->allocator);
}

emul_status emul_ledger_copy(const emul_ledger *ledger, const emul_allocator *allocator, emul_ledger **copy, emul_error *error) {
    emul_ledger *made = NULL;
    emul__error_clear(error);
    if (ledger == NULL || copy == NULL) {
        return emul__report_argument(error, ledger == NULL ? "ledger" : "copy");
    }
    const emul_status status = emul_ledger_create(allocator, &made, error);
    if (status != EMUL_OK) {
        return status;
    }
    if (!copy_words(&made->words, &ledger->words) || !copy_columns(made, ledger) || !copy_records(made, ledger) ||
        !copy_places(made, ledger)) {
        emul_ledger_destroy(made);
        return emul__report_memory(error);
    }
    *copy = made;
    return EMUL_OK;
}
