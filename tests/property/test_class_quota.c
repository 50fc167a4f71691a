/* Class quotas against an oracle that settles every tie first. Whichever of some equals a council puts before the others, each *position* of the
 * standing gets the same class, since equals have the same points and classes differ by points alone here. So the oracle numbers the positions,
 * fills the classes from the best down, tries every number for the quota of A, and takes the largest for which the inequality of the regulation
 * holds with the classes as they then are. A subject whose positions all have one class has that class; one whose positions differ is tied. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { SUBJECTS = 12, CLUSTERS = 3, WORLDS = 20000, MISSING = -1 };
enum { FROM_A = 6, FROM_B = 3 }; /* points */
typedef enum pool { NUMBER, CLASSED, ALL, CLASS_B, CLASS_C, CLASS_A_B, POOLS } pool;

typedef struct quota {
    bool given;
    int amount; /* a number, or per cent */
    pool of;
} quota;

typedef struct world {
    int n;
    bool per_cluster;
    int points[SUBJECTS]; /* 0 .. 8, so that there are many ties; or MISSING */
    int cluster[SUBJECTS];
    quota a, b;
} world;

static int pick(random_source *random, int least, int most) {
    return (int)random_between(random, least, most);
}

static quota pick_quota(random_source *random, pool last) {
    quota made = {random_once_in(random, 4) == 0, 0, (pool)pick(random, (int)NUMBER, (int)last)};
    made.amount = made.of == NUMBER ? pick(random, 1, 4) : 5 * pick(random, 1, 20);
    return made;
}

static world pick_world(random_source *random) {
    world w = {.n = pick(random, 1, SUBJECTS), .per_cluster = random_once_in(random, 2) != 0};
    for (int i = 0; i < w.n; i++) {
        w.points[i] = random_once_in(random, 12) ? MISSING : pick(random, 0, 8);
        w.cluster[i] = pick(random, 0, CLUSTERS - 1);
    }
    w.a = pick_quota(random, CLASS_A_B);
    w.b = pick_quota(random, ALL); /* a number, or a share of what no quota changes: what A may have then has one answer */
    return w;
}

/* ---- the oracle ---- */

/* The classes of the positions 0 .. count - 1, best first, as 'A', 'B', 'C'. */
static void fill(const int *points, int count, int most_a, int most_b, char *classes) {
    int in_a = 0;
    int in_b = 0;
    for (int i = 0; i < count; i++) {
        if (points[i] >= FROM_A && in_a < most_a) {
            classes[i] = 'A';
            in_a++;
        } else if (points[i] >= FROM_B && in_b < most_b) {
            classes[i] = 'B';
            in_b++;
        } else {
            classes[i] = 'C';
        }
    }
}

static int in_class(const char *classes, int count, char which) {
    int found = 0;
    for (int i = 0; i < count; i++) {
        found += classes[i] == which;
    }
    return found;
}

static bool holds(const quota *q, const char *classes, int count, int all) {
    const int a = in_class(classes, count, 'A');
    const int b = in_class(classes, count, 'B');
    const int pools[POOLS] = {0, count, all, b, in_class(classes, count, 'C'), a + b};
    return !q->given || (q->of == NUMBER ? a <= q->amount : a * 100 <= q->amount * pools[q->of]);
}

static int most_of_b(const quota *q, int count, int all) {
    const int pools[] = {100, count, all};
    return q->given ? q->amount * pools[q->of] / 100 : SUBJECTS;
}

/* Points of those of a cluster, or of all, best first; returns how many, and how many more are on the scorecard. */
static int standing(const world *w, int cluster, int *points, int *all) {
    int count = 0;
    *all = 0;
    for (int value = 8; value >= MISSING; value--) {
        for (int i = 0; i < w->n; i++) {
            const bool here = w->points[i] == value && (!w->per_cluster || w->cluster[i] == cluster);
            *all += here;
            if (here && value != MISSING) {
                points[count++] = value;
            }
        }
    }
    return count;
}

static char class_of(const world *w, int subject) {
    int points[SUBJECTS];
    char classes[SUBJECTS];
    int all = 0;
    const int count = standing(w, w->cluster[subject], points, &all);
    int most_a = count + 1;
    if (w->points[subject] == MISSING) {
        return '?';
    }
    do {
        fill(points, count, --most_a, most_of_b(&w->b, count, all), classes);
    } while (!holds(&w->a, classes, count, all));
    char found = '\0';
    for (int i = 0; i < count; i++) {
        if (points[i] == w->points[subject]) {
            found = found == '\0' || found == classes[i] ? classes[i] : '=';
        }
    }
    return found;
}

/* ---- the library ---- */

static const char *write_quota(const world *w, const quota *q, char text[64]) {
    static const char *const pools[] = {"", "%", "% of all", "% of class(B)", "% of class(C)", "% of class(A, B)"};
    snprintf(text, 64, "%d%s%s", q->amount, pools[q->of], w->per_cluster ? " per cluster" : "");
    return q->given ? text : NULL;
}

static void tell(scene *s, const world *w, bool grouped) {
    char texts[2][64];
    scene_open(s, NULL);
    for (int i = 0; i < w->n; i++) {
        char id[16];
        char attributes[32];
        snprintf(id, sizeof id, "s%d", i);
        snprintf(attributes, sizeof attributes, "cluster=k%d", w->cluster[i]);
        scene_subject(s, id, EMUL_KIND_UNIT, attributes);
    }
    scene_scorecard(s, SCORECARD(.id = "unit", .group = grouped ? "cluster" : NULL));
    scene_criterion(s, -1, CRITERION(.id = "P", .points = "x"));
    scene_class(s, CLASS(.id = "A", .when = "total >= 6", .at_most = write_quota(w, &w->a, texts[0])));
    scene_class(s, CLASS(.id = "B", .when = "total >= 3", .at_most = write_quota(w, &w->b, texts[1])));
    scene_class(s, CLASS(.id = "C"));
    for (int i = 0; i < w->n; i++) {
        char id[16];
        char value[16];
        snprintf(id, sizeof id, "s%d", i);
        snprintf(value, sizeof value, "%d", w->points[i]);
        if (w->points[i] != MISSING) {
            scene_fact(s, id, "x", NULL, value);
        }
    }
}

static void test_random_quotas(void **state) {
    (void)state;
    random_source random = {20241124};
    for (int i = 0; i < WORLDS; i++) {
        const world w = pick_world(&random);
        char expected[2 * SUBJECTS + 1] = "";
        scene s;
        for (int subject = 0; subject < w.n; subject++) {
            const char one[] = {subject > 0 ? ' ' : '\0', class_of(&w, subject), '\0'};
            strcat(expected, subject > 0 ? one : one + 1);
        }
        tell(&s, &w, random_once_in(&random, 2) != 0); /* the groups of the scorecard's places need not be those of its quotas */
        scene_runs(&s, "2024");
        expect_classes(&s, "unit", expected);
        scene_close(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_quotas)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
