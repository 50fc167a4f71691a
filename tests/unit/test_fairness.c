/* What a council may want to look at again (emul_result_fairness). Every figure is worked by hand beside the facts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/scene.h"

/* The whole report as text; to be freed. */
static char *report_of(const scene *of, const emul_fairness *options, emul_language language, emul_form form) {
    emul_explanation *explanation = NULL;
    size_t needed = 0;
    assert_int_equal(emul_result_fairness(of->result, of->roster, of->ledger, options, &explanation, of->error), EMUL_OK);
    assert_int_equal(emul_explanation_write(explanation, language, form, NULL, 0, &needed, of->error), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_explanation_write(explanation, language, form, text, needed, &needed, of->error), EMUL_OK);
    emul_explanation_destroy(explanation);
    return text;
}

static void expect_report(const scene *of, const emul_fairness *options, emul_language language, const char *expected) {
    char *text = report_of(of, options, language, EMUL_FORM_TEXT);
    if (strcmp(text, expected) != 0) {
        print_error("%s", text);
    }
    assert_string_equal(text, expected);
    free(text);
}

/* ---- criteria that tell nobody apart ---- */

/* Everybody has 10 of 10 in `full`, 3 of 5 in `same`, 0 of the bonus; `split` differs over all and not within group x; `apart` does everywhere. */
static void open_criteria(scene *of) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r", .name = "Rules"));
    scene_scorecard(of, SCORECARD(.id = "s", .name = "Sheet", .applies_to = EMUL_KIND_UNIT, .group = "zone"));
    scene_criterion(of, -1, CRITERION(.id = "full", .name = "Plan", .max = "10", .points = "full_mark"));
    scene_criterion(of, -1, CRITERION(.id = "same", .max = "5", .points = "middle"));
    scene_criterion(of, -1, CRITERION(.id = "split", .max = "9", .points = "split_mark"));
    scene_criterion(of, -1, CRITERION(.id = "apart", .points = "apart_mark"));
    scene_criterion(of, -1, CRITERION(.id = "extra", .kind = "bonus", .points = "2 * models"));
    scene_criterion(of, -1, CRITERION(.id = "shown", .kind = "info", .points = "middle"));
    scene_subject(of, "a", EMUL_KIND_UNIT, "zone=x");
    scene_subject(of, "b", EMUL_KIND_UNIT, "zone=x");
    scene_subject(of, "c", EMUL_KIND_UNIT, "zone=y");
    scene_subject(of, "d", EMUL_KIND_UNIT, "zone=y");
    scene_facts(of, "full_mark", NULL, "10 12 10 10"); /* 12 is cut to the full mark */
    scene_facts(of, "middle", NULL, "3 3 3 -");        /* who has no points is not counted */
    scene_facts(of, "split_mark", NULL, "7 7 4 5");
    scene_facts(of, "apart_mark", NULL, "1 2 3 4");
    scene_facts(of, "models", NULL, "0 0 0 0");
}

static void criteria_that_tell_nobody_apart(void **state) {
    scene of;
    (void)state;
    open_criteria(&of);
    scene_runs(&of, "2024");
    expect_report(&of, NULL, EMUL_ENGLISH,
                  "How fair: Rules, period 2024. To be looked at: 4; nothing of it is applied\n"
                  "  Scorecard Sheet (s): criteria looked at: 5, findings: 4\n"
                  "    full Plan: all 4 have full marks, 10 of 10: to be looked at\n"
                  "    same: all 3 have the same points, 3 of 5: to be looked at\n"
                  "    split, within a group:\n"
                  "      x: all 2 have the same points, 7 of 9: to be looked at\n"
                  "    extra: all 4 have the same points, 0: to be looked at\n");
    expect_report(&of, NULL, EMUL_VIETNAMESE,
                  "Rà soát tính công bằng: Rules, kỳ 2024. Nội dung đề nghị xem lại: 4; chỉ báo cáo, không làm thay đổi kết quả\n"
                  "  Bảng điểm Sheet (s): đã rà soát 5 tiêu chí, đề nghị xem lại 4\n"
                  "    full Plan: cả 4 đối tượng đều đạt điểm tối đa, 10/10 điểm: đề nghị xem lại tiêu chí\n"
                  "    same: cả 3 đối tượng cùng được 3/5 điểm: đề nghị xem lại tiêu chí\n"
                  "    split, trong từng cụm:\n"
                  "      x: cả 2 đối tượng cùng được 7/9 điểm: đề nghị xem lại\n"
                  "    extra: cả 4 đối tượng cùng được 0 điểm: đề nghị xem lại tiêu chí\n");
    scene_close(&of);
}

static void nothing_found(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = EMUL_KIND_UNIT));
    scene_criterion(&of, -1, CRITERION(.id = "c", .points = "x"));
    scene_units(&of, "ab");
    scene_facts(&of, "x", NULL, "1 2");
    scene_runs(&of, "2024");
    expect_report(&of, NULL, EMUL_ENGLISH,
                  "How fair: r, period 2024. To be looked at: 0; nothing of it is applied\n"
                  "  Scorecard s: criteria looked at: 1, findings: 0\n"
                  "  Nothing that asks for another look\n");
    scene_close(&of);
}

/* ---- the call ---- */

static void wrong_arguments(void **state) {
    scene of;
    emul_explanation *explanation = NULL;
    emul_fairness options = {.struct_size = sizeof options};
    emul_roster *other = NULL;
    (void)state;
    open_criteria(&of);
    scene_runs(&of, "2024");
    assert_int_equal(emul_roster_create(NULL, &other, NULL), EMUL_OK);
    assert_int_equal(emul_result_fairness(NULL, of.roster, of.ledger, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_fairness(of.result, NULL, of.ledger, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_fairness(of.result, other, of.ledger, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_fairness(of.result, of.roster, NULL, NULL, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_fairness(of.result, of.roster, of.ledger, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    options.shown = -1;
    assert_int_equal(emul_result_fairness(of.result, of.roster, of.ledger, &options, &explanation, NULL), EMUL_E_ARGUMENT);
    options.struct_size = 1;
    assert_int_equal(emul_result_fairness(of.result, of.roster, of.ledger, &options, &explanation, NULL), EMUL_E_ARGUMENT);
    assert_null(explanation);
    emul_roster_destroy(other);
    scene_close(&of);
    open_criteria(&of);
    of.explain = EMUL_EXPLAIN_NONE;
    scene_runs(&of, "2024");
    assert_int_equal(emul_result_fairness(of.result, of.roster, of.ledger, NULL, &explanation, NULL), EMUL_E_UNSUPPORTED);
    scene_close(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(criteria_that_tell_nobody_apart),
        cmocka_unit_test(nothing_found),
        cmocka_unit_test(wrong_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
