/* In: a table of values and a weight a column. Out: a sum a row, or a rounded column. */
#include "base/diagnostic.h"
#include "kernel/column.h"

enum { WEIGHT_SCALE = 1000000 };

/* The exact sum of one row; the strongest reason if a value is absent. */
static emul__ratio sum_row(const emul_decimal *values, const emul_decimal *weights, int64_t columns) {
    emul__wide sum = emul__wide_of(0);
    emul__state state = EMUL__PRESENT;
    bool fits = true;
    for (int64_t i = 0; i < columns; i++) {
        const emul__state own = emul__code_state(values[i]);
        state = own > state ? own : state;
        fits = fits && emul__wide_add(sum, emul__wide_mul64(values[i], weights[i]), &sum);
    }
    if (state != EMUL__PRESENT || !fits) {
        return emul__ratio_of_state(state != EMUL__PRESENT ? state : EMUL__OVERFLOWED);
    }
    return emul__ratio_make(sum, emul__wide_mul64(EMUL_DECIMAL_ONE, WEIGHT_SCALE));
}

emul_status emul_weighted_sum(const emul_decimal *values, const emul_decimal *weights, int64_t rows, int64_t columns, int32_t places,
                              emul_rounding rounding, emul_decimal *sum, emul_error *error) {
    const emul__table table = {"values", values, rows, columns, "sum", sum, places, rounding};
    emul__error_clear(error);
    emul_status status = emul__table_check(&table, error);
    for (int64_t i = 0; status == EMUL_OK && i < columns; i++) {
        if (weights == NULL || weights[i] < EMUL_DECIMAL_MIN) {
            status = emul__report_argument(error, "weights");
        }
    }
    for (int64_t row = 0; status == EMUL_OK && row < rows; row++) {
        status = emul__table_store(&table, row, sum_row(values + row * columns, weights, columns), error);
    }
    return status;
}

emul_status emul_round_column(const emul_decimal *values, int64_t n, int32_t places, emul_rounding rounding, emul_decimal *rounded,
                              emul_error *error) {
    const emul__table table = {"values", values, n, 1, "rounded", rounded, places, rounding};
    emul__error_clear(error);
    emul_status status = emul__table_check(&table, error);
    for (int64_t row = 0; status == EMUL_OK && row < n; row++) {
        status = emul__table_store(&table, row, emul__ratio_of_decimal(values[row]), error);
    }
    return status;
}
