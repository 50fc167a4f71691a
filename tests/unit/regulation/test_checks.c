/* Every check of a regulation, once where it must speak and once where it must be silent. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "unit/regulation/marked.h"

#define RUN(examples) check_examples(examples, sizeof(examples) / sizeof(examples)[0])

/* What most examples have in common. */
#define HEAD "libemul: 1\n"
#define UNIT HEAD "scorecards:\n- id: unit\n"
#define ONE "  criteria: [{id: a, points: x}]\n"
#define LEAF UNIT "  criteria:\n  - {id: a, points: x}\n"

static void test_header(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "id: một-hai\nname: Tên\ncites: Luật\nin_force: 2024\nrounding: 2\nstages: [self, cross]\nuse: []\n", NULL, {0}},
        {LEAF "rounding: {places: 2, mode: half_even}\n", NULL, {0}},
        {LEAF "rounding: {places: 3}\n", NULL, {0}},
        {LEAF "members: any\n", NULL, {0}},
        {LEAF "members: ¦last\n", "members", {EMUL_E_REGULATION}},
        {LEAF "rounding: 0 ceiling\n", NULL, {0}},
        {"¦scorecards:\n- id: unit\n" ONE, "libemul", {EMUL_E_REGULATION}},
        {LEAF "in_force: ¦2024-02-30\n", "in_force", {EMUL_E_SYNTAX}},
        {LEAF "rounding: ¦7\n", "rounding", {EMUL_E_REGULATION}},
        {LEAF "rounding: ¦2 halfaway\n", "rounding", {EMUL_E_REGULATION}},
        {LEAF "rounding: ¦{mode: down}\n", "rounding", {EMUL_E_SYNTAX}},
        {LEAF "stages: ¦[self, self]\n", "stages", {EMUL_E_DUPLICATE}},
        {LEAF "stages: ¦[tự chấm]\n", "stages", {EMUL_E_SYNTAX}},
        {LEAF "use: ¦[vn-2042]\n", "use", {EMUL_E_UNKNOWN_ID}},
        {"libemul: ¦2\nscorecards:\n- id: unit\n" ONE, "libemul", {EMUL_E_UNSUPPORTED}},
    };
    RUN(examples);
}

static void test_ids(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {UNIT "  criteria: [{id: 1.2, points: x}, {id: khám_bệnh, points: x}, {id: I.1, points: y}]\n", NULL, {0}},
        {UNIT "  criteria: [¦{points: x}]\n", "scorecards[0].criteria[0].id", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: \"¦\", points: x}]\n", "scorecards[0].criteria[0].id", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: ¦a b, points: x}]\n", "scorecards[0].criteria[0].id", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: ¦a., points: x}]\n", "scorecards[0].criteria[0].id", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: ¦1a, points: x}]\n", "scorecards[0].criteria[0].id", {EMUL_E_SYNTAX}},
        {HEAD "scorecards:\n- id: ¦1\n" ONE, "scorecards[0].id", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: a, points: x}, {id: ¦a, points: y}]\n", "scorecards[0].criteria[1].id", {EMUL_E_DUPLICATE}},
        /* the same id in two scorecards, as a criterion and as a class: four different things */
        {LEAF "  classes: [{id: a}]\n- id: b\n  for: individual\n" ONE "  classes: [{id: a}]\n", NULL, {0}},
        {LEAF "  classes: [{id: t, when: total > 1}, {id: ¦t}]\n", "scorecards[0].classes[1].id", {EMUL_E_DUPLICATE}},
        {LEAF "- id: ¦unit\n" ONE, "scorecards[1].id", {EMUL_E_DUPLICATE}},
        {LEAF "awards: [{id: w}, {id: ¦w}]\n", "awards[1].id", {EMUL_E_DUPLICATE}},
        {LEAF "awards: [{id: w, prizes: [{id: ¦w, take: 1}]}]\n", "awards[0].prizes[0].id", {EMUL_E_DUPLICATE}},
        {LEAF "indicators: {x: {}}\nvalues:\n  ¦x: 1\n", "values.x", {EMUL_E_DUPLICATE}},
        {LEAF "indicators:\n  ¦total: {name: T}\n", "indicators.total.id", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_which_children_count(void **state) {
    (void)state;
#define NODE(keys, children) UNIT "  criteria:\n  - id: n\n" keys "    criteria:\n" children
#define A "    - {id: a, max: 10, points: x}\n"
#define B "    - {id: b, max: 10, points: y}\n"
    static const marked_example examples[] = {
        {NODE("    max: 20\n    reweight: true\n    coverage: 50%\n    drop_lowest: 1\n", A B), NULL, {0}},
        {NODE("    coverage: 50% of count\n    missing: zero\n    combine: mean\n", A B), NULL, {0}},
        {NODE("    coverage: 2\n    missing: 3\n", "    - {id: a, points: x}\n    - {id: b, points: y}\n"), NULL, {0}},
        {NODE("    max: 10\n    drop_lowest: 1\n", A B), NULL, {0}}, /* two of 10 without the lowest */
        {NODE("    max: 30\n    drop_lowest: 1\n", A B "    - {id: c, max: 20, keep: true, points: z}\n"), NULL, {0}},
        {NODE("    max: 25\n    drop_lowest: 1\n", A B "    - {id: c, max: 20, points: z}\n"), NULL, {0}}, /* depends on which */
        {NODE("    max: ¦20\n    drop_lowest: 1\n", A B), "scorecards[0].criteria[0].max", {EMUL_E_REGULATION}},
        {NODE("    reweight: ¦yes\n", A B), "scorecards[0].criteria[0].reweight", {EMUL_E_REGULATION}},
        {NODE("    reweight: ¦true\n    combine: mean\n", A B), "scorecards[0].criteria[0].reweight", {EMUL_E_REGULATION}},
        {NODE("    reweight: true\n", A "    - ¦{id: b, points: y}\n"), "scorecards[0].criteria[0].criteria[1]", {EMUL_E_REGULATION}},
        {NODE("    reweight: true\n", A "    - {id: b, max: ¦0, points: y}\n"),
         "scorecards[0].criteria[0].criteria[1].max",
         {EMUL_E_REGULATION}},
        {NODE("    coverage: ¦half\n", A B), "scorecards[0].criteria[0].coverage", {EMUL_E_SYNTAX}},
        {NODE("    coverage: ¦50% of number\n", A B), "scorecards[0].criteria[0].coverage", {EMUL_E_SYNTAX}},
        {NODE("    coverage: ¦2 of count\n", A B), "scorecards[0].criteria[0].coverage", {EMUL_E_SYNTAX}},
        {NODE("    coverage: ¦101%\n", A B), "scorecards[0].criteria[0].coverage", {EMUL_E_RANGE}},
        {NODE("    coverage: ¦0\n", A B), "scorecards[0].criteria[0].coverage", {EMUL_E_RANGE}},
        {NODE("    coverage: ¦3\n", A B), "scorecards[0].criteria[0].coverage", {EMUL_E_REGULATION}},
        {NODE("    coverage: 50%\n", A "    - ¦{id: b, points: y}\n"), "scorecards[0].criteria[0].criteria[1]", {EMUL_E_REGULATION}},
        {NODE("    max: 20\n    coverage: 50%\n    missing: ¦21\n", A "    - {id: b, max: 10, points: y, missing: open}\n"),
         "scorecards[0].criteria[0].missing",
         {EMUL_E_RANGE}},
        {NODE("    drop_lowest: ¦0.5\n", A B), "scorecards[0].criteria[0].drop_lowest", {EMUL_E_RANGE}},
        {NODE("    drop_lowest: ¦2\n", A B), "scorecards[0].criteria[0].drop_lowest", {EMUL_E_REGULATION}},
        {NODE("    drop_lowest: 1\n", A "    - ¦{id: b, points: y}\n"), "scorecards[0].criteria[0].criteria[1]", {EMUL_E_REGULATION}},
        {NODE("", A "    - {id: b, max: 10, keep: ¦true, points: y}\n"), "scorecards[0].criteria[0].criteria[1].keep", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: x, coverage: ¦50%}]\n", "scorecards[0].criteria[0].coverage", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: x, step: 0.25}]\n", NULL, {0}},
        {UNIT "  criteria: [{id: a, points: x, step: ¦-1}]\n", "scorecards[0].criteria[0].step", {EMUL_E_RANGE}},
        {UNIT "  criteria: [{id: a, points: x, step: ¦25%}]\n", "scorecards[0].criteria[0].step", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, step: ¦1, criteria: [{id: b, points: x}]}]\n", "scorecards[0].criteria[0].step", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: x, reweight: ¦true}]\n", "scorecards[0].criteria[0].reweight", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: x, drop_lowest: ¦1}]\n", "scorecards[0].criteria[0].drop_lowest", {EMUL_E_REGULATION}},
    };
#undef NODE
#undef A
#undef B
    RUN(examples);
}

static void test_indicators(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "indicators:\n  x:\n", NULL, {0}},
        {LEAF "indicators: {x: {name: X, unit: lượt, type: number, rollup: mean, range: 0..}}\n", NULL, {0}},
        {LEAF "indicators: {x: {range: ..5}}\n", NULL, {0}},
        {LEAF "indicators: {x: {range: -1.5 .. 100%}}\n", NULL, {0}},
        {UNIT "  criteria: [{id: a, points: \"level(x, tot -> 2, kha -> 1)\"}]\nindicators: {x: {labels: [tot, kha], rollup: last}}\n",
         NULL,
         {0}},
        {UNIT "  criteria: [{id: a, points: \"if(x, 1, 0)\"}]\nindicators: {x: {type: yes_no, rollup: last}}\n", NULL, {0}},
        {LEAF "indicators: {x: {type: ¦numbr}}\n", "indicators.x.type", {EMUL_E_REGULATION}},
        {LEAF "indicators: {x: {rollup: ¦avg}}\n", "indicators.x.rollup", {EMUL_E_REGULATION}},
        {LEAF "indicators: {x: {range: 0..10, step: 0.5}}\n", NULL, {0}},
        {LEAF "indicators: {x: {step: ¦0}}\n", "indicators.x.step", {EMUL_E_RANGE}},
        {LEAF "indicators: {x: {step: ¦a}}\n", "indicators.x.step", {EMUL_E_SYNTAX}},
        {LEAF "indicators: {x: {range: ¦5}}\n", "indicators.x.range", {EMUL_E_REGULATION}},
        {LEAF "indicators: {x: {range: ¦5..1}}\n", "indicators.x.range", {EMUL_E_REGULATION}},
        {LEAF "indicators: {x: {range: ¦a..1}}\n", "indicators.x.range", {EMUL_E_SYNTAX}},
        {LEAF "indicators: {x: {range: \"¦0..1,5\"}}\n", "indicators.x.range", {EMUL_E_SYNTAX}},
        {LEAF "indicators: {x: {type: number, labels: ¦[a, b]}}\n", "indicators.x.labels", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: \"if(x, 1, 0)\"}]\nindicators: {x: {type: yes_no, rollup: ¦sum, range: ¦0..1, step: ¦1}}\n",
         "indicators.x.rollup",
         {EMUL_E_REGULATION, EMUL_E_REGULATION, EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: \"level(x, tot -> 2)\"}]\nindicators: {x: {labels: ¦[tot, tot]}}\n",
         "indicators.x.labels",
         {EMUL_E_DUPLICATE}},
        {LEAF "indicators: {x: {}, ¦y: {}}\n", "indicators.y", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_values_and_tables(void **state) {
    (void)state;
#define TABLE UNIT "  criteria: [{id: a, points: \"lookup(t, x, y)\"}]\ntables:\n  t:\n"
    static const marked_example examples[] = {
        {UNIT "  criteria: [{id: a, points: v}]\nvalues: {v: w + 1, w: x * 2}\n", NULL, {0}},
        {LEAF "values:\n  ¦v: x * 2\n", "values.v", {EMUL_E_REGULATION}},
        {TABLE "    columns: [0, 50%, 1]\n    rows: {0: [1, 2, 3], 10: [2, 3, 4.5]}\n", NULL, {0}},
        /* a table may stand there unused: it is copied from the document as a whole */
        {LEAF "tables: {t: {columns: [0], rows: {0: [1]}}}\n", NULL, {0}},
        {TABLE "    columns: [0, ¦0]\n    rows: {0: [1, 2]}\n", "tables.t.columns[1]", {EMUL_E_REGULATION}},
        {TABLE "    columns: [0, 1]\n    rows: {5: [1, 2], ¦5.0: [1, 2]}\n", "tables.t.rows.5.0", {EMUL_E_REGULATION}},
        {TABLE "    columns: [0, 1]\n    rows: {¦5: [1]}\n", "tables.t.rows.5", {EMUL_E_REGULATION}},
        {TABLE "    columns: [0, ¦b]\n    rows: {0: [1, 2]}\n", "tables.t.columns[1]", {EMUL_E_SYNTAX}},
        {TABLE "    columns: [0, 1]\n    rows: {0: [1, ¦1.1234567]}\n", "tables.t.rows.0[1]", {EMUL_E_RANGE}},
        {TABLE "    columns: [0, 1]\n    rows: {0: ¦7}\n", "tables.t.rows.0", {EMUL_E_SYNTAX}},
        {UNIT "  criteria: [{id: a, points: \"lookup(t, x, y)\"}]\ntables:\n  ¦t: {columns: [1]}\n", "tables.t", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_scorecards(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {UNIT "  name: B\n  for: entry\n  where: kind_of == a\n  group: cluster\n  ties: dense\n  missing: zero\n  round: 1\n  min: 0\n  "
              "max: 100\n" ONE,
         NULL,
         {0}},
        {UNIT "  for: ¦team\n" ONE, "scorecards[0].for", {EMUL_E_REGULATION}},
        {UNIT "  ties: ¦competion\n" ONE, "scorecards[0].ties", {EMUL_E_REGULATION}},
        {UNIT "  missing: ¦nil\n" ONE, "scorecards[0].missing", {EMUL_E_REGULATION}},
        {UNIT "  group: ¦a, b\n" ONE, "scorecards[0].group", {EMUL_E_REGULATION}},
        {UNIT "  min: ¦5\n  max: 1\n" ONE, "scorecards[0].min", {EMUL_E_REGULATION}},
        {UNIT "  where: ¦x@plan == 3\n" ONE, "scorecards[0].where", {EMUL_E_REGULATION}},
        {HEAD "scorecards:\n- ¦id: unit\n", "scorecards[0]", {EMUL_E_REGULATION}},
        {"libemul: 1\nawards: [{id: a, for: unit, conditions: [times(a) > 1]}]\n", NULL, {0}},
    };
    RUN(examples);
}

static void test_vetoes_and_orders(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "  disqualify: [{when: late > 2, name: Trễ, cite: Đ1}]\n  order: [total desc, points(a) asc, staff]\n", NULL, {0}},
        {LEAF "  order: total\n", NULL, {0}},
        {LEAF "  disqualify: [¦{name: Trễ}]\n", "scorecards[0].disqualify[0]", {EMUL_E_REGULATION}},
        {LEAF "  disqualify: [{when: ¦5 + 1}]\n", "scorecards[0].disqualify[0].when", {EMUL_E_REGULATION}},
        {LEAF "  order: [¦place desc]\n", "scorecards[0].order[0]", {EMUL_E_REGULATION}},
        {LEAF "  order: [points(¦b) desc]\n", "scorecards[0].order[0]", {EMUL_E_UNKNOWN_ID}},
    };
    RUN(examples);
}

static void test_restrictions(void **state) {
    (void)state;
#define CLASSED LEAF "  classes: [{id: tot, when: total > 5}, {id: kha}]\n"
    static const marked_example examples[] = {
        {LEAF "  rank_last: [{when: late > 2, name: Trễ, cite: Đ1}]\n", NULL, {0}},
        {CLASSED "  cap_class: [{when: place > 3, class: kha}]\n  demote: [{when: late > 2}, {when: late > 5, by: 2}]\n"
                 "  unclassified: [{when: months < 6}]\n",
         NULL,
         {0}},
        {CLASSED "  restrictions: [{effect: rank_last, when: late > 2}, {effect: cap_class, class: kha, when: late > 3}]\n", NULL, {0}},
        {LEAF "  restrictions: [¦{when: late > 2}]\n", "scorecards[0].restrictions[0]", {EMUL_E_REGULATION}},
        {LEAF "  restrictions: [{effect: ¦lasts, when: late > 2}]\n", "scorecards[0].restrictions[0].effect", {EMUL_E_REGULATION}},
        {LEAF "  rank_last: [¦{name: Trễ}]\n", "scorecards[0].rank_last[0]", {EMUL_E_REGULATION}},
        {LEAF "  rank_last: [{when: ¦place > 2}]\n", "scorecards[0].rank_last[0].when", {EMUL_E_REGULATION}},
        {LEAF "  rank_last: [¦late]\n", "scorecards[0].rank_last[0]", {EMUL_E_SYNTAX}},
        {LEAF "  rank_last: [{when: late > 2, by: ¦1}]\n", "scorecards[0].rank_last[0].by", {EMUL_E_REGULATION}},
        {LEAF "  demote: [¦{when: late > 2}]\n", "scorecards[0].demote[0]", {EMUL_E_REGULATION}},
        {CLASSED "  demote: [{when: late > 2, class: ¦kha}]\n", "scorecards[0].demote[0].class", {EMUL_E_REGULATION}},
        {CLASSED "  demote: [{when: late > 2, by: ¦0}]\n", "scorecards[0].demote[0].by", {EMUL_E_RANGE}},
        {CLASSED "  demote: [{when: late > 2, by: ¦1.5}]\n", "scorecards[0].demote[0].by", {EMUL_E_RANGE}},
        {CLASSED "  cap_class: [¦{when: late > 2}]\n", "scorecards[0].cap_class[0]", {EMUL_E_REGULATION}},
        {CLASSED "  cap_class: [{when: late > 2, class: ¦khá}]\n", "scorecards[0].cap_class[0].class", {EMUL_E_UNKNOWN_ID}},
        {CLASSED "  unclassified: [{when: ¦class == kha}]\n", "scorecards[0].unclassified[0].when", {EMUL_E_REGULATION}},
        {CLASSED "  unclassified: [{when: late > 2, ¦effect: demote}]\n", "scorecards[0].unclassified[0].effect", {EMUL_E_REGULATION}},
    };
#undef CLASSED
    RUN(examples);
}

static void test_criteria(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {UNIT "  criteria: [{id: a, max: ¦10%, points: x}]\n", "scorecards[0].criteria[0].max", {EMUL_E_REGULATION}},
        {UNIT "  criteria:\n  - {id: I, max: 10, min: -2, combine: sum, bonus_max: 1, penalty_max: 1, criteria: [{id: a, max: 4, points: "
              "x}, {id: b, weight: 2, max: 3, "
              "points: y}, {id: c, kind: bonus, points: z}]}\n",
         NULL,
         {0}},
        {UNIT "  criteria: [¦{id: a}]\n", "scorecards[0].criteria[0]", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: ¦x, criteria: [{id: b, points: y}]}]\n",
         "scorecards[0].criteria[0].points",
         {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, kind: ¦extra, points: x}]\n", "scorecards[0].criteria[0].kind", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, kind: bonus, criteria: [{id: b, kind: ¦penalty, points: x}]}]\n",
         "scorecards[0].criteria[0].criteria[0].kind",
         {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, max: 5, min: ¦6, points: x}]\n", "scorecards[0].criteria[0].min", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, max: ¦-5, points: x}]\n", "scorecards[0].criteria[0].max", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, max: 0, points: x}]\n", NULL, {0}},
        {UNIT "  criteria: [{id: a, bonus_max: ¦3, points: x}]\n", "scorecards[0].criteria[0].bonus_max", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, bonus_max: ¦-3, criteria: [{id: b, points: x}]}]\n",
         "scorecards[0].criteria[0].bonus_max",
         {EMUL_E_RANGE}},
        {UNIT "  criteria: [{id: a, combine: ¦mean, points: x}]\n", "scorecards[0].criteria[0].combine", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, weight: ¦-1, points: x}]\n", "scorecards[0].criteria[0].weight", {EMUL_E_RANGE}},
        {UNIT "  criteria: [{id: a, weight: 0, points: x}, {id: b, points: x}]\n", NULL, {0}},
        {UNIT "  criteria: [{id: a, combine: mean, criteria: [{id: b, weight: ¦2, points: x}]}]\n",
         "scorecards[0].criteria[0].criteria[0].weight",
         {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, missing: 3, max: 5, points: x}]\n", NULL, {0}},
        {UNIT "  criteria: [{id: a, missing: ¦6, max: 5, points: x}]\n", "scorecards[0].criteria[0].missing", {EMUL_E_RANGE}},
        {UNIT "  criteria: [{id: a, missing: ¦opne, points: x}]\n", "scorecards[0].criteria[0].missing", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, round: ¦2.5, points: x}]\n", "scorecards[0].criteria[0].round", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, max: ¦9999999999999, points: x}]\n", "scorecards[0].criteria[0].max", {EMUL_E_OVERFLOW}},
        {UNIT "  criteria: [{id: a, points: ¦proportional(x / y)}]\n", "scorecards[0].criteria[0].points", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_sums(void **state) {
    (void)state;
#define NODE(max, more) UNIT "  criteria:\n  - {id: I, max: " max ", criteria: [" more "]}\n"
    static const marked_example examples[] = {
        {NODE("10", "{id: a, max: 4, points: x}, {id: b, max: 6, points: y}"), NULL, {0}},
        {NODE("¦10", "{id: a, max: 4, points: x}, {id: b, max: 5, points: y}"), "scorecards[0].criteria[0].max", {EMUL_E_REGULATION}},
        {NODE("5, cap: true", "{id: a, max: 4, points: x}, {id: b, max: 5, points: y}"), NULL, {0}},
        {NODE("¦5, cap: false", "{id: a, max: 4, points: x}, {id: b, max: 5, points: y}"), NULL, {EMUL_E_REGULATION}},
        /* 0.1 x 4 + 0.3 x 12 = 4 exactly: no binary fraction would say so */
        {NODE("4", "{id: a, max: 4, weight: 0.1, points: x}, {id: b, max: 12, weight: 0.3, points: y}"), NULL, {0}},
        /* without the max of b nothing can be said */
        {NODE("10", "{id: a, max: 4, points: x}, {id: b, points: y}"), NULL, {0}},
        /* bonus and penalty do not count towards the max of base points; a bonus may be capped below its parts */
        {NODE("4", "{id: a, max: 4, points: x}, {id: b, kind: bonus, max: 6, points: y}"), NULL, {0}},
        {NODE("4, kind: bonus", "{id: a, max: 4, points: x}, {id: b, max: 6, points: y}"), NULL, {0}},
        {NODE("4, combine: max", "{id: a, max: 4, points: x}, {id: b, max: 6, points: y}"), NULL, {0}},
        {NODE("9, combine: weighted_mean", "{id: a, weight: 40%, points: x}, {id: b, weight: 60%, points: y}"), NULL, {0}},
        {NODE("9, combine: weighted_mean", "{id: a, weight: 3, points: x}, {id: b, weight: 1, points: y}"), NULL, {0}},
        {NODE("9, combine: ¦weighted_mean", "{id: a, weight: 40%, points: x}, {id: b, weight: 50%, points: y}"),
         "scorecards[0].criteria[0].combine",
         {EMUL_E_REGULATION}},
        {NODE("9, combine: ¦weighted_mean", "{id: a, weight: 0.4, points: x}, {id: b, weight: 0.5, points: y}"), NULL, {EMUL_E_REGULATION}},
        {NODE("9, combine: geometric_mean", "{id: a, weight: 35%, points: x}, {id: b, weight: 65%, points: y}"), NULL, {0}},
        {NODE("9, combine: geometric_mean", "{id: a, points: x}, {id: b, weight: 1000, kind: bonus, points: y}"), NULL, {0}},
        {NODE("9, combine: ¦geometric_mean", "{id: a, weight: 35%, points: x}, {id: b, weight: 60%, points: y}"),
         NULL,
         {EMUL_E_REGULATION}},
        {NODE("9, combine: ¦geometric_mean", "{id: a, weight: 1000, points: x}, {id: b, points: y}"), NULL, {EMUL_E_LIMIT}},
        {NODE("9, combine: ¦weighted_mean", "{id: a, weight: 0, points: x}, {id: b, weight: 0, points: y}"), NULL, {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_dependencies(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {UNIT "  criteria: [{id: a, points: points(b) + 1}, {id: b, points: x}, {id: I, criteria: [{id: c, points: points(a)}]}]\n",
         NULL,
         {0}},
        {UNIT "  criteria: [{id: a, points: ¦points(b) + 1}, {id: b, points: points(a)}]\n",
         "scorecards[0].criteria[0].points",
         {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: ¦points(a)}]\n", "scorecards[0].criteria[0].points", {EMUL_E_REGULATION}},
        {UNIT "  criteria:\n  - ¦{id: I, criteria: [{id: c, points: points(I)}]}\n", "scorecards[0].criteria[0]", {EMUL_E_REGULATION}},
        {UNIT "  criteria: [{id: a, points: ¦total}]\n", "scorecards[0].criteria[0].points", {EMUL_E_REGULATION}},
        /* two scorecards: one may read the other, not each other */
        {LEAF "- id: person\n  for: individual\n  criteria: [{id: a, points: total(unit) / 2}]\n", NULL, {0}},
        {HEAD "scorecards:\n- ¦id: unit\n  criteria: [{id: a, points: total(person)}]\n- id: person\n  for: individual\n  criteria: [{id: "
              "a, points: "
              "total(unit)}]\n",
         "scorecards[0]",
         {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_classes(void **state) {
    (void)state;
#define CLASSES(list) LEAF "  classes:\n" list
    static const marked_example examples[] = {
        {CLASSES("  - {id: t, when: total >= 90}\n  - {id: k, when: total>=70 and lowest_share >= 50%}\n  - {id: d}\n"), NULL, {0}},
        {CLASSES("  - {id: t, when: total >= 70}\n  - {id: k, when: ¦total >= 90}\n  - {id: d}\n"),
         "scorecards[0].classes[1].when",
         {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: total >= 70}\n  - {id: k, when: ¦total >= 70}\n  - {id: d}\n"), NULL, {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: total > 70}\n  - {id: k, when: total >= 70}\n  - {id: d}\n"), NULL, {0}},
        {CLASSES("  - {id: t, when: total >= 70}\n  - {id: k, when: ¦x > 5 and total > 70}\n  - {id: d}\n"), NULL, {EMUL_E_REGULATION}},
        /* a further condition, a quota, an “or” leave some for the class below */
        {CLASSES("  - {id: t, when: total >= 70 and x > 5}\n  - {id: k, when: total >= 90}\n  - {id: d}\n"), NULL, {0}},
        {CLASSES("  - {id: t, when: total >= 70, at_most: 20%}\n  - {id: k, when: total >= 90}\n  - {id: d}\n"), NULL, {0}},
        {CLASSES("  - {id: t, when: total >= 70 or x > 5}\n  - {id: k, when: total >= 90}\n  - {id: d}\n"), NULL, {0}},
        {CLASSES("  - {id: t}\n  - {id: k, when: ¦total >= 90}\n"), "scorecards[0].classes[1].when", {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t}\n  - ¦{id: k}\n"), "scorecards[0].classes[1]", {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: total >= 90}\n  - {id: k, when: ¦total > 80 and total < 70}\n  - {id: d}\n"),
         NULL,
         {EMUL_E_REGULATION}},
        /* from 85 on, from 70 to below 80: what of 80 to 85? The class above is where the gap shows. */
        {CLASSES("  - {id: t, when: ¦total >= 85}\n  - {id: k, when: total >= 70 and total < 80}\n  - {id: d, when: total < 70}\n"),
         "scorecards[0].classes[0].when",
         {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: ¦total > 80}\n  - {id: k, when: total >= 70 and total < 80}\n  - {id: d, when: total < 70}\n"),
         NULL,
         {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: total >= 80}\n  - {id: k, when: total >= 70 and total < 80}\n  - {id: d, when: total < 70}\n"),
         NULL,
         {0}},
        /* totals of two places: nothing lies between 79.99 and 80 */
        {UNIT "  round: 2\n" ONE
              "  classes:\n  - {id: t, when: total >= 80}\n  - {id: k, when: total >= 70 and total <= 79.99}\n  - {id: d, when: total < "
              "70}\n",
         NULL,
         {0}},
        {CLASSES("  - {id: t, when: ¦total >= 80}\n  - {id: k, when: total >= 70 and total <= 79.99}\n  - {id: d, when: total < 70}\n"),
         NULL,
         {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: total >= 90}\n  - {id: k, when: ¦total >= 50}\n"),
         "scorecards[0].classes[1].when",
         {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: total >= 90}\n  - {id: k, when: total >= 0}\n"), NULL, {0}},
        {CLASSES("  - {id: t, when: total >= 90}\n  - {id: k, when: lowest_share >= 50%}\n"), NULL, {0}},
        {UNIT "  min: 50\n" ONE "  classes:\n  - {id: t, when: total >= 90}\n  - {id: k, when: total >= 50}\n", NULL, {0}},
        {CLASSES("  - {id: t, when: ¦class(unit) == k}\n  - {id: k}\n"), "scorecards[0].classes[0].when", {EMUL_E_REGULATION}},
        {CLASSES("  - {id: t, when: place <= 3}\n  - {id: k}\n"), NULL, {0}},
    };
    RUN(examples);
}

static void test_class_quotas(void **state) {
    (void)state;
#define QUOTA(quota) CLASSES("  - {id: t, when: total >= 90, at_most: " quota "}\n  - {id: k}\n")
    static const marked_example examples[] = {
        {QUOTA("3"), NULL, {0}},
        {QUOTA("20%"), NULL, {0}},
        {QUOTA("20% of class(k)"), NULL, {0}},
        {QUOTA("¦20% of class(kk)"), "scorecards[0].classes[0].at_most", {EMUL_E_UNKNOWN_ID}},
        {QUOTA("20% of all"), NULL, {0}},
        {QUOTA("20% of classed"), NULL, {0}},
        {QUOTA("\"20% of class(t, k)\""), NULL, {0}},
        {QUOTA("\"¦20% of class(t, kk)\""), "scorecards[0].classes[0].at_most", {EMUL_E_UNKNOWN_ID}},
        {QUOTA("\"¦20% of class(k, k)\""), NULL, {EMUL_E_SYNTAX}},
        {QUOTA("¦20% of ranked"), NULL, {EMUL_E_SYNTAX}},
        {QUOTA("¦2.5"), NULL, {EMUL_E_RANGE}},
        {QUOTA("¦0"), NULL, {EMUL_E_RANGE}},
        {QUOTA("¦120%"), NULL, {EMUL_E_RANGE}},
        {QUOTA("¦some"), NULL, {EMUL_E_SYNTAX}},
        {QUOTA("1 per cluster"), NULL, {0}},
        {QUOTA("20% of class(k) per cluster"), NULL, {0}},
        {CLASSES("  - {id: t, when: total >= 90, at_most: 1 per cluster}\n  - {id: u, when: total >= 80, at_most: ¦2}\n  - {id: k}\n"),
         "scorecards[0].classes[1].at_most",
         {EMUL_E_REGULATION}},
        {QUOTA("¦1 per"), NULL, {EMUL_E_SYNTAX}},
    };
    RUN(examples);
}

static void test_awards(void **state) {
    (void)state;
#define AWARD(keys) LEAF "  classes: [{id: t, when: total > 5}, {id: k}]\nawards:\n- {id: w, " keys "}\n"
    static const marked_example examples[] = {
        {AWARD("by: unit, for: unit, take: 1 per cluster, at_cut: all, cite: Đ1"), NULL, {0}},
        {AWARD("take: 20%, round: half_away, at_least: 1"), NULL, {0}},
        {AWARD("take: 30% of all"), NULL, {0}},
        {AWARD("take: 10% of eligible per cluster"), NULL, {0}},
        {AWARD("take: 10% of class( t ) per cluster"), NULL, {0}},
        {AWARD("by: ¦unti"), "awards[0].by", {EMUL_E_UNKNOWN_ID}},
        {AWARD("by: ¦nobody, take: 20% of class(t)"), "awards[0].by", {EMUL_E_UNKNOWN_ID}},
        {AWARD("by: unit, for: ¦individual"), "awards[0].for", {EMUL_E_REGULATION}},
        {AWARD("for: ¦people"), "awards[0].for", {EMUL_E_REGULATION}},
        {AWARD("take: ¦0"), "awards[0].take", {EMUL_E_RANGE}},
        {AWARD("take: ¦1.5"), NULL, {EMUL_E_RANGE}},
        {AWARD("take: ¦150%"), NULL, {EMUL_E_RANGE}},
        {AWARD("take: ¦3 of all"), NULL, {EMUL_E_SYNTAX}},
        {AWARD("take: ¦20% of everybody"), NULL, {EMUL_E_SYNTAX}},
        {AWARD("take: ¦20% of class(x)"), NULL, {EMUL_E_UNKNOWN_ID}},
        {AWARD("take: ¦1 per"), NULL, {EMUL_E_SYNTAX}},
        {AWARD("take: ¦1 per cluster now"), NULL, {EMUL_E_SYNTAX}},
        {AWARD("take: 3, round: ¦up"), "awards[0].round", {EMUL_E_REGULATION}},
        {AWARD("take: 20%, round: ¦half_even"), "awards[0].round", {EMUL_E_REGULATION}},
        {AWARD("take: 20%, at_least: ¦1.5"), "awards[0].at_least", {EMUL_E_RANGE}},
        {AWARD("take: 20%, at_least: ¦-1"), "awards[0].at_least", {EMUL_E_RANGE}},
        {AWARD("at_least: ¦1"), "awards[0].at_least", {EMUL_E_REGULATION}},
        {AWARD("at_cut: ¦all"), "awards[0].at_cut", {EMUL_E_REGULATION}},
        {AWARD("take: 3, at_cut: ¦some"), "awards[0].at_cut", {EMUL_E_REGULATION}},
        {AWARD("conditions: [class(unit) == t, {that: x > 1, name: N, cite: C}]"), NULL, {0}},
        {AWARD("conditions: [class(unit) == ¦tt]"), "awards[0].conditions[0].that", {EMUL_E_UNKNOWN_ID}},
        {AWARD("conditions: [¦{name: N}]"), "awards[0].conditions[0]", {EMUL_E_REGULATION}},
        {AWARD("order: [total desc, x asc]"), NULL, {0}},
        /* no scorecard for individuals: who would come first? */
        {AWARD("for: individual, take: ¦3"), "awards[0].take", {EMUL_E_REGULATION}},
        {AWARD("for: individual, take: 3, order: [x]"), NULL, {0}},
        {AWARD("for: individual, conditions: [x > 3]"), NULL, {0}},
        {AWARD("for: individual, take: ¦20% of ranked, order: [x]"), "awards[0].take", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_preferences(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "awards: [{id: a, prefer: [x > 1, {that: x > 2, name: n, cite: c}]}]\n", NULL, {0}},
        {LEAF "awards: [{id: a, prefer: x > 1}]\n", NULL, {0}},
        {LEAF "awards: [{id: a, prefer: [¦{cite: c}]}]\n", "awards[0].prefer[0]", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, prefer: [{that: ¦x + 1}]}]\n", "awards[0].prefer[0].that", {EMUL_E_REGULATION}},
        {LEAF "awards: [¦{id: a, prefer: [awarded(b)]}, {id: b, conditions: [awarded(a)]}]\n", "awards[0]", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_money(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "base_salary: {2024-07-01: 2340000}\nawards: [{id: a, kind: title, money: 1.5, fund: tỉnh}]\n", NULL, {0}},
        {LEAF "awards: [{id: a, kind: form, money: 2 * 15.5}]\n", NULL, {0}},
        {LEAF "awards: [{id: a, kind: form, prizes: [{id: p, take: 1, money: 1}]}]\n", NULL, {0}},
        {LEAF "base_salary: {¦2024: 2340000}\n", "base_salary.2024", {EMUL_E_SYNTAX}},
        {LEAF "base_salary: {2024-07-01: ¦0}\n", "base_salary.2024-07-01", {EMUL_E_RANGE}},
        {LEAF "base_salary: {2024-07-01: ¦much}\n", "base_salary.2024-07-01", {EMUL_E_SYNTAX}},
        {LEAF "base_salary: {2024-07-01: 1, ¦01/07/2024: 2}\n", "base_salary.01/07/2024", {EMUL_E_DUPLICATE}},
        {LEAF "base_salary: {2024-07-01..2025-12-31: 2340000, 2026-01-01: 1}\n", NULL, {0}},
        {LEAF "awards: [{id: a, kind: form, money: \"2025-07-01.. -> 1.5, ..2025-06-30 -> 1\"}]\n", NULL, {0}},
        {LEAF "awards: [{id: a, kind: form, money: \"¦2025-07-01.. -> 1.5, ..2025-07-01 -> 1\"}]\n",
         "awards[0].money",
         {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: \"¦1.5, 2\"}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: \"¦soon -> 1.5\"}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, money: ¦1.5}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: ¦0}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: ¦-1}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: ¦1 / 3}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: ¦x}]\n", "awards[0].money", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, kind: form, money: ¦1, prizes: [{id: p, take: 1}]}]\n", "awards[0].money", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

static void test_exclusions(void **state) {
    (void)state;
    static const marked_example examples[] = {
        {LEAF "awards: [{id: a, excludes: [b]}, {id: b, excludes: c}, {id: c}]\n", NULL, {0}},
        {LEAF "awards: [{id: a, excludes: [¦d]}]\n", "awards[0].excludes[0]", {EMUL_E_UNKNOWN_ID}},
        {LEAF "awards: [{id: a, excludes: [¦a]}]\n", "awards[0].excludes[0]", {EMUL_E_REGULATION}},
        {LEAF "awards: [¦{id: a, excludes: [b]}, {id: b, excludes: [c]}, {id: c, excludes: [a]}]\n", "awards[0]", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, prizes: [{id: p, take: 1, excludes: [¦a]}]}]\n", "awards[0].prizes[0].excludes[0]", {EMUL_E_REGULATION}},
        {LEAF "awards: [{id: a, conditions: [awarded(b)]}, {id: b, conditions: [times(c) > 1]}, {id: c}]\n", NULL, {0}},
        {LEAF "awards: [¦{id: a, conditions: [awarded(b)]}, {id: b, conditions: [streak(a) > 1]}]\n", "awards[0]", {EMUL_E_REGULATION}},
        /* an award's own history is its past: whoever had it in the last three years does not get it again */
        {LEAF "awards: [{id: a, conditions: [\"times(a, since = 2022) == 0\"]}]\n", NULL, {0}},
    };
    RUN(examples);
}

static void test_prizes(void **state) {
    (void)state;
#define PRIZES(keys, list) LEAF "awards:\n- {id: w, " keys "prizes: [" list "]}\n"
    static const marked_example examples[] = {
        {PRIZES("at_cut: all, ", "{id: a, take: 1}, {id: b, take: 2, name: Nhì, at_cut: report}"), NULL, {0}},
        {PRIZES("", "{id: a, take: 1 per cluster}, {id: b, take: 2 per cluster}"), NULL, {0}},
        {PRIZES("take: ¦3, ", "{id: a, take: 1}"), "awards[0].take", {EMUL_E_REGULATION}},
        {PRIZES("", "¦{id: a}"), "awards[0].prizes[0]", {EMUL_E_REGULATION}},
        {PRIZES("", "{id: a, take: 1, for: ¦unit, by: ¦unit}"), "awards[0].prizes[0].for", {EMUL_E_REGULATION, EMUL_E_REGULATION}},
        {PRIZES("", "{id: a, take: 1}, {id: b, take: ¦2 per cluster}"), "awards[0].prizes[1].take", {EMUL_E_REGULATION}},
        {PRIZES("", "{id: a, take: 1, ¦conditions: [x > 1]}"), "awards[0].prizes[0].conditions", {EMUL_E_REGULATION}},
        {PRIZES("", "{id: a, take: 1, ¦prizes: []}"), "awards[0].prizes[0].prizes", {EMUL_E_REGULATION}},
        {LEAF "awards:\n- ¦{id: w, for: individual, prizes: [{id: a, take: 1}]}\n", "awards[0]", {EMUL_E_REGULATION}},
    };
    RUN(examples);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_header),
        cmocka_unit_test(test_ids),
        cmocka_unit_test(test_which_children_count),
        cmocka_unit_test(test_indicators),
        cmocka_unit_test(test_values_and_tables),
        cmocka_unit_test(test_scorecards),
        cmocka_unit_test(test_vetoes_and_orders),
        cmocka_unit_test(test_restrictions),
        cmocka_unit_test(test_criteria),
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_dependencies),
        cmocka_unit_test(test_classes),
        cmocka_unit_test(test_class_quotas),
        cmocka_unit_test(test_awards),
        cmocka_unit_test(test_preferences),
        cmocka_unit_test(test_money),
        cmocka_unit_test(test_exclusions),
        cmocka_unit_test(test_prizes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
