/* Past awards as a whole. */
#ifndef EMUL_TOOL_AUDIT_H
#define EMUL_TOOL_AUDIT_H

#include "tool/inputs.h"

/* emul audit. EXIT_FINE, whatever is found; EXIT_INPUT after saying what is wrong with the inputs. */
int run_audit(inputs *from, const options *how);

/* emul summary: past awards, and with --period those of that period, as a table. */
int run_summary(inputs *from, const options *how);

#endif
