/* A finished tree of lines in the hands of the caller. Whatever explains something builds an emul__tree and ends with emul__explanation_give. */
#ifndef EMUL_EXPLAIN_EXPLANATION_H
#define EMUL_EXPLAIN_EXPLANATION_H

#include "emul/explanation.h"
#include "explain/tree.h"

struct emul_explanation {
    emul_allocator allocator;
    emul__tree tree;
    const emul__why_node *root;
};

/* Makes the tree an explanation, which owns all it says; takes the tree over in every case. Fails only when memory is, or was, out. */
emul_status emul__explanation_give(emul__tree *tree, emul__why_node *root, emul_explanation **explanation, emul_error *error);

/* Reports that the result was evaluated without what an explanation needs; EMUL_E_UNSUPPORTED. */
emul_status emul__report_unexplained(emul_error *error);

#endif
