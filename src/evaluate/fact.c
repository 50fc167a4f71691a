/* One value a subject: the fact for the very period, else what the indicator's roll-up makes of the facts of shorter periods. */
#include <string.h>

#include "evaluate/run.h"

/* At most two places hold facts for the very period: the undated one and the dated one. */
typedef struct exact_facts {
    const emul__source *items[2];
    int32_t count;
} exact_facts;

static exact_facts choose_exact(const emul__run *run, const emul__sources *sources, emul__text facet, emul__period period) {
    exact_facts chosen = {{NULL, NULL}, 0};
    const bool evaluated = emul__period_equal(period, run->result->period);
    const bool other_year = run->years_back > 0 && emul__period_equal(period, run->now);
    for (int64_t i = 0; i < sources->count && chosen.count < 2; i++) {
        const emul__source *source = &sources->items[i];
        const bool matches = source->dated ? emul__period_equal(source->when, period) : evaluated || (other_year && source->timeless);
        if (matches && emul__text_equal(source->facet, facet)) {
            chosen.items[chosen.count++] = source;
        }
    }
    return chosen;
}

static void report_twice(emul__run *run, const emul__input *input, int64_t row) {
    emul__run_report(run,
                     &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                         .place = {.row = row + 1, .field = input->text},
                                         .english = "“{1}” of subject “{0}” is given twice: with the evaluated period and without a period",
                                         .vietnamese = "“{1}” của “{0}” có hai số liệu: một ghi kỳ, một không ghi kỳ",
                                         .hint_english = "remove one of them",
                                         .hint_vietnamese = "bỏ một trong hai",
                                         .arguments = {run->result->ids[row], input->text}});
}

static void fill(int64_t *values, int64_t from, int64_t to, int64_t value) {
    for (int64_t row = from; row < to; row++) {
        values[row] = value;
    }
}

/* A new column with the facts of both places. */
static int64_t *merge_exact(emul__run *run, const emul__input *input, const exact_facts *exact) {
    int64_t *values = emul__run_column(run);
    if (values == NULL) {
        return NULL;
    }
    fill(values, 0, run->result->rows, EMUL_MISSING);
    for (int32_t i = 0; i < exact->count; i++) {
        const emul__source *source = exact->items[i];
        for (int64_t row = 0; row < source->count; row++) {
            if (source->values[row] == EMUL_MISSING) {
                continue;
            }
            const bool again = values[row] != EMUL_MISSING;
            if (again && run->years_back == 0) {
                report_twice(run, input, row);
            }
            if (!again || source->dated) { /* what is said of the year itself goes before what holds in every year */
                values[row] = source->values[row];
            }
        }
    }
    return emul__run_fine(run) ? values : NULL;
}

/* Borrows the only column there is, if it covers all subjects and may be gone after the evaluation. */
static const int64_t *exact_values(emul__run *run, const emul__input *input, const exact_facts *exact) {
    if (exact->count == 1 && exact->items[0]->count == run->result->rows && !run->result->explains) {
        return exact->items[0]->values;
    }
    return merge_exact(run, input, exact);
}

static bool any_missing(const int64_t *values, int64_t rows) {
    for (int64_t row = 0; row < rows; row++) {
        if (values[row] == EMUL_MISSING) {
            return true;
        }
    }
    return false;
}

/* The exact values, and for subjects without one the aggregate of their shorter periods. */
static bool roll_up(emul__run *run, emul__series *series, const int64_t *exact, emul__column *column) {
    const bool quotient = emul__aggregate_is_quotient(series->aggregate);
    int64_t *values = quotient ? NULL : emul__run_column(run);
    emul__ratio *ratios = quotient ? emul__run_ratios(run) : NULL;
    if (values == NULL && ratios == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        const bool missing = exact[row] == EMUL_MISSING;
        if (quotient) {
            ratios[row] = missing ? emul__series_ratio(run, series, row) : emul__ratio_of_decimal(exact[row]);
        } else {
            values[row] = missing ? emul__series_decimal(run, series, row) : exact[row];
        }
    }
    column->values = values;
    column->ratios = ratios;
    return emul__run_fine(run);
}

/* For explanations of the period evaluated. */
static bool keep(emul__run *run, const emul__series *series, const int64_t *exact) {
    if (!run->result->explains || run->years_back > 0) {
        return true;
    }
    run->result->elements[series->input - run->model->inputs.items].instead = exact;
    return emul__series_keep(run, series);
}

static bool bind(emul__run *run, const emul__input *input, bool kept, emul__column *column) {
    const emul__period period = emul__shifted_period(run, input->shift);
    const emul__sources *sources = emul__indicator_sources(run, input->indicator);
    if (sources == NULL) {
        return false;
    }
    const exact_facts exact = choose_exact(run, sources, input->facet, period);
    const emul__aggregate rollup = run->model->names.indicators[input->indicator].rollup;
    column->values = exact_values(run, input, &exact);
    if (column->values == NULL || rollup == EMUL__NO_AGGREGATE ||
        (!emul__aggregate_is_quotient(rollup) && !any_missing(column->values, run->result->rows))) {
        return column->values != NULL;
    }
    emul__series series = {.input = input, .aggregate = rollup};
    return emul__series_choose(run, sources, input->facet, false, true, period, &series) && (!kept || keep(run, &series, column->values)) &&
           roll_up(run, &series, column->values, column);
}

bool emul__bind_fact(emul__run *run, const emul__input *input, emul__column *column) {
    return bind(run, input, true, column);
}

bool emul__bind_part(emul__run *run, const emul__input *input, emul__column *column) {
    return bind(run, input, false, column);
}
