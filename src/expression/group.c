/* Functions that look at the other subjects of a group: what is asked of each of them becomes a program of its own. */
#include "expression/compile.h"

/* ---- arguments ---- */

/* A word where one of two is expected; false after reporting. `given` tells whether it is the first. */
static bool read_word(emul__context *c, const emul__node *call, const char *name, const char *first, const char *second, bool *given) {
    const emul__node *word = emul__named_argument(call, name);
    *given = false;
    if (word == NULL) {
        return true;
    }
    *given = emul__mentions(word->text, first);
    if (word->kind == EMUL__NODE_NAME && (*given || emul__mentions(word->text, second))) {
        return true;
    }
    emul__fault(
        c, word,
        &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                            .english = "“{0}” is no value of the argument “{1}”",
                            .vietnamese = "“{0}” không phải là giá trị của đối số “{1}”",
                            .hint_english = "write {1} = {2} or {1} = {3}",
                            .hint_vietnamese = "viết {1} = {2} hoặc {1} = {3}",
                            .arguments = {emul__node_source(word), emul__text_of(name), emul__text_of(first), emul__text_of(second)}});
    return false;
}

static bool may_compare(emul__context *c, const emul__node *call) {
    if (c->shift != EMUL__OWN_PERIOD) {
        emul__refuse_shift(c, call);
        return false;
    }
    if (!emul__may_ask_this_run(c, call)) {
        return false;
    }
    if (c->request->scorecard >= 0 && c->request->of_kind == 0 && (c->request->may & EMUL__ONLY_ATTRIBUTES) == 0) {
        return true;
    }
    emul__fault(c, call,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” compares the subjects of a scorecard: there is none here",
                                    .vietnamese = "“{0}” so sánh các đối tượng của một bảng điểm: ở đây không có bảng điểm",
                                    .hint_english = "use it in the rules of a scorecard, or of an award with “by:”",
                                    .hint_vietnamese = "dùng trong quy tắc của bảng điểm, hoặc của danh hiệu có “by:”",
                                    .arguments = {call->text}});
    return false;
}

/* The input of a group function; false after reporting. */
static bool read_group(emul__context *c, const emul__node *call, emul__collect collect, emul__input *input) {
    const emul__node *among = emul__named_argument(call, "among");
    if (!may_compare(c, call)) {
        return false;
    }
    *input = emul__input_of(EMUL__INPUT_GROUP, EMUL__NUMBER);
    input->collect = collect;
    input->scorecard = c->request->scorecard;
    const emul__type want = collect == EMUL__COLLECT_COUNT ? EMUL__TRUTH : EMUL__NUMBER;
    input->program = emul__compile_inner(c, emul__argument(call, 0), want, c->request);
    input->among = among == NULL ? -1 : emul__compile_inner(c, among, EMUL__TRUTH, c->request);
    const bool scoped = read_word(c, call, "in", "all", "group", &input->everywhere);
    const bool ordered = read_word(c, call, "order", "asc", "desc", &input->ascending);
    if (input->program < 0 || (among != NULL && input->among < 0) || !scoped || !ordered) {
        return false;
    }
    const bool exact = collect == EMUL__COLLECT_LEADER || collect == EMUL__COLLECT_TRAILER || collect == EMUL__COLLECT_SUM;
    input->quotient = collect == EMUL__COLLECT_MEAN || (exact && c->compiler->inputs->programs[input->program].ratio);
    return true;
}

emul__operand emul__compile_group(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    emul__input input;
    return read_group(c, call, (emul__collect)variant, &input) ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}

/* full × clamp(r / leader(r), 0, 1); 0 where the leader has nothing. Registers from base on: r and the result, the leader, the share, its limits. */
emul__operand emul__compile_best(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__input input;
    const emul__operand full = emul__compile_full(c, call, base + 3);
    if (full.failed || !read_group(c, call, EMUL__COLLECT_LEADER, &input)) {
        return emul__failure(c);
    }
    emul__operand r = emul__compile_number(c, emul__argument(call, 0), base);
    emul__operand leader = emul__emit_unseen(c, call, &input, base + 1);
    if (!emul__emit_ratio(c, call, &r) || !emul__emit_ratio(c, call, &leader)) {
        return emul__failure(c);
    }
    const emul__operand zero = emul__decimal_operand(0, base + 3);
    const emul__operand one = emul__decimal_operand(EMUL_DECIMAL_ONE, base + 3);
    emul__operand share = emul__emit_arithmetic(c, call, EMUL__DO_DIVIDE, r, leader, base + 2);
    share = emul__emit_arithmetic(c, call, EMUL__DO_LEAST, share, one, base + 2);
    share = emul__emit_arithmetic(c, call, EMUL__DO_GREATEST, share, zero, base + 2);
    share = emul__emit_arithmetic(c, call, EMUL__DO_MULTIPLY, share, full, base + 2);
    const emul__operand nothing = emul__emit_arithmetic(c, call, EMUL__DO_MULTIPLY, r, zero, base); /* absent where r is */
    const emul__operand led = emul__emit_compare(c, call, EMUL__GREATER, leader, zero, base + 1);
    return emul__emit_choose(c, call, led, share, nothing, base);
}

/* The points of the places from the last listed to the first: each is chosen over what came before. */
static emul__operand choose_places(emul__context *c, const emul__node *call, int32_t place, emul__operand chosen, int32_t base) {
    for (int32_t i = place; i > 0 && !chosen.failed; i--) {
        const emul__node *argument = emul__argument(call, i);
        const emul__operand rank = emul__result(EMUL__NUMBER, base, false);
        const emul__operand number = emul__number_operand(emul__ratio_of_integer(i), base + 2);
        const emul__operand points = emul__compile_number(c, argument, base + 3);
        const emul__operand there = emul__emit_compare(c, argument, EMUL__EQUAL, rank, number, base + 2);
        chosen = emul__emit_choose(c, call, there, points, chosen, base + 1);
    }
    return chosen;
}

/* Registers from base on: the place, the points, then those of working. Who has no place has no points either. */
emul__operand emul__compile_by_place(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__input input;
    if (!read_group(c, call, EMUL__COLLECT_RANK, &input)) {
        return emul__failure(c);
    }
    const emul__node *otherwise = emul__named_argument(call, "else");
    const emul__operand rank = emul__emit_unseen(c, call, &input, base);
    const emul__operand others = otherwise == NULL ? emul__decimal_operand(0, base + 1) : emul__compile_number(c, otherwise, base + 1);
    if (rank.failed || others.failed) {
        return emul__failure(c);
    }
    return choose_places(c, call, emul__argument_count(call) - 1, others, base);
}
