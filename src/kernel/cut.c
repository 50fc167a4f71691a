/* In: a ranking, slots per group. Out: who is in, out, or tied at the cut. */
#include "base/diagnostic.h"
#include "emul/kernel.h"

typedef struct cutting {
    const int64_t *order;
    const emul_decimal *place;
    const int64_t *tied;
    const int32_t *group;
    int64_t n;
    int64_t placed;   /* how many have a place: the first ones of `order` */
    int64_t searched; /* end of those behind them that are looked through for groups of their own */
} cutting;

static bool starts_group(const cutting *cut, int64_t at) {
    return at == 0 || (cut->group != NULL && cut->group[cut->order[at]] != cut->group[cut->order[at - 1]]);
}

/* Counts those with a place; false if they do not all come first, or a number is no row. */
static bool count_placed(cutting *cut) {
    for (int64_t i = 0; i < cut->n; i++) {
        const int64_t row = cut->order[i];
        if (row < 0 || row >= cut->n) {
            return false;
        }
        if (cut->place[row] >= EMUL_DECIMAL_MIN) {
            if (cut->placed != i) {
                return false;
            }
            cut->placed = i + 1;
        }
    }
    return true;
}

/* Whether the sets of equals are whole and within their groups, as emul_rank leaves them: the steps below go from set to set. */
static bool sets_are_whole(const cutting *cut) {
    int64_t set_end = 0;
    for (int64_t i = 0; i < cut->placed; i++) {
        const int64_t size = cut->tied[cut->order[i]];
        if (i == set_end) {
            if (size < 1 || size > cut->placed - i) {
                return false;
            }
            set_end = i + size;
        } else if (starts_group(cut, i) || size != cut->tied[cut->order[i - 1]]) {
            return false;
        }
    }
    return true;
}

static int64_t count_placed_groups(const cutting *cut) {
    int64_t count = 0;
    for (int64_t i = 0; i < cut->placed; i++) {
        count += starts_group(cut, i);
    }
    return count;
}

/* The least group value above `above` of a subject without place; `none` if there is none below `none`. */
static int64_t next_unplaced_group(const cutting *cut, int64_t above, int64_t none) {
    int64_t least = none;
    for (int64_t i = cut->placed; i < cut->searched; i++) {
        const int64_t value = cut->group[cut->order[i]];
        if (value > above && value < least) {
            least = value;
        }
    }
    return least;
}

/* Number of groups in which nobody has a place, with values between `above` and `below`, both excluded. */
static int64_t count_empty_groups(const cutting *cut, int64_t above, int64_t below) {
    int64_t count = 0;
    for (int64_t value = next_unplaced_group(cut, above, below); value < below; value = next_unplaced_group(cut, value, below)) {
        count++;
    }
    return count;
}

/* Slots that stand between two positions. */
static int64_t overlap(int64_t from, int64_t to, int64_t first, int64_t end) {
    const int64_t start = from > first ? from : first;
    const int64_t stop = to < end ? to : end;
    return stop > start ? stop - start : 0;
}

static uint8_t outcome_of(int64_t size, int64_t inside, emul_at_cut policy) {
    if (inside == 0) {
        return EMUL_CUT_OUT;
    }
    if (inside == size || policy == EMUL_AT_CUT_ALL) {
        return EMUL_CUT_IN;
    }
    return policy == EMUL_AT_CUT_NONE ? EMUL_CUT_OUT : EMUL_CUT_TIED;
}

/* Decides the group that starts at `start`, moves `start` to the next one and returns the slots that nobody was decided for. */
static int64_t cut_group(const cutting *cut, int64_t *start, int64_t first, int64_t slots, emul_at_cut policy, uint8_t *outcome) {
    const int64_t end = slots > INT64_MAX - first ? INT64_MAX : first + slots;
    int64_t left = slots;
    int64_t at = *start;
    do {
        const int64_t size = cut->tied[cut->order[at]];
        const int64_t inside = overlap(at - *start, at - *start + size, first, end);
        const uint8_t verdict = outcome_of(size, inside, policy);
        left -= verdict == EMUL_CUT_IN ? inside : 0;
        for (const int64_t stop = at + size; at < stop; at++) {
            outcome[cut->order[at]] = verdict;
        }
    } while (at < cut->placed && !starts_group(cut, at));
    *start = at;
    return left;
}

/* Element by element through the ascending group values. False if there are not as many groups as elements. */
static bool cut_groups(const cutting *cut, const int64_t *first, const int64_t *slots, int64_t group_count, emul_at_cut policy,
                       uint8_t *outcome, int64_t *open) {
    int64_t element = 0;
    int64_t previous = (int64_t)INT32_MIN - 1;
    for (int64_t at = 0; at < cut->placed; element++) {
        const int64_t value = cut->group == NULL ? 0 : cut->group[cut->order[at]];
        element += count_empty_groups(cut, previous, value);
        if (element >= group_count) {
            return false;
        }
        const int64_t left = cut_group(cut, &at, first[element], slots[element], policy, outcome);
        if (open != NULL) {
            open[element] = left;
        }
        previous = value;
    }
    return cut->group == NULL ? group_count == 1 : element + count_empty_groups(cut, previous, (int64_t)INT32_MAX + 1) == group_count;
}

static const char *wrong_parameter(const cutting *cut, const int64_t *first, const int64_t *slots, int64_t group_count, emul_at_cut policy,
                                   const uint8_t *outcome) {
    if (cut->n < 0) {
        return "n";
    }
    if (cut->n > 0 && (cut->order == NULL || cut->place == NULL || cut->tied == NULL)) {
        return cut->order == NULL ? "order" : cut->place == NULL ? "place" : "tied";
    }
    if (group_count < 0 || (group_count > 0 && first == NULL)) {
        return group_count < 0 ? "group_count" : "first";
    }
    for (int64_t i = 0; i < group_count; i++) {
        if (slots == NULL || slots[i] < 0) {
            return "slots";
        }
        if (first[i] < 0) {
            return "first";
        }
    }
    if (policy < EMUL_AT_CUT_REPORT || policy > EMUL_AT_CUT_NONE) {
        return "policy";
    }
    return cut->n > 0 && outcome == NULL ? "outcome" : NULL;
}

emul_status emul_cut(const int64_t *order, const emul_decimal *place, const int64_t *tied, int64_t n, const int32_t *group,
                     const int64_t *first, const int64_t *slots, int64_t group_count, emul_at_cut policy, uint8_t *outcome, int64_t *open,
                     emul_error *error) {
    cutting cut = {order, place, tied, group, n, 0, 0};
    emul__error_clear(error);
    const char *wrong = wrong_parameter(&cut, first, slots, group_count, policy, outcome);
    if (wrong != NULL) {
        return emul__report_argument(error, wrong);
    }
    if (!count_placed(&cut) || !sets_are_whole(&cut)) {
        return emul__report_argument(error, "order");
    }
    cut.searched = cut.placed;
    if (group != NULL && count_placed_groups(&cut) != group_count) {
        cut.searched = n; /* some element must be for a group in which nobody has a place */
    }
    for (int64_t i = 0; i < n; i++) {
        outcome[i] = EMUL_CUT_OUT;
    }
    for (int64_t i = 0; open != NULL && i < group_count; i++) {
        open[i] = slots[i];
    }
    return cut_groups(&cut, first, slots, group_count, policy, outcome, open) ? EMUL_OK : emul__report_argument(error, "group_count");
}
