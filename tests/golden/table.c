#include "golden/table.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/case.h"

/* Unquotes one cell in place and gives what ended it: ',', '\n' or '\0'. */
static char cut_cell(char **at, const char **cell) {
    char *from = *at;
    char *to = from;
    *cell = to;
    const bool quoted = *from == '"';
    from += quoted ? 1 : 0;
    while (*from != '\0') {
        if (quoted && from[0] == '"' && from[1] == '"') {
            from++;
        } else if (quoted ? *from == '"' : *from == ',' || *from == '\n') {
            break;
        }
        *to++ = *from++;
    }
    from += quoted && *from == '"' ? 1 : 0;
    const char end = *from;
    *to = '\0';
    *at = end == '\0' ? from : from + 1;
    return end;
}

static void cut_row(char **at, const char **cells, int64_t columns) {
    char end = ',';
    for (int64_t column = 0; column < columns; column++) {
        assert_int_equal(end, ','); /* else the row is too short */
        end = cut_cell(at, &cells[column]);
    }
    assert_int_not_equal(end, ','); /* else it is too long */
}

static int64_t count_lines(const char *text) {
    int64_t lines = 0;
    for (const char *at = text; *at != '\0'; at++) {
        lines += *at == '\n';
    }
    return lines;
}

static int64_t count_columns(const char *text) {
    int64_t columns = 1;
    for (const char *at = text; *at != '\0' && *at != '\n'; at++) {
        columns += *at == ','; /* headers are never quoted here */
    }
    return columns;
}

table table_parse(char *text) {
    assert_non_null(text);
    table made = {text, NULL, 0, count_columns(text)};
    const int64_t room = (count_lines(text) + 1) * made.columns; /* a quoted line break only leaves room over */
    made.cells = (const char **)calloc((size_t)room, sizeof *made.cells);
    assert_non_null(made.cells);
    for (char *at = text; *at != '\0'; made.rows++) {
        cut_row(&at, made.cells + made.rows * made.columns, made.columns);
    }
    return made;
}

table table_read(const char *folder, const char *name) {
    case_text text = case_text_read(folder, name);
    assert_non_null(text.bytes);
    return table_parse(text.bytes);
}

void table_destroy(table *given) {
    free(given->cells);
    free(given->text);
    *given = (table){NULL, NULL, 0, 0};
}

int64_t table_column(const table *given, const char *name) {
    for (int64_t column = 0; column < given->columns; column++) {
        if (strcmp(given->cells[column], name) == 0) {
            return column;
        }
    }
    fail_msg("no column %s", name);
    return -1;
}

const char *table_cell(const table *given, int64_t row, const char *column) {
    return given->cells[row * given->columns + table_column(given, column)];
}
