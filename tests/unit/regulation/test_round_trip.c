/* One regulation told twice, as text and by calls: read back, the two say the same; and what the model has made of the words is what they mean. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <string.h>

#include "regulation/model.h"

static const char text[] = "libemul: 1\n"
                           "id: so-y-te-2024\n"
                           "name: Thi đua ngành Y tế\n"
                           "cites: Luật 06/2022/QH15\n"
                           "in_force: 2024-01-01..2024-12-31\n"
                           "rounding: {places: 2, mode: half_even}\n"
                           "stages: [self, cross]\n"
                           "members: longest\n"
                           "indicators:\n"
                           "  visits: {name: Lượt khám, unit: lượt, rollup: sum, range: 0.., step: 1}\n"
                           "  report: {type: yes_no}\n"
                           "  grade: {labels: [tot, kha, yeu]}\n"
                           "tables:\n"
                           "  t: {columns: [1%, 5%], rows: {0: [0.5, 0.7], 1000: [0.9, 1.5]}}\n"
                           "values:\n"
                           "  progress: visits / visits@plan\n"
                           "scorecards:\n"
                           "- id: unit\n"
                           "  name: Bảng điểm đơn vị\n"
                           "  where: type == hospital\n"
                           "  group: cluster\n"
                           "  ties: dense\n"
                           "  missing: zero\n"
                           "  round: 1 down\n"
                           "  max: 110\n"
                           "  criteria:\n"
                           "  - id: I\n"
                           "    max: 60\n"
                           "    penalty_max: 4\n"
                           "    criteria:\n"
                           "    - {id: I.1, name: Khám bệnh, max: 50, step: 0.25, points: proportional(progress), missing: open}\n"
                           "    - {id: I.2, max: 5, weight: 2, points: \"lookup(t, dossiers, rate)\", missing: 1.5, round: 0 up}\n"
                           "  - {id: T, kind: bonus, points: \"level(grade, tot -> 3, kha -> 1, yeu -> 0)\", min: -1, cite: Đ5}\n"
                           "  disqualify: [{when: report == no, name: Không báo cáo, cite: Đ6}]\n"
                           "  order: [total desc, points(I.1) asc]\n"
                           "  classes:\n"
                           "  - {id: tot, name: Tốt, when: total >= 80, at_most: 20% of class(kha), cite: Đ7}\n"
                           "  - {id: kha}\n"
                           "awards:\n"
                           "- id: flag\n"
                           "  name: Cờ thi đua\n"
                           "  by: unit\n"
                           "  take: 30% of class(tot) per cluster\n"
                           "  round: up\n"
                           "  at_least: 2\n"
                           "  at_cut: none\n"
                           "  cite: Đ26\n"
                           "  conditions: [class(unit) == tot, {that: \"times(flag, since = 2020) == 0\", name: Chưa nhận, cite: Đ26.2}]\n"
                           "  order: [visits desc]\n"
                           "  excludes: [letter]\n"
                           "- {id: letter}\n"
                           "- {id: contest, at_cut: all, prizes: [{id: nhat, take: 1}, {id: nhi, take: 2, at_cut: report}]}\n";

static emul_error *error;

static int open_error(void **state) {
    (void)state;
    error = emul_error_create(NULL);
    return error == NULL;
}

static int close_error(void **state) {
    (void)state;
    emul_error_destroy(error);
    return 0;
}

static emul_regulation *by_text(void) {
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_parse(text, sizeof text - 1, NULL, NULL, &regulation, error), EMUL_OK);
    return regulation;
}

/* ---- the same by calls ---- */

#define DONE(call) assert_int_equal(call, EMUL_OK)
#define SPEC(type, name, ...) const emul_##type name = {.struct_size = sizeof name, __VA_ARGS__}

static void tell_names(emul_regulation *to) {
    static const char *const columns[] = {"1%", "5%"};
    static const char *const low[] = {"0.5", "0.7"};
    static const char *const high[] = {"0.9", "1.5"};
    SPEC(header, header, .id = "so-y-te-2024", .name = "Thi đua ngành Y tế", .cites = "Luật 06/2022/QH15",
         .in_force = "2024-01-01..2024-12-31", .rounding = "2 half_even", .stages = "self, cross", .members = "longest");
    SPEC(indicator, visits, .id = "visits", .name = "Lượt khám", .unit = "lượt", .rollup = "sum", .range = "0..", .step = "1");
    SPEC(indicator, report, .id = "report", .type = "yes_no");
    SPEC(indicator, grade, .id = "grade", .labels = "tot, kha, yeu");
    int32_t table = -1;
    DONE(emul_regulation_set_header(to, &header, error));
    DONE(emul_regulation_add_indicator(to, &visits, NULL, error));
    DONE(emul_regulation_add_indicator(to, &report, NULL, error));
    DONE(emul_regulation_add_indicator(to, &grade, NULL, error));
    DONE(emul_regulation_add_value(to, "progress", "visits / visits@plan", error));
    DONE(emul_regulation_add_table(to, "t", columns, 2, &table, error));
    DONE(emul_regulation_add_table_row(to, table, "0", low, 2, error));
    DONE(emul_regulation_add_table_row(to, table, "1000", high, 2, error));
}

static void tell_scorecard(emul_regulation *to) {
    SPEC(scorecard, unit, .id = "unit", .name = "Bảng điểm đơn vị", .where = "type == hospital", .group = "cluster", .ties = "dense",
         .missing = "zero", .round = "1 down", .max = "110");
    SPEC(criterion, one, .id = "I", .max = "60", .penalty_max = "4");
    SPEC(criterion, one_one, .id = "I.1", .name = "Khám bệnh", .max = "50", .step = "0.25", .points = "proportional(progress)",
         .missing = "open");
    SPEC(criterion, one_two, .id = "I.2", .max = "5", .weight = "2", .points = "lookup(t, dossiers, rate)", .missing = "1.5",
         .round = "0 up");
    SPEC(criterion, bonus, .id = "T", .kind = "bonus", .points = "level(grade, tot -> 3, kha -> 1, yeu -> 0)", .min = "-1", .cite = "Đ5");
    SPEC(condition, veto, .that = "report == no", .name = "Không báo cáo", .cite = "Đ6");
    SPEC(class, good, .id = "tot", .name = "Tốt", .when = "total >= 80", .at_most = "20% of class(kha)", .cite = "Đ7");
    SPEC(class, fair, .id = "kha");
    int32_t scorecard = -1;
    int32_t node = -1;
    DONE(emul_regulation_add_scorecard(to, &unit, &scorecard, error));
    DONE(emul_regulation_add_criterion(to, scorecard, -1, &one, &node, error));
    DONE(emul_regulation_add_criterion(to, scorecard, node, &one_one, NULL, error));
    DONE(emul_regulation_add_criterion(to, scorecard, node, &one_two, NULL, error));
    DONE(emul_regulation_add_criterion(to, scorecard, -1, &bonus, NULL, error));
    DONE(emul_regulation_add_disqualification(to, scorecard, &veto, error));
    DONE(emul_regulation_add_order(to, scorecard, "total desc", error));
    DONE(emul_regulation_add_order(to, scorecard, "points(I.1) asc", error));
    DONE(emul_regulation_add_class(to, scorecard, &good, NULL, error));
    DONE(emul_regulation_add_class(to, scorecard, &fair, NULL, error));
}

static void tell_awards(emul_regulation *to) {
    SPEC(award, flag, .id = "flag", .name = "Cờ thi đua", .by = "unit", .take = "30% of class(tot) per cluster", .round = "up",
         .at_least = "2", .at_cut = "none", .cite = "Đ26");
    SPEC(award, letter, .id = "letter");
    SPEC(award, contest, .id = "contest", .at_cut = "all");
    SPEC(award, first, .id = "nhat", .take = "1");
    SPEC(award, second, .id = "nhi", .take = "2", .at_cut = "report");
    SPEC(condition, good, .that = "class(unit) == tot");
    SPEC(condition, fresh, .that = "times(flag, since = 2020) == 0", .name = "Chưa nhận", .cite = "Đ26.2");
    int32_t award = -1;
    DONE(emul_regulation_add_award(to, &flag, &award, error));
    DONE(emul_regulation_add_award_condition(to, award, &good, error));
    DONE(emul_regulation_add_award_condition(to, award, &fresh, error));
    DONE(emul_regulation_add_award_order(to, award, "visits desc", error));
    DONE(emul_regulation_add_exclusion(to, award, "letter", error));
    DONE(emul_regulation_add_award(to, &letter, NULL, error));
    DONE(emul_regulation_add_award(to, &contest, &award, error));
    DONE(emul_regulation_add_prize(to, award, &first, NULL, error));
    DONE(emul_regulation_add_prize(to, award, &second, NULL, error));
}

static emul_regulation *by_calls(void) {
    emul_regulation *regulation = NULL;
    DONE(emul_regulation_create(NULL, &regulation, error));
    tell_names(regulation);
    tell_scorecard(regulation);
    tell_awards(regulation);
    DONE(emul_regulation_finish(regulation, error));
    return regulation;
}

/* ---- reading back ---- */

typedef union any_spec {
    size_t struct_size;
    emul_header header;
    emul_indicator indicator;
    emul_scorecard scorecard;
    emul_criterion criterion;
    emul_class class_;
    emul_award award;
    emul_condition condition;
    const char *texts[64];
} any_spec;

static emul_status get(const emul_regulation *from, emul_part part, int32_t index, any_spec *spec, size_t *size) {
    static const size_t sizes[] = {sizeof spec->indicator, sizeof spec->scorecard, sizeof spec->criterion,
                                   sizeof spec->class_,    sizeof spec->award,     sizeof spec->condition};
    memset(spec, 0, sizeof *spec);
    *size = part < 0 ? sizeof spec->header : sizes[part];
    spec->struct_size = *size;
    switch (part) {
    case EMUL_PART_INDICATOR:
        return emul_regulation_indicator(from, index, &spec->indicator, error);
    case EMUL_PART_SCORECARD:
        return emul_regulation_scorecard(from, index, &spec->scorecard, error);
    case EMUL_PART_CRITERION:
        return emul_regulation_criterion(from, index, &spec->criterion, error);
    case EMUL_PART_CLASS:
        return emul_regulation_class(from, index, &spec->class_, error);
    case EMUL_PART_AWARD:
        return emul_regulation_award(from, index, &spec->award, error);
    case EMUL_PART_CONDITION:
        return emul_regulation_condition(from, index, &spec->condition, error);
    default:
        return emul_regulation_header(from, &spec->header, error);
    }
}

static void assert_same_item(const emul_regulation *a, const emul_regulation *b, emul_part part, int32_t index) {
    any_spec one;
    any_spec two;
    size_t size = 0;
    DONE(get(a, part, index, &one, &size));
    DONE(get(b, part, index, &two, &size));
    for (size_t i = 1; i < size / sizeof(char *); i++) { /* behind struct_size, which is as wide as a pointer here */
        assert_int_equal(one.texts[i] == NULL, two.texts[i] == NULL);
        if (one.texts[i] != NULL) {
            assert_string_equal(one.texts[i], two.texts[i]);
        }
    }
}

static void test_same(void **state) {
    (void)state;
    emul_regulation *a = by_text();
    emul_regulation *b = by_calls();
    static const int64_t counts[] = {6, 1, 4, 2, 5, 2}; /* declared 3, in rules alone: type, dossiers, rate */
    assert_same_item(a, b, -1, 0);
    for (emul_part part = EMUL_PART_INDICATOR; part <= EMUL_PART_CONDITION; part++) {
        assert_int_equal(emul_regulation_count(a, part), counts[part]);
        assert_int_equal(emul_regulation_count(b, part), counts[part]);
        for (int32_t i = 0; i < counts[part]; i++) {
            assert_same_item(a, b, part, i);
        }
    }
    for (int32_t i = 0; i < counts[EMUL_PART_CRITERION]; i++) {
        assert_int_equal(emul_regulation_criterion_parent(a, i), emul_regulation_criterion_parent(b, i));
    }
    for (int32_t i = 0; i < counts[EMUL_PART_AWARD]; i++) {
        assert_int_equal(emul_regulation_prize_of(a, i), emul_regulation_prize_of(b, i));
    }
    emul_regulation_destroy(a);
    emul_regulation_destroy(b);
}

/* ---- what the words mean: the model ---- */

static void assert_text(emul__text actual, const char *wanted) {
    assert_true(emul__text_equal(actual, emul__text_of(wanted)));
}

static void test_model_of_names(void **state) {
    (void)state;
    emul_regulation *regulation = by_text();
    const emul__model *model = emul__regulation_model(regulation);
    const emul__names *names = &model->names;
    assert_text(model->id, "so-y-te-2024");
    assert_true(model->has_in_force);
    assert_int_equal(model->in_force.from, emul__day_of(2024, 1, 1));
    assert_int_equal(model->in_force.to, emul__day_of(2024, 12, 31));
    assert_int_equal(names->indicators[0].rollup, EMUL__SUM);
    assert_true(names->indicators[0].has_low);
    assert_false(names->indicators[0].has_high);
    assert_int_equal(names->indicators[1].type, EMUL__TRUTH);
    assert_int_equal(names->indicators[2].type, EMUL__LABEL);
    assert_int_equal(names->label_sets[names->indicators[2].label_set].count, 3);
    assert_text(names->label_sets[names->indicators[2].label_set].labels[1], "kha");
    assert_int_equal(names->tables[0].column_count, 2);
    assert_int_equal(names->tables[0].row_count, 2);
    assert_int_equal(names->tables[0].columns[1], 50000);   /* 5 % */
    assert_int_equal(names->tables[0].rows[1], 1000000000); /* 1000 */
    assert_int_equal(names->tables[0].cells[3], 1500000);   /* row 1000, column 5 % */
    assert_int_equal(names->label_sets[model->scorecards[0].class_set].count, 2);
    emul_regulation_destroy(regulation);
}

static void test_model_of_criteria(void **state) {
    (void)state;
    emul_regulation *regulation = by_text();
    const emul__model *model = emul__regulation_model(regulation);
    const emul__model_criterion *c = model->criteria;
    const emul__model_scorecard *s = model->scorecards;
    assert_int_equal(c[0].first_child, 1);
    assert_int_equal(c[0].next_sibling, 3);
    assert_int_equal(c[1].next_sibling, 2);
    assert_int_equal(c[2].next_sibling, -1);
    assert_int_equal(c[1].depth, 1);
    assert_text(c[2].path, "scorecards[0].criteria[0].criteria[1]");
    assert_int_equal(c[0].round.places, 2); /* the regulation's */
    assert_int_equal(c[0].round.rounding, EMUL_ROUND_HALF_EVEN);
    assert_int_equal(c[2].round.places, 0);
    assert_int_equal(c[2].round.rounding, EMUL_ROUND_UP);
    assert_true(c[0].penalty_max.present);
    assert_false(c[0].bonus_max.present);
    assert_true(c[1].min.present); /* 0, because there is a max */
    assert_int_equal(c[1].min.value, 0);
    assert_int_equal(c[3].min.value, -1000000);
    assert_false(c[3].max.present);
    assert_int_equal(c[1].missing, EMUL__MISSING_OPEN);
    assert_int_equal(c[2].missing, EMUL__MISSING_VALUE);
    assert_int_equal(c[2].missing_value, 1500000);
    assert_int_equal(c[3].missing, EMUL__MISSING_VALUE); /* the scorecard's: zero */
    assert_int_equal(c[3].missing_value, 0);
    assert_int_equal(c[2].weight, 2000000);
    assert_int_equal(c[3].kind, EMUL__POINTS_BONUS);
    assert_text(c[3].name, "T"); /* the id of what has no name */
    assert_int_equal(s->ties, EMUL_TIES_DENSE);
    assert_int_equal(s->round.places, 1);
    assert_int_equal(s->first_root, 0);
    assert_int_equal(s->criterion_count, 4);
    assert_int_equal(s->leaf_count, 3);
    assert_int_equal(s->order_count, 2);
    assert_false(s->order[0].ascending);
    assert_true(s->order[1].ascending);
    assert_text(s->order[1].key.source, "points(I.1)");
    assert_int_equal(s->veto_count, 1);
    assert_text(model->attributes[s->group], "cluster");
    assert_int_equal(model->classes[0].at_most.pool, EMUL__POOL_CLASS);
    assert_int_equal(model->classes[0].at_most.class_label_count, 1);
    assert_int_equal(model->classes[0].at_most.class_labels[0], 1);
    assert_false(model->classes[1].has_condition);
    emul_regulation_destroy(regulation);
}

static void test_model_of_awards(void **state) {
    (void)state;
    emul_regulation *regulation = by_text();
    const emul__model *model = emul__regulation_model(regulation);
    const emul__model_award *a = model->awards;
    assert_int_equal(a[0].scorecard, 0);
    assert_int_equal(a[0].applies_to, EMUL_KIND_UNIT);
    assert_true(a[0].take.present && a[0].take.share);
    assert_int_equal(a[0].take.amount, 300000); /* 30 % */
    assert_int_equal(a[0].take.pool, EMUL__POOL_CLASS);
    assert_int_equal(a[0].take.class_labels[0], 0);
    assert_text(model->attributes[a[0].take.group], "cluster");
    assert_int_equal(a[0].take.rounding, EMUL_ROUND_UP);
    assert_int_equal(a[0].take.at_least, 2);
    assert_int_equal(a[0].at_cut, EMUL_AT_CUT_NONE);
    assert_int_equal(a[0].condition_count, 2);
    assert_int_equal(a[0].order_count, 1);
    assert_int_equal(a[0].exclude_count, 1);
    assert_int_equal(a[0].excludes[0], 1);
    assert_false(a[1].take.present);
    assert_int_equal(a[1].scorecard, 0); /* the only one */
    assert_true(a[2].has_prizes);
    assert_int_equal(a[3].prize_of, 2);
    assert_int_equal(a[3].follows, -1);
    assert_int_equal(a[3].at_cut, EMUL_AT_CUT_ALL); /* its award's */
    assert_int_equal(a[4].follows, 3);
    assert_int_equal(a[4].at_cut, EMUL_AT_CUT_REPORT);
    assert_int_equal(a[4].take.amount, 2000000);
    /* an award's own history is its past: the input is not that of this run's award */
    const emul__program *fresh = &model->conditions[1].test;
    assert_int_equal(fresh->input_count, 1);
    assert_int_equal(model->inputs.items[fresh->inputs[0]].kind, EMUL__INPUT_TIMES);
    assert_int_equal(model->inputs.items[fresh->inputs[0]].award, -1);
    emul_regulation_destroy(regulation);
}

/* ---- sequences ---- */

static emul_regulation *parse(const char *document) {
    emul_regulation *regulation = NULL;
    DONE(emul_regulation_parse(document, strlen(document), NULL, NULL, &regulation, error));
    return regulation;
}

static int32_t position(const int32_t *sequence, int32_t count, int32_t wanted) {
    for (int32_t i = 0; i < count; i++) {
        if (sequence[i] == wanted) {
            return i;
        }
    }
    fail();
    return -1;
}

static void test_sequences(void **state) {
    (void)state;
    emul_regulation *regulation =
        parse("libemul: 1\n"
              "scorecards:\n"
              "- {id: unit, criteria: [{id: a, points: points(I) + total(person)}, {id: I, criteria: [{id: b, points: "
              "points(c)}, {id: c, points: x}]}]}\n"
              "- {id: person, for: individual, criteria: [{id: a, points: y}]}\n"
              "awards:\n"
              "- {id: last, by: unit, conditions: [awarded(prize)]}\n"
              "- {id: shut_out, by: unit}\n"
              "- {id: heading, by: unit, excludes: [shut_out], prizes: [{id: prize, take: 1}]}\n");
    const emul__model *model = emul__regulation_model(regulation);
    const emul__model_scorecard *unit = &model->scorecards[0];
    assert_int_equal(unit->leaf_count, 3);
    assert_int_equal(unit->leaf_order[0], 3); /* c, which b reads; a reads I, and so both */
    assert_int_equal(unit->leaf_order[1], 2);
    assert_int_equal(unit->leaf_order[2], 0);
    assert_int_equal(model->scorecards[1].leaf_order[0], 4);
    /* scorecards: 0 unit, 1 person; awards: 2 last, 3 shut_out, 4 heading, 5 prize */
    assert_int_equal(model->steps[0], 1);
    assert_int_equal(model->steps[1], 0);
    const int32_t heading = position(model->steps, 6, 4);
    assert_true(position(model->steps, 6, 2) > heading);
    assert_true(position(model->steps, 6, 3) > heading);
    emul_regulation_destroy(regulation);
}

/* Results keep the model when the regulation is gone. */
static void test_references(void **state) {
    (void)state;
    emul_regulation *regulation = by_text();
    const emul__model *model = emul__model_keep(emul__regulation_model(regulation));
    emul_regulation_destroy(regulation);
    assert_text(model->scorecards[0].id, "unit");
    emul__model_drop(model);
    emul__model_drop(NULL);
    assert_null(emul__model_keep(NULL));
    assert_null(emul__regulation_model(NULL));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same),
        cmocka_unit_test(test_model_of_names),
        cmocka_unit_test(test_model_of_criteria),
        cmocka_unit_test(test_model_of_awards),
        cmocka_unit_test(test_sequences),
        cmocka_unit_test(test_references),
    };
    return cmocka_run_group_tests(tests, open_error, close_error);
}
