/* The YAML reader: what it refuses, where it says so, and that no text makes it stumble. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "support/case.h"
#include "support/random.h"
#include "unit/regulation/marked.h"

#define RUN(examples) check_examples(examples, sizeof(examples) / sizeof(examples)[0])

#define HEAD "libemul: 1\n"
#define UNIT HEAD "scorecards:\n- id: unit\n"
#define LEAF UNIT "  criteria:\n  - {id: a, points: x}\n"

static void test_keys(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "¦nmae: Tên\n", "nmae", {EMUL_E_REGULATION}},
        {LEAF "¦author: Tôi\n", "author", {EMUL_E_REGULATION}},
        /* what is misspelt is read as what it must mean: no further problem follows */
        {UNIT "  ¦critera:\n  - {id: a, ¦ponits: x}\n", "scorecards[0].critera", {EMUL_E_REGULATION, EMUL_E_REGULATION}},
        {UNIT "  criteria:\n  - {id: a, points: x, ¦points: y}\n", "points", {EMUL_E_DUPLICATE}},
        {LEAF "indicators:\n  x: {name: A}\n  ¦x: {name: B}\n", "x", {EMUL_E_DUPLICATE}},
        {LEAF "? ¦[a, b]\n: c\n", "", {EMUL_E_SYNTAX}},
        {LEAF "¦<<: {name: a}\n", "", {EMUL_E_SYNTAX}},
        {LEAF "indicators: {x: {¦id: y}}\n", "indicators.x.id", {EMUL_E_REGULATION}},
        /* a rule with commas in braces falls apart */
        {UNIT "  criteria:\n  - {id: a, points: steps(x¦, ¦98% -> 5)}\n",
         "scorecards[0].criteria[0].points",
         {EMUL_E_SYNTAX, EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_shapes(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {"¦- libemul: 1\n", "", {EMUL_E_SYNTAX}},
        {"¦libemul\n", "", {EMUL_E_SYNTAX}},
        {LEAF "name: ¦[a]\n", "name", {EMUL_E_SYNTAX}},
        {LEAF "name:¦\n", "name", {EMUL_E_SYNTAX}},
        {LEAF "awards:\n", NULL, {0}},
        {LEAF "awards: []\n", NULL, {0}},
        {HEAD "scorecards: ¦unit\n", "scorecards", {EMUL_E_SYNTAX}},
        {HEAD "scorecards: ¦{id: unit}\n", "scorecards", {EMUL_E_SYNTAX}},
        {HEAD "scorecards: [¦unit]\n", "scorecards[0]", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: ¦x\n", "scorecards[0].criteria", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [¦5]\n", "scorecards[0].criteria[0]", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: a, criteria: ¦5}]\n", "scorecards[0].criteria[0].criteria", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: a, points: ¦[x]}]\n", "scorecards[0].criteria[0].points", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: ¦{}, points: x}]\n", "scorecards[0].criteria[0].id", {EMUL_E_SYNTAX}},
        {LEAF "indicators: ¦[x]\n", "indicators", {EMUL_E_SYNTAX}},
        {LEAF "indicators: {x: ¦number}\n", "indicators.x", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: a, points: \"if(x == b, 1, 0)\"}]\nindicators: {x: {labels: [¦[a], b]}}\n",
         "indicators.x.labels",
         {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: a, points: v}]\nvalues: {v: ¦[1]}\n", "values.v", {EMUL_E_SYNTAX}},
        {LEAF "values: ¦x\n", "values", {EMUL_E_SYNTAX}},
        {LEAF "tables: {t: ¦5}\n", "tables.t", {EMUL_E_SYNTAX}},
        {LEAF "tables: {t: {columns: ¦5, rows: {0: [1, 2]}}}\n", "tables.t", {EMUL_E_SYNTAX}},
        {LEAF "tables: {t: {columns: [5], rows: ¦[1]}}\n", "tables.t.rows", {EMUL_E_SYNTAX}},
        {LEAF "tables: {t: {columns: [5, ¦{}], rows: {0: [1, 2]}}}\n", "tables.t", {EMUL_E_SYNTAX}},
        {LEAF "awards: [{id: w, excludes: [¦{}]}]\n", "awards[0].excludes[0]", {EMUL_E_SYNTAX}},
        {LEAF "awards: [{id: w, conditions: [¦[x]]}]\n", "awards[0].conditions[0]", {EMUL_E_SYNTAX}},
        {LEAF "awards: [{id: w, conditions: x > 3}]\n", NULL, {0}},
        {LEAF "rounding: ¦{places: 2, digits: 3}\n", "rounding", {EMUL_E_SYNTAX}},
        {LEAF "rounding: {places: ¦[2]}\n", "rounding", {EMUL_E_SYNTAX}},
    };
    RUN(examples);
}

static void test_what_yaml_can_and_we_do_not(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "name: ¦&n Tên\n", "", {EMUL_E_SYNTAX}},
        {LEAF "id: ¦&n Tên\nname: ¦*n\n", "", {EMUL_E_SYNTAX, EMUL_E_SYNTAX}},
        {LEAF "name: ¦!!str Tên\n", "", {EMUL_E_SYNTAX}},
        {LEAF "stages: ¦!x [a]\n", "", {EMUL_E_SYNTAX}},
        {LEAF "indicators: ¦&i {x: {}}\n", "", {EMUL_E_SYNTAX}},
        {LEAF "¦---\nlibemul: 1\n", "", {EMUL_E_SYNTAX}},
        {"¦%TAG ! tag:x,2000:\n---\n" LEAF, "", {EMUL_E_SYNTAX}},
        {"---\n" LEAF "...\n", NULL, {0}},
        {"%YAML 1.1\n---\n" LEAF, NULL, {0}},
        {"\xEF\xBB\xBF" LEAF, NULL, {0}},
        {"{\"libemul\": 1, \"scorecards\": [{\"id\": \"unit\", \"criteria\": [{\"id\": \"a\", \"points\": \"x\"}]}]}", NULL, {0}},
        /* the NUL is told at the quote, where the text as a whole stands */
        {LEAF "name: ¦\"a\\0b\"\n", "", {EMUL_E_SYNTAX}},
    };
    RUN(examples);
}

static void test_yaml_syntax(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {"¦", "", {EMUL_E_REGULATION}},
        {"¦# nothing but a comment\n", "", {EMUL_E_REGULATION}},
        {LEAF "name: Sở¦: Y tế\n", "", {EMUL_E_SYNTAX}},
        {LEAF "name: ¦@x\n", "", {EMUL_E_SYNTAX}},
        {LEAF "name: [a, b\n¦", "", {EMUL_E_SYNTAX}},
        {LEAF "name: {a: b\n¦", "", {EMUL_E_SYNTAX}},
        {LEAF "name: \"abc\n¦", "", {EMUL_E_SYNTAX}},
        {LEAF "name: \"a¦\\q\"\n", "", {EMUL_E_SYNTAX}},
        {LEAF "name: x\n id¦: y\n", "", {EMUL_E_SYNTAX}},
        {LEAF "name\n¦", "", {EMUL_E_SYNTAX}},
        {"libemul: 1\n¦\tname: x\n", "", {EMUL_E_SYNTAX}},
    };
    RUN(examples);
}

/* Quoted texts begin after the quote, block texts in the line below. */
static void test_places_in_scalars(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {UNIT "  criteria:\n  - id: a\n    points: \"x + points(¦b)\"\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: 'x + points(¦b)'\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: |\n      x + points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: >-\n        x + points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: ố\n    name: Khám chữa bệnh\n    points: điểm + points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
    };
    RUN(examples);
}

/* Folding, indentation, escapes and normal form C make a text differ from what is written: places are those of what is written. */
static void test_places_in_folded_scalars(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {UNIT "  criteria:\n  - id: a\n    points: >-\n          x +\n          points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: |\n          x +\n          points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: |2-\n\n          x +\n\n            points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT
         "  criteria:\n  - id: a\n    points: >   # lines\n          x\n          + 1\n          + points(¦b)\n          + points(¦c)\n",
         NULL,
         {EMUL_E_UNKNOWN_ID, EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: x +\n          points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: x +\n\n          points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: \"x +\n          points(¦b)\"\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: 'x +\n\n          points(¦b)'\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: \"x + \\\n          points(¦b)\"\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: |\r\n          x +\r\n          points(¦b)\r\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: \"\\u0111i\\u1EC3m +\\tpoints(¦b)\"\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: \"x +\\n\\x20points(¦b)\"\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: 'x + ¦''b'\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - {id: \"\\x61\", points: 'x ¦'' b'}\n", NULL, {EMUL_E_SYNTAX}},
        /* “điểm” with its marks as characters of their own, which normal form C joins */
        {UNIT "  criteria:\n  - id: a\n    points: đie\u0302\u0309m + points(¦b)\n", NULL, {EMUL_E_UNKNOWN_ID}},
        {UNIT "  criteria:\n  - id: a\n    points: >-\n      đie\u0302\u0309m +\n      đie\u0302\u0309m + points(¦b)\n",
         NULL,
         {EMUL_E_UNKNOWN_ID}},
        /* no blank between the marks and the sign; signs that marks make of others */
        {UNIT "  criteria:\n  - id: a\n    points: be\u0323\u0302nh¦=1\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - id: a\n    points: xa\u0303>¦>1\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - id: a\n    points: be\u0323\u0302nh¦=\u0338 1\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - id: a\n    points: \"1 + xa\u0303 + ke\u0301 ¦;1\"\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - id: a\n    points: 1 + xa\u0303 + ¦to\u0302\u0309ng(1) + be\u0323\u0302nh\n", NULL, {EMUL_E_UNKNOWN_ID}},
        /* where something is missing: behind the last line */
        {UNIT "  criteria:\n  - id: a\n    points: >-\n      x +\n      y +¦\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - id: a\n    points: |\n      x +\n      y +¦\n", NULL, {EMUL_E_SYNTAX}},
        {UNIT "  criteria:\n  - id: a\n    points: 1\n  classes:\n  - {id: A, when: total >= 1 and\n       clas ¦zz}\n  - {id: B}\n",
         NULL,
         {EMUL_E_SYNTAX}},
    };
    RUN(examples);
}

/* The same counted by hand: "yy" stands without an operator before "zz", which begins in column 14 of its line. */
static void test_place_of_second_line(void **state) {
    (void)state;
    static const struct {
        const char *points;
        int64_t line;
    } cases[] = {{">-\n          x +\n          yy zz\n", 9},
                 {"|\n          x +\n          yy zz\n", 9},
                 {"x +\n          yy zz\n", 8},
                 {"\"x +\n          yy zz\"\n", 8},
                 {"'x +\n\n          yy zz'\n", 9}};
    emul_error *error = emul_error_create(NULL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[256] = "libemul: 1\nid: r\nscorecards:\n- id: unit\n  criteria:\n  - id: a\n    points: ";
        emul_regulation *regulation = NULL;
        strcat(text, cases[i].points);
        assert_int_equal(emul_regulation_parse(text, strlen(text), NULL, NULL, &regulation, error), EMUL_E_SYNTAX);
        assert_int_equal(emul_error_line(error, 0), cases[i].line);
        assert_int_equal(emul_error_column(error, 0), 14);
    }
    emul_error_destroy(error);
}

static void test_bytes(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    static const char nul[] = "libemul: 1\nname: a\0b\n";
    static const char latin[] = "libemul: 1\nname: S\xE0i\n";
    assert_int_equal(emul_regulation_parse(nul, sizeof nul - 1, NULL, NULL, &regulation, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_error_line(error, 0), 2);
    assert_int_equal(emul_error_column(error, 0), 8);
    assert_int_equal(emul_regulation_parse(latin, sizeof latin - 1, NULL, NULL, &regulation, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_error_line(error, 0), 2);
    assert_int_equal(emul_error_column(error, 0), 8);
    assert_int_equal(emul_regulation_parse("libemul: 1\nname: \x01\n", 19, NULL, NULL, &regulation, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_error_line(error, 0), 2);
    assert_int_equal(emul_regulation_parse(NULL, 5, NULL, NULL, &regulation, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_parse("", 0, NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_parse(NULL, 0, NULL, NULL, &regulation, error), EMUL_E_REGULATION);
    assert_null(regulation);
    emul_error_destroy(error);
}

/* ---- limits ---- */

static emul_status parse_repeated(const char *head, const char *part, int64_t times, const char *tail, emul_error *error) {
    const size_t head_length = strlen(head);
    const size_t part_length = strlen(part);
    const size_t length = head_length + part_length * (size_t)times + strlen(tail);
    char *text = (char *)malloc(length + 1);
    emul_regulation *regulation = NULL;
    assert_non_null(text);
    memcpy(text, head, head_length);
    for (int64_t i = 0; i < times; i++) {
        memcpy(text + head_length + part_length * (size_t)i, part, part_length);
    }
    memcpy(text + head_length + part_length * (size_t)times, tail, strlen(tail) + 1);
    const emul_status status = emul_regulation_parse(text, length, NULL, NULL, &regulation, error);
    emul_regulation_destroy(regulation);
    free(text);
    return status;
}

static void test_limits(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(parse_repeated(LEAF "#", "x", 5 << 20, "\n", error), EMUL_E_LIMIT);
    assert_int_equal(parse_repeated(LEAF "stages: ", "[", 100, "\n", error), EMUL_E_LIMIT);
    assert_int_equal(parse_repeated(LEAF "stages: [", "a,", 100001, "a]\n", error), EMUL_E_LIMIT);
    assert_string_not_equal(emul_error_message(error, 0, EMUL_ENGLISH), emul_error_message(error, 0, EMUL_VIETNAMESE));
    assert_int_equal(parse_repeated(LEAF "name: ", "x", 70000, "\n", error), EMUL_E_LIMIT);
    assert_int_equal(parse_repeated(LEAF "tables: {t: {columns: [", "1,", 1025, "2]}}\n", error), EMUL_E_LIMIT);
    /* just within */
    assert_int_equal(parse_repeated(LEAF "#", "x", 1 << 20, "\n", error), EMUL_OK);
    assert_int_equal(parse_repeated(LEAF "name: ", "x", 60000, "\n", error), EMUL_OK);
    emul_error_destroy(error);
}

/* ---- normal form C ---- */

static void test_normal_form(void **state) {
    (void)state;
    /* "khám" with a combining acute (NFD) in the indicator, composed in the rule: the same name; the next, not declared, is another */
    static const char text[] = LEAF "  - {id: b, points: kh\xC3\xA1m}\nindicators: {x: {}, kha\xCC\x81m: {name: Te\xCC\x82n}}\n";
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_parse(text, sizeof text - 1, NULL, NULL, &regulation, error), EMUL_OK);
    emul_indicator spec = {.struct_size = sizeof spec};
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_INDICATOR), 2);
    assert_int_equal(emul_regulation_indicator(regulation, 1, &spec, error), EMUL_OK);
    assert_string_equal(spec.id, "kh\xC3\xA1m");
    assert_string_equal(spec.name, "T\xC3\xAAn");
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
}

/* Numbers and words stay the text they are: no type is guessed. */
static void test_scalars_are_text(void **state) {
    (void)state;
    static const char text[] = LEAF "id: 010\nname: no\ncites: 1e3\n";
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_parse(text, sizeof text - 1, NULL, NULL, &regulation, error), EMUL_OK);
    emul_header header = {.struct_size = sizeof header};
    assert_int_equal(emul_regulation_header(regulation, &header, error), EMUL_OK);
    assert_string_equal(header.id, "010");
    assert_string_equal(header.name, "no");
    assert_string_equal(header.cites, "1e3");
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
}

static void test_whole(void **state) {
    (void)state;
    static const char use[] = "use: [vn-2042]\n";
    case_text whole = case_text_read(EMUL_TEST_DIR "/unit/regulation", "whole.yaml");
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    assert_non_null(whole.bytes);
    assert_int_equal(emul_regulation_parse(whole.bytes, whole.length, NULL, NULL, &regulation, error), EMUL_OK);
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_CRITERION), 7);
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_CLASS), 4);
    emul_regulation_destroy(regulation);
    regulation = NULL;
    char *with_use = (char *)malloc(whole.length + sizeof use);
    assert_non_null(with_use);
    memcpy(with_use, whole.bytes, whole.length);
    memcpy(with_use + whole.length, use, sizeof use);
    assert_int_equal(emul_regulation_parse(with_use, whole.length + sizeof use - 1, NULL, NULL, &regulation, error), EMUL_E_UNKNOWN_ID);
    assert_int_equal(emul_error_total(error), 1);
    assert_string_equal(emul_error_field(error, 0), "use");
    free(with_use);
    case_text_destroy(&whole);
    emul_error_destroy(error);
}

/* ---- no text makes it stumble ---- */

static void mutate(random_source *random, char *text, size_t length) {
    static const char tricky[] = "{}[]:,-#&*!|>'\"%@`\n \t?\\~.0aA\x01\xC3\x28\xEF";
    const int64_t changes = random_between(random, 1, 4);
    for (int64_t i = 0; i < changes; i++) {
        const size_t at = (size_t)random_between(random, 0, (int64_t)length - 1);
        const size_t other = (size_t)random_between(random, 0, (int64_t)length - 1);
        if (random_once_in(random, 3)) {
            const size_t most = length - (at > other ? at : other);
            memmove(text + at, text + other, (size_t)random_between(random, 0, most < 40 ? (int64_t)most : 40));
        } else {
            text[at] = tricky[random_between(random, 0, (int64_t)sizeof tricky - 2)];
        }
    }
}

static void test_mutations(void **state) {
    (void)state;
    static const char *const folders[] = {EMUL_TEST_DIR "/unit/regulation", EMUL_EXAMPLES_DIR "/cao-bang-2023"};
    static const char *const names[] = {"twelve_mistakes.yaml", "regulation.yaml"};
    random_source random = {20240816};
    emul_error *error = emul_error_create(NULL);
    for (int32_t f = 0; f < 2; f++) {
        case_text original = case_text_read(folders[f], names[f]);
        assert_non_null(original.bytes);
        char *text = (char *)malloc(original.length);
        for (int32_t i = 0; i < 3000; i++) {
            emul_regulation *regulation = NULL;
            memcpy(text, original.bytes, original.length);
            mutate(&random, text, original.length);
            const emul_status status = emul_regulation_parse(text, original.length, NULL, NULL, &regulation, error);
            assert_true((status == EMUL_OK) == (regulation != NULL));
            assert_true((status == EMUL_OK) == (emul_error_total(error) == 0));
            assert_int_equal(status, emul_error_code(error, 0));
            assert_int_not_equal(status, EMUL_E_INTERNAL);
            assert_int_not_equal(status, EMUL_E_MEMORY);
            emul_regulation_destroy(regulation);
        }
        free(text);
        case_text_destroy(&original);
    }
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_keys),
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_what_yaml_can_and_we_do_not),
        cmocka_unit_test(test_yaml_syntax),
        cmocka_unit_test(test_places_in_scalars),
        cmocka_unit_test(test_places_in_folded_scalars),
        cmocka_unit_test(test_place_of_second_line),
        cmocka_unit_test(test_bytes),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_normal_form),
        cmocka_unit_test(test_scalars_are_text),
        cmocka_unit_test(test_whole),
        cmocka_unit_test(test_mutations),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
