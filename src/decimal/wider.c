/* Schoolbook arithmetic on four 64-bit parts. */
#include "decimal/wider.h"

/* Adds a value at part `at` and carries; what the caller adds always fits. */
static void add_at(emul__wider *to, int at, uint64_t value) {
    for (; at < 4 && value != 0; at++) {
        to->part[at] += value;
        value = to->part[at] < value;
    }
}

emul__wider emul__wider_product(emul__wide a, emul__wide b) {
    uint64_t left[2];
    uint64_t right[2];
    emul__wider product = {{0, 0, 0, 0}};
    emul__wide_split(a, &left[1], &left[0]);
    emul__wide_split(b, &right[1], &right[0]);
    for (int i = 0; i < 2; i++) {
        for (int j = 0; j < 2; j++) {
            uint64_t high = 0;
            add_at(&product, i + j, emul__multiply_halves(left[i], right[j], &high));
            add_at(&product, i + j + 1, high);
        }
    }
    return product;
}

int emul__wider_compare(const emul__wider *a, const emul__wider *b) {
    for (int i = 3; i >= 0; i--) {
        if (a->part[i] != b->part[i]) {
            return a->part[i] < b->part[i] ? -1 : 1;
        }
    }
    return 0;
}

emul__wider emul__wider_add(const emul__wider *a, const emul__wider *b) {
    emul__wider sum = *a;
    for (int i = 0; i < 4; i++) {
        add_at(&sum, i, b->part[i]);
    }
    return sum;
}

emul__wider emul__wider_sub(const emul__wider *a, const emul__wider *b) {
    emul__wider difference = {{0, 0, 0, 0}};
    uint64_t borrow = 0;
    for (int i = 0; i < 4; i++) {
        const uint64_t taken = a->part[i] - b->part[i];
        difference.part[i] = taken - borrow;
        borrow = a->part[i] < b->part[i] || taken < borrow;
    }
    return difference;
}

/* Bit by bit. The remainder stays below the divisor, which is below 2^127, so that doubling it cannot overflow 128 bits. */
emul__wide emul__wider_divide(const emul__wider *a, emul__wide divisor, emul__wider *quotient) {
    uint64_t top = 0;
    uint64_t bottom = 0;
    uint64_t rest_high = 0;
    uint64_t rest_low = 0;
    emul__wide_split(divisor, &top, &bottom);
    *quotient = (emul__wider){{0, 0, 0, 0}};
    for (int bit = 255; bit >= 0; bit--) {
        rest_high = rest_high << 1 | rest_low >> 63;
        rest_low = rest_low << 1 | (a->part[bit / 64] >> (bit % 64) & 1);
        if (rest_high > top || (rest_high == top && rest_low >= bottom)) {
            rest_high -= top + (rest_low < bottom);
            rest_low -= bottom;
            quotient->part[bit / 64] |= UINT64_C(1) << (bit % 64);
        }
    }
    emul__wide remainder = emul__wide_of(0);
    (void)emul__wide_join(false, rest_high, rest_low, &remainder);
    return remainder;
}

bool emul__wider_narrow(const emul__wider *a, bool negative, emul__wide *out) {
    return emul__wide_join(negative, a->part[1], a->part[0], out) && (a->part[2] | a->part[3]) == 0;
}
