/* What a host does, by builder calls alone: two units, one criterion, and the standing that follows. Compiled as C and as C++. */
#include <emul/emul.h>
#include <string.h>

static emul_status fill_regulation(emul_regulation *regulation, emul_error *error) {
    emul_scorecard scorecard;
    emul_criterion criterion;
    int32_t index = 0;
    emul_status status;
    memset(&scorecard, 0, sizeof scorecard);
    scorecard.struct_size = sizeof scorecard;
    scorecard.id = "unit";
    memset(&criterion, 0, sizeof criterion);
    criterion.struct_size = sizeof criterion;
    criterion.id = "I";
    criterion.points = "2 * visits";
    status = emul_regulation_add_scorecard(regulation, &scorecard, &index, error);
    if (status == EMUL_OK) {
        status = emul_regulation_add_criterion(regulation, index, -1, &criterion, NULL, error);
    }
    return status == EMUL_OK ? emul_regulation_finish(regulation, error) : status;
}

static emul_status fill_facts(emul_roster *roster, emul_ledger *ledger, emul_error *error) {
    const emul_decimal visits[2] = {3 * EMUL_DECIMAL_ONE, 5 * EMUL_DECIMAL_ONE};
    emul_status status = emul_roster_add(roster, "a", EMUL_KIND_UNIT, NULL, NULL, NULL, error);
    if (status == EMUL_OK) {
        status = emul_roster_add(roster, "b", EMUL_KIND_UNIT, NULL, NULL, NULL, error);
    }
    return status == EMUL_OK ? emul_ledger_add_column(ledger, "visits", NULL, NULL, 2, visits, error) : status;
}

/* 2 x 3 = 6 and 2 x 5 = 10: b is first, a second. */
static int as_expected(const emul_result *result) {
    int64_t n = 0;
    const emul_decimal *total = emul_result_total(result, 0, &n);
    const emul_decimal *place = emul_result_place(result, 0, NULL);
    return n == 2 && total[0] == 6 * EMUL_DECIMAL_ONE && total[1] == 10 * EMUL_DECIMAL_ONE && place[0] == 2 * EMUL_DECIMAL_ONE &&
           place[1] == EMUL_DECIMAL_ONE;
}

/* The same regulation as text: makes the static library ask for the readers' libraries. A build without readers says so. */
static int reads_text(emul_error *error) {
    const char text[] = "libemul: 1\nid: consumer\nscorecards:\n  - id: unit\n    criteria:\n      - {id: I, points: 2 * visits}\n";
    emul_regulation *regulation = NULL;
    const emul_status status = emul_regulation_parse(text, sizeof text - 1, "text", NULL, &regulation, error);
    const int good = status == EMUL_OK ? emul_regulation_find(regulation, EMUL_PART_CRITERION, -1, "I") == 0 : status == EMUL_E_UNSUPPORTED;
    emul_regulation_destroy(regulation);
    return good;
}

int main(void) {
    emul_error *error = emul_error_create(NULL);
    emul_regulation *regulation = NULL;
    emul_roster *roster = NULL;
    emul_ledger *ledger = NULL;
    emul_result *result = NULL;
    emul_options options;
    int good;
    memset(&options, 0, sizeof options);
    options.struct_size = sizeof options;
    options.period = "2024";
    good = emul_version() == EMUL_VERSION_NUMBER && emul_regulation_create(NULL, &regulation, error) == EMUL_OK &&
           emul_roster_create(NULL, &roster, error) == EMUL_OK && emul_ledger_create(NULL, &ledger, error) == EMUL_OK &&
           fill_regulation(regulation, error) == EMUL_OK && fill_facts(roster, ledger, error) == EMUL_OK &&
           emul_evaluate(regulation, roster, ledger, &options, &result, error) == EMUL_OK && as_expected(result) && reads_text(error);
    emul_result_destroy(result);
    emul_ledger_destroy(ledger);
    emul_roster_destroy(roster);
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
    return good ? 0 : 1;
}
