#include "golden/evaluated.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "support/case.h"

static void expect_ok(emul_status status, const emul_error *error) {
    if (status == EMUL_OK) {
        return;
    }
    for (int64_t index = 0; index < emul_error_count(error); index++) {
        char line[1024];
        (void)emul_error_format(error, index, EMUL_ENGLISH, line, sizeof line, NULL);
        print_error("%s\n", line);
    }
    fail_msg("%s", emul_status_name(status));
}

evaluated evaluate_folder(const char *folder, const char *period) {
    evaluated made = {NULL, NULL, NULL, NULL};
    case_texts texts;
    case_objects objects;
    emul_error *error = emul_error_create(NULL);
    case_texts_read(&texts, folder);
    expect_ok(case_objects_create(&objects, &texts, NULL, error), error);
    made.regulation = objects.regulation;
    made.roster = objects.roster;
    made.ledger = objects.ledger;
    const emul_options options = {.struct_size = sizeof options, .period = period};
    expect_ok(emul_evaluate(made.regulation, made.roster, made.ledger, &options, &made.result, error), error);
    case_texts_destroy(&texts);
    emul_error_destroy(error);
    return made;
}

void evaluated_destroy(evaluated *given) {
    emul_result_destroy(given->result);
    emul_ledger_destroy(given->ledger);
    emul_roster_destroy(given->roster);
    emul_regulation_destroy(given->regulation);
    *given = (evaluated){NULL, NULL, NULL, NULL};
}

int64_t evaluated_row(const evaluated *given, const char *subject) {
    const int64_t row = emul_roster_find(given->roster, subject);
    if (row < 0) {
        fail_msg("no subject %s", subject);
    }
    return row;
}

char *evaluated_csv(const evaluated *given, emul_table which) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_csv(given->result, which, -1, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_csv(given->result, which, -1, text, needed, NULL, NULL), EMUL_OK);
    return text;
}
