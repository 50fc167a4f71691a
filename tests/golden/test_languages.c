/* Why every number and decision of the examples and golden cases is as it is, in two languages: neither speaks the other. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "explain/phrases.h"
#include "expression/compile.h"
#include "golden/evaluated.h"
#include "golden/purity.h"
#include "support/examples.h"

static void check_subject(const evaluated *given, purity *of, int64_t row, emul_language language) {
    static char text[1 << 18];
    assert_int_equal(emul_result_why(given->result, row, NULL, language, EMUL_FORM_JSON, text, sizeof text, NULL, NULL), EMUL_OK);
    json *tree = json_read(text);
    assert_non_null(tree);
    purity_check(of, tree, language);
    json_destroy(tree);
}

/* The first rows, and every step-th of the others. */
static void check_rows(const char *folder, const char *period, int64_t first, int64_t step) {
    evaluated given = evaluate_folder(folder, period);
    purity of = purity_begin(given.regulation, emul_roster_rows(given.roster) > 500 ? NULL : given.roster);
    for (int64_t row = 0; row < emul_result_rows(given.result); row += row < first ? 1 : step) {
        check_subject(&given, &of, row, EMUL_VIETNAMESE);
        check_subject(&given, &of, row, EMUL_ENGLISH);
    }
    purity_end(&of);
    evaluated_destroy(&given);
}

/* ---- what else explains ---- */

static void check_explanation(purity *of, emul_explanation *explanation) {
    static const emul_language languages[] = {EMUL_VIETNAMESE, EMUL_ENGLISH};
    for (size_t i = 0; i < 2; i++) {
        size_t needed = 0;
        assert_int_equal(emul_explanation_write(explanation, languages[i], EMUL_FORM_JSON, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
        char *text = (char *)malloc(needed);
        assert_non_null(text);
        assert_int_equal(emul_explanation_write(explanation, languages[i], EMUL_FORM_JSON, text, needed, &needed, NULL), EMUL_OK);
        json *tree = json_read(text);
        assert_non_null(tree);
        purity_check(of, tree, languages[i]);
        json_destroy(tree);
        free(text);
    }
    emul_explanation_destroy(explanation);
}

static void check_gaps(const evaluated *given, purity *of, emul_target_kind kind, emul_part part) {
    for (int32_t i = 0; i < emul_regulation_count(given->regulation, part) && i < 4; i++) {
        for (int64_t row = i; row < emul_result_rows(given->result) && row < i + 12; row += 4) {
            const emul_target target = {sizeof target, kind, i, kind == EMUL_TARGET_PLACE ? 1 : 0};
            emul_explanation *gap = NULL;
            assert_int_equal(emul_result_gap(given->result, given->roster, given->ledger, row, &target, &gap, NULL), EMUL_OK);
            check_explanation(of, gap);
        }
    }
}

static void check_studies(const char *folder, const char *period) {
    evaluated given = evaluate_folder(folder, period);
    purity of = purity_begin(given.regulation, emul_roster_rows(given.roster) > 500 ? NULL : given.roster);
    emul_explanation *told = NULL;
    assert_int_equal(emul_result_fairness(given.result, given.roster, given.ledger, NULL, &told, NULL), EMUL_OK);
    check_explanation(&of, told);
    assert_int_equal(emul_result_sensitivity(given.result, given.roster, given.ledger, -1, NULL, &told, NULL), EMUL_OK);
    check_explanation(&of, told);
    check_gaps(&given, &of, EMUL_TARGET_CLASS, EMUL_PART_CLASS);
    check_gaps(&given, &of, EMUL_TARGET_AWARD, EMUL_PART_AWARD);
    check_gaps(&given, &of, EMUL_TARGET_PLACE, EMUL_PART_SCORECARD);
    purity_end(&of);
    evaluated_destroy(&given);
}

#define STUDY_TEST(name, folder, period)                                                                                                   \
    static void study_of_##name(void **state) {                                                                                            \
        (void)state;                                                                                                                       \
        check_studies(EMUL_EXAMPLES_DIR "/" folder, period);                                                                               \
    }
#define STUDY_ENTRY(name, folder, period) cmocka_unit_test(study_of_##name),
SHORT_EXAMPLES(STUDY_TEST)

/* A year beside a half of it, for which there are no figures; */
static void comparisons(void **state) {
    (void)state;
    evaluated one = evaluate_folder(EMUL_EXAMPLES_DIR "/cao-bang-2023", "2023");
    evaluated other = evaluate_folder(EMUL_EXAMPLES_DIR "/cao-bang-2023", "2023-H1");
    purity of = purity_begin(one.regulation, one.roster);
    emul_explanation *told = NULL;
    assert_int_equal(emul_result_compare(other.result, one.result, &told, NULL), EMUL_OK);
    check_explanation(&of, told);
    purity_end(&of);
    evaluated_destroy(&one);
    evaluated_destroy(&other);
}

#define CHECK_EXAMPLE(name, folder, period) check_rows(folder, period, 40, 9)
EXAMPLES(EXAMPLE_TEST)

static void annual_titles(void **state) {
    (void)state;
    check_rows(EMUL_EXAMPLES_DIR "/annual-titles", "2025", 30, 41);
}

static void golden_cases(void **state) {
    static const char *const cases[][2] = {{"/golden/kehoach_thuchien_benhvien", "2024"},
                                           {"/golden/olympic_medals_2000", "2000"},
                                           {"/golden/imo_2015_2024", "2024"},
                                           {"/golden/figure_skating_2017", "2017"},
                                           {"/golden/hdi_2021", "2021"},
                                           {"/golden/cms_hvbp_2024", "2024"},
                                           {"/rules/series", "2024"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char folder[1024] = EMUL_TEST_DIR;
        strcat(folder, cases[i][0]);
        check_rows(folder, cases[i][1], 3, 101);
    }
}

/* Every function has words in both languages, and every argument that it takes by name. */
static void every_function_can_be_said(void **state) {
    (void)state;
    int32_t count = 0;
    for (const emul__function *function = emul__function_at(count); function != NULL; function = emul__function_at(++count)) {
        const emul__phrase *phrase = emul__phrase_find(emul__text_of(function->name));
        if (phrase == NULL) {
            fail_msg("nothing says %s", function->name);
            return;
        }
        assert_true(phrase->words.english[0] != '\0' && phrase->words.vietnamese[0] != '\0');
        for (size_t i = 0; i < EMUL__MOST_NAMED && function->named[i] != NULL; i++) {
            assert_non_null(emul__phrase_argument(emul__text_of(function->named[i])));
        }
    }
    assert_true(count > 70);
}

/* The judge itself, on lines written by hand: `pure` tells whether it lets one pass. */
static bool passes(const char *line, emul_language language) {
    purity of = {NULL, 0, 0};
    json *tree = json_read(line);
    assert_non_null(tree);
    const bool pure = purity_is_pure(&of, tree, language);
    json_destroy(tree);
    return pure;
}

static void the_judge_tells_them_apart(void **state) {
    (void)state;
    assert_true(passes("{\"text\": \"Xếp thứ 4/10 trong cụm (North), tổng điểm [95,98] ≥ 95\", \"group\": \"North\"}", EMUL_VIETNAMESE));
    assert_true(passes("{\"text\": \"Công thức: proportional(x)\"}", EMUL_VIETNAMESE));
    assert_true(passes("{\"text\": \"Điều kiện: “total >= 5”: đạt\"}", EMUL_VIETNAMESE));
    assert_false(passes("{\"text\": \"Điều kiện: total ≥ 5: đạt\"}", EMUL_VIETNAMESE));
    assert_false(passes("{\"text\": \"Xếp thứ 4/10 trong cụm (North)\"}", EMUL_VIETNAMESE));
    assert_false(passes("{\"text\": \"Self_report: có\"}", EMUL_VIETNAMESE));
    assert_false(passes("{\"text\": \"đúng\", \"parts\": [{\"text\": \"true\"}]}", EMUL_VIETNAMESE));
    assert_true(passes("{\"text\": \"A Chuyên môn: 2 × 3 ≈ 6 points\", \"name\": \"Chuyên môn\"}", EMUL_ENGLISH));
    assert_true(passes("{\"text\": \"Condition: “x == có”: met\"}", EMUL_ENGLISH));
    assert_false(passes("{\"text\": \"Condition: x = có: met\"}", EMUL_ENGLISH));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_function_can_be_said),
        cmocka_unit_test(the_judge_tells_them_apart),
        EXAMPLES(EXAMPLE_ENTRY) cmocka_unit_test(annual_titles),
        cmocka_unit_test(golden_cases),
        SHORT_EXAMPLES(STUDY_ENTRY) cmocka_unit_test(comparisons),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
