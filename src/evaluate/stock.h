/* What a subject has of one kind of achievement, and which awards may use it up. While earlier awards are open (undetermined, tied), each of them may
 * be given or not: every course that leads to is gone through, so that what is the same in all of them is certain. */
#ifndef EMUL_EVALUATE_STOCK_H
#define EMUL_EVALUATE_STOCK_H

#include "evaluate/result.h"

/* One of the uses of an award that may come first. */
typedef struct emul__stock_user {
    int32_t award;
    int32_t use;
    bool open;
    bool happens; /* in the course that is gone through */
} emul__stock_user;

typedef struct emul__stock {
    const emul_result *result;
    int64_t row;
    int32_t kind;
    int32_t award; /* that asks, or -1: nobody's, for which nothing may have served anything */
    const emul__achieved *items;
    int32_t count;
    emul__stock_user *users;
    int32_t user_count;
    int32_t *times;   /* [count] in how many courses, of what is asked for */
    uint8_t *taken;   /* [count x user_count] */
    uint8_t *natures; /* [served of the items] what an award is taken for that the regulation does not know */
    int32_t courses;  /* 0: too many to go through */
} emul__stock;

/* Working space for any stock of the result. */
size_t emul__stock_size(const emul_result *result);
/* The stock of a subject for an award, after what earlier awards take and the first `uses` uses of the award itself. `room` has the size above. */
void emul__stock_open(emul__stock *stock, const emul_result *result, int64_t row, int32_t kind, int32_t award, int32_t uses, void *room);

typedef struct emul__stock_count {
    int64_t least, most;
} emul__stock_count;

/* How many are wanted and available; times[i]: in how many courses item i is. */
emul__stock_count emul__stock_available(emul__stock *stock, const emul__wanted_achievement *wanted);
/* times[i]: in how many courses the last user of the stock, of which there is one, takes item i. Where there are too many courses, 1 for what it might
 * take. */
void emul__stock_taken(emul__stock *stock);
/* Whether an item is of the years and the level that are wanted. */
bool emul__achieved_in_years(const emul_result *result, const emul__achieved *item, const emul__wanted_achievement *wanted);
bool emul__achieved_at_level(const emul__achieved *item, const emul__wanted_achievement *wanted);

#endif
