/* The examples give what their folders expect. The expected tables were computed in exact fractions, criterion by criterion, from the words of the
 * regulation and not by the library: each example's README says how. Reasons are wording and not compared here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "golden/evaluated.h"
#include "golden/table.h"
#include "support/examples.h"

/* Every cell of a column of the expected table. */
static void compare_column(const char *file, const table *is, const table *should, const char *name) {
    for (int64_t row = 1; row < should->rows; row++) {
        const char *found = table_cell(is, row, name);
        const char *expected = table_cell(should, row, name);
        if (strcmp(found, expected) != 0) {
            fail_msg("%s, row %lld, %s: '%s', should be '%s'", file, (long long)row, name, found, expected);
        }
    }
}

/* Every cell of the expected table, in its place; the result may have further columns. */
static void compare(const evaluated *given, const char *folder, const char *file, emul_table which, int64_t rows) {
    table should = table_read(folder, file);
    table is = table_parse(evaluated_csv(given, which));
    assert_int_equal(should.rows - 1, rows);
    assert_int_equal(is.rows, should.rows);
    for (int64_t column = 0; column < should.columns; column++) {
        compare_column(file, &is, &should, should.cells[column]);
    }
    print_message("%s: %lld rows compared\n", file, (long long)rows);
    table_destroy(&is);
    table_destroy(&should);
}

/* How many rows the expected tables have, and how many figures are missing. */
typedef struct sizes {
    int standings;
    int points;
    int awards;
    int missing;
    int money; /* and money totals; 0: the example has none */
    int money_totals;
} sizes;

static const sizes cao_bang_sizes = {22, 22 * 14, 22 * 4, 0, 0, 0};
static const sizes lao_cai_sizes = {2 * 36, 4 * 36, 7 * 36, 0, 0, 0};
static const sizes than_uyen_sizes = {4, 4 * 4, 6 * 4, 0, 0, 0};
static const sizes hong_ngu_sizes = {4 + 1 + 1, 7 * 4 + 7 + 8, 4, 0, 0, 0};
static const sizes thu_dau_mot_sizes = {1 + 14, 9 + 12 * 14, 3 * 14, 0, 0, 0};
static const sizes people_of_cao_bang_sizes = {360 + 1, 3 * 360 + 4, 4 * 360 + 1, 0, 0, 0};
/* c8 of binh_4, for the eighth criterion and twice for the difference */
static const sizes commune_health_sizes = {16 + 3, 11 * 16 + 3, 16, 3, 0, 0};
static const sizes hospital_criteria_sizes = {7, (9 + 1 + 5 + 23 + 83) * 7, 7, 1, 0, 0}; /* criterion D2.3 of chua_du */
static const sizes annual_titles_sizes = {22, 8 * 22, 5 * 3000 + 4 * 22, 3, 2931, 58};   /* a rating and two ballots */

static void check(const char *folder, const char *period, const sizes *rows) {
    char expected[1024];
    (void)snprintf(expected, sizeof expected, "%s/expected", folder);
    evaluated given = evaluate_folder(folder, period);
    compare(&given, expected, "standings.csv", EMUL_TABLE_STANDINGS, rows->standings);
    compare(&given, expected, "points.csv", EMUL_TABLE_POINTS, rows->points);
    compare(&given, expected, "awards.csv", EMUL_TABLE_AWARDS, rows->awards);
    assert_int_equal(emul_result_missing_count(given.result), rows->missing);
    if (rows->money > 0) {
        compare(&given, expected, "money.csv", EMUL_TABLE_MONEY, rows->money);
        compare(&given, expected, "money_totals.csv", EMUL_TABLE_MONEY_TOTALS, rows->money_totals);
    }
    evaluated_destroy(&given);
}

#define CHECK_EXAMPLE(name, folder, period) check(folder, period, &name##_sizes)
ALL_EXAMPLES(EXAMPLE_TEST)

int main(void) {
    const struct CMUnitTest tests[] = {ALL_EXAMPLES(EXAMPLE_ENTRY)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
