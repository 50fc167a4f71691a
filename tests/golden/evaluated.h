/* A folder with regulation, roster and facts, evaluated through the public API. */
#ifndef EMUL_TEST_EVALUATED_H
#define EMUL_TEST_EVALUATED_H

#include "emul/emul.h"

typedef struct evaluated {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
} evaluated;

/* Fails the test with every diagnostic if anything is refused. */
evaluated evaluate_folder(const char *folder, const char *period);
void evaluated_destroy(evaluated *given);

/* Row of a subject; fails the test if there is none. */
int64_t evaluated_row(const evaluated *given, const char *subject);

/* A table of the result as text from malloc. */
char *evaluated_csv(const evaluated *given, emul_table which);

#endif
