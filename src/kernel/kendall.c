/* In: marks of several judges. Out: Kendall's W with ties (Kendall 1948, Rank Correlation Methods, 6.11), as an exact fraction.
 * Ranks are doubled, so that those shared by two are whole: with doubled rank sums R and S the sum of (R - m(n+1))^2,
 * W = 3 S / (m^2 (n^3 - n) - m T). */
#include "base/diagnostic.h"
#include "decimal/ratio.h"
#include "emul/contest.h"
#include "kernel/sort.h"

typedef struct panel {
    const emul_decimal *marks;
    int64_t judges;
    int64_t judge;    /* whose marks are being sorted */
    int64_t *used;    /* entries with all marks, in the order of that judge */
    int64_t n;        /* how many */
    int64_t *sums;    /* [entries] of doubled ranks */
    int64_t *scratch; /* [entries] */
} panel;

static emul_decimal mark_of(const panel *from, int64_t entry) {
    return from->marks[entry * from->judges + from->judge];
}

static int compare_marks(const void *context, int64_t a, int64_t b) {
    const panel *by = (const panel *)context;
    return (mark_of(by, a) < mark_of(by, b)) - (mark_of(by, a) > mark_of(by, b));
}

static void find_used(panel *to, int64_t entries) {
    to->n = 0;
    for (int64_t entry = 0; entry < entries; entry++) {
        bool complete = true;
        for (int64_t judge = 0; judge < to->judges; judge++) {
            complete = complete && to->marks[entry * to->judges + judge] >= EMUL_DECIMAL_MIN;
        }
        if (complete) {
            to->used[to->n++] = entry;
            to->sums[entry] = 0;
        }
    }
}

static emul__ratio cube_less(int64_t t) {
    const emul__ratio number = emul__ratio_of_integer(t);
    return emul__ratio_sub(emul__ratio_mul(number, emul__ratio_mul(number, number)), number);
}

/* Adds the doubled ranks of one judge's marks to the sums; returns the sum of t^3 - t. */
static emul__ratio add_ranks(panel *to) {
    emul__ratio ties = emul__ratio_of_integer(0);
    emul__sort(to->used, to->scratch, to->n, compare_marks, to);
    for (int64_t start = 0, end = 0; start < to->n; start = end) {
        for (end = start + 1; end < to->n && compare_marks(to, to->used[start], to->used[end]) == 0;) {
            end++;
        }
        for (int64_t i = start; i < end; i++) {
            to->sums[to->used[i]] += start + 1 + end;
        }
        ties = emul__ratio_add(ties, cube_less(end - start));
    }
    return ties;
}

/* W; divided by zero where it is not defined. */
static emul__ratio coefficient(panel *from) {
    const emul__ratio m = emul__ratio_of_integer(from->judges);
    const int64_t mean = from->judges * (from->n + 1);
    emul__ratio squares = emul__ratio_of_integer(0);
    emul__ratio ties = emul__ratio_of_integer(0);
    for (from->judge = 0; from->judge < from->judges; from->judge++) {
        ties = emul__ratio_add(ties, add_ranks(from));
    }
    for (int64_t i = 0; i < from->n; i++) {
        const emul__ratio deviation = emul__ratio_of_integer(from->sums[from->used[i]] - mean);
        squares = emul__ratio_add(squares, emul__ratio_mul(deviation, deviation));
    }
    const emul__ratio all = emul__ratio_mul(emul__ratio_mul(m, m), cube_less(from->n));
    return emul__ratio_div(emul__ratio_mul(emul__ratio_of_integer(3), squares), emul__ratio_sub(all, emul__ratio_mul(m, ties)));
}

/* In lowest terms; false if they do not fit. */
static bool write_fraction(emul__ratio value, int64_t *numerator, int64_t *denominator) {
    emul__wide ignored = value.num;
    emul__wide num = value.num;
    emul__wide den = value.den;
    const emul__wide common = emul__wide_gcd(num, den);
    emul__wide_divide(value.num, common, &num, &ignored);
    emul__wide_divide(value.den, common, &den, &ignored);
    return emul__wide_narrow(num, numerator) && emul__wide_narrow(den, denominator);
}

static emul_status too_large(emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                   .english = "the coefficient of concordance needs numbers that are too large",
                                                   .vietnamese = "hệ số tương hợp cần những số quá lớn"});
}

static const char *wrong_parameter(int64_t entries, int64_t judges, const void *marks, const void *w, const void *scratch) {
    if (judges < 0 || judges > INT32_MAX) {
        return "judges";
    }
    if (entries < 0 || entries > INT32_MAX) {
        return "entries";
    }
    if (entries > 0 && judges > 0 && marks == NULL) {
        return "marks";
    }
    if (w == NULL) {
        return "w";
    }
    return entries > 0 && scratch == NULL ? "scratch" : NULL;
}

emul_status emul_kendall_w(const emul_decimal *marks, int64_t entries, int64_t judges, int32_t places, emul_rounding rounding,
                           int64_t *numerator, int64_t *denominator, emul_decimal *w, int64_t *used, int64_t *scratch, emul_error *error) {
    emul__error_clear(error);
    const char *wrong = wrong_parameter(entries, judges, marks, w, scratch);
    if (wrong != NULL || !emul__rounding_is_valid(places, rounding)) {
        return emul__report_argument(error, wrong != NULL ? wrong : "rounding");
    }
    panel from = {marks, judges, 0, scratch, 0, scratch + entries, scratch + 2 * entries};
    int64_t num = 0;
    int64_t den = 0;
    emul__ratio value = emul__ratio_of_state(EMUL__IS_MISSING);
    find_used(&from, entries);
    if (from.n >= 2 && judges >= 2) {
        value = coefficient(&from);
    }
    const emul__state state = emul__ratio_state(value);
    if (state == EMUL__OVERFLOWED || (state == EMUL__PRESENT && !write_fraction(value, &num, &den))) {
        return too_large(error);
    }
    *w = state == EMUL__PRESENT ? emul__ratio_round(value, places, rounding) : EMUL_MISSING;
    if (numerator != NULL) {
        *numerator = num;
    }
    if (denominator != NULL) {
        *denominator = den;
    }
    if (used != NULL) {
        *used = from.n;
    }
    return EMUL_OK;
}
