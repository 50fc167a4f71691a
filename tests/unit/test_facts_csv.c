/* emul_ledger_parse_csv: what is read in the long and the wide form, what is refused and where, and that a refused text changes nothing. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "support/failing_allocator.h"
#include "support/plain_regulation.h"
#include "support/problems.h"

#define ONE EMUL_DECIMAL_ONE

static const emul_csv_options options = {.struct_size = sizeof options, .input_name = "facts.csv"};

/* What every test works on: the roster bv1, bv2, bv3, with the attribute “beds” of bv1. */
typedef struct fixture {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_error *error;
} fixture;

static int set_up(void **state) {
    static const char *const ids[] = {"bv1", "bv2", "bv3"};
    static fixture things;
    things.regulation = plain_regulation();
    things.error = emul_error_create(NULL);
    things.roster = NULL;
    things.ledger = NULL;
    assert_int_equal(emul_roster_create(NULL, &things.roster, NULL), EMUL_OK);
    assert_int_equal(emul_roster_append(things.roster, 3, ids, NULL, NULL, NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_create(NULL, &things.ledger, NULL), EMUL_OK);
    *state = &things;
    return 0;
}

static int tear_down(void **state) {
    fixture *things = (fixture *)*state;
    emul_ledger_destroy(things->ledger);
    emul_roster_destroy(things->roster);
    emul_regulation_destroy(things->regulation);
    emul_error_destroy(things->error);
    return 0;
}

static emul_status parse_with(const fixture *things, const char *text, const emul_csv_options *chosen) {
    return emul_ledger_parse_csv(things->ledger, things->regulation, things->roster, text, strlen(text), chosen, things->error);
}

static emul_status parse(const fixture *things, const char *text) {
    return parse_with(things, text, &options);
}

/* Value at a place; EMUL_MISSING if there is no such column. `when` NULL: undated. */
static int64_t value_at(const emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when) {
    emul__period period = {0, 0};
    const int32_t indicator_word = emul__intern_find(&ledger->words, emul__text_of(indicator));
    const int32_t facet_word = facet == NULL ? -1 : emul__intern_find(&ledger->words, emul__text_of(facet));
    assert_true(when == NULL || emul__period_parse(emul__text_of(when), &period));
    if (indicator_word < 0 || (facet != NULL && facet_word < 0)) {
        return EMUL_MISSING;
    }
    const emul__fact_column *column = emul__ledger_column(ledger, indicator_word, facet_word, when != NULL, period);
    return column == NULL ? EMUL_MISSING : emul__fact_value(column, row);
}

/* The label at an undated place without facet; "" if there is none. */
static const char *label_at(const emul_ledger *ledger, int64_t row, const char *indicator) {
    const int64_t word = value_at(ledger, row, indicator, NULL, NULL);
    return word < 0 ? "" : ledger->words.texts[word].bytes;
}

static void test_wide(void **state) {
    const fixture *things = (const fixture *)*state;
    const char *text = "subject,visits,visits@plan,report,rating,motto,khám,mark@judge.1,mark@judge.2\n"
                       "bv2,12.5,97.8%,Đạt,tot,vì dân,3,9,8.5\n"
                       "bv1,,KAD,Không,-,N/A,0,,\n";
    assert_int_equal(parse(things, text), EMUL_OK);
    const emul_ledger *ledger = things->ledger;
    assert_int_equal(emul_ledger_facts(ledger), 8 + 4);
    assert_int_equal(value_at(ledger, 1, "visits", NULL, NULL), 12500000);
    assert_int_equal(value_at(ledger, 1, "visits", "plan", NULL), 978000);
    assert_int_equal(value_at(ledger, 1, "report", NULL, NULL), ONE);
    assert_string_equal(label_at(ledger, 1, "rating"), "tot");
    assert_string_equal(label_at(ledger, 1, "motto"), "vì dân");
    assert_int_equal(value_at(ledger, 1, "mark", "judge.2", NULL), 8500000);
    assert_int_equal(value_at(ledger, 0, "visits", NULL, NULL), EMUL_MISSING);
    assert_int_equal(value_at(ledger, 0, "visits", "plan", NULL), EMUL_NOT_APPLICABLE);
    assert_int_equal(value_at(ledger, 0, "report", NULL, NULL), 0);
    assert_int_equal(value_at(ledger, 0, "rating", NULL, NULL), EMUL_MISSING);
    assert_int_equal(value_at(ledger, 0, "motto", NULL, NULL), EMUL_NOT_APPLICABLE);
    assert_int_equal(value_at(ledger, 0, "khám", NULL, NULL), 0);
    assert_int_equal(value_at(ledger, 2, "khám", NULL, NULL), EMUL_MISSING);
}

static void test_wide_with_periods(void **state) {
    const fixture *things = (const fixture *)*state;
    const char *text = "when,subject,visits\n2024-01,bv1,1\n2024-02,bv1,2\n,bv1,3\n2024-Q1,bv1,4\n17/08/"
                       "2024,bv1,5\n2024-08-16..2024-08-30,bv1,6\n2024-W31,bv1,7\n";
    assert_int_equal(parse(things, text), EMUL_OK);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, "2024-01"), 1 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, "2024-02"), 2 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, NULL), 3 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, "2024-Q1"), 4 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, "2024-08-17"), 5 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, "2024-08-16..2024-08-30"), 6 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, "2024-07-29..2024-08-04"), 7 * ONE); /* ISO 8601: week 31 of 2024 */
}

static void test_long(void **state) {
    const fixture *things = (const fixture *)*state;
    const char *text = "subject,indicator,value,facet,when\n"
                       "bv1,visits,12,,\n"
                       "bv1,visits,15,plan,\n"
                       "bv1,visits@plan,16,,2024\n"
                       "bv2,rating,kha,,\n"
                       "bv2,report,x,-,\n"
                       "bv2,mark,9,judge.1,2024-08\n"
                       "bv2,mark,KAD,judge.2,2024-08\n"
                       "bv3,visits,-,,\n";
    assert_int_equal(parse(things, text), EMUL_OK);
    assert_int_equal(emul_ledger_facts(things->ledger), 7);
    assert_int_equal(value_at(things->ledger, 0, "visits", NULL, NULL), 12 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", "plan", NULL), 15 * ONE);
    assert_int_equal(value_at(things->ledger, 0, "visits", "plan", "2024"), 16 * ONE);
    assert_string_equal(label_at(things->ledger, 1, "rating"), "kha");
    assert_int_equal(value_at(things->ledger, 1, "report", NULL, NULL), ONE);
    assert_int_equal(value_at(things->ledger, 1, "mark", "judge.1", "2024-08"), 9 * ONE);
    assert_int_equal(value_at(things->ledger, 1, "mark", "judge.2", "2024-08"), EMUL_NOT_APPLICABLE);
}

static void test_separators_and_marks(void **state) {
    const fixture *things = (const fixture *)*state;
    emul_csv_options chosen = options;
    chosen.decimal_mark = ',';
    assert_int_equal(parse_with(things, "subject,visits,visits@plan\nbv1,\"8,25\",\"97,8%\"\n", &chosen), EMUL_OK);
    chosen.separator = ';';
    assert_int_equal(parse_with(things, "subject;visits;visits@plan\nbv2;8,25;97,8%\n", &chosen), EMUL_OK);
    chosen.separator = '\t';
    assert_int_equal(parse_with(things, "subject\tvisits\tvisits@plan\nbv3\t8,25\t97,8%\n", &chosen), EMUL_OK);
    for (int64_t row = 0; row < 3; row++) {
        assert_int_equal(value_at(things->ledger, row, "visits", NULL, NULL), 8250000);
        assert_int_equal(value_at(things->ledger, row, "visits", "plan", NULL), 978000);
    }
}

/* Header and cells typed with combining marks: á = a U+0301, ạ = a U+0323 (Unicode Character Database). */
static void test_normal_form(void **state) {
    const fixture *things = (const fixture *)*state;
    assert_int_equal(parse(things, "subject,kha\xCC\x81m,report\nbv1,1,\xC4\x90"
                                   "a\xCC\xA3t\n"),
                     EMUL_OK);
    assert_int_equal(value_at(things->ledger, 0, "khám", NULL, NULL), ONE);
    assert_int_equal(value_at(things->ledger, 0, "report", NULL, NULL), ONE);
    assert_int_equal(parse(things, "subject,indicator,value\nbv2,kha\xCC\x81m,2\n"), EMUL_OK);
    assert_int_equal(value_at(things->ledger, 1, "khám", NULL, NULL), 2 * ONE);
}

/* Indicators that the regulation does not use: numbers if all their cells are, in whatever order, else labels. */
static void test_unused_indicators(void **state) {
    const fixture *things = (const fixture *)*state;
    assert_int_equal(parse(things, "subject,bonus,comment,empty\nbv1,1.5,12,\nbv2,KAD,1.2345678,\nbv3,2,7,-\n"), EMUL_OK);
    assert_int_equal(value_at(things->ledger, 0, "bonus", NULL, NULL), 1500000);
    assert_int_equal(value_at(things->ledger, 1, "bonus", NULL, NULL), EMUL_NOT_APPLICABLE);
    assert_string_equal(label_at(things->ledger, 0, "comment"), "12");
    assert_string_equal(label_at(things->ledger, 1, "comment"), "1.2345678");
    assert_int_equal(parse(things, "subject,indicator,value\nbv1,color,1\nbv2,color,đỏ\nbv3,weight,3\nbv3,color,\n"), EMUL_OK);
    assert_string_equal(label_at(things->ledger, 0, "color"), "1");
    assert_string_equal(label_at(things->ledger, 1, "color"), "đỏ");
    assert_int_equal(value_at(things->ledger, 2, "weight", NULL, NULL), 3 * ONE);
}

/* What the ledger has already decides for a later text. */
static void test_unused_indicators_in_two_texts(void **state) {
    const fixture *things = (const fixture *)*state;
    const expected_problem expected = {EMUL_E_SYNTAX, 2, 5, 1, "weight", "“nặng” is no number", "“nặng” không phải là số", NULL};
    assert_int_equal(parse(things, "subject,color,weight\nbv1,đỏ,1\n"), EMUL_OK);
    assert_int_equal(parse(things, "subject,color\nbv2,7\n"), EMUL_OK);
    assert_string_equal(label_at(things->ledger, 1, "color"), "7");
    assert_int_equal(parse(things, "subject,weight\nbv2,nặng\n"), EMUL_E_SYNTAX);
    expect_problems(things->error, &expected, 1);
}

/* A number indicator for which a host has added labels. */
static void test_mixed_with_the_ledger(void **state) {
    const fixture *things = (const fixture *)*state;
    const expected_problem expected = {EMUL_E_SYNTAX,
                                       2,
                                       5,
                                       1,
                                       "visits",
                                       "“visits” has numbers and labels: “3” does not go with what the ledger has",
                                       "“visits” vừa có số vừa có nhãn: “3” không cùng loại với số liệu đã có",
                                       NULL};
    assert_int_equal(emul_ledger_add_label(things->ledger, 0, "visits", NULL, NULL, "nhiều", NULL), EMUL_OK);
    assert_int_equal(parse(things, "subject,visits\nbv2,3\n"), EMUL_E_SYNTAX);
    expect_problems(things->error, &expected, 1);
}

#define NO_NUMBER(text) "“" text "” is no number", "“" text "” không phải là số"

/* Texts with one fault each. */
static const struct fault {
    const char *text;
    expected_problem problem;
} faults[] = {
    {"subject,visits\nbv1,3\nbv2,nhiều\n",
     {EMUL_E_SYNTAX, 3, 5, 2, "visits", NO_NUMBER("nhiều"),
      "leave it blank or write “-” if there is no figure, “N/A” if it does not apply"}},
    {"subject,visits\nbv1,\"8,25\"\n",
     {EMUL_E_SYNTAX, 2, 5, 1, "visits", NO_NUMBER("8,25"),
      "tell the reader that “,” is the decimal mark; or, if it separates thousands, take it out"}},
    {"subject,visits\nbv1,1.234.567\n",
     {EMUL_E_SYNTAX, 2, 5, 1, "visits", NO_NUMBER("1.234.567"), "write it without separators of thousands"}},
    {"subject,visits\nbv1,#N/A\n",
     {EMUL_E_SYNTAX, 2, 5, 1, "visits", NO_NUMBER("#N/A"), "the spreadsheet reports an error there: mend its formula"}},
    {"subject,khám,visits\nbv1,,0.1234567\n",
     {EMUL_E_RANGE, 2, 6, 1, "visits", "“0.1234567” has more than six decimals", "“0.1234567” có quá sáu chữ số thập phân",
      "round it where it comes from; reading never rounds"}},
    {"subject,visits\nbv1,99999999999999\n",
     {EMUL_E_RANGE, 2, 5, 1, "visits", "“99999999999999” is too large", "“99999999999999” quá lớn", NULL}},
    {"subject,visits\nbv1,-1\n",
     {EMUL_E_RANGE, 2, 5, 1, "visits", "“-1” is outside 0.., the range of “visits”", "“-1” nằm ngoài khoảng 0.. của “visits”", NULL}},
    {"subject,visits,dictation\nbv2,3,7.5\nbv1,3,7.3\n",
     {EMUL_E_RANGE, 3, 7, 2, "dictation", "“7.3” is no multiple of 0.5, the step of “dictation”",
      "“7.3” không nằm trên bước 0.5 của “dictation”", "the nearest are 7 and 7.5"}},
    {"subject,report\nbv1,maybe\n",
     {EMUL_E_SYNTAX, 2, 5, 1, "report", "“maybe” is neither yes nor no", "“maybe” không phải là có hay không", NULL}},
    {"subject,rating\nbv1,kh\n",
     {EMUL_E_RANGE, 2, 5, 1, "rating", "“kh” is none of the labels", "“kh” không thuộc các nhãn đã khai báo",
      "the best of them is “tot”, the last “yeu”"}},
    {"subject,rating\nbv1,khá\n",
     {EMUL_E_RANGE, 2, 5, 1, "rating", "“khá” is none of the labels", "“khá” không thuộc các nhãn đã khai báo", "did you mean “kha”?"}},
    {"subject,visits\nbv9,3\n",
     {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “bv9”", "danh sách không có đối tượng “bv9”",
      "did you mean “bv1”?"}},
    {"subject,visits\nkhoa nội,3\n",
     {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “khoa nội”", "danh sách không có đối tượng “khoa nội”",
      "add it to the roster, or correct the id"}},
    {"subject,visits\n,3\n", {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the row names no subject", "dòng không ghi mã đối tượng", ""}},
    {"subject,visits,when\nbv1,3,2024-13\n",
     {EMUL_E_SYNTAX, 2, 7, 1, "when", "“2024-13” is no period", "“2024-13” không phải là một kỳ",
      "write 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31, 31/07/2024 or FROM..TO"}},
    {"subject,visits\nbv1,1\nbv2,1\nbv1,2\n",
     {EMUL_E_DUPLICATE, 4, 5, 3, "visits", "“visits” of “bv1” is given twice, first in line 2",
      "“visits” của “bv1” bị ghi hai lần, trùng với dòng 2", "keep one of the two, or tell them apart by “when” or “facet”"}},
    {"subject,indicator,facet,value\nbv1,visits,plan,1\nbv1,visits@plan,,1\n",
     {EMUL_E_DUPLICATE, 3, 18, 2, "value", "“visits@plan” of “bv1” is given twice, first in line 2",
      "“visits@plan” của “bv1” bị ghi hai lần, trùng với dòng 2", NULL}},
    {"subject,indicator,value,when\nbv1,visits,1,2024-Q1\nbv1,visits,2,2024-01..2024-03\n",
     {EMUL_E_DUPLICATE, 3, 12, 2, "value", "“visits” of “bv1” is given twice, first in line 2",
      "“visits” của “bv1” bị ghi hai lần, trùng với dòng 2", NULL}},
    {"subject,visits\nbv1,3\"4\n",
     {EMUL_E_SYNTAX, 2, 6, 1, "visits", "a quote within a field that does not begin with one",
      "dấu ngoặc kép nằm giữa một ô không mở đầu bằng dấu ngoặc kép", NULL}},
    {"subject,visits@\nbv1,3\n",
     {EMUL_E_SYNTAX, 1, 9, 0, "visits@", "“visits@” is no indicator", "“visits@” không phải là chỉ tiêu",
      "write it as in “visits” or “visits@plan”"}},
    {"subject,@plan\nbv1,3\n", {EMUL_E_SYNTAX, 1, 9, 0, "@plan", "“@plan” is no indicator", "“@plan” không phải là chỉ tiêu", NULL}},
    {"subject,indicator,value,facet\nbv1,visits@plan,3,plan\n",
     {EMUL_E_SYNTAX, 2, 5, 1, "indicator", "“visits@plan” is no indicator", "“visits@plan” không phải là chỉ tiêu", NULL}},
    {"subject,indicator,value\nbv1,,3\n", {EMUL_E_SYNTAX, 2, 5, 1, "indicator", "“” is no indicator", "“” không phải là chỉ tiêu", NULL}},
    {"subject,indicator,value,note\nbv1,visits,3,\n",
     {EMUL_E_UNKNOWN_ID, 1, 25, 0, "note", "a table of this form has no column “note”", "bảng dạng này không có cột “note”",
      "its columns are: subject, indicator, value, facet, when"}},
    {"subject,value\nbv1,3\n",
     {EMUL_E_SYNTAX, 1, 1, 0, "subject", "there is no column “indicator”", "không có cột “indicator”",
      "the first line names the columns: subject, indicator, value, facet, when"}},
    {"subjects,visits\nbv1,3\n",
     {EMUL_E_SYNTAX, 1, 1, 0, "subjects", "there is no column “subject”", "không có cột “subject”", "rename the column “subjects”"}},
    {"subject;visits\nbv1;3\n",
     {EMUL_E_SYNTAX, 1, 1, 0, "subject;visits", "there is no column “subject”", "không có cột “subject”",
      "the columns seem to be separated by “;”: give that separator (emul: --separator ';')"}},
    {"subject,visit\nbv1,3\n",
     {EMUL_E_UNKNOWN_ID, 1, 9, 0, "visit", "no rule uses “visit”, and there are no facts of “visits”",
      "không quy tắc nào dùng “visit”, và không có số liệu của “visits”", "did you mean “visits”? if not, give it a name less like it"}},
    {"subject,indicator,value\nbv1,khám,3\nbv1,moto,a\nbv1,moto,\n",
     {EMUL_E_UNKNOWN_ID, 3, 5, 2, "indicator", "no rule uses “moto”, and there are no facts of “motto”",
      "không quy tắc nào dùng “moto”, và không có số liệu của “motto”", NULL}},
    {"subject,visits,visits@paln\nbv1,3,3\n",
     {EMUL_E_UNKNOWN_ID, 1, 16, 0, "visits@paln", "no rule uses “visits@paln”, and there are no facts of “visits@plan”",
      "không quy tắc nào dùng “visits@paln”, và không có số liệu của “visits@plan”", "did you mean “visits@plan”?"}},
    {"subject,mark@juge.1,mark@juge.2\nbv1,3,3\n",
     {EMUL_E_UNKNOWN_ID, 1, 9, 0, "mark@juge.1", "no rule uses “mark@juge”, and there are no facts of “mark@judge”",
      "không quy tắc nào dùng “mark@juge”, và không có số liệu của “mark@judge”", NULL}},
};

static void test_faults(void **state) {
    const fixture *things = (const fixture *)*state;
    for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
        assert_int_equal(parse(things, faults[i].text), faults[i].problem.code);
        expect_problems(things->error, &faults[i].problem, 1);
        assert_string_equal(emul_error_input(things->error, 0), "facts.csv");
        assert_int_equal(emul_ledger_facts(things->ledger), 0);
        assert_int_equal(things->ledger->words.count, 0);
    }
}

static void test_near_names_that_are_no_mistake(void **state) {
    const fixture *things = (const fixture *)*state;
    assert_int_equal(parse(things, "subject,visit,visits,rate\nbv1,1,2,3\n"), EMUL_OK); /* both are there; “rate” is not near “rating” */
    assert_int_equal(parse(things, "subject,visits@self,visits@plan\nbv2,1,1\n"), EMUL_OK); /* a facet that nobody uses */
    assert_int_equal(parse(things, "subject,visits@pl\nbv3,1\n"), EMUL_OK);                 /* too short to be a misspelt “plan” */
    assert_int_equal(emul_roster_set_attribute(things->roster, 0, "motto", "đẹp", NULL), EMUL_OK);
    assert_int_equal(parse(things, "subject,moto\nbv1,1\n"), EMUL_OK); /* “motto” comes from the roster */
}

static void test_all_problems_at_once(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_UNKNOWN_ID, 1, 16, 0, "visit@plan", "no rule uses “visit”, and there are no facts of “visits”",
         "không quy tắc nào dùng “visit”, và không có số liệu của “visits”", NULL},
        {EMUL_E_UNKNOWN_ID, 2, 1, 1, "subject", "the roster has no subject “bv7”", "danh sách không có đối tượng “bv7”", NULL},
        {EMUL_E_SYNTAX, 2, 5, 1, "report", "“hm” is neither yes nor no", "“hm” không phải là có hay không",
         NULL},                                                                                         /* looked at all the same */
        {EMUL_E_SYNTAX, 4, 9, 2, "when", "“never” is no period", "“never” không phải là một kỳ", NULL}, /* the record's second line */
        {EMUL_E_SYNTAX, 5, 4, 3, "report", "this record has 1 fields, the header 4", "dòng này có 1 ô, dòng tiêu đề có 4", NULL},
        {EMUL_E_SYNTAX, 6, 5, 4, "report", "“?” is neither yes nor no", "“?” không phải là có hay không", NULL},
        {EMUL_E_SYNTAX, 6, 9, 4, "when", "“2024-02-30” is no period", "“2024-02-30” không phải là một kỳ", NULL},
    };
    const fixture *things = (const fixture *)*state;
    const char *text = "subject,report,visit@plan,when\nbv7,hm,,\n\"bv1\",\"\nx\",1234,never\nbv1\nbv1,?,1,2024-02-30\n";
    assert_int_equal(parse(things, text), EMUL_E_UNKNOWN_ID);
    expect_problems(things->error, expected, 7);
    assert_int_equal(emul_ledger_facts(things->ledger), 0);
}

static void test_arguments(void **state) {
    const fixture *things = (const fixture *)*state;
    emul_regulation *unfinished = NULL;
    emul_csv_options wrong = options;
    wrong.separator = '|';
    assert_int_equal(emul_ledger_parse_csv(NULL, things->regulation, things->roster, "", 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_parse_csv(things->ledger, NULL, things->roster, "", 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_parse_csv(things->ledger, things->regulation, NULL, "", 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_parse_csv(things->ledger, things->regulation, things->roster, NULL, 1, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(parse_with(things, "subject,visits\nbv1,1\n", &wrong), EMUL_E_ARGUMENT);
    assert_int_equal(parse_with(things, "subject,visits\nbv1,1\n", NULL), EMUL_OK);
    assert_int_equal(emul_regulation_create(NULL, &unfinished, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_parse_csv(things->ledger, unfinished, things->roster, "", 0, NULL, NULL), EMUL_E_ARGUMENT);
    emul_regulation_destroy(unfinished);
}

/* A fact that the ledger has already stands in the way, whoever put it there. */
static void test_already_in_the_ledger(void **state) {
    static const expected_problem expected[] = {
        {EMUL_E_DUPLICATE, 2, 5, 1, "visits", "the ledger has “visits” of “bv1” already", "sổ số liệu đã có “visits” của “bv1”", NULL},
        {EMUL_E_DUPLICATE, 2, 7, 1, "visits@plan", "the ledger has “visits@plan” of “bv1” already",
         "sổ số liệu đã có “visits@plan” của “bv1”", NULL},
    };
    const fixture *things = (const fixture *)*state;
    assert_int_equal(parse(things, "subject,visits,visits@plan\nbv1,1,KAD\n"), EMUL_OK);
    assert_int_equal(parse(things, "subject,visits,visits@plan\nbv1,2,2\nbv2,2,2\n"), EMUL_E_DUPLICATE);
    expect_problems(things->error, expected, 2);
    assert_int_equal(emul_ledger_facts(things->ledger), 2);
    assert_int_equal(parse(things, "subject,visits,visits@plan\nbv1,-,\nbv2,2,2\n"), EMUL_OK); /* blank cells are no facts */
    assert_int_equal(emul_ledger_facts(things->ledger), 4);
}

/* ---- memory ---- */

static emul_status read_two(emul_ledger *ledger, const fixture *things) {
    const char *wide = "subject,visits,visits@plan,comment,\"m\"\"\"\nbv1,1,2,kha\xCC\x81,3\nbv2,3,4,5,6\n";
    const char *rows = "subject,indicator,value,facet,when\nbv1,rating,tot,,2024\nbv3,motto,vì "
                       "dân,self,2024-07\nbv3,other,1,,2024-08\nbv3,other,a,,2024-09\n";
    emul_status status = emul_ledger_parse_csv(ledger, things->regulation, things->roster, wide, strlen(wide), NULL, NULL);
    const int64_t facts = status == EMUL_OK ? 8 : 0;
    const size_t words = ledger->words.count;
    assert_int_equal(emul_ledger_facts(ledger), facts);
    assert_int_equal(words > 0, status == EMUL_OK);
    if (status == EMUL_OK) {
        status = emul_ledger_parse_csv(ledger, things->regulation, things->roster, rows, strlen(rows), NULL, NULL);
        assert_int_equal(emul_ledger_facts(ledger), status == EMUL_OK ? 12 : facts);
        assert_int_equal(ledger->words.count == words, status != EMUL_OK);
        assert_int_equal(value_at(ledger, 1, "visits", "plan", NULL), 4 * ONE);
    }
    return status;
}

static emul_status memory_scenario(const emul_allocator *allocator, void *context) {
    emul_ledger *ledger = NULL;
    emul_status status = emul_ledger_create(allocator, &ledger, NULL);
    if (status == EMUL_OK) {
        status = read_two(ledger, (const fixture *)context);
    }
    emul_ledger_destroy(ledger);
    return status;
}

static void test_memory(void **state) {
    assert_true(fail_each_allocation(memory_scenario, *state) > 40);
}

#define WITH_FIXTURE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void) {
    const struct CMUnitTest tests[] = {
        WITH_FIXTURE(test_wide),
        WITH_FIXTURE(test_wide_with_periods),
        WITH_FIXTURE(test_long),
        WITH_FIXTURE(test_separators_and_marks),
        WITH_FIXTURE(test_normal_form),
        WITH_FIXTURE(test_unused_indicators),
        WITH_FIXTURE(test_unused_indicators_in_two_texts),
        WITH_FIXTURE(test_mixed_with_the_ledger),
        WITH_FIXTURE(test_faults),
        WITH_FIXTURE(test_near_names_that_are_no_mistake),
        WITH_FIXTURE(test_all_problems_at_once),
        WITH_FIXTURE(test_arguments),
        WITH_FIXTURE(test_already_in_the_ledger),
        WITH_FIXTURE(test_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
