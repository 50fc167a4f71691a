/* Quotas: how many slots a number or a share gives. */
#include "evaluate/run.h"

int64_t emul__quota_slots(const emul__quota *quota, int64_t pool) {
    if (!quota->present) {
        return INT64_MAX;
    }
    if (!quota->share) {
        return quota->amount / EMUL_DECIMAL_ONE;
    }
    const emul__ratio exact = emul__ratio_make(emul__wide_mul64(quota->amount, pool), emul__wide_of(EMUL_DECIMAL_ONE));
    const emul_decimal rounded = emul__ratio_round(exact, 0, quota->rounding);
    const int64_t slots = rounded < EMUL_DECIMAL_MIN ? INT64_MAX : rounded / EMUL_DECIMAL_ONE; /* a share no roster can have */
    return slots < quota->at_least ? quota->at_least : slots;
}
