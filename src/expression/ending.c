/* How a rule ends: its value is clamped and rounded once. What a trace shows step by step, a run does in one instruction where it can. */
#include "expression/compile.h"

static void flag_last(emul__context *c, uint8_t flag) {
    c->code[c->program.code_count - 1].trace |= flag;
}

static emul__operand emit_clamp(emul__context *c, const emul__node *tree, emul__operand value) {
    const emul__ending *ending = &c->request->ending;
    if (ending->has_min) {
        const emul__operand low = emul__decimal_operand(ending->min, value.base + 1);
        value = emul__emit_arithmetic(c, tree, EMUL__DO_GREATEST, value, low, value.base);
    }
    if (ending->has_max) {
        const emul__operand high = emul__decimal_operand(ending->max, value.base + 1);
        value = emul__emit_arithmetic(c, tree, EMUL__DO_LEAST, value, high, value.base);
    }
    if (!value.failed) {
        flag_last(c, EMUL__TRACE_CLAMPED);
    }
    return value;
}

/* Each step by itself. */
static emul__operand emit_steps(emul__context *c, const emul__node *tree, emul__operand value) {
    const emul__ending *ending = &c->request->ending;
    if (ending->has_min || ending->has_max) {
        value = emit_clamp(c, tree, value);
    }
    value = emul__emit_round(c, tree, value, ending->places, ending->rounding, value.base);
    if (!value.failed) {
        flag_last(c, EMUL__TRACE_ROUNDED);
    }
    return value;
}

/* ---- in one instruction ---- */

/* From the instruction `from` on, runs use one instruction instead: what is there serves the trace alone. */
static bool replace(emul__context *c, const emul__node *tree, int32_t from, emul__operation op, int32_t a, int32_t b, int32_t pairs) {
    for (int32_t i = from; i < c->program.code_count; i++) {
        c->code[i].op |= EMUL__OP_TRACE_ONLY;
    }
    emul__instruction *instruction = emul__emit(c, tree, op, 0, a, b, pairs);
    if (instruction != NULL) {
        instruction->op |= EMUL__OP_RUN_ONLY;
    }
    return instruction != NULL;
}

/* Index of the four numbers as pairs; -1 when memory is out. */
static int32_t add_pairs(emul__context *c, emul_decimal first, emul_decimal second, int32_t places, emul_rounding rounding) {
    const int32_t pairs = emul__add_pair(c, first);
    const bool added = pairs >= 0 && emul__add_pair(c, second) >= 0 && emul__add_pair(c, places) >= 0 && emul__add_pair(c, rounding) >= 0;
    return added ? pairs : -1;
}

/* The instruction at or before `at` that is more than a note; -1 if there is none. */
static int32_t step_before(const emul__context *c, int32_t at) {
    while (at >= 0 && (c->code[at].op & EMUL__OP_MASK) == EMUL__OP_NOTE) {
        at--;
    }
    return at;
}

/* The division of the usual rule proportional(a / b), of columns of decimals, where `shape` is the rule's last instruction and the clamp
 * cannot change what it gives; -1 for any other rule. */
static int32_t usual_division(const emul__context *c, int32_t shape, emul_decimal *full) {
    const emul__ending *ending = &c->request->ending;
    const int32_t division = step_before(c, shape - 1);
    if (division < 0 || c->code[shape].op != EMUL__OP_PROPORTIONAL || c->code[division].op != EMUL__OP_DIVIDE ||
        !emul__ratio_is_decimal(c->constants[c->code[shape].b], full)) {
        return -1;
    }
    const bool untouched = *full >= 0 && (!ending->has_min || ending->min <= 0) && (!ending->has_max || ending->max >= *full);
    return untouched ? division : -1;
}

static bool has_places(emul_decimal value, int32_t places) {
    return emul__ratio_round(emul__ratio_of_decimal(value), places, EMUL_ROUND_DOWN) == value;
}

/* Rounding never carries a value across a limit that has no more places than are kept. So the clamp may come after it, on decimals. */
static bool clamp_may_follow(const emul__ending *ending) {
    return (!ending->has_min || has_places(ending->min, ending->places)) && (!ending->has_max || has_places(ending->max, ending->places));
}

/* `rule` is the last instruction of the rule, whose value is a column of ratios or of decimals. */
static bool shorten(emul__context *c, const emul__node *tree, int32_t rule, bool ratio) {
    const emul__ending *ending = &c->request->ending;
    emul_decimal full = 0;
    const int32_t division = usual_division(c, step_before(c, rule), &full);
    if (division >= 0) {
        const int32_t pairs = add_pairs(c, full, 0, ending->places, ending->rounding);
        return pairs >= 0 && replace(c, tree, division, EMUL__OP_SHARE_OF_FULL, c->code[division].a, c->code[division].b, pairs);
    }
    if ((!ending->has_min && !ending->has_max) || (ratio && !clamp_may_follow(ending))) {
        return true;
    }
    const emul_decimal low = ending->has_min ? ending->min : EMUL_DECIMAL_MIN;
    const emul_decimal high = ending->has_max ? ending->max : EMUL_DECIMAL_MAX;
    const int32_t pairs = add_pairs(c, low, high, ending->places, ending->rounding);
    return pairs >= 0 && replace(c, tree, rule + 1, ratio ? EMUL__OP_RATIO_FINISH : EMUL__OP_FINISH, 0, 0, pairs);
}

/* A constant is put into its register first, so that the steps of the ending show. */
emul__operand emul__emit_ending(emul__context *c, const emul__node *tree, emul__operand value) {
    if (!emul__emit_value(c, tree, &value)) {
        return value;
    }
    flag_last(c, EMUL__TRACE_RULE);
    if (!c->request->ending.present) {
        return value;
    }
    const int32_t rule = c->program.code_count - 1;
    const emul__operand ended = emit_steps(c, tree, value);
    return ended.failed || shorten(c, tree, rule, value.ratio) ? ended : emul__failure(c);
}
