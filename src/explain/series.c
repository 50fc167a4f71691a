/* The figures that an aggregate puts together: each with its date or facet, with what the rule computes of it, and whether it counts. */
#include "explain/parts.h"
#include "explain/say.h"
#include "kernel/sort.h"

static const emul__word highest = {"left_out_highest", "left out as the highest", "bỏ vì cao nhất"};
static const emul__word lowest = {"left_out_lowest", "left out as the lowest", "bỏ vì thấp nhất"};
static const emul__word own_mark = {"left_out_own", "left out by “except”", "không tính theo “except”"};
static const emul__word no_figure = {"not_applicable", "passed over", "bỏ qua"};

/* One figure of the subject. */
typedef struct figure {
    const emul__source *from;
    emul__ratio own;         /* as the ledger has it */
    emul__ratio gives;       /* what the rule makes of it: the same without a sub-program */
    const emul__word *aside; /* why it does not count, or NULL */
} figure;

typedef struct figures {
    emul__why *why;
    const emul__input *input;
    const emul__program *program; /* computed for each, or NULL */
    emul__column *columns;        /* for it: [inputs], all empty but the element's */
    int64_t element;              /* … which reads this */
    void *scratch;
    figure *items;
    int64_t count, counted;
} figures;

static bool begin(figures *of) {
    const emul_result *result = of->why->result;
    const emul__elements *kept = &result->elements[of->input - result->model->inputs.items];
    of->items = (figure *)emul__why_allocate(of->why, kept->count, sizeof *of->items);
    if (of->input->kind != EMUL__INPUT_SERIES || of->input->element < 0 || of->items == NULL) {
        return of->items != NULL;
    }
    of->program = &result->model->inputs.programs[of->input->element];
    of->columns = (emul__column *)emul__why_allocate(of->why, result->model->inputs.count, sizeof *of->columns);
    of->scratch = emul__why_allocate(of->why, (int64_t)emul__program_scratch(of->program) + 1, 1);
    if (of->columns == NULL || of->scratch == NULL) {
        return false;
    }
    of->columns[of->program->inputs[0]] = (emul__column){.values = &of->element, .stride = 1};
    return true;
}

static emul__type type_of(const figures *of) {
    return of->why->result->model->names.indicators[of->input->indicator].type;
}

/* A number or day, or as programs read it: a truth 0 or 1, the id of a label. */
static emul__ratio value_of(emul__type type, int64_t value) {
    if (type == EMUL__NUMBER || type == EMUL__DATE || value < EMUL_DECIMAL_MIN) {
        return emul__ratio_of_decimal(value);
    }
    return emul__ratio_of_integer(type == EMUL__TRUTH ? value != 0 : value);
}

static emul__ratio computed(figures *of, int64_t value) {
    if (of->program == NULL) {
        return value_of(type_of(of), value);
    }
    emul__block block = {NULL, NULL};
    of->element = value;
    emul__program_run(of->program, of->columns, 0, 1, of->scratch, &block);
    return emul__block_exact(of->program, &block, 0);
}

static void collect(figures *of) {
    const emul_result *result = of->why->result;
    const emul__elements *kept = &result->elements[of->input - result->model->inputs.items];
    const emul__text own = kept->own == NULL ? (emul__text){NULL, 0} : kept->own[of->why->row];
    for (int64_t i = 0; i < kept->count; i++) {
        const int64_t value = emul__source_value(kept->items[i], of->why->row);
        if (value == EMUL_MISSING) {
            continue;
        }
        figure *item = &of->items[of->count++];
        *item = (figure){.from = kept->items[i], .own = value_of(type_of(of), value)};
        item->gives = item->own;
        if (emul__source_left_out(item->from, of->input->facet, own)) {
            item->aside = &own_mark;
        } else if (value < EMUL_DECIMAL_MIN) {
            item->aside = &no_figure;
        } else {
            item->gives = computed(of, value);
            of->counted++;
        }
    }
}

/* ---- the extremes that are trimmed ---- */

static int compare_figures(const void *context, int64_t a, int64_t b) {
    const figure *items = (const figure *)context;
    return emul__ratio_compare(items[a].gives, items[b].gives);
}

static void trim(figures *of) {
    const emul__input *input = of->input;
    int64_t *order = (int64_t *)emul__why_allocate(of->why, of->counted, sizeof *order);
    int64_t *spare = (int64_t *)emul__why_allocate(of->why, of->counted, sizeof *spare);
    int64_t count = 0;
    if (order == NULL || spare == NULL || of->counted <= (int64_t)input->trim_high + input->trim_low) {
        return;
    }
    for (int64_t i = 0; i < of->count; i++) {
        if (of->items[i].aside == NULL) {
            order[count++] = i;
        }
    }
    emul__sort(order, spare, count, compare_figures, of->items);
    for (int64_t i = 0; i < input->trim_low; i++) {
        of->items[order[i]].aside = &lowest;
    }
    for (int64_t i = 0; i < input->trim_high; i++) {
        of->items[order[count - 1 - i]].aside = &highest;
    }
}

/* ---- lines ---- */

/* "mark@judge.2" */
static emul__text name_of(const figures *of, const figure *item) {
    const emul__text id = of->why->result->model->names.indicators[of->input->indicator].id;
    emul__buffer name;
    emul__buffer_init(&name, &of->why->result->allocator);
    emul__buffer_text(&name, id);
    emul__buffer_string(&name, item->from->facet.length > 0 ? "@" : "");
    emul__buffer_text(&name, item->from->facet);
    const emul__text text = emul__tree_written(&of->why->tree, &name);
    emul__buffer_destroy(&name);
    return text;
}

static void name_period(const figures *of, emul__why_node *line, const figure *item) {
    char period[24];
    if (!item->from->dated) {
        return;
    }
    emul__period_format(item->from->when, period);
    emul__why_text(line, EMUL__KEY_PERIOD, emul__tree_text(&of->why->tree, emul__text_of(period)));
}

/* Nothing is computed of a figure that the rule does not get to see. */
static bool has_value(const figures *of, const figure *item) {
    if (of->program == NULL) {
        return type_of(of) == EMUL__NUMBER;
    }
    return of->program->type == EMUL__NUMBER && item->aside != &own_mark && item->aside != &no_figure;
}

static void add_figure(const figures *of, emul__why_node *parent, const figure *item) {
    emul__why_node *line = emul__why_add(of->why, parent, EMUL__WHY_ELEMENT);
    const bool test = of->program != NULL && of->program->type == EMUL__TRUTH;
    emul__why_said(line, EMUL__KEY_FACT, emul__say(&of->why->tree, of->why->result->model, NULL, name_of(of, item)));
    name_period(of, line, item);
    if (of->program != NULL || type_of(of) != EMUL__NUMBER) {
        emul__why_shown(of->why, line, EMUL__KEY_OWN, of->input, type_of(of), item->own);
    }
    if (has_value(of, item)) {
        emul__why_result(line, EMUL__KEY_VALUE, item->gives);
    }
    if (item->aside != NULL || test) {
        emul__why_word(line, EMUL__KEY_VERDICT, item->aside != NULL ? item->aside : emul__why_holds(!emul__wide_is_zero(item->gives.num)));
    }
}

static emul__ratio found_value(const figures *of, int32_t number) {
    const emul__column *column = &of->why->result->columns[number];
    return column->ratios != NULL ? column->ratios[of->why->row] : value_of(of->input->type, column->values[of->why->row]);
}

/* An aggregate is written in the rule; what a fact rolls up by is declared. */
static emul__text aggregate_text(const figures *of) {
    const emul__input *input = of->input;
    emul__buffer text;
    if (input->kind == EMUL__INPUT_SERIES) {
        return input->text;
    }
    emul__buffer_init(&text, &of->why->result->allocator);
    emul__buffer_string(&text, emul__aggregate_name(of->why->result->model->names.indicators[input->indicator].rollup));
    emul__buffer_string(&text, "(");
    emul__buffer_text(&text, input->text);
    emul__buffer_string(&text, ")");
    const emul__text written = emul__tree_written(&of->why->tree, &text);
    emul__buffer_destroy(&text);
    return written;
}

void emul__why_series(emul__why *why, emul__why_node *parent, int32_t number) {
    figures of = {.why = why, .input = &why->result->model->inputs.items[number]};
    const int64_t *instead = why->result->elements[number].instead;
    if ((instead != NULL && instead[why->row] != EMUL_MISSING) || !begin(&of)) {
        return;
    }
    collect(&of);
    if (of.count == 0) {
        return; /* what is not there has a line of its own */
    }
    if (emul__aggregate_trims(of.input->aggregate)) {
        trim(&of);
    }
    emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_SERIES);
    emul__why_said(line, EMUL__KEY_FACT, emul__say(&why->tree, why->result->model, NULL, aggregate_text(&of)));
    emul__why_shown(why, line, EMUL__KEY_VALUE, of.input, of.input->type, found_value(&of, number));
    emul__why_count(line, EMUL__KEY_COUNT, of.counted);
    for (int64_t i = 0; i < of.count; i++) {
        add_figure(&of, line, &of.items[i]);
    }
}
