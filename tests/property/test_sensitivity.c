/* Places with other weights, against an oracle that looks at every weight at which anything can change, and between any two of them; against real
 * evaluations with other weights (emul_regulation_with); and pairs against their definition. All points are whole numbers, weights multiples of a
 * quarter, so that the oracle needs whole numbers only. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "explain/explanation.h"
#include "support/random.h"

enum { SUBJECTS = 7, CRITERIA = 4, WORLDS = 2000, MOST_POINTS = SUBJECTS * SUBJECTS + 2, MISSING = -1 };

typedef struct world {
    int n, m;
    bool grouped, late, fractional, ascending;
    const char *node; /* how a single top-level criterion combines those that are weighed; NULL: they are top-level */
    int zone[SUBJECTS];
    int points[CRITERIA][SUBJECTS]; /* or MISSING */
    int lateness[SUBJECTS];
    int quarters[CRITERIA]; /* weight */
    int kind[CRITERIA];     /* 0 base, 1 bonus, 2 penalty */
    int64_t within;         /* hundredths */
} world;

static int pick(random_source *random, int least, int most) {
    return (int)random_between(random, least, most);
}

static world pick_world(random_source *random) {
    world w = {.n = pick(random, 2, SUBJECTS), .m = pick(random, 2, CRITERIA), .grouped = random_once_in(random, 3) != 0};
    const bool plain = random_once_in(random, 2) != 0;
    w.late = random_once_in(random, 2) != 0;
    w.fractional = random_once_in(random, 4) != 0;
    w.ascending = random_once_in(random, 4) != 0;
    w.node = random_once_in(random, 3) == 0 ? NULL : random_once_in(random, 2) ? "weighted_mean" : "sum";
    w.within = pick(random, 1, 60);
    const bool mean = w.node != NULL && strcmp(w.node, "weighted_mean") == 0;
    w.within = mean && w.within > 40 ? 40 : w.within; /* weights below 1 must add up to 1 */
    for (int k = 0; k < w.m; k++) {
        w.quarters[k] = mean ? pick(random, 8, 12) : plain ? 4 : pick(random, 1, 12);
        w.kind[k] = k == 0 || w.node != NULL ? 0 : random_once_in(random, 4) ? pick(random, 1, 2) : 0;
        for (int i = 0; i < w.n; i++) {
            w.points[k][i] = random_once_in(random, 30) ? MISSING : pick(random, 0, 12);
        }
    }
    for (int i = 0; i < w.n; i++) {
        w.zone[i] = pick(random, 0, 1);
        w.lateness[i] = pick(random, 0, 2);
    }
    return w;
}

static void set_fact(scene *s, const char *subject, const char *name, int value) {
    char text[16];
    if (value != MISSING) {
        (void)snprintf(text, sizeof text, "%d", value);
        scene_fact(s, subject, name, NULL, text);
    }
}

static void set_scene(scene *s, const world *w) {
    static const char *const kinds[] = {"base", "bonus", "penalty"};
    scene_open(s, NULL);
    scene_header(s, HEADER(.id = "r"));
    scene_scorecard(
        s, SCORECARD(.id = "s", .applies_to = "unit", .group = w->grouped ? "zone" : NULL, .ties = w->fractional ? "fractional" : NULL));
    const int32_t node = w->node == NULL ? -1 : scene_criterion(s, -1, CRITERION(.id = "n", .combine = w->node));
    for (int k = 0; k < w->m; k++) {
        char id[16];
        char weight[16];
        (void)snprintf(id, sizeof id, "c%d", k);
        (void)snprintf(weight, sizeof weight, "%d.%02d", w->quarters[k] / 4, w->quarters[k] % 4 * 25);
        scene_criterion(s, node, CRITERION(.id = id, .weight = weight, .kind = kinds[w->kind[k]], .points = id));
    }
    scene_order(s, w->ascending ? "total asc" : "total desc");
    if (w->late) {
        scene_order(s, "late asc");
    }
    for (int i = 0; i < w->n; i++) {
        const char id[] = {(char)('a' + i), '\0'};
        scene_subject(s, id, EMUL_KIND_UNIT, w->zone[i] == 0 ? "zone=x" : "zone=y");
        for (int k = 0; k < w->m; k++) {
            char name[16];
            (void)snprintf(name, sizeof name, "c%d", k);
            set_fact(s, id, name, w->points[k][i]);
        }
        set_fact(s, id, "late", w->lateness[i]);
    }
    scene_runs(s, "2024");
}

/* ---- the oracle ---- */

typedef struct fraction {
    int64_t num, den;
} fraction;

typedef struct oracle {
    const world *w;
    const emul_decimal *place;
    int64_t part[CRITERIA][SUBJECTS], sum[SUBJECTS]; /* in quarters */
} oracle;

static void consult(oracle *o, const world *w, const emul_result *result) {
    *o = (oracle){.w = w, .place = emul_result_place(result, 0, NULL)};
    for (int k = 0; k < w->m; k++) {
        for (int i = 0; i < w->n; i++) {
            o->part[k][i] = ((w->kind[k] == 2) != w->ascending ? -1 : 1) * (int64_t)w->quarters[k] * w->points[k][i];
            o->sum[i] += o->part[k][i];
        }
    }
}

static bool competes(const oracle *o, int i, int j) {
    return i != j && o->place[i] != EMUL_MISSING && o->place[j] != EMUL_MISSING && (!o->w->grouped || o->w->zone[i] == o->w->zone[j]);
}

/* By how much j is ahead of i where criterion k weighs 1 + t of what it does. */
static int64_t ahead(const oracle *o, int k, int i, int j, fraction t) {
    return (o->sum[j] - o->sum[i]) * t.den + (o->part[k][j] - o->part[k][i]) * t.num;
}

static bool alike(const oracle *o, int k, int i, int j) {
    return o->sum[i] == o->sum[j] && o->part[k][i] == o->part[k][j];
}

static void look_at(const oracle *o, int k, int i, fraction t, int64_t *best, int64_t *worst) {
    int64_t least = 1;
    int64_t most = 1;
    for (int j = 0; j < o->w->n; j++) {
        if (!competes(o, i, j)) {
            continue;
        }
        const int64_t by = ahead(o, k, i, j, t);
        const bool same = alike(o, k, i, j);
        const bool in_front = same ? o->place[j] < o->place[i] : by > 0;
        const bool behind = same ? o->place[j] > o->place[i] || (o->place[j] == o->place[i] && !o->w->fractional) : by < 0;
        least += in_front ? 1 : 0;
        most += behind ? 0 : 1;
    }
    *best = least < *best ? least : *best;
    *worst = most > *worst ? most : *worst;
}

static int compare_fractions(const void *a, const void *b) {
    const fraction *x = (const fraction *)a;
    const fraction *y = (const fraction *)b;
    const int64_t difference = x->num * y->den - y->num * x->den;
    return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}

/* Every weight at which two draw level, the bounds, and between each two of them their mediant. */
static void places_by(const oracle *o, int k, int i, int64_t *best, int64_t *worst) {
    const fraction bounds[] = {{-o->w->within, 100}, {o->w->within, 100}};
    fraction at[MOST_POINTS];
    size_t count = 2;
    at[0] = bounds[0];
    at[1] = bounds[1];
    for (int a = 0; a < o->w->n; a++) {
        for (int b = 0; b < o->w->n; b++) {
            const int64_t run = o->part[k][b] - o->part[k][a];
            const fraction meeting = {o->sum[a] - o->sum[b], run};
            if (competes(o, a, b) && run > 0 && compare_fractions(&meeting, &bounds[0]) > 0 &&
                compare_fractions(&meeting, &bounds[1]) < 0) {
                at[count++] = meeting;
            }
        }
    }
    qsort(at, count, sizeof at[0], compare_fractions);
    for (size_t p = 0; p < count; p++) {
        look_at(o, k, i, at[p], best, worst);
        if (p + 1 < count && compare_fractions(&at[p], &at[p + 1]) != 0) {
            look_at(o, k, i, (fraction){at[p].num + at[p + 1].num, at[p].den + at[p + 1].den}, best, worst);
        }
    }
}

/* With every weight at the end that is best for j, and worst for i. */
static int64_t most_ahead(const oracle *o, int i, int j) {
    int64_t by = (o->sum[j] - o->sum[i]) * 100;
    for (int k = 0; k < o->w->m; k++) {
        const int64_t run = o->part[k][j] - o->part[k][i];
        by += o->w->within * (run > 0 ? run : -run);
    }
    return by;
}

static void places_together(const oracle *o, int i, int64_t *best, int64_t *worst) {
    *best = *worst = 1;
    for (int j = 0; j < o->w->n; j++) {
        bool same = competes(o, i, j);
        for (int k = 0; k < o->w->m; k++) {
            same = same && alike(o, k, i, j);
        }
        if (!competes(o, i, j)) {
            continue;
        }
        const bool in_front = same ? o->place[j] < o->place[i] : most_ahead(o, j, i) < 0;
        const bool behind = same ? o->place[j] > o->place[i] || (o->place[j] == o->place[i] && !o->w->fractional) : most_ahead(o, i, j) < 0;
        *best += in_front ? 1 : 0;
        *worst += behind ? 0 : 1;
    }
}

/* ---- what the library says ---- */

static const emul__why_node *below(const emul__why_node *node, emul__why_kind kind) {
    for (const emul__why_node *part = node->first_child; part != NULL; part = part->next) {
        if (part->kind == kind) {
            return part;
        }
    }
    return NULL;
}

static int64_t number(const emul__why_node *node, emul__why_key key) {
    const emul__why_field *field = emul__why_find(node, key);
    assert_non_null(field);
    return field->number;
}

static int subject_in(const emul__why_node *node, emul__why_key key) {
    return emul__why_find(node, key)->text.bytes[0] - 'a';
}

static int criterion_in(const emul__why_node *node) {
    return emul__why_find(node, EMUL__KEY_ID)->text.bytes[1] - '0';
}

typedef struct told {
    int64_t best[SUBJECTS], worst[SUBJECTS], best_together[SUBJECTS], worst_together[SUBJECTS];
} told;

static void check_criterion(const oracle *o, const emul__why_node *line, int i, int k) {
    int64_t best = SUBJECTS + 1;
    int64_t worst = 0;
    places_by(o, k, i, &best, &worst);
    const emul__why_node *part = line->first_child;
    while (part != NULL && criterion_in(part) != k) {
        part = part->next;
    }
    assert_int_equal(part != NULL, best != worst); /* a criterion that moves nothing has no line */
    if (part != NULL) {
        assert_int_equal(number(part, EMUL__KEY_BEST), best);
        assert_int_equal(number(part, EMUL__KEY_WORST), worst);
    }
}

static void check_subject(const oracle *o, const emul__why_node *line, told *all) {
    const int i = subject_in(line, EMUL__KEY_ID);
    int64_t best = 0;
    int64_t worst = 0;
    all->best[i] = number(line, EMUL__KEY_BEST);
    all->worst[i] = number(line, EMUL__KEY_WORST);
    all->best_together[i] = number(line, EMUL__KEY_BEST_TOGETHER);
    all->worst_together[i] = number(line, EMUL__KEY_WORST_TOGETHER);
    for (int k = 0; k < o->w->m; k++) {
        check_criterion(o, line, i, k);
    }
    places_together(o, i, &best, &worst);
    assert_int_equal(all->best_together[i], best);
    assert_int_equal(all->worst_together[i], worst);
    assert_true(all->best_together[i] <= all->best[i] && all->worst[i] <= all->worst_together[i]);
    best = SUBJECTS + 1;
    worst = 0;
    for (int k = 0; k < o->w->m; k++) {
        places_by(o, k, i, &best, &worst);
    }
    assert_int_equal(all->best[i], best);
    assert_int_equal(all->worst[i], worst);
}

static void check_pairs(const oracle *o, const emul__why_node *head) {
    for (const emul__why_node *line = head->first_child; line != NULL; line = line->next) {
        const int k = criterion_in(line);
        int64_t lost = 0;
        int64_t apart = 0;
        for (int i = 0; i < o->w->n; i++) {
            for (int j = 0; j < o->w->n; j++) {
                if (competes(o, i, j) && o->place[i] < o->place[j]) {
                    const int64_t rest = o->sum[i] - o->part[k][i] - (o->sum[j] - o->part[k][j]);
                    lost += rest < 0 || (rest == 0 && o->sum[i] != o->sum[j]) ? 1 : 0;
                    apart++;
                }
            }
        }
        assert_int_equal(number(line, EMUL__KEY_COUNT), lost);
        assert_int_equal(number(head, EMUL__KEY_COUNT), apart);
    }
}

/* ---- real evaluations ---- */

/* The result with weights of (10000 + change) ten thousandths of what they are: exact in millionths. */
static emul_result *evaluate_with(const scene *s, const world *w, const int *changes) {
    char texts[CRITERIA][32];
    emul_change list[CRITERIA];
    emul_regulation *varied = NULL;
    emul_result *result = NULL;
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = EMUL_EXPLAIN_NONE};
    for (int k = 0; k < w->m; k++) {
        const int millionths = w->quarters[k] * 25 * (10000 + changes[k]);
        (void)snprintf(texts[k], sizeof texts[k], "%d.%06d", millionths / 1000000, millionths % 1000000);
        list[k] = (emul_change){.key = "weight", .value = texts[k], .part = EMUL_PART_CRITERION, .index = w->node == NULL ? k : k + 1};
    }
    assert_int_equal(emul_regulation_with(s->regulation, list, w->m, NULL, &varied, s->error), EMUL_OK);
    assert_int_equal(emul_evaluate(varied, s->roster, s->ledger, &options, &result, s->error), EMUL_OK);
    emul_regulation_destroy(varied);
    return result;
}

static void inside(const world *w, const emul_result *result, const int64_t *best, const int64_t *worst) {
    const emul_decimal *place = emul_result_place(result, 0, NULL);
    for (int i = 0; i < w->n; i++) {
        if (best[i] > 0) {
            assert_true(place[i] >= best[i] * EMUL_DECIMAL_ONE && place[i] <= worst[i] * EMUL_DECIMAL_ONE);
        }
    }
}

static void try_weights(const scene *s, const world *w, const told *all, random_source *random) {
    for (int round = 0; round < 4; round++) {
        int changes[CRITERIA] = {0};
        const int only = pick(random, 0, w->m - 1);
        for (int k = 0; k < w->m; k++) {
            changes[k] = round < 2 && k != only ? 0 : (int)random_between(random, -w->within * 100, w->within * 100);
        }
        emul_result *result = evaluate_with(s, w, changes);
        inside(w, result, round < 2 ? all->best : all->best_together, round < 2 ? all->worst : all->worst_together);
        emul_result_destroy(result);
    }
}

/* A millionth of the weight on either side of where they draw level: points being whole and weights 1, totals are exact there. */
static void try_meeting(const scene *s, const emul__why_node *line, int first, emul__why_key factor, emul__why_key whom, bool above) {
    const emul__why_field *field = emul__why_find(line, factor);
    if (field == NULL) {
        return;
    }
    const int other = subject_in(line, whom);
    const emul_decimal at = emul__ratio_round(field->exact, 6, EMUL_ROUND_FLOOR);
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = EMUL_EXPLAIN_NONE};
    for (int side = 0; side < 2; side++) {
        const emul_decimal weight = side == 0 ? at - 1 : at + 2;
        char text[32];
        emul_regulation *varied = NULL;
        emul_result *result = NULL;
        if (weight <= 0) {
            continue;
        }
        (void)snprintf(text, sizeof text, "%d.%06d", (int)(weight / 1000000), (int)(weight % 1000000));
        const emul_change change = {.key = "weight", .value = text, .part = EMUL_PART_CRITERION, .index = criterion_in(line)};
        assert_int_equal(emul_regulation_with(s->regulation, &change, 1, NULL, &varied, s->error), EMUL_OK);
        assert_int_equal(emul_evaluate(varied, s->roster, s->ledger, &options, &result, s->error), EMUL_OK);
        const emul_decimal *total = emul_result_total(result, 0, NULL);
        const bool first_ahead = above ? side == 0 : side == 1;
        assert_true(first_ahead ? total[first] > total[other] : total[first] < total[other]);
        emul_result_destroy(result);
        emul_regulation_destroy(varied);
    }
}

static bool is_plain(const world *w) {
    bool plain = w->node == NULL && !w->ascending;
    for (int k = 0; k < w->m; k++) {
        plain = plain && w->quarters[k] == 4;
    }
    return plain;
}

static void check_first(const scene *s, const emul__why_node *head) {
    const int first = subject_in(head, EMUL__KEY_ID);
    for (const emul__why_node *line = head->first_child; line != NULL; line = line->next) {
        if (line->kind == EMUL__SURE_UNTIL) {
            try_meeting(s, line, first, EMUL__KEY_LEAST, EMUL__KEY_BELOW, false);
            try_meeting(s, line, first, EMUL__KEY_MOST, EMUL__KEY_ABOVE, true);
        }
    }
}

/* Drawn weightings lie inside the bounds of all together. */
static void check_seen(const emul__why_node *head, const told *all) {
    for (const emul__why_node *line = head->first_child; line != NULL; line = line->next) {
        const int i = subject_in(line, EMUL__KEY_ID);
        assert_true(number(line, EMUL__KEY_BEST) >= all->best_together[i] * EMUL_DECIMAL_ONE);
        assert_true(number(line, EMUL__KEY_WORST) <= all->worst_together[i] * EMUL_DECIMAL_ONE);
    }
}

static int check_world(const world *w, random_source *random) {
    const emul_sensitivity asked = {.struct_size = sizeof asked, .within = w->within * 10000, .samples = 5, .seed = w->n};
    emul_explanation *explanation = NULL;
    told all = {{0}, {0}, {0}, {0}};
    scene s;
    oracle o;
    set_scene(&s, w);
    consult(&o, w, s.result);
    assert_int_equal(emul_result_sensitivity(s.result, s.roster, s.ledger, 0, &asked, &explanation, s.error), EMUL_OK);
    const emul__why_node *card = below(explanation->root, EMUL__SURE_SCORECARD);
    const emul__why_node *weights = below(card, EMUL__SURE_WEIGHTS);
    const bool checked = weights != NULL && number(card, EMUL__KEY_COUNT) >= 2;
    if (checked) {
        assert_non_null(below(weights, EMUL__SURE_EXACT));
        for (const emul__why_node *line = weights->first_child; line != NULL; line = line->next) {
            if (line->kind == EMUL__SURE_PLACES || line->kind == EMUL__SURE_KEEPS || line->kind == EMUL__SURE_KEEPS_SINGLY) {
                check_subject(&o, line, &all);
            } else if (line->kind == EMUL__SURE_FIRST && is_plain(w)) {
                check_first(&s, line);
            }
        }
        check_seen(below(weights, EMUL__SURE_SAMPLES), &all);
        check_pairs(&o, below(card, EMUL__SURE_PAIRS));
        try_weights(&s, w, &all, random);
    }
    emul_explanation_destroy(explanation);
    scene_close(&s);
    return checked ? 1 : 0;
}

static void test_worlds(void **state) {
    random_source random = {20261123};
    int checked = 0;
    (void)state;
    for (int i = 0; i < WORLDS; i++) {
        const world w = pick_world(&random);
        checked += check_world(&w, &random);
    }
    assert_true(checked > WORLDS / 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_worlds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
