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

static void expect_in_report(const scene *of, const emul_fairness *options, emul_language language, const char *part) {
    char *text = report_of(of, options, language, EMUL_FORM_TEXT);
    if (strstr(text, part) == NULL) {
        fail_msg("not in the report: %s\n%s", part, text);
    }
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

/* ---- panels ---- */

static void open_panel(scene *of, const char *rule) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r"));
    scene_indicator(of, INDICATOR(.id = "mark", .name = "Song"));
    scene_scorecard(of, SCORECARD(.id = "s", .applies_to = EMUL_KIND_UNIT));
    scene_criterion(of, -1, CRITERION(.id = "c", .points = rule));
    scene_units(of, "abc");
}

/* Marks 8 9 10 · 6 6 9 · 7 - 8. Means of the entries 9, 7, 7.5; of a and b, which all three have marked, everybody finds a the better: W = 1.
 * First judge: shift ((8 - 9) + (6 - 7) + (7 - 7.5)) / 3 = -2.5 / 3; variance 1; alone lowest on a and c; the others' means 9.5, 7.5, 8 have its order.
 * Second: shift (0 - 1) / 2; 9, 6: variance 4.5; the others' means 9 and 7.5.
 * Third: shift (1 + 2 + 0.5) / 3; variance 1; alone highest everywhere; ranks 3 2 1 against 3 1 2 of 8.5, 6, 7: 1 - 6 x 2 / 24 = 0.5.
 * Distances from the median of the others, where there are two: a 1.5 (9.5), 0 (9), 1.5 (8.5); b 1.5 (7.5), 1.5 (7.5), 3 (6): the median is 1.5. */
static void a_panel_of_three(void **state) {
    scene of;
    const emul_fairness strict = {.struct_size = sizeof strict, .far_times = 1500000};
    const emul_fairness at_limit = {.struct_size = sizeof at_limit, .far_times = 2000000};
    (void)state;
    open_panel(&of, "mean(mark@judge) + max(mark@judge)"); /* two rules, one panel */
    scene_facts(&of, "mark@judge.1", NULL, "8 6 7");
    scene_facts(&of, "mark@judge.2", NULL, "9 6 -");
    scene_facts(&of, "mark@judge.3", NULL, "10 9 8");
    scene_runs(&of, "2024");
    expect_report(
        &of, NULL, EMUL_ENGLISH,
        "How fair: r, period 2024. To be looked at: 0; nothing of it is applied\n"
        "  Panel mark@judge (Song): 3 judges, 3 entries; Kendall's W 1, of the 2 entries that every judge has marked\n"
        "    Judge 1: 3 marks from 6 to 8, mean 7, shift -0.8333, standard deviation 1, Spearman with the others 1; alone the highest or "
        "the lowest: 2\n"
        "    Judge 2: 2 marks from 6 to 9, mean 7.5, shift -0.5, standard deviation 2.1213, Spearman with the others 1; alone the highest "
        "or the lowest: 0\n"
        "    Judge 3: 3 marks from 8 to 10, mean 9, shift 1.1667, standard deviation 1, Spearman with the others 0.5; alone the highest or "
        "the lowest: 3\n"
        "    Marks further than 7.5 from the median of the other judges' (5 times the usual distance 1.5): 0\n"
        "  Scorecard s: criteria looked at: 1, findings: 0\n"
        "  Nothing that asks for another look\n");
    expect_in_report(&of, &strict, EMUL_VIETNAMESE,
                     "    Số điểm cách trung vị của các giám khảo khác quá 2,25 (1,5 lần khoảng cách thường gặp 1,5): 1\n"
                     "      Giám khảo 3, b: 9, trung vị của các giám khảo khác 6, cách nhau 3: đề nghị xem lại\n");
    expect_in_report(&of, &at_limit, EMUL_ENGLISH,
                     "further than 3 from the median of the other judges' (2 times the usual distance 1.5): 0\n");
    scene_close(&of);
}

/* All marks are 5 but the first judge's 9 on a. Distances: a 4 (5), 2 (7), 2 (7), six times 0: the median is 0, the mean 8/9; 4 x 8/9 = 32/9.
 * W: sums of ranks 5, 6.5, 6.5; S = 1.5; T = 6 + 24 + 24: 12 x 1.5 / (9 x 24 - 3 x 54) = 1/3. Nobody's others, or own marks, have an order. */
static void marks_that_are_equal(void **state) {
    scene of;
    const emul_fairness four = {.struct_size = sizeof four, .far_times = 4000000};
    (void)state;
    open_panel(&of, "mean(mark@judge)");
    scene_facts(&of, "mark@judge.1", NULL, "9 5 5");
    scene_facts(&of, "mark@judge.2", NULL, "5 5 5");
    scene_facts(&of, "mark@judge.10", NULL, "5 5 5"); /* 10 behind 2 */
    scene_runs(&of, "2024");
    expect_in_report(
        &of, &four, EMUL_ENGLISH,
        "Kendall's W 0.3333, of the 3 entries that every judge has marked\n"
        "    Judge 1: 3 marks from 5 to 9, mean 6.3333, shift 0.8889, standard deviation 2.3094; alone the highest or the lowest: 1\n"
        "    Judge 2: 3 marks from 5 to 5, mean 5, shift -0.4444, standard deviation 0; alone the highest or the lowest: 0\n"
        "    Judge 10: 3 marks from 5 to 5, mean 5, shift -0.4444, standard deviation 0; alone the highest or the lowest: 0\n"
        "    Marks further than 32/9 ≈ 3.555556 from the median of the other judges' (4 times the usual distance 8/9 ≈ 0.888889): 1\n"
        "      Judge 1, a: 9, the others' median 5, distance 4: to be looked at\n");
    scene_close(&of);
}

/* Two judges of opposite minds; nobody has two others, so that no mark can be far. Marks of two days are entries of their own. */
static void judges_of_opposite_minds(void **state) {
    scene of;
    (void)state;
    open_panel(&of, "mean(mark@judge)");
    scene_facts(&of, "mark@judge.an", "2024-05-02", "1 2 3");
    scene_facts(&of, "mark@judge.binh", "2024-05-02", "3 2 1");
    scene_facts(&of, "mark@judge.an", "2024-05-01", "- - 4");
    scene_runs(&of, "2024");
    expect_in_report(
        &of, NULL, EMUL_ENGLISH,
        "  Panel mark@judge (Song): 2 judges, 4 entries; Kendall's W 0, of the 3 entries that every judge has marked\n"
        "    Judge an: 4 marks from 1 to 4, mean 2.5, shift 0, standard deviation 1.291, Spearman with the others -1; alone the highest "
        "or the lowest: 2\n"
        "      Orders the entries the other way round from the others, Spearman -1: to be looked at\n"
        "    Judge binh: 3 marks from 1 to 3, mean 2, shift 0, standard deviation 1, Spearman with the others -1; alone the highest or "
        "the lowest: 2\n"
        "      Orders the entries the other way round from the others, Spearman -1: to be looked at\n"
        "  Scorecard s: criteria looked at: 1, findings: 0\n");
    scene_close(&of);
}

/* A judge does not mark the own house: what is there is left out, as the rule leaves it out. */
static void marks_that_the_rule_leaves_out(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = EMUL_KIND_UNIT));
    scene_criterion(&of, -1, CRITERION(.id = "c", .points = "mean(mark@judge, except = house)"));
    scene_subject(&of, "a", EMUL_KIND_UNIT, "house=h1");
    scene_subject(&of, "b", EMUL_KIND_UNIT, "house=h2");
    scene_facts(&of, "mark@judge.h1", NULL, "99 5");
    scene_facts(&of, "mark@judge.h2", NULL, "7 98");
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "2 judges, 2 entries; Kendall's W is not defined\n    Judge h1: 1 marks from 5 to 5, mean 5, shift 0; ");
    scene_close(&of);
}

static void marks_that_are_too_large(void **state) {
    scene of;
    emul_explanation *explanation = NULL;
    (void)state;
    open_panel(&of, "max(mark@judge)");
    scene_facts(&of, "mark@judge.1", NULL, "9000000000000 1 2");
    scene_facts(&of, "mark@judge.2", NULL, "9000000000000 1 2");
    scene_facts(&of, "mark@judge.3", NULL, "9000000000000 1 2");
    scene_runs(&of, "2024");
    assert_int_equal(emul_result_fairness(of.result, of.roster, of.ledger, NULL, &explanation, of.error), EMUL_E_OVERFLOW);
    assert_null(explanation);
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
        cmocka_unit_test(a_panel_of_three),
        cmocka_unit_test(marks_that_are_equal),
        cmocka_unit_test(judges_of_opposite_minds),
        cmocka_unit_test(marks_that_the_rule_leaves_out),
        cmocka_unit_test(marks_that_are_too_large),
        cmocka_unit_test(wrong_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
