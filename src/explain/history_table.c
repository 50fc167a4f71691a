/* Awards of the past and of this run as tables: how many a unit has of each title in each year, and which they are. */
#include "emul/history.h"
#include "evaluate/result.h"
#include "explain/cells.h"
#include "explain/words.h"
#include "kernel/sort.h"

#include <string.h>

/* An award: of the history, or of this run. */
typedef struct record {
    int32_t row;
    int32_t year;
    emul__text title;
    emul__text decision;
    const char *state; /* "given", "annulled", "this_run" */
} record;

/* One that counts for a unit: of which the row is the subject, -1 stands for everybody. An empty title, and year 0, stand for all of them. */
typedef struct counted {
    int32_t unit;
    int32_t row;
    int32_t year;
    emul__award_level level;
    emul__text title;
} counted;

typedef struct tables {
    const emul_roster *roster;
    const emul__model *model;
    emul__arena arena;
    record *records;
    int64_t count;
    counted *shares;
    int64_t share_count;
} tables;

/* ---- records ---- */

static bool in_years(int32_t year, int32_t first, int32_t last) {
    return (first == 0 || year >= first) && (last == 0 || year <= last);
}

static int64_t most_records(const emul_ledger *ledger, const emul_result *result) {
    return (int64_t)ledger->award_count + (result == NULL ? 0 : result->rows * result->model->award_count);
}

/* Those of this run that the history has not yet. */
static void add_run(tables *t, const emul_ledger *ledger, const emul_result *result, int32_t first, int32_t last) {
    const int32_t year = emul__period_year(result->period);
    for (int32_t award = 0; award < result->model->award_count && in_years(year, first, last); award++) {
        const emul__text title = result->model->awards[award].id;
        for (int64_t row = 0; row < result->rows; row++) {
            const bool given = result->awards[award].decision[row] == EMUL_DECISION_AWARDED;
            if (given && emul__ledger_award(ledger, row, title, year) < 0) {
                t->records[t->count++] = (record){(int32_t)row, year, title, {"", 0}, "this_run"};
            }
        }
    }
}

static bool find_records(tables *t, const emul_ledger *ledger, const emul_result *result, int32_t first, int32_t last) {
    t->records = (record *)emul__arena_allocate(&t->arena, (size_t)most_records(ledger, result), sizeof *t->records);
    for (size_t i = 0; t->records != NULL && i < ledger->award_count; i++) {
        const emul__past_award *from = &ledger->awards[i];
        if (in_years(from->year, first, last) && from->row < t->roster->rows) {
            t->records[t->count++] = (record){from->row, from->year, ledger->words.texts[from->title],
                                              from->decision < 0 ? (emul__text){"", 0} : ledger->words.texts[from->decision],
                                              from->revoked ? "annulled" : "given"};
        }
    }
    if (t->records != NULL && result != NULL) {
        add_run(t, ledger, result, first, last);
    }
    return t->records != NULL;
}

static emul__text id_of(const tables *t, int32_t row) {
    return row < 0 ? (emul__text){"", 0} : t->roster->ids.texts[row];
}

static int compare_records(const void *context, int64_t a, int64_t b) {
    const tables *t = (const tables *)context;
    const record *first = &t->records[a];
    const record *second = &t->records[b];
    int order = emul__text_compare(id_of(t, first->row), id_of(t, second->row));
    if (order == 0) {
        order = (first->year > second->year) - (first->year < second->year);
    }
    return order != 0 ? order : emul__text_compare(first->title, second->title);
}

/* 0 … count - 1, sorted; NULL when memory is out. */
static int64_t *sorted(tables *t, int64_t count, int (*compare)(const void *, int64_t, int64_t)) {
    int64_t *order = (int64_t *)emul__arena_allocate(&t->arena, (size_t)count, sizeof *order);
    int64_t *spare = (int64_t *)emul__arena_allocate(&t->arena, (size_t)count, sizeof *spare);
    if (order == NULL || spare == NULL) {
        return NULL;
    }
    for (int64_t i = 0; i < count; i++) {
        order[i] = i;
    }
    emul__sort(order, spare, count, compare, t);
    return order;
}

static bool write_records(emul__buffer *to, tables *t) {
    const int64_t *order = sorted(t, t->count, compare_records);
    emul__buffer_string(to, "subject,title,year,decision,state\n");
    for (int64_t i = 0; order != NULL && i < t->count; i++) {
        const record *from = &t->records[order[i]];
        emul__buffer_cell(to, id_of(t, from->row));
        emul__buffer_string(to, ",");
        emul__buffer_cell(to, from->title);
        emul__buffer_string(to, ",");
        emul__buffer_integer(to, from->year);
        emul__buffer_string(to, ",");
        emul__buffer_cell(to, from->decision);
        emul__buffer_string(to, ",");
        emul__buffer_string(to, from->state);
        emul__buffer_string(to, "\n");
    }
    return order != NULL;
}

/* ---- counts ---- */

static emul__award_level level_of(const tables *t, emul__text title) {
    for (int32_t i = 0; t->model != NULL && i < t->model->award_count; i++) {
        if (emul__text_equal(t->model->awards[i].id, title)) {
            return t->model->awards[i].level;
        }
    }
    return EMUL__LEVEL_NONE;
}

/* The unit above by the column parent, -1 none. */
static int32_t above(const tables *t, int32_t row) {
    const int32_t parent = t->roster->parents[row];
    return parent < 0 ? -1 : emul__intern_find(&t->roster->ids, t->roster->words.texts[parent]);
}

enum { DEEPEST = 64 }; /* units; a roster whose units stand above each other in a circle ends here too */

/* For everybody, for itself if it is a unit, and for every unit above; in its year and in all, of its title and of all of its level. */
static int64_t add_counted(const tables *t, const record *from, counted *to) {
    const emul__award_level level = level_of(t, from->title);
    int32_t unit = t->roster->kinds[from->row] == EMUL_KIND_UNIT ? from->row : above(t, from->row);
    int64_t count = 0;
    for (int32_t depth = 0; depth <= DEEPEST; depth++) {
        const int32_t of = depth == 0 ? -1 : unit;
        for (int32_t i = 0; to != NULL && i < 4; i++) {
            to[count + i] = (counted){of, from->row, i % 2 == 0 ? from->year : 0, level, i < 2 ? from->title : (emul__text){"", 0}};
        }
        count += 4;
        unit = depth == 0 ? unit : above(t, unit);
        if (unit < 0) {
            break;
        }
    }
    return count;
}

static int compare_keys(const tables *t, const counted *a, const counted *b) {
    int order = emul__text_compare(id_of(t, a->unit), id_of(t, b->unit));
    order = order != 0 ? order : (a->level > b->level) - (a->level < b->level);
    order = order != 0 ? order : emul__text_compare(a->title, b->title);
    return order != 0 ? order : (a->year > b->year) - (a->year < b->year);
}

static int compare_counted(const void *context, int64_t a, int64_t b) {
    const tables *t = (const tables *)context;
    const int order = compare_keys(t, &t->shares[a], &t->shares[b]);
    return order != 0 ? order : (t->shares[a].row > t->shares[b].row) - (t->shares[a].row < t->shares[b].row);
}

static bool find_counted(tables *t) {
    int64_t most = 0;
    for (int64_t i = 0; i < t->count; i++) {
        most += add_counted(t, &t->records[i], NULL);
    }
    t->shares = (counted *)emul__arena_allocate(&t->arena, (size_t)most, sizeof *t->shares);
    for (int64_t i = 0; t->shares != NULL && i < t->count; i++) {
        if (strcmp(t->records[i].state, "annulled") != 0) {
            t->share_count += add_counted(t, &t->records[i], t->shares + t->share_count);
        }
    }
    return t->shares != NULL;
}

static void write_count(emul__buffer *to, const tables *t, const counted *of, int64_t awards, int64_t subjects) {
    static const char *const levels[] = {"", "co_so", "bo_tinh", "nha_nuoc"};
    emul__buffer_cell(to, id_of(t, of->unit));
    emul__buffer_string(to, ",");
    emul__buffer_string(to, levels[of->level]);
    emul__buffer_string(to, ",");
    emul__buffer_cell(to, of->title);
    emul__buffer_string(to, ",");
    if (of->year != 0) {
        emul__buffer_integer(to, of->year);
    }
    emul__buffer_string(to, ",");
    emul__buffer_integer(to, awards);
    emul__buffer_string(to, ",");
    emul__buffer_integer(to, subjects);
    emul__buffer_string(to, "\n");
}

static bool write_counts(emul__buffer *to, tables *t) {
    const int64_t *order = find_counted(t) ? sorted(t, t->share_count, compare_counted) : NULL;
    emul__buffer_string(to, "unit,level,title,year,count,subjects\n");
    int64_t first = 0;
    int64_t subjects = 0;
    for (int64_t i = 0; order != NULL && i < t->share_count; i++) {
        const counted *at = &t->shares[order[i]];
        const counted *next = i + 1 < t->share_count ? &t->shares[order[i + 1]] : NULL;
        const bool last = next == NULL || compare_keys(t, at, next) != 0;
        subjects += last || next->row != at->row;
        if (last) {
            write_count(to, t, at, i + 1 - first, subjects);
            first = i + 1;
            subjects = 0;
        }
    }
    return order != NULL;
}

/* ---- the call ---- */

static const char *wrong_argument(const emul_roster *roster, const emul_ledger *ledger, const emul_result *result,
                                  emul_history_table table) {
    if (roster == NULL || ledger == NULL) {
        return roster == NULL ? "roster" : "ledger";
    }
    if (result != NULL && result->rows != roster->rows) {
        return "result";
    }
    return table == EMUL_HISTORY_COUNTS || table == EMUL_HISTORY_RECORDS ? NULL : "table";
}

emul_status emul_history_write_csv(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                   const emul_result *result, emul_history_table table, int32_t first_year, int32_t last_year, char *buffer,
                                   size_t capacity, size_t *needed, emul_error *error) {
    emul__error_clear(error);
    const char *wrong = wrong_argument(roster, ledger, result, table);
    if (wrong != NULL) {
        return emul__report_argument(error, wrong);
    }
    tables t = {.roster = roster, .model = regulation == NULL ? NULL : emul__regulation_model(regulation)};
    emul__buffer text;
    emul__arena_init(&t.arena, &ledger->allocator);
    emul__buffer_init(&text, &ledger->allocator);
    const bool written =
        find_records(&t, ledger, result, first_year, last_year) && (table == EMUL_HISTORY_COUNTS ? write_counts : write_records)(&text, &t);
    const emul_status status = emul__give_written(&text, written, buffer, capacity, needed, error);
    emul__buffer_destroy(&text);
    emul__arena_destroy(&t.arena);
    return status;
}
