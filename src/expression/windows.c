/* Windows: fixed periods, and those that go with the period evaluated; what can be said of days alone. */
#include "expression/compile.h"

/* ---- what a window is ---- */

static emul__reach reach_of(const emul__node *node) {
    return emul__mentions(node->text, "so_far") ? EMUL__REACH_SO_FAR : EMUL__REACH_TO_DATE;
}

static bool is_reach(const emul__node *node) {
    return node->kind == EMUL__NODE_CALL && (emul__mentions(node->text, "so_far") || emul__mentions(node->text, "to_date"));
}

/* A unit of the calendar, unless the regulation declares something of that name. */
static emul__unit unit_of(const emul__context *c, const emul__node *node) {
    const emul__names *names = c->compiler->names;
    const emul__unit unit = node->kind == EMUL__NODE_NAME && node->facet.length == 0 ? emul__unit_of(node->text) : EMUL__NO_UNIT;
    const int32_t indicator = unit == EMUL__NO_UNIT ? -1 : emul__indicator_find(names, node->text);
    const bool declared = indicator >= 0 && names->indicators[indicator].declared;
    return declared || emul__value_find(names, node->text) >= 0 || unit > EMUL__UNIT_MONTH ? EMUL__NO_UNIT : unit;
}

bool emul__is_window(const emul__context *c, const emul__node *node) {
    return node->kind == EMUL__NODE_PERIOD || is_reach(node) || unit_of(c, node) != EMUL__NO_UNIT;
}

static bool refuse(emul__context *c, const emul__node *node) {
    emul__fault(c, node,
                &(emul__diagnostic){
                    .code = EMUL_E_REGULATION,
                    .english = "“{0}” is no period",
                    .vietnamese = "“{0}” không phải một kỳ",
                    .hint_english = "write 2024-08, 2024-Q3 or 2024-08-16..2024-08-30; year, half, quarter or month; so_far(half)",
                    .hint_vietnamese = "viết 2024-08, 2024-Q3 hoặc 2024-08-16..2024-08-30; year, half, quarter hoặc month; so_far(half)",
                    .arguments = {emul__node_source(node)}});
    return false;
}

/* A fixed period; a bare 2024 is one where nothing else could stand. */
static bool read_fixed(emul__context *c, const emul__node *node, emul__input *input) {
    input->has_window = true;
    input->window = node->period;
    const bool year = node->kind == EMUL__NODE_NUMBER && emul__period_parse(node->text, &input->window);
    if (node->kind != EMUL__NODE_PERIOD && !year) {
        return refuse(c, node);
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        emul__fault(c, node,
                    &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                        .english = "the fixed period “{0}” cannot be moved by year() or prev()",
                                        .vietnamese = "kỳ cố định “{0}” không thể dời bằng year() hay prev()",
                                        .arguments = {emul__node_source(node)}});
        return false;
    }
    return true;
}

bool emul__read_window(emul__context *c, const emul__node *node, emul__input *input) {
    if (node == NULL) {
        return true;
    }
    const bool reach = is_reach(node);
    const emul__node *unit = reach ? emul__argument(node, 0) : node;
    input->unit = unit == NULL || (reach && emul__argument_count(node) != 1) ? EMUL__NO_UNIT : unit_of(c, unit);
    if (input->unit == EMUL__NO_UNIT) {
        return reach ? refuse(c, node) : read_fixed(c, node, input);
    }
    input->reach = reach ? reach_of(node) : EMUL__REACH_WHOLE;
    return true;
}

/* ---- what an aggregate demands ---- */

static bool read_every(emul__context *c, const emul__node *every, emul__input *input) {
    const bool word = every->kind == EMUL__NODE_NAME && every->facet.length == 0;
    input->every = word ? emul__unit_of(every->text) : EMUL__NO_UNIT;
    input->every_weekday = word ? 1 + emul__weekday_of(every->text) : 0;
    if (input->every != EMUL__NO_UNIT || input->every_weekday > 0) {
        return true;
    }
    emul__fault(c, every,
                &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                    .english = "“{0}” is no unit of the calendar",
                                    .vietnamese = "“{0}” không phải đơn vị lịch",
                                    .hint_english = "write day, week, month, quarter, half, year, or a day of the week such as fri",
                                    .hint_vietnamese = "viết day, week, month, quarter, half, year, hoặc một thứ trong tuần như fri",
                                    .arguments = {emul__node_source(every)}});
    return false;
}

static bool read_except(emul__context *c, const emul__node *except, emul__input *input) {
    if (except->kind == EMUL__NODE_NAME && except->facet.length == 0 && input->facet.length > 0) {
        input->except = except->text;
        return true;
    }
    const bool facet = input->facet.length > 0;
    emul__fault(
        c, except,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = facet ? "“{0}” is no column of the roster" : "“except” leaves out members of a facet: there is none",
                            .vietnamese = facet ? "“{0}” không phải là cột của danh sách"
                                                : "“except” bỏ bớt thành phần của một khía cạnh: ở đây không có khía cạnh",
                            .hint_english = "write mean(x@judge, except = parent)",
                            .hint_vietnamese = "viết mean(x@judge, except = parent)",
                            .arguments = {emul__node_source(except)}});
    return false;
}

bool emul__read_demands(emul__context *c, const emul__node *call, int32_t base, emul__input *input) {
    const emul__node *every = emul__named_argument(call, "every");
    const emul__node *least = emul__named_argument(call, "least");
    const emul__node *except = emul__named_argument(call, "except");
    bool good = every == NULL || read_every(c, every, input);
    good = (least == NULL || emul__compile_whole(c, least, base, 1, 100000, &input->least)) && good;
    return (except == NULL || read_except(c, except, input)) && good;
}

emul__operand emul__compile_reach(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)base;
    (void)variant;
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is a window, not a value",
                                           .vietnamese = "“{0}” là khoảng thời gian, không phải giá trị",
                                           .hint_english = "write it where a period can stand: sum(visits, {0})",
                                           .hint_vietnamese = "viết ở chỗ của một kỳ: sum(visits, {0})",
                                           .arguments = {emul__node_source(call)}});
}

/* ---- days ---- */

static bool may_count_days(emul__context *c, const emul__node *call) {
    if (c->shift != EMUL__OWN_PERIOD) {
        emul__refuse_shift(c, call);
        return false;
    }
    return true;
}

emul__operand emul__compile_days(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__input input = emul__input_of(EMUL__INPUT_DAYS, EMUL__NUMBER);
    return may_count_days(c, call) && emul__read_window(c, emul__argument(call, 0), &input) ? emul__emit_input(c, call, &input, base)
                                                                                            : emul__failure(c);
}

emul__operand emul__compile_elapsed(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *unit = emul__argument(call, 0);
    emul__input input = emul__input_of(EMUL__INPUT_ELAPSED, EMUL__NUMBER);
    input.unit = unit == NULL ? EMUL__UNIT_YEAR : unit_of(c, unit);
    if (input.unit == EMUL__NO_UNIT) {
        refuse(c, unit);
    }
    return may_count_days(c, call) && input.unit != EMUL__NO_UNIT ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}

emul__operand emul__compile_member_share(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__input input = emul__input_of(EMUL__INPUT_MEMBER, EMUL__NUMBER);
    return may_count_days(c, call) ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}
