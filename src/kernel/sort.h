/* The library's sorts: stable, without allocation, the same on every platform (qsort is none of these). */
#ifndef EMUL_KERNEL_SORT_H
#define EMUL_KERNEL_SORT_H

#include "base/memory.h"

/* Orders the `n` numbers in `order` (rows, usually) so that compare(context, a, b) <= 0 for neighbours a, b; equal ones keep their order.
 * `scratch` has room for n numbers. O(n log n) comparisons. */
void emul__sort(int64_t *order, int64_t *scratch, int64_t n, int (*compare)(const void *context, int64_t a, int64_t b),
                const void *context);

/* The numbers 0 .. n - 1 in that order, in the arena's memory; NULL when it is out. */
int64_t *emul__sorted(emul__arena *arena, int64_t n, int (*compare)(const void *context, int64_t a, int64_t b), const void *context);

/* A column to sort by: `values` of the rows, or if that is NULL `numbers`. */
typedef struct emul__sort_column {
    const int64_t *values;
    const int32_t *numbers;
    bool descending;
} emul__sort_column;

/* The same for one column, faster than by comparisons from EMUL__MANY_ROWS on. Of several columns the last is sorted by first. O(n). */
void emul__sort_by_column(int64_t *order, int64_t *scratch, int64_t n, const emul__sort_column *by);
enum { EMUL__MANY_ROWS = 1024 };

#endif
