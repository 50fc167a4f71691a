/* Who meets whom in which round, and who is host in which year. */
#include "base/diagnostic.h"
#include "base/math.h"
#include "emul/contest.h"

enum { MOST_TEAMS = 46340 }; /* its square fits 31 bits: counts of matches fit every platform's sizes */

int64_t emul_fixture_count(int64_t teams, int64_t legs) {
    int64_t count = 0;
    if (teams < 0 || teams > MOST_TEAMS || legs < 0 || !emul__mul(teams * (teams - 1) / 2, legs, &count)) {
        return -1;
    }
    return count;
}

/* Where the next match is written. */
typedef struct fixtures {
    int64_t *round;
    int32_t *first;
    int32_t *second;
    int64_t count;
    int64_t teams;
    int64_t round_number;
    bool turned; /* home and away change sides */
} fixtures;

/* Matches with the team that is only there to make the number even are rests. */
static void put(fixtures *to, int64_t home, int64_t away) {
    if (home >= to->teams || away >= to->teams) {
        return;
    }
    to->round[to->count] = to->round_number;
    to->first[to->count] = (int32_t)(to->turned ? away : home);
    to->second[to->count] = (int32_t)(to->turned ? home : away);
    to->count++;
}

/* One round of the circle method as the Berger tables have it (FIDE Handbook, C.05 annex 1): the last of `even` teams stands still, the others on a circle
 * of even - 1 places. In round r, from 0, those meet whose places (from 0) add up to r; so the place `middle` with twice itself = r meets the
 * last, which is away in even rounds, and going out from it the one after is at home to the one before. */
static void put_round(fixtures *to, int64_t even, int64_t r) {
    const int64_t circle = even - 1;
    const int64_t middle = r % 2 == 0 ? r / 2 : (r + circle) / 2;
    if (r % 2 == 0) {
        put(to, middle, even - 1);
    } else {
        put(to, even - 1, middle);
    }
    for (int64_t step = 1; step < even / 2; step++) {
        put(to, (middle + step) % circle, (middle - step + circle) % circle);
    }
}

emul_status emul_fixtures(int64_t teams, int64_t legs, int64_t *round, int32_t *first, int32_t *second, emul_error *error) {
    const int64_t count = emul_fixture_count(teams, legs);
    const int64_t even = teams + teams % 2;
    fixtures to = {round, first, second, 0, teams, 0, false};
    emul__error_clear(error);
    if (count < 0) {
        return emul__report_argument(error, teams < 0 || teams > MOST_TEAMS ? "teams" : "legs");
    }
    if (count > 0 && (round == NULL || first == NULL || second == NULL)) {
        return emul__report_argument(error, round == NULL ? "round" : first == NULL ? "first" : "second");
    }
    for (int64_t leg = 0; leg < legs && count > 0; leg++) {
        to.turned = leg % 2 == 1;
        for (int64_t r = 0; r < even - 1; r++) {
            to.round_number++;
            put_round(&to, even, r);
        }
    }
    return EMUL_OK;
}

static bool is_skipped(int64_t year, const int64_t *skipped, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        if (skipped[i] == year) {
            return true;
        }
    }
    return false;
}

emul_status emul_rotation(int64_t hosts, int64_t next, int64_t first_year, int64_t years, const int64_t *skipped, int64_t skipped_count,
                          emul_skipped_turn turn, int64_t *host, emul_error *error) {
    int64_t last_year = 0;
    emul__error_clear(error);
    if (hosts < 1 || next < 0 || next >= hosts) {
        return emul__report_argument(error, hosts < 1 ? "hosts" : "next");
    }
    if (years < 0 || !emul__add(first_year, years, &last_year) || (years > 0 && host == NULL)) {
        return emul__report_argument(error, years > 0 && host == NULL ? "host" : "years");
    }
    if (skipped_count < 0 || (skipped_count > 0 && skipped == NULL)) {
        return emul__report_argument(error, "skipped");
    }
    if (turn != EMUL_TURN_KEPT && turn != EMUL_TURN_LOST) {
        return emul__report_argument(error, "turn");
    }
    for (int64_t i = 0; i < years; i++) {
        const bool held = !is_skipped(first_year + i, skipped, skipped_count);
        host[i] = held ? next : -1;
        if (held || turn == EMUL_TURN_LOST) {
            next = (next + 1) % hosts;
        }
    }
    return EMUL_OK;
}
