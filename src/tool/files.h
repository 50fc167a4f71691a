/* Reading whole files. The library reads texts; where they come from is the program's business. */
#ifndef EMUL_TOOL_FILES_H
#define EMUL_TOOL_FILES_H

#include <stddef.h>

#include "emul/base.h"

typedef struct file_text {
    char *bytes;
    size_t length;
} file_text;

/* Reads a file, or standard input for "-". 0 after saying on stderr why it cannot be read. Release bytes with free(). */
int file_read(const char *path, emul_language language, file_text *text);
/* The name that messages give a file. */
const char *file_name(const char *path);
/* Ends standard output; 0 after saying that it cannot be written. */
int output_finish(emul_language language);

#endif
