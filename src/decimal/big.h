/* Unsigned integers of up to 64,512 bits: powers that decide how a root rounds. Without __int128 the same bytes. */
#ifndef EMUL_DECIMAL_BIG_H
#define EMUL_DECIMAL_BIG_H

#include <stdint.h>

enum { EMUL__BIG_PARTS = 1008 };

typedef struct emul__big {
    int32_t count; /* of parts in use, the last of them not 0; 0: the number 0 */
    uint64_t part[EMUL__BIG_PARTS];
} emul__big;

void emul__big_set(emul__big *to, uint64_t value);
/* The product must fit: bits add up. */
void emul__big_scale(emul__big *by, uint64_t factor);
/* base to the exponent >= 0; `spare` is overwritten. */
void emul__big_power(emul__big *to, uint64_t base, int64_t exponent, emul__big *spare);
int emul__big_compare(const emul__big *a, const emul__big *b); /* -1, 0, 1 */

#endif
