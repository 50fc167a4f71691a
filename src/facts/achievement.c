/* Achievements and what they served: which years can be together, and adding one by a call. */
#include "base/options.h"
#include "facts/argument.h"
#include "facts/facts.h"

static bool refuse(emul__achievement_fault *fault, const char *column, int32_t a, int32_t b, emul__diagnostic problem) {
    fault->column = column;
    fault->problem = problem;
    fault->problem.arguments[0] = (emul__text){fault->digits[0], emul__integer_write(a, fault->digits[0])};
    fault->problem.arguments[1] = (emul__text){fault->digits[1], emul__integer_write(b, fault->digits[1])};
    return false;
}

bool emul__achievement_check(const emul__achievement *achievement, const emul__achievement_use *use, emul__achievement_fault *fault) {
    if (use->title < 0 && use->year != 0) {
        return refuse(fault, "used_year", use->year, 0,
                      (emul__diagnostic){.code = EMUL_E_RANGE,
                                         .english = "used in {0}, but it is not said for which award",
                                         .vietnamese = "đã sử dụng năm {0} nhưng không ghi cho danh hiệu, hình thức nào",
                                         .hint_english = "name the award under “used_by”",
                                         .hint_vietnamese = "ghi danh hiệu, hình thức ở “used_by”"});
    }
    if (use->year != 0 && use->year < achievement->year) {
        return refuse(fault, "used_year", use->year, achievement->year,
                      (emul__diagnostic){.code = EMUL_E_RANGE,
                                         .english = "used in {0}, before it was recognised in {1}",
                                         .vietnamese = "đã sử dụng năm {0}, trước khi được công nhận năm {1}"});
    }
    return true;
}

/* ---- one by a call ---- */

static emul_status check_fields(const emul_achievement *spec, emul_error *error) {
    if (spec->row < 0 || spec->row >= EMUL__ROW_LIMIT) {
        return emul__refuse_field("row", spec->row, error);
    }
    if (spec->year < 1 || spec->year > 9999) {
        return emul__refuse_field("year", spec->year, error);
    }
    return spec->used_year < 0 || spec->used_year > 9999 ? emul__refuse_field("used_year", spec->used_year, error) : EMUL_OK;
}

/* The texts of an achievement; empty where there is none. */
typedef struct achievement_texts {
    emul__text kind, id, level, used_by;
} achievement_texts;

static emul_status take_texts(const emul_achievement *spec, achievement_texts *to, emul_error *error) {
    emul_status status = emul__take_name(spec->kind, (emul__argument){"spec->kind", -1}, &to->kind, error);
    if (status == EMUL_OK) {
        status = emul__take_name(spec->id, (emul__argument){"spec->id", -1}, &to->id, error);
    }
    if (status == EMUL_OK) {
        status = emul__take_text(spec->level, (emul__argument){"spec->level", -1}, &to->level, error);
    }
    if (status == EMUL_OK) {
        status = emul__take_text(spec->used_by, (emul__argument){"spec->used_by", -1}, &to->used_by, error);
    }
    return status;
}

/* Number of the word, -1 for the empty text; false when memory is out. */
static bool word_of(emul__change *change, emul__text text, int32_t *word) {
    *word = text.length == 0 ? -1 : emul__change_word(change, text);
    return text.length == 0 || *word >= 0;
}

static emul_status report_put(emul__put_outcome outcome, const emul_achievement *spec, const achievement_texts *texts, emul_error *error) {
    char row[EMUL__INTEGER_CAPACITY];
    const bool twice = outcome == EMUL__PUT_TWICE;
    if (outcome != EMUL__PUT_TWICE && outcome != EMUL__PUT_MIXED) {
        return outcome == EMUL__PUT_DONE ? EMUL_OK : emul__report_memory(error);
    }
    return emul__report(error,
                        &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                            .place = {.field = EMUL__TEXT("id")},
                                            .english = twice ? "row {2} has “{0}” “{1}” already, used by the same award or by none"
                                                             : "row {2} has “{0}” “{1}” already, of another year or level",
                                            .vietnamese = twice ? "dòng {2} đã có “{0}” “{1}” với cùng danh hiệu, hình thức đã sử dụng"
                                                                : "dòng {2} đã có “{0}” “{1}” với năm hoặc cấp khác",
                                            .arguments = {texts->kind, texts->id, {row, emul__integer_write(spec->row, row)}}});
}

static emul_status put(emul__change *change, const emul_achievement *spec, const achievement_texts *texts, emul_error *error) {
    emul__achievement made = {.row = (int32_t)spec->row, .year = spec->year};
    emul__achievement_use use = {.year = spec->used_year};
    emul__achievement_fault fault;
    if (!word_of(change, texts->kind, &made.kind) || !word_of(change, texts->id, &made.id) || !word_of(change, texts->level, &made.level) ||
        !word_of(change, texts->used_by, &use.title)) {
        return emul__report_memory(error);
    }
    if (!emul__achievement_check(&made, &use, &fault)) {
        fault.problem.place.field = emul__text_of(fault.column);
        return emul__report(error, &fault.problem);
    }
    return report_put(emul__change_achievement(change, &made, &use, -1), spec, texts, error);
}

emul_status emul_ledger_add_achievement(emul_ledger *ledger, const emul_achievement *spec, emul_error *error) {
    achievement_texts texts;
    emul__change change;
    emul__error_clear(error);
    if (ledger == NULL) {
        return emul__report_argument(error, "ledger");
    }
    emul_status status =
        emul__struct_check(spec, spec == NULL ? 0 : spec->struct_size, sizeof *spec, sizeof *spec, "spec->struct_size", error);
    if (status == EMUL_OK) {
        status = take_texts(spec, &texts, error);
    }
    if (status == EMUL_OK) {
        status = check_fields(spec, error);
    }
    if (status != EMUL_OK) {
        return status;
    }
    emul__change_begin(&change, ledger);
    status = put(&change, spec, &texts, error);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}
