/* What the readers of facts and of history have in common. */
#include "facts/subjects.h"

#include "facts/cell.h"

static void refuse_subject(emul__csv *csv, int32_t column, const emul_roster *roster, emul__text id) {
    const emul__text none = {NULL, 0};
    const emul__text nearest = emul__csv_worth(csv, roster->rows) ? emul__intern_nearest(&roster->ids, id) : none;
    emul__diagnostic problem = {.code = EMUL_E_UNKNOWN_ID,
                                .english = "the roster has no subject “{0}”",
                                .vietnamese = "danh sách không có đối tượng “{0}”",
                                .hint_english = "add it to the roster, or correct the id",
                                .hint_vietnamese = "thêm vào danh sách, hoặc sửa lại mã",
                                .arguments = {id, nearest}};
    if (id.length == 0) {
        problem.english = "the row names no subject";
        problem.vietnamese = "dòng không ghi mã đối tượng";
        problem.hint_english = NULL;
        problem.hint_vietnamese = NULL;
    } else if (nearest.length > 0) {
        problem.hint_english = "did you mean “{1}”?";
        problem.hint_vietnamese = "có phải là “{1}”?";
    }
    emul__csv_report(csv, emul__csv_here(csv, column), problem);
}

int64_t emul__csv_subject(emul__csv *csv, int32_t column, const emul_roster *roster) {
    const emul__text id = emul__csv_text(csv, column);
    const int64_t row = emul__intern_find(&roster->ids, id);
    if (row < 0) {
        refuse_subject(csv, column, roster, id);
    }
    return row;
}

static bool is_known(const int32_t *known, size_t count, int32_t column) {
    for (size_t i = 0; i < count; i++) {
        if (known[i] == column) {
            return true;
        }
    }
    return false;
}

void emul__csv_refuse_others(emul__csv *csv, const int32_t *known, size_t count, const char *columns) {
    for (size_t i = 0; i < csv->name_count; i++) {
        if (csv->names[i].length > 0 && !is_known(known, count, (int32_t)i)) {
            emul__csv_report(csv, emul__csv_header_mark(csv, (int32_t)i),
                             (emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                .english = "a table of this form has no column “{0}”",
                                                .vietnamese = "bảng dạng này không có cột “{0}”",
                                                .hint_english = "its columns are: {1}",
                                                .hint_vietnamese = "các cột gồm: {1}",
                                                .arguments = {csv->names[i], emul__text_of(columns)}});
        }
    }
}
