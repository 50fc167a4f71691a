/* What changed from one result to another. The figures are worked out by hand beside each scene. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"

/* Total = 2A + N + T - P, to whole points; N = B + C, at most 12.
 *
 *             A   B    C    T    P     total
 *   before a  8   5    4    1    0     16 + 9 + 1      = 26
 *          b  9   6    6    0    2.5   18 + 12 - 2.5   = 27.5 -> 28
 *          c  5   5    5    0    0     10 + 10         = 20
 *          d  1   1    1    0    0      2 + 2          = 4
 *   after  a  8   8    6    1    0     16 + 12 (14) + 1 = 29
 *          b  9   6    6    0    2.5                   = 28
 *          c  7   5    1    0    0     14 + 6          = 20
 *          e  1   1    1    0    0                     = 4 */
static void open_scene(scene *s, const emul_allocator *allocator, const char *units) {
    scene_open(s, allocator);
    scene_units(s, units);
    scene_header(s, HEADER(.id = "r", .name = "Quy chế"));
    scene_scorecard(s, SCORECARD(.id = "unit", .name = "Đơn vị", .round = "0"));
    scene_criterion(s, -1, CRITERION(.id = "A", .points = "x", .weight = "2"));
    const int32_t node = scene_criterion(s, -1, CRITERION(.id = "N", .name = "Phần chung", .max = "12", .cap = "true"));
    scene_criterion(s, node, CRITERION(.id = "B", .max = "10", .points = "y"));
    scene_criterion(s, node, CRITERION(.id = "C", .max = "10", .points = "z"));
    scene_criterion(s, -1, CRITERION(.id = "T", .kind = "bonus", .points = "t"));
    scene_criterion(s, -1, CRITERION(.id = "P", .kind = "penalty", .points = "p"));
    scene_class(s, CLASS(.id = "tot", .name = "Tốt", .when = "total >= 28"));
    scene_class(s, CLASS(.id = "kha", .name = "Khá"));
    scene_award(s, AWARD(.id = "co", .name = "Cờ", .take = "1"));
}

static void run_before(scene *s, const emul_allocator *allocator) {
    open_scene(s, allocator, "abcd");
    scene_facts(s, "x", NULL, "8 9 5 1");
    scene_facts(s, "y", NULL, "5 6 5 1");
    scene_facts(s, "z", NULL, "4 6 5 1");
    scene_facts(s, "t", NULL, "1 0 0 0");
    scene_facts(s, "p", NULL, "0 2.5 0 0");
}

static void run_after(scene *s, const emul_allocator *allocator) {
    open_scene(s, allocator, "ecba"); /* in another order */
    scene_facts(s, "x", NULL, "1 7 9 8");
    scene_facts(s, "y", NULL, "1 5 6 8");
    scene_facts(s, "z", NULL, "1 1 6 6");
    scene_facts(s, "t", NULL, "0 0 0 1");
    scene_facts(s, "p", NULL, "0 0 2.5 0");
}

static char *written(const emul_explanation *explanation, emul_language language) {
    size_t needed = 0;
    assert_int_equal(emul_explanation_write(explanation, language, EMUL_FORM_TEXT, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_explanation_write(explanation, language, EMUL_FORM_TEXT, text, needed, &needed, NULL), EMUL_OK);
    return text;
}

static void expect_change(const scene *before, const scene *after, emul_language language, const char *expected) {
    emul_explanation *explanation = NULL;
    assert_int_equal(emul_result_compare(before->result, after->result, &explanation, NULL), EMUL_OK);
    char *text = written(explanation, language);
    assert_string_equal(text, expected);
    free(text);
    emul_explanation_destroy(explanation);
}

/* a: B +3, C +2, of which the cap of 12 takes 2: together 3. c: 2A +4, C -4, together nothing. */
static void test_by_criterion(void **state) {
    (void)state;
    scene before;
    scene after;
    run_before(&before, NULL);
    run_after(&after, NULL);
    scene_runs(&before, "2023");
    scene_runs(&after, "2024");
    expect_change(&before, &after, EMUL_ENGLISH,
                  "What changed\n"
                  "  Before: Quy chế (r), period 2023\n"
                  "  After: Quy chế (r), period 2024\n"
                  "  Scorecard Đơn vị (unit): subjects in both: 3, moved: 2, otherwise changed: 1\n"
                  "    Only before: d\n"
                  "    Only after: e\n"
                  "    a: place 2 → 1\n"
                  "      Total 26 → 29, difference 3, mostly by B\n"
                  "        Limits and rounding of N Phần chung: 0 → -2, difference -2\n"
                  "        B counts 5 → 8, difference 3\n"
                  "        C counts 4 → 6, difference 2\n"
                  "      Class: Khá → Tốt\n"
                  "    b: place 1 → 2\n"
                  "      Total 28 as before\n"
                  "    c: place 3 as before\n"
                  "      Total 20 as before\n"
                  "        A counts 10 → 14, difference 4\n"
                  "        C counts 5 → 1, difference -4\n"
                  "  Award Cờ (co): decisions changed: 4\n"
                  "    now a instead of b\n"
                  "    a: not selected → awarded\n"
                  "    b: awarded → not selected\n"
                  "    d: not selected → not considered\n"
                  "    e: not considered → not selected\n");
    expect_change(&after, &before, EMUL_VIETNAMESE,
                  "Nội dung thay đổi\n"
                  "  Trước: Quy chế (r), kỳ 2024\n"
                  "  Sau: Quy chế (r), kỳ 2023\n"
                  "  Bảng điểm Đơn vị (unit): có ở cả hai: 3, thay đổi thứ hạng: 2, thay đổi khác: 1\n"
                  "    Chỉ có ở bên trước: e\n"
                  "    Chỉ có ở bên sau: d\n"
                  "    a: thứ 1 → 2\n"
                  "      Tổng điểm 29 → 26, chênh lệch -3, chủ yếu do B\n"
                  "        Giới hạn và làm tròn của N Phần chung: -2 → 0, chênh lệch 2\n"
                  "        B góp 8 → 5, chênh lệch -3\n"
                  "        C góp 6 → 4, chênh lệch -2\n"
                  "      Xếp loại: Tốt → Khá\n"
                  "    b: thứ 2 → 1\n"
                  "      Tổng điểm vẫn là 28\n"
                  "    c: vẫn xếp thứ 3\n"
                  "      Tổng điểm vẫn là 20\n"
                  "        A góp 14 → 10, chênh lệch -4\n"
                  "        C góp 1 → 5, chênh lệch 4\n"
                  "  Khen thưởng Cờ (co): kết quả xét thay đổi: 4\n"
                  "    nay là b thay cho a\n"
                  "    a: được tặng → ngoài chỉ tiêu\n"
                  "    b: ngoài chỉ tiêu → được tặng\n"
                  "    d: không xét → ngoài chỉ tiêu\n"
                  "    e: ngoài chỉ tiêu → không xét\n");
    expect_change(&before, &before, EMUL_ENGLISH,
                  "What changed\n"
                  "  Before: Quy chế (r), period 2023\n"
                  "  After: Quy chế (r), period 2023\n"
                  "  No difference in places, totals, points, classes or decisions\n");
    scene_close(&before);
    scene_close(&after);
}

/* With P of 2 % more: the total of b, 27.48, is rounded down where 27.5 was rounded up. */
static void test_rounding_of_the_total(void **state) {
    (void)state;
    scene before;
    scene after;
    run_before(&before, NULL);
    scene_runs(&before, "2023");
    open_scene(&after, NULL, "abcd");
    scene_facts(&after, "x", NULL, "8 9 5 1");
    scene_facts(&after, "y", NULL, "5 6 5 1");
    scene_facts(&after, "z", NULL, "4 6 5 1");
    scene_facts(&after, "t", NULL, "1 0 - 0");
    scene_facts(&after, "p", NULL, "0 2.55 0 0");
    scene_runs(&after, "2023");
    expect_change(&before, &after, EMUL_ENGLISH,
                  "What changed\n"
                  "  Before: Quy chế (r), period 2023\n"
                  "  After: Quy chế (r), period 2023\n"
                  "  Scorecard Đơn vị (unit): subjects in both: 4, moved: 2, otherwise changed: 1\n"
                  "    c: no place any more, before 3\n"
                  "      State: complete → incomplete\n"
                  "      Total 20 → none\n"
                  "      Points of T: 0 → no figure yet\n"
                  "      Class: Khá → undetermined\n"
                  "    d: place 4 → 3\n"
                  "      Total 4 as before\n"
                  "    b: place 1 as before\n"
                  "      Total 28 → 27, difference -1, mostly by P\n"
                  "        P counts -2.5 → -2.55, difference -0.05\n"
                  "        Limits and rounding of the total: 0.5 → -0.45, difference -0.95\n"
                  "      Class: Tốt → Khá\n"
                  "  Award Cờ (co): decisions changed: 1\n"
                  "    c: not selected → undetermined\n");
    scene_close(&before);
    scene_close(&after);
}

static void test_arguments(void **state) {
    (void)state;
    scene s;
    emul_explanation *explanation = NULL;
    run_before(&s, NULL);
    scene_runs(&s, "2023");
    assert_int_equal(emul_result_compare(NULL, s.result, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_compare(s.result, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_compare(s.result, s.result, NULL, NULL), EMUL_E_ARGUMENT);
    assert_null(explanation);
    scene_close(&s);
}

typedef struct two_scenes {
    scene before, after;
} two_scenes;

/* The explanation owns all it says, and the allocator is that of the later result. */
static emul_status compare(const emul_allocator *allocator, void *context) {
    (void)context;
    two_scenes of;
    emul_explanation *explanation = NULL;
    emul_error *error = emul_error_create(NULL);
    assert_non_null(error);
    run_before(&of.before, NULL);
    run_after(&of.after, allocator);
    const emul_status made = of.after.failed;
    emul_status status = made == EMUL_OK ? scene_run(&of.after, "2024") : made;
    if (status == EMUL_OK) {
        scene_runs(&of.before, "2023");
        status = emul_result_compare(of.before.result, of.after.result, &explanation, error);
        assert_true((explanation != NULL) == (status == EMUL_OK));
        assert_int_equal(emul_error_total(error), status == EMUL_OK ? 0 : 1);
    }
    scene_close(&of.before);
    scene_close(&of.after);
    if (explanation != NULL) {
        char text[4096];
        status = emul_explanation_write(explanation, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, error);
        assert_true(status != EMUL_OK || strstr(text, "now a instead of b") != NULL);
    }
    emul_explanation_destroy(explanation);
    emul_error_destroy(error);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(compare, NULL) > 20);
}

/* ---- stored ---- */

static emul_status parse(const char *text, const emul_allocator *allocator, emul_stored **stored) {
    return emul_stored_parse(text, strlen(text), NULL, allocator, stored, NULL);
}

static char *json_of(const emul_result *result) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_json(result, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_json(result, text, needed, NULL, NULL), EMUL_OK);
    return text;
}

typedef struct two_texts {
    char *before, *after;
} two_texts;

static emul_status compare_stored(const emul_allocator *allocator, void *context) {
    const two_texts *of = (const two_texts *)context;
    emul_stored *before = NULL;
    emul_stored *after = NULL;
    emul_explanation *explanation = NULL;
    emul_status status = parse(of->before, allocator, &before);
    status = status == EMUL_OK ? parse(of->after, allocator, &after) : status;
    status = status == EMUL_OK ? emul_stored_compare(before, after, &explanation, NULL) : status;
    assert_true((explanation != NULL) == (status == EMUL_OK));
    emul_stored_destroy(before);
    emul_stored_destroy(after);
    emul_explanation_destroy(explanation);
    return status;
}

static void test_stored_memory(void **state) {
    (void)state;
    scene before;
    scene after;
    run_before(&before, NULL);
    run_after(&after, NULL);
    scene_runs(&before, "2023");
    scene_runs(&after, "2024");
    two_texts of = {json_of(before.result), json_of(after.result)};
    assert_true(fail_each_allocation(compare_stored, &of) > 20);
    free(of.before);
    free(of.after);
    scene_close(&before);
    scene_close(&after);
}

/* A table changed by hand: a subject without a total, points of an unknown criterion, a scorecard that is no object; and a criterion twice. */
static void test_stored_by_hand(void **state) {
    (void)state;
    static const char most[] =
        "{\"regulation\": {}, \"period\": \"2024\", \"awards\": [7], \"missing\": [], \"scorecards\": [1, {\"id\": \"u\", "
        "\"criteria\": [{\"id\": \"A\", \"parent\": \"B\"}%s], \"standings\": [{\"subject\": \"b\"}, {\"subject\": \"a\", "
        "\"total\": \"%s\", \"points\": [{\"criterion\": \"X\", \"points\": \"1\"}]}, true]}]}";
    char text[3][512];
    emul_stored *stored[3] = {NULL, NULL, NULL};
    emul_explanation *explanation = NULL;
    (void)snprintf(text[0], sizeof text[0], most, "", "1");
    (void)snprintf(text[1], sizeof text[1], most, "", "2");
    (void)snprintf(text[2], sizeof text[2], most, ", {\"id\": \"A\"}", "2");
    for (int i = 0; i < 3; i++) {
        assert_int_equal(parse(text[i], NULL, &stored[i]), EMUL_OK);
    }
    assert_int_equal(emul_stored_compare(stored[0], stored[1], &explanation, NULL), EMUL_OK);
    char *shown = written(explanation, EMUL_ENGLISH);
    assert_non_null(strstr(shown, "    a: without a place, as before\n      Total 1 → 2, difference 1\n"
                                  "        Limits and rounding of the total: 1 → 2, difference 1\n"));
    free(shown);
    emul_explanation_destroy(explanation);
    explanation = NULL;
    assert_int_equal(emul_stored_compare(stored[1], stored[2], &explanation, NULL), EMUL_E_DUPLICATE);
    assert_int_equal(emul_stored_compare(stored[2], stored[1], &explanation, NULL), EMUL_E_DUPLICATE);
    assert_int_equal(emul_stored_compare(NULL, stored[1], &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_stored_compare(stored[1], NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_stored_compare(stored[1], stored[1], NULL, NULL), EMUL_E_ARGUMENT);
    assert_null(explanation);
    for (int i = 0; i < 3; i++) {
        emul_stored_destroy(stored[i]);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_by_criterion), cmocka_unit_test(test_rounding_of_the_total), cmocka_unit_test(test_arguments),
        cmocka_unit_test(test_memory),       cmocka_unit_test(test_stored_memory),         cmocka_unit_test(test_stored_by_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
