/* Inputs to columns: each input of the regulation is computed once, when the first program that reads it is about to run. */
#include "evaluate/run.h"

static bool is_of_all(const emul__input *input) {
    return input->kind == EMUL__INPUT_WEEKDAYS || input->kind == EMUL__INPUT_DAYS || input->kind == EMUL__INPUT_ELAPSED ||
           input->kind == EMUL__INPUT_END;
}

static bool bind_input(emul__run *run, const emul__input *input, emul__column *column) {
    column->stride = is_of_all(input) ? 0 : 1; /* one value for all subjects */
    if (run->auditing && emul__input_is_of_run(input)) {
        return emul__bind_past(run, input, column);
    }
    switch (input->kind) {
    case EMUL__INPUT_FACT:
        return emul__bind_fact(run, input, column);
    case EMUL__INPUT_FINAL:
        return emul__bind_final(run, input, column);
    case EMUL__INPUT_SERIES:
        return emul__bind_series(run, input, column);
    case EMUL__INPUT_WEEKDAYS:
    case EMUL__INPUT_DAYS:
    case EMUL__INPUT_ELAPSED:
    case EMUL__INPUT_END:
        return emul__bind_days(run, input, column);
    case EMUL__INPUT_MEMBER:
        return emul__bind_member_share(run, column);
    case EMUL__INPUT_SHARE:
        return emul__bind_share(run, input, column);
    case EMUL__INPUT_LOWEST_SHARE:
        return emul__bind_lowest_share(run, input, column);
    case EMUL__INPUT_LOWEST_POINTS:
        return emul__bind_lowest_points(run, input, column);
    case EMUL__INPUT_TIMES:
    case EMUL__INPUT_STREAK:
    case EMUL__INPUT_EVER:
    case EMUL__INPUT_YEARS_AGO:
    case EMUL__INPUT_YEARS_IN_ROW:
    case EMUL__INPUT_COUNT_YEARS:
        return emul__bind_years(run, input, column);
    case EMUL__INPUT_BALLOT:
        return emul__bind_ballot(run, input, column);
    case EMUL__INPUT_ACHIEVEMENTS:
        return emul__bind_achievements(run, input, column);
    case EMUL__INPUT_GROUP:
        return emul__bind_group(run, input, column);
    case EMUL__INPUT_BELOW:
        return emul__bind_below(run, input, column);
    case EMUL__INPUT_POINTS:
    case EMUL__INPUT_TOTAL:
    case EMUL__INPUT_BASE:
    case EMUL__INPUT_BONUS:
    case EMUL__INPUT_PENALTY:
    case EMUL__INPUT_PLACE:
    case EMUL__INPUT_CLASS:
    case EMUL__INPUT_AWARDED:
    case EMUL__INPUT_ELEMENT: /* never read by a rule itself */
        break;
    }
    return emul__bind_outcome(run, input, column);
}

/* Who has no fact has what the regulation says that means. */
static bool put_absent(emul__run *run, const emul__input *input, emul__column *column) {
    const bool one_fact = input->kind == EMUL__INPUT_FACT || input->kind == EMUL__INPUT_FINAL;
    const emul__known_indicator *indicator = one_fact ? &run->model->names.indicators[input->indicator] : NULL;
    if (indicator == NULL || !indicator->has_absent) {
        return true;
    }
    int64_t *values = column->ratios != NULL ? NULL : emul__run_column(run);
    emul__ratio *ratios = column->ratios != NULL ? emul__run_ratios(run) : NULL;
    if (values == NULL && ratios == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (ratios != NULL) {
            const bool missing = emul__ratio_state(column->ratios[row]) == EMUL__IS_MISSING;
            ratios[row] = missing ? emul__ratio_of_decimal(indicator->absent) : column->ratios[row];
        } else {
            values[row] = column->values[row] == EMUL_MISSING ? indicator->absent : column->values[row];
        }
    }
    column->values = values;
    column->ratios = ratios;
    return true;
}

/* Points of a node are computed when somebody asks, or at the end of the scorecard's leaves. */
static bool make_ready(emul__run *run, const emul__input *input) {
    const bool of_criterion = input->kind == EMUL__INPUT_POINTS || input->kind == EMUL__INPUT_SHARE;
    if (of_criterion && run->model->criteria[input->criterion].first_child >= 0 && !emul__nodes_compute(run, input->criterion)) {
        return false;
    }
    return true;
}

/* The order of evaluation is laid down when the regulation is finished; a rule that still reads ahead is refused, not guessed. */
static void report_not_ready(emul__run *run, const emul__program *program, const emul__input *input) {
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                              .place = program->place,
                                              .english = "“{0}” asks for {1}, which is decided only after it",
                                              .vietnamese = "“{0}” cần {1}, là kết quả chỉ có sau đó",
                                              .arguments = {program->source, input->text}});
}

bool emul__bind(emul__run *run, const emul__program *program) {
    for (int32_t i = 0; i < program->input_count; i++) {
        const int32_t index = program->inputs[i];
        const emul__input *input = &run->model->inputs.items[index];
        if (run->input_bound[index]) {
            continue;
        }
        if (!run->auditing && !make_ready(run, input)) {
            return false;
        }
        if (!emul__input_ready(run, input)) {
            report_not_ready(run, program, input);
            return false;
        }
        if (!bind_input(run, input, &run->result->columns[index]) || !put_absent(run, input, &run->result->columns[index])) {
            return false;
        }
        run->input_bound[index] = true;
    }
    return true;
}
