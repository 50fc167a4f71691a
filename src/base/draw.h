/* Numbers that look random and are not: the same seed gives the same ones on every platform. */
#ifndef EMUL_BASE_DRAW_H
#define EMUL_BASE_DRAW_H

#include <stdint.h>

/* SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014). Its seed is its first state. */
typedef struct emul__draw {
    uint64_t state;
} emul__draw;

uint64_t emul__draw_next(emul__draw *draw);
/* A whole number from low to high, each as likely as any other. low <= high, and not all of int64. */
int64_t emul__draw_between(emul__draw *draw, int64_t low, int64_t high);

#endif
