/* Comparisons. What a bare name means in one depends on the other side: next to a label it is a label, next to a number an indicator. */
#include "expression/compile.h"

static emul__operator mirrored(emul__operator op) {
    switch (op) {
    case EMUL__LESS:
        return EMUL__GREATER;
    case EMUL__LESS_OR_EQUAL:
        return EMUL__GREATER_OR_EQUAL;
    case EMUL__GREATER:
        return EMUL__LESS;
    case EMUL__GREATER_OR_EQUAL:
        return EMUL__LESS_OR_EQUAL;
    default:
        return op;
    }
}

static bool is_bare(const emul__node *node) {
    return node->kind == EMUL__NODE_NAME && node->facet.length == 0;
}

/* A name that nothing is known about: it may be a label. */
static bool may_be_label(const emul__context *c, const emul__node *node) {
    return node->kind == EMUL__NODE_QUOTED || (is_bare(node) && emul__guess_type(c, node) == EMUL__GUESS_UNKNOWN);
}

/* An indicator that other rules made a number without declaring it. */
static bool is_undeclared(const emul__context *c, const emul__node *node) {
    const emul__node *meant = emul__meant(c, node);
    const int32_t indicator = meant->kind == EMUL__NODE_NAME ? emul__indicator_find(c->compiler->names, meant->text) : -1;
    return indicator >= 0 && !c->compiler->names->indicators[indicator].declared;
}

/* ---- labels ---- */

static emul__operand refuse_order(emul__context *c, const emul__node *node, const emul__node *label) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "the labels of “{0}” have no order",
                                           .vietnamese = "các nhãn của “{0}” không có thứ tự",
                                           .hint_english = "list them best first under `indicators:`, as `labels:`",
                                           .hint_vietnamese = "liệt kê từ tốt nhất trong mục “indicators:”, khoá “labels:”",
                                           .arguments = {emul__node_source(label)}});
}

static emul__operand refuse_sets(emul__context *c, const emul__node *node) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "the two sides of “{0}” have different sets of labels",
                                           .vietnamese = "hai vế của “{0}” có tập nhãn khác nhau",
                                           .hint_english = "compare with a label",
                                           .hint_vietnamese = "so sánh với một nhãn",
                                           .arguments = {emul__node_source(node)}});
}

/* `left op right`, left being a label. Better labels come first in their set and have smaller ids: better is "greater". */
static emul__operand compare_labels(emul__context *c, const emul__node *node, emul__operator op, const emul__node *left,
                                    const emul__node *right, int32_t base) {
    const emul__operand a = emul__compile_label(c, left, base);
    int64_t id = 0;
    if (a.failed) {
        return a;
    }
    if (a.label_set < 0 && op != EMUL__EQUAL && op != EMUL__UNEQUAL) {
        return refuse_order(c, node, left);
    }
    emul__operand b;
    if (emul__is_label_word(right)) {
        if (!emul__label_id(c, &a, right, &id)) {
            return emul__failure(c);
        }
        b = emul__emit_constant(c, right, EMUL__LABEL, id, base + 1);
    } else {
        b = emul__compile_label(c, right, base + 1);
        if (!b.failed && (a.label_set < 0 || b.label_set != a.label_set)) {
            return refuse_sets(c, node);
        }
    }
    return emul__emit_compare(c, node, mirrored(op), a, b, base);
}

/* ---- truths ---- */

static emul__operand refuse_truth_order(emul__context *c, const emul__node *node) {
    return emul__fault(c, node,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is true or false and cannot be compared in size",
                                           .vietnamese = "“{0}” chỉ có đúng hoặc sai, không so sánh lớn bé được",
                                           .hint_english = "write x == yes, or if(x, 1, 0) for a number",
                                           .hint_vietnamese = "viết x == yes, hoặc if(x, 1, 0) để lấy số",
                                           .arguments = {emul__node_source(node->first)}});
}

static emul__operand compare_truths(emul__context *c, const emul__node *node, emul__operator op, const emul__node *left,
                                    const emul__node *right, int32_t base) {
    bool yes = false;
    if (op != EMUL__EQUAL && op != EMUL__UNEQUAL) {
        return refuse_truth_order(c, node);
    }
    const emul__operand a = emul__compile_truth(c, left, base);
    if (!is_bare(right) || !emul__yes_or_no(right->text, &yes)) {
        const emul__operand b = emul__compile_truth(c, right, base + 1);
        return emul__emit_compare(c, node, op, a, b, base);
    }
    const bool kept = yes == (op == EMUL__EQUAL);
    return kept || a.failed ? a : emul__emit_not(c, node, a, base);
}

/* ---- which of them it is ---- */

static bool is_yes_no_word(const emul__node *node) {
    bool yes = false;
    return is_bare(node) && emul__yes_or_no(node->text, &yes);
}

static emul__operand refuse_yes_no(emul__context *c, const emul__node *name) {
    return emul__fault(c, name,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is compared with yes or no but is not declared so",
                                           .vietnamese = "“{0}” được so với có/không nhưng chưa khai báo kiểu ấy",
                                           .hint_english = "declare it under `indicators:` with `type: yes_no`",
                                           .hint_vietnamese = "khai báo trong mục “indicators:” với “type: yes_no”",
                                           .arguments = {emul__node_source(name)}});
}

/* A count of years that is missing may yet be known to be large enough. */
static emul__operand compare_bounded(emul__context *c, const emul__node *node, emul__operator op, int32_t input, emul__operand *other,
                                     int32_t base) {
    if (!emul__emit_value(c, node, other)) {
        return *other;
    }
    if (other->ratio) {
        emul__operand counted = emul__emit_unseen(c, node, &c->compiler->inputs->items[input], base + 2);
        return emul__emit_compare(c, node, op, counted, *other, base);
    }
    emul__instruction *instruction = emul__emit(c, node, EMUL__OP_WITHIN, base, input, other->base, (int32_t)op);
    if (instruction == NULL) {
        return emul__failure(c);
    }
    instruction->type = EMUL__TRUTH;
    return emul__result(EMUL__TRUTH, base, false);
}

static emul__operand compare_numbers(emul__context *c, const emul__node *node, int32_t base) {
    const int32_t first = c->program.code_count;
    emul__operand a = emul__compile_number(c, node->first, base);
    const int32_t second = c->program.code_count;
    emul__operand b = emul__compile_number(c, node->first->next, base + 1);
    const bool measured =
        emul__check_measures(c, node->first, node->first->next) && emul__check_measures(c, node->first->next, node->first);
    if (a.failed || b.failed || !measured) {
        return emul__failure(c);
    }
    const int32_t left = emul__bounded_input(c, node->first, first);
    const int32_t right = emul__bounded_input(c, node->first->next, second);
    if ((left >= 0) != (right >= 0)) {
        return compare_bounded(c, node, left >= 0 ? node->op : mirrored(node->op), left >= 0 ? left : right, left >= 0 ? &b : &a, base);
    }
    return emul__emit_compare(c, node, node->op, a, b, base);
}

emul__operand emul__compile_comparison(emul__context *c, const emul__node *node, int32_t base) {
    const emul__node *left = node->first;
    const emul__node *right = left->next;
    const emul__guess a = emul__guess_type(c, left);
    const emul__guess b = emul__guess_type(c, right);
    const bool equality = node->op == EMUL__EQUAL || node->op == EMUL__UNEQUAL;
    if (a == EMUL__GUESS_LABEL || right->kind == EMUL__NODE_QUOTED) {
        return compare_labels(c, node, node->op, left, right, base);
    }
    if ((b == EMUL__GUESS_LABEL && is_bare(left)) || left->kind == EMUL__NODE_QUOTED) {
        return compare_labels(c, node, mirrored(node->op), right, left, base);
    }
    if (a == EMUL__GUESS_TRUTH) {
        return compare_truths(c, node, node->op, left, right, base);
    }
    if (b == EMUL__GUESS_TRUTH && is_yes_no_word(left)) {
        return compare_truths(c, node, node->op, right, left, base);
    }
    if (a == EMUL__GUESS_DATE || b == EMUL__GUESS_DATE) {
        return emul__compare_dates(c, node, base);
    }
    if (equality && may_be_label(c, right) && (a == EMUL__GUESS_UNKNOWN || is_undeclared(c, left))) {
        return is_yes_no_word(right) ? refuse_yes_no(c, left) : compare_labels(c, node, node->op, left, right, base);
    }
    return compare_numbers(c, node, base);
}

/* ---- in ---- */

static bool all_may_be_labels(const emul__context *c, const emul__node *first) {
    for (const emul__node *node = first; node != NULL; node = node->next) {
        if (!may_be_label(c, node)) {
            return false;
        }
    }
    return true;
}

/* The element as the right side of `what == element`, what being in register `base`. */
static emul__operand compile_element(emul__context *c, const emul__operand *what, const emul__node *element, int32_t base) {
    int64_t id = 0;
    if (what->type == EMUL__NUMBER) {
        return emul__compile_number(c, element, base);
    }
    return emul__label_id(c, what, element, &id) ? emul__emit_constant(c, element, EMUL__LABEL, id, base) : emul__failure(c);
}

/* what == first or what == second …: register base keeps what, base + 1 the verdict so far. */
emul__operand emul__compile_in(emul__context *c, const emul__node *node, int32_t base) {
    const emul__node *list = node->first->next;
    const emul__guess guess = emul__guess_type(c, node->first);
    const bool labels = guess == EMUL__GUESS_LABEL || (guess == EMUL__GUESS_UNKNOWN && all_may_be_labels(c, list)) ||
                        (guess == EMUL__GUESS_NUMBER && is_undeclared(c, node->first) && all_may_be_labels(c, list));
    emul__operand what = labels ? emul__compile_label(c, node->first, base) : emul__compile_number(c, node->first, base);
    if (!emul__emit_value(c, node, &what)) {
        return what;
    }
    emul__operand verdict = what;
    for (const emul__node *element = list; element != NULL; element = element->next) {
        const int32_t target = element->next == NULL ? base : base + 1;
        const emul__operand value = compile_element(c, &what, element, base + 2);
        if (element == list) {
            verdict = emul__emit_compare(c, node, EMUL__EQUAL, what, value, target);
        } else {
            const emul__operand found = emul__emit_compare(c, node, EMUL__EQUAL, what, value, base + 2);
            verdict = emul__emit_logic(c, node, EMUL__OP_OR, verdict, found, target);
        }
    }
    return verdict;
}
