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

/* Everybody has 10 of 10 in `full`, 3 of 5 in `same`, 2 of the bonus `extra`; nobody has a penalty, which is as it should be; `split` differs over all and not within group x; `apart` does everywhere. */
static void open_criteria(scene *of) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r", .name = "Rules"));
    scene_scorecard(of, SCORECARD(.id = "s", .name = "Sheet", .applies_to = "unit", .group = "zone"));
    scene_criterion(of, -1, CRITERION(.id = "full", .name = "Plan", .max = "10", .points = "full_mark"));
    scene_criterion(of, -1, CRITERION(.id = "same", .max = "5", .points = "middle"));
    scene_criterion(of, -1, CRITERION(.id = "split", .max = "9", .points = "split_mark"));
    scene_criterion(of, -1, CRITERION(.id = "apart", .points = "apart_mark"));
    scene_criterion(of, -1, CRITERION(.id = "extra", .kind = "bonus", .points = "2 * models"));
    scene_criterion(of, -1, CRITERION(.id = "late", .kind = "penalty", .points = "late_reports"));
    scene_criterion(of, -1, CRITERION(.id = "shown", .kind = "info", .points = "middle"));
    scene_subject(of, "a", EMUL_KIND_UNIT, "zone=x");
    scene_subject(of, "b", EMUL_KIND_UNIT, "zone=x");
    scene_subject(of, "c", EMUL_KIND_UNIT, "zone=y");
    scene_subject(of, "d", EMUL_KIND_UNIT, "zone=y");
    scene_facts(of, "full_mark", NULL, "10 12 10 10"); /* 12 is cut to the full mark */
    scene_facts(of, "middle", NULL, "3 3 3 -");        /* who has no points is not counted */
    scene_facts(of, "split_mark", NULL, "7 7 4 5");
    scene_facts(of, "apart_mark", NULL, "1 2 3 4");
    scene_facts(of, "models", NULL, "1 1 1 1");
    scene_facts(of, "late_reports", NULL, "0 0 0 0");
}

static void criteria_that_tell_nobody_apart(void **state) {
    scene of;
    (void)state;
    open_criteria(&of);
    scene_runs(&of, "2024");
    expect_report(&of, NULL, EMUL_ENGLISH,
                  "How fair: Rules, period 2024. To be looked at: 4; nothing of it is applied\n"
                  "  Scorecard Sheet (s): criteria looked at: 6, findings: 4\n"
                  "    full Plan: all 4 have full marks, 10 of 10: to be looked at\n"
                  "    same: all 3 have the same points, 3 of 5: to be looked at\n"
                  "    split, within a group:\n"
                  "      x: all 2 have the same points, 7 of 9: to be looked at\n"
                  "    extra: all 4 have the same points, 2: to be looked at\n");
    expect_report(&of, NULL, EMUL_VIETNAMESE,
                  "Rà soát tính công bằng: Rules, kỳ 2024. Nội dung đề nghị xem lại: 4; chỉ báo cáo, không làm thay đổi kết quả\n"
                  "  Bảng điểm Sheet (s): đã rà soát 6 tiêu chí, đề nghị xem lại 4\n"
                  "    full Plan: cả 4 đối tượng đều đạt điểm tối đa, 10/10 điểm: đề nghị xem lại tiêu chí\n"
                  "    same: cả 3 đối tượng cùng được 3/5 điểm: đề nghị xem lại tiêu chí\n"
                  "    split, trong từng cụm:\n"
                  "      x: cả 2 đối tượng cùng được 7/9 điểm: đề nghị xem lại\n"
                  "    extra: cả 4 đối tượng cùng được 2 điểm: đề nghị xem lại tiêu chí\n");
    scene_close(&of);
}

static void nothing_found(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit"));
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
    scene_scorecard(of, SCORECARD(.id = "s", .applies_to = "unit"));
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
        "  Panel Song (judge): 3 judges, 3 entries; Kendall's W 1, of the 2 entries that every judge has marked\n"
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
                     "    Số điểm cách trung vị của những người khác quá 2,25 (1,5 lần khoảng cách thường gặp 1,5): 1\n"
                     "      Người chấm 3, b: 9, trung vị của những người khác 6, cách nhau 3: đề nghị xem lại\n");
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

/* Two judges of opposite minds about five entries; about four it may be chance. Nobody has two others, so that no mark can be far. */
static void judges_of_opposite_minds(void **state) {
    scene of;
    (void)state;
    for (int entries = 4; entries <= 5; entries++) {
        open_panel(&of, "max(mark@judge)");
        scene_facts(&of, "mark@judge.an", "2024-05-02", "1 2 3"); /* of two days: marks of each are entries of their own */
        scene_facts(&of, "mark@judge.binh", "2024-05-02", "5 4 3");
        scene_facts(&of, "mark@judge.an", "2024-05-01", entries == 4 ? "- - 4" : "- 5 4");
        scene_facts(&of, "mark@judge.binh", "2024-05-01", entries == 4 ? "- - 2" : "- 1 2");
        scene_runs(&of, "2024");
        expect_in_report(
            &of, NULL, EMUL_ENGLISH,
            entries == 4
                ? "    Judge an: 4 marks from 1 to 4, mean 2.5, shift -0.5, standard deviation 1.291, Spearman with the others -1; alone "
                  "the "
                  "highest or the lowest: 3\n"
                  "    Judge binh: 4 marks from 2 to 5, mean 3.5, shift 0.5, standard deviation 1.291, Spearman with the others -1; alone "
                  "the highest or the lowest: 3\n"
                  "  Scorecard s: criteria looked at: 1, findings: 0\n"
                : "  Panel Song (judge): 2 judges, 5 entries; Kendall's W 0, of the 5 entries that every judge has marked\n"
                  "    Judge an: 5 marks from 1 to 5, mean 3, shift 0, standard deviation 1.5811, Spearman with the others -1; alone the "
                  "highest or the lowest: 4\n"
                  "      Does not order the entries as the others do, Spearman -1: to be looked at\n"
                  "    Judge binh: 5 marks from 1 to 5, mean 3, shift 0, standard deviation 1.5811, Spearman with the others -1; alone the "
                  "highest or the lowest: 4\n"
                  "      Does not order the entries as the others do, Spearman -1: to be looked at\n"
                  "  Scorecard s: criteria looked at: 1, findings: 0\n");
        scene_close(&of);
    }
}

/* A judge does not mark the own house: what is there is left out, as the rule leaves it out. */
static void marks_that_the_rule_leaves_out(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit"));
    scene_criterion(&of, -1, CRITERION(.id = "c", .points = "mean(mark@judge, except = house)"));
    scene_subject(&of, "a", EMUL_KIND_UNIT, "house=h1");
    scene_subject(&of, "b", EMUL_KIND_UNIT, "house=h2");
    scene_facts(&of, "mark@judge.h1", NULL, "99 5");
    scene_facts(&of, "mark@judge.h2", NULL, "7 98");
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "2 judges, 2 entries; Kendall's W is not defined\n    Fewer than two entries have a mark of every judge: the judges "
                     "are not compared\n  Scorecard");
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

/* ---- stages ---- */

/* The latest figures: a 9 (appraised), b 7 (cross), c 6 (appraised); less than at first by 1, 1 and -1; d has none at first. The opinion is 0 for all. */
static void open_stages(scene *of) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r", .stages = "self, cross, appraised"));
    scene_indicator(of, INDICATOR(.id = "x", .name = "Plan"));
    scene_scorecard(of, SCORECARD(.id = "s", .applies_to = "unit", .group = "zone"));
    scene_criterion(of, -1, CRITERION(.id = "k", .points = "final(x)"));
    scene_criterion(of, -1, CRITERION(.id = "op", .points = "opinion", .from_stage = "appraised"));
    scene_subject(of, "b", EMUL_KIND_UNIT, "zone=x");
    scene_subject(of, "a", EMUL_KIND_UNIT, "zone=x");
    scene_subject(of, "c", EMUL_KIND_UNIT, "zone=y");
    scene_subject(of, "d", EMUL_KIND_UNIT, "zone=y");
    scene_facts(of, "x@self", NULL, "8 10 5 -");
    scene_facts(of, "x@cross", NULL, "7 9.5 - -");
    scene_facts(of, "x@appraised", "2024", "- 9 6 3"); /* dated as the period, or not at all: the same */
    scene_facts(of, "opinion", NULL, "0 0 0 0");
}

static void marks_of_the_first_stage(void **state) {
    scene of;
    const emul_fairness one = {.struct_size = sizeof one, .shown = 1};
    (void)state;
    open_stages(&of);
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "  Marks of the stage self-assessed beside those of later stages, up to appraised\n"
                     "    Scorecard s, total: of 3, 2 higher at first (66.67%), 1 lower; mean difference 0.3333\n"
                     "      Not in the first total, since they begin later: op\n"
                     "      Group x: mean difference 1; of 2, 2 higher at first (100%), 0 lower\n"
                     "      Group y: mean difference -1; of 1, 0 higher at first (0%), 1 lower\n"
                     "      a: 10 at first, 9 later, difference 1\n"
                     "      b: 8 at first, 7 later, difference 1\n"
                     "    Plan: of 3, 2 higher at first (66.67%), 1 lower; mean difference 0.3333, at most 1: a, b\n"
                     "  Scorecard s: criteria looked at: 2, findings: 1\n");
    expect_in_report(
        &of, &one, EMUL_VIETNAMESE,
        "      Cụm x: chênh lệch trung bình 1; trong 2 đối tượng có 2 ban đầu cao hơn (100%), 0 thấp hơn\n"
        "      và 1 trường hợp khác\n"
        "      a: ban đầu 10, sau còn 9, chênh lệch 1\n"
        "      và 1 trường hợp khác\n"
        "    Plan: trong 3 đối tượng có 2 ban đầu cao hơn (66,67%), 1 thấp hơn; chênh lệch trung bình 0,3333, lớn nhất 1: a và 1 đối "
        "tượng khác\n");
    scene_close(&of);
    open_stages(&of); /* up to the cross check: c has no later figure, so that there is nothing to compare */
    of.stage = "cross";
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "    Scorecard s, total: of 2, 2 higher at first (100%), 0 lower; mean difference 0.75\n"
                     "      Not in the first total, since they begin later: op\n"
                     "      Group x: mean difference 0.75; of 2, 2 higher at first (100%), 0 lower\n"
                     "      b: 8 at first, 7 later, difference 1\n"
                     "      a: 10 at first, 9.5 later, difference 0.5\n"
                     "    Plan: of 2, 2 higher at first (100%), 0 lower; mean difference 0.75, at most 1: b\n");
    scene_close(&of);
}

/* A first stage that cannot be evaluated, since its figures must not be missing, does not keep anything else from being said. */
static void a_first_stage_without_totals(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r", .stages = "self, appraised"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit"));
    scene_criterion(&of, -1, CRITERION(.id = "k", .points = "final(x)", .missing = "error"));
    scene_units(&of, "ab");
    scene_facts(&of, "x@self", NULL, "8 -");
    scene_facts(&of, "x@appraised", NULL, "7 6");
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "    The totals of the first stage cannot be evaluated\n"
                     "    x: of 1, 1 higher at first (100%), 0 lower; mean difference 1, at most 1: a\n");
    scene_close(&of);
}

/* People by the unit they belong to: of u1 by 2 and 1, of u2 by 3. */
static void marks_by_unit(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r", .stages = "self, appraised"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "individual"));
    scene_criterion(&of, -1, CRITERION(.id = "k", .points = "final(x)"));
    scene_subject(&of, "u1", EMUL_KIND_UNIT, "");
    scene_subject(&of, "u2", EMUL_KIND_UNIT, "");
    scene_member(&of, "p", EMUL_KIND_INDIVIDUAL, "u1");
    scene_member(&of, "q", EMUL_KIND_INDIVIDUAL, "u1");
    scene_member(&of, "r", EMUL_KIND_INDIVIDUAL, "u1");
    scene_membership(&of, "r", "u2", "2024-03-01", NULL);
    scene_facts(&of, "x@self", NULL, "- - 9 9 9");
    scene_facts(&of, "x@appraised", NULL, "- - 7 8 6");
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "    Scorecard s, total: of 3, 3 higher at first (100%), 0 lower; mean difference 2\n"
                     "      Unit u2: mean difference 3; of 1, 1 higher at first (100%), 0 lower\n"
                     "      Unit u1: mean difference 1.5; of 2, 2 higher at first (100%), 0 lower\n"
                     "      r: 9 at first, 6 later, difference 3\n");
    scene_close(&of);
}

/* ---- dated counts ---- */

/* a: 100 beside 8, 10, 11, 12, median 10.5; b: 21 beside ones is larger by 20, c: 20 by 19 only; d: 50 is five times 10, not more; e has three
 * other days only; the week of a is compared with no day. */
static void open_counts(scene *of) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r"));
    scene_indicator(of, INDICATOR(.id = "likes", .name = "Likes"));
    scene_scorecard(of, SCORECARD(.id = "s", .applies_to = "unit"));
    scene_criterion(of, -1, CRITERION(.id = "c", .points = "sum(likes, 2024-08-16..2024-12-31) + 2 * sum(likes, 2024-08-16..2024-12-31)"));
    scene_units(of, "dabce");
    scene_facts(of, "likes", "2024-08-16", "10 12 1 1 1");
    scene_facts(of, "likes", "2024-08-17", "10 8 1 1 1");
    scene_facts(of, "likes", "2024-08-18", "10 10 1 1 -");
    scene_facts(of, "likes", "2024-08-19", "50 100 21 1 1");
    scene_facts(of, "likes", "2024-08-20", "10 11 1 20 500");
    scene_facts(of, "likes", "2024-08-15", "9000 9000 9000 9000 9000"); /* outside of what the rule counts */
    scene_fact(of, "a", "likes", "2024-W40", "700");
}

static void counts_that_stand_out(void **state) {
    scene of;
    const emul_fairness three = {.struct_size = sizeof three, .burst_others = 3, .burst_more = 89500000};
    const emul_fairness four_times = {.struct_size = sizeof four_times, .burst_times = 4900000, .burst_more = 30000000};
    (void)state;
    open_counts(&of);
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "  sum (Likes; 2024-08-16..2024-12-31): dated figures looked at: 25, far above the subject's others: 2\n"
                     "    a, 2024-08-19: 100, usually 10.5 (median of the 4 others): to be looked at\n"
                     "    b, 2024-08-19: 21, usually 1 (median of the 4 others): to be looked at\n");
    expect_in_report(&of, &three, EMUL_VIETNAMESE,
                     "tăng đột biến 2\n"
                     "    e, 2024-08-20: 500, bình thường 1 (trung vị của 3 kỳ khác): đề nghị xem lại\n"
                     "    a, 2024-08-19: 100, bình thường 10,5 (trung vị của 4 kỳ khác): đề nghị xem lại\n");
    expect_in_report(&of, &four_times, EMUL_ENGLISH,
                     "others: 2\n"
                     "    a, 2024-08-19: 100, usually 10.5 (median of the 4 others): to be looked at\n"
                     "    d, 2024-08-19: 50, usually 10 (median of the 4 others): to be looked at\n");
    scene_close(&of);
}

/* Months that roll up to the year, whatever their days: 900 beside 100s. */
static void months_that_stand_out(void **state) {
    scene of;
    const emul_fairness nine = {.struct_size = sizeof nine, .burst_times = 9000000};
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_indicator(&of, INDICATOR(.id = "visits", .rollup = "sum"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit"));
    scene_criterion(&of, -1, CRITERION(.id = "c", .points = "visits"));
    scene_units(&of, "ab");
    scene_facts(&of, "visits", "2024-01", "100 100");
    scene_facts(&of, "visits", "2024-02", "900 101");
    scene_facts(&of, "visits", "2024-03", "100 102");
    scene_facts(&of, "visits", "2024-04", "100 -");
    scene_facts(&of, "visits", "2024-05", "100 103");
    scene_facts(&of, "visits", "2023-05", "9000 9000"); /* another year */
    scene_runs(&of, "2024");
    expect_in_report(&of, NULL, EMUL_ENGLISH,
                     "  visits: dated figures looked at: 9, far above the subject's others: 1\n"
                     "    a, 2024-02: 900, usually 100 (median of the 4 others): to be looked at\n");
    expect_in_report(&of, &nine, EMUL_ENGLISH, "  visits: dated figures looked at: 9, far above the subject's others: 0\n");
    scene_close(&of);
}

/* ---- the order of rows ---- */

typedef struct entrant {
    const char *id, *zone;
    const char *marks[3], *stages[2], *likes[5];
} entrant;

/* Equals in every list: marks as far, differences as large, counts as high. */
static const entrant entrants[] = {
    {"a", "x", {"5", "9", "5"}, {"8", "7"}, {"1", "1", "1", "1", "90"}},
    {"b", "y", {"9", "5", "5"}, {"8", "7"}, {"1", "1", "90", "1", "1"}},
    {"c", "x", {"5", "5", "5"}, {"7", "8"}, {"3", "3", "3", "3", "3"}},
    {"d", "y", {"6", "6", "6"}, {"9", "9"}, {"2", "90", "3", "2", "3"}},
    {"e", "x", {"7", "7", "7"}, {"6", "5.5"}, {"0", "0", "0", "0", "0"}},
    {"f", "y", {"6", "6", "5"}, {"6", "6"}, {"5", "5", "5", "5", "5"}},
};

static void set_entrant(scene *of, const entrant *from) {
    static const char *const judges[] = {"mark@judge.1", "mark@judge.2", "mark@judge.3"};
    static const char *const stages[] = {"x@self", "x@appraised"};
    static const char *const days[] = {"2024-08-01", "2024-08-02", "2024-08-03", "2024-08-04", "2024-08-05"};
    char zone[8];
    (void)snprintf(zone, sizeof zone, "zone=%s", from->zone);
    scene_subject(of, from->id, EMUL_KIND_UNIT, zone);
    for (int i = 2; i >= 0; i--) {
        scene_fact(of, from->id, judges[i], NULL, from->marks[i]);
    }
    for (int i = 0; i < 2; i++) {
        scene_fact(of, from->id, stages[i], NULL, from->stages[i]);
    }
    for (int i = 4; i >= 0; i--) {
        scene_fact(of, from->id, "likes", days[i], from->likes[i]);
    }
}

static char *report_in_order(const int order[6]) {
    const emul_fairness options = {.struct_size = sizeof options, .far_times = 1000000, .shown = 2};
    scene of;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r", .stages = "self, appraised"));
    scene_scorecard(&of, SCORECARD(.id = "s", .group = "zone"));
    scene_criterion(&of, -1, CRITERION(.id = "m", .points = "median(mark@judge)"));
    scene_criterion(&of, -1, CRITERION(.id = "k", .points = "final(x)"));
    scene_criterion(&of, -1, CRITERION(.id = "l", .points = "sum(likes, 2024-08-01..2024-08-05)"));
    for (int i = 0; i < 6; i++) {
        set_entrant(&of, &entrants[order[i]]);
    }
    scene_runs(&of, "2024");
    char *text = report_of(&of, &options, EMUL_ENGLISH, EMUL_FORM_JSON);
    scene_close(&of);
    return text;
}

static void rows_in_any_order(void **state) {
    static const int orders[][6] = {{0, 1, 2, 3, 4, 5}, {5, 4, 3, 2, 1, 0}, {3, 0, 5, 1, 4, 2}, {1, 0, 3, 2, 5, 4}};
    char *first = report_in_order(orders[0]);
    (void)state;
    for (size_t i = 1; i < sizeof orders / sizeof *orders; i++) {
        char *other = report_in_order(orders[i]);
        assert_string_equal(other, first);
        free(other);
    }
    assert_non_null(strstr(first, "\"far_mark\""));
    assert_non_null(strstr(first, "\"burst\""));
    assert_non_null(strstr(first, "\"self_subject\""));
    assert_non_null(strstr(first, "\"more\""));
    free(first);
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
        cmocka_unit_test(marks_of_the_first_stage),
        cmocka_unit_test(a_first_stage_without_totals),
        cmocka_unit_test(marks_by_unit),
        cmocka_unit_test(counts_that_stand_out),
        cmocka_unit_test(months_that_stand_out),
        cmocka_unit_test(rows_in_any_order),
        cmocka_unit_test(wrong_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
