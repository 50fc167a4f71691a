/* A regulation written as text and read again is the same regulation: random ones, built by calls from texts that YAML could misread, and one
 * written by hand. */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"

enum { REGULATIONS = 1500, NAME = 128, TEXT = 1 << 16 };

/* What YAML reads as something else than text, or not at all, when it stands without quotes. */
static const char *const pieces[] = {"a",        "Điểm thưởng",
                                     " ",        ": ",
                                     " #",       "#",
                                     "\"",       "'",
                                     "\\",       "\n",
                                     "\t",       "- ",
                                     "-",        "?",
                                     "{",        "}",
                                     "[",        "]",
                                     ",",        "&x",
                                     "*x",       "!",
                                     "|",        ">",
                                     "%",        "@",
                                     "`",        "~",
                                     "null",     "010",
                                     "no",       "<<",
                                     "=",        "..",
                                     ":",        "0",
                                     "\x01",     "é",
                                     "\xC2\x85", "\xE2\x80\xA8",
                                     "😀",        "\xEF\xBB\xBF",
                                     "\xC2\x9F", "\x7F",
                                     "\r",       "---",
                                     "...",      "end"};

static int framed; /* a table does not keep spaces at the ends of a cell */

static char *pick_text(random_source *random, char text[NAME]) {
    strcpy(text, framed ? "(" : "");
    for (int64_t left = random_between(random, 0, 5); left >= 0; left--) {
        const int64_t piece = random_between(random, 0, (int64_t)(sizeof pieces / sizeof *pieces) - 1);
        strcat(text, pieces[piece]);
    }
    strcat(text, framed ? ")" : "");
    return text;
}

static const char *maybe(random_source *random, const char *text) {
    return random_once_in(random, 2) ? text : NULL;
}

static void add_children(scene *of, random_source *random, int32_t parent, int depth, int *number) {
    for (int64_t left = random_between(random, 1, 3); left > 0; left--) {
        char id[16];
        char name[NAME];
        char cite[NAME];
        const int is_node = depth > 0 && random_once_in(random, 3);
        snprintf(id, sizeof id, "c.%d", (*number)++);
        const int32_t added = scene_criterion(
            of, parent,
            CRITERION(.id = id, .name = maybe(random, pick_text(random, name)), .cite = maybe(random, pick_text(random, cite)),
                      .points = is_node ? NULL : "steps(x, > 5 -> 2, 1 -> 1, else = -1) + if(rating >= tot, 1, 0)",
                      .weight = maybe(random, "1.5"), .round = maybe(random, "1 down"), .missing = maybe(random, "skip"),
                      .where = maybe(random, "y > 5 or rating == kha")));
        if (is_node) {
            add_children(of, random, added, depth - 1, number);
        }
    }
}

static void add_restrictions(scene *of, random_source *random) {
    static const char *const effects[] = {"rank_last", "cap_class", "demote", "unclassified"};
    for (int64_t left = random_between(random, 0, 3); left > 0; left--) {
        char name[NAME];
        char cite[NAME];
        const int64_t effect = random_between(random, 0, 3);
        scene_restriction(of, RESTRICTION(.effect = effects[effect], .when = random_once_in(random, 2) ? "x > 5" : "y < 1",
                                          .name = maybe(random, pick_text(random, name)), .cite = maybe(random, pick_text(random, cite)),
                                          .class_id = effect == 1 ? "kha" : NULL,
                                          .by = effect == 2 ? (random_once_in(random, 2) ? "floor(x / 2)" : maybe(random, "2")) : NULL));
    }
}

static void build(scene *of, random_source *random) {
    char text[4][NAME];
    int number = 1;
    scene_header(of,
                 HEADER(.id = "r", .name = maybe(random, pick_text(random, text[0])), .cites = maybe(random, pick_text(random, text[1])),
                        .rounding = maybe(random, "3 half_even"), .members = maybe(random, "any")));
    scene_indicator(of, INDICATOR(.id = "rating", .name = maybe(random, pick_text(random, text[2])), .type = "label", .labels = "tot, kha",
                                  .unit = maybe(random, pick_text(random, text[3]))));
    for (int64_t left = random_between(random, 1, 3); left > 0; left--) {
        char id[16];
        snprintf(id, sizeof id, "s%d", (int)left);
        scene_scorecard(of, SCORECARD(.id = id, .name = maybe(random, pick_text(random, text[0])), .ties = maybe(random, "dense")));
        add_children(of, random, -1, 4, &number);
        scene_veto(of, "x < -2");
        add_restrictions(of, random);
        scene_order(of, "total desc");
        scene_class(of, CLASS(.id = "tot", .name = maybe(random, pick_text(random, text[1])), .when = "total >= 3"));
        scene_class(of, CLASS(.id = "kha", .cite = maybe(random, pick_text(random, text[2]))));
    }
    scene_award(of, AWARD(.id = "flag", .by = "s1", .name = maybe(random, pick_text(random, text[0])), .take = maybe(random, "50%")));
    scene_condition(of, "class(s1) == tot");
    scene_award_order(of, "x desc");
    scene_preference(of, CONDITION(.that = "y > 0", .cite = maybe(random, pick_text(random, text[1]))));
    scene_excludes(of, "letter");
    scene_award(of, AWARD(.id = "letter", .by = "s1"));
    scene_award(of, AWARD(.id = "contest", .by = "s1"));
    scene_prize(of, AWARD(.id = "first", .take = "1", .cite = maybe(random, pick_text(random, text[1]))));
    scene_prize(of, AWARD(.id = "second", .take = "2"));
    scene_kind(of, KIND(.id = "initiative", .name = maybe(random, pick_text(random, text[1])), .levels = "bo_tinh, co_so",
                        .reuse = maybe(random, "once_per_kind")));
    scene_award(of, AWARD(.id = "used", .by = "s1", .kind = "form", .type = maybe(random, "sudden")));
    scene_condition(of, "achievements(initiative, level = co_so) >= 1");
    scene_use(of, USE(.of = "initiative", .level = maybe(random, "bo_tinh"), .count = maybe(random, "2"), .when = maybe(random, "x > 1"),
                      .cite = maybe(random, pick_text(random, text[2]))));
    scene_base_salary(of, "2024-07-01", "2340000");
    scene_award(of,
                AWARD(.id = "title", .by = "s1", .kind = "title", .money = "2 * 1.5", .fund = maybe(random, pick_text(random, text[1]))));
}

static void add_facts(scene *of) {
    scene_units(of, "abc");
    scene_facts(of, "x", NULL, "6 1 -");
    scene_facts(of, "y", NULL, "1 0 2");
    scene_facts(of, "rating", NULL, ":tot :kha :tot");
}

/* ---- same ---- */

static char *written(const emul_regulation *regulation, emul_regulation_text what) {
    size_t needed = 0;
    char *text = (char *)malloc(TEXT);
    assert_non_null(text);
    assert_int_equal(emul_regulation_write(regulation, what, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    assert_true(needed <= TEXT);
    assert_int_equal(emul_regulation_write(regulation, what, text, needed, NULL, NULL), EMUL_OK);
    assert_int_equal(strlen(text) + 1, needed);
    return text;
}

static void print_problems(const emul_error *error, const char *text) {
    char line[2048];
    for (int64_t i = 0; i < emul_error_count(error); i++) {
        (void)emul_error_format(error, i, EMUL_ENGLISH, line, sizeof line, NULL);
        print_error("%s\n", line);
    }
    print_error("%s\n", text);
}

static emul_regulation *parsed(const char *text, emul_error *error) {
    emul_regulation *regulation = NULL;
    if (emul_regulation_parse(text, strlen(text), NULL, NULL, &regulation, error) != EMUL_OK) {
        print_problems(error, text);
        fail();
    }
    return regulation;
}

static void same_text(const char *a, const char *b) {
    assert_int_equal(a == NULL, b == NULL);
    if (a != NULL) {
        assert_string_equal(a, b);
    }
}

static void same_criteria(const emul_regulation *a, const emul_regulation *b) {
    assert_int_equal(emul_regulation_count(a, EMUL_PART_CRITERION), emul_regulation_count(b, EMUL_PART_CRITERION));
    for (int32_t i = 0; i < emul_regulation_count(a, EMUL_PART_CRITERION); i++) {
        emul_criterion one = {.struct_size = sizeof one};
        emul_criterion two = {.struct_size = sizeof two};
        assert_int_equal(emul_regulation_criterion(a, i, &one, NULL), EMUL_OK);
        assert_int_equal(emul_regulation_criterion(b, i, &two, NULL), EMUL_OK);
        same_text(one.id, two.id);
        same_text(one.name, two.name);
        same_text(one.points, two.points);
        same_text(one.cite, two.cite);
        same_text(one.missing, two.missing);
        same_text(one.weight, two.weight);
        same_text(one.round, two.round);
        assert_int_equal(emul_regulation_criterion_parent(a, i), emul_regulation_criterion_parent(b, i));
        assert_int_equal(emul_regulation_criterion_scorecard(a, i), emul_regulation_criterion_scorecard(b, i));
    }
}

static void same_others(const emul_regulation *a, const emul_regulation *b) {
    emul_header one = {.struct_size = sizeof one};
    emul_header two = {.struct_size = sizeof two};
    assert_int_equal(emul_regulation_header(a, &one, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_header(b, &two, NULL), EMUL_OK);
    same_text(one.name, two.name);
    same_text(one.cites, two.cites);
    for (emul_part part = EMUL_PART_INDICATOR; part <= EMUL_PART_CONDITION; part++) {
        assert_int_equal(emul_regulation_count(a, part), emul_regulation_count(b, part));
    }
    for (int32_t i = 0; i < emul_regulation_count(a, EMUL_PART_AWARD); i++) {
        emul_award first = {.struct_size = sizeof first};
        emul_award second = {.struct_size = sizeof second};
        assert_int_equal(emul_regulation_award(a, i, &first, NULL), EMUL_OK);
        assert_int_equal(emul_regulation_award(b, i, &second, NULL), EMUL_OK);
        same_text(first.id, second.id);
        same_text(first.name, second.name);
        same_text(first.cite, second.cite);
        assert_int_equal(emul_regulation_prize_of(a, i), emul_regulation_prize_of(b, i));
    }
}

static char *evaluated(const scene *of, const emul_regulation *regulation) {
    const emul_options how = {.struct_size = sizeof how, .period = "2024"};
    emul_result *result = NULL;
    size_t needed = 0;
    assert_int_equal(emul_evaluate(regulation, of->roster, of->ledger, &how, &result, NULL), EMUL_OK);
    assert_int_equal(emul_result_write_json(result, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_json(result, text, needed, NULL, NULL), EMUL_OK);
    emul_result_destroy(result);
    return text;
}

static void check_same(const scene *of, const emul_regulation *again) {
    char *before = evaluated(of, of->regulation);
    char *after = evaluated(of, again);
    char *text = written(of->regulation, EMUL_TEXT_YAML);
    char *text_again = written(again, EMUL_TEXT_YAML);
    same_criteria(of->regulation, again);
    same_others(of->regulation, again);
    assert_string_equal(text_again, text);
    assert_string_equal(after, before);
    free(before);
    free(after);
    free(text);
    free(text_again);
}

static void test_yaml(void **state) {
    random_source random = {20241123};
    (void)state;
    for (int i = 0; i < REGULATIONS; i++) {
        scene of;
        scene_open(&of, NULL);
        build(&of, &random);
        add_facts(&of);
        scene_runs(&of, "2024");
        char *text = written(of.regulation, EMUL_TEXT_YAML);
        emul_regulation *again = parsed(text, of.error);
        check_same(&of, again);
        emul_regulation_destroy(again);
        free(text);
        scene_close(&of);
    }
}

/* ---- in two texts ---- */

static emul_regulation *joined(const char *rest, const char *criteria, emul_error *error) {
    const emul_csv_options csv = {.struct_size = sizeof csv, .input_name = "criteria.csv"};
    emul_regulation *regulation = NULL;
    if (emul_regulation_parse_with_criteria(rest, strlen(rest), "rest.yaml", criteria, strlen(criteria), &csv, NULL, &regulation, error) !=
        EMUL_OK) {
        print_problems(error, criteria);
        fail();
    }
    return regulation;
}

static void test_table(void **state) {
    random_source random = {20241124};
    (void)state;
    framed = 1;
    for (int i = 0; i < REGULATIONS; i++) {
        scene of;
        scene_open(&of, NULL);
        build(&of, &random);
        add_facts(&of);
        scene_runs(&of, "2024");
        char *rest = written(of.regulation, EMUL_TEXT_REST);
        char *criteria = written(of.regulation, EMUL_TEXT_CRITERIA);
        emul_regulation *again = joined(rest, criteria, of.error);
        check_same(&of, again);
        emul_regulation_destroy(again);
        free(rest);
        free(criteria);
        scene_close(&of);
    }
    framed = 0;
}

/* Problems of the table are told with its name, line and column. */
static void expect_problem(const char *criteria, emul_status status, const char *input, int64_t line, int64_t column) {
    static const char rest[] = "libemul: 1\nscorecards:\n  - id: s\n";
    const emul_csv_options csv = {.struct_size = sizeof csv, .input_name = "criteria.csv"};
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    assert_int_equal(
        emul_regulation_parse_with_criteria(rest, sizeof rest - 1, "rest.yaml", criteria, strlen(criteria), &csv, NULL, &regulation, error),
        status);
    assert_null(regulation);
    assert_string_equal(emul_error_input(error, 0), input);
    assert_int_equal(emul_error_line(error, 0), line);
    assert_int_equal(emul_error_column(error, 0), column);
    emul_error_destroy(error);
}

static void test_problems(void **state) {
    (void)state;
    expect_problem("id,points\na,x\nb,steps(x\n", EMUL_E_SYNTAX, "criteria.csv", 3, 10);
    expect_problem("id,parent,points\na,II,x\n", EMUL_E_UNKNOWN_ID, "criteria.csv", 2, 3);
    expect_problem("scorecard,id,points\nt,a,x\n", EMUL_E_UNKNOWN_ID, "criteria.csv", 2, 1);
    expect_problem("scorecard,points\ns,x\n", EMUL_E_SYNTAX, "criteria.csv", 1, 1);
    expect_problem("id,point\na,x\n", EMUL_E_UNKNOWN_ID, "criteria.csv", 1, 4);
    expect_problem("id,points\na,x\na,y\n", EMUL_E_DUPLICATE, "criteria.csv", 3, 1);
}

/* ---- by hand: what the text looks like ---- */

static const char small[] = "libemul: 1\n"
                            "id: small\n"
                            "name: \"Thi đua: năm 2024\"\n"
                            "indicators:\n"
                            "  visits:\n"
                            "    rollup: sum\n"
                            "values:\n"
                            "  reached: visits / 10\n"
                            "tables:\n"
                            "  t:\n"
                            "    columns: [1%, 5%]\n"
                            "    rows:\n"
                            "      0: [0.5, 0.7]\n"
                            "      1000: [1, -2]\n"
                            "scorecards:\n"
                            "  - id: unit\n"
                            "    criteria:\n"
                            "      - id: I\n"
                            "        criteria:\n"
                            "          - id: I.1\n"
                            "            points: lookup(t, visits, reached)\n"
                            "      - id: II\n"
                            "        points: 010\n"
                            "    disqualify:\n"
                            "      - when: late > 3\n"
                            "    order:\n"
                            "      - total desc\n"
                            "base_salary:\n"
                            "  2024-07-01: 2340000\n"
                            "awards:\n"
                            "  - id: flag\n"
                            "    prizes:\n"
                            "      - id: first\n"
                            "        take: 1\n"
                            "    conditions:\n"
                            "      - that: times(flag) == 0\n"
                            "    prefer:\n"
                            "      - that: visits > 5\n"
                            "        cite: Điều 4.6\n";

static void test_table_by_hand(void **state) {
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = parsed(small, error);
    char *text = written(regulation, EMUL_TEXT_CRITERIA);
    (void)state;
    assert_string_equal(text, "scorecard,id,parent,name,max,kind,points,missing,round,cite\n"
                              "unit,I,,,,,,,,\n"
                              "unit,I.1,I,,,,\"lookup(t, visits, reached)\",,,\n"
                              "unit,II,,,,,010,,,\n");
    free(text);
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
}

/* Numbers need no quotes: a scalar is always text. */
static void test_by_hand(void **state) {
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = parsed(small, error);
    char *text = written(regulation, EMUL_TEXT_YAML);
    (void)state;
    assert_string_equal(text, small);
    free(text);
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
}

static void test_arguments(void **state) {
    emul_error *error = emul_error_create(NULL);
    emul_regulation *open = NULL;
    emul_regulation *regulation = parsed(small, error);
    char byte = 'x';
    size_t needed = 0;
    (void)state;
    assert_int_equal(emul_regulation_create(NULL, &open, error), EMUL_OK);
    assert_int_equal(emul_regulation_write(NULL, EMUL_TEXT_YAML, NULL, 0, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_write(open, EMUL_TEXT_YAML, NULL, 0, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_write(regulation, -1, NULL, 0, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_write(regulation, EMUL_TEXT_WHOLE + 1, NULL, 0, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_write(regulation, EMUL_TEXT_YAML, &byte, 1, &needed, error), EMUL_E_CAPACITY);
    emul_regulation_destroy(open);
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_yaml),    cmocka_unit_test(test_table),         cmocka_unit_test(test_problems),
        cmocka_unit_test(test_by_hand), cmocka_unit_test(test_table_by_hand), cmocka_unit_test(test_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
