#include "tool/league_rules.h"

#include <stdio.h>
#include <string.h>

#include "tool/contest.h"
#include "tool/words.h"

#define ONE EMUL_DECIMAL_ONE

typedef struct measure_name {
    const char *word; /* of --order */
    words shown;
} measure_name;

/* By emul_league_measure. */
static const measure_name measures[] = {
    {"points", {"points", "điểm"}},
    {"wins", {"wins", "số trận thắng"}},
    {"losses", {"losses", "số trận thua"}},
    {"difference", {"difference", "hiệu số"}},
    {"scored", {"scored", "số bàn (hiệp) thắng"}},
    {"conceded", {"conceded", "số bàn (hiệp) thua"}},
    {"ratio", {"ratio", "tỉ số thắng/thua"}},
    {"rally_difference", {"rally points difference", "hiệu số điểm ghi được"}},
    {"rally_scored", {"rally points", "điểm ghi được"}},
    {"rally_ratio", {"rally points ratio", "tỉ số điểm ghi được/mất"}},
    {"extra", {"extra", "tiêu chí bổ sung"}},
};

typedef struct sport {
    const char *word;
    emul_decimal win, draw, loss, narrow_margin, narrow_win, narrow_loss;
    int no_draws;
    const char *order;
} sport;

/* UEFA EURO regulations; FIVB pool ranking criteria; BWF General Competition Regulations, group play. */
static const sport sports[] = {
    {"football", 3 * ONE, ONE, 0, 0, 0, 0, 0, "points,mutual.points,mutual.difference,mutual.scored,difference,scored,extra"},
    {"volleyball", 3 * ONE, 0, 0, ONE, 2 * ONE, ONE, 1, "wins,points,ratio,rally_ratio,mutual.wins,extra"},
    {"badminton", ONE, 0, 0, 0, 0, 0, 1, "wins,two.wins,difference,two.wins,rally_difference,two.wins,extra"},
};

static const sport *sport_of(const char *word) {
    for (size_t i = 0; i < sizeof sports / sizeof *sports; i++) {
        if (strcmp(sports[i].word, word) == 0) {
            return &sports[i];
        }
    }
    return NULL;
}

static int starts_with(const char *text, size_t length, const char *prefix) {
    return length > strlen(prefix) && strncmp(text, prefix, strlen(prefix)) == 0;
}

/* One word of --order, such as “mutual.points”; 0 if it is none. */
static int read_key(const char *word, size_t length, emul_league_key *key) {
    const int mutual = starts_with(word, length, "mutual.");
    const int two = starts_with(word, length, "two.");
    const size_t skipped = mutual ? strlen("mutual.") : two ? strlen("two.") : 0;
    key->scope = mutual ? EMUL_LEAGUE_MUTUAL : two ? EMUL_LEAGUE_MUTUAL_OF_TWO : EMUL_LEAGUE_ALL_MATCHES;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++) {
        if (strlen(measures[i].word) == length - skipped && strncmp(measures[i].word, word + skipped, length - skipped) == 0) {
            key->measure = (emul_league_measure)i;
            return 1;
        }
    }
    return 0;
}

static int read_order(const char *order, league_rules *to) {
    for (to->key_count = 0; to->key_count < LEAGUE_KEYS; order++) {
        const size_t length = strcspn(order, ",");
        if (!read_key(order, length, &to->keys[to->key_count++])) {
            return 0;
        }
        order += length;
        if (*order == '\0') {
            return 1;
        }
    }
    return 0;
}

int league_rules_read(const options *how, league_rules *to) {
    const sport *from = sport_of(how->rules == NULL ? "football" : how->rules);
    emul_decimal given[3];
    if (from == NULL) {
        return wrong_value(how, "--rules", how->rules);
    }
    const char *order = how->order == NULL ? from->order : how->order;
    to->worth = (emul_league_rules){(int64_t)sizeof to->worth, from->win,         from->draw, from->loss,    from->narrow_margin,
                                    from->narrow_win,          from->narrow_loss, 0,          from->no_draws};
    if (!read_order(order, to)) {
        return wrong_value(how, "--order", order);
    }
    if (how->points != NULL) {
        if (!read_numbers(how->points, given, 3)) {
            return wrong_value(how, "--points", how->points);
        }
        to->worth.win = given[0];
        to->worth.draw = given[1];
        to->worth.loss = given[2];
    }
    if (how->narrow != NULL) {
        if (!read_numbers(how->narrow, given, 3) || given[0] < 0) {
            return wrong_value(how, "--narrow", how->narrow);
        }
        to->worth.narrow_margin = given[0];
        to->worth.narrow_win = given[1];
        to->worth.narrow_loss = given[2];
    }
    if (how->forfeit != NULL && !read_numbers(how->forfeit, &to->worth.forfeit, 1)) {
        return wrong_value(how, "--forfeit", how->forfeit);
    }
    return EXIT_FINE;
}

void league_key_name(const emul_league_key *key, emul_language language, char *to, size_t capacity) {
    static const words mutual = {"head-to-head, ", "đối đầu, "};
    snprintf(to, capacity, "%s%s", key->scope == EMUL_LEAGUE_ALL_MATCHES ? "" : say(mutual, language),
             say(measures[key->measure].shown, language));
}
