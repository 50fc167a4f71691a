/* The two forms of an explanation. Both walk the same tree and show the same lines. */
#include "explain/json_text.h"
#include "explain/tree.h"

#include <string.h>

static void write_indented(emul__buffer *to, emul__text line, int32_t depth) {
    for (int32_t i = 0; i < depth; i++) {
        emul__buffer_string(to, "  ");
    }
    emul__buffer_text(to, line);
    emul__buffer_string(to, "\n");
}

/* A line may hold breaks: each part is indented alike. */
static void write_lines(emul__buffer *to, emul__text text, int32_t depth) {
    while (text.length > 0) {
        const char *end = (const char *)memchr(text.bytes, '\n', text.length);
        const size_t length = end == NULL ? text.length : (size_t)(end - text.bytes);
        write_indented(to, (emul__text){text.bytes, length}, depth);
        const size_t used = end == NULL ? length : length + 1;
        text.bytes += used;
        text.length -= used;
    }
}

/* The node's line; to be destroyed by the caller. */
static emul__buffer line_of(emul__buffer *to, const emul__why_node *node, emul_language language) {
    emul__buffer line;
    emul__buffer_init(&line, &to->allocator);
    emul__why_line(&line, node, language);
    to->failed = to->failed || line.failed;
    return line;
}

/* Recursion is bounded: a regulation limits how deep criteria and named values nest. */
static void render_text(emul__buffer *to, const emul__why_node *node, emul_language language, int32_t depth) {
    emul__buffer line = line_of(to, node, language);
    write_lines(to, (emul__text){line.bytes, line.length}, depth);
    emul__buffer_destroy(&line);
    for (const emul__why_node *child = node->first_child; child != NULL; child = child->next) {
        render_text(to, child, language, depth + 1);
    }
}

void emul__why_render_text(emul__buffer *to, const emul__why_node *root, emul_language language) {
    render_text(to, root, language, 0);
}

static void write_exact(emul__json *json, const char *key, emul__ratio value) {
    emul__buffer digits;
    emul__buffer_init(&digits, &json->to->allocator);
    emul__exact_write(&digits, value, '.');
    emul__json_text(json, key, (emul__text){digits.bytes, digits.length});
    json->to->failed = json->to->failed || digits.failed;
    emul__buffer_destroy(&digits);
}

static void write_terms(emul__json *json, const char *key, const emul__why_field *field) {
    emul__json_open(json, key, '[');
    for (int64_t i = 0; i < field->number; i++) {
        emul__json_open(json, NULL, '{');
        emul__json_decimal(json, "weight", field->terms[i].weight);
        emul__json_decimal(json, "value", field->terms[i].value);
        emul__json_close(json, '}');
    }
    emul__json_close(json, ']');
}

static void write_list(emul__json *json, const char *key, const emul__why_field *field) {
    emul__json_open(json, key, '[');
    for (int64_t i = 0; i < field->number; i++) {
        emul__json_text(json, NULL, field->list[i]);
    }
    emul__json_close(json, ']');
}

static void write_field(emul__json *json, const emul__why_field *field) {
    const char *key = emul__why_key_name(field->key);
    switch (field->type) {
    case EMUL__WHY_TEXT_FIELD:
        emul__json_text(json, key, field->text);
        break;
    case EMUL__WHY_WORD_FIELD:
        emul__json_string(json, key, field->word->id);
        break;
    case EMUL__WHY_SAID_FIELD:
        emul__json_text(json, key, field->said.notation);
        break;
    case EMUL__WHY_DECIMAL_FIELD:
    case EMUL__WHY_PERCENT_FIELD:
        emul__json_decimal(json, key, field->number);
        break;
    case EMUL__WHY_EXACT_FIELD:
    case EMUL__WHY_SHARE_FIELD:
        write_exact(json, key, field->exact);
        break;
    case EMUL__WHY_COUNT_FIELD:
        emul__json_integer(json, key, field->number);
        break;
    case EMUL__WHY_TERMS_FIELD:
        write_terms(json, key, field);
        break;
    case EMUL__WHY_LIST_FIELD:
        write_list(json, key, field);
        break;
    }
}

static void render_json(emul__json *json, const emul__why_node *node, emul_language language) {
    emul__buffer line = line_of(json->to, node, language);
    emul__json_open(json, NULL, '{');
    emul__json_string(json, "kind", emul__why_kind_name(node->kind));
    for (int32_t i = 0; i < node->field_count; i++) {
        write_field(json, &node->fields[i]);
    }
    emul__json_text(json, "text", (emul__text){line.bytes, line.length});
    emul__buffer_destroy(&line);
    if (node->first_child != NULL) {
        emul__json_open(json, "parts", '[');
        for (const emul__why_node *child = node->first_child; child != NULL; child = child->next) {
            render_json(json, child, language);
        }
        emul__json_close(json, ']');
    }
    emul__json_close(json, '}');
}

void emul__why_render_json(emul__buffer *to, const emul__why_node *root, emul_language language) {
    emul__json json = {to, 0, false};
    render_json(&json, root, language);
    emul__buffer_string(to, "\n");
}
