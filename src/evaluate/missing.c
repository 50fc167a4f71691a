/* The list of facts that were missing and kept somebody from a total, a place, a class or a decision. */
#include <string.h>

#include "evaluate/counting.h"
#include "evaluate/run.h"
#include "kernel/sort.h"

static bool is_missing(const emul__run *run, int32_t input, int64_t row) {
    const emul__column *column = &run->result->columns[input];
    const int64_t at = column->stride * row;
    return column->ratios != NULL ? emul__ratio_state(column->ratios[at]) == EMUL__IS_MISSING : column->values[at] == EMUL_MISSING;
}

/* Years of which facts are missing, or a day; not those that a decision of this run leaves open. */
static bool rests_on_facts(const emul__run *run, const emul__input *input, int64_t row) {
    if (!emul__input_is_of_years(input)) {
        return false;
    }
    const emul_decision now = input->award < 0 ? EMUL_DECISION_NONE : run->result->awards[input->award].decision[row];
    return now != EMUL_DECISION_TIED_AT_CUT && now != EMUL_DECISION_UNDETERMINED;
}

/* Results of this run that are missing go back to facts that are noted where they were read. */
bool emul__input_missing(const emul__run *run, int32_t input, int64_t row) {
    const emul__input *of = &run->model->inputs.items[input];
    return (emul__input_is_fact(of) || rests_on_facts(run, of, row)) && is_missing(run, input, row);
}

static bool note(emul__run *run, const emul__missing_fact *fact) {
    emul_result *result = run->result;
    if (!emul__grow(&result->allocator, (void **)&run->missing, &run->missing_capacity, (size_t)result->missing_count,
                    sizeof *run->missing)) {
        emul__run_out_of_memory(run);
        return false;
    }
    run->missing[result->missing_count++] = *fact;
    return true;
}

static bool note_programs(emul__run *run, const emul__input *input, int64_t row, int32_t criterion, int32_t scorecard) {
    const emul__program *programs = run->model->inputs.programs;
    return emul__missing_note(run, &programs[input->program], row, criterion, scorecard) &&
           (input->among < 0 || emul__missing_note(run, &programs[input->among], row, criterion, scorecard));
}

/* Of a group, every subject notes its own; of a unit, the facts of those below whose value is missing: what it lacks is what its members lack. */
static bool note_others(emul__run *run, int32_t number, int64_t row, int32_t criterion, int32_t scorecard) {
    const emul__input *input = &run->model->inputs.items[number];
    if (input->kind == EMUL__INPUT_GROUP) {
        return note_programs(run, input, row, criterion, scorecard);
    }
    const emul__ratio *values = run->result->looked_at[number].values;
    for (int64_t other = 0; other < run->result->rows; other++) {
        if (emul__ratio_state(values[other]) == EMUL__IS_MISSING && emul__stands_below(run->result, other, row, input->direct) &&
            !note_programs(run, input, other, criterion, scorecard)) {
            return false;
        }
    }
    return true;
}

bool emul__missing_note(emul__run *run, const emul__program *program, int64_t row, int32_t criterion, int32_t scorecard) {
    for (int32_t i = 0; i < program->input_count; i++) {
        const emul__text text = run->model->inputs.items[program->inputs[i]].text;
        const emul__missing_fact fact = {(int32_t)row, criterion, scorecard, program->inputs[i], text};
        if (emul__input_missing(run, program->inputs[i], row) && !note(run, &fact)) {
            return false;
        }
        const bool others = run->model->inputs.items[program->inputs[i]].program >= 0 && is_missing(run, program->inputs[i], row);
        if (others && !note_others(run, program->inputs[i], row, criterion, scorecard)) {
            return false;
        }
    }
    return true;
}

static void write_amount(emul__buffer *to, emul__ratio amount) {
    emul__buffer_decimal(to, emul__ratio_round(amount, 6, EMUL_ROUND_HALF_AWAY), 0, '.');
}

/* In the words of the regulation, so that it reads the same in every language and every table. */
static void write_lack(emul__buffer *to, const emul__model_criterion *node, const emul__counted *counted) {
    if (counted->covers) {
        emul__buffer_string(to, "drop_lowest ");
        emul__buffer_integer(to, counted->dropped);
        emul__buffer_string(to, "/");
        emul__buffer_integer(to, counted->dropped);
        return;
    }
    emul__buffer_string(to, "coverage ");
    write_amount(to, counted->covered);
    emul__buffer_string(to, "/");
    write_amount(to, counted->whole);
    emul__buffer_string(to, " < ");
    emul__buffer_text(to, node->coverage.text);
}

bool emul__missing_note_coverage(emul__run *run, int32_t criterion, int64_t row) {
    const emul__model_criterion *node = &run->model->criteria[criterion];
    const emul__counted counted = emul__children_counted(run->result, criterion, row);
    emul__buffer text;
    emul__buffer_init(&text, &run->scratch.allocator);
    write_lack(&text, node, &counted);
    char *kept = text.failed ? NULL : (char *)emul__run_keep(run, (int64_t)text.length + 1, 1);
    if (text.failed) {
        emul__run_out_of_memory(run);
    }
    if (kept != NULL) {
        memcpy(kept, text.bytes, text.length + 1);
    }
    const emul__missing_fact fact = {(int32_t)row, criterion, node->scorecard, -1, {kept, text.length}};
    emul__buffer_destroy(&text);
    return kept != NULL && note(run, &fact);
}

static int compare_numbers(int32_t a, int32_t b) {
    return a < b ? -1 : a > b;
}

static int compare_facts(const void *context, int64_t a, int64_t b) {
    const emul__missing_fact *first = (const emul__missing_fact *)context + a;
    const emul__missing_fact *second = (const emul__missing_fact *)context + b;
    int order = compare_numbers(first->row, second->row);
    order = order != 0 ? order : compare_numbers(first->criterion, second->criterion);
    order = order != 0 ? order : compare_numbers(first->scorecard, second->scorecard);
    return order != 0 ? order : compare_numbers(first->input, second->input);
}

bool emul__missing_finish(emul__run *run) {
    const int64_t count = run->result->missing_count;
    int64_t *order = (int64_t *)emul__run_scratch(run, count, sizeof *order);
    int64_t *spare = (int64_t *)emul__run_scratch(run, count, sizeof *spare);
    emul__missing_fact *kept = (emul__missing_fact *)emul__run_keep(run, count, sizeof *kept);
    if (order == NULL || spare == NULL || kept == NULL) {
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        order[i] = i;
    }
    emul__sort(order, spare, count, compare_facts, run->missing);
    int64_t distinct = 0;
    for (int64_t i = 0; i < count; i++) {
        if (i == 0 || compare_facts(run->missing, order[i - 1], order[i]) != 0) {
            kept[distinct++] = run->missing[order[i]];
        }
    }
    run->result->missing = kept;
    run->result->missing_count = distinct;
    return true;
}
