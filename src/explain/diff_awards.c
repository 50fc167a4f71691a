/* What differs in the decisions on awards: which changed hands, and every decision that is another. */
#include "explain/diff.h"

#include "kernel/sort.h"

static const emul__word not_for_it = {"none", "not considered", "không xét"};

/* A subject that an award is for on either side. */
typedef struct pair {
    const emul__snapshot_decision *of[EMUL__DIFF_SIDES];
} pair;

typedef struct pairs {
    emul__tree *tree;
    pair *items; /* [count] by id of the subject */
    int64_t count;
} pairs;

static emul_decision decision_of(const pair *of, int side) {
    return of->of[side] == NULL ? EMUL_DECISION_NONE : of->of[side]->decision;
}

static bool is_awarded(const pair *of, int side) {
    return decision_of(of, side) == EMUL_DECISION_AWARDED;
}

/* As it is now, if it still is. */
static const emul__snapshot_decision *shown(const pair *of) {
    return of->of[EMUL__DIFF_AFTER_IT] != NULL ? of->of[EMUL__DIFF_AFTER_IT] : of->of[EMUL__DIFF_BEFORE_IT];
}

/* The group whose slots it gave up, or took. */
static emul__text group_of(const pair *of) {
    const int side = is_awarded(of, EMUL__DIFF_BEFORE_IT) ? EMUL__DIFF_BEFORE_IT : EMUL__DIFF_AFTER_IT;
    return of->of[side]->group;
}

static bool changes_hands(const pair *of) {
    return is_awarded(of, EMUL__DIFF_BEFORE_IT) != is_awarded(of, EMUL__DIFF_AFTER_IT);
}

/* Those whose decision is another. Both lists are sorted by id. */
static pairs collect(emul__tree *tree, const emul__snapshot_award *before, const emul__snapshot_award *after) {
    const emul__snapshot_award *const awards[EMUL__DIFF_SIDES] = {before, after};
    int64_t at[EMUL__DIFF_SIDES] = {0, 0};
    pairs found = {tree, NULL, 0};
    found.items = (pair *)emul__tree_allocate(tree, before->decision_count + after->decision_count, sizeof *found.items);
    while (found.items != NULL && (at[0] < before->decision_count || at[1] < after->decision_count)) {
        const bool one[EMUL__DIFF_SIDES] = {at[0] < before->decision_count, at[1] < after->decision_count};
        const int order = !one[0]   ? 1
                          : !one[1] ? -1
                                    : emul__text_compare(before->decisions[at[0]].subject, after->decisions[at[1]].subject);
        pair next = {{NULL, NULL}};
        for (int side = 0; side < EMUL__DIFF_SIDES; side++) {
            if (side == EMUL__DIFF_BEFORE_IT ? order <= 0 : order >= 0) {
                next.of[side] = &awards[side]->decisions[at[side]++];
            }
        }
        if (decision_of(&next, EMUL__DIFF_BEFORE_IT) != decision_of(&next, EMUL__DIFF_AFTER_IT)) {
            found.items[found.count++] = next;
        }
    }
    return found;
}

/* ---- hands ---- */

static int compare_groups(const void *context, int64_t a, int64_t b) {
    const pairs *of = (const pairs *)context;
    return emul__text_compare(group_of(&of->items[a]), group_of(&of->items[b]));
}

/* The ids of those of [first, after) in `order` who have it on one side alone. */
static void add_list(const pairs *of, const int64_t *order, int64_t first, int64_t after, int side, emul__why_key key,
                     emul__why_node *line) {
    emul__text *list = (emul__text *)emul__tree_allocate(of->tree, after - first, sizeof *list);
    int64_t count = 0;
    for (int64_t i = first; list != NULL && i < after; i++) {
        if (is_awarded(&of->items[order[i]], side)) {
            list[count++] = shown(&of->items[order[i]])->subject;
        }
    }
    emul__why_list(line, key, list, count);
}

static void add_hands(const pairs *of, emul__why_node *award) {
    int64_t *order = (int64_t *)emul__tree_allocate(of->tree, of->count, sizeof *order);
    int64_t *scratch = (int64_t *)emul__tree_allocate(of->tree, of->count, sizeof *scratch);
    int64_t count = 0;
    for (int64_t i = 0; order != NULL && scratch != NULL && i < of->count; i++) {
        if (changes_hands(&of->items[i])) {
            order[count++] = i;
        }
    }
    if (count > 0) {
        emul__sort(order, scratch, count, compare_groups, of);
    }
    for (int64_t first = 0, after = 0; first < count; first = after) {
        while (after < count && compare_groups(of, order[first], order[after]) == 0) {
            after++;
        }
        emul__why_node *line = emul__tree_add(of->tree, award, EMUL__DIFF_HANDS);
        emul__why_text(line, EMUL__KEY_GROUP, group_of(&of->items[order[first]]));
        add_list(of, order, first, after, EMUL__DIFF_AFTER_IT, EMUL__KEY_GAINED, line);
        add_list(of, order, first, after, EMUL__DIFF_BEFORE_IT, EMUL__KEY_LOST, line);
    }
}

/* ---- the whole ---- */

static const emul__word *word_of(const pair *of, int side) {
    const emul__word *word = emul__decision_word(decision_of(of, side));
    return decision_of(of, side) == EMUL_DECISION_NONE ? &not_for_it : word;
}

static void award_title(emul__why_node *line, const emul__snapshot_award *award) {
    emul__why_title(line, award->id, award->name);
}

static bool compare_award(emul__tree *tree, emul__why_node *root, const emul__snapshot_award *before, const emul__snapshot_award *after) {
    const pairs changed = collect(tree, before, after);
    if (changed.count == 0) {
        return false;
    }
    emul__why_node *line = emul__tree_add(tree, root, EMUL__DIFF_AWARD);
    award_title(line, after);
    emul__why_count(line, EMUL__KEY_CHANGED, changed.count);
    add_hands(&changed, line);
    for (int64_t i = 0; i < changed.count; i++) {
        emul__why_node *decision = emul__tree_add(tree, line, EMUL__DIFF_DECISION);
        emul__why_title(decision, shown(&changed.items[i])->subject, shown(&changed.items[i])->name);
        emul__why_text(decision, EMUL__KEY_GROUP, shown(&changed.items[i])->group);
        emul__why_word(decision, EMUL__KEY_FROM, word_of(&changed.items[i], EMUL__DIFF_BEFORE_IT));
        emul__why_word(decision, EMUL__KEY_TO, word_of(&changed.items[i], EMUL__DIFF_AFTER_IT));
    }
    return true;
}

static const emul__snapshot_award *find_award(const emul__snapshot *in, emul__text id) {
    for (int32_t i = 0; i < in->award_count; i++) {
        if (emul__text_equal(in->awards[i].id, id)) {
            return &in->awards[i];
        }
    }
    return NULL;
}

bool emul__diff_awards(const emul__snapshot *before, const emul__snapshot *after, emul__tree *tree, emul__why_node *root) {
    bool differs = false;
    for (int32_t i = 0; i < after->award_count; i++) {
        const emul__snapshot_award *was = find_award(before, after->awards[i].id);
        if (was == NULL) {
            award_title(emul__tree_add(tree, root, EMUL__DIFF_AWARD_NEW), &after->awards[i]);
        }
        differs = was == NULL || compare_award(tree, root, was, &after->awards[i]) || differs;
    }
    for (int32_t i = 0; i < before->award_count; i++) {
        if (find_award(after, before->awards[i].id) == NULL) {
            award_title(emul__tree_add(tree, root, EMUL__DIFF_AWARD_GONE), &before->awards[i]);
            differs = true;
        }
    }
    return differs;
}
