/* What falls with an award that is annulled (Law 06/2022/QH15 Art. 93): year by year what had held with it and does not hold without it; what falls counts
 * as annulled for all that comes after it. A past award rests on awards of its own subject alone; what this run decides may rest on those of others. */
#include "explain/audit.h"

#include <stddef.h>
#include <string.h>

#include "explain/rows.h"

typedef struct fall {
    emul__inspection *of;
    int64_t row;
    emul__past_award *after; /* as they are without what has fallen */
    uint8_t *mask, *out;     /* [rows] the subject alone */
    uint8_t *before;         /* [conditions] what they said with the award */
} fall;

/* ---- why it falls ---- */

static bool reads(const emul__model *model, const emul__program *test, emul__text title) {
    for (int32_t i = 0; i < test->read_count; i++) {
        if (emul__text_equal(emul__input_title(model, &model->inputs.items[test->reads[i]]), title)) {
            return true;
        }
    }
    return false;
}

/* The latest finding whose award fell and that the rule reads: of the subject itself, else of anybody; else the award that is annulled. */
static int64_t cause_of(const emul__inspection *of, const emul__program *test, int64_t row) {
    int64_t of_others = 0;
    for (int64_t i = (int64_t)of->audit->count - 1; i >= 0; i--) {
        const emul_finding *found = &of->audit->items[i].shown;
        if (found->verdict == EMUL_VERDICT_DOUBTFUL || !reads(of->past.model, test, emul__text_of(found->title))) {
            continue;
        }
        if (found->row == row) {
            return i;
        }
        of_others = of_others == 0 ? i : of_others;
    }
    return of_others;
}

/* ---- past awards ---- */

/* A run of the subject's year, with these awards in the place of the ledger's. */
static bool open_year(const fall *f, const emul__past_award *awards, int32_t year, emul__run *run) {
    emul__past past = f->of->past;
    past.awards = awards;
    return emul__past_open(&past, year, run) || emul__inspection_stop(f->of, run->status);
}

/* Whether the past award is one that may fall in that year. */
static bool may_fall(const fall *f, const emul__run *run, size_t i, int32_t year) {
    const emul__past_award *award = &f->after[i];
    return award->row == f->row && award->year == year && !award->revoked && f->of->award_of[i] >= 0 &&
           emul__past_in_force(run, f->of->award_of[i]);
}

static bool is_tested(const emul__run *run, int32_t condition) {
    const emul__model_condition *of = &run->model->conditions[condition];
    return emul__program_rests(run->model, &of->test) != EMUL__REST_NONE && emul__spans_hold(&of->in_force, run->result->law_day);
}

static bool test_condition(fall *f, emul__run *run, int32_t condition) {
    return emul__run_truths(run, &run->model->conditions[condition].test, f->mask, f->out) || emul__inspection_stop(f->of, run->status);
}

/* What the conditions of the year's awards said with the award that is annulled. */
static bool test_before(fall *f, emul__run *run, int32_t year) {
    for (size_t i = 0; i < f->of->past.ledger->award_count; i++) {
        if (!may_fall(f, run, i, year)) {
            continue;
        }
        const emul__model_award *award = &run->model->awards[f->of->award_of[i]];
        for (int32_t c = award->first_condition; c < award->first_condition + award->condition_count; c++) {
            if (is_tested(run, c) && !test_condition(f, run, c)) {
                return false;
            }
            f->before[c] = f->out[f->row];
        }
    }
    return true;
}

static bool note(fall *f, const emul__run *before, const emul__run *after, size_t past, int32_t condition, emul_verdict verdict) {
    const emul__found found = {.row = f->row,
                               .award = f->of->award_of[past],
                               .past = (int32_t)past,
                               .condition = condition,
                               .year = f->after[past].year,
                               .verdict = verdict,
                               .because = cause_of(f->of, &after->model->conditions[condition].test, f->row),
                               .result = after->result,
                               .before = before->result};
    return emul__audit_note(f->of, after, &found);
}

/* Tests one past award without what has fallen; the first condition that `wanted` is said of decides. */
static bool test_award(fall *f, const emul__run *before, emul__run *after, size_t past, emul_verdict verdict, bool *found) {
    const emul__model_award *award = &after->model->awards[f->of->award_of[past]];
    for (int32_t c = award->first_condition; c < award->first_condition + award->condition_count && !*found; c++) {
        if (!is_tested(after, c)) {
            continue;
        }
        if (!test_condition(f, after, c)) {
            return false;
        }
        const uint8_t now = f->out[f->row];
        *found = verdict == EMUL_VERDICT_FALLS ? now == EMUL__FALSE && f->before[c] != EMUL__FALSE
                                               : now == EMUL__UNKNOWN && f->before[c] == EMUL__TRUE;
        if (*found && !note(f, before, after, past, c, verdict)) {
            return false;
        }
    }
    return true;
}

/* One pass over the year: *fallen if an award fell, which may make others of the year fall. */
static bool pass(fall *f, const emul__run *before, int32_t year, emul_verdict verdict, bool *fallen) {
    emul__run after;
    bool done = open_year(f, f->after, year, &after);
    for (size_t i = 0; done && i < f->of->past.ledger->award_count && !*fallen; i++) {
        bool found = false;
        if (may_fall(f, &after, i, year)) {
            done = test_award(f, before, &after, i, verdict, &found);
        }
        if (done && found && verdict == EMUL_VERDICT_FALLS) {
            f->after[i].revoked = true;
            *fallen = true;
        }
    }
    emul__past_close(&after);
    return done;
}

static bool any_in(const fall *f, int32_t year) {
    for (size_t i = 0; i < f->of->past.ledger->award_count; i++) {
        if (f->after[i].row == f->row && f->after[i].year == year && !f->after[i].revoked && f->of->award_of[i] >= 0) {
            return true;
        }
    }
    return false;
}

static bool fall_in_year(fall *f, int32_t year) {
    emul__run before;
    bool fallen = true;
    bool done = open_year(f, f->of->past.awards, year, &before) && test_before(f, &before, year);
    while (done && fallen) {
        fallen = false;
        done = pass(f, &before, year, EMUL_VERDICT_FALLS, &fallen);
    }
    done = done && pass(f, &before, year, EMUL_VERDICT_DOUBTFUL, &fallen);
    emul__past_close(&before);
    return done;
}

/* ---- this run ---- */

static bool is_open(emul_decision decision) {
    return decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED;
}

static bool note_lost(fall *f, const emul_result *before, const emul_result *after, int32_t award, int64_t row) {
    const int32_t condition = after->awards[award].reason[row];
    const int32_t year = emul__period_year(after->period);
    const emul_ledger *ledger = f->of->past.ledger;
    const int32_t past = emul__ledger_award(ledger, row, after->model->awards[award].id, year);
    const emul__found found = {.row = row,
                               .award = award,
                               .past = -1,
                               .condition = condition,
                               .year = year,
                               .verdict = is_open(after->awards[award].decision[row]) ? EMUL_VERDICT_DOUBTFUL : EMUL_VERDICT_FALLS,
                               .because = condition < 0 ? 0 : cause_of(f->of, &after->model->conditions[condition].test, row),
                               .result = after,
                               .before = before};
    return past >= 0 || emul__audit_note(f->of, NULL, &found); /* of one in the history it has been said */
}

static bool compare_runs(fall *f, const emul_result *before, const emul_result *after) {
    emul__rows rows;
    bool done = emul__rows_by_id(after, &rows);
    if (!done) {
        return emul__inspection_stop(f->of, emul__report_memory(f->of->past.error));
    }
    for (int32_t i = 0; i < after->model->scorecard_count + after->model->award_count; i++) {
        const int32_t award = after->model->steps[i] - after->model->scorecard_count; /* what others rest on stands before them */
        for (int64_t at = 0; done && award >= 0 && at < rows.count; at++) {
            const int64_t row = rows.rows[at];
            const bool lost =
                before->awards[award].decision[row] == EMUL_DECISION_AWARDED && after->awards[award].decision[row] != EMUL_DECISION_AWARDED;
            done = !lost || note_lost(f, before, after, award, row);
        }
    }
    emul__rows_release(after, &rows);
    return done;
}

static bool fall_in_run(fall *f, const emul_regulation *regulation, const emul_options *options) {
    const emul__past *past = &f->of->past;
    emul_result *before = NULL;
    emul_result *after = NULL;
    emul_options how = {.struct_size = sizeof how};
    memcpy(&how, options, options->struct_size < sizeof how ? options->struct_size : sizeof how);
    how.struct_size = sizeof how;
    how.explain = EMUL_EXPLAIN_ALL;
    emul_status status = emul__evaluate_with(regulation, past->roster, past->ledger, past->awards, &how, &before, past->error);
    if (status == EMUL_OK) {
        status = emul__evaluate_with(regulation, past->roster, past->ledger, f->after, &how, &after, past->error);
    }
    const bool done = status == EMUL_OK ? compare_runs(f, before, after) : emul__inspection_stop(f->of, status);
    emul_result_destroy(before);
    emul_result_destroy(after);
    return done;
}

/* ---- the call ---- */

static bool begin(fall *f, int32_t annulled) {
    const emul__past *past = &f->of->past;
    const size_t count = past->ledger->award_count;
    const size_t rows = (size_t)past->roster->rows + 1;
    f->after = (emul__past_award *)emul__arena_allocate(&f->of->scratch, count, sizeof *f->after);
    f->mask = (uint8_t *)emul__arena_allocate(&f->of->scratch, rows, 1);
    f->out = (uint8_t *)emul__arena_allocate(&f->of->scratch, rows, 1);
    f->before = (uint8_t *)emul__arena_allocate(&f->of->scratch, (size_t)past->model->condition_count + 1, 1);
    if (f->after == NULL || f->mask == NULL || f->out == NULL || f->before == NULL) {
        return emul__inspection_stop(f->of, emul__report_memory(past->error));
    }
    memcpy(f->after, past->awards, count * sizeof *f->after);
    f->after[annulled].revoked = true;
    f->mask[f->row] = 1;
    const emul__found found = {.row = f->row,
                               .award = f->of->award_of[annulled],
                               .past = annulled,
                               .condition = -1,
                               .year = past->awards[annulled].year,
                               .verdict = EMUL_VERDICT_ANNULLED,
                               .because = -1};
    return emul__audit_note(f->of, NULL, &found);
}

/* Number of the award to be annulled; -1 after reporting that there is none. */
static int32_t find_annulled(emul__inspection *of, int64_t row, const char *title, int32_t year) {
    const emul__text text = emul__text_of(title);
    const int32_t found = row >= of->past.roster->rows ? -1 : emul__ledger_award(of->past.ledger, row, text, year);
    if (found >= 0 && !of->past.awards[found].revoked) {
        return found;
    }
    (void)emul__inspection_stop(of, emul__refuse_award(row, text, year, of->past.error));
    return -1;
}

static bool fall_all(emul__inspection *of, const emul_regulation *regulation, const emul_options *options, int32_t annulled) {
    fall f = {.of = of, .row = of->past.awards[annulled].row};
    int32_t first = 0;
    int32_t last = 0;
    if (!begin(&f, annulled)) {
        return false;
    }
    emul__inspection_years(of, &first, &last);
    for (int32_t year = of->past.awards[annulled].year; year <= last; year++) {
        if (any_in(&f, year) && !fall_in_year(&f, year)) {
            return false;
        }
    }
    return options == NULL || options->period == NULL || fall_in_run(&f, regulation, options);
}

emul_status emul_history_check_revocation(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                          const emul_options *options, int64_t row, const char *title, int32_t year, emul_audit **audit,
                                          emul_error *error) {
    emul__inspection of;
    emul__error_clear(error);
    if (emul__inspection_begin(&of, regulation, roster, ledger, options, audit, error)) {
        const int32_t annulled = title == NULL ? -1 : find_annulled(&of, row, title, year);
        if (title == NULL) {
            (void)emul__inspection_stop(&of, emul__report_argument(error, "title"));
        } else if (annulled >= 0) {
            (void)fall_all(&of, regulation, options, annulled);
        }
    }
    return emul__inspection_end(&of, audit);
}
