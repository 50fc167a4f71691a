/* What stands between a subject and a target: conditions that fail, and which of them no points can mend, for they rest on facts that no criterion
 * reads, on earlier years, or on what somebody is. */
#include "explain/gap.h"
#include "explain/say.h"
#include "explain/shortfall.h"

/* ---- verdicts ---- */

static bool holds(emul__gap *gap, const emul__program *test) {
    emul__filled filled;
    return emul__fill(&gap->why, test, &filled) && emul__ratio_state(filled.value) == EMUL__PRESENT &&
           !emul__wide_is_zero(filled.value.num);
}

static bool fails(emul__gap *gap, const emul__program *test) {
    emul__filled filled;
    return emul__fill(&gap->why, test, &filled) &&
           (emul__ratio_state(filled.value) != EMUL__PRESENT || emul__wide_is_zero(filled.value.num));
}

/* Whether the input is something that this run decides by points. Of past awards this run's counts too, if it is not there already. */
static bool may_be_decided(const emul__gap *gap, const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_TIMES:
    case EMUL__INPUT_STREAK:
    case EMUL__INPUT_EVER:
    case EMUL__INPUT_YEARS_AGO:
        return input->award >= 0 && gap->why.result->awards[input->award].decision[gap->why.row] != EMUL_DECISION_AWARDED;
    default:
        return emul__input_is_outcome(input);
    }
}

/* Whether another figure of a criterion may change what the test says. */
static bool may_move(emul__gap *gap, const emul__program *test) {
    for (int32_t i = 0; i < test->read_count; i++) {
        if (may_be_decided(gap, &gap->why.result->model->inputs.items[test->reads[i]])) {
            return true;
        }
    }
    return emul__gap_reads_lever(gap, test);
}

/* ---- years ---- */

/* Where years are missing, or times that an award is given: when they are there at the earliest, one a year. */
static void add_years(emul__gap *gap, emul__why_node *parent, const emul__unmet *unmet) {
    for (const emul__unmet *of = unmet; of != NULL; of = of->next) {
        int64_t years = 0;
        const bool counts = of->kind == EMUL__UNMET_TEST && of->own_input >= 0 && !of->has_bounds &&
                            emul__input_is_of_years(&gap->why.result->model->inputs.items[of->own_input]) &&
                            (of->asked == EMUL__ASKED_AT_LEAST || of->asked == EMUL__ASKED_MORE);
        if (counts && emul__ratio_state(of->distance) == EMUL__PRESENT) {
            years = emul__ratio_round(of->distance, 0, EMUL_ROUND_CEILING) / EMUL_DECIMAL_ONE;
            years += of->asked == EMUL__ASKED_MORE && emul__ratio_compare(of->distance, emul__ratio_of_integer(years)) == 0;
        }
        if (years > 0) {
            emul__why_node *line = emul__why_add(&gap->why, parent, EMUL__GAP_YEARS);
            emul__why_count(line, EMUL__KEY_COUNT, years);
            emul__why_count(line, EMUL__KEY_YEAR, emul__period_year(gap->why.result->period) + years);
        }
        add_years(gap, parent, of->first);
    }
}

/* A condition that fails, and what it lacks. */
static emul__why_node *add_condition(emul__gap *gap, emul__why_node *parent, const emul__model_condition *condition) {
    emul__why_node *line = emul__why_test(&gap->why, parent, EMUL__WHY_CONDITION, &condition->test);
    emul__why_text(line, EMUL__KEY_NAME, condition->name);
    emul__why_text(line, EMUL__KEY_CITE, condition->cite);
    add_years(gap, line, emul__unmet_find(&gap->why, &condition->test, true));
    return line;
}

/* ---- what cannot be mended ---- */

typedef struct blocks {
    emul__gap *gap;
    emul__why_node *parent, *line; /* the line is made when there is something to say */
} blocks;

static emul__why_node *blocked(blocks *of) {
    if (of->line == NULL) {
        of->line = emul__why_add(&of->gap->why, of->parent, EMUL__GAP_BLOCKED);
    }
    return of->line;
}

static void add_test(blocks *of, emul__why_kind kind, const emul__program *test, emul__text name, emul__text cite) {
    emul__why_node *line = emul__why_test(&of->gap->why, blocked(of), kind, test);
    emul__why_text(line, EMUL__KEY_NAME, name);
    emul__why_text(line, EMUL__KEY_CITE, cite);
}

static void add_lapsed(blocks *of, const emul__spans *spans) {
    emul__why *why = &of->gap->why;
    emul__why_node *line = emul__why_add(why, blocked(of), EMUL__WHY_NOT_IN_FORCE);
    emul__why_text(line, EMUL__KEY_DAY, emul__why_day(why, emul__ratio_of_decimal(emul__day_value(why->result->law_day))));
    emul__why_text(line, EMUL__KEY_IN_FORCE, spans->text);
}

/* Facts without which the scorecard gives no total. */
static void add_missing(blocks *of, int32_t card) {
    const emul_result *result = of->gap->why.result;
    for (int64_t i = 0; i < result->missing_count; i++) {
        const emul__missing_fact *fact = &result->missing[i];
        const bool of_card = fact->criterion >= 0 ? result->model->criteria[fact->criterion].scorecard == card : fact->scorecard == card;
        if (fact->row == of->gap->why.row && of_card) {
            emul__why_node *line = emul__why_add(&of->gap->why, blocked(of), EMUL__WHY_NO_FACT);
            emul__why_said(line, EMUL__KEY_FACT,
                           fact->input < 0 ? (emul__said){fact->text, fact->text, fact->text}
                                           : emul__say(&of->gap->why.tree, result->model, NULL, fact->text));
            emul__why_text(line, EMUL__KEY_NAME, emul__missing_name(result, fact));
        }
    }
}

static void add_vetoes(blocks *of, const emul__model_scorecard *card) {
    for (int32_t i = 0; i < card->veto_count; i++) {
        const emul__program *test = &card->vetoes[i].test;
        if (holds(of->gap, test) && !may_move(of->gap, test)) {
            add_test(of, EMUL__WHY_VETO, test, card->vetoes[i].name, card->vetoes[i].cite);
        }
    }
}

static void add_card(blocks *of, int32_t card) {
    const emul_result *result = of->gap->why.result;
    const emul_subject_state state = result->scorecards[card].state[of->gap->why.row];
    if (state == EMUL_SUBJECT_COMPLETE) {
        return;
    }
    if (state == EMUL_SUBJECT_DISQUALIFIED) {
        add_vetoes(of, &result->model->scorecards[card]);
        return;
    }
    emul__why_node *line = emul__why_add(&of->gap->why, blocked(of), EMUL__WHY_STANDING);
    emul__why_text(line, EMUL__KEY_ID, result->model->scorecards[card].id);
    emul__why_word(line, EMUL__KEY_STATE, emul__subject_state_word(state));
    add_missing(of, card);
}

/* Restrictions that keep from the class whatever the points. */
static void add_restrictions(blocks *of, const emul__model_scorecard *card) {
    for (int32_t i = 0; i < card->restriction_count; i++) {
        const emul__model_restriction *from = &card->restrictions[i];
        const bool caps = from->effect == EMUL__CAPS_CLASS && from->class_label > of->gap->target.index - card->first_class;
        if ((!caps && from->effect != EMUL__UNCLASSIFIES) || !holds(of->gap, &from->condition.test) ||
            may_move(of->gap, &from->condition.test)) {
            continue;
        }
        add_test(of, caps ? EMUL__WHY_CLASS_CAP : EMUL__WHY_NO_CLASS, &from->condition.test, from->condition.name, from->condition.cite);
        if (caps) {
            const emul__model_class *class_ = &of->gap->why.result->model->classes[card->first_class + from->class_label];
            emul__why_text(of->line->last_child, EMUL__KEY_CLASS, class_->name.length > 0 ? class_->name : class_->id);
        }
    }
}

static void add_class(blocks *of) {
    const emul__model_class *class_ = &of->gap->why.result->model->classes[of->gap->target.index];
    add_card(of, class_->scorecard);
    add_restrictions(of, &of->gap->why.result->model->scorecards[class_->scorecard]);
    if (class_->has_condition && fails(of->gap, &class_->when) && !may_move(of->gap, &class_->when)) {
        add_test(of, EMUL__WHY_CLASS_TEST, &class_->when, class_->name, class_->cite);
        emul__why_text(of->line->last_child, EMUL__KEY_ID, class_->id);
    }
}

/* The conditions of an award that are in force. */
static const emul__model_condition *condition_of(const emul__gap *gap, int32_t i) {
    const emul__model *model = gap->why.result->model;
    const emul__model_condition *condition = &model->conditions[model->awards[gap->target.index].first_condition + i];
    return emul__spans_hold(&condition->in_force, gap->why.result->law_day) ? condition : NULL;
}

static void add_award(blocks *of) {
    const emul_result *result = of->gap->why.result;
    const emul__model_award *award = &result->model->awards[of->gap->target.index];
    const emul__award_result *from = &result->awards[of->gap->target.index];
    if (!emul__spans_hold(&award->in_force, result->law_day)) {
        add_lapsed(of, &award->in_force);
        return;
    }
    if (from->decision[of->gap->why.row] == EMUL_DECISION_NONE) {
        emul__why_add(&of->gap->why, blocked(of), EMUL__GAP_NOT_CONCERNED);
        return;
    }
    if (award->scorecard >= 0) {
        add_card(of, award->scorecard);
    }
    for (int32_t i = 0; i < award->condition_count; i++) {
        const emul__model_condition *condition = condition_of(of->gap, i);
        if (condition != NULL && fails(of->gap, &condition->test) && !may_move(of->gap, &condition->test)) {
            add_condition(of->gap, blocked(of), condition);
        }
    }
}

bool emul__gap_add_exclusion(emul__gap *gap, emul__why_node *parent) {
    const emul_result *result = gap->why.result;
    const emul__award_result *from = &result->awards[gap->target.index];
    if (gap->target.kind != EMUL_TARGET_AWARD || from->decision[gap->why.row] != EMUL_DECISION_EXCLUDED) {
        return false;
    }
    const emul__model_award *by = &result->model->awards[from->excluded_by[gap->why.row]];
    emul__why_node *line = emul__why_add(&gap->why, parent, EMUL__WHY_EXCLUDED);
    emul__why_said(line, EMUL__KEY_AWARD, emul__say_award(by));
    return true;
}

bool emul__gap_add_blocks(emul__gap *gap, emul__why_node *parent) {
    blocks of = {gap, parent, NULL};
    if (gap->target.kind == EMUL_TARGET_AWARD) {
        add_award(&of);
    } else if (gap->scorecard < 0) {
        emul__why_add(&gap->why, blocked(&of), EMUL__GAP_NOT_CONCERNED);
    } else if (gap->target.kind == EMUL_TARGET_CLASS) {
        add_class(&of);
    } else {
        add_card(&of, gap->target.index);
    }
    return of.line != NULL;
}

/* ---- what fails besides ---- */

/* What stands between the subject and the next better class of each scorecard that the condition asks for: a quota that moved it down, or a test. */
static void add_next_classes(emul__gap *gap, emul__why_node *parent, const emul__program *test) {
    const emul_result *result = gap->why.result;
    for (int32_t i = 0; i < test->input_count; i++) {
        const emul__input *input = &result->model->inputs.items[test->inputs[i]];
        const emul__scorecard_result *from = input->kind == EMUL__INPUT_CLASS ? &result->scorecards[input->scorecard] : NULL;
        const int32_t own = from == NULL ? -1 : from->class_index[gap->why.row];
        if (own < 0 || own == result->model->scorecards[input->scorecard].first_class) {
            continue;
        }
        if (own != from->class_before[gap->why.row]) {
            emul__why_demotion(&gap->why, parent, input->scorecard, from->class_before[gap->why.row], own);
        } else if (result->model->classes[own - 1].has_condition) {
            const emul__model_class *next = &result->model->classes[own - 1];
            emul__why_title(emul__why_test(&gap->why, parent, EMUL__WHY_CLASS_TEST, &next->when), next->id, next->name);
        }
    }
}

void emul__gap_add_failing(emul__gap *gap, emul__why_node *parent) {
    const emul__model *model = gap->why.result->model;
    if (gap->target.kind == EMUL_TARGET_AWARD) {
        const emul__model_award *award = &model->awards[gap->target.index];
        const bool judged = gap->why.result->awards[gap->target.index].decision[gap->why.row] != EMUL_DECISION_NONE;
        for (int32_t i = 0; judged && i < award->condition_count; i++) {
            const emul__model_condition *condition = condition_of(gap, i);
            if (condition != NULL && fails(gap, &condition->test) && may_move(gap, &condition->test)) {
                add_next_classes(gap, add_condition(gap, parent, condition), &condition->test);
            }
        }
    } else if (gap->target.kind == EMUL_TARGET_CLASS && gap->scorecard >= 0) {
        const emul__model_class *class_ = &model->classes[gap->target.index];
        if (class_->has_condition && fails(gap, &class_->when) && may_move(gap, &class_->when)) {
            emul__why_node *line = emul__why_test(&gap->why, parent, EMUL__WHY_CLASS_TEST, &class_->when);
            emul__why_title(line, class_->id, class_->name);
            emul__why_text(line, EMUL__KEY_CITE, class_->cite);
        }
    }
}
