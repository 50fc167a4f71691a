/* final(x): the figure of the latest stage of appraisal that has one. */
#include "expression/compile.h"

static emul__operand refuse_attribute(emul__context *c, const emul__node *call) {
    return emul__fault(
        c, call,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "“{0}” looks at stages: a condition on the roster reads its columns only",
                            .vietnamese = "“{0}” đọc số liệu theo bước xét: điều kiện chọn đối tượng chỉ đọc các cột của danh sách",
                            .arguments = {call->text}});
}

static emul__operand refuse_without_stages(emul__context *c, const emul__node *call) {
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” needs stages, of which the regulation has none",
                                           .vietnamese = "“{0}” cần các bước xét, quy chế chưa nêu bước nào",
                                           .hint_english = "add “stages: [self, cross, appraised]” at the top",
                                           .hint_vietnamese = "thêm “stages: [self, cross, appraised]” ở đầu quy chế",
                                           .arguments = {call->text}});
}

static emul__operand refuse_other(emul__context *c, const emul__node *argument) {
    return emul__fault(c, argument,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“final” takes the name of a fact without facet, not “{0}”",
                                           .vietnamese = "“final” nhận tên một chỉ tiêu không kèm khía cạnh, không phải “{0}”",
                                           .hint_english = "write final(visits), prev(final(visits))",
                                           .hint_vietnamese = "viết final(visits), prev(final(visits))",
                                           .arguments = {emul__node_source(argument)}});
}

static bool is_plain_fact(const emul__node *node) {
    const emul__function *function = emul__function_find(node->text);
    return node->kind == EMUL__NODE_NAME && node->facet.length == 0 && (function == NULL || !function->bare);
}

emul__operand emul__compile_final(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *fact = emul__meant(c, emul__argument(call, 0));
    if ((c->request->may & EMUL__ONLY_ATTRIBUTES) != 0) {
        return refuse_attribute(c, call);
    }
    if (c->compiler->names->stage_count == 0) {
        return refuse_without_stages(c, call);
    }
    if (!is_plain_fact(fact)) {
        return refuse_other(c, emul__argument(call, 0));
    }
    const int32_t index = emul__fact_indicator(c, fact, EMUL__NUMBER);
    if (index < 0) {
        return emul__failure(c);
    }
    emul__input input = emul__input_of(EMUL__INPUT_FINAL, c->compiler->names->indicators[index].type);
    input.indicator = index;
    input.shift = c->shift;
    emul__operand loaded = emul__emit_input(c, call, &input, base);
    loaded.label_set = c->compiler->names->indicators[index].label_set;
    return loaded;
}
