/* emul verify: is a stored result what comes out of these inputs? */
#ifndef EMUL_TOOL_VERIFY_H
#define EMUL_TOOL_VERIFY_H

#include "tool/inputs.h"

/* EXIT_FINE only if it is. */
int run_verify(inputs *from, const options *how);

#endif
