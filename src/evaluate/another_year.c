/* A condition with the facts of an earlier year: the same program, its inputs bound to columns of that year. */
#include "evaluate/years.h"

/* Whole years, calendar years or others, go back as they are; of shorter periods the years before are calendar years. */
emul__period emul__year_back(const emul__run *run, int32_t back) {
    const emul__period period = run->result->period;
    const emul__period before = emul__period_earlier(period, 1);
    if (back == 0) {
        return period;
    }
    if (before.to + 1 == period.from) {
        return emul__period_earlier(period, back);
    }
    return emul__period_earlier(emul__period_enclosing_year(period), back);
}

int32_t emul__first_known_year(emul__run *run) {
    int32_t first = emul__period_year(run->result->period);
    for (size_t i = 0; i < run->ledger->column_count && run->first_year == 0; i++) {
        const emul__fact_column *column = &run->ledger->columns[i];
        const int32_t year = column->dated ? emul__period_year(column->when) : first;
        first = year < first ? year : first;
    }
    for (size_t i = 0; i < run->ledger->award_count && run->first_year == 0; i++) {
        const int32_t year = run->awards[i].year;
        first = year < first ? year : first;
    }
    run->first_year = run->first_year == 0 ? first : run->first_year;
    return run->first_year;
}

/* What a year's columns replace. */
typedef struct columns {
    emul__column *columns;
    bool *bound;
    const int32_t **stage_taken;
    emul__elements *elements;
    emul__years_told *years;
    emul__period now;
    int32_t years_back;
} columns;

static columns columns_of(const emul__run *run) {
    return (columns){run->result->columns, run->input_bound, run->result->stage_taken, run->result->elements,
                     run->result->years,   run->now,         run->years_back};
}

static void use(emul__run *run, const columns *of) {
    run->result->columns = of->columns;
    run->input_bound = of->bound;
    run->result->stage_taken = of->stage_taken;
    run->result->elements = of->elements;
    run->result->years = of->years;
    run->now = of->now;
    run->years_back = of->years_back;
}

static bool make(emul__run *run, int32_t back, columns *of) {
    const int64_t inputs = run->model->inputs.count;
    of->columns = (emul__column *)emul__run_scratch(run, inputs, sizeof *of->columns);
    of->bound = (bool *)emul__run_scratch(run, inputs, sizeof *of->bound);
    of->stage_taken = (const int32_t **)emul__run_scratch(run, inputs, sizeof *of->stage_taken);
    of->elements = (emul__elements *)emul__run_scratch(run, inputs, sizeof *of->elements);
    of->years = (emul__years_told *)emul__run_scratch(run, inputs, sizeof *of->years);
    of->years_back = run->years_back + back;
    of->now = emul__year_back(run, of->years_back);
    return of->columns != NULL && of->bound != NULL && of->stage_taken != NULL && of->elements != NULL && of->years != NULL;
}

bool emul__run_truths_of_year(emul__run *run, int32_t back, const emul__program *program, const uint8_t *mask, uint8_t *out) {
    const columns own = columns_of(run);
    columns other;
    if (back == 0) {
        return emul__run_truths(run, program, mask, out);
    }
    if (!make(run, back, &other)) {
        return false;
    }
    use(run, &other);
    const bool done = emul__run_truths(run, program, mask, out);
    use(run, &own);
    return done;
}
