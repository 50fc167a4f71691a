/* Aggregates over the facts of an indicator: over dates, and over the members of a facet (the marks of a jury). */
#include <string.h>

#include "evaluate/run.h"
#include "kernel/sort.h"

bool emul__aggregate_is_quotient(emul__aggregate aggregate) {
    return aggregate == EMUL__MEAN || aggregate == EMUL__MEDIAN || aggregate == EMUL__TRIMMED_MEAN;
}

/* ---- choosing ---- */

static bool in_facet(emul__text facet, emul__text wanted, bool members) {
    if (emul__text_equal(facet, wanted)) {
        return true;
    }
    return members && wanted.length > 0 && facet.length > wanted.length && facet.bytes[wanted.length] == '.' &&
           memcmp(facet.bytes, wanted.bytes, wanted.length) == 0;
}

static int compare_sources(const emul__source *a, const emul__source *b) {
    const int order = emul__text_compare(a->facet, b->facet);
    if (order != 0) {
        return order;
    }
    if (a->when.from != b->when.from) {
        return a->when.from < b->when.from ? -1 : 1;
    }
    if (a->when.to != b->when.to) {
        return a->when.to < b->when.to ? -1 : 1;
    }
    return a->dated == b->dated ? 0 : a->dated ? 1 : -1;
}

static int compare_items(const void *context, int64_t a, int64_t b) {
    const emul__source *items = (const emul__source *)context;
    return compare_sources(&items[a], &items[b]);
}

static bool has_overlaps(const emul__series *series) {
    emul__day last = 0;
    for (int64_t i = 0; i < series->count; i++) {
        const emul__source *item = series->items[i];
        const bool same_facet = i > 0 && emul__text_equal(item->facet, series->items[i - 1]->facet);
        if (same_facet && item->when.from <= last) {
            return true;
        }
        last = same_facet && last > item->when.to ? last : item->when.to;
    }
    return false;
}

bool emul__series_choose(emul__run *run, const emul__sources *sources, emul__text facet, bool members, bool dated_only, emul__period window,
                         emul__series *series) {
    int64_t *order = (int64_t *)emul__run_scratch(run, sources->count, sizeof *order);
    series->values = (int64_t *)emul__run_scratch(run, sources->count, sizeof *series->values);
    series->taken = (int64_t *)emul__run_scratch(run, sources->count, sizeof *series->taken);
    series->spare = (int64_t *)emul__run_scratch(run, sources->count, sizeof *series->spare);
    series->items = (const emul__source **)emul__run_scratch(run, sources->count, sizeof *series->items);
    if (order == NULL || series->values == NULL || series->taken == NULL || series->spare == NULL || series->items == NULL) {
        return false;
    }
    series->count = 0;
    series->window = window;
    for (int64_t i = 0; i < sources->count; i++) {
        const emul__source *item = &sources->items[i];
        if ((item->dated || !dated_only) && in_facet(item->facet, facet, members) && emul__period_within(item->when, window)) {
            order[series->count++] = i;
        }
    }
    emul__sort(order, series->spare, series->count, compare_items, sources->items);
    for (int64_t i = 0; i < series->count; i++) {
        series->items[i] = &sources->items[order[i]];
    }
    series->overlapping = has_overlaps(series);
    return true;
}

/* ---- one subject ---- */

int64_t emul__source_value(const emul__source *item, int64_t row) {
    return row < item->count ? item->values[row] : EMUL_MISSING;
}

static void report_overlap(emul__run *run, const emul__series *series, int64_t row, const emul__source *a, const emul__source *b) {
    char first[24];
    char second[24];
    emul__period_format(a->when, first);
    emul__period_format(b->when, second);
    emul__run_report(
        run, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                 .place = {.row = row + 1, .field = series->input->text},
                                 .english = "“{1}” of subject “{0}” adds up facts that overlap in time: {2} and {3}",
                                 .vietnamese = "“{1}” của “{0}” gộp các số liệu trùng thời gian: {2} và {3}",
                                 .hint_english = "keep one of them, or state a window that holds one of them only",
                                 .hint_vietnamese = "giữ lại một số liệu, hoặc thu hẹp khoảng thời gian",
                                 .arguments = {run->result->ids[row], series->input->text, emul__text_of(first), emul__text_of(second)}});
}

static void check_overlaps(emul__run *run, const emul__series *series, int64_t row) {
    const emul__source *longest = NULL; /* of the facts so far, the one that lasts longest */
    for (int64_t i = 0; i < series->count; i++) {
        const emul__source *item = series->items[i];
        if (emul__source_value(item, row) == EMUL_MISSING) {
            continue;
        }
        const bool same_facet = longest != NULL && emul__text_equal(item->facet, longest->facet);
        if (same_facet && item->when.from <= longest->when.to) {
            report_overlap(run, series, row, longest, item);
            return;
        }
        longest = item;
    }
}

/* Of two facts the later one is that which ends later, then begins later, then bears the later facet. */
static bool is_later(const emul__source *a, const emul__source *b) {
    if (a->when.to != b->when.to) {
        return a->when.to > b->when.to;
    }
    return a->when.from != b->when.from ? a->when.from > b->when.from : emul__text_compare(a->facet, b->facet) > 0;
}

bool emul__source_left_out(const emul__source *item, emul__text facet, emul__text own) {
    if (own.length == 0 || item->facet.length <= facet.length) {
        return false;
    }
    const emul__text member = {item->facet.bytes + facet.length + 1, item->facet.length - facet.length - 1};
    const emul__text start = {member.bytes, member.length < own.length ? member.length : own.length};
    return emul__text_equal(start, own) && (member.length == own.length || member.bytes[own.length] == '.');
}

static emul__text own_word(const emul__run *run, const int32_t *own, int64_t row) {
    return own == NULL || own[row] < 0 ? (emul__text){NULL, 0} : run->roster->words.texts[own[row]];
}

int64_t emul__series_element(const emul__run *run, const emul__series *series, int64_t item, int64_t row) {
    const emul__source *source = series->items[item];
    const bool left_out = series->own != NULL && emul__source_left_out(source, series->input->facet, own_word(run, series->own, row));
    return left_out ? EMUL_MISSING : emul__source_value(source, row);
}

/* ---- what a rule demands ---- */

static bool has_fact_in(const emul__run *run, const emul__series *series, emul__period unit, int64_t row) {
    for (int64_t i = 0; i < series->count; i++) {
        const emul__period when = series->items[i]->when;
        const bool covers = emul__period_within(when, unit) || emul__period_within(unit, when);
        if (covers && emul__series_element(run, series, i, row) != EMUL_MISSING) {
            return true;
        }
    }
    return false;
}

/* Units that are only in part inside the window are not asked for: their facts would not lie in it. */
static bool every_unit_has_one(const emul__run *run, const emul__series *series, int64_t row) {
    const emul__input *input = series->input;
    const int32_t weekday = input->every_weekday - 1;
    for (emul__day day = series->window.from; day <= series->window.to;) {
        const emul__period unit = emul__unit_around(input->every, day);
        const bool asked =
            unit.from >= series->window.from && unit.to <= series->window.to && (weekday < 0 || emul__weekday(day) == weekday);
        if (asked && !has_fact_in(run, series, unit, row)) {
            return false;
        }
        day = unit.to + 1;
    }
    return true;
}

static bool is_incomplete(const emul__run *run, const emul__series *series, int64_t row, int64_t count) {
    const emul__input *input = series->input;
    const bool every = input->every != EMUL__NO_UNIT || input->every_weekday > 0;
    return count < input->least || (every && !every_unit_has_one(run, series, row));
}

emul__gathered emul__series_gather(emul__run *run, emul__series *series, int64_t row) {
    emul__gathered found = {0, false, false, 0};
    if (series->overlapping) {
        check_overlaps(run, series, row);
    }
    for (int64_t i = 0; i < series->count; i++) {
        const int64_t value = emul__series_element(run, series, i, row);
        if (value < EMUL_DECIMAL_MIN) {
            found.not_applicable = found.not_applicable || value == EMUL_NOT_APPLICABLE;
            continue;
        }
        if (found.count == 0 || is_later(series->items[i], series->items[series->taken[found.latest]])) {
            found.latest = found.count;
        }
        series->values[found.count] = value;
        series->taken[found.count++] = i;
    }
    found.incomplete = is_incomplete(run, series, row, found.count);
    return found;
}

/* Nothing is known of nothing, but there is nothing to know in a window without days. */
emul__ratio emul__series_nothing(const emul__series *series, const emul__gathered *found) {
    const bool no_days = series->window.to < series->window.from;
    const bool nothing = series->aggregate == EMUL__COUNT || (series->aggregate == EMUL__SUM && no_days);
    if (nothing && !found->incomplete && !found->not_applicable) {
        return emul__ratio_of_integer(0);
    }
    return emul__ratio_of_state(found->count == 0 && found->not_applicable ? EMUL__IS_NOT_APPLICABLE : EMUL__IS_MISSING);
}

/* ---- aggregates ---- */

/* Millions of 64-bit numbers cannot leave 128 bits. */
static emul__wide sum_of(const int64_t *values, int64_t count) {
    emul__wide sum = emul__wide_of(0);
    for (int64_t i = 0; i < count; i++) {
        (void)emul__wide_add(sum, emul__wide_of(values[i]), &sum);
    }
    return sum;
}

static int64_t decimal_sum(const int64_t *values, int64_t count) {
    int64_t sum = 0;
    const bool fits = emul__wide_narrow(sum_of(values, count), &sum) && sum >= EMUL_DECIMAL_MIN;
    return fits ? sum : emul__state_code(EMUL__OVERFLOWED);
}

static int64_t extreme(const int64_t *values, int64_t count, bool least) {
    int64_t best = values[0];
    for (int64_t i = 1; i < count; i++) {
        if (least ? values[i] < best : values[i] > best) {
            best = values[i];
        }
    }
    return best;
}

static int compare_numbers(const void *context, int64_t a, int64_t b) {
    (void)context;
    return a < b ? -1 : a > b;
}

/* The distance of the extremes that are left after trimming; of no value there is none. */
static int64_t spread_of(emul__series *series, int64_t count) {
    int64_t spread = 0;
    if (count <= (int64_t)series->trim_high + series->trim_low) {
        return EMUL_MISSING;
    }
    emul__sort(series->values, series->spare, count, compare_numbers, NULL);
    const emul__wide largest = emul__wide_of(series->values[count - 1 - series->trim_high]);
    const emul__wide smallest = emul__wide_of(series->values[series->trim_low]);
    emul__wide difference = emul__wide_of(0);
    const bool fits = emul__wide_sub(largest, smallest, &difference) && emul__wide_narrow(difference, &spread);
    return fits ? spread : emul__state_code(EMUL__OVERFLOWED);
}

int64_t emul__series_decimal(emul__run *run, emul__series *series, int64_t row) {
    const emul__gathered found = emul__series_gather(run, series, row);
    if (found.count == 0 || found.incomplete) {
        return emul__ratio_round(emul__series_nothing(series, &found), 6, EMUL_ROUND_HALF_AWAY);
    }
    switch (series->aggregate) {
    case EMUL__COUNT:
        return found.count * EMUL_DECIMAL_ONE;
    case EMUL__MIN:
    case EMUL__MAX:
        return extreme(series->values, found.count, series->aggregate == EMUL__MIN);
    case EMUL__LAST:
        return series->values[found.latest];
    case EMUL__SPREAD:
    case EMUL__TRIMMED_SPREAD:
        return spread_of(series, found.count);
    case EMUL__SUM:
    case EMUL__MEAN:
    case EMUL__MEDIAN:
    case EMUL__TRIMMED_MEAN:
    case EMUL__NO_AGGREGATE:
        break;
    }
    return decimal_sum(series->values, found.count);
}

/* The exact mean of what is left after `high` and `low` extremes are taken away; at least one is left. */
static emul__ratio mean_between(emul__series *series, int64_t count, int64_t high, int64_t low) {
    if (high > 0 || low > 0) {
        emul__sort(series->values, series->spare, count, compare_numbers, NULL);
    }
    const int64_t left = count - high - low;
    return emul__ratio_make(sum_of(series->values + low, left), emul__wide_mul64(left, EMUL_DECIMAL_ONE));
}

emul__ratio emul__series_ratio(emul__run *run, emul__series *series, int64_t row) {
    const emul__gathered found = emul__series_gather(run, series, row);
    if (found.count == 0 || found.incomplete) {
        return emul__series_nothing(series, &found);
    }
    if (series->aggregate == EMUL__MEDIAN) { /* the middle one, or the mean of the two in the middle */
        const int64_t outside = (found.count - 1) / 2;
        return mean_between(series, found.count, outside, outside);
    }
    const bool trimmed = series->aggregate == EMUL__TRIMMED_MEAN;
    const int64_t high = trimmed ? series->trim_high : 0;
    const int64_t low = trimmed ? series->trim_low : 0;
    return found.count > high + low ? mean_between(series, found.count, high, low) : emul__ratio_of_state(EMUL__IS_MISSING);
}

/* The column of the roster that says what is a subject's own. */
static bool choose_own(emul__run *run, const emul__input *input, emul__series *series) {
    if (input->except.length == 0) {
        return true;
    }
    const emul__attribute *attribute = emul__roster_attribute(run->roster, input->except);
    if (attribute != NULL || emul__text_equal(input->except, EMUL__TEXT("parent"))) {
        series->own = attribute != NULL ? attribute->values : emul__own_units(run);
        return series->own != NULL || run->result->rows == 0;
    }
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                              .place = {.field = input->text},
                                              .english = "“{0}” leaves out by “{1}”, which the roster does not have",
                                              .vietnamese = "“{0}” loại theo “{1}”, cột không có trong danh sách",
                                              .arguments = {input->text, input->except}});
    return false;
}

/* ---- for explanations ---- */

/* The fact in the result's own memory. */
static const emul__source *keep_source(emul__run *run, emul__sources *sources, int64_t at) {
    const emul__source *from = &sources->items[at];
    sources->kept = sources->kept != NULL ? sources->kept : (emul__source *)emul__run_keep(run, sources->count, sizeof *sources->kept);
    if (sources->kept == NULL || sources->kept[at].values != NULL) {
        return sources->kept == NULL ? NULL : &sources->kept[at];
    }
    int64_t *values = (int64_t *)emul__run_keep(run, from->count, sizeof *values);
    const char *facet = emul__arena_text(&run->result->arena, from->facet.bytes, from->facet.length);
    if (values == NULL || facet == NULL) {
        emul__run_out_of_memory(run);
        return NULL;
    }
    if (from->count > 0) {
        memcpy(values, from->values, (size_t)from->count * sizeof *values);
    }
    sources->kept[at] = *from;
    sources->kept[at].facet.bytes = facet;
    sources->kept[at].values = values;
    return &sources->kept[at];
}

static emul__text *keep_own(emul__run *run, const int32_t *own) {
    emul__text *kept = (emul__text *)emul__run_keep(run, run->result->rows, sizeof *kept);
    for (int64_t row = 0; kept != NULL && row < run->result->rows; row++) {
        const emul__text word = own_word(run, own, row);
        kept[row] = (emul__text){emul__arena_text(&run->result->arena, word.bytes, word.length), word.length};
        if (kept[row].bytes == NULL) {
            emul__run_out_of_memory(run);
            return NULL;
        }
    }
    return kept;
}

bool emul__series_keep(emul__run *run, const emul__series *series) {
    emul__sources *sources = &run->sources[series->input->indicator];
    emul__elements *to = &run->result->elements[series->input - run->model->inputs.items];
    const emul__source **items = (const emul__source **)emul__run_keep(run, series->count, sizeof *items);
    to->items = items;
    to->count = 0;
    to->own = series->own == NULL ? NULL : keep_own(run, series->own);
    for (int64_t i = 0; items != NULL && i < series->count; i++) {
        items[i] = keep_source(run, sources, series->items[i] - sources->items);
        if (items[i] == NULL) {
            return false;
        }
        to->count++;
    }
    return items != NULL && (series->own == NULL || to->own != NULL);
}

/* ---- the input ---- */

static bool bind_plainly(emul__run *run, emul__series *series, emul__column *column) {
    const bool quotient = emul__aggregate_is_quotient(series->aggregate);
    int64_t *values = quotient ? NULL : emul__run_column(run);
    emul__ratio *ratios = quotient ? emul__run_ratios(run) : NULL;
    if (values == NULL && ratios == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (quotient) {
            ratios[row] = emul__series_ratio(run, series, row);
        } else {
            values[row] = emul__series_decimal(run, series, row);
        }
    }
    column->values = values;
    column->ratios = ratios;
    return emul__run_fine(run);
}

bool emul__bind_series(emul__run *run, const emul__input *input, emul__column *column) {
    const emul__sources *sources = emul__indicator_sources(run, input->indicator);
    emul__period window = {0, 0};
    emul__series series = {.input = input, .aggregate = input->aggregate, .trim_high = input->trim_high, .trim_low = input->trim_low};
    if (sources == NULL || !emul__input_window(run, input, &window) || !choose_own(run, input, &series) ||
        !emul__series_choose(run, sources, input->facet, true, false, window, &series) ||
        (run->result->explains && !emul__series_keep(run, &series))) {
        return false;
    }
    return input->element >= 0 ? emul__bind_elements(run, &series, column) : bind_plainly(run, &series, column);
}
