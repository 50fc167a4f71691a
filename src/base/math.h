/* Checked arithmetic on counts and decimals: false on overflow, and then *out is unspecified.
 * EMUL_PORTABLE_WIDE (see decimal/wide.h) takes the way of compilers without the builtins here too. */
#ifndef EMUL_BASE_MATH_H
#define EMUL_BASE_MATH_H

#include <stdbool.h>
#include <stdint.h>

static inline bool emul__add(int64_t a, int64_t b, int64_t *out) {
#if defined(__GNUC__) && !defined(EMUL_PORTABLE_WIDE)
    return !__builtin_add_overflow(a, b, out);
#else
    if (b > 0 ? a > INT64_MAX - b : a < INT64_MIN - b) {
        return false;
    }
    *out = a + b;
    return true;
#endif
}

static inline bool emul__sub(int64_t a, int64_t b, int64_t *out) {
#if defined(__GNUC__) && !defined(EMUL_PORTABLE_WIDE)
    return !__builtin_sub_overflow(a, b, out);
#else
    if (b < 0 ? a > INT64_MAX + b : a < INT64_MIN + b) {
        return false;
    }
    *out = a - b;
    return true;
#endif
}

static inline bool emul__mul(int64_t a, int64_t b, int64_t *out) {
#if defined(__GNUC__) && !defined(EMUL_PORTABLE_WIDE)
    return !__builtin_mul_overflow(a, b, out);
#else
    const bool same_sign = (a < 0) == (b < 0);
    if (a != 0 && b != 0) {
        if (same_sign ? (a > 0 ? a > INT64_MAX / b : b < INT64_MAX / a) : (a > 0 ? b < INT64_MIN / a : a < INT64_MIN / b)) {
            return false;
        }
    }
    *out = a * b;
    return true;
#endif
}

#endif
