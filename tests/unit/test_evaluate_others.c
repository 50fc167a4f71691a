/* Rules that look at other subjects: the group a subject is compared with, and who is below a unit. Expected figures are worked out beside
 * each test; S, E and a number name a rule seen in regulations in use (docs/coverage.md). */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void open_groups(scene *s, const char *groups) {
    scene_open(s, NULL);
    scene_scorecard(s, SCORECARD(.id = "unit", .group = "cluster"));
    for (char id[2] = "a"; *groups != '\0'; id[0]++, groups++) {
        const char attributes[] = {'c', 'l', 'u', 's', 't', 'e', 'r', '=', *groups, '\0'};
        scene_subject(s, id, EMUL_KIND_UNIT, attributes);
    }
}

static void rule(scene *s, const char *id, const char *points) {
    scene_criterion(s, -1, CRITERION(.id = id, .points = points));
}

/* ---- against the group ---- */

static void test_the_group_is_the_scorecards(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "11122");
    rule(&s, "lead", "leader(x)");
    rule(&s, "trail", "trailer(x)");
    rule(&s, "mean", "mean_of_group(x)");
    rule(&s, "sum", "sum_of_group(x)");
    rule(&s, "count", "count_of_group(x >= 30)");
    rule(&s, "rank", "rank(x)");
    rule(&s, "up", "rank(x, order = asc)");
    rule(&s, "all", "rank(x, in = all)");
    scene_facts(&s, "x", NULL, "30 50 30 20 70");
    scene_runs(&s, "2024");
    expect_points(&s, "lead", "50 50 50 70 70");
    expect_points(&s, "trail", "30 30 30 20 20");
    expect_points(&s, "mean", "36.666667 36.666667 36.666667 45 45"); /* 110 / 3; 90 / 2 */
    expect_points(&s, "sum", "110 110 110 90 90");
    expect_points(&s, "count", "3 3 3 1 1");
    expect_points(&s, "rank", "2 1 2 2 1");
    expect_points(&s, "up", "1 3 1 1 2");
    expect_points(&s, "all", "3 2 3 5 1"); /* 70 50 30 30 20 */
    scene_close(&s);
}

static void test_shares_are_compared_exactly(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "111");
    rule(&s, "rank", "rank(x / y)");
    rule(&s, "is", "if(x / y == leader(x / y), 1, 0)");
    rule(&s, "mean", "3 * mean_of_group(x / y)");
    scene_facts(&s, "x", NULL, "1 2 333333");
    scene_facts(&s, "y", NULL, "3 6 1000000");
    scene_runs(&s, "2024");
    expect_points(&s, "rank", "1 1 3"); /* 1/3 = 2/6 > 0.333333 */
    expect_points(&s, "is", "1 1 0");
    expect_points(&s, "mean", "1 1 1"); /* 1/3 + 2/6 + 0.333333 = 0.9999996666… */
    scene_close(&s);
}

static void test_who_has_no_figure_is_left_out(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "1112");
    rule(&s, "lead", "leader(x)");
    rule(&s, "mean", "mean_of_group(x)");
    rule(&s, "rank", "rank(x)");
    rule(&s, "best", "if(known(x), leader(x) - x, -1)");
    rule(&s, "count", "count_of_group(x > 4)");
    scene_facts(&s, "x", NULL, "4 - 6 N/A");
    scene_runs(&s, "2024");
    expect_points(&s, "lead", "6 6 6 N/A");
    expect_points(&s, "mean", "5 5 5 N/A");
    expect_points(&s, "rank", "2 - 1 N/A");
    expect_points(&s, "best", "2 -1 0 -1");
    expect_points(&s, "count", "- - - 0"); /* b may be above 4 or not: the count is not silently smaller */
    expect_missing(&s, "b rank x, b count x");
    scene_close(&s);
}

static void test_only_those_among(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "1111");
    rule(&s, "lead", "leader(x, among = size >= 10)");
    rule(&s, "rank", "rank(x, among = size >= 10)");
    scene_facts(&s, "x", NULL, "9 7 8 6");
    scene_facts(&s, "size", NULL, "5 10 12 -");
    scene_runs(&s, "2024");
    expect_points(&s, "lead", "8 8 8 8");
    expect_points(&s, "rank", "N/A 2 1 -"); /* d may be among them: its place is open */
    expect_missing(&s, "d rank size");
    scene_close(&s);
}

/* S11, the points for a target (MS = 10, T = 100): below the target half of them in proportion; at it half; the leader all; between them in
 * proportion to what the leader is above. A = 120, the leader 150: 5 + 5 x 0.2 / 0.5 = 7. */
#define AGAINST_LEADER                                                                                                                     \
    "if(a / t < 1, full / 2 * (a / t), if(a / t == 1, full / 2, if(a / t == leader(a / t), full, "                                         \
    "full / 2 + full / 2 * (a / t - 1) / (leader(a / t) - 1))))"

static void test_the_leader_of_the_cluster(void **state) { /* S11; B39: the leader's value where its share above the target is meant */
    (void)state;
    scene s;
    open_groups(&s, "111122");
    scene_criterion(&s, -1, CRITERION(.id = "c", .max = "10", .points = AGAINST_LEADER));
    scene_facts(&s, "a", NULL, "120 150 100 80 100 60");
    scene_facts(&s, "t", NULL, "100 100 100 100 100 120");
    scene_runs(&s, "2024");
    expect_points(&s, "c", "7 10 5 4 5 2.5"); /* cluster 2: the leader is exactly at 100 %, and nothing divides by zero */
    scene_close(&s);
}

static void test_without_a_target_among_themselves(void **state) { /* S12 */
    (void)state;
    scene s;
    open_groups(&s, "1111");
    scene_criterion(&s, -1, CRITERION(.id = "c", .max = "10", .points = "best(a, among = no_target)", .round = "2"));
    scene_indicator(&s, INDICATOR(.id = "no_target", .type = "yes_no"));
    scene_facts(&s, "a", NULL, "150 100 75 900");
    scene_facts(&s, "no_target", NULL, "1 1 1 0");
    scene_runs(&s, "2024");
    expect_points(&s, "c", "10 6.67 5 10"); /* 10 x 100/150 = 6.666…; who is far ahead of them is cut to full marks */
    scene_close(&s);
}

static void test_a_leader_with_nothing(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "1122");
    scene_criterion(&s, -1, CRITERION(.id = "c", .max = "10", .points = "best(a)"));
    scene_facts(&s, "a", NULL, "0 - -3 6");
    scene_runs(&s, "2024");
    expect_points(&s, "c", "0 - 0 10");
    scene_close(&s);
}

static void test_points_by_place(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "111111");
    rule(&s, "c", "by_place(x, 10, 8, 6, else = 1)");
    rule(&s, "d", "by_place(x, 10, 8, order = asc)");
    scene_facts(&s, "x", NULL, "5 9 9 7 1 -");
    scene_runs(&s, "2024");
    expect_points(&s, "c", "1 10 10 6 1 -"); /* 9 9 7 5 1: two firsts, no second, a third */
    expect_points(&s, "d", "8 0 0 0 10 -");
    scene_close(&s);
}

static void test_places_of_places(void **state) { /* S21: rank(discipline) + rank(study), ranked again, lower better */
    (void)state;
    scene s;
    open_groups(&s, "1111");
    rule(&s, "sum", "rank(discipline) + rank(study)");
    rule(&s, "place", "rank(rank(discipline) + rank(study), order = asc)");
    rule(&s, "by_points", "rank(points(sum), order = asc)");
    scene_facts(&s, "discipline", NULL, "98 95 95 90");
    scene_facts(&s, "study", NULL, "70 90 80 85");
    scene_runs(&s, "2024");
    expect_points(&s, "sum", "5 3 5 6"); /* 1+4, 2+1, 2+3, 4+2 */
    expect_points(&s, "place", "2 1 2 4");
    expect_points(&s, "by_points", "2 1 2 4");
    scene_close(&s);
}

static void test_the_month_from_the_weeks(void **state) { /* S22: the month's place goes by the sum of the weeks' places */
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    rule(&s, "month", "rank(rank(sum(x, 2024-09-02..2024-09-08)) + rank(sum(x, 2024-09-09..2024-09-15)), order = asc)");
    scene_facts(&s, "x", "2024-09-03", "10 9 8");
    scene_facts(&s, "x", "2024-09-10", "5 9 8");
    scene_runs(&s, "2024-09");
    expect_points(&s, "month", "2 1 3"); /* 1+3 = 4, 2+1 = 3, 3+2 = 5 */
    scene_close(&s);
}

static void test_places_in_classes_and_vetoes(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "1112");
    rule(&s, "c", "x");
    scene_veto(&s, "total < mean_of_group(total) / 2");
    scene_class(&s, CLASS(.id = "good", .when = "total >= leader(total) - 1"));
    scene_class(&s, CLASS(.id = "other"));
    scene_facts(&s, "x", NULL, "10 9 2 5"); /* mean of cluster 1: 7 */
    scene_runs(&s, "2024");
    expect_states(&s, "unit", "complete complete disqualified complete");
    expect_classes(&s, "unit", "good good x good");
    scene_close(&s);
}

static void test_a_rule_that_ranks_what_rests_on_it(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "11");
    rule(&s, "a", "rank(points(b))");
    rule(&s, "b", "leader(points(a))");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "a -> b -> a");
    scene_close(&s);
    open_groups(&s, "11");
    rule(&s, "a", "rank(total)");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "waits for itself");
    scene_close(&s);
}

static void test_a_group_needs_a_scorecard(void **state) {
    (void)state;
    static const struct {
        const char *points, *part;
        emul_status status;
    } wrong[] = {
        {"year(leader(x))", "year() and prev() do not move it", EMUL_E_REGULATION},
        {"leader(x, in = cluster)", "“cluster” is no value of the argument “in”", EMUL_E_UNKNOWN_ID},
        {"rank(x, order = up)", "“up” is no value of the argument “order”", EMUL_E_UNKNOWN_ID},
        {"count_of_group(x)", "here a condition is needed", EMUL_E_REGULATION},
        {"leader(x > 1)", "here a number is needed", EMUL_E_REGULATION},
        {"best(x)", "needs the criterion's full marks", EMUL_E_REGULATION},
        {"count_members(leader(x) > 1)", "compares the subjects of a scorecard: there is none here", EMUL_E_REGULATION},
        {"count_members(total > 1)", "of which scorecard?", EMUL_E_REGULATION},
        {"sum_of_members(full)", "needs the criterion's full marks", EMUL_E_REGULATION},
        {"prev(count_members(x > 1))", "year() and prev() do not move it", EMUL_E_REGULATION},
        {"count_members(x > 1, depth = 2)", "a whole number from 1 to 1", EMUL_E_RANGE},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        scene s;
        open_groups(&s, "11");
        rule(&s, "a", wrong[i].points);
        scene_fails(&s, "2024", wrong[i].status, wrong[i].part);
        scene_close(&s);
    }
}

static void test_a_sum_of_too_many_fractions(void **state) {
    (void)state;
    static const char *const of[] = {"mean_of_group(x / y)", "mean_of_group(round(x / y, 4))", "rank(x / y)"};
    for (size_t i = 0; i < 3; i++) {
        scene s;
        open_groups(&s, "111111111111");
        rule(&s, "c", of[i]);
        scene_facts(&s, "x", NULL, "1 1 1 1 1 1 1 1 1 1 1 1");
        scene_facts(&s, "y", NULL, "10007 10009 10037 10039 10061 10067 10069 10079 10091 10093 10099 10103"); /* primes */
        if (i == 0) { /* the common denominator has 48 digits: an error, never a wrong digit */
            scene_fails(&s, "2024", EMUL_E_OVERFLOW, "“mean_of_group(x / y)” has a result too large");
        } else {
            scene_runs(&s, "2024");
            expect_points(&s, "c",
                          i == 1 ? "0.0001 0.0001 0.0001 0.0001 0.0001 0.0001 0.0001 0.0001 0.0001 0.0001 0.0001 0.0001"
                                 : "1 2 3 4 5 6 7 8 9 10 11 12");
        }
        scene_close(&s);
    }
}

/* ---- below a unit ---- */

/* Units u with the units v, w below it, and a unit z with nobody; members p, q of u; r, s, t of v. */
static void open_people(scene *s) {
    static const struct {
        const char *id, *parent;
        emul_kind kind;
    } subjects[] = {
        {"u", NULL, EMUL_KIND_UNIT},      {"v", "u", EMUL_KIND_UNIT},       {"w", "u", EMUL_KIND_UNIT},
        {"z", NULL, EMUL_KIND_UNIT},      {"p", "u", EMUL_KIND_INDIVIDUAL}, {"q", "u", EMUL_KIND_INDIVIDUAL},
        {"r", "v", EMUL_KIND_INDIVIDUAL}, {"s", "v", EMUL_KIND_INDIVIDUAL}, {"t", "v", EMUL_KIND_INDIVIDUAL},
    };
    scene_open(s, NULL);
    for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++) {
        assert_int_equal(emul_roster_add(s->roster, subjects[i].id, subjects[i].kind, NULL, subjects[i].parent, NULL, NULL), EMUL_OK);
    }
    scene_scorecard(s, SCORECARD(.id = "unit"));
}

static void test_members_of_units_and_of_those_below(void **state) {
    (void)state;
    scene s;
    open_people(&s);
    rule(&s, "count", "count_members(x >= 5)");
    rule(&s, "near", "count_members(x >= 5, depth = 1)");
    rule(&s, "sum", "sum_of_members(x)");
    rule(&s, "max", "max_of_members(x)");
    rule(&s, "min", "min_of_members(x)");
    rule(&s, "units", "count_children(known(x))");
    rule(&s, "below", "sum_of_children(y)");
    scene_facts(&s, "x", NULL, "- - - - 5 4 9 2 6");
    scene_facts(&s, "y", NULL, "1 2 4 8 - - - - -");
    scene_runs(&s, "2024");
    expect_points(&s, "count", "3 2 0 0 N/A N/A N/A N/A N/A"); /* of u: 5, 9, 6; of v: 9, 6 */
    expect_points(&s, "near", "1 2 0 0 N/A N/A N/A N/A N/A");
    expect_points(&s, "sum", "26 17 0 0 N/A N/A N/A N/A N/A");
    expect_points(&s, "max", "9 9 - - N/A N/A N/A N/A N/A"); /* nobody: no largest */
    expect_points(&s, "min", "2 2 - - N/A N/A N/A N/A N/A");
    expect_points(&s, "units", "0 0 0 0 N/A N/A N/A N/A N/A");
    expect_points(&s, "below", "6 0 0 0 N/A N/A N/A N/A N/A");
    scene_close(&s);
}

/* What members are awarded decides for the unit. E15: all of them have the lower title, at least a fifth the higher one. Law 06/2022/QH15, the
 * shares of Article 27 and 28: 70 % of the members, of whom 7 of 10 are enough and 6999 of 10000 are not. */
static void add_members(scene *s, const char *unit, int64_t count, int64_t good, const char *mark) {
    for (int64_t i = 0; i < count; i++) {
        char id[32];
        int64_t row = 0;
        (void)snprintf(id, sizeof id, "%s%d", unit, (int)i);
        assert_int_equal(emul_roster_add(s->roster, id, EMUL_KIND_INDIVIDUAL, NULL, unit, &row, NULL), EMUL_OK);
        if (i < good || strcmp(mark, "-") != 0) {
            scene_fact(s, id, "mark", NULL, i < good ? "90" : mark);
        }
    }
}

static void open_titles(scene *s, const char *units) {
    scene_open(s, NULL);
    scene_units(s, units);
    scene_scorecard(s, SCORECARD(.id = "member", .applies_to = "individual"));
    scene_criterion(s, -1, CRITERION(.id = "m", .points = "mark"));
    scene_award(s, AWARD(.id = "lower", .applies_to = "individual", .by = "member"));
    scene_condition(s, "total(member) >= 50");
    scene_award(s, AWARD(.id = "higher", .applies_to = "individual", .by = "member"));
    scene_condition(s, "total(member) >= 85");
}

static void test_shares_of_titled_members(void **state) {
    (void)state;
    scene s;
    open_titles(&s, "abcde");
    scene_award(&s, AWARD(.id = "seventy", .applies_to = "unit"));
    scene_condition(&s, "share_of_members(awarded(higher)) >= 70%");
    add_members(&s, "a", 10, 7, "60");
    add_members(&s, "b", 10000, 6999, "60");
    add_members(&s, "c", 10, 7, "-"); /* three cannot be told: it is 70 % to 100 % */
    add_members(&s, "e", 10, 6, "-"); /* 60 % to 100 % */
    scene_runs(&s, "2024");           /* d has no members: there is no share */
    const emul_decision *decisions = emul_result_decision(s.result, 2, NULL);
    assert_int_equal(decisions[0], EMUL_DECISION_AWARDED);
    assert_int_equal(decisions[1], EMUL_DECISION_NOT_ELIGIBLE);
    assert_int_equal(decisions[2], EMUL_DECISION_AWARDED);
    assert_int_equal(decisions[3], EMUL_DECISION_UNDETERMINED);
    assert_int_equal(decisions[4], EMUL_DECISION_UNDETERMINED);
    scene_close(&s);
}

static void test_all_members_and_a_fifth_of_them(void **state) { /* E15 */
    (void)state;
    scene s;
    open_titles(&s, "abc");
    scene_award(&s, AWARD(.id = "collective", .applies_to = "unit"));
    scene_condition(&s, "share_of_members(awarded(lower)) == 100%");
    scene_condition(&s, "share_of_members(awarded(higher)) >= 20%");
    add_members(&s, "a", 5, 1, "50"); /* 5 of 5, 1 of 5 */
    add_members(&s, "b", 6, 1, "50"); /* 1 of 6 = 16.7 % */
    add_members(&s, "c", 5, 4, "49"); /* one without the lower title */
    scene_runs(&s, "2024");
    const emul_decision *decisions = emul_result_decision(s.result, 2, NULL);
    assert_int_equal(decisions[0], EMUL_DECISION_AWARDED);
    assert_int_equal(decisions[1], EMUL_DECISION_NOT_ELIGIBLE);
    assert_int_equal(decisions[2], EMUL_DECISION_NOT_ELIGIBLE);
    scene_close(&s);
}

static void
test_the_excellent_collective(void **state) { /* Law 06/2022/QH15, Article 27(1); and nobody with a warning, as Article 28 has it */
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abcde");
    scene_indicator(&s, INDICATOR(.id = "rating", .labels = "tot, hoan_thanh, khong_hoan_thanh"));
    scene_scorecard(&s, SCORECARD(.id = "member", .applies_to = "individual"));
    scene_criterion(&s, -1, CRITERION(.id = "m", .points = "mark"));
    scene_class(&s, CLASS(.id = "tot", .when = "total >= 70"));
    scene_class(&s, CLASS(.id = "hoan_thanh", .when = "total >= 50"));
    scene_class(&s, CLASS(.id = "khong_hoan_thanh"));
    scene_award(&s, AWARD(.id = "advanced", .applies_to = "individual", .by = "member"));
    scene_condition(&s, "class(member) == tot");
    scene_award(&s, AWARD(.id = "fighter", .applies_to = "individual", .by = "member"));
    scene_condition(&s, "total(member) >= 95");
    scene_award(&s, AWARD(.id = "collective", .applies_to = "unit"));
    scene_condition(&s, "share_of_members(class(member) >= hoan_thanh) == 100%");
    scene_condition(&s, "share_of_members(awarded(advanced)) >= 70%");
    scene_condition(&s, "count_members(awarded(fighter)) >= 1");
    scene_condition(&s, "count_members(discipline >= 2 or rating == khong_hoan_thanh) == 0");
    static const struct {
        const char *unit;
        const char *marks[4];
        const char *discipline; /* of the first */
    } collectives[] = {
        {"a", {"95", "80", "70", "50"}, "1"}, /* all complete, 3 of 4 advanced, one fighter */
        {"b", {"95", "80", "70", "49"}, "0"}, /* one has not completed */
        {"c", {"95", "80", "60", "50"}, "0"}, /* 2 of 4 */
        {"d", {"90", "80", "70", "70"}, "0"}, /* no fighter */
        {"e", {"95", "80", "70", "70"}, "2"}, /* a warning */
    };
    for (size_t i = 0; i < sizeof collectives / sizeof collectives[0]; i++) {
        for (int member = 0; member < 4; member++) {
            char id[16];
            (void)snprintf(id, sizeof id, "%s%d", collectives[i].unit, member);
            assert_int_equal(emul_roster_add(s.roster, id, EMUL_KIND_INDIVIDUAL, NULL, collectives[i].unit, NULL, NULL), EMUL_OK);
            scene_fact(&s, id, "mark", NULL, collectives[i].marks[member]);
            scene_fact(&s, id, "discipline", NULL, member == 0 ? collectives[i].discipline : "0");
            scene_fact(&s, id, "rating", NULL, ":tot");
        }
    }
    scene_runs(&s, "2024");
    const emul_decision *decisions = emul_result_decision(s.result, 2, NULL);
    const int32_t *reasons = emul_result_reason(s.result, 2, NULL);
    assert_int_equal(decisions[0], EMUL_DECISION_AWARDED);
    for (int unit = 1; unit < 5; unit++) {
        assert_int_equal(decisions[unit], EMUL_DECISION_NOT_ELIGIBLE);
        assert_int_equal(reasons[unit], reasons[1] + unit - 1); /* each fails at the next condition */
    }
    scene_close(&s);
}

static void test_points_for_titled_members(void **state) {
    (void)state;
    scene s;
    open_titles(&s, "ab");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    rule(&s, "titles", "each(count_members(awarded(higher)), 2)");
    rule(&s, "years", "max_of_members(times(higher))");
    scene_award(&s, AWARD(.id = "flag", .applies_to = "unit", .by = "unit", .take = "1"));
    add_members(&s, "a", 3, 1, "60");
    add_members(&s, "b", 3, 2, "60");
    scene_history(&s, "a0", "higher", 2022, 0);
    scene_runs(&s, "2024");
    assert_int_equal(emul_result_points(s.result, 1, NULL)[0], 2 * EMUL_DECIMAL_ONE);
    assert_int_equal(emul_result_points(s.result, 1, NULL)[1], 4 * EMUL_DECIMAL_ONE);
    assert_int_equal(emul_result_points(s.result, 2, NULL)[0], 2 * EMUL_DECIMAL_ONE); /* 2022 and this year */
    assert_int_equal(emul_result_points(s.result, 2, NULL)[1], 1 * EMUL_DECIMAL_ONE);
    scene_close(&s);
    open_titles(&s, "a");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    rule(&s, "flags", "count_children(awarded(flag))");
    scene_award(&s, AWARD(.id = "flag", .applies_to = "unit", .by = "unit"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "unit -> flag -> unit");
    scene_close(&s);
}

static void test_what_a_unit_lacks_is_what_its_members_lack(void **state) {
    (void)state;
    scene s;
    open_people(&s);
    rule(&s, "mean", "mean_of_members(x, among = old)");
    rule(&s, "share", "share_of_members(x > 4)");
    scene_indicator(&s, INDICATOR(.id = "old", .type = "yes_no"));
    scene_facts(&s, "x", NULL, "- - - - 5 4 - N/A 6");
    scene_facts(&s, "old", NULL, "- - - - 1 - 0 1 1");
    scene_runs(&s, "2024");
    /* whether q is old is not told, r is not; of v only t is left, and s does not apply: 6. z: nobody */
    expect_points(&s, "mean", "- 6 - - N/A N/A N/A N/A N/A");
    expect_points(&s, "share", "- - - - N/A N/A N/A N/A N/A");
    expect_missing(&s, "q mean old, r share x");
    scene_close(&s);
}

/* Of v 9, 6 and one that is not known: two or three of three above 4. Of u 5, 4, 9, 6 and that one: three or four of five. z: nobody. */
static void test_what_holds_whoever_is_missing(void **state) {
    (void)state;
    scene s;
    open_people(&s);
    rule(&s, "two", "if(count_members(x > 4) >= 2, 1, 0)");
    rule(&s, "three", "if(count_members(x > 4) >= 3, 1, 0)");
    rule(&s, "five", "if(count_members(x > 4) >= 5, 1, 0)");
    rule(&s, "none", "if(0 == count_members(x > 4), 1, 0)");
    rule(&s, "half", "if(share_of_members(x > 4) >= 50%, 1, 0)");
    rule(&s, "most", "if(share_of_members(x > 4) > 66%, 1, 0)");     /* u: 60 % to 80 %; v: 66.67 % to 100 % */
    rule(&s, "exact", "if(share_of_members(x > 4) >= 2 / 3, 1, 0)"); /* against a quotient only what is known is compared */
    rule(&s, "children", "if(count_children(y >= 2) <= 2, 1, 0)");
    scene_facts(&s, "x", NULL, "- - - - 5 4 9 - 6");
    scene_facts(&s, "y", NULL, "1 2 - 8 - - - - -");
    scene_runs(&s, "2024");
    expect_points(&s, "two", "1 1 0 0 N/A N/A N/A N/A N/A");
    expect_points(&s, "three", "1 - 0 0 N/A N/A N/A N/A N/A");
    expect_points(&s, "five", "0 0 0 0 N/A N/A N/A N/A N/A");
    expect_points(&s, "none", "0 0 1 1 N/A N/A N/A N/A N/A");
    expect_points(&s, "half", "1 1 - - N/A N/A N/A N/A N/A");
    expect_points(&s, "most", "- 1 - - N/A N/A N/A N/A N/A");
    expect_points(&s, "exact", "- - - - N/A N/A N/A N/A N/A");
    expect_points(&s, "children", "1 1 1 1 N/A N/A N/A N/A N/A");
    expect_explained(&s, 0, "With values: if from 3 to 4 ≥ 3 then 1; otherwise 0");
    scene_close(&s);
}

static void test_a_missing_member_may_be_an_error(void **state) {
    (void)state;
    scene s;
    open_people(&s);
    scene_criterion(&s, -1, CRITERION(.id = "c", .points = "sum_of_members(x)", .missing = "error"));
    scene_facts(&s, "x", NULL, "- - - - 5 4 - 1 6");
    scene_fails(&s, "2024", EMUL_E_RANGE, "criterion “c” needs “sum_of_members(x)” of subject “u”");
    scene_close(&s);
}

static void test_a_unit_below_itself(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    assert_int_equal(emul_roster_add(s.roster, "a", EMUL_KIND_UNIT, NULL, "b", NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(s.roster, "b", EMUL_KIND_UNIT, NULL, "a", NULL, NULL), EMUL_OK);
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    rule(&s, "c", "sum_of_members(x)");
    scene_fails(&s, "2024", EMUL_E_RANGE, "the unit “a” stands below itself");
    scene_close(&s);
}

static void test_scorecards_that_wait_for_each_other(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "a");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    rule(&s, "c", "mean_of_members(points(m))");
    scene_scorecard(&s, SCORECARD(.id = "member", .applies_to = "individual"));
    rule(&s, "m", "total(unit)");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "unit -> member -> unit");
    scene_close(&s);
}

static void test_children_of_the_same_scorecard(void **state) {
    (void)state;
    scene s;
    open_people(&s);
    rule(&s, "own", "y");
    rule(&s, "below", "sum_of_children(points(own))");
    scene_facts(&s, "y", NULL, "1 2 4 8 - - - - -");
    scene_runs(&s, "2024");
    expect_points(&s, "below", "6 0 0 0 N/A N/A N/A N/A N/A");
    scene_close(&s);
    open_people(&s);
    rule(&s, "own", "sum_of_children(total(unit))");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "waits for itself");
    scene_close(&s);
}

/* ---- explanations ---- */

static void expect_why(const scene *s, int64_t row, emul_language language, const char *const *lines) {
    char text[4096];
    assert_int_equal(emul_result_why(s->result, row, NULL, language, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    for (; *lines != NULL; lines++) {
        if (strstr(text, *lines) == NULL) {
            print_error("no “%s” in\n%s", *lines, text);
            fail();
        }
    }
}

static void test_an_explanation_says_whose_the_figures_are(void **state) {
    (void)state;
    scene s;
    open_groups(&s, "1112");
    scene_criterion(&s, -1, CRITERION(.id = "c", .max = "10", .points = "best(x)"));
    rule(&s, "d", "by_place(x, 5, 3)");
    scene_facts(&s, "x", NULL, "30 40 - 90");
    scene_runs(&s, "2024");
    static const char *const english[] = {"With values: points against the best of the group (30)\n",
                                          "highest of the group (x) = 40, 2 compared, own figure 30\n",
                                          "  Reached by b\n",
                                          "  No figure of c\n",
                                          "rank in the group by (x) = 2, 2 compared, own figure 30\n",
                                          NULL};
    expect_why(&s, 0, EMUL_ENGLISH, english);
    scene_close(&s);
    open_people(&s);
    rule(&s, "share", "10 * share_of_members(x > 4)");
    scene_facts(&s, "x", NULL, "- - - - 5 4 6 3 6");
    scene_runs(&s, "2024");
    static const char *const vietnamese[] = {"Thay số: 10 × 0,6\n", "tỷ lệ cá nhân có (x > 4) = 0,6, tính trên 5 đối tượng trực thuộc\n",
                                             "  Không đạt: q, s\n", NULL};
    expect_why(&s, 0, EMUL_VIETNAMESE, vietnamese);
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_group_is_the_scorecards),
        cmocka_unit_test(test_shares_are_compared_exactly),
        cmocka_unit_test(test_who_has_no_figure_is_left_out),
        cmocka_unit_test(test_only_those_among),
        cmocka_unit_test(test_the_leader_of_the_cluster),
        cmocka_unit_test(test_without_a_target_among_themselves),
        cmocka_unit_test(test_a_leader_with_nothing),
        cmocka_unit_test(test_points_by_place),
        cmocka_unit_test(test_places_of_places),
        cmocka_unit_test(test_the_month_from_the_weeks),
        cmocka_unit_test(test_places_in_classes_and_vetoes),
        cmocka_unit_test(test_a_rule_that_ranks_what_rests_on_it),
        cmocka_unit_test(test_a_group_needs_a_scorecard),
        cmocka_unit_test(test_a_sum_of_too_many_fractions),
        cmocka_unit_test(test_members_of_units_and_of_those_below),
        cmocka_unit_test(test_shares_of_titled_members),
        cmocka_unit_test(test_all_members_and_a_fifth_of_them),
        cmocka_unit_test(test_the_excellent_collective),
        cmocka_unit_test(test_points_for_titled_members),
        cmocka_unit_test(test_what_a_unit_lacks_is_what_its_members_lack),
        cmocka_unit_test(test_what_holds_whoever_is_missing),
        cmocka_unit_test(test_a_missing_member_may_be_an_error),
        cmocka_unit_test(test_a_unit_below_itself),
        cmocka_unit_test(test_scorecards_that_wait_for_each_other),
        cmocka_unit_test(test_children_of_the_same_scorecard),
        cmocka_unit_test(test_an_explanation_says_whose_the_figures_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
