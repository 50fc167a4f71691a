#include <stdlib.h>
#include <string.h>

#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

/* One scorecard's columns of the result. */
typedef struct standing {
    const inputs *from;
    emul_language language;
    int32_t scorecard;
    emul_scorecard spec;
    int64_t n;
    const emul_decimal *place, *place_overall, *base, *bonus, *penalty, *total;
    const int64_t *tied;
    const int32_t *classes;
    const emul_subject_state *state;
    int32_t base_places, bonus_places, penalty_places, total_places; /* decimals that the columns need */
    int has_classes;
    int has_parts; /* bonus or penalty points occur: base, bonus and penalty are shown apart */
} standing;

static int any_number(const emul_decimal *values, int64_t n) {
    for (int64_t i = 0; i < n; i++) {
        if (values[i] != 0 && values[i] >= EMUL_DECIMAL_MIN) {
            return 1;
        }
    }
    return 0;
}

static int scorecard_has_classes(const emul_regulation *regulation, int32_t scorecard) {
    const int64_t count = emul_regulation_count(regulation, EMUL_PART_CLASS);
    for (int32_t i = 0; i < count; i++) {
        if (emul_regulation_class_scorecard(regulation, i) == scorecard) {
            return 1;
        }
    }
    return 0;
}

static standing standing_of(const inputs *from, int32_t scorecard, emul_language language) {
    const emul_result *result = from->result;
    standing of = {.from = from, .language = language, .scorecard = scorecard, .spec = {.struct_size = sizeof of.spec}};
    (void)emul_regulation_scorecard(from->regulation, scorecard, &of.spec, NULL);
    of.place = emul_result_place(result, scorecard, &of.n);
    of.place_overall = emul_result_place_overall(result, scorecard, NULL);
    of.base = emul_result_base(result, scorecard, NULL);
    of.bonus = emul_result_bonus(result, scorecard, NULL);
    of.penalty = emul_result_penalty(result, scorecard, NULL);
    of.total = emul_result_total(result, scorecard, NULL);
    of.tied = emul_result_tied(result, scorecard, NULL);
    of.classes = emul_result_class(result, scorecard, NULL);
    of.state = emul_result_state(result, scorecard, NULL);
    of.base_places = decimals_of(of.base, of.n);
    of.bonus_places = decimals_of(of.bonus, of.n);
    of.penalty_places = decimals_of(of.penalty, of.n);
    of.total_places = decimals_of(of.total, of.n);
    of.has_classes = scorecard_has_classes(from->regulation, scorecard);
    of.has_parts = any_number(of.bonus, of.n) || any_number(of.penalty, of.n);
    return of;
}

static const char *class_name(const standing *of, int32_t class_index, emul_class *spec) {
    switch (class_index) {
    case EMUL_CLASS_NONE:
        return "";
    case EMUL_CLASS_UNDETERMINED:
        return say((words){"undetermined", "chưa xác định"}, of->language);
    case EMUL_CLASS_UNCLASSIFIED:
        return say((words){"unclassified", "không xếp loại"}, of->language);
    case EMUL_CLASS_TIED:
        return say((words){"tied at the quota", "bằng nhau ở suất cuối"}, of->language);
    default:
        spec->struct_size = sizeof *spec;
        (void)emul_regulation_class(of->from->regulation, class_index, spec, NULL);
        return first_given(spec->name, spec->id);
    }
}

static void note_cell(table *to, const standing *of, int64_t row) {
    char note[96] = "";
    if (of->state[row] != EMUL_SUBJECT_COMPLETE) {
        snprintf(note, sizeof note, "%s", emul_subject_state_name(of->state[row], of->language));
    } else if (of->tied[row] > 1) {
        snprintf(note, sizeof note, say((words){"%lld equal", "%lld đồng hạng"}, of->language), (long long)of->tied[row]);
    }
    table_cell(to, note);
}

static void add_columns(table *to, const standing *of) {
    const emul_language language = of->language;
    table_column(to, say((words){"Place", "Hạng"}, language), ALIGN_RIGHT);
    if (of->spec.group != NULL) {
        table_column(to, say((words){"Overall", "Hạng chung"}, language), ALIGN_RIGHT);
    }
    table_column(to, say((words){"Id", "Mã"}, language), ALIGN_LEFT);
    table_column(to, say((words){"Name", "Tên"}, language), ALIGN_LEFT);
    if (of->has_parts) {
        table_column(to, say((words){"Base", "Điểm chuẩn"}, language), ALIGN_RIGHT);
        table_column(to, say((words){"Bonus", "Điểm thưởng"}, language), ALIGN_RIGHT);
        table_column(to, say((words){"Penalty", "Điểm trừ"}, language), ALIGN_RIGHT);
    }
    table_column(to, say((words){"Total", "Tổng điểm"}, language), ALIGN_RIGHT);
    if (of->has_classes) {
        table_column(to, say((words){"Class", "Xếp loại"}, language), ALIGN_LEFT);
    }
    table_column(to, say((words){"Note", "Ghi chú"}, language), ALIGN_LEFT);
}

static void add_row(table *to, const standing *of, const entry *at) {
    const int64_t row = at->row;
    emul_class spec = {0};
    decimal_cell(to, of->place[row], 0, of->language);
    if (of->spec.group != NULL) {
        decimal_cell(to, of->place_overall[row], 0, of->language);
    }
    table_cell(to, at->id);
    table_cell(to, emul_roster_name(of->from->roster, row));
    if (of->has_parts) {
        decimal_cell(to, of->base[row], of->base_places, of->language);
        decimal_cell(to, of->bonus[row], of->bonus_places, of->language);
        decimal_cell(to, of->penalty[row], of->penalty_places, of->language);
    }
    decimal_cell(to, of->total[row], of->total_places, of->language);
    if (of->has_classes) {
        table_cell(to, class_name(of, of->classes[row], &spec));
    }
    note_cell(to, of, row);
}

/* Shows the entries of one group; returns how many there were. */
static size_t show_group(const standing *of, const entry *entries, size_t count) {
    table view;
    size_t shown = 0;
    if (of->spec.group != NULL) {
        group_heading(entries->group, of->language);
    }
    table_begin(&view);
    add_columns(&view, of);
    for (; shown < count && strcmp(entries[shown].group, entries->group) == 0; shown++) {
        add_row(&view, of, &entries[shown]);
    }
    table_print(&view, stdout);
    table_end(&view);
    printf("\n");
    return shown;
}

/* "Class: Xuất sắc 4, Tốt 10, unclassified 1" */
static void show_class_counts(const standing *of) {
    const int64_t last = emul_regulation_count(of->from->regulation, EMUL_PART_CLASS);
    const char *separator = "";
    printf("%s: ", say((words){"Classes", "Xếp loại"}, of->language));
    for (int32_t i = 0; i < last - EMUL_CLASS_TIED - 1; i++) {
        const int32_t class_index = i < last ? i : (int32_t)(EMUL_CLASS_UNDETERMINED - (i - last));
        emul_class spec = {0};
        int64_t count = 0;
        for (int64_t row = 0; row < of->n; row++) {
            count += of->classes[row] == class_index;
        }
        const int own = class_index >= 0 && emul_regulation_class_scorecard(of->from->regulation, class_index) == of->scorecard;
        if (own || count > 0) {
            printf("%s%s %lld", separator, class_name(of, class_index, &spec), (long long)count);
            separator = ", ";
        }
    }
    printf("\n\n");
}

static void show_scorecard(const inputs *from, int32_t scorecard, emul_language language) {
    const standing of = standing_of(from, scorecard, language);
    entry *entries = (entry *)must_allocate((size_t)of.n, sizeof *entries);
    size_t count = 0;
    for (int64_t row = 0; row < of.n; row++) {
        if (of.state[row] != EMUL_SUBJECT_NOT_CONCERNED) {
            entries[count++] = (entry){row, group_of(from->roster, row, of.spec.group), emul_roster_id(from->roster, row), of.place[row]};
        }
    }
    entries_sort(entries, count);
    heading(say((words){"Scorecard", "Bảng điểm"}, language), of.spec.name, of.spec.id);
    for (size_t at = 0; at < count;) {
        at += show_group(&of, entries + at, count - at);
    }
    if (of.has_classes) {
        show_class_counts(&of);
    }
    free(entries);
}

void show_standings(const inputs *from, int32_t scorecard, emul_language language) {
    const int64_t count = emul_regulation_count(from->regulation, EMUL_PART_SCORECARD);
    for (int32_t i = 0; i < count; i++) {
        if (scorecard < 0 || i == scorecard) {
            show_scorecard(from, i, language);
        }
    }
}
