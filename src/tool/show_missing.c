#include <stdlib.h>

#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

/* One missing fact as the library gives it. */
typedef struct missing_fact {
    int64_t row;
    int32_t criterion;
    const char *fact;
    const char *name; /* of the indicator, for people; "" */
} missing_fact;

static missing_fact fact_at(const inputs *from, int64_t index) {
    missing_fact at = {0, -1, "", ""};
    (void)emul_result_missing(from->result, index, &at.row, &at.criterion, &at.fact, NULL);
    at.name = first_given(emul_result_missing_name(from->result, index), "");
    return at;
}

static int concerns(const inputs *from, const missing_fact *at, int32_t scorecard) {
    return scorecard < 0 || at->criterion < 0 || emul_regulation_criterion_scorecard(from->regulation, at->criterion) == scorecard;
}

static void add_row(table *to, const inputs *from, const missing_fact *at, int named) {
    emul_criterion spec = {.struct_size = sizeof spec};
    if (at->criterion >= 0) {
        (void)emul_regulation_criterion(from->regulation, at->criterion, &spec, NULL);
    }
    table_cell(to, emul_roster_id(from->roster, at->row));
    table_cell(to, emul_roster_name(from->roster, at->row));
    table_cell(to, first_given(NULL, spec.id));
    table_cell(to, at->fact);
    if (named) {
        table_cell(to, at->name);
    }
}

/* Whether the regulation gives any of the figures a name for people. */
static int any_named(const inputs *from, const entry *entries, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (fact_at(from, entries[i].row).name[0] != '\0') {
            return 1;
        }
    }
    return 0;
}

void show_missing(const inputs *from, int32_t scorecard, emul_language language) {
    const int64_t all = emul_result_missing_count(from->result);
    entry *entries = (entry *)must_allocate((size_t)all, sizeof *entries);
    size_t count = 0;
    table view;
    for (int64_t i = 0; i < all; i++) {
        const missing_fact at = fact_at(from, i);
        const char *id = emul_roster_id(from->roster, at.row);
        if (concerns(from, &at, scorecard)) {
            entries[count++] = (entry){i, id, id, i}; /* by subject, then as the library gives them */
        }
    }
    entries_sort(entries, count);
    table_begin(&view);
    table_column(&view, say((words){"Id", "Mã"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Name", "Tên"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Criterion", "Tiêu chí"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Figure", "Số liệu"}, language), ALIGN_LEFT);
    const int named = any_named(from, entries, count);
    if (named) {
        table_column(&view, say((words){"Indicator", "Chỉ tiêu"}, language), ALIGN_LEFT);
    }
    for (size_t i = 0; i < count; i++) {
        const missing_fact at = fact_at(from, entries[i].row);
        add_row(&view, from, &at, named);
    }
    if (count > 0) {
        printf("%s\n\n", say((words){"Missing figures", "Số liệu còn thiếu"}, language));
        table_print(&view, stdout);
        printf("\n");
    }
    table_end(&view);
    free(entries);
}
