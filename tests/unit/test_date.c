/* base/date.h against a calendar that is simply counted day by day. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"

static int32_t month_length(int32_t year, int32_t month) {
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const int leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; /* the Gregorian rule */
    return lengths[month - 1] + (month == 2 && leap);
}

/* Day 0 is 1970-01-01, a Thursday; 0001-01-01 is 719 162 days before it and a Monday (as in Python's datetime: date(1970,1,1).toordinal() - 1). */
static void test_every_day_of_the_calendar(void **state) {
    (void)state;
    emul__day day = -719162;
    for (int32_t year = 1; year <= 9999; year++) {
        for (int32_t month = 1; month <= 12; month++) {
            for (int32_t i = 1; i <= month_length(year, month); i++, day++) {
                int32_t y = 0;
                int32_t m = 0;
                int32_t d = 0;
                emul__day_split(day, &y, &m, &d);
                assert_true(y == year && m == month && d == i && emul__day_of(year, month, i) == day);
                assert_true(emul__weekday(day) == (day + 719162) % 7);
            }
        }
    }
    assert_int_equal(emul__day_of(9999, 12, 31), day - 1);
}

static emul__text text(const char *terminated) {
    return emul__text_of(terminated);
}

static void expect_period(const char *given, const char *from, const char *to) {
    emul__period period = {0, 0};
    emul__period first = {0, 0};
    emul__period last = {0, 0};
    assert_true(emul__period_parse(text(given), &period));
    assert_true(emul__period_parse(text(from), &first));
    assert_true(emul__period_parse(text(to), &last));
    assert_int_equal(first.from, first.to);
    assert_int_equal(period.from, first.from);
    assert_int_equal(period.to, last.to);
}

static void test_forms(void **state) {
    (void)state;
    emul__period day = {0, 0};
    assert_true(emul__period_parse(text("2024-07-31"), &day));
    assert_int_equal(day.from, emul__day_of(2024, 7, 31));
    expect_period("31/07/2024", "2024-07-31", "2024-07-31");
    expect_period("2024", "2024-01-01", "2024-12-31");
    expect_period("2024-H1", "2024-01-01", "2024-06-30");
    expect_period("2024-H2", "2024-07-01", "2024-12-31");
    expect_period("2024-Q1", "2024-01-01", "2024-03-31");
    expect_period("2024-Q3", "2024-07-01", "2024-09-30");
    expect_period("2024-02", "2024-02-01", "2024-02-29");
    expect_period("2023-02", "2023-02-01", "2023-02-28");
    expect_period("2024-12", "2024-12-01", "2024-12-31");
    expect_period("2024-08-16..2024-08-30", "2024-08-16", "2024-08-30");
    expect_period("2024-07..2024-09", "2024-07-01", "2024-09-30");
    expect_period("16/08/2024..30/08/2024", "2024-08-16", "2024-08-30");
    /* ISO 8601 weeks, from the calendar: Monday 30 December 2024 opens 2025-W01; 2020 has 53 weeks, the last to Sunday 3 January 2021. */
    expect_period("2024-W31", "2024-07-29", "2024-08-04");
    expect_period("2025-W01", "2024-12-30", "2025-01-05");
    expect_period("2020-W53", "2020-12-28", "2021-01-03");
    expect_period("0001-W01", "0001-01-01", "0001-01-07");
}

static void test_what_is_no_period(void **state) {
    (void)state;
    static const char *const bad[] = {
        "",
        "24",
        "0000",
        "02024",
        "2024-",
        "2024-1",
        "2024-13",
        "2024-00",
        "2024-H3",
        "2024-H0",
        "2024-Q5",
        "2024-Q0",
        "2024-q1",
        "2024-W00",
        "2024-W54",
        "2024-W53",
        "2024-W1",
        "2024-02-30",
        "2023-02-29",
        "2024-04-31",
        "2024-7-1",
        "2024-07-1",
        "2024-07-00",
        "2024-07-32",
        "2024-07-311",
        "2024/07/31",
        "31-07-2024",
        "31/7/2024",
        "31/13/2024",
        "29/02/2023",
        "2024..",
        "..2024",
        "2024..2023",
        "2024-08-30..2024-08-16",
        "2024...2025",
        "2024..2025..2026",
        " 2024",
        "2024 ",
        "2024-H11",
        "9999-W53",
        "abcd",
        "2024-ab",
        "2024-07x01",
    };
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        emul__period period = {7, 9};
        assert_false(emul__period_parse(text(bad[i]), &period));
        assert_true(period.from == 7 && period.to == 9);
    }
}

static void expect_format(const char *given, const char *expected) {
    emul__period period = {0, 0};
    emul__period again = {0, 0};
    char shortest[24];
    assert_true(emul__period_parse(text(given), &period));
    emul__period_format(period, shortest);
    assert_string_equal(shortest, expected);
    assert_true(emul__period_parse(text(shortest), &again));
    assert_true(emul__period_equal(period, again));
}

static void test_shortest_form(void **state) {
    (void)state;
    static const char *const same[] = {"2024",       "2024-H1",   "2024-H2",  "2024-Q1",  "2024-Q4",    "2024-07",
                                       "2024-02",    "2024-W31",  "2025-W01", "2020-W53", "2024-07-31", "2024-08-16..2024-08-30",
                                       "0001-01-01", "9999-12-31"};
    for (size_t i = 0; i < sizeof same / sizeof same[0]; i++) {
        expect_format(same[i], same[i]);
    }
    expect_format("31/07/2024", "2024-07-31");
    expect_format("2024-01-01..2024-12-31", "2024");
    expect_format("2024-01..2024-06", "2024-H1");
    expect_format("2024-04..2024-06", "2024-Q2");
    expect_format("2024-02..2024-04", "2024-02-01..2024-04-30");
    expect_format("2024-02..2024-07", "2024-02-01..2024-07-31");
    expect_format("2023..2024", "2023-01-01..2024-12-31");
    expect_format("2024-07-29..2024-08-04", "2024-W31");
}

static emul__period parsed(const char *given) {
    emul__period period = {0, 0};
    assert_true(emul__period_parse(text(given), &period));
    return period;
}

static void expect_earlier(const char *given, int32_t years, const char *expected) {
    char shortest[24];
    emul__period_format(emul__period_earlier(parsed(given), years), shortest);
    assert_string_equal(shortest, expected);
}

static void test_years_earlier(void **state) {
    (void)state;
    expect_earlier("2024", 1, "2023");
    expect_earlier("2024-H2", 1, "2023-H2");
    expect_earlier("2024-Q1", 3, "2021-Q1");
    expect_earlier("2024-02", 1, "2023-02");
    expect_earlier("2025-02", 1, "2024-02"); /* whole February stays whole: the 29th comes in */
    expect_earlier("2024-02-29", 1, "2023-02-28");
    expect_earlier("2024-02-29", 4, "2020-02-29");
    expect_earlier("2025-02-28", 1, "2024-02-28");
    expect_earlier("2024-08-16..2024-08-30", 1, "2023-08-16..2023-08-30");
    expect_earlier("2024-02-10..2024-02-29", 1, "2023-02-10..2023-02-28");
    expect_earlier("2025-01..2025-02", 1, "2024-01-01..2024-02-29");
    expect_earlier("2024-W31", 1, "2023-W31");
    expect_earlier("2020-W53", 1, "2019-W52");
    expect_earlier("2020-W53", 5, "2015-W53"); /* 2015 has 53 weeks too */
    expect_earlier("2024", 0, "2024");
    expect_earlier("0002", 5, "0001");
}

static void test_relations(void **state) {
    (void)state;
    assert_true(emul__period_within(parsed("2024-07"), parsed("2024-Q3")));
    assert_true(emul__period_within(parsed("2024-07"), parsed("2024-07")));
    assert_false(emul__period_within(parsed("2024-Q3"), parsed("2024-07")));
    assert_false(emul__period_within(parsed("2025-W01"), parsed("2025")));
    assert_false(emul__period_equal(parsed("2024"), parsed("2023")));
    assert_int_equal(emul__period_year(parsed("2025-W01")), 2025);
    assert_int_equal(emul__period_year(parsed("2020-W53")), 2020);               /* ends on 3 January 2021; its Thursday is 31 December */
    assert_int_equal(emul__period_year(parsed("2020-12-29..2021-01-04")), 2021); /* seven days, but no week */
    assert_int_equal(emul__period_year(parsed("2023-12..2024-01")), 2024);
    assert_true(emul__period_equal(emul__period_enclosing_year(parsed("2024-07-31")), parsed("2024")));
    assert_int_equal(emul__period_days(parsed("2024")), 366);
    assert_int_equal(emul__period_days(parsed("2024-07-31")), 1);
}

/* August 2024 began on a Thursday: Thursdays, Fridays and Saturdays come five times, the others four. */
static void test_weekdays(void **state) {
    (void)state;
    static const int64_t expected[] = {4, 4, 4, 5, 5, 5, 4};
    for (int32_t weekday = 0; weekday < 7; weekday++) {
        assert_int_equal(emul__period_count_weekday(parsed("2024-08"), weekday), expected[weekday]);
        assert_int_equal(emul__period_count_weekday(parsed("2024-W31"), weekday), 1);
        assert_int_equal(emul__period_count_weekday(parsed("2024-08-01"), weekday), weekday == 3);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_day_of_the_calendar),
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_what_is_no_period),
        cmocka_unit_test(test_shortest_form),
        cmocka_unit_test(test_years_earlier),
        cmocka_unit_test(test_relations),
        cmocka_unit_test(test_weekdays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
