/* Leagues as people write them down: one line a match, whole numbers. */
#ifndef EMUL_TEST_LEAGUE_H
#define EMUL_TEST_LEAGUE_H

#include "emul/contest.h"

enum { LEAGUE_TEAMS = 16, LEAGUE_MATCHES = 256, NOT_PLAYED = -1 };

/* Scores NOT_PLAYED: no result yet. Points NOT_PLAYED: not recorded. */
typedef struct league_match {
    int32_t first, second;
    int32_t first_score, second_score;
    int32_t first_points, second_points;
    int32_t forfeit;
} league_match;

typedef struct league {
    int64_t teams;
    int64_t count;
    league_match matches[LEAGUE_MATCHES];
    emul_league_rules rules;
    const emul_decimal *extra; /* or NULL */
    const int32_t *group;      /* or NULL */
    const emul_decimal *start; /* or NULL */
    emul_league_row rows[LEAGUE_TEAMS];
    int64_t order[LEAGUE_TEAMS];
} league;

/* 3, 1, 0. */
league league_of(int64_t teams);
void league_add(league *to, int32_t first, int32_t second, int32_t first_score, int32_t second_score);
emul_status league_solve(league *of, const emul_league_key *keys, int32_t key_count, emul_error *error);

#endif
