/* Groups (cụm, khối): roster attributes by which subjects are ranked separately, as numbers in the order of their texts. */
#include "evaluate/run.h"
#include "kernel/sort.h"

static int compare_words(const void *context, int64_t a, int64_t b) {
    const emul__intern *words = (const emul__intern *)context;
    return emul__text_compare(words->texts[a], words->texts[b]);
}

/* The roster's words that are values of a group attribute, each once; returns how many. */
static int64_t collect_words(const emul__run *run, int32_t *group_of, int64_t *collected) {
    int64_t count = 0;
    for (int32_t i = 0; i < run->model->attribute_count; i++) {
        const emul__attribute *attribute = emul__roster_attribute(run->roster, run->model->attributes[i]);
        for (int64_t row = 0; attribute != NULL && row < run->result->rows; row++) {
            const int32_t word = attribute->values[row];
            if (word >= 0 && group_of[word] < 0) {
                group_of[word] = 0;
                collected[count++] = word;
            }
        }
    }
    return count;
}

/* Numbers the group texts in their own order, so that no number tells in which order the rows came. */
static bool number_groups(emul__run *run, int32_t *group_of) {
    const emul__intern *words = &run->roster->words;
    int64_t *order = (int64_t *)emul__run_scratch(run, (int64_t)words->count, sizeof *order);
    int64_t *spare = (int64_t *)emul__run_scratch(run, (int64_t)words->count, sizeof *spare);
    if (order == NULL || spare == NULL) {
        return false;
    }
    const int64_t count = collect_words(run, group_of, order);
    emul__sort(order, spare, count, compare_words, words);
    for (int64_t i = 0; i < count; i++) {
        const int32_t group = emul__intern_add(&run->result->groups, words->texts[order[i]]);
        if (group < 0) {
            emul__run_out_of_memory(run);
            return false;
        }
        group_of[order[i]] = group;
    }
    return true;
}

static bool make_column(emul__run *run, int32_t number, const int32_t *group_of) {
    const emul__attribute *attribute = emul__roster_attribute(run->roster, run->model->attributes[number]);
    int32_t *column = (int32_t *)emul__run_keep(run, run->result->rows, sizeof *column);
    for (int64_t row = 0; column != NULL && row < run->result->rows; row++) {
        const int32_t word = attribute == NULL ? -1 : attribute->values[row];
        column[row] = word < 0 ? -1 : group_of[word];
    }
    run->groups[number] = column;
    return column != NULL;
}

bool emul__groups_prepare(emul__run *run) {
    const int64_t words = (int64_t)run->roster->words.count;
    int32_t *group_of = (int32_t *)emul__run_scratch(run, words, sizeof *group_of);
    run->groups = (const int32_t **)emul__run_scratch(run, run->model->attribute_count, sizeof *run->groups);
    if (group_of == NULL || run->groups == NULL) {
        return false;
    }
    for (int64_t i = 0; i < words; i++) {
        group_of[i] = -1;
    }
    if (!number_groups(run, group_of)) {
        return false;
    }
    for (int32_t i = 0; i < run->model->attribute_count; i++) {
        if (!make_column(run, i, group_of)) {
            return false;
        }
    }
    return true;
}

static void report_unknown(emul__run *run, emul__text name) {
    emul__nearest nearest = emul__nearest_begin(name);
    for (size_t i = 0; i < run->roster->attribute_count; i++) {
        emul__nearest_offer(&nearest, run->roster->attributes[i].name);
    }
    const bool near = nearest.found.length > 0;
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                              .place = {.field = name},
                                              .english = "the roster has no attribute “{0}”, by which the regulation groups",
                                              .vietnamese = "danh sách không có thuộc tính “{0}” mà quy định dùng để chia nhóm",
                                              .hint_english = near ? "did you mean “{1}”?" : "add a column “{0}” to the roster",
                                              .hint_vietnamese = near ? "có phải là “{1}”?" : "thêm cột “{0}” vào danh sách",
                                              .arguments = {name, nearest.found}});
}

static void report_no_group(emul__run *run, emul__text name, int64_t row) {
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                              .place = {.row = row + 1, .field = name},
                                              .english = "subject “{0}” has no “{1}”, by which the regulation groups",
                                              .vietnamese = "“{0}” chưa có “{1}” mà quy định dùng để chia nhóm",
                                              .arguments = {run->result->ids[row], name}});
}

bool emul__groups_check(emul__run *run, int32_t attribute, const uint8_t *mask) {
    const emul__text name = run->model->attributes[attribute];
    const bool known = emul__roster_attribute(run->roster, name) != NULL;
    bool fine = true;
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (mask[row] && run->groups[attribute][row] < 0) {
            fine = false;
            if (!known) {
                report_unknown(run, name);
                break;
            }
            report_no_group(run, name, row);
        }
    }
    return fine;
}
