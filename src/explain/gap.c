/* emul_result_gap: how far a subject is from a class, an award or a place. */
#include "explain/gap.h"

#include <stddef.h>
#include <string.h>

#include "base/options.h"
#include "explain/explanation.h"

void *emul__gap_scratch(emul__gap *gap, int64_t count, size_t size) {
    void *block = emul__arena_allocate(&gap->scratch, (size_t)count, size);
    gap->failed = block == NULL ? EMUL_E_MEMORY : gap->failed;
    return block;
}

/* ---- arguments ---- */

static bool is_target(const emul__model *model, const emul_target *target) {
    const int32_t counts[] = {model->class_count, model->award_count, model->scorecard_count}; /* as the kinds */
    if (target->kind < EMUL_TARGET_CLASS || target->kind > EMUL_TARGET_PLACE || target->index < 0 ||
        target->index >= counts[target->kind]) {
        return false;
    }
    return target->kind == EMUL_TARGET_PLACE ? target->place >= 1 && target->place <= INT32_MAX : target->place == 0;
}

static emul_status check(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, int64_t row,
                         const emul_target *target, emul_explanation *const *explanation, emul_error *error) {
    if (result == NULL || roster == NULL || ledger == NULL) {
        return emul__report_argument(error, result == NULL ? "result" : roster == NULL ? "roster" : "ledger");
    }
    if (row < 0 || row >= result->rows) {
        return emul__report_argument(error, "row");
    }
    const emul_status status = emul__struct_check(target, target == NULL || target->struct_size < 0 ? 0 : (uint64_t)target->struct_size,
                                                  sizeof *target, sizeof *target, "target", error);
    if (status != EMUL_OK) {
        return status;
    }
    if (!is_target(result->model, target) || explanation == NULL) {
        return emul__report_argument(error, explanation == NULL ? "explanation" : "target");
    }
    return EMUL_OK;
}

/* ---- the inputs are those of the result ---- */

static bool same_ids(const emul_result *a, const emul_result *b) {
    for (int64_t row = 0; row < a->rows; row++) {
        if (!emul__text_equal(a->ids[row], b->ids[row])) {
            return false;
        }
    }
    return true;
}

static bool same_column(const void *a, const void *b, int64_t rows, size_t size) {
    return a == NULL || b == NULL ? a == b : memcmp(a, b, (size_t)rows * size) == 0;
}

static bool same_outcome(const emul_result *a, const emul_result *b) {
    bool same = a->rows == b->rows && same_ids(a, b);
    for (int32_t i = 0; same && i < a->model->criterion_count; i++) {
        same = same_column(a->criteria[i].points, b->criteria[i].points, a->rows, sizeof(emul_decimal));
    }
    for (int32_t i = 0; same && i < a->model->scorecard_count; i++) {
        const emul__scorecard_result *one = &a->scorecards[i];
        const emul__scorecard_result *other = &b->scorecards[i];
        same = same_column(one->total, other->total, a->rows, sizeof *one->total) &&
               same_column(one->place, other->place, a->rows, sizeof *one->place) &&
               same_column(one->class_index, other->class_index, a->rows, sizeof *one->class_index);
    }
    for (int32_t i = 0; same && i < a->model->award_count; i++) {
        same = same_column(a->awards[i].decision, b->awards[i].decision, a->rows, sizeof(emul_decision));
    }
    return same;
}

static emul_status report_others(emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_ARGUMENT,
                                                   .english = "with this roster and ledger another result comes out",
                                                   .vietnamese = "danh sách và số liệu này cho kết quả khác",
                                                   .hint_english = "give those that the result was made of",
                                                   .hint_vietnamese = "đưa vào đúng danh sách và số liệu của kết quả đó"});
}

/* The same once more, with what an explanation needs. */
static emul_status evaluate_again(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, emul_result **again,
                                  emul_error *error) {
    emul__occasion occasion = emul__occasion_of(result);
    occasion.explains = true;
    const emul_status status = emul__evaluate_model(result->model, roster, ledger, ledger->awards, &occasion, again, error);
    if (status == EMUL_OK && !same_outcome(result, *again)) {
        emul_result_destroy(*again);
        *again = NULL;
        return report_others(error);
    }
    return status;
}

/* ---- the call ---- */

static emul__why_node *build(emul__gap *gap) {
    emul__why_node *root = emul__why_subject(&gap->why);
    emul__why_node *target = emul__gap_add_target(gap, root);
    if (emul__gap_reached(gap, gap->why.result, gap->why.row)) {
        emul__why_add(&gap->why, target, EMUL__GAP_REACHED);
        return root;
    }
    if (emul__gap_add_exclusion(gap, target)) {
        return root;
    }
    emul__gap_find_cards(gap);
    const bool blocked = emul__gap_add_blocks(gap, target);
    emul__gap_add_failing(gap, target);
    if (!blocked && gap->scorecard < 0) {
        emul__why_add(&gap->why, target, EMUL__GAP_NO_CRITERIA);
    } else if (!blocked) {
        emul__gap_add_last(gap, target);
        emul__gap_add_points(gap, target);
        emul__gap_add_changes(gap, target);
    }
    return root;
}

/* Builds and gives the explanation of an outcome that is there; what is made on the way is released. */
static emul_status explain(emul__gap *gap, const emul_ledger *ledger, emul_explanation **explanation, emul_error *error) {
    const emul_allocator *own = &gap->why.result->allocator;
    emul_status status = emul_ledger_copy(ledger, own, &gap->ledger, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__arena_init(&gap->scratch, own);
    emul__tree_init(&gap->why.tree, own);
    gap->cards = (bool *)emul__gap_scratch(gap, gap->why.result->model->scorecard_count, sizeof *gap->cards);
    emul__why_node *root = gap->cards == NULL ? NULL : build(gap);
    gap->why.tree.failed = gap->why.tree.failed || gap->failed != EMUL_OK;
    status = emul__explanation_give(&gap->why.tree, root, explanation, error);
    emul__arena_destroy(&gap->scratch);
    emul_ledger_destroy(gap->ledger);
    return status;
}

emul_status emul_result_gap(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, int64_t row,
                            const emul_target *target, emul_explanation **explanation, emul_error *error) {
    emul__error_clear(error);
    emul_result *again = NULL;
    emul_status status = check(result, roster, ledger, row, target, explanation, error);
    if (status == EMUL_OK) {
        status = evaluate_again(result, roster, ledger, &again, error);
    }
    if (status == EMUL_OK) {
        emul__gap gap = {.why = {.result = again, .row = row}, .roster = roster, .target = *target, .scorecard = -1};
        status = explain(&gap, ledger, explanation, error);
        emul_result_destroy(again);
    }
    return status;
}
