/* The expression language (docs/regulation.md): text in, column program out. A program computes one value for a block of subjects, one
 * operation at a time over the whole block; there is no per-subject walk and no allocation while it runs.
 *
 * Everything a program reads from outside is an `input`: one column for the whole run, computed once and shared by all rules that name it.
 * Who binds inputs to columns (src/evaluate/) knows facts and results; this folder knows neither. */
#ifndef EMUL_EXPRESSION_EXPRESSION_H
#define EMUL_EXPRESSION_EXPRESSION_H

#include "base/date.h"
#include "base/diagnostic.h"
#include "base/intern.h"
#include "decimal/ratio.h"

typedef enum emul__type { EMUL__NUMBER = 0, EMUL__TRUTH = 1, EMUL__LABEL = 2, EMUL__DATE = 3 /* a day: emul__day_value */ } emul__type;

typedef enum emul__aggregate {
    EMUL__NO_AGGREGATE = 0,
    EMUL__SUM,
    EMUL__COUNT,
    EMUL__MEAN,
    EMUL__MEDIAN,
    EMUL__TRIMMED_MEAN,
    EMUL__MIN,
    EMUL__MAX,
    EMUL__LAST,
    EMUL__SPREAD,        /* the largest less the smallest */
    EMUL__TRIMMED_SPREAD /* … of those that a trimmed mean keeps */
} emul__aggregate;

/* Whether highest and lowest ones are left out, as the call says how many. */
bool emul__aggregate_trims(emul__aggregate aggregate);
/* As a rule calls it: "sum". */
const char *emul__aggregate_name(emul__aggregate aggregate);

/* ---- what names mean: filled by the regulation before it compiles its rules ---- */

/* Labels of an indicator or the classes of a scorecard, best first: id 0 is the best. */
typedef struct emul__label_set {
    const emul__text *labels;
    int32_t count;
} emul__label_set;

typedef struct emul__known_indicator {
    emul__text id;
    emul__type type;
    int32_t label_set;      /* index in names->label_sets, or -1: any label (open set; ids are those of names->labels) */
    emul__aggregate rollup; /* EMUL__NO_AGGREGATE: none declared */
    bool declared;          /* false: met in a rule; its type is the one its first use asked for */
    bool used;              /* set by the compiler */
    bool has_low, has_high; /* declared range */
    emul_decimal low, high;
    emul__text name;   /* for people; empty: none declared */
    emul__text unit;   /* the same */
    emul_decimal step; /* a number is a multiple of it; 0: any */
    bool has_absent;   /* what who has no fact has: a value as columns hold them, or EMUL_NOT_APPLICABLE */
    int64_t absent;
} emul__known_indicator;

typedef struct emul__known_value { /* a named expression */
    emul__text id;
    emul__text source;
    emul__place place;
    bool used;
    bool faulty;             /* a problem inside it has been reported: rules that use it say nothing more */
    struct emul__node *tree; /* parsed by emul__names_parse_values */
} emul__known_value;

typedef struct emul__known_table { /* for lookup() */
    emul__text id;
    const emul_decimal *columns; /* [column_count] ascending thresholds */
    int32_t column_count;
    const emul_decimal *rows; /* [row_count] ascending thresholds */
    int32_t row_count;
    const emul_decimal *cells; /* [row_count x column_count] */
    bool used;
} emul__known_table;

typedef struct emul__known_achievement { /* a kind of achievement, for achievements() */
    emul__text id;
    emul__label_set levels; /* best first; none: it has no levels */
} emul__known_achievement;

typedef struct emul__known_criterion {
    emul__text id;
    bool has_max;
    emul_decimal max;
} emul__known_criterion;

typedef struct emul__known_scorecard {
    emul__text id;
    int32_t first_criterion, criterion_count; /* a range of names->criteria: global criterion indexes */
    int32_t class_set;                        /* label set of its classes, or -1 */
    int32_t kind;                             /* EMUL_KIND_* of the subjects it is for */
} emul__known_scorecard;

typedef struct emul__names {
    emul__known_indicator *indicators; /* grown by the compiler when a rule names an undeclared one */
    int32_t indicator_count, indicator_capacity;
    emul__known_value *values;
    int32_t value_count;
    emul__known_table *tables;
    int32_t table_count;
    const emul__known_criterion *criteria; /* by global criterion index */
    int32_t criterion_count;
    const emul__known_scorecard *scorecards;
    int32_t scorecard_count;
    const emul__text *awards; /* ids, by award index */
    int32_t award_count;
    const emul__label_set *label_sets;
    int32_t label_set_count;
    const emul__known_achievement *achievements;
    int32_t achievement_count;
    const emul__text *stages; /* facets in the order in which they supersede each other */
    int32_t stage_count;
    emul__intern labels; /* labels of open sets that rules mention: the id is the constant in programs */
    emul__intern
        titles; /* titles that times(), streak() and the functions of ballots mention, whether an award of this regulation or not */
} emul__names;

/* ---- inputs ---- */

typedef enum emul__input_kind {
    EMUL__INPUT_FACT =
        0, /* one value a subject: x, x@plan, year(x), prev(x); by the indicator's rollup if there is no fact for the very period.
                                 An indicator the ledger does not know but the roster has as an attribute is read from there. */
    EMUL__INPUT_SERIES,        /* aggregate over dated facts and over the members of a facet (x@judge: x@judge.1 …) */
    EMUL__INPUT_ELEMENT,       /* one element of a series, for the sub-program that is computed for each */
    EMUL__INPUT_WEEKDAYS,      /* how often `weekday` occurs in the period or window: one value for all */
    EMUL__INPUT_POINTS,        /* of `criterion` */
    EMUL__INPUT_SHARE,         /* points of `criterion` over its max: a quotient */
    EMUL__INPUT_LOWEST_SHARE,  /* least share of the base leaves of `scorecard` that have a max: a quotient */
    EMUL__INPUT_LOWEST_POINTS, /* least points of the base leaves of `scorecard` that apply */
    EMUL__INPUT_TOTAL,         /* of `scorecard`; so the next five */
    EMUL__INPUT_BASE,
    EMUL__INPUT_BONUS,
    EMUL__INPUT_PENALTY,
    EMUL__INPUT_PLACE,
    EMUL__INPUT_CLASS,        /* a label of the scorecard's class set */
    EMUL__INPUT_AWARDED,      /* truth: `award` of this run */
    EMUL__INPUT_TIMES,        /* how often `title` was awarded, from year `since` on, this run's included */
    EMUL__INPUT_STREAK,       /* consecutive years (or awards) of `title` up to now */
    EMUL__INPUT_EVER,         /* truth: whether `title` was awarded */
    EMUL__INPUT_YEARS_AGO,    /* years since `title` was last awarded */
    EMUL__INPUT_YEARS_IN_ROW, /* years in succession, up to the evaluated one, in which `condition` holds */
    EMUL__INPUT_COUNT_YEARS,  /* years in which `condition` holds */
    EMUL__INPUT_GROUP,        /* what `program` gives for the subjects of the scorecard's group, put together; for each of them */
    EMUL__INPUT_BELOW,        /* what `program` gives for the members or child units of a unit, put together */
    EMUL__INPUT_FINAL,        /* one value a subject: x@STAGE of the latest stage up to the one evaluated that has it */
    EMUL__INPUT_DAYS,         /* of the period or window: one value for all; so the next */
    EMUL__INPUT_ELAPSED,      /* days of the unit up to the end of the period, over the days of the unit: a quotient */
    EMUL__INPUT_END,          /* the last day of the period: one date for all */
    EMUL__INPUT_MEMBER,       /* days of the period on which the subject belonged to a unit, over its days: a quotient */
    EMUL__INPUT_BALLOT,       /* what the council's ballot on `title` says: `vote` */
    EMUL__INPUT_ACHIEVEMENTS  /* how many `wanted` achievements the subject has that may serve `award` (-1: that served nothing) */
} emul__input_kind;

/* Which achievements count. */
typedef struct emul__wanted_achievement {
    int32_t kind;  /* index in names->achievements */
    int32_t level; /* the least, as an index in its levels; -1: any, and none */
    int32_t years; /* so many up to the evaluated one; 0: all */
    int32_t since; /* from this year on; 0: all */
} emul__wanted_achievement;

/* What is asked of a ballot. */
typedef enum emul__vote {
    EMUL__VOTE_YES = 0,    /* votes for it over all members: a quotient */
    EMUL__VOTE_PASSED,     /* a truth: they are no less than `threshold` */
    EMUL__VOTE_ATTENDANCE, /* members present over all members: a quotient */
    EMUL__VOTE_COUNCIL,    /* members */
    EMUL__VOTE_CHAIR       /* 1 if the chair voted for it, else 0 */
} emul__vote;

/* How the values of several subjects become one. */
typedef enum emul__collect {
    EMUL__COLLECT_LEADER = 0, /* the largest */
    EMUL__COLLECT_TRAILER,    /* the smallest */
    EMUL__COLLECT_MEAN,
    EMUL__COLLECT_SUM,
    EMUL__COLLECT_COUNT, /* for how many a condition holds */
    EMUL__COLLECT_SHARE, /* for what part of them */
    EMUL__COLLECT_RANK   /* not one value: each subject's place */
} emul__collect;

/* A count of years may be known within bounds only. */
typedef enum emul__bound {
    EMUL__EXACTLY = 0,
    EMUL__AT_LEAST,
    EMUL__AT_MOST
} emul__bound; /* of a window: back to the first year that counts */

typedef enum emul__shift { EMUL__OWN_PERIOD = 0, EMUL__SHIFT_YEAR = 1, EMUL__SHIFT_PREV = 2, EMUL__SHIFT_YEAR_PREV = 3 } emul__shift;

/* A window that goes with the period evaluated: a calendar unit that holds it, or what has gone by of that unit. */
typedef enum emul__reach { EMUL__REACH_WHOLE = 0, EMUL__REACH_SO_FAR, EMUL__REACH_TO_DATE } emul__reach;

typedef struct emul__input {
    emul__input_kind kind;
    emul__type type;
    int32_t indicator;         /* FACT, FINAL, SERIES, ELEMENT: index in names->indicators */
    emul__text facet;          /* FACT, SERIES, ELEMENT: "" for none */
    emul__shift shift;         /* FACT, FINAL, SERIES, ELEMENT: year(), prev(), and both */
    emul__aggregate aggregate; /* SERIES */
    int32_t trim_high, trim_low;
    bool has_window; /* SERIES, WEEKDAYS, DAYS: else the period evaluated */
    emul__period window;
    emul__unit unit; /* the same: the window is this unit around the period; ELAPSED: the unit */
    emul__reach reach;
    emul__unit every;      /* SERIES: the aggregate is missing unless every such unit inside the window has a fact … */
    int32_t every_weekday; /* … or, 1 + weekday, every such day */
    int32_t least;         /* SERIES: and unless there are so many values */
    emul__text except;     /* SERIES: members of the facet named by this of the subject are left out: "parent", or an attribute */
    int32_t weekday;       /* WEEKDAYS: 0 = Monday */
    int32_t scorecard;     /* outcomes; -1 */
    int32_t criterion;     /* -1 */
    int32_t award;   /* AWARDED; TIMES, STREAK: the award of this regulation with that id, or -1; ACHIEVEMENTS: that is to be served */
    int32_t title;   /* TIMES, STREAK, BALLOT: id in names->titles */
    int32_t since;   /* TIMES: first year, 0 = all */
    bool by_award;   /* STREAK: by = award */
    emul__vote vote; /* BALLOT */
    emul__ratio threshold;           /* BALLOT, passed */
    int32_t condition;               /* YEARS_IN_ROW, COUNT_YEARS: sub-program, run with each year's facts; so the next; -1 */
    int32_t excused;                 /* STREAK, YEARS_IN_ROW: the sub-program that tells which years neither count nor break */
    int32_t after;                   /* what counts years: the sub-program of the day after which whole years count; -1 */
    int32_t unused_by;               /* the same: id in names->titles: years count after that in which it was last awarded; -1 */
    int32_t last[3];                 /* the same: sub-programs of the number of years that count at most, by emul__bound; -1 */
    emul__wanted_achievement wanted; /* ACHIEVEMENTS */
    int32_t program;                 /* GROUP, BELOW: in the regulation's sub-programs; -1 */
    int32_t among;                   /* GROUP, BELOW: the sub-program that tells who counts, or -1: everybody */
    emul__collect collect;           /* GROUP, BELOW */
    bool everywhere;                 /* GROUP: in = all */
    bool ascending;                  /* GROUP, rank: order = asc */
    bool children;                   /* BELOW: child units, else individuals */
    bool direct;                     /* BELOW: depth = 1 */
    bool quotient;                   /* GROUP, BELOW, SERIES with a sub-program: the values are quotients */
    int32_t element;                 /* SERIES: the sub-program that is computed for each element, or -1: the elements as they are */
    emul__shift around;              /* SERIES with a sub-program: what of `shift` stands around the call; for the text */
    emul__text text;                 /* as the rule writes it: "visits@plan", "sum(likes, 2024-08-16..2024-08-30)"; for messages */
} emul__input;

typedef struct emul__inputs { /* distinct inputs of the whole regulation */
    emul__input *items;
    int32_t count, capacity;
    struct emul__program *programs; /* of the inputs that look at other subjects, or at each element of a series */
    int32_t program_count, program_capacity;
} emul__inputs;

/* ---- programs ---- */

/* What an instruction's value is worth to a reader, added together; 0: a helper step. */
enum {
    EMUL__TRACE_PIECE = 1,   /* a fact, an outcome, a named value, the result of a function */
    EMUL__TRACE_RULE = 2,    /* what the rule gives, before the leaf's clamp */
    EMUL__TRACE_CLAMPED = 4, /* after the clamp, if there is one */
    EMUL__TRACE_ROUNDED = 8  /* after the rounding: the points */
};

/* One operation. Registers hold a block of values: decimals (int64 with state codes) or ratios; see operations.h. */
typedef struct emul__instruction {
    uint16_t op;
    bool ratio;    /* the target register holds ratios, not int64 */
    uint8_t trace; /* EMUL__TRACE_*; not 0 if it stands for a piece of the rule worth showing */
    emul__type type;
    int32_t target, a, b, c;       /* registers, or what the operation says */
    int32_t value;                 /* the named value it was written in, or -1: the rule's own text */
    int32_t source, source_length; /* bytes in that text */
} emul__instruction;

typedef struct emul__program {
    emul__type type;
    int32_t label_set; /* of a label */
    bool ratio;        /* the result is a block of ratios */
    const emul__instruction *code;
    int32_t code_count;
    int32_t register_count;
    int32_t result; /* register */
    const emul__ratio *constants;
    int32_t constant_count;
    const emul_decimal *pairs; /* operands of steps, line, level, lookup */
    int32_t pair_count;
    const int32_t *inputs; /* [input_count] distinct indexes into the regulation's inputs, ascending */
    int32_t input_count;
    const int32_t *reads; /* [read_count] the same and, through GROUP and BELOW, what is read of other subjects */
    int32_t read_count;
    emul__text source; /* the rule as written */
    emul__place place;
} emul__program;

/* How a leaf ends (DESIGN: rule, clamp, round): compiled into the program, whose result is then a column of decimals. */
typedef struct emul__ending {
    bool present;
    bool has_min, has_max;
    emul_decimal min, max;
    int32_t places;
    emul_rounding rounding;
} emul__ending;

/* What an expression may speak of where it stands. Facts are always allowed. */
enum {
    EMUL__MAY_POINTS = 1, /* points, share of criteria */
    EMUL__MAY_TOTALS = 2, /* total, base, bonus, penalty, lowest_share, lowest_points */
    EMUL__MAY_PLACE = 4,
    EMUL__MAY_CLASS = 8,
    EMUL__MAY_AWARDS = 16,      /* awarded, times, streak */
    EMUL__ONLY_ATTRIBUTES = 32, /* a `where`: facts without facet and period functions only */
    EMUL__BY_YEAR = 64          /* a condition on single years: nothing that only this run knows */
};

typedef struct emul__request {
    emul__text source;
    emul__place place; /* where the text starts: input, line, column; field is the path */
    emul__type want;
    uint32_t may;      /* EMUL__MAY_* */
    int32_t scorecard; /* the one that points(), total, class … without argument mean, or -1 */
    int32_t criterion; /* the one whose max is `full`, or -1 */
    emul__ending ending;
    int32_t for_award; /* 1 + the award that the rule is one of; 0: none */
    int32_t of_kind;   /* 1 + EMUL_KIND_*: the rule is about subjects of that kind below another; 0: about the scorecard's */
} emul__request;

typedef struct emul__compiler {
    emul__arena *arena; /* programs and texts are made in it */
    emul__names *names;
    emul__inputs *inputs;
} emul__compiler;

/* Parses the named values and refuses those that use each other in a circle. Reports all problems; false if any (or out of memory, reported too). */
bool emul__names_parse_values(emul__compiler *compiler, emul_error *error);
/* Parses, checks and compiles one rule. Reports every problem it finds with line and column of the offending text; false if any. */
bool emul__compile(emul__compiler *compiler, const emul__request *request, emul__program *program, emul_error *error);

/* Makes the program of a leaf round otherwise; its instructions are copied to the arena, so that the program it was copied of stays as it is. False
 * when memory is out. */
bool emul__program_reround(emul__program *program, int32_t places, emul_rounding rounding, emul__arena *arena);

/* True if the input's column is to be bound to quotients (`ratios`): share, lowest_share, means, medians and trimmed means of a series, and
 * facts that roll up by their mean. All other columns are int64. A quotient's column may be bound to decimals as well. */
bool emul__input_is_ratio(const emul__names *names, const emul__input *input);
/* True if it reads facts: what is missing in it can be brought. */
bool emul__input_is_fact(const emul__input *input);
/* True for what is counted in years, or in awards of past years. */
bool emul__input_is_of_years(const emul__input *input);
/* True if its column has bounds where the value is missing. */
bool emul__input_has_bounds(const emul__input *input);
/* The input that an instruction loads (index in the regulation's inputs), or -1: then it computes. */
int32_t emul__instruction_input(const emul__instruction *instruction);
/* Number of the level, or -1 and the nearest there is. */
int32_t emul__achievement_level(const emul__known_achievement *kind, emul__text level, emul__text *nearest);
/* A day as columns hold it, and back. */
emul_decimal emul__day_value(emul__day day);
emul__day emul__day_of_value(emul_decimal value);
/* The day that a text names, 2022-03-15 or 15/03/2022; false if it names none, or a longer period. */
bool emul__day_parse(emul__text text, emul__day *day);
/* True if it gives the whole months or years since a day. */
bool emul__instruction_counts_months(const emul__instruction *instruction);
/* True for a label that rules may name without quotation marks. */
bool emul__label_is_bare(emul__text label);
/* True for a word of the language that no indicator or value can bear: and or not in full if total place class … */
bool emul__name_is_reserved(emul__text name);

/* ---- running ---- */

enum { EMUL__BLOCK = 512 };

/* A bound input. Exactly one of the first two pointers is set. stride 0: one value for every subject. */
typedef struct emul__column {
    const int64_t *values;     /* decimals; truths as 0, 1 or EMUL_DECIMAL_ONE; labels as ids (-1: one no rule mentions); states as codes */
    const emul__ratio *ratios; /* quotients */
    int64_t stride;
    const int64_t *least; /* of an input that has bounds: decimals between which a missing value lies; else NULL */
    const int64_t *most;
    const int64_t *back_least; /* of years in a row: the calendar years back to the first that counts; else NULL */
    const int64_t *back_most;
} emul__column;

/* Working space for any program with this many registers. */
size_t emul__program_scratch(const emul__program *program);

typedef struct emul__block {
    const int64_t *values;     /* [count]: decimals; truths 0 or 1; labels; states as codes. NULL when program->ratio */
    const emul__ratio *ratios; /* [count] */
} emul__block;

/* Computes rows first .. first + count - 1 (count <= EMUL__BLOCK). `columns` is indexed as the regulation's inputs. The block lies in `scratch`. */
void emul__program_run(const emul__program *program, const emul__column *columns, int64_t first, int64_t count, void *scratch,
                       emul__block *block);
/* The input whose label no level of the program lists for that row; -1 if each is listed. */
int32_t emul__program_unlisted(const emul__program *program, const emul__column *columns, int64_t row);
/* Computes one row and keeps what every instruction gave: trace[code_count], ints as ratios (labels and truths: num is the id or 0/1, den 1). */
void emul__program_trace(const emul__program *program, const emul__column *columns, int64_t row, void *scratch, emul__ratio *trace);

#endif
