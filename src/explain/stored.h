/* A result as it was stored (JSON), and what it says that is no figure. */
#ifndef EMUL_EXPLAIN_STORED_H
#define EMUL_EXPLAIN_STORED_H

#include "emul/compare.h"
#include "evaluate/digest.h"
#include "explain/json_read.h"

enum { EMUL__STORED_TEXTS = 6 };

struct emul_stored {
    emul_allocator allocator;
    emul__arena arena; /* everything below lives in it */
    const emul__json_value *root;
    const char *texts[EMUL__STORED_TEXTS]; /* by EMUL_STORED_*; NULL: it does not say */
    emul__text digests[EMUL__DIGESTS];     /* so these, empty: it has none */
};

/* The result as JSON (json.c); false when memory is out. */
bool emul__result_json(emul__buffer *to, const emul_result *result);
/* The names of the parts in JSON, by EMUL_DIGEST_OF_* (json.c). */
const char *emul__digest_name(emul_digest_part part);

#endif
