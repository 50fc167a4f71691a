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

/* Of other years an explanation tells the verdict only. */
static emul__arena *column_arena(emul__run *run) {
    return run->result->explains && run->years_back == 0 ? &run->result->arena : &run->scratch;
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

void emul__run_report_program(emul__run *run, const emul__program *program, int64_t row, emul__state state) {
    const int32_t number = state == EMUL__NO_LEVEL ? emul__program_unlisted(program, run->result->columns, row) : -1;
    if (number < 0) {
        emul__run_report_state(run, &program->place, program->source, row, state);
        return;
    }
    const emul__input *input = &run->model->inputs.items[number];
    const emul__column *column = &run->result->columns[number];
    const emul__text label = emul__result_label(run->result, input, column->values[column->stride * row]);
    const bool bare = emul__label_is_bare(label);
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = program->place,
                              .english = "“{1}” of subject “{0}” is “{2}”, for which “{3}” has no points",
                              .vietnamese = "“{1}” của “{0}” là “{2}”, mức này chưa có điểm trong “{3}”",
                              .hint_english = bare ? "add {2} -> points, or else = points" : "add \"{2}\" -> points, or else = points",
                              .hint_vietnamese = bare ? "thêm {2} -> điểm, hoặc else = điểm" : "thêm \"{2}\" -> điểm, hoặc else = điểm",
                              .arguments = {run->result->ids[row], input->text, label, program->source}};
    found.place.row = row + 1;
    emul__run_report(run, &found);
}
