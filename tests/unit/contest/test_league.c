/* Tables of published tournaments, and the edges of the rules. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "support/league.h"

#define ONE EMUL_DECIMAL_ONE
#define KEYS(list) (list), (int32_t)(sizeof(list) / sizeof *(list))

/* UEFA EURO 2004 to 2024: points; among equals points, difference, goals of their own matches, again for those of them who are still equal; then
 * difference and goals of all matches. */
static const emul_league_key uefa[] = {{EMUL_LEAGUE_POINTS, EMUL_LEAGUE_ALL_MATCHES},     {EMUL_LEAGUE_POINTS, EMUL_LEAGUE_MUTUAL},
                                       {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_MUTUAL},      {EMUL_LEAGUE_SCORED, EMUL_LEAGUE_MUTUAL},
                                       {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_ALL_MATCHES}, {EMUL_LEAGUE_SCORED, EMUL_LEAGUE_ALL_MATCHES}};

/* FIVB: wins, points, set quotient, point quotient, then the matches between those who are equal. */
static const emul_league_key fivb[] = {{EMUL_LEAGUE_WINS, EMUL_LEAGUE_ALL_MATCHES},
                                       {EMUL_LEAGUE_POINTS, EMUL_LEAGUE_ALL_MATCHES},
                                       {EMUL_LEAGUE_RATIO, EMUL_LEAGUE_ALL_MATCHES},
                                       {EMUL_LEAGUE_POINTS_RATIO, EMUL_LEAGUE_ALL_MATCHES},
                                       {EMUL_LEAGUE_WINS, EMUL_LEAGUE_MUTUAL}};

typedef struct line {
    int32_t team;
    int64_t place;
    int64_t points;
    int64_t scored, conceded;
    int64_t decided_by;
} line;

static void expect_table(const league *of, const line *expected, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        const emul_league_row *row = &of->rows[expected[i].team];
        assert_int_equal(of->order[i], expected[i].team);
        assert_int_equal(row->place, expected[i].place * ONE);
        assert_int_equal(row->points, expected[i].points * ONE);
        assert_int_equal(row->scored, expected[i].scored * ONE);
        assert_int_equal(row->conceded, expected[i].conceded * ONE);
        assert_int_equal(row->decided_by, expected[i].decided_by);
    }
}

/* UEFA EURO 2004, group C: three teams on 5 points that all drew with each other: SWE-DEN 2-2, SWE-ITA 1-1, DEN-ITA 0-0. Goals of these matches
 * decide: 3, 2, 1. Over all matches Italy (3:2) and Denmark (4:2) would stand the same way, Sweden (8:3) too. */
static void test_three_equal_by_goals(void **state) {
    enum { SWE, DEN, ITA, BUL };
    (void)state;
    league of = league_of(4);
    league_add(&of, DEN, ITA, 0, 0);
    league_add(&of, SWE, BUL, 5, 0);
    league_add(&of, BUL, DEN, 0, 2);
    league_add(&of, ITA, SWE, 1, 1);
    league_add(&of, ITA, BUL, 2, 1);
    league_add(&of, DEN, SWE, 2, 2);
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_OK);
    const line expected[] = {{SWE, 1, 5, 8, 3, -1}, {DEN, 2, 5, 4, 2, 3}, {ITA, 3, 5, 3, 2, 3}, {BUL, 4, 0, 1, 9, 0}};
    expect_table(&of, expected, 4);
    assert_int_equal(of.rows[DEN].own, 2 * ONE); /* goals of the three matches between the three */
    assert_int_equal(of.rows[DEN].above, 3 * ONE);
    assert_int_equal(of.rows[ITA].own, 1 * ONE);
    assert_int_equal(of.rows[ITA].own_over, ONE);
}

/* UEFA EURO 2012, group A: Greece and Russia on 4 points; Russia has the better difference (5:3 against 3:3), Greece won their match. */
static void test_two_equal_by_their_match(void **state) {
    enum { CZE, GRE, RUS, POL };
    (void)state;
    league of = league_of(4);
    league_add(&of, POL, GRE, 1, 1);
    league_add(&of, RUS, CZE, 4, 1);
    league_add(&of, GRE, CZE, 1, 2);
    league_add(&of, POL, RUS, 1, 1);
    league_add(&of, CZE, POL, 1, 0);
    league_add(&of, GRE, RUS, 1, 0);
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_OK);
    const line expected[] = {{CZE, 1, 6, 4, 5, -1}, {GRE, 2, 4, 3, 3, 0}, {RUS, 3, 4, 5, 3, 1}, {POL, 4, 2, 2, 3, 0}};
    expect_table(&of, expected, 4);
    const emul_league_key by_difference[] = {{EMUL_LEAGUE_POINTS, EMUL_LEAGUE_ALL_MATCHES},
                                             {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_ALL_MATCHES}};
    assert_int_equal(league_solve(&of, KEYS(by_difference), NULL), EMUL_OK);
    assert_int_equal(of.rows[RUS].place, 2 * ONE);
}

/* UEFA EURO 2024, group E: all four on 4 points, so that their own matches are all matches: Romania 4:3, Belgium 2:1, Slovakia 3:3, Ukraine 2:4.
 * Romania before Belgium by goals, although Belgium beat Romania: the block is gone through to its end before a smaller set starts again. */
static void test_four_equal(void **state) {
    enum { ROU, BEL, SVK, UKR };
    (void)state;
    league of = league_of(4);
    league_add(&of, ROU, UKR, 3, 0);
    league_add(&of, BEL, SVK, 0, 1);
    league_add(&of, SVK, UKR, 1, 2);
    league_add(&of, BEL, ROU, 2, 0);
    league_add(&of, SVK, ROU, 1, 1);
    league_add(&of, UKR, BEL, 0, 0);
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_OK);
    const line expected[] = {{ROU, 1, 4, 4, 3, -1}, {BEL, 2, 4, 2, 1, 3}, {SVK, 3, 4, 3, 3, 2}, {UKR, 4, 4, 2, 4, 2}};
    expect_table(&of, expected, 4);
}

/* UEFA EURO 2024, group C: Denmark and Slovenia equal in everything (1-1; 2:2; 3 points). UEFA took the qualifying round (Denmark): a number of
 * the caller's. Without it both are second and nobody is third. */
static void test_equal_to_the_end(void **state) {
    enum { SVN, DEN, ENG, SRB };
    (void)state;
    static const emul_decimal qualifying[] = {1 * ONE, 2 * ONE, 0, 0};
    league of = league_of(4);
    league_add(&of, SVN, DEN, 1, 1);
    league_add(&of, SRB, ENG, 0, 1);
    league_add(&of, SVN, SRB, 1, 1);
    league_add(&of, DEN, ENG, 1, 1);
    league_add(&of, ENG, SVN, 0, 0);
    league_add(&of, DEN, SRB, 0, 0);
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_OK);
    const line shared[] = {{ENG, 1, 5, 2, 1, -1}, {SVN, 2, 3, 2, 2, 0}, {DEN, 2, 3, 2, 2, 0}, {SRB, 4, 2, 1, 2, 0}};
    expect_table(&of, shared, 4);
    assert_int_equal(of.rows[SVN].tied, 2);
    assert_int_equal(of.rows[ENG].tied, 1);
    const emul_league_key with_extra[] = {
        uefa[0], uefa[1], uefa[2], uefa[3], uefa[4], uefa[5], {EMUL_LEAGUE_EXTRA, EMUL_LEAGUE_ALL_MATCHES}};
    of.extra = qualifying;
    assert_int_equal(league_solve(&of, KEYS(with_extra), NULL), EMUL_OK);
    const line decided[] = {{ENG, 1, 5, 2, 1, -1}, {DEN, 2, 3, 2, 2, 0}, {SVN, 3, 3, 2, 2, 6}, {SRB, 4, 2, 1, 2, 0}};
    expect_table(&of, decided, 4);
}

/* A set that its own matches divide in part starts again: B-A 0-1, C-A 2-1, B-C 2-1 leaves one win each and difference 0; goals A 2, B 2, C 3. C is first; A and B
 * are looked at alone, and A has beaten B, although B is far ahead by the difference of all matches (D lost 0-9 to B). */
static void test_smaller_set_starts_again(void **state) {
    enum { A, B, C, D };
    (void)state;
    league of = league_of(4);
    league_add(&of, B, A, 0, 1);
    league_add(&of, C, A, 2, 1);
    league_add(&of, B, C, 2, 1);
    league_add(&of, A, D, 1, 0);
    league_add(&of, B, D, 9, 0);
    league_add(&of, C, D, 1, 0);
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_OK);
    const line expected[] = {{C, 1, 6, 4, 3, -1}, {A, 2, 6, 3, 2, 3}, {B, 3, 6, 11, 2, 1}, {D, 4, 0, 0, 11, 0}};
    expect_table(&of, expected, 4);
}

/* The variant for two: of three equals nobody's match counts, of two it does. */
static void test_mutual_of_two(void **state) {
    (void)state;
    const emul_league_key bwf[] = {{EMUL_LEAGUE_WINS, EMUL_LEAGUE_ALL_MATCHES},
                                   {EMUL_LEAGUE_WINS, EMUL_LEAGUE_MUTUAL_OF_TWO},
                                   {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_ALL_MATCHES},
                                   {EMUL_LEAGUE_WINS, EMUL_LEAGUE_MUTUAL_OF_TWO}};
    league of = league_of(3); /* 0 beat 1 by 2-1, 1 beat 2 by 3-2, 2 beat 0 by 3-2: 4:4, 4:4, 5:5, all stay equal */
    league_add(&of, 0, 1, 2, 1);
    league_add(&of, 1, 2, 3, 2);
    league_add(&of, 2, 0, 3, 2);
    assert_int_equal(league_solve(&of, KEYS(bwf), NULL), EMUL_OK);
    assert_int_equal(of.rows[2].tied, 3);
    of.matches[2].second_score = 0; /* 2 beats 0 by 3-0: 2 has 5:3 = +2, 1 has 4:4 = 0, 0 has 2:4 = -2 */
    assert_int_equal(league_solve(&of, KEYS(bwf), NULL), EMUL_OK);
    assert_int_equal(of.order[0], 2);
    assert_int_equal(of.order[1], 1);
    of.matches[2].second_score = 2; /* back: but now 1 beats 2 by 3-1: 0 4:4, 1 4:3 = +1, 2 4:5 = -1 */
    of.matches[1].second_score = 1;
    assert_int_equal(league_solve(&of, KEYS(bwf), NULL), EMUL_OK);
    assert_int_equal(of.order[0], 1);
    assert_int_equal(of.rows[0].decided_by, 2);
}

/* FIFA World Cup 2018, group H: Japan and Senegal equal in points, difference, goals and in their match (2-2): fair play points -4 and -6. */
static void test_fair_play(void **state) {
    enum { COL, JPN, SEN, POL };
    (void)state;
    static const emul_decimal fair_play[] = {-5 * ONE, -4 * ONE, -6 * ONE, -5 * ONE};
    const emul_league_key fifa[] = {{EMUL_LEAGUE_POINTS, EMUL_LEAGUE_ALL_MATCHES}, {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_ALL_MATCHES},
                                    {EMUL_LEAGUE_SCORED, EMUL_LEAGUE_ALL_MATCHES}, {EMUL_LEAGUE_POINTS, EMUL_LEAGUE_MUTUAL},
                                    {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_MUTUAL},  {EMUL_LEAGUE_SCORED, EMUL_LEAGUE_MUTUAL},
                                    {EMUL_LEAGUE_EXTRA, EMUL_LEAGUE_ALL_MATCHES}};
    league of = league_of(4);
    of.extra = fair_play;
    league_add(&of, COL, JPN, 1, 2);
    league_add(&of, POL, SEN, 1, 2);
    league_add(&of, JPN, SEN, 2, 2);
    league_add(&of, POL, COL, 0, 3);
    league_add(&of, JPN, POL, 0, 1);
    league_add(&of, SEN, COL, 0, 1);
    assert_int_equal(league_solve(&of, KEYS(fifa), NULL), EMUL_OK);
    const line expected[] = {{COL, 1, 6, 5, 2, -1}, {JPN, 2, 4, 4, 4, 0}, {SEN, 3, 4, 4, 4, 6}, {POL, 4, 3, 2, 5, 0}};
    expect_table(&of, expected, 4);
}

static league volleyball(int64_t teams) {
    league of = league_of(teams);
    of.rules = (emul_league_rules){(int64_t)sizeof of.rules, 3 * ONE, 0, 0, 1 * ONE, 2 * ONE, 1 * ONE, 0, 1};
    return of;
}

static void add_sets(league *to, int32_t first, int32_t second, int32_t sets, int32_t against, int32_t points, int32_t lost_points) {
    league_add(to, first, second, sets, against);
    to->matches[to->count - 1].first_points = points;
    to->matches[to->count - 1].second_points = lost_points;
}

/* CEV competition 11242 (matches won, then points 3/2/1/0, set quotient, point quotient), as published:
 * France 3-0, 9 points, sets 9:0, points 225:169 · Spain 2-1, 5, 6:5, 242:227 · Belgium 1-2, 3, 3:7, 209:229 · Netherlands 0-3, 1, 3:9, 225:276.
 * The results in sets follow from the breakdown that is published with it; the rally points of single matches are not, so those here are
 * one way to make up the published sums. */
static void test_volleyball(void **state) {
    enum { FRA, ESP, BEL, NED };
    (void)state;
    league of = volleyball(4);
    add_sets(&of, FRA, ESP, 3, 0, 75, 55);
    add_sets(&of, FRA, BEL, 3, 0, 75, 57);
    add_sets(&of, FRA, NED, 3, 0, 75, 57);
    add_sets(&of, ESP, BEL, 3, 0, 75, 63);
    add_sets(&of, ESP, NED, 3, 2, 112, 89);
    add_sets(&of, BEL, NED, 3, 1, 89, 79);
    assert_int_equal(league_solve(&of, KEYS(fivb), NULL), EMUL_OK);
    const line expected[] = {{FRA, 1, 9, 9, 0, -1}, {ESP, 2, 5, 6, 5, 0}, {BEL, 3, 3, 3, 7, 0}, {NED, 4, 1, 3, 9, 0}};
    expect_table(&of, expected, 4);
    assert_int_equal(of.rows[FRA].points_scored, 225 * ONE);
    assert_int_equal(of.rows[FRA].points_conceded, 169 * ONE);
    assert_int_equal(of.rows[ESP].points_scored, 242 * ONE);
    assert_int_equal(of.rows[ESP].points_conceded, 227 * ONE);
    assert_int_equal(of.rows[BEL].points_conceded, 229 * ONE);
    assert_int_equal(of.rows[NED].points_scored, 225 * ONE);
    const emul_league_key by_quotient[] = {{EMUL_LEAGUE_RATIO, EMUL_LEAGUE_ALL_MATCHES}}; /* published: -, 1.2, 0.4286, 0.3333 */
    assert_int_equal(league_solve(&of, KEYS(by_quotient), NULL), EMUL_OK);
    assert_int_equal(of.order[0], FRA);
    assert_int_equal(of.rows[ESP].above, 9 * ONE);
    assert_int_equal(of.rows[ESP].above_over, 0); /* 9 / 0 */
    assert_int_equal(of.rows[BEL].own, 3 * ONE);
    assert_int_equal(of.rows[BEL].own_over, 7 * ONE);
}

/* CEV competition 5532: Serbia, Turkey and France with two wins each: 7, 6, 5 points, sets 8:3, 6:4, 6:5. Serbia 3-0 3-0 2-3, Turkey 3-0 3-1 0-3, France 3-0 3-2 0-3,
 * Czech Republic 1-3 0-3 0-3: so Turkey won 3-1 over the Czechs, lost 0-3 to Serbia and beat France 3-0, who beat Serbia 3-2. */
static void test_narrow_wins(void **state) {
    enum { SRB, TUR, FRA, CZE };
    (void)state;
    league of = volleyball(4);
    add_sets(&of, SRB, TUR, 3, 0, NOT_PLAYED, NOT_PLAYED);
    add_sets(&of, SRB, CZE, 3, 0, NOT_PLAYED, NOT_PLAYED);
    add_sets(&of, FRA, SRB, 3, 2, NOT_PLAYED, NOT_PLAYED);
    add_sets(&of, TUR, FRA, 3, 0, NOT_PLAYED, NOT_PLAYED);
    add_sets(&of, TUR, CZE, 3, 1, NOT_PLAYED, NOT_PLAYED);
    add_sets(&of, FRA, CZE, 3, 0, NOT_PLAYED, NOT_PLAYED);
    assert_int_equal(league_solve(&of, KEYS(fivb), NULL), EMUL_OK);
    const line expected[] = {{SRB, 1, 7, 8, 3, -1}, {TUR, 2, 6, 6, 4, 1}, {FRA, 3, 5, 6, 5, 1}, {CZE, 4, 0, 1, 9, 0}};
    expect_table(&of, expected, 4);
    assert_int_equal(of.rows[CZE].points_scored, EMUL_MISSING); /* not recorded */
}

/* 5 / 4 and 10 / 8 are equal, though no decimal says 5 / 3 exactly; what has no value for one team of a set is passed over for the set. */
static void test_quotients(void **state) {
    (void)state;
    const emul_league_key keys[] = {{EMUL_LEAGUE_RATIO, EMUL_LEAGUE_ALL_MATCHES}, {EMUL_LEAGUE_SCORED, EMUL_LEAGUE_ALL_MATCHES}};
    league of = league_of(4);
    league_add(&of, 0, 1, 5, 3);
    league_add(&of, 2, 3, 10, 6);
    assert_int_equal(league_solve(&of, KEYS(keys), NULL), EMUL_OK);
    const line expected[] = {{2, 1, 3, 10, 6, -1}, {0, 2, 3, 5, 3, 1}, {3, 3, 0, 6, 10, 0}, {1, 4, 0, 3, 5, 1}};
    expect_table(&of, expected, 4);
    of.matches[1] = (league_match){2, 3, NOT_PLAYED, NOT_PLAYED, NOT_PLAYED, NOT_PLAYED, EMUL_FORFEIT_NONE};
    assert_int_equal(league_solve(&of, KEYS(keys), NULL), EMUL_OK); /* 0 / 0 for two: goals decide: 5, 3, 0, 0 */
    assert_int_equal(of.rows[1].decided_by, 1);
    assert_int_equal(of.rows[2].tied, 2);
}

/* A pair that has not met, or a return match that is outstanding: head-to-head is passed over. */
static void test_unplayed_mutual_matches(void **state) {
    (void)state;
    const emul_league_key keys[] = {{EMUL_LEAGUE_POINTS, EMUL_LEAGUE_ALL_MATCHES},
                                    {EMUL_LEAGUE_POINTS, EMUL_LEAGUE_MUTUAL},
                                    {EMUL_LEAGUE_DIFFERENCE, EMUL_LEAGUE_ALL_MATCHES}};
    league of = league_of(4);
    league_add(&of, 0, 1, 1, 0);
    league_add(&of, 1, 2, 5, 0);
    league_add(&of, 0, 3, 0, 1);
    assert_int_equal(league_solve(&of, KEYS(keys), NULL), EMUL_OK); /* 0, 1 and 3 have 3 points; 1 and 3 have not met: +4, +1, 0 decide */
    const line expected[] = {{1, 1, 3, 5, 1, -1}, {3, 2, 3, 1, 0, 2}, {0, 3, 3, 1, 1, 2}, {2, 4, 0, 0, 5, 0}};
    expect_table(&of, expected, 4);
    of.teams = 3; /* without 3 and its match; 0 beat 1, both on 3 */
    of.count = 2;
    assert_int_equal(league_solve(&of, KEYS(keys), NULL), EMUL_OK);
    assert_int_equal(of.order[0], 0);
    assert_int_equal(of.rows[1].decided_by, 1);
    league_add(&of, 1, 0, NOT_PLAYED, NOT_PLAYED); /* the return match is to come */
    assert_int_equal(league_solve(&of, KEYS(keys), NULL), EMUL_OK);
    assert_int_equal(of.order[0], 1);
}

/* Groups have places of their own, a start of points counts, one who gives up has -1 and the other a win; both may give up. */
static void test_groups_starts_and_forfeits(void **state) {
    (void)state;
    static const int32_t pools[] = {2, 1, 2, 1, 2};
    static const emul_decimal start[] = {0, 0, 0, -3 * ONE, 0};
    const emul_league_key keys[] = {{EMUL_LEAGUE_POINTS, EMUL_LEAGUE_ALL_MATCHES}, {EMUL_LEAGUE_LOSSES, EMUL_LEAGUE_ALL_MATCHES}};
    league of = league_of(5);
    of.group = pools;
    of.start = start;
    of.rules.forfeit = -1 * ONE;
    league_add(&of, 1, 3, 0, 2); /* 3 wins: -3 + 3 = 0, as 1 has; 1 has lost one */
    league_add(&of, 0, 2, NOT_PLAYED, NOT_PLAYED);
    of.matches[1].forfeit = EMUL_FORFEIT_FIRST;
    league_add(&of, 0, 4, NOT_PLAYED, NOT_PLAYED);
    of.matches[2].forfeit = EMUL_FORFEIT_BOTH;
    league_add(&of, 2, 4, 1, 5); /* given up when it stood 1-5: the score stands in the table */
    of.matches[3].forfeit = EMUL_FORFEIT_SECOND;
    assert_int_equal(league_solve(&of, KEYS(keys), NULL), EMUL_OK);
    const line expected[] = {{3, 1, 0, 2, 0, -1}, {1, 2, 0, 0, 2, 1}, {2, 1, 6, 1, 5, -1}, {0, 2, -2, 0, 0, 0}, {4, 2, -2, 5, 1, 0}};
    expect_table(&of, expected, 5);
    assert_int_equal(of.rows[0].lost, 2);
    assert_int_equal(of.rows[4].lost, 2);
    assert_int_equal(of.rows[2].won, 2);
}

static void expect_refused(league *of, emul_status wanted, int64_t row) {
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(league_solve(of, KEYS(uefa), error), wanted);
    assert_int_equal(emul_error_row(error, 0), row);
    assert_true(emul_error_message(error, 0, EMUL_VIETNAMESE)[0] != '\0');
    emul_error_destroy(error);
}

static void test_wrong_matches(void **state) {
    (void)state;
    league of = league_of(3);
    league_add(&of, 0, 1, 1, 0);
    league_add(&of, 1, 3, 1, 0);
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.matches[1] = (league_match){1, 1, 1, 0, NOT_PLAYED, NOT_PLAYED, 0};
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.matches[1] = (league_match){1, 2, 1, NOT_PLAYED, NOT_PLAYED, NOT_PLAYED, 0};
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.matches[1] = (league_match){1, 2, 1, -2, NOT_PLAYED, NOT_PLAYED, 0};
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.matches[1] = (league_match){1, 2, 1, 1, 25, NOT_PLAYED, 0};
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.matches[1] = (league_match){1, 2, 1, 1, NOT_PLAYED, NOT_PLAYED, 4};
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.matches[1] = (league_match){1, 2, 1, 1, NOT_PLAYED, NOT_PLAYED, 0};
    of.rules.no_draws = 1;
    expect_refused(&of, EMUL_E_RANGE, 1);
    of.rules.no_draws = 0;
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_OK);
    of.rules.draw = EMUL_DECIMAL_MAX;
    league_add(&of, 1, 2, 1, 1);
    expect_refused(&of, EMUL_E_OVERFLOW, 2);
}

static void test_wrong_arguments(void **state) {
    (void)state;
    league of = league_of(2);
    const emul_league_key unknown[] = {{EMUL_LEAGUE_EXTRA + 1, EMUL_LEAGUE_ALL_MATCHES}};
    const emul_league_key no_scope[] = {{EMUL_LEAGUE_POINTS, EMUL_LEAGUE_MUTUAL_OF_TWO + 1}};
    assert_int_equal(league_solve(&of, KEYS(unknown), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(league_solve(&of, KEYS(no_scope), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(league_solve(&of, NULL, 1, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(league_solve(&of, uefa, -1, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(league_solve(&of, NULL, 0, NULL), EMUL_OK); /* no key: all are equal */
    assert_int_equal(of.rows[1].tied, 2);
    of.rules.win = EMUL_MISSING;
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_E_ARGUMENT);
    of.rules.struct_size = 8;
    assert_int_equal(league_solve(&of, KEYS(uefa), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_league(0, NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, NULL, NULL, NULL), EMUL_E_ARGUMENT);
}

/* Callers built with a newer header, whose structs are longer. */
static void test_newer_structs(void **state) {
    (void)state;
    struct {
        emul_matches known;
        int64_t later;
    } matches = {{.struct_size = sizeof matches}, 0};
    struct {
        emul_league_rules known;
        int64_t later;
    } rules = {{.struct_size = (int64_t)sizeof rules}, 0};
    assert_int_equal(emul_league(0, NULL, NULL, NULL, &matches.known, &rules.known, NULL, 0, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    rules.later = 1;
    assert_int_equal(emul_league(0, NULL, NULL, NULL, &matches.known, &rules.known, NULL, 0, NULL, NULL, NULL, NULL, NULL),
                     EMUL_E_UNSUPPORTED);
    rules.later = 0;
    matches.later = 1;
    assert_int_equal(emul_league(0, NULL, NULL, NULL, &matches.known, &rules.known, NULL, 0, NULL, NULL, NULL, NULL, NULL),
                     EMUL_E_UNSUPPORTED);
    matches.later = 0;
    rules.known.struct_size = -1;
    assert_int_equal(emul_league(0, NULL, NULL, NULL, &matches.known, &rules.known, NULL, 0, NULL, NULL, NULL, NULL, NULL),
                     EMUL_E_ARGUMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_three_equal_by_goals),
        cmocka_unit_test(test_two_equal_by_their_match),
        cmocka_unit_test(test_four_equal),
        cmocka_unit_test(test_equal_to_the_end),
        cmocka_unit_test(test_smaller_set_starts_again),
        cmocka_unit_test(test_mutual_of_two),
        cmocka_unit_test(test_fair_play),
        cmocka_unit_test(test_volleyball),
        cmocka_unit_test(test_narrow_wins),
        cmocka_unit_test(test_quotients),
        cmocka_unit_test(test_unplayed_mutual_matches),
        cmocka_unit_test(test_groups_starts_and_forfeits),
        cmocka_unit_test(test_wrong_matches),
        cmocka_unit_test(test_wrong_arguments),
        cmocka_unit_test(test_newer_structs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
