#include "support/random.h"

uint64_t random_bits(random_source *source) {
    source->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = source->state;
    z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
    return z ^ z >> 31;
}

int64_t random_between(random_source *source, int64_t least, int64_t most) {
    const uint64_t width = (uint64_t)most - (uint64_t)least + 1;
    const uint64_t offset = width == 0 ? random_bits(source) : random_bits(source) % width;
    return (int64_t)((uint64_t)least + offset);
}

int64_t random_any_size(random_source *source) {
    const int64_t shift = random_between(source, 0, 63);
    const uint64_t magnitude = random_bits(source) >> shift;
    return (int64_t)(random_once_in(source, 2) ? magnitude : 0 - magnitude);
}

int random_once_in(random_source *source, int64_t times) {
    return random_between(source, 1, times) == 1;
}

void random_permutation(random_source *source, int64_t *out, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        const int64_t at = random_between(source, 0, i);
        out[i] = out[at];
        out[at] = i;
    }
}
