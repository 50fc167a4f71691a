/* emul_result_verify: the inputs by their digests, the values one by one, and what follows from both. */
#include "explain/verify.h"

#include "explain/explanation.h"
#include "explain/stored.h"

typedef struct check {
    const emul_result *again;
    const emul_stored *stored;
    emul__tree tree;
    emul__why_node *root;
    emul__arena scratch;
    emul__values values;
    bool proven; /* both have digests */
    bool same_version;
    bool same_inputs;
    bool torn; /* the stored digests do not belong together */
} check;

static const emul__word verdicts[] = {
    {"verified", "Verified: made from these inputs, and every value is the same",
     "Đã kiểm chứng: kết quả được lập từ đúng các dữ liệu này, mọi giá trị đều khớp"},
    {"altered", "Altered: made from these inputs, but it was changed since",
     "Đã bị sửa: kết quả được lập từ đúng các dữ liệu này nhưng nội dung đã bị thay đổi"},
    {"other_version", "Another version: made from these inputs, but other values came out",
     "Khác phiên bản: kết quả được lập từ đúng các dữ liệu này nhưng giá trị tính ra khác"},
    {"other_inputs", "Other inputs: not made from what was given here", "Khác dữ liệu: kết quả không được lập từ các dữ liệu đưa vào"},
    {"no_digest", "Not proven: every value is the same, but there is no digest of what it was made from",
     "Chưa đủ căn cứ: mọi giá trị đều khớp nhưng không có mã kiểm chứng của dữ liệu đã dùng"},
    {"other_values", "Other values, and no digest of what it was made from",
     "Giá trị không khớp, không có mã kiểm chứng của dữ liệu đã dùng"},
};

/* ---- inputs ---- */

static const emul__word parts[EMUL__DIGESTS] = {
    {"all", "the whole", "toàn bộ"},
    {"regulation", "Regulation", "Quy chế"},
    {"roster", "Roster", "Danh sách đối tượng"},
    {"ledger", "Figures and records", "Số liệu, hồ sơ"},
    {"options", "Period, stage and days", "Kỳ, bước xét và ngày áp dụng"},
};

static void check_part(check *of, emul_digest_part part) {
    const emul__text now = emul__text_of(emul_result_digest(of->again, part));
    if (!emul__text_equal(of->stored->digests[part], now)) {
        emul__why_node *line = emul__tree_add(&of->tree, of->root, EMUL__VERIFY_INPUT);
        emul__why_word(line, EMUL__KEY_WHAT, &parts[part]);
        emul__why_text(line, EMUL__KEY_STORED, of->stored->digests[part]);
        emul__why_text(line, EMUL__KEY_EVALUATED, now);
        of->same_inputs = false;
    }
}

static void check_version(check *of) {
    const emul__text then = emul__text_of(emul_stored_text(of->stored, EMUL_STORED_LIBRARY));
    const emul__text now = emul__text_of(emul_version_string());
    of->same_version = emul__text_equal(then, now);
    if (!of->same_version) {
        emul__why_node *line = emul__tree_add(&of->tree, of->root, EMUL__VERIFY_VERSION);
        emul__why_text(line, EMUL__KEY_STORED, then);
        emul__why_text(line, EMUL__KEY_EVALUATED, now);
    }
}

/* The digest over the others can be made again from what is stored alone. */
static void check_digest_of_all(check *of) {
    char made[EMUL__DIGEST_TEXT];
    emul__digest_of_all(emul__text_of(emul_stored_text(of->stored, EMUL_STORED_LIBRARY)), of->stored->digests, made);
    of->torn = !emul__text_equal(emul__text_of(made), of->stored->digests[EMUL_DIGEST_OF_ALL]);
    if (of->torn) {
        (void)emul__tree_add(&of->tree, of->root, EMUL__VERIFY_TORN);
    }
}

static void check_inputs(check *of) {
    of->same_inputs = true;
    of->proven = of->stored->digests[EMUL_DIGEST_OF_ALL].length > 0 && *emul_result_digest(of->again, EMUL_DIGEST_OF_ALL) != '\0';
    check_version(of);
    if (!of->proven) {
        (void)emul__tree_add(&of->tree, of->root, EMUL__VERIFY_NO_DIGEST);
        return;
    }
    for (emul_digest_part part = EMUL_DIGEST_OF_ALL + 1; part < EMUL__DIGESTS; part++) {
        check_part(of, part);
    }
    check_digest_of_all(of);
}

/* ---- values ---- */

/* The result as it would be stored now, as a tree; its text is kept in `text`. NULL when memory is out. */
static const emul__json_value *store_again(check *of, emul__buffer *text) {
    emul_status status = EMUL_OK;
    if (!emul__result_json(text, of->again)) {
        return NULL;
    }
    const emul__json_source source = {.document = {text->bytes, text->length}};
    return emul__json_read(&source, &of->scratch, &status);
}

static void check_values(check *of, const emul__json_value *again) {
    of->values = (emul__values){.tree = &of->tree, .root = of->root, .scratch = &of->scratch, .same_version = of->same_version};
    emul__values_compare(&of->values, of->stored->root, again);
    int64_t told = 0;
    for (const emul__why_node *line = of->root->first_child; line != NULL; line = line->next) {
        told += line->kind == EMUL__VERIFY_VALUE || line->kind == EMUL__VERIFY_ONLY_STORED || line->kind == EMUL__VERIFY_ONLY_EVALUATED;
    }
    if (of->values.differing > told) {
        emul__why_count(emul__tree_add(&of->tree, of->root, EMUL__VERIFY_MORE), EMUL__KEY_MORE, of->values.differing - told);
    }
}

/* ---- the whole ---- */

static emul_proof verdict_of(const check *of) {
    const bool same = of->values.differing == 0;
    if (!of->proven) {
        return same ? EMUL_PROOF_NO_DIGEST : EMUL_PROOF_OTHER_VALUES;
    }
    if (!of->same_inputs) {
        return EMUL_PROOF_OTHER_INPUTS;
    }
    if (same && !of->torn) {
        return EMUL_PROOF_VERIFIED;
    }
    return of->same_version || of->torn ? EMUL_PROOF_ALTERED : EMUL_PROOF_OTHER_VERSION;
}

static void add_heading(check *of, emul_proof verdict) {
    const emul__model *model = of->again->model;
    emul__why_word(of->root, EMUL__KEY_VERDICT, &verdicts[verdict]);
    emul__why_title(of->root, model->id, model->name);
    emul__why_text(of->root, EMUL__KEY_PERIOD, emul__text_of(emul_stored_text(of->stored, EMUL_STORED_PERIOD)));
    emul__why_text(of->root, EMUL__KEY_STAGE, emul__text_of(emul_stored_text(of->stored, EMUL_STORED_STAGE)));
    emul__why_count(of->root, EMUL__KEY_COUNT, of->values.compared);
    emul__why_count(of->root, EMUL__KEY_CHANGED, of->values.differing);
}

/* False when memory is out. */
static bool run_check(check *of, emul_proof *verdict) {
    emul__buffer text;
    emul__buffer_init(&text, &of->again->allocator);
    const emul__json_value *again = store_again(of, &text);
    if (again != NULL) {
        check_inputs(of);
        check_values(of, again);
        *verdict = verdict_of(of);
        add_heading(of, *verdict);
        emul__tree_keep(&of->tree, of->root); /* before `text` goes */
    }
    emul__buffer_destroy(&text);
    return again != NULL && !of->tree.failed;
}

emul_status emul_result_verify(const emul_result *again, const emul_stored *stored, emul_proof *verdict, emul_explanation **explanation,
                               emul_error *error) {
    emul_proof found = EMUL_PROOF_VERIFIED;
    emul__error_clear(error);
    if (again == NULL || stored == NULL) {
        return emul__report_argument(error, again == NULL ? "again" : "stored");
    }
    check of = {.again = again, .stored = stored};
    emul__tree_init(&of.tree, &again->allocator);
    emul__arena_init(&of.scratch, &again->allocator);
    of.root = emul__tree_add(&of.tree, NULL, EMUL__VERIFY);
    const bool done = run_check(&of, &found);
    emul__arena_destroy(&of.scratch);
    emul_status status = done ? EMUL_OK : emul__report_memory(error);
    if (done && explanation != NULL) {
        status = emul__explanation_give(&of.tree, of.root, explanation, error);
    } else {
        emul__tree_destroy(&of.tree);
    }
    if (status == EMUL_OK && verdict != NULL) {
        *verdict = found;
    }
    return status;
}
