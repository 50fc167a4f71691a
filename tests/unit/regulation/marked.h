/* A regulation text with marks where problems must be found: "max: ¦10,5". The marks are taken out before it is read, so that a place is told by
 * what stands there and not by counting. */
#ifndef EMUL_TEST_MARKED_H
#define EMUL_TEST_MARKED_H

#include "emul/regulation.h"

enum { MARKED_PLACES = 8 };

typedef struct marked_text {
    char *text;
    size_t length;
    int64_t count;
    int64_t line[MARKED_PLACES];
    int64_t column[MARKED_PLACES];
} marked_text;

void marked_text_init(marked_text *marked, const char *with_marks);
void marked_text_destroy(marked_text *marked);

typedef struct marked_example {
    const char *text;
    const char *field;                /* of the first problem; NULL: any */
    emul_status codes[MARKED_PLACES]; /* of the problems, in order */
} marked_example;

/* True if exactly the marked places of the text are reported, with words in both languages, or, without marks, if it is accepted. */
int agrees_with_marks(const char *with_marks, const emul_status codes[MARKED_PLACES], const char *field);
/* Asserts (cmocka) that of all examples, after printing those of which it is not true. */
void check_examples(const marked_example *examples, size_t count);

#endif
