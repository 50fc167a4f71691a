/* Any text as a regulation; one that is accepted is evaluated for three units and explained. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "emul/emul.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_all(const emul_result *result, emul_error *error) {
    size_t needed = 0;
    (void)emul_result_write_json(result, NULL, 0, &needed, error);
    char *text = (char *)malloc(needed);
    if (text != NULL) {
        (void)emul_result_write_json(result, text, needed, NULL, error);
        (void)emul_result_write_csv(result, EMUL_TABLE_STANDINGS, -1, text, needed, NULL, error);
        (void)emul_result_why(result, 0, NULL, EMUL_VIETNAMESE, EMUL_FORM_TEXT, text, needed, NULL, error);
    }
    free(text);
}

static void evaluate(const emul_regulation *regulation, emul_error *error) {
    static const char *const ids[] = {"a", "b", "c"};
    static const emul_decimal values[] = {3 * EMUL_DECIMAL_ONE, EMUL_MISSING, EMUL_NOT_APPLICABLE};
    const emul_options options = {.struct_size = sizeof options, .period = "2024"};
    emul_roster *roster = NULL;
    emul_ledger *ledger = NULL;
    emul_result *result = NULL;
    if (emul_roster_create(NULL, &roster, error) == EMUL_OK && emul_ledger_create(NULL, &ledger, error) == EMUL_OK &&
        emul_roster_append(roster, 3, ids, NULL, NULL, NULL, NULL, error) == EMUL_OK &&
        emul_ledger_add_column(ledger, "visits", NULL, NULL, 3, values, error) == EMUL_OK &&
        emul_evaluate(regulation, roster, ledger, &options, &result, error) == EMUL_OK) {
        write_all(result, error);
    }
    emul_result_destroy(result);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    if (emul_regulation_parse((const char *)data, size, "fuzz", NULL, &regulation, error) == EMUL_OK) {
        evaluate(regulation, error);
    }
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
    return 0;
}
