/* emul_ledger_parse_achievements_csv: what is read, what is refused and where, and that a refused text changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

static const emul_csv_options options = {.struct_size = sizeof options, .input_name = "achievements.csv"};

static emul_roster *make_roster(void) {
    static const char *const ids[] = {"anh", "bình", "chi"};
    emul_roster *roster = NULL;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_append(roster, 3, ids, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    return roster;
}

static emul_status parse(emul_ledger *ledger, const emul_roster *roster, const char *text, emul_error *error) {
    return emul_ledger_parse_achievements_csv(ledger, roster, text, strlen(text), &options, error);
}

static const char *word(const emul_ledger *ledger, int32_t id) {
    return id < 0 ? "" : ledger->words.texts[id].bytes;
}

static void test_reads(void **state) {
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    const char *text = "subject,kind,id,year,level,used_by,used_year\n"
                       "anh,sáng kiến,SK1,2024,cơ sở,cstdcs,2024\n"
                       "anh,sáng kiến,SK1,2024,cơ sở,bk,\n"
                       "chi,sáng kiến,SK1,2024,-,,\n"; /* a co-author */
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, text, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_achievements(ledger), 2);
    assert_int_equal(ledger->use_record_count, 3);
    assert_string_equal(word(ledger, ledger->achievements[0].kind), "sáng kiến");
    assert_string_equal(word(ledger, ledger->achievements[0].id), "SK1");
    assert_string_equal(word(ledger, ledger->achievements[0].level), "cơ sở");
    assert_int_equal(ledger->achievements[0].year, 2024);
    assert_int_equal(ledger->achievements[1].row, 2);
    assert_int_equal(ledger->achievements[1].level, -1);
    assert_string_equal(word(ledger, ledger->achievement_uses[0].title), "cstdcs");
    assert_int_equal(ledger->achievement_uses[0].year, 2024);
    assert_int_equal(ledger->achievement_uses[1].achievement, 0);
    assert_int_equal(ledger->achievement_uses[1].year, 0);
    assert_int_equal(ledger->achievement_uses[2].title, -1);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static void test_all_problems_at_once(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “binh”", "danh sách không có đối tượng “binh”",
         "did you mean “bình”?"},
        {EMUL_E_SYNTAX, 3, 5, 2, "kind", "the row names no kind of achievement", "dòng không ghi loại thành tích", NULL},
        {EMUL_E_SYNTAX, 3, 6, 2, "id", "the row does not say which achievement it is", "dòng không ghi mã thành tích", NULL},
        {EMUL_E_SYNTAX, 3, 7, 2, "year", "the row names no year", "dòng không ghi năm", NULL},
        {EMUL_E_RANGE, 4, 10, 3, "year", "“24.5” cannot stand under “year”", "“24.5” không hợp lệ ở cột “year”",
         "write four digits, such as 2024"},
        {EMUL_E_RANGE, 5, 16, 4, "used_year", "used in 2023, before it was recognised in 2024",
         "đã sử dụng năm 2023, trước khi được công nhận năm 2024", NULL},
        {EMUL_E_RANGE, 6, 16, 5, "used_year", "used in 2024, but it is not said for which award",
         "đã sử dụng năm 2024 nhưng không ghi cho danh hiệu, hình thức nào", "name the award under “used_by”"},
        {EMUL_E_DUPLICATE, 8, 7, 7, "id", "“chi” has “k” “p” twice for the same use, first in line 7",
         "“chi” có “k” “p” hai lần cho cùng mục đích, trùng với dòng 7", "keep one of the two"},
        {EMUL_E_DUPLICATE, 9, 7, 8, "id", "“k” “p” of “chi” has another year or level in line 7",
         "“k” “p” của “chi” có năm hoặc cấp khác ở dòng 7", "give both rows the same year and level"},
    };
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    emul_error *error = emul_error_create(NULL);
    const char *table = "subject,kind,id,year,used_by,used_year\n"
                        "binh,k,p,2024,,\n"
                        "anh,,,,,\n"
                        "anh,k,pq,24.5,,\n"
                        "anh,k,q,2024,t,2023\n"
                        "anh,k,qq,2024,,2024\n"
                        "chi,k,p,2024,t,\n"
                        "chi,k,p,2024,t,\n"
                        "chi,k,p,2023,u,\n";
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, table, error), EMUL_E_UNKNOWN_ID);
    expect_problems(error, expected, sizeof expected / sizeof *expected);
    assert_int_equal(emul_ledger_achievements(ledger), 0);
    assert_int_equal(parse(ledger, roster, "subject,kind,id,year\nchi,k,p,2024\n", error), EMUL_OK);
    assert_int_equal(parse(ledger, roster, "subject,kind,id,year\nanh,k,p,2024\nchi,k,p,2024\n", error), EMUL_E_DUPLICATE);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "the ledger has “k” “p” of “chi” for the same use already");
    assert_int_equal(parse(ledger, roster, "subject,kind,id,year,used_by\nchi,k,p,2023,t\n", error), EMUL_E_DUPLICATE);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "“k” “p” of “chi” has another year or level in the ledger");
    assert_int_equal(emul_ledger_achievements(ledger), 1);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static void test_headers(void **state) {
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, "subject,kind,id\n", error), EMUL_E_SYNTAX);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "there is no column “year”");
    assert_int_equal(parse(ledger, roster, "subject,kind,id,year,author\n", error), EMUL_E_UNKNOWN_ID);
    assert_int_equal(emul_ledger_parse_achievements_csv(NULL, roster, "", 0, &options, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_parse_achievements_csv(ledger, NULL, "", 0, &options, NULL), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_ledger *ledger = NULL;
    emul_status status = emul_ledger_create(allocator, &ledger, NULL);
    if (status == EMUL_OK) {
        status = parse(ledger, (const emul_roster *)context,
                       "subject,kind,id,year,level,used_by\nanh,k,p,2024,co_so,t\nbi\xCC\x80nh,k,p,2024,co_so,\n", NULL);
        assert_int_equal(emul_ledger_achievements(ledger), status == EMUL_OK ? 2 : 0);
    }
    emul_ledger_destroy(ledger);
    return status;
}

static void test_memory(void **state) {
    emul_roster *roster = make_roster();
    (void)state;
    assert_true(fail_each_allocation(memory_scenario, roster) > 8);
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
