/* What the CSV and the JSON form say in the same words. */
#ifndef EMUL_EXPLAIN_CELLS_H
#define EMUL_EXPLAIN_CELLS_H

#include "evaluate/result.h"

/* Id of a class; "undetermined", "unclassified", "tied"; "" for none. */
emul__text emul__class_cell(const emul_result *result, int32_t class_index);
/* "present", "missing", "not_applicable". */
emul__text emul__presence_cell(emul_decimal value);
/* Why an award was decided as it was, in a few words; nothing for an awarded one. */
void emul__reason_cell(emul__buffer *to, const emul_result *result, int32_t award, int64_t row);
/* Slots of an award that stood open to the subject: -1 for no limit. */
int64_t emul__award_slots(const emul__award_result *award, int64_t row);
/* The missing facts of a subject: [from, after) in result->missing, which is sorted by row. */
int64_t emul__missing_from(const emul_result *result, int64_t row);
int64_t emul__missing_after(const emul_result *result, int64_t row);
/* How every writer ends: gives the text to the caller, or says that memory is out. */
emul_status emul__give_written(const emul__buffer *text, bool written, char *buffer, size_t capacity, size_t *needed, emul_error *error);

#endif
