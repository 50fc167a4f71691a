/* emul_error: several diagnostics with place, two languages and hints; never allocates when filled. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/diagnostic.h"
#include "support/failing_allocator.h"

static void report_misspelt(emul_error *error, int64_t line, int64_t column, const char *name) {
    emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                            .place = {.input = EMUL__TEXT("rule.yaml"),
                                                      .line = line,
                                                      .column = column,
                                                      .field = EMUL__TEXT("scorecards[0].criteria[2].points")},
                                            .english = "there is no indicator “{0}” in {1}",
                                            .vietnamese = "không có chỉ tiêu “{0}” trong {1}",
                                            .hint_english = "did you mean “{2}”?",
                                            .hint_vietnamese = "có phải “{2}” không?",
                                            .arguments = {emul__text_of(name), EMUL__TEXT("{0}"), EMUL__TEXT("visits")}});
}

static void test_everything_is_kept(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    report_misspelt(error, 12, 7, "vists");
    assert_int_equal(emul_error_count(error), 1);
    assert_int_equal(emul_error_total(error), 1);
    assert_int_equal(emul_error_code(error, 0), EMUL_E_UNKNOWN_ID);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH),
                        "there is no indicator “vists” in {0}"); /* arguments are not patterns */
    assert_string_equal(emul_error_message(error, 0, EMUL_VIETNAMESE), "không có chỉ tiêu “vists” trong {0}");
    assert_string_equal(emul_error_hint(error, 0, EMUL_ENGLISH), "did you mean “visits”?");
    assert_string_equal(emul_error_hint(error, 0, EMUL_VIETNAMESE), "có phải “visits” không?");
    assert_string_equal(emul_error_input(error, 0), "rule.yaml");
    assert_int_equal(emul_error_line(error, 0), 12);
    assert_int_equal(emul_error_column(error, 0), 7);
    assert_int_equal(emul_error_row(error, 0), -1);
    assert_string_equal(emul_error_field(error, 0), "scorecards[0].criteria[2].points");
    emul__error_clear(error);
    assert_int_equal(emul_error_count(error), 0);
    emul_error_destroy(error);
}

static void test_absent_parts_and_objects(void **state) {
    (void)state;
    assert_int_equal(emul__report_memory(NULL), EMUL_E_MEMORY);
    emul__error_clear(NULL);
    emul__error_sort(NULL);
    emul_error_destroy(NULL);
    assert_int_equal(emul_error_count(NULL), 0);
    assert_int_equal(emul_error_total(NULL), 0);
    assert_int_equal(emul_error_code(NULL, 0), EMUL_OK);
    assert_string_equal(emul_error_message(NULL, 0, EMUL_ENGLISH), "");
    assert_int_equal(emul_error_row(NULL, 0), -1);
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul__report_argument(error, "keys"), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "keys");
    assert_string_equal(emul_error_hint(error, 0, EMUL_ENGLISH), "");
    assert_string_equal(emul_error_input(error, 0), "");
    assert_int_equal(emul_error_line(error, 0), 0);
    assert_int_equal(emul_error_column(error, -1), 0);
    assert_string_equal(emul_error_field(error, 1), "");
    emul_error_destroy(error);
}

static void expect_line(const emul_error *error, int64_t index, emul_language language, const char *expected) {
    char bytes[2000];
    size_t needed = 0;
    assert_int_equal(emul_error_format(error, index, language, bytes, sizeof bytes, &needed), EMUL_OK);
    assert_string_equal(bytes, expected);
    assert_int_equal(needed, strlen(expected) + 1);
    assert_int_equal(emul_error_format(error, index, language, bytes, needed - 1, &needed), EMUL_E_CAPACITY);
    assert_int_equal(emul_error_format(error, index, language, NULL, 0, NULL), EMUL_E_CAPACITY);
    assert_int_equal(emul_error_format(error, index, language, NULL, 1, NULL), EMUL_E_ARGUMENT);
}

static void test_format(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    report_misspelt(error, 12, 7, "vists");
    report_misspelt(error, 12, 0, "vists");
    emul__report_memory(error);
    emul__report(
        error, &(emul__diagnostic){.code = EMUL_E_SYNTAX, .place = {.input = EMUL__TEXT("f.csv")}, .english = "bad", .vietnamese = "sai"});
    emul__report(error,
                 &(emul__diagnostic){.code = EMUL_E_SYNTAX, .place = {.line = 3, .column = 4}, .english = "bad", .vietnamese = "sai"});
    expect_line(error, 0, EMUL_ENGLISH, "rule.yaml:12:7: there is no indicator “vists” in {0} (did you mean “visits”?)");
    expect_line(error, 0, EMUL_VIETNAMESE, "rule.yaml:12:7: không có chỉ tiêu “vists” trong {0} (có phải “visits” không?)");
    expect_line(error, 1, EMUL_ENGLISH, "rule.yaml:12: there is no indicator “vists” in {0} (did you mean “visits”?)");
    expect_line(error, 2, EMUL_VIETNAMESE, "hết bộ nhớ");
    expect_line(error, 3, EMUL_ENGLISH, "f.csv: bad");
    expect_line(error, 4, EMUL_ENGLISH, "3:4: bad");
    assert_int_equal(emul_error_format(error, 5, EMUL_ENGLISH, NULL, 0, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_error_format(NULL, 0, EMUL_ENGLISH, NULL, 0, NULL), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
}

static void test_order_of_report(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    static const int64_t lines[] = {5, 0, 2, 5, 2, 0};
    static const int64_t columns[] = {1, 9, 8, 1, 3, 1};
    static const char *const names[] = {"c", "e", "b", "d", "a", "f"};
    for (size_t i = 0; i < 6; i++) {
        report_misspelt(error, lines[i], columns[i], names[i]);
    }
    emul__error_sort(error);
    /* line, column, arrival: (2,3) (2,8) (5,1) (5,1); those without line last, by column and arrival: (0,1) f, (0,9) e */
    static const char *const expected[] = {"“a”", "“b”", "“c”", "“d”", "“f”", "“e”"};
    for (int64_t i = 0; i < 6; i++) {
        assert_non_null(strstr(emul_error_message(error, i, EMUL_ENGLISH), expected[i]));
    }
    emul_error_destroy(error);
}

static void test_too_many_are_counted(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    emul_error *error = emul_error_create(&heap.allocator);
    for (int64_t i = 1; i <= 500; i++) {
        report_misspelt(error, i, 1, "vists");
    }
    assert_true(emul_error_count(error) >= 100); /* as emul/base.h promises */
    assert_int_equal(emul_error_total(error), 500);
    assert_int_equal(emul_error_line(error, emul_error_count(error) - 1), emul_error_count(error));
    assert_int_equal(heap.requests, 1); /* the object itself and nothing after it */
    emul_error_destroy(error);
    assert_int_equal(heap.live_blocks, 0);
    assert_int_equal(heap.mistakes, 0);
}

static void test_no_memory_no_object(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    heap.fail_at = 0;
    assert_null(emul_error_create(&heap.allocator));
}

/* A page of text where a name was expected: the words around it stay, and what is cut is cut between characters. */
static void test_long_arguments_are_cut(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    char *page = (char *)malloc(30001);
    for (size_t i = 0; i < 10000; i++) {
        memcpy(page + 3 * i, "ạ", 3);
    }
    page[30000] = '\0';
    report_misspelt(error, 1, 1, page);
    const char *message = emul_error_message(error, 0, EMUL_VIETNAMESE);
    assert_non_null(strstr(message, "không có chỉ tiêu “ạạạ"));
    assert_non_null(strstr(message, "ạ…” trong {0}"));
    assert_true(emul__text_is_utf8(emul__text_of(message), NULL));
    emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .place = {.input = {page, 30000}, .field = {page, 30000}},
                                            .english = page,
                                            .vietnamese = page,
                                            .hint_english = page,
                                            .hint_vietnamese = page});
    assert_true(emul__text_is_utf8(emul__text_of(emul_error_message(error, 1, EMUL_ENGLISH)), NULL));
    assert_true(strlen(emul_error_message(error, 1, EMUL_ENGLISH)) > 300);
    assert_true(strlen(emul_error_hint(error, 1, EMUL_VIETNAMESE)) > 150);
    assert_true(strlen(emul_error_input(error, 1)) > 150);
    assert_true(emul__text_is_utf8(emul__text_of(emul_error_input(error, 1)), NULL));
    char line[4000];
    assert_int_equal(emul_error_format(error, 1, EMUL_VIETNAMESE, line, sizeof line, NULL), EMUL_OK);
    free(page);
    emul_error_destroy(error);
}

static void test_messages_are_one_line(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    report_misspelt(error, 1, 1, "a\nb\tc\x01\xFF");
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "there is no indicator “a b c ?” in {0}");
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything_is_kept),
        cmocka_unit_test(test_absent_parts_and_objects),
        cmocka_unit_test(test_format),
        cmocka_unit_test(test_order_of_report),
        cmocka_unit_test(test_too_many_are_counted),
        cmocka_unit_test(test_no_memory_no_object),
        cmocka_unit_test(test_long_arguments_are_cut),
        cmocka_unit_test(test_messages_are_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
