/* The examples give what their folders expect. The expected tables were computed in exact fractions, criterion by criterion, from the words of the
 * regulation and not by the library: each example's README says how. Reasons are wording and not compared here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "golden/evaluated.h"
#include "golden/table.h"

/* Every cell of the expected table, in its place; the result may have further columns. */
static void compare(const evaluated *given, const char *folder, const char *file, emul_table which, int64_t rows) {
    table should = table_read(folder, file);
    table is = table_parse(evaluated_csv(given, which));
    assert_int_equal(should.rows - 1, rows);
    assert_int_equal(is.rows, should.rows);
    for (int64_t column = 0; column < should.columns; column++) {
        const char *name = should.cells[column];
        for (int64_t row = 1; row < should.rows; row++) {
            if (strcmp(table_cell(&is, row, name), table_cell(&should, row, name)) != 0) {
                fail_msg("%s, row %lld, %s: '%s', should be '%s'", file, (long long)row, name, table_cell(&is, row, name),
                         table_cell(&should, row, name));
            }
        }
    }
    print_message("%s: %lld rows compared\n", file, (long long)rows);
    table_destroy(&is);
    table_destroy(&should);
}

static void cao_bang(void **state) {
    (void)state;
    static const char *const expected = EMUL_EXAMPLES_DIR "/cao-bang-2023/expected";
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/cao-bang-2023", "2023");
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, 22);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, 22 * 14);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, 22 * 4);
    assert_int_equal(emul_result_missing_count(given.result), 0);
    evaluated_destroy(&given);
}

static void lao_cai(void **state) {
    (void)state;
    static const char *const expected = EMUL_EXAMPLES_DIR "/lao-cai-video-2024/expected";
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/lao-cai-video-2024", "2024");
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, 2 * 36);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, 4 * 36);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, 7 * 36);
    assert_int_equal(emul_result_missing_count(given.result), 0);
    evaluated_destroy(&given);
}

static void thu_dau_mot(void **state) {
    (void)state;
    static const char *const expected = EMUL_EXAMPLES_DIR "/thu-dau-mot-2024-h1/expected";
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/thu-dau-mot-2024-h1", "2024-H1");
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, 1 + 14);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, 9 + 12 * 14);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, 3 * 14);
    assert_int_equal(emul_result_missing_count(given.result), 0);
    evaluated_destroy(&given);
}

static void hong_ngu(void **state) {
    (void)state;
    static const char *const expected = EMUL_EXAMPLES_DIR "/hong-ngu-reception-2020/expected";
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/hong-ngu-reception-2020", "2020-07");
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, 4 + 1 + 1);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, 7 * 4 + 7 + 8);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, 4);
    assert_int_equal(emul_result_missing_count(given.result), 0);
    evaluated_destroy(&given);
}

static void communes(void **state) {
    (void)state;
    static const char *const expected = EMUL_EXAMPLES_DIR "/commune-health-2023/expected";
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/commune-health-2023", "2023");
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, 16 + 3);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, 10 * 16 + 3);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, 16);
    assert_int_equal(emul_result_missing_count(given.result), 1); /* the eighth criterion of binh_4 */
    evaluated_destroy(&given);
}

static void people(void **state) {
    (void)state;
    static const char *const expected = EMUL_EXAMPLES_DIR "/cao-bang-people/expected";
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/cao-bang-people", "2023");
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, 360 + 1);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, 3 * 360 + 4);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, 4 * 360 + 1);
    assert_int_equal(emul_result_missing_count(given.result), 0);
    evaluated_destroy(&given);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(cao_bang), cmocka_unit_test(lao_cai),  cmocka_unit_test(thu_dau_mot),
                                       cmocka_unit_test(hong_ngu), cmocka_unit_test(communes), cmocka_unit_test(people)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
