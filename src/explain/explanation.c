/* An explanation as an object: made from a tree, written in either form and language. */
#include "explain/explanation.h"

#include "explain/cells.h"

emul_status emul__explanation_give(emul__tree *tree, emul__why_node *root, emul_explanation **explanation, emul_error *error) {
    const emul_allocator allocator = tree->arena.allocator;
    if (!tree->failed) {
        emul__tree_keep(tree, root);
    }
    emul_explanation *made = tree->failed ? NULL : (emul_explanation *)emul__allocate_zeroed(&allocator, 1, sizeof *made);
    if (made == NULL) {
        emul__tree_destroy(tree);
        return emul__report_memory(error);
    }
    *made = (emul_explanation){allocator, *tree, root};
    *explanation = made;
    return EMUL_OK;
}

emul_status emul__report_unexplained(emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                                   .english = "this result was evaluated without what an explanation needs",
                                                   .vietnamese = "kết quả này được tính mà không lưu dữ liệu để giải thích",
                                                   .hint_english = "evaluate with EMUL_EXPLAIN_ALL",
                                                   .hint_vietnamese = "tính lại với EMUL_EXPLAIN_ALL"});
}

void emul_explanation_destroy(emul_explanation *explanation) {
    if (explanation != NULL) {
        const emul_allocator allocator = explanation->allocator;
        emul__tree_destroy(&explanation->tree);
        emul__release(&allocator, explanation, 1, sizeof *explanation);
    }
}

static const char *wrong_argument(const emul_explanation *explanation, emul_language language, emul_form form) {
    if (explanation == NULL) {
        return "explanation";
    }
    if (language != EMUL_ENGLISH && language != EMUL_VIETNAMESE) {
        return "language";
    }
    return form != EMUL_FORM_TEXT && form != EMUL_FORM_JSON ? "form" : NULL;
}

emul_status emul_explanation_write(const emul_explanation *explanation, emul_language language, emul_form form, char *buffer,
                                   size_t capacity, size_t *needed, emul_error *error) {
    emul__error_clear(error);
    const char *wrong = wrong_argument(explanation, language, form);
    if (wrong != NULL) {
        return emul__report_argument(error, wrong);
    }
    emul__buffer text;
    emul__buffer_init(&text, &explanation->allocator);
    (form == EMUL_FORM_JSON ? emul__why_render_json : emul__why_render_text)(&text, explanation->root, language);
    const emul_status status = emul__give_written(&text, true, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    return status;
}
