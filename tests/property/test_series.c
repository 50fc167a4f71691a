/* Expressions over random series against a slow oracle that follows the words of the reference: every mark is a whole number, every value of an
 * expression a whole number of twelfths, every answer a fraction that is rounded once. More subjects than one block, so that blocks meet. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { ROWS = 530, MEMBERS = 5, WORLDS = 12 };
enum { BLANK = -1000, NOT_APPLICABLE = -2000, TWELVE = 12 };

typedef struct world {
    int mark[ROWS][MEMBERS];
    int own[ROWS]; /* the member named by the subject, -1 none */
} world;

static world pick_world(random_source *random) {
    world w;
    for (int row = 0; row < ROWS; row++) {
        const bool poor = random_once_in(random, 4); /* few marks, so that there are subjects without any */
        for (int member = 0; member < MEMBERS; member++) {
            const bool absent = random_once_in(random, poor ? 2 : 8);
            w.mark[row][member] = !absent ? (int)random_between(random, -4, 6) : random_once_in(random, 2) ? BLANK : NOT_APPLICABLE;
        }
        w.own[row] = (int)random_between(random, -1, MEMBERS - 1);
    }
    return w;
}

/* ---- the expressions, and what they make of one mark: twelfths ---- */

static int twice(int x) {
    return (2 * x - 1) * TWELVE;
}

static int quarter(int x) {
    return x * 3;
}

static int chosen(int x) {
    return x > 2 ? x * TWELVE : -4;
}

static int stepped(int x) {
    return x >= 3 ? 7 * TWELVE : x > 0 ? 5 * TWELVE : 0;
}

static int distance(int x) {
    return abs(x - 1) * TWELVE;
}

static int at_least_two(int x) {
    return x >= 2 ? TWELVE : 0;
}

static int odd_condition(int x) {
    return x <= 1 || x == 6 ? TWELVE : 0;
}

typedef struct formula {
    const char *text;
    int (*gives)(int x);
    bool condition;
} formula;

static const formula formulas[] = {{"2 * x@j - 1", twice, false},
                                   {"x@j / 4", quarter, false},
                                   {"if(x@j > 2, x@j, -1 / 3)", chosen, false},
                                   {"steps(x@j, > 0 -> 5, >= 3 -> 7)", stepped, false},
                                   {"abs(x@j - 1)", distance, false},
                                   {"x@j >= 2", at_least_two, true},
                                   {"not x@j > 1 or x@j == 6", odd_condition, true}};

typedef enum question { SUM, MEAN, MEDIAN, LEAST, MOST, LAST, TRIMMED, SPREAD, TRIMMED_SPREAD, COUNT, QUESTIONS } question;

static const char *const functions[QUESTIONS] = {"sum",          "mean",   "median",         "min",  "max", "last",
                                                 "trimmed_mean", "spread", "trimmed_spread", "count"};
static const char *const demands[] = {"", ", except = panel", ", least = 3", ", least = 2, except = panel"};

/* ---- the oracle ---- */

static int compare_ints(const void *a, const void *b) {
    const int first = *(const int *)a;
    const int second = *(const int *)b;
    return first < second ? -1 : first > second;
}

/* num / den rounded half away from zero to millionths */
static emul_decimal rounded(int64_t num, int64_t den) {
    const int64_t scaled = num * EMUL_DECIMAL_ONE;
    const int64_t half = scaled < 0 ? -den : den;
    return (2 * scaled + half) / (2 * den);
}

static emul_decimal of_values(question asked, const int *given, int count) {
    int sorted[MEMBERS];
    int64_t sum = 0;
    memcpy(sorted, given, sizeof sorted);
    qsort(sorted, (size_t)count, sizeof *sorted, compare_ints);
    for (int i = 0; i < count; i++) {
        sum += sorted[i];
    }
    switch (asked) {
    case MEAN:
        return rounded(sum, (int64_t)count * TWELVE);
    case MEDIAN:
        return rounded(sorted[(count - 1) / 2] + sorted[count / 2], 2 * TWELVE);
    case LEAST:
        return rounded(sorted[0], TWELVE);
    case MOST:
        return rounded(sorted[count - 1], TWELVE);
    case LAST: /* of undated facts the one with the latest facet */
        return rounded(given[count - 1], TWELVE);
    case SPREAD:
        return rounded(sorted[count - 1] - sorted[0], TWELVE);
    case TRIMMED_SPREAD:
        return count < 3 ? EMUL_MISSING : rounded(sorted[count - 2] - sorted[1], TWELVE);
    case TRIMMED:
        return count < 3 ? EMUL_MISSING : rounded(sum - sorted[0] - sorted[count - 1], (int64_t)(count - 2) * TWELVE);
    default:
        return rounded(sum, TWELVE);
    }
}

static emul_decimal expected(const world *w, int row, question asked, const formula *of, const char *demand) {
    const bool except = strstr(demand, "except") != NULL;
    const int least = strstr(demand, "least = 3") != NULL ? 3 : strstr(demand, "least = 2") != NULL ? 2 : 0;
    int values[MEMBERS] = {0};
    int count = 0;
    bool applies_not = false;
    for (int member = 0; member < MEMBERS; member++) {
        const int mark = w->mark[row][member];
        if (mark == BLANK || (except && w->own[row] == member)) {
            continue;
        }
        applies_not = applies_not || mark == NOT_APPLICABLE;
        if (mark != NOT_APPLICABLE) {
            values[count++] = of->gives(mark);
        }
    }
    if (count == 0 && applies_not) {
        return EMUL_NOT_APPLICABLE;
    }
    if (count < least || (count == 0 && asked != COUNT)) {
        return EMUL_MISSING;
    }
    return count == 0 ? 0 : of_values(asked, values, count);
}

/* ---- the library ---- */

static void add_marks(scene *s, const world *w) {
    for (int row = 0; row < ROWS; row++) {
        char id[16];
        char panel[32] = "";
        (void)snprintf(id, sizeof id, "u%d", row);
        if (w->own[row] >= 0) {
            (void)snprintf(panel, sizeof panel, "panel=m%d", w->own[row]);
        }
        scene_subject(s, id, EMUL_KIND_UNIT, panel);
    }
    for (int row = 0; row < ROWS; row++) {
        for (int member = 0; member < MEMBERS; member++) {
            char reference[16];
            char id[16];
            char value[16];
            (void)snprintf(reference, sizeof reference, "x@j.m%d", member);
            (void)snprintf(id, sizeof id, "u%d", row);
            (void)snprintf(value, sizeof value, "%d", w->mark[row][member]);
            if (w->mark[row][member] != BLANK) {
                scene_fact(s, id, reference, NULL, w->mark[row][member] == NOT_APPLICABLE ? "N/A" : value);
            }
        }
    }
}

typedef struct asked {
    question what;
    const formula *of;
    const char *demand;
} asked;

enum { MOST_ASKED = QUESTIONS * 7 * 4 };

static int add_questions(scene *s, asked *list) {
    int count = 0;
    scene_scorecard(s, SCORECARD(.id = "s", .missing = "skip"));
    for (int what = 0; what < QUESTIONS; what++) {
        for (size_t i = 0; i < sizeof formulas / sizeof *formulas; i++) {
            for (size_t j = 0; j < sizeof demands / sizeof *demands && formulas[i].condition == (what == COUNT); j++) {
                char id[16];
                char rule[128];
                (void)snprintf(id, sizeof id, "c%d", count);
                (void)snprintf(rule, sizeof rule, "%s(%s%s%s)", functions[what], formulas[i].text,
                               what == TRIMMED || what == TRIMMED_SPREAD ? ", 1, 1" : "", demands[j]);
                scene_criterion(s, -1, CRITERION(.id = id, .points = rule, .missing = "open"));
                list[count++] = (asked){(question)what, &formulas[i], demands[j]};
            }
        }
    }
    return count;
}

static void check_world(const world *w, int32_t explain) {
    static asked list[MOST_ASKED];
    scene s;
    scene_open(&s, NULL);
    s.explain = explain;
    const int count = add_questions(&s, list);
    add_marks(&s, w);
    scene_runs(&s, "2024");
    for (int i = 0; i < count; i++) {
        const emul_decimal *points = emul_result_points(s.result, i, NULL);
        for (int row = 0; row < ROWS; row++) {
            const emul_decimal should = expected(w, row, list[i].what, list[i].of, list[i].demand);
            if (points[row] != should) {
                fail_msg("question %d, “%s”%s, subject %d: %lld, not %lld", (int)list[i].what, list[i].of->text, list[i].demand, row,
                         (long long)points[row], (long long)should);
            }
        }
    }
    scene_close(&s);
}

static void random_series(void **state) {
    (void)state;
    static world w;
    random_source random = {20261123};
    for (int i = 0; i < WORLDS; i++) {
        w = pick_world(&random);
        check_world(&w, i % 2 == 0 ? EMUL_EXPLAIN_ALL : EMUL_EXPLAIN_NONE);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_series)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
