/** @file contest.h  Contests and sport days: tables from match results, fixtures, hosts in turn, count-back, shares, the judges' report.
 *  Kernels: arrays in, arrays out, no objects, no allocation; arrays must not overlap, and output arrays are unspecified on failure.
 *  Every function is thread safe. */
#ifndef EMUL_CONTEST_H
#define EMUL_CONTEST_H

#include "emul/decimal.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Tables from match results
 *  @{ */

/** What one match was given up by. @since 0.1 */
enum {
    EMUL_FORFEIT_NONE = 0,
    EMUL_FORFEIT_FIRST = 1,  /**< the first team gave up: the second has won, whatever the score says */
    EMUL_FORFEIT_SECOND = 2, /**< the second team gave up */
    EMUL_FORFEIT_BOTH = 3    /**< both lost */
};

/** Matches as columns of `count` elements. A match without scores has not been played. Scores are not negative. @since 0.1 */
typedef struct emul_matches {
    size_t struct_size;
    const int32_t *first;              /**< row of the team named first (the home side) */
    const int32_t *second;             /**< row of the other team */
    const emul_decimal *first_score;   /**< what decides the match: goals, or sets; absent: not played */
    const emul_decimal *second_score;  /**< absent exactly where first_score is */
    const emul_decimal *first_points;  /**< what the sets were won with: rally points; an element may be absent; the column may be NULL */
    const emul_decimal *second_points; /**< NULL exactly if first_points is */
    const int32_t *forfeit;            /**< EMUL_FORFEIT_*, also of a match without scores; NULL: none */
    int64_t count;
} emul_matches;

/** What a team is compared by. @since 0.1 */
typedef int32_t emul_league_measure;
enum {
    EMUL_LEAGUE_POINTS = 0,            /**< points of the table */
    EMUL_LEAGUE_WINS = 1,              /**< matches won */
    EMUL_LEAGUE_LOSSES = 2,            /**< matches lost, the fewer the better */
    EMUL_LEAGUE_DIFFERENCE = 3,        /**< score for minus score against */
    EMUL_LEAGUE_SCORED = 4,            /**< score for */
    EMUL_LEAGUE_CONCEDED = 5,          /**< score against, the less the better */
    EMUL_LEAGUE_RATIO = 6,             /**< score for / score against; something / 0 is above every number, 0 / 0 is no value */
    EMUL_LEAGUE_POINTS_DIFFERENCE = 7, /**< rally points, as 3, 4 and 6 */
    EMUL_LEAGUE_POINTS_SCORED = 8,
    EMUL_LEAGUE_POINTS_RATIO = 9,
    EMUL_LEAGUE_EXTRA = 10 /**< a number of the caller's: fair play, the draw of lots. The larger is the better */
};

/** Over which matches. @since 0.1 */
typedef int32_t emul_league_scope;
enum {
    EMUL_LEAGUE_ALL_MATCHES = 0,
    EMUL_LEAGUE_MUTUAL = 1,       /**< those between the teams still equal: đối đầu */
    EMUL_LEAGUE_MUTUAL_OF_TWO = 2 /**< the same, only if exactly two are equal */
};

/** One step of the order. Neighbouring keys of one mutual scope form a block: a set of equal teams is ordered by the table of its own matches, key after
 *  key; what is equal after the whole block, and is fewer than the set was, gets a table of its own matches again; a set that the block does
 *  not divide goes on to the next key after it. A block is passed over for a set of which some pair has not played, or a listed match has
 *  no result; a key, for a set in which it has no value for some team (0 / 0, rally points not recorded). @since 0.1 */
typedef struct emul_league_key {
    emul_league_measure measure;
    emul_league_scope scope;
} emul_league_key;

/** What a match is worth, in millionths. Every field is 64 bits wide. @since 0.1 */
typedef struct emul_league_rules {
    int64_t struct_size;
    emul_decimal win;           /**< 3, say */
    emul_decimal draw;          /**< 1 */
    emul_decimal loss;          /**< 0 */
    emul_decimal narrow_margin; /**< a difference of no more than this is narrow: 1 set, say; 0: there is no such rule */
    emul_decimal narrow_win;    /**< 2: what the winner of a 3-2 has instead of `win` */
    emul_decimal narrow_loss;   /**< 1 */
    emul_decimal forfeit;       /**< of the side that gave up, -1, say. The other has `win` */
    int64_t no_draws;           /**< not 0: a match of equal scores is an error */
} emul_league_rules;

/** One team's line. Every field is 64 bits wide. @since 0.1 */
typedef struct emul_league_row {
    int64_t played, won, drawn, lost;
    emul_decimal scored, conceded;
    emul_decimal points_scored, points_conceded; /**< EMUL_MISSING if some match has no rally points; 0 for a team that has not played */
    emul_decimal points;
    emul_decimal place; /**< in its group, in millionths, 1 2 2 4 */
    int64_t tied;       /**< teams that share the place, itself included: the keys are at their end, lots must be drawn */
    int64_t
        decided_by; /**< the key that set it apart from the next better team, from 0; equals share theirs; -1 for the first of a group */
    emul_decimal own, own_over;     /**< its value of that key, as a fraction: 5 / 1; 9 / 0 for a ratio above every number */
    emul_decimal above, above_over; /**< that of the next better team */
} emul_league_row;

/** The table of a league: counts, points, and places by a chain of keys.
 *  @param group [teams] pool of each team, or NULL for one pool. Matches between pools count as any other.
 *  @param start [teams] points a team begins with (a deduction is negative), or NULL.
 *  @param extra [teams] for EMUL_LEAGUE_EXTRA, or NULL: no value.
 *  @param keys [key_count] at most 64, usually beginning with points or wins of all matches.
 *  @param[out] rows [teams]. @param[out] order [teams] rows by group, place, row.
 *  @param mutual [teams], scratch [5 x teams]: working space.
 *  @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_UNSUPPORTED (a newer field that is set), EMUL_E_RANGE (a match of a team with itself or an unknown team, a negative score, one score of two,
 *  a draw where there is none: error row = the match), EMUL_E_OVERFLOW. O(teams log teams + matches), and matches once more for each team that a
 *  mutual key is asked for. Permuting teams or matches permutes the result only. @since 0.1 */
EMUL_API emul_status emul_league(int64_t teams, const int32_t *group, const emul_decimal *start, const emul_decimal *extra,
                                 const emul_matches *matches, const emul_league_rules *rules, const emul_league_key *keys,
                                 int32_t key_count, emul_league_row *rows, int64_t *order, emul_league_row *mutual, int64_t *scratch,
                                 emul_error *error);
/** @} */

/** Number of matches when each of `teams` meets each other `legs` times; -1 if a number is negative, or too large. @since 0.1 */
EMUL_API int64_t emul_fixture_count(int64_t teams, int64_t legs);

/** Every team meets every other `legs` times, by the circle method in the order of the Berger tables: each team plays at most once a round, one
 *  team rests if their number is odd, and within a leg nobody's home matches and away matches differ by more than one. Even legs change sides.
 *  @param teams 0 .. 46340. @param[out] round [count] from 1. @param[out] first, second [count] rows of the teams, the home side first;
 *  count = emul_fixture_count. @return EMUL_OK, EMUL_E_ARGUMENT. O(count). @since 0.1 */
EMUL_API emul_status emul_fixtures(int64_t teams, int64_t legs, int64_t *round, int32_t *first, int32_t *second, emul_error *error);

/** What becomes of the turn of a host whose year is skipped. @since 0.1 */
typedef int32_t emul_skipped_turn;
enum {
    EMUL_TURN_KEPT = 0, /**< it hosts in the next year that is not skipped */
    EMUL_TURN_LOST = 1  /**< it waits until it is its turn again */
};

/** Who is host in which year, in turn.
 *  @param hosts how many there are. @param next the host whose turn the first year is, 0 .. hosts - 1.
 *  @param skipped [skipped_count] years without event, in any order; those outside the span do not matter. NULL if there are none.
 *  @param[out] host [years] of first_year, first_year + 1 ...; -1 for a skipped year.
 *  @return EMUL_OK, EMUL_E_ARGUMENT. O(years x skipped_count). @since 0.1 */
EMUL_API emul_status emul_rotation(int64_t hosts, int64_t next, int64_t first_year, int64_t years, const int64_t *skipped,
                                   int64_t skipped_count, emul_skipped_turn turn, int64_t *host, emul_error *error);

/** Places by count-back: more first places is better; with as many firsts, more second places; and so on. A place shared (2.5) counts as itself.
 *  @param places [rows x columns] places reached in each event, row by row; absent: did not take part. The larger the worse.
 *  @param depth only places up to this (in millionths) count, 3 for medals; EMUL_DECIMAL_MAX: all.
 *  @param[out] order [rows] by place, then row. @param[out] place [rows] 1 2 2 4, in millionths; usable as an ascending key of emul_rank.
 *  @param[out] tied [rows] as of emul_rank; may be NULL. @param sorted [rows x columns], scratch [rows]: working space.
 *  @return EMUL_OK, EMUL_E_ARGUMENT. O(rows x columns^2 + rows log rows x columns). @since 0.1 */
EMUL_API emul_status emul_count_back(const emul_decimal *places, int64_t rows, int64_t columns, emul_decimal depth, int64_t *order,
                                     emul_decimal *place, int64_t *tied, emul_decimal *sorted, int64_t *scratch, emul_error *error);

/** Shares `seats` in proportion to claims by largest remainders: claim x seats / sum of claims, cut to a whole number; what is left over goes to
 *  the largest remainders, one each. Equal remainders at the last seat are reported, not decided. (With one seat more someone may get
 *  one less: the Alabama paradox belongs to the method.)
 *  @param claims [n] not negative. @param[out] seat [n] what each has for certain.
 *  @param[out] tied [n] 1 for those who are equal at the last seat, else 0. @param[out] open seats left among them; may be NULL.
 *  @param scratch [3 x n]. @return EMUL_OK, EMUL_E_RANGE (a claim is absent or negative; or all are 0 and there are seats), EMUL_E_OVERFLOW,
 *  EMUL_E_ARGUMENT. O(n log n). @since 0.1 */
EMUL_API emul_status emul_largest_remainder(const emul_decimal *claims, int64_t n, int64_t seats, int64_t *seat, uint8_t *tied,
                                            int64_t *open, int64_t *scratch, emul_error *error);

/** Kendall's coefficient of concordance with the correction for ties: 1 if all judges order the entries alike, 0 if they have nothing in common.
 *  W = 12 S / (m^2 (n^3 - n) - m T) for n entries and m judges; S: squared deviations of the rank sums; T: sum of t^3 - t over sets of t equal
 *  marks of one judge. The larger mark is the better. An entry with an absent mark is left out.
 *  @param marks [entries x judges], entry by entry. @param[out] numerator, denominator W as a fraction in lowest terms; 0 / 0 if it is not defined:
 *  fewer than two entries or judges are left, or every judge finds all entries equal. May be NULL.
 *  @param[out] w the same rounded; EMUL_MISSING if not defined. @param[out] used entries that were not left out; may be NULL.
 *  @param scratch [4 x entries]. @return EMUL_OK, EMUL_E_OVERFLOW, EMUL_E_ARGUMENT. O(judges x entries log entries). @since 0.1 */
EMUL_API emul_status emul_kendall_w(const emul_decimal *marks, int64_t entries, int64_t judges, int32_t places, emul_rounding rounding,
                                    int64_t *numerator, int64_t *denominator, emul_decimal *w, int64_t *used, int64_t *scratch,
                                    emul_error *error);

/** Spearman's coefficient of rank correlation with the correction for ties: Pearson's coefficient of the ranks, where equals share the mean of their ranks.
 *  1 if both order the entries alike, -1 if they order them the other way round, 0 if they have nothing in common. It is a root as a rule: the true
 *  value is rounded once, in whole numbers.
 *  @param first, second [n] two marks of each entry, of two judges or of one and the others together; an entry with an absent mark is left out.
 *  @param n at most 2,000,000. @param[out] rho EMUL_MISSING if not defined: fewer than two entries are left, or one side finds all of them equal.
 *  @param[out] used entries that were not left out; may be NULL. @param scratch [4 x n]. @return EMUL_OK, EMUL_E_ARGUMENT. O(n log n). @since 0.1 */
EMUL_API emul_status emul_spearman(const emul_decimal *first, const emul_decimal *second, int64_t n, int32_t places, emul_rounding rounding,
                                   emul_decimal *rho, int64_t *used, int64_t *scratch, emul_error *error);

/** What one judge's marks are like, beside those of the others. Every field is 64 bits wide. @since 0.1 */
typedef struct emul_judge {
    int64_t marks;      /**< how many were given */
    emul_decimal mean;  /**< EMUL_MISSING without marks */
    emul_decimal shift; /**< mean of (own mark - mean of all marks of that entry): > 0 mild, < 0 severe; EMUL_MISSING without marks */
    emul_decimal lowest, highest; /**< EMUL_MISSING without marks */
    emul_decimal deviation;       /**< sample standard deviation; EMUL_MISSING with fewer than two marks */
    int64_t extremes;             /**< entries on which no other judge was as high, or none as low: what a trimmed mean would drop */
} emul_judge;

/** One line a judge. Changes no mark: it shows whom the panel should talk to.
 *  @param marks [entries x judges], entry by entry; absent marks do not count. @param[out] report [judges]; means, shifts and deviations are exact
 *  values rounded once, the deviation by `rounding` too. @return EMUL_OK, EMUL_E_OVERFLOW, EMUL_E_ARGUMENT. O(entries x judges^2). @since 0.1 */
EMUL_API emul_status emul_judge_report(const emul_decimal *marks, int64_t entries, int64_t judges, int32_t places, emul_rounding rounding,
                                       emul_judge *report, emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
