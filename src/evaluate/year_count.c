/* Counts of years as columns: the count where it is known, else missing between two bounds. */
#include <string.h>

#include "evaluate/years.h"

bool emul__year_tell(emul__year_count *count, int64_t row, int32_t year, emul__year_verdict verdict) {
    if (count->marks == NULL) {
        return true;
    }
    emul__year_mark *mark = (emul__year_mark *)emul__run_keep(count->run, 1, sizeof *mark);
    if (mark == NULL) {
        return false;
    }
    *mark = (emul__year_mark){year, verdict, count->marks[row]};
    count->marks[row] = mark;
    return true;
}

bool emul__years_are_bounded(emul_decimal most) {
    return most < EMUL__MOST_YEARS * EMUL_DECIMAL_ONE;
}

/* ---- years in which a condition holds ---- */

static int32_t earliest(const emul__year_count *count) {
    int32_t first = count->year + 1;
    for (int64_t row = 0; row < count->run->result->rows; row++) {
        first = count->limits.most[row] < first ? count->limits.most[row] : first;
    }
    return first;
}

static bool add_year(emul__year_count *count, int64_t row, int32_t year, uint8_t holds) {
    const bool sure = year >= count->limits.sure[row];
    if (year < count->limits.most[row] || holds == EMUL__FALSE) {
        return true;
    }
    const bool counts = sure && holds == EMUL__TRUE;
    count->least[row] += counts;
    count->most[row]++;
    return emul__year_tell(count, row, year, counts ? EMUL__YEAR_COUNTS : EMUL__YEAR_OPEN);
}

/* Of years that the ledger does not reach nothing is known. */
static bool add_unknown_years(emul__year_count *count, int32_t year) {
    for (int64_t row = 0; row < count->run->result->rows; row++) {
        const int32_t first = count->limits.most[row];
        if (first <= year) {
            count->most[row] += year - first + 1;
            if (!emul__year_tell(count, row, year, EMUL__YEAR_OPEN)) {
                return false;
            }
        }
    }
    return true;
}

bool emul__count_condition(emul__year_count *count) {
    emul__run *run = count->run;
    const int64_t rows = run->result->rows;
    const emul__program *program = &run->model->inputs.programs[count->input->condition];
    uint8_t *everybody = (uint8_t *)emul__run_scratch(run, 2 * rows + 1, 1);
    if (everybody == NULL) {
        return false;
    }
    memset(everybody, 1, (size_t)rows);
    uint8_t *holds = everybody + rows;
    const int32_t first = earliest(count);
    int32_t year = count->year;
    for (; year >= first && year >= emul__first_known_year(run); year--) {
        if (!emul__run_truths_of_year(run, count->year - year, program, everybody, holds)) {
            return false;
        }
        for (int64_t row = 0; row < rows; row++) {
            if (!add_year(count, row, year, holds[row])) {
                return false;
            }
        }
    }
    return year < first || add_unknown_years(count, year);
}

/* ---- columns ---- */

/* How many years ago; open while this run's decision is, unless it can be told. */
static int64_t years_ago(const emul__year_count *count, int64_t row) {
    const emul__record of = emul__record_of(count->run, count->input->title, count->input->award, row);
    const int32_t last = of.now == EMUL_DECISION_AWARDED ? of.year : emul__record_last(&of, of.year);
    if (emul__is_open(of.now) && last != of.year) {
        return EMUL_MISSING;
    }
    return last == 0 ? EMUL_NOT_APPLICABLE : (of.year - last) * EMUL_DECIMAL_ONE;
}

static int64_t value_of(const emul__year_count *count, int64_t row) {
    if (count->input->kind == EMUL__INPUT_YEARS_AGO) {
        return years_ago(count, row);
    }
    if (count->input->kind == EMUL__INPUT_EVER) {
        return count->least[row] > 0 ? EMUL_DECIMAL_ONE : count->most[row] > 0 ? EMUL_MISSING : 0;
    }
    return count->least[row] == count->most[row] ? count->least[row] * EMUL_DECIMAL_ONE : EMUL_MISSING;
}

static bool fill(emul__year_count *count, emul__column *column) {
    int64_t *values = emul__run_column(count->run);
    for (int64_t row = 0; values != NULL && row < count->run->result->rows; row++) {
        values[row] = value_of(count, row);
        count->least[row] *= EMUL_DECIMAL_ONE;
        count->most[row] *= EMUL_DECIMAL_ONE;
        if (count->back_least != NULL) {
            count->back_least[row] *= EMUL_DECIMAL_ONE;
            count->back_most[row] *= EMUL_DECIMAL_ONE;
        }
    }
    column->values = values;
    column->least = count->least;
    column->most = count->most;
    column->back_least = count->back_least;
    column->back_most = count->back_most;
    return values != NULL;
}

/* A day that is not declared as one would be looked for among the awards, and never be found. */
static bool check_title(emul__run *run, const emul__input *input) {
    const emul__text title = input->title < 0 ? (emul__text){"", 0} : run->model->names.titles.texts[input->title];
    const emul__indicator_use use = emul__ledger_use(run->ledger, emul__intern_find(&run->ledger->words, title));
    const bool fact = use.numbers > 0 || use.labels > 0 || emul__roster_attribute(run->roster, title) != NULL;
    if (input->kind != EMUL__INPUT_YEARS_AGO || !fact) {
        return true;
    }
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                              .place = {.field = title},
                                              .english = "“{0}” takes “{1}” for a title, but there are facts of that name",
                                              .vietnamese = "“{0}” hiểu “{1}” là danh hiệu, nhưng có số liệu mang tên đó",
                                              .hint_english = "declare it under `indicators:` with `type: date`",
                                              .hint_vietnamese = "khai báo trong mục “indicators:” với “type: date”",
                                              .arguments = {input->text, title}});
    return false;
}

static bool start(emul__run *run, const emul__input *input, emul__year_count *count) {
    *count = (emul__year_count){.run = run, .input = input, .year = emul__period_year(run->now)};
    count->least = emul__run_column(run);
    count->most = emul__run_column(run);
    if (count->least == NULL || count->most == NULL || (input->title >= 0 && !emul__history_prepare(run)) || !check_title(run, input)) {
        return false;
    }
    if (run->result->explains && (run->auditing || run->years_back == 0)) {
        count->marks = (const emul__year_mark **)emul__run_keep(run, run->result->rows, sizeof *count->marks);
        run->result->years[input - run->model->inputs.items].marks = count->marks;
        if (count->marks == NULL) {
            return false;
        }
    }
    return emul__year_limits_find(run, input, &count->limits);
}

bool emul__bind_years(emul__run *run, const emul__input *input, emul__column *column) {
    emul__year_count count;
    if (!start(run, input, &count)) {
        return false;
    }
    const bool in_row = input->kind == EMUL__INPUT_YEARS_IN_ROW || (input->kind == EMUL__INPUT_STREAK && !input->by_award);
    const bool counted = in_row                                   ? emul__count_row(&count)
                         : input->kind == EMUL__INPUT_COUNT_YEARS ? emul__count_condition(&count)
                                                                  : emul__count_awards(&count);
    return counted && fill(&count, column) && emul__run_fine(run);
}
