#include "tool/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/files.h"
#include "tool/memory.h"
#include "tool/words.h"

/* ---- writing ---- */

void csv_field(const char *text, int first) {
    const int plain = strpbrk(text, ",\"\r\n") == NULL;
    fputs(first ? "" : ",", stdout);
    if (plain) {
        fputs(text, stdout);
        return;
    }
    fputc('"', stdout);
    for (; *text != '\0'; text++) {
        fputs(*text == '"' ? "\"" : "", stdout);
        fputc(*text, stdout);
    }
    fputc('"', stdout);
}

void csv_decimal(emul_decimal value) {
    char text[32] = "";
    if (value >= EMUL_DECIMAL_MIN) {
        (void)emul_decimal_format(value, 0, '.', text, sizeof text, NULL, NULL);
    }
    csv_field(text, 0);
}

/* ---- reading ---- */

int csv_wrong(const char *path, long long line, const char *message, const char *argument) {
    fprintf(stderr, "%s:%lld: %s", file_name(path), line, message);
    if (argument != NULL) {
        fprintf(stderr, " “%s”", argument);
    }
    fputc('\n', stderr);
    return EXIT_INPUT;
}

typedef enum field_end { FIELD_END = 0, LINE_END, FIELD_WRONG } field_end;

typedef struct reader {
    const options *how;
    const char *path;
    char *at, *end; /* one more byte than the file has is there to be written to */
    long long line;
    size_t count, capacity, row_capacity;
    csv_cells *to;
} reader;

static int is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

/* The text between quotes, moved together; 0 if the closing one is missing. */
static int read_quoted(reader *from) {
    char *to = from->at++;
    while (from->at < from->end && (from->at[0] != '"' || from->at[1] == '"')) {
        from->at += from->at[0] == '"';
        from->line += *from->at == '\n';
        *to++ = *from->at++;
    }
    *to = '\0';
    from->at++;
    while (from->at < from->end && is_blank(*from->at)) {
        from->at++;
    }
    return from->at <= from->end && (from->at == from->end || *from->at == from->how->separator || *from->at == '\n');
}

static void read_plain(reader *from) {
    char *last = from->at;
    while (from->at < from->end && *from->at != from->how->separator && *from->at != '\n') {
        from->at++;
        last = is_blank(from->at[-1]) ? last : from->at;
    }
    if (last < from->at) {
        *last = '\0';
    }
}

static field_end read_field(reader *from, const char **field) {
    while (from->at < from->end && is_blank(*from->at) && *from->at != from->how->separator) {
        from->at++;
    }
    *field = from->at;
    if (from->at < from->end && *from->at == '"') {
        if (!read_quoted(from)) {
            return FIELD_WRONG;
        }
    } else {
        read_plain(from);
    }
    const int ends_field = from->at < from->end && *from->at == from->how->separator;
    *from->at++ = '\0';
    return ends_field ? FIELD_END : LINE_END;
}

static void add_cell(reader *from, const char *cell) {
    if (from->count == from->capacity) {
        from->capacity = from->capacity == 0 ? 256 : from->capacity * 2;
        from->to->cells = (const char **)must_resize(from->to->cells, from->capacity, sizeof *from->to->cells);
    }
    from->to->cells[from->count++] = cell;
}

static void add_row(reader *from, long long line) {
    csv_cells *to = from->to;
    if (to->rows == from->row_capacity) {
        from->row_capacity = from->row_capacity == 0 ? 64 : from->row_capacity * 2;
        to->lines = (long long *)must_resize(to->lines, from->row_capacity, sizeof *to->lines);
    }
    to->lines[to->rows++] = line;
}

static int read_row(reader *from) {
    const long long line = from->line;
    const size_t first = from->count;
    field_end end = FIELD_END;
    while (end == FIELD_END) {
        const char *field = NULL;
        end = read_field(from, &field);
        add_cell(from, field);
    }
    const size_t width = from->count - first;
    from->line++;
    if (end == FIELD_WRONG) {
        return csv_wrong(from->path, line, say((words){"a quote is not closed", "dấu ngoặc kép chưa đóng"}, from->how->language), NULL);
    }
    if (width == 1 && from->to->cells[first][0] == '\0') {
        from->count = first; /* a blank line */
        return EXIT_FINE;
    }
    from->to->columns = from->to->rows == 0 ? width : from->to->columns;
    add_row(from, line);
    return width == from->to->columns
               ? EXIT_FINE
               : csv_wrong(from->path, line,
                           say((words){"not as many fields as the header has", "số cột khác với dòng tiêu đề"}, from->how->language), NULL);
}

int csv_read(const options *how, const char *path, csv_cells *to) {
    file_text text = {NULL, 0};
    memset(to, 0, sizeof *to);
    if (!file_read(path, how->language, &text)) {
        return EXIT_INPUT;
    }
    to->bytes = (char *)must_resize(text.bytes, text.length + 2, 1);
    to->bytes[text.length] = '\0';
    to->bytes[text.length + 1] = '\0';
    reader from = {.how = how, .path = path, .at = to->bytes, .end = to->bytes + text.length, .line = 1, .to = to};
    from.at += text.length >= 3 && memcmp(to->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    int status = EXIT_FINE;
    while (status == EXIT_FINE && from.at < from.end) {
        status = read_row(&from);
    }
    if (status == EXIT_FINE && to->rows == 0) {
        status = csv_wrong(path, 1, say((words){"the file is empty", "tệp rỗng"}, how->language), NULL);
    }
    return status;
}

void csv_release(csv_cells *from) {
    free(from->bytes);
    free(from->cells);
    free(from->lines);
}

const char *csv_cell(const csv_cells *from, size_t row, size_t column) {
    return from->cells[row * from->columns + column];
}

size_t csv_column(const csv_cells *from, const char *name) {
    size_t column = 0;
    while (column < from->columns && strcmp(csv_cell(from, 0, column), name) != 0) {
        column++;
    }
    return column;
}
