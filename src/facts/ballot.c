/* Ballots of councils: which numbers can be together, and adding one by a call. */
#include "base/options.h"
#include "facts/argument.h"
#include "facts/facts.h"

enum { MOST_MEMBERS = 1000000000 };

/* ---- numbers that can be together ---- */

typedef struct numbers {
    int64_t numbers[3];
} numbers;

/* The fault with {0} .. {2} for its numbers. */
static bool refuse(emul__ballot_fault *fault, const char *column, numbers of, emul__diagnostic problem) {
    fault->column = column;
    fault->problem = problem;
    for (int32_t i = 0; i < 3; i++) {
        fault->problem.arguments[i] = (emul__text){fault->digits[i], emul__integer_write(of.numbers[i], fault->digits[i])};
    }
    return false;
}

static bool refuse_number(emul__ballot_fault *fault, const char *column, int64_t number) {
    return refuse(
        fault, column, (numbers){{number, 0, 0}},
        (emul__diagnostic){.code = EMUL_E_RANGE, .english = "{0} is no number of votes", .vietnamese = "{0} không phải là số phiếu"});
}

static bool check_each(const emul__ballot *of, emul__ballot_fault *fault) {
    if (of->members < 1 || of->members > MOST_MEMBERS) {
        return refuse(fault, "members", (numbers){{of->members, MOST_MEMBERS, 0}},
                      (emul__diagnostic){.code = EMUL_E_RANGE,
                                         .english = "a council has 1 to {1} members, not {0}",
                                         .vietnamese = "Hội đồng có từ 1 đến {1} thành viên, không phải {0}"});
    }
    if (of->present < -1) {
        return refuse_number(fault, "present", of->present);
    }
    if (of->written < 0) {
        return refuse_number(fault, "written", of->written);
    }
    return of->yes >= -1 || refuse_number(fault, "yes", of->yes);
}

/* How many have voted, or can have. */
static int64_t votes(const emul__ballot *of) {
    return of->present < 0 ? of->members : of->present + of->written;
}

static bool check_votes(const emul__ballot *of, emul__ballot_fault *fault) {
    const int64_t present = of->present < 0 ? 0 : of->present;
    if (present > of->members || of->written > of->members - present) {
        return refuse(fault, present > of->members ? "present" : "written", (numbers){{of->members, present, of->written}},
                      (emul__diagnostic){.code = EMUL_E_RANGE,
                                         .english = "{1} present and {2} polled in writing are more than the {0} members",
                                         .vietnamese = "{1} người dự họp và {2} người được xin ý kiến nhiều hơn {0} thành viên"});
    }
    if (of->yes > votes(of)) {
        return refuse(fault, "yes", (numbers){{of->yes, votes(of), 0}},
                      (emul__diagnostic){.code = EMUL_E_RANGE,
                                         .english = "{0} votes for it, but only {1} members have voted",
                                         .vietnamese = "{0} phiếu đồng ý, trong khi chỉ có {1} thành viên bỏ phiếu",
                                         .hint_english = "count those polled in writing under “written”",
                                         .hint_vietnamese = "ghi số người được xin ý kiến bằng văn bản ở “written”"});
    }
    return true;
}

static bool check_chair(const emul__ballot *of, emul__ballot_fault *fault) {
    const bool alone = of->chair == EMUL_CHAIR_YES && of->yes == 0;
    const bool against_all = of->chair == EMUL_CHAIR_NO && of->yes >= 0 && of->yes == votes(of);
    if (!alone && !against_all) {
        return true;
    }
    return refuse(fault, "chair", (numbers){{of->yes, 0, 0}},
                  (emul__diagnostic){.code = EMUL_E_RANGE,
                                     .english = alone ? "the chair voted for it, but nobody did"
                                                      : "the chair did not vote for it, but all who voted did ({0})",
                                     .vietnamese = alone ? "Chủ tịch Hội đồng đồng ý, trong khi không có phiếu đồng ý nào"
                                                         : "Chủ tịch Hội đồng không đồng ý, trong khi mọi phiếu ({0}) đều đồng ý"});
}

bool emul__ballot_check(const emul__ballot *ballot, emul__ballot_fault *fault) {
    return check_each(ballot, fault) && check_votes(ballot, fault) && check_chair(ballot, fault);
}

/* ---- one by a call ---- */

static emul_status check_fields(const emul_ballot *spec, emul_error *error) {
    if (spec->row < 0 || spec->row >= EMUL__ROW_LIMIT) {
        return emul__refuse_field("row", spec->row, error);
    }
    if (spec->year < 0 || spec->year > 9999) {
        return emul__refuse_field("year", spec->year, error);
    }
    if (spec->round < 0) {
        return emul__refuse_field("round", spec->round, error);
    }
    if (spec->chair < EMUL_CHAIR_UNKNOWN || spec->chair > EMUL_CHAIR_NO) {
        return emul__refuse_field("chair", spec->chair, error);
    }
    return spec->reserved == 0 ? EMUL_OK : emul__refuse_field("reserved", spec->reserved, error);
}

static emul_status check_numbers(const emul__ballot *ballot, emul_error *error) {
    emul__ballot_fault fault;
    if (emul__ballot_check(ballot, &fault)) {
        return EMUL_OK;
    }
    fault.problem.place.field = emul__text_of(fault.column);
    return emul__report(error, &fault.problem);
}

static emul_status put(emul__change *change, emul__ballot *ballot, emul__text title, emul_error *error) {
    ballot->title = emul__change_word(change, title);
    const emul__put_outcome outcome = ballot->title < 0 ? EMUL__PUT_NO_MEMORY : emul__change_ballot(change, ballot, -1);
    if (outcome != EMUL__PUT_TWICE) {
        return outcome == EMUL__PUT_DONE ? EMUL_OK : emul__report_memory(error);
    }
    char row[EMUL__INTEGER_CAPACITY];
    char round[EMUL__INTEGER_CAPACITY];
    return emul__report(
        error, &(emul__diagnostic){
                   .code = EMUL_E_DUPLICATE,
                   .place = {.field = EMUL__TEXT("title")},
                   .english = "row {1} has a ballot on “{0}” of round {2} already",
                   .vietnamese = "dòng {1} đã có kết quả bỏ phiếu “{0}” vòng {2}",
                   .arguments = {title, {row, emul__integer_write(ballot->row, row)}, {round, emul__integer_write(ballot->round, round)}}});
}

emul_status emul_ledger_add_ballot(emul_ledger *ledger, const emul_ballot *spec, emul_error *error) {
    emul__text title;
    emul__change change;
    emul__error_clear(error);
    if (ledger == NULL) {
        return emul__report_argument(error, "ledger");
    }
    emul_status status =
        emul__struct_check(spec, spec == NULL ? 0 : spec->struct_size, sizeof *spec, sizeof *spec, "spec->struct_size", error);
    if (status == EMUL_OK) {
        status = emul__take_name(spec->title, (emul__argument){"spec->title", -1}, &title, error);
    }
    if (status == EMUL_OK) {
        status = check_fields(spec, error);
    }
    if (status != EMUL_OK) {
        return status;
    }
    emul__ballot ballot = {.row = (int32_t)spec->row,
                           .year = spec->year,
                           .round = spec->round == 0 ? 1 : spec->round,
                           .chair = spec->chair,
                           .members = spec->members,
                           .present = spec->present,
                           .written = spec->written,
                           .yes = spec->yes};
    status = check_numbers(&ballot, error);
    if (status != EMUL_OK) {
        return status;
    }
    emul__change_begin(&change, ledger);
    status = put(&change, &ballot, title, error);
    emul__change_end(&change, status == EMUL_OK);
    return status;
}
