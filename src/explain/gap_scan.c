/* What a criterion gives for many values of one figure, everything else as it is: the rule runs over a block of values instead of subjects. */
#include <string.h>

#include "explain/gap.h"

/* A rule whose every input has one value, that of the subject, but for the figure's. */
typedef struct scan {
    const emul__lever *lever;
    const emul__program *rule;
    emul__column *columns; /* [inputs of the model] */
    void *work;
    int64_t *values; /* [EMUL__BLOCK] of the figure */
} scan;

static void fix_column(emul__column *to, const emul__column *from, int64_t row) {
    const int64_t at = from->stride * row;
    to->values = from->values == NULL ? NULL : from->values + at;
    to->ratios = from->ratios == NULL ? NULL : from->ratios + at;
    to->least = from->least == NULL ? NULL : from->least + at;
    to->most = from->most == NULL ? NULL : from->most + at;
    to->back_least = from->back_least == NULL ? NULL : from->back_least + at;
    to->back_most = from->back_most == NULL ? NULL : from->back_most + at;
    to->stride = 0;
}

static bool open_scan(emul__gap *gap, const emul__lever *lever, scan *of) {
    const emul_result *result = gap->why.result;
    of->lever = lever;
    of->rule = &result->model->criteria[lever->criterion].rule;
    of->columns = (emul__column *)emul__gap_scratch(gap, result->model->inputs.count, sizeof *of->columns);
    of->work = emul__gap_scratch(gap, (int64_t)emul__program_scratch(of->rule) + 1, 1);
    of->values = (int64_t *)emul__gap_scratch(gap, EMUL__BLOCK, sizeof *of->values);
    if (of->columns == NULL || of->work == NULL || of->values == NULL) {
        return false;
    }
    for (int32_t i = 0; i < of->rule->input_count; i++) {
        fix_column(&of->columns[of->rule->inputs[i]], &result->columns[of->rule->inputs[i]], gap->why.row);
    }
    of->columns[lever->input] = (emul__column){.values = of->values, .stride = 1};
    return true;
}

/* The points for the first `count` values; what cannot be computed is a state, below every number. */
static const emul_decimal *points_of(const scan *of, int64_t count) {
    emul__block block = {NULL, NULL};
    emul__program_run(of->rule, of->columns, 0, count, of->work, &block);
    return block.values;
}

static emul_decimal point_at(const scan *of, int64_t value) {
    of->values[0] = value;
    return points_of(of, 1)[0];
}

bool emul__gap_divides(emul__gap *gap, const emul__lever *lever) {
    scan of;
    const emul__arena_mark mark = emul__arena_here(&gap->scratch);
    const bool divides = open_scan(gap, lever, &of) && emul__code_state(point_at(&of, 0)) == EMUL__DIVIDED_BY_ZERO;
    emul__arena_back(&gap->scratch, mark);
    return divides;
}

/* Every step near the figure, further away ever larger strides: a 64th of the distance. */
static int64_t next_step(int64_t steps) {
    return steps + (steps < 64 ? 1 : steps / 64);
}

/* The best there is on a way of `most` steps. */
typedef struct peak {
    emul_decimal points;
    int64_t steps, before; /* where it was met first, and the last stop before that */
} peak;

static bool is_better(emul_decimal points, emul_decimal than, int sign) {
    return points >= EMUL_DECIMAL_MIN && (sign > 0 ? points > than : points < than);
}

static peak find_peak(const scan *of, int side, int sign, int64_t most) {
    const emul__lever *lever = of->lever;
    peak best = {point_at(of, lever->value), 0, 0};
    int64_t stops[EMUL__BLOCK];
    int64_t before = 0;
    for (int64_t step = 1; step <= most;) {
        int64_t count = 0;
        for (; count < EMUL__BLOCK && step <= most; count++) {
            stops[count] = step;
            of->values[count] = lever->value + side * step * lever->grain;
            step = step == most ? most + 1 : next_step(step) > most ? most : next_step(step);
        }
        const emul_decimal *points = points_of(of, count);
        for (int64_t i = 0; i < count; before = stops[i++]) {
            if (is_better(points[i], best.points, sign)) {
                best = (peak){points[i], stops[i], before};
            }
        }
    }
    return best;
}

int64_t emul__gap_scan(emul__gap *gap, const emul__lever *lever, int side, int sign) {
    scan of;
    const emul__arena_mark mark = emul__arena_here(&gap->scratch);
    const int64_t room = side > 0 ? lever->high - lever->value : lever->value - lever->low;
    peak best = {0, 0, 0};
    if (room >= lever->grain && open_scan(gap, lever, &of)) {
        best = find_peak(&of, side, sign, room / lever->grain);
        while (best.steps - best.before > 1) { /* the fewest steps between the two stops */
            const int64_t middle = best.before + (best.steps - best.before) / 2;
            if (point_at(&of, lever->value + side * middle * lever->grain) == best.points) {
                best.steps = middle;
            } else {
                best.before = middle;
            }
        }
    }
    emul__arena_back(&gap->scratch, mark);
    return best.steps;
}
