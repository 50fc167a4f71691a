/* Every allocation of the examples with few criteria failed in turn, from reading the texts to the last explanation: EMUL_E_MEMORY each time, no leak, no crash
 * (issue 2; DESIGN §8 "every allocation failed in turn"). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/case.h"
#include "support/examples.h"
#include "support/failing_allocator.h"

/* What the steps hand on to each other. */
typedef struct example {
    case_texts texts;
    const char *period;
    case_objects objects;
    emul_result *result;
    emul_table table;
    emul_form form;
} example;

static emul_status read_texts(const emul_allocator *allocator, void *context) {
    example *given = (example *)context;
    return case_objects_create(&given->objects, &given->texts, allocator, NULL);
}

static emul_status evaluate(const emul_allocator *allocator, void *context) {
    example *given = (example *)context;
    const emul_options options = {.struct_size = sizeof options, .period = given->period, .allocator = allocator};
    return emul_evaluate(given->objects.regulation, given->objects.roster, given->objects.ledger, &options, &given->result, NULL);
}

/* A text that is asked for twice: its size, then its bytes. The result has the allocator. */
static emul_status explain(const emul_allocator *allocator, void *context) {
    const example *given = (const example *)context;
    size_t needed = 0;
    (void)allocator;
    emul_status status = emul_result_why(given->result, 0, NULL, EMUL_VIETNAMESE, given->form, NULL, 0, &needed, NULL);
    if (status != EMUL_E_CAPACITY) {
        return status;
    }
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    status = emul_result_why(given->result, 0, NULL, EMUL_VIETNAMESE, given->form, text, needed, NULL, NULL);
    free(text);
    return status;
}

static emul_status write_table(const emul_allocator *allocator, void *context) {
    const example *given = (const example *)context;
    (void)allocator;
    const emul_status status = emul_result_write_csv(given->result, given->table, -1, NULL, 0, NULL, NULL);
    return status == EMUL_E_CAPACITY ? EMUL_OK : status;
}

static emul_status write_json(const emul_allocator *allocator, void *context) {
    const example *given = (const example *)context;
    (void)allocator;
    const emul_status status = emul_result_write_json(given->result, NULL, 0, NULL, NULL);
    return status == EMUL_E_CAPACITY ? EMUL_OK : status;
}

static void say_all(failing_allocator *allocator, example *given) {
    for (given->table = EMUL_TABLE_STANDINGS; given->table <= EMUL_TABLE_MONEY_TOTALS; given->table++) {
        assert_true(fail_each_request(allocator, write_table, given) > 0);
    }
    assert_true(fail_each_request(allocator, write_json, given) > 0);
    given->form = EMUL_FORM_TEXT;
    assert_true(fail_each_request(allocator, explain, given) > 0);
    given->form = EMUL_FORM_JSON;
    assert_true(fail_each_request(allocator, explain, given) > 0);
}

static void fail_each(const char *folder, const char *period) {
    failing_allocator allocator;
    example given = {.period = period};
    failing_allocator_init(&allocator);
    case_texts_read(&given.texts, folder);
    assert_true(fail_each_request(&allocator, read_texts, &given) > 0);
    assert_true(fail_each_request(&allocator, evaluate, &given) > 0);
    case_objects_destroy(&given.objects); /* a result outlives its inputs */
    say_all(&allocator, &given);
    emul_result_destroy(given.result);
    assert_int_equal(allocator.live_blocks, 0);
    assert_int_equal(allocator.live_bytes, 0);
    case_texts_destroy(&given.texts);
}

#define CHECK_EXAMPLE(name, folder, period) fail_each(folder, period)
SHORT_EXAMPLES(EXAMPLE_TEST)

static void test_series(void **state) {
    (void)state;
    fail_each(EMUL_TEST_DIR "/rules/series", "2024");
}

int main(void) {
    const struct CMUnitTest tests[] = {SHORT_EXAMPLES(EXAMPLE_ENTRY) cmocka_unit_test(test_series)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
