/* How far a subject is from a class, an award or a place. Whatever is said to do was done: a figure is changed in a copy of the ledger, or points are
 * lent to the total, and the whole is evaluated again, for quotas, places and rules that look at others make an outcome depend on everybody. */
#ifndef EMUL_EXPLAIN_GAP_H
#define EMUL_EXPLAIN_GAP_H

#include "emul/study.h"
#include "evaluate/run.h"
#include "explain/parts.h"

typedef struct emul__gap {
    emul__why why; /* of the inputs as they are, evaluated again; its tree is the one that is built */
    const emul_roster *roster;
    emul_ledger *ledger; /* a copy: figures are changed in it, and put back */
    emul_target target;
    bool *cards;       /* [scorecards] those whose points the target may rest on */
    int32_t scorecard; /* the one whose total decides, -1 none */
    int lifted;        /* 1, -1: more, or less, on the total would do; 0: neither */
    emul_decimal needed;
    emul__arena scratch;
    emul_status failed; /* memory was out: nothing is to be shown */
} emul__gap;

/* Zeroed; NULL, and noted, when memory is out. */
void *emul__gap_scratch(emul__gap *gap, int64_t count, size_t size);

/* ---- the target (gap_outcome.c) ---- */

/* Whether a subject has it in a result. */
bool emul__gap_reached(const emul__gap *gap, const emul_result *result, int64_t row);
/* The group in which the target is contended for, by row; NULL: one. */
const int32_t *emul__gap_groups(const emul__gap *gap);
/* Finds the scorecards that it rests on. */
void emul__gap_find_cards(emul__gap *gap);
/* The class, the award or the place, and what the subject has instead. */
emul__why_node *emul__gap_add_target(emul__gap *gap, emul__why_node *root);
/* Who has it, as the last of those. */
void emul__gap_add_last(emul__gap *gap, emul__why_node *parent);

/* What came of a trial. */
typedef struct emul__trial {
    bool reached;
    emul_decimal total;  /* on the scorecard that decides; EMUL_MISSING: none */
    emul_decimal points; /* of the criterion asked for */
} emul__trial;

/* Evaluates with the ledger as it is and with points lent to the total. Figures that cannot be evaluated do not reach anything. */
emul__trial emul__gap_try(emul__gap *gap, emul_decimal lent, int32_t criterion);

/* ---- what fails (gap_conditions.c) ---- */

/* Adds what fails and rests on no points, below a line of its own; true if there is any, so that nothing else needs to be tried. */
bool emul__gap_add_blocks(emul__gap *gap, emul__why_node *parent);
/* Says that another award stands in its place: nobody is told how to lose that one. False if none does. */
bool emul__gap_add_exclusion(emul__gap *gap, emul__why_node *parent);
/* Adds the other conditions that fail. */
void emul__gap_add_failing(emul__gap *gap, emul__why_node *parent);

/* ---- figures that can be changed (gap_levers.c) ---- */

/* A figure of the subject that a criterion's rule reads. */
typedef struct emul__lever {
    int32_t criterion, input;
    int32_t indicator;
    int32_t column; /* of the ledger's copy */
    bool direct;    /* the rule reads this very figure, and nothing else of the rule rests on it */
    int64_t value;  /* as it is: a decimal; of a label, its number in its set */
    emul_decimal grain, low, high;
} emul__lever;

typedef struct emul__levers {
    emul__lever *items;
    int32_t count;
} emul__levers;

/* The figures of a leaf that may be changed one by one. */
emul__levers emul__gap_levers(emul__gap *gap, int32_t criterion);
/* Whether one of them is read by the program. */
bool emul__gap_reads_lever(emul__gap *gap, const emul__program *program);
/* Whether the lever's criterion may help, and its rule reads the figure as it is, without looking at others. */
bool emul__gap_reads_directly(const emul__gap *gap, const emul__lever *lever);
/* Puts another value in the figure's place; `lever->value` brings back what was there. */
void emul__gap_set(emul__gap *gap, const emul__lever *lever, int64_t value);

/* How many steps from the value lead to the most points the criterion has to give (`sign` 1) or the least (-1) on one side of it (`side` 1 up, -1 down):
 * the fewest; 0 if none gives more. Only of a direct lever (gap_scan.c). */
int64_t emul__gap_scan(emul__gap *gap, const emul__lever *lever, int side, int sign);
/* Whether the rule divides by the figure: then it says against what achievements are measured. */
bool emul__gap_divides(emul__gap *gap, const emul__lever *lever);

/* ---- changes (gap_changes.c) ---- */

/* Adds for each criterion what would do, or how far it goes. */
void emul__gap_add_changes(emul__gap *gap, emul__why_node *parent);
/* Adds how many points the total is short of. */
void emul__gap_add_points(emul__gap *gap, emul__why_node *parent);

/* ---- words (lines_gap.c) ---- */

const emul__line_words *emul__lines_gap(void);

#endif
