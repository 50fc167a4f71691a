#include <stdlib.h>
#include <string.h>

#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

/* One award's columns of the result. */
typedef struct award_view {
    const inputs *from;
    emul_language language;
    emul_award spec;
    int64_t n;
    const emul_decision *decision;
    const emul_decimal *order;
    const int32_t *reason;
    const char *group; /* attribute that its quota counts within, or NULL */
    int has_reasons;
} award_view;

/* Who receives it, and what is open, is shown by name; refusals are counted. */
static int is_shown(emul_decision decision) {
    return decision == EMUL_DECISION_AWARDED || decision == EMUL_DECISION_RESERVE || decision == EMUL_DECISION_TIED_AT_CUT ||
           decision == EMUL_DECISION_UNDETERMINED;
}

static const char *reason_text(const award_view *of, int64_t row, emul_condition *spec) {
    if (of->reason[row] < 0) {
        return "";
    }
    spec->struct_size = sizeof *spec;
    (void)emul_regulation_condition(of->from->regulation, of->reason[row], spec, NULL);
    return first_given(spec->name, spec->that);
}

/* "1 per cluster": what follows " per ". */
static const char *group_attribute(const char *take) {
    static const char per[] = " per ";
    const char *found = take == NULL ? NULL : strstr(take, per);
    return found == NULL ? NULL : found + strlen(per);
}

static void add_columns(table *to, const award_view *of) {
    if (of->group != NULL) {
        table_column(to, say((words){"Group", "Cụm"}, of->language), ALIGN_LEFT);
    }
    table_column(to, say((words){"Position", "Vị trí"}, of->language), ALIGN_RIGHT);
    table_column(to, say((words){"Id", "Mã"}, of->language), ALIGN_LEFT);
    table_column(to, say((words){"Name", "Tên"}, of->language), ALIGN_LEFT);
    table_column(to, say((words){"Decision", "Kết quả xét"}, of->language), ALIGN_LEFT);
    if (of->has_reasons) {
        table_column(to, say((words){"Reason", "Lý do"}, of->language), ALIGN_LEFT);
    }
}

static void show_entries(const award_view *of, const entry *entries, size_t count) {
    table view;
    table_begin(&view);
    add_columns(&view, of);
    for (size_t i = 0; i < count; i++) {
        emul_condition spec = {0};
        if (of->group != NULL) {
            table_cell(&view, entries[i].group);
        }
        decimal_cell(&view, entries[i].position, 0, of->language);
        table_cell(&view, entries[i].id);
        table_cell(&view, emul_roster_name(of->from->roster, entries[i].row));
        table_cell(&view, emul_decision_name(of->decision[entries[i].row], of->language));
        if (of->has_reasons) {
            table_cell(&view, reason_text(of, entries[i].row, &spec));
        }
    }
    table_print(&view, stdout);
    table_end(&view);
    printf("\n");
}

/* "Others: not eligible 12, not selected 3" */
static void show_counts(const award_view *of) {
    const char *separator = say((words){"Others: ", "Còn lại: "}, of->language);
    int any = 0;
    for (emul_decision decision = EMUL_DECISION_AWARDED; decision <= EMUL_DECISION_RESERVE; decision++) {
        int64_t count = 0;
        for (int64_t row = 0; row < of->n; row++) {
            count += of->decision[row] == decision;
        }
        if (count > 0 && !is_shown(decision)) {
            printf("%s%s %lld", separator, emul_decision_name(decision, of->language), (long long)count);
            separator = ", ";
            any = 1;
        }
    }
    printf("%s", any ? "\n\n" : "");
}

/* Nobody is even considered for an award that has its time. */
static int is_lapsed(const award_view *of) {
    int lapsed = of->spec.in_force != NULL;
    for (int64_t row = 0; row < of->n; row++) {
        lapsed = lapsed && of->decision[row] == EMUL_DECISION_NONE;
    }
    return lapsed;
}

static void show_award(award_view *of) {
    entry *entries = (entry *)must_allocate((size_t)of->n, sizeof *entries);
    size_t count = 0;
    for (int64_t row = 0; row < of->n; row++) {
        if (is_shown(of->decision[row])) {
            entries[count++] =
                (entry){row, group_of(of->from->roster, row, of->group), emul_roster_id(of->from->roster, row), of->order[row]};
            of->has_reasons |= of->reason[row] >= 0;
        }
    }
    entries_sort(entries, count);
    heading(say((words){"Award", "Khen thưởng"}, of->language), of->spec.name, of->spec.id);
    if (count > 0) {
        show_entries(of, entries, count);
    } else if (is_lapsed(of)) {
        printf("%s: %s\n\n", say((words){"Not in force; it is in", "Không có hiệu lực; hiệu lực"}, of->language), of->spec.in_force);
    } else {
        printf("%s\n\n", say((words){"Nobody", "Không có ai"}, of->language));
    }
    show_counts(of);
    free(entries);
}

void show_awards(const inputs *from, int32_t scorecard, emul_language language) {
    const int64_t count = emul_regulation_count(from->regulation, EMUL_PART_AWARD);
    for (int32_t i = 0; i < count; i++) {
        award_view of = {.from = from, .language = language, .spec = {.struct_size = sizeof of.spec}};
        (void)emul_regulation_award(from->regulation, i, &of.spec, NULL);
        of.decision = emul_result_decision(from->result, i, &of.n);
        of.order = emul_result_order(from->result, i, NULL);
        of.reason = emul_result_reason(from->result, i, NULL);
        of.group = group_attribute(of.spec.take);
        const int32_t by = of.spec.by == NULL ? -1 : emul_regulation_find(from->regulation, EMUL_PART_SCORECARD, -1, of.spec.by);
        if (scorecard < 0 || by < 0 || by == scorecard) {
            show_award(&of);
        }
    }
}
