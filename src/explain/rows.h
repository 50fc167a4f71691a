/* Rows in the order in which tables show them: by what the rows say, never by where they stood in the roster. */
#ifndef EMUL_EXPLAIN_ROWS_H
#define EMUL_EXPLAIN_ROWS_H

#include "evaluate/result.h"

typedef struct emul__rows {
    int64_t *rows;
    int64_t count;
    int64_t room; /* elements allocated */
} emul__rows;

/* Each gives a list to be released, or false when memory is out. */

/* All subjects, by id. */
bool emul__rows_by_id(const emul_result *result, emul__rows *rows);
/* The subjects of a scorecard, by group, place (those without one last), id. */
bool emul__rows_of_scorecard(const emul_result *result, int32_t scorecard, emul__rows *rows);
/* The subjects that an award is for, by position in its order (those without one last), id. */
bool emul__rows_of_award(const emul_result *result, int32_t award, emul__rows *rows);
void emul__rows_release(const emul_result *result, emul__rows *rows);

/* Value of a group attribute; empty where there is none. */
emul__text emul__group_text(const emul_result *result, const int32_t *group, int64_t row);

#endif
