#include "evaluate/past.h"

#include "evaluate/years.h"

bool emul__input_is_outcome(const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_POINTS:
    case EMUL__INPUT_SHARE:
    case EMUL__INPUT_LOWEST_SHARE:
    case EMUL__INPUT_LOWEST_POINTS:
    case EMUL__INPUT_TOTAL:
    case EMUL__INPUT_BASE:
    case EMUL__INPUT_BONUS:
    case EMUL__INPUT_PENALTY:
    case EMUL__INPUT_PLACE:
    case EMUL__INPUT_CLASS:
    case EMUL__INPUT_AWARDED:
        return true;
    default:
        return false;
    }
}

bool emul__input_is_of_run(const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_GROUP:
    case EMUL__INPUT_BELOW:
    case EMUL__INPUT_MEMBER:
    case EMUL__INPUT_ACHIEVEMENTS: /* what was there then for which award is not known now */
        return true;
    default:
        return emul__input_is_outcome(input);
    }
}

/* A history keeps what was given, not what was refused: of a title without a record in that year nothing is known. One that was annulled was not given. */
bool emul__bind_past(emul__run *run, const emul__input *input, emul__column *column) {
    int64_t *values = emul__run_column(run);
    const int32_t year = emul__period_year(run->now);
    const emul__text title = input->kind == EMUL__INPUT_AWARDED ? run->model->awards[input->award].id : (emul__text){"", 0};
    const int32_t word = emul__intern_find(&run->ledger->words, title);
    for (int64_t row = 0; values != NULL && row < run->result->rows; row++) {
        values[row] = EMUL_MISSING;
    }
    for (size_t i = 0; values != NULL && title.length > 0 && i < run->ledger->award_count; i++) {
        const emul__past_award *award = &run->awards[i];
        if (award->title == word && award->year == year) {
            values[award->row] = award->revoked ? 0 : EMUL_DECIMAL_ONE;
        }
    }
    column->values = values;
    return values != NULL;
}

bool emul__past_open(const emul__past *past, int32_t year, emul__run *run) {
    const emul__occasion occasion = {
        .allocator = &past->allocator, .explains = true, .period = past->period, .stage = past->model->names.stage_count - 1};
    *run = (emul__run){.model = past->model,
                       .roster = past->roster,
                       .ledger = past->ledger,
                       .awards = past->awards,
                       .auditing = true,
                       .error = past->error};
    emul__arena_init(&run->scratch, &past->allocator);
    run->result = emul__result_make(past->model, past->roster, &occasion);
    if (run->result == NULL) {
        emul__run_out_of_memory(run);
        return false;
    }
    run->years_back = emul__period_year(past->period) - year;
    run->now = emul__year_back(run, run->years_back);
    run->result->law_day = run->years_back == 0 ? past->law_day : run->now.to;
    return emul__run_prepare(run) && emul__history_prepare(run);
}

void emul__past_close(emul__run *run) {
    emul__release(&run->scratch.allocator, run->missing, run->missing_capacity, sizeof *run->missing);
    emul__arena_destroy(&run->scratch);
    emul_result_destroy(run->result);
    run->result = NULL;
}

bool emul__past_in_force(const emul__run *run, int32_t award) {
    const emul__model *model = run->model;
    const emul__day day = run->result->law_day;
    const bool regulation = !model->has_in_force || (model->in_force.from <= run->now.to && run->now.to <= model->in_force.to);
    return regulation && emul__spans_hold(&model->awards[award].in_force, day);
}

emul__rest emul__program_rests(const emul__model *model, const emul__program *program) {
    emul__rest rest = EMUL__REST_NONE;
    for (int32_t i = 0; i < program->input_count; i++) {
        const emul__input *input = &model->inputs.items[program->inputs[i]];
        if (emul__input_is_of_years(input)) {
            return EMUL__REST_YEARS;
        }
        rest = input->kind == EMUL__INPUT_AWARDED ? EMUL__REST_AWARDED : rest;
    }
    return rest;
}

emul__text emul__input_title(const emul__model *model, const emul__input *input) {
    if (input->kind == EMUL__INPUT_AWARDED) {
        return model->awards[input->award].id;
    }
    return emul__input_is_of_years(input) && input->title >= 0 ? model->names.titles.texts[input->title] : (emul__text){"", 0};
}
