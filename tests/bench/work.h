/* What the benchmarks evaluate: N subjects x 20 criteria scored against plan, a total, places within 997 groups by total and first criterion,
 * four classes, and an award to the best fifth of each group. */
#ifndef TESTS_BENCH_WORK_H
#define TESTS_BENCH_WORK_H

#include "emul/emul.h"

enum { WORK_CRITERIA = 20 };

typedef struct work {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_error *error;
} work;

void work_make(work *of, int64_t n);
void work_end(work *of);
/* Ends the program with the error's message if something is not fine. */
void work_need(int fine, const work *of);
double work_seconds(void);

#endif
