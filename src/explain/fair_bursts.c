/* Dated counts that stand out: far above what the subject's other counts of such a period are. */
#include "explain/fair.h"
#include "explain/say.h"
#include "kernel/sort.h"

/* The counts of one day, or one month …, of all subjects. */
typedef struct counts {
    emul__period when;
    int64_t length; /* days; of months, quarters, halves and years the usual number */
    const int64_t *values;
    int64_t rows; /* covered */
} counts;

typedef struct burst {
    int64_t row;
    int64_t at;    /* in `counts` */
    int64_t usual; /* twice the median of the others */
    int64_t others;
} burst;

typedef struct search {
    emul__fair *fair;
    const emul__input *input;
    counts *items; /* [count] in time */
    int64_t count;
    int64_t *order; /* [count] those of one subject and length, by value; so the next */
    int64_t *scratch;
    int64_t row;
    int64_t examined;
    burst *found; /* [found_count]; NULL: they are being counted */
    int64_t found_count;
} search;

/* ---- which counts ---- */

static int64_t usual_length(emul__period when) {
    static const int64_t spans[][3] = {{28, 31, 30}, {90, 92, 91}, {181, 184, 182}, {365, 366, 365}};
    const int64_t days = emul__period_days(when);
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        if (days >= spans[i][0] && days <= spans[i][1]) {
            return spans[i][2];
        }
    }
    return days;
}

static void add_counts(search *of, emul__period when, const int64_t *values, int64_t rows) {
    int64_t at = of->count++;
    for (; at > 0 &&
           (of->items[at - 1].when.from > when.from || (of->items[at - 1].when.from == when.from && of->items[at - 1].when.to > when.to));
         at--) {
        of->items[at] = of->items[at - 1];
    }
    of->items[at] = (counts){when, usual_length(when), values, rows};
}

/* What an aggregate runs over; marks of the members of a facet are no counts. */
static bool read_series(search *of, const emul__elements *elements) {
    of->items = (counts *)emul__fair_scratch(of->fair, elements->count, sizeof *of->items);
    for (int64_t i = 0; of->items != NULL && i < elements->count; i++) {
        const emul__source *item = elements->items[i];
        if (item->dated && emul__text_equal(item->facet, of->input->facet)) {
            add_counts(of, item->when, item->values, item->count);
        }
    }
    return of->items != NULL;
}

/* What rolls up to the figure of the period. */
static bool read_rollup(search *of) {
    const emul_ledger *ledger = of->fair->ledger;
    const emul__period period = of->fair->result->period;
    const int32_t word = emul__intern_find(&ledger->words, of->fair->result->model->names.indicators[of->input->indicator].id);
    const int32_t facet = of->input->facet.length == 0 ? -1 : emul__intern_find(&ledger->words, of->input->facet);
    of->items = (counts *)emul__fair_scratch(of->fair, (int64_t)ledger->column_count, sizeof *of->items);
    for (size_t i = 0; of->items != NULL && i < ledger->column_count; i++) {
        const emul__fact_column *column = &ledger->columns[i];
        const bool inside = column->dated && emul__period_within(column->when, period) && !emul__period_equal(column->when, period);
        if (inside && column->indicator == word && column->facet == facet && !column->labels) {
            add_counts(of, column->when, column->values, column->count);
        }
    }
    return of->items != NULL;
}

/* Reads the counts that an input rests on; false if it rests on none. */
static bool read_input(search *of, int32_t number) {
    const emul__model *model = of->fair->result->model;
    const emul__input *input = &model->inputs.items[number];
    const bool fact = input->kind == EMUL__INPUT_FACT;
    const bool wanted = (fact || input->kind == EMUL__INPUT_SERIES) && input->shift == EMUL__OWN_PERIOD &&
                        model->names.indicators[input->indicator].type == EMUL__NUMBER;
    of->input = input;
    of->count = 0;
    if (!wanted || (fact && model->names.indicators[input->indicator].rollup == EMUL__NO_AGGREGATE)) {
        return false;
    }
    return (fact ? read_rollup(of) : read_series(of, &of->fair->result->elements[number])) && of->count > 0;
}

/* Several rules may rest on the same counts. */
static bool read_before(const search *of, int32_t number) {
    bool same = false;
    for (int32_t i = 0; !same && i < number; i++) {
        const emul__input *earlier = &of->fair->result->model->inputs.items[i];
        search other = {.fair = of->fair};
        same = earlier->indicator == of->input->indicator && emul__text_equal(earlier->facet, of->input->facet) && read_input(&other, i) &&
               other.count == of->count;
        for (int64_t k = 0; same && k < of->count; k++) {
            same = emul__period_equal(other.items[k].when, of->items[k].when);
        }
    }
    return same;
}

/* ---- what stands out ---- */

static int64_t value_at(const search *of, int64_t at) {
    return of->row < of->items[at].rows ? of->items[at].values[of->row] : EMUL_MISSING;
}

static int compare_values(const void *context, int64_t a, int64_t b) {
    const search *of = (const search *)context;
    const int64_t first = value_at(of, a);
    const int64_t second = value_at(of, b);
    return first != second ? (first > second ? 1 : -1) : (a > b) - (a < b);
}

/* Twice the median of n values in order without the one at `left_out`. */
static int64_t median_without(const search *of, int64_t n, int64_t left_out) {
    const int64_t low = (n - 2) / 2;
    const int64_t high = (n - 1) / 2;
    return value_at(of, of->order[low < left_out ? low : low + 1]) + value_at(of, of->order[high < left_out ? high : high + 1]);
}

static bool stands_out(const emul_fairness *asked, int64_t value, int64_t usual) {
    const emul__wide own = emul__wide_mul64(2 * value, EMUL_DECIMAL_ONE);
    return emul__wide_compare(own, emul__wide_mul64(usual, asked->burst_times)) > 0 &&
           emul__wide_compare(emul__wide_of(2 * value - usual), emul__wide_mul64(2, asked->burst_more)) >= 0;
}

/* The subject's counts of periods as long as that of `first`, in the order of values; how many. */
static int64_t gather(search *of, int64_t first) {
    int64_t n = 0;
    for (int64_t at = first; at < of->count; at++) {
        if (of->items[at].length == of->items[first].length && value_at(of, at) >= EMUL_DECIMAL_MIN) {
            of->order[n++] = at;
        }
    }
    emul__sort(of->order, of->scratch, n, compare_values, of);
    return n;
}

static bool is_first_of_length(const search *of, int64_t at) {
    bool first = true;
    for (int64_t i = 0; first && i < at; i++) {
        first = of->items[i].length != of->items[at].length;
    }
    return first;
}

static void examine_length(search *of, int64_t first) {
    const int64_t n = gather(of, first);
    of->examined += n;
    for (int64_t i = 0; n > of->fair->asked.burst_others && i < n; i++) {
        const int64_t usual = median_without(of, n, i);
        if (!stands_out(&of->fair->asked, value_at(of, of->order[i]), usual)) {
            continue;
        }
        if (of->found != NULL) {
            of->found[of->found_count] = (burst){of->row, of->order[i], usual, n - 1};
        }
        of->found_count++;
    }
}

static void examine(search *of) {
    of->examined = 0;
    of->found_count = 0;
    for (int64_t at = 0; at < of->count; at++) {
        const int64_t rows = is_first_of_length(of, at) ? of->fair->result->rows : 0;
        for (of->row = 0; of->row < rows; of->row++) {
            examine_length(of, at);
        }
    }
}

static bool any_huge(const search *of) {
    bool huge = false;
    for (int64_t at = 0; at < of->count; at++) {
        for (int64_t row = 0; row < of->items[at].rows; row++) {
            const int64_t value = of->items[at].values[row];
            huge = huge || (value >= EMUL_DECIMAL_MIN && !emul__fair_is_small(value));
        }
    }
    return huge;
}

/* ---- the section ---- */

/* The furthest above the usual first; of equals by id, then time. */
static int compare_bursts(const void *context, int64_t a, int64_t b) {
    const search *of = (const search *)context;
    const burst *first = &of->found[a];
    const burst *second = &of->found[b];
    const int64_t above_first = 2 * of->items[first->at].values[first->row] - first->usual;
    const int64_t above_second = 2 * of->items[second->at].values[second->row] - second->usual;
    if (above_first != above_second) {
        return above_first > above_second ? -1 : 1;
    }
    if (first->row != second->row) {
        return of->fair->id_rank[first->row] < of->fair->id_rank[second->row] ? -1 : 1;
    }
    return first->at < second->at ? -1 : 1;
}

static void add_burst(search *of, emul__why_node *parent, const burst *found) {
    emul__why_node *line = emul__tree_add(&of->fair->tree, parent, EMUL__FAIR_BURST);
    emul__fair_subject(of->fair, line, found->row);
    emul__fair_when(of->fair, line, of->items[found->at].when);
    emul__why_decimal(line, EMUL__KEY_OWN, of->items[found->at].values[found->row]);
    emul__why_exact(line, EMUL__KEY_USUAL, emul__ratio_make(emul__wide_of(found->usual), emul__wide_of(2 * EMUL_DECIMAL_ONE)));
    emul__why_count(line, EMUL__KEY_COUNT, found->others);
}

/* Once to count them, once to have them. */
static bool find_all(search *of) {
    of->order = (int64_t *)emul__fair_scratch(of->fair, of->count, sizeof *of->order);
    of->scratch = (int64_t *)emul__fair_scratch(of->fair, of->count, sizeof *of->scratch);
    of->found = NULL;
    if (of->fair->tree.failed) {
        return false;
    }
    examine(of);
    of->found = (burst *)emul__fair_scratch(of->fair, of->found_count, sizeof *of->found);
    if (of->found != NULL) {
        examine(of);
    }
    return of->found != NULL;
}

static void add_input(search *of, emul__why_node *root) {
    const emul__known_indicator *indicator = &of->fair->result->model->names.indicators[of->input->indicator];
    if (any_huge(of)) {
        emul__fair_too_large(of->fair, of->input->text);
        return;
    }
    if (!find_all(of) || of->examined == 0) {
        return;
    }
    const int64_t count = of->found_count;
    int64_t *order = (int64_t *)emul__fair_scratch(of->fair, 2 * count, sizeof *order);
    emul__why_node *section = emul__tree_add(&of->fair->tree, root, EMUL__FAIR_BURSTS);
    emul__why_said(section, EMUL__KEY_FACT, emul__say(&of->fair->tree, of->fair->result->model, NULL, of->input->text));
    emul__why_text(section, EMUL__KEY_NAME, indicator->name);
    emul__why_count(section, EMUL__KEY_COUNT, of->examined);
    emul__why_count(section, EMUL__KEY_FINDINGS, count);
    for (int64_t i = 0; order != NULL && i < count; i++) {
        order[i] = i;
    }
    if (order != NULL) {
        emul__sort(order, order + count, count, compare_bursts, of);
    }
    for (int64_t i = 0; order != NULL && i < emul__fair_shown(of->fair, count); i++) {
        add_burst(of, section, &of->found[order[i]]);
    }
    emul__fair_rest(of->fair, section, count);
    of->fair->findings += count;
}

void emul__fair_bursts(emul__fair *of, emul__why_node *root) {
    for (int32_t i = 0; of->status == EMUL_OK && !of->tree.failed && i < of->result->model->inputs.count; i++) {
        search found = {.fair = of};
        if (read_input(&found, i) && !read_before(&found, i)) {
            add_input(&found, root);
        }
    }
}
