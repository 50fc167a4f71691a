/* Words into a tree, by precedence climbing (Pratt 1973). A chain such as a + b - c is one node with three children, so that what is deep in
 * the tree is deep in the text too, and EMUL__MOST_NESTING bounds both. */
#include <string.h>

#include "expression/lexer.h"

typedef struct parser {
    emul__arena *arena;
    emul__lexer lexer;
    emul__token token; /* the next one, not taken yet */
    emul__token last;  /* the last one taken */
    size_t end;        /* of it */
    int32_t nodes;
    int32_t nesting;
    bool failed;
} parser;

/* How tightly operators bind. */
enum { LEVEL_OR = 1, LEVEL_AND, LEVEL_NOT, LEVEL_COMPARE, LEVEL_SUM, LEVEL_PRODUCT, LEVEL_UNARY };

static emul__node *parse_expression(parser *p, int32_t least_level);

static emul__node *fail(parser *p, size_t offset, const emul__diagnostic *diagnostic) {
    if (!p->failed && !p->lexer.failed) {
        emul__script_report(p->lexer.script, offset, p->lexer.error, diagnostic);
    }
    p->failed = true;
    return NULL;
}

static emul__text text_of(const parser *p, const emul__token *token) {
    return (emul__text){p->lexer.script->text.bytes + token->offset, token->length};
}

static emul__text token_text(const parser *p) {
    return text_of(p, &p->token);
}

/* ---- what is written instead ---- */

/* The word of the language that a name stands for in plain Vietnamese, or in capitals as spreadsheets have it; NULL if none. */
static const char *word_meant(const parser *p, const emul__token *token) {
    static const struct {
        const char *written, *meant; /* written without diacritics, as emul__text_alike reads it */
    } words[] = {{"va", "and"},  {"and", "and"},  {"hoac", "or"}, {"or", "or"},    {"khong", "not"},
                 {"not", "not"}, {"trong", "in"}, {"in", "in"},   {"thuoc", "in"}, {"full", "full"}};
    for (size_t i = 0; token->kind == EMUL__TOKEN_NAME && i < sizeof words / sizeof words[0]; i++) {
        if (emul__text_alike(text_of(p, token), emul__text_of(words[i].written))) {
            return words[i].meant;
        }
    }
    return NULL;
}

static emul__node *fail_word(parser *p, const emul__token *token, const char *meant) {
    return fail(p, token->offset,
                &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                    .english = "“{0}” is no word of the rules",
                                    .vietnamese = "“{0}” không phải từ của ngôn ngữ quy tắc",
                                    .hint_english = "write “{1}”",
                                    .hint_vietnamese = "viết “{1}”",
                                    .arguments = {text_of(p, token), emul__text_of(meant)}});
}

/* "8,25": the number that was meant, where the comma follows one and digits follow it; else the empty text. */
static emul__text point_for_comma(const parser *p, char *digits, size_t capacity) {
    emul__lexer ahead = p->lexer;
    ahead.error = NULL;
    const emul__token next = emul__lexer_next(&ahead);
    const size_t whole = p->last.length;
    const bool number = p->token.kind == EMUL__TOKEN_COMMA && p->last.kind == EMUL__TOKEN_NUMBER && next.kind == EMUL__TOKEN_NUMBER;
    if (!number || whole + 1 + next.length > capacity) {
        return (emul__text){"8.25", 4};
    }
    memcpy(digits, text_of(p, &p->last).bytes, whole);
    digits[whole] = '.';
    memcpy(digits + whole + 1, text_of(p, &next).bytes, next.length);
    return (emul__text){digits, whole + 1 + next.length};
}

/* "here `wanted` is expected, not ..." with what stands there. */
static emul__node *fail_expected(parser *p, const char *english, const char *vietnamese) {
    if (p->token.kind == EMUL__TOKEN_END) {
        return fail(p, p->token.offset,
                    &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "the text ends where {0} is expected",
                                        .vietnamese = "biểu thức kết thúc ở chỗ cần có {1}",
                                        .arguments = {emul__text_of(english), emul__text_of(vietnamese)}});
    }
    const char *word = word_meant(p, &p->token);
    const char *word_before = word_meant(p, &p->last);
    if (word != NULL || word_before != NULL) {
        return word != NULL ? fail_word(p, &p->token, word) : fail_word(p, &p->last, word_before);
    }
    char digits[48];
    const bool slip = p->token.kind == EMUL__TOKEN_ASSIGN;
    const bool comma = p->token.kind == EMUL__TOKEN_COMMA;
    return fail(p, p->token.offset,
                &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                    .english = "“{2}” stands where {0} is expected",
                                    .vietnamese = "có “{2}” ở chỗ cần có {1}",
                                    .hint_english = slip    ? "compare with =="
                                                    : comma ? "the decimal mark is a point: {3}"
                                                            : NULL,
                                    .hint_vietnamese = slip    ? "so sánh bằng =="
                                                       : comma ? "dấu thập phân là dấu chấm: {3}"
                                                               : NULL,
                                    .arguments = {emul__text_of(english), emul__text_of(vietnamese), token_text(p),
                                                  point_for_comma(p, digits, sizeof digits)}});
}

static void advance(parser *p) {
    p->last = p->token;
    p->end = p->token.offset + p->token.length;
    p->token = emul__lexer_next(&p->lexer);
    p->failed = p->failed || p->lexer.failed;
}

static bool accept(parser *p, emul__token_kind kind) {
    if (p->token.kind != kind) {
        return false;
    }
    advance(p);
    return true;
}

static bool expect(parser *p, emul__token_kind kind, const char *english, const char *vietnamese) {
    return accept(p, kind) || fail_expected(p, english, vietnamese) != NULL;
}

static emul__node *make_node(parser *p, emul__node_kind kind, size_t offset) {
    if (p->failed) {
        return NULL;
    }
    if (p->nodes++ == EMUL__MOST_NODES) {
        return fail(p, offset,
                    &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                        .english = "the expression has more than 1024 parts",
                                        .vietnamese = "biểu thức có hơn 1024 phần tử",
                                        .hint_english = "give parts of it a name under `values:`",
                                        .hint_vietnamese = "đặt tên cho từng phần trong mục “values:”"});
    }
    emul__node *node = (emul__node *)emul__arena_allocate(p->arena, 1, sizeof *node);
    if (node == NULL) {
        emul__report_memory(p->lexer.error);
        p->failed = true;
        return NULL;
    }
    node->kind = kind;
    node->script = p->lexer.script;
    node->offset = offset;
    node->length = p->end > offset ? p->end - offset : 0;
    return node;
}

/* The node ends with the last word taken. */
static emul__node *close_node(const parser *p, emul__node *node) {
    if (p->failed || node == NULL) {
        return NULL;
    }
    node->length = p->end - node->offset;
    return node;
}

static bool enter(parser *p) {
    if (p->nesting++ < EMUL__MOST_NESTING) {
        return true;
    }
    fail(p, p->token.offset,
         &(emul__diagnostic){.code = EMUL_E_LIMIT,
                             .english = "the expression is nested more than 64 deep",
                             .vietnamese = "biểu thức lồng nhau quá 64 tầng",
                             .hint_english = "give parts of it a name under `values:`",
                             .hint_vietnamese = "đặt tên cho từng phần trong mục “values:”"});
    return false;
}

/* ---- arguments ---- */

static bool at_named_argument(const parser *p) {
    emul__lexer ahead = p->lexer;
    ahead.error = NULL;
    const bool word = p->token.kind == EMUL__TOKEN_NAME || p->token.kind == EMUL__TOKEN_IN;
    return word && emul__lexer_next(&ahead).kind == EMUL__TOKEN_ASSIGN;
}

static emul__node *parse_named_argument(parser *p) {
    const emul__text name = token_text(p);
    advance(p);
    advance(p);
    emul__node *value = parse_expression(p, LEVEL_OR);
    if (value != NULL) {
        value->argument = name;
    }
    return value;
}

static bool is_comparison(emul__operator op) {
    return op >= EMUL__EQUAL;
}

/* `left -> right`, `> left -> right`. */
static emul__node *parse_pair(parser *p, size_t offset, emul__operator op, emul__node *left) {
    if (left == NULL || !expect(p, EMUL__TOKEN_ARROW, "“->”", "“->”")) {
        return NULL;
    }
    emul__node *pair = make_node(p, EMUL__NODE_PAIR, offset);
    if (pair != NULL) {
        pair->op = op;
        pair->first = left;
        left->next = parse_expression(p, LEVEL_OR);
    }
    return close_node(p, pair);
}

static emul__node *parse_argument(parser *p) {
    const size_t offset = p->token.offset;
    if (p->token.kind == EMUL__TOKEN_OPERATOR && is_comparison(p->token.op)) {
        const emul__operator op = p->token.op;
        advance(p);
        return parse_pair(p, offset, op, parse_expression(p, LEVEL_SUM));
    }
    if (at_named_argument(p)) {
        return parse_named_argument(p);
    }
    emul__node *argument = parse_expression(p, LEVEL_OR);
    return p->token.kind == EMUL__TOKEN_ARROW ? parse_pair(p, offset, EMUL__NO_OPERATOR, argument) : argument;
}

/* What stands between parentheses and commas, the opening one being taken; linked from *link on. */
static bool parse_list(parser *p, emul__node **link, emul__node *(*parse_item)(parser *)) {
    if (!enter(p)) {
        return false;
    }
    do {
        *link = parse_item(p);
        if (*link == NULL) {
            return false;
        }
        link = &(*link)->next;
    } while (accept(p, EMUL__TOKEN_COMMA));
    p->nesting--;
    return expect(p, EMUL__TOKEN_CLOSE, "“)” or “,”", "“)” hoặc “,”");
}

static emul__node *parse_item(parser *p) {
    return parse_expression(p, LEVEL_SUM);
}

/* ---- operands ---- */

static emul__node *parse_leaf(parser *p, emul__node_kind kind) {
    const emul__token token = p->token;
    const emul__text text = token_text(p);
    advance(p);
    emul__node *node = make_node(p, kind, token.offset);
    if (node != NULL) {
        node->text = kind == EMUL__NODE_QUOTED ? (emul__text){text.bytes + 1, text.length - 2} : text;
        node->number = token.number;
        node->period = token.period;
    }
    return node;
}

static emul__node *parse_call(parser *p, emul__node *call) {
    advance(p);
    call->kind = EMUL__NODE_CALL;
    if (!accept(p, EMUL__TOKEN_CLOSE) && !parse_list(p, &call->first, parse_argument)) {
        return NULL;
    }
    return close_node(p, call);
}

static emul__node *parse_facet(parser *p, emul__node *name) {
    advance(p);
    name->facet = token_text(p);
    if (p->token.kind != EMUL__TOKEN_NAME && p->token.kind != EMUL__TOKEN_ID && p->token.kind != EMUL__TOKEN_NUMBER) {
        return fail_expected(p, "the name of a facet, such as plan", "tên khía cạnh, ví dụ plan");
    }
    advance(p);
    return close_node(p, name);
}

static emul__node *parse_name(parser *p) {
    emul__node *name = parse_leaf(p, EMUL__NODE_NAME);
    if (name == NULL) {
        return NULL;
    }
    if (p->token.kind == EMUL__TOKEN_OPEN) {
        return parse_call(p, name);
    }
    return p->token.kind == EMUL__TOKEN_AT ? parse_facet(p, name) : name;
}

static emul__node *parse_parentheses(parser *p) {
    advance(p);
    if (!enter(p)) {
        return NULL;
    }
    emul__node *inner = parse_expression(p, LEVEL_OR);
    p->nesting--;
    return inner != NULL && expect(p, EMUL__TOKEN_CLOSE, "“)”", "“)”") ? inner : NULL;
}

static emul__node *parse_prefix(parser *p, emul__node_kind kind, int32_t level) {
    const size_t offset = p->token.offset;
    advance(p);
    if (!enter(p)) {
        return NULL;
    }
    emul__node *node = make_node(p, kind, offset);
    if (node != NULL) {
        node->first = parse_expression(p, level);
    }
    p->nesting--;
    return close_node(p, node);
}

static emul__node *parse_operand(parser *p) {
    switch (p->token.kind) {
    case EMUL__TOKEN_NUMBER:
        return parse_leaf(p, EMUL__NODE_NUMBER);
    case EMUL__TOKEN_PERIOD:
        return parse_leaf(p, EMUL__NODE_PERIOD);
    case EMUL__TOKEN_ID:
        return parse_leaf(p, EMUL__NODE_ID);
    case EMUL__TOKEN_FULL:
        return parse_leaf(p, EMUL__NODE_FULL);
    case EMUL__TOKEN_QUOTED:
        return parse_leaf(p, EMUL__NODE_QUOTED);
    case EMUL__TOKEN_NAME:
        return parse_name(p);
    case EMUL__TOKEN_OPEN:
        return parse_parentheses(p);
    case EMUL__TOKEN_NOT:
        return parse_prefix(p, EMUL__NODE_NOT, LEVEL_COMPARE);
    default:
        return p->token.kind == EMUL__TOKEN_OPERATOR && p->token.op == EMUL__MINUS
                   ? parse_prefix(p, EMUL__NODE_NEGATE, LEVEL_UNARY)
                   : fail_expected(p, "a number, a name or “(”", "một số, một tên hoặc “(”");
    }
}

/* ---- operators ---- */

/* 0: no operator, the expression ends. */
static int32_t level_of(const emul__token *token) {
    switch (token->kind) {
    case EMUL__TOKEN_OR:
        return LEVEL_OR;
    case EMUL__TOKEN_AND:
        return LEVEL_AND;
    case EMUL__TOKEN_IN:
        return LEVEL_COMPARE;
    case EMUL__TOKEN_OPERATOR:
        return is_comparison(token->op) ? LEVEL_COMPARE : token->op == EMUL__TIMES || token->op == EMUL__OVER ? LEVEL_PRODUCT : LEVEL_SUM;
    default:
        return 0;
    }
}

static emul__node *parse_chain(parser *p, size_t offset, emul__node *left, int32_t level) {
    static const emul__node_kind kinds[] = {
        [LEVEL_OR] = EMUL__NODE_OR, [LEVEL_AND] = EMUL__NODE_AND, [LEVEL_SUM] = EMUL__NODE_SUM, [LEVEL_PRODUCT] = EMUL__NODE_PRODUCT};
    emul__node *chain = make_node(p, kinds[level], offset);
    if (chain == NULL) {
        return NULL;
    }
    chain->first = left;
    while (left != NULL && level_of(&p->token) == level) {
        const emul__operator link = p->token.op;
        advance(p);
        left->next = parse_expression(p, level + 1);
        left = left->next;
        if (left != NULL) {
            left->link = link;
        }
    }
    return close_node(p, chain);
}

static emul__node *parse_comparison(parser *p, size_t offset, emul__node *left) {
    const bool in = p->token.kind == EMUL__TOKEN_IN;
    emul__node *node = make_node(p, in ? EMUL__NODE_IN : EMUL__NODE_COMPARE, offset);
    if (node == NULL) {
        return NULL;
    }
    node->op = p->token.op;
    node->first = left;
    advance(p);
    if (in) {
        if (!expect(p, EMUL__TOKEN_OPEN, "“(”", "“(”") || !parse_list(p, &left->next, parse_item)) {
            return NULL;
        }
    } else {
        left->next = parse_expression(p, LEVEL_SUM);
    }
    if (level_of(&p->token) == LEVEL_COMPARE) {
        return fail(p, p->token.offset,
                    &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                        .english = "comparisons cannot be chained",
                                        .vietnamese = "không được so sánh nối tiếp",
                                        .hint_english = "write a <= x and x < b",
                                        .hint_vietnamese = "viết a <= x and x < b"});
    }
    return close_node(p, node);
}

static emul__node *parse_expression(parser *p, int32_t least_level) {
    const size_t offset = p->token.offset;
    emul__node *left = parse_operand(p);
    while (left != NULL) {
        const int32_t level = level_of(&p->token);
        if (level == 0 || level < least_level) {
            break;
        }
        left = level == LEVEL_COMPARE ? parse_comparison(p, offset, left) : parse_chain(p, offset, left, level);
    }
    return p->failed ? NULL : left;
}

/* ---- the whole text ---- */

static bool readable(const emul__script *script, emul_error *error) {
    size_t bad = 0;
    if (script->text.length > EMUL__MOST_BYTES) {
        emul__script_report(script, 0, error,
                            &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                                .english = "the expression is longer than 4096 bytes",
                                                .vietnamese = "biểu thức dài hơn 4096 byte",
                                                .hint_english = "give parts of it a name under `values:`",
                                                .hint_vietnamese = "đặt tên cho từng phần trong mục “values:”"});
        return false;
    }
    if (!emul__text_is_utf8(script->text, &bad)) {
        emul__script_report(script, bad, error,
                            &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                .english = "the text is not valid UTF-8",
                                                .vietnamese = "văn bản không đúng mã UTF-8",
                                                .hint_english = "save the file as UTF-8",
                                                .hint_vietnamese = "lưu tệp với bảng mã UTF-8"});
        return false;
    }
    return true;
}

emul__node *emul__parse(emul__arena *arena, const emul__script *script, emul_error *error) {
    if (!readable(script, error)) {
        return NULL;
    }
    parser p = {.arena = arena, .lexer = {.script = script, .error = error}};
    advance(&p);
    emul__node *tree = parse_expression(&p, LEVEL_OR);
    if (tree != NULL && p.token.kind != EMUL__TOKEN_END) {
        return fail_expected(&p, "an operator or the end", "một phép toán hoặc hết biểu thức");
    }
    return p.failed ? NULL : tree;
}
