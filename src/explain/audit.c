/* Past awards against the rules: year by year, each award's conditions on what came before it. */
#include "explain/audit.h"

#include <stddef.h>
#include <string.h>

#include "base/options.h"
#include "explain/rows.h"

/* ---- begin and end ---- */

bool emul__inspection_stop(emul__inspection *of, emul_status status) {
    of->status = of->status == EMUL_OK ? status : of->status;
    return false;
}

static emul_audit *make_audit(const emul_allocator *allocator) {
    const emul_allocator own = emul__allocator(allocator);
    emul_audit *audit = (emul_audit *)emul__allocate_zeroed(&own, 1, sizeof *audit);
    if (audit != NULL) {
        audit->allocator = own;
        emul__arena_init(&audit->arena, &own);
    }
    return audit;
}

void emul_audit_destroy(emul_audit *audit) {
    if (audit == NULL) {
        return;
    }
    const emul_allocator own = audit->allocator;
    emul__release(&own, audit->items, audit->capacity, sizeof *audit->items);
    emul__arena_destroy(&audit->arena);
    emul__release(&own, audit, 1, sizeof *audit);
}

static emul_status check_arguments(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                   const emul_options *options, emul_audit *const *audit, emul_error *error) {
    const char *wrong = regulation == NULL ? "regulation" : roster == NULL ? "roster" : ledger == NULL ? "ledger" : NULL;
    if (wrong == NULL && emul__regulation_model(regulation) == NULL) {
        wrong = "regulation";
    }
    if (wrong != NULL || audit == NULL) {
        return emul__report_argument(error, wrong != NULL ? wrong : "audit");
    }
    return options == NULL
               ? EMUL_OK
               : emul__struct_check(options, options->struct_size, offsetof(emul_options, stage), sizeof *options, "options", error);
}

/* Without a period: the last year of the history. */
static emul_status find_period(emul__inspection *of, const emul_options *options, emul_error *error) {
    if (options != NULL && options->period != NULL) {
        const emul_status status = emul__options_period(options, &of->past.period, error);
        return status != EMUL_OK
                   ? status
                   : emul__options_day(options, offsetof(emul_options, law_date), "law_date", of->past.period, &of->past.law_day, error);
    }
    int32_t last = 1;
    for (size_t i = 0; i < of->past.ledger->award_count; i++) {
        const int32_t year = of->past.ledger->awards[i].year;
        last = year > last ? year : last;
    }
    of->past.period = (emul__period){emul__day_of(last, 1, 1), emul__day_of(last, 12, 31)};
    of->past.law_day = of->past.period.to;
    return EMUL_OK;
}

static int32_t award_named(const emul__model *model, emul__text id) {
    for (int32_t i = 0; i < model->award_count; i++) {
        if (emul__text_equal(model->awards[i].id, id)) {
            return i;
        }
    }
    return -1;
}

static bool find_awards(emul__inspection *of) {
    const emul_ledger *ledger = of->past.ledger;
    int32_t *award_of = (int32_t *)emul__arena_allocate(&of->scratch, ledger->award_count + 1, sizeof *award_of);
    int32_t *of_word = (int32_t *)emul__arena_allocate(&of->scratch, ledger->words.count + 1, sizeof *of_word);
    of->award_of = award_of;
    if (award_of == NULL || of_word == NULL) {
        return emul__inspection_stop(of, emul__report_memory(of->past.error));
    }
    for (size_t i = 0; i < ledger->award_count; i++) { /* 0: not looked for yet */
        int32_t *found = &of_word[ledger->awards[i].title];
        *found = *found != 0 ? *found : 2 + award_named(of->past.model, ledger->words.texts[ledger->awards[i].title]);
        award_of[i] = *found - 2;
    }
    return true;
}

bool emul__inspection_begin(emul__inspection *of, const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                            const emul_options *options, emul_audit **audit, emul_error *error) {
    *of = (emul__inspection){.past = {.roster = roster, .ledger = ledger, .error = error}};
    const emul_allocator own = emul__allocator(options == NULL ? NULL : options->allocator);
    of->past.allocator = own;
    emul__arena_init(&of->scratch, &own);
    of->status = check_arguments(regulation, roster, ledger, options, audit, error);
    if (of->status != EMUL_OK) {
        return false;
    }
    of->past.model = emul__regulation_model(regulation);
    of->past.awards = ledger->awards;
    of->status = find_period(of, options, error);
    of->audit = make_audit(&own);
    if (of->audit == NULL) {
        return emul__inspection_stop(of, emul__report_memory(error));
    }
    return of->status == EMUL_OK && find_awards(of);
}

emul_status emul__inspection_end(emul__inspection *of, emul_audit **audit) {
    emul__arena_destroy(&of->scratch);
    if (of->status != EMUL_OK) {
        emul_audit_destroy(of->audit);
        return of->status;
    }
    *audit = of->audit;
    return EMUL_OK;
}

void emul__inspection_years(const emul__inspection *of, int32_t *first, int32_t *last) {
    const int32_t until = emul__period_year(of->past.period);
    *first = INT32_MAX;
    *last = 0;
    for (size_t i = 0; i < of->past.ledger->award_count; i++) {
        const int32_t year = of->past.ledger->awards[i].year;
        if (of->award_of[i] >= 0 && year <= until) {
            *first = year < *first ? year : *first;
            *last = year > *last ? year : *last;
        }
    }
}

/* ---- one year ---- */

typedef struct year_check {
    emul__inspection *of;
    emul__run run;
    int32_t year;
    emul__rows rows; /* by id */
    int32_t *at;     /* [rows] the past award that is tested, -1 */
    uint8_t *mask;   /* [rows] */
    uint8_t *out;    /* [rows] */
} year_check;

/* Whose award of this title and year stands. */
static int64_t find_holders(year_check *check, int32_t award) {
    const emul__inspection *of = check->of;
    int64_t holders = 0;
    for (int64_t row = 0; row < check->run.result->rows; row++) {
        check->at[row] = -1;
        check->mask[row] = 0;
    }
    for (size_t i = 0; i < of->past.ledger->award_count; i++) {
        const emul__past_award *given = &of->past.awards[i];
        if (of->award_of[i] == award && given->year == check->year && !given->revoked) {
            check->at[given->row] = (int32_t)i;
            check->mask[given->row] = 1;
            holders++;
        }
    }
    return holders;
}

static bool note_failures(year_check *check, int32_t award, int32_t condition, emul__rest rest) {
    for (int64_t i = 0; i < check->rows.count; i++) {
        const int64_t row = check->rows.rows[i];
        const bool unknown = check->out[row] == EMUL__UNKNOWN;
        if (!check->mask[row] || check->out[row] == EMUL__TRUE || (unknown && rest == EMUL__REST_AWARDED)) {
            continue;
        }
        const emul__found found = {.row = row,
                                   .award = award,
                                   .past = check->at[row],
                                   .condition = condition,
                                   .year = check->year,
                                   .verdict = unknown ? EMUL_VERDICT_UNKNOWN : EMUL_VERDICT_BROKEN,
                                   .because = -1,
                                   .result = check->run.result};
        if (!emul__audit_note(check->of, &check->run, &found)) {
            return false;
        }
    }
    return true;
}

static bool check_conditions(year_check *check, int32_t award) {
    const emul__model *model = check->of->past.model;
    const emul__model_award *of = &model->awards[award];
    for (int32_t i = of->first_condition; i < of->first_condition + of->condition_count; i++) {
        const emul__model_condition *condition = &model->conditions[i];
        const emul__rest rest = emul__program_rests(model, &condition->test);
        if (rest == EMUL__REST_NONE || !emul__spans_hold(&condition->in_force, check->run.result->law_day)) {
            continue;
        }
        if (!emul__run_truths(&check->run, &condition->test, check->mask, check->out)) {
            return emul__inspection_stop(check->of, check->run.status);
        }
        if (!note_failures(check, award, i, rest)) {
            return false;
        }
    }
    return true;
}

static bool check_awards(year_check *check) {
    for (int32_t award = 0; award < check->of->past.model->award_count; award++) {
        const int64_t holders = find_holders(check, award);
        if (holders == 0) {
            continue;
        }
        if (!emul__past_in_force(&check->run, award)) {
            check->of->audit->passed_over += holders;
            continue;
        }
        check->of->audit->examined += holders;
        if (!check_conditions(check, award)) {
            return false;
        }
    }
    return true;
}

static bool prepare_year(year_check *check) {
    const int64_t rows = check->run.result->rows;
    check->at = (int32_t *)emul__run_scratch(&check->run, rows, sizeof *check->at);
    check->mask = (uint8_t *)emul__run_scratch(&check->run, rows + 1, 1);
    check->out = (uint8_t *)emul__run_scratch(&check->run, rows + 1, 1);
    if (!emul__run_fine(&check->run)) {
        return false;
    }
    if (!emul__rows_by_id(check->run.result, &check->rows)) {
        emul__run_out_of_memory(&check->run);
    }
    return emul__run_fine(&check->run);
}

static bool any_in(const emul__inspection *of, int32_t year) {
    for (size_t i = 0; i < of->past.ledger->award_count; i++) {
        if (of->award_of[i] >= 0 && of->past.awards[i].year == year && !of->past.awards[i].revoked) {
            return true;
        }
    }
    return false;
}

static bool check_year(emul__inspection *of, int32_t year) {
    year_check check = {.of = of, .year = year};
    bool done = emul__past_open(&of->past, year, &check.run) && prepare_year(&check);
    if (!done) {
        (void)emul__inspection_stop(of, check.run.status);
    }
    done = done && check_awards(&check);
    if (check.rows.rows != NULL) {
        emul__rows_release(check.run.result, &check.rows);
    }
    emul__past_close(&check.run);
    return done;
}

emul_status emul_history_check(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                               const emul_options *options, emul_audit **audit, emul_error *error) {
    emul__inspection of;
    emul__error_clear(error);
    if (emul__inspection_begin(&of, regulation, roster, ledger, options, audit, error)) {
        int32_t year = 0;
        int32_t last = 0;
        emul__inspection_years(&of, &year, &last);
        for (; of.status == EMUL_OK && year <= last; year++) {
            (void)(!any_in(&of, year) || check_year(&of, year));
        }
    }
    return emul__inspection_end(&of, audit);
}
