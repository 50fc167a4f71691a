/* How sure a standing is: what other weights, other roundings or a criterion less would have made of it. One line for each finding. */
#ifndef EMUL_EXPLAIN_SURE_H
#define EMUL_EXPLAIN_SURE_H

#include "emul/study.h"
#include "explain/tree.h"

typedef struct emul__sure {
    const emul_result *result;
    const emul_roster *roster;
    const emul_ledger *ledger;
    int32_t scorecard;
    emul_sensitivity asked; /* every field set, samples and shown if they were given */
    emul_error *error;
    emul_status status;
    emul__arena scratch;
    emul__tree tree;
} emul__sure;

/* Those with a place, by group, place, id. */
typedef struct emul__ranked {
    const int64_t *rows;
    int64_t count;
} emul__ranked;

/* What the totals are made of, as whole numbers of one unit: sums[i] is the sum of parts[k * count + i]. */
typedef struct emul__weighing {
    emul__ranked ranked;
    int32_t node;            /* the criterion whose children these are, -1: the top of the scorecard */
    emul__combine combine;   /* of the children */
    const int32_t *criteria; /* [size] that have a weight */
    int32_t size;
    const int64_t *parts;
    const int64_t *sums;
    emul_decimal unit;           /* weights are multiples of it */
    const emul__word *unordered; /* why the sums do not tell the order; NULL: they do … */
    const emul__word *inexact;   /* … and why what other weights would do cannot be told of them alone; NULL: it can */
} emul__weighing;

/* False, with the status set, when memory is out. */
bool emul__weighing_make(emul__sure *of, const emul__ranked *ranked, emul__weighing *weighing);
/* Whether two of those with a place compete by points: of one group, and both or neither ranked last by a restriction. */
bool emul__weighing_compete(const emul__sure *of, const emul__weighing *weighing, int64_t i, int64_t j);

/* Each adds its lines below `parent`. False after a problem. `shown`: of a list of subjects. */
bool emul__sure_exactly(emul__sure *of, emul__why_node *parent, const emul__weighing *weighing);
bool emul__sure_by_samples(emul__sure *of, emul__why_node *parent, const emul__weighing *weighing);
bool emul__sure_roundings(emul__sure *of, emul__why_node *parent);
bool emul__sure_decisive(emul__sure *of, emul__why_node *parent, const emul__weighing *weighing);
void emul__sure_ties(emul__sure *of, emul__why_node *parent, const emul__ranked *ranked);

/* The same result made with another model; NULL after a problem. */
emul_result *emul__sure_evaluate(emul__sure *of, const emul__model *model);
/* Room until the study ends, zeroed; NULL, with the status set, when memory is out. */
void *emul__sure_room(emul__sure *of, int64_t count, size_t size);
/* A line that is about a subject: its id and name. */
emul__why_node *emul__sure_subject(emul__sure *of, emul__why_node *parent, emul__why_kind kind, int64_t row);
/* A line that is about a criterion: its id and name. */
emul__why_node *emul__sure_criterion(emul__sure *of, emul__why_node *parent, emul__why_kind kind, int32_t criterion);
/* How many lines of a list are shown; and says how many are not. */
int64_t emul__sure_shown(const emul__sure *of, int64_t count);
void emul__sure_rest(emul__sure *of, emul__why_node *parent, int64_t count);
/* The group of a subject, where there are several; empty otherwise. */
emul__text emul__sure_group(const emul__sure *of, int64_t row);

/* ---- words (lines_sure.c) ---- */

const emul__line_words *emul__lines_sure(void);

#endif
