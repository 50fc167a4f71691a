/* Random ballots against an oracle that counts out every way in which those who have not voted could: passed() is yes if all of them reach the
 * share, no if none does, and unknown else. In whatever order the rounds were told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

#include <cmocka.h>

#include "support/random.h"
#include "support/scene.h"

enum { SUBJECTS = 6, ROUNDS = 3, COUNCILS = 400 };

typedef struct share {
    const char *text;
    int64_t num, den;
} share;

static const share shares[] = {{"90%", 9, 10}, {"80%", 4, 5}, {"2 / 3", 2, 3}, {"50%", 1, 2}, {"100%", 1, 1}, {"66.67%", 6667, 10000}};

/* Numbers that can be together. */
static emul_ballot random_ballot(random_source *source, int32_t round) {
    emul_ballot made = {.struct_size = sizeof made, .title = "t", .round = round, .members = random_between(source, 1, 12)};
    made.present = random_once_in(source, 6) ? -1 : random_between(source, 0, made.members);
    made.written = random_once_in(source, 2) ? 0 : random_between(source, 0, made.members - (made.present < 0 ? 0 : made.present));
    const int64_t most = made.present < 0 ? made.members : made.present + made.written;
    made.yes = random_once_in(source, 6) ? -1 : random_between(source, most > 2 ? most - 2 : 0, most);
    return made;
}

/* 1 yes, 0 no, -1 unknown: every number of votes that the ballot may come to. */
static int32_t oracle(const emul_ballot *of, const share *wanted) {
    const bool closed = of->present >= 0 && of->yes >= 0;
    const int64_t least = of->yes < 0 ? 0 : of->yes;
    const int64_t most = closed ? of->yes + of->members - of->present - of->written : of->members;
    int64_t ways = 0;
    int64_t reached = 0;
    for (int64_t votes = least; votes <= most; votes++) {
        ways++;
        reached += votes * wanted->den >= wanted->num * of->members;
    }
    return reached == ways ? 1 : reached == 0 ? 0 : -1;
}

static const char *word_of(int32_t truth) {
    return truth > 0 ? "awarded" : truth == 0 ? "ineligible" : "?";
}

/* Rounds of a subject told in a random order; `last` becomes those that count. */
static void tell_rounds(scene *s, random_source *source, int32_t subject, emul_ballot *last) {
    emul_ballot rounds[ROUNDS];
    const char id[] = {(char)('a' + subject), '\0'};
    const int32_t count = (int32_t)random_between(source, 1, ROUNDS);
    for (int32_t i = 0; i < count; i++) {
        rounds[i] = random_ballot(source, i + 1);
    }
    *last = rounds[count - 1];
    for (int32_t i = count; i > 0; i--) {
        const int32_t at = (int32_t)random_between(source, 0, i - 1);
        scene_ballot(s, id, &rounds[at]);
        rounds[at] = rounds[i - 1];
    }
}

static void against_every_outcome(void **state) {
    random_source source = {2025};
    (void)state;
    for (int32_t council = 0; council < COUNCILS; council++) {
        const share *wanted = &shares[random_between(&source, 0, sizeof shares / sizeof shares[0] - 1)];
        emul_ballot last[SUBJECTS];
        char condition[64];
        char expected[256] = "";
        size_t length = 0;
        scene s;
        scene_open(&s, NULL);
        scene_units(&s, "abcdef");
        (void)snprintf(condition, sizeof condition, "passed(t, %s)", wanted->text);
        scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
        scene_condition(&s, condition);
        for (int32_t i = 0; i < SUBJECTS; i++) {
            tell_rounds(&s, &source, i, &last[i]);
            length +=
                (size_t)snprintf(expected + length, sizeof expected - length, "%s%s", i == 0 ? "" : " ", word_of(oracle(&last[i], wanted)));
        }
        scene_runs(&s, "2025");
        expect_decisions(&s, "t", expected);
        scene_close(&s);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(against_every_outcome)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
