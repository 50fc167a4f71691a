/* Memory and problems of an evaluation. */
#include "evaluate/run.h"

void emul__run_report(emul__run *run, const emul__diagnostic *diagnostic) {
    const emul_status code = emul__report(run->error, diagnostic);
    if (run->status == EMUL_OK) {
        run->status = code;
    }
}

void emul__run_out_of_memory(emul__run *run) {
    const emul_status code = emul__report_memory(run->error);
    if (run->status == EMUL_OK) {
        run->status = code;
    }
}

void emul__run_internal(emul__run *run) {
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_INTERNAL,
                                              .english = "a defect of the library: please report it with the inputs",
                                              .vietnamese = "lỗi của thư viện: đề nghị báo lại kèm dữ liệu đầu vào"});
}

bool emul__run_fine(const emul__run *run) {
    return run->status == EMUL_OK;
}

static void *take(emul__run *run, emul__arena *arena, int64_t count, size_t size) {
    void *block = emul__arena_allocate(arena, (size_t)count, size);
    if (block == NULL) {
        emul__run_out_of_memory(run);
    }
    return block;
}

void *emul__run_keep(emul__run *run, int64_t count, size_t size) {
    return take(run, &run->result->arena, count, size);
}

void *emul__run_scratch(emul__run *run, int64_t count, size_t size) {
    return take(run, &run->scratch, count, size);
}

static emul__arena *column_arena(emul__run *run) {
    return run->result->explains ? &run->result->arena : &run->scratch;
}

int64_t *emul__run_column(emul__run *run) {
    return (int64_t *)take(run, column_arena(run), run->result->rows, sizeof(int64_t));
}

emul__ratio *emul__run_ratios(emul__run *run) {
    return (emul__ratio *)take(run, column_arena(run), run->result->rows, sizeof(emul__ratio));
}

void emul__run_report_state(emul__run *run, const emul__place *place, emul__text what, int64_t row, emul__state state) {
    emul__diagnostic found = {.code = EMUL_E_OVERFLOW,
                              .place = *place,
                              .english = "“{1}” has a result too large for subject “{0}”",
                              .vietnamese = "kết quả của “{1}” đối với “{0}” vượt quá phạm vi số",
                              .arguments = {run->result->ids[row], what}};
    found.place.row = row + 1;
    if (state == EMUL__DIVIDED_BY_ZERO) {
        found.code = EMUL_E_DIVISION;
        found.english = "“{1}” divides by zero for subject “{0}”";
        found.vietnamese = "“{1}” chia cho 0 đối với “{0}”";
        found.hint_english = "guard it: if(x == 0, …, …)";
        found.hint_vietnamese = "xét riêng trường hợp này: if(x == 0, …, …)";
    } else if (state == EMUL__NO_LEVEL) {
        found.code = EMUL_E_RANGE;
        found.english = "“{1}” has no level for what is known of subject “{0}”";
        found.vietnamese = "“{1}” không có mức nào ứng với số liệu của “{0}”";
        found.hint_english = "list the label, or add “else = …”";
        found.hint_vietnamese = "bổ sung mức còn thiếu hoặc thêm “else = …”";
    }
    emul__run_report(run, &found);
}
