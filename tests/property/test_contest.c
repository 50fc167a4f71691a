/* Contests against slow oracles written from the words of emul/contest.h: a recursive table, fixtures counted out, counts of places, seats given
 * one by one, ranks by comparing everything with everything. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/big.h"
#include "support/league.h"
#include "support/random.h"

#define ONE EMUL_DECIMAL_ONE

enum { CASES = 4000, TEAMS = 7, KEYS = 7 };

/* ---- the table ---- */

typedef struct oracle {
    const league *of;
    const emul_league_key *keys;
    int32_t key_count;
    int64_t place[TEAMS];
} oracle;

/* Small whole numbers throughout. */
typedef struct tally {
    int64_t points, won, lost, scored, conceded, rallies, against;
    bool rallies_known;
} tally;

static bool counts(const league_match *match) {
    return match->first_score != NOT_PLAYED || match->forfeit != EMUL_FORFEIT_NONE;
}

static void enter(tally *to, const emul_league_rules *rules, const league_match *match, bool home) {
    const int32_t own = home ? match->first_score : match->second_score;
    const int32_t other = home ? match->second_score : match->first_score;
    const int32_t own_fault = home ? EMUL_FORFEIT_FIRST : EMUL_FORFEIT_SECOND;
    const int32_t margin = own > other ? own - other : other - own;
    const bool narrow = margin * ONE <= rules->narrow_margin;
    bool won = own > other;
    bool lost = own < other;
    int64_t points = won ? (narrow ? rules->narrow_win : rules->win) : lost ? (narrow ? rules->narrow_loss : rules->loss) : rules->draw;
    if (match->forfeit != EMUL_FORFEIT_NONE) {
        lost = match->forfeit == EMUL_FORFEIT_BOTH || match->forfeit == own_fault;
        won = !lost;
        points = lost ? rules->forfeit : rules->win;
    }
    to->points += points;
    to->won += won;
    to->lost += lost;
    if (own != NOT_PLAYED) {
        to->scored += own;
        to->conceded += other;
    }
    if (match->first_points == NOT_PLAYED) {
        to->rallies_known = false;
    } else {
        to->rallies += home ? match->first_points : match->second_points;
        to->against += home ? match->second_points : match->first_points;
    }
}

/* A team's tally over the matches whose teams both are in `among` (bits). */
static tally tally_of(const league *of, int32_t team, uint32_t among) {
    tally sum = {.rallies_known = true};
    for (int64_t i = 0; i < of->count; i++) {
        const league_match *match = &of->matches[i];
        if ((match->first == team || match->second == team) && (among >> match->first & 1) && (among >> match->second & 1) &&
            counts(match)) {
            enter(&sum, &of->rules, match, match->first == team);
        }
    }
    return sum;
}

/* The value as a / b; false: none. */
static bool value_of(const league *of, const tally *sum, emul_league_measure measure, int32_t team, int64_t *a, int64_t *b) {
    *b = 1;
    switch (measure) {
    case EMUL_LEAGUE_WINS:
        *a = sum->won;
        return true;
    case EMUL_LEAGUE_LOSSES:
        *a = -sum->lost;
        return true;
    case EMUL_LEAGUE_DIFFERENCE:
        *a = sum->scored - sum->conceded;
        return true;
    case EMUL_LEAGUE_SCORED:
        *a = sum->scored;
        return true;
    case EMUL_LEAGUE_CONCEDED:
        *a = -sum->conceded;
        return true;
    case EMUL_LEAGUE_RATIO:
        *a = sum->scored;
        *b = sum->conceded;
        return *a + *b > 0;
    case EMUL_LEAGUE_POINTS_DIFFERENCE:
        *a = sum->rallies - sum->against;
        return sum->rallies_known;
    case EMUL_LEAGUE_POINTS_SCORED:
        *a = sum->rallies;
        return sum->rallies_known;
    case EMUL_LEAGUE_POINTS_RATIO:
        *a = sum->rallies;
        *b = sum->against;
        return sum->rallies_known && *a + *b > 0;
    case EMUL_LEAGUE_EXTRA:
        *a = of->extra == NULL ? 0 : of->extra[team];
        return of->extra != NULL;
    default:
        *a = sum->points;
        return true;
    }
}

/* < 0: left is better; a key without a value for somebody in `set` says nothing. */
static int compare_by(const oracle *by, uint32_t set, uint32_t among, int32_t key, int32_t left, int32_t right) {
    int64_t a[TEAMS];
    int64_t b[TEAMS];
    for (int32_t team = 0; team < TEAMS; team++) {
        const tally sum = tally_of(by->of, team, among);
        if ((set >> team & 1) && !value_of(by->of, &sum, by->keys[key].measure, team, &a[team], &b[team])) {
            return 0;
        }
    }
    const int64_t x = a[left] * b[right];
    const int64_t y = a[right] * b[left];
    return (x < y) - (x > y);
}

static int32_t size_of(uint32_t set) {
    int32_t size = 0;
    for (; set != 0; set &= set - 1) {
        size++;
    }
    return size;
}

static bool all_met(const league *of, uint32_t set) {
    for (int32_t a = 0; a < TEAMS; a++) {
        for (int32_t b = a + 1; b < TEAMS; b++) {
            bool met = false;
            for (int64_t i = 0; i < of->count && (set >> a & 1) && (set >> b & 1); i++) {
                const league_match *match = &of->matches[i];
                if ((match->first == a && match->second == b) || (match->first == b && match->second == a)) {
                    if (!counts(match)) {
                        return false;
                    }
                    met = true;
                }
            }
            if ((set >> a & 1) && (set >> b & 1) && !met) {
                return false;
            }
        }
    }
    return true;
}

static void place_set(oracle *by, uint32_t set, int32_t key, int64_t place);

/* Those of the set nobody of whom is beaten, then the rest: each part goes on with `again`; an undivided set with `after`. */
static void divide(oracle *by, uint32_t set, uint32_t among, int32_t key, int32_t after, int32_t again, int64_t place) {
    const uint32_t whole = set;
    while (set != 0) {
        uint32_t best = 0;
        for (int32_t team = 0; team < TEAMS; team++) {
            bool beaten = false;
            for (int32_t other = 0; other < TEAMS && (set >> team & 1); other++) {
                int order = 0;
                for (int32_t k = key; (set >> other & 1) && k < after && order == 0; k++) {
                    order = compare_by(by, whole, among, k, other, team);
                }
                beaten = beaten || order < 0;
            }
            best |= (set >> team & 1) && !beaten ? 1U << team : 0;
        }
        place_set(by, best, best == whole ? after : again, place);
        place += size_of(best);
        set &= ~best;
    }
}

static void place_set(oracle *by, uint32_t set, int32_t key, int64_t place) {
    int32_t after = key + 1;
    if (size_of(set) < 2 || key >= by->key_count) {
        for (int32_t team = 0; team < TEAMS; team++) {
            by->place[team] = (set >> team & 1) ? place : by->place[team];
        }
        return;
    }
    if (by->keys[key].scope == EMUL_LEAGUE_ALL_MATCHES) {
        divide(by, set, (1U << TEAMS) - 1, key, after, after, place);
        return;
    }
    while (after < by->key_count && by->keys[after].scope == by->keys[key].scope) {
        after++;
    }
    if ((by->keys[key].scope == EMUL_LEAGUE_MUTUAL_OF_TWO && size_of(set) != 2) || !all_met(by->of, set)) {
        place_set(by, set, after, place);
        return;
    }
    divide(by, set, set, key, after, key, place);
}

static league random_league(random_source *source) {
    league of = league_of(random_between(source, 1, TEAMS));
    const int64_t legs = random_between(source, 1, 2);
    const bool nearly_complete = random_once_in(source, 2);
    const bool rallies = random_once_in(source, 2);
    of.rules.narrow_margin = random_between(source, 0, 1) * ONE;
    of.rules.narrow_win = 2 * ONE;
    of.rules.narrow_loss = ONE;
    of.rules.forfeit = -ONE;
    for (int64_t leg = 0; leg < legs; leg++) {
        for (int32_t a = 0; a < of.teams; a++) {
            for (int32_t b = a + 1; b < of.teams; b++) {
                const bool played = !random_once_in(source, nearly_complete ? 60 : 6);
                if (!played && random_once_in(source, 2)) {
                    continue;
                }
                league_add(&of, leg == 0 ? a : b, leg == 0 ? b : a, NOT_PLAYED, NOT_PLAYED);
                league_match *match = &of.matches[of.count - 1];
                match->forfeit = random_once_in(source, 30) ? (int32_t)random_between(source, 1, 3) : 0;
                if (played) { /* few different scores: many are equal */
                    match->first_score = (int32_t)random_between(source, 0, 2);
                    match->second_score = (int32_t)random_between(source, 0, 2);
                }
                if (played && rallies && !random_once_in(source, 50)) {
                    match->first_points = (int32_t)random_between(source, 0, 3);
                    match->second_points = (int32_t)random_between(source, 0, 3);
                }
            }
        }
    }
    return of;
}

static int32_t random_keys(random_source *source, emul_league_key *keys) {
    const int32_t count = (int32_t)random_between(source, 0, KEYS);
    for (int32_t i = 0; i < count; i++) {
        keys[i].measure = random_once_in(source, 2) ? EMUL_LEAGUE_POINTS : (int32_t)random_between(source, 0, EMUL_LEAGUE_EXTRA);
        keys[i].scope = i == 0 || random_once_in(source, 3) ? EMUL_LEAGUE_ALL_MATCHES : random_once_in(source, 4) ? 2 : 1;
    }
    return count;
}

/* The same matches in another order and with other numbers for the teams. */
static league shuffled(const league *of, random_source *source, int64_t *new_team, emul_decimal *extra) {
    league other = *of;
    int64_t where[LEAGUE_MATCHES];
    random_permutation(source, new_team, of->teams);
    random_permutation(source, where, of->count);
    for (int64_t i = 0; i < of->count; i++) {
        league_match *match = &other.matches[where[i]];
        *match = of->matches[i];
        match->first = (int32_t)new_team[match->first];
        match->second = (int32_t)new_team[match->second];
    }
    for (int64_t team = 0; of->extra != NULL && team < of->teams; team++) {
        extra[new_team[team]] = of->extra[team];
        other.extra = extra;
    }
    return other;
}

static void check_reasons(const league *of) {
    for (int64_t i = 0; i < of->teams; i++) {
        const emul_league_row *row = &of->rows[of->order[i]];
        if (i == 0 || row->place == ONE) {
            assert_int_equal(row->decided_by, -1);
        } else {
            const emul_league_row *before = &of->rows[of->order[i - 1]];
            assert_true(row->decided_by >= 0);
            assert_true(row->own * row->above_over != row->above * row->own_over);
            assert_true(before->place <= row->place);
            if (before->place == row->place) { /* equals: 2 / 2 is 5 / 5 */
                assert_int_equal(before->decided_by, row->decided_by);
                assert_true(before->own * row->own_over == row->own * before->own_over);
            }
        }
    }
}

static void test_tables(void **state) {
    (void)state;
    random_source source = {2001};
    for (int32_t i = 0; i < CASES; i++) {
        emul_league_key keys[KEYS];
        emul_decimal extra[TEAMS];
        emul_decimal other_extra[TEAMS];
        int64_t new_team[TEAMS];
        league of = random_league(&source);
        const int32_t key_count = random_keys(&source, keys);
        oracle slow = {&of, keys, key_count, {0}};
        for (int32_t team = 0; team < TEAMS; team++) {
            extra[team] = random_between(&source, 0, 2);
        }
        of.extra = random_once_in(&source, 2) ? extra : NULL;
        assert_int_equal(league_solve(&of, keys, key_count, NULL), EMUL_OK);
        place_set(&slow, (1U << of.teams) - 1, 0, 1);
        league other = shuffled(&of, &source, new_team, other_extra);
        assert_int_equal(league_solve(&other, keys, key_count, NULL), EMUL_OK);
        for (int64_t team = 0; team < of.teams; team++) {
            const emul_league_row *row = &of.rows[team];
            assert_int_equal(row->place, slow.place[team] * ONE);
            assert_memory_equal(row, &other.rows[new_team[team]], sizeof *row);
        }
        check_reasons(&of);
    }
}

/* ---- fixtures ---- */

static void check_fixtures(int64_t teams, int64_t legs) {
    static int64_t round[4000];
    static int32_t first[4000];
    static int32_t second[4000];
    int64_t met[32][32] = {{0}};
    int64_t home[32] = {0};
    int64_t played_in[32] = {0};
    const int64_t count = emul_fixture_count(teams, legs);
    const int64_t rounds = legs * (teams - 1 + teams % 2);
    assert_int_equal(emul_fixtures(teams, legs, round, first, second, NULL), EMUL_OK);
    for (int64_t i = 0; i < count; i++) {
        assert_true(round[i] >= 1 && round[i] <= rounds && (i == 0 || round[i] >= round[i - 1]));
        assert_true(played_in[first[i]] < round[i] && played_in[second[i]] < round[i]); /* at most once a round */
        played_in[first[i]] = played_in[second[i]] = round[i];
        met[first[i]][second[i]]++;
        home[first[i]]++;
        home[second[i]]--;
    }
    for (int64_t a = 0; a < teams; a++) {
        for (int64_t b = 0; b < teams; b++) {
            const int64_t difference = met[a][b] - met[b][a];
            assert_int_equal(met[a][b] + met[b][a], a == b ? 0 : legs);
            assert_true(legs % 2 == 0 ? difference == 0 : difference * difference <= 1);
        }
        assert_true(legs % 2 == 0 || teams % 2 == 1 ? home[a] == 0 : home[a] * home[a] == 1);
    }
}

static void test_fixtures(void **state) {
    (void)state;
    for (int64_t teams = 2; teams <= 32; teams++) {
        for (int64_t legs = 1; legs <= 3; legs++) {
            check_fixtures(teams, legs);
        }
    }
}

/* ---- count-back ---- */

static int64_t count_of(const emul_decimal *places, int64_t columns, emul_decimal place) {
    int64_t count = 0;
    for (int64_t i = 0; i < columns; i++) {
        count += places[i] == place;
    }
    return count;
}

static bool is_better(const emul_decimal *a, const emul_decimal *b, int64_t columns, emul_decimal depth) {
    for (emul_decimal place = ONE; place <= depth && place <= 5 * ONE; place += ONE / 2) {
        const int64_t difference = count_of(a, columns, place) - count_of(b, columns, place);
        if (difference != 0) {
            return difference > 0;
        }
    }
    return false;
}

static void test_count_back(void **state) {
    enum { ROWS = 6, COLUMNS = 4 };
    (void)state;
    random_source source = {2002};
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal places[ROWS * COLUMNS];
        emul_decimal sorted[ROWS * COLUMNS];
        emul_decimal place[ROWS];
        int64_t order[ROWS];
        int64_t tied[ROWS];
        int64_t scratch[ROWS];
        const emul_decimal depth = random_once_in(&source, 2) ? EMUL_DECIMAL_MAX : random_between(&source, 1, 3) * ONE;
        for (int32_t j = 0; j < ROWS * COLUMNS; j++) {
            places[j] = random_once_in(&source, 8) ? EMUL_MISSING : random_between(&source, 2, 6) * (ONE / 2);
        }
        assert_int_equal(emul_count_back(places, ROWS, COLUMNS, depth, order, place, tied, sorted, scratch, NULL), EMUL_OK);
        for (int64_t a = 0; a < ROWS; a++) {
            int64_t better = 0;
            int64_t equal = 0;
            for (int64_t b = 0; b < ROWS; b++) {
                const bool above = is_better(places + b * COLUMNS, places + a * COLUMNS, COLUMNS, depth);
                better += above;
                equal += !above && !is_better(places + a * COLUMNS, places + b * COLUMNS, COLUMNS, depth);
            }
            assert_int_equal(place[a], (better + 1) * ONE);
            assert_int_equal(tied[a], equal);
        }
    }
}

/* ---- largest remainders ---- */

static void test_largest_remainders(void **state) {
    enum { N = 6 };
    (void)state;
    random_source source = {2003};
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal claims[N];
        int64_t seat[N];
        uint8_t tied[N];
        int64_t scratch[3 * N];
        int64_t open = 0;
        int64_t sum = 0;
        int64_t given = 0;
        const int64_t scale = random_once_in(&source, 2) ? 1 : INT64_C(100000000000000000); /* products beyond 64 bits */
        const int64_t seats = random_between(&source, 0, 40);
        for (int32_t j = 0; j < N; j++) {
            claims[j] = random_between(&source, j == 0, 12) * scale;
            sum += claims[j] / scale;
        }
        assert_int_equal(emul_largest_remainder(claims, N, seats, seat, tied, &open, scratch, NULL), EMUL_OK);
        for (int32_t j = 0; j < N; j++) {
            const int64_t whole = claims[j] / scale * seats / sum;
            const int64_t rest = claims[j] / scale * seats % sum;
            int64_t left = seats; /* what remains after the whole parts and those with a larger remainder */
            int64_t equal = 0;
            for (int32_t k = 0; k < N; k++) {
                const int64_t other = claims[k] / scale * seats % sum;
                left -= claims[k] / scale * seats / sum + (other > rest);
                equal += other == rest;
            }
            assert_int_equal(seat[j], whole + (left >= equal));
            assert_int_equal(tied[j], left > 0 && left < equal);
            given += seat[j];
        }
        assert_int_equal(given + open, seats);
    }
}

/* ---- juries ---- */

enum { ENTRIES = 8, JUDGES = 5 };

/* num / den in lowest terms by the formula in the words of the header; den 0: not defined. */
static void slow_kendall(const emul_decimal *marks, int64_t *num, int64_t *den, int64_t *used) {
    int64_t rank_sum[ENTRIES] = {0};
    int64_t ties = 0;
    bool complete[ENTRIES];
    int64_t n = 0;
    for (int32_t e = 0; e < ENTRIES; e++) {
        complete[e] = true;
        for (int32_t j = 0; j < JUDGES; j++) {
            complete[e] = complete[e] && marks[e * JUDGES + j] != EMUL_MISSING;
        }
        n += complete[e];
    }
    int64_t squares = 0;
    for (int32_t e = 0; e < ENTRIES; e++) {
        for (int32_t j = 0; complete[e] && j < JUDGES; j++) {
            int64_t equal = 0;
            for (int32_t other = 0; other < ENTRIES; other++) {
                const emul_decimal a = marks[e * JUDGES + j];
                const emul_decimal b = marks[other * JUDGES + j];
                rank_sum[e] += complete[other] ? 2 * (b > a) + (b == a) : 0;
                equal += complete[other] && b == a;
            }
            rank_sum[e]++;
            ties += equal * equal - 1; /* each of t equals adds t^2 - 1: together t^3 - t */
        }
        squares += complete[e] ? (rank_sum[e] - JUDGES * (n + 1)) * (rank_sum[e] - JUDGES * (n + 1)) : 0;
    }
    const int64_t divisor = JUDGES * JUDGES * (n * n * n - n) - JUDGES * ties;
    const big common = big_gcd(big_of(3 * squares), big_of(divisor == 0 ? 1 : divisor));
    int64_t factor = 1;
    assert_true(big_narrow(common, &factor));
    *used = n;
    *num = n < 2 || divisor == 0 ? 0 : 3 * squares / factor;
    *den = n < 2 || divisor == 0 ? 0 : divisor / factor;
}

/* Whether `value` (millionths, a multiple of `unit`) is the root of num / den (square millionths) rounded half away from zero. */
static bool is_root(int64_t value, int64_t unit, int64_t num, int64_t den) {
    const int64_t below = 2 * value - unit;
    const int64_t above = 2 * value + unit;
    return (below < 0 || below * below * den <= 4 * num) && 4 * num < above * above * den;
}

static void check_judge(const emul_decimal *marks, int32_t judge, const emul_judge *line, int64_t unit) {
    int64_t n = 0;
    int64_t sum = 0;
    int64_t squares = 0;
    for (int32_t e = 0; e < ENTRIES; e++) {
        const emul_decimal mark = marks[e * JUDGES + judge];
        if (mark != EMUL_MISSING) {
            n++;
            sum += mark;
            squares += mark * mark;
        }
    }
    assert_int_equal(line->marks, n);
    if (n < 2) {
        assert_int_equal(line->deviation, EMUL_MISSING);
        return;
    }
    assert_true(2 * (line->mean * n - sum) <= unit * n && 2 * (sum - line->mean * n) <= unit * n);
    assert_true(is_root(line->deviation, unit, n * squares - sum * sum, n * (n - 1)));
}

static void test_juries(void **state) {
    (void)state;
    random_source source = {2004};
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal marks[ENTRIES * JUDGES];
        emul_judge report[JUDGES];
        int64_t scratch[4 * ENTRIES];
        int64_t got[3] = {-1, -1, -1};
        int64_t wanted[3];
        emul_decimal w = 0;
        const int64_t gap = random_between(&source, 2, 40);
        for (int32_t j = 0; j < ENTRIES * JUDGES; j++) { /* quarters of a thousandth, so that the oracle's squares fit 64 bits */
            marks[j] = random_once_in(&source, gap) ? EMUL_MISSING : random_between(&source, 0, 6) * 250;
        }
        slow_kendall(marks, &wanted[0], &wanted[1], &wanted[2]);
        assert_int_equal(emul_kendall_w(marks, ENTRIES, JUDGES, 6, EMUL_ROUND_DOWN, &got[0], &got[1], &w, &got[2], scratch, NULL), EMUL_OK);
        assert_memory_equal(got, wanted, sizeof wanted);
        assert_int_equal(w, wanted[1] == 0 ? EMUL_MISSING : wanted[0] * ONE / wanted[1]);
        assert_int_equal(emul_judge_report(marks, ENTRIES, JUDGES, 5, EMUL_ROUND_HALF_AWAY, report, NULL), EMUL_OK);
        for (int32_t judge = 0; judge < JUDGES; judge++) {
            check_judge(marks, judge, &report[judge], 10);
        }
    }
}

/* Against the definition: ranks counted by comparing everybody with everybody, the coefficient as the step whose square lies next below. */
static void slow_ranks(const emul_decimal *marks, const emul_decimal *others, int64_t *ranks) {
    for (int32_t i = 0; i < ENTRIES; i++) {
        ranks[i] = 0;
        for (int32_t j = 0; j < ENTRIES; j++) {
            const bool both =
                marks[i] != EMUL_MISSING && others[i] != EMUL_MISSING && marks[j] != EMUL_MISSING && others[j] != EMUL_MISSING;
            ranks[i] += both ? (marks[j] < marks[i]) - (marks[j] > marks[i]) : 0;
        }
    }
}

static void test_rank_correlation(void **state) {
    (void)state;
    random_source source = {1904};
    int32_t defined = 0;
    for (int32_t i = 0; i < CASES; i++) {
        emul_decimal marks[2][ENTRIES];
        int64_t ranks[2][ENTRIES];
        int64_t scratch[4 * ENTRIES];
        int64_t sums[3] = {0, 0, 0};
        emul_decimal rho = 0;
        for (int32_t j = 0; j < ENTRIES; j++) {
            marks[0][j] = random_once_in(&source, 9) ? EMUL_MISSING : random_between(&source, -3, 3);
            marks[1][j] = random_once_in(&source, 9) ? EMUL_MISSING : random_between(&source, -9, 9);
        }
        slow_ranks(marks[0], marks[1], ranks[0]);
        slow_ranks(marks[1], marks[0], ranks[1]);
        for (int32_t j = 0; j < ENTRIES; j++) {
            sums[0] += ranks[0][j] * ranks[1][j];
            sums[1] += ranks[0][j] * ranks[0][j];
            sums[2] += ranks[1][j] * ranks[1][j];
        }
        assert_int_equal(emul_spearman(marks[0], marks[1], ENTRIES, 4, EMUL_ROUND_DOWN, &rho, NULL, scratch, NULL), EMUL_OK);
        if (sums[1] == 0 || sums[2] == 0) {
            assert_int_equal(rho, EMUL_MISSING);
            continue;
        }
        const int64_t step = (rho < 0 ? -rho : rho) / 100;
        defined++;
        assert_true(rho == 0 || (rho < 0) == (sums[0] < 0));
        assert_true(step * step * sums[1] * sums[2] <= sums[0] * sums[0] * 100000000);
        assert_true((step + 1) * (step + 1) * sums[1] * sums[2] > sums[0] * sums[0] * 100000000);
    }
    assert_true(defined > CASES / 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tables),     cmocka_unit_test(test_fixtures),
        cmocka_unit_test(test_count_back), cmocka_unit_test(test_largest_remainders),
        cmocka_unit_test(test_juries),     cmocka_unit_test(test_rank_correlation),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
