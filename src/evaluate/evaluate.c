/* emul_evaluate, the one verb: regulation, roster and ledger in, result out. The whole job reads from top to bottom in this file; each step
 * is a file of its own. */
#include <stddef.h>
#include <string.h>

#include "base/options.h"
#include "evaluate/digest.h"
#include "evaluate/run.h"

/* ---- arguments ---- */

/* A caller built before there were digests has no such member, and gets them. */
static int32_t digest_asked(const emul_options *options) {
    return options->struct_size >= offsetof(emul_options, digest) + sizeof options->digest ? options->digest : EMUL_DIGEST_MAKE;
}

static const char *wrong_argument(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                  const emul_options *options, emul_result *const *result) {
    if (regulation == NULL || emul__regulation_model(regulation) == NULL) {
        return "regulation";
    }
    if (roster == NULL || ledger == NULL) {
        return roster == NULL ? "roster" : "ledger";
    }
    if (options->reserved != 0) {
        return "options";
    }
    if (options->period == NULL) {
        return "options->period";
    }
    if (options->explain != EMUL_EXPLAIN_ALL && options->explain != EMUL_EXPLAIN_NONE) {
        return "options->explain";
    }
    if (digest_asked(options) != EMUL_DIGEST_MAKE && digest_asked(options) != EMUL_DIGEST_NONE) {
        return "options->digest";
    }
    if (options->struct_size >= offsetof(emul_options, reserved_2) + sizeof options->reserved_2 && options->reserved_2 != 0) {
        return "options";
    }
    return result == NULL ? "result" : NULL;
}

static emul_status check_arguments(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                   const emul_options *options, emul_result *const *result, emul_error *error) {
    const emul_status status = emul__struct_check(options, options == NULL ? 0 : options->struct_size, offsetof(emul_options, stage),
                                                  sizeof *options, "options", error);
    const char *wrong = status == EMUL_OK ? wrong_argument(regulation, roster, ledger, options, result) : NULL;
    return wrong == NULL ? status : emul__report_argument(error, wrong);
}

emul_status emul__options_period(const emul_options *options, emul__period *period, emul_error *error) {
    const emul__text text = emul__text_of(options->period);
    if (emul__period_parse(text, period)) {
        return EMUL_OK;
    }
    return emul__report(error,
                        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .place = {.field = EMUL__TEXT("period")},
                                            .english = "“{0}” is no period",
                                            .vietnamese = "“{0}” không phải là kỳ đánh giá",
                                            .hint_english = "write 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, a day, or FROM..TO",
                                            .hint_vietnamese = "viết 2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, một ngày, hoặc TỪ..ĐẾN",
                                            .arguments = {text}});
}

static emul_status check_period(const emul_options *options, const emul__model *model, emul__period *period, emul_error *error) {
    const emul__text text = emul__text_of(options->period);
    const emul_status status = emul__options_period(options, period, error);
    if (status != EMUL_OK) {
        return status;
    }
    if (!model->has_in_force || emul__period_within(*period, model->in_force)) {
        return EMUL_OK;
    }
    char in_force[24];
    emul__span_format(model->in_force, in_force);
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                   .place = {.field = EMUL__TEXT("period")},
                                                   .english = "the regulation is in force in {1}, not for the whole of {0}",
                                                   .vietnamese = "quy định có hiệu lực trong {1}, không bao gồm cả kỳ {0}",
                                                   .arguments = {text, emul__text_of(in_force)}});
}

/* A day that an option tells, or the period's last. A caller built before there was such an option has no member at `offset`. */
emul_status emul__options_day(const emul_options *options, size_t offset, const char *name, emul__period period, emul__day *day,
                              emul_error *error) {
    const char *given = NULL;
    emul__period told = {period.to, period.to};
    if (options->struct_size >= offset + sizeof given) {
        memcpy(&given, (const unsigned char *)options + offset, sizeof given);
    }
    const emul__text asked = emul__text_of(given);
    if (given != NULL && (!emul__period_parse(asked, &told) || told.from != told.to)) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                       .place = {.field = emul__text_of(name)},
                                                       .english = "“{0}” is no day",
                                                       .vietnamese = "“{0}” không phải là một ngày",
                                                       .hint_english = "write 2025-07-01 or 01/07/2025",
                                                       .hint_vietnamese = "viết 2025-07-01 hoặc 01/07/2025",
                                                       .arguments = {asked}});
    }
    *day = told.from;
    return EMUL_OK;
}

/* A caller built before there were stages has no such member. */
static const char *stage_asked(const emul_options *options) {
    return options->struct_size >= offsetof(emul_options, stage) + sizeof options->stage ? options->stage : NULL;
}

static emul_status check_stage(const emul_options *options, const emul__model *model, int32_t *stage, emul_error *error) {
    const char *asked = stage_asked(options);
    *stage = model->names.stage_count - 1;
    if (asked == NULL) {
        return EMUL_OK;
    }
    emul__nearest nearest = emul__nearest_begin(emul__text_of(asked));
    for (*stage = 0; *stage < model->names.stage_count; (*stage)++) {
        if (emul__text_equal(model->names.stages[*stage], emul__text_of(asked))) {
            return EMUL_OK;
        }
        emul__nearest_offer(&nearest, model->names.stages[*stage]);
    }
    const bool guess = nearest.found.length > 0;
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                   .place = {.field = EMUL__TEXT("stage")},
                                                   .english = "the regulation has no stage “{0}”",
                                                   .vietnamese = "quy chế không có bước xét “{0}”",
                                                   .hint_english = guess ? "did you mean “{1}”?" : NULL,
                                                   .hint_vietnamese = guess ? "có phải là “{1}”?" : NULL,
                                                   .arguments = {emul__text_of(asked), nearest.found}});
}

/* ---- the roster and the ledger belong together ---- */

static void report_stray(emul__run *run, int64_t row, emul__text what) {
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text number = {digits, emul__integer_write(row, digits)};
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                              .place = {.row = row + 1, .field = what},
                                              .english = "the ledger has “{1}” for row {0}, which the roster does not have",
                                              .vietnamese = "có số liệu “{1}” cho dòng {0} không có trong danh sách",
                                              .arguments = {number, what}});
}

static void check_facts(emul__run *run, const emul__fact_column *column) {
    for (int64_t row = run->result->rows; row < column->count; row++) {
        if (column->values[row] != EMUL_MISSING) {
            report_stray(run, row, run->ledger->words.texts[column->indicator]);
        }
    }
}

static bool check_rows(emul__run *run) {
    for (size_t i = 0; i < run->ledger->column_count; i++) {
        check_facts(run, &run->ledger->columns[i]);
    }
    for (size_t i = 0; i < run->ledger->award_count; i++) {
        const emul__past_award *award = &run->ledger->awards[i];
        if (award->row >= run->result->rows) {
            report_stray(run, award->row, run->ledger->words.texts[award->title]);
        }
    }
    for (size_t i = 0; i < run->ledger->ballot_count; i++) {
        const emul__ballot *ballot = &run->ledger->ballots[i];
        if (ballot->row >= run->result->rows) {
            report_stray(run, ballot->row, run->ledger->words.texts[ballot->title]);
        }
    }
    for (size_t i = 0; i < run->ledger->achievement_count; i++) {
        const emul__achievement *achievement = &run->ledger->achievements[i];
        if (achievement->row >= run->result->rows) {
            report_stray(run, achievement->row, run->ledger->words.texts[achievement->id]);
        }
    }
    return emul__run_fine(run);
}

/* ---- the job ---- */

bool emul__run_prepare(emul__run *run) {
    const emul__model *model = run->model;
    run->input_bound = (bool *)emul__run_scratch(run, model->inputs.count, sizeof *run->input_bound);
    run->points_known = (bool *)emul__run_scratch(run, model->criterion_count, sizeof *run->points_known);
    run->applies = (uint8_t **)emul__run_scratch(run, model->criterion_count, sizeof *run->applies);
    run->totals_known = (bool *)emul__run_scratch(run, model->scorecard_count, sizeof *run->totals_known);
    run->places_known = (bool *)emul__run_scratch(run, model->scorecard_count, sizeof *run->places_known);
    run->classes_known = (bool *)emul__run_scratch(run, model->scorecard_count, sizeof *run->classes_known);
    run->award_decided = (bool *)emul__run_scratch(run, model->award_count, sizeof *run->award_decided);
    run->concerned = (uint8_t **)emul__run_scratch(run, model->scorecard_count, sizeof *run->concerned);
    run->overall_order = (int64_t **)emul__run_scratch(run, model->scorecard_count, sizeof *run->overall_order);
    run->sources = (emul__sources *)emul__run_scratch(run, model->names.indicator_count, sizeof *run->sources);
    return emul__run_fine(run) && check_rows(run) && emul__sources_prepare(run) && emul__groups_prepare(run) && emul__nodes_prepare(run) &&
           emul__achievements_prepare(run);
}

static bool evaluate_scorecard(emul__run *run, int32_t scorecard) {
    return emul__step_concerned(run, scorecard) && emul__step_points(run, scorecard) && emul__step_standings(run, scorecard) &&
           emul__step_classes(run, scorecard);
}

/* A unit's scorecard may ask for the awards of its members: scorecards and awards are steps of one sequence. */
static bool evaluate_step(emul__run *run, int32_t step) {
    const int32_t award = step - run->model->scorecard_count;
    if (award < 0) {
        return evaluate_scorecard(run, step);
    }
    return run->model->awards[award].prize_of >= 0 || emul__step_award(run, award);
}

static bool evaluate(emul__run *run) {
    if (!emul__run_prepare(run)) {
        return false;
    }
    for (int32_t i = 0; i < run->model->scorecard_count + run->model->award_count; i++) {
        if (!evaluate_step(run, run->model->steps[i])) {
            return false;
        }
    }
    return emul__step_money(run) && emul__missing_finish(run) && emul__achievements_finish(run);
}

static void finish(emul__run *run) {
    emul_result *result = run->result;
    emul__release(&result->allocator, run->missing, run->missing_capacity, sizeof *run->missing);
    emul__arena_destroy(&run->scratch);
    if (!result->explains) {
        result->columns = NULL; /* they may have been the ledger's */
        result->looked_at = NULL;
        result->years = NULL;
        result->above = NULL;
        result->belonging = NULL;
        result->belongings = NULL;
    }
}

emul_status emul__evaluate_model(const emul__model *model, const emul_roster *roster, const emul_ledger *ledger,
                                 const emul__past_award *awards, const emul__occasion *occasion, emul_result **result, emul_error *error) {
    emul__run run = {.model = model,
                     .roster = roster,
                     .ledger = ledger,
                     .awards = awards,
                     .lift = occasion->lift,
                     .error = error,
                     .now = occasion->period};
    run.result = emul__result_make(model, roster, occasion);
    if (run.result == NULL) {
        return emul__report_memory(error);
    }
    emul__arena_init(&run.scratch, occasion->allocator);
    const bool done = evaluate(&run);
    finish(&run);
    if (!done) {
        emul_result_destroy(run.result);
        return run.status;
    }
    *result = run.result;
    return EMUL_OK;
}

static emul_status read_occasion(const emul_options *options, const emul__model *model, emul__occasion *to, emul_error *error) {
    *to = (emul__occasion){.allocator = options->allocator, .explains = options->explain == EMUL_EXPLAIN_ALL, .stage = -1};
    emul_status status = check_period(options, model, &to->period, error);
    if (status == EMUL_OK) {
        status = emul__options_day(options, offsetof(emul_options, law_date), "law_date", to->period, &to->law_day, error);
    }
    if (status == EMUL_OK) {
        status = emul__options_day(options, offsetof(emul_options, decision_date), "decision_date", to->period, &to->decision_day, error);
    }
    return status == EMUL_OK ? check_stage(options, model, &to->stage, error) : status;
}

emul_status emul__evaluate_with(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                const emul__past_award *awards, const emul_options *options, emul_result **result, emul_error *error) {
    emul__occasion occasion;
    emul_status status = check_arguments(regulation, roster, ledger, options, result, error);
    if (status == EMUL_OK) {
        status = read_occasion(options, emul__regulation_model(regulation), &occasion, error);
    }
    return status == EMUL_OK ? emul__evaluate_model(emul__regulation_model(regulation), roster, ledger, awards, &occasion, result, error)
                             : status;
}

emul_status emul_evaluate(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                          const emul_options *options, emul_result **result, emul_error *error) {
    emul_result *made = NULL;
    emul__error_clear(error);
    const emul_status status = emul__evaluate_with(regulation, roster, ledger, ledger == NULL ? NULL : ledger->awards, options,
                                                   result == NULL ? NULL : &made, error);
    if (status != EMUL_OK) {
        return status;
    }
    if (digest_asked(options) == EMUL_DIGEST_MAKE && !emul__result_digest(made, roster, ledger)) {
        emul_result_destroy(made);
        return emul__report_memory(error);
    }
    *result = made;
    return EMUL_OK;
}
