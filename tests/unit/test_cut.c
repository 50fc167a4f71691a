/* emul_cut: who is in, out or tied at the cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emul/kernel.h"

enum { MOST = 16, OUT = EMUL_CUT_OUT, IN = EMUL_CUT_IN, TIED = EMUL_CUT_TIED };

typedef struct standing {
    int64_t n;
    const int32_t *group;
    int64_t order[MOST];
    emul_decimal place[MOST];
    int64_t tied[MOST];
    uint8_t outcome[MOST];
    int64_t open[MOST];
} standing;

static standing stand(const emul_decimal *values, int64_t n, const int32_t *group) {
    standing all = {n, group, {0}, {0}, {0}, {0}, {0}};
    int64_t scratch[MOST];
    const emul_rank_key key = {values, 0, 0};
    assert_int_equal(emul_rank(&key, 1, n, group, NULL, EMUL_TIES_COMPETITION, all.order, all.place, all.tied, scratch, NULL), EMUL_OK);
    return all;
}

static void cut(standing *all, const int64_t *first, const int64_t *slots, int64_t group_count, emul_at_cut policy) {
    assert_int_equal(
        emul_cut(all->order, all->place, all->tied, all->n, all->group, first, slots, group_count, policy, all->outcome, all->open, NULL),
        EMUL_OK);
}

static void expect_cut(const standing *all, const uint8_t *outcome, int64_t open) {
    for (int64_t i = 0; i < all->n; i++) {
        assert_int_equal(all->outcome[i], outcome[i]);
    }
    assert_int_equal(all->open[0], open);
}

/* Places 1 2 3 3 3 6; four slots: the third place is shared by three for two slots. */
static void test_tie_at_the_cut(void **state) {
    (void)state;
    static const emul_decimal values[] = {7, 9, 7, 8, 5, 7};
    const int64_t first = 0;
    const int64_t slots = 4;
    standing all = stand(values, 6, NULL);
    cut(&all, &first, &slots, 1, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){TIED, IN, TIED, IN, OUT, TIED}, 2);
    cut(&all, &first, &slots, 1, EMUL_AT_CUT_ALL);
    expect_cut(&all, (const uint8_t[]){IN, IN, IN, IN, OUT, IN}, 0);
    cut(&all, &first, &slots, 1, EMUL_AT_CUT_NONE);
    expect_cut(&all, (const uint8_t[]){OUT, IN, OUT, IN, OUT, OUT}, 2);
}

/* One first prize, two seconds, three thirds over 1 2 2 4 5 5 7: only the last set of two fits at the edge it meets. */
static void test_prizes_one_after_another(void **state) {
    (void)state;
    static const emul_decimal values[] = {90, 80, 80, 70, 60, 60, 50};
    standing all = stand(values, 7, NULL);
    cut(&all, (const int64_t[]){0}, (const int64_t[]){1}, 1, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){IN, OUT, OUT, OUT, OUT, OUT, OUT}, 0);
    cut(&all, (const int64_t[]){1}, (const int64_t[]){2}, 1, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){OUT, IN, IN, OUT, OUT, OUT, OUT}, 0);
    cut(&all, (const int64_t[]){3}, (const int64_t[]){2}, 1, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){OUT, OUT, OUT, IN, TIED, TIED, OUT}, 1);
    cut(&all, (const int64_t[]){5}, (const int64_t[]){1}, 1, EMUL_AT_CUT_REPORT); /* the same two, from the other side */
    expect_cut(&all, (const uint8_t[]){OUT, OUT, OUT, OUT, TIED, TIED, OUT}, 1);
}

static void test_more_slots_than_subjects(void **state) {
    (void)state;
    static const emul_decimal values[] = {3, EMUL_MISSING, 3};
    standing all = stand(values, 3, NULL);
    cut(&all, (const int64_t[]){0}, (const int64_t[]){5}, 1, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){IN, OUT, IN}, 3);
    cut(&all, (const int64_t[]){1}, (const int64_t[]){INT64_MAX}, 1, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){TIED, OUT, TIED}, INT64_MAX);
    cut(&all, (const int64_t[]){9}, (const int64_t[]){1}, 1, EMUL_AT_CUT_ALL);
    expect_cut(&all, (const uint8_t[]){OUT, OUT, OUT}, 1);
}

/* B23: a cap of 0 is a cap. Nobody is tied for slots that are not there. */
static void test_no_slot_is_no_slot(void **state) {
    (void)state;
    static const emul_decimal values[] = {3, 3};
    standing all = stand(values, 2, NULL);
    for (emul_at_cut policy = EMUL_AT_CUT_REPORT; policy <= EMUL_AT_CUT_NONE; policy++) {
        cut(&all, (const int64_t[]){1}, (const int64_t[]){0}, 1, policy);
        expect_cut(&all, (const uint8_t[]){OUT, OUT}, 0);
    }
}

static void test_groups_have_their_own_slots(void **state) {
    (void)state;
    static const emul_decimal values[] = {9, 8, 7, 7, 6, 5};
    static const int32_t group[] = {4, -2, 4, 4, -2, 4};
    standing all = stand(values, 6, group);
    cut(&all, (const int64_t[]){0, 1}, (const int64_t[]){1, 1}, 2, EMUL_AT_CUT_REPORT); /* group -2 first */
    expect_cut(&all, (const uint8_t[]){OUT, IN, TIED, TIED, OUT, OUT}, 0);
    assert_int_equal(all.open[1], 1);
}

/* Groups -5, 0, 3, 8 of which 0 and 8 have nobody with a place: they keep their elements, or the caller leaves both out. */
static void test_groups_without_places(void **state) {
    (void)state;
    static const emul_decimal values[] = {9, EMUL_MISSING, 7, EMUL_MISSING, EMUL_MISSING, EMUL_MISSING};
    static const int32_t group[] = {3, 0, -5, 8, 0, 3};
    static const int64_t first[] = {0, 0, 0, 0};
    static const int64_t slots[] = {1, 20, 3, 40};
    standing all = stand(values, 6, group);
    cut(&all, first, slots, 4, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){IN, OUT, IN, OUT, OUT, OUT}, 0);
    assert_int_equal(all.open[1], 20);
    assert_int_equal(all.open[2], 2);
    assert_int_equal(all.open[3], 40);
    cut(&all, first, slots, 2, EMUL_AT_CUT_REPORT);
    expect_cut(&all, (const uint8_t[]){IN, OUT, IN, OUT, OUT, OUT}, 0);
    assert_int_equal(all.open[1], 19);
    for (int64_t count = 0; count < 6; count++) {
        static const int64_t many[6] = {0};
        const emul_status status =
            emul_cut(all.order, all.place, all.tied, 6, group, many, many, count, EMUL_AT_CUT_ALL, all.outcome, NULL, NULL);
        assert_int_equal(status, count == 2 || count == 4 ? EMUL_OK : EMUL_E_ARGUMENT);
    }
}

static void test_nobody(void **state) {
    (void)state;
    const int64_t one = 1;
    int64_t open = 0;
    assert_int_equal(emul_cut(NULL, NULL, NULL, 0, NULL, &one, &one, 1, EMUL_AT_CUT_ALL, NULL, &open, NULL), EMUL_OK);
    assert_int_equal(open, 1);
    assert_int_equal(emul_cut(NULL, NULL, NULL, 0, NULL, NULL, NULL, 0, EMUL_AT_CUT_ALL, NULL, NULL, NULL), EMUL_E_ARGUMENT);
}

static emul_status cut_with(standing *all, const int64_t *first, const int64_t *slots, int64_t count, emul_at_cut policy) {
    return emul_cut(all->order, all->place, all->tied, all->n, all->group, first, slots, count, policy, all->outcome, NULL, NULL);
}

static void test_wrong_calls(void **state) {
    (void)state;
    static const emul_decimal values[] = {9, 8, 8};
    const int64_t zero = 0;
    const int64_t below = -1;
    standing all = stand(values, 3, NULL);
    assert_int_equal(cut_with(&all, &below, &zero, 1, 0), EMUL_E_ARGUMENT);
    assert_int_equal(cut_with(&all, &zero, &below, 1, 0), EMUL_E_ARGUMENT);
    assert_int_equal(cut_with(&all, NULL, &zero, 1, 0), EMUL_E_ARGUMENT);
    assert_int_equal(cut_with(&all, &zero, NULL, 1, 0), EMUL_E_ARGUMENT);
    assert_int_equal(cut_with(&all, &zero, &zero, -1, 0), EMUL_E_ARGUMENT);
    assert_int_equal(cut_with(&all, &zero, &zero, 1, 3), EMUL_E_ARGUMENT);
    assert_int_equal(cut_with(&all, &zero, &zero, 1, -1), EMUL_E_ARGUMENT);
    assert_int_equal(emul_cut(NULL, all.place, all.tied, 3, NULL, &zero, &zero, 1, 0, all.outcome, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_cut(all.order, NULL, all.tied, 3, NULL, &zero, &zero, 1, 0, all.outcome, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_cut(all.order, all.place, NULL, 3, NULL, &zero, &zero, 1, 0, all.outcome, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_cut(all.order, all.place, all.tied, 3, NULL, &zero, &zero, 1, 0, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_cut(all.order, all.place, all.tied, -3, NULL, &zero, &zero, 1, 0, all.outcome, NULL, NULL), EMUL_E_ARGUMENT);
}

/* Columns that emul_rank cannot have written are refused, not read past their end. */
static void test_no_ranking(void **state) {
    (void)state;
    static const emul_decimal values[] = {9, 8, 8};
    const int64_t one = 1;
    standing all = stand(values, 3, NULL);
    standing wrong = all;
    wrong.order[1] = 3;
    assert_int_equal(cut_with(&wrong, &one, &one, 1, 0), EMUL_E_ARGUMENT);
    wrong = all;
    wrong.order[2] = -1;
    assert_int_equal(cut_with(&wrong, &one, &one, 1, 0), EMUL_E_ARGUMENT);
    wrong = all;
    wrong.tied[1] = 3;
    assert_int_equal(cut_with(&wrong, &one, &one, 1, 0), EMUL_E_ARGUMENT);
    wrong = all;
    wrong.tied[0] = 0;
    assert_int_equal(cut_with(&wrong, &one, &one, 1, 0), EMUL_E_ARGUMENT);
    wrong = all;
    wrong.tied[2] = 1;
    assert_int_equal(cut_with(&wrong, &one, &one, 1, 0), EMUL_E_ARGUMENT);
    wrong = all;
    wrong.place[0] = EMUL_MISSING; /* somebody without place in front */
    assert_int_equal(cut_with(&wrong, &one, &one, 1, 0), EMUL_E_ARGUMENT);
    static const int32_t group[] = {1, 1, 2};
    wrong = all;
    wrong.group = group; /* a set of equals across two groups */
    assert_int_equal(cut_with(&wrong, (const int64_t[]){0, 0}, (const int64_t[]){1, 1}, 2, 0), EMUL_E_ARGUMENT);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tie_at_the_cut),
        cmocka_unit_test(test_prizes_one_after_another),
        cmocka_unit_test(test_more_slots_than_subjects),
        cmocka_unit_test(test_no_slot_is_no_slot),
        cmocka_unit_test(test_groups_have_their_own_slots),
        cmocka_unit_test(test_groups_without_places),
        cmocka_unit_test(test_nobody),
        cmocka_unit_test(test_wrong_calls),
        cmocka_unit_test(test_no_ranking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
