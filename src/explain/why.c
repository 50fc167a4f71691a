/* emul_result_explain: chooses what to explain of a subject, and has the tree built. */
#include "explain/explanation.h"
#include "explain/parts.h"
#include "explain/say.h"

/* ---- what ---- */

static bool is_named(emul__text what, emul__text id) {
    return what.bytes == NULL || emul__text_equal(what, id);
}

static void add_scorecard(emul__why *why, emul__why_node *root, int32_t scorecard) {
    const emul_subject_state state = why->result->scorecards[scorecard].state[why->row];
    emul__why_node *node = emul__why_add(why, root, EMUL__WHY_SCORECARD);
    emul__why_title(node, why->result->model->scorecards[scorecard].id, why->result->model->scorecards[scorecard].name);
    emul__why_word(node, EMUL__KEY_STATE, emul__subject_state_word(state));
    if (state != EMUL_SUBJECT_NOT_CONCERNED) {
        emul__why_criteria(why, node, scorecard);
        emul__why_standing(why, node, scorecard);
        emul__why_class(why, node, scorecard);
    }
}

/* Each adds what bears the id `what` (everything of its kind if it has no bytes), and returns how many bear it. */

static int32_t add_scorecards(emul__why *why, emul__why_node *root, emul__text what) {
    const emul__model *model = why->result->model;
    int32_t found = 0;
    for (int32_t i = 0; i < model->scorecard_count; i++) {
        const bool wanted = is_named(what, model->scorecards[i].id);
        const bool concerned = why->result->scorecards[i].state[why->row] != EMUL_SUBJECT_NOT_CONCERNED;
        if (wanted && (concerned || what.bytes != NULL)) {
            add_scorecard(why, root, i);
        }
        found += wanted ? 1 : 0;
    }
    return found;
}

static int32_t add_criteria(emul__why *why, emul__why_node *root, emul__text what) {
    const emul__model *model = why->result->model;
    int32_t found = 0;
    for (int32_t i = 0; i < model->criterion_count; i++) {
        const bool wanted = emul__text_equal(what, model->criteria[i].id);
        if (wanted && why->result->scorecards[model->criteria[i].scorecard].state[why->row] != EMUL_SUBJECT_NOT_CONCERNED) {
            emul__why_criterion(why, root, i);
        }
        found += wanted ? 1 : 0;
    }
    return found;
}

static int32_t add_awards(emul__why *why, emul__why_node *root, emul__text what) {
    const emul__model *model = why->result->model;
    int32_t found = 0;
    for (int32_t i = 0; i < model->award_count; i++) {
        const bool wanted = is_named(what, model->awards[i].id);
        const emul__model_award *award = &model->awards[i];
        const bool lapsed = !emul__spans_hold(&award->in_force, why->result->law_day) && why->result->kinds[why->row] == award->applies_to;
        const bool concerned = lapsed || why->result->awards[i].decision[why->row] != EMUL_DECISION_NONE;
        if (wanted && (concerned || what.bytes != NULL)) {
            emul__why_award(why, root, i);
        }
        found += wanted ? 1 : 0;
    }
    return found;
}

void emul__why_occasion(emul__tree *tree, emul__why_node *line, const emul_result *result) {
    char period[24];
    emul__period_format(result->period, period);
    emul__why_text(line, EMUL__KEY_REGULATION, result->model->name.length > 0 ? result->model->name : result->model->id);
    emul__why_text(line, EMUL__KEY_PERIOD, emul__tree_text(tree, emul__text_of(period)));
    if (result->model->names.stage_count > 0) {
        emul__why_said(line, EMUL__KEY_STAGE, emul__say_facet(result->model->names.stages[result->stage]));
    }
}

emul__why_node *emul__why_subject(emul__why *why) {
    const emul_result *result = why->result;
    emul__why_node *root = emul__why_add(why, NULL, EMUL__WHY_SUBJECT);
    emul__why_word(root, EMUL__KEY_OF_KIND, emul__kind_word(result->kinds[why->row]));
    emul__why_title(root, result->ids[why->row], result->names[why->row]);
    emul__why_occasion(&why->tree, root, result);
    return root;
}

/* ---- an id that nothing bears ---- */

typedef struct nearest {
    emul__text to;
    emul__text best;
    int32_t distance;
} nearest;

static void consider(nearest *search, emul__text id) {
    const int32_t distance = emul__text_distance(search->to, id, search->distance - 1);
    if (distance < search->distance) {
        search->distance = distance;
        search->best = id;
    }
}

static emul__text nearest_id(const emul__model *model, emul__text what) {
    nearest search = {what, {"", 0}, 3};
    for (int32_t i = 0; i < model->scorecard_count; i++) {
        consider(&search, model->scorecards[i].id);
    }
    for (int32_t i = 0; i < model->criterion_count; i++) {
        consider(&search, model->criteria[i].id);
    }
    for (int32_t i = 0; i < model->award_count; i++) {
        consider(&search, model->awards[i].id);
    }
    return search.best;
}

static emul_status report_unknown(const emul__model *model, emul__text what, emul_error *error) {
    const emul__text near = nearest_id(model, what);
    const bool hint = near.length > 0;
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                   .english = "no scorecard, criterion or award has the id “{0}”",
                                                   .vietnamese = "không có bảng điểm, tiêu chí hay hình thức khen thưởng nào mang mã “{0}”",
                                                   .hint_english = hint ? "did you mean “{1}”?" : NULL,
                                                   .hint_vietnamese = hint ? "có phải là “{1}”?" : NULL,
                                                   .arguments = {what, near}});
}

/* ---- the call ---- */

static emul_status check(const emul_result *result, int64_t row, emul_error *error) {
    if (result == NULL) {
        return emul__report_argument(error, "result");
    }
    if (row < 0 || row >= result->rows) {
        return emul__report_argument(error, "row");
    }
    return result->explains ? EMUL_OK : emul__report_unexplained(error);
}

/* Builds the tree; NULL if nothing bears the id. */
static emul__why_node *build(emul__why *why, emul__text what) {
    emul__why_node *subject = emul__why_subject(why);
    int32_t found = add_scorecards(why, subject, what);
    if (what.bytes != NULL) {
        found += add_criteria(why, subject, what);
    }
    found += add_awards(why, subject, what);
    if (what.bytes == NULL) {
        emul__why_money_total(why, subject);
    }
    return what.bytes == NULL || found > 0 ? subject : NULL;
}

emul_status emul_result_explain(const emul_result *result, int64_t row, const char *what, emul_explanation **explanation,
                                emul_error *error) {
    emul__error_clear(error);
    const emul_status status = explanation == NULL ? emul__report_argument(error, "explanation") : check(result, row, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__why why = {.result = result, .row = row};
    emul__tree_init(&why.tree, &result->allocator);
    emul__why_node *root = build(&why, emul__text_of(what));
    if (!why.tree.failed && root == NULL) {
        emul__tree_destroy(&why.tree);
        return report_unknown(result->model, emul__text_of(what), error);
    }
    return emul__explanation_give(&why.tree, root, explanation, error);
}

emul_status emul_result_why(const emul_result *result, int64_t row, const char *what, emul_language language, emul_form form, char *buffer,
                            size_t capacity, size_t *needed, emul_error *error) {
    emul_explanation *explanation = NULL;
    emul_status status = emul_result_explain(result, row, what, &explanation, error);
    if (status == EMUL_OK) {
        status = emul_explanation_write(explanation, language, form, buffer, capacity, needed, error);
        emul_explanation_destroy(explanation);
    }
    return status;
}
