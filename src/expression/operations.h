/* The operations of a column program. A register shows a block of int64 values (decimals, truths, labels; states as codes) or a block of
 * ratios, or both; an operation reads the registers a, b (and c) and gives `target` new values of one kind. */
#ifndef EMUL_EXPRESSION_OPERATIONS_H
#define EMUL_EXPRESSION_OPERATIONS_H

#include "expression/expression.h"

typedef enum emul__operation {
    /* a: input */
    EMUL__OP_LOAD = 0, /* b: emul__bound */
    EMUL__OP_LOAD_RATIO,
    EMUL__OP_LOAD_TRUTH,
    EMUL__OP_LOAD_LABEL,
    /* a: constant; pair (the int64 itself) */
    EMUL__OP_CONSTANT_RATIO,
    EMUL__OP_CONSTANT,
    /* int64 to ratio */
    EMUL__OP_WIDEN,
    EMUL__OP_MULTIPLY,
    EMUL__OP_DIVIDE,
    /* decimals */
    EMUL__OP_ADD,
    EMUL__OP_SUBTRACT,
    EMUL__OP_LEAST,
    EMUL__OP_GREATEST,
    EMUL__OP_NEGATE,
    EMUL__OP_SCALE, /* by a whole number: pair b */
    EMUL__OP_ROUND, /* b: places, c: mode */
    /* ratios */
    EMUL__OP_RATIO_ADD,
    EMUL__OP_RATIO_SUBTRACT,
    EMUL__OP_RATIO_MULTIPLY,
    EMUL__OP_RATIO_DIVIDE,
    EMUL__OP_RATIO_LEAST,
    EMUL__OP_RATIO_GREATEST,
    EMUL__OP_RATIO_NEGATE,
    EMUL__OP_RATIO_ROUND, /* to int64; b: places, c: mode */
    /* truths */
    EMUL__OP_EQUAL,
    EMUL__OP_UNEQUAL,
    EMUL__OP_LESS,
    EMUL__OP_LESS_OR_EQUAL,
    EMUL__OP_RATIO_EQUAL,
    EMUL__OP_RATIO_UNEQUAL,
    EMUL__OP_RATIO_LESS,
    EMUL__OP_RATIO_LESS_OR_EQUAL,
    EMUL__OP_AND,
    EMUL__OP_OR,
    EMUL__OP_NOT,
    EMUL__OP_KNOWN,
    EMUL__OP_RATIO_KNOWN,
    /* a: condition, b, c: what it chooses between */
    EMUL__OP_CHOOSE,
    EMUL__OP_RATIO_CHOOSE,
    /* shapes; where an expression follows `else`, they give EMUL__UNREACHED and OTHERWISE puts it in (a: the shape, b: else) */
    EMUL__OP_OTHERWISE,
    EMUL__OP_RATIO_OTHERWISE,
    EMUL__OP_STEPS, /* c: pair: count, else, side; then threshold, strict, value */
    EMUL__OP_RATIO_STEPS,
    EMUL__OP_LINE,          /* ratio to ratio; b: constants: slope, offset; c: pair: count; then x, y */
    EMUL__OP_LEVEL,         /* c: pair: count, else; then label, value */
    EMUL__OP_LOOKUP,        /* ratios to int64; a: row, b: column; c: pair: rows, columns, else; row thresholds, column thresholds, cells */
    EMUL__OP_MEDIAN,        /* ratios in the b registers from a on */
    EMUL__OP_PROPORTIONAL,  /* ratio to ratio; b: constant, the full marks */
    EMUL__OP_SHARE_OF_FULL, /* DIVIDE, PROPORTIONAL and ROUND in one: a, b; c: pair: full, unused, places, mode */
    EMUL__OP_FINISH,        /* a: clamped, then rounded; c: pair: least, most, places, mode */
    EMUL__OP_RATIO_FINISH,  /* the same of ratios; least and most have no more places */
    EMUL__OP_WITHIN,        /* a: input with bounds, b: decimals, c: emul__operator; a truth that the bounds may tell */
    EMUL__OP_MONTHS,        /* a, b: dates; whole units of c months from a up to and with b */
    EMUL__OP_NOTE,          /* nothing: the target is worth showing once more, as what the whole piece of text gave */
    EMUL__OPERATIONS
} emul__operation;

/* Added to op: an instruction that only a trace, or only a run, carries out. */
enum { EMUL__OP_TRACE_ONLY = 0x100, EMUL__OP_RUN_ONLY = 0x200, EMUL__OP_MASK = 0xFF };

/* Most arguments of median(a, b, …). */
enum { EMUL__MOST_MEDIAN = 64 };

/* The int64 of a shape that awaits its `else`: a reserved value that no column contains. */
#define EMUL__UNREACHED (INT64_MIN + 5)
/* A label that no rule mentions, numbered upwards from here (in a column downwards from -1), and none at all (no class: -1): equal to none that
 * a program names, and worse than all. */
#define EMUL__OTHER_LABEL INT64_C(0x7FFFFFFF)

/* ---- a program at work ---- */

typedef struct emul__register {
    const int64_t *values; /* what is in it: own_values, or part of a column */
    const emul__ratio *ratios;
    int64_t *own_values;
    emul__ratio *own_ratios;
} emul__register;

typedef struct emul__machine {
    const emul__program *program;
    const emul__column *columns;
    emul__register *registers;
    int64_t first, count;
} emul__machine;

typedef void (*emul__operate)(const emul__machine *machine, const emul__instruction *instruction);

/* Stronger of two values of which at least one is a state. */
int64_t emul__stronger(int64_t a, int64_t b);

/* operate_decimal.c: the operations on int64 values alone. */
void emul__operate_add(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_subtract(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_least(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_greatest(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_negate(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_scale(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_round(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_equal(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_unequal(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_less(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_less_or_equal(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_conjunction(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_disjunction(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_not(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_known(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_finish(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_choose(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_within(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_months(const emul__machine *machine, const emul__instruction *instruction);

/* operate_ratio.c: those that read or give ratios. */
void emul__operate_widen(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_multiply(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_divide(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_add(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_subtract(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_multiply(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_divide(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_least(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_greatest(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_negate(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_round(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_equal(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_unequal(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_less(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_less_or_equal(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_finish(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_known(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_choose(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_median(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_proportional(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_share_of_full(const emul__machine *machine, const emul__instruction *instruction);

/* operate_table.c: the shapes that have a table of pairs. */
void emul__operate_otherwise(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_otherwise(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_steps(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_ratio_steps(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_line(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_level(const emul__machine *machine, const emul__instruction *instruction);
void emul__operate_lookup(const emul__machine *machine, const emul__instruction *instruction);

#endif
