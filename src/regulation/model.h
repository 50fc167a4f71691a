/* The regulation as the evaluator reads it: typed, checked, compiled. Built once by emul_regulation_finish, then shared, read-only, by the
 * regulation and every result made with it (counted references), so that results outlive the regulation. */
#ifndef EMUL_REGULATION_MODEL_H
#define EMUL_REGULATION_MODEL_H

#include "base/digest.h"
#include "emul/kernel.h"
#include "emul/regulation.h"
#include "emul/roster.h"
#include "expression/expression.h"

/* Without C11 atomics results made with one regulation must be made and destroyed by one thread at a time. */
#ifdef __STDC_NO_ATOMICS__
#define EMUL__ATOMIC
#else
#define EMUL__ATOMIC _Atomic
#endif

/* INFO is computed and shown, and counts nowhere. */
typedef enum emul__points_kind {
    EMUL__POINTS_BASE = 0,
    EMUL__POINTS_BONUS = 1,
    EMUL__POINTS_PENALTY = 2,
    EMUL__POINTS_INFO = 3
} emul__points_kind;
typedef enum emul__combine {
    EMUL__COMBINE_SUM = 0,
    EMUL__COMBINE_WEIGHTED_MEAN,
    EMUL__COMBINE_MEAN,
    EMUL__COMBINE_MIN,
    EMUL__COMBINE_MAX,
    EMUL__COMBINE_GEOMETRIC_MEAN
} emul__combine;
typedef enum emul__missing { EMUL__MISSING_OPEN = 0, EMUL__MISSING_VALUE, EMUL__MISSING_SKIP, EMUL__MISSING_ERROR } emul__missing;

typedef struct emul__rounding_point {
    int32_t places;
    emul_rounding rounding;
} emul__rounding_point;

typedef struct emul__limit { /* an optional number */
    bool present;
    emul_decimal value;
} emul__limit;

/* How much of a node's children must be scored: "50%" of their weights (in a sum: of their maxima), "50% of count", "2". */
typedef struct emul__coverage {
    bool present;
    bool share;    /* amount is a share (0.5), else a number of children */
    bool by_count; /* children count alike */
    emul_decimal amount;
    emul__text text; /* as written */
} emul__coverage;

typedef struct emul__model_criterion {
    emul__text id, name, cite;
    emul__text path; /* "scorecards[0].criteria[2]" */
    emul__place place;
    int32_t scorecard;
    int32_t parent;       /* global index, or -1 */
    int32_t first_child;  /* -1: a leaf */
    int32_t next_sibling; /* -1: the last */
    int32_t depth;        /* 0 at the top */
    emul__points_kind kind;
    emul__limit min, max, bonus_max, penalty_max;
    bool cap;
    emul_decimal weight;
    emul__combine combine;
    emul__missing missing;
    emul_decimal missing_value; /* EMUL__MISSING_VALUE */
    bool reweight;
    emul__coverage coverage;
    int32_t drop_lowest;
    bool keep; /* from being dropped */
    emul__rounding_point round;
    emul_decimal step;   /* of a leaf: its rule gives multiples of this; 0: anything */
    int32_t from_stage;  /* of a leaf: evaluated up to an earlier stage it does not apply; 0: it always does */
    emul__program rule;  /* of a leaf, ending in its clamp and rounding */
    int32_t where_of;    /* the nearest of itself and those above that has a `where`; -1: it applies to everybody */
    emul__program where; /* a truth; only if where_of is the criterion itself */
} emul__model_criterion;

/* The next above a criterion with a `where` that has one too, or -1 (model.c). */
int32_t emul__where_above(const emul__model_criterion *criteria, int32_t criterion);

/* When something is in force: in any of these periods. */
typedef struct emul__spans {
    bool present; /* false: always */
    const emul__period *items;
    int32_t count;
    emul__text text; /* as written */
} emul__spans;

/* Whether it is in force on this day (model.c). */
bool emul__spans_hold(const emul__spans *spans, emul__day day);

/* How well the source of a title or condition is known. */
typedef enum emul__source_status {
    EMUL__STATUS_NONE = 0, /* not said */
    EMUL__STATUS_CONFIRMED,
    EMUL__STATUS_SECONDARY, /* another instrument that restates it */
    EMUL__STATUS_UNVERIFIED
} emul__source_status;

typedef struct emul__model_condition {
    emul__text name, cite;
    emul__program test;         /* a truth */
    emul__source_status status; /* of an award's, as is in_force */
    emul__spans in_force;
    emul__text origin; /* the sets of titles it comes from (key `use`); empty: the regulation */
} emul__model_condition;

typedef enum emul__effect { EMUL__RANKS_LAST = 0, EMUL__CAPS_CLASS, EMUL__DEMOTES, EMUL__UNCLASSIFIES } emul__effect;
typedef struct emul__model_restriction {
    emul__model_condition condition;
    emul__effect effect;
    int32_t class_label; /* EMUL__CAPS_CLASS: index in the scorecard's class set */
    int32_t by;          /* EMUL__DEMOTES: by so many classes … */
    bool by_rule;        /* … or by as many as the rule gives, a whole number from 0 on */
    emul__program rule;
} emul__model_restriction;

typedef struct emul__model_order {
    emul__program key; /* a number */
    bool ascending;
} emul__model_order;

/* "3" | "20%" [of POOL] [per GROUP] */
typedef enum emul__pool { EMUL__POOL_ELIGIBLE = 0, EMUL__POOL_ALL, EMUL__POOL_RANKED, EMUL__POOL_CLASS, EMUL__POOL_AWARDED } emul__pool;
typedef struct emul__quota {
    bool present; /* false: no limit */
    bool share;   /* true: amount is a share (0.2) of the pool */
    emul_decimal amount;
    emul__pool pool; /* of a share: those eligible for the award, all of the scorecard, those with a place, of a class, with an award */
    const int32_t *class_labels; /* EMUL__POOL_CLASS: indexes in the scorecard's class set; together they are the pool */
    int32_t class_label_count;
    int32_t award;          /* EMUL__POOL_AWARDED; -1 until all awards are known */
    emul__text award_id;    /* as written */
    int32_t group;          /* per: index in model->attributes, or -1 */
    emul_rounding rounding; /* of a share; EMUL_ROUND_DOWN unless stated ("không quá") */
    int64_t at_least;
    emul__text text; /* as written */
} emul__quota;

/* Whether the class is in the pool of the quota (model.c). */
bool emul__quota_names_class(const emul__quota *quota, int32_t class_label);

typedef struct emul__model_class {
    emul__text id, name, cite;
    int32_t scorecard;
    bool has_condition;
    emul__program when;
    emul__quota at_most;
} emul__model_class;

typedef struct emul__model_scorecard {
    emul__text id, name;
    emul_kind applies_to;
    bool has_where;
    emul__program where;
    int32_t group; /* index in model->attributes, or -1: one group */
    emul_ties ties;
    emul__rounding_point round;
    emul__limit min, max;
    int32_t first_criterion, criterion_count; /* pre-order: parents before children */
    int32_t first_root;                       /* first top-level criterion, linked by next_sibling; -1 none */
    const int32_t *leaf_order;                /* leaves, each after those its rule reads (points()); [leaf_count] */
    int32_t leaf_count;
    const emul__model_condition *vetoes;
    int32_t veto_count;
    const emul__model_restriction *restrictions;
    int32_t restriction_count;
    const emul__model_order *order; /* at least one; "total desc" if the text gives none */
    int32_t order_count;
    int32_t first_class, class_count; /* in model->classes */
    int32_t class_set;                /* label set, or -1 */
} emul__model_scorecard;

/* A further quota of an award. */
typedef struct emul__model_limit {
    emul__quota quota; /* of the whole */
    emul__text name, cite;
    emul__source_status status;
    emul__spans in_force;
    emul__text origin;
} emul__model_limit;

/* Danh hiệu thi đua, hình thức khen thưởng, danh hiệu vinh dự nhà nước. */
typedef enum emul__award_kind { EMUL__AWARD_PLAIN = 0, EMUL__AWARD_TITLE, EMUL__AWARD_FORM, EMUL__AWARD_HONOUR } emul__award_kind;
typedef enum emul__award_level { EMUL__LEVEL_NONE = 0, EMUL__LEVEL_CO_SO, EMUL__LEVEL_BO_TINH, EMUL__LEVEL_NHA_NUOC } emul__award_level;

/* A multiple of the base salary, for decisions of these days. */
typedef struct emul__coefficient {
    emul__period days;
    emul_decimal value;
} emul__coefficient;

/* What an award rewards (loại hình khen thưởng, Law 06/2022/QH15 Art. 8). */
typedef enum emul__award_type {
    EMUL__TYPE_MERIT = 0,
    EMUL__TYPE_SUDDEN,
    EMUL__TYPE_THEMATIC,
    EMUL__TYPE_LONG_SERVICE,
    EMUL__TYPE_SENIORITY,
    EMUL__TYPE_EXTERNAL
} emul__award_type;

/* What an achievement that served one award may serve besides. */
typedef enum emul__reuse { EMUL__REUSE_ONCE = 0, EMUL__REUSE_PER_KIND, EMUL__REUSE_WITHIN_TITLES } emul__reuse;

typedef struct emul__model_achievement { /* a kind of achievement; its id and levels are in names.achievements */
    emul__text name;
    emul__reuse reuse;
} emul__model_achievement;

/* What who is given an award uses up. */
typedef struct emul__model_use {
    emul__wanted_achievement of;
    int64_t count;
    bool has_when;
    emul__program when;
    emul__text cite;
} emul__model_use;

typedef struct emul__model_award {
    emul__text id, name, cite;
    emul__text name_en;
    emul__award_kind kind;
    emul__award_level level;
    emul__source_status status;
    emul__award_type type; /* a prize has its award's */
    emul__spans in_force;  /* so with this */
    emul__text origin;     /* the sets that have this title; empty: the regulation's own award */
    emul_kind applies_to;
    int32_t scorecard;                        /* by; -1: none, then conditions alone decide and nobody is left out by a place */
    int32_t first_condition, condition_count; /* in model->conditions; a prize shares its parent's */
    const emul__model_order *order;           /* own order; order_count 0: the scorecard's places */
    int32_t order_count;
    const emul__model_condition *preferences; /* who of equals comes first; a prize shares its parent's */
    int32_t preference_count;
    const emul__model_use *uses; /* of a heading, not of its prizes */
    int32_t use_count;
    emul__quota take;
    emul__quota most;          /* of one group */
    emul__model_limit *limits; /* that hold beside `take` */
    int32_t limit_count;
    int64_t reserve; /* how many stand ready behind those who are taken */
    emul_at_cut at_cut;
    const int32_t *excludes; /* award indexes that a holder of this one cannot receive */
    int32_t exclude_count;
    int32_t prize_of;               /* award, or -1 */
    int32_t follows;                /* the prize (or the parent itself is not one) whose slots come directly before; -1: the first */
    const emul__coefficient *money; /* [money_count]; none: it brings no money */
    int32_t money_count;
    emul__text fund;
    bool has_prizes; /* a heading over its prizes: itself decided as awarded when one of its prizes is */
} emul__model_award;

/* Which of the units that a subject belongs to in the course of a period is its unit for the period. */
typedef enum emul__members {
    EMUL__AT_END = 0,
    EMUL__AT_START,
    EMUL__LONGEST,
    EMUL__ANY /* each, for functions below a unit */
} emul__members;

/* The base salary from a day on: until the next one, or, if that is said, to a last day, behind which nothing is known. */
typedef struct emul__salary {
    emul__day from, to;
    emul_decimal amount;
} emul__salary;

typedef struct emul__model {
    emul__arena arena; /* everything below lives in it */
    emul__text id, name, cites;
    emul__digest digest; /* of the text that the whole regulation is written as */
    bool has_in_force;
    emul__period in_force;
    emul__members members;
    emul__names names; /* indicators, tables, label sets … */
    emul__inputs inputs;
    const emul__text *attributes; /* roster attributes that groups name */
    int32_t attribute_count;
    const emul__model_achievement *achievements; /* [names.achievement_count] */
    const emul__model_scorecard *scorecards;
    int32_t scorecard_count;
    const emul__model_criterion *criteria;
    int32_t criterion_count;
    const emul__model_class *classes;
    int32_t class_count;
    const emul__model_award *awards;
    int32_t award_count;
    const int32_t *steps; /* [scorecard_count + award_count] evaluation order: scorecards by number, awards (scorecard_count + number), each
                           * after those it reads, an award after those that exclude it; a prize is decided with its award */
    const emul__model_condition *conditions; /* of awards */
    int32_t condition_count;
    const emul__salary *salaries; /* ascending by day */
    int32_t salary_count;
    bool has_money;                  /* of an award */
    EMUL__ATOMIC int32_t references; /* touched by emul__model_keep and emul__model_drop only */
} emul__model;

/* The model of a finished regulation, NULL if it is not finished. */
const emul__model *emul__regulation_model(const emul_regulation *regulation);
/* Counted references, safe on many threads. */
const emul__model *emul__model_keep(const emul__model *model);
void emul__model_drop(const emul__model *model);

#endif
