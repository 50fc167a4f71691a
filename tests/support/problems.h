/* What a call is expected to complain of. */
#ifndef EMUL_TEST_PROBLEMS_H
#define EMUL_TEST_PROBLEMS_H

#include "emul/base.h"

typedef struct expected_problem {
    emul_status code;
    int64_t line, column; /* 0: none */
    int64_t row;          /* -1: none */
    const char *field;    /* "": none */
    const char *english, *vietnamese;
    const char *hint; /* English; NULL: not looked at, but there must be one in both languages or in neither */
} expected_problem;

/* Asserts (cmocka) that the list is exactly this one, and that every text is there in both languages, one line without full stop. */
void expect_problems(const emul_error *error, const expected_problem *expected, int64_t count);

#endif
