/* How much higher subjects mark themselves: figures and totals of the first stage beside those of the latest stage that has any. */
#include "evaluate/run.h"
#include "explain/fair.h"
#include "explain/say.h"
#include "kernel/sort.h"

/* Two columns beside each other. */
typedef struct gaps {
    emul__fair *fair;
    const emul_decimal *first;
    const emul_decimal *later;
    int64_t *difference; /* [rows] first - later; EMUL_MISSING where one of them is no number */
    int64_t *order;      /* [rows] */
    int64_t *scratch;    /* [rows] */
} gaps;

/* What the differences of several subjects come to. */
typedef struct total {
    emul__wide sum;
    int64_t count, higher, lower;
} total;

/* ---- differences ---- */

static bool make_room(gaps *of, emul__fair *fair) {
    const int64_t rows = fair->result->rows;
    *of = (gaps){.fair = fair,
                 .difference = (int64_t *)emul__fair_scratch(fair, rows, sizeof(int64_t)),
                 .order = (int64_t *)emul__fair_scratch(fair, rows, sizeof(int64_t)),
                 .scratch = (int64_t *)emul__fair_scratch(fair, rows, sizeof(int64_t))};
    return !fair->tree.failed;
}

/* False if a figure is too large. */
static bool compare_columns(gaps *of, emul__text what) {
    for (int64_t row = 0; row < of->fair->result->rows; row++) {
        const emul_decimal first = of->first[row];
        const emul_decimal later = of->later[row];
        const bool both = first >= EMUL_DECIMAL_MIN && later >= EMUL_DECIMAL_MIN;
        if (both && !(emul__fair_is_small(first) && emul__fair_is_small(later))) {
            emul__fair_too_large(of->fair, what);
            return false;
        }
        of->difference[row] = both ? first - later : EMUL_MISSING;
    }
    return true;
}

static void add_difference(total *to, int64_t difference) {
    if (difference == EMUL_MISSING) {
        return;
    }
    (void)emul__wide_add(to->sum, emul__wide_of(difference), &to->sum); /* of 2^31 figures at most */
    to->count++;
    to->higher += difference > 0;
    to->lower += difference < 0;
}

static emul__ratio mean_of(const total *of) {
    return emul__ratio_make(of->sum, emul__wide_mul64(of->count, EMUL_DECIMAL_ONE));
}

static total total_of(const gaps *of) {
    total all = {emul__wide_of(0), 0, 0, 0};
    for (int64_t row = 0; row < of->fair->result->rows; row++) {
        add_difference(&all, of->difference[row]);
    }
    return all;
}

static void fill(emul__why_node *line, const total *of) {
    const emul__ratio share = emul__ratio_div(emul__ratio_of_integer(of->higher), emul__ratio_of_integer(of->count));
    emul__why_count(line, EMUL__KEY_COUNT, of->count);
    emul__why_count(line, EMUL__KEY_HIGHER, of->higher);
    emul__why_percent(line, EMUL__KEY_SHARE, emul__ratio_round(share, EMUL__FAIR_PLACES, EMUL_ROUND_HALF_AWAY));
    emul__why_count(line, EMUL__KEY_LOWER, of->lower);
    emul__fair_rounded(line, EMUL__KEY_MEAN, mean_of(of));
}

/* ---- who ---- */

/* The largest first; of equals by id. */
static int compare_rows(const void *context, int64_t a, int64_t b) {
    const gaps *of = (const gaps *)context;
    if (of->difference[a] != of->difference[b]) {
        return of->difference[a] > of->difference[b] ? -1 : 1;
    }
    return of->fair->id_rank[a] < of->fair->id_rank[b] ? -1 : 1;
}

static void add_subjects(gaps *of, emul__why_node *parent) {
    int64_t count = 0;
    for (int64_t row = 0; row < of->fair->result->rows; row++) {
        if (of->difference[row] > 0) {
            of->order[count++] = row;
        }
    }
    emul__sort(of->order, of->scratch, count, compare_rows, of);
    for (int64_t i = 0; i < emul__fair_shown(of->fair, count); i++) {
        const int64_t row = of->order[i];
        emul__why_node *line = emul__tree_add(&of->fair->tree, parent, EMUL__FAIR_SELF_SUBJECT);
        emul__fair_subject(of->fair, line, row);
        emul__why_decimal(line, EMUL__KEY_OWN, of->first[row]);
        emul__why_decimal(line, EMUL__KEY_VALUE, of->later[row]);
        emul__why_decimal(line, EMUL__KEY_DIFFERENCE, of->difference[row]);
    }
    emul__fair_rest(of->fair, parent, count);
}

/* ---- by group and by unit ---- */

/* Totals by a name: the group of the scorecard, or the unit that a subject belongs to. */
typedef struct parts {
    const emul__intern *names;
    total *items; /* [names] */
} parts;

/* The largest mean first; of equals by name. */
static int compare_parts(const void *context, int64_t a, int64_t b) {
    const parts *of = (const parts *)context;
    const int order = emul__ratio_compare(mean_of(&of->items[b]), mean_of(&of->items[a]));
    return order != 0 ? order : emul__text_compare(of->names->texts[a], of->names->texts[b]);
}

static void show_parts(gaps *of, emul__why_node *parent, const parts *shown, emul__why_kind kind) {
    const int64_t names = (int64_t)shown->names->count;
    int64_t *order = (int64_t *)emul__fair_scratch(of->fair, 2 * names, sizeof *order);
    int64_t count = 0;
    for (int64_t i = 0; order != NULL && i < names; i++) {
        if (shown->items[i].count > 0) {
            order[count++] = i;
        }
    }
    if (order == NULL) {
        return;
    }
    emul__sort(order, order + names, count, compare_parts, shown);
    for (int64_t i = 0; i < emul__fair_shown(of->fair, count); i++) {
        emul__why_node *line = emul__tree_add(&of->fair->tree, parent, kind);
        emul__why_text(line, kind == EMUL__FAIR_SELF_UNIT ? EMUL__KEY_UNIT : EMUL__KEY_GROUP, shown->names->texts[order[i]]);
        fill(line, &shown->items[order[i]]);
    }
    emul__fair_rest(of->fair, parent, count);
}

/* The unit of a subject in the period: of its latest membership, else its parent; a word of the roster, -1 none. */
static int32_t unit_of(const emul__fair *of, int64_t row) {
    const int32_t membership = emul__membership_during(of->roster, row, of->result->period);
    return membership < 0 ? of->roster->parents[row] : of->roster->memberships[membership].unit;
}

static void add_units(gaps *of, emul__why_node *parent) {
    const emul__intern *names = &of->fair->roster->words;
    parts units = {names, (total *)emul__fair_scratch(of->fair, (int64_t)names->count, sizeof *units.items)};
    for (int64_t row = 0; units.items != NULL && row < of->fair->result->rows; row++) {
        const int32_t unit = unit_of(of->fair, row);
        if (unit >= 0) {
            add_difference(&units.items[unit], of->difference[row]);
        }
    }
    if (units.items != NULL) {
        show_parts(of, parent, &units, EMUL__FAIR_SELF_UNIT);
    }
}

static void add_groups(gaps *of, emul__why_node *parent, const int32_t *group) {
    const emul__intern *names = &of->fair->result->groups;
    parts groups = {names, (total *)emul__fair_scratch(of->fair, (int64_t)names->count, sizeof *groups.items)};
    for (int64_t row = 0; groups.items != NULL && row < of->fair->result->rows; row++) {
        if (group[row] >= 0) {
            add_difference(&groups.items[group[row]], of->difference[row]);
        }
    }
    if (groups.items != NULL) {
        show_parts(of, parent, &groups, EMUL__FAIR_SELF_GROUP);
    }
}

/* ---- totals ---- */

/* Criteria that begin at a later stage are in one of the totals only. */
static void add_later_criteria(emul__fair *of, emul__why_node *parent, const emul__model_scorecard *card) {
    const emul__model_criterion *criteria = of->result->model->criteria;
    emul__text *ids = (emul__text *)emul__fair_scratch(of, card->criterion_count, sizeof *ids);
    int64_t count = 0;
    for (int32_t i = card->first_criterion; ids != NULL && i < card->first_criterion + card->criterion_count; i++) {
        if (criteria[i].first_child < 0 && criteria[i].from_stage > 0) {
            ids[count++] = criteria[i].id;
        }
    }
    if (count > 0) {
        emul__why_list(emul__tree_add(&of->tree, parent, EMUL__FAIR_SELF_LATER), EMUL__KEY_CRITERIA, ids, count);
    }
}

/* Marks, of the subjects, for whom a rule of the scorecard takes a figure of a later stage; false if no rule asks for the latest one. */
static bool mark_appraised(const emul__fair *of, const emul__model_scorecard *card, uint8_t *appraised) {
    const emul__model *model = of->result->model;
    bool asked = false;
    for (int32_t i = 0; i < card->leaf_count; i++) {
        const emul__program *rule = &model->criteria[card->leaf_order[i]].rule;
        for (int32_t k = 0; k < rule->input_count; k++) {
            const int32_t *taken = of->result->stage_taken[rule->inputs[k]];
            for (int64_t row = 0; taken != NULL && row < of->result->rows; row++) {
                appraised[row] = appraised[row] != 0 || taken[row] > 0;
            }
            asked = asked || taken != NULL;
        }
    }
    return asked;
}

/* Who has not been appraised yet has the same total, which says nothing. */
static void leave_out_unappraised(gaps *of, const emul__model_scorecard *card) {
    uint8_t *appraised = (uint8_t *)emul__fair_scratch(of->fair, of->fair->result->rows, sizeof *appraised);
    if (appraised == NULL || !mark_appraised(of->fair, card, appraised)) {
        return;
    }
    for (int64_t row = 0; row < of->fair->result->rows; row++) {
        if (of->difference[row] == 0 && appraised[row] == 0) {
            of->difference[row] = EMUL_MISSING;
        }
    }
}

static void add_scorecard(gaps *of, emul__why_node *parent, const emul_result *first, int32_t number) {
    emul__fair *fair = of->fair;
    const emul__model_scorecard *card = &fair->result->model->scorecards[number];
    of->first = first->scorecards[number].total;
    of->later = fair->result->scorecards[number].total;
    if (!compare_columns(of, card->id)) {
        return;
    }
    leave_out_unappraised(of, card);
    const total all = total_of(of);
    if (all.count == 0) {
        return;
    }
    emul__why_node *line = emul__tree_add(&fair->tree, parent, EMUL__FAIR_SELF_TOTALS);
    emul__why_title(line, card->id, card->name);
    fill(line, &all);
    add_later_criteria(fair, line, card);
    if (fair->result->scorecards[number].group != NULL) {
        add_groups(of, line, fair->result->scorecards[number].group);
    }
    if (card->applies_to != EMUL_KIND_UNIT) {
        add_units(of, line);
    }
    add_subjects(of, line);
}

static void add_totals(gaps *of, emul__why_node *parent) {
    emul__fair *fair = of->fair;
    emul_result *first = NULL;
    emul__occasion occasion = emul__occasion_of(fair->result);
    occasion.stage = 0;
    occasion.explains = false;
    const emul_status status =
        emul__evaluate_model(fair->result->model, fair->roster, fair->ledger, fair->ledger->awards, &occasion, &first, NULL);
    if (status == EMUL_E_MEMORY) {
        fair->tree.failed = true;
    } else if (status != EMUL_OK) { /* what must be there at the end may be missing here */
        (void)emul__tree_add(&fair->tree, parent, EMUL__FAIR_SELF_NO_TOTALS);
    }
    for (int32_t i = 0; first != NULL && fair->status == EMUL_OK && i < fair->result->model->scorecard_count; i++) {
        add_scorecard(of, parent, first, i);
    }
    emul_result_destroy(first);
}

/* ---- indicators ---- */

/* Lays the facts x@STAGE of the very period, as far as they are numbers, over what is there. */
static bool lay_facts(const emul__fair *of, const emul__known_indicator *indicator, int32_t stage, emul_decimal *to) {
    const int32_t word = emul__intern_find(&of->ledger->words, indicator->id);
    const int32_t facet = emul__intern_find(&of->ledger->words, of->result->model->names.stages[stage]);
    bool any = false;
    for (int dated = 0; word >= 0 && facet >= 0 && dated < 2; dated++) {
        const emul__period when = dated != 0 ? of->result->period : (emul__period){0, 0};
        const emul__fact_column *column = emul__ledger_column(of->ledger, word, facet, dated != 0, when);
        for (int64_t row = 0; column != NULL && row < of->result->rows; row++) {
            const int64_t value = emul__fact_value(column, row);
            to[row] = value == EMUL_MISSING ? to[row] : value;
            any = any || value >= EMUL_DECIMAL_MIN;
        }
    }
    return any;
}

/* Who has the largest difference, and how large it is. */
static void add_largest(gaps *of, emul__why_node *line) {
    const emul__fair *fair = of->fair;
    int64_t most = 0;
    int64_t count = 0;
    for (int64_t row = 0; row < fair->result->rows; row++) {
        most = of->difference[row] > most ? of->difference[row] : most;
    }
    emul__text *ids = (emul__text *)emul__fair_scratch(of->fair, fair->asked.shown, sizeof *ids);
    for (int64_t i = 0; ids != NULL && most > 0 && i < fair->result->rows; i++) {
        if (of->difference[fair->by_id[i]] != most) {
            continue;
        }
        if (count < fair->asked.shown) {
            ids[count] = fair->result->ids[fair->by_id[i]];
        }
        count++;
    }
    if (count > 0) {
        emul__why_decimal(line, EMUL__KEY_MOST, most);
        emul__why_list(line, EMUL__KEY_SUBJECTS, ids, emul__fair_shown(fair, count));
    }
    if (count > fair->asked.shown) {
        emul__why_count(line, EMUL__KEY_MORE, count - fair->asked.shown);
    }
}

static void add_indicator(gaps *of, emul__why_node *parent, const emul__known_indicator *indicator, emul_decimal *first,
                          emul_decimal *later) {
    emul__fair *fair = of->fair;
    bool any = false;
    for (int64_t row = 0; row < fair->result->rows; row++) {
        first[row] = EMUL_MISSING;
        later[row] = EMUL_MISSING;
    }
    for (int32_t stage = 1; stage <= fair->result->stage; stage++) {
        any = lay_facts(fair, indicator, stage, later) || any;
    }
    of->first = first;
    of->later = later;
    if (!any || !lay_facts(fair, indicator, 0, first) || !compare_columns(of, indicator->id)) {
        return;
    }
    const total all = total_of(of);
    if (all.count > 0) {
        emul__why_node *line = emul__tree_add(&fair->tree, parent, EMUL__FAIR_SELF_MARKS);
        emul__why_said(line, EMUL__KEY_FACT, emul__say(&fair->tree, fair->result->model, NULL, indicator->id));
        emul__why_text(line, EMUL__KEY_NAME, indicator->name);
        fill(line, &all);
        add_largest(of, line);
    }
}

static void add_indicators(gaps *of, emul__why_node *parent) {
    emul__fair *fair = of->fair;
    const emul__names *names = &fair->result->model->names;
    emul_decimal *first = (emul_decimal *)emul__fair_scratch(fair, fair->result->rows, sizeof *first);
    emul_decimal *later = (emul_decimal *)emul__fair_scratch(fair, fair->result->rows, sizeof *later);
    for (int32_t i = 0; first != NULL && later != NULL && fair->status == EMUL_OK && i < names->indicator_count; i++) {
        if (names->indicators[i].used && names->indicators[i].type == EMUL__NUMBER) {
            add_indicator(of, parent, &names->indicators[i], first, later);
        }
    }
}

void emul__fair_stages(emul__fair *of, emul__why_node *root) {
    const emul__names *names = &of->result->model->names;
    gaps room;
    if (of->status != EMUL_OK || of->result->stage < 1 || !make_room(&room, of)) {
        return;
    }
    emul__why_node *section = emul__tree_add(&of->tree, root, EMUL__FAIR_STAGES);
    emul__why_said(section, EMUL__KEY_FIRST, emul__say_facet(names->stages[0]));
    emul__why_said(section, EMUL__KEY_LAST, emul__say_facet(names->stages[of->result->stage]));
    add_totals(&room, section);
    if (of->status == EMUL_OK) {
        add_indicators(&room, section);
    }
}
