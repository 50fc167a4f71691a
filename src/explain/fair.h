/* How fair the marks are that a result rests on: what is asked, and the sections of the answer. Each adds its lines below the root. */
#ifndef EMUL_EXPLAIN_FAIR_H
#define EMUL_EXPLAIN_FAIR_H

#include "emul/study.h"
#include "explain/tree.h"

typedef struct emul__fair {
    const emul_result *result;
    const emul_roster *roster;
    const emul_ledger *ledger;
    emul_fairness asked; /* every field set */
    emul__tree tree;
    emul__arena scratch;    /* what nobody needs afterwards */
    const int64_t *by_id;   /* [rows] in the order of their ids */
    const int64_t *id_rank; /* [rows] where each stands in that order */
    int64_t findings;       /* lines that ask for another look */
    emul_error *error;
    emul_status status; /* of what stopped it */
} emul__fair;

enum { EMUL__FAIR_PLACES = 4 }; /* decimals of means and coefficients */

/* Zeroed; NULL, and reported, when memory is out. */
void *emul__fair_scratch(emul__fair *of, int64_t count, size_t size);
/* Adds a line that asks for another look. */
emul__why_node *emul__fair_finding(emul__fair *of, emul__why_node *parent, emul__why_kind kind);
/* How many of `count` lines are shown; says below `parent` how many are not. Called after the lines that are shown were added. */
int64_t emul__fair_shown(const emul__fair *of, int64_t count);
void emul__fair_rest(emul__fair *of, emul__why_node *parent, int64_t count);
/* Id and name of a subject. */
void emul__fair_subject(const emul__fair *of, emul__why_node *node, int64_t row);
/* A value rounded to EMUL__FAIR_PLACES; what is no number leaves the gap open. */
void emul__fair_rounded(emul__why_node *node, emul__why_key key, emul__ratio value);

/* ---- the sections ---- */

/* Criteria that tell nobody apart (fair_criteria.c). */
void emul__fair_criteria(emul__fair *of, emul__why_node *root);

/* ---- words (lines_fair.c) ---- */

const emul__line_words *emul__lines_fair(void);

#endif
