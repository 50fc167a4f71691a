/* emul diff: what changed from one result, or one regulation, to another; what if a figure or a rule were another. */
#ifndef EMUL_TOOL_DIFF_H
#define EMUL_TOOL_DIFF_H

#include "tool/inputs.h"

int run_diff(inputs *from, const options *how);
/* Whether a file is a stored result: its name ends in .json. */
int is_stored(const char *path);

/* What if (what_if.c): each puts the changes of the command line (--with, --set) into what was read. EXIT_FINE, or EXIT_INPUT after saying what
 * is wrong. */
int change_rules(inputs *to, const options *how);
int change_facts(inputs *to, const options *how);

/* How a comparison is shown (show_diff.c): as the options say. */
int show_diff(inputs *from, const emul_explanation *explanation, const options *how);

#endif
