/* Fixtures, hosts in turn, count-back, largest remainders, concordance and the judges' report against published figures. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/contest.h"

#define ONE EMUL_DECIMAL_ONE

/* ---- fixtures ---- */

typedef struct pairing {
    int32_t first, second; /* numbers of the Berger tables, from 1 */
} pairing;

static void expect_rounds(int64_t teams, const pairing *expected, int64_t per_round) {
    int64_t round[64];
    int32_t first[64];
    int32_t second[64];
    const int64_t count = emul_fixture_count(teams, 1);
    assert_int_equal(emul_fixtures(teams, 1, round, first, second, NULL), EMUL_OK);
    for (int64_t i = 0; i < count; i++) {
        assert_int_equal(round[i], i / per_round + 1);
        assert_int_equal(first[i] + 1, expected[i].first);
        assert_int_equal(second[i] + 1, expected[i].second);
    }
}

/* FIDE Handbook, General Regulations for Competitions, annex 1: Berger tables for 3 or 4 and for 5 or 6 players. */
static void test_berger_tables(void **state) {
    (void)state;
    static const pairing four[] = {{1, 4}, {2, 3}, {4, 3}, {1, 2}, {2, 4}, {3, 1}};
    static const pairing six[] = {{1, 6}, {2, 5}, {3, 4}, {6, 4}, {5, 3}, {1, 2}, {2, 6}, {3, 1},
                                  {4, 5}, {6, 5}, {1, 4}, {2, 3}, {3, 6}, {4, 2}, {5, 1}};
    /* whoever is paired with 6 rests */
    static const pairing five[] = {{2, 5}, {3, 4}, {5, 3}, {1, 2}, {3, 1}, {4, 5}, {1, 4}, {2, 3}, {4, 2}, {5, 1}};
    expect_rounds(4, four, 2);
    expect_rounds(6, six, 3);
    expect_rounds(5, five, 2);
}

static void test_legs_and_limits(void **state) {
    (void)state;
    int64_t round[2];
    int32_t first[2];
    int32_t second[2];
    assert_int_equal(emul_fixture_count(4, 2), 12);
    assert_int_equal(emul_fixture_count(1, 3), 0);
    assert_int_equal(emul_fixture_count(-1, 1), -1);
    assert_int_equal(emul_fixture_count(46341, 1), -1);
    assert_int_equal(emul_fixture_count(46340, INT64_MAX), -1);
    assert_int_equal(emul_fixtures(2, 2, round, first, second, NULL), EMUL_OK); /* the second leg changes sides */
    assert_int_equal(first[0], 0);
    assert_int_equal(first[1], 1);
    assert_int_equal(second[1], 0);
    assert_int_equal(round[1], 2);
    assert_int_equal(emul_fixtures(1, INT64_MAX, NULL, NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_fixtures(2, 1, NULL, first, second, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_fixtures(-2, 1, round, first, second, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_fixtures(2, -1, round, first, second, NULL), EMUL_E_ARGUMENT);
}

/* ---- hosts in turn ---- */

/* Four hosts; two years without event, as 2020 and 2021 were. Kept: the third host has its turn in 2022; lost: the first again. */
static void test_rotation(void **state) {
    (void)state;
    static const int64_t skipped[] = {2021, 2020, 1999};
    static const int64_t kept[] = {0, 1, -1, -1, 2, 3, 0};
    static const int64_t lost[] = {0, 1, -1, -1, 0, 1, 2};
    int64_t host[7];
    assert_int_equal(emul_rotation(4, 0, 2018, 7, skipped, 3, EMUL_TURN_KEPT, host, NULL), EMUL_OK);
    assert_memory_equal(host, kept, sizeof kept);
    assert_int_equal(emul_rotation(4, 0, 2018, 7, skipped, 3, EMUL_TURN_LOST, host, NULL), EMUL_OK);
    assert_memory_equal(host, lost, sizeof lost);
    assert_int_equal(emul_rotation(0, 0, 2018, 7, NULL, 0, EMUL_TURN_KEPT, host, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rotation(4, 4, 2018, 7, NULL, 0, EMUL_TURN_KEPT, host, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rotation(4, 0, INT64_MAX, 7, NULL, 0, EMUL_TURN_KEPT, host, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rotation(4, 0, 2018, 7, NULL, 1, EMUL_TURN_KEPT, host, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rotation(4, 0, 2018, 7, NULL, 0, 2, host, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_rotation(4, 0, 2018, 7, NULL, 0, EMUL_TURN_KEPT, NULL, NULL), EMUL_E_ARGUMENT);
}

/* ---- count-back ---- */

/* Four weeks. a: 1 1 3 4, b: 1 1 2 5, c: 1 2 2 2, d: 1 1 3 4 in another order, e: 1 1 3 without a fourth week.
 * Firsts: a 2, b 2, c 1, d 2, e 2. Seconds: b 1, the others 0. Thirds: a, d, e 1. Fourths: a, d 1. So b; a and d; e; c. */
static void test_count_back(void **state) {
    (void)state;
    static const emul_decimal places[] = {1 * ONE, 1 * ONE, 3 * ONE, 4 * ONE, 5 * ONE, 1 * ONE, 2 * ONE, 1 * ONE, 2 * ONE,      1 * ONE,
                                          2 * ONE, 2 * ONE, 4 * ONE, 3 * ONE, 1 * ONE, 1 * ONE, 1 * ONE, 3 * ONE, EMUL_MISSING, 1 * ONE};
    static const int64_t order_expected[] = {1, 0, 3, 4, 2};
    int64_t order[5];
    int64_t tied[5];
    int64_t scratch[5];
    emul_decimal place[5];
    emul_decimal sorted[20];
    assert_int_equal(emul_count_back(places, 5, 4, EMUL_DECIMAL_MAX, order, place, tied, sorted, scratch, NULL), EMUL_OK);
    assert_memory_equal(order, order_expected, sizeof order);
    assert_int_equal(place[0], 2 * ONE);
    assert_int_equal(place[3], 2 * ONE);
    assert_int_equal(tied[3], 2);
    assert_int_equal(place[4], 4 * ONE);
    assert_int_equal(emul_count_back(places, 5, 4, 3 * ONE, order, place, NULL, sorted, scratch, NULL), EMUL_OK);
    assert_memory_equal(order, order_expected, sizeof order);
    assert_int_equal(place[4], 2 * ONE); /* fourth places do not count: a, d and e are equal */
    assert_int_equal(emul_count_back(places, 5, -1, ONE, order, place, NULL, sorted, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_count_back(NULL, 5, 4, ONE, order, place, NULL, sorted, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_count_back(places, 5, 4, ONE, order, place, NULL, sorted, NULL, NULL), EMUL_E_ARGUMENT);
}

/* ---- largest remainders ---- */

/* The usual example (Hare quota): 47000, 16000, 15800, 12000, 6100, 3100 of 100000 votes, 10 seats. Whole parts 4 1 1 1 0 0, remainders
 * .7 .6 .58 .2 .61 .31: the three seats left over go to the first, the fifth and the second. */
static void test_largest_remainder(void **state) {
    (void)state;
    static const emul_decimal votes[] = {47000 * ONE, 16000 * ONE, 15800 * ONE, 12000 * ONE, 6100 * ONE, 3100 * ONE};
    static const int64_t expected[] = {5, 2, 1, 1, 1, 0};
    int64_t seat[6];
    uint8_t tied[6];
    int64_t open = -1;
    int64_t scratch[18];
    assert_int_equal(emul_largest_remainder(votes, 6, 10, seat, tied, &open, scratch, NULL), EMUL_OK);
    assert_memory_equal(seat, expected, sizeof seat);
    assert_int_equal(open, 0);
    assert_int_equal(tied[1], 0);
}

/* The Alabama paradox: 1500, 1500, 900, 500, 500, 200 of 5100. 25 seats: 7.35 7.35 4.41 2.45 2.45 0.98 -> 7 7 4 3 3 1;
 * 26 seats: 7.65 7.65 4.59 2.55 2.55 1.02 -> 8 8 5 2 2 1. */
static void test_alabama_paradox(void **state) {
    (void)state;
    static const emul_decimal votes[] = {1500, 1500, 900, 500, 500, 200};
    static const int64_t of_25[] = {7, 7, 4, 3, 3, 1};
    static const int64_t of_26[] = {8, 8, 5, 2, 2, 1};
    int64_t seat[6];
    uint8_t tied[6];
    int64_t scratch[18];
    assert_int_equal(emul_largest_remainder(votes, 6, 25, seat, tied, NULL, scratch, NULL), EMUL_OK);
    assert_memory_equal(seat, of_25, sizeof seat);
    assert_int_equal(emul_largest_remainder(votes, 6, 26, seat, tied, NULL, scratch, NULL), EMUL_OK);
    assert_memory_equal(seat, of_26, sizeof seat);
}

/* 10, 10, 30 and 4 seats: 0.8 0.8 2.4: one whole seat each for none, none, two; the first two have the larger remainders: one each.
 * With 3 seats: 0.6 0.6 1.8: one whole; the third has 0.8, then the first two are equal at the last seat. */
static void test_equal_remainders(void **state) {
    (void)state;
    static const emul_decimal claims[] = {10 * ONE, 10 * ONE, 30 * ONE};
    static const emul_decimal nobody[] = {0, 0};
    static const emul_decimal absent[] = {1, EMUL_MISSING};
    static const emul_decimal large[] = {EMUL_DECIMAL_MAX, 1};
    int64_t seat[3];
    uint8_t tied[3];
    int64_t open = 0;
    int64_t scratch[9];
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_largest_remainder(claims, 3, 4, seat, tied, &open, scratch, NULL), EMUL_OK);
    assert_int_equal(seat[0] * 100 + seat[1] * 10 + seat[2], 112);
    assert_int_equal(emul_largest_remainder(claims, 3, 3, seat, tied, &open, scratch, NULL), EMUL_OK);
    assert_int_equal(seat[0] * 100 + seat[1] * 10 + seat[2], 2);
    assert_int_equal(tied[0] * 100 + tied[1] * 10 + tied[2], 110);
    assert_int_equal(open, 1);
    assert_int_equal(emul_largest_remainder(nobody, 2, 0, seat, tied, &open, scratch, NULL), EMUL_OK);
    assert_int_equal(emul_largest_remainder(nobody, 2, 1, seat, tied, &open, scratch, NULL), EMUL_E_RANGE);
    assert_int_equal(emul_largest_remainder(NULL, 0, 1, NULL, NULL, NULL, NULL, NULL), EMUL_E_RANGE);
    assert_int_equal(emul_largest_remainder(absent, 2, 1, seat, tied, &open, scratch, error), EMUL_E_RANGE);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_int_equal(emul_largest_remainder(large, 2, 1, seat, tied, &open, scratch, NULL), EMUL_E_OVERFLOW);
    assert_int_equal(emul_largest_remainder(claims, 3, -1, seat, tied, &open, scratch, NULL), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
}

/* ---- concordance ---- */

/* Zar, Biostatistical Analysis (2010), example 20.5: wing, tail and bill of twelve birds. Published rank sums (shortest first):
 * 14.5 21 30.5 6 11 3.5 20 11.5 29 28.5 22.5 36, of which the squares add up to 5738.5; S = 5738.5 - 234^2/12 = 1175.5. Ties: wing two pairs, tail two
 * pairs and a triple, bill two pairs: T = 12 + 36 + 12 = 60. W = 12 x 1175.5 / (9 (1728 - 12) - 3 x 60) = 14106 / 15264 = 2351 / 2544 = 0.924135. */
static void test_concordance_with_ties(void **state) {
    (void)state;
    static const int64_t tenths[12][3] = {{104, 74, 170}, {108, 76, 170}, {111, 79, 200}, {102, 72, 145}, {103, 74, 155}, {102, 71, 130},
                                          {107, 74, 195}, {105, 72, 160}, {108, 78, 210}, {112, 77, 200}, {106, 78, 180}, {114, 83, 220}};
    emul_decimal marks[37];
    int64_t scratch[52];
    int64_t numerator = 0;
    int64_t denominator = 0;
    int64_t used = 0;
    emul_decimal w = 0;
    for (int64_t i = 0; i < 36; i++) {
        marks[i] = tenths[i / 3][i % 3] * (ONE / 10);
    }
    assert_int_equal(emul_kendall_w(marks, 12, 3, 6, EMUL_ROUND_HALF_AWAY, &numerator, &denominator, &w, &used, scratch, NULL), EMUL_OK);
    assert_int_equal(numerator, 2351);
    assert_int_equal(denominator, 2544);
    assert_int_equal(w, 924135);
    assert_int_equal(used, 12);
    marks[4] = EMUL_MISSING; /* an entry with an absent mark is left out, and only that one */
    assert_int_equal(emul_kendall_w(marks, 12, 3, 3, EMUL_ROUND_HALF_AWAY, NULL, NULL, &w, &used, scratch, NULL), EMUL_OK);
    assert_int_equal(used, 11);
}

/* Two judges who agree, two who are opposite, and where there is nothing to compare. */
static void test_concordance_at_its_ends(void **state) {
    (void)state;
    static const emul_decimal alike[] = {3, 9, 2, 8, 1, 7};
    static const emul_decimal opposite[] = {3, 1, 2, 2, 1, 3};
    static const emul_decimal equal[] = {5, 5, 5, 5};
    int64_t scratch[12];
    int64_t numerator = 7;
    int64_t denominator = 7;
    emul_decimal w = 0;
    assert_int_equal(emul_kendall_w(alike, 3, 2, 2, EMUL_ROUND_HALF_AWAY, &numerator, &denominator, &w, NULL, scratch, NULL), EMUL_OK);
    assert_int_equal(w, ONE);
    assert_int_equal(emul_kendall_w(opposite, 3, 2, 2, EMUL_ROUND_HALF_AWAY, &numerator, &denominator, &w, NULL, scratch, NULL), EMUL_OK);
    assert_int_equal(w, 0);
    assert_int_equal(emul_kendall_w(equal, 2, 2, 2, EMUL_ROUND_HALF_AWAY, &numerator, &denominator, &w, NULL, scratch, NULL), EMUL_OK);
    assert_int_equal(w, EMUL_MISSING); /* everything is equal: not defined */
    assert_int_equal(numerator, 0);
    assert_int_equal(denominator, 0);
    assert_int_equal(emul_kendall_w(alike, 1, 2, 2, EMUL_ROUND_HALF_AWAY, NULL, NULL, &w, NULL, scratch, NULL), EMUL_OK);
    assert_int_equal(w, EMUL_MISSING);
    assert_int_equal(emul_kendall_w(alike, 3, 2, 7, EMUL_ROUND_HALF_AWAY, NULL, NULL, &w, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_kendall_w(NULL, 3, 2, 2, EMUL_ROUND_HALF_AWAY, NULL, NULL, &w, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_kendall_w(alike, 3, 2, 2, EMUL_ROUND_HALF_AWAY, NULL, NULL, NULL, NULL, scratch, NULL), EMUL_E_ARGUMENT);
}

/* ---- Spearman's coefficient ---- */

static emul_decimal spearman(const emul_decimal *first, const emul_decimal *second, int64_t n, int32_t places, emul_rounding rounding) {
    int64_t scratch[4 * 12];
    emul_decimal rho = 0;
    assert_int_equal(emul_spearman(first, second, n, places, rounding, &rho, NULL, scratch, NULL), EMUL_OK);
    return rho;
}

/* Intelligence and hours of television of ten people (Wikipedia, "Spearman's rank correlation coefficient"): sum of squared differences of the ranks 194,
 * 1 - 6 x 194 / 990 = -29/165 = -0.175757…; the better canned tuna of Hollander and Wolfe 1973, p. 187, as R's cor.test shows it: S = 48, rho = 0.6. */
static void test_spearman_published(void **state) {
    (void)state;
    static const emul_decimal iq[] = {106, 100, 86, 101, 99, 103, 97, 113, 112, 110};
    static const emul_decimal hours[] = {7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    static const emul_decimal lightness[] = {444, 459, 419, 533, 447, 441, 507, 452, 601};
    static const emul_decimal quality[] = {26, 31, 25, 50, 36, 40, 52, 28, 38};
    assert_int_equal(spearman(iq, hours, 10, 6, EMUL_ROUND_HALF_AWAY), -175758);
    assert_int_equal(spearman(iq, hours, 10, 6, EMUL_ROUND_DOWN), -175757);
    assert_int_equal(spearman(iq, hours, 10, 6, EMUL_ROUND_FLOOR), -175758);
    assert_int_equal(spearman(iq, hours, 10, 6, EMUL_ROUND_CEILING), -175757);
    assert_int_equal(spearman(iq, hours, 10, 6, EMUL_ROUND_UP), -175758);
    assert_int_equal(spearman(iq, hours, 10, 0, EMUL_ROUND_HALF_EVEN), 0);
    assert_int_equal(spearman(lightness, quality, 9, 4, EMUL_ROUND_UP), 600000); /* exact: nothing to round */
}

/* Twelve people, three pairs of equals on one side (figures of Siegel 1956, chapter 9): squared differences of the ranks 109.5; with
 * (12^3 - 12) / 12 = 143 and 143 - 3 x (2^3 - 2) / 12 = 141.5 the coefficient is (143 + 141.5 - 109.5) / (2 sqrt(143 x 141.5)) =
 * 87.5 / sqrt(20234.5); 87.5^2 x 10^12 / 20234.5 lies between 615122^2 and 615123^2. */
static void test_spearman_with_ties(void **state) {
    (void)state;
    emul_decimal yieldings[] = {0, 0, 1, 1, 3, 4, 5, 6, 7, 8, 8, 12};
    static const emul_decimal striving[] = {42, 46, 39, 37, 65, 88, 86, 56, 62, 92, 54, 81};
    int64_t scratch[4 * 12];
    int64_t used = 0;
    emul_decimal rho = 0;
    assert_int_equal(spearman(yieldings, striving, 12, 6, EMUL_ROUND_DOWN), 615122);
    assert_int_equal(spearman(striving, yieldings, 12, 6, EMUL_ROUND_CEILING), 615123);
    assert_int_equal(spearman(striving, yieldings, 12, 4, EMUL_ROUND_HALF_AWAY), 615100);
    yieldings[4] = EMUL_NOT_APPLICABLE; /* left out, and only that one */
    assert_int_equal(emul_spearman(yieldings, striving, 12, 6, EMUL_ROUND_DOWN, &rho, &used, scratch, NULL), EMUL_OK);
    assert_int_equal(used, 11);
}

static void test_spearman_at_its_ends(void **state) {
    (void)state;
    static const emul_decimal up[] = {1, 2, 3};
    static const emul_decimal down[] = {9, 8, 7};
    static const emul_decimal equal[] = {5, 5, 5};
    int64_t scratch[12];
    emul_decimal rho = 0;
    assert_int_equal(spearman(up, up, 3, 6, EMUL_ROUND_UP), ONE);
    assert_int_equal(spearman(up, down, 3, 6, EMUL_ROUND_UP), -ONE);
    assert_int_equal(spearman(up, equal, 3, 6, EMUL_ROUND_UP), EMUL_MISSING); /* no order to agree with */
    assert_int_equal(spearman(up, down, 1, 6, EMUL_ROUND_UP), EMUL_MISSING);
    assert_int_equal(emul_spearman(NULL, NULL, 0, 6, EMUL_ROUND_UP, &rho, NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(rho, EMUL_MISSING);
    assert_int_equal(emul_spearman(up, down, -1, 6, EMUL_ROUND_UP, &rho, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_spearman(up, down, 2000001, 6, EMUL_ROUND_UP, &rho, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_spearman(NULL, down, 3, 6, EMUL_ROUND_UP, &rho, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_spearman(up, NULL, 3, 6, EMUL_ROUND_UP, &rho, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_spearman(up, down, 3, 6, EMUL_ROUND_UP, NULL, NULL, scratch, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_spearman(up, down, 3, 6, EMUL_ROUND_UP, &rho, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_spearman(up, down, 3, 7, EMUL_ROUND_UP, &rho, NULL, scratch, NULL), EMUL_E_ARGUMENT);
}

/* ---- the judges' report ---- */

/* Marks of three judges on three entries: 8 9 10 · 6 6 9 · 7 - 8. Means of the entries 9, 7, 7.5.
 * First judge: mean 7, shift ((8 - 9) + (6 - 7) + (7 - 7.5)) / 3 = -2.5 / 3 = -0.833; 8, 6, 7: variance 1. Alone lowest on the first and the third.
 * Second: mean 7.5, shift (0 - 1) / 2 = -0.5; 9, 6: variance 4.5, deviation 2.1213. Never alone.
 * Third: mean 9, shift (1 + 2 + 0.5) / 3 = 1.167; 10, 9, 8: deviation 1. Alone highest everywhere. */
static void test_judge_report(void **state) {
    (void)state;
    static const emul_decimal marks[] = {8 * ONE, 9 * ONE, 10 * ONE, 6 * ONE, 6 * ONE, 9 * ONE, 7 * ONE, EMUL_MISSING, 8 * ONE};
    emul_judge report[3];
    assert_int_equal(emul_judge_report(marks, 3, 3, 3, EMUL_ROUND_HALF_AWAY, report, NULL), EMUL_OK);
    const emul_judge expected[3] = {{3, 7 * ONE, -833000, 6 * ONE, 8 * ONE, ONE, 2},
                                    {2, 7500000, -500000, 6 * ONE, 9 * ONE, 2121000, 0},
                                    {3, 9 * ONE, 1167000, 8 * ONE, 10 * ONE, ONE, 3}};
    assert_memory_equal(report, expected, sizeof expected);
    assert_int_equal(emul_judge_report(marks, 3, 3, 3, EMUL_ROUND_UP, report, NULL), EMUL_OK);
    assert_int_equal(report[1].deviation, 2122000);
    assert_int_equal(report[0].shift, -834000);
    assert_int_equal(emul_judge_report(marks, 1, 3, 3, EMUL_ROUND_UP, report, NULL), EMUL_OK);
    assert_int_equal(report[0].deviation, EMUL_MISSING);
    assert_int_equal(emul_judge_report(marks, 0, 3, 3, EMUL_ROUND_UP, report, NULL), EMUL_OK);
    assert_int_equal(report[2].mean, EMUL_MISSING);
    assert_int_equal(emul_judge_report(NULL, 3, 3, 3, EMUL_ROUND_UP, report, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_judge_report(marks, 3, 3, 7, EMUL_ROUND_UP, report, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_judge_report(marks, -1, 3, 3, EMUL_ROUND_UP, report, NULL), EMUL_E_ARGUMENT);
}

/* Marks at both ends of the numbers: the squares of their distance do not fit, which is said. */
static void test_report_too_large(void **state) {
    (void)state;
    static const emul_decimal marks[] = {EMUL_DECIMAL_MAX, EMUL_DECIMAL_MIN, EMUL_DECIMAL_MAX, EMUL_DECIMAL_MIN};
    emul_judge report[1];
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_judge_report(marks, 4, 1, 6, EMUL_ROUND_HALF_EVEN, report, error), EMUL_E_OVERFLOW);
    assert_int_equal(emul_error_row(error, 0), 0);
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_berger_tables),
        cmocka_unit_test(test_legs_and_limits),
        cmocka_unit_test(test_rotation),
        cmocka_unit_test(test_count_back),
        cmocka_unit_test(test_largest_remainder),
        cmocka_unit_test(test_alabama_paradox),
        cmocka_unit_test(test_equal_remainders),
        cmocka_unit_test(test_concordance_with_ties),
        cmocka_unit_test(test_concordance_at_its_ends),
        cmocka_unit_test(test_spearman_published),
        cmocka_unit_test(test_spearman_with_ties),
        cmocka_unit_test(test_spearman_at_its_ends),
        cmocka_unit_test(test_judge_report),
        cmocka_unit_test(test_report_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
