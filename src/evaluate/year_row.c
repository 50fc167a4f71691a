/* Years in a row, counted backwards from the year being looked at, for all subjects a year at a time. What nobody knows is counted both ways: `low`
 * takes it for the end of the row, `high` for another year. */
#include <string.h>

#include "evaluate/years.h"

typedef struct walk {
    emul__year_count *count;
    int32_t year;        /* where the walk is */
    uint8_t *low, *high; /* [rows] still going on */
    uint8_t *holds;      /* [rows] EMUL__FALSE … of this year; NOTHING: it is passed over */
    uint8_t *asked;      /* [rows] of whom it matters whether the year is excused … */
    uint8_t *excused;    /* [rows] … and whether it is */
    uint8_t *over;       /* [rows] nothing earlier could count */
} walk;

enum { NOTHING = EMUL__UNKNOWN + 1 };

static bool goes_on(const walk *w, int64_t row) {
    return w->low[row] != 0 || w->high[row] != 0;
}

static bool any_goes_on(walk *w) {
    const emul__year_limits *limits = &w->count->limits;
    bool any = false;
    for (int64_t row = 0; row < w->count->run->result->rows; row++) {
        w->low[row] = w->low[row] && w->year >= limits->sure[row];
        w->high[row] = w->high[row] && w->year >= limits->most[row];
        any = any || goes_on(w, row);
    }
    return any;
}

/* ---- what is known of the year ---- */

/* The evaluated year's title is in the history, or decided by this run, or by nobody yet: then the row may end the year before. */
static uint8_t held_now(const emul__record *of) {
    if (emul__is_open(of->now)) {
        return EMUL__UNKNOWN;
    }
    if (of->now == EMUL_DECISION_NONE) {
        return NOTHING;
    }
    return of->now == EMUL_DECISION_AWARDED ? EMUL__TRUE : EMUL__FALSE;
}

/* Before the first award nothing could count: the year before it ends the row, and nobody asks further back. */
static void find_title(walk *w, int64_t row) {
    const emul__year_count *count = w->count;
    const emul__record of = emul__record_of(count->run, count->input->title, count->input->award, row);
    const int32_t first = emul__record_first(&of);
    const bool has = emul__record_has(&of, w->year);
    w->over[row] = w->year < count->year && (first == 0 || w->year < first);
    if (w->over[row] && (first == 0 || w->year < first - 1)) {
        w->low[row] = 0;
        w->high[row] = 0;
    }
    w->holds[row] = has ? EMUL__TRUE : w->year == count->year ? held_now(&of) : EMUL__FALSE;
    w->asked[row] = goes_on(w, row) && w->holds[row] != EMUL__TRUE && first > 0;
    w->excused[row] = EMUL__FALSE;
}

static void find_titles(walk *w) {
    for (int64_t row = 0; row < w->count->run->result->rows; row++) {
        find_title(w, row);
    }
}

static bool find_conditions(walk *w, int32_t back) {
    const emul__year_count *count = w->count;
    const int64_t rows = count->run->result->rows;
    for (int64_t row = 0; row < rows; row++) {
        w->holds[row] = EMUL__UNKNOWN;
        w->excused[row] = EMUL__FALSE;
        w->asked[row] = goes_on(w, row);
    }
    const emul__program *program = &count->run->model->inputs.programs[count->input->condition];
    if (w->year >= emul__first_known_year(count->run) && !emul__run_truths_of_year(count->run, back, program, w->asked, w->holds)) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        w->asked[row] = w->asked[row] && w->holds[row] != EMUL__TRUE && w->year >= emul__first_known_year(count->run);
    }
    return true;
}

static bool find_excused(walk *w, int32_t back) {
    const emul__year_count *count = w->count;
    const int32_t program = count->input->excused;
    if (program < 0 || !emul__mask_any(w->asked, count->run->result->rows)) {
        return true;
    }
    if (!emul__run_truths_of_year(count->run, back, &count->run->model->inputs.programs[program], w->asked, w->excused)) {
        return false;
    }
    for (int64_t row = 0; row < count->run->result->rows; row++) {
        w->excused[row] = w->excused[row] == EMUL__UNKNOWN && w->over[row] ? EMUL__FALSE : w->excused[row];
    }
    return true;
}

/* ---- what becomes of the row ---- */

/* The year that ended the row; its award may have been annulled. */
static bool tell_end(walk *w, int64_t row, bool broken) {
    const emul__year_count *count = w->count;
    const bool titles = count->input->condition < 0;
    const emul__record of = titles ? emul__record_of(count->run, count->input->title, -1, row) : (emul__record){.count = 0};
    return emul__year_tell(w->count, row, w->year, broken ? EMUL__YEAR_BREAKS : EMUL__YEAR_OPEN) &&
           (!titles || !emul__record_annulled(&of, w->year) || emul__year_tell(w->count, row, w->year, EMUL__YEAR_ANNULLED));
}

static void add_year(walk *w, int64_t row, bool sure, bool may) {
    emul__year_count *count = w->count;
    const int64_t back = count->year - w->year + 1;
    count->least[row] += sure;
    count->most[row] += may;
    count->back_least[row] = sure ? back : count->back_least[row];
    count->back_most[row] = may ? back : count->back_most[row];
}

static bool take_year(walk *w, int64_t row) {
    emul__year_count *count = w->count;
    const uint8_t holds = w->holds[row];
    const uint8_t excused = w->excused[row];
    const bool tell = w->low[row] != 0;
    if (holds == EMUL__TRUE) {
        add_year(w, row, w->low[row] != 0, w->high[row] != 0);
        return !tell || emul__year_tell(count, row, w->year, EMUL__YEAR_COUNTS);
    }
    if (holds == NOTHING) {
        return true;
    }
    if (excused == EMUL__TRUE) {
        return !tell || emul__year_tell(count, row, w->year, EMUL__YEAR_EXCUSED);
    }
    const bool over = holds == EMUL__FALSE && excused == EMUL__FALSE;
    add_year(w, row, false, w->high[row] && holds == EMUL__UNKNOWN);
    w->high[row] = w->high[row] && !over;
    w->low[row] = 0;
    return !tell || tell_end(w, row, over);
}

static bool take_years(walk *w) {
    const bool beyond = w->count->input->condition >= 0 && w->year < emul__first_known_year(w->count->run);
    for (int64_t row = 0; row < w->count->run->result->rows; row++) {
        if (goes_on(w, row) && !take_year(w, row)) {
            return false;
        }
        if (beyond && w->high[row]) { /* nothing bounds it but the limit */
            const int32_t before = w->year - w->count->limits.most[row];
            w->count->most[row] += before;
            w->count->back_most[row] += before;
            w->high[row] = 0;
        }
    }
    return true;
}

bool emul__count_row(emul__year_count *count) {
    const int64_t rows = count->run->result->rows;
    uint8_t *room = (uint8_t *)emul__run_scratch(count->run, 6 * rows + 1, 1);
    walk w = {count, count->year, room, room + rows, room + 2 * rows, room + 3 * rows, room + 4 * rows, room + 5 * rows};
    count->back_least = emul__run_column(count->run);
    count->back_most = emul__run_column(count->run);
    if (room == NULL || count->back_least == NULL || count->back_most == NULL) {
        return false;
    }
    memset(room, 1, (size_t)(2 * rows));
    for (int32_t back = 0; any_goes_on(&w); back++) {
        if (count->input->condition < 0) {
            find_titles(&w);
        } else if (!find_conditions(&w, back)) {
            return false;
        }
        if (!find_excused(&w, back) || !take_years(&w)) {
            return false;
        }
        w.year--;
    }
    return true;
}
