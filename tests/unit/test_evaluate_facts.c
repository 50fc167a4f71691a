/* What a rule reads: facts of the period, facets, dates, roll-ups, juries, roster attributes, the history of awards. Expected figures are
 * added up by hand beside each test; B and a number is a defect found in a program that people use for this work today. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Units by the letters of `ids`, one criterion with this rule. */
static void open_rule(scene *s, const char *ids, const char *rule) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "R", .points = rule));
}

/* ---- the fact for the very period ---- */

static void test_a_fact_of_the_period(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "x");
    scene_fact(&s, "a", "x", NULL, "1");
    scene_fact(&s, "b", "x", "2024", "2");
    scene_fact(&s, "b", "x", "2023", "99");
    scene_fact(&s, "c", "x", "2024-01-01..2024-12-31", "3"); /* the same period */
    scene_fact(&s, "d", "x", "2024-07", "4");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "1 2 3 -"); /* a month is not the year, and nobody said how months add up */
    scene_close(&s);
}

static void test_a_fact_given_with_and_without_period(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "x");
    scene_fact(&s, "a", "x", NULL, "1");
    scene_fact(&s, "b", "x", NULL, "1");
    scene_fact(&s, "b", "x", "2024-Q3", "1");
    scene_fails(&s, "2024-Q3", EMUL_E_DUPLICATE, "“x” of subject “b” is given twice");
    scene_close(&s);
}

static void test_year_and_prev(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "x");
    scene_criterion(&s, -1, CRITERION(.id = "Y", .points = "year(x)"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "prev(x)"));
    scene_criterion(&s, -1, CRITERION(.id = "YP", .points = "year(prev(x))"));
    scene_criterion(&s, -1, CRITERION(.id = "G", .points = "x / prev(x) - 1"));
    scene_fact(&s, "a", "x", NULL, "6"); /* of the period evaluated alone */
    scene_fact(&s, "a", "x", "2024", "70");
    scene_fact(&s, "a", "x", "2023-07", "5");
    scene_fact(&s, "a", "x", "2023", "60");
    scene_runs(&s, "2024-07");
    expect_points(&s, "R", "6");
    expect_points(&s, "Y", "70");
    expect_points(&s, "P", "5");
    expect_points(&s, "YP", "60");
    expect_points(&s, "G", "0.2"); /* 6/5 - 1 */
    scene_close(&s);
}

/* ---- roll-ups ---- */

static void test_each_roll_up(void **state) {
    (void)state;
    static const char *const ways[] = {"sum", "count", "mean", "min", "max", "last"};
    static const char *const points[] = {"60 9 - N/A 7", "3 9 0 N/A 1", "20 9 - N/A 7", "10 9 - N/A 7", "30 9 - N/A 7", "20 9 - N/A 7"};
    for (int i = 0; i < 6; i++) {
        scene s;
        open_rule(&s, "abcde", "x");
        scene_indicator(&s, INDICATOR(.id = "x", .rollup = ways[i]));
        scene_fact(&s, "a", "x", "2024-03", "20"); /* the order in which facts come says nothing */
        scene_fact(&s, "a", "x", "2024-01", "10");
        scene_fact(&s, "a", "x", "2024-02", "30");
        scene_fact(&s, "a", "x", "2024-04", "500"); /* outside the quarter */
        scene_fact(&s, "b", "x", "2024-Q1", "9");   /* the quarter's own fact wins */
        scene_fact(&s, "b", "x", "2024-01", "1");
        scene_fact(&s, "d", "x", "2024-01", "N/A");
        scene_fact(&s, "e", "x", "2024-01", "N/A");
        scene_fact(&s, "e", "x", "2024-02-29", "7");
        scene_runs(&s, "2024-Q1");
        expect_points(&s, "R", points[i]);
        scene_close(&s);
    }
}

static void test_facts_that_overlap_are_not_added_up(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "sum(x)");
    scene_fact(&s, "a", "x", "2024-01", "1"); /* of different subjects: no overlap */
    scene_fact(&s, "b", "x", "2024-Q1", "5");
    scene_fact(&s, "b", "x", "2024-12", "1");
    scene_fact(&s, "b", "x", "2024-02", "1");
    scene_fails(&s, "2024", EMUL_E_DUPLICATE, "“sum(x)” of subject “b” adds up facts that overlap in time: 2024-Q1 and 2024-02");
    scene_close(&s);
}

/* ---- series ---- */

static void test_windows(void **state) { /* thematic prize: likes and shares from 16 to 30 August 2024 only */
    (void)state;
    scene s;
    open_rule(&s, "ab", "sum(likes, 2024-08-16..2024-08-30) + 2 * sum(shares, 2024-08-16..2024-08-30)");
    scene_fact(&s, "a", "likes", "2024-08-15", "1000");
    scene_fact(&s, "a", "likes", "2024-08-16", "10");
    scene_fact(&s, "a", "likes", "2024-08-30", "5");
    scene_fact(&s, "a", "likes", "2024-08-31", "1000");
    scene_fact(&s, "a", "likes", "2024-08", "1000"); /* a month is not inside the window */
    scene_fact(&s, "a", "shares", "2024-08-17..2024-08-18", "3");
    scene_fact(&s, "b", "likes", "2024-08-20", "1");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "21 -"); /* 10 + 5 + 2 x 3; of no facts the sum is missing, not 0 */
    scene_close(&s);
}

static void test_a_jury_without_its_extremes(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "trimmed_mean(mark@judge, 1, 1)");
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "median(mark@judge)"));
    scene_criterion(&s, -1, CRITERION(.id = "N", .points = "count(mark@judge)"));
    static const char *const judges[] = {"mark@judge.1", "mark@judge.2", "mark@judge.3", "mark@judge.4"};
    static const char *const marks[] = {"8 9 5 7", "7.5 9 N/A -", "9.5 9 6 -", "7.5 4 7 9"};
    for (int i = 0; i < 4; i++) {
        scene_facts(&s, judges[i], NULL, marks[i]);
    }
    scene_facts(&s, "mark@judgement", NULL, "0 0 0 0"); /* another facet */
    scene_runs(&s, "2024");
    expect_points(&s, "R", "7.75 9 6 -"); /* (8 + 7.5)/2; (9 + 9)/2; 6 of three; two marks are too few */
    expect_points(&s, "M", "7.75 9 6 8"); /* (7.5 + 8)/2; 9; 6; (7 + 9)/2 */
    expect_points(&s, "N", "4 4 3 2");
    scene_close(&s);
}

/* FIG, Code of Points of aerobic gymnastics 2013-2016, 6.1: of four judges the highest and the lowest mark are dropped; the two in the middle may lie 0.3 apart from 8.00
 * on, 0.4 from 7.00, 0.5 from 6.00, else 0.6; "if a bigger deviation occurs, then the average of all scores is the final score". By hand:
 * a 7.0 [8.0 8.3] 9.2: 8.15 allows 0.3, the very 0.3. b: one step more, 0.4 at 8.2: all, 33.0 / 4. c 6.5 [7.7 8.1] 8.2: 7.9 allows 0.4. d 6.5 [7.8 8.2] 8.2: the mean is 8.0, so
 * 0.3: all, 30.7 / 4. e 5.0 [6.4 7.0] 7.2: 6.7 allows 0.5, 0.6 is more: all, 25.6 / 4. f 4.0 [5.6 6.2] 9.0: 5.9 allows 0.6. g: a judge gave no mark; [6.0] alone is no distance apart.
 * h: two marks only, and nothing is left. */
static void test_a_tolerance_of_the_panel(void **state) {
    (void)state;
    static const char *const marks[] = {"7.0 7.0 8.2 8.2 5.0 4.0 5.0 7", "8.0 8.4 7.7 7.8 7.0 6.2 - 8", "9.2 9.2 6.5 6.5 7.2 9.0 6.0 -",
                                        "8.3 8.0 8.1 8.2 6.4 5.6 9.0 -"};
    static const char *const judges[] = {"x@judge.1", "x@judge.2", "x@judge.3", "x@judge.4"};
    scene s;
    open_rule(&s, "abcdefgh",
              "if(trimmed_spread(x@judge, 1, 1) <= steps(trimmed_mean(x@judge, 1, 1), 0 -> 0.6, 6 -> 0.5, 7 -> 0.4, 8 -> 0.3), "
              "trimmed_mean(x@judge, 1, 1), mean(x@judge))");
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "trimmed_spread(x@judge, 1, 1)"));
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "spread(x@judge)"));
    scene_criterion(&s, -1, CRITERION(.id = "Z", .points = "trimmed_spread(x@judge, 0, 0)"));
    scene_criterion(&s, -1, CRITERION(.id = "H", .points = "trimmed_spread(x@judge, 2, 1)"));
    for (int i = 0; i < 4; i++) {
        scene_facts(&s, judges[i], NULL, marks[i]);
    }
    scene_runs(&s, "2024");
    expect_points(&s, "R", "8.15 8.15 7.9 7.675 6.4 5.9 6 -");
    expect_points(&s, "T", "0.3 0.4 0.4 0.4 0.6 0.6 0 -");
    expect_points(&s, "S", "2.2 2.2 1.7 1.7 2.2 5 4 1");
    expect_points(&s, "Z", "2.2 2.2 1.7 1.7 2.2 5 4 1");
    expect_points(&s, "H", "0 0 0 0 0 0 - -");
    scene_close(&s);
}

/* Marks as far apart as numbers go: the distance is told as too large, not wrapped round; one mark, or equal ones, lie nowhere apart. */
static void test_a_spread_that_is_no_number(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "spread(x@judge)");
    scene_facts(&s, "x@judge.1", NULL, "-3 2.5");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "0 0");
    scene_close(&s);
    open_rule(&s, "ab", "spread(x@judge)");
    scene_facts(&s, "x@judge.1", NULL, "1 -9000000000000");
    scene_facts(&s, "x@judge.2", NULL, "- 9000000000000");
    scene_fails(&s, "2024", EMUL_E_OVERFLOW, "“spread(x@judge)” has a result too large for subject “b”");
    scene_close(&s);
}

/* Subjects of a class with marks of at least 8.0; of one, 8 is reached by a third, 7.999999 is not; nobody's own mark counts where it is left out. */
static void test_a_condition_of_each_element(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "count(x@mon >= 8)");
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "mean(if(x@mon >= 8, 1, 0))"));
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "count(x@mon >= 8, least = 3)"));
    static const char *const subjects[] = {"x@mon.toan", "x@mon.van", "x@mon.anh"};
    static const char *const marks[] = {"8 7 N/A -", "7.999999 9 N/A -", "10 - N/A -"};
    for (int i = 0; i < 3; i++) {
        scene_facts(&s, subjects[i], NULL, marks[i]);
    }
    scene_runs(&s, "2024");
    expect_points(&s, "R", "2 1 N/A 0"); /* as of the series itself: nothing applies, or nothing is there */
    expect_points(&s, "S", "0.666667 0.5 N/A -");
    expect_points(&s, "L", "2 - N/A -");
    scene_close(&s);
}

/* Points by the place in each race, added up: 10, 7, 5 for the first three. a: 10 + 5; b: 7 + 7 + 0. The best and the middle value of each;
 * the last race. */
static void test_points_of_each_race(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abc", "sum(race_points)");
    assert_int_equal(emul_regulation_add_value(s.regulation, "race_points", "steps(finish, <= 1 -> 10, <= 2 -> 7, <= 3 -> 5)", NULL),
                     EMUL_OK);
    scene_criterion(&s, -1, CRITERION(.id = "B", .points = "max(race_points)"));
    scene_criterion(&s, -1, CRITERION(.id = "M", .points = "median(race_points / 3)"));
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "last(race_points)"));
    scene_criterion(&s, -1, CRITERION(.id = "W", .points = "sum(race_points, 2024-05)"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "if(last(finish <= 3), 1, 0)"));
    scene_facts(&s, "finish", "2024-04-06", "1 2 -");
    scene_facts(&s, "finish", "2024-05-04", "3 2 -");
    scene_facts(&s, "finish", "2024-05-18", "- 8 -");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "15 14 -");
    expect_points(&s, "B", "10 7 -");
    expect_points(&s, "M", "2.5 2.333333 -"); /* (10/3 + 5/3) / 2; 7/3 */
    expect_points(&s, "L", "5 0 -");
    expect_points(&s, "W", "5 7 -");
    expect_points(&s, "T", "1 0 -");
    scene_close(&s);
}

static void test_labels_of_each_element(void **state) { /* 10 + 7 + 10 and two of three; the last year's are other facts */
    (void)state;
    scene s;
    open_rule(&s, "ab", "sum(level(rating@khoa, tot -> 10, kha -> 7, else = 0))");
    scene_indicator(&s, INDICATOR(.id = "rating", .type = "label", .labels = "tot, kha, yeu"));
    scene_criterion(&s, -1, CRITERION(.id = "N", .points = "count(rating@khoa == tot) + 100 * count(prev(rating@khoa) >= kha)"));
    scene_fact(&s, "a", "rating@khoa.1", NULL, ":tot");
    scene_fact(&s, "a", "rating@khoa.2", NULL, ":kha");
    scene_fact(&s, "a", "rating@khoa.3", NULL, ":tot");
    scene_fact(&s, "a", "rating@khoa.1", "2023", ":kha");
    scene_fact(&s, "a", "rating@khoa.2", "2023", ":yeu");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "27 -");
    expect_points(&s, "N", "102 0");
    scene_close(&s);
}

static void test_an_element_that_cannot_be_computed(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "sum(12 / x@j)");
    scene_facts(&s, "x@j.1", NULL, "3 4");
    scene_facts(&s, "x@j.2", NULL, "5 0");
    scene_fails(&s, "2024", EMUL_E_DIVISION, "“b”");
    scene_close(&s);
    open_rule(&s, "a", "sum(if(x@j == 0, 0, 12 / x@j))"); /* 4 + 0 */
    scene_facts(&s, "x@j.1", NULL, "3");
    scene_facts(&s, "x@j.2", NULL, "0");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "4");
    scene_close(&s);
}

static void test_last_is_the_latest(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "last(x)");
    scene_fact(&s, "a", "x", "2024-05", "5");
    scene_fact(&s, "a", "x", "2024-11-30", "7");
    scene_fact(&s, "a", "x", "2024-02", "9");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "7");
    scene_close(&s);
}

static void test_weekdays(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "count(reception) / weekdays(fri)");
    scene_fact(&s, "a", "reception", "2024-08-02", "1");
    scene_fact(&s, "a", "reception", "2024-08-09", "1");
    scene_runs(&s, "2024-08");
    expect_points(&s, "R", "0.4 0"); /* 2, 9, 16, 23 and 30 August 2024 are Fridays */
    scene_close(&s);
}

/* ---- labels, truths, attributes ---- */

static void test_labels_and_answers(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "level(rating, tot -> 10, kha -> 7, yeu -> 0) + if(rating >= kha, 1, 0) + if(report, 5, 0)");
    scene_indicator(&s, INDICATOR(.id = "rating", .type = "label", .labels = "tot, kha, yeu"));
    scene_indicator(&s, INDICATOR(.id = "report", .type = "yes_no"));
    scene_facts(&s, "rating", NULL, ":kha :tot :yeu N/A");
    scene_facts(&s, "report", NULL, "1 0 1 1");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "13 11 5 N/A");
    scene_close(&s);
}

static void test_labels_without_a_list(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abc", "if(type in (hospital, centre), 3, 1)");
    scene_facts(&s, "type", NULL, ":hospital :other :centre");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "3 1 3"); /* "other" is a label that no rule mentions */
    scene_close(&s);
}

static void test_a_label_that_is_not_in_the_list(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "level(rating, tot -> 10, kha -> 7)");
    scene_indicator(&s, INDICATOR(.id = "rating", .type = "label", .labels = "tot, kha"));
    scene_facts(&s, "rating", NULL, ":kha :tott");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“tott” is no label of “rating” (subject “b”)");
    assert_string_equal(emul_error_hint(s.error, 0, EMUL_ENGLISH), "did you mean “tot”?");
    scene_close(&s);
}

static void test_facts_of_the_wrong_type(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "x");
    scene_facts(&s, "x", NULL, ":tot :tot");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“x” of subject “a” is a label where the rules want a number");
    scene_close(&s);
    open_rule(&s, "ab", "if(rating == tot, 1, 0)");
    scene_facts(&s, "rating", NULL, "- 3");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“rating” of subject “b” is a number where the rules want a label");
    scene_close(&s);
}

static void test_facts_off_their_step(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "x@plan");
    scene_indicator(&s, INDICATOR(.id = "x", .step = "0.5", .range = "..9"));
    scene_facts(&s, "x@plan", NULL, "-7.5 7.3 N/A 9.5");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“x@plan” of subject “b” is 7.3, no multiple of the indicator's step 0.5");
    assert_string_equal(emul_error_hint(s.error, 0, EMUL_ENGLISH), "the nearest are 7 and 7.5");
    assert_string_equal(emul_error_message(s.error, 0, EMUL_VIETNAMESE), "“x@plan” của “b” là 7.3, không nằm trên bước 0.5 của chỉ tiêu");
    assert_int_equal(emul_error_total(s.error), 2); /* 9.5 is outside the range */
    scene_close(&s);
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "x=7.3");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_indicator(&s, INDICATOR(.id = "x", .step = "0.5"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "x"));
    scene_fails(&s, "2024", EMUL_E_RANGE, "“x” of subject “a” is 7.3, no multiple of the indicator's step 0.5");
    scene_close(&s);
}

static void test_facts_outside_their_range(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abc", "x@plan");
    scene_indicator(&s, INDICATOR(.id = "x", .range = "0..10"));
    scene_facts(&s, "x@plan", NULL, "0 10.000001 -1");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“x@plan” of subject “b” is 10.000001, outside the range of the indicator");
    assert_int_equal(emul_error_total(s.error), 2);
    scene_close(&s);
    open_rule(&s, "ab", "if(report, 1, 0)");
    scene_indicator(&s, INDICATOR(.id = "report", .type = "yes_no"));
    scene_facts(&s, "report", NULL, "1 2");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“report” of subject “b” is 2, but only 1 (yes) and 0 (no) are answers");
    scene_close(&s);
}

static void test_attributes_as_facts(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "staff=40.5 zone=III key=có");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "zone=I key=không");
    scene_indicator(&s, INDICATOR(.id = "key", .type = "yes_no"));
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "staff * 2"));
    scene_criterion(&s, -1, CRITERION(.id = "Z", .points = "if(zone == III, 1, 0) + if(key, 10, 0)"));
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "prev(staff)", .missing = "zero")); /* of this period alone */
    scene_runs(&s, "2024");
    expect_points(&s, "R", "81 -");
    expect_points(&s, "Z", "11 0");
    expect_points(&s, "P", "0 0");
    scene_close(&s);
}

static void test_attributes_that_cannot_be_read(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "staff=40");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "staff=many");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "staff"));
    scene_fails(&s, "2024", EMUL_E_SYNTAX, "the attribute “staff” of subject “b” is “many”, which is no number");
    scene_close(&s);
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "staff=-1");
    scene_indicator(&s, INDICATOR(.id = "staff", .range = "0.."));
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "staff"));
    scene_fails(&s, "2024", EMUL_E_RANGE, "“staff” of subject “a” is -1, outside the range of the indicator");
    scene_close(&s);
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "key=maybe");
    scene_indicator(&s, INDICATOR(.id = "key", .type = "yes_no"));
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "K", .points = "if(key, 1, 0)"));
    scene_fails(&s, "2024", EMUL_E_SYNTAX, "the attribute “key” of subject “a” is “maybe”, which is neither yes nor no");
    scene_close(&s);
}

static void test_an_attribute_and_an_indicator_of_one_name(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "staff=40");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "staff"));
    scene_fact(&s, "a", "staff", NULL, "41");
    scene_fails(&s, "2024", EMUL_E_DUPLICATE, "“staff” is both an attribute of the roster and an indicator of the ledger");
    scene_close(&s);
}

/* ---- history ---- */

static void test_a_streak_is_of_adjacent_years(void **state) { /* B32: 2020, 2022 and 2024 counted as three in a row */
    (void)state;
    scene s;
    open_rule(&s, "abcde", "streak(cstd)");
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "times(cstd)"));
    scene_criterion(&s, -1, CRITERION(.id = "S", .points = "times(cstd, since = 2022)"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .points = "streak(cstd, by = award)"));
    for (int32_t year = 2020; year <= 2024; year += 2) {
        scene_history(&s, "a", "cstd", year, 0);
    }
    for (int32_t year = 2021; year <= 2023; year++) {
        scene_history(&s, "b", "cstd", year, 0); /* up to last year */
    }
    for (int32_t year = 2010; year <= 2012; year++) {
        scene_history(&s, "c", "cstd", year, 0); /* B36: the longest row of the whole history counted for ever */
    }
    for (int32_t year = 2021; year <= 2024; year++) {
        scene_history(&s, "d", "cstd", year, year == 2022); /* 2022 was revoked */
    }
    scene_history(&s, "e", "cstd", 2025, 0); /* after the year evaluated */
    scene_history(&s, "e", "other", 2024, 0);
    scene_runs(&s, "2024");
    expect_points(&s, "R", "1 3 0 2 0");
    expect_points(&s, "T", "3 3 3 3 0");
    expect_points(&s, "S", "2 2 0 2 0");
    expect_points(&s, "A", "3 3 3 2 0");
    scene_close(&s);
}

static void test_a_streak_with_this_runs_award(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abcd");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "t"));
    scene_award(&s, AWARD(.id = "cstd_tinh"));
    scene_condition(&s, "streak(cstd) >= 3");
    scene_award(&s, AWARD(.id = "twice"));
    scene_condition(&s, "times(cstd) == 3");
    scene_award(&s, AWARD(.id = "cstd", .take = "2"));
    scene_facts(&s, "t", NULL, "90 80 80 70");
    static const char *const ids[] = {"a", "b", "c", "d"};
    for (int i = 0; i < 4; i++) {
        scene_history(&s, ids[i], "cstd", 2022, 0);
        scene_history(&s, ids[i], "cstd", 2023, 0);
    }
    scene_runs(&s, "2024");
    expect_decisions(&s, "cstd", "awarded tied tied outside");
    expect_decisions(&s, "cstd_tinh", "awarded ? ? ineligible"); /* d's row is broken this year */
    expect_decisions(&s, "twice", "awarded ? ? ineligible");
    scene_close(&s);
}

static void test_a_year_counts_once(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "T", .points = "1"));
    scene_award(&s, AWARD(.id = "again"));
    scene_condition(&s, "times(cstd) == 2 and streak(cstd) == 2");
    scene_award(&s, AWARD(.id = "cstd"));
    scene_history(&s, "a", "cstd", 2023, 0);
    scene_history(&s, "a", "cstd", 2024, 0); /* this year's is in the history already */
    scene_runs(&s, "2024");
    expect_decisions(&s, "again", "awarded");
    scene_close(&s);
}

/* ---- arguments ---- */

static void test_a_fact_for_nobody(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "x");
    s.failed = emul_ledger_add(s.ledger, 2, "y", NULL, NULL, 1, s.error);
    scene_fails(&s, "2024", EMUL_E_RANGE, "the ledger has “y” for row 2, which the roster does not have");
    scene_close(&s);
    open_rule(&s, "ab", "x");
    s.failed = emul_ledger_add_award(s.ledger, 9, "cstd", 2023, NULL, 0, s.error);
    scene_fails(&s, "2024", EMUL_E_RANGE, "the ledger has “cstd” for row 9");
    scene_close(&s);
}

static void test_periods(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "1");
    scene_fails(&s, "2024-13", EMUL_E_SYNTAX, "“2024-13” is no period");
    scene_close(&s);
    open_rule(&s, "a", "1");
    scene_header(&s, HEADER(.id = "r", .in_force = "2024"));
    scene_fails(&s, "2024-12-01..2025-01-31", EMUL_E_REGULATION, "the regulation is in force in 2024");
    scene_close(&s);
}

static void test_arguments(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "1");
    emul_options options = {.struct_size = sizeof options, .period = "2024"};
    emul_result *result = NULL;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &result, s.error), EMUL_E_ARGUMENT); /* not finished */
    assert_string_equal(emul_error_field(s.error, 0), "regulation");
    assert_int_equal(emul_regulation_finish(s.regulation, s.error), EMUL_OK);
    assert_int_equal(emul_evaluate(NULL, s.roster, s.ledger, &options, &result, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_evaluate(s.regulation, NULL, s.ledger, &options, &result, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_evaluate(s.regulation, s.roster, NULL, &options, &result, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, NULL, &result, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, NULL, s.error), EMUL_E_ARGUMENT);
    options.explain = 2;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &result, NULL), EMUL_E_ARGUMENT);
    options.explain = EMUL_EXPLAIN_NONE;
    options.reserved = 1;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &result, NULL), EMUL_E_ARGUMENT);
    options.reserved = 0;
    options.period = NULL;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &result, NULL), EMUL_E_ARGUMENT);
    options.period = "2024";
    options.struct_size = 0;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &options, &result, NULL), EMUL_E_ARGUMENT);
    assert_null(result);
    scene_close(&s);
}

/* Callers built with an older and with a newer header. */
static void test_sizes_of_options(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "a", "1");
    assert_int_equal(emul_regulation_finish(s.regulation, s.error), EMUL_OK);
    struct {
        emul_options known;
        int64_t later;
    } newer = {{.struct_size = sizeof newer, .period = "2024"}, 1};
    emul_result *result = NULL;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &newer.known, &result, s.error), EMUL_E_UNSUPPORTED);
    assert_string_equal(emul_error_field(s.error, 0), "options");
    assert_null(result);
    newer.later = 0;
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &newer.known, &result, s.error), EMUL_OK);
    emul_result_destroy(result);
    newer.known.struct_size = offsetof(emul_options, stage);
    newer.known.stage = "not part of the older struct";
    assert_int_equal(emul_evaluate(s.regulation, s.roster, s.ledger, &newer.known, &result, s.error), EMUL_OK);
    emul_result_destroy(result);
    scene_close(&s);
}

static void test_columns_of_a_result(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abc", "1");
    scene_award(&s, AWARD(.id = "w"));
    scene_runs(&s, "2024");
    int64_t n = -1;
    assert_non_null(emul_result_points(s.result, 0, &n));
    assert_int_equal(n, 3);
    assert_null(emul_result_points(s.result, 1, &n));
    assert_int_equal(n, 0);
    assert_null(emul_result_points(s.result, -1, NULL));
    assert_null(emul_result_total(NULL, 0, &n));
    assert_null(emul_result_total(s.result, 1, NULL));
    assert_null(emul_result_base(s.result, 1, NULL));
    assert_null(emul_result_bonus(s.result, -1, NULL));
    assert_null(emul_result_penalty(s.result, 1, NULL));
    assert_null(emul_result_place(s.result, 1, NULL));
    assert_null(emul_result_place_overall(s.result, 1, NULL));
    assert_null(emul_result_tied(s.result, 1, NULL));
    assert_null(emul_result_class(s.result, 1, NULL));
    assert_null(emul_result_state(s.result, 1, NULL));
    assert_null(emul_result_decision(s.result, 1, NULL));
    assert_null(emul_result_order(s.result, 1, NULL));
    assert_null(emul_result_reason(s.result, 1, NULL));
    assert_non_null(emul_result_decision(s.result, 0, &n));
    assert_int_equal(n, 3);
    assert_int_equal(emul_result_rows(s.result), 3);
    assert_int_equal(emul_result_rows(NULL), 0);
    assert_int_equal(emul_result_missing_count(NULL), 0);
    assert_int_equal(emul_result_missing(s.result, 0, NULL, NULL, NULL, s.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_missing(NULL, 0, NULL, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    emul_result_destroy(NULL);
    scene_close(&s);
}

static void test_a_result_outlives_its_inputs(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "x");
    scene_facts(&s, "x", NULL, "1 -");
    scene_runs(&s, "2024");
    emul_roster_destroy(s.roster);
    emul_ledger_destroy(s.ledger);
    emul_regulation_destroy(s.regulation);
    s.roster = NULL;
    s.ledger = NULL;
    s.regulation = NULL;
    const char *fact = NULL;
    assert_int_equal(emul_result_missing(s.result, 0, NULL, NULL, &fact, NULL), EMUL_OK);
    assert_string_equal(fact, "x");
    assert_int_equal(emul_result_total(s.result, 0, NULL)[0], EMUL_DECIMAL_ONE);
    scene_close(&s);
}

static void test_nobody_at_all(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "", "x");
    scene_class(&s, CLASS(.id = "A", .at_most = "20%"));
    scene_class(&s, CLASS(.id = "B"));
    scene_award(&s, AWARD(.id = "w", .take = "20% per cluster"));
    scene_runs(&s, "2024");
    assert_int_equal(emul_result_rows(s.result), 0);
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_fact_of_the_period),
        cmocka_unit_test(test_a_fact_given_with_and_without_period),
        cmocka_unit_test(test_year_and_prev),
        cmocka_unit_test(test_each_roll_up),
        cmocka_unit_test(test_facts_that_overlap_are_not_added_up),
        cmocka_unit_test(test_windows),
        cmocka_unit_test(test_a_jury_without_its_extremes),
        cmocka_unit_test(test_a_tolerance_of_the_panel),
        cmocka_unit_test(test_a_spread_that_is_no_number),
        cmocka_unit_test(test_a_condition_of_each_element),
        cmocka_unit_test(test_points_of_each_race),
        cmocka_unit_test(test_labels_of_each_element),
        cmocka_unit_test(test_an_element_that_cannot_be_computed),
        cmocka_unit_test(test_last_is_the_latest),
        cmocka_unit_test(test_weekdays),
        cmocka_unit_test(test_labels_and_answers),
        cmocka_unit_test(test_labels_without_a_list),
        cmocka_unit_test(test_a_label_that_is_not_in_the_list),
        cmocka_unit_test(test_facts_of_the_wrong_type),
        cmocka_unit_test(test_facts_off_their_step),
        cmocka_unit_test(test_facts_outside_their_range),
        cmocka_unit_test(test_attributes_as_facts),
        cmocka_unit_test(test_attributes_that_cannot_be_read),
        cmocka_unit_test(test_an_attribute_and_an_indicator_of_one_name),
        cmocka_unit_test(test_a_streak_is_of_adjacent_years),
        cmocka_unit_test(test_a_streak_with_this_runs_award),
        cmocka_unit_test(test_a_year_counts_once),
        cmocka_unit_test(test_a_fact_for_nobody),
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_sizes_of_options),
        cmocka_unit_test(test_columns_of_a_result),
        cmocka_unit_test(test_a_result_outlives_its_inputs),
        cmocka_unit_test(test_nobody_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
