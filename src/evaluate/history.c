/* Past awards of a subject, and this run's: how often a title was given, how often in succession, and how long ago. */
#include "evaluate/years.h"
#include "kernel/sort.h"

/* ---- past awards by subject and year ---- */

static int compare_awards(const void *context, int64_t a, int64_t b) {
    const emul__past_award *awards = (const emul__past_award *)context;
    if (awards[a].row != awards[b].row) {
        return awards[a].row < awards[b].row ? -1 : 1;
    }
    return awards[a].year < awards[b].year ? -1 : awards[a].year > awards[b].year;
}

bool emul__history_prepare(emul__run *run) {
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
        first[run->awards[i].row + 1]++;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        first[row + 1] += first[row];
    }
    emul__sort(order, spare, count, compare_awards, run->awards);
    run->history = order;
    run->first_award = first;
    return true;
}

emul__record emul__record_of(const emul__run *run, int32_t title, int32_t award, int64_t row) {
    const int64_t first = run->first_award[row];
    emul__record found = {run->awards,
                          run->history + first,
                          run->first_award[row + 1] - first,
                          emul__intern_find(&run->ledger->words, run->model->names.titles.texts[title]),
                          emul__period_year(run->now),
                          EMUL_DECISION_NONE};
    if (award >= 0 && run->years_back == 0 && !run->auditing) {
        found.now = run->result->awards[award].decision[row];
    }
    return found;
}

static const emul__past_award *award_at(const emul__record *of, int64_t i) {
    return &of->awards[of->order[i]];
}

static bool is_of_title(const emul__record *of, const emul__past_award *award) {
    return award->title == of->title && award->year <= of->year;
}

/* Counts: of this title, not annulled, not later than the year being looked at. */
static bool counts(const emul__record *of, const emul__past_award *award) {
    return is_of_title(of, award) && !award->revoked;
}

bool emul__record_has(const emul__record *of, int32_t year) {
    for (int64_t i = 0; i < of->count; i++) {
        if (award_at(of, i)->year == year && counts(of, award_at(of, i))) {
            return true;
        }
    }
    return false;
}

bool emul__record_annulled(const emul__record *of, int32_t year) {
    for (int64_t i = 0; i < of->count; i++) {
        if (award_at(of, i)->year == year && award_at(of, i)->title == of->title) {
            return award_at(of, i)->revoked;
        }
    }
    return false;
}

int32_t emul__record_first(const emul__record *of) {
    int64_t i = 0;
    while (i < of->count && !counts(of, award_at(of, i))) {
        i++;
    }
    return i < of->count ? award_at(of, i)->year : 0;
}

int32_t emul__record_last(const emul__record *of, int32_t until) {
    int64_t i = of->count - 1;
    while (i >= 0 && !(counts(of, award_at(of, i)) && award_at(of, i)->year <= until)) {
        i--;
    }
    return i >= 0 ? award_at(of, i)->year : 0;
}

bool emul__is_open(emul_decision decision) {
    return decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED;
}

/* ---- how often ---- */

/* A year that counts, or may. */
static bool add(emul__year_count *count, int64_t row, int32_t year, bool open) {
    const bool sure = year >= count->limits.sure[row];
    const bool may = year >= count->limits.most[row];
    count->least[row] += sure && !open;
    count->most[row] += may;
    return !may || emul__year_tell(count, row, year, sure && !open ? EMUL__YEAR_COUNTS : EMUL__YEAR_OPEN);
}

/* This run's award; a year counts once, in the history or in this run. */
static bool add_now(emul__year_count *count, const emul__record *of, int64_t row) {
    const bool given = of->now == EMUL_DECISION_AWARDED || emul__is_open(of->now);
    return !given || emul__record_has(of, of->year) || add(count, row, of->year, emul__is_open(of->now));
}

/* From the latest award backwards. In succession, an annulled one is the end. */
static bool add_past(emul__year_count *count, const emul__record *of, int64_t row) {
    const bool succession = count->input->kind == EMUL__INPUT_STREAK;
    for (int64_t i = of->count - 1; i >= 0; i--) {
        const emul__past_award *award = award_at(of, i);
        if (!is_of_title(of, award) || award->year < count->limits.most[row]) {
            continue;
        }
        if (!(award->revoked ? emul__year_tell(count, row, award->year, EMUL__YEAR_ANNULLED) : add(count, row, award->year, false))) {
            return false;
        }
        if (award->revoked && succession) {
            break;
        }
    }
    return true;
}

bool emul__count_awards(emul__year_count *count) {
    for (int64_t row = 0; row < count->run->result->rows; row++) {
        const emul__record of = emul__record_of(count->run, count->input->title, count->input->award, row);
        if (!add_now(count, &of, row) || !add_past(count, &of, row)) {
            return false;
        }
    }
    return true;
}
