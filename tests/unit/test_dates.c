/* Indicators of the type date: how days are read, counted and explained; what stands for a fact that nobody gave. Months are counted on the calendar by hand. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "facts/cell.h"

static emul__day day(const char *text) {
    emul__period period = {0, 0};
    assert_true(emul__period_parse(emul__text_of(text), &period));
    return period.from;
}

/* Both days count: the month that begins on the 15th is over with the 14th. */
static void test_whole_months(void **state) {
    (void)state;
    static const struct {
        const char *from, *to;
        int32_t months;
    } spans[] = {
        {"2024-07-01", "2024-12-31", 6},  {"2024-07-02", "2024-12-31", 5},  {"2024-07-01", "2024-12-30", 5},
        {"2024-01-15", "2024-02-14", 1},  {"2024-01-15", "2024-02-13", 0},  {"2024-01-15", "2024-01-15", 0},
        {"2024-01-31", "2024-02-28", 0},                                   /* 2024 has a 29 February … */
        {"2024-01-31", "2024-02-29", 1},  {"2023-01-31", "2023-02-28", 1}, /* … 2023 has not */
        {"2023-08-31", "2023-09-30", 1},  {"2020-02-29", "2021-02-28", 12}, {"2020-02-29", "2021-02-27", 11},
        {"2020-02-29", "2024-02-28", 48}, {"2020-02-29", "2024-02-27", 47}, {"2000-03-01", "2024-02-29", 288},
        {"2024-12-31", "2024-12-30", 0}, /* nothing between them */
        {"2025-01-01", "2024-12-30", -1}, {"2025-02-01", "2024-12-31", -1}, {"0001-01-01", "9999-12-31", 119988},
    };
    for (size_t i = 0; i < sizeof spans / sizeof spans[0]; i++) {
        const int32_t months = emul__months_between(day(spans[i].from), day(spans[i].to));
        if (months != spans[i].months) {
            fail_msg("from %s to %s: %d", spans[i].from, spans[i].to, months);
        }
    }
}

static void test_cells(void **state) {
    (void)state;
    static const struct {
        const char *text;
        emul__cell_kind kind;
        const char *label;
    } cells[] = {
        {"2022-03-15", EMUL__CELL_LABEL, "2022-03-15"},
        {"15/03/2022", EMUL__CELL_LABEL, "2022-03-15"},
        {"", EMUL__CELL_BLANK, NULL},
        {"-", EMUL__CELL_BLANK, NULL},
        {"KAD", EMUL__CELL_NOT_APPLICABLE, NULL},
        {"2023-02-29", EMUL__CELL_WRONG, NULL},
        {"31/11/2023", EMUL__CELL_WRONG, NULL},
        {"5/3/2022", EMUL__CELL_WRONG, NULL}, /* 5 March or May 3? */
        {"2022-03", EMUL__CELL_WRONG, NULL},
        {"44635", EMUL__CELL_WRONG, NULL}, /* a spreadsheet's number of a day */
        {"2022-03-15..2022-03-15", EMUL__CELL_WRONG, NULL},
    };
    for (size_t i = 0; i < sizeof cells / sizeof cells[0]; i++) {
        const emul__cell_type type = {.type = EMUL__DATE, .decimal_mark = ','};
        emul__cell cell;
        emul__cell_read(&type, emul__text_of(cells[i].text), &cell);
        assert_int_equal(cell.kind, cells[i].kind);
        if (cells[i].label != NULL) {
            assert_true(emul__text_equal(cell.label, emul__text_of(cells[i].label)));
        }
    }
}

static void open_rule(scene *s, const char *ids, const char *rule) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_scorecard(s, SCORECARD(.id = "unit"));
    scene_criterion(s, -1, CRITERION(.id = "R", .points = rule));
}

static void add_date(const scene *s, int64_t row, const char *date, emul_status status) {
    assert_int_equal(emul_ledger_add_date(s->ledger, row, "joined", NULL, NULL, date, s->error), status);
}

static void test_calls(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abcd", "months_since(joined)");
    add_date(&s, 0, "2024-07-01", EMUL_OK);
    add_date(&s, 1, "02/07/2024", EMUL_OK);
    add_date(&s, 1, "2024-07-02", EMUL_E_DUPLICATE);
    add_date(&s, 2, "2024-7-1", EMUL_E_SYNTAX);
    add_date(&s, 2, "2024-07", EMUL_E_SYNTAX);
    add_date(&s, 2, "2024-01-01..2024-01-01", EMUL_E_SYNTAX);
    add_date(&s, 2, NULL, EMUL_E_ARGUMENT);
    add_date(&s, -1, "2024-07-02", EMUL_E_RANGE);
    scene_fact(&s, "d", "joined", NULL, "N/A");
    scene_runs(&s, "2024");
    expect_points(&s, "R", "6 5 - N/A");
    expect_missing(&s, "c R joined");
    scene_close(&s);
}

/* A day may stand in the roster. From 11 October to 10 October seventy years on are seventy whole years. */
static void test_attributes(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "founded=1954-10-11");
    scene_subject(&s, "b", EMUL_KIND_UNIT, "founded=12/10/1954");
    scene_subject(&s, "c", EMUL_KIND_UNIT, "");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "years_since(founded)"));
    scene_indicator(&s, INDICATOR(.id = "founded", .type = "date"));
    scene_runs(&s, "2023-10-10..2024-10-10");
    expect_points(&s, "R", "70 69 -");
    scene_close(&s);
}

static void test_no_day(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_subject(&s, "a", EMUL_KIND_UNIT, "founded=autumn");
    scene_scorecard(&s, SCORECARD(.id = "unit"));
    scene_criterion(&s, -1, CRITERION(.id = "R", .points = "if(founded < 2024-01-01, 1, 0)"));
    scene_fails(&s, "2024", EMUL_E_SYNTAX, "“founded” of subject “a” is “autumn”, which is no day");
    scene_close(&s);
    open_rule(&s, "a", "if(joined < 2024-01-01, 1, 0)");
    scene_fact(&s, "a", "joined", NULL, "20240101");
    scene_fails(&s, "2024", EMUL_E_RANGE, "“joined” of subject “a” is a number where the rules want a date");
    scene_close(&s);
}

/* A later fact may be laid over an earlier one; last year's day is last year's. */
static void test_periods(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "months_since(last(moved, 2020..2024))");
    scene_criterion(&s, -1, CRITERION(.id = "P", .points = "if(prev(moved) == 2022-05-01, 1, 0)"));
    scene_indicator(&s, INDICATOR(.id = "moved", .type = "date"));
    scene_fact(&s, "a", "moved", "2022", ":2022-05-01");
    scene_fact(&s, "a", "moved", "2023", ":2023-07-01");
    scene_fact(&s, "b", "moved", "2022", ":2022-05-01");
    scene_runs(&s, "2023");
    expect_points(&s, "R", "6 20");
    expect_points(&s, "P", "1 1");
    scene_close(&s);
}

static void test_what_nobody_said(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "abc", "if(fined, 0, 1)");
    scene_criterion(&s, -1, CRITERION(.id = "L", .points = "late"));
    scene_criterion(&s, -1, CRITERION(.id = "C", .points = "level(rating, good -> 2, bad -> 1)"));
    scene_criterion(&s, -1, CRITERION(.id = "E", .points = "months_since(ended)"));
    scene_criterion(&s, -1, CRITERION(.id = "F", .points = "final(score)"));
    scene_header(&s, HEADER(.id = "r", .stages = "self, cross"));
    scene_indicator(&s, INDICATOR(.id = "fined", .type = "yes_no", .absent = "no"));
    scene_indicator(&s, INDICATOR(.id = "late", .absent = "0", .range = "0.."));
    scene_indicator(&s, INDICATOR(.id = "rating", .labels = "good, bad", .absent = "bad"));
    scene_indicator(&s, INDICATOR(.id = "ended", .type = "date", .absent = "none"));
    scene_indicator(&s, INDICATOR(.id = "score", .absent = "3"));
    scene_facts(&s, "fined", NULL, "1 - 0");
    scene_facts(&s, "late", NULL, "- 4 N/A");
    scene_facts(&s, "rating", NULL, ":good - N/A");
    scene_facts(&s, "ended", NULL, ":2024-01-01 - -");
    scene_facts(&s, "score@self", NULL, "7 8 -");
    scene_facts(&s, "score@cross", NULL, "- 9 -"); /* what is absent at one stage is not put over another */
    scene_runs(&s, "2024");
    expect_points(&s, "R", "0 1 1");
    expect_points(&s, "L", "0 4 N/A");
    expect_points(&s, "C", "2 1 N/A");
    expect_points(&s, "E", "12 N/A N/A");
    expect_points(&s, "F", "7 9 3");
    expect_missing(&s, "");
    scene_close(&s);
}

static void test_absent_is_checked(void **state) {
    (void)state;
    static const struct {
        const char *type, *labels, *range, *absent;
    } wrong[] = {
        {"number", NULL, NULL, "no"}, {"number", NULL, "0..", "-1"}, {"yes_no", NULL, NULL, "0"},
        {"label", "a, b", NULL, "c"}, {"label", NULL, NULL, "c"},    {"date", NULL, NULL, "2024-01-01"},
    };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        scene s;
        open_rule(&s, "a", "count(x)");
        scene_indicator(
            &s, INDICATOR(.id = "x", .type = wrong[i].type, .labels = wrong[i].labels, .range = wrong[i].range, .absent = wrong[i].absent));
        scene_fails(&s, "2024", EMUL_E_REGULATION, "cannot stand for a missing fact of the type");
        scene_close(&s);
    }
}

static void expect_why(const scene *s, int64_t row, emul_language language, const char *part) {
    char text[4096];
    assert_int_equal(emul_result_why(s->result, row, NULL, language, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        fail_msg("“%s” is not in\n%s", part, text);
    }
}

static void test_why(void **state) {
    (void)state;
    scene s;
    open_rule(&s, "ab", "if(months_since(joined) >= 6 and joined <= 2024-06-30, 1, 0)");
    scene_facts(&s, "joined", NULL, ":2024-07-02 -");
    scene_runs(&s, "2024");
    expect_why(&s, 0, EMUL_ENGLISH, "With values: if 5 ≥ 6 and 2024-07-02 ≤ 2024-06-30 then 1; otherwise 0");
    expect_why(&s, 0, EMUL_ENGLISH, "months since (joined) = 5: from 2024-07-02 to the end of 2024-12-31");
    expect_why(&s, 0, EMUL_VIETNAMESE, "số tháng kể từ (joined) = 5: tính từ 2024-07-02 đến hết 2024-12-31");
    expect_why(&s, 1, EMUL_ENGLISH, "No figure: joined");
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_whole_months),
        cmocka_unit_test(test_cells),
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_no_day),
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_what_nobody_said),
        cmocka_unit_test(test_absent_is_checked),
        cmocka_unit_test(test_why),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
