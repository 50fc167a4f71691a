/* Runs column programs: for each instruction one call of the function that does it over the whole block. */
#include "expression/operations.h"

/* ---- operations that bring values in ---- */

/* A row of years that some are passed over in is longer on the calendar than its count. */
static const int64_t *window_values(const emul__column *column, emul__bound bound) {
    if (bound == EMUL__EXACTLY || column->least == NULL) {
        return column->values;
    }
    if (bound == EMUL__AT_LEAST) {
        return column->back_least != NULL ? column->back_least : column->least;
    }
    return column->back_most != NULL ? column->back_most : column->most;
}

static void load(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__column *column = &machine->columns[instruction->a];
    emul__register *target = &machine->registers[instruction->target];
    if (column->stride == 1) {
        target->values = window_values(column, (emul__bound)instruction->b) + machine->first;
        return;
    }
    for (int64_t i = 0; i < machine->count; i++) {
        target->own_values[i] = column->values[column->stride * (machine->first + i)];
    }
}

/* A quotient; a column of decimals serves too. */
static void load_ratio(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__column *column = &machine->columns[instruction->a];
    emul__register *target = &machine->registers[instruction->target];
    if (column->ratios != NULL && column->stride == 1) {
        target->ratios = column->ratios + machine->first;
        return;
    }
    for (int64_t i = 0; i < machine->count; i++) {
        const int64_t at = column->stride * (machine->first + i);
        target->own_ratios[i] = column->ratios != NULL ? column->ratios[at] : emul__ratio_of_decimal(column->values[at]);
    }
}

static void load_truth(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__column *column = &machine->columns[instruction->a];
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        const int64_t value = column->values[column->stride * (machine->first + i)];
        out[i] = value < EMUL_DECIMAL_MIN ? value : value != 0;
    }
}

static void load_label(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__column *column = &machine->columns[instruction->a];
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        const int64_t value = column->values[column->stride * (machine->first + i)];
        out[i] = value >= EMUL_DECIMAL_MIN && value < 0 ? EMUL__OTHER_LABEL - 1 - value : value;
    }
}

static void load_constant(const emul__machine *machine, const emul__instruction *instruction) {
    const int64_t value = machine->program->pairs[instruction->a];
    int64_t *out = machine->registers[instruction->target].own_values;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = value;
    }
}

static void load_constant_ratio(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__ratio value = machine->program->constants[instruction->a];
    emul__ratio *out = machine->registers[instruction->target].own_ratios;
    for (int64_t i = 0; i < machine->count; i++) {
        out[i] = value;
    }
}

/* ---- the table ---- */

static const emul__operate operations[EMUL__OPERATIONS] = {
    [EMUL__OP_LOAD] = load,
    [EMUL__OP_LOAD_RATIO] = load_ratio,
    [EMUL__OP_LOAD_TRUTH] = load_truth,
    [EMUL__OP_LOAD_LABEL] = load_label,
    [EMUL__OP_CONSTANT_RATIO] = load_constant_ratio,
    [EMUL__OP_CONSTANT] = load_constant,
    [EMUL__OP_WIDEN] = emul__operate_widen,
    [EMUL__OP_MULTIPLY] = emul__operate_multiply,
    [EMUL__OP_DIVIDE] = emul__operate_divide,
    [EMUL__OP_ADD] = emul__operate_add,
    [EMUL__OP_SUBTRACT] = emul__operate_subtract,
    [EMUL__OP_LEAST] = emul__operate_least,
    [EMUL__OP_GREATEST] = emul__operate_greatest,
    [EMUL__OP_NEGATE] = emul__operate_negate,
    [EMUL__OP_SCALE] = emul__operate_scale,
    [EMUL__OP_ROUND] = emul__operate_round,
    [EMUL__OP_RATIO_ADD] = emul__operate_ratio_add,
    [EMUL__OP_RATIO_SUBTRACT] = emul__operate_ratio_subtract,
    [EMUL__OP_RATIO_MULTIPLY] = emul__operate_ratio_multiply,
    [EMUL__OP_RATIO_DIVIDE] = emul__operate_ratio_divide,
    [EMUL__OP_RATIO_LEAST] = emul__operate_ratio_least,
    [EMUL__OP_RATIO_GREATEST] = emul__operate_ratio_greatest,
    [EMUL__OP_RATIO_NEGATE] = emul__operate_ratio_negate,
    [EMUL__OP_RATIO_ROUND] = emul__operate_ratio_round,
    [EMUL__OP_EQUAL] = emul__operate_equal,
    [EMUL__OP_UNEQUAL] = emul__operate_unequal,
    [EMUL__OP_LESS] = emul__operate_less,
    [EMUL__OP_LESS_OR_EQUAL] = emul__operate_less_or_equal,
    [EMUL__OP_RATIO_EQUAL] = emul__operate_ratio_equal,
    [EMUL__OP_RATIO_UNEQUAL] = emul__operate_ratio_unequal,
    [EMUL__OP_RATIO_LESS] = emul__operate_ratio_less,
    [EMUL__OP_RATIO_LESS_OR_EQUAL] = emul__operate_ratio_less_or_equal,
    [EMUL__OP_AND] = emul__operate_conjunction,
    [EMUL__OP_OR] = emul__operate_disjunction,
    [EMUL__OP_NOT] = emul__operate_not,
    [EMUL__OP_KNOWN] = emul__operate_known,
    [EMUL__OP_RATIO_KNOWN] = emul__operate_ratio_known,
    [EMUL__OP_CHOOSE] = emul__operate_choose,
    [EMUL__OP_RATIO_CHOOSE] = emul__operate_ratio_choose,
    [EMUL__OP_OTHERWISE] = emul__operate_otherwise,
    [EMUL__OP_RATIO_OTHERWISE] = emul__operate_ratio_otherwise,
    [EMUL__OP_STEPS] = emul__operate_steps,
    [EMUL__OP_RATIO_STEPS] = emul__operate_ratio_steps,
    [EMUL__OP_LINE] = emul__operate_line,
    [EMUL__OP_LEVEL] = emul__operate_level,
    [EMUL__OP_LOOKUP] = emul__operate_lookup,
    [EMUL__OP_MEDIAN] = emul__operate_median,
    [EMUL__OP_PROPORTIONAL] = emul__operate_proportional,
    [EMUL__OP_SHARE_OF_FULL] = emul__operate_share_of_full,
    [EMUL__OP_WITHIN] = emul__operate_within,
    [EMUL__OP_MONTHS] = emul__operate_months,
    [EMUL__OP_FINISH] = emul__operate_finish,
    [EMUL__OP_RATIO_FINISH] = emul__operate_ratio_finish,
};

int32_t emul__instruction_input(const emul__instruction *instruction) {
    return (instruction->op & EMUL__OP_MASK) <= EMUL__OP_LOAD_LABEL ? instruction->a : -1;
}

bool emul__instruction_counts_months(const emul__instruction *instruction) {
    return (instruction->op & EMUL__OP_MASK) == EMUL__OP_MONTHS;
}

static void show_own(emul__register *target, bool ratio) {
    if (ratio) {
        target->ratios = target->own_ratios;
    } else {
        target->values = target->own_values;
    }
}

/* Afterwards the target shows what the instruction computed. Until then it may show one of its operands; only loads, which have none, may
 * choose to show part of a column. */
static void operate(const emul__machine *machine, const emul__instruction *instruction) {
    const emul__operation op = (emul__operation)(instruction->op & EMUL__OP_MASK);
    if (op == EMUL__OP_NOTE) {
        return;
    }
    if (op <= EMUL__OP_LOAD_LABEL) {
        show_own(&machine->registers[instruction->target], instruction->ratio);
        operations[op](machine, instruction);
    } else {
        operations[op](machine, instruction);
        show_own(&machine->registers[instruction->target], instruction->ratio);
    }
}

/* ---- scratch ---- */

enum { ALIGNMENT = 64 }; /* a cache line, and more than any type asks for */

static size_t aligned(size_t bytes) {
    return (bytes + (ALIGNMENT - 1)) / ALIGNMENT * ALIGNMENT;
}

static const size_t values_bytes = EMUL__BLOCK * sizeof(int64_t);
static const size_t ratios_bytes = EMUL__BLOCK * sizeof(emul__ratio);

size_t emul__program_scratch(const emul__program *program) {
    const size_t registers = (size_t)program->register_count;
    return ALIGNMENT + aligned(registers * sizeof(emul__register)) + registers * (aligned(values_bytes) + aligned(ratios_bytes));
}

static unsigned char *aligned_start(void *scratch) {
    unsigned char *start = (unsigned char *)scratch;
    return start + (ALIGNMENT - (uintptr_t)start % ALIGNMENT) % ALIGNMENT;
}

static emul__machine prepare(const emul__program *program, const emul__column *columns, int64_t first, int64_t count, void *scratch) {
    unsigned char *at = aligned_start(scratch);
    emul__register *registers = (emul__register *)(void *)at;
    at += aligned((size_t)program->register_count * sizeof *registers);
    for (int32_t i = 0; i < program->register_count; i++) {
        registers[i].own_values = (int64_t *)(void *)at;
        registers[i].own_ratios = (emul__ratio *)(void *)(at + aligned(values_bytes));
        registers[i].values = registers[i].own_values;
        registers[i].ratios = registers[i].own_ratios;
        at += aligned(values_bytes) + aligned(ratios_bytes);
    }
    return (emul__machine){.program = program, .columns = columns, .registers = registers, .first = first, .count = count};
}

/* ---- entry points ---- */

void emul__program_run(const emul__program *program, const emul__column *columns, int64_t first, int64_t count, void *scratch,
                       emul__block *block) {
    const emul__machine machine = prepare(program, columns, first, count, scratch);
    for (int32_t i = 0; i < program->code_count; i++) {
        if ((program->code[i].op & EMUL__OP_TRACE_ONLY) == 0) {
            operate(&machine, &program->code[i]);
        }
    }
    const emul__register *result = &machine.registers[program->result];
    block->values = program->ratio ? NULL : result->values;
    block->ratios = program->ratio ? result->ratios : NULL;
}

/* What the target of an instruction shows, as a ratio. */
static emul__ratio shown(const emul__instruction *instruction, const emul__register *target) {
    if (instruction->ratio) {
        return target->ratios[0];
    }
    const int64_t value = target->values[0];
    if (value == EMUL__UNREACHED) {
        return emul__ratio_of_state(EMUL__NO_LEVEL);
    }
    if (instruction->type == EMUL__NUMBER || instruction->type == EMUL__DATE || value < EMUL_DECIMAL_MIN) {
        return emul__ratio_of_decimal(value);
    }
    return emul__ratio_of_integer(value == EMUL__OTHER_LABEL ? -1 : value);
}

/* The input that register `number` holds at instruction `at`; -1 if it was computed. */
static int32_t input_in(const emul__program *program, int32_t at, int32_t number) {
    for (int32_t i = at - 1; i >= 0; i--) {
        if (program->code[i].target == number && (program->code[i].op & EMUL__OP_MASK) != EMUL__OP_NOTE) {
            return emul__instruction_input(&program->code[i]);
        }
    }
    return -1;
}

static bool lists(const emul_decimal *level, int64_t id) {
    for (int64_t i = 0; i < level[0]; i++) {
        if (level[2 + 2 * i] == id) {
            return true;
        }
    }
    return false;
}

int32_t emul__program_unlisted(const emul__program *program, const emul__column *columns, int64_t row) {
    for (int32_t i = 0; i < program->code_count; i++) {
        const emul__instruction *level = &program->code[i];
        const int32_t input = (level->op & EMUL__OP_MASK) == EMUL__OP_LEVEL ? input_in(program, i, level->a) : -1;
        const int64_t id = input < 0 ? EMUL_MISSING : columns[input].values[columns[input].stride * row];
        const emul_decimal *pairs = program->pairs + level->c;
        if (id >= EMUL_DECIMAL_MIN && pairs[1] == emul__state_code(EMUL__NO_LEVEL) && !lists(pairs, id)) {
            return input;
        }
    }
    return -1;
}

void emul__program_trace(const emul__program *program, const emul__column *columns, int64_t row, void *scratch, emul__ratio *trace) {
    const emul__machine machine = prepare(program, columns, row, 1, scratch);
    for (int32_t i = 0; i < program->code_count; i++) {
        const emul__instruction *instruction = &program->code[i];
        if ((instruction->op & EMUL__OP_RUN_ONLY) != 0) {
            trace[i] = emul__ratio_of_state(EMUL__IS_MISSING);
        } else {
            operate(&machine, instruction);
            trace[i] = shown(instruction, &machine.registers[instruction->target]);
        }
    }
}
