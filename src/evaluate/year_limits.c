/* From which year on years count: a fixed one, a number of years, after a day (a discipline that ended), after another title used them up. */
#include <string.h>

#include "evaluate/years.h"

static int32_t later(int32_t a, int32_t b) {
    return a > b ? a : b;
}

/* What a sub-program gives of everybody: decimals or states. */
static int64_t *run_for_all(emul__run *run, int32_t number) {
    const int64_t rows = run->result->rows;
    const emul__program *program = &run->model->inputs.programs[number];
    uint8_t *everybody = (uint8_t *)emul__run_scratch(run, rows, 1);
    int64_t *values = emul__run_column(run);
    if (everybody == NULL || values == NULL) {
        return NULL;
    }
    memset(everybody, 1, (size_t)rows);
    if (!emul__run_numbers(run, program, everybody, values)) {
        return NULL;
    }
    for (int64_t row = 0; row < rows; row++) {
        const emul__state state = emul__code_state(values[row]);
        if (state > EMUL__IS_MISSING) {
            emul__run_report_state(run, &program->place, program->source, row, state);
        }
    }
    return emul__run_fine(run) ? values : NULL;
}

/* ---- a number of years ---- */

/* The first of the last `years` years; half a year is none. */
static int32_t first_of_last(int32_t year, int64_t years) {
    const int64_t whole = years / EMUL_DECIMAL_ONE;
    return whole <= 0 ? year + 1 : whole > year ? 1 : (int32_t)(year - whole + 1);
}

static bool apply_last(emul__run *run, const emul__input *input, int32_t year, emul__year_limits *limits) {
    const bool bounded = input->last[EMUL__AT_LEAST] != input->last[EMUL__EXACTLY];
    const int64_t *least = run_for_all(run, input->last[bounded ? EMUL__AT_LEAST : EMUL__EXACTLY]);
    const int64_t *most = bounded ? run_for_all(run, input->last[EMUL__AT_MOST]) : least;
    for (int64_t row = 0; least != NULL && most != NULL && row < run->result->rows; row++) {
        const bool sure = emul__code_state(least[row]) == EMUL__PRESENT;
        const bool bound = emul__code_state(most[row]) == EMUL__PRESENT;
        limits->sure[row] = later(limits->sure[row], sure ? first_of_last(year, least[row]) : year + 1);
        limits->most[row] = bound ? later(limits->most[row], first_of_last(year, most[row])) : limits->most[row];
    }
    return least != NULL && most != NULL;
}

/* ---- after a day ---- */

/* The first year that begins after the day; the one after `year` if that does not. */
static int32_t first_after(const emul__run *run, emul__day day, int32_t year) {
    int32_t first = emul__period_year((emul__period){day, day});
    while (first <= year && emul__year_back(run, run->years_back + year - first).from <= day) {
        first++;
    }
    return first > year ? year + 1 : first;
}

/* A day that does not apply limits nothing; one that is not known may leave nothing. */
static bool apply_after(emul__run *run, const emul__input *input, int32_t year, emul__year_limits *limits) {
    const int64_t *days = run_for_all(run, input->after);
    for (int64_t row = 0; days != NULL && row < run->result->rows; row++) {
        const emul__state state = emul__code_state(days[row]);
        if (state == EMUL__PRESENT) {
            const int32_t first = first_after(run, emul__day_of_value(days[row]), year);
            limits->sure[row] = later(limits->sure[row], first);
            limits->most[row] = later(limits->most[row], first);
        } else if (state == EMUL__IS_MISSING) {
            limits->sure[row] = year + 1;
        }
    }
    if (days != NULL && run->result->explains) {
        run->result->years[input - run->model->inputs.items].after = days;
    }
    return days != NULL;
}

/* ---- used up ---- */

static bool apply_used(emul__run *run, const emul__input *input, int32_t year, emul__year_limits *limits) {
    int32_t *used = (int32_t *)emul__run_keep(run, run->result->rows, sizeof *used);
    if (used == NULL || !emul__history_prepare(run)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        const emul__record record = emul__record_of(run, input->unused_by, -1, row);
        used[row] = emul__record_last(&record, year - 1);
        limits->sure[row] = later(limits->sure[row], used[row] + 1);
        limits->most[row] = later(limits->most[row], used[row] + 1);
    }
    run->result->years[input - run->model->inputs.items].used = used;
    return true;
}

bool emul__year_limits_find(emul__run *run, const emul__input *input, emul__year_limits *limits) {
    const int64_t rows = run->result->rows;
    const int32_t year = emul__period_year(run->now);
    limits->sure = (int32_t *)emul__run_scratch(run, rows, sizeof *limits->sure);
    limits->most = (int32_t *)emul__run_scratch(run, rows, sizeof *limits->most);
    if (limits->sure == NULL || limits->most == NULL) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        limits->sure[row] = later(input->since, 1);
        limits->most[row] = later(input->since, 1);
    }
    return (input->last[EMUL__EXACTLY] < 0 || apply_last(run, input, year, limits)) &&
           (input->after < 0 || apply_after(run, input, year, limits)) && (input->unused_by < 0 || apply_used(run, input, year, limits));
}
