#include "explain/tree.h"

void *emul__why_allocate(emul__why *why, int64_t count, size_t size) {
    void *block = emul__arena_allocate(&why->arena, (size_t)count, size);
    why->failed = why->failed || block == NULL;
    return block;
}

emul__why_node *emul__why_add(emul__why *why, emul__why_node *parent, emul__why_kind kind) {
    emul__why_node *node = (emul__why_node *)emul__why_allocate(why, 1, sizeof *node);
    if (node == NULL) {
        why->lost.field_count = 0;
        return &why->lost;
    }
    node->kind = kind;
    if (parent != NULL && parent->last_child != NULL) {
        parent->last_child->next = node;
    } else if (parent != NULL) {
        parent->first_child = node;
    }
    if (parent != NULL) {
        parent->last_child = node;
    }
    return node;
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

void emul__why_decimal(emul__why_node *node, emul__why_key key, emul_decimal value) {
    add_field(node, key, EMUL__WHY_DECIMAL_FIELD)->number = value;
}

void emul__why_percent(emul__why_node *node, emul__why_key key, emul_decimal share) {
    add_field(node, key, EMUL__WHY_PERCENT_FIELD)->number = share;
}

void emul__why_exact(emul__why_node *node, emul__why_key key, emul__ratio value) {
    add_field(node, key, EMUL__WHY_EXACT_FIELD)->exact = value;
}

void emul__why_count(emul__why_node *node, emul__why_key key, int64_t count) {
    add_field(node, key, EMUL__WHY_COUNT_FIELD)->number = count;
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
