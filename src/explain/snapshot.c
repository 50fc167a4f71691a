#include "explain/snapshot.h"

#include "explain/cells.h"
#include "explain/contribution.h"
#include "explain/rows.h"

#include <string.h>

static void *allocate(emul__snapshot *to, int64_t count, size_t size) {
    return emul__arena_allocate(&to->arena, (size_t)count, size);
}

/* ---- scorecards ---- */

static const emul__snapshot_criterion *take_criteria(emul__snapshot *to, const emul__model_scorecard *card) {
    emul__snapshot_criterion *criteria = (emul__snapshot_criterion *)allocate(to, card->criterion_count, sizeof *criteria);
    for (int32_t i = 0; criteria != NULL && i < card->criterion_count; i++) {
        const emul__model_criterion *from = &to->result->model->criteria[card->first_criterion + i];
        const int32_t parent = from->parent < 0 ? -1 : from->parent - card->first_criterion;
        criteria[i] = (emul__snapshot_criterion){from->id, from->name, parent, from->kind};
    }
    return criteria;
}

static const emul__snapshot_class *take_classes(emul__snapshot *to, const emul__model_scorecard *card) {
    emul__snapshot_class *classes = (emul__snapshot_class *)allocate(to, card->class_count, sizeof *classes);
    for (int32_t i = 0; classes != NULL && i < card->class_count; i++) {
        const emul__model_class *from = &to->result->model->classes[card->first_class + i];
        classes[i] = (emul__snapshot_class){from->id, from->name};
    }
    return classes;
}

static emul__snapshot_standing standing_of(const emul_result *result, int32_t scorecard, int64_t row) {
    const emul__scorecard_result *from = &result->scorecards[scorecard];
    return (emul__snapshot_standing){
        .subject = result->ids[row],
        .name = result->names[row],
        .group = emul__group_text(result, from->group, row),
        .class_id = emul__class_cell(result, from->class_index[row]),
        .state = from->state[row],
        .place = from->place[row],
        .place_overall = from->place_overall[row],
        .tied = from->tied[row],
        .base = from->base[row],
        .bonus = from->bonus[row],
        .penalty = from->penalty[row],
        .total = from->total[row],
        .row = row,
    };
}

/* Rows of which `counts` is not 0: the others are not concerned. */
static int64_t count_rows(const emul__rows *rows, const int32_t *counts) {
    int64_t count = 0;
    for (int64_t at = 0; at < rows->count; at++) {
        count += counts[rows->rows[at]] != 0;
    }
    return count;
}

static bool take_scorecard(emul__snapshot *to, int32_t scorecard, const emul__rows *by_id, emul__snapshot_scorecard *card) {
    const emul__model_scorecard *from = &to->result->model->scorecards[scorecard];
    const int32_t *states = to->result->scorecards[scorecard].state;
    *card = (emul__snapshot_scorecard){.id = from->id, .name = from->name};
    card->criteria = take_criteria(to, from);
    card->criterion_count = from->criterion_count;
    card->classes = take_classes(to, from);
    card->class_count = from->class_count;
    card->standings = (emul__snapshot_standing *)allocate(to, count_rows(by_id, states), sizeof *card->standings);
    for (int64_t at = 0; card->standings != NULL && at < by_id->count; at++) {
        if (states[by_id->rows[at]] != EMUL_SUBJECT_NOT_CONCERNED) {
            card->standings[card->standing_count++] = standing_of(to->result, scorecard, by_id->rows[at]);
        }
    }
    return card->criteria != NULL && card->classes != NULL && card->standings != NULL;
}

static bool take_scorecards(emul__snapshot *to, const emul__rows *by_id) {
    const int32_t count = to->result->model->scorecard_count;
    emul__snapshot_scorecard *cards = (emul__snapshot_scorecard *)allocate(to, count, sizeof *cards);
    bool good = cards != NULL;
    for (int32_t i = 0; good && i < count; i++) {
        good = take_scorecard(to, i, by_id, &cards[i]);
    }
    to->scorecards = cards;
    to->scorecard_count = count;
    return good;
}

/* ---- awards ---- */

static bool take_decision(emul__snapshot *to, int32_t award, int64_t row, emul__snapshot_decision *decision) {
    const emul__award_result *from = &to->result->awards[award];
    emul__buffer reason;
    emul__buffer_init(&reason, &to->arena.allocator);
    emul__reason_cell(&reason, to->result, award, row);
    const char *copy = reason.failed ? NULL : emul__arena_text(&to->arena, reason.length == 0 ? "" : reason.bytes, reason.length);
    *decision = (emul__snapshot_decision){
        .subject = to->result->ids[row],
        .name = to->result->names[row],
        .group = emul__group_text(to->result, from->group, row),
        .reason = {copy, copy == NULL ? 0 : reason.length},
        .decision = from->decision[row],
        .order = from->order[row],
    };
    emul__buffer_destroy(&reason);
    return copy != NULL;
}

static bool take_award(emul__snapshot *to, int32_t award, const emul__rows *by_id, emul__snapshot_award *taken) {
    const emul__model_award *from = &to->result->model->awards[award];
    const int32_t *decisions = to->result->awards[award].decision;
    *taken = (emul__snapshot_award){.id = from->id, .name = from->name, .name_en = from->name_en};
    taken->prize_of = from->prize_of < 0 ? (emul__text){"", 0} : to->result->model->awards[from->prize_of].id;
    taken->decisions = (emul__snapshot_decision *)allocate(to, count_rows(by_id, decisions), sizeof *taken->decisions);
    bool good = taken->decisions != NULL;
    for (int64_t at = 0; good && at < by_id->count; at++) {
        if (decisions[by_id->rows[at]] != EMUL_DECISION_NONE) {
            good = take_decision(to, award, by_id->rows[at], &taken->decisions[taken->decision_count++]);
        }
    }
    return good;
}

static bool take_awards(emul__snapshot *to, const emul__rows *by_id) {
    const int32_t count = to->result->model->award_count;
    emul__snapshot_award *awards = (emul__snapshot_award *)allocate(to, count, sizeof *awards);
    bool good = awards != NULL;
    for (int32_t i = 0; good && i < count; i++) {
        good = take_award(to, i, by_id, &awards[i]);
    }
    to->awards = awards;
    to->award_count = count;
    return good;
}

/* ---- the whole ---- */

static bool take_header(emul__snapshot *to) {
    const emul__model *model = to->result->model;
    char period[24];
    emul__period_format(to->result->period, period);
    const char *copy = emul__arena_text(&to->arena, period, strlen(period));
    to->regulation = model->id;
    to->regulation_name = model->name;
    to->period = emul__text_of(copy);
    to->stage = model->names.stage_count > 0 ? model->names.stages[to->result->stage] : (emul__text){"", 0};
    to->library = emul__text_of(emul_version_string());
    return copy != NULL;
}

bool emul__snapshot_of_result(const emul_result *result, const emul_allocator *allocator, emul__snapshot *snapshot) {
    emul__rows by_id = {NULL, 0, 0};
    *snapshot = (emul__snapshot){.result = result};
    emul__arena_init(&snapshot->arena, allocator);
    const bool good =
        emul__rows_by_id(result, &by_id) && take_header(snapshot) && take_scorecards(snapshot, &by_id) && take_awards(snapshot, &by_id);
    emul__rows_release(result, &by_id);
    if (!good) {
        emul__snapshot_destroy(snapshot);
    }
    return good;
}

void emul__snapshot_destroy(emul__snapshot *snapshot) {
    emul__arena_destroy(&snapshot->arena);
}

/* ---- points ---- */

void emul__snapshot_points(const emul__snapshot *of, int32_t scorecard, const emul__snapshot_standing *standing, emul_decimal *to) {
    for (int32_t i = 0; i < of->scorecards[scorecard].criterion_count; i++) {
        to[i] = standing->row < 0
                    ? standing->points[i]
                    : of->result->criteria[of->result->model->scorecards[scorecard].first_criterion + i].points[standing->row];
    }
}

void emul__snapshot_contributions(const emul__snapshot *of, int32_t scorecard, const emul__snapshot_standing *standing, emul_decimal *to) {
    if (standing->row >= 0) {
        emul__contributions(of->result, scorecard, standing->row, to);
        return;
    }
    for (int32_t i = 0; i < of->scorecards[scorecard].criterion_count; i++) {
        to[i] = standing->contributions[i];
    }
}
