/* In: places in several events. Out: who has more first places, then more second ones, and so on.
 * Counting from the best place on is the same as comparing the places in ascending order one by one, where a place that is not there comes last:
 * at the first difference the smaller place occurs once more on its side, and everything before it as often on both. */
#include "base/diagnostic.h"
#include "emul/contest.h"
#include "kernel/sort.h"

typedef struct event_places {
    const emul_decimal *sorted; /* row by row, ascending; EMUL_DECIMAL_MAX where there is none */
    int64_t columns;
} event_places;

static int compare_rows(const void *context, int64_t a, int64_t b) {
    const event_places *by = (const event_places *)context;
    const emul_decimal *left = by->sorted + a * by->columns;
    const emul_decimal *right = by->sorted + b * by->columns;
    for (int64_t i = 0; i < by->columns; i++) {
        if (left[i] != right[i]) {
            return left[i] < right[i] ? -1 : 1;
        }
    }
    return 0;
}

static void sort_row(const emul_decimal *places, int64_t columns, emul_decimal depth, emul_decimal *sorted) {
    for (int64_t i = 0; i < columns; i++) {
        const bool counts = places[i] >= EMUL_DECIMAL_MIN && places[i] <= depth;
        const emul_decimal place = counts ? places[i] : EMUL_DECIMAL_MAX;
        int64_t at = i;
        for (; at > 0 && sorted[at - 1] > place; at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = place;
    }
}

static const char *wrong_parameter(int64_t rows, int64_t columns, const void *places, const void *order, const void *place,
                                   const void *sorted, const void *scratch) {
    if (columns < 0) {
        return "columns";
    }
    if (rows < 0 || rows > INT64_MAX / EMUL_DECIMAL_ONE || (columns > 0 && rows > INT64_MAX / columns)) {
        return "rows";
    }
    if (rows > 0 && columns > 0 && (places == NULL || sorted == NULL)) {
        return places == NULL ? "places" : "sorted";
    }
    if (rows > 0 && (order == NULL || place == NULL)) {
        return order == NULL ? "order" : "place";
    }
    return rows > 0 && scratch == NULL ? "scratch" : NULL;
}

emul_status emul_count_back(const emul_decimal *places, int64_t rows, int64_t columns, emul_decimal depth, int64_t *order,
                            emul_decimal *place, int64_t *tied, emul_decimal *sorted, int64_t *scratch, emul_error *error) {
    const event_places by = {sorted, columns};
    emul__error_clear(error);
    const char *wrong = wrong_parameter(rows, columns, places, order, place, sorted, scratch);
    if (wrong != NULL) {
        return emul__report_argument(error, wrong);
    }
    for (int64_t row = 0; row < rows; row++) {
        order[row] = row;
        if (columns > 0) {
            sort_row(places + row * columns, columns, depth, sorted + row * columns);
        }
    }
    emul__sort(order, scratch, rows, compare_rows, &by);
    for (int64_t start = 0, end = 0; start < rows; start = end) {
        for (end = start + 1; end < rows && compare_rows(&by, order[start], order[end]) == 0;) {
            end++;
        }
        for (int64_t i = start; i < end; i++) {
            place[order[i]] = (start + 1) * EMUL_DECIMAL_ONE;
            if (tied != NULL) {
                tied[order[i]] = end - start;
            }
        }
    }
    return EMUL_OK;
}
