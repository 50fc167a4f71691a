/* Two results side by side: subjects, criteria, classes and awards are matched by their ids. */
#include "explain/diff.h"
#include "explain/say.h"

#include "base/intern.h"
#include "emul/compare.h"
#include "explain/explanation.h"
#include "kernel/sort.h"

#include <string.h>

emul_decimal emul__diff_minus(emul_decimal a, emul_decimal b) {
    emul_decimal difference = EMUL_MISSING;
    return emul_decimal_sub(a, b, &difference, NULL) == EMUL_OK ? difference : EMUL_MISSING;
}

/* ---- criteria of both sides ---- */

static bool match_criteria(emul__diff_card *card, emul__arena *scratch) {
    const emul__snapshot_scorecard *before = card->card[EMUL__DIFF_BEFORE_IT];
    const emul__snapshot_scorecard *after = card->card[EMUL__DIFF_AFTER_IT];
    emul__intern ids;
    emul__intern_init(&ids, &scratch->allocator);
    card->entries = (emul__diff_entry *)emul__arena_allocate(scratch, (size_t)before->criterion_count + (size_t)after->criterion_count,
                                                             sizeof *card->entries);
    bool good = card->entries != NULL;
    for (int32_t i = 0; good && i < after->criterion_count; i++) { /* ids of a scorecard are distinct: the number is i */
        good = emul__intern_add(&ids, after->criteria[i].id) == i;
        card->entries[i].on[EMUL__DIFF_BEFORE_IT] = -1;
        card->entries[i].on[EMUL__DIFF_AFTER_IT] = i;
    }
    card->entry_count = after->criterion_count;
    for (int32_t i = 0; good && i < before->criterion_count; i++) {
        const int32_t found = emul__intern_find(&ids, before->criteria[i].id);
        int32_t *entry = card->entries[found >= 0 ? found : card->entry_count++].on;
        entry[EMUL__DIFF_AFTER_IT] = found;
        entry[EMUL__DIFF_BEFORE_IT] = i;
    }
    emul__intern_destroy(&ids);
    return good;
}

static bool open_card(emul__diff_card *card, emul__arena *scratch) {
    bool good = true;
    for (int side = 0; good && side < EMUL__DIFF_SIDES; side++) {
        card->card[side] = &card->snapshot[side]->scorecards[card->number[side]];
        const size_t count = (size_t)card->card[side]->criterion_count;
        card->points[side] = (emul_decimal *)emul__arena_allocate(scratch, count, sizeof *card->points[side]);
        card->share[side] = (emul_decimal *)emul__arena_allocate(scratch, count, sizeof *card->share[side]);
        good = card->points[side] != NULL && card->share[side] != NULL;
    }
    return good && match_criteria(card, scratch);
}

/* Adds the criteria that one side alone has. */
static bool add_lonely_criteria(const emul__diff_card *card, int side, emul__why_kind kind, emul__tree *tree, emul__why_node *parent) {
    emul__text *list = (emul__text *)emul__tree_allocate(tree, card->entry_count, sizeof *list);
    int64_t count = 0;
    for (int32_t i = 0; list != NULL && i < card->entry_count; i++) {
        if (card->entries[i].on[EMUL__DIFF_SIDES - 1 - side] < 0) {
            list[count++] = card->card[side]->criteria[card->entries[i].on[side]].id;
        }
    }
    if (count > 0) {
        emul__why_list(emul__tree_add(tree, parent, kind), EMUL__KEY_CRITERIA, list, count);
    }
    return count > 0;
}

/* ---- subjects of both sides ---- */

typedef struct subjects {
    emul__diff_pair *changed; /* on both sides, and not the same */
    int64_t changed_count;
    int64_t both, moved;
    emul__text *lonely[EMUL__DIFF_SIDES]; /* ids of those on one side alone */
    int64_t lonely_count[EMUL__DIFF_SIDES];
} subjects;

static void match_subject(emul__diff_card *card, const emul__diff_pair *pair, subjects *to) {
    emul__diff_pair found = *pair;
    for (int side = 0; side < EMUL__DIFF_SIDES; side++) {
        if (pair->of[EMUL__DIFF_SIDES - 1 - side] == NULL) {
            to->lonely[side][to->lonely_count[side]++] = pair->of[side]->subject;
            return;
        }
    }
    to->both++;
    if (emul__diff_subject_differs(card, &found)) {
        to->moved += found.move != 0;
        to->changed[to->changed_count++] = found;
    }
}

/* Standings are sorted by id: one walk along both. */
static bool match_subjects(emul__diff_card *card, emul__arena *scratch, subjects *to) {
    const emul__snapshot_scorecard *before = card->card[EMUL__DIFF_BEFORE_IT];
    const emul__snapshot_scorecard *after = card->card[EMUL__DIFF_AFTER_IT];
    int64_t at[EMUL__DIFF_SIDES] = {0, 0};
    memset(to, 0, sizeof *to);
    to->changed = (emul__diff_pair *)emul__arena_allocate(scratch, (size_t)after->standing_count, sizeof *to->changed);
    to->lonely[0] = (emul__text *)emul__arena_allocate(scratch, (size_t)before->standing_count, sizeof *to->lonely[0]);
    to->lonely[1] = (emul__text *)emul__arena_allocate(scratch, (size_t)after->standing_count, sizeof *to->lonely[1]);
    if (to->changed == NULL || to->lonely[0] == NULL || to->lonely[1] == NULL) {
        return false;
    }
    while (at[0] < before->standing_count || at[1] < after->standing_count) {
        const bool one[EMUL__DIFF_SIDES] = {at[0] < before->standing_count, at[1] < after->standing_count};
        const int order = !one[0]   ? 1
                          : !one[1] ? -1
                                    : emul__text_compare(before->standings[at[0]].subject, after->standings[at[1]].subject);
        emul__diff_pair next = {{NULL, NULL}, 0, 0};
        for (int side = 0; side < EMUL__DIFF_SIDES; side++) {
            if (side == EMUL__DIFF_BEFORE_IT ? order <= 0 : order >= 0) {
                next.of[side] = &card->card[side]->standings[at[side]++];
            }
        }
        match_subject(card, &next, to);
    }
    return true;
}

/* ---- in which order they are told ---- */

/* The size of a difference; that which is no number counts as the largest. */
static uint64_t size_of(emul_decimal difference) {
    return difference < EMUL_DECIMAL_MIN ? UINT64_MAX : difference < 0 ? (uint64_t)0 - (uint64_t)difference : (uint64_t)difference;
}

/* Those who moved furthest, then those whose total changed most, then by id. */
static int compare_changes(const void *context, int64_t a, int64_t b) {
    const emul__diff_pair *first = &((const emul__diff_pair *)context)[a];
    const emul__diff_pair *second = &((const emul__diff_pair *)context)[b];
    if (first->move != second->move) {
        return first->move > second->move ? -1 : 1;
    }
    const uint64_t first_size = size_of(first->difference);
    const uint64_t second_size = size_of(second->difference);
    if (first_size != second_size) {
        return first_size > second_size ? -1 : 1;
    }
    return emul__text_compare(first->of[EMUL__DIFF_AFTER_IT]->subject, second->of[EMUL__DIFF_AFTER_IT]->subject);
}

static const int64_t *sort_changes(const subjects *of, emul__arena *scratch) {
    int64_t *order = (int64_t *)emul__arena_allocate(scratch, (size_t)of->changed_count, sizeof *order);
    int64_t *room = (int64_t *)emul__arena_allocate(scratch, (size_t)of->changed_count, sizeof *room);
    if (order == NULL || room == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < of->changed_count; i++) {
        order[i] = i;
    }
    emul__sort(order, room, of->changed_count, compare_changes, of->changed);
    return order;
}

/* ---- a scorecard ---- */

static void add_subjects(const subjects *of, int side, emul__why_kind kind, emul__tree *tree, emul__why_node *line) {
    if (of->lonely_count[side] > 0) {
        emul__text *list = (emul__text *)emul__tree_allocate(tree, of->lonely_count[side], sizeof *list);
        if (list != NULL) {
            memcpy(list, of->lonely[side], (size_t)of->lonely_count[side] * sizeof *list);
        }
        emul__why_list(emul__tree_add(tree, line, kind), EMUL__KEY_SUBJECTS, list, of->lonely_count[side]);
    }
}

static bool tell_card(emul__diff_card *card, emul__arena *scratch, const subjects *found, emul__tree *tree, emul__why_node *line) {
    const int64_t *order = sort_changes(found, scratch);
    const emul__snapshot_scorecard *after = card->card[EMUL__DIFF_AFTER_IT];
    tree->failed = tree->failed || order == NULL;
    emul__why_title(line, after->id, after->name);
    emul__why_count(line, EMUL__KEY_COUNT, found->both);
    emul__why_count(line, EMUL__KEY_MOVED, found->moved);
    emul__why_count(line, EMUL__KEY_CHANGED, found->changed_count - found->moved);
    bool differs = add_lonely_criteria(card, EMUL__DIFF_BEFORE_IT, EMUL__DIFF_CRITERIA_GONE, tree, line);
    differs = add_lonely_criteria(card, EMUL__DIFF_AFTER_IT, EMUL__DIFF_CRITERIA_NEW, tree, line) || differs;
    add_subjects(found, EMUL__DIFF_BEFORE_IT, EMUL__DIFF_LEFT, tree, line);
    add_subjects(found, EMUL__DIFF_AFTER_IT, EMUL__DIFF_CAME, tree, line);
    for (int64_t i = 0; order != NULL && i < found->changed_count; i++) {
        emul__diff_subject(card, &found->changed[order[i]], tree, line);
    }
    return differs || found->changed_count + found->lonely_count[0] + found->lonely_count[1] > 0;
}

/* The line of a scorecard stands only where something differs, which is known when all is told: it is made apart and hung in then. */
static bool compare_card(emul__diff_card *card, emul__tree *tree, emul__why_node *root) {
    emul__arena scratch;
    subjects found;
    bool differs = false;
    emul__arena_init(&scratch, &tree->arena.allocator);
    if (open_card(card, &scratch) && match_subjects(card, &scratch, &found)) {
        emul__why_node *line = emul__tree_add(tree, NULL, EMUL__DIFF_SCORECARD);
        differs = tell_card(card, &scratch, &found, tree, line);
        if (differs) {
            emul__tree_hang(tree, root, line);
        }
    } else {
        tree->failed = true;
    }
    emul__arena_destroy(&scratch);
    return differs;
}

static int32_t find_card(const emul__snapshot *in, emul__text id) {
    for (int32_t i = 0; i < in->scorecard_count; i++) {
        if (emul__text_equal(in->scorecards[i].id, id)) {
            return i;
        }
    }
    return -1;
}

static bool compare_cards(const emul__snapshot *before, const emul__snapshot *after, emul__tree *tree, emul__why_node *root) {
    bool differs = false;
    for (int32_t i = 0; i < after->scorecard_count; i++) {
        emul__diff_card card = {.snapshot = {before, after}, .number = {find_card(before, after->scorecards[i].id), i}};
        if (card.number[EMUL__DIFF_BEFORE_IT] < 0) {
            emul__why_title(emul__tree_add(tree, root, EMUL__DIFF_SCORECARD_NEW), after->scorecards[i].id, after->scorecards[i].name);
            differs = true;
        } else {
            differs = compare_card(&card, tree, root) || differs;
        }
    }
    for (int32_t i = 0; i < before->scorecard_count; i++) {
        if (find_card(after, before->scorecards[i].id) < 0) {
            emul__why_title(emul__tree_add(tree, root, EMUL__DIFF_SCORECARD_GONE), before->scorecards[i].id, before->scorecards[i].name);
            differs = true;
        }
    }
    return differs;
}

/* ---- the whole ---- */

bool emul__diff_snapshots(const emul__snapshot *before, const emul__snapshot *after, emul__tree *tree, emul__why_node *root) {
    const bool cards = compare_cards(before, after, tree, root);
    return emul__diff_awards(before, after, tree, root) || cards;
}

static void add_side(emul__tree *tree, emul__why_node *root, emul__why_kind kind, const emul__snapshot *side) {
    emul__why_node *line = emul__tree_add(tree, root, kind);
    emul__why_text(line, EMUL__KEY_REGULATION, side->regulation);
    if (!emul__text_equal(side->regulation, side->regulation_name)) {
        emul__why_text(line, EMUL__KEY_NAME, side->regulation_name);
    }
    emul__why_text(line, EMUL__KEY_PERIOD, side->period);
    emul__why_said(line, EMUL__KEY_STAGE, emul__say_facet(side->stage));
}

emul_status emul__diff_give(const emul__snapshot *before, const emul__snapshot *after, const emul_allocator *allocator,
                            emul_explanation **explanation, emul_error *error) {
    emul__tree tree;
    emul__tree_init(&tree, allocator);
    emul__why_node *root = emul__tree_add(&tree, NULL, EMUL__DIFF);
    add_side(&tree, root, EMUL__DIFF_BEFORE, before);
    add_side(&tree, root, EMUL__DIFF_AFTER, after);
    if (!emul__diff_snapshots(before, after, &tree, root)) {
        (void)emul__tree_add(&tree, root, EMUL__DIFF_NOTHING);
    }
    return emul__explanation_give(&tree, root, explanation, error);
}

emul_status emul_result_compare(const emul_result *before, const emul_result *after, emul_explanation **explanation, emul_error *error) {
    emul__snapshot first;
    emul__snapshot second;
    emul__error_clear(error);
    if (before == NULL || after == NULL || explanation == NULL) {
        return emul__report_argument(error, before == NULL ? "before" : after == NULL ? "after" : "explanation");
    }
    if (!emul__snapshot_of_result(before, &after->allocator, &first)) {
        return emul__report_memory(error);
    }
    if (!emul__snapshot_of_result(after, &after->allocator, &second)) {
        emul__snapshot_destroy(&first);
        return emul__report_memory(error);
    }
    const emul_status status = emul__diff_give(&first, &second, &after->allocator, explanation, error);
    emul__snapshot_destroy(&second);
    emul__snapshot_destroy(&first);
    return status;
}
