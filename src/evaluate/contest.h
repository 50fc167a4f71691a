/* One award while it is being decided: who is in for it, in which order, and how many there are to give. Prizes of an award are decided with it. */
#ifndef EMUL_EVALUATE_CONTEST_H
#define EMUL_EVALUATE_CONTEST_H

#include "evaluate/run.h"

/* How a subject stands for the award. */
enum {
    EMUL__NO_ENTRY = 0,
    EMUL__SURE_ENTRY = 1, /* eligible */
    EMUL__OPEN_ENTRY = 2  /* eligible if an open question is answered so: a missing fact, or a tie for an award that excludes this one */
};

typedef struct emul__contest {
    int32_t award;      /* the heading, where there are prizes */
    uint8_t *entry;     /* [rows] */
    uint8_t **verdicts; /* [conditions][rows] what each condition says of those whom none before refused */
    emul_rank_key *keys;
    const emul__program **key_programs; /* [key_count], NULL where no figure can be missing */
    int32_t key_count;
    bool ordered; /* false: nothing orders, all are equal */
    bool any_open;
    uint8_t *eligible; /* [rows] `entry` as it was before anybody left for the cap of its group */
    uint8_t *cap_tied; /* [rows] equal to others at that cap, and that alone leaves it open */
} emul__contest;

/* Makes the columns of the award's result. */
bool emul__award_result_make(emul__run *run, int32_t award);
/* Decides who is refused, and why; the others enter (candidates.c). */
bool emul__contest_enter(emul__run *run, emul__contest *contest);
/* Lets those leave who are more than may come in of one group, and, once decided, says who is equal at that cap (cap.c). */
bool emul__contest_cap(emul__run *run, emul__contest *contest);
void emul__contest_report_cap(emul__run *run, const emul__contest *contest);
/* Whether a subject counts in the pool that a share is taken of (limits.c). */
typedef enum emul__pool_place { EMUL__NOT_IN_POOL = 0, EMUL__MAYBE_IN_POOL = 1, EMUL__IN_POOL = 2 } emul__pool_place;
emul__pool_place emul__pool_member(const emul__run *run, const emul__contest *contest, int32_t scorecard, const emul__quota *quota,
                                   int64_t row);

/* Slots of each group: at least, and at most. */
typedef struct emul__slots {
    int64_t *low, *high;
    int64_t count;
} emul__slots;

/* Counts the limits that are in force, and lowers the slots to the smallest of them where they are not counted by groups. */
bool emul__limits_apply(emul__run *run, const emul__contest *contest, int32_t award, const emul__slots *slots);
/* What becomes of equals at the cut: a limit is not exceeded by taking them all. */
emul_at_cut emul__limits_policy(const emul__run *run, int32_t award);
/* Reports an award whose groups together took more than a limit allows. */
bool emul__limits_check(emul__run *run, int32_t award);

/* Gives the slots to those who entered (selection.c). */
bool emul__contest_select(emul__run *run, emul__contest *contest);
/* Notes the facts that leave decisions open (candidates.c). */
bool emul__contest_note_missing(emul__run *run, const emul__contest *contest);

/* The award itself, or the heading it is a prize of. */
int32_t emul__award_family(const emul__model *model, int32_t award);
/* Whether `award` excludes one of the family. */
bool emul__award_excludes(const emul__model *model, int32_t award, int32_t family);

#endif
