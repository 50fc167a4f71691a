#include "golden/purity.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "explain/phrases.h"
#include "regulation/model.h"

/* Vietnamese words that are written without any diacritic: all that the library's own Vietnamese uses. */
static const char *const vietnamese[] = {"ai",   "ba",  "ban",  "bao",  "cao",  "chi",  "cho",  "chung", "con", "danh",  "do",    "dung",
                                         "gian", "hai", "hay",  "khen", "khi",  "mang", "nay",  "nhau",  "qua", "quan",  "quy",   "ra",
                                         "sau",  "so",  "sung", "suy",  "tham", "thay", "theo", "thi",   "tra", "trong", "trung", "xem"};

/* Who found them. */
static const char *const coefficients[] = {"Kendall W", "Spearman"};

/* ---- names ---- */

static void add(purity *of, const char *bytes, size_t length) {
    if (length == 0) {
        return;
    }
    if (of->count == of->capacity) {
        of->capacity = of->capacity == 0 ? 64 : 2 * of->capacity;
        of->names = (char **)realloc(of->names, of->capacity * sizeof *of->names);
        assert_non_null(of->names);
    }
    char *name = (char *)malloc(length + 1);
    assert_non_null(name);
    memcpy(name, bytes, length);
    name[length] = '\0';
    of->names[of->count++] = name;
}

static void add_text(purity *of, emul__text text) {
    add(of, text.bytes, text.length);
}

static int by_length(const void *a, const void *b) {
    const size_t first = strlen(*(char *const *)a);
    const size_t second = strlen(*(char *const *)b);
    return first > second ? -1 : first < second;
}

static void add_criteria(purity *of, const emul__model *model) {
    for (int32_t i = 0; i < model->scorecard_count; i++) {
        add_text(of, model->scorecards[i].id);
        add_text(of, model->scorecards[i].name);
    }
    for (int32_t i = 0; i < model->criterion_count; i++) {
        add_text(of, model->criteria[i].id);
        add_text(of, model->criteria[i].name);
    }
    for (int32_t i = 0; i < model->class_count; i++) {
        add_text(of, model->classes[i].id);
        add_text(of, model->classes[i].name);
        add_text(of, model->classes[i].cite);
    }
}

static void add_awards(purity *of, const emul__model *model) {
    for (int32_t i = 0; i < model->award_count; i++) {
        add_text(of, model->awards[i].id);
        add_text(of, model->awards[i].name);
        add_text(of, model->awards[i].name_en);
    }
    for (int32_t i = 0; i < model->names.achievement_count; i++) {
        add_text(of, model->names.achievements[i].id);
        add_text(of, model->achievements[i].name);
        for (int32_t k = 0; k < model->names.achievements[i].levels.count; k++) {
            add_text(of, model->names.achievements[i].levels.labels[k]);
        }
    }
}

static void add_interned(purity *of, const emul__intern *texts) {
    for (size_t i = 0; i < texts->count; i++) {
        add_text(of, texts->texts[i]);
    }
}

static void add_names(purity *of, const emul__names *names) {
    for (int32_t i = 0; i < names->indicator_count; i++) {
        add_text(of, names->indicators[i].id);
        add_text(of, names->indicators[i].name);
    }
    for (int32_t i = 0; i < names->value_count; i++) {
        add_text(of, names->values[i].id);
    }
    for (int32_t i = 0; i < names->table_count; i++) {
        add_text(of, names->tables[i].id);
    }
    for (int32_t i = 0; i < names->label_set_count; i++) {
        for (int32_t k = 0; k < names->label_sets[i].count; k++) {
            add_text(of, names->label_sets[i].labels[k]);
        }
    }
    add_interned(of, &names->labels);
    add_interned(of, &names->titles);
}

/* Facets that only the regulation knows; those of a well-known name are words. */
static void add_facets(purity *of, const emul__model *model) {
    for (int32_t i = 0; i < model->inputs.count; i++) {
        const emul__text facet = model->inputs.items[i].facet;
        if (emul__phrase_facet(facet) == NULL) {
            add_text(of, facet);
        }
    }
}

purity purity_begin(const emul_regulation *regulation, const emul_roster *roster) {
    const emul__model *model = emul__regulation_model(regulation);
    purity of = {NULL, 0, 0};
    assert_non_null(model);
    add_criteria(&of, model);
    add_awards(&of, model);
    add_names(&of, &model->names);
    add_facets(&of, model);
    for (int32_t i = 0; i < model->attribute_count; i++) {
        add_text(&of, model->attributes[i]);
    }
    for (int64_t row = 0; roster != NULL && row < emul_roster_rows(roster); row++) {
        add_text(&of, emul__text_of(emul_roster_id(roster, row)));
        add_text(&of, emul__text_of(emul_roster_name(roster, row)));
    }
    for (size_t i = 0; i < sizeof coefficients / sizeof *coefficients; i++) {
        add_text(&of, emul__text_of(coefficients[i]));
    }
    qsort(of.names, of.count, sizeof *of.names, by_length);
    return of;
}

void purity_end(purity *of) {
    for (size_t i = 0; i < of->count; i++) {
        free(of->names[i]);
    }
    free(of->names);
    *of = (purity){NULL, 0, 0};
}

/* ---- setting aside ---- */

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

/* The sign before is not of a word: a quotation mark, a dash, × … have three bytes or begin with C3 97. */
static bool ends_word(const char *text, const char *at) {
    if (at == text || !is_letter(at[-1])) {
        return true;
    }
    return at - text >= 3 && (unsigned char)at[-3] == 0xE2;
}

static bool begins_word(const char *at) {
    return !is_letter(*at) || (unsigned char)*at == 0xE2;
}

/* Puts a sign that is of no language in the place of every occurrence that is a word by itself. */
static void set_aside(char *text, const char *name) {
    const size_t length = strlen(name);
    for (char *at = strstr(text, name); length > 0 && at != NULL; at = strstr(at + 1, name)) {
        const bool whole = (!is_letter(name[0]) || ends_word(text, at)) && (!is_letter(name[length - 1]) || begins_word(at + length));
        if (whole) {
            memset(at, '#', length);
        }
    }
}

/* What stands between “ and ”, and behind the words that introduce a rule. */
static void set_aside_quotations(char *text) {
    for (char *at = strstr(text, "“"); at != NULL; at = strstr(at, "“")) {
        char *end = strstr(at, "”");
        assert_non_null(end);
        memset(at, '#', (size_t)(end - at) + 3);
    }
}

/* Members that hold what somebody else wrote; words of the language of rules are words. */
static void add_members(purity *to, const json *line) {
    static const char *const quoted[] = {"id",    "name",   "regulation", "cite",   "group",    "rule",   "own",  "value",
                                         "other", "needed", "from",       "to",     "class",    "origin", "unit", "level",
                                         "fund",  "award",  "stage",      "period", "in_force", "subject"};
    for (size_t i = 0; i < sizeof quoted / sizeof *quoted; i++) {
        const json *member = json_member(line, quoted[i]);
        if (member != NULL && member->kind == JSON_TEXT && emul__phrase_word(emul__text_of(member->text)) == NULL) {
            add(to, member->text, strlen(member->text));
        }
    }
    const json *subjects = json_member(line, "subjects");
    for (const json *at = subjects == NULL ? NULL : subjects->first; at != NULL; at = at->next) {
        add(to, at->text, strlen(at->text));
    }
    const char *facet = strchr(json_text(line, "fact"), '@');
    const char *whose = facet == NULL ? NULL : strchr(facet, '.'); /* x@judge.an */
    if (whose != NULL) {
        add(to, whose + 1, strcspn(whose + 1, " ,)"));
    }
}

/* The longest first, so that no part of one is taken for another. */
static void set_aside_names(char *text, const purity *general, const json *line) {
    purity own = {NULL, 0, 0};
    size_t k = 0;
    add_members(&own, line);
    if (own.count > 0) {
        qsort(own.names, own.count, sizeof *own.names, by_length);
    }
    for (size_t i = 0; i < general->count; i++) {
        for (; k < own.count && strlen(own.names[k]) >= strlen(general->names[i]); k++) {
            set_aside(text, own.names[k]);
        }
        set_aside(text, general->names[i]);
    }
    for (; k < own.count; k++) {
        set_aside(text, own.names[k]);
    }
    purity_end(&own);
}

/* ---- languages ---- */

static bool is_vietnamese(const char *word, size_t length) {
    for (size_t i = 0; i < sizeof vietnamese / sizeof *vietnamese; i++) {
        if (strlen(vietnamese[i]) == length && memcmp(vietnamese[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

static void lower(char *word, size_t length) {
    for (size_t i = 0; i < length; i++) {
        word[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]);
    }
}

/* The first word that is not Vietnamese, or NULL: one with a letter of Vietnamese alone is. */
static const char *foreign_in_vietnamese(char *text) {
    for (char *at = text; *at != '\0';) {
        size_t length = 0;
        bool marked = false;
        while ((unsigned char)at[length] != 0xE2 && is_letter(at[length])) {
            marked = marked || (at[length] & 0x80) != 0;
            length++;
        }
        const bool digits = strspn(at, "0123456789") >= length;
        lower(at, length);
        if (length > 0 && !marked && !digits && !is_vietnamese(at, length)) {
            at[length] = '\0';
            return at;
        }
        at += length > 0 ? length : (unsigned char)*at == 0xE2 ? 3 : 1;
    }
    return NULL;
}

/* Signs are × (C3 97) and those of three bytes; letters with diacritics are any other. */
static const char *foreign_in_english(const char *text) {
    for (const char *at = text; *at != '\0'; at++) {
        if ((unsigned char)*at == 0xE2) {
            at += 2;
        } else if ((unsigned char)*at == 0xC3 && (unsigned char)at[1] == 0x97) {
            at++;
        } else if ((*at & 0x80) != 0) {
            return at;
        }
    }
    return NULL;
}

static bool is_pure_line(purity *of, const json *line, emul_language language) {
    static const char *const introductions[] = {"Công thức: ", "Rule: "};
    const char *shown = json_text(line, "text");
    char *text = (char *)malloc(strlen(shown) + 1);
    assert_non_null(text);
    strcpy(text, shown);
    for (size_t i = 0; i < 2; i++) {
        if (strncmp(text, introductions[i], strlen(introductions[i])) == 0) {
            memset(text, '#', strcspn(text, "\n"));
        }
    }
    set_aside_quotations(text);
    set_aside_names(text, of, line);
    const char *found = language == EMUL_VIETNAMESE ? foreign_in_vietnamese(text) : foreign_in_english(text);
    if (found != NULL) {
        print_message("“%s” is of another language in: %s\n", found, shown);
    }
    free(text);
    return found == NULL;
}

/* Recursion is bounded by the depth of the explanation. */
bool purity_is_pure(purity *of, const json *line, emul_language language) {
    bool pure = is_pure_line(of, line, language);
    const json *parts = json_member(line, "parts");
    for (const json *part = parts == NULL ? NULL : parts->first; part != NULL; part = part->next) {
        pure = purity_is_pure(of, part, language) && pure;
    }
    return pure;
}

void purity_check(purity *of, const json *line, emul_language language) {
    assert_true(purity_is_pure(of, line, language));
}
