/* CSV of what the ledger keeps beside facts: past awards, ballots, achievements. One record a row, each of one subject; all or none. */
#ifndef EMUL_FACTS_RECORDS_CSV_H
#define EMUL_FACTS_RECORDS_CSV_H

#include "facts/csv.h"
#include "facts/facts.h"

enum { EMUL__RECORD_COLUMNS = 12 };

typedef struct emul__record_reader {
    emul__csv csv;
    const emul_roster *roster;
    emul__change change;
    int32_t columns[EMUL__RECORD_COLUMNS]; /* numbered as those of the form; -1: not there */
} emul__record_reader;

/* A kind of record. */
typedef struct emul__record_form {
    const char *const *columns; /* [column_count], at most EMUL__RECORD_COLUMNS; those that must be there first */
    int32_t column_count, required;
    const char *known;                             /* the columns as messages list them */
    bool (*read_row)(emul__record_reader *reader); /* says all that is wrong with the row; false when memory is out */
} emul__record_form;

/* Reads a whole text: the body of the public readers. */
emul_status emul__records_parse(const emul__record_form *form, emul_ledger *ledger, const emul_roster *roster, const char *text,
                                size_t length, const emul_csv_options *options, emul_error *error);

#endif
