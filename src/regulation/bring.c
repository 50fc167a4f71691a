/* What the regulation gets of its sets: the titles it asks for, those that they rest on, and the indicators, values and scorecards that their
 * rules name. What it declares itself under the same id comes first: an indicator, a value, a scorecard of its own takes the place of the set's; an
 * award of its own adds to the set's. */
#include "regulation/use.h"

#include <string.h>

/* ---- words of rules ---- */

static bool belongs_to_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static void add_words(emul__use *use, const char *text) {
    const emul__text rule = emul__text_of(text);
    for (size_t at = 0; at < rule.length;) {
        size_t length = 0;
        while (at + length < rule.length && belongs_to_word(rule.bytes[at + length])) {
            length++;
        }
        if (length > 0 && emul__intern_add(&use->words, (emul__text){rule.bytes + at, length}) < 0) {
            use->build->out_of_memory = true;
        }
        at += length + 1;
    }
}

/* A text for people is no rule. */
static bool is_prose(const emul__item *item, int32_t text) {
    static const char *const prose[] = {"name", "name_en", "cite", "unit"};
    const emul__list_info *info = &emul__list_infos[item->kind];
    for (size_t i = 0; text < info->field_count && i < sizeof prose / sizeof prose[0]; i++) {
        if (strcmp(info->fields[text].key, prose[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The id of a thing does not ask for itself. */
static void add_item_words(emul__use *use, const emul__item *item, const char *const *texts) {
    const bool named = emul__key_number(item->kind, "id") == 0 || item->kind == EMUL__VALUES;
    for (int32_t i = named ? 1 : 0; i < item->text_count; i++) {
        if (texts[i] != NULL && !is_prose(item, i)) {
            add_words(use, texts[i]);
        }
    }
}

static bool is_word(const emul__use *use, emul__text id) {
    return emul__intern_find(&use->words, id) >= 0;
}

static bool has_id(const emul__list *list, emul__text id) {
    for (size_t i = 0; i < list->count; i++) {
        if (emul__text_equal(emul__item_text(&list->items[i], 0), id)) {
            return true;
        }
    }
    return false;
}

/* A value of a set that is asked for, and whose place nothing of the regulation's own has taken. */
static bool is_asked(const emul__use *use, const emul__item *value) {
    const emul__text id = emul__item_text(value, EMUL__VALUE_ID);
    return is_word(use, id) && !has_id(&use->own->lists[EMUL__VALUES], id) && !has_id(&use->own->lists[EMUL__INDICATORS], id);
}

static void add_value_words_of(emul__use *use, const emul__list *values) {
    for (size_t i = 0; i < values->count; i++) {
        if (is_asked(use, &values->items[i])) {
            add_item_words(use, &values->items[i], values->items[i].texts);
        }
    }
}

/* The words of the values that are asked for, until no value asks for another. */
static void add_value_words(emul__use *use) {
    size_t before = 0;
    do {
        before = use->words.count;
        for (int32_t s = 0; s < use->set_count; s++) {
            add_value_words_of(use, &use->sets[s].regulation->draft.lists[EMUL__VALUES]);
        }
    } while (before != use->words.count);
}

/* ---- which titles ---- */

static int32_t own_award(const emul__use *use, emul__text id) {
    const emul__list *list = &use->own->lists[EMUL__AWARDS];
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].parent < 0 && emul__text_equal(emul__item_text(&list->items[i], EMUL__AWARD_ID), id)) {
            return (int32_t)i;
        }
    }
    return -1;
}

static emul__text award_id(const emul__use *use, int32_t award) {
    return emul__text_of(use->awards.items[award].texts[EMUL__AWARD_ID]);
}

static void want(emul__use *use, int32_t award) {
    use->wanted[award] = true;
    add_item_words(use, use->awards.items[award].item, use->awards.items[award].texts);
    for (int32_t i = 0; i < use->parts.count; i++) {
        if (use->parts.items[i].award == award) {
            add_item_words(use, use->parts.items[i].item, use->parts.items[i].texts);
        }
    }
}

/* Those asked for (all, where none are named), then what they rest on. A title that the regulation adds to is one it asks for. */
static bool choose_titles(emul__use *use) {
    const bool all = emul__item_text(use->header, EMUL__HEADER_TITLES).length == 0;
    use->wanted = (bool *)emul__build_allocate(use->build, (size_t)use->awards.count, sizeof *use->wanted);
    use->own_award = (int32_t *)emul__build_allocate(use->build, (size_t)use->awards.count, sizeof *use->own_award);
    if (use->wanted == NULL || use->own_award == NULL) {
        return false;
    }
    for (int32_t i = 0; i < use->awards.count; i++) {
        use->own_award[i] = own_award(use, award_id(use, i));
        if (all || use->own_award[i] >= 0 || emul__header_names(use, EMUL__HEADER_TITLES, award_id(use, i))) {
            want(use, i);
        }
    }
    for (bool more = true; more;) {
        more = false;
        add_value_words(use);
        for (int32_t i = 0; i < use->awards.count; i++) {
            if (!use->wanted[i] && is_word(use, award_id(use, i))) {
                want(use, i);
                more = true;
            }
        }
    }
    return !use->build->out_of_memory;
}

/* ---- what is wrong ---- */

static void report_unverified(const emul__use *use, emul__text id) {
    emul__build_problem(use->build, use->header, EMUL__HEADER_TITLES,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "“{0}” is not verified: it counts only where it is accepted",
                                            .vietnamese = "“{0}” chưa được xác nhận: chỉ áp dụng khi được chấp nhận",
                                            .hint_english = "add it to “accept”",
                                            .hint_vietnamese = "thêm vào “accept”",
                                            .arguments = {id}});
}

static void check_verified(const emul__use *use) {
    emul__text rest = emul__item_text(use->header, EMUL__HEADER_TITLES);
    for (emul__text name = emul__next_part(&rest, ','); name.length > 0; name = emul__next_part(&rest, ',')) {
        if (emul__law_find(&use->awards, name) < 0) {
            report_unverified(use, name);
        }
    }
}

/* The id behind "awarded(" at the beginning of a text, or none. */
static emul__text awarded_at(emul__text rule) {
    const emul__text call = EMUL__TEXT("awarded(");
    size_t end = call.length;
    if (rule.length <= end || memcmp(rule.bytes, call.bytes, end) != 0) {
        return (emul__text){NULL, 0};
    }
    while (end < rule.length && rule.bytes[end] != ')') {
        end++;
    }
    return emul__text_trim((emul__text){rule.bytes + call.length, end - call.length});
}

/* A rule that asks who was awarded a title that is not there. */
static bool check_rule(const emul__use *use, emul__text whose, const char *text) {
    const emul__text rule = emul__text_of(text);
    for (size_t at = 0; at < rule.length; at++) {
        const emul__text id = awarded_at((emul__text){rule.bytes + at, rule.length - at});
        if (id.length > 0 && emul__law_find(&use->awards, id) < 0 && own_award(use, id) < 0) {
            emul__build_problem(use->build, use->header, EMUL__HEADER_ACCEPT,
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "“{0}” rests on “{1}”, which is not verified",
                                                    .vietnamese = "“{0}” dựa trên “{1}”, danh hiệu chưa được xác nhận",
                                                    .hint_english = "accept “{1}” too, or write an award with that id",
                                                    .hint_vietnamese = "chấp nhận cả “{1}”, hoặc viết danh hiệu mang mã đó",
                                                    .arguments = {whose, id}});
            return false;
        }
    }
    return true;
}

/* One problem a title is enough. */
static void check_rules(const emul__use *use) {
    int32_t told = -1;
    for (int32_t i = 0; i < use->parts.count; i++) {
        const emul__law_item *part = &use->parts.items[i];
        for (int32_t text = 0; use->wanted[part->award] && part->award != told && text < part->item->text_count; text++) {
            const bool rule = part->texts[text] != NULL && !is_prose(part->item, text);
            told = rule && !check_rule(use, award_id(use, part->award), part->texts[text]) ? part->award : told;
        }
    }
    for (int32_t s = 0; s < use->set_count; s++) {
        const emul__list *values = &use->sets[s].regulation->draft.lists[EMUL__VALUES];
        for (size_t i = 0; i < values->count; i++) {
            if (is_asked(use, &values->items[i])) {
                (void)check_rule(use, emul__item_text(&values->items[i], EMUL__VALUE_ID), values->items[i].texts[EMUL__VALUE_EXPRESSION]);
            }
        }
    }
}

/* ---- into the draft ---- */

static bool open_list(emul__use *use, emul__list_kind kind) {
    size_t most = use->own->lists[kind].count + (size_t)use->awards.count + (size_t)use->parts.count;
    for (int32_t s = 0; s < use->set_count; s++) {
        most += use->sets[s].regulation->draft.lists[kind].count;
    }
    use->draft.lists[kind].items = (emul__item *)emul__build_allocate(use->build, most, sizeof(emul__item));
    return use->draft.lists[kind].items != NULL;
}

static void append(emul__use *use, const emul__item *item) {
    emul__list *list = &use->draft.lists[item->kind];
    list->items[list->count++] = *item;
}

static void append_own(emul__use *use, emul__list_kind kind) {
    const emul__list *own = &use->own->lists[kind];
    for (size_t i = 0; i < own->count; i++) {
        append(use, &own->items[i]);
    }
}

/* A law's title and the regulation's own award of that id: what the regulation says, and where it says nothing, the law. */
static bool add_to_own(emul__use *use, const emul__law_item *law, emul__item *own) {
    emul__item made;
    const char **texts = (const char **)emul__build_allocate(use->build, (size_t)own->text_count, sizeof *texts);
    if (texts == NULL || !emul__law_make(use, law, &made)) {
        return false;
    }
    const emul__text other = emul__item_text(own, EMUL__AWARD_FOR);
    if (other.length > 0 && !emul__text_equal(other, emul__item_text(&made, EMUL__AWARD_FOR))) {
        emul__build_problem(
            use->build, own, EMUL__AWARD_FOR,
            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                .english = "the law gives “{0}” to “{1}”",
                                .vietnamese = "theo luật, “{0}” dành cho “{1}”",
                                .hint_english = "leave “for” out, or choose another id",
                                .hint_vietnamese = "bỏ “for”, hoặc chọn mã khác",
                                .arguments = {emul__item_text(own, EMUL__AWARD_ID), emul__item_text(&made, EMUL__AWARD_FOR)}});
    }
    for (int32_t i = 0; i < own->text_count; i++) {
        texts[i] = own->texts[i] != NULL ? own->texts[i] : made.texts[i];
    }
    own->texts = texts;
    own->origin = made.origin;
    return true;
}

/* The regulation's own keep their numbers; the law's come behind them. */
static bool bring_awards(emul__use *use, int32_t *numbers) {
    append_own(use, EMUL__AWARDS);
    for (int32_t i = 0; i < use->awards.count; i++) {
        emul__list *list = &use->draft.lists[EMUL__AWARDS];
        emul__item made;
        numbers[i] = use->own_award[i] >= 0 ? use->own_award[i] : (int32_t)list->count;
        if (!use->wanted[i]) {
            continue;
        }
        if (use->own_award[i] >= 0) {
            if (!add_to_own(use, &use->awards.items[i], &list->items[use->own_award[i]])) {
                return false;
            }
            continue;
        }
        if (!emul__law_make(use, &use->awards.items[i], &made)) {
            return false;
        }
        append(use, &made);
    }
    return true;
}

static bool owns_any(const emul__use *use, emul__list_kind kind, int32_t award) {
    const emul__list *list = &use->own->lists[kind];
    for (size_t i = 0; award >= 0 && i < list->count; i++) {
        if (list->items[i].owner == award) {
            return true;
        }
    }
    return false;
}

/* The law's conditions before the regulation's own; an order of its own takes the place of the law's. */
static bool bring_parts(emul__use *use, const int32_t *numbers) {
    for (int32_t i = 0; i < use->parts.count; i++) {
        const emul__law_item *part = &use->parts.items[i];
        emul__item made;
        const bool replaced = part->kind == EMUL__AWARD_ORDERS && owns_any(use, part->kind, use->own_award[part->award]);
        if (!use->wanted[part->award] || replaced) {
            continue;
        }
        if (!emul__law_make(use, part, &made)) {
            return false;
        }
        made.owner = numbers[part->award];
        append(use, &made);
    }
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        if (emul__list_infos[kind].owner == EMUL__AWARDS) {
            append_own(use, (emul__list_kind)kind);
        }
    }
    return true;
}

/* ---- indicators, values, tables, scorecards ---- */

/* Base salaries are of days, however these are written. */
static bool has_salary(const emul__list *list, emul__text days) {
    emul__period wanted = {0, 0};
    emul__period known = {0, 0};
    for (size_t i = 0; emul__period_parse(days, &wanted) && i < list->count; i++) {
        if (emul__period_parse(emul__item_text(&list->items[i], EMUL__SALARY_FROM), &known) && known.from == wanted.from) {
            return true;
        }
    }
    return false;
}

/* Rules cannot tell an indicator from a value of the same id. */
static bool is_taken(const emul__use *use, emul__list_kind kind, emul__text id) {
    const bool name = kind == EMUL__INDICATORS || kind == EMUL__VALUES;
    return has_id(&use->draft.lists[kind], id) || (kind == EMUL__SALARIES && has_salary(&use->draft.lists[kind], id)) ||
           (name && has_id(&use->draft.lists[kind == EMUL__VALUES ? EMUL__INDICATORS : EMUL__VALUES], id));
}

/* Everything of a scorecard is a rule of the set. */
static void add_scorecard_words(emul__use *use) {
    for (int32_t s = 0; s < use->set_count; s++) {
        const emul__draft *draft = &use->sets[s].regulation->draft;
        for (int32_t kind = EMUL__SCORECARDS; kind < EMUL__LIST_COUNT; kind++) {
            const bool of_awards = kind == EMUL__AWARDS || emul__list_infos[kind].owner == EMUL__AWARDS;
            for (size_t i = 0; !of_awards && i < draft->lists[kind].count; i++) {
                add_item_words(use, &draft->lists[kind].items[i], draft->lists[kind].items[i].texts);
            }
        }
    }
}

static void bring_item(emul__use *use, int32_t set, const emul__item *from, int32_t **moved) {
    const emul__list_kind kind = from->kind;
    const int32_t owners = emul__list_infos[kind].owner;
    const int32_t number = (int32_t)(from - use->sets[set].regulation->draft.lists[kind].items);
    const emul__text id = emul__item_text(from, 0);
    const bool asked = kind == EMUL__SCORECARDS || kind == EMUL__SALARIES || is_word(use, id);
    const bool wanted = owners >= 0 ? moved[owners][from->owner] >= 0 : asked && !is_taken(use, kind, id);
    emul__item made = *from;
    moved[kind][number] = wanted ? (int32_t)use->draft.lists[kind].count : -1;
    if (!wanted) {
        return;
    }
    made.owner = owners >= 0 ? moved[owners][from->owner] : -1;
    made.parent = from->parent >= 0 ? moved[kind][from->parent] : -1;
    made.origin = made.input = emul__text_of(use->sets[set].text->name);
    append(use, &made);
}

static bool bring_set(emul__use *use, int32_t set) {
    int32_t *moved[EMUL__LIST_COUNT] = {NULL};
    for (int32_t kind = EMUL__HEADER + 1; kind < EMUL__LIST_COUNT; kind++) {
        const emul__list *list = &use->sets[set].regulation->draft.lists[kind];
        const bool of_awards = kind == EMUL__AWARDS || emul__list_infos[kind].owner == EMUL__AWARDS;
        moved[kind] = (int32_t *)emul__build_allocate(use->build, list->count, sizeof *moved[kind]);
        if (moved[kind] == NULL) {
            return false;
        }
        for (size_t i = 0; !of_awards && i < list->count; i++) {
            bring_item(use, set, &list->items[i], moved);
        }
    }
    return true;
}

static bool bring_rest(emul__use *use) {
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        const bool of_awards = kind == EMUL__AWARDS || emul__list_infos[kind].owner == EMUL__AWARDS;
        if (!of_awards) {
            append_own(use, (emul__list_kind)kind);
        }
    }
    add_scorecard_words(use);
    add_value_words(use);
    for (int32_t s = 0; s < use->set_count; s++) {
        if (!bring_set(use, s)) {
            return false;
        }
    }
    return true;
}

bool emul__use_bring(emul__use *use) {
    if (!choose_titles(use)) {
        return false;
    }
    check_verified(use);
    check_rules(use);
    use->draft.input = use->own->input;
    use->draft.table_input = use->own->table_input;
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        if (!open_list(use, (emul__list_kind)kind)) {
            return false;
        }
    }
    int32_t *numbers = (int32_t *)emul__build_allocate(use->build, (size_t)use->awards.count, sizeof *numbers);
    return numbers != NULL && bring_awards(use, numbers) && bring_parts(use, numbers) && bring_rest(use) && !use->build->out_of_memory;
}
