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

/* Stops with what a call returned, unless that is EMUL_OK. */
void emul__fair_stop(emul__fair *of, emul_status status);
/* Stops since a figure of that name is too large. */
void emul__fair_too_large(emul__fair *of, emul__text name);
/* Whether four of its kind can be added up. */
bool emul__fair_is_small(emul_decimal value);
/* Zeroed; NULL, and reported, when memory is out. */
void *emul__fair_scratch(emul__fair *of, int64_t count, size_t size);
/* Adds a line that asks for another look. */
emul__why_node *emul__fair_finding(emul__fair *of, emul__why_node *parent, emul__why_kind kind);
/* How many of `count` lines are shown; says below `parent` how many are not. Called after the lines that are shown were added. */
int64_t emul__fair_shown(const emul__fair *of, int64_t count);
void emul__fair_rest(emul__fair *of, emul__why_node *parent, int64_t count);
/* Id and name of a subject. */
void emul__fair_subject(const emul__fair *of, emul__why_node *node, int64_t row);
/* A day, or another period. */
void emul__fair_when(emul__fair *of, emul__why_node *node, emul__period when);
/* A value rounded to EMUL__FAIR_PLACES; what is no number leaves the gap open. */
void emul__fair_rounded(emul__why_node *node, emul__why_key key, emul__ratio value);

/* ---- panels ---- */

/* What was marked: a subject, at one time. */
typedef struct emul__panel_entry {
    int64_t row;
    const emul__source *time;
} emul__panel_entry;

typedef struct emul__panel {
    emul__fair *fair;
    const emul__input *input; /* that reads it */
    const emul__elements *of;
    emul__text *judges; /* [judge_count] members of the facet: "1", "2" … */
    int64_t judge_count;
    const emul__source **times; /* [time_count] one of each time */
    int64_t time_count;
    const emul__source **columns; /* [time_count x judge_count]; NULL: no marks */
    emul__panel_entry *entries;   /* [entry_count] by id, then time: those that somebody has marked */
    int64_t entry_count;
    emul_decimal *marks; /* [entry_count x judge_count], EMUL_MISSING where there is none */
} emul__panel;

/* Marks far from the others' (fair_far.c). */
void emul__fair_far(const emul__panel *panel, emul__why_node *parent);

/* ---- the sections ---- */

/* Panels of judges (fair_panels.c). */
void emul__fair_panels(emul__fair *of, emul__why_node *root);

/* Marks of the first stage beside later ones (fair_stages.c). */
void emul__fair_stages(emul__fair *of, emul__why_node *root);
/* Dated counts that stand out (fair_bursts.c). */
void emul__fair_bursts(emul__fair *of, emul__why_node *root);
/* Criteria that tell nobody apart (fair_criteria.c). */
void emul__fair_criteria(emul__fair *of, emul__why_node *root);

/* ---- words (lines_fair.c) ---- */

const emul__line_words *emul__lines_fair(void);

#endif
