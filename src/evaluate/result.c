/* The result: how it begins, how it ends, and its columns. */
#include <string.h>

#include "evaluate/run.h"

/* ---- beginning and end ---- */

/* Copies of all ids or names, in one block. */
static const emul__text *copy_texts(emul__arena *arena, const emul_roster *roster, const char *(*text_of)(const emul_roster *, int64_t)) {
    size_t bytes = 0;
    for (int64_t row = 0; row < roster->rows; row++) {
        bytes += emul__text_of(text_of(roster, row)).length + 1;
    }
    emul__text *texts = (emul__text *)emul__arena_allocate(arena, (size_t)roster->rows, sizeof *texts);
    char *room = (char *)emul__arena_allocate(arena, bytes, 1);
    if (texts == NULL || room == NULL) {
        return NULL;
    }
    for (int64_t row = 0; row < roster->rows; row++) {
        texts[row] = emul__text_of(text_of(roster, row));
        if (texts[row].length > 0) {
            memcpy(room, texts[row].bytes, texts[row].length);
        }
        texts[row].bytes = room;
        room += texts[row].length + 1;
    }
    return texts;
}

static bool fill(emul_result *result, const emul_roster *roster) {
    const emul__model *model = result->model;
    emul__arena *arena = &result->arena;
    emul_kind *kinds = (emul_kind *)emul__arena_allocate(arena, (size_t)roster->rows, sizeof *kinds);
    result->ids = copy_texts(arena, roster, emul_roster_id);
    result->names = copy_texts(arena, roster, emul_roster_name);
    result->kinds = kinds;
    result->columns = (emul__column *)emul__arena_allocate(arena, (size_t)model->inputs.count, sizeof *result->columns);
    result->looked_at = (emul__looked_at *)emul__arena_allocate(arena, (size_t)model->inputs.count, sizeof *result->looked_at);
    result->elements = (emul__elements *)emul__arena_allocate(arena, (size_t)model->inputs.count, sizeof *result->elements);
    result->stage_taken = (const int32_t **)emul__arena_allocate(arena, (size_t)model->inputs.count, sizeof *result->stage_taken);
    result->ballots = (const emul__ballot **)emul__arena_allocate(arena, model->names.titles.count, sizeof *result->ballots);
    result->years = (emul__years_told *)emul__arena_allocate(arena, (size_t)model->inputs.count, sizeof *result->years);
    result->criteria = (emul__criterion_result *)emul__arena_allocate(arena, (size_t)model->criterion_count, sizeof *result->criteria);
    result->scorecards = (emul__scorecard_result *)emul__arena_allocate(arena, (size_t)model->scorecard_count, sizeof *result->scorecards);
    result->awards = (emul__award_result *)emul__arena_allocate(arena, (size_t)model->award_count, sizeof *result->awards);
    if (kinds == NULL || result->ids == NULL || result->names == NULL || result->columns == NULL || result->looked_at == NULL ||
        result->elements == NULL || result->stage_taken == NULL || result->ballots == NULL || result->years == NULL ||
        result->criteria == NULL || result->scorecards == NULL || result->awards == NULL) {
        return false;
    }
    if (roster->rows > 0) {
        memcpy(kinds, roster->kinds, (size_t)roster->rows * sizeof *kinds);
    }
    return true;
}

emul__occasion emul__occasion_of(const emul_result *result) {
    return (emul__occasion){.allocator = &result->allocator,
                            .explains = result->explains,
                            .period = result->period,
                            .stage = result->stage,
                            .law_day = result->law_day,
                            .decision_day = result->decision_day};
}

emul_result *emul__result_make(const emul__model *model, const emul_roster *roster, const emul__occasion *occasion) {
    const emul_allocator allocator = emul__allocator(occasion->allocator);
    emul_result *result = (emul_result *)emul__allocate_zeroed(&allocator, 1, sizeof *result);
    if (result == NULL) {
        return NULL;
    }
    result->allocator = allocator;
    emul__arena_init(&result->arena, &allocator);
    emul__intern_init(&result->groups, &allocator);
    emul__intern_init(&result->other_labels, &allocator);
    result->model = emul__model_keep(model);
    result->period = occasion->period;
    result->stage = occasion->stage;
    result->law_day = occasion->law_day;
    result->decision_day = occasion->decision_day;
    result->rows = roster->rows;
    result->explains = occasion->explains;
    if (!fill(result, roster)) {
        emul_result_destroy(result);
        return NULL;
    }
    return result;
}

void emul_result_destroy(emul_result *result) {
    if (result == NULL) {
        return;
    }
    const emul_allocator allocator = result->allocator;
    emul__model_drop(result->model);
    emul__intern_destroy(&result->groups);
    emul__intern_destroy(&result->other_labels);
    emul__arena_destroy(&result->arena);
    emul__release(&allocator, result, 1, sizeof *result);
}

/* ---- labels ---- */

emul__text emul__result_label(const emul_result *result, const emul__input *input, int64_t code) {
    const emul__names *names = &result->model->names;
    const bool is_class = input->kind == EMUL__INPUT_CLASS;
    const int32_t set = is_class ? result->model->scorecards[input->scorecard].class_set : names->indicators[input->indicator].label_set;
    if (set >= 0 && code >= 0 && code < names->label_sets[set].count) {
        return names->label_sets[set].labels[code];
    }
    if (is_class || set >= 0) {
        return EMUL__TEXT("–");
    }
    const emul__intern *from = code >= 0 ? &names->labels : &result->other_labels;
    return from->texts[code >= 0 ? code : -1 - code];
}

/* ---- columns ---- */

/* Says how many elements a column has; none if it is not there. */
static void tell_rows(const emul_result *result, bool there, int64_t *n) {
    if (n != NULL) {
        *n = there ? result->rows : 0;
    }
}

static const emul__scorecard_result *scorecard_at(const emul_result *result, int32_t scorecard, int64_t *n) {
    const bool there = result != NULL && scorecard >= 0 && scorecard < result->model->scorecard_count;
    tell_rows(result, there, n);
    return there ? &result->scorecards[scorecard] : NULL;
}

static const emul__award_result *award_at(const emul_result *result, int32_t award, int64_t *n) {
    const bool there = result != NULL && award >= 0 && award < result->model->award_count;
    tell_rows(result, there, n);
    return there ? &result->awards[award] : NULL;
}

int64_t emul_result_rows(const emul_result *result) {
    return result == NULL ? 0 : result->rows;
}

const emul_decimal *emul_result_points(const emul_result *result, int32_t criterion, int64_t *n) {
    const bool there = result != NULL && criterion >= 0 && criterion < result->model->criterion_count;
    tell_rows(result, there, n);
    return there ? result->criteria[criterion].points : NULL;
}

const emul_decimal *emul_result_total(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->total;
}

const emul_decimal *emul_result_base(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->base;
}

const emul_decimal *emul_result_bonus(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->bonus;
}

const emul_decimal *emul_result_penalty(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->penalty;
}

const emul_decimal *emul_result_place(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->place;
}

const emul_decimal *emul_result_place_overall(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->place_overall;
}

const int64_t *emul_result_tied(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->tied;
}

const int32_t *emul_result_class(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->class_index;
}

const emul_subject_state *emul_result_state(const emul_result *result, int32_t scorecard, int64_t *n) {
    const emul__scorecard_result *of = scorecard_at(result, scorecard, n);
    return of == NULL ? NULL : of->state;
}

const emul_decision *emul_result_decision(const emul_result *result, int32_t award, int64_t *n) {
    const emul__award_result *of = award_at(result, award, n);
    return of == NULL ? NULL : of->decision;
}

const emul_decimal *emul_result_order(const emul_result *result, int32_t award, int64_t *n) {
    const emul__award_result *of = award_at(result, award, n);
    return of == NULL ? NULL : of->order;
}

const emul_payment *emul_result_payment(const emul_result *result, int32_t award, int64_t *n) {
    const emul__award_result *of = award_at(result, award, n);
    tell_rows(result, of != NULL && of->payment != NULL, n);
    return of == NULL ? NULL : of->payment;
}

const emul_decimal *emul_result_money(const emul_result *result, int32_t award, int64_t *n) {
    const emul__award_result *of = award_at(result, award, n);
    tell_rows(result, of != NULL && of->money != NULL, n);
    return of == NULL ? NULL : of->money;
}

const emul_decimal *emul_result_money_total(const emul_result *result, int64_t *n) {
    const bool there = result != NULL && result->money_total != NULL;
    tell_rows(result, there, n);
    return there ? result->money_total : NULL;
}

const int32_t *emul_result_reason(const emul_result *result, int32_t award, int64_t *n) {
    const emul__award_result *of = award_at(result, award, n);
    return of == NULL ? NULL : of->reason;
}

/* ---- missing facts ---- */

int64_t emul_result_missing_count(const emul_result *result) {
    return result == NULL ? 0 : result->missing_count;
}

emul_status emul_result_missing(const emul_result *result, int64_t index, int64_t *row, int32_t *criterion, const char **fact,
                                emul_error *error) {
    emul__error_clear(error);
    if (result == NULL) {
        return emul__report_argument(error, "result");
    }
    if (index < 0 || index >= result->missing_count) {
        return emul__report_argument(error, "index");
    }
    const emul__missing_fact *of = &result->missing[index];
    if (row != NULL) {
        *row = of->row;
    }
    if (criterion != NULL) {
        *criterion = of->criterion;
    }
    if (fact != NULL) {
        *fact = of->text.bytes;
    }
    return EMUL_OK;
}

emul__text emul__missing_name(const emul_result *result, const emul__missing_fact *of) {
    const emul__names *names = &result->model->names;
    const emul__input *input = of->input < 0 ? NULL : &result->model->inputs.items[of->input];
    const emul__text none = {"", 0};
    const bool named = input != NULL && input->indicator >= 0 && names->indicators[input->indicator].name.length > 0;
    return named ? names->indicators[input->indicator].name : none;
}

const char *emul_result_missing_name(const emul_result *result, int64_t index) {
    const bool there = result != NULL && index >= 0 && index < result->missing_count;
    return there ? emul__missing_name(result, &result->missing[index]).bytes : NULL;
}
