/* CSV as RFC 4180 has it: records of fields, each with its place in the text. Lines end with LF, CRLF or CR. */
#ifndef EMUL_FACTS_CSV_H
#define EMUL_FACTS_CSV_H

#include "base/diagnostic.h"
#include "base/intern.h"
#include "emul/roster.h"

/* Where a field stands: enough to find line and column again when there is something to say about it. */
typedef struct emul__csv_mark {
    int64_t record;      /* 0: the header */
    int64_t record_line; /* on which the record starts */
    size_t record_start; /* bytes */
    size_t offset;       /* of the field */
    int32_t column;      /* number of the field, from 0 */
} emul__csv_mark;

typedef struct emul__csv_field {
    emul__text text; /* without quotes, trimmed, in normal form C */
    size_t offset;
} emul__csv_field;

typedef struct emul__csv {
    emul_allocator allocator;
    emul__text input; /* name of the text */
    const char *bytes;
    size_t length;
    char separator, decimal_mark;
    size_t at;    /* next byte */
    int64_t line; /* on which it stands */
    /* the header */
    emul__arena names_arena;
    emul__text *names;      /* [name_count] of the columns; empty: a column that must be empty */
    size_t *header_offsets; /* [name_count] where the names stand */
    size_t name_count;
    emul__csv_mark header;
    bool has_unnamed;
    size_t body; /* where the first record after the header starts */
    int64_t body_line;
    /* the record that was read last */
    emul__arena arena; /* texts that are not as they stand in the input; they live until the next record */
    emul__arena_mark arena_start;
    emul__csv_field *fields;
    size_t field_count, field_capacity;
    emul__csv_mark here; /* of the record */
    size_t record_end;   /* of its last field */
    bool broken;         /* the record has been complained of */
    /* what was found wrong */
    emul_error *error;
    int64_t reported;
    emul_status status;
    int64_t status_line, status_column;
} emul__csv;

enum { EMUL__CSV_COLUMNS = 4096, EMUL__CSV_FIELD_BYTES = 1 << 20, EMUL__CSV_TEXT_BYTES = 1 << 30 };

typedef enum emul__csv_step { EMUL__CSV_RECORD, EMUL__CSV_END, EMUL__CSV_NO_MEMORY } emul__csv_step;

/* Checks the text and the options and reads the header. The outcome is EMUL_OK, or has been reported; emul__csv_close is due in any case. */
emul_status emul__csv_open(emul__csv *csv, const emul_allocator *allocator, const char *text, size_t length,
                           const emul_csv_options *options, emul_error *error);
void emul__csv_close(emul__csv *csv);
/* Reads the next record that is sound and not blank. Records that are not sound have been reported and are skipped. */
emul__csv_step emul__csv_next(emul__csv *csv);
/* A second reader of the same records, from the first on, which says nothing. Closed before the first. */
void emul__csv_again(const emul__csv *csv, emul__csv *again);

/* Number of the column, or -1. */
int32_t emul__csv_column(const emul__csv *csv, emul__text name);
/* The same for one that must be there: reported. `columns` names all that the reader knows. */
int32_t emul__csv_required_column(emul__csv *csv, emul__text name, const char *columns);
/* The column's text in the record read last; empty for column -1. */
emul__text emul__csv_text(const emul__csv *csv, int32_t column);

emul__csv_mark emul__csv_here(const emul__csv *csv, int32_t column);
emul__csv_mark emul__csv_header_mark(const emul__csv *csv, int32_t column);
/* Where that is, for messages. */
emul__place emul__csv_place(const emul__csv *csv, emul__csv_mark mark);
/* The line on which the place stands. */
int64_t emul__csv_line(const emul__csv *csv, emul__csv_mark mark);
/* Reports a problem at the place; fills in where. */
void emul__csv_report(emul__csv *csv, emul__csv_mark mark, emul__diagnostic problem);
/* Whether the next problem will be kept: else it is not worth much work to describe it. `cost` is in comparisons. */
bool emul__csv_worth(const emul__csv *csv, int64_t cost);
/* Sorts what was reported and gives the status of the first problem, EMUL_OK if there was none. */
emul_status emul__csv_status(emul__csv *csv);
/* The status when memory is out: that alone is reported, for what else is wrong is not known to its end. */
emul_status emul__csv_no_memory(emul__csv *csv);

/* A whole number as text, for messages. */
typedef struct emul__digits {
    char bytes[EMUL__INTEGER_CAPACITY];
} emul__digits;
emul__text emul__digits_of(emul__digits *digits, int64_t value);

#endif
