/* emul_result_sensitivity: how sure a standing is. Each section is a file of its own. */
#include <stddef.h>

#include "base/options.h"
#include "evaluate/run.h"
#include "explain/explanation.h"
#include "explain/parts.h"
#include "explain/rows.h"
#include "explain/sure.h"

/* ---- what the sections share ---- */

void *emul__sure_room(emul__sure *of, int64_t count, size_t size) {
    void *block = emul__arena_allocate(&of->scratch, (size_t)count, size);
    if (block == NULL) {
        of->status = emul__report_memory(of->error);
    }
    return block;
}

emul__why_node *emul__sure_subject(emul__sure *of, emul__why_node *parent, emul__why_kind kind, int64_t row) {
    emul__why_node *line = emul__tree_add(&of->tree, parent, kind);
    emul__why_title(line, of->result->ids[row], of->result->names[row]);
    return line;
}

emul__why_node *emul__sure_criterion(emul__sure *of, emul__why_node *parent, emul__why_kind kind, int32_t criterion) {
    emul__why_node *line = emul__tree_add(&of->tree, parent, kind);
    emul__why_title(line, of->result->model->criteria[criterion].id, of->result->model->criteria[criterion].name);
    return line;
}

emul__text emul__sure_group(const emul__sure *of, int64_t row) {
    return emul__group_text(of->result, of->result->scorecards[of->scorecard].group, row);
}

int64_t emul__sure_shown(const emul__sure *of, int64_t count) {
    return of->asked.shown == 0 || count < of->asked.shown ? count : of->asked.shown;
}

void emul__sure_rest(emul__sure *of, emul__why_node *parent, int64_t count) {
    const int64_t rest = count - emul__sure_shown(of, count);
    if (rest > 0) {
        emul__why_count(emul__tree_add(&of->tree, parent, EMUL__FAIR_MORE), EMUL__KEY_MORE, rest);
    }
}

emul_result *emul__sure_evaluate(emul__sure *of, const emul__model *model) {
    emul__occasion occasion = emul__occasion_of(of->result);
    emul_result *made = NULL;
    occasion.explains = false;
    of->status = emul__evaluate_model(model, of->roster, of->ledger, of->ledger->awards, &occasion, &made, of->error);
    return made;
}

/* ---- arguments ---- */

enum { MOST_SAMPLES = 1000000 };

static bool read_options(const emul_sensitivity *options, emul_sensitivity *to) {
    *to = options == NULL ? (emul_sensitivity){0} : *options;
    to->within = to->within == 0 ? 100000 : to->within;
    return to->within > 0 && to->within < EMUL_DECIMAL_ONE && to->samples >= 0 && to->samples <= MOST_SAMPLES && to->shown >= 0;
}

static const char *wrong_argument(const emul__sure *of, const emul_sensitivity *options, emul_explanation *const *explanation,
                                  emul_sensitivity *asked) {
    if (of->result == NULL || of->roster == NULL || of->ledger == NULL) {
        return of->result == NULL ? "result" : of->roster == NULL ? "roster" : "ledger";
    }
    if (of->scorecard < -1 || of->scorecard >= of->result->model->scorecard_count) {
        return "scorecard";
    }
    return !read_options(options, asked) ? "options" : explanation == NULL ? "explanation" : NULL;
}

static emul_status check(emul__sure *of, const emul_sensitivity *options, emul_explanation *const *explanation) {
    if (options != NULL) {
        const uint64_t size = options->struct_size < 0 ? 0 : (uint64_t)options->struct_size;
        const emul_status status = emul__struct_check(options, size, sizeof *options, sizeof *options, "options", of->error);
        if (status != EMUL_OK) {
            return status;
        }
    }
    const char *wrong = wrong_argument(of, options, explanation, &of->asked);
    return wrong == NULL ? EMUL_OK : emul__report_argument(of->error, wrong);
}

/* ---- whether roster and ledger are those of the result ---- */

static bool same_numbers(const int64_t *a, const int64_t *b, int64_t count) {
    bool same = true;
    for (int64_t i = 0; i < count; i++) {
        same = same && a[i] == b[i];
    }
    return same;
}

static bool same_words(const int32_t *a, const int32_t *b, int64_t count) {
    bool same = true;
    for (int64_t i = 0; i < count; i++) {
        same = same && a[i] == b[i];
    }
    return same;
}

static bool same_outcome(const emul_result *a, const emul_result *b) {
    bool same = a->rows == b->rows;
    for (int64_t row = 0; same && row < a->rows; row++) {
        same = emul__text_equal(a->ids[row], b->ids[row]);
    }
    for (int32_t i = 0; same && i < a->model->scorecard_count; i++) {
        same = same_numbers(a->scorecards[i].total, b->scorecards[i].total, a->rows) &&
               same_numbers(a->scorecards[i].place, b->scorecards[i].place, a->rows) &&
               same_words(a->scorecards[i].class_index, b->scorecards[i].class_index, a->rows);
    }
    for (int32_t i = 0; same && i < a->model->award_count; i++) {
        same = same_words(a->awards[i].decision, b->awards[i].decision, a->rows);
    }
    return same;
}

static bool check_inputs(emul__sure *of) {
    emul_result *again = emul__sure_evaluate(of, of->result->model);
    if (again == NULL) {
        return false;
    }
    if (!same_outcome(of->result, again)) {
        of->status = emul__report(of->error, &(emul__diagnostic){.code = EMUL_E_ARGUMENT,
                                                                 .english = "the result was made of another roster or ledger",
                                                                 .vietnamese = "kết quả này được tính từ danh sách hoặc số liệu khác",
                                                                 .hint_english = "evaluate again, then ask the new result",
                                                                 .hint_vietnamese = "tính lại rồi phân tích kết quả mới"});
    }
    emul_result_destroy(again);
    return of->status == EMUL_OK;
}

/* ---- a scorecard ---- */

static bool find_ranked(emul__sure *of, emul__ranked *to) {
    const emul_decimal *place = of->result->scorecards[of->scorecard].place;
    int64_t *rows = (int64_t *)emul__sure_room(of, of->result->rows, sizeof *rows);
    emul__rows all;
    if (rows == NULL || !emul__rows_of_scorecard(of->result, of->scorecard, &all)) {
        of->status = emul__report_memory(of->error);
        return false;
    }
    *to = (emul__ranked){rows, 0};
    for (int64_t i = 0; i < all.count; i++) {
        if (place[all.rows[i]] != EMUL_MISSING) {
            rows[to->count++] = all.rows[i];
        }
    }
    emul__rows_release(of->result, &all);
    return true;
}

static bool add_weights(emul__sure *of, emul__why_node *parent, const emul__weighing *by) {
    emul__why_node *head = emul__tree_add(&of->tree, parent, EMUL__SURE_WEIGHTS);
    emul__text *ids = (emul__text *)emul__tree_allocate(&of->tree, by->size, sizeof *ids);
    for (int32_t k = 0; ids != NULL && k < by->size; k++) {
        ids[k] = of->result->model->criteria[by->criteria[k]].id;
    }
    emul__why_list(head, EMUL__KEY_CRITERIA, ids, ids == NULL ? 0 : by->size);
    emul__why_percent(head, EMUL__KEY_WITHIN, of->asked.within);
    if (by->size < 2) {
        (void)emul__tree_add(&of->tree, head, EMUL__SURE_ONE_WEIGHT);
        return true;
    }
    if (by->inexact == NULL && !emul__sure_exactly(of, head, by)) {
        return false;
    }
    return (by->inexact == NULL && of->asked.samples == 0) || emul__sure_by_samples(of, head, by);
}

static bool add_scorecard(emul__sure *of, emul__why_node *root) {
    const emul__model_scorecard *card = &of->result->model->scorecards[of->scorecard];
    emul__ranked ranked;
    emul__weighing weighing;
    if (!find_ranked(of, &ranked)) {
        return false;
    }
    emul__why_node *head = emul__tree_add(&of->tree, root, EMUL__SURE_SCORECARD);
    emul__why_title(head, card->id, card->name);
    emul__why_count(head, EMUL__KEY_COUNT, ranked.count);
    if (ranked.count < 2) {
        return true;
    }
    if (!emul__weighing_make(of, &ranked, &weighing) || !add_weights(of, head, &weighing) || !emul__sure_roundings(of, head) ||
        !emul__sure_decisive(of, head, &weighing)) {
        return false;
    }
    emul__sure_ties(of, head, &ranked);
    return true;
}

/* ---- the call ---- */

static emul__why_node *build(emul__sure *of) {
    const int32_t asked = of->scorecard;
    emul__why_node *root = emul__tree_add(&of->tree, NULL, EMUL__SURE);
    emul__why_occasion(&of->tree, root, of->result);
    for (int32_t i = 0; i < of->result->model->scorecard_count; i++) {
        if (asked < 0 || asked == i) {
            const emul__arena_mark mark = emul__arena_here(&of->scratch);
            of->scorecard = i;
            if (!add_scorecard(of, root)) {
                break;
            }
            emul__arena_back(&of->scratch, mark);
        }
    }
    return root;
}

emul_status emul_result_sensitivity(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, int32_t scorecard,
                                    const emul_sensitivity *options, emul_explanation **explanation, emul_error *error) {
    emul__error_clear(error);
    emul__sure of = {.result = result, .roster = roster, .ledger = ledger, .scorecard = scorecard, .error = error};
    const emul_status status = check(&of, options, explanation);
    if (status != EMUL_OK) {
        return status;
    }
    emul__tree_init(&of.tree, &result->allocator);
    emul__arena_init(&of.scratch, &result->allocator);
    emul__why_node *root = check_inputs(&of) ? build(&of) : NULL;
    emul__arena_destroy(&of.scratch);
    if (of.status != EMUL_OK) {
        emul__tree_destroy(&of.tree);
        return of.status;
    }
    return emul__explanation_give(&of.tree, root, explanation, error);
}
