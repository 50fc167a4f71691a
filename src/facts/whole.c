/* Columns of whole numbers: counts and years. */
#include "facts/whole.h"

#include "facts/cell.h"

static void refuse(emul__csv *csv, const emul__whole *what) {
    emul__csv_report(csv, emul__csv_here(csv, what->column),
                     (emul__diagnostic){.code = EMUL_E_RANGE,
                                        .english = "“{0}” cannot stand under “{1}”",
                                        .vietnamese = "“{0}” không hợp lệ ở cột “{1}”",
                                        .hint_english = what->year ? "write four digits, such as 2024" : "write a whole number",
                                        .hint_vietnamese = what->year ? "ghi bốn chữ số, ví dụ 2024" : "ghi một số nguyên",
                                        .arguments = {emul__csv_text(csv, what->column), emul__text_of(what->name)}});
}

bool emul__csv_whole(emul__csv *csv, const emul__whole *what, int64_t *value) {
    const emul__cell_type number = {.type = EMUL__NUMBER, .decimal_mark = csv->decimal_mark};
    emul__cell cell;
    emul__cell_read(&number, emul__csv_text(csv, what->column), &cell);
    *value = what->none;
    if (cell.kind == EMUL__CELL_BLANK) {
        return true;
    }
    if (cell.kind == EMUL__CELL_WRONG) {
        emul__csv_report(csv, emul__csv_here(csv, what->column), cell.problem);
        return false;
    }
    const bool whole = cell.kind == EMUL__CELL_NUMBER && cell.value % EMUL_DECIMAL_ONE == 0;
    *value = whole ? cell.value / EMUL_DECIMAL_ONE : 0;
    if (whole && *value >= what->least && *value <= what->most) {
        return true;
    }
    refuse(csv, what);
    return false;
}
