/* The functions of the language. A new one is a row in this table and the function that compiles it. */
#include "expression/compile.h"

#define NO_NAMES                                                                                                                           \
    { NULL, NULL, NULL }

static const emul__function functions[] = {
    /* name, form, least, most, pairs, bare, by id, named arguments, what compiles it, variant */
    {"if", "if(condition, yes, no)", 3, 3, false, false, false, NO_NAMES, emul__compile_if, 0},
    {"known", "known(x)", 1, 1, false, false, false, NO_NAMES, emul__compile_known, 0},
    /* shapes */
    {"proportional", "proportional(r)", 1, 1, false, false, false, NO_NAMES, emul__compile_proportional, 0},
    {"line", "line(x, x1 -> y1, x2 -> y2, …)", 1, 1, true, false, false, NO_NAMES, emul__compile_line, 0},
    {"steps", "steps(x, 98% -> 5, 90% -> 3, else = 0)", 1, 1, true, false, false, {"else", NULL, NULL}, emul__compile_steps, 0},
    {"per", "per(1%, x, short = -1, over = 0.5, from = 100%)", 2, 2, false, false, false, {"short", "over", "from"}, emul__compile_per, 0},
    {"each", "each(n, 0.5, at_most = 2)", 2, 2, false, false, false, {"at_most", NULL, NULL}, emul__compile_each, 0},
    {"level", "level(x, A -> 10, B -> 7, else = 0)", 1, 1, true, false, false, {"else", NULL, NULL}, emul__compile_level, 0},
    {"lookup", "lookup(table, x, y, else = 0)", 3, 3, false, false, true, {"else", NULL, NULL}, emul__compile_lookup, 0},
    {"clamp", "clamp(x, low, high)", 3, 3, false, false, false, NO_NAMES, emul__compile_clamp, 0},
    {"round", "round(x, places, mode = down)", 1, 2, false, false, false, {"mode", NULL, NULL}, emul__compile_round, 0},
    {"floor", "floor(x)", 1, 1, false, false, false, NO_NAMES, emul__compile_whole_part, EMUL_ROUND_FLOOR},
    {"ceiling", "ceiling(x)", 1, 1, false, false, false, NO_NAMES, emul__compile_whole_part, EMUL_ROUND_CEILING},
    {"abs", "abs(x)", 1, 1, false, false, false, NO_NAMES, emul__compile_abs, 0},
    /* aggregates over a series, or over several numbers */
    {"sum", "sum(x, 2024-08) or sum(a, b)", 1, EMUL__ANY_NUMBER, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__SUM},
    {"mean", "mean(x, 2024-08) or mean(a, b)", 1, EMUL__ANY_NUMBER, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__MEAN},
    {"median", "median(x, 2024-08) or median(a, b)", 1, EMUL__MOST_MEDIAN, false, false, false, NO_NAMES, emul__compile_aggregate,
     EMUL__MEDIAN},
    {"min", "min(x, 2024-08) or min(a, b)", 1, EMUL__ANY_NUMBER, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__MIN},
    {"max", "max(x, 2024-08) or max(a, b)", 1, EMUL__ANY_NUMBER, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__MAX},
    {"count", "count(x, 2024-08)", 1, 2, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__COUNT},
    {"last", "last(x, 2024-08)", 1, 2, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__LAST},
    {"trimmed_mean", "trimmed_mean(x@judge, 1, 1)", 3, 4, false, false, false, NO_NAMES, emul__compile_aggregate, EMUL__TRIMMED_MEAN},
    {"weekdays", "weekdays(fri, 2024-08)", 1, 2, false, false, true, NO_NAMES, emul__compile_weekdays, 0},
    {"year", "year(x)", 1, 1, false, false, false, NO_NAMES, emul__compile_shift, EMUL__SHIFT_YEAR},
    {"prev", "prev(x)", 1, 1, false, false, false, NO_NAMES, emul__compile_shift, EMUL__SHIFT_PREV},
    /* outcomes */
    {"points", "points(I.1)", 1, 1, false, false, true, NO_NAMES, emul__compile_criterion, EMUL__INPUT_POINTS},
    {"share", "share(I.1)", 1, 1, false, false, true, NO_NAMES, emul__compile_criterion, EMUL__INPUT_SHARE},
    {"lowest_share", "lowest_share or lowest_share(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome,
     EMUL__INPUT_LOWEST_SHARE},
    {"total", "total or total(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome, EMUL__INPUT_TOTAL},
    {"base", "base or base(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome, EMUL__INPUT_BASE},
    {"bonus", "bonus or bonus(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome, EMUL__INPUT_BONUS},
    {"penalty", "penalty or penalty(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome, EMUL__INPUT_PENALTY},
    {"place", "place or place(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome, EMUL__INPUT_PLACE},
    {"class", "class or class(scorecard)", 0, 1, false, true, true, NO_NAMES, emul__compile_outcome, EMUL__INPUT_CLASS},
    {"awarded", "awarded(title)", 1, 1, false, false, true, NO_NAMES, emul__compile_awarded, 0},
    {"times", "times(title, since = 2019)", 1, 1, false, false, true, {"since", NULL, NULL}, emul__compile_history, EMUL__INPUT_TIMES},
    {"streak", "streak(title, by = year)", 1, 1, false, false, true, {"by", NULL, NULL}, emul__compile_history, EMUL__INPUT_STREAK},
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

static emul__operand refuse_function(emul__context *c, const emul__node *call) {
    emul__nearest nearest = emul__nearest_begin(call->text);
    emul__offer_functions(&nearest, false);
    const bool guess = nearest.found.length > 0;
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                           .english = guess ? "unknown function “{0}”, did you mean “{1}”?" : "unknown function “{0}”",
                                           .vietnamese = guess ? "không có hàm “{0}”, có phải là “{1}”?" : "không có hàm “{0}”",
                                           .hint_english = guess ? "write “{1}”" : NULL,
                                           .hint_vietnamese = guess ? "viết “{1}”" : NULL,
                                           .arguments = {call->text, nearest.found}});
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

static bool check_named(emul__context *c, const emul__node *call, const emul__node *argument, const emul__function *function) {
    if (argument->argument.length == 0) {
        return true;
    }
    const emul__node name = name_of(argument);
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
    bool good = check_count(c, call, function);
    for (const emul__node *argument = call->first; argument != NULL; argument = argument->next) {
        good = check_named(c, call, argument, function) && good;
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
    if (!function->by_id || id == NULL || emul__is_label_word(id)) {
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
