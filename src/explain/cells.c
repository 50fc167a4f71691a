#include "explain/cells.h"

#include "explain/words.h"

emul__text emul__class_cell(const emul_result *result, int32_t class_index) {
    if (class_index >= 0) {
        return result->model->classes[class_index].id;
    }
    const emul__word *word = emul__class_word(class_index);
    return emul__text_of(word == NULL ? "" : word->id);
}

emul__text emul__presence_cell(emul_decimal value) {
    if (value == EMUL_MISSING) {
        return EMUL__TEXT("missing");
    }
    return value == EMUL_NOT_APPLICABLE ? EMUL__TEXT("not_applicable") : EMUL__TEXT("present");
}

int64_t emul__award_slots(const emul__award_result *award, int64_t row) {
    const int32_t group = award->group == NULL ? 0 : award->group[row];
    return award->slots == NULL || group < 0 || group >= award->group_count ? -1 : award->slots[group];
}

/* "2 per khoa, place 3": left before the slots were counted out. */
static bool write_cap(emul__buffer *to, const emul_result *result, int32_t award, int64_t row) {
    const int32_t heading = result->model->awards[award].prize_of >= 0 ? result->model->awards[award].prize_of : award;
    const emul__award_result *from = &result->awards[heading];
    if (from->cap_place == NULL || from->cap_place[row] == EMUL_MISSING || from->order[row] != EMUL_MISSING) {
        return false;
    }
    emul__buffer_text(to, result->model->awards[heading].most.text);
    emul__buffer_string(to, ", place ");
    emul__buffer_decimal(to, from->cap_place[row], 0, '.');
    return true;
}

/* "3 slots, position 5" */
static void write_quota(emul__buffer *to, const emul__award_result *award, int64_t row) {
    const int64_t slots = emul__award_slots(award, row);
    if (slots >= 0) {
        emul__buffer_integer(to, slots);
        emul__buffer_string(to, slots == 1 ? " slot" : " slots");
    }
    if (award->order[row] >= 0) {
        emul__buffer_string(to, slots >= 0 ? ", position " : "position ");
        emul__buffer_decimal(to, award->order[row], 0, '.');
    }
}

/* Refused or left open without a condition of its own: for the state in the standing that selects, or for what another decision leaves open. */
static void write_standing_reason(emul__buffer *to, const emul_result *result, int32_t award, int64_t row) {
    const int32_t scorecard = result->model->awards[award].scorecard;
    const emul_subject_state state = scorecard < 0 ? EMUL_SUBJECT_COMPLETE : result->scorecards[scorecard].state[row];
    if (state != EMUL_SUBJECT_COMPLETE) {
        emul__buffer_string(to, emul__subject_state_word(state)->id);
    } else if (result->awards[award].decision[row] == EMUL_DECISION_UNDETERMINED) {
        emul__buffer_string(to, "rests on another open decision");
    } else {
        emul__buffer_string(to, "no place");
    }
}

static void write_condition(emul__buffer *to, const emul__model_condition *condition) {
    emul__buffer_text(to, condition->name.length > 0 ? condition->name : condition->test.source);
}

void emul__reason_cell(emul__buffer *to, const emul_result *result, int32_t award, int64_t row) {
    const emul__award_result *from = &result->awards[award];
    switch (from->decision[row]) {
    case EMUL_DECISION_NOT_ELIGIBLE:
    case EMUL_DECISION_UNDETERMINED:
        if (from->reason[row] >= 0) {
            write_condition(to, &result->model->conditions[from->reason[row]]);
        } else {
            write_standing_reason(to, result, award, row);
        }
        break;
    case EMUL_DECISION_EXCLUDED:
        if (from->excluded_by[row] >= 0) {
            emul__buffer_text(to, result->model->awards[from->excluded_by[row]].id);
        }
        break;
    case EMUL_DECISION_NOT_SELECTED:
    case EMUL_DECISION_TIED_AT_CUT:
    case EMUL_DECISION_RESERVE:
        if (!write_cap(to, result, award, row)) {
            write_quota(to, from, row);
        }
        break;
    default:
        break;
    }
}

/* The first missing fact whose row is `row` or a later one. */
int64_t emul__missing_from(const emul_result *result, int64_t row) {
    int64_t low = 0;
    int64_t high = result->missing_count;
    while (low < high) {
        const int64_t middle = low + (high - low) / 2;
        if (result->missing[middle].row < row) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

int64_t emul__missing_after(const emul_result *result, int64_t row) {
    return emul__missing_from(result, row + 1);
}

emul_status emul__give_written(const emul__buffer *text, bool written, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    if (!written || text->failed) {
        return emul__report_memory(error);
    }
    return emul__give_text((emul__text){text->bytes, text->length}, buffer, capacity, needed, error);
}
