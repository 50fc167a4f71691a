/* Random rosters whose subjects move between units, against an oracle that knows of no memberships: for every subject and every day it has the unit that the
 * subject is in, and asks day by day. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { UNITS = 6, PEOPLE = 6, ALL = UNITS + PEOPLE, DAYS = 20, FIRST = 5, LAST = 14, PERIOD_DAYS = LAST - FIRST + 1, WORLDS = 2000 };
enum { NOWHERE = -1 };
typedef enum rule { AT_END, AT_START, LONGEST, ANY, RULES } rule;
static const char *const rule_names[RULES] = {"at_end", "at_start", "longest", "any"};

typedef struct world {
    int parent[ALL];        /* the column */
    bool dated[ALL];        /* there are memberships */
    int unit[ALL][DAYS];    /* where it is on each day: below an earlier unit, so that there are no circles */
    bool breaks[ALL][DAYS]; /* a new membership begins, though the unit may be the same */
} world;

static int pick_unit(random_source *random, int subject) {
    return (int)random_between(random, NOWHERE, (subject < UNITS ? subject : UNITS) - 1);
}

static world pick_world(random_source *random) {
    world w;
    for (int i = 0; i < ALL; i++) {
        w.parent[i] = pick_unit(random, i);
        w.dated[i] = random_once_in(random, 2) != 0;
        for (int day = 0; day < DAYS; day++) {
            w.breaks[i][day] = day == 0 || random_once_in(random, 4) != 0;
            w.unit[i][day] = !w.dated[i] ? w.parent[i] : w.breaks[i][day] ? pick_unit(random, i) : w.unit[i][day - 1];
        }
    }
    return w;
}

/* ---- the oracle ---- */

static int longest_unit(const world *w, int subject) {
    int days[UNITS] = {0};
    int latest[UNITS] = {0};
    int best = NOWHERE;
    for (int day = FIRST; day <= LAST; day++) {
        const int unit = w->unit[subject][day];
        if (unit != NOWHERE) {
            days[unit]++;
            latest[unit] = day;
        }
    }
    for (int unit = 0; unit < UNITS; unit++) {
        const bool more = best == NOWHERE || days[unit] > days[best] || (days[unit] == days[best] && latest[unit] > latest[best]);
        best = days[unit] > 0 && more ? unit : best;
    }
    return best;
}

/* The unit of a subject as a rule has it, when asked on a day. */
static int unit_of(const world *w, rule by, int subject, int day) {
    switch (by) {
    case AT_END:
        return w->unit[subject][LAST];
    case AT_START:
        return w->unit[subject][FIRST];
    case LONGEST:
        return longest_unit(w, subject);
    default:
        return w->unit[subject][day];
    }
}

static bool is_below(const world *w, rule by, int subject, int unit, bool direct) {
    for (int day = FIRST; day <= LAST; day++) {
        int above = unit_of(w, by, subject, day);
        while (above != NOWHERE && above != unit && !direct) {
            above = unit_of(w, by, above, day);
        }
        if (above == unit) {
            return true;
        }
    }
    return false;
}

/* Each subject weighs 2 to the power of its number, so that the sum tells who is in it. */
static void expected_sum(const world *w, rule by, bool children, bool direct, char *line) {
    line[0] = '\0';
    for (int unit = 0; unit < ALL; unit++) {
        char number[16] = "N/A";
        int sum = 0;
        for (int i = children ? 0 : UNITS; i < (children ? UNITS : ALL); i++) {
            sum += is_below(w, by, i, unit, direct) ? 1 << i : 0;
        }
        if (unit < UNITS) {
            (void)snprintf(number, sizeof number, "%d", sum);
        }
        strcat(strcat(line, unit == 0 ? "" : " "), number);
    }
}

/* Days of the period in any unit. */
static void expected_days(const world *w, char *line) {
    line[0] = '\0';
    for (int i = 0; i < ALL; i++) {
        char number[16] = "N/A";
        int days = 0;
        for (int day = FIRST; day <= LAST; day++) {
            days += !w->dated[i] || w->unit[i][day] != NOWHERE;
        }
        if (i < UNITS) {
            (void)snprintf(number, sizeof number, "%d", days);
        }
        strcat(strcat(line, i == 0 ? "" : " "), number);
    }
}

/* ---- the scene ---- */

static const char *id_of(int subject) {
    static const char ids[ALL][2] = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"};
    return ids[subject];
}

/* Memberships that touch an end of the time are open there. */
static void add_memberships(scene *s, const world *w, int subject) {
    for (int from = 0, to = 0; from < DAYS; from = to + 1) {
        char first[24];
        char last[24];
        for (to = from; to + 1 < DAYS && !w->breaks[subject][to + 1]; to++) {
        }
        (void)snprintf(first, sizeof first, "2024-05-%02d", from + 1);
        (void)snprintf(last, sizeof last, "2024-05-%02d", to + 1);
        if (w->unit[subject][from] != NOWHERE) {
            scene_membership(s, id_of(subject), id_of(w->unit[subject][from]), from == 0 ? NULL : first, to == DAYS - 1 ? NULL : last);
        }
    }
}

/* A subject that is nowhere on any day has no membership that could say so. */
static bool can_be_said(const world *w) {
    for (int i = 0; i < ALL; i++) {
        bool somewhere = !w->dated[i];
        for (int day = 0; day < DAYS; day++) {
            somewhere = somewhere || w->unit[i][day] != NOWHERE;
        }
        if (!somewhere) {
            return false;
        }
    }
    return true;
}

static void set_scene(scene *s, const world *w, rule by) {
    scene_open(s, NULL);
    scene_header(s, HEADER(.id = "r", .members = rule_names[by]));
    scene_scorecard(s, SCORECARD(.id = "u"));
    scene_criterion(s, -1, CRITERION(.id = "all", .points = "sum_of_members(x)"));
    scene_criterion(s, -1, CRITERION(.id = "own", .points = "sum_of_members(x, depth = 1)"));
    scene_criterion(s, -1, CRITERION(.id = "children", .points = "sum_of_children(x)"));
    scene_criterion(s, -1, CRITERION(.id = "days", .points = "10 * member_share"));
    for (int i = 0; i < ALL; i++) {
        const char *parent = w->parent[i] == NOWHERE ? NULL : id_of(w->parent[i]);
        char weight[16];
        scene_member(s, id_of(i), i < UNITS ? EMUL_KIND_UNIT : EMUL_KIND_INDIVIDUAL, parent);
        (void)snprintf(weight, sizeof weight, "%d", 1 << i);
        scene_fact(s, id_of(i), "x", NULL, weight);
    }
    for (int i = 0; i < ALL; i++) {
        if (w->dated[i]) {
            add_memberships(s, w, i);
        }
    }
}

static void random_moves(void **state) {
    random_source random = {20260311};
    int said = 0;
    (void)state;
    for (int round = 0; round < WORLDS; round++) {
        const world w = pick_world(&random);
        const rule by = (rule)(round % RULES);
        char line[ALL * 16];
        scene s;
        if (!can_be_said(&w)) {
            continue;
        }
        said++;
        set_scene(&s, &w, by);
        scene_runs(&s, "2024-05-06..2024-05-15");
        expected_sum(&w, by, false, false, line);
        expect_points(&s, "all", line);
        expected_sum(&w, by, false, true, line);
        expect_points(&s, "own", line);
        expected_sum(&w, by, true, true, line);
        expect_points(&s, "children", line);
        expected_days(&w, line);
        expect_points(&s, "days", line);
        scene_close(&s);
    }
    assert_true(said > WORLDS / 4);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_moves)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
