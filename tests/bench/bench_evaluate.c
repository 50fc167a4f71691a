/* How long one evaluation takes (bench/work.h). Prints; asserts nothing.
 * Usage: bench_evaluate [SUBJECTS [RUNS]] */
#include <stdio.h>
#include <stdlib.h>

#include "bench/work.h"

int main(int argc, char **argv) {
    const int64_t n = argc > 1 ? atoll(argv[1]) : 1000000;
    const int runs = argc > 2 ? atoi(argv[2]) : 5;
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = EMUL_EXPLAIN_NONE};
    work of;
    work_make(&of, n);
    for (int i = 0; i < runs; i++) {
        emul_result *result = NULL;
        const double start = work_seconds();
        work_need(emul_evaluate(of.regulation, of.roster, of.ledger, &options, &result, of.error) == EMUL_OK, &of);
        const double took = work_seconds() - start;
        printf("%lld subjects x %d criteria: %.6f s, %.2f ns a cell\n", (long long)n, WORK_CRITERIA, took,
               took * 1e9 / (double)(n * WORK_CRITERIA));
        emul_result_destroy(result);
    }
    work_end(&of);
    return 0;
}
