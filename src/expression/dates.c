/* Dates in rules: a day as a value, comparisons, and how long ago it was. */
#include "expression/compile.h"

/* ---- a day in a column: a decimal, so that everything that compares decimals compares days ---- */

emul_decimal emul__day_value(emul__day day) {
    return (emul_decimal)day * EMUL_DECIMAL_ONE;
}

emul__day emul__day_of_value(emul_decimal value) {
    return (emul__day)(value / EMUL_DECIMAL_ONE);
}

bool emul__day_parse(emul__text text, emul__day *day) {
    emul__period period;
    const bool read = text.length == 10 && emul__period_parse(text, &period) && period.from == period.to;
    *day = read ? period.from : 0;
    return read;
}

/* ---- in expressions ---- */

emul__operand emul__compile_day(emul__context *c, const emul__node *node, int32_t base) {
    return emul__emit_constant(c, node, EMUL__DATE, emul__day_value(node->period.from), base);
}

/* A period that is more than a day is none: which of its days would be meant? */
static emul__operand refuse_period(emul__context *c, const emul__node *node) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is a period, here a day is needed",
                                           .vietnamese = "“{0}” là một kỳ, ở đây cần một ngày",
                                           .hint_english = "write its first or last day, such as 2024-06-30",
                                           .hint_vietnamese = "viết ngày đầu hoặc ngày cuối của kỳ, ví dụ 2024-06-30",
                                           .arguments = {emul__node_source(node)}});
}

emul__operand emul__compile_date(emul__context *c, const emul__node *node, int32_t base) {
    const emul__node *meant = emul__meant(c, node);
    if (meant->kind == EMUL__NODE_PERIOD && meant->period.from != meant->period.to) {
        return refuse_period(c, node);
    }
    if (meant->kind != EMUL__NODE_NAME || emul__guess_type(c, meant) != EMUL__GUESS_UNKNOWN) {
        return emul__compile_typed(c, node, base, EMUL__DATE);
    }
    const emul__operand loaded = emul__compile_fact(c, meant, base, EMUL__DATE);
    if (meant != node) {
        emul__note(c, node, &loaded);
    }
    return loaded;
}

emul__operand emul__compare_dates(emul__context *c, const emul__node *node, int32_t base) {
    const emul__operand a = emul__compile_date(c, node->first, base);
    const emul__operand b = emul__compile_date(c, node->first->next, base + 1);
    return a.failed || b.failed ? emul__failure(c) : emul__emit_compare(c, node, node->op, a, b, base);
}

/* ---- how long ago ---- */

static emul__operand refuse_attribute(emul__context *c, const emul__node *call) {
    return emul__fault(
        c, call,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "“{0}” counts up to the end of the period: a condition on the roster reads its columns only",
                            .vietnamese = "“{0}” tính đến hết kỳ: điều kiện chọn đối tượng chỉ đọc các cột của danh sách",
                            .arguments = {call->text}});
}

emul__operand emul__compile_months(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    if ((c->request->may & EMUL__ONLY_ATTRIBUTES) != 0) {
        return refuse_attribute(c, call);
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        return emul__refuse_shift(c, call);
    }
    const emul__input end = emul__input_of(EMUL__INPUT_END, EMUL__DATE);
    const emul__operand from = emul__compile_date(c, emul__argument(call, 0), base);
    const emul__operand to = emul__emit_unseen(c, call, &end, base + 1);
    if (from.failed || to.failed || emul__emit(c, call, EMUL__OP_MONTHS, base, from.base, to.base, variant) == NULL) {
        return emul__failure(c);
    }
    return emul__result(EMUL__NUMBER, base, false);
}
