/* How sure a standing is (emul_result_sensitivity). Every figure is worked by hand beside the facts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/draw.h"
#include "emul/emul.h"
#include "support/scene.h"

/* The whole answer as text; to be freed. */
static char *answer_of(const scene *of, const emul_sensitivity *options, emul_language language, emul_form form) {
    emul_explanation *explanation = NULL;
    size_t needed = 0;
    assert_int_equal(emul_result_sensitivity(of->result, of->roster, of->ledger, -1, options, &explanation, of->error), EMUL_OK);
    assert_int_equal(emul_explanation_write(explanation, language, form, NULL, 0, &needed, of->error), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_explanation_write(explanation, language, form, text, needed, &needed, of->error), EMUL_OK);
    emul_explanation_destroy(explanation);
    return text;
}

static void expect_answer(const scene *of, const emul_sensitivity *options, emul_language language, const char *expected) {
    char *text = answer_of(of, options, language, EMUL_FORM_TEXT);
    if (strcmp(text, expected) != 0) {
        print_error("%s", text);
    }
    assert_string_equal(text, expected);
    free(text);
}

static void expect_part(const scene *of, const emul_sensitivity *options, const char *part, int there) {
    char *text = answer_of(of, options, EMUL_ENGLISH, EMUL_FORM_TEXT);
    if ((strstr(text, part) != NULL) != there) {
        print_error("%s", text);
        fail_msg("%s the answer: %s", there ? "not in" : "in", part);
    }
    free(text);
}

static void open_plain(scene *of, const char *ids) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r"));
    scene_scorecard(of, SCORECARD(.id = "s", .applies_to = "unit"));
    scene_units(of, ids);
}

/* ---- three units, two criteria ---- */

/* a 60 + 30, b 50 + 38, c 40 + 40. By the weight f of I: a and b level where 60 f + 30 = 50 f + 38, f = 8 / 10; a and c where 20 f = 10. By the weight
 * of II: 60 + 30 f = 50 + 38 f, f = 10 / 8; a and c 10 f = 20. All together, by x: b is up to -2 + x (10 + 8) ahead of a: 1.8 < 2 < 3.6. */
static void open_three(scene *of) {
    open_plain(of, "abc");
    scene_criterion(of, -1, CRITERION(.id = "I", .name = "Work", .points = "p"));
    scene_criterion(of, -1, CRITERION(.id = "II", .points = "q"));
    scene_criterion(of, -1, CRITERION(.id = "note", .kind = "info", .points = "q"));
    scene_criterion(of, -1, CRITERION(.id = "nothing", .weight = "0", .points = "q"));
    scene_facts(of, "p", NULL, "60 50 40");
    scene_facts(of, "q", NULL, "30 38 40");
    scene_runs(of, "2024");
}

/* Without I: 30 < 38 < 40, all three pairs are lost; without II none. */
static void by_a_tenth_nothing_moves(void **state) {
    scene of;
    (void)state;
    open_three(&of);
    expect_answer(&of, NULL, EMUL_ENGLISH,
                  "How sure: r, period 2024; nothing of it is applied\n"
                  "  Scorecard s: 3 with a place\n"
                  "    If the weights of I, II were up to 10% more or less\n"
                  "      Exactly: the total is a sum or a mean, compared before it is rounded\n"
                  "      First: a\n"
                  "        I Work: first while its weight is at least 0.8 of what it is, where b draws level\n"
                  "        II: first while its weight is at most 1.25 of what it is, where b draws level\n"
                  "      Place 1: a: the same in any case\n"
                  "      Place 2: b: the same in any case\n"
                  "      Place 3: c: the same in any case\n"
                  "    If it were rounded otherwise\n"
                  "      One decimal less: other places 0, other classes 0, other decisions 0\n"
                  "    Which criterion decides: pairs with different places 3\n"
                  "      I Work: pairs that would not keep their order if both had the same points here: 3 (100%)\n"
                  "      II: pairs that would not keep their order if both had the same points here: 0 (0%)\n"
                  "    Subjects that share a place: 0\n");
    scene_close(&of);
}

static void by_a_fifth_two_draw_level(void **state) {
    const emul_sensitivity fifth = {.struct_size = sizeof fifth, .within = 200000};
    const emul_sensitivity less = {.struct_size = sizeof less, .within = 199999};
    scene of;
    (void)state;
    open_three(&of);
    expect_part(&of, &fifth,
                "Place 1: a: 1 to 2 if one weight differs, 1 to 2 at most if all do\n"
                "        I Work: 1 to 2; level with b at 0.8 of its weight\n"
                "      Place 2: b: 1 to 2 if one weight differs, 1 to 2 at most if all do\n"
                "        I Work: 1 to 2; level with a at 0.8 of its weight\n"
                "      Place 3: c: the same in any case\n",
                1);
    expect_part(&of, &less, "Place 1: a: the same if one weight differs, 1 to 2 at most if all do\n", 1);
    scene_close(&of);
}

static void in_vietnamese(void **state) {
    const emul_sensitivity fifth = {.struct_size = sizeof fifth, .within = 200000, .shown = 1};
    scene of;
    (void)state;
    open_three(&of);
    expect_answer(&of, &fifth, EMUL_VIETNAMESE,
                  "Mức độ chắc chắn của kết quả: r, kỳ 2024; chỉ báo cáo, không làm thay đổi kết quả\n"
                  "  Bảng điểm s: 3 đối tượng có thứ hạng\n"
                  "    Nếu trọng số của các tiêu chí I, II tăng hoặc giảm đến 20%\n"
                  "      Tính chính xác: tổng điểm là tổng hoặc trung bình, so sánh trước khi làm tròn\n"
                  "      Đứng đầu: a\n"
                  "        I Work: đứng đầu khi trọng số không dưới 0,8 lần hiện nay, tại đó b bằng điểm\n"
                  "        II: đứng đầu khi trọng số không quá 1,25 lần hiện nay, tại đó b bằng điểm\n"
                  "      Thứ 1: a: từ 1 đến 2 nếu một trọng số thay đổi; trong khoảng 1 đến 2 nếu tất cả cùng thay đổi\n"
                  "        I Work: từ 1 đến 2; bằng điểm với b khi trọng số bằng 0,8 lần hiện nay\n"
                  "      và 2 trường hợp khác\n"
                  "    Nếu làm tròn theo cách khác\n"
                  "      Bớt một chữ số thập phân: thay đổi 0 thứ hạng, 0 xếp loại, 0 kết quả xét\n"
                  "    Tiêu chí quyết định thứ hạng: 3 cặp có thứ hạng khác nhau\n"
                  "      I Work: nếu hai bên bằng điểm tiêu chí này thì 3 cặp không giữ được thứ tự (100%)\n"
                  "      II: nếu hai bên bằng điểm tiêu chí này thì 0 cặp không giữ được thứ tự (0%)\n"
                  "    Số đối tượng cùng thứ hạng với đối tượng khác: 0\n");
    scene_close(&of);
}

/* ---- ties ---- */

/* a and b 10 + 0 and 10 + 0: level with any weights, and both first; c 6 + 4 is level with them now, and first or third with any other weights. d 6 + 4
 * is like c and behind it by the second key, with any weights. */
static void level_subjects(void **state) {
    scene of;
    (void)state;
    open_plain(&of, "abcd");
    scene_criterion(&of, -1, CRITERION(.id = "I", .points = "p"));
    scene_criterion(&of, -1, CRITERION(.id = "II", .points = "q"));
    scene_order(&of, "total desc");
    scene_order(&of, "late asc");
    scene_facts(&of, "p", NULL, "10 10 6 6");
    scene_facts(&of, "q", NULL, "0 0 4 4");
    scene_facts(&of, "late", NULL, "0 0 1 2");
    scene_runs(&of, "2024");
    expect_part(&of, NULL,
                "Place 1: a: 1 to 3 if one weight differs, 1 to 3 at most if all do\n"
                "        I: 1 to 3; level with c at 1 of its weight\n"
                "        II: 1 to 3; level with c at 1 of its weight\n"
                "      Place 1: b: 1 to 3 if one weight differs",
                1);
    expect_part(&of, NULL, "Place 3: c: 1 to 3 if one weight differs, 1 to 3 at most if all do\n", 1);
    expect_part(&of, NULL, "Place 4: d: 2 to 4 if one weight differs, 2 to 4 at most if all do\n", 1);
    /* pairs: all but a and b; all five have equal totals. Without I c and d are ahead of a and b: four lost; without II none */
    expect_part(&of, NULL,
                "Which criterion decides: pairs with different places 5, of them with equal totals 5\n"
                "      I: pairs that would not keep their order if both had the same points here: 4 (80%)\n"
                "      II: pairs that would not keep their order if both had the same points here: 0",
                1);
    expect_part(&of, NULL, "Subjects that share a place: 2\n", 1);
    scene_close(&of);
}

/* Fractional ties: two who are level with any weights have the mean of two places, between which the interval lies. */
static void fractional_ties(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit", .ties = "fractional"));
    scene_units(&of, "abc");
    scene_criterion(&of, -1, CRITERION(.id = "I", .points = "p"));
    scene_criterion(&of, -1, CRITERION(.id = "II", .points = "q"));
    scene_facts(&of, "p", NULL, "10 10 1");
    scene_facts(&of, "q", NULL, "5 5 1");
    scene_runs(&of, "2024");
    expect_part(&of, NULL, "Place 1.5: a: 1 to 2 if one weight differs, 1 to 2 at most if all do\n", 1);
    scene_close(&of);
}

/* Two of three for the one slot are level. */
static void tied_at_the_cut(void **state) {
    scene of;
    (void)state;
    open_plain(&of, "abc");
    scene_criterion(&of, -1, CRITERION(.id = "I", .points = "p"));
    scene_class(&of, CLASS(.id = "good", .when = "total >= 5", .at_most = "1"));
    scene_class(&of, CLASS(.id = "rest"));
    scene_award(&of, AWARD(.id = "prize", .name = "Prize", .by = "s", .take = "1"));
    scene_facts(&of, "p", NULL, "9 9 1");
    scene_runs(&of, "2024");
    expect_part(&of, NULL,
                "    Subjects that share a place: 2\n"
                "      Prize (prize): 2 are level at the last slot\n"
                "      Classes: 2 are level at the last slot\n",
                1);
    expect_part(&of, NULL, "There is one criterion with a weight: nothing to weigh\n", 1);
    scene_close(&of);
}

/* ---- roundings ---- */

/* Totals 90.4, 90.3, 89.5, rounded to 90 each: all first. Not rounded: 1 2 3. Half to even: 90 90 90. Cut off: 90 90 89, c is third. */
static void other_roundings(void **state) {
    scene of;
    (void)state;
    scene_open(&of, NULL);
    scene_header(&of, HEADER(.id = "r"));
    scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit", .round = "0"));
    scene_units(&of, "abc");
    scene_criterion(&of, -1, CRITERION(.id = "I", .round = "1", .points = "p"));
    scene_criterion(&of, -1, CRITERION(.id = "II", .round = "1", .points = "q"));
    scene_class(&of, CLASS(.id = "good", .name = "Good", .when = "total >= 90"));
    scene_class(&of, CLASS(.id = "rest", .name = "Rest"));
    scene_award(&of, AWARD(.id = "prize", .by = "s", .take = "1"));
    scene_facts(&of, "p", NULL, "50.4 50.3 49.5");
    scene_facts(&of, "q", NULL, "40 40 40");
    scene_runs(&of, "2024");
    expect_part(&of, NULL,
                "    If it were rounded otherwise\n"
                "      Nothing rounded: other places 2, other classes 1, other decisions 3\n"
                "        b: place 1 becomes 2\n"
                "        c: place 1 becomes 3\n"
                "        c: class Good becomes Rest\n"
                "        a: prize: tied at the cut becomes awarded\n"
                "        b: prize: tied at the cut becomes not selected\n"
                "        c: prize: tied at the cut becomes not selected\n"
                "      Only the total rounded: other places 0, other classes 0, other decisions 0\n"
                "      One decimal more: other places 2, other classes 1, other decisions 3\n",
                1);
    expect_part(&of, NULL,
                "      Half to even: other places 0, other classes 0, other decisions 0\n"
                "      Cut off: other places 1, other classes 1, other decisions 1\n"
                "        c: place 1 becomes 3\n",
                1);
    expect_part(&of, NULL, "not told exactly: rounding, a limit or something else than the sum decides places", 1);
    expect_part(&of, NULL, "Cannot be told: rounding, a limit or something else than the sum decides places", 1);
    scene_close(&of);
}

/* 2 / 3 of 10 is 6.67, of 3 decimals 6.667, cut off 6.66; b has 6.666 and 6.67: the rule ends in one instruction, and rounds as it is told. */
static void a_rule_rounds_otherwise(void **state) {
    scene of;
    (void)state;
    open_plain(&of, "ab");
    scene_criterion(&of, -1, CRITERION(.id = "I", .max = "10", .round = "2", .points = "proportional(p / q)"));
    scene_criterion(&of, -1, CRITERION(.id = "II", .max = "10", .round = "2", .points = "r + 0"));
    scene_facts(&of, "p", NULL, "2 1");
    scene_facts(&of, "q", NULL, "3 1");
    scene_facts(&of, "r", NULL, "3.33 0");
    scene_runs(&of, "2024");
    expect_places(&of, "s", "1 1"); /* 6.67 + 3.33 */
    expect_part(&of, NULL, "Nothing rounded: other places 1, other classes 0, other decisions 0\n        a: place 1 becomes 2\n", 1);
    expect_part(&of, NULL, "One decimal less: other places 0,", 1); /* 6.7 + 3.3 */
    expect_part(&of, NULL, "Cut off: other places 1, other classes 0, other decisions 0\n        a: place 1 becomes 2\n", 1);
    scene_close(&of);
}

/* ---- drawn weights ---- */

/* The total cannot be more than 90: a's could be, if I weighed more. */
static void open_limited(scene *of) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r"));
    scene_scorecard(of, SCORECARD(.id = "s", .applies_to = "unit", .max = "90"));
    scene_units(of, "abc");
    scene_criterion(of, -1, CRITERION(.id = "I", .points = "p"));
    scene_criterion(of, -1, CRITERION(.id = "II", .points = "q"));
    scene_facts(of, "p", NULL, "60 50 10");
    scene_facts(of, "q", NULL, "30 38 40");
    scene_runs(of, "2024");
}

static void the_same_seed_draws_the_same(void **state) {
    const emul_sensitivity once = {.struct_size = sizeof once, .within = 300000, .samples = 50, .seed = 7};
    const emul_sensitivity other = {.struct_size = sizeof other, .within = 300000, .samples = 50, .seed = 8};
    scene of;
    (void)state;
    open_limited(&of);
    char *first = answer_of(&of, &once, EMUL_ENGLISH, EMUL_FORM_JSON);
    char *again = answer_of(&of, &once, EMUL_ENGLISH, EMUL_FORM_JSON);
    char *third = answer_of(&of, &other, EMUL_ENGLISH, EMUL_FORM_JSON);
    assert_string_equal(first, again);
    assert_string_not_equal(first, third);
    expect_part(&of, &once, "50 weightings drawn with the seed 7; not told exactly: a limit of points could be reached\n", 1);
    expect_part(&of, NULL, "1000 weightings drawn with the seed 0; ", 1);
    /* c has 10 f + 40 g <= 65 with both 1.3, the others at least 0.7 of 88 = 61.6; c is third unless both are drawn near their ends */
    expect_part(&of, &once, "Place 3: c: 3 to 3, this place in 50 of 50, first in 0\n", 1);
    free(first);
    free(again);
    free(third);
    scene_close(&of);
}

/* Where the sums tell, weightings are drawn if they are asked for. */
static void drawn_beside_the_exact(void **state) {
    const emul_sensitivity asked = {.struct_size = sizeof asked, .samples = 20};
    scene of;
    (void)state;
    open_three(&of);
    expect_part(&of, &asked,
                "      20 weightings drawn with the seed 0\n"
                "        Place 1: a: 1 to 1, this place in 20 of 20, first in 20\n"
                "        Place 2: b: 2 to 2, this place in 20 of 20, first in 0\n",
                1);
    scene_close(&of);
}

/* The first numbers of SplitMix64 from the state 1234567, as published with its reference implementation (S. Vigna, splitmix64.c; Rosetta Code). */
static void the_generator_is_the_published_one(void **state) {
    static const uint64_t published[] = {UINT64_C(6457827717110365317), UINT64_C(3203168211198807973), UINT64_C(9817491932198370423),
                                         UINT64_C(4593380528125082431), UINT64_C(16408922859458223821)};
    emul__draw draw = {1234567};
    (void)state;
    for (size_t i = 0; i < sizeof published / sizeof published[0]; i++) {
        assert_true(emul__draw_next(&draw) == published[i]);
    }
    for (int i = 0; i < 1000; i++) {
        const int64_t drawn = emul__draw_between(&draw, -3, 2);
        assert_true(drawn >= -3 && drawn <= 2);
    }
    assert_int_equal(emul__draw_between(&draw, 5, 5), 5);
}

/* ---- why not exactly ---- */

typedef struct reason {
    const char *order;  /* or NULL */
    const char *veto;   /* or NULL */
    const char *ties;   /* or NULL */
    const char *lowest; /* or NULL: drop_lowest of the node */
    const char *told;
} reason;

static void reasons(void **state) {
    static const reason all[] = {
        {"points(n) desc", NULL, NULL, NULL, "not told exactly: places are not by the total"},
        {NULL, "total < 5", NULL, NULL, "not told exactly: more than the first key depends on the total"},
        {NULL, NULL, "dense", NULL, "not told exactly: places are counted without gaps"},
        {NULL, NULL, NULL, "1", "not told exactly: not the same sub-criteria count for everybody"},
    };
    const emul_sensitivity few = {.struct_size = sizeof few, .samples = 3};
    (void)state;
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        scene of;
        scene_open(&of, NULL);
        scene_header(&of, HEADER(.id = "r"));
        scene_scorecard(&of, SCORECARD(.id = "s", .applies_to = "unit", .ties = all[i].ties));
        scene_units(&of, "ab");
        const int32_t node = scene_criterion(&of, -1, CRITERION(.id = "n", .drop_lowest = all[i].lowest));
        scene_criterion(&of, node, CRITERION(.id = "I", .max = "10", .points = "p"));
        scene_criterion(&of, node, CRITERION(.id = "II", .max = "10", .points = "q"));
        scene_criterion(&of, node, CRITERION(.id = "III", .max = "10", .points = "p"));
        if (all[i].order != NULL) {
            scene_order(&of, all[i].order);
        }
        if (all[i].veto != NULL) {
            scene_veto(&of, all[i].veto);
        }
        scene_facts(&of, "p", NULL, "9 6");
        scene_facts(&of, "q", NULL, "4 5");
        scene_runs(&of, "2024");
        expect_part(&of, &few, all[i].told, 1);
        scene_close(&of);
    }
}

/* ---- arguments ---- */

static void wrong_arguments(void **state) {
    const emul_sensitivity wrong[] = {
        {.struct_size = sizeof wrong[0], .within = -1},       {.struct_size = sizeof wrong[0], .within = EMUL_DECIMAL_ONE},
        {.struct_size = sizeof wrong[0], .samples = -1},      {.struct_size = sizeof wrong[0], .shown = -1},
        {.struct_size = sizeof wrong[0], .samples = 1000001}, {.struct_size = 0},
    };
    emul_explanation *explanation = NULL;
    scene of;
    scene other;
    (void)state;
    open_three(&of);
    open_plain(&other, "abd");
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_int_equal(emul_result_sensitivity(of.result, of.roster, of.ledger, -1, &wrong[i], &explanation, of.error), EMUL_E_ARGUMENT);
    }
    assert_int_equal(emul_result_sensitivity(NULL, of.roster, of.ledger, -1, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, NULL, of.ledger, -1, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, of.roster, NULL, -1, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, of.roster, of.ledger, -1, NULL, NULL, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, of.roster, of.ledger, 1, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, of.roster, of.ledger, -2, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, other.roster, of.ledger, -1, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_sensitivity(of.result, of.roster, other.ledger, -1, NULL, &explanation, of.error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_message(of.error, 0, EMUL_ENGLISH), "the result was made of another roster or ledger");
    assert_null(explanation);
    scene_close(&other);
    scene_close(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(by_a_tenth_nothing_moves),
        cmocka_unit_test(by_a_fifth_two_draw_level),
        cmocka_unit_test(in_vietnamese),
        cmocka_unit_test(level_subjects),
        cmocka_unit_test(fractional_ties),
        cmocka_unit_test(tied_at_the_cut),
        cmocka_unit_test(other_roundings),
        cmocka_unit_test(a_rule_rounds_otherwise),
        cmocka_unit_test(the_same_seed_draws_the_same),
        cmocka_unit_test(drawn_beside_the_exact),
        cmocka_unit_test(the_generator_is_the_published_one),
        cmocka_unit_test(reasons),
        cmocka_unit_test(wrong_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
