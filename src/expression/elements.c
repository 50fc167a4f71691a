/* Expressions over a series: sum(steps(finish@race, <= 1 -> 10)) computes steps() for each element. What stands for the element is the one fact
 * that the expression names; all else in it is fixed. */
#include "expression/compile.h"

static emul__operand refuse_second(emul__context *c, const emul__node *node) {
    return emul__fault(
        c, node,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "“{0}” and “{1}” are two series: what is computed for each element goes through one only",
                            .vietnamese = "“{0}” và “{1}” là hai dãy số liệu: phép tính cho từng số liệu chỉ dùng một dãy",
                            .hint_english = "write one function for each: sum({0}) - sum({1})",
                            .hint_vietnamese = "viết mỗi dãy một hàm: sum({0}) - sum({1})",
                            .arguments = {emul__node_source(c->one->fact), emul__node_source(node)}});
}

emul__operand emul__compile_element(emul__context *c, const emul__node *node, int32_t indicator, int32_t base) {
    emul__one_series *one = c->one;
    const bool first = one->fact == NULL;
    if (!first && (one->indicator != indicator || one->shift != c->shift || !emul__text_equal(one->fact->facet, node->facet))) {
        return refuse_second(c, node);
    }
    if (first) {
        *one = (emul__one_series){.fact = node, .indicator = indicator, .shift = c->shift};
    }
    const emul__known_indicator known = c->compiler->names->indicators[indicator];
    emul__input input = emul__input_of(EMUL__INPUT_ELEMENT, known.type);
    input.indicator = indicator;
    input.facet = node->facet;
    input.shift = c->shift;
    emul__operand loaded = emul__emit_input(c, node, &input, base);
    loaded.label_set = known.label_set;
    return loaded;
}

emul__operand emul__refuse_in_element(emul__context *c, const emul__node *node) {
    return emul__fault(
        c, node,
        &(emul__diagnostic){
            .code = EMUL_E_REGULATION,
            .english = "“{0}” cannot stand in what is computed for each element of a series: one fact, numbers and tables only",
            .vietnamese = "“{0}” không đứng được trong phép tính cho từng số liệu của một dãy: chỉ dùng một chỉ tiêu, số và bảng",
            .arguments = {emul__node_source(node)}});
}

/* ---- before compiling ---- */

typedef struct names_met {
    const emul__node *first;
    bool several;
} names_met;

static bool is_word(const emul__node *name) {
    const emul__function *function = name->facet.length == 0 ? emul__function_find(name->text) : NULL;
    return function != NULL && function->bare;
}

static void meet(names_met *met, const emul__node *name) {
    if (met->first == NULL) {
        met->first = name;
    }
    met->several = met->several || !emul__text_equal(met->first->text, name->text) || !emul__text_equal(met->first->facet, name->facet);
}

/* The parser bounds how deep a tree is. */
static void meet_names(names_met *met, const emul__node *node) {
    const emul__function *function = node->kind == EMUL__NODE_CALL ? emul__function_find(node->text) : NULL;
    const emul__node *id = function != NULL && function->by_id ? node->first : NULL;
    if (node->kind == EMUL__NODE_NAME && !is_word(node)) {
        meet(met, node);
    }
    for (const emul__node *child = node->first; child != NULL; child = child->next) {
        if (child != id) {
            meet_names(met, child);
        }
    }
}

bool emul__reads_one_fact(const emul__context *c, const emul__node *node) {
    names_met met = {NULL, false};
    meet_names(&met, emul__meant(c, node));
    return met.first != NULL && !met.several;
}
