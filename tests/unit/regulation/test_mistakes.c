/* A regulation with twelve different mistakes gets twelve diagnostics, each at its place and in both languages, in one run. The places are those
 * of the comments in twelve_mistakes.yaml, counted by hand there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "emul/regulation.h"
#include "support/case.h"

typedef struct mistake {
    int64_t line, column;
    emul_status code;
    const char *field;
    const char *english;    /* a word that the message must have */
    const char *vietnamese; /* likewise */
} mistake;

static const mistake mistakes[] = {
    {5, 11, EMUL_E_SYNTAX, "in_force", "“2024-13”", "không phải là kỳ"},
    {8, 3, EMUL_E_REGULATION, "indicators.beds", "“beds”", "không quy tắc nào dùng"},
    {11, 10, EMUL_E_REGULATION, "scorecards[0].for", "unit, individual, entry", "không thuộc các giá trị"},
    {14, 14, EMUL_E_REGULATION, "scorecards[0].criteria[0].max", "50, not to 60", "là 50, không phải 60"},
    {16, 53, EMUL_E_UNKNOWN_ID, "scorecards[0].criteria[0].criteria[0].points", "“visits”", "có phải là “visits”"},
    {17, 68, EMUL_E_REGULATION, "scorecards[0].criteria[0].criteria[1].points", "“90% >- 15”", "“90% >- 15”"},
    {19, 14, EMUL_E_SYNTAX, "scorecards[0].criteria[1].max", "“10,5” is not a number", "“10,5” không phải là số"},
    {21, 13, EMUL_E_DUPLICATE, "scorecards[0].criteria[2].id", "line 13", "dòng 13"},
    {23, 19, EMUL_E_REGULATION, "scorecards[0].criteria[3].ponits", "“ponits”", "không phải là khóa"},
    {26, 30, EMUL_E_REGULATION, "scorecards[0].classes[1].when", "“tot”", "không ai đạt mức"},
    {31, 11, EMUL_E_SYNTAX, "awards[0].take", "“each”", "không đọc được chỉ tiêu"},
    {33, 24, EMUL_E_UNKNOWN_ID, "awards[0].conditions[0].that", "“xuat_sac”", "có phải là “xuat_sac”"},
};
enum { MISTAKES = sizeof mistakes / sizeof mistakes[0] };

static void check_mistake(const emul_error *error, int64_t i) {
    const mistake *wanted = &mistakes[i];
    assert_string_equal(emul_error_input(error, i), "twelve_mistakes.yaml");
    assert_int_equal(emul_error_line(error, i), wanted->line);
    assert_int_equal(emul_error_column(error, i), wanted->column);
    assert_int_equal(emul_error_code(error, i), wanted->code);
    assert_int_equal(emul_error_row(error, i), -1);
    assert_string_equal(emul_error_field(error, i), wanted->field);
    assert_non_null(strstr(emul_error_message(error, i, EMUL_ENGLISH), wanted->english));
    assert_non_null(strstr(emul_error_message(error, i, EMUL_VIETNAMESE), wanted->vietnamese));
}

static void test_twelve(void **state) {
    (void)state;
    const char *folder = EMUL_TEST_DIR "/unit/regulation";
    case_text text = case_text_read(folder, "twelve_mistakes.yaml");
    assert_non_null(text.bytes);
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_parse(text.bytes, text.length, "twelve_mistakes.yaml", NULL, &regulation, error), EMUL_E_SYNTAX);
    assert_null(regulation);
    assert_int_equal(MISTAKES, 12);
    assert_int_equal(emul_error_count(error), MISTAKES);
    assert_int_equal(emul_error_total(error), MISTAKES);
    for (int64_t i = 0; i < MISTAKES; i++) {
        check_mistake(error, i);
    }
    char line[1024];
    assert_int_equal(emul_error_format(error, 6, EMUL_VIETNAMESE, line, sizeof line, NULL), EMUL_OK);
    assert_string_equal(line, "twelve_mistakes.yaml:19:14: “10,5” không phải là số (viết phần thập phân sau dấu chấm: 10.5)");
    emul_error_destroy(error);
    case_text_destroy(&text);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_twelve)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
