/* A stored result is read back: the whole as a tree of JSON, and by itself what says when and how it was evaluated. */
#include "explain/stored.h"

#include <string.h>

static bool is_text(const emul__json_value *value) {
    return value != NULL && value->kind == EMUL__JSON_TEXT;
}

static emul__text text_of(const emul__json_value *object, const char *key) {
    const emul__json_value *member = object == NULL ? NULL : emul__json_member(object, key);
    return is_text(member) ? member->text : (emul__text){"", 0};
}

/* What no result of the library lacks. */
static emul_status check_member(const emul__json_source *source, const emul__json_value *root, const char *key, emul__json_kind kind) {
    const emul__json_value *member = emul__json_member(root, key);
    if (member != NULL && member->kind == kind) {
        return EMUL_OK;
    }
    return emul__json_complain(source, member == NULL ? root->at : member->at,
                               &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                   .english = member == NULL ? "this is no stored result: there is no “{0}”"
                                                                             : "this is no stored result: “{0}” is something else",
                                                   .vietnamese = member == NULL ? "đây không phải là kết quả đã lưu: thiếu “{0}”"
                                                                                : "đây không phải là kết quả đã lưu: “{0}” không đúng dạng",
                                                   .hint_english = "give the file as the program wrote it (--format json)",
                                                   .hint_vietnamese = "dùng đúng tệp do chương trình xuất ra (--format json)",
                                                   .arguments = {emul__text_of(key)}});
}

static emul_status check_shape(const emul__json_source *source, const emul__json_value *root) {
    static const struct {
        const char *key;
        emul__json_kind kind;
    } members[] = {{"regulation", EMUL__JSON_OBJECT},
                   {"period", EMUL__JSON_TEXT},
                   {"scorecards", EMUL__JSON_LIST},
                   {"awards", EMUL__JSON_LIST},
                   {"missing", EMUL__JSON_LIST}};
    emul_status status = EMUL_OK;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        const emul_status found = check_member(source, root, members[i].key, members[i].kind);
        status = status == EMUL_OK ? found : status;
    }
    return status;
}

static bool take_text(emul_stored *stored, int32_t what, const emul__json_value *object, const char *key) {
    const emul__text text = text_of(object, key);
    if (text.length > 0) {
        stored->texts[what] = emul__arena_text(&stored->arena, text.bytes, text.length);
    }
    return text.length == 0 || stored->texts[what] != NULL;
}

static bool take_texts(emul_stored *stored) {
    const emul__json_value *root = stored->root;
    const emul__json_value *digests = emul__json_member(root, "digest");
    for (emul_digest_part i = 0; i < EMUL__DIGESTS; i++) {
        stored->digests[i] = text_of(digests, emul__digest_name(i));
    }
    return take_text(stored, EMUL_STORED_LIBRARY, root, "libemul") &&
           take_text(stored, EMUL_STORED_REGULATION, emul__json_member(root, "regulation"), "id") &&
           take_text(stored, EMUL_STORED_PERIOD, root, "period") && take_text(stored, EMUL_STORED_STAGE, root, "stage") &&
           take_text(stored, EMUL_STORED_LAW_DATE, root, "law_date") && take_text(stored, EMUL_STORED_DECISION_DATE, root, "decision_date");
}

static emul_status read_stored(emul_stored *stored, emul__json_source *source) {
    emul_status status = EMUL_OK;
    const char *copy = emul__arena_text(&stored->arena, source->document.bytes, source->document.length);
    if (copy == NULL) {
        return emul__report_memory(source->error);
    }
    source->document.bytes = copy;
    stored->root = emul__json_read(source, &stored->arena, &status);
    if (status == EMUL_OK) {
        status = check_shape(source, stored->root);
    }
    return status == EMUL_OK && !take_texts(stored) ? emul__report_memory(source->error) : status;
}

emul_status emul_stored_parse(const char *text, size_t length, const char *input_name, const emul_allocator *allocator,
                              emul_stored **stored, emul_error *error) {
    emul__error_clear(error);
    if (text == NULL || stored == NULL) {
        return emul__report_argument(error, text == NULL ? "text" : "stored");
    }
    const emul_allocator own = emul__allocator(allocator);
    emul_stored *made = (emul_stored *)emul__allocate_zeroed(&own, 1, sizeof *made);
    if (made == NULL) {
        return emul__report_memory(error);
    }
    made->allocator = own;
    emul__arena_init(&made->arena, &own);
    emul__json_source source = {emul__text_of(input_name), {text, length}, error};
    const emul_status status = read_stored(made, &source);
    if (status != EMUL_OK) {
        emul_stored_destroy(made);
        return status;
    }
    *stored = made;
    return EMUL_OK;
}

void emul_stored_destroy(emul_stored *stored) {
    if (stored != NULL) {
        const emul_allocator own = stored->allocator;
        emul__arena_destroy(&stored->arena);
        emul__release(&own, stored, 1, sizeof *stored);
    }
}

const char *emul_stored_text(const emul_stored *stored, emul_stored_what what) {
    return stored == NULL || what < 0 || what >= EMUL__STORED_TEXTS ? NULL : stored->texts[what];
}
