#include "decimal/exact.h"

enum { WIDE_DIGITS = 40 };

/* Of a number that is not negative. */
static void write_wide(emul__buffer *to, emul__wide value) {
    char digits[WIDE_DIGITS];
    size_t at = WIDE_DIGITS;
    do {
        emul__wide quotient;
        emul__wide remainder;
        int64_t digit = 0;
        emul__wide_divide(value, emul__wide_of(10), &quotient, &remainder);
        (void)emul__wide_narrow(remainder, &digit);
        digits[--at] = (char)('0' + digit);
        value = quotient;
    } while (!emul__wide_is_zero(value) && at > 0);
    emul__buffer_text(to, (emul__text){digits + at, WIDE_DIGITS - at});
}

bool emul__exact_is_decimal(emul__ratio value) {
    const emul_decimal near = emul__ratio_round(value, 6, EMUL_ROUND_DOWN);
    return near >= EMUL_DECIMAL_MIN && emul__ratio_compare(emul__ratio_of_decimal(near), value) == 0;
}

static void write_fraction(emul__buffer *to, emul__ratio value) {
    const emul__wide divisor = emul__wide_gcd(value.num, value.den);
    emul__wide rest;
    emul__wide num;
    emul__wide den;
    if (emul__wide_is_negative(value.num)) {
        emul__buffer_string(to, "-");
        value = emul__ratio_negate(value);
    }
    emul__wide_divide(value.num, divisor, &num, &rest);
    emul__wide_divide(value.den, divisor, &den, &rest);
    write_wide(to, num);
    emul__buffer_string(to, "/");
    write_wide(to, den);
}

void emul__exact_write(emul__buffer *to, emul__ratio value, char mark) {
    if (emul__exact_is_decimal(value)) {
        emul__buffer_decimal(to, emul__ratio_round(value, 6, EMUL_ROUND_DOWN), 0, mark);
    } else {
        write_fraction(to, value);
    }
}

void emul__exact_write_share(emul__buffer *to, emul__ratio share, char mark) {
    const emul__ratio percent = emul__ratio_mul(share, emul__ratio_of_integer(100));
    const bool decimal = emul__exact_is_decimal(percent);
    emul__exact_write(to, decimal ? percent : share, mark);
    emul__buffer_string(to, decimal ? "%" : "");
}
