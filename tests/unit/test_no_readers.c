/* A build without the text readers exports their names all the same and says so in both languages (emul/regulation.h: EMUL_E_UNSUPPORTED). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/emul.h"

static void expect_refusal(const emul_error *error, const char *input_name) {
    assert_int_equal(emul_error_count(error), 1);
    assert_int_equal(emul_error_code(error, 0), EMUL_E_UNSUPPORTED);
    assert_string_equal(emul_error_input(error, 0), input_name);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "this build of the library has no text readers");
    assert_string_equal(emul_error_message(error, 0, EMUL_VIETNAMESE), "bản dựng này của thư viện không có bộ đọc văn bản");
}

static void test_every_reader_refuses(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    emul_csv_options options = {.struct_size = sizeof options, .input_name = "facts.csv"};
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_parse("", 0, "rule.yaml", NULL, &regulation, error), EMUL_E_UNSUPPORTED);
    assert_null(regulation);
    expect_refusal(error, "rule.yaml");
    assert_int_equal(emul_roster_parse_csv(NULL, "", 0, NULL, error), EMUL_E_UNSUPPORTED);
    expect_refusal(error, "");
    assert_int_equal(emul_ledger_parse_csv(NULL, NULL, NULL, "", 0, &options, error), EMUL_E_UNSUPPORTED);
    expect_refusal(error, "facts.csv");
    assert_int_equal(emul_roster_parse_memberships_csv(NULL, "", 0, &options, NULL), EMUL_E_UNSUPPORTED);
    assert_int_equal(emul_ledger_parse_history_csv(NULL, NULL, "", 0, &options, NULL), EMUL_E_UNSUPPORTED);
    assert_int_equal(emul_ledger_parse_ballots_csv(NULL, NULL, "", 0, &options, NULL), EMUL_E_UNSUPPORTED);
    assert_int_equal(emul_ledger_parse_achievements_csv(NULL, NULL, "", 0, &options, NULL), EMUL_E_UNSUPPORTED);
    emul_error_destroy(error);
}

static void test_no_titles_ship(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    emul_titles *titles = NULL;
    emul_regulation *regulation = NULL;
    const emul_header header = {.struct_size = sizeof header, .id = "r", .use = "vn-2025"};
    assert_int_equal(emul_titles_set_count(), 0);
    assert_null(emul_titles_text("vn-2025"));
    assert_int_equal(emul_titles_create(NULL, NULL, &titles, error), EMUL_E_UNSUPPORTED);
    assert_null(titles);
    assert_int_equal(emul_titles_count(titles), 0);
    emul_titles_destroy(titles);
    assert_int_equal(emul_regulation_create(NULL, &regulation, error), EMUL_OK);
    assert_int_equal(emul_regulation_set_header(regulation, &header, error), EMUL_OK);
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_E_UNSUPPORTED);
    assert_string_equal(emul_error_field(error, 0), "use");
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_reader_refuses), cmocka_unit_test(test_no_titles_ship)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
