/* Merge sort from short runs upwards; each pass moves everything from one array to the other. */
#include "kernel/sort.h"

#include <string.h>

typedef struct order_of {
    int (*compare)(const void *context, int64_t a, int64_t b);
    const void *context;
} order_of;

enum { RUN = 8 };

static void sort_run(int64_t *run, int64_t n, const order_of *by) {
    for (int64_t i = 1; i < n; i++) {
        const int64_t moved = run[i];
        int64_t at = i;
        for (; at > 0 && by->compare(by->context, run[at - 1], moved) > 0; at--) {
            run[at] = run[at - 1];
        }
        run[at] = moved;
    }
}

static void copy(int64_t *to, const int64_t *from, int64_t n) {
    memcpy(to, from, (size_t)n * sizeof *to);
}

/* from[0, middle) and from[middle, n), each in order, into `to`. Of two equal ones the left comes first. */
static void merge(int64_t *to, const int64_t *from, int64_t middle, int64_t n, const order_of *by) {
    int64_t left = 0;
    int64_t right = middle;
    if (middle >= n || by->compare(by->context, from[middle - 1], from[middle]) <= 0) {
        copy(to, from, n);
        return;
    }
    while (left < middle && right < n) {
        if (by->compare(by->context, from[left], from[right]) <= 0) {
            *to++ = from[left++];
        } else {
            *to++ = from[right++];
        }
    }
    copy(to, from + left, middle - left);
    copy(to + (middle - left), from + right, n - right);
}

static int64_t smaller(int64_t a, int64_t b) {
    return a < b ? a : b;
}

void emul__sort(int64_t *order, int64_t *scratch, int64_t n, int (*compare)(const void *context, int64_t a, int64_t b),
                const void *context) {
    const order_of by = {compare, context};
    int64_t *from = order;
    int64_t *to = scratch;
    for (int64_t at = 0; at < n; at += RUN) {
        sort_run(order + at, smaller(RUN, n - at), &by);
    }
    for (int64_t width = RUN; width < n; width *= 2) {
        for (int64_t at = 0; at < n; at += 2 * width) {
            const int64_t both = smaller(2 * width, n - at);
            merge(to + at, from + at, smaller(width, both), both, &by);
        }
        int64_t *const sorted = to;
        to = from;
        from = sorted;
    }
    if (from != order) {
        copy(order, from, n);
    }
}

int64_t *emul__sorted(emul__arena *arena, int64_t n, int (*compare)(const void *context, int64_t a, int64_t b), const void *context) {
    int64_t *order = (int64_t *)emul__arena_allocate(arena, (size_t)n, sizeof *order);
    int64_t *scratch = (int64_t *)emul__arena_allocate(arena, (size_t)n, sizeof *scratch);
    if (order == NULL || scratch == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < n; i++) {
        order[i] = i;
    }
    emul__sort(order, scratch, n, compare, context);
    return order;
}
