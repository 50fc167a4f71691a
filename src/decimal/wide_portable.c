/* 128-bit integers out of two 64-bit halves (two's complement, as the native ones), for compilers that have none. */
#include "decimal/wide.h"

#if !EMUL__HAVE_INT128

/* A magnitude, or the bits of a value. */
typedef struct bits {
    uint64_t high;
    uint64_t low;
} bits;

static bits bits_of(emul__wide a) {
    const bits all = {(uint64_t)a.high, a.low};
    return all;
}

/* Back to a signed half without leaving it to the implementation: bit 63 counts -2^63. */
static emul__wide wide_of_bits(bits all) {
    const int64_t high = all.high <= INT64_MAX ? (int64_t)all.high : -(int64_t)(UINT64_MAX - all.high) - 1;
    const emul__wide value = {all.low, high};
    return value;
}

static bits bits_add(bits a, bits b) {
    const uint64_t low = a.low + b.low;
    const bits sum = {a.high + b.high + (low < a.low), low};
    return sum;
}

static bits bits_negate(bits a) {
    const bits complement = {~a.high, ~a.low};
    const bits one = {0, 1};
    return bits_add(complement, one);
}

static bits bits_sub(bits a, bits b) {
    return bits_add(a, bits_negate(b));
}

static bool bits_less(bits a, bits b) {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
}

static bits magnitude_of(emul__wide a) {
    return a.high < 0 ? bits_negate(bits_of(a)) : bits_of(a);
}

emul__wide emul__wide_of(int64_t value) {
    const emul__wide wide = {(uint64_t)value, value < 0 ? -1 : 0};
    return wide;
}

bool emul__wide_is_zero(emul__wide a) {
    return a.high == 0 && a.low == 0;
}

bool emul__wide_is_negative(emul__wide a) {
    return a.high < 0;
}

bool emul__wide_is_odd(emul__wide a) {
    return (a.low & 1) != 0;
}

int emul__wide_compare(emul__wide a, emul__wide b) {
    if (a.high != b.high) {
        return a.high < b.high ? -1 : 1;
    }
    return (a.low > b.low) - (a.low < b.low);
}

bool emul__wide_narrow(emul__wide a, int64_t *out) {
    const bits low_only = {a.low <= INT64_MAX ? 0 : UINT64_MAX, a.low};
    *out = a.low <= INT64_MAX ? (int64_t)a.low : -(int64_t)(UINT64_MAX - a.low) - 1;
    return (uint64_t)a.high == low_only.high;
}

bool emul__wide_add(emul__wide a, emul__wide b, emul__wide *out) {
    *out = wide_of_bits(bits_add(bits_of(a), bits_of(b)));
    return (a.high < 0) != (b.high < 0) || (out->high < 0) == (a.high < 0);
}

bool emul__wide_sub(emul__wide a, emul__wide b, emul__wide *out) {
    *out = wide_of_bits(bits_sub(bits_of(a), bits_of(b)));
    return (a.high < 0) == (b.high < 0) || (out->high < 0) == (a.high < 0);
}

bool emul__wide_negate(emul__wide a, emul__wide *out) {
    return emul__wide_sub(emul__wide_of(0), a, out);
}

void emul__wide_split(emul__wide a, uint64_t *high, uint64_t *low) {
    const bits magnitude = magnitude_of(a);
    *high = magnitude.high;
    *low = magnitude.low;
}

bool emul__wide_join(bool negative, uint64_t high, uint64_t low, emul__wide *out) {
    const uint64_t limit = UINT64_C(1) << 63;
    const bits magnitude = {high, low};
    *out = wide_of_bits(negative ? bits_negate(magnitude) : magnitude);
    return high < limit || (negative && high == limit && low == 0);
}

uint64_t emul__multiply_halves(uint64_t a, uint64_t b, uint64_t *high) {
    const uint64_t mask = UINT32_MAX;
    const uint64_t low = (a & mask) * (b & mask);
    const uint64_t left = (a >> 32) * (b & mask) + (low >> 32);
    const uint64_t right = (a & mask) * (b >> 32) + (left & mask);
    *high = (a >> 32) * (b >> 32) + (left >> 32) + (right >> 32);
    return right << 32 | (low & mask);
}

emul__wide emul__wide_mul64(int64_t a, int64_t b) {
    const uint64_t left = a < 0 ? 0 - (uint64_t)a : (uint64_t)a;
    const uint64_t right = b < 0 ? 0 - (uint64_t)b : (uint64_t)b;
    bits product = {0, 0};
    product.low = emul__multiply_halves(left, right, &product.high);
    return wide_of_bits((a < 0) != (b < 0) ? bits_negate(product) : product);
}

static bits shift_left(bits a) {
    const bits shifted = {a.high << 1 | a.low >> 63, a.low << 1};
    return shifted;
}

static bits shift_right(bits a) {
    const bits shifted = {a.high >> 1, a.high << 63 | a.low >> 1};
    return shifted;
}

/* Long division in base two. The divisor is first moved left under the dividend's leading bit, so small quotients are quick. */
static bits divide_magnitudes(bits a, bits b, bits *remainder) {
    bits quotient = {0, 0};
    if (a.high == 0 && b.high == 0) {
        quotient.low = a.low / b.low;
        *remainder = (bits){0, a.low % b.low};
        return quotient;
    }
    bits place = {0, 1};
    while (!bits_less(a, b) && (b.high >> 63) == 0) {
        b = shift_left(b);
        place = shift_left(place);
    }
    while ((place.high | place.low) != 0) {
        if (!bits_less(a, b)) {
            a = bits_sub(a, b);
            quotient = bits_add(quotient, place);
        }
        b = shift_right(b);
        place = shift_right(place);
    }
    *remainder = a;
    return quotient;
}

void emul__wide_divide(emul__wide a, emul__wide b, emul__wide *quotient, emul__wide *remainder) {
    bits rest = {0, 0};
    const bits whole = divide_magnitudes(magnitude_of(a), magnitude_of(b), &rest);
    *quotient = wide_of_bits((a.high < 0) != (b.high < 0) ? bits_negate(whole) : whole);
    *remainder = wide_of_bits(a.high < 0 ? bits_negate(rest) : rest);
}

#endif
