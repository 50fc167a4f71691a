/* Functions that count awards of past years, and years in which a condition holds. */
#include "expression/compile.h"

/* ---- sub-programs ---- */

static int32_t compile_part(emul__context *c, const emul__node *node, emul__type want, const emul__request *request, emul__bound bound) {
    const emul__bound before = c->bound;
    c->bound = bound;
    const int32_t program = emul__compile_inner(c, node, want, request);
    c->bound = before;
    return program;
}

/* What is asked of one year: its facts and the awards up to it. */
static int32_t compile_year_condition(emul__context *c, const emul__node *node) {
    emul__request request = *c->request;
    request.may = (request.may & EMUL__MAY_AWARDS) | EMUL__BY_YEAR;
    request.criterion = -1;
    return compile_part(c, node, EMUL__TRUTH, &request, EMUL__EXACTLY);
}

/* Nothing to do where the argument is not given. */
static bool read_year_condition(emul__context *c, const emul__node *node, int32_t *program) {
    *program = node == NULL ? -1 : compile_year_condition(c, node);
    return node == NULL || *program >= 0;
}

/* ---- which years count ---- */

static bool is_bounded_call(const emul__context *c, const emul__node *node) {
    const emul__node *meant = emul__meant(c, node);
    const emul__function *function = meant->kind == EMUL__NODE_CALL ? emul__function_find(meant->text) : NULL;
    return function != NULL && function->bounded;
}

int32_t emul__bounded_input(const emul__context *c, const emul__node *node, int32_t first) {
    for (int32_t i = first; i < c->program.code_count && is_bounded_call(c, node); i++) {
        const int32_t input = emul__instruction_input(&c->code[i]);
        if (input >= 0 && emul__input_has_bounds(&c->compiler->inputs->items[input])) {
            return input;
        }
    }
    return -1;
}

static bool read_last(emul__context *c, const emul__node *last, emul__input *input) {
    const bool bounded = last != NULL && is_bounded_call(c, last);
    for (int32_t bound = EMUL__EXACTLY; last != NULL && bound <= EMUL__AT_MOST; bound++) {
        const bool again = bound == EMUL__EXACTLY || bounded;
        input->last[bound] = again ? compile_part(c, last, EMUL__NUMBER, c->request, (emul__bound)bound) : input->last[EMUL__EXACTLY];
        if (input->last[bound] < 0) {
            return false;
        }
    }
    return true;
}

static bool read_after(emul__context *c, const emul__node *after, emul__input *input) {
    input->after = after == NULL ? -1 : compile_part(c, after, EMUL__DATE, c->request, EMUL__EXACTLY);
    return after == NULL || input->after >= 0;
}

static bool read_title(emul__context *c, const emul__node *title, int32_t *number) {
    if (!emul__is_label_word(title)) {
        emul__fault(c, title,
                    &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                        .english = "“{0}” stands where the id of a title is needed",
                                        .vietnamese = "có “{0}” ở chỗ cần một mã danh hiệu",
                                        .arguments = {emul__node_source(title)}});
        return false;
    }
    *number = emul__intern_add(&c->compiler->names->titles, title->text);
    if (*number < 0) {
        emul__out_of_memory(c);
    }
    return *number >= 0;
}

/* since, last, after, unused_by: false after reporting. */
static bool read_window(emul__context *c, const emul__node *call, int32_t base, emul__input *input) {
    const emul__node *since = emul__named_argument(call, "since");
    const emul__node *unused_by = emul__named_argument(call, "unused_by");
    bool good = since == NULL || emul__compile_whole(c, since, base, 1, 9999, &input->since);
    good = read_last(c, emul__named_argument(call, "last"), input) && good;
    good = read_after(c, emul__named_argument(call, "after"), input) && good;
    return (unused_by == NULL || read_title(c, unused_by, &input->unused_by)) && good;
}

/* ---- awards ---- */

static bool read_by(emul__context *c, const emul__node *by, emul__input *input) {
    input->by_award = by != NULL && emul__mentions(by->text, "award");
    if (by == NULL || (by->kind == EMUL__NODE_NAME && (input->by_award || emul__mentions(by->text, "year")))) {
        return true;
    }
    emul__fault(c, by,
                &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                    .english = "a streak counts by year or by award, not by “{0}”",
                                    .vietnamese = "chuỗi liên tục tính theo year (năm) hoặc award (lần), không theo “{0}”",
                                    .hint_english = "write by = year or by = award",
                                    .hint_vietnamese = "viết by = year hoặc by = award",
                                    .arguments = {emul__node_source(by)}});
    return false;
}

static bool read_excused(emul__context *c, const emul__node *excused, emul__input *input) {
    if (excused == NULL || !input->by_award) {
        return read_year_condition(c, excused, &input->excused);
    }
    emul__fault(c, excused,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "awards in succession have no years between them that could be excused",
                                    .vietnamese = "tính theo lần thì giữa các lần không có năm nào để trừ",
                                    .hint_english = "leave “excused” out, or write by = year",
                                    .hint_vietnamese = "bỏ “excused”, hoặc viết by = year"});
    return false;
}

/* Where this run's awards are not known yet, past awards alone count. */
static bool start_history(emul__context *c, const emul__node *title, emul__input_kind kind, emul__input *input) {
    emul__nearest nearest = emul__nearest_begin(title->text);
    *input = emul__input_of(kind, kind == EMUL__INPUT_EVER ? EMUL__TRUTH : EMUL__NUMBER);
    input->award = (c->request->may & EMUL__MAY_AWARDS) != 0 ? emul__award_find(c->compiler->names, title, &nearest) : -1;
    return read_title(c, title, &input->title);
}

emul__operand emul__compile_history(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    emul__input input;
    if (!emul__may_ask_title(c, call) || !start_history(c, emul__argument(call, 0), (emul__input_kind)variant, &input)) {
        return emul__failure(c);
    }
    bool good = read_by(c, emul__named_argument(call, "by"), &input);
    good = read_excused(c, emul__named_argument(call, "excused"), &input) && good;
    good = read_window(c, call, base, &input) && good;
    return good ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}

/* A date if it is declared as one, or is written as one; else a title. */
static bool is_title(const emul__context *c, const emul__node *node) {
    const emul__node *meant = emul__meant(c, node);
    const bool name = meant->kind == EMUL__NODE_NAME && meant->facet.length == 0 && emul__guess_type(c, meant) == EMUL__GUESS_UNKNOWN;
    return node->kind == EMUL__NODE_ID || (name && meant == node);
}

emul__operand emul__compile_years_since(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    enum { MONTHS = 12 };
    emul__input input;
    if (!is_title(c, emul__argument(call, 0))) {
        return emul__compile_months(c, call, base, MONTHS);
    }
    return emul__may_ask_title(c, call) && start_history(c, emul__argument(call, 0), (emul__input_kind)variant, &input)
               ? emul__emit_input(c, call, &input, base)
               : emul__failure(c);
}

/* ---- years in which a condition holds ---- */

static bool may_count_years(emul__context *c, const emul__node *call) {
    if (!emul__may_ask_title(c, call)) {
        return false;
    }
    if ((c->request->may & EMUL__BY_YEAR) == 0) {
        return true;
    }
    emul__fault(c, call,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” cannot stand in a condition on single years",
                                    .vietnamese = "“{0}” không đặt trong điều kiện xét từng năm được",
                                    .hint_english = "join two conditions on years outside: {0}(A) >= 5 and {0}(B) >= 5",
                                    .hint_vietnamese = "kết hợp bên ngoài: {0}(A) >= 5 and {0}(B) >= 5",
                                    .arguments = {call->text}});
    return false;
}

/* How far back would it look? Every history begins somewhere. */
static bool check_bounded(emul__context *c, const emul__node *call, const emul__input *input) {
    if (input->kind != EMUL__INPUT_COUNT_YEARS || input->since > 0 || input->last[EMUL__EXACTLY] >= 0) {
        return true;
    }
    emul__fault(c, call,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“count_years” needs to know how far back",
                                    .vietnamese = "“count_years” cần biết tính từ bao giờ",
                                    .hint_english = "add last = 5 or since = 2020",
                                    .hint_vietnamese = "thêm last = 5 hoặc since = 2020"});
    return false;
}

emul__operand emul__compile_years(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    if (!may_count_years(c, call)) {
        return emul__failure(c);
    }
    emul__input input = emul__input_of((emul__input_kind)variant, EMUL__NUMBER);
    bool good = read_year_condition(c, emul__argument(call, 0), &input.condition);
    good = read_year_condition(c, emul__named_argument(call, "excused"), &input.excused) && good;
    good = read_window(c, call, base, &input) && good;
    return good && check_bounded(c, call, &input) ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}
