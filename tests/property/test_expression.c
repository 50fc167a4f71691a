/* Random rules against a slow evaluator that shares nothing with the library: it walks its own tree, one subject at a time, on fractions of
 * 64-bit integers kept in lowest terms. Where a fraction outgrows those, the case is left out (and counted: few may be). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "support/random.h"
#include "unit/expression/bench.h"

enum { RULES = 24000, FACTS = 6, TRUTHS = 2, LABELS = 2, ROWS = 1025, CHECKED_ROWS = 6, MOST_CHILDREN = 5, MOST_NODES = 64 };

/* ---- exact values, the slow way ---- */

typedef enum reason { NUMBER = 0, NOT_APPLICABLE, MISSING, NO_LEVEL, DIVISION, OVERFLOWED } reason; /* weakest first, as documented */

typedef struct exact {
    reason why; /* NUMBER: num / den in lowest terms, den > 0 */
    int64_t num, den;
} exact;

static bool too_big; /* set when a fraction outgrows 64 bits: the case is void */

static int64_t times(int64_t a, int64_t b) {
    int64_t product = 0;
    too_big = too_big || __builtin_mul_overflow(a, b, &product);
    return product;
}

static int64_t plus(int64_t a, int64_t b) {
    int64_t sum = 0;
    too_big = too_big || __builtin_add_overflow(a, b, &sum);
    return sum;
}

static int64_t divisor(int64_t a, int64_t b) {
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static exact fraction(int64_t num, int64_t den) {
    too_big = too_big || num == INT64_MIN || den == INT64_MIN;
    if (too_big || den == 0) {
        return (exact){too_big ? MISSING : DIVISION, 0, 1};
    }
    const int64_t common = divisor(num, den);
    const int64_t sign = den < 0 ? -1 : 1;
    return (exact){NUMBER, num / common * sign, den / common * sign};
}

static exact none(reason why) {
    return (exact){why, 0, 1};
}

static exact stronger(exact a, exact b) {
    return a.why >= b.why ? a : b;
}

static exact add(exact a, exact b) {
    return a.why || b.why ? stronger(a, b) : fraction(plus(times(a.num, b.den), times(b.num, a.den)), times(a.den, b.den));
}

static exact negate(exact a) {
    return (exact){a.why, -a.num, a.den};
}

static exact multiply(exact a, exact b) {
    return a.why || b.why ? stronger(a, b) : fraction(times(a.num, b.num), times(a.den, b.den));
}

static exact divide(exact a, exact b) {
    return a.why || b.why ? stronger(a, b) : fraction(times(a.num, b.den), times(a.den, b.num));
}

static int compare(exact a, exact b) {
    const int64_t left = times(a.num, b.den);
    const int64_t right = times(b.num, a.den);
    return left < right ? -1 : left > right;
}

static exact whole(int64_t value) {
    return (exact){NUMBER, value, 1};
}

/* num / den rounded to an integer: by the definition of each mode. */
static int64_t rounded(int64_t num, int64_t den, emul_rounding mode) {
    const int64_t towards_zero = num / den;
    const int64_t rest = num % den < 0 ? -(num % den) : num % den;
    const int64_t away = towards_zero + (num < 0 ? -1 : 1);
    if (rest == 0) {
        return towards_zero;
    }
    switch (mode) {
    case EMUL_ROUND_HALF_AWAY:
        return times(rest, 2) >= den ? away : towards_zero;
    case EMUL_ROUND_HALF_EVEN:
        return times(rest, 2) > den || (times(rest, 2) == den && towards_zero % 2 != 0) ? away : towards_zero;
    case EMUL_ROUND_UP:
        return away;
    case EMUL_ROUND_FLOOR:
        return num < 0 ? away : towards_zero;
    case EMUL_ROUND_CEILING:
        return num > 0 ? away : towards_zero;
    default:
        return towards_zero;
    }
}

static exact round_to(exact a, int64_t places, emul_rounding mode) {
    static const int64_t units[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    if (a.why != NUMBER) {
        return a;
    }
    const int64_t scaled = times(a.num, units[places]);
    return too_big ? a : fraction(rounded(scaled, a.den, mode), units[places]);
}

/* ---- trees ---- */

typedef enum tree_kind {
    LITERAL,
    FACT,
    NEGATIVE,
    SUM,
    DIFFERENCE,
    PRODUCT,
    QUOTIENT,
    LEAST,
    GREATEST,
    MEAN,
    MEDIAN,
    ABSOLUTE,
    FLOOR,
    CEILING,
    ROUND,
    CLAMP,
    IF,
    EACH,
    PER,
    STEPS,
    STEPS_DOWN,
    LINE,
    PROPORTIONAL,
    LEVEL,
    NUMBER_KINDS,
    TRUTH_FACT = NUMBER_KINDS,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL,
    EQUAL,
    UNEQUAL,
    AND,
    OR,
    NOT,
    KNOWN,
    IN,
    LABEL_IS,
    LABEL_FROM
} tree_kind;

typedef struct tree {
    tree_kind kind;
    int64_t number; /* LITERAL: millionths; FACT, TRUTH_FACT, LEVEL, LABEL_*: which; ROUND: places */
    int64_t extra;  /* ROUND: mode; LABEL_*: label */
    int32_t children;
    struct tree *child[MOST_CHILDREN];
    int64_t x[3], y[3]; /* of a table: thresholds and values, millionths */
    bool strict[3];
    bool has_else;
} tree;

typedef struct forest {
    tree nodes[MOST_NODES];
    int32_t count;
    random_source random;
} forest;

static const char *const fact_names[FACTS] = {"visits", "beds", "undeclared", "x@plan", "x@judge.1", "khám_bệnh"};
static const char *const truth_names[TRUTHS] = {"self_report", "self_report@cross"};
static const char *const label_names[LABELS] = {"rating", "rating@cross"};
static const char *const label_words[] = {"tot", "kha", "trung_binh", "yeu"};
static const char *const mode_words[] = {"half_away", "half_even", "down", "up", "floor", "ceiling"};

static tree *grow(forest *f, int32_t depth, bool truth);

static tree *node(forest *f, tree_kind k) {
    assert_true(f->count < MOST_NODES);
    tree *t = &f->nodes[f->count++];
    memset(t, 0, sizeof *t);
    t->kind = k;
    return t;
}

static void child(tree *t, tree *c) {
    t->child[t->children++] = c;
}

/* A quarter of one to ten, or per cents. */
static int64_t small_number(forest *f) {
    return random_once_in(&f->random, 3) ? random_between(&f->random, 0, 150) * 10000 : random_between(&f->random, 0, 40) * 250000;
}

static tree *literal(forest *f, int64_t millionths) {
    tree *t = node(f, LITERAL);
    t->number = millionths;
    return t;
}

static tree *fact(forest *f) {
    tree *t = node(f, FACT);
    t->number = random_between(&f->random, 0, FACTS - 1);
    return t;
}

static void table(forest *f, tree *t) {
    t->x[0] = random_between(&f->random, 0, 8) * 250000;
    t->x[1] = t->x[0] + random_between(&f->random, 1, 8) * 250000;
    t->x[2] = t->x[1] + random_between(&f->random, 1, 8) * 250000;
    for (int i = 0; i < 3; i++) {
        t->y[i] = random_between(&f->random, -20, 20) * 500000;
        t->strict[i] = random_once_in(&f->random, 2);
    }
    t->has_else = random_once_in(&f->random, 2);
}

static tree *grow_leaf(forest *f, bool truth) {
    if (truth) {
        tree *t = node(f, TRUTH_FACT);
        t->number = random_between(&f->random, 0, TRUTHS - 1);
        return t;
    }
    return random_once_in(&f->random, 3) ? literal(f, small_number(f)) : fact(f);
}

static void fill_number(forest *f, tree *t, int32_t depth) {
    static const int32_t counts[NUMBER_KINDS] = {
        [NEGATIVE] = 1, [SUM] = 2,    [DIFFERENCE] = 2, [PRODUCT] = 2, [QUOTIENT] = 2,     [LEAST] = 2, [GREATEST] = 2,
        [MEAN] = 3,     [MEDIAN] = 3, [ABSOLUTE] = 1,   [FLOOR] = 1,   [CEILING] = 1,      [ROUND] = 1, [CLAMP] = 1,
        [EACH] = 1,     [STEPS] = 1,  [STEPS_DOWN] = 1, [LINE] = 1,    [PROPORTIONAL] = 1, [PER] = 1};
    if (t->kind == IF) {
        child(t, grow(f, depth, true));
        child(t, grow(f, depth, false));
        child(t, grow(f, depth, false));
    }
    for (int32_t i = 0; i < counts[t->kind]; i++) {
        child(t, grow(f, depth, false));
    }
    if (t->kind == ROUND) {
        t->number = random_between(&f->random, 0, 4);
        t->extra = random_between(&f->random, 0, 5);
    } else if (t->kind == CLAMP) {
        t->x[0] = random_between(&f->random, -8, 8) * 250000;
        t->x[1] = t->x[0] + random_between(&f->random, 0, 16) * 250000;
    } else if (t->kind == EACH) {
        const int64_t sign = random_once_in(&f->random, 2) ? 1 : -1;
        t->x[0] = sign * random_between(&f->random, 1, 8) * 250000;
        t->x[1] = sign * random_between(&f->random, 1, 40) * 250000;
        t->has_else = random_once_in(&f->random, 2);
    } else if (t->kind == PER) {
        t->x[0] = random_between(&f->random, 1, 20) * 10000;
        t->y[0] = random_between(&f->random, -4, 0) * 250000;
        t->y[1] = random_between(&f->random, 0, 4) * 250000;
        t->y[2] = random_between(&f->random, 80, 120) * 10000;
    } else if (t->kind == LEVEL) {
        t->number = random_between(&f->random, 0, LABELS - 1);
        table(f, t);
    } else if (t->kind == STEPS || t->kind == STEPS_DOWN || t->kind == LINE) {
        table(f, t);
    }
    if (t->has_else && (t->kind == STEPS || t->kind == STEPS_DOWN)) {
        child(t, grow(f, depth > 1 ? 1 : depth, false));
    }
}

static void fill_truth(forest *f, tree *t, int32_t depth) {
    const bool of_truths = t->kind == AND || t->kind == OR || t->kind == NOT;
    if (t->kind == LABEL_IS || t->kind == LABEL_FROM) {
        t->number = random_between(&f->random, 0, LABELS - 1);
        t->extra = random_between(&f->random, 0, 3);
        return;
    }
    if (t->kind == TRUTH_FACT) {
        t->number = random_between(&f->random, 0, TRUTHS - 1);
        return;
    }
    const int32_t count = t->kind == NOT || t->kind == KNOWN ? 1 : t->kind == IN ? 3 : 2;
    for (int32_t i = 0; i < count; i++) {
        child(t, grow(f, depth, of_truths));
    }
}

static tree *grow(forest *f, int32_t depth, bool truth) {
    if (depth == 0 || f->count > MOST_NODES - 30) {
        return grow_leaf(f, truth);
    }
    const tree_kind first = truth ? TRUTH_FACT : NEGATIVE;
    const tree_kind last = truth ? LABEL_FROM : (tree_kind)(NUMBER_KINDS - 1);
    tree *t = node(f, (tree_kind)random_between(&f->random, first, last));
    if (truth) {
        fill_truth(f, t, depth - 1);
    } else {
        fill_number(f, t, depth - 1);
    }
    return t;
}

/* The usual rule of a leaf, proportional(a / b), which has an instruction of its own. */
static tree *usual_rule(forest *f) {
    tree *rule = node(f, PROPORTIONAL);
    child(rule, node(f, QUOTIENT));
    child(rule->child[0], grow_leaf(f, false));
    child(rule->child[0], fact(f));
    return rule;
}

/* ---- as text: with as few parentheses as the precedence of docs/regulation.md allows, and now and then a pair too many ---- */

typedef struct text {
    char bytes[8192];
    size_t length;
} text;

static void say(text *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    const int length = vsnprintf(out->bytes + out->length, sizeof out->bytes - out->length, format, arguments);
    va_end(arguments);
    assert_true(length >= 0 && (size_t)length < sizeof out->bytes - out->length);
    out->length += (size_t)length;
}

static void say_number(text *out, int64_t millionths) {
    const long long size = millionths < 0 ? -millionths : millionths;
    say(out, "%s%lld", millionths < 0 ? "-" : "", size / 1000000);
    if (size % 1000000 != 0) {
        say(out, ".%06lld", size % 1000000);
    }
}

static int precedence(const tree *t) {
    switch (t->kind) {
    case OR:
        return 1;
    case AND:
        return 2;
    case NOT:
        return 3;
    case LESS:
    case LESS_EQUAL:
    case GREATER:
    case GREATER_EQUAL:
    case EQUAL:
    case UNEQUAL:
    case IN:
    case LABEL_IS:
    case LABEL_FROM:
        return 4;
    case SUM:
    case DIFFERENCE:
        return 5;
    case PRODUCT:
    case QUOTIENT:
        return 6;
    case NEGATIVE:
        return 7;
    default:
        return 8;
    }
}

static void print(forest *f, text *out, const tree *t, int least);

static void print_list(forest *f, text *out, const tree *t, const char *function) {
    say(out, "%s(", function);
    for (int32_t i = 0; i < t->children; i++) {
        say(out, i == 0 ? "" : ", ");
        print(f, out, t->child[i], 0);
    }
}

static void print_pairs(text *out, const tree *t) {
    const bool falling = t->y[0] % 1000000 != 0; /* the order written is free */
    for (int i = 0; i < 3; i++) {
        const int k = falling && t->kind != LINE ? 2 - i : i;
        const char *sign = t->kind == LINE ? "" : t->kind == STEPS ? (t->strict[k] ? "> " : "") : t->strict[k] ? "< " : "<= ";
        say(out, ", %s", sign);
        say_number(out, t->x[k]);
        say(out, " -> ");
        say_number(out, t->y[k]);
    }
}

static void print_shape(forest *f, text *out, const tree *t) {
    if (t->kind == PER) {
        say(out, "per(");
        say_number(out, t->x[0]);
        say(out, ", ");
        print(f, out, t->child[0], 0);
        say(out, ", short = ");
        say_number(out, t->y[0]);
        say(out, ", over = ");
        say_number(out, t->y[1]);
        say(out, ", from = ");
        say_number(out, t->y[2]);
    } else if (t->kind == LEVEL) {
        say(out, "level(%s", label_names[t->number]);
        for (int i = 0; i < (t->has_else ? 2 : 4); i++) {
            say(out, ", %s -> ", label_words[i]);
            say_number(out, t->y[i % 3]);
        }
        say(out, t->has_else ? ", else = 0.5" : "");
    } else if (t->kind == STEPS || t->kind == STEPS_DOWN || t->kind == LINE) {
        say(out, t->kind == LINE ? "line(" : "steps(");
        print(f, out, t->child[0], 0);
        print_pairs(out, t);
        if (t->children > 1) {
            say(out, ", else = ");
            print(f, out, t->child[1], 0);
        }
    } else {
        print_list(f, out, t, t->kind == CLAMP ? "clamp" : t->kind == EACH ? "each" : "round");
        if (t->kind == ROUND) {
            say(out, ", %d, mode = %s", (int)t->number, mode_words[t->extra]);
        } else {
            say(out, ", ");
            say_number(out, t->x[0]);
            if (t->kind == CLAMP || t->has_else) {
                say(out, t->kind == CLAMP ? ", " : ", at_most = ");
                say_number(out, t->x[1]);
            }
        }
    }
    say(out, ")");
}

static void print_atom(forest *f, text *out, const tree *t) {
    static const char *const functions[] = {[LEAST] = "min",       [GREATEST] = "max", [MEAN] = "mean",
                                            [MEDIAN] = "median",   [ABSOLUTE] = "abs", [FLOOR] = "floor",
                                            [CEILING] = "ceiling", [IF] = "if",        [PROPORTIONAL] = "proportional",
                                            [KNOWN] = "known"};
    if (t->kind == LITERAL) {
        if (t->number % 10000 == 0 && random_once_in(&f->random, 2)) {
            say(out, "%d%%", (int)(t->number / 10000));
        } else {
            say_number(out, t->number);
        }
    } else if (t->kind == FACT || t->kind == TRUTH_FACT) {
        say(out, "%s", t->kind == FACT ? fact_names[t->number] : truth_names[t->number]);
    } else if (t->kind <= KNOWN && functions[t->kind] != NULL) {
        print_list(f, out, t, functions[t->kind]);
        say(out, ")");
    } else {
        print_shape(f, out, t);
    }
}

static void print_operator(forest *f, text *out, const tree *t) {
    static const char *const signs[] = {
        [SUM] = "+",     [DIFFERENCE] = "-",     [PRODUCT] = "*", [QUOTIENT] = "/", [LESS] = "<",  [LESS_EQUAL] = "<=",
        [GREATER] = ">", [GREATER_EQUAL] = ">=", [EQUAL] = "==",  [UNEQUAL] = "!=", [AND] = "and", [OR] = "or"};
    const int own = precedence(t);
    if (t->kind == NOT || t->kind == NEGATIVE) {
        say(out, t->kind == NOT ? "not " : "-");
        print(f, out, t->child[0], t->kind == NOT ? 3 : 7);
    } else if (t->kind == LABEL_IS || t->kind == LABEL_FROM) {
        say(out, "%s %s %s", label_names[t->number], t->kind == LABEL_IS ? "==" : ">=", label_words[t->extra]);
    } else if (t->kind == IN) {
        print(f, out, t->child[0], 5);
        say(out, " in (");
        print(f, out, t->child[1], 5);
        say(out, ", ");
        print(f, out, t->child[2], 5);
        say(out, ")");
    } else {
        print(f, out, t->child[0], own == 4 ? 5 : own);
        say(out, random_once_in(&f->random, 5) && own > 4 ? "%s" : " %s ", signs[t->kind]);
        print(f, out, t->child[1], own + 1);
    }
}

static void print(forest *f, text *out, const tree *t, int least) {
    const bool enclose = precedence(t) < least || random_once_in(&f->random, 12);
    say(out, enclose ? "(" : "");
    if (precedence(t) == 8) {
        print_atom(f, out, t);
    } else {
        print_operator(f, out, t);
    }
    say(out, enclose ? ")" : "");
}

/* ---- evaluation, the slow way ---- */

typedef struct subject {
    exact facts[FACTS];
    exact truths[TRUTHS];
    int64_t labels[LABELS]; /* 0 .. 3, -1 another, -2 missing */
} subject;

static exact value_of(const tree *t, const subject *s);

static exact millionths(int64_t value) {
    return fraction(value, 1000000);
}

static exact step_value(const tree *t, const subject *s) {
    const exact x = value_of(t->child[0], s);
    if (x.why != NUMBER) {
        return x;
    }
    /* the last threshold reached on the way up, the smallest on the way down */
    for (int i = 0; i < 3; i++) {
        const int k = t->kind == STEPS ? 2 - i : i;
        const int sign = t->kind == STEPS ? compare(x, millionths(t->x[k])) : compare(millionths(t->x[k]), x);
        if (t->strict[k] ? sign > 0 : sign >= 0) {
            return millionths(t->y[k]);
        }
    }
    return t->children > 1 ? value_of(t->child[1], s) : whole(0);
}

static exact line_value(const tree *t, exact x) {
    if (x.why != NUMBER) {
        return x;
    }
    if (compare(x, millionths(t->x[0])) <= 0) {
        return millionths(t->y[0]);
    }
    const int k = compare(x, millionths(t->x[1])) <= 0 ? 0 : 1;
    if (compare(x, millionths(t->x[2])) >= 0) {
        return millionths(t->y[2]);
    }
    const exact share = divide(add(x, negate(millionths(t->x[k]))), millionths(t->x[k + 1] - t->x[k]));
    return add(millionths(t->y[k]), multiply(share, millionths(t->y[k + 1] - t->y[k])));
}

static exact per_value(const tree *t, exact x) {
    const exact d = add(x, negate(millionths(t->y[2])));
    if (d.why != NUMBER) {
        return d;
    }
    const bool over = d.num >= 0;
    const exact steps = divide(over ? d : negate(d), millionths(t->x[0]));
    return multiply(round_to(steps, 0, EMUL_ROUND_FLOOR), millionths(over ? t->y[1] : t->y[0]));
}

static exact lesser(exact a, exact b) {
    return a.why || b.why ? stronger(a, b) : compare(a, b) <= 0 ? a : b;
}

static exact greater(exact a, exact b) {
    return a.why || b.why ? stronger(a, b) : compare(a, b) >= 0 ? a : b;
}

static exact each_value(const tree *t, exact n) {
    const exact product = multiply(n, millionths(t->x[0]));
    if (!t->has_else) {
        return product;
    }
    return t->x[1] < 0 ? greater(product, millionths(t->x[1])) : lesser(product, millionths(t->x[1]));
}

static exact level_value(const tree *t, const subject *s) {
    const int64_t label = s->labels[t->number];
    if (label == -2) {
        return none(MISSING);
    }
    if (label >= 0 && (!t->has_else || label < 2)) {
        return millionths(t->y[label % 3]);
    }
    return t->has_else ? millionths(500000) : none(NO_LEVEL);
}

static exact label_truth(const tree *t, const subject *s) {
    const int64_t label = s->labels[t->number];
    if (label == -2) {
        return none(MISSING);
    }
    return whole(label >= 0 && (t->kind == LABEL_IS ? label == t->extra : label <= t->extra));
}

static exact comparison(const tree *t, exact a, exact b) {
    if (a.why || b.why) {
        return stronger(a, b);
    }
    const int sign = compare(a, b);
    switch (t->kind) {
    case LESS:
        return whole(sign < 0);
    case LESS_EQUAL:
        return whole(sign <= 0);
    case GREATER:
        return whole(sign > 0);
    case GREATER_EQUAL:
        return whole(sign >= 0);
    case EQUAL:
        return whole(sign == 0);
    default:
        return whole(sign != 0);
    }
}

static bool is_truth(exact a, int64_t value) {
    return a.why == NUMBER && a.num == value;
}

/* Kleene: a decided side decides, else the stronger reason. */
static exact logic(exact a, exact b, int64_t deciding) {
    if (is_truth(a, deciding) || is_truth(b, deciding)) {
        return whole(deciding);
    }
    return a.why || b.why ? stronger(a, b) : whole(1 - deciding);
}

static exact truth_of(const tree *t, const subject *s) {
    if (t->kind == TRUTH_FACT) {
        return s->truths[t->number];
    }
    if (t->kind == LABEL_IS || t->kind == LABEL_FROM) {
        return label_truth(t, s);
    }
    const exact a = value_of(t->child[0], s);
    if (t->kind == KNOWN) {
        return whole(a.why == NUMBER);
    }
    if (t->kind == NOT) {
        return a.why ? a : whole(1 - a.num);
    }
    const exact b = value_of(t->child[1], s);
    if (t->kind == AND || t->kind == OR) {
        return logic(a, b, t->kind == OR);
    }
    if (t->kind == IN) {
        const tree equal = {.kind = EQUAL};
        return logic(comparison(&equal, a, b), comparison(&equal, a, value_of(t->child[2], s)), 1);
    }
    return comparison(t, a, b);
}

static exact shape_of(const tree *t, exact a) {
    switch (t->kind) {
    case ABSOLUTE:
        return a.num < 0 ? negate(a) : a;
    case FLOOR:
        return round_to(a, 0, EMUL_ROUND_FLOOR);
    case CEILING:
        return round_to(a, 0, EMUL_ROUND_CEILING);
    case ROUND:
        return round_to(a, t->number, (emul_rounding)t->extra);
    case CLAMP:
        return greater(millionths(t->x[0]), lesser(a, millionths(t->x[1])));
    case EACH:
        return each_value(t, a);
    case PER:
        return per_value(t, a);
    case LINE:
        return line_value(t, a);
    case PROPORTIONAL: /* the criterion's max is 30 */
        return multiply(whole(30), greater(whole(0), lesser(whole(1), a)));
    default:
        return negate(a);
    }
}

static exact median_of(exact a, exact b, exact c) {
    if (a.why || b.why || c.why) {
        return stronger(stronger(a, b), c);
    }
    return greater(lesser(a, b), lesser(greater(a, b), c));
}

static exact value_of(const tree *t, const subject *s) {
    if (t->kind >= NUMBER_KINDS) {
        return truth_of(t, s);
    }
    if (t->kind == LITERAL) {
        return millionths(t->number);
    }
    if (t->kind == FACT) {
        return s->facts[t->number];
    }
    if (t->kind == LEVEL) {
        return level_value(t, s);
    }
    if (t->kind == STEPS || t->kind == STEPS_DOWN) {
        return step_value(t, s);
    }
    const exact a = value_of(t->child[0], s);
    if (t->kind == IF) {
        return a.why ? a : value_of(t->child[a.num != 0 ? 1 : 2], s);
    }
    if (t->children == 1) {
        return shape_of(t, a);
    }
    const exact b = value_of(t->child[1], s);
    switch (t->kind) {
    case SUM:
        return add(a, b);
    case DIFFERENCE:
        return add(a, negate(b));
    case PRODUCT:
        return multiply(a, b);
    case QUOTIENT:
        return divide(a, b);
    case LEAST:
        return lesser(a, b);
    case GREATEST:
        return greater(a, b);
    case MEAN:
        return divide(add(add(a, b), value_of(t->child[2], s)), whole(3));
    default:
        return median_of(a, b, value_of(t->child[2], s));
    }
}

/* ---- the subjects ---- */

static subject subjects[ROWS];

static exact random_fact(random_source *random) {
    const int64_t choice = random_between(random, 0, 11);
    if (choice < 2) {
        return none(choice == 0 ? MISSING : NOT_APPLICABLE);
    }
    return fraction(choice < 4 ? 0 : random_between(random, -20, 60), choice < 8 ? 1 : 4);
}

static void make_subjects(random_source *random) {
    for (int32_t row = 0; row < ROWS; row++) {
        for (int32_t i = 0; i < FACTS; i++) {
            subjects[row].facts[i] = random_fact(random);
        }
        for (int32_t i = 0; i < TRUTHS; i++) {
            const int64_t choice = random_between(random, 0, 3);
            subjects[row].truths[i] = choice < 2 ? whole(choice) : none(choice == 2 ? MISSING : NOT_APPLICABLE);
        }
        for (int32_t i = 0; i < LABELS; i++) {
            subjects[row].labels[i] = random_between(random, -2, 3);
        }
    }
}

static int64_t code_of(exact a) {
    static const emul__state states[] = {EMUL__PRESENT,  EMUL__IS_NOT_APPLICABLE, EMUL__IS_MISSING,
                                         EMUL__NO_LEVEL, EMUL__DIVIDED_BY_ZERO,   EMUL__OVERFLOWED};
    return a.why == NUMBER ? a.num * (1000000 / a.den) : emul__state_code(states[a.why]);
}

/* The columns of the inputs that the rules so far have named: bound by what the input says, whatever its number. */
typedef struct bound {
    int64_t *values;
    emul__column *columns;
    int32_t count;
} bound;

static int32_t index_of(const char *const *names, int32_t count, emul__text name) {
    for (int32_t i = 0; i < count; i++) {
        if (emul__text_equal(emul__text_of(names[i]), name)) {
            return i;
        }
    }
    return -1;
}

static int64_t cell(const emul__input *input, int32_t row) {
    if (input->type == EMUL__LABEL) {
        const int64_t label = subjects[row].labels[index_of(label_names, LABELS, input->text)];
        return label == -2 ? EMUL_MISSING : label;
    }
    if (input->type == EMUL__TRUTH) {
        const exact truth = subjects[row].truths[index_of(truth_names, TRUTHS, input->text)];
        return truth.why ? code_of(truth) : truth.num * (row % 2 == 0 ? 1 : EMUL_DECIMAL_ONE); /* both stand for true */
    }
    return code_of(subjects[row].facts[index_of(fact_names, FACTS, input->text)]);
}

static void bind(bound *to, const emul__inputs *inputs) {
    for (; to->count < inputs->count; to->count++) {
        int64_t *values = to->values + to->count * ROWS;
        for (int32_t row = 0; row < ROWS; row++) {
            values[row] = cell(&inputs->items[to->count], row);
        }
        to->columns[to->count] = (emul__column){.values = values, .stride = 1};
    }
}

/* ---- the test ---- */

typedef struct tally {
    int64_t compared, too_big, constant_division;
} tally;

static emul__ratio given(const emul__program *program, const emul__block *block, int64_t i) {
    if (program->ratio) {
        return block->ratios[i];
    }
    const bool number = program->type == EMUL__NUMBER || block->values[i] < EMUL_DECIMAL_MIN;
    return number ? emul__ratio_of_decimal(block->values[i]) : emul__ratio_of_integer(block->values[i]);
}

static emul__ratio as_ratio(exact a) {
    return a.why == NUMBER ? emul__ratio_make(emul__wide_of(a.num), emul__wide_of(a.den)) : emul__ratio_of_decimal(code_of(a));
}

static exact ended(exact a, const emul__ending *ending) {
    if (!ending->present) {
        return a;
    }
    a = ending->has_min ? greater(a, millionths(ending->min)) : a;
    a = ending->has_max ? lesser(a, millionths(ending->max)) : a;
    return round_to(a, ending->places, ending->rounding);
}

static emul__ending random_ending(random_source *random) {
    emul__ending ending = {.present = random_once_in(random, 2)};
    ending.has_min = ending.present && random_once_in(random, 2);
    ending.has_max = ending.present && random_once_in(random, 2);
    ending.min = random_between(random, -4, 0) * 250000;
    ending.max = random_once_in(random, 2) ? 30000000 : random_between(random, 1, 35) * 1000000;
    ending.places = (int32_t)random_between(random, 0, 6);
    ending.rounding = (emul_rounding)random_between(random, 0, 5);
    return ending;
}

/* One expected row against the block that holds it, and against the trace's last step worth showing. */
static void compare_row(const emul__program *program, const emul__column *columns, int64_t row, exact expected, emul__ratio result,
                        const char *rule) {
    static emul__ratio trace[4096];
    void *scratch = malloc(emul__program_scratch(program));
    assert_non_null(scratch);
    assert_true(program->code_count <= 4096);
    emul__program_trace(program, columns, row, scratch, trace);
    int32_t last = program->code_count - 1;
    while (program->code[last].trace == 0) {
        last--;
    }
    free(scratch);
    if (!bench_same(result, as_ratio(expected)) || !bench_same(trace[last], as_ratio(expected))) {
        fail_msg("row %d of %s: expected %lld/%lld (%d), got %lld, traced %lld", (int)row, rule, (long long)expected.num,
                 (long long)expected.den, (int)expected.why, (long long)emul__ratio_round(result, 6, EMUL_ROUND_HALF_AWAY),
                 (long long)emul__ratio_round(trace[last], 6, EMUL_ROUND_HALF_AWAY));
    }
}

static void check_rows(forest *f, const tree *t, const emul__program *program, const emul__ending *ending, const bound *facts,
                       const char *rule, tally *counts) {
    static const int64_t sizes[] = {1, 511, 512, 513};
    const int64_t rows = sizes[random_between(&f->random, 0, 3)];
    const int64_t start = random_between(&f->random, 0, ROWS - rows);
    void *scratch = malloc(emul__program_scratch(program));
    assert_non_null(scratch);
    for (int32_t i = 0; i < CHECKED_ROWS; i++) {
        const int64_t row = i == 0 ? rows - 1 : random_between(&f->random, 0, rows - 1);
        const int64_t first = row / EMUL__BLOCK * EMUL__BLOCK;
        const int64_t count = rows - first < EMUL__BLOCK ? rows - first : EMUL__BLOCK;
        too_big = false;
        const exact expected = ended(value_of(t, &subjects[start + row]), ending);
        if (too_big) {
            counts->too_big++;
            continue;
        }
        emul__block block;
        emul__program_run(program, facts->columns, start + first, count, scratch, &block);
        compare_row(program, facts->columns, start + row, expected, given(program, &block, row - first), rule);
        counts->compared++;
    }
    free(scratch);
}

static void random_rules(void **state) {
    (void)state;
    static forest f;
    static text rule;
    tally counts = {0, 0, 0};
    bench b;
    bench_open(&b, NULL);
    f.random.state = 20241123;
    make_subjects(&f.random);
    enum { MOST_INPUTS = 32 };
    bound facts = {(int64_t *)malloc(MOST_INPUTS * ROWS * sizeof(int64_t)), (emul__column *)malloc(MOST_INPUTS * sizeof(emul__column)), 0};
    assert_true(facts.values != NULL && facts.columns != NULL);
    for (int32_t i = 0; i < RULES; i++) {
        const bool truth = random_once_in(&f.random, 3);
        f.count = 0;
        rule.length = 0;
        const bool usual = !truth && random_once_in(&f.random, 8);
        const tree *t = usual ? usual_rule(&f) : grow(&f, (int32_t)random_between(&f.random, 1, 3), truth);
        print(&f, &rule, t, 0);
        emul__request request = bench_request(rule.bytes, truth ? EMUL__TRUTH : EMUL__NUMBER);
        if (!truth) {
            request.ending = random_ending(&f.random);
        }
        emul__program program;
        emul__error_clear(b.error);
        if (!emul__compile(&b.compiler, &request, &program, b.error)) {
            if (emul_error_code(b.error, 0) != EMUL_E_DIVISION) {
                fail_msg("%s: %s", rule.bytes, emul_error_message(b.error, 0, EMUL_ENGLISH));
            }
            counts.constant_division++;
            continue;
        }
        assert_true(b.inputs.count <= MOST_INPUTS);
        bind(&facts, &b.inputs);
        check_rows(&f, t, &program, &request.ending, &facts, rule.bytes, &counts);
    }
    /* nearly all must have been compared, or the test would say little */
    assert_true(counts.compared > RULES * CHECKED_ROWS * 9 / 10);
    assert_true(counts.constant_division < RULES / 50);
    free(facts.columns);
    free(facts.values);
    bench_close(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(random_rules)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
