/* The 128-bit integers of compilers that have them. Included by decimal/wide.h only. */
#ifndef EMUL_DECIMAL_WIDE_NATIVE_H
#define EMUL_DECIMAL_WIDE_NATIVE_H

static inline emul__wide emul__wide_of(int64_t value) {
    return value;
}

static inline bool emul__wide_is_zero(emul__wide a) {
    return a == 0;
}

static inline bool emul__wide_is_negative(emul__wide a) {
    return a < 0;
}

static inline bool emul__wide_is_odd(emul__wide a) {
    return (a & 1) != 0;
}

static inline int emul__wide_compare(emul__wide a, emul__wide b) {
    return (a > b) - (a < b);
}

static inline bool emul__wide_narrow(emul__wide a, int64_t *out) {
    *out = (int64_t)a;
    return a == *out;
}

static inline bool emul__wide_add(emul__wide a, emul__wide b, emul__wide *out) {
    return !__builtin_add_overflow(a, b, out);
}

static inline bool emul__wide_sub(emul__wide a, emul__wide b, emul__wide *out) {
    return !__builtin_sub_overflow(a, b, out);
}

static inline bool emul__wide_negate(emul__wide a, emul__wide *out) {
    return emul__wide_sub(0, a, out);
}

static inline emul__wide emul__wide_mul64(int64_t a, int64_t b) {
    return (emul__wide)a * b;
}

static inline void emul__wide_divide(emul__wide a, emul__wide b, emul__wide *quotient, emul__wide *remainder) {
    *quotient = a / b;
    *remainder = a % b;
}

static inline void emul__wide_split(emul__wide a, uint64_t *high, uint64_t *low) {
    const emul__uwide magnitude = a < 0 ? 0 - (emul__uwide)a : (emul__uwide)a;
    *high = (uint64_t)(magnitude >> 64);
    *low = (uint64_t)magnitude;
}

static inline bool emul__wide_join(bool negative, uint64_t high, uint64_t low, emul__wide *out) {
    const emul__uwide limit = (emul__uwide)1 << 127;
    const emul__uwide magnitude = (emul__uwide)high << 64 | low;
    *out = (emul__wide)(negative ? 0 - magnitude : magnitude);
    return magnitude < limit || (negative && magnitude == limit);
}

static inline uint64_t emul__multiply_halves(uint64_t a, uint64_t b, uint64_t *high) {
    const emul__uwide product = (emul__uwide)a * b;
    *high = (uint64_t)(product >> 64);
    return (uint64_t)product;
}

#endif
