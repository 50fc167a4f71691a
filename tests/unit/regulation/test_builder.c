/* The calls that build a regulation and those that read it back, each with every status it can give. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "emul/regulation.h"

static emul_error *error;

static int open_error(void **state) {
    (void)state;
    error = emul_error_create(NULL);
    return error == NULL;
}

static int close_error(void **state) {
    (void)state;
    emul_error_destroy(error);
    return 0;
}

static emul_regulation *create(void) {
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_create(NULL, &regulation, error), EMUL_OK);
    assert_non_null(regulation);
    return regulation;
}

/* The parameter that a call with a wrong argument must name. */
static void assert_argument(emul_status status, const char *name) {
    assert_int_equal(status, EMUL_E_ARGUMENT);
    assert_int_equal(emul_error_count(error), 1);
    assert_string_equal(emul_error_field(error, 0), name);
}

static int32_t add_scorecard(emul_regulation *regulation, const char *id, const char *applies_to) {
    const emul_scorecard spec = {.struct_size = sizeof spec, .id = id, .applies_to = applies_to};
    int32_t index = -1;
    assert_int_equal(emul_regulation_add_scorecard(regulation, &spec, &index, error), EMUL_OK);
    return index;
}

static int32_t add_criterion(emul_regulation *regulation, int32_t scorecard, int32_t parent, const char *id, const char *points) {
    const emul_criterion spec = {.struct_size = sizeof spec, .id = id, .points = points};
    int32_t index = -1;
    assert_int_equal(emul_regulation_add_criterion(regulation, scorecard, parent, &spec, &index, error), EMUL_OK);
    return index;
}

static int32_t add_award(emul_regulation *regulation, const char *id) {
    const emul_award spec = {.struct_size = sizeof spec, .id = id};
    int32_t index = -1;
    assert_int_equal(emul_regulation_add_award(regulation, &spec, &index, error), EMUL_OK);
    return index;
}

static void test_create(void **state) {
    (void)state;
    assert_argument(emul_regulation_create(NULL, NULL, error), "regulation");
    emul_regulation *regulation = create();
    emul_regulation_destroy(regulation);
    emul_regulation_destroy(NULL);
}

static void test_null_arguments(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "u"};
    assert_argument(emul_regulation_set_header(regulation, NULL, error), "header");
    assert_argument(emul_regulation_add_indicator(regulation, NULL, NULL, error), "spec");
    assert_argument(emul_regulation_add_value(regulation, NULL, "1", error), "id");
    assert_argument(emul_regulation_add_value(regulation, "v", NULL, error), "expression");
    assert_argument(emul_regulation_add_table(regulation, NULL, NULL, 0, NULL, error), "id");
    assert_argument(emul_regulation_add_table(regulation, "t", NULL, 1, NULL, error), "columns");
    assert_argument(emul_regulation_add_table(regulation, "t", NULL, -1, NULL, error), "columns");
    assert_argument(emul_regulation_add_scorecard(regulation, NULL, NULL, error), "spec");
    assert_argument(emul_regulation_add_scorecard(NULL, &scorecard, NULL, error), "regulation");
    assert_argument(emul_regulation_add_award(regulation, NULL, NULL, error), "spec");
    assert_argument(emul_regulation_finish(NULL, error), "regulation");
    assert_int_equal(emul_regulation_finish(NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_SCORECARD), 0);
    emul_regulation_destroy(regulation);
}

static void test_bad_indexes(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    const emul_criterion criterion = {.struct_size = sizeof criterion, .id = "c", .points = "x"};
    const emul_condition condition = {.struct_size = sizeof condition, .that = "x > 1"};
    const emul_class class_ = {.struct_size = sizeof class_, .id = "k"};
    const emul_award award = {.struct_size = sizeof award, .id = "a"};
    const char *cell = "1";
    const int32_t unit = add_scorecard(regulation, "unit", NULL);
    const int32_t other = add_scorecard(regulation, "other", "individual");
    const int32_t root = add_criterion(regulation, unit, -1, "I", NULL);
    const int32_t heading = add_award(regulation, "w");
    int32_t prize = -1;
    assert_int_equal(emul_regulation_add_prize(regulation, heading, &award, &prize, error), EMUL_OK);
    assert_argument(emul_regulation_add_criterion(regulation, 2, -1, &criterion, NULL, error), "scorecard");
    assert_argument(emul_regulation_add_criterion(regulation, -1, -1, &criterion, NULL, error), "scorecard");
    assert_argument(emul_regulation_add_criterion(regulation, unit, 7, &criterion, NULL, error), "parent");
    assert_argument(emul_regulation_add_criterion(regulation, unit, -2, &criterion, NULL, error), "parent");
    assert_argument(emul_regulation_add_criterion(regulation, other, root, &criterion, NULL, error), "parent");
    assert_argument(emul_regulation_add_disqualification(regulation, 9, &condition, error), "scorecard");
    assert_argument(emul_regulation_add_order(regulation, 9, "total", error), "scorecard");
    assert_argument(emul_regulation_add_class(regulation, 9, &class_, NULL, error), "scorecard");
    assert_argument(emul_regulation_add_prize(regulation, 9, &award, NULL, error), "award");
    assert_argument(emul_regulation_add_prize(regulation, prize, &award, NULL, error), "award"); /* no prize of a prize */
    assert_argument(emul_regulation_add_award_condition(regulation, 9, &condition, error), "award");
    assert_argument(emul_regulation_add_award_condition(regulation, prize, &condition, error), "award");
    assert_argument(emul_regulation_add_award_order(regulation, 9, "total", error), "award");
    assert_argument(emul_regulation_add_award_order(regulation, prize, "total", error), "award");
    assert_argument(emul_regulation_add_exclusion(regulation, 9, "a", error), "award");
    assert_argument(emul_regulation_add_table_row(regulation, 0, "1", &cell, 1, error), "table");
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_CRITERION), 1);
    emul_regulation_destroy(regulation);
}

static void test_struct_sizes(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    emul_class spec = {.struct_size = 0, .id = "k"};
    const int32_t unit = add_scorecard(regulation, "unit", NULL);
    assert_argument(emul_regulation_add_class(regulation, unit, &spec, NULL, error), "struct_size");
    spec.struct_size = sizeof spec - 1;
    assert_argument(emul_regulation_add_class(regulation, unit, &spec, NULL, error), "struct_size");
    /* an older header: the struct ends after its name */
    spec = (emul_class){.struct_size = offsetof(emul_class, when), .id = "old", .name = "Cũ", .when = "this is not part of it"};
    assert_int_equal(emul_regulation_add_class(regulation, unit, &spec, NULL, error), EMUL_OK);
    /* a newer one: a field more is no harm while nobody fills it */
    struct {
        emul_class known;
        const char *later;
    } newer = {{.struct_size = sizeof newer, .id = "new"}, NULL};
    assert_int_equal(emul_regulation_add_class(regulation, unit, &newer.known, NULL, error), EMUL_OK);
    newer.later = "what this version cannot know";
    assert_int_equal(emul_regulation_add_class(regulation, unit, &newer.known, NULL, error), EMUL_E_UNSUPPORTED);
    assert_string_equal(emul_error_field(error, 0), "struct_size");
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_CLASS), 2);

    emul_class back = {.struct_size = sizeof back};
    assert_int_equal(emul_regulation_class(regulation, 0, &back, error), EMUL_OK);
    assert_string_equal(back.name, "Cũ");
    assert_null(back.when);
    newer.known.struct_size = sizeof newer;
    newer.later = "stale";
    assert_int_equal(emul_regulation_class(regulation, 1, &newer.known, error), EMUL_OK);
    assert_string_equal(newer.known.id, "new");
    assert_null(newer.later);
    back = (emul_class){.struct_size = offsetof(emul_class, name), .name = "untouched"};
    assert_int_equal(emul_regulation_class(regulation, 1, &back, error), EMUL_OK);
    assert_string_equal(back.name, "untouched");
    emul_regulation_destroy(regulation);
}

static void test_bad_texts(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    emul_scorecard spec = {.struct_size = sizeof spec, .id = "\xC3\x28"};
    assert_int_equal(emul_regulation_add_scorecard(regulation, &spec, NULL, error), EMUL_E_SYNTAX); /* no UTF-8 */
    assert_string_equal(emul_error_field(error, 0), "id");
    char *long_text = (char *)malloc(70000);
    assert_non_null(long_text);
    memset(long_text, 'a', 69999);
    long_text[69999] = '\0';
    spec.id = "unit";
    spec.name = long_text;
    assert_int_equal(emul_regulation_add_scorecard(regulation, &spec, NULL, error), EMUL_E_LIMIT);
    assert_string_equal(emul_error_field(error, 0), "name");
    assert_int_equal(emul_regulation_add_value(regulation, "v", long_text, error), EMUL_E_LIMIT);
    free(long_text);
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_SCORECARD), 0);
    emul_regulation_destroy(regulation);
}

static void test_limits(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    const emul_criterion spec = {.struct_size = sizeof spec, .id = "c"};
    const int32_t unit = add_scorecard(regulation, "unit", NULL);
    int32_t parent = -1;
    for (int32_t depth = 0; depth < 32; depth++) {
        parent = add_criterion(regulation, unit, parent, "c", NULL);
    }
    assert_int_equal(emul_regulation_add_criterion(regulation, unit, parent, &spec, NULL, error), EMUL_E_LIMIT);
    const char **columns = (const char **)calloc(1025, sizeof *columns);
    assert_non_null(columns);
    for (int32_t i = 0; i < 1025; i++) {
        columns[i] = "1";
    }
    int32_t table = -1;
    assert_int_equal(emul_regulation_add_table(regulation, "t", columns, 1025, &table, error), EMUL_E_LIMIT);
    assert_int_equal(emul_regulation_add_table(regulation, "t", columns, 1024, &table, error), EMUL_OK);
    columns[3] = NULL;
    assert_argument(emul_regulation_add_table_row(regulation, table, "1", columns, 1024, error), "cells");
    for (int32_t i = 0; i < 100000; i++) {
        assert_int_equal(emul_regulation_add_order(regulation, unit, "total", error), EMUL_OK);
    }
    assert_int_equal(emul_regulation_add_order(regulation, unit, "total", error), EMUL_E_LIMIT);
    free(columns);
    emul_regulation_destroy(regulation);
}

/* Added in another order than that of the text: finish puts a scorecard's criteria together, parents first, and prizes behind their award. */
static emul_regulation *mixed(void) {
    emul_regulation *regulation = create();
    const emul_award contest = {.struct_size = sizeof contest, .id = "contest", .by = "unit"};
    const emul_award flag = {.struct_size = sizeof flag, .id = "flag", .by = "person", .take = "1"};
    const emul_award first = {.struct_size = sizeof first, .id = "nhat", .take = "1"};
    const emul_condition condition = {.struct_size = sizeof condition, .that = "total > 1", .name = "Đủ điểm"};
    const emul_class good = {.struct_size = sizeof good, .id = "tot"};
    const int32_t unit = add_scorecard(regulation, "unit", NULL);
    const int32_t person = add_scorecard(regulation, "person", "individual");
    int32_t award = -1;
    add_criterion(regulation, person, -1, "p", "x");
    const int32_t node = add_criterion(regulation, unit, -1, "I", NULL);
    add_criterion(regulation, unit, -1, "II", "points(I.1)");
    add_criterion(regulation, unit, node, "I.1", "y");
    assert_int_equal(emul_regulation_add_class(regulation, person, &good, NULL, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_class(regulation, unit, &good, NULL, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_award(regulation, &contest, &award, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_award(regulation, &flag, NULL, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_prize(regulation, award, &first, NULL, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_award_condition(regulation, 1, &condition, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_award_condition(regulation, 0, &condition, error), EMUL_OK);
    return regulation;
}

static void assert_criterion(const emul_regulation *regulation, int32_t index, const char *id, int32_t scorecard, int32_t parent) {
    emul_criterion spec = {.struct_size = sizeof spec};
    assert_int_equal(emul_regulation_criterion(regulation, index, &spec, error), EMUL_OK);
    assert_string_equal(spec.id, id);
    assert_int_equal(emul_regulation_criterion_scorecard(regulation, index), scorecard);
    assert_int_equal(emul_regulation_criterion_parent(regulation, index), parent);
}

static void test_renumbering(void **state) {
    (void)state;
    emul_regulation *regulation = mixed();
    assert_criterion(regulation, 0, "p", 1, -1);
    assert_criterion(regulation, 3, "I.1", 0, 1);
    assert_int_equal(emul_regulation_prize_of(regulation, 2), 0);
    assert_int_equal(emul_regulation_condition_award(regulation, 0), 1);
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_OK);
    assert_int_equal(emul_error_count(error), 0);
    assert_criterion(regulation, 0, "I", 0, -1);
    assert_criterion(regulation, 1, "I.1", 0, 0);
    assert_criterion(regulation, 2, "II", 0, -1);
    assert_criterion(regulation, 3, "p", 1, -1);
    assert_int_equal(emul_regulation_class_scorecard(regulation, 0), 0);
    assert_int_equal(emul_regulation_class_scorecard(regulation, 1), 1);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_CLASS, -1, "tot"), 0);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_CLASS, 1, "tot"), 1);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_AWARD, -1, "nhat"), 1); /* behind its award */
    assert_int_equal(emul_regulation_prize_of(regulation, 1), 0);
    assert_int_equal(emul_regulation_prize_of(regulation, 0), -1);
    assert_int_equal(emul_regulation_condition_award(regulation, 0), 0);
    assert_int_equal(emul_regulation_condition_award(regulation, 1), 2);
    emul_regulation_destroy(regulation);
}

static void test_finished_is_closed(void **state) {
    (void)state;
    emul_regulation *regulation = mixed();
    const emul_header header = {.struct_size = sizeof header, .id = "x"};
    assert_int_equal(emul_regulation_finish(regulation, NULL), EMUL_OK);
    assert_argument(emul_regulation_finish(regulation, error), "regulation");
    assert_argument(emul_regulation_set_header(regulation, &header, error), "regulation");
    assert_argument(emul_regulation_add_value(regulation, "v", "1", error), "regulation");
    assert_argument(emul_regulation_add_order(regulation, 0, "total", error), "regulation");
    emul_regulation_destroy(regulation);
}

/* A failing finish leaves the regulation open; with what was missing it succeeds. */
static void test_finish_again(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    const emul_scorecard unnamed = {.struct_size = sizeof unnamed};
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_E_REGULATION); /* nothing in it */
    const int32_t unit = add_scorecard(regulation, "unit", NULL);
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_E_REGULATION); /* no criteria */
    assert_string_equal(emul_error_field(error, 0), "scorecards[0]");
    assert_int_equal(emul_error_line(error, 0), 0);
    const int32_t node = add_criterion(regulation, unit, -1, "I", NULL);
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_E_REGULATION); /* neither rule nor children */
    assert_string_equal(emul_error_field(error, 0), "scorecards[0].criteria[0]");
    add_criterion(regulation, unit, node, "I.1", "visits +");
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_E_SYNTAX);
    assert_string_equal(emul_error_field(error, 0), "scorecards[0].criteria[0].criteria[0].points");
    assert_int_equal(emul_regulation_finish(regulation, NULL), EMUL_E_SYNTAX); /* the same without words */
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_CRITERION), 2);
    emul_regulation_destroy(regulation);

    regulation = create();
    assert_int_equal(emul_regulation_add_scorecard(regulation, &unnamed, NULL, error), EMUL_OK);
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_E_REGULATION);
    assert_int_equal(emul_error_count(error), 2); /* no id, no criteria: all problems at once */
    emul_regulation_destroy(regulation);
}

static void test_read_back(void **state) {
    (void)state;
    emul_regulation *regulation = mixed();
    const emul_header first = {.struct_size = sizeof first, .id = "first"};
    const emul_header header = {.struct_size = sizeof header, .id = "id", .name = "Tên", .cites = "Luật", .in_force = "2024"};
    const emul_indicator indicator = {.struct_size = sizeof indicator, .id = "x", .name = "Số", .unit = "lượt", .range = "0.."};
    emul_header back = {.struct_size = sizeof back};
    assert_int_equal(emul_regulation_header(regulation, &back, error), EMUL_OK);
    assert_null(back.id);
    assert_int_equal(emul_regulation_set_header(regulation, &first, error), EMUL_OK);
    assert_int_equal(emul_regulation_set_header(regulation, &header, error), EMUL_OK);
    assert_int_equal(emul_regulation_add_indicator(regulation, &indicator, NULL, error), EMUL_OK);
    assert_int_equal(emul_regulation_finish(regulation, error), EMUL_OK);
    assert_int_equal(emul_regulation_header(regulation, &back, error), EMUL_OK);
    assert_string_equal(back.id, "id");
    assert_string_equal(back.in_force, "2024");
    assert_null(back.rounding);

    /* declared indicators first, then those that only rules name */
    emul_indicator found = {.struct_size = sizeof found};
    assert_int_equal(emul_regulation_count(regulation, EMUL_PART_INDICATOR), 2);
    assert_int_equal(emul_regulation_indicator(regulation, 0, &found, error), EMUL_OK);
    assert_string_equal(found.unit, "lượt");
    assert_null(found.type);
    assert_int_equal(emul_regulation_indicator(regulation, 1, &found, error), EMUL_OK);
    assert_string_equal(found.id, "y");
    assert_string_equal(found.type, "number");
    assert_null(found.unit);

    emul_scorecard scorecard = {.struct_size = sizeof scorecard};
    emul_award award = {.struct_size = sizeof award};
    emul_condition condition = {.struct_size = sizeof condition};
    assert_int_equal(emul_regulation_scorecard(regulation, 1, &scorecard, error), EMUL_OK);
    assert_string_equal(scorecard.applies_to, "individual");
    assert_int_equal(emul_regulation_award(regulation, 2, &award, error), EMUL_OK);
    assert_string_equal(award.by, "person");
    assert_int_equal(emul_regulation_condition(regulation, 1, &condition, error), EMUL_OK);
    assert_string_equal(condition.that, "total > 1");
    assert_string_equal(condition.name, "Đủ điểm");
    emul_regulation_destroy(regulation);
}

static void test_read_back_of_nothing(void **state) {
    (void)state;
    emul_regulation *regulation = mixed();
    emul_criterion spec = {.struct_size = sizeof spec};
    assert_int_equal(emul_regulation_count(NULL, EMUL_PART_AWARD), 0);
    assert_int_equal(emul_regulation_count(regulation, 6), 0);
    assert_int_equal(emul_regulation_count(regulation, -1), 0);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_AWARD, -1, "nothing"), -1);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_AWARD, -1, NULL), -1);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_CRITERION, 1, "I"), -1);
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_CONDITION, -1, "total > 1"), -1); /* conditions have no id */
    assert_argument(emul_regulation_criterion(regulation, 4, &spec, error), "criterion");
    assert_argument(emul_regulation_criterion(regulation, -1, &spec, error), "criterion");
    assert_argument(emul_regulation_criterion(NULL, 0, &spec, error), "regulation");
    assert_argument(emul_regulation_criterion(regulation, 0, NULL, error), "spec");
    spec.struct_size = 3;
    assert_argument(emul_regulation_criterion(regulation, 0, &spec, error), "struct_size");
    assert_int_equal(emul_regulation_criterion_parent(regulation, 99), -1);
    assert_int_equal(emul_regulation_criterion_scorecard(NULL, 0), -1);
    assert_int_equal(emul_regulation_class_scorecard(regulation, 99), -1);
    assert_int_equal(emul_regulation_condition_award(regulation, -5), -1);
    assert_int_equal(emul_regulation_prize_of(regulation, 99), -1);
    emul_regulation_destroy(regulation);
}

/* What the caller passed may change afterwards. */
static void test_texts_are_copied(void **state) {
    (void)state;
    emul_regulation *regulation = create();
    char id[] = "unit";
    add_scorecard(regulation, id, NULL);
    id[0] = 'X';
    assert_int_equal(emul_regulation_find(regulation, EMUL_PART_SCORECARD, -1, "unit"), 0);
    emul_regulation_destroy(regulation);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_create),
        cmocka_unit_test(test_null_arguments),
        cmocka_unit_test(test_bad_indexes),
        cmocka_unit_test(test_struct_sizes),
        cmocka_unit_test(test_bad_texts),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_renumbering),
        cmocka_unit_test(test_finished_is_closed),
        cmocka_unit_test(test_finish_again),
        cmocka_unit_test(test_read_back),
        cmocka_unit_test(test_read_back_of_nothing),
        cmocka_unit_test(test_texts_are_copied),
    };
    return cmocka_run_group_tests(tests, open_error, close_error);
}
