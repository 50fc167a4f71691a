/* In: the lines of a table, and its matches. Out: places by a chain of keys. Implements emul_league.
 * A set of teams that are still equal is a stretch of `order`; each step takes the first stretch that is not settled and divides it, or moves it on
 * to its next key. Head-to-head is a table of the set's own matches, never a comparison of pairs: of three teams each may have beaten the next. */
#include "kernel/league.h"
#include "base/options.h"
#include "decimal/wide.h"
#include "kernel/sort.h"

enum { MOST_KEYS = 64 };

typedef struct ordering {
    const emul__league *league;
    int64_t *set_of;  /* [teams] where the team's set starts */
    int64_t *end_of;  /* [teams] by start of a set: where it ends */
    int64_t *key_of;  /* [teams] by start of a set: the key it has come to */
    int64_t *met_by;  /* [teams] who has met the team, when that is counted */
    int64_t *scratch; /* [teams] of the sort */
} ordering;

/* A stretch of `order`, the keys it is divided by, and the table that they look at. */
typedef struct division {
    const emul__league *league;
    const emul_league_row *table;
    int64_t start, end;
    int64_t key, key_end;
    uint64_t usable; /* bit i: key + i has a value for every team of the set */
} division;

/* ---- the value of a key ---- */

/* num / over; over 0 is above every number, num EMUL_MISSING is no value. */
typedef struct fraction {
    emul_decimal num;
    emul_decimal over;
} fraction;

static fraction plain(emul_decimal value) {
    return (fraction){value < EMUL_DECIMAL_MIN ? EMUL_MISSING : value, EMUL_DECIMAL_ONE};
}

static fraction difference_of(emul_decimal scored, emul_decimal conceded) {
    return plain(scored < EMUL_DECIMAL_MIN ? EMUL_MISSING : scored - conceded);
}

static fraction ratio_of(emul_decimal scored, emul_decimal conceded) {
    return scored < EMUL_DECIMAL_MIN || (scored == 0 && conceded == 0) ? plain(EMUL_MISSING) : (fraction){scored, conceded};
}

static fraction value_of(const division *by, int64_t key, int64_t team) {
    const emul_league_row *row = &by->table[team];
    switch (by->league->keys[key].measure) {
    case EMUL_LEAGUE_WINS:
        return plain(row->won * EMUL_DECIMAL_ONE);
    case EMUL_LEAGUE_LOSSES:
        return plain(row->lost * EMUL_DECIMAL_ONE);
    case EMUL_LEAGUE_DIFFERENCE:
        return difference_of(row->scored, row->conceded);
    case EMUL_LEAGUE_SCORED:
        return plain(row->scored);
    case EMUL_LEAGUE_CONCEDED:
        return plain(row->conceded);
    case EMUL_LEAGUE_RATIO:
        return ratio_of(row->scored, row->conceded);
    case EMUL_LEAGUE_POINTS_DIFFERENCE:
        return difference_of(row->points_scored, row->points_conceded);
    case EMUL_LEAGUE_POINTS_SCORED:
        return plain(row->points_scored);
    case EMUL_LEAGUE_POINTS_RATIO:
        return ratio_of(row->points_scored, row->points_conceded);
    case EMUL_LEAGUE_EXTRA:
        return plain(by->league->extra == NULL ? EMUL_MISSING : by->league->extra[team]);
    default:
        return plain(row->points);
    }
}

/* < 0: a is the better one. Cross-multiplied, so that 5 / 4 and 10 / 8 are equal and 9 / 0 is above both. */
static int compare_key(const division *by, int64_t key, int64_t a, int64_t b) {
    const emul_league_measure measure = by->league->keys[key].measure;
    const fraction left = value_of(by, key, a);
    const fraction right = value_of(by, key, b);
    const int order = emul__wide_compare(emul__wide_mul64(left.num, right.over), emul__wide_mul64(right.num, left.over));
    return measure == EMUL_LEAGUE_LOSSES || measure == EMUL_LEAGUE_CONCEDED ? order : -order;
}

/* The first key that tells them apart, key_end if none does. */
static int64_t telling_key(const division *by, int64_t a, int64_t b) {
    for (int64_t key = by->key; key < by->key_end; key++) {
        if ((by->usable >> (key - by->key) & 1) != 0 && compare_key(by, key, a, b) != 0) {
            return key;
        }
    }
    return by->key_end;
}

static int compare_teams(const void *context, int64_t a, int64_t b) {
    const division *by = (const division *)context;
    const int64_t key = telling_key(by, a, b);
    return key == by->key_end ? 0 : compare_key(by, key, a, b);
}

static void find_usable_keys(division *by) {
    by->usable = 0;
    for (int64_t key = by->key; key < by->key_end; key++) {
        bool known = true;
        for (int64_t at = by->start; at < by->end; at++) {
            known = known && value_of(by, key, by->league->order[at]).num != EMUL_MISSING;
        }
        by->usable |= (uint64_t)known << (key - by->key);
    }
}

/* ---- the matches of a set ---- */

static bool is_mutual(const ordering *of, int64_t match, int64_t set) {
    const emul_matches *matches = of->league->matches;
    return of->set_of[matches->first[match]] == set && of->set_of[matches->second[match]] == set;
}

/* Different teams of the set that `team` has met. */
static int64_t count_met(const ordering *of, int64_t team, int64_t set) {
    const emul_matches *matches = of->league->matches;
    int64_t count = 0;
    for (int64_t match = 0; match < matches->count; match++) {
        const int64_t first = matches->first[match];
        const int64_t second = matches->second[match];
        if ((first == team || second == team) && is_mutual(of, match, set)) {
            const int64_t other = first == team ? second : first;
            count += of->met_by[other] != team;
            of->met_by[other] = team;
        }
    }
    return count;
}

/* Every pair has met, and no match between them is outstanding. */
static bool have_all_met(const ordering *of, const division *set) {
    const int64_t size = set->end - set->start;
    const emul_matches *matches = of->league->matches;
    int64_t played = 0;
    for (int64_t match = 0; match < matches->count; match++) {
        if (is_mutual(of, match, set->start)) {
            if (!emul__match_counts(matches, match)) {
                return false;
            }
            played++;
        }
    }
    if (played < size * (size - 1) / 2) {
        return false;
    }
    for (int64_t at = set->start; at < set->end; at++) {
        of->met_by[of->league->order[at]] = -1;
    }
    for (int64_t at = set->start; at < set->end; at++) {
        if (count_met(of, of->league->order[at], set->start) != size - 1) {
            return false;
        }
    }
    return true;
}

static bool fill_mutual_table(const ordering *of, const division *set) {
    const emul__league *league = of->league;
    bool fits = true;
    for (int64_t at = set->start; at < set->end; at++) {
        league->mutual[league->order[at]] = emul__league_blank_row();
    }
    for (int64_t match = 0; match < league->matches->count; match++) {
        if (is_mutual(of, match, set->start)) {
            fits = fits && emul__league_add_match(league, match, &league->mutual[league->matches->first[match]],
                                                  &league->mutual[league->matches->second[match]]);
        }
    }
    return fits;
}

/* ---- dividing a set ---- */

/* The value of equals. Quotients that are equal may be written differently: the one in the smallest numbers, whatever the order of rows. */
static fraction shared_value(const division *by, int64_t key, int64_t start, int64_t end) {
    fraction shared = value_of(by, key, by->league->order[start]);
    for (int64_t at = start + 1; at < end; at++) {
        const fraction other = value_of(by, key, by->league->order[at]);
        shared = other.num < shared.num || (other.num == shared.num && other.over < shared.over) ? other : shared;
    }
    return shared;
}

/* The teams of the part `start` .. `end` are below those of the part before it, which starts at `better`: by which key, and by what values. */
static void note_reason(const division *by, int64_t better, int64_t start, int64_t end) {
    const int64_t key = telling_key(by, by->league->order[better], by->league->order[start]);
    const fraction above = shared_value(by, key, better, start);
    for (int64_t at = start; at < end; at++) {
        emul_league_row *row = &by->league->rows[by->league->order[at]];
        const fraction own = value_of(by, key, by->league->order[at]);
        row->decided_by = key;
        row->own = own.num;
        row->own_over = own.over;
        row->above = above.num;
        row->above_over = above.over;
    }
}

/* Makes sets of the parts that are equal; `again`: the key they go on with if there is more than one. */
static void part(const ordering *of, const division *by, int64_t again) {
    int64_t *order = of->league->order;
    int64_t better = by->start;
    for (int64_t start = by->start, end = 0; start < by->end; start = end) {
        for (end = start + 1; end < by->end && compare_teams(by, order[start], order[end]) == 0;) {
            end++;
        }
        of->end_of[start] = end;
        of->key_of[start] = end - start == by->end - by->start ? by->key_end : again;
        for (int64_t at = start; at < end; at++) {
            of->set_of[order[at]] = start;
        }
        if (start > by->start) {
            note_reason(by, better, start, end);
        }
        better = start;
    }
}

/* False if a sum of the mutual table is too large. */
static bool divide(const ordering *of, int64_t start) {
    const emul__league *league = of->league;
    const int64_t key = of->key_of[start];
    const emul_league_scope scope = league->keys[key].scope;
    division by = {league, league->rows, start, of->end_of[start], key, key + 1, 0};
    if (scope != EMUL_LEAGUE_ALL_MATCHES) {
        while (by.key_end < league->key_count && league->keys[by.key_end].scope == scope) {
            by.key_end++;
        }
        by.table = league->mutual;
        if ((scope == EMUL_LEAGUE_MUTUAL_OF_TWO && by.end - by.start != 2) || !have_all_met(of, &by)) {
            of->key_of[start] = by.key_end;
            return true;
        }
        if (!fill_mutual_table(of, &by)) {
            return false;
        }
    }
    find_usable_keys(&by);
    emul__sort(league->order + by.start, of->scratch, by.end - by.start, compare_teams, &by);
    part(of, &by, scope == EMUL_LEAGUE_ALL_MATCHES ? by.key_end : by.key);
    return true;
}

/* ---- the whole table ---- */

static int compare_groups(const void *context, int64_t a, int64_t b) {
    const emul__league *league = (const emul__league *)context;
    return (league->group[a] > league->group[b]) - (league->group[a] < league->group[b]);
}

/* The first sets: the groups. */
static void begin(const ordering *of) {
    const emul__league *league = of->league;
    for (int64_t team = 0; team < league->teams; team++) {
        league->order[team] = team;
    }
    if (league->group != NULL) {
        emul__sort(league->order, of->scratch, league->teams, compare_groups, league);
    }
    for (int64_t start = 0, end = 0; start < league->teams; start = end) {
        for (end = start;
             end < league->teams && (league->group == NULL || compare_groups(league, league->order[start], league->order[end]) == 0);) {
            of->set_of[league->order[end++]] = start;
        }
        of->end_of[start] = end;
        of->key_of[start] = 0;
    }
}

bool emul__league_order(const emul__league *league, int64_t *scratch) {
    const int64_t n = league->teams;
    const ordering of = {league, scratch, scratch + n, scratch + 2 * n, scratch + 3 * n, scratch + 4 * n};
    int64_t group_start = 0;
    begin(&of);
    for (int64_t start = 0; start < n;) {
        const int64_t end = of.end_of[start];
        if (end - start > 1 && of.key_of[start] < league->key_count) {
            if (!divide(&of, start)) {
                return false;
            }
            continue;
        }
        if (start > 0 && league->group != NULL && compare_groups(league, league->order[start - 1], league->order[start]) != 0) {
            group_start = start;
        }
        for (int64_t at = start; at < end; at++) {
            league->rows[league->order[at]].place = (start - group_start + 1) * EMUL_DECIMAL_ONE;
            league->rows[league->order[at]].tied = end - start;
        }
        start = end;
    }
    return true;
}

/* ---- what the caller gave ---- */

static bool is_column(int64_t n, const void *column) {
    return n == 0 || column != NULL;
}

static const char *wrong_matches(const emul_matches *matches) {
    if (matches->count < 0) {
        return "matches";
    }
    if (!is_column(matches->count, matches->first) || !is_column(matches->count, matches->second)) {
        return "matches->first";
    }
    if (!is_column(matches->count, matches->first_score) || !is_column(matches->count, matches->second_score)) {
        return "matches->first_score";
    }
    return (matches->first_points == NULL) != (matches->second_points == NULL) ? "matches->first_points" : NULL;
}

static const char *wrong_keys(const emul__league *league) {
    if (league->key_count < 0 || league->key_count > MOST_KEYS || !is_column(league->key_count, league->keys)) {
        return "keys";
    }
    for (int32_t i = 0; i < league->key_count; i++) {
        const emul_league_key *key = &league->keys[i];
        if (key->measure < EMUL_LEAGUE_POINTS || key->measure > EMUL_LEAGUE_EXTRA || key->scope < EMUL_LEAGUE_ALL_MATCHES ||
            key->scope > EMUL_LEAGUE_MUTUAL_OF_TWO) {
            return "keys";
        }
    }
    return NULL;
}

static bool is_number(emul_decimal value) {
    return value >= EMUL_DECIMAL_MIN;
}

static const char *wrong_rules(const emul_league_rules *rules) {
    const bool numbers = is_number(rules->win) && is_number(rules->draw) && is_number(rules->loss) && is_number(rules->narrow_win) &&
                         is_number(rules->narrow_loss) && is_number(rules->forfeit) && rules->narrow_margin >= 0;
    return numbers ? NULL : "rules";
}

static const char *wrong_start(const emul__league *league) {
    for (int64_t i = 0; league->start != NULL && i < league->teams; i++) {
        if (!is_number(league->start[i])) {
            return "start";
        }
    }
    return NULL;
}

static const char *wrong_parameter(const emul__league *league, const int64_t *scratch) {
    const char *wrong = wrong_matches(league->matches);
    wrong = wrong != NULL ? wrong : wrong_rules(league->rules);
    wrong = wrong != NULL ? wrong : wrong_keys(league);
    if (wrong != NULL) {
        return wrong;
    }
    if (league->teams < 0 || league->teams > INT32_MAX) {
        return "teams";
    }
    if (!is_column(league->teams, league->rows) || !is_column(league->teams, league->order)) {
        return league->rows == NULL ? "rows" : "order";
    }
    if (!is_column(league->teams, league->mutual) || !is_column(league->teams, scratch)) {
        return league->mutual == NULL ? "mutual" : "scratch";
    }
    return wrong_start(league);
}

static emul_status check_structs(const emul_matches *matches, const emul_league_rules *rules, emul_error *error) {
    const size_t matches_size = matches == NULL ? 0 : matches->struct_size;
    const uint64_t rules_size = rules == NULL ? 0 : (uint64_t)rules->struct_size;
    const emul_status status = emul__struct_check(matches, matches_size, sizeof *matches, sizeof *matches, "matches", error);
    return status != EMUL_OK ? status : emul__struct_check(rules, rules_size, sizeof *rules, sizeof *rules, "rules", error);
}

emul_status emul_league(int64_t teams, const int32_t *group, const emul_decimal *start, const emul_decimal *extra,
                        const emul_matches *matches, const emul_league_rules *rules, const emul_league_key *keys, int32_t key_count,
                        emul_league_row *rows, int64_t *order, emul_league_row *mutual, int64_t *scratch, emul_error *error) {
    const emul__league league = {teams, group, start, extra, matches, rules, keys, key_count, rows, order, mutual};
    emul__error_clear(error);
    emul_status status = check_structs(matches, rules, error);
    const char *wrong = status == EMUL_OK ? wrong_parameter(&league, scratch) : NULL;
    if (status != EMUL_OK || wrong != NULL) {
        return wrong == NULL ? status : emul__report_argument(error, wrong);
    }
    status = emul__league_check_matches(&league, error);
    if (status == EMUL_OK) {
        status = emul__league_table(&league, error);
    }
    if (status == EMUL_OK && !emul__league_order(&league, scratch)) {
        status = emul__league_too_large(error, -1);
    }
    return status;
}
