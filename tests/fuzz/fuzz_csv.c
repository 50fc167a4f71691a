/* Any text as a roster, as facts and as a history of awards. The first byte chooses separator and decimal mark. */
#include <stddef.h>
#include <stdint.h>

#include "emul/emul.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_all(const char *text, size_t length, const emul_csv_options *options, emul_error *error) {
    emul_regulation *regulation = NULL;
    emul_roster *roster = NULL;
    emul_ledger *ledger = NULL;
    const emul_indicator indicator = {.struct_size = sizeof indicator, .id = "value", .type = "yes_no"};
    if (emul_regulation_create(NULL, &regulation, error) == EMUL_OK && emul_roster_create(NULL, &roster, error) == EMUL_OK &&
        emul_ledger_create(NULL, &ledger, error) == EMUL_OK) {
        (void)emul_regulation_add_indicator(regulation, &indicator, NULL, error);
        (void)emul_regulation_finish(regulation, error);
        (void)emul_roster_parse_csv(roster, text, length, options, error);
        (void)emul_roster_add(roster, "a", EMUL_KIND_UNIT, NULL, NULL, NULL, error);
        (void)emul_ledger_parse_csv(ledger, regulation, roster, text, length, options, error);
        (void)emul_ledger_parse_history_csv(ledger, roster, text, length, options, error);
    }
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
    emul_regulation_destroy(regulation);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static const char separators[] = {',', ';', '\t'};
    emul_csv_options options = {.struct_size = sizeof options, .input_name = "fuzz"};
    emul_error *error = emul_error_create(NULL);
    if (size > 0) {
        options.separator = separators[data[0] % 3];
        options.decimal_mark = data[0] % 2 == 0 ? '.' : ',';
        read_all((const char *)data + 1, size - 1, &options, error);
    }
    emul_error_destroy(error);
    return 0;
}
