/* Columns in: facts a, plans b. Column out: full x a / b between 0 and full, rounded once.
 *
 * One of the two files that use floating point, and never for a result that is not proved exact. With full in millionths and u millionths in a
 * unit of the last place, the result is u x round(F a / (D b)), where F / D is full / u in lowest terms. Three ways to get that, the first that holds:
 *
 * 1. Blocks in which all numbers are small. Each rounding of N / M (N = F a, M = D b) is the nearest whole number to a fraction n / m that is never
 *    half way between two: (4N + 1) / 4M for half_away, (2N - M + 1) / 2M for floor, (2N + M - 1) / 2M for ceiling. It is at least 1 / m away from
 *    half way, and the double nearest to it is off by at most 2^-53 n / m: with n below 2^53 it is on the same side. So one division in double is
 *    exact, and a loop of it is plain enough for compilers to vectorise. It relies on doubles that round to nearest, which is checked.
 * 2. Single rows up to 2^61: the quotient is estimated in double, to within one; the remainder, computed modulo 2^64, says which way it is off.
 * 3. Everything else, by exact fractions. */
#include "decimal/divide.h"

#include <float.h>
#include <stddef.h>

#include "decimal/ratio.h"

enum { BLOCK = 64 };

/* A whole number from -2^51 to 2^51 added to the first is, as bits, added to the second: how numbers become doubles and back in a loop that
 * compilers vectorise even for processors without instructions for it. What is added rounds to the nearest whole number on its way. */
#define SHIFT 6755399441055744.0 /* 2^52 + 2^51 */
#define BITS_OF_SHIFT UINT64_C(0x4338000000000000)

/* What all rows share. */
typedef struct share {
    emul_decimal full;
    int32_t places;
    emul_rounding rounding;
    int64_t unit; /* millionths in one of the last place */
    int64_t num;  /* full / unit = num / den in lowest terms */
    int64_t den;
    int64_t rounded; /* full, rounded */
    uint64_t small;  /* blocks of numbers below this go the first way; a power of two */
    int64_t largest; /* rows with b up to this go the second way; 0: none do */
    double per_a;    /* the first way: the whole number nearest to (per_a x a + per_b x b + plus) / (divisor x b) */
    double per_b;
    double plus;
    double divisor;
} share;

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Whether a sum rounds to nearest, at run time (a program may have changed the mode) and without excess precision. */
static bool rounds_to_nearest(void) {
#if defined(__FAST_MATH__) || !defined(FLT_EVAL_METHOD) || FLT_EVAL_METHOD != 0
    return false;
#else
    const volatile double tiny = DBL_EPSILON / 8;
    const volatile double above = 1.0 + tiny;
    const volatile double below = -1.0 - tiny;
    return above == 1.0 && below == -1.0 && 1.0 - tiny == 1.0;
#endif
}

/* The fraction of the first way; false if the rounding has none. */
static bool choose_fraction(share *by) {
    const double num = (double)by->num;
    const double den = (double)by->den;
    by->per_a = 2 * num;
    by->divisor = 2 * den;
    switch (by->rounding) {
    case EMUL_ROUND_HALF_AWAY:
        by->per_a = 4 * num;
        by->divisor = 4 * den;
        by->per_b = 0;
        by->plus = 1;
        return true;
    case EMUL_ROUND_UP:
    case EMUL_ROUND_CEILING:
        by->per_b = den;
        by->plus = -1;
        return true;
    default:
        by->per_b = -den;
        by->plus = 1;
        return by->rounding != EMUL_ROUND_HALF_EVEN;
    }
}

static share share_of(emul_decimal full, int32_t places, emul_rounding rounding) {
    enum { FULL_BITS = 48, NUMBER_BITS = 51, FIRST_BITS = 53, SECOND_BITS = 61 };
    share by = {full, places, rounding, 1, 0, 1, 0, 0, 0, 0, 0, 0, 1};
    for (int32_t i = places; i < 6; i++) {
        by.unit *= 10;
    }
    by.rounded = emul__ratio_round(emul__ratio_of_decimal(full), places, rounding);
    if (full < 0 || full >> FULL_BITS != 0) {
        return by;
    }
    const int64_t common = common_divisor(by.unit, full);
    by.num = full / common;
    by.den = by.unit / common;
    by.largest = (INT64_C(1) << SECOND_BITS) / by.den;
    if (choose_fraction(&by) && rounds_to_nearest()) {
        const int64_t most = (INT64_C(1) << FIRST_BITS) / (4 * by.num + 4 * by.den); /* no term nor sum is more than that many times b */
        for (by.small = 1; by.small * 2 <= (uint64_t)most && by.small * 2 <= UINT64_C(1) << NUMBER_BITS;) {
            by.small *= 2;
        }
    }
    return by;
}

/* No plan is zero, and no number negative, absent or large. */
static bool is_small(const share *by, const int64_t *a, const int64_t *b) {
    uint64_t all = 0;
    for (int i = 0; i < BLOCK; i++) {
        all |= (uint64_t)a[i] | (uint64_t)b[i] | ((uint64_t)b[i] - 1);
    }
    return all < by->small;
}

typedef union block {
    uint64_t bits[BLOCK];
    double numbers[BLOCK];
} block;

/* Without a comparison, which would keep compilers from vectorising it. */
static void divide_block(const share *by, const int64_t *a, const int64_t *b, int64_t *out) {
    const double per_a = by->per_a;
    const double per_b = by->per_b;
    const double plus = by->plus;
    const double divisor = by->divisor;
    const double unit = (double)by->unit;
    block facts;
    block plans;
    for (int i = 0; i < BLOCK; i++) {
        const uint64_t over = (uint64_t)a[i] - (uint64_t)b[i];
        const uint64_t if_below = 0 - (over >> 63);
        facts.bits[i] = BITS_OF_SHIFT + (uint64_t)b[i] + (over & if_below); /* the smaller of the two */
        plans.bits[i] = BITS_OF_SHIFT + (uint64_t)b[i];
    }
    for (int i = 0; i < BLOCK; i++) {
        const double fact = facts.numbers[i] - SHIFT;
        const double plan = plans.numbers[i] - SHIFT;
        const double quotient = (per_a * fact + per_b * plan + plus) / (divisor * plan);
        const double whole = (quotient + SHIFT) - SHIFT;
        facts.numbers[i] = whole * unit + SHIFT;
    }
    for (int i = 0; i < BLOCK; i++) {
        out[i] = (int64_t)(facts.bits[i] - BITS_OF_SHIFT);
    }
}

/* Whether the quotient whole + rest / divisor, 0 <= rest < divisor, is rounded up. */
static bool goes_up(uint64_t whole, uint64_t rest, uint64_t divisor, emul_rounding rounding) {
    switch (rounding) {
    case EMUL_ROUND_HALF_AWAY:
        return 2 * rest >= divisor;
    case EMUL_ROUND_HALF_EVEN:
        return 2 * rest > divisor || (2 * rest == divisor && whole % 2 == 1);
    case EMUL_ROUND_UP:
    case EMUL_ROUND_CEILING:
        return rest != 0;
    default:
        return false;
    }
}

/* 0 < a < b <= largest. The quotient is below 2^48 and the estimate has five roundings of 2^-52 at most, whatever their mode: it is off by one
 * at most. */
static int64_t divide_estimated(const share *by, int64_t a, int64_t b) {
    const uint64_t divisor = (uint64_t)by->den * (uint64_t)b;
    uint64_t whole = (uint64_t)((double)by->num * (double)a / ((double)by->den * (double)b));
    uint64_t rest = (uint64_t)by->num * (uint64_t)a - whole * divisor; /* modulo 2^64: the true one is between -divisor and 2 divisor */
    if (rest >> 63 != 0) {
        whole--;
        rest += divisor;
    } else if (rest >= divisor) {
        whole++;
        rest -= divisor;
    }
    whole += goes_up(whole, rest, divisor, by->rounding);
    return (int64_t)(whole * (uint64_t)by->unit);
}

static emul_decimal divide_exactly(const share *by, emul_decimal a, emul_decimal b) {
    const emul__ratio nothing = emul__ratio_of_integer(0);
    const emul__ratio all = emul__ratio_of_integer(1);
    emul__ratio part = emul__ratio_div(emul__ratio_of_decimal(a), emul__ratio_of_decimal(b));
    if (emul__ratio_state(part) == EMUL__PRESENT) {
        part = emul__ratio_compare(part, nothing) < 0 ? nothing : part;
        part = emul__ratio_compare(part, all) > 0 ? all : part;
    }
    return emul__ratio_round(emul__ratio_mul(emul__ratio_of_decimal(by->full), part), by->places, by->rounding);
}

static int64_t divide_row(const share *by, int64_t a, int64_t b) {
    if (a < EMUL_DECIMAL_MIN || b <= 0 || b > by->largest) {
        return divide_exactly(by, a, b);
    }
    if (a <= 0 || a >= b) {
        return a <= 0 ? 0 : by->rounded;
    }
    return divide_estimated(by, a, b);
}

bool emul__divide_column(const emul_decimal *a, const emul_decimal *b, emul_decimal full, int32_t places, emul_rounding rounding, int64_t n,
                         emul_decimal *out) {
    const share by = share_of(full, places, rounding);
    bool complete = true;
    for (int64_t start = 0; start < n; start += BLOCK) {
        const int64_t end = n - start < BLOCK ? n : start + BLOCK;
        if (end - start == BLOCK && is_small(&by, a + start, b + start)) {
            divide_block(&by, a + start, b + start, out + start);
            continue;
        }
        for (int64_t i = start; i < end; i++) {
            out[i] = divide_row(&by, a[i], b[i]);
            complete = complete && out[i] >= EMUL_DECIMAL_MIN;
        }
    }
    return complete;
}
