#include "support/changes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

/* ---- reading columns ---- */

static bool is_kind(const emul_columns *of, int64_t line, const char *kind) {
    return strcmp(emul_line_kind_name(of->kind[line]), kind) == 0;
}

static int64_t field(const emul_columns *of, int64_t line, const char *key) {
    for (int64_t i = of->field_first[line]; i < of->field_first[line + 1]; i++) {
        if (strcmp(emul_field_key_name(of->key[i]), key) == 0) {
            return i;
        }
    }
    return -1;
}

/* EMUL_MISSING where there is none. */
static int64_t number(const emul_columns *of, int64_t line, const char *key) {
    const int64_t found = field(of, line, key);
    return found < 0 ? EMUL_MISSING : of->number[found];
}

/* Of static storage, one for each of two calls; "" where there is none. */
static const char *text(const emul_columns *of, int64_t line, const char *key) {
    static char rooms[2][256];
    static int turn = 0;
    const int64_t found = field(of, line, key);
    turn = 1 - turn;
    rooms[turn][0] = '\0';
    if (found >= 0) {
        const int64_t length = of->text_first[found + 1] - of->text_first[found];
        assert_true(length < (int64_t)sizeof rooms[0]);
        memcpy(rooms[turn], of->text + of->text_first[found], (size_t)length);
        rooms[turn][length] = '\0';
    }
    return rooms[turn];
}

static int64_t part(const emul_columns *of, int64_t line, const char *kind) {
    for (int64_t i = of->part_first[line]; i < of->part_first[line + 1]; i++) {
        if (is_kind(of, of->part[i], kind)) {
            return of->part[i];
        }
    }
    return -1;
}

static emul_columns *columns_of(const emul_result *before, const emul_result *after) {
    emul_explanation *explanation = NULL;
    emul_columns *columns = NULL;
    assert_int_equal(emul_result_compare(before, after, &explanation, NULL), EMUL_OK);
    assert_int_equal(emul_explanation_columns(explanation, &columns, NULL), EMUL_OK);
    emul_explanation_destroy(explanation);
    return columns;
}

/* ---- a subject ---- */

static emul_decimal present(emul_decimal value) {
    return value < EMUL_DECIMAL_MIN ? EMUL_MISSING : value;
}

static void check_parts(const emul_columns *of, int64_t total, emul_decimal difference, int64_t most_rest) {
    emul_decimal sum = 0;
    for (int64_t i = of->part_first[total]; i < of->part_first[total + 1]; i++) {
        const int64_t line = of->part[i];
        const emul_decimal from = number(of, line, "from") == EMUL_MISSING ? 0 : number(of, line, "from");
        const emul_decimal to = number(of, line, "to") == EMUL_MISSING ? 0 : number(of, line, "to");
        assert_int_equal(to - from, number(of, line, "difference"));
        assert_int_not_equal(to, from);
        sum += to - from;
        if (!is_kind(of, line, "contribution_changed")) {
            assert_true(is_kind(of, line, "remainder_changed") || is_kind(of, line, "total_remainder_changed"));
            if (to - from > most_rest || from - to > most_rest) {
                fail_msg("limits and rounding of %s: %lld", text(of, line, "id"), (long long)(to - from));
            }
        }
    }
    assert_int_equal(sum, difference);
}

static void check_total(const emul_columns *of, int64_t line, emul_decimal before, emul_decimal after, int64_t most_rest) {
    const int64_t changed = part(of, line, "total_changed");
    const int64_t same = part(of, line, "total_unchanged");
    assert_int_equal(changed >= 0, present(before) != present(after));
    assert_int_equal(same >= 0, present(before) == present(after) && present(before) != EMUL_MISSING);
    if (changed >= 0) {
        assert_int_equal(number(of, changed, "from"), present(before));
        assert_int_equal(number(of, changed, "to"), present(after));
    }
    if (present(before) != EMUL_MISSING && present(after) != EMUL_MISSING) {
        check_parts(of, changed >= 0 ? changed : same, after - before, most_rest);
    }
}

static void check_subject(const two_results *of, const emul_columns *told, int64_t line, int32_t scorecard, int64_t most_rest) {
    const int64_t row = emul_roster_find(of->roster, text(told, line, "id"));
    assert_true(row >= 0);
    const emul_decimal was = present(emul_result_place(of->before, scorecard, NULL)[row]);
    const emul_decimal is = present(emul_result_place(of->after, scorecard, NULL)[row]);
    assert_int_equal(is_kind(told, line, "moved"), was != is);
    if (was != is) {
        assert_int_equal(number(told, line, "from"), was);
        assert_int_equal(number(told, line, "to"), is);
    } else {
        assert_int_equal(number(told, line, "place"), is);
    }
    check_total(told, line, emul_result_total(of->before, scorecard, NULL)[row], emul_result_total(of->after, scorecard, NULL)[row],
                most_rest);
    const bool other_state = emul_result_state(of->before, scorecard, NULL)[row] != emul_result_state(of->after, scorecard, NULL)[row];
    const bool other_class = emul_result_class(of->before, scorecard, NULL)[row] != emul_result_class(of->after, scorecard, NULL)[row];
    assert_int_equal(part(told, line, "state_changed") >= 0, other_state);
    assert_int_equal(part(told, line, "class_changed") >= 0, other_class);
}

/* ---- who is told of ---- */

static bool differs(const two_results *of, int32_t scorecard, int64_t row) {
    bool found = emul_result_place(of->before, scorecard, NULL)[row] != emul_result_place(of->after, scorecard, NULL)[row] ||
                 emul_result_total(of->before, scorecard, NULL)[row] != emul_result_total(of->after, scorecard, NULL)[row] ||
                 emul_result_state(of->before, scorecard, NULL)[row] != emul_result_state(of->after, scorecard, NULL)[row] ||
                 emul_result_class(of->before, scorecard, NULL)[row] != emul_result_class(of->after, scorecard, NULL)[row];
    for (int32_t i = 0; i < emul_regulation_count(of->regulation, EMUL_PART_CRITERION) && !found; i++) {
        found = emul_regulation_criterion_scorecard(of->regulation, i) == scorecard &&
                emul_result_points(of->before, i, NULL)[row] != emul_result_points(of->after, i, NULL)[row];
    }
    return found;
}

/* The line of each subject on the scorecard that differs, or -1. */
static int64_t find_subject(const emul_columns *told, int64_t card, const char *id) {
    for (int64_t i = told->part_first[card]; i < told->part_first[card + 1]; i++) {
        const int64_t line = told->part[i];
        if ((is_kind(told, line, "moved") || is_kind(told, line, "changed")) && strcmp(text(told, line, "id"), id) == 0) {
            return line;
        }
    }
    return -1;
}

static int64_t find_line(const emul_columns *told, const char *kind, const char *id) {
    for (int64_t line = 0; line < told->line_count; line++) {
        if (is_kind(told, line, kind) && strcmp(text(told, line, "id"), id) == 0) {
            return line;
        }
    }
    return -1;
}

static int64_t check_card(const two_results *of, const emul_columns *told, int32_t scorecard, int64_t most_rest) {
    emul_scorecard spec = {.struct_size = sizeof spec};
    int64_t count = 0;
    assert_int_equal(emul_regulation_scorecard(of->regulation, scorecard, &spec, NULL), EMUL_OK);
    const int64_t card = find_line(told, "scorecard_compared", spec.id);
    for (int64_t row = 0; row < emul_result_rows(of->before); row++) {
        const int64_t line = card < 0 ? -1 : find_subject(told, card, emul_roster_id(of->roster, row));
        if (line >= 0) {
            check_subject(of, told, line, scorecard, most_rest);
            count++;
        } else if (differs(of, scorecard, row)) {
            fail_msg("nothing is told of %s", emul_roster_id(of->roster, row));
        }
    }
    return count;
}

/* ---- decisions ---- */

static void check_award(const two_results *of, const emul_columns *told, int32_t award) {
    static const char *const ids[] = {"none",        "awarded",      "not_eligible", "not_selected",
                                      "tied_at_cut", "undetermined", "excluded",     "reserve"}; /* docs/result.md */
    emul_award spec = {.struct_size = sizeof spec};
    int64_t changed = 0;
    assert_int_equal(emul_regulation_award(of->regulation, award, &spec, NULL), EMUL_OK);
    const int64_t line = find_line(told, "award_compared", spec.id);
    const emul_decision *before = emul_result_decision(of->before, award, NULL);
    const emul_decision *after = emul_result_decision(of->after, award, NULL);
    for (int64_t row = 0; row < emul_result_rows(of->before); row++) {
        changed += before[row] != after[row];
    }
    assert_int_equal(changed > 0, line >= 0);
    for (int64_t i = line < 0 ? 0 : told->part_first[line]; line >= 0 && i < told->part_first[line + 1]; i++) {
        if (is_kind(told, told->part[i], "decision_changed")) {
            const int64_t row = emul_roster_find(of->roster, text(told, told->part[i], "id"));
            assert_true(row >= 0 && before[row] != after[row]);
            assert_string_equal(text(told, told->part[i], "from"), ids[before[row]]);
            assert_string_equal(text(told, told->part[i], "to"), ids[after[row]]);
            changed--;
        }
    }
    assert_int_equal(changed, 0);
}

/* ---- the mirror ---- */

static int64_t count_kind(const emul_columns *of, const char *kind) {
    int64_t count = 0;
    for (int64_t line = 0; line < of->line_count; line++) {
        count += is_kind(of, line, kind);
    }
    return count;
}

/* Sum of the sizes of all differences, and the sum of them: the one stays, the other turns. */
static void add_differences(const emul_columns *of, int64_t *size, int64_t *sum) {
    *size = *sum = 0;
    for (int64_t line = 0; line < of->line_count; line++) {
        const int64_t difference = number(of, line, "difference");
        if (difference != EMUL_MISSING) {
            *size += difference < 0 ? -difference : difference;
            *sum += difference;
        }
    }
}

static void check_mirror(const emul_columns *one, const emul_columns *other) {
    static const char *const kinds[] = {"moved",           "changed",       "state_changed",     "total_changed",
                                        "total_unchanged", "class_changed", "remainder_changed", "total_remainder_changed",
                                        "points_changed",  "changed_hands", "decision_changed",  "contribution_changed"};
    int64_t size[2];
    int64_t sum[2];
    assert_int_equal(one->line_count, other->line_count);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        assert_int_equal(count_kind(one, kinds[i]), count_kind(other, kinds[i]));
    }
    add_differences(one, &size[0], &sum[0]);
    add_differences(other, &size[1], &sum[1]);
    assert_int_equal(size[0], size[1]);
    assert_int_equal(sum[0], -sum[1]);
}

/* What two results say of each other, they say of each other when they were stored. Decisions are stored without names. */
static emul_stored *store(const emul_result *result) {
    size_t needed = 0;
    emul_stored *stored = NULL;
    assert_int_equal(emul_result_write_json(result, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *json = (char *)malloc(needed);
    assert_non_null(json);
    assert_int_equal(emul_result_write_json(result, json, needed, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_stored_parse(json, needed - 1, NULL, NULL, &stored, NULL), EMUL_OK);
    free(json);
    return stored;
}

static void check_stored(const two_results *of, const emul_columns *told) {
    emul_stored *before = store(of->before);
    emul_stored *after = store(of->after);
    emul_explanation *explanation = NULL;
    emul_columns *stored = NULL;
    assert_int_equal(emul_stored_compare(before, after, &explanation, NULL), EMUL_OK);
    emul_stored_destroy(before);
    emul_stored_destroy(after);
    assert_int_equal(emul_explanation_columns(explanation, &stored, NULL), EMUL_OK);
    emul_explanation_destroy(explanation);
    assert_int_equal(stored->line_count, told->line_count);
    for (int64_t line = 0; line < told->line_count; line++) {
        assert_int_equal(stored->kind[line], told->kind[line]);
        for (int64_t i = told->field_first[line]; i < told->field_first[line + 1]; i++) {
            const char *key = emul_field_key_name(told->key[i]);
            if (!is_kind(told, line, "decision_changed") || strcmp(key, "name") != 0) {
                assert_string_equal(text(stored, line, key), text(told, line, key));
            }
        }
    }
    emul_columns_destroy(stored);
}

int64_t check_changes(const two_results *of, int64_t most_rest) {
    emul_columns *told = columns_of(of->before, of->after);
    emul_columns *mirror = columns_of(of->after, of->before);
    int64_t count = 0;
    for (int32_t i = 0; i < emul_regulation_count(of->regulation, EMUL_PART_SCORECARD); i++) {
        count += check_card(of, told, i, most_rest);
    }
    for (int32_t i = 0; i < emul_regulation_count(of->regulation, EMUL_PART_AWARD); i++) {
        check_award(of, told, i);
    }
    check_mirror(told, mirror);
    check_stored(of, told);
    emul_columns_destroy(told);
    emul_columns_destroy(mirror);
    return count;
}
