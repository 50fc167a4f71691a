/* Puts what was added in any order into the order of the text, which is the order of the model: comes in the draft of the calls, goes out a
 * copy of it that owns its texts, and in which every thing knows its path. */
#include "regulation/draft.h"

#include <string.h>

typedef struct arranger {
    const emul__draft *from;
    emul__draft *to;
    emul__arena *arena;
    int32_t *order[EMUL__LIST_COUNT]; /* old index of each new one */
    int32_t *moved[EMUL__LIST_COUNT]; /* new index of each old one */
} arranger;

static int32_t *numbers(arranger *work, size_t count, int32_t fill) {
    int32_t *array = (int32_t *)emul__arena_allocate(work->arena, count, sizeof *array);
    for (size_t i = 0; array != NULL && i < count; i++) {
        array[i] = fill;
    }
    return array;
}

/* The items of a list by ascending key, those of one key in the order in which they were added (a counting sort). */
static bool order_by_key(arranger *work, emul__list_kind kind, const int32_t *keys, size_t key_count) {
    const size_t count = work->from->lists[kind].count;
    int32_t *next = numbers(work, key_count + 1, 0);
    work->order[kind] = numbers(work, count, 0);
    if (next == NULL || work->order[kind] == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        next[keys[i] + 1]++;
    }
    for (size_t key = 1; key <= key_count; key++) {
        next[key] += next[key - 1];
    }
    for (size_t i = 0; i < count; i++) {
        work->order[kind][next[keys[i]]++] = (int32_t)i;
    }
    return true;
}

static bool order_by_owner(arranger *work, emul__list_kind kind) {
    const emul__list *list = &work->from->lists[kind];
    const int32_t owners = emul__list_infos[kind].owner;
    int32_t *keys = numbers(work, list->count, 0);
    for (size_t i = 0; keys != NULL && i < list->count; i++) {
        keys[i] = owners < 0 ? 0 : work->moved[owners][list->items[i].owner];
    }
    return keys != NULL && order_by_key(work, kind, keys, owners < 0 ? 1 : work->from->lists[owners].count);
}

/* A prize goes with its award; that one was there before it, so it stays before it. */
static bool order_awards(arranger *work) {
    const emul__list *list = &work->from->lists[EMUL__AWARDS];
    int32_t *keys = numbers(work, list->count, 0);
    for (size_t i = 0; keys != NULL && i < list->count; i++) {
        keys[i] = list->items[i].parent >= 0 ? list->items[i].parent : (int32_t)i;
    }
    return keys != NULL && order_by_key(work, EMUL__AWARDS, keys, list->count);
}

/* Children in order behind their criterion, as linked lists; the criteria at the top behind their scorecard. */
typedef struct family {
    int32_t *first; /* [criteria] */
    int32_t *last;
    int32_t *next;
    int32_t *first_root; /* [scorecards] */
    int32_t *last_root;
} family;

static bool link_family(arranger *work, family *tree) {
    const emul__list *list = &work->from->lists[EMUL__CRITERIA];
    const size_t scorecards = work->from->lists[EMUL__SCORECARDS].count;
    tree->first = numbers(work, list->count, -1);
    tree->last = numbers(work, list->count, -1);
    tree->next = numbers(work, list->count, -1);
    tree->first_root = numbers(work, scorecards, -1);
    tree->last_root = numbers(work, scorecards, -1);
    if (tree->first == NULL || tree->last == NULL || tree->next == NULL || tree->first_root == NULL || tree->last_root == NULL) {
        return false;
    }
    for (int32_t i = 0; i < (int32_t)list->count; i++) {
        const emul__item *item = &list->items[i];
        int32_t *first = item->parent >= 0 ? &tree->first[item->parent] : &tree->first_root[item->owner];
        int32_t *last = item->parent >= 0 ? &tree->last[item->parent] : &tree->last_root[item->owner];
        *(*last >= 0 ? &tree->next[*last] : first) = i;
        *last = i;
    }
    return true;
}

/* Pre-order without recursion: down to the first child, else on to the next of the nearest one above that has a next. */
static bool order_criteria(arranger *work) {
    const emul__list *list = &work->from->lists[EMUL__CRITERIA];
    family tree = {NULL, NULL, NULL, NULL, NULL};
    int32_t *order = numbers(work, list->count, 0);
    if (order == NULL || !link_family(work, &tree)) {
        return false;
    }
    size_t count = 0;
    for (size_t scorecard = 0; scorecard < work->from->lists[EMUL__SCORECARDS].count; scorecard++) {
        int32_t at = tree.first_root[scorecard];
        while (at >= 0) {
            order[count++] = at;
            int32_t following = tree.first[at];
            while (following < 0 && at >= 0) {
                following = tree.next[at];
                at = list->items[at].parent;
            }
            at = following;
        }
    }
    work->order[EMUL__CRITERIA] = order;
    return true;
}

static bool order_list(arranger *work, emul__list_kind kind) {
    const bool ordered = kind == EMUL__AWARDS     ? order_awards(work)
                         : kind == EMUL__CRITERIA ? order_criteria(work)
                                                  : order_by_owner(work, kind);
    const size_t count = work->from->lists[kind].count;
    work->moved[kind] = numbers(work, count, 0);
    for (size_t i = 0; ordered && work->moved[kind] != NULL && i < count; i++) {
        work->moved[kind][work->order[kind][i]] = (int32_t)i;
    }
    return ordered && work->moved[kind] != NULL;
}

/* ---- copying ---- */

static bool copy_text(emul__arena *arena, const char *from, const char **to) {
    *to = from == NULL ? NULL : emul__arena_text(arena, from, strlen(from));
    return from == NULL || *to != NULL;
}

static emul__text copy_name(emul__arena *arena, emul__text name) {
    static const char nothing[] = "";
    const char *copy = name.length == 0 ? nothing : emul__arena_text(arena, name.bytes, name.length);
    return (emul__text){copy, copy == NULL ? 0 : name.length};
}

bool emul__spots_own(emul__arena *arena, emul__spot *spots, size_t count) {
    for (size_t i = 0; i < count; i++) {
        const emul__breaks told = spots[i].breaks;
        if (told.count > 0) {
            emul__break *own = (emul__break *)emul__arena_allocate(arena, told.count, sizeof *own);
            if (own == NULL) {
                return false;
            }
            memcpy(own, told.at, told.count * sizeof *own);
            spots[i].breaks.at = own;
        }
    }
    return true;
}

static bool copy_item(arranger *work, emul__list_kind kind, const emul__item *from, emul__item *to) {
    const int32_t owners = emul__list_infos[kind].owner;
    const char **texts = (const char **)emul__arena_allocate(work->arena, (size_t)from->text_count, sizeof *texts);
    *to = *from;
    to->origin = copy_name(work->arena, from->origin);
    to->input = copy_name(work->arena, from->input);
    if (to->origin.bytes == NULL || to->input.bytes == NULL) {
        return false;
    }
    to->texts = texts;
    to->owner = from->owner < 0 ? -1 : work->moved[owners][from->owner];
    to->parent = from->parent < 0 ? -1 : work->moved[kind][from->parent];
    for (int32_t i = 0; texts != NULL && i < from->text_count; i++) {
        if (!copy_text(work->arena, from->texts[i], &texts[i])) {
            return false;
        }
    }
    if (from->spots != NULL) {
        const size_t count = (size_t)from->text_count + 1;
        emul__spot *spots = (emul__spot *)emul__arena_allocate(work->arena, count, sizeof *spots);
        if (spots == NULL) {
            return false;
        }
        memcpy(spots, from->spots, count * sizeof *spots);
        if (!emul__spots_own(work->arena, spots, count)) {
            return false;
        }
        to->spots = spots;
    }
    const char *path = emul__arena_text(work->arena, from->path.bytes, from->path.length);
    to->path.bytes = path;
    return texts != NULL && path != NULL;
}

static bool copy_list(arranger *work, emul__list_kind kind) {
    const emul__list *from = &work->from->lists[kind];
    emul__list *to = &work->to->lists[kind];
    to->items = (emul__item *)emul__arena_allocate(work->arena, from->count, sizeof *to->items);
    to->count = to->items == NULL ? 0 : from->count;
    to->capacity = 0;
    for (size_t i = 0; i < to->count; i++) {
        if (!copy_item(work, kind, &from->items[work->order[kind][i]], &to->items[i])) {
            return false;
        }
    }
    return to->items != NULL;
}

/* ---- paths ---- */

/* What stands above an item: its parent in the same list, else its owner, else nothing. */
static emul__text path_above(const arranger *work, emul__list_kind kind, const emul__item *item) {
    const int32_t owners = emul__list_infos[kind].owner;
    if (item->parent >= 0) {
        return work->to->lists[kind].items[item->parent].path;
    }
    return item->owner >= 0 ? work->to->lists[owners].items[item->owner].path : (emul__text){NULL, 0};
}

static bool make_path(arranger *work, emul__list_kind kind, emul__item *item, int32_t number) {
    const emul__list_info *info = &emul__list_infos[kind];
    const emul__text above = path_above(work, kind, item);
    emul__buffer path;
    emul__buffer_init(&path, &work->arena->allocator);
    emul__buffer_text(&path, above);
    emul__buffer_string(&path, above.length > 0 ? "." : "");
    emul__buffer_string(&path, kind == EMUL__AWARDS && item->parent >= 0 ? "prizes" : info->key);
    if (info->keyed) {
        emul__buffer_string(&path, ".");
        emul__buffer_text(&path, emul__item_text(item, 0));
    } else if (kind != EMUL__HEADER) {
        emul__buffer_string(&path, "[");
        emul__buffer_integer(&path, number);
        emul__buffer_string(&path, "]");
    }
    const char *copy = path.failed ? NULL : emul__arena_text(work->arena, path.bytes, path.length);
    item->path = (emul__text){copy, copy == NULL ? 0 : path.length};
    emul__buffer_destroy(&path);
    return copy != NULL;
}

/* Numbers the items of each parent or owner from 0 and names those that the reader has not named. */
static bool make_paths(arranger *work, emul__list_kind kind) {
    emul__list *list = &work->to->lists[kind];
    const int32_t owners = emul__list_infos[kind].owner;
    int32_t *in_parent = numbers(work, list->count, 0);
    int32_t *in_owner = numbers(work, owners < 0 ? 1 : work->to->lists[owners].count, 0);
    if (in_parent == NULL || in_owner == NULL) {
        return false;
    }
    for (size_t i = 0; i < list->count; i++) {
        emul__item *item = &list->items[i];
        int32_t *counter = item->parent >= 0 ? &in_parent[item->parent] : &in_owner[item->owner < 0 ? 0 : item->owner];
        if (item->path.length == 0 && !make_path(work, kind, item, *counter)) {
            return false;
        }
        *counter += item->input.length == 0; /* what a set brings is not counted among the regulation's own */
    }
    return true;
}

bool emul__draft_arrange(const emul__draft *draft, emul__arena *arena, emul__draft *arranged) {
    arranger work = {.from = draft, .to = arranged, .arena = arena};
    memset(arranged, 0, sizeof *arranged);
    const char *input = emul__arena_text(arena, draft->input.bytes, draft->input.length);
    arranged->input = (emul__text){input, draft->input.length};
    const char *table = emul__arena_text(arena, draft->table_input.bytes, draft->table_input.length);
    arranged->table_input = (emul__text){table, draft->table_input.length};
    bool good = input != NULL && table != NULL;
    for (int32_t kind = 0; good && kind < EMUL__LIST_COUNT; kind++) { /* owners come first */
        const emul__list_kind list = (emul__list_kind)kind;
        good = order_list(&work, list) && copy_list(&work, list) && make_paths(&work, list);
    }
    return good;
}
