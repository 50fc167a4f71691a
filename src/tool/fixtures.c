#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/contest.h"
#include "tool/csv.h"
#include "tool/memory.h"
#include "tool/table.h"
#include "tool/words.h"

/* ---- fixtures ---- */

enum { POOL = 2 }; /* column */

typedef struct program {
    const inputs *from;
    const options *how;
    int64_t number; /* of the match written last */
    int has_pools;
    table view;
} program;

/* The teams of one pool, in the order of the file; returns how many. */
static int64_t teams_of(const emul_roster *teams, const char *pool, int64_t *rows) {
    int64_t count = 0;
    for (int64_t row = 0; row < emul_roster_rows(teams); row++) {
        if (strcmp(cell_of(teams, row, "pool"), pool) == 0) {
            rows[count++] = row;
        }
    }
    return count;
}

static void put_match(program *to, int64_t round, int64_t first, int64_t second) {
    const emul_roster *teams = to->from->roster;
    char number[32];
    char of_round[32];
    snprintf(number, sizeof number, "%lld", (long long)++to->number);
    snprintf(of_round, sizeof of_round, "%lld", (long long)round);
    const char *const cells[] = {number, of_round, cell_of(teams, first, "pool"), emul_roster_id(teams, first),
                                 emul_roster_id(teams, second)};
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        if (to->how->form == FORMAT_CSV) {
            csv_field(cells[i], i == 0);
        } else if (i != POOL || to->has_pools) {
            table_cell(&to->view, cells[i]);
        }
    }
    fputs(to->how->form == FORMAT_CSV ? ",,,,,\n" : "", stdout);
}

static int put_pool(program *to, const int64_t *rows, int64_t teams, int64_t legs) {
    const int64_t known = emul_fixture_count(teams, legs);
    const int64_t count = known < 0 ? 0 : known;
    int64_t *round = (int64_t *)must_allocate((size_t)count, sizeof *round);
    int32_t *first = (int32_t *)must_allocate((size_t)count, sizeof *first);
    int32_t *second = (int32_t *)must_allocate((size_t)count, sizeof *second);
    const emul_status status = emul_fixtures(teams, legs, round, first, second, to->from->error);
    for (int64_t i = 0; status == EMUL_OK && i < count; i++) {
        put_match(to, round[i], rows[first[i]], rows[second[i]]);
    }
    free(round);
    free(first);
    free(second);
    return status == EMUL_OK ? EXIT_FINE : print_problems(to->from->error, to->how->language);
}

static void begin(program *to) {
    static const words titles[] = {{"Match", "Trận"}, {"Round", "Vòng"}, {"Pool", "Bảng"}, {"First", "Đội 1"}, {"Second", "Đội 2"}};
    if (to->how->form == FORMAT_CSV) {
        printf("id,round,pool,first,second,first_score,second_score,first_points,second_points,forfeit\n");
        return;
    }
    for (int64_t row = 0; row < emul_roster_rows(to->from->roster); row++) {
        to->has_pools |= cell_of(to->from->roster, row, "pool")[0] != '\0';
    }
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        if (i != POOL || to->has_pools) {
            table_column(&to->view, say(titles[i], to->how->language), i < 2 ? ALIGN_RIGHT : ALIGN_LEFT);
        }
    }
}

enum { MOST_LEGS = 100 };

int run_fixtures(inputs *from, const options *how) {
    program to = {.from = from, .how = how};
    emul_decimal legs = EMUL_DECIMAL_ONE;
    if (how->legs != NULL && (!read_numbers(how->legs, &legs, 1) || legs % EMUL_DECIMAL_ONE != 0 || legs < EMUL_DECIMAL_ONE ||
                              legs > MOST_LEGS * EMUL_DECIMAL_ONE)) {
        return wrong_value(how, "--legs", how->legs);
    }
    if (read_lines(from, how) != EXIT_FINE) {
        return EXIT_INPUT;
    }
    const int64_t n = emul_roster_rows(from->roster);
    int64_t *rows = (int64_t *)must_allocate((size_t)n, sizeof *rows);
    table_begin(&to.view);
    begin(&to);
    int status = EXIT_FINE;
    for (int64_t row = 0; row < n && status == EXIT_FINE; row++) {
        const int64_t count = teams_of(from->roster, cell_of(from->roster, row, "pool"), rows);
        if (rows[0] == row) { /* the pool's first team: pools come as the file has them */
            status = put_pool(&to, rows, count, legs / EMUL_DECIMAL_ONE);
        }
    }
    if (how->form != FORMAT_CSV) {
        table_print(&to.view, stdout);
    }
    table_end(&to.view);
    free(rows);
    return status;
}

/* ---- rotation ---- */

enum { MOST_YEARS = 1000 };

/* A year, 1 .. 9999. */
static int read_year(const char *text, int64_t *year) {
    emul_decimal value = 0;
    const int fine = read_numbers(text, &value, 1) && value % EMUL_DECIMAL_ONE == 0;
    *year = value / EMUL_DECIMAL_ONE;
    return fine && *year >= 1 && *year <= 9999;
}

/* "2020,2021": how many there are, -1 if they are no years. */
static int64_t read_years(const char *text, int64_t years[MOST_YEARS]) {
    int64_t count = 0;
    for (; text != NULL && count < MOST_YEARS; count++) {
        char year[8] = "";
        const size_t length = strcspn(text, ",");
        memcpy(year, text, length < sizeof year ? length : 0);
        if (!read_year(year, &years[count])) {
            return -1;
        }
        text = text[length] == '\0' ? NULL : text + length + 1;
    }
    return text == NULL ? count : -1;
}

typedef struct turns {
    int64_t first_year, last_year, next, skipped_count;
    int64_t skipped[MOST_YEARS];
    emul_skipped_turn turn;
} turns;

static int read_turns(const options *how, turns *to) {
    if (!read_year(how->first_year, &to->first_year)) {
        return wrong_value(how, "--from", how->first_year);
    }
    if (!read_year(how->last_year, &to->last_year) || to->last_year < to->first_year || to->last_year - to->first_year >= MOST_YEARS) {
        return wrong_value(how, "--to", how->last_year);
    }
    to->skipped_count = read_years(how->skipped, to->skipped);
    if (to->skipped_count < 0) {
        return wrong_value(how, "--skip", how->skipped);
    }
    to->turn = how->turn != NULL && strcmp(how->turn, "lost") == 0 ? EMUL_TURN_LOST : EMUL_TURN_KEPT;
    return how->turn == NULL || to->turn == EMUL_TURN_LOST || strcmp(how->turn, "kept") == 0 ? EXIT_FINE
                                                                                             : wrong_value(how, "--turn", how->turn);
}

static void show_turns(const inputs *from, const options *how, const turns *of, const int64_t *host) {
    table view;
    table_begin(&view);
    table_column(&view, say((words){"Year", "Năm"}, how->language), ALIGN_RIGHT);
    table_column(&view, say((words){"Host", "Đơn vị đăng cai"}, how->language), ALIGN_LEFT);
    table_column(&view, say((words){"Name", "Tên"}, how->language), ALIGN_LEFT);
    fputs(how->form == FORMAT_CSV ? "year,host\n" : "", stdout);
    for (int64_t i = 0; i <= of->last_year - of->first_year; i++) {
        char year[32];
        const long long number = of->first_year + i;
        snprintf(year, sizeof year, "%lld", number);
        const char *id = host[i] < 0 ? "" : emul_roster_id(from->roster, host[i]);
        if (how->form == FORMAT_CSV) {
            csv_field(year, 1);
            csv_field(id, 0);
            printf("\n");
        } else {
            table_cell(&view, year);
            table_cell(&view, id);
            table_cell(&view, host[i] < 0 ? say((words){"(not held)", "(không tổ chức)"}, how->language)
                                          : emul_roster_name(from->roster, host[i]));
        }
    }
    if (how->form != FORMAT_CSV) {
        table_print(&view, stdout);
    }
    table_end(&view);
}

int run_rotation(inputs *from, const options *how) {
    turns of = {0};
    int64_t host[MOST_YEARS];
    int status = read_turns(how, &of);
    if (status == EXIT_FINE) {
        status = read_lines(from, how);
    }
    if (status != EXIT_FINE) {
        return status;
    }
    of.next = how->next == NULL ? 0 : emul_roster_find(from->roster, how->next);
    if (of.next < 0) {
        return wrong_value(how, "--next", how->next);
    }
    if (emul_rotation(emul_roster_rows(from->roster), of.next, of.first_year, of.last_year - of.first_year + 1, of.skipped,
                      of.skipped_count, of.turn, host, from->error) != EMUL_OK) {
        return print_problems(from->error, how->language);
    }
    show_turns(from, how, &of, host);
    return EXIT_FINE;
}
