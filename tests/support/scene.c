#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
/* cmocka wants those above first */
#include <cmocka.h>

static void keep(scene *of, emul_status status) {
    if (of->failed == EMUL_OK) {
        of->failed = status;
    }
}

void scene_open(scene *of, const emul_allocator *allocator) {
    *of = (scene){.allocator = allocator};
    of->error = emul_error_create(allocator);
    keep(of, of->error == NULL ? EMUL_E_MEMORY : EMUL_OK);
    keep(of, emul_regulation_create(allocator, &of->regulation, of->error));
    keep(of, emul_roster_create(allocator, &of->roster, of->error));
    keep(of, emul_ledger_create(allocator, &of->ledger, of->error));
}

void scene_close(scene *of) {
    emul_result_destroy(of->result);
    emul_ledger_destroy(of->ledger);
    emul_roster_destroy(of->roster);
    emul_regulation_destroy(of->regulation);
    emul_error_destroy(of->error);
}

static bool fine(const scene *of) {
    return of->failed == EMUL_OK;
}

/* ---- the regulation ---- */

static int32_t last(const scene *of, emul_part part) {
    int64_t count = emul_regulation_count(of->regulation, part);
    while (part == EMUL_PART_AWARD && count > 0 && emul_regulation_prize_of(of->regulation, (int32_t)count - 1) >= 0) {
        count--;
    }
    return (int32_t)count - 1;
}

void scene_header(scene *of, const emul_header *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_set_header(of->regulation, spec, of->error));
    }
}

void scene_indicator(scene *of, const emul_indicator *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_indicator(of->regulation, spec, NULL, of->error));
    }
}

int32_t scene_scorecard(scene *of, const emul_scorecard *spec) {
    int32_t index = -1;
    if (fine(of)) {
        keep(of, emul_regulation_add_scorecard(of->regulation, spec, &index, of->error));
    }
    return index;
}

int32_t scene_criterion(scene *of, int32_t parent, const emul_criterion *spec) {
    int32_t index = -1;
    if (fine(of)) {
        keep(of, emul_regulation_add_criterion(of->regulation, last(of, EMUL_PART_SCORECARD), parent, spec, &index, of->error));
    }
    return index;
}

void scene_veto(scene *of, const char *when) {
    if (fine(of)) {
        keep(of, emul_regulation_add_disqualification(of->regulation, last(of, EMUL_PART_SCORECARD), CONDITION(.that = when), of->error));
    }
}

void scene_restriction(scene *of, const emul_restriction *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_restriction(of->regulation, last(of, EMUL_PART_SCORECARD), spec, of->error));
    }
}

void scene_order(scene *of, const char *key) {
    if (fine(of)) {
        keep(of, emul_regulation_add_order(of->regulation, last(of, EMUL_PART_SCORECARD), key, of->error));
    }
}

void scene_class(scene *of, const emul_class *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_class(of->regulation, last(of, EMUL_PART_SCORECARD), spec, NULL, of->error));
    }
}

int32_t scene_award(scene *of, const emul_award *spec) {
    int32_t index = -1;
    if (fine(of)) {
        keep(of, emul_regulation_add_award(of->regulation, spec, &index, of->error));
    }
    return index;
}

void scene_base_salary(scene *of, const char *from, const char *amount) {
    if (fine(of)) {
        keep(of, emul_regulation_add_base_salary(of->regulation, from, amount, of->error));
    }
}

void scene_condition(scene *of, const char *that) {
    if (fine(of)) {
        keep(of, emul_regulation_add_award_condition(of->regulation, last(of, EMUL_PART_AWARD), CONDITION(.that = that), of->error));
    }
}

void scene_award_order(scene *of, const char *key) {
    if (fine(of)) {
        keep(of, emul_regulation_add_award_order(of->regulation, last(of, EMUL_PART_AWARD), key, of->error));
    }
}

void scene_preference(scene *of, const emul_condition *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_preference(of->regulation, last(of, EMUL_PART_AWARD), spec, of->error));
    }
}

void scene_use(scene *of, const emul_use *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_use(of->regulation, last(of, EMUL_PART_AWARD), spec, of->error));
    }
}

void scene_kind(scene *of, const emul_achievement_kind *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_achievement_kind(of->regulation, spec, NULL, of->error));
    }
}

void scene_excludes(scene *of, const char *award) {
    if (fine(of)) {
        keep(of, emul_regulation_add_exclusion(of->regulation, last(of, EMUL_PART_AWARD), award, of->error));
    }
}

void scene_prize(scene *of, const emul_award *spec) {
    if (fine(of)) {
        keep(of, emul_regulation_add_prize(of->regulation, last(of, EMUL_PART_AWARD), spec, NULL, of->error));
    }
}

/* ---- subjects and facts ---- */

enum { WORD = 64 };

/* The next word of a text separated by spaces; false at its end. */
static bool next_word(const char **text, char word[WORD]) {
    *text += strspn(*text, " ");
    const size_t length = strcspn(*text, " ");
    assert_true(length < WORD);
    memcpy(word, *text, length);
    word[length] = '\0';
    *text += length;
    return length > 0;
}

void scene_subject(scene *of, const char *id, emul_kind kind, const char *attributes) {
    int64_t row = -1;
    if (fine(of)) {
        keep(of, emul_roster_add(of->roster, id, kind, NULL, NULL, &row, of->error));
    }
    char word[WORD];
    while (fine(of) && next_word(&attributes, word)) {
        char *equals = strchr(word, '=');
        assert_non_null(equals);
        *equals = '\0';
        keep(of, emul_roster_set_attribute(of->roster, row, word, equals + 1, of->error));
    }
}

void scene_member(scene *of, const char *id, emul_kind kind, const char *parent) {
    if (fine(of)) {
        keep(of, emul_roster_add(of->roster, id, kind, NULL, parent, NULL, of->error));
    }
}

void scene_membership(scene *of, const char *subject, const char *unit, const char *from, const char *to) {
    if (fine(of)) {
        keep(of, emul_roster_add_membership(of->roster, emul_roster_find(of->roster, subject), unit, from, to, of->error));
    }
}

void scene_units(scene *of, const char *ids) {
    for (; *ids != '\0'; ids++) {
        const char id[2] = {*ids, '\0'};
        scene_subject(of, id, EMUL_KIND_UNIT, "");
    }
}

static void add_fact(scene *of, int64_t row, const char *reference, const char *when, const char *value) {
    char indicator[WORD];
    assert_true(strlen(reference) < WORD);
    strcpy(indicator, reference);
    char *facet = strchr(indicator, '@');
    if (facet != NULL) {
        *facet++ = '\0';
    }
    emul_decimal number = EMUL_NOT_APPLICABLE;
    if (value[0] == ':') {
        keep(of, emul_ledger_add_label(of->ledger, row, indicator, facet, when, value + 1, of->error));
        return;
    }
    if (strcmp(value, "N/A") != 0) {
        keep(of, emul_decimal_parse(value, strlen(value), '.', &number, of->error));
    }
    keep(of, emul_ledger_add(of->ledger, row, indicator, facet, when, number, of->error));
}

void scene_fact(scene *of, const char *subject, const char *reference, const char *when, const char *value) {
    if (fine(of)) {
        add_fact(of, emul_roster_find(of->roster, subject), reference, when, value);
    }
}

void scene_facts(scene *of, const char *reference, const char *when, const char *values) {
    char word[WORD];
    for (int64_t row = 0; fine(of) && next_word(&values, word); row++) {
        if (strcmp(word, "-") != 0) {
            add_fact(of, row, reference, when, word);
        }
    }
}

void scene_history(scene *of, const char *subject, const char *title, int32_t year, int32_t revoked) {
    if (fine(of)) {
        keep(of, emul_ledger_add_award(of->ledger, emul_roster_find(of->roster, subject), title, year, NULL, revoked, of->error));
    }
}

void scene_ballot(scene *of, const char *subject, const emul_ballot *spec) {
    if (fine(of)) {
        emul_ballot ballot = *spec;
        ballot.row = emul_roster_find(of->roster, subject);
        keep(of, emul_ledger_add_ballot(of->ledger, &ballot, of->error));
    }
}

static void add_achievement(scene *of, int64_t row, const char *kind, const char *text) {
    char id[32] = "";
    char level[32] = "";
    char used_by[32] = "";
    int year = 0;
    int used_year = 0;
    const int read = sscanf(text, "%31s %d %31[^ ;] %31[^ ;] %d", id, &year, level, used_by, &used_year);
    const emul_achievement spec = {.struct_size = sizeof spec,
                                   .kind = kind,
                                   .id = id,
                                   .level = read > 2 && strcmp(level, "-") != 0 ? level : NULL,
                                   .used_by = read > 3 ? used_by : NULL,
                                   .row = row,
                                   .year = year,
                                   .used_year = used_year};
    keep(of, emul_ledger_add_achievement(of->ledger, &spec, of->error));
}

void scene_achievements(scene *of, const char *subject, const char *kind, const char *list) {
    while (fine(of) && list != NULL) {
        add_achievement(of, emul_roster_find(of->roster, subject), kind, list);
        list = strchr(list, ';');
        list = list == NULL ? NULL : list + 2;
    }
}

/* ---- the result ---- */

emul_status scene_finish(scene *of) {
    if (fine(of)) {
        keep(of, emul_regulation_finish(of->regulation, of->error));
    }
    return of->failed;
}

emul_status scene_evaluate(scene *of, const char *period) {
    const emul_options options = {.struct_size = sizeof options,
                                  .period = period,
                                  .allocator = of->allocator,
                                  .explain = of->explain,
                                  .stage = of->stage,
                                  .law_date = of->law_date,
                                  .decision_date = of->decision_date};
    if (fine(of)) {
        keep(of, emul_evaluate(of->regulation, of->roster, of->ledger, &options, &of->result, of->error));
    }
    return of->failed;
}

emul_status scene_run(scene *of, const char *period) {
    const emul_status status = scene_finish(of);
    return status == EMUL_OK ? scene_evaluate(of, period) : status;
}

static void print_problems(const scene *of) {
    for (int64_t i = 0; i < emul_error_count(of->error); i++) {
        char text[4096];
        if (emul_error_format(of->error, i, EMUL_ENGLISH, text, sizeof text, NULL) == EMUL_OK) {
            print_message("%s: %s: %s\n", emul_status_name(emul_error_code(of->error, i)), emul_error_field(of->error, i), text);
        }
    }
}

void scene_runs(scene *of, const char *period) {
    if (scene_run(of, period) != EMUL_OK) {
        print_problems(of);
    }
    assert_int_equal(of->failed, EMUL_OK);
}

void scene_fails(scene *of, const char *period, emul_status status, const char *part) {
    const emul_status got = scene_run(of, period);
    const bool says = strstr(emul_error_message(of->error, 0, EMUL_ENGLISH), part) != NULL;
    if (got != status || !says) {
        print_problems(of);
    }
    assert_int_equal(got, status);
    assert_true(says);
    assert_null(of->result);
    assert_string_not_equal(emul_error_message(of->error, 0, EMUL_VIETNAMESE), "");
    assert_string_not_equal(emul_error_message(of->error, 0, EMUL_VIETNAMESE), emul_error_message(of->error, 0, EMUL_ENGLISH));
}

enum { LINE = 4096 };

static void append(char line[LINE], const char *word) {
    const size_t used = strlen(line);
    assert_true(used + strlen(word) + 2 < LINE);
    snprintf(line + used, LINE - used, "%s%s", used > 0 ? " " : "", word);
}

static void expect_line(const char *what, const char *id, const char *line, const char *expected) {
    if (strcmp(line, expected) != 0) {
        print_message("%s of %s\n", what, id);
    }
    assert_string_equal(line, expected);
}

static int32_t find(const scene *of, emul_part part, const char *id) {
    const int32_t index = emul_regulation_find(of->regulation, part, -1, id);
    assert_true(index >= 0);
    return index;
}

static void expect_decimals(const scene *of, const char *what, const char *id, const emul_decimal *values, const char *expected) {
    char line[LINE] = "";
    for (int64_t row = 0; row < emul_result_rows(of->result); row++) {
        char text[24];
        assert_int_equal(emul_decimal_format(values[row], 0, '.', text, sizeof text, NULL, NULL), EMUL_OK);
        append(line, values[row] == EMUL_MISSING ? "-" : text);
    }
    expect_line(what, id, line, expected);
}

void expect_points(const scene *of, const char *criterion, const char *expected) {
    expect_decimals(of, "points", criterion, emul_result_points(of->result, find(of, EMUL_PART_CRITERION, criterion), NULL), expected);
}

void expect_totals(const scene *of, const char *scorecard, const char *expected) {
    expect_decimals(of, "totals", scorecard, emul_result_total(of->result, find(of, EMUL_PART_SCORECARD, scorecard), NULL), expected);
}

void expect_places(const scene *of, const char *scorecard, const char *expected) {
    expect_decimals(of, "places", scorecard, emul_result_place(of->result, find(of, EMUL_PART_SCORECARD, scorecard), NULL), expected);
}

void expect_places_overall(const scene *of, const char *scorecard, const char *expected) {
    const int32_t index = find(of, EMUL_PART_SCORECARD, scorecard);
    expect_decimals(of, "places overall", scorecard, emul_result_place_overall(of->result, index, NULL), expected);
}

void expect_states(const scene *of, const char *scorecard, const char *expected) {
    static const char *const names[] = {"-", "complete", "incomplete", "na", "disqualified", "undetermined"};
    const emul_subject_state *states = emul_result_state(of->result, find(of, EMUL_PART_SCORECARD, scorecard), NULL);
    char line[LINE] = "";
    for (int64_t row = 0; row < emul_result_rows(of->result); row++) {
        append(line, names[states[row]]);
    }
    expect_line("states", scorecard, line, expected);
}

static const char *class_name(const scene *of, int32_t class_index) {
    static const char *const states[] = {"-", "?", "x", "="}; /* from EMUL_CLASS_NONE down */
    emul_class spec = {.struct_size = sizeof spec};
    if (class_index < 0) {
        return states[-1 - class_index];
    }
    assert_int_equal(emul_regulation_class(of->regulation, class_index, &spec, NULL), EMUL_OK);
    return spec.id;
}

void expect_classes(const scene *of, const char *scorecard, const char *expected) {
    const int32_t *classes = emul_result_class(of->result, find(of, EMUL_PART_SCORECARD, scorecard), NULL);
    char line[LINE] = "";
    for (int64_t row = 0; row < emul_result_rows(of->result); row++) {
        append(line, class_name(of, classes[row]));
    }
    expect_line("classes", scorecard, line, expected);
}

void expect_decisions(const scene *of, const char *award, const char *expected) {
    static const char *const names[] = {"-", "awarded", "ineligible", "outside", "tied", "?", "excluded", "reserve"};
    const emul_decision *decisions = emul_result_decision(of->result, find(of, EMUL_PART_AWARD, award), NULL);
    char line[LINE] = "";
    for (int64_t row = 0; row < emul_result_rows(of->result); row++) {
        append(line, names[decisions[row]]);
    }
    expect_line("decisions", award, line, expected);
}

void expect_missing(const scene *of, const char *expected) {
    char line[LINE] = "";
    for (int64_t i = 0; i < emul_result_missing_count(of->result); i++) {
        int64_t row = 0;
        int32_t criterion = 0;
        const char *fact = NULL;
        emul_criterion spec = {.struct_size = sizeof spec, .id = "-"};
        assert_int_equal(emul_result_missing(of->result, i, &row, &criterion, &fact, NULL), EMUL_OK);
        if (criterion >= 0) {
            assert_int_equal(emul_regulation_criterion(of->regulation, criterion, &spec, NULL), EMUL_OK);
        }
        const size_t used = strlen(line);
        snprintf(line + used, LINE - used, "%s%s %s %s", used > 0 ? ", " : "", emul_roster_id(of->roster, row), spec.id, fact);
    }
    expect_line("missing facts", "the result", line, expected);
}

void expect_explained(const scene *of, int64_t row, const char *part) {
    static char text[1 << 16];
    assert_int_equal(emul_result_why(of->result, row, NULL, EMUL_ENGLISH, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        print_error("“%s” is not in\n%s", part, text);
    }
    assert_non_null(strstr(text, part));
}
