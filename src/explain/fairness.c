/* emul_result_fairness: what a council may want to look at again. Each section is a file of its own. */
#include <stddef.h>

#include "base/options.h"
#include "explain/explanation.h"
#include "explain/fair.h"
#include "explain/parts.h"
#include "kernel/sort.h"

/* ---- what the sections share ---- */

void emul__fair_stop(emul__fair *of, emul_status status) {
    of->status = of->status == EMUL_OK ? status : of->status;
}

void emul__fair_too_large(emul__fair *of, emul__text name) {
    emul__fair_stop(of, emul__report(of->error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                                    .place = {.field = name},
                                                                    .english = "figures of “{0}” are too large to be compared",
                                                                    .vietnamese = "số liệu của “{0}” quá lớn, không so sánh được",
                                                                    .arguments = {name}}));
}

bool emul__fair_is_small(emul_decimal value) {
    return value <= EMUL_DECIMAL_MAX / 16 && value >= -(EMUL_DECIMAL_MAX / 16);
}

void *emul__fair_scratch(emul__fair *of, int64_t count, size_t size) {
    void *block = emul__arena_allocate(&of->scratch, (size_t)count, size);
    of->tree.failed = of->tree.failed || block == NULL;
    return block;
}

emul__why_node *emul__fair_finding(emul__fair *of, emul__why_node *parent, emul__why_kind kind) {
    of->findings++;
    return emul__tree_add(&of->tree, parent, kind);
}

int64_t emul__fair_shown(const emul__fair *of, int64_t count) {
    return count < of->asked.shown ? count : of->asked.shown;
}

void emul__fair_rest(emul__fair *of, emul__why_node *parent, int64_t count) {
    const int64_t rest = count - emul__fair_shown(of, count);
    if (rest > 0) {
        emul__why_count(emul__tree_add(&of->tree, parent, EMUL__FAIR_MORE), EMUL__KEY_MORE, rest);
    }
}

void emul__fair_subject(const emul__fair *of, emul__why_node *node, int64_t row) {
    emul__why_title(node, of->result->ids[row], of->result->names[row]);
}

void emul__fair_when(emul__fair *of, emul__why_node *node, emul__period when) {
    char text[24];
    emul__period_format(when, text);
    emul__why_text(node, EMUL__KEY_WHEN, emul__tree_text(&of->tree, emul__text_of(text)));
}

void emul__fair_rounded(emul__why_node *node, emul__why_key key, emul__ratio value) {
    const emul_decimal rounded = emul__ratio_round(value, EMUL__FAIR_PLACES, EMUL_ROUND_HALF_AWAY);
    if (rounded >= EMUL_DECIMAL_MIN) {
        emul__why_decimal(node, key, rounded);
    }
}

/* ---- arguments ---- */

static bool read_options(const emul_fairness *options, emul_fairness *to) {
    static const emul_fairness defaults = {.struct_size = sizeof defaults,
                                           .far_times = 5 * EMUL_DECIMAL_ONE,
                                           .burst_times = 5 * EMUL_DECIMAL_ONE,
                                           .burst_more = 20 * EMUL_DECIMAL_ONE,
                                           .burst_others = 4,
                                           .shown = 10};
    *to = options == NULL ? defaults : *options;
    to->far_times = to->far_times == 0 ? defaults.far_times : to->far_times;
    to->burst_times = to->burst_times == 0 ? defaults.burst_times : to->burst_times;
    to->burst_more = to->burst_more == 0 ? defaults.burst_more : to->burst_more;
    to->burst_others = to->burst_others == 0 ? defaults.burst_others : to->burst_others;
    to->shown = to->shown == 0 ? defaults.shown : to->shown;
    return to->far_times > 0 && to->burst_times > 0 && to->burst_more > 0 && to->burst_others > 0 && to->shown > 0;
}

static bool same_subjects(const emul_result *result, const emul_roster *roster) {
    bool same = result->rows == roster->rows;
    for (int64_t row = 0; same && row < result->rows; row++) {
        same = emul__text_equal(result->ids[row], roster->ids.texts[row]);
    }
    return same;
}

static emul_status check(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, const emul_fairness *options,
                         emul_explanation *const *explanation, emul_fairness *asked, emul_error *error) {
    if (result == NULL || roster == NULL || ledger == NULL || explanation == NULL) {
        return emul__report_argument(error, result == NULL   ? "result"
                                            : roster == NULL ? "roster"
                                            : ledger == NULL ? "ledger"
                                                             : "explanation");
    }
    if (options != NULL) {
        const uint64_t size = options->struct_size < 0 ? 0 : (uint64_t)options->struct_size;
        const emul_status status = emul__struct_check(options, size, sizeof *options, sizeof *options, "options", error);
        if (status != EMUL_OK) {
            return status;
        }
    }
    if (!read_options(options, asked)) {
        return emul__report_argument(error, "options");
    }
    if (!same_subjects(result, roster)) {
        return emul__report_argument(error, "roster");
    }
    return result->explains ? EMUL_OK : emul__report_unexplained(error);
}

/* ---- the order of lists ---- */

static int compare_ids(const void *context, int64_t a, int64_t b) {
    const emul_result *result = (const emul_result *)context;
    return emul__text_compare(result->ids[a], result->ids[b]);
}

static bool order_by_id(emul__fair *of) {
    const int64_t rows = of->result->rows;
    int64_t *order = (int64_t *)emul__fair_scratch(of, rows, sizeof *order);
    int64_t *rank = (int64_t *)emul__fair_scratch(of, rows, sizeof *rank);
    if (order == NULL || rank == NULL) {
        return false;
    }
    for (int64_t row = 0; row < rows; row++) {
        order[row] = row;
    }
    emul__sort(order, rank, rows, compare_ids, of->result);
    for (int64_t at = 0; at < rows; at++) {
        rank[order[at]] = at;
    }
    of->by_id = order;
    of->id_rank = rank;
    return true;
}

/* ---- the call ---- */

static emul__why_node *build(emul__fair *of) {
    emul__why_node *root = emul__tree_add(&of->tree, NULL, EMUL__FAIR);
    emul__why_occasion(&of->tree, root, of->result);
    if (order_by_id(of)) {
        emul__fair_panels(of, root);
        emul__fair_stages(of, root);
        emul__fair_criteria(of, root);
        emul__fair_bursts(of, root);
    }
    if (of->findings == 0) {
        (void)emul__tree_add(&of->tree, root, EMUL__FAIR_NOTHING);
    }
    emul__why_count(root, EMUL__KEY_FINDINGS, of->findings);
    return root;
}

emul_status emul_result_fairness(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger,
                                 const emul_fairness *options, emul_explanation **explanation, emul_error *error) {
    emul__error_clear(error);
    emul__fair fair = {.result = result, .roster = roster, .ledger = ledger, .error = error};
    const emul_status status = check(result, roster, ledger, options, explanation, &fair.asked, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__tree_init(&fair.tree, &result->allocator);
    emul__arena_init(&fair.scratch, &result->allocator);
    emul__why_node *root = build(&fair);
    if (fair.status == EMUL_OK) {
        fair.status = emul__explanation_give(&fair.tree, root, explanation, error); /* copies lists that are still in `scratch` */
    } else {
        emul__tree_destroy(&fair.tree);
    }
    emul__arena_destroy(&fair.scratch);
    return fair.status;
}
