/* Reward money (Decree 152/2025 Art. 49): the multiple of the base salary on the day of the decision, rounded up to ten thousand; of several titles
 * of one period the highest alone is paid, forms and honours each. What an open decision could change is open. */
#include "evaluate/run.h"

enum { WHOLE_STEPS_OF = 10000 };

/* ---- amounts ---- */

static emul_decimal salary_on(const emul__model *model, emul__day day) {
    emul_decimal amount = EMUL_MISSING;
    for (int32_t i = 0; i < model->salary_count && model->salaries[i].from <= day; i++) {
        amount = day <= model->salaries[i].to ? model->salaries[i].amount : EMUL_MISSING;
    }
    return amount;
}

static bool has_money(const emul__run *run, int32_t award) {
    return run->model->awards[award].money_count > 0;
}

static emul_decimal coefficient_on(const emul__model_award *award, emul__day day) {
    for (int32_t i = 0; i < award->money_count; i++) {
        if (award->money[i].days.from <= day && day <= award->money[i].days.to) {
            return award->money[i].value;
        }
    }
    return EMUL_MISSING;
}

/* What an award brings; EMUL_MISSING where coefficient or base salary is not known. False after reporting. */
static bool amount_of(emul__run *run, int32_t award, emul_decimal *amount) {
    const emul__ratio step = emul__ratio_of_integer(WHOLE_STEPS_OF);
    const emul__ratio money = emul__ratio_of_decimal(run->result->awards[award].coefficient);
    const emul__ratio exact = emul__ratio_mul(money, emul__ratio_of_decimal(run->result->base_salary));
    const emul_decimal steps = emul__ratio_round(emul__ratio_div(exact, step), 0, EMUL_ROUND_CEILING);
    *amount = emul__ratio_round(emul__ratio_mul(emul__ratio_of_decimal(steps), step), 0, EMUL_ROUND_CEILING);
    if (*amount >= EMUL_DECIMAL_MIN || *amount == EMUL_MISSING) {
        return true;
    }
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                              .english = "the money of the award “{0}” is too large",
                                              .vietnamese = "tiền thưởng của “{0}” vượt quá phạm vi số",
                                              .arguments = {run->model->awards[award].id}});
    return false;
}

/* ---- which title is paid ---- */

static bool is_open(emul_decision decision) {
    return decision == EMUL_DECISION_TIED_AT_CUT || decision == EMUL_DECISION_UNDETERMINED;
}

static emul_decimal coefficient_of(const emul__run *run, int32_t award) {
    return award < 0 ? 0 : run->result->awards[award].coefficient;
}

/* A title with a coefficient for the day (or, `unknown`, without) that a subject is given or, `open`, may be given. */
static bool competes(const emul__run *run, int32_t award, int64_t row, bool open, bool unknown) {
    const emul_decision decision = run->result->awards[award].decision[row];
    return has_money(run, award) && run->model->awards[award].kind == EMUL__AWARD_TITLE &&
           (open ? is_open(decision) : decision == EMUL_DECISION_AWARDED) && (coefficient_of(run, award) == EMUL_MISSING) == unknown;
}

/* The highest of the titles that compete so, of equals the first; -1 none. */
static int32_t highest_title(const emul__run *run, int64_t row, bool open, bool unknown) {
    int32_t highest = -1;
    for (int32_t i = 0; i < run->model->award_count; i++) {
        if (competes(run, i, row, open, unknown) && (highest < 0 || coefficient_of(run, i) > coefficient_of(run, highest))) {
            highest = i;
        }
    }
    return highest;
}

/* A subject's highest titles: of those it is given, and of those it may be given; and one of which nobody knows how high it is. */
typedef struct titles {
    int32_t given, open, unknown;
} titles;

static titles titles_of(const emul__run *run, int64_t row) {
    const int32_t unknown = highest_title(run, row, false, true);
    return (titles){highest_title(run, row, false, false), highest_title(run, row, true, false),
                    unknown >= 0 ? unknown : highest_title(run, row, true, true)};
}

/* What becomes of a title beside others: EMUL_PAYMENT_NONE if they leave it alone. */
static emul_payment beside(const emul__run *run, int32_t award, bool held, titles highest, int32_t *instead) {
    const emul_decimal coefficient = coefficient_of(run, award);
    if (highest.given >= 0 && highest.given != award && coefficient_of(run, highest.given) >= coefficient) {
        *instead = highest.given;
        return EMUL_PAYMENT_HIGHER;
    }
    if (held && (highest.unknown >= 0 || coefficient_of(run, highest.open) > coefficient)) {
        *instead = highest.unknown >= 0 ? highest.unknown : highest.open;
        return EMUL_PAYMENT_OPEN;
    }
    return EMUL_PAYMENT_NONE;
}

/* What becomes of an award that is given or may be given. */
static emul_payment payment_of(const emul__run *run, int32_t award, int64_t row, titles highest, int32_t *instead) {
    const bool held = run->result->awards[award].decision[row] == EMUL_DECISION_AWARDED;
    if (coefficient_of(run, award) == EMUL_MISSING) {
        return held ? EMUL_PAYMENT_NO_MULTIPLE : EMUL_PAYMENT_OPEN;
    }
    const bool title = run->model->awards[award].kind == EMUL__AWARD_TITLE;
    const emul_payment moved = title ? beside(run, award, held, highest, instead) : EMUL_PAYMENT_NONE;
    if (moved != EMUL_PAYMENT_NONE || !held) {
        return moved != EMUL_PAYMENT_NONE ? moved : EMUL_PAYMENT_OPEN;
    }
    return run->result->base_salary == EMUL_MISSING ? EMUL_PAYMENT_NO_SALARY : EMUL_PAYMENT_PAID;
}

static void pay(emul__run *run, int32_t award, int64_t row, titles highest, emul_decimal amount) {
    emul__award_result *to = &run->result->awards[award];
    const emul_decision decision = to->decision[row];
    to->money[row] = EMUL_NOT_APPLICABLE;
    to->instead[row] = -1;
    if (decision == EMUL_DECISION_AWARDED || is_open(decision)) {
        to->payment[row] = payment_of(run, award, row, highest, &to->instead[row]);
        to->money[row] = to->payment[row] == EMUL_PAYMENT_HIGHER ? 0 : to->payment[row] == EMUL_PAYMENT_PAID ? amount : EMUL_MISSING;
    }
}

static bool pay_award(emul__run *run, int32_t award, const titles *highest) {
    emul_decimal amount = 0;
    if (!amount_of(run, award, &amount)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        pay(run, award, row, highest[row], amount);
    }
    return true;
}

/* ---- subjects ---- */

static bool make_room(emul__run *run) {
    emul_result *result = run->result;
    result->money_total = (emul_decimal *)emul__run_keep(run, result->rows, sizeof *result->money_total);
    result->money_unit = (int32_t *)emul__run_keep(run, result->rows, sizeof *result->money_unit);
    for (int32_t i = 0; i < run->model->award_count; i++) {
        emul__award_result *to = &result->awards[i];
        if (has_money(run, i)) {
            to->coefficient = coefficient_on(&run->model->awards[i], result->decision_day);
            to->payment = (emul_payment *)emul__run_keep(run, result->rows, sizeof *to->payment);
            to->money = (emul_decimal *)emul__run_keep(run, result->rows, sizeof *to->money);
            to->instead = (int32_t *)emul__run_keep(run, result->rows, sizeof *to->instead);
        }
    }
    return emul__run_fine(run);
}

static bool find_units(emul__run *run) {
    const int32_t *own = emul__own_units(run);
    for (int64_t row = 0; own != NULL && row < run->result->rows; row++) {
        const bool unit = run->result->kinds[row] == EMUL_KIND_UNIT;
        const int64_t above = unit || own[row] < 0 ? -1 : emul__intern_find(&run->roster->ids, run->roster->words.texts[own[row]]);
        run->result->money_unit[row] = unit ? (int32_t)row : (int32_t)above;
    }
    return run->result->rows == 0 || own != NULL;
}

static bool add_amount(emul__run *run, int64_t row, emul_decimal amount, emul_decimal *all) {
    if (amount > EMUL_DECIMAL_MAX - *all) {
        emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                  .english = "the money of all awards together is too large",
                                                  .vietnamese = "tổng tiền thưởng vượt quá phạm vi số"});
        return false;
    }
    *all += amount;
    run->result->money_total[row] += run->result->money_total[row] == EMUL_MISSING ? 0 : amount;
    return true;
}

/* Every sum holds if the sum of everything does. */
static bool add_up(emul__run *run) {
    emul_decimal all = 0;
    for (int32_t i = 0; i < run->model->award_count; i++) {
        const emul__award_result *from = &run->result->awards[i];
        for (int64_t row = 0; from->payment != NULL && row < run->result->rows; row++) {
            if (from->payment[row] == EMUL_PAYMENT_NO_SALARY || from->payment[row] == EMUL_PAYMENT_NO_MULTIPLE) {
                run->result->money_total[row] = EMUL_MISSING;
            } else if (from->payment[row] == EMUL_PAYMENT_PAID && !add_amount(run, row, from->money[row], &all)) {
                return false;
            }
        }
    }
    return true;
}

bool emul__step_money(emul__run *run) {
    run->result->base_salary = salary_on(run->model, run->result->decision_day);
    if (!run->model->has_money) {
        return true;
    }
    titles *highest = (titles *)emul__run_scratch(run, run->result->rows, sizeof *highest);
    if (highest == NULL || !make_room(run) || !find_units(run)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        highest[row] = titles_of(run, row);
    }
    for (int32_t i = 0; i < run->model->award_count; i++) {
        if (has_money(run, i) && !pay_award(run, i, highest)) {
            return false;
        }
    }
    return add_up(run);
}
