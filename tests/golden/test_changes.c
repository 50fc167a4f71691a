/* Every example beside itself with another rule or another figure: what is told of the two agrees with their columns, and adds up. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden/evaluated.h"
#include "support/changes.h"
#include "support/examples.h"

enum { RULES = 12, FIGURES = 40 };

static emul_status evaluate(const evaluated *given, const emul_regulation *regulation, const emul_ledger *ledger, const char *period,
                            emul_result **result) {
    const emul_options options = {.struct_size = sizeof options, .period = period};
    return emul_evaluate(regulation, given->roster, ledger, &options, result, NULL);
}

static int64_t compare_with(const evaluated *given, const emul_regulation *regulation, const emul_ledger *ledger, const char *period) {
    emul_result *other = NULL;
    int64_t told = 0;
    if (evaluate(given, regulation, ledger, period, &other) == EMUL_OK) {
        const two_results of = {given->regulation, given->roster, given->result, other};
        told = check_changes(&of, INT64_MAX);
    }
    emul_result_destroy(other);
    return told;
}

/* Weights and limits of some criteria, spread over all; what makes no sound regulation is passed over. */
static int64_t vary_rules(const evaluated *given, const char *period) {
    static const char *const keys[] = {"weight", "max", "round"};
    static const char *const values[] = {"0.5", "3", "0"};
    const int32_t criteria = (int32_t)emul_regulation_count(given->regulation, EMUL_PART_CRITERION);
    int64_t told = 0;
    for (int32_t i = 0; i < RULES; i++) {
        emul_regulation *varied = NULL;
        const emul_change change = {keys[i % 3], values[i % 3], EMUL_PART_CRITERION, (int32_t)((int64_t)i * criteria / RULES)};
        if (emul_regulation_with(given->regulation, &change, 1, NULL, &varied, NULL) == EMUL_OK) {
            told += compare_with(given, varied, given->ledger, period);
        }
        emul_regulation_destroy(varied);
    }
    return told;
}

static bool is_number(const emul_regulation *regulation, int32_t indicator) {
    emul_indicator spec = {.struct_size = sizeof spec};
    assert_int_equal(emul_regulation_indicator(regulation, indicator, &spec, NULL), EMUL_OK);
    return spec.type == NULL || strcmp(spec.type, "number") == 0 || strcmp(spec.type, "yes_no") == 0;
}

static int64_t vary_figure(const evaluated *given, const char *period, int32_t indicator, int64_t row) {
    emul_indicator spec = {.struct_size = sizeof spec};
    emul_ledger *changed = NULL;
    int64_t told = 0;
    assert_int_equal(emul_regulation_indicator(given->regulation, indicator, &spec, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_copy(given->ledger, NULL, &changed, NULL), EMUL_OK);
    if (emul_ledger_set(changed, row, spec.id, NULL, NULL, EMUL_DECIMAL_ONE, NULL) == EMUL_OK) {
        told = compare_with(given, given->regulation, changed, period);
    }
    emul_ledger_destroy(changed);
    return told;
}

/* Figures of every indicator in turn, of subjects spread over the roster. */
static int64_t vary_figures(const evaluated *given, const char *period) {
    const int32_t indicators = (int32_t)emul_regulation_count(given->regulation, EMUL_PART_INDICATOR);
    const int64_t rows = emul_result_rows(given->result);
    int64_t told = 0;
    for (int32_t i = 0; i < FIGURES; i++) {
        if (is_number(given->regulation, i % indicators)) {
            told += vary_figure(given, period, i % indicators, (int64_t)i * rows / FIGURES);
        }
    }
    return told;
}

static void check_example(const char *folder, const char *period) {
    evaluated given = evaluate_folder(folder, period);
    const two_results same = {given.regulation, given.roster, given.result, given.result};
    assert_int_equal(check_changes(&same, 0), 0);
    assert_int_equal(compare_with(&given, given.regulation, given.ledger, period), 0); /* evaluated anew */
    const int64_t rules = vary_rules(&given, period);
    const int64_t figures = vary_figures(&given, period);
    print_message("%s: told of %lld subjects for other rules, of %lld for other figures\n", folder, (long long)rules, (long long)figures);
    assert_true(rules + figures > 0);
    evaluated_destroy(&given);
}

#define CHECK_EXAMPLE(name, folder, period) check_example(folder, period)
EXAMPLES(EXAMPLE_TEST)

int main(void) {
    const struct CMUnitTest tests[] = {EXAMPLES(EXAMPLE_ENTRY)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
