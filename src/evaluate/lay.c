/* A result as facts: what one evaluation gives is what the next one counts, weeks for the month, units for their district. */
#include "facts/facts.h"

#include "evaluate/result.h"

/* One indicator being laid, for all subjects that its scorecard is for. */
typedef struct layer {
    const emul_result *result;
    int32_t scorecard;
    emul__change *change;
    emul__buffer name; /* "SCORECARD.PART" */
    int32_t column;
    emul_error *error;
} layer;

static emul_status refuse(const layer *of, emul__put_outcome outcome, int64_t row) {
    const emul__text indicator = {of->name.bytes, of->name.length};
    char period[24];
    emul__period_format(of->result->period, period);
    if (outcome == EMUL__PUT_TWICE) {
        return emul__report(of->error, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                           .place = {.row = row + 1, .field = indicator},
                                                           .english = "“{0}” has a fact “{1}” for {2} already",
                                                           .vietnamese = "“{0}” đã có số liệu “{1}” của kỳ {2}",
                                                           .arguments = {of->result->ids[row], indicator, emul__text_of(period)}});
    }
    if (outcome == EMUL__PUT_MIXED) {
        return emul__report(of->error, &(emul__diagnostic){.code = EMUL_E_ARGUMENT,
                                                           .place = {.row = row + 1, .field = indicator},
                                                           .english = "“{0}” has numbers and labels",
                                                           .vietnamese = "“{0}” vừa có số vừa có nhãn",
                                                           .arguments = {indicator}});
    }
    return emul__report_memory(of->error);
}

/* Opens the column "SCORECARD.part" of the result's period. */
static emul_status begin(layer *of, emul__text part) {
    of->name.length = 0;
    emul__buffer_text(&of->name, of->result->model->scorecards[of->scorecard].id);
    emul__buffer_string(&of->name, ".");
    emul__buffer_text(&of->name, part);
    if (of->name.failed) {
        return emul__report_memory(of->error);
    }
    const emul__text indicator = {of->name.bytes, of->name.length};
    of->column = emul__change_column(of->change, indicator, (emul__text){NULL, 0}, true, of->result->period);
    return of->column < 0 ? emul__report_memory(of->error) : EMUL_OK;
}

static bool is_concerned(const layer *of, int64_t row) {
    return of->result->scorecards[of->scorecard].state[row] != EMUL_SUBJECT_NOT_CONCERNED;
}

static emul_status lay_numbers(layer *of, emul__text part, const emul_decimal *values) {
    emul_status status = begin(of, part);
    for (int64_t row = 0; status == EMUL_OK && row < of->result->rows; row++) {
        if (!is_concerned(of, row) || values[row] == EMUL_MISSING) {
            continue;
        }
        const emul__put_outcome outcome = emul__change_fact(of->change, of->column, row, false, values[row], row);
        status = outcome == EMUL__PUT_DONE ? EMUL_OK : refuse(of, outcome, row);
    }
    return status;
}

/* Who is unclassified for certain has no class: not applicable. */
static emul_status lay_classes(layer *of) {
    const emul__model_scorecard *card = &of->result->model->scorecards[of->scorecard];
    const int32_t *classes = of->result->scorecards[of->scorecard].class_index;
    emul_status status = card->class_count == 0 ? EMUL_OK : begin(of, EMUL__TEXT("class"));
    for (int64_t row = 0; status == EMUL_OK && card->class_count > 0 && row < of->result->rows; row++) {
        if (!is_concerned(of, row) || (classes[row] < 0 && classes[row] != EMUL_CLASS_UNCLASSIFIED)) {
            continue;
        }
        const bool classed = classes[row] >= 0;
        const int32_t word = classed ? emul__change_word(of->change, of->result->model->classes[classes[row]].id) : 0;
        if (word < 0) {
            return emul__report_memory(of->error);
        }
        const emul__put_outcome outcome =
            emul__change_fact(of->change, of->column, row, true, classed ? (int64_t)word : EMUL_NOT_APPLICABLE, row);
        status = outcome == EMUL__PUT_DONE ? EMUL_OK : refuse(of, outcome, row);
    }
    return status;
}

static emul_status lay_scorecard(layer *of) {
    const emul__model *model = of->result->model;
    const emul__model_scorecard *card = &model->scorecards[of->scorecard];
    const emul__scorecard_result *from = &of->result->scorecards[of->scorecard];
    emul_status status = EMUL_OK;
    for (int32_t i = 0; status == EMUL_OK && i < card->criterion_count; i++) {
        const int32_t criterion = card->first_criterion + i;
        status = lay_numbers(of, model->criteria[criterion].id, of->result->criteria[criterion].points);
    }
    if (status == EMUL_OK) {
        status = lay_numbers(of, EMUL__TEXT("total"), from->total);
    }
    if (status == EMUL_OK) {
        status = lay_numbers(of, EMUL__TEXT("place"), from->place);
    }
    return status == EMUL_OK ? lay_classes(of) : status;
}

emul_status emul_result_to_ledger(const emul_result *result, emul_ledger *ledger, emul_error *error) {
    emul__change change;
    emul__error_clear(error);
    if (result == NULL || ledger == NULL) {
        return emul__report_argument(error, result == NULL ? "result" : "ledger");
    }
    emul__change_begin(&change, ledger);
    layer of = {.result = result, .change = &change, .error = error};
    emul__buffer_init(&of.name, &ledger->allocator);
    emul_status status = EMUL_OK;
    for (int32_t i = 0; status == EMUL_OK && i < result->model->scorecard_count; i++) {
        of.scorecard = i;
        status = lay_scorecard(&of);
    }
    emul__buffer_destroy(&of.name);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}
