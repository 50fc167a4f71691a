#include "explain/rows.h"

#include "kernel/sort.h"

/* What rows are sorted by: group, then position, then id. NULL leaves a key out. */
typedef struct sort_keys {
    const emul_result *result;
    const int32_t *group;
    const emul_decimal *position;
} sort_keys;

emul__text emul__group_text(const emul_result *result, const int32_t *group, int64_t row) {
    const emul__text none = {"", 0};
    return group == NULL || group[row] < 0 ? none : result->groups.texts[group[row]];
}

static int compare_groups(const sort_keys *keys, int64_t a, int64_t b) {
    if (keys->group == NULL || keys->group[a] == keys->group[b]) {
        return 0;
    }
    return emul__text_compare(emul__group_text(keys->result, keys->group, a), emul__group_text(keys->result, keys->group, b));
}

static int compare_positions(const sort_keys *keys, int64_t a, int64_t b) {
    if (keys->position == NULL || keys->position[a] == keys->position[b]) {
        return 0;
    }
    /* EMUL_MISSING is the least number of all, yet stands last */
    const uint64_t first = (uint64_t)keys->position[a] - (uint64_t)EMUL_MISSING - 1;
    const uint64_t second = (uint64_t)keys->position[b] - (uint64_t)EMUL_MISSING - 1;
    return first < second ? -1 : 1;
}

static int compare_rows(const void *context, int64_t a, int64_t b) {
    const sort_keys *keys = (const sort_keys *)context;
    int order = compare_groups(keys, a, b);
    if (order == 0) {
        order = compare_positions(keys, a, b);
    }
    return order != 0 ? order : emul__text_compare(keys->result->ids[a], keys->result->ids[b]);
}

/* Sorts the rows for which `counts` is not 0 (all if NULL). */
static bool collect(const sort_keys *keys, const int32_t *counts, emul__rows *rows) {
    const emul_result *result = keys->result;
    rows->room = result->rows;
    rows->count = 0;
    rows->rows = (int64_t *)emul__allocate(&result->allocator, (size_t)rows->room, sizeof *rows->rows);
    int64_t *scratch = (int64_t *)emul__allocate(&result->allocator, (size_t)rows->room, sizeof *scratch);
    const bool allocated = rows->rows != NULL && scratch != NULL;
    if (allocated) {
        for (int64_t row = 0; row < result->rows; row++) {
            if (counts == NULL || counts[row] != 0) {
                rows->rows[rows->count++] = row;
            }
        }
        emul__sort(rows->rows, scratch, rows->count, compare_rows, keys);
    } else {
        emul__rows_release(result, rows);
    }
    emul__release(&result->allocator, scratch, (size_t)rows->room, sizeof *scratch);
    return allocated;
}

void emul__rows_release(const emul_result *result, emul__rows *rows) {
    emul__release(&result->allocator, rows->rows, (size_t)rows->room, sizeof *rows->rows);
    rows->rows = NULL;
    rows->count = 0;
}

bool emul__rows_by_id(const emul_result *result, emul__rows *rows) {
    const sort_keys keys = {result, NULL, NULL};
    return collect(&keys, NULL, rows);
}

bool emul__rows_of_scorecard(const emul_result *result, int32_t scorecard, emul__rows *rows) {
    const emul__scorecard_result *from = &result->scorecards[scorecard];
    const sort_keys keys = {result, from->group, from->place};
    return collect(&keys, from->state, rows); /* EMUL_SUBJECT_NOT_CONCERNED is 0 */
}

bool emul__rows_of_award(const emul_result *result, int32_t award, emul__rows *rows) {
    const emul__award_result *from = &result->awards[award];
    const sort_keys keys = {result, NULL, from->order};
    return collect(&keys, from->decision, rows); /* EMUL_DECISION_NONE is 0 */
}
