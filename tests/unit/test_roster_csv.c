/* emul_roster_parse_csv: what is read, what is refused and where, and that a refused text changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/failing_allocator.h"
#include "support/problems.h"

static const emul_csv_options options = {.struct_size = sizeof options, .input_name = "roster.csv"};

static emul_status parse(emul_roster *roster, const char *text, emul_error *error) {
    return emul_roster_parse_csv(roster, text, strlen(text), &options, error);
}

static emul_roster *make_roster(void) {
    emul_roster *roster = NULL;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    return roster;
}

static void test_reads(void **state) {
    emul_roster *roster = make_roster();
    const char *text = "\xEF\xBB\xBF"
                       "id,kind,name,parent,cluster,staff\r\n"
                       "bv1,unit,\"Bệnh viện \"\"Một\"\"\",so,A,120\r\n"
                       "anh,individual,Trần Anh,bv1,,\r\n"
                       "so,,Sở Y tế,-,-,\r\n"
                       "bai,entry,,bv1,A,\r\n";
    (void)state;
    assert_int_equal(parse(roster, text, NULL), EMUL_OK);
    assert_int_equal(emul_roster_rows(roster), 4);
    assert_string_equal(emul_roster_name(roster, 0), "Bệnh viện \"Một\"");
    assert_int_equal(emul_roster_parent(roster, 0), 2); /* a later row */
    assert_int_equal(emul_roster_kind(roster, 0), EMUL_KIND_UNIT);
    assert_int_equal(emul_roster_kind(roster, 1), EMUL_KIND_INDIVIDUAL);
    assert_int_equal(emul_roster_kind(roster, 2), EMUL_KIND_UNIT);
    assert_int_equal(emul_roster_kind(roster, 3), EMUL_KIND_ENTRY);
    assert_int_equal(emul_roster_parent(roster, 2), -1);
    assert_string_equal(emul_roster_name(roster, 3), "bai");
    assert_string_equal(emul_roster_attribute(roster, 0, "staff"), "120");
    assert_string_equal(emul_roster_attribute(roster, 3, "cluster"), "A");
    assert_null(emul_roster_attribute(roster, 1, "cluster"));
    assert_null(emul_roster_attribute(roster, 2, "cluster")); /* "-" is none */
    emul_roster_destroy(roster);
}

/* A second text goes behind the first; parents may be in either; what one text does not have its rows do not have. */
static void test_two_texts(void **state) {
    emul_roster *roster = make_roster();
    (void)state;
    assert_int_equal(parse(roster, "id,cluster\nso,A\n", NULL), EMUL_OK);
    assert_int_equal(parse(roster, "id,parent,type\nbv1,so,xã\n", NULL), EMUL_OK);
    assert_int_equal(emul_roster_parent(roster, 1), 0);
    assert_null(emul_roster_attribute(roster, 1, "cluster"));
    assert_null(emul_roster_attribute(roster, 0, "type"));
    assert_string_equal(emul_roster_attribute(roster, 1, "type"), "xã");
    emul_roster_destroy(roster);
}

/* The same names typed with combining marks are the same ids: e U+0323 U+0302 is ệ (Unicode Character Database). */
static void test_normal_form(void **state) {
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(parse(roster, "id,t\xC3\xAAn\nvi\xE1\xBB\x87n,a\n", NULL), EMUL_OK);
    assert_int_equal(parse(roster, "id,te\xCC\x82n\nvie\xCC\xA3\xCC\x82n,b\n", error), EMUL_E_DUPLICATE);
    assert_int_equal(parse(roster, "id,te\xCC\x82n\nkhoa,b\n", error), EMUL_OK);
    assert_string_equal(emul_roster_attribute(roster, 1, "t\xC3\xAAn"), "b");
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_all_problems_at_once(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 2, 4, 1, "kind", "“nhóm” is no kind of subject", "“nhóm” không phải là một loại đối tượng",
         "write unit, individual or entry; blank means unit"},
        {EMUL_E_SYNTAX, 3, 1, 2, "id", "a subject without id", "đối tượng không có mã", NULL},
        {EMUL_E_DUPLICATE, 4, 1, 3, "id", "the id “x1” is given twice, first in line 2", "mã “x1” bị trùng với dòng 2", NULL},
        {EMUL_E_SYNTAX, 5, 5, 4, "kind", "a quote within a field that does not begin with one",
         "dấu ngoặc kép nằm giữa một ô không mở đầu bằng dấu ngoặc kép", NULL},
        {EMUL_E_DUPLICATE, 6, 1, 5, "id", "the roster has a subject “so” already", "danh sách đã có đối tượng “so”", NULL},
        {EMUL_E_SYNTAX, 7, 3, 6, "kind", "this record has 1 fields, the header 3", "dòng này có 1 ô, dòng tiêu đề có 3", NULL},
    };
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(parse(roster, "id\nso\n", error), EMUL_OK);
    /* the parent bv9 is not complained of: a row that could not be read might be it */
    assert_int_equal(parse(roster, "id,kind,parent\nx1,nhóm,bv9\n,unit,\nx1,,\nx2,a\"b,\nso,,\nx3\n", error), EMUL_E_UNKNOWN_ID);
    expect_problems(error, expected, 6);
    assert_string_equal(emul_error_input(error, 0), "roster.csv");
    assert_int_equal(emul_roster_rows(roster), 1);
    assert_int_equal(emul_roster_find(roster, "x1"), -1);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_parents(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 2, 4, 1, "parent", "the parents of “z1” lead back to it", "chuỗi cấp trên của “z1” quay lại chính nó", NULL},
        {EMUL_E_UNKNOWN_ID, 4, 4, 3, "parent", "the parents of “z3” lead back to it", "chuỗi cấp trên của “z3” quay lại chính nó", NULL},
        {EMUL_E_UNKNOWN_ID, 6, 4, 5, "parent", "the roster has no subject “khoa_nội” to be the parent",
         "danh sách không có đơn vị cấp trên “khoa_nội”", "did you mean “khoa_nôi”?"},
        {EMUL_E_UNKNOWN_ID, 7, 4, 6, "parent", "the roster has no subject “khác hẳn” to be the parent",
         "danh sách không có đơn vị cấp trên “khác hẳn”", "give it a row of its own"},
        {EMUL_E_UNKNOWN_ID, 9, 4, 8, "parent", "the parent “anh” is no unit", "cấp trên “anh” không phải là đơn vị",
         "only units have members"},
    };
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    const char *text = "id,parent,kind\nz1,z2,\nz2,z1,\nz3,z3,\nz4,z1,\nz5,khoa_nội,\nz6,khác hẳn,\nkhoa_nôi,,\nz8,anh,\nanh,,individual\n";
    (void)state;
    assert_int_equal(parse(roster, text, error), EMUL_E_UNKNOWN_ID);
    expect_problems(error, expected, 5);
    assert_int_equal(emul_roster_rows(roster), 0);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

/* Headers that are not as they should be. */
static void test_headers(void **state) {
    static const struct {
        const char *text;
        expected_problem problem;
    } expected[] = {
        {"name,kind\n1,2\n",
         {EMUL_E_SYNTAX, 1, 1, 0, "name", "there is no column “id”", "không có cột “id”",
          "the first line names the columns: id, kind, name, parent"}},
        {"Id,name\n1,2\n", {EMUL_E_SYNTAX, 1, 1, 0, "Id", "there is no column “id”", "không có cột “id”", "rename the column “Id”"}},
        {"id;name\n1;2\n",
         {EMUL_E_SYNTAX, 1, 1, 0, "id;name", "there is no column “id”", "không có cột “id”",
          "the columns seem to be separated by “;”: give that separator (emul: --separator ';')"}},
        {"id,name,name\n1,2,3\n",
         {EMUL_E_DUPLICATE, 1, 9, 0, "name", "the column “name” occurs twice", "cột “name” xuất hiện hai lần", NULL}},
    };
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof expected[0]; i++) {
        assert_int_equal(parse(roster, expected[i].text, error), expected[i].problem.code);
        expect_problems(error, &expected[i].problem, 1);
    }
    assert_int_equal(parse(roster, "id,name\n", error), EMUL_OK); /* nobody is a roster too */
    assert_int_equal(emul_roster_rows(roster), 0);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

static void test_arguments(void **state) {
    emul_roster *roster = make_roster();
    emul_csv_options semicolon = options;
    (void)state;
    semicolon.separator = ';';
    assert_int_equal(emul_roster_parse_csv(NULL, "id\n", 3, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_parse_csv(roster, NULL, 3, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_roster_parse_csv(roster, "id\nx\n", 5, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_parse_csv(roster, "id;name\ny;1,5\n", 14, &semicolon, NULL), EMUL_OK);
    assert_string_equal(emul_roster_name(roster, 1), "1,5");
    semicolon.separator = 'x';
    assert_int_equal(emul_roster_parse_csv(roster, "id\nz\n", 5, &semicolon, NULL), EMUL_E_ARGUMENT);
    emul_roster_destroy(roster);
}

/* Only a part of very many problems is kept, all are counted. */
static void test_many_problems(void **state) {
    char text[3 + 2 * 1000 + 1] = "id\n";
    emul_roster *roster = make_roster();
    emul_error *error = emul_error_create(NULL);
    (void)state;
    for (int32_t i = 0; i < 1000; i++) {
        strcat(text, "x\n");
    }
    assert_int_equal(parse(roster, text, error), EMUL_E_DUPLICATE);
    assert_int_equal(emul_error_total(error), 999);
    assert_true(emul_error_count(error) >= 100);
    assert_int_equal(emul_error_line(error, 0), 3);
    emul_error_destroy(error);
    emul_roster_destroy(roster);
}

/* ---- memory ---- */

static emul_status read_two(emul_roster *roster) {
    emul_status status = parse(roster, "id,cluster\nso,A\n", NULL);
    if (status != EMUL_OK) {
        assert_int_equal(emul_roster_rows(roster), 0);
        return status;
    }
    status = parse(
        roster,
        "id,parent,tên,t\xC3\xAAn 2\n\"a \"\"b\"\" c\",so,Nguye\xCC\x82\xCC\x83n,3\nb,so,,\nc,,,\nd,,,\ne,,,\nf,,,\ng,,,\nh,,,\ni,,,\n",
        NULL);
    assert_int_equal(emul_roster_rows(roster), status == EMUL_OK ? 10 : 1);
    assert_int_equal(emul_roster_find(roster, "b"), status == EMUL_OK ? 2 : -1);
    assert_string_equal(emul_roster_attribute(roster, 0, "cluster"), "A");
    assert_int_equal(emul_roster_attribute(roster, 1, "tên") != NULL, status == EMUL_OK);
    return status;
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_roster *roster = NULL;
    emul_status status = emul_roster_create(allocator, &roster, NULL);
    (void)context;
    if (status == EMUL_OK) {
        status = read_two(roster);
    }
    emul_roster_destroy(roster);
    return status;
}

static void test_memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(memory_scenario, NULL) > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_reads),       cmocka_unit_test(test_two_texts),
        cmocka_unit_test(test_normal_form), cmocka_unit_test(test_all_problems_at_once),
        cmocka_unit_test(test_parents),     cmocka_unit_test(test_headers),
        cmocka_unit_test(test_arguments),   cmocka_unit_test(test_many_problems),
        cmocka_unit_test(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
