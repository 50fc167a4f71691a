/* What native and portable 128-bit integers have in common. */
#include "decimal/wide.h"

#include "decimal/wider.h"

bool emul__wide_mul(emul__wide a, emul__wide b, emul__wide *out) {
    int64_t left = 0;
    int64_t right = 0;
    if (emul__wide_narrow(a, &left) && emul__wide_narrow(b, &right)) {
        *out = emul__wide_mul64(left, right);
        return true;
    }
    const emul__wider product = emul__wider_product(a, b);
    return emul__wider_narrow(&product, emul__wide_is_negative(a) != emul__wide_is_negative(b), out);
}

static uint64_t gcd_of_halves(uint64_t a, uint64_t b) {
    while (b != 0) {
        const uint64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

/* Euclid; as soon as both fit in 64 bits, with those. The sign of a remainder does not matter until the end. */
emul__wide emul__wide_gcd(emul__wide a, emul__wide b) {
    const emul__wide minus_one = emul__wide_of(-1);
    uint64_t high_a = 0;
    uint64_t high_b = 0;
    uint64_t low_a = 0;
    uint64_t low_b = 0;
    for (;;) {
        emul__wide_split(a, &high_a, &low_a);
        emul__wide_split(b, &high_b, &low_b);
        if ((high_a | high_b) == 0) {
            low_a = gcd_of_halves(low_a, low_b);
            break;
        }
        if (emul__wide_is_zero(b)) {
            break;
        }
        emul__wide quotient = a;
        emul__wide rest = emul__wide_of(0);
        if (emul__wide_compare(b, minus_one) != 0) {
            emul__wide_divide(a, b, &quotient, &rest);
        }
        a = b;
        b = rest;
    }
    (void)emul__wide_join(false, high_a, low_a, &a);
    return a;
}

static int sign_of(emul__wide a) {
    return emul__wide_compare(a, emul__wide_of(0));
}

int emul__wide_compare_fractions(emul__wide a, emul__wide b, emul__wide c, emul__wide d) {
    if (sign_of(a) != sign_of(c)) {
        return sign_of(a) < sign_of(c) ? -1 : 1;
    }
    const emul__wider left = emul__wider_product(a, d);
    const emul__wider right = emul__wider_product(c, b);
    const int order = emul__wider_compare(&left, &right);
    return emul__wide_is_negative(a) ? -order : order;
}
