/* Quotas that hold beside an award's own (key `limits`): the smallest counts. Expected decisions are worked out beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#define LIMIT(...) (&(const emul_limit){.struct_size = sizeof(emul_limit), __VA_ARGS__})

static void add_limit(scene *s, int32_t award, const emul_limit *limit) {
    assert_int_equal(emul_regulation_add_limit(s->regulation, award, limit, s->error), EMUL_OK);
}

/* Units in the order of their marks, 9 8 7 …; all of them lead. */
static int32_t open_flags(scene *s, const char *ids, const char *take, const char *at_cut) {
    static const char *const marks = "9 8 7 6 5 4 3 2 1 0";
    char own[32];
    const size_t length = strlen(ids) * 2 - 1;
    scene_open(s, NULL);
    scene_units(s, ids);
    memcpy(own, marks, length);
    own[length] = '\0';
    scene_facts(s, "marks", NULL, own);
    scene_award(s, AWARD(.id = "leaders", .applies_to = "unit"));
    scene_condition(s, "marks >= 3");
    const int32_t award = scene_award(s, AWARD(.id = "flag", .applies_to = "unit", .take = take, .at_cut = at_cut));
    scene_award_order(s, "marks desc");
    return award;
}

/* Ten units, seven of them leaders: 20 % of 7 is 1.4, one flag (Decree 152/2025/ND-CP Article 7: not more than). */
static void test_the_smallest_counts(void **state) {
    static const struct {
        const char *take, *limit;
        const char *decisions;
    } cases[] = {
        {"3", "20% of awarded(leaders)", "awarded outside outside outside outside outside outside outside outside outside"},
        {NULL, "20% of awarded(leaders)", "awarded outside outside outside outside outside outside outside outside outside"},
        {"2", "60% of awarded(leaders)", "awarded awarded outside outside outside outside outside outside outside outside"}, /* 4.2 */
        {"2", "2", "awarded awarded outside outside outside outside outside outside outside outside"},
        {"10% of eligible", "3", "awarded outside outside outside outside outside outside outside outside outside"},
        {"3", "10% of awarded(leaders)", "outside outside outside outside outside outside outside outside outside outside"}, /* 0.7 */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        scene s;
        add_limit(&s, open_flags(&s, "abcdefghij", cases[i].take, NULL), LIMIT(.take = cases[i].limit));
        scene_runs(&s, "2024");
        expect_decisions(&s, "flag", cases[i].decisions);
        scene_close(&s);
    }
}

static void test_several_limits_and_their_days(void **state) {
    (void)state;
    scene s;
    const int32_t award = open_flags(&s, "abcd", "3", NULL);
    add_limit(&s, award, LIMIT(.take = "2", .in_force = "2024"));
    add_limit(&s, award, LIMIT(.take = "1", .in_force = "2025.."));
    scene_runs(&s, "2024");
    expect_decisions(&s, "flag", "awarded awarded outside outside");
    scene_close(&s);
    const int32_t again = open_flags(&s, "abcd", "3", NULL);
    add_limit(&s, again, LIMIT(.take = "1", .in_force = "2025.."));
    scene_runs(&s, "2024");
    expect_decisions(&s, "flag", "awarded awarded awarded outside");
    scene_close(&s);
}

/* Nothing says who comes first: two who are eligible for one slot are equal, and a council decides. */
static void test_a_limit_without_an_order(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_facts(&s, "marks", NULL, "9 8");
    add_limit(&s, scene_award(&s, AWARD(.id = "w", .applies_to = "unit")), LIMIT(.take = "1"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "tied tied");
    scene_close(&s);
}

/* Equals at the cut are not all taken where that would break a limit. */
static void test_at_cut_all_does_not_break_a_limit(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_facts(&s, "marks", NULL, "9 8 8");
    const int32_t award = scene_award(&s, AWARD(.id = "w", .applies_to = "unit", .take = "2", .at_cut = "all"));
    scene_award_order(&s, "marks desc");
    add_limit(&s, award, LIMIT(.take = "2"));
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded tied tied");
    scene_close(&s);
}

static void open_clusters(scene *s, const char *limit) {
    scene_open(s, NULL);
    scene_subject(s, "a", EMUL_KIND_UNIT, "cluster=1");
    scene_subject(s, "b", EMUL_KIND_UNIT, "cluster=1");
    scene_subject(s, "c", EMUL_KIND_UNIT, "cluster=2");
    scene_facts(s, "marks", NULL, "9 8 7");
    const int32_t award = scene_award(s, AWARD(.id = "w", .applies_to = "unit", .take = "1 per cluster"));
    scene_award_order(s, "marks desc");
    add_limit(s, award, LIMIT(.take = limit));
}

static void test_groups_within_a_limit_and_beyond(void **state) {
    (void)state;
    scene s;
    open_clusters(&s, "2");
    scene_runs(&s, "2024");
    expect_decisions(&s, "w", "awarded outside awarded");
    scene_close(&s);
    open_clusters(&s, "1");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "“w” takes “1 per cluster”: together more than the limit “1” allows");
    scene_close(&s);
}

/* Of seven leaders one is open: 20 % are 1.2 or 1.4, one flag in either case; 30 % are 1.8 or 2.1: the second place is open. */
static void test_an_open_pool(void **state) {
    static const struct {
        const char *limit, *decisions;
    } cases[] = {{"20% of awarded(leaders)", "awarded outside outside outside outside outside outside"},
                 {"30% of awarded(leaders)", "awarded ? outside outside outside outside outside"}};
    (void)state;
    for (size_t i = 0; i < 2; i++) {
        scene s;
        scene_open(&s, NULL);
        scene_units(&s, "abcdefg");
        scene_facts(&s, "marks", NULL, "9 8 7 6 5 4 -");
        scene_facts(&s, "order", NULL, "9 8 7 6 5 4 3");
        scene_award(&s, AWARD(.id = "leaders", .applies_to = "unit"));
        scene_condition(&s, "marks >= 3");
        const int32_t award = scene_award(&s, AWARD(.id = "flag", .applies_to = "unit"));
        scene_award_order(&s, "order desc");
        add_limit(&s, award, LIMIT(.take = cases[i].limit));
        scene_runs(&s, "2024");
        expect_decisions(&s, "flag", cases[i].decisions);
        scene_close(&s);
    }
}

static void test_why_shows_the_arithmetic(void **state) {
    (void)state;
    scene s;
    char text[4096];
    const int32_t award = open_flags(&s, "abcdefghij", "3", NULL);
    add_limit(&s, award,
              LIMIT(.take = "20% of awarded(leaders)", .name = "Không quá 20%", .cite = "Nghị định 152/2025/NĐ-CP Điều 7",
                    .status = "confirmed"));
    add_limit(&s, award, LIMIT(.take = "5", .in_force = "..2020"));
    scene_runs(&s, "2024");
    assert_int_equal(emul_result_why(s.result, 0, "flag", EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, s.error), EMUL_OK);
    assert_non_null(strstr(text, "Limit Không quá 20%: 20% of those given leaders: 20% of 7 (those with that award) = 1.4, rounded towards "
                                 "zero, gives 1 (Nghị định 152/2025/NĐ-CP Điều 7), source: confirmed"));
    assert_non_null(strstr(text, "Limit: 5: not in force on 2024-12-31 (in force ..2020), left out"));
    assert_int_equal(emul_result_why(s.result, 0, "flag", EMUL_VIETNAMESE, EMUL_FORM_TEXT, text, sizeof text, NULL, s.error), EMUL_OK);
    assert_non_null(strstr(text, "Giới hạn Không quá 20%: 20% số được leaders: 20% của 7"));
    scene_close(&s);
}

static void test_mistakes(void **state) {
    (void)state;
    scene s;
    add_limit(&s, open_flags(&s, "ab", "1", NULL), LIMIT(.take = "1 per cluster"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "a limit is of the whole award");
    scene_close(&s);
    add_limit(&s, open_flags(&s, "ab", "1", NULL), LIMIT(.name = "x"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "a limit without “take” says nothing");
    scene_close(&s);
    add_limit(&s, open_flags(&s, "ab", "1", NULL), LIMIT(.take = "20% of ranked"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "needs a scorecard that ranks");
    scene_close(&s);
    add_limit(&s, open_flags(&s, "ab", "1", NULL), LIMIT(.take = "20% of awarded(leader)"));
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "no award has the id “leader”");
    scene_close(&s);
    add_limit(&s, open_flags(&s, "ab", "1", NULL), LIMIT(.take = "20% of awarded(flag)"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "wait for each other in a circle: flag");
    scene_close(&s);
    const int32_t heading = open_flags(&s, "ab", NULL, NULL);
    scene_prize(&s, AWARD(.id = "first", .take = "1"));
    add_limit(&s, heading, LIMIT(.take = "1"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "takes what its prizes take");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_smallest_counts),
        cmocka_unit_test(test_several_limits_and_their_days),
        cmocka_unit_test(test_a_limit_without_an_order),
        cmocka_unit_test(test_at_cut_all_does_not_break_a_limit),
        cmocka_unit_test(test_groups_within_a_limit_and_beyond),
        cmocka_unit_test(test_an_open_pool),
        cmocka_unit_test(test_why_shows_the_arithmetic),
        cmocka_unit_test(test_mistakes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
