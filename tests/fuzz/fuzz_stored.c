/* Any text as a stored result: it is read or refused, and what is read is checked against a result. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "emul/emul.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void need(int fine) {
    if (!fine) {
        abort();
    }
}

static emul_result *make(void) {
    static const char rules[] =
        "libemul: 1\nid: r\nscorecards:\n  - id: s\n    criteria: [{id: c, points: x}]\nawards:\n  - {id: a, by: s, take: 1}\n";
    const emul_options options = {.struct_size = sizeof options, .period = "2024"};
    emul_regulation *regulation = NULL;
    emul_roster *roster = NULL;
    emul_ledger *ledger = NULL;
    emul_result *result = NULL;
    need(emul_regulation_parse(rules, strlen(rules), NULL, NULL, &regulation, NULL) == EMUL_OK);
    need(emul_roster_create(NULL, &roster, NULL) == EMUL_OK && emul_ledger_create(NULL, &ledger, NULL) == EMUL_OK);
    need(emul_roster_add(roster, "u", EMUL_KIND_UNIT, NULL, NULL, NULL, NULL) == EMUL_OK);
    need(emul_evaluate(regulation, roster, ledger, &options, &result, NULL) == EMUL_OK);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
    emul_regulation_destroy(regulation);
    return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    emul_stored *stored = NULL;
    emul_explanation *explanation = NULL;
    emul_proof verdict = -1;
    if (emul_stored_parse((const char *)data, size, NULL, NULL, &stored, NULL) != EMUL_OK) {
        return 0;
    }
    emul_result *result = make();
    need(emul_result_verify(result, stored, &verdict, &explanation, NULL) == EMUL_OK);
    need(verdict >= EMUL_PROOF_VERIFIED && verdict <= EMUL_PROOF_OTHER_VALUES);
    emul_explanation_destroy(explanation);
    emul_result_destroy(result);
    emul_stored_destroy(stored);
    return 0;
}
