/* The command line. */
#ifndef EMUL_TOOL_OPTIONS_H
#define EMUL_TOOL_OPTIONS_H

#include "emul/emul.h"

typedef enum command {
    COMMAND_NONE = 0,
    COMMAND_CHECK,
    COMMAND_CONVERT,
    COMMAND_EVALUATE,
    COMMAND_WHY,
    COMMAND_GAP,
    COMMAND_LEAGUE,
    COMMAND_FIXTURES,
    COMMAND_ROTATION,
    COMMAND_JUDGES,
    COMMAND_SEATS,
    COMMAND_TITLES,
    COMMAND_AUDIT,
    COMMAND_SUMMARY,
    COMMAND_REPORT,
    COMMAND_DIFF,
    COMMAND_VERIFY,
    COMMAND_HELP,
    COMMAND_VERSION
} command;

typedef enum format { FORMAT_TABLE = 0, FORMAT_CSV, FORMAT_JSON, FORMAT_FACTS } format;

typedef struct options {
    command what;
    command help_on; /* COMMAND_HELP: which command, or COMMAND_NONE */
    emul_language language;
    const char *regulation; /* or the table of a contest: what the command works on */
    const char *stored;     /* a result that was stored: what verify checks */
    const char *criteria;   /* a table of criteria beside the regulation, or NULL */
    emul_regulation_text target;
    int has_target;
    const char *roster;
    const char **facts;
    size_t fact_count;
    const char *history;
    const char *members;
    const char *ballots;
    const char *achievements;
    const char *period;
    const char *second_period; /* of a comparison */
    size_t period_count;       /* how often it was given */
    const char *law_date;      /* --on, or NULL */
    const char *also_on;       /* --also-on, or NULL */
    const char *decision_date; /* --decided, or NULL */
    const char *revoke;        /* --revoke SUBJECT,TITLE,YEAR, or NULL */
    const char *scorecard;
    const char *stages[2]; /* --stage: the first two given */
    size_t stage_count;    /* how often it was given */
    format form;
    emul_table table;
    emul_history_table history_table;
    char separator;
    char decimal_mark;
    const char *subject;
    const char *part;           /* WHAT, or NULL */
    const char *other;          /* what REGULATION is compared with, or NULL */
    const char **rules_changed; /* --with PATH.KEY=VALUE */
    size_t rule_count;
    const char **figures_changed; /* --set SUBJECT,INDICATOR=VALUE */
    size_t figure_count;
    const char *section; /* of the report; NULL: all */
    int64_t shown;       /* lines of a list in the report, subjects of a comparison; 0: as the library has it */
    emul_decimal within; /* how far weights vary; 0, as the next two: as the library has it */
    int64_t samples;
    int64_t seed;
    /* contests, as they were written; NULL: not given */
    const char *rules, *order, *points, *narrow, *forfeit, *name;
    const char *legs, *seats;
    const char *first_year, *last_year, *skipped, *turn, *next;
} options;

/* Exit status of the program. */
enum { EXIT_FINE = 0, EXIT_INPUT = 1, EXIT_USAGE = 2 };

/* EXIT_FINE, or EXIT_USAGE after saying on stderr what is wrong and how to do it. Release with options_release in either case. */
int options_read(int argc, char **argv, options *to);
void options_release(options *from);
/* How to use a command (COMMAND_NONE: the program), on standard output. */
void print_help(command on, emul_language language);

#endif
