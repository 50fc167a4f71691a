/* Prints what a program outside needs to judge the explanations of a case: the orders of labels, the result, and why, for every subject (the first N and
 * every M-th of the others), in Vietnamese and in English by turns, and what explains the result as a whole. JSON texts, each behind a record separator (RFC 7464).
 * Usage: explained FOLDER PERIOD [N M] */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "golden/studies.h"

static void print_text(const char *text) {
    putchar('"');
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\') {
            putchar('\\');
        }
        putchar(*at);
    }
    putchar('"');
}

/* "key": , behind a comma unless it is the first. */
static void print_key(const char *key, bool first) {
    printf("%s", first ? "" : ", ");
    print_text(key);
    printf(": ");
}

/* Of every indicator its labels as they are declared, and of every award what happens to equals at the last place. */
static void print_orders(const emul_regulation *regulation) {
    printf("\x1e{\"labels\": {");
    for (int32_t i = 0; i < emul_regulation_count(regulation, EMUL_PART_INDICATOR); i++) {
        emul_indicator spec = {.struct_size = sizeof spec};
        assert_int_equal(emul_regulation_indicator(regulation, i, &spec, NULL), EMUL_OK);
        print_key(spec.id, i == 0);
        print_text(spec.labels == NULL ? "" : spec.labels);
    }
    printf("}, \"at_cut\": {");
    for (int32_t i = 0; i < emul_regulation_count(regulation, EMUL_PART_AWARD); i++) {
        emul_award spec = {.struct_size = sizeof spec};
        assert_int_equal(emul_regulation_award(regulation, i, &spec, NULL), EMUL_OK);
        print_key(spec.id, i == 0);
        print_text(spec.at_cut == NULL ? "report" : spec.at_cut);
    }
    printf("}}\n");
}

/* A text of the library printed, by its two calls. */
typedef emul_status (*writer)(const void *from, emul_language language, char *buffer, size_t capacity, size_t *needed);

static emul_status write_result(const void *from, emul_language language, char *buffer, size_t capacity, size_t *needed) {
    (void)language;
    return emul_result_write_json((const emul_result *)from, buffer, capacity, needed, NULL);
}

static emul_status write_explanation(const void *from, emul_language language, char *buffer, size_t capacity, size_t *needed) {
    return emul_explanation_write((const emul_explanation *)from, language, EMUL_FORM_JSON, buffer, capacity, needed, NULL);
}

static void print_written(writer write, const void *from, emul_language language) {
    size_t needed = 0;
    (void)write(from, language, NULL, 0, &needed);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(write(from, language, text, needed, NULL), EMUL_OK);
    printf("\x1e%s", text);
    free(text);
}

static void print_explanation(emul_explanation *explanation, emul_language language) {
    print_written(write_explanation, explanation, language);
    emul_explanation_destroy(explanation);
}

static void print_subject(const emul_result *result, int64_t row) {
    emul_explanation *explanation = NULL;
    assert_int_equal(emul_result_explain(result, row, NULL, &explanation, NULL), EMUL_OK);
    print_explanation(explanation, row % 2 == 0 ? EMUL_VIETNAMESE : EMUL_ENGLISH);
}

static void print_studies(const evaluated *given, const char *period) {
    emul_explanation *explanations[MOST_STUDIES];
    const int32_t count = make_studies(given, period, explanations);
    for (int32_t i = 0; i < count; i++) {
        print_explanation(explanations[i], i % 2 == 0 ? EMUL_VIETNAMESE : EMUL_ENGLISH);
    }
}

int main(int argc, char **argv) {
    if (argc != 3 && argc != 5) {
        fprintf(stderr, "usage: explained FOLDER PERIOD [N M]\n");
        return EXIT_FAILURE;
    }
    const int64_t first = argc == 5 ? strtoll(argv[3], NULL, 10) : 0;
    const int64_t step = argc == 5 ? strtoll(argv[4], NULL, 10) : 1;
    evaluated given = evaluate_folder(argv[1], argv[2]);
    print_orders(given.regulation);
    print_written(write_result, given.result, EMUL_ENGLISH);
    for (int64_t row = 0; row < emul_result_rows(given.result); row += row < first ? 1 : step) {
        print_subject(given.result, row);
    }
    print_studies(&given, argv[2]);
    evaluated_destroy(&given);
    return EXIT_SUCCESS;
}
