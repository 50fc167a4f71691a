/* How far, against brute force: a random contest of few subjects; every value of every figure is tried by evaluating, and the nearest that does is the
 * one that the gap names; where none does, the gap names none. The rules rise or fall with their figure, as rules of regulations do. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/json.h"
#include "support/random.h"
#include "support/scene.h"

enum { SUBJECTS = 5, FIGURES = 5, LARGEST = 24, ROUNDS = 30 };

static const char *const figures[FIGURES] = {"v", "w", "x", "y", "p"};
static const char *const criteria[FIGURES] = {"V", "W", "X", "Y", "P"};

/* x is given in twos. */
static int64_t step_of(int figure) {
    return strcmp(figures[figure], "x") == 0 ? 2 : 1;
}

static void set_rules(scene *s, bool by_places) {
    for (int i = 0; i < FIGURES; i++) {
        scene_indicator(s, INDICATOR(.id = figures[i], .range = "0..24", .step = step_of(i) == 2 ? "2" : NULL));
    }
    scene_scorecard(s, SCORECARD(.id = "unit", .group = "cluster"));
    scene_criterion(s, -1, CRITERION(.id = "V", .max = "10", .points = "proportional(v / 20)"));
    scene_criterion(s, -1, CRITERION(.id = "W", .max = "9", .points = "steps(w, 5 -> 2, 12 -> 6, > 20 -> 9)"));
    scene_criterion(s, -1, CRITERION(.id = "X", .max = "12", .points = "x / 2"));
    scene_criterion(s, -1, CRITERION(.id = "Y", .max = "8", .points = by_places ? "by_place(y, 8, 5, 2)" : "best(y)"));
    scene_criterion(s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "p / 4"));
    scene_order(s, "total desc");
    scene_order(s, "points(V) desc");
    scene_class(s, CLASS(.id = "A", .when = "total >= 18 and points(X) >= 4", .at_most = "40%"));
    scene_class(s, CLASS(.id = "B", .when = "total >= 9"));
    scene_class(s, CLASS(.id = "C"));
    scene_award(s, AWARD(.id = "flag", .by = "unit", .take = "1 per cluster"));
    scene_condition(s, "class(unit) >= B");
    scene_award(s, AWARD(.id = "cup", .by = "unit", .take = "40% of ranked"));
    scene_condition(s, "points(V) > 2");
}

static void set_figures(scene *s, random_source *random, int64_t own[SUBJECTS][FIGURES]) {
    const char *const ids[SUBJECTS] = {"a", "b", "c", "d", "e"};
    for (int i = 0; i < SUBJECTS; i++) {
        scene_subject(s, ids[i], EMUL_KIND_UNIT, i < 3 ? "cluster=west" : "cluster=east");
        for (int k = 0; k < FIGURES; k++) {
            char value[32];
            own[i][k] = random_between(random, 0, LARGEST) / step_of(k) * step_of(k);
            (void)snprintf(value, sizeof value, "%d", (int)own[i][k]);
            scene_fact(s, ids[i], figures[k], NULL, value);
        }
    }
}

/* ---- brute force ---- */

static bool has_it(const emul_result *result, int64_t row, const emul_target *target) {
    if (target->kind == EMUL_TARGET_AWARD) {
        return emul_result_decision(result, target->index, NULL)[row] == EMUL_DECISION_AWARDED;
    }
    if (target->kind == EMUL_TARGET_PLACE) {
        return emul_result_place(result, 0, NULL)[row] <= target->place * EMUL_DECIMAL_ONE;
    }
    const int32_t own = emul_result_class(result, 0, NULL)[row];
    return own >= 0 && own <= target->index;
}

static bool does(const scene *s, int64_t row, const emul_target *target, int figure, int64_t value) {
    emul_ledger *ledger = NULL;
    emul_result *result = NULL;
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = EMUL_EXPLAIN_NONE};
    assert_int_equal(emul_ledger_copy(s->ledger, NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(ledger, row, figures[figure], NULL, NULL, value * EMUL_DECIMAL_ONE, NULL), EMUL_OK);
    assert_int_equal(emul_evaluate(s->regulation, s->roster, ledger, &options, &result, NULL), EMUL_OK);
    const bool reached = has_it(result, row, target);
    emul_result_destroy(result);
    emul_ledger_destroy(ledger);
    return reached;
}

/* How far the nearest value that does lies from what is there; 0: none does. */
static int64_t nearest(const scene *s, int64_t row, const emul_target *target, int figure, int64_t own) {
    for (int64_t by = step_of(figure); by <= LARGEST; by += step_of(figure)) {
        if ((own + by <= LARGEST && does(s, row, target, figure, own + by)) || (own - by >= 0 && does(s, row, target, figure, own - by))) {
            return by;
        }
    }
    return 0;
}

/* ---- what the gap says ---- */

static json *gap_of(const scene *s, int64_t row, const emul_target *target) {
    static char text[1 << 16];
    emul_explanation *explanation = NULL;
    assert_int_equal(emul_result_gap(s->result, s->roster, s->ledger, row, target, &explanation, NULL), EMUL_OK);
    assert_int_equal(emul_explanation_write(explanation, EMUL_ENGLISH, EMUL_FORM_JSON, text, sizeof text, NULL, NULL), EMUL_OK);
    emul_explanation_destroy(explanation);
    json *told = json_read(text);
    assert_non_null(told);
    return told;
}

/* The line below a line, or below those below it, of a kind and with a member. */
static const json *find(const json *line, const char *kind, const char *key, const char *text) {
    if (strcmp(json_text(line, "kind"), kind) == 0 && (key == NULL || strcmp(json_text(line, key), text) == 0)) {
        return line;
    }
    const json *parts = json_member(line, "parts");
    for (const json *part = parts == NULL ? NULL : parts->first; part != NULL; part = part->next) {
        const json *found = find(part, kind, key, text);
        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}

/* How far the gap says that the figure of the criterion must move; 0: it names no change. */
static int64_t told_change(const json *told, int figure) {
    const json *line = find(told, "gap_criterion", "id", criteria[figure]);
    const json *more = line == NULL ? NULL : find(line, "gap_more", NULL, NULL);
    const json *less = line == NULL ? NULL : find(line, "gap_less", NULL, NULL);
    return more != NULL ? atoll(json_text(more, "difference")) : less != NULL ? atoll(json_text(less, "difference")) : 0;
}

typedef struct tally {
    int changes, none, reached;
} tally;

static void compare(const scene *s, const int64_t own[SUBJECTS][FIGURES], int64_t row, const emul_target *target, tally *of) {
    json *told = gap_of(s, row, target);
    const bool reached = has_it(s->result, row, target);
    assert_int_equal(find(told, "gap_reached", NULL, NULL) != NULL, reached);
    assert_null(find(told, "gap_blocked", NULL, NULL));
    of->reached += reached;
    for (int k = 0; k < FIGURES && !reached; k++) {
        const int64_t expected = nearest(s, row, target, k, own[row][k]);
        if (told_change(told, k) != expected) {
            print_error("row %d, target %d %d %d, figure %s = %d\n", (int)row, target->kind, target->index, (int)target->place, figures[k],
                        (int)own[row][k]);
        }
        assert_int_equal(told_change(told, k), expected);
        of->changes += expected > 0;
        of->none += expected == 0;
    }
    json_destroy(told);
}

/* ---- all targets of all subjects ---- */

static void compare_all(const scene *s, const int64_t own[SUBJECTS][FIGURES], tally *of) {
    for (int64_t row = 0; row < SUBJECTS; row++) {
        emul_target target = {.struct_size = sizeof target, .kind = EMUL_TARGET_AWARD};
        for (target.index = 0; target.index < 2; target.index++) {
            compare(s, own, row, &target, of);
        }
        target.kind = EMUL_TARGET_CLASS;
        for (target.index = 0; target.index < 2; target.index++) {
            compare(s, own, row, &target, of);
        }
        target = (emul_target){.struct_size = sizeof target, .kind = EMUL_TARGET_PLACE, .place = 1};
        compare(s, own, row, &target, of);
    }
}

static void random_contests(random_source *random, bool by_places) {
    tally of = {0, 0, 0};
    for (int round = 0; round < ROUNDS; round++) {
        int64_t own[SUBJECTS][FIGURES];
        scene s;
        scene_open(&s, NULL);
        set_rules(&s, by_places);
        set_figures(&s, random, own);
        scene_runs(&s, "2024");
        compare_all(&s, (const int64_t(*)[FIGURES])own, &of);
        scene_close(&s);
    }
    print_message("%d changes, %d times none, %d reached already\n", of.changes, of.none, of.reached);
    assert_true(of.changes > 100 && of.none > 100 && of.reached > 100);
}

static void test_against_the_best(void **state) {
    random_source random = {20240817};
    (void)state;
    random_contests(&random, false);
}

static void test_by_places(void **state) {
    random_source random = {20240818};
    (void)state;
    random_contests(&random, true);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_against_the_best),
        cmocka_unit_test(test_by_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
