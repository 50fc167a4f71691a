/* The titles of all sets in use as one list. The same title of several regimes becomes one award: what is word for word the same in adjacent
 * regimes stands once and is in force in both, what differs is dated. A name or a citation that differs is the newest. */
#include "regulation/use.h"

#include <string.h>

int32_t emul__law_find(const emul__law_items *in, emul__text id) {
    for (int32_t i = 0; i < in->count; i++) {
        if (emul__text_equal(emul__text_of(in->items[i].texts[0]), id)) {
            return i;
        }
    }
    return -1;
}

/* ---- when ---- */

/* In force from where the last period ends: one period. */
static void add_span(emul__law_item *to, emul__period span) {
    emul__period *last = to->span_count > 0 ? &to->spans[to->span_count - 1] : NULL;
    if (last != NULL && span.from <= last->to + 1) {
        last->to = span.to > last->to ? span.to : last->to;
    } else if (to->span_count < EMUL__MOST_SETS) {
        to->spans[to->span_count++] = span;
    }
}

/* What an item says of itself; else, where regimes follow each other, as long as its own is in force. */
static void add_spans(const emul__use *use, int32_t set, const emul__item *item, emul__law_item *to) {
    emul__text rest = emul__key_text(item, "in_force");
    emul__period span = {0, 0};
    to->sets |= 1u << set;
    if (rest.length == 0 && use->dated && use->sets[set].in_force.to != 0) {
        add_span(to, use->sets[set].in_force);
    }
    for (emul__text part = emul__next_part(&rest, ','); part.length > 0; part = emul__next_part(&rest, ',')) {
        if (emul__span_parse(part, &span)) {
            add_span(to, span);
        }
    }
}

/* ---- what ---- */

static emul__text kept(emul__use *use, emul__buffer *buffer) {
    const char *copy = buffer->failed ? NULL : emul__arena_text(&use->build->model->arena, buffer->bytes, buffer->length);
    const emul__text text = {copy, copy == NULL ? 0 : buffer->length};
    use->build->out_of_memory = use->build->out_of_memory || copy == NULL;
    emul__buffer_destroy(buffer);
    return text;
}

static bool copy_texts(emul__use *use, const emul__item *item, emul__law_item *to) {
    to->texts = (const char **)emul__build_allocate(use->build, (size_t)item->text_count, sizeof *to->texts);
    for (int32_t i = 0; to->texts != NULL && i < item->text_count; i++) {
        to->texts[i] = item->texts[i];
    }
    return to->texts != NULL;
}

static emul__law_item *add_item(emul__use *use, emul__law_items *list, const emul__item *item, int32_t award) {
    emul__law_item *to = &list->items[list->count];
    *to = (emul__law_item){.kind = item->kind, .item = item, .award = award};
    if (!copy_texts(use, item, to)) {
        return NULL;
    }
    list->count++;
    return to;
}

static void take_newest(const emul__item *item, emul__law_item *to) {
    for (int32_t i = 0; i < item->text_count; i++) {
        to->texts[i] = item->texts[i] != NULL ? item->texts[i] : to->texts[i];
    }
}

/* Money goes by the day of the decision: that of each regime for decisions under it, behind what earlier ones gave (`before`). */
static bool add_money(emul__use *use, int32_t set, const emul__item *item, const char *before, emul__law_item *to) {
    const char *money = item->texts[EMUL__AWARD_MONEY];
    if (!use->dated || use->sets[set].in_force.to == 0) {
        return true;
    }
    to->texts[EMUL__AWARD_MONEY] = before;
    if (money == NULL) {
        return true;
    }
    char span[24];
    emul__buffer text;
    emul__buffer_init(&text, &use->build->model->arena.allocator);
    emul__span_format(use->sets[set].in_force, span);
    emul__buffer_string(&text, before == NULL ? "" : before);
    emul__buffer_string(&text, before == NULL ? "" : ", ");
    emul__buffer_string(&text, span);
    emul__buffer_string(&text, " -> ");
    emul__buffer_string(&text, money);
    to->texts[EMUL__AWARD_MONEY] = kept(use, &text).bytes;
    return to->texts[EMUL__AWARD_MONEY] != NULL;
}

static bool same_text(const char *a, const char *b) {
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Word for word the same, but for when it is in force. */
static bool is_same(const emul__law_item *known, const emul__item *item) {
    const int32_t in_force = emul__key_number(item->kind, "in_force");
    bool same = known->kind == item->kind && known->item->text_count == item->text_count;
    for (int32_t i = 0; same && i < item->text_count; i++) {
        same = i == in_force || same_text(known->texts[i], item->texts[i]);
    }
    return same;
}

static emul__law_item *find_part(const emul__use *use, int32_t award, const emul__item *item) {
    for (int32_t i = 0; i < use->parts.count; i++) {
        emul__law_item *known = &use->parts.items[i];
        if (known->award == award && is_same(known, item)) {
            return known;
        }
    }
    return NULL;
}

/* The conditions, limits … of award `from` of a set, so far as they count. */
static bool add_parts(emul__use *use, int32_t set, int32_t from, int32_t award) {
    const emul__draft *draft = &use->sets[set].regulation->draft;
    const emul__text title = emul__item_text(&draft->lists[EMUL__AWARDS].items[from], EMUL__AWARD_ID);
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        const emul__list *list = &draft->lists[kind];
        for (size_t i = 0; emul__list_infos[kind].owner == EMUL__AWARDS && i < list->count; i++) {
            const emul__item *item = &list->items[i];
            if (item->owner != from || !emul__use_counts(use, title, item)) {
                continue;
            }
            emul__law_item *part = find_part(use, award, item);
            part = part != NULL ? part : add_item(use, &use->parts, item, award);
            if (part == NULL) {
                return false;
            }
            add_spans(use, set, item, part);
        }
    }
    return true;
}

static bool add_awards(emul__use *use, int32_t set) {
    const emul__list *list = &use->sets[set].regulation->draft.lists[EMUL__AWARDS];
    for (size_t i = 0; i < list->count; i++) {
        const emul__item *item = &list->items[i];
        const emul__text id = emul__item_text(item, EMUL__AWARD_ID);
        if (!emul__use_counts(use, id, item)) {
            continue;
        }
        const int32_t known = emul__law_find(&use->awards, id);
        emul__law_item *award = known >= 0 ? &use->awards.items[known] : add_item(use, &use->awards, item, use->awards.count);
        if (award == NULL) {
            return false;
        }
        const char *before = known >= 0 ? award->texts[EMUL__AWARD_MONEY] : NULL;
        take_newest(item, award);
        add_spans(use, set, item, award);
        if (!add_money(use, set, item, before, award) || !add_parts(use, set, (int32_t)i, award->award)) {
            return false;
        }
    }
    return true;
}

/* Room for all there are, of awards or of what belongs to them. */
static bool make_room(emul__use *use) {
    size_t awards = 0;
    size_t parts = 0;
    for (int32_t s = 0; s < use->set_count; s++) {
        for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
            const size_t count = use->sets[s].regulation->draft.lists[kind].count;
            awards += kind == EMUL__AWARDS ? count : 0;
            parts += emul__list_infos[kind].owner == EMUL__AWARDS ? count : 0;
        }
    }
    use->awards.items = (emul__law_item *)emul__build_allocate(use->build, awards, sizeof *use->awards.items);
    use->parts.items = (emul__law_item *)emul__build_allocate(use->build, parts, sizeof *use->parts.items);
    return use->awards.items != NULL && use->parts.items != NULL;
}

bool emul__use_merge(emul__use *use) {
    if (!make_room(use)) {
        return false;
    }
    for (int32_t s = 0; s < use->set_count; s++) {
        if (!add_awards(use, s)) {
            return false;
        }
    }
    return true;
}

/* ---- into the draft ---- */

static emul__text spans_text(emul__use *use, const emul__law_item *from) {
    emul__buffer text;
    emul__buffer_init(&text, &use->build->model->arena.allocator);
    for (int32_t i = 0; i < from->span_count; i++) {
        char span[24];
        emul__span_format(from->spans[i], span);
        emul__buffer_string(&text, i == 0 ? "" : ", ");
        emul__buffer_string(&text, span);
    }
    return kept(use, &text);
}

static emul__text origin_text(emul__use *use, const emul__law_item *from) {
    emul__buffer text;
    emul__buffer_init(&text, &use->build->model->arena.allocator);
    for (int32_t s = 0; s < use->set_count; s++) {
        if ((from->sets & (1u << s)) != 0) {
            emul__buffer_string(&text, text.length == 0 ? "" : ", ");
            emul__buffer_string(&text, use->sets[s].text->name);
        }
    }
    return kept(use, &text);
}

bool emul__law_make(emul__use *use, const emul__law_item *from, emul__item *to) {
    const int32_t in_force = emul__key_number(from->kind, "in_force");
    *to = *from->item;
    to->texts = from->texts;
    to->origin = origin_text(use, from);
    for (int32_t s = use->set_count - 1; s >= 0; s--) { /* it stands in the first that has it */
        to->input = (from->sets & (1u << s)) != 0 ? emul__text_of(use->sets[s].text->name) : to->input;
    }
    if (in_force >= 0 && from->span_count > 0) {
        from->texts[in_force] = spans_text(use, from).bytes;
    }
    return !use->build->out_of_memory;
}
