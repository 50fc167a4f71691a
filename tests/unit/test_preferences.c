/* Who of equals comes first: Decree 152/2025/ND-CP Art. 4.6, women, and collectives of at least 70 % women. What is still equal then is decided
 * by the council, as without a preference. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define ARTICLE "Decree 152/2025 Art. 4.6"

/* Persons by the letters of `ids` with the marks `t`, one place. */
static void open_persons(scene *s, const char *ids, const char *marks) {
    scene_open(s, NULL);
    for (const char *at = ids; *at != '\0'; at++) {
        const char id[] = {*at, '\0'};
        scene_subject(s, id, EMUL_KIND_INDIVIDUAL, "");
    }
    scene_indicator(s, INDICATOR(.id = "sex", .type = "label", .labels = "nu, nam"));
    scene_award(s, AWARD(.id = "w", .applies_to = "individual", .take = "1"));
    scene_award_order(s, "t desc");
    scene_facts(s, "t", NULL, marks);
}

static void expect_why(const scene *s, const char *subject, const char *part) {
    char text[4096];
    const int64_t row = emul_roster_find(s->roster, subject);
    assert_int_equal(emul_result_why(s->result, row, "w", EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        fail_msg("“%s” is not in:\n%s", part, text);
    }
}

static void test_a_woman_of_two_equals(void **state) {
    (void)state;
    scene s;
    open_persons(&s, "abc", "90 90 80");
    scene_preference(&s, CONDITION(.that = "sex == nu", .cite = ARTICLE));
    scene_facts(&s, "sex", NULL, ":nam :nu :nu");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "outside awarded outside");
    expect_why(&s, "b", "Preferred among equals if: “sex == nu”, that is sex [nu] = nu: met (" ARTICLE ")");
    expect_why(&s, "a", "Preferred among equals if: “sex == nu”, that is sex [nam] = nu: not met (" ARTICLE ")");
    expect_why(&s, "a", "Position 2 among the candidates");
    scene_close(&s);
}

static void test_two_women_stay_equal(void **state) {
    (void)state;
    scene s;
    open_persons(&s, "abc", "90 90 90");
    scene_preference(&s, CONDITION(.that = "sex == nu"));
    scene_facts(&s, "sex", NULL, ":nu :nu :nam");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "tied tied outside");
    expect_why(&s, "a", "Equal with b");
    scene_close(&s);
}

static void test_it_counts_among_equals_only(void **state) {
    (void)state;
    scene s;
    open_persons(&s, "ab", "91 90");
    scene_preference(&s, CONDITION(.that = "sex == nu"));
    scene_facts(&s, "sex", NULL, ":nam :nu");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "awarded outside");
    scene_close(&s);
}

/* Nobody knows whether b is a woman: a and b stay equal. Of c, who is not one of the equals, it does not matter. */
static void test_unknown_leaves_them_equal(void **state) {
    (void)state;
    scene s;
    open_persons(&s, "abc", "90 90 80");
    scene_preference(&s, CONDITION(.that = "sex == nu"));
    scene_facts(&s, "sex", NULL, ":nu - -");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "tied tied outside");
    expect_missing(&s, "b - sex");
    expect_why(&s, "b", "Preferred among equals if: “sex == nu”, that is sex [no figure yet] = nu: cannot be told yet");
    scene_close(&s);
}

/* 70 % counts, 69.99 % does not. */
static void test_seventy_per_cent(void **state) {
    static const struct {
        const char *shares, *decisions;
    } cases[] = {{"0.7 0.5", "awarded outside"}, {"0.6999 0.5", "tied tied"}, {"0.7 0.8", "tied tied"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        scene_open(&s, NULL);
        scene_units(&s, "ab");
        scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .take = "1"));
        scene_award_order(&s, "t desc");
        scene_preference(&s, CONDITION(.that = "women >= 70%", .cite = ARTICLE));
        scene_facts(&s, "t", NULL, "90 90");
        scene_facts(&s, "women", NULL, cases[i].shares);
        scene_runs(&s, "2025");
        expect_decisions(&s, "w", cases[i].decisions);
        scene_close(&s);
    }
}

/* Of seven out of ten members: counted, not told. The order is the scorecard's. */
static void test_members_of_a_unit(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    for (int32_t i = 0; i < 20; i++) {
        const char id[] = {'m', (char)('a' + i), '\0'};
        const bool woman = i < 7 || i >= 14;
        assert_int_equal(emul_roster_add(s.roster, id, EMUL_KIND_INDIVIDUAL, NULL, i < 10 ? "a" : "b", NULL, NULL), EMUL_OK);
        assert_int_equal(emul_roster_set_attribute(s.roster, i + 2, "sex", woman ? "nu" : "nam", NULL), EMUL_OK);
    }
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "c", .points = "t"));
    scene_award(&s, AWARD(.id = "w", .by = "u", .take = "1"));
    scene_preference(&s, CONDITION(.that = "share_of_members(sex == nu) >= 70%", .cite = ARTICLE));
    scene_fact(&s, "a", "t", NULL, "90");
    scene_fact(&s, "b", "t", NULL, "90");
    scene_runs(&s, "2025");
    assert_int_equal(emul_result_decision(s.result, 0, NULL)[0], EMUL_DECISION_AWARDED);      /* 7 of 10 */
    assert_int_equal(emul_result_decision(s.result, 0, NULL)[1], EMUL_DECISION_NOT_SELECTED); /* 6 of 10 */
    scene_close(&s);
}

/* One after the other, as the list has them. */
static void test_several(void **state) {
    (void)state;
    scene s;
    open_persons(&s, "abc", "90 90 90");
    scene_preference(&s, CONDITION(.that = "sex == nu"));
    scene_preference(&s, CONDITION(.that = "veteran == 1"));
    scene_facts(&s, "sex", NULL, ":nu :nu :nam");
    scene_facts(&s, "veteran", NULL, "0 1 1");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "outside awarded outside");
    scene_close(&s);
}

/* Before the day from which it is in force it does not count. */
static void test_in_force(void **state) {
    (void)state;
    for (int32_t later = 0; later <= 1; later++) {
        scene s;
        open_persons(&s, "ab", "90 90");
        scene_preference(&s, CONDITION(.that = "sex == nu", .in_force = "2025-07-01.."));
        scene_facts(&s, "sex", NULL, ":nam :nu");
        scene_runs(&s, later ? "2025-07" : "2025-06");
        expect_decisions(&s, "w", later ? "outside awarded" : "tied tied");
        scene_close(&s);
    }
}

/* Prizes have the preferences of their award. */
static void test_prizes(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit"));
    scene_award_order(&s, "t desc");
    scene_preference(&s, CONDITION(.that = "women >= 70%"));
    scene_prize(&s, AWARD(.id = "first", .take = "1"));
    scene_prize(&s, AWARD(.id = "second", .take = "1"));
    scene_facts(&s, "t", NULL, "90 90 90");
    scene_facts(&s, "women", NULL, "0.5 0.6 0.7");
    scene_runs(&s, "2025");
    expect_decisions(&s, "first", "outside outside awarded");
    expect_decisions(&s, "second", "tied tied excluded");
    scene_close(&s);
}

/* It decides who stays within the cap of a group, too. */
static void test_cap(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "khoa=x");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "khoa=x");
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .take = "2", .at_most_per = "1 per khoa"));
    scene_award_order(&s, "t desc");
    scene_preference(&s, CONDITION(.that = "women >= 70%"));
    scene_facts(&s, "t", NULL, "90 90");
    scene_facts(&s, "women", NULL, "0.5 0.7");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "outside awarded");
    scene_close(&s);
}

/* What is preferred may be what an earlier award decided; one that is the award itself goes in a circle. */
static void test_it_waits_for_what_it_reads(void **state) {
    (void)state;
    scene s;
    open_persons(&s, "ab", "90 90");
    scene_preference(&s, CONDITION(.that = "awarded(other)"));
    scene_award(&s, AWARD(.id = "other", .applies_to = "individual"));
    scene_condition(&s, "u == 1");
    scene_facts(&s, "u", NULL, "0 1");
    scene_facts(&s, "sex", NULL, ":nu :nu");
    scene_fails(&s, "2025", EMUL_E_REGULATION, "no rule uses the indicator “sex”");
    scene_close(&s);
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .take = "1"));
    scene_award_order(&s, "t desc");
    scene_preference(&s, CONDITION(.that = "awarded(other)"));
    scene_award(&s, AWARD(.id = "other", .applies_to = "unit"));
    scene_condition(&s, "u == 1");
    scene_facts(&s, "t", NULL, "90 90");
    scene_facts(&s, "u", NULL, "0 1");
    scene_runs(&s, "2025");
    expect_decisions(&s, "w", "outside awarded");
    scene_close(&s);
}

static void test_refused(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    const int32_t award = scene_award(&s, AWARD(.id = "w", .applies_to = "unit"));
    scene_prize(&s, AWARD(.id = "p", .take = "1"));
    assert_int_equal(emul_regulation_add_preference(s.regulation, award + 1, CONDITION(.that = "x > 1"), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_add_preference(s.regulation, 7, CONDITION(.that = "x > 1"), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_add_preference(s.regulation, award, NULL, NULL), EMUL_E_ARGUMENT);
    scene_preference(&s, CONDITION(.cite = ARTICLE));
    scene_award_order(&s, "t desc");
    scene_fails(&s, "2025", EMUL_E_REGULATION, "a condition without “that” says nothing");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_woman_of_two_equals),
        cmocka_unit_test(test_two_women_stay_equal),
        cmocka_unit_test(test_it_counts_among_equals_only),
        cmocka_unit_test(test_unknown_leaves_them_equal),
        cmocka_unit_test(test_seventy_per_cent),
        cmocka_unit_test(test_members_of_a_unit),
        cmocka_unit_test(test_several),
        cmocka_unit_test(test_in_force),
        cmocka_unit_test(test_prizes),
        cmocka_unit_test(test_cap),
        cmocka_unit_test(test_it_waits_for_what_it_reads),
        cmocka_unit_test(test_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
