/* An expression computed for each element of a series, and what these values come to. The sub-program reads one input, the element: it runs
 * over blocks of subjects, once for each fact that the series has, with the facts of that block as the element's column. */
#include "evaluate/run.h"
#include "kernel/sort.h"

typedef struct elements {
    emul__run *run;
    emul__series *series;
    const emul__program *program;
    int64_t *column;      /* [EMUL__BLOCK] one fact of the block's subjects */
    emul__ratio *results; /* [series->count x EMUL__BLOCK] */
    emul__ratio *values;  /* [series->count] of one subject */
} elements;

static bool make_room(elements *of) {
    const int64_t count = of->series->count;
    of->column = (int64_t *)emul__run_scratch(of->run, EMUL__BLOCK, sizeof *of->column);
    of->results = (emul__ratio *)emul__run_scratch(of->run, count * EMUL__BLOCK, sizeof *of->results);
    of->values = (emul__ratio *)emul__run_scratch(of->run, count, sizeof *of->values);
    return of->column != NULL && of->results != NULL && of->values != NULL &&
           emul__run_room(of->run, emul__program_scratch(of->program) + 1);
}

static void compute_block(elements *of, int64_t first, int64_t count) {
    emul__column *element = &of->run->result->columns[of->program->inputs[0]];
    *element = (emul__column){.values = of->column, .stride = 1};
    for (int64_t item = 0; item < of->series->count; item++) {
        for (int64_t i = 0; i < count; i++) {
            of->column[i] = emul__series_element(of->run, of->series, item, first + i);
        }
        emul__block block = {NULL, NULL};
        emul__program_run(of->program, of->run->result->columns, 0, count, of->run->work, &block);
        for (int64_t i = 0; i < count; i++) {
            of->results[item * EMUL__BLOCK + i] = emul__block_exact(of->program, &block, i);
        }
    }
    *element = (emul__column){.stride = 0};
}

/* ---- aggregates ---- */

static emul__ratio sum_of(const emul__ratio *values, const int64_t *which, int64_t count) {
    emul__ratio sum = emul__ratio_of_integer(0);
    for (int64_t i = 0; i < count; i++) {
        sum = emul__ratio_add(sum, values[which[i]]);
    }
    return sum;
}

static int compare_values(const void *context, int64_t a, int64_t b) {
    const emul__ratio *values = (const emul__ratio *)context;
    return emul__ratio_compare(values[a], values[b]);
}

/* The exact mean without the `high` largest and `low` smallest; of fewer there is none. */
static emul__ratio mean_between(const emul__ratio *values, const int64_t *order, int64_t count, int64_t high, int64_t low) {
    const int64_t left = count - high - low;
    return left > 0 ? emul__ratio_div(sum_of(values, order + low, left), emul__ratio_of_integer(left))
                    : emul__ratio_of_state(EMUL__IS_MISSING);
}

/* The distance of the extremes without the `high` largest and `low` smallest; of no value there is none. */
static emul__ratio spread_between(const emul__ratio *values, const int64_t *order, int64_t count, int64_t high, int64_t low) {
    return count > high + low ? emul__ratio_sub(values[order[count - 1 - high]], values[order[low]])
                              : emul__ratio_of_state(EMUL__IS_MISSING);
}

/* The strongest reason why some value is no number, or EMUL__PRESENT. */
static emul__state worst_state(const emul__ratio *values, int64_t count) {
    emul__state worst = EMUL__PRESENT;
    for (int64_t i = 0; i < count; i++) {
        const emul__state state = emul__ratio_state(values[i]);
        worst = state > worst ? state : worst;
    }
    return worst;
}

static emul__ratio aggregate(const elements *of, const emul__gathered *found) {
    emul__series *series = of->series;
    const int64_t count = found->count;
    const int64_t outside = (count - 1) / 2;
    int64_t *order = series->values; /* the facts themselves have served */
    const emul__state worst = worst_state(of->values, count);
    if (worst != EMUL__PRESENT) {
        return emul__ratio_of_state(worst);
    }
    for (int64_t i = 0; i < count; i++) {
        order[i] = i;
    }
    if (series->aggregate != EMUL__SUM && series->aggregate != EMUL__COUNT && series->aggregate != EMUL__MEAN) {
        emul__sort(order, series->spare, count, compare_values, of->values);
    }
    switch (series->aggregate) {
    case EMUL__MEAN:
        return mean_between(of->values, order, count, 0, 0);
    case EMUL__MEDIAN:
        return mean_between(of->values, order, count, outside, outside);
    case EMUL__TRIMMED_MEAN:
        return mean_between(of->values, order, count, series->trim_high, series->trim_low);
    case EMUL__SPREAD:
    case EMUL__TRIMMED_SPREAD:
        return spread_between(of->values, order, count, series->trim_high, series->trim_low);
    case EMUL__MIN:
        return of->values[order[0]];
    case EMUL__MAX:
        return of->values[order[count - 1]];
    case EMUL__LAST:
        return of->values[found->latest];
    default: /* a condition counts 1 where it holds */
        return sum_of(of->values, order, count);
    }
}

static emul__ratio value_of(elements *of, int64_t row, int64_t at) {
    const emul__gathered found = emul__series_gather(of->run, of->series, row);
    if (found.count == 0 || found.incomplete) {
        return emul__series_nothing(of->series, &found);
    }
    for (int64_t i = 0; i < found.count; i++) {
        of->values[i] = of->results[of->series->taken[i] * EMUL__BLOCK + at];
    }
    return aggregate(of, &found);
}

bool emul__bind_elements(emul__run *run, emul__series *series, emul__column *column) {
    elements of = {.run = run, .series = series, .program = &run->model->inputs.programs[series->input->element]};
    const bool quotient = emul__input_is_ratio(&run->model->names, series->input);
    int64_t *values = quotient ? NULL : emul__run_column(run);
    emul__ratio *ratios = quotient ? emul__run_ratios(run) : NULL;
    if ((values == NULL && ratios == NULL) || !make_room(&of)) {
        return false;
    }
    for (int64_t first = 0; first < run->result->rows; first += EMUL__BLOCK) {
        const int64_t left = run->result->rows - first;
        const int64_t count = left < EMUL__BLOCK ? left : EMUL__BLOCK;
        compute_block(&of, first, count);
        for (int64_t at = 0; at < count; at++) {
            const emul__ratio value = value_of(&of, first + at, at);
            if (quotient) {
                ratios[first + at] = value;
            } else {
                values[first + at] = emul__ratio_round(value, 6, EMUL_ROUND_HALF_AWAY); /* of decimals: exact */
            }
        }
    }
    column->values = values;
    column->ratios = ratios;
    return emul__run_fine(run);
}
