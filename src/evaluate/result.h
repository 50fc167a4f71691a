/* The result from inside: what the steps of evaluation fill and src/explain/ reads. */
#ifndef EMUL_EVALUATE_RESULT_H
#define EMUL_EVALUATE_RESULT_H

#include "emul/result.h"
#include "facts/facts.h"
#include "regulation/model.h"

enum { EMUL__DIGESTS = 5, EMUL__DIGEST_TEXT = 2 * EMUL__SHA256_BYTES + 1 };

typedef struct emul__criterion_result {
    emul_decimal *points; /* [rows]; of a base node: its base + bonus - penalty */
    emul_decimal *base;   /* [rows] of a node, else NULL: the three sums apart, after the caps */
    emul_decimal *bonus;
    emul_decimal *penalty;
} emul__criterion_result;

typedef struct emul__scorecard_result {
    emul_subject_state *state;
    emul_decimal *total, *base, *bonus, *penalty;
    emul_decimal *place, *place_overall;
    int64_t *tied, *tied_overall;
    int64_t *order;             /* rows by group, place, row, as emul_rank wrote them for the groups; those without a place last */
    int64_t *order_overall;     /* the same for all together; NULL unless the result explains */
    int32_t *class_index;       /* global class index, or EMUL_CLASS_* */
    int32_t *class_judged;      /* class as the conditions alone gave it */
    int32_t *class_before;      /* class before a class quota demoted it; equal to class_index else */
    const emul_decimal *last;   /* [rows] whom a restriction ranks behind all others: 1, else 0; NULL: none does */
    int32_t *veto;              /* first veto that holds, or -1 */
    const int32_t *group;       /* [rows] id in result->groups, or NULL: one group */
    const int32_t *class_group; /* the same for the quotas of classes */
    const int64_t *class_pool;  /* [groups x classes] what each quota is a share of; NULL: there is none */
} emul__scorecard_result;

typedef struct emul__award_result {
    emul_decision *decision;
    emul_decimal *order;  /* position among the candidates */
    int32_t *reason;      /* condition, or -1 */
    int32_t *excluded_by; /* award, or -1 */
    int64_t group_count;
    const int32_t *group;          /* [rows] or NULL */
    int64_t *pool;                 /* [group_count] size of the pool the quota is taken of */
    int64_t *slots;                /* [group_count]; -1 no limit */
    int64_t *limit_pool;           /* [limits of the award] size of the pool of each … */
    int64_t *limit_slots;          /* … and what it allows; -1 not in force */
    int64_t *open;                 /* [group_count] slots that nobody was decided for */
    const emul_decimal *cap_place; /* [rows] place within cap_group; NULL: no cap */
    const int32_t *cap_group;
    emul_decimal coefficient; /* of the day of the decision; EMUL_MISSING: none is known */
    emul_payment *payment;    /* [rows]; NULL: the award has no money; so the next two */
    emul_decimal *money;
    int32_t *instead;   /* the title that is paid instead, or that must be decided first; -1 */
    uint8_t **use_when; /* [uses of the award][rows] whether its condition holds; NULL: it has none */
} emul__award_result;

/* An achievement of a subject, of a kind that the regulation knows. */
typedef struct emul__achieved {
    int32_t row;
    int32_t kind;  /* index in model->achievements */
    int32_t level; /* index in its levels; their number: recognised at none */
    int32_t year;
    emul__text id;
    int32_t first_served, served_count; /* in result->served */
} emul__achieved;

/* What an achievement served before this run. */
typedef struct emul__served {
    emul__text title;
    int32_t award; /* of this regulation (the heading of a prize), -1: none of its */
    int32_t year;  /* 0: not known */
} emul__served;

/* What somebody who was given an award used up. */
typedef struct emul__used {
    int32_t award;
    int32_t row;
    int32_t use;      /* of the award's */
    int32_t achieved; /* in result->achieved */
    bool open;        /* that or another one: earlier awards are open */
} emul__used;

/* Number of the first of result->used that is not before this award and row (achievements.c). */
int64_t emul__used_from(const emul_result *result, int32_t award, int64_t row);

typedef struct emul__missing_fact {
    int32_t row;
    int32_t criterion; /* -1: a veto, class or award condition */
    int32_t scorecard; /* -1 */
    int32_t input;     /* -1: no fact, but what `text` says of the criterion */
    emul__text text;   /* as a rule writes the fact, or "coverage 10/60 < 50%" */
} emul__missing_fact;

/* How many members of the council still have a vote to cast; -1: not known (ballots.c). */
int64_t emul__ballot_open(const emul__ballot *of);

/* The facts of one indicator, facet and period, as rules read them: decimals, truths as 0 or EMUL_DECIMAL_ONE, labels as ids. */
typedef struct emul__source {
    emul__text facet;
    bool dated;
    emul__period when; /* of undated facts: the period evaluated */
    bool timeless;     /* in conditions on single years it holds in each: an attribute, or a day without a date */
    int64_t count;     /* rows covered */
    const int64_t *values;
} emul__source;

/* What an aggregate ran over. */
typedef struct emul__elements {
    const emul__source *const *items; /* [count] by facet, then time */
    int64_t count;
    const emul__text *own;  /* [rows] members of the facet that are named so are left out; NULL: nobody is */
    const int64_t *instead; /* [rows] the fact for the very period, which counts in their place unless it is missing; NULL: there is none */
} emul__elements;

/* What a year was to a count of years. */
typedef enum emul__year_verdict {
    EMUL__YEAR_COUNTS = 0,
    EMUL__YEAR_EXCUSED, /* neither counts nor breaks */
    EMUL__YEAR_BREAKS,  /* the row of years ends with it */
    EMUL__YEAR_OPEN,    /* nothing is known of it, or the decision is open */
    EMUL__YEAR_ANNULLED /* the award was */
} emul__year_verdict;

typedef struct emul__year_mark {
    int32_t year;
    emul__year_verdict verdict;
    const struct emul__year_mark *next; /* a later one */
} emul__year_mark;

/* Whether anything bounds a count of years from above: no history goes back further than this. */
enum { EMUL__MOST_YEARS = 500 };
bool emul__years_are_bounded(emul_decimal most);

/* How an input came to its years. All NULL unless the result explains. */
typedef struct emul__years_told {
    const emul__year_mark **marks; /* [rows] */
    const int64_t *after;          /* [rows] the day after which whole years count, or a state; NULL: none is asked for */
    const int32_t *used;           /* [rows] the year after which they count, since a title used them up; 0: none; NULL */
} emul__years_told;

/* What an input that looks at other subjects found of each of them. */
typedef struct emul__looked_at {
    const emul__ratio *values; /* [rows] of the others; not applicable: left out */
    const int64_t *counted;    /* [rows] how many values the row's own number is made of … */
    const int64_t *unknown;    /* [rows] … and how many are missing */
} emul__looked_at;

/* A membership that gives a subject a unit in this evaluation. */
typedef struct emul__belonging {
    int32_t unit;
    emul__period days; /* as the roster has them */
    int32_t next;      /* the subject's next one in time, -1 none */
} emul__belonging;

struct emul_result {
    emul_allocator allocator;
    emul__arena arena; /* every array lives in it */
    const emul__model *model;
    emul__period period;
    emul__day law_day; /* of what is dated, that counts which is in force on it */
    int64_t rows;
    int32_t stage;                /* that is evaluated, in model->names.stages; -1 without stages */
    bool explains;                /* columns are kept */
    const emul__text *ids;        /* [rows] */
    const emul__text *names;      /* [rows]; the id where there is none */
    const emul_kind *kinds;       /* [rows] */
    emul__intern groups;          /* values of group attributes */
    emul__column *columns;        /* [model->inputs.count] bound inputs */
    emul__looked_at *looked_at;   /* [model->inputs.count] of GROUP and BELOW */
    emul__elements *elements;     /* [model->inputs.count] of SERIES, and of FACT that rolls up, if it explains */
    const int32_t *above;         /* [rows] the unit directly above, -1 none; NULL if no rule looks below */
    const emul__ballot **ballots; /* [model->names.titles] of titles whose ballots a rule reads: [rows], members 0 where there is none */
    const int32_t **stage_taken;  /* [model->inputs.count] of FINAL: [rows] the stage whose figure it is, -1 none */
    emul__years_told *years;      /* [model->inputs.count] of what counts years */
    emul__criterion_result *criteria;
    emul__scorecard_result *scorecards;
    emul__award_result *awards;
    emul__missing_fact *missing;
    int64_t missing_count;
    const emul__achieved *achieved; /* by row, kind; then the order in which awards take them: least level, oldest, id */
    const int64_t *first_achieved;  /* [rows + 1]; NULL: the regulation knows no kinds of achievements */
    const emul__served *served;
    int32_t most_achieved, most_served; /* of one subject */
    const emul__used *used;             /* by award, row */
    int64_t used_count;
    const int32_t *belonging; /* [rows] number of the first in `belongings`, -1: by the column parent; NULL: nobody has memberships */
    const emul__belonging *belongings;
    emul__day decision_day;
    emul_decimal base_salary;  /* of that day; EMUL_MISSING: not known */
    emul_decimal *money_total; /* [rows]; NULL: no award has money */
    int32_t *money_unit;       /* [rows] the unit a subject's money is counted with, -1 none: itself, or the one it belongs to */
    char digests[EMUL__DIGESTS][EMUL__DIGEST_TEXT]; /* by EMUL_DIGEST_OF_*; empty: it has none */
    emul__intern other_labels;                      /* that facts have and no rule mentions: the id is k where columns have -1 - k */
};

/* The unit directly above a subject on a day, -1 none. `until` becomes the last day for which that is so, if it was a later one: only where units count
 * day by day (members: any) does that happen (belonging.c). */
int32_t emul__unit_above(const emul_result *result, int64_t row, emul__day day, emul__day *until);
/* Whether a subject counts for a unit above it; if `direct`, as one of its own. */
bool emul__stands_below(const emul_result *result, int64_t row, int64_t unit, bool direct);
/* Whether the fact is of one whom the rule leaves out of the facet: x@judge.t1 and x@judge.t1.2 where the subject's own is t1. */
bool emul__source_left_out(const emul__source *item, emul__text facet, emul__text own);
int64_t emul__source_value(const emul__source *item, int64_t row);
/* The exact value of one row of a block; truths as 0 and 1 (programs.c). */
emul__ratio emul__block_exact(const emul__program *program, const emul__block *block, int64_t at);
/* The name for people of the indicator that is missing; empty where none is declared. */
emul__text emul__missing_name(const emul_result *result, const emul__missing_fact *of);
/* What a label of that input is called, `code` being what its column holds; “–” for no class. */
emul__text emul__result_label(const emul_result *result, const emul__input *input, int64_t code);

#endif
