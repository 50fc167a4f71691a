/* Histories written by hand, audited and annulled. The articles are those of Law 06/2022/QH15: Art. 22.1 (three grassroots titles in succession for the title of the
 * province), Art. 21.1 (two of those for the national one), Art. 74.1 d (two years in succession of excellent work), Art. 93 (annulment). Years are counted by hand
 * beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

/* cs: the title that others count; tinh needs three of it in succession, qg two of tinh. Subjects a, b, c … */
static void open_titles(scene *s, const char *ids) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_award(s, AWARD(.id = "cs"));
    scene_award(s, AWARD(.id = "tinh"));
    scene_condition(s, "streak(cs) >= 3");
    scene_award(s, AWARD(.id = "qg"));
    scene_condition(s, "streak(tinh, by = award) >= 2");
}

static void given(scene *s, const char *subject, const char *title, const char *years) {
    for (const char *at = years; *at != '\0'; at += strcspn(at, " "), at += strspn(at, " ")) {
        int year = 0;
        assert_int_equal(sscanf(at, "%d", &year), 1);
        scene_history(s, subject, title, year, 0);
    }
}

/* "SUBJECT TITLE YEAR VERDICT[ <- INDEX]" of each finding, separated by ", ". */
static void expect_findings(const emul_audit *audit, const char *expected) {
    char text[2048] = "";
    for (int64_t i = 0; i < emul_audit_count(audit); i++) {
        emul_finding found = {.struct_size = sizeof found};
        const size_t used = strlen(text);
        assert_int_equal(emul_audit_finding(audit, i, &found, NULL), EMUL_OK);
        (void)snprintf(text + used, sizeof text - used, "%s%s %s %d %s", i > 0 ? ", " : "", found.subject, found.title, (int)found.year,
                       emul_verdict_name(found.verdict, EMUL_ENGLISH));
        if (found.because >= 0) {
            (void)snprintf(text + strlen(text), sizeof text - strlen(text), " <- %d", (int)found.because);
        }
    }
    assert_string_equal(text, expected);
}

static emul_audit *audited(scene *s, const emul_options *options) {
    emul_audit *audit = NULL;
    assert_int_equal(s->failed, EMUL_OK);
    assert_int_equal(emul_regulation_finish(s->regulation, s->error), EMUL_OK);
    assert_int_equal(emul_history_check(s->regulation, s->roster, s->ledger, options, &audit, s->error), EMUL_OK);
    return audit;
}

static emul_audit *annulled(scene *s, const emul_options *options, int64_t row, const char *title, int32_t year) {
    emul_audit *audit = NULL;
    assert_int_equal(s->failed, EMUL_OK);
    assert_int_equal(emul_regulation_finish(s->regulation, s->error), EMUL_OK);
    assert_int_equal(emul_history_check_revocation(s->regulation, s->roster, s->ledger, options, row, title, year, &audit, s->error),
                     EMUL_OK);
    return audit;
}

/* ---- the audit ---- */

/* a: 2020, 2022, 2024 are not three in succession. b: 2021 to 2023 are, and the next year's title follows them though that year's own is not recorded. c: of its four
 * only 2022 and 2023 were known in 2023. d: 2022 was annulled. e: what is annulled itself is not audited. */
static void test_three_in_succession(void **state) {
    (void)state;
    scene s;
    open_titles(&s, "abcde");
    given(&s, "a", "cs", "2020 2022 2024");
    given(&s, "a", "tinh", "2024");
    given(&s, "b", "cs", "2021 2022 2023");
    given(&s, "b", "tinh", "2024");
    given(&s, "c", "cs", "2022 2023 2024 2025");
    given(&s, "c", "tinh", "2023");
    given(&s, "d", "cs", "2021 2023");
    scene_history(&s, "d", "cs", 2022, 1);
    given(&s, "d", "tinh", "2023");
    scene_history(&s, "e", "tinh", 2023, 1);
    emul_audit *audit = audited(&s, NULL);
    expect_findings(audit, "c tinh 2023 broken, d tinh 2023 broken, a tinh 2024 broken");
    assert_int_equal(emul_audit_examined(audit), 16); /* 3 + 1, 3 + 1, 4 + 1, 2 + 1: what stands */
    assert_int_equal(emul_audit_passed_over(audit), 0);
    emul_finding found = {.struct_size = sizeof found};
    assert_int_equal(emul_audit_finding(audit, 2, &found, NULL), EMUL_OK);
    assert_string_equal(found.years, "2020 2022 2024");
    assert_string_equal(found.values, "1 >= 3");
    assert_string_equal(found.rule, "streak(cs) >= 3");
    assert_int_equal(found.row, 0);
    assert_string_equal(emul_audit_reason(audit, 2, EMUL_ENGLISH),
                        "given in succession (cs) = 1: 2024; Not in succession: 2023 is missing from the row");
    assert_string_equal(emul_audit_reason(audit, 2, EMUL_VIETNAMESE),
                        "số năm liên tục được tặng (cs) = 1: các năm 2024; Không liên tục: gián đoạn năm 2023");
    assert_string_equal(emul_audit_reason(audit, 1, EMUL_ENGLISH),
                        "given in succession (cs) = 1: 2023; Not in succession: 2022 is missing from the row; Annulled: 2022");
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* The history goes on after the period: what is later is not audited. */
static void test_until_the_period(void **state) {
    (void)state;
    scene s;
    open_titles(&s, "a");
    given(&s, "a", "tinh", "2022 2023");
    emul_audit *audit = audited(&s, &(const emul_options){.struct_size = sizeof(emul_options), .period = "2022"});
    expect_findings(audit, "a tinh 2022 broken");
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* Facts of the years: a excellent in both, b not in 2021, of c's 2021 nothing is known. Those without a date are of the period, 2024, not of 2022. */
static void test_facts_of_the_years(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_award(&s, AWARD(.id = "bk"));
    scene_condition(&s, "years_in_row(x >= 3) >= 2");
    scene_condition(&s, "x > 0"); /* not on history */
    scene_facts(&s, "x", "2021", "3 2 -");
    scene_facts(&s, "x", "2022", "3 3 3");
    scene_facts(&s, "x", NULL, "0 0 0");
    given(&s, "a", "bk", "2022");
    given(&s, "b", "bk", "2022");
    given(&s, "c", "bk", "2022");
    emul_audit *audit = audited(&s, &(const emul_options){.struct_size = sizeof(emul_options), .period = "2024"});
    expect_findings(audit, "b bk 2022 broken, c bk 2022 cannot be told");
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* Another award of the same year: without a record of it nothing is known, and nothing is said. */
static void test_an_award_of_the_year(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_award(&s, AWARD(.id = "ld"));
    scene_award(&s, AWARD(.id = "cs"));
    scene_condition(&s, "awarded(ld)");
    given(&s, "a", "ld", "2022");
    given(&s, "a", "cs", "2022");
    given(&s, "b", "cs", "2022");
    scene_history(&s, "c", "ld", 2022, 1);
    given(&s, "c", "cs", "2022");
    emul_audit *audit = audited(&s, NULL);
    expect_findings(audit, "c cs 2022 broken");
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* A rule binds the years for which it is in force. */
static void test_what_is_not_in_force(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_header(&s, HEADER(.id = "q", .in_force = "2023.."));
    scene_award(&s, AWARD(.id = "tinh"));
    scene_condition(&s, "streak(cs) >= 3");
    given(&s, "a", "tinh", "2022 2023");
    emul_audit *audit = audited(&s, NULL);
    expect_findings(audit, "a tinh 2023 broken");
    assert_int_equal(emul_audit_examined(audit), 1);
    assert_int_equal(emul_audit_passed_over(audit), 1);
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* ---- annulment ---- */

/* Without 2022 the three of 2023 are one, without which the two of 2024 are one: 2022 -> tinh 2023 -> qg 2024. tinh 2024 counted 2022 too (2022, 2023, 2024): it falls
 * for the first. tinh 2026 counts 2024 to 2026 and stands; b has nothing to do with it. */
static void test_one_falls_after_the_other(void **state) {
    (void)state;
    scene s;
    open_titles(&s, "ab");
    given(&s, "a", "cs", "2021 2022 2023 2024 2025 2026");
    given(&s, "a", "tinh", "2023 2024 2026");
    given(&s, "a", "qg", "2024");
    given(&s, "b", "cs", "2021 2022 2023");
    given(&s, "b", "tinh", "2023");
    emul_audit *audit = annulled(&s, NULL, 0, "cs", 2022);
    expect_findings(audit, "a cs 2022 annulled, a tinh 2023 falls <- 0, a tinh 2024 falls <- 0, a qg 2024 falls <- 2");
    emul_finding found = {.struct_size = sizeof found};
    assert_int_equal(emul_audit_finding(audit, 1, &found, NULL), EMUL_OK);
    assert_string_equal(found.values_before, "3 >= 3");
    assert_string_equal(found.values, "1 >= 3");
    emul_audit_destroy(audit);
    assert_int_equal(emul_history_check(s.regulation, s.roster, s.ledger, NULL, &audit, s.error), EMUL_OK);
    expect_findings(audit, ""); /* the ledger is as it was */
    emul_audit_destroy(audit);
    assert_int_equal(emul_ledger_revoke(s.ledger, 0, "cs", 2022, s.error), EMUL_OK);
    assert_int_equal(emul_history_check(s.regulation, s.roster, s.ledger, NULL, &audit, s.error), EMUL_OK);
    expect_findings(audit, "a tinh 2023 broken, a tinh 2024 broken"); /* qg counts the two, which stand until they are annulled */
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* What was broken before does not fall; a title of the same year does. */
static void test_what_falls(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_award(&s, AWARD(.id = "ld"));
    scene_award(&s, AWARD(.id = "cs"));
    scene_condition(&s, "awarded(ld)");
    scene_award(&s, AWARD(.id = "tinh"));
    scene_condition(&s, "streak(cs) >= 3");
    given(&s, "a", "ld", "2022");
    given(&s, "a", "cs", "2022");
    given(&s, "a", "tinh", "2022");
    emul_audit *audit = annulled(&s, NULL, 0, "ld", 2022);
    expect_findings(audit, "a ld 2022 annulled, a cs 2022 falls <- 0");
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* Three of this run's: cs by its own figure, tinh on 2022, 2023 and this run's, and the certificate of whoever has tinh. b keeps both. */
static void test_this_run(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_award(&s, AWARD(.id = "cs"));
    scene_condition(&s, "x > 0");
    scene_award(&s, AWARD(.id = "tinh"));
    scene_condition(&s, "streak(cs) >= 3");
    scene_award(&s, AWARD(.id = "bk"));
    scene_condition(&s, "awarded(tinh)");
    scene_facts(&s, "x", NULL, "1 1");
    given(&s, "a", "cs", "2022 2023");
    given(&s, "b", "cs", "2022 2023");
    emul_audit *audit = annulled(&s, &(const emul_options){.struct_size = sizeof(emul_options), .period = "2024"}, 0, "cs", 2022);
    expect_findings(audit, "a cs 2022 annulled, a tinh 2024 falls <- 0, a bk 2024 falls <- 1");
    emul_finding found = {.struct_size = sizeof found};
    assert_int_equal(emul_audit_finding(audit, 1, &found, NULL), EMUL_OK);
    assert_int_equal(found.this_run, 1);
    assert_string_equal(found.values_before, "3 >= 3");
    assert_string_equal(found.values, "2 >= 3");
    emul_audit_destroy(audit);
    scene_close(&s);
}

/* ---- texts ---- */

static void test_texts(void **state) {
    (void)state;
    scene s;
    char text[2048];
    size_t needed = 0;
    open_titles(&s, "a");
    given(&s, "a", "cs", "2022 2023");
    given(&s, "a", "tinh", "2023");
    emul_audit *audit = audited(&s, NULL);
    assert_int_equal(emul_audit_write_csv(audit, EMUL_ENGLISH, NULL, 0, &needed, s.error), EMUL_E_CAPACITY);
    assert_int_equal(emul_audit_write_csv(audit, EMUL_ENGLISH, text, sizeof text, &needed, s.error), EMUL_OK);
    assert_string_equal(text, "subject,title,year,decision,verdict,because,condition,cite,rule,values,values_before,years,reason\n"
                              "a,tinh,2023,,broken,,streak(cs) >= 3,,streak(cs) >= 3,2 >= 3,,2022 2023,"
                              "\"given in succession (cs) = 2: 2022, 2023; Not in succession: 2021 is missing from the row\"\n");
    assert_int_equal(emul_audit_write_json(audit, EMUL_VIETNAMESE, text, sizeof text, &needed, s.error), EMUL_OK);
    assert_non_null(strstr(text, "\"examined\": 3"));
    assert_non_null(strstr(text, "\"verdict\": \"broken\""));
    assert_int_equal(emul_audit_write_csv(NULL, EMUL_ENGLISH, text, sizeof text, &needed, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_audit_write_json(audit, 9, text, sizeof text, &needed, s.error), EMUL_E_ARGUMENT);
    emul_finding found = {.struct_size = 8};
    assert_int_equal(emul_audit_finding(audit, 0, &found, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_audit_finding(audit, 1, &found, s.error), EMUL_E_ARGUMENT);
    assert_null(emul_audit_reason(audit, 1, EMUL_ENGLISH));
    assert_string_equal(emul_verdict_name(0, EMUL_ENGLISH), "");
    emul_audit_destroy(audit);
    emul_audit_destroy(NULL);
    scene_close(&s);
}

static void test_wrong_arguments(void **state) {
    (void)state;
    scene s;
    emul_audit *audit = NULL;
    open_titles(&s, "a");
    scene_history(&s, "a", "cs", 2022, 1);
    assert_int_equal(emul_history_check(s.regulation, s.roster, s.ledger, NULL, &audit, s.error), EMUL_E_ARGUMENT); /* not finished */
    assert_int_equal(emul_regulation_finish(s.regulation, s.error), EMUL_OK);
    assert_int_equal(emul_history_check(NULL, s.roster, s.ledger, NULL, &audit, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_history_check(s.regulation, s.roster, s.ledger, NULL, NULL, s.error), EMUL_E_ARGUMENT);
    const emul_options wrong = {.struct_size = sizeof wrong, .period = "2022-13"};
    assert_int_equal(emul_history_check(s.regulation, s.roster, s.ledger, &wrong, &audit, s.error), EMUL_E_SYNTAX);
    const struct {
        int64_t row;
        const char *title;
        int32_t year;
        emul_status status;
    } cases[] = {{0, "cs", 2022, EMUL_E_UNKNOWN_ID}, /* annulled already */
                 {0, "cs", 2021, EMUL_E_UNKNOWN_ID},
                 {-1, "cs", 2022, EMUL_E_UNKNOWN_ID},
                 {5, "cs", 2022, EMUL_E_UNKNOWN_ID},
                 {0, NULL, 2022, EMUL_E_ARGUMENT}};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        assert_int_equal(emul_history_check_revocation(s.regulation, s.roster, s.ledger, NULL, cases[i].row, cases[i].title, cases[i].year,
                                                       &audit, s.error),
                         cases[i].status);
    }
    assert_null(audit);
    assert_int_equal(emul_ledger_revoke(s.ledger, 0, "cs", 2021, s.error), EMUL_E_UNKNOWN_ID);
    assert_int_equal(emul_ledger_revoke(s.ledger, 0, "cs", 2022, s.error), EMUL_OK);
    assert_int_equal(emul_ledger_revoke(NULL, 0, "cs", 2022, s.error), EMUL_E_ARGUMENT);
    scene_close(&s);
}

/* ---- tables ---- */

static void expect_table(const scene *s, const emul_result *result, emul_history_table table, int32_t first, int32_t last,
                         const char *expected) {
    char text[4096];
    assert_int_equal(
        emul_history_write_csv(s->regulation, s->roster, s->ledger, result, table, first, last, text, sizeof text, NULL, s->error),
        EMUL_OK);
    assert_string_equal(text, expected);
}

/* so > khoa > p, q. p has cs in 2022 and 2023, q in 2023, khoa itself co in 2023; q's of 2022 was annulled. This run, of 2024, gives cs to p and q. */
static void open_units(scene *s) {
    scene_open(s, NULL);
    scene_member(s, "so", EMUL_KIND_UNIT, NULL);
    scene_member(s, "khoa", EMUL_KIND_UNIT, "so");
    scene_member(s, "p", EMUL_KIND_INDIVIDUAL, "khoa");
    scene_member(s, "q", EMUL_KIND_INDIVIDUAL, "khoa");
    scene_award(s, AWARD(.id = "cs", .applies_to = "individual", .level = "co_so"));
    given(s, "p", "cs", "2022 2023");
    given(s, "q", "cs", "2023");
    given(s, "khoa", "co", "2023");
    scene_history(s, "q", "cs", 2022, 1);
    scene_runs(s, "2024");
}

static void test_counts(void **state) {
    (void)state;
    scene s;
    open_units(&s);
    expect_table(&s, NULL, EMUL_HISTORY_COUNTS, 2023, 2023,
                 "unit,level,title,year,count,subjects\n"
                 ",,,,1,1\n,,,2023,1,1\n,,co,,1,1\n,,co,2023,1,1\n"
                 ",co_so,,,2,2\n,co_so,,2023,2,2\n,co_so,cs,,2,2\n,co_so,cs,2023,2,2\n"
                 "khoa,,,,1,1\nkhoa,,,2023,1,1\nkhoa,,co,,1,1\nkhoa,,co,2023,1,1\n"
                 "khoa,co_so,,,2,2\nkhoa,co_so,,2023,2,2\nkhoa,co_so,cs,,2,2\nkhoa,co_so,cs,2023,2,2\n"
                 "so,,,,1,1\nso,,,2023,1,1\nso,,co,,1,1\nso,,co,2023,1,1\n"
                 "so,co_so,,,2,2\nso,co_so,,2023,2,2\nso,co_so,cs,,2,2\nso,co_so,cs,2023,2,2\n");
    char text[4096];
    assert_int_equal(
        emul_history_write_csv(s.regulation, s.roster, s.ledger, s.result, EMUL_HISTORY_COUNTS, 0, 0, text, sizeof text, NULL, NULL),
        EMUL_OK);
    assert_non_null(strstr(text, "\nso,co_so,cs,,5,2\n")); /* three of the past, two of this run; two people */
    assert_non_null(strstr(text, "\nso,co_so,cs,2022,1,1\n"));
    assert_non_null(strstr(text, "\nso,co_so,cs,2024,2,2\n"));
    scene_close(&s);
}

static void test_records(void **state) {
    (void)state;
    scene s;
    open_units(&s);
    expect_table(&s, s.result, EMUL_HISTORY_RECORDS, 0, 0,
                 "subject,title,year,decision,state\n"
                 "khoa,co,2023,,given\n"
                 "p,cs,2022,,given\np,cs,2023,,given\np,cs,2024,,this_run\n"
                 "q,cs,2022,,annulled\nq,cs,2023,,given\nq,cs,2024,,this_run\n");
    assert_int_equal(emul_ledger_add_award(s.ledger, 2, "cs", 2024, "9/QĐ", 0, s.error), EMUL_OK);
    expect_table(&s, s.result, EMUL_HISTORY_RECORDS, 2024, 0,
                 "subject,title,year,decision,state\np,cs,2024,9/QĐ,given\nq,cs,2024,,this_run\n"); /* p's has been entered: not twice */
    assert_int_equal(emul_history_write_csv(NULL, s.roster, NULL, NULL, 0, 0, 0, NULL, 0, NULL, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_history_write_csv(NULL, s.roster, s.ledger, NULL, 2, 0, 0, NULL, 0, NULL, s.error), EMUL_E_ARGUMENT);
    scene_close(&s);
}

/* ---- memory ---- */

static emul_status audit_all(const emul_allocator *allocator, void *context) {
    scene s;
    emul_audit *audit = NULL;
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .allocator = allocator};
    (void)context;
    scene_open(&s, allocator);
    scene_units(&s, "ab");
    scene_award(&s, AWARD(.id = "cs"));
    scene_award(&s, AWARD(.id = "tinh"));
    scene_condition(&s, "streak(cs) >= 3");
    for (int32_t year = 2021; year <= 2023; year++) {
        scene_history(&s, "a", "cs", year, 0);
    }
    scene_history(&s, "a", "tinh", 2023, 0);
    scene_history(&s, "b", "tinh", 2023, 0);
    emul_status status = s.failed != EMUL_OK ? s.failed : emul_regulation_finish(s.regulation, NULL);
    if (status == EMUL_OK) {
        status = emul_history_check(s.regulation, s.roster, s.ledger, &options, &audit, NULL);
    }
    if (status == EMUL_OK) {
        expect_findings(audit, "b tinh 2023 broken");
        emul_audit_destroy(audit);
        audit = NULL;
        status = emul_history_check_revocation(s.regulation, s.roster, s.ledger, &options, 0, "cs", 2021, &audit, NULL);
    }
    if (status == EMUL_OK) {
        expect_findings(audit, "a cs 2021 annulled, a tinh 2023 falls <- 0"); /* of 2024: 2022, 2023 and this run's stand */
    }
    emul_audit_destroy(audit);
    char text[4096];
    for (emul_history_table table = EMUL_HISTORY_COUNTS; status == EMUL_OK && table <= EMUL_HISTORY_RECORDS; table++) {
        status = emul_history_write_csv(s.regulation, s.roster, s.ledger, NULL, table, 0, 0, text, sizeof text, NULL, NULL);
    }
    scene_close(&s);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(audit_all, NULL) > 100);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_in_succession),
        cmocka_unit_test(test_until_the_period),
        cmocka_unit_test(test_facts_of_the_years),
        cmocka_unit_test(test_an_award_of_the_year),
        cmocka_unit_test(test_what_is_not_in_force),
        cmocka_unit_test(test_one_falls_after_the_other),
        cmocka_unit_test(test_what_falls),
        cmocka_unit_test(test_this_run),
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_wrong_arguments),
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
