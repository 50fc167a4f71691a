/* Why one subject stands before another: the keys of an order, compared one after the other up to the one that decides. */
#ifndef EMUL_EXPLAIN_RIVALS_H
#define EMUL_EXPLAIN_RIVALS_H

#include "explain/parts.h"

/* By what subjects were ranked, and who they were. */
typedef struct emul__order {
    const struct emul__order *before;  /* an order whose places come first; NULL: none */
    const emul__model_scorecard *card; /* whose restrictions rank last; NULL: none do */
    const emul__model_order *keys;
    int32_t key_count;
    const emul__model_condition *preferences;
    int32_t preference_count;
    const emul_decimal *place; /* [rows] EMUL_MISSING: not ranked */
    const int32_t *group;      /* [rows] ranked apart; NULL: all together */
    const int64_t *rows;       /* by group and place, those without a place last; NULL: nobody has sorted them */
} emul__order;

/* The standing of a scorecard, in the groups or overall. */
emul__order emul__order_of_scorecard(const emul_result *result, int32_t scorecard, bool overall);
/* The order of the candidates for an award. The scorecard's order, if that comes first, is put into `before`. */
emul__order emul__order_of_award(const emul_result *result, int32_t award, emul__order *before);

/* Whether a row was ranked together with the subject explained. */
bool emul__order_has(const emul__order *order, const emul__why *why, int64_t row);

/* Those ranked together with the subject, where rows are sorted: from .. to - 1 of order->rows. */
typedef struct emul__stretch {
    int64_t from, to;
} emul__stretch;
/* All of them; those with its place; those with the place before it, and with the place behind it. */
emul__stretch emul__order_all(const emul__order *order, const emul__why *why);
emul__stretch emul__order_equals(const emul__order *order, const emul__why *why);
emul__stretch emul__order_ahead(const emul__order *order, const emul__why *why);
emul__stretch emul__order_behind(const emul__order *order, const emul__why *why);
/* Adds a line of that kind for these, who are equal, and below it the keys compared with the first of them by id; no line if there are none. */
void emul__why_neighbour(emul__why *why, emul__why_node *parent, emul__why_kind kind, const emul__order *order, emul__stretch of);

/* Which of those ranked together are meant, besides by their place. */
typedef struct emul__rivals {
    bool (*matches)(const void *context, int64_t row);
    const void *context;
    bool ahead; /* the last of those before the subject; else the first of those behind it */
} emul__rivals;

/* Adds a line of that kind for the nearest of the rivals, with those who are equal to it, and below it the keys compared; no line if there are none. */
void emul__why_rival(emul__why *why, emul__why_node *parent, emul__why_kind kind, const emul__order *order, const emul__rivals *rivals);

/* How a key orders. */
const emul__word *emul__direction_word(bool ascending);

#endif
