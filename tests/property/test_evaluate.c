/* Random regulations and facts against a slow oracle that follows the words of the reference one subject at a time: points as fractions of
 * small integers, places by counting who is better, class quotas by trying every number, awards by trying every answer to every open
 * question. And the same world told in another order must give the same result. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { SUBJECTS = 9, LEAVES = 5, CLUSTERS = 3, WORLDS = 20000 };
enum { NONE = -1000, NOT_APPLICABLE = -2000 }; /* as small integers */
static const emul_decimal one = EMUL_DECIMAL_ONE;

typedef enum rule { PLAIN, THIRD, SHARE, RULES } rule;
typedef enum kind { BASE, BONUS, PENALTY, KINDS } kind;
typedef enum policy { OPEN, ZERO, TWO, SKIP, POLICIES } policy;

typedef struct quota {
    int number;  /* 0: none */
    int percent; /* 0: none */
    bool of_class_b, of_all, per_cluster;
    emul_at_cut at_cut;
} quota;

typedef struct world {
    int n, leaves, in_node, places;
    rule rules[LEAVES];
    kind kinds[LEAVES];
    policy policies[LEAVES];
    int max[LEAVES]; /* 0: none */
    int caps[KINDS]; /* of the node; NONE: none */
    int x[LEAVES][SUBJECTS];
    int plan[LEAVES][SUBJECTS];
    int cluster[SUBJECTS], veto[SUBJECTS], discipline[SUBJECTS];
    int at_least_a, at_least_b;
    quota a, high, low;
} world;

/* ---- making a world ---- */

static int pick(random_source *random, int least, int most) {
    return (int)random_between(random, least, most);
}

static int pick_fact(random_source *random, int least, int most) {
    return random_once_in(random, 15) ? NONE : random_once_in(random, 15) ? NOT_APPLICABLE : pick(random, least, most);
}

static quota pick_quota(random_source *random) {
    quota made = {0, 0, false, false, false, EMUL_AT_CUT_REPORT};
    if (random_once_in(random, 2)) {
        made.number = pick(random, 1, 4);
    } else {
        made.percent = pick(random, 1, 20) * 5;
        made.of_all = random_once_in(random, 2) != 0;
    }
    made.per_cluster = random_once_in(random, 2) != 0;
    made.at_cut = (emul_at_cut)pick(random, EMUL_AT_CUT_REPORT, EMUL_AT_CUT_NONE);
    return made;
}

static void pick_leaf(random_source *random, world *w, int leaf) {
    w->rules[leaf] = (rule)pick(random, PLAIN, RULES - 1);
    w->kinds[leaf] = leaf == 0 || random_once_in(random, 2) ? BASE : (kind)pick(random, BONUS, PENALTY);
    w->policies[leaf] = random_once_in(random, 2) ? (policy)pick(random, ZERO, POLICIES - 1) : OPEN;
    w->max[leaf] = w->rules[leaf] == SHARE || random_once_in(random, 2) ? pick(random, 2, 12) : 0;
    for (int i = 0; i < w->n; i++) {
        w->x[leaf][i] = pick_fact(random, 0, 12);
        w->plan[leaf][i] = pick_fact(random, 1, 12);
    }
}

static world pick_world(random_source *random) {
    world w = {.n = pick(random, 1, SUBJECTS), .leaves = pick(random, 1, LEAVES), .places = pick(random, 0, 2)};
    w.in_node = random_once_in(random, 2) ? 0 : pick(random, 1, w.leaves);
    for (int leaf = 0; leaf < w.leaves; leaf++) {
        pick_leaf(random, &w, leaf);
    }
    for (int k = 0; k < KINDS; k++) {
        w.caps[k] = random_once_in(random, 2) ? NONE : pick(random, 0, 15);
    }
    for (int i = 0; i < w.n; i++) {
        w.cluster[i] = pick(random, 0, CLUSTERS - 1);
        w.veto[i] = random_once_in(random, 10) ? 1 : random_once_in(random, 20) ? NONE : 0;
        w.discipline[i] = random_once_in(random, 4) ? 1 : random_once_in(random, 4) ? NONE : 0;
    }
    w.at_least_b = pick(random, 0, 12);
    w.at_least_a = w.at_least_b + pick(random, 1, 6);
    w.a = pick_quota(random);
    w.a.of_class_b = w.a.percent > 0 && random_once_in(random, 2);
    w.high = pick_quota(random);
    w.low = pick_quota(random);
    return w;
}

/* ---- telling it to the library ---- */

static const char *number(char text[16], int value) {
    snprintf(text, 16, "%d", value);
    return value == NONE ? NULL : text;
}

static void tell_leaf(scene *s, const world *w, int leaf, int32_t node) {
    static const char *const kinds[] = {"base", "bonus", "penalty"};
    static const char *const policies[] = {"open", "zero", "2", "skip"};
    static const char *const rules[] = {"x%d", "x%d / 3", "proportional(x%d / x%d@plan)"};
    char id[16];
    char points[64];
    char max[16];
    snprintf(id, sizeof id, "L%d", leaf);
    snprintf(points, sizeof points, rules[w->rules[leaf]], leaf, leaf);
    scene_criterion(s, leaf < w->in_node ? node : -1,
                    CRITERION(.id = id, .points = points, .kind = kinds[w->kinds[leaf]], .missing = policies[w->policies[leaf]],
                              .max = w->max[leaf] == 0 ? NULL : number(max, w->max[leaf])));
}

static void write_quota(char text[64], const quota *q, bool of_award) {
    snprintf(text, 64, "%d%s%s%s%s", q->number > 0 ? q->number : q->percent, q->number > 0 ? "" : "%", q->of_class_b ? " of class(B)" : "",
             of_award && q->percent > 0 && q->of_all ? " of all" : "", of_award && q->per_cluster ? " per cluster" : "");
}

static void tell_award(scene *s, const quota *q, const char *id) {
    static const char *const at_cut[] = {"report", "all", "none"};
    char take[64];
    write_quota(take, q, true);
    scene_award(s, AWARD(.id = id, .take = take, .at_cut = at_cut[q->at_cut]));
}

static void tell_regulation(scene *s, const world *w) {
    char texts[5][64];
    snprintf(texts[0], sizeof texts[0], "%d", w->places);
    scene_header(s, HEADER(.id = "random", .rounding = texts[0]));
    scene_scorecard(s, SCORECARD(.id = "unit", .group = "cluster"));
    int32_t node = -1;
    if (w->in_node > 0) {
        char caps[KINDS][16];
        node = scene_criterion(s, -1,
                               CRITERION(.id = "N", .cap = w->caps[BASE] == NONE ? NULL : "true", .max = number(caps[BASE], w->caps[BASE]),
                                         .bonus_max = number(caps[BONUS], w->caps[BONUS]),
                                         .penalty_max = number(caps[PENALTY], w->caps[PENALTY])));
    }
    for (int leaf = 0; leaf < w->leaves; leaf++) {
        tell_leaf(s, w, leaf, node);
    }
    scene_veto(s, "expelled == 1");
    snprintf(texts[1], sizeof texts[1], "total >= %d", w->at_least_a);
    snprintf(texts[2], sizeof texts[2], "total >= %d", w->at_least_b);
    write_quota(texts[3], &w->a, false);
    scene_class(s, CLASS(.id = "A", .when = texts[1], .at_most = texts[3]));
    scene_class(s, CLASS(.id = "B", .when = texts[2]));
    scene_class(s, CLASS(.id = "C"));
    tell_award(s, &w->high, "high");
    scene_condition(s, texts[2]);
    scene_condition(s, "discipline == 0");
    scene_excludes(s, "low");
    tell_award(s, &w->low, "low");
}

static void tell_fact(scene *s, const char *subject, const char *reference, int value) {
    char text[16];
    if (value != NONE) {
        scene_fact(s, subject, reference, NULL, value == NOT_APPLICABLE ? "N/A" : number(text, value));
    }
}

static void tell_subject_facts(scene *s, const world *w, int i) {
    char id[16];
    char reference[32];
    snprintf(id, sizeof id, "s%d", i);
    for (int leaf = 0; leaf < w->leaves; leaf++) {
        snprintf(reference, sizeof reference, "x%d", leaf);
        tell_fact(s, id, reference, w->x[leaf][i]);
        snprintf(reference, sizeof reference, "x%d@plan", leaf);
        tell_fact(s, id, reference, w->plan[leaf][i]);
    }
    tell_fact(s, id, "expelled", w->veto[i]);
    tell_fact(s, id, "discipline", w->discipline[i]);
}

/* Subjects in one order, their facts in another. */
static void evaluate_in_order(scene *s, const world *w, const int64_t *subjects, const int64_t *facts, int32_t explain) {
    scene_open(s, NULL);
    s->explain = explain;
    for (int i = 0; i < w->n; i++) {
        char id[16];
        char attributes[32];
        snprintf(id, sizeof id, "s%d", (int)subjects[i]);
        snprintf(attributes, sizeof attributes, "cluster=k%d", w->cluster[subjects[i]]);
        scene_subject(s, id, EMUL_KIND_UNIT, attributes);
    }
    tell_regulation(s, w);
    for (int i = 0; i < w->n; i++) {
        tell_subject_facts(s, w, (int)facts[i]);
    }
    scene_runs(s, "2024");
}

/* ---- the oracle: points ---- */

typedef struct score { /* what the oracle finds for a subject; decimals in millionths */
    emul_decimal total;
    emul_subject_state state;
    int64_t place, place_overall;
    int class_number; /* 0 A, 1 B, 2 C, or EMUL_CLASS_* */
    emul_decision high, low;
} score;

/* numerator / denominator to `places`, half away from zero, for positive numbers. */
static emul_decimal rounded(int64_t numerator, int64_t denominator, int places) {
    static const int64_t powers[] = {1, 10, 100};
    const int64_t scaled = (2 * numerator * powers[places] + denominator) / (2 * denominator);
    return scaled * (one / powers[places]);
}

static emul_decimal leaf_points(const world *w, int leaf, int i) {
    static const emul_decimal instead[] = {EMUL_MISSING, 0, 2 * EMUL_DECIMAL_ONE, EMUL_NOT_APPLICABLE};
    const int x = w->x[leaf][i];
    const int plan = w->rules[leaf] == SHARE ? w->plan[leaf][i] : 1;
    if (x == NONE || plan == NONE) {
        return instead[w->policies[leaf]];
    }
    if (x == NOT_APPLICABLE || plan == NOT_APPLICABLE) {
        return EMUL_NOT_APPLICABLE;
    }
    int64_t numerator = x;
    int64_t denominator = 1;
    if (w->rules[leaf] == THIRD) {
        denominator = 3;
    } else if (w->rules[leaf] == SHARE) {
        numerator = (int64_t)w->max[leaf] * (x < plan ? x : plan);
        denominator = plan;
    }
    if (w->max[leaf] > 0 && numerator > w->max[leaf] * denominator) {
        numerator = w->max[leaf] * denominator;
    }
    return rounded(numerator, denominator, w->places);
}

typedef struct leaves_met { /* what was met among a subject's leaves */
    bool base;              /* a base leaf applies, or would if its fact were there */
    bool missing;           /* a fact is missing */
} leaves_met;

/* Sums of the leaves first .. last - 1 by kind. */
static void sum_leaves(const world *w, int i, int first, int last, emul_decimal sums[KINDS], leaves_met *met) {
    for (int leaf = first; leaf < last; leaf++) {
        const emul_decimal points = leaf_points(w, leaf, i);
        if (points != EMUL_NOT_APPLICABLE) {
            met->base = met->base || w->kinds[leaf] == BASE;
            met->missing = met->missing || points == EMUL_MISSING;
            sums[w->kinds[leaf]] += points == EMUL_MISSING ? 0 : points;
        }
    }
}

/* Where nothing of the base applies, no fact can change that; else what is missing makes the total missing. */
static void score_points(const world *w, int i, score *to) {
    emul_decimal inside[KINDS] = {0};
    emul_decimal outside[KINDS] = {0};
    leaves_met met = {false, false};
    sum_leaves(w, i, 0, w->in_node, inside, &met);
    sum_leaves(w, i, w->in_node, w->leaves, outside, &met);
    for (int k = 0; k < KINDS; k++) {
        if (w->caps[k] != NONE && inside[k] > w->caps[k] * one) {
            inside[k] = w->caps[k] * one;
        }
    }
    if (!met.base) {
        to->state = EMUL_SUBJECT_NOT_APPLICABLE;
        to->total = EMUL_NOT_APPLICABLE;
    } else if (met.missing) {
        to->state = EMUL_SUBJECT_INCOMPLETE;
        to->total = EMUL_MISSING;
    } else {
        to->state = EMUL_SUBJECT_COMPLETE;
        to->total = inside[BASE] + outside[BASE] + inside[BONUS] + outside[BONUS] - inside[PENALTY] - outside[PENALTY];
    }
}

/* ---- the oracle: places and classes ---- */

static void score_vetoes(const world *w, score *scores) {
    for (int i = 0; i < w->n; i++) {
        if (scores[i].state == EMUL_SUBJECT_NOT_APPLICABLE) {
            continue;
        }
        if (w->veto[i] == 1) {
            scores[i].state = EMUL_SUBJECT_DISQUALIFIED;
        } else if (w->veto[i] == NONE && scores[i].state == EMUL_SUBJECT_COMPLETE) {
            scores[i].state = EMUL_SUBJECT_UNDETERMINED;
        }
    }
}

static bool ranked(const score *of) {
    return of->state == EMUL_SUBJECT_COMPLETE;
}

static void score_places(const world *w, score *scores) {
    for (int i = 0; i < w->n; i++) {
        int64_t better = 0;
        int64_t better_overall = 0;
        for (int j = 0; j < w->n; j++) {
            if (ranked(&scores[j]) && scores[j].total > scores[i].total) {
                better_overall++;
                better += w->cluster[i] == w->cluster[j];
            }
        }
        scores[i].place = ranked(&scores[i]) ? (better + 1) * one : EMUL_MISSING;
        scores[i].place_overall = ranked(&scores[i]) ? (better_overall + 1) * one : EMUL_MISSING;
    }
}

/* Classes if at most `limit` may be in A. */
static void classes_with(const world *w, score *scores, int64_t limit) {
    for (int i = 0; i < w->n; i++) {
        score *of = &scores[i];
        if (!ranked(of)) {
            of->class_number = of->state == EMUL_SUBJECT_INCOMPLETE || of->state == EMUL_SUBJECT_UNDETERMINED ? EMUL_CLASS_UNDETERMINED
                                                                                                              : EMUL_CLASS_UNCLASSIFIED;
            continue;
        }
        int64_t better = 0;
        int64_t equal = 0;
        for (int j = 0; j < w->n; j++) {
            better += ranked(&scores[j]) && scores[j].total > of->total;
            equal += ranked(&scores[j]) && scores[j].total == of->total;
        }
        of->class_number = of->total >= w->at_least_a * one ? 0 : of->total >= w->at_least_b * one ? 1 : 2;
        if (of->class_number == 0 && better + equal > limit) { /* all who are better are in A, or want to be */
            of->class_number = better >= limit ? 1 : EMUL_CLASS_TIED;
        }
    }
}

static int64_t count_class(const world *w, const score *scores, int class_number) {
    int64_t count = 0;
    for (int i = 0; i < w->n; i++) {
        count += scores[i].class_number == class_number;
    }
    return count;
}

static void score_classes(const world *w, score *scores) {
    int64_t classed = 0;
    for (int i = 0; i < w->n; i++) {
        classed += ranked(&scores[i]);
    }
    int64_t limit = w->a.number > 0 ? w->a.number : classed * w->a.percent / 100;
    if (w->a.of_class_b) {
        classes_with(w, scores, w->n);
        const int64_t a = count_class(w, scores, 0);
        const int64_t b = count_class(w, scores, 1);
        for (limit = a;
             limit * 100 > w->a.percent * (b + a - limit);) { /* who is not in A is in B, also of equals between whom a council chooses */
            limit--;
        }
    }
    classes_with(w, scores, limit);
}

/* ---- the oracle: awards ---- */

typedef enum entry { OUT, SURE, MAYBE } entry;

static int64_t slots_for(const world *w, const score *scores, const quota *q, const bool *in, int i) {
    int64_t pool = 0;
    (void)scores;
    for (int j = 0; j < w->n; j++) {
        pool += (q->of_all || in[j]) && (!q->per_cluster || w->cluster[i] == w->cluster[j]);
    }
    return q->number > 0 ? q->number : pool * q->percent / 100;
}

static emul_decision cut(const world *w, const score *scores, const quota *q, const bool *in, int i) {
    int64_t better = 0;
    int64_t equal = 0;
    for (int j = 0; j < w->n; j++) {
        if (in[j] && (!q->per_cluster || w->cluster[i] == w->cluster[j])) {
            better += scores[j].total > scores[i].total;
            equal += scores[j].total == scores[i].total;
        }
    }
    const int64_t slots = slots_for(w, scores, q, in, i);
    if (better + equal <= slots) {
        return EMUL_DECISION_AWARDED;
    }
    if (better >= slots || q->at_cut == EMUL_AT_CUT_NONE) {
        return EMUL_DECISION_NOT_SELECTED;
    }
    return q->at_cut == EMUL_AT_CUT_ALL ? EMUL_DECISION_AWARDED : EMUL_DECISION_TIED_AT_CUT;
}

/* The decision for one who entered, whatever the answers to the open questions are; undetermined if it depends on them. */
static emul_decision over_all_answers(const world *w, const score *scores, const quota *q, const entry *entries, int i) {
    emul_decision found = EMUL_DECISION_NONE;
    for (int answers = 0; answers < 1 << w->n; answers++) {
        bool in[SUBJECTS] = {false};
        bool consistent = true;
        for (int j = 0; j < w->n; j++) {
            const bool answer = (answers >> j & 1) != 0;
            in[j] = answer;
            consistent = consistent && (entries[j] == MAYBE || answer == (entries[j] == SURE));
        }
        if (!consistent || !in[i]) {
            continue;
        }
        const emul_decision decision = cut(w, scores, q, in, i);
        found = found == EMUL_DECISION_NONE || found == decision ? decision : EMUL_DECISION_UNDETERMINED;
        if (found == EMUL_DECISION_UNDETERMINED) {
            break;
        }
    }
    const bool open = entries[i] == MAYBE && found != EMUL_DECISION_NOT_SELECTED;
    return open ? EMUL_DECISION_UNDETERMINED : found;
}

static entry enter_by_place(const score *of, emul_decision *decision) {
    if (ranked(of)) {
        return SURE;
    }
    const bool open = of->state == EMUL_SUBJECT_INCOMPLETE || of->state == EMUL_SUBJECT_UNDETERMINED;
    *decision = open ? EMUL_DECISION_UNDETERMINED : EMUL_DECISION_NOT_ELIGIBLE;
    return OUT;
}

static void score_high(const world *w, score *scores) {
    entry entries[SUBJECTS];
    for (int i = 0; i < w->n; i++) {
        entries[i] = enter_by_place(&scores[i], &scores[i].high);
        const bool fails = scores[i].total >= EMUL_DECIMAL_MIN && scores[i].total < w->at_least_b * one;
        if (fails || w->discipline[i] == 1) {
            entries[i] = OUT;
            scores[i].high = EMUL_DECISION_NOT_ELIGIBLE;
        } else if (entries[i] == SURE && w->discipline[i] == NONE) {
            entries[i] = MAYBE;
        }
    }
    for (int i = 0; i < w->n; i++) {
        if (entries[i] != OUT) {
            scores[i].high = over_all_answers(w, scores, &w->high, entries, i);
        }
    }
}

/* `high` as the library decided it, which is compared on its own: here only what follows from it. */
static void score_low(const world *w, score *scores, const emul_decision *high) {
    entry entries[SUBJECTS];
    for (int i = 0; i < w->n; i++) {
        entries[i] = enter_by_place(&scores[i], &scores[i].low);
        if (entries[i] == SURE && high[i] == EMUL_DECISION_AWARDED) {
            entries[i] = OUT;
            scores[i].low = EMUL_DECISION_EXCLUDED;
        } else if (entries[i] == SURE && (high[i] == EMUL_DECISION_TIED_AT_CUT || high[i] == EMUL_DECISION_UNDETERMINED)) {
            entries[i] = MAYBE;
        }
    }
    for (int i = 0; i < w->n; i++) {
        if (entries[i] != OUT) {
            scores[i].low = over_all_answers(w, scores, &w->low, entries, i);
        }
    }
}

/* ---- comparing ---- */

/* With a share of the eligible the library may call open what no answer changes, but must not decide otherwise. */
static bool agrees(const quota *q, emul_decision decision, emul_decision expected) {
    const bool cautious = q->percent > 0 && !q->of_all && decision == EMUL_DECISION_UNDETERMINED;
    return decision == expected || cautious;
}

static void compare_world(const scene *s, const world *w) {
    score scores[SUBJECTS];
    memset(scores, 0, sizeof scores);
    for (int i = 0; i < w->n; i++) {
        score_points(w, i, &scores[i]);
    }
    score_vetoes(w, scores);
    score_places(w, scores);
    score_classes(w, scores);
    score_high(w, scores);
    score_low(w, scores, emul_result_decision(s->result, 0, NULL));
    for (int i = 0; i < w->n; i++) {
        assert_int_equal(emul_result_total(s->result, 0, NULL)[i], scores[i].total);
        assert_int_equal(emul_result_state(s->result, 0, NULL)[i], scores[i].state);
        assert_int_equal(emul_result_place(s->result, 0, NULL)[i], scores[i].place);
        assert_int_equal(emul_result_place_overall(s->result, 0, NULL)[i], scores[i].place_overall);
        assert_int_equal(emul_result_class(s->result, 0, NULL)[i], scores[i].class_number);
        assert_true(agrees(&w->high, emul_result_decision(s->result, 0, NULL)[i], scores[i].high));
        assert_true(agrees(&w->low, emul_result_decision(s->result, 1, NULL)[i], scores[i].low));
    }
}

static char *standing(const scene *s, emul_table table) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_csv(s->result, table, -1, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_csv(s->result, table, -1, text, needed, NULL, NULL), EMUL_OK);
    return text;
}

static void compare_orders(random_source *random, const scene *s, const world *w) {
    int64_t subjects[SUBJECTS];
    int64_t facts[SUBJECTS];
    scene other;
    random_permutation(random, subjects, w->n);
    random_permutation(random, facts, w->n);
    evaluate_in_order(&other, w, subjects, facts, EMUL_EXPLAIN_NONE); /* which changes nothing either */
    for (emul_table table = EMUL_TABLE_STANDINGS; table <= EMUL_TABLE_MONEY_TOTALS; table++) {
        char *first = standing(s, table);
        char *second = standing(&other, table);
        assert_string_equal(first, second);
        free(first);
        free(second);
    }
    scene_close(&other);
}

static void test_random_worlds(void **state) {
    (void)state;
    random_source random = {20241123};
    const int64_t in_order[SUBJECTS] = {0, 1, 2, 3, 4, 5, 6, 7, 8};
    for (int i = 0; i < WORLDS; i++) {
        const world w = pick_world(&random);
        scene s;
        evaluate_in_order(&s, &w, in_order, in_order, EMUL_EXPLAIN_ALL);
        compare_world(&s, &w);
        compare_orders(&random, &s, &w);
        scene_close(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_random_worlds)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
