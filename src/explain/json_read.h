/* JSON (RFC 8259) as a tree: what the library itself wrote is read back. The tree points into the document, which must outlive it. */
#ifndef EMUL_EXPLAIN_JSON_READ_H
#define EMUL_EXPLAIN_JSON_READ_H

#include "base/diagnostic.h"

enum {
    EMUL__JSON_MOST_DEPTH = 32,
    EMUL__JSON_MOST_MEMBERS = 64, /* of one object: each is compared with each */
};

typedef enum emul__json_kind {
    EMUL__JSON_NULL = 0,
    EMUL__JSON_FALSE,
    EMUL__JSON_TRUE,
    EMUL__JSON_NUMBER,
    EMUL__JSON_TEXT,
    EMUL__JSON_LIST,
    EMUL__JSON_OBJECT
} emul__json_kind;

typedef struct emul__json_value {
    emul__json_kind kind;
    int32_t count;   /* of members or elements */
    size_t at;       /* where it begins in the document */
    emul__text key;  /* of a member */
    emul__text text; /* of a text; of a number as written */
    struct emul__json_value *first, *next;
} emul__json_value;

typedef struct emul__json_source {
    emul__text input; /* name for messages */
    emul__text document;
    emul_error *error;
} emul__json_source;

/* The value that the document is, in the arena's memory; NULL with the status set after reporting: EMUL_E_SYNTAX, EMUL_E_LIMIT, EMUL_E_DUPLICATE (a
 * member twice), EMUL_E_MEMORY. A byte-order mark is passed over. O(length). */
emul__json_value *emul__json_read(const emul__json_source *source, emul__arena *arena, emul_status *status);
/* The member, or NULL. */
const emul__json_value *emul__json_member(const emul__json_value *object, const char *key);
/* Reports something about a place in the document; the code of `what`. */
emul_status emul__json_complain(const emul__json_source *source, size_t at, const emul__diagnostic *what);

#endif
