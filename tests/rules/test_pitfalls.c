/* Every case in which a program in use went wrong, not only the one somebody noticed: all shares of all numbers of people, all scores of half a maximum. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "emul/emul.h"

enum { RULES_MOST = 100 };

typedef struct world {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
} world;

static world world_create(void) {
    world given = {.result = NULL};
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "s", .applies_to = "unit"};
    int32_t index = -1;
    assert_int_equal(emul_regulation_create(NULL, &given.regulation, NULL), EMUL_OK);
    assert_int_equal(emul_roster_create(NULL, &given.roster, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_create(NULL, &given.ledger, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_scorecard(given.regulation, &scorecard, &index, NULL), EMUL_OK);
    return given;
}

static void world_rule(world *given, int number, const char *rule, const char *round) {
    char id[16];
    (void)snprintf(id, sizeof id, "c%d", number);
    const emul_criterion criterion = {.struct_size = sizeof criterion, .id = id, .points = rule, .round = round};
    assert_int_equal(emul_regulation_add_criterion(given->regulation, 0, -1, &criterion, NULL, NULL), EMUL_OK);
}

static void world_subject(world *given, int64_t row) {
    char id[32];
    (void)snprintf(id, sizeof id, "u%lld", (long long)row);
    assert_int_equal(emul_roster_add(given->roster, id, EMUL_KIND_UNIT, NULL, NULL, NULL, NULL), EMUL_OK);
}

static void world_fact(world *given, int64_t row, const char *indicator, int64_t whole) {
    assert_int_equal(emul_ledger_add(given->ledger, row, indicator, NULL, NULL, whole * EMUL_DECIMAL_ONE, NULL), EMUL_OK);
}

static void world_evaluate(world *given) {
    const emul_options options = {.struct_size = sizeof options, .period = "2024"};
    assert_int_equal(emul_regulation_finish(given->regulation, NULL), EMUL_OK);
    assert_int_equal(emul_evaluate(given->regulation, given->roster, given->ledger, &options, &given->result, NULL), EMUL_OK);
}

static void world_destroy(world *given) {
    emul_result_destroy(given->result);
    emul_ledger_destroy(given->ledger);
    emul_roster_destroy(given->roster);
    emul_regulation_destroy(given->regulation);
}

/* B1, B10: p % of N people, whole ones: N * p / 100 in whole numbers, for p = 1..100, N = 2..1000. */
static void every_share_of_people(void **state) {
    enum { LEAST = 2, MOST = 1000 };
    (void)state;
    world given = world_create();
    for (int share = 1; share <= RULES_MOST; share++) {
        char rule[64];
        (void)snprintf(rule, sizeof rule, "floor(%d%% * people)", share);
        world_rule(&given, share, rule, NULL);
    }
    for (int64_t people = LEAST; people <= MOST; people++) {
        world_subject(&given, people);
        world_fact(&given, people - LEAST, "people", people);
    }
    world_evaluate(&given);
    for (int32_t share = 1; share <= RULES_MOST; share++) {
        const emul_decimal *points = emul_result_points(given.result, share - 1, NULL);
        for (int64_t people = LEAST; people <= MOST; people++) {
            assert_int_equal(points[people - LEAST], people * share / 100 * EMUL_DECIMAL_ONE);
        }
    }
    world_destroy(&given);
}

/* B5: MS / 2 * A / T, half up to two places, for every A < T <= 400 and six maxima: 478,800 scores. In hundredths: 50 MS A / T, so half up is
 * (100 MS A + T) / (2 T) in whole numbers. */
static void every_half_of_a_maximum(void **state) {
    enum { LARGEST = 400, MAXIMA = 6 };
    static const int64_t maxima[MAXIMA] = {5, 10, 15, 20, 30, 50};
    (void)state;
    world given = world_create();
    for (int i = 0; i < MAXIMA; i++) {
        char rule[64];
        (void)snprintf(rule, sizeof rule, "%d / 2 * done / target", (int)maxima[i]);
        world_rule(&given, i, rule, "2");
    }
    int64_t row = 0;
    for (int64_t target = 1; target <= LARGEST; target++) {
        for (int64_t done = 1; done < target; done++) {
            world_subject(&given, row);
            world_fact(&given, row, "done", done);
            world_fact(&given, row++, "target", target);
        }
    }
    world_evaluate(&given);
    for (int32_t i = 0; i < MAXIMA; i++) {
        const emul_decimal *points = emul_result_points(given.result, i, NULL);
        row = 0;
        for (int64_t target = 1; target <= LARGEST; target++) {
            for (int64_t done = 1; done < target; done++) {
                assert_int_equal(points[row++], (100 * maxima[i] * done + target) / (2 * target) * (EMUL_DECIMAL_ONE / 100));
            }
        }
    }
    assert_int_equal(row * MAXIMA, 478800);
    world_destroy(&given);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_share_of_people), cmocka_unit_test(every_half_of_a_maximum)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
