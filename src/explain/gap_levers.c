/* Which figures of a subject a criterion rests on and may be changed one by one: its own, of the period. Plans stay, and so does what a rule divides by
 * (inhabitants, staff, beds): it is what achievements are measured against. */
#include <string.h>

#include "explain/gap.h"

/* ---- the place of a figure ---- */

/* Where the ledger has it. */
typedef struct place {
    emul__text facet;
    bool dated;
    emul__period when;
} place;

static int64_t value_at(const emul__gap *gap, int32_t column) {
    return emul__fact_value(&gap->ledger->columns[column], gap->why.row);
}

/* The column of the copy with this figure of the subject, or -1. */
static int32_t find_column(const emul__gap *gap, emul__text indicator, const place *at) {
    const emul_ledger *ledger = gap->ledger;
    const int32_t word = emul__intern_find(&ledger->words, indicator);
    const int32_t facet = at->facet.length == 0 ? -1 : emul__intern_find(&ledger->words, at->facet);
    const bool known = word >= 0 && (facet >= 0 || at->facet.length == 0);
    const emul__fact_column *column = known ? emul__ledger_column(ledger, word, facet, at->dated, at->when) : NULL;
    const int32_t number = column == NULL ? -1 : (int32_t)(column - ledger->columns);
    return number >= 0 && value_at(gap, number) >= EMUL_DECIMAL_MIN ? number : -1;
}

/* The figure for the very period, dated or not. */
static int32_t exact_column(const emul__gap *gap, emul__text indicator, emul__text facet) {
    place at = {facet, false, {0, 0}};
    const int32_t undated = find_column(gap, indicator, &at);
    at.dated = true;
    at.when = gap->why.result->period;
    return undated >= 0 ? undated : find_column(gap, indicator, &at);
}

static bool is_later(emul__period a, emul__period b) {
    return a.to != b.to ? a.to > b.to : a.from > b.from;
}

/* Of figures of shorter periods inside the one evaluated the last. */
static int32_t last_column(const emul__gap *gap, emul__text indicator, emul__text facet) {
    const emul_ledger *ledger = gap->ledger;
    const int32_t word = emul__intern_find(&ledger->words, indicator);
    const int32_t facet_word = facet.length == 0 ? -1 : emul__intern_find(&ledger->words, facet);
    int32_t last = -1;
    for (size_t i = 0; word >= 0 && i < ledger->column_count; i++) {
        const emul__fact_column *column = &ledger->columns[i];
        const bool fits = column->indicator == word && column->facet == facet_word && (facet_word >= 0 || facet.length == 0) &&
                          column->dated && emul__period_within(column->when, gap->why.result->period);
        if (fits && value_at(gap, (int32_t)i) >= EMUL_DECIMAL_MIN && (last < 0 || is_later(column->when, ledger->columns[last].when))) {
            last = (int32_t)i;
        }
    }
    return last;
}

/* A member of the facet (x@judge.1) makes the figure one of several people's. */
static bool has_members(const emul__gap *gap, emul__text indicator, emul__text facet) {
    const emul_ledger *ledger = gap->ledger;
    const int32_t word = emul__intern_find(&ledger->words, indicator);
    for (size_t i = 0; facet.length > 0 && i < ledger->column_count; i++) {
        const emul__fact_column *column = &ledger->columns[i];
        if (column->indicator == word && column->facet >= 0) {
            const emul__text own = ledger->words.texts[column->facet];
            if (own.length > facet.length && own.bytes[facet.length] == '.' && memcmp(own.bytes, facet.bytes, facet.length) == 0) {
                return true;
            }
        }
    }
    return false;
}

/* What who has no fact has, made a fact: the outcome is the same. */
static int32_t absent_column(emul__gap *gap, const emul__known_indicator *indicator, emul__text facet) {
    if (!indicator->has_absent || indicator->type != EMUL__NUMBER || indicator->absent < EMUL_DECIMAL_MIN ||
        emul__roster_attribute(gap->roster, indicator->id) != NULL) {
        return -1;
    }
    const emul_status status = emul_ledger_set(gap->ledger, gap->why.row, indicator->id.bytes, facet.length == 0 ? NULL : facet.bytes, NULL,
                                               indicator->absent, NULL);
    gap->failed = status == EMUL_E_MEMORY ? status : gap->failed;
    return status == EMUL_OK ? exact_column(gap, indicator->id, facet) : -1;
}

static int32_t column_of(emul__gap *gap, int32_t number) {
    const emul_result *result = gap->why.result;
    const emul__input *input = &result->model->inputs.items[number];
    const emul__known_indicator *indicator = &result->model->names.indicators[input->indicator];
    emul__text facet = input->facet;
    if (input->kind == EMUL__INPUT_FINAL) {
        const int32_t *taken = result->stage_taken[number];
        const int32_t stage = taken == NULL ? -1 : taken[gap->why.row];
        return stage < 0 ? -1 : exact_column(gap, indicator->id, result->model->names.stages[stage]);
    }
    if (input->kind == EMUL__INPUT_SERIES) {
        return has_members(gap, indicator->id, facet) ? -1 : last_column(gap, indicator->id, facet);
    }
    int32_t column = exact_column(gap, indicator->id, facet);
    if (column < 0 && indicator->rollup != EMUL__NO_AGGREGATE) {
        column = last_column(gap, indicator->id, facet);
    }
    return column >= 0 ? column : absent_column(gap, indicator, facet);
}

/* ---- steps and range ---- */

/* What all figures of an indicator have in common. */
typedef struct figures {
    emul_decimal grain;   /* the coarsest of 1, 0.1 … that all are multiples of */
    emul_decimal largest; /* without sign */
    bool negative;        /* some are below 0 */
} figures;

static void look_at(figures *of, emul_decimal value) {
    if (value < EMUL_DECIMAL_MIN) {
        return;
    }
    while (value % of->grain != 0) {
        of->grain /= 10;
    }
    const emul_decimal size = value < 0 ? -value : value;
    of->largest = size > of->largest ? size : of->largest;
    of->negative = of->negative || value < 0;
}

static figures look_at_all(const emul__gap *gap, int32_t column) {
    figures found = {EMUL_DECIMAL_ONE, EMUL_DECIMAL_ONE, false};
    for (size_t i = 0; i < gap->ledger->column_count; i++) {
        const emul__fact_column *of = &gap->ledger->columns[i];
        for (int64_t row = 0; of->indicator == gap->ledger->columns[column].indicator && row < of->count; row++) {
            look_at(&found, of->values[row]);
        }
    }
    return found;
}

/* The declared step and range; else the steps in which the figures are given, from 0 to a hundred times the largest. */
static void find_range(const emul__gap *gap, const emul__known_indicator *indicator, emul__lever *lever) {
    enum { FARTHEST = 100 };
    const emul_decimal ceiling = EMUL_DECIMAL_MAX / 64;
    const figures found = look_at_all(gap, lever->column);
    const emul_decimal step = gap->why.result->model->criteria[lever->criterion].step;
    const emul_decimal bound = found.largest > ceiling / FARTHEST ? ceiling : found.largest * FARTHEST;
    lever->grain = indicator->step > 0 ? indicator->step : found.grain;
    if (step > lever->grain && lever->value % step == 0) {
        lever->grain = step;
    }
    lever->low = indicator->has_low ? indicator->low : found.negative ? -bound : 0;
    lever->high = indicator->has_high ? indicator->high : bound;
    lever->low = lever->low < -bound ? -bound : lever->low;
    lever->high = lever->high > bound && !indicator->has_high ? bound : lever->high > ceiling ? ceiling : lever->high;
}

/* ---- whose figure, and how it is read ---- */

static bool reads(const emul__program *program, int32_t input) {
    for (int32_t i = 0; i < program->read_count; i++) {
        if (program->reads[i] == input) {
            return true;
        }
    }
    return false;
}

static bool reads_itself(const emul__program *program, int32_t input) {
    for (int32_t i = 0; i < program->input_count; i++) {
        if (program->inputs[i] == input) {
            return true;
        }
    }
    return false;
}

/* Whether the rule looks at the figures of a group, the subject's own among them. */
static bool compares(const emul__model *model, const emul__program *program, int32_t input) {
    for (int32_t i = 0; i < program->input_count; i++) {
        const emul__input *group = &model->inputs.items[program->inputs[i]];
        if (group->kind == EMUL__INPUT_GROUP && (reads(&model->inputs.programs[group->program], input) ||
                                                 (group->among >= 0 && reads(&model->inputs.programs[group->among], input)))) {
            return true;
        }
    }
    return false;
}

static bool is_own_figure(const emul__model *model, const emul__input *input) {
    const bool fact =
        input->kind == EMUL__INPUT_FACT || input->kind == EMUL__INPUT_FINAL || (input->kind == EMUL__INPUT_SERIES && input->indicator >= 0);
    if (!fact || input->shift != EMUL__OWN_PERIOD || emul__text_equal(input->facet, EMUL__TEXT("plan"))) {
        return false;
    }
    const emul__known_indicator *indicator = &model->names.indicators[input->indicator];
    return indicator->type != EMUL__DATE && (indicator->type != EMUL__LABEL || indicator->label_set >= 0);
}

/* The number of the label in its set. */
static int64_t label_value(const emul__gap *gap, const emul__known_indicator *indicator, int32_t column) {
    const emul__label_set *set = &gap->why.result->model->names.label_sets[indicator->label_set];
    const emul__text own = gap->ledger->words.texts[value_at(gap, column)];
    int64_t number = 0;
    while (number < set->count && !emul__text_equal(set->labels[number], own)) {
        number++;
    }
    return number;
}

bool emul__gap_reads_directly(const emul__gap *gap, const emul__lever *lever) {
    const emul_result *result = gap->why.result;
    const emul__model_criterion *leaf = &result->model->criteria[lever->criterion];
    const emul__column *column = &result->columns[lever->input];
    return leaf->first_child < 0 && gap->cards[leaf->scorecard] && result->model->names.indicators[lever->indicator].type == EMUL__NUMBER &&
           reads_itself(&leaf->rule, lever->input) && !compares(result->model, &leaf->rule, lever->input) && column->values != NULL &&
           column->stride == 1 && result->model->inputs.items[lever->input].kind != EMUL__INPUT_SERIES &&
           column->values[gap->why.row] == lever->value;
}

/* Makes the lever of an input, if the subject has the figure. */
static bool make_lever(emul__gap *gap, int32_t criterion, int32_t input, emul__lever *to) {
    const emul__model *model = gap->why.result->model;
    const emul__known_indicator *indicator = &model->names.indicators[model->inputs.items[input].indicator];
    *to = (emul__lever){.criterion = criterion, .input = input, .indicator = model->inputs.items[input].indicator};
    to->column = column_of(gap, input);
    if (to->column < 0) {
        return false;
    }
    to->value = indicator->type == EMUL__LABEL ? label_value(gap, indicator, to->column) : value_at(gap, to->column);
    if (indicator->type == EMUL__NUMBER) {
        find_range(gap, indicator, to);
    } else {
        to->grain = indicator->type == EMUL__LABEL ? 1 : EMUL_DECIMAL_ONE;
        to->low = 0;
        to->high = indicator->type == EMUL__LABEL ? model->names.label_sets[indicator->label_set].count - 1 : EMUL_DECIMAL_ONE;
    }
    to->direct = emul__gap_reads_directly(gap, to);
    return !to->direct || !emul__gap_divides(gap, to);
}

emul__levers emul__gap_levers(emul__gap *gap, int32_t criterion) {
    const emul__model *model = gap->why.result->model;
    const emul__program *rule = &model->criteria[criterion].rule;
    emul__levers levers = {(emul__lever *)emul__gap_scratch(gap, rule->read_count, sizeof *levers.items), 0};
    for (int32_t i = 0; levers.items != NULL && i < rule->read_count; i++) {
        const int32_t input = rule->reads[i];
        const bool looked_at = reads_itself(rule, input) || compares(model, rule, input);
        if (looked_at && is_own_figure(model, &model->inputs.items[input]) &&
            make_lever(gap, criterion, input, &levers.items[levers.count])) {
            levers.count++;
        }
    }
    return levers;
}

bool emul__gap_reads_lever(emul__gap *gap, const emul__program *program) {
    const emul__model *model = gap->why.result->model;
    for (int32_t i = 0; i < model->criterion_count; i++) {
        const emul__model_criterion *leaf = &model->criteria[i];
        for (int32_t k = 0; leaf->first_child < 0 && gap->cards[leaf->scorecard] && k < leaf->rule.read_count; k++) {
            if (is_own_figure(model, &model->inputs.items[leaf->rule.reads[k]]) && reads(program, leaf->rule.reads[k])) {
                return true;
            }
        }
    }
    return false;
}

void emul__gap_set(emul__gap *gap, const emul__lever *lever, int64_t value) {
    const emul__known_indicator *indicator = &gap->why.result->model->names.indicators[lever->indicator];
    int64_t *cell = &gap->ledger->columns[lever->column].values[gap->why.row];
    if (indicator->type != EMUL__LABEL) {
        *cell = value;
        return;
    }
    const int32_t word =
        emul__intern_add(&gap->ledger->words, gap->why.result->model->names.label_sets[indicator->label_set].labels[value]);
    gap->failed = word < 0 ? EMUL_E_MEMORY : gap->failed;
    *cell = word < 0 ? *cell : word;
}
