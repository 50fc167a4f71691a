/* docs/explanation.md lists every kind of line and every member that the words of lines.c know, and no others; a member that the words always say
 * is there, one they may leave out may be absent. The JSON schema is made of that page. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "emul/explanation.h"
#include "explain/tree.h"

enum { MOST_BYTES = 1 << 17 };

static char page[MOST_BYTES];

static int read_page(void **state) {
    (void)state;
    FILE *file = fopen(EMUL_TEST_DIR "/../docs/explanation.md", "rb");
    assert_non_null(file);
    const size_t length = fread(page, 1, sizeof page - 1, file);
    assert_true(length > 0 && length < sizeof page - 1);
    page[length] = '\0';
    return fclose(file);
}

/* The row of a table with this header that begins with this name, or NULL. */
static const char *row_of(const char *name, const char *header, size_t *length) {
    char start[96];
    (void)snprintf(start, sizeof start, "\n| `%s` |", name);
    bool inside = false;
    for (const char *at = page; at != NULL; at = strchr(at + 1, '\n')) {
        const char *line = at + 1;
        inside = strncmp(line, header, strlen(header)) == 0 || (inside && line[0] == '|');
        if (inside && strncmp(at, start, strlen(start)) == 0) {
            *length = strcspn(line, "\n");
            return line;
        }
    }
    return NULL;
}

static const char kinds_header[] = "| kind | line | members |";
static const char members_header[] = "| member | type | what |";

typedef enum presence { ABSENT = 0, OPTIONAL, ALWAYS } presence;

/* What the last cell of a kind's row says of a member: "`name`?" or "`name`". */
static presence told(const char *row, size_t length, const char *name) {
    char quoted[64];
    const size_t size = (size_t)snprintf(quoted, sizeof quoted, "`%s`", name);
    const char *end = row + length - 2; /* behind it: " |" */
    const char *cell = end;
    while (cell > row && cell[-1] != '|') {
        cell--;
    }
    for (const char *at = cell; at + size <= end; at++) {
        if (memcmp(at, quoted, size) == 0) {
            return at[size] == '?' ? OPTIONAL : ALWAYS;
        }
    }
    return ABSENT;
}

/* What the words of one row of lines.c say of a member: always, in [ ] alone, or not at all. */
static presence said(const char *words, const char *name) {
    char gap[64];
    (void)snprintf(gap, sizeof gap, "{%s}", name);
    presence found = ABSENT;
    bool inside = false;
    for (const char *at = words; *at != '\0'; at++) {
        inside = *at == '[' || (inside && *at != ']');
        if (strncmp(at, gap, strlen(gap)) == 0) {
            found = found == ALWAYS || !inside ? ALWAYS : OPTIONAL;
        }
    }
    return found;
}

/* The words may say of an id in either of two ways that it is there: [{name} ({id})|{id}]. */
static bool is_title(const char *words, const char *name) {
    return strcmp(name, "id") == 0 && strstr(words, "[{name} ({id})|{id}]") != NULL;
}

static presence said_in_words(const char *words, const char *name) {
    return is_title(words, name) ? ALWAYS : said(words, name);
}

/* In the language that is the surer of it. */
static presence said_by(emul__why_kind kind, const char *name) {
    const presence english = said_in_words(emul__why_words(kind, EMUL_ENGLISH), name);
    const presence vietnamese = said_in_words(emul__why_words(kind, EMUL_VIETNAMESE), name);
    return english > vietnamese ? english : vietnamese;
}

/* Over all rows of lines.c with one name. */
static presence said_of_kind(const char *kind, const char *name) {
    presence least = ALWAYS;
    presence most = ABSENT;
    for (int32_t i = 0; i < EMUL__WHY_KINDS; i++) {
        if (strcmp(emul__why_kind_name((emul__why_kind)i), kind) == 0) {
            const presence here = said_by((emul__why_kind)i, name);
            least = here < least ? here : least;
            most = here > most ? here : most;
        }
    }
    return most != ABSENT && least == ABSENT ? OPTIONAL : least == ABSENT ? ABSENT : least;
}

static void every_kind(void **state) {
    (void)state;
    for (int32_t kind = 0; emul_line_kind_name(kind) != NULL; kind++) {
        const char *name = emul_line_kind_name(kind);
        size_t length = 0;
        const char *row = row_of(name, kinds_header, &length);
        if (row == NULL) {
            fail_msg("docs/explanation.md has no row for the kind %s", name);
        }
        for (int32_t key = 0; emul_field_key_name(key) != NULL; key++) {
            const presence words = said_of_kind(name, emul_field_key_name(key));
            if (words != ABSENT && words != told(row, length, emul_field_key_name(key))) {
                fail_msg("docs/explanation.md, kind %s: the words say otherwise of the member %s", name, emul_field_key_name(key));
            }
        }
    }
}

static void every_member(void **state) {
    (void)state;
    for (int32_t key = 0; emul_field_key_name(key) != NULL; key++) {
        size_t length = 0;
        if (row_of(emul_field_key_name(key), members_header, &length) == NULL) {
            fail_msg("docs/explanation.md has no row for the member %s", emul_field_key_name(key));
        }
    }
}

/* Every row of the tables under `header` names something that `find` knows. */
static void expect_known(const char *header, int32_t (*find)(const char *name)) {
    bool inside = false;
    int32_t rows = 0;
    for (const char *at = page; at != NULL; at = strchr(at + 1, '\n')) {
        const char *line = at + 1;
        inside = strncmp(line, header, strlen(header)) == 0 || (inside && line[0] == '|');
        if (inside && strncmp(line, "| `", 3) == 0) {
            char name[64];
            (void)snprintf(name, sizeof name, "%.*s", (int)strcspn(line + 3, "`"), line + 3);
            if (find(name) < 0) {
                fail_msg("docs/explanation.md: nothing is called %s", name);
            }
            rows++;
        }
    }
    assert_true(rows > 50);
}

static void no_others(void **state) {
    (void)state;
    expect_known(kinds_header, emul_line_kind_find);
    expect_known(members_header, emul_field_key_find);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_kind),
        cmocka_unit_test(every_member),
        cmocka_unit_test(no_others),
    };
    return cmocka_run_group_tests(tests, read_page, NULL);
}
