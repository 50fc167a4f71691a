/* The column `subject` of facts and history: ids of a roster. */
#ifndef EMUL_FACTS_SUBJECTS_H
#define EMUL_FACTS_SUBJECTS_H

#include "facts/csv.h"
#include "facts/facts.h"

/* Row of the subject that `column` of the record names; -1 if it names none, which is reported. */
int64_t emul__csv_subject(emul__csv *csv, int32_t column, const emul_roster *roster);
/* Reports columns that are none of the `count` known ones; `columns` names these. */
void emul__csv_refuse_others(emul__csv *csv, const int32_t *known, size_t count, const char *columns);

#endif
