/* A small made-up regulation in which single rules are compiled and run on facts given as text, without readers and evaluation. */
#ifndef EMUL_TEST_EXPRESSION_BENCH_H
#define EMUL_TEST_EXPRESSION_BENCH_H

#include "expression/expression.h"

/* Its names:
 *   indicators   visits, beds (numbers), self_report (yes_no), rating (labels tot, kha, trung_binh, yeu), quality (number, rolls up by its mean)
 *   values       progress: visits / visits@plan · unreported: not self_report · mark: rating · nine: 9 · broken: visits + self_report
 *   tables       early: rows 0, 1000, 2000; columns 1 %, 5 %, 10 %; cells 0.5 1.1 1.7 / 0.9 1.5 2.1 / 1.3 1.9 2.7
 *   scorecards   unit (criteria I: max 60; I.1: max 30; 1.2: max 10; II: no max; classes xuat_sac, tot, hoan_thanh), member (criterion M, no classes)
 *   awards       co_thi_dua, giay_khen */
typedef struct bench {
    emul__arena arena;
    emul__names names;
    emul__inputs inputs;
    emul__compiler compiler;
    emul_error *error;
} bench;

/* Rules about leaf I.1 of the scorecard unit that may speak of everything. */
emul__request bench_request(const char *rule, emul__type want);
/* False if the allocator (NULL: the usual one) fails; close it all the same. */
bool bench_open(bench *b, const emul_allocator *allocator);
void bench_close(bench *b);
/* "3", "-0.5", "1/3"; "yes", "no"; "missing", "n/a", "no level", "division", "overflow". */
emul__ratio bench_value(const char *text);
bool bench_same(emul__ratio a, emul__ratio b);
/* Runs the program on one subject whose facts are `facts`: "visits = 9; visits@plan = 10; class(unit) = tot". What is not given is missing.
 * Runs it as row 600 of a long column too and as a trace, and fails the test if they differ. */
emul__ratio bench_run(bench *b, const emul__program *program, const char *facts);

#endif
