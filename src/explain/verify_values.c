/* Everything that a result says, compared as JSON: what the library learns to write is compared without a line more here. Elements of lists are matched
 * by what they are of. */
#include "explain/money.h"
#include "explain/verify.h"
#include "kernel/sort.h"

enum { MOST_TOLD = 100 };

/* ---- telling ---- */

/* States and decisions are written as ids. */
static const emul__word *word_of(emul__text member, emul__text id) {
    const emul__word *word = NULL;
    const bool state = emul__text_equal(member, EMUL__TEXT("state"));
    const bool decision = emul__text_equal(member, EMUL__TEXT("decision"));
    const bool payment = emul__text_equal(member, EMUL__TEXT("payment"));
    for (int32_t i = 0; word == NULL && (state || decision || payment); i++) {
        word = state ? emul__subject_state_word(i) : decision ? emul__decision_word(i) : emul__payment_word(i);
        if (word == NULL) {
            return NULL;
        }
        word = emul__text_equal(emul__text_of(word->id), id) ? word : NULL;
    }
    if (emul__text_equal(member, EMUL__TEXT("class"))) {
        for (int32_t i = EMUL_CLASS_UNDETERMINED; word == NULL && emul__class_word(i) != NULL; i--) {
            word = emul__text_equal(emul__text_of(emul__class_word(i)->id), id) ? emul__class_word(i) : NULL;
        }
    }
    return word;
}

static void add_value(emul__why_node *line, emul__why_key key, emul__text member, const emul__json_value *value) {
    static const emul__word none = {"none", "none", "không có"};
    static const emul__word many = {"several", "several values", "nhiều giá trị"};
    static const emul__word truths[] = {{"false", "no", "không"}, {"true", "yes", "có"}};
    switch (value->kind) {
    case EMUL__JSON_NULL:
        emul__why_word(line, key, &none);
        return;
    case EMUL__JSON_FALSE:
    case EMUL__JSON_TRUE:
        emul__why_word(line, key, &truths[value->kind == EMUL__JSON_TRUE ? 1 : 0]);
        return;
    case EMUL__JSON_LIST:
    case EMUL__JSON_OBJECT:
        emul__why_word(line, key, &many);
        return;
    default:
        break;
    }
    const emul__word *word = value->kind == EMUL__JSON_TEXT ? word_of(member, value->text) : NULL;
    emul_decimal number = 0;
    if (value->text.length == 0) {
        emul__why_word(line, key, &none);
    } else if (word != NULL) {
        emul__why_word(line, key, word);
    } else if (emul_decimal_parse(value->text.bytes, value->text.length, '.', &number, NULL) == EMUL_OK) {
        emul__why_decimal(line, key, number);
    } else {
        emul__why_text(line, key, value->text);
    }
}

/* A line about where we are; NULL when enough have been told. */
static emul__why_node *tell(emul__values *values, emul__why_kind kind, emul__text member) {
    const emul__word *word = emul__member_word(member);
    values->differing++;
    if (values->differing > MOST_TOLD) {
        return NULL;
    }
    emul__why_node *line = emul__tree_add(values->tree, values->root, kind);
    emul__why_text(line, EMUL__KEY_OF, values->of);
    emul__why_title(line, values->subject, values->name);
    emul__why_text(line, EMUL__KEY_CRITERION, values->item);
    if (word != NULL) {
        emul__why_word(line, EMUL__KEY_WHAT, word);
    } else {
        emul__why_text(line, EMUL__KEY_WHAT, member);
    }
    return line;
}

/* Reasons are short notes in English: that they differ is told, not how. */
static void tell_difference(emul__values *values, emul__text member, const emul__json_value *stored, const emul__json_value *again) {
    emul__why_node *line = tell(values, EMUL__VERIFY_VALUE, member);
    if (line != NULL && !emul__text_equal(member, EMUL__TEXT("reason"))) {
        add_value(line, EMUL__KEY_STORED, member, stored);
        add_value(line, EMUL__KEY_EVALUATED, member, again);
    }
}

static void tell_lonely(emul__values *values, emul__text member, bool stored) {
    (void)tell(values, stored ? EMUL__VERIFY_ONLY_STORED : EMUL__VERIFY_ONLY_EVALUATED, member);
}

/* ---- comparing ---- */

static void compare(emul__values *values, emul__text member, const emul__json_value *stored, const emul__json_value *again);

static void compare_members(emul__values *values, const emul__json_value *stored, const emul__json_value *again) {
    for (const emul__json_value *a = again->first; a != NULL; a = a->next) {
        const emul__json_value *s = stored->first;
        while (s != NULL && !emul__text_equal(s->key, a->key)) {
            s = s->next;
        }
        if (s != NULL) {
            compare(values, a->key, s, a);
        } else if (values->same_version) {
            tell_lonely(values, a->key, false);
        }
    }
    for (const emul__json_value *s = stored->first; s != NULL && values->same_version; s = s->next) {
        const emul__json_value *a = again->first;
        while (a != NULL && !emul__text_equal(a->key, s->key)) {
            a = a->next;
        }
        if (a == NULL) {
            tell_lonely(values, s->key, true);
        }
    }
}

/* What says which one an element is; an id says it alone. */
enum { IDENTITIES = 9 };
static const char *const identities[IDENTITIES] = {"award",     "scorecard", "subject",     "unit", "fund",
                                                   "criterion", "kind",      "achievement", "fact"};

typedef struct element {
    const emul__json_value *value;
    emul__text id;
    emul__text others[IDENTITIES];
} element;

typedef struct elements {
    element *items;
    int64_t count;
    const int64_t *order;
} elements;

static emul__text text_of(const emul__json_value *object, const char *key) {
    const emul__json_value *member = emul__json_member(object, key);
    return member != NULL && member->kind == EMUL__JSON_TEXT ? member->text : (emul__text){"", 0};
}

static int compare_elements(const element *a, const element *b) {
    int order = emul__text_compare(a->id, b->id);
    for (int32_t i = 0; i < IDENTITIES && order == 0; i++) {
        order = emul__text_compare(a->others[i], b->others[i]);
    }
    return order;
}

static int compare_numbers(const void *context, int64_t a, int64_t b) {
    const element *items = (const element *)context;
    return compare_elements(&items[a], &items[b]);
}

static bool collect(emul__values *values, const emul__json_value *list, elements *to) {
    *to = (elements){(element *)emul__arena_allocate(values->scratch, (size_t)list->count, sizeof *to->items), 0, NULL};
    for (const emul__json_value *value = list->first; to->items != NULL && value != NULL; value = value->next) {
        element *item = &to->items[to->count++];
        *item = (element){.value = value, .id = text_of(value, "id")};
        for (int32_t i = 0; i < IDENTITIES && item->id.length == 0; i++) {
            item->others[i] = text_of(value, identities[i]);
        }
    }
    to->order = to->items == NULL ? NULL : emul__sorted(values->scratch, to->count, compare_numbers, to->items);
    values->tree->failed = values->tree->failed || to->order == NULL;
    return to->order != NULL;
}

/* Says where an element is. */
static void enter(emul__values *values, emul__text list, const element *item) {
    const bool top = emul__text_equal(list, EMUL__TEXT("scorecards")) || emul__text_equal(list, EMUL__TEXT("awards"));
    const emul__text subject = text_of(item->value, "subject");
    const emul__text criterion = text_of(item->value, "criterion");
    if (top) {
        values->of = item->id;
    } else if (item->id.length > 0) {
        values->item = item->id;
    }
    if (subject.length > 0) {
        values->subject = subject;
        values->name = text_of(item->value, "name");
    }
    values->item = criterion.length > 0 ? criterion : values->item;
}

static void compare_lists(emul__values *values, emul__text member, const emul__json_value *stored, const emul__json_value *again) {
    const emul__values outside = *values;
    const emul__arena_mark here = emul__arena_here(values->scratch);
    elements from[2];
    int64_t at[2] = {0, 0};
    if (collect(values, stored, &from[0]) && collect(values, again, &from[1])) {
        while (at[0] < from[0].count || at[1] < from[1].count) {
            const element *s = at[0] < from[0].count ? &from[0].items[from[0].order[at[0]]] : NULL;
            const element *a = at[1] < from[1].count ? &from[1].items[from[1].order[at[1]]] : NULL;
            const int order = s == NULL ? 1 : a == NULL ? -1 : compare_elements(s, a);
            enter(values, member, order <= 0 ? s : a);
            if (order == 0) {
                compare(values, member, s->value, a->value);
            } else {
                tell_lonely(values, member, order < 0);
            }
            at[0] += order <= 0 ? 1 : 0;
            at[1] += order >= 0 ? 1 : 0;
            values->of = outside.of;
            values->subject = outside.subject;
            values->name = outside.name;
            values->item = outside.item;
        }
    }
    emul__arena_back(values->scratch, here);
}

static void compare(emul__values *values, emul__text member, const emul__json_value *stored, const emul__json_value *again) {
    if (stored->kind == EMUL__JSON_OBJECT && again->kind == EMUL__JSON_OBJECT) {
        compare_members(values, stored, again);
    } else if (stored->kind == EMUL__JSON_LIST && again->kind == EMUL__JSON_LIST) {
        compare_lists(values, member, stored, again);
    } else {
        values->compared++;
        if (stored->kind != again->kind || !emul__text_equal(stored->text, again->text)) {
            tell_difference(values, member, stored, again);
        }
    }
}

void emul__values_compare(emul__values *values, const emul__json_value *stored, const emul__json_value *again) {
    for (const emul__json_value *a = again->first; a != NULL; a = a->next) {
        const bool proof = emul__text_equal(a->key, EMUL__TEXT("libemul")) || emul__text_equal(a->key, EMUL__TEXT("digest"));
        const emul__json_value *s = stored->first;
        while (s != NULL && !emul__text_equal(s->key, a->key)) {
            s = s->next;
        }
        if (!proof && s != NULL) {
            compare(values, a->key, s, a);
        } else if (!proof && values->same_version) {
            tell_lonely(values, a->key, false);
        }
    }
}
