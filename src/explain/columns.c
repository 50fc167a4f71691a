/* An explanation as columns: counted first, so that every array is allocated once, then filled in reading order. */
#include "explain/explanation.h"

#include <string.h>

/* Texts end to end. */
typedef struct texts {
    emul__buffer bytes;
    int64_t *first;
} texts;

/* The columns as they are being filled, and what they live in. */
typedef struct owned {
    emul_columns view; /* first: the caller's pointer is the block's */
    emul__arena arena;
    int32_t *kind, *depth, *key;
    emul_field_type *type;
    int64_t *parent, *after, *part_first, *part, *field_first, *number, *item_first;
    emul_decimal *item_weight, *item_value;
    texts english, vietnamese, text, item_text;
    int64_t lines, parts, fields, items; /* filled so far */
} owned;

/* ---- room ---- */

/* Recursion is bounded here and below: a regulation limits how deep criteria and named values nest. */
static void count(emul_columns *view, const emul__why_node *node) {
    view->line_count++;
    view->field_count += node->field_count;
    for (int32_t i = 0; i < node->field_count; i++) {
        const emul__why_type type = node->fields[i].type;
        view->item_count += type == EMUL__WHY_TERMS_FIELD || type == EMUL__WHY_LIST_FIELD ? node->fields[i].number : 0;
    }
    for (const emul__why_node *child = node->first_child; child != NULL; child = child->next) {
        count(view, child);
    }
}

/* An array of numbers; `failed` when memory is out. */
static void *room(owned *columns, bool *failed, int64_t elements, size_t size) {
    void *block = emul__arena_allocate(&columns->arena, (size_t)elements, size);
    *failed = *failed || block == NULL;
    return block;
}

static bool make_room(owned *columns) {
    const int64_t lines = columns->view.line_count, fields = columns->view.field_count, items = columns->view.item_count;
    bool failed = false;
    columns->kind = (int32_t *)room(columns, &failed, lines, sizeof(int32_t));
    columns->depth = (int32_t *)room(columns, &failed, lines, sizeof(int32_t));
    columns->parent = (int64_t *)room(columns, &failed, lines, sizeof(int64_t));
    columns->after = (int64_t *)room(columns, &failed, lines, sizeof(int64_t));
    columns->part_first = (int64_t *)room(columns, &failed, lines + 1, sizeof(int64_t));
    columns->part = (int64_t *)room(columns, &failed, lines, sizeof(int64_t));
    columns->field_first = (int64_t *)room(columns, &failed, lines + 1, sizeof(int64_t));
    columns->english.first = (int64_t *)room(columns, &failed, lines + 1, sizeof(int64_t));
    columns->vietnamese.first = (int64_t *)room(columns, &failed, lines + 1, sizeof(int64_t));
    columns->key = (int32_t *)room(columns, &failed, fields, sizeof(int32_t));
    columns->type = (emul_field_type *)room(columns, &failed, fields, sizeof(emul_field_type));
    columns->number = (int64_t *)room(columns, &failed, fields, sizeof(int64_t));
    columns->text.first = (int64_t *)room(columns, &failed, fields + 1, sizeof(int64_t));
    columns->item_first = (int64_t *)room(columns, &failed, fields + 1, sizeof(int64_t));
    columns->item_weight = (emul_decimal *)room(columns, &failed, items, sizeof(emul_decimal));
    columns->item_value = (emul_decimal *)room(columns, &failed, items, sizeof(emul_decimal));
    columns->item_text.first = (int64_t *)room(columns, &failed, items + 1, sizeof(int64_t));
    return !failed;
}

/* ---- filling ---- */

/* What was appended since is the text of element `index`. */
static void end_text(texts *all, int64_t index) {
    all->first[index + 1] = (int64_t)all->bytes.length;
}

static void add_item(owned *columns, const emul__why_term *term, emul__text text) {
    const int64_t item = columns->items++;
    columns->item_weight[item] = term == NULL ? EMUL_MISSING : term->weight;
    columns->item_value[item] = term == NULL ? EMUL_MISSING : term->value;
    emul__buffer_text(&columns->item_text.bytes, text);
    end_text(&columns->item_text, item);
}

static void add_items(owned *columns, const emul__why_field *field) {
    for (int64_t i = 0; i < field->number; i++) {
        const bool is_term = field->type == EMUL__WHY_TERMS_FIELD;
        add_item(columns, is_term ? &field->terms[i] : NULL, is_term ? EMUL__TEXT("") : field->list[i]);
    }
}

static emul_field_type type_of(emul__why_type type) {
    static const emul_field_type types[] = {
        [EMUL__WHY_SAID_FIELD] = EMUL_FIELD_TEXT,     [EMUL__WHY_TEXT_FIELD] = EMUL_FIELD_TEXT,
        [EMUL__WHY_WORD_FIELD] = EMUL_FIELD_WORD,     [EMUL__WHY_DECIMAL_FIELD] = EMUL_FIELD_DECIMAL,
        [EMUL__WHY_PERCENT_FIELD] = EMUL_FIELD_SHARE, [EMUL__WHY_EXACT_FIELD] = EMUL_FIELD_EXACT,
        [EMUL__WHY_SHARE_FIELD] = EMUL_FIELD_EXACT,   [EMUL__WHY_COUNT_FIELD] = EMUL_FIELD_COUNT,
        [EMUL__WHY_TERMS_FIELD] = EMUL_FIELD_TERMS,   [EMUL__WHY_LIST_FIELD] = EMUL_FIELD_LIST,
    };
    return types[type];
}

/* A reserved value, which is no number, is left as missing. */
static int64_t number_of(const emul__why_field *field) {
    if (field->type == EMUL__WHY_COUNT_FIELD) {
        return field->number;
    }
    if (field->type == EMUL__WHY_EXACT_FIELD || field->type == EMUL__WHY_SHARE_FIELD) {
        return emul__exact_is_decimal(field->exact) ? emul__ratio_round(field->exact, 6, EMUL_ROUND_DOWN) : EMUL_MISSING;
    }
    const bool is_decimal = field->type == EMUL__WHY_DECIMAL_FIELD || field->type == EMUL__WHY_PERCENT_FIELD;
    return is_decimal && field->number >= EMUL_DECIMAL_MIN ? field->number : EMUL_MISSING;
}

static void write_text(emul__buffer *to, const emul__why_field *field) {
    switch (field->type) {
    case EMUL__WHY_TEXT_FIELD:
        emul__buffer_text(to, field->text);
        break;
    case EMUL__WHY_WORD_FIELD:
        emul__buffer_string(to, field->word->id);
        break;
    case EMUL__WHY_SAID_FIELD:
        emul__buffer_text(to, field->said.notation);
        break;
    case EMUL__WHY_DECIMAL_FIELD:
    case EMUL__WHY_PERCENT_FIELD:
        emul__buffer_decimal(to, field->number, 0, '.');
        break;
    case EMUL__WHY_EXACT_FIELD:
    case EMUL__WHY_SHARE_FIELD:
        emul__exact_write(to, field->exact, '.');
        break;
    case EMUL__WHY_COUNT_FIELD:
        emul__buffer_integer(to, field->number);
        break;
    case EMUL__WHY_TERMS_FIELD:
    case EMUL__WHY_LIST_FIELD:
        break;
    }
}

static void add_field(owned *columns, const emul__why_field *field) {
    const int64_t index = columns->fields++;
    columns->key[index] = (int32_t)field->key;
    columns->type[index] = type_of(field->type);
    columns->number[index] = number_of(field);
    write_text(&columns->text.bytes, field);
    end_text(&columns->text, index);
    if (field->type == EMUL__WHY_TERMS_FIELD || field->type == EMUL__WHY_LIST_FIELD) {
        add_items(columns, field);
    }
    columns->item_first[index + 1] = columns->items;
}

static void add_texts(owned *columns, const emul__why_node *node, int64_t line) {
    emul__why_line(&columns->english.bytes, node, EMUL_ENGLISH);
    end_text(&columns->english, line);
    emul__why_line(&columns->vietnamese.bytes, node, EMUL_VIETNAMESE);
    end_text(&columns->vietnamese, line);
}

static void add_line(owned *columns, const emul__why_node *node, int64_t parent, int32_t depth) {
    const int64_t line = columns->lines++;
    columns->kind[line] = emul_line_kind_find(emul__why_kind_name(node->kind)); /* several kinds of lines may have one name */
    columns->depth[line] = depth;
    columns->parent[line] = parent;
    for (int32_t i = 0; i < node->field_count; i++) {
        add_field(columns, &node->fields[i]);
    }
    columns->field_first[line + 1] = columns->fields;
    add_texts(columns, node, line);
    for (const emul__why_node *child = node->first_child; child != NULL; child = child->next) {
        add_line(columns, child, line, depth + 1);
    }
    columns->after[line] = columns->lines;
}

/* The parts of a line follow one another as `after` leads. */
static void join_parts(owned *columns) {
    for (int64_t line = 0; line < columns->lines; line++) {
        for (int64_t at = line + 1; at < columns->after[line]; at = columns->after[at]) {
            columns->part[columns->parts++] = at;
        }
        columns->part_first[line + 1] = columns->parts;
    }
}

/* ---- the object ---- */

static emul__buffer *buffer_of(owned *columns, int32_t which) {
    emul__buffer *const buffers[] = {&columns->english.bytes, &columns->vietnamese.bytes, &columns->text.bytes, &columns->item_text.bytes};
    return buffers[which];
}

enum { BUFFERS = 4 };

static bool fill(owned *columns, const emul__why_node *root) {
    bool failed = false;
    add_line(columns, root, -1, 0);
    join_parts(columns);
    for (int32_t i = 0; i < BUFFERS; i++) {
        emul__buffer_string(buffer_of(columns, i), ""); /* at least a NUL: no array is NULL */
        failed = failed || buffer_of(columns, i)->failed;
    }
    return !failed;
}

static void show(owned *columns) {
    emul_columns *view = &columns->view;
    view->kind = columns->kind;
    view->depth = columns->depth;
    view->parent = columns->parent;
    view->after = columns->after;
    view->part_first = columns->part_first;
    view->part = columns->part;
    view->field_first = columns->field_first;
    view->english_first = columns->english.first;
    view->english = columns->english.bytes.bytes;
    view->vietnamese_first = columns->vietnamese.first;
    view->vietnamese = columns->vietnamese.bytes.bytes;
    view->key = columns->key;
    view->type = columns->type;
    view->number = columns->number;
    view->text_first = columns->text.first;
    view->text = columns->text.bytes.bytes;
    view->item_first = columns->item_first;
    view->item_weight = columns->item_weight;
    view->item_value = columns->item_value;
    view->item_text_first = columns->item_text.first;
    view->item_text = columns->item_text.bytes.bytes;
}

emul_status emul_explanation_columns(const emul_explanation *explanation, emul_columns **columns, emul_error *error) {
    emul__error_clear(error);
    if (explanation == NULL || columns == NULL) {
        return emul__report_argument(error, explanation == NULL ? "explanation" : "columns");
    }
    owned *made = (owned *)emul__allocate_zeroed(&explanation->allocator, 1, sizeof *made);
    if (made == NULL) {
        return emul__report_memory(error);
    }
    made->view.struct_size = sizeof made->view;
    emul__arena_init(&made->arena, &explanation->allocator);
    for (int32_t i = 0; i < BUFFERS; i++) {
        emul__buffer_init(buffer_of(made, i), &explanation->allocator);
    }
    count(&made->view, explanation->root);
    if (!make_room(made) || !fill(made, explanation->root)) {
        emul_columns_destroy(&made->view);
        return emul__report_memory(error);
    }
    show(made);
    *columns = &made->view;
    return EMUL_OK;
}

void emul_columns_destroy(emul_columns *columns) {
    if (columns != NULL) {
        owned *made = (owned *)columns;
        const emul_allocator allocator = made->arena.allocator;
        for (int32_t i = 0; i < BUFFERS; i++) {
            emul__buffer_destroy(buffer_of(made, i));
        }
        emul__arena_destroy(&made->arena);
        emul__release(&allocator, made, 1, sizeof *made);
    }
}

/* ---- names ---- */

const char *emul_line_kind_name(int32_t kind) {
    return kind >= 0 && kind < EMUL__WHY_KINDS ? emul__why_kind_name((emul__why_kind)kind) : NULL;
}

int32_t emul_line_kind_find(const char *name) {
    int32_t kind = 0;
    while (name != NULL && kind < EMUL__WHY_KINDS && strcmp(emul_line_kind_name(kind), name) != 0) {
        kind++;
    }
    return name == NULL || kind == EMUL__WHY_KINDS ? -1 : kind;
}

const char *emul_field_key_name(int32_t key) {
    return key >= 0 && key < EMUL__WHY_KEYS ? emul__why_key_name((emul__why_key)key) : NULL;
}

int32_t emul_field_key_find(const char *name) {
    int32_t key = 0;
    while (name != NULL && key < EMUL__WHY_KEYS && strcmp(emul_field_key_name(key), name) != 0) {
        key++;
    }
    return name == NULL || key == EMUL__WHY_KEYS ? -1 : key;
}
