/* In: matches. Out: each team's counts, sums and points. */
#include "base/diagnostic.h"
#include "base/math.h"
#include "kernel/league.h"

static bool is_number(emul_decimal value) {
    return value >= EMUL_DECIMAL_MIN;
}

static int32_t forfeit_of(const emul_matches *matches, int64_t match) {
    return matches->forfeit == NULL ? EMUL_FORFEIT_NONE : matches->forfeit[match];
}

bool emul__match_counts(const emul_matches *matches, int64_t match) {
    return is_number(matches->first_score[match]) || forfeit_of(matches, match) != EMUL_FORFEIT_NONE;
}

/* ---- what a match is ---- */

/* > 0 the first has won, < 0 the second, 0 a draw; both may have lost. */
static int winner_of(const emul_matches *matches, int64_t match) {
    const emul_decimal first = matches->first_score[match];
    const emul_decimal second = matches->second_score[match];
    switch (forfeit_of(matches, match)) {
    case EMUL_FORFEIT_FIRST:
        return -1;
    case EMUL_FORFEIT_SECOND:
        return 1;
    default:
        return (first > second) - (first < second);
    }
}

typedef struct worth {
    emul_decimal winner;
    emul_decimal loser;
} worth;

static worth worth_of(const emul__league *league, int64_t match) {
    const emul_league_rules *rules = league->rules;
    const emul_decimal first = league->matches->first_score[match];
    const emul_decimal second = league->matches->second_score[match];
    const emul_decimal margin = first > second ? first - second : second - first; /* both are >= 0 */
    if (forfeit_of(league->matches, match) != EMUL_FORFEIT_NONE) {
        return (worth){rules->win, rules->forfeit};
    }
    return margin <= rules->narrow_margin ? (worth){rules->narrow_win, rules->narrow_loss} : (worth){rules->win, rules->loss};
}

/* ---- adding up ---- */

emul_league_row emul__league_blank_row(void) {
    const emul_league_row blank = {.decided_by = -1, .place = EMUL_MISSING};
    return blank;
}

/* An absent number makes the sum absent, for good. */
static bool add_or_lose(emul_decimal *sum, emul_decimal value) {
    if (!is_number(*sum) || !is_number(value)) {
        *sum = EMUL_MISSING;
        return true;
    }
    return emul__add(*sum, value, sum);
}

static bool add_scores(const emul_matches *matches, int64_t match, emul_league_row *first, emul_league_row *second) {
    const emul_decimal a = matches->first_score[match];
    const emul_decimal b = matches->second_score[match];
    const bool given = matches->first_points != NULL;
    const emul_decimal x = given ? matches->first_points[match] : EMUL_MISSING;
    const emul_decimal y = given ? matches->second_points[match] : EMUL_MISSING;
    bool fits = add_or_lose(&first->points_scored, x) && add_or_lose(&first->points_conceded, y) &&
                add_or_lose(&second->points_scored, y) && add_or_lose(&second->points_conceded, x);
    if (is_number(a)) { /* given up before it began: nothing was scored */
        fits = fits && emul__add(first->scored, a, &first->scored) && emul__add(first->conceded, b, &first->conceded) &&
               emul__add(second->scored, b, &second->scored) && emul__add(second->conceded, a, &second->conceded);
    }
    return fits;
}

static bool add_outcome(emul_league_row *row, int64_t *outcome, emul_decimal points) {
    row->played++;
    ++*outcome;
    return emul__add(row->points, points, &row->points) && is_number(row->points);
}

bool emul__league_add_match(const emul__league *league, int64_t match, emul_league_row *first, emul_league_row *second) {
    const int winner = winner_of(league->matches, match);
    const worth points = worth_of(league, match);
    if (!add_scores(league->matches, match, first, second)) {
        return false;
    }
    if (forfeit_of(league->matches, match) == EMUL_FORFEIT_BOTH) {
        return add_outcome(first, &first->lost, points.loser) && add_outcome(second, &second->lost, points.loser);
    }
    if (winner == 0) {
        return add_outcome(first, &first->drawn, league->rules->draw) && add_outcome(second, &second->drawn, league->rules->draw);
    }
    emul_league_row *won = winner > 0 ? first : second;
    emul_league_row *lost = winner > 0 ? second : first;
    return add_outcome(won, &won->won, points.winner) && add_outcome(lost, &lost->lost, points.loser);
}

/* ---- what is wrong with a match ---- */

static bool is_score(emul_decimal value) {
    return value >= 0 || value == EMUL_MISSING || value == EMUL_NOT_APPLICABLE;
}

static bool is_pair(emul_decimal first, emul_decimal second) {
    return is_score(first) && is_score(second) && is_number(first) == is_number(second);
}

static emul_status refuse(emul_error *error, int64_t match, const char *english, const char *vietnamese) {
    return emul__report(
        error, &(emul__diagnostic){.code = EMUL_E_RANGE, .place = {.row = match + 1}, .english = english, .vietnamese = vietnamese});
}

static bool has_team(const emul__league *league, int32_t team) {
    return team >= 0 && team < league->teams;
}

static emul_status check_match(const emul__league *league, int64_t match, emul_error *error) {
    const emul_matches *matches = league->matches;
    if (!has_team(league, matches->first[match]) || !has_team(league, matches->second[match])) {
        return refuse(error, match, "the match names a team that there is not", "trận đấu có đội không tồn tại");
    }
    if (matches->first[match] == matches->second[match]) {
        return refuse(error, match, "a team plays against itself", "một đội đấu với chính mình");
    }
    if (!is_pair(matches->first_score[match], matches->second_score[match]) ||
        (matches->first_points != NULL && !is_pair(matches->first_points[match], matches->second_points[match]))) {
        return refuse(error, match, "a match needs both scores or none, and none is negative",
                      "trận đấu phải có đủ tỉ số của hai đội hoặc chưa có, không được âm");
    }
    if (forfeit_of(matches, match) < EMUL_FORFEIT_NONE || forfeit_of(matches, match) > EMUL_FORFEIT_BOTH) {
        return refuse(error, match, "the forfeit is none of the four that there are", "kiểu bỏ cuộc không hợp lệ");
    }
    if (league->rules->no_draws != 0 && emul__match_counts(matches, match) && forfeit_of(matches, match) == EMUL_FORFEIT_NONE &&
        winner_of(matches, match) == 0) {
        return refuse(error, match, "the match is a draw, which the rules do not know",
                      "trận đấu hòa trong khi thể lệ không có kết quả hòa");
    }
    return EMUL_OK;
}

emul_status emul__league_check_matches(const emul__league *league, emul_error *error) {
    emul_status status = EMUL_OK;
    for (int64_t match = 0; match < league->matches->count; match++) {
        const emul_status own = check_match(league, match, error);
        status = status == EMUL_OK ? own : status;
    }
    return status;
}

emul_status emul__league_too_large(emul_error *error, int64_t match) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                   .place = {.row = match + 1},
                                                   .english = "a sum of scores or points is too large",
                                                   .vietnamese = "tổng tỉ số hoặc tổng điểm quá lớn"});
}

emul_status emul__league_table(const emul__league *league, emul_error *error) {
    for (int64_t team = 0; team < league->teams; team++) {
        league->rows[team] = emul__league_blank_row();
        league->rows[team].points = league->start == NULL ? 0 : league->start[team];
    }
    for (int64_t match = 0; match < league->matches->count; match++) {
        emul_league_row *first = &league->rows[league->matches->first[match]];
        emul_league_row *second = &league->rows[league->matches->second[match]];
        if (emul__match_counts(league->matches, match) && !emul__league_add_match(league, match, first, second)) {
            return emul__league_too_large(error, match);
        }
    }
    return EMUL_OK;
}
