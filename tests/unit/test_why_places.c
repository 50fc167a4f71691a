/* Why a subject stands where it does: the keys compared with who is directly before and behind it, and at the cut of an award. Figures are worked out
 * beside each test. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"
#include "support/scene.h"

static scene s;

static int open_scene(void **state) {
    (void)state;
    scene_open(&s, NULL);
    return 0;
}

static int close_scene(void **state) {
    (void)state;
    scene_close(&s);
    return 0;
}

static void begin(const char *units, const char *x) {
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "x"));
    scene_units(&s, units);
    scene_facts(&s, "x", NULL, x);
}

/* 9 8 8 8 5; y 1 3 2 - 1. The three with 8 cannot be told apart by y, which d lacks (the key is passed over for all of them), but by z: 1 2 2.
 * b is alone behind a; c and d share the third place. */
static void begin_lacking(void) {
    begin("abcde", "9 8 8 8 5");
    scene_order(&s, "total desc");
    scene_order(&s, "y desc");
    scene_order(&s, "z asc");
    scene_facts(&s, "y", NULL, "1 3 2 - 1");
    scene_facts(&s, "z", NULL, "0 1 2 2 0");
}

static void a_key_that_one_of_the_equals_lacks(void **state) {
    (void)state;
    begin_lacking();
    scene_runs(&s, "2024");
    expect_places(&s, "u", "1 2 3 3 5");
    expect_explained(&s, 1,
                     "      Directly before it: a, place 1\n"
                     "        total (the higher the better): 8 against 9, 1 apart: decides\n"
                     "      Directly behind it: c, place 3, equal with d\n"
                     "        total (the higher the better): 8 against 8: equal\n"
                     "        y (the higher the better): 3 against 2, 1 apart: passed over, since one of the equals has no figure\n"
                     "        z (the lower the better): 1 against 2, 1 apart: decides\n");
    expect_explained(&s, 3,
                     "      Equal with c\n"
                     "      Ordered by total (the higher the better): 8\n"
                     "      Ordered by y (the higher the better): no figure yet\n"
                     "      Ordered by z (the lower the better): 2\n"
                     "      Directly before it: b, place 2\n"
                     "        total (the higher the better): 8 against 8: equal\n"
                     "        y (the higher the better): no figure yet against 3: passed over, since one of the equals has no figure\n"
                     "        z (the lower the better): 2 against 1, 1 apart: decides\n"
                     "      Directly behind it: e, place 5\n"
                     "        total (the higher the better): 8 against 5, 3 apart: decides\n");
}

/* Two thirds and 0.666667 are not equal: before the rounding of the points the key is exact. 2/3 - 666667/1000000 = -1/3000000. */
static void keys_are_exact(void **state) {
    (void)state;
    begin("ab", "2 2");
    scene_order(&s, "w / 3 desc");
    scene_facts(&s, "w", NULL, "2 2.000001");
    scene_runs(&s, "2024");
    expect_explained(&s, 0, "        w / 3 (the higher the better): 2/3 ≈ 0.666667 against 0.666667, 1/3000000 apart: decides\n");
}

/* b has more, and comes last for its one accident; c and d have one, too. */
static void ranked_last(void **state) {
    (void)state;
    begin("abcd", "5 9 8 8");
    scene_restriction(&s, RESTRICTION(.effect = "rank_last", .when = "accidents > 0"));
    scene_facts(&s, "accidents", NULL, "0 1 1 1");
    scene_runs(&s, "2024");
    expect_places(&s, "u", "1 2 3 3");
    expect_explained(&s, 0,
                     "      Directly behind it: b, place 2\n"
                     "        Ranked last: no against yes: decides\n");
    expect_explained(&s, 1,
                     "      Directly behind it: c, place 3, equal with d\n"
                     "        Ranked last: yes against yes: equal\n"
                     "        total (the higher the better): 9 against 8, 1 apart: decides\n");
}

/* In group 1 a b d, in group 2 c. */
static void in_the_group_and_overall(void **state) {
    (void)state;
    scene_subject(&s, "a", EMUL_KIND_UNIT, "g=1");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "g=1");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "g=2");
    scene_subject(&s, "d", EMUL_KIND_UNIT, "g=1");
    scene_scorecard(&s, SCORECARD(.id = "u", .group = "g"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "x"));
    scene_facts(&s, "x", NULL, "4 3 2 1");
    scene_runs(&s, "2024");
    expect_explained(&s, 3,
                     "    Place 3 of 3 in its group (1)\n"
                     "      Directly before it: b, place 2\n"
                     "        total (the higher the better): 1 against 3, 2 apart: decides\n"
                     "    Place 4 of 4 overall\n"
                     "      Ordered by total (the higher the better): 1\n"
                     "      Directly before it: c, place 3\n"
                     "        total (the higher the better): 1 against 2, 1 apart: decides\n");
}

/* ---- awards ---- */

/* Two slots; then two stand ready. By m: 9 7 7 5 3 2. */
static void begin_award(const char *take) {
    begin("abcdef", "1 1 1 1 1 1");
    scene_award(&s, AWARD(.id = "w", .by = "u", .take = take, .reserve = "1"));
    scene_award_order(&s, "m desc");
    scene_facts(&s, "m", NULL, "9 7 7 5 3 2");
}

static void who_lost_and_who_holds_the_last_slot(void **state) {
    (void)state;
    begin_award("3");
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded awarded awarded reserve outside outside");
    expect_explained(&s, 1,
                     "    Position 2 among the candidates\n"
                     "      Equal with c\n"
                     "      First of those not taken: d, position 4\n"
                     "        m (the higher the better): 7 against 5, 2 apart: decides\n");
    expect_explained(&s, 3,
                     "    Position 4 among the candidates\n"
                     "      At the last slot: b, position 2, equal with c\n"
                     "        m (the higher the better): 5 against 7, 2 apart: decides\n");
    expect_explained(&s, 5,
                     "    Position 6 among the candidates\n"
                     "      Last on the reserve list: d, position 4\n"
                     "        m (the higher the better): 2 against 5, 3 apart: decides\n"
                     "      At the last slot: b, position 2, equal with c\n"
                     "        m (the higher the better): 2 against 7, 5 apart: decides\n");
}

static void tied_at_the_cut(void **state) {
    (void)state;
    begin_award("2");
    scene_runs(&s, "2024");
    expect_explained(&s, 1,
                     "      Equal with c\n"
                     "      Slots for the 2 who are equal: 1\n");
    expect_explained(&s, 4,
                     "      At the last slot: b, position 2, equal with c\n"
                     "        m (the higher the better): 3 against 7, 4 apart: decides\n");
}

/* All equal on the scorecard; women come first: a no, b yes, c no. One slot. */
static void by_a_preference(void **state) {
    (void)state;
    begin("abc", "5 5 5");
    scene_indicator(&s, INDICATOR(.id = "woman", .type = "yes_no"));
    scene_award(&s, AWARD(.id = "w", .by = "u", .take = "1"));
    scene_preference(&s, CONDITION(.that = "woman", .name = "Nữ"));
    scene_facts(&s, "woman", NULL, "0 1 0");
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "outside awarded outside");
    expect_explained(&s, 0,
                     "      At the last slot: b, position 1\n"
                     "        total (the higher the better): 5 against 5: equal\n"
                     "        Preferred if woman (Nữ): no against yes: decides\n");
}

/* Everybody who is equal is named in every form; text for people stops at sixty. 62 units: one is explained, 61 others. */
static void all_equals(void **state) {
    (void)state;
    char id[] = "aa";
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "1"));
    for (int i = 0; i < 62; i++) {
        id[0] = (char)('a' + i / 26);
        id[1] = (char)('a' + i % 26);
        scene_subject(&s, id, EMUL_KIND_UNIT, "");
    }
    scene_runs(&s, "2024");
    static char text[16384];
    expect_explained(&s, 0, ", ch, ci, … (+1)\n");
    assert_int_equal(emul_result_why(s.result, 0, NULL, EMUL_ENGLISH, EMUL_FORM_JSON, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_non_null(strstr(text, "\"ci\",\"cj\"]"));
}

/* Classes: at most one is best; b and c are equal and contend for nothing, a has it. */
static void who_kept_the_class(void **state) {
    (void)state;
    begin("abc", "9 8 8");
    scene_class(&s, CLASS(.id = "best", .when = "total >= 5", .at_most = "1"));
    scene_class(&s, CLASS(.id = "rest"));
    scene_runs(&s, "2024");
    expect_classes(&s, "u", "best rest rest");
    expect_explained(&s, 2,
                     "      Moved down from best to rest: at most 1\n"
                     "        Last who stays: a, place 1\n"
                     "          total (the higher the better): 8 against 9, 1 apart: decides\n");
}

/* ---- memory ---- */

static emul_status explain_all(const emul_allocator *allocator, void *context) {
    (void)context;
    scene_open(&s, allocator);
    begin_lacking();
    scene_restriction(&s, RESTRICTION(.effect = "rank_last", .when = "z > 5"));
    scene_award(&s, AWARD(.id = "w", .by = "u", .take = "2", .reserve = "1"));
    scene_preference(&s, CONDITION(.that = "x > 8"));
    scene_condition(&s, "total(u) >= 6 and (x > 1 or lowest_share(u) > 0)");
    emul_status status = scene_run(&s, "2024");
    for (int64_t row = 0; status == EMUL_OK && row < 5; row++) {
        emul_explanation *explanation = NULL;
        status = emul_result_explain(s.result, row, NULL, &explanation, s.error);
        emul_explanation_destroy(explanation);
    }
    scene_close(&s);
    return status;
}

static void memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(explain_all, NULL) > 100);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_scene, close_scene)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(a_key_that_one_of_the_equals_lacks),
        TEST(keys_are_exact),
        TEST(ranked_last),
        TEST(in_the_group_and_overall),
        TEST(who_lost_and_who_holds_the_last_slot),
        TEST(tied_at_the_cut),
        TEST(by_a_preference),
        TEST(all_equals),
        TEST(who_kept_the_class),
        cmocka_unit_test(memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
