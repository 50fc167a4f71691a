/* How far a subject is from an award, a class or a place. */
#ifndef EMUL_TOOL_GAP_H
#define EMUL_TOOL_GAP_H

#include "tool/inputs.h"

/* Exit status of the program. */
int run_gap(inputs *from, const options *how);

#endif
