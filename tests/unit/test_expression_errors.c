/* What is said about rules that cannot be read: the code, the line and the column of the offending text, in both languages, with the fix where
 * there is one. Columns are counted by hand; a rule begins in line 3, column 7, so that its n-th character stands in column n + 6. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/failing_allocator.h"
#include "support/random.h"
#include "unit/expression/bench.h"

typedef struct problem {
    emul_status code;
    int64_t at;       /* character of the rule, from 1 */
    const char *says; /* part of the English message or hint */
} problem;

typedef struct bad_rule {
    const char *rule;
    emul__type want;
    problem problems[3]; /* in order */
} bad_rule;

enum { FIRST_LINE = 3, BEFORE = 6 };

static bool contains(const bench *b, int64_t index, const char *part) {
    return strstr(emul_error_message(b->error, index, EMUL_ENGLISH), part) != NULL ||
           strstr(emul_error_hint(b->error, index, EMUL_ENGLISH), part) != NULL;
}

static void check_problem(const bench *b, const char *rule, int64_t index, const problem *expected) {
    const char *english = emul_error_message(b->error, index, EMUL_ENGLISH);
    const char *vietnamese = emul_error_message(b->error, index, EMUL_VIETNAMESE);
    if (emul_error_code(b->error, index) != expected->code || emul_error_column(b->error, index) != expected->at + BEFORE ||
        emul_error_line(b->error, index) != FIRST_LINE) {
        fail_msg("%s: expected %s at %d, got %s at %d:%d, %s", rule, emul_status_name(expected->code), (int)expected->at + BEFORE,
                 emul_status_name(emul_error_code(b->error, index)), (int)emul_error_line(b->error, index),
                 (int)emul_error_column(b->error, index), english);
    }
    if (!contains(b, index, expected->says)) {
        fail_msg("%s: “%s” does not say “%s”", rule, english, expected->says);
    }
    assert_string_equal(emul_error_input(b->error, index), "r.yaml");
    assert_string_equal(emul_error_field(b->error, index), "points");
    assert_true(vietnamese[0] != '\0' && strcmp(vietnamese, english) != 0);
    assert_true((emul_error_hint(b->error, index, EMUL_ENGLISH)[0] == '\0') ==
                (emul_error_hint(b->error, index, EMUL_VIETNAMESE)[0] == '\0'));
}

static void check_rule(const bad_rule *bad) {
    bench b;
    bench_open(&b, NULL);
    emul__program program;
    const emul__request request = bench_request(bad->rule, bad->want);
    if (emul__compile(&b.compiler, &request, &program, b.error)) {
        fail_msg("%s: accepted", bad->rule);
    }
    int64_t count = 0;
    while (count < 3 && bad->problems[count].code != EMUL_OK) {
        count++;
    }
    if (emul_error_count(b.error) != count) {
        fail_msg("%s: %d problems expected, %d reported: %s", bad->rule, (int)count, (int)emul_error_count(b.error),
                 emul_error_message(b.error, 0, EMUL_ENGLISH));
    }
    for (int64_t i = 0; i < count; i++) {
        check_problem(&b, bad->rule, i, &bad->problems[i]);
    }
    bench_close(&b);
}

static void check(const bad_rule *rules, size_t count) {
    for (size_t i = 0; i < count; i++) {
        check_rule(&rules[i]);
    }
}

#define CHECK(rules) check(rules, sizeof(rules) / sizeof(rules)[0])
#define N EMUL__NUMBER
#define T EMUL__TRUTH

static const bad_rule syntax_rules[] = {
    {"", N, {{EMUL_E_SYNTAX, 1, "ends"}}},
    {"   ", N, {{EMUL_E_SYNTAX, 4, "ends"}}},
    {"visits +", N, {{EMUL_E_SYNTAX, 9, "ends"}}},
    {"visits visits", N, {{EMUL_E_SYNTAX, 8, "“visits”"}}},
    {"bonus@self", N, {{EMUL_E_REGULATION, 1, "a word of the language"}}},
    {")", N, {{EMUL_E_SYNTAX, 1, "“)”"}}},
    {"(visits", N, {{EMUL_E_SYNTAX, 8, "“)”"}}},
    {"min(visits, 1", N, {{EMUL_E_SYNTAX, 14, "“,”"}}},
    {"min(visits,)", N, {{EMUL_E_SYNTAX, 12, "“)”"}}},
    {"a + * b", N, {{EMUL_E_SYNTAX, 5, "“*”"}}},
    {"visits >= 1 >= 2", T, {{EMUL_E_SYNTAX, 13, "write a <= x and x < b"}}},
    {"visits in (1, 2) == yes", T, {{EMUL_E_SYNTAX, 18, "chained"}}},
    {"visits in ()", T, {{EMUL_E_SYNTAX, 12, "“)”"}}},
    {"visits in 1", T, {{EMUL_E_SYNTAX, 11, "“(”"}}},
    {"a = b", N, {{EMUL_E_SYNTAX, 3, "compare with =="}}},
    {"7,5 + 1", N, {{EMUL_E_SYNTAX, 2, "the decimal mark is a point: 7.5"}}},
    {"visits + .75", N, {{EMUL_E_SYNTAX, 10, "write “0.75”"}}},
    {".5", N, {{EMUL_E_SYNTAX, 1, "write “0.5”"}}},
    {"5.", N, {{EMUL_E_SYNTAX, 2, "“.”"}}},
    {"1.2345678", N, {{EMUL_E_RANGE, 1, "six decimals"}}},
    {"2 * 99999999999999", N, {{EMUL_E_OVERFLOW, 5, "largest number"}}},
    {"visits ≥ 1", T, {{EMUL_E_SYNTAX, 8, "write “>=”"}}},
    {"bảo_hiểm × 2", N, {{EMUL_E_SYNTAX, 10, "write “*”"}}}, /* nine characters before it, of more bytes */
    {"a && b", T, {{EMUL_E_SYNTAX, 3, "write “and”"}}},
    {"visits: 1", N, {{EMUL_E_SYNTAX, 7, "“:”"}}},
    {"\"visits\"", N, {{EMUL_E_REGULATION, 1, "can only be compared"}}},
    {"rating == \"tot", T, {{EMUL_E_SYNTAX, 11, "not closed"}}},
    {"rating == \"\"", T, {{EMUL_E_SYNTAX, 11, "no label"}}},
    {"rating == “tot”", T, {{EMUL_E_SYNTAX, 11, "straight quotation marks"}}},
    {"rating == 'tot'", T, {{EMUL_E_SYNTAX, 11, "straight quotation marks"}}},
    {"points(\"I.1\")", N, {{EMUL_E_REGULATION, 8, "needs an id"}}},
    /* what other languages, spreadsheets and plain Vietnamese write */
    {"visits => 1", T, {{EMUL_E_SYNTAX, 8, "write “>=”"}}},
    {"visits =< 1", T, {{EMUL_E_SYNTAX, 8, "write “<=”"}}},
    {"visits <> 1", T, {{EMUL_E_SYNTAX, 8, "write “!=”"}}},
    {"visits ** 2", N, {{EMUL_E_SYNTAX, 8, "x * x"}}},
    {"visits ^ 2", N, {{EMUL_E_SYNTAX, 8, "x * x"}}},
    {"visits : 2", N, {{EMUL_E_SYNTAX, 8, "write “/”"}}},
    {"!self_report", T, {{EMUL_E_SYNTAX, 1, "write “not”"}}},
    {"a || b", T, {{EMUL_E_SYNTAX, 3, "write “or”"}}},
    {"min(visits; 1)", N, {{EMUL_E_SYNTAX, 11, "write “,”"}}},
    {"(visits / beds) %", N, {{EMUL_E_SYNTAX, 17, "right after a number"}}},
    {"a > 1 và b > 2", T, {{EMUL_E_SYNTAX, 7, "write “and”"}}},
    {"a > 1 HOẶC b > 2", T, {{EMUL_E_SYNTAX, 7, "write “or”"}}},
    {"(a > 1) AND (b > 2)", T, {{EMUL_E_SYNTAX, 9, "write “and”"}}},
    {"không self_report", T, {{EMUL_E_SYNTAX, 1, "write “not”"}}},
    {"a > 1 or Not b > 2", T, {{EMUL_E_SYNTAX, 10, "write “not”"}}},
    {"IF(visits > 1, 1, 0)", N, {{EMUL_E_UNKNOWN_ID, 1, "write “if”"}}},
    {"If(visits > 1, 1, 0)", N, {{EMUL_E_UNKNOWN_ID, 1, "write “if”"}}},
    {"nếu(visits > 1, 1, 0)", N, {{EMUL_E_UNKNOWN_ID, 1, "write “if”"}}},
    {"SUM(visits)", N, {{EMUL_E_UNKNOWN_ID, 1, "write “sum”"}}},
    {"AVERAGE(visits, beds)", N, {{EMUL_E_UNKNOWN_ID, 1, "write “mean”"}}},
    {"if(visits = 5, 1, 0)", N, {{EMUL_E_REGULATION, 4, "visits == 5"}}},
    {"2024-13", N, {{EMUL_E_SYNTAX, 1, "2024 - 1"}}},
    {"1 + 2024-1", N, {{EMUL_E_SYNTAX, 5, "subtraction needs spaces"}}},
    {"sum(visits, 2024-02-30)", N, {{EMUL_E_SYNTAX, 13, "“2024-02-30”"}}},
    {"sum(visits, 2024-08-30..2024-08-16)", N, {{EMUL_E_SYNTAX, 13, "no date"}}},
    {"2024-08 + 1", N, {{EMUL_E_SYNTAX, 1, "sum(x, 2024-08)"}}},
    {"6A1 + 1", N, {{EMUL_E_SYNTAX, 1, "begin with a letter"}}},
    {"1.2.3", N, {{EMUL_E_SYNTAX, 1, "neither a number"}}},
    {"visits@", N, {{EMUL_E_SYNTAX, 8, "facet"}}},
    {"full@plan", N, {{EMUL_E_SYNTAX, 5, "“@”"}}},
    {"visits -> 2", N, {{EMUL_E_SYNTAX, 8, "“->”"}}},
    {"steps(visits, > 1)", N, {{EMUL_E_SYNTAX, 18, "“->”"}}},
    {"a not in (1, 2)", T, {{EMUL_E_SYNTAX, 3, "“not”"}}},
    {"a \xFF", N, {{EMUL_E_SYNTAX, 3, "UTF-8"}}},
};

static void syntax(void **state) {
    (void)state;
    CHECK(syntax_rules);
}

static const bad_rule name_rules[] = {
    {"foo(1)", N, {{EMUL_E_UNKNOWN_ID, 1, "unknown function “foo”"}}},
    {"proportionl(visits)", N, {{EMUL_E_UNKNOWN_ID, 1, "“proportional”"}}},
    {"vists + 1", N, {{EMUL_E_UNKNOWN_ID, 1, "did you mean “visits”?"}}},
    {"visits + progres", N, {{EMUL_E_UNKNOWN_ID, 10, "write “progress”"}}},
    {"diem_thuong + 1", N, {{EMUL_E_UNKNOWN_ID, 1, "did you mean “điểm_thưởng”?"}}},
    {"total + totl", N, {{EMUL_E_UNKNOWN_ID, 9, "“total”"}}},
    {"progress@plan", N, {{EMUL_E_REGULATION, 1, "no facets"}}},
    {"lookup(erly, 1, 2)", N, {{EMUL_E_UNKNOWN_ID, 8, "“early”"}}},
    {"points(I.9)", N, {{EMUL_E_UNKNOWN_ID, 8, "“I.1”"}}},
    {"points(M)", N, {{EMUL_E_UNKNOWN_ID, 8, "“M”"}}}, /* of another scorecard */
    {"share(II)", N, {{EMUL_E_REGULATION, 7, "`max:`"}}},
    {"points(1 + 2)", N, {{EMUL_E_REGULATION, 8, "points(I.1)"}}},
    {"total(unt)", N, {{EMUL_E_UNKNOWN_ID, 7, "“unit”"}}},
    {"class(member) == tot", T, {{EMUL_E_REGULATION, 1, "no classes"}}},
    {"awarded(co_thi_du)", T, {{EMUL_E_UNKNOWN_ID, 9, "“co_thi_dua”"}}},
    {"streak(x, by = month)", N, {{EMUL_E_UNKNOWN_ID, 16, "by = year"}}},
    {"weekdays(friday)", N, {{EMUL_E_UNKNOWN_ID, 10, "fri"}}},
    {"round(visits, 2, mode = half)", N, {{EMUL_E_UNKNOWN_ID, 25, "half_away"}}},
};

static void names(void **state) {
    (void)state;
    CHECK(name_rules);
}

static const bad_rule type_rules[] = {
    {"self_report + 1", N, {{EMUL_E_REGULATION, 1, "if(x, 1, 0)"}}},
    {"not visits", T, {{EMUL_E_REGULATION, 5, "x > 0"}}},
    {"not đạt_chuẩn", T, {{EMUL_E_REGULATION, 5, "declare đạt_chuẩn: {type: yes_no}"}}},
    {"if(report, 1, 0)", N, {{EMUL_E_REGULATION, 4, "declare report: {type: yes_no}"}}},
    {"visits == \"A+\"", T, {{EMUL_E_REGULATION, 1, "not a label"}}},
    {"rating == \"A+\"", T, {{EMUL_E_UNKNOWN_ID, 11, "the first label is “tot”"}}},
    /* points against shares: the marks of criteria here are 60, 30 and 10 */
    {"total >= 80%", T, {{EMUL_E_REGULATION, 10, "write the points: 80;"}}},
    {"80 % <= total", T, {{EMUL_E_REGULATION, 1, "write the points: 80;"}}},
    {"points(I) >= 50%", T, {{EMUL_E_REGULATION, 14, "write the points: 50;"}}},
    {"lowest_share >= 85", T, {{EMUL_E_REGULATION, 17, "write 85%"}}},
    {"share(I) < 62.5", T, {{EMUL_E_REGULATION, 12, "write 62.5%"}}},
    {"share(I) >= nine", T, {{EMUL_E_REGULATION, 13, "write 9%"}}},
    {"visits", T, {{EMUL_E_REGULATION, 1, "condition is needed"}}},
    {"self_report", N, {{EMUL_E_REGULATION, 1, "number is needed"}}},
    {"rating", N, {{EMUL_E_REGULATION, 1, "level(x"}}},
    {"rating or visits > 1", T, {{EMUL_E_REGULATION, 1, "x == tot"}}},
    {"min(self_report, 1)", N, {{EMUL_E_REGULATION, 5, "if(x, 1, 0)"}}},
    {"if(visits > 1, 1, self_report)", N, {{EMUL_E_REGULATION, 19, "two numbers"}}},
    {"if(visits, 1, 2)", N, {{EMUL_E_REGULATION, 4, "condition"}}},
    {"self_report > yes", T, {{EMUL_E_REGULATION, 1, "in size"}}},
    {"undeclared == yes", T, {{EMUL_E_REGULATION, 1, "type: yes_no"}}},
    {"rating == tott", T, {{EMUL_E_UNKNOWN_ID, 11, "“tot”"}}},
    {"rating == xyz", T, {{EMUL_E_UNKNOWN_ID, 11, "the first label is “tot”"}}},
    {"rating == (a + b)", T, {{EMUL_E_REGULATION, 12, "not a label"}}},
    {"rating in (tot, giỏi)", T, {{EMUL_E_UNKNOWN_ID, 17, "“giỏi”"}}},
    {"class(unit) >= tôt", T, {{EMUL_E_UNKNOWN_ID, 16, "“tot”"}}},
    {"class(unit) == rating@x", T, {{EMUL_E_REGULATION, 1, "different sets"}}},
    {"kind == A or kind > B", T, {{EMUL_E_REGULATION, 14, "no order"}}},
    {"kind == A or kind == kind@x", T, {{EMUL_E_REGULATION, 14, "different sets"}}},
    {"n > 0 and n == A", T, {{EMUL_E_REGULATION, 11, "used as a number elsewhere"}}},
    {"level(visits, tot -> 1, else = 0)", N, {{EMUL_E_REGULATION, 7, "not a label"}}},
    {"level(self_report, tot -> 1)", N, {{EMUL_E_REGULATION, 20, "yes or no"}}},
    {"sum(rating)", N, {{EMUL_E_REGULATION, 5, "only count and last"}}},
    {"sum(5)", N, {{EMUL_E_REGULATION, 5, "sum(visits)"}}},
    {"sum(visits - beds)", N, {{EMUL_E_REGULATION, 14, "“visits” and “beds” are two series"}}},
    {"sum(if(visits@a > 1, visits, 0))", N, {{EMUL_E_REGULATION, 22, "sum(visits@a) - sum(visits)"}}},
    {"mean(visits - prev(visits))", N, {{EMUL_E_REGULATION, 20, "are two series"}}},
    {"count(2 * visits)", N, {{EMUL_E_REGULATION, 7, "compare it, for example x > 0"}}},
    {"sum(visits > 3)", N, {{EMUL_E_REGULATION, 5, "if(x, 1, 0)"}}},
    {"last(rating == tott)", T, {{EMUL_E_UNKNOWN_ID, 16, "“tot”"}}},
    {"count(visits > total)", N, {{EMUL_E_REGULATION, 16, "“total” cannot stand"}}},
    {"count(visits > mean(visits))", N, {{EMUL_E_REGULATION, 16, "“mean(visits)” cannot stand"}}},
    {"sum(rank(visits) * 2)", N, {{EMUL_E_REGULATION, 5, "“rank(visits)” cannot stand"}}},
    {"sum(final(visits) * 2)", N, {{EMUL_E_REGULATION, 5, "“final” needs"}}},
    {"sum(2 * visits, 2024)", N, {{EMUL_E_REGULATION, 17, "2024-01..2024-12"}}},
    {"count(prev(visits) > 2, 2024-08)", N, {{EMUL_E_REGULATION, 25, "cannot be moved"}}},
    {"trimmed_mean(2 * visits@judge, -1, 1)", N, {{EMUL_E_RANGE, 32, "from 0 to 1000"}}},
    {"sum(total)", N, {{EMUL_E_REGULATION, 5, "a fact with several values"}}},
    {"sum(visits, 2024)", N, {{EMUL_E_REGULATION, 13, "2024-01..2024-12"}}},
    {"count(visits, beds)", N, {{EMUL_E_REGULATION, 15, "no period"}}},
    {"prev(prev(visits))", N, {{EMUL_E_UNSUPPORTED, 6, "one year back"}}},
    {"prev(total)", N, {{EMUL_E_REGULATION, 6, "no fact"}}},
    {"year(weekdays(mon))", N, {{EMUL_E_REGULATION, 6, "no fact"}}},
    {"prev(sum(visits, 2024-08))", N, {{EMUL_E_REGULATION, 18, "cannot be moved"}}},
};

static void types(void **state) {
    (void)state;
    CHECK(type_rules);
}

static const bad_rule argument_rules[] = {
    {"steps(visits)", N, {{EMUL_E_REGULATION, 1, "lacks its pairs"}}},
    {"steps(visits, 1 -> 2, 1 -> 3)", N, {{EMUL_E_REGULATION, 23, "all rise or all fall"}}},
    {"steps(visits, 1 -> 2, 3 -> 3, 2 -> 1)", N, {{EMUL_E_REGULATION, 31, "all rise or all fall"}}},
    {"steps(visits, > 1 -> 2, < 3 -> 3)", N, {{EMUL_E_REGULATION, 25, "not both"}}},
    {"steps(visits, == 1 -> 2)", N, {{EMUL_E_REGULATION, 15, "no step"}}},
    {"steps(visits, beds -> 2)", N, {{EMUL_E_REGULATION, 15, "fixed number"}}},
    {"steps(visits, 1 -> 1/3)", N, {{EMUL_E_REGULATION, 20, "six decimals"}}},
    {"line(visits, 0 -> 1)", N, {{EMUL_E_REGULATION, 1, "two points"}}},
    {"line(visits, 1 -> 1, 0 -> 2)", N, {{EMUL_E_REGULATION, 22, "ascend"}}},
    {"line(visits, > 1 -> 1, 2 -> 2)", N, {{EMUL_E_REGULATION, 14, "x -> y"}}},
    {"level(rating, tot -> 1, kha -> 2)", N, {{EMUL_E_REGULATION, 1, "“trung_binh”"}}},
    {"level(rating, tot -> 1, tot -> 2, else = 0)", N, {{EMUL_E_REGULATION, 25, "listed before"}}},
    {"level(rating, > tot -> 1, else = 0)", N, {{EMUL_E_REGULATION, 15, "no level"}}},
    {"each(visits, -1, at_most = 2)", N, {{EMUL_E_REGULATION, 28, "opposite signs"}}},
    {"each(visits)", N, {{EMUL_E_REGULATION, 1, "too few arguments"}}},
    {"each(visits, 1, 2)", N, {{EMUL_E_REGULATION, 17, "each(n, 0.5, at_most = 2)"}}},
    {"each(visits, 1, at_mst = 2)", N, {{EMUL_E_REGULATION, 17, "no argument “at_mst”"}}},
    {"each(n, 1, at_most = 2, at_most = 3)", N, {{EMUL_E_REGULATION, 25, "twice"}}},
    {"clamp(visits, 5, 1)", N, {{EMUL_E_REGULATION, 1, "clamp(x, low, high)"}}},
    {"round(visits, 7)", N, {{EMUL_E_RANGE, 15, "from 0 to 6"}}},
    {"round(visits, 1.5)", N, {{EMUL_E_RANGE, 15, "whole number"}}},
    {"trimmed_spread(x@judge, 1, -1)", N, {{EMUL_E_RANGE, 28, "from 0 to 1000"}}},
    {"spread(3, 4)", N, {{EMUL_E_REGULATION, 8, "needs a fact with several values"}}},
    {"trimmed_mean(x@judge, -1, 1)", N, {{EMUL_E_RANGE, 23, "from 0 to 1000"}}},
    {"times(x, since = 0)", N, {{EMUL_E_RANGE, 18, "from 1 to 9999"}}},
    {"visits / 0", N, {{EMUL_E_DIVISION, 1, "divides by zero"}}},
    {"1 + 5 / (2 - 2)", N, {{EMUL_E_DIVISION, 5, "divides by zero"}}},
    {"9000000000000 * 9000000000000 * 9000000000000 * 9000000000000", N, {{EMUL_E_OVERFLOW, 1, "too large"}}},
    {"per(visits -> 1, 2)", N, {{EMUL_E_REGULATION, 1, "too few"}, {EMUL_E_REGULATION, 5, "no pairs"}}},
    /* every independent problem of a rule */
    {"vists + foo(1) + self_report",
     N,
     {{EMUL_E_UNKNOWN_ID, 1, "visits"}, {EMUL_E_UNKNOWN_ID, 9, "foo"}, {EMUL_E_REGULATION, 18, "number"}}},
    {"min(total(unt), rating) > points(I.9)",
     T,
     {{EMUL_E_UNKNOWN_ID, 11, "unit"}, {EMUL_E_REGULATION, 17, "number"}, {EMUL_E_UNKNOWN_ID, 34, "I.1"}}},
    {"rating == tott or vists > 1", T, {{EMUL_E_UNKNOWN_ID, 11, "tot"}, {EMUL_E_UNKNOWN_ID, 19, "visits"}}},
};

static void arguments(void **state) {
    (void)state;
    CHECK(argument_rules);
}

/* ---- places ---- */

static void expect_place(const bench *b, int64_t line, int64_t column) {
    assert_int_equal(emul_error_count(b->error), 1);
    assert_int_equal(emul_error_line(b->error, 0), line);
    assert_int_equal(emul_error_column(b->error, 0), column);
}

static void places(void **state) {
    (void)state;
    bench b;
    bench_open(&b, NULL);
    emul__program program;
    emul__request request = bench_request("visits\n  + vists", EMUL__NUMBER);
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    expect_place(&b, 4, 5);
    /* `broken` stands in line 14, column 5: visits + self_report, whose tenth character begins the second name */
    emul__error_clear(b.error);
    request = bench_request("1 + broken", EMUL__NUMBER);
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    expect_place(&b, 14, 14);
    /* said once: the next rule that uses it fails in silence */
    emul__error_clear(b.error);
    request = bench_request("2 + broken", EMUL__NUMBER);
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    assert_int_equal(emul_error_total(b.error), 0);
    /* built by calls: there is no line, the field says where */
    emul__error_clear(b.error);
    request = bench_request("vists", EMUL__NUMBER);
    request.place.line = 0;
    request.place.column = 0;
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    expect_place(&b, 0, 0);
    assert_string_equal(emul_error_field(b.error, 0), "points");
    /* without an error object */
    assert_false(emul__compile(&b.compiler, &request, &program, NULL));
    bench_close(&b);
}

/* ---- what may be spoken of where ---- */

static bool compiles(bench *b, const char *rule, emul__type want, uint32_t may) {
    emul__request request = bench_request(rule, want);
    emul__program program;
    request.may = may;
    emul__error_clear(b->error);
    const bool good = emul__compile(&b->compiler, &request, &program, b->error);
    assert_int_equal(good, emul_error_count(b->error) == 0);
    return good;
}

static void speakable(void **state) {
    static const struct {
        const char *rule;
        emul__type want;
        uint32_t needs;
    } rules[] = {
        {"points(I)", N, EMUL__MAY_POINTS},
        {"share(I)", N, EMUL__MAY_POINTS},
        {"total", N, EMUL__MAY_TOTALS},
        {"base", N, EMUL__MAY_TOTALS},
        {"bonus", N, EMUL__MAY_TOTALS},
        {"penalty", N, EMUL__MAY_TOTALS},
        {"lowest_share", N, EMUL__MAY_TOTALS},
        {"lowest_points", N, EMUL__MAY_TOTALS},
        {"place", N, EMUL__MAY_PLACE},
        {"class == tot", T, EMUL__MAY_CLASS},
        {"awarded(giay_khen)", T, EMUL__MAY_AWARDS},
        {"total(member)", N, EMUL__MAY_POINTS},
        {"place(member)", N, EMUL__MAY_POINTS},
    };
    (void)state;
    bench b;
    bench_open(&b, NULL);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        assert_true(compiles(&b, rules[i].rule, rules[i].want, rules[i].needs));
        assert_false(compiles(&b, rules[i].rule, rules[i].want, 0));
        assert_int_equal(emul_error_code(b.error, 0), EMUL_E_REGULATION);
        assert_false(compiles(&b, rules[i].rule, rules[i].want, EMUL__ONLY_ATTRIBUTES));
    }
    assert_true(compiles(&b, "type in (benh_vien, trung_tam) and visits > 1", T, EMUL__ONLY_ATTRIBUTES));
    static const char *const dated[] = {"visits@plan > 0", "year(visits) > 0", "sum(visits) > 0", "times(x) > 0", "weekdays(mon) > 0"};
    for (size_t i = 0; i < sizeof dated / sizeof dated[0]; i++) {
        assert_true(compiles(&b, dated[i], T, 0));
        assert_false(compiles(&b, dated[i], T, EMUL__ONLY_ATTRIBUTES));
    }
    bench_close(&b);
}

/* Where it is not certain that points are compared with a share, or a share with points, nothing is said. */
static void measures(void **state) {
    (void)state;
    static const char *const rules[] = {
        "total >= 80",          "lowest_share >= 85 %", "share(I) > 1.05", /* bonus points may pass the whole */
        "points(II) > 5%",                                                 /* no `max:` says how many points it has */
        "total(member) >= 50%", "share(I) >= progress", "visits / beds >= 80%", "visits >= 80%"};
    bench b;
    bench_open(&b, NULL);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        assert_true(compiles(&b, rules[i], T, EMUL__MAY_POINTS | EMUL__MAY_TOTALS));
    }
    bench_close(&b);
}

/* Without a criterion there are no full marks, without a scorecard no total. */
static void nothing_to_belong_to(void **state) {
    (void)state;
    static const char *const rules[] = {"full", "proportional(visits)", "total", "place + 1"};
    bench b;
    bench_open(&b, NULL);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        emul__request request = bench_request(rules[i], EMUL__NUMBER);
        emul__program program;
        request.criterion = -1;
        request.scorecard = -1;
        emul__error_clear(b.error);
        assert_false(emul__compile(&b.compiler, &request, &program, b.error));
        assert_int_equal(emul_error_code(b.error, 0), EMUL_E_REGULATION);
        assert_int_equal(emul_error_column(b.error, 0), 7);
    }
    bench_close(&b);
}

/* ---- limits ---- */

static emul_status compile_repeated(const char *before, const char *repeated, const char *middle, const char *after, int32_t times) {
    static char rule[20000];
    size_t used = 0;
    emul__text_copy_line(rule, sizeof rule - 1, &used, emul__text_of(before));
    for (int32_t i = 0; i < times; i++) {
        emul__text_copy_line(rule, sizeof rule - 1, &used, emul__text_of(repeated));
    }
    emul__text_copy_line(rule, sizeof rule - 1, &used, emul__text_of(middle));
    for (int32_t i = 0; i < times; i++) {
        emul__text_copy_line(rule, sizeof rule - 1, &used, emul__text_of(after));
    }
    rule[used] = '\0';
    bench b;
    bench_open(&b, NULL);
    const emul__request request = bench_request(rule, EMUL__NUMBER);
    emul__program program;
    emul_status status = emul__compile(&b.compiler, &request, &program, b.error) ? EMUL_OK : emul_error_code(b.error, 0);
    if (status == EMUL_OK) { /* what is accepted also runs */
        emul__ratio value = bench_run(&b, &program, "visits = 1");
        status = emul__ratio_state(value) == EMUL__PRESENT ? EMUL_OK : EMUL_E_INTERNAL;
    }
    bench_close(&b);
    return status;
}

static void limits(void **state) {
    (void)state;
    assert_int_equal(compile_repeated("", "(", "visits", ")", 64), EMUL_OK);
    assert_int_equal(compile_repeated("", "(", "visits", ")", 65), EMUL_E_LIMIT);
    assert_int_equal(compile_repeated("", "abs(", "visits", ")", 64), EMUL_OK);
    assert_int_equal(compile_repeated("", "abs(", "visits", ")", 65), EMUL_E_LIMIT);
    assert_int_equal(compile_repeated("", "-", "visits", "", 64), EMUL_OK);
    assert_int_equal(compile_repeated("", "-", "visits", "", 65), EMUL_E_LIMIT);
    assert_int_equal(compile_repeated("", "(1-1*", "visits", ")", 64), EMUL_OK);
    /* 1023 numbers and the sum they make are 1024 parts */
    assert_int_equal(compile_repeated("1", "+1", "", "", 1022), EMUL_OK);
    assert_int_equal(compile_repeated("1", "+1", "", "", 1023), EMUL_E_LIMIT);
    assert_int_equal(compile_repeated("visits", " ", "", "", 4090), EMUL_OK);
    assert_int_equal(compile_repeated("visits", " ", "", "", 4091), EMUL_E_LIMIT);
    assert_int_equal(compile_repeated("median(1", ",visits", "", "", 63), EMUL_E_SYNTAX); /* not closed */
}

/* Each value twice the one before: 2^40 parts if they were put in. */
static void values_that_double(void **state) {
    (void)state;
    enum { COUNT = 40 };
    static char ids[COUNT][16];
    static char sources[COUNT][48];
    emul__known_value values[COUNT];
    bench b;
    bench_open(&b, NULL);
    for (int32_t i = 0; i < COUNT; i++) {
        snprintf(ids[i], sizeof ids[i], "v%d", i);
        snprintf(sources[i], sizeof sources[i], i == 0 ? "visits" : "v%d + v%d", i - 1, i - 1);
        values[i] =
            (emul__known_value){.id = emul__text_of(ids[i]), .source = emul__text_of(sources[i]), .place = {.line = 1, .column = 1}};
    }
    b.names.values = values;
    b.names.value_count = COUNT;
    assert_true(emul__names_parse_values(&b.compiler, b.error));
    const emul__request request = bench_request("v39", EMUL__NUMBER);
    emul__program program;
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    assert_int_equal(emul_error_code(b.error, 0), EMUL_E_LIMIT);
    bench_close(&b);
}

/* Each value one more than the one before: too deep to put in, and too deep to look for circles, but no reason to fall. */
static void values_in_a_long_chain(void **state) {
    (void)state;
    enum { COUNT = 3000 };
    static char ids[COUNT][16];
    static char sources[COUNT][48];
    static emul__known_value values[COUNT];
    bench b;
    bench_open(&b, NULL);
    for (int32_t i = 0; i < COUNT; i++) {
        snprintf(ids[i], sizeof ids[i], "v%d", i);
        snprintf(sources[i], sizeof sources[i], i == COUNT - 1 ? "visits" : "((v%d + 1) * 1)", i + 1);
        values[i] =
            (emul__known_value){.id = emul__text_of(ids[i]), .source = emul__text_of(sources[i]), .place = {.line = 1, .column = 1}};
    }
    b.names.values = values;
    b.names.value_count = COUNT;
    assert_true(emul__names_parse_values(&b.compiler, b.error));
    emul__request request = bench_request("v0", EMUL__NUMBER);
    emul__program program;
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    assert_int_equal(emul_error_code(b.error, 0), EMUL_E_LIMIT);
    /* the last hundred, of three levels each, are no problem: 99 + visits */
    emul__error_clear(b.error);
    request = bench_request("v2900", EMUL__NUMBER);
    assert_true(emul__compile(&b.compiler, &request, &program, b.error));
    assert_true(bench_same(bench_run(&b, &program, "visits = 1"), bench_value("100")));
    bench_close(&b);
}

/* ---- circles ---- */

static void circles(void **state) {
    (void)state;
    emul__known_value values[] = {
        {.id = {"a", 1}, .source = {"b + 1", 5}, .place = {.line = 1, .column = 4}},
        {.id = {"b", 1}, .source = {"c", 1}, .place = {.line = 2, .column = 4}},
        {.id = {"c", 1}, .source = {"visits * a", 10}, .place = {.line = 3, .column = 4}},
        {.id = {"d", 1}, .source = {"d", 1}, .place = {.line = 4, .column = 4}},
        {.id = {"e", 1}, .source = {"points(e) + f + f", 17}, .place = {.line = 5, .column = 4}}, /* an id and a diamond are no circle */
        {.id = {"f", 1}, .source = {"visits +", 8}, .place = {.line = 6, .column = 4}},
    };
    bench b;
    bench_open(&b, NULL);
    b.names.values = values;
    b.names.value_count = 6;
    assert_false(emul__names_parse_values(&b.compiler, b.error));
    assert_int_equal(emul_error_count(b.error), 3);
    assert_int_equal(emul_error_line(b.error, 0), 6); /* the text that ends too soon */
    assert_int_equal(emul_error_column(b.error, 0), 12);
    assert_int_equal(emul_error_code(b.error, 1), EMUL_E_REGULATION);
    assert_non_null(strstr(emul_error_message(b.error, 1, EMUL_ENGLISH), "a -> b -> c -> a"));
    assert_int_equal(emul_error_line(b.error, 1), 3); /* where the circle closes: “a” in visits * a */
    assert_int_equal(emul_error_column(b.error, 1), 13);
    assert_non_null(strstr(emul_error_message(b.error, 2, EMUL_VIETNAMESE), "không đọc được chỉ tiêu trùng tên"));
    /* rules that use them fail without another word */
    emul__error_clear(b.error);
    const emul__request request = bench_request("a + d + f", EMUL__NUMBER);
    emul__program program;
    assert_false(emul__compile(&b.compiler, &request, &program, b.error));
    assert_int_equal(emul_error_total(b.error), 0);
    bench_close(&b);
}

/* ---- memory ---- */

static emul_status compile_some(const emul_allocator *allocator, void *context) {
    static const char *const rules[] = {
        "proportional(progress)", "steps(a / 3, 1 -> 2, 2 -> 3, else = b) + line(c, 0 -> 1, 1 -> 1/4)",
        "if(kind == tot, sum(likes, 2024-08), lookup(early, d, e))", "level(rating, tot -> 1, else = streak(x))",
        "median(f, g@plan, 3) + trimmed_mean(h@judge, 1, 1) + trimmed_spread(h@judge, 1, 1) + times(t) + total(member)"};
    (void)context;
    bench b;
    emul_status status = bench_open(&b, allocator) ? EMUL_OK : EMUL_E_MEMORY;
    for (size_t i = 0; status == EMUL_OK && i < sizeof rules / sizeof rules[0]; i++) {
        emul__request request = bench_request(rules[i], EMUL__NUMBER);
        request.ending = (emul__ending){.present = true, .places = 2, .has_max = true, .max = 30000000};
        emul__program program;
        if (!emul__compile(&b.compiler, &request, &program, b.error)) {
            status = emul_error_code(b.error, 0);
        }
    }
    bench_close(&b);
    return status;
}

static void memory_runs_out(void **state) {
    (void)state;
    assert_true(fail_each_allocation(compile_some, NULL) > 20);
}

/* ---- any text at all ---- */

static const char *const soup_words[] = {"visits",      "rating",
                                         "self_report", "progress",
                                         "tot",         "I.1",
                                         "1.2",         "3",
                                         "70%",         "8.25",
                                         "2024-08",     "2024",
                                         "..",          "2024-08-16..2024-08-30",
                                         "(",           ")",
                                         "(",           ")",
                                         ",",           ",",
                                         "+",           "-",
                                         "*",           "/",
                                         "==",          "!=",
                                         "<",           "<=",
                                         ">",           ">=",
                                         "->",          "=",
                                         "@",           "and",
                                         "or",          "not",
                                         "in",          "full",
                                         "if",          "else",
                                         "judge",       "proportional(",
                                         "line(",       "steps(",
                                         "per(",        "each(",
                                         "level(",      "lookup(",
                                         "early",       "clamp(",
                                         "round(",      "floor(",
                                         "sum(",        "mean(",
                                         "median(",     "min(",
                                         "max(",        "count(",
                                         "last(",       "trimmed_mean(",
                                         "spread(",     "trimmed_spread(",
                                         "weekdays(",   "year(",
                                         "prev(",       "points(",
                                         "share(",      "total",
                                         "class",       "place",
                                         "awarded(",    "times(",
                                         "streak(",     "khám",
                                         "\n",          "\xC2\xA0",
                                         "≥",           "\xFF",
                                         "\xE1\xBB",    "mode",
                                         "down",        "0",
                                         "else =",      "short =",
                                         "at_most =",   "known(",
                                         "abs("};

static size_t make_soup(random_source *random, char *soup, size_t capacity) {
    const int64_t count = random_between(random, 1, 24);
    size_t used = 0;
    for (int64_t i = 0; i < count; i++) {
        const char *word = soup_words[random_between(random, 0, (int64_t)(sizeof soup_words / sizeof soup_words[0]) - 1)];
        const size_t length = strlen(word);
        if (used + length + 1 >= capacity) {
            break;
        }
        memcpy(soup + used, word, length);
        used += length;
        if (random_once_in(random, 2)) {
            soup[used++] = ' ';
        }
    }
    for (size_t i = 0; i < used && random_once_in(random, 4); i++) {
        soup[random_between(random, 0, (int64_t)used - 1)] = (char)random_between(random, 0, 255);
    }
    return used;
}

/* Accepted or refused with a diagnostic, never a crash; what is accepted runs. */
static void soup(void **state) {
    (void)state;
    enum { ROUNDS = 200000, FRESH_EVERY = 500 };
    random_source random = {7};
    int64_t accepted = 0;
    bench b;
    bench_open(&b, NULL);
    for (int32_t i = 0; i < ROUNDS; i++) {
        char text[512];
        if (i % FRESH_EVERY == 0) {
            bench_close(&b);
            bench_open(&b, NULL);
        }
        char *exact = NULL; /* of just this size, so that a sanitizer sees a step beyond the end */
        const size_t length = make_soup(&random, text, sizeof text);
        exact = (char *)malloc(length + (length == 0));
        assert_non_null(exact);
        memcpy(exact, text, length);
        emul__request request = bench_request("", (emul__type)(i % 2));
        request.source = (emul__text){exact, length};
        request.ending.present = i % 2 == 0 && i % 3 == 0;
        emul__program program;
        emul__error_clear(b.error);
        const bool good = emul__compile(&b.compiler, &request, &program, b.error);
        if (good) {
            accepted++;
            bench_run(&b, &program, "visits = 3; visits@plan = 0; rating = tot");
        } else if (emul_error_count(b.error) == 0) {
            fail_msg("refused without a word: %.*s", (int)length, text);
        }
        free(exact);
    }
    bench_close(&b);
    assert_true(accepted > ROUNDS / 200);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(syntax),
        cmocka_unit_test(names),
        cmocka_unit_test(types),
        cmocka_unit_test(arguments),
        cmocka_unit_test(places),
        cmocka_unit_test(speakable),
        cmocka_unit_test(measures),
        cmocka_unit_test(nothing_to_belong_to),
        cmocka_unit_test(limits),
        cmocka_unit_test(values_that_double),
        cmocka_unit_test(values_in_a_long_chain),
        cmocka_unit_test(circles),
        cmocka_unit_test(memory_runs_out),
        cmocka_unit_test(soup),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
