/* The digest of what a result was made from. */
#ifndef EMUL_EVALUATE_DIGEST_H
#define EMUL_EVALUATE_DIGEST_H

#include "emul/compare.h"
#include "evaluate/result.h"

/* Gives the result its digests, where the library has any; false when memory is out. */
bool emul__result_digest(emul_result *result, const emul_roster *roster, const emul_ledger *ledger);

#endif
