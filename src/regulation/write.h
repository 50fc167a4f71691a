/* A finished regulation as text: the whole as YAML, or its criteria as a table. */
#ifndef EMUL_REGULATION_WRITE_H
#define EMUL_REGULATION_WRITE_H

#include "regulation/draft.h"

/* A text as a YAML scalar on one line: as it is where YAML takes it for the same text, else in double quotes. `flow`: between brackets. */
void emul__yaml_write_scalar(emul__buffer *to, emul__text text, bool flow);
/* The whole, or all but the criteria. */
void emul__draft_write_yaml(const emul__draft *draft, bool criteria, emul__buffer *to);
/* The criteria of all scorecards as CSV. */
void emul__draft_write_criteria(const emul__draft *draft, emul__buffer *to);

/* Columns of that table that are no key of a criterion. */
#define EMUL__COLUMN_SCORECARD "scorecard"
#define EMUL__COLUMN_PARENT "parent"

#endif
