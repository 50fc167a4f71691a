/* The library's one sort: stable, without allocation, the same on every platform (qsort is none of these). */
#ifndef EMUL_KERNEL_SORT_H
#define EMUL_KERNEL_SORT_H

#include <stdint.h>

/* Orders the `n` numbers in `order` (rows, usually) so that compare(context, a, b) <= 0 for neighbours a, b; equal ones keep their order.
 * `scratch` has room for n numbers. O(n log n) comparisons. */
void emul__sort(int64_t *order, int64_t *scratch, int64_t n, int (*compare)(const void *context, int64_t a, int64_t b),
                const void *context);

#endif
