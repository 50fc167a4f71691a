/* Pools that shares are taken of, and quotas that hold beside an award's own: of all that are in force the smallest counts. */
#include "evaluate/contest.h"

/* ---- pools ---- */

static emul__pool_place in_classes(const emul__run *run, int32_t scorecard, const emul__quota *quota, int64_t row) {
    const int32_t class_index = run->result->scorecards[scorecard].class_index[row];
    if (class_index == EMUL_CLASS_UNDETERMINED || class_index == EMUL_CLASS_TIED) {
        return EMUL__MAYBE_IN_POOL;
    }
    const int32_t label = class_index - run->model->scorecards[scorecard].first_class;
    return class_index >= 0 && emul__quota_names_class(quota, label) ? EMUL__IN_POOL : EMUL__NOT_IN_POOL;
}

static emul__pool_place has_award(const emul__run *run, int32_t award, int64_t row) {
    const emul_decision decision = run->result->awards[award].decision[row];
    if (emul__award_lapsed(run, award)) {
        return run->result->kinds[row] == run->model->awards[award].applies_to ? EMUL__MAYBE_IN_POOL : EMUL__NOT_IN_POOL;
    }
    if (decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED) {
        return EMUL__MAYBE_IN_POOL;
    }
    return decision == EMUL_DECISION_AWARDED ? EMUL__IN_POOL : EMUL__NOT_IN_POOL;
}

emul__pool_place emul__pool_member(const emul__run *run, const emul__contest *contest, int32_t scorecard, const emul__quota *quota,
                                   int64_t row) {
    const uint8_t entry = contest->eligible[row];
    switch (quota->pool) {
    case EMUL__POOL_ALL:
        return run->result->awards[contest->award].decision[row] != EMUL_DECISION_NONE || entry != EMUL__NO_ENTRY ? EMUL__IN_POOL
                                                                                                                  : EMUL__NOT_IN_POOL;
    case EMUL__POOL_RANKED:
        if (scorecard >= 0) {
            return run->result->scorecards[scorecard].place_overall[row] != EMUL_MISSING ? EMUL__IN_POOL : EMUL__NOT_IN_POOL;
        }
        break;
    case EMUL__POOL_CLASS:
        if (scorecard >= 0) {
            return in_classes(run, scorecard, quota, row);
        }
        break;
    case EMUL__POOL_AWARDED:
        return has_award(run, quota->award, row);
    case EMUL__POOL_ELIGIBLE:
        break;
    }
    return entry == EMUL__SURE_ENTRY ? EMUL__IN_POOL : entry == EMUL__OPEN_ENTRY ? EMUL__MAYBE_IN_POOL : EMUL__NOT_IN_POOL;
}

/* ---- limits ---- */

static bool is_in_force(const emul__run *run, const emul__model_limit *limit) {
    return emul__spans_hold(&limit->in_force, run->result->law_day);
}

bool emul__limits_apply(emul__run *run, const emul__contest *contest, int32_t award, const emul__slots *slots) {
    const emul__model_award *of = &run->model->awards[award];
    emul__award_result *result = &run->result->awards[award];
    result->limit_pool = (int64_t *)emul__run_keep(run, of->limit_count, sizeof *result->limit_pool);
    result->limit_slots = (int64_t *)emul__run_keep(run, of->limit_count, sizeof *result->limit_slots);
    for (int32_t i = 0; emul__run_fine(run) && i < of->limit_count; i++) {
        const emul__model_limit *limit = &of->limits[i];
        int64_t low = 0;
        int64_t high = 0;
        for (int64_t row = 0; row < run->result->rows; row++) {
            const emul__pool_place member = emul__pool_member(run, contest, of->scorecard, &limit->quota, row);
            high += member != EMUL__NOT_IN_POOL;
            low += member == EMUL__IN_POOL;
        }
        const bool counts = is_in_force(run, limit);
        result->limit_pool[i] = low;
        result->limit_slots[i] = counts ? emul__quota_slots(&limit->quota, low) : -1;
        if (!counts || of->take.group >= 0) {
            continue;
        }
        high = emul__quota_slots(&limit->quota, high);
        slots->low[0] = result->limit_slots[i] < slots->low[0] ? result->limit_slots[i] : slots->low[0];
        slots->high[0] = high < slots->high[0] ? high : slots->high[0];
        result->slots[0] = slots->low[0];
    }
    return emul__run_fine(run);
}

emul_at_cut emul__limits_policy(const emul__run *run, int32_t award) {
    const emul__model_award *of = &run->model->awards[award];
    bool limited = false;
    for (int32_t i = 0; i < of->limit_count; i++) {
        limited = limited || is_in_force(run, &of->limits[i]);
    }
    return limited && of->at_cut == EMUL_AT_CUT_ALL ? EMUL_AT_CUT_REPORT : of->at_cut;
}

static void report_excess(emul__run *run, const emul__model_award *award, const emul__model_limit *limit) {
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                              .place = {.field = award->id},
                                              .english = "“{0}” takes “{1}”: together more than the limit “{2}” allows",
                                              .vietnamese = "“{0}” lấy “{1}”: tổng số vượt giới hạn “{2}”",
                                              .hint_english = "write the groups as “at_most_per” and leave “per” out of “take”",
                                              .hint_vietnamese = "ghi nhóm ở “at_most_per” và bỏ “per” khỏi “take”",
                                              .arguments = {award->id, award->take.text, limit->quota.text}});
}

/* Which of the best of all groups go without, the groups cannot say. */
bool emul__limits_check(emul__run *run, int32_t award) {
    const emul__model_award *of = &run->model->awards[award];
    const emul__award_result *result = &run->result->awards[award];
    int64_t taken = 0;
    for (int64_t row = 0; of->take.group >= 0 && row < run->result->rows; row++) {
        const emul_decision decision = result->decision[row];
        taken += decision == EMUL_DECISION_AWARDED || decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED;
    }
    for (int32_t i = 0; i < of->limit_count; i++) {
        if (result->limit_slots[i] >= 0 && taken > result->limit_slots[i]) {
            report_excess(run, of, &of->limits[i]);
            return false;
        }
    }
    return true;
}
