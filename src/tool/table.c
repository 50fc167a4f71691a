#include "tool/table.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "tool/memory.h"

size_t display_width(const char *text) {
    const utf8proc_uint8_t *at = (const utf8proc_uint8_t *)text;
    size_t width = 0;
    while (*at != 0) {
        utf8proc_int32_t point = 0;
        const utf8proc_ssize_t length = utf8proc_iterate(at, -1, &point);
        if (length <= 0) { /* no UTF-8: the terminal shows something of one column */
            width++;
            at++;
            continue;
        }
        width += (size_t)utf8proc_charwidth(point);
        at += length;
    }
    return width;
}

void table_begin(table *to) {
    memset(to, 0, sizeof *to);
}

void table_column(table *to, const char *title, alignment align) {
    to->titles[to->columns] = title;
    to->alignments[to->columns++] = align;
}

/* A copy on one line: what would break it becomes a space. */
static char *one_line(const char *text) {
    const size_t length = strlen(text);
    char *copy = (char *)must_allocate(length + 1, 1);
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)text[i];
        copy[i] = c < 0x20 || c == 0x7F ? ' ' : text[i];
    }
    return copy;
}

void table_cell(table *to, const char *text) {
    if (to->count == to->capacity) {
        to->capacity = to->capacity == 0 ? 64 : to->capacity * 2;
        to->cells = (char **)must_resize(to->cells, to->capacity, sizeof *to->cells);
    }
    to->cells[to->count++] = one_line(text);
}

static void measure(const table *from, size_t widths[TABLE_COLUMNS]) {
    for (size_t i = 0; i < from->columns; i++) {
        widths[i] = display_width(from->titles[i]);
    }
    for (size_t i = 0; i < from->count; i++) {
        const size_t width = display_width(from->cells[i]);
        size_t *widest = &widths[i % from->columns];
        *widest = width > *widest ? width : *widest;
    }
}

static void print_repeated(FILE *out, const char *text, size_t times) {
    while (times-- > 0) {
        fputs(text, out);
    }
}

/* `last` cells that stand left are not filled up: no spaces at the end of a line. */
static void print_cell(FILE *out, const char *text, alignment align, size_t width, int last) {
    const size_t padding = width - display_width(text);
    print_repeated(out, " ", align == ALIGN_RIGHT ? padding : 0);
    fputs(text, out);
    print_repeated(out, " ", align == ALIGN_LEFT && !last ? padding : 0);
    fputs(last ? "\n" : "  ", out);
}

static void print_row(const table *from, FILE *out, const char *const *cells, const size_t *widths) {
    size_t last = from->columns - 1;
    while (last > 0 && cells[last][0] == '\0') { /* nor empty cells */
        last--;
    }
    for (size_t i = 0; i <= last; i++) {
        print_cell(out, cells[i], from->alignments[i], widths[i], i == last);
    }
}

void table_print(const table *from, FILE *out) {
    size_t widths[TABLE_COLUMNS];
    measure(from, widths);
    print_row(from, out, from->titles, widths);
    for (size_t i = 0; i < from->columns; i++) {
        print_repeated(out, "─", widths[i]);
        fputs(i + 1 == from->columns ? "\n" : "  ", out);
    }
    for (size_t i = 0; i + from->columns <= from->count; i += from->columns) {
        print_row(from, out, (const char *const *)from->cells + i, widths);
    }
}

void table_end(table *to) {
    for (size_t i = 0; i < to->count; i++) {
        free(to->cells[i]);
    }
    free(to->cells);
    memset(to, 0, sizeof *to);
}
