/* Two regulations side by side, as they were told: what they consist of is walked by the table of what there is (draft_kinds.c), and matched by
 * ids; what has no id by its words, else by its place. */
#include "explain/diff.h"

#include "base/intern.h"
#include "emul/compare.h"
#include "explain/explanation.h"
#include "regulation/draft.h"

static const emul__word kind_words[EMUL__LIST_COUNT] = {
    [EMUL__HEADER] = {"regulation", "Regulation", "Quy chế"},
    [EMUL__INDICATORS] = {"indicator", "Indicator", "Chỉ tiêu"},
    [EMUL__VALUES] = {"value", "Value", "Giá trị"},
    [EMUL__TABLES] = {"table", "Table", "Bảng tra"},
    [EMUL__TABLE_ROWS] = {"row", "Row of a table", "Dòng của bảng tra"},
    [EMUL__ACHIEVEMENTS] = {"achievement_kind", "Kind of achievement", "Loại thành tích"},
    [EMUL__SCORECARDS] = {"scorecard", "Scorecard", "Bảng điểm"},
    [EMUL__CRITERIA] = {"criterion", "Criterion", "Tiêu chí"},
    [EMUL__VETOES] = {"disqualification", "Disqualification", "Trường hợp không xếp hạng"},
    [EMUL__RESTRICTIONS] = {"restriction", "Restriction", "Hạn chế"},
    [EMUL__ORDERS] = {"order", "Order of places", "Thứ tự xếp hạng"},
    [EMUL__CLASSES] = {"class", "Class", "Mức xếp loại"},
    [EMUL__SALARIES] = {"base_salary", "Base salary", "Mức lương cơ sở"},
    [EMUL__AWARDS] = {"award", "Award", "Khen thưởng"},
    [EMUL__CONDITIONS] = {"condition", "Condition", "Điều kiện"},
    [EMUL__AWARD_ORDERS] = {"award_order", "Order of an award", "Thứ tự xét"},
    [EMUL__PREFERENCES] = {"preference", "Preference", "Ưu tiên"},
    [EMUL__LIMITS] = {"limit", "Limit", "Giới hạn"},
    [EMUL__USES] = {"use", "What is used up", "Thành tích sử dụng"},
    [EMUL__EXCLUSIONS] = {"exclusion", "Exclusion", "Không tặng cùng"},
};

typedef struct side {
    const emul__draft *draft;
    int32_t *twin[EMUL__LIST_COUNT]; /* number on the other side, -1: none */
} side;

typedef struct rules {
    side of[EMUL__DIFF_SIDES];
    emul__arena scratch;
    emul__tree tree;
    emul__why_node *root;
} rules;

static const emul__item *item_at(const rules *of, int which, emul__list_kind kind, int32_t number) {
    return number < 0 ? NULL : &of->of[which].draft->lists[kind].items[number];
}

/* ---- ids ---- */

/* Number of the text that names a thing among those of its owner, -1: none does. */
static int32_t id_text(emul__list_kind kind) {
    switch (kind) {
    case EMUL__VETOES:
    case EMUL__RESTRICTIONS:
    case EMUL__ORDERS:
    case EMUL__AWARD_ORDERS:
    case EMUL__USES:
        return -1;
    case EMUL__CONDITIONS:
    case EMUL__PREFERENCES:
        return EMUL__CONDITION_ID;
    case EMUL__LIMITS:
        return EMUL__LIMIT_ID;
    default:
        return 0; /* the id, the threshold of a row, the day of a salary, the award that is excluded */
    }
}

static emul__text id_of(const emul__item *item) {
    const int32_t text = id_text(item->kind);
    return text < 0 || item->kind == EMUL__HEADER ? EMUL__TEXT("") : emul__item_text(item, text);
}

/* The owner's number on the later side and the id: what two things have in common that are the same. */
static bool write_identity(const rules *of, int which, const emul__item *item, emul__buffer *to) {
    const int32_t owners = emul__list_infos[item->kind].owner;
    int32_t owner = item->owner;
    if (owner >= 0 && which == EMUL__DIFF_BEFORE_IT) {
        owner = of->of[which].twin[owners][owner];
        if (owner < 0) {
            return false;
        }
    }
    to->length = 0;
    emul__buffer_integer(to, owner);
    emul__buffer_string(to, " ");
    emul__buffer_text(to, id_of(item));
    return true;
}

static void pair_up(rules *of, emul__list_kind kind, int32_t before, int32_t after) {
    of->of[EMUL__DIFF_BEFORE_IT].twin[kind][before] = after;
    of->of[EMUL__DIFF_AFTER_IT].twin[kind][after] = before;
}

/* Those with ids. `numbers` has room for the later list: the intern's id -> the item. */
static bool match_by_id(rules *of, emul__list_kind kind, int32_t *numbers) {
    const emul__list *before = &of->of[EMUL__DIFF_BEFORE_IT].draft->lists[kind];
    const emul__list *after = &of->of[EMUL__DIFF_AFTER_IT].draft->lists[kind];
    emul__intern known;
    emul__buffer name;
    emul__intern_init(&known, &of->scratch.allocator);
    emul__buffer_init(&name, &of->scratch.allocator);
    bool good = true;
    for (int32_t i = 0; good && i < (int32_t)after->count; i++) {
        if (id_of(&after->items[i]).length > 0 && write_identity(of, EMUL__DIFF_AFTER_IT, &after->items[i], &name)) {
            const int32_t id = name.failed ? -1 : emul__intern_add(&known, (emul__text){name.bytes, name.length});
            good = id >= 0;
            numbers[good ? id : 0] = i;
        }
    }
    for (int32_t i = 0; good && i < (int32_t)before->count; i++) {
        if (id_of(&before->items[i]).length > 0 && write_identity(of, EMUL__DIFF_BEFORE_IT, &before->items[i], &name)) {
            const int32_t id = name.failed ? -1 : emul__intern_find(&known, (emul__text){name.bytes, name.length});
            good = !name.failed;
            if (id >= 0) {
                pair_up(of, kind, i, numbers[id]);
            }
        }
    }
    emul__buffer_destroy(&name);
    emul__intern_destroy(&known);
    return good;
}

/* ---- those without ids ---- */

static bool same_words(const emul__item *a, const emul__item *b) {
    bool same = a->text_count == b->text_count;
    for (int32_t i = 0; same && i < a->text_count; i++) {
        same = (a->texts[i] == NULL) == (b->texts[i] == NULL) && emul__text_equal(emul__item_text(a, i), emul__item_text(b, i));
    }
    return same;
}

/* Whether two things that have no id, and no twin yet, belong to the same. */
static bool may_pair(const rules *of, emul__list_kind kind, int32_t before, int32_t after) {
    const emul__item *a = item_at(of, EMUL__DIFF_BEFORE_IT, kind, before);
    const emul__item *b = item_at(of, EMUL__DIFF_AFTER_IT, kind, after);
    const int32_t owners = emul__list_infos[kind].owner;
    const int32_t owner = owners < 0 || a->owner < 0 ? a->owner : of->of[EMUL__DIFF_BEFORE_IT].twin[owners][a->owner];
    return id_of(a).length == 0 && id_of(b).length == 0 && owner == b->owner && of->of[EMUL__DIFF_BEFORE_IT].twin[kind][before] < 0 &&
           of->of[EMUL__DIFF_AFTER_IT].twin[kind][after] < 0;
}

static void match_nameless(rules *of, emul__list_kind kind, bool by_words) {
    const int32_t before = (int32_t)of->of[EMUL__DIFF_BEFORE_IT].draft->lists[kind].count;
    const int32_t after = (int32_t)of->of[EMUL__DIFF_AFTER_IT].draft->lists[kind].count;
    for (int32_t i = 0; i < before; i++) {
        for (int32_t k = 0; k < after && of->of[EMUL__DIFF_BEFORE_IT].twin[kind][i] < 0; k++) {
            if (may_pair(of, kind, i, k) &&
                (!by_words || same_words(item_at(of, EMUL__DIFF_BEFORE_IT, kind, i), item_at(of, EMUL__DIFF_AFTER_IT, kind, k)))) {
                pair_up(of, kind, i, k);
            }
        }
    }
}

static bool match_list(rules *of, emul__list_kind kind) {
    for (int which = 0; which < EMUL__DIFF_SIDES; which++) {
        const size_t count = of->of[which].draft->lists[kind].count;
        int32_t *twin = (int32_t *)emul__arena_allocate(&of->scratch, count, sizeof *twin);
        for (size_t i = 0; twin != NULL && i < count; i++) {
            twin[i] = -1;
        }
        of->of[which].twin[kind] = twin;
    }
    int32_t *numbers = (int32_t *)emul__arena_allocate(&of->scratch, of->of[EMUL__DIFF_AFTER_IT].draft->lists[kind].count, sizeof *numbers);
    if (numbers == NULL || of->of[0].twin[kind] == NULL || of->of[1].twin[kind] == NULL || !match_by_id(of, kind, numbers)) {
        return false;
    }
    match_nameless(of, kind, true);
    match_nameless(of, kind, false);
    return true;
}

/* ---- lines ---- */

/* "don_vi.I.1": the id behind that of the owner. */
static emul__text path_of(rules *of, int which, const emul__item *item) {
    const int32_t owners = emul__list_infos[item->kind].owner;
    const emul__item *owner = owners < 0 ? NULL : item_at(of, which, (emul__list_kind)owners, item->owner);
    const emul__text own = id_of(item);
    emul__buffer path;
    emul__buffer_init(&path, &of->tree.arena.allocator);
    emul__buffer_text(&path, owner == NULL ? EMUL__TEXT("") : emul__item_text(owner, 0));
    emul__buffer_string(&path, owner != NULL && own.length > 0 ? "." : "");
    emul__buffer_text(&path, own);
    const emul__text kept = emul__tree_written(&of->tree, &path);
    emul__buffer_destroy(&path);
    return kept;
}

static void name_gap(const emul__item *item, emul__why_node *line) {
    const emul__text name = emul__list_infos[item->kind].fields == NULL ? EMUL__TEXT("") : emul__key_text(item, "name");
    if (item->kind != EMUL__HEADER && !emul__text_equal(name, id_of(item))) {
        emul__why_text(line, EMUL__KEY_NAME, name);
    }
}

static emul__why_node *add_item(rules *of, emul__why_kind kind, int which, const emul__item *item) {
    emul__why_node *line = emul__tree_add(&of->tree, NULL, kind);
    emul__why_word(line, EMUL__KEY_OF_KIND, &kind_words[item->kind]);
    emul__why_text(line, EMUL__KEY_PATH, path_of(of, which, item));
    name_gap(item, line);
    return line;
}

/* The texts of an item that no key names, as one: the columns of a table, the cells of a row. */
static emul__text rest_of(rules *of, const emul__item *item, int32_t first) {
    emul__buffer rest;
    emul__buffer_init(&rest, &of->tree.arena.allocator);
    for (int32_t i = first; item != NULL && i < item->text_count; i++) {
        emul__buffer_string(&rest, i == first ? "" : ", ");
        emul__buffer_text(&rest, emul__item_text(item, i));
    }
    const emul__text kept = emul__tree_written(&of->tree, &rest);
    emul__buffer_destroy(&rest);
    return kept;
}

/* A key that differs; of a thing that is new or gone, what it says. */
static bool add_key(rules *of, emul__why_node *line, const char *key, emul__text from, emul__text to) {
    if (emul__text_equal(from, to)) {
        return false;
    }
    const bool changed = line->kind == EMUL__RULES_CHANGED;
    emul__why_node *part = emul__tree_add(&of->tree, line, changed ? EMUL__RULES_KEY : EMUL__RULES_STATED);
    emul__why_text(part, EMUL__KEY_KEY, emul__text_of(key));
    if (changed) {
        emul__why_text(part, EMUL__KEY_FROM, from);
        emul__why_text(part, EMUL__KEY_TO, to);
    } else {
        emul__why_text(part, EMUL__KEY_VALUE, from.length > 0 ? from : to);
    }
    return true;
}

static emul__text text_at(const emul__item *item, int32_t text) {
    return item == NULL ? EMUL__TEXT("") : emul__item_text(item, text);
}

/* What stands above a criterion or a prize. */
static emul__text parent_of(const rules *of, int which, const emul__item *item) {
    const emul__item *parent = item == NULL ? NULL : item_at(of, which, item->kind, item->parent);
    return parent == NULL ? EMUL__TEXT("") : id_of(parent);
}

/* The keys in which two items differ, or all of the one that there is. */
static bool add_keys(rules *of, emul__why_node *line, const emul__item *before, const emul__item *after) {
    const emul__list_kind kind = before != NULL ? before->kind : after->kind;
    const emul__list_info *info = &emul__list_infos[kind];
    const bool nameless = id_text(kind) < 0;
    bool differs = false;
    for (int32_t i = 0; i < info->field_count; i++) {
        const bool names = !nameless && kind != EMUL__HEADER && i == id_text(kind); /* the path has it */
        differs = (!names && add_key(of, line, info->fields[i].key, text_at(before, i), text_at(after, i))) || differs;
    }
    if (info->fields == NULL) {
        static const char *const words[EMUL__LIST_COUNT] = {
            [EMUL__VALUES] = "expression", [EMUL__TABLES] = "columns",     [EMUL__TABLE_ROWS] = "cells",   [EMUL__SALARIES] = "amount",
            [EMUL__ORDERS] = "order",      [EMUL__AWARD_ORDERS] = "order", [EMUL__EXCLUSIONS] = "excludes"};
        const int32_t first = nameless ? 0 : 1;
        differs = add_key(of, line, words[kind], rest_of(of, before, first), rest_of(of, after, first)) || differs;
    }
    const emul__text was = parent_of(of, EMUL__DIFF_BEFORE_IT, before);
    return add_key(of, line, kind == EMUL__AWARDS ? "prize_of" : "parent", was, parent_of(of, EMUL__DIFF_AFTER_IT, after)) || differs;
}

/* ---- another order ---- */

/* The twins of an owner's things, those of the later side in its order, stand in the same order before. */
static bool same_order(const rules *of, emul__list_kind kind, int32_t first, int32_t after) {
    int32_t last = -1;
    for (int32_t i = first; i < after; i++) {
        const int32_t twin = of->of[EMUL__DIFF_AFTER_IT].twin[kind][i];
        if (twin >= 0 && twin < last) {
            return false;
        }
        last = twin > last ? twin : last;
    }
    return true;
}

static bool is_ordered(emul__list_kind kind) {
    return kind == EMUL__CRITERIA || kind == EMUL__CLASSES || kind == EMUL__SCORECARDS || kind == EMUL__AWARDS || kind == EMUL__ORDERS ||
           kind == EMUL__AWARD_ORDERS || kind == EMUL__PREFERENCES || kind == EMUL__CONDITIONS;
}

static void add_order(rules *of, emul__list_kind kind, int32_t first, int32_t after) {
    const emul__list *list = &of->of[EMUL__DIFF_AFTER_IT].draft->lists[kind];
    const int32_t owners = emul__list_infos[kind].owner;
    const emul__item *owner = owners < 0 ? NULL : item_at(of, EMUL__DIFF_AFTER_IT, (emul__list_kind)owners, list->items[first].owner);
    emul__why_node *line = emul__tree_add(&of->tree, of->root, EMUL__RULES_ORDER);
    emul__text *names = (emul__text *)emul__tree_allocate(&of->tree, after - first, sizeof *names);
    for (int32_t i = first; names != NULL && i < after; i++) {
        names[i - first] = id_of(&list->items[i]).length > 0 ? id_of(&list->items[i]) : emul__item_text(&list->items[i], 0);
    }
    emul__why_word(line, EMUL__KEY_OF_KIND, &kind_words[kind]);
    emul__why_text(line, EMUL__KEY_PATH, owner == NULL ? EMUL__TEXT("") : emul__item_text(owner, 0));
    emul__why_list(line, EMUL__KEY_ITEMS, names, names == NULL ? 0 : after - first);
}

static void compare_orders(rules *of, emul__list_kind kind) {
    const emul__list *list = &of->of[EMUL__DIFF_AFTER_IT].draft->lists[kind];
    int32_t after = 0;
    for (int32_t first = 0; is_ordered(kind) && first < (int32_t)list->count; first = after) {
        while (after < (int32_t)list->count && list->items[after].owner == list->items[first].owner) {
            after++;
        }
        if (!same_order(of, kind, first, after)) {
            add_order(of, kind, first, after);
        }
    }
}

/* ---- the whole ---- */

static void compare_list(rules *of, emul__list_kind kind) {
    const emul__list *before = &of->of[EMUL__DIFF_BEFORE_IT].draft->lists[kind];
    const emul__list *after = &of->of[EMUL__DIFF_AFTER_IT].draft->lists[kind];
    for (int32_t i = 0; i < (int32_t)after->count; i++) {
        const emul__item *was = item_at(of, EMUL__DIFF_BEFORE_IT, kind, of->of[EMUL__DIFF_AFTER_IT].twin[kind][i]);
        emul__why_node *line = add_item(of, was == NULL ? EMUL__RULES_NEW : EMUL__RULES_CHANGED, EMUL__DIFF_AFTER_IT, &after->items[i]);
        if (add_keys(of, line, was, &after->items[i]) || was == NULL) {
            emul__tree_hang(&of->tree, of->root, line);
        }
    }
    for (int32_t i = 0; i < (int32_t)before->count; i++) {
        if (of->of[EMUL__DIFF_BEFORE_IT].twin[kind][i] < 0) {
            emul__why_node *line = add_item(of, EMUL__RULES_GONE, EMUL__DIFF_BEFORE_IT, &before->items[i]);
            (void)add_keys(of, line, &before->items[i], NULL);
            emul__tree_hang(&of->tree, of->root, line);
        }
    }
    compare_orders(of, kind);
}

static void add_root(rules *of, const emul__model *model) {
    of->root = emul__tree_add(&of->tree, NULL, EMUL__RULES);
    emul__why_title(of->root, model->id, model->name);
}

emul_status emul_regulation_compare(const emul_regulation *before, const emul_regulation *after, emul_explanation **explanation,
                                    emul_error *error) {
    emul__error_clear(error);
    if (before == NULL || before->model == NULL || after == NULL || after->model == NULL || explanation == NULL) {
        return emul__report_argument(error, before == NULL || before->model == NULL ? "before"
                                            : explanation == NULL                   ? "explanation"
                                                                                    : "after");
    }
    rules of = {.of = {{.draft = &before->own}, {.draft = &after->own}}};
    emul__arena_init(&of.scratch, &after->allocator);
    emul__tree_init(&of.tree, &after->allocator);
    add_root(&of, after->model);
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT && !of.tree.failed; kind++) { /* owners come first */
        of.tree.failed = !match_list(&of, (emul__list_kind)kind) || of.tree.failed;
        if (!of.tree.failed) {
            compare_list(&of, (emul__list_kind)kind);
        }
    }
    if (of.root->first_child == NULL) {
        (void)emul__tree_add(&of.tree, of.root, EMUL__RULES_SAME);
    }
    emul__arena_destroy(&of.scratch);
    return emul__explanation_give(&of.tree, of.root, explanation, error);
}
