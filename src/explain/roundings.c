/* What other roundings would have made of the same facts: each is evaluated. */
#include "evaluate/variant.h"
#include "explain/rows.h"
#include "explain/say.h"
#include "explain/sure.h"

static const emul__word policies[EMUL__POLICIES] = {
    [EMUL__ROUND_NOTHING] = {"nothing", "Nothing rounded", "Không làm tròn"},
    [EMUL__ROUND_TOTALS] = {"total_only", "Only the total rounded", "Chỉ làm tròn tổng điểm"},
    [EMUL__ROUND_ONE_MORE] = {"one_more", "One decimal more", "Lấy thêm một chữ số thập phân"},
    [EMUL__ROUND_ONE_LESS] = {"one_less", "One decimal less", "Bớt một chữ số thập phân"},
    [EMUL__ROUND_HALF_UP] = {"half_away", "Half away from zero", "Nửa đơn vị làm tròn lên"},
    [EMUL__ROUND_HALF_EVENLY] = {"half_even", "Half to even", "Nửa đơn vị làm tròn về số chẵn"},
    [EMUL__ROUND_DOWNWARDS] = {"down", "Cut off", "Bỏ phần lẻ"},
};

static const emul__word no_class = {"no_class", "none", "không có"};

/* The lines of one policy: those there is room for. */
typedef struct changes {
    emul__sure *of;
    emul__why_node *line;
    const emul_result *with;
    int64_t count;
} changes;

static emul__why_node *note(changes *found, emul__why_kind kind, int64_t row) {
    found->count++;
    if (emul__sure_shown(found->of, found->count) < found->count) {
        return NULL;
    }
    return emul__sure_subject(found->of, found->line, kind, row);
}

/* ---- places ---- */

static void fill_place(emul__why_node *line, emul__why_key key, emul_decimal place) {
    if (place != EMUL_MISSING) {
        emul__why_decimal(line, key, place);
    }
}

static int64_t compare_places(changes *found, const emul__rows *rows) {
    const emul_decimal *from = found->of->result->scorecards[found->of->scorecard].place;
    const emul_decimal *to = found->with->scorecards[found->of->scorecard].place;
    int64_t count = 0;
    for (int64_t i = 0; i < rows->count; i++) {
        const int64_t row = rows->rows[i];
        if (from[row] == to[row]) {
            continue;
        }
        count++;
        emul__why_node *line = note(found, EMUL__SURE_PLACE, row);
        if (line != NULL) {
            fill_place(line, EMUL__KEY_FROM, from[row]);
            fill_place(line, EMUL__KEY_TO, to[row]);
        }
    }
    return count;
}

/* ---- classes ---- */

static void fill_class(const emul__sure *of, emul__why_node *line, emul__why_key key, int32_t number) {
    if (number >= 0) {
        const emul__model_class *known = &of->result->model->classes[number];
        emul__why_text(line, key, known->name.length > 0 ? known->name : known->id);
    } else {
        emul__why_word(line, key, number == EMUL_CLASS_NONE ? &no_class : emul__class_word(number));
    }
}

static int64_t compare_classes(changes *found, const emul__rows *rows) {
    const int32_t *from = found->of->result->scorecards[found->of->scorecard].class_index;
    const int32_t *to = found->with->scorecards[found->of->scorecard].class_index;
    int64_t count = 0;
    for (int64_t i = 0; i < rows->count; i++) {
        const int64_t row = rows->rows[i];
        if (from[row] == to[row]) {
            continue;
        }
        count++;
        emul__why_node *line = note(found, EMUL__SURE_CLASS, row);
        if (line != NULL) {
            fill_class(found->of, line, EMUL__KEY_FROM, from[row]);
            fill_class(found->of, line, EMUL__KEY_TO, to[row]);
        }
    }
    return count;
}

/* ---- decisions ---- */

static int64_t compare_award(changes *found, int32_t award, const emul__rows *rows) {
    const emul__model_award *of = &found->of->result->model->awards[award];
    const emul_decision *from = found->of->result->awards[award].decision;
    const emul_decision *to = found->with->awards[award].decision;
    int64_t count = 0;
    for (int64_t i = 0; i < rows->count; i++) {
        const int64_t row = rows->rows[i];
        if (from[row] == to[row]) {
            continue;
        }
        count++;
        emul__why_node *line = note(found, EMUL__SURE_DECISION, row);
        if (line != NULL) {
            emul__why_said(line, EMUL__KEY_AWARD, emul__say_award(of));
            emul__why_word(line, EMUL__KEY_FROM, emul__decision_word(from[row]));
            emul__why_word(line, EMUL__KEY_TO, emul__decision_word(to[row]));
        }
    }
    return count;
}

static void add_policy(emul__sure *of, emul__why_node *parent, emul__policy policy, const emul_result *with, const emul__rows *standing,
                       const emul__rows *all) {
    emul__why_node *line = emul__tree_add(&of->tree, parent, EMUL__SURE_POLICY);
    changes found = {of, line, with, 0};
    int64_t decisions = 0;
    emul__why_word(line, EMUL__KEY_POLICY, &policies[policy]);
    emul__why_count(line, EMUL__KEY_MOVED, compare_places(&found, standing));
    emul__why_count(line, EMUL__KEY_CLASSES, compare_classes(&found, standing));
    for (int32_t i = 0; i < of->result->model->award_count; i++) {
        decisions += compare_award(&found, i, all);
    }
    emul__why_count(line, EMUL__KEY_DECISIONS, decisions);
    emul__sure_rest(of, line, found.count);
}

/* ---- all of them ---- */

static bool try_policy(emul__sure *of, emul__why_node *parent, emul__policy policy, const emul__rows *standing, const emul__rows *all) {
    bool differs = false;
    emul__variant *variant = emul__variant_make(of->result->model, &of->scratch);
    if (variant == NULL || !emul__variant_round(variant, of->scorecard, policy, &of->scratch, &differs)) {
        of->status = emul__report_memory(of->error);
        return false;
    }
    if (!differs) {
        return true;
    }
    emul_result *with = emul__sure_evaluate(of, &variant->model);
    if (with != NULL) {
        add_policy(of, parent, policy, with, standing, all);
    }
    emul_result_destroy(with);
    return with != NULL;
}

bool emul__sure_roundings(emul__sure *of, emul__why_node *parent) {
    emul__rows standing;
    emul__rows all;
    emul__why_node *head = emul__tree_add(&of->tree, parent, EMUL__SURE_ROUNDINGS);
    bool good = emul__rows_of_scorecard(of->result, of->scorecard, &standing);
    if (good && !emul__rows_by_id(of->result, &all)) {
        emul__rows_release(of->result, &standing);
        good = false;
    }
    if (!good) {
        of->status = emul__report_memory(of->error);
        return false;
    }
    for (int i = 0; good && i < EMUL__POLICIES; i++) {
        good = try_policy(of, head, (emul__policy)i, &standing, &all);
    }
    emul__rows_release(of->result, &standing);
    emul__rows_release(of->result, &all);
    return good;
}
