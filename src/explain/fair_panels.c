/* Panels: whoever marks the same entries, x@judge.1, x@judge.2 …, as far as a rule reads them. Their agreement, and each judge beside the others. */
#include "emul/contest.h"
#include "explain/fair.h"
#include "explain/say.h"
#include "kernel/sort.h"

/* ---- which marks ---- */

static bool is_panel(const emul__fair *of, int32_t number) {
    const emul__input *input = &of->result->model->inputs.items[number];
    return input->kind == EMUL__INPUT_SERIES && input->shift == EMUL__OWN_PERIOD && input->facet.length > 0 &&
           of->result->model->names.indicators[input->indicator].type == EMUL__NUMBER && of->result->elements[number].count > 0;
}

static bool same_marks(const emul__elements *a, const emul__elements *b) {
    bool same = a->count == b->count && a->own == b->own;
    for (int64_t i = 0; same && i < a->count; i++) {
        same = a->items[i] == b->items[i];
    }
    return same;
}

/* Several rules may read one panel, as its mean and as its spread. */
static bool read_before(const emul__fair *of, int32_t number) {
    for (int32_t i = 0; i < number; i++) {
        if (is_panel(of, i) && same_marks(&of->result->elements[i], &of->result->elements[number])) {
            return true;
        }
    }
    return false;
}

static emul__text member_of(const emul__panel *panel, const emul__source *item) {
    const size_t skipped = panel->input->facet.length + 1;
    return item->facet.length < skipped ? (emul__text){"", 0} : (emul__text){item->facet.bytes + skipped, item->facet.length - skipped};
}

static bool is_number(emul__text text) {
    bool digits = text.length > 0;
    for (size_t i = 0; i < text.length; i++) {
        digits = digits && text.bytes[i] >= '0' && text.bytes[i] <= '9';
    }
    return digits;
}

/* 2 before 10. */
static int compare_members(emul__text a, emul__text b) {
    if (a.length != b.length && is_number(a) && is_number(b)) {
        return a.length < b.length ? -1 : 1;
    }
    return emul__text_compare(a, b);
}

/* Undated marks first. */
static int compare_times(const emul__source *a, const emul__source *b) {
    if (a->dated != b->dated) {
        return a->dated ? 1 : -1;
    }
    if (a->when.from != b->when.from) {
        return a->when.from < b->when.from ? -1 : 1;
    }
    return (a->when.to > b->when.to) - (a->when.to < b->when.to);
}

/* Puts a judge, or a time, in its place unless it is there. */
static void place_judge(emul__panel *panel, emul__text judge) {
    int64_t at = panel->judge_count;
    while (at > 0 && compare_members(panel->judges[at - 1], judge) > 0) {
        at--;
    }
    if (judge.length == 0 || (at > 0 && emul__text_equal(panel->judges[at - 1], judge))) {
        return;
    }
    for (int64_t i = panel->judge_count++; i > at; i--) {
        panel->judges[i] = panel->judges[i - 1];
    }
    panel->judges[at] = judge;
}

static void place_time(emul__panel *panel, const emul__source *item) {
    int64_t at = panel->time_count;
    while (at > 0 && compare_times(panel->times[at - 1], item) > 0) {
        at--;
    }
    if (at > 0 && compare_times(panel->times[at - 1], item) == 0) {
        return;
    }
    for (int64_t i = panel->time_count++; i > at; i--) {
        panel->times[i] = panel->times[i - 1];
    }
    panel->times[at] = item;
}

static int64_t judge_of(const emul__panel *panel, const emul__source *item) {
    int64_t judge = 0;
    while (judge < panel->judge_count && !emul__text_equal(panel->judges[judge], member_of(panel, item))) {
        judge++;
    }
    return judge;
}

static int64_t time_of(const emul__panel *panel, const emul__source *item) {
    int64_t at = 0;
    while (compare_times(panel->times[at], item) != 0) {
        at++;
    }
    return at;
}

/* Which judges and times there are, and whose column is whose. */
static bool lay_out(emul__panel *panel) {
    const int64_t count = panel->of->count;
    panel->judges = (emul__text *)emul__fair_scratch(panel->fair, count, sizeof *panel->judges);
    panel->times = (const emul__source **)emul__fair_scratch(panel->fair, count, sizeof *panel->times);
    if (panel->judges == NULL || panel->times == NULL) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        place_judge(panel, member_of(panel, panel->of->items[i]));
        place_time(panel, panel->of->items[i]);
    }
    panel->columns = (const emul__source **)emul__fair_scratch(panel->fair, panel->time_count * panel->judge_count, sizeof *panel->columns);
    for (int64_t i = 0; panel->columns != NULL && i < count; i++) {
        const int64_t judge = judge_of(panel, panel->of->items[i]);
        if (judge < panel->judge_count) { /* a figure of the facet itself, x@judge, is nobody's */
            panel->columns[time_of(panel, panel->of->items[i]) * panel->judge_count + judge] = panel->of->items[i];
        }
    }
    return panel->columns != NULL;
}

static emul_decimal mark_at(const emul__panel *panel, int64_t time, int64_t judge, int64_t row) {
    const emul__source *column = panel->columns[time * panel->judge_count + judge];
    const bool left_out =
        column != NULL && panel->of->own != NULL && emul__source_left_out(column, panel->input->facet, panel->of->own[row]);
    const emul_decimal mark = column == NULL || left_out ? EMUL_MISSING : emul__source_value(column, row);
    return mark < EMUL_DECIMAL_MIN ? EMUL_MISSING : mark;
}

static bool is_marked(const emul__panel *panel, int64_t row, int64_t time) {
    bool marked = false;
    for (int64_t judge = 0; !marked && judge < panel->judge_count; judge++) {
        marked = mark_at(panel, time, judge, row) != EMUL_MISSING;
    }
    return marked;
}

static int64_t count_entries(const emul__panel *panel) {
    int64_t count = 0;
    for (int64_t row = 0; row < panel->fair->result->rows; row++) {
        for (int64_t time = 0; time < panel->time_count; time++) {
            count += is_marked(panel, row, time);
        }
    }
    return count;
}

static void read_entry(emul__panel *panel, int64_t row, int64_t time) {
    const int64_t entry = panel->entry_count++;
    panel->entries[entry] = (emul__panel_entry){row, panel->times[time]};
    for (int64_t judge = 0; judge < panel->judge_count; judge++) {
        panel->marks[entry * panel->judge_count + judge] = mark_at(panel, time, judge, row);
    }
}

static bool read_marks(emul__panel *panel) {
    emul__fair *of = panel->fair;
    const int64_t count = count_entries(panel);
    panel->entries = (emul__panel_entry *)emul__fair_scratch(of, count, sizeof *panel->entries);
    panel->marks = (emul_decimal *)emul__fair_scratch(of, count, (size_t)panel->judge_count * sizeof *panel->marks);
    if (panel->entries == NULL || panel->marks == NULL) {
        return false;
    }
    for (int64_t i = 0; i < of->result->rows; i++) {
        for (int64_t time = 0; time < panel->time_count; time++) {
            if (is_marked(panel, of->by_id[i], time)) {
                read_entry(panel, of->by_id[i], time);
            }
        }
    }
    return true;
}

/* ---- a judge beside the others ---- */

/* What the others gave each entry on the mean, as numbers that order the entries alike: 1, 2 …; EMUL_MISSING where there is no other. */
typedef struct others {
    const emul__panel *panel;
    int64_t judge;
    emul__ratio *means; /* [entries] */
    int64_t *order;     /* [entries] those with a mean */
    int64_t *scratch;   /* [4 x entries] */
    emul_decimal *own;  /* [entries] marks of the judge */
    emul_decimal *numbers;
} others;

static emul__ratio mean_of_others(const emul__panel *panel, int64_t judge, int64_t entry) {
    emul__ratio sum = emul__ratio_of_integer(0);
    int64_t count = 0;
    for (int64_t i = 0; i < panel->judge_count; i++) {
        const emul_decimal mark = panel->marks[entry * panel->judge_count + i];
        if (i != judge && mark != EMUL_MISSING) {
            sum = emul__ratio_add(sum, emul__ratio_of_decimal(mark));
            count++;
        }
    }
    return count == 0 ? emul__ratio_of_state(EMUL__IS_MISSING) : emul__ratio_div(sum, emul__ratio_of_integer(count));
}

static int compare_means(const void *context, int64_t a, int64_t b) {
    const others *of = (const others *)context;
    return emul__ratio_compare(of->means[a], of->means[b]);
}

/* False if a mean is too large. */
static bool number_means(others *of) {
    int64_t count = 0;
    emul_decimal number = 0;
    for (int64_t entry = 0; entry < of->panel->entry_count; entry++) {
        const emul__ratio mean = mean_of_others(of->panel, of->judge, entry);
        of->means[entry] = mean;
        of->numbers[entry] = EMUL_MISSING;
        of->own[entry] = of->panel->marks[entry * of->panel->judge_count + of->judge];
        if (emul__ratio_state(mean) == EMUL__OVERFLOWED) {
            return false;
        }
        if (emul__ratio_state(mean) == EMUL__PRESENT) {
            of->order[count++] = entry;
        }
    }
    emul__sort(of->order, of->scratch, count, compare_means, of);
    for (int64_t i = 0; i < count; i++) {
        number += i == 0 || compare_means(of, of->order[i - 1], of->order[i]) != 0;
        of->numbers[of->order[i]] = number;
    }
    return true;
}

/* Of fewer entries any order may come about by chance. */
enum { LEAST_ENTRIES = 5 };

static void add_correlation(emul__panel *panel, emul__why_node *line, others *room, int64_t judge) {
    emul_decimal rho = EMUL_MISSING;
    int64_t used = 0;
    room->judge = judge;
    if (!number_means(room)) {
        emul__fair_too_large(panel->fair, panel->input->text);
        return;
    }
    emul__fair_stop(panel->fair, emul_spearman(room->own, room->numbers, panel->entry_count, EMUL__FAIR_PLACES, EMUL_ROUND_HALF_AWAY, &rho,
                                               &used, room->scratch, panel->fair->error));
    if (rho == EMUL_MISSING) {
        return;
    }
    emul__why_decimal(line, EMUL__KEY_CORRELATION, rho);
    if (rho <= 0 && used >= LEAST_ENTRIES) {
        emul__why_decimal(emul__fair_finding(panel->fair, line, EMUL__FAIR_AGAINST), EMUL__KEY_CORRELATION, rho);
    }
}

static void fill(emul__why_node *line, emul__why_key key, emul_decimal value) {
    if (value >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(line, key, value);
    }
}

static void add_judge(emul__panel *panel, emul__why_node *parent, const emul_judge *report, others *room, int64_t judge) {
    emul__why_node *line = emul__tree_add(&panel->fair->tree, parent, EMUL__FAIR_JUDGE);
    emul__why_text(line, EMUL__KEY_JUDGE, panel->judges[judge]);
    emul__why_count(line, EMUL__KEY_COUNT, report->marks);
    fill(line, EMUL__KEY_LEAST, report->lowest);
    fill(line, EMUL__KEY_MOST, report->highest);
    fill(line, EMUL__KEY_MEAN, report->mean);
    fill(line, EMUL__KEY_SHIFT, report->shift);
    fill(line, EMUL__KEY_DEVIATION, report->deviation);
    emul__why_count(line, EMUL__KEY_EXTREMES, report->extremes);
    add_correlation(panel, line, room, judge);
}

static void add_judges(emul__panel *panel, emul__why_node *parent) {
    emul__fair *of = panel->fair;
    const int64_t n = panel->entry_count;
    emul_judge *report = (emul_judge *)emul__fair_scratch(of, panel->judge_count, sizeof *report);
    others room = {.panel = panel,
                   .means = (emul__ratio *)emul__fair_scratch(of, n, sizeof(emul__ratio)),
                   .order = (int64_t *)emul__fair_scratch(of, n, sizeof(int64_t)),
                   .scratch = (int64_t *)emul__fair_scratch(of, n, 4 * sizeof(int64_t)),
                   .own = (emul_decimal *)emul__fair_scratch(of, n, sizeof(emul_decimal)),
                   .numbers = (emul_decimal *)emul__fair_scratch(of, n, sizeof(emul_decimal))};
    if (of->tree.failed) {
        return;
    }
    emul__fair_stop(of, emul_judge_report(panel->marks, n, panel->judge_count, EMUL__FAIR_PLACES, EMUL_ROUND_HALF_AWAY, report, of->error));
    for (int64_t judge = 0; of->status == EMUL_OK && judge < panel->judge_count; judge++) {
        add_judge(panel, parent, &report[judge], &room, judge);
    }
}

/* ---- the panel ---- */

/* How many entries everybody has marked. */
static int64_t add_agreement(emul__panel *panel, emul__why_node *line) {
    emul__fair *of = panel->fair;
    int64_t *scratch = (int64_t *)emul__fair_scratch(of, panel->entry_count, 4 * sizeof *scratch);
    emul_decimal w = EMUL_MISSING;
    int64_t complete = 0;
    if (scratch == NULL) {
        return 0;
    }
    emul__fair_stop(of, emul_kendall_w(panel->marks, panel->entry_count, panel->judge_count, EMUL__FAIR_PLACES, EMUL_ROUND_HALF_AWAY, NULL,
                                       NULL, &w, &complete, scratch, of->error));
    if (w >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(line, EMUL__KEY_AGREEMENT, w);
        emul__why_count(line, EMUL__KEY_COMPLETE, complete);
    }
    return complete;
}

/* "video@judge" */
static emul__text name_of(const emul__panel *panel) {
    emul__fair *of = panel->fair;
    emul__buffer text;
    emul__buffer_init(&text, &of->result->allocator);
    emul__buffer_text(&text, of->result->model->names.indicators[panel->input->indicator].id);
    emul__buffer_string(&text, "@");
    emul__buffer_text(&text, panel->input->facet);
    const emul__text name = emul__tree_written(&of->tree, &text);
    emul__buffer_destroy(&text);
    return name;
}

static void add_panel(emul__panel *panel, emul__why_node *root) {
    const emul__known_indicator *indicator = &panel->fair->result->model->names.indicators[panel->input->indicator];
    if (!lay_out(panel) || panel->judge_count < 2 || !read_marks(panel) || panel->entry_count == 0) {
        return;
    }
    emul__why_node *line = emul__tree_add(&panel->fair->tree, root, EMUL__FAIR_PANEL);
    emul__why_said(line, EMUL__KEY_FACT, emul__say(&panel->fair->tree, panel->fair->result->model, NULL, name_of(panel)));
    emul__why_text(line, EMUL__KEY_NAME, indicator->name);
    emul__why_count(line, EMUL__KEY_JUDGES, panel->judge_count);
    emul__why_count(line, EMUL__KEY_ENTRIES, panel->entry_count);
    if (add_agreement(panel, line) < 2) { /* those who answer a questionnaire, say: number 1 here is not number 1 there */
        (void)emul__tree_add(&panel->fair->tree, line, EMUL__FAIR_NO_JURY);
    } else if (panel->fair->status == EMUL_OK) {
        add_judges(panel, line);
    }
    if (panel->fair->status == EMUL_OK) {
        emul__fair_far(panel, line);
    }
}

void emul__fair_panels(emul__fair *of, emul__why_node *root) {
    for (int32_t i = 0; of->status == EMUL_OK && i < of->result->model->inputs.count; i++) {
        if (is_panel(of, i) && !read_before(of, i)) {
            emul__panel panel = {.fair = of, .input = &of->result->model->inputs.items[i], .of = &of->result->elements[i]};
            add_panel(&panel, root);
        }
    }
}
