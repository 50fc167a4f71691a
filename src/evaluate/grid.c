/* Marks given in steps: a criterion with `step: 0.25` whose rule gives 7.3 is a slip of whoever marked, and is refused, not rounded away. */
#include "decimal/grid.h"
#include "evaluate/run.h"

static void report_off(emul__run *run, const emul__model_criterion *leaf, int64_t row, emul__ratio value, const emul__grid *at) {
    const emul_decimal numbers[] = {emul__ratio_round(value, 6, EMUL_ROUND_HALF_AWAY), leaf->step, at->below, at->above};
    char digits[4][EMUL__DECIMAL_CAPACITY];
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = leaf->rule.place,
                              .english = "criterion “{1}” of subject “{0}” is {2}, but is marked in steps of {3}",
                              .vietnamese = "tiêu chí “{1}” của “{0}”: {2} không nằm trên bước {3}",
                              .hint_english = "the nearest are {4} and {5}",
                              .hint_vietnamese = "gần nhất là {4} hoặc {5}",
                              .arguments = {run->result->ids[row], leaf->id}};
    for (int i = 0; i < 4; i++) {
        found.arguments[2 + i] = (emul__text){digits[i], emul__decimal_write(numbers[i], 0, '.', digits[i])};
    }
    found.place.row = row + 1;
    emul__run_report(run, &found);
}

/* What the rule gives before it is clamped. */
static int32_t step_of_rule(const emul__program *rule) {
    int32_t step = 0;
    while ((rule->code[step].trace & EMUL__TRACE_RULE) == 0) {
        step++;
    }
    return step;
}

bool emul__grid_check(emul__run *run, int32_t criterion, const uint8_t *concerned) {
    const emul__model_criterion *leaf = &run->model->criteria[criterion];
    if (leaf->step == 0) {
        return true;
    }
    const int32_t step = step_of_rule(&leaf->rule);
    emul__ratio *trace = (emul__ratio *)emul__run_scratch(run, leaf->rule.code_count, sizeof *trace);
    void *work = emul__run_scratch(run, (int64_t)emul__program_scratch(&leaf->rule), 1);
    for (int64_t row = 0; trace != NULL && work != NULL && row < run->result->rows; row++) {
        if (!concerned[row]) {
            continue;
        }
        emul__program_trace(&leaf->rule, run->result->columns, row, work, trace);
        if (emul__ratio_state(trace[step]) == EMUL__PRESENT) {
            const emul__grid at = emul__grid_find(trace[step], leaf->step);
            if (!at.on) {
                report_off(run, leaf, row, trace[step], &at);
            }
        }
    }
    return trace != NULL && work != NULL;
}
