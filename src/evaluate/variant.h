/* A model in which weights or roundings are others; all else is that of the model it was made of, which must outlive it, as it must outlive the
 * results made with it. */
#ifndef EMUL_EVALUATE_VARIANT_H
#define EMUL_EVALUATE_VARIANT_H

#include "regulation/model.h"

typedef struct emul__variant {
    emul__model model;
    emul__model_criterion *criteria;
    emul__model_scorecard *scorecards;
} emul__variant;

/* Alike, for now. In the arena's memory; NULL when that is out. */
emul__variant *emul__variant_make(const emul__model *model, emul__arena *arena);
/* The weights of a criterion's children, or of the top-level criteria (-1), mean something: a mean becomes a weighted one. */
void emul__variant_weigh(emul__variant *variant, int32_t criterion);

/* How a scorecard could be rounded. */
typedef enum emul__policy {
    EMUL__ROUND_NOTHING = 0, /* what is beyond six decimals aside */
    EMUL__ROUND_TOTALS,      /* the total alone */
    EMUL__ROUND_ONE_MORE,    /* one decimal more */
    EMUL__ROUND_ONE_LESS,
    EMUL__ROUND_HALF_UP,
    EMUL__ROUND_HALF_EVENLY,
    EMUL__ROUND_DOWNWARDS,
    EMUL__POLICIES
} emul__policy;

/* Rounds the scorecard so. *differs: whether that is something else than what the regulation says. False when memory is out. */
bool emul__variant_round(emul__variant *variant, int32_t scorecard, emul__policy policy, emul__arena *arena, bool *differs);

#endif
