/* The target of a gap: whether somebody has it, what it rests on, and how it reads. */
#include "explain/gap.h"
#include "explain/rows.h"
#include "explain/say.h"

/* ---- who has it ---- */

static const emul__scorecard_result *card_of(const emul_result *result, const emul__gap *gap) {
    const int32_t card = gap->target.kind == EMUL_TARGET_CLASS ? result->model->classes[gap->target.index].scorecard : gap->target.index;
    return &result->scorecards[card];
}

bool emul__gap_reached(const emul__gap *gap, const emul_result *result, int64_t row) {
    if (gap->target.kind == EMUL_TARGET_AWARD) {
        return result->awards[gap->target.index].decision[row] == EMUL_DECISION_AWARDED;
    }
    if (gap->target.kind == EMUL_TARGET_CLASS) {
        const int32_t own = card_of(result, gap)->class_index[row];
        return own >= 0 && own <= gap->target.index; /* classes stand best first */
    }
    const emul_decimal place = card_of(result, gap)->place[row];
    return place >= EMUL_DECIMAL_MIN && place <= gap->target.place * EMUL_DECIMAL_ONE;
}

const int32_t *emul__gap_groups(const emul__gap *gap) {
    const emul_result *result = gap->why.result;
    if (gap->target.kind == EMUL_TARGET_AWARD) {
        return result->awards[gap->target.index].group;
    }
    return gap->target.kind == EMUL_TARGET_CLASS ? card_of(result, gap)->class_group : card_of(result, gap)->group;
}

emul__trial emul__gap_try(emul__gap *gap, emul_decimal lent, int32_t criterion) {
    emul__trial trial = {false, EMUL_MISSING, EMUL_MISSING};
    emul_result *result = NULL;
    emul__occasion occasion = emul__occasion_of(gap->why.result);
    const int64_t row = gap->why.row;
    occasion.explains = false;
    occasion.lift = (emul__lift){gap->scorecard, row, lent};
    const emul_status status = gap->failed != EMUL_OK ? gap->failed
                                                      : emul__evaluate_model(gap->why.result->model, gap->roster, gap->ledger,
                                                                             gap->ledger->awards, &occasion, &result, NULL);
    gap->failed = status == EMUL_E_MEMORY ? status : gap->failed;
    if (status == EMUL_OK) {
        trial.reached = emul__gap_reached(gap, result, row);
        trial.total = gap->scorecard < 0 ? EMUL_MISSING : result->scorecards[gap->scorecard].total[row];
        trial.points = criterion < 0 ? EMUL_MISSING : result->criteria[criterion].points[row];
        emul_result_destroy(result);
    }
    return trial;
}

/* ---- what it rests on ---- */

typedef struct search {
    emul__gap *gap;
    bool *awards; /* [awards] seen */
} search;

static void visit_card(const search *of, int32_t card);
static void visit_award(const search *of, int32_t award);

/* Recursion ends: each scorecard and each award is visited once. */
static void visit_program(const search *of, const emul__program *program) {
    const emul__model *model = of->gap->why.result->model;
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &model->inputs.items[program->reads[i]];
        if (input->criterion >= 0) {
            visit_card(of, model->criteria[input->criterion].scorecard);
        } else if (input->scorecard >= 0) {
            visit_card(of, input->scorecard);
        }
        if (input->award >= 0) {
            visit_award(of, input->award);
        }
    }
}

static void visit_card(const search *of, int32_t card) {
    const emul__model *model = of->gap->why.result->model;
    const emul__model_scorecard *from = &model->scorecards[card];
    if (of->gap->cards[card]) {
        return;
    }
    of->gap->cards[card] = true;
    for (int32_t i = 0; i < from->leaf_count; i++) {
        visit_program(of, &model->criteria[from->leaf_order[i]].rule);
    }
    for (int32_t i = 0; i < from->order_count; i++) {
        visit_program(of, &from->order[i].key);
    }
    for (int32_t i = from->first_class; i < from->first_class + from->class_count; i++) {
        if (model->classes[i].has_condition) {
            visit_program(of, &model->classes[i].when);
        }
    }
}

static void visit_award(const search *of, int32_t award) {
    const emul__model *model = of->gap->why.result->model;
    const emul__model_award *from = &model->awards[award];
    if (of->awards[award]) {
        return;
    }
    of->awards[award] = true;
    if (from->scorecard >= 0) {
        visit_card(of, from->scorecard);
    }
    for (int32_t i = 0; i < from->condition_count; i++) {
        visit_program(of, &model->conditions[from->first_condition + i].test);
    }
    for (int32_t i = 0; i < from->order_count; i++) {
        visit_program(of, &from->order[i].key);
    }
    for (int32_t i = 0; i < from->preference_count; i++) {
        visit_program(of, &from->preferences[i].test);
    }
}

static bool is_concerned(const emul__gap *gap, int32_t card) {
    return gap->why.result->scorecards[card].state[gap->why.row] != EMUL_SUBJECT_NOT_CONCERNED;
}

/* The scorecard that the target names; of an award that names none the first one that it rests on and that is for the subject. */
static int32_t deciding_card(const emul__gap *gap) {
    const emul__model *model = gap->why.result->model;
    const int32_t named = gap->target.kind == EMUL_TARGET_AWARD   ? model->awards[gap->target.index].scorecard
                          : gap->target.kind == EMUL_TARGET_CLASS ? model->classes[gap->target.index].scorecard
                                                                  : gap->target.index;
    for (int32_t i = 0; named < 0 && i < model->scorecard_count; i++) {
        if (gap->cards[i] && is_concerned(gap, i)) {
            return i;
        }
    }
    return named >= 0 && is_concerned(gap, named) ? named : -1;
}

void emul__gap_find_cards(emul__gap *gap) {
    const emul__model *model = gap->why.result->model;
    const search of = {gap, (bool *)emul__gap_scratch(gap, model->award_count, sizeof(bool))};
    if (of.awards == NULL) {
        return;
    }
    if (gap->target.kind == EMUL_TARGET_AWARD) {
        visit_award(&of, gap->target.index);
    } else {
        visit_card(&of, gap->target.kind == EMUL_TARGET_CLASS ? model->classes[gap->target.index].scorecard : gap->target.index);
    }
    gap->scorecard = deciding_card(gap);
}

/* ---- lines ---- */

static emul__why_node *add_award(emul__gap *gap, emul__why_node *root) {
    const emul_result *result = gap->why.result;
    const emul__model_award *award = &result->model->awards[gap->target.index];
    emul__why_node *line = emul__why_add(&gap->why, root, EMUL__GAP_AWARD);
    emul__say_award_title(line, award);
    emul__why_word(line, EMUL__KEY_DECISION, emul__decision_word(result->awards[gap->target.index].decision[gap->why.row]));
    return line;
}

static emul__text class_name(const emul__model_class *class_) {
    return class_->name.length > 0 ? class_->name : class_->id;
}

static emul__why_node *add_class(emul__gap *gap, emul__why_node *root) {
    const emul__model *model = gap->why.result->model;
    const int32_t own = card_of(gap->why.result, gap)->class_index[gap->why.row];
    const emul__model_class *class_ = &model->classes[gap->target.index];
    emul__why_node *line = emul__why_add(&gap->why, root, EMUL__GAP_CLASS);
    emul__why_title(line, class_->id, class_->name);
    if (own >= 0) {
        emul__why_text(line, EMUL__KEY_CLASS, class_name(&model->classes[own]));
    } else {
        emul__why_word(line, EMUL__KEY_CLASS, emul__class_word(own));
    }
    return line;
}

static emul__why_node *add_place(emul__gap *gap, emul__why_node *root) {
    const emul_result *result = gap->why.result;
    const emul__scorecard_result *from = card_of(result, gap);
    const emul_decimal own = from->place[gap->why.row];
    emul__why_node *line = emul__why_add(&gap->why, root, EMUL__GAP_PLACE);
    emul__why_title(line, result->model->scorecards[gap->target.index].id, result->model->scorecards[gap->target.index].name);
    emul__why_decimal(line, EMUL__KEY_PLACE, gap->target.place * EMUL_DECIMAL_ONE);
    if (from->group != NULL) {
        emul__why_text(line, EMUL__KEY_GROUP, emul__group_text(result, from->group, gap->why.row));
    }
    if (own >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(line, EMUL__KEY_ORDER, own);
    } else {
        emul__why_word(line, EMUL__KEY_STATE, emul__subject_state_word(from->state[gap->why.row]));
    }
    return line;
}

emul__why_node *emul__gap_add_target(emul__gap *gap, emul__why_node *root) {
    switch (gap->target.kind) {
    case EMUL_TARGET_AWARD:
        return add_award(gap, root);
    case EMUL_TARGET_CLASS:
        return add_class(gap, root);
    default:
        return add_place(gap, root);
    }
}

/* ---- the last of those who have it ---- */

/* Whether it is given to a limited number, so that others stand in the way. */
static bool is_limited(const emul__gap *gap) {
    const emul__model *model = gap->why.result->model;
    if (gap->target.kind == EMUL_TARGET_AWARD) {
        const emul__model_award *award = &model->awards[gap->target.index];
        return award->scorecard >= 0 && (award->take.present || award->limit_count > 0 || award->most.present);
    }
    return gap->target.kind == EMUL_TARGET_PLACE || model->classes[gap->target.index].at_most.present;
}

typedef struct last {
    const emul__gap *gap;
    const int32_t *group;      /* NULL: one */
    const emul_decimal *place; /* by which the last is the last */
    emul_decimal worst;        /* its place */
} last;

static bool has_it(const last *of, int64_t row) {
    const emul_result *result = of->gap->why.result;
    return (of->group == NULL || of->group[row] == of->group[of->gap->why.row]) && of->place[row] >= EMUL_DECIMAL_MIN &&
           emul__gap_reached(of->gap, result, row);
}

static bool is_last(const void *context, int64_t row) {
    const last *of = (const last *)context;
    return has_it(of, row) && of->place[row] == of->worst;
}

/* Those who contend for the same slot and have it no more than the subject. */
static bool contends(const void *context, int64_t row) {
    const emul__gap *gap = (const emul__gap *)context;
    const emul__award_result *award = &gap->why.result->awards[gap->target.index];
    return award->decision[row] == EMUL_DECISION_TIED_AT_CUT && (award->group == NULL || award->group[row] == award->group[gap->why.row]);
}

void emul__gap_add_last(emul__gap *gap, emul__why_node *parent) {
    const emul_result *result = gap->why.result;
    if (!is_limited(gap)) {
        return;
    }
    const emul__scorecard_result *card = &result->scorecards[gap->scorecard];
    last of = {gap, emul__gap_groups(gap), card->place_overall, 0};
    int64_t found = -1;
    for (int64_t row = 0; row < result->rows; row++) {
        if (has_it(&of, row) && of.place[row] > of.worst) {
            of.worst = of.place[row];
            found = row;
        }
    }
    if (found >= 0) {
        emul__why_subjects(&gap->why, parent, EMUL__GAP_LAST, is_last, &of);
        if (parent->last_child != NULL && card->total[found] >= EMUL_DECIMAL_MIN) {
            emul__why_decimal(parent->last_child, EMUL__KEY_TOTAL, card->total[found]);
        }
    }
    if (gap->target.kind == EMUL_TARGET_AWARD && contends(gap, gap->why.row)) {
        emul__why_equals(&gap->why, parent, contends, gap);
    }
}
