#include "kernel/column.h"

#include "base/diagnostic.h"

emul_status emul__table_check(const emul__table *table, emul_error *error) {
    if (table->columns < 0) {
        return emul__report_argument(error, "columns");
    }
    if (table->rows < 0 || (table->columns > 0 && table->rows > INT64_MAX / table->columns)) {
        return emul__report_argument(error, "rows");
    }
    if (table->rows > 0 && table->values == NULL) {
        return emul__report_argument(error, table->name);
    }
    if (table->rows > 0 && table->out == NULL) {
        return emul__report_argument(error, table->out_name);
    }
    if (!emul__rounding_is_valid(table->places, table->rounding)) {
        return emul__report_argument(error, "rounding");
    }
    return EMUL_OK;
}

emul_status emul__table_store(const emul__table *table, int64_t row, emul__ratio exact, emul_error *error) {
    table->out[row] = emul__ratio_round(exact, table->places, table->rounding);
    if (emul__code_state(table->out[row]) != EMUL__OVERFLOWED) {
        return EMUL_OK;
    }
    char digits[EMUL__INTEGER_CAPACITY];
    const emul__text number = {digits, emul__integer_write(row, digits)};
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                   .place = {.row = row + 1},
                                                   .english = "the result of row {0} is too large",
                                                   .vietnamese = "kết quả của dòng {0} quá lớn",
                                                   .arguments = {number}});
}
