/* Every request for memory fails once, while a regulation is read, built and finished: the status says so, nothing leaks, and what was there
 * before is there afterwards. (libyaml takes its own memory from malloc; that is not failed here.) */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "emul/regulation.h"
#include "support/case.h"
#include "support/failing_allocator.h"

/* ---- reading a text ---- */

typedef struct parse_case {
    case_text text;
    emul_status status; /* of a run with enough memory */
} parse_case;

static emul_status parse(const emul_allocator *allocator, void *context) {
    const parse_case *from = (const parse_case *)context;
    emul_regulation *regulation = NULL;
    emul_error *error = emul_error_create(NULL);
    assert_non_null(error);
    const emul_status status = emul_regulation_parse(from->text.bytes, from->text.length, "r.yaml", allocator, &regulation, error);
    assert_int_equal(status, emul_error_code(error, 0));
    assert_true(status != EMUL_E_MEMORY || emul_error_total(error) == 1); /* nothing is blamed on the text then */
    assert_true((regulation != NULL) == (status == EMUL_OK));
    emul_regulation_destroy(regulation);
    emul_error_destroy(error);
    return status == from->status ? EMUL_OK : status;
}

static void parse_file(const char *folder, const char *name, emul_status status) {
    parse_case context = {case_text_read(folder, name), status};
    assert_non_null(context.text.bytes);
    assert_true(fail_each_allocation(parse, &context) > 10);
    case_text_destroy(&context.text);
}

static void test_parse(void **state) {
    (void)state;
    parse_file(EMUL_EXAMPLES_DIR "/cao-bang-2023", "regulation.yaml", EMUL_OK);
    parse_file(EMUL_EXAMPLES_DIR "/lao-cai-video-2024", "regulation.yaml", EMUL_OK);
}

static void test_parse_mistakes(void **state) {
    (void)state;
    parse_file(EMUL_TEST_DIR "/unit/regulation", "twelve_mistakes.yaml", EMUL_E_SYNTAX);
}

/* Texts whose places have to be kept apart from the text: folded, and with escapes; a good regulation and a mistaken one. */
static void test_parse_folded(void **state) {
    (void)state;
#define FOLDED                                                                                                                             \
    "libemul: 1\nscorecards:\n- id: unit\n  criteria:\n  - id: a\n    name: 'T''i'\n    points: >-\n      x +\n      y\n  - id: b\n    "   \
    "points: "
    static const char good[] = FOLDED "\"x +\n      \\x79\"\n";
    static const char bad[] = FOLDED "|\n      x +\n      y z\n";
    parse_case context = {{(char *)good, sizeof good - 1}, EMUL_OK};
    assert_true(fail_each_allocation(parse, &context) > 10);
    context = (parse_case){{(char *)bad, sizeof bad - 1}, EMUL_E_SYNTAX};
    assert_true(fail_each_allocation(parse, &context) > 10);
#undef FOLDED
}

/* Without an error object, which then has to be made. */
static emul_status parse_silently(const emul_allocator *allocator, void *context) {
    const parse_case *from = (const parse_case *)context;
    emul_regulation *regulation = NULL;
    const emul_status status = emul_regulation_parse(from->text.bytes, from->text.length, NULL, allocator, &regulation, NULL);
    emul_regulation_destroy(regulation);
    return status == from->status ? EMUL_OK : status;
}

static void test_parse_silently(void **state) {
    (void)state;
    parse_case context = {case_text_read(EMUL_EXAMPLES_DIR "/cao-bang-2023", "regulation.yaml"), EMUL_OK};
    assert_true(fail_each_allocation(parse_silently, &context) > 10);
    case_text_destroy(&context.text);
}

/* ---- with criteria in a table ---- */

static const char rest[] = "libemul: 1\n"
                           "id: all\n"
                           "stages: [self, appraised]\n"
                           "scorecards:\n"
                           "  - id: unit\n"
                           "    rank_last: [{when: absent > 0, name: Bỏ thi}]\n"
                           "    cap_class: [{when: warnings > 0, class: kha, cite: Điều 9}]\n"
                           "    restrictions: [{effect: demote, when: retaken > 0, by: 2}, {effect: unclassified, when: months < 6}]\n"
                           "    classes:\n"
                           "      - {id: xuat_sac, when: total >= 90}\n"
                           "      - {id: tot, when: total >= 80, at_most: '20% of class(xuat_sac, tot)'}\n"
                           "      - {id: kha}\n"
                           "awards:\n"
                           "  - {id: flag, take: 1 per cluster, reserve: 1, at_most_per: 2 per cluster}\n";

static const char criteria[] = "id,parent,max,kind,points,missing,reweight,coverage,drop_lowest,keep,from_stage,where\n"
                               "I,,30,,,skip,true,50%,,,,\n"
                               "I.1,I,10,,final(x),,,,,,,\n"
                               "I.2,I,20,,\"sum(x, so_far(half), every = month)\",,,,,,,\n"
                               "II,,,,,,,,1,,,\n"
                               "II.1,II,10,,\"mean(m@judge / 3, except = team, least = 2)\",,,,,,,x > 1\n"
                               "II.2,II,10,,y,,,,,true,,\n"
                               "S,,,info,\"x / elapsed\",,,,,,,\n"
                               "K,,5,,opinion,zero,,,,,appraised,\n";

static emul_status parse_table(const char *table, const emul_allocator *allocator, emul_regulation **regulation) {
    const emul_csv_options csv = {.struct_size = sizeof csv, .input_name = "criteria.csv"};
    emul_error *error = emul_error_create(NULL);
    assert_non_null(error);
    const emul_status status =
        emul_regulation_parse_with_criteria(rest, sizeof rest - 1, "rest.yaml", table, strlen(table), &csv, allocator, regulation, error);
    assert_int_equal(status, emul_error_code(error, 0));
    assert_true(status != EMUL_E_MEMORY || emul_error_total(error) == 1);
    assert_true((*regulation != NULL) == (status == EMUL_OK));
    emul_error_destroy(error);
    return status;
}

/* Read from two texts, written as one, read again. */
static emul_status read_and_write(const emul_allocator *allocator, void *context) {
    static char text[1 << 14];
    emul_regulation *regulation = NULL;
    emul_regulation *again = NULL;
    (void)context;
    emul_status status = parse_table(criteria, allocator, &regulation);
    for (emul_regulation_text what = EMUL_TEXT_WHOLE; what >= EMUL_TEXT_YAML && status == EMUL_OK; what--) {
        status = emul_regulation_write(regulation, what, text, sizeof text, NULL, NULL);
    }
    if (status == EMUL_OK) {
        status = emul_regulation_parse(text, strlen(text), NULL, allocator, &again, NULL);
    }
    emul_regulation_destroy(again);
    emul_regulation_destroy(regulation);
    return status;
}

static void test_table(void **state) {
    (void)state;
    assert_true(fail_each_allocation(read_and_write, NULL) > 100);
}

static emul_status parse_mistaken_table(const emul_allocator *allocator, void *context) {
    emul_regulation *regulation = NULL;
    (void)context;
    const emul_status status = parse_table("id,parent,points,drop_lowest\n"
                                           "a,II,x,\n"
                                           "b,,steps(x,\n"
                                           "b,,y,-1\n"
                                           "c,,\"open\n",
                                           allocator, &regulation);
    assert_int_not_equal(status, EMUL_OK);
    return status == EMUL_E_MEMORY ? EMUL_E_MEMORY : EMUL_OK;
}

static void test_table_with_mistakes(void **state) {
    (void)state;
    assert_true(fail_each_allocation(parse_mistaken_table, NULL) > 10);
}

/* ---- calls: one that fails leaves the regulation as it was ---- */

typedef struct counted {
    int64_t parts[6];
} counted;

static counted count_parts(const emul_regulation *regulation) {
    counted all;
    for (emul_part part = EMUL_PART_INDICATOR; part <= EMUL_PART_CONDITION; part++) {
        all.parts[part] = emul_regulation_count(regulation, part);
    }
    return all;
}

static emul_status add_nth(emul_regulation *to, int32_t n) {
    static const char *const numbers[] = {"1", "2"};
    const emul_header header = {.struct_size = sizeof header, .id = "r", .name = "Quy chế"};
    const emul_indicator indicator = {.struct_size = sizeof indicator, .id = "x", .name = "Số"};
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "unit"};
    const emul_criterion criterion = {.struct_size = sizeof criterion, .id = "c", .points = "lookup(t, x, v)"};
    const emul_class class_ = {.struct_size = sizeof class_, .id = "tot"};
    const emul_award award = {.struct_size = sizeof award, .id = "w"};
    const emul_award prize = {.struct_size = sizeof prize, .id = "nhat", .take = "1"};
    const emul_award letter = {.struct_size = sizeof letter, .id = "letter"};
    const emul_condition condition = {.struct_size = sizeof condition, .that = "total > 3"};
    const emul_restriction restriction = {
        .struct_size = sizeof restriction, .effect = "cap_class", .class_id = "tot", .when = "x > 3", .name = "Cảnh cáo"};
    switch (n) {
    case 0:
        return emul_regulation_set_header(to, &header, NULL);
    case 1:
        return emul_regulation_add_indicator(to, &indicator, NULL, NULL);
    case 2:
        return emul_regulation_add_value(to, "v", "x / x@plan", NULL);
    case 3:
        return emul_regulation_add_table(to, "t", numbers, 2, NULL, NULL);
    case 4:
        return emul_regulation_add_table_row(to, 0, "0", numbers, 2, NULL);
    case 5:
        return emul_regulation_add_scorecard(to, &scorecard, NULL, NULL);
    case 6:
        return emul_regulation_add_criterion(to, 0, -1, &criterion, NULL, NULL);
    case 7:
        return emul_regulation_add_disqualification(to, 0, &condition, NULL);
    case 8:
        return emul_regulation_add_order(to, 0, "total desc", NULL);
    case 9:
        return emul_regulation_add_class(to, 0, &class_, NULL, NULL);
    case 10:
        return emul_regulation_add_award(to, &award, NULL, NULL);
    case 11:
        return emul_regulation_add_prize(to, 0, &prize, NULL, NULL);
    case 12:
        return emul_regulation_add_award_condition(to, 0, &condition, NULL);
    case 13:
        return emul_regulation_add_award_order(to, 0, "total", NULL);
    case 14:
        return emul_regulation_add_award(to, &letter, NULL, NULL);
    case 15:
        return emul_regulation_add_exclusion(to, 0, "letter", NULL);
    case 16:
        return emul_regulation_add_restriction(to, 0, &restriction, NULL);
    default:
        return emul_regulation_finish(to, NULL);
    }
}

/* Whatever fails is asked for again at once, with memory: so every call is seen to fail, to leave things as they were, and to succeed. */
static emul_status build(const emul_allocator *allocator, void *context) {
    enum { CALLS = 18 };
    failing_allocator *failing = (failing_allocator *)allocator->context;
    emul_regulation *regulation = NULL;
    emul_status first = emul_regulation_create(allocator, &regulation, NULL);
    (void)context;
    for (int32_t i = 0; i < CALLS && regulation != NULL; i++) {
        const counted before = count_parts(regulation);
        emul_status status = add_nth(regulation, i);
        if (status != EMUL_OK) {
            const counted after = count_parts(regulation);
            first = first == EMUL_OK ? status : first;
            assert_int_equal(status, EMUL_E_MEMORY);
            assert_memory_equal(&before, &after, sizeof before);
            failing->fail_at = -1;
            status = add_nth(regulation, i);
        }
        assert_int_equal(status, EMUL_OK);
    }
    assert_true(regulation == NULL || emul_regulation_find(regulation, EMUL_PART_AWARD, -1, "nhat") == 1);
    emul_regulation_destroy(regulation);
    return first;
}

static void test_build(void **state) {
    (void)state;
    assert_true(fail_each_allocation(build, NULL) > 20);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_parse),          cmocka_unit_test(test_parse_mistakes), cmocka_unit_test(test_parse_folded),
        cmocka_unit_test(test_parse_silently), cmocka_unit_test(test_table),          cmocka_unit_test(test_table_with_mistakes),
        cmocka_unit_test(test_build),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
