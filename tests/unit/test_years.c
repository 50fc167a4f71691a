/* Counting years through a whole evaluation: what each year's condition reads, what a run's own awards do to a count, what is refused, and what why tells. The articles of
 * the law are in tests/rules/law_counting.md. Expected figures are counted by hand beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void open_rule(scene *s, const char *ids, const char *rule) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "R", .points = rule));
}

static void facts_of_years(scene *s, const char *indicator, int first, const char *const *years) {
    for (int i = 0; years[i] != NULL; i++) {
        char when[16];
        (void)snprintf(when, sizeof when, "%d", first + i);
        scene_facts(s, indicator, when, years[i]);
    }
}

/* ---- what a year's condition reads ---- */

/* Good from 2021 to 2024; b lacks 2022, c was bad in 2022, d has nothing before 2024. */
static void open_ratings(scene *s, const char *rule) {
    static const char *const years[] = {"2 2 2 -", "2 - 1 -", "2 2 2 -", NULL};
    open_rule(s, "abcd", rule);
    facts_of_years(s, "x", 2021, years);
    scene_facts(s, "x", NULL, "2 2 2 2"); /* of the period itself */
}

static void test_a_count_lies_between_bounds(void **state) {
    (void)state;
    static const struct {
        const char *rule, *points;
    } rules[] = {
        {"years_in_row(x >= 2)", "- - 2 -"}, /* of 2020 nothing is known; c's row ends with 2022 */
        {"if(years_in_row(x >= 2) >= 2, 1, 0)", "1 1 1 -"},
        {"if(years_in_row(x >= 2) >= 3, 1, 0)", "1 - 0 -"},
        {"if(years_in_row(x >= 2) > 4, 1, 0)", "- - 0 -"},
        {"if(5 <= years_in_row(x >= 2), 1, 0)", "- - 0 -"},
        {"if(years_in_row(x >= 2) == 2, 1, 0)", "0 - 1 -"}, /* a has at least four */
        {"if(years_in_row(x >= 2) != 2, 1, 0)", "1 - 0 -"},
        {"if(years_in_row(x >= 2) < 1, 1, 0)", "0 0 0 0"},
        {"if(years_in_row(x >= 2) <= 4, 1, 0)", "- - 1 -"},
        {"if(years_in_row(x >= 2) >= 7 / 3, 1, 0)", "- - 0 -"}, /* against a quotient the bounds are not asked */
        {"count_years(x >= 2, last = 4)", "4 - 3 -"},
        {"if(count_years(x >= 2, last = 4) >= 3, 1, 0)", "1 1 1 -"},
        {"if(count_years(x == 1, since = 2021) == 0, 1, 0)", "1 - 0 -"},
        {"if(count_years(x >= 2, since = 2015) <= 3, 1, 0)", "0 - - -"}, /* c: three, and of six years nothing is known */
        {"count_years(x >= 2, last = 0)", "0 0 0 0"},
        {"count_years(x >= 2, last = 1)", "1 1 1 1"},
        {"count_years(x >= 2, last = 1.9)", "1 1 1 1"}, /* part of a year is none */
    };
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        scene s;
        open_ratings(&s, rules[i].rule);
        scene_runs(&s, "2024");
        expect_points(&s, "R", rules[i].points);
        scene_close(&s);
    }
}

static void test_the_named_value_has_the_bounds_too(void **state) {
    (void)state;
    scene s;
    open_ratings(&s, "if(good_years >= 2, 1, 0)");
    s.failed = emul_regulation_add_value(s.regulation, "good_years", "years_in_row(good)", s.error);
    assert_int_equal(emul_regulation_add_value(s.regulation, "good", "x >= 2", s.error), EMUL_OK);
    scene_runs(&s, "2024");
    expect_points(&s, "R", "1 1 1 -");
    scene_close(&s);
}

/* Months make up years by their roll-up; last year's figure is last year's in each year; all stages of earlier years count. */
static void test_figures_of_each_year(void **state) {
    (void)state;
    static const char *const sums[] = {"9 9", "20 9", "30 30", "40 40", NULL};
    scene s;
    open_rule(&s, "ab", "years_in_row(sum >= 10)");
    scene_criterion(&s, -1, CRITERION(.id = "G", .points = "years_in_row(sum > prev(sum))"));
    scene_criterion(&s, -1, CRITERION(.id = "F", .points = "count_years(final(mark) >= 5, last = 2)"));
    scene_header(&s, HEADER(.id = "r", .stages = "self, cross"));
    scene_indicator(&s, INDICATOR(.id = "sum", .rollup = "sum"));
    facts_of_years(&s, "sum", 2021, sums);
    scene_facts(&s, "sum", "2020-03", "4 10"); /* 2020: 4 + 5 is 9, 10 + 0 is 10 */
    scene_facts(&s, "sum", "2020-11", "5 0");
    scene_facts(&s, "mark@self", "2023", "4 6");
    scene_facts(&s, "mark@cross", "2023", "5 4");
    scene_facts(&s, "mark@self", NULL, "5 5");
    scene_facts(&s, "mark@cross", NULL, "4 4");
    s.stage = "self";
    scene_runs(&s, "2024");
    expect_points(&s, "R", "3 2");
    expect_points(&s, "G", "3 2"); /* a: 9 20 30 40, and 2021 against 9 in 2020; b: 10 9 9 30 40 */
    expect_points(&s, "F", "2 1"); /* 2024 by the report, 2023 by what the council said */
    scene_close(&s);
}

/* Attributes, and days without a date, hold in every year: who joined on 2 July 2022 had less than six months then. */
static void test_what_holds_in_every_year(void **state) {
    (void)state;
    static const char *const marks[] = {"1 1 1", "1 1 1", "1 1 1", "1 1 1", NULL};
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "post=head joined=2022-07-02");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "post=head joined=2021-07-01");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "post=clerk joined=2000-01-01");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "years_in_row(x == 1 and months_since(joined) >= 6)"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "count_years(post == head, last = 3)"));
    scene_criterion(&s, -1, CRITERION(.id = "D", .points = "count_years(months_since(moved) < 12, last = 3)"));
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "count_years(member_share == 1, last = 3)"));
    scene_indicator(&s, INDICATOR(.id = "joined", .type = "date"));
    scene_indicator(&s, INDICATOR(.id = "moved", .type = "date"));
    scene_facts(&s, "moved", NULL, ":2023-02-01 :2021-01-01 :2024-12-31");
    scene_facts(&s, "moved", "2022", ":2022-02-01 - -"); /* what is said of a year goes before */
    facts_of_years(&s, "x", 2020, marks);
    scene_facts(&s, "x", NULL, "1 1 1");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "2 4 -");
    expect_points(&s, "P", "3 3 0");
    expect_points(&s, "D", "2 0 3"); /* a: 10 months in 2022, 10 in 2023, 22 in 2024; c: in the future, then none */
    expect_points(&s, "M", "3 3 3");
    scene_close(&s);
}

/* Years of other lengths than the calendar's go back as they are; before a half year lie calendar years. */
static void test_school_years_and_halves(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "years_in_row(x == 1)");
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "streak(t, after = 2022-08-31)"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .points = "streak(t, after = 2022-09-01)"));
    scene_facts(&s, "x", NULL, "1 1");
    scene_facts(&s, "x", "2022-09-01..2023-08-31", "1 0");
    scene_facts(&s, "x", "2021-09-01..2022-08-31", "0 1");
    for (int32_t year = 2021; year <= 2024; year++) { /* the year in which the school year ends */
        scene_history(&s, "a", "t", year, 0);
    }
    scene_runs(&s, "2023-09-01..2024-08-31");
    expect_points(&s, "R", "2 1");
    expect_points(&s, "A", "2 0");
    expect_points(&s, "B", "1 0");
    scene_close(&s);
    open_rule(&s, "a", "years_in_row(x == 1)");
    scene_facts(&s, "x", NULL, "1");
    scene_facts(&s, "x", "2023", "1");
    scene_facts(&s, "x", "2022", "0");
    scene_facts(&s, "x", "2024-H1", "0");
    scene_runs(&s, "2024-H2");
    expect_points(&s, "R", "2");
    scene_close(&s);
}

/* Classes of each year, computed then, are facts of those years now. */
static void test_classes_laid_down(void **state) {
    (void)state;
    static const char *const years[] = {"2021", "2022", "2023", "2024"};
    static const char *const marks[] = {"9 9", "9 5", "8 8", "8 9"};
    scene s;
    open_rule(&s, "ab", "years_in_row(unit.class == tot)");
    scene_criterion(&s, -1, CRITERION(.id = "N", .points = "count_years(unit.class == tot, since = 2021)"));
    for (int i = 0; i < 4; i++) {
        scene then;
        open_rule(&then, "ab", "marks");
        scene_class(&then, CLASS(.id = "tot", .when = "total >= 8"));
        scene_class(&then, CLASS(.id = "con_lai"));
        scene_facts(&then, "marks", NULL, marks[i]);
        scene_runs(&then, years[i]);
        assert_int_equal(emul_result_to_ledger(then.result, s.ledger, s.error), EMUL_OK);
        scene_close(&then);
    }
    scene_runs(&s, "2024");
    expect_points(&s, "R", "- 2"); /* a: of 2020 nothing is known; b fell in 2022 */
    expect_points(&s, "N", "4 3");
    scene_close(&s);
}

static void test_a_problem_in_another_year(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "years_in_row(x / y >= 1)");
    scene_facts(&s, "x", NULL, "1 1");
    scene_facts(&s, "y", NULL, "1 1");
    scene_facts(&s, "x", "2023", "1 1");
    scene_facts(&s, "y", "2023", "1 0");
    scene_fails(&s, "2024", EMUL_E_DIVISION, "divides by zero for subject “b”");
    scene_close(&s);
}

/* ---- awards ---- */

/* Two past years and a tie this year: two at least are enough for two, and may be three. */
static void test_this_runs_open_award(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abcd");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "t"));
    scene_award(&s, AWARD(.id = "two_times"));
    scene_condition(&s, "times(cstd) >= 2");
    scene_award(&s, AWARD(.id = "three_times"));
    scene_condition(&s, "times(cstd) >= 3");
    scene_award(&s, AWARD(.id = "in_a_row"));
    scene_condition(&s, "streak(cstd) >= 1");
    scene_award(&s, AWARD(.id = "in_succession"));
    scene_condition(&s, "streak(cstd, by = award) >= 2");
    scene_award(&s, AWARD(.id = "anew"));
    scene_condition(&s, "ever(cstd, last = 1)");
    scene_award(&s, AWARD(.id = "lately"));
    scene_condition(&s, "years_since(cstd) <= 1");
    scene_award(&s, AWARD(.id = "cstd", .take = "2"));
    scene_facts(&s, "t", NULL, "90 80 80 70");
    static const char *const ids[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++) {
        scene_history(&s, ids[i], "cstd", 2021, 0);
        scene_history(&s, ids[i], "cstd", 2022, 0);
    }
    scene_runs(&s, "2024");
    expect_decisions(&s, "cstd", "awarded tied tied outside");
    expect_decisions(&s, "two_times", "awarded awarded awarded awarded");
    expect_decisions(&s, "three_times", "awarded ? ? ineligible");
    expect_decisions(&s, "in_a_row", "awarded ? ? ineligible");
    expect_decisions(&s, "in_succession", "awarded awarded awarded awarded");
    expect_decisions(&s, "anew", "awarded ? ? ineligible");
    expect_decisions(&s, "lately", "awarded ? ? ineligible");
    expect_missing(&s, ""); /* no figure would tell it: the council does */
    scene_close(&s);
}

/* A title decided in this run does not use up the years that it is decided by. */
static void test_used_up_by_what_is_decided(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "1"));
    scene_award(&s, AWARD(.id = "higher"));
    scene_condition(&s, "streak(base, unused_by = higher) >= 2");
    for (int32_t year = 2022; year <= 2024; year++) {
        scene_history(&s, "a", "base", year, 0);
        scene_history(&s, "b", "base", year, 0);
        scene_history(&s, "c", "base", year, 0);
    }
    scene_history(&s, "a", "higher", 2024, 0); /* laid down already */
    scene_history(&s, "b", "higher", 2023, 0);
    scene_history(&s, "c", "higher", 2023, 1); /* annulled: it used nothing up */
    scene_runs(&s, "2024");
    expect_decisions(&s, "higher", "awarded ineligible awarded");
    scene_close(&s);
}

static void test_awards_of_each_year(void **state) { /* in each of the last three years one of the two titles */
    (void)state;
    scene s;
    open_rule(&s, "ab", "years_in_row(times(x, last = 1) + times(y, last = 1) >= 1)");
    scene_criterion(&s, -1, CRITERION(.id = "N", .points = "count_years(ever(x), since = 2020)"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "count_years(years_since(x) == 1, last = 5)"));
    scene_history(&s, "a", "x", 2022, 0);
    scene_history(&s, "a", "y", 2023, 0);
    scene_history(&s, "a", "x", 2024, 0);
    scene_history(&s, "b", "x", 2024, 0);
    scene_history(&s, "b", "y", 2019, 0);
    scene_runs(&s, "2024");
    expect_points(&s, "R", "3 1");
    expect_points(&s, "N", "3 1");
    expect_points(&s, "A", "- -"); /* before 2022 a had none: not applicable, and so not known */
    scene_close(&s);
}

/* The history of a person follows the person: a unit counts its members' years, wherever they were won. */
static void test_members(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    assert_int_equal(emul_roster_add(s.roster, "u", EMUL_KIND_UNIT, NULL, NULL, NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "v", EMUL_KIND_UNIT, NULL, NULL, NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "p", EMUL_KIND_INDIVIDUAL, NULL, "u", NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "q", EMUL_KIND_INDIVIDUAL, NULL, "u", NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add_membership(s.roster, 2, "v", NULL, "2024-03-31", s.error), EMUL_OK);
    assert_int_equal(emul_roster_add_membership(s.roster, 2, "u", "2024-04-01", NULL, s.error), EMUL_OK);
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "count_members(streak(t) >= 2)"));
    scene_criterion(&s, -1, CRITERION(.id = "G", .points = "count_members(years_in_row(x == 1) >= 2)"));
    for (int32_t year = 2022; year <= 2024; year++) {
        scene_history(&s, "p", "t", year, 0);
    }
    scene_history(&s, "q", "t", 2024, 0);
    scene_fact(&s, "p", "x", "2023", "1");
    scene_fact(&s, "p", "x", NULL, "1");
    scene_fact(&s, "q", "x", NULL, "0");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "1 0 N/A N/A");
    expect_points(&s, "G", "1 0 N/A N/A");
    scene_close(&s);
}

/* A day that nobody knows may leave nothing; the first year there is costs no time. */
static void test_limits(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "times(t, after = ended)");
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "times(t, last = n)"));
    scene_criterion(&s, -1, CRITERION(.id = "E", .points = "streak(t, excused = x == 1)"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .points = "if(times(t, after = ended) <= 2, 1, 0)"));
    scene_indicator(&s, INDICATOR(.id = "ended", .type = "date"));
    scene_facts(&s, "ended", NULL, ":0001-01-01 :9999-12-31 N/A -");
    scene_facts(&s, "n", NULL, "9000 -1 N/A -");
    scene_facts(&s, "x", "0001", "1 1 1 1");
    for (int i = 0; i < 4; i++) {
        static const char *const ids[] = {"a", "b", "c", "d"};
        scene_history(&s, ids[i], "t", 1, 0);
        scene_history(&s, ids[i], "t", 2024, 0);
    }
    scene_runs(&s, "2024");
    expect_points(&s, "R", "1 0 2 -");
    expect_points(&s, "L", "2 0 - -");
    expect_points(&s, "E", "- - - -"); /* between 2023 and 2 nobody knows who was excused */
    expect_points(&s, "B", "1 1 1 1"); /* at most two */
    scene_close(&s);
}

/* ---- what is refused ---- */

static void test_refused(void **state) {
    (void)state;
    static const struct {
        const char *rule;
        const char *part;
    } wrong[] = {
        {"years_in_row(points(R) > 1)", "“points” is known of the evaluated period only"},
        {"years_in_row(total(other) > 1)", "“total” is known of the evaluated period only"},
        {"years_in_row(class(other) == a)", "“class” is known of the evaluated period only"},
        {"years_in_row(rank(x) == 1)", "“rank” is known of the evaluated period only"},
        {"years_in_row(count_members(x > 1) > 1)", "“count_members” is known of the evaluated period only"},
        {"years_in_row(passed(t, 90%))", "“passed” is known of the evaluated period only"},
        {"streak(t, excused = awarded(b))", "“awarded” is known of the evaluated period only"},
        {"years_in_row(years_in_row(x > 1) > 1)", "“years_in_row” cannot stand in a condition on single years"},
        {"years_in_row(x)", "“x” is a number, here a condition is needed"},
        {"prev(years_in_row(x > 1))", "year() and prev() do not move it"},
        {"count_years(x > 1)", "“count_years” needs to know how far back"},
        {"count_years(x > 1, unused_by = t)", "“count_years” needs to know how far back"},
        {"streak(t, by = award, excused = x > 1)", "no years between them that could be excused"},
        {"streak(t, after = 2024)", "“2024” is a number, here a date is needed"},
        {"streak(t, after = 2024-06)", "“2024-06” is a period, here a day is needed"},
        {"streak(t, unused_by = 3 + 1)", "“3 + 1” stands where the id of a title is needed"},
        {"streak(t, last = 3)", "“streak” has no argument “last”"},
        {"times(t, last = ever(t))", "“ever(t)” is true or false, here a number is needed"},
        {"months_since(x) + years_since(1 + 1)", "“1 + 1” is a number, here a date is needed"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        scene s;
        scene_open(&s, NULL);
        scene_units(&s, "a");
        scene_scorecard(&s, SCORECARD(.id = "other"));
        scene_criterion(&s, -1, CRITERION(.id = "O", .points = "z"));
        scene_class(&s, CLASS(.id = "a"));
        scene_scorecard(&s, SCORECARD(.id = "unit"));
        scene_criterion(&s, -1, CRITERION(.id = "R", .points = wrong[i].rule));
        scene_award(&s, AWARD(.id = "b", .by = "unit"));
        scene_fails(&s, "2024", EMUL_E_REGULATION, wrong[i].part);
        scene_close(&s);
    }
}

static void test_a_day_taken_for_a_title(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "years_since(joined)");
    scene_fact(&s, "a", "joined", NULL, ":2014-12-15");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“years_since(joined)” takes “joined” for a title, but there are facts of that name");
    scene_close(&s);
}

/* ---- why ---- */

static char *why_of(const scene *s, int64_t row, emul_language language, emul_form form) {
    size_t needed = 0;
    assert_int_equal(emul_result_why(s->result, row, NULL, language, form, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_why(s->result, row, NULL, language, form, text, needed, NULL, NULL), EMUL_OK);
    return text;
}

static void expect_why(const scene *s, int64_t row, emul_language language, const char *part) {
    char *text = why_of(s, row, language, EMUL_FORM_TEXT);
    if (strstr(text, part) == NULL) {
        print_error("“%s” is not in\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
    free(text);
}

static void open_told(scene *s) {
    scene_open(s, NULL);
    scene_units(s, "abcd");
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "R", .points = "streak(t, excused = leave, after = ended, unused_by = higher)"));
    scene_criterion(s, -1, CRITERION(.id = "N", .points = "times(t, last = years_in_row(x == 1))"));
    scene_indicator(s, INDICATOR(.id = "leave", .type = "yes_no", .absent = "no"));
    scene_indicator(s, INDICATOR(.id = "ended", .type = "date", .absent = "none"));
    scene_award(s, AWARD(.id = "higher", .name = "Chiến sĩ thi đua cấp tỉnh"));
    for (int32_t year = 2018; year <= 2024; year++) {
        char when[16];
        (void)snprintf(when, sizeof when, "%d", (int)year);
        scene_facts(s, "x", when, year == 2020 ? "0 0 0 0" : "1 1 1 1");
        if (year != 2022) {
            scene_history(s, "a", "t", year, 0);
        }
        scene_history(s, "b", "t", year, 0);
        scene_history(s, "c", "t", year, year == 2023);
    }
    scene_fact(s, "a", "leave", "2022", "1");
    scene_fact(s, "b", "ended", NULL, ":2021-05-31");
    scene_history(s, "a", "higher", 2019, 0);
}

static void test_why(void **state) {
    (void)state;
    scene s;
    open_told(&s);
    scene_runs(&s, "2024");
    expect_points(&s, "R", "4 3 1 0");
    expect_points(&s, "N", "3 4 3 0");
    expect_why(&s, 0, EMUL_ENGLISH,
               "given in succession (t; years passed over: leave; after ended; not used for Chiến sĩ thi đua cấp tỉnh) = 4: 2020, 2021, "
               "2023, 2024");
    expect_why(&s, 0, EMUL_ENGLISH, "Excused, neither counted nor a break: 2022");
    expect_why(&s, 0, EMUL_ENGLISH, "Only years after 2019 count: those before were used for Chiến sĩ thi đua cấp tỉnh");
    expect_why(&s, 0, EMUL_VIETNAMESE, "= 4: các năm 2020, 2021, 2023, 2024");
    expect_why(&s, 0, EMUL_VIETNAMESE, "Được trừ, không tính và không làm gián đoạn: năm 2022");
    expect_why(&s, 0, EMUL_VIETNAMESE, "Chỉ tính các năm sau năm 2019: thành tích trước đó đã dùng để xét Chiến sĩ thi đua cấp tỉnh");
    expect_why(&s, 1, EMUL_ENGLISH, "Only years wholly after 2021-05-31 count");
    expect_why(&s, 1, EMUL_VIETNAMESE, "Chỉ tính các năm sau ngày 2021-05-31");
    expect_why(&s, 1, EMUL_ENGLISH, "how often given (t; within years in succession with (x = 1) years) = 4: 2021, 2022, 2023, 2024");
    expect_why(&s, 1, EMUL_ENGLISH, "years in succession with (x = 1) = 4: 2021, 2022, 2023, 2024");
    expect_why(&s, 1, EMUL_ENGLISH, "Not in succession: 2020 is missing from the row");
    expect_why(&s, 2, EMUL_ENGLISH, "Annulled: 2023");
    expect_why(&s, 2, EMUL_VIETNAMESE, "Đã bị hủy quyết định: năm 2023");
    expect_why(&s, 2, EMUL_VIETNAMESE, "Không liên tục: gián đoạn năm 2023");
    scene_close(&s);
}

/* Every line of years in the JSON of every subject: as many years as its value says. */
static void test_years_add_up(void **state) {
    (void)state;
    scene s;
    open_told(&s);
    scene_runs(&s, "2024");
    int lines = 0;
    for (int64_t row = 0; row < 4; row++) {
        char *text = why_of(&s, row, EMUL_ENGLISH, EMUL_FORM_JSON);
        for (const char *at = strstr(text, "{\"kind\": \"years\","); at != NULL; at = strstr(at + 1, "{\"kind\": \"years\",")) {
            const char *value = strstr(at, "\"value\": \"");
            const char *years = strstr(at, "\"years\": [");
            const char *end = strstr(at, "\"text\": ");
            assert_true(value != NULL && end != NULL && value < end);
            int64_t quotes = 0;
            for (const char *c = years != NULL && years < end ? strchr(years, '[') : "]"; *c != ']'; c++) {
                quotes += *c == '"';
            }
            assert_int_equal(quotes / 2, strtol(value + strlen("\"value\": \""), NULL, 10));
            lines++;
        }
        free(text);
    }
    assert_true(lines >= 8);
    scene_close(&s);
}

/* Of what is not known: the year, and the bounds. */
static void test_why_of_what_is_open(void **state) {
    (void)state;
    scene s;
    open_ratings(&s, "if(years_in_row(x >= 2) >= 3, 1, 0)");
    scene_criterion(&s, -1, CRITERION(.id = "D", .points = "if(streak(t, after = ended) >= 2, 1, 0)"));
    scene_indicator(&s, INDICATOR(.id = "ended", .type = "date"));
    scene_history(&s, "b", "t", 2023, 0);
    scene_history(&s, "b", "t", 2024, 0);
    scene_runs(&s, "2024");
    expect_points(&s, "R", "1 - 0 -");
    expect_points(&s, "D", "0 - 0 0"); /* who never had it has no row whatever the day */
    expect_why(&s, 0, EMUL_ENGLISH, "With values: if at least 4 ≥ 3 then 1; otherwise 0");
    expect_why(&s, 0, EMUL_ENGLISH, "years in succession with (x ≥ 2) = at least 4: 2021, 2022, 2023, 2024");
    expect_why(&s, 1, EMUL_ENGLISH, "With values: if at least 2 ≥ 3 then 1; otherwise 0");
    expect_why(&s, 1, EMUL_ENGLISH, "Not known: 2022");
    expect_why(&s, 1, EMUL_VIETNAMESE, "số năm liên tục có (x ≥ 2) = ít nhất 2: các năm 2023, 2024");
    expect_why(&s, 1, EMUL_VIETNAMESE, "Chưa xác định: năm 2022");
    expect_why(&s, 1, EMUL_ENGLISH, "With values: if from 0 to 2 ≥ 2 then 1; otherwise 0");
    expect_why(&s, 1, EMUL_ENGLISH, "No figure: ended");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_count_lies_between_bounds),
        cmocka_unit_test(test_the_named_value_has_the_bounds_too),
        cmocka_unit_test(test_figures_of_each_year),
        cmocka_unit_test(test_what_holds_in_every_year),
        cmocka_unit_test(test_school_years_and_halves),
        cmocka_unit_test(test_classes_laid_down),
        cmocka_unit_test(test_a_problem_in_another_year),
        cmocka_unit_test(test_this_runs_open_award),
        cmocka_unit_test(test_used_up_by_what_is_decided),
        cmocka_unit_test(test_awards_of_each_year),
        cmocka_unit_test(test_members),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_a_day_taken_for_a_title),
        cmocka_unit_test(test_why),
        cmocka_unit_test(test_years_add_up),
        cmocka_unit_test(test_why_of_what_is_open),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
