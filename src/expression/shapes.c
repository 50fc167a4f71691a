/* Functions of numbers and truths that are made of plain instructions. */
#include "expression/compile.h"

emul__operand emul__compile_if(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *no_node = emul__argument(call, 2);
    const emul__operand condition = emul__compile_truth(c, emul__argument(call, 0), base);
    const emul__operand yes = emul__compile_node(c, emul__argument(call, 1), base + 1);
    const emul__operand no = emul__compile_node(c, no_node, base + 2);
    if (condition.failed || yes.failed || no.failed) {
        return emul__failure(c);
    }
    if (yes.type != no.type || yes.label_set != no.label_set) {
        return emul__fault(c, no_node,
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "the two branches of “if” are not of one kind",
                                               .vietnamese = "hai nhánh của “if” không cùng kiểu",
                                               .hint_english = "write two numbers, two conditions or two labels of one set",
                                               .hint_vietnamese = "viết hai số, hai điều kiện hoặc hai nhãn cùng một tập"});
    }
    return emul__emit_choose(c, call, condition, yes, no, base);
}

emul__operand emul__compile_known(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__operand x = emul__compile_node(c, emul__argument(call, 0), base);
    if (!emul__emit_value(c, call, &x)) {
        return x;
    }
    return emul__emit_logic(c, call, x.ratio ? EMUL__OP_RATIO_KNOWN : EMUL__OP_KNOWN, x, x, base);
}

emul__operand emul__compile_full(emul__context *c, const emul__node *node, int32_t base) {
    const int32_t criterion = c->request->criterion;
    const emul__known_criterion *known = criterion < 0 ? NULL : &c->compiler->names->criteria[criterion];
    if (known != NULL && known->has_max) {
        return emul__decimal_operand(known->max, base);
    }
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” needs the criterion's full marks",
                                           .vietnamese = "“{0}” cần điểm tối đa của tiêu chí",
                                           .hint_english = "give the criterion `max:`",
                                           .hint_vietnamese = "ghi điểm tối đa của tiêu chí ở khoá “max:”",
                                           .arguments = {node->kind == EMUL__NODE_CALL ? node->text : emul__node_source(node)}});
}

emul__operand emul__compile_proportional(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__operand full = emul__compile_full(c, call, base + 1);
    emul__operand ratio = emul__compile_number(c, emul__argument(call, 0), base);
    if (full.failed || !emul__emit_ratio(c, call, &ratio)) {
        return emul__failure(c);
    }
    const int32_t constant = emul__add_constant(c, full.number);
    if (constant < 0 || emul__emit(c, call, EMUL__OP_PROPORTIONAL, base, base, constant, 0) == NULL) {
        return emul__failure(c);
    }
    c->code[c->program.code_count - 1].ratio = true;
    return emul__result(EMUL__NUMBER, base, true);
}

/* The named argument, or a number in its place. */
static emul__operand argument_or(emul__context *c, const emul__node *call, const char *name, emul_decimal number, int32_t base) {
    const emul__node *argument = emul__named_argument(call, name);
    return argument == NULL ? emul__decimal_operand(number, base) : emul__compile_number(c, argument, base);
}

/* Whole steps that x is away from `from`, each worth `over` above and `short` below. Registers from base on: d and the result, step, d / step,
 * then the two sides. */
emul__operand emul__compile_per(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__operand x = emul__compile_number(c, emul__argument(call, 1), base);
    const emul__operand from = argument_or(c, call, "from", EMUL_DECIMAL_ONE, base + 1);
    emul__operand d = emul__emit_arithmetic(c, call, EMUL__DO_SUBTRACT, x, from, base);
    const emul__operand step = emul__compile_number(c, emul__argument(call, 0), base + 1);
    if (!emul__emit_value(c, call, &d)) {
        return d;
    }
    emul__operand steps = emul__emit_arithmetic(c, call, EMUL__DO_DIVIDE, d, step, base + 1);
    if (!emul__emit_value(c, call, &steps)) {
        return steps;
    }
    const emul__operand above = emul__emit_round(c, call, steps, 0, EMUL_ROUND_FLOOR, base + 2);
    const emul__operand gain =
        emul__emit_arithmetic(c, call, EMUL__DO_MULTIPLY, above, argument_or(c, call, "over", 0, base + 3), base + 2);
    const emul__operand back = emul__emit_negate(c, call, steps, base + 3);
    const emul__operand below = emul__emit_round(c, call, back, 0, EMUL_ROUND_FLOOR, base + 3);
    const emul__operand loss =
        emul__emit_arithmetic(c, call, EMUL__DO_MULTIPLY, below, argument_or(c, call, "short", 0, base + 4), base + 3);
    const emul__operand zero = emul__decimal_operand(0, base + 4);
    const emul__operand is_over = emul__emit_compare(c, call, EMUL__GREATER_OR_EQUAL, d, zero, base);
    return emul__emit_choose(c, call, is_over, gain, loss, base);
}

static emul__operand refuse_limit(emul__context *c, const emul__node *limit) {
    return emul__fault(c, limit,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“at_most” and the points each have opposite signs",
                                           .vietnamese = "“at_most” và điểm mỗi lần trái dấu nhau",
                                           .hint_english = "write each(n, -0.5, at_most = -1.5)",
                                           .hint_vietnamese = "viết each(n, -0.5, at_most = -1.5)"});
}

static int sign_of(const emul__operand *a) {
    return emul__ratio_compare(a->number, emul__ratio_of_integer(0));
}

/* n × p, cut to the limit: from above if it is positive, from below if it is negative. */
emul__operand emul__compile_each(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *limit_node = emul__named_argument(call, "at_most");
    const emul__operand n = emul__compile_number(c, emul__argument(call, 0), base);
    const emul__operand p = emul__compile_number(c, emul__argument(call, 1), base + 1);
    const emul__operand product = emul__emit_arithmetic(c, call, EMUL__DO_MULTIPLY, n, p, base);
    if (limit_node == NULL) {
        return product;
    }
    emul__operand limit = emul__compile_number(c, limit_node, base + 1);
    if (product.failed || limit.failed) {
        return emul__failure(c);
    }
    if (limit.constant) {
        if (p.constant && sign_of(&p) * sign_of(&limit) < 0) {
            return refuse_limit(c, limit_node);
        }
        return emul__emit_arithmetic(c, call, sign_of(&limit) < 0 ? EMUL__DO_GREATEST : EMUL__DO_LEAST, product, limit, base);
    }
    const emul__operand least = emul__emit_arithmetic(c, call, EMUL__DO_LEAST, product, limit, base + 2);
    const emul__operand greatest = emul__emit_arithmetic(c, call, EMUL__DO_GREATEST, product, limit, base + 3);
    const emul__operand from_above = emul__emit_compare(c, call, EMUL__GREATER_OR_EQUAL, limit, emul__decimal_operand(0, base + 4), base);
    return emul__emit_choose(c, call, from_above, least, greatest, base);
}

emul__operand emul__compile_clamp(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__operand x = emul__compile_number(c, emul__argument(call, 0), base);
    const emul__operand low = emul__compile_number(c, emul__argument(call, 1), base + 1);
    const emul__operand high = emul__compile_number(c, emul__argument(call, 2), base + 2);
    if (!low.failed && !high.failed && low.constant && high.constant && emul__ratio_compare(low.number, high.number) > 0) {
        return emul__fault(c, call,
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "the lower limit of “clamp” is above the upper one",
                                               .vietnamese = "cận dưới của “clamp” lớn hơn cận trên",
                                               .hint_english = "write clamp(x, low, high)",
                                               .hint_vietnamese = "viết clamp(x, cận dưới, cận trên)"});
    }
    const emul__operand capped = emul__emit_arithmetic(c, call, EMUL__DO_LEAST, x, high, base);
    return emul__emit_arithmetic(c, call, EMUL__DO_GREATEST, capped, low, base);
}

static bool rounding_mode(emul__context *c, const emul__node *mode, emul_rounding *rounding) {
    static const char *const modes[] = {"half_away", "half_even", "down", "up", "floor", "ceiling"};
    for (emul_rounding i = 0; i <= EMUL_ROUND_CEILING; i++) {
        if (mode->kind == EMUL__NODE_NAME && emul__mentions(mode->text, modes[i])) {
            *rounding = i;
            return true;
        }
    }
    emul__fault(c, mode,
                &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                    .english = "“{0}” is no mode of rounding",
                                    .vietnamese = "“{0}” không phải cách làm tròn",
                                    .hint_english = "write half_away, half_even, down, up, floor or ceiling",
                                    .hint_vietnamese = "viết half_away, half_even, down, up, floor hoặc ceiling",
                                    .arguments = {emul__node_source(mode)}});
    return false;
}

emul__operand emul__compile_round(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *places_node = emul__argument(call, 1);
    const emul__node *mode_node = emul__named_argument(call, "mode");
    int32_t places = 0;
    emul_rounding rounding = EMUL_ROUND_HALF_AWAY;
    const emul__operand x = emul__compile_number(c, emul__argument(call, 0), base);
    const bool good = places_node == NULL || emul__compile_whole(c, places_node, base + 1, 0, 6, &places);
    if ((mode_node != NULL && !rounding_mode(c, mode_node, &rounding)) || !good) {
        return emul__failure(c);
    }
    return emul__emit_round(c, call, x, places, rounding, base);
}

emul__operand emul__compile_whole_part(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    return emul__emit_round(c, call, emul__compile_number(c, emul__argument(call, 0), base), 0, (emul_rounding)variant, base);
}

static emul__operand equals_its_floor(emul__context *c, const emul__node *call, emul__operand x, int32_t base) {
    const emul__operand whole = emul__emit_round(c, call, x, 0, EMUL_ROUND_FLOOR, base);
    return emul__emit_compare(c, call, EMUL__EQUAL, x, whole, base);
}

/* A whole number whose half is none. Registers from base on: n, then what is asked of it, n / 2, what is asked of that. */
emul__operand emul__compile_odd(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__operand n = emul__compile_number(c, emul__argument(call, 0), base);
    if (!emul__emit_value(c, call, &n)) {
        return n;
    }
    emul__operand half =
        emul__emit_arithmetic(c, call, EMUL__DO_DIVIDE, n, emul__decimal_operand(2 * EMUL_DECIMAL_ONE, base + 2), base + 2);
    if (!emul__emit_value(c, call, &half)) {
        return half;
    }
    const emul__operand is_whole = equals_its_floor(c, call, n, base + 1);
    const emul__operand is_even = equals_its_floor(c, call, half, base + 3);
    const emul__operand is_odd = emul__emit_not(c, call, is_even, base + 3);
    return emul__emit_logic(c, call, EMUL__OP_AND, is_whole, is_odd, base);
}

emul__operand emul__compile_abs(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__operand x = emul__compile_number(c, emul__argument(call, 0), base);
    const emul__operand back = emul__emit_negate(c, call, x, base + 1);
    return emul__emit_arithmetic(c, call, EMUL__DO_GREATEST, x, back, base);
}
