/* emul report: what a council may ask of a result as a whole, a section a question. */
#ifndef EMUL_TOOL_REPORT_H
#define EMUL_TOOL_REPORT_H

#include "tool/inputs.h"

int run_report(inputs *from, const options *how);
/* Whether there is a section of that name. */
int is_section(const char *name);

#endif
