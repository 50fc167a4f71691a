/* emul_roster_parse_memberships_csv: what is read, what is refused and where, and that a refused text changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

static const emul_csv_options options = {.struct_size = sizeof options, .input_name = "members.csv"};

enum { NOI, NGOAI, AN, CHI };

static emul_roster *make_roster(const emul_allocator *allocator) {
    static const char *const ids[] = {"noi", "ngoai", "an", "chi"};
    static const emul_kind kinds[] = {EMUL_KIND_UNIT, EMUL_KIND_UNIT, EMUL_KIND_INDIVIDUAL, EMUL_KIND_INDIVIDUAL};
    static const char *const parents[] = {NULL, NULL, "noi", "noi"};
    emul_roster *roster = NULL;
    if (emul_roster_create(allocator, &roster, NULL) == EMUL_OK &&
        emul_roster_append(roster, 4, ids, kinds, NULL, parents, NULL, NULL) != EMUL_OK) {
        emul_roster_destroy(roster);
        roster = NULL;
    }
    return roster;
}

static emul_status parse(emul_roster *roster, const char *text, emul_error *error) {
    return emul_roster_parse_memberships_csv(roster, text, strlen(text), &options, error);
}

static void test_reads(void **state) {
    (void)state;
    emul_roster *roster = make_roster(NULL);
    const char *text = "subject,unit,from,to\n"
                       "an,ngoai,01/07/2024,\n"
                       "an,noi,,2024-03-31\n"
                       "ngoai,noi,2024-07-01,2024-12-31\n";
    assert_int_equal(parse(roster, text, NULL), EMUL_OK);
    assert_int_equal(emul_roster_memberships(roster), 3);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2001-01-01"), NOI);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-03-31"), NOI);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-04-01"), -1); /* left, not yet back */
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-06-30"), -1);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-07-01"), NGOAI);
    assert_int_equal(emul_roster_parent_on(roster, AN, "31/12/2099"), NGOAI);
    assert_int_equal(emul_roster_parent_on(roster, CHI, "2024-07-01"), NOI); /* by its parent */
    assert_int_equal(emul_roster_parent_on(roster, NGOAI, "2024-06-30"), -1);
    assert_int_equal(emul_roster_parent_on(roster, NGOAI, "2024-12-31"), NOI);
    assert_int_equal(emul_roster_parent(roster, AN), NOI);
    emul_roster_destroy(roster);
}

static void test_all_problems_at_once(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “ann”", "danh sách không có đối tượng “ann”",
         "did you mean “an”?"},
        {EMUL_E_UNKNOWN_ID, 3, 4, 2, "unit", "“chi” is no unit", "“chi” không phải là đơn vị", "only units have members"},
        {EMUL_E_SYNTAX, 4, 8, 3, "from", "“2024-07” is no day", "“2024-07” không phải là một ngày",
         "write 2024-07-01 or 01/07/2024; blank leaves the end open"},
        {EMUL_E_SYNTAX, 4, 16, 3, "to", "“2023-02-29” is no day", "“2023-02-29” không phải là một ngày", NULL}, /* no leap year */
        {EMUL_E_RANGE, 5, 19, 4, "to", "the membership ends before it begins, on 2024-07-01", "ngày kết thúc trước ngày bắt đầu 2024-07-01",
         NULL},
        {EMUL_E_DUPLICATE, 7, 1, 6, "subject", "this membership of “chi” shares days with the one in line 6",
         "thời gian của “chi” ở dòng này trùng với dòng 6", "end one membership before the next begins"},
        {EMUL_E_DUPLICATE, 9, 1, 8, "subject", "this membership of “chi” shares days with the one in line 6",
         "thời gian của “chi” ở dòng này trùng với dòng 6", NULL}, /* line 8 begins and ends within line 6, too */
    };
    (void)state;
    emul_roster *roster = make_roster(NULL);
    emul_error *error = emul_error_create(NULL);
    const char *text = "subject,unit,from,to\n"
                       "ann,noi,,\n"
                       "an,chi,,\n"
                       "an,noi,2024-07,2023-02-29\n"
                       "an,noi,2024-07-01,2024-06-30\n"
                       "chi,noi,2024-01-01,2024-06-30\n"
                       "chi,ngoai,2024-06-30,2024-07-31\n"
                       "chi,ngoai,2024-08-01,\n"
                       "chi,noi,2024-02-01,2024-02-29\n";
    assert_int_equal(parse(roster, text, error), EMUL_E_UNKNOWN_ID);
    expect_problems(error, expected, sizeof expected / sizeof *expected);
    assert_int_equal(emul_roster_memberships(roster), 0);
    assert_int_equal(emul_roster_parent_on(roster, CHI, "2024-08-01"), NOI);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_what_the_roster_has_counts(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_DUPLICATE, 3, 1, 2, "subject", "the roster has a membership of “an” that shares days with this one",
         "danh sách đã có thời gian công tác của “an” trùng với dòng này", "end one membership before the next begins"},
    };
    (void)state;
    emul_roster *roster = make_roster(NULL);
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_roster_add_membership(roster, AN, "noi", "2024-03-01", "2024-06-30", NULL), EMUL_OK);
    assert_int_equal(parse(roster, "subject,unit,from,to\nan,ngoai,2024-07-01,\nan,ngoai,,2024-03-01\n", error), EMUL_E_DUPLICATE);
    expect_problems(error, expected, 1);
    assert_int_equal(emul_roster_memberships(roster), 1);
    assert_int_equal(parse(roster, "subject,unit,from,to\nan,ngoai,2024-07-01,\nan,ngoai,,2024-02-29\n", error), EMUL_OK);
    assert_int_equal(emul_roster_memberships(roster), 3);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-02-29"), NGOAI);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-03-01"), NOI);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_columns(void **state) {
    (void)state;
    emul_roster *roster = make_roster(NULL);
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(parse(roster, "subject,from\nan,\n", error), EMUL_E_SYNTAX);
    assert_int_equal(parse(roster, "subject,unit,since\nan,noi,\n", error), EMUL_E_UNKNOWN_ID);
    assert_int_equal(parse(roster, "subject,unit\n", error), EMUL_OK);
    assert_int_equal(emul_roster_memberships(roster), 0);
    assert_int_equal(parse(roster, "unit,subject\nngoai,an\n", error), EMUL_OK); /* always */
    assert_int_equal(emul_roster_parent_on(roster, AN, "0001-01-01"), NGOAI);
    assert_int_equal(parse(NULL, "subject,unit\n", error), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

/* What was refused for want of memory has changed nothing. */
static emul_status read_three(const emul_allocator *allocator, void *context) {
    (void)context;
    emul_roster *roster = make_roster(allocator);
    if (roster == NULL) {
        return EMUL_E_MEMORY;
    }
    const emul_status status =
        parse(roster, "subject,unit,from,to\nan,noi,,2024-03-31\nan,ngoai,2024-04-01,\nchi,ngoai,2024-05-01,\n", NULL);
    assert_int_equal(emul_roster_memberships(roster), status == EMUL_OK ? 3 : 0);
    assert_int_equal(emul_roster_parent_on(roster, AN, "2024-04-01"), status == EMUL_OK ? NGOAI : NOI);
    emul_roster_destroy(roster);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(read_three, NULL) > 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),
        cmocka_unit_test(test_all_problems_at_once),
        cmocka_unit_test(test_what_the_roster_has_counts),
        cmocka_unit_test(test_columns),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
