/* Random groups and random trees of units against a slow oracle that follows the words of the reference: every figure is a whole number of
 * twelfths, every answer is found by asking each of the others in turn. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { UNITS = 7, PEOPLE = 9, ALL = UNITS + PEOPLE, CLUSTERS = 3, WORLDS = 3000 };
enum { MISSING = -1000, NOT_APPLICABLE = -2000, TWELVE = 12 };

typedef struct world {
    int x[ALL], y[ALL], z[ALL]; /* the figure is x / y; z tells who is among them */
    int above[ALL];             /* the unit above, -1 none */
    int cluster[UNITS];
    bool everywhere, ascending, among, direct;
} world;

/* A fraction, or a state if the denominator is 0. */
typedef struct answer {
    int64_t num, den;
} answer;

static int pick_fact(random_source *random, int least, int most) {
    return random_once_in(random, 12) ? MISSING : random_once_in(random, 12) ? NOT_APPLICABLE : (int)random_between(random, least, most);
}

static world pick_world(random_source *random) {
    world w = {.everywhere = random_once_in(random, 4) != 0,
               .ascending = random_once_in(random, 2) != 0,
               .among = random_once_in(random, 3) != 0,
               .direct = random_once_in(random, 3) != 0};
    for (int i = 0; i < ALL; i++) {
        w.x[i] = pick_fact(random, -6, 6);
        w.y[i] = (int)random_between(random, 1, 4);
        w.z[i] = pick_fact(random, 0, 1);
        const int most = i < UNITS ? i - 1 : UNITS - 1; /* a unit stands below an earlier one: no circles */
        w.above[i] = (int)random_between(random, -1, most);
        if (i < UNITS) {
            w.cluster[i] = (int)random_between(random, 1, CLUSTERS);
        }
    }
    return w;
}

/* ---- the oracle ---- */

static answer state(int which) {
    return (answer){which, 0};
}

/* The figure in twelfths. */
static int figure(const world *w, int i) {
    return w->x[i] < -100 ? w->x[i] : w->x[i] * TWELVE / w->y[i];
}

/* What there is of one of the others: its figure, or NOT_APPLICABLE if it does not count, or MISSING if that is not known. A condition
 * (figure >= 1) counts twelve twelfths where it holds. */
static int counted_figure(const world *w, int i, bool condition) {
    const int own = figure(w, i);
    if (w->among && w->z[i] == 0) {
        return NOT_APPLICABLE;
    }
    if (own == NOT_APPLICABLE || own == MISSING) {
        return own;
    }
    if (w->among && w->z[i] < 0) {
        return MISSING;
    }
    return !condition ? own : own >= TWELVE ? TWELVE : 0;
}

typedef enum question { LEADER, TRAILER, MEAN, SUM, COUNT, SHARE, QUESTIONS } question;

/* One answer from the figures of several; `open`: a missing one leaves it missing. */
static answer put_together(question asked, const int *figures, int count, bool open, answer nobody) {
    int present = 0;
    int missing = 0;
    int64_t sum = 0;
    int least = 0;
    int most = 0;
    for (int i = 0; i < count; i++) {
        missing += figures[i] == MISSING;
        if (figures[i] > -100) {
            least = present == 0 || figures[i] < least ? figures[i] : least;
            most = present == 0 || figures[i] > most ? figures[i] : most;
            sum += figures[i];
            present++;
        }
    }
    if (missing > 0 && (open || (present == 0 && asked != COUNT))) {
        return state(MISSING);
    }
    if (present == 0 && asked != COUNT) {
        return nobody;
    }
    switch (asked) {
    case LEADER:
        return (answer){most, TWELVE};
    case TRAILER:
        return (answer){least, TWELVE};
    case MEAN:
    case SHARE:
        return (answer){sum, (int64_t)TWELVE * present};
    default:
        return (answer){sum, TWELVE};
    }
}

static bool compared(const world *w, int a, int b) {
    return w->everywhere || w->cluster[a] == w->cluster[b];
}

static answer of_group(const world *w, question asked, int unit) {
    int figures[UNITS];
    int count = 0;
    for (int i = 0; i < UNITS; i++) {
        if (compared(w, i, unit)) {
            figures[count++] = counted_figure(w, i, asked == COUNT);
        }
    }
    return put_together(asked, figures, count, asked == COUNT, state(NOT_APPLICABLE));
}

/* One more than those who are better. */
static answer place_of(const world *w, int unit) {
    const int own = counted_figure(w, unit, false);
    int place = 1;
    for (int i = 0; i < UNITS; i++) {
        const int other = counted_figure(w, i, false);
        place += compared(w, i, unit) && other > -100 && (w->ascending ? other < own : other > own);
    }
    return own > -100 ? (answer){place, 1} : state(own);
}

static bool is_below(const world *w, int i, int unit) {
    int above = w->above[i];
    while (!w->direct && above >= 0 && above != unit) {
        above = w->above[above];
    }
    return above == unit;
}

static answer of_members(const world *w, question asked, int unit) {
    int figures[PEOPLE];
    int count = 0;
    for (int i = UNITS; i < ALL; i++) {
        if (is_below(w, i, unit)) {
            figures[count++] = counted_figure(w, i, asked == COUNT || asked == SHARE);
        }
    }
    return put_together(asked, figures, count, true, asked == SUM ? (answer){0, 1} : state(MISSING));
}

static answer of_children(const world *w, question asked, int unit) {
    int figures[UNITS];
    int count = 0;
    for (int i = 0; i < UNITS; i++) {
        if (w->above[i] == unit) {
            figures[count++] = counted_figure(w, i, asked == COUNT || asked == SHARE);
        }
    }
    return put_together(asked, figures, count, true, asked == SUM ? (answer){0, 1} : state(MISSING));
}

/* ---- both ---- */

/* To millionths, halves away from zero. */
static emul_decimal rounded(answer of) {
    if (of.den == 0) {
        return of.num == MISSING ? EMUL_MISSING : EMUL_NOT_APPLICABLE;
    }
    const int64_t size = (of.num < 0 ? -of.num : of.num) * EMUL_DECIMAL_ONE;
    const int64_t whole = (2 * size + of.den) / (2 * of.den);
    return of.num < 0 ? -whole : whole;
}

static void add_rule(scene *s, const char *id, const char *function, const char *figure_text, const char *options) {
    char rule[200];
    (void)snprintf(rule, sizeof rule, "%s(%s%s)", function, figure_text, options);
    scene_criterion(s, -1, CRITERION(.id = id, .points = rule));
}

static void add_rules(scene *s, const world *w) {
    static const char *const group[] = {"leader", "trailer", "mean_of_group", "sum_of_group", "count_of_group"};
    static const char *const below[] = {"max_of_%s", "min_of_%s", "mean_of_%s", "sum_of_%s", "count_%s", "share_of_%s"};
    const char *among = w->among ? ", among = z == 1" : "";
    char options[100];
    char name[32];
    char id[16];
    (void)snprintf(options, sizeof options, "%s%s", among, w->everywhere ? ", in = all" : "");
    for (int q = 0; q < SHARE; q++) {
        (void)snprintf(id, sizeof id, "g%d", q);
        add_rule(s, id, group[q], q == COUNT ? "x / y >= 1" : "x / y", options);
    }
    (void)snprintf(options, sizeof options, "%s%s%s", among, w->everywhere ? ", in = all" : "", w->ascending ? ", order = asc" : "");
    add_rule(s, "rank", "rank", "x / y", options);
    for (int q = 0; q < 2 * QUESTIONS; q++) {
        const bool children = q >= QUESTIONS;
        const int asked = q % QUESTIONS;
        (void)snprintf(id, sizeof id, children ? "c%d" : "m%d", asked);
        (void)snprintf(name, sizeof name, below[asked], children ? "children" : "members");
        (void)snprintf(options, sizeof options, "%s%s", among, !children && w->direct ? ", depth = 1" : "");
        add_rule(s, id, name, asked == COUNT || asked == SHARE ? "x / y >= 1" : "x / y", options);
    }
}

static void add_fact(scene *s, const char *subject, const char *name, int value) {
    char text[16];
    (void)snprintf(text, sizeof text, "%d", value);
    if (value != MISSING) {
        scene_fact(s, subject, name, NULL, value == NOT_APPLICABLE ? "N/A" : text);
    }
}

static void add_subject(scene *s, const world *w, int i) {
    char id[16];
    char parent[16];
    char cluster[16];
    int64_t row = 0;
    (void)snprintf(id, sizeof id, "s%d", i);
    (void)snprintf(parent, sizeof parent, "s%d", w->above[i]);
    const emul_kind kind = i < UNITS ? EMUL_KIND_UNIT : EMUL_KIND_INDIVIDUAL;
    assert_int_equal(emul_roster_add(s->roster, id, kind, NULL, w->above[i] < 0 ? NULL : parent, &row, NULL), EMUL_OK);
    if (i < UNITS) {
        (void)snprintf(cluster, sizeof cluster, "k%d", w->cluster[i]);
        assert_int_equal(emul_roster_set_attribute(s->roster, row, "cluster", cluster, NULL), EMUL_OK);
    }
    add_fact(s, id, "x", w->x[i]);
    add_fact(s, id, "y", w->y[i]);
    add_fact(s, id, "z", w->z[i]);
}

/* Rules in the order in which add_rules gave them: five of the group, the place, six of members, six of children. */
static answer expected(const world *w, int number, int unit) {
    if (number < SHARE) {
        return of_group(w, (question)number, unit);
    }
    if (number == SHARE) {
        return place_of(w, unit);
    }
    const int below = number - SHARE - 1;
    return below < QUESTIONS ? of_members(w, (question)below, unit) : of_children(w, (question)(below - QUESTIONS), unit);
}

static void check_world(const scene *s, const world *w, int which) {
    for (int number = 0; number < SHARE + 1 + 2 * QUESTIONS; number++) {
        const emul_decimal *points = emul_result_points(s->result, number, NULL);
        for (int unit = 0; unit < UNITS; unit++) {
            char id[16];
            (void)snprintf(id, sizeof id, "s%d", unit);
            const emul_decimal given = points[emul_roster_find(s->roster, id)];
            if (given != rounded(expected(w, number, unit))) {
                fail_msg("world %d, rule %d, unit %s: %lld instead of %lld", which, number, id, (long long)given,
                         (long long)rounded(expected(w, number, unit)));
            }
        }
    }
}

/* What is not kept for explanations changes no number. */
static void check_without_explanation(const scene *s) {
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = EMUL_EXPLAIN_NONE};
    emul_result *bare = NULL;
    int64_t rows = 0;
    assert_int_equal(emul_evaluate(s->regulation, s->roster, s->ledger, &options, &bare, NULL), EMUL_OK);
    for (int number = 0; number < SHARE + 1 + 2 * QUESTIONS; number++) {
        const emul_decimal *points = emul_result_points(s->result, number, &rows);
        assert_memory_equal(emul_result_points(bare, number, NULL), points, (size_t)rows * sizeof *points);
    }
    emul_result_destroy(bare);
}

static void test_against_the_oracle(void **test_state) {
    (void)test_state;
    random_source random = {20241123};
    for (int i = 0; i < WORLDS; i++) {
        const world w = pick_world(&random);
        scene s;
        scene_open(&s, NULL);
        scene_scorecard(&s, SCORECARD(.id = "unit", .group = "cluster"));
        add_rules(&s, &w);
        for (int at = 0; at < ALL; at++) { /* half of the worlds are told from the end */
            add_subject(&s, &w, i % 2 == 0 ? at : ALL - 1 - at);
        }
        scene_runs(&s, "2024");
        check_world(&s, &w, i);
        check_without_explanation(&s);
        scene_close(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_against_the_oracle)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
