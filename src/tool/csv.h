/* CSV of the program's own: lines that it writes, and tables whose columns are not those of a roster or of facts. */
#ifndef EMUL_TOOL_CSV_H
#define EMUL_TOOL_CSV_H

#include "tool/options.h"

/* A field of a line on standard output, quoted where it must be, and the comma before it unless it is the first. */
void csv_field(const char *text, int first);
/* The same for a number; absent: empty. */
void csv_decimal(emul_decimal value);

/* A table that was read: row 0 is the header, all rows have its columns. */
typedef struct csv_cells {
    char *bytes;
    const char **cells; /* row by row */
    long long *lines;   /* [rows] in which each row begins */
    size_t columns, rows;
} csv_cells;

/* Reads the file (RFC 4180, separator as the options say, blank lines left out). EXIT_FINE, or EXIT_INPUT after saying what is wrong; release it in
 * either case. */
int csv_read(const options *how, const char *path, csv_cells *to);
void csv_release(csv_cells *from);
const char *csv_cell(const csv_cells *from, size_t row, size_t column);
/* The column of that name; from->columns if there is none. */
size_t csv_column(const csv_cells *from, const char *name);
/* Complains of a line: "marks.csv:3: MESSAGE “ARGUMENT”". Always EXIT_INPUT. */
int csv_wrong(const char *path, long long line, const char *message, const char *argument);

#endif
