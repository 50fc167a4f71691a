/* What was found in a history of awards, while it is being found and afterwards. */
#ifndef EMUL_EXPLAIN_AUDIT_H
#define EMUL_EXPLAIN_AUDIT_H

#include "emul/history.h"
#include "evaluate/past.h"
#include "explain/words.h"

typedef struct emul__finding {
    emul_finding shown;
    const char *reasons[2]; /* by language */
} emul__finding;

struct emul_audit {
    emul_allocator allocator;
    emul__arena arena; /* every text */
    emul__finding *items;
    size_t count, capacity;
    int64_t examined, passed_over;
};

/* What an audit works on. */
typedef struct emul__inspection {
    emul__past past;
    emul_audit *audit;
    emul__arena scratch;
    const int32_t *award_of; /* [past awards] award of the regulation, -1 */
    emul_status status;      /* of what stopped it */
} emul__inspection;

/* Arguments, options, an empty audit; false after reporting, then of->status says why (audit.c). */
bool emul__inspection_begin(emul__inspection *of, const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                            const emul_options *options, emul_audit **audit, emul_error *error);
/* Gives the audit to the caller, or destroys it. */
emul_status emul__inspection_end(emul__inspection *of, emul_audit **audit);
/* Stops the inspection for what stopped a run. Always false. */
bool emul__inspection_stop(emul__inspection *of, emul_status status);
/* Number of the past awards, and the first and the last year in which a title of the regulation was given; none: `last` before `first`. */
void emul__inspection_years(const emul__inspection *of, int32_t *first, int32_t *last);

/* ---- findings (audit_note.c) ---- */

/* What a finding is about. */
typedef struct emul__found {
    int64_t row;
    int32_t award;     /* of the regulation, -1 */
    int32_t past;      /* number of the past award, -1: of this run */
    int32_t condition; /* of the model, -1 */
    int32_t year;
    emul_verdict verdict;
    int64_t because;
    const emul_result *result; /* that the condition was tested in, NULL without condition */
    const emul_result *before; /* the same with the award that is annulled, or NULL */
} emul__found;

/* Adds it; false when memory is out. */
bool emul__audit_note(emul__inspection *of, const emul__run *run, const emul__found *found);
const emul__word *emul__verdict_word(emul_verdict verdict);

#endif
