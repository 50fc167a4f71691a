/* Whether what is told of two results agrees with their columns. */
#ifndef EMUL_TEST_CHANGES_H
#define EMUL_TEST_CHANGES_H

#include "emul/emul.h"

/* Two results of one roster, whose regulations have the same scorecards, criteria, classes and awards. */
typedef struct two_results {
    const emul_regulation *regulation;
    const emul_roster *roster;
    const emul_result *before, *after;
} two_results;

/* Asserts (cmocka) of what emul_result_compare tells, either way round: places, totals, states and decisions are those of the columns; what criteria, limits
 * and rounding did to a total adds up to its difference; of whom nothing is told, nothing differs; and what is told the one way is the mirror of what
 * is told the other. Gives the number of subjects of whom something is told. `most_rest` is the largest difference, in millionths, that limits and
 * rounding may have: INT64_MAX where a regulation has any. */
int64_t check_changes(const two_results *of, int64_t most_rest);

#endif
