/* A folder with regulation.yaml, roster.csv, facts.csv and perhaps criteria.csv, members.csv, facts-earlier.csv, history.csv, ballots.csv and
 * achievements.csv, read into memory once and loaded into objects as often as needed. */
#ifndef EMUL_TEST_CASE_H
#define EMUL_TEST_CASE_H

#include "emul/emul.h"

typedef struct case_text {
    char *bytes; /* NUL-terminated; NULL when there is no such file */
    size_t length;
} case_text;

typedef struct case_texts {
    case_text regulation;
    case_text criteria;
    case_text roster;
    case_text facts;
    case_text earlier; /* facts-earlier.csv: those of the years before */
    case_text history;
    case_text members;
    case_text ballots;
    case_text achievements;
} case_texts;

typedef struct case_objects {
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
} case_objects;

/* A whole file, or NULL bytes. Free with case_text_destroy. */
case_text case_text_read(const char *folder, const char *name);
void case_text_destroy(case_text *text);

/* Fails the test (cmocka) when the regulation, the roster or the facts are missing. */
void case_texts_read(case_texts *texts, const char *folder);
void case_texts_destroy(case_texts *texts);

/* Makes the objects with this allocator; on failure none is left. */
emul_status case_objects_create(case_objects *objects, const case_texts *texts, const emul_allocator *allocator, emul_error *error);
void case_objects_destroy(case_objects *objects);

/* The result as JSON, in memory that the caller frees; NULL if it cannot be written. */
char *case_result_json(const emul_result *result);

#endif
