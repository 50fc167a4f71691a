#include "base/draw.h"

uint64_t emul__draw_next(emul__draw *draw) {
    draw->state += UINT64_C(0x9E3779B97F4A7C15);
    uint64_t z = draw->state;
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Numbers beyond the last whole multiple of the width are passed over. */
int64_t emul__draw_between(emul__draw *draw, int64_t low, int64_t high) {
    const uint64_t width = (uint64_t)high - (uint64_t)low + 1;
    const uint64_t beyond = (UINT64_MAX % width + 1) % width;
    uint64_t drawn = emul__draw_next(draw);
    while (drawn > UINT64_MAX - beyond) {
        drawn = emul__draw_next(draw);
    }
    return (int64_t)((uint64_t)low + drawn % width);
}
