/* Of every case and example: text, JSON and columns of what explains each subject say the same, in both languages; so do those of what explains the result as a whole. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "golden/studies.h"
#include "golden/views.h"
#include "support/examples.h"

static int64_t check_and_destroy(emul_explanation *explanation) {
    const int64_t members = check_views(explanation);
    emul_explanation_destroy(explanation);
    return members;
}

static int64_t check_subject(const evaluated *given, int64_t row) {
    emul_explanation *explanation = NULL;
    assert_int_equal(emul_result_explain(given->result, row, NULL, &explanation, NULL), EMUL_OK);
    return check_and_destroy(explanation);
}

static int64_t check_whole(const evaluated *given, const char *period) {
    emul_explanation *explanations[MOST_STUDIES];
    const int32_t count = make_studies(given, period, explanations);
    int64_t members = 0;
    for (int32_t i = 0; i < count; i++) {
        members += check_and_destroy(explanations[i]);
    }
    return members;
}

/* The first rows, and every step-th of the others. */
static void check_folder(const char *folder, const char *period, int64_t first, int64_t step) {
    evaluated given = evaluate_folder(folder, period);
    int64_t members = check_whole(&given, period);
    for (int64_t row = 0; row < emul_result_rows(given.result); row += row < first ? 1 : step) {
        members += check_subject(&given, row);
    }
    print_message("%lld members alike in all views\n", (long long)members);
    assert_true(members > 0);
    evaluated_destroy(&given);
}

#define CHECK_EXAMPLE(name, folder, period) check_folder(folder, period, 0, 1)
EXAMPLES(EXAMPLE_TEST)

/* Of 3,022 people those who are written by hand, which with the units are the first rows, and some others. */
static void annual_titles(void **state) {
    (void)state;
    check_folder(EMUL_EXAMPLES_DIR "/annual-titles", "2025", 40, 19);
}

#define GOLDEN EMUL_TEST_DIR "/golden/"

static void hospital_plan(void **state) {
    (void)state;
    check_folder(GOLDEN "kehoach_thuchien_benhvien", "2024", 0, 1);
}

static void olympic_medals(void **state) {
    (void)state;
    check_folder(GOLDEN "olympic_medals_2000", "2000", 0, 1);
}

static void figure_skating(void **state) {
    (void)state;
    check_folder(GOLDEN "figure_skating_2017", "2017", 0, 1);
}

static void human_development(void **state) {
    (void)state;
    check_folder(GOLDEN "hdi_2021", "2021", 0, 1);
}

/* 6,060 contestants and 7,926 hospitals, each judged like all the others. */
static void mathematics_olympiad(void **state) {
    (void)state;
    check_folder(GOLDEN "imo_2015_2024", "2024", 20, 61);
}

static void hospital_purchasing(void **state) {
    (void)state;
    check_folder(GOLDEN "cms_hvbp_2024", "2024", 20, 61);
}

static void every_series(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/rules/series", "2024", 0, 1);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        EXAMPLES(EXAMPLE_ENTRY) cmocka_unit_test(annual_titles),
        cmocka_unit_test(hospital_plan),
        cmocka_unit_test(olympic_medals),
        cmocka_unit_test(figure_skating),
        cmocka_unit_test(human_development),
        cmocka_unit_test(mathematics_olympiad),
        cmocka_unit_test(hospital_purchasing),
        cmocka_unit_test(every_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
