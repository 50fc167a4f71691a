/* The functions of the language. A new one is a row in this table and the function that compiles it. */
#include "expression/compile.h"

static const emul__function functions[] = {
    {.name = "if", .form = "if(condition, yes, no)", .least = 3, .most = 3, .compile = emul__compile_if, .like = 2},
    {.name = "known", .form = "known(x)", .least = 1, .most = 1, .compile = emul__compile_known, .gives = EMUL__GUESS_TRUTH},
    /* shapes */
    {.name = "proportional", .form = "proportional(r)", .least = 1, .most = 1, .compile = emul__compile_proportional},
    {.name = "line", .form = "line(x, x1 -> y1, x2 -> y2, …)", .least = 1, .most = 1, .pairs = true, .compile = emul__compile_line},
    {.name = "steps",
     .form = "steps(x, 98% -> 5, 90% -> 3, else = 0)",
     .least = 1,
     .most = 1,
     .pairs = true,
     .named = {"else"},
     .compile = emul__compile_steps},
    {.name = "per",
     .form = "per(1%, x, short = -1, over = 0.5, from = 100%)",
     .least = 2,
     .most = 2,
     .named = {"short", "over", "from"},
     .compile = emul__compile_per},
    {.name = "each", .form = "each(n, 0.5, at_most = 2)", .least = 2, .most = 2, .named = {"at_most"}, .compile = emul__compile_each},
    {.name = "level",
     .form = "level(x, A -> 10, B -> 7, else = 0)",
     .least = 1,
     .most = 1,
     .pairs = true,
     .named = {"else"},
     .compile = emul__compile_level},
    {.name = "lookup",
     .form = "lookup(table, x, y, else = 0)",
     .least = 3,
     .most = 3,
     .by_id = true,
     .named = {"else"},
     .compile = emul__compile_lookup},
    {.name = "clamp", .form = "clamp(x, low, high)", .least = 3, .most = 3, .compile = emul__compile_clamp},
    {.name = "round", .form = "round(x, places, mode = down)", .least = 1, .most = 2, .named = {"mode"}, .compile = emul__compile_round},
    {.name = "floor", .form = "floor(x)", .least = 1, .most = 1, .compile = emul__compile_whole_part, .variant = EMUL_ROUND_FLOOR},
    {.name = "ceiling", .form = "ceiling(x)", .least = 1, .most = 1, .compile = emul__compile_whole_part, .variant = EMUL_ROUND_CEILING},
    {.name = "odd", .form = "odd(n)", .least = 1, .most = 1, .compile = emul__compile_odd, .gives = EMUL__GUESS_TRUTH},
    {.name = "abs", .form = "abs(x)", .least = 1, .most = 1, .compile = emul__compile_abs},
    /* aggregates over a series, or over several numbers */
    {.name = "sum",
     .form = "sum(x, 2024-08, every = week, least = 4) or sum(a, b)",
     .least = 1,
     .most = EMUL__ANY_NUMBER,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__SUM},
    {.name = "mean",
     .form = "mean(x, 2024-08) or mean(a, b)",
     .least = 1,
     .most = EMUL__ANY_NUMBER,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__MEAN},
    {.name = "median",
     .form = "median(x, 2024-08) or median(a, b)",
     .least = 1,
     .most = EMUL__MOST_MEDIAN,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__MEDIAN},
    {.name = "min",
     .form = "min(x, 2024-08) or min(a, b)",
     .least = 1,
     .most = EMUL__ANY_NUMBER,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__MIN},
    {.name = "max",
     .form = "max(x, 2024-08) or max(a, b)",
     .least = 1,
     .most = EMUL__ANY_NUMBER,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__MAX},
    {.name = "count",
     .form = "count(x, 2024-08)",
     .least = 1,
     .most = 2,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__COUNT},
    {.name = "last",
     .form = "last(x, 2024-08)",
     .least = 1,
     .most = 2,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__LAST,
     .like = 1},
    {.name = "trimmed_mean",
     .form = "trimmed_mean(x@judge, 1, 1, least = 5, except = parent)",
     .least = 3,
     .most = 4,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__TRIMMED_MEAN},
    {.name = "spread",
     .form = "spread(x@judge, 2024-08), the largest less the smallest",
     .least = 1,
     .most = 2,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__SPREAD},
    {.name = "trimmed_spread",
     .form = "trimmed_spread(x@judge, 1, 1), of the marks that trimmed_mean(x@judge, 1, 1) keeps",
     .least = 3,
     .most = 4,
     .named = {"every", "least", "except"},
     .compile = emul__compile_aggregate,
     .variant = EMUL__TRIMMED_SPREAD},
    {.name = "weekdays", .form = "weekdays(fri, 2024-08)", .least = 1, .most = 2, .by_id = true, .compile = emul__compile_weekdays},
    {.name = "year", .form = "year(x)", .least = 1, .most = 1, .compile = emul__compile_shift, .variant = EMUL__SHIFT_YEAR, .like = 1},
    {.name = "prev", .form = "prev(x)", .least = 1, .most = 1, .compile = emul__compile_shift, .variant = EMUL__SHIFT_PREV, .like = 1},
    {.name = "so_far", .form = "so_far(half), the window before the period", .most = 1, .by_id = true, .compile = emul__compile_reach},
    {.name = "to_date",
     .form = "to_date(half), the window up to the end of the period",
     .most = 1,
     .by_id = true,
     .compile = emul__compile_reach},
    {.name = "days", .form = "days() or days(half)", .most = 1, .compile = emul__compile_days},
    {.name = "months_since", .form = "months_since(date)", .least = 1, .most = 1, .compile = emul__compile_months, .variant = 1},
    {.name = "elapsed", .form = "elapsed or elapsed(half)", .most = 1, .bare = true, .compile = emul__compile_elapsed},
    {.name = "member_share", .form = "member_share", .bare = true, .compile = emul__compile_member_share},
    {.name = "final", .form = "final(x)", .least = 1, .most = 1, .compile = emul__compile_final, .like = 1},
    /* against the group */
    {.name = "leader",
     .form = "leader(x, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"in", "among"},
     .compile = emul__compile_group,
     .variant = EMUL__COLLECT_LEADER},
    {.name = "trailer",
     .form = "trailer(x, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"in", "among"},
     .compile = emul__compile_group,
     .variant = EMUL__COLLECT_TRAILER},
    {.name = "mean_of_group",
     .form = "mean_of_group(x, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"in", "among"},
     .compile = emul__compile_group,
     .variant = EMUL__COLLECT_MEAN},
    {.name = "sum_of_group",
     .form = "sum_of_group(x, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"in", "among"},
     .compile = emul__compile_group,
     .variant = EMUL__COLLECT_SUM},
    {.name = "count_of_group",
     .form = "count_of_group(condition, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"in", "among"},
     .compile = emul__compile_group,
     .variant = EMUL__COLLECT_COUNT,
     .bounded = true},
    {.name = "rank",
     .form = "rank(x, order = asc, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"order", "in", "among"},
     .compile = emul__compile_group,
     .variant = EMUL__COLLECT_RANK},
    {.name = "best",
     .form = "best(r, in = all, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"in", "among"},
     .compile = emul__compile_best},
    {.name = "by_place",
     .form = "by_place(x, 10, 8, 6, else = 0, order = asc)",
     .least = 2,
     .most = EMUL__ANY_NUMBER,
     .named = {"else", "order", "in", "among"},
     .compile = emul__compile_by_place},
    /* below a unit */
    {.name = "count_members",
     .form = "count_members(condition, among = condition, depth = 1)",
     .least = 1,
     .most = 1,
     .named = {"among", "depth"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_COUNT,
     .bounded = true},
    {.name = "share_of_members",
     .form = "share_of_members(condition, among = condition, depth = 1)",
     .least = 1,
     .most = 1,
     .named = {"among", "depth"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_SHARE,
     .bounded = true},
    {.name = "sum_of_members",
     .form = "sum_of_members(x, among = condition, depth = 1)",
     .least = 1,
     .most = 1,
     .named = {"among", "depth"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_SUM},
    {.name = "mean_of_members",
     .form = "mean_of_members(x, among = condition, depth = 1)",
     .least = 1,
     .most = 1,
     .named = {"among", "depth"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_MEAN},
    {.name = "max_of_members",
     .form = "max_of_members(x, among = condition, depth = 1)",
     .least = 1,
     .most = 1,
     .named = {"among", "depth"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_LEADER},
    {.name = "min_of_members",
     .form = "min_of_members(x, among = condition, depth = 1)",
     .least = 1,
     .most = 1,
     .named = {"among", "depth"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_TRAILER},
    {.name = "count_children",
     .form = "count_children(condition, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"among"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_COUNT | EMUL__OF_CHILDREN,
     .bounded = true},
    {.name = "share_of_children",
     .form = "share_of_children(condition, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"among"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_SHARE | EMUL__OF_CHILDREN,
     .bounded = true},
    {.name = "sum_of_children",
     .form = "sum_of_children(x, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"among"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_SUM | EMUL__OF_CHILDREN},
    {.name = "mean_of_children",
     .form = "mean_of_children(x, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"among"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_MEAN | EMUL__OF_CHILDREN},
    {.name = "max_of_children",
     .form = "max_of_children(x, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"among"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_LEADER | EMUL__OF_CHILDREN},
    {.name = "min_of_children",
     .form = "min_of_children(x, among = condition)",
     .least = 1,
     .most = 1,
     .named = {"among"},
     .compile = emul__compile_below,
     .variant = EMUL__COLLECT_TRAILER | EMUL__OF_CHILDREN},
    /* outcomes */
    {.name = "points",
     .form = "points(I.1)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_criterion,
     .variant = EMUL__INPUT_POINTS},
    {.name = "share",
     .form = "share(I.1)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_criterion,
     .variant = EMUL__INPUT_SHARE},
    {.name = "lowest_share",
     .form = "lowest_share or lowest_share(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_LOWEST_SHARE},
    {.name = "lowest_points",
     .form = "lowest_points or lowest_points(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_LOWEST_POINTS},
    {.name = "total",
     .form = "total or total(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_TOTAL},
    {.name = "base",
     .form = "base or base(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_BASE},
    {.name = "bonus",
     .form = "bonus or bonus(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_BONUS},
    {.name = "penalty",
     .form = "penalty or penalty(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_PENALTY},
    {.name = "place",
     .form = "place or place(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_PLACE},
    {.name = "class",
     .form = "class or class(scorecard)",
     .most = 1,
     .bare = true,
     .by_id = true,
     .compile = emul__compile_outcome,
     .variant = EMUL__INPUT_CLASS,
     .gives = EMUL__GUESS_LABEL},
    {.name = "awarded",
     .form = "awarded(title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_awarded,
     .gives = EMUL__GUESS_TRUTH},
    /* years gone by */
    {.name = "times",
     .form = "times(title, since = 2019, last = 5, after = date, unused_by = title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .bounded = true,
     .named = {"since", "last", "after", "unused_by"},
     .compile = emul__compile_history,
     .variant = EMUL__INPUT_TIMES},
    {.name = "ever",
     .form = "ever(title, since = 2019, last = 5, after = date, unused_by = title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .named = {"since", "last", "after", "unused_by"},
     .compile = emul__compile_history,
     .variant = EMUL__INPUT_EVER,
     .gives = EMUL__GUESS_TRUTH},
    {.name = "streak",
     .form = "streak(title, by = award, excused = condition, after = date, unused_by = title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .bounded = true,
     .named = {"by", "excused", "after", "unused_by"},
     .compile = emul__compile_history,
     .variant = EMUL__INPUT_STREAK},
    {.name = "years_since",
     .form = "years_since(date) or years_since(title)",
     .least = 1,
     .most = 1,
     .compile = emul__compile_years_since,
     .variant = EMUL__INPUT_YEARS_AGO},
    {.name = "years_in_row",
     .form = "years_in_row(condition, excused = condition, after = date, unused_by = title)",
     .least = 1,
     .most = 1,
     .bounded = true,
     .named = {"excused", "after", "unused_by"},
     .compile = emul__compile_years,
     .variant = EMUL__INPUT_YEARS_IN_ROW},
    {.name = "count_years",
     .form = "count_years(condition, last = 5, since = 2019, after = date, unused_by = title)",
     .least = 1,
     .most = 1,
     .bounded = true,
     .named = {"last", "since", "after", "unused_by"},
     .compile = emul__compile_years,
     .variant = EMUL__INPUT_COUNT_YEARS},
    /* achievements */
    {.name = "achievements",
     .form = "achievements(initiative, level = bo_tinh, last = 2, since = 2020)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .named = {"level", "last", "since"},
     .compile = emul__compile_achievements,
     .bounded = true},
    /* ballots */
    {.name = "ballot",
     .form = "ballot(title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_ballot,
     .variant = EMUL__VOTE_YES},
    {.name = "passed",
     .form = "passed(title, 90%)",
     .least = 2,
     .most = 2,
     .by_id = true,
     .compile = emul__compile_ballot,
     .variant = EMUL__VOTE_PASSED,
     .gives = EMUL__GUESS_TRUTH},
    {.name = "attendance",
     .form = "attendance(title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_ballot,
     .variant = EMUL__VOTE_ATTENDANCE},
    {.name = "council",
     .form = "council(title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_ballot,
     .variant = EMUL__VOTE_COUNCIL},
    {.name = "chair",
     .form = "chair(title)",
     .least = 1,
     .most = 1,
     .by_id = true,
     .compile = emul__compile_ballot,
     .variant = EMUL__VOTE_CHAIR},
};

enum { FUNCTIONS = sizeof functions / sizeof functions[0] };

const emul__function *emul__function_find(emul__text name) {
    for (int32_t i = 0; i < FUNCTIONS; i++) {
        if (emul__mentions(name, functions[i].name)) {
            return &functions[i];
        }
    }
    return NULL;
}

const emul__function *emul__function_at(int32_t index) {
    return index >= 0 && index < FUNCTIONS ? &functions[index] : NULL;
}

void emul__offer_functions(emul__nearest *nearest, bool bare_only) {
    for (int32_t i = 0; i < FUNCTIONS; i++) {
        if (functions[i].bare || !bare_only) {
            emul__nearest_offer(nearest, emul__text_of(functions[i].name));
        }
    }
}

bool emul__name_is_reserved(emul__text name) {
    static const char *const words[] = {"and", "or", "not", "in", "full", "if"};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (emul__mentions(name, words[i])) {
            return true;
        }
    }
    const emul__function *function = emul__function_find(name);
    return function != NULL && function->bare;
}

/* ---- arguments ---- */

static bool is_positional(const emul__node *argument) {
    return argument->argument.length == 0 && argument->kind != EMUL__NODE_PAIR;
}

const emul__node *emul__argument(const emul__node *call, int32_t index) {
    for (const emul__node *argument = call->first; argument != NULL; argument = argument->next) {
        if (is_positional(argument) && index-- == 0) {
            return argument;
        }
    }
    return NULL;
}

int32_t emul__argument_count(const emul__node *call) {
    int32_t count = 0;
    for (const emul__node *argument = call->first; argument != NULL; argument = argument->next) {
        count += is_positional(argument);
    }
    return count;
}

const emul__node *emul__named_argument(const emul__node *call, const char *name) {
    for (const emul__node *argument = call->first; argument != NULL; argument = argument->next) {
        if (emul__mentions(argument->argument, name)) {
            return argument;
        }
    }
    return NULL;
}

const emul__node *emul__first_pair(const emul__node *call) {
    const emul__node *argument = call->first;
    while (argument != NULL && argument->kind != EMUL__NODE_PAIR) {
        argument = argument->next;
    }
    return argument;
}

/* ---- checking a call ---- */

/* What a function of that name is called here: in capitals, in Vietnamese, or as spreadsheets have it; empty if none. */
static emul__text function_meant(emul__text name) {
    static const char *const words[][2] = {{"neu", "if"},       {"va", "and"},          {"hoac", "or"},        {"khong", "not"},
                                           {"and", "and"},      {"or", "or"},           {"not", "not"},        {"tong", "sum"},
                                           {"average", "mean"}, {"trung_binh", "mean"}, {"avg", "mean"},       {"dem", "count"},
                                           {"int", "floor"},    {"lam_tron", "round"},  {"vlookup", "lookup"}, {"xep_hang", "rank"}};
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (emul__text_alike(name, emul__text_of(words[i][0]))) {
            return emul__text_of(words[i][1]);
        }
    }
    for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++) {
        if (emul__text_alike(name, emul__text_of(functions[i].name))) {
            return emul__text_of(functions[i].name);
        }
    }
    emul__nearest nearest = emul__nearest_begin(name);
    emul__offer_functions(&nearest, false);
    return nearest.found;
}

static emul__operand refuse_function(emul__context *c, const emul__node *call) {
    const emul__text meant = function_meant(call->text);
    const bool guess = meant.length > 0;
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                           .english = guess ? "unknown function “{0}”, did you mean “{1}”?" : "unknown function “{0}”",
                                           .vietnamese = guess ? "không có hàm “{0}”, có phải là “{1}”?" : "không có hàm “{0}”",
                                           .hint_english = guess ? "write “{1}”" : NULL,
                                           .hint_vietnamese = guess ? "viết “{1}”" : NULL,
                                           .arguments = {call->text, meant}});
}

/* Reports what is wrong with a call; how it is written goes with it. */
static bool refuse(emul__context *c, const emul__node *at, const emul__function *function, const char *english, const char *vietnamese,
                   emul__text argument) {
    emul__fault(c, at,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = english,
                                    .vietnamese = vietnamese,
                                    .hint_english = "write {2}",
                                    .hint_vietnamese = "viết {2}",
                                    .arguments = {emul__text_of(function->name), argument, emul__text_of(function->form)}});
    return false;
}

static bool check_count(emul__context *c, const emul__node *call, const emul__function *function) {
    const int32_t count = emul__argument_count(call);
    if (count < function->least) {
        return refuse(c, call, function, "“{0}” has too few arguments", "hàm “{0}” thiếu đối số", call->text);
    }
    if (count > function->most) {
        const emul__node *surplus = emul__argument(call, function->most);
        return refuse(c, surplus, function, "“{0}” has too many arguments: “{1}”", "hàm “{0}” thừa đối số: “{1}”",
                      emul__node_source(surplus));
    }
    return true;
}

static bool takes(const emul__function *function, emul__text name) {
    for (int32_t i = 0; i < EMUL__MOST_NAMED && function->named[i] != NULL; i++) {
        if (emul__mentions(name, function->named[i])) {
            return true;
        }
    }
    return false;
}

/* A place to point at: the name that an argument is given by. */
static emul__node name_of(const emul__node *argument) {
    emul__node name = *argument;
    name.offset = (size_t)(argument->argument.bytes - argument->script->text.bytes);
    name.length = argument->argument.length;
    return name;
}

/* "if(x = 5, …)": a function without named arguments was meant to compare. */
static bool refuse_assignment(emul__context *c, const emul__node *at, const emul__function *function, const emul__node *argument) {
    emul__fault(c, at,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” has no argument “{1}”",
                                    .vietnamese = "hàm “{0}” không có đối số “{1}”",
                                    .hint_english = "compare with ==: {1} == {2}",
                                    .hint_vietnamese = "so sánh bằng ==: {1} == {2}",
                                    .arguments = {emul__text_of(function->name), argument->argument, emul__node_source(argument)}});
    return false;
}

static bool check_named(emul__context *c, const emul__node *call, const emul__node *argument, const emul__function *function) {
    if (argument->argument.length == 0) {
        return true;
    }
    const emul__node name = name_of(argument);
    if (!takes(function, argument->argument) && function->named[0] == NULL) {
        return refuse_assignment(c, &name, function, argument);
    }
    if (!takes(function, argument->argument)) {
        return refuse(c, &name, function, "“{0}” has no argument “{1}”", "hàm “{0}” không có đối số “{1}”", argument->argument);
    }
    for (const emul__node *before = call->first; before != argument; before = before->next) {
        if (emul__text_equal(before->argument, argument->argument)) {
            return refuse(c, &name, function, "“{0}” is given the argument “{1}” twice", "hàm “{0}” có hai đối số “{1}”",
                          argument->argument);
        }
    }
    return true;
}

static bool check_arguments(emul__context *c, const emul__node *call, const emul__function *function) {
    bool good = true;
    for (const emul__node *argument = call->first; argument != NULL; argument = argument->next) {
        good = check_named(c, call, argument, function) && good;
    }
    good = good && check_count(c, call, function); /* what bears a wrong name is not counted */
    for (const emul__node *argument = call->first; argument != NULL; argument = argument->next) {
        if (argument->kind == EMUL__NODE_PAIR && !function->pairs) {
            good = refuse(c, argument, function, "“{0}” takes no pairs such as “{1}”", "hàm “{0}” không nhận cặp như “{1}”",
                          emul__node_source(argument));
        }
    }
    if (function->pairs && emul__first_pair(call) == NULL) {
        good = refuse(c, call, function, "“{0}” lacks its pairs", "hàm “{0}” thiếu các cặp giá trị", call->text);
    }
    return good;
}

/* An id is a bare name, or begins with a digit as 1.2 does. */
static bool check_id(emul__context *c, const emul__node *call, const emul__function *function) {
    const emul__node *id = emul__argument(call, 0);
    if (!function->by_id || id == NULL || (emul__is_label_word(id) && id->kind != EMUL__NODE_QUOTED)) {
        return true;
    }
    return refuse(c, id, function, "“{1}” stands where “{0}” needs an id", "có “{1}” ở chỗ hàm “{0}” cần một mã", emul__node_source(id));
}

emul__operand emul__compile_call(emul__context *c, const emul__node *call, int32_t base) {
    const emul__function *function = emul__function_find(call->text);
    if (function == NULL) {
        return refuse_function(c, call);
    }
    if (!check_arguments(c, call, function) || !check_id(c, call, function)) {
        return emul__failure(c);
    }
    const emul__operand result = function->compile(c, call, base, function->variant);
    emul__note(c, call, &result);
    return result;
}
