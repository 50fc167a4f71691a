/* Telling what ships: the sets read as drafts, and their awards one after the other. */
#include <string.h>

#include "emul/titles.h"
#include "regulation/use.h"
#include "regulation/yaml_read.h"

typedef struct title_row {
    int32_t set;
    int32_t award;
} title_row;

struct emul_titles {
    emul_allocator allocator;
    emul_regulation *sets[EMUL__MOST_SETS];
    title_row *rows;
    size_t count, capacity;
};

int32_t emul_titles_set_count(void) {
    return emul__set_text_count;
}

const char *emul_titles_set(int32_t set) {
    return set >= 0 && set < emul__set_text_count ? emul__set_texts[set].name : NULL;
}

const char *emul_titles_text(const char *set) {
    for (int32_t i = 0; set != NULL && i < emul__set_text_count; i++) {
        if (strcmp(emul__set_texts[i].name, set) == 0) {
            return emul__set_texts[i].bytes;
        }
    }
    return NULL;
}

/* ---- when ---- */

static const char *set_in_force(const emul_regulation *set) {
    const emul__list *headers = &set->draft.lists[EMUL__HEADER];
    return headers->count == 0 ? NULL : headers->items[0].texts[EMUL__HEADER_IN_FORCE];
}

static const char *title_in_force(const emul_regulation *set, int32_t award) {
    const char *own = set->draft.lists[EMUL__AWARDS].items[award].texts[EMUL__AWARD_IN_FORCE];
    return own != NULL ? own : set_in_force(set);
}

/* What is not dated is always in force. */
static bool is_in_force(const char *periods, emul__day day) {
    emul__text rest = emul__text_of(periods);
    bool holds = rest.length == 0;
    for (emul__text part = emul__next_part(&rest, ','); part.length > 0; part = emul__next_part(&rest, ',')) {
        emul__period span = {0, 0};
        holds = holds || (emul__span_parse(part, &span) && span.from <= day && day <= span.to);
    }
    return holds;
}

/* ---- reading ---- */

static emul_status read_set(emul_titles *titles, int32_t set, const emul__period *on, emul_error *error) {
    const emul__text text = {emul__set_texts[set].bytes, emul__set_texts[set].length};
    const emul_status status = emul__regulation_read(text, emul__set_texts[set].name, &titles->allocator, &titles->sets[set], error);
    if (status != EMUL_OK) {
        return status;
    }
    const size_t awards = titles->sets[set]->draft.lists[EMUL__AWARDS].count;
    for (size_t i = 0; i < awards; i++) {
        if (on != NULL && !(is_in_force(set_in_force(titles->sets[set]), on->from) &&
                            is_in_force(title_in_force(titles->sets[set], (int32_t)i), on->from))) {
            continue;
        }
        if (!emul__grow(&titles->allocator, (void **)&titles->rows, &titles->capacity, titles->count, sizeof *titles->rows)) {
            return emul__report_memory(error);
        }
        titles->rows[titles->count++] = (title_row){set, (int32_t)i};
    }
    return EMUL_OK;
}

static emul_status read_all(emul_titles *titles, const emul__period *on, emul_error *error) {
    emul_error *own = error != NULL ? NULL : emul_error_create(&titles->allocator);
    emul_error *kept = error != NULL ? error : own;
    emul_status status = kept == NULL ? EMUL_E_MEMORY : EMUL_OK;
    for (int32_t i = 0; status == EMUL_OK && i < emul__set_text_count && i < EMUL__MOST_SETS; i++) {
        status = read_set(titles, i, on, kept);
    }
    emul_error_destroy(own);
    return status;
}

emul_status emul_titles_create(const char *on, const emul_allocator *allocator, emul_titles **titles, emul_error *error) {
    emul__period day = {0, 0};
    emul__error_clear(error);
    if (titles == NULL) {
        return emul__report_argument(error, "titles");
    }
    if (on != NULL && (!emul__period_parse(emul__text_of(on), &day) || day.from != day.to)) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                       .place = {.field = EMUL__TEXT("on")},
                                                       .english = "“{0}” is no day",
                                                       .vietnamese = "“{0}” không phải là một ngày",
                                                       .hint_english = "write 2025-07-01 or 01/07/2025",
                                                       .hint_vietnamese = "viết 2025-07-01 hoặc 01/07/2025",
                                                       .arguments = {emul__text_of(on)}});
    }
    const emul_allocator own = emul__allocator(allocator);
    emul_titles *made = (emul_titles *)emul__allocate_zeroed(&own, 1, sizeof *made);
    if (made == NULL) {
        return emul__report_memory(error);
    }
    made->allocator = own;
    const emul_status status = read_all(made, on == NULL ? NULL : &day, error);
    if (status != EMUL_OK) {
        emul_titles_destroy(made);
        return status;
    }
    *titles = made;
    return EMUL_OK;
}

void emul_titles_destroy(emul_titles *titles) {
    if (titles == NULL) {
        return;
    }
    const emul_allocator own = titles->allocator;
    for (int32_t i = 0; i < EMUL__MOST_SETS; i++) {
        emul_regulation_destroy(titles->sets[i]);
    }
    emul__release(&own, titles->rows, titles->capacity, sizeof *titles->rows);
    emul__release(&own, titles, 1, sizeof *titles);
}

/* ---- one by one ---- */

int64_t emul_titles_count(const emul_titles *titles) {
    return titles == NULL ? 0 : (int64_t)titles->count;
}

const emul_regulation *emul_titles_regulation(const emul_titles *titles, int64_t index, int32_t *award) {
    if (titles == NULL || index < 0 || index >= (int64_t)titles->count) {
        return NULL;
    }
    if (award != NULL) {
        *award = titles->rows[index].award;
    }
    return titles->sets[titles->rows[index].set];
}

emul_status emul_titles_get(const emul_titles *titles, int64_t index, emul_title *title, emul_error *error) {
    emul__error_clear(error);
    int32_t award = -1;
    const emul_regulation *set = emul_titles_regulation(titles, index, &award);
    if (set == NULL || title == NULL) {
        return emul__report_argument(error, titles == NULL ? "titles" : title == NULL ? "title" : "index");
    }
    const size_t size = title->struct_size;
    if (!emul__spec_valid_size(size)) {
        return emul__report_argument(error, "struct_size");
    }
    const char *const *texts = set->draft.lists[EMUL__AWARDS].items[award].texts;
    const emul_title known = {.struct_size = size,
                              .id = texts[EMUL__AWARD_ID],
                              .name = texts[EMUL__AWARD_NAME],
                              .name_en = texts[EMUL__AWARD_NAME_EN],
                              .target = texts[EMUL__AWARD_FOR],
                              .kind = texts[EMUL__AWARD_KIND],
                              .level = texts[EMUL__AWARD_LEVEL],
                              .status = texts[EMUL__AWARD_STATUS],
                              .cite = texts[EMUL__AWARD_CITE],
                              .set = emul__set_texts[titles->rows[index].set].name,
                              .in_force = title_in_force(set, award)};
    memset(title, 0, size); /* fields that a newer caller knows are NULL */
    memcpy(title, &known, size < sizeof known ? size : sizeof known);
    return EMUL_OK;
}
