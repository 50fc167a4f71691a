/* Operations that read or give exact fractions. */
#include "decimal/divide.h"
#include "expression/operations.h"

static bool is_present(const emul__ratio *a) {
    return emul__ratio_state(*a) == EMUL__PRESENT;
}

/* The stronger state of two values of which at least one is none, as a ratio. */
static emul__ratio absent(emul__ratio a, emul__ratio b) {
    return emul__ratio_state(a) >= emul__ratio_state(b) ? a : b;
}

static emul__ratio least(emul__ratio a, emul__ratio b) {
    return is_present(&a) && is_present(&b) ? emul__ratio_compare(a, b) <= 0 ? a : b : absent(a, b);
}

static emul__ratio greatest(emul__ratio a, emul__ratio b) {
    return is_present(&a) && is_present(&b) ? emul__ratio_compare(a, b) >= 0 ? a : b : absent(a, b);
}

static emul__ratio multiply(int64_t a, int64_t b) {
    return emul__ratio_mul(emul__ratio_of_decimal(a), emul__ratio_of_decimal(b));
}

/* The millionths of both cancel out. */
static emul__ratio divide(int64_t a, int64_t b) {
    if (a < EMUL_DECIMAL_MIN || b < EMUL_DECIMAL_MIN) {
        return emul__ratio_of_state(emul__code_state(emul__stronger(a, b)));
    }
    return emul__ratio_make(emul__wide_of(a), emul__wide_of(b));
}

/* An operation of two registers whose values are `from`. */
#define BINARY(name, from, type, careful)                                                                                                  \
    void emul__operate_##name(const emul__machine *machine, const emul__instruction *instruction) {                                        \
        const type *a = machine->registers[instruction->a].from;                                                                           \
        const type *b = machine->registers[instruction->b].from;                                                                           \
        emul__ratio *out = machine->registers[instruction->target].own_ratios;                                                             \
        for (int64_t i = 0; i < machine->count; i++) {                                                                                     \
            out[i] = careful(a[i], b[i]);                                                                                                  \
        }                                                                                                                                  \
    }

BINARY(multiply, values, int64_t, multiply)
BINARY(divide, values, int64_t, divide)
BINARY(ratio_add, ratios, emul__ratio, emul__ratio_add)
BINARY(ratio_subtract, ratios, emul__ratio, emul__ratio_sub)
BINARY(ratio_multiply, ratios, emul__ratio, emul__ratio_mul)
BINARY(ratio_divide, ratios, emul__ratio, emul__ratio_div)
BINARY(ratio_least, ratios, emul__ratio, least)
BINARY(ratio_greatest, ratios, emul__ratio, greatest)

/* A comparison: `verdict` says what the sign of a - b means. */
#define COMPARISON(name, verdict)                                                                                                          \
    void emul__operate_ratio_##name(const emul__machine *machine, const emul__instruction *instruction) {                                  \
        const emul__ratio *a = machine->registers[instruction->a].ratios;                                                                  \
        const emul__ratio *b = machine->registers[instruction->b].ratios;                                                                  \
        int64_t *out = machine->registers[instruction->target].own_values;                                                                 \
        for (int64_t i = 0; i < machine->count; i++) {                                                                                     \
            if (is_present(&a[i]) && is_present(&b[i])) {                                                                                  \
                const int sign = emul__ratio_compare(a[i], b[i]);                                                                          \
                out[i] = (verdict);                                                                                                        \
            } else {                                                                                                                       \
                out[i] = emul__state_code(emul__ratio_state(absent(a[i], b[i])));                                                          \
            }                                                                                                                              \
        }                                                                                                                                  \
    }

COMPARISON(equal, sign == 0)
COMPARISON(unequal, sign != 0)
COMPARISON(less, sign < 0)
COMPARISON(less_or_equal, sign <= 0)

void emul__operate_widen(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = emul__ratio_of_decimal(a[i]);
    }
}

void emul__operate_ratio_negate(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = emul__ratio_negate(a[i]);
    }
}

void emul__operate_ratio_round(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = emul__ratio_round(a[i], instruction->b, instruction->c);
    }
}

void emul__operate_ratio_known(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = is_present(&a[i]);
    }
}

void emul__operate_ratio_choose(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *condition = machine->registers[instruction->a].values;
    const emul__ratio *yes = machine->registers[instruction->b].ratios;
    const emul__ratio *no = machine->registers[instruction->c].ratios;
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        const emul__state state = emul__code_state(condition[i]);
        out[i] = state != EMUL__PRESENT ? emul__ratio_of_state(state) : condition[i] != 0 ? yes[i] : no[i];
    }
}

/* Puts row `row` of the registers into ascending order; false and the state in *absent_value if one of them has no number. */
static bool sorted_row(const emul__machine *machine, const emul__instruction *instruction, int64_t row, emul__ratio *sorted,
                       emul__ratio *absent_value) {
    bool present = true;
    for (int32_t k = 0; k < instruction->b; k++) {
        const emul__ratio value = machine->registers[instruction->a + k].ratios[row];
        if (!is_present(&value)) {
            *absent_value = present ? value : absent(*absent_value, value);
            present = false;
        }
        int32_t at = k;
        for (; present && at > 0 && emul__ratio_compare(sorted[at - 1], value) > 0; at--) {
            sorted[at] = sorted[at - 1];
        }
        sorted[at] = value;
    }
    return present;
}

void emul__operate_median(const emul__machine *machine, const emul__instruction *instruction) {
    emul__ratio sorted[EMUL__MOST_MEDIAN];
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    const int32_t middle = instruction->b / 2;
    for (int64_t i = 0; i < machine->count; i++) {
        emul__ratio median = emul__ratio_of_state(EMUL__IS_MISSING);
        if (sorted_row(machine, instruction, i, sorted, &median)) {
            median = instruction->b % 2 == 1
                         ? sorted[middle]
                         : emul__ratio_div(emul__ratio_add(sorted[middle - 1], sorted[middle]), emul__ratio_of_integer(2));
        }
        out[i] = median;
    }
}

void emul__operate_proportional(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    const emul__ratio full = machine->program->constants[instruction->b];
    const emul__ratio nothing = emul__ratio_of_integer(0);
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        if (!is_present(&a[i])) {
            out[i] = a[i];
        } else if (emul__wide_compare(a[i].num, nothing.num) <= 0) {
            out[i] = nothing;
        } else {
            out[i] = emul__wide_compare(a[i].num, a[i].den) >= 0 ? full : emul__ratio_mul(full, a[i]);
        }
    }
}

void emul__operate_share_of_full(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    emul__divide_column(machine->registers[instruction->a].values, machine->registers[instruction->b].values, pairs[0], (int32_t)pairs[2],
                        (emul_rounding)pairs[3], machine->count, machine->registers[instruction->target].own_values);
}

/* A value too large to be rounded lies beyond every limit. */
static int64_t finished(emul__ratio value, const int64_t *pairs) {
    int64_t rounded = emul__ratio_round(value, (int32_t)pairs[2], (emul_rounding)pairs[3]);
    if (rounded < EMUL_DECIMAL_MIN) {
        if (!is_present(&value)) {
            return rounded;
        }
        const bool negative = emul__wide_is_negative(value.num);
        const bool limited = negative ? pairs[0] > EMUL_DECIMAL_MIN : pairs[1] < EMUL_DECIMAL_MAX;
        if (!limited) {
            return rounded;
        }
        rounded = negative ? EMUL_DECIMAL_MIN : EMUL_DECIMAL_MAX;
    }
    rounded = rounded < pairs[0] ? pairs[0] : rounded;
    return rounded > pairs[1] ? pairs[1] : rounded;
}

void emul__operate_ratio_finish(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = finished(a[i], pairs);
    }
}
