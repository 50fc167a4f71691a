/* Published results, reproduced row by row by regulations in the library's own language. What was published, by whom, and which of it is wrong
 * in the source stands in SOURCE.md and README.md of each folder; the tables of published figures are the sources' own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden/evaluated.h"
#include "golden/table.h"

#define GOLDEN EMUL_TEST_DIR "/golden/"

static emul_decimal published(const char *text) {
    emul_decimal value = EMUL_MISSING;
    assert_int_equal(emul_decimal_parse(text, strlen(text), '.', &value, NULL), EMUL_OK);
    return value;
}

static int32_t scorecard_of(const evaluated *given, const char *id) {
    const int32_t scorecard = emul_regulation_find(given->regulation, EMUL_PART_SCORECARD, -1, id);
    assert_true(scorecard >= 0);
    return scorecard;
}

static emul_decimal points_of(const evaluated *given, const char *scorecard, const char *criterion, int64_t row) {
    const int32_t found = emul_regulation_find(given->regulation, EMUL_PART_CRITERION, scorecard_of(given, scorecard), criterion);
    assert_true(found >= 0);
    return emul_result_points(given->result, found, NULL)[row];
}

static emul_decimal total_of(const evaluated *given, const char *scorecard, int64_t row) {
    return emul_result_total(given->result, scorecard_of(given, scorecard), NULL)[row];
}

static emul_decimal place_of(const evaluated *given, const char *scorecard, int64_t row) {
    return emul_result_place(given->result, scorecard_of(given, scorecard), NULL)[row];
}

static emul_decision decision_of(const evaluated *given, const char *award, int64_t row) {
    const int32_t found = emul_regulation_find(given->regulation, EMUL_PART_AWARD, -1, award);
    assert_true(found >= 0);
    return emul_result_decision(given->result, found, NULL)[row];
}

static void expect(const char *subject, const char *what, emul_decimal is, emul_decimal should) {
    if (is != should) {
        fail_msg("%s, %s: %lld millionths, published %lld", subject, what, (long long)is, (long long)should);
    }
}

static void expect_rows(const char *name, int64_t compared, int64_t rows) {
    print_message("%s: %lld rows compared\n", name, (long long)compared);
    assert_int_equal(compared, rows);
}

/* 24 of 28 published figures are right; of the other four the recomputed value is compared, worked out in the folder's README. The row whose plan was
 * not published has no result: missing, not 0 and not an error. */
static void hospital_plans(void **state) {
    (void)state;
    evaluated given = evaluate_folder(GOLDEN "kehoach_thuchien_benhvien", "2024");
    table rows = table_read(GOLDEN "kehoach_thuchien_benhvien", "expected.csv");
    int64_t right = 0;
    int64_t wrong = 0;
    int64_t missing = 0;
    for (int64_t row = 1; row < rows.rows; row++) {
        const char *subject = table_cell(&rows, row, "subject");
        const char *verdict = table_cell(&rows, row, "verdict");
        const emul_decimal rate = points_of(&given, "report", "rate", evaluated_row(&given, subject));
        if (strcmp(verdict, "ok") == 0) {
            expect(subject, "rate", rate, published(table_cell(&rows, row, "published")));
            right++;
        } else if (strcmp(verdict, "wrong") == 0) {
            expect(subject, "rate", rate, published(table_cell(&rows, row, "recomputed")));
            assert_true(rate != published(table_cell(&rows, row, "published")));
            wrong++;
        } else {
            expect(subject, "rate", rate, EMUL_MISSING);
            missing++;
        }
    }
    expect_rows("kehoach_thuchien_benhvien", right, 24);
    assert_int_equal(wrong, 4);
    assert_int_equal(missing, 1);
    table_destroy(&rows);
    evaluated_destroy(&given);
}

static void medal_table(void **state) {
    (void)state;
    evaluated given = evaluate_folder(GOLDEN "olympic_medals_2000", "2000");
    table rows = table_read(GOLDEN "olympic_medals_2000", "expected.csv");
    for (int64_t row = 1; row < rows.rows; row++) {
        const char *noc = table_cell(&rows, row, "noc");
        const int64_t subject = evaluated_row(&given, noc);
        expect(noc, "total", total_of(&given, "medals", subject), published(table_cell(&rows, row, "total_published")));
        expect(noc, "rank", place_of(&given, "medals", subject), published(table_cell(&rows, row, "rank_published")));
    }
    expect_rows("olympic_medals_2000", rows.rows - 1, 80);
    table_destroy(&rows);
    evaluated_destroy(&given);
}

/* Exactly the published award and none of the others. */
static void expect_award(const evaluated *given, const char *contestant, int64_t subject, const char *name) {
    static const char *const awards[][2] = {
        {"gold", "Gold medal"}, {"silver", "Silver medal"}, {"bronze", "Bronze medal"}, {"honourable_mention", "Honourable mention"}};
    for (size_t award = 0; award < sizeof awards / sizeof *awards; award++) {
        const int awarded = decision_of(given, awards[award][0], subject) == EMUL_DECISION_AWARDED;
        if (awarded != (strcmp(name, awards[award][1]) == 0)) {
            fail_msg("%s: %s %s, published: %s", contestant, awards[award][1], awarded ? "awarded" : "refused", name);
        }
    }
}

static void mathematical_olympiads(void **state) {
    (void)state;
    evaluated given = evaluate_folder(GOLDEN "imo_2015_2024", "2024");
    table rows = table_read(GOLDEN "imo_2015_2024", "expected.csv");
    for (int64_t row = 1; row < rows.rows; row++) {
        const char *contestant = table_cell(&rows, row, "contestant");
        const int64_t subject = evaluated_row(&given, contestant);
        expect(contestant, "total", total_of(&given, "imo", subject), published(table_cell(&rows, row, "total_published")));
        expect(contestant, "rank", place_of(&given, "imo", subject), published(table_cell(&rows, row, "rank_published")));
        expect_award(&given, contestant, subject, table_cell(&rows, row, "award_published"));
    }
    expect_rows("imo_2015_2024", rows.rows - 1, 6060);
    table_destroy(&rows);
    evaluated_destroy(&given);
}

static void skating_segments(void **state) {
    (void)state;
    evaluated given = evaluate_folder(GOLDEN "figure_skating_2017", "2017");
    table rows = table_read(GOLDEN "figure_skating_2017", "expected.csv");
    for (int64_t row = 1; row < rows.rows; row++) {
        const char *performance = table_cell(&rows, row, "performance");
        const int64_t subject = evaluated_row(&given, performance);
        expect(performance, "components", points_of(&given, "segment", "components", subject),
               published(table_cell(&rows, row, "total_component_published")));
        expect(performance, "segment", total_of(&given, "segment", subject), published(table_cell(&rows, row, "total_segment_published")));
        expect(performance, "rank", place_of(&given, "segment", subject), published(table_cell(&rows, row, "rank_published")));
    }
    expect_rows("figure_skating_2017, segments", rows.rows - 1, 86);
    table_destroy(&rows);
    evaluated_destroy(&given);
}

static void skating_components(void **state) {
    (void)state;
    evaluated given = evaluate_folder(GOLDEN "figure_skating_2017", "2017");
    table rows = table_read(GOLDEN "figure_skating_2017", "components_expected.csv");
    for (int64_t row = 1; row < rows.rows; row++) {
        const char *performance = table_cell(&rows, row, "performance");
        const char *criterion = table_cell(&rows, row, "criterion");
        expect(performance, criterion, points_of(&given, "panel", criterion, evaluated_row(&given, performance)),
               published(table_cell(&rows, row, "panel_published")));
    }
    expect_rows("figure_skating_2017, components", rows.rows - 1, 430);
    table_destroy(&rows);
    evaluated_destroy(&given);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hospital_plans),   cmocka_unit_test(medal_table),        cmocka_unit_test(mathematical_olympiads),
        cmocka_unit_test(skating_segments), cmocka_unit_test(skating_components),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
