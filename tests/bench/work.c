#include "bench/work.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "support/random.h"

enum { GROUPS = 997, ID = 24 };

void work_need(int fine, const work *of) {
    if (!fine) {
        fprintf(stderr, "%s\n", emul_error_message(of->error, 0, EMUL_ENGLISH));
        exit(1);
    }
}

static void *room(int64_t count, size_t size) {
    void *block = calloc((size_t)count, size);
    if (block == NULL) {
        fprintf(stderr, "out of memory\n");
        exit(1);
    }
    return block;
}

static void add_criteria(work *of) {
    for (int i = 0; i < WORK_CRITERIA; i++) {
        char id[ID];
        char rule[64];
        const emul_criterion spec = {.struct_size = sizeof spec, .id = id, .max = "5", .points = rule};
        snprintf(id, sizeof id, "C%d", i);
        snprintf(rule, sizeof rule, "proportional(f%d / f%d@plan)", i, i);
        work_need(emul_regulation_add_criterion(of->regulation, 0, -1, &spec, NULL, of->error) == EMUL_OK, of);
    }
}

static void add_classes(work *of) {
    static const char *const ids[] = {"A", "B", "C", "D"};
    static const char *const conditions[] = {"total >= 90", "total >= 80", "total >= 65", NULL};
    for (int i = 0; i < 4; i++) {
        const emul_class spec = {.struct_size = sizeof spec, .id = ids[i], .when = conditions[i]};
        work_need(emul_regulation_add_class(of->regulation, 0, &spec, NULL, of->error) == EMUL_OK, of);
    }
}

static void make_regulation(work *of) {
    const emul_header header = {.struct_size = sizeof header, .id = "bench", .rounding = "2"};
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "unit", .group = "cluster"};
    const emul_award award = {.struct_size = sizeof award, .id = "cup", .take = "20% per cluster", .at_cut = "all"};
    work_need(emul_regulation_create(NULL, &of->regulation, of->error) == EMUL_OK, of);
    work_need(emul_regulation_set_header(of->regulation, &header, of->error) == EMUL_OK, of);
    work_need(emul_regulation_add_scorecard(of->regulation, &scorecard, NULL, of->error) == EMUL_OK, of);
    add_criteria(of);
    work_need(emul_regulation_add_order(of->regulation, 0, "total desc", of->error) == EMUL_OK, of);
    work_need(emul_regulation_add_order(of->regulation, 0, "points(C0) desc", of->error) == EMUL_OK, of);
    add_classes(of);
    work_need(emul_regulation_add_award(of->regulation, &award, NULL, of->error) == EMUL_OK, of);
    work_need(emul_regulation_finish(of->regulation, of->error) == EMUL_OK, of);
}

static void make_roster(work *of, int64_t n) {
    char *texts = (char *)room(2 * n, ID);
    const char **ids = (const char **)room(n, sizeof *ids);
    const char **clusters = (const char **)room(n, sizeof *clusters);
    for (int64_t i = 0; i < n; i++) {
        char *id = texts + 2 * i * ID;
        snprintf(id, ID, "u%lld", (long long)i);
        snprintf(id + ID, ID, "g%lld", (long long)(i * 7919 % GROUPS));
        ids[i] = id;
        clusters[i] = id + ID;
    }
    work_need(emul_roster_create(NULL, &of->roster, of->error) == EMUL_OK, of);
    work_need(emul_roster_append(of->roster, n, ids, NULL, NULL, NULL, NULL, of->error) == EMUL_OK, of);
    work_need(emul_roster_set_attribute_column(of->roster, "cluster", n, clusters, of->error) == EMUL_OK, of);
    free(texts);
    free(ids);
    free(clusters);
}

/* Plans of 100 to 999; done is half of the plan to one and a half. */
static void make_ledger(work *of, int64_t n) {
    random_source random = {1};
    emul_decimal *done = (emul_decimal *)room(n, sizeof *done);
    emul_decimal *plan = (emul_decimal *)room(n, sizeof *plan);
    work_need(emul_ledger_create(NULL, &of->ledger, of->error) == EMUL_OK, of);
    for (int k = 0; k < WORK_CRITERIA; k++) {
        char indicator[ID];
        snprintf(indicator, sizeof indicator, "f%d", k);
        for (int64_t i = 0; i < n; i++) {
            const int64_t units = random_between(&random, 100, 999);
            plan[i] = units * EMUL_DECIMAL_ONE;
            done[i] = units * random_between(&random, 50, 149) / 100 * EMUL_DECIMAL_ONE;
        }
        work_need(emul_ledger_add_column(of->ledger, indicator, NULL, NULL, n, done, of->error) == EMUL_OK, of);
        work_need(emul_ledger_add_column(of->ledger, indicator, "plan", NULL, n, plan, of->error) == EMUL_OK, of);
    }
    free(done);
    free(plan);
}

void work_make(work *of, int64_t n) {
    *of = (work){.error = emul_error_create(NULL)};
    make_regulation(of);
    make_roster(of, n);
    make_ledger(of, n);
}

void work_end(work *of) {
    emul_ledger_destroy(of->ledger);
    emul_roster_destroy(of->roster);
    emul_regulation_destroy(of->regulation);
    emul_error_destroy(of->error);
}

double work_seconds(void) {
    struct timespec now;
    timespec_get(&now, TIME_UTC);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}
