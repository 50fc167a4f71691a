/* The medal table of Sydney 2000 by count-back: each medal is a place 1, 2 or 3 in some event. The published ranks, 80 of them, ties included. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emul/contest.h"
#include "golden/table.h"

static const char folder[] = EMUL_TEST_DIR "/golden/olympic_medals_2000";

enum { COUNTRIES = 80, MEDALS = 100 };

static void fill_places(const table *facts, emul_decimal *places) {
    static const char *const medals[] = {"gold", "silver", "bronze"};
    for (int64_t row = 0; row < COUNTRIES; row++) {
        int64_t column = 0;
        for (int64_t place = 1; place <= 3; place++) {
            const int64_t end = column + strtoll(table_cell(facts, row + 1, medals[place - 1]), NULL, 10);
            assert_true(end <= MEDALS);
            while (column < end) {
                places[row * MEDALS + column++] = place * EMUL_DECIMAL_ONE;
            }
        }
        while (column < MEDALS) {
            places[row * MEDALS + column++] = EMUL_MISSING;
        }
    }
}

static void sydney(void **state) {
    (void)state;
    static emul_decimal places[COUNTRIES * MEDALS];
    static emul_decimal sorted[COUNTRIES * MEDALS];
    emul_decimal place[COUNTRIES];
    int64_t order[COUNTRIES];
    int64_t scratch[COUNTRIES];
    table facts = table_read(folder, "facts.csv");
    table expected = table_read(folder, "expected.csv");
    assert_int_equal(facts.rows - 1, COUNTRIES);
    assert_int_equal(expected.rows - 1, COUNTRIES);
    fill_places(&facts, places);
    assert_int_equal(emul_count_back(places, COUNTRIES, MEDALS, 3 * EMUL_DECIMAL_ONE, order, place, NULL, sorted, scratch, NULL), EMUL_OK);
    for (int64_t row = 0; row < COUNTRIES; row++) {
        assert_string_equal(table_cell(&facts, row + 1, "subject"), table_cell(&expected, row + 1, "noc"));
        assert_int_equal(place[row], strtoll(table_cell(&expected, row + 1, "rank_published"), NULL, 10) * EMUL_DECIMAL_ONE);
    }
    table_destroy(&facts);
    table_destroy(&expected);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sydney)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
