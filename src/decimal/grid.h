/* Marks given in steps: the multiples of a step. */
#ifndef EMUL_DECIMAL_GRID_H
#define EMUL_DECIMAL_GRID_H

#include "decimal/ratio.h"

/* Where a value stands between the two multiples nearest to it; both are the value where it is one itself. */
typedef struct emul__grid {
    bool on;
    emul_decimal below, above;
} emul__grid;

/* `value` is a number, step > 0. A multiple that no decimal can hold gives way to the other. */
emul__grid emul__grid_find(emul__ratio value, emul_decimal step);

#endif
