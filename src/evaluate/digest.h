/* The digest of what a result was made from. */
#ifndef EMUL_EVALUATE_DIGEST_H
#define EMUL_EVALUATE_DIGEST_H

#include "emul/compare.h"
#include "evaluate/result.h"

/* Gives the result its digests, where the library has any; false when memory is out. */
bool emul__result_digest(emul_result *result, const emul_roster *roster, const emul_ledger *ledger);

/* The digest over the four others, as text; empty where the library has none, or one of the four is no digest. */
void emul__digest_of_all(emul__text version, const emul__text parts[EMUL__DIGESTS], char text[EMUL__DIGEST_TEXT]);

#endif
