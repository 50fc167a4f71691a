/* Quotas of classes: who stands lowest in a class that is too full goes to the next class whose condition holds.
 *
 * A quota such as “20% of class(tot)” speaks of the final counts, and whom it demotes may swell the very class it is a share of. So each such
 * limit is the largest that satisfies its inequality with all demotions made: found by halving, since one more in the upper class is never
 * more in the lower one. Limits only ever fall, class by class from the best, until all hold.
 *
 * Where equals contend for the last slots only a council can say who gets them, but how many get them is certain, and so is how many of them have
 * to go to the next class: those count there, in its quota and in the shares of it.
 *
 * Quotas “per” an attribute are these of each of its groups, one after the other. */
#include "evaluate/run.h"
#include "kernel/sort.h"

enum { NO_LIMIT = -1 };

/* One way of filling the classes. */
typedef struct filling {
    emul__run *run;
    const emul__model_scorecard *card;
    const emul__scorecard_result *standing;
    const int64_t *order;      /* rows that have a place, by place */
    int64_t placed;            /* how many they are */
    const emul_decimal *place; /* [rows] equals have the same */
    int64_t all;               /* whom the scorecard is for, with or without a place */
    uint8_t *const *holds;
    int64_t *limits;  /* [classes] or NO_LIMIT */
    int64_t *taken;   /* [classes] how many it has, whoever of the equals at its cut they are */
    int64_t *fallen;  /* [classes] how many of the equals at hand go there from a tie above, whoever they are */
    int32_t *classes; /* [rows] filled */
} filling;

static int64_t contenders(const filling *of, int64_t from, int64_t to, int32_t class_index) {
    int64_t count = 0;
    for (int64_t i = from; i < to; i++) {
        count += of->classes[of->order[i]] == class_index;
    }
    return count;
}

/* Moves the contenders of a class among the equals from .. to - 1: down, or to where only a council can decide. */
static void move(const filling *of, int64_t from, int64_t to, int32_t local, bool tied) {
    const int32_t class_index = of->card->first_class + local;
    for (int64_t i = from; i < to; i++) {
        int32_t *own = &of->classes[of->order[i]];
        if (*own == class_index) {
            *own = tied ? EMUL_CLASS_TIED : emul__class_from(of->card, of->holds, local + 1, of->order[i]);
        }
    }
}

/* Where a row goes from class `local`, as a class of the scorecard; -1: to none. */
static int32_t next_class(const filling *of, int32_t local, int64_t row) {
    const int32_t next = emul__class_from(of->card, of->holds, local + 1, row);
    return next < of->card->first_class ? -1 : next - of->card->first_class;
}

/* Of those among the equals who come to a class, `falling` go on to the next one that is theirs. The contenders of the class may be among them
 * or, if it is full, are moved by themselves; who fell from a tie above is not known, only how many. So many are certain to go to a class as
 * are more than all who would go elsewhere. */
static void let_fall(const filling *of, int64_t from, int64_t to, int32_t local, int64_t falling, bool contenders_too) {
    for (int32_t next = local + 1; falling > 0 && next < of->card->class_count; next++) {
        int64_t contending = 0;
        int64_t fallen = 0;
        for (int64_t i = from; i < to; i++) {
            const int64_t row = of->order[i];
            const bool elsewhere = next_class(of, local, row) != next;
            contending += elsewhere && contenders_too && of->classes[row] == of->card->first_class + local;
            fallen += elsewhere && of->classes[row] == EMUL_CLASS_TIED && of->holds[local][row] == EMUL__TRUE;
        }
        const int64_t others = contending + (fallen < of->fallen[local] ? fallen : of->fallen[local]);
        of->fallen[next] += falling > others ? falling - others : 0;
    }
}

/* Equals stay together: all in, all down, or all undecided. */
static void fill_equals(filling *of, int64_t from, int64_t to) {
    for (int32_t local = 0; local < of->card->class_count; local++) {
        of->fallen[local] = 0;
    }
    for (int32_t local = 0; local < of->card->class_count; local++) {
        const int64_t count = contenders(of, from, to, of->card->first_class + local) + of->fallen[local];
        const int64_t limit = of->limits[local];
        if (limit == NO_LIMIT || of->taken[local] + count <= limit) {
            of->taken[local] += count;
            continue;
        }
        const bool tied = of->taken[local] < limit;
        let_fall(of, from, to, local, tied ? of->taken[local] + count - limit : of->fallen[local], tied);
        move(of, from, to, local, tied);
        of->taken[local] = limit;
    }
}

static void fill(filling *of) {
    for (int32_t local = 0; local < of->card->class_count; local++) {
        of->taken[local] = 0;
    }
    for (int64_t i = 0; i < of->placed; i++) {
        of->classes[of->order[i]] = of->standing->class_before[of->order[i]];
    }
    for (int64_t from = 0; from < of->placed;) {
        int64_t to = from + 1;
        while (to < of->placed && of->place[of->order[to]] == of->place[of->order[from]]) {
            to++;
        }
        fill_equals(of, from, to);
        from = to;
    }
}

static const emul__quota *quota_of(const filling *of, int32_t local) {
    return &of->run->model->classes[of->card->first_class + local].at_most;
}

static bool is_share_of_class(const emul__quota *quota) {
    return quota->present && quota->share && quota->pool == EMUL__POOL_CLASS;
}

static int64_t pool_of_classes(const filling *of, const emul__quota *quota) {
    int64_t pool = 0;
    for (int32_t i = 0; i < quota->class_label_count; i++) {
        pool += of->taken[quota->class_labels[i]];
    }
    return pool;
}

/* Fills with at most `limit` in the class and tells whether the quota then holds. */
static bool holds_with(filling *of, int32_t local, int64_t limit) {
    of->limits[local] = limit;
    fill(of);
    return of->taken[local] <= emul__quota_slots(quota_of(of, local), pool_of_classes(of, quota_of(of, local)));
}

/* True if the limit had to fall. */
static bool lower_limit(filling *of, int32_t local) {
    if (holds_with(of, local, of->limits[local])) {
        return false;
    }
    int64_t largest = 0; /* nobody is always few enough */
    int64_t too_many = of->taken[local];
    while (too_many - largest > 1) {
        const int64_t middle = largest + (too_many - largest) / 2;
        if (holds_with(of, local, middle)) {
            largest = middle;
        } else {
            too_many = middle;
        }
    }
    of->limits[local] = largest;
    return true;
}

static void find_limits(filling *of) {
    bool fell = true;
    while (fell) {
        fell = false;
        for (int32_t local = 0; local < of->card->class_count; local++) {
            fell = (is_share_of_class(quota_of(of, local)) && lower_limit(of, local)) || fell;
        }
    }
    fill(of);
}

/* Limits that do not depend on how the classes are filled: numbers, and shares of all who are classed. */
static void fixed_limits(filling *of) {
    int64_t classed = 0;
    for (int64_t i = 0; i < of->placed; i++) {
        classed += of->standing->class_before[of->order[i]] >= 0;
    }
    for (int32_t local = 0; local < of->card->class_count; local++) {
        const emul__quota *quota = quota_of(of, local);
        of->limits[local] = !quota->present || is_share_of_class(quota)
                                ? NO_LIMIT
                                : emul__quota_slots(quota, quota->pool == EMUL__POOL_ALL ? of->all : classed);
    }
}

/* ---- groups ---- */

/* The groups that the quotas of the scorecard count in, by row; NULL: they count in all of it. */
static const int32_t *groups_of(const filling *of) {
    for (int32_t local = 0; local < of->card->class_count; local++) {
        if (quota_of(of, local)->group >= 0) {
            return of->run->groups[quota_of(of, local)->group];
        }
    }
    return NULL;
}

static bool groups_known(const filling *of, int32_t scorecard) {
    for (int32_t local = 0; local < of->card->class_count; local++) {
        if (quota_of(of, local)->group >= 0) {
            return emul__groups_check(of->run, quota_of(of, local)->group, of->run->concerned[scorecard]);
        }
    }
    return true;
}

/* Rows that have a place, by group and place. Within the groups of the scorecard its own places count: keys are settled for each ranking. */
static int64_t *order_rows(filling *of, int32_t scorecard, const int32_t *groups, int64_t *count) {
    const emul__scorecard_result *standing = of->standing;
    const bool own = groups != NULL && groups == standing->group;
    const int64_t *from = own ? standing->order : of->run->overall_order[scorecard];
    int64_t *order = (int64_t *)emul__run_scratch(of->run, of->run->result->rows, sizeof *order);
    int64_t *spare = (int64_t *)emul__run_scratch(of->run, of->run->result->rows, sizeof *spare);
    of->place = own ? standing->place : standing->place_overall;
    *count = 0;
    for (int64_t i = 0; order != NULL && i < of->run->result->rows; i++) {
        if (of->place[from[i]] != EMUL_MISSING) {
            order[(*count)++] = from[i];
        }
    }
    if (order != NULL && spare != NULL && groups != NULL) {
        emul__sort_by_column(order, spare, *count, &(emul__sort_column){.numbers = groups});
    }
    return spare == NULL ? NULL : order;
}

/* How many the scorecard is for, by group. */
static int64_t *count_concerned(const filling *of, const int32_t *groups) {
    int64_t *counts = (int64_t *)emul__run_scratch(of->run, (int64_t)of->run->result->groups.count + 1, sizeof *counts);
    for (int64_t row = 0; counts != NULL && row < of->run->result->rows; row++) {
        if (of->standing->state[row] != EMUL_SUBJECT_NOT_CONCERNED) {
            counts[groups == NULL ? 0 : groups[row]]++;
        }
    }
    return counts;
}

/* What each quota is a share of, as the classes are filled at the end, for those who explain. */
static void keep_pools(const filling *of, int64_t *pools) {
    int64_t classed = 0;
    for (int64_t i = 0; i < of->placed; i++) {
        classed += of->standing->class_before[of->order[i]] >= 0;
    }
    for (int32_t local = 0; local < of->card->class_count; local++) {
        const emul__quota *quota = quota_of(of, local);
        pools[local] = is_share_of_class(quota) ? pool_of_classes(of, quota) : quota->pool == EMUL__POOL_ALL ? of->all : classed;
    }
}

bool emul__class_quotas_apply(emul__run *run, int32_t scorecard, uint8_t *const *holds) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    filling of = {.run = run, .card = &run->model->scorecards[scorecard], .standing = to, .holds = holds, .classes = to->class_index};
    of.limits = (int64_t *)emul__run_scratch(run, of.card->class_count, sizeof *of.limits);
    of.taken = (int64_t *)emul__run_scratch(run, of.card->class_count, sizeof *of.taken);
    of.fallen = (int64_t *)emul__run_scratch(run, of.card->class_count, sizeof *of.fallen);
    const int32_t *groups = groups_of(&of);
    int64_t count = 0;
    if (of.limits == NULL || of.taken == NULL || of.fallen == NULL || !groups_known(&of, scorecard)) {
        return false;
    }
    const int64_t *order = order_rows(&of, scorecard, groups, &count);
    const int64_t *all = count_concerned(&of, groups);
    int64_t *pools = (int64_t *)emul__run_keep(run, ((int64_t)run->result->groups.count + 1) * of.card->class_count, sizeof *pools);
    if (order == NULL || all == NULL || pools == NULL) {
        return false;
    }
    to->class_pool = pools;
    to->class_group = groups;
    for (int64_t first = 0; first < count; first += of.placed) {
        of.order = order + first;
        of.placed = 1;
        while (first + of.placed < count && (groups == NULL || groups[of.order[of.placed]] == groups[of.order[0]])) {
            of.placed++;
        }
        of.all = all[groups == NULL ? 0 : groups[of.order[0]]];
        fixed_limits(&of);
        find_limits(&of);
        keep_pools(&of, pools + (groups == NULL ? 0 : (int64_t)groups[of.order[0]] * of.card->class_count));
    }
    return true;
}
