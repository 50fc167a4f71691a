#include "support/big.h"

#include <stdlib.h>
#include <string.h>

#include "emul/decimal.h"

static const uint32_t BASE = 1000000000u;

static void trim(big *a) {
    while (a->count > 0 && a->limbs[a->count - 1] == 0) {
        a->count--;
    }
    a->negative = a->negative && a->count > 0;
}

static void append_limb(big *a, uint32_t limb) {
    if (a->count == BIG_LIMBS) {
        abort(); /* a test that needs more digits must ask for more limbs */
    }
    a->limbs[a->count++] = limb;
}

static big big_of_magnitude(bool negative, uint64_t value) {
    big result = {negative, 0, {0}};
    for (; value != 0; value /= BASE) {
        append_limb(&result, (uint32_t)(value % BASE));
    }
    trim(&result);
    return result;
}

big big_of(int64_t value) {
    return big_of_magnitude(value < 0, value < 0 ? 0 - (uint64_t)value : (uint64_t)value);
}

big big_of_halves(bool negative, uint64_t high, uint64_t low) {
    const big two_to_32 = big_of(INT64_C(1) << 32);
    const big two_to_64 = big_mul(&two_to_32, &two_to_32);
    const big top = big_of_magnitude(false, high);
    big result = big_add(big_mul(&top, &two_to_64), big_of_magnitude(false, low));
    result.negative = negative && result.count > 0;
    return result;
}

big big_power(int64_t base, int32_t exponent) {
    const big factor = big_of(base);
    big result = big_of(1);
    for (int32_t i = 0; i < exponent; i++) {
        result = big_mul(&result, &factor);
    }
    return result;
}

big big_negate(big a) {
    a.negative = !a.negative && a.count > 0;
    return a;
}

big big_abs(big a) {
    a.negative = false;
    return a;
}

static int compare_magnitudes(const big *a, const big *b) {
    if (a->count != b->count) {
        return a->count < b->count ? -1 : 1;
    }
    for (int32_t i = a->count - 1; i >= 0; i--) {
        if (a->limbs[i] != b->limbs[i]) {
            return a->limbs[i] < b->limbs[i] ? -1 : 1;
        }
    }
    return 0;
}

int big_compare(const big *a, const big *b) {
    if (a->negative != b->negative) {
        return a->negative ? -1 : 1;
    }
    return a->negative ? -compare_magnitudes(a, b) : compare_magnitudes(a, b);
}

static uint32_t limb_at(const big *a, int32_t i) {
    return i < a->count ? a->limbs[i] : 0;
}

static big add_magnitudes(const big *a, const big *b) {
    big sum = {false, 0, {0}};
    uint32_t carry = 0;
    for (int32_t i = 0; i < a->count || i < b->count || carry != 0; i++) {
        const uint32_t digit = limb_at(a, i) + limb_at(b, i) + carry;
        append_limb(&sum, digit % BASE);
        carry = digit / BASE;
    }
    return sum;
}

/* |a| >= |b| */
static big sub_magnitudes(const big *a, const big *b) {
    big difference = {false, 0, {0}};
    int64_t borrow = 0;
    for (int32_t i = 0; i < a->count; i++) {
        const int64_t digit = (int64_t)limb_at(a, i) - limb_at(b, i) - borrow;
        borrow = digit < 0;
        append_limb(&difference, (uint32_t)(digit < 0 ? digit + BASE : digit));
    }
    trim(&difference);
    return difference;
}

big big_add(big a, big b) {
    big result;
    if (a.negative == b.negative) {
        result = add_magnitudes(&a, &b);
        result.negative = a.negative;
    } else if (compare_magnitudes(&a, &b) >= 0) {
        result = sub_magnitudes(&a, &b);
        result.negative = a.negative;
    } else {
        result = sub_magnitudes(&b, &a);
        result.negative = b.negative;
    }
    trim(&result);
    return result;
}

big big_sub(big a, big b) {
    return big_add(a, big_negate(b));
}

big big_mul(const big *a, const big *b) {
    big product = {a->negative != b->negative, a->count + b->count, {0}};
    if (product.count > BIG_LIMBS) {
        abort();
    }
    for (int32_t i = 0; i < a->count; i++) {
        uint64_t carry = 0;
        for (int32_t j = 0; j < b->count; j++) {
            const uint64_t digit = product.limbs[i + j] + (uint64_t)a->limbs[i] * b->limbs[j] + carry;
            product.limbs[i + j] = (uint32_t)(digit % BASE);
            carry = digit / BASE;
        }
        product.limbs[i + b->count] = (uint32_t)carry;
    }
    trim(&product);
    return product;
}

/* A number that, times b, is at most `rest`, and not much less: the leading limbs of rest over the leading limb of b and one more. */
static uint32_t low_estimate(const big *rest, const big *b) {
    const uint64_t top = limb_at(rest, b->count) * (uint64_t)BASE + limb_at(rest, b->count - 1);
    const uint64_t estimate = top / (b->limbs[b->count - 1] + (uint64_t)1);
    return estimate == 0 ? 1 : (uint32_t)estimate;
}

/* Takes b from `rest` as often as it goes, below 10^9 times, and returns how often. */
static uint32_t quotient_digit(big *rest, const big *b) {
    uint32_t digit = 0;
    while (compare_magnitudes(rest, b) >= 0) {
        const uint32_t times = low_estimate(rest, b);
        const big factor = big_of(times);
        const big product = big_mul(&factor, b);
        *rest = sub_magnitudes(rest, &product);
        digit += times;
    }
    return digit;
}

big big_divide(big a, big b, big *remainder) {
    const bool negative = a.negative != b.negative;
    const bool rest_negative = a.negative;
    big quotient = {false, a.count, {0}};
    big rest = {false, 0, {0}};
    b.negative = false;
    for (int32_t i = a.count - 1; i >= 0; i--) {
        memmove(rest.limbs + 1, rest.limbs, (size_t)rest.count * sizeof rest.limbs[0]);
        rest.limbs[0] = a.limbs[i];
        rest.count++;
        trim(&rest);
        quotient.limbs[i] = quotient_digit(&rest, &b);
    }
    quotient.negative = negative;
    trim(&quotient);
    rest.negative = rest_negative;
    trim(&rest);
    *remainder = rest;
    return quotient;
}

big big_gcd(big a, big b) {
    while (b.count > 0) {
        big rest;
        (void)big_divide(a, b, &rest);
        a = b;
        b = rest;
    }
    return big_abs(a);
}

big big_round(big num, big den, int32_t rounding) {
    big rest;
    const big cut = big_divide(num, den, &rest);
    const big twice = big_abs(big_add(rest, rest));
    const int half = big_compare(&twice, &den);
    const bool odd = cut.count > 0 && cut.limbs[0] % 2 == 1; /* 10^9 is even */
    const bool exact = rest.count == 0;
    const bool away = (rounding == EMUL_ROUND_HALF_AWAY && half >= 0) ||
                      (rounding == EMUL_ROUND_HALF_EVEN && (half > 0 || (half == 0 && odd))) || (rounding == EMUL_ROUND_UP) ||
                      (rounding == EMUL_ROUND_FLOOR && num.negative) || (rounding == EMUL_ROUND_CEILING && !num.negative);
    return exact || !away ? cut : big_add(cut, big_of(num.negative ? -1 : 1));
}

bool big_narrow(big a, int64_t *out) {
    const big least = big_of(INT64_MIN);
    const big most = big_of(INT64_MAX);
    if (big_compare(&a, &least) < 0 || big_compare(&a, &most) > 0) {
        return false;
    }
    uint64_t value = 0;
    for (int32_t i = a.count - 1; i >= 0; i--) {
        value = value * BASE + a.limbs[i];
    }
    *out = (int64_t)(a.negative ? 0 - value : value);
    return true;
}
