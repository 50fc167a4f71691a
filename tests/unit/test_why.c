/* What emul_result_why says, word for word, of subjects that between them meet every kind of line. Worked out by hand, the first regulation:
 *   a: 97.5/100 x 30 = 29.25; 10 x 4 = 40 is cut to 30; 88.125 - 50 = 38.125, half away to two places 38.13; two models give 6, cut to 5;
 *      two late reports take 1. 29.25 + 30 + 38.13 + 5 - 1 = 101.38. Class tot has one slot and b has 105, so a moves down to kha.
 *   b: 30 + 30 + 40 + 5 = 105. Its rating C is not in (A, B): the flag of group 1 goes to a, whom it excludes from the certificate.
 *   c: 2/3 x 30 = 20, 10, and 40 - 50 is below 0; 0.5 taken: 29.5.
 *   d: one dismissal: points kept, no place. e: no plan: incomplete, and what rests on its total is open.
 * Three have a place: 40 % of 3 is 1.2, one certificate.
 * The second:
 *   a: 7.25 rounded up is 8, (2 x 8 + 8) / 3 = 8; the least of 7.25 and 8; 7.25 / 3 = 2.416667, with 8 a mean of 5.2083335, 5.208334; bonus 4
 *      cut to 3, less 0.5: 7.708334; -2.75 is raised to -2, the greatest of -2 and -9. 8 + 7.25 + 5.208334 - 2 + 3 - 0.5 = 20.958334, cut to 20.
 *      b is equal: both share places 1 and 2, the one place in the best class, and first and second prize.
 *   d: (2 x 2 + 3) / 3 = 2.333.., 2.33; 2; (0.666667 + 3) / 2 = 1.8333335, 1.833334; -2: 4.163334 + 1 = 5.163334, 5.2; whether it is
 *      disqualified is open. c: no y: left out of the mean, missing elsewhere. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/failing_allocator.h"

typedef struct texts {
    const char *regulation;
    const char *roster;
    const char *facts;
} texts;

static const texts first = {"libemul: 1\n"
                            "id: r\n"
                            "name: Thi đua thử\n"
                            "rounding: {places: 2, mode: half_away}\n"
                            "values:\n"
                            "  progress: done / done@plan\n"
                            "  good: progress >= 90%\n"
                            "scorecards:\n"
                            "  - id: u\n"
                            "    name: Bảng điểm chung\n"
                            "    group: cluster\n"
                            "    criteria:\n"
                            "      - id: A\n"
                            "        name: Chuyên môn\n"
                            "        max: 60\n"
                            "        criteria:\n"
                            "          - {id: A.1, name: Kế hoạch, max: 30, points: proportional(progress)}\n"
                            "          - {id: A.2, max: 30, points: 10 * extra}\n"
                            "      - {id: B, name: Phong trào, max: 40, points: movement - 50}\n"
                            "      - id: C\n"
                            "        name: Thưởng\n"
                            "        kind: bonus\n"
                            "        max: 5\n"
                            "        criteria:\n"
                            "          - {id: C.1, points: \"each(models, 2)\"}\n"
                            "      - {id: D, name: Trừ, kind: penalty, points: 0.5 * late, missing: zero}\n"
                            "    disqualify:\n"
                            "      - {when: fired > 0, name: Có người bị buộc thôi việc, cite: Đ.5}\n"
                            "    order: [total desc, extra asc]\n"
                            "    classes:\n"
                            "      - {id: tot, name: Tốt, when: total >= 80 and good, at_most: 1, cite: Đ.6}\n"
                            "      - {id: kha, name: Khá, when: total >= 50}\n"
                            "      - {id: con_lai}\n"
                            "awards:\n"
                            "  - id: co\n"
                            "    name: Cờ\n"
                            "    cite: Đ.7\n"
                            "    conditions: [{that: class(u) >= kha, name: Từ khá trở lên, cite: Đ.7.1}, {that: \"rating in (A, B)\"}]\n"
                            "    take: 1 per cluster\n"
                            "    excludes: [giay]\n"
                            "  - id: giay\n"
                            "    name: Giấy khen\n"
                            "    conditions: [total(u) >= 50]\n"
                            "    take: 40% of ranked\n"
                            "    at_least: 1\n",
                            "id,name,cluster\n"
                            "a,Trạm A,1\n"
                            "b,Trạm B,1\n"
                            "c,Trạm C,2\n"
                            "d,Trạm D,2\n"
                            "e,Trạm E,2\n",
                            "subject,done,done@plan,extra,movement,models,late,fired,rating\n"
                            "a,97.5,100,4,88.125,3,2,0,A\n"
                            "b,200,200,3,90,3,,0,C\n"
                            "c,2,3,1,40,0,1,0,B\n"
                            "d,10,10,2,85,1,0,1,A\n"
                            "e,5,,2,80,KAD,0,0,A\n"};

static const texts second = {"libemul: 1\n"
                             "id: q\n"
                             "scorecards:\n"
                             "  - id: k\n"
                             "    ties: fractional\n"
                             "    round: 1\n"
                             "    max: 20\n"
                             "    criteria:\n"
                             "      - id: W\n"
                             "        combine: weighted_mean\n"
                             "        max: 10\n"
                             "        round: 2\n"
                             "        criteria:\n"
                             "          - {id: W.1, weight: 2, points: x, round: 0 up}\n"
                             "          - {id: W.2, points: y}\n"
                             "      - id: M\n"
                             "        combine: min\n"
                             "        criteria: [{id: M.1, points: x}, {id: M.2, points: y}]\n"
                             "      - id: G\n"
                             "        combine: mean\n"
                             "        bonus_max: 3\n"
                             "        criteria:\n"
                             "          - {id: G.1, points: \"x / 3\"}\n"
                             "          - {id: G.2, points: y, missing: skip}\n"
                             "          - {id: G.3, kind: bonus, points: b}\n"
                             "          - {id: G.4, kind: penalty, points: p}\n"
                             "      - id: X\n"
                             "        combine: max\n"
                             "        criteria: [{id: X.1, points: x - 10, min: -2}, {id: X.2, points: -9}]\n"
                             "    disqualify: [{when: z > 1}]\n"
                             "    classes:\n"
                             "      - {id: nhat, when: total >= 5, at_most: 1}\n"
                             "      - {id: con}\n"
                             "awards:\n"
                             "  - id: giai\n"
                             "    prizes:\n"
                             "      - {id: g1, name: Giải Nhất, take: 1}\n"
                             "      - {id: g2, name: Giải Nhì, take: 2}\n"
                             "  - id: half\n"
                             "    take: 50%\n"
                             "    round: half_away\n"
                             "    conditions: [{that: awarded(g1)}]\n",
                             "id\n"
                             "a\n"
                             "b\n"
                             "c\n"
                             "d\n",
                             "subject,x,y,b,p,z\n"
                             "a,7.25,8,4,0.5,0\n"
                             "b,7.25,8,4,0.5,0\n"
                             "c,2,,1,0,0\n"
                             "d,2,3,1,0,\n"};

typedef struct objects {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
} objects;

static emul_status make(objects *of, const texts *from, const emul_allocator *allocator, int32_t explain) {
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .allocator = allocator, .explain = explain};
    *of = (objects){NULL, NULL, NULL, NULL};
    emul_status status = emul_regulation_parse(from->regulation, strlen(from->regulation), NULL, allocator, &of->regulation, NULL);
    if (status == EMUL_OK) {
        status = emul_roster_create(allocator, &of->roster, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_ledger_create(allocator, &of->ledger, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_roster_parse_csv(of->roster, from->roster, strlen(from->roster), NULL, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_ledger_parse_csv(of->ledger, of->regulation, of->roster, from->facts, strlen(from->facts), NULL, NULL);
    }
    return status != EMUL_OK ? status : emul_evaluate(of->regulation, of->roster, of->ledger, &options, &of->result, NULL);
}

static void destroy(objects *of) {
    emul_result_destroy(of->result);
    emul_ledger_destroy(of->ledger);
    emul_roster_destroy(of->roster);
    emul_regulation_destroy(of->regulation);
}

/* The result alone: it outlives what it was made of. */
static emul_result *result_alone(const texts *from, int32_t explain) {
    objects of;
    assert_int_equal(make(&of, from, NULL, explain), EMUL_OK);
    emul_result *result = of.result;
    of.result = NULL;
    destroy(&of);
    return result;
}

static void check(const texts *from, int64_t row, const char *what, emul_language language, const char *expected) {
    emul_result *result = result_alone(from, EMUL_EXPLAIN_ALL);
    size_t needed = 0;
    assert_int_equal(emul_result_why(result, row, what, language, EMUL_FORM_TEXT, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_why(result, row, what, language, EMUL_FORM_TEXT, text, needed, &needed, NULL), EMUL_OK);
    assert_string_equal(text, expected);
    free(text);
    emul_result_destroy(result);
}

static void rounded_limited_demoted_and_excluding(void **state) {
    (void)state;
    check(&first, 0, NULL, EMUL_ENGLISH,
          "Unit Trạm A (a): Thi đua thử, period 2024\n"
          "  Scorecard Bảng điểm chung (u): complete\n"
          "    A Chuyên môn: 59.25 of 60 points\n"
          "      A.1 Kế hoạch: 29.25 of 30 points\n"
          "        Rule: proportional(progress)\n"
          "        With values: points in proportion to (0.975)\n"
          "        Gives: 29.25\n"
          "          where progress: “done / done@plan”, that is 97.5 / 100 = 0.975\n"
          "      A.2: 30 of 30 points\n"
          "        Rule: 10 * extra\n"
          "        With values: 10 × 4\n"
          "        Gives: 40\n"
          "        At most 30: 40 becomes 30\n"
          "      Sum: 29.25 + 30 = 59.25\n"
          "    B Phong trào: 38.13 of 40 points\n"
          "      Rule: movement - 50\n"
          "      With values: 88.125 - 50\n"
          "      Gives: 38.125\n"
          "      Rounded (half away from zero, decimals: 2): 38.125 becomes 38.13, difference 0.005\n"
          "    C Thưởng: 5 of 5 points (bonus)\n"
          "      C.1: points 6 (bonus)\n"
          "        Rule: each(models, 2)\n"
          "        With values: 3 × 2\n"
          "        Gives: 6\n"
          "      Sum, bonus: 6 = 6\n"
          "      At most 5: 6 becomes 5\n"
          "    D Trừ: points 1 (penalty)\n"
          "      Rule: 0.5 * late\n"
          "      With values: 0.5 × 2\n"
          "      Gives: 1\n"
          "    Sum: 59.25 + 38.13 = 97.38\n"
          "    Sum, bonus: 5 = 5\n"
          "    Sum, penalty: 1 = 1\n"
          "    Total: 97.38 base + 5 bonus - 1 penalty = 101.38\n"
          "    Disqualified if Có người bị buộc thôi việc: “fired > 0”, that is fired [0] > 0: it does not (Đ.5)\n"
          "    Place 2 of 2 in its group (1)\n"
          "      Directly before it: Trạm B (b), place 1\n"
          "        total (the higher the better): 101.38 against 105, 3.62 apart: decides\n"
          "    Place 2 of 3 overall\n"
          "      Ordered by total (the higher the better): 101.38\n"
          "      Ordered by extra (the lower the better): 4\n"
          "      Directly before it: Trạm B (b), place 1\n"
          "        total (the higher the better): 101.38 against 105, 3.62 apart: decides\n"
          "      Directly behind it: Trạm C (c), place 3\n"
          "        total (the higher the better): 101.38 against 29.5, 71.88 apart: decides\n"
          "    Class: Khá\n"
          "      Tốt (tot) if “total >= 80 and good”, that is total [101.38] ≥ 80 and good [yes]: met (Đ.6)\n"
          "        where progress: “done / done@plan”, that is 97.5 / 100 = 0.975\n"
          "        where good: “progress >= 90%”, that is progress [97.5%] ≥ 90% = yes\n"
          "      Moved down from Tốt to Khá: at most 1\n"
          "        Last who stays: Trạm B (b), place 1\n"
          "          total (the higher the better): 101.38 against 105, 3.62 apart: decides\n"
          "      Khá (kha) if “total >= 50”, that is total [101.38] ≥ 50: met\n"
          "  Award Cờ (co): awarded (Đ.7)\n"
          "    Condition Từ khá trở lên: “class(u) >= kha”, that is class [Khá] ≥ Khá: met (Đ.7.1)\n"
          "    Condition: “rating in (A, B)”, that is rating [A] is one of (A; B): met\n"
          "    Quota 1 for each cluster, in its group (1): 1\n"
          "    Position 1 among the candidates\n"
          "  Award Giấy khen (giay): excluded\n"
          "    Condition: “total(u) >= 50”, that is total [101.38] ≥ 50: met\n"
          "    Receives Cờ, which excludes this one\n");
}

static void the_same_in_vietnamese(void **state) {
    (void)state;
    check(&first, 0, NULL, EMUL_VIETNAMESE,
          "Đơn vị Trạm A (a): Thi đua thử, kỳ 2024\n"
          "  Bảng điểm Bảng điểm chung (u): đủ số liệu\n"
          "    A Chuyên môn: 59,25/60 điểm\n"
          "      A.1 Kế hoạch: 29,25/30 điểm\n"
          "        Công thức: proportional(progress)\n"
          "        Thay số: điểm theo tỷ lệ đạt (0,975)\n"
          "        Kết quả: 29,25\n"
          "          trong đó progress: “done / done@plan”, tức là 97,5 / 100 = 0,975\n"
          "      A.2: 30/30 điểm\n"
          "        Công thức: 10 * extra\n"
          "        Thay số: 10 × 4\n"
          "        Kết quả: 40\n"
          "        Không quá 30: 40 lấy bằng 30\n"
          "      Tổng: 29,25 + 30 = 59,25\n"
          "    B Phong trào: 38,13/40 điểm\n"
          "      Công thức: movement - 50\n"
          "      Thay số: 88,125 - 50\n"
          "      Kết quả: 38,125\n"
          "      Lấy 2 chữ số thập phân (làm tròn thông thường): 38,125 thành 38,13, chênh lệch 0,005\n"
          "    C Thưởng: 5/5 điểm (điểm thưởng)\n"
          "      C.1: 6 điểm (điểm thưởng)\n"
          "        Công thức: each(models, 2)\n"
          "        Thay số: 3 × 2\n"
          "        Kết quả: 6\n"
          "      Tổng điểm thưởng: 6 = 6\n"
          "      Không quá 5: 6 lấy bằng 5\n"
          "    D Trừ: 1 điểm (điểm trừ)\n"
          "      Công thức: 0.5 * late\n"
          "      Thay số: 0,5 × 2\n"
          "      Kết quả: 1\n"
          "    Tổng: 59,25 + 38,13 = 97,38\n"
          "    Tổng điểm thưởng: 5 = 5\n"
          "    Tổng điểm trừ: 1 = 1\n"
          "    Tổng điểm: 97,38 điểm chuẩn + 5 điểm thưởng - 1 điểm trừ = 101,38\n"
          "    Loại khỏi xếp hạng nếu Có người bị buộc thôi việc: “fired > 0”, tức là fired [0] > 0: không xảy ra (Đ.5)\n"
          "    Xếp thứ 2/2 trong cụm (1)\n"
          "      Liền trước: Trạm B (b), thứ 1\n"
          "        tổng điểm (cao hơn xếp trước): 101,38 so với 105, chênh lệch 3,62: quyết định\n"
          "    Xếp thứ 2/3 trong toàn bảng\n"
          "      Xếp theo tổng điểm (cao hơn xếp trước): 101,38\n"
          "      Xếp theo extra (thấp hơn xếp trước): 4\n"
          "      Liền trước: Trạm B (b), thứ 1\n"
          "        tổng điểm (cao hơn xếp trước): 101,38 so với 105, chênh lệch 3,62: quyết định\n"
          "      Liền sau: Trạm C (c), thứ 3\n"
          "        tổng điểm (cao hơn xếp trước): 101,38 so với 29,5, chênh lệch 71,88: quyết định\n"
          "    Xếp loại: Khá\n"
          "      Tốt (tot) nếu “total >= 80 and good”, tức là tổng điểm [101,38] ≥ 80 và good [có]: đạt (Đ.6)\n"
          "        trong đó progress: “done / done@plan”, tức là 97,5 / 100 = 0,975\n"
          "        trong đó good: “progress >= 90%”, tức là progress [97,5%] ≥ 90% = có\n"
          "      Hạ từ Tốt xuống Khá: chỉ tiêu không quá 1 suất\n"
          "        Cuối số được giữ: Trạm B (b), thứ 1\n"
          "          tổng điểm (cao hơn xếp trước): 101,38 so với 105, chênh lệch 3,62: quyết định\n"
          "      Khá (kha) nếu “total >= 50”, tức là tổng điểm [101,38] ≥ 50: đạt\n"
          "  Khen thưởng Cờ (co): được tặng (Đ.7)\n"
          "    Điều kiện Từ khá trở lên: “class(u) >= kha”, tức là xếp loại [Khá] ≥ Khá: đạt (Đ.7.1)\n"
          "    Điều kiện: “rating in (A, B)”, tức là rating [A] thuộc (A; B): đạt\n"
          "    Chỉ tiêu 1 suất cho mỗi cluster, trong cụm (1): 1 suất\n"
          "    Đứng thứ 1 trong danh sách xét\n"
          "  Khen thưởng Giấy khen (giay): không xét do đã được hình thức khác\n"
          "    Điều kiện: “total(u) >= 50”, tức là tổng điểm [101,38] ≥ 50: đạt\n"
          "    Đã được Cờ nên không xét hình thức này\n");
}

static void missing_counts_as_zero_and_share_of_the_ranked(void **state) {
    (void)state;
    check(&first, 1, NULL, EMUL_ENGLISH,
          "Unit Trạm B (b): Thi đua thử, period 2024\n"
          "  Scorecard Bảng điểm chung (u): complete\n"
          "    A Chuyên môn: 60 of 60 points\n"
          "      A.1 Kế hoạch: 30 of 30 points\n"
          "        Rule: proportional(progress)\n"
          "        With values: points in proportion to (1)\n"
          "        Gives: 30\n"
          "          where progress: “done / done@plan”, that is 200 / 200 = 1\n"
          "      A.2: 30 of 30 points\n"
          "        Rule: 10 * extra\n"
          "        With values: 10 × 3\n"
          "        Gives: 30\n"
          "      Sum: 30 + 30 = 60\n"
          "    B Phong trào: 40 of 40 points\n"
          "      Rule: movement - 50\n"
          "      With values: 90 - 50\n"
          "      Gives: 40\n"
          "    C Thưởng: 5 of 5 points (bonus)\n"
          "      C.1: points 6 (bonus)\n"
          "        Rule: each(models, 2)\n"
          "        With values: 3 × 2\n"
          "        Gives: 6\n"
          "      Sum, bonus: 6 = 6\n"
          "      At most 5: 6 becomes 5\n"
          "    D Trừ: points 0 (penalty)\n"
          "      Rule: 0.5 * late\n"
          "      With values: 0.5 × no figure yet\n"
          "      Gives: no figure yet\n"
          "      No figure: late\n"
          "      Missing counts as 0 by the regulation\n"
          "    Sum: 60 + 40 = 100\n"
          "    Sum, bonus: 5 = 5\n"
          "    Sum, penalty: 0 = 0\n"
          "    Total: 100 base + 5 bonus - 0 penalty = 105\n"
          "    Disqualified if Có người bị buộc thôi việc: “fired > 0”, that is fired [0] > 0: it does not (Đ.5)\n"
          "    Place 1 of 2 in its group (1)\n"
          "      Directly behind it: Trạm A (a), place 2\n"
          "        total (the higher the better): 105 against 101.38, 3.62 apart: decides\n"
          "    Place 1 of 3 overall\n"
          "      Ordered by total (the higher the better): 105\n"
          "      Ordered by extra (the lower the better): 3\n"
          "      Directly behind it: Trạm A (a), place 2\n"
          "        total (the higher the better): 105 against 101.38, 3.62 apart: decides\n"
          "    Class: Tốt\n"
          "      Tốt (tot) if “total >= 80 and good”, that is total [105] ≥ 80 and good [yes]: met (Đ.6)\n"
          "        where progress: “done / done@plan”, that is 200 / 200 = 1\n"
          "        where good: “progress >= 90%”, that is progress [100%] ≥ 90% = yes\n"
          "  Award Cờ (co): not eligible (Đ.7)\n"
          "    Condition Từ khá trở lên: “class(u) >= kha”, that is class [Tốt] ≥ Khá: met (Đ.7.1)\n"
          "    Condition: “rating in (A, B)”, that is rating [C] is one of (A; B): not met\n"
          "  Award Giấy khen (giay): awarded\n"
          "    Condition: “total(u) >= 50”, that is total [105] ≥ 50: met\n"
          "    Quota 40% of those with a place: 40% of 3 (those with a place) = 1.2, rounded towards zero, at least 1, gives 1\n"
          "    Position 1 among the candidates\n");
}

static void below_zero_and_no_class_but_the_last(void **state) {
    (void)state;
    check(&first, 2, "u", EMUL_ENGLISH,
          "Unit Trạm C (c): Thi đua thử, period 2024\n"
          "  Scorecard Bảng điểm chung (u): complete\n"
          "    A Chuyên môn: 30 of 60 points\n"
          "      A.1 Kế hoạch: 20 of 30 points\n"
          "        Rule: proportional(progress)\n"
          "        With values: points in proportion to (2/3)\n"
          "        Gives: 20\n"
          "          where progress: “done / done@plan”, that is 2 / 3 = 2/3 ≈ 0.666667\n"
          "      A.2: 10 of 30 points\n"
          "        Rule: 10 * extra\n"
          "        With values: 10 × 1\n"
          "        Gives: 10\n"
          "      Sum: 20 + 10 = 30\n"
          "    B Phong trào: 0 of 40 points\n"
          "      Rule: movement - 50\n"
          "      With values: 40 - 50\n"
          "      Gives: -10\n"
          "      At least 0: -10 becomes 0\n"
          "    C Thưởng: 0 of 5 points (bonus)\n"
          "      C.1: points 0 (bonus)\n"
          "        Rule: each(models, 2)\n"
          "        With values: 0 × 2\n"
          "        Gives: 0\n"
          "      Sum, bonus: 0 = 0\n"
          "    D Trừ: points 0.5 (penalty)\n"
          "      Rule: 0.5 * late\n"
          "      With values: 0.5 × 1\n"
          "      Gives: 0.5\n"
          "    Sum: 30 + 0 = 30\n"
          "    Sum, bonus: 0 = 0\n"
          "    Sum, penalty: 0.5 = 0.5\n"
          "    Total: 30 base + 0 bonus - 0.5 penalty = 29.5\n"
          "    Disqualified if Có người bị buộc thôi việc: “fired > 0”, that is fired [0] > 0: it does not (Đ.5)\n"
          "    Place 1 of 1 in its group (2)\n"
          "    Place 3 of 3 overall\n"
          "      Ordered by total (the higher the better): 29.5\n"
          "      Ordered by extra (the lower the better): 1\n"
          "      Directly before it: Trạm A (a), place 2\n"
          "        total (the higher the better): 29.5 against 101.38, 71.88 apart: decides\n"
          "    Class: con_lai\n"
          "      Tốt (tot) if “total >= 80 and good”, that is total [29.5] ≥ 80 and good [no]: not met (Đ.6)\n"
          "        where progress: “done / done@plan”, that is 2 / 3 = 2/3 ≈ 0.666667\n"
          "        where good: “progress >= 90%”, that is progress [2/3] ≥ 90% = no\n"
          "        Short by 50.5 points: total ≥ 80: is 29.5, at least 80 needed\n"
          "        Short by 70/3 ≈ 23.333333 percentage points: progress ≥ 90%: is 2/3, at least 90% needed\n"
          "      Khá (kha) if “total >= 50”, that is total [29.5] ≥ 50: not met\n"
          "        Short by 20.5 points: is 29.5, at least 50 needed\n"
          "      con_lai: everybody else\n");
}

static void disqualified_takes_no_place(void **state) {
    (void)state;
    check(&first, 3, "giay", EMUL_ENGLISH,
          "Unit Trạm D (d): Thi đua thử, period 2024\n"
          "  Award Giấy khen (giay): not eligible\n"
          "    Condition: “total(u) >= 50”, that is total [87] ≥ 50: met\n"
          "    Takes no place on scorecard u: disqualified\n");
}

static void incomplete_leaves_decisions_open(void **state) {
    (void)state;
    check(&first, 4, NULL, EMUL_VIETNAMESE,
          "Đơn vị Trạm E (e): Thi đua thử, kỳ 2024\n"
          "  Bảng điểm Bảng điểm chung (u): chưa đủ số liệu\n"
          "    A Chuyên môn: chưa có số liệu, điểm tối đa 60\n"
          "      A.1 Kế hoạch: chưa có số liệu, điểm tối đa 30\n"
          "        Công thức: proportional(progress)\n"
          "        Thay số: điểm theo tỷ lệ đạt (chưa có số liệu)\n"
          "        Kết quả: chưa có số liệu\n"
          "          trong đó progress: “done / done@plan”, tức là 5 / chưa có số liệu = chưa có số liệu\n"
          "        Chưa có số liệu: done (kế hoạch)\n"
          "      A.2: 20/30 điểm\n"
          "        Công thức: 10 * extra\n"
          "        Thay số: 10 × 2\n"
          "        Kết quả: 20\n"
          "    B Phong trào: 30/40 điểm\n"
          "      Công thức: movement - 50\n"
          "      Thay số: 80 - 50\n"
          "      Kết quả: 30\n"
          "    C Thưởng: không áp dụng, điểm tối đa 5 (điểm thưởng)\n"
          "      C.1: không áp dụng (điểm thưởng)\n"
          "        Công thức: each(models, 2)\n"
          "        Thay số: không áp dụng × 2\n"
          "        Kết quả: không áp dụng\n"
          "        Không áp dụng: models\n"
          "    D Trừ: 0 điểm (điểm trừ)\n"
          "      Công thức: 0.5 * late\n"
          "      Thay số: 0,5 × 0\n"
          "      Kết quả: 0\n"
          "    Loại khỏi xếp hạng nếu Có người bị buộc thôi việc: “fired > 0”, tức là fired [0] > 0: không xảy ra (Đ.5)\n"
          "    Không xếp hạng: chưa đủ số liệu\n"
          "    Xếp loại: chưa xác định (chưa đủ số liệu)\n"
          "  Khen thưởng Cờ (co): chưa xác định (Đ.7)\n"
          "    Điều kiện Từ khá trở lên: “class(u) >= kha”, tức là xếp loại [chưa có kết quả] ≥ Khá: chưa xác định được (Đ.7.1)\n"
          "      Chưa có kết quả: xếp loại\n"
          "    Điều kiện: “rating in (A, B)”, tức là rating [A] thuộc (A; B): đạt\n"
          "    Chỉ tiêu 1 suất cho mỗi cluster, trong cụm (2): 1 suất\n"
          "  Khen thưởng Giấy khen (giay): chưa xác định\n"
          "    Điều kiện: “total(u) >= 50”, tức là tổng điểm [chưa có kết quả] ≥ 50: chưa xác định được\n"
          "      Chưa có kết quả: tổng điểm\n"
          "    Chỉ tiêu 40% số được xếp hạng: 40% của 3 (số được xếp hạng) = 1,2, bỏ phần lẻ, ít nhất 1: 1 suất\n");
}

static void one_criterion(void **state) {
    (void)state;
    check(&first, 0, "A.2", EMUL_VIETNAMESE,
          "Đơn vị Trạm A (a): Thi đua thử, kỳ 2024\n"
          "  A.2: 30/30 điểm\n"
          "    Công thức: 10 * extra\n"
          "    Thay số: 10 × 4\n"
          "    Kết quả: 40\n"
          "    Không quá 30: 40 lấy bằng 30\n");
}

static void means_extremes_caps_and_ties(void **state) {
    (void)state;
    check(
        &second, 0, NULL, EMUL_ENGLISH,
        "Unit a: q, period 2024\n"
        "  Scorecard k: complete\n"
        "    W: 8 of 10 points\n"
        "      W.1: points 8, weight 2, contributes 16/3 ≈ 5.333333\n"
        "        Rule: x\n"
        "        With values: 7.25\n"
        "        Gives: 7.25\n"
        "        Rounded (away from zero, decimals: 0): 7.25 becomes 8, difference 0.75\n"
        "      W.2: points 8, weight 1, contributes 8/3 ≈ 2.666667\n"
        "        Rule: y\n"
        "        With values: 8\n"
        "        Gives: 8\n"
        "      Weighted mean: 2 × 8; 8 = 8\n"
        "    M: points 7.25\n"
        "      M.1: points 7.25\n"
        "        Rule: x\n"
        "        With values: 7.25\n"
        "        Gives: 7.25\n"
        "      M.2: points 8, contributes 0\n"
        "        Rule: y\n"
        "        With values: 8\n"
        "        Gives: 8\n"
        "      Least: 7.25; 8 = 7.25\n"
        "    G: points 7.708334\n"
        "      G.1: points 2.416667, contributes 2416667/2000000 ≈ 1.208334\n"
        "        Rule: x / 3\n"
        "        With values: 7.25 / 3\n"
        "        Gives: 29/12 ≈ 2.416667\n"
        "        Rounded (half away from zero, decimals: 6): 29/12 ≈ 2.416667 becomes 2.416667, difference 1/3000000\n"
        "      G.2: points 8, contributes 4\n"
        "        Rule: y\n"
        "        With values: 8\n"
        "        Gives: 8\n"
        "      G.3: points 4 (bonus)\n"
        "        Rule: b\n"
        "        With values: 4\n"
        "        Gives: 4\n"
        "      G.4: points 0.5 (penalty)\n"
        "        Rule: p\n"
        "        With values: 0.5\n"
        "        Gives: 0.5\n"
        "      Mean: 2.416667; 8 = 10416667/2000000 ≈ 5.208334\n"
        "      Rounded (half away from zero, decimals: 6): 10416667/2000000 ≈ 5.208334 becomes 5.208334, difference 1/2000000 ≈ 0.000001\n"
        "      Sum, bonus: 4 = 4\n"
        "      At most 3: 4 becomes 3\n"
        "      Sum, penalty: 0.5 = 0.5\n"
        "      5.208334 base + 3 bonus - 0.5 penalty = 7.708334\n"
        "    X: points -2\n"
        "      X.1: points -2\n"
        "        Rule: x - 10\n"
        "        With values: 7.25 - 10\n"
        "        Gives: -2.75\n"
        "        At least -2: -2.75 becomes -2\n"
        "      X.2: points -9, contributes 0\n"
        "        Rule: -9\n"
        "        Gives: -9\n"
        "      Greatest: -2; -9 = -2\n"
        "    Sum: 8 + 7.25 + 5.208334 + (-2) = 18.458334\n"
        "    Sum, bonus: 3 = 3\n"
        "    Sum, penalty: 0.5 = 0.5\n"
        "    Total: 18.458334 base + 3 bonus - 0.5 penalty = 20.958334\n"
        "      At most 20: 20.958334 becomes 20\n"
        "    Disqualified if: “z > 1”, that is z [0] > 1: it does not\n"
        "    Place 1.5 of 2 overall\n"
        "      Equal with b\n"
        "      Ordered by total (the higher the better): 20\n"
        "    Class: tied at the quota\n"
        "      nhat if “total >= 5”, that is total [20] ≥ 5: met\n"
        "      Equal with others at the last place of nhat: at most 1\n"
        "        Equal with b\n"
        "  Award giai: awarded\n"
        "    Position 1 among the candidates\n"
        "      Equal with b\n"
        "  Award Giải Nhất (g1): tied at the cut\n"
        "    Quota 1: 1, position 1\n"
        "    Slots for the 2 who are equal: 1\n"
        "  Award Giải Nhì (g2): tied at the cut\n"
        "    Quota 2: 2, positions 2 to 3\n"
        "    Slots for the 2 who are equal: 1\n"
        "  Award half: undetermined\n"
        "    Condition: “awarded(g1)”, that is given Giải Nhất [no result yet]: cannot be told yet\n"
        "      No result yet: given Giải Nhất\n"
        "    Quota 50%: 50% of 0 (those eligible) = 0, rounded half away from zero, gives 0\n"
        "    Position 1 among the candidates\n"
        "      Equal with b\n");
}

static void open_disqualification(void **state) {
    (void)state;
    check(
        &second, 3, NULL, EMUL_VIETNAMESE,
        "Đơn vị d: q, kỳ 2024\n"
        "  Bảng điểm k: chưa xác định\n"
        "    W: 2,33/10 điểm\n"
        "      W.1: 2 điểm, hệ số 2, đóng góp 4/3 ≈ 1,333333\n"
        "        Công thức: x\n"
        "        Thay số: 2\n"
        "        Kết quả: 2\n"
        "      W.2: 3 điểm, hệ số 1, đóng góp 1\n"
        "        Công thức: y\n"
        "        Thay số: 3\n"
        "        Kết quả: 3\n"
        "      Trung bình có trọng số: 2 × 2; 3 = 7/3 ≈ 2,333333\n"
        "      Lấy 2 chữ số thập phân (làm tròn thông thường): 7/3 ≈ 2,333333 thành 2,33, chênh lệch -1/300 ≈ -0,003333\n"
        "    M: 2 điểm\n"
        "      M.1: 2 điểm\n"
        "        Công thức: x\n"
        "        Thay số: 2\n"
        "        Kết quả: 2\n"
        "      M.2: 3 điểm, đóng góp 0\n"
        "        Công thức: y\n"
        "        Thay số: 3\n"
        "        Kết quả: 3\n"
        "      Thấp nhất: 2; 3 = 2\n"
        "    G: 2,833334 điểm\n"
        "      G.1: 0,666667 điểm, đóng góp 666667/2000000 ≈ 0,333334\n"
        "        Công thức: x / 3\n"
        "        Thay số: 2 / 3\n"
        "        Kết quả: 2/3 ≈ 0,666667\n"
        "        Lấy 6 chữ số thập phân (làm tròn thông thường): 2/3 ≈ 0,666667 thành 0,666667, chênh lệch 1/3000000\n"
        "      G.2: 3 điểm, đóng góp 1,5\n"
        "        Công thức: y\n"
        "        Thay số: 3\n"
        "        Kết quả: 3\n"
        "      G.3: 1 điểm (điểm thưởng)\n"
        "        Công thức: b\n"
        "        Thay số: 1\n"
        "        Kết quả: 1\n"
        "      G.4: 0 điểm (điểm trừ)\n"
        "        Công thức: p\n"
        "        Thay số: 0\n"
        "        Kết quả: 0\n"
        "      Trung bình: 0,666667; 3 = 3666667/2000000 ≈ 1,833334\n"
        "      Lấy 6 chữ số thập phân (làm tròn thông thường): 3666667/2000000 ≈ 1,833334 thành 1,833334, chênh lệch 1/2000000 ≈ 0,000001\n"
        "      Tổng điểm thưởng: 1 = 1\n"
        "      Tổng điểm trừ: 0 = 0\n"
        "      1,833334 điểm chuẩn + 1 điểm thưởng - 0 điểm trừ = 2,833334\n"
        "    X: -2 điểm\n"
        "      X.1: -2 điểm\n"
        "        Công thức: x - 10\n"
        "        Thay số: 2 - 10\n"
        "        Kết quả: -8\n"
        "        Không dưới -2: -8 lấy bằng -2\n"
        "      X.2: -9 điểm, đóng góp 0\n"
        "        Công thức: -9\n"
        "        Kết quả: -9\n"
        "      Cao nhất: -2; -9 = -2\n"
        "    Tổng: 2,33 + 2 + 1,833334 + (-2) = 4,163334\n"
        "    Tổng điểm thưởng: 1 = 1\n"
        "    Tổng điểm trừ: 0 = 0\n"
        "    Tổng điểm: 4,163334 điểm chuẩn + 1 điểm thưởng - 0 điểm trừ = 5,163334\n"
        "      Lấy 1 chữ số thập phân (làm tròn thông thường): 5,163334 thành 5,2, chênh lệch 0,036666\n"
        "    Loại khỏi xếp hạng nếu: “z > 1”, tức là z [chưa có số liệu] > 1: chưa xác định được\n"
        "      Chưa có số liệu: z\n"
        "    Không xếp hạng: chưa xác định\n"
        "    Xếp loại: chưa xác định\n"
        "  Khen thưởng giai: chưa xác định\n"
        "    Không có thứ hạng ở bảng điểm k: chưa xác định\n"
        "  Khen thưởng Giải Nhất (g1): chưa xác định\n"
        "    Không có thứ hạng ở bảng điểm k: chưa xác định\n"
        "    Chỉ tiêu 1 suất: 1 suất, vị trí 1\n"
        "  Khen thưởng Giải Nhì (g2): chưa xác định\n"
        "    Không có thứ hạng ở bảng điểm k: chưa xác định\n"
        "    Chỉ tiêu 2 suất: 2 suất, từ vị trí 2 đến 3\n"
        "  Khen thưởng half: chưa xác định\n"
        "    Điều kiện: “awarded(g1)”, tức là được tặng Giải Nhất [chưa có kết quả]: chưa xác định được\n"
        "      Chưa có kết quả: được tặng Giải Nhất\n"
        "    Chỉ tiêu 50%: 50% của 0 (số đủ điều kiện) = 0, làm tròn thông thường: 0 suất\n");
}

static void left_out_of_a_mean(void **state) {
    (void)state;
    check(&second, 2, "G", EMUL_ENGLISH,
          "Unit c: q, period 2024\n"
          "  G: points 1.666667\n"
          "    G.1: points 0.666667\n"
          "      Rule: x / 3\n"
          "      With values: 2 / 3\n"
          "      Gives: 2/3 ≈ 0.666667\n"
          "      Rounded (half away from zero, decimals: 6): 2/3 ≈ 0.666667 becomes 0.666667, difference 1/3000000\n"
          "    G.2: not applicable\n"
          "      Rule: y\n"
          "      With values: no figure yet\n"
          "      Gives: no figure yet\n"
          "      No figure: y\n"
          "      Missing is left out by the regulation\n"
          "    G.3: points 1 (bonus)\n"
          "      Rule: b\n"
          "      With values: 1\n"
          "      Gives: 1\n"
          "    G.4: points 0 (penalty)\n"
          "      Rule: p\n"
          "      With values: 0\n"
          "      Gives: 0\n"
          "    Mean: 0.666667 = 0.666667\n"
          "    Sum, bonus: 1 = 1\n"
          "    Sum, penalty: 0 = 0\n"
          "    0.666667 base + 1 bonus - 0 penalty = 1.666667\n");
}

static void prizes_of_an_incomplete_subject(void **state) {
    (void)state;
    check(&second, 2, "giai", EMUL_VIETNAMESE,
          "Đơn vị c: q, kỳ 2024\n"
          "  Khen thưởng giai: chưa xác định\n"
          "    Không có thứ hạng ở bảng điểm k: chưa đủ số liệu\n");
}

static void rests_on_another_award(void **state) {
    (void)state;
    check(&second, 2, "half", EMUL_VIETNAMESE,
          "Đơn vị c: q, kỳ 2024\n"
          "  Khen thưởng half: chưa xác định\n"
          "    Điều kiện: “awarded(g1)”, tức là được tặng Giải Nhất [chưa có kết quả]: chưa xác định được\n"
          "      Chưa có kết quả: được tặng Giải Nhất\n"
          "    Chỉ tiêu 50%: 50% của 0 (số đủ điều kiện) = 0, làm tròn thông thường: 0 suất\n");
}

static void ids_and_arguments(void **state) {
    (void)state;
    char buffer[4096];
    size_t needed = 0;
    emul_error *error = emul_error_create(NULL);
    emul_result *result = result_alone(&first, EMUL_EXPLAIN_ALL);
    assert_int_equal(emul_result_why(result, 0, "A.3", 0, 0, buffer, sizeof buffer, &needed, error), EMUL_E_UNKNOWN_ID);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "no scorecard, criterion or award has the id “A.3”");
    assert_string_equal(emul_error_message(error, 0, EMUL_VIETNAMESE),
                        "không có bảng điểm, tiêu chí hay hình thức khen thưởng nào mang mã “A.3”");
    assert_string_equal(emul_error_hint(error, 0, EMUL_ENGLISH), "did you mean “A.1”?");
    assert_int_equal(emul_result_why(result, 0, "nothing like it", 0, 0, buffer, sizeof buffer, &needed, error), EMUL_E_UNKNOWN_ID);
    assert_string_equal(emul_error_hint(error, 0, EMUL_ENGLISH), "");
    assert_int_equal(emul_result_why(NULL, 0, NULL, 0, 0, buffer, sizeof buffer, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_why(result, -1, NULL, 0, 0, buffer, sizeof buffer, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_why(result, 5, NULL, 0, 0, buffer, sizeof buffer, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "row");
    assert_int_equal(emul_result_why(result, 0, NULL, 2, 0, buffer, sizeof buffer, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "language");
    assert_int_equal(emul_result_why(result, 0, NULL, 0, 2, buffer, sizeof buffer, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "form");
    assert_int_equal(emul_result_why(result, 0, NULL, 0, 0, NULL, 5, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_why(result, 0, "A.2", 0, 0, buffer, sizeof buffer, &needed, error), EMUL_OK);
    assert_int_equal(needed, strlen(buffer) + 1);
    assert_int_equal(emul_error_count(error), 0);
    assert_int_equal(emul_result_why(result, 0, "A.2", 0, 0, buffer, needed - 1, &needed, error), EMUL_E_CAPACITY);
    emul_result_destroy(result);
    result = result_alone(&first, EMUL_EXPLAIN_NONE);
    assert_int_equal(emul_result_why(result, 0, NULL, 0, 0, buffer, sizeof buffer, &needed, error), EMUL_E_UNSUPPORTED);
    assert_string_not_equal(emul_error_hint(error, 0, EMUL_VIETNAMESE), "");
    emul_result_destroy(result);
    emul_error_destroy(error);
}

/* Evaluates and explains every subject in both forms. */
static emul_status explain_all(const emul_allocator *allocator, void *context) {
    static char buffer[65536];
    objects of;
    emul_status status = make(&of, (const texts *)context, allocator, EMUL_EXPLAIN_ALL);
    for (int64_t row = 0; status == EMUL_OK && row < emul_result_rows(of.result); row++) {
        const emul_form form = (emul_form)(row % 2);
        status = emul_result_why(of.result, row, NULL, EMUL_VIETNAMESE, form, buffer, sizeof buffer, NULL, NULL);
    }
    destroy(&of);
    return status;
}

static void memory(void **state) {
    (void)state;
    texts given[] = {first, second};
    assert_true(fail_each_allocation(explain_all, &given[0]) > 50);
    assert_true(fail_each_allocation(explain_all, &given[1]) > 50);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(rounded_limited_demoted_and_excluding),
                                       cmocka_unit_test(the_same_in_vietnamese),
                                       cmocka_unit_test(missing_counts_as_zero_and_share_of_the_ranked),
                                       cmocka_unit_test(below_zero_and_no_class_but_the_last),
                                       cmocka_unit_test(disqualified_takes_no_place),
                                       cmocka_unit_test(incomplete_leaves_decisions_open),
                                       cmocka_unit_test(one_criterion),
                                       cmocka_unit_test(means_extremes_caps_and_ties),
                                       cmocka_unit_test(open_disqualification),
                                       cmocka_unit_test(left_out_of_a_mean),
                                       cmocka_unit_test(prizes_of_an_incomplete_subject),
                                       cmocka_unit_test(rests_on_another_award),
                                       cmocka_unit_test(ids_and_arguments),
                                       cmocka_unit_test(memory)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
