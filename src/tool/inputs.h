/* What a command works on: the files of the command line, read by the library. */
#ifndef EMUL_TOOL_INPUTS_H
#define EMUL_TOOL_INPUTS_H

#include "tool/options.h"

typedef struct inputs {
    emul_error *error;
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
    emul_result *second; /* of the second stage, or under the second day of the law; or NULL */
} inputs;

/* Each gives EXIT_FINE, or EXIT_INPUT after printing every problem. Release with inputs_release in either case. */
int inputs_begin(inputs *to);
int inputs_read_regulation(inputs *to, const options *from);
int inputs_read_roster(inputs *to, const options *from);
/* Everything there is. The problems of all files are printed, not those of the first alone. */
int inputs_read(inputs *to, const options *from);
/* A stored result; NULL after printing every problem. */
emul_stored *inputs_read_stored(inputs *to, const char *path, emul_language language);
/* The evaluation of what was read. */
int inputs_judge(inputs *to, const options *from);
/* Everything, and the evaluation. The problems of all files are printed, not those of the first alone. */
int inputs_evaluate(inputs *to, const options *from);
/* The scorecard asked for, -1 for all, -2 after saying that there is none. */
int32_t inputs_scorecard(const inputs *from, const options *how);
void inputs_release(inputs *from);

/* Prints the diagnostics of the last call on stderr, one a line. Always EXIT_INPUT. */
int print_problems(const emul_error *error, emul_language language);

/* A text that the library writes: asks for its size, then for itself. NULL, after printing why, if it fails; to be freed. */
typedef emul_status (*text_writer)(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error);
char *written_text(text_writer write, const void *context, inputs *from, emul_language language);

#endif
