/* Digests of a roster and a ledger that depend on what they say, not on the order in which it was said (docs/proof.md). */
#ifndef EMUL_FACTS_DIGEST_H
#define EMUL_FACTS_DIGEST_H

#include "base/digest.h"
#include "facts/facts.h"

/* The subjects by id: where each stands, and who stands there. */
typedef struct emul__by_id {
    int64_t count;
    const int64_t *rows;   /* [count] by place */
    const int64_t *places; /* [count] by row */
} emul__by_id;

/* False when memory is out; what was made lies in the arena. O(n), and O(n log n) for ids that agree in many characters behind what all begin with. */
bool emul__subjects_by_id(const emul_roster *roster, emul__arena *arena, emul__by_id *by_id);
/* Both leave `digest` as it is where the library has no digests; false when memory is out. The ledger names no row that the roster does not have. */
bool emul__roster_digest(const emul_roster *roster, const emul__by_id *by_id, const emul_allocator *allocator, emul__digest *digest);
bool emul__ledger_digest(const emul_ledger *ledger, const emul_roster *roster, const emul__by_id *by_id, const emul_allocator *allocator,
                         emul__digest *digest);

#endif
