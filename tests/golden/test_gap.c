/* How far, over the examples: every change that a gap reports is applied to a copy of the ledger and evaluated, and gives what it promised; one step
 * less does not. Where nothing is said to do, figures are tried over their whole range, and nothing does. All of it by public calls. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "golden/evaluated.h"
#include "golden/views.h"
#include "support/examples.h"
#include "support/json.h"

/* ---- one question ---- */

typedef struct question {
    const evaluated *from;
    const char *period;
    int64_t row;
    emul_target target;
    int64_t done, undone, nothing; /* evaluations: a change does, one step less does not; nothing does */
} question;

static bool has_it(const question *of, const emul_result *result) {
    const int32_t index = of->target.index;
    if (of->target.kind == EMUL_TARGET_AWARD) {
        return emul_result_decision(result, index, NULL)[of->row] == EMUL_DECISION_AWARDED;
    }
    if (of->target.kind == EMUL_TARGET_PLACE) {
        const emul_decimal place = emul_result_place(result, index, NULL)[of->row];
        return place >= EMUL_DECIMAL_MIN && place <= of->target.place * EMUL_DECIMAL_ONE;
    }
    const int32_t scorecard = emul_regulation_class_scorecard(of->from->regulation, index);
    const int32_t own = emul_result_class(result, scorecard, NULL)[of->row];
    return own >= 0 && own <= index; /* best first */
}

/* A figure in the place of another, or a label. */
typedef struct figure {
    const char *fact, *when;
    emul_decimal value;
    const char *label; /* NULL: the value */
} figure;

static emul_status put(const question *of, emul_ledger *ledger, const figure *given) {
    char indicator[128];
    const size_t length = strcspn(given->fact, "@");
    assert_true(length < sizeof indicator);
    memcpy(indicator, given->fact, length);
    indicator[length] = '\0';
    const char *facet = given->fact[length] == '@' ? given->fact + length + 1 : NULL;
    return given->label != NULL ? emul_ledger_set_label(ledger, of->row, indicator, facet, given->when, given->label, NULL)
                                : emul_ledger_set(ledger, of->row, indicator, facet, given->when, given->value, NULL);
}

/* Whether the subject has it with this figure; figures that are refused lead nowhere. */
static bool does(const question *of, const figure *given) {
    emul_ledger *ledger = NULL;
    emul_result *result = NULL;
    const emul_options options = {.struct_size = sizeof options, .period = of->period, .explain = EMUL_EXPLAIN_NONE};
    assert_int_equal(emul_ledger_copy(of->from->ledger, NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(put(of, ledger, given), EMUL_OK);
    const bool fine = emul_evaluate(of->from->regulation, of->from->roster, ledger, &options, &result, NULL) == EMUL_OK;
    const bool reached = fine && has_it(of, result);
    emul_result_destroy(result);
    emul_ledger_destroy(ledger);
    return reached;
}

/* ---- what a gap says ---- */

static emul_decimal number(const json *line, const char *key) {
    emul_decimal value = 0;
    const char *text = json_text(line, key);
    assert_int_equal(emul_decimal_parse(text, strlen(text), '.', &value, NULL), EMUL_OK);
    return value;
}

static const char *kind_of(const json *line) {
    return json_text(line, "kind");
}

static figure figure_of(const json *line) {
    const json *when = json_member(line, "period");
    return (figure){json_text(line, "fact"), when == NULL ? NULL : when->text, 0, NULL};
}

static bool is_power_of_ten(emul_decimal value) {
    while (value % 10 == 0) {
        value /= 10;
    }
    return value == 1;
}

/* More or less of a number. */
static void check_number(question *of, const json *line) {
    figure given = figure_of(line);
    const bool more = strcmp(kind_of(line), "gap_more") == 0;
    const emul_decimal from = number(line, "from");
    const emul_decimal to = number(line, "to");
    const emul_decimal step = number(line, "step");
    assert_int_equal(more ? to - from : from - to, number(line, "difference"));
    assert_true(to != from && (to - from) % step == 0);
    assert_true(step <= EMUL_DECIMAL_ONE && (is_power_of_ten(step) || EMUL_DECIMAL_ONE % step == 0));
    given.value = to;
    if (!does(of, &given)) {
        fail_msg("%s, target %d %d %d does not with %s = %lld", emul_roster_id(of->from->roster, of->row), of->target.kind,
                 of->target.index, (int)of->target.place, given.fact, (long long)given.value);
    }
    given.value = more ? to - step : to + step;
    assert_false(does(of, &given));
    of->done++;
    of->undone++;
}

/* Yes for no, or a label for another. */
static void check_answer(question *of, const json *line) {
    figure given = figure_of(line);
    const char *to = json_text(line, "to");
    const bool truth = strcmp(to, "yes") == 0 || strcmp(to, "no") == 0;
    given.value = strcmp(to, "yes") == 0 ? EMUL_DECIMAL_ONE : 0;
    given.label = truth ? NULL : to;
    assert_true(does(of, &given));
    of->done++;
}

/* A figure that is said not to do however large: tried from nothing to twice of what was tried. */
static void check_not_enough(question *of, const json *line) {
    enum { TRIES = 8 };
    figure given = figure_of(line);
    if (json_member(line, "step") == NULL) {
        return;
    }
    const emul_decimal to = number(line, "to");
    const emul_decimal step = number(line, "step");
    for (int64_t i = 0; i <= TRIES; i++) {
        given.value = 2 * to / TRIES * i / step * step;
        if (does(of, &given)) {
            fail_msg("%s: %s, target %d %d %d does with %s = %lld", of->period, emul_roster_id(of->from->roster, of->row), of->target.kind,
                     of->target.index, (int)of->target.place, given.fact, (long long)given.value);
        }
        of->nothing++;
    }
}

/* Whether a name occurs in what is said to stand in the way. */
static bool is_named_in(const json *line, const char *name) {
    bool found = strstr(json_text(line, "rule"), name) != NULL || strstr(json_text(line, "fact"), name) != NULL;
    const json *parts = json_member(line, "parts");
    for (const json *part = parts == NULL ? NULL : parts->first; part != NULL && !found; part = part->next) {
        found = is_named_in(part, name);
    }
    return found;
}

/* No figure but those named can change what no score is said to mend. */
static void check_blocked(question *of, const json *line) {
    static const emul_decimal tried[] = {0, EMUL_DECIMAL_ONE, 1000 * EMUL_DECIMAL_ONE};
    const int32_t count = (int32_t)emul_regulation_count(of->from->regulation, EMUL_PART_INDICATOR);
    for (int32_t i = 0; i < count; i++) {
        emul_indicator indicator = {.struct_size = sizeof indicator};
        assert_int_equal(emul_regulation_indicator(of->from->regulation, i, &indicator, NULL), EMUL_OK);
        const bool plain = indicator.type == NULL || strcmp(indicator.type, "number") == 0 || strcmp(indicator.type, "yes_no") == 0;
        if (!plain || indicator.labels != NULL || is_named_in(line, indicator.id)) {
            continue;
        }
        for (size_t k = 0; k < sizeof tried / sizeof *tried; k++) {
            const figure given = {indicator.id, NULL, tried[k], NULL};
            if (does(of, &given)) {
                fail_msg("%s, target %d %d %d does with %s = %lld", emul_roster_id(of->from->roster, of->row), of->target.kind,
                         of->target.index, (int)of->target.place, given.fact, (long long)given.value);
            }
            of->nothing++;
        }
    }
}

static void check_line(question *of, const json *line) {
    const char *kind = kind_of(line);
    if (strcmp(kind, "gap_more") == 0 || strcmp(kind, "gap_less") == 0) {
        check_number(of, line);
    } else if (strcmp(kind, "gap_instead") == 0) {
        check_answer(of, line);
    } else if (strcmp(kind, "gap_not_enough") == 0) {
        check_not_enough(of, line);
    } else if (strcmp(kind, "gap_blocked") == 0) {
        check_blocked(of, line);
    } else if (strcmp(kind, "gap_reached") == 0) {
        assert_true(has_it(of, of->from->result));
    }
    const json *parts = json_member(line, "parts");
    for (const json *part = parts == NULL ? NULL : parts->first; part != NULL; part = part->next) {
        check_line(of, part);
    }
}

static json *gap_of(const question *of) {
    emul_explanation *explanation = NULL;
    size_t needed = 0;
    assert_int_equal(emul_result_gap(of->from->result, of->from->roster, of->from->ledger, of->row, &of->target, &explanation, NULL),
                     EMUL_OK);
    assert_int_equal(emul_explanation_write(explanation, EMUL_VIETNAMESE, EMUL_FORM_JSON, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_explanation_write(explanation, EMUL_VIETNAMESE, EMUL_FORM_JSON, text, needed, NULL, NULL), EMUL_OK);
    assert_true(check_views(explanation) > 0);
    emul_explanation_destroy(explanation);
    json *told = json_read(text);
    assert_non_null(told);
    free(text);
    return told;
}

static void ask(question *of) {
    json *told = gap_of(of);
    check_line(of, told);
    json_destroy(told);
}

/* ---- every subject, every award, class, and the next better place ---- */

static void ask_places(question *of) {
    of->target.kind = EMUL_TARGET_PLACE;
    for (int32_t card = 0; emul_result_place(of->from->result, card, NULL) != NULL; card++) {
        const emul_decimal own = emul_result_place(of->from->result, card, NULL)[of->row];
        of->target.index = card;
        of->target.place = own > EMUL_DECIMAL_ONE ? (own - 1) / EMUL_DECIMAL_ONE : 1;
        ask(of);
    }
    of->target.place = 0;
}

/* Few subjects of a large example: an example's cost is its subjects times theirs. */
static void check_example(const char *folder, const char *period, int64_t most) {
    evaluated from = evaluate_folder(folder, period);
    question of = {.from = &from, .period = period, .target = {.struct_size = sizeof of.target}};
    const int64_t rows = emul_result_rows(from.result);
    const int64_t stride = (rows + most - 1) / most;
    const int32_t awards = (int32_t)emul_regulation_count(from.regulation, EMUL_PART_AWARD);
    const int32_t classes = (int32_t)emul_regulation_count(from.regulation, EMUL_PART_CLASS);
    for (of.row = 0; of.row < rows; of.row += stride) {
        of.target.kind = EMUL_TARGET_AWARD;
        for (of.target.index = 0; of.target.index < awards; of.target.index++) {
            ask(&of);
        }
        of.target.kind = EMUL_TARGET_CLASS;
        for (of.target.index = 0; of.target.index < classes; of.target.index++) {
            ask(&of);
        }
        ask_places(&of);
    }
    print_message("%s: %d changes do, %d one step less do not, %d figures where nothing does\n", folder, (int)of.done, (int)of.undone,
                  (int)of.nothing);
    assert_true(of.done + of.nothing > 0);
    evaluated_destroy(&from);
}

#define CHECK_EXAMPLE(name, folder, period) check_example(folder, period, 12)
EXAMPLES(EXAMPLE_TEST)

static void annual_titles(void **state) {
    (void)state;
    check_example(EMUL_EXAMPLES_DIR "/annual-titles", "2025", 2);
}

int main(void) {
    const struct CMUnitTest tests[] = {EXAMPLES(EXAMPLE_ENTRY) cmocka_unit_test(annual_titles)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
