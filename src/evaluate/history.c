/* How often a subject has had a title, and how many times in succession: past awards of the ledger, and those of this run. */
#include "evaluate/run.h"
#include "kernel/sort.h"

/* ---- past awards by subject and year ---- */

static int compare_awards(const void *context, int64_t a, int64_t b) {
    const emul__past_award *awards = (const emul__past_award *)context;
    if (awards[a].row != awards[b].row) {
        return awards[a].row < awards[b].row ? -1 : 1;
    }
    return awards[a].year < awards[b].year ? -1 : awards[a].year > awards[b].year;
}

static bool prepare(emul__run *run) {
    if (run->first_award != NULL) {
        return true;
    }
    const int64_t count = (int64_t)run->ledger->award_count;
    int64_t *first = (int64_t *)emul__run_scratch(run, run->result->rows + 1, sizeof *first);
    int64_t *order = (int64_t *)emul__run_scratch(run, count, sizeof *order);
    int64_t *spare = (int64_t *)emul__run_scratch(run, count, sizeof *spare);
    if (first == NULL || order == NULL || spare == NULL) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        order[i] = i;
        first[run->ledger->awards[i].row + 1]++;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        first[row + 1] += first[row];
    }
    emul__sort(order, spare, count, compare_awards, run->ledger->awards);
    run->history = order;
    run->first_award = first;
    return true;
}

/* What a title's past and present are for one subject. */
typedef struct record {
    const emul__past_award *awards;
    const int64_t *order; /* the subject's awards by year */
    int64_t count;
    int32_t title;     /* word of the ledger, -1: in no past award */
    int32_t year;      /* evaluated */
    emul_decision now; /* this run's decision; EMUL_DECISION_NONE where it decides nothing about this title */
} record;

static record record_of(const emul__run *run, const emul__input *input, int64_t row) {
    const int64_t first = run->first_award[row];
    const emul__text title = run->model->names.titles.texts[input->title];
    record found = {run->ledger->awards,
                    run->history + first,
                    run->first_award[row + 1] - first,
                    emul__intern_find(&run->ledger->words, title),
                    emul__period_year(run->result->period),
                    EMUL_DECISION_NONE};
    if (input->award >= 0) {
        found.now = run->result->awards[input->award].decision[row];
    }
    return found;
}

static const emul__past_award *award_at(const record *of, int64_t i) {
    return &of->awards[of->order[i]];
}

/* Counts: of this title, not annulled, not later than the year evaluated. */
static bool counts(const record *of, const emul__past_award *award) {
    return award->title == of->title && !award->revoked && award->year <= of->year;
}

static bool has_year(const record *of, int32_t year) {
    for (int64_t i = 0; i < of->count; i++) {
        const emul__past_award *award = award_at(of, i);
        if (award->year == year && counts(of, award)) {
            return true;
        }
    }
    return false;
}

static bool is_open(emul_decision decision) {
    return decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED;
}

static int64_t whole(int64_t count) {
    return count * EMUL_DECIMAL_ONE;
}

/* ---- times ---- */

static int64_t times_of(const record *of, int32_t since) {
    int64_t count = 0;
    for (int64_t i = 0; i < of->count; i++) {
        const emul__past_award *award = award_at(of, i);
        count += counts(of, award) && award->year >= since;
    }
    if (of->year < since || has_year(of, of->year)) { /* a year counts once, in the history or in this run */
        return whole(count);
    }
    return is_open(of->now) ? EMUL_MISSING : whole(count + (of->now == EMUL_DECISION_AWARDED));
}

/* ---- streak ---- */

/* Years in a row that end with `year`. */
static int64_t years_back_from(const record *of, int32_t year) {
    int64_t count = 0;
    while (has_year(of, year)) {
        count++;
        year--;
    }
    return count;
}

static int64_t streak_of_years(const record *of) {
    if (has_year(of, of->year)) {
        return whole(years_back_from(of, of->year));
    }
    if (is_open(of->now)) {
        return EMUL_MISSING;
    }
    if (of->now != EMUL_DECISION_AWARDED && of->now != EMUL_DECISION_NONE) {
        return 0; /* considered this year and not given: the row is broken */
    }
    return whole(years_back_from(of, of->year - 1) + (of->now == EMUL_DECISION_AWARDED));
}

/* Awards in succession whose years need not be adjacent; an annulled one ends it. */
static int64_t streak_of_awards(const record *of) {
    int64_t count = 0;
    for (int64_t i = of->count - 1; i >= 0; i--) {
        const emul__past_award *award = award_at(of, i);
        if (award->title == of->title && award->year <= of->year) {
            if (award->revoked) {
                break;
            }
            count++;
        }
    }
    if (has_year(of, of->year)) {
        return whole(count);
    }
    return is_open(of->now) ? EMUL_MISSING : whole(count + (of->now == EMUL_DECISION_AWARDED));
}

/* ---- columns ---- */

static bool bind(emul__run *run, const emul__input *input, bool streak, emul__column *column) {
    int64_t *values = emul__run_column(run);
    if (values == NULL || !prepare(run)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        const record of = record_of(run, input, row);
        if (!streak) {
            values[row] = times_of(&of, input->since);
        } else {
            values[row] = input->by_award ? streak_of_awards(&of) : streak_of_years(&of);
        }
    }
    column->values = values;
    return true;
}

bool emul__bind_times(emul__run *run, const emul__input *input, emul__column *column) {
    return bind(run, input, false, column);
}

bool emul__bind_streak(emul__run *run, const emul__input *input, emul__column *column) {
    return bind(run, input, true, column);
}
