/* Order keys that some subjects have no value of. A later key only has to tell apart whom the earlier ones leave equal: where one of such a
 * set has no value of it, the key cannot order the set and is passed over for all of them, as in the tables of contests. So a tie-break
 * that nobody needs takes no place away, and one that is needed but not known leaves the subjects equal, for a council to decide. */
#include "evaluate/run.h"

static bool lacks_some(const emul__keys *keys, int32_t key, int64_t n, const uint8_t *eligible) {
    for (int64_t i = 0; i < n; i++) {
        if ((eligible == NULL || eligible[i]) && keys->items[key].values[i] < EMUL_DECIMAL_MIN) {
            return true;
        }
    }
    return false;
}

/* Room for one ranking by the keys before, and for values that may be changed. */
typedef struct workspace {
    int64_t *order, *tied, *spare;
    emul_decimal *place;
} workspace;

static bool make_workspace(emul__run *run, int64_t n, workspace *to) {
    to->order = (int64_t *)emul__run_scratch(run, n, sizeof *to->order);
    to->tied = (int64_t *)emul__run_scratch(run, n, sizeof *to->tied);
    to->spare = (int64_t *)emul__run_scratch(run, n, sizeof *to->spare);
    to->place = (emul_decimal *)emul__run_scratch(run, n, sizeof *to->place);
    return emul__run_fine(run);
}

/* The subjects from .. from + count - 1 of the order, equal so far. Equals who lack a figure are noted: it is what would tell them apart. */
static bool pass_over(emul__run *run, const emul__keys *keys, int32_t key, const int64_t *equals, int64_t count, emul_decimal *values) {
    bool lacking = false;
    for (int64_t i = 0; i < count; i++) {
        lacking = lacking || values[equals[i]] < EMUL_DECIMAL_MIN;
    }
    for (int64_t i = 0; lacking && i < count; i++) {
        const int64_t row = keys->rows == NULL ? equals[i] : keys->rows[equals[i]];
        const bool note = count > 1 && values[equals[i]] == EMUL_MISSING && keys->programs[key] != NULL;
        if (note && !emul__missing_note(run, keys->programs[key], row, -1, keys->scorecard)) {
            return false;
        }
        values[equals[i]] = 0;
    }
    return true;
}

static bool settle_key(emul__run *run, emul__keys *keys, int32_t key, int64_t n, const int32_t *group, const uint8_t *eligible) {
    workspace by = {0};
    emul_decimal *values = (emul_decimal *)emul__run_scratch(run, n, sizeof *values);
    if (values == NULL || !make_workspace(run, n, &by)) {
        return false;
    }
    for (int64_t i = 0; i < n; i++) {
        values[i] = keys->items[key].values[i];
    }
    if (emul_rank(keys->items, key, n, group, eligible, EMUL_TIES_COMPETITION, by.order, by.place, by.tied, by.spare, NULL) != EMUL_OK) {
        emul__run_internal(run);
        return false;
    }
    for (int64_t from = 0; from < n && by.place[by.order[from]] != EMUL_MISSING; from += by.tied[by.order[from]]) {
        if (!pass_over(run, keys, key, by.order + from, by.tied[by.order[from]], values)) {
            return false;
        }
    }
    keys->items[key].values = values;
    return true;
}

bool emul__keys_settle(emul__run *run, emul__keys *keys, int64_t n, const int32_t *group, const uint8_t *eligible) {
    for (int32_t key = 1; key < keys->count; key++) {
        if (lacks_some(keys, key, n, eligible) && !settle_key(run, keys, key, n, group, eligible)) {
            return false;
        }
    }
    return true;
}
