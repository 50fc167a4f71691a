/* Instructions: which operation fits the kinds of its operands, and what can be computed before any row is seen. */
#include "expression/compile.h"

/* A text with its named values put in has at most this many instructions; EMUL_E_LIMIT beyond. */
enum { MOST_INSTRUCTIONS = 8192 };

/* ---- growing arrays ---- */

static bool room(emul__context *c, void **items, size_t *capacity, int32_t count, size_t size) {
    if (emul__grow(&c->compiler->arena->allocator, items, capacity, (size_t)count, size)) {
        return true;
    }
    emul__out_of_memory(c);
    return false;
}

emul__instruction *emul__emit(emul__context *c, const emul__node *node, emul__operation op, int32_t target, int32_t a, int32_t b,
                              int32_t third) {
    if (c->program.code_count == MOST_INSTRUCTIONS) {
        emul__fault(c, node,
                    &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                        .english = "the rule is too long with its named values put in",
                                        .vietnamese = "quy tắc quá dài sau khi thay các giá trị đã đặt tên"});
        return NULL;
    }
    if (!room(c, (void **)&c->code, &c->code_capacity, c->program.code_count, sizeof *c->code)) {
        return NULL;
    }
    emul__instruction *instruction = &c->code[c->program.code_count++];
    *instruction = (emul__instruction){.op = (uint16_t)op,
                                       .target = target,
                                       .a = a,
                                       .b = b,
                                       .c = third,
                                       .value = node->script->value,
                                       .source = (int32_t)node->offset,
                                       .source_length = (int32_t)node->length};
    if (target >= c->program.register_count) {
        c->program.register_count = target + 1;
    }
    return instruction;
}

int32_t emul__add_pair(emul__context *c, emul_decimal value) {
    if (!room(c, (void **)&c->pairs, &c->pair_capacity, c->program.pair_count, sizeof *c->pairs)) {
        return -1;
    }
    c->pairs[c->program.pair_count] = value;
    return c->program.pair_count++;
}

int32_t emul__add_constant(emul__context *c, emul__ratio value) {
    if (!room(c, (void **)&c->constants, &c->constant_capacity, c->program.constant_count, sizeof *c->constants)) {
        return -1;
    }
    c->constants[c->program.constant_count] = value;
    return c->program.constant_count++;
}

/* ---- operands ---- */

emul__operand emul__result(emul__type type, int32_t base, bool ratio) {
    return (emul__operand){.type = type, .label_set = -1, .ratio = ratio, .base = base};
}

emul__operand emul__number_operand(emul__ratio number, int32_t base) {
    return (emul__operand){.type = EMUL__NUMBER, .label_set = -1, .constant = true, .number = number, .base = base};
}

emul__operand emul__decimal_operand(emul_decimal number, int32_t base) {
    return emul__number_operand(emul__ratio_of_decimal(number), base);
}

bool emul__ratio_is_decimal(emul__ratio number, emul_decimal *value) {
    *value = emul__ratio_round(number, 6, EMUL_ROUND_DOWN);
    return *value >= EMUL_DECIMAL_MIN && emul__ratio_compare(emul__ratio_of_decimal(*value), number) == 0;
}

/* An instruction whose result is a column of that kind in `base`. */
static emul__operand emit(emul__context *c, const emul__node *node, emul__operation op, emul__operand result, int32_t a, int32_t b,
                          int32_t third) {
    emul__instruction *instruction = emul__emit(c, node, op, result.base, a, b, third);
    if (instruction == NULL) {
        return emul__failure(c);
    }
    instruction->type = result.type;
    instruction->ratio = result.ratio;
    return result;
}

emul__operand emul__emit_constant(emul__context *c, const emul__node *node, emul__type type, int64_t value, int32_t base) {
    const int32_t pair = emul__add_pair(c, value);
    return pair < 0 ? emul__failure(c) : emit(c, node, EMUL__OP_CONSTANT, emul__result(type, base, false), pair, 0, 0);
}

static bool emit_constant_ratio(emul__context *c, const emul__node *node, emul__operand *operand) {
    const int32_t constant = emul__add_constant(c, operand->number);
    *operand = constant < 0 ? emul__failure(c)
                            : emit(c, node, EMUL__OP_CONSTANT_RATIO, emul__result(EMUL__NUMBER, operand->base, true), constant, 0, 0);
    return !operand->failed;
}

bool emul__emit_value(emul__context *c, const emul__node *node, emul__operand *operand) {
    emul_decimal value = 0;
    if (operand->failed || !operand->constant) {
        return !operand->failed;
    }
    if (!emul__ratio_is_decimal(operand->number, &value)) {
        return emit_constant_ratio(c, node, operand);
    }
    *operand = emul__emit_constant(c, node, EMUL__NUMBER, value, operand->base);
    return !operand->failed;
}

bool emul__emit_ratio(emul__context *c, const emul__node *node, emul__operand *operand) {
    if (operand->failed || operand->ratio) {
        return !operand->failed;
    }
    if (operand->constant) {
        return emit_constant_ratio(c, node, operand);
    }
    *operand = emit(c, node, EMUL__OP_WIDEN, emul__result(EMUL__NUMBER, operand->base, true), operand->base, 0, 0);
    return !operand->failed;
}

/* ---- inputs ---- */

/* Puts an input into an ascending list, once. */
static bool list_input(emul__context *c, int32_t **list, size_t *capacity, int32_t *count, int32_t input) {
    int32_t at = *count;
    for (int32_t i = 0; i < *count; i++) {
        if ((*list)[i] == input) {
            return true;
        }
    }
    if (!room(c, (void **)list, capacity, at, sizeof **list)) {
        return false;
    }
    for (; at > 0 && (*list)[at - 1] > input; at--) {
        (*list)[at] = (*list)[at - 1];
    }
    (*list)[at] = input;
    (*count)++;
    return true;
}

static bool remember_reading(emul__context *c, int32_t input) {
    return list_input(c, &c->reads, &c->read_capacity, &c->program.read_count, input);
}

/* What a sub-program reads is read by the rule as well. */
static bool remember_program(emul__context *c, int32_t program) {
    bool good = true;
    for (int32_t i = 0; program >= 0 && good && i < c->compiler->inputs->programs[program].read_count; i++) {
        good = remember_reading(c, c->compiler->inputs->programs[program].reads[i]);
    }
    return good;
}

static bool remember_input(emul__context *c, int32_t index, const emul__input *input) {
    return list_input(c, &c->inputs, &c->input_capacity, &c->program.input_count, index) && remember_reading(c, index) &&
           remember_program(c, input->program) && remember_program(c, input->among) && remember_program(c, input->condition) &&
           remember_program(c, input->excused) && remember_program(c, input->after) && remember_program(c, input->last[EMUL__EXACTLY]);
}

emul__operand emul__emit_input(emul__context *c, const emul__node *node, const emul__input *input, int32_t base) {
    if (c->one != NULL && input->kind != EMUL__INPUT_ELEMENT) {
        return emul__refuse_in_element(c, node);
    }
    const int32_t index = emul__input_add(c->compiler, input);
    if (index < 0) {
        return emul__out_of_memory(c);
    }
    if (!remember_input(c, index, input)) {
        return emul__failure(c);
    }
    static const emul__operation loads[] = {EMUL__OP_LOAD, EMUL__OP_LOAD_TRUTH, EMUL__OP_LOAD_LABEL, EMUL__OP_LOAD};
    const bool ratio = emul__input_is_ratio(c->compiler->names, input);
    emul__operand loaded =
        emit(c, node, ratio ? EMUL__OP_LOAD_RATIO : loads[input->type], emul__result(input->type, base, ratio), index, 0, 0);
    if (!loaded.failed) {
        emul__instruction *last = &c->code[c->program.code_count - 1];
        last->trace = EMUL__TRACE_PIECE;
        last->b = emul__input_has_bounds(input) ? (int32_t)c->bound : EMUL__EXACTLY;
    }
    return loaded;
}

emul__operand emul__emit_unseen(emul__context *c, const emul__node *node, const emul__input *input, int32_t base) {
    const emul__operand loaded = emul__emit_input(c, node, input, base);
    if (!loaded.failed) {
        emul__instruction *last = &c->code[c->program.code_count - 1];
        last->trace = 0;
        last->source_length = 0;
    }
    return loaded;
}

/* ---- arithmetic ---- */

static emul__ratio least(emul__ratio a, emul__ratio b) {
    return emul__ratio_compare(a, b) <= 0 ? a : b;
}

static emul__ratio greatest(emul__ratio a, emul__ratio b) {
    return emul__ratio_compare(a, b) >= 0 ? a : b;
}

/* What each kind of arithmetic is on constants, on ratios, and on decimals; NO_OPERATION: decimals are widened first. */
enum { NO_OPERATION = EMUL__OPERATIONS };
static const struct {
    emul__ratio (*fold)(emul__ratio a, emul__ratio b);
    emul__operation on_ratios, on_decimals;
    bool to_ratio; /* on_decimals gives ratios */
} arithmetic[] = {
    [EMUL__DO_ADD] = {emul__ratio_add, EMUL__OP_RATIO_ADD, EMUL__OP_ADD, false},
    [EMUL__DO_SUBTRACT] = {emul__ratio_sub, EMUL__OP_RATIO_SUBTRACT, EMUL__OP_SUBTRACT, false},
    [EMUL__DO_MULTIPLY] = {emul__ratio_mul, EMUL__OP_RATIO_MULTIPLY, EMUL__OP_MULTIPLY, true},
    [EMUL__DO_DIVIDE] = {emul__ratio_div, EMUL__OP_RATIO_DIVIDE, EMUL__OP_DIVIDE, true},
    [EMUL__DO_LEAST] = {least, EMUL__OP_RATIO_LEAST, EMUL__OP_LEAST, false},
    [EMUL__DO_GREATEST] = {greatest, EMUL__OP_RATIO_GREATEST, EMUL__OP_GREATEST, false},
};

static emul__operand refuse_constant(emul__context *c, const emul__node *node, emul__state state) {
    if (state == EMUL__DIVIDED_BY_ZERO) {
        return emul__fault(c, node,
                           &(emul__diagnostic){.code = EMUL_E_DIVISION,
                                               .english = "“{0}” divides by zero",
                                               .vietnamese = "“{0}” chia cho số không",
                                               .arguments = {emul__node_source(node)}});
    }
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                           .english = "the value of “{0}” is too large",
                                           .vietnamese = "giá trị của “{0}” quá lớn",
                                           .arguments = {emul__node_source(node)}});
}

static bool is_zero(const emul__operand *a) {
    return a->constant && emul__wide_is_zero(a->number.num);
}

/* A whole number of at most 32 bits, with which a column of decimals can be multiplied as it is. */
static bool is_whole(const emul__operand *a, int64_t *factor) {
    emul_decimal value = 0;
    if (!a->constant || !emul__ratio_is_decimal(a->number, &value) || value % EMUL_DECIMAL_ONE != 0) {
        return false;
    }
    *factor = value / EMUL_DECIMAL_ONE;
    return *factor >= INT32_MIN && *factor <= INT32_MAX;
}

static emul__operand emit_scaled(emul__context *c, const emul__node *node, emul__operand a, int64_t factor, int32_t base) {
    const int32_t pair = emul__add_pair(c, factor);
    return pair < 0 ? emul__failure(c) : emit(c, node, EMUL__OP_SCALE, emul__result(EMUL__NUMBER, base, false), a.base, pair, 0);
}

emul__operand emul__emit_arithmetic(emul__context *c, const emul__node *node, emul__arithmetic op, emul__operand a, emul__operand b,
                                    int32_t base) {
    int64_t factor = 0;
    if (a.failed || b.failed) {
        return emul__failure(c);
    }
    if (op == EMUL__DO_DIVIDE && is_zero(&b)) {
        return refuse_constant(c, node, EMUL__DIVIDED_BY_ZERO);
    }
    if (a.constant && b.constant) {
        const emul__ratio folded = arithmetic[op].fold(a.number, b.number);
        const emul__state state = emul__ratio_state(folded);
        return state == EMUL__PRESENT ? emul__number_operand(folded, base) : refuse_constant(c, node, state);
    }
    if (op == EMUL__DO_MULTIPLY && !a.ratio && !a.constant && is_whole(&b, &factor)) {
        return emit_scaled(c, node, a, factor, base);
    }
    if (op == EMUL__DO_MULTIPLY && !b.ratio && !b.constant && is_whole(&a, &factor)) {
        return emit_scaled(c, node, b, factor, base);
    }
    if (!emul__emit_value(c, node, &a) || !emul__emit_value(c, node, &b)) {
        return emul__failure(c);
    }
    if (!a.ratio && !b.ratio) {
        return emit(c, node, arithmetic[op].on_decimals, emul__result(EMUL__NUMBER, base, arithmetic[op].to_ratio), a.base, b.base, 0);
    }
    if (!emul__emit_ratio(c, node, &a) || !emul__emit_ratio(c, node, &b)) {
        return emul__failure(c);
    }
    return emit(c, node, arithmetic[op].on_ratios, emul__result(EMUL__NUMBER, base, true), a.base, b.base, 0);
}

emul__operand emul__emit_negate(emul__context *c, const emul__node *node, emul__operand a, int32_t base) {
    if (a.failed) {
        return emul__failure(c);
    }
    if (a.constant) {
        return emul__number_operand(emul__ratio_negate(a.number), base);
    }
    return emit(c, node, a.ratio ? EMUL__OP_RATIO_NEGATE : EMUL__OP_NEGATE, emul__result(EMUL__NUMBER, base, a.ratio), a.base, 0, 0);
}

emul__operand emul__emit_round(emul__context *c, const emul__node *node, emul__operand a, int32_t places, emul_rounding rounding,
                               int32_t base) {
    if (a.failed) {
        return emul__failure(c);
    }
    if (a.constant) {
        const emul_decimal rounded = emul__ratio_round(a.number, places, rounding);
        return rounded < EMUL_DECIMAL_MIN ? refuse_constant(c, node, EMUL__OVERFLOWED) : emul__decimal_operand(rounded, base);
    }
    return emit(c, node, a.ratio ? EMUL__OP_RATIO_ROUND : EMUL__OP_ROUND, emul__result(EMUL__NUMBER, base, false), a.base, places,
                rounding);
}

/* ---- truths ---- */

emul__operand emul__emit_compare(emul__context *c, const emul__node *node, emul__operator op, emul__operand a, emul__operand b,
                                 int32_t base) {
    static const emul__operation on_values[] = {EMUL__OP_EQUAL, EMUL__OP_UNEQUAL, EMUL__OP_LESS, EMUL__OP_LESS_OR_EQUAL};
    static const emul__operation on_ratios[] = {EMUL__OP_RATIO_EQUAL, EMUL__OP_RATIO_UNEQUAL, EMUL__OP_RATIO_LESS,
                                                EMUL__OP_RATIO_LESS_OR_EQUAL};
    if (op == EMUL__GREATER || op == EMUL__GREATER_OR_EQUAL) {
        return emul__emit_compare(c, node, op == EMUL__GREATER ? EMUL__LESS : EMUL__LESS_OR_EQUAL, b, a, base);
    }
    if (!emul__emit_value(c, node, &a) || !emul__emit_value(c, node, &b)) {
        return emul__failure(c);
    }
    if (!a.ratio && !b.ratio) {
        return emit(c, node, on_values[op - EMUL__EQUAL], emul__result(EMUL__TRUTH, base, false), a.base, b.base, 0);
    }
    if (!emul__emit_ratio(c, node, &a) || !emul__emit_ratio(c, node, &b)) {
        return emul__failure(c);
    }
    return emit(c, node, on_ratios[op - EMUL__EQUAL], emul__result(EMUL__TRUTH, base, false), a.base, b.base, 0);
}

emul__operand emul__emit_logic(emul__context *c, const emul__node *node, emul__operation op, emul__operand a, emul__operand b,
                               int32_t base) {
    if (a.failed || b.failed) {
        return emul__failure(c);
    }
    return emit(c, node, op, emul__result(EMUL__TRUTH, base, false), a.base, b.base, 0);
}

emul__operand emul__emit_not(emul__context *c, const emul__node *node, emul__operand a, int32_t base) {
    return emul__emit_logic(c, node, EMUL__OP_NOT, a, a, base);
}

emul__operand emul__emit_choose(emul__context *c, const emul__node *node, emul__operand condition, emul__operand yes, emul__operand no,
                                int32_t base) {
    if (condition.failed || !emul__emit_value(c, node, &yes) || !emul__emit_value(c, node, &no)) {
        return emul__failure(c);
    }
    const bool ratio = yes.ratio || no.ratio;
    if (ratio && (!emul__emit_ratio(c, node, &yes) || !emul__emit_ratio(c, node, &no))) {
        return emul__failure(c);
    }
    emul__operand chosen = emul__result(yes.type, base, ratio);
    chosen.label_set = yes.label_set;
    return emit(c, node, ratio ? EMUL__OP_RATIO_CHOOSE : EMUL__OP_CHOOSE, chosen, condition.base, yes.base, no.base);
}

/* ---- what is worth showing ---- */

void emul__note(emul__context *c, const emul__node *node, const emul__operand *result) {
    if (result->failed || result->constant || c->program.code_count == 0) {
        return;
    }
    emul__instruction *last = &c->code[c->program.code_count - 1];
    if (last->trace == 0 && last->target == result->base) {
        last->trace = EMUL__TRACE_PIECE;
        last->value = node->script->value;
        last->source = (int32_t)node->offset;
        last->source_length = (int32_t)node->length;
        return;
    }
    const bool shown =
        last->value == node->script->value && last->source == (int32_t)node->offset && last->source_length == (int32_t)node->length;
    if (!shown) {
        const emul__operand noted = emit(c, node, EMUL__OP_NOTE, *result, result->base, 0, 0);
        if (!noted.failed) {
            c->code[c->program.code_count - 1].op |= EMUL__OP_TRACE_ONLY;
            c->code[c->program.code_count - 1].trace = EMUL__TRACE_PIECE;
        }
    }
}
