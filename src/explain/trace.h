/* A program run once more for one subject, with what every instruction gave. */
#ifndef EMUL_EXPLAIN_TRACE_H
#define EMUL_EXPLAIN_TRACE_H

#include "explain/tree.h"

typedef struct emul__traced {
    emul__why *why;
    const emul__program *program;
    const emul__ratio *trace; /* [code_count] */
} emul__traced;

/* False when memory is out. */
bool emul__trace(emul__why *why, const emul__program *program, emul__traced *run);
/* The instruction whose value register `number` has when instruction `at` reads it (at the end: code_count); -1 if there is none. */
int32_t emul__trace_origin(const emul__program *program, int32_t at, int32_t number);
/* The rule, or the named value, that an instruction was written in. */
emul__text emul__trace_text(const emul__traced *run, const emul__instruction *code);
/* The piece of that text that the instruction stands for; empty if there is none. */
emul__text emul__trace_source(const emul__traced *run, const emul__instruction *code);
/* The instruction that gave what the whole text of a named value (-1: of the rule) comes to; -1 if none does. */
int32_t emul__trace_whole(const emul__program *program, int32_t value);
/* The instruction that reads what is written at `offset`, and is shown as one value; -1 if none does. */
int32_t emul__trace_at(const emul__program *program, int32_t value, size_t offset);

#endif
