/* Reading records row by row. */
#include "facts/records_csv.h"

#include "facts/subjects.h"

/* False, and reported, if one that must be there is not. */
static bool find_columns(const emul__record_form *form, emul__record_reader *reader) {
    bool complete = true;
    for (int32_t i = 0; i < form->column_count; i++) {
        const emul__text name = emul__text_of(form->columns[i]);
        const bool required = i < form->required;
        reader->columns[i] = required ? emul__csv_required_column(&reader->csv, name, form->known) : emul__csv_column(&reader->csv, name);
        complete = complete && (reader->columns[i] >= 0 || !required);
    }
    if (complete) {
        emul__csv_refuse_others(&reader->csv, reader->columns, (size_t)form->column_count, form->known);
    }
    return complete;
}

static bool read_rows(const emul__record_form *form, emul__record_reader *reader) {
    emul__csv_step step = EMUL__CSV_END;
    const bool complete = find_columns(form, reader);
    while (complete && (step = emul__csv_next(&reader->csv)) == EMUL__CSV_RECORD) {
        if (!form->read_row(reader)) {
            return false;
        }
    }
    return step == EMUL__CSV_END;
}

emul_status emul__records_parse(const emul__record_form *form, emul_ledger *ledger, const emul_roster *roster, const char *text,
                                size_t length, const emul_csv_options *options, emul_error *error) {
    emul__error_clear(error);
    if (ledger == NULL || roster == NULL) {
        return emul__report_argument(error, ledger == NULL ? "ledger" : "roster");
    }
    emul__record_reader reader = {.roster = roster};
    emul__change_begin(&reader.change, ledger);
    emul_status status = emul__csv_open(&reader.csv, &ledger->allocator, text, length, options, error);
    if (status == EMUL_OK) {
        status = read_rows(form, &reader) ? emul__csv_status(&reader.csv) : emul__csv_no_memory(&reader.csv);
    }
    emul__change_end(&reader.change, status == EMUL_OK);
    emul__csv_close(&reader.csv);
    return status;
}
