#include "support/league.h"

static emul_decimal decimal_of(int32_t number) {
    return number == NOT_PLAYED ? EMUL_MISSING : number * EMUL_DECIMAL_ONE;
}

league league_of(int64_t teams) {
    const league empty = {
        .teams = teams,
        .rules = {.struct_size = (int64_t)sizeof(emul_league_rules), .win = 3 * EMUL_DECIMAL_ONE, .draw = EMUL_DECIMAL_ONE}};
    return empty;
}

void league_add(league *to, int32_t first, int32_t second, int32_t first_score, int32_t second_score) {
    const league_match match = {first, second, first_score, second_score, NOT_PLAYED, NOT_PLAYED, EMUL_FORFEIT_NONE};
    to->matches[to->count++] = match;
}

emul_status league_solve(league *of, const emul_league_key *keys, int32_t key_count, emul_error *error) {
    int32_t teams[2][LEAGUE_MATCHES];
    int32_t forfeit[LEAGUE_MATCHES];
    emul_decimal scores[4][LEAGUE_MATCHES];
    emul_league_row mutual[LEAGUE_TEAMS];
    int64_t scratch[5 * LEAGUE_TEAMS];
    for (int64_t i = 0; i < of->count; i++) {
        const league_match *match = &of->matches[i];
        teams[0][i] = match->first;
        teams[1][i] = match->second;
        forfeit[i] = match->forfeit;
        scores[0][i] = decimal_of(match->first_score);
        scores[1][i] = decimal_of(match->second_score);
        scores[2][i] = decimal_of(match->first_points);
        scores[3][i] = decimal_of(match->second_points);
    }
    const emul_matches matches = {sizeof matches, teams[0], teams[1], scores[0], scores[1], scores[2], scores[3], forfeit, of->count};
    return emul_league(of->teams, of->group, of->start, of->extra, &matches, &of->rules, keys, key_count, of->rows, of->order, mutual,
                       scratch, error);
}
