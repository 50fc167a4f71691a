/* The exact value of a rule while it is being computed: a fraction, or the reason why there is none.
 * Nothing rounds until emul__ratio_round. Every operation is total: what cannot be said becomes a state and travels to the rule's end,
 * so that a branch that `if` does not take can do no harm. */
#ifndef EMUL_DECIMAL_RATIO_H
#define EMUL_DECIMAL_RATIO_H

#include "decimal/wide.h"
#include "emul/decimal.h"

/* den > 0: the number num/den (in units, not millionths; not necessarily in lowest terms). den == 0: no number; num is an emul__state. */
typedef struct emul__ratio {
    emul__wide num;
    emul__wide den;
} emul__ratio;

/* Why there is no number, weakest first; of two, the stronger is the result's. The int64 form in columns is INT64_MIN + (state - 1)
 * for missing and not applicable as decimal.h says; see emul__state_code. */
typedef enum emul__state {
    EMUL__PRESENT = 0,
    EMUL__IS_NOT_APPLICABLE = 1,
    EMUL__IS_MISSING = 2,
    EMUL__NO_LEVEL = 3, /* a label that level() does not list */
    EMUL__DIVIDED_BY_ZERO = 4,
    EMUL__OVERFLOWED = 5
} emul__state;

/* States as reserved int64 values: EMUL_NOT_APPLICABLE, EMUL_MISSING, and the three reserved codes above them (INT64_MIN + 2 .. + 4). */
int64_t emul__state_code(emul__state state);
emul__state emul__code_state(int64_t value); /* EMUL__PRESENT for a number */

emul__ratio emul__ratio_of_decimal(emul_decimal value); /* reserved values become states */
emul__ratio emul__ratio_of_state(emul__state state);
emul__ratio emul__ratio_of_integer(int64_t value);
emul__ratio emul__ratio_make(emul__wide num, emul__wide den); /* den may be negative; 0 gives EMUL__DIVIDED_BY_ZERO */
emul__state emul__ratio_state(emul__ratio a);
emul__ratio emul__ratio_add(emul__ratio a, emul__ratio b);
emul__ratio emul__ratio_sub(emul__ratio a, emul__ratio b);
emul__ratio emul__ratio_mul(emul__ratio a, emul__ratio b);
emul__ratio emul__ratio_div(emul__ratio a, emul__ratio b); /* by zero: EMUL__DIVIDED_BY_ZERO */
emul__ratio emul__ratio_negate(emul__ratio a);
emul__ratio emul__ratio_floor(emul__ratio a);
/* Both must be numbers: -1, 0, 1 by cross-multiplication. */
int emul__ratio_compare(emul__ratio a, emul__ratio b);
/* The one rounding: to `places` (0..6) decimals. States become their codes; a value too large becomes EMUL__OVERFLOWED's code. */
bool emul__rounding_is_valid(int32_t places, emul_rounding rounding); /* what a caller may ask for */
emul_decimal emul__ratio_round(emul__ratio a, int32_t places, emul_rounding rounding);

#endif
