#include <stdlib.h>
#include <string.h>

#include "tool/csv.h"
#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

/* One scorecard's columns of both results. */
typedef struct comparison {
    inputs *from;
    const options *how;
    emul_scorecard spec;
    int64_t n;
    const emul_decimal *total[2], *place[2];
    emul_decimal *difference; /* of the totals, second minus first */
    entry *entries;
    size_t count;
    int32_t total_places, difference_places; /* decimals that the columns need */
} comparison;

static int subtract(comparison *of) {
    of->difference = (emul_decimal *)must_allocate((size_t)of->n, sizeof *of->difference);
    for (int64_t row = 0; row < of->n; row++) {
        if (emul_decimal_sub(of->total[1][row], of->total[0][row], &of->difference[row], of->from->error) != EMUL_OK) {
            return print_problems(of->from->error, of->how->language);
        }
    }
    return EXIT_FINE;
}

/* By group and the place of the second stage: what became of it is what is looked for. */
static void sort_subjects(comparison *of, const emul_subject_state *state) {
    const emul_roster *roster = of->from->roster;
    of->entries = (entry *)must_allocate((size_t)of->n, sizeof *of->entries);
    for (int64_t row = 0; row < of->n; row++) {
        if (state[row] != EMUL_SUBJECT_NOT_CONCERNED) {
            of->entries[of->count++] = (entry){row, group_of(roster, row, of->spec.group), emul_roster_id(roster, row), of->place[1][row]};
        }
    }
    entries_sort(of->entries, of->count);
}

static int comparison_begin(comparison *of, int32_t scorecard) {
    const emul_result *const results[] = {of->from->result, of->from->second};
    int32_t places[2];
    of->spec.struct_size = sizeof of->spec;
    (void)emul_regulation_scorecard(of->from->regulation, scorecard, &of->spec, NULL);
    for (int i = 0; i < 2; i++) {
        of->total[i] = emul_result_total(results[i], scorecard, &of->n);
        of->place[i] = emul_result_place(results[i], scorecard, NULL);
        places[i] = decimals_of(of->total[i], of->n);
    }
    of->total_places = places[0] > places[1] ? places[0] : places[1];
    sort_subjects(of, emul_result_state(of->from->result, scorecard, NULL));
    const int status = subtract(of);
    of->difference_places = status == EXIT_FINE ? decimals_of(of->difference, of->n) : 0;
    return status;
}

static void comparison_end(comparison *of) {
    free(of->difference);
    free(of->entries);
}

/* ---- on a terminal ---- */

/* "Total (self)"; to be freed. */
static char *title_of(const char *what, const char *stage) {
    const size_t capacity = strlen(what) + strlen(stage) + sizeof " ()";
    char *title = (char *)must_allocate(capacity, 1);
    snprintf(title, capacity, "%s (%s)", what, stage);
    return title;
}

static void add_row(table *to, const comparison *of, const entry *at) {
    const emul_language language = of->how->language;
    decimal_cell(to, of->place[0][at->row], 0, language);
    decimal_cell(to, of->place[1][at->row], 0, language);
    table_cell(to, at->id);
    table_cell(to, emul_roster_name(of->from->roster, at->row));
    decimal_cell(to, of->total[0][at->row], of->total_places, language);
    decimal_cell(to, of->total[1][at->row], of->total_places, language);
    decimal_cell(to, of->difference[at->row], of->difference_places, language);
}

/* Shows the entries of one group from `first` on; returns where the next begins. */
static size_t show_group(const comparison *of, char *const titles[4], size_t first) {
    const emul_language language = of->how->language;
    const char *group = of->entries[first].group;
    table view;
    if (of->spec.group != NULL) {
        group_heading(group, language);
    }
    table_begin(&view);
    table_column(&view, titles[0], ALIGN_RIGHT);
    table_column(&view, titles[1], ALIGN_RIGHT);
    table_column(&view, say((words){"Id", "Mã"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Name", "Tên"}, language), ALIGN_LEFT);
    table_column(&view, titles[2], ALIGN_RIGHT);
    table_column(&view, titles[3], ALIGN_RIGHT);
    table_column(&view, say((words){"Difference", "Chênh lệch"}, language), ALIGN_RIGHT);
    for (; first < of->count && strcmp(of->entries[first].group, group) == 0; first++) {
        add_row(&view, of, &of->entries[first]);
    }
    table_print(&view, stdout);
    table_end(&view);
    printf("\n");
    return first;
}

static void show_tables(const comparison *of) {
    const char *place = say((words){"Place", "Hạng"}, of->how->language);
    const char *total = say((words){"Total", "Tổng điểm"}, of->how->language);
    const char *const *stages = of->how->stages;
    char *titles[] = {title_of(place, stages[0]), title_of(place, stages[1]), title_of(total, stages[0]), title_of(total, stages[1])};
    heading(say((words){"Scorecard", "Bảng điểm"}, of->how->language), of->spec.name, of->spec.id);
    for (size_t at = 0; at < of->count;) {
        at = show_group(of, titles, at);
    }
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        free(titles[i]);
    }
}

/* ---- as CSV ---- */

static void write_heading(const options *how) {
    printf("scorecard,group,subject,total_%s,total_%s,difference,place_%s,place_%s\n", how->stages[0], how->stages[1], how->stages[0],
           how->stages[1]);
}

/* As the library writes a total: one that does not apply is N/A, not empty. */
static void write_total(emul_decimal value) {
    if (value == EMUL_NOT_APPLICABLE) {
        csv_field("N/A", 0);
    } else {
        csv_decimal(value);
    }
}

static void write_rows(const comparison *of) {
    for (size_t i = 0; i < of->count; i++) {
        const entry *at = &of->entries[i];
        csv_field(of->spec.id, 1);
        csv_field(at->group, 0);
        csv_field(at->id, 0);
        write_total(of->total[0][at->row]);
        write_total(of->total[1][at->row]);
        write_total(of->difference[at->row]);
        csv_decimal(of->place[0][at->row]);
        csv_decimal(of->place[1][at->row]);
        fputs("\n", stdout);
    }
}

/* ---- both ---- */

static int show_scorecard(inputs *from, int32_t scorecard, const options *how) {
    comparison of = {.from = from, .how = how};
    const int status = comparison_begin(&of, scorecard);
    if (status == EXIT_FINE && how->form == FORMAT_CSV) {
        write_rows(&of);
    } else if (status == EXIT_FINE) {
        show_tables(&of);
    }
    comparison_end(&of);
    return status;
}

int show_stages(inputs *from, int32_t scorecard, const options *how) {
    const int64_t count = emul_regulation_count(from->regulation, EMUL_PART_SCORECARD);
    int status = EXIT_FINE;
    if (how->form == FORMAT_CSV) {
        write_heading(how);
    }
    for (int32_t i = 0; i < count && status == EXIT_FINE; i++) {
        if (scorecard < 0 || i == scorecard) {
            status = show_scorecard(from, i, how);
        }
    }
    return status;
}
