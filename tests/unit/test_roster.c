/* emul/roster.h without the CSV reader: every function, every status, and that a failed call changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

static emul_roster *make_roster(void) {
    emul_roster *roster = NULL;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(roster, "so", EMUL_KIND_UNIT, "Sở Y tế", NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(roster, "bv1", EMUL_KIND_UNIT, "Bệnh viện 1", "so", NULL, NULL), EMUL_OK);
    return roster;
}

static void test_create(void **state) {
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_roster_create(NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_error_count(error), 1);
    emul_roster_destroy(NULL);
    emul_error_destroy(error);
}

static void test_add(void **state) {
    emul_roster *roster = make_roster();
    int64_t row = -7;
    (void)state;
    assert_int_equal(emul_roster_add(roster, "anh", EMUL_KIND_INDIVIDUAL, NULL, "bv2", &row, NULL), EMUL_OK);
    assert_int_equal(row, 2);
    assert_int_equal(emul_roster_rows(roster), 3);
    assert_string_equal(emul_roster_id(roster, 1), "bv1");
    assert_string_equal(emul_roster_name(roster, 1), "Bệnh viện 1");
    assert_string_equal(emul_roster_name(roster, 2), "anh"); /* no name: the id */
    assert_int_equal(emul_roster_kind(roster, 2), EMUL_KIND_INDIVIDUAL);
    assert_int_equal(emul_roster_parent(roster, 0), -1);
    assert_int_equal(emul_roster_parent(roster, 1), 0);
    assert_int_equal(emul_roster_parent(roster, 2), -1); /* not there yet */
    assert_int_equal(emul_roster_add(roster, "bv2", EMUL_KIND_UNIT, "", "", NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_parent(roster, 2), 3);
    assert_int_equal(emul_roster_parent(roster, 3), -1);
    assert_int_equal(emul_roster_find(roster, "bv2"), 3);
    assert_int_equal(emul_roster_find(roster, "BV2"), -1);
    emul_roster_destroy(roster);
}

static void test_bad_rows(void **state) {
    emul_roster *roster = make_roster();
    const int64_t bad[] = {-1, 2, INT64_MIN, INT64_MAX};
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        assert_null(emul_roster_id(roster, bad[i]));
        assert_null(emul_roster_name(roster, bad[i]));
        assert_null(emul_roster_attribute(roster, bad[i], "cluster"));
        assert_int_equal(emul_roster_kind(roster, bad[i]), -1);
        assert_int_equal(emul_roster_parent(roster, bad[i]), -1);
        assert_int_equal(emul_roster_set_attribute(roster, bad[i], "cluster", "A", NULL), EMUL_E_ARGUMENT);
    }
    assert_int_equal(emul_roster_rows(NULL), 0);
    assert_int_equal(emul_roster_find(NULL, "so"), -1);
    assert_int_equal(emul_roster_find(roster, NULL), -1);
    assert_null(emul_roster_id(NULL, 0));
    assert_null(emul_roster_attribute(roster, 0, NULL));
    emul_roster_destroy(roster);
}

static void test_add_refuses(void **state) {
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    int64_t row = -7;
    (void)state;
    assert_int_equal(emul_roster_add(NULL, "x", EMUL_KIND_UNIT, NULL, NULL, &row, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_add(roster, NULL, EMUL_KIND_UNIT, NULL, NULL, &row, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_add(roster, "", EMUL_KIND_UNIT, NULL, NULL, &row, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "id");
    assert_int_equal(emul_roster_add(roster, "x", 3, NULL, NULL, &row, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_add(roster, "x", -1, NULL, NULL, &row, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_add(roster, "\xC3", EMUL_KIND_UNIT, NULL, NULL, &row, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_roster_add(roster, "x", EMUL_KIND_UNIT, "\xFF", NULL, &row, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_roster_add(roster, "x", EMUL_KIND_UNIT, NULL, "\x80", &row, error), EMUL_E_SYNTAX);
    assert_string_equal(emul_error_field(error, 0), "parent");
    assert_int_equal(emul_roster_add(roster, "so", EMUL_KIND_UNIT, NULL, NULL, &row, error), EMUL_E_DUPLICATE);
    const expected_problem expected = {EMUL_E_DUPLICATE,
                                       0,
                                       0,
                                       -1,
                                       "id",
                                       "the roster has a subject “so” already",
                                       "danh sách đã có đối tượng “so”",
                                       "give every subject an id of its own"};
    expect_problems(error, &expected, 1);
    assert_int_equal(row, -7);
    assert_int_equal(emul_roster_rows(roster), 2);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_append(void **state) {
    emul_roster *roster = make_roster();
    const char *ids[] = {"bv2", "anh", "bai"};
    const emul_kind kinds[] = {EMUL_KIND_UNIT, EMUL_KIND_INDIVIDUAL, EMUL_KIND_ENTRY};
    const char *names[] = {NULL, "Anh", NULL};
    const char *parents[] = {"so", "bv2", NULL};
    int64_t first = -7;
    (void)state;
    assert_int_equal(emul_roster_append(roster, 3, ids, kinds, names, parents, &first, NULL), EMUL_OK);
    assert_int_equal(first, 2);
    assert_int_equal(emul_roster_parent(roster, 3), 2);
    assert_int_equal(emul_roster_kind(roster, 4), EMUL_KIND_ENTRY);
    assert_string_equal(emul_roster_name(roster, 3), "Anh");
    const char *more[] = {"bv3", "bv4"};
    assert_int_equal(emul_roster_append(roster, 2, more, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_kind(roster, 6), EMUL_KIND_UNIT);
    assert_int_equal(emul_roster_append(roster, 0, NULL, NULL, NULL, NULL, &first, NULL), EMUL_OK);
    assert_int_equal(first, 7);
    emul_roster_destroy(roster);
}

static void test_append_is_all_or_none(void **state) {
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    const char *again[] = {"bv2", "bv3", "bv2"};
    const char *known[] = {"bv2", "bv1"};
    const char *absent[] = {"bv2", NULL};
    const char *names[] = {"một", "hai\xFF"};
    (void)state;
    assert_int_equal(emul_roster_append(roster, 3, again, NULL, NULL, NULL, NULL, error), EMUL_E_DUPLICATE);
    assert_int_equal(emul_error_row(error, 0), 2);
    assert_int_equal(emul_roster_append(roster, 2, known, NULL, NULL, NULL, NULL, error), EMUL_E_DUPLICATE);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_int_equal(emul_roster_append(roster, 2, absent, NULL, NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_int_equal(emul_roster_append(roster, 2, again, NULL, names, NULL, NULL, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_int_equal(emul_roster_append(roster, -1, again, NULL, NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_append(roster, 1, NULL, NULL, NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_append(NULL, 1, again, NULL, NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_rows(roster), 2);
    assert_int_equal(emul_roster_find(roster, "bv2"), -1);
    assert_int_equal(emul_roster_append(roster, 2, again, NULL, NULL, NULL, NULL, error), EMUL_OK);
    assert_int_equal(emul_roster_find(roster, "bv3"), 3);
    assert_int_equal(emul_error_count(error), 0);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_attributes(void **state) {
    emul_roster *roster = make_roster();
    const char *clusters[] = {"A", NULL};
    const char *bad[] = {"B", "\xFF"};
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_null(emul_roster_attribute(roster, 0, "cluster"));
    assert_int_equal(emul_roster_set_attribute_column(roster, "cluster", 2, clusters, error), EMUL_OK);
    assert_string_equal(emul_roster_attribute(roster, 0, "cluster"), "A");
    assert_null(emul_roster_attribute(roster, 1, "cluster"));
    assert_int_equal(emul_roster_add(roster, "bv2", EMUL_KIND_UNIT, NULL, NULL, NULL, error), EMUL_OK);
    assert_null(emul_roster_attribute(roster, 2, "cluster")); /* a new row has none */
    assert_int_equal(emul_roster_set_attribute(roster, 2, "cluster", "B", error), EMUL_OK);
    assert_string_equal(emul_roster_attribute(roster, 2, "cluster"), "B");
    assert_int_equal(emul_roster_set_attribute(roster, 2, "cluster", "", error), EMUL_OK);
    assert_null(emul_roster_attribute(roster, 2, "cluster"));
    assert_int_equal(emul_roster_set_attribute(roster, 0, "cluster", NULL, error), EMUL_OK);
    assert_null(emul_roster_attribute(roster, 0, "cluster"));
    assert_int_equal(emul_roster_set_attribute_column(roster, "cluster", 2, bad, error), EMUL_E_ARGUMENT); /* not all rows */
    assert_int_equal(emul_roster_set_attribute_column(roster, "cluster", 3, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_set_attribute(roster, 0, "", "A", error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_set_attribute(roster, 0, NULL, "A", error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_set_attribute(roster, 0, "\xFF", "A", error), EMUL_E_SYNTAX);
    assert_int_equal(emul_roster_set_attribute(roster, 0, "cluster", "\xFF", error), EMUL_E_SYNTAX);
    assert_null(emul_roster_attribute(roster, 0, "cluster"));
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_attribute_column_is_all_or_none(void **state) {
    emul_roster *roster = make_roster();
    const char *good[] = {"A", "B"};
    const char *bad[] = {"C", "\xFF"};
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_roster_set_attribute_column(roster, "cluster", 2, good, NULL), EMUL_OK);
    assert_int_equal(emul_roster_set_attribute_column(roster, "cluster", 2, bad, error), EMUL_E_SYNTAX);
    assert_int_equal(emul_error_row(error, 0), 1);
    assert_string_equal(emul_roster_attribute(roster, 0, "cluster"), "A");
    assert_int_equal(emul_roster_set_attribute_column(roster, "type", 2, bad, error), EMUL_E_SYNTAX);
    assert_null(emul_roster_attribute(roster, 0, "type"));
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

/* An attribute that an empty roster was given goes with the rows that come later. */
static void test_attribute_before_rows(void **state) {
    emul_roster *roster = NULL;
    (void)state;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_set_attribute_column(roster, "cluster", 0, NULL, NULL), EMUL_OK);
    for (int32_t i = 0; i < 100; i++) {
        const char id[] = {(char)('a' + i / 10), (char)('0' + i % 10), '\0'};
        assert_int_equal(emul_roster_add(roster, id, EMUL_KIND_UNIT, NULL, NULL, NULL, NULL), EMUL_OK);
        assert_null(emul_roster_attribute(roster, i, "cluster"));
        assert_int_equal(emul_roster_set_attribute(roster, i, "cluster", id, NULL), EMUL_OK);
    }
    assert_string_equal(emul_roster_attribute(roster, 57, "cluster"), "f7");
    emul_roster_destroy(roster);
}

/* What can be seen of the roster of the scenario below, after each of its steps. */
static void expect_roster(const emul_roster *roster, int32_t steps) {
    const int64_t rows[] = {0, 1, 31, 31, 31};
    assert_int_equal(emul_roster_rows(roster), rows[steps]);
    assert_int_equal(emul_roster_find(roster, "x"), steps >= 1 ? 0 : -1);
    assert_int_equal(emul_roster_find(roster, "id29"), steps >= 2 ? 30 : -1);
    assert_int_equal(emul_roster_attribute(roster, 30, "cluster") != NULL, steps >= 3);
    assert_int_equal(emul_roster_attribute(roster, 3, "type") != NULL, steps >= 4);
}

static emul_status fill_roster(emul_roster *roster) {
    char texts[31][8];
    const char *ids[31];
    for (int32_t i = 0; i < 31; i++) {
        const char text[] = {'i', 'd', (char)('0' + i / 10), (char)('0' + i % 10), '\0'};
        memcpy(texts[i], text, sizeof text);
        ids[i] = texts[i];
    }
    expect_roster(roster, 0);
    emul_status status = emul_roster_add(roster, "x", EMUL_KIND_UNIT, "tên", "y", NULL, NULL);
    expect_roster(roster, status == EMUL_OK ? 1 : 0);
    if (status == EMUL_OK) {
        status = emul_roster_append(roster, 30, ids, NULL, ids, NULL, NULL, NULL);
        expect_roster(roster, status == EMUL_OK ? 2 : 1);
    }
    if (status == EMUL_OK) {
        status = emul_roster_set_attribute_column(roster, "cluster", 31, ids, NULL);
        expect_roster(roster, status == EMUL_OK ? 3 : 2);
    }
    if (status == EMUL_OK) {
        status = emul_roster_set_attribute(roster, 3, "type", "xã", NULL);
        expect_roster(roster, status == EMUL_OK ? 4 : 3);
    }
    return status;
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_roster *roster = NULL;
    emul_status status = emul_roster_create(allocator, &roster, NULL);
    (void)context;
    if (status == EMUL_OK) {
        status = fill_roster(roster);
    }
    emul_roster_destroy(roster);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(memory_scenario, NULL) > 10);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_create),
        cmocka_unit_test(test_add),
        cmocka_unit_test(test_bad_rows),
        cmocka_unit_test(test_add_refuses),
        cmocka_unit_test(test_append),
        cmocka_unit_test(test_append_is_all_or_none),
        cmocka_unit_test(test_attributes),
        cmocka_unit_test(test_attribute_column_is_all_or_none),
        cmocka_unit_test(test_attribute_before_rows),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
