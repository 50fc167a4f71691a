/* What differs of one subject: places, total, what each criterion puts into it, class. */
#include "explain/diff.h"

#include "explain/cells.h"
#include "explain/parts.h"

static const emul__snapshot_standing *before_of(const emul__diff_pair *pair) {
    return pair->of[EMUL__DIFF_BEFORE_IT];
}

static const emul__snapshot_standing *after_of(const emul__diff_pair *pair) {
    return pair->of[EMUL__DIFF_AFTER_IT];
}

static bool is_number(emul_decimal value) {
    return value >= EMUL_DECIMAL_MIN;
}

/* ---- figures of both sides ---- */

/* What each criterion itself puts into the total: that of a node is what is left when those below it are taken away. They all add up to the total,
 * with what its own limits and rounding do as the rest. */
static void take_shares(emul__diff_card *card, int side, const emul__snapshot_standing *standing) {
    const emul__snapshot_scorecard *of = card->card[side];
    emul_decimal *share = card->share[side];
    emul__snapshot_contributions(card->snapshot[side], card->number[side], standing, share);
    card->rest[side] = standing->total;
    for (int32_t i = 0; i < of->criterion_count; i++) { /* a parent stands before its children, whose contributions are still whole */
        const int32_t parent = of->criteria[i].parent;
        emul_decimal *above = parent < 0 ? &card->rest[side] : &share[parent];
        *above = emul__diff_minus(*above, is_number(share[i]) ? share[i] : 0);
    }
}

static void take_figures(emul__diff_card *card, const emul__diff_pair *pair) {
    for (int side = 0; side < EMUL__DIFF_SIDES; side++) {
        emul__snapshot_points(card->snapshot[side], card->number[side], pair->of[side], card->points[side]);
        take_shares(card, side, pair->of[side]);
    }
}

/* The figure of a criterion on one side; `none` where there is no such criterion. */
static emul_decimal at(const emul__diff_card *card, emul_decimal *const figures[EMUL__DIFF_SIDES], int32_t entry, int side,
                       emul_decimal none) {
    const int32_t number = card->entries[entry].on[side];
    return number < 0 ? none : figures[side][number];
}

/* Of something that counts in both totals: what is not there counts nothing. */
static emul_decimal share_at(const emul__diff_card *card, int32_t entry, int side) {
    const emul_decimal share = at(card, card->share, entry, side, 0);
    return is_number(share) ? share : 0;
}

static bool has_totals(const emul__diff_pair *pair) {
    return is_number(before_of(pair)->total) && is_number(after_of(pair)->total);
}

static bool share_differs(const emul__diff_card *card, const emul__diff_pair *pair, int32_t entry) {
    return has_totals(pair) && share_at(card, entry, EMUL__DIFF_BEFORE_IT) != share_at(card, entry, EMUL__DIFF_AFTER_IT);
}

static bool raw_points_differ(const emul__diff_card *card, int32_t entry) {
    const int32_t *both = card->entries[entry].on;
    return both[EMUL__DIFF_BEFORE_IT] < 0 || both[EMUL__DIFF_AFTER_IT] < 0 ||
           card->points[EMUL__DIFF_BEFORE_IT][both[EMUL__DIFF_BEFORE_IT]] != card->points[EMUL__DIFF_AFTER_IT][both[EMUL__DIFF_AFTER_IT]];
}

/* Whether points below a criterion differ. The entries of the later side stand in its order, those below a criterion directly behind it. */
static bool differs_below(const emul__diff_card *card, int32_t entry) {
    const emul__snapshot_scorecard *after = card->card[EMUL__DIFF_AFTER_IT];
    for (int32_t i = entry + 1; i < after->criterion_count && after->criteria[i].parent >= entry; i++) {
        if (raw_points_differ(card, i)) {
            return true;
        }
    }
    return false;
}

/* Points that differ though nothing else tells: they count nowhere, or there is no total. Of a criterion on one side alone that is no news, and
 * those of a node follow from those below. */
static bool points_differ(const emul__diff_card *card, const emul__diff_pair *pair, int32_t entry) {
    const int32_t *both = card->entries[entry].on;
    if (both[EMUL__DIFF_BEFORE_IT] < 0 || both[EMUL__DIFF_AFTER_IT] < 0 || share_differs(card, pair, entry)) {
        return false;
    }
    return raw_points_differ(card, entry) && !differs_below(card, entry);
}

static bool figures_differ(const emul__diff_card *card, const emul__diff_pair *pair) {
    for (int32_t i = 0; i < card->entry_count; i++) {
        if (share_differs(card, pair, i) || points_differ(card, pair, i)) {
            return true;
        }
    }
    return has_totals(pair) && card->rest[EMUL__DIFF_BEFORE_IT] != card->rest[EMUL__DIFF_AFTER_IT];
}

/* Where nobody is in a group the place among all is the place. */
static bool overall_differs(const emul__diff_pair *pair) {
    const emul__snapshot_standing *before = before_of(pair);
    const emul__snapshot_standing *after = after_of(pair);
    return before->place_overall != after->place_overall && before->group.length + after->group.length > 0;
}

static int64_t move_of(emul_decimal from, emul_decimal to) {
    if (from == to) {
        return 0;
    }
    return !is_number(from) || !is_number(to) ? INT64_MAX : from < to ? to - from : from - to;
}

bool emul__diff_subject_differs(emul__diff_card *card, emul__diff_pair *pair) {
    const emul__snapshot_standing *before = before_of(pair);
    const emul__snapshot_standing *after = after_of(pair);
    pair->move = move_of(before->place, after->place);
    pair->difference = emul__diff_minus(after->total, before->total);
    take_figures(card, pair);
    return pair->move != 0 || before->total != after->total || before->state != after->state || overall_differs(pair) ||
           !emul__text_equal(before->group, after->group) || !emul__text_equal(before->class_id, after->class_id) ||
           figures_differ(card, pair);
}

/* ---- lines ---- */

/* A gap that is left open where there is no number. */
static void number_gap(emul__why_node *node, emul__why_key key, emul_decimal value) {
    if (is_number(value)) {
        emul__why_decimal(node, key, value);
    }
}

static emul__why_node *add_change(emul__tree *tree, emul__why_node *parent, emul__why_kind kind, emul_decimal from, emul_decimal to) {
    emul__why_node *line = emul__tree_add(tree, parent, kind);
    number_gap(line, EMUL__KEY_FROM, from);
    number_gap(line, EMUL__KEY_TO, to);
    return line;
}

static void add_difference(emul__why_node *line, emul_decimal from, emul_decimal to) {
    number_gap(line, EMUL__KEY_DIFFERENCE, emul__diff_minus(to, from));
}

static void criterion_title(const emul__diff_card *card, int32_t entry, emul__why_node *line) {
    const int side = card->entries[entry].on[EMUL__DIFF_AFTER_IT] >= 0 ? EMUL__DIFF_AFTER_IT : EMUL__DIFF_BEFORE_IT;
    const emul__snapshot_criterion *criterion = &card->card[side]->criteria[card->entries[entry].on[side]];
    emul__why_title(line, criterion->id, criterion->name);
}

/* Whether other criteria stand below it. */
static bool is_node(const emul__diff_card *card, int32_t entry, int side) {
    const int32_t number = card->entries[entry].on[side];
    return number >= 0 && number + 1 < card->card[side]->criterion_count && card->card[side]->criteria[number + 1].parent == number;
}

static void add_share(const emul__diff_card *card, int32_t entry, emul__tree *tree, emul__why_node *parent) {
    const bool node = is_node(card, entry, EMUL__DIFF_BEFORE_IT) || is_node(card, entry, EMUL__DIFF_AFTER_IT);
    emul__why_node *line = emul__tree_add(tree, parent, node ? EMUL__DIFF_NODE : EMUL__DIFF_PART);
    criterion_title(card, entry, line);
    number_gap(line, EMUL__KEY_FROM, at(card, card->share, entry, EMUL__DIFF_BEFORE_IT, EMUL_MISSING));
    number_gap(line, EMUL__KEY_TO, at(card, card->share, entry, EMUL__DIFF_AFTER_IT, EMUL_MISSING));
    add_difference(line, share_at(card, entry, EMUL__DIFF_BEFORE_IT), share_at(card, entry, EMUL__DIFF_AFTER_IT));
}

/* The criterion that did most of what the total did; none if the total stayed. Of equals the first. */
static void name_cause(const emul__diff_card *card, const emul__diff_pair *pair, emul__why_node *line) {
    int32_t cause = -1;
    emul_decimal most = 0;
    for (int32_t i = 0; i < card->entry_count; i++) {
        const emul_decimal effect = emul__diff_minus(share_at(card, i, EMUL__DIFF_AFTER_IT), share_at(card, i, EMUL__DIFF_BEFORE_IT));
        if (is_number(effect) && (pair->difference > 0 ? effect > most : effect < most)) {
            cause = i;
            most = effect;
        }
    }
    if (cause >= 0) {
        const int side = card->entries[cause].on[EMUL__DIFF_AFTER_IT] >= 0 ? EMUL__DIFF_AFTER_IT : EMUL__DIFF_BEFORE_IT;
        emul__why_text(line, EMUL__KEY_CRITERION, card->card[side]->criteria[card->entries[cause].on[side]].id);
    }
}

/* The total, and below it what each criterion did to it: their differences add up to its. */
static void add_total(const emul__diff_card *card, const emul__diff_pair *pair, emul__tree *tree, emul__why_node *subject) {
    const emul_decimal from = before_of(pair)->total;
    const emul_decimal to = after_of(pair)->total;
    emul__why_node *line = NULL;
    if (from == to && is_number(from)) {
        line = emul__tree_add(tree, subject, EMUL__DIFF_SAME_TOTAL);
        emul__why_decimal(line, EMUL__KEY_TOTAL, to);
    } else if (is_number(from) || is_number(to)) {
        line = add_change(tree, subject, EMUL__DIFF_TOTAL, from, to);
        number_gap(line, EMUL__KEY_DIFFERENCE, pair->difference);
    }
    if (!has_totals(pair)) {
        return;
    }
    if (from != to) {
        name_cause(card, pair, line);
    }
    for (int32_t i = 0; i < card->entry_count; i++) {
        if (share_differs(card, pair, i)) {
            add_share(card, i, tree, line);
        }
    }
    const emul_decimal *rest = card->rest;
    if (rest[EMUL__DIFF_BEFORE_IT] != rest[EMUL__DIFF_AFTER_IT]) {
        emul__why_node *of_total = add_change(tree, line, EMUL__DIFF_REST, rest[EMUL__DIFF_BEFORE_IT], rest[EMUL__DIFF_AFTER_IT]);
        add_difference(of_total, rest[EMUL__DIFF_BEFORE_IT], rest[EMUL__DIFF_AFTER_IT]);
    }
}

static void add_points(const emul__diff_card *card, const emul__diff_pair *pair, emul__tree *tree, emul__why_node *subject) {
    for (int32_t i = 0; i < card->entry_count; i++) {
        if (points_differ(card, pair, i)) {
            emul__why_node *line = emul__tree_add(tree, subject, EMUL__DIFF_POINTS);
            criterion_title(card, i, line);
            emul__why_value(line, EMUL__KEY_FROM, emul__ratio_of_decimal(at(card, card->points, i, EMUL__DIFF_BEFORE_IT, EMUL_MISSING)));
            emul__why_value(line, EMUL__KEY_TO, emul__ratio_of_decimal(at(card, card->points, i, EMUL__DIFF_AFTER_IT, EMUL_MISSING)));
        }
    }
}

/* The class by its name, or what there is instead. */
static void class_gap(const emul__snapshot_scorecard *card, emul__text id, emul__why_node *line, emul__why_key key) {
    for (int32_t i = 0; i < card->class_count; i++) {
        if (emul__text_equal(card->classes[i].id, id)) {
            const emul__text name = card->classes[i].name.length > 0 ? card->classes[i].name : id;
            emul__why_said(line, key, (emul__said){id, name, name});
            return;
        }
    }
    for (int32_t code = EMUL_CLASS_UNDETERMINED; code >= EMUL_CLASS_TIED; code--) {
        if (emul__text_equal(emul__text_of(emul__class_word(code)->id), id)) {
            emul__why_word(line, key, emul__class_word(code));
        }
    }
}

static void add_class(const emul__diff_card *card, const emul__diff_pair *pair, emul__tree *tree, emul__why_node *subject) {
    if (!emul__text_equal(before_of(pair)->class_id, after_of(pair)->class_id)) {
        emul__why_node *line = emul__tree_add(tree, subject, EMUL__DIFF_CLASS);
        class_gap(card->card[EMUL__DIFF_BEFORE_IT], before_of(pair)->class_id, line, EMUL__KEY_FROM);
        class_gap(card->card[EMUL__DIFF_AFTER_IT], after_of(pair)->class_id, line, EMUL__KEY_TO);
    }
}

static void add_state(const emul__diff_pair *pair, emul__tree *tree, emul__why_node *subject) {
    if (before_of(pair)->state != after_of(pair)->state) {
        emul__why_node *line = emul__tree_add(tree, subject, EMUL__DIFF_STATE);
        emul__why_word(line, EMUL__KEY_FROM, emul__subject_state_word(before_of(pair)->state));
        emul__why_word(line, EMUL__KEY_TO, emul__subject_state_word(after_of(pair)->state));
    }
    if (!emul__text_equal(before_of(pair)->group, after_of(pair)->group)) {
        emul__why_node *line = emul__tree_add(tree, subject, EMUL__DIFF_GROUP);
        emul__why_text(line, EMUL__KEY_FROM, before_of(pair)->group);
        emul__why_text(line, EMUL__KEY_TO, after_of(pair)->group);
    }
}

void emul__diff_subject(emul__diff_card *card, const emul__diff_pair *pair, emul__tree *tree, emul__why_node *parent) {
    const emul__snapshot_standing *after = after_of(pair);
    emul__why_node *subject = emul__tree_add(tree, parent, pair->move != 0 ? EMUL__DIFF_MOVED : EMUL__DIFF_SUBJECT);
    take_figures(card, pair);
    emul__why_title(subject, after->subject, after->name);
    emul__why_text(subject, EMUL__KEY_GROUP, after->group);
    if (pair->move != 0) {
        number_gap(subject, EMUL__KEY_FROM, before_of(pair)->place);
        number_gap(subject, EMUL__KEY_TO, after->place);
    } else {
        number_gap(subject, EMUL__KEY_PLACE, after->place);
    }
    add_state(pair, tree, subject);
    if (overall_differs(pair)) {
        (void)add_change(tree, subject, EMUL__DIFF_OVERALL, before_of(pair)->place_overall, after->place_overall);
    }
    add_total(card, pair, tree, subject);
    add_points(card, pair, tree, subject);
    add_class(card, pair, tree, subject);
}
