/* The result as tables for a terminal. */
#ifndef EMUL_TOOL_SHOW_H
#define EMUL_TOOL_SHOW_H

#include "tool/inputs.h"
#include "tool/table.h"

/* `scorecard` -1: all. */
void show_standings(const inputs *from, int32_t scorecard, emul_language language);
void show_awards(const inputs *from, int32_t scorecard, emul_language language);
void show_money(const inputs *from, emul_language language);
void show_missing(const inputs *from, int32_t scorecard, emul_language language);
/* The standings of two stages side by side, as tables or as one CSV table. EXIT_FINE, or EXIT_INPUT after saying why not. */
int show_stages(inputs *from, int32_t scorecard, const options *how);

/* The awards under the law of two days, with the more favourable of each subject, as tables or CSV. */
void show_favourable(const inputs *from, const options *how);
/* What ships with the library: a list, or one title with its conditions. */
int run_titles(inputs *from, const options *how);

/* ---- what they share (show.c) ---- */

/* A subject of a table, with what it is sorted by. */
typedef struct entry {
    int64_t row;
    const char *group; /* "" for none */
    const char *id;
    emul_decimal position; /* EMUL_MISSING comes last */
} entry;

/* Sorts by group, position, id. */
void entries_sort(entry *entries, size_t count);
/* Value of a group attribute, "" for none; `attribute` may be NULL. */
const char *group_of(const emul_roster *roster, int64_t row, const char *attribute);
/* The first text that is given, "" if none is. */
const char *first_given(const char *name, const char *id);
/* Most decimals that a value of the column needs. */
int32_t decimals_of(const emul_decimal *values, int64_t n);
/* Adds a cell; absent values leave it empty. */
void decimal_cell(table *to, emul_decimal value, int32_t places, emul_language language);
void heading(const char *label, const char *name, const char *id);
/* Says which group a table is of, "" for those without one. */
void group_heading(const char *group, emul_language language);

#endif
