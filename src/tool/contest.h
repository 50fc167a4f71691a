/* The commands for contests and sport days: league, fixtures, rotation, judges, seats. They need no regulation; what they print can be facts of
 * one. */
#ifndef EMUL_TOOL_CONTEST_H
#define EMUL_TOOL_CONTEST_H

#include "tool/inputs.h"

/* Each gives the program's exit status. */
int run_league(inputs *from, const options *how);
int run_fixtures(inputs *from, const options *how);
int run_rotation(inputs *from, const options *how);
int run_judges(inputs *from, const options *how);
int run_seats(inputs *from, const options *how);

/* ---- what they share (contest.c) ---- */

/* Reads the file named on the command line: a table with a column “id”; its rows become `from->roster`. */
int read_lines(inputs *from, const options *how);
/* What a row says in a column; "" if nothing. */
const char *cell_of(const emul_roster *table, int64_t row, const char *column);
/* The number in it; an empty cell and “-” are EMUL_MISSING. EXIT_INPUT after saying what is wrong. */
int number_of(const emul_roster *table, int64_t row, const char *column, const options *how, emul_decimal *value);
/* Complains of a row: "matches.csv: V3, first_score: MESSAGE “ARGUMENT”". Always EXIT_INPUT. */
int wrong_row(const options *how, const emul_roster *table, int64_t row, const char *column, const char *message, const char *argument);
/* Complains of an option's value: usage. */
int wrong_value(const options *how, const char *option, const char *value);

/* Numbers out of "3,1,0": exactly `count`, as decimals. 0 if they are not that. */
int read_numbers(const char *text, emul_decimal *values, size_t count);

#endif
