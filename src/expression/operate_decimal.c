/* Operations on int64 values. Where no value of the block is a state or near the edge, one plain loop does the work, which compilers turn into
 * vector code; else each value is looked at. */
#include "base/math.h"
#include "expression/operations.h"
#include "expression/tree.h"

int64_t emul__stronger(int64_t a, int64_t b) {
    return emul__code_state(a) >= emul__code_state(b) ? a : b;
}

/* True if all values lie within ±2^61: then none is a state, and a sum of two overflows nothing. */
static bool all_plain(const int64_t *values, int64_t count) {
    const uint64_t shift = UINT64_C(1) << 61;
    uint64_t bits = 0;
    for (int64_t i = 0; i < count; i++) {
        bits |= (uint64_t)values[i] + shift;
    }
    return bits >> 62 == 0;
}

static bool is_state(int64_t value) {
    return value < EMUL_DECIMAL_MIN;
}

/* Brings a result whose computation overflowed, or that landed on a reserved value, to the state that says so. By pointer: the computation is
 * an argument of the same call, and arguments are evaluated in no certain order. */
static int64_t checked(bool exact, const int64_t *value) {
    return exact && !is_state(*value) ? *value : emul__state_code(EMUL__OVERFLOWED);
}

static int64_t add(int64_t a, int64_t b) {
    int64_t sum = 0;
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : checked(emul__add(a, b, &sum), &sum);
}

static int64_t subtract(int64_t a, int64_t b) {
    int64_t difference = 0;
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : checked(emul__sub(a, b, &difference), &difference);
}

static int64_t least(int64_t a, int64_t b) {
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : a < b ? a : b;
}

static int64_t greatest(int64_t a, int64_t b) {
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : a > b ? a : b;
}

static int64_t equal(int64_t a, int64_t b) {
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : a == b;
}

static int64_t unequal(int64_t a, int64_t b) {
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : a != b;
}

static int64_t less(int64_t a, int64_t b) {
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : a < b;
}

static int64_t less_or_equal(int64_t a, int64_t b) {
    return is_state(a) || is_state(b) ? emul__stronger(a, b) : a <= b;
}

/* Kleene's strong logic: false decides a conjunction whatever the other side is, even an error. */
static int64_t both(int64_t a, int64_t b) {
    return a == 0 || b == 0 ? 0 : is_state(a) || is_state(b) ? emul__stronger(a, b) : 1;
}

static int64_t either(int64_t a, int64_t b) {
    return a == 1 || b == 1 ? 1 : is_state(a) || is_state(b) ? emul__stronger(a, b) : 0;
}

/* An operation of two registers: `plain` holds where all_plain does, `careful` always. */
#define BINARY(name, plain, careful)                                                                                                       \
    void emul__operate_##name(const emul__machine *machine, const emul__instruction *instruction) {                                        \
        const int64_t *a = machine->registers[instruction->a].values;                                                                      \
        const int64_t *b = machine->registers[instruction->b].values;                                                                      \
        int64_t *out = machine->registers[instruction->target].own_values;                                                                 \
        const int64_t count = machine->count;                                                                                              \
        if (all_plain(a, count) && all_plain(b, count)) {                                                                                  \
            for (int64_t i = 0; i < count; i++) {                                                                                          \
                out[i] = (plain);                                                                                                          \
            }                                                                                                                              \
            return;                                                                                                                        \
        }                                                                                                                                  \
        for (int64_t i = 0; i < count; i++) {                                                                                              \
            out[i] = careful(a[i], b[i]);                                                                                                  \
        }                                                                                                                                  \
    }

BINARY(add, a[i] + b[i], add)
BINARY(subtract, a[i] - b[i], subtract)
BINARY(least, a[i] < b[i] ? a[i] : b[i], least)
BINARY(greatest, a[i] > b[i] ? a[i] : b[i], greatest)
BINARY(equal, a[i] == b[i], equal)
BINARY(unequal, a[i] != b[i], unequal)
BINARY(less, a[i] < b[i], less)
BINARY(less_or_equal, a[i] <= b[i], less_or_equal)
BINARY(conjunction, a[i] & b[i], both)
BINARY(disjunction, a[i] | b[i], either)

void emul__operate_not(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = is_state(a[i]) ? a[i] : 1 - a[i];
    }
}

void emul__operate_known(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = !is_state(a[i]);
    }
}

void emul__operate_negate(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        const int64_t negative = is_state(a[i]) ? a[i] : -a[i];
        out[i] = is_state(a[i]) ? a[i] : checked(true, &negative);
    }
}

void emul__operate_scale(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    const int64_t factor = machine->program->pairs[instruction->b];
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        int64_t product = 0;
        out[i] = is_state(a[i]) ? a[i] : checked(emul__mul(a[i], factor, &product), &product);
    }
}

/* True if all numbers among the values are multiples of `unit`, which the compiler knows. */
#define ALL_MULTIPLES(unit)                                                                                                                \
    for (int64_t i = 0; i < count; i++) {                                                                                                  \
        rest |= is_state(values[i]) ? 0 : values[i] % (unit);                                                                              \
    }                                                                                                                                      \
    return rest == 0

static bool have_places(const int64_t *values, int64_t count, int32_t places) {
    int64_t rest = 0;
    switch (places) {
    case 0:
        ALL_MULTIPLES(1000000);
    case 1:
        ALL_MULTIPLES(100000);
    case 2:
        ALL_MULTIPLES(10000);
    case 3:
        ALL_MULTIPLES(1000);
    case 4:
        ALL_MULTIPLES(100);
    case 5:
        ALL_MULTIPLES(10);
    default:
        return true;
    }
}

/* Most columns have no more places than the rule keeps: they need no rounding. */
static void round_values(const int64_t *values, int64_t count, int32_t places, emul_rounding rounding, int64_t *out) {
    const bool exact = have_places(values, count, places);
    for (int64_t i = 0; i < count; i++) {
        out[i] = exact || is_state(values[i]) ? values[i] : emul__ratio_round(emul__ratio_of_decimal(values[i]), places, rounding);
    }
}

void emul__operate_round(const emul__machine *machine, const emul__instruction *instruction) {
    round_values(machine->registers[instruction->a].values, machine->count, instruction->b, instruction->c,
                 machine->registers[instruction->target].own_values);
}

void emul__operate_finish(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    const int64_t low = pairs[0];
    const int64_t high = pairs[1];
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        const int64_t raised = a[i] < low ? low : a[i];
        const int64_t clamped = raised > high ? high : raised;
        out[i] = is_state(a[i]) ? a[i] : clamped;
    }
    round_values(out, machine->count, (int32_t)pairs[2], (emul_rounding)pairs[3], out);
}

void emul__operate_choose(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *condition = machine->registers[instruction->a].values;
    const int64_t *yes = machine->registers[instruction->b].values;
    const int64_t *no = machine->registers[instruction->c].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = is_state(condition[i]) ? condition[i] : condition[i] != 0 ? yes[i] : no[i];
    }
}

/* Whole months or years: of days in the future less than 0, and never rounded towards it. */
void emul__operate_months(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *from = machine->registers[instruction->a].values;
    const int64_t *to = machine->registers[instruction->b].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        if (from[i] < EMUL_DECIMAL_MIN || to[i] < EMUL_DECIMAL_MIN) {
            out[i] = emul__stronger(from[i], to[i]);
            continue;
        }
        const int32_t months = emul__months_between(emul__day_of_value(from[i]), emul__day_of_value(to[i]));
        const int32_t units = months / instruction->c - (months % instruction->c < 0);
        out[i] = units * EMUL_DECIMAL_ONE;
    }
}

static bool compares(emul__operator op, int64_t a, int64_t b) {
    switch (op) {
    case EMUL__EQUAL:
        return a == b;
    case EMUL__UNEQUAL:
        return a != b;
    case EMUL__LESS:
        return a < b;
    case EMUL__LESS_OR_EQUAL:
        return a <= b;
    case EMUL__GREATER:
        return a > b;
    default:
        return a >= b;
    }
}

/* A value between `least` and `most` against b: what holds at both ends holds between them, but for equality, which b between them leaves open. */
static int64_t compare_bounds(emul__operator op, int64_t least, int64_t most, int64_t b) {
    if (op == EMUL__EQUAL || op == EMUL__UNEQUAL) {
        return b >= least && b <= most ? EMUL_MISSING : op == EMUL__UNEQUAL;
    }
    const bool low = compares(op, least, b);
    return low == compares(op, most, b) ? low : EMUL_MISSING;
}

/* Where the value is known it is compared exactly, be it a decimal or a quotient. */
static int64_t compare_known(emul__operator op, const emul__column *column, int64_t at, int64_t b) {
    const int64_t value = column->ratios == NULL ? column->values[at] : emul__ratio_round(column->ratios[at], 6, EMUL_ROUND_HALF_AWAY);
    if (is_state(value) || is_state(b)) {
        return emul__stronger(value, b);
    }
    const int order = column->ratios == NULL ? 0 : emul__ratio_compare(column->ratios[at], emul__ratio_of_decimal(b));
    return column->ratios == NULL ? compares(op, value, b) : compares(op, order, 0);
}

static bool is_bounded_at(const emul__column *column, int64_t at) {
    const bool missing =
        column->ratios == NULL ? column->values[at] == EMUL_MISSING : emul__ratio_state(column->ratios[at]) == EMUL__IS_MISSING;
    return missing && column->least != NULL && !is_state(column->least[at]);
}

void emul__operate_within(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__column *column = &machine->columns[instruction->a];
    const int64_t *b = machine->registers[instruction->b].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    const emul__operator op = (emul__operator)instruction->c;
    for (int64_t i = 0; i < machine->count; i++) {
        const int64_t at = column->stride * (machine->first + i);
        const bool bounded = is_bounded_at(column, at) && !is_state(b[i]);
        out[i] = bounded ? compare_bounds(op, column->least[at], column->most[at], b[i]) : compare_known(op, column, at, b[i]);
    }
}
