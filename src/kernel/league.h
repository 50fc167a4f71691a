/* What the table of a league and its order share. */
#ifndef EMUL_KERNEL_LEAGUE_H
#define EMUL_KERNEL_LEAGUE_H

#include <stdbool.h>

#include "emul/contest.h"

/* What emul_league was given. */
typedef struct emul__league {
    int64_t teams;
    const int32_t *group;
    const emul_decimal *start;
    const emul_decimal *extra;
    const emul_matches *matches;
    const emul_league_rules *rules;
    const emul_league_key *keys;
    int32_t key_count;
    emul_league_row *rows;
    int64_t *order;
    emul_league_row *mutual;
} emul__league;

/* Whether the match counts: played to its end, or given up. */
bool emul__match_counts(const emul_matches *matches, int64_t match);
/* A team's line before its first match. */
emul_league_row emul__league_blank_row(void);
/* Adds one match to the lines of its teams; false if a sum is too large. */
bool emul__league_add_match(const emul__league *league, int64_t match, emul_league_row *first, emul_league_row *second);
/* Checks every match, then fills in `rows` up to the points. */
emul_status emul__league_table(const emul__league *league, emul_error *error);
/* Checks every match: teams, scores, draws. */
emul_status emul__league_check_matches(const emul__league *league, emul_error *error);
/* Reports a sum that does not fit; match -1: no single one is to blame. */
emul_status emul__league_too_large(emul_error *error, int64_t match);
/* Orders the table: `order`, and places, ties and reasons of `rows`. scratch [5 x teams]. False if a sum is too large. */
bool emul__league_order(const emul__league *league, int64_t *scratch);

#endif
