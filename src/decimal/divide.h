/* A column divided by a column: the fused rule `proportional(a / b)` of a leaf, which most cells of most scorecards are. */
#ifndef EMUL_DECIMAL_DIVIDE_H
#define EMUL_DECIMAL_DIVIDE_H

#include <stdbool.h>

#include "emul/decimal.h"

/* out[i] = full x (a[i] / b[i], at least 0 and at most 1), exactly, rounded once to `places` by `rounding`: to the last bit what
 * emul__ratio_div, emul__ratio_mul and emul__ratio_round give one after another, reasons why there is no number included (as their codes).
 * True if every row has a number. `out` may be `a` or `b`. places 0..6. */
bool emul__divide_column(const emul_decimal *a, const emul_decimal *b, emul_decimal full, int32_t places, emul_rounding rounding, int64_t n,
                         emul_decimal *out);

#endif
