#include "evaluate/variant.h"

#include <stddef.h>
#include <string.h>

static void *copy(emul__arena *arena, const void *items, int32_t count, size_t size) {
    void *made = emul__arena_allocate(arena, (size_t)count, size);
    if (made != NULL && count > 0) {
        memcpy(made, items, (size_t)count * size);
    }
    return made;
}

emul__variant *emul__variant_make(const emul__model *model, emul__arena *arena) {
    emul__variant *variant = (emul__variant *)emul__arena_allocate(arena, 1, sizeof *variant);
    if (variant == NULL) {
        return NULL;
    }
    memcpy(&variant->model, model, offsetof(emul__model, references)); /* others may be counting those */
    variant->model.references = 1;                                     /* never dropped: results do not take it along */
    variant->criteria = (emul__model_criterion *)copy(arena, model->criteria, model->criterion_count, sizeof *variant->criteria);
    variant->scorecards = (emul__model_scorecard *)copy(arena, model->scorecards, model->scorecard_count, sizeof *variant->scorecards);
    variant->model.criteria = variant->criteria;
    variant->model.scorecards = variant->scorecards;
    return variant->criteria == NULL || variant->scorecards == NULL ? NULL : variant;
}

void emul__variant_weigh(emul__variant *variant, int32_t criterion) {
    if (criterion >= 0 && variant->criteria[criterion].combine == EMUL__COMBINE_MEAN) {
        variant->criteria[criterion].combine = EMUL__COMBINE_WEIGHTED_MEAN;
    }
}

/* ---- roundings ---- */

static int32_t limited(int32_t places) {
    return places < 0 ? 0 : places > 6 ? 6 : places;
}

static emul__rounding_point changed(emul__rounding_point from, emul__policy policy, bool is_total) {
    switch (policy) {
    case EMUL__ROUND_NOTHING:
        return (emul__rounding_point){6, from.rounding};
    case EMUL__ROUND_TOTALS:
        return is_total ? from : (emul__rounding_point){6, from.rounding};
    case EMUL__ROUND_ONE_MORE:
        return (emul__rounding_point){limited(from.places + 1), from.rounding};
    case EMUL__ROUND_ONE_LESS:
        return (emul__rounding_point){limited(from.places - 1), from.rounding};
    case EMUL__ROUND_HALF_UP:
        return (emul__rounding_point){from.places, EMUL_ROUND_HALF_AWAY};
    case EMUL__ROUND_HALF_EVENLY:
        return (emul__rounding_point){from.places, EMUL_ROUND_HALF_EVEN};
    case EMUL__ROUND_DOWNWARDS:
        return (emul__rounding_point){from.places, EMUL_ROUND_DOWN};
    case EMUL__POLICIES:
        break;
    }
    return from;
}

static bool alike(emul__rounding_point a, emul__rounding_point b) {
    return a.places == b.places && (a.rounding == b.rounding || a.places == 6);
}

/* Marks in steps are no question of rounding: that the rule gives them was seen when the result was made. */
static bool round_criterion(emul__model_criterion *criterion, emul__policy policy, emul__arena *arena, bool *differs) {
    const emul__rounding_point to = changed(criterion->round, policy, false);
    if (alike(criterion->round, to)) {
        return true;
    }
    *differs = true;
    criterion->round = to;
    criterion->step = 0;
    return criterion->first_child >= 0 || emul__program_reround(&criterion->rule, to.places, to.rounding, arena);
}

bool emul__variant_round(emul__variant *variant, int32_t scorecard, emul__policy policy, emul__arena *arena, bool *differs) {
    emul__model_scorecard *card = &variant->scorecards[scorecard];
    const emul__rounding_point total = changed(card->round, policy, true);
    *differs = !alike(card->round, total);
    card->round = total;
    for (int32_t i = card->first_criterion; i < card->first_criterion + card->criterion_count; i++) {
        if (!round_criterion(&variant->criteria[i], policy, arena, differs)) {
            return false;
        }
    }
    return true;
}
