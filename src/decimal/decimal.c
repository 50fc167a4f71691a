/* The public decimals: text to number and back, and arithmetic that rounds once. All arithmetic is done on exact fractions (ratio.h). */
#include "emul/decimal.h"

#include "base/diagnostic.h"
#include "base/math.h"
#include "base/text.h"
#include "decimal/ratio.h"

emul_decimal emul_decimal_one(void) {
    return EMUL_DECIMAL_ONE;
}

emul_decimal emul_decimal_max(void) {
    return EMUL_DECIMAL_MAX;
}

emul_decimal emul_decimal_min(void) {
    return EMUL_DECIMAL_MIN;
}

emul_decimal emul_missing(void) {
    return EMUL_MISSING;
}

emul_decimal emul_not_applicable(void) {
    return EMUL_NOT_APPLICABLE;
}

/* A number being read. What is wrong with its size is only said once the whole text turns out to be a number. */
typedef struct reading {
    const char *at;
    const char *end;
    int64_t value; /* magnitude, in units of the last decimal kept */
    bool too_long; /* decimals that would have to be rounded away */
    bool too_large;
} reading;

static void append_digit(reading *number, int64_t digit) {
    number->too_large =
        number->too_large || !emul__mul(number->value, 10, &number->value) || !emul__add(number->value, digit, &number->value);
}

/* Digits up to the first other character; those after the first `kept` must be zero. Returns how many there were. */
static int64_t read_digits(reading *number, int64_t kept) {
    int64_t count = 0;
    for (; number->at < number->end && *number->at >= '0' && *number->at <= '9'; number->at++, count++) {
        if (count < kept) {
            append_digit(number, *number->at - '0');
        } else {
            number->too_long = number->too_long || *number->at != '0';
        }
    }
    return count;
}

/* "90 %" with a space, or the no-break space of a word processor, is how Vietnamese and the SI write "90%". */
static void skip_spaces(reading *number) {
    while (number->at < number->end) {
        const bool no_break = number->end - number->at > 1 && number->at[0] == '\xC2' && number->at[1] == '\xA0';
        if (*number->at != ' ' && !no_break) {
            return;
        }
        number->at += no_break ? 2 : 1;
    }
}

/* False if the text is no number. A per cent keeps four decimals: divided by 100 they are the six of a decimal. */
static bool read_number(emul__text text, char decimal_mark, reading *number) {
    *number = (reading){text.bytes, text.bytes + text.length, 0, false, false};
    const bool percent = text.length > 0 && number->end[-1] == '%';
    const bool negative = text.length > 0 && *number->at == '-';
    const int64_t kept = percent ? 4 : 6;
    int64_t decimals = 0;
    if (text.length > 0 && (negative || *number->at == '+')) {
        number->at++;
    }
    if (read_digits(number, INT64_MAX) == 0) {
        return false;
    }
    if (number->at < number->end && *number->at == decimal_mark) {
        number->at++;
        decimals = read_digits(number, kept);
        if (decimals == 0) {
            return false;
        }
    }
    for (; decimals < kept; decimals++) {
        append_digit(number, 0);
    }
    if (negative && !number->too_large) {
        number->value = -number->value;
        number->too_large = number->value < EMUL_DECIMAL_MIN;
    }
    if (percent) {
        skip_spaces(number);
    }
    return number->end - number->at == (percent ? 1 : 0);
}

static emul_status report_no_number(emul_error *error, emul__text text, char decimal_mark) {
    const char other_mark = decimal_mark == '.' ? ',' : '.';
    bool has_other_mark = false;
    for (size_t i = 0; i < text.length; i++) {
        has_other_mark = has_other_mark || text.bytes[i] == other_mark;
    }
    return emul__report(
        error,
        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                            .english = "“{0}” is not a number",
                            .vietnamese = "“{0}” không phải là số",
                            .hint_english = has_other_mark ? "the decimal mark here is “{1}”, without a thousands mark" : NULL,
                            .hint_vietnamese = has_other_mark ? "dấu thập phân ở đây là “{1}”, không dùng dấu phân cách hàng nghìn" : NULL,
                            .arguments = {text, {&decimal_mark, 1}}});
}

emul_status emul_decimal_parse(const char *text, size_t length, char decimal_mark, emul_decimal *value, emul_error *error) {
    emul__error_clear(error);
    if (text == NULL && length > 0) {
        return emul__report_argument(error, "text");
    }
    if (decimal_mark != '.' && decimal_mark != ',') {
        return emul__report_argument(error, "decimal_mark");
    }
    if (value == NULL) {
        return emul__report_argument(error, "value");
    }
    const emul__text given = {length > 0 ? text : "", length};
    reading number;
    if (!read_number(given, decimal_mark, &number)) {
        return report_no_number(error, given, decimal_mark);
    }
    if (number.too_long) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                       .english = "“{0}” has more than six decimals (a per cent: four)",
                                                       .vietnamese = "“{0}” có quá sáu chữ số thập phân (số phần trăm: quá bốn)",
                                                       .hint_english = "round it before it is entered; reading never rounds",
                                                       .hint_vietnamese = "hãy làm tròn trước khi nhập; khi đọc số không được làm tròn",
                                                       .arguments = {given}});
    }
    if (number.too_large) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                       .english = "“{0}” is too large: at most 9223372036854.775807",
                                                       .vietnamese = "“{0}” quá lớn: tối đa 9223372036854.775807",
                                                       .arguments = {given}});
    }
    *value = number.value;
    return EMUL_OK;
}

/* A number or one of the two absent values: what a caller may pass. */
static bool is_decimal(emul_decimal value) {
    return value >= EMUL_DECIMAL_MIN || value == EMUL_MISSING || value == EMUL_NOT_APPLICABLE;
}

emul_status emul_decimal_format(emul_decimal value, int32_t least_places, char decimal_mark, char *buffer, size_t capacity, size_t *needed,
                                emul_error *error) {
    emul__error_clear(error);
    if (!is_decimal(value)) {
        return emul__report_argument(error, "value");
    }
    if (least_places < 0 || least_places > 6) {
        return emul__report_argument(error, "least_places");
    }
    if (decimal_mark != '.' && decimal_mark != ',') {
        return emul__report_argument(error, "decimal_mark");
    }
    char digits[EMUL__DECIMAL_CAPACITY];
    const emul__text text = {digits, emul__decimal_write(value, least_places, decimal_mark, digits)};
    return emul__give_text(text, buffer, capacity, needed, error);
}

/* The one rounding of an exact result, and the states that a caller cannot see as the errors that he can. */
static emul_status give_rounded(emul__ratio exact, int32_t places, emul_rounding rounding, emul_decimal *out, emul_error *error) {
    if (out == NULL) {
        return emul__report_argument(error, "result");
    }
    if (!emul__rounding_is_valid(places, rounding)) {
        return emul__report_argument(error, places < 0 || places > 6 ? "places" : "rounding");
    }
    const emul_decimal value = emul__ratio_round(exact, places, rounding);
    if (is_decimal(value)) {
        *out = value;
        return EMUL_OK;
    }
    if (emul__code_state(value) == EMUL__DIVIDED_BY_ZERO) {
        return emul__report(
            error, &(emul__diagnostic){.code = EMUL_E_DIVISION, .english = "division by zero", .vietnamese = "phép chia cho số 0"});
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                   .english = "the result is too large: at most 9223372036854.775807",
                                                   .vietnamese = "kết quả quá lớn: tối đa 9223372036854.775807"});
}

typedef emul__ratio (*operation)(emul__ratio a, emul__ratio b);

static emul_status compute(operation apply, emul_decimal a, emul_decimal b, emul_rounding rounding, emul_decimal *out, emul_error *error) {
    emul__error_clear(error);
    if (!is_decimal(a) || !is_decimal(b)) {
        return emul__report_argument(error, is_decimal(a) ? "b" : "a");
    }
    return give_rounded(apply(emul__ratio_of_decimal(a), emul__ratio_of_decimal(b)), 6, rounding, out, error);
}

emul_status emul_decimal_add(emul_decimal a, emul_decimal b, emul_decimal *sum, emul_error *error) {
    return compute(emul__ratio_add, a, b, EMUL_ROUND_HALF_AWAY, sum, error);
}

emul_status emul_decimal_sub(emul_decimal a, emul_decimal b, emul_decimal *difference, emul_error *error) {
    return compute(emul__ratio_sub, a, b, EMUL_ROUND_HALF_AWAY, difference, error);
}

emul_status emul_decimal_mul(emul_decimal a, emul_decimal b, emul_rounding rounding, emul_decimal *product, emul_error *error) {
    return compute(emul__ratio_mul, a, b, rounding, product, error);
}

emul_status emul_decimal_div(emul_decimal a, emul_decimal b, emul_rounding rounding, emul_decimal *quotient, emul_error *error) {
    return compute(emul__ratio_div, a, b, rounding, quotient, error);
}

emul_status emul_decimal_muldiv(emul_decimal a, emul_decimal b, emul_decimal c, int32_t places, emul_rounding rounding,
                                emul_decimal *result, emul_error *error) {
    emul__error_clear(error);
    if (!is_decimal(a) || !is_decimal(b) || !is_decimal(c)) {
        return emul__report_argument(error, !is_decimal(a) ? "a" : is_decimal(b) ? "c" : "b");
    }
    const emul__ratio product = emul__ratio_mul(emul__ratio_of_decimal(a), emul__ratio_of_decimal(b));
    return give_rounded(emul__ratio_div(product, emul__ratio_of_decimal(c)), places, rounding, result, error);
}

emul_status emul_decimal_round(emul_decimal value, int32_t places, emul_rounding rounding, emul_decimal *rounded, emul_error *error) {
    emul__error_clear(error);
    if (!is_decimal(value)) {
        return emul__report_argument(error, "value");
    }
    return give_rounded(emul__ratio_of_decimal(value), places, rounding, rounded, error);
}

int32_t emul_decimal_compare(emul_decimal a, emul_decimal b) {
    return (a > b) - (a < b); /* the absent values are the least int64 numbers, EMUL_MISSING the very least */
}
