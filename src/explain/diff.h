/* What differs between two results, as lines of an explanation. */
#ifndef EMUL_EXPLAIN_DIFF_H
#define EMUL_EXPLAIN_DIFF_H

#include "emul/explanation.h"
#include "explain/snapshot.h"
#include "explain/tree.h"

enum { EMUL__DIFF_BEFORE_IT = 0, EMUL__DIFF_AFTER_IT = 1, EMUL__DIFF_SIDES = 2 };

/* A criterion: its number on each side, -1 where it is not. */
typedef struct emul__diff_entry {
    int32_t on[EMUL__DIFF_SIDES];
} emul__diff_entry;

/* A scorecard of both snapshots, and room for what is said of one subject at a time. */
typedef struct emul__diff_card {
    const emul__snapshot *snapshot[EMUL__DIFF_SIDES];
    int32_t number[EMUL__DIFF_SIDES];
    const emul__snapshot_scorecard *card[EMUL__DIFF_SIDES];
    emul__diff_entry *entries; /* [entry_count] criteria of either side, in the order of the later one */
    int32_t entry_count;
    emul_decimal *points[EMUL__DIFF_SIDES]; /* [criterion_count] of one subject */
    emul_decimal *share[EMUL__DIFF_SIDES];  /* [criterion_count] what each criterion itself puts into the total, without those below it */
    emul_decimal rest[EMUL__DIFF_SIDES];    /* what limits and rounding of the total do */
} emul__diff_card;

/* One subject on both sides; NULL where it is not. */
typedef struct emul__diff_pair {
    const emul__snapshot_standing *of[EMUL__DIFF_SIDES];
    int64_t move;            /* how far it moved, INT64_MAX for into or out of the standing */
    emul_decimal difference; /* of the totals; absent where one is */
} emul__diff_pair;

/* Adds what differs below `root`; nothing if nothing does. Returns whether anything did. What there is no memory for makes the tree `failed`. The
 * snapshots need not outlive the tree once emul__tree_keep was called. */
bool emul__diff_snapshots(const emul__snapshot *before, const emul__snapshot *after, emul__tree *tree, emul__why_node *root);

/* The whole, as an explanation. */
emul_status emul__diff_give(const emul__snapshot *before, const emul__snapshot *after, const emul_allocator *allocator,
                            emul_explanation **explanation, emul_error *error);

/* a - b; absent where one is, or where the difference is too large for a number. */
emul_decimal emul__diff_minus(emul_decimal a, emul_decimal b);

/* ---- subjects (diff_subject.c) ---- */

/* Whether anything differs; fills `move` and `difference`. */
bool emul__diff_subject_differs(emul__diff_card *card, emul__diff_pair *pair);
/* Adds the lines of a subject that differs. */
void emul__diff_subject(emul__diff_card *card, const emul__diff_pair *pair, emul__tree *tree, emul__why_node *parent);

/* ---- awards (diff_awards.c) ---- */

bool emul__diff_awards(const emul__snapshot *before, const emul__snapshot *after, emul__tree *tree, emul__why_node *root);

/* ---- words (lines_diff.c) ---- */

const emul__line_words *emul__lines_diff(void);

#endif
