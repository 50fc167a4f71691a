/* The weighted geometric mean, as far as rounding and comparing with decimals can tell it from the true value, which is irrational. */
#ifndef EMUL_KERNEL_GEOMETRIC_H
#define EMUL_KERNEL_GEOMETRIC_H

#include "decimal/ratio.h"

enum { EMUL__MOST_ROOT = 1000 }; /* of the weights in lowest terms: how many factors stand below the root */

/* Sum of the weights, divided by their greatest common divisor; above EMUL__MOST_ROOT: too many. Absent values do not count; `values` may be NULL. */
int64_t emul__root_of_weights(const emul_decimal *values, const int64_t *weights, int64_t n);
/* Values and weights >= 0, absent values left out; the root at most EMUL__MOST_ROOT. In quarters of a millionth: where the mean is no multiple of
 * half a millionth, the quarter stands for all that lies between two of them, so that it rounds and compares as the mean itself does.
 * EMUL__IS_NOT_APPLICABLE where nothing counts. */
emul__ratio emul__geometric_mean(const emul_decimal *values, const int64_t *weights, int64_t n);

#endif
