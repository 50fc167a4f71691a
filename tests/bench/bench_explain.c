/* What explanations cost: an evaluation that keeps what they need against one that does not, in turn, and then the explanation of one subject
 * (bench/work.h). Prints medians and their ratio; asserts nothing.
 * Usage: bench_explain [SUBJECTS [RUNS]] */
#include <stdio.h>
#include <stdlib.h>

#include "bench/work.h"

enum { MOST_RUNS = 99 };

typedef struct times {
    double took[MOST_RUNS];
    int count;
} times;

static int compare(const void *a, const void *b) {
    const double left = *(const double *)a;
    const double right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(times *of) {
    qsort(of->took, (size_t)of->count, sizeof of->took[0], compare);
    return of->took[of->count / 2];
}

static emul_result *evaluate(const work *of, int32_t explain, times *to) {
    const emul_options options = {.struct_size = sizeof options, .period = "2024", .explain = explain};
    emul_result *result = NULL;
    const double start = work_seconds();
    work_need(emul_evaluate(of->regulation, of->roster, of->ledger, &options, &result, of->error) == EMUL_OK, of);
    to->took[to->count++] = work_seconds() - start;
    return result;
}

/* Subjects from all over the roster; the longest group has a thousandth of it. */
static void explain_some(const work *of, const emul_result *result, times *to) {
    enum { SOME = 49 };
    const int64_t n = emul_result_rows(result);
    for (int64_t i = 0; i < SOME; i++) {
        emul_explanation *explanation = NULL;
        const double start = work_seconds();
        work_need(emul_result_explain(result, i * (n - 1) / (SOME - 1), NULL, &explanation, of->error) == EMUL_OK, of);
        to->took[to->count++] = work_seconds() - start;
        emul_explanation_destroy(explanation);
    }
}

int main(int argc, char **argv) {
    const int64_t n = argc > 1 ? atoll(argv[1]) : 1000000;
    const int asked = argc > 2 ? atoi(argv[2]) : 5;
    const int runs = asked < 1 || asked > MOST_RUNS ? MOST_RUNS : asked;
    times without = {.count = 0};
    times with = {.count = 0};
    times one = {.count = 0};
    work of;
    work_make(&of, n);
    for (int i = 0; i < runs; i++) {
        emul_result_destroy(evaluate(&of, EMUL_EXPLAIN_NONE, &without));
        emul_result *result = evaluate(&of, EMUL_EXPLAIN_ALL, &with);
        if (i == runs - 1) {
            explain_some(&of, result, &one);
        }
        emul_result_destroy(result);
    }
    const double base = median(&without);
    const double kept = median(&with);
    printf("%lld subjects x %d criteria, medians of %d\n", (long long)n, WORK_CRITERIA, runs);
    printf("not explained   %.6f s\n", base);
    printf("explained       %.6f s, ratio %.3f\n", kept, kept / base);
    printf("one subject     %.6f s, ratio %.6f\n", median(&one), median(&one) / base);
    work_end(&of);
    return 0;
}
