/* A small table read from CSV text, for expected figures. Its own reader, so that a defect of the library's cannot hide itself. */
#ifndef EMUL_TEST_TABLE_H
#define EMUL_TEST_TABLE_H

#include <stdbool.h>
#include <stdint.h>

typedef struct table {
    char *text;         /* owned; the cells lie in it */
    const char **cells; /* row by row, the header is row 0 */
    int64_t rows;       /* with the header */
    int64_t columns;
} table;

/* Takes `text` (from malloc) over. Fails the test when rows differ in length. */
table table_parse(char *text);
table table_read(const char *folder, const char *name);
void table_destroy(table *given);

/* Fails the test when there is no such column. */
int64_t table_column(const table *given, const char *name);
const char *table_cell(const table *given, int64_t row, const char *column);

#endif
