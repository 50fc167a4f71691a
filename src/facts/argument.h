/* Texts as the caller gives them to roster and ledger. */
#ifndef EMUL_FACTS_ARGUMENT_H
#define EMUL_FACTS_ARGUMENT_H

#include "base/diagnostic.h"

/* The argument `parameter` of a call, or element `row` of it (-1: it is no array). */
typedef struct emul__argument {
    const char *parameter;
    int64_t row;
} emul__argument;

/* NULL gives the empty text. EMUL_OK, or EMUL_E_SYNTAX reported if it is no UTF-8. */
emul_status emul__take_text(const char *given, emul__argument argument, emul__text *text, emul_error *error);
/* The same for a text that must not be empty: else EMUL_E_ARGUMENT. */
emul_status emul__take_name(const char *given, emul__argument argument, emul__text *text, emul_error *error);
/* Reports EMUL_E_ARGUMENT about an argument. */
emul_status emul__refuse_argument(emul__argument argument, emul_error *error);
/* Reports a number of a spec that is out of range, and gives EMUL_E_RANGE. */
emul_status emul__refuse_field(const char *field, int64_t number, emul_error *error);

#endif
