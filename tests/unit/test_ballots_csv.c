/* emul_ledger_parse_ballots_csv: what is read, what is refused and where, and that a refused text changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

static const emul_csv_options options = {.struct_size = sizeof options, .input_name = "ballots.csv"};

static emul_roster *make_roster(void) {
    static const char *const ids[] = {"anh", "bình", "chi"};
    emul_roster *roster = NULL;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_append(roster, 3, ids, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    return roster;
}

static emul_status parse(emul_ledger *ledger, const emul_roster *roster, const char *text, emul_error *error) {
    return emul_ledger_parse_ballots_csv(ledger, roster, text, strlen(text), &options, error);
}

static void test_reads(void **state) {
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    const char *text = "subject,title,members,present,written,yes,chair,round,year\n"
                       "anh,cstđ toàn quốc,11,10,1,10,x,,\n"
                       "anh,cstđ toàn quốc,11,11,,11,Có,2,2024\n"
                       "chi,cstđ toàn quốc,9,-,,,,,\n";
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, text, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_ballots(ledger), 3);
    const emul__ballot *first = &ledger->ballots[0];
    assert_string_equal(ledger->words.texts[first->title].bytes, "cstđ toàn quốc");
    assert_int_equal(first->members, 11);
    assert_int_equal(first->present, 10);
    assert_int_equal(first->written, 1);
    assert_int_equal(first->yes, 10);
    assert_int_equal(first->chair, EMUL_CHAIR_YES);
    assert_int_equal(first->round, 1);
    assert_int_equal(first->year, 0);
    assert_int_equal(ledger->ballots[1].round, 2);
    assert_int_equal(ledger->ballots[1].year, 2024);
    assert_int_equal(ledger->ballots[1].written, 0);
    assert_int_equal(ledger->ballots[2].row, 2);
    assert_int_equal(ledger->ballots[2].present, -1);
    assert_int_equal(ledger->ballots[2].yes, -1);
    assert_int_equal(ledger->ballots[2].chair, EMUL_CHAIR_UNKNOWN);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static void test_all_problems_at_once(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “binh”", "danh sách không có đối tượng “binh”",
         "did you mean “bình”?"},
        {EMUL_E_SYNTAX, 3, 5, 2, "title", "the row names no title", "dòng không ghi danh hiệu", NULL},
        {EMUL_E_SYNTAX, 3, 6, 2, "members", "the row does not say how many members the council has",
         "dòng không ghi số thành viên Hội đồng", NULL},
        {EMUL_E_RANGE, 4, 11, 3, "written", "5 present and 1 polled in writing are more than the 5 members",
         "5 người dự họp và 1 người được xin ý kiến nhiều hơn 5 thành viên", NULL},
        {EMUL_E_RANGE, 5, 12, 4, "yes", "5 votes for it, but only 4 members have voted",
         "5 phiếu đồng ý, trong khi chỉ có 4 thành viên bỏ phiếu", "count those polled in writing under “written”"},
        {EMUL_E_RANGE, 6, 7, 5, "members", "“4.5” cannot stand under “members”", "“4.5” không hợp lệ ở cột “members”",
         "write a whole number"},
        {EMUL_E_SYNTAX, 6, 14, 5, "yes", "“nhiều” is no number", "“nhiều” không phải là số", NULL},
        {EMUL_E_SYNTAX, 6, 20, 5, "chair", "“?” is neither yes nor no", "“?” không phải là có hay không", NULL},
        {EMUL_E_RANGE, 6, 22, 5, "round", "“0” cannot stand under “round”", "“0” không hợp lệ ở cột “round”", "write a whole number"},
        {EMUL_E_DUPLICATE, 8, 5, 7, "title", "“chi” has a ballot on “t” of round 1 twice, first in line 7",
         "“chi” có kết quả bỏ phiếu “t” vòng 1 hai lần, trùng với dòng 7", "give a later ballot a higher number under “round”"},
        {EMUL_E_RANGE, 9, 14, 8, "chair", "the chair voted for it, but nobody did",
         "Chủ tịch Hội đồng đồng ý, trong khi không có phiếu đồng ý nào", NULL},
    };
    emul_roster *roster = make_roster();
    emul_ledger *ledger = NULL;
    emul_error *error = emul_error_create(NULL);
    const char *table = "subject,title,members,present,written,yes,chair,round\n"
                        "binh,t,5,5,,5,,\n"
                        "anh,,,5,,5,,\n"
                        "anh,t,5,5,1,5,,\n"
                        "anh,t,5,4,,5,,\n"
                        "anh,t,4.5,4,,nhiều,?,0\n"
                        "chi,t,5,5,,5,,\n"
                        "chi,t,5,5,,4,,1\n"
                        "anh,t,5,5,,0,x,\n";
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(parse(ledger, roster, table, error), EMUL_E_UNKNOWN_ID);
    expect_problems(error, expected, sizeof expected / sizeof *expected);
    assert_int_equal(emul_ledger_ballots(ledger), 0);
    assert_int_equal(parse(ledger, roster, "subject,title,members,yes\nchi,t,5,4\n", error), EMUL_OK);
    assert_int_equal(parse(ledger, roster, "subject,title,members,yes\nchi,t,5,5\n", error), EMUL_E_DUPLICATE);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "the ledger has a ballot on “t” of round 1 for “chi” already");
    assert_int_equal(emul_ledger_ballots(ledger), 1);
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
    assert_int_equal(parse(ledger, roster, "subject,title,members\n", error), EMUL_E_SYNTAX);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "there is no column “yes”");
    assert_int_equal(parse(ledger, roster, "subject,title,members,yes,no\n", error), EMUL_E_UNKNOWN_ID);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "a table of this form has no column “no”");
    assert_int_equal(emul_ledger_parse_ballots_csv(NULL, roster, "", 0, &options, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_parse_ballots_csv(ledger, NULL, "", 0, &options, NULL), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_ledger *ledger = NULL;
    emul_status status = emul_ledger_create(allocator, &ledger, NULL);
    if (status == EMUL_OK) {
        status = parse(ledger, (const emul_roster *)context, "subject,title,members,yes,chair\nanh,t,5,4,x\nbi\xCC\x80nh,t,5,4,\n", NULL);
        assert_int_equal(emul_ledger_ballots(ledger), status == EMUL_OK ? 2 : 0);
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
