/* Which children of a node count for a subject: coverage, drop_lowest, reweight. Read off the points of the children, so that points, shares and
 * explanations cannot tell different things. */
#ifndef EMUL_EVALUATE_COUNTING_H
#define EMUL_EVALUATE_COUNTING_H

#include "evaluate/result.h"

/* What is there of a node's children of its own kind, for one subject. */
typedef struct emul__counted {
    bool enough;          /* scored as much as `coverage` asks for, and not all of it dropped */
    int32_t dropped;      /* children left out as the lowest */
    emul__ratio covered;  /* what is scored, in the measure of `coverage`: children, weights, or maxima */
    emul__ratio whole;    /* … out of this */
    emul__ratio possible; /* maxima of the children that count, where all have one */
    emul__ratio full;     /* maxima of all */
    bool covers;          /* as much is scored as `coverage` asks for: if that is not enough, all of it is dropped */
} emul__counted;

/* Whether the node says anything about which children count. */
bool emul__node_counts(const emul__model_criterion *node);
/* The node's children are computed. */
emul__counted emul__children_counted(const emul_result *result, int32_t node, int64_t row);
/* Whether the node above leaves this criterion out as one of the lowest. */
bool emul__child_dropped(const emul_result *result, int32_t child, int64_t row);

#endif
