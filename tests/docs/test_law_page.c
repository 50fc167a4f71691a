/* docs/law.md shows every title of the sets that ship as the library has it: the part between its markers is made here and compared. After a change
 * of src/titles: test_law_page --print, and put that between the markers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"

enum { MOST_TITLES = 1000, MOST_PARTS = 200, MOST_BYTES = 1 << 20 };

#define BEGIN "<!-- begin: titles -->\n"
#define END "<!-- end: titles -->\n"

static char page[MOST_BYTES];
static size_t length;

static void put(const char *text) {
    const size_t more = text == NULL ? 0 : strlen(text);
    assert_true(length + more < sizeof page);
    if (more > 0) {
        memcpy(page + length, text, more + 1);
    }
    length += more;
}

/* A condition or a limit, in the first set that has it, and which sets have it with which status. */
typedef struct part {
    const char *rule, *name, *cite, *in_force;
    char sets[256];
} part;

static void add_part(part *parts, size_t *count, const part *found, const char *set, const char *status) {
    size_t at = 0;
    while (at < *count && (strcmp(parts[at].rule, found->rule) != 0 || strcmp(parts[at].name, found->name) != 0)) {
        at++;
    }
    assert_true(at < MOST_PARTS);
    if (at == *count) {
        parts[(*count)++] = *found;
    }
    const size_t used = strlen(parts[at].sets);
    (void)snprintf(parts[at].sets + used, sizeof parts[at].sets - used, "%s%s %s", used > 0 ? "; " : "", set, status);
}

static void add_parts(part *parts, size_t *count, const emul_regulation *from, int32_t award, const char *set) {
    for (int32_t i = 0; i < emul_regulation_count(from, EMUL_PART_CONDITION); i++) {
        emul_condition of = {.struct_size = sizeof of};
        assert_int_equal(emul_regulation_condition(from, i, &of, NULL), EMUL_OK);
        if (emul_regulation_condition_award(from, i) == award) {
            add_part(parts, count, &(part){of.that, of.name, of.cite, of.in_force, ""}, set, of.status);
        }
    }
    for (int32_t i = 0; i < emul_regulation_count(from, EMUL_PART_LIMIT); i++) {
        emul_limit of = {.struct_size = sizeof of};
        assert_int_equal(emul_regulation_limit(from, i, &of, NULL), EMUL_OK);
        if (emul_regulation_limit_award(from, i) == award) {
            add_part(parts, count, &(part){of.take, of.name, of.cite, of.in_force, ""}, set, of.status);
        }
    }
}

static void put_part(const part *from) {
    put("| ");
    put(from->name);
    put(" | `");
    put(from->rule);
    put("` | ");
    put(from->cite);
    if (from->in_force != NULL) {
        put(" [");
        put(from->in_force);
        put("]");
    }
    put(" | ");
    put(from->sets);
    put(" |\n");
}

/* The sets that have the title, with its status and money in each. */
static void put_sets(const emul_titles *titles, int64_t first, const char *id, part *parts, size_t *count) {
    for (int64_t i = first; i < emul_titles_count(titles); i++) {
        emul_title title = {.struct_size = sizeof title};
        emul_award award = {.struct_size = sizeof award};
        int32_t number = -1;
        assert_int_equal(emul_titles_get(titles, i, &title, NULL), EMUL_OK);
        if (strcmp(title.id, id) != 0) {
            continue;
        }
        const emul_regulation *set = emul_titles_regulation(titles, i, &number);
        assert_int_equal(emul_regulation_award(set, number, &award, NULL), EMUL_OK);
        put(i == first ? " · " : "; ");
        put(title.set);
        put(" ");
        put(title.status);
        if (award.money != NULL) {
            put(", money ");
            put(award.money);
        }
        add_parts(parts, count, set, number, title.set);
    }
    put("\n\n");
}

static void put_title(const emul_titles *titles, int64_t first) {
    static part parts[MOST_PARTS];
    emul_title title = {.struct_size = sizeof title};
    size_t count = 0;
    assert_int_equal(emul_titles_get(titles, first, &title, NULL), EMUL_OK);
    put("### ");
    put(title.id);
    put("\n\n");
    put(title.name);
    put(" · ");
    put(title.name_en);
    put(" · ");
    put(title.target);
    put(", ");
    put(title.kind);
    put(", ");
    put(title.level);
    put_sets(titles, first, title.id, parts, &count);
    put("| condition | rule | source | status |\n|---|---|---|---|\n");
    for (size_t i = 0; i < count; i++) {
        put_part(&parts[i]);
    }
    put("\n");
}

static bool is_first(const emul_titles *titles, int64_t index) {
    emul_title title = {.struct_size = sizeof title};
    assert_int_equal(emul_titles_get(titles, index, &title, NULL), EMUL_OK);
    const char *id = title.id;
    for (int64_t i = 0; i < index; i++) {
        assert_int_equal(emul_titles_get(titles, i, &title, NULL), EMUL_OK);
        if (strcmp(title.id, id) == 0) {
            return false;
        }
    }
    return true;
}

/* ---- tables of what several sets have word for word: a row, and the sets that have it ---- */

typedef struct row {
    char text[1024];
    char sets[512];
} row;

static row rows[MOST_PARTS];
static size_t row_count;

static void add_row(const char *text, const char *set) {
    size_t at = 0;
    while (at < row_count && strcmp(rows[at].text, text) != 0) {
        at++;
    }
    assert_true(at < MOST_PARTS);
    if (at == row_count) {
        rows[row_count++].sets[0] = '\0';
        assert_true(strlen(text) < sizeof rows[at].text - 1);
        strcpy(rows[at].text, text);
    }
    const size_t used = strlen(rows[at].sets);
    assert_true(used + strlen(set) + 3 < sizeof rows[at].sets);
    (void)snprintf(rows[at].sets + used, sizeof rows[at].sets - used, "%s%s", used > 0 ? ", " : "", set);
}

static void put_rows(void) {
    for (size_t i = 0; i < row_count; i++) {
        put("| ");
        put(rows[i].text);
        put(" | ");
        put(rows[i].sets);
        put(" |\n");
    }
    row_count = 0;
}

/* The named rules of each set, as its text has them. */
static void put_values(void) {
    put("### Named rules\n\n| name | rule | set |\n|---|---|---|\n");
    for (int32_t s = 0; s < emul_titles_set_count(); s++) {
        const char *at = strstr(emul_titles_text(emul_titles_set(s)), "\nvalues:\n");
        at = at == NULL ? "" : at + strlen("\nvalues:\n");
        while (strncmp(at, "  ", 2) == 0) {
            const size_t line = strcspn(at, "\n");
            const char *colon = strstr(at, ": ");
            char text[1024];
            if (at[2] == '#') {
                at += line + 1;
                continue;
            }
            assert_non_null(colon);
            (void)snprintf(text, sizeof text, "`%.*s` | `%.*s`", (int)(colon - at - 2), at + 2, (int)(line - (size_t)(colon - at) - 2),
                           colon + 2);
            add_row(text, emul_titles_set(s));
            at += line + 1;
        }
    }
    put_rows();
}

static const char *or_none(const char *text) {
    return text == NULL ? "" : text;
}

/* The levels of the scorecards that grade officials. */
static void put_levels(void) {
    put("\n### Levels\n\n| level | rule | at most | source | set |\n|---|---|---|---|---|\n");
    for (int32_t s = 0; s < emul_titles_set_count(); s++) {
        const char *set = emul_titles_set(s);
        emul_regulation *of = NULL;
        assert_int_equal(emul_regulation_parse(emul_titles_text(set), strlen(emul_titles_text(set)), set, NULL, &of, NULL), EMUL_OK);
        for (int32_t i = 0; i < emul_regulation_count(of, EMUL_PART_CLASS); i++) {
            emul_class level = {.struct_size = sizeof level};
            char text[1024];
            assert_int_equal(emul_regulation_class(of, i, &level, NULL), EMUL_OK);
            (void)snprintf(text, sizeof text, "%s | %s%s%s | %s | %s", level.name, level.when == NULL ? "the rest" : "`",
                           or_none(level.when), level.when == NULL ? "" : "`", or_none(level.at_most), level.cite);
            add_row(text, set);
        }
        emul_regulation_destroy(of);
    }
    put_rows();
}

static void make_page(void) {
    emul_titles *titles = NULL;
    assert_int_equal(emul_titles_create(NULL, NULL, &titles, NULL), EMUL_OK);
    assert_true(emul_titles_count(titles) < MOST_TITLES);
    length = 0;
    put("\n");
    for (int64_t i = 0; i < emul_titles_count(titles); i++) {
        if (is_first(titles, i)) {
            put_title(titles, i);
        }
    }
    put_values();
    put_levels();
    put("\n");
    emul_titles_destroy(titles);
}

static void test_the_page_shows_what_ships(void **state) {
    static char text[MOST_BYTES];
    FILE *file = fopen(EMUL_TEST_DIR "/../docs/law.md", "rb");
    (void)state;
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    (void)fclose(file);
    make_page();
    const char *from = strstr(text, BEGIN);
    const char *to = strstr(text, END);
    assert_true(from != NULL && to != NULL);
    from += strlen(BEGIN);
    for (const char *shown = from, *is = page; shown < to; shown++, is++) {
        if (*shown != *is) {
            fail_msg("docs/law.md is not what ships; it says:\n%.300s\nand should:\n%.300s", shown, is);
        }
    }
    assert_int_equal((size_t)(to - from), length);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_the_page_shows_what_ships)};
    if (argc == 2 && strcmp(argv[1], "--print") == 0) {
        make_page();
        fputs(page, stdout);
        return 0;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
