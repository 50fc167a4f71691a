/* Whole numbers of any size, slow and simple: nine decimal digits a limb, schoolbook methods. The oracle of the arithmetic tests; it shares
 * nothing with the library. */
#ifndef EMUL_TEST_BIG_H
#define EMUL_TEST_BIG_H

#include <stdbool.h>
#include <stdint.h>

enum { BIG_LIMBS = 24 };

typedef struct big {
    bool negative;             /* never for zero */
    int32_t count;             /* limbs in use; 0 for zero */
    uint32_t limbs[BIG_LIMBS]; /* lowest first, below 10^9 */
} big;

big big_of(int64_t value);
/* high x 2^64 + low, with a sign. */
big big_of_halves(bool negative, uint64_t high, uint64_t low);
big big_power(int64_t base, int32_t exponent);
big big_negate(big a);
big big_abs(big a);
int big_compare(const big *a, const big *b);
big big_add(big a, big b);
big big_sub(big a, big b);
big big_mul(const big *a, const big *b);
/* Quotient cut towards zero; the remainder has the sign of a. b is not zero. */
big big_divide(big a, big b, big *remainder);
big big_gcd(big a, big b);
/* num / den to a whole number by an emul_rounding; den > 0. Written from the words of emul/decimal.h. */
big big_round(big num, big den, int32_t rounding);
/* True and *out if the value is an int64. */
bool big_narrow(big a, int64_t *out);

#endif
