/* facts/csv.h: records and fields by RFC 4180, and where what is wrong stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "facts/csv.h"
#include "regulation/nfc.h"
#include "support/failing_allocator.h"
#include "support/problems.h"
#include "support/random.h"

/* Writes the records that can be read, the header first, as [a|b][c|d]; returns the status. */
static emul_status read_all(const char *text, size_t length, char separator, char out[256], emul_error *error) {
    const emul_csv_options options = {.struct_size = sizeof options, .input_name = "a.csv", .separator = separator};
    const emul_allocator allocator = emul__allocator(NULL);
    emul__csv csv;
    emul__buffer shown;
    emul__buffer_init(&shown, NULL);
    emul_status status = emul__csv_open(&csv, &allocator, text, length, &options, error);
    for (size_t i = 0; status == EMUL_OK && i < csv.name_count; i++) {
        emul__buffer_string(&shown, i == 0 ? "[" : "|");
        emul__buffer_text(&shown, csv.names[i]);
    }
    emul__buffer_string(&shown, status == EMUL_OK ? "]" : "");
    while (status == EMUL_OK && emul__csv_next(&csv) == EMUL__CSV_RECORD) {
        for (size_t i = 0; i < csv.field_count; i++) {
            emul__buffer_string(&shown, i == 0 ? "[" : "|");
            emul__buffer_text(&shown, csv.fields[i].text);
        }
        emul__buffer_string(&shown, "]");
    }
    status = status == EMUL_OK ? emul__csv_status(&csv) : status;
    emul__csv_close(&csv);
    assert_true(!shown.failed && shown.length < 256);
    memcpy(out, shown.bytes, shown.length + 1);
    emul__buffer_destroy(&shown);
    return status;
}

static void expect_records(const char *text, char separator, const char *expected) {
    char out[256];
    assert_int_equal(read_all(text, strlen(text), separator, out, NULL), EMUL_OK);
    assert_string_equal(out, expected);
}

static void test_records(void **state) {
    (void)state;
    expect_records("a,b\n1,2\n3,4\n", ',', "[a|b][1|2][3|4]");
    expect_records("a,b\r\n1,2\r\n3,4", ',', "[a|b][1|2][3|4]"); /* RFC 4180, 2.1 and 2.2: CRLF; the last may lack it */
    expect_records("a,b\r1,2\r3,4\r", ',', "[a|b][1|2][3|4]");
    expect_records("a;b\n1,5;2\n", ';', "[a|b][1,5|2]");
    expect_records("a\tb\n 1 \t2;,\n", '\t', "[a|b][1|2;,]");
    expect_records("\xEF\xBB\xBF"
                   "a,b\n1,2\n",
                   ',', "[a|b][1|2]");
    expect_records("a\n", ',', "[a]");
    expect_records("a", ',', "[a]");
    expect_records(" a , b \n 1 ,\t2\n", ',', "[a|b][1|2]");
    expect_records("a,b\n,2\n1,\n", ',', "[a|b][|2][1|]");
}

static void test_quotes(void **state) {
    (void)state;
    expect_records("a,b\n\"1\",\"2\"\n", ',', "[a|b][1|2]");
    expect_records("a,b\n\"1,5\",\"x \"\"y\"\" z\"\n", ',', "[a|b][1,5|x \"y\" z]"); /* RFC 4180, 2.6 and 2.7 */
    expect_records("a,b\n\"two\nlines\",2\n", ',', "[a|b][two\nlines|2]");
    expect_records("a,b\n\"\",\"\"\"\"\n", ',', "[a|b][|\"]");
    expect_records("\"a\"\"\",\"b,c\"\n1,2\n", ',', "[a\"|b,c][1|2]");
}

static void test_blank_records_are_skipped(void **state) {
    (void)state;
    expect_records("\n\na,b\n\n1,2\n , \n,\n\n3,4\n\n", ',', "[a|b][1|2][3|4]");
    expect_records("a,b\n1,2\n,,,,\n\"\"\n", ',', "[a|b][1|2]"); /* what spreadsheets leave behind */
}

static void test_unnamed_columns_must_be_empty(void **state) {
    char out[256];
    emul_error *error = emul_error_create(NULL);
    const char *text = "a,,b,\n1,,2,\n3,x,4,\n5,,6,\n";
    const expected_problem expected = {EMUL_E_SYNTAX,
                                       3,
                                       3,
                                       2,
                                       "",
                                       "“x” stands in a column that has no name",
                                       "“x” nằm ở cột không có tên",
                                       "name the column in the first line, or empty it"};
    (void)state;
    assert_int_equal(read_all(text, strlen(text), ',', out, error), EMUL_E_SYNTAX);
    assert_string_equal(out, "[a||b|][1||2|][5||6|]");
    expect_problems(error, &expected, 1);
    emul_error_destroy(error);
}

/* A text with one fault, and the complaint: code, line, column, row, field, then the words. */
typedef struct fault {
    const char *text;
    const char *records; /* what can be read all the same */
    expected_problem problem;
} fault;

#define STRAY "a quote within a field that does not begin with one", "dấu ngoặc kép nằm giữa một ô không mở đầu bằng dấu ngoặc kép"
#define OPEN "a quote that is never closed", "dấu ngoặc kép mở mà không đóng"
#define BEHIND "text behind the closing quote of a field", "có nội dung sau dấu ngoặc kép đóng của ô"

static const fault faults[] = {
    {"a,b\n1,2\"3\n4,5\n", "[a|b][4|5]", {EMUL_E_SYNTAX, 2, 4, 1, "b", STRAY, NULL}},
    {"a,b\n\xE1\xBA\xA1\xE1\xBA\xA1,\xE1\xBA\xA1\"3\n", "[a|b]", {EMUL_E_SYNTAX, 2, 5, 1, "b", STRAY, NULL}}, /* columns are characters */
    {"a,b\n1, \"2\"\n", "[a|b]", {EMUL_E_SYNTAX, 2, 4, 1, "b", STRAY, NULL}},
    {"a,b\n1,2\n\"3,4\n5,6\n", "[a|b][1|2]", {EMUL_E_SYNTAX, 3, 1, 2, "a", OPEN, NULL}},
    {"a,b\n1,\"", "[a|b]", {EMUL_E_SYNTAX, 2, 3, 1, "b", OPEN, NULL}},
    {"a,b\n\"1\"2,3\n4,5\n", "[a|b][4|5]", {EMUL_E_SYNTAX, 2, 4, 1, "a", BEHIND, NULL}},
    {"a,b\n\"x\ny\"z,3\n4,5\n", "[a|b][4|5]", {EMUL_E_SYNTAX, 3, 3, 1, "a", BEHIND, NULL}}, /* on the record's second line */
    {"a,b\n1\n2,3\n",
     "[a|b][2|3]",
     {EMUL_E_SYNTAX, 2, 2, 1, "b", "this record has 1 fields, the header 2", "dòng này có 1 ô, dòng tiêu đề có 2",
      "a field that contains the separator stands in quotes"}},
    {"a,b\n1,2,3\n2,3\n",
     "[a|b][2|3]",
     {EMUL_E_SYNTAX, 2, 5, 1, "", "this record has 3 fields, the header 2", "dòng này có 3 ô, dòng tiêu đề có 2", NULL}},
    {"a,b,a\n1,2,3\n",
     "",
     {EMUL_E_DUPLICATE, 1, 5, 0, "a", "the column “a” occurs twice", "cột “a” xuất hiện hai lần", "keep one of them"}},
    {"",
     "",
     {EMUL_E_SYNTAX, 1, 1, -1, "", "the text is empty: its first line must name the columns",
      "văn bản trống: dòng đầu phải nêu tên các cột", NULL}},
    {"\n,,\n",
     "",
     {EMUL_E_SYNTAX, 1, 1, -1, "", "the text is empty: its first line must name the columns",
      "văn bản trống: dòng đầu phải nêu tên các cột", NULL}},
    {"a,\"b\n1,2\n", "", {EMUL_E_SYNTAX, 1, 3, 0, "", OPEN, NULL}},
    {"a,b\"c\n1,2\n", "", {EMUL_E_SYNTAX, 1, 4, 0, "", STRAY, NULL}}, /* the next row is not taken for the header */
    {"a,b\n1,2\n3,\xE1\xBA,\n",
     "",
     {EMUL_E_SYNTAX, 3, 3, -1, "", "the text is not UTF-8", "văn bản không phải UTF-8", "save it as “CSV UTF-8”"}},
    {"\xFF\xFE"
     "a",
     "",
     {EMUL_E_SYNTAX, 1, 1, -1, "", "the text is not UTF-8", "văn bản không phải UTF-8", NULL}},
};

static void test_faults(void **state) {
    emul_error *error = emul_error_create(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        char out[256];
        emul__error_clear(error);
        assert_int_equal(read_all(faults[i].text, strlen(faults[i].text), ',', out, error), faults[i].problem.code);
        assert_string_equal(out, faults[i].records);
        expect_problems(error, &faults[i].problem, 1);
        assert_string_equal(emul_error_input(error, 0), "a.csv");
    }
    emul_error_destroy(error);
}

static void test_nul_byte(void **state) {
    static const char text[] = "a,b\n1,\0\n";
    const expected_problem expected = {EMUL_E_SYNTAX, 2, 3, -1, "", "a NUL byte: this is not a text", "có byte NUL: đây không phải văn bản",
                                       NULL};
    emul_error *error = emul_error_create(NULL);
    char out[256];
    (void)state;
    assert_int_equal(read_all(text, sizeof text - 1, ',', out, error), EMUL_E_SYNTAX);
    expect_problems(error, &expected, 1);
    emul_error_destroy(error);
}

static void test_options(void **state) {
    const emul_allocator allocator = emul__allocator(NULL);
    static const emul_csv_options wrong[] = {
        {.struct_size = 0},
        {.struct_size = sizeof(emul_csv_options) - 1},
        {.struct_size = sizeof(emul_csv_options), .separator = '|'},
        {.struct_size = sizeof(emul_csv_options), .decimal_mark = ';'},
        {.struct_size = sizeof(emul_csv_options), .reserved = {0, 0, 1}},
    };
    emul__csv csv;
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        assert_int_equal(emul__csv_open(&csv, &allocator, "a\n", 2, &wrong[i], NULL), EMUL_E_ARGUMENT);
        emul__csv_close(&csv);
    }
    struct { /* a newer header: a field more is no harm while nobody fills it */
        emul_csv_options known;
        int64_t later;
    } newer = {{.struct_size = sizeof newer}, 0};
    assert_int_equal(emul__csv_open(&csv, &allocator, "a\n", 2, &newer.known, NULL), EMUL_OK);
    emul__csv_close(&csv);
    newer.later = 1;
    assert_int_equal(emul__csv_open(&csv, &allocator, "a\n", 2, &newer.known, NULL), EMUL_E_UNSUPPORTED);
    emul__csv_close(&csv);
    assert_int_equal(emul__csv_open(&csv, &allocator, NULL, 1, NULL, NULL), EMUL_E_ARGUMENT);
    emul__csv_close(&csv);
    assert_int_equal(emul__csv_open(&csv, &allocator, NULL, 0, NULL, NULL), EMUL_E_SYNTAX);
    emul__csv_close(&csv);
    assert_int_equal(emul__csv_open(&csv, &allocator, "a\n", 2, NULL, NULL), EMUL_OK);
    emul__csv_close(&csv);
}

/* `count` times `byte` in memory that the caller frees. */
static char *many(char byte, size_t count) {
    char *text = (char *)malloc(count + 1);
    assert_non_null(text);
    memset(text, byte, count);
    text[count] = '\0';
    return text;
}

static emul_status open_only(const char *text, size_t length, emul_error *error) {
    const emul_allocator allocator = emul__allocator(NULL);
    emul__csv csv;
    const emul_status status = emul__csv_open(&csv, &allocator, text, length, NULL, error);
    emul__csv_close(&csv);
    return status;
}

/* The bounds themselves are allowed, one more is not. */
static void test_limits(void **state) {
    emul_error *error = emul_error_create(NULL);
    char *commas = many(',', EMUL__CSV_COLUMNS);
    char *letters = many('a', EMUL__CSV_FIELD_BYTES + 1);
    (void)state;
    commas[0] = 'a';
    assert_int_equal(open_only(commas, EMUL__CSV_COLUMNS, error), EMUL_OK); /* 4095 commas: 4096 columns */
    commas[1] = 'a';
    commas[EMUL__CSV_COLUMNS - 1] = 'a';
    char *more = many(',', EMUL__CSV_COLUMNS + 1);
    more[0] = 'a';
    assert_int_equal(open_only(more, EMUL__CSV_COLUMNS + 1, error), EMUL_E_LIMIT);
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "more than 4096 columns");
    assert_int_equal(emul_error_total(error), 1);
    emul__error_clear(error);
    assert_int_equal(open_only(letters, EMUL__CSV_FIELD_BYTES, error), EMUL_OK);
    assert_int_equal(open_only(letters, EMUL__CSV_FIELD_BYTES + 1, error), EMUL_E_LIMIT);
    assert_string_equal(emul_error_message(error, 0, EMUL_VIETNAMESE), "một ô dài hơn 1 MiB");
    emul__error_clear(error);
    assert_int_equal(open_only("a", (size_t)EMUL__CSV_TEXT_BYTES + 1, error), EMUL_E_LIMIT); /* refused before it is read */
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "the text is longer than 1 GiB");
    free(commas);
    free(more);
    free(letters);
    emul_error_destroy(error);
}

/* Fields written with or without quotes, at random, come back as they were. */
static void test_round_trip(void **state) {
    static const char *const pieces[] = {"a", "Đ", "\"", ",", ";", "\n", "\r\n", " x", "1,5", "ạ", "\xE2\x80\xA6"};
    random_source source = {7};
    (void)state;
    for (int32_t round = 0; round < 3000; round++) {
        char plain[64] = "h";
        char expected[256] = "";
        char text[256] = "c0,c1\n";
        for (int32_t field = 0; field < 2; field++) {
            plain[1] = '\0';
            for (int64_t i = random_between(&source, 0, 5); i > 0; i--) {
                strcat(plain, pieces[random_between(&source, 0, 10)]);
            }
            strcat(plain, "t"); /* spaces at the ends would be trimmed */
            strcat(strcat(expected, field == 0 ? "[c0|c1][" : "|"), plain);
            const bool must = strpbrk(plain, "\",\n\r") != NULL;
            const bool quoted = must || random_once_in(&source, 2);
            strcat(text, field == 0 ? "" : ",");
            strcat(text, quoted ? "\"" : "");
            for (const char *at = plain; *at != '\0'; at++) {
                const char one[] = {*at, '\0'};
                strcat(text, one);
                strcat(text, *at == '"' ? "\"" : "");
            }
            strcat(text, quoted ? "\"" : "");
        }
        strcat(expected, "]");
        expect_records(text, ',', expected);
    }
}

/* ---- normal form C ---- */

static void expect_nfc(const char *text, const char *expected) {
    emul__arena arena;
    emul__text given = emul__text_of(text);
    emul__arena_init(&arena, NULL);
    assert_true(emul__text_nfc(&arena, &given));
    assert_true(emul__text_equal(given, emul__text_of(expected)));
    emul__arena_destroy(&arena);
}

/* Decompositions by the Unicode Character Database: ệ = e U+0323 U+0302 in canonical order (classes 220, 230); Đ has none. */
static void test_nfc(void **state) {
    (void)state;
    expect_nfc("", "");
    expect_nfc("abc", "abc");
    expect_nfc("Bệnh viện Đa khoa", "Bệnh viện Đa khoa");
    expect_nfc("Be\xCC\xA3\xCC\x82nh", "Bệnh");
    expect_nfc("Be\xCC\x82\xCC\xA3nh", "Bệnh"); /* marks in the other order */
    expect_nfc("\xE1\xBA\xB9\xCC\x82", "ệ");    /* ẹ and a circumflex */
    expect_nfc("\xC3\xAA\xCC\xA3", "ệ");        /* ê and a dot below */
    expect_nfc("\xE2\x84\xAB", "\xC3\x85");     /* U+212B ANGSTROM SIGN is U+00C5 */
}

/* Nobody may make the reader sort a megabyte of combining marks. */
static void test_nfc_is_bounded(void **state) {
    char text[4001] = "a";
    (void)state;
    for (size_t i = 0; i < 1000; i++) {
        memcpy(text + 1 + 2 * i, i % 2 == 0 ? "\xCC\x82" : "\xCC\xA3", 3);
    }
    expect_nfc(text, text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_quotes),
        cmocka_unit_test(test_blank_records_are_skipped),
        cmocka_unit_test(test_unnamed_columns_must_be_empty),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_nul_byte),
        cmocka_unit_test(test_options),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_round_trip),
        cmocka_unit_test(test_nfc),
        cmocka_unit_test(test_nfc_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
