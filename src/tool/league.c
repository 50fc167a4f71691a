#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/contest.h"
#include "tool/csv.h"
#include "tool/league_rules.h"
#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

/* The matches as columns, and who plays. */
typedef struct season {
    inputs *from;
    const options *how;
    emul_roster *matches; /* the file */
    emul_roster *teams;
    int64_t count, team_count;
    int32_t *first, *second, *forfeit, *pool;
    emul_decimal *scores[4];
    emul_decimal *start, *extra;
    int has_points, has_pools;
    league_rules rules;
    emul_league_row *rows;
    int64_t *order;
} season;

static const char *const score_columns[] = {"first_score", "second_score", "first_points", "second_points"};

/* ---- reading ---- */

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* Without a list of teams: those that play, by name. */
static int find_teams(season *of) {
    const int64_t n = 2 * of->count;
    const char **names = (const char **)must_allocate((size_t)n, sizeof *names);
    int status = EXIT_FINE;
    for (int64_t i = 0; i < n; i++) {
        names[i] = cell_of(of->matches, i / 2, i % 2 == 0 ? "first" : "second");
    }
    qsort(names, (size_t)n, sizeof *names, compare_names);
    for (int64_t i = 0; i < n && status == EXIT_FINE; i++) {
        if (names[i][0] != '\0' && (i == 0 || strcmp(names[i - 1], names[i]) != 0) &&
            emul_roster_add(of->teams, names[i], EMUL_KIND_UNIT, NULL, NULL, NULL, of->from->error) != EMUL_OK) {
            status = print_problems(of->from->error, of->how->language);
        }
    }
    free(names);
    return status;
}

static int read_team(season *of, int64_t match, const char *column, int32_t *team) {
    const char *name = cell_of(of->matches, match, column);
    *team = (int32_t)emul_roster_find(of->teams, name);
    return *team >= 0
               ? EXIT_FINE
               : wrong_row(of->how, of->matches, match, column, say((words){"there is no team", "không có đội"}, of->how->language), name);
}

static int read_forfeit(season *of, int64_t match) {
    static const char *const names[] = {"", "first", "second", "both"};
    const char *text = cell_of(of->matches, match, "forfeit");
    for (int32_t i = EMUL_FORFEIT_NONE; i <= EMUL_FORFEIT_BOTH; i++) {
        if (strcmp(names[i], text) == 0) {
            of->forfeit[match] = i;
            return EXIT_FINE;
        }
    }
    return wrong_row(of->how, of->matches, match, "forfeit",
                     say((words){"write first, second or both, not", "ghi first, second hoặc both, không phải"}, of->how->language), text);
}

static int read_matches(season *of) {
    int status = EXIT_FINE;
    for (int64_t i = 0; i < of->count; i++) {
        status |= read_team(of, i, "first", &of->first[i]) | read_team(of, i, "second", &of->second[i]) | read_forfeit(of, i);
        for (int32_t column = 0; column < 4; column++) {
            status |= number_of(of->matches, i, score_columns[column], of->how, &of->scores[column][i]);
            of->has_points |= column >= 2 && of->scores[column][i] != EMUL_MISSING;
        }
    }
    return status;
}

/* Pools are numbered by name, so that they come in the order of their names. */
static int32_t number_of_pool(const season *of, const char *name) {
    int32_t before = 0;
    for (int64_t i = 0; i < of->team_count; i++) {
        before += strcmp(cell_of(of->teams, i, "pool"), name) < 0;
    }
    return before;
}

static int read_team_columns(season *of) {
    int status = EXIT_FINE;
    options names_teams = *of->how;
    names_teams.regulation = of->how->roster;
    for (int64_t i = 0; i < of->team_count; i++) {
        const char *pool = cell_of(of->teams, i, "pool");
        of->has_pools |= pool[0] != '\0';
        of->pool[i] = number_of_pool(of, pool);
        status |= number_of(of->teams, i, "start", &names_teams, &of->start[i]);
        status |= number_of(of->teams, i, "extra", &names_teams, &of->extra[i]);
        of->start[i] = of->start[i] == EMUL_MISSING ? 0 : of->start[i];
    }
    return status;
}

static void make_room(season *of) {
    of->count = emul_roster_rows(of->matches);
    of->first = (int32_t *)must_allocate((size_t)of->count + 1, sizeof *of->first);
    of->second = (int32_t *)must_allocate((size_t)of->count + 1, sizeof *of->second);
    of->forfeit = (int32_t *)must_allocate((size_t)of->count + 1, sizeof *of->forfeit);
    for (int32_t i = 0; i < 4; i++) {
        of->scores[i] = (emul_decimal *)must_allocate((size_t)of->count + 1, sizeof *of->scores[i]);
    }
}

static void make_room_for_teams(season *of) {
    of->team_count = emul_roster_rows(of->teams);
    const size_t n = (size_t)of->team_count + 1;
    of->pool = (int32_t *)must_allocate(n, sizeof *of->pool);
    of->start = (emul_decimal *)must_allocate(n, sizeof *of->start);
    of->extra = (emul_decimal *)must_allocate(n, sizeof *of->extra);
    of->rows = (emul_league_row *)must_allocate(n, sizeof *of->rows);
    of->order = (int64_t *)must_allocate(n, sizeof *of->order);
}

static void release(season *of) {
    void *const blocks[] = {of->first,     of->second,    of->forfeit, of->pool,  of->scores[0], of->scores[1],
                            of->scores[2], of->scores[3], of->start,   of->extra, of->rows,      of->order};
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        free(blocks[i]);
    }
    emul_roster_destroy(of->teams);
}

static int read_season(season *of) {
    inputs teams = *of->from;
    int status = read_lines(of->from, of->how);
    of->matches = of->from->roster;
    make_room(of);
    if (emul_roster_create(NULL, &of->teams, NULL) != EMUL_OK) {
        return EXIT_INPUT;
    }
    teams.roster = of->teams;
    if (status == EXIT_FINE) {
        status = of->how->roster != NULL ? inputs_read_roster(&teams, of->how) : find_teams(of);
    }
    make_room_for_teams(of);
    return status == EXIT_FINE ? read_matches(of) | read_team_columns(of) : status;
}

static int solve(season *of) {
    const emul_matches matches = {sizeof matches,
                                  of->first,
                                  of->second,
                                  of->scores[0],
                                  of->scores[1],
                                  of->has_points ? of->scores[2] : NULL,
                                  of->has_points ? of->scores[3] : NULL,
                                  of->forfeit,
                                  of->count};
    emul_league_row *mutual = (emul_league_row *)must_allocate((size_t)of->team_count + 1, sizeof *mutual);
    int64_t *scratch = (int64_t *)must_allocate(5 * (size_t)of->team_count + 1, sizeof *scratch);
    emul_error *error = of->from->error;
    const emul_status status = emul_league(of->team_count, of->pool, of->start, of->extra, &matches, &of->rules.worth, of->rules.keys,
                                           of->rules.key_count, of->rows, of->order, mutual, scratch, error);
    free(mutual);
    free(scratch);
    for (int64_t i = 0; status != EMUL_OK && i < emul_error_count(error); i++) {
        const int64_t row = emul_error_row(error, i);
        const char *message = emul_error_message(error, i, of->how->language);
        if (row < 0) {
            return print_problems(error, of->how->language);
        }
        (void)wrong_row(of->how, of->matches, row, NULL, message, NULL);
    }
    return status == EMUL_OK ? EXIT_FINE : EXIT_INPUT;
}

/* ---- showing ---- */

static const char *number_text(emul_decimal value, const season *of, char *to, size_t capacity) {
    to[0] = '\0';
    if (value >= EMUL_DECIMAL_MIN) {
        (void)emul_decimal_format(value, 0, of->how->language == EMUL_VIETNAMESE ? ',' : '.', to, capacity, NULL, NULL);
    }
    return to;
}

/* "6/5" for a quotient, else the number alone. */
static void value_text(emul_decimal value, emul_decimal over, const season *of, char *to, size_t capacity) {
    char number[32];
    char divisor[32];
    (void)number_text(value, of, number, sizeof number);
    (void)number_text(over, of, divisor, sizeof divisor);
    snprintf(to, capacity, "%s%s%s", number, over == EMUL_DECIMAL_ONE ? "" : "/", over == EMUL_DECIMAL_ONE ? "" : divisor);
}

/* "head-to-head, points: 0 (above: 3)" */
static void reason_text(const season *of, const emul_league_row *row, char *to, size_t capacity) {
    char name[80];
    char own[80];
    char above[80];
    to[0] = '\0';
    if (row->decided_by < 0) {
        return;
    }
    const emul_league_key *key = &of->rules.keys[row->decided_by];
    const int quotient = key->measure == EMUL_LEAGUE_RATIO || key->measure == EMUL_LEAGUE_POINTS_RATIO;
    league_key_name(key, of->how->language, name, sizeof name);
    value_text(row->own, quotient ? row->own_over : EMUL_DECIMAL_ONE, of, own, sizeof own);
    value_text(row->above, quotient ? row->above_over : EMUL_DECIMAL_ONE, of, above, sizeof above);
    snprintf(to, capacity, "%s: %s (%s: %s)", name, own, say((words){"above", "trên"}, of->how->language), above);
}

static void count_cell(table *to, int64_t count) {
    char text[32];
    snprintf(text, sizeof text, "%lld", (long long)count);
    table_cell(to, text);
}

/* "6:5" */
static void score_cell(table *to, const season *of, emul_decimal scored, emul_decimal conceded) {
    char left[32];
    char right[32];
    char both[72] = "";
    if (scored >= EMUL_DECIMAL_MIN) {
        snprintf(both, sizeof both, "%s:%s", number_text(scored, of, left, sizeof left), number_text(conceded, of, right, sizeof right));
    }
    table_cell(to, both);
}

typedef struct column_title {
    words title;
    alignment align;
} column_title;

static void add_columns(table *to, const season *of) {
    static const column_title columns[] = {
        {{"Place", "Hạng"}, ALIGN_RIGHT},  {{"Team", "Đội"}, ALIGN_LEFT},           {{"Name", "Tên"}, ALIGN_LEFT},
        {{"Played", "Trận"}, ALIGN_RIGHT}, {{"Won", "Thắng"}, ALIGN_RIGHT},         {{"Drawn", "Hòa"}, ALIGN_RIGHT},
        {{"Lost", "Thua"}, ALIGN_RIGHT},   {{"Score", "Tỉ số"}, ALIGN_RIGHT},       {{"Rally", "Điểm số"}, ALIGN_RIGHT},
        {{"Points", "Điểm"}, ALIGN_RIGHT}, {{"Placed by", "Xếp theo"}, ALIGN_LEFT}, {{"Note", "Ghi chú"}, ALIGN_LEFT}};
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        const int left_out =
            (i == 2 && of->how->roster == NULL) || (i == 5 && of->rules.worth.no_draws != 0) || (i == 8 && !of->has_points);
        if (!left_out) {
            table_column(to, say(columns[i].title, of->how->language), columns[i].align);
        }
    }
}

static void add_row(table *to, const season *of, int64_t team) {
    const emul_league_row *row = &of->rows[team];
    char text[256];
    count_cell(to, row->place / EMUL_DECIMAL_ONE);
    table_cell(to, emul_roster_id(of->teams, team));
    if (of->how->roster != NULL) {
        table_cell(to, emul_roster_name(of->teams, team));
    }
    count_cell(to, row->played);
    count_cell(to, row->won);
    if (of->rules.worth.no_draws == 0) {
        count_cell(to, row->drawn);
    }
    count_cell(to, row->lost);
    score_cell(to, of, row->scored, row->conceded);
    if (of->has_points) {
        score_cell(to, of, row->points_scored, row->points_conceded);
    }
    table_cell(to, number_text(row->points, of, text, sizeof text));
    reason_text(of, row, text, sizeof text);
    table_cell(to, text);
    text[0] = '\0';
    if (row->tied > 1) {
        snprintf(text, sizeof text, say((words){"%lld equal", "%lld đội bằng nhau"}, of->how->language), (long long)row->tied);
    }
    table_cell(to, text);
}

static void show_league(const season *of) {
    for (int64_t start = 0, end = 0; start < of->team_count; start = end) {
        const char *pool = cell_of(of->teams, of->order[start], "pool");
        table view;
        table_begin(&view);
        add_columns(&view, of);
        for (end = start; end < of->team_count && of->pool[of->order[end]] == of->pool[of->order[start]]; end++) {
            add_row(&view, of, of->order[end]);
        }
        if (of->has_pools) {
            printf("%s: %s\n\n", say((words){"Pool", "Bảng"}, of->how->language), pool);
        }
        table_print(&view, stdout);
        table_end(&view);
        printf("\n");
    }
}

static void write_csv(const season *of) {
    printf("pool,place,tied,team,played,won,drawn,lost,scored,conceded,rally_scored,rally_conceded,points,decided_by\n");
    for (int64_t i = 0; i < of->team_count; i++) {
        const emul_league_row *row = &of->rows[of->order[i]];
        char reason[256];
        reason_text(of, row, reason, sizeof reason);
        csv_field(cell_of(of->teams, of->order[i], "pool"), 1);
        csv_decimal(row->place);
        printf(",%lld", (long long)row->tied);
        csv_field(emul_roster_id(of->teams, of->order[i]), 0);
        printf(",%lld,%lld,%lld,%lld", (long long)row->played, (long long)row->won, (long long)row->drawn, (long long)row->lost);
        csv_decimal(row->scored);
        csv_decimal(row->conceded);
        csv_decimal(row->points_scored);
        csv_decimal(row->points_conceded);
        csv_decimal(row->points);
        csv_field(reason, 0);
        printf("\n");
    }
}

/* Places as facts of a regulation: subject, indicator, value. */
static void write_facts(const season *of) {
    printf("subject,indicator,value\n");
    for (int64_t i = 0; i < of->team_count; i++) {
        csv_field(emul_roster_id(of->teams, of->order[i]), 1);
        csv_field(of->how->name, 0);
        csv_decimal(of->rows[of->order[i]].place);
        printf("\n");
    }
}

int run_league(inputs *from, const options *how) {
    season of = {.from = from, .how = how};
    int status = league_rules_read(how, &of.rules);
    if (status == EXIT_FINE) {
        status = read_season(&of);
    }
    if (status == EXIT_FINE) {
        status = solve(&of);
    }
    if (status == EXIT_FINE && how->form == FORMAT_FACTS) {
        write_facts(&of);
    } else if (status == EXIT_FINE && how->form == FORMAT_CSV) {
        write_csv(&of);
    } else if (status == EXIT_FINE) {
        show_league(&of);
    }
    release(&of);
    return status;
}
