/* Reward money: totals by unit and fund, and why a subject is paid what it is paid. */
#include "explain/money.h"
#include "explain/say.h"

#include "explain/parts.h"
#include "kernel/sort.h"

static const emul__word payments[] = {
    {"none", "nothing is due", "không có tiền thưởng"},
    {"paid", "paid", "được chi"},
    {"higher_title", "a higher title is paid", "hưởng theo danh hiệu cao hơn"},
    {"open", "open", "chưa xác định"},
    {"no_base_salary", "the base salary is not known", "chưa có mức lương cơ sở"},
    {"no_multiple", "no multiple of the base salary is known", "chưa có hệ số"},
};

const emul__word *emul__payment_word(emul_payment payment) {
    return &payments[payment];
}

emul__text emul__money_unit(const emul_result *result, int64_t row) {
    const int32_t unit = result->money_unit[row];
    return unit < 0 ? EMUL__TEXT("") : result->ids[unit];
}

emul__text emul__money_reason(const emul_result *result, int32_t award, int64_t row) {
    const int32_t instead = result->awards[award].instead[row];
    return instead < 0 ? EMUL__TEXT("") : result->model->awards[instead].id;
}

/* ---- totals ---- */

/* An amount that somebody is paid, or may be. */
typedef struct due {
    int32_t award;
    int32_t row;
} due;

typedef struct dues {
    const emul_result *result;
    due *items;
    int64_t count;
    int64_t *order, *spare;
} dues;

static bool counts(const emul_result *result, int32_t award, int32_t scorecard, int64_t row) {
    const emul_payment *payment = result->awards[award].payment;
    const bool wanted = scorecard < 0 || result->model->awards[award].scorecard == scorecard;
    return payment != NULL && wanted && payment[row] != EMUL_PAYMENT_NONE && payment[row] != EMUL_PAYMENT_HIGHER;
}

static int compare_units(const emul_result *result, int32_t a, int32_t b) {
    if (a == b || a < 0 || b < 0) {
        return a == b ? 0 : a < 0 ? 1 : -1;
    }
    return emul__text_compare(result->ids[a], result->ids[b]);
}

static int compare_keys(const emul_result *result, const due *a, const due *b) {
    const int order = compare_units(result, result->money_unit[a->row], result->money_unit[b->row]);
    return order != 0 ? order : emul__text_compare(result->model->awards[a->award].fund, result->model->awards[b->award].fund);
}

static int compare_dues(const void *context, int64_t a, int64_t b) {
    const dues *of = (const dues *)context;
    const due *first = &of->items[a];
    const due *second = &of->items[b];
    const int order = compare_keys(of->result, first, second);
    return order != 0 ? order : (first->row > second->row) - (first->row < second->row);
}

static int64_t count_dues(const emul_result *result, int32_t scorecard) {
    int64_t count = 0;
    for (int32_t award = 0; award < result->model->award_count; award++) {
        for (int64_t row = 0; row < result->rows; row++) {
            count += counts(result, award, scorecard, row);
        }
    }
    return count;
}

static void gather(dues *to, int32_t scorecard) {
    int64_t at = 0;
    for (int32_t award = 0; award < to->result->model->award_count; award++) {
        for (int64_t row = 0; row < to->result->rows; row++) {
            if (counts(to->result, award, scorecard, row)) {
                to->order[at] = at;
                to->items[at++] = (due){award, (int32_t)row};
            }
        }
    }
    emul__sort(to->order, to->spare, to->count, compare_dues, to);
}

/* Whether the one at `at` is the first amount of its subject in its total that is no open one. */
static bool is_new_recipient(const dues *of, int64_t at, int64_t first) {
    const due *own = &of->items[of->order[at]];
    for (int64_t i = at - 1; i >= first && of->items[of->order[i]].row == own->row; i--) {
        const due *before = &of->items[of->order[i]];
        if (of->result->awards[before->award].payment[before->row] != EMUL_PAYMENT_OPEN) {
            return false;
        }
    }
    return true;
}

static void add_due(emul__money_total *to, const dues *of, int64_t at, int64_t first) {
    const due *own = &of->items[of->order[at]];
    const emul__award_result *award = &of->result->awards[own->award];
    if (award->payment[own->row] == EMUL_PAYMENT_OPEN) {
        to->open++;
        return;
    }
    to->recipients += is_new_recipient(of, at, first);
    const bool known = award->payment[own->row] == EMUL_PAYMENT_PAID && to->amount != EMUL_MISSING;
    to->amount = known ? to->amount + award->money[own->row] : EMUL_MISSING;
}

static void add_up(const dues *of, emul__money_totals *totals) {
    int64_t first = 0;
    for (int64_t i = 0; i < of->count; i++) {
        const due *own = &of->items[of->order[i]];
        if (i == 0 || compare_keys(of->result, &of->items[of->order[i - 1]], own) != 0) {
            totals->items[totals->count++] =
                (emul__money_total){of->result->money_unit[own->row], of->result->model->awards[own->award].fund, 0, 0, 0};
            first = i;
        }
        add_due(&totals->items[totals->count - 1], of, i, first);
    }
}

bool emul__money_totals_make(const emul_result *result, int32_t scorecard, emul__money_totals *totals) {
    const emul_allocator *allocator = &result->allocator;
    const size_t count = (size_t)count_dues(result, scorecard);
    dues of = {.result = result, .count = (int64_t)count};
    of.items = (due *)emul__allocate(allocator, count, sizeof *of.items);
    of.order = (int64_t *)emul__allocate(allocator, count, sizeof *of.order);
    of.spare = (int64_t *)emul__allocate(allocator, count, sizeof *of.spare);
    *totals = (emul__money_totals){(emul__money_total *)emul__allocate(allocator, count, sizeof *totals->items), 0, (int64_t)count};
    const bool made = of.items != NULL && of.order != NULL && of.spare != NULL && totals->items != NULL;
    if (made) {
        gather(&of, scorecard);
        add_up(&of, totals);
    } else {
        emul__money_totals_release(result, totals);
    }
    emul__release(allocator, of.items, count, sizeof *of.items);
    emul__release(allocator, of.order, count, sizeof *of.order);
    emul__release(allocator, of.spare, count, sizeof *of.spare);
    return made;
}

void emul__money_totals_release(const emul_result *result, emul__money_totals *totals) {
    emul__release(&result->allocator, totals->items, (size_t)totals->room, sizeof *totals->items);
    *totals = (emul__money_totals){NULL, 0, 0};
}

/* ---- why ---- */

static void add_product(const emul_result *result, emul__why_node *line, int32_t award, emul_decimal amount) {
    const emul__ratio product =
        emul__ratio_mul(emul__ratio_of_decimal(result->awards[award].coefficient), emul__ratio_of_decimal(result->base_salary));
    emul__why_decimal(line, EMUL__KEY_COEFFICIENT, result->awards[award].coefficient);
    emul__why_text(line, EMUL__KEY_FUND, result->model->awards[award].fund);
    if (result->base_salary == EMUL_MISSING) {
        return;
    }
    emul__why_decimal(line, EMUL__KEY_BASE_SALARY, result->base_salary);
    emul__why_exact(line, EMUL__KEY_VALUE, product);
    if (amount >= 0 && emul__ratio_compare(emul__ratio_of_decimal(amount), product) != 0) {
        emul__why_decimal(line, EMUL__KEY_AMOUNT, amount);
    }
}

static void add_decision_day(emul__why *why, emul__why_node *line) {
    char *day = (char *)emul__why_allocate(why, 24, 1);
    if (day != NULL) {
        emul__period_format((emul__period){why->result->decision_day, why->result->decision_day}, day);
    }
    emul__why_text(line, EMUL__KEY_DECISION_DATE, emul__text_of(day));
}

void emul__why_money(emul__why *why, emul__why_node *parent, int32_t award) {
    static const emul__why_kind kinds[] = {EMUL__WHY_MONEY,      EMUL__WHY_MONEY,           EMUL__WHY_MONEY_HIGHER,
                                           EMUL__WHY_MONEY_OPEN, EMUL__WHY_MONEY_NO_SALARY, EMUL__WHY_MONEY_NO_MULTIPLE};
    const emul__award_result *from = &why->result->awards[award];
    const emul_payment payment = from->payment == NULL ? EMUL_PAYMENT_NONE : from->payment[why->row];
    if (payment == EMUL_PAYMENT_NONE) {
        return;
    }
    emul__why_node *line = emul__why_add(why, parent, kinds[payment]);
    if (from->instead[why->row] >= 0) {
        emul__why_said(line, EMUL__KEY_AWARD, emul__say_award(&why->result->model->awards[from->instead[why->row]]));
    }
    if (payment == EMUL_PAYMENT_PAID) {
        add_product(why->result, line, award, from->money[why->row]);
    } else if (payment == EMUL_PAYMENT_NO_SALARY) {
        add_product(why->result, line, award, EMUL_MISSING);
        add_decision_day(why, line);
    } else if (payment == EMUL_PAYMENT_NO_MULTIPLE) {
        emul__why_text(line, EMUL__KEY_FUND, why->result->model->awards[award].fund);
        add_decision_day(why, line);
    }
}

void emul__why_money_total(emul__why *why, emul__why_node *parent) {
    const emul_result *result = why->result;
    emul__why_term *terms = (emul__why_term *)emul__why_allocate(why, result->model->award_count, sizeof *terms);
    int64_t count = 0;
    for (int32_t i = 0; terms != NULL && i < result->model->award_count; i++) {
        if (result->awards[i].payment != NULL && result->awards[i].payment[why->row] == EMUL_PAYMENT_PAID) {
            terms[count++] = (emul__why_term){EMUL_DECIMAL_ONE, result->awards[i].money[why->row]};
        }
    }
    if (count > 1) {
        emul__why_node *line = emul__why_add(why, parent, EMUL__WHY_MONEY_TOTAL);
        emul__why_terms(line, EMUL__KEY_TERMS, terms, count, EMUL__TEXT(" + "));
        emul__why_decimal(line, EMUL__KEY_SUM, result->money_total[why->row]);
    }
}
