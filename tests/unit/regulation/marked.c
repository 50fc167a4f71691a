#include "unit/regulation/marked.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mark[] = "¦";

void marked_text_init(marked_text *marked, const char *with_marks) {
    int64_t line = 1;
    int64_t column = 1;
    memset(marked, 0, sizeof *marked);
    marked->text = (char *)malloc(strlen(with_marks) + 1);
    assert_non_null(marked->text);
    for (const char *at = with_marks; *at != '\0';) {
        if (strncmp(at, mark, sizeof mark - 1) == 0) {
            assert_true(marked->count < MARKED_PLACES);
            marked->line[marked->count] = line;
            marked->column[marked->count] = column;
            marked->count++;
            at += sizeof mark - 1;
            continue;
        }
        const unsigned char byte = (unsigned char)*at;
        column = byte == '\n' ? 1 : column + ((byte & 0xC0) != 0x80);
        line += byte == '\n';
        marked->text[marked->length++] = *at++;
    }
    marked->text[marked->length] = '\0';
}

void marked_text_destroy(marked_text *marked) {
    free(marked->text);
}

static void print_problems(const char *text, const emul_error *error) {
    char line[2048];
    print_error("not reported as marked:\n%s\n", text);
    for (int64_t i = 0; i < emul_error_count(error); i++) {
        (void)emul_error_format(error, i, EMUL_ENGLISH, line, sizeof line, NULL);
        print_error("  %s %s [%s]\n", emul_status_name(emul_error_code(error, i)), line, emul_error_field(error, i));
    }
}

static int words_differ(const emul_error *error, int64_t i) {
    const char *english = emul_error_message(error, i, EMUL_ENGLISH);
    const char *vietnamese = emul_error_message(error, i, EMUL_VIETNAMESE);
    const int hints = (emul_error_hint(error, i, EMUL_ENGLISH)[0] == '\0') == (emul_error_hint(error, i, EMUL_VIETNAMESE)[0] == '\0');
    return english[0] != '\0' && vietnamese[0] != '\0' && strcmp(english, vietnamese) != 0 && hints;
}

static int as_marked(const marked_text *marked, const emul_status codes[MARKED_PLACES], const char *field, const emul_error *error) {
    if (emul_error_total(error) != marked->count) {
        return 0;
    }
    for (int64_t i = 0; i < marked->count; i++) {
        if (emul_error_line(error, i) != marked->line[i] || emul_error_column(error, i) != marked->column[i] ||
            emul_error_code(error, i) != codes[i] || !words_differ(error, i)) {
            return 0;
        }
    }
    return field == NULL || strcmp(emul_error_field(error, 0), field) == 0;
}

int agrees_with_marks(const char *with_marks, const emul_status codes[MARKED_PLACES], const char *field) {
    marked_text marked;
    emul_regulation *regulation = NULL;
    emul_error *error = emul_error_create(NULL);
    assert_non_null(error);
    marked_text_init(&marked, with_marks);
    const emul_status wanted = marked.count > 0 ? codes[0] : EMUL_OK;
    const emul_status status = emul_regulation_parse(marked.text, marked.length, NULL, NULL, &regulation, error);
    int good = status == wanted && as_marked(&marked, codes, field, error) && (regulation != NULL) == (marked.count == 0);
    emul_regulation_destroy(regulation);
    regulation = NULL;
    good = good && emul_regulation_parse(marked.text, marked.length, NULL, NULL, &regulation, NULL) == wanted; /* nobody reads the words */
    emul_regulation_destroy(regulation);
    if (!good) {
        print_problems(marked.text, error);
    }
    marked_text_destroy(&marked);
    emul_error_destroy(error);
    return good;
}

void check_examples(const marked_example *examples, size_t count) {
    size_t wrong = 0;
    for (size_t i = 0; i < count; i++) {
        wrong += !agrees_with_marks(examples[i].text, examples[i].codes, examples[i].field);
    }
    assert_int_equal(wrong, 0);
}
