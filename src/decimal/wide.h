/* Signed 128-bit integers with checked arithmetic: __int128 where the compiler has it, two halves where not
 * (32-bit targets, MSVC, or EMUL_PORTABLE_WIDE). Both give the same bytes; tests compare them. */
#ifndef EMUL_DECIMAL_WIDE_H
#define EMUL_DECIMAL_WIDE_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__SIZEOF_INT128__) && !defined(EMUL_PORTABLE_WIDE)
#define EMUL__HAVE_INT128 1
__extension__ typedef __int128 emul__wide;
__extension__ typedef unsigned __int128 emul__uwide;
#else
#define EMUL__HAVE_INT128 0
typedef struct emul__wide {
    uint64_t low;
    int64_t high;
} emul__wide;
#endif

#if EMUL__HAVE_INT128
#define EMUL__WIDE static inline /* one machine instruction or two: see wide_native.h */
#else
#define EMUL__WIDE /* in wide_portable.c */
#endif

EMUL__WIDE emul__wide emul__wide_of(int64_t value);
EMUL__WIDE bool emul__wide_is_zero(emul__wide a);
EMUL__WIDE bool emul__wide_is_negative(emul__wide a);
EMUL__WIDE bool emul__wide_is_odd(emul__wide a);
EMUL__WIDE int emul__wide_compare(emul__wide a, emul__wide b); /* -1, 0, 1 */
/* True and *out when the value fits in 64 bits. */
EMUL__WIDE bool emul__wide_narrow(emul__wide a, int64_t *out);
/* Exact, or false on overflow (then *out is unspecified). */
EMUL__WIDE bool emul__wide_add(emul__wide a, emul__wide b, emul__wide *out);
EMUL__WIDE bool emul__wide_sub(emul__wide a, emul__wide b, emul__wide *out);
EMUL__WIDE bool emul__wide_negate(emul__wide a, emul__wide *out);
EMUL__WIDE emul__wide emul__wide_mul64(int64_t a, int64_t b); /* never overflows */
/* Truncating division as C's; b != 0 and not (minimum / -1). */
EMUL__WIDE void emul__wide_divide(emul__wide a, emul__wide b, emul__wide *quotient, emul__wide *remainder);
/* The magnitude as two halves, and back; joining fails if the value does not fit. */
EMUL__WIDE void emul__wide_split(emul__wide a, uint64_t *high, uint64_t *low);
EMUL__WIDE bool emul__wide_join(bool negative, uint64_t high, uint64_t low, emul__wide *out);
/* Low half of the product of two halves; *high is the other. */
EMUL__WIDE uint64_t emul__multiply_halves(uint64_t a, uint64_t b, uint64_t *high);

/* The same for both (wide.c): built on the functions above. */
bool emul__wide_mul(emul__wide a, emul__wide b, emul__wide *out);
/* Greatest common divisor of the magnitudes; of (0, b) it is |b|. Not both zero or the minimum. */
emul__wide emul__wide_gcd(emul__wide a, emul__wide b);
/* Sign of a*d - c*b without overflow: compares the fractions a/b and c/d, b and d > 0. */
int emul__wide_compare_fractions(emul__wide a, emul__wide b, emul__wide c, emul__wide d);

#if EMUL__HAVE_INT128
#include "decimal/wide_native.h"
#endif

#endif
