/* A past year as it stood then: conditions of awards tested with the awards up to it and the facts dated with it. */
#ifndef EMUL_EVALUATE_PAST_H
#define EMUL_EVALUATE_PAST_H

#include "evaluate/run.h"

/* What years are tested with. */
typedef struct emul__past {
    const emul__model *model;
    const emul_roster *roster;
    const emul_ledger *ledger;
    const emul__past_award *awards; /* the ledger's, or as many in their place */
    emul__period period;            /* facts without a date are of it; no later year is tested */
    emul__day law_day;              /* of that period; of a year before it the law is that of its last day */
    emul_allocator allocator;
    emul_error *error;
} emul__past;

/* Opens a run that tests one year; false after reporting, then run->status says why. To be closed in either case. */
bool emul__past_open(const emul__past *past, int32_t year, emul__run *run);
void emul__past_close(emul__run *run);
/* Whether the award could be given then: it and the regulation were in force. */
bool emul__past_in_force(const emul__run *run, int32_t award);

/* What of history a condition rests on. */
typedef enum emul__rest {
    EMUL__REST_NONE = 0,
    EMUL__REST_AWARDED, /* on another award of the same year: without a record of it nothing can be told */
    EMUL__REST_YEARS    /* on awards or facts of years gone by */
} emul__rest;
emul__rest emul__program_rests(const emul__model *model, const emul__program *program);
/* Id of the title whose awards an input reads; empty if it reads none. */
emul__text emul__input_title(const emul__model *model, const emul__input *input);

#endif
