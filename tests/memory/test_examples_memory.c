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

typedef struct example {
    case_texts texts;
    const char *period;
} example;

/* A text that is asked for twice: its size, then its bytes. */
static emul_status explain(const emul_result *result, int64_t row, emul_form form) {
    size_t needed = 0;
    emul_status status = emul_result_why(result, row, NULL, EMUL_VIETNAMESE, form, NULL, 0, &needed, NULL);
    if (status != EMUL_E_CAPACITY) {
        return status;
    }
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    status = emul_result_why(result, row, NULL, EMUL_VIETNAMESE, form, text, needed, NULL, NULL);
    free(text);
    return status;
}

static emul_status write_tables(const emul_result *result) {
    for (emul_table table = EMUL_TABLE_STANDINGS; table <= EMUL_TABLE_MONEY_TOTALS; table++) {
        const emul_status status = emul_result_write_csv(result, table, -1, NULL, 0, NULL, NULL);
        if (status != EMUL_E_CAPACITY) {
            return status;
        }
    }
    const emul_status status = emul_result_write_json(result, NULL, 0, NULL, NULL);
    return status == EMUL_E_CAPACITY ? EMUL_OK : status;
}

static emul_status say_all(const emul_result *result) {
    emul_status status = write_tables(result);
    if (status == EMUL_OK) {
        status = explain(result, 0, EMUL_FORM_TEXT);
    }
    return status == EMUL_OK ? explain(result, 0, EMUL_FORM_JSON) : status;
}

static emul_status whole_example(const emul_allocator *allocator, void *context) {
    const example *given = (const example *)context;
    const emul_options options = {.struct_size = sizeof options, .period = given->period, .allocator = allocator};
    case_objects objects;
    emul_result *result = NULL;
    emul_status status = case_objects_create(&objects, &given->texts, allocator, NULL);
    if (status == EMUL_OK) {
        status = emul_evaluate(objects.regulation, objects.roster, objects.ledger, &options, &result, NULL);
    }
    case_objects_destroy(&objects); /* a result outlives its inputs */
    if (status == EMUL_OK) {
        status = say_all(result);
    }
    emul_result_destroy(result);
    return status;
}

static void fail_each(const char *folder, const char *period) {
    example given = {.period = period};
    case_texts_read(&given.texts, folder);
    assert_true(fail_each_allocation(whole_example, &given) > 0);
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
