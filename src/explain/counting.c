/* Why these children of a node make up its points, and how far. */
#include "evaluate/counting.h"
#include "explain/parts.h"
#include "explain/say.h"

static const emul__word by_count = {"criteria", "criteria", "tiêu chí"};
static const emul__word by_weight = {"weight", "weight", "trọng số"};
static const emul__word by_maximum = {"full_marks", "full marks", "điểm tối đa"};
static const emul__word reached = {"yes", "met", "đạt"};

static const emul__word *measure_word(const emul__model_criterion *node) {
    if (node->coverage.by_count || (node->combine != EMUL__COMBINE_SUM && node->combine != EMUL__COMBINE_WEIGHTED_MEAN)) {
        return &by_count;
    }
    return node->combine == EMUL__COMBINE_SUM ? &by_maximum : &by_weight;
}

static void add_coverage(emul__why *why, emul__why_node *node, const emul__model_criterion *from, const emul__counted *counted) {
    emul__why_node *line = emul__why_add(why, node, EMUL__WHY_COVERAGE);
    emul__why_exact(line, EMUL__KEY_VALUE, counted->covered);
    emul__why_exact(line, EMUL__KEY_SUM, counted->whole);
    emul__why_word(line, EMUL__KEY_MEASURE, measure_word(from));
    emul__why_said(line, EMUL__KEY_QUOTA, emul__say_amount(&why->tree, from->coverage.text, from->coverage.amount, from->coverage.share));
    emul__why_word(line, EMUL__KEY_VERDICT, counted->enough ? &reached : emul__why_refused());
}

static void add_dropped(emul__why *why, emul__why_node *node, int32_t first_child, int32_t count) {
    emul__text *ids = (emul__text *)emul__why_allocate(why, count, sizeof *ids);
    int64_t at = 0;
    for (int32_t i = first_child; i >= 0 && ids != NULL; i = why->result->model->criteria[i].next_sibling) {
        if (emul__child_dropped(why->result, i, why->row)) {
            ids[at++] = why->result->model->criteria[i].id;
        }
    }
    if (ids != NULL) {
        emul__why_list(emul__why_add(why, node, EMUL__WHY_DROPPED), EMUL__KEY_SUBJECTS, ids, at);
    }
}

/* What the regulation makes of a node of which too little is scored. */
static void add_policy(emul__why *why, emul__why_node *node, const emul__model_criterion *from) {
    if (from->missing == EMUL__MISSING_VALUE) {
        emul__why_decimal(emul__why_add(why, node, EMUL__WHY_COUNTED), EMUL__KEY_POINTS, from->missing_value);
    } else if (from->missing == EMUL__MISSING_SKIP) {
        (void)emul__why_add(why, node, EMUL__WHY_LEFT_OUT);
    }
}

bool emul__why_counting(emul__why *why, emul__why_node *node, int32_t criterion) {
    const emul__model_criterion *from = &why->result->model->criteria[criterion];
    if (!emul__node_counts(from)) {
        return true;
    }
    const emul__counted counted = emul__children_counted(why->result, criterion, why->row);
    if (from->coverage.present) {
        add_coverage(why, node, from, &counted);
    }
    if (counted.dropped > 0) {
        add_dropped(why, node, from->first_child, counted.dropped);
    }
    if (!counted.enough) {
        add_policy(why, node, from);
    }
    return counted.enough;
}

emul__ratio emul__why_reweighted(emul__why *why, emul__why_node *node, int32_t criterion, emul__ratio value) {
    if (!why->result->model->criteria[criterion].reweight) {
        return value;
    }
    const emul__counted counted = emul__children_counted(why->result, criterion, why->row);
    const emul__ratio scaled = emul__ratio_div(emul__ratio_mul(value, counted.full), counted.possible);
    if (emul__ratio_compare(counted.full, counted.possible) != 0) {
        emul__why_node *line = emul__why_add(why, node, EMUL__WHY_REWEIGHTED);
        emul__why_exact(line, EMUL__KEY_FROM, value);
        emul__why_exact(line, EMUL__KEY_MAX, counted.full);
        emul__why_exact(line, EMUL__KEY_POSSIBLE, counted.possible);
        emul__why_exact(line, EMUL__KEY_VALUE, scaled);
    }
    return scaled;
}
