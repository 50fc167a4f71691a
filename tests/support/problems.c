#include "support/problems.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void expect_sentence(const char *text) {
    assert_true(text[0] != '\0');
    assert_true(text[strlen(text) - 1] != '.');
    assert_null(strchr(text, '\n'));
}

static void expect_problem(const emul_error *error, int64_t index, const expected_problem *expected) {
    const char *hint = emul_error_hint(error, index, EMUL_ENGLISH);
    assert_string_equal(emul_error_message(error, index, EMUL_ENGLISH), expected->english);
    assert_string_equal(emul_error_message(error, index, EMUL_VIETNAMESE), expected->vietnamese);
    assert_int_equal(emul_error_code(error, index), expected->code);
    assert_int_equal(emul_error_line(error, index), expected->line);
    assert_int_equal(emul_error_column(error, index), expected->column);
    assert_int_equal(emul_error_row(error, index), expected->row);
    assert_string_equal(emul_error_field(error, index), expected->field);
    expect_sentence(emul_error_message(error, index, EMUL_ENGLISH));
    expect_sentence(emul_error_message(error, index, EMUL_VIETNAMESE));
    assert_int_equal(hint[0] == '\0', emul_error_hint(error, index, EMUL_VIETNAMESE)[0] == '\0');
    if (expected->hint != NULL) {
        assert_string_equal(hint, expected->hint);
    }
}

void expect_problems(const emul_error *error, const expected_problem *expected, int64_t count) {
    for (int64_t i = 0; i < count && i < emul_error_count(error); i++) {
        expect_problem(error, i, &expected[i]);
    }
    assert_int_equal(emul_error_total(error), count);
}
