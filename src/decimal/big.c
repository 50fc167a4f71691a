/* Schoolbook arithmetic, lowest part first. */
#include "decimal/big.h"

#include "decimal/wide.h"

void emul__big_set(emul__big *to, uint64_t value) {
    to->part[0] = value;
    to->count = value != 0;
}

static void append(emul__big *to, uint64_t part) {
    if (part != 0) {
        to->part[to->count++] = part;
    }
}

void emul__big_scale(emul__big *by, uint64_t factor) {
    uint64_t carry = 0;
    if (factor == 0) {
        by->count = 0;
    }
    for (int32_t i = 0; i < by->count; i++) {
        uint64_t high = 0;
        const uint64_t low = emul__multiply_halves(by->part[i], factor, &high);
        by->part[i] = low + carry;
        carry = high + (by->part[i] < low);
    }
    append(by, carry);
}

/* Adds factor x `of` at part `at` of `to`, whose parts up to there and beyond are laid out; returns what is carried out. */
static uint64_t add_scaled(emul__big *to, const emul__big *of, uint64_t factor, int32_t at) {
    uint64_t carry = 0;
    for (int32_t i = 0; i < of->count; i++) {
        uint64_t high = 0;
        const uint64_t low = emul__multiply_halves(of->part[i], factor, &high);
        const uint64_t sum = to->part[at + i] + low;
        high += sum < low;
        to->part[at + i] = sum + carry;
        carry = high + (to->part[at + i] < sum);
    }
    return carry;
}

static void square(emul__big *to, const emul__big *of) {
    for (int32_t i = 0; i < of->count; i++) {
        to->part[i] = 0;
    }
    to->count = of->count;
    for (int32_t i = 0; i < of->count; i++) {
        const uint64_t carry = add_scaled(to, of, of->part[i], i);
        if (i + 1 < of->count) {
            to->part[to->count++] = carry;
        } else {
            append(to, carry);
        }
    }
}

void emul__big_power(emul__big *to, uint64_t base, int64_t exponent, emul__big *spare) {
    int bit = 62;
    emul__big_set(to, 1);
    while (bit >= 0 && (exponent >> bit & 1) == 0) {
        bit--;
    }
    for (; bit >= 0; bit--) {
        square(spare, to);
        to->count = spare->count;
        for (int32_t i = 0; i < spare->count; i++) {
            to->part[i] = spare->part[i];
        }
        if ((exponent >> bit & 1) != 0) {
            emul__big_scale(to, base);
        }
    }
}

int emul__big_compare(const emul__big *a, const emul__big *b) {
    if (a->count != b->count) {
        return a->count < b->count ? -1 : 1;
    }
    for (int32_t i = a->count - 1; i >= 0; i--) {
        if (a->part[i] != b->part[i]) {
            return a->part[i] < b->part[i] ? -1 : 1;
        }
    }
    return 0;
}
