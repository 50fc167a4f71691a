/* Stored results: what is read and what is refused; what a check says when inputs, values, versions or digests are others. The figures are small: a has 7
 * of 10 points, b 5, so that a is first and has the cup. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/digest.h"
#include "support/failing_allocator.h"
#include "support/scene.h"

/* ---- a result, stored ---- */

static void evaluate(scene *of, const emul_allocator *allocator, const char *points_of_a) {
    scene_open(of, allocator);
    scene_header(of, HEADER(.id = "r", .name = "Thi đua \"2024\"", .stages = "self, cross"));
    scene_scorecard(of, SCORECARD(.id = "s"));
    scene_criterion(of, -1, CRITERION(.id = "c", .name = "Một\\Hai", .points = "x", .max = "10"));
    scene_class(of, CLASS(.id = "good", .when = "total >= 6"));
    scene_class(of, CLASS(.id = "rest"));
    scene_award(of, AWARD(.id = "cup", .by = "s", .take = "1"));
    scene_units(of, "ab");
    scene_fact(of, "a", "x", NULL, points_of_a);
    scene_fact(of, "b", "x", NULL, "5");
    scene_fact(of, "b", "y", NULL, "1"); /* which no rule reads */
    scene_runs(of, "2024");
}

static char *stored_text(const scene *of) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_json(of->result, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_json(of->result, text, needed, NULL, NULL), EMUL_OK);
    return text;
}

/* The text with the first `from` in it replaced; it must be there. */
static char *changed(const char *text, const char *from, const char *to) {
    const char *at = strstr(text, from);
    assert_non_null(at);
    const size_t size = strlen(text) - strlen(from) + strlen(to) + 1;
    char *made = (char *)malloc(size);
    assert_non_null(made);
    snprintf(made, size, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    return made;
}

/* ---- checks ---- */

static void expect(const scene *again, const char *text, emul_proof wanted, const char *part) {
    emul_stored *stored = NULL;
    emul_explanation *explanation = NULL;
    emul_proof verdict = -1;
    char said[8192];
    assert_int_equal(emul_stored_parse(text, strlen(text), "kq.json", NULL, &stored, again->error), EMUL_OK);
    assert_int_equal(emul_result_verify(again->result, stored, &verdict, &explanation, again->error), EMUL_OK);
    emul_stored_destroy(stored); /* the explanation owns what it says */
    assert_int_equal(emul_explanation_write(explanation, EMUL_ENGLISH, EMUL_FORM_TEXT, said, sizeof said, NULL, NULL), EMUL_OK);
    emul_explanation_destroy(explanation);
    if (verdict != wanted || strstr(said, part) == NULL) {
        fail_msg("verdict %d; “%s” not in:\n%s", (int)verdict, part, said);
    }
}

static void expect_changed(const scene *again, const char *from, const char *to, emul_proof verdict, const char *part) {
    char *text = stored_text(again);
    char *other = changed(text, from, to);
    expect(again, other, verdict, part);
    free(other);
    free(text);
}

/* Version and digests are what the checks below replace. */
#define VERSION "\"libemul\": \"0.1.0\""

static void what_was_not_changed_is_verified(void **state) {
    (void)state;
    scene of;
    evaluate(&of, NULL, "7");
    expect_changed(&of, "", "", EMUL_PROOF_VERIFIED, "different: 0");
    expect_changed(&of, "", " \r\n\t", EMUL_PROOF_VERIFIED, "Verified");
    expect_changed(&of, "", "\xEF\xBB\xBF", EMUL_PROOF_VERIFIED, "Verified");
    expect_changed(&of, "Thi đua", "Thi \\u0111ua", EMUL_PROOF_VERIFIED, "Verified");
    scene_close(&of);
}

static void every_changed_value_is_told(void **state) {
    (void)state;
    scene of;
    evaluate(&of, NULL, "7");
    expect_changed(&of, "\"total\": \"7\"", "\"total\": \"7.5\"", EMUL_PROOF_ALTERED, "s: a: total: stored 7.5, evaluated 7");
    expect_changed(&of, "\"points\": \"7\"", "\"points\": \"8\"", EMUL_PROOF_ALTERED, "s: a: c: points: stored 8, evaluated 7");
    expect_changed(&of, "\"place\": \"1\"", "\"place\": null", EMUL_PROOF_ALTERED, "s: a: place: stored none, evaluated 1");
    expect_changed(&of, "\"class\": \"good\"", "\"class\": \"rest\"", EMUL_PROOF_ALTERED, "s: a: class: stored rest, evaluated good");
    expect_changed(&of, "\"decision\": \"not_selected\"", "\"decision\": \"awarded\"", EMUL_PROOF_ALTERED,
                   "cup: b: decision: stored awarded, evaluated not selected");
    expect_changed(&of, "\"tied\": 1", "\"tied\": 2", EMUL_PROOF_ALTERED, "stored 2, evaluated 1");
    expect_changed(&of, "\"subject\": \"b\"", "\"subject\": \"z\"", EMUL_PROOF_ALTERED, "s: b: standing: lacking in the stored result");
    expect_changed(&of, "\"subject\": \"b\"", "\"subject\": \"z\"", EMUL_PROOF_ALTERED, "s: b (z): standing: only in the stored result");
    expect_changed(&of, "\"missing\": []", "\"missing\": [{\"subject\": \"a\", \"fact\": \"x\"}]", EMUL_PROOF_ALTERED,
                   "a: missing figure: only in the stored result");
    expect_changed(&of, "\"tied\": 1, ", "", EMUL_PROOF_ALTERED, "s: a: how many share the place: lacking in the stored result");
    expect_changed(&of, "\"period\": \"2024\"", "\"period\": \"2023\"", EMUL_PROOF_ALTERED, "period: stored 2023, evaluated 2024");
    scene_close(&of);
}

static void other_inputs_are_named(void **state) {
    (void)state;
    scene of;
    scene other;
    evaluate(&of, NULL, "7");
    evaluate(&other, NULL, "8");
    char *text = stored_text(&of);
    expect(&other, text, EMUL_PROOF_OTHER_INPUTS, "Figures and records: not what it was made from");
    expect(&other, text, EMUL_PROOF_OTHER_INPUTS, "s: a: total: stored 7, evaluated 8");
    free(text);
    scene_close(&other);

    /* a figure that no rule reads, too */
    evaluate(&other, NULL, "7");
    assert_int_equal(emul_ledger_set(other.ledger, 1, "y", NULL, NULL, 0, NULL), EMUL_OK);
    emul_result_destroy(other.result);
    other.result = NULL;
    assert_int_equal(scene_evaluate(&other, "2024"), EMUL_OK);
    text = stored_text(&other);
    expect(&of, text, EMUL_PROOF_OTHER_INPUTS, "different: 0");
    free(text);
    scene_close(&other);
    scene_close(&of);
}

/* The digest over all was made with the version, so that the two cannot be changed apart. */
static void versions_and_digests_belong_together(void **state) {
    (void)state;
    scene of;
    evaluate(&of, NULL, "7");
    char digest[80];
    snprintf(digest, sizeof digest, "\"all\": \"%s\"", emul_result_digest(of.result, EMUL_DIGEST_OF_ALL));
    expect_changed(&of, VERSION, "\"libemul\": \"0.2.0\"", EMUL_PROOF_ALTERED, "Evaluated by libemul 0.1.0, the stored result by 0.2.0");
    expect_changed(&of, digest, "\"all\": \"00\"", EMUL_PROOF_ALTERED, "do not belong together");
    expect_changed(&of, "\"roster\": \"", "\"roster\": \"g", EMUL_PROOF_OTHER_INPUTS, "Roster: not what it was made from");

    /* As version 0.2.0 would have written it, with the digest over the same four parts. */
    char all[EMUL__DIGEST_TEXT];
    emul__text parts[EMUL__DIGESTS];
    for (emul_digest_part i = 0; i < EMUL__DIGESTS; i++) {
        parts[i] = emul__text_of(emul_result_digest(of.result, i));
    }
    emul__digest_of_all(EMUL__TEXT("0.2.0"), parts, all);
    char *text = stored_text(&of);
    char *newer = changed(text, VERSION, "\"libemul\": \"0.2.0\"");
    memcpy(strstr(newer, "\"all\": \"") + strlen("\"all\": \""), all, strlen(all));
    expect(&of, newer, EMUL_PROOF_VERIFIED, "Evaluated by libemul 0.1.0, the stored result by 0.2.0");
    char *other = changed(newer, "\"total\": \"7\"", "\"total\": \"9\", \"later\": 1");
    expect(&of, other, EMUL_PROOF_OTHER_VERSION, "different: 1"); /* what this version does not know is not compared */
    free(other);
    free(newer);
    free(text);
    scene_close(&of);
}

static void without_digests_values_are_compared(void **state) {
    (void)state;
    scene of;
    evaluate(&of, NULL, "7");
    char *text = stored_text(&of);
    char *from = strstr(text, "\"digest\": {");
    assert_non_null(from);
    memmove(from, strstr(from, "\"scorecards\""), strlen(strstr(from, "\"scorecards\"")) + 1);
    expect(&of, text, EMUL_PROOF_NO_DIGEST, "No digest");
    char *other = changed(text, "\"total\": \"7\"", "\"total\": \"9\"");
    expect(&of, other, EMUL_PROOF_OTHER_VALUES, "stored 9, evaluated 7");
    free(other);
    free(text);
    scene_close(&of);
}

/* ---- reading ---- */

static void what_is_stored_says_how_it_was_evaluated(void **state) {
    (void)state;
    scene of;
    emul_stored *stored = NULL;
    evaluate(&of, NULL, "7");
    char *text = stored_text(&of);
    assert_int_equal(emul_stored_parse(text, strlen(text), NULL, NULL, &stored, NULL), EMUL_OK);
    free(text); /* copied */
    assert_string_equal(emul_stored_text(stored, EMUL_STORED_LIBRARY), emul_version_string());
    assert_string_equal(emul_stored_text(stored, EMUL_STORED_REGULATION), "r");
    assert_string_equal(emul_stored_text(stored, EMUL_STORED_PERIOD), "2024");
    assert_string_equal(emul_stored_text(stored, EMUL_STORED_STAGE), "cross");
    assert_string_equal(emul_stored_text(stored, EMUL_STORED_LAW_DATE), "2024-12-31");
    assert_string_equal(emul_stored_text(stored, EMUL_STORED_DECISION_DATE), "2024-12-31");
    assert_null(emul_stored_text(stored, -1));
    assert_null(emul_stored_text(stored, EMUL_STORED_DECISION_DATE + 1));
    assert_null(emul_stored_text(NULL, EMUL_STORED_PERIOD));
    assert_int_equal(emul_result_verify(NULL, stored, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_verify(of.result, NULL, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_verify(of.result, stored, NULL, NULL, NULL), EMUL_OK); /* nobody need ask anything */
    assert_int_equal(emul_stored_parse(NULL, 0, NULL, NULL, &stored, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_stored_parse("", 0, NULL, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    emul_stored_destroy(stored);
    emul_stored_destroy(NULL);
    scene_close(&of);
}

static void refuse(const char *text, size_t length, emul_status status, int64_t line, int64_t column) {
    emul_stored *stored = NULL;
    emul_error *error = emul_error_create(NULL);
    const emul_status given = emul_stored_parse(text, length, "kq.json", NULL, &stored, error);
    if (given != status || emul_error_line(error, 0) != line || emul_error_column(error, 0) != column) {
        fail_msg("%s: status %d at %d:%d: %s", text, (int)given, (int)emul_error_line(error, 0), (int)emul_error_column(error, 0),
                 emul_error_message(error, 0, EMUL_ENGLISH));
    }
    assert_null(stored);
    assert_string_equal(emul_error_input(error, 0), "kq.json");
    emul_error_destroy(error);
}

/* RFC 8259, one slip each; a result, of which a part is no result. */
static void what_is_no_stored_result_is_refused_with_its_place(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int64_t line, column;
    } slips[] = {{"", 1, 1},
                 {"{", 1, 2},
                 {"[1,]", 1, 4},
                 {"{\"a\" 1}", 1, 6},
                 {"{\"a\": }", 1, 7},
                 {"{a: 1}", 1, 2},
                 {"{\"a\": 1,}", 1, 9},
                 {"{\"a\": 1\n \"b\": 2}", 2, 2},
                 {"{\"đ\": nul}", 1, 7},
                 {"[01]", 1, 3},
                 {"[-]", 1, 3},
                 {"[1.]", 1, 4},
                 {"[1e]", 1, 4},
                 {"[\"a]", 1, 5},
                 {"[\"\\x\"]", 1, 3},
                 {"[\"\\ud800\"]", 1, 3},
                 {"[\"\\udc00\"]", 1, 3},
                 {"[\"\\ud800\\u0041\"]", 1, 3},
                 {"[\"\\u0000\"]", 1, 3},
                 {"[\"\\u00g0\"]", 1, 3},
                 {"[\"a\nb\"]", 1, 4},
                 {"[1] 2", 1, 5},
                 {"[\"\xff\"]", 1, 3},
                 {"[]", 1, 1},
                 {"{\"regulation\": {}, \"period\": 2024, \"scorecards\": [], \"awards\": [], \"missing\": []}", 1, 30}};
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        refuse(slips[i].text, strlen(slips[i].text), EMUL_E_SYNTAX, slips[i].line, slips[i].column);
    }
    refuse("[\"a\0b\"]", 7, EMUL_E_SYNTAX, 1, 4);
    refuse("{\"a\": 1, \"a\": 2}", 16, EMUL_E_DUPLICATE, 1, 10);
}

static void limits(void **state) {
    (void)state;
    char deep[80];
    char wide[4096] = "{";
    memset(deep, '[', 33);
    deep[33] = '\0';
    refuse(deep, 33, EMUL_E_LIMIT, 1, 33);
    for (int i = 0; i < 65; i++) {
        snprintf(wide + strlen(wide), 20, "\n\"k%d\": 1,", i);
    }
    refuse(wide, strlen(wide), EMUL_E_LIMIT, 66, 1);
}

/* ---- memory ---- */

typedef struct memory_scene {
    scene of;
    char *text;
} memory_scene;

static emul_status parse_and_check(const emul_allocator *allocator, void *context) {
    const memory_scene *given = (const memory_scene *)context;
    emul_stored *stored = NULL;
    emul_explanation *explanation = NULL;
    emul_proof verdict = -1;
    emul_status status = emul_stored_parse(given->text, strlen(given->text), NULL, allocator, &stored, NULL);
    if (status == EMUL_OK) {
        status = emul_result_verify(given->of.result, stored, &verdict, &explanation, NULL);
        assert_true((verdict == EMUL_PROOF_ALTERED) == (status == EMUL_OK));
    }
    assert_true((explanation != NULL) == (status == EMUL_OK));
    emul_explanation_destroy(explanation);
    emul_stored_destroy(stored);
    return status;
}

static void memory(void **state) {
    (void)state;
    failing_allocator allocator;
    memory_scene given;
    failing_allocator_init(&allocator);
    evaluate(&given.of, &allocator.allocator, "7");
    char *text = stored_text(&given.of);
    given.text = changed(text, "\"total\": \"7\"", "\"total\": \"\\u0037\\u0038\"");
    assert_true(fail_each_request(&allocator, parse_and_check, &given) > 10);
    free(given.text);
    free(text);
    scene_close(&given.of);
    assert_int_equal(allocator.live_blocks, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_was_not_changed_is_verified),
        cmocka_unit_test(every_changed_value_is_told),
        cmocka_unit_test(other_inputs_are_named),
        cmocka_unit_test(versions_and_digests_belong_together),
        cmocka_unit_test(without_digests_values_are_compared),
        cmocka_unit_test(what_is_stored_says_how_it_was_evaluated),
        cmocka_unit_test(what_is_no_stored_result_is_refused_with_its_place),
        cmocka_unit_test(limits),
        cmocka_unit_test(memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
