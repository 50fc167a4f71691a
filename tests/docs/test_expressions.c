/* Every row of every table `| expression | facts | result |` of the documents and of tests/rules is computed: one subject, one criterion, whose rule is the expression.
 * The results stand in the document, worked out by hand from what it says beside them. */
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
#include "support/case.h"

#define DOCS EMUL_TEST_DIR "/../docs"
#define RULES EMUL_TEST_DIR "/rules"

typedef struct bench {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_criterion criterion;
    const char *period;
} bench;

static bool starts_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

/* Cuts `text` at the first `mark`: gives what follows, or NULL if there is none. Spaces around both parts go. */
static char *cut_at(char *text, const char *mark) {
    char *at = strstr(text, mark);
    if (at == NULL) {
        return NULL;
    }
    char *rest = at + strlen(mark);
    while (at > text && at[-1] == ' ') {
        at--;
    }
    *at = '\0';
    while (*rest == ' ') {
        rest++;
    }
    return rest;
}

static bool is_truth(const char *result) {
    return strcmp(result, "yes") == 0 || strcmp(result, "no") == 0 || strcmp(result, "unknown") == 0;
}

/* "cstdcs in 2021" */
static void add_history(bench *given, char *title) {
    char *year = cut_at(title, " in ");
    assert_non_null(year);
    assert_int_equal(emul_ledger_add_award(given->ledger, 0, title, (int32_t)strtol(year, NULL, 10), NULL, 0, NULL), EMUL_OK);
}

/* "cstdcs" and "10 of 11, 10 present, 1 written, chair yes, round 2": "?" for votes that are not counted yet. */
static void add_ballot(bench *given, const char *title, char *text) {
    char *next = cut_at(text, ",");
    const char *members = cut_at(text, " of ");
    assert_non_null(members);
    emul_ballot spec = {.struct_size = sizeof spec, .title = title, .present = -1, .yes = *text == '?' ? -1 : strtol(text, NULL, 10)};
    spec.members = strtol(members, NULL, 10);
    for (char *part = next; part != NULL; part = next) {
        next = cut_at(part, ",");
        if (strstr(part, " present") != NULL) {
            spec.present = strtol(part, NULL, 10);
        } else if (strstr(part, " written") != NULL) {
            spec.written = strtol(part, NULL, 10);
        } else if (starts_with(part, "round ")) {
            spec.round = (int32_t)strtol(part + 6, NULL, 10);
        } else {
            assert_true(starts_with(part, "chair "));
            spec.chair = strcmp(part + 6, "yes") == 0 ? EMUL_CHAIR_YES : EMUL_CHAIR_NO;
        }
    }
    assert_int_equal(emul_ledger_add_ballot(given->ledger, &spec, NULL), EMUL_OK);
}

static void add_yes_no(bench *given, const char *name, const char *facet, const char *when, bool yes) {
    const emul_indicator spec = {.struct_size = sizeof spec, .id = name, .type = "yes_no"};
    assert_int_equal(emul_regulation_add_indicator(given->regulation, &spec, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(given->ledger, 0, name, facet, when, yes ? EMUL_DECIMAL_ONE : 0, NULL), EMUL_OK);
}

/* "visits@plan on 2024 = 12": a number, N/A, yes, no, or a label. */
static void add_fact(bench *given, char *name, const char *value) {
    emul_decimal number = EMUL_NOT_APPLICABLE;
    const char *when = cut_at(name, " on ");
    const char *facet = cut_at(name, "@");
    if (strcmp(value, "yes") == 0 || strcmp(value, "no") == 0) {
        add_yes_no(given, name, facet, when, *value == 'y');
    } else if (strcmp(value, "N/A") == 0 || emul_decimal_parse(value, strlen(value), '.', &number, NULL) == EMUL_OK) {
        assert_int_equal(emul_ledger_add(given->ledger, 0, name, facet, when, number, NULL), EMUL_OK);
    } else {
        assert_int_equal(emul_ledger_add_label(given->ledger, 0, name, facet, when, value, NULL), EMUL_OK);
    }
}

static void add_given(bench *given, char *text) {
    char *value = cut_at(text, "=");
    if (starts_with(text, "won ")) {
        add_history(given, text + 4);
    } else if (value == NULL) {
        assert_string_equal(text, "");
    } else if (starts_with(text, "ballot ")) {
        add_ballot(given, text + 7, value);
    } else if (strcmp(text, "full") == 0) {
        given->criterion.max = value;
    } else if (strcmp(text, "period") == 0) {
        given->period = value;
    } else {
        add_fact(given, text, value);
    }
}

static void bench_create(bench *given, char *facts) {
    *given = (bench){.criterion = {.struct_size = sizeof(emul_criterion), .id = "c"}, .period = "2024"};
    assert_int_equal(emul_regulation_create(NULL, &given->regulation, NULL), EMUL_OK);
    assert_int_equal(emul_roster_create(NULL, &given->roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(given->roster, "u", EMUL_KIND_UNIT, NULL, NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_create(NULL, &given->ledger, NULL), EMUL_OK);
    for (char *next = facts; next != NULL;) {
        char *at = next;
        next = cut_at(at, ";");
        add_given(given, at);
    }
}

static void bench_destroy(bench *given) {
    emul_ledger_destroy(given->ledger);
    emul_roster_destroy(given->roster);
    emul_regulation_destroy(given->regulation);
}

static emul_status finish(bench *given, const char *rule, emul_error *error) {
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "s"};
    int32_t index = -1;
    given->criterion.points = rule;
    assert_int_equal(emul_regulation_add_scorecard(given->regulation, &scorecard, &index, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_criterion(given->regulation, index, -1, &given->criterion, NULL, NULL), EMUL_OK);
    return emul_regulation_finish(given->regulation, error);
}

static const char *text_of(emul_decimal value, bool truth, char *buffer, size_t capacity) {
    if (value == EMUL_MISSING) {
        return truth ? "unknown" : "missing";
    }
    if (value == EMUL_NOT_APPLICABLE) {
        return "not applicable";
    }
    if (truth) {
        return value == EMUL_DECIMAL_ONE ? "yes" : "no";
    }
    assert_int_equal(emul_decimal_format(value, 0, '.', buffer, capacity, NULL, NULL), EMUL_OK);
    return buffer;
}

/* What the rule gives for these facts, in the words of the document. */
static void compute(const char *rule, const char *facts, bool truth, char *answer, size_t capacity) {
    bench given;
    char known[1024];
    char whole[1024];
    char number[32];
    emul_result *result = NULL;
    emul_error *error = emul_error_create(NULL);
    (void)snprintf(known, sizeof known, "%s", facts);
    (void)snprintf(whole, sizeof whole, truth ? "if(%s, 1, 0)" : "%s", rule);
    bench_create(&given, known);
    emul_status status = finish(&given, whole, error);
    if (status != EMUL_OK) {
        (void)snprintf(answer, capacity, "refused");
    } else {
        const emul_options options = {.struct_size = sizeof options, .period = given.period};
        status = emul_evaluate(given.regulation, given.roster, given.ledger, &options, &result, error);
        (void)snprintf(answer, capacity, "%s",
                       status != EMUL_OK ? emul_status_name(status)
                                         : text_of(emul_result_points(result, 0, NULL)[0], truth, number, sizeof number));
    }
    emul_result_destroy(result);
    emul_error_destroy(error);
    bench_destroy(&given);
}

/* One row, its cells cut out. A refused rule must be refused where a number is wanted and where a truth is. */
static int check_row(const char *rule, const char *facts, const char *result) {
    char answer[128];
    bool wrong = false;
    for (int truth = 0; truth <= 1; truth++) {
        if (strcmp(result, "refused") == 0 || is_truth(result) == (truth == 1)) {
            compute(rule, facts, truth == 1, answer, sizeof answer);
            wrong = wrong || strcmp(answer, result) != 0;
        }
    }
    if (wrong) {
        print_error("%s  with  %s  gives %s, the document says %s\n", rule, facts, answer, result);
    }
    return wrong ? 1 : 0;
}

/* "| `rule` | facts | result |", in place. */
static int check_line(char *line) {
    char *rule = strchr(line, '`');
    assert_non_null(rule);
    char *facts = cut_at(rule + 1, "` |");
    assert_non_null(facts);
    char *result = *facts == '|' ? cut_at(facts, "|") : cut_at(facts, " |");
    assert_non_null(result);
    assert_non_null(cut_at(result, " |"));
    return check_row(rule + 1, facts, result);
}

/* Gives the number of rows; counts the wrong ones. */
static int check_document(const char *folder, const char *name, int *wrong) {
    static const char *const header = "| expression | facts | result |";
    case_text document = case_text_read(folder, name);
    assert_non_null(document.bytes);
    bool inside = false;
    int rows = 0;
    for (char *line = document.bytes; line != NULL && *line != '\0';) {
        char *next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        inside = starts_with(line, header) || (inside && *line == '|');
        if (inside && starts_with(line, "| `")) {
            *wrong += check_line(line);
            rows++;
        }
        line = next;
    }
    print_message("%s: %d rows computed\n", name, rows);
    case_text_destroy(&document);
    return rows;
}

static void reference(void **state) {
    (void)state;
    int wrong = 0;
    assert_true(check_document(DOCS, "regulation.md", &wrong) >= 90); /* the tables were found */
    assert_int_equal(wrong, 0);
}

static void real_shapes(void **state) {
    (void)state;
    int wrong = 0;
    assert_true(check_document(DOCS, "shapes.md", &wrong) >= 30);
    assert_int_equal(wrong, 0);
}

static void collected_rules(void **state) {
    (void)state;
    int wrong = 0;
    assert_true(check_document(RULES, "pitfalls.md", &wrong) >= 10);
    assert_true(check_document(RULES, "shapes.md", &wrong) >= 10);
    assert_true(check_document(RULES, "titles.md", &wrong) >= 20);
    assert_true(check_document(RULES, "law_counting.md", &wrong) >= 50);
    assert_int_equal(wrong, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(reference), cmocka_unit_test(real_shapes), cmocka_unit_test(collected_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
