/* emul/titles.h: what ships, told one by one. That the titles themselves are right is in test_law.c. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "emul/emul.h"
#include "support/failing_allocator.h"

static int32_t count_of(const char *on, const char *id) {
    emul_titles *titles = NULL;
    int32_t found = 0;
    assert_int_equal(emul_titles_create(on, NULL, &titles, NULL), EMUL_OK);
    for (int64_t i = 0; i < emul_titles_count(titles); i++) {
        emul_title title = {.struct_size = sizeof title};
        assert_int_equal(emul_titles_get(titles, i, &title, NULL), EMUL_OK);
        found += strcmp(title.id, id) == 0;
    }
    emul_titles_destroy(titles);
    return found;
}

static void test_sets(void **state) {
    (void)state;
    assert_true(emul_titles_set_count() >= 4);
    assert_string_equal(emul_titles_set(1), "vn-2024");
    assert_null(emul_titles_set(-1));
    assert_null(emul_titles_set(emul_titles_set_count()));
    assert_non_null(strstr(emul_titles_text("vn-2025"), "id: vn-2025"));
    assert_null(emul_titles_text("vn-law")); /* all of them: no text of its own */
    assert_null(emul_titles_text(NULL));
}

static void test_on_a_day(void **state) {
    (void)state;
    assert_int_equal(count_of(NULL, "chien_si_thi_dua_co_so"), 4); /* one in each regime */
    assert_int_equal(count_of("2023-12-31", "chien_si_thi_dua_co_so"), 1);
    assert_int_equal(count_of("2023-12-31", "chien_si_thi_dua_toan_quoc"), 0);
    assert_int_equal(count_of("2024-01-01", "chien_si_thi_dua_toan_quoc"), 1);
    assert_int_equal(count_of("01/07/2025", "chien_si_thi_dua_toan_quoc"), 1);
    assert_int_equal(count_of("2024-04-14", "thay_thuoc_nhan_dan"), 0); /* Decree 25/2024/ND-CP, in force from 2024-04-15 */
    assert_int_equal(count_of("2024-04-15", "thay_thuoc_nhan_dan"), 1);
}

static void test_one_title(void **state) {
    (void)state;
    emul_titles *titles = NULL;
    emul_title title = {.struct_size = sizeof title};
    int32_t award = -1;
    assert_int_equal(emul_titles_create("2025-06-30", NULL, &titles, NULL), EMUL_OK);
    assert_int_equal(emul_titles_get(titles, 0, &title, NULL), EMUL_OK);
    assert_string_equal(title.id, "lao_dong_tien_tien");
    assert_string_equal(title.name, "Lao động tiên tiến");
    assert_string_equal(title.name_en, "Advanced worker");
    assert_string_equal(title.target, "individual");
    assert_string_equal(title.kind, "title");
    assert_string_equal(title.level, "co_so");
    assert_string_equal(title.status, "confirmed");
    assert_string_equal(title.set, "vn-2024");
    assert_string_equal(title.in_force, "2024-01-01..2025-06-30");
    assert_string_equal(title.cite, "Luật 06/2022/QH15 Điều 24 khoản 1");
    const emul_regulation *set = emul_titles_regulation(titles, 0, &award);
    assert_non_null(set);
    assert_int_equal(award, emul_regulation_find(set, EMUL_PART_AWARD, -1, "lao_dong_tien_tien"));
    /* An older caller's shorter struct gets what it knows. */
    struct {
        size_t struct_size;
        const char *id, *name, *behind;
    } shorter = {sizeof(size_t) + 2 * sizeof(char *), NULL, NULL, "untouched"};
    assert_int_equal(emul_titles_get(titles, 0, (emul_title *)(void *)&shorter, NULL), EMUL_OK);
    assert_string_equal(shorter.name, "Lao động tiên tiến");
    assert_string_equal(shorter.behind, "untouched");
    emul_titles_destroy(titles);
}

static void test_wrong_arguments(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    emul_titles *titles = NULL;
    emul_title title = {.struct_size = sizeof title};
    assert_int_equal(emul_titles_create("2025", NULL, &titles, error), EMUL_E_SYNTAX);
    assert_string_equal(emul_error_message(error, 0, EMUL_VIETNAMESE), "“2025” không phải là một ngày");
    assert_int_equal(emul_titles_create(NULL, NULL, NULL, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_titles_count(NULL), 0);
    assert_int_equal(emul_titles_get(NULL, 0, &title, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_titles_create(NULL, NULL, &titles, error), EMUL_OK);
    assert_int_equal(emul_titles_get(titles, -1, &title, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_titles_get(titles, emul_titles_count(titles), &title, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_titles_get(titles, 0, NULL, error), EMUL_E_ARGUMENT);
    title.struct_size = 3;
    assert_int_equal(emul_titles_get(titles, 0, &title, error), EMUL_E_ARGUMENT);
    assert_null(emul_titles_regulation(titles, -1, NULL));
    emul_titles_destroy(titles);
    emul_titles_destroy(NULL);
    emul_error_destroy(error);
}

/* ---- memory that runs out: nothing is left, and the next try succeeds ---- */

static emul_status read_rules(const emul_allocator *allocator, void *context) {
    static const char rules[] = "libemul: 1\nid: r\nuse: [vn-2003]\naccept: [lao_dong_tien_tien, chien_si_thi_dua_co_so]\n"
                                "awards: [{id: chien_si_thi_dua_co_so, order: [marks desc]}]\n";
    emul_regulation *regulation = NULL;
    (void)context;
    const emul_status status = emul_regulation_parse(rules, sizeof rules - 1, NULL, allocator, &regulation, NULL);
    emul_regulation_destroy(regulation);
    return status;
}

static void test_memory_of_a_regulation_that_uses_a_set(void **state) {
    (void)state;
    assert_true(fail_each_allocation(read_rules, NULL) > 100);
}

/* Of the many requests of all sets, some. */
static void test_memory_of_the_titles(void **state) {
    (void)state;
    emul_status status = EMUL_E_MEMORY;
    for (int64_t fail_at = 0; status != EMUL_OK; fail_at = fail_at * 5 / 4 + 1) {
        failing_allocator memory;
        emul_titles *titles = NULL;
        failing_allocator_init(&memory);
        memory.fail_at = fail_at;
        status = emul_titles_create(NULL, &memory.allocator, &titles, NULL);
        assert_int_equal(status, memory.requests > fail_at ? EMUL_E_MEMORY : EMUL_OK);
        emul_titles_destroy(titles);
        assert_int_equal(memory.live_blocks, 0);
        assert_int_equal(memory.mistakes, 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sets),
        cmocka_unit_test(test_on_a_day),
        cmocka_unit_test(test_one_title),
        cmocka_unit_test(test_wrong_arguments),
        cmocka_unit_test(test_memory_of_a_regulation_that_uses_a_set),
        cmocka_unit_test(test_memory_of_the_titles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
