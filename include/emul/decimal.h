/** @file decimal.h  Exact decimals: a 64-bit count of millionths, with two reserved absent values. */
#ifndef EMUL_DECIMAL_H
#define EMUL_DECIMAL_H

#include "emul/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A number in millionths: 8.25 is 8250000. An array of them is an int64 array for numpy, BigInt64Array, Go and Rust.
 *  Values below EMUL_DECIMAL_MIN are reserved: EMUL_MISSING, EMUL_NOT_APPLICABLE, the others for libemul itself. @since 0.1 */
typedef int64_t emul_decimal;

#define EMUL_DECIMAL_ONE INT64_C(1000000)   /**< the number 1 */
#define EMUL_DECIMAL_MAX INT64_MAX          /**< 9223372036854.775807 */
#define EMUL_DECIMAL_MIN (INT64_MIN + 8)    /**< -9223372036854.775800 */
#define EMUL_MISSING INT64_MIN              /**< no fact: chưa có số liệu */
#define EMUL_NOT_APPLICABLE (INT64_MIN + 1) /**< không áp dụng */

/** @name The macros above as functions, for languages that cannot see macros
 *  @{ */
/** EMUL_DECIMAL_ONE. @since 0.1 */
EMUL_API emul_decimal emul_decimal_one(void);
/** EMUL_DECIMAL_MAX. @since 0.1 */
EMUL_API emul_decimal emul_decimal_max(void);
/** EMUL_DECIMAL_MIN. @since 0.1 */
EMUL_API emul_decimal emul_decimal_min(void);
/** EMUL_MISSING. @since 0.1 */
EMUL_API emul_decimal emul_missing(void);
/** EMUL_NOT_APPLICABLE. @since 0.1 */
EMUL_API emul_decimal emul_not_applicable(void);
/** @} */

/** How the digits beyond the last place are dropped. @since 0.1 */
typedef int32_t emul_rounding;
enum {
    EMUL_ROUND_HALF_AWAY = 0, /**< 2.5 -> 3, -2.5 -> -3: làm tròn thông thường */
    EMUL_ROUND_HALF_EVEN = 1, /**< 2.5 -> 2, 3.5 -> 4 */
    EMUL_ROUND_DOWN = 2,      /**< towards zero */
    EMUL_ROUND_UP = 3,        /**< away from zero */
    EMUL_ROUND_FLOOR = 4,     /**< towards minus infinity */
    EMUL_ROUND_CEILING = 5    /**< towards plus infinity */
};

/** Reads "8.25", "-0,5" (if `decimal_mark` is ','), "97.8%", "97.8 %", with an optional sign; no other spaces, no exponent, no thousands mark.
 *  A per cent is divided by 100 exactly. More than six decimals that are not zero are refused, never rounded.
 *  @param decimal_mark '.' or ','.
 *  @return EMUL_OK, EMUL_E_SYNTAX, EMUL_E_RANGE (too many decimals), EMUL_E_OVERFLOW, EMUL_E_ARGUMENT. O(length). @since 0.1 */
EMUL_API emul_status emul_decimal_parse(const char *text, size_t length, char decimal_mark, emul_decimal *value, emul_error *error);
/** Writes the shortest exact form with at least `least_places` decimals (0..6): 8.25 with 0 -> "8.25", with 4 -> "8.2500".
 *  EMUL_MISSING gives "", EMUL_NOT_APPLICABLE gives "N/A". At most 24 bytes with the NUL.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_decimal_format(emul_decimal value, int32_t least_places, char decimal_mark, char *buffer, size_t capacity,
                                         size_t *needed, emul_error *error);

/* Arithmetic. An absent operand gives an absent result: EMUL_MISSING if either is missing, else EMUL_NOT_APPLICABLE.
 * Each returns EMUL_OK, EMUL_E_OVERFLOW, EMUL_E_ARGUMENT (a reserved value that is neither absent value). O(1), thread safe. */

/** a + b, exact. @since 0.1 */
EMUL_API emul_status emul_decimal_add(emul_decimal a, emul_decimal b, emul_decimal *sum, emul_error *error);
/** a - b, exact. @since 0.1 */
EMUL_API emul_status emul_decimal_sub(emul_decimal a, emul_decimal b, emul_decimal *difference, emul_error *error);
/** a x b, rounded once to six places by `rounding`. @since 0.1 */
EMUL_API emul_status emul_decimal_mul(emul_decimal a, emul_decimal b, emul_rounding rounding, emul_decimal *product, emul_error *error);
/** a / b, rounded once to six places. @return also EMUL_E_DIVISION. @since 0.1 */
EMUL_API emul_status emul_decimal_div(emul_decimal a, emul_decimal b, emul_rounding rounding, emul_decimal *quotient, emul_error *error);
/** a x b / c with a 128-bit product, rounded once to `places` (0..6): a share of a plan times its points. @return also EMUL_E_DIVISION. @since 0.1 */
EMUL_API emul_status emul_decimal_muldiv(emul_decimal a, emul_decimal b, emul_decimal c, int32_t places, emul_rounding rounding,
                                         emul_decimal *result, emul_error *error);
/** `value` with at most `places` decimals (0..6). @since 0.1 */
EMUL_API emul_status emul_decimal_round(emul_decimal value, int32_t places, emul_rounding rounding, emul_decimal *rounded,
                                        emul_error *error);
/** -1, 0 or 1 as a is less than, equal to or greater than b. Absent values are below every number, EMUL_MISSING lowest. @since 0.1 */
EMUL_API int32_t emul_decimal_compare(emul_decimal a, emul_decimal b);

#ifdef __cplusplus
}
#endif
#endif
