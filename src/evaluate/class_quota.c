/* Quotas of classes: who stands lowest in a class that is too full goes to the next class whose condition holds.
 *
 * A quota such as “20% of class(tot)” speaks of the final counts, and whom it demotes may swell the very class it is a share of. So each such
 * limit is the largest that satisfies its inequality with all demotions made: found by halving, since one more in the upper class is never
 * more in the lower one. Limits only ever fall, class by class from the best, until all hold.
 *
 * Where equals contend for the last slots only a council can say who gets them, but how many get them is certain, and so is how many of them have
 * to go to the next class: those count there, in its quota and in the shares of it. */
#include "evaluate/run.h"

enum { NO_LIMIT = -1 };

/* One way of filling the classes. */
typedef struct filling {
    emul__run *run;
    const emul__model_scorecard *card;
    const emul__scorecard_result *standing;
    const int64_t *order; /* rows by place overall */
    int64_t placed;       /* how many have a place */
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

/* Of the contenders of a class who would next go to one and the same class, all but as many as there are slots go there. */
static void let_fall(const filling *of, int64_t from, int64_t to, int32_t local, int64_t slots) {
    for (int32_t next = local + 1; next < of->card->class_count; next++) {
        int64_t count = 0;
        for (int64_t i = from; i < to; i++) {
            const int64_t row = of->order[i];
            count += of->classes[row] == of->card->first_class + local &&
                     emul__class_from(of->card, of->holds, local + 1, row) == of->card->first_class + next;
        }
        of->fallen[next] += count > slots ? count - slots : 0;
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
        if (tied) {
            let_fall(of, from, to, local, limit - of->taken[local]);
        }
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
        const int64_t to = from + of->standing->tied_overall[of->order[from]];
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
    int64_t all = 0;
    for (int64_t row = 0; row < of->run->result->rows; row++) {
        all += of->standing->state[row] != EMUL_SUBJECT_NOT_CONCERNED;
    }
    for (int64_t i = 0; i < of->placed; i++) {
        classed += of->standing->class_before[of->order[i]] >= 0;
    }
    for (int32_t local = 0; local < of->card->class_count; local++) {
        const emul__quota *quota = quota_of(of, local);
        of->limits[local] = !quota->present || is_share_of_class(quota)
                                ? NO_LIMIT
                                : emul__quota_slots(quota, quota->pool == EMUL__POOL_ALL ? all : classed);
    }
}

bool emul__class_quotas_apply(emul__run *run, int32_t scorecard, uint8_t *const *holds) {
    emul__scorecard_result *to = &run->result->scorecards[scorecard];
    filling of = {.run = run,
                  .card = &run->model->scorecards[scorecard],
                  .standing = to,
                  .order = run->overall_order[scorecard],
                  .holds = holds,
                  .classes = to->class_index};
    of.limits = (int64_t *)emul__run_scratch(run, of.card->class_count, sizeof *of.limits);
    of.taken = (int64_t *)emul__run_scratch(run, of.card->class_count, sizeof *of.taken);
    of.fallen = (int64_t *)emul__run_scratch(run, of.card->class_count, sizeof *of.fallen);
    if (of.limits == NULL || of.taken == NULL || of.fallen == NULL) {
        return false;
    }
    while (of.placed < run->result->rows && to->place_overall[of.order[of.placed]] != EMUL_MISSING) {
        of.placed++;
    }
    fixed_limits(&of);
    find_limits(&of);
    return true;
}
