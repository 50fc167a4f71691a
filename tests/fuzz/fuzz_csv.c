/* Any text as a roster, as memberships, as facts, as a history of awards, as ballots and as achievements. The first byte chooses separator and decimal mark. */
#include <stddef.h>
#include <stdint.h>

#include "emul/emul.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Facts of every type: a number with a range, yes or no, a known label, any label, a facet. NULL when memory is out. */
static emul_regulation *make_regulation(emul_error *error) {
    static const char *const rules[] = {"value / value@plan", "if(report, 1, 0)", "level(rating, tot -> 2, kha -> 1)",
                                        "if(motto == a, 1, 0)"};
    const emul_indicator value = {.struct_size = sizeof value, .id = "value", .range = "0..1000"};
    const emul_indicator report = {.struct_size = sizeof report, .id = "report", .type = "yes_no"};
    const emul_indicator rating = {.struct_size = sizeof rating, .id = "rating", .type = "label", .labels = "tot, kha"};
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "unit"};
    const emul_header header = {.struct_size = sizeof header, .id = "fuzz"};
    emul_regulation *regulation = NULL;
    if (emul_regulation_create(NULL, &regulation, error) != EMUL_OK) {
        return NULL;
    }
    (void)emul_regulation_set_header(regulation, &header, error);
    (void)emul_regulation_add_indicator(regulation, &value, NULL, error);
    (void)emul_regulation_add_indicator(regulation, &report, NULL, error);
    (void)emul_regulation_add_indicator(regulation, &rating, NULL, error);
    (void)emul_regulation_add_scorecard(regulation, &scorecard, NULL, error);
    for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
        const char id[] = {(char)('a' + i), '\0'};
        const emul_criterion criterion = {.struct_size = sizeof criterion, .id = id, .points = rules[i]};
        (void)emul_regulation_add_criterion(regulation, 0, -1, &criterion, NULL, error);
    }
    if (emul_regulation_finish(regulation, error) != EMUL_OK) {
        __builtin_trap();
    }
    return regulation;
}

/* What a reader refuses must leave nothing behind; what it accepts must leave no complaint. */
static void expect(emul_status status, int64_t before, int64_t after, const emul_error *error) {
    if (status == EMUL_OK ? emul_error_total(error) != 0 : after != before || emul_error_total(error) == 0) {
        __builtin_trap();
    }
}

static void read_ledger(emul_ledger *ledger, const emul_regulation *regulation, const emul_roster *roster, const char *text, size_t length,
                        const emul_csv_options *options, emul_error *error) {
    emul_status status = emul_ledger_parse_csv(ledger, regulation, roster, text, length, options, error);
    const int64_t facts = emul_ledger_facts(ledger);
    expect(status, 0, facts, error);
    status = emul_ledger_parse_csv(ledger, regulation, roster, text, length, options, error); /* mostly the same facts twice */
    expect(status, facts, emul_ledger_facts(ledger), error);
    status = emul_ledger_parse_history_csv(ledger, roster, text, length, options, error);
    expect(status, 0, emul_ledger_awards(ledger), error);
    status = emul_ledger_parse_ballots_csv(ledger, roster, text, length, options, error);
    expect(status, 0, emul_ledger_ballots(ledger), error);
    status = emul_ledger_parse_achievements_csv(ledger, roster, text, length, options, error);
    expect(status, 0, emul_ledger_achievements(ledger), error);
}

static void read_members(emul_roster *roster, const char *text, size_t length, const emul_csv_options *options, emul_error *error) {
    emul_status status = emul_roster_parse_memberships_csv(roster, text, length, options, error);
    const int64_t read = emul_roster_memberships(roster);
    expect(status, 0, read, error);
    status = emul_roster_parse_memberships_csv(roster, text, length, options, error);
    expect(status, read, emul_roster_memberships(roster), error);
    if (status == EMUL_OK && read > 0) { /* the same days twice */
        __builtin_trap();
    }
}

static void read_all(const char *text, size_t length, const emul_csv_options *options, emul_error *error) {
    emul_regulation *regulation = make_regulation(error);
    emul_roster *roster = NULL;
    emul_ledger *ledger = NULL;
    if (regulation != NULL && emul_roster_create(NULL, &roster, error) == EMUL_OK && emul_ledger_create(NULL, &ledger, error) == EMUL_OK) {
        const emul_status status = emul_roster_parse_csv(roster, text, length, options, error);
        expect(status, 0, emul_roster_rows(roster), error);
        (void)emul_roster_add(roster, "a", EMUL_KIND_UNIT, NULL, NULL, NULL, error);
        (void)emul_roster_add(roster, "b", EMUL_KIND_UNIT, NULL, NULL, NULL, error);
        read_members(roster, text, length, options, error);
        read_ledger(ledger, regulation, roster, text, length, options, error);
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
