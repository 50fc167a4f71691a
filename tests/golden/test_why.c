/* For every number and decision of every case and example, the explanation re-adds to it: its JSON is read back, and each step is redone in
 * whole numbers of any size, from the value of the rule over limits and roundings up the tree to the total. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden/evaluated.h"
#include "support/big.h"
#include "support/examples.h"
#include "support/json.h"

/* ---- fractions ---- */

typedef struct fraction {
    big num, den; /* den > 0 */
} fraction;

static fraction whole(int64_t value) {
    return (fraction){big_of(value), big_of(1)};
}

/* Digits, perhaps with a sign and a decimal point; *scale is what the point divides by. */
static big read_digits(const char *text, size_t length, big *scale) {
    const big ten = big_of(10);
    big value = big_of(0);
    int behind = 0;
    *scale = big_of(1);
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.') {
            behind = 1;
        } else if (text[i] != '-') {
            assert_true(text[i] >= '0' && text[i] <= '9');
            value = big_add(big_mul(&value, &ten), big_of(text[i] - '0'));
            *scale = behind ? big_mul(scale, &ten) : *scale;
        }
    }
    return text[0] == '-' ? big_negate(value) : value;
}

/* "8.25", "-2/3" */
static fraction read_fraction(const char *text) {
    const size_t top = strcspn(text, "/");
    big scale;
    assert_true(top > 0);
    fraction value;
    value.num = read_digits(text, top, &scale);
    value.den = text[top] == '/' ? read_digits(text + top + 1, strlen(text + top + 1), &(big){0}) : scale;
    return value;
}

static fraction add(fraction a, fraction b, int sign) {
    if (big_compare(&a.den, &b.den) == 0) { /* of hundreds of figures the denominator stays small */
        return (fraction){sign < 0 ? big_sub(a.num, b.num) : big_add(a.num, b.num), a.den};
    }
    big left = big_mul(&a.num, &b.den);
    big right = big_mul(&b.num, &a.den);
    return (fraction){sign < 0 ? big_sub(left, right) : big_add(left, right), big_mul(&a.den, &b.den)};
}

static fraction multiply(fraction a, fraction b) {
    return (fraction){big_mul(&a.num, &b.num), big_mul(&a.den, &b.den)};
}

static fraction divide(fraction a, fraction b) {
    assert_false(b.num.negative || b.num.count == 0);
    return (fraction){big_mul(&a.num, &b.den), big_mul(&a.den, &b.num)};
}

static int compare(fraction a, fraction b) {
    const big left = big_mul(&a.num, &b.den);
    const big right = big_mul(&b.num, &a.den);
    return big_compare(&left, &right);
}

static fraction member(const json *line, const char *key) {
    return read_fraction(json_text(line, key));
}

static fraction member_or_zero(const json *line, const char *key) {
    return json_member(line, key) == NULL ? whole(0) : member(line, key);
}

/* ---- steps ---- */

typedef struct tally {
    int64_t numbers; /* compared with a column of the result */
    int64_t steps;   /* limits and roundings redone */
    int64_t series;  /* aggregates added up again from their figures */
} tally;

static tally counted;

static bool is_kind(const json *line, const char *kind) {
    return strcmp(json_text(line, "kind"), kind) == 0;
}

static const json *parts_of(const json *line) {
    const json *parts = json_member(line, "parts");
    return parts == NULL ? NULL : parts->first;
}

static void check_equal(fraction is, fraction should, const json *line) {
    if (compare(is, should) != 0) {
        fail_msg("does not re-add: %s", json_text(line, "text"));
    }
}

static int32_t mode_of(const char *name) {
    static const char *const names[] = {"half_away", "half_even", "down", "up", "floor", "ceiling"};
    int32_t mode = 0;
    while (mode < 6 && strcmp(names[mode], name) != 0) {
        mode++;
    }
    assert_true(mode < 6);
    return mode;
}

static fraction round_as_told(fraction value, const json *line) {
    const big scale = big_power(10, (int32_t)strtol(json_text(line, "places"), NULL, 10));
    return (fraction){big_round(big_mul(&value.num, &scale), value.den, mode_of(json_text(line, "mode"))), scale};
}

/* Redoes a limit or a rounding; false if the line is neither. */
static bool redo(const json *line, fraction *value) {
    if (is_kind(line, "most") || is_kind(line, "least")) {
        const fraction limit = member(line, "limit");
        assert_int_equal(compare(*value, limit), is_kind(line, "most") ? 1 : -1);
        check_equal(member(line, "from"), *value, line);
        *value = limit;
    } else if (is_kind(line, "rounded")) {
        const fraction rounded = round_as_told(*value, line);
        check_equal(member(line, "from"), *value, line);
        check_equal(member(line, "to"), rounded, line);
        check_equal(member(line, "difference"), add(rounded, *value, -1), line);
        *value = rounded;
    } else if (is_kind(line, "reweighted")) {
        check_equal(member(line, "from"), *value, line);
        *value = divide(multiply(*value, member(line, "max")), member(line, "possible"));
        check_equal(member(line, "value"), *value, line);
    } else {
        return false;
    }
    counted.steps++;
    return true;
}

/* ---- criteria ---- */

static void check_cell(const emul_decimal *column, int64_t row, fraction shown, const json *line) {
    assert_non_null(column);
    check_equal(shown, (fraction){big_of(column[row]), big_of(EMUL_DECIMAL_ONE)}, line);
}

static void check_column(const emul_decimal *column, int64_t row, fraction shown, const json *line) {
    check_cell(column, row, shown, line);
    counted.numbers++;
}

static void check_leaf(const json *line, fraction points) {
    fraction value = whole(0);
    bool known = false;
    for (const json *at = parts_of(line); at != NULL; at = at->next) {
        if (is_kind(at, "rule") && strchr("-0123456789", json_text(at, "value")[0]) != NULL) {
            value = member(at, "value");
            known = true;
        } else if (is_kind(at, "counted")) {
            value = member(at, "points");
            known = true;
        } else {
            (void)redo(at, &value);
        }
    }
    assert_true(known);
    check_equal(points, value, line);
}

/* What the terms of a line come to. */
static fraction power_of(fraction base, fraction exponent) {
    fraction power = whole(1);
    for (int64_t i = 0; compare(whole(i), exponent) < 0; i++) {
        power = multiply(power, base);
    }
    return power;
}

/* The told value is a fraction within half a millionth of the root. */
static fraction root_as_told(const json *line) {
    const fraction told = member(line, "value");
    const fraction near = divide(whole(1), whole(2000000));
    fraction product = whole(1);
    fraction weights = whole(0);
    for (const json *term = json_member(line, "terms")->first; term != NULL; term = term->next) {
        product = multiply(product, power_of(member(term, "value"), member(term, "weight")));
        weights = add(weights, member(term, "weight"), 1);
    }
    assert_true(compare(power_of(add(told, near, -1), weights), product) <= 0);
    assert_true(compare(product, power_of(add(told, near, 1), weights)) <= 0);
    return told;
}

static fraction combine(const json *line) {
    const char *how = json_text(line, "combine");
    if (strcmp(how, "geometric_mean") == 0) {
        return root_as_told(line);
    }
    fraction sum = whole(0);
    fraction weights = whole(0);
    fraction best = whole(0);
    for (const json *term = json_member(line, "terms")->first; term != NULL; term = term->next) {
        const fraction value = member(term, "value");
        const bool first = term == json_member(line, "terms")->first;
        const int order = compare(value, best);
        sum = add(sum, multiply(member(term, "weight"), value), 1);
        weights = add(weights, member(term, "weight"), 1);
        best = first || (strcmp(how, "min") == 0 ? order < 0 : order > 0) ? value : best;
    }
    if (strcmp(how, "sum") == 0) {
        return sum;
    }
    return strcmp(how, "min") == 0 || strcmp(how, "max") == 0 ? best : divide(sum, weights);
}

/* True if a child without parts of other kinds shows these points: then it must be among the terms. */
static void check_terms(const json *terms, const json *children, const char *kind) {
    const json *term = terms->first;
    for (const json *child = children; child != NULL; child = child->next) {
        const char *own = json_text(child, "of_kind");
        const bool counts = is_kind(child, "criterion") && json_text(child, "points")[0] != '\0' && strcmp(own, kind) == 0;
        if (counts) {
            assert_non_null(term);
            check_equal(member(term, "value"), member(child, "points"), child);
            term = term->next;
        }
    }
    assert_null(term);
}

/* Whether all below are of the criterion's own kind, so that its points are what its parent adds up. */
static bool is_mixed(const json *line) {
    for (const json *at = parts_of(line); at != NULL; at = at->next) {
        if (is_kind(at, "net")) {
            return true;
        }
    }
    return false;
}

static bool any_mixed(const json *children) {
    for (const json *at = children; at != NULL; at = at->next) {
        if (is_kind(at, "criterion") && is_mixed(at)) {
            return true;
        }
    }
    return false;
}

/* Redoes the combinations among `parts` with the steps behind each; gives base + bonus - penalty. */
static fraction redo_combinations(const json *parts) {
    fraction net = whole(0);
    for (const json *at = parts; at != NULL; at = at->next) {
        if (is_kind(at, "combined")) {
            const char *kind = json_text(at, "of_kind");
            fraction value = combine(at);
            check_equal(member(at, "value"), value, at);
            if (!any_mixed(parts)) {
                check_terms(json_member(at, "terms"), parts, kind);
            }
            while (at->next != NULL && redo(at->next, &value)) {
                at = at->next;
            }
            net = add(net, value, strcmp(kind, "penalty") == 0 ? -1 : 1);
        }
    }
    return net;
}

static bool has_part(const json *line, const char *kind) {
    for (const json *at = parts_of(line); at != NULL; at = at->next) {
        if (is_kind(at, kind)) {
            return true;
        }
    }
    return false;
}

static void check_criterion(const evaluated *given, int64_t row, int32_t scorecard, const json *line);

static void check_criteria(const evaluated *given, int64_t row, int32_t scorecard, const json *parts) {
    for (const json *at = parts; at != NULL; at = at->next) {
        if (is_kind(at, "criterion")) {
            check_criterion(given, row, scorecard, at);
        }
    }
}

static void check_criterion(const evaluated *given, int64_t row, int32_t scorecard, const json *line) {
    const int32_t criterion = emul_regulation_find(given->regulation, EMUL_PART_CRITERION, scorecard, json_text(line, "id"));
    const emul_decimal *column = emul_result_points(given->result, criterion, NULL);
    check_criteria(given, row, scorecard, parts_of(line));
    if (json_text(line, "points")[0] == '\0') {
        assert_true(column[row] == EMUL_MISSING || column[row] == EMUL_NOT_APPLICABLE);
        return;
    }
    const fraction points = member(line, "points");
    check_column(column, row, points, line);
    if (has_part(line, "rule")) {
        check_leaf(line, points);
    } else {
        const fraction net = redo_combinations(parts_of(line));
        const bool own_penalty = strcmp(json_text(line, "of_kind"), "penalty") == 0;
        check_equal(points, own_penalty ? add(whole(0), net, -1) : net, line);
    }
}

/* ---- scorecards and awards ---- */

static void check_total(const evaluated *given, int64_t row, int32_t scorecard, const json *line) {
    fraction value = add(add(member(line, "base"), member_or_zero(line, "bonus"), 1), member_or_zero(line, "penalty"), -1);
    check_equal(member(line, "sum"), value, line);
    for (const json *at = parts_of(line); at != NULL; at = at->next) {
        assert_true(redo(at, &value));
    }
    check_equal(member(line, "total"), value, line);
    check_column(emul_result_total(given->result, scorecard, NULL), row, value, line);
}

static void check_scorecard(const evaluated *given, int64_t row, const json *line) {
    const int32_t scorecard = emul_regulation_find(given->regulation, EMUL_PART_SCORECARD, -1, json_text(line, "id"));
    const json *parts = parts_of(line);
    check_criteria(given, row, scorecard, parts);
    const fraction sum = redo_combinations(parts);
    for (const json *at = parts; at != NULL; at = at->next) {
        if (is_kind(at, "total")) {
            check_equal(member(at, "sum"), sum, at);
            check_total(given, row, scorecard, at);
        } else if (is_kind(at, "place")) {
            check_column(emul_result_place(given->result, scorecard, NULL), row, member(at, "place"), at);
        } else if (is_kind(at, "place_overall")) {
            check_column(emul_result_place_overall(given->result, scorecard, NULL), row, member(at, "place"), at);
        } else if (is_kind(at, "class") && json_text(at, "id")[0] != '\0') {
            const int32_t class_index = emul_result_class(given->result, scorecard, NULL)[row];
            assert_int_equal(emul_regulation_find(given->regulation, EMUL_PART_CLASS, scorecard, json_text(at, "id")), class_index);
        }
    }
}

/* Multiple × base salary, up to ten thousand. Amounts are whole numbers, decimals of which the column holds. */
static void check_money(const evaluated *given, int64_t row, int32_t award, const json *line) {
    const fraction ten_thousand = whole(10000);
    fraction value = multiply(member(line, "coefficient"), member(line, "base_salary"));
    check_equal(member(line, "value"), value, line);
    if (json_member(line, "amount") != NULL) { /* it was rounded */
        const fraction steps = divide(value, ten_thousand);
        value = multiply((fraction){big_round(steps.num, steps.den, EMUL_ROUND_UP), big_of(1)}, ten_thousand);
        check_equal(member(line, "amount"), value, line);
    }
    check_cell(emul_result_money(given->result, award, NULL), row, value, line);
    counted.steps++;
}

static void check_money_total(const evaluated *given, int64_t row, const json *line) {
    fraction sum = whole(0);
    for (const json *term = json_member(line, "terms")->first; term != NULL; term = term->next) {
        sum = add(sum, multiply(member(term, "weight"), member(term, "value")), 1);
    }
    check_equal(member(line, "sum"), sum, line);
    check_cell(emul_result_money_total(given->result, NULL), row, sum, line);
    counted.steps++;
}

/* The verdicts must bear the decision: who is awarded fails nowhere, who is not eligible fails somewhere or has no place. */
static void check_award(const evaluated *given, int64_t row, const json *line) {
    static const char *const names[] = {"none",        "awarded",      "not_eligible", "not_selected",
                                        "tied_at_cut", "undetermined", "excluded",     "reserve"};
    const int32_t award = emul_regulation_find(given->regulation, EMUL_PART_AWARD, -1, json_text(line, "id"));
    const emul_decision decision = emul_result_decision(given->result, award, NULL)[row];
    bool refused = false;
    assert_string_equal(json_text(line, "decision"), names[decision]);
    for (const json *at = parts_of(line); at != NULL; at = at->next) {
        if (is_kind(at, "money")) {
            check_money(given, row, award, at);
        }
        refused = refused || is_kind(at, "standing") || (is_kind(at, "condition") && strcmp(json_text(at, "verdict"), "no") == 0);
    }
    if (decision == EMUL_DECISION_AWARDED || decision == EMUL_DECISION_NOT_SELECTED || decision == EMUL_DECISION_TIED_AT_CUT ||
        decision == EMUL_DECISION_RESERVE) {
        assert_false(refused);
    }
    if (decision == EMUL_DECISION_NOT_ELIGIBLE && emul_regulation_prize_of(given->regulation, award) < 0) {
        assert_true(refused);
    }
    counted.numbers++;
}

/* ---- series ---- */

enum { MOST_FIGURES = 512 };

static bool is_number(const char *text) {
    return text[0] != '\0' && strspn(text, "-0123456789./") == strlen(text);
}

/* What the figures below the line come to; elements of a condition count 1 where it holds. */
static int64_t figures_of(const json *line, fraction *figures) {
    int64_t count = 0;
    for (const json *at = parts_of(line); at != NULL; at = at->next) {
        const char *verdict = json_text(at, "verdict");
        const bool test = strcmp(verdict, "yes") == 0 || strcmp(verdict, "no") == 0;
        assert_true(is_kind(at, "element") && count < MOST_FIGURES);
        if (test) {
            figures[count++] = whole(verdict[0] == 'y');
        } else if (verdict[0] == '\0') {
            figures[count++] = is_number(json_text(at, "value")) ? member(at, "value") : whole(1);
        }
    }
    return count;
}

static bool begins(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static int compare_figures(const void *a, const void *b) {
    return compare(*(const fraction *)a, *(const fraction *)b);
}

static fraction sum_of(const fraction *figures, int64_t from, int64_t to) {
    fraction sum = whole(0);
    for (int64_t i = from; i < to; i++) {
        sum = add(sum, figures[i], 1);
    }
    return sum;
}

static bool counts_tests(const json *line) {
    const json *first = parts_of(line);
    return strcmp(json_text(first, "verdict"), "yes") == 0 || strcmp(json_text(first, "verdict"), "no") == 0;
}

static void check_series(const json *line) {
    static fraction figures[MOST_FIGURES];
    const char *fact = json_text(line, "fact");
    const int64_t count = figures_of(line, figures);
    while (begins(fact, "prev(") || begins(fact, "year(")) {
        fact += strlen("prev(");
    }
    if (count == 0 || !is_number(json_text(line, "value")) || begins(fact, "last(")) {
        return;
    }
    fraction value = sum_of(figures, 0, count);
    qsort(figures, (size_t)count, sizeof *figures, compare_figures);
    if (begins(fact, "count(") && !counts_tests(line)) {
        value = whole(count);
    } else if (begins(fact, "mean(") || begins(fact, "trimmed_mean(")) {
        value = divide(value, whole(count));
    } else if (begins(fact, "spread(") || begins(fact, "trimmed_spread(")) {
        value = add(figures[count - 1], figures[0], -1);
    } else if (begins(fact, "median(")) {
        value = divide(add(figures[(count - 1) / 2], figures[count / 2], 1), whole(2));
    } else if (begins(fact, "min(") || begins(fact, "max(")) {
        value = figures[fact[1] == 'i' ? 0 : count - 1];
    }
    check_equal(member(line, "value"), value, line);
    counted.series++;
}

static void check_all_series(const json *line) {
    if (is_kind(line, "series")) {
        check_series(line);
    }
    for (const json *part = parts_of(line); part != NULL; part = part->next) {
        check_all_series(part);
    }
}

/* ---- subjects ---- */

static void check_subject(const evaluated *given, int64_t row) {
    static char text[1 << 17]; /* large enough for any of these subjects */
    assert_int_equal(emul_result_why(given->result, row, NULL, EMUL_ENGLISH, EMUL_FORM_JSON, text, sizeof text, NULL, NULL), EMUL_OK);
    json *tree = json_read(text);
    assert_non_null(tree);
    assert_string_equal(json_text(tree, "id"), emul_roster_id(given->roster, row));
    for (const json *at = parts_of(tree); at != NULL; at = at->next) {
        if (is_kind(at, "scorecard")) {
            check_scorecard(given, row, at);
        } else if (is_kind(at, "money_total")) {
            check_money_total(given, row, at);
        } else {
            assert_true(is_kind(at, "award"));
            check_award(given, row, at);
        }
    }
    check_all_series(tree);
    json_destroy(tree);
}

/* How many numbers and decisions the columns of the result hold. */
static int64_t count_numbers(const emul_decimal *column, int64_t n) {
    int64_t count = 0;
    for (int64_t row = 0; row < n; row++) {
        count += column[row] >= EMUL_DECIMAL_MIN;
    }
    return count;
}

static int64_t count_scorecard(const evaluated *given, int32_t scorecard) {
    int64_t n = 0;
    emul_scorecard spec = {.struct_size = sizeof spec};
    const emul_decimal *total = emul_result_total(given->result, scorecard, &n);
    assert_int_equal(emul_regulation_scorecard(given->regulation, scorecard, &spec, NULL), EMUL_OK);
    const int64_t placed = count_numbers(emul_result_place_overall(given->result, scorecard, NULL), n);
    return count_numbers(total, n) + placed * (spec.group == NULL ? 1 : 2);
}

static int64_t count_all(const evaluated *given) {
    const int64_t n = emul_result_rows(given->result);
    int64_t count = 0;
    for (int32_t i = 0; i < emul_regulation_count(given->regulation, EMUL_PART_SCORECARD); i++) {
        count += count_scorecard(given, i);
    }
    for (int32_t i = 0; i < emul_regulation_count(given->regulation, EMUL_PART_CRITERION); i++) {
        count += count_numbers(emul_result_points(given->result, i, NULL), n);
    }
    for (int32_t i = 0; i < emul_regulation_count(given->regulation, EMUL_PART_AWARD); i++) {
        const emul_decision *decisions = emul_result_decision(given->result, i, NULL);
        for (int64_t row = 0; row < n; row++) {
            count += decisions[row] != EMUL_DECISION_NONE;
        }
    }
    return count;
}

/* The first rows, and every step-th of the others. */
static void check_rows(const evaluated *given, int64_t first, int64_t step) {
    counted = (tally){0};
    for (int64_t row = 0; row < emul_result_rows(given->result); row += row < first ? 1 : step) {
        check_subject(given, row);
    }
    print_message("%lld numbers and decisions re-added, %lld limits and roundings redone, %lld series added up\n",
                  (long long)counted.numbers, (long long)counted.steps, (long long)counted.series);
    assert_true(counted.numbers > 0);
}

static void check_folder(const char *folder, const char *period) {
    evaluated given = evaluate_folder(folder, period);
    check_rows(&given, emul_result_rows(given.result), 1);
    assert_int_equal(counted.numbers, count_all(&given)); /* none is left unexplained */
    evaluated_destroy(&given);
}

#define CHECK_EXAMPLE(name, folder, period) check_folder(folder, period)
EXAMPLES(EXAMPLE_TEST)

/* Of the 3,000 people those who are written by hand, which with the units are the first rows, and some others. */
static void annual_titles(void **state) {
    (void)state;
    evaluated given = evaluate_folder(EMUL_EXAMPLES_DIR "/annual-titles", "2025");
    check_rows(&given, 40, 19);
    evaluated_destroy(&given);
}

static void hospital_plan(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/golden/kehoach_thuchien_benhvien", "2024");
}

static void olympic_medals(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/golden/olympic_medals_2000", "2000");
}

static void mathematics_olympiad(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/golden/imo_2015_2024", "2024");
}

static void figure_skating(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/golden/figure_skating_2017", "2017");
}

static void human_development(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/golden/hdi_2021", "2021");
}

static void hospital_purchasing(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/golden/cms_hvbp_2024", "2024");
}

/* Every function over a series, bare and with an expression: of a all 20, of b, whose three marks are too few for two of them, all but those. */
static void every_series(void **state) {
    (void)state;
    check_folder(EMUL_TEST_DIR "/rules/series", "2024");
    assert_int_equal(counted.series, 38);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        EXAMPLES(EXAMPLE_ENTRY) cmocka_unit_test(annual_titles),
        cmocka_unit_test(hospital_plan),
        cmocka_unit_test(olympic_medals),
        cmocka_unit_test(figure_skating),
        cmocka_unit_test(mathematics_olympiad),
        cmocka_unit_test(human_development),
        cmocka_unit_test(hospital_purchasing),
        cmocka_unit_test(every_series),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
