/* Columns of whole numbers: counts and years. */
#ifndef EMUL_FACTS_WHOLE_H
#define EMUL_FACTS_WHOLE_H

#include "facts/csv.h"

typedef struct emul__whole {
    int32_t column;
    const char *name;
    bool year; /* for the hint */
    int64_t least, most;
    int64_t none; /* what a blank cell stands for */
} emul__whole;

/* The number in the record read last; false after reporting what stands there instead. */
bool emul__csv_whole(emul__csv *csv, const emul__whole *what, int64_t *value);

#endif
