/* From a rule's text to its program: parse, walk the tree once, add the leaf's ending. */
#include "expression/compile.h"

#include <string.h>

/* Of the walk, named values put in. It bounds the recursion; one text alone cannot reach it. */
enum { MOST_DEPTH = 512, MOST_VISITED = 8192 };

/* ---- problems ---- */

emul__operand emul__failure(emul__context *c) {
    c->failed = true;
    return (emul__operand){.failed = true, .label_set = -1};
}

emul__operand emul__fault(emul__context *c, const emul__node *node, const emul__diagnostic *diagnostic) {
    emul__node_report(node, c->error, diagnostic);
    return emul__failure(c);
}

emul__operand emul__out_of_memory(emul__context *c) {
    emul__report_memory(c->error);
    return emul__failure(c);
}

bool emul__mentions(emul__text text, const char *word) {
    return emul__text_equal(text, emul__text_of(word));
}

/* What is there, in the order of emul__type, and what is needed. */
static const struct {
    const char *english, *vietnamese;
} type_problems[4][4] = {
    {{NULL, NULL},
     {"“{0}” is a number, here a condition is needed", "“{0}” là một số, ở đây cần một điều kiện"},
     {"“{0}” is a number, here a label is needed", "“{0}” là một số, ở đây cần một nhãn"},
     {"“{0}” is a number, here a date is needed", "“{0}” là một số, ở đây cần một ngày"}},
    {{"“{0}” is true or false, here a number is needed", "“{0}” chỉ đúng hoặc sai, ở đây cần một số"},
     {NULL, NULL},
     {"“{0}” is true or false, here a label is needed", "“{0}” chỉ đúng hoặc sai, ở đây cần một nhãn"},
     {"“{0}” is true or false, here a date is needed", "“{0}” chỉ đúng hoặc sai, ở đây cần một ngày"}},
    {{"“{0}” is a label, here a number is needed", "“{0}” là một nhãn, ở đây cần một số"},
     {"“{0}” is a label, here a condition is needed", "“{0}” là một nhãn, ở đây cần một điều kiện"},
     {NULL, NULL},
     {"“{0}” is a label, here a date is needed", "“{0}” là một nhãn, ở đây cần một ngày"}},
    {{"“{0}” is a date, here a number is needed", "“{0}” là một ngày, ở đây cần một số"},
     {"“{0}” is a date, here a condition is needed", "“{0}” là một ngày, ở đây cần một điều kiện"},
     {"“{0}” is a date, here a label is needed", "“{0}” là một ngày, ở đây cần một nhãn"},
     {NULL, NULL}},
};

/* How to make what is needed of what is there. */
#define DATE_HINT                                                                                                                          \
    {                                                                                                                                      \
        "write a day such as 2024-06-30, or declare the indicator with `type: date`",                                                      \
            "viết một ngày như 2024-06-30, hoặc khai báo chỉ tiêu với “type: date”"                                      \
    }
static const struct {
    const char *english, *vietnamese;
} type_hints[4][4] = {
    {{NULL, NULL}, {"compare it, for example x > 0", "so sánh, ví dụ x > 0"}, {NULL, NULL}, DATE_HINT},
    {{"write if(x, 1, 0)", "viết if(x, 1, 0)"}, {NULL, NULL}, {NULL, NULL}, DATE_HINT},
    {{"write level(x, A -> 10, B -> 7)", "viết level(x, A -> 10, B -> 7)"},
     {"compare it, for example x == tot", "so sánh, ví dụ x == tot"},
     {NULL, NULL},
     DATE_HINT},
    {{"write months_since(x) or years_since(x)", "viết months_since(x) hoặc years_since(x)"},
     {"compare it, for example x <= 2024-06-30", "so sánh, ví dụ x <= 2024-06-30"},
     {NULL, NULL},
     {NULL, NULL}},
};

/* A number only because nobody said what it is. */
static bool is_undeclared(const emul__context *c, const emul__node *node) {
    const int32_t indicator = node->kind == EMUL__NODE_NAME ? emul__indicator_find(c->compiler->names, node->text) : -1;
    return indicator >= 0 && !c->compiler->names->indicators[indicator].declared;
}

static emul__operand refuse_undeclared(emul__context *c, const emul__node *node) {
    return emul__fault(
        c, node,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = type_problems[EMUL__NUMBER][EMUL__TRUTH].english,
                            .vietnamese = type_problems[EMUL__NUMBER][EMUL__TRUTH].vietnamese,
                            .hint_english = "if it is yes or no, declare {0}: {type: yes_no} under “indicators”; else compare it: {0} > 0",
                            .hint_vietnamese = "nếu là có/không, khai báo {0}: {type: yes_no} ở “indicators”; nếu là số, so sánh: {0} > 0",
                            .arguments = {emul__node_source(node)}});
}

static emul__operand refuse_type(emul__context *c, const emul__node *node, emul__type is, emul__type wanted) {
    if (is == EMUL__NUMBER && wanted == EMUL__TRUTH && is_undeclared(c, node)) {
        return refuse_undeclared(c, node);
    }
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = type_problems[is][wanted].english,
                                           .vietnamese = type_problems[is][wanted].vietnamese,
                                           .hint_english = type_hints[is][wanted].english,
                                           .hint_vietnamese = type_hints[is][wanted].vietnamese,
                                           .arguments = {emul__node_source(node)}});
}

emul__operand emul__compile_typed(emul__context *c, const emul__node *node, int32_t base, emul__type wanted) {
    const emul__operand operand = emul__compile_node(c, node, base);
    return operand.failed || operand.type == wanted ? operand : refuse_type(c, node, operand.type, wanted);
}

emul__operand emul__compile_number(emul__context *c, const emul__node *node, int32_t base) {
    return emul__compile_typed(c, node, base, EMUL__NUMBER);
}

emul__operand emul__compile_truth(emul__context *c, const emul__node *node, int32_t base) {
    return emul__compile_typed(c, node, base, EMUL__TRUTH);
}

/* ---- numbers known now ---- */

bool emul__compile_fixed(emul__context *c, const emul__node *node, int32_t base, emul_decimal *value) {
    const emul__operand operand = emul__compile_number(c, node, base);
    if (operand.failed) {
        return false;
    }
    if (operand.constant && emul__ratio_is_decimal(operand.number, value)) {
        return true;
    }
    emul__fault(c, node,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = operand.constant ? "“{0}” has more than six decimals" : "“{0}” must be a fixed number here",
                                    .vietnamese =
                                        operand.constant ? "“{0}” có nhiều hơn sáu chữ số thập phân" : "“{0}” ở đây phải là một số cố định",
                                    .hint_english = operand.constant ? NULL : "write it in digits, or with `full`",
                                    .hint_vietnamese = operand.constant ? NULL : "viết bằng chữ số, hoặc theo “full”",
                                    .arguments = {emul__node_source(node)}});
    return false;
}

bool emul__compile_whole(emul__context *c, const emul__node *node, int32_t base, int32_t least, int32_t most, int32_t *value) {
    emul_decimal number = 0;
    if (!emul__compile_fixed(c, node, base, &number)) {
        return false;
    }
    if (number % EMUL_DECIMAL_ONE == 0 && number / EMUL_DECIMAL_ONE >= least && number / EMUL_DECIMAL_ONE <= most) {
        *value = (int32_t)(number / EMUL_DECIMAL_ONE);
        return true;
    }
    char digits[2][EMUL__INTEGER_CAPACITY];
    const emul__text low = {digits[0], emul__integer_write(least, digits[0])};
    const emul__text high = {digits[1], emul__integer_write(most, digits[1])};
    emul__fault(c, node,
                &(emul__diagnostic){.code = EMUL_E_RANGE,
                                    .english = "“{0}” must be a whole number from {1} to {2}",
                                    .vietnamese = "“{0}” phải là số nguyên từ {1} đến {2}",
                                    .arguments = {emul__node_source(node), low, high}});
    return false;
}

/* ---- operators ---- */

static emul__operand compile_arithmetic(emul__context *c, const emul__node *node, int32_t base) {
    static const emul__arithmetic operations[] = {
        [EMUL__PLUS] = EMUL__DO_ADD, [EMUL__MINUS] = EMUL__DO_SUBTRACT, [EMUL__TIMES] = EMUL__DO_MULTIPLY, [EMUL__OVER] = EMUL__DO_DIVIDE};
    emul__operand result = emul__compile_number(c, node->first, base);
    for (const emul__node *term = node->first->next; term != NULL; term = term->next) {
        const emul__operand next = emul__compile_number(c, term, base + 1);
        result = emul__emit_arithmetic(c, node, operations[term->link], result, next, base);
    }
    return result;
}

static emul__operand compile_logic(emul__context *c, const emul__node *node, int32_t base) {
    const emul__operation op = node->kind == EMUL__NODE_AND ? EMUL__OP_AND : EMUL__OP_OR;
    emul__operand result = emul__compile_truth(c, node->first, base);
    for (const emul__node *term = node->first->next; term != NULL; term = term->next) {
        const emul__operand next = emul__compile_truth(c, term, base + 1);
        result = emul__emit_logic(c, node, op, result, next, base);
    }
    return result;
}

/* ---- nodes ---- */

static emul__operand refuse_word(emul__context *c, const emul__node *node) {
    const bool period = node->kind == EMUL__NODE_PERIOD;
    return emul__fault(
        c, node,
        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                            .english = period ? "the period “{0}” has no meaning here" : "“{0}” is neither a number nor a name",
                            .vietnamese = period ? "kỳ “{0}” không có nghĩa ở đây" : "“{0}” không phải là số, cũng không phải là tên",
                            .hint_english = period ? "periods stand in aggregates: sum(x, 2024-08)" : "names begin with a letter or “_”",
                            .hint_vietnamese =
                                period ? "kỳ chỉ đứng trong hàm tổng hợp: sum(x, 2024-08)" : "tên bắt đầu bằng chữ cái hoặc “_”",
                            .arguments = {emul__node_source(node)}});
}

static emul__operand refuse_pair(emul__context *c, const emul__node *node) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                           .english = "the pair “{0}” has no meaning here",
                                           .vietnamese = "cặp “{0}” không có nghĩa ở đây",
                                           .arguments = {emul__node_source(node)}});
}

static emul__operand refuse_quoted(emul__context *c, const emul__node *node) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is a label, and labels can only be compared",
                                           .vietnamese = "“{0}” là nhãn, chỉ dùng để so sánh",
                                           .hint_english = "write x == \"{0}\", or a name without quotation marks",
                                           .hint_vietnamese = "viết x == \"{0}\", hoặc viết tên không có dấu nháy",
                                           .arguments = {node->text}});
}

static emul__operand compile_kind(emul__context *c, const emul__node *node, int32_t base) {
    switch (node->kind) {
    case EMUL__NODE_NUMBER:
        return emul__decimal_operand(node->number, base);
    case EMUL__NODE_NAME:
        return emul__compile_name(c, node, base);
    case EMUL__NODE_FULL:
        return emul__compile_full(c, node, base);
    case EMUL__NODE_OR:
    case EMUL__NODE_AND:
        return compile_logic(c, node, base);
    case EMUL__NODE_SUM:
    case EMUL__NODE_PRODUCT:
        return compile_arithmetic(c, node, base);
    case EMUL__NODE_NOT: {
        const emul__operand inner = emul__compile_truth(c, node->first, base);
        return inner.failed ? inner : emul__emit_not(c, node, inner, base);
    }
    case EMUL__NODE_NEGATE:
        return emul__emit_negate(c, node, emul__compile_number(c, node->first, base), base);
    case EMUL__NODE_COMPARE:
        return emul__compile_comparison(c, node, base);
    case EMUL__NODE_IN:
        return emul__compile_in(c, node, base);
    case EMUL__NODE_CALL:
        return emul__compile_call(c, node, base);
    case EMUL__NODE_PAIR:
        return refuse_pair(c, node);
    case EMUL__NODE_PERIOD:
        return node->period.from == node->period.to ? emul__compile_day(c, node, base) : refuse_word(c, node);
    case EMUL__NODE_QUOTED:
        return refuse_quoted(c, node);
    default:
        return refuse_word(c, node);
    }
}

emul__operand emul__compile_node(emul__context *c, const emul__node *node, int32_t base) {
    if (c->depth >= MOST_DEPTH || c->visited++ >= MOST_VISITED) {
        return emul__fault(c, node,
                           &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                               .english = "the rule is too deep or too long with its named values put in",
                                               .vietnamese = "quy tắc quá sâu hoặc quá dài sau khi thay các giá trị đã đặt tên"});
    }
    c->depth++;
    const emul__operand operand = compile_kind(c, node, base);
    c->depth--;
    return operand;
}

/* ---- the finished program ---- */

static const void *copy_array(emul__context *c, const void *items, int32_t count, size_t size) {
    void *copy = emul__arena_allocate(c->compiler->arena, (size_t)count, size);
    if (copy == NULL) {
        emul__out_of_memory(c);
    } else if (count > 0) {
        memcpy(copy, items, (size_t)count * size);
    }
    return copy;
}

static bool finish(emul__context *c, const emul__operand *result, emul__program *program) {
    emul__program made = c->program;
    made.type = result->type;
    made.label_set = result->label_set;
    made.ratio = result->ratio;
    made.result = result->base;
    made.code = (const emul__instruction *)copy_array(c, c->code, made.code_count, sizeof *c->code);
    made.constants = (const emul__ratio *)copy_array(c, c->constants, made.constant_count, sizeof *c->constants);
    made.pairs = (const emul_decimal *)copy_array(c, c->pairs, made.pair_count, sizeof *c->pairs);
    made.inputs = (const int32_t *)copy_array(c, c->inputs, made.input_count, sizeof *c->inputs);
    made.reads = (const int32_t *)copy_array(c, c->reads, made.read_count, sizeof *c->reads);
    made.source.bytes = emul__arena_text(c->compiler->arena, c->request->source.bytes, c->request->source.length);
    made.source.length = c->request->source.length;
    made.place = c->request->place;
    if (made.source.bytes == NULL) {
        emul__out_of_memory(c);
    }
    if (!c->failed) {
        *program = made;
    }
    return !c->failed;
}

static bool compile_tree(emul__context *c, const emul__node *tree, emul__program *program) {
    emul__operand result =
        c->request->want == EMUL__DATE ? emul__compile_date(c, tree, 0) : emul__compile_typed(c, tree, 0, c->request->want);
    if (!c->failed) {
        result = emul__emit_ending(c, tree, result);
    }
    return !c->failed && finish(c, &result, program);
}

static void release(emul__context *c) {
    const emul_allocator *allocator = &c->compiler->arena->allocator;
    emul__release(allocator, c->code, c->code_capacity, sizeof *c->code);
    emul__release(allocator, c->constants, c->constant_capacity, sizeof *c->constants);
    emul__release(allocator, c->pairs, c->pair_capacity, sizeof *c->pairs);
    emul__release(allocator, c->inputs, c->input_capacity, sizeof *c->inputs);
    emul__release(allocator, c->reads, c->read_capacity, sizeof *c->reads);
}

/* A piece as a program; `inner` says what it shares with the rule. */
static int32_t compile_piece(emul__context *c, const emul__node *node, emul__type want, const emul__request *request,
                             emul__context *inner) {
    emul__request own = *request;
    own.source = emul__node_source(node);
    own.want = want;
    own.ending = (emul__ending){.present = false};
    inner->compiler = c->compiler;
    inner->request = &own;
    inner->error = c->error;
    inner->depth = c->depth;
    inner->visited = c->visited;
    inner->bound = c->bound;
    emul__program program;
    const bool compiled = compile_tree(inner, node, &program);
    release(inner);
    c->visited = inner->visited;
    const int32_t index = compiled ? emul__program_add(c->compiler, &program) : -1;
    if (compiled && index < 0) {
        emul__out_of_memory(c);
    }
    c->failed = c->failed || index < 0;
    return index;
}

int32_t emul__compile_inner(emul__context *c, const emul__node *node, emul__type want, const emul__request *request) {
    emul__context inner = {.shift = EMUL__OWN_PERIOD};
    return compile_piece(c, node, want, request, &inner);
}

int32_t emul__compile_for_each(emul__context *c, const emul__node *node, emul__type want, emul__one_series *one) {
    emul__context inner = {.shift = c->shift, .one = one};
    return compile_piece(c, node, want, c->request, &inner);
}

bool emul__compile(emul__compiler *compiler, const emul__request *request, emul__program *program, emul_error *error) {
    const emul__script script = {.text = request->source, .place = request->place, .value = -1};
    emul__context c = {.compiler = compiler, .request = request, .error = error};
    emul__arena trees; /* needed no longer than this call */
    emul__arena_init(&trees, &compiler->arena->allocator);
    const emul__node *tree = emul__parse(&trees, &script, error);
    const bool compiled = tree != NULL && compile_tree(&c, tree, program);
    release(&c);
    emul__arena_destroy(&trees);
    return compiled;
}
