/* facts/cell.h: what a cell says, by what its column is. Expectations: DESIGN §4.4 of the project's design, as restated in emul/ledger.h. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/cell.h"

typedef struct expectation {
    const char *text;
    emul__cell_kind kind;
    emul_decimal value; /* of a number, in millionths */
} expectation;

static void expect_cells(const emul__cell_type *type, const expectation *expected, size_t count) {
    for (size_t i = 0; i < count; i++) {
        emul__cell cell;
        emul__cell_read(type, emul__text_of(expected[i].text), &cell);
        if (cell.kind != expected[i].kind) {
            fail_msg("“%s” is of kind %d, not %d", expected[i].text, (int)cell.kind, (int)expected[i].kind);
        }
        if (cell.kind == EMUL__CELL_NUMBER) {
            assert_int_equal(cell.value, expected[i].value);
        }
        if (cell.kind == EMUL__CELL_WRONG) {
            assert_non_null(cell.problem.english);
            assert_non_null(cell.problem.vietnamese);
            assert_int_equal(cell.problem.hint_english == NULL, cell.problem.hint_vietnamese == NULL);
        }
    }
}

#define EXPECT_CELLS(type, list) expect_cells(type, list, sizeof(list) / sizeof(list)[0])

static void test_numbers(void **state) {
    static const expectation with_point[] = {
        {"", EMUL__CELL_BLANK, 0},
        {"-", EMUL__CELL_BLANK, 0},
        {"0", EMUL__CELL_NUMBER, 0},
        {"8.25", EMUL__CELL_NUMBER, 8250000},
        {"-3", EMUL__CELL_NUMBER, -3000000},
        {"97.8%", EMUL__CELL_NUMBER, 978000},
        {"010", EMUL__CELL_NUMBER, 10000000},
        {"0.123456", EMUL__CELL_NUMBER, 123456},
        {"0.1234560", EMUL__CELL_NUMBER, 123456}, /* the seventh decimal is a zero */
        {"KAD", EMUL__CELL_NOT_APPLICABLE, 0},
        {"kad", EMUL__CELL_NOT_APPLICABLE, 0},
        {"Không áp dụng", EMUL__CELL_NOT_APPLICABLE, 0},
        {"KHÔNG ÁP DỤNG", EMUL__CELL_NOT_APPLICABLE, 0},
        {"N/A", EMUL__CELL_NOT_APPLICABLE, 0},
        {"n/a", EMUL__CELL_NOT_APPLICABLE, 0},
        {"--", EMUL__CELL_WRONG, 0},
        {"8,25", EMUL__CELL_WRONG, 0},
        {"0.1234567", EMUL__CELL_WRONG, 0},
        {"1e3", EMUL__CELL_WRONG, 0},
        {"NaN", EMUL__CELL_WRONG, 0},
        {"#N/A", EMUL__CELL_WRONG, 0},
        {"KADX", EMUL__CELL_WRONG, 0},
        {"Không áp dụn", EMUL__CELL_WRONG, 0},
        {"Đạt", EMUL__CELL_WRONG, 0},
        {"'12", EMUL__CELL_WRONG, 0},
    };
    static const expectation with_comma[] = {
        {"8,25", EMUL__CELL_NUMBER, 8250000},
        {"97,8%", EMUL__CELL_NUMBER, 978000},
        {"8.25", EMUL__CELL_WRONG, 0},
        {"1.234,5", EMUL__CELL_WRONG, 0},
    };
    const emul__cell_type point = {.type = EMUL__NUMBER, .decimal_mark = '.'};
    const emul__cell_type comma = {.type = EMUL__NUMBER, .decimal_mark = ','};
    (void)state;
    EXPECT_CELLS(&point, with_point);
    EXPECT_CELLS(&comma, with_comma);
}

static void test_range(void **state) {
    static const expectation expected[] = {{"0", EMUL__CELL_NUMBER, 0},           {"100", EMUL__CELL_NUMBER, 100000000},
                                           {"-0.000001", EMUL__CELL_WRONG, 0},    {"100.1", EMUL__CELL_WRONG, 0},
                                           {"KAD", EMUL__CELL_NOT_APPLICABLE, 0}, {"", EMUL__CELL_BLANK, 0},
                                           {"10001%", EMUL__CELL_WRONG, 0}};
    const emul__known_indicator range = {
        .id = EMUL__TEXT("rate"), .has_low = true, .has_high = true, .low = 0, .high = 100 * EMUL_DECIMAL_ONE};
    const emul__cell_type type = {.type = EMUL__NUMBER, .range = &range, .decimal_mark = '.'};
    emul__cell cell;
    (void)state;
    EXPECT_CELLS(&type, expected);
    emul__cell_read(&type, EMUL__TEXT("101"), &cell);
    assert_int_equal(cell.problem.code, EMUL_E_RANGE);
    assert_true(emul__text_equal(cell.problem.arguments[1], EMUL__TEXT("0..100")));
}

static void test_step(void **state) { /* 7.3 lies between 7 and 7.5; below zero the grid goes on */
    static const expectation expected[] = {{"7,5", EMUL__CELL_NUMBER, 7500000},
                                           {"-7,5", EMUL__CELL_NUMBER, -7500000},
                                           {"7,3", EMUL__CELL_WRONG, 0},
                                           {"N/A", EMUL__CELL_NOT_APPLICABLE, 0}};
    const emul__known_indicator range = {.id = EMUL__TEXT("mark"), .step = EMUL_DECIMAL_ONE / 2};
    const emul__cell_type type = {.type = EMUL__NUMBER, .range = &range, .decimal_mark = ','};
    static const char *const words[] = {"-7,3", "mark", "0,5", "-7,5", "-7"};
    emul__cell cell;
    (void)state;
    EXPECT_CELLS(&type, expected);
    emul__cell_read(&type, EMUL__TEXT("-7,3"), &cell);
    assert_int_equal(cell.problem.code, EMUL_E_RANGE);
    for (int i = 0; i < 5; i++) {
        assert_true(emul__text_equal(cell.problem.arguments[i], emul__text_of(words[i])));
    }
}

static void test_yes_no(void **state) {
    static const expectation expected[] = {
        {"Đạt", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"ĐẠT", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"Có", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"x", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"X", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"yes", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"1", EMUL__CELL_NUMBER, EMUL_DECIMAL_ONE},
        {"Không đạt", EMUL__CELL_NUMBER, 0},
        {"Không", EMUL__CELL_NUMBER, 0},
        {"no", EMUL__CELL_NUMBER, 0},
        {"0", EMUL__CELL_NUMBER, 0},
        {"Không áp dụng", EMUL__CELL_NOT_APPLICABLE, 0},
        {"KAD", EMUL__CELL_NOT_APPLICABLE, 0},
        {"", EMUL__CELL_BLANK, 0},
        {"-", EMUL__CELL_BLANK, 0},
        {"2", EMUL__CELL_WRONG, 0},
        {"1.0", EMUL__CELL_WRONG, 0},
        {"Dat", EMUL__CELL_WRONG, 0},
        {"xx", EMUL__CELL_WRONG, 0},
    };
    const emul__cell_type type = {.type = EMUL__TRUTH, .decimal_mark = '.'};
    (void)state;
    EXPECT_CELLS(&type, expected);
}

static void test_labels(void **state) {
    static const emul__text names[] = {{"xuat_sac", 8}, {"tot", 3}, {"kad", 3}};
    static const emul__label_set set = {names, 3};
    static const expectation known[] = {
        {"tot", EMUL__CELL_LABEL, 0},          {"kad", EMUL__CELL_LABEL, 0}, /* the set has it */
        {"KAD", EMUL__CELL_NOT_APPLICABLE, 0}, {"N/A", EMUL__CELL_NOT_APPLICABLE, 0}, {"", EMUL__CELL_BLANK, 0},
        {"Tot", EMUL__CELL_WRONG, 0},          {"xuat_sắc", EMUL__CELL_WRONG, 0},     {"5", EMUL__CELL_WRONG, 0},
    };
    static const expectation open[] = {
        {"bất kỳ", EMUL__CELL_LABEL, 0}, {"5", EMUL__CELL_LABEL, 0}, {"n/a", EMUL__CELL_NOT_APPLICABLE, 0}, {"-", EMUL__CELL_BLANK, 0}};
    const emul__cell_type of_set = {.type = EMUL__LABEL, .labels = &set, .decimal_mark = '.'};
    const emul__cell_type any = {.type = EMUL__LABEL, .decimal_mark = '.'};
    emul__cell cell;
    (void)state;
    EXPECT_CELLS(&of_set, known);
    EXPECT_CELLS(&any, open);
    emul__cell_read(&of_set, EMUL__TEXT("xuat_sắc"), &cell);
    assert_string_equal(cell.problem.hint_english, "did you mean “{1}”?");
    assert_true(emul__text_equal(cell.problem.arguments[1], names[0]));
}

/* What the hint says of a text that is no number; marks: '.' is the decimal mark. */
static void test_hints(void **state) {
    static const struct {
        const char *text, *hint;
    } expected[] = {
        {"8,25", "tell the reader that “{1}” is the decimal mark; or, if it separates thousands, take it out"},
        {"1,234", "tell the reader that “{1}” is the decimal mark; or, if it separates thousands, take it out"},
        {"1,234,567", "write it without separators of thousands"},
        {"1.234.567", "write it without separators of thousands"},
        {"1.234.567,8", "write it without separators of thousands"},
        {"1 234.5", "write it without separators of thousands"},
        {"1\xC2\xA0"
         "234",
         "write it without separators of thousands"},
        {"1\xE2\x80\xAF"
         "234",
         "write it without separators of thousands"},
        {"1'234", "write it without separators of thousands"},
        {"31.12.2024", "leave it blank or write “-” if there is no figure, “N/A” if it does not apply"},
        {"1 23", "leave it blank or write “-” if there is no figure, “N/A” if it does not apply"},
        {"#REF!", "the spreadsheet reports an error there: mend its formula"},
        {"Có", "declare the indicator with type: yes_no if it is one"},
        {"0.1234567", "round it where it comes from; reading never rounds"},
        {"miễn", "leave it blank or write “-” if there is no figure, “N/A” if it does not apply"},
    };
    const emul__cell_type type = {.type = EMUL__NUMBER, .decimal_mark = '.'};
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        emul__cell cell;
        emul__cell_read(&type, emul__text_of(expected[i].text), &cell);
        assert_int_equal(cell.kind, EMUL__CELL_WRONG);
        assert_string_equal(cell.problem.hint_english, expected[i].hint);
    }
}

/* 9223372036854.775807 is the largest decimal (emul/decimal.h). */
static void test_too_large(void **state) {
    const emul__cell_type type = {.type = EMUL__NUMBER, .decimal_mark = '.'};
    emul__cell cell;
    (void)state;
    emul__cell_read(&type, EMUL__TEXT("9223372036854.775807"), &cell);
    assert_int_equal(cell.kind, EMUL__CELL_NUMBER);
    emul__cell_read(&type, EMUL__TEXT("9223372036854.775808"), &cell);
    assert_int_equal(cell.kind, EMUL__CELL_WRONG);
    assert_int_equal(cell.problem.code, EMUL_E_RANGE);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers), cmocka_unit_test(test_range), cmocka_unit_test(test_step),      cmocka_unit_test(test_yes_no),
        cmocka_unit_test(test_labels),  cmocka_unit_test(test_hints), cmocka_unit_test(test_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
