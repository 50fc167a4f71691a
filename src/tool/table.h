/* Tables on a terminal: columns aligned by what a reader sees, not by bytes. */
#ifndef EMUL_TOOL_TABLE_H
#define EMUL_TOOL_TABLE_H

#include <stdio.h>

typedef enum alignment { ALIGN_LEFT = 0, ALIGN_RIGHT = 1 } alignment;

enum { TABLE_COLUMNS = 16 };

typedef struct table {
    const char *titles[TABLE_COLUMNS]; /* borrowed */
    alignment alignments[TABLE_COLUMNS];
    size_t columns;
    char **cells; /* row by row, own copies */
    size_t count, capacity;
} table;

void table_begin(table *to);
void table_column(table *to, const char *title, alignment align);
/* Adds the next cell, row by row from the left. */
void table_cell(table *to, const char *text);
void table_print(const table *from, FILE *out);
void table_end(table *to);

/* Columns that a text takes on a terminal: combining marks none, wide characters two. */
size_t display_width(const char *text);

#endif
