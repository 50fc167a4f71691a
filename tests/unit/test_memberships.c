/* Memberships with dates: what a roster takes, and which unit a subject counts for in a period. Days are counted by hand beside each test. The rule that a
 * transferred person is judged by the new unit is Circular 01/2024/TT-TANDTC, Article 29; it is the default (members: at_end). */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

/* ---- what a roster takes ---- */

static void expect_refused(scene *s, const char *unit, const char *from, const char *to, emul_status status, const char *field) {
    assert_int_equal(emul_roster_add_membership(s->roster, 0, unit, from, to, s->error), status);
    assert_string_equal(emul_error_field(s->error, 0), field);
    assert_string_not_equal(emul_error_message(s->error, 0, EMUL_VIETNAMESE), "");
}

static void test_what_is_refused(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_membership(&s, "a", "b", "2024-02-01", "2024-02-29");
    assert_int_equal(s.failed, EMUL_OK);
    expect_refused(&s, "c", "2024-02-29", NULL, EMUL_E_DUPLICATE, "unit");
    expect_refused(&s, "c", NULL, "01/02/2024", EMUL_E_DUPLICATE, "unit");
    expect_refused(&s, "b", NULL, NULL, EMUL_E_DUPLICATE, "unit");
    expect_refused(&s, "c", "2024-04-02", "2024-04-01", EMUL_E_RANGE, "from");
    expect_refused(&s, "c", "2024", NULL, EMUL_E_SYNTAX, "from");
    expect_refused(&s, "c", NULL, "2023-02-29", EMUL_E_SYNTAX, "to");
    expect_refused(&s, "", NULL, NULL, EMUL_E_ARGUMENT, "unit");
    expect_refused(&s, "\xFF", NULL, NULL, EMUL_E_SYNTAX, "unit");
    assert_int_equal(emul_roster_add_membership(s.roster, 3, "b", NULL, NULL, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_add_membership(NULL, 0, "b", NULL, NULL, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_memberships(s.roster), 1);
    assert_int_equal(emul_roster_memberships(NULL), 0);
    assert_int_equal(emul_roster_parent_on(s.roster, 0, "2024-02"), -1);
    assert_int_equal(emul_roster_parent_on(s.roster, 3, "2024-02-01"), -1);
    assert_int_equal(emul_roster_parent_on(s.roster, 0, NULL), -1);
    scene_close(&s);
}

/* ---- whom a member counts for ---- */

/* Units x and y; a unit counts its people, and adds up their marks. */
static void open_units(scene *s, const char *members) {
    scene_open(s, NULL);
    scene_header(s, HEADER(.id = "r", .members = members));
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "n", .points = "sum_of_members(1)"));
    scene_member(s, "x", EMUL_KIND_UNIT, NULL);
    scene_member(s, "y", EMUL_KIND_UNIT, NULL);
}

/* Evaluates and closes. */
static void expect_members(scene *s, const char *period, const char *expected) {
    scene_runs(s, period);
    expect_points(s, "n", expected);
    scene_close(s);
}

/* In x up to 2024-06-30, in y from 2024-07-01 on. */
static void open_transfer(scene *s, const char *members) {
    open_units(s, members);
    scene_member(s, "an", EMUL_KIND_INDIVIDUAL, "x");
    scene_membership(s, "an", "y", "2024-07-01", NULL);
    scene_membership(s, "an", "x", NULL, "2024-06-30");
}

static void expect_transfer(const char *members, const char *period, const char *expected) {
    scene s;
    open_transfer(&s, members);
    expect_members(&s, period, expected);
}

static void test_a_transfer_by_each_rule(void **state) {
    (void)state;
    expect_transfer(NULL, "2024", "0 1 N/A");
    expect_transfer("at_end", "2024", "0 1 N/A");
    expect_transfer("at_start", "2024", "1 0 N/A");
    expect_transfer("longest", "2024", "0 1 N/A"); /* 366 days: 182 in x, 184 in y */
    expect_transfer("any", "2024", "1 1 N/A");
    expect_transfer("longest", "2024-01-01..2024-12-28", "1 0 N/A"); /* 182 and 31 + 31 + 30 + 31 + 30 + 28 = 181 */
    expect_transfer("longest", "2024-01-01..2024-12-29", "0 1 N/A"); /* 182 each: where it was later */
    expect_transfer("longest", "2023", "1 0 N/A");
    expect_transfer("any", "2023", "1 0 N/A");
    expect_transfer("any", "2025", "0 1 N/A");
}

static void test_the_first_and_the_last_day(void **state) {
    (void)state;
    expect_transfer("at_end", "2024-H1", "1 0 N/A"); /* up to 06-30 */
    expect_transfer("any", "2024-H1", "1 0 N/A");
    expect_transfer("at_end", "2024-01-01..2024-07-01", "0 1 N/A");
    expect_transfer("any", "2024-01-01..2024-07-01", "1 1 N/A");
    expect_transfer("at_start", "2024-H2", "0 1 N/A"); /* from 07-01 on */
    expect_transfer("any", "2024-H2", "0 1 N/A");
    expect_transfer("at_start", "2024-06-30..2024-12-31", "1 0 N/A");
}

static void expect_february(const char *year, const char *first_to, const char *then_from, const char *expected) {
    scene s;
    open_units(&s, "longest");
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, NULL);
    scene_membership(&s, "an", "x", NULL, first_to);
    scene_membership(&s, "an", "y", then_from, NULL);
    expect_members(&s, year, expected);
}

static void test_leap_years(void **state) {
    (void)state;
    expect_february("2024-02", "2024-02-15", "2024-02-16", "1 0 N/A"); /* 15 and 14 days */
    expect_february("2024-02", "2024-02-14", "2024-02-15", "0 1 N/A"); /* 14 and 15 */
    expect_february("2023-02", "2023-02-14", "2023-02-15", "0 1 N/A"); /* 14 each: the later */
    expect_february("2024-02", "2024-02-28", "2024-02-29", "1 0 N/A");
}

/* In x to the end of March (91 days), in y to the end of August (153), in x again (122): 213 days in x. */
static void expect_rejoined(const char *members, const char *period, const char *expected) {
    scene s;
    open_units(&s, members);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, NULL);
    scene_membership(&s, "an", "x", "2024-09-01", NULL);
    scene_membership(&s, "an", "x", "2019-02-01", "2024-03-31");
    scene_membership(&s, "an", "y", "2024-04-01", "2024-08-31");
    expect_members(&s, period, expected);
}

static void test_rejoined(void **state) {
    (void)state;
    expect_rejoined("at_end", "2024", "1 0 N/A");
    expect_rejoined("at_start", "2024", "1 0 N/A");
    expect_rejoined("longest", "2024", "1 0 N/A");
    expect_rejoined("any", "2024", "1 1 N/A");                       /* once in x */
    expect_rejoined("longest", "2024-04-01..2024-12-31", "0 1 N/A"); /* 122 and 153 */
    expect_rejoined("any", "2018", "0 0 N/A");
}

/* x until 2024-03-15, then nowhere: the column parent does not come back. */
static void expect_left(const char *members, const char *period, const char *expected) {
    scene s;
    open_units(&s, members);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, "y");
    scene_membership(&s, "an", "x", NULL, "2024-03-15");
    expect_members(&s, period, expected);
}

static void test_who_left(void **state) {
    (void)state;
    expect_left("at_end", "2024", "0 0 N/A");
    expect_left("at_start", "2024", "1 0 N/A");
    expect_left("longest", "2024", "1 0 N/A");
    expect_left("any", "2024", "1 0 N/A");
    expect_left("at_end", "2024-Q1", "0 0 N/A");
    expect_left("any", "2024-Q2", "0 0 N/A");
    expect_left("longest", "2024-Q2", "0 0 N/A");
    expect_left("at_start", "2025", "0 0 N/A");
}

/* ---- units, too ---- */

/* On 2024-07-01 x is merged into y; its people an and binh stay in x, chi goes to y by a membership of her own. d stands above both throughout. */
static void open_merger(scene *s, const char *members) {
    open_units(s, members);
    scene_criterion(s, -1, CRITERION(.id = "own", .points = "sum_of_members(1, depth = 1)"));
    scene_criterion(s, -1, CRITERION(.id = "children", .points = "sum_of_children(1)"));
    scene_member(s, "d", EMUL_KIND_UNIT, NULL);
    scene_member(s, "an", EMUL_KIND_INDIVIDUAL, "x");
    scene_member(s, "binh", EMUL_KIND_INDIVIDUAL, "x");
    scene_member(s, "chi", EMUL_KIND_INDIVIDUAL, "x");
    scene_membership(s, "x", "d", NULL, "2024-06-30");
    scene_membership(s, "x", "y", "2024-07-01", NULL);
    scene_membership(s, "y", "d", NULL, NULL);
    scene_membership(s, "chi", "x", NULL, "2024-06-30");
    scene_membership(s, "chi", "y", "2024-07-01", NULL);
}

static void expect_merger(const char *members, const char *all, const char *own, const char *children) {
    scene s;
    open_merger(&s, members);
    scene_runs(&s, "2024");
    expect_points(&s, "n", all);
    expect_points(&s, "own", own);
    expect_points(&s, "children", children);
    scene_close(&s);
}

static void test_a_merger(void **state) {
    (void)state; /* x y d an binh chi */
    expect_merger("at_end", "2 3 3 N/A N/A N/A", "2 1 0 N/A N/A N/A", "0 1 1 N/A N/A N/A");
    expect_merger("at_start", "3 0 3 N/A N/A N/A", "3 0 0 N/A N/A N/A", "0 0 2 N/A N/A N/A");
    expect_merger("any", "3 3 3 N/A N/A N/A", "3 1 0 N/A N/A N/A", "0 1 2 N/A N/A N/A");
}

/* an leaves x on 2024-06-30, x goes from d to e on the day after: an was never below e. */
static void test_any_goes_by_days(void **state) {
    (void)state;
    scene s;
    open_units(&s, "any");
    scene_member(&s, "d", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "e", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, NULL);
    scene_membership(&s, "an", "x", NULL, "2024-06-30");
    scene_membership(&s, "an", "y", "2024-07-01", NULL);
    scene_membership(&s, "x", "d", NULL, "2024-06-30");
    scene_membership(&s, "x", "e", "2024-07-01", NULL);
    expect_members(&s, "2024", "1 1 1 0 N/A");
}

static void expect_circle(const char *members, const char *period, const char *part) {
    scene s;
    open_units(&s, members);
    scene_membership(&s, "x", "y", "2024-01-01", "2024-05-31");
    scene_membership(&s, "y", "x", "2024-05-31", NULL);
    if (part == NULL) {
        expect_members(&s, period, "0 0");
        return;
    }
    scene_fails(&s, period, EMUL_E_RANGE, part);
    assert_string_equal(emul_error_field(s.error, 0), "members");
    scene_close(&s);
}

static void test_circles(void **state) {
    (void)state;
    expect_circle("at_end", "2024", NULL);
    expect_circle("at_start", "2024", NULL);
    expect_circle("at_end", "2024-05", "stands below itself (2024-05-31)");
    expect_circle("any", "2024", "stands below itself (2024-05-31)");
    expect_circle("any", "2024-H2", NULL);
    expect_circle("longest", "2024", "stands below itself (2024)"); /* 152 days each way, on no day but one a circle */
}

static void test_a_unit_that_is_none(void **state) {
    (void)state;
    scene s;
    open_units(&s, NULL);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, "x");
    scene_member(&s, "binh", EMUL_KIND_INDIVIDUAL, "x");
    scene_membership(&s, "an", "z", "2024-07-01", NULL);
    scene_membership(&s, "binh", "an", "2025-01-01", NULL);
    assert_int_equal(scene_run(&s, "2024-H1"), EMUL_OK); /* nobody asks for those days */
    scene_close(&s);
    open_units(&s, NULL);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, "x");
    scene_membership(&s, "an", "z", "2024-07-01", NULL);
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "“an” belongs to “z”, which the roster does not have");
    assert_int_equal(emul_error_row(s.error, 0), 2);
    scene_close(&s);
    open_units(&s, "any");
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, "x");
    scene_membership(&s, "an", "an", "2024-07-01", NULL);
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "“an” belongs to “an”, which is no unit");
    scene_close(&s);
    open_units(&s, NULL);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, "x");
    scene_membership(&s, "an", "z", NULL, NULL); /* the unit may come later */
    scene_member(&s, "z", EMUL_KIND_UNIT, NULL);
    expect_members(&s, "2024", "0 0 N/A 1");
}

/* ---- for how long ---- */

static void test_member_share(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "half", .points = "sum_of_members(1, among = member_share >= 50%)"));
    scene_criterion(&s, -1, CRITERION(.id = "mean", .points = "mean_of_members(366 * member_share)"));
    scene_scorecard(&s, SCORECARD(.id = "m", .applies_to = "individual", .where = "member_share >= 50%"));
    scene_criterion(&s, -1, CRITERION(.id = "days", .points = "366 * member_share"));
    scene_member(&s, "x", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "always", EMUL_KIND_INDIVIDUAL, "x"); /* no membership: 366 of 366 days */
    scene_member(&s, "july", EMUL_KIND_INDIVIDUAL, NULL);
    scene_member(&s, "second", EMUL_KIND_INDIVIDUAL, NULL);
    scene_member(&s, "third", EMUL_KIND_INDIVIDUAL, NULL);
    scene_membership(&s, "july", "x", "2024-07-01", NULL);           /* 184 */
    scene_membership(&s, "second", "x", "2023-12-01", "2024-01-31"); /* 31 … */
    scene_membership(&s, "second", "x", "2024-08-02", "2031-01-01"); /* … and 152: 183, just half of the year */
    scene_membership(&s, "third", "x", "2024-07-03", NULL);          /* 182 */
    scene_runs(&s, "2024");
    expect_points(&s, "half", "3 N/A N/A N/A N/A");
    expect_points(&s, "mean", "228.75 N/A N/A N/A N/A"); /* (366 + 184 + 183 + 182) / 4 = 915 / 4 */
    expect_states(&s, "m", "- complete complete complete -");
    expect_points(&s, "days", "N/A 366 184 183 N/A");
    scene_close(&s);
}

static void test_member_share_of_the_period_only(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "a", .points = "prev(member_share)"));
    assert_int_equal(scene_run(&s, "2024"), EMUL_E_REGULATION);
    scene_close(&s);
}

/* ---- whatever else asks for a parent ---- */

/* Judges of the entry's own unit are left out: 9 of x, 5 of y. */
static void expect_own(const char *members, const char *expected) {
    scene s;
    scene_open(&s, NULL);
    scene_header(&s, HEADER(.id = "r", .members = members));
    scene_scorecard(&s, SCORECARD(.id = "u", .applies_to = "entry"));
    scene_criterion(&s, -1, CRITERION(.id = "a", .points = "mean(mark@judge, except = parent)"));
    scene_member(&s, "x", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "y", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "e", EMUL_KIND_ENTRY, NULL);
    scene_member(&s, "f", EMUL_KIND_ENTRY, "y");
    scene_membership(&s, "e", "x", NULL, "2024-06-30");
    scene_membership(&s, "e", "y", "2024-07-01", "2024-12-30");
    scene_facts(&s, "mark@judge.x", NULL, "- - 9 9");
    scene_facts(&s, "mark@judge.y", NULL, "- - 5 5");
    scene_runs(&s, "2024");
    expect_points(&s, "a", expected);
    scene_close(&s);
}

static void test_judges_of_its_own_unit(void **state) {
    (void)state;
    expect_own("at_start", "N/A N/A 5 9");
    expect_own("at_end", "N/A N/A 7 9");  /* on the last day it belongs to nobody */
    expect_own("longest", "N/A N/A 9 9"); /* 182 and 183 days */
    expect_own("any", "N/A N/A 7 9");
}

static void test_who_is_missing(void **state) {
    (void)state;
    scene s;
    open_transfer(&s, "any");
    scene_criterion(&s, -1, CRITERION(.id = "marks", .points = "sum_of_members(mark)"));
    scene_runs(&s, "2024");
    expect_missing(&s, "an marks mark");
    scene_close(&s);
}

static void test_rules_that_are_none(void **state) {
    (void)state;
    scene s;
    open_units(&s, "last");
    assert_int_equal(scene_run(&s, "2024"), EMUL_E_REGULATION);
    scene_close(&s);
}

/* ---- why ---- */

static void expect_why(const scene *s, const char *subject, emul_language language, const char *const *parts, size_t count) {
    const int64_t row = emul_roster_find(s->roster, subject);
    size_t needed = 0;
    assert_int_equal(emul_result_why(s->result, row, NULL, language, EMUL_FORM_TEXT, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_why(s->result, row, NULL, language, EMUL_FORM_TEXT, text, needed, NULL, NULL), EMUL_OK);
    for (size_t i = 0; i < count; i++) {
        if (strstr(text, parts[i]) == NULL) {
            print_message("“%s” is not in\n%s", parts[i], text);
        }
        assert_non_null(strstr(text, parts[i]));
    }
    free(text);
}

static void test_why(void **state) {
    static const char *const y_vi[] = {"an thuộc y từ 2024-07-01\n", "tổng của các cá nhân (1) = 1, tính trên 1"};
    static const char *const x_en[] = {"an belongs to x to 2024-06-30\n"};
    static const char *const d_en[] = {"x belongs to d to 2024-06-30\n", "y belongs to d\n", "chi belongs to x to 2024-06-30\n",
                                       "x belongs to y from 2024-07-01\n"};
    (void)state;
    scene s;
    open_transfer(&s, "any");
    scene_runs(&s, "2024");
    expect_why(&s, "y", EMUL_VIETNAMESE, y_vi, 2);
    expect_why(&s, "x", EMUL_ENGLISH, x_en, 1);
    scene_close(&s);
    open_merger(&s, "any");
    scene_runs(&s, "2024");
    expect_why(&s, "d", EMUL_ENGLISH, d_en, 4);
    scene_close(&s);
}

static void test_why_of_many(void **state) {
    static const char *const parts[] = {"p00 belongs to x from 2024-02-01\n", "p09 belongs", "and 2 more with dates"};
    (void)state;
    scene s;
    open_units(&s, NULL);
    for (int i = 0; i < 12; i++) {
        const char id[] = {'p', (char)('0' + i / 10), (char)('0' + i % 10), '\0'};
        scene_member(&s, id, EMUL_KIND_INDIVIDUAL, NULL);
        scene_membership(&s, id, "x", "2024-02-01", NULL);
    }
    scene_runs(&s, "2024");
    expect_why(&s, "x", EMUL_ENGLISH, parts, 3);
    scene_close(&s);
}

/* ---- memory ---- */

static emul_status evaluate_all(const emul_allocator *allocator, void *context) {
    scene s;
    scene_open(&s, allocator);
    scene_header(&s, HEADER(.id = "r", .members = (const char *)context));
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "n", .points = "sum_of_members(member_share)"));
    scene_member(&s, "x", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "y", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "an", EMUL_KIND_INDIVIDUAL, NULL);
    scene_membership(&s, "an", "x", NULL, "2024-06-30");
    scene_membership(&s, "an", "y", "2024-07-01", NULL);
    const emul_status status = scene_run(&s, "2024");
    scene_close(&s);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(evaluate_all, "any") > 10);
    assert_true(fail_each_allocation(evaluate_all, "longest") > 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_a_transfer_by_each_rule),
        cmocka_unit_test(test_the_first_and_the_last_day),
        cmocka_unit_test(test_leap_years),
        cmocka_unit_test(test_rejoined),
        cmocka_unit_test(test_who_left),
        cmocka_unit_test(test_a_merger),
        cmocka_unit_test(test_any_goes_by_days),
        cmocka_unit_test(test_circles),
        cmocka_unit_test(test_a_unit_that_is_none),
        cmocka_unit_test(test_member_share),
        cmocka_unit_test(test_member_share_of_the_period_only),
        cmocka_unit_test(test_judges_of_its_own_unit),
        cmocka_unit_test(test_who_is_missing),
        cmocka_unit_test(test_rules_that_are_none),
        cmocka_unit_test(test_why),
        cmocka_unit_test(test_why_of_many),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
