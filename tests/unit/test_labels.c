/* Labels with spaces and signs: between quotation marks in rules, as they are in `labels:` and in the cells of tables; and what is said of those
 * that cannot be. Points are read off the rules below by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/case.h"

static char regulation[] = "libemul: 1\n"
                           "id: labels\n"
                           "indicators:\n"
                           "  rating: {labels: [Hoàn thành xuất sắc, Hoàn thành tốt, A+, 10]}\n"
                           "scorecards:\n"
                           "  - id: unit\n"
                           "    where: type == \"Trạm y tế\"\n"
                           "    criteria:\n"
                           "      - id: a\n"
                           "        points: level(rating, \"Hoàn thành xuất sắc\" -> 10, \"Hoàn thành tốt\" -> 8, \"A+\" -> 5, 10 -> 1)\n"
                           "      - {id: b, points: 'if(rating >= \"Hoàn thành tốt\", 3, 0)'}\n"
                           "      - {id: c, points: 'if(grade in (\"B+\", C), 2, 0) + if(\"x, (y)\" == note, 1, 0)'}\n";
static char roster[] = "id,type\na,Trạm y tế\nb,Trạm y tế\nc,Trạm y tế\nd,Bệnh viện\n";
static char facts[] = "subject,rating,grade,note\na,Hoàn thành xuất sắc,B+,\"x, (y)\"\nb,A+,C,khác\nc,10,\"A, trừ\",khác\nd,10,C,khác\n";

static const case_texts texts = {
    .regulation = {regulation, sizeof regulation - 1}, .roster = {roster, sizeof roster - 1}, .facts = {facts, sizeof facts - 1}};

static emul_result *evaluate(case_objects *objects) {
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = EMUL_EXPLAIN_ALL};
    emul_result *result = NULL;
    assert_int_equal(case_objects_create(objects, &texts, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_evaluate(objects->regulation, objects->roster, objects->ledger, &options, &result, NULL), EMUL_OK);
    return result;
}

static void expect_points(const emul_result *result, int32_t criterion, int64_t row, int64_t points) {
    int64_t n = 0;
    assert_int_equal(emul_result_points(result, criterion, &n)[row], points * emul_decimal_one());
    assert_int_equal(n, 4);
}

static void test_points(void **state) {
    (void)state;
    static const int64_t expected[3][3] = {{10, 3, 3}, {5, 0, 2}, {1, 0, 0}};
    case_objects objects;
    emul_result *result = evaluate(&objects);
    for (int32_t row = 0; row < 3; row++) {
        for (int32_t criterion = 0; criterion < 3; criterion++) {
            expect_points(result, criterion, row, expected[row][criterion]);
        }
    }
    assert_true(emul_result_points(result, 0, NULL)[3] == emul_not_applicable()); /* a hospital: not concerned */
    emul_result_destroy(result);
    case_objects_destroy(&objects);
}

static void expect_why(const emul_result *result, int64_t row, emul_form form, const char *part) {
    char text[8192];
    assert_int_equal(emul_result_why(result, row, NULL, EMUL_VIETNAMESE, form, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        print_error("“%s” is not in\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
}

/* What is put in could be pasted into a rule; words inside quotation marks are no names, though one is an indicator's. */
static void test_why(void **state) {
    (void)state;
    case_objects objects;
    emul_result *result = evaluate(&objects);
    case_objects_destroy(&objects); /* the result keeps what it speaks of */
#define Q "\\\""                    /* a quotation mark inside a text of JSON */
    expect_why(result, 0, EMUL_FORM_JSON,
               "\"level(" Q "Hoàn thành xuất sắc" Q ", " Q "Hoàn thành xuất sắc" Q " -> 10, " Q "Hoàn thành tốt" Q " -> 8, " Q "A+" Q
               " -> 5, 10 -> 1)\"");
    expect_why(result, 0, EMUL_FORM_JSON, "if(" Q "Hoàn thành xuất sắc" Q " >= " Q "Hoàn thành tốt" Q ", 3, 0)");
    expect_why(result, 2, EMUL_FORM_JSON, "if(" Q "A, trừ" Q " in (" Q "B+" Q ", C), 2, 0) + if(" Q "x, (y)" Q " == khác, 1, 0)");
    expect_why(result, 0, EMUL_FORM_TEXT,
               "điểm theo loại (Hoàn thành xuất sắc: Hoàn thành xuất sắc → 10; Hoàn thành tốt → 8; A+ → 5; 10 → 1)");
    expect_why(result, 2, EMUL_FORM_TEXT, "(nếu A, trừ thuộc (B+; C) thì 2; nếu không thì 0) + (nếu x, (y) = khác thì 1; nếu không thì 0)");
    emul_result_destroy(result);
}

static char *written(const emul_regulation *from, emul_regulation_text what) {
    size_t needed = 0;
    assert_int_equal(emul_regulation_write(from, what, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_regulation_write(from, what, text, needed, &needed, NULL), EMUL_OK);
    return text;
}

static void test_written_and_read_again(void **state) {
    (void)state;
    emul_regulation *made = NULL;
    emul_regulation *again = NULL;
    emul_regulation *joined = NULL;
    assert_int_equal(emul_regulation_parse(regulation, sizeof regulation - 1, NULL, NULL, &made, NULL), EMUL_OK);
    char *yaml = written(made, EMUL_TEXT_YAML);
    char *rest = written(made, EMUL_TEXT_REST);
    char *criteria = written(made, EMUL_TEXT_CRITERIA);
    assert_non_null(strstr(yaml, "labels: Hoàn thành xuất sắc, Hoàn thành tốt, A+, 10\n"));
    assert_non_null(strstr(criteria, "\"\"Hoàn thành tốt\"\" -> 8")); /* a cell's quotation marks are doubled */
    assert_int_equal(emul_regulation_parse(yaml, strlen(yaml), NULL, NULL, &again, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_parse_with_criteria(rest, strlen(rest), NULL, criteria, strlen(criteria), NULL, NULL, &joined, NULL),
                     EMUL_OK);
    char *yaml_again = written(again, EMUL_TEXT_YAML);
    char *yaml_joined = written(joined, EMUL_TEXT_YAML);
    assert_string_equal(yaml_again, yaml);
    assert_string_equal(yaml_joined, yaml);
    free(yaml);
    free(rest);
    free(criteria);
    free(yaml_again);
    free(yaml_joined);
    emul_regulation_destroy(made);
    emul_regulation_destroy(again);
    emul_regulation_destroy(joined);
}

static void expect_refused(const char *labels, int64_t column, const char *message) {
    char text[512];
    static const char *const after = "\nscorecards: [{id: u, criteria: [{id: a, points: \"level(x, tot -> 1, else = 0)\"}]}]\n";
    text[0] = '\0';
    strcat(strcat(strcat(text, "libemul: 1\nid: r\nindicators:\n  x: {labels: "), labels), "}");
    strcat(text, after);
    emul_error *error = emul_error_create(NULL);
    emul_regulation *made = NULL;
    assert_int_equal(emul_regulation_parse(text, strlen(text), NULL, NULL, &made, error), EMUL_E_SYNTAX);
    if (strstr(emul_error_message(error, 0, EMUL_ENGLISH), message) == NULL) {
        print_error("%s\n", emul_error_message(error, 0, EMUL_ENGLISH));
    }
    assert_non_null(strstr(emul_error_message(error, 0, EMUL_ENGLISH), message));
    assert_int_equal(emul_error_line(error, 0), 4);
    assert_int_equal(emul_error_column(error, 0), column);
    emul_error_destroy(error);
}

static void test_what_cannot_be_a_label(void **state) {
    (void)state;
    expect_refused("[tot, 'a \"b\"']", 15, "“a \"b\"” cannot be a label");
    expect_refused("[tot, \"-\"]", 15, "“-” cannot be a label"); /* a cell that says nothing */
    expect_refused("[tot, \"a\\tb\"]", 15, "cannot be a label");
    expect_refused("[tot, \"khá, giỏi\"]", 22, "no comma"); /* it would be two labels */
}

/* The nearest label is written as a rule must write it. */
static void test_hints(void **state) {
    (void)state;
    static const char text[] = "libemul: 1\nid: r\nindicators:\n  x: {labels: [Hoàn thành tốt, A+]}\n"
                               "scorecards: [{id: u, criteria: [{id: a, points: 'if(x == \"Hoan thanh tot\", 1, 0)'}]}]\n";
    emul_error *error = emul_error_create(NULL);
    emul_regulation *made = NULL;
    assert_int_equal(emul_regulation_parse(text, strlen(text), NULL, NULL, &made, error), EMUL_E_UNKNOWN_ID);
    assert_string_equal(emul_error_hint(error, 0, EMUL_VIETNAMESE), "viết \"Hoàn thành tốt\"");
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_points),
        cmocka_unit_test(test_why),
        cmocka_unit_test(test_written_and_read_again),
        cmocka_unit_test(test_what_cannot_be_a_label),
        cmocka_unit_test(test_hints),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
