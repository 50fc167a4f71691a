/* A comparison as text, JSON or CSV. The text of a long one can be cut; CSV has a row for each subject that differs, or for each decision. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/csv.h"
#include "tool/diff.h"
#include "tool/memory.h"
#include "tool/words.h"

typedef struct written {
    const emul_explanation *explanation;
    const options *how;
} written;

static emul_status write_whole(const void *context, char *buffer, size_t capacity, size_t *needed, emul_error *error) {
    const written *asked = (const written *)context;
    const emul_form form = asked->how->form == FORMAT_JSON ? EMUL_FORM_JSON : EMUL_FORM_TEXT;
    return emul_explanation_write(asked->explanation, asked->how->language, form, buffer, capacity, needed, error);
}

static int print_whole(inputs *from, const emul_explanation *explanation, const options *how) {
    const written asked = {explanation, how};
    char *text = written_text(write_whole, &asked, from, how->language);
    if (text == NULL) {
        return EXIT_INPUT;
    }
    fputs(text, stdout);
    free(text);
    return EXIT_FINE;
}

/* ---- lines ---- */

static int is_kind(const emul_columns *of, int64_t line, const char *kind) {
    return strcmp(emul_line_kind_name(of->kind[line]), kind) == 0;
}

static int is_subject(const emul_columns *of, int64_t line) {
    return is_kind(of, line, "moved") || is_kind(of, line, "changed");
}

/* Number of the field, or -1. */
static int64_t find_field(const emul_columns *of, int64_t line, const char *key) {
    for (int64_t i = of->field_first[line]; i < of->field_first[line + 1]; i++) {
        if (strcmp(emul_field_key_name(of->key[i]), key) == 0) {
            return i;
        }
    }
    return -1;
}

/* The part of this kind, or -1. */
static int64_t find_part(const emul_columns *of, int64_t line, const char *kind) {
    for (int64_t i = of->part_first[line]; i < of->part_first[line + 1]; i++) {
        if (is_kind(of, of->part[i], kind)) {
            return of->part[i];
        }
    }
    return -1;
}

/* ---- text that is cut ---- */

static void print_line(const emul_columns *of, int64_t line, emul_language language) {
    const int64_t *first = language == EMUL_VIETNAMESE ? of->vietnamese_first : of->english_first;
    const char *text = language == EMUL_VIETNAMESE ? of->vietnamese : of->english;
    int64_t at = first[line];
    while (at < first[line + 1]) { /* a line may hold breaks */
        const char *end = (const char *)memchr(text + at, '\n', (size_t)(first[line + 1] - at));
        const int64_t length = end == NULL ? first[line + 1] - at : end - (text + at);
        printf("%*s%.*s\n", 2 * (int)of->depth[line], "", (int)length, text + at);
        at += length + 1;
    }
}

static int64_t count_subjects(const emul_columns *of, int64_t line) {
    int64_t count = 0;
    for (int64_t i = of->part_first[line]; i < of->part_first[line + 1]; i++) {
        count += is_subject(of, of->part[i]);
    }
    return count;
}

/* Of each scorecard the first few subjects, and how many more there are. */
static void print_top(const emul_columns *of, const options *how) {
    int64_t shown = 0;
    for (int64_t line = 0; line < of->line_count;) {
        const int64_t above = of->parent[line];
        const int64_t all = is_subject(of, line) ? count_subjects(of, above) : 0;
        shown = is_subject(of, line) ? shown + 1 : of->depth[line] <= 1 ? 0 : shown;
        if (is_subject(of, line) && shown > how->shown) {
            if (shown == how->shown + 1) {
                printf(say((words){"    and %lld more\n", "    và %lld trường hợp khác\n"}, how->language), (long long)(all - how->shown));
            }
            line = of->after[line];
            continue;
        }
        print_line(of, line, how->language);
        line++;
    }
}

/* ---- CSV ---- */

static void print_field(const emul_columns *of, int64_t line, const char *key, int first) {
    const int64_t field = line < 0 ? -1 : find_field(of, line, key);
    char *cell = NULL;
    if (field >= 0) {
        const size_t length = (size_t)(of->text_first[field + 1] - of->text_first[field]);
        cell = (char *)must_allocate(length + 1, 1);
        memcpy(cell, of->text + of->text_first[field], length);
    }
    csv_field(cell == NULL ? "" : cell, first);
    free(cell);
}

/* A field from one of two lines: what changed, or stayed. */
static void print_either(const emul_columns *of, int64_t changed, const char *key, int64_t same, const char *same_key) {
    print_field(of, changed >= 0 ? changed : same, changed >= 0 ? key : same_key, 0);
}

static void print_subject(const emul_columns *of, int64_t line) {
    const int64_t moved = is_kind(of, line, "moved") ? line : -1;
    const int64_t total = find_part(of, line, "total_changed");
    const int64_t same_total = find_part(of, line, "total_unchanged");
    const int64_t class_line = find_part(of, line, "class_changed");
    print_field(of, line, "id", 1);
    print_field(of, of->parent[line], "id", 0);
    print_field(of, line, "group", 0);
    print_either(of, moved, "from", line, "place");
    print_either(of, moved, "to", line, "place");
    print_either(of, total, "from", same_total, "total");
    print_either(of, total, "to", same_total, "total");
    if (same_total >= 0) {
        csv_field("0", 0);
    } else {
        print_field(of, total, "difference", 0);
    }
    print_field(of, total, "criterion", 0);
    print_field(of, class_line, "from", 0);
    print_field(of, class_line, "to", 0);
    putchar('\n');
}

static void print_decision(const emul_columns *of, int64_t line) {
    print_field(of, of->parent[line], "id", 1);
    print_field(of, line, "id", 0);
    print_field(of, line, "group", 0);
    print_field(of, line, "from", 0);
    print_field(of, line, "to", 0);
    putchar('\n');
}

static void print_csv(const emul_columns *of, const options *how) {
    const int awards = how->table == EMUL_TABLE_AWARDS;
    puts(awards
             ? "award,subject,group,decision_before,decision_after"
             : "subject,scorecard,group,place_before,place_after,total_before,total_after,difference,criterion,class_before,class_after");
    for (int64_t line = 0; line < of->line_count; line++) {
        if (awards && is_kind(of, line, "decision_changed")) {
            print_decision(of, line);
        } else if (!awards && is_subject(of, line)) {
            print_subject(of, line);
        }
    }
}

int show_diff(inputs *from, const emul_explanation *explanation, const options *how) {
    emul_columns *columns = NULL;
    if (how->form == FORMAT_JSON || (how->form == FORMAT_TABLE && how->shown == 0)) {
        return print_whole(from, explanation, how);
    }
    if (emul_explanation_columns(explanation, &columns, from->error) != EMUL_OK) {
        return print_problems(from->error, how->language);
    }
    if (how->form == FORMAT_CSV) {
        print_csv(columns, how);
    } else {
        print_top(columns, how);
    }
    emul_columns_destroy(columns);
    return EXIT_FINE;
}
