/* The distinct inputs of a regulation: what several rules read is bound once. */
#include <string.h>

#include "decimal/exact.h"
#include "expression/compile.h"

emul__input emul__input_of(emul__input_kind kind, emul__type type) {
    return (emul__input){.kind = kind,
                         .type = type,
                         .indicator = -1,
                         .scorecard = -1,
                         .criterion = -1,
                         .award = -1,
                         .title = -1,
                         .condition = -1,
                         .excused = -1,
                         .after = -1,
                         .unused_by = -1,
                         .last = {-1, -1, -1},
                         .program = -1,
                         .among = -1,
                         .element = -1};
}

static bool same_window(const emul__input *a, const emul__input *b) {
    return a->has_window == b->has_window && a->unit == b->unit && a->reach == b->reach &&
           (!a->has_window || emul__period_equal(a->window, b->window));
}

static bool same_collection(const emul__input *a, const emul__input *b) {
    return a->program == b->program && a->among == b->among && a->collect == b->collect && a->everywhere == b->everywhere &&
           a->ascending == b->ascending && a->children == b->children && a->direct == b->direct;
}

static bool same_years(const emul__input *a, const emul__input *b) {
    return a->condition == b->condition && a->excused == b->excused && a->after == b->after && a->unused_by == b->unused_by &&
           a->last[EMUL__EXACTLY] == b->last[EMUL__EXACTLY];
}

static bool same_demands(const emul__input *a, const emul__input *b) {
    return a->every == b->every && a->every_weekday == b->every_weekday && a->least == b->least && emul__text_equal(a->except, b->except);
}

static bool same_vote(const emul__input *a, const emul__input *b) {
    return a->vote == b->vote && (a->vote != EMUL__VOTE_PASSED || emul__ratio_compare(a->threshold, b->threshold) == 0);
}

/* All that decides what is bound; the text only says it. */
static bool same_wanted(const emul__wanted_achievement *a, const emul__wanted_achievement *b) {
    return a->kind == b->kind && a->level == b->level && a->years == b->years && a->since == b->since;
}

static bool same(const emul__input *a, const emul__input *b) {
    return a->kind == b->kind && a->indicator == b->indicator && a->shift == b->shift && a->aggregate == b->aggregate &&
           a->trim_high == b->trim_high && a->trim_low == b->trim_low && same_window(a, b) && a->weekday == b->weekday &&
           a->scorecard == b->scorecard && a->criterion == b->criterion && a->award == b->award && a->title == b->title &&
           a->since == b->since && a->by_award == b->by_award && emul__text_equal(a->facet, b->facet) && same_collection(a, b) &&
           same_demands(a, b) && a->element == b->element && same_vote(a, b) && same_years(a, b) && same_wanted(&a->wanted, &b->wanted);
}

/* ---- text ---- */

static const char *const aggregate_names[] = {
    [EMUL__NO_AGGREGATE] = "",
    [EMUL__SUM] = "sum",
    [EMUL__COUNT] = "count",
    [EMUL__MEAN] = "mean",
    [EMUL__MEDIAN] = "median",
    [EMUL__TRIMMED_MEAN] = "trimmed_mean",
    [EMUL__MIN] = "min",
    [EMUL__MAX] = "max",
    [EMUL__LAST] = "last",
    [EMUL__SPREAD] = "spread",
    [EMUL__TRIMMED_SPREAD] = "trimmed_spread",
};

const char *emul__aggregate_name(emul__aggregate aggregate) {
    return aggregate_names[aggregate];
}

bool emul__aggregate_trims(emul__aggregate aggregate) {
    return aggregate == EMUL__TRIMMED_MEAN || aggregate == EMUL__TRIMMED_SPREAD;
}

static const char *const weekday_names[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

int32_t emul__weekday_of(emul__text name) {
    for (int32_t i = 0; i < 7; i++) {
        if (emul__mentions(name, weekday_names[i])) {
            return i;
        }
    }
    return -1;
}

static const char *const unit_names[] = {"", "year", "half", "quarter", "month", "week", "day"};

emul__unit emul__unit_of(emul__text name) {
    for (int32_t i = EMUL__UNIT_YEAR; i <= EMUL__UNIT_DAY; i++) {
        if (emul__mentions(name, unit_names[i])) {
            return (emul__unit)i;
        }
    }
    return EMUL__NO_UNIT;
}

/* A window after `before`, unless it is the period evaluated. */
static void write_window_after(emul__buffer *out, const char *before, const emul__input *input) {
    static const char *const starts[] = {"", "so_far(", "to_date("};
    char period[24];
    if (input->has_window) {
        emul__period_format(input->window, period);
        emul__buffer_string(out, before);
        emul__buffer_string(out, period);
    } else if (input->unit != EMUL__NO_UNIT) {
        emul__buffer_string(out, before);
        emul__buffer_string(out, starts[input->reach]);
        emul__buffer_string(out, unit_names[input->unit]);
        emul__buffer_string(out, input->reach == EMUL__REACH_WHOLE ? "" : ")");
    }
}

static void write_window(emul__buffer *out, const emul__input *input) {
    write_window_after(out, ", ", input);
}

static void write_days(emul__buffer *out, const emul__input *input) {
    const bool given = input->has_window || input->unit != EMUL__NO_UNIT;
    emul__buffer_string(out, input->kind == EMUL__INPUT_DAYS ? "days" : "elapsed");
    write_window_after(out, "(", input);
    emul__buffer_string(out, given ? ")" : input->kind == EMUL__INPUT_DAYS ? "()" : "");
}

static void write_fact(emul__buffer *out, const emul__names *names, const emul__input *input) {
    emul__buffer_text(out, names->indicators[input->indicator].id);
    if (input->facet.length > 0) {
        emul__buffer_string(out, "@");
        emul__buffer_text(out, input->facet);
    }
}

static void write_demands(emul__buffer *out, const emul__input *input) {
    if (input->every != EMUL__NO_UNIT || input->every_weekday > 0) {
        emul__buffer_string(out, ", every = ");
        emul__buffer_string(out, input->every_weekday > 0 ? weekday_names[input->every_weekday - 1] : unit_names[input->every]);
    }
    if (input->least > 0) {
        emul__buffer_string(out, ", least = ");
        emul__buffer_integer(out, input->least);
    }
    if (input->except.length > 0) {
        emul__buffer_string(out, ", except = ");
        emul__buffer_text(out, input->except);
    }
}

static void write_series(emul__buffer *out, const emul__compiler *compiler, const emul__input *input) {
    emul__buffer_string(out, aggregate_names[input->aggregate]);
    emul__buffer_string(out, "(");
    if (input->element >= 0) {
        emul__buffer_text(out, compiler->inputs->programs[input->element].source);
    } else {
        write_fact(out, compiler->names, input);
    }
    if (emul__aggregate_trims(input->aggregate)) {
        emul__buffer_string(out, ", ");
        emul__buffer_integer(out, input->trim_high);
        emul__buffer_string(out, ", ");
        emul__buffer_integer(out, input->trim_low);
    }
    write_window(out, input);
    write_demands(out, input);
    emul__buffer_string(out, ")");
}

static void write_call(emul__buffer *out, const char *function, emul__text argument) {
    emul__buffer_string(out, function);
    if (argument.length > 0) {
        emul__buffer_string(out, "(");
        emul__buffer_text(out, argument);
        emul__buffer_string(out, ")");
    }
}

static void write_shifted(emul__buffer *out, const emul__compiler *compiler, const emul__input *input) {
    static const char *const before[] = {"", "year(", "prev(", "year(prev("};
    static const char *const after[] = {"", ")", ")", "))"};
    const emul__shift shift = input->element >= 0 ? input->around : input->shift;
    emul__buffer_string(out, before[shift]);
    if (input->kind == EMUL__INPUT_FACT || input->kind == EMUL__INPUT_ELEMENT) {
        write_fact(out, compiler->names, input);
    } else if (input->kind == EMUL__INPUT_FINAL) {
        write_call(out, "final", compiler->names->indicators[input->indicator].id);
    } else {
        write_series(out, compiler, input);
    }
    emul__buffer_string(out, after[shift]);
}

static void write_part(emul__buffer *out, const char *before, emul__text part) {
    emul__buffer_string(out, before);
    emul__buffer_text(out, part);
}

static void write_years(emul__buffer *out, const emul__compiler *compiler, const emul__input *input) {
    static const char *const functions[] = {
        [EMUL__INPUT_TIMES] = "times(",
        [EMUL__INPUT_STREAK] = "streak(",
        [EMUL__INPUT_EVER] = "ever(",
        [EMUL__INPUT_YEARS_AGO] = "years_since(",
        [EMUL__INPUT_YEARS_IN_ROW] = "years_in_row(",
        [EMUL__INPUT_COUNT_YEARS] = "count_years(",
    };
    const emul__program *programs = compiler->inputs->programs;
    const emul__text *titles = compiler->names->titles.texts;
    write_part(out, functions[input->kind], input->condition >= 0 ? programs[input->condition].source : titles[input->title]);
    if (input->since > 0) {
        emul__buffer_string(out, ", since = ");
        emul__buffer_integer(out, input->since);
    }
    if (input->last[EMUL__EXACTLY] >= 0) {
        write_part(out, ", last = ", programs[input->last[EMUL__EXACTLY]].source);
    }
    emul__buffer_string(out, input->by_award ? ", by = award" : "");
    if (input->excused >= 0) {
        write_part(out, ", excused = ", programs[input->excused].source);
    }
    if (input->after >= 0) {
        write_part(out, ", after = ", programs[input->after].source);
    }
    if (input->unused_by >= 0) {
        write_part(out, ", unused_by = ", titles[input->unused_by]);
    }
    emul__buffer_string(out, ")");
}

static void write_ballot(emul__buffer *out, const emul__names *names, const emul__input *input) {
    static const char *const functions[] = {"ballot", "passed", "attendance", "council", "chair"};
    emul__buffer_string(out, functions[input->vote]);
    emul__buffer_string(out, "(");
    emul__buffer_text(out, names->titles.texts[input->title]);
    if (input->vote == EMUL__VOTE_PASSED) {
        emul__buffer_string(out, ", ");
        emul__exact_write_share(out, input->threshold, '.');
    }
    emul__buffer_string(out, ")");
}

static void write_achievements(emul__buffer *out, const emul__names *names, const emul__wanted_achievement *wanted) {
    const emul__known_achievement *kind = &names->achievements[wanted->kind];
    emul__buffer_string(out, "achievements(");
    emul__buffer_text(out, kind->id);
    if (wanted->level >= 0) {
        emul__buffer_string(out, ", level = ");
        const emul__text level = kind->levels.labels[wanted->level];
        const char *mark = emul__label_is_bare(level) ? "" : "\"";
        emul__buffer_string(out, mark);
        emul__buffer_text(out, level);
        emul__buffer_string(out, mark);
    }
    if (wanted->years > 0) {
        emul__buffer_string(out, ", last = ");
        emul__buffer_integer(out, wanted->years);
    }
    if (wanted->since > 0) {
        emul__buffer_string(out, ", since = ");
        emul__buffer_integer(out, wanted->since);
    }
    emul__buffer_string(out, ")");
}

static void write_collection(emul__buffer *out, const emul__inputs *inputs, const emul__input *input) {
    static const char *const words[] = {"leader", "trailer", "mean", "sum", "count", "share", "rank"};
    static const char *const below[] = {"max", "min", "mean", "sum", "count", "share"};
    const bool group = input->kind == EMUL__INPUT_GROUP;
    const bool extreme = input->collect == EMUL__COLLECT_LEADER || input->collect == EMUL__COLLECT_TRAILER;
    emul__buffer_string(out, group ? words[input->collect] : below[input->collect]);
    if (!group) {
        emul__buffer_string(out, input->collect == EMUL__COLLECT_COUNT ? "_" : "_of_");
        emul__buffer_string(out, input->children ? "children" : "members");
    } else if (!extreme && input->collect != EMUL__COLLECT_RANK) {
        emul__buffer_string(out, "_of_group");
    }
    emul__buffer_string(out, "(");
    emul__buffer_text(out, inputs->programs[input->program].source);
    if (input->among >= 0) {
        emul__buffer_string(out, ", among = ");
        emul__buffer_text(out, inputs->programs[input->among].source);
    }
    emul__buffer_string(out, input->everywhere ? ", in = all" : "");
    emul__buffer_string(out, input->ascending ? ", order = asc" : "");
    emul__buffer_string(out, input->direct && !input->children ? ", depth = 1)" : ")");
}

static void write_input(emul__buffer *out, const emul__compiler *compiler, const emul__input *input) {
    const emul__names *names = compiler->names;
    static const char *const functions[] = {
        [EMUL__INPUT_LOWEST_SHARE] = "lowest_share",
        [EMUL__INPUT_LOWEST_POINTS] = "lowest_points",
        [EMUL__INPUT_TOTAL] = "total",
        [EMUL__INPUT_BASE] = "base",
        [EMUL__INPUT_BONUS] = "bonus",
        [EMUL__INPUT_PENALTY] = "penalty",
        [EMUL__INPUT_PLACE] = "place",
        [EMUL__INPUT_CLASS] = "class",
    };
    switch (input->kind) {
    case EMUL__INPUT_FACT:
    case EMUL__INPUT_FINAL:
    case EMUL__INPUT_SERIES:
    case EMUL__INPUT_ELEMENT:
        write_shifted(out, compiler, input);
        return;
    case EMUL__INPUT_WEEKDAYS:
        emul__buffer_string(out, "weekdays(");
        emul__buffer_string(out, weekday_names[input->weekday]);
        write_window(out, input);
        emul__buffer_string(out, ")");
        return;
    case EMUL__INPUT_DAYS:
    case EMUL__INPUT_ELAPSED:
        write_days(out, input);
        return;
    case EMUL__INPUT_END:
        emul__buffer_string(out, "end of the period");
        return;
    case EMUL__INPUT_MEMBER:
        emul__buffer_string(out, "member_share");
        return;
    case EMUL__INPUT_POINTS:
    case EMUL__INPUT_SHARE:
        write_call(out, input->kind == EMUL__INPUT_POINTS ? "points" : "share", names->criteria[input->criterion].id);
        return;
    case EMUL__INPUT_AWARDED:
        write_call(out, "awarded", names->awards[input->award]);
        return;
    case EMUL__INPUT_BALLOT:
        write_ballot(out, names, input);
        return;
    case EMUL__INPUT_ACHIEVEMENTS:
        write_achievements(out, names, &input->wanted);
        return;
    default:
        write_call(out, functions[input->kind], names->scorecards[input->scorecard].id);
        return;
    }
}

emul__text emul__input_text(const emul__compiler *compiler, const emul__input *input) {
    emul__buffer out;
    emul__buffer_init(&out, &compiler->arena->allocator);
    if (input->program >= 0) {
        write_collection(&out, compiler->inputs, input);
    } else if (emul__input_is_of_years(input)) {
        write_years(&out, compiler, input);
    } else {
        write_input(&out, compiler, input);
    }
    emul__text text = {NULL, 0};
    if (!out.failed) {
        text.bytes = emul__arena_text(compiler->arena, out.bytes, out.length);
        text.length = text.bytes == NULL ? 0 : out.length;
    }
    emul__buffer_destroy(&out);
    return text;
}

/* ---- adding ---- */

bool emul__arena_grow(emul__arena *arena, void **items, int32_t count, int32_t *capacity, size_t size) {
    if (count < *capacity) {
        return true;
    }
    const int32_t wanted = *capacity < 8 ? 16 : *capacity <= INT32_MAX / 2 ? *capacity * 2 : INT32_MAX;
    void *larger = wanted > count ? emul__arena_allocate(arena, (size_t)wanted, size) : NULL;
    if (larger == NULL) {
        return false;
    }
    void *old = NULL;
    memcpy(&old, items, sizeof old); /* *items is a pointer of the element's type */
    if (count > 0) {
        memcpy(larger, old, (size_t)count * size);
    }
    memcpy(items, &larger, sizeof larger);
    *capacity = wanted;
    return true;
}

int32_t emul__input_add(emul__compiler *compiler, const emul__input *input) {
    emul__inputs *inputs = compiler->inputs;
    for (int32_t i = 0; i < inputs->count; i++) {
        if (same(&inputs->items[i], input)) {
            return i;
        }
    }
    emul__input added = *input;
    added.text = emul__input_text(compiler, input);
    if (input->facet.length > 0) {
        added.facet.bytes = emul__arena_text(compiler->arena, input->facet.bytes, input->facet.length);
    }
    if (input->except.length > 0) {
        added.except.bytes = emul__arena_text(compiler->arena, input->except.bytes, input->except.length);
    }
    if (added.text.bytes == NULL || (added.except.length > 0 && added.except.bytes == NULL) ||
        (added.facet.length > 0 && added.facet.bytes == NULL) ||
        !emul__arena_grow(compiler->arena, (void **)&inputs->items, inputs->count, &inputs->capacity, sizeof *inputs->items)) {
        return -1;
    }
    inputs->items[inputs->count] = added;
    return inputs->count++;
}

/* ---- sub-programs ---- */

static bool same_bytes(const void *a, const void *b, int32_t count, size_t size) {
    return count == 0 || memcmp(a, b, (size_t)count * size) == 0;
}

static bool same_step(const emul__instruction *a, const emul__instruction *b) {
    return a->op == b->op && a->target == b->target && a->a == b->a && a->b == b->b && a->c == b->c;
}

static bool same_constants(const emul__program *a, const emul__program *b) {
    for (int32_t i = 0; i < a->constant_count; i++) {
        if (emul__ratio_compare(a->constants[i], b->constants[i]) != 0) {
            return false;
        }
    }
    return true;
}

/* Whether two programs compute the same from the same; where they stand in the regulation says nothing. */
static bool same_program(const emul__program *a, const emul__program *b) {
    if (a->type != b->type || a->ratio != b->ratio || a->result != b->result || a->code_count != b->code_count ||
        a->pair_count != b->pair_count || a->input_count != b->input_count || a->constant_count != b->constant_count) {
        return false;
    }
    for (int32_t i = 0; i < a->code_count; i++) {
        if (!same_step(&a->code[i], &b->code[i])) {
            return false;
        }
    }
    return same_bytes(a->pairs, b->pairs, a->pair_count, sizeof *a->pairs) &&
           same_bytes(a->inputs, b->inputs, a->input_count, sizeof *a->inputs) && same_constants(a, b);
}

int32_t emul__program_add(emul__compiler *compiler, const emul__program *program) {
    emul__inputs *inputs = compiler->inputs;
    for (int32_t i = 0; i < inputs->program_count; i++) {
        if (same_program(&inputs->programs[i], program)) {
            return i;
        }
    }
    if (!emul__arena_grow(compiler->arena, (void **)&inputs->programs, inputs->program_count, &inputs->program_capacity,
                          sizeof *inputs->programs)) {
        return -1;
    }
    inputs->programs[inputs->program_count] = *program;
    return inputs->program_count++;
}

bool emul__input_is_fact(const emul__input *input) {
    return input->kind == EMUL__INPUT_FACT || input->kind == EMUL__INPUT_FINAL || input->kind == EMUL__INPUT_SERIES ||
           input->kind == EMUL__INPUT_BALLOT;
}

bool emul__input_is_of_years(const emul__input *input) {
    return input->kind >= EMUL__INPUT_TIMES && input->kind <= EMUL__INPUT_COUNT_YEARS;
}

bool emul__input_has_bounds(const emul__input *input) {
    const bool counts = emul__input_is_of_years(input) && input->kind != EMUL__INPUT_EVER && input->kind != EMUL__INPUT_YEARS_AGO;
    const bool collected = input->kind == EMUL__INPUT_GROUP || input->kind == EMUL__INPUT_BELOW;
    return counts || input->kind == EMUL__INPUT_ACHIEVEMENTS ||
           (collected && (input->collect == EMUL__COLLECT_COUNT || input->collect == EMUL__COLLECT_SHARE));
}

bool emul__input_is_ratio(const emul__names *names, const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_SHARE:
    case EMUL__INPUT_LOWEST_SHARE:
    case EMUL__INPUT_ELAPSED:
    case EMUL__INPUT_MEMBER:
        return true;
    case EMUL__INPUT_BALLOT:
        return input->vote == EMUL__VOTE_YES || input->vote == EMUL__VOTE_ATTENDANCE;
    case EMUL__INPUT_GROUP:
    case EMUL__INPUT_BELOW:
        return input->quotient;
    case EMUL__INPUT_SERIES:
        return input->quotient || input->aggregate == EMUL__MEAN || input->aggregate == EMUL__MEDIAN ||
               input->aggregate == EMUL__TRIMMED_MEAN;
    case EMUL__INPUT_FACT:
    case EMUL__INPUT_FINAL: {
        const emul__aggregate rollup = names->indicators[input->indicator].rollup;
        return rollup == EMUL__MEAN || rollup == EMUL__MEDIAN;
    }
    default:
        return false;
    }
}
