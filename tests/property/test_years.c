/* Years in a row against an oracle that knows nothing of bounds: it writes out every history that the missing figures allow, counts each with a finger on the
 * calendar, and asks whether all of them, or none, reach a number. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { LAST = 2024, YEARS = 6, BEFORE = 3, SUBJECTS = 12, HIGHEST = 7 };

/* What is known of a year: 0 no, 1 yes, 2 nothing. Index 0 is the year evaluated. */
typedef struct history {
    int holds[YEARS + BEFORE];
    int excused[YEARS + BEFORE];
    bool won[YEARS + BEFORE];
    int discipline; /* year in which one ended; 0: none; -1: not known */
} history;

static int count_row(const history *of, int first) {
    int count = 0;
    for (int back = 0; back < YEARS + BEFORE && LAST - back >= first; back++) {
        if (of->holds[back] == 1) {
            count++;
        } else if (of->excused[back] != 1) {
            break;
        }
    }
    return count;
}

/* The first year of the row; the next year if there is none. */
static int first_of_row(const history *of) {
    int first = LAST + 1;
    for (int back = 0; back < YEARS + BEFORE && (of->holds[back] == 1 || of->excused[back] == 1); back++) {
        first = of->holds[back] == 1 ? LAST - back : first;
    }
    return first;
}

static int count_won(const history *of, int first) {
    int count = 0;
    for (int back = 0; back < YEARS + BEFORE && LAST - back >= first; back++) {
        count += of->won[back];
    }
    return count;
}

typedef struct bounds {
    int least, most;
} bounds;

/* Nothing is known before the first year of the ledger, however far back: a row that comes so far may be of any length. */
static bool reaches_beyond(const history *of, int first) {
    int back = 0;
    while (back < YEARS && (of->holds[back] == 1 || of->excused[back] == 1)) {
        back++;
    }
    return back == YEARS && first <= LAST - YEARS;
}

static void widen(bounds *of, int value) {
    of->least = value < of->least ? value : of->least;
    of->most = value > of->most ? value : of->most;
}

/* Tries both answers to the first open question from `at` on. A year that is excused and not rated is passed over: there is no question. */
static void complete(history *of, int at, bounds *row, bounds *won) {
    while (at < 2 * (YEARS + BEFORE) && (at % 2 == 0 ? of->excused[at / 2] : of->excused[at / 2] == 1 ? 0 : of->holds[at / 2]) != 2) {
        at++;
    }
    if (at == 2 * (YEARS + BEFORE)) {
        for (int year = of->discipline < 0 ? 2000 : of->discipline; year <= (of->discipline < 0 ? LAST : of->discipline); year++) {
            widen(row, count_row(of, year + 1));
            row->most = reaches_beyond(of, year + 1) ? 1000 : row->most;
        }
        widen(won, count_won(of, first_of_row(of)));
        return;
    }
    int *open = at % 2 == 0 ? &of->excused[at / 2] : &of->holds[at / 2];
    for (*open = 0; *open <= 1; ++*open) {
        complete(of, at + 1, row, won);
    }
    *open = 2;
}

/* One open question in four, so that the histories stay few. */
static int answer(random_source *random, int yes_of_ten) {
    const int64_t pick = random_between(random, 0, 9);
    return random_between(random, 0, 3) == 0 ? 2 : pick < yes_of_ten;
}

static void draw(random_source *random, history *of) {
    *of = (history){.discipline = 0};
    for (int back = 0; back < YEARS + BEFORE; back++) {
        const bool known = back < YEARS;
        of->holds[back] = known ? answer(random, 8) : 2;
        of->excused[back] = known ? answer(random, 2) : 2;
        of->won[back] = known && random_between(random, 0, 1) == 1;
    }
    const int64_t pick = random_between(random, 0, 9);
    of->discipline = pick == 0 ? -1 : pick < 4 ? (int)random_between(random, LAST - YEARS, LAST) : 0;
}

static void lay(scene *s, const char *id, const history *of) {
    for (int back = 0; back < YEARS; back++) {
        char when[16];
        (void)snprintf(when, sizeof when, "%d", LAST - back);
        if (of->holds[back] != 2) {
            scene_fact(s, id, "x", when, of->holds[back] == 1 ? "1" : "0");
        }
        if (of->excused[back] != 2) {
            scene_fact(s, id, "leave", when, of->excused[back] == 1 ? "1" : "0");
        }
        if (of->won[back]) {
            scene_history(s, id, "t", LAST - back, 0);
        }
    }
    if (of->discipline >= 0) {
        char day[24] = "N/A";
        if (of->discipline > 0) {
            (void)snprintf(day, sizeof day, ":%d-06-30", of->discipline);
        }
        scene_fact(s, id, "ended", NULL, day);
    }
}

static void expect_truth(const scene *s, const char *what, int32_t criterion, int64_t row, const bounds *of, int wanted) {
    const emul_decimal is = emul_result_points(s->result, criterion, NULL)[row];
    const emul_decimal should = of->least >= wanted ? EMUL_DECIMAL_ONE : of->most < wanted ? 0 : EMUL_MISSING;
    if (is != should) {
        fail_msg("%s, row %d, >= %d: between %d and %d, is %lld", what, (int)row, wanted, of->least, of->most, (long long)is);
    }
}

/* Criteria: for each number, whether the row after the discipline reaches it; then, whether the awards inside the row do. */
static void set_rules(scene *s) {
    static const char *const rules[] = {"if(years_in_row(x == 1, excused = leave == 1, after = ended) >= %d, 1, 0)",
                                        "if(times(t, last = years_in_row(x == 1, excused = leave == 1)) >= %d, 1, 0)"};
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_indicator(s, INDICATOR(.id = "ended", .type = "date"));
    for (int rule = 0; rule < 2; rule++) {
        for (int wanted = 0; wanted <= HIGHEST; wanted++) {
            char id[8];
            char text[96];
            (void)snprintf(id, sizeof id, "R%d.%d", rule, wanted);
            (void)snprintf(text, sizeof text, rules[rule], wanted);
            scene_criterion(s, -1, CRITERION(.id = id, .points = text));
        }
    }
}

static void one_round(random_source *random) {
    history histories[SUBJECTS];
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abcdefghijkl");
    set_rules(&s);
    for (int i = 0; i < SUBJECTS; i++) {
        const char id[2] = {(char)('a' + i), '\0'};
        draw(random, &histories[i]);
        lay(&s, id, &histories[i]);
    }
    scene_history(&s, "a", "other", LAST - YEARS + 1, 0); /* the ledger begins there, whoever has figures */
    scene_runs(&s, "2024");
    for (int i = 0; i < SUBJECTS; i++) {
        bounds row = {1000, -1};
        bounds won = {1000, -1};
        complete(&histories[i], 0, &row, &won);
        for (int wanted = 0; wanted <= HIGHEST; wanted++) {
            expect_truth(&s, "years in a row", wanted, i, &row, wanted);
            expect_truth(&s, "awards in them", HIGHEST + 1 + wanted, i, &won, wanted);
        }
    }
    scene_close(&s);
}

static void against_all_histories(void **state) {
    (void)state;
    random_source random = {20261123};
    for (int round = 0; round < 60; round++) {
        one_round(&random);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(against_all_histories)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
