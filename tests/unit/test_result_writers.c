/* The CSV and JSON forms of a result made by hand: every cell below is read off the arrays at the top, by the columns of docs/result.md. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "evaluate/result.h"
#include "support/failing_allocator.h"

#define TEXT(literal)                                                                                                                      \
    { literal, sizeof(literal) - 1 }
#define N(value) ((emul_decimal)((value)*EMUL_DECIMAL_ONE))

enum { ROWS = 5 };

/* Roster order is deliberately neither that of ids nor that of places; e has no group, d is not concerned. */
static const emul__text ids[ROWS] = {TEXT("c"), TEXT("a"), TEXT("b,1"), TEXT("d"), TEXT("e\"x")};
static const emul__text names[ROWS] = {TEXT("Bệnh viện C"), TEXT("a"), TEXT("Đơn vị\nB"), TEXT("d"), TEXT("e")};
static const emul_kind kinds[ROWS] = {EMUL_KIND_UNIT};
static int32_t group[ROWS] = {0, 1, 0, 1, -1};
static emul_subject_state states[ROWS] = {EMUL_SUBJECT_COMPLETE, EMUL_SUBJECT_COMPLETE, EMUL_SUBJECT_COMPLETE, EMUL_SUBJECT_NOT_CONCERNED,
                                          EMUL_SUBJECT_INCOMPLETE};
static emul_decimal base[ROWS] = {N(90), 88500000, N(90), EMUL_NOT_APPLICABLE, EMUL_MISSING};
static emul_decimal bonus[ROWS] = {N(5), 0, N(5), EMUL_NOT_APPLICABLE, 1500000};
static emul_decimal penalty[ROWS] = {500000, 0, 500000, EMUL_NOT_APPLICABLE, EMUL_NOT_APPLICABLE};
static emul_decimal total[ROWS] = {94500000, 88500000, 94500000, EMUL_NOT_APPLICABLE, EMUL_MISSING};
static emul_decimal place[ROWS] = {N(1), N(1), N(1), EMUL_MISSING, EMUL_MISSING};
static emul_decimal place_overall[ROWS] = {1500000, N(3), 1500000, EMUL_MISSING, EMUL_MISSING};
static int64_t tied[ROWS] = {2, 1, 2, 0, 0};
static int32_t classes_of[ROWS] = {0, EMUL_CLASS_UNCLASSIFIED, EMUL_CLASS_TIED, EMUL_CLASS_NONE, EMUL_CLASS_UNDETERMINED};
static emul_decimal points[ROWS] = {N(90), 88500000, N(90), EMUL_NOT_APPLICABLE, EMUL_MISSING};

static emul_decision flags[ROWS] = {EMUL_DECISION_TIED_AT_CUT, EMUL_DECISION_NOT_ELIGIBLE, EMUL_DECISION_TIED_AT_CUT, EMUL_DECISION_NONE,
                                    EMUL_DECISION_UNDETERMINED};
static emul_decimal flag_order[ROWS] = {N(1), EMUL_MISSING, N(1), EMUL_MISSING, EMUL_MISSING};
static int32_t flag_reason[ROWS] = {-1, 0, -1, -1, -1};
static emul_decision papers[ROWS] = {EMUL_DECISION_EXCLUDED, EMUL_DECISION_NOT_SELECTED, EMUL_DECISION_AWARDED, EMUL_DECISION_NONE,
                                     EMUL_DECISION_UNDETERMINED};
static emul_decimal paper_order[ROWS] = {EMUL_MISSING, N(12), N(1), EMUL_MISSING, EMUL_MISSING};
static int32_t paper_reason[ROWS] = {-1, -1, -1, -1, 1};
static int32_t excluded_by[ROWS] = {0, -1, -1, -1, -1};
static int64_t one_slot[] = {1};
static int64_t ten_slots[] = {10};
static int64_t none_open[] = {0};
static int64_t pool[] = {3};

static const emul__model_class model_classes[] = {{.id = TEXT("tot"), .name = TEXT("Tốt")}};
static const emul__model_criterion model_criteria[] = {
    {.id = TEXT("I"), .name = TEXT("Chuyên môn"), .parent = -1, .first_child = -1, .next_sibling = -1, .weight = EMUL_DECIMAL_ONE}};
static const emul__model_scorecard model_scorecards[] = {
    {.id = TEXT("unit"), .name = TEXT("Bảng \"1\""), .group = 0, .criterion_count = 1, .class_count = 1, .class_set = -1}};
static const emul__model_condition model_conditions[] = {{.name = TEXT("Không bị kỷ luật")},
                                                         {.test = {.source = TEXT("class(unit) == tot")}}};
static const emul__model_award model_awards[] = {
    {.id = TEXT("flag"), .name = TEXT("Cờ"), .prize_of = -1, .follows = -1, .condition_count = 1},
    {.id = TEXT("paper"), .prize_of = 0, .follows = -1, .first_condition = 1, .condition_count = 1}};
static emul__input model_inputs[] = {{.indicator = -1, .text = TEXT("visits@plan")}};
static emul__text group_texts[] = {TEXT("Cụm 2"), TEXT("Cụm 1")};
static emul__criterion_result criteria[] = {{.points = points}};
static emul__scorecard_result scorecards[] = {{.state = states,
                                               .total = total,
                                               .base = base,
                                               .bonus = bonus,
                                               .penalty = penalty,
                                               .place = place,
                                               .place_overall = place_overall,
                                               .tied = tied,
                                               .class_index = classes_of,
                                               .group = group}};
static emul__award_result awards[] = {{.decision = flags,
                                       .order = flag_order,
                                       .reason = flag_reason,
                                       .excluded_by = excluded_by,
                                       .group_count = 1,
                                       .pool = pool,
                                       .slots = one_slot,
                                       .open = none_open},
                                      {.decision = papers,
                                       .order = paper_order,
                                       .reason = paper_reason,
                                       .excluded_by = excluded_by,
                                       .group_count = 1,
                                       .pool = pool,
                                       .slots = ten_slots,
                                       .open = none_open}};
static emul__missing_fact missing[] = {{.row = 4, .criterion = 0, .scorecard = 0, .input = 0, .text = TEXT("visits@plan")},
                                       {.row = 4, .criterion = -1, .scorecard = -1, .input = 0, .text = TEXT("visits@plan")}};

static emul__model model;
static emul_result result;

static void make(const emul_allocator *allocator) {
    model = (emul__model){.id = TEXT("r"), .name = TEXT("Thi đua"), .criterion_count = 1, .scorecard_count = 1, .class_count = 1};
    model.criteria = model_criteria;
    model.scorecards = model_scorecards;
    model.classes = model_classes;
    model.awards = model_awards;
    model.award_count = 2;
    model.conditions = model_conditions;
    model.inputs.items = model_inputs;
    result = (emul_result){.rows = ROWS, .missing = missing, .missing_count = 2};
    result.allocator = emul__allocator(allocator);
    result.model = &model;
    result.ids = ids;
    result.names = names;
    result.kinds = kinds;
    result.groups.texts = group_texts;
    result.groups.count = 2;
    result.criteria = criteria;
    result.scorecards = scorecards;
    result.awards = awards;
    assert_true(emul__period_parse(EMUL__TEXT("2024"), &result.period));
}

/* Asks for the size, then for the text, as a host does. */
static char *csv(emul_table table, int32_t scorecard) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_csv(&result, table, scorecard, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_csv(&result, table, scorecard, text, needed, &needed, NULL), EMUL_OK);
    assert_int_equal(strlen(text) + 1, needed);
    return text;
}

static void check_csv(emul_table table, const char *expected) {
    char *text = csv(table, -1);
    assert_string_equal(text, expected);
    free(text);
}

/* Groups by their bytes ("" first), then place, then id: b,1 and c share the first place and c stands behind b,1. Missing is an empty
 * cell, not applicable is N/A. Cells with a comma or a quote are quoted (RFC 4180 section 2, rules 6 and 7). */
static void standings(void **state) {
    (void)state;
    make(NULL);
    check_csv(EMUL_TABLE_STANDINGS, "scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class\n"
                                    "unit,,,,,\"e\"\"x\",,1.5,N/A,,undetermined\n"
                                    "unit,Cụm 1,1,3,1,a,88.5,0,0,88.5,unclassified\n"
                                    "unit,Cụm 2,1,1.5,2,\"b,1\",90,5,0.5,94.5,tied\n"
                                    "unit,Cụm 2,1,1.5,2,c,90,5,0.5,94.5,tot\n");
}

static void award_table(void **state) {
    (void)state;
    make(NULL);
    check_csv(EMUL_TABLE_AWARDS, "award,subject,decision,order,reason\n"
                                 "flag,\"b,1\",tied_at_cut,1,\"1 slot, position 1\"\n"
                                 "flag,c,tied_at_cut,1,\"1 slot, position 1\"\n"
                                 "flag,a,not_eligible,,Không bị kỷ luật\n"
                                 "flag,\"e\"\"x\",undetermined,,incomplete\n"
                                 "paper,\"b,1\",awarded,1,\n"
                                 "paper,a,not_selected,12,\"10 slots, position 12\"\n"
                                 "paper,c,excluded,,flag\n"
                                 "paper,\"e\"\"x\",undetermined,,class(unit) == tot\n");
}

static void point_table(void **state) {
    (void)state;
    make(NULL);
    check_csv(EMUL_TABLE_POINTS, "scorecard,criterion,subject,points,state\n"
                                 "unit,I,a,88.5,present\n"
                                 "unit,I,\"b,1\",90,present\n"
                                 "unit,I,c,90,present\n"
                                 "unit,I,\"e\"\"x\",,missing\n");
}

static void missing_table(void **state) {
    (void)state;
    make(NULL);
    check_csv(EMUL_TABLE_MISSING, "subject,scorecard,criterion,fact\n\"e\"\"x\",unit,I,visits@plan\n\"e\"\"x\",,,visits@plan\n");
    char *text = csv(EMUL_TABLE_MISSING, 0);
    assert_string_equal(text, "subject,scorecard,criterion,fact\n\"e\"\"x\",unit,I,visits@plan\n");
    free(text);
}

static char *json(void) {
    size_t needed = 0;
    assert_int_equal(emul_result_write_json(&result, NULL, 0, &needed, NULL), EMUL_E_CAPACITY);
    char *text = (char *)malloc(needed);
    assert_non_null(text);
    assert_int_equal(emul_result_write_json(&result, text, needed, &needed, NULL), EMUL_OK);
    assert_int_equal(strlen(text) + 1, needed);
    return text;
}

/* RFC 8259: quotes and control characters are escaped, Vietnamese letters stand as they are; decimals are texts, absent values null. */
static void json_form(void **state) {
    (void)state;
    make(NULL);
    char *text = json();
    static const char *const expected[] = {
        "{\"libemul\": \"",
        "\"regulation\": {\"id\": \"r\", \"name\": \"Thi đua\"}, \"period\": \"2024\", ",
        "\"law_date\": \"",
        "\"decision_date\": \"",
        "\"scorecards\": [",
        "{\"id\": \"unit\", \"name\": \"Bảng \\\"1\\\"\", \"criteria\": [",
        "{\"id\": \"I\", \"name\": \"Chuyên môn\", \"kind\": \"base\"}], \"classes\": [",
        "{\"id\": \"tot\", \"name\": \"Tốt\"}], \"standings\": [",
        "{\"subject\": \"e\\\"x\", \"name\": \"e\", \"group\": \"\", \"state\": \"incomplete\", \"place\": null, \"place_overall\": null, "
        "\"tied\": 0, \"base\": null, \"bonus\": \"1.5\", \"penalty\": null, \"total\": null, \"class\": \"undetermined\", \"points\": [",
        "{\"criterion\": \"I\", \"points\": null, \"state\": \"missing\", \"contribution\": null}",
        "{\"criterion\": \"I\", \"points\": \"88.5\", \"state\": \"present\", \"contribution\": \"88.5\"}",
        "\"name\": \"Đơn vị\\u000aB\", \"group\": \"Cụm 2\", \"state\": \"complete\", \"place\": \"1\", \"place_overall\": \"1.5\", "
        "\"tied\": 2",
        "{\"id\": \"paper\", \"prize_of\": \"flag\", \"decisions\": [",
        "{\"subject\": \"a\", \"group\": \"\", \"decision\": \"not_selected\", \"order\": \"12\", \"reason\": \"10 slots, position 12\"}",
        "{\"subject\": \"e\\\"x\", \"scorecard\": \"unit\", \"criterion\": \"I\", \"fact\": \"visits@plan\"}",
        "{\"subject\": \"e\\\"x\", \"fact\": \"visits@plan\"}]}\n",
    };
    const char *at = text;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        const char *found = strstr(at, expected[i]);
        if (found == NULL) {
            fail_msg("not there, or not in its place: %s\nin: %s", expected[i], at);
        }
        at = found;
    }
    free(text);
}

static void wrong_arguments(void **state) {
    (void)state;
    make(NULL);
    char buffer[8];
    size_t needed = 77;
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul_result_write_csv(NULL, 0, -1, buffer, 8, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "result");
    assert_int_equal(emul_result_write_csv(&result, EMUL_TABLE_USES + 1, -1, buffer, 8, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_write_csv(&result, -1, -1, buffer, 8, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "table");
    assert_int_equal(emul_result_write_csv(&result, 0, 1, buffer, 8, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "scorecard");
    assert_int_equal(emul_result_write_json(NULL, buffer, 8, &needed, error), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_write_json(&result, NULL, 8, &needed, error), EMUL_E_ARGUMENT);
    assert_string_equal(emul_error_field(error, 0), "buffer");
    assert_int_equal(needed, 77); /* outputs as they were */
    memset(buffer, 'x', sizeof buffer);
    assert_int_equal(emul_result_write_csv(&result, 0, -1, buffer, 8, &needed, error), EMUL_E_CAPACITY);
    assert_int_equal(buffer[0], 'x');
    assert_int_equal(emul_error_count(error), 1);
    assert_int_equal(emul_result_write_json(&result, NULL, 0, NULL, NULL), EMUL_E_CAPACITY);
    emul_error_destroy(error);
}

static emul_status write_all(const emul_allocator *allocator, void *context) {
    (void)context;
    char buffer[8192];
    make(allocator);
    for (emul_table table = EMUL_TABLE_STANDINGS; table <= EMUL_TABLE_MONEY_TOTALS; table++) {
        const emul_status status = emul_result_write_csv(&result, table, -1, buffer, sizeof buffer, NULL, NULL);
        if (status != EMUL_OK) {
            return status;
        }
    }
    return emul_result_write_json(&result, buffer, sizeof buffer, NULL, NULL);
}

static void memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(write_all, NULL) > 10);
}

static void names_of_states(void **state) {
    (void)state;
    assert_string_equal(emul_decision_name(EMUL_DECISION_AWARDED, EMUL_ENGLISH), "awarded");
    assert_string_equal(emul_decision_name(EMUL_DECISION_AWARDED, EMUL_VIETNAMESE), "được tặng");
    assert_string_equal(emul_subject_state_name(EMUL_SUBJECT_INCOMPLETE, EMUL_ENGLISH), "incomplete");
    assert_string_equal(emul_subject_state_name(EMUL_SUBJECT_INCOMPLETE, EMUL_VIETNAMESE), "chưa đủ số liệu");
    for (int32_t i = EMUL_DECISION_NONE; i <= EMUL_DECISION_RESERVE; i++) {
        assert_string_not_equal(emul_decision_name(i, EMUL_ENGLISH), "");
        assert_string_not_equal(emul_decision_name(i, EMUL_VIETNAMESE), emul_decision_name(i, EMUL_ENGLISH));
    }
    for (int32_t i = EMUL_SUBJECT_NOT_CONCERNED; i <= EMUL_SUBJECT_UNDETERMINED; i++) {
        assert_string_not_equal(emul_subject_state_name(i, EMUL_ENGLISH), "");
        assert_string_not_equal(emul_subject_state_name(i, EMUL_VIETNAMESE), emul_subject_state_name(i, EMUL_ENGLISH));
    }
    assert_string_equal(emul_decision_name(-1, EMUL_ENGLISH), "");
    assert_string_equal(emul_decision_name(8, EMUL_VIETNAMESE), "");
    assert_string_equal(emul_subject_state_name(6, EMUL_ENGLISH), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(standings), cmocka_unit_test(award_table), cmocka_unit_test(point_table),     cmocka_unit_test(missing_table),
        cmocka_unit_test(json_form), cmocka_unit_test(memory),      cmocka_unit_test(names_of_states), cmocka_unit_test(wrong_arguments),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
