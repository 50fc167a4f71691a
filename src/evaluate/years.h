/* Counting in years: from which year on they count, what is known of each, and how a count that is open is held between two bounds. */
#ifndef EMUL_EVALUATE_YEARS_H
#define EMUL_EVALUATE_YEARS_H

#include "evaluate/run.h"

/* ---- another year (another_year.c) ---- */

/* The evaluated period, or the whole year so many years before it. */
emul__period emul__year_back(const emul__run *run, int32_t back);
/* The first year of which the ledger has a fact or an award. */
int32_t emul__first_known_year(emul__run *run);
/* Runs a condition with the facts of `back` years before the year being looked at. */
bool emul__run_truths_of_year(emul__run *run, int32_t back, const emul__program *program, const uint8_t *mask, uint8_t *out);

/* ---- from which year on (year_limits.c) ---- */

/* Years before `most` do not count; those from `sure` on do; whether those between them do is not known. */
typedef struct emul__year_limits {
    int32_t *sure, *most; /* [rows] */
} emul__year_limits;

/* since =, last =, after =, unused_by = of the input; tells the result what they came to. */
bool emul__year_limits_find(emul__run *run, const emul__input *input, emul__year_limits *limits);

/* ---- past awards (history.c) ---- */

/* What a title's past and present are for one subject. */
typedef struct emul__record {
    const emul__past_award *awards;
    const int64_t *order; /* the subject's awards by year */
    int64_t count;
    int32_t title;     /* word of the ledger, -1: in no past award */
    int32_t year;      /* being looked at */
    emul_decision now; /* this run's decision; EMUL_DECISION_NONE where it decides nothing about this title */
} emul__record;

/* Orders the past awards; false when memory is out. */
bool emul__history_prepare(emul__run *run);
/* `title` is an id in names->titles, `award` the award of this run, or -1. */
emul__record emul__record_of(const emul__run *run, int32_t title, int32_t award, int64_t row);
/* Whether the title was given in that year and not annulled. */
bool emul__record_has(const emul__record *of, int32_t year);
/* Whether the title of that year was annulled. */
bool emul__record_annulled(const emul__record *of, int32_t year);
/* The first and the last year up to `until` in which it was; 0 if there is none. */
int32_t emul__record_first(const emul__record *of);
int32_t emul__record_last(const emul__record *of, int32_t until);
/* A decision that may yet become either. */
bool emul__is_open(emul_decision decision);

/* ---- counts (year_count.c) ---- */

typedef struct emul__year_count {
    emul__run *run;
    const emul__input *input;
    emul__year_limits limits;
    int32_t year;                    /* the last that counts */
    int64_t *least, *most;           /* [rows] whole numbers */
    int64_t *back_least, *back_most; /* [rows] of a row: calendar years back to its first; NULL */
    const emul__year_mark **marks;   /* [rows]; NULL: nothing is told */
} emul__year_count;

/* The next year of a row, which goes before those told already. */
bool emul__year_tell(emul__year_count *count, int64_t row, int32_t year, emul__year_verdict verdict);
/* Awards: history.c. */
bool emul__count_awards(emul__year_count *count);
/* Years in a row: year_row.c; in which a condition holds, or the title was given. */
bool emul__count_row(emul__year_count *count);
/* All years in which a condition holds. */
bool emul__count_condition(emul__year_count *count);

#endif
