/* The report on a jury: how mild and how wide each judge marks, and how far they agree. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/contest.h"
#include "tool/csv.h"
#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

enum { PLACES = 4 }; /* of means and coefficients */

typedef struct names {
    const char **items;
    size_t count, capacity;
} names;

typedef struct panel {
    const options *how;
    csv_cells file;
    names entries, judges;
    emul_decimal *marks; /* [entries x judges] */
    emul_judge *report;
    emul_decimal w;
    int64_t numerator, denominator, used;
} panel;

static size_t find_name(const names *in, const char *name) {
    size_t at = 0;
    while (at < in->count && strcmp(in->items[at], name) != 0) {
        at++;
    }
    return at;
}

/* Where the name stands, added if it is new. */
static size_t place_name(names *to, const char *name) {
    const size_t at = find_name(to, name);
    if (at == to->count) {
        if (to->count == to->capacity) {
            to->capacity = to->capacity == 0 ? 16 : to->capacity * 2;
            to->items = (const char **)must_resize(to->items, to->capacity, sizeof *to->items);
        }
        to->items[to->count++] = name;
    }
    return at;
}

/* Adds a name that must be there and be new; 0 if it is not. */
static int add_name(names *to, const char *name) {
    const size_t before = to->count;
    return name[0] != '\0' && place_name(to, name) == before;
}

/* ---- reading ---- */

static int wrong(const panel *of, size_t row, words message, const char *argument) {
    return csv_wrong(of->how->regulation, of->file.lines[row], say(message, of->how->language), argument);
}

static int is_no_mark(const char *text) {
    return text[0] == '\0' || strcmp(text, "-") == 0 || strcmp(text, "KAD") == 0 || strcmp(text, "N/A") == 0;
}

static int read_mark(panel *of, size_t row, size_t column, emul_decimal *mark) {
    const char *text = csv_cell(&of->file, row, column);
    if (is_no_mark(text) || emul_decimal_parse(text, strlen(text), of->how->decimal_mark, mark, NULL) == EMUL_OK) {
        return EXIT_FINE;
    }
    return wrong(of, row, (words){"not a number:", "không phải là số:"}, text);
}

static void make_room(panel *of) {
    const size_t count = of->entries.count * of->judges.count;
    of->marks = (emul_decimal *)must_allocate(count, sizeof *of->marks);
    for (size_t i = 0; i < count; i++) {
        of->marks[i] = EMUL_MISSING;
    }
}

static size_t entry_column(const csv_cells *file) {
    const size_t id = csv_column(file, "id");
    return id < file->columns ? id : csv_column(file, "entry");
}

/* A row an entry, a column a judge. */
static int read_wide(panel *of) {
    const size_t id = entry_column(&of->file);
    const size_t name = csv_column(&of->file, "name");
    int status = EXIT_FINE;
    for (size_t i = 0; i < of->file.columns && status == EXIT_FINE; i++) {
        const char *judge = csv_cell(&of->file, 0, i);
        if (i != id && i != name && !add_name(&of->judges, judge)) {
            status =
                wrong(of, 0, (words){"two columns of one judge, or one without a name:", "hai cột của một giám khảo, hoặc cột không tên:"},
                      judge);
        }
    }
    for (size_t row = 1; row < of->file.rows && status == EXIT_FINE; row++) {
        const char *who = csv_cell(&of->file, row, id);
        if (!add_name(&of->entries, who)) {
            status = wrong(of, row, (words){"an entry twice, or without an id:", "bài dự thi lặp lại, hoặc không có mã:"}, who);
        }
    }
    make_room(of);
    for (size_t row = 1; row < of->file.rows && status == EXIT_FINE; row++) {
        for (size_t i = 0, judge = 0; i < of->file.columns && status == EXIT_FINE; i++) {
            if (i != id && i != name) {
                status = read_mark(of, row, i, &of->marks[(row - 1) * of->judges.count + judge++]);
            }
        }
    }
    return status;
}

/* A row a mark. */
static int read_long(panel *of, size_t judge_column, size_t mark_column) {
    const size_t id = entry_column(&of->file);
    int status = EXIT_FINE;
    for (size_t row = 1; row < of->file.rows; row++) {
        (void)place_name(&of->entries, csv_cell(&of->file, row, id));
        (void)place_name(&of->judges, csv_cell(&of->file, row, judge_column));
    }
    make_room(of);
    for (size_t row = 1; row < of->file.rows && status == EXIT_FINE; row++) {
        const size_t at = find_name(&of->entries, csv_cell(&of->file, row, id));
        const char *judge = csv_cell(&of->file, row, judge_column);
        emul_decimal *mark = &of->marks[at * of->judges.count + find_name(&of->judges, judge)];
        if (judge[0] == '\0' || of->entries.items[at][0] == '\0') {
            status = wrong(of, row, (words){"the entry or the judge is missing", "thiếu bài dự thi hoặc giám khảo"}, NULL);
        } else if (*mark >= EMUL_DECIMAL_MIN) {
            status = wrong(of, row, (words){"a second mark of the judge", "điểm thứ hai của giám khảo"}, judge);
        } else {
            status = read_mark(of, row, mark_column, mark);
        }
    }
    return status;
}

static int read_panel(panel *of) {
    const int status = csv_read(of->how, of->how->regulation, &of->file);
    const csv_cells *file = &of->file;
    if (status != EXIT_FINE) {
        return status;
    }
    const size_t judge = csv_column(file, "judge");
    const size_t mark = csv_column(file, "mark");
    if (entry_column(file) == file->columns) {
        return wrong(of, 0, (words){"there is no column", "không có cột"}, "id");
    }
    return judge < file->columns && mark < file->columns ? read_long(of, judge, mark) : read_wide(of);
}

/* ---- the report ---- */

static int compute(panel *of, const inputs *from) {
    const int64_t entries = (int64_t)of->entries.count;
    const int64_t judges = (int64_t)of->judges.count;
    int64_t *scratch = (int64_t *)must_allocate(4 * of->entries.count, sizeof *scratch);
    of->report = (emul_judge *)must_allocate(of->judges.count, sizeof *of->report);
    emul_status status = emul_judge_report(of->marks, entries, judges, PLACES, EMUL_ROUND_HALF_AWAY, of->report, from->error);
    if (status == EMUL_OK) {
        status = emul_kendall_w(of->marks, entries, judges, PLACES, EMUL_ROUND_HALF_AWAY, &of->numerator, &of->denominator, &of->w,
                                &of->used, scratch, from->error);
    }
    free(scratch);
    return status == EMUL_OK ? EXIT_FINE : print_problems(from->error, of->how->language);
}

enum { MARKS = 0, MEAN, SHIFT, LOWEST, HIGHEST, DEVIATION, EXTREMES, FIGURES };

/* One figure of a judge; counts as numbers. */
static emul_decimal figure(const emul_judge *judge, int which) {
    const emul_decimal all[FIGURES] = {
        judge->marks * EMUL_DECIMAL_ONE,   judge->mean, judge->shift, judge->lowest, judge->highest, judge->deviation,
        judge->extremes * EMUL_DECIMAL_ONE};
    return all[which];
}

static int32_t places_of(const panel *of, int which) {
    int32_t most = 0;
    for (size_t i = 0; i < of->judges.count; i++) {
        const emul_decimal value = figure(&of->report[i], which);
        const int32_t own = decimals_of(&value, 1);
        most = own > most ? own : most;
    }
    return most;
}

static void show_agreement(const panel *of) {
    static const words agreement = {"Kendall's W: %s (%lld/%lld), entries with all marks: %lld\n",
                                    "Hệ số đồng thuận Kendall W: %s (%lld/%lld), số bài có đủ điểm: %lld\n"};
    static const words none = {"Kendall's W: not defined, entries with all marks: %lld\n",
                               "Hệ số đồng thuận Kendall W: không xác định, số bài có đủ điểm: %lld\n"};
    const int vietnamese = of->how->language == EMUL_VIETNAMESE;
    char text[32] = "";
    if (of->w < EMUL_DECIMAL_MIN) {
        printf(vietnamese ? none.vietnamese : none.english, (long long)of->used);
        return;
    }
    (void)emul_decimal_format(of->w, 0, vietnamese ? ',' : '.', text, sizeof text, NULL, NULL);
    printf(vietnamese ? agreement.vietnamese : agreement.english, text, (long long)of->numerator, (long long)of->denominator,
           (long long)of->used);
}

static void show_panel(const panel *of) {
    static const words titles[FIGURES] = {{"Marks", "Số điểm"},       {"Mean", "Trung bình"},  {"Shift", "Lệch"},
                                          {"Lowest", "Thấp nhất"},    {"Highest", "Cao nhất"}, {"Deviation", "Độ lệch chuẩn"},
                                          {"Extremes", "Lần cực trị"}};
    table view;
    table_begin(&view);
    table_column(&view, say((words){"Judge", "Giám khảo"}, of->how->language), ALIGN_LEFT);
    for (int i = 0; i < FIGURES; i++) {
        table_column(&view, say(titles[i], of->how->language), ALIGN_RIGHT);
    }
    for (size_t judge = 0; judge < of->judges.count; judge++) {
        table_cell(&view, of->judges.items[judge]);
        for (int i = 0; i < FIGURES; i++) {
            decimal_cell(&view, figure(&of->report[judge], i), places_of(of, i), of->how->language);
        }
    }
    table_print(&view, stdout);
    table_end(&view);
    printf("\n");
    show_agreement(of);
}

static void write_panel(const panel *of) {
    printf("judge,marks,mean,shift,lowest,highest,deviation,extremes,kendall_w,entries\n");
    for (size_t judge = 0; judge < of->judges.count; judge++) {
        csv_field(of->judges.items[judge], 1);
        for (int i = 0; i < FIGURES; i++) {
            csv_decimal(figure(&of->report[judge], i));
        }
        csv_decimal(of->w);
        csv_decimal(of->used * EMUL_DECIMAL_ONE);
        printf("\n");
    }
}

int run_judges(inputs *from, const options *how) {
    panel of = {.how = how};
    int status = read_panel(&of);
    if (status == EXIT_FINE) {
        status = compute(&of, from);
    }
    if (status == EXIT_FINE && how->form == FORMAT_CSV) {
        write_panel(&of);
    } else if (status == EXIT_FINE) {
        show_panel(&of);
    }
    free(of.report);
    free(of.marks);
    free(of.entries.items);
    free(of.judges.items);
    csv_release(&of.file);
    return status;
}
