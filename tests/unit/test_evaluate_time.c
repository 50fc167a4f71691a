/* Stages of appraisal, time, and what is for information alone: what a rule takes from which stage, window, days. Expected figures are worked out by hand beside
 * each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

static void open_rule(scene *s, const char *ids, const char *rule) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "R", .points = rule));
}

static void expect_why(const scene *s, int64_t row, const char *part) {
    char text[4096];
    assert_int_equal(emul_result_why(s->result, row, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        print_error("“%s” is not in\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
}

/* ---- what a year adds up ---- */

/* a reports by month: 100 + 250 of 2024, 7 of 2023. b has a figure for the year, which counts alone. The mean of 1 and 2 is 1.5. */
static void test_what_rolls_up_is_listed(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "visits + rate");
    scene_indicator(&s, INDICATOR(.id = "visits", .rollup = "sum"));
    scene_indicator(&s, INDICATOR(.id = "rate", .rollup = "mean"));
    scene_facts(&s, "visits", "2024-01", "100 1");
    scene_facts(&s, "visits", "2024-02", "250 -");
    scene_facts(&s, "visits", "2023-12", "7 -");
    scene_facts(&s, "visits", "2024", "- 900");
    scene_facts(&s, "rate", "2024-01", "1 5");
    scene_facts(&s, "rate", "2024-06", "2 -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "351.5 905");
    expect_why(&s, 0,
               "        sum (visits) = 350, of 2 figures\n"
               "          visits (2024-01) = 100\n"
               "          visits (2024-02) = 250\n"
               "        mean (rate) = 1.5, of 2 figures\n"
               "          rate (2024-01) = 1\n"
               "          rate (2024-06) = 2\n");
    expect_why(&s, 1,
               "      Gives: 905\n"
               "        mean (rate) = 5, of 1 figures\n");
    scene_close(&s);
}

/* ---- stages ---- */

/* a has all three figures, b was not appraised, c only reported on itself, d says that it does not apply, e says nothing. */
static void open_stages(scene *s, const char *rule) {
    open_rule(s, "abcde", rule);
    scene_header(s, HEADER(.id = "r", .stages = "self, cross, appraised"));
    scene_facts(s, "x@self", NULL, "10 20 30 40 -");
    scene_facts(s, "x@cross", NULL, "9 18 - N/A -");
    scene_facts(s, "x@appraised", NULL, "8 - - - -");
    scene_facts(s, "x", NULL, "99 99 99 99 99"); /* of no stage */
}

static void test_final_takes_the_latest_stage(void **state) {
    (void)state;
    scene s;
    open_stages(&s, "final(x)");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "8 18 30 N/A -");
    expect_missing(&s, "e R final(x)");
    expect_why(&s, 0, "x of the latest stage = 8: the figure of the stage appraised");
    expect_why(&s, 1, "x of the latest stage = 18: the figure of the stage cross");
    expect_why(&s, 1, "period 2024, stage appraised");
    scene_close(&s);
}

static void test_an_evaluation_up_to_a_stage(void **state) {
    (void)state;
    static const char *const stages[] = {"self", "cross", "appraised"};
    static const char *const points[] = {"10 20 30 40 -", "9 18 30 N/A -", "8 18 30 N/A -"};
    for (int i = 0; i < 3; i++) {
        scene s;
        open_stages(&s, "final(x)");
        s.stage = stages[i];
        scene_runs(&s, "2024");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void test_another_year_is_appraised(void **state) { /* of last year all stages count: its appraisal is over */
    (void)state;
    scene s;
    open_rule(&s, "ab", "final(x) / prev(final(x))");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_facts(&s, "x@self", "2024", "50 60");
    scene_facts(&s, "x@appraised", "2024", "1 1");
    scene_facts(&s, "x@self", "2023", "40 30");
    scene_facts(&s, "x@appraised", "2023", "25 -");
    s.stage = "self";
    scene_runs(&s, "2024");
    expect_points(&s, "R", "2 2"); /* 50 / 25, 60 / 30 */
    scene_close(&s);
}

static void test_final_of_roll_ups(void **state) { /* (3 + 4) / 2 appraised, else (5 + 6 + 8) / 3 */
    (void)state;
    scene s;
    open_rule(&s, "ab", "final(x) * 3");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_indicator(&s, INDICATOR(.id = "x", .rollup = "mean"));
    scene_facts(&s, "x@self", "2024-01", "5 5");
    scene_facts(&s, "x@self", "2024-02", "6 6");
    scene_facts(&s, "x@self", "2024-03", "8 8");
    scene_facts(&s, "x@appraised", "2024-01", "3 -");
    scene_facts(&s, "x@appraised", "2024-02", "4 -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "10.5 19");
    scene_close(&s);
}

static void test_final_of_labels(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "level(final(grade), tot -> 10, kha -> 7)");
    scene_header(&s, HEADER(.id = "r", .stages = "self, appraised"));
    scene_indicator(&s, INDICATOR(.id = "grade", .labels = "tot, kha"));
    scene_facts(&s, "grade@self", NULL, ":tot :tot");
    scene_facts(&s, "grade@appraised", NULL, ":kha -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "7 10");
    expect_why(&s, 0, "points by level (kha: tot → 10; kha → 7)");
    scene_close(&s);
}

static void test_stages_that_cannot_be(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "final(x)");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“final” needs stages, of which the regulation has none");
    scene_close(&s);
    open_stages(&s, "final(x@self)");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“final” takes the name of a fact without facet, not “x@self”");
    scene_close(&s);
    open_stages(&s, "final(x)");
    s.stage = "apraised";
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "the regulation has no stage “apraised”");
    scene_close(&s);
    open_rule(&s, "a", "x");
    s.stage = "self";
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "the regulation has no stage “self”");
    scene_close(&s);
}

/* Ten points are the council's own; the seven of N.2 come with it, since N does. */
static void open_later(scene *s, const char *stage) {
    scene_open(s, NULL);
    scene_units(s, "ab");
    scene_header(s, HEADER(.id = "r", .stages = "self, cross, appraised"));
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "A", .max = "20", .points = "final(x)"));
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "N", .max = "10", .from_stage = "cross"));
    scene_criterion(s, node, CRITERION(.id = "N.1", .max = "3", .points = "y", .from_stage = stage));
    scene_criterion(s, node, CRITERION(.id = "N.2", .max = "7", .points = "z"));
    scene_facts(s, "x@self", NULL, "20 18");
    scene_facts(s, "y", NULL, "3 -");
    scene_facts(s, "z", NULL, "7 6");
}

static void test_criteria_of_a_later_stage(void **state) {
    (void)state;
    static const char *const stages[] = {"self", "cross", "appraised"};
    static const char *const totals[] = {"20 18", "27 24", "30 -"}; /* b lacks y, for which nobody asks before the last stage */
    static const char *const nodes[] = {"N/A N/A", "7 6", "10 -"};
    for (int i = 0; i < 3; i++) {
        scene s;
        open_later(&s, "appraised");
        s.stage = stages[i];
        scene_runs(&s, "2024");
        expect_totals(&s, "unit", totals[i]);
        expect_points(&s, "N", nodes[i]);
        if (i < 2) {
            expect_missing(&s, "");
            expect_why(&s, 0, "Counts from the stage appraised on");
        }
        scene_close(&s);
    }
    scene s;
    open_later(&s, "apraised");
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "the regulation has no stage “apraised”");
    scene_close(&s);
}

static void test_options_of_a_caller_without_stages(void **state) { /* whose struct ends before them */
    (void)state;
    scene s;
    open_stages(&s, "final(x)");
    assert_int_equal(emul_regulation_finish(s.regulation, s.error), EMUL_OK);
    emul_options options = {.struct_size = offsetof(emul_options, stage), .period = "2024", .stage = "not looked at"};
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &s.result, s.error), EMUL_OK);
    expect_points(&s, "R", "8 18 30 N/A -");
    scene_close(&s);
}

/* ---- windows that go with the period ---- */

static void test_units_around_the_period(void **state) {
    (void)state;
    static const char *const rules[] = {"sum(x, month)",        "sum(x, quarter)",       "sum(x, half)",
                                        "sum(x, year)",         "sum(x, so_far(year))",  "sum(x, to_date(quarter))",
                                        "sum(x, so_far(half))", "prev(sum(x, quarter))", "count(x, so_far(quarter))"};
    /* 1 in January, 2 in February … 256 in September 2024, 1000 in May 2023: in May 2024 the quarter has 8 + 16 + 32, the half year 63, the year 511;
     * before May 15 in the year and in the half; up to May 8 + 16 in the quarter, of which April is one fact */
    static const char *const points[] = {"16", "56", "63", "511", "15", "24", "15", "1000", "1"};
    static const char *const months[] = {"2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06", "2024-07", "2024-08", "2024-09"};
    static const char *const values[] = {"1", "2", "4", "8", "16", "32", "64", "128", "256"};
    for (int i = 0; i < 9; i++) {
        scene s;
        open_rule(&s, "a", rules[i]);
        for (int month = 0; month < 9; month++) {
            scene_fact(&s, "a", "x", months[month], values[month]);
        }
        scene_fact(&s, "a", "x", "2023-05", "1000");
        scene_runs(&s, "2024-05");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void
test_before_the_first_month_there_is_nothing(void **state) { /* a cap of 10 a half year: all of it is left in January and July */
    (void)state;
    static const char *const periods[] = {"2024-01", "2024-03", "2024-07"};
    static const char *const points[] = {"7 7", "4 -", "7 7"}; /* a: 10 - (3 + 3); b has no figures before March: nobody knows */
    for (int i = 0; i < 3; i++) {
        scene s;
        open_rule(&s, "ab", "clamp(10 - sum(bonus_points, so_far(half)), 0, 7)");
        scene_fact(&s, "a", "bonus_points", "2024-01", "3");
        scene_fact(&s, "a", "bonus_points", "2024-02", "3");
        scene_runs(&s, periods[i]);
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void test_a_period_in_no_such_unit(void **state) { /* the week from 29 July to 4 August 2024 is in no month */
    (void)state;
    scene s;
    open_rule(&s, "a", "sum(x, month)");
    scene_fails(&s, "2024-W31", EMUL_E_REGULATION,
                "“sum(x, month)” asks for the calendar unit that holds the period 2024-W31, which none does");
    scene_close(&s);
}

static void test_names_of_units_that_are_declared(void **state) { /* then they are figures */
    (void)state;
    scene s;
    open_rule(&s, "a", "max(x, month)");
    scene_indicator(&s, INDICATOR(.id = "month"));
    scene_facts(&s, "x", NULL, "3");
    scene_facts(&s, "month", NULL, "7");
    scene_runs(&s, "2024-05");
    expect_points(&s, "R", "7");
    scene_close(&s);
}

static void test_days_and_elapsed(void **state) {
    (void)state;
    static const char *const rules[] = {"days()",        "days(year)",          "days(so_far(year))",
                                        "elapsed * 366", "elapsed(half) * 182", "weekdays(fri, so_far(half))"};
    /* 2024: January 31 days, February 29; up to its end 60 of 366 and of 182 days; Fridays before it 5, 12, 19 and 26 January */
    static const char *const points[] = {"29", "366", "31", "60", "60", "4"};
    for (int i = 0; i < 6; i++) {
        scene s;
        open_rule(&s, "a", rules[i]);
        scene_runs(&s, "2024-02");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void
test_progress_against_time(void **state) { /* Thủ Dầu Một: 81,770 of 250,000 visits in the first half of 2024, 15.87 % more than before */
    (void)state;
    scene s;
    open_rule(&s, "a", "visits / year(visits@plan) * 100");
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "visits / year(visits@plan) / elapsed * 100", .round = "2"));
    scene_criterion(&s, -1, CRITERION(.id = "G", .points = "(visits / prev(visits) - 1) * 100", .round = "2"));
    scene_fact(&s, "a", "visits", "2024-H1", "81770");
    scene_fact(&s, "a", "visits", "2023-H1", "70571"); /* made up: 81770 / 70571 = 1.158691… */
    scene_fact(&s, "a", "visits@plan", "2024", "250000");
    scene_runs(&s, "2024-H1");
    expect_points(&s, "R", "32.708"); /* 81770 / 2500 */
    expect_points(&s, "P", "65.78");  /* 0.32708 / (182 / 366) = 0.657754… */
    expect_points(&s, "G", "15.87");
    scene_close(&s);
}

/* ---- what an aggregate demands ---- */

/* Hồng Ngự 2020: people received on the Fridays 10, 17, 24 and 31 July. b lacks the 24th. */
static void open_fridays(scene *s, const char *rule) {
    open_rule(s, "ab", rule);
    scene_facts(s, "x", "2020-07-10", "18 1");
    scene_facts(s, "x", "2020-07-17", "15 1");
    scene_facts(s, "x", "2020-07-24", "23 -");
    scene_facts(s, "x", "2020-07-31", "49 N/A");
}

static void test_every_unit_has_a_fact(void **state) {
    (void)state;
    static const char *const rules[] = {"sum(x)",
                                        "sum(x, every = fri)",
                                        "sum(x, 2020-07-10..2020-07-31, every = fri)",
                                        "mean(x, 2020-07-06..2020-08-02, every = week)",
                                        "max(x, every = month)",
                                        "count(x, 2020-07-06..2020-07-19, every = week)",
                                        "count(x, every = day)"};
    /* 3 July has no fact; from the 10th on a has all Fridays: 105; four weeks: 105 / 4; the month has one; two whole weeks: two facts */
    static const char *const points[] = {"105 2", "- -", "105 -", "26.25 -", "49 1", "2 2", "- -"};
    for (int i = 0; i < 7; i++) {
        scene s;
        open_fridays(&s, rules[i]);
        scene_runs(&s, "2020-07");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void test_units_in_part_and_longer_facts(void **state) {
    (void)state;
    scene s; /* of the weeks of July 2024 W27 … W30 lie in it; the fact of the first half of the month stands for its weeks, W27 and W28 */
    open_rule(&s, "ab", "sum(x, every = week)");
    scene_facts(&s, "x", "2024-07-01..2024-07-14", "10 10");
    scene_facts(&s, "x", "2024-W29", "1 1");
    scene_facts(&s, "x", "2024-W30", "2 -");
    scene_runs(&s, "2024-07");
    expect_points(&s, "R", "13 -");
    expect_missing(&s, "b R sum(x, every = week)");
    scene_close(&s);
}

static void test_least(void **state) { /* a survey of too few says nothing */
    (void)state;
    static const char *const rules[] = {"mean(x@person, least = 3)", "median(x@person, least = 3)", "count(x@person, least = 3)",
                                        "trimmed_mean(x@person, 1, 1, least = 3)", "spread(x@person, least = 3)"};
    static const char *const points[] = {"4 - N/A", "5 - N/A", "3 - N/A", "5 - N/A", "5 - N/A"};
    for (int i = 0; i < 5; i++) {
        scene s;
        open_rule(&s, "abc", rules[i]);
        scene_facts(&s, "x@person.1", NULL, "1 2 N/A");
        scene_facts(&s, "x@person.2", NULL, "5 4 N/A");
        scene_facts(&s, "x@person.3", NULL, "6 N/A N/A");
        scene_runs(&s, "2024");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void test_judges_of_ones_own(void **state) { /* t1 and t10 are two units; t1 has two judges */
    (void)state;
    scene s;
    open_rule(&s, "", "sum(x@judge, except = home)");
    scene_subject(&s, "a", EMUL_KIND_UNIT, "home=t1");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "home=t10");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "");
    scene_facts(&s, "x@judge.t1.1", NULL, "1 1 1");
    scene_facts(&s, "x@judge.t1.2", NULL, "2 2 2");
    scene_facts(&s, "x@judge.t10", NULL, "4 4 4");
    scene_facts(&s, "x@judge.t2", NULL, "8 8 8");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "12 11 15"); /* 4 + 8; 1 + 2 + 8; all */
    scene_close(&s);
}

static void test_judges_of_the_parent(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "", "mean(x@judge, except = parent, least = 2)");
    assert_int_equal(emul_roster_add(s.roster, "t1", EMUL_KIND_ENTRY, NULL, NULL, NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "a", EMUL_KIND_UNIT, NULL, "t1", NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "b", EMUL_KIND_UNIT, NULL, "t2", NULL, s.error), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "t2", EMUL_KIND_ENTRY, NULL, NULL, NULL, s.error), EMUL_OK);
    scene_facts(&s, "x@judge.t1", NULL, "- 9 9 -");
    scene_facts(&s, "x@judge.t2", NULL, "- 6 6 -");
    scene_facts(&s, "x@judge.t3", NULL, "- 7 - -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "N/A 6.5 - N/A"); /* (6 + 7) / 2; of the other's marks one is left */
    scene_close(&s);
}

static void test_demands_that_cannot_be(void **state) {
    (void)state;
    static const char *const rules[] = {"sum(x, every = hour)", "sum(x, except = parent)", "sum(x, least = 0)", "sum(x, so_far(hour))",
                                        "so_far(half)"};
    static const char *const parts[] = {"“hour” is no unit of the calendar", "“except” leaves out members of a facet: there is none", "0",
                                        "“so_far(hour)” is no period", "“so_far(half)” is a window, not a value"};
    static const emul_status codes[] = {EMUL_E_UNKNOWN_ID, EMUL_E_REGULATION, EMUL_E_RANGE, EMUL_E_REGULATION, EMUL_E_REGULATION};
    for (int i = 0; i < 5; i++) {
        scene s;
        open_rule(&s, "a", rules[i]);
        scene_fails(&s, "2024", codes[i], parts[i]);
        scene_close(&s);
    }
    scene s;
    open_rule(&s, "a", "sum(x@judge, except = home)");
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "leaves out by “home”, which the roster does not have");
    scene_close(&s);
}

/* ---- for information ---- */

static void test_information_counts_nowhere(void **state) {
    (void)state;
    static const char *const combines[] = {"sum", "mean", "min", "max", "weighted_mean"};
    static const char *const totals[] = {"7 -", "3.5 -", "3 -", "4 -", "3.5 -"}; /* of 3 and 4 alone; b lacks one of them */
    for (int i = 0; i < 5; i++) {
        scene s;
        scene_open(&s, NULL);
        scene_units(&s, "ab");
        scene_scorecard(&s, SCORECARD(.id = "unit"));
        const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .combine = combines[i]));
        scene_criterion(&s, node, CRITERION(.id = "A", .points = "x"));
        scene_criterion(&s, node, CRITERION(.id = "I", .kind = "info", .points = "x - 50")); /* below 0: it has no limits */
        scene_criterion(&s, node, CRITERION(.id = "B", .points = "y"));
        scene_criterion(&s, -1, CRITERION(.id = "J", .kind = "info", .points = "points(I) * 2 + z")); /* z is nowhere */
        scene_facts(&s, "x", NULL, "3 3");
        scene_facts(&s, "y", NULL, "4 -");
        scene_runs(&s, "2024");
        expect_totals(&s, "unit", totals[i]);
        expect_points(&s, "I", "-47 -47");
        expect_points(&s, "J", "- -");
        expect_states(&s, "unit", "complete incomplete");
        expect_why(&s, 0, "I: points -47 (for information)");
        scene_close(&s);
    }
}

static void test_nothing_but_information(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N"));
    scene_criterion(&s, node, CRITERION(.id = "I", .kind = "info", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .max = "10", .points = "y"));
    scene_facts(&s, "x", NULL, "3 -");
    scene_facts(&s, "y", NULL, "4 5");
    scene_runs(&s, "2024");
    expect_points(&s, "N", "N/A N/A");
    expect_totals(&s, "unit", "4 5");
    scene_close(&s);
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .kind = "info", .points = "1"));
    scene_runs(&s, "2024");
    expect_totals(&s, "unit", "N/A");
    scene_close(&s);
}

static void test_information_that_cannot_be(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "x");
    scene_criterion(&s, -1, CRITERION(.id = "I", .kind = "info", .points = "x", .weight = "2"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "it has no weight");
    scene_close(&s);
    open_rule(&s, "a", "x");
    const int32_t node = scene_criterion(&s, -1, CRITERION(.id = "N", .kind = "info"));
    scene_criterion(&s, node, CRITERION(.id = "I", .points = "x"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“kind: info” belongs to a criterion with a rule");
    scene_close(&s);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_rolls_up_is_listed),
        cmocka_unit_test(test_final_takes_the_latest_stage),
        cmocka_unit_test(test_an_evaluation_up_to_a_stage),
        cmocka_unit_test(test_another_year_is_appraised),
        cmocka_unit_test(test_final_of_roll_ups),
        cmocka_unit_test(test_final_of_labels),
        cmocka_unit_test(test_stages_that_cannot_be),
        cmocka_unit_test(test_criteria_of_a_later_stage),
        cmocka_unit_test(test_options_of_a_caller_without_stages),
        cmocka_unit_test(test_units_around_the_period),
        cmocka_unit_test(test_before_the_first_month_there_is_nothing),
        cmocka_unit_test(test_a_period_in_no_such_unit),
        cmocka_unit_test(test_names_of_units_that_are_declared),
        cmocka_unit_test(test_days_and_elapsed),
        cmocka_unit_test(test_progress_against_time),
        cmocka_unit_test(test_every_unit_has_a_fact),
        cmocka_unit_test(test_units_in_part_and_longer_facts),
        cmocka_unit_test(test_least),
        cmocka_unit_test(test_judges_of_ones_own),
        cmocka_unit_test(test_judges_of_the_parent),
        cmocka_unit_test(test_demands_that_cannot_be),
        cmocka_unit_test(test_information_counts_nowhere),
        cmocka_unit_test(test_nothing_but_information),
        cmocka_unit_test(test_information_that_cannot_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
