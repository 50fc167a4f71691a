/* The least change of one figure that would do, for each criterion; and how many points the total is short of. A change is tried by evaluating with
 * it: first the one that gives the criterion the most it can give, then by halving the way to it. What is found does, and one step less does not. */
#include "explain/gap.h"
#include "explain/say.h"

static int64_t size_of(int64_t value) {
    return value < 0 ? -value : value;
}

/* ---- points on the total ---- */

/* The least multiple of the total's last place that does, found by doubling and halving: far too many points may miss what fewer reach, for who
 * has a better award may be excluded from this one. 0: none does. */
static int64_t least_lift(emul__gap *gap, int64_t unit, int sign) {
    const int64_t far = INT64_C(1048576) * EMUL_DECIMAL_ONE / unit;
    int64_t fails = 0;
    int64_t works = sign;
    while (!emul__gap_try(gap, works * unit, -1).reached) {
        if (size_of(works) > far || gap->failed != EMUL_OK) {
            return 0;
        }
        fails = works;
        works *= 2;
    }
    while (size_of(works - fails) > 1) {
        const int64_t middle = fails + (works - fails) / 2;
        if (emul__gap_try(gap, middle * unit, -1).reached) {
            works = middle;
        } else {
            fails = middle;
        }
    }
    return works;
}

static void add_lift(emul__gap *gap, emul__why_node *parent, emul_decimal by) {
    const emul_decimal total = gap->why.result->scorecards[gap->scorecard].total[gap->why.row];
    gap->needed = emul__gap_try(gap, by, -1).total;
    if (gap->needed < EMUL_DECIMAL_MIN) { /* memory was out */
        return;
    }
    emul__why_node *line = emul__why_add(&gap->why, parent, by > 0 ? EMUL__GAP_POINTS : EMUL__GAP_OVER);
    emul__why_decimal(line, EMUL__KEY_POINTS, size_of(gap->needed - total));
    emul__why_decimal(line, EMUL__KEY_FROM, total);
    emul__why_decimal(line, EMUL__KEY_TO, gap->needed);
}

void emul__gap_add_points(emul__gap *gap, emul__why_node *parent) {
    static const int64_t units[] = {1000000, 100000, 10000, 1000, 100, 10, 1}; /* by places */
    const int64_t unit = units[gap->why.result->model->scorecards[gap->scorecard].round.places];
    gap->needed = EMUL_MISSING;
    if (gap->why.result->scorecards[gap->scorecard].total[gap->why.row] < EMUL_DECIMAL_MIN) {
        return;
    }
    for (int sign = 1; sign >= -1 && gap->lifted == 0; sign -= 2) {
        const int64_t by = least_lift(gap, unit, sign);
        if (by != 0) {
            gap->lifted = sign;
            add_lift(gap, parent, by * unit);
        }
    }
    if (gap->lifted == 0) {
        emul__why_add(&gap->why, parent, EMUL__GAP_NO_POINTS);
    }
}

/* ---- one figure ---- */

/* What the search for one figure came to. Steps are signed. */
typedef struct change {
    int64_t steps; /* the fewest that do; 0: none were found */
    emul__trial trial;
    int64_t best_steps; /* else those that go furthest; 0: none go anywhere */
    emul__trial best;
} change;

static emul__trial try_steps(emul__gap *gap, const emul__lever *lever, int64_t steps) {
    emul__gap_set(gap, lever, lever->value + steps * lever->grain);
    const emul__trial trial = emul__gap_try(gap, 0, lever->criterion);
    emul__gap_set(gap, lever, lever->value);
    return trial;
}

/* Halves the way between steps that fail and steps that do, until they are neighbours. */
static void narrow(emul__gap *gap, const emul__lever *lever, int64_t fails, int64_t works, emul__trial trial, change *to) {
    while (size_of(works - fails) > 1) {
        const int64_t middle = fails + (works - fails) / 2;
        const emul__trial half = try_steps(gap, lever, middle);
        if (half.reached) {
            works = middle;
            trial = half;
        } else {
            fails = middle;
        }
    }
    if (to->steps == 0 || size_of(works) < size_of(to->steps)) {
        to->steps = works;
        to->trial = trial;
    }
}

static bool goes_further(const emul__gap *gap, const emul__trial *a, const emul__trial *b) {
    return gap->lifted < 0 ? a->total < b->total : a->total > b->total;
}

/* Notes how far steps go that do not do. */
static void note_best(const emul__gap *gap, int64_t steps, emul__trial trial, change *to) {
    if (trial.total >= EMUL_DECIMAL_MIN && (to->best_steps == 0 || goes_further(gap, &trial, &to->best))) {
        to->best_steps = steps;
        to->best = trial;
    }
}

/* Twice as far each time, up to `most` steps. */
static void search_way(emul__gap *gap, const emul__lever *lever, int side, int64_t most, change *to) {
    int64_t before = 0;
    for (int64_t steps = most < 1 ? most : 1; steps > before;) {
        const emul__trial trial = try_steps(gap, lever, side * steps);
        if (trial.reached) {
            narrow(gap, lever, side * before, side * steps, trial, to);
            return;
        }
        note_best(gap, side * steps, trial, to);
        before = steps;
        steps = steps > most / 2 ? most : 2 * steps;
    }
}

/* Whether the trial has the points that are needed, and yet fails: it may go too far. */
static bool is_beyond(const emul__gap *gap, const emul__trial *trial) {
    return gap->lifted == 0 || (gap->lifted > 0 ? trial->total >= gap->needed : trial->total <= gap->needed);
}

/* The steps that give the criterion, and any other that reads the figure, the most it can give. */
static int64_t farthest_peak(emul__gap *gap, const emul__lever *lever, int side) {
    const emul__model *model = gap->why.result->model;
    int64_t farthest = 0;
    for (int32_t i = 0; i < model->criterion_count; i++) {
        emul__lever of = *lever;
        of.criterion = i;
        if (emul__gap_reads_directly(gap, &of) && !emul__gap_divides(gap, &of)) {
            const int sign = (model->criteria[i].kind == EMUL__POINTS_PENALTY ? -1 : 1) * (gap->lifted < 0 ? -1 : 1);
            const int64_t steps = emul__gap_scan(gap, &of, side, sign);
            farthest = steps > farthest ? steps : farthest;
        }
    }
    return farthest;
}

/* Tries them on either side of the figure. */
static void search_peaks(emul__gap *gap, const emul__lever *lever, change *to) {
    for (int side = 1; side >= -1; side -= 2) {
        const int64_t steps = farthest_peak(gap, lever, side);
        if (steps == 0) {
            continue;
        }
        const emul__trial trial = try_steps(gap, lever, side * steps);
        if (trial.reached) {
            narrow(gap, lever, 0, side * steps, trial, to);
            continue;
        }
        note_best(gap, side * steps, trial, to);
        if (is_beyond(gap, &trial)) {
            search_way(gap, lever, side, steps, to);
        }
    }
}

/* Where the rule looks at others or adds figures up: to the end of the range. */
static void search_range(emul__gap *gap, const emul__lever *lever, change *to) {
    for (int side = 1; side >= -1; side -= 2) {
        search_way(gap, lever, side, (side > 0 ? lever->high - lever->value : lever->value - lever->low) / lever->grain, to);
    }
}

/* Labels, and yes and no: one after the other, the nearest first, of two the better. */
static void search_each(emul__gap *gap, const emul__lever *lever, change *to) {
    const int64_t up = (lever->high - lever->value) / lever->grain;
    const int64_t down = (lever->value - lever->low) / lever->grain;
    for (int64_t steps = 1; to->steps == 0 && steps <= (up > down ? up : down); steps++) {
        for (int side = -1; side <= 1 && to->steps == 0; side += 2) {
            if (steps > (side > 0 ? up : down)) {
                continue;
            }
            const emul__trial trial = try_steps(gap, lever, side * steps);
            if (trial.reached) {
                to->steps = side * steps;
                to->trial = trial;
            } else {
                note_best(gap, side * steps, trial, to);
            }
        }
    }
}

static emul__type type_of(const emul__gap *gap, const emul__lever *lever) {
    return gap->why.result->model->names.indicators[lever->indicator].type;
}

/* What goes no further than the figure as it is goes nowhere. */
static change search(emul__gap *gap, const emul__lever *lever) {
    change found = {0, {false, EMUL_MISSING, EMUL_MISSING}, 0, {false, EMUL_MISSING, EMUL_MISSING}};
    const emul__trial now = {false, gap->why.result->scorecards[gap->scorecard].total[gap->why.row], EMUL_MISSING};
    if (type_of(gap, lever) != EMUL__NUMBER) {
        search_each(gap, lever, &found);
    } else if (lever->direct) {
        search_peaks(gap, lever, &found);
    } else {
        search_range(gap, lever, &found);
    }
    if (found.best_steps != 0 && !goes_further(gap, &found.best, &now)) {
        found.best_steps = 0;
    }
    return found;
}

/* ---- lines of a figure ---- */

/* The fact as a rule writes it. */
static emul__text reference(emul__gap *gap, const emul__lever *lever) {
    const emul__fact_column *column = &gap->ledger->columns[lever->column];
    emul__buffer text;
    emul__buffer_init(&text, &gap->why.result->allocator);
    emul__buffer_text(&text, gap->ledger->words.texts[column->indicator]);
    if (column->facet >= 0) {
        emul__buffer_string(&text, "@");
        emul__buffer_text(&text, gap->ledger->words.texts[column->facet]);
    }
    const emul__text written = emul__tree_written(&gap->why.tree, &text);
    emul__buffer_destroy(&text);
    return written;
}

static void add_value(emul__gap *gap, emul__why_node *line, emul__why_key key, const emul__lever *lever, int64_t value) {
    static const emul__word answers[] = {{"no", "no", "không"}, {"yes", "yes", "có"}};
    const emul__names *names = &gap->why.result->model->names;
    if (type_of(gap, lever) == EMUL__NUMBER) {
        emul__why_decimal(line, key, value);
    } else if (type_of(gap, lever) == EMUL__TRUTH) {
        emul__why_word(line, key, &answers[value != 0]);
    } else {
        emul__why_text(line, key, names->label_sets[names->indicators[lever->indicator].label_set].labels[value]);
    }
}

/* The change as a part of the figure's plan, if the rule reads one. */
static void add_share(emul__gap *gap, emul__why_node *line, const emul__lever *lever, emul_decimal by) {
    enum { PLACES = 4 }; /* a hundredth of a per cent */
    const emul__model *model = gap->why.result->model;
    const emul__program *rule = &model->criteria[lever->criterion].rule;
    for (int32_t i = 0; i < rule->input_count; i++) {
        const emul__input *input = &model->inputs.items[rule->inputs[i]];
        const emul__column *column = &gap->why.result->columns[rule->inputs[i]];
        const bool plan = input->kind == EMUL__INPUT_FACT && input->indicator == lever->indicator && input->shift == EMUL__OWN_PERIOD &&
                          emul__text_equal(input->facet, EMUL__TEXT("plan"));
        if (!plan || column->values == NULL || column->values[column->stride * gap->why.row] <= 0) {
            continue;
        }
        const emul__ratio share = emul__ratio_div(emul__ratio_of_decimal(by), emul__ratio_of_decimal(column->values[gap->why.row]));
        const emul_decimal rounded = emul__ratio_round(share, PLACES, EMUL_ROUND_HALF_AWAY);
        const bool exact = rounded >= EMUL_DECIMAL_MIN && emul__ratio_compare(emul__ratio_of_decimal(rounded), share) == 0;
        emul__why_percent(line, exact ? EMUL__KEY_SHARE : EMUL__KEY_ABOUT, rounded);
    }
}

static emul__why_node *add_figure(emul__gap *gap, emul__why_node *parent, emul__why_kind kind, const emul__lever *lever) {
    const emul__known_indicator *indicator = &gap->why.result->model->names.indicators[lever->indicator];
    const emul__fact_column *column = &gap->ledger->columns[lever->column];
    emul__why_node *line = emul__why_add(&gap->why, parent, kind);
    emul__why_said(line, EMUL__KEY_FACT, emul__say(&gap->why.tree, gap->why.result->model, NULL, reference(gap, lever)));
    emul__why_text(line, EMUL__KEY_NAME, indicator->name);
    emul__why_text(line, EMUL__KEY_UNIT, indicator->unit);
    if (column->dated) {
        char *period = (char *)emul__why_allocate(&gap->why, 24, 1);
        if (period != NULL) {
            emul__period_format(column->when, period);
        }
        emul__why_text(line, EMUL__KEY_PERIOD, emul__text_of(period));
    }
    return line;
}

static void add_change(emul__gap *gap, emul__why_node *parent, const emul__lever *lever, const change *of) {
    const bool number = type_of(gap, lever) == EMUL__NUMBER;
    const emul_decimal by = size_of(of->steps) * lever->grain;
    emul__why_node *line = add_figure(gap, parent, !number ? EMUL__GAP_INSTEAD : of->steps > 0 ? EMUL__GAP_MORE : EMUL__GAP_LESS, lever);
    add_value(gap, line, EMUL__KEY_FROM, lever, lever->value);
    add_value(gap, line, EMUL__KEY_TO, lever, lever->value + of->steps * lever->grain);
    if (number) {
        emul__why_decimal(line, EMUL__KEY_DIFFERENCE, by);
        emul__why_decimal(line, EMUL__KEY_STEP, lever->grain);
        add_share(gap, line, lever, by);
    }
    if (of->trial.points >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(line, EMUL__KEY_POINTS, of->trial.points);
    }
}

static void add_short(emul__gap *gap, emul__why_node *parent, const emul__lever *lever, const change *of) {
    emul__why_node *line = add_figure(gap, parent, EMUL__GAP_NOT_ENOUGH, lever);
    add_value(gap, line, EMUL__KEY_TO, lever, lever->value + of->best_steps * lever->grain);
    if (of->best.points >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(line, EMUL__KEY_POINTS, of->best.points);
    }
    if (type_of(gap, lever) == EMUL__NUMBER) {
        emul__why_decimal(line, EMUL__KEY_STEP, lever->grain);
    }
    emul__why_decimal(line, EMUL__KEY_TOTAL, of->best.total);
    if (gap->lifted > 0 && of->best.total < gap->needed) {
        emul__why_decimal(line, EMUL__KEY_DIFFERENCE, gap->needed - of->best.total);
    }
}

/* ---- all criteria ---- */

typedef struct tried {
    emul__why_node *parent;
    int32_t found;        /* criteria of which some change would do */
    emul__lever *best;    /* [best_count] of the others the figure that goes furthest … */
    int64_t *best_values; /* … and how far */
    int32_t best_count;
    emul__text *full, *none; /* ids of criteria that have what they can have, and that rest on no single figure */
    int64_t full_count, none_count;
} tried;

static void add_criterion(emul__gap *gap, tried *to, int32_t criterion, const emul__levers *levers, const change *changes) {
    const emul__model_criterion *from = &gap->why.result->model->criteria[criterion];
    int32_t doing = 0;
    int32_t best = -1;
    for (int32_t i = 0; i < levers->count; i++) {
        doing += changes[i].steps != 0;
        if (changes[i].best_steps != 0 && (best < 0 || goes_further(gap, &changes[i].best, &changes[best].best))) {
            best = i;
        }
    }
    if (doing == 0 && best < 0) {
        if (levers->count == 0) {
            to->none[to->none_count++] = from->id;
        } else {
            to->full[to->full_count++] = from->id;
        }
        return;
    }
    emul__why_node *line = emul__why_add(&gap->why, to->parent, EMUL__GAP_CRITERION);
    emul__why_title(line, from->id, from->name);
    emul__why_decimal(line, EMUL__KEY_POINTS, gap->why.result->criteria[criterion].points[gap->why.row]);
    if (from->max.present) {
        emul__why_decimal(line, EMUL__KEY_MAX, from->max.value);
    }
    for (int32_t i = 0; i < levers->count; i++) {
        if (changes[i].steps != 0) {
            add_change(gap, line, &levers->items[i], &changes[i]);
        }
    }
    if (doing == 0) {
        add_short(gap, line, &levers->items[best], &changes[best]);
        to->best[to->best_count] = levers->items[best];
        to->best_values[to->best_count++] = levers->items[best].value + changes[best].best_steps * levers->items[best].grain;
    }
    to->found += doing > 0;
}

static void try_criterion(emul__gap *gap, tried *to, int32_t criterion) {
    const emul__levers levers = emul__gap_levers(gap, criterion);
    change *changes = (change *)emul__gap_scratch(gap, levers.count, sizeof *changes);
    for (int32_t i = 0; changes != NULL && i < levers.count; i++) {
        changes[i] = search(gap, &levers.items[i]);
    }
    if (changes != NULL && gap->failed == EMUL_OK) {
        add_criterion(gap, to, criterion, &levers, changes);
    }
}

/* Whether the criterion counts, and the subject has points in it. */
static bool applies(const emul__gap *gap, int32_t criterion) {
    const emul_result *result = gap->why.result;
    const emul__model_criterion *of = &result->model->criteria[criterion];
    return of->first_child < 0 && of->kind != EMUL__POINTS_INFO && gap->cards[of->scorecard] &&
           result->scorecards[of->scorecard].state[gap->why.row] != EMUL_SUBJECT_NOT_CONCERNED &&
           result->criteria[criterion].points[gap->why.row] >= EMUL_DECIMAL_MIN;
}

/* All of them at their best at once. */
static void add_together(emul__gap *gap, const tried *of) {
    for (int32_t i = 0; i < of->best_count; i++) {
        emul__gap_set(gap, &of->best[i], of->best_values[i]);
    }
    const emul__trial trial = emul__gap_try(gap, 0, -1);
    for (int32_t i = 0; i < of->best_count; i++) {
        emul__gap_set(gap, &of->best[i], of->best[i].value);
    }
    emul__why_node *line = emul__why_add(&gap->why, of->parent, trial.reached ? EMUL__GAP_TOGETHER : EMUL__GAP_NOT_TOGETHER);
    if (trial.total >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(line, EMUL__KEY_TOTAL, trial.total);
    }
    if (!trial.reached && gap->lifted > 0 && trial.total >= EMUL_DECIMAL_MIN && trial.total < gap->needed) {
        emul__why_decimal(line, EMUL__KEY_DIFFERENCE, gap->needed - trial.total);
    }
}

static void add_list(emul__gap *gap, emul__why_node *parent, emul__why_kind kind, const emul__text *ids, int64_t count) {
    if (count > 0) {
        emul__why_list(emul__why_add(&gap->why, parent, kind), EMUL__KEY_CRITERIA, ids, count);
    }
}

void emul__gap_add_changes(emul__gap *gap, emul__why_node *parent) {
    const int32_t count = gap->why.result->model->criterion_count;
    tried all = {.parent = parent};
    all.best = (emul__lever *)emul__gap_scratch(gap, count, sizeof *all.best);
    all.best_values = (int64_t *)emul__gap_scratch(gap, count, sizeof *all.best_values);
    all.full = (emul__text *)emul__gap_scratch(gap, count, sizeof *all.full);
    all.none = (emul__text *)emul__gap_scratch(gap, count, sizeof *all.none);
    for (int32_t i = 0; i < count && gap->failed == EMUL_OK; i++) {
        if (applies(gap, i)) {
            try_criterion(gap, &all, i);
        }
    }
    if (gap->failed != EMUL_OK) {
        return;
    }
    add_list(gap, parent, EMUL__GAP_FULL, all.full, all.full_count);
    add_list(gap, parent, EMUL__GAP_NO_FIGURE, all.none, all.none_count);
    if (all.found == 0) {
        emul__why_add(&gap->why, parent, EMUL__GAP_NONE);
        if (all.best_count > 1) {
            add_together(gap, &all);
        }
    }
}
