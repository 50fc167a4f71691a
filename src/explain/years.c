/* Which years a rule counts, which it passes over, and what ended the row. */
#include "explain/parts.h"
#include "explain/say.h"

static const emul__year_mark *marks_of(const emul__why *why, int32_t input) {
    const emul__year_mark **marks = why->result->years[input].marks;
    return marks == NULL ? NULL : marks[why->row];
}

static int64_t count_marks(const emul__year_mark *mark, emul__year_verdict verdict) {
    int64_t count = 0;
    for (; mark != NULL; mark = mark->next) {
        count += mark->verdict == verdict;
    }
    return count;
}

static emul__text year_text(emul__why *why, int32_t year) {
    char digits[EMUL__INTEGER_CAPACITY];
    const size_t length = emul__integer_write(year, digits);
    return emul__tree_text(&why->tree, (emul__text){digits, length});
}

/* The years of one verdict, the first first. */
static void list_years(emul__why *why, emul__why_node *line, const emul__year_mark *mark, emul__year_verdict verdict) {
    const int64_t count = count_marks(mark, verdict);
    emul__text *years = (emul__text *)emul__why_allocate(why, count + 1, sizeof *years);
    int64_t at = 0;
    for (; years != NULL && mark != NULL; mark = mark->next) {
        if (mark->verdict == verdict) {
            years[at++] = year_text(why, mark->year);
        }
    }
    if (years != NULL && !why->tree.failed) {
        emul__why_list(line, EMUL__KEY_YEARS, years, count);
    }
}

static void add_years(emul__why *why, emul__why_node *parent, const emul__year_mark *marks, emul__year_verdict verdict,
                      emul__why_kind kind) {
    if (count_marks(marks, verdict) > 0) {
        list_years(why, emul__why_add(why, parent, kind), marks, verdict);
    }
}

/* The count, or the bounds it lies between. */
static void add_value(emul__why *why, emul__why_node *line, const emul__input *input, const emul__column *column) {
    const int64_t value = column->values[why->row];
    if (input->type == EMUL__TRUTH && value != EMUL_MISSING) {
        emul__why_truth(line, EMUL__KEY_VALUE, value != 0);
    } else if (value != EMUL_MISSING || !emul__input_has_bounds(input)) {
        emul__why_result(line, EMUL__KEY_VALUE, emul__ratio_of_decimal(value));
    } else {
        emul__why_decimal(line, EMUL__KEY_LEAST, column->least[why->row]);
        if (emul__years_are_bounded(column->most[why->row])) {
            emul__why_decimal(line, EMUL__KEY_MOST, column->most[why->row]);
        }
    }
}

static void add_after(emul__why *why, emul__why_node *line, int32_t number) {
    const emul__input *input = &why->result->model->inputs.items[number];
    const int64_t *after = why->result->years[number].after;
    if (after == NULL) {
        return;
    }
    const emul__state state = emul__code_state(after[why->row]);
    if (state == EMUL__PRESENT) {
        emul__why_text(emul__why_add(why, line, EMUL__WHY_YEARS_AFTER), EMUL__KEY_FROM,
                       emul__why_day(why, emul__ratio_of_decimal(after[why->row])));
    } else {
        const emul__program *day = &why->result->model->inputs.programs[input->after];
        emul__why_said(emul__why_add(why, line, state == EMUL__IS_MISSING ? EMUL__WHY_NO_FACT : EMUL__WHY_NO_SUCH_FACT), EMUL__KEY_FACT,
                       emul__say(&why->tree, why->result->model, day, day->source));
    }
}

static emul__said said_title(const emul__model *model, emul__text title) {
    for (int32_t i = 0; i < model->award_count; i++) {
        if (emul__text_equal(model->awards[i].id, title)) {
            return emul__say_award(&model->awards[i]);
        }
    }
    return (emul__said){title, title, title};
}

static void add_used(emul__why *why, emul__why_node *parent, int32_t number) {
    const emul__model *model = why->result->model;
    const int32_t *used = why->result->years[number].used;
    if (used != NULL && used[why->row] > 0) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_YEARS_USED);
        emul__why_text(line, EMUL__KEY_YEARS, year_text(why, used[why->row]));
        emul__why_said(line, EMUL__KEY_AWARD, said_title(model, model->names.titles.texts[model->inputs.items[number].unused_by]));
    }
}

void emul__why_years(emul__why *why, emul__why_node *parent, int32_t number) {
    const emul__model *model = why->result->model;
    const emul__input *input = &model->inputs.items[number];
    const emul__year_mark *marks = marks_of(why, number);
    emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_YEARS);
    emul__say_input(why, line, EMUL__KEY_FACT, input);
    add_value(why, line, input, &why->result->columns[number]);
    list_years(why, line, marks, EMUL__YEAR_COUNTS);
    add_years(why, line, marks, EMUL__YEAR_EXCUSED, EMUL__WHY_YEARS_EXCUSED);
    add_years(why, line, marks, EMUL__YEAR_BREAKS, EMUL__WHY_YEARS_BREAK);
    add_years(why, line, marks, EMUL__YEAR_OPEN, EMUL__WHY_YEARS_OPEN);
    add_years(why, line, marks, EMUL__YEAR_ANNULLED, EMUL__WHY_YEARS_ANNULLED);
    add_after(why, line, number);
    add_used(why, line, number);
    if (input->last[EMUL__EXACTLY] >= 0) {
        emul__why_others(why, line, &model->inputs.programs[input->last[EMUL__EXACTLY]]);
    }
}
