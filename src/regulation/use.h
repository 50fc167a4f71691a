/* Key `use`: what a regulation takes from the sets that ship with the library (src/titles/), put together with its own draft before anything
 * is interpreted. A set is a regulation like any other; its awards are titles, of which the header's `titles` may choose.
 *
 *   use.c    the header's keys, the sets read
 *   merge.c  the titles of all sets as one list: the same title of several regimes is one award, whose conditions are dated
 *   bring.c  which of them the regulation gets, and the draft with them in it */
#ifndef EMUL_REGULATION_USE_H
#define EMUL_REGULATION_USE_H

#include "regulation/build.h"
#include "titles/titles.h"

enum { EMUL__MOST_SETS = 16 };

typedef struct emul__set {
    const emul__set_text *text;
    emul_regulation *regulation; /* not finished: a draft only */
    emul__period in_force;       /* of a regime of the law */
} emul__set;

/* An award of the sets, or something that belongs to one: a condition, a limit. */
typedef struct emul__law_item {
    emul__list_kind kind;
    const emul__item *item; /* of the first set that has it */
    const char **texts;     /* the newest */
    int32_t award;          /* in the list of awards: itself, or what it belongs to */
    uint32_t sets;          /* 1 << number of each set that has it */
    emul__period spans[EMUL__MOST_SETS];
    int32_t span_count; /* 0: always in force */
} emul__law_item;

typedef struct emul__law_items {
    emul__law_item *items;
    int32_t count;
} emul__law_items;

typedef struct emul__use {
    emul__build *build;
    const emul__draft *own;
    const emul__item *header;
    emul__set sets[EMUL__MOST_SETS];
    int32_t set_count;
    bool dated;             /* vn-law: what a regime has is in force while the regime is */
    emul__law_items awards; /* whose source is known, or that are accepted */
    emul__law_items parts;
    int32_t *own_award; /* [awards] number of the regulation's award of the same id, or -1 */
    bool *wanted;       /* [awards] */
    emul__intern words; /* of the rules that are brought in */
    emul__draft draft;  /* the regulation's own and what is brought in; texts are borrowed from both */
} emul__use;

/* For a draft whose header names sets. Fills use->draft. False after reporting, or when memory is out. Release in either case, once the draft is copied. */
bool emul__use_sets(emul__use *use, emul__build *build, const emul__draft *own);
void emul__use_release(emul__use *use);

/* ---- between the three ---- */

/* Whether the list text under a key of the header names it. */
bool emul__header_names(const emul__use *use, int32_t text, emul__text id);
/* Whether `title` with its part `id` (or, empty, itself) may count: verified, or accepted by name. */
bool emul__use_counts(const emul__use *use, emul__text title, const emul__item *item);
bool emul__use_merge(emul__use *use);
bool emul__use_bring(emul__use *use);
/* The law item of this id, or -1. */
int32_t emul__law_find(const emul__law_items *in, emul__text id);
/* The item as it goes into the draft: its texts with the periods, its origin. */
bool emul__law_make(emul__use *use, const emul__law_item *from, emul__item *to);

#endif
