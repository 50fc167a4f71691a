/* The keys of the header that name sets, titles and what is accepted; the sets, read. */
#include "regulation/use.h"

#include "regulation/yaml_read.h"

#include <string.h>

#define WHOLE_LAW "vn-law"

/* A regime of the law is called by the year it begins in: "vn-2024". */
static bool is_regime(emul__text name) {
    bool year = name.length == 7 && memcmp(name.bytes, "vn-", 3) == 0;
    for (size_t i = 3; year && i < name.length; i++) {
        year = name.bytes[i] >= '0' && name.bytes[i] <= '9';
    }
    return year;
}

bool emul__header_names(const emul__use *use, int32_t text, emul__text id) {
    emul__text rest = emul__item_text(use->header, text);
    for (emul__text name = emul__next_part(&rest, ','); name.length > 0; name = emul__next_part(&rest, ',')) {
        if (emul__text_equal(name, id)) {
            return true;
        }
    }
    return false;
}

/* "TITLE.ID" of a part of a title. */
static bool accepts_part(const emul__use *use, emul__text title, emul__text id) {
    emul__text rest = emul__item_text(use->header, EMUL__HEADER_ACCEPT);
    for (emul__text name = emul__next_part(&rest, ','); name.length > 0; name = emul__next_part(&rest, ',')) {
        if (id.length > 0 && name.length == title.length + 1 + id.length && memcmp(name.bytes, title.bytes, title.length) == 0 &&
            name.bytes[title.length] == '.' && memcmp(name.bytes + title.length + 1, id.bytes, id.length) == 0) {
            return true;
        }
    }
    return false;
}

bool emul__use_counts(const emul__use *use, emul__text title, const emul__item *item) {
    if (!emul__text_equal(emul__key_text(item, "status"), EMUL__TEXT("unverified"))) {
        return true;
    }
    const bool part = item->kind != EMUL__AWARDS;
    return emul__header_names(use, EMUL__HEADER_ACCEPT, title) || (part && accepts_part(use, title, emul__key_text(item, "id")));
}

/* ---- which sets ---- */

static void report(const emul__use *use, int32_t text, const emul__diagnostic *what) {
    emul__build_problem(use->build, use->header, text, what);
}

/* "vn-grading-366" leaves open what the sets "vn-grading-366-tot", … say: the first two of them. */
static bool report_open_choice(const emul__use *use, emul__text name) {
    emul__text found[2] = {{NULL, 0}, {NULL, 0}};
    int32_t count = 0;
    for (int32_t i = 0; i < emul__set_text_count && count < 2; i++) {
        const emul__text set = emul__text_of(emul__set_texts[i].name);
        if (set.length > name.length && memcmp(set.bytes, name.bytes, name.length) == 0 && set.bytes[name.length] == '-' &&
            memchr(name.bytes, '-', name.length) != NULL) {
            found[count++] = set;
        }
    }
    if (count < 2) {
        return false;
    }
    report(use, EMUL__HEADER_USE,
           &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                               .english = "“{0}” leaves a choice open that the regulation must make",
                               .vietnamese = "“{0}” còn để ngỏ một lựa chọn mà quy chế phải quyết định",
                               .hint_english = "write “{1}” or “{2}”, or see docs/law.md",
                               .hint_vietnamese = "viết “{1}” hoặc “{2}”, hoặc xem docs/law.md",
                               .arguments = {name, found[0], found[1]}});
    return true;
}

static void report_unknown_set(const emul__use *use, emul__text name) {
    if (report_open_choice(use, name)) {
        return;
    }
    emul__nearest nearest = emul__nearest_begin(name);
    emul__nearest_offer(&nearest, EMUL__TEXT(WHOLE_LAW));
    for (int32_t i = 0; i < emul__set_text_count; i++) {
        emul__nearest_offer(&nearest, emul__text_of(emul__set_texts[i].name));
    }
    const bool guess = nearest.found.length > 0;
    report(use, EMUL__HEADER_USE,
           &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                               .english = "no set of titles is called “{0}”",
                               .vietnamese = "không có bộ danh hiệu nào tên “{0}”",
                               .hint_english = guess ? "did you mean “{1}”?" : "write vn-law, or see “emul titles”",
                               .hint_vietnamese = guess ? "có phải “{1}” không?" : "viết vn-law, hoặc xem “emul titles”",
                               .arguments = {name, nearest.found}});
}

static void report_two_regimes(const emul__use *use, emul__text name) {
    report(use, EMUL__HEADER_USE,
           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                               .english = "“{0}” is a second regime of the law: one day has one law",
                               .vietnamese = "“{0}” là chế độ pháp luật thứ hai: mỗi ngày chỉ áp dụng một",
                               .hint_english = "write “vn-law”, and the day of the law decides which counts",
                               .hint_vietnamese = "viết “vn-law”, ngày áp dụng pháp luật sẽ quyết định",
                               .arguments = {name}});
}

static bool has_regime(const emul__use *use) {
    bool has = use->dated;
    for (int32_t i = 0; i < use->set_count; i++) {
        has = has || is_regime(emul__text_of(use->sets[i].text->name));
    }
    return has;
}

static void add_set(emul__use *use, const emul__set_text *text) {
    if (use->set_count < EMUL__MOST_SETS) { /* more there are not: a test counts them */
        use->sets[use->set_count++] = (emul__set){.text = text};
    }
}

static bool choose_law(emul__use *use, emul__text name) {
    if (has_regime(use)) {
        report_two_regimes(use, name);
        return false;
    }
    for (int32_t i = 0; i < emul__set_text_count; i++) {
        if (is_regime(emul__text_of(emul__set_texts[i].name))) {
            add_set(use, &emul__set_texts[i]);
        }
    }
    use->dated = true;
    return true;
}

static bool choose_set(emul__use *use, emul__text name) {
    if (emul__text_equal(name, EMUL__TEXT(WHOLE_LAW))) {
        return choose_law(use, name);
    }
    for (int32_t i = 0; i < emul__set_text_count; i++) {
        if (!emul__text_equal(name, emul__text_of(emul__set_texts[i].name))) {
            continue;
        }
        if (is_regime(name) && has_regime(use)) {
            report_two_regimes(use, name);
            return false;
        }
        add_set(use, &emul__set_texts[i]);
        return true;
    }
    report_unknown_set(use, name);
    return false;
}

static bool choose_sets(emul__use *use) {
    emul__text rest = emul__item_text(use->header, EMUL__HEADER_USE);
    bool good = true;
    for (emul__text name = emul__next_part(&rest, ','); name.length > 0; name = emul__next_part(&rest, ',')) {
        good = choose_set(use, name) && good;
    }
    return good;
}

static bool read_set(emul__use *use, emul__set *set) {
    const emul_allocator *allocator = &use->build->model->arena.allocator;
    const emul__text text = {set->text->bytes, set->text->length};
    if (emul__regulation_read(text, set->text->name, allocator, &set->regulation, use->build->error) != EMUL_OK) {
        use->build->out_of_memory = true; /* nothing else can be wrong with it: a test reads them all */
        return false;
    }
    const emul__list *headers = &set->regulation->draft.lists[EMUL__HEADER];
    if (headers->count > 0) {
        (void)emul__span_parse(emul__item_text(&headers->items[0], EMUL__HEADER_IN_FORCE), &set->in_force);
    }
    return true;
}

/* ---- titles and accept ---- */

static bool is_part_of(const emul__draft *draft, int32_t award, emul__text id) {
    for (int32_t kind = 0; kind < EMUL__LIST_COUNT; kind++) {
        const emul__list *list = &draft->lists[kind];
        for (size_t i = 0; emul__list_infos[kind].owner == EMUL__AWARDS && i < list->count; i++) {
            if (list->items[i].owner == award && emul__text_equal(emul__key_text(&list->items[i], "id"), id)) {
                return true;
            }
        }
    }
    return false;
}

/* Whether the sets have a title, or TITLE.ID, of this name; the nearest title otherwise. */
static bool is_known(const emul__use *use, emul__text name, bool parts, emul__nearest *nearest) {
    for (int32_t s = 0; s < use->set_count; s++) {
        const emul__draft *draft = &use->sets[s].regulation->draft;
        const emul__list *awards = &draft->lists[EMUL__AWARDS];
        for (size_t i = 0; i < awards->count; i++) {
            const emul__text id = emul__item_text(&awards->items[i], EMUL__AWARD_ID);
            const bool longer =
                parts && name.length > id.length + 1 && memcmp(name.bytes, id.bytes, id.length) == 0 && name.bytes[id.length] == '.';
            if (emul__text_equal(name, id) ||
                (longer && is_part_of(draft, (int32_t)i, (emul__text){name.bytes + id.length + 1, name.length - id.length - 1}))) {
                return true;
            }
            emul__nearest_offer(nearest, id);
        }
    }
    return false;
}

/* The names of `titles` or `accept`. */
static bool check_names(const emul__use *use, int32_t text) {
    emul__text rest = emul__item_text(use->header, text);
    bool good = true;
    for (emul__text name = emul__next_part(&rest, ','); name.length > 0; name = emul__next_part(&rest, ',')) {
        emul__nearest nearest = emul__nearest_begin(name);
        if (is_known(use, name, text == EMUL__HEADER_ACCEPT, &nearest)) {
            continue;
        }
        const bool guess = nearest.found.length > 0;
        report(use, text,
               &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                   .english = "the sets in use have no title “{0}”",
                                   .vietnamese = "các bộ danh hiệu được dùng không có “{0}”",
                                   .hint_english = guess ? "did you mean “{1}”?" : "see “emul titles”",
                                   .hint_vietnamese = guess ? "có phải “{1}” không?" : "xem “emul titles”",
                                   .arguments = {name, nearest.found}});
        good = false;
    }
    return good;
}

bool emul__use_sets(emul__use *use, emul__build *build, const emul__draft *own) {
    *use = (emul__use){.build = build, .own = own, .header = &own->lists[EMUL__HEADER].items[0]};
    build->draft.input = own->input; /* for messages, until it is arranged */
    emul__intern_init(&use->words, &build->model->arena.allocator);
    if (!choose_sets(use)) {
        return false;
    }
    for (int32_t i = 0; i < use->set_count; i++) {
        if (!read_set(use, &use->sets[i])) {
            return false;
        }
    }
    const bool titles = check_names(use, EMUL__HEADER_TITLES);
    return check_names(use, EMUL__HEADER_ACCEPT) && titles && emul__use_merge(use) && emul__use_bring(use);
}

void emul__use_release(emul__use *use) {
    emul__intern_destroy(&use->words);
    for (int32_t i = 0; i < use->set_count; i++) {
        emul_regulation_destroy(use->sets[i].regulation);
    }
}
