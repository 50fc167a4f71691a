/* Exact fractions with a reason where there is none. Operations first try the plain formula; only when that leaves 128 bits they reduce,
 * so that a result overflows only if it does not fit in lowest terms. */
#include "decimal/ratio.h"

#include "decimal/wider.h"

int64_t emul__state_code(emul__state state) {
    switch (state) {
    case EMUL__IS_NOT_APPLICABLE:
        return EMUL_NOT_APPLICABLE;
    case EMUL__IS_MISSING:
        return EMUL_MISSING;
    case EMUL__NO_LEVEL:
        return INT64_MIN + 2;
    case EMUL__DIVIDED_BY_ZERO:
        return INT64_MIN + 3;
    case EMUL__PRESENT:
    case EMUL__OVERFLOWED:
        break;
    }
    return INT64_MIN + 4;
}

emul__state emul__code_state(int64_t value) {
    static const emul__state states[] = {EMUL__IS_MISSING, EMUL__IS_NOT_APPLICABLE, EMUL__NO_LEVEL, EMUL__DIVIDED_BY_ZERO};
    if (value >= EMUL_DECIMAL_MIN) {
        return EMUL__PRESENT;
    }
    return value < INT64_MIN + 4 ? states[value - INT64_MIN] : EMUL__OVERFLOWED;
}

emul__ratio emul__ratio_of_state(emul__state state) {
    const emul__ratio none = {emul__wide_of((int64_t)state), emul__wide_of(0)};
    return none;
}

static emul__ratio fraction(int64_t num, int64_t den) {
    const emul__ratio value = {emul__wide_of(num), emul__wide_of(den)};
    return value;
}

emul__ratio emul__ratio_of_integer(int64_t value) {
    return fraction(value, 1);
}

/* The usual decimals are whole or have two or three places: with the small denominator the sums and products that follow stay small. */
emul__ratio emul__ratio_of_decimal(emul_decimal value) {
    if (value < EMUL_DECIMAL_MIN) {
        return emul__ratio_of_state(emul__code_state(value));
    }
    if (value % 1000 != 0) {
        return fraction(value, EMUL_DECIMAL_ONE);
    }
    if (value % EMUL_DECIMAL_ONE == 0) {
        return fraction(value / EMUL_DECIMAL_ONE, 1);
    }
    return value % 10000 == 0 ? fraction(value / 10000, 100) : fraction(value / 1000, 1000);
}

emul__state emul__ratio_state(emul__ratio a) {
    int64_t state = EMUL__PRESENT;
    if (emul__wide_is_zero(a.den)) {
        (void)emul__wide_narrow(a.num, &state);
    }
    return (emul__state)state;
}

static emul__ratio overflowed(void) {
    return emul__ratio_of_state(EMUL__OVERFLOWED);
}

emul__ratio emul__ratio_make(emul__wide num, emul__wide den) {
    if (emul__wide_is_zero(den)) {
        return emul__ratio_of_state(EMUL__DIVIDED_BY_ZERO);
    }
    if (emul__wide_is_negative(den) && (!emul__wide_negate(num, &num) || !emul__wide_negate(den, &den))) {
        return overflowed();
    }
    const emul__ratio value = {num, den};
    return value;
}

static emul__wide quotient_of(emul__wide a, emul__wide b) {
    emul__wide quotient = a;
    emul__wide remainder = a;
    emul__wide_divide(a, b, &quotient, &remainder);
    return quotient;
}

/* Both divided by their greatest common divisor; `b` > 0. */
static void cancel(emul__wide *a, emul__wide *b) {
    const emul__wide common = emul__wide_gcd(*a, *b);
    *a = quotient_of(*a, common);
    *b = quotient_of(*b, common);
}

/* True, with the stronger of two reasons, if either operand is no number. */
static bool no_number(emul__ratio a, emul__ratio b, emul__ratio *result) {
    const emul__state first = emul__ratio_state(a);
    const emul__state second = emul__ratio_state(b);
    if (first == EMUL__PRESENT && second == EMUL__PRESENT) {
        return false;
    }
    *result = emul__ratio_of_state(first > second ? first : second);
    return true;
}

/* The larger denominator if the smaller divides it and both are short; then adding needs no larger one. */
static bool common_denominator(emul__ratio a, emul__ratio b, int64_t *den, int64_t *factor_a, int64_t *factor_b) {
    int64_t left = 0;
    int64_t right = 0;
    if (!emul__wide_narrow(a.den, &left) || !emul__wide_narrow(b.den, &right)) {
        return false;
    }
    const bool left_larger = left >= right;
    *den = left_larger ? left : right;
    *factor_a = *den / left;
    *factor_b = *den / right;
    return left_larger ? left % right == 0 : right % left == 0;
}

static bool add_plainly(emul__ratio a, emul__ratio b, emul__ratio *sum) {
    int64_t den = 0;
    int64_t factor_a = 0;
    int64_t factor_b = 0;
    emul__wide left = a.num;
    emul__wide right = b.num;
    if (common_denominator(a, b, &den, &factor_a, &factor_b)) {
        sum->den = emul__wide_of(den);
        return emul__wide_mul(a.num, emul__wide_of(factor_a), &left) && emul__wide_mul(b.num, emul__wide_of(factor_b), &right) &&
               emul__wide_add(left, right, &sum->num);
    }
    return emul__wide_mul(a.num, b.den, &left) && emul__wide_mul(b.num, a.den, &right) && emul__wide_add(left, right, &sum->num) &&
           emul__wide_mul(a.den, b.den, &sum->den);
}

/* a/b + c/d in lowest terms (Knuth, TAOCP 2, 4.5.1): with g = gcd(b, d) and t = a(d/g) + c(b/g), and h = gcd(t, g),
 * the sum is t/h over (b/g)(d/h). t needs up to 255 bits. */
static emul__ratio add_reduced(emul__ratio a, emul__ratio b) {
    cancel(&a.num, &a.den);
    cancel(&b.num, &b.den);
    const emul__wide common = emul__wide_gcd(a.den, b.den);
    const emul__wider left = emul__wider_product(a.num, quotient_of(b.den, common));
    const emul__wider right = emul__wider_product(b.num, quotient_of(a.den, common));
    const bool same_sign = emul__wide_is_negative(a.num) == emul__wide_is_negative(b.num);
    const bool left_larger = emul__wider_compare(&left, &right) >= 0;
    emul__wider total = left;
    if (same_sign) {
        total = emul__wider_add(&left, &right);
    } else {
        total = left_larger ? emul__wider_sub(&left, &right) : emul__wider_sub(&right, &left);
    }
    const bool negative = emul__wide_is_negative(left_larger ? a.num : b.num);
    emul__wider quotient = total;
    const emul__wide shared = emul__wide_gcd(common, emul__wider_divide(&total, common, &quotient));
    emul__ratio sum = a;
    (void)emul__wider_divide(&total, shared, &quotient);
    if (!emul__wider_narrow(&quotient, negative, &sum.num) ||
        !emul__wide_mul(quotient_of(a.den, common), quotient_of(b.den, shared), &sum.den)) {
        return overflowed();
    }
    return sum;
}

emul__ratio emul__ratio_add(emul__ratio a, emul__ratio b) {
    emul__ratio sum = a;
    if (no_number(a, b, &sum) || add_plainly(a, b, &sum)) {
        return sum;
    }
    return add_reduced(a, b);
}

emul__ratio emul__ratio_negate(emul__ratio a) {
    emul__ratio negated = a;
    if (emul__ratio_state(a) != EMUL__PRESENT) {
        return a;
    }
    return emul__wide_negate(a.num, &negated.num) ? negated : overflowed();
}

emul__ratio emul__ratio_sub(emul__ratio a, emul__ratio b) {
    return emul__ratio_add(a, emul__ratio_negate(b));
}

emul__ratio emul__ratio_mul(emul__ratio a, emul__ratio b) {
    emul__ratio product = a;
    if (no_number(a, b, &product)) {
        return product;
    }
    if (emul__wide_is_zero(a.num) || emul__wide_is_zero(b.num)) {
        return fraction(0, 1);
    }
    if (emul__wide_mul(a.num, b.num, &product.num) && emul__wide_mul(a.den, b.den, &product.den)) {
        return product;
    }
    cancel(&a.num, &a.den);
    cancel(&b.num, &b.den);
    cancel(&a.num, &b.den);
    cancel(&b.num, &a.den);
    return emul__wide_mul(a.num, b.num, &product.num) && emul__wide_mul(a.den, b.den, &product.den) ? product : overflowed();
}

emul__ratio emul__ratio_div(emul__ratio a, emul__ratio b) {
    emul__ratio quotient = a;
    if (no_number(a, b, &quotient)) {
        return quotient;
    }
    if (emul__wide_compare(a.den, b.den) == 0) {
        return emul__ratio_make(a.num, b.num); /* two facts of one measure, as in visits / visits@plan: no product at all */
    }
    const emul__ratio inverse = emul__ratio_make(b.den, b.num);
    return emul__ratio_mul(a, inverse);
}

emul__ratio emul__ratio_floor(emul__ratio a) {
    if (emul__ratio_state(a) != EMUL__PRESENT) {
        return a;
    }
    emul__ratio whole = a;
    emul__wide remainder = a.num;
    emul__wide_divide(a.num, a.den, &whole.num, &remainder);
    if (emul__wide_is_negative(remainder)) {
        (void)emul__wide_sub(whole.num, emul__wide_of(1), &whole.num); /* den > 1 here, so there is room */
    }
    whole.den = emul__wide_of(1);
    return whole;
}

int emul__ratio_compare(emul__ratio a, emul__ratio b) {
    emul__wide left = a.num;
    emul__wide right = b.num;
    if (emul__wide_compare(a.den, b.den) == 0) {
        return emul__wide_compare(left, right);
    }
    if (emul__wide_mul(a.num, b.den, &left) && emul__wide_mul(b.num, a.den, &right)) {
        return emul__wide_compare(left, right);
    }
    return emul__wide_compare_fractions(a.num, a.den, b.num, b.den);
}

static const int64_t powers_of_ten[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

/* A quotient rounded towards zero and what was left over, as a part of the divisor. */
typedef struct cut_quotient {
    emul__wide whole;
    emul__wide rest; /* has the dividend's sign */
} cut_quotient;

/* num x scale / den when the product does not fit: the whole part first, then the rest, which is smaller than den. */
static bool divide_scaled_long(emul__ratio a, int64_t scale, cut_quotient *out) {
    emul__wide scaled = a.num;
    emul__wide_divide(a.num, a.den, &out->whole, &out->rest);
    const bool negative = emul__wide_is_negative(a.num);
    const emul__wider product = emul__wider_product(out->rest, emul__wide_of(scale));
    emul__wider quotient = product;
    out->rest = emul__wider_divide(&product, a.den, &quotient);
    if (negative) {
        (void)emul__wide_negate(out->rest, &out->rest);
    }
    return emul__wide_mul(out->whole, emul__wide_of(scale), &out->whole) && emul__wider_narrow(&quotient, negative, &scaled) &&
           emul__wide_add(out->whole, scaled, &out->whole);
}

static bool divide_scaled(emul__ratio a, int64_t scale, cut_quotient *out) {
    emul__wide scaled = a.num;
    if (!emul__wide_mul(a.num, emul__wide_of(scale), &scaled)) {
        return divide_scaled_long(a, scale, out);
    }
    emul__wide_divide(scaled, a.den, &out->whole, &out->rest);
    return true;
}

/* How the rest compares with one half of the divisor, without doubling it. */
static int compare_half(emul__wide rest, emul__wide den) {
    emul__wide other = rest;
    if (emul__wide_is_negative(rest)) {
        (void)emul__wide_negate(rest, &rest);
    }
    (void)emul__wide_sub(den, rest, &other);
    return emul__wide_compare(rest, other);
}

/* Whether the magnitude grows by one. */
static bool goes_up(const cut_quotient *cut, emul__wide den, emul_rounding rounding) {
    if (emul__wide_is_zero(cut->rest)) {
        return false;
    }
    const int half = compare_half(cut->rest, den);
    switch (rounding) {
    case EMUL_ROUND_HALF_EVEN:
        return half > 0 || (half == 0 && emul__wide_is_odd(cut->whole));
    case EMUL_ROUND_DOWN:
        return false;
    case EMUL_ROUND_UP:
        return true;
    case EMUL_ROUND_FLOOR:
        return emul__wide_is_negative(cut->rest);
    case EMUL_ROUND_CEILING:
        return !emul__wide_is_negative(cut->rest);
    default:
        return half >= 0;
    }
}

bool emul__rounding_is_valid(int32_t places, emul_rounding rounding) {
    return places >= 0 && places <= 6 && rounding >= EMUL_ROUND_HALF_AWAY && rounding <= EMUL_ROUND_CEILING;
}

emul_decimal emul__ratio_round(emul__ratio a, int32_t places, emul_rounding rounding) {
    const emul__state state = emul__ratio_state(a);
    if (state != EMUL__PRESENT) {
        return emul__state_code(state);
    }
    cut_quotient cut = {a.num, a.num};
    emul__wide millionths = a.num;
    int64_t value = 0;
    bool fits = divide_scaled(a, powers_of_ten[places], &cut);
    if (fits && goes_up(&cut, a.den, rounding)) {
        fits = emul__wide_add(cut.whole, emul__wide_of(emul__wide_is_negative(cut.rest) ? -1 : 1), &cut.whole);
    }
    fits = fits && emul__wide_mul(cut.whole, emul__wide_of(powers_of_ten[6 - places]), &millionths) &&
           emul__wide_narrow(millionths, &value) && value >= EMUL_DECIMAL_MIN;
    return fits ? value : emul__state_code(EMUL__OVERFLOWED);
}
