/* The check of a stored result. */
#ifndef EMUL_EXPLAIN_VERIFY_H
#define EMUL_EXPLAIN_VERIFY_H

#include "explain/json_read.h"
#include "explain/tree.h"

/* ---- two trees of JSON, value by value (verify_values.c) ---- */

typedef struct emul__values {
    emul__tree *tree;
    emul__why_node *root; /* below which differences are told */
    emul__arena *scratch;
    bool same_version; /* both have the same members */
    int64_t compared, differing;
    emul__text of, subject, name, item; /* where we are: scorecard or award, subject, criterion or class */
} emul__values;

/* Compares everything but version and digests. */
void emul__values_compare(emul__values *values, const emul__json_value *stored, const emul__json_value *again);

/* ---- words (lines_verify.c) ---- */

const emul__line_words *emul__lines_verify(void);
/* What a member of the JSON is called, NULL for one that the library does not know. */
const emul__word *emul__member_word(emul__text member);

#endif
