/* Which of two results of one regulation is the more favourable to a subject: for files received before the law changed, which may be decided by
 * the old law or the new. */
#include "evaluate/run.h"

/* A title is better than an open question, that better than a place in reserve, and all of them better than a refusal. */
static int32_t worth(emul_decision decision) {
    switch (decision) {
    case EMUL_DECISION_AWARDED:
        return 4;
    case EMUL_DECISION_TIED_AT_CUT:
        return 3;
    case EMUL_DECISION_UNDETERMINED:
        return 2;
    case EMUL_DECISION_RESERVE:
        return 1;
    default:
        return 0;
    }
}

int32_t emul_result_favourable(const emul_result *first, const emul_result *second, int32_t award, int64_t row) {
    if (first == NULL || second == NULL || first->model != second->model || first->rows != second->rows || award < 0 ||
        award >= first->model->award_count || row < 0 || row >= first->rows) {
        return -1;
    }
    const int32_t before = worth(first->awards[award].decision[row]);
    const int32_t after = worth(second->awards[award].decision[row]);
    return after > before ? 1 : 0;
}
