/* Where something stands in a CSV text, and saying that it is wrong. */
#include "facts/csv.h"

emul__csv_mark emul__csv_here(const emul__csv *csv, int32_t column) {
    emul__csv_mark mark = csv->here;
    mark.column = column;
    mark.offset = csv->fields[column].offset;
    return mark;
}

emul__csv_mark emul__csv_header_mark(const emul__csv *csv, int32_t column) {
    emul__csv_mark mark = csv->header;
    mark.column = column;
    mark.offset = csv->header_offsets[column];
    return mark;
}

/* Goes from the start of the record to the place: line ends between them lie within quotes. */
emul__place emul__csv_place(const emul__csv *csv, emul__csv_mark mark) {
    emul__place place = {.input = csv->input, .line = mark.record_line, .row = mark.record + 1};
    size_t line_start = mark.record_start;
    for (size_t at = mark.record_start; at < mark.offset; at++) {
        const char next = at + 1 < csv->length ? csv->bytes[at + 1] : '\0';
        if (csv->bytes[at] == '\n' || (csv->bytes[at] == '\r' && next != '\n')) {
            line_start = at + 1;
            place.line++;
        }
    }
    place.column = emul__text_characters((emul__text){csv->bytes + line_start, mark.offset - line_start}) + 1;
    if (mark.column >= 0 && (size_t)mark.column < csv->name_count) {
        place.field = csv->names[mark.column];
    }
    return place;
}

int64_t emul__csv_line(const emul__csv *csv, emul__csv_mark mark) {
    return emul__csv_place(csv, mark).line;
}

void emul__csv_report(emul__csv *csv, emul__csv_mark mark, emul__diagnostic problem) {
    problem.place = emul__csv_place(csv, mark);
    const bool first = csv->status == EMUL_OK || problem.place.line < csv->status_line ||
                       (problem.place.line == csv->status_line && problem.place.column < csv->status_column);
    emul__report(csv->error, &problem);
    csv->reported++;
    if (first) {
        csv->status = problem.code;
        csv->status_line = problem.place.line;
        csv->status_column = problem.place.column;
    }
}

bool emul__csv_worth(const emul__csv *csv, int64_t cost) {
    enum { KEPT = 256 /* no error object keeps more */, COMPARISONS = 4000000 };
    return csv->error != NULL && csv->reported < KEPT && (csv->reported == 0 || cost <= COMPARISONS / csv->reported);
}

emul_status emul__csv_status(emul__csv *csv) {
    emul__error_sort(csv->error);
    return csv->status;
}

emul_status emul__csv_no_memory(emul__csv *csv) {
    emul__error_clear(csv->error);
    return emul__report_memory(csv->error);
}

emul__text emul__digits_of(emul__digits *digits, int64_t value) {
    const emul__text text = {digits->bytes, emul__integer_write(value, digits->bytes)};
    return text;
}
