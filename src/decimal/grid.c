/* A value is on the grid if it divided by the step is whole. */
#include "decimal/grid.h"

static emul_decimal multiple(emul__ratio count, emul__ratio step) {
    return emul__ratio_round(emul__ratio_mul(count, step), 6, EMUL_ROUND_DOWN); /* exact: the step has six decimals */
}

emul__grid emul__grid_find(emul__ratio value, emul_decimal step) {
    const emul__ratio width = emul__ratio_of_decimal(step);
    const emul__ratio steps = emul__ratio_div(value, width);
    const emul__ratio whole = emul__ratio_floor(steps);
    emul__grid found = {.on = emul__ratio_state(whole) == EMUL__PRESENT && emul__ratio_compare(steps, whole) == 0};
    found.below = multiple(whole, width);
    found.above = found.on ? found.below : multiple(emul__ratio_add(whole, emul__ratio_of_integer(1)), width);
    found.below = found.below < EMUL_DECIMAL_MIN ? found.above : found.below;
    found.above = found.above < EMUL_DECIMAL_MIN ? found.below : found.above;
    return found;
}
