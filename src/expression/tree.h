/* What the parser makes of a rule: a tree whose every node knows where it stands in which text, so that each message can point there. */
#ifndef EMUL_EXPRESSION_TREE_H
#define EMUL_EXPRESSION_TREE_H

#include "base/date.h"
#include "base/diagnostic.h"

/* Bounds on one text; EMUL_E_LIMIT beyond. They bound the recursion of everything that walks a tree. */
enum { EMUL__MOST_BYTES = 4096, EMUL__MOST_NODES = 1024, EMUL__MOST_NESTING = 64 };

/* A text that is read as an expression: a rule, or a named value. */
typedef struct emul__script {
    emul__text text;
    emul__place place; /* where the text starts */
    int32_t value;     /* the named value it belongs to, or -1 */
} emul__script;

typedef enum emul__operator {
    EMUL__NO_OPERATOR = 0,
    EMUL__PLUS,
    EMUL__MINUS,
    EMUL__TIMES,
    EMUL__OVER,
    EMUL__EQUAL,
    EMUL__UNEQUAL,
    EMUL__LESS,
    EMUL__LESS_OR_EQUAL,
    EMUL__GREATER,
    EMUL__GREATER_OR_EQUAL
} emul__operator;

typedef enum emul__node_kind {
    EMUL__NODE_NUMBER = 0,
    EMUL__NODE_PERIOD,
    EMUL__NODE_NAME, /* text, facet */
    EMUL__NODE_ID,   /* begins with a digit: "1.2.3", "2a"; an id where one is asked for, nothing else */
    EMUL__NODE_FULL,
    EMUL__NODE_OR, /* two or more children: a chain, so that a long one is not deep */
    EMUL__NODE_AND,
    EMUL__NODE_SUM,     /* children linked by + and - */
    EMUL__NODE_PRODUCT, /* children linked by * and / */
    EMUL__NODE_NOT,
    EMUL__NODE_NEGATE,
    EMUL__NODE_COMPARE, /* two children */
    EMUL__NODE_IN,      /* what, then the list */
    EMUL__NODE_CALL,    /* text: the function; children: its arguments */
    EMUL__NODE_PAIR,    /* argument `left -> right`, with op before left if one is written */
    EMUL__NODE_QUOTED   /* text: a label, without its quotation marks */
} emul__node_kind;

typedef struct emul__node {
    emul__node_kind kind;
    emul__operator op;   /* COMPARE, PAIR */
    emul__operator link; /* of a SUM's or PRODUCT's child: what joins it to the one before */
    const emul__script *script;
    size_t offset, length; /* bytes in the script */
    emul__text text;       /* NAME, CALL: the name; NUMBER, ID, PERIOD, QUOTED: as written */
    emul__text facet;      /* NAME */
    emul__text argument;   /* as an argument of a call: the name it is given by, or "" */
    emul_decimal number;
    emul__period period;
    struct emul__node *first; /* child */
    struct emul__node *next;  /* sibling */
} emul__node;

/* The tree of a text, made in `arena` together with what it points to; NULL after reporting why there is none. A syntax error ends the reading. */
emul__node *emul__parse(emul__arena *arena, const emul__script *script, emul_error *error);

/* The bytes of a node. */
emul__text emul__node_source(const emul__node *node);
/* Reports at a byte of the text, or at a node: `diagnostic` says all but the place. */
emul_status emul__script_report(const emul__script *script, size_t offset, emul_error *error, const emul__diagnostic *diagnostic);
emul_status emul__node_report(const emul__node *node, emul_error *error, const emul__diagnostic *diagnostic);

#endif
