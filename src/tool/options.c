#include "tool/options.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/diff.h"
#include "tool/memory.h"
#include "tool/report.h"
#include "tool/words.h"

typedef struct command_name {
    const char *name;
    command what;
} command_name;

static const command_name commands[] = {
    {"check", COMMAND_CHECK},       {"evaluate", COMMAND_EVALUATE}, {"why", COMMAND_WHY},           {"league", COMMAND_LEAGUE},
    {"fixtures", COMMAND_FIXTURES}, {"rotation", COMMAND_ROTATION}, {"help", COMMAND_HELP},         {"--help", COMMAND_HELP},
    {"-h", COMMAND_HELP},           {"version", COMMAND_VERSION},   {"--version", COMMAND_VERSION}, {"convert", COMMAND_CONVERT},
    {"judges", COMMAND_JUDGES},     {"seats", COMMAND_SEATS},       {"titles", COMMAND_TITLES},     {"audit", COMMAND_AUDIT},
    {"summary", COMMAND_SUMMARY},   {"report", COMMAND_REPORT},     {"diff", COMMAND_DIFF},         {"gap", COMMAND_GAP},
    {"verify", COMMAND_VERIFY},
};

static command command_of(const char *name) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(commands[i].name, name) == 0) {
            return commands[i].what;
        }
    }
    return COMMAND_NONE;
}

static const char *name_of(command what) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (commands[i].what == what) {
            return commands[i].name;
        }
    }
    return "";
}

/* ---- what is wrong ---- */

/* "emul: MESSAGE “ARGUMENT”", then where to read more. */
static int wrong(const options *from, words message, const char *argument) {
    fprintf(stderr, "emul: %s", say(message, from->language));
    if (argument != NULL) {
        fprintf(stderr, " “%s”", argument);
    }
    fprintf(stderr, "\n%s: emul help%s%s\n", say((words){"How to use it", "Cách dùng"}, from->language),
            from->what == COMMAND_NONE || from->what == COMMAND_HELP ? "" : " ", from->what == COMMAND_HELP ? "" : name_of(from->what));
    return EXIT_USAGE;
}

/* ---- options ---- */

/* One of a few words that stand for numbers. */
typedef struct choice {
    const char *word;
    int value;
} choice;

static const choice languages[] = {{"vi", EMUL_VIETNAMESE}, {"en", EMUL_ENGLISH}, {NULL, 0}};
static const choice formats[] = {{"table", FORMAT_TABLE}, {"text", FORMAT_TABLE},  {"csv", FORMAT_CSV},
                                 {"json", FORMAT_JSON},   {"facts", FORMAT_FACTS}, {NULL, 0}};
static const choice tables[] = {{"standings", EMUL_TABLE_STANDINGS}, {"awards", EMUL_TABLE_AWARDS},
                                {"points", EMUL_TABLE_POINTS},       {"missing", EMUL_TABLE_MISSING},
                                {"money", EMUL_TABLE_MONEY},         {"money_totals", EMUL_TABLE_MONEY_TOTALS},
                                {"uses", EMUL_TABLE_USES},           {NULL, 0}};
static const choice history_tables[] = {{"counts", EMUL_HISTORY_COUNTS}, {"records", EMUL_HISTORY_RECORDS}, {NULL, 0}};
static const choice targets[] = {
    {"yaml", EMUL_TEXT_YAML}, {"criteria", EMUL_TEXT_CRITERIA}, {"rest", EMUL_TEXT_REST}, {"whole", EMUL_TEXT_WHOLE}, {NULL, 0}};
static const choice separators[] = {{",", ','}, {";", ';'}, {"tab", '\t'}, {"\t", '\t'}, {NULL, 0}};
static const choice marks[] = {{".", '.'}, {",", ','}, {NULL, 0}};

static int choose(const choice *from, const char *word, int *value) {
    for (; from->word != NULL; from++) {
        if (strcmp(from->word, word) == 0) {
            *value = from->value;
            return 1;
        }
    }
    return 0;
}

static void add_text(const char ***list, size_t *count, const char *text) {
    *list = (const char **)must_resize(*list, *count + 1, sizeof **list);
    (*list)[(*count)++] = text;
}

enum {
    TAKES_CHECK = 1,
    TAKES_EVALUATE = 2,
    TAKES_WHY = 4,
    TAKES_LEAGUE = 8,
    TAKES_FIXTURES = 16,
    TAKES_ROTATION = 32,
    TAKES_CONVERT = 64,
    TAKES_JUDGES = 128,
    TAKES_SEATS = 256,
    TAKES_TITLES = 512,
    TAKES_AUDIT = 1024,
    TAKES_SUMMARY = 2048,
    TAKES_REPORT = 4096,
    TAKES_DIFF = 8192,
    TAKES_GAP = 16384,
    TAKES_VERIFY = 32768,
    TAKES_LEDGER = TAKES_EVALUATE | TAKES_WHY | TAKES_GAP | TAKES_AUDIT | TAKES_SUMMARY | TAKES_REPORT | TAKES_DIFF | TAKES_VERIFY,
    TAKES_REGULATION = TAKES_CHECK | TAKES_LEDGER | TAKES_CONVERT,
    TAKES_CONTEST = TAKES_LEAGUE | TAKES_FIXTURES | TAKES_ROTATION | TAKES_JUDGES | TAKES_SEATS,
    TAKES_ALL = 65535
};

typedef int (*option_setter)(options *to, const char *value);

static int set_criteria(options *to, const char *value) {
    to->criteria = value;
    return 1;
}

static int set_target(options *to, const char *value) {
    int chosen = 0;
    to->has_target = choose(targets, value, &chosen);
    to->target = (emul_regulation_text)chosen;
    return to->has_target;
}

static int set_roster(options *to, const char *value) {
    to->roster = value;
    return 1;
}

static int set_facts(options *to, const char *value) {
    add_text(&to->facts, &to->fact_count, value);
    return 1;
}

static int set_history(options *to, const char *value) {
    to->history = value;
    return 1;
}

static int set_members(options *to, const char *value) {
    to->members = value;
    return 1;
}

static int set_achievements(options *to, const char *value) {
    to->achievements = value;
    return 1;
}

static int set_ballots(options *to, const char *value) {
    to->ballots = value;
    return 1;
}

static int set_period(options *to, const char *value) {
    *(to->what == COMMAND_DIFF && to->period_count == 1 ? &to->second_period : &to->period) = value;
    to->period_count++;
    return to->what != COMMAND_DIFF || to->period_count <= 2;
}

static int set_rule_changed(options *to, const char *value) {
    add_text(&to->rules_changed, &to->rule_count, value);
    return 1;
}

static int set_figure_changed(options *to, const char *value) {
    add_text(&to->figures_changed, &to->figure_count, value);
    return 1;
}

static int set_decision_date(options *to, const char *value) {
    to->decision_date = value;
    return 1;
}

static int set_law_date(options *to, const char *value) {
    to->law_date = value;
    return 1;
}

static int set_also_on(options *to, const char *value) {
    to->also_on = value;
    return 1;
}

static int set_revoke(options *to, const char *value) {
    to->revoke = value;
    return 1;
}

static int set_scorecard(options *to, const char *value) {
    to->scorecard = value;
    return 1;
}

/* How many there may be, the command decides (check_stages). */
static int set_stage(options *to, const char *value) {
    if (to->stage_count < sizeof to->stages / sizeof *to->stages) {
        to->stages[to->stage_count] = value;
    }
    to->stage_count++;
    return 1;
}

static int set_language(options *to, const char *value) {
    int chosen = 0;
    const int known = choose(languages, value, &chosen);
    to->language = known ? (emul_language)chosen : to->language;
    return known;
}

static int has_format(command what, format form) {
    switch (what) {
    case COMMAND_WHY:
    case COMMAND_GAP:
    case COMMAND_REPORT:
    case COMMAND_VERIFY:
        return form == FORMAT_TABLE || form == FORMAT_JSON;
    case COMMAND_LEAGUE:
        return form != FORMAT_JSON;
    case COMMAND_SUMMARY:
        return form == FORMAT_CSV;
    case COMMAND_FIXTURES:
    case COMMAND_ROTATION:
    case COMMAND_JUDGES:
    case COMMAND_SEATS:
        return form == FORMAT_TABLE || form == FORMAT_CSV;
    default:
        return form != FORMAT_FACTS;
    }
}

static int set_format(options *to, const char *value) {
    int chosen = 0;
    const int known = choose(formats, value, &chosen) && has_format(to->what, (format)chosen);
    to->form = (format)chosen;
    return known;
}

static int set_table(options *to, const char *value) {
    int chosen = 0;
    const int known = choose(tables, value, &chosen) && (to->what != COMMAND_DIFF || chosen <= EMUL_TABLE_AWARDS);
    to->table = (emul_table)chosen;
    return known;
}

static int set_history_table(options *to, const char *value) {
    int chosen = 0;
    const int known = choose(history_tables, value, &chosen);
    to->history_table = (emul_history_table)chosen;
    return known;
}

static int set_separator(options *to, const char *value) {
    int chosen = 0;
    const int known = choose(separators, value, &chosen);
    to->separator = (char)chosen;
    return known;
}

static int set_decimal(options *to, const char *value) {
    int chosen = 0;
    const int known = choose(marks, value, &chosen);
    to->decimal_mark = (char)chosen;
    return known;
}

static int set_rules(options *to, const char *value) {
    to->rules = value;
    return 1;
}

static int set_order(options *to, const char *value) {
    to->order = value;
    return 1;
}

static int set_points(options *to, const char *value) {
    to->points = value;
    return 1;
}

static int set_narrow(options *to, const char *value) {
    to->narrow = value;
    return 1;
}

static int set_forfeit(options *to, const char *value) {
    to->forfeit = value;
    return 1;
}

static int set_name(options *to, const char *value) {
    to->name = value;
    return 1;
}

static int set_legs(options *to, const char *value) {
    to->legs = value;
    return 1;
}

static int set_seats(options *to, const char *value) {
    to->seats = value;
    return 1;
}

static int set_first_year(options *to, const char *value) {
    to->first_year = value;
    return 1;
}

static int set_last_year(options *to, const char *value) {
    to->last_year = value;
    return 1;
}

static int set_skipped(options *to, const char *value) {
    to->skipped = value;
    return 1;
}

static int set_turn(options *to, const char *value) {
    to->turn = value;
    return 1;
}

static int set_section(options *to, const char *value) {
    to->section = value;
    return is_section(value);
}

static int read_number(const char *value, int64_t *to) {
    char *end = NULL;
    *to = strtol(value, &end, 10);
    return end != value && *end == '\0' && *to >= 0;
}

static int set_shown(options *to, const char *value) {
    return read_number(value, &to->shown) && to->shown > 0;
}

static int set_within(options *to, const char *value) {
    return emul_decimal_parse(value, strlen(value), '.', &to->within, NULL) == EMUL_OK && to->within > 0 && to->within < EMUL_DECIMAL_ONE;
}

static int set_samples(options *to, const char *value) {
    return read_number(value, &to->samples) && to->samples > 0;
}

static int set_seed(options *to, const char *value) {
    return read_number(value, &to->seed);
}

static int set_next(options *to, const char *value) {
    to->next = value;
    return 1;
}

typedef struct option {
    const char *name;
    int taken_by;
    int several; /* takes all words up to the next option */
    option_setter set;
} option;

static const option known_options[] = {
    {"--lang", TAKES_ALL, 0, set_language},
    {"--criteria", TAKES_REGULATION, 0, set_criteria},
    {"--roster", TAKES_LEDGER | TAKES_LEAGUE, 0, set_roster},
    {"--members", TAKES_LEDGER, 0, set_members},
    {"--facts", TAKES_LEDGER, 1, set_facts},
    {"--history", TAKES_LEDGER, 0, set_history},
    {"--ballots", TAKES_LEDGER, 0, set_ballots},
    {"--achievements", TAKES_LEDGER, 0, set_achievements},
    {"--period", TAKES_LEDGER, 0, set_period},
    {"--also-on", TAKES_EVALUATE, 0, set_also_on},
    {"--on", TAKES_LEDGER | TAKES_TITLES, 0, set_law_date},
    {"--decided", TAKES_EVALUATE | TAKES_WHY | TAKES_GAP | TAKES_REPORT | TAKES_DIFF | TAKES_VERIFY, 0, set_decision_date},
    {"--separator", TAKES_REGULATION | TAKES_CONTEST, 0, set_separator},
    {"--decimal", TAKES_REGULATION | TAKES_LEAGUE | TAKES_JUDGES | TAKES_SEATS, 0, set_decimal},
    {"--format", TAKES_LEDGER | TAKES_CONTEST | TAKES_TITLES, 0, set_format},
    {"--revoke", TAKES_AUDIT, 0, set_revoke},
    {"--scorecard", TAKES_EVALUATE | TAKES_GAP | TAKES_REPORT, 0, set_scorecard},
    {"--stage", TAKES_EVALUATE | TAKES_WHY | TAKES_GAP | TAKES_REPORT | TAKES_DIFF | TAKES_VERIFY, 0, set_stage},
    {"--table", TAKES_EVALUATE | TAKES_DIFF, 0, set_table},
    {"--table", TAKES_SUMMARY, 0, set_history_table},
    {"--section", TAKES_REPORT, 0, set_section},
    {"--shown", TAKES_REPORT | TAKES_DIFF, 0, set_shown},
    {"--within", TAKES_REPORT, 0, set_within},
    {"--samples", TAKES_REPORT, 0, set_samples},
    {"--seed", TAKES_REPORT, 0, set_seed},
    {"--set", TAKES_DIFF, 0, set_figure_changed},
    {"--with", TAKES_DIFF, 0, set_rule_changed},
    {"--rules", TAKES_LEAGUE, 0, set_rules},
    {"--order", TAKES_LEAGUE, 0, set_order},
    {"--points", TAKES_LEAGUE, 0, set_points},
    {"--narrow", TAKES_LEAGUE, 0, set_narrow},
    {"--forfeit", TAKES_LEAGUE, 0, set_forfeit},
    {"--name", TAKES_LEAGUE, 0, set_name},
    {"--legs", TAKES_FIXTURES, 0, set_legs},
    {"--seats", TAKES_SEATS, 0, set_seats},
    {"--from", TAKES_ROTATION | TAKES_SUMMARY, 0, set_first_year},
    {"--to", TAKES_ROTATION | TAKES_SUMMARY, 0, set_last_year},
    {"--to", TAKES_CONVERT, 0, set_target},
    {"--skip", TAKES_ROTATION, 0, set_skipped},
    {"--turn", TAKES_ROTATION, 0, set_turn},
    {"--next", TAKES_ROTATION, 0, set_next},
};

static int taken_by(command what) {
    switch (what) {
    case COMMAND_CHECK:
        return TAKES_CHECK;
    case COMMAND_CONVERT:
        return TAKES_CONVERT;
    case COMMAND_EVALUATE:
        return TAKES_EVALUATE;
    case COMMAND_WHY:
        return TAKES_WHY;
    case COMMAND_GAP:
        return TAKES_GAP;
    case COMMAND_LEAGUE:
        return TAKES_LEAGUE;
    case COMMAND_FIXTURES:
        return TAKES_FIXTURES;
    case COMMAND_ROTATION:
        return TAKES_ROTATION;
    case COMMAND_JUDGES:
        return TAKES_JUDGES;
    case COMMAND_SEATS:
        return TAKES_SEATS;
    case COMMAND_TITLES:
        return TAKES_TITLES;
    case COMMAND_AUDIT:
        return TAKES_AUDIT;
    case COMMAND_SUMMARY:
        return TAKES_SUMMARY;
    case COMMAND_REPORT:
        return TAKES_REPORT;
    case COMMAND_DIFF:
        return TAKES_DIFF;
    case COMMAND_VERIFY:
        return TAKES_VERIFY;
    default:
        return TAKES_ALL;
    }
}

/* The option a word names ("--roster" or "--roster=F"), or NULL. */
static const option *option_of(const char *word, command what) {
    const size_t length = strcspn(word, "=");
    for (size_t i = 0; i < sizeof known_options / sizeof *known_options; i++) {
        const option *at = &known_options[i];
        if (strlen(at->name) == length && strncmp(at->name, word, length) == 0 && (at->taken_by & taken_by(what)) != 0) {
            return at;
        }
    }
    return NULL;
}

/* A word that is no option: "-" alone is standard input. */
static int is_plain(const char *word) {
    return word[0] != '-' || word[1] == '\0';
}

static int set_value(options *to, const option *named, const char *value) {
    return named->set(to, value) ? EXIT_FINE
                                 : wrong(to, (words){"this option does not take the value", "tùy chọn này không nhận giá trị"}, value);
}

/* Reads the option at argv[*at] and what it takes; *at becomes its last word. */
static int read_option(int argc, char **argv, int *at, options *to) {
    const option *named = option_of(argv[*at], to->what);
    const char *equals = strchr(argv[*at], '=');
    if (named == NULL) {
        return wrong(to, (words){"unknown option", "không có tùy chọn"}, argv[*at]);
    }
    if (equals != NULL) {
        return set_value(to, named, equals + 1);
    }
    if (*at + 1 >= argc) {
        return wrong(to, (words){"a value is missing after", "thiếu giá trị sau"}, argv[*at]);
    }
    int status = set_value(to, named, argv[++*at]);
    while (status == EXIT_FINE && named->several && *at + 1 < argc && is_plain(argv[*at + 1])) {
        status = set_value(to, named, argv[++*at]);
    }
    return status;
}

/* ---- words that are no options ---- */

/* Whether the command is about one subject. */
static int explains(const options *from) {
    return from->what == COMMAND_WHY || from->what == COMMAND_GAP;
}

static int set_plain(options *to, const char *word) {
    const char **const usual[] = {&to->regulation, to->what == COMMAND_DIFF ? &to->other : &to->subject, &to->part};
    const char **const checked[] = {&to->stored, &to->regulation};
    const char **const *places = to->what == COMMAND_VERIFY ? checked : usual;
    const size_t count = explains(to)                                              ? 3
                         : to->what == COMMAND_DIFF || to->what == COMMAND_VERIFY  ? 2
                         : to->what == COMMAND_HELP || to->what == COMMAND_VERSION ? 0
                                                                                   : 1;
    if (to->what == COMMAND_NONE) {
        to->what = command_of(word);
        return to->what != COMMAND_NONE ? EXIT_FINE : wrong(to, (words){"there is no command", "không có lệnh"}, word);
    }
    if (to->what == COMMAND_HELP && to->help_on == COMMAND_NONE) {
        to->help_on = command_of(word);
        return to->help_on != COMMAND_NONE ? EXIT_FINE : wrong(to, (words){"there is no command", "không có lệnh"}, word);
    }
    for (size_t i = 0; i < count; i++) {
        if (*places[i] == NULL) {
            *places[i] = word;
            return EXIT_FINE;
        }
    }
    return wrong(to, (words){"one word too many:", "thừa"}, word);
}

static int read_words(int argc, char **argv, options *to) {
    int options_end = 0;
    int status = EXIT_FINE;
    for (int i = 1; i < argc && status == EXIT_FINE; i++) {
        if (!options_end && strcmp(argv[i], "--") == 0) {
            options_end = 1;
        } else if (!options_end && command_of(argv[i]) == COMMAND_HELP && argv[i][0] == '-') {
            to->help_on = to->what; /* "emul why --help" */
            to->what = COMMAND_HELP;
        } else if (!options_end && !is_plain(argv[i]) && !(to->what == COMMAND_NONE && command_of(argv[i]) != COMMAND_NONE)) {
            status = read_option(argc, argv, &i, to);
        } else {
            status = set_plain(to, argv[i]);
        }
    }
    return status;
}

/* ---- what a command needs ---- */

static int standard_inputs(const options *from) {
    const char *const single[] = {from->stored,  from->regulation, from->criteria, from->roster,
                                  from->members, from->history,    from->ballots,  from->achievements};
    int count = 0;
    for (size_t i = 0; i < sizeof single / sizeof *single; i++) {
        count += single[i] != NULL && strcmp(single[i], "-") == 0;
    }
    for (size_t i = 0; i < from->fact_count; i++) {
        count += strcmp(from->facts[i], "-") == 0;
    }
    return count;
}

static int is_contest(const options *from) {
    return (taken_by(from->what) & TAKES_CONTEST) != 0 && from->what != COMMAND_NONE;
}

/* Two days of the law: the awards alone, and not two stages at once. */
static int check_days(const options *from) {
    if (from->also_on != NULL && from->stage_count > 1) {
        return wrong(from, (words){"two stages and two days of the law at once:", "không so sánh đồng thời hai bước và hai ngày:"},
                     "--also-on");
    }
    if (from->also_on != NULL && from->form == FORMAT_JSON) {
        return wrong(from, (words){"two days of the law cannot be compared with --format", "không so sánh được hai ngày với --format"},
                     "json");
    }
    return EXIT_FINE;
}

static int check_stages(const options *from) {
    if (from->what == COMMAND_WHY && from->stage_count > 1) {
        return wrong(from, (words){"why explains one stage, one too many:", "why chỉ giải thích một bước xét, thừa"}, from->stages[1]);
    }
    if (from->what == COMMAND_GAP && from->stage_count > 1) {
        return wrong(from, (words){"the gap is of one stage, one too many:", "chỉ tính khoảng cách ở một bước xét, thừa"}, from->stages[1]);
    }
    if (from->what == COMMAND_VERIFY && from->stage_count > 1) {
        return wrong(from, (words){"a stored result is of one stage, one too many:", "kết quả đã lưu chỉ thuộc một bước xét, thừa"},
                     from->stages[1]);
    }
    if (from->what == COMMAND_REPORT && from->stage_count > 1) {
        return wrong(from, (words){"the report is of one stage, one too many:", "báo cáo chỉ lập cho một bước xét, thừa"}, from->stages[1]);
    }
    if (from->stage_count < 2) {
        return EXIT_FINE;
    }
    if (from->stage_count > 2) {
        return wrong(from, (words){"no more than two stages can be compared", "chỉ so sánh được hai bước xét"}, NULL);
    }
    if (strcmp(from->stages[0], from->stages[1]) == 0) {
        return wrong(from, (words){"a stage cannot be compared with itself:", "không so sánh một bước xét với chính nó:"}, from->stages[0]);
    }
    if (from->form == FORMAT_JSON) {
        return wrong(from, (words){"two stages cannot be compared with --format", "không so sánh được hai bước xét với --format"}, "json");
    }
    if (from->table != EMUL_TABLE_STANDINGS) {
        return wrong(from, (words){"two stages: only --table standings", "hai bước xét: chỉ có --table standings"}, NULL);
    }
    return EXIT_FINE;
}

/* Two stored results say all that there is to compare. */
static int check_stored(const options *from) {
    if (!is_stored(from->regulation) || !is_stored(from->other)) {
        return wrong(from,
                     (words){"a stored result is compared with another one:", "kết quả đã lưu chỉ so sánh được với kết quả đã lưu khác:"},
                     is_stored(from->regulation) ? from->regulation : from->other);
    }
    if (from->rule_count > 0 || from->figure_count > 0 || from->roster != NULL || from->fact_count > 0 || from->period != NULL ||
        from->stage_count > 0) {
        return wrong(from,
                     (words){"stored results are compared as they are: nothing but --format, --table, --shown",
                             "kết quả đã lưu được so sánh nguyên trạng: chỉ dùng --format, --table, --shown"},
                     NULL);
    }
    return EXIT_FINE;
}

/* Without a roster the rules alone are compared; with one there must be something that is another on the other side. */
static int check_diff(const options *from) {
    const words missing = {"this is missing:", "thiếu"};
    const words nothing = {"nothing to compare with: a second REGULATION, --period or --stage, --with or --set",
                           "chưa có gì để so sánh: thêm QUY_CHẾ, --period hoặc --stage thứ hai, --with hoặc --set"};
    const int rules = from->other != NULL || from->rule_count > 0;
    const int evaluates = from->roster != NULL;
    if (standard_inputs(from) > 0 || (from->other != NULL && strcmp(from->other, "-") == 0)) {
        return wrong(from, (words){"files are read twice, which standard input cannot be:", "tệp được đọc hai lần, không dùng được"}, "-");
    }
    if (is_stored(from->regulation) || is_stored(from->other)) {
        return check_stored(from);
    }
    if (!evaluates &&
        (from->figure_count > 0 || from->fact_count > 0 || from->period != NULL || from->stage_count > 0 || from->form == FORMAT_CSV)) {
        return wrong(from, missing, "--roster");
    }
    if (evaluates && from->period == NULL) {
        return wrong(from, missing, "--period");
    }
    return rules || from->figure_count > 0 || from->period_count > 1 || from->stage_count > 1 ? EXIT_FINE : wrong(from, nothing, NULL);
}

static int check_needs(const options *from) {
    const int evaluates = from->what == COMMAND_EVALUATE || explains(from) || from->what == COMMAND_REPORT;
    const words missing = {"this is missing:", "thiếu"};
    if (from->what == COMMAND_NONE) {
        return wrong(from, (words){"which command? check, evaluate, why …", "cần một lệnh: check, evaluate, why …"}, NULL);
    }
    if (from->what == COMMAND_HELP || from->what == COMMAND_VERSION) {
        return EXIT_FINE;
    }
    if (from->what == COMMAND_VERIFY && from->stored == NULL) {
        return wrong(from, missing, say((words){"RESULT", "KẾT_QUẢ"}, from->language));
    }
    if (from->regulation == NULL && from->what != COMMAND_TITLES) {
        return wrong(from, missing,
                     is_contest(from) ? say((words){"FILE", "TỆP"}, from->language)
                                      : say((words){"REGULATION", "QUY_CHẾ"}, from->language));
    }
    if (from->what == COMMAND_ROTATION && (from->first_year == NULL || from->last_year == NULL)) {
        return wrong(from, missing, from->first_year == NULL ? "--from" : "--to");
    }
    if (from->what == COMMAND_SEATS && from->seats == NULL) {
        return wrong(from, missing, "--seats");
    }
    if (from->what == COMMAND_LEAGUE && from->form == FORMAT_FACTS && from->name == NULL) {
        return wrong(from, missing, "--name");
    }
    if (from->what == COMMAND_CONVERT && !from->has_target) {
        return wrong(from, missing, "--to");
    }
    if ((from->what == COMMAND_AUDIT || from->what == COMMAND_SUMMARY) && from->history == NULL) {
        return wrong(from, missing, "--history");
    }
    if ((evaluates || from->what == COMMAND_VERIFY || from->what == COMMAND_AUDIT || from->what == COMMAND_SUMMARY) &&
        from->roster == NULL) {
        return wrong(from, missing, "--roster");
    }
    if (evaluates && from->period == NULL) {
        return wrong(from, missing, "--period");
    }
    if (explains(from) && from->subject == NULL) {
        return wrong(
            from, (words){"this is missing (what follows --facts is taken for files):", "thiếu (các từ sau --facts được hiểu là tên tệp)"},
            say((words){"SUBJECT", "ĐƠN_VỊ"}, from->language));
    }
    if (from->what == COMMAND_GAP && from->part == NULL) {
        return wrong(from, missing, say((words){"TARGET", "ĐÍCH"}, from->language));
    }
    if (from->what == COMMAND_DIFF) {
        return check_diff(from);
    }
    if (standard_inputs(from) > 1) {
        return wrong(from, (words){"only one file can be standard input", "chỉ một tệp được là đầu vào chuẩn"}, "-");
    }
    const int days = check_days(from);
    return days == EXIT_FINE ? check_stages(from) : days;
}

int options_read(int argc, char **argv, options *to) {
    memset(to, 0, sizeof *to);
    to->language = EMUL_VIETNAMESE;
    to->separator = ',';
    to->decimal_mark = '.';
    for (int i = 1; i + 1 < argc; i++) { /* first of all: the language of what is said about the others */
        if (strcmp(argv[i], "--lang") == 0) {
            (void)set_language(to, argv[i + 1]);
        }
    }
    const int status = read_words(argc, argv, to);
    return status == EXIT_FINE ? check_needs(to) : status;
}

void options_release(options *from) {
    free(from->facts);
    free(from->rules_changed);
    free(from->figures_changed);
}
