/* What the kernels that compute a number a row have in common. */
#ifndef EMUL_KERNEL_COLUMN_H
#define EMUL_KERNEL_COLUMN_H

#include "decimal/ratio.h"
#include "emul/kernel.h"

/* A table that comes in and the column that goes out, one number a row. */
typedef struct emul__table {
    const char *name; /* of the parameter `values`, for the message */
    const emul_decimal *values;
    int64_t rows;
    int64_t columns;
    const char *out_name;
    emul_decimal *out;
    int32_t places;
    emul_rounding rounding;
} emul__table;

/* Checks what the caller gave: EMUL_OK or EMUL_E_ARGUMENT. */
emul_status emul__table_check(const emul__table *table, emul_error *error);
/* Rounds what was computed for `row` and stores it; a reason why there is no number is stored as its code. EMUL_E_OVERFLOW names the row. */
emul_status emul__table_store(const emul__table *table, int64_t row, emul__ratio exact, emul_error *error);

#endif
