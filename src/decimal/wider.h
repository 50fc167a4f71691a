/* Unsigned 256-bit numbers: what a product of two 128-bit ones may need before it is reduced. Only rare paths come here. */
#ifndef EMUL_DECIMAL_WIDER_H
#define EMUL_DECIMAL_WIDER_H

#include "decimal/wide.h"

typedef struct emul__wider {
    uint64_t part[4]; /* lowest first */
} emul__wider;

emul__wider emul__wider_product(emul__wide a, emul__wide b);             /* of the magnitudes */
int emul__wider_compare(const emul__wider *a, const emul__wider *b);     /* -1, 0, 1 */
emul__wider emul__wider_add(const emul__wider *a, const emul__wider *b); /* the sum must fit */
emul__wider emul__wider_sub(const emul__wider *a, const emul__wider *b); /* a >= b */
/* a / divisor, divisor > 0; returns the remainder. */
emul__wide emul__wider_divide(const emul__wider *a, emul__wide divisor, emul__wider *quotient);
/* The value with a sign as 128 bits; false if it does not fit. */
bool emul__wider_narrow(const emul__wider *a, bool negative, emul__wide *out);

#endif
