/* What names mean: indicators, named values, scorecards, criteria, labels. */
#include "expression/compile.h"
#include "expression/lexer.h"

/* ---- finding ---- */

int32_t emul__indicator_find(const emul__names *names, emul__text id) {
    for (int32_t i = 0; i < names->indicator_count; i++) {
        if (emul__text_equal(names->indicators[i].id, id)) {
            return i;
        }
    }
    return -1;
}

int32_t emul__value_find(const emul__names *names, emul__text id) {
    for (int32_t i = 0; i < names->value_count; i++) {
        if (emul__text_equal(names->values[i].id, id)) {
            return i;
        }
    }
    return -1;
}

int32_t emul__indicator_add(emul__context *c, emul__text id, emul__type type) {
    emul__names *names = c->compiler->names;
    const char *copy = emul__arena_text(c->compiler->arena, id.bytes, id.length);
    if (copy == NULL || !emul__arena_grow(c->compiler->arena, (void **)&names->indicators, names->indicator_count,
                                          &names->indicator_capacity, sizeof *names->indicators)) {
        emul__out_of_memory(c);
        return -1;
    }
    names->indicators[names->indicator_count] =
        (emul__known_indicator){.id = {copy, id.length}, .type = type, .label_set = -1, .used = true};
    return names->indicator_count++;
}

emul__operand emul__unknown(emul__context *c, const emul__node *node, emul__text nearest) {
    const bool guess = nearest.length > 0;
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                           .english = guess ? "unknown name “{0}”, did you mean “{1}”?" : "unknown name “{0}”",
                                           .vietnamese = guess ? "không có tên “{0}”, có phải là “{1}”?" : "không có tên “{0}”",
                                           .hint_english = guess ? "write “{1}”" : NULL,
                                           .hint_vietnamese = guess ? "viết “{1}”" : NULL,
                                           .arguments = {node->text, nearest}});
}

/* ---- facts ---- */

/* What is declared, or belongs to the language, and is so near to a name that the name must be a slip. */
static emul__text near_miss(const emul__names *names, const emul__node *node) {
    emul__nearest nearest = emul__nearest_begin(node->text);
    for (int32_t i = 0; i < names->indicator_count; i++) {
        if (names->indicators[i].declared) {
            emul__nearest_offer(&nearest, names->indicators[i].id);
        }
    }
    for (int32_t i = 0; i < names->value_count; i++) {
        emul__nearest_offer(&nearest, names->values[i].id);
    }
    emul__offer_functions(&nearest, true);
    return nearest.found;
}

/* A name that is almost another one is a slip, unless it is declared; one that is a word of the language can name no fact. */
static void refuse_near_miss(emul__context *c, const emul__node *node, emul__text nearest) {
    const bool word = emul__text_equal(node->text, nearest);
    const emul__diagnostic reserved = {.code = EMUL_E_REGULATION,
                                       .english = "“{0}” is a word of the language and can name no fact",
                                       .vietnamese = "“{0}” là từ của ngôn ngữ quy tắc, không dùng làm tên chỉ tiêu được",
                                       .hint_english = "give the fact another name",
                                       .hint_vietnamese = "đặt tên khác cho chỉ tiêu",
                                       .arguments = {node->text}};
    const emul__diagnostic slip = {.code = EMUL_E_UNKNOWN_ID,
                                   .english = "unknown name “{0}”, did you mean “{1}”?",
                                   .vietnamese = "không có tên “{0}”, có phải là “{1}”?",
                                   .hint_english = "write “{1}”, or list “{0}” under “indicators” if it is a figure of its own",
                                   .hint_vietnamese = "viết “{1}”, hoặc khai báo “{0}” ở “indicators” nếu đó là chỉ tiêu khác",
                                   .arguments = {node->text, nearest}};
    emul__fault(c, node, word ? &reserved : &slip);
}

int32_t emul__fact_indicator(emul__context *c, const emul__node *node, emul__type type_if_new) {
    emul__names *names = c->compiler->names;
    if ((c->request->may & EMUL__ONLY_ATTRIBUTES) != 0 && node->facet.length > 0) {
        emul__fault(c, node,
                    &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                        .english = "“{0}” has a facet: a condition on the roster reads its columns only",
                                        .vietnamese = "“{0}” có khía cạnh: điều kiện chọn đối tượng chỉ đọc các cột của danh sách",
                                        .arguments = {emul__node_source(node)}});
        return -1;
    }
    int32_t index = emul__indicator_find(names, node->text);
    if (index < 0) {
        const emul__text nearest = near_miss(names, node);
        if (nearest.length > 0) {
            refuse_near_miss(c, node, nearest);
            return -1;
        }
        index = emul__indicator_add(c, node->text, type_if_new);
    }
    if (index >= 0) {
        names->indicators[index].used = true;
    }
    return index;
}

emul__operand emul__compile_fact(emul__context *c, const emul__node *node, int32_t base, emul__type type_if_new) {
    const int32_t index = emul__fact_indicator(c, node, type_if_new);
    if (index < 0) {
        return emul__failure(c);
    }
    if (c->one != NULL) {
        return emul__compile_element(c, node, index, base);
    }
    const emul__known_indicator *indicator = &c->compiler->names->indicators[index];
    emul__input input = emul__input_of(EMUL__INPUT_FACT, indicator->type);
    input.indicator = index;
    input.facet = node->facet;
    input.shift = c->shift;
    emul__operand loaded = emul__emit_input(c, node, &input, base);
    loaded.label_set = c->compiler->names->indicators[index].label_set;
    return loaded;
}

/* ---- named values ---- */

static bool refuse_facet(emul__context *c, const emul__node *node) {
    if (node->facet.length == 0) {
        return false;
    }
    emul__fault(c, node,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” is a named value, which has no facets",
                                    .vietnamese = "“{0}” là giá trị đã đặt tên, không có khía cạnh",
                                    .arguments = {node->text}});
    return true;
}

static emul__operand compile_value(emul__context *c, const emul__node *node, int32_t index, int32_t base) {
    emul__known_value *value = &c->compiler->names->values[index];
    value->used = true;
    if (value->tree == NULL || value->faulty || refuse_facet(c, node)) {
        return emul__failure(c);
    }
    const emul__operand result = emul__compile_node(c, value->tree, base);
    value->faulty = value->faulty || result.failed;
    emul__note(c, value->tree, &result); /* what its own text comes to, then what its name stands for */
    emul__note(c, node, &result);
    return result;
}

emul__operand emul__compile_name(emul__context *c, const emul__node *node, int32_t base) {
    const int32_t value = emul__value_find(c->compiler->names, node->text);
    if (value >= 0) {
        return compile_value(c, node, value, base);
    }
    const emul__function *function = emul__function_find(node->text);
    if (function != NULL && function->bare && node->facet.length == 0) {
        return emul__compile_call(c, node, base);
    }
    return emul__compile_fact(c, node, base, EMUL__NUMBER);
}

const emul__node *emul__meant(const emul__context *c, const emul__node *node) {
    const emul__names *names = c->compiler->names;
    for (int32_t step = 0; step < names->value_count && node->kind == EMUL__NODE_NAME && node->facet.length == 0; step++) {
        const int32_t value = emul__value_find(names, node->text);
        if (value < 0 || names->values[value].tree == NULL) {
            break;
        }
        names->values[value].used = true;
        node = names->values[value].tree;
    }
    return node;
}

/* ---- types before compiling ---- */

static emul__guess guess_name(const emul__context *c, const emul__node *node) {
    static const emul__guess of_type[] = {EMUL__GUESS_NUMBER, EMUL__GUESS_TRUTH, EMUL__GUESS_LABEL, EMUL__GUESS_DATE};
    const emul__names *names = c->compiler->names;
    const int32_t indicator = emul__indicator_find(names, node->text);
    if (indicator >= 0) {
        return of_type[names->indicators[indicator].type];
    }
    const emul__function *function = node->facet.length == 0 ? emul__function_find(node->text) : NULL;
    return function == NULL || !function->bare ? EMUL__GUESS_UNKNOWN : function->gives;
}

/* The argument that decides the type of a call, or NULL if the call decides it itself. */
static const emul__node *deciding_argument(const emul__node *call) {
    const emul__function *function = emul__function_find(call->text);
    return function == NULL || function->like == 0 ? NULL : emul__argument(call, function->like - 1);
}

static emul__guess guess_call(const emul__node *call) {
    const emul__function *function = emul__function_find(call->text);
    return function == NULL ? EMUL__GUESS_NUMBER : function->gives;
}

emul__guess emul__guess_type(const emul__context *c, const emul__node *node) {
    for (int32_t step = 0; step < EMUL__MOST_NODES; step++) {
        node = emul__meant(c, node);
        const emul__node *passed = node->kind == EMUL__NODE_CALL ? deciding_argument(node) : NULL;
        if (passed == NULL) {
            break;
        }
        node = passed;
    }
    switch (node->kind) {
    case EMUL__NODE_NAME:
        return guess_name(c, node);
    case EMUL__NODE_CALL:
        return guess_call(node);
    case EMUL__NODE_OR:
    case EMUL__NODE_AND:
    case EMUL__NODE_NOT:
    case EMUL__NODE_COMPARE:
    case EMUL__NODE_IN:
        return EMUL__GUESS_TRUTH;
    case EMUL__NODE_PERIOD:
        return EMUL__GUESS_DATE;
    default:
        return EMUL__GUESS_NUMBER;
    }
}

/* ---- labels ---- */

bool emul__is_label_word(const emul__node *node) {
    return node->kind == EMUL__NODE_QUOTED || (node->kind == EMUL__NODE_NAME && node->facet.length == 0) || node->kind == EMUL__NODE_ID ||
           node->kind == EMUL__NODE_NUMBER;
}

bool emul__yes_or_no(emul__text word, bool *yes) {
    static const char *const yes_words[] = {"yes", "có", "đạt"};
    static const char *const no_words[] = {"no", "không", "không_đạt"};
    for (size_t i = 0; i < 3; i++) {
        *yes = emul__mentions(word, yes_words[i]);
        if (*yes || emul__mentions(word, no_words[i])) {
            return true;
        }
    }
    return false;
}

/* An undeclared name that other rules use as a number. */
static emul__operand refuse_both_ways(emul__context *c, const emul__node *node) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is compared with a label here and used as a number elsewhere",
                                           .vietnamese = "“{0}” ở đây được so với nhãn, nơi khác lại dùng như số",
                                           .hint_english = "declare it under `indicators:` with its type",
                                           .hint_vietnamese = "khai báo chỉ tiêu này cùng kiểu của nó trong mục “indicators:”",
                                           .arguments = {node->text}});
}

emul__operand emul__compile_label(emul__context *c, const emul__node *node, int32_t base) {
    const emul__node *meant = emul__meant(c, node);
    if (meant->kind == EMUL__NODE_NAME && guess_name(c, meant) == EMUL__GUESS_UNKNOWN) {
        const emul__operand loaded = emul__compile_fact(c, meant, base, EMUL__LABEL);
        if (meant != node) {
            emul__note(c, node, &loaded);
        }
        return loaded;
    }
    const emul__operand operand = emul__compile_node(c, node, base);
    if (operand.failed || operand.type == EMUL__LABEL) {
        return operand;
    }
    const int32_t indicator = meant->kind == EMUL__NODE_NAME ? emul__indicator_find(c->compiler->names, meant->text) : -1;
    if (indicator >= 0 && !c->compiler->names->indicators[indicator].declared) {
        return refuse_both_ways(c, meant);
    }
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is not a label",
                                           .vietnamese = "“{0}” không phải là nhãn",
                                           .hint_english = "declare the indicator with `type: label`, or compare it with a number",
                                           .hint_vietnamese = "khai báo chỉ tiêu với “type: label”, hoặc so sánh với một số",
                                           .arguments = {emul__node_source(node)}});
}

/* One word that is not one of the language's own. */
bool emul__label_is_bare(emul__text label) {
    const emul__script script = {.text = label, .value = -1};
    emul__lexer lexer = {.script = &script};
    const emul__token token = emul__lexer_next(&lexer);
    const bool word = token.kind == EMUL__TOKEN_NAME || token.kind == EMUL__TOKEN_ID || token.kind == EMUL__TOKEN_NUMBER;
    return word && token.length == label.length;
}

static bool label_in_set(emul__context *c, const emul__label_set *set, const emul__node *node, int64_t *id) {
    emul__nearest nearest = emul__nearest_begin(node->text);
    for (int32_t i = 0; i < set->count; i++) {
        if (emul__text_equal(set->labels[i], node->text)) {
            *id = i;
            return true;
        }
        emul__nearest_offer(&nearest, set->labels[i]);
    }
    const bool guess = nearest.found.length > 0;
    const bool bare = emul__label_is_bare(nearest.found);
    emul__fault(c, node,
                &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                    .english = guess ? "unknown label “{0}”, did you mean “{1}”?" : "unknown label “{0}”",
                                    .vietnamese = guess ? "không có nhãn “{0}”, có phải là “{1}”?" : "không có nhãn “{0}”",
                                    .hint_english = !guess ? "the first label is “{2}”"
                                                    : bare ? "write “{1}”"
                                                           : "write \"{1}\"",
                                    .hint_vietnamese = !guess ? "nhãn đầu tiên là “{2}”"
                                                       : bare ? "viết “{1}”"
                                                              : "viết \"{1}\"",
                                    .arguments = {node->text, nearest.found, set->count > 0 ? set->labels[0] : (emul__text){"", 0}}});
    return false;
}

bool emul__label_id(emul__context *c, const emul__operand *of, const emul__node *node, int64_t *id) {
    if (!emul__is_label_word(node)) {
        emul__fault(c, node,
                    &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                        .english = "“{0}” stands where a label is expected",
                                        .vietnamese = "có “{0}” ở chỗ cần một nhãn",
                                        .arguments = {emul__node_source(node)}});
        return false;
    }
    if (of->label_set >= 0) {
        return label_in_set(c, &c->compiler->names->label_sets[of->label_set], node, id);
    }
    *id = emul__intern_add(&c->compiler->names->labels, node->text);
    if (*id < 0) {
        emul__out_of_memory(c);
    }
    return *id >= 0;
}

/* ---- scorecards and criteria ---- */

int32_t emul__scorecard_find(emul__context *c, const emul__node *node) {
    const emul__names *names = c->compiler->names;
    emul__nearest nearest = emul__nearest_begin(node->text);
    for (int32_t i = 0; i < names->scorecard_count; i++) {
        if (emul__text_equal(names->scorecards[i].id, node->text)) {
            return i;
        }
        emul__nearest_offer(&nearest, names->scorecards[i].id);
    }
    emul__unknown(c, node, nearest.found);
    return -1;
}

/* Below another subject: only the scorecards of that kind. */
static bool is_for_kind(const emul__context *c, int32_t criterion) {
    const emul__names *names = c->compiler->names;
    for (int32_t i = 0; i < names->scorecard_count && c->request->of_kind > 0; i++) {
        const emul__known_scorecard *card = &names->scorecards[i];
        if (criterion >= card->first_criterion && criterion < card->first_criterion + card->criterion_count) {
            return card->kind == c->request->of_kind - 1;
        }
    }
    return true;
}

/* Of the scorecard the rule belongs to; of any if it belongs to none. */
int32_t emul__criterion_find(emul__context *c, const emul__node *node) {
    const emul__names *names = c->compiler->names;
    const int32_t own = c->request->scorecard;
    const int32_t first = own < 0 ? 0 : names->scorecards[own].first_criterion;
    const int32_t count = own < 0 ? names->criterion_count : names->scorecards[own].criterion_count;
    emul__nearest nearest = emul__nearest_begin(node->text);
    for (int32_t i = first; i < first + count; i++) {
        if (!is_for_kind(c, i)) {
            continue;
        }
        if (emul__text_equal(names->criteria[i].id, node->text)) {
            return i;
        }
        emul__nearest_offer(&nearest, names->criteria[i].id);
    }
    emul__unknown(c, node, nearest.found);
    return -1;
}
