/* What a condition lacks, in the words of emul_result_why. Every distance is a subtraction that the comment beside it does by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

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

/* One unit with x = 7 of 10 and y = 4 of 8 points, and one award for units with this condition. */
static void begin(const char *condition) {
    scene_scorecard(&s, SCORECARD(.id = "u"));
    scene_criterion(&s, -1, CRITERION(.id = "A", .name = "Chuyên môn", .max = "10", .points = "x"));
    scene_criterion(&s, -1, CRITERION(.id = "B", .max = "8", .points = "y"));
    scene_award(&s, AWARD(.id = "w", .by = "u"));
    scene_condition(&s, condition);
    scene_units(&s, "a");
    scene_facts(&s, "x", NULL, "7");
    scene_facts(&s, "y", NULL, "4");
}

static void run(const char *expected) {
    scene_runs(&s, "2024");
    expect_explained(&s, 0, expected);
}

/* 7 + 4 = 11, 4/8 = 50 %: 15 - 11 = 4 points, 85 - 50 = 35 percentage points; A has 70 %, 15 less. */
static void every_test_that_fails(void **state) {
    (void)state;
    begin("total(u) >= 15 and x > 0 and lowest_share(u) >= 85%");
    run("not met\n"
        "      Short by 4 points: total ≥ 15: is 11, at least 15 needed\n"
        "      Short by 35 percentage points: lowest share of full marks ≥ 85%: is 50%, at least 85% needed\n"
        "        A Chuyên môn: 7 of 10 points, that is 70%\n"
        "        B: 4 of 8 points, that is 50%\n");
}

/* Not exactly 50 % but more: only B has no more than that. */
static void more_than_a_share(void **state) {
    (void)state;
    begin("lowest_share(u) > 50%");
    run("not met\n"
        "      Short: is 50%, more than 50% needed\n"
        "        B: 4 of 8 points, that is 50%\n");
}

static void lowest_points(void **state) {
    (void)state;
    begin("lowest_points(u) >= 5");
    run("not met\n"
        "      Short by 1 point: is 4, at least 5 needed\n"
        "        B: 4 points\n");
}

/* x is 7, y is 4. not (a or b) needs neither: both must change; not (a and b) needs one of them. */
static void alternatives(void **state) {
    (void)state;
    begin("x >= 9 or not (y < 5 or x == 7) or not (x > 6 and y <= 4)");
    run("not met\n"
        "      One of these would be enough\n"
        "        Short by 2: x ≥ 9: is 7, at least 9 needed\n"
        "        These together\n"
        "          Short by 1: y < 5: is 4, at least 5 needed\n"
        "          Not so: x = 7: is 7, other than 7 needed\n"
        "        Over by 1: x > 6: is 7, at most 6 needed\n"
        "        Short: y ≤ 4: is 4, more than 4 needed\n");
}

static void sides_as_they_are_written(void **state) {
    (void)state;
    begin("9 <= x and x < y and x == 5 and y == 6 and x + y > 20 and x in (1, y)");
    run("not met\n"
        "      Short by 2: 9 ≤ x: is 7, at least 9 needed\n"
        "      Over by 3: x < y: is 7, less than 4 needed\n"
        "      Over by 2: x = 5: is 7, exactly 5 needed\n"
        "      Short by 2: y = 6: is 4, exactly 6 needed\n"
        "      Short by 9: x + y > 20: is 11, more than 20 needed\n"
        "      Not so: x is one of (1; y): is 7\n");
}

/* 7/9 of a plan: 90 % - 7/9 = 81/90 - 70/90 = 11/90, 110/9 percentage points. */
static void a_quotient_stays_a_fraction(void **state) {
    (void)state;
    begin("x / x@plan >= 90%");
    scene_facts(&s, "x@plan", NULL, "9");
    run("Short by 110/9 ≈ 12.222222 percentage points: is 7/9, at least 90% needed");
}

/* The branch that is taken: x > 5, so y counts. */
static void the_branch_that_is_taken(void **state) {
    (void)state;
    begin("if(x > 5, y >= 6, x >= 100)");
    run("not met\n"
        "      Short by 2: y ≥ 6: is 4, at least 6 needed\n");
}

/* What is known to fail, and what cannot be told; the conjunction fails. */
static void what_cannot_be_told(void **state) {
    (void)state;
    begin("x >= 9 and z >= 3");
    scene_facts(&s, "z", NULL, "-");
    run("not met\n"
        "      Short by 2: x ≥ 9: is 7, at least 9 needed\n"
        "      Not known: z ≥ 3, at least 3 needed\n");
}

static void nothing_is_said_twice(void **state) {
    (void)state;
    begin("x != 7");
    run("Condition: “x != 7”, that is x [7] ≠ 7: not met\n");
    char text[4096];
    assert_int_equal(emul_result_why(s.result, 0, "w", EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_null(strstr(text, "Not so"));
}

/* Levels are listed best first: from C to B is one, to A two. 2024-03-10 is 39 days after 2024-01-31 (29 of February and 10 of March). */
static void labels_days_and_truths(void **state) {
    (void)state;
    scene_indicator(&s, INDICATOR(.id = "rating", .type = "label", .labels = "A, B, C"));
    scene_indicator(&s, INDICATOR(.id = "sent", .type = "date"));
    scene_indicator(&s, INDICATOR(.id = "checked", .type = "yes_no"));
    begin("rating >= B and rating == A and sent <= 2024-01-31 and checked and not (rating in (B, C))");
    scene_fact(&s, "a", "rating", NULL, ":C");
    scene_fact(&s, "a", "sent", NULL, ":2024-03-10");
    scene_facts(&s, "checked", NULL, "0");
    run("not met\n"
        "      Short by 1 level: rating ≥ B: is C, at least B needed\n"
        "      Not so: rating = A: is C, exactly A needed\n"
        "      Late by 39 days: sent ≤ 2024-01-31: is 2024-03-10, no later than 2024-01-31 needed\n"
        "      Not so: checked: is no, yes needed\n"
        "      Not so: rating is one of (B; C): is C\n");
}

/* Three years asked, two known, and before them nothing is known. */
static void years_between_bounds(void **state) {
    (void)state;
    begin("streak(t) >= 5 and times(t, since = 2022) >= 4");
    scene_history(&s, "a", "t", 2022, 0);
    scene_history(&s, "a", "t", 2023, 0);
    run("      Short by 3 years: given in succession (t) ≥ 5: ");
}

static void in_vietnamese(void **state) {
    (void)state;
    begin("total(u) >= 15 or lowest_share(u) >= 85%");
    scene_runs(&s, "2024");
    char text[4096];
    assert_int_equal(emul_result_why(s.result, 0, "w", EMUL_VIETNAMESE, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    assert_non_null(strstr(text, "không đạt\n"
                                 "      Chỉ cần đạt một trong các điều sau\n"
                                 "        Còn thiếu 4 điểm: tổng điểm ≥ 15: hiện là 11, cần ít nhất 15\n"
                                 "        Còn thiếu 35 điểm phần trăm: tỷ lệ điểm đạt thấp nhất ≥ 85%: hiện là 50%, cần ít nhất 85%\n"
                                 "          A Chuyên môn: 7/10 điểm, tức là 70%\n"));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, open_scene, close_scene)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(every_test_that_fails),
        TEST(more_than_a_share),
        TEST(lowest_points),
        TEST(alternatives),
        TEST(sides_as_they_are_written),
        TEST(a_quotient_stays_a_fraction),
        TEST(the_branch_that_is_taken),
        TEST(what_cannot_be_told),
        TEST(nothing_is_said_twice),
        TEST(labels_days_and_truths),
        TEST(years_between_bounds),
        TEST(in_vietnamese),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
