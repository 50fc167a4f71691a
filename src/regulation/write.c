/* A finished regulation as YAML. It walks the lists of the draft by the table of what there is (draft_kinds.c), so that a key more is written
 * without a line more here. */
#include "regulation/write.h"

#include "regulation/model.h"

typedef struct writer {
    emul__buffer *to;
    const emul__draft *draft;
    bool criteria;
} writer;

/* Where the items of an owner begin; items stand in the order of their owners. */
static int32_t first_of(const emul__list *list, int32_t owner) {
    int32_t low = 0;
    int32_t high = (int32_t)list->count;
    while (low < high) {
        const int32_t middle = low + (high - low) / 2;
        if (list->items[middle].owner < owner) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The next item of this owner and parent, from `at` on, or -1. What stands below a parent follows it, before its next sibling. Indicators that
 * only rules name stand last, without a path. */
static int32_t next_of(const emul__list *list, int32_t at, int32_t owner, int32_t parent) {
    for (; at < (int32_t)list->count; at++) {
        const emul__item *item = &list->items[at];
        if (item->owner != owner || item->parent < parent || item->path.length == 0) {
            return -1;
        }
        if (item->parent == parent) {
            return at;
        }
    }
    return -1;
}

static void indent(const writer *out, int32_t columns) {
    for (int32_t i = 0; i < columns; i++) {
        emul__buffer_string(out->to, " ");
    }
}

/* "key:", without what follows. YAML wants a longer key announced. */
static void write_key(const writer *out, emul__text key, int32_t columns) {
    enum { SIMPLE_KEY = 500 };
    const bool simple = key.length <= SIMPLE_KEY;
    emul__buffer_string(out->to, simple ? "" : "? ");
    emul__yaml_write_scalar(out->to, key, false);
    if (!simple) {
        emul__buffer_string(out->to, "\n");
        indent(out, columns);
    }
    emul__buffer_string(out->to, ":");
}

static void write_scalar(const writer *out, emul__text text) {
    emul__buffer_string(out->to, " ");
    emul__yaml_write_scalar(out->to, text, false);
    emul__buffer_string(out->to, "\n");
}

/* The texts of an item from `first` on, a line each. `begun`: the first line has its indentation already. */
static void write_fields(const writer *out, const emul__item *item, int32_t first, int32_t columns, bool begun) {
    const emul__list_info *info = &emul__list_infos[item->kind];
    for (int32_t i = first; i < item->text_count; i++) {
        if (item->texts[i] != NULL) {
            indent(out, begun ? 0 : columns);
            write_key(out, emul__text_of(info->fields[i].key), columns);
            write_scalar(out, emul__text_of(item->texts[i]));
            begun = false;
        }
    }
}

/* The texts of an item from `first` on as [1, 2, 3]. */
static void write_row(const writer *out, const emul__item *item, int32_t first) {
    emul__buffer_string(out->to, " [");
    for (int32_t i = first; i < item->text_count; i++) {
        emul__buffer_string(out->to, i == first ? "" : ", ");
        emul__yaml_write_scalar(out->to, emul__text_of(item->texts[i]), true);
    }
    emul__buffer_string(out->to, "]\n");
}

static void write_list(const writer *out, emul__list_kind kind, int32_t owner, int32_t parent, int32_t columns);

/* Everything that belongs to an item, list by list. */
static void write_belongings(const writer *out, emul__list_kind kind, int32_t index, int32_t columns) {
    const int32_t owner = out->draft->lists[kind].items[index].owner;
    if (kind == EMUL__CRITERIA || kind == EMUL__AWARDS) {
        write_list(out, kind, owner, index, columns);
    }
    for (int32_t i = 0; i < EMUL__LIST_COUNT; i++) {
        if (emul__list_infos[i].owner == (int32_t)kind) {
            write_list(out, (emul__list_kind)i, index, -1, columns);
        }
    }
}

/* What a mapping has under the item's id. */
static void write_named(const writer *out, const emul__item *item, int32_t index, int32_t columns) {
    write_key(out, emul__item_text(item, 0), columns);
    switch (item->kind) {
    case EMUL__VALUES:
    case EMUL__SALARIES:
        write_scalar(out, emul__item_text(item, 1));
        break;
    case EMUL__TABLE_ROWS:
        write_row(out, item, EMUL__ROW_FIRST_CELL);
        break;
    case EMUL__TABLES:
        emul__buffer_string(out->to, "\n");
        indent(out, columns + 2);
        emul__buffer_string(out->to, "columns:");
        write_row(out, item, EMUL__TABLE_FIRST_COLUMN);
        write_belongings(out, item->kind, index, columns + 2);
        break;
    default:
        emul__buffer_string(out->to, "\n");
        write_fields(out, item, 1, columns + 2, false);
        break;
    }
}

static void write_item(const writer *out, emul__list_kind kind, int32_t index, int32_t columns) {
    const emul__item *item = &out->draft->lists[kind].items[index];
    const emul__list_info *info = &emul__list_infos[kind];
    indent(out, columns);
    if (info->keyed) {
        write_named(out, item, index, columns);
        return;
    }
    emul__buffer_string(out->to, "-");
    if (info->fields == NULL) {
        write_scalar(out, emul__item_text(item, EMUL__TEXT_ONLY));
        return;
    }
    emul__buffer_string(out->to, " ");
    write_fields(out, item, 0, columns + 2, true);
    write_belongings(out, kind, index, columns + 2);
}

static void write_list(const writer *out, emul__list_kind kind, int32_t owner, int32_t parent, int32_t columns) {
    const emul__list *list = &out->draft->lists[kind];
    const bool wanted = kind != EMUL__CRITERIA || out->criteria;
    int32_t at = wanted ? next_of(list, parent >= 0 ? parent + 1 : first_of(list, owner), owner, parent) : -1;
    if (at >= 0) {
        indent(out, columns);
        emul__buffer_string(out->to, kind == EMUL__AWARDS && parent >= 0 ? "prizes" : emul__list_infos[kind].key);
        emul__buffer_string(out->to, ":\n");
    }
    while (at >= 0) {
        write_item(out, kind, at, columns + 2);
        at = next_of(list, at + 1, owner, parent);
    }
}

void emul__draft_write_yaml(const emul__draft *draft, bool criteria, emul__buffer *to) {
    const writer out = {to, draft, criteria};
    emul__buffer_string(to, "libemul: 1\n");
    if (draft->lists[EMUL__HEADER].count > 0) {
        write_fields(&out, &draft->lists[EMUL__HEADER].items[0], 0, 0, false);
    }
    for (int32_t i = EMUL__HEADER + 1; i < EMUL__LIST_COUNT; i++) {
        if (emul__list_infos[i].owner < 0) {
            write_list(&out, (emul__list_kind)i, -1, -1, 0);
        }
    }
}

emul_status emul_regulation_write(const emul_regulation *regulation, emul_regulation_text what, char *buffer, size_t capacity,
                                  size_t *needed, emul_error *error) {
    emul__buffer text;
    emul__error_clear(error);
    if (regulation == NULL || regulation->model == NULL) {
        return emul__report_argument(error, "regulation");
    }
    if (what < EMUL_TEXT_YAML || what > EMUL_TEXT_WHOLE) {
        return emul__report_argument(error, "what");
    }
    emul__buffer_init(&text, &regulation->allocator);
    if (what == EMUL_TEXT_CRITERIA) {
        emul__draft_write_criteria(&regulation->own, &text);
    } else if (what == EMUL_TEXT_WHOLE) {
        emul__draft_write_yaml(&regulation->draft, true, &text);
    } else {
        emul__draft_write_yaml(&regulation->own, what == EMUL_TEXT_YAML, &text);
    }
    const emul_status status =
        text.failed ? emul__report_memory(error) : emul__give_text((emul__text){text.bytes, text.length}, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    return status;
}
