/* rank_last, cap_class, demote, unclassified. Expected figures are worked out beside each test. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* Conduct of students, points as given: xuat_sac from 90, tot from 80, kha from 65, trung_binh from 50, else yeu. */
static void open_conduct(scene *s, const char *ids, const char *points) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "I", .points = "mark"));
    scene_class(s, CLASS(.id = "xuat_sac", .name = "Xuất sắc", .when = "total >= 90"));
    scene_class(s, CLASS(.id = "tot", .name = "Tốt", .when = "total >= 80"));
    scene_class(s, CLASS(.id = "kha", .name = "Khá", .when = "total >= 65"));
    scene_class(s, CLASS(.id = "trung_binh", .name = "Trung bình", .when = "total >= 50 and total < 65"));
    scene_class(s, CLASS(.id = "yeu", .name = "Yếu"));
    scene_facts(s, "mark", NULL, points);
}

static void expect_why(const scene *s, int64_t row, emul_language language, const char *expected) {
    size_t needed = 0;
    assert_int_equal(emul_result_why(s->result, row, "unit", language, EMUL_FORM_TEXT, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_why(s->result, row, "unit", language, EMUL_FORM_TEXT, text, needed, &needed, NULL), EMUL_OK);
    if (strstr(text, expected) == NULL) {
        fail_msg("not there:\n%s\nin:\n%s", expected, text);
    }
    free(text);
}

/* A student disciplined at warning or above is not classed above "trung bình" (conduct marks of Vietnamese universities). */
static void test_a_cap_by_event(void **state) {
    (void)state;
    scene s;
    open_conduct(&s, "abcde", "95 85 60 30 85");
    scene_restriction(&s, RESTRICTION(.effect = "cap_class", .class_id = "trung_binh", .when = "warnings >= 1", .name = "bị cảnh cáo"));
    scene_facts(&s, "warnings", NULL, "0 1 2 1 -");
    scene_runs(&s, "2024");
    /* b: 85 would be tot; the cap is the class, whatever its own condition says. c, d are there or below. e: nobody knows yet. */
    expect_classes(&s, "unit", "xuat_sac trung_binh trung_binh yeu ?");
    expect_places(&s, "unit", "1 2 4 5 2"); /* points and places stay */
    expect_missing(&s, "e - warnings");
    expect_why(&s, 1, EMUL_ENGLISH,
               "Not better than Trung bình if bị cảnh cáo: “warnings >= 1”, that is warnings [1] ≥ 1: it does\n"
               "      So Tốt becomes Trung bình\n");
    expect_why(&s, 1, EMUL_VIETNAMESE,
               "Không xếp trên Trung bình nếu bị cảnh cáo: “warnings >= 1”, tức là warnings [1] ≥ 1: có xảy ra\n"
               "      Vì vậy Tốt thành Trung bình\n");
    expect_why(&s, 0, EMUL_ENGLISH, "“warnings >= 1”, that is warnings [0] ≥ 1: it does not\n");
    scene_close(&s);
}

static void test_an_open_question_that_changes_nothing(void **state) {
    (void)state;
    scene s;
    open_conduct(&s, "ab", "60 30");
    scene_restriction(&s, RESTRICTION(.effect = "cap_class", .class_id = "trung_binh", .when = "warnings >= 1"));
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "trung_binh yeu");
    expect_missing(&s, "");
    scene_close(&s);
}

static void test_a_cap_that_settles_an_open_class(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "ab");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "70"));
    scene_class(&s, CLASS(.id = "tot", .when = "praised == 1"));
    scene_class(&s, CLASS(.id = "kha", .when = "total >= 65"));
    scene_class(&s, CLASS(.id = "yeu"));
    scene_restriction(&s, RESTRICTION(.effect = "cap_class", .class_id = "kha", .when = "warnings >= 1"));
    scene_facts(&s, "warnings", NULL, "1 0");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "kha ?"); /* praised or not, a is kha */
    scene_close(&s);
}

/* Graduation class: one lower if a course was retaken; here a second reason takes another. */
static void test_demotions_add_up(void **state) {
    (void)state;
    scene s;
    open_conduct(&s, "abcd", "95 95 95 55");
    scene_restriction(&s, RESTRICTION(.effect = "demote", .when = "retaken > 0", .cite = "Đ.28"));
    scene_restriction(&s, RESTRICTION(.effect = "demote", .by = "2", .when = "warnings > 0"));
    scene_facts(&s, "retaken", NULL, "1 0 1 1");
    scene_facts(&s, "warnings", NULL, "0 1 1 1");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "tot kha trung_binh yeu"); /* d: below the last there is nothing */
    expect_why(&s, 2, EMUL_ENGLISH,
               "Lower by 1 if: “retaken > 0”, that is retaken [1] > 0: it does (Đ.28)\n      Lower by 2 if: “warnings > 0”, that is "
               "warnings [1] > 0");
    scene_close(&s);
}

/* One class for each offence. a: 95 and 2 down. b: at worst the last, however many. c: none. d, whose offences nobody has counted, is the last
 * anyway; e is not. f has no such thing: nothing is counted. g: nobody is asked how often what did not happen. */
static void test_a_class_for_each(void **state) {
    (void)state;
    scene s;
    open_conduct(&s, "abcdefg", "95 85 70 30 85 95 95");
    scene_restriction(&s, RESTRICTION(.effect = "demote", .by = "offences", .when = "tried > 0", .name = "vi phạm"));
    scene_facts(&s, "tried", NULL, "1 1 1 1 1 1 0");
    scene_facts(&s, "offences", NULL, "2 1000000000000 0 - - N/A -");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "kha yeu kha yeu ? xuat_sac xuat_sac");
    expect_missing(&s, "e - offences");
    expect_why(&s, 0, EMUL_ENGLISH,
               "Lower by 2 if vi phạm: “tried > 0”, that is tried [1] > 0: it does\n        Rule: offences\n        With values: 2\n       "
               " Gives: 2\n"
               "      So Xuất sắc becomes Khá\n");
    expect_why(&s, 0, EMUL_VIETNAMESE, "Hạ 2 mức nếu vi phạm: “tried > 0”, tức là tried [1] > 0: có xảy ra\n        Công thức: offences\n");
    expect_why(&s, 4, EMUL_ENGLISH, "Lower if vi phạm: “tried > 0”, that is tried [1] > 0: it does\n        Rule: offences\n");
    expect_why(&s, 4, EMUL_ENGLISH, "No figure: offences\n");
    expect_why(&s, 4, EMUL_VIETNAMESE, "Hạ xếp loại nếu vi phạm: “tried > 0”");
    expect_why(&s, 6, EMUL_ENGLISH, "Lower if vi phạm: “tried > 0”, that is tried [0] > 0: it does not\n");
    scene_close(&s);
}

/* Half a class, or a class up, is a slip, and is told; for g of the test above nobody would ask. A cap may settle what a count leaves open. */
static void test_counts_that_are_none(void **state) {
    (void)state;
    static const struct {
        const char *by;
        const char *message;
    } wrong[] = {
        {"offences / 2", "“offences / 2” lowers the class of subject “b” by 1.5, which is no whole number from 0 on"},
        {"2 - offences", "“2 - offences” lowers the class of subject “b” by -1, which is no whole number from 0 on"},
    };
    for (int i = 0; i < 2; i++) {
        scene s;
        open_conduct(&s, "abc", "95 85 85");
        scene_restriction(&s, RESTRICTION(.effect = "demote", .by = wrong[i].by, .when = "offences > 0 and tried > 0"));
        scene_facts(&s, "offences", NULL, "2 3 3");
        scene_facts(&s, "tried", NULL, "1 1 0");
        scene_fails(&s, "2024", EMUL_E_RANGE, wrong[i].message);
        scene_close(&s);
    }
    scene s;
    open_conduct(&s, "a", "60");
    scene_restriction(&s, RESTRICTION(.effect = "demote", .by = "1 + offences", .when = "tried > 0"));
    scene_restriction(&s, RESTRICTION(.effect = "cap_class", .class_id = "yeu", .when = "tried > 0"));
    scene_facts(&s, "tried", NULL, "1");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "yeu");
    expect_missing(&s, "");
    scene_close(&s);
}

static void test_counts_that_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *by;
        emul_status status;
        const char *message;
    } wrong[] = {
        {"0", EMUL_E_RANGE, "“0” is not a number of classes"},
        {"0.5", EMUL_E_RANGE, "“0.5” is not a number of classes"},
        {"-1", EMUL_E_RANGE, "“-1” is not a number of classes"},
        {"mark > 3", EMUL_E_REGULATION, "“mark > 3” is true or false, here a number is needed"},
        {"class", EMUL_E_REGULATION, "class"},
        {"mark +", EMUL_E_SYNTAX, ""},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        scene s;
        open_conduct(&s, "a", "60");
        scene_restriction(&s, RESTRICTION(.effect = "demote", .by = wrong[i].by, .when = "mark > 0"));
        scene_fails(&s, "2024", wrong[i].status, wrong[i].message);
        scene_close(&s);
    }
}

static void test_demoted_then_capped(void **state) {
    (void)state;
    scene s;
    open_conduct(&s, "ab", "95 70");
    scene_restriction(&s, RESTRICTION(.effect = "cap_class", .class_id = "kha", .when = "warnings > 0"));
    scene_restriction(&s, RESTRICTION(.effect = "demote", .when = "warnings > 0"));
    scene_facts(&s, "warnings", NULL, "1 1");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "kha trung_binh"); /* xuat_sac - 1 = tot, at most kha; kha - 1 */
    scene_close(&s);
}

static void test_no_class_for_a_newcomer(void **state) { /* B20: no record was the worst class */
    (void)state;
    scene s;
    open_conduct(&s, "abc", "95 70 60");
    scene_restriction(&s, RESTRICTION(.effect = "unclassified", .when = "months < 6", .name = "mới đến"));
    scene_facts(&s, "months", NULL, "12 3 -");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "xuat_sac x ?");
    expect_places(&s, "unit", "1 2 3");
    expect_why(&s, 1, EMUL_ENGLISH, "No class if mới đến: “months < 6”, that is months [3] < 6: it does\n      So Khá becomes ");
    scene_close(&s);
}

static void test_a_quota_counts_who_is_left(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abc");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "mark"));
    scene_class(&s, CLASS(.id = "tot", .when = "total >= 80", .at_most = "1"));
    scene_class(&s, CLASS(.id = "kha"));
    scene_restriction(&s, RESTRICTION(.effect = "cap_class", .class_id = "kha", .when = "warnings > 0"));
    scene_facts(&s, "mark", NULL, "90 85 82");
    scene_facts(&s, "warnings", NULL, "1 0 0");
    scene_runs(&s, "2024");
    expect_classes(&s, "unit", "kha tot kha"); /* a takes no slot of tot, so b has it; c is beyond it */
    expect_why(&s, 2, EMUL_ENGLISH, "Moved down from tot to kha: at most 1\n");
    scene_close(&s);
}

/* b is last by the first restriction, whatever the second turns out to be; c may be last by the second; a by both, which is told with both facts. */
static void test_last_either_way(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abcd");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "mark"));
    scene_restriction(&s, RESTRICTION(.effect = "rank_last", .when = "absent > 0"));
    scene_restriction(&s, RESTRICTION(.effect = "rank_last", .when = "late > 0"));
    scene_facts(&s, "mark", NULL, "90 80 70 60");
    scene_facts(&s, "absent", NULL, "- 1 0 0");
    scene_facts(&s, "late", NULL, "- - - 0");
    scene_runs(&s, "2024");
    expect_places(&s, "unit", "- 2 - 1");
    expect_states(&s, "unit", "undetermined complete undetermined complete");
    expect_missing(&s, "a - absent, a - late, c - late");
    scene_close(&s);
}

static void test_ranked_last(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_units(&s, "abcdef");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "I", .points = "mark"));
    scene_restriction(&s, RESTRICTION(.effect = "rank_last", .when = "absent > 0", .name = "bỏ cuộc thi"));
    scene_award(&s, AWARD(.id = "flag", .by = "unit", .take = "2"));
    scene_facts(&s, "mark", NULL, "90 80 70 60 80 -");
    scene_facts(&s, "absent", NULL, "1 0 0 2 - 1");
    scene_runs(&s, "2024");
    /* b 80, c 70, then a 90 and d 60 behind all; e cannot be told and takes no place; f has no total */
    expect_places(&s, "unit", "3 1 2 4 - -");
    expect_states(&s, "unit", "complete complete complete complete undetermined incomplete");
    expect_totals(&s, "unit", "90 80 70 60 80 -");
    expect_decisions(&s, "flag", "outside awarded awarded outside ? ?");
    expect_missing(&s, "e - absent, f I mark");
    expect_why(&s, 0, EMUL_VIETNAMESE, "Xếp cuối nếu bỏ cuộc thi: “absent > 0”, tức là absent [1] > 0: có xảy ra\n");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_cap_by_event),
        cmocka_unit_test(test_an_open_question_that_changes_nothing),
        cmocka_unit_test(test_a_cap_that_settles_an_open_class),
        cmocka_unit_test(test_demotions_add_up),
        cmocka_unit_test(test_a_class_for_each),
        cmocka_unit_test(test_counts_that_are_none),
        cmocka_unit_test(test_counts_that_are_refused),
        cmocka_unit_test(test_demoted_then_capped),
        cmocka_unit_test(test_no_class_for_a_newcomer),
        cmocka_unit_test(test_a_quota_counts_who_is_left),
        cmocka_unit_test(test_ranked_last),
        cmocka_unit_test(test_last_either_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
