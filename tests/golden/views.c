#include "golden/views.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/json.h"

/* ---- texts ---- */

static char *written(const emul_explanation *explanation, emul_language language, emul_form form) {
    size_t needed = 0;
    assert_int_equal(emul_explanation_write(explanation, language, form, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_explanation_write(explanation, language, form, text, needed, NULL, NULL), EMUL_OK);
    return text;
}

static const json *parts_of(const json *line) {
    const json *parts = json_member(line, "parts");
    return parts == NULL ? NULL : parts->first;
}

/* Takes the line off the front of the text, each of its rows indented by its depth, then its parts'. */
static const char *take_lines(const char *text, const json *line, int depth) {
    const char *at = json_text(line, "text");
    while (*at != '\0') {
        const size_t length = strcspn(at, "\n");
        for (int i = 0; i < depth; i++) {
            assert_true(text[0] == ' ' && text[1] == ' ');
            text += 2;
        }
        assert_memory_equal(text, at, length);
        assert_int_equal(text[length], '\n');
        text += length + 1;
        at += at[length] == '\0' ? length : length + 1;
    }
    for (const json *part = parts_of(line); part != NULL; part = part->next) {
        text = take_lines(text, part, depth + 1);
    }
    return text;
}

static json *check_text(const emul_explanation *explanation, emul_language language) {
    char *as_text = written(explanation, language, EMUL_FORM_TEXT);
    char *as_json = written(explanation, language, EMUL_FORM_JSON);
    json *tree = json_read(as_json);
    assert_non_null(tree);
    assert_string_equal(take_lines(as_text, tree, 0), "");
    free(as_text);
    free(as_json);
    return tree;
}

/* ---- languages ---- */

static bool is_text_of_line(const json *value) {
    return value->key != NULL && strcmp(value->key, "text") == 0;
}

static void check_same(const json *a, const json *b) {
    while (a != NULL && b != NULL) {
        assert_int_equal(a->kind, b->kind);
        assert_true((a->key == NULL) == (b->key == NULL));
        if (a->key != NULL) {
            assert_string_equal(a->key, b->key);
        }
        if (a->text != NULL && !is_text_of_line(a)) {
            assert_string_equal(a->text, b->text);
        }
        check_same(a->first, b->first);
        a = a->next;
        b = b->next;
    }
    assert_true(a == NULL && b == NULL);
}

/* ---- columns ---- */

/* Where in the columns the walk through the JSON has come to. */
typedef struct reader {
    const emul_columns *columns;
    int64_t line, field, item;
} reader;

static void expect_piece(const int64_t *first, const char *bytes, int64_t index, const char *text) {
    assert_int_equal(first[index + 1] - first[index], strlen(text));
    assert_memory_equal(bytes + first[index], text, strlen(text));
}

/* The number written is the one in the column; what is written of no more than six decimals is a number. */
static void check_number(const reader *at, const json *member) {
    const emul_field_type type = at->columns->type[at->field];
    emul_decimal number = EMUL_MISSING;
    if (type == EMUL_FIELD_COUNT) {
        number = (emul_decimal)strtoll(member->text, NULL, 10);
    } else if (type == EMUL_FIELD_DECIMAL || type == EMUL_FIELD_SHARE || type == EMUL_FIELD_EXACT) {
        const emul_status status = emul_decimal_parse(member->text, strlen(member->text), '.', &number, NULL);
        assert_true(status == EMUL_OK || (type == EMUL_FIELD_EXACT && strchr(member->text, '/') != NULL));
    }
    assert_int_equal(at->columns->number[at->field], number);
}

static emul_decimal decimal_member(const json *object, const char *key) {
    const char *text = json_text(object, key);
    emul_decimal value = EMUL_MISSING;
    assert_int_equal(emul_decimal_parse(text, strlen(text), '.', &value, NULL), EMUL_OK);
    return value;
}

static void check_item(reader *at, const json *item) {
    const emul_columns *columns = at->columns;
    const bool is_term = item->kind == JSON_OBJECT;
    assert_int_equal(columns->item_weight[at->item], is_term ? decimal_member(item, "weight") : EMUL_MISSING);
    assert_int_equal(columns->item_value[at->item], is_term ? decimal_member(item, "value") : EMUL_MISSING);
    expect_piece(columns->item_text_first, columns->item_text, at->item, is_term ? "" : item->text);
    at->item++;
}

static void check_field(reader *at, const json *member) {
    const emul_columns *columns = at->columns;
    const emul_field_type type = columns->type[at->field];
    const bool is_list = member->kind == JSON_LIST;
    assert_string_equal(emul_field_key_name(columns->key[at->field]), member->key);
    assert_int_equal(emul_field_key_find(member->key), columns->key[at->field]);
    assert_int_equal(is_list, type == EMUL_FIELD_LIST || type == EMUL_FIELD_TERMS);
    assert_int_equal(member->kind == JSON_NUMBER, type == EMUL_FIELD_COUNT);
    expect_piece(columns->text_first, columns->text, at->field, is_list ? "" : member->text);
    check_number(at, member);
    assert_int_equal(columns->item_first[at->field], at->item);
    for (const json *item = is_list ? member->first : NULL; item != NULL; item = item->next) {
        check_item(at, item);
    }
    at->field++;
}

static void check_fields(reader *at, const json *line, const json *in_vietnamese) {
    const emul_columns *columns = at->columns;
    assert_int_equal(columns->field_first[at->line], at->field);
    for (const json *member = line->first; member != NULL; member = member->next) {
        const bool is_frame = strcmp(member->key, "kind") == 0 || strcmp(member->key, "text") == 0 || strcmp(member->key, "parts") == 0;
        if (!is_frame) {
            check_field(at, member);
        }
    }
    expect_piece(columns->english_first, columns->english, at->line, json_text(line, "text"));
    expect_piece(columns->vietnamese_first, columns->vietnamese, at->line, json_text(in_vietnamese, "text"));
}

static void check_line(reader *at, const json *line, const json *in_vietnamese, int64_t parent, int32_t depth) {
    const emul_columns *columns = at->columns;
    const int64_t own = at->line;
    int64_t part = columns->part_first[own];
    assert_string_equal(emul_line_kind_name(columns->kind[own]), json_text(line, "kind"));
    assert_int_equal(columns->depth[own], depth);
    assert_int_equal(columns->parent[own], parent);
    check_fields(at, line, in_vietnamese);
    at->line++;
    const json *other = parts_of(in_vietnamese);
    for (const json *below = parts_of(line); below != NULL; below = below->next) {
        assert_int_equal(columns->part[part++], at->line);
        check_line(at, below, other, own, depth + 1);
        other = other->next;
    }
    assert_int_equal(columns->part_first[own + 1], part);
    assert_int_equal(columns->after[own], at->line);
}

static int64_t check_columns(const emul_explanation *explanation, const json *english, const json *vietnamese) {
    emul_columns *columns = NULL;
    assert_int_equal(emul_explanation_columns(explanation, &columns, NULL), EMUL_OK);
    reader at = {columns, 0, 0, 0};
    check_line(&at, english, vietnamese, -1, 0);
    assert_int_equal(at.line, columns->line_count);
    assert_int_equal(at.field, columns->field_count);
    assert_int_equal(at.item, columns->item_count);
    emul_columns_destroy(columns);
    return at.field;
}

int64_t check_views(const emul_explanation *explanation) {
    json *english = check_text(explanation, EMUL_ENGLISH);
    json *vietnamese = check_text(explanation, EMUL_VIETNAMESE);
    check_same(english, vietnamese);
    const int64_t members = check_columns(explanation, english, vietnamese);
    json_destroy(english);
    json_destroy(vietnamese);
    return members;
}
