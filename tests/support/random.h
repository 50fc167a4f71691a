/* Random numbers that are the same on every machine: SplitMix64 (Steele, Lea, Flood 2014). Seeds are fixed in the tests, so that a failure repeats. */
#ifndef EMUL_TEST_RANDOM_H
#define EMUL_TEST_RANDOM_H

#include <stdint.h>

typedef struct random_source {
    uint64_t state;
} random_source;

uint64_t random_bits(random_source *source);
/* From `least` to `most`, both included. */
int64_t random_between(random_source *source, int64_t least, int64_t most);
/* A number of random length in bits, of either sign: small numbers and the edges of int64 come up as often as any other size. */
int64_t random_any_size(random_source *source);
/* True once in `times`. */
int random_once_in(random_source *source, int64_t times);
/* Shuffles the numbers 0 .. n - 1 into `out`. */
void random_permutation(random_source *source, int64_t *out, int64_t n);

#endif
