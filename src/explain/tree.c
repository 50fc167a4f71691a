#include "explain/tree.h"

void emul__tree_init(emul__tree *tree, const emul_allocator *allocator) {
    *tree = (emul__tree){.failed = false};
    emul__arena_init(&tree->arena, allocator);
}

void emul__tree_destroy(emul__tree *tree) {
    emul__arena_destroy(&tree->arena);
}

void *emul__tree_allocate(emul__tree *tree, int64_t count, size_t size) {
    void *block = emul__arena_allocate(&tree->arena, (size_t)count, size);
    tree->failed = tree->failed || block == NULL;
    return block;
}

emul__text emul__tree_text(emul__tree *tree, emul__text text) {
    const char *bytes = emul__arena_text(&tree->arena, text.bytes == NULL ? "" : text.bytes, text.length);
    tree->failed = tree->failed || bytes == NULL;
    return bytes == NULL ? (emul__text){"", 0} : (emul__text){bytes, text.length};
}

emul__text emul__tree_written(emul__tree *tree, const emul__buffer *written) {
    tree->failed = tree->failed || written->failed;
    return written->failed ? (emul__text){"", 0} : emul__tree_text(tree, (emul__text){written->bytes, written->length});
}

emul__why_node *emul__tree_add(emul__tree *tree, emul__why_node *parent, emul__why_kind kind) {
    emul__why_node *node = (emul__why_node *)emul__tree_allocate(tree, 1, sizeof *node);
    if (node == NULL) {
        tree->lost.field_count = 0;
        return &tree->lost;
    }
    node->kind = kind;
    if (parent != NULL) {
        emul__tree_hang(tree, parent, node);
    }
    return node;
}

void emul__tree_hang(emul__tree *tree, emul__why_node *parent, emul__why_node *node) {
    if (tree->failed) {
        return; /* either may be the lost line */
    }
    *(parent->last_child != NULL ? &parent->last_child->next : &parent->first_child) = node;
    parent->last_child = node;
}

static void keep_list(emul__tree *tree, emul__why_field *field) {
    emul__text *copies = (emul__text *)emul__tree_allocate(tree, field->number, sizeof *copies);
    for (int64_t i = 0; copies != NULL && i < field->number; i++) {
        copies[i] = emul__tree_text(tree, field->list[i]);
    }
    field->list = copies;
    field->number = copies == NULL ? 0 : field->number;
}

static void keep_said(emul__tree *tree, emul__said *said) {
    said->notation = emul__tree_text(tree, said->notation);
    said->english = emul__tree_text(tree, said->english);
    said->vietnamese = emul__tree_text(tree, said->vietnamese);
}

/* Recursion is bounded: a regulation limits how deep criteria and named values nest. */
void emul__tree_keep(emul__tree *tree, emul__why_node *node) {
    for (int32_t i = 0; i < node->field_count; i++) {
        emul__why_field *field = &node->fields[i];
        if (field->type == EMUL__WHY_TEXT_FIELD) {
            field->text = emul__tree_text(tree, field->text);
        } else if (field->type == EMUL__WHY_SAID_FIELD) {
            keep_said(tree, &field->said);
        } else if (field->type == EMUL__WHY_LIST_FIELD) {
            keep_list(tree, field);
        }
    }
    for (emul__why_node *child = node->first_child; child != NULL; child = child->next) {
        emul__tree_keep(tree, child);
    }
}

void *emul__why_allocate(emul__why *why, int64_t count, size_t size) {
    return emul__tree_allocate(&why->tree, count, size);
}

emul__why_node *emul__why_add(emul__why *why, emul__why_node *parent, emul__why_kind kind) {
    return emul__tree_add(&why->tree, parent, kind);
}

static emul__why_field *add_field(emul__why_node *node, emul__why_key key, emul__why_type type) {
    emul__why_field *field = &node->fields[node->field_count < EMUL__WHY_FIELDS ? node->field_count++ : EMUL__WHY_FIELDS - 1];
    field->key = key;
    field->type = type;
    return field;
}

void emul__why_text(emul__why_node *node, emul__why_key key, emul__text text) {
    if (text.length > 0) {
        add_field(node, key, EMUL__WHY_TEXT_FIELD)->text = text;
    }
}

void emul__why_word(emul__why_node *node, emul__why_key key, const emul__word *word) {
    if (word != NULL) {
        add_field(node, key, EMUL__WHY_WORD_FIELD)->word = word;
    }
}

void emul__why_said(emul__why_node *node, emul__why_key key, emul__said said) {
    if (said.notation.length > 0) {
        add_field(node, key, EMUL__WHY_SAID_FIELD)->said = said;
    }
}

void emul__why_decimal(emul__why_node *node, emul__why_key key, emul_decimal value) {
    add_field(node, key, EMUL__WHY_DECIMAL_FIELD)->number = value;
}

void emul__why_percent(emul__why_node *node, emul__why_key key, emul_decimal share) {
    add_field(node, key, EMUL__WHY_PERCENT_FIELD)->number = share;
}

void emul__why_exact(emul__why_node *node, emul__why_key key, emul__ratio value) {
    add_field(node, key, EMUL__WHY_EXACT_FIELD)->exact = value;
}

void emul__why_share(emul__why_node *node, emul__why_key key, emul__ratio value) {
    add_field(node, key, EMUL__WHY_SHARE_FIELD)->exact = value;
}

void emul__why_count(emul__why_node *node, emul__why_key key, int64_t count) {
    add_field(node, key, EMUL__WHY_COUNT_FIELD)->number = count;
}

void emul__why_silent(emul__why_node *node) {
    node->fields[node->field_count - 1].silent = true;
}

void emul__why_terms(emul__why_node *node, emul__why_key key, const emul__why_term *terms, int64_t count, emul__text joint) {
    emul__why_field *field = add_field(node, key, EMUL__WHY_TERMS_FIELD);
    field->text = joint;
    field->terms = terms;
    field->number = terms == NULL ? 0 : count;
}

void emul__why_list(emul__why_node *node, emul__why_key key, const emul__text *list, int64_t count) {
    if (list != NULL && count > 0) {
        emul__why_field *field = add_field(node, key, EMUL__WHY_LIST_FIELD);
        field->list = list;
        field->number = count;
    }
}

void emul__why_title(emul__why_node *node, emul__text id, emul__text name) {
    emul__why_text(node, EMUL__KEY_ID, id);
    if (!emul__text_equal(id, name)) {
        emul__why_text(node, EMUL__KEY_NAME, name);
    }
}

const emul__why_field *emul__why_find(const emul__why_node *node, emul__why_key key) {
    for (int32_t i = 0; i < node->field_count; i++) {
        if (node->fields[i].key == key) {
            return &node->fields[i];
        }
    }
    return NULL;
}
