/* How the library says what is wrong. Every message is written where it is raised, in both languages, with {0}..{5} for its arguments. */
#ifndef EMUL_BASE_DIAGNOSTIC_H
#define EMUL_BASE_DIAGNOSTIC_H

#include "base/text.h"

/* From here on, `offset` bytes into a text, it stands at another place than if it simply ran on. */
typedef struct emul__break {
    size_t offset;
    int64_t line, column;
} emul__break;

/* In order of offsets; none: the text is written as it reads, line by line. */
typedef struct emul__breaks {
    const emul__break *at;
    size_t count;
} emul__breaks;

/* Where: zero / NULL parts are absent; row is the row + 1 so that zero is absent too. */
typedef struct emul__place {
    emul__text input; /* name of the input */
    int64_t line;     /* from 1 */
    int64_t column;   /* characters, from 1 */
    int64_t row;      /* row + 1 */
    emul__text field;
    emul__breaks breaks; /* of the text that begins here */
} emul__place;

typedef struct emul__diagnostic {
    emul_status code;
    emul__place place;
    const char *english;
    const char *vietnamese;
    const char *hint_english;    /* or NULL */
    const char *hint_vietnamese; /* or NULL; given with hint_english */
    emul__text arguments[6];     /* {0} .. {5}, in messages and hints */
} emul__diagnostic;

/* Public entry points call this first: the list holds the diagnostics of one call only. NULL allowed. */
void emul__error_clear(emul_error *error);
/* Adds one diagnostic and returns its code, so that `return emul__report(error, &(emul__diagnostic){...});` reads well. error may be NULL.
 * Never allocates. Texts are cut at a character's end if they do not fit. */
emul_status emul__report(emul_error *error, const emul__diagnostic *diagnostic);
/* The two that need no words of their own. */
emul_status emul__report_memory(emul_error *error);
emul_status emul__report_argument(emul_error *error, const char *parameter);
/* Sorts the diagnostics by line, then column, then order of arrival (those without line last): readers call it before they return. */
void emul__error_sort(emul_error *error);

#endif
