/* Reward money: Decree 152/2025/ND-CP Art. 49 (multiple of the base salary on the day of the decision, rounded up to ten thousand; of several
 * titles of one period the highest; a title and a form both), coefficients of Art. 50-55. The base salary is 2,340,000 from 2024-07-01 (Decree
 * 73/2024); the 1,800,000 before stands for an earlier one. Amounts are worked out beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void open_salaries(scene *s, const char *ids) {
    scene_open(s, NULL);
    scene_base_salary(s, "2024-07-01", "2340000");
    scene_base_salary(s, "01/07/2023", "1800000"); /* in any order */
    for (const char *at = ids; *at != '\0'; at++) {
        const char id[] = {*at, '\0'};
        scene_subject(s, id, EMUL_KIND_INDIVIDUAL, "");
    }
}

/* An award of persons for whom the fact of the same name is 1. */
static void add_award(scene *s, const char *id, const char *kind, const char *money, const char *fund) {
    char condition[64];
    (void)snprintf(condition, sizeof condition, "%s == 1", id);
    scene_award(s, AWARD(.id = id, .applies_to = "individual", .kind = kind, .money = money, .fund = fund));
    scene_condition(s, condition);
}

static int64_t whole(emul_decimal value) {
    return value < EMUL_DECIMAL_MIN ? value : value / EMUL_DECIMAL_ONE;
}

/* "amount payment" of each subject; "?" for a missing amount, "-" for none. */
static void expect_money(const scene *s, const char *award, const char *expected) {
    static const char *const words[] = {"", "paid", "higher", "open", "no_salary", "no_multiple"};
    char shown[512] = "";
    size_t length = 0;
    int64_t n = 0;
    const int32_t index = emul_regulation_find(s->regulation, EMUL_PART_AWARD, -1, award);
    const emul_decimal *money = emul_result_money(s->result, index, &n);
    const emul_payment *payment = emul_result_payment(s->result, index, NULL);
    assert_non_null(money);
    for (int64_t row = 0; row < n; row++) {
        char amount[32];
        (void)snprintf(amount, sizeof amount, "%lld", (long long)whole(money[row]));
        const char *text = money[row] == EMUL_MISSING ? "?" : money[row] == EMUL_NOT_APPLICABLE ? "-" : amount;
        length += (size_t)snprintf(shown + length, sizeof shown - length, "%s%s%s%s", row > 0 ? ", " : "", text,
                                   payment[row] == EMUL_PAYMENT_NONE ? "" : " ", words[payment[row]]);
    }
    assert_string_equal(shown, expected);
}

static void expect_total(const scene *s, int64_t row, int64_t expected) {
    assert_int_equal(whole(emul_result_money_total(s->result, NULL)[row]), expected);
}

static void expect_csv(const scene *s, emul_table table, const char *expected) {
    char text[2048];
    assert_int_equal(emul_result_write_csv(s->result, table, -1, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_string_equal(text, expected);
}

static void expect_why(const scene *s, const char *subject, const char *part) {
    char text[8192];
    const int64_t row = emul_roster_find(s->roster, subject);
    assert_int_equal(emul_result_why(s->result, row, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        fail_msg("“%s” is not in:\n%s", part, text);
    }
}

/* Coefficient × 2,340,000, up to the next ten thousand. */
static void test_amounts(void **state) {
    static const struct {
        const char *money;
        int64_t amount;
    } cases[] = {
        {"15.5", 36270000},                                              /* Labour Hero */
        {"2 * 15.5", 72540000},                                          /* a collective */
        {"0.3", 710000},                                                 /* 702,000 */
        {"1.0", 2340000},       {"0.6", 1410000},                        /* 1,404,000 */
        {"4.5", 10530000},      {"270", 631800000}, {"0.000001", 10000}, /* 2.34 */
        {"3 / 2", 3510000},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_salaries(&s, "a");
        scene_award(&s, AWARD(.id = "w", .applies_to = "individual", .kind = "honour", .money = cases[i].money));
        scene_runs(&s, "2025");
        assert_int_equal(whole(emul_result_money(s.result, 0, NULL)[0]), cases[i].amount);
        expect_total(&s, 0, cases[i].amount);
        scene_close(&s);
    }
}

/* 1.5 × 1,800,000 = 2,700,000 up to 30 June 2024, 1.5 × 2,340,000 = 3,510,000 from 1 July on. */
static void test_day_of_the_decision(void **state) {
    static const struct {
        const char *period, *day, *expected;
    } cases[] = {
        {"2023", "2024-06-30", "2700000 paid"}, {"2023", "2024-07-01", "3510000 paid"}, {"2023", "01/07/2024", "3510000 paid"},
        {"2023", NULL, "2700000 paid"},         {"2024", NULL, "3510000 paid"},         {"2024-H1", NULL, "2700000 paid"},
        {"2023", "2023-07-01", "2700000 paid"}, {"2023", "2023-06-30", "? no_salary"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_salaries(&s, "a");
        s.decision_date = cases[i].day;
        scene_award(&s, AWARD(.id = "w", .applies_to = "individual", .kind = "form", .money = "1.5"));
        scene_runs(&s, cases[i].period);
        expect_money(&s, "w", cases[i].expected);
        scene_close(&s);
    }
}

static void test_no_base_salary_is_never_zero(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "ab");
    s.decision_date = "2023-06-30";
    add_award(&s, "w", "form", "1.5", "tỉnh");
    scene_facts(&s, "w", NULL, "1 0");
    scene_runs(&s, "2023");
    expect_money(&s, "w", "? no_salary, -");
    assert_int_equal(emul_result_money_total(s.result, NULL)[0], EMUL_MISSING);
    expect_total(&s, 1, 0);
    expect_csv(&s, EMUL_TABLE_MONEY_TOTALS, "unit,fund,recipients,amount,open\n,tỉnh,1,,0\n");
    expect_why(&s, "a", "Money from tỉnh: 1.5 × the base salary, which is not known for 2023-06-30");
    scene_close(&s);
}

static void test_day_that_is_none(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "a");
    s.decision_date = "2024";
    scene_award(&s, AWARD(.id = "w", .applies_to = "individual"));
    scene_fails(&s, "2024", EMUL_E_SYNTAX, "“2024” is no day");
    scene_close(&s);
}

/* Advanced worker 0.3, grass-roots fighter 1.0, ministry fighter 3.0: the highest alone. A form is paid besides: 1.5 × 2,340,000. */
static void test_highest_title(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "abc");
    add_award(&s, "ldtt", "title", "0.3", NULL);
    add_award(&s, "tinh", "title", "3.0", NULL);
    add_award(&s, "co_so", "title", "1.0", NULL);
    add_award(&s, "bk", "form", "1.5", NULL);
    add_award(&s, "gk", "form", "0.3", NULL);
    scene_facts(&s, "ldtt", NULL, "1 1 1");
    scene_facts(&s, "tinh", NULL, "1 0 0");
    scene_facts(&s, "co_so", NULL, "1 1 0");
    scene_facts(&s, "bk", NULL, "1 0 0");
    scene_facts(&s, "gk", NULL, "1 0 0");
    scene_runs(&s, "2025");
    expect_money(&s, "ldtt", "0 higher, 0 higher, 710000 paid");
    expect_money(&s, "tinh", "7020000 paid, -, -");
    expect_money(&s, "co_so", "0 higher, 2340000 paid, -");
    expect_money(&s, "bk", "3510000 paid, -, -");
    expect_money(&s, "gk", "710000 paid, -, -"); /* forms are paid each */
    expect_total(&s, 0, 7020000 + 3510000 + 710000);
    expect_total(&s, 1, 2340000);
    expect_total(&s, 2, 710000);
    expect_why(&s, "a", "Money: 3 × 2340000 = 7020000\n");
    expect_why(&s, "a", "No money of its own: of several titles of one period the highest is paid, here tinh");
    expect_why(&s, "a", "Money: 0.3 × 2340000 = 702000, rounded up to 10000: 710000");
    expect_why(&s, "a", "Money in all: 7020000 + 3510000 + 710000 = 11240000");
    scene_close(&s);
}

static void test_equal_titles_pay_once(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "a");
    add_award(&s, "x", "title", "1.5", NULL);
    add_award(&s, "y", "title", "1.5", NULL);
    scene_facts(&s, "x", NULL, "1");
    scene_facts(&s, "y", NULL, "1");
    scene_runs(&s, "2025");
    expect_money(&s, "x", "3510000 paid");
    expect_money(&s, "y", "0 higher");
    expect_total(&s, 0, 3510000);
    scene_close(&s);
}

/* a: whether the higher title comes is open, so is whether the lower one is paid. b: a lower one that may come changes nothing. c: neither does
 * an equal one. d: nobody knows of the only one. */
static void test_open_decisions(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "abcd");
    add_award(&s, "low", "title", "1", "cơ sở");
    add_award(&s, "high", "title", "3", "tỉnh");
    add_award(&s, "other", "title", "3", "tỉnh");
    scene_facts(&s, "low", NULL, "1 - 1 -");
    scene_facts(&s, "high", NULL, "- 1 1 0");
    scene_facts(&s, "other", NULL, "0 0 - 0");
    scene_runs(&s, "2025");
    expect_money(&s, "low", "? open, 0 higher, 0 higher, ? open");
    expect_money(&s, "high", "? open, 7020000 paid, 7020000 paid, -");
    expect_money(&s, "other", "-, -, 0 higher, -");
    expect_total(&s, 0, 0);
    expect_total(&s, 2, 7020000);
    expect_why(&s, "a", "Money: open until high is decided");
    expect_csv(&s, EMUL_TABLE_MONEY_TOTALS, "unit,fund,recipients,amount,open\n,cơ sở,0,0,2\n,tỉnh,2,14040000,1\n");
    scene_close(&s);
}

/* Prizes are paid each for itself, from the fund of their award unless they have one. */
static void test_prizes(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "abc");
    scene_award(&s, AWARD(.id = "w", .applies_to = "individual", .kind = "form", .fund = "sở"));
    scene_award_order(&s, "t desc");
    scene_prize(&s, AWARD(.id = "first", .take = "1", .money = "2"));
    scene_prize(&s, AWARD(.id = "second", .take = "1", .money = "1", .fund = "khác"));
    scene_facts(&s, "t", NULL, "9 8 7");
    scene_runs(&s, "2025");
    expect_money(&s, "first", "4680000 paid, -, -");
    expect_money(&s, "second", "-, 2340000 paid, -");
    assert_null(emul_result_money(s.result, 0, NULL)); /* the heading */
    expect_csv(&s, EMUL_TABLE_MONEY_TOTALS, "unit,fund,recipients,amount,open\n,khác,1,2340000,0\n,sở,1,4680000,0\n");
    scene_close(&s);
}

/* A unit's own money counts with it, a person's with the unit it belongs to; who is paid twice from one fund is one recipient. */
static void test_tables(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_base_salary(&s, "2024-07-01", "2340000");
    scene_units(&s, "vu");
    assert_int_equal(emul_roster_add(s.roster, "p", EMUL_KIND_INDIVIDUAL, NULL, "u", NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "o", EMUL_KIND_INDIVIDUAL, NULL, "u", NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "q", EMUL_KIND_INDIVIDUAL, NULL, NULL, NULL, NULL), EMUL_OK);
    add_award(&s, "bk", "form", "1.5", "tỉnh");
    add_award(&s, "gk", "form", "0.3", "tỉnh");
    scene_award(&s, AWARD(.id = "co", .applies_to = "unit", .kind = "title", .money = "8", .fund = "tỉnh"));
    scene_condition(&s, "co == 1");
    scene_facts(&s, "bk", NULL, "- - 1 1 1");
    scene_facts(&s, "gk", NULL, "- - 1 0 0");
    scene_facts(&s, "co", NULL, "0 1 - - -");
    scene_runs(&s, "2025");
    expect_csv(&s, EMUL_TABLE_MONEY,
               "award,subject,unit,fund,coefficient,base_salary,amount,payment,reason\n"
               "bk,o,u,tỉnh,1.5,2340000,3510000,paid,\n"
               "bk,p,u,tỉnh,1.5,2340000,3510000,paid,\n"
               "bk,q,,tỉnh,1.5,2340000,3510000,paid,\n"
               "gk,p,u,tỉnh,0.3,2340000,710000,paid,\n"
               "co,u,u,tỉnh,8,2340000,18720000,paid,\n");
    /* 18,720,000 + 2 × 3,510,000 + 710,000 */
    expect_csv(&s, EMUL_TABLE_MONEY_TOTALS, "unit,fund,recipients,amount,open\nu,tỉnh,3,26450000,0\n,tỉnh,1,3510000,0\n");
    scene_close(&s);
}

/* The tables can be asked of one scorecard's awards. */
static void test_of_one_scorecard(void **state) {
    (void)state;
    scene s;
    char text[512];
    open_salaries(&s, "a");
    scene_scorecard(&s, SCORECARD(.id = "s", .applies_to = "individual"));
    scene_criterion(&s, -1, CRITERION(.id = "c", .points = "t"));
    scene_scorecard(&s, SCORECARD(.id = "z", .applies_to = "individual"));
    scene_criterion(&s, -1, CRITERION(.id = "c", .points = "t"));
    scene_award(&s, AWARD(.id = "x", .by = "s", .kind = "form", .money = "1"));
    scene_award(&s, AWARD(.id = "y", .by = "z", .kind = "form", .money = "2"));
    scene_facts(&s, "t", NULL, "1");
    scene_runs(&s, "2025");
    assert_int_equal(emul_result_write_csv(s.result, EMUL_TABLE_MONEY_TOTALS, 1, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_string_equal(text, "unit,fund,recipients,amount,open\n,,1,4680000,0\n");
    assert_int_equal(emul_result_write_csv(s.result, EMUL_TABLE_MONEY, 0, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_string_equal(text, "award,subject,unit,fund,coefficient,base_salary,amount,payment,reason\nx,a,,,1,2340000,2340000,paid,\n");
    scene_close(&s);
}

/* 1 up to 30 June 2025, 1.5 from 1 July on; what is not said is not known: before 2024. */
static void test_multiples_by_day(void **state) {
    static const struct {
        const char *day, *expected;
    } cases[] = {{"2025-06-30", "2340000 paid"}, {"2025-07-01", "3510000 paid"}, {"2023-12-31", "? no_multiple"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_salaries(&s, "a");
        s.decision_date = cases[i].day;
        scene_award(&s,
                    AWARD(.id = "w", .applies_to = "individual", .kind = "form", .money = "2025-07-01.. -> 3 / 2, 2024..2025-06-30 -> 1"));
        scene_runs(&s, "2025");
        expect_money(&s, "w", cases[i].expected);
        scene_close(&s);
    }
}

/* Which of a's titles is the highest is not known, so none is paid yet; b's form is. */
static void test_unknown_multiple(void **state) {
    (void)state;
    scene s;
    open_salaries(&s, "ab");
    add_award(&s, "old", "title", "..2024 -> 3", "tỉnh");
    add_award(&s, "new", "title", "1", "tỉnh");
    add_award(&s, "bk", "form", "1", "tỉnh");
    scene_facts(&s, "old", NULL, "1 0");
    scene_facts(&s, "new", NULL, "1 0");
    scene_facts(&s, "bk", NULL, "1 1");
    scene_runs(&s, "2025");
    expect_money(&s, "old", "? no_multiple, -");
    expect_money(&s, "new", "? open, -");
    expect_money(&s, "bk", "2340000 paid, 2340000 paid");
    assert_int_equal(emul_result_money_total(s.result, NULL)[0], EMUL_MISSING);
    expect_total(&s, 1, 2340000);
    expect_why(&s, "a", "Money from tỉnh: no multiple of the base salary is known for 2025-12-31");
    expect_why(&s, "a", "Money: open until old is decided");
    expect_csv(&s, EMUL_TABLE_MONEY_TOTALS, "unit,fund,recipients,amount,open\n,tỉnh,2,,1\n");
    scene_close(&s);
}

/* A salary that is known to a last day only. */
static void test_salary_that_ends(void **state) {
    (void)state;
    for (int32_t later = 0; later <= 1; later++) {
        scene s;
        scene_open(&s, NULL);
        scene_units(&s, "a");
        scene_base_salary(&s, "2024-07-01..2025-12-31", "2340000");
        s.decision_date = later ? "2026-01-01" : "2025-12-31";
        scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .kind = "form", .money = "1"));
        scene_runs(&s, "2025");
        expect_money(&s, "w", later ? "? no_salary" : "2340000 paid");
        scene_close(&s);
    }
}

static void test_without_money(void **state) {
    (void)state;
    scene s;
    int64_t n = 7;
    open_salaries(&s, "a");
    scene_award(&s, AWARD(.id = "w", .applies_to = "individual"));
    scene_runs(&s, "2025");
    assert_null(emul_result_money(s.result, 0, &n));
    assert_int_equal(n, 0);
    assert_null(emul_result_payment(s.result, 0, NULL));
    assert_null(emul_result_money_total(s.result, &n));
    assert_int_equal(n, 0);
    assert_null(emul_result_money(s.result, 5, NULL));
    assert_null(emul_result_money_total(NULL, &n));
    expect_csv(&s, EMUL_TABLE_MONEY, "award,subject,unit,fund,coefficient,base_salary,amount,payment,reason\n");
    expect_csv(&s, EMUL_TABLE_MONEY_TOTALS, "unit,fund,recipients,amount,open\n");
    scene_close(&s);
}

/* Nine billion base salaries of a thousand: more than decimals hold; and two that only together do not fit. */
static void test_overflow(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_base_salary(&s, "2024-01-01", "1000");
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .kind = "form", .money = "9300000000"));
    scene_fails(&s, "2025", EMUL_E_OVERFLOW, "the money of the award “w” is too large");
    scene_close(&s);
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_base_salary(&s, "2024-01-01", "1000");
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .kind = "form", .money = "5000000000"));
    scene_fails(&s, "2025", EMUL_E_OVERFLOW, "the money of all awards together is too large");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_amounts),
        cmocka_unit_test(test_day_of_the_decision),
        cmocka_unit_test(test_no_base_salary_is_never_zero),
        cmocka_unit_test(test_day_that_is_none),
        cmocka_unit_test(test_highest_title),
        cmocka_unit_test(test_equal_titles_pay_once),
        cmocka_unit_test(test_open_decisions),
        cmocka_unit_test(test_prizes),
        cmocka_unit_test(test_tables),
        cmocka_unit_test(test_of_one_scorecard),
        cmocka_unit_test(test_multiples_by_day),
        cmocka_unit_test(test_unknown_multiple),
        cmocka_unit_test(test_salary_that_ends),
        cmocka_unit_test(test_without_money),
        cmocka_unit_test(test_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
