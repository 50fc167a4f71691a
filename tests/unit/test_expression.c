/* What rules come to. Every expected value is worked out by hand; the comment beside a case shows how, or which rule of a regulation it is.
 * S2 … S34 are the shapes collected from regulations in force and from programs in use. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/expression/bench.h"

typedef struct rule_case {
    const char *rule;
    const char *facts;
    const char *expected;
} rule_case;

static void check(const rule_case *cases, size_t count, emul__type want, const emul__ending *ending) {
    bench b;
    bench_open(&b, NULL);
    for (size_t i = 0; i < count; i++) {
        emul__request request = bench_request(cases[i].rule, want);
        emul__program program;
        emul__error_clear(b.error);
        if (ending != NULL) {
            request.ending = *ending;
        }
        if (!emul__compile(&b.compiler, &request, &program, b.error)) {
            fail_msg("%s: %s", cases[i].rule, emul_error_message(b.error, 0, EMUL_ENGLISH));
        }
        const emul__ratio value = bench_run(&b, &program, cases[i].facts);
        if (!bench_same(value, bench_value(cases[i].expected))) {
            fail_msg("%s with %s: expected %s, got %lld (state %d)", cases[i].rule, cases[i].facts, cases[i].expected,
                     (long long)emul__ratio_round(value, 6, EMUL_ROUND_HALF_AWAY), (int)emul__ratio_state(value));
        }
    }
    bench_close(&b);
}

#define CHECK(cases, want) check(cases, sizeof(cases) / sizeof(cases)[0], want, NULL)

static const rule_case arithmetic_cases[] = {
    {"1 + 2 * 3", "", "7"},
    {"(1 + 2) * 3", "", "9"},
    {"2 - 3 - 4", "", "-5"}, /* (2 - 3) - 4 */
    {"24 / 4 / 2", "", "3"}, /* (24 / 4) / 2 */
    {"-2 * -3", "", "6"},
    {"- - 2", "", "2"},
    {"70%", "", "0.7"},
    {"97.8%", "", "0.978"},
    {"2024 - 1", "", "2023"},
    {"1/3*3", "", "1"}, /* exact: a quotient is a fraction */
    {"1/3 + 1/6", "", "1/2"},
    {"a / b * b", "a = 1; b = 3", "1"},
    {"a / 7 + a / 7 * 6", "a = 5", "5"},
    {"a + b", "a = 1.5; b = -2.25", "-0.75"},
    {"a - b * 2", "a = 1; b = 0.000001", "0.999998"},
    {"a * b", "a = 0.000001; b = 0.000001", "0.000001/1000000"},
    {"a * b / b", "a = 0.000001; b = 0.000001", "0.000001"},
    {"3 * a", "a = 2.5", "7.5"},
    {"a * -2", "a = 2.5", "-5"},
    {"-a", "a = 3", "-3"},
    {"-(a / 3)", "a = 1", "-1/3"},
    {"khám_bệnh / kế_hoạch@năm", "khám_bệnh = 3; kế_hoạch@năm = 4", "0.75"},
    {"I.1 + _x2", "I.1 = 1; _x2 = 2", "3"},
    {"x@judge.1 + x@2", "x@judge.1 = 8; x@2 = 9", "17"},
    {"a\n + b\xC2\xA0* 2", "a = 1; b = 2", "5"}, /* a no-break space is a space */
};

static void arithmetic(void **state) {
    (void)state;
    CHECK(arithmetic_cases, EMUL__NUMBER);
}

static const rule_case conditions_cases[] = {
    {"a / b >= 70%", "a = 7; b = 10", "yes"},
    {"a / b >= 70%", "a = 69.999; b = 100", "no"},
    {"a / b < 70%", "a = 69.999; b = 100", "yes"},
    {"a / b == c / d", "a = 5; b = 3; c = 10; d = 6", "yes"},
    {"a / 3 != 1/3", "a = 1", "no"},
    {"a > 2", "a = 2", "no"},
    {"a >= 2", "a = 2", "yes"},
    {"a < 2", "a = 2", "no"},
    {"a <= 2", "a = 2", "yes"},
    {"a == 2", "a = 2", "yes"},
    {"a != 2", "a = 2", "no"},
    {"visits == beds", "visits = 2; beds = 2", "yes"},
    {"a in (1, 2, 5)", "a = 5", "yes"},
    {"a in (1, 2, 5)", "a = 4", "no"},
    {"a / 2 in (b, 2.5)", "a = 5; b = 0", "yes"},
    {"a in (7)", "a = 7", "yes"},
    /* `not` binds looser than a comparison, `and` looser than `not`, `or` loosest */
    {"not a > 1 or b > 1", "a = 2; b = 2", "yes"},
    {"a > 1 or b > 1 and c > 1", "a = 2; b = 0; c = 0", "yes"}, /* yes or (no and no) */
    {"(a > 1 or b > 1) and c > 1", "a = 2; b = 0; c = 0", "no"},
    {"not not a > 1", "a = 2", "yes"},
    {"-a < 2 and a + 1 > 3 * 1", "a = 2.5", "yes"}, /* -2.5 < 2 and 3.5 > 3 */
    {"self_report", "self_report = yes", "yes"},
    {"not self_report", "self_report = yes", "no"},
    {"self_report == no", "self_report = no", "yes"},
    {"self_report == yes", "self_report = no", "no"},
    {"self_report != no", "self_report = no", "no"},
    {"self_report == không", "self_report = no", "yes"},
    {"self_report == đạt", "self_report = yes", "yes"},
    {"no == self_report", "self_report = no", "yes"},
    {"unreported", "self_report = no", "yes"},
    {"unreported == yes", "self_report = no", "yes"},
    {"self_report == self_report@cross", "self_report = no; self_report@cross = no", "yes"},
    {"self_report != (a > 1)", "self_report = no; a = 2", "yes"},
    {"if(a > 1, self_report, b > 1)", "a = 2; self_report = yes; b = 0", "yes"},
};

static void conditions(void **state) {
    (void)state;
    CHECK(conditions_cases, EMUL__TRUTH);
}

static const rule_case labels_cases[] = {
    {"rating == kha", "rating = kha", "yes"},
    {"rating != kha", "rating = kha", "no"},
    {"kha == rating", "rating = kha", "yes"},
    {"rating in (tot, kha)", "rating = kha", "yes"},
    {"rating in (tot, kha)", "rating = yeu", "no"},
    {"rating == rating@cross", "rating = kha; rating@cross = kha", "yes"},
    {"rating >= rating@cross", "rating = yeu; rating@cross = kha", "no"},
    {"mark == tot", "rating = tot", "yes"}, /* through the named value */
    /* better stands earlier in the list: >= tot is tot or better */
    {"class(unit) >= tot", "class(unit) = xuat_sac", "yes"},
    {"class(unit) >= tot", "class(unit) = tot", "yes"},
    {"class(unit) >= tot", "class(unit) = hoan_thanh", "no"},
    {"class > tot", "class(unit) = tot", "no"},
    {"class < tot", "class(unit) = hoan_thanh", "yes"},
    {"class <= tot", "class(unit) = xuat_sac", "no"},
    {"tot <= class", "class(unit) = xuat_sac", "yes"},
    /* no class is no label, and worse than all */
    {"class >= hoan_thanh", "class(unit) = none", "no"},
    {"class < hoan_thanh", "class(unit) = none", "yes"},
    {"class == tot", "class(unit) = none", "no"},
    /* an undeclared name next to a label is a label */
    {"kind == benh_vien", "kind = benh_vien", "yes"},
    {"kind == benh_vien", "kind = nowhere_mentioned", "no"},
    {"kind != benh_vien", "kind = nowhere_mentioned", "yes"},
    {"kind in (benh_vien, trung_tâm)", "kind = trung_tâm", "yes"},
    {"khối in (lớp_6, lớp_7)", "khối = lớp_8", "no"},
    {"kind == 6A1 or kind == 7", "kind = 7", "yes"},
    {"if(a > 1, rating, rating@cross) == tot", "a = 0; rating = yeu; rating@cross = tot", "yes"},
    {"last(rating) == kha", "last(rating) = kha", "yes"},
    {"prev(rating) == kha", "prev(rating) = kha", "yes"},
    {"rating == kha", "rating = missing", "missing"},
    {"rating == kha or a > 1", "rating = missing; a = 2", "yes"},
};

static void labels(void **state) {
    (void)state;
    CHECK(labels_cases, EMUL__TRUTH);
}

/* Kleene's strong three-valued logic (S. C. Kleene, Introduction to Metamathematics, 1952, § 64), with the stronger of two reasons kept. */
static const rule_case three_values_cases[] = {
    {"p and q", "p = yes; q = yes", "yes"},
    {"p and q", "p = yes; q = no", "no"},
    {"p and q", "p = no; q = no", "no"},
    {"p and q", "p = yes; q = missing", "missing"},
    {"p and q", "p = missing; q = no", "no"},
    {"p and q", "p = no; q = missing", "no"},
    {"p and q", "p = missing; q = missing", "missing"},
    {"p or q", "p = no; q = no", "no"},
    {"p or q", "p = no; q = yes", "yes"},
    {"p or q", "p = yes; q = yes", "yes"},
    {"p or q", "p = missing; q = yes", "yes"},
    {"p or q", "p = yes; q = missing", "yes"},
    {"p or q", "p = no; q = missing", "missing"},
    {"p or q", "p = missing; q = missing", "missing"},
    {"not p", "p = missing", "missing"},
    {"not p", "p = n/a", "n/a"},
    /* overflow > division > no level > missing > not applicable */
    {"p and q", "p = n/a; q = missing", "missing"},
    {"p or q", "p = missing; q = n/a", "missing"},
    {"p and q", "p = n/a; q = yes", "n/a"},
    {"p or q", "p = division; q = missing", "division"},
    {"p and q", "p = division; q = overflow", "overflow"},
    {"p and q", "p = no level; q = missing", "no level"},
    {"p and q", "p = division; q = no level", "division"},
    /* what is decided already does not wait for an error */
    {"p and q", "p = no; q = overflow", "no"},
    {"p or q", "p = division; q = yes", "yes"},
};

static void three_values(void **state) {
    (void)state;
    bench b;
    bench_open(&b, NULL);
    for (size_t i = 0; i < sizeof three_values_cases / sizeof three_values_cases[0]; i++) {
        /* p and q as comparisons would be numbers: two facets of a yes_no indicator stand for them */
        char rule[64];
        char facts[96];
        size_t used = 0;
        for (const char *at = three_values_cases[i].rule; *at != '\0'; at++) {
            const bool p = *at == 'p';
            const bool q = *at == 'q';
            const emul__text piece = p ? EMUL__TEXT("self_report@p") : q ? EMUL__TEXT("self_report@q") : (emul__text){at, 1};
            emul__text_copy_line(rule, sizeof rule - 1, &used, piece);
        }
        rule[used] = '\0';
        used = 0;
        for (const char *at = three_values_cases[i].facts; *at != '\0'; at++) {
            const bool name = (*at == 'p' || *at == 'q') && at[1] == ' ' && at[2] == '=';
            emul__text_copy_line(facts, sizeof facts - 1, &used, name ? EMUL__TEXT("self_report@") : EMUL__TEXT(""));
            emul__text_copy_line(facts, sizeof facts - 1, &used, (emul__text){at, 1});
        }
        facts[used] = '\0';
        const emul__request request = bench_request(rule, EMUL__TRUTH);
        emul__program program;
        assert_true(emul__compile(&b.compiler, &request, &program, b.error));
        if (!bench_same(bench_run(&b, &program, facts), bench_value(three_values_cases[i].expected))) {
            fail_msg("%s with %s is not %s", three_values_cases[i].rule, three_values_cases[i].facts, three_values_cases[i].expected);
        }
    }
    bench_close(&b);
}

static const rule_case states_cases[] = {
    {"a + b", "a = 1", "missing"},
    {"a + b", "a = 1; b = n/a", "n/a"},
    {"a + b", "a = missing; b = n/a", "missing"},
    {"a * b", "a = 0; b = missing", "missing"},
    {"a / b", "a = 1; b = 0", "division"},
    {"a / b", "a = 0; b = 0", "division"},
    {"a / b", "a = missing; b = 0", "missing"}, /* nothing is known of a; it is not divided */
    {"a / b + c", "a = 1; b = 0", "division"},  /* division by zero is stronger than missing */
    {"a + a", "a = 9000000000000", "overflow"},
    {"a - b", "a = -9223372036854.7758; b = 0.000001", "overflow"}, /* one below the least decimal */
    {"-a", "a = 9223372036854.775807", "overflow"},                 /* the least decimal is -9223372036854.775800 */
    {"a * 1000000", "a = 9300000", "overflow"},
    {"a / b * 0 + c", "a = 1; b = 0; c = 1", "division"},
    {"min(a, b)", "a = 1", "missing"},
    {"max(a, b)", "a = 1; b = n/a", "n/a"},
    {"mean(a, b)", "a = 1; b = n/a", "n/a"},
    {"median(a, b, c)", "a = 1; b = n/a", "missing"},          /* c is missing, which is stronger */
    {"if(a > 0, 1, b / 0.5 / c)", "a = 1; b = 1; c = 0", "1"}, /* the branch not taken does no harm */
    {"if(a > 0, 1, b / c)", "a = 0; b = 1; c = 0", "division"},
    {"if(a > 0, b, 2)", "b = 1", "missing"},
    {"if(a > 0, b, 2)", "a = n/a; b = 1", "n/a"},
    {"if(known(a), a, 0)", "", "0"},
    {"if(known(a), a, 0)", "a = n/a", "0"},
    {"if(known(a), a, 0)", "a = 0", "0"},
    {"if(known(a / b), 1, 0)", "a = 1; b = 0", "0"}, /* an error state counts as not known */
    {"if(known(a / b), 1, 0)", "a = 1; b = 2", "1"},
    {"if(known(rating), 1, 0)", "rating = tot", "1"},
    {"if(known(self_report), 1, 0)", "self_report = n/a", "0"},
    {"if(known(a > 1), 1, 0)", "a = 1", "1"},
    {"proportional(a / b)", "a = 1; b = 0", "division"},
    {"proportional(a / b)", "b = 0", "missing"},
    {"steps(a, 1 -> 2)", "", "missing"},
    {"steps(a / b, 1 -> 2, else = 7)", "a = 1; b = 0", "division"},
    {"line(a, 0 -> 1, 1 -> 2)", "a = n/a", "n/a"},
    {"level(rating, tot -> 1, else = 5)", "rating = n/a", "n/a"},
    {"lookup(early, a, b)", "a = n/a", "missing"},
    {"lookup(early, a, b)", "a = n/a; b = 0.01", "n/a"},
    {"abs(a)", "a = n/a", "n/a"},
    {"round(a / b)", "a = 1; b = 0", "division"},
};

static void states(void **state) {
    (void)state;
    CHECK(states_cases, EMUL__NUMBER);
}

static const rule_case functions_cases[] = {
    {"min(a, 2, 3)", "a = 2.5", "2"},
    {"max(a, 2, a / 0.5)", "a = 2.5", "5"},
    {"sum(a, b, c)", "a = 1; b = 2; c = 3.5", "6.5"},
    {"mean(a, b, 4)", "a = 1; b = 2", "7/3"},
    {"median(a, b, c)", "a = 9; b = 1; c = 5", "5"},
    {"median(a, b, 4, 3)", "a = 9; b = 1", "3.5"}, /* 1 3 4 9 */
    {"median(a / 3, b)", "a = 1; b = 0", "1/6"},
    {"clamp(a, 0, 10)", "a = 12", "10"},
    {"clamp(a, 0, 10)", "a = -1", "0"},
    {"clamp(a / 3, 0, 10)", "a = 1", "1/3"},
    {"round(a)", "a = 2.5", "3"},
    {"round(a)", "a = -2.5", "-3"},
    {"round(a / 3, 2)", "a = 2", "0.67"},
    {"round(a, 1, mode = down)", "a = 0.19", "0.1"},
    {"round(a, 1, mode = up)", "a = 0.11", "0.2"},
    {"round(a, mode = half_even)", "a = 2.5", "2"},
    {"round(a, mode = floor)", "a = -0.5", "-1"},
    {"round(a, mode = ceiling)", "a = -0.5", "0"},
    {"round(2.5)", "", "3"},
    {"floor(a)", "a = -2.5", "-3"},
    {"floor(a / b)", "a = 7; b = 2", "3"},
    {"floor(50 * 58%)", "", "29"},      /* binary floating point gives 28 */
    {"floor(a * 70%)", "a = 90", "63"}, /* and here 62 */
    {"ceiling(a)", "a = 2.000001", "3"},
    {"abs(a - b)", "a = 1; b = 3", "2"},
    {"abs(a / b)", "a = -1; b = 3", "1/3"},
    {"if(a > 1, 10, 5)", "a = 2", "10"},
    {"if(a > 1, 10, 1/3)", "a = 1", "1/3"},
    {"full / 2", "", "15"}, /* the criterion's max is 30 */
    {"nine + progress", "visits = 1; visits@plan = 4", "9.25"},
    {"progress * visits@plan", "visits = 1; visits@plan = 3", "1"}, /* a named quotient stays exact */
    {"points(I) + points(1.2)", "points(I) = 50.5; points(1.2) = 9", "59.5"},
    {"share(I) * 60", "share(I) = 2/3", "40"},
    {"lowest_share", "lowest_share(unit) = 5/6", "5/6"},
    {"lowest_points", "lowest_points(unit) = 0.5", "0.5"},
    {"total + base + bonus - penalty", "total(unit) = 1; base(unit) = 2; bonus(unit) = 4; penalty(unit) = 8", "-1"},
    {"total(member) + place", "total(member) = 90; place(unit) = 2.5", "92.5"},
    {"if(awarded(giay_khen), 1, 0)", "awarded(giay_khen) = yes", "1"},
    {"times(lao_dong_tien_tien) + times(giay_khen, since = 2019)", "times(lao_dong_tien_tien) = 4; times(giay_khen, since = 2019) = 2",
     "6"},
    {"streak(co_thi_dua) + streak(co_thi_dua, by = award)", "streak(co_thi_dua) = 3; streak(co_thi_dua, by = award) = 5", "8"},
    {"streak(co_thi_dua, by = year)", "streak(co_thi_dua) = 3", "3"},
};

static void functions(void **state) {
    (void)state;
    CHECK(functions_cases, EMUL__NUMBER);
}

static const rule_case series_cases[] = {
    {"sum(likes, 2024-08-16..2024-08-30) + 2 * sum(shares, 2024-08-16..2024-08-30)",
     "sum(likes, 2024-08-16..2024-08-30) = 100; sum(shares, 2024-08-16..2024-08-30) = 7", "114"},
    {"count(reception) / weekdays(fri)", "count(reception) = 40; weekdays(fri) = 52", "40/52"},
    {"weekdays(mon, 2024-08)", "weekdays(mon, 2024-08) = 4", "4"},
    {"trimmed_mean(mark@judge, 1, 1)", "trimmed_mean(mark@judge, 1, 1) = 26/3", "26/3"},
    {"trimmed_spread(mark@judge,1, 1) + spread( mark@judge,2024 )", "trimmed_spread(mark@judge, 1, 1) = 0.3; spread(mark@judge, 2024) = 2",
     "2.3"},
    {"mean(quality, 2024-Q3)", "mean(quality, 2024-Q3) = 2/3", "2/3"},
    {"quality * 3", "quality = 2/3", "2"}, /* rolls up by its mean: a quotient */
    {"median(x@judge)", "median(x@judge) = 8.5", "8.5"},
    {"max(x@judge) - min(x@judge)", "max(x@judge) = 9; min(x@judge) = 7", "2"},
    {"last(x) + count(x, 2024)", "last(x) = 3; count(x, 2024) = 12", "15"},
    {"year(visits)", "year(visits) = 12", "12"},
    {"year(prev(visits))", "year(prev(visits)) = 12", "12"},
    {"prev(year(visits))", "year(prev(visits)) = 12", "12"}, /* the same thing */
    {"visits / prev(visits)", "visits = 11; prev(visits) = 10", "1.1"},
    {"year(progress)", "year(visits) = 1; year(visits@plan) = 3", "1/3"}, /* every fact inside is shifted */
    {"prev(sum(visits))", "prev(sum(visits)) = 5", "5"},
    {"sum(prev(visits))", "prev(sum(visits)) = 5", "5"},
    {"year(a) + a", "year(a) = 1; a = 2", "3"},
};

static void series(void **state) {
    (void)state;
    bench b;
    bench_open(&b, NULL);
    /* the named value `mark` would hide the indicator */
    b.names.values[2].id = EMUL__TEXT("other");
    for (size_t i = 0; i < sizeof series_cases / sizeof series_cases[0]; i++) {
        const emul__request request = bench_request(series_cases[i].rule, EMUL__NUMBER);
        emul__program program;
        if (!emul__compile(&b.compiler, &request, &program, b.error)) {
            fail_msg("%s: %s", series_cases[i].rule, emul_error_message(b.error, 0, EMUL_ENGLISH));
        }
        if (!bench_same(bench_run(&b, &program, series_cases[i].facts), bench_value(series_cases[i].expected))) {
            fail_msg("%s with %s is not %s", series_cases[i].rule, series_cases[i].facts, series_cases[i].expected);
        }
    }
    bench_close(&b);
}

static const rule_case shapes_cases[] = {
    /* full marks of 30 in proportion to the plan */
    {"proportional(progress)", "visits = 97.8; visits@plan = 100", "29.34"},
    {"proportional(progress)", "visits = 108; visits@plan = 100", "30"},
    {"proportional(progress)", "visits = -1; visits@plan = 100", "0"},
    {"proportional(visits / visits@plan)", "visits = 1; visits@plan = 3", "10"},
    {"proportional(1/3)", "", "10"},
    /* S2 Tiền Giang a1: 0.5 off each time, 1.5 at most; 0.2 an article, 1 at most */
    {"each(n, -0.5, at_most = -1.5)", "n = 2", "-1"},
    {"each(n, -0.5, at_most = -1.5)", "n = 4", "-1.5"},
    {"each(articles, 0.2, at_most = 1)", "articles = 3", "0.6"},
    {"each(articles, 0.2, at_most = 1)", "articles = 7", "1"},
    {"each(n, 3)", "n = 4", "12"}, /* S14: 4 x 3 */
    {"each(n, p, at_most = m)", "n = 3; p = 2; m = 5", "5"},
    {"each(n, p, at_most = m)", "n = 3; p = -2; m = -5", "-5"},
    {"each(n, p, at_most = m)", "n = 1; p = -2; m = -5", "-2"},
    /* S4 Tiền Giang C1: >= 98 -> 5, [97, 98) -> 4, [96, 97) -> 3; C2: > 90 -> 5, [80, 90] -> 4, [70, 80) -> 3 */
    {"steps(r, 98% -> 5, 97% -> 4, 96% -> 3)", "r = 0.98", "5"},
    {"steps(r, 98% -> 5, 97% -> 4, 96% -> 3)", "r = 0.979999", "4"},
    {"steps(r, 98% -> 5, 97% -> 4, 96% -> 3)", "r = 0.96", "3"},
    {"steps(r, 98% -> 5, 97% -> 4, 96% -> 3)", "r = 0.959", "0"},
    {"steps(r, 96% -> 3, 97% -> 4, 98% -> 5)", "r = 0.9799", "4"}, /* either order */
    {"steps(a / b, > 90% -> 5, 80% -> 4, 70% -> 3)", "a = 9; b = 10", "4"},
    {"steps(a / b, > 90% -> 5, 80% -> 4, 70% -> 3)", "a = 90.0001; b = 100", "5"},
    {"steps(a / b, > 90% -> 5, 80% -> 4, 70% -> 3)", "a = 69.99; b = 100", "0"},
    {"steps(a / b, > 90% -> 5, >= 80% -> 4, else = -1)", "a = 1; b = 2", "-1"},
    {"steps(a, 5 -> 1, else = a / 10)", "a = 3", "0.3"},
    {"steps(a, 5 -> 1, else = a / 10)", "a = 5", "1"},
    {"steps(a, 5 -> 1, else = -a)", "a = 3", "-3"},
    {"steps(late_days, <= 0 -> 5, <= 3 -> 3, < 7 -> 1)", "late_days = 0", "5"}, /* fewer is better */
    {"steps(late_days, <= 0 -> 5, <= 3 -> 3, < 7 -> 1)", "late_days = 3", "3"},
    {"steps(late_days, < 7 -> 1, <= 3 -> 3, <= 0 -> 5)", "late_days = 4", "1"},
    {"steps(late_days, <= 0 -> 5, <= 3 -> 3, < 7 -> 1)", "late_days = 7", "0"},
    {"steps(a, 1/2 -> full / 2, 1 -> full)", "a = 0.5", "15"},
    /* S5 Tiền Giang C2.4: above 92 %, 0.1 for each full 1 %, 0.5 at most */
    {"min(0.5, per(1%, r, over = 0.1, from = 92%))", "r = 0.95", "0.3"},
    {"min(0.5, per(1%, r, over = 0.1, from = 92%))", "r = 0.949999", "0.2"},
    {"min(0.5, per(1%, r, over = 0.1, from = 92%))", "r = 0.99", "0.5"},
    {"per(1%, a / b, short = -1, over = 0.5)", "a = 97.1; b = 100", "-2"},   /* 2.9 % short: two whole steps */
    {"per(1%, a / b, short = -1, over = 0.5)", "a = 103.5; b = 100", "1.5"}, /* three whole steps */
    {"full + per(1%, a / b, short = -1, over = 0.5)", "a = 97; b = 100", "27"},
    {"per(1%, a / b, short = -1)", "a = 110; b = 100", "0"},
    {"per(5, x, over = 1, from = 0)", "x = 14", "2"},
    {"per(5, 7, over = 1, from = 0)", "", "1"},
    /* S6 Tiền Giang 3.3, shortened: dossiers by rate of early ones (a made-up part of that table's form) */
    {"lookup(early, dossiers, rate)", "dossiers = 999; rate = 0.05", "1.1"},
    {"lookup(early, dossiers, rate)", "dossiers = 1000; rate = 0.099", "1.5"},
    {"lookup(early, dossiers, rate)", "dossiers = 5000; rate = 0.5", "2.7"},
    {"lookup(early, dossiers, rate)", "dossiers = 5000; rate = 0.009", "0"},
    {"lookup(early, dossiers, rate, else = -0.2)", "dossiers = -1; rate = 0.5", "-0.2"},
    {"lookup(early, dossiers, early_ones / dossiers, else = dossiers)", "dossiers = 100; early_ones = 0.5", "100"},
    {"lookup(early, dossiers, early_ones / dossiers)", "dossiers = 100; early_ones = 1", "0.5"},
    /* S7: a bonus if all base items are met */
    {"if(points(I) >= 60, steps(n, 1 -> 1, 2 -> 2), 0)", "points(I) = 60; n = 2", "2"},
    /* S8 Tiền Giang d1: over the plan < 20 % +1, >= 20 % +2; 95-100 -1; < 95 -2; none -3 */
    {"if(known(a), steps(a / b, 120% -> 2, > 100% -> 1, 95% -> -1, else = -2), -3)", "a = 119; b = 100", "1"},
    {"if(known(a), steps(a / b, 120% -> 2, > 100% -> 1, 95% -> -1, else = -2), -3)", "a = 120; b = 100", "2"},
    {"if(known(a), steps(a / b, 120% -> 2, > 100% -> 1, 95% -> -1, else = -2), -3)", "a = 100; b = 100", "-1"},
    {"if(known(a), steps(a / b, 120% -> 2, > 100% -> 1, 95% -> -1, else = -2), -3)", "a = 94; b = 100", "-2"},
    {"if(known(a), steps(a / b, 120% -> 2, > 100% -> 1, 95% -> -1, else = -2), -3)", "b = 100", "-3"},
    /* S9: a reprimand -1, a warning -2, found out by oneself 0 */
    {"if(self_report, 0, level(form, khien_trach -> -1, canh_cao -> -2, else = 0))", "self_report = no; form = canh_cao", "-2"},
    {"if(self_report, 0, level(form, khien_trach -> -1, canh_cao -> -2, else = 0))", "self_report = yes; form = canh_cao", "0"},
    /* S11: below the target half marks in proportion; at it half; above it towards the leader: 5 + 5 x 0.2 / 0.5 = 7 */
    {"if(a < t, 5 * a / t, 5 + 5 * (a / t - 1) / (leader / t - 1))", "a = 120; t = 100; leader = 150", "7"},
    /* S12: 10 x 100 / 150 = 6.67 */
    {"round(10 * a / best, 2)", "a = 100; best = 150", "6.67"},
    /* S13: pass or fail */
    {"if(self_report, full, 0)", "self_report = yes", "30"},
    {"level(self_report, yes -> full, no -> 0)", "self_report = no", "0"},
    {"level(unreported, có -> -2, không -> 0)", "self_report = no", "-2"},
    /* S15: 2 x 2 - 1 x 3 = 1, within 0 and 5 */
    {"clamp(each(good, 2) - each(bad, 3), 0, 5)", "good = 2; bad = 1", "1"},
    {"clamp(each(good, 2) - each(bad, 3), 0, 5)", "good = 9; bad = 1", "5"},
    /* S17: 100 - 3 + 5 */
    {"100 - bad + good", "bad = 3; good = 5", "102"},
    /* S18: 40 / 25 / 15 / 15 / 5 per cent of marks out of 10: 34 + 22.5 + 12 + 14.25 + 4.5 = 87.25 */
    {"10 * (40% * a + 25% * b + 15% * c + 15% * d + 5% * e)", "a = 8.5; b = 9; c = 8; d = 9.5; e = 9", "87.25"},
    {"a * 2.5", "a = 4", "10"}, /* S19 */
    /* S20: (2 tốt + khá - yếu - 2 kém) / số giờ, plus 2 / 1 */
    {"(2 * t + k - y - 2 * m) / h + c / d", "t = 28; k = 4; y = 0; m = 1; h = 29; c = 2; d = 1", "4"}, /* 58 / 29 + 2 */
    /* S23: 20 - 0.1 x floor(penalty / 5) - 10 + 0.5 */
    {"20 - 0.1 * floor(p / 5) - 10 + 0.5", "p = 34", "9.9"},
    /* S24 Mẫu 02/03: tiers 100/90/80/70/60 -> 20/15/10/5/1 */
    {"steps(a, 100% -> 20, 90% -> 15, 80% -> 10, 70% -> 5, 60% -> 1)", "a = 0.899999", "10"},
    {"clamp(A + B + min(C, 7) - min(D, 5), 0, 100)", "A = 28; B = 65; C = 9; D = 2", "98"}, /* 28 + 65 + 7 - 2 */
    {"clamp(A + B + min(C, 7) - min(D, 5), 0, 100)", "A = 30; B = 70; C = 9; D = 2", "100"},
    /* S25: a light breach halves the criterion */
    {"level(breach, none_found -> full, light -> full * 50%, else = 0)", "breach = light", "15"},
    /* S26: 10 points shared by three authors */
    {"10 / authors", "authors = 3", "10/3"},
    /* S31: a class as a coefficient of money */
    {"level(rating, tot -> 1.2, kha -> 1, trung_binh -> 0.8, yeu -> 0)", "rating = trung_binh", "0.8"},
    {"level(class(unit), xuat_sac -> 1, else = 0)", "class(unit) = tot", "0"},
    {"level(class(unit), xuat_sac -> 1, tot -> 0.5, hoan_thanh -> 0)", "class(unit) = none", "no level"},
    {"level(grade, A -> 10, B -> 7)", "grade = C", "no level"},
    {"level(grade, A -> 10, B -> 7)", "grade = B", "7"},
    {"level(grade, A -> 10, else = a / 3)", "grade = C; a = 1", "1/3"},
    /* piecewise linear: 75 % lies halfway between 10 and 30 */
    {"line(a / b, 0 -> 0, 50% -> 10, 100% -> 30)", "a = 3; b = 4", "20"},
    {"line(a / b, 0 -> 0, 50% -> 10, 100% -> 30)", "a = 1; b = 3", "20/3"},
    {"line(a / b, 0 -> 0, 50% -> 10, 100% -> 30)", "a = 5; b = 4", "30"},
    {"line(a / b, 0 -> 0, 50% -> 10, 100% -> 30)", "a = -1; b = 4", "0"},
    {"line(a, 0 -> 0, 50% -> 10, 100% -> 30)", "a = 0.5", "10"},
    {"line(a, 1 -> 5, 3 -> 0)", "a = 2.5", "1.25"}, /* falling: 5 - 1.5 x 2.5 */
};

static void shapes(void **state) {
    (void)state;
    CHECK(shapes_cases, EMUL__NUMBER);
}

/* Rule, then clamp, then one rounding. */
static const rule_case endings_cases[] = {
    {"a / 3", "a = 2", "0.67"},
    {"a", "a = 12", "10"},
    {"a", "a = -1", "0"},
    {"a / b", "a = 1; b = 0", "division"},
    {"a", "", "missing"},
    {"12", "", "10"},
    {"1/3", "", "0.33"},
    {"0.5 * a", "a = 0.15", "0.08"},               /* 0.075, half away from zero; in binary floating point 0.07 */
    {"proportional(a / b)", "a = 1; b = 3", "10"}, /* 30 / 3 */
    /* beyond the largest number, 9.2e12, but the limits decide: 8.1e13, -8.1e13 */
    {"a * b", "a = 9000000; b = 9000000", "10"},
    {"a * b", "a = 9000000; b = -9000000", "0"},
    /* 2.4449 -> 2.44; in two steps 2.445 -> 2.45 */
    {"a / 10", "a = 24.449", "2.44"},
};

static void endings(void **state) {
    (void)state;
    const emul__ending ending = {.present = true, .has_min = true, .has_max = true, .min = 0, .max = 10000000, .places = 2};
    check(endings_cases, sizeof endings_cases / sizeof endings_cases[0], EMUL__NUMBER, &ending);
    static const rule_case open_cases[] = {
        {"a", "a = 12345.675", "12345.68"},
        {"a", "a = -0.005", "-0.01"},
        {"a * b", "a = 9000000; b = 9000000", "overflow"},
        {"a / 8", "a = 0.04", "0.01"}, /* 0.005 */
    };
    const emul__ending open_ending = {.present = true, .places = 2};
    check(open_cases, sizeof open_cases / sizeof open_cases[0], EMUL__NUMBER, &open_ending);
}

/* A panel's mark times its factor: 7.25 x 0.8 = 5.8 exactly; 8.57 x 0.8 = 6.856 -> 6.86, as the protocol of the ISU prints it. */
static const rule_case panel_cases[] = {
    {"round(trimmed_mean(execution@judge, 1, 1), 2) * 0.8", "trimmed_mean(execution@judge, 1, 1) = 7.25", "5.8"},
    {"round(trimmed_mean(execution@judge, 1, 1), 2) * 0.8", "trimmed_mean(execution@judge, 1, 1) = 60/7", "6.86"},
};

static void panel(void **state) {
    (void)state;
    const emul__ending ending = {.present = true, .places = 2};
    check(panel_cases, sizeof panel_cases / sizeof panel_cases[0], EMUL__NUMBER, &ending);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arithmetic), cmocka_unit_test(conditions), cmocka_unit_test(labels), cmocka_unit_test(three_values),
        cmocka_unit_test(states),     cmocka_unit_test(functions),  cmocka_unit_test(series), cmocka_unit_test(shapes),
        cmocka_unit_test(endings),    cmocka_unit_test(panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
