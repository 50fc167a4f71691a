/* Reward money in the texts of a result. */
#ifndef EMUL_EXPLAIN_MONEY_H
#define EMUL_EXPLAIN_MONEY_H

#include "evaluate/result.h"
#include "explain/words.h"

/* What one unit's subjects are paid from one fund. */
typedef struct emul__money_total {
    int32_t unit; /* row, -1: subjects that belong to none */
    emul__text fund;
    int64_t recipients;
    emul_decimal amount; /* EMUL_MISSING: the base salary is not known */
    int64_t open;        /* amounts that rest on an open decision and are not in the sum */
} emul__money_total;

typedef struct emul__money_totals {
    emul__money_total *items; /* by id of the unit, those of no unit last; then by fund */
    int64_t count;
    int64_t room; /* elements allocated */
} emul__money_totals;

/* Of awards by `scorecard` (-1: of all). False when memory is out. */
bool emul__money_totals_make(const emul_result *result, int32_t scorecard, emul__money_totals *totals);
void emul__money_totals_release(const emul_result *result, emul__money_totals *totals);

const emul__word *emul__payment_word(emul_payment payment);
/* Id of the unit a subject's money is counted with; empty where there is none. */
emul__text emul__money_unit(const emul_result *result, int64_t row);
/* Id of the title that is paid instead, or that must be decided first. */
emul__text emul__money_reason(const emul_result *result, int32_t award, int64_t row);

#endif
