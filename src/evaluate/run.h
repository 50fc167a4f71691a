/* One evaluation while it runs: what every step reads and writes. The steps are called one after the other by evaluate.c; each lives in a
 * file of its own and fills its part of the result. A step that finds problems reports them all and returns false. */
#ifndef EMUL_EVALUATE_RUN_H
#define EMUL_EVALUATE_RUN_H

#include "evaluate/result.h"

/* What a condition says of a subject. */
enum { EMUL__FALSE = 0, EMUL__TRUE = 1, EMUL__UNKNOWN = 2 };

/* All facts of one indicator. */
typedef struct emul__sources {
    bool ready;
    emul__source *items;
    int64_t count;
    emul__source *kept; /* [count] those that the result keeps, else without values; NULL: none */
} emul__sources;

/* What if a subject had so many points more, or less, on the total of a scorecard; by 0: nothing is asked. */
typedef struct emul__lift {
    int32_t scorecard;
    int64_t row;
    emul_decimal by;
} emul__lift;

typedef struct emul__run {
    const emul__model *model;
    const emul_roster *roster;
    const emul_ledger *ledger;
    const emul__past_award *awards; /* the ledger's, or as many others in their place */
    emul__lift lift;
    bool auditing; /* a past year is tested: nothing is decided by this run (past.c) */
    emul_result *result;
    emul_error *error;
    emul_status status;  /* code of the first problem */
    emul__arena scratch; /* what nobody needs afterwards */
    emul__period now;    /* the year that is being looked at: the period evaluated, or one before it … */
    int32_t years_back;  /* … by so many years */
    bool *input_bound;   /* [inputs] */
    bool *points_known;  /* [criteria] */
    uint8_t **applies;   /* [criteria] what its own `where` says of each row: EMUL__FALSE where one above does; NULL: nobody asked yet */
    bool *totals_known;  /* [scorecards]; so the next two */
    bool *places_known;
    bool *classes_known;
    bool *award_decided;     /* [awards] */
    uint8_t **concerned;     /* [scorecards] mask of the rows it is for */
    int64_t **overall_order; /* [scorecards] rows by place overall, as emul_rank wrote them */
    uint8_t *kinds_below;    /* [criteria] which kinds of points its leaves give: 1 << emul__points_kind */
    struct emul__sums *sums; /* working space of nodes.c */
    const int32_t **groups;  /* [model->attributes] ids in result->groups, -1 none, by row */
    emul__sources *sources;  /* [indicators] */
    int32_t *column_of;      /* ledger columns, ordered by indicator … */
    int32_t *first_column;   /* [ledger words + 1] … and where those of each word begin */
    int64_t *history;        /* past awards, ordered by subject, then year … */
    int32_t first_year;      /* of which the ledger knows anything; 0 until a rule asks */
    int64_t *first_award;    /* [rows + 1] … and where those of each subject begin; NULL until a rule asks */
    void *work;              /* for running programs */
    size_t work_size;
    void *stock_room;            /* for stock.c; NULL until needed */
    emul__missing_fact *missing; /* notes, result->missing_count of them, until they are sorted */
    size_t missing_capacity;
} emul__run;

/* When an evaluation takes place, and for whom: what the options say, checked. */
typedef struct emul__occasion {
    const emul_allocator *allocator; /* NULL: malloc */
    bool explains;
    emul__period period;
    int32_t stage; /* in model->names.stages; -1 without stages */
    emul__day law_day, decision_day;
    emul__lift lift;
} emul__occasion;

/* The occasion of a result: what would be evaluated once more. */
emul__occasion emul__occasion_of(const emul_result *result);

/* The result before any step; NULL when memory is out (result.c). */
emul_result *emul__result_make(const emul__model *model, const emul_roster *roster, const emul__occasion *occasion);

/* What every run needs before its first step; false after reporting (evaluate.c). */
bool emul__run_prepare(emul__run *run);
/* emul_evaluate with other past awards in the place of the ledger's. */
emul_status emul__evaluate_with(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                const emul__past_award *awards, const emul_options *options, emul_result **result, emul_error *error);
/* The evaluation itself, of a model: a regulation's, or a copy in which something is varied and which outlives the result. */
emul_status emul__evaluate_model(const emul__model *model, const emul_roster *roster, const emul_ledger *ledger,
                                 const emul__past_award *awards, const emul__occasion *occasion, emul_result **result, emul_error *error);
/* What the options say. */
emul_status emul__options_period(const emul_options *options, emul__period *period, emul_error *error);
emul_status emul__options_day(const emul_options *options, size_t offset, const char *name, emul__period period, emul__day *day,
                              emul_error *error);

/* ---- memory and problems (run.c) ---- */

/* Zeroed; NULL, and reported, when memory is out. Kept: as long as the result. */
void *emul__run_keep(emul__run *run, int64_t count, size_t size);
void *emul__run_scratch(emul__run *run, int64_t count, size_t size);
/* A column that the result needs only if it explains. */
int64_t *emul__run_column(emul__run *run);
emul__ratio *emul__run_ratios(emul__run *run);
void emul__run_report(emul__run *run, const emul__diagnostic *diagnostic);
void emul__run_out_of_memory(emul__run *run);
/* A defect of the library: what one step prepared, another refused. */
void emul__run_internal(emul__run *run);
bool emul__run_fine(const emul__run *run);
/* An overflow, a division by zero or a label without level that reached the end of `what`. */
void emul__run_report_state(emul__run *run, const emul__place *place, emul__text what, int64_t row, emul__state state);
/* The same where a program is at its end: a label without level is named. */
void emul__run_report_program(emul__run *run, const emul__program *program, int64_t row, emul__state state);

/* ---- programs over all subjects (programs.c) ---- */

/* Compute a program for the rows whose mask is not 0; what stands in other rows is not said. False if a problem came up.
 * Numbers come as decimals or states; error states are the caller's business. */
bool emul__run_numbers(emul__run *run, const emul__program *program, const uint8_t *mask, emul_decimal *out);
/* EMUL__FALSE, EMUL__TRUE, EMUL__UNKNOWN; error states are reported. */
bool emul__run_truths(emul__run *run, const emul__program *program, const uint8_t *mask, uint8_t *out);
/* The program's exact values; truths as 0 and 1; rows outside of the mask do not apply. Error states are reported. */
bool emul__run_exact(emul__run *run, const emul__program *program, const uint8_t *mask, emul__ratio *out);
/* Numbers the distinct quotients of the mask upwards; absent and error states become their codes. */
bool emul__order_ratios(emul__run *run, const emul__ratio *values, const uint8_t *mask, emul_decimal *out);
/* A column that orders the subjects as the program's exact values do; absent values stay absent, error states are reported. */
bool emul__run_key(emul__run *run, const emul__program *program, const uint8_t *mask, emul_decimal *out);

/* Working space for a program: run->work has at least so many bytes. */
bool emul__run_room(emul__run *run, size_t bytes);
/* Whether a mask of `count` rows holds a 1. */
bool emul__mask_any(const uint8_t *mask, int64_t count);

/* ---- order keys (keys.c) ---- */

typedef struct emul__keys {
    emul_rank_key *items;           /* the first is known of everybody who is ranked */
    const emul__program **programs; /* [count] what each is computed by; NULL: no figure can be missing */
    int32_t count;
    const int64_t *rows; /* roster rows of the subjects, or NULL: they are the rows */
    int32_t scorecard;   /* for notes of missing facts, or -1 */
} emul__keys;

/* Makes the later keys known of everybody: a key that some of a set of equals lack is passed over for that set. Changes items[].values to
 * new columns, never what stood there. */
bool emul__keys_settle(emul__run *run, emul__keys *keys, int64_t n, const int32_t *group, const uint8_t *eligible);

/* ---- inputs (bind.c and below) ---- */

/* Binds what the program reads to columns, as far as that is not done. */
bool emul__bind(emul__run *run, const emul__program *program);
/* A title of the law that is not in force on the day of the law: who has it is not known. */
bool emul__award_lapsed(const emul__run *run, int32_t award);
/* Whether the outcome that an input reads is decided; true for facts. */
bool emul__input_ready(const emul__run *run, const emul__input *input);
/* The facts of an indicator, checked and translated once; NULL, and reported, if they are not what the rules need. */
const emul__sources *emul__indicator_sources(emul__run *run, int32_t indicator);
/* Orders the ledger's columns by indicator. */
bool emul__sources_prepare(emul__run *run);
/* The period an input with this shift speaks of. */
emul__period emul__shifted_period(const emul__run *run, emul__shift shift);
/* The days that the facts of an aggregate lie in; none (`to` before `from`) if nothing has gone by. False after reporting. */
bool emul__input_window(emul__run *run, const emul__input *input, emul__period *window);

bool emul__bind_fact(emul__run *run, const emul__input *input, emul__column *column);
/* The same for an input that is but a part of one of the regulation's. */
bool emul__bind_part(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_days(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_final(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_series(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_outcome(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_share(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_lowest_share(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_lowest_points(emul__run *run, const emul__input *input, emul__column *column);
/* What counts years (years.h). */
bool emul__bind_years(emul__run *run, const emul__input *input, emul__column *column);
/* True for what this run decides of a subject itself: points, place, class, awards (past.c). */
bool emul__input_is_outcome(const emul__input *input);
/* True for what a run decides and no ledger keeps of a past year. */
bool emul__input_is_of_run(const emul__input *input);
/* The same while a past year is tested: awards as the history has them, all else missing (past.c). */
bool emul__bind_past(emul__run *run, const emul__input *input, emul__column *column);
/* What councils decided (ballots.c). */
bool emul__bind_ballot(emul__run *run, const emul__input *input, emul__column *column);

/* Achievements (achievements.c): orders what the ledger has of the kinds that the regulation knows. */
bool emul__achievements_prepare(emul__run *run);
bool emul__bind_achievements(emul__run *run, const emul__input *input, emul__column *column);
/* Notes for whom an award that has been decided uses up what. */
bool emul__achievements_note(emul__run *run, int32_t award);
/* Gives the result what was used up. */
bool emul__achievements_finish(emul__run *run);

bool emul__bind_member_share(emul__run *run, emul__column *column);

/* Reports the subjects whose rule gives no multiple of the criterion's step (grid.c); false when memory is out. */
bool emul__grid_check(emul__run *run, int32_t criterion, const uint8_t *concerned);

/* ---- whom a criterion applies to (applies.c) ---- */

/* Finds out for the criterion and all above it; then the others may be asked. */
bool emul__applies_compute(emul__run *run, int32_t criterion);
/* Whether the evaluation ends before the stage from which the criterion counts: then nothing is asked of anybody. */
bool emul__begins_later(const emul__run *run, int32_t criterion);
/* EMUL__FALSE: it does not apply, or not yet; EMUL__UNKNOWN: it cannot be told. */
uint8_t emul__applies(const emul__run *run, int32_t criterion, int64_t row);
/* What a missing leaf misses something for: the condition that is unknown, or else its rule. */
const emul__program *emul__applies_lack(const emul__run *run, int32_t criterion, int64_t row);
/* Notes what a leaf lacks: the facts of the conditions that are unknown, or else of its rule; nothing where it does not apply. */
bool emul__missing_note_leaf(emul__run *run, int32_t leaf, int64_t row);

/* Other subjects (collect.c, group.c, below.c). */
bool emul__bind_group(emul__run *run, const emul__input *input, emul__column *column);
bool emul__bind_below(emul__run *run, const emul__input *input, emul__column *column);
/* Finds which units stand above which, once; false, and reported, if a membership names no unit or units stand above each other in a circle. */
bool emul__units_find(emul__run *run);
/* [rows] the id of the unit that each subject belongs to, as a word of the roster, -1 none; NULL when memory is out. */
const int32_t *emul__own_units(emul__run *run);

/* The values of several subjects on their way to one. */
typedef struct emul__collected {
    emul__ratio value; /* sum, or extreme */
    int64_t counted, unknown;
} emul__collected;

void emul__collect_add(emul__collected *to, emul__collect how, emul__ratio value);
/* What the values come to; `none` where there is none at all. */
emul__ratio emul__collect_value(const emul__collected *of, emul__collect how, emul__state none);
/* The sub-program's values for the subjects of `mask` that are among those who count; the mask loses the others. Who may be among them or not
 * has a missing value. NULL when something is wrong. */
emul__ratio *emul__collect_values(emul__run *run, const emul__input *input, uint8_t *mask);
/* Gives the column, as decimals where the input is no quotient, and what `of` the rows have counted to the result. */
bool emul__collect_finish(emul__run *run, const emul__input *input, const emul__ratio *values, const emul__collected *of,
                          const emul__ratio *found, emul__column *column);

/* A choice of facts that an aggregate runs over. */
typedef struct emul__series {
    const emul__input *input; /* for messages */
    emul__aggregate aggregate;
    int32_t trim_high, trim_low;
    emul__period window;
    const int32_t *own;         /* [rows] word of the roster: members of the facet that bear it are left out; NULL: none */
    const emul__source **items; /* [count] by facet, then time */
    int64_t count;
    bool overlapping; /* some of them overlap in time within a facet */
    int64_t *values;  /* [count] of one row */
    int64_t *taken;   /* [count] which of the items they are of */
    int64_t *spare;   /* [count] */
} emul__series;

/* The facts of a subject: how many values, and whether others do not apply. */
typedef struct emul__gathered {
    int64_t count;
    bool not_applicable;
    bool incomplete; /* less than the rule demands */
    int64_t latest;  /* which of the values */
} emul__gathered;

/* Chooses the facts of `sources` with this facet (and its members, x@judge.1, if `members`) inside the window. */
bool emul__series_choose(emul__run *run, const emul__sources *sources, emul__text facet, bool members, bool dated_only, emul__period window,
                         emul__series *series);
/* Keeps the chosen facts for explanations. */
bool emul__series_keep(emul__run *run, const emul__series *series);
/* Reads one subject's elements into series->values and series->taken. */
emul__gathered emul__series_gather(emul__run *run, emul__series *series, int64_t row);
/* What an aggregate of no elements, or of fewer than demanded, gives: 0 or a state. */
emul__ratio emul__series_nothing(const emul__series *series, const emul__gathered *found);
/* One element as the aggregate counts it; EMUL_MISSING if the subject has none or it is left out. */
int64_t emul__series_element(const emul__run *run, const emul__series *series, int64_t item, int64_t row);
/* The aggregate of what a sub-program gives for each element (elements.c). */
bool emul__bind_elements(emul__run *run, emul__series *series, emul__column *column);
/* One subject's aggregate; which of the two depends on emul__aggregate_is_quotient. */
int64_t emul__series_decimal(emul__run *run, emul__series *series, int64_t row);
emul__ratio emul__series_ratio(emul__run *run, emul__series *series, int64_t row);
bool emul__aggregate_is_quotient(emul__aggregate aggregate);

/* ---- the steps, in this order ---- */

/* Group attributes of the regulation as columns (groups.c). */
bool emul__groups_prepare(emul__run *run);
/* Reports the subjects of the mask that are in no group of this attribute of the regulation; true if there are none. */
bool emul__groups_check(emul__run *run, int32_t attribute, const uint8_t *mask);
/* Whom the scorecard is for (concerned.c): fills the states. */
bool emul__step_concerned(emul__run *run, int32_t scorecard);
/* Leaves, nodes, totals; and who is complete (points.c, nodes.c). */
bool emul__step_points(emul__run *run, int32_t scorecard);
/* Vetoes and places (standings.c). */
bool emul__step_standings(emul__run *run, int32_t scorecard);
/* Classes and their quotas (classes.c, class_quota.c). */
bool emul__step_classes(emul__run *run, int32_t scorecard);
/* Decides an award, with its prizes (awards.c). */
bool emul__step_award(emul__run *run, int32_t award);
/* What is paid for the awards (money.c). */
bool emul__step_money(emul__run *run);

/* Which kinds of points stand below each criterion. */
bool emul__nodes_prepare(emul__run *run);
/* What a child brings of one kind, or NULL. */
const emul_decimal *emul__child_points(const emul__run *run, int32_t child, int kind);
/* The geometric mean of the children that count, none of which is missing (geometric.c); one below 0 is reported. */
emul__ratio emul__node_geometric(emul__run *run, int32_t node, int kind, int64_t row);
/* Computes the nodes of the subtree of `criterion` that are not computed yet; its leaves are. */
bool emul__nodes_compute(emul__run *run, int32_t criterion);
bool emul__totals_compute(emul__run *run, int32_t scorecard);
/* One past the last criterion below `criterion`: the subtree is a range, since criteria stand in pre-order. */
int32_t emul__subtree_end(const emul__model *model, int32_t criterion);

/* The class from the `first` of the scorecard on whose condition holds for this row, or EMUL_CLASS_*; holds[class][row] is what the
 * conditions say (classes.c). */
int32_t emul__class_from(const emul__model_scorecard *card, uint8_t *const *holds, int32_t first, int64_t row);
/* Ranks last whom a restriction says so of: fills `key`, 0 or EMUL_DECIMAL_ONE; who cannot be told takes no place (restrictions.c). */
bool emul__restrictions_rank(emul__run *run, int32_t scorecard, emul_decimal *key);
/* Lowers the classes that the conditions gave, class_judged, to class_before. */
bool emul__restrictions_lower(emul__run *run, int32_t scorecard, uint8_t *const *holds, const uint8_t *mask);
/* Whether a restriction of the scorecard has this effect. */
bool emul__scorecard_restricts(const emul__model_scorecard *card, emul__effect effect);
/* Cuts the class quotas: changes class_index, which is class_before as the conditions gave it (class_quota.c). */
bool emul__class_quotas_apply(emul__run *run, int32_t scorecard, uint8_t *const *holds);

/* Slots of a quota whose pool has `pool` members; a quota in numbers does not ask. INT64_MAX without quota. */
int64_t emul__quota_slots(const emul__quota *quota, int64_t pool);

/* ---- missing facts (missing.c) ---- */

/* Notes which facts the program lacks for this row. */
bool emul__missing_note(emul__run *run, const emul__program *program, int64_t row, int32_t criterion, int32_t scorecard);
/* That too little of a node is scored, and how much. */
bool emul__missing_note_coverage(emul__run *run, int32_t criterion, int64_t row);
/* Whether the input is a fact that is missing for this row. */
bool emul__input_missing(const emul__run *run, int32_t input, int64_t row);
/* Sorts the notes, drops what is there twice, and gives them to the result. */
bool emul__missing_finish(emul__run *run);

#endif
