#include "explain/rivals.h"

#include <string.h>

#include "evaluate/run.h"
#include "explain/say.h"

/* ---- orders ---- */

emul__order emul__order_of_scorecard(const emul_result *result, int32_t scorecard, bool overall) {
    const emul__model_scorecard *card = &result->model->scorecards[scorecard];
    const emul__scorecard_result *from = &result->scorecards[scorecard];
    return (emul__order){.card = card,
                         .keys = card->order,
                         .key_count = card->order_count,
                         .place = overall ? from->place_overall : from->place,
                         .group = overall ? NULL : from->group,
                         .rows = overall ? from->order_overall : from->order};
}

emul__order emul__order_of_award(const emul_result *result, int32_t award, emul__order *before) {
    const int32_t heading = result->model->awards[award].prize_of;
    const emul__model_award *from = &result->model->awards[heading >= 0 ? heading : award];
    emul__order order = {.keys = from->order,
                         .key_count = from->order_count,
                         .preferences = from->preferences,
                         .preference_count = from->preference_count,
                         .place = result->awards[award].order,
                         .group = result->awards[award].group};
    if (from->order_count == 0 && from->scorecard >= 0) {
        *before = emul__order_of_scorecard(result, from->scorecard, true);
        order.before = before;
    }
    return order;
}

bool emul__order_has(const emul__order *order, const emul__why *why, int64_t row) {
    return order->place[row] != EMUL_MISSING && (order->group == NULL || order->group[row] == order->group[why->row]);
}

/* ---- stretches of a sorted order ---- */

static int32_t group_of(const emul__order *order, int64_t row) {
    return order->group == NULL ? 0 : order->group[row];
}

/* The first of the sorted rows that is in the group or a later one and, if in it, has that place or a later one. */
static int64_t first_from(const emul__order *order, int64_t count, int32_t group, emul_decimal place) {
    int64_t low = 0;
    int64_t high = count;
    while (low < high) {
        const int64_t middle = low + (high - low) / 2;
        const int64_t row = order->rows[middle];
        const int32_t own = group_of(order, row);
        const bool before = order->place[row] != EMUL_MISSING && (own < group || (own == group && order->place[row] < place));
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    return low;
}

static emul__stretch places(const emul__order *order, const emul__why *why, emul_decimal from, emul_decimal to) {
    const int32_t group = group_of(order, why->row);
    return (emul__stretch){first_from(order, why->result->rows, group, from), first_from(order, why->result->rows, group, to)};
}

emul__stretch emul__order_all(const emul__order *order, const emul__why *why) {
    return places(order, why, 0, EMUL_DECIMAL_MAX);
}

emul__stretch emul__order_equals(const emul__order *order, const emul__why *why) {
    const emul_decimal own = order->place[why->row];
    return places(order, why, own, own + 1);
}

emul__stretch emul__order_ahead(const emul__order *order, const emul__why *why) {
    const emul__stretch better = places(order, why, 0, order->place[why->row]);
    const emul_decimal place = better.from < better.to ? order->place[order->rows[better.to - 1]] : 0;
    return (emul__stretch){better.from < better.to ? places(order, why, place, place + 1).from : better.to, better.to};
}

emul__stretch emul__order_behind(const emul__order *order, const emul__why *why) {
    const emul__stretch worse = places(order, why, order->place[why->row] + 1, EMUL_DECIMAL_MAX);
    const emul_decimal place = worse.from < worse.to ? order->place[order->rows[worse.from]] : 0;
    return (emul__stretch){worse.from, worse.from < worse.to ? places(order, why, place, place + 1).to : worse.from};
}

/* ---- keys ---- */

typedef enum key_kind { RANKED_LAST = 0, KEY, PREFERENCE } key_kind;

typedef struct order_key {
    key_kind kind;
    const emul__program *program; /* NULL: RANKED_LAST */
    bool ascending;
    emul__text name;
} order_key;

static bool ranks_last(const emul__order *order) {
    return order->card != NULL && emul__scorecard_restricts(order->card, EMUL__RANKS_LAST);
}

static int32_t key_count(const emul__order *order) {
    return (ranks_last(order) ? 1 : 0) + order->key_count + order->preference_count;
}

static order_key key_at(const emul__order *order, int32_t at) {
    at -= ranks_last(order) ? 1 : 0;
    if (at < 0) {
        return (order_key){RANKED_LAST, NULL, true, {"", 0}};
    }
    if (at < order->key_count) {
        return (order_key){KEY, &order->keys[at].key, order->keys[at].ascending, {"", 0}};
    }
    const emul__model_condition *preference = &order->preferences[at - order->key_count];
    return (order_key){PREFERENCE, &preference->test, false, preference->name};
}

/* Two subjects, and those who are equal to the first by the keys so far. */
typedef struct duel {
    emul__why *why;
    const emul__order *order;
    int64_t other;
    uint8_t *equals; /* [rows] NULL: everybody who was ranked with it */
    void *scratch;
    size_t scratch_size;
} duel;

static bool make_room(duel *of, size_t size) {
    const emul_allocator *allocator = &of->why->result->allocator;
    if (size > of->scratch_size) {
        emul__release(allocator, of->scratch, of->scratch_size, 1);
        of->scratch = emul__allocate(allocator, size, 1);
        of->scratch_size = of->scratch == NULL ? 0 : size;
    }
    of->why->tree.failed = of->why->tree.failed || of->scratch == NULL;
    return of->scratch != NULL;
}

static void finish(duel *of) {
    const emul_allocator *allocator = &of->why->result->allocator;
    emul__release(allocator, of->scratch, of->scratch_size, 1);
    emul__release(allocator, of->equals, (size_t)of->why->result->rows, 1);
}

/* The value of one row; missing when memory is out. */
static emul__ratio program_value(duel *of, const emul__program *program, int64_t row) {
    emul__block block = {NULL, NULL};
    if (!make_room(of, emul__program_scratch(program))) {
        return emul__ratio_of_state(EMUL__IS_MISSING);
    }
    emul__program_run(program, of->why->result->columns, row, 1, of->scratch, &block);
    return emul__block_exact(program, &block, 0);
}

static bool is_true(emul__ratio value) {
    return emul__ratio_state(value) == EMUL__PRESENT && !emul__wide_is_zero(value.num);
}

static bool is_last(duel *of, int64_t row) {
    const emul__model_scorecard *card = of->order->card;
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const emul__model_restriction *restriction = &card->restrictions[i];
        if (restriction->effect == EMUL__RANKS_LAST && is_true(program_value(of, &restriction->condition.test, row))) {
            return true;
        }
    }
    return false;
}

static emul__ratio value_of(duel *of, const order_key *key, int64_t row) {
    return key->program != NULL ? program_value(of, key->program, row) : emul__ratio_of_integer(is_last(of, row));
}

/* ---- those who are equal so far ---- */

static bool make_equals(duel *of) {
    const emul_result *result = of->why->result;
    const emul__order *order = of->order;
    if (of->equals != NULL) {
        return true;
    }
    of->equals = (uint8_t *)emul__allocate(&result->allocator, (size_t)result->rows, 1);
    of->why->tree.failed = of->why->tree.failed || of->equals == NULL;
    for (int64_t row = 0; of->equals != NULL && row < result->rows; row++) {
        const bool equal = order->before == NULL || order->before->place[row] == order->before->place[of->why->row];
        of->equals[row] = equal && emul__order_has(order, of->why, row);
    }
    return of->equals != NULL;
}

/* What is done with the value that one of the equals has of a key. */
typedef void key_visitor(duel *of, int64_t row, emul__ratio value, void *context);

/* Over blocks of rows, as an evaluation runs. */
static void visit_program(duel *of, const emul__program *program, key_visitor *visit, void *context) {
    const int64_t rows = of->why->result->rows;
    for (int64_t first = 0; first < rows && make_room(of, emul__program_scratch(program)); first += EMUL__BLOCK) {
        const int64_t count = rows - first < EMUL__BLOCK ? rows - first : EMUL__BLOCK;
        emul__block block = {NULL, NULL};
        if (memchr(of->equals + first, 1, (size_t)count) == NULL) {
            continue;
        }
        emul__program_run(program, of->why->result->columns, first, count, of->scratch, &block);
        for (int64_t i = 0; i < count; i++) {
            if (of->equals[first + i]) {
                visit(of, first + i, emul__block_exact(program, &block, i), context);
            }
        }
    }
}

static void visit_equals(duel *of, const order_key *key, key_visitor *visit, void *context) {
    if (key->program != NULL) {
        visit_program(of, key->program, visit, context);
        return;
    }
    for (int64_t row = 0; row < of->why->result->rows; row++) {
        if (of->equals[row]) {
            visit(of, row, value_of(of, key, row), context);
        }
    }
}

static void note_lack(duel *of, int64_t row, emul__ratio value, void *context) {
    bool *lacking = (bool *)context;
    (void)of;
    (void)row;
    *lacking = *lacking || emul__ratio_state(value) != EMUL__PRESENT;
}

static void keep_equal(duel *of, int64_t row, emul__ratio value, void *context) {
    const emul__ratio *own = (const emul__ratio *)context;
    of->equals[row] = emul__ratio_compare(value, *own) == 0;
}

/* A later key that one of the equals lacks orders none of them (evaluate/keys.c). */
static bool is_passed_over(duel *of, const order_key *key, int32_t at) {
    bool lacking = false;
    if ((at > 0 || of->order->before != NULL) && make_equals(of)) {
        visit_equals(of, key, note_lack, &lacking);
    }
    return lacking;
}

/* ---- lines ---- */

static const emul__word directions[] = {
    {"desc", "the higher the better", "cao hơn xếp trước"},
    {"asc", "the lower the better", "thấp hơn xếp trước"},
};
static const emul__word decides = {"decides", "decides", "quyết định"};
static const emul__word equal = {"equal", "equal", "bằng nhau"};
static const emul__word passed_over = {"passed_over", "passed over, since one of the equals has no figure",
                                       "không xét vì có đối tượng bằng điểm chưa có số liệu"};

const emul__word *emul__direction_word(bool ascending) {
    return &directions[ascending ? 1 : 0];
}

static void add_number(emul__why_node *line, const order_key *key, emul__ratio own, emul__ratio other) {
    const bool known = emul__ratio_state(own) == EMUL__PRESENT && emul__ratio_state(other) == EMUL__PRESENT;
    const int order = known ? emul__ratio_compare(own, other) : 0;
    emul__why_word(line, EMUL__KEY_DIRECTION, emul__direction_word(key->ascending));
    emul__why_result(line, EMUL__KEY_OWN, own);
    emul__why_result(line, EMUL__KEY_OTHER, other);
    if (order != 0) {
        emul__why_exact(line, EMUL__KEY_DIFFERENCE, order > 0 ? emul__ratio_sub(own, other) : emul__ratio_sub(other, own));
    }
}

static void add_truth(emul__why_node *line, emul__why_key key, emul__ratio value) {
    if (emul__ratio_state(value) == EMUL__PRESENT) {
        emul__why_truth(line, key, is_true(value));
    } else {
        emul__why_result(line, key, value);
    }
}

static void add_comparison(emul__why *why, emul__why_node *parent, const order_key *key, emul__ratio own, emul__ratio other,
                           const emul__word *verdict) {
    static const emul__why_kind kinds[] = {EMUL__WHY_COMPARED_LAST, EMUL__WHY_COMPARED, EMUL__WHY_COMPARED_PREFERENCE};
    emul__why_node *line = emul__why_add(why, parent, kinds[key->kind]);
    if (key->program != NULL) {
        emul__why_said(line, EMUL__KEY_RULE,
                       emul__say(&why->tree, why->result->model, key->program, emul__text_trim(key->program->source)));
    }
    emul__why_text(line, EMUL__KEY_NAME, key->name);
    if (key->kind == KEY) {
        add_number(line, key, own, other);
    } else {
        add_truth(line, EMUL__KEY_OWN, own);
        add_truth(line, EMUL__KEY_OTHER, other);
    }
    emul__why_word(line, EMUL__KEY_VERDICT, verdict);
}

/* ---- two subjects ---- */

static bool in_force(const emul__why *why, const emul__order *order, int32_t at) {
    const int32_t preference = at - key_count(order) + order->preference_count;
    return preference < 0 || emul__spans_hold(&order->preferences[preference].in_force, why->result->law_day);
}

/* Adds the comparison by one key; true if it decides. */
static bool compare_key(duel *of, emul__why_node *parent, int32_t at) {
    const order_key key = key_at(of->order, at);
    emul__ratio own = value_of(of, &key, of->why->row);
    const emul__ratio other = value_of(of, &key, of->other);
    const bool passed = is_passed_over(of, &key, at);
    const bool known = emul__ratio_state(own) == EMUL__PRESENT && emul__ratio_state(other) == EMUL__PRESENT;
    const bool differ = !passed && known && emul__ratio_compare(own, other) != 0;
    add_comparison(of->why, parent, &key, own, other, passed ? &passed_over : differ ? &decides : &equal);
    if (!passed && known && !differ && at + 1 < key_count(of->order) && make_equals(of)) {
        visit_equals(of, &key, keep_equal, &own);
    }
    return differ;
}

static bool compare_subjects(emul__why *why, emul__why_node *parent, const emul__order *order, int64_t other) {
    duel of = {.why = why, .order = order, .other = other};
    bool decided = order->before != NULL && compare_subjects(why, parent, order->before, other);
    for (int32_t at = 0; !decided && at < key_count(order); at++) {
        decided = in_force(why, order, at) && compare_key(&of, parent, at);
    }
    finish(&of);
    return decided;
}

/* ---- the nearest of the rivals ---- */

typedef struct nearest {
    const emul__why *why;
    const emul__order *order;
    const emul__rivals *rivals;
    emul_decimal place; /* EMUL_MISSING: none yet */
} nearest;

static bool is_rival(const nearest *of, int64_t row) {
    return row != of->why->row && emul__order_has(of->order, of->why, row) && of->rivals->matches(of->rivals->context, row);
}

static bool is_nearest(const void *context, int64_t row) {
    const nearest *of = (const nearest *)context;
    return of->order->place[row] == of->place && is_rival(of, row);
}

/* The place nearest to the subject's, on that side of it. */
static void find_place(nearest *of) {
    const emul_decimal own = of->order->place[of->why->row];
    for (int64_t row = 0; row < of->why->result->rows; row++) {
        const emul_decimal place = of->order->place[row];
        const bool side = of->rivals->ahead ? place < own : place > own;
        const bool nearer = of->place == EMUL_MISSING || (of->rivals->ahead ? place > of->place : place < of->place);
        if (side && nearer && is_rival(of, row)) {
            of->place = place;
        }
    }
}

/* `of` is equal among itself, in the order of ids, and not empty. */
static void add_line(emul__why *why, emul__why_node *parent, emul__why_kind kind, const emul__order *order, emul__every_subject of) {
    emul__why_node *line = emul__why_add(why, parent, kind);
    emul__why_title(line, why->result->ids[of.rows[0]], why->result->names[of.rows[0]]);
    emul__why_decimal(line, EMUL__KEY_PLACE, order->place[of.rows[0]]);
    emul__why_listed(why, line, of.rows + 1, of.count - 1);
    (void)compare_subjects(why, line, order, of.rows[0]);
}

void emul__why_rival(emul__why *why, emul__why_node *parent, emul__why_kind kind, const emul__order *order, const emul__rivals *rivals) {
    nearest of = {why, order, rivals, EMUL_MISSING};
    find_place(&of);
    const emul__every_subject found = of.place == EMUL_MISSING ? (emul__every_subject){NULL, 0} : emul__why_every(why, is_nearest, &of);
    if (found.count > 0) {
        add_line(why, parent, kind, order, found);
    }
}

void emul__why_neighbour(emul__why *why, emul__why_node *parent, emul__why_kind kind, const emul__order *order, emul__stretch of) {
    const emul__every_subject found = emul__why_sorted(why, order->rows + of.from, of.to - of.from);
    if (found.count > 0) {
        add_line(why, parent, kind, order, found);
    }
}
