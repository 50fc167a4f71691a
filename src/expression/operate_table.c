/* Operations of the shapes that carry a table of pairs: steps, line, level, lookup. */
#include "expression/operations.h"

/* ---- a column of values that may be int64 or ratios, compared with thresholds ---- */

static int compare_value(int64_t value, int64_t threshold) {
    return value < threshold ? -1 : value > threshold;
}

/* The usual fraction is short: then no product leaves 128 bits. */
static int compare_ratio(emul__ratio value, int64_t threshold) {
    int64_t num = 0;
    int64_t den = 0;
    if (emul__wide_narrow(value.num, &num) && emul__wide_narrow(value.den, &den)) {
        return emul__wide_compare(emul__wide_mul64(num, EMUL_DECIMAL_ONE), emul__wide_mul64(threshold, den));
    }
    return emul__ratio_compare(value, emul__ratio_of_decimal(threshold));
}

/* ---- steps ---- */

/* True if a value that compares as `sign` with a threshold reaches it. Side 1: from below up; side -1: from above down. */
static bool reaches(int sign, int64_t side, int64_t strict) {
    return strict != 0 ? sign * side > 0 : sign * side >= 0;
}

/* The thresholds stand in the order in which they are tried: the first that is reached decides. */
#define STEP(value, compare)                                                                                                               \
    const int64_t count = pairs[0];                                                                                                        \
    const int64_t *step = pairs + 3;                                                                                                       \
    for (int64_t i = 0; i < count; i++, step += 3) {                                                                                       \
        if (reaches(compare(value, step[0]), pairs[2], step[1])) {                                                                         \
            return step[2];                                                                                                                \
        }                                                                                                                                  \
    }                                                                                                                                      \
    return pairs[1]

static int64_t step_of_value(int64_t value, const int64_t *pairs) {
    STEP(value, compare_value);
}

static int64_t step_of_ratio(emul__ratio value, const int64_t *pairs) {
    STEP(value, compare_ratio);
}

void emul__operate_steps(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = a[i] < EMUL_DECIMAL_MIN ? a[i] : step_of_value(a[i], pairs);
    }
}

void emul__operate_ratio_steps(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        const emul__state state = emul__ratio_state(a[i]);
        out[i] = state != EMUL__PRESENT ? emul__state_code(state) : step_of_ratio(a[i], pairs);
    }
}

/* ---- line ---- */

static emul__ratio of(emul_decimal value) {
    return emul__ratio_of_decimal(value);
}

/* Between two points y = slope x + offset, the two being constants; constant before the first point and after the last. */
static emul__ratio on_line(emul__ratio x, const int64_t *points, int64_t count, const emul__ratio *pieces) {
    int64_t next = 0;
    while (next < count && compare_ratio(x, points[2 * next]) >= 0) {
        next++;
    }
    if (next == 0 || next == count) {
        return of(points[next == 0 ? 1 : 2 * count - 1]);
    }
    return emul__ratio_add(emul__ratio_mul(pieces[2 * next - 2], x), pieces[2 * next - 1]);
}

void emul__operate_line(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    const emul__ratio *const pieces = machine->program->constants + instruction->b;
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = emul__ratio_state(a[i]) != EMUL__PRESENT ? a[i] : on_line(a[i], pairs + 1, pairs[0], pieces);
    }
}

/* ---- level ---- */

static int64_t level_of(int64_t label, const int64_t *pairs) {
    const int64_t *pair = pairs + 2;
    for (int64_t i = 0; i < pairs[0]; i++, pair += 2) {
        if (pair[0] == label) {
            return pair[1];
        }
    }
    return pairs[1];
}

void emul__operate_level(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    const int64_t *const pairs = machine->program->pairs + instruction->c;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = a[i] < EMUL_DECIMAL_MIN ? a[i] : level_of(a[i], pairs);
    }
}

/* ---- lookup ---- */

/* Index of the last of `count` ascending thresholds that the value reaches, or -1. */
static int64_t last_reached(emul__ratio value, const int64_t *thresholds, int64_t count) {
    int64_t reached = -1;
    while (reached + 1 < count && compare_ratio(value, thresholds[reached + 1]) >= 0) {
        reached++;
    }
    return reached;
}

static int64_t cell(emul__ratio row, emul__ratio column, const int64_t *pairs) {
    const emul__state row_state = emul__ratio_state(row);
    const emul__state column_state = emul__ratio_state(column);
    if (row_state != EMUL__PRESENT || column_state != EMUL__PRESENT) {
        return emul__state_code(row_state > column_state ? row_state : column_state);
    }
    const int64_t rows = pairs[0];
    const int64_t columns = pairs[1];
    const int64_t i = last_reached(row, pairs + 3, rows);
    const int64_t j = last_reached(column, pairs + 3 + rows, columns);
    return i < 0 || j < 0 ? pairs[2] : pairs[3 + rows + columns + i * columns + j];
}

void emul__operate_lookup(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio *a = machine->registers[instruction->a].ratios;
    const emul__ratio *b = machine->registers[instruction->b].ratios;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = cell(a[i], b[i], machine->program->pairs + instruction->c);
    }
}

/* ---- else ---- */

void emul__operate_otherwise(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    const int64_t *b = machine->registers[instruction->b].values;
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = a[i] == EMUL__UNREACHED ? b[i] : a[i];
    }
}

void emul__operate_ratio_otherwise(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t *a = machine->registers[instruction->a].values;
    const emul__ratio *b = machine->registers[instruction->b].ratios;
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = a[i] == EMUL__UNREACHED ? b[i] : of(a[i]);
    }
}
