#include "explain/words.h"

#define COUNT(table) ((int32_t)(sizeof(table) / sizeof *(table)))

static const emul__word decisions[] = {
    {"none", "not for this subject", "không thuộc đối tượng xét"},   {"awarded", "awarded", "được tặng"},
    {"not_eligible", "not eligible", "không đủ điều kiện"},          {"not_selected", "not selected", "ngoài chỉ tiêu"},
    {"tied_at_cut", "tied at the cut", "bằng nhau ở suất cuối"},     {"undetermined", "undetermined", "chưa xác định"},
    {"excluded", "excluded", "không xét do đã được hình thức khác"}, {"reserve", "on the reserve list", "dự bị"},
};

static const emul__word states[] = {
    {"not_concerned", "not concerned", "không thuộc đối tượng"},
    {"complete", "complete", "đủ số liệu"},
    {"incomplete", "incomplete", "chưa đủ số liệu"},
    {"not_applicable", "not applicable", "không áp dụng"},
    {"disqualified", "disqualified", "bị loại, không xếp hạng"},
    {"undetermined", "undetermined", "chưa xác định"},
};

/* From EMUL_CLASS_UNDETERMINED downwards. */
static const emul__word classes[] = {
    {"undetermined", "undetermined", "chưa xác định"},
    {"unclassified", "unclassified", "không xếp loại"},
    {"tied", "tied at the quota", "bằng nhau ở suất cuối của chỉ tiêu"},
};

static const emul__word kinds[] = {
    {"unit", "Unit", "Đơn vị"},
    {"individual", "Individual", "Cá nhân"},
    {"entry", "Entry", "Bài dự thi"},
};

static const emul__word roundings[] = {
    {"half_away", "half away from zero", "làm tròn thông thường"},
    {"half_even", "half to even", "nửa về số chẵn"},
    {"down", "towards zero", "bỏ phần lẻ"},
    {"up", "away from zero", "làm tròn lên"},
    {"floor", "down", "làm tròn xuống"},
    {"ceiling", "up", "làm tròn lên phía số lớn"},
};

static const emul__word *pick(const emul__word *table, int32_t count, int32_t index) {
    return index >= 0 && index < count ? &table[index] : NULL;
}

const char *emul__word_in(const emul__word *word, emul_language language) {
    return language == EMUL_VIETNAMESE ? word->vietnamese : word->english;
}

const emul__word *emul__decision_word(emul_decision decision) {
    return pick(decisions, COUNT(decisions), decision);
}

const emul__word *emul__subject_state_word(emul_subject_state state) {
    return pick(states, COUNT(states), state);
}

const emul__word *emul__class_word(int32_t class_index) {
    return class_index > EMUL_CLASS_UNDETERMINED ? NULL : pick(classes, COUNT(classes), EMUL_CLASS_UNDETERMINED - class_index);
}

const emul__word *emul__kind_word(emul_kind kind) {
    return pick(kinds, COUNT(kinds), kind);
}

const emul__word *emul__rounding_word(emul_rounding rounding) {
    return pick(roundings, COUNT(roundings), rounding);
}

static const char *name_in(const emul__word *word, emul_language language) {
    return word == NULL ? "" : emul__word_in(word, language);
}

const char *emul_decision_name(emul_decision decision, emul_language language) {
    return name_in(emul__decision_word(decision), language);
}

const char *emul_subject_state_name(emul_subject_state state, emul_language language) {
    return name_in(emul__subject_state_word(state), language);
}
