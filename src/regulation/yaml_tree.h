/* A YAML text as a tree of texts, lists and mappings with their places. What a regulation has no use for (tags, anchors, aliases, merges, a key
 * twice, a second document) is refused here; scalars are text and nothing else. */
#ifndef EMUL_REGULATION_YAML_TREE_H
#define EMUL_REGULATION_YAML_TREE_H

#include "base/diagnostic.h"

enum {
    EMUL__YAML_MOST_BYTES = 4 << 20,
    EMUL__YAML_MOST_NODES = 100000,
    EMUL__YAML_MOST_DEPTH = 32,
    EMUL__YAML_MOST_KEYS = 4096 /* of one mapping: each is compared with each */
};

typedef enum emul__yaml_kind {
    EMUL__YAML_TEXT,
    EMUL__YAML_LIST,
    EMUL__YAML_MAP,
    EMUL__YAML_BROKEN /* there, but refused, which has been reported */
} emul__yaml_kind;

typedef struct emul__yaml_node {
    emul__yaml_kind kind;
    bool plain;           /* a text without quotes: if it is empty, nothing was written */
    bool flow;            /* a mapping or list in braces or brackets */
    emul__text text;      /* NUL-terminated, in normal form C */
    int64_t line, column; /* where the text itself begins */
    emul__breaks breaks;  /* of a text */
    int32_t count;
    struct emul__yaml_node *first, *last; /* of a list: the elements; of a mapping: the keys */
    struct emul__yaml_node *next;
    struct emul__yaml_node *value; /* of a key */
} emul__yaml_node;

typedef struct emul__yaml {
    emul__arena *arena; /* holds the tree */
    emul_error *error;  /* never NULL */
    emul__text input;   /* name for messages */
    emul__text document;
    bool failed; /* something has been reported */
    bool out_of_memory;
} emul__yaml;

/* The root, or NULL if there is no tree: then that has been reported, or memory is out. Other problems leave a tree that can be looked into. */
emul__yaml_node *emul__yaml_load(emul__yaml *yaml);
/* Reports a problem at a node; `what` says all but the place. */
void emul__yaml_problem(emul__yaml *yaml, const emul__yaml_node *node, emul__text path, const emul__diagnostic *what);

#endif
