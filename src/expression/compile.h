/* How the compiler's parts work together: one walk over the tree checks types and emits instructions. The value of a node is put into the
 * register the caller names (`base`); registers above it are free to work with. */
#ifndef EMUL_EXPRESSION_COMPILE_H
#define EMUL_EXPRESSION_COMPILE_H

#include "expression/operations.h"
#include "expression/tree.h"

/* What a piece of a rule gives. */
typedef struct emul__operand {
    bool failed; /* a problem has been reported: whoever uses it reports nothing more about it */
    emul__type type;
    int32_t label_set; /* of a label, -1: an open one */
    bool ratio;        /* the register shows ratios */
    bool constant;     /* a number known now, in no register yet */
    emul__ratio number;
    int32_t base; /* its register */
} emul__operand;

/* The one series that an expression is computed for each element of. */
typedef struct emul__one_series {
    const emul__node *fact; /* where it is named first, NULL: not yet */
    int32_t indicator;
    emul__shift shift;
} emul__one_series;

typedef struct emul__context {
    emul__compiler *compiler;
    const emul__request *request;
    emul_error *error;
    bool failed;
    int32_t depth;   /* of the walk */
    int32_t visited; /* nodes, named values counted each time */
    emul__shift shift;
    emul__one_series *one; /* facts are elements of this series; NULL: they are the subject's */
    emul__bound bound;     /* of what has bounds */
    emul__program program; /* being made: arrays that grow */
    emul__instruction *code;
    emul__ratio *constants;
    emul_decimal *pairs;
    int32_t *inputs;
    int32_t *reads;
    size_t code_capacity, constant_capacity, pair_capacity, input_capacity, read_capacity;
} emul__context;

/* ---- compile.c: the walk ---- */

emul__operand emul__compile_node(emul__context *c, const emul__node *node, int32_t base);
/* The same, with an error if the type is not the one. */
emul__operand emul__compile_number(emul__context *c, const emul__node *node, int32_t base);
emul__operand emul__compile_truth(emul__context *c, const emul__node *node, int32_t base);
emul__operand emul__compile_typed(emul__context *c, const emul__node *node, int32_t base, emul__type wanted);
/* A number that is known now and has at most six decimals. */
bool emul__compile_fixed(emul__context *c, const emul__node *node, int32_t base, emul_decimal *value);
bool emul__compile_whole(emul__context *c, const emul__node *node, int32_t base, int32_t least, int32_t most, int32_t *value);
/* A piece of the rule as a program of its own, for other subjects: its index in the regulation's sub-programs, shared by all that are alike.
 * `request` says what it may speak of; what has bounds gives the context's. -1 after reporting. */
int32_t emul__compile_inner(emul__context *c, const emul__node *node, emul__type want, const emul__request *request);
/* The same for each element of the one series that the piece names: `one` says which. */
int32_t emul__compile_for_each(emul__context *c, const emul__node *node, emul__type want, emul__one_series *one);
/* Reports at a node; gives the operand that says so. */
emul__operand emul__fault(emul__context *c, const emul__node *node, const emul__diagnostic *diagnostic);
emul__operand emul__failure(emul__context *c); /* of something already reported */
emul__operand emul__out_of_memory(emul__context *c);
bool emul__mentions(emul__text text, const char *word); /* text equals word */

/* ---- ending.c ---- */

/* After the rule, whose value is in register 0: the leaf's clamp and rounding. */
emul__operand emul__emit_ending(emul__context *c, const emul__node *tree, emul__operand value);

/* ---- names.c: what names and labels mean ---- */

emul__operand emul__compile_name(emul__context *c, const emul__node *node, int32_t base);
/* The type of a node as far as it shows without compiling it. */
typedef enum emul__guess {
    EMUL__GUESS_NUMBER = 0,
    EMUL__GUESS_TRUTH,
    EMUL__GUESS_LABEL,
    EMUL__GUESS_DATE,
    EMUL__GUESS_UNKNOWN
} emul__guess;
emul__guess emul__guess_type(const emul__context *c, const emul__node *node);
/* Loads a fact; an undeclared indicator becomes one of that type. */
emul__operand emul__compile_fact(emul__context *c, const emul__node *node, int32_t base, emul__type type_if_new);
/* Compiles a node that is compared with labels: an undeclared name becomes a label. */
emul__operand emul__compile_label(emul__context *c, const emul__node *node, int32_t base);
/* The id of the label that a node names, in the set of `of`; false after reporting why not. */
bool emul__label_id(emul__context *c, const emul__operand *of, const emul__node *node, int64_t *id);
bool emul__is_label_word(const emul__node *node); /* a bare name, an id or number standing for one, or between quotes */
bool emul__yes_or_no(emul__text word, bool *yes);
/* Index of an indicator, added as an undeclared one of that type if it is new; -1 when memory is out. */
int32_t emul__indicator_find(const emul__names *names, emul__text id);
int32_t emul__indicator_add(emul__context *c, emul__text id, emul__type type);
int32_t emul__value_find(const emul__names *names, emul__text id);
int32_t emul__scorecard_find(emul__context *c, const emul__node *node);
int32_t emul__criterion_find(emul__context *c, const emul__node *node);
/* The indicator that a fact reference names; -1 after reporting. `node` is a NAME that is no value. */
int32_t emul__fact_indicator(emul__context *c, const emul__node *node, emul__type type_if_new);
/* Through named values that are but another name, to the node that is meant. */
const emul__node *emul__meant(const emul__context *c, const emul__node *node);
emul__operand emul__unknown(emul__context *c, const emul__node *node, emul__text nearest);

/* ---- compare.c ---- */

emul__operand emul__compile_comparison(emul__context *c, const emul__node *node, int32_t base);
/* measure.c: false after reporting that points are compared with a share in digits, or a share with points. */
bool emul__check_measures(emul__context *c, const emul__node *outcome, const emul__node *number);
emul__operand emul__compile_in(emul__context *c, const emul__node *node, int32_t base);

/* ---- dates.c ---- */

emul__operand emul__compile_day(emul__context *c, const emul__node *node, int32_t base); /* 2024-07-31 as a value */
/* A date; an undeclared name becomes one. */
emul__operand emul__compile_date(emul__context *c, const emul__node *node, int32_t base);
emul__operand emul__compare_dates(emul__context *c, const emul__node *node, int32_t base);
emul__operand emul__compile_months(emul__context *c, const emul__node *call, int32_t base, int32_t variant); /* months of the unit */

/* ---- emit.c: instructions ---- */

/* Into register `target`; NULL when memory is out or the program too long (reported). The instruction is open to changes until the next one. */
emul__instruction *emul__emit(emul__context *c, const emul__node *node, emul__operation op, int32_t target, int32_t a, int32_t b,
                              int32_t third);
/* What an instruction of that type in register `base` gives. */
emul__operand emul__result(emul__type type, int32_t base, bool ratio);
emul__operand emul__number_operand(emul__ratio number, int32_t base);
emul__operand emul__decimal_operand(emul_decimal number, int32_t base);
/* Loads an input, which is added to the regulation's unless it is there. */
emul__operand emul__emit_input(emul__context *c, const emul__node *node, const emul__input *input, int32_t base);
/* The same of what the rule's text does not speak of: an explanation does not put it in there. */
emul__operand emul__emit_unseen(emul__context *c, const emul__node *node, const emul__input *input, int32_t base);
/* Makes sure the operand's register shows it, as it is or as ratios. */
bool emul__emit_value(emul__context *c, const emul__node *node, emul__operand *operand);
bool emul__emit_ratio(emul__context *c, const emul__node *node, emul__operand *operand);
typedef enum emul__arithmetic {
    EMUL__DO_ADD = 0,
    EMUL__DO_SUBTRACT,
    EMUL__DO_MULTIPLY,
    EMUL__DO_DIVIDE,
    EMUL__DO_LEAST,
    EMUL__DO_GREATEST
} emul__arithmetic;
/* a op b into `base`, which may be a's or b's register. */
emul__operand emul__emit_arithmetic(emul__context *c, const emul__node *node, emul__arithmetic op, emul__operand a, emul__operand b,
                                    int32_t base);
emul__operand emul__emit_negate(emul__context *c, const emul__node *node, emul__operand a, int32_t base);
emul__operand emul__emit_compare(emul__context *c, const emul__node *node, emul__operator op, emul__operand a, emul__operand b,
                                 int32_t base);
/* AND, OR; NOT and KNOWN of one. */
emul__operand emul__emit_logic(emul__context *c, const emul__node *node, emul__operation op, emul__operand a, emul__operand b,
                               int32_t base);
emul__operand emul__emit_not(emul__context *c, const emul__node *node, emul__operand a, int32_t base);
emul__operand emul__emit_choose(emul__context *c, const emul__node *node, emul__operand condition, emul__operand yes, emul__operand no,
                                int32_t base);
emul__operand emul__emit_round(emul__context *c, const emul__node *node, emul__operand a, int32_t places, emul_rounding rounding,
                               int32_t base);
/* A number or label as an int64 in a register. */
emul__operand emul__emit_constant(emul__context *c, const emul__node *node, emul__type type, int64_t value, int32_t base);
/* Index of a new entry; -1 when memory is out (reported). */
int32_t emul__add_pair(emul__context *c, emul_decimal value);
int32_t emul__add_constant(emul__context *c, emul__ratio value);
/* Marks what `result` comes from as worth showing: the value of this node. */
void emul__note(emul__context *c, const emul__node *node, const emul__operand *result);
/* The exact decimal of a constant. */
bool emul__ratio_is_decimal(emul__ratio number, emul_decimal *value);

/* ---- inputs.c ---- */

/* Index in the regulation's inputs; -1 when memory is out. */
int32_t emul__input_add(emul__compiler *compiler, const emul__input *input);
/* "year(visits@plan)", "sum(likes, 2024-08-16..2024-08-30)"; NULL bytes when memory is out. */
emul__text emul__input_text(const emul__compiler *compiler, const emul__input *input);
/* Index in the regulation's sub-programs, of an equal one if there is one; -1 when memory is out. */
int32_t emul__program_add(emul__compiler *compiler, const emul__program *program);
emul__input emul__input_of(emul__input_kind kind, emul__type type);
emul__unit emul__unit_of(emul__text name); /* "year" .. "day" */
int32_t emul__weekday_of(emul__text name); /* "mon" .. "sun"; -1 */
/* Room for one more element of an array that lives in the arena, as emul__grow. */
bool emul__arena_grow(emul__arena *arena, void **items, int32_t count, int32_t *capacity, size_t size);

/* ---- functions.c, shapes.c, series.c, elements.c, outcomes.c ---- */

enum { EMUL__MOST_NAMED = 4, EMUL__ANY_NUMBER = 1024 };

typedef struct emul__function {
    const char *name;
    const char *form;    /* for hints: how it is written */
    int32_t least, most; /* positional arguments */
    bool pairs;
    bool bare;    /* may stand without parentheses */
    bool by_id;   /* its first argument is the id of something, no expression */
    bool bounded; /* where its value is missing there are bounds */
    const char *named[EMUL__MOST_NAMED];
    emul__operand (*compile)(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
    int32_t variant;   /* which of several similar functions it is */
    emul__guess gives; /* its type; and `like`: instead that of its first, second … argument, 0 none */
    int32_t like;
} emul__function;

const emul__function *emul__function_find(emul__text name);
/* The functions in the order of their table; NULL behind the last. */
const emul__function *emul__function_at(int32_t index);
/* Checks number and names of the arguments, then compiles. A NAME without parentheses counts as a call without arguments. */
emul__operand emul__compile_call(emul__context *c, const emul__node *call, int32_t base);
void emul__offer_functions(emul__nearest *nearest, bool bare_only);
/* Arguments: by position from 0, by name; NULL if not given. */
const emul__node *emul__argument(const emul__node *call, int32_t index);
const emul__node *emul__named_argument(const emul__node *call, const char *name);
const emul__node *emul__first_pair(const emul__node *call);
int32_t emul__argument_count(const emul__node *call);

/* shapes.c */
emul__operand emul__compile_if(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_known(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_proportional(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_per(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_each(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_clamp(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_round(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_whole_part(emul__context *c, const emul__node *call, int32_t base, int32_t variant); /* emul_rounding */
emul__operand emul__compile_odd(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_abs(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_full(emul__context *c, const emul__node *node, int32_t base);

/* tables.c */
emul__operand emul__compile_line(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_steps(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_level(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_lookup(emul__context *c, const emul__node *call, int32_t base, int32_t variant);

/* series.c */
emul__operand emul__compile_aggregate(emul__context *c, const emul__node *call, int32_t base, int32_t variant); /* emul__aggregate */
/* elements.c: a fact where it stands for an element; whether an expression could be one of elements; what such an expression cannot read */
emul__operand emul__compile_element(emul__context *c, const emul__node *node, int32_t indicator, int32_t base);
bool emul__reads_one_fact(const emul__context *c, const emul__node *node);
emul__operand emul__refuse_in_element(emul__context *c, const emul__node *node);
emul__operand emul__compile_weekdays(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_shift(emul__context *c, const emul__node *call, int32_t base, int32_t variant); /* emul__shift */

/* windows.c */
bool emul__is_window(const emul__context *c, const emul__node *node); /* 2024-08, half, so_far(year); a bare 2024 is not taken for one */
/* Where NULL stands for the period evaluated; false after reporting. */
bool emul__read_window(emul__context *c, const emul__node *node, emul__input *input);
/* every =, least =, except = of an aggregate. */
bool emul__read_demands(emul__context *c, const emul__node *call, int32_t base, emul__input *input);
emul__operand emul__compile_reach(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_days(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_member_share(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_elapsed(emul__context *c, const emul__node *call, int32_t base, int32_t variant);

/* stages.c */
emul__operand emul__compile_final(emul__context *c, const emul__node *call, int32_t base, int32_t variant);

/* group.c, below.c: other subjects; the variant is an emul__collect, of children plus EMUL__OF_CHILDREN */
enum { EMUL__OF_CHILDREN = 0x100 };
emul__operand emul__compile_group(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_best(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_by_place(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_below(emul__context *c, const emul__node *call, int32_t base, int32_t variant);

/* outcomes.c */
emul__operand emul__refuse_shift(emul__context *c, const emul__node *call);
emul__operand emul__compile_criterion(emul__context *c, const emul__node *call, int32_t base, int32_t variant); /* emul__input_kind */
emul__operand emul__compile_outcome(emul__context *c, const emul__node *call, int32_t base, int32_t variant);   /* emul__input_kind */
emul__operand emul__compile_awarded(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
/* May rules here speak of what is known of a title? Else it is reported. */
bool emul__may_ask_title(emul__context *c, const emul__node *call);

/* achievements.c */
emul__operand emul__compile_achievements(emul__context *c, const emul__node *call, int32_t base, int32_t variant);

/* ballots.c */
emul__operand emul__compile_ballot(emul__context *c, const emul__node *call, int32_t base, int32_t variant); /* emul__vote */

int32_t emul__award_find(const emul__names *names, const emul__node *node, emul__nearest *nearest); /* -1: none */
emul__operand emul__refuse_place(emul__context *c, const emul__node *call);                         /* not known yet */
/* False after reporting: the condition is on single years, of which only the evaluated one has outcomes. */
bool emul__may_ask_this_run(emul__context *c, const emul__node *call);

/* years.c; the variant is an emul__input_kind */
emul__operand emul__compile_history(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_years(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
emul__operand emul__compile_years_since(emul__context *c, const emul__node *call, int32_t base, int32_t variant);
/* The input that an instruction from `first` on loads for the call that `node` means, if it has bounds; else -1. */
int32_t emul__bounded_input(const emul__context *c, const emul__node *node, int32_t first);

#endif
