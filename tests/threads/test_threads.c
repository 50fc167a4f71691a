/* Any number of threads evaluate the same regulation, roster and ledger at once and all get the same bytes (emul/result.h, emul_evaluate;
 * DESIGN §8 "thread-independent"). Under the preset tsan this also shows that const objects are only read. */
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/case.h"
#include "support/examples.h"

enum { THREADS = 8, RUNS = 4 };

typedef struct work {
    const case_objects *objects;
    const emul_options *options;
    const char *expected;
    int equal; /* runs that gave the expected bytes */
} work;

static char *evaluate(const case_objects *objects, const emul_options *options) {
    emul_result *result = NULL;
    char *json = NULL;
    if (emul_evaluate(objects->regulation, objects->roster, objects->ledger, options, &result, NULL) == EMUL_OK) {
        json = case_result_json(result);
    }
    emul_result_destroy(result);
    return json;
}

static void *run(void *argument) {
    work *own = (work *)argument;
    for (int i = 0; i < RUNS; i++) {
        char *json = evaluate(own->objects, own->options);
        own->equal += json != NULL && strcmp(json, own->expected) == 0;
        free(json);
    }
    return NULL;
}

static void evaluate_at_once(const char *folder, const char *period) {
    const emul_options options = {.struct_size = sizeof options, .period = period};
    case_texts texts;
    case_objects objects;
    pthread_t threads[THREADS];
    work works[THREADS];
    case_texts_read(&texts, folder);
    assert_int_equal(case_objects_create(&objects, &texts, NULL, NULL), EMUL_OK);
    char *expected = evaluate(&objects, &options);
    assert_non_null(expected);
    for (int i = 0; i < THREADS; i++) {
        works[i] = (work){&objects, &options, expected, 0};
        assert_int_equal(pthread_create(&threads[i], NULL, run, &works[i]), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        assert_int_equal(pthread_join(threads[i], NULL), 0);
        assert_int_equal(works[i].equal, RUNS);
    }
    free(expected);
    case_objects_destroy(&objects);
    case_texts_destroy(&texts);
}

#define CHECK_EXAMPLE(name, folder, period) evaluate_at_once(folder, period)
EXAMPLES(EXAMPLE_TEST)

int main(void) {
    const struct CMUnitTest tests[] = {EXAMPLES(EXAMPLE_ENTRY)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
