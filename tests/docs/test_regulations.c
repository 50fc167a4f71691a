/* Every regulation of the reference and of the collections of rules (tests/rules) is read. One marked `yaml test PERIOD` is evaluated with the roster, members, facts, history, ballots and achievements that follow it and compared with
 * the tables that follow those, in any order of rows; one marked `yaml refused LINE:COLUMN` must be refused just there. */
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
#include "golden/table.h"
#include "support/case.h"

enum { TABLES = 7 };
static const char *const table_names[TABLES] = {"standings", "awards",       "points", "missing",
                                                "money",     "money_totals", "uses"}; /* in the order of EMUL_TABLE_* */

/* One regulation of the document and what belongs to it. Texts are copies. */
typedef struct sample {
    char *wanted; /* "test 2024", "refused 8:14" */
    case_texts texts;
    char *tables[TABLES];
} sample;

static char *copy_text(const char *from, size_t length) {
    char *copy = (char *)malloc(length + 1);
    assert_non_null(copy);
    memcpy(copy, from, length);
    copy[length] = '\0';
    return copy;
}

static void print_diagnostics(const sample *given, const emul_error *error) {
    for (int64_t index = 0; index < emul_error_count(error); index++) {
        char line[1024];
        (void)emul_error_format(error, index, EMUL_ENGLISH, line, sizeof line, NULL);
        print_error("%s\n", line);
    }
    print_error("in:\n%s\n", given->texts.regulation.bytes);
}

/* Whether `is` has a row with all cells of row `row` of `should`. */
static bool has_row(const table *is, const table *should, int64_t row) {
    for (int64_t candidate = 1; candidate < is->rows; candidate++) {
        bool same = true;
        for (int64_t column = 0; same && column < should->columns; column++) {
            const char *name = should->cells[column];
            same = strcmp(table_cell(is, candidate, name), table_cell(should, row, name)) == 0;
        }
        if (same) {
            return true;
        }
    }
    return false;
}

static int compare_table(const sample *given, const emul_result *result, emul_table which) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_csv(result, which, -1, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_csv(result, which, -1, text, needed, NULL, NULL), EMUL_OK);
    char *shown = copy_text(text, needed - 1);
    table is = table_parse(text);
    table should = table_parse(copy_text(given->tables[which], strlen(given->tables[which])));
    bool same = is.rows == should.rows;
    for (int64_t row = 1; same && row < should.rows; row++) {
        same = has_row(&is, &should, row);
    }
    if (!same) {
        print_error("%s should be\n%sbut is\n%sin:\n%s\n", table_names[which], given->tables[which], shown, given->texts.regulation.bytes);
    }
    table_destroy(&should);
    table_destroy(&is);
    free(shown);
    return same ? 0 : 1;
}

static int check_result(const sample *given, const emul_result *result) {
    int wrong = 0;
    int compared = 0;
    for (emul_table which = 0; which < TABLES; which++) {
        if (given->tables[which] != NULL) {
            wrong += compare_table(given, result, which);
            compared++;
        }
    }
    assert_true(compared > 0); /* an example that shows no result shows nothing */
    return wrong;
}

static int check_accepted(const sample *given, const char *period) {
    case_objects objects;
    emul_result *result = NULL;
    emul_error *error = emul_error_create(NULL);
    const emul_options options = {.struct_size = sizeof options, .period = period};
    int wrong = 1;
    emul_status status = case_objects_create(&objects, &given->texts, NULL, error);
    if (status == EMUL_OK) {
        status = emul_evaluate(objects.regulation, objects.roster, objects.ledger, &options, &result, error);
    }
    if (status == EMUL_OK) {
        wrong = check_result(given, result);
    } else {
        print_diagnostics(given, error);
    }
    emul_result_destroy(result);
    case_objects_destroy(&objects);
    emul_error_destroy(error);
    return wrong;
}

static int check_refused(const sample *given, const char *place) {
    emul_regulation *regulation = NULL;
    emul_error *error = emul_error_create(NULL);
    char found[64];
    const emul_status status =
        emul_regulation_parse(given->texts.regulation.bytes, given->texts.regulation.length, "regulation.yaml", NULL, &regulation, error);
    (void)snprintf(found, sizeof found, "%lld:%lld", (long long)emul_error_line(error, 0), (long long)emul_error_column(error, 0));
    const int wrong = status == EMUL_OK || strcmp(found, place) != 0 ? 1 : 0;
    if (wrong) {
        print_error("should be refused at %s, not %s\n", place, found);
        print_diagnostics(given, error);
    }
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
    return wrong;
}

static int check_sample(const sample *given) {
    if (strncmp(given->wanted, "test ", 5) == 0) {
        return check_accepted(given, given->wanted + 5);
    }
    if (strncmp(given->wanted, "refused ", 8) == 0) {
        return check_refused(given, given->wanted + 8);
    }
    fail_msg("'yaml %s': neither test nor refused", given->wanted);
    return 1;
}

static void sample_destroy(sample *given) {
    free(given->wanted);
    case_texts_destroy(&given->texts);
    for (int i = 0; i < TABLES; i++) {
        free(given->tables[i]);
    }
    *given = (sample){.wanted = NULL};
}

static case_text text_of(char *bytes) {
    return (case_text){bytes, strlen(bytes)};
}

/* A block that follows a regulation: `csv NAME`, NAME being criteria, roster, facts, history or a table of results. */
static void sample_take(sample *given, const char *name, char *text) {
    if (strcmp(name, "roster") == 0) {
        given->texts.roster = text_of(text);
    } else if (strcmp(name, "facts") == 0) {
        given->texts.facts = text_of(text);
    } else if (strcmp(name, "criteria") == 0) {
        given->texts.criteria = text_of(text);
    } else if (strcmp(name, "members") == 0) {
        given->texts.members = text_of(text);
    } else if (strcmp(name, "history") == 0) {
        given->texts.history = text_of(text);
    } else if (strcmp(name, "ballots") == 0) {
        given->texts.ballots = text_of(text);
    } else if (strcmp(name, "achievements") == 0) {
        given->texts.achievements = text_of(text);
    } else {
        int which = 0;
        while (which < TABLES && strcmp(table_names[which], name) != 0) {
            which++;
        }
        assert_in_range(which, 0, TABLES - 1);
        given->tables[which] = text;
    }
}

/* The next fenced block at or after `at`: its info line and its text, both copies; gives where to go on, or NULL. */
static const char *next_block(const char *at, char **info, char **text) {
    const char *start = strstr(at, "\n```");
    const char *body = start == NULL ? NULL : strchr(start + 1, '\n');
    const char *end = body == NULL ? NULL : strstr(body, "\n```");
    if (end == NULL) {
        return NULL;
    }
    *info = copy_text(start + 4, (size_t)(body - start) - 4);
    *text = copy_text(body + 1, (size_t)(end - body));
    return end + 4;
}

/* Gives the number of regulations; counts the wrong ones. */
static int check_document(const char *folder, const char *name, int *wrong) {
    case_text document = case_text_read(folder, name);
    assert_non_null(document.bytes);
    sample current = {.wanted = NULL};
    int samples = 0;
    char *info = NULL;
    char *text = NULL;
    for (const char *at = document.bytes; (at = next_block(at, &info, &text)) != NULL;) {
        if (strncmp(info, "yaml ", 5) == 0) {
            *wrong += current.wanted != NULL ? check_sample(&current) : 0;
            sample_destroy(&current);
            current.wanted = copy_text(info + 5, strlen(info) - 5);
            current.texts.regulation = text_of(text);
            samples++;
        } else {
            assert_int_equal(strncmp(info, "csv ", 4), 0);
            sample_take(&current, info + 4, text);
        }
        free(info);
    }
    *wrong += current.wanted != NULL ? check_sample(&current) : 0;
    sample_destroy(&current);
    case_text_destroy(&document);
    print_message("%s: %d regulations read\n", name, samples);
    return samples;
}

static void reference_regulations(void **state) {
    (void)state;
    int wrong = 0;
    assert_true(check_document(EMUL_TEST_DIR "/../docs", "regulation.md", &wrong) >= 15); /* the blocks were found */
    assert_int_equal(wrong, 0);
}

static void collected_rules(void **state) {
    static const char *const documents[] = {"pitfalls.md", "shapes.md", "titles.md", "sheets.md", "regulations.md", "grading.md"};
    (void)state;
    int wrong = 0;
    for (size_t document = 0; document < sizeof documents / sizeof *documents; document++) {
        assert_true(check_document(EMUL_TEST_DIR "/rules", documents[document], &wrong) >= 5);
    }
    assert_true(check_document(EMUL_TEST_DIR "/rules", "law_counting.md", &wrong) >= 1);
    assert_true(check_document(EMUL_TEST_DIR "/../docs", "law.md", &wrong) >= 1);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(reference_regulations), cmocka_unit_test(collected_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
