/* The titles that ship with the library and what a regulation makes of them (key `use`). What must come out is read off the law, as cited beside each
 * condition in src/titles/, or follows from docs/regulation.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/date.h"
#include "emul/emul.h"
#include "titles/titles.h"

typedef struct law {
    emul_error *error;
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
} law;

static void print_problems(const emul_error *error) {
    for (int64_t i = 0; i < emul_error_count(error); i++) {
        char text[2048];
        (void)emul_error_format(error, i, EMUL_ENGLISH, text, sizeof text, NULL);
        print_error("%s\n", text);
    }
}

static emul_status read(law *of, const char *regulation) {
    memset(of, 0, sizeof *of);
    of->error = emul_error_create(NULL);
    assert_non_null(of->error);
    return emul_regulation_parse(regulation, strlen(regulation), "rules.yaml", NULL, &of->regulation, of->error);
}

static void expect_good(const law *of, emul_status status) {
    if (status != EMUL_OK) {
        print_problems(of->error);
    }
    assert_int_equal(status, EMUL_OK);
}

static void end(law *of) {
    emul_result_destroy(of->result);
    emul_ledger_destroy(of->ledger);
    emul_roster_destroy(of->roster);
    emul_regulation_destroy(of->regulation);
    emul_error_destroy(of->error);
}

static void evaluate_with(law *of, const char *roster, const char *facts, const char *ballots, const char *period, const char *law_date) {
    const emul_options options = {.struct_size = sizeof options, .period = period, .law_date = law_date};
    emul_result_destroy(of->result);
    emul_ledger_destroy(of->ledger);
    emul_roster_destroy(of->roster);
    of->result = NULL;
    expect_good(of, emul_roster_create(NULL, &of->roster, of->error));
    expect_good(of, emul_ledger_create(NULL, &of->ledger, of->error));
    expect_good(of, emul_roster_parse_csv(of->roster, roster, strlen(roster), NULL, of->error));
    expect_good(of, emul_ledger_parse_csv(of->ledger, of->regulation, of->roster, facts, strlen(facts), NULL, of->error));
    expect_good(of, emul_ledger_parse_ballots_csv(of->ledger, of->roster, ballots, strlen(ballots), NULL, of->error));
    expect_good(of, emul_evaluate(of->regulation, of->roster, of->ledger, &options, &of->result, of->error));
}

static void evaluate(law *of, const char *roster, const char *facts, const char *period, const char *law_date) {
    evaluate_with(of, roster, facts, "subject,title,members,yes\n", period, law_date);
}

static void expect_decision(const law *of, const char *award, const char *subject, emul_decision expected) {
    const int32_t number = emul_regulation_find(of->regulation, EMUL_PART_AWARD, -1, award);
    const int64_t row = emul_roster_find(of->roster, subject);
    assert_true(number >= 0);
    assert_true(row >= 0);
    assert_string_equal(emul_decision_name(emul_result_decision(of->result, number, NULL)[row], EMUL_ENGLISH),
                        emul_decision_name(expected, EMUL_ENGLISH));
}

static void expect_why(const law *of, const char *subject, const char *what, emul_language language, emul_form form, const char *part) {
    static char text[1 << 16];
    expect_good(
        of, emul_result_why(of->result, emul_roster_find(of->roster, subject), what, language, form, text, sizeof text, NULL, of->error));
    if (strstr(text, part) == NULL) {
        print_error("no “%s” in\n%s", part, text);
        fail();
    }
}

static void expect_refused(const char *regulation, emul_status status, int64_t line, const char *part) {
    law of;
    assert_int_equal(read(&of, regulation), status);
    if (strstr(emul_error_message(of.error, 0, EMUL_ENGLISH), part) == NULL || emul_error_line(of.error, 0) != line) {
        print_problems(of.error);
        fail();
    }
    if (emul_error_count(of.error) != 1) {
        print_problems(of.error);
    }
    assert_int_equal(emul_error_count(of.error), 1);
    assert_true(strlen(emul_error_message(of.error, 0, EMUL_VIETNAMESE)) > 0);
    end(&of);
}

/* ---- the data ---- */

static bool is_one_of(const char *text, const char *words) {
    const char *at = text == NULL ? NULL : strstr(words, text);
    return at != NULL && strlen(text) > 2;
}

static void check_award(const law *of, const char *set, int32_t number) {
    emul_award award = {.struct_size = sizeof award};
    expect_good(of, emul_regulation_award(of->regulation, number, &award, of->error));
    if (award.name == NULL || award.name_en == NULL || award.cite == NULL || award.applies_to == NULL ||
        !is_one_of(award.status, "confirmed secondary unverified") || !is_one_of(award.kind, "title form honour") ||
        !is_one_of(award.level, "co_so bo_tinh nha_nuoc")) {
        fail_msg("%s: %s is not complete", set, award.id);
    }
}

/* Every title has a condition, or everybody would have it. */
static void check_conditions(const law *of, const char *set, int32_t awards) {
    int32_t last = -1;
    for (int32_t i = 0; i < emul_regulation_count(of->regulation, EMUL_PART_CONDITION); i++) {
        emul_condition condition = {.struct_size = sizeof condition};
        expect_good(of, emul_regulation_condition(of->regulation, i, &condition, of->error));
        if (condition.name == NULL || condition.cite == NULL || !is_one_of(condition.status, "confirmed secondary unverified")) {
            fail_msg("%s: the condition “%s” has no name, citation or status", set, condition.that);
        }
        const int32_t owner = emul_regulation_condition_award(of->regulation, i);
        assert_true(owner - last <= 1);
        last = owner;
    }
    assert_int_equal(last, awards - 1);
}

static void check_limits(const law *of, const char *set) {
    for (int32_t i = 0; i < emul_regulation_count(of->regulation, EMUL_PART_LIMIT); i++) {
        emul_limit limit = {.struct_size = sizeof limit};
        expect_good(of, emul_regulation_limit(of->regulation, i, &limit, of->error));
        if (limit.name == NULL || limit.cite == NULL || !is_one_of(limit.status, "confirmed secondary unverified")) {
            fail_msg("%s: the limit “%s” has no name, citation or status", set, limit.take);
        }
    }
}

static void test_every_title_and_condition_has_citation_and_status(void **state) {
    (void)state;
    for (int32_t s = 0; s < emul__set_text_count; s++) {
        law of;
        expect_good(&of, read(&of, emul__set_texts[s].bytes));
        const int32_t awards = (int32_t)emul_regulation_count(of.regulation, EMUL_PART_AWARD);
        for (int32_t i = 0; i < awards; i++) {
            check_award(&of, emul__set_texts[s].name, i);
        }
        check_conditions(&of, emul__set_texts[s].name, awards);
        check_limits(&of, emul__set_texts[s].name);
        end(&of);
    }
}

/* An entry is a line "  name:…" with the deeper lines below it: those of one name are word for word the same. */
static size_t entry_length(const char *entry) {
    const char *at = strchr(entry, '\n');
    while (at != NULL && strncmp(at, "\n    ", 5) == 0) {
        at = strchr(at + 1, '\n');
    }
    return at == NULL ? strlen(entry) : (size_t)(at - entry);
}

static void expect_same_entries(const char *a, const char *b) {
    int32_t compared = 0;
    for (const char *line = strstr(a, "\n  "); line != NULL; line = strstr(line + 1, "\n  ")) {
        char name[80];
        const size_t length = strcspn(line + 3, ":");
        if (line[3] == ' ' || length + 5 > sizeof name) {
            continue;
        }
        (void)snprintf(name, sizeof name, "%.*s:", (int)(length + 3), line);
        const char *other = strstr(b, name);
        if (other != NULL && (entry_length(line + 1) != entry_length(other + 1) || strncmp(line, other, entry_length(line + 1)) != 0)) {
            fail_msg("not the same in two regimes:%s", name);
        }
        compared += other != NULL;
    }
    assert_true(compared > 0);
}

/* What regimes declare under one id is one thing: in vn-law it stands once. */
static void test_regimes_agree_on_names(void **state) {
    (void)state;
    static char texts[4][1 << 17];
    for (int32_t s = 0; s < 4; s++) { /* indicators and values, from their key to the next top-level key */
        const char *from = strstr(emul__set_texts[s].bytes, "\nindicators:");
        const char *to = strstr(emul__set_texts[s].bytes, "\nawards:");
        assert_true(from != NULL && to != NULL && (size_t)(to - from) < sizeof texts[s]);
        memcpy(texts[s], from, (size_t)(to - from));
    }
    for (int32_t a = 0; a < 4; a++) {
        for (int32_t b = a + 1; b < 4; b++) {
            expect_same_entries(texts[a], texts[b]);
        }
    }
}

/* One day has one law: the regimes follow each other without gap from the beginning of time to its end. */
static void test_the_regimes_follow_each_other(void **state) {
    (void)state;
    static const char *const names[] = {"vn-2003", "vn-2024", "vn-2025", "vn-2026"};
    static const char *const begins[] = {NULL, "2024-01-01", "2025-07-01", "2026-10-01"};
    emul__period before = {0, 0};
    for (int32_t i = 0; i < 4; i++) {
        law of;
        emul_header header = {.struct_size = sizeof header};
        emul__period in_force;
        emul__period begin;
        assert_string_equal(emul__set_texts[i].name, names[i]);
        expect_good(&of, read(&of, emul__set_texts[i].bytes));
        expect_good(&of, emul_regulation_header(of.regulation, &header, of.error));
        assert_string_equal(header.id, names[i]);
        assert_true(emul__span_parse(emul__text_of(header.in_force), &in_force));
        if (i > 0) {
            assert_true(emul__period_parse(emul__text_of(begins[i]), &begin));
            assert_int_equal(in_force.from, begin.from);
            assert_int_equal(in_force.from, before.to + 1);
        }
        before = in_force;
        end(&of);
    }
}

/* ---- the day of the law ---- */

#define ROSTER "id,kind\na,individual\nb,individual\n"
#define FACTS                                                                                                                              \
    "subject,rating,solidarity,movement,joined,votes\n"                                                                                    \
    "a,hoan_thanh_tot,x,x,2020-01-01,0.9\n"                                                                                                \
    "b,hoan_thanh,x,x,2020-01-01,0.9\n"

static void test_the_day_of_the_law(void **state) {
    static const struct {
        const char *day;
        emul_decision decision;
    } days[] = {{"2023-12-31", EMUL_DECISION_NONE},    {"2024-01-01", EMUL_DECISION_AWARDED}, {"2025-06-30", EMUL_DECISION_AWARDED},
                {"2025-07-01", EMUL_DECISION_AWARDED}, {"2026-09-30", EMUL_DECISION_AWARDED}, {"2026-10-01", EMUL_DECISION_NONE}};
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\n"));
    for (size_t i = 0; i < sizeof days / sizeof days[0]; i++) {
        evaluate(&of, ROSTER, FACTS, "2025", days[i].day);
        expect_decision(&of, "lao_dong_tien_tien", "a", days[i].decision); /* Law 06/2022/QH15 Article 24.1 */
    }
    expect_why(&of, "a", NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, "Not in force on 2026-10-01 (in force 2024-01-01..2026-09-30)");
    end(&of);
}

/* Circular 01/2024/TT-BNV Article 1.5, replaced on 2025-08-05: joined on 2 July, five months on 31 December. */
static void test_a_condition_that_ended(void **state) {
    static const char facts[] =
        "subject,rating,solidarity,movement,joined\na,hoan_thanh_tot,x,x,2024-07-02\nb,hoan_thanh_tot,x,x,2024-07-01\n";
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\n"));
    evaluate(&of, ROSTER, facts, "2024", "2024-04-14");
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    evaluate(&of, ROSTER, facts, "2024", NULL);
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_NOT_ELIGIBLE);
    expect_decision(&of, "lao_dong_tien_tien", "b", EMUL_DECISION_AWARDED);
    evaluate(&of, ROSTER, facts, "2024", "2025-08-04");
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_NOT_ELIGIBLE);
    evaluate(&of, ROSTER, facts, "2024", "2025-08-05");
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    end(&of);
}

/* Advanced worker 0.3 by Decree 152/2025 Art. 50, in force from 2025-07-01; the base salary is 2,340,000 from 2024-07-01 (Decree 73/2024) and was not
 * read for 2026. 702,000 up to 710,000; of a's title and the regulation's form both. */
static void test_money_by_the_day_of_the_decision(void **state) {
    static const struct {
        const char *rules, *day, *title, *form;
    } cases[] = {
        {"", "2025-06-30", ",no_multiple,", "2340000,paid,"},
        {"", "2025-07-01", "710000,paid,", "2340000,paid,"},
        {"", "2025-12-31", "710000,paid,", "2340000,paid,"},
        {"", "2026-01-01", ",no_base_salary,", ",no_base_salary,"},
        {"base_salary: {2026-01-01: 2500000}\n", "2026-01-01", "750000,paid,", "2500000,paid,"},
        {"base_salary: {01/07/2024: 2000000}\n", "2025-12-31", "600000,paid,", "2000000,paid,"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        law of;
        char rules[512];
        char text[1024];
        const emul_options options = {.struct_size = sizeof options, .period = "2025", .decision_date = cases[i].day};
        (void)snprintf(
            rules, sizeof rules,
            "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [lao_dong_tien_tien]\n%sawards:\n- {id: own, for: individual, kind: form, "
            "money: 1, conditions: [awarded(lao_dong_tien_tien)]}\n",
            cases[i].rules);
        expect_good(&of, read(&of, rules));
        evaluate(&of, ROSTER, FACTS, "2025", NULL);
        emul_result_destroy(of.result);
        of.result = NULL;
        expect_good(&of, emul_evaluate(of.regulation, of.roster, of.ledger, &options, &of.result, of.error));
        expect_good(&of, emul_result_write_csv(of.result, EMUL_TABLE_MONEY, -1, text, sizeof text, NULL, of.error));
        assert_non_null(strstr(text, "lao_dong_tien_tien,a,"));
        if (strstr(strstr(text, "lao_dong_tien_tien,a,"), cases[i].title) == NULL ||
            strstr(strstr(text, "own,a,"), cases[i].form) == NULL) {
            fail_msg("%s: %s and %s are not in\n%s", cases[i].day, cases[i].title, cases[i].form, text);
        }
        end(&of);
    }
}

/* Files received before a change: the more favourable of the old law and the new, subject by subject. */
static void test_the_more_favourable_of_two_days(void **state) {
    static const char facts[] = "subject,rating,solidarity,movement,joined\na,hoan_thanh_tot,x,x,2024-07-02\nb,hoan_thanh,x,x,2024-07-02\n";
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [lao_dong_tien_tien]\n"));
    evaluate(&of, ROSTER, facts, "2024", "2025-08-04");
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_NOT_ELIGIBLE); /* Circular 01/2024/TT-BNV Article 1.5: under six months */
    const emul_options later = {.struct_size = sizeof later, .period = "2024", .law_date = "2025-08-05"};
    emul_result *after = NULL;
    expect_good(&of, emul_evaluate(of.regulation, of.roster, of.ledger, &later, &after, of.error));
    assert_int_equal(emul_result_favourable(of.result, after, 0, 0), 1); /* awarded since the circular ended */
    assert_int_equal(emul_result_favourable(after, of.result, 0, 0), 0);
    assert_int_equal(emul_result_favourable(of.result, after, 0, 1), 0); /* refused both times: the first stands */
    assert_int_equal(emul_result_favourable(of.result, after, 0, 2), -1);
    assert_int_equal(emul_result_favourable(of.result, after, 1, 0), -1);
    assert_int_equal(emul_result_favourable(of.result, NULL, 0, 0), -1);
    law other;
    expect_good(&other, read(&other, "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [lao_dong_tien_tien]\n"));
    evaluate(&other, ROSTER, facts, "2024", NULL);
    assert_int_equal(emul_result_favourable(of.result, other.result, 0, 0), -1); /* another regulation */
    end(&other);
    emul_result_destroy(after);
    end(&of);
}

/* A regime that is named counts whatever the day. */
static void test_a_regime_by_name(void **state) {
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: vn-2025\ntitles: [lao_dong_tien_tien]\n"));
    evaluate(&of, ROSTER, FACTS, "2023", NULL);
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    expect_decision(&of, "lao_dong_tien_tien", "b", EMUL_DECISION_NOT_ELIGIBLE);
    assert_int_equal(emul_regulation_count(of.regulation, EMUL_PART_AWARD), 1);
    end(&of);
}

/* ---- a regulation adds ---- */

static const char tightened[] = "libemul: 1\n"
                                "id: r\n"
                                "use: [vn-law]\n"
                                "titles: [lao_dong_tien_tien]\n"
                                "awards:\n"
                                "  - id: own\n"
                                "    for: individual\n"
                                "  - id: lao_dong_tien_tien\n"
                                "    name: LĐTT của tỉnh\n"
                                "    take: 1\n"
                                "    order: [votes desc]\n"
                                "    conditions: [{that: votes >= 80%, name: Phiếu}]\n";

static void test_a_regulation_adds_to_a_title(void **state) {
    law of;
    emul_award award = {.struct_size = sizeof award};
    (void)state;
    expect_good(&of, read(&of, tightened));
    assert_int_equal(emul_regulation_find(of.regulation, EMUL_PART_AWARD, -1, "lao_dong_tien_tien"), 1); /* its own keep their numbers */
    expect_good(&of, emul_regulation_award(of.regulation, 1, &award, of.error));
    assert_string_equal(award.name, "LĐTT của tỉnh");
    assert_string_equal(award.name_en, "Advanced worker"); /* where it says nothing, the law */
    assert_string_equal(award.in_force, "2024-01-01..2026-09-30");
    assert_string_equal(emul_regulation_origin(of.regulation, EMUL_PART_AWARD, 1), "vn-2024, vn-2025");
    assert_null(emul_regulation_origin(of.regulation, EMUL_PART_AWARD, 0));
    const int32_t last = (int32_t)emul_regulation_count(of.regulation, EMUL_PART_CONDITION) - 1;
    assert_null(emul_regulation_origin(of.regulation, EMUL_PART_CONDITION, last)); /* its own conditions come last */
    assert_string_equal(emul_regulation_origin(of.regulation, EMUL_PART_CONDITION, 0), "vn-2024, vn-2025");
    evaluate(&of, ROSTER "c,individual\nd,individual\n",
             FACTS "c,hoan_thanh_xuat_sac,x,x,2020-01-01,0.85\nd,hoan_thanh_xuat_sac,x,x,2020-01-01,0.79\n", "2025", NULL);
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    expect_decision(&of, "lao_dong_tien_tien", "b", EMUL_DECISION_NOT_ELIGIBLE);
    expect_decision(&of, "lao_dong_tien_tien", "c", EMUL_DECISION_NOT_SELECTED);
    expect_decision(&of, "lao_dong_tien_tien", "d", EMUL_DECISION_NOT_ELIGIBLE);
    end(&of);
}

static void test_why_says_whose_a_condition_is(void **state) {
    law of;
    (void)state;
    expect_good(&of, read(&of, tightened));
    evaluate(&of, ROSTER, FACTS, "2025", NULL);
    expect_why(&of, "a", "lao_dong_tien_tien", EMUL_ENGLISH, EMUL_FORM_TEXT,
               "met (Luật 06/2022/QH15 Điều 24 khoản 1), from vn-2024, vn-2025, source: confirmed");
    expect_why(&of, "a", "lao_dong_tien_tien", EMUL_ENGLISH, EMUL_FORM_TEXT,
               "Condition Phiếu: “votes >= 80%”, that is votes [90%] ≥ 80%: met, from the regulation");
    expect_why(&of, "a", "lao_dong_tien_tien", EMUL_VIETNAMESE, EMUL_FORM_TEXT,
               "(Luật 06/2022/QH15 Điều 24 khoản 1), theo vn-2024, vn-2025, căn cứ đã xác nhận");
    expect_why(&of, "a", "lao_dong_tien_tien", EMUL_VIETNAMESE, EMUL_FORM_TEXT, "đạt, theo quy chế");
    expect_why(&of, "a", "lao_dong_tien_tien", EMUL_VIETNAMESE, EMUL_FORM_JSON,
               "\"status\": \"confirmed\", \"origin\": \"vn-2024, vn-2025\"");
    expect_why(&of, "a", "lao_dong_tien_tien", EMUL_VIETNAMESE, EMUL_FORM_JSON, "\"origin\": \"regulation\"");
    end(&of);
}

/* An award of the regulation's own is by no scorecard because there is one: a title of the law knows none. */
static void test_a_title_goes_by_no_scorecard_unless_told(void **state) {
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\ntitles: [lao_dong_tien_tien]\nscorecards:\n"
                               "  - {id: card, for: individual, where: dept == x, criteria: [{id: c, points: votes}]}\n"));
    evaluate(&of, "id,kind,dept\na,individual,y\nb,individual,x\n", FACTS, "2025", NULL);
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    end(&of);
}

/* ---- what takes the place of the set's ---- */

static void test_an_own_value_takes_the_place_of_an_indicator(void **state) {
    law of;
    (void)state;
    expect_good(&of,
                read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\ntitles: [lao_dong_tien_tien]\nvalues: {rating: class(person)}\nscorecards:\n"
                          "  - id: person\n    for: individual\n    criteria: [{id: c, points: marks}]\n    classes:\n"
                          "      - {id: hoan_thanh_xuat_sac, when: total >= 90}\n      - {id: hoan_thanh_tot, when: total >= 70}\n"
                          "      - {id: hoan_thanh, when: total >= 50}\n      - {id: khong_hoan_thanh}\n"));
    evaluate(&of, ROSTER, "subject,marks,solidarity,movement,joined\na,70,x,x,2020-01-01\nb,69.9,x,x,2020-01-01\n", "2025", NULL);
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    expect_decision(&of, "lao_dong_tien_tien", "b", EMUL_DECISION_NOT_ELIGIBLE);
    end(&of);
}

/* What does not fit is told where the regulation says it, not in the text of the law. */
static void test_a_value_that_does_not_fit(void **state) {
    (void)state;
    expect_refused("libemul: 1\n"
                   "id: r\n"
                   "use: [vn-2025]\n"
                   "titles: [lao_dong_tien_tien]\n"
                   "values:\n"
                   "  rating: marks / 2\n",
                   EMUL_E_REGULATION, 6, "it does not fit the rule “rating >= hoan_thanh_tot” of vn-2025");
}

/* ---- accept ---- */

static void test_what_is_not_verified_counts_only_if_accepted(void **state) {
    static const char roster[] = "id,kind\nw,individual\n";
    static const char facts[] = "subject,direct_years,talent\nw,20,x\n";
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\n"));
    assert_int_equal(emul_regulation_find(of.regulation, EMUL_PART_AWARD, -1, "thay_thuoc_uu_tu"), -1);
    end(&of);
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\ntitles: [thay_thuoc_uu_tu]\naccept: [thay_thuoc_uu_tu]\n"));
    evaluate(&of, roster, facts, "2025", NULL);
    expect_decision(&of, "thay_thuoc_uu_tu", "w", EMUL_DECISION_AWARDED);
    expect_why(&of, "w", NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, "source: not verified");
    end(&of);
    /* A condition of a title that is itself confirmed. */
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\ntitles: [thay_thuoc_nhan_dan]\n"));
    const int64_t without = emul_regulation_count(of.regulation, EMUL_PART_CONDITION);
    end(&of);
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\ntitles: [thay_thuoc_nhan_dan]\naccept: [thay_thuoc_nhan_dan.ballot]\n"));
    assert_int_equal(emul_regulation_count(of.regulation, EMUL_PART_CONDITION), without + 1);
    end(&of);
}

static void test_accepted_from_the_first_of_october_2026(void **state) {
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [lao_dong_tien_tien]\naccept: [lao_dong_tien_tien]\n"));
    evaluate(&of, ROSTER, FACTS, "2026", "2026-10-01");
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    expect_decision(&of, "lao_dong_tien_tien", "b", EMUL_DECISION_NOT_ELIGIBLE);
    expect_why(&of, "a", NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, "from vn-2026, source: not verified");
    evaluate(&of, ROSTER, FACTS, "2026", "2026-09-30");
    expect_decision(&of, "lao_dong_tien_tien", "a", EMUL_DECISION_AWARDED);
    end(&of);
}

/* ---- what rests on what ---- */

static void test_titles_bring_what_they_rest_on(void **state) {
    static const char *const brought[] = {"chien_si_thi_dua_bo_tinh", "chien_si_thi_dua_co_so", "lao_dong_tien_tien", "chien_si_tien_tien",
                                          "lao_dong_tien_tien_cong_nhan_nong_dan"};
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2025]\ntitles: [chien_si_thi_dua_bo_tinh]\n"));
    assert_int_equal(emul_regulation_count(of.regulation, EMUL_PART_AWARD), 5);
    for (size_t i = 0; i < 5; i++) {
        assert_true(emul_regulation_find(of.regulation, EMUL_PART_AWARD, -1, brought[i]) >= 0);
    }
    end(&of);
}

/* ---- quotas of the law ---- */

#define LEADERS "id\nu0\nu1\nu2\nu3\nu4\nu5\nu6\nu7\nu8\nu9\n"
/* `count` units that lead and meet everything, with falling marks. */
static void write_leaders(char *facts, size_t capacity, int32_t count) {
    size_t length = (size_t)snprintf(
        facts, capacity, "subject,cluster_leader,exceeds_targets,organisations_excellent,organisations_strong,unity,thrift,marks\n");
    for (int32_t i = 0; i < 10; i++) {
        length += (size_t)snprintf(facts + length, capacity - length, "u%d,%s,x,x,x,x,x,%d\n", i, i < count ? "x" : "no", 10 - i);
    }
}

/* Decree 152/2025/ND-CP Article 7: not more than 20 % of those who lead their cluster and qualify for the ministry's or province's flag; of 4 that
 * is none, of 5 and of 9 one, of 10 two. What the province takes itself holds beside it. */
static void test_flags_of_the_government(void **state) {
    static const struct {
        const char *take;
        int32_t leaders, flags;
    } cases[] = {{"", 4, 0}, {"", 5, 1}, {"", 9, 1}, {"", 10, 2}, {"    take: 1\n", 10, 1}, {"    take: 5\n", 10, 2}};
    static const char ballots[] = "subject,title,members,present,yes\nu0,co_thi_dua_chinh_phu,10,10,8\nu1,co_thi_dua_chinh_phu,10,10,8\n"
                                  "u2,co_thi_dua_chinh_phu,10,10,8\nu3,co_thi_dua_chinh_phu,10,10,8\nu4,co_thi_dua_chinh_phu,10,10,8\n"
                                  "u5,co_thi_dua_chinh_phu,10,10,8\nu6,co_thi_dua_chinh_phu,10,10,8\nu7,co_thi_dua_chinh_phu,10,10,8\n"
                                  "u8,co_thi_dua_chinh_phu,10,10,8\nu9,co_thi_dua_chinh_phu,10,10,8\n";
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        law of;
        char rules[512];
        char facts[1024];
        (void)snprintf(rules, sizeof rules,
                       "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [co_thi_dua_chinh_phu]\nawards:\n  - id: co_thi_dua_chinh_phu\n%s"
                       "    order: [marks desc]\n",
                       cases[i].take);
        write_leaders(facts, sizeof facts, cases[i].leaders);
        expect_good(&of, read(&of, rules));
        evaluate_with(&of, LEADERS, facts, ballots, "2025", NULL);
        for (int32_t u = 0; u < 10; u++) {
            const char subject[] = {'u', (char)('0' + u), '\0'};
            expect_decision(&of, "co_thi_dua_chinh_phu", subject,
                            u < cases[i].flags     ? EMUL_DECISION_AWARDED
                            : u < cases[i].leaders ? EMUL_DECISION_NOT_SELECTED
                                                   : EMUL_DECISION_NOT_ELIGIBLE);
        }
        end(&of);
    }
}

/* Decree 91/2017/ND-CP Article 9.3, to 2023-12-31: not more than 15 % of those with Lao dong tien tien; of 20 three, of 13 one (1.95). */
static void test_the_share_of_2017(void **state) {
    static const struct { int32_t workers, fighters; } cases[] = {{20, 3}, {13, 1}, {6, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        law of;
        char roster[1024] = "id,kind\n";
        char facts[2048] = "subject,rating,initiative_co_so,science_accepted,combat_ingenuity,marks\n";
        for (int32_t w = 0; w < cases[i].workers; w++) {
            (void)snprintf(roster + strlen(roster), 32, "w%d,individual\n", w);
            (void)snprintf(facts + strlen(facts), 64, "w%d,hoan_thanh_tot,x,,,%d\n", w, 100 - w);
        }
        expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-2003]\naccept: [lao_dong_tien_tien, chien_si_thi_dua_co_so]\n"
                                   "awards: [{id: chien_si_thi_dua_co_so, order: [marks desc]}]\n"));
        evaluate(&of, roster, facts, "2023", NULL);
        for (int32_t w = 0; w < cases[i].workers; w++) {
            char subject[16];
            (void)snprintf(subject, sizeof subject, "w%d", w);
            expect_decision(&of, "chien_si_thi_dua_co_so", subject,
                            w < cases[i].fighters ? EMUL_DECISION_AWARDED : EMUL_DECISION_NOT_SELECTED);
        }
        end(&of);
    }
}

/* Who has a title that is not in force as far as the library knows, nobody can say: a rule that asks is open. */
static void test_a_title_that_is_not_in_force_is_not_refused(void **state) {
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [lao_dong_tien_tien]\nawards:\n"
                               "  - {id: own, for: individual, conditions: [awarded(lao_dong_tien_tien)]}\n"
                               "  - {id: share, for: individual, take: 50% of awarded(lao_dong_tien_tien), order: [votes desc]}\n"));
    evaluate(&of, ROSTER, FACTS, "2023", NULL);
    expect_decision(&of, "own", "a", EMUL_DECISION_UNDETERMINED);
    expect_decision(&of, "share", "a", EMUL_DECISION_UNDETERMINED);
    evaluate(&of, ROSTER, FACTS, "2024", NULL);
    expect_decision(&of, "own", "a", EMUL_DECISION_AWARDED);
    expect_decision(&of, "own", "b", EMUL_DECISION_NOT_ELIGIBLE);
    end(&of);
}

/* Circular 15/2025/TT-BXD Article 10: 20 years for men, 15 for women, years in hardship count one and a half times, those under discipline not; and
 * leaders of five years, and 25 years of service of which ten in the sector. */
static void test_a_set_of_issuers_beside_the_law(void **state) {
    static const char roster[] = "id,kind\na,individual\nb,individual\nc,individual\nd,individual\ne,individual\nf,individual\n";
    static const char facts[] =
        "subject,construction_years,construction_hardship_years,construction_discipline_years,construction_leader_years,"
        "service_years,female_employee\n"
        "a,18,4,,,18,\n"    /* 18 + 2 = 20 */
        "b,18,4,0.5,,18,\n" /* 19.5 */
        "c,15,,,,15,x\n"    /* a woman */
        "d,6,,,5,6,\n"      /* a leader */
        "e,10,,,,25,\n"     /* 25 years, ten of them in the sector */
        "f,9.9,,,,25,\n";
    static const emul_decision expected[] = {EMUL_DECISION_AWARDED, EMUL_DECISION_NOT_ELIGIBLE, EMUL_DECISION_AWARDED,
                                             EMUL_DECISION_AWARDED, EMUL_DECISION_AWARDED,      EMUL_DECISION_NOT_ELIGIBLE};
    law of;
    (void)state;
    expect_good(&of,
                read(&of, "libemul: 1\nid: r\nuse: [vn-law, vn-issuers]\ntitles: [ky_niem_chuong_nganh_xay_dung, lao_dong_tien_tien]\n"));
    assert_string_equal(emul_regulation_origin(of.regulation, EMUL_PART_AWARD,
                                               emul_regulation_find(of.regulation, EMUL_PART_AWARD, -1, "ky_niem_chuong_nganh_xay_dung")),
                        "vn-issuers");
    evaluate(&of, roster, facts, "2026", NULL); /* not dated: it counts whatever the day */
    for (int32_t i = 0; i < 6; i++) {
        const char subject[] = {(char)('a' + i), '\0'};
        expect_decision(&of, "ky_niem_chuong_nganh_xay_dung", subject, expected[i]);
    }
    end(&of);
}

/* ---- years in succession, under the decree of the day ---- */

/* Law 06/2022/QH15 Article 22.1: three in succession, this year's included. Decree 152/2025/ND-CP Article 4.4, 4.5, from 2025-07-01: of b the years up to
 * the end of a discipline on 2023-06-30 do not count, so 2024 and 2025 are two; c's leave of 2024 does not break 2022, 2023, 2025. Before it nothing of the
 * kind was confirmed: c's row is broken, b's three years count. */
static void test_three_in_succession(void **state) {
    static const char roster[] = "id,kind\na,individual\nb,individual\nc,individual\n";
    static const char facts[] =
        "subject,when,rating,solidarity,movement,joined,maternity_leave,discipline_end,initiative_bo_tinh,scope_certified_bo_tinh\n"
        "a,,hoan_thanh_xuat_sac,x,x,2015-01-01,,,x,x\nb,,hoan_thanh_xuat_sac,x,x,2015-01-01,,2023-06-30,x,x\n"
        "c,,hoan_thanh_xuat_sac,x,x,2015-01-01,,,x,x\nc,2024,,,,,x,,,\n";
    static const char history[] =
        "subject,title,year\na,chien_si_thi_dua_co_so,2023\na,chien_si_thi_dua_co_so,2024\nb,chien_si_thi_dua_co_so,2023\n"
        "b,chien_si_thi_dua_co_so,2024\nc,chien_si_thi_dua_co_so,2022\nc,chien_si_thi_dua_co_so,2023\n";
    static const char ballots[] =
        "subject,title,members,present,yes\na,chien_si_thi_dua_co_so,10,10,8\nb,chien_si_thi_dua_co_so,10,10,8\n"
        "c,chien_si_thi_dua_co_so,10,10,8\na,chien_si_thi_dua_bo_tinh,10,10,9\nb,chien_si_thi_dua_bo_tinh,10,10,9\n"
        "c,chien_si_thi_dua_bo_tinh,10,10,9\n";
    law of;
    (void)state;
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [chien_si_thi_dua_bo_tinh]\n"));
    for (int32_t day = 0; day < 2; day++) {
        const emul_options options = {.struct_size = sizeof options, .period = "2025", .law_date = day == 0 ? "2025-06-30" : "2025-07-01"};
        evaluate_with(&of, roster, facts, ballots, "2025", NULL);
        expect_good(&of, emul_ledger_parse_history_csv(of.ledger, of.roster, history, strlen(history), NULL, of.error));
        emul_result_destroy(of.result);
        of.result = NULL;
        expect_good(&of, emul_evaluate(of.regulation, of.roster, of.ledger, &options, &of.result, of.error));
        expect_decision(&of, "chien_si_thi_dua_bo_tinh", "a", EMUL_DECISION_AWARDED);
        expect_decision(&of, "chien_si_thi_dua_bo_tinh", "b", day == 0 ? EMUL_DECISION_AWARDED : EMUL_DECISION_NOT_ELIGIBLE);
        expect_decision(&of, "chien_si_thi_dua_bo_tinh", "c", day == 0 ? EMUL_DECISION_NOT_ELIGIBLE : EMUL_DECISION_AWARDED);
    }
    end(&of);
}

/* ---- mistakes ---- */

static void test_mistakes(void **state) {
    (void)state;
    expect_refused("libemul: 1\nid: r\nuse: [vn-2024, vn-2025]\n", EMUL_E_REGULATION, 3, "“vn-2025” is a second regime of the law");
    expect_refused("libemul: 1\nid: r\nuse: [vn-law, vn-2025]\n", EMUL_E_REGULATION, 3, "“vn-2025” is a second regime of the law");
    expect_refused("libemul: 1\nid: r\nuse: [vn-2025, vn-law]\n", EMUL_E_REGULATION, 3, "“vn-law” is a second regime of the law");
    expect_refused("libemul: 1\nid: r\nuse: vn-2052\n", EMUL_E_UNKNOWN_ID, 3, "no set of titles is called “vn-2052”");
    expect_refused("libemul: 1\nid: r\nuse: vn-2025\ntitles: [lao_dong_tien_tie]\n", EMUL_E_UNKNOWN_ID, 4,
                   "the sets in use have no title “lao_dong_tien_tie”");
    expect_refused("libemul: 1\nid: r\nuse: vn-2025\naccept: [thay_thuoc_nhan_dan.balot]\n", EMUL_E_UNKNOWN_ID, 4,
                   "“thay_thuoc_nhan_dan.balot”");
    expect_refused("libemul: 1\nid: r\nuse: vn-2025\ntitles: [thay_thuoc_uu_tu]\n", EMUL_E_REGULATION, 4,
                   "is not verified: it counts only");
    expect_refused("libemul: 1\nid: r\nuse: vn-2003\naccept: [chien_si_thi_dua_co_so]\n", EMUL_E_REGULATION, 4,
                   "“chien_si_thi_dua_co_so” rests on “lao_dong_tien_tien”, which is not verified");
    expect_refused("libemul: 1\nid: r\ntitles: [lao_dong_tien_tien]\nawards: [{id: a, for: unit}]\n", EMUL_E_REGULATION, 3,
                   "“titles” chooses among the titles of “use”");
    expect_refused("libemul: 1\nid: r\nuse: vn-2025\nawards:\n  - id: lao_dong_tien_tien\n    for: unit\n", EMUL_E_REGULATION, 6,
                   "the law gives “lao_dong_tien_tien” to “individual”");
    expect_refused("libemul: 1\nid: r\nuse: vn-2025\nawards:\n  - id: lao_dong_tien_tien\n    conditions: [votes >= ]\n", EMUL_E_SYNTAX, 6,
                   "");
}

/* ---- shares of the members ---- */

/* A unit whose members are so many of each rating; of the last one its discipline, of the first one whether a review is under way. */
typedef struct collective {
    const char *id, *rating;
    int32_t excellent, good, completed, failed;
    const char *discipline, *review;
    emul_decision advanced, excellent_collective;
} collective;

/* Law 06/2022 Article 28: 70 % advanced workers, nobody warned (cảnh cáo) or worse; Article 27.1: excellent, all at least hoàn thành, 70 %, one
 * grassroots fighter. Decree 152/2025 Article 4.4: nobody is an advanced worker while a review is under way. 9 of 13 are 69.2 %. */
static const collective collectives[] = {
    {"a", "hoan_thanh_tot", 0, 7, 3, 0, "", "", EMUL_DECISION_AWARDED, EMUL_DECISION_NOT_ELIGIBLE},
    {"b", "hoan_thanh_tot", 0, 9, 4, 0, "", "", EMUL_DECISION_NOT_ELIGIBLE, EMUL_DECISION_NOT_ELIGIBLE},
    {"c", "hoan_thanh_tot", 0, 8, 2, 0, "canh_cao", "", EMUL_DECISION_NOT_ELIGIBLE, EMUL_DECISION_NOT_ELIGIBLE},
    {"d", "hoan_thanh_tot", 0, 7, 3, 0, "khien_trach", "", EMUL_DECISION_AWARDED, EMUL_DECISION_NOT_ELIGIBLE},
    {"e", "hoan_thanh_tot", 0, 7, 3, 0, "", "x", EMUL_DECISION_NOT_ELIGIBLE, EMUL_DECISION_NOT_ELIGIBLE},
    {"f", "hoan_thanh_xuat_sac", 1, 6, 3, 0, "", "", EMUL_DECISION_AWARDED, EMUL_DECISION_AWARDED},
    {"g", "hoan_thanh_xuat_sac", 0, 7, 3, 0, "", "", EMUL_DECISION_AWARDED, EMUL_DECISION_NOT_ELIGIBLE},
    {"h", "hoan_thanh_xuat_sac", 1, 6, 2, 1, "", "", EMUL_DECISION_AWARDED, EMUL_DECISION_NOT_ELIGIBLE},
    {"i", "hoan_thanh", 1, 9, 0, 0, "", "", EMUL_DECISION_NOT_ELIGIBLE, EMUL_DECISION_NOT_ELIGIBLE},
};

static const char *rating_of(const collective *of, int32_t member) {
    if (member < of->excellent) {
        return "hoan_thanh_xuat_sac";
    }
    if (member < of->excellent + of->good) {
        return "hoan_thanh_tot";
    }
    return member < of->excellent + of->good + of->completed ? "hoan_thanh" : "khong_hoan_thanh";
}

static void test_shares_of_the_members(void **state) {
    static char roster[1 << 13];
    static char facts[1 << 14];
    const size_t count = sizeof collectives / sizeof collectives[0];
    size_t used = (size_t)snprintf(roster, sizeof roster, "id,kind,parent\n");
    size_t written = (size_t)snprintf(facts, sizeof facts,
                                      "subject,rating,solidarity,movement,joined,discipline,under_review,unit_rating,unit_movement,unity,"
                                      "initiative_co_so,science_accepted,combat_ingenuity\n");
    law of;
    (void)state;
    for (size_t u = 0; u < count; u++) {
        const collective *unit = &collectives[u];
        const int32_t members = unit->excellent + unit->good + unit->completed + unit->failed;
        used += (size_t)snprintf(roster + used, sizeof roster - used, "%s,unit,\n", unit->id);
        written += (size_t)snprintf(facts + written, sizeof facts - written, "%s,,,,,,,%s,x,x,,,\n", unit->id, unit->rating);
        for (int32_t i = 0; i < members; i++) {
            used += (size_t)snprintf(roster + used, sizeof roster - used, "%s%d,individual,%s\n", unit->id, i, unit->id);
            written += (size_t)snprintf(facts + written, sizeof facts - written, "%s%d,%s,x,x,2020-01-01,%s,%s,,,,no,no,no\n", unit->id, i,
                                        rating_of(unit, i), i == members - 1 ? unit->discipline : "", i == 0 ? unit->review : "");
        }
    }
    expect_good(&of, read(&of, "libemul: 1\nid: r\nuse: [vn-law]\ntitles: [tap_the_lao_dong_tien_tien, tap_the_lao_dong_xuat_sac]\n"));
    evaluate(&of, roster, facts, "2025", NULL);
    for (size_t u = 0; u < count; u++) {
        expect_decision(&of, "tap_the_lao_dong_tien_tien", collectives[u].id, collectives[u].advanced);
        expect_decision(&of, "tap_the_lao_dong_xuat_sac", collectives[u].id, collectives[u].excellent_collective);
    }
    end(&of);
}

/* ---- the grading of officials ---- */

/* Regulation 366-QĐ/TW Article 11: x excellent and t good of a hundred, x <= 0.2 t: 16 of 84 (16.8), not 17 of 83 (16.6). Of both together: 20.
 * Where 25 % are allowed: x <= 0.25 t: 20 of 80; of both: 25. */
static void test_twenty_per_cent_of_a_hundred(void **state) {
    static const struct {
        const char *set;
        int32_t excellent;
    } readings[] = {{"vn-grading-366-tot", 16},
                    {"vn-grading-366-tot-tro-len", 20},
                    {"vn-grading-366-tot-25", 20},
                    {"vn-grading-366-tot-tro-len-25", 25}};
    static char roster[1 << 13];
    static char facts[1 << 13];
    size_t used = (size_t)snprintf(roster, sizeof roster, "id,kind,similar_group\n");
    size_t written = (size_t)snprintf(
        facts, sizeof facts, "subject,common_points,result_points,tasks_assigned,tasks_done,tasks_good,tasks_exceeded,tasks_failed\n");
    (void)state;
    for (int32_t i = 0; i < 100; i++) {
        used += (size_t)snprintf(roster + used, sizeof roster - used, "p%d,individual,chuyen_vien\n", i);
        written += (size_t)snprintf(facts + written, sizeof facts - written, "p%d,30,69.%02d,10,10,10,10,0\n", i, 99 - i);
    }
    for (size_t r = 0; r < sizeof readings / sizeof readings[0]; r++) {
        char rules[128];
        law of;
        (void)snprintf(rules, sizeof rules, "libemul: 1\nid: r\nuse: [%s]\n", readings[r].set);
        expect_good(&of, read(&of, rules));
        evaluate(&of, roster, facts, "2026", NULL);
        const int32_t *classes = emul_result_class(of.result, 0, NULL);
        for (int32_t i = 0; i < 100; i++) {
            assert_int_equal(classes[i], i < readings[r].excellent ? 0 : 1);
        }
        end(&of);
    }
}

static void test_a_choice_must_be_made(void **state) {
    (void)state;
    expect_refused("libemul: 1\nid: r\nuse: [vn-grading-366]\n", EMUL_E_UNKNOWN_ID, 3, "“vn-grading-366” leaves a choice open");
    expect_refused("libemul: 1\nid: r\nuse: [vn-grading-335]\n", EMUL_E_UNKNOWN_ID, 3, "“vn-grading-335” leaves a choice open");
}

/* Every criterion and class that ships says where it stands. */
static void test_every_scorecard_is_cited(void **state) {
    (void)state;
    for (int32_t s = 0; s < emul__set_text_count; s++) {
        law of;
        expect_good(&of, read(&of, emul__set_texts[s].bytes));
        for (int32_t i = 0; i < emul_regulation_count(of.regulation, EMUL_PART_CRITERION); i++) {
            emul_criterion criterion = {.struct_size = sizeof criterion};
            expect_good(&of, emul_regulation_criterion(of.regulation, i, &criterion, of.error));
            assert_non_null(criterion.cite);
            assert_non_null(criterion.name);
        }
        for (int32_t i = 0; i < emul_regulation_count(of.regulation, EMUL_PART_CLASS); i++) {
            emul_class level = {.struct_size = sizeof level};
            expect_good(&of, emul_regulation_class(of.regulation, i, &level, of.error));
            assert_non_null(level.cite);
            assert_non_null(level.name);
        }
        end(&of);
    }
}

/* ---- written as it was said ---- */

static void test_what_is_written_is_the_regulations_own(void **state) {
    law of;
    char text[4096];
    (void)state;
    expect_good(&of, read(&of, tightened));
    expect_good(&of, emul_regulation_write(of.regulation, EMUL_TEXT_YAML, text, sizeof text, NULL, of.error));
    assert_null(strstr(text, "hoan_thanh_tot"));
    assert_non_null(strstr(text, "use: vn-law\ntitles: lao_dong_tien_tien\n"));
    law again;
    char second[4096];
    expect_good(&again, read(&again, text));
    expect_good(&again, emul_regulation_write(again.regulation, EMUL_TEXT_YAML, second, sizeof second, NULL, again.error));
    assert_string_equal(text, second);
    end(&again);
    end(&of);
}

/* A change reaches what the regulation itself says of a title, not what the law says. */
static void test_changes_reach_what_is_the_regulations_own(void **state) {
    law of;
    emul_regulation *varied = NULL;
    emul_award award = {.struct_size = sizeof award};
    (void)state;
    expect_good(&of, read(&of, tightened));
    const int32_t last = (int32_t)emul_regulation_count(of.regulation, EMUL_PART_CONDITION) - 1;
    const emul_change own[] = {{"take", "2", EMUL_PART_AWARD, 1}, {"that", "votes >= 79%", EMUL_PART_CONDITION, last}};
    expect_good(&of, emul_regulation_with(of.regulation, own, 2, NULL, &varied, of.error));
    expect_good(&of, emul_regulation_award(varied, 1, &award, of.error));
    assert_string_equal(award.take, "2");
    assert_string_equal(award.name_en, "Advanced worker");
    assert_int_equal(emul_regulation_count(varied, EMUL_PART_CONDITION), last + 1);
    emul_regulation_destroy(varied);
    varied = NULL;
    const emul_change law_says = {"that", "votes >= 1%", EMUL_PART_CONDITION, 0};
    assert_int_equal(emul_regulation_with(of.regulation, &law_says, 1, NULL, &varied, of.error), EMUL_E_UNSUPPORTED);
    assert_null(varied);
    end(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_title_and_condition_has_citation_and_status),
        cmocka_unit_test(test_regimes_agree_on_names),
        cmocka_unit_test(test_the_regimes_follow_each_other),
        cmocka_unit_test(test_the_day_of_the_law),
        cmocka_unit_test(test_a_condition_that_ended),
        cmocka_unit_test(test_money_by_the_day_of_the_decision),
        cmocka_unit_test(test_the_more_favourable_of_two_days),
        cmocka_unit_test(test_a_regime_by_name),
        cmocka_unit_test(test_a_regulation_adds_to_a_title),
        cmocka_unit_test(test_why_says_whose_a_condition_is),
        cmocka_unit_test(test_a_title_goes_by_no_scorecard_unless_told),
        cmocka_unit_test(test_an_own_value_takes_the_place_of_an_indicator),
        cmocka_unit_test(test_a_value_that_does_not_fit),
        cmocka_unit_test(test_what_is_not_verified_counts_only_if_accepted),
        cmocka_unit_test(test_accepted_from_the_first_of_october_2026),
        cmocka_unit_test(test_titles_bring_what_they_rest_on),
        cmocka_unit_test(test_flags_of_the_government),
        cmocka_unit_test(test_the_share_of_2017),
        cmocka_unit_test(test_a_title_that_is_not_in_force_is_not_refused),
        cmocka_unit_test(test_a_set_of_issuers_beside_the_law),
        cmocka_unit_test(test_three_in_succession),
        cmocka_unit_test(test_mistakes),
        cmocka_unit_test(test_shares_of_the_members),
        cmocka_unit_test(test_twenty_per_cent_of_a_hundred),
        cmocka_unit_test(test_a_choice_must_be_made),
        cmocka_unit_test(test_every_scorecard_is_cited),
        cmocka_unit_test(test_what_is_written_is_the_regulations_own),
        cmocka_unit_test(test_changes_reach_what_is_the_regulations_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
