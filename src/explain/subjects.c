/* Lists of subjects, in the order of their ids. */
#include "explain/parts.h"
#include "kernel/sort.h"

#include <string.h>

/* ---- the first few ---- */

enum { SHOWN_SUBJECTS = 10 };

static void insert(const emul_result *result, emul__first_subjects *list, int64_t row) {
    int64_t at = list->shown < SHOWN_SUBJECTS ? list->shown++ : SHOWN_SUBJECTS;
    list->count++;
    for (; at > 0 && emul__text_compare(result->ids[row], result->ids[list->rows[at - 1]]) < 0; at--) {
        if (at < SHOWN_SUBJECTS) {
            list->rows[at] = list->rows[at - 1];
        }
    }
    if (at < SHOWN_SUBJECTS) {
        list->rows[at] = row;
    }
}

emul__first_subjects emul__why_first(emul__why *why, bool (*matches)(const void *context, int64_t row), const void *context) {
    emul__first_subjects list = {(int64_t *)emul__why_allocate(why, SHOWN_SUBJECTS, sizeof *list.rows), 0, 0};
    for (int64_t row = 0; list.rows != NULL && row < why->result->rows; row++) {
        if (matches(context, row)) {
            insert(why->result, &list, row);
        }
    }
    return list;
}

static const emul__text *ids_of(emul__why *why, const int64_t *rows, int64_t count) {
    emul__text *ids = count == 0 ? NULL : (emul__text *)emul__why_allocate(why, count, sizeof *ids);
    for (int64_t i = 0; ids != NULL && i < count; i++) {
        ids[i] = why->result->ids[rows[i]];
    }
    return ids;
}

void emul__why_subjects(emul__why *why, emul__why_node *parent, emul__why_kind kind, bool (*matches)(const void *context, int64_t row),
                        const void *context) {
    const emul__first_subjects list = emul__why_first(why, matches, context);
    const emul__text *ids = ids_of(why, list.rows, list.shown);
    if (ids == NULL) {
        return;
    }
    emul__why_node *line = emul__why_add(why, parent, kind);
    emul__why_list(line, EMUL__KEY_SUBJECTS, ids, list.shown);
    if (list.count > list.shown) {
        emul__why_count(line, EMUL__KEY_MORE, list.count - list.shown);
    }
}

/* ---- all of them ---- */

static int compare_ids(const void *context, int64_t a, int64_t b) {
    const emul_result *result = (const emul_result *)context;
    return emul__text_compare(result->ids[a], result->ids[b]);
}

/* Rows found so far, outside of the tree, which keeps whatever it is given. */
typedef struct found_rows {
    void *rows;
    size_t capacity;
    int64_t count;
} found_rows;

static void find(emul__why *why, bool (*matches)(const void *context, int64_t row), const void *context, found_rows *to) {
    for (int64_t row = 0; !why->tree.failed && row < why->result->rows; row++) {
        if (!matches(context, row)) {
            continue;
        }
        if (emul__grow(&why->result->allocator, &to->rows, &to->capacity, (size_t)to->count, sizeof row)) {
            ((int64_t *)to->rows)[to->count++] = row;
        } else {
            why->tree.failed = true;
        }
    }
}

emul__every_subject emul__why_sorted(emul__why *why, const int64_t *rows, int64_t count) {
    int64_t *sorted = count <= 0 ? NULL : (int64_t *)emul__why_allocate(why, 2 * count, sizeof *sorted);
    if (sorted == NULL) {
        return (emul__every_subject){NULL, 0};
    }
    memcpy(sorted, rows, (size_t)count * sizeof *sorted);
    emul__sort(sorted, sorted + count, count, compare_ids, why->result);
    return (emul__every_subject){sorted, count};
}

emul__every_subject emul__why_every(emul__why *why, bool (*matches)(const void *context, int64_t row), const void *context) {
    found_rows found = {NULL, 0, 0};
    find(why, matches, context, &found);
    const emul__every_subject sorted = emul__why_sorted(why, (const int64_t *)found.rows, found.count);
    emul__release(&why->result->allocator, found.rows, found.capacity, sizeof *sorted.rows);
    return sorted;
}

void emul__why_listed(emul__why *why, emul__why_node *line, const int64_t *rows, int64_t count) {
    const emul__text *ids = ids_of(why, rows, count);
    if (ids != NULL) {
        emul__why_list(line, EMUL__KEY_SUBJECTS, ids, count);
    }
}

void emul__why_equal(emul__why *why, emul__why_node *parent, emul__every_subject equals) {
    int64_t *others = equals.count < 2 ? NULL : (int64_t *)emul__why_allocate(why, equals.count, sizeof *others);
    int64_t count = 0;
    for (int64_t i = 0; others != NULL && i < equals.count; i++) {
        others[count] = equals.rows[i];
        count += equals.rows[i] != why->row;
    }
    if (count > 0) {
        emul__why_listed(why, emul__why_add(why, parent, EMUL__WHY_EQUALS), others, count);
    }
}

void emul__why_equals(emul__why *why, emul__why_node *parent, bool (*equal)(const void *context, int64_t row), const void *context) {
    emul__why_equal(why, parent, emul__why_every(why, equal, context));
}
