/* From standings to decisions: conditions, quotas, ties at the cut, exclusions, open questions, prizes. Expected decisions are worked out
 * beside each test from the rules of the regulation's reference; B and a number is a defect found in a program that people use today. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

/* Units by the letters of `ids`, whose total is the fact `t`. */
static void open_totals(scene *s, const char *ids, const char *totals) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "T", .points = "t"));
    scene_facts(s, "t", NULL, totals);
}

/* ---- conditions ---- */

static void test_everybody_who_is_eligible(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "90 80 90 -");
    scene_award(&s, AWARD(.id = "ldtt"));
    scene_condition(&s, "total >= 85");
    scene_condition(&s, "discipline == 0");
    scene_facts(&s, "discipline", NULL, "0 0 1 0");
    scene_runs(&s, "2024");
    expect_decisions(&s, "ldtt", "awarded ineligible ineligible ?");
    const int32_t *reason = emul_result_reason(s.result, 0, NULL);
    assert_int_equal(reason[0], -1);
    assert_int_equal(reason[1], 0); /* the first condition that fails */
    assert_int_equal(reason[2], 1);
    scene_close(&s);
}

static void test_a_failed_condition_outweighs_an_open_one(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "ab", "90 90");
    scene_award(&s, AWARD(.id = "w"));
    scene_condition(&s, "discipline == 0");
    scene_condition(&s, "innovations >= 1");
    scene_facts(&s, "discipline", NULL, "- -");
    scene_facts(&s, "innovations", NULL, "0 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "ineligible ?");
    assert_int_equal(emul_result_reason(s.result, 0, NULL)[0], 1);
    assert_int_equal(emul_result_reason(s.result, 0, NULL)[1], 0);
    expect_missing(&s, "b - discipline"); /* for a it does not matter */
    scene_close(&s);
}

static void test_awards_for_one_kind(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "a", "90");
    scene_subject(&s, "person", EMUL_KIND_INDIVIDUAL, "");
    scene_award(&s, AWARD(.id = "u", .applies_to = "unit"));
    scene_award(&s, AWARD(.id = "i", .applies_to = "individual"));
    scene_condition(&s, "merit == 1");
    scene_facts(&s, "merit", NULL, "1 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "u", "awarded -");
    expect_decisions(&s, "i", "- awarded");
    assert_int_equal(emul_result_order(s.result, 0, NULL)[0], EMUL_DECIMAL_ONE);
    assert_int_equal(emul_result_order(s.result, 1, NULL)[1], EMUL_MISSING); /* nothing orders */
    scene_close(&s);
}

static void test_who_takes_no_place_is_not_selected_by_places(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abc", "99 80 70");
    scene_veto(&s, "late == 1");
    scene_facts(&s, "late", NULL, "1 0 -");
    scene_award(&s, AWARD(.id = "w", .take = "1"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "ineligible awarded ?");
    scene_close(&s);
}

/* ---- quotas ---- */

static void test_the_best_n(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "70 90 80 60");
    scene_award(&s, AWARD(.id = "w", .take = "2"));
    scene_condition(&s, "t < 90"); /* who is refused frees the slot */
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded ineligible awarded outside");
    const emul_decimal *order = emul_result_order(s.result, 0, NULL);
    assert_int_equal(order[2], EMUL_DECIMAL_ONE);
    assert_int_equal(order[0], 2 * EMUL_DECIMAL_ONE);
    assert_int_equal(order[1], EMUL_MISSING);
    scene_close(&s);
}

static void test_a_share_rounds_down_unless_it_says_otherwise(void **state) { /* B1: floor(N x (p / 100.0)) beside floor(N x p / 100.0) */
    (void)state;
    static const struct {
        const char *round, *at_least, *take;
        int64_t awarded; /* of 17 */
    } cases[] = {
        {NULL, NULL, "20%", 3},        /* 3.4 */
        {"up", NULL, "20%", 4},        /* 3.4 */
        {"half_away", NULL, "20%", 3}, /* 3.4 */
        {"half_away", NULL, "50%", 9}, /* 8.5 */
        {NULL, "1", "5%", 1},          /* 0.85 */
        {NULL, NULL, "5%", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_totals(&s, "abcdefghijklmnopq", "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17");
        scene_award(&s, AWARD(.id = "w", .take = cases[i].take, .round = cases[i].round, .at_least = cases[i].at_least));
        scene_runs(&s, "2024");
        int64_t awarded = 0;
        for (int64_t row = 0; row < 17; row++) {
            const emul_decision decision = emul_result_decision(s.result, 0, NULL)[row];
            assert_int_equal(decision, row >= 17 - cases[i].awarded ? EMUL_DECISION_AWARDED : EMUL_DECISION_NOT_SELECTED);
            awarded += decision == EMUL_DECISION_AWARDED;
        }
        assert_int_equal(awarded, cases[i].awarded);
        scene_close(&s);
    }
}

/* 40 % of those with the other award: 4 of 10 are sure of it, so 1.6; one is open, so up to 2.0. Rounded down that is one or two. */
static void test_a_share_of_those_with_another_award(void **state) {
    (void)state;
    static const struct {
        const char *merit, *decisions;
    } cases[] = {
        {"1 1 1 1 0", "awarded outside outside outside outside"}, /* 40 % of 4 = 1.6 */
        {"1 1 1 1 1", "awarded awarded outside outside outside"}, /* 40 % of 5 = 2.0 */
        {"1 1 1 1 -", "awarded ? outside outside outside"},       /* one or two */
        {"0 0 0 1 1", "outside outside outside outside outside"}, /* 40 % of 2 = 0.8 */
        {"0 0 1 1 1", "awarded outside outside outside outside"}, /* 40 % of 3 = 1.2: the pool need not be those who are considered */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_totals(&s, "abcde", "90 80 70 60 50");
        scene_award(&s, AWARD(.id = "w", .take = "40% of awarded(x)")); /* before the one it reads */
        scene_award(&s, AWARD(.id = "x"));
        scene_condition(&s, "merit == 1");
        scene_facts(&s, "merit", NULL, cases[i].merit);
        scene_runs(&s, "2024");
        expect_decisions(&s, "w", cases[i].decisions);
        scene_close(&s);
    }
}

static void
test_a_share_per_group_of_those_with_a_prize(void **state) { /* two of the four with p are in group 1, two in group 2; 50 % of 2 = 1 */
    (void)state;
    scene s;
    scene_open(&s, NULL);
    static const char *const groups[] = {"g=1", "g=1", "g=2", "g=2", "g=2"};
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    for (size_t i = 0; i < 5; i++) {
        scene_subject(&s, ids[i], EMUL_KIND_UNIT, groups[i]);
    }
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "t"));
    scene_facts(&s, "t", NULL, "90 80 70 60 50");
    scene_award(&s, AWARD(.id = "x"));
    scene_prize(&s, AWARD(.id = "p", .take = "4"));
    scene_award(&s, AWARD(.id = "w", .take = "50% of awarded(p) per g"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded outside awarded outside outside");
    scene_close(&s);
}

static void test_a_share_of_an_unknown_award_or_of_itself(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "a", "90");
    scene_award(&s, AWARD(.id = "w", .take = "40% of awarded(y)"));
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "no award has the id “y”");
    scene_close(&s);
    open_totals(&s, "a", "90");
    scene_award(&s, AWARD(.id = "w", .take = "40% of awarded(w)"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "w -> w");
    scene_close(&s);
}

/* ---- the reserve list ---- */

static void test_the_next_ones_stand_ready(void **state) {
    (void)state;
    static const struct {
        const char *totals, *at_cut, *reserve, *decisions;
    } cases[] = {
        {"90 80 70 60 50", NULL, "1", "awarded awarded reserve outside outside"},
        {"90 80 70 60 50", NULL, "9", "awarded awarded reserve reserve reserve"},
        {"90 80 70 70 50", NULL, "1", "awarded awarded reserve reserve outside"},  /* equal to the last one: both */
        {"90 80 80 60 50", NULL, "1", "awarded tied tied outside outside"},        /* who loses the draw is the reserve */
        {"90 80 80 60 50", NULL, "2", "awarded tied tied reserve outside"},        /* the loser, and the fourth */
        {"90 80 80 60 50", "all", "1", "awarded awarded awarded reserve outside"}, /* three taken: the fourth is next */
        {"90 80 80 60 50", "none", "1", "awarded reserve reserve outside outside"},
        {"90 80 70 - 50", NULL, "1", "awarded awarded reserve ? outside"}, /* incomplete: not in this standing */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_totals(&s, "abcde", cases[i].totals);
        scene_award(&s, AWARD(.id = "w", .take = "2", .at_cut = cases[i].at_cut, .reserve = cases[i].reserve));
        scene_runs(&s, "2024");
        expect_decisions(&s, "w", cases[i].decisions);
        scene_close(&s);
    }
}

/* b is open. With b in: a, b taken, c reserve; without: a, c taken, d reserve. So c and d are open, e is out either way. */
static void test_the_reserve_list_waits_for_open_questions(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcde", "90 80 70 60 50");
    scene_award(&s, AWARD(.id = "w", .take = "2", .reserve = "1"));
    scene_condition(&s, "merit == 1");
    scene_facts(&s, "merit", NULL, "1 - 1 1 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded ? ? ? outside");
    scene_close(&s);
    open_totals(&s, "abcde", "90 80 70 60 50"); /* d is open: reserve if it may come in, and then e is not */
    scene_award(&s, AWARD(.id = "w", .take = "2", .reserve = "2"));
    scene_condition(&s, "merit == 1");
    scene_facts(&s, "merit", NULL, "1 1 1 - 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded awarded reserve ? ?");
    scene_close(&s);
}

static void test_the_reserve_stands_behind_all_prizes(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcde", "90 80 70 60 50");
    scene_award(&s, AWARD(.id = "w", .reserve = "1"));
    scene_prize(&s, AWARD(.id = "first", .take = "1"));
    scene_prize(&s, AWARD(.id = "second", .take = "2"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded awarded awarded reserve outside");
    expect_decisions(&s, "second", "excluded awarded awarded outside outside");
    scene_close(&s);
}

/* a b c are of group 1, d of 2, e of 3; at most one of a group. */
static void test_at_most_so_many_of_one_group(void **state) {
    (void)state;
    static const struct {
        const char *totals, *merit, *take, *at_cut, *reserve, *decisions;
    } cases[] = {
        {"90 80 70 60 50", "1 1 1 1 1", "2", NULL, NULL, "awarded outside outside awarded outside"},
        {"90 80 70 60 50", "1 1 1 1 1", NULL, NULL, NULL, "awarded outside outside awarded awarded"},
        {"90 80 70 60 50", "1 1 1 1 1", "2", NULL, "1", "awarded outside outside awarded reserve"},
        {"90 80 70 60 50", "1 1 1 1 1", "60%", NULL, NULL, "awarded outside outside awarded awarded"}, /* 3 of 5 eligible */
        {"90 90 70 60 50", "1 1 1 1 1", "2", NULL, NULL,
         "tied tied outside ? ?"}, /* the slots know that a and b are open, not that one of them comes in */
        {"90 90 70 60 50", "1 1 1 1 1", NULL, "all", NULL, "awarded awarded outside awarded awarded"},
        {"90 90 70 60 50", "1 1 1 1 1", "2", "none", NULL, "outside outside outside awarded awarded"},
        {"90 80 70 60 50", "- 1 1 1 1", "2", NULL, NULL, "? ? outside ? ?"}, /* a or b */
        {"90 80 70 60 50", "1 - 1 1 1", "2", NULL, NULL, "awarded outside outside awarded outside"},
    };
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    static const char *const groups[] = {"g=1", "g=1", "g=1", "g=2", "g=3"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        scene_open(&s, NULL);
        for (size_t k = 0; k < 5; k++) {
            scene_subject(&s, ids[k], EMUL_KIND_UNIT, groups[k]);
        }
        scene_scorecard(&s, SCORECARD(.id = "unit"));
        scene_criterion(&s, -1, CRITERION(.id = "T", .points = "t"));
        scene_facts(&s, "t", NULL, cases[i].totals);
        scene_facts(&s, "merit", NULL, cases[i].merit);
        scene_award(
            &s, AWARD(.id = "w", .take = cases[i].take, .at_cut = cases[i].at_cut, .reserve = cases[i].reserve, .at_most_per = "1 per g"));
        scene_condition(&s, "merit == 1");
        scene_runs(&s, "2024");
        expect_decisions(&s, "w", cases[i].decisions);
        scene_close(&s);
    }
}

static void test_a_cap_says_how_many_of_which_group(void **state) {
    (void)state;
    static const char *const caps[] = {"2", "20% per g"};
    for (size_t i = 0; i < 2; i++) {
        scene s;
        open_totals(&s, "a", "90");
        scene_award(&s, AWARD(.id = "w", .at_most_per = caps[i]));
        scene_fails(&s, "2024", EMUL_E_SYNTAX, "does not say how many of which group");
        scene_close(&s);
    }
}

static void test_a_reserve_of_what_is_not_limited(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "a", "90");
    scene_award(&s, AWARD(.id = "w", .reserve = "1"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“reserve” belongs to an award that takes a limited number");
    scene_close(&s);
    open_totals(&s, "a", "90");
    scene_award(&s, AWARD(.id = "w", .take = "1", .reserve = "0.5"));
    scene_fails(&s, "2024", EMUL_E_RANGE, "“reserve” is a whole number from 1");
    scene_close(&s);
    open_totals(&s, "a", "90");
    scene_award(&s, AWARD(.id = "w"));
    scene_prize(&s, AWARD(.id = "p", .take = "1", .reserve = "1"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "a prize has “reserve” from its award");
    scene_close(&s);
}

static void test_shares_are_of_the_pool_they_name(void **state) {
    (void)state;
    static const struct {
        const char *take;
        const char *decisions;
    } cases[] = {
        /* ten units: one incomplete, one disqualified, two more that the condition refuses (t < 20); so 10 all, 8 ranked, 6 eligible, 5 in class A */
        {"50% of all", "awarded awarded awarded awarded awarded outside ineligible ineligible ? ineligible"},    /* 5 */
        {"50% of ranked", "awarded awarded awarded awarded outside outside ineligible ineligible ? ineligible"}, /* 4 */
        {"50%", "awarded awarded awarded outside outside outside ineligible ineligible ? ineligible"},           /* 3 */
        {"50% of eligible", "awarded awarded awarded outside outside outside ineligible ineligible ? ineligible"},
        {"20% of class(A)",
         "awarded outside outside outside outside outside ineligible ineligible ? ineligible"}, /* 1 to 1.2: j is unclassified, i open */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_totals(&s, "abcdefghij", "90 80 70 60 50 40 10 9 - 95");
        scene_veto(&s, "late == 1");
        scene_facts(&s, "late", NULL, "0 0 0 0 0 0 0 0 0 1");
        scene_class(&s, CLASS(.id = "A", .when = "total >= 50"));
        scene_class(&s, CLASS(.id = "B"));
        scene_award(&s, AWARD(.id = "w", .take = cases[i].take));
        scene_condition(&s, "t >= 20");
        scene_runs(&s, "2024");
        expect_decisions(&s, "w", cases[i].decisions);
        scene_close(&s);
    }
}

static void test_slots_per_group(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "cluster=west");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "cluster=east");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "cluster=west");
    scene_subject(&s, "d", EMUL_KIND_UNIT, "cluster=east");
    scene_subject(&s, "e", EMUL_KIND_UNIT, "cluster=north");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "t"));
    scene_facts(&s, "t", NULL, "90 80 95 85 10");
    scene_award(&s, AWARD(.id = "flag", .take = "1 per cluster"));
    scene_condition(&s, "t >= 20");
    scene_award(&s, AWARD(.id = "cup", .take = "50% of all per cluster"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "flag", "outside outside awarded awarded ineligible");
    expect_decisions(&s, "cup", "outside outside awarded awarded outside"); /* 50 % of 2, 2 and 1: 1, 1 and 0 */
    scene_close(&s);
}

static void test_an_order_of_its_own(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "90 80 70 60");
    scene_award(&s, AWARD(.id = "liked", .take = "1"));
    scene_award_order(&s, "likes + 2 * shares desc");
    scene_facts(&s, "likes", NULL, "10 5 4 -");
    scene_facts(&s, "shares", NULL, "0 6 N/A 9");
    scene_runs(&s, "2024");
    expect_decisions(&s, "liked", "outside awarded ineligible ?"); /* 10, 5 + 12, not applicable, missing */
    expect_missing(&s, "d - likes");
    scene_close(&s);
}

/* ---- ties at the cut ---- */

static void test_the_three_policies_at_a_tie(void **state) {
    (void)state;
    static const struct {
        const char *at_cut;
        const char *decisions;
    } cases[] = {
        {NULL, "awarded tied tied outside"},
        {"report", "awarded tied tied outside"},
        {"all", "awarded awarded awarded outside"},
        {"none", "awarded outside outside outside"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_totals(&s, "abcd", "90 80 80 70");
        scene_award(&s, AWARD(.id = "w", .take = "2", .at_cut = cases[i].at_cut));
        scene_runs(&s, "2024");
        expect_decisions(&s, "w", cases[i].decisions);
        scene_close(&s);
    }
}

/* ---- exclusions ---- */

static void open_cascade(scene *s) {
    open_totals(s, "abcde", "95 90 90 80 70");
    scene_award(s, AWARD(.id = "high", .take = "2"));
    scene_condition(s, "merit == 1");
    scene_excludes(s, "low");
    scene_award(s, AWARD(.id = "low", .take = "2"));
}

static void test_a_refused_one_stays_in_below(void **state) {
    (void)state;
    scene s;
    open_cascade(&s);
    scene_facts(&s, "merit", NULL, "0 1 1 1 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "high", "ineligible awarded awarded outside outside");
    expect_decisions(&s, "low", "awarded excluded excluded awarded outside");
    scene_close(&s);
}

static void test_tied_above_is_open_below(void **state) {
    (void)state;
    scene s;
    open_cascade(&s);
    scene_facts(&s, "merit", NULL, "1 1 1 1 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "high", "awarded tied tied outside outside");
    /* below, either of b and c is out: with both in, they take the two slots; with neither, d and e do. d and e are certain of nothing. */
    expect_decisions(&s, "low", "excluded ? ? ? ?");
    scene_close(&s);
}

static void test_what_does_not_depend_on_the_open_question_is_decided(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcdef", "95 90 85 80 75 70");
    scene_award(&s, AWARD(.id = "w", .take = "3"));
    scene_condition(&s, "discipline == 0");
    scene_facts(&s, "discipline", NULL, "0 - 0 0 0 -");
    scene_runs(&s, "2024");
    /* if b comes in: a b c; if not: a c d. e and f are beyond both; f's own question does not matter */
    expect_decisions(&s, "w", "awarded ? awarded ? outside outside");
    expect_missing(&s, "b - discipline");
    scene_close(&s);
}

static void test_an_open_pool_is_taken_both_ways(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "95 90 85 80");
    scene_award(&s, AWARD(.id = "w", .take = "50% of eligible"));
    scene_condition(&s, "discipline == 0");
    scene_facts(&s, "discipline", NULL, "0 0 0 -");
    scene_runs(&s, "2024");
    /* three eligible: 1 slot; four: 2 slots. b is in or out as d's question is answered */
    expect_decisions(&s, "w", "awarded ? outside outside");
    scene_close(&s);
}

static void test_later_awards_read_earlier_ones(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "95 90 90 80");
    scene_award(&s, AWARD(.id = "second")); /* stands first, is decided last */
    scene_condition(&s, "awarded(first)");
    scene_award(&s, AWARD(.id = "first", .take = "2"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "first", "awarded tied tied outside");
    expect_decisions(&s, "second", "awarded ? ? ineligible");
    scene_close(&s);
}

/* ---- prizes ---- */

static void open_prizes(scene *s, const char *totals) {
    open_totals(s, "abcdefgh", totals);
    scene_award(s, AWARD(.id = "contest"));
    scene_prize(s, AWARD(.id = "nhat", .take = "1"));
    scene_prize(s, AWARD(.id = "nhi", .take = "2"));
    scene_prize(s, AWARD(.id = "ba", .take = "3"));
}

static void test_prizes_follow_each_other(void **state) {
    (void)state;
    scene s;
    open_prizes(&s, "10 80 70 60 50 40 30 20");
    scene_runs(&s, "2024");
    expect_decisions(&s, "nhat", "outside awarded outside outside outside outside outside outside");
    expect_decisions(&s, "nhi", "outside excluded awarded awarded outside outside outside outside");
    expect_decisions(&s, "ba", "outside excluded excluded excluded awarded awarded awarded outside");
    expect_decisions(&s, "contest", "outside awarded awarded awarded awarded awarded awarded outside");
    scene_close(&s);
}

static void test_a_tie_across_two_prizes(void **state) {
    (void)state;
    scene s;
    open_prizes(&s, "90 80 70 70 60 50 40 30");
    scene_runs(&s, "2024");
    /* places 1, 2, then two equals at 3 and 4: the last second prize or the first third one */
    expect_decisions(&s, "nhat", "awarded outside outside outside outside outside outside outside");
    expect_decisions(&s, "nhi", "excluded awarded tied tied outside outside outside outside");
    expect_decisions(&s, "ba", "excluded excluded tied tied awarded awarded outside outside");
    expect_decisions(&s, "contest", "awarded awarded awarded awarded awarded awarded outside outside");
    scene_close(&s);
}

static void test_a_tie_at_the_last_prize(void **state) {
    (void)state;
    scene s;
    open_prizes(&s, "90 80 70 60 50 40 40 30");
    scene_runs(&s, "2024");
    expect_decisions(&s, "ba", "excluded excluded excluded awarded awarded tied tied outside");
    expect_decisions(&s, "contest", "awarded awarded awarded awarded awarded tied tied outside");
    scene_close(&s);
}

static void test_one_set_of_equals_over_all_prizes(void **state) {
    (void)state;
    scene s;
    open_prizes(&s, "90 90 90 90 90 90 40 30");
    scene_runs(&s, "2024");
    expect_decisions(&s, "nhat", "tied tied tied tied tied tied outside outside");
    expect_decisions(&s, "ba", "tied tied tied tied tied tied outside outside");
    expect_decisions(&s, "contest", "awarded awarded awarded awarded awarded awarded outside outside"); /* six equals, six prizes */
    scene_close(&s);
}

static void test_equals_share_the_better_prize(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "90 90 80 70");
    scene_award(&s, AWARD(.id = "contest", .at_cut = "all"));
    scene_prize(&s, AWARD(.id = "nhat", .take = "1"));
    scene_prize(&s, AWARD(.id = "nhi", .take = "2"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "nhat", "awarded awarded outside outside");
    expect_decisions(&s, "nhi", "excluded excluded awarded outside"); /* places 2 and 3; the second place is taken */
    expect_decisions(&s, "contest", "awarded awarded awarded outside");
    scene_close(&s);
}

static void test_prizes_and_an_open_entry(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abcd", "90 80 70 60");
    scene_award(&s, AWARD(.id = "contest"));
    scene_condition(&s, "discipline == 0");
    scene_prize(&s, AWARD(.id = "nhat", .take = "1"));
    scene_prize(&s, AWARD(.id = "nhi", .take = "1"));
    scene_facts(&s, "discipline", NULL, "0 - 0 1");
    scene_runs(&s, "2024");
    expect_decisions(&s, "nhat", "awarded outside outside ineligible");
    expect_decisions(&s, "nhi", "excluded ? ? ineligible");
    expect_decisions(&s, "contest", "awarded ? ? ineligible");
    scene_close(&s);
}

static void test_prizes_of_the_excluded(void **state) {
    (void)state;
    scene s;
    open_totals(&s, "abc", "90 80 70");
    scene_award(&s, AWARD(.id = "grand", .take = "1"));
    scene_excludes(&s, "contest");
    scene_award(&s, AWARD(.id = "contest"));
    scene_prize(&s, AWARD(.id = "nhat", .take = "1"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "grand", "awarded outside outside");
    expect_decisions(&s, "contest", "excluded awarded outside");
    expect_decisions(&s, "nhat", "excluded awarded outside");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everybody_who_is_eligible),
        cmocka_unit_test(test_a_failed_condition_outweighs_an_open_one),
        cmocka_unit_test(test_awards_for_one_kind),
        cmocka_unit_test(test_who_takes_no_place_is_not_selected_by_places),
        cmocka_unit_test(test_the_best_n),
        cmocka_unit_test(test_a_share_rounds_down_unless_it_says_otherwise),
        cmocka_unit_test(test_a_share_of_those_with_another_award),
        cmocka_unit_test(test_a_share_per_group_of_those_with_a_prize),
        cmocka_unit_test(test_a_share_of_an_unknown_award_or_of_itself),
        cmocka_unit_test(test_the_next_ones_stand_ready),
        cmocka_unit_test(test_the_reserve_list_waits_for_open_questions),
        cmocka_unit_test(test_the_reserve_stands_behind_all_prizes),
        cmocka_unit_test(test_at_most_so_many_of_one_group),
        cmocka_unit_test(test_a_cap_says_how_many_of_which_group),
        cmocka_unit_test(test_a_reserve_of_what_is_not_limited),
        cmocka_unit_test(test_shares_are_of_the_pool_they_name),
        cmocka_unit_test(test_slots_per_group),
        cmocka_unit_test(test_an_order_of_its_own),
        cmocka_unit_test(test_the_three_policies_at_a_tie),
        cmocka_unit_test(test_a_refused_one_stays_in_below),
        cmocka_unit_test(test_tied_above_is_open_below),
        cmocka_unit_test(test_what_does_not_depend_on_the_open_question_is_decided),
        cmocka_unit_test(test_an_open_pool_is_taken_both_ways),
        cmocka_unit_test(test_later_awards_read_earlier_ones),
        cmocka_unit_test(test_prizes_follow_each_other),
        cmocka_unit_test(test_a_tie_across_two_prizes),
        cmocka_unit_test(test_a_tie_at_the_last_prize),
        cmocka_unit_test(test_one_set_of_equals_over_all_prizes),
        cmocka_unit_test(test_equals_share_the_better_prize),
        cmocka_unit_test(test_prizes_and_an_open_entry),
        cmocka_unit_test(test_prizes_of_the_excluded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
