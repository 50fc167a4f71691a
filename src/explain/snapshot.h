/* What a result says, by ids: what two results are compared by, be they evaluated just now or read from a file (JSON). */
#ifndef EMUL_EXPLAIN_SNAPSHOT_H
#define EMUL_EXPLAIN_SNAPSHOT_H

#include "evaluate/result.h"

typedef struct emul__snapshot_criterion {
    emul__text id, name; /* the name may be empty, here and below */
    int32_t parent;      /* among the criteria of the scorecard, -1 at the top; parents stand before children */
    emul__points_kind kind;
} emul__snapshot_criterion;

typedef struct emul__snapshot_class {
    emul__text id, name;
} emul__snapshot_class;

/* A subject on a scorecard that is for it. */
typedef struct emul__snapshot_standing {
    emul__text subject, name; /* the id where there is no name */
    emul__text group;         /* empty: none */
    emul__text class_id;      /* as emul__class_cell tells it */
    emul_subject_state state;
    emul_decimal place, place_overall;
    int64_t tied;
    emul_decimal base, bonus, penalty, total;
    int64_t row;                       /* of the result; of a stored one -1, and then: */
    const emul_decimal *points;        /* [criterion_count] */
    const emul_decimal *contributions; /* [criterion_count] */
} emul__snapshot_standing;

typedef struct emul__snapshot_scorecard {
    emul__text id, name;
    const emul__snapshot_criterion *criteria; /* in the order of the regulation */
    int32_t criterion_count;
    const emul__snapshot_class *classes; /* best first */
    int32_t class_count;
    emul__snapshot_standing *standings; /* by id of the subject */
    int64_t standing_count;
} emul__snapshot_scorecard;

/* A subject that an award is for. */
typedef struct emul__snapshot_decision {
    emul__text subject, name;
    emul__text group; /* that the slots are for; empty: none */
    emul__text reason;
    emul_decision decision;
    emul_decimal order;
} emul__snapshot_decision;

typedef struct emul__snapshot_award {
    emul__text id, name, name_en;
    emul__text prize_of;                /* empty: it is no prize */
    emul__snapshot_decision *decisions; /* by id of the subject */
    int64_t decision_count;
} emul__snapshot_award;

typedef struct emul__snapshot {
    emul__arena arena;
    const emul_result *result; /* NULL: a stored one; else it must outlive the snapshot */
    emul__text regulation, regulation_name;
    emul__text period, stage;
    emul__text library;                         /* version that evaluated it; empty: not known */
    emul__text digest;                          /* of everything; empty: it has none */
    const emul__snapshot_scorecard *scorecards; /* in the order of the regulation */
    int32_t scorecard_count;
    const emul__snapshot_award *awards; /* so these */
    int32_t award_count;
} emul__snapshot;

/* Of a result. False when memory is out; then there is nothing to destroy. O(subjects x (scorecards + awards) x log subjects); points are left where they
 * are. */
bool emul__snapshot_of_result(const emul_result *result, const emul_allocator *allocator, emul__snapshot *snapshot);
void emul__snapshot_destroy(emul__snapshot *snapshot);

/* The points of a subject, and what each criterion puts into its total (contribution.h); both [criterion_count]. */
void emul__snapshot_points(const emul__snapshot *of, int32_t scorecard, const emul__snapshot_standing *standing, emul_decimal *to);
void emul__snapshot_contributions(const emul__snapshot *of, int32_t scorecard, const emul__snapshot_standing *standing, emul_decimal *to);

#endif
