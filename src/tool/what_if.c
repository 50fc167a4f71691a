/* What if: --with puts another text into the regulation, --set another figure into the ledger. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/diff.h"
#include "tool/memory.h"
#include "tool/words.h"

static int wrong_change(const char *option, const char *given, words message, emul_language language) {
    fprintf(stderr, "emul: %s “%s”: %s\n", option, given, say(message, language));
    return EXIT_INPUT;
}

/* A copy to be cut into pieces; to be freed. */
static char *copy_of(const char *text) {
    const size_t size = strlen(text) + 1;
    char *copy = (char *)must_allocate(size, 1);
    memcpy(copy, text, size);
    return copy;
}

/* ---- rules ---- */

/* Whether `path` is OWNER.ID of a criterion or class, or ID of something else. */
static int find_part(const emul_regulation *regulation, const char *path, emul_change *change) {
    static const emul_part alone[] = {EMUL_PART_SCORECARD, EMUL_PART_AWARD, EMUL_PART_INDICATOR, EMUL_PART_VALUE};
    static const emul_part owned[] = {EMUL_PART_CRITERION, EMUL_PART_CLASS};
    const int32_t cards = (int32_t)emul_regulation_count(regulation, EMUL_PART_SCORECARD);
    for (int32_t i = 0; i < cards; i++) {
        emul_scorecard card = {.struct_size = sizeof card};
        (void)emul_regulation_scorecard(regulation, i, &card, NULL);
        const size_t length = strlen(card.id);
        for (size_t k = 0; k < 2 && strncmp(path, card.id, length) == 0 && path[length] == '.'; k++) {
            change->part = owned[k];
            change->index = emul_regulation_find(regulation, owned[k], i, path + length + 1);
            if (change->index >= 0) {
                return 1;
            }
        }
    }
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
        change->part = alone[i];
        change->index = emul_regulation_find(regulation, alone[i], -1, path);
        if (change->index >= 0) {
            return 1;
        }
    }
    return 0;
}

/* AWARD.ID of a condition or a further quota. */
static int find_of_award(const emul_regulation *regulation, const char *path, emul_change *change) {
    const char *dot = strrchr(path, '.');
    const int32_t conditions = (int32_t)emul_regulation_count(regulation, EMUL_PART_CONDITION);
    const int32_t both = conditions + (int32_t)emul_regulation_count(regulation, EMUL_PART_LIMIT);
    for (int32_t i = 0; dot != NULL && i < both; i++) {
        emul_condition condition = {.struct_size = sizeof condition};
        emul_limit limit = {.struct_size = sizeof limit};
        emul_award award = {.struct_size = sizeof award};
        const int is_limit = i >= conditions;
        change->part = is_limit ? EMUL_PART_LIMIT : EMUL_PART_CONDITION;
        change->index = is_limit ? i - conditions : i;
        (void)emul_regulation_condition(regulation, is_limit ? 0 : i, &condition, NULL);
        (void)emul_regulation_limit(regulation, is_limit ? i - conditions : 0, &limit, NULL);
        const int32_t owner =
            is_limit ? emul_regulation_limit_award(regulation, change->index) : emul_regulation_condition_award(regulation, change->index);
        const char *id = is_limit ? limit.id : condition.id;
        (void)emul_regulation_award(regulation, owner, &award, NULL);
        if (id != NULL && strcmp(id, dot + 1) == 0 && strlen(award.id) == (size_t)(dot - path) &&
            strncmp(award.id, path, strlen(award.id)) == 0) {
            return 1;
        }
    }
    return 0;
}

/* "don_vi.I.1.weight=2" cut into path, key and value. */
static int read_rule(const inputs *to, const options *how, const char *given, char *words_of, emul_change *change) {
    char *equals = strchr(words_of, '=');
    if (equals == NULL) {
        return wrong_change("--with", given, (words){"write PATH.KEY=VALUE", "viết ĐƯỜNG_DẪN.KHÓA=GIÁ_TRỊ"}, how->language);
    }
    *equals = '\0';
    char *dot = strrchr(words_of, '.');
    change->key = dot == NULL ? words_of : dot + 1;
    change->value = equals[1] == '\0' ? NULL : equals + 1;
    if (dot == NULL) {
        change->part = EMUL_PART_HEADER;
        change->index = 0;
        return EXIT_FINE;
    }
    *dot = '\0';
    if (!find_part(to->regulation, words_of, change) && !find_of_award(to->regulation, words_of, change)) {
        return wrong_change("--with", given, (words){"the regulation has nothing of this path", "quy chế không có mục này"}, how->language);
    }
    return EXIT_FINE;
}

static int apply_rules(inputs *to, const options *how, const emul_change *changes) {
    emul_regulation *varied = NULL;
    if (emul_regulation_with(to->regulation, changes, (int64_t)how->rule_count, NULL, &varied, to->error) != EMUL_OK) {
        return print_problems(to->error, how->language);
    }
    emul_regulation_destroy(to->regulation);
    to->regulation = varied;
    return EXIT_FINE;
}

int change_rules(inputs *to, const options *how) {
    int status = EXIT_FINE;
    if (how->rule_count == 0) {
        return status;
    }
    emul_change *changes = (emul_change *)must_allocate(how->rule_count, sizeof *changes);
    char **cut = (char **)must_allocate(how->rule_count, sizeof *cut);
    for (size_t i = 0; i < how->rule_count; i++) {
        cut[i] = copy_of(how->rules_changed[i]);
        status |= read_rule(to, how, how->rules_changed[i], cut[i], &changes[i]);
    }
    if (status == EXIT_FINE) {
        status = apply_rules(to, how, changes);
    }
    for (size_t i = 0; i < how->rule_count; i++) {
        free(cut[i]);
    }
    free(cut);
    free(changes);
    return status;
}

/* ---- facts ---- */

/* SUBJECT,INDICATOR[@FACET][,WHEN]=VALUE */
typedef struct figure {
    const char *subject, *indicator, *facet, *when, *value;
} figure;

static int read_figure(const options *how, const char *given, char *words_of, figure *to) {
    char *equals = strchr(words_of, '=');
    char *comma = strchr(words_of, ',');
    if (equals == NULL || comma == NULL || comma > equals) {
        return wrong_change("--set", given,
                            (words){"write SUBJECT,INDICATOR=VALUE or SUBJECT,INDICATOR@FACET,WHEN=VALUE",
                                    "viết ĐƠN_VỊ,CHỈ_TIÊU=GIÁ_TRỊ hoặc ĐƠN_VỊ,CHỈ_TIÊU@MẶT,KỲ=GIÁ_TRỊ"},
                            how->language);
    }
    *equals = '\0';
    *comma = '\0';
    *to = (figure){words_of, comma + 1, "", "", equals + 1};
    char *when = strchr(comma + 1, ',');
    char *facet = strchr(comma + 1, '@');
    if (when != NULL) {
        *when = '\0';
        to->when = when + 1;
    }
    if (facet != NULL && (when == NULL || facet < when)) {
        *facet = '\0';
        to->facet = facet + 1;
    }
    return EXIT_FINE;
}

/* A quoted cell and what follows it; the room suffices. */
static char *put_cell(char *at, const char *cell, char after) {
    *at++ = '"';
    for (; *cell != '\0'; cell++) {
        *at++ = *cell;
        if (*cell == '"') {
            *at++ = '"';
        }
    }
    *at++ = '"';
    *at++ = after;
    return at;
}

/* The figure goes in as the table of facts would bring it, so that it is read and checked as one; what was in its place goes first. */
static int put_figure(inputs *to, const options *how, const char *given, const figure *of) {
    static const char header[] = "subject,indicator,facet,when,value\n";
    static const size_t around_cells = (size_t)5 * 3; /* quotes and separator of each */
    const emul_csv_options csv = {.struct_size = sizeof csv, .input_name = "--set", .separator = ',', .decimal_mark = how->decimal_mark};
    const int64_t row = emul_roster_find(to->roster, of->subject);
    const char *facet = of->facet[0] == '\0' ? NULL : of->facet;
    const char *when = of->when[0] == '\0' ? NULL : of->when;
    if (row >= 0 && emul_ledger_set_label(to->ledger, row, of->indicator, facet, when, NULL, to->error) != EMUL_OK) {
        return print_problems(to->error, how->language);
    }
    char *text = (char *)must_allocate(sizeof header + 2 * strlen(given) + around_cells + 1, 1);
    char *at = text + sizeof header - 1;
    memcpy(text, header, sizeof header - 1);
    at = put_cell(at, of->subject, ',');
    at = put_cell(at, of->indicator, ',');
    at = put_cell(at, of->facet, ',');
    at = put_cell(at, of->when, ',');
    at = put_cell(at, of->value, '\n');
    const emul_status status = emul_ledger_parse_csv(to->ledger, to->regulation, to->roster, text, (size_t)(at - text), &csv, to->error);
    free(text);
    return status == EMUL_OK ? EXIT_FINE : print_problems(to->error, how->language);
}

int change_facts(inputs *to, const options *how) {
    int status = EXIT_FINE;
    for (size_t i = 0; i < how->figure_count; i++) {
        figure of;
        char *cut = copy_of(how->figures_changed[i]);
        int one = read_figure(how, how->figures_changed[i], cut, &of);
        if (one == EXIT_FINE) {
            one = put_figure(to, how, how->figures_changed[i], &of);
        }
        free(cut);
        status |= one;
    }
    return status;
}
