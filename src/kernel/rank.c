/* In: key columns, groups, eligibility. Out: order, places, sizes of ties. Implements [E-RANK-1]. */
#include "base/diagnostic.h"
#include "emul/kernel.h"
#include "kernel/sort.h"

typedef struct ranking {
    const emul_rank_key *keys;
    int32_t key_count;
    const int32_t *group;
} ranking;

static int compare_keys(const ranking *by, int64_t a, int64_t b) {
    for (int32_t i = 0; i < by->key_count; i++) {
        const emul_rank_key *key = &by->keys[i];
        const int32_t order = emul_decimal_compare(key->values[a], key->values[b]);
        if (order != 0) {
            return key->ascending ? order : -order;
        }
    }
    return 0;
}

static int compare_rows(const void *context, int64_t a, int64_t b) {
    const ranking *by = (const ranking *)context;
    if (by->group != NULL && by->group[a] != by->group[b]) {
        return by->group[a] < by->group[b] ? -1 : 1;
    }
    return compare_keys(by, a, b);
}

static bool has_place(const ranking *by, const uint8_t *eligible, int64_t row) {
    if (eligible != NULL && eligible[row] == 0) {
        return false;
    }
    for (int32_t i = 0; i < by->key_count; i++) {
        if (by->keys[i].values[row] < EMUL_DECIMAL_MIN) {
            return false;
        }
    }
    return true;
}

/* Rows with a place first, the others behind them, both by row. Returns how many have one. */
static int64_t split_rows(const ranking *by, const uint8_t *eligible, int64_t n, int64_t *order, emul_decimal *place, int64_t *tied) {
    int64_t placed = 0;
    int64_t others = 0;
    for (int64_t row = 0; row < n; row++) {
        place[row] = EMUL_MISSING;
        if (tied != NULL) {
            tied[row] = 0;
        }
        if (has_place(by, eligible, row)) {
            order[placed++] = row;
        } else {
            others++;
            order[n - others] = row;
        }
    }
    for (int64_t left = placed, right = n - 1; left < right; left++, right--) { /* they were laid down from the end */
        const int64_t row = order[left];
        order[left] = order[right];
        order[right] = row;
    }
    return placed;
}

/* By group, then keys, then row: the rows come in their order, and sorting by the last key first keeps what later sorts find equal. */
static void sort_rows(const ranking *by, int64_t placed, int64_t *order, int64_t *scratch) {
    if (placed < EMUL__MANY_ROWS) {
        emul__sort(order, scratch, placed, compare_rows, by);
        return;
    }
    for (int32_t i = by->key_count - 1; i >= 0; i--) {
        const emul__sort_column key = {by->keys[i].values, NULL, by->keys[i].ascending == 0};
        emul__sort_by_column(order, scratch, placed, &key);
    }
    if (by->group != NULL) {
        const emul__sort_column group = {NULL, by->group, false};
        emul__sort_by_column(order, scratch, placed, &group);
    }
}

/* The place shared by those who stand at positions `first` .. `last` of their group (from 1), of which `sets` different ones have stood so far. */
static emul_decimal shared_place(int64_t first, int64_t last, int64_t sets, emul_ties ties) {
    switch (ties) {
    case EMUL_TIES_DENSE:
        return sets * EMUL_DECIMAL_ONE;
    case EMUL_TIES_FRACTIONAL:
        return (first + last) * (EMUL_DECIMAL_ONE / 2);
    default:
        return first * EMUL_DECIMAL_ONE;
    }
}

static void give_places(const ranking *by, emul_ties ties, int64_t placed, const int64_t *order, emul_decimal *place, int64_t *tied) {
    int64_t group_start = 0;
    int64_t sets = 0;
    for (int64_t start = 0, end = 0; start < placed; start = end) {
        if (by->group != NULL && start > 0 && by->group[order[start]] != by->group[order[start - 1]]) {
            group_start = start;
            sets = 0;
        }
        for (end = start + 1; end < placed && compare_rows(by, order[start], order[end]) == 0;) {
            end++;
        }
        const emul_decimal shared = shared_place(start - group_start + 1, end - group_start, ++sets, ties);
        for (int64_t i = start; i < end; i++) {
            place[order[i]] = shared;
            if (tied != NULL) {
                tied[order[i]] = end - start;
            }
        }
    }
}

/* The name of the first parameter that cannot be, or NULL. */
static const char *wrong_parameter(const ranking *by, int64_t n, emul_ties ties, const void *order, const void *place,
                                   const void *scratch) {
    if (by->key_count < 0 || (by->key_count > 0 && by->keys == NULL)) {
        return "keys";
    }
    for (int32_t i = 0; i < by->key_count; i++) {
        if ((by->keys[i].values == NULL && n > 0) || by->keys[i].reserved != 0) {
            return "keys";
        }
    }
    if (n < 0 || n > INT64_MAX / EMUL_DECIMAL_ONE) {
        return "n";
    }
    if (ties < EMUL_TIES_COMPETITION || ties > EMUL_TIES_FRACTIONAL) {
        return "ties";
    }
    if (n > 0 && order == NULL) {
        return "order";
    }
    if (n > 0 && place == NULL) {
        return "place";
    }
    return n > 0 && scratch == NULL ? "scratch" : NULL;
}

emul_status emul_rank(const emul_rank_key *keys, int32_t key_count, int64_t n, const int32_t *group, const uint8_t *eligible,
                      emul_ties ties, int64_t *order, emul_decimal *place, int64_t *tied, int64_t *scratch, emul_error *error) {
    const ranking by = {keys, key_count, group};
    emul__error_clear(error);
    const char *wrong = wrong_parameter(&by, n, ties, order, place, scratch);
    if (wrong != NULL) {
        return emul__report_argument(error, wrong);
    }
    const int64_t placed = split_rows(&by, eligible, n, order, place, tied);
    sort_rows(&by, placed, order, scratch);
    give_places(&by, ties, placed, order, place, tied);
    return EMUL_OK;
}
