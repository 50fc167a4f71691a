/* Why an award was decided as it was: its conditions, its quota, the subject's position, and what other decisions do to it. */
#include "evaluate/run.h"
#include "explain/parts.h"
#include "explain/rivals.h"
#include "explain/rows.h"
#include "explain/say.h"

static bool in_force(const emul__why *why, const emul__spans *spans) {
    return emul__spans_hold(spans, why->result->law_day);
}

static void add_in_force(emul__why *why, emul__why_node *line, const emul__spans *spans) {
    char *day = (char *)emul__why_allocate(why, 24, 1);
    if (day != NULL) {
        emul__period_format((emul__period){why->result->law_day, why->result->law_day}, day);
    }
    emul__why_text(line, EMUL__KEY_DAY, emul__text_of(day));
    emul__why_text(line, EMUL__KEY_IN_FORCE, spans->text);
}

static const emul__word *status_word(emul__source_status status) {
    static const emul__word words[] = {{"confirmed", "confirmed", "đã xác nhận"},
                                       {"secondary", "from another instrument that restates it", "theo văn bản dẫn lại"},
                                       {"unverified", "not verified", "chưa xác nhận"}};
    return status == EMUL__STATUS_NONE ? NULL : &words[status - EMUL__STATUS_CONFIRMED];
}

/* Where something of an award comes from. `mixed`: some of it may be a set's, so that of each it is said whose it is. */
static void add_source(emul__why_node *line, emul__text cite, emul__source_status status, emul__text origin, bool mixed) {
    static const emul__word of_regulation = {"regulation", "the regulation", "quy chế"};
    emul__why_text(line, EMUL__KEY_CITE, cite);
    emul__why_word(line, EMUL__KEY_STATUS, status_word(status));
    emul__why_text(line, EMUL__KEY_ORIGIN, origin);
    if (mixed && origin.length == 0) {
        emul__why_word(line, EMUL__KEY_ORIGIN, &of_regulation);
    }
}

static void add_condition(emul__why *why, emul__why_node *parent, emul__why_kind words, const emul__model_condition *condition,
                          bool mixed) {
    emul__why_node *line = NULL;
    if (in_force(why, &condition->in_force)) {
        line = emul__why_test(why, parent, words, &condition->test);
    } else {
        line = emul__why_add(why, parent, EMUL__WHY_CONDITION_NOT_IN_FORCE);
        emul__why_text(line, EMUL__KEY_RULE, condition->test.source);
        add_in_force(why, line, &condition->in_force);
    }
    emul__why_text(line, EMUL__KEY_NAME, condition->name);
    add_source(line, condition->cite, condition->status, condition->origin, mixed);
}

static void add_conditions(emul__why *why, emul__why_node *parent, const emul__model_award *award) {
    for (int32_t i = 0; i < award->condition_count; i++) {
        add_condition(why, parent, EMUL__WHY_CONDITION, &why->result->model->conditions[award->first_condition + i],
                      award->origin.length > 0);
    }
}

/* ---- quota ---- */

static int64_t slots_of(const emul__award_result *award, int32_t group) {
    return award->slots == NULL || group < 0 || group >= award->group_count ? -1 : award->slots[group];
}

/* A prize takes the positions directly after the prizes before it: how many those are. */
static int64_t slots_before(const emul_result *result, int32_t award, int32_t group) {
    int64_t before = 0;
    if (result->model->awards[award].prize_of < 0) {
        return 0;
    }
    for (int32_t i = result->model->awards[award].follows; i >= 0; i = result->model->awards[i].follows) {
        const int64_t slots = slots_of(&result->awards[i], group);
        before += slots > 0 ? slots : 0;
    }
    return before;
}

static void add_positions(emul__why_node *line, const emul_result *result, int32_t award, int32_t group) {
    const int64_t before = slots_before(result, award, group);
    const int64_t own = slots_of(&result->awards[award], group);
    if (result->model->awards[award].prize_of < 0) {
        return;
    }
    if (own > 0) {
        emul__why_count(line, EMUL__KEY_FIRST, before + 1);
    }
    if (own > 1) {
        emul__why_count(line, EMUL__KEY_LAST, before + own);
    }
}

static void add_share(emul__why_node *line, const emul__quota *quota, const emul__word *pool_name, int64_t pool) {
    const emul__ratio value = emul__ratio_mul(emul__ratio_of_decimal(quota->amount), emul__ratio_of_integer(pool));
    emul__why_percent(line, EMUL__KEY_SHARE, quota->amount);
    emul__why_count(line, EMUL__KEY_POOL, pool);
    emul__why_word(line, EMUL__KEY_POOL_NAME, pool_name);
    emul__why_exact(line, EMUL__KEY_VALUE, value);
    emul__why_word(line, EMUL__KEY_MODE, emul__rounding_word(quota->rounding));
    if (quota->at_least > 0) {
        emul__why_count(line, EMUL__KEY_AT_LEAST, quota->at_least);
    }
}

static emul__why_node *quota_line(emul__why *why, emul__why_node *parent, const emul__quota *quota, int32_t scorecard,
                                  const emul__word *pool_name, const int32_t *group, int64_t pool) {
    emul__why_node *line = emul__why_add(why, parent, quota->share ? EMUL__WHY_SHARE_SLOTS : EMUL__WHY_SLOTS);
    emul__why_said(line, EMUL__KEY_QUOTA, emul__say_quota(&why->tree, why->result->model, scorecard, quota));
    emul__why_text(line, EMUL__KEY_GROUP, emul__group_text(why->result, group, why->row));
    if (quota->share) {
        add_share(line, quota, pool_name, pool);
    }
    return line;
}

void emul__why_class_quota(emul__why *why, emul__why_node *parent, const emul__model_class *class_, const int32_t *group, int64_t pool) {
    const emul__quota *quota = &class_->at_most;
    emul__why_node *line = quota_line(why, parent, quota, class_->scorecard, emul__pool_word(quota->pool, true), group, pool);
    emul__why_count(line, EMUL__KEY_SLOTS, emul__quota_slots(quota, pool));
}

/* The quotas that hold beside the award's own. */
static void add_limits(emul__why *why, emul__why_node *parent, int32_t award) {
    const emul__model_award *of = &why->result->model->awards[award];
    const emul__award_result *from = &why->result->awards[award];
    for (int32_t i = 0; from->limit_slots != NULL && i < of->limit_count; i++) {
        const emul__model_limit *limit = &of->limits[i];
        const bool lapsed = from->limit_slots[i] < 0;
        emul__why_node *line = emul__why_add(why, parent,
                                             lapsed               ? EMUL__WHY_LIMIT_NOT_IN_FORCE
                                             : limit->quota.share ? EMUL__WHY_SHARE_LIMIT
                                                                  : EMUL__WHY_LIMIT);
        emul__why_text(line, EMUL__KEY_NAME, limit->name);
        emul__why_said(line, EMUL__KEY_QUOTA, emul__say_quota(&why->tree, why->result->model, of->scorecard, &limit->quota));
        if (lapsed) {
            add_in_force(why, line, &limit->in_force);
        } else {
            if (limit->quota.share) {
                add_share(line, &limit->quota, emul__pool_word(limit->quota.pool, false), from->limit_pool[i]);
            }
            emul__why_count(line, EMUL__KEY_SLOTS, from->limit_slots[i]);
        }
        add_source(line, limit->cite, limit->status, limit->origin, of->origin.length > 0);
    }
}

static void add_quota(emul__why *why, emul__why_node *parent, int32_t award) {
    const emul__quota *quota = &why->result->model->awards[award].take;
    const emul__award_result *from = &why->result->awards[award];
    const int32_t group = from->group == NULL ? 0 : from->group[why->row];
    const int64_t slots = slots_of(from, group);
    if (why->result->model->awards[award].has_prizes) {
        return;
    }
    add_limits(why, parent, award);
    if (!quota->present && slots >= 0) {
        return; /* the limits alone */
    }
    if (!quota->present || slots < 0) {
        (void)emul__why_add(why, parent, EMUL__WHY_NO_QUOTA);
        return;
    }
    emul__why_node *line = quota_line(why, parent, quota, why->result->model->awards[award].scorecard, emul__pool_word(quota->pool, false),
                                      from->group, from->pool[group]);
    add_positions(line, why->result, award, group);
    emul__why_count(line, EMUL__KEY_SLOTS, slots);
}

static void add_cap(emul__why *why, emul__why_node *parent, int32_t award) {
    const emul__award_result *from = &why->result->awards[award];
    if (from->cap_place != NULL && from->cap_place[why->row] != EMUL_MISSING) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_CAP);
        const emul__model_award *of = &why->result->model->awards[award];
        emul__why_said(line, EMUL__KEY_QUOTA, emul__say_quota(&why->tree, why->result->model, of->scorecard, &of->most));
        emul__why_decimal(line, EMUL__KEY_PLACE, from->cap_place[why->row]);
        emul__why_text(line, EMUL__KEY_GROUP, emul__group_text(why->result, from->cap_group, why->row));
    }
}

static void add_reserve(emul__why *why, emul__why_node *parent, const emul__model_award *award) {
    if (award->reserve > 0) {
        emul__why_count(emul__why_add(why, parent, EMUL__WHY_RESERVE), EMUL__KEY_COUNT, award->reserve);
    }
}

/* ---- position ---- */

typedef struct rivals {
    const emul__award_result *award;
    int64_t row;
    emul_decision decision; /* wanted */
} rivals;

static bool in_group(const rivals *of, int64_t row) {
    return of->award->order[row] != EMUL_MISSING && (of->award->group == NULL || of->award->group[row] == of->award->group[of->row]);
}

static bool is_equal(const void *context, int64_t row) {
    const rivals *of = (const rivals *)context;
    return of->award->order[row] == of->award->order[of->row] && in_group(of, row);
}

static bool is_decided_so(const void *context, int64_t row) {
    const rivals *of = (const rivals *)context;
    return of->award->decision[row] == of->decision;
}

/* Those who receive it, or may. */
static bool is_taken(const void *context, int64_t row) {
    const rivals *of = (const rivals *)context;
    return of->award->decision[row] == EMUL_DECISION_AWARDED || of->award->decision[row] == EMUL_DECISION_TIED_AT_CUT;
}

static bool is_not_taken(const void *context, int64_t row) {
    const rivals *of = (const rivals *)context;
    return of->award->decision[row] == EMUL_DECISION_NOT_SELECTED || of->award->decision[row] == EMUL_DECISION_RESERVE ||
           of->award->decision[row] == EMUL_DECISION_TIED_AT_CUT;
}

/* How many slots the subject and its equals contend for: those among the positions that they take together. */
static void add_cut(emul__why *why, emul__why_node *line, int32_t award, const rivals *of) {
    const int32_t group = of->award->group == NULL ? 0 : of->award->group[of->row];
    const int64_t first = slots_before(why->result, award, group);
    const int64_t end = first + slots_of(of->award, group);
    int64_t better = 0;
    int64_t equals = 0;
    for (int64_t row = 0; row < why->result->rows; row++) {
        better += in_group(of, row) && of->award->order[row] < of->award->order[of->row];
        equals += is_equal(of, row);
    }
    const int64_t slots = (end < better + equals ? end : better + equals) - (first > better ? first : better);
    if (slots > 0 && slots < equals) {
        emul__why_node *cut = emul__why_add(why, line, EMUL__WHY_CUT);
        emul__why_count(cut, EMUL__KEY_COUNT, equals);
        emul__why_count(cut, EMUL__KEY_SLOTS, slots);
    }
}

/* Against whom the slot was lost, or is held. */
static void add_rivals(emul__why *why, emul__why_node *line, int32_t award, rivals *of) {
    emul__order before;
    const emul__order order = emul__order_of_award(why->result, award, &before);
    switch (of->award->decision[of->row]) {
    case EMUL_DECISION_AWARDED:
        emul__why_rival(why, line, EMUL__WHY_FIRST_OUT, &order, &(emul__rivals){is_not_taken, of, false});
        break;
    case EMUL_DECISION_TIED_AT_CUT:
        add_cut(why, line, award, of);
        break;
    case EMUL_DECISION_NOT_SELECTED:
        of->decision = EMUL_DECISION_RESERVE;
        emul__why_rival(why, line, EMUL__WHY_LAST_RESERVE, &order, &(emul__rivals){is_decided_so, of, true});
        emul__why_rival(why, line, EMUL__WHY_LAST_IN, &order, &(emul__rivals){is_taken, of, true});
        break;
    case EMUL_DECISION_RESERVE:
        emul__why_rival(why, line, EMUL__WHY_LAST_IN, &order, &(emul__rivals){is_taken, of, true});
        break;
    default:
        break;
    }
}

/* A prize has the position of its award, and slots of its own. */
static void add_position(emul__why *why, emul__why_node *parent, int32_t award) {
    rivals of = {&why->result->awards[award], why->row, EMUL_DECISION_NONE};
    emul__why_node *line = parent;
    if (of.award->order[why->row] == EMUL_MISSING) {
        return;
    }
    if (why->result->model->awards[award].prize_of < 0) {
        line = emul__why_add(why, parent, EMUL__WHY_POSITION);
        emul__why_decimal(line, EMUL__KEY_ORDER, of.award->order[why->row]);
        emul__why_equals(why, line, is_equal, &of);
    }
    add_rivals(why, line, award, &of);
}

static void add_preferences(emul__why *why, emul__why_node *parent, const emul__model_award *award) {
    for (int32_t i = 0; i < award->preference_count; i++) {
        add_condition(why, parent, EMUL__WHY_PREFERENCE, &award->preferences[i], award->origin.length > 0);
    }
}

/* ---- what else decides ---- */

/* The state in the standing that selects, where that alone refuses or leaves open; else NULL. */
static const emul__word *standing_that_refuses(const emul_result *result, int32_t award, int64_t row) {
    const int32_t scorecard = result->model->awards[award].scorecard;
    if (scorecard < 0 || result->awards[award].reason[row] >= 0 || result->scorecards[scorecard].state[row] == EMUL_SUBJECT_COMPLETE) {
        return NULL;
    }
    return emul__subject_state_word(result->scorecards[scorecard].state[row]);
}

static void add_reason(emul__why *why, emul__why_node *parent, int32_t award) {
    const emul_result *result = why->result;
    const emul__award_result *from = &result->awards[award];
    const emul_decision decision = from->decision[why->row];
    const emul__word *standing = standing_that_refuses(result, award, why->row);
    const bool refused_or_open = decision == EMUL_DECISION_NOT_ELIGIBLE || decision == EMUL_DECISION_UNDETERMINED;
    if (decision == EMUL_DECISION_EXCLUDED && from->excluded_by[why->row] >= 0) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_EXCLUDED);
        emul__why_said(line, EMUL__KEY_AWARD, emul__say_award(&result->model->awards[from->excluded_by[why->row]]));
    } else if (refused_or_open && standing != NULL) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_STANDING);
        emul__why_text(line, EMUL__KEY_ID, result->model->scorecards[result->model->awards[award].scorecard].id);
        emul__why_word(line, EMUL__KEY_STATE, standing);
    } else if (decision == EMUL_DECISION_UNDETERMINED && from->reason[why->row] < 0) {
        (void)emul__why_add(why, parent, EMUL__WHY_OPEN);
    }
}

void emul__why_award(emul__why *why, emul__why_node *parent, int32_t award) {
    const emul__model_award *from = &why->result->model->awards[award];
    const emul_decision decision = why->result->awards[award].decision[why->row];
    emul__why_node *node = emul__why_add(why, parent, EMUL__WHY_AWARD);
    emul__say_award_title(node, from);
    emul__why_word(node, EMUL__KEY_DECISION, emul__decision_word(decision));
    emul__why_text(node, EMUL__KEY_CITE, from->cite);
    emul__why_word(node, EMUL__KEY_STATUS, status_word(from->status));
    emul__why_text(node, EMUL__KEY_ORIGIN, from->origin);
    if (!in_force(why, &from->in_force)) {
        add_in_force(why, emul__why_add(why, node, EMUL__WHY_NOT_IN_FORCE), &from->in_force);
    }
    if (decision == EMUL_DECISION_NONE) {
        return;
    }
    if (from->prize_of < 0) {
        add_conditions(why, node, from); /* a prize shares them with its award */
    }
    add_reason(why, node, award);
    if (decision != EMUL_DECISION_NOT_ELIGIBLE && decision != EMUL_DECISION_EXCLUDED) {
        add_cap(why, node, award);
        add_quota(why, node, award);
        add_reserve(why, node, from);
        if (from->prize_of < 0) {
            add_preferences(why, node, from);
        }
        add_position(why, node, award);
    }
    emul__why_uses(why, node, award);
    emul__why_money(why, node, award);
}
