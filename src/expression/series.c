/* Aggregates over dated facts and judges, and the functions that look at another period. */
#include "expression/compile.h"

/* ---- year() and prev() ---- */

static emul__operand refuse_attribute(emul__context *c, const emul__node *call) {
    return emul__fault(
        c, call,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "“{0}” looks at dated facts: a condition on the roster reads its columns only",
                            .vietnamese = "“{0}” đọc số liệu theo kỳ: điều kiện chọn đối tượng chỉ đọc các cột của danh sách",
                            .arguments = {call->text}});
}

static bool only_attributes(const emul__context *c) {
    return (c->request->may & EMUL__ONLY_ATTRIBUTES) != 0;
}

/* The shift inside a call of year() or prev(); false after reporting. */
static bool enter_shift(emul__context *c, const emul__node *call, int32_t variant, emul__shift *before) {
    *before = c->shift;
    if (only_attributes(c)) {
        refuse_attribute(c, call);
        return false;
    }
    if (variant == EMUL__SHIFT_PREV && (c->shift & EMUL__SHIFT_PREV) != 0) {
        emul__fault(c, call,
                    &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                        .english = "“prev” inside “prev” is not supported: only one year back",
                                        .vietnamese = "chưa hỗ trợ “prev” lồng trong “prev”: chỉ lùi được một năm"});
        return false;
    }
    c->shift = (emul__shift)((int32_t)c->shift | variant);
    return true;
}

/* A load that year() or prev() stands around is shown as the whole call. */
static void widen_source(emul__context *c, const emul__node *call) {
    emul__instruction *last = &c->code[c->program.code_count - 1];
    if (emul__instruction_input(last) >= 0 && last->value == call->script->value) {
        last->source = (int32_t)call->offset;
        last->source_length = (int32_t)call->length;
    }
}

emul__operand emul__compile_shift(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    emul__shift before = EMUL__OWN_PERIOD;
    if (!enter_shift(c, call, variant, &before)) {
        return emul__failure(c);
    }
    const emul__operand result = emul__compile_node(c, emul__argument(call, 0), base);
    c->shift = before;
    if (!result.failed && !result.constant) {
        widen_source(c, call);
    }
    return result;
}

/* ---- what an aggregate runs over ---- */

static bool is_shift_call(const emul__node *node) {
    return node->kind == EMUL__NODE_CALL && emul__argument_count(node) == 1 && node->first->next == NULL &&
           (emul__mentions(node->text, "year") || emul__mentions(node->text, "prev"));
}

/* Through year() and prev() and named values to the fact reference that the aggregate runs over; NULL if it is something else. */
static const emul__node *series_of(const emul__context *c, const emul__node *node) {
    for (int32_t step = 0; step < EMUL__MOST_NODES; step++) {
        node = emul__meant(c, node);
        if (!is_shift_call(node)) {
            break;
        }
        node = node->first;
    }
    if (node->kind != EMUL__NODE_NAME) {
        return NULL;
    }
    const emul__function *function = node->facet.length == 0 ? emul__function_find(node->text) : NULL;
    return function != NULL && function->bare ? NULL : node;
}

/* Applies the year() and prev() that stand around the series. */
static bool enter_shifts(emul__context *c, const emul__node *node) {
    emul__shift before = EMUL__OWN_PERIOD;
    for (int32_t step = 0; step < EMUL__MOST_NODES; step++) {
        node = emul__meant(c, node);
        if (!is_shift_call(node)) {
            return true;
        }
        if (!enter_shift(c, node, emul__mentions(node->text, "prev") ? EMUL__SHIFT_PREV : EMUL__SHIFT_YEAR, &before)) {
            return false;
        }
        node = node->first;
    }
    return true;
}

/* ---- over a series ---- */

static bool fits(emul__context *c, const emul__node *node, const emul__known_indicator *indicator, emul__aggregate aggregate) {
    if (indicator->type == EMUL__NUMBER || aggregate == EMUL__COUNT || aggregate == EMUL__LAST) {
        return true;
    }
    emul__fault(c, node,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” holds no numbers: only count and last can be asked of it",
                                    .vietnamese = "“{0}” không phải là số: chỉ dùng được count và last",
                                    .arguments = {emul__node_source(node)}});
    return false;
}

static bool read_trim(emul__context *c, const emul__node *call, int32_t base, emul__input *input) {
    if (!emul__aggregate_trims(input->aggregate)) {
        return true;
    }
    const bool high = emul__compile_whole(c, emul__argument(call, 1), base, 0, 1000, &input->trim_high);
    return emul__compile_whole(c, emul__argument(call, 2), base, 0, 1000, &input->trim_low) && high;
}

/* Trimming, demands and window of the call; the series is known. */
static bool read_choice(emul__context *c, const emul__node *call, int32_t base, emul__input *input) {
    const bool trimmed = read_trim(c, call, base, input);
    const bool good = emul__read_demands(c, call, base, input) && trimmed;
    return emul__read_window(c, emul__argument(call, emul__aggregate_trims(input->aggregate) ? 3 : 1), input) && good;
}

static emul__operand emit_series(emul__context *c, const emul__node *call, const emul__node *series, int32_t base,
                                 emul__aggregate aggregate) {
    emul__input input = emul__input_of(EMUL__INPUT_SERIES, EMUL__NUMBER);
    input.indicator = emul__fact_indicator(c, series, EMUL__NUMBER);
    if (input.indicator < 0) {
        return emul__failure(c);
    }
    const emul__known_indicator indicator = c->compiler->names->indicators[input.indicator];
    input.facet = series->facet;
    input.shift = c->shift;
    input.aggregate = aggregate;
    input.type = aggregate == EMUL__LAST ? indicator.type : EMUL__NUMBER;
    const bool good = read_choice(c, call, base, &input);
    if (!fits(c, series, &indicator, aggregate) || !good) {
        return emul__failure(c);
    }
    emul__operand loaded = emul__emit_input(c, call, &input, base);
    loaded.label_set = input.type == EMUL__LABEL ? indicator.label_set : -1;
    return loaded;
}

/* ---- over what an expression gives for each element ---- */

static emul__operand refuse_no_series(emul__context *c, const emul__node *call, const emul__node *argument) {
    return emul__fault(c, argument,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” of one thing needs a fact with several values, not “{1}”",
                                           .vietnamese = "“{0}” với một đối số cần một chỉ tiêu có nhiều số liệu, không phải “{1}”",
                                           .hint_english = "write {0}(visits) or {0}(mark@judge)",
                                           .hint_vietnamese = "viết {0}(visits) hoặc {0}(mark@judge)",
                                           .arguments = {call->text, emul__node_source(argument)}});
}

/* Only the elements for which something holds are counted; `last` takes what the last one gives, whatever it is. */
static emul__type wanted_of_elements(const emul__context *c, const emul__node *argument, emul__aggregate aggregate) {
    const bool truth = aggregate == EMUL__COUNT || (aggregate == EMUL__LAST && emul__guess_type(c, argument) == EMUL__GUESS_TRUTH);
    return truth ? EMUL__TRUTH : EMUL__NUMBER;
}

static emul__operand emit_elements(emul__context *c, const emul__node *call, int32_t base, emul__aggregate aggregate) {
    const emul__node *argument = emul__argument(call, 0);
    const emul__shift around = c->shift;
    const emul__type want = wanted_of_elements(c, argument, aggregate);
    emul__one_series one = {.fact = NULL};
    emul__input input = emul__input_of(EMUL__INPUT_SERIES, aggregate == EMUL__LAST ? want : EMUL__NUMBER);
    input.element = emul__compile_for_each(c, argument, want, &one);
    if (input.element < 0) {
        return emul__failure(c);
    }
    if (one.fact == NULL) {
        return refuse_no_series(c, call, argument);
    }
    input.indicator = one.indicator;
    input.facet = one.fact->facet;
    input.shift = one.shift;
    input.around = around;
    input.aggregate = aggregate;
    input.quotient = c->compiler->inputs->programs[input.element].ratio;
    c->shift = one.shift;
    const bool good = read_choice(c, call, base, &input);
    c->shift = around;
    return good ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}

static emul__operand compile_series(emul__context *c, const emul__node *call, int32_t base, emul__aggregate aggregate) {
    const emul__node *argument = emul__argument(call, 0);
    const emul__node *series = series_of(c, argument);
    if (only_attributes(c)) {
        return refuse_attribute(c, call);
    }
    if (c->one != NULL) {
        return emul__refuse_in_element(c, call);
    }
    if (series == NULL) {
        const bool word = emul__meant(c, argument)->kind == EMUL__NODE_NAME; /* total, place … */
        return word ? refuse_no_series(c, call, argument) : emit_elements(c, call, base, aggregate);
    }
    const emul__shift before = c->shift;
    const emul__operand result = enter_shifts(c, argument) ? emit_series(c, call, series, base, aggregate) : emul__failure(c);
    c->shift = before;
    return result;
}

/* ---- over several numbers ---- */

static emul__operand fold_numbers(emul__context *c, const emul__node *call, emul__arithmetic op, int32_t base) {
    emul__operand result = emul__compile_number(c, call->first, base);
    for (const emul__node *next = call->first->next; next != NULL; next = next->next) {
        result = emul__emit_arithmetic(c, call, op, result, emul__compile_number(c, next, base + 1), base);
    }
    return result;
}

static emul__operand median_of_numbers(emul__context *c, const emul__node *call, int32_t base) {
    int32_t count = 0;
    bool good = true;
    for (const emul__node *next = call->first; next != NULL; next = next->next) {
        emul__operand number = emul__compile_number(c, next, base + count);
        good = emul__emit_ratio(c, next, &number) && good;
        count++;
    }
    if (!good || emul__emit(c, call, EMUL__OP_MEDIAN, base, base, count, 0) == NULL) {
        return emul__failure(c);
    }
    c->code[c->program.code_count - 1].ratio = true;
    return emul__result(EMUL__NUMBER, base, true);
}

/* sum(visits, 2024) could mean the facts of 2024 or visits + 2024, sum(2 * visits, 2024) likewise: nobody shall have to guess. */
static bool is_ambiguous(const emul__context *c, const emul__node *call) {
    const emul__node *second = call->first->next;
    emul__period year;
    return second != NULL && second->next == NULL && second->kind == EMUL__NODE_NUMBER && emul__period_parse(second->text, &year) &&
           (series_of(c, call->first) != NULL || emul__reads_one_fact(c, call->first));
}

static emul__operand compile_numbers(emul__context *c, const emul__node *call, int32_t base, emul__aggregate aggregate) {
    switch (aggregate) {
    case EMUL__MIN:
        return fold_numbers(c, call, EMUL__DO_LEAST, base);
    case EMUL__MAX:
        return fold_numbers(c, call, EMUL__DO_GREATEST, base);
    case EMUL__MEDIAN:
        return median_of_numbers(c, call, base);
    case EMUL__MEAN: {
        const emul__operand sum = fold_numbers(c, call, EMUL__DO_ADD, base);
        const emul__operand count = emul__number_operand(emul__ratio_of_integer(emul__argument_count(call)), base + 1);
        return emul__emit_arithmetic(c, call, EMUL__DO_DIVIDE, sum, count, base);
    }
    default:
        return fold_numbers(c, call, EMUL__DO_ADD, base);
    }
}

static bool has_demands(const emul__node *call) {
    return emul__named_argument(call, "every") != NULL || emul__named_argument(call, "least") != NULL ||
           emul__named_argument(call, "except") != NULL;
}

/* Whether it is asked of several numbers as well: of things written one by one nothing is counted, trimmed or later than the other. */
static bool has_scalar_form(emul__aggregate aggregate) {
    return aggregate == EMUL__SUM || aggregate == EMUL__MEAN || aggregate == EMUL__MEDIAN || aggregate == EMUL__MIN ||
           aggregate == EMUL__MAX;
}

emul__operand emul__compile_aggregate(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    const emul__aggregate aggregate = (emul__aggregate)variant;
    const emul__node *second = emul__argument(call, 1);
    if (!has_scalar_form(aggregate) || second == NULL || has_demands(call) || emul__is_window(c, second)) {
        return compile_series(c, call, base, aggregate);
    }
    if (is_ambiguous(c, call)) {
        return emul__fault(c, second,
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "“{0}” may be a year or a number here",
                                               .vietnamese = "“{0}” ở đây có thể là năm hoặc là số",
                                               .hint_english = "write {0}-01..{0}-12 for the year, {0}.0 for the number",
                                               .hint_vietnamese = "viết {0}-01..{0}-12 cho năm, {0}.0 cho số",
                                               .arguments = {second->text}});
    }
    return compile_numbers(c, call, base, aggregate);
}

/* ---- weekdays ---- */

emul__operand emul__compile_weekdays(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *day = emul__argument(call, 0);
    emul__input input = emul__input_of(EMUL__INPUT_WEEKDAYS, EMUL__NUMBER);
    input.weekday = emul__weekday_of(day->text);
    if (input.weekday < 0) {
        return emul__fault(c, day,
                           &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                               .english = "“{0}” is no day of the week",
                                               .vietnamese = "“{0}” không phải ngày trong tuần",
                                               .hint_english = "write mon, tue, wed, thu, fri, sat or sun",
                                               .hint_vietnamese = "viết mon, tue, wed, thu, fri, sat hoặc sun",
                                               .arguments = {day->text}});
    }
    if (only_attributes(c)) {
        return refuse_attribute(c, call);
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        return emul__fault(c, call,
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "“weekdays” is no fact: year() and prev() do not move it",
                                               .vietnamese = "“weekdays” không phải số liệu: year() và prev() không dời được",
                                               .hint_english = "give it a period: weekdays(fri, 2024-08)",
                                               .hint_vietnamese = "ghi rõ kỳ: weekdays(fri, 2024-08)"});
    }
    return emul__read_window(c, emul__argument(call, 1), &input) ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}
