/* In: the marks of a panel, a row an entry. Out: the mean of each row without its extreme marks. */
#include "base/diagnostic.h"
#include "kernel/column.h"

/* The marks of one entry. Equal marks are told apart by their place in the row, so that "the two highest" are always two. */
typedef struct marks_row {
    const emul_decimal *marks;
    int64_t columns;
} marks_row;

enum { LOWEST = 1, HIGHEST = -1 };

/* Whether mark a comes before mark b when counted from the end that `direction` says. */
static bool comes_before(const marks_row *row, int64_t a, int64_t b, int32_t direction) {
    const int32_t order = emul_decimal_compare(row->marks[a], row->marks[b]) * direction;
    return order != 0 ? order < 0 : (a - b) * direction < 0;
}

/* The mark that follows `previous` (-1 for none yet) in that direction. There is one: the caller has counted. */
static int64_t next_mark(const marks_row *row, int64_t previous, int32_t direction) {
    int64_t next = -1;
    for (int64_t i = 0; i < row->columns; i++) {
        const bool candidate = row->marks[i] >= EMUL_DECIMAL_MIN && (previous < 0 || comes_before(row, previous, i, direction));
        if (candidate && (next < 0 || comes_before(row, i, next, direction))) {
            next = i;
        }
    }
    return next;
}

static void leave_out(const marks_row *row, int64_t count, int32_t direction, emul__wide *sum) {
    int64_t mark = -1;
    for (int64_t i = 0; i < count; i++) {
        mark = next_mark(row, mark, direction);
        (void)emul__wide_sub(*sum, emul__wide_of(row->marks[mark]), sum);
    }
}

static emul__ratio mean_of_row(const marks_row *row, int64_t high, int64_t low) {
    emul__wide sum = emul__wide_of(0);
    int64_t present = 0;
    for (int64_t i = 0; i < row->columns; i++) {
        if (row->marks[i] >= EMUL_DECIMAL_MIN) {
            (void)emul__wide_add(sum, emul__wide_of(row->marks[i]), &sum); /* 2^63 marks of 63 bits fit in 128 */
            present++;
        }
    }
    if (present <= high || present - high <= low) {
        return emul__ratio_of_state(EMUL__IS_MISSING);
    }
    leave_out(row, high, HIGHEST, &sum);
    leave_out(row, low, LOWEST, &sum);
    return emul__ratio_make(sum, emul__wide_mul64(present - high - low, EMUL_DECIMAL_ONE));
}

emul_status emul_trimmed_mean(const emul_decimal *marks, int64_t rows, int64_t columns, int64_t high, int64_t low, int32_t places,
                              emul_rounding rounding, emul_decimal *mean, emul_error *error) {
    const emul__table table = {"marks", marks, rows, columns, "mean", mean, places, rounding};
    emul__error_clear(error);
    emul_status status = emul__table_check(&table, error);
    if (status == EMUL_OK && (high < 0 || low < 0)) {
        status = emul__report_argument(error, high < 0 ? "high" : "low");
    }
    for (int64_t row = 0; status == EMUL_OK && row < rows; row++) {
        const marks_row one = {marks + row * columns, columns};
        status = emul__table_store(&table, row, mean_of_row(&one, high, low), error);
    }
    return status;
}
