/* Ranks and cuts against their definitions, counted pair by pair; and [E-RANK-1]: permuting the rows permutes the places only. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/kernel.h"
#include "support/random.h"

enum { ROUNDS = 8000, MOST = 40, KEYS = 3 }; /* 20 rows a round on average: 160,000 rows */

typedef struct problem {
    int64_t n;
    int32_t key_count;
    emul_decimal values[KEYS][MOST];
    int32_t ascending[KEYS];
    bool grouped;
    int32_t group[MOST];
    bool masked;
    uint8_t eligible[MOST];
    emul_ties ties;
} problem;

typedef struct answer {
    int64_t order[MOST];
    emul_decimal place[MOST];
    int64_t tied[MOST];
} answer;

static emul_decimal random_value(random_source *source) {
    static const emul_decimal edges[] = {EMUL_MISSING, EMUL_NOT_APPLICABLE, EMUL_DECIMAL_MIN, EMUL_DECIMAL_MAX};
    return random_once_in(source, 12) ? edges[random_between(source, 0, 3)] : random_between(source, -2, 2);
}

static problem random_problem(random_source *source) {
    problem asked = {0};
    asked.n = random_between(source, 0, MOST);
    asked.key_count = (int32_t)random_between(source, 1, KEYS);
    asked.grouped = random_once_in(source, 2);
    asked.masked = random_once_in(source, 2);
    asked.ties = (emul_ties)random_between(source, 0, 2);
    for (int32_t k = 0; k < asked.key_count; k++) {
        asked.ascending[k] = random_once_in(source, 2);
        for (int64_t i = 0; i < asked.n; i++) {
            asked.values[k][i] = random_value(source);
        }
    }
    for (int64_t i = 0; i < asked.n; i++) {
        static const int32_t groups[] = {INT32_MIN, -1, 0, 7, INT32_MAX};
        asked.group[i] = groups[random_between(source, 0, 4)];
        asked.eligible[i] = (uint8_t)random_between(source, 0, 3);
    }
    return asked;
}

static answer solve(const problem *asked) {
    answer given;
    int64_t scratch[MOST];
    emul_rank_key keys[KEYS];
    for (int32_t k = 0; k < asked->key_count; k++) {
        keys[k] = (emul_rank_key){asked->values[k], asked->ascending[k], 0};
    }
    assert_int_equal(emul_rank(keys, asked->key_count, asked->n, asked->grouped ? asked->group : NULL,
                               asked->masked ? asked->eligible : NULL, asked->ties, given.order, given.place, given.tied, scratch, NULL),
                     EMUL_OK);
    return given;
}

/* Definitions, one subject or one pair at a time. */

static bool stands(const problem *asked, int64_t i) {
    bool present = !asked->masked || asked->eligible[i] != 0;
    for (int32_t k = 0; k < asked->key_count; k++) {
        present = present && asked->values[k][i] != EMUL_MISSING && asked->values[k][i] != EMUL_NOT_APPLICABLE;
    }
    return present;
}

static bool rivals(const problem *asked, int64_t i, int64_t j) {
    return stands(asked, i) && stands(asked, j) && (!asked->grouped || asked->group[i] == asked->group[j]);
}

/* 1 if i is better than j, 0 if equal in every key, -1 if worse. */
static int better(const problem *asked, int64_t i, int64_t j) {
    for (int32_t k = 0; k < asked->key_count; k++) {
        const emul_decimal a = asked->values[k][i];
        const emul_decimal b = asked->values[k][j];
        if (a != b) {
            return (a > b) == (asked->ascending[k] == 0) ? 1 : -1;
        }
    }
    return 0;
}

typedef struct counted {
    int64_t ahead;      /* rivals that are better */
    int64_t ahead_sets; /* different results among them */
    int64_t equal;      /* itself included */
} counted;

static counted count_rivals(const problem *asked, int64_t i) {
    counted count = {0, 0, 0};
    for (int64_t j = 0; j < asked->n; j++) {
        if (!rivals(asked, i, j)) {
            continue;
        }
        const int order = better(asked, j, i);
        count.ahead += order > 0;
        count.equal += order == 0;
        bool first_of_set = order > 0;
        for (int64_t earlier = 0; earlier < j; earlier++) {
            first_of_set = first_of_set && !(rivals(asked, i, earlier) && better(asked, earlier, j) == 0);
        }
        count.ahead_sets += first_of_set;
    }
    return count;
}

static emul_decimal defined_place(const counted *count, emul_ties ties) {
    if (ties == EMUL_TIES_DENSE) {
        return (count->ahead_sets + 1) * EMUL_DECIMAL_ONE;
    }
    if (ties == EMUL_TIES_FRACTIONAL) { /* the mean of ahead + 1 .. ahead + equal */
        return (2 * count->ahead + 1 + count->equal) * (EMUL_DECIMAL_ONE / 2);
    }
    return (count->ahead + 1) * EMUL_DECIMAL_ONE;
}

static void check_places(const problem *asked, const answer *given) {
    for (int64_t i = 0; i < asked->n; i++) {
        const counted count = count_rivals(asked, i);
        if (stands(asked, i)) {
            assert_int_equal(given->place[i], defined_place(&count, asked->ties));
            assert_int_equal(given->tied[i], count.equal);
        } else {
            assert_true(given->place[i] == EMUL_MISSING && given->tied[i] == 0);
        }
    }
}

/* Group ascending, then place, then row; those without place last, by row. */
static bool in_order(const problem *asked, const answer *given, int64_t a, int64_t b) {
    if (!stands(asked, a) || !stands(asked, b)) {
        return stands(asked, a) || (!stands(asked, b) && a < b);
    }
    if (asked->grouped && asked->group[a] != asked->group[b]) {
        return asked->group[a] < asked->group[b];
    }
    return given->place[a] != given->place[b] ? given->place[a] < given->place[b] : a < b;
}

static void check_order(const problem *asked, const answer *given) {
    bool seen[MOST] = {false};
    for (int64_t at = 0; at < asked->n; at++) {
        const int64_t row = given->order[at];
        assert_true(row >= 0 && row < asked->n && !seen[row]);
        seen[row] = true;
        assert_true(at == 0 || in_order(asked, given, given->order[at - 1], row));
    }
}

static void check_permuted(const problem *asked, const answer *given, random_source *source) {
    int64_t to[MOST];
    problem mixed = *asked;
    random_permutation(source, to, asked->n);
    for (int64_t i = 0; i < asked->n; i++) {
        for (int32_t k = 0; k < asked->key_count; k++) {
            mixed.values[k][to[i]] = asked->values[k][i];
        }
        mixed.group[to[i]] = asked->group[i];
        mixed.eligible[to[i]] = asked->eligible[i];
    }
    const answer again = solve(&mixed);
    for (int64_t i = 0; i < asked->n; i++) {
        assert_int_equal(again.place[to[i]], given->place[i]);
        assert_int_equal(again.tied[to[i]], given->tied[i]);
    }
}

static void test_places(void **state) {
    (void)state;
    random_source source = {31};
    for (int32_t round = 0; round < ROUNDS; round++) {
        const problem asked = random_problem(&source);
        const answer given = solve(&asked);
        check_places(&asked, &given);
        check_order(&asked, &given);
        check_permuted(&asked, &given, &source);
    }
}

/* Index of a subject's group among the different values of all rows, ascending. */
static int64_t group_index(const problem *asked, int64_t row) {
    int64_t below = 0;
    for (int64_t i = 0; asked->grouped && i < asked->n; i++) {
        bool first = asked->group[i] < asked->group[row];
        for (int64_t j = 0; j < i; j++) {
            first = first && asked->group[j] != asked->group[i];
        }
        below += first;
    }
    return below;
}

static int64_t count_groups(const problem *asked) {
    int64_t most = 0;
    for (int64_t i = 0; i < asked->n; i++) {
        const int64_t index = group_index(asked, i);
        most = index + 1 > most ? index + 1 : most;
    }
    return asked->grouped ? most : 1;
}

/* One subject: its set of equals stands at positions ahead .. ahead + equal - 1. */
static uint8_t defined_outcome(const counted *count, int64_t first, int64_t slots, emul_at_cut policy) {
    int64_t inside = 0;
    for (int64_t at = count->ahead; at < count->ahead + count->equal; at++) {
        inside += at >= first && at < first + slots;
    }
    if (inside == 0) {
        return EMUL_CUT_OUT;
    }
    if (inside == count->equal) {
        return EMUL_CUT_IN;
    }
    static const uint8_t by_policy[] = {EMUL_CUT_TIED, EMUL_CUT_IN, EMUL_CUT_OUT};
    return by_policy[policy];
}

static void check_cut(const problem *asked, random_source *source) {
    const answer ranking = solve(asked);
    const int64_t group_count = count_groups(asked);
    const emul_at_cut policy = (emul_at_cut)random_between(source, 0, 2);
    int64_t first[MOST + 1];
    int64_t slots[MOST + 1];
    int64_t open[MOST + 1];
    int64_t undecided[MOST + 1];
    uint8_t outcome[MOST];
    for (int64_t g = 0; g < group_count; g++) {
        first[g] = random_between(source, 0, 3);
        slots[g] = random_between(source, 0, 6);
        undecided[g] = slots[g];
    }
    assert_int_equal(emul_cut(ranking.order, ranking.place, ranking.tied, asked->n, asked->grouped ? asked->group : NULL, first, slots,
                              group_count, policy, outcome, open, NULL),
                     EMUL_OK);
    for (int64_t i = 0; i < asked->n; i++) {
        const int64_t g = group_index(asked, i);
        const counted count = count_rivals(asked, i);
        assert_int_equal(outcome[i], stands(asked, i) ? defined_outcome(&count, first[g], slots[g], policy) : EMUL_CUT_OUT);
    }
    for (int64_t at = 0, place = 0; at < asked->n && stands(asked, ranking.order[at]); at++) { /* slots taken, one by one */
        const int64_t row = ranking.order[at];
        const int64_t g = group_index(asked, row);
        place = at > 0 && group_index(asked, ranking.order[at - 1]) == g ? place + 1 : 0;
        undecided[g] -= outcome[row] == EMUL_CUT_IN && place >= first[g] && place < first[g] + slots[g];
    }
    for (int64_t g = 0; g < group_count; g++) {
        assert_int_equal(open[g], undecided[g]);
    }
}

static void test_cuts(void **state) {
    (void)state;
    random_source source = {32};
    for (int32_t round = 0; round < ROUNDS; round++) {
        problem asked = random_problem(&source);
        asked.ties = EMUL_TIES_COMPETITION;
        check_cut(&asked, &source);
    }
}

/* Many rows take another way through the sort. */

enum { MANY = 5000 };

typedef struct large {
    int64_t n;
    emul_decimal values[2][MANY];
    int32_t group[MANY];
    int32_t ascending[2];
    int64_t order[MANY];
    emul_decimal place[MANY];
    int64_t tied[MANY];
} large;

static void fill_large(large *all, random_source *source, int64_t width) {
    all->n = MANY - random_between(source, 0, 100);
    for (int64_t i = 0; i < all->n; i++) {
        all->values[0][i] = random_once_in(source, 50) ? EMUL_MISSING : random_between(source, -width / 3, width) / 7 * 7;
        all->values[1][i] = random_once_in(source, 5) ? EMUL_DECIMAL_MIN : random_between(source, -width / 2, width);
        all->group[i] = (int32_t)random_between(source, INT32_MIN / 2, INT32_MAX) / 500000000;
    }
}

/* 1 if a is better than b, 0 if equal, -1 if worse. */
static int better_of_two(const large *all, int64_t a, int64_t b) {
    for (int32_t k = 0; k < 2; k++) {
        const emul_decimal x = all->values[k][a];
        const emul_decimal y = all->values[k][b];
        if (x != y) {
            return (x > y) == (all->ascending[k] == 0) ? 1 : -1;
        }
    }
    return 0;
}

/* Of two neighbours in a group the first is better or has the smaller row; a place is the neighbour's or the position in the group. */
static void check_neighbours(const large *all) {
    int64_t start = 0;
    for (int64_t at = 1; at < all->n && all->place[all->order[at]] != EMUL_MISSING; at++) {
        const int64_t a = all->order[at - 1];
        const int64_t b = all->order[at];
        const bool same_group = all->group[a] == all->group[b];
        const int better_first = better_of_two(all, a, b);
        start = same_group ? start : at;
        assert_true(same_group ? better_first > 0 || (better_first == 0 && a < b) : all->group[a] < all->group[b]);
        const bool shared = same_group && better_first == 0;
        assert_int_equal(all->place[b], shared ? all->place[a] : (at - start + 1) * EMUL_DECIMAL_ONE);
        assert_true(shared ? all->tied[a] == all->tied[b] : all->tied[b] >= 1);
    }
}

static void check_without_place(const large *all) {
    int64_t missing = 0;
    for (int64_t i = 0; i < all->n; i++) {
        missing += all->values[0][i] == EMUL_MISSING;
        assert_int_equal(all->values[0][i] == EMUL_MISSING, all->place[i] == EMUL_MISSING);
    }
    for (int64_t at = all->n - missing; at < all->n; at++) {
        assert_true(all->place[all->order[at]] == EMUL_MISSING);
        assert_true(at == all->n - missing || all->order[at - 1] < all->order[at]);
    }
}

static void test_many_rows(void **state) {
    (void)state;
    static const int64_t widths[] = {3, 1000, INT64_C(1) << 40, INT64_MAX};
    static large all;
    static int64_t scratch[MANY];
    random_source source = {33};
    for (int32_t round = 0; round < 32; round++) {
        fill_large(&all, &source, widths[round / 8]);
        all.ascending[0] = round & 1;
        all.ascending[1] = round >> 1 & 1;
        const emul_rank_key keys[] = {{all.values[0], all.ascending[0], 0}, {all.values[1], all.ascending[1], 0}};
        assert_int_equal(emul_rank(keys, 2, all.n, all.group, NULL, EMUL_TIES_COMPETITION, all.order, all.place, all.tied, scratch, NULL),
                         EMUL_OK);
        check_neighbours(&all);
        check_without_place(&all);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_places), cmocka_unit_test(test_cuts), cmocka_unit_test(test_many_rows)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
