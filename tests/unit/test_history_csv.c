/* emul_ledger_parse_history_csv: what is read, what is refused and where, and that a refused text changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

static const emul_csv_options options = {.struct_size = sizeof options, .input_name = "history.csv"};

static emul_roster *make_roster(void) {
    static const char *const ids[] = {"anh", "bình", "chi"};
    emul_roster *roster = NULL;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_append(roster, 3, ids, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    return roster;
}

static emul_status parse(emul_ledger *ledger, const emul_roster *roster, const char *text, emul_error *error) {
    return emul_ledger_parse_history_csv(ledger, roster, text, strlen(text), &options, error);
}

static const char *word(const emul_ledger *ledger, int32_t number) {
    return number < 0 ? "" : ledger->words.texts[number].bytes;
}

static void test_reads(void **state) {
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    const char *text = "subject,title,year,decision,revoked\n"
                       "anh,chiến sĩ thi đua cơ sở,2020,12/QĐ-UBND,\n"
                       "anh,chiến sĩ thi đua cơ sở,2021,,x\n"
                       "bi\xCC\x80nh,lao động tiên tiến,2020,-,Không\n"; /* bình with a combining grave accent */
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, text, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_awards(ledger), 3);
    const emul__past_award *awards = ledger->awards;
    assert_int_equal(awards[0].row, 0);
    assert_int_equal(awards[0].year, 2020);
    assert_string_equal(word(ledger, awards[0].title), "chiến sĩ thi đua cơ sở");
    assert_string_equal(word(ledger, awards[0].decision), "12/QĐ-UBND");
    assert_false(awards[0].revoked);
    assert_true(awards[1].revoked);
    assert_int_equal(awards[1].title, awards[0].title);
    assert_int_equal(awards[2].row, 1);
    assert_false(awards[2].revoked);
    assert_string_equal(word(ledger, awards[2].decision), "");
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static void test_all_problems_at_once(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “binh”", "danh sách không có đối tượng “binh”",
         "did you mean “bình”?"},
        {EMUL_E_SYNTAX, 3, 5, 2, "title", "the row names no title", "dòng không ghi danh hiệu", NULL},
        {EMUL_E_SYNTAX, 3, 6, 2, "year", "“20” is no year", "“20” không phải là một năm", "write four digits, such as 2024"},
        {EMUL_E_SYNTAX, 3, 9, 2, "revoked", "“?” is neither yes nor no", "“?” không phải là có hay không", NULL},
        {EMUL_E_DUPLICATE, 5, 5, 4, "title", "“chi” has “cstđ” of 2020 twice, first in line 4",
         "“chi” có “cstđ” năm 2020 hai lần, trùng với dòng 4", "keep one of the two"},
        {EMUL_E_DUPLICATE, 6, 5, 5, "title", "the ledger has “cstđ” of 2019 for “anh” already",
         "sổ số liệu đã có “cstđ” năm 2019 của “anh”", NULL},
        {EMUL_E_SYNTAX, 7, 10, 6, "year", "“-” is no year", "“-” không phải là một năm", NULL},
        {EMUL_E_UNKNOWN_ID, 8, 1, 7, "subject", "the row names no subject", "dòng không ghi mã đối tượng", NULL},
    };
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    emul_error *error = emul_error_create(NULL);
    const char *text = "subject,title,year,revoked\nbinh,cstđ,2020,\nchi,,20,?\nchi,cstđ,2020,\nchi,cstđ,2020,x\nanh,cstđ,2019,\nanh,cstđ,-"
                       ",\n,cstđ,2020,\n";
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, "subject,title,year\nanh,cstđ,2019\n", error), EMUL_OK);
    assert_int_equal(parse(ledger, roster, text, error), EMUL_E_UNKNOWN_ID);
    expect_problems(error, expected, 8);
    assert_int_equal(emul_ledger_awards(ledger), 1);
    assert_int_equal(parse(ledger, roster, "subject,title,year\nchi,cstđ,2020\n", error), EMUL_OK);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static void test_headers(void **state) {
    static const struct {
        const char *text;
        int64_t count;
        expected_problem problems[2];
    } expected[] = {
        {"subject,year\n1,2\n",
         1,
         {{EMUL_E_SYNTAX, 1, 1, 0, "subject", "there is no column “title”", "không có cột “title”",
           "the first line names the columns: subject, title, year, decision, revoked"}}},
        {"subject,titel,years\n1,2,3\n",
         2,
         {{EMUL_E_SYNTAX, 1, 9, 0, "titel", "there is no column “title”", "không có cột “title”", "rename the column “titel”"},
          {EMUL_E_SYNTAX, 1, 15, 0, "years", "there is no column “year”", "không có cột “year”", "rename the column “years”"}}},
        {"subject,title,year,note\nanh,a,2020,\n",
         1,
         {{EMUL_E_UNKNOWN_ID, 1, 20, 0, "note", "a table of this form has no column “note”", "bảng dạng này không có cột “note”",
           "its columns are: subject, title, year, decision, revoked"}}},
    };
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(parse(ledger, roster, expected[i].text, error), expected[i].problems[0].code);
        expect_problems(error, expected[i].problems, expected[i].count);
    }
    assert_int_equal(emul_ledger_parse_history_csv(NULL, roster, "", 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_parse_history_csv(ledger, NULL, "", 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_awards(ledger), 0);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static emul_status read_one(emul_ledger *ledger, const emul_roster *roster) {
    const emul_status status =
        parse(ledger, roster,
              "subject,title,year,decision\nanh,a,2020,1\nanh,b,2021,2\nbình,a,2020,\nchi,\"a\"\"\",2020,\nchi,te\xCC\x82n,2020,4\n", NULL);
    assert_int_equal(emul_ledger_awards(ledger), status == EMUL_OK ? 5 : 0);
    assert_int_equal(ledger->words.count == 0, status != EMUL_OK);
    return status;
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_ledger *ledger = NULL;
    emul_status status = emul_ledger_create(allocator, &ledger, NULL);
    if (status == EMUL_OK) {
        status = read_one(ledger, (const emul_roster *)context);
    }
    emul_ledger_destroy(ledger);
    return status;
}

static void test_memory(void **state) {
    emul_roster *roster = make_roster();
    (void)state;
    assert_true(fail_each_allocation(memory_scenario, roster) > 10);
    emul_roster_destroy(roster);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_all_problems_at_once),
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
