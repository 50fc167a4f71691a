/* What a condition lacks: its comparisons that do not hold, or cannot be told, with both sides and the distance between them. */
#ifndef EMUL_EXPLAIN_SHORTFALL_H
#define EMUL_EXPLAIN_SHORTFALL_H

#include "explain/tree.h"

typedef enum emul__unmet_kind {
    EMUL__UNMET_TEST = 0, /* a comparison, or a truth by itself */
    EMUL__UNMET_ALL,      /* every part must become so … */
    EMUL__UNMET_ANY       /* … one of them is enough */
} emul__unmet_kind;

/* What is asked of the one side, given the other. */
typedef enum emul__asked {
    EMUL__ASKED_AT_LEAST = 0,
    EMUL__ASKED_MORE,
    EMUL__ASKED_AT_MOST,
    EMUL__ASKED_LESS,
    EMUL__ASKED_EQUAL,
    EMUL__ASKED_UNEQUAL,
    EMUL__ASKED_IN, /* a list, which the rule shows */
    EMUL__ASKED_NOT_IN,
    EMUL__ASKED_YES, /* a truth */
    EMUL__ASKED_NO
} emul__asked;

/* What the sides count. */
typedef enum emul__measure {
    EMUL__MEASURE_NUMBER = 0, /* anything; the rule knows */
    EMUL__MEASURE_POINTS,
    EMUL__MEASURE_SHARE, /* 1 is the whole */
    EMUL__MEASURE_YEARS,
    EMUL__MEASURE_MONTHS,
    EMUL__MEASURE_DAYS,
    EMUL__MEASURE_TIMES,  /* an award was given */
    EMUL__MEASURE_PLACES, /* of a standing */
    EMUL__MEASURE_LEVELS, /* of labels that have an order */
    EMUL__MEASURE_SUBJECTS
} emul__measure;

typedef struct emul__unmet {
    emul__unmet_kind kind;
    struct emul__unmet *first; /* part */
    struct emul__unmet *next;
    /* of a TEST: */
    bool known; /* it does not hold; false: it cannot be told */
    bool whole; /* nothing else is written in the condition */
    emul__asked asked;
    emul__measure measure;
    emul__type type; /* of both sides */
    emul__text rule; /* the comparison as written, or the truth */
    emul__ratio own; /* numbers, days as columns hold them, ids of labels, 0 or 1; or states */
    emul__ratio needed;
    int32_t own_input; /* the input that gives it, in model->inputs; -1: it is computed */
    int32_t needed_input;
    bool has_bounds;          /* own is missing, but lies … */
    emul_decimal least, most; /* … between these; `most` may bound nothing (emul__years_are_bounded) */
    emul__ratio distance;     /* how far own must move, 0 or more; with bounds: at least so far. A state where there is no such number */
} emul__unmet;

/* What must change for the condition to be `wanted` (of a burden such as a disqualification: false); NULL if it is so already. Made in the tree's
 * memory; NULL also when that is out, and the tree `failed`. */
const emul__unmet *emul__unmet_find(emul__why *why, const emul__program *test, bool wanted);
/* Adds lines that say it: every test that does not hold, alternatives under a line of their own. */
void emul__why_unmet(emul__why *why, emul__why_node *parent, const emul__unmet *unmet);
/* What a distance counts, in words: of one, or of several; NULL of plain numbers. */
const emul__word *emul__measure_word(emul__measure measure, bool one);

#endif
