/* Sorting many rows by whole columns: counting digit by digit, the lowest first (Knuth, TAOCP 3, 5.2.5). Each pass reads the rows once, so the time
 * does not depend on what is in them, and equal rows keep their order. */
#include <string.h>

#include "kernel/sort.h"

enum { DIGIT_BITS = 11, DIGITS = 1 << DIGIT_BITS };

static int64_t value_of(const emul__sort_column *by, int64_t row) {
    return by->values != NULL ? by->values[row] : by->numbers[row];
}

/* The distance from the value that comes first, so that a column of small differences needs few passes. */
static uint64_t distance(const emul__sort_column *by, int64_t row, int64_t first) {
    const uint64_t value = (uint64_t)value_of(by, row);
    return by->descending ? (uint64_t)first - value : value - (uint64_t)first;
}

/* The value that comes first, and the bits of the distances from it to all others. */
static int64_t first_value(const emul__sort_column *by, const int64_t *order, int64_t n, uint64_t *bits) {
    int64_t least = value_of(by, order[0]);
    int64_t most = least;
    for (int64_t i = 1; i < n; i++) {
        const int64_t value = value_of(by, order[i]);
        least = value < least ? value : least;
        most = value > most ? value : most;
    }
    *bits = (uint64_t)most - (uint64_t)least;
    return by->descending ? most : least;
}

/* Moves the rows from `from` to `to`, ordered by one digit. */
static void sort_by_digit(const emul__sort_column *by, int64_t first, int shift, const int64_t *from, int64_t *to, int64_t n) {
    int64_t starts[DIGITS] = {0};
    int64_t start = 0;
    for (int64_t i = 0; i < n; i++) {
        starts[distance(by, from[i], first) >> shift & (DIGITS - 1)]++;
    }
    for (int digit = 0; digit < DIGITS; digit++) {
        const int64_t count = starts[digit];
        starts[digit] = start;
        start += count;
    }
    for (int64_t i = 0; i < n; i++) {
        to[starts[distance(by, from[i], first) >> shift & (DIGITS - 1)]++] = from[i];
    }
}

void emul__sort_by_column(int64_t *order, int64_t *scratch, int64_t n, const emul__sort_column *by) {
    if (n < 2) {
        return;
    }
    uint64_t bits = 0;
    const int64_t first = first_value(by, order, n, &bits);
    int64_t *from = order;
    int64_t *to = scratch;
    for (int shift = 0; shift < 64 && bits >> shift != 0; shift += DIGIT_BITS) {
        sort_by_digit(by, first, shift, from, to, n);
        int64_t *const sorted = to;
        to = from;
        from = sorted;
    }
    if (from != order) {
        memcpy(order, from, (size_t)n * sizeof *order);
    }
}
