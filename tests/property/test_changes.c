/* Random regulations on random figures, before and after: what is told of the two results agrees with their columns, and what the criteria did adds up
 * to what the totals did. Where nothing limits or rounds, the criteria alone account for it. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/changes.h"
#include "support/random.h"

enum { WORLDS = 2000, SUBJECTS = 6, MOST_CRITERIA = 24 };

typedef struct world {
    scene s;
    random_source random;
    bool limits; /* nodes with caps, roundings, geometric means */
    int leaves, criteria;
} world;

static const char *maybe(world *w, const char *text) {
    return random_once_in(&w->random, 3) ? text : NULL;
}

static void add_leaf(world *w, int32_t parent, const char *weight, bool bonus) {
    static const char *const kinds[] = {NULL, "bonus", "penalty", "info"};
    char id[16];
    char points[16];
    snprintf(id, sizeof id, "L%d", w->leaves);
    snprintf(points, sizeof points, "x%d", w->leaves);
    const char *kind = bonus && random_once_in(&w->random, 4) ? kinds[random_between(&w->random, 1, 3)] : NULL;
    scene_criterion(&w->s, parent,
                    CRITERION(.id = id, .points = points, .kind = kind, .weight = kind != NULL && kind[0] == 'i' ? NULL : weight,
                              .max = "10", .missing = maybe(w, random_once_in(&w->random, 2) ? "skip" : "zero")));
    w->leaves++;
    w->criteria++;
}

static void add_node(world *w, int32_t parent, int depth, const char *weight) {
    static const char *const combines[] = {"sum", "weighted_mean", "mean", "min", "max", "geometric_mean"};
    static const char *const weights[] = {"0.5", "2", "1.25", NULL};
    char id[16];
    const int64_t way = random_between(&w->random, 0, w->limits ? 5 : 4);
    const bool weighed = way == 0 || way == 1 || way == 5;
    snprintf(id, sizeof id, "N%d", w->criteria++);
    const int32_t node =
        scene_criterion(&w->s, parent,
                        CRITERION(.id = id, .combine = combines[way], .weight = weight, .max = w->limits ? maybe(w, "15") : NULL,
                                  .cap = w->limits ? "true" : NULL, .round = w->limits ? maybe(w, "0") : NULL,
                                  .drop_lowest = way == 2 && random_once_in(&w->random, 2) ? "1" : NULL));
    for (int64_t left = random_between(&w->random, 2, 4); left > 0; left--) {
        const char *own = weighed ? weights[random_between(&w->random, 0, 3)] : NULL;
        if (depth > 0 && w->criteria < MOST_CRITERIA && random_once_in(&w->random, 3)) {
            add_node(w, node, depth - 1, own);
        } else {
            add_leaf(w, node, own, way == 0);
        }
    }
}

static void make_rules(world *w) {
    scene_open(&w->s, NULL);
    scene_units(&w->s, "abcdef");
    scene_header(&w->s, HEADER(.id = "random"));
    scene_scorecard(&w->s, SCORECARD(.id = "unit", .round = w->limits ? maybe(w, "1") : NULL, .max = w->limits ? maybe(w, "30") : NULL));
    for (int64_t left = random_between(&w->random, 1, 3); left > 0; left--) {
        if (random_once_in(&w->random, 3)) {
            add_leaf(w, -1, maybe(w, "1.5"), true);
        } else {
            add_node(w, -1, 2, maybe(w, "0.75"));
        }
    }
    scene_class(&w->s, CLASS(.id = "A", .when = "total >= 12"));
    scene_class(&w->s, CLASS(.id = "B"));
    scene_award(&w->s, AWARD(.id = "prize", .take = "2"));
}

/* Tenths from 0 to 12: some are above the maximum of 10. Some stay, some are not there, some do not apply. */
static void change_figures(world *w, int often) {
    for (int leaf = 0; leaf < w->leaves; leaf++) {
        char id[16];
        snprintf(id, sizeof id, "x%d", leaf);
        for (int64_t row = 0; row < SUBJECTS; row++) {
            const int64_t tenths = random_between(&w->random, 0, 120);
            const emul_decimal value = random_once_in(&w->random, 20)   ? EMUL_MISSING
                                       : random_once_in(&w->random, 20) ? EMUL_NOT_APPLICABLE
                                                                        : tenths * (EMUL_DECIMAL_ONE / 10);
            if (random_once_in(&w->random, often)) {
                assert_int_equal(emul_ledger_set(w->s.ledger, row, id, NULL, NULL, value, NULL), EMUL_OK);
            }
        }
    }
}

static emul_result *evaluate(world *w) {
    const emul_options options = {.struct_size = sizeof options, .period = "2024"};
    emul_result *result = NULL;
    assert_int_equal(emul_evaluate(w->s.regulation, w->s.roster, w->s.ledger, &options, &result, NULL), EMUL_OK);
    return result;
}

/* A regulation that is not sound is passed over. Every contribution is rounded to a millionth: the rest of a node is one of half a millionth for itself
 * and for each criterion below it, on both sides. */
static int64_t compare_world(uint64_t seed, bool limits) {
    world w = {.random = {seed}, .limits = limits};
    int64_t told = -1;
    make_rules(&w);
    if (w.s.failed == EMUL_OK && scene_finish(&w.s) == EMUL_OK) {
        change_figures(&w, 1);
        emul_result *before = evaluate(&w);
        change_figures(&w, 4);
        emul_result *after = evaluate(&w);
        const two_results of = {w.s.regulation, w.s.roster, before, after};
        told = check_changes(&of, limits ? INT64_MAX : 2 * MOST_CRITERIA);
        emul_result_destroy(before);
        emul_result_destroy(after);
    }
    scene_close(&w.s);
    return told;
}

static void compare_worlds(bool limits) {
    int64_t worlds = 0;
    int64_t told = 0;
    for (uint64_t seed = 1; seed <= WORLDS; seed++) {
        const int64_t subjects = compare_world(seed, limits);
        worlds += subjects >= 0;
        told += subjects >= 0 ? subjects : 0;
    }
    print_message("%lld sound regulations, told of %lld subjects\n", (long long)worlds, (long long)told);
    assert_true(worlds > WORLDS / 4);
    assert_true(told > worlds);
}

static void test_with_limits(void **state) {
    (void)state;
    compare_worlds(true);
}

static void test_without_limits(void **state) {
    (void)state;
    compare_worlds(false);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_with_limits), cmocka_unit_test(test_without_limits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
