/* What other weights would do where sums do not tell: weightings are drawn and evaluated. Weight w lies anywhere from w (1 - x) to w (1 + x), on the
 * grid of millionths; each weighting draws the criteria in the order of the scorecard. */
#include "base/draw.h"
#include "evaluate/variant.h"
#include "explain/sure.h"

enum { USUAL_SAMPLES = 1000 };

/* What was seen of each of the ranked. */
typedef struct seen {
    emul_decimal best, worst;
    int64_t kept, first;
} seen;

static emul_decimal draw_weight(emul__draw *draw, emul_decimal weight, emul_decimal within) {
    const emul__ratio change = emul__ratio_mul(emul__ratio_of_decimal(weight), emul__ratio_of_decimal(within));
    const emul_decimal most = emul__ratio_round(change, 6, EMUL_ROUND_DOWN);
    return weight + emul__draw_between(draw, -most, most);
}

static void look(const emul__sure *of, const emul__weighing *by, const emul_result *with, seen *all) {
    const emul_decimal *before = of->result->scorecards[of->scorecard].place;
    const emul_decimal *place = with->scorecards[of->scorecard].place;
    for (int64_t i = 0; i < by->ranked.count; i++) {
        const int64_t row = by->ranked.rows[i];
        if (place[row] == EMUL_MISSING) {
            continue;
        }
        all[i].best = all[i].best == 0 || place[row] < all[i].best ? place[row] : all[i].best;
        all[i].worst = place[row] > all[i].worst ? place[row] : all[i].worst;
        all[i].kept += place[row] == before[row] ? 1 : 0;
        all[i].first += place[row] == EMUL_DECIMAL_ONE ? 1 : 0;
    }
}

static bool draw_all(emul__sure *of, const emul__weighing *by, int64_t samples, seen *all) {
    const emul__model *model = of->result->model;
    emul__draw draw = {(uint64_t)of->asked.seed};
    emul__variant *variant = emul__variant_make(model, &of->scratch);
    if (variant == NULL) {
        of->status = emul__report_memory(of->error);
        return false;
    }
    emul__variant_weigh(variant, by->node);
    for (int64_t s = 0; s < samples; s++) {
        for (int32_t k = 0; k < by->size; k++) {
            const emul_decimal weight = by->combine == EMUL__COMBINE_MEAN ? EMUL_DECIMAL_ONE : model->criteria[by->criteria[k]].weight;
            variant->criteria[by->criteria[k]].weight = draw_weight(&draw, weight, of->asked.within);
        }
        emul_result *with = emul__sure_evaluate(of, &variant->model);
        if (with == NULL) {
            return false;
        }
        look(of, by, with, all);
        emul_result_destroy(with);
    }
    return true;
}

static void add_seen(emul__sure *of, emul__why_node *parent, int64_t row, int64_t samples, const seen *what) {
    emul__why_node *line = emul__sure_subject(of, parent, EMUL__SURE_SEEN, row);
    emul__why_text(line, EMUL__KEY_GROUP, emul__sure_group(of, row));
    emul__why_decimal(line, EMUL__KEY_PLACE, of->result->scorecards[of->scorecard].place[row]);
    if (what->best != 0) {
        emul__why_decimal(line, EMUL__KEY_BEST, what->best);
        emul__why_decimal(line, EMUL__KEY_WORST, what->worst);
    }
    emul__why_count(line, EMUL__KEY_COUNT, what->kept);
    emul__why_count(line, EMUL__KEY_SAMPLES, samples);
    emul__why_count(line, EMUL__KEY_FIRST, what->first);
}

bool emul__sure_by_samples(emul__sure *of, emul__why_node *parent, const emul__weighing *by) {
    const int64_t samples = of->asked.samples == 0 ? USUAL_SAMPLES : of->asked.samples;
    const int64_t shown = emul__sure_shown(of, by->ranked.count);
    seen *all = (seen *)emul__sure_room(of, by->ranked.count, sizeof *all);
    if (all == NULL || !draw_all(of, by, samples, all)) {
        return false;
    }
    emul__why_node *head = emul__tree_add(&of->tree, parent, EMUL__SURE_SAMPLES);
    emul__why_count(head, EMUL__KEY_SAMPLES, samples);
    emul__why_count(head, EMUL__KEY_SEED, of->asked.seed);
    emul__why_word(head, EMUL__KEY_REASON, by->inexact);
    for (int64_t i = 0; i < shown; i++) {
        add_seen(of, head, by->ranked.rows[i], samples, &all[i]);
    }
    emul__sure_rest(of, head, by->ranked.count);
    return true;
}
