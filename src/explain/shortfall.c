/* The tests of a condition that do not hold. The condition is read back from its program: the instruction that gave the verdict, those that gave
 * its operands, down to comparisons. */
#include "explain/shortfall.h"

#include "explain/trace.h"
#include "expression/operations.h"
#include "expression/tree.h"

static emul__operation operation_of(const emul__instruction *code) {
    return (emul__operation)(code->op & EMUL__OP_MASK);
}

static int32_t origin(const emul__traced *run, int32_t at, int32_t number) {
    return emul__trace_origin(run->program, at, number);
}

/* ---- sides ---- */

/* Past conversions, which change no value. */
static int32_t unwidened(const emul__traced *run, int32_t step) {
    while (step >= 0 && operation_of(&run->program->code[step]) == EMUL__OP_WIDEN) {
        step = origin(run, step, run->program->code[step].a);
    }
    return step;
}

static bool is_constant(const emul__traced *run, int32_t step) {
    const emul__operation op = operation_of(&run->program->code[step]);
    return op == EMUL__OP_CONSTANT || op == EMUL__OP_CONSTANT_RATIO;
}

static int32_t input_at(const emul__traced *run, int32_t step) {
    return step < 0 ? -1 : emul__instruction_input(&run->program->code[step]);
}

static emul__measure measure_of_ballot(emul__vote vote) {
    return vote == EMUL__VOTE_YES || vote == EMUL__VOTE_ATTENDANCE ? EMUL__MEASURE_SHARE : EMUL__MEASURE_NUMBER;
}

static emul__measure measure_of_others(emul__collect how) {
    switch (how) {
    case EMUL__COLLECT_COUNT:
        return EMUL__MEASURE_SUBJECTS;
    case EMUL__COLLECT_SHARE:
        return EMUL__MEASURE_SHARE;
    case EMUL__COLLECT_RANK:
        return EMUL__MEASURE_PLACES;
    default:
        return EMUL__MEASURE_NUMBER;
    }
}

static emul__measure measure_of_input(const emul__input *input) {
    switch (input->kind) {
    case EMUL__INPUT_POINTS:
    case EMUL__INPUT_TOTAL:
    case EMUL__INPUT_BASE:
    case EMUL__INPUT_BONUS:
    case EMUL__INPUT_PENALTY:
    case EMUL__INPUT_LOWEST_POINTS:
        return EMUL__MEASURE_POINTS;
    case EMUL__INPUT_SHARE:
    case EMUL__INPUT_LOWEST_SHARE:
    case EMUL__INPUT_MEMBER:
    case EMUL__INPUT_ELAPSED:
        return EMUL__MEASURE_SHARE;
    case EMUL__INPUT_PLACE:
        return EMUL__MEASURE_PLACES;
    case EMUL__INPUT_TIMES:
        return EMUL__MEASURE_TIMES;
    case EMUL__INPUT_STREAK:
        return input->by_award ? EMUL__MEASURE_TIMES : EMUL__MEASURE_YEARS;
    case EMUL__INPUT_YEARS_AGO:
    case EMUL__INPUT_YEARS_IN_ROW:
    case EMUL__INPUT_COUNT_YEARS:
        return EMUL__MEASURE_YEARS;
    case EMUL__INPUT_WEEKDAYS:
    case EMUL__INPUT_DAYS:
        return EMUL__MEASURE_DAYS;
    case EMUL__INPUT_BALLOT:
        return measure_of_ballot(input->vote);
    case EMUL__INPUT_GROUP:
    case EMUL__INPUT_BELOW:
        return measure_of_others(input->collect);
    default:
        return EMUL__MEASURE_NUMBER;
    }
}

/* A comparison with a per cent speaks of shares: visits / visits@plan >= 90%. */
static bool speaks_of_shares(emul__text rule) {
    return rule.length > 0 && rule.bytes[rule.length - 1] == '%';
}

static emul__measure measure_of(const emul__traced *run, const emul__unmet *of, int32_t own) {
    const emul__instruction *code = &run->program->code[own];
    if (of->type != EMUL__NUMBER) {
        return of->type == EMUL__DATE ? EMUL__MEASURE_DAYS : of->type == EMUL__LABEL ? EMUL__MEASURE_LEVELS : EMUL__MEASURE_NUMBER;
    }
    if (operation_of(code) == EMUL__OP_MONTHS) {
        return code->c == 1 ? EMUL__MEASURE_MONTHS : EMUL__MEASURE_YEARS;
    }
    const emul__measure measure =
        of->own_input < 0 ? EMUL__MEASURE_NUMBER : measure_of_input(&run->why->result->model->inputs.items[of->own_input]);
    return measure == EMUL__MEASURE_NUMBER && speaks_of_shares(of->rule) ? EMUL__MEASURE_SHARE : measure;
}

/* ---- distances ---- */

static emul__ratio no_number(void) {
    return emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
}

/* Ids of labels that a set lists; the others have no order. */
static bool is_listed(emul__ratio label) {
    int64_t id = -1;
    return emul__wide_narrow(label.num, &id) && id >= 0 && id < EMUL__OTHER_LABEL;
}

static emul__ratio absolute(emul__ratio value) {
    return emul__ratio_state(value) == EMUL__PRESENT && emul__wide_is_negative(value.num) ? emul__ratio_negate(value) : value;
}

static emul__ratio distance(const emul__unmet *of, emul__ratio own) {
    const bool upwards = of->asked == EMUL__ASKED_AT_LEAST || of->asked == EMUL__ASKED_MORE;
    const bool downwards = of->asked == EMUL__ASKED_AT_MOST || of->asked == EMUL__ASKED_LESS;
    const bool labels = of->type == EMUL__LABEL;
    if (emul__ratio_state(own) != EMUL__PRESENT || emul__ratio_state(of->needed) != EMUL__PRESENT) {
        return no_number();
    }
    if (labels && (!(upwards || downwards) || !is_listed(own) || !is_listed(of->needed))) {
        return no_number();
    }
    const emul__ratio below = emul__ratio_sub(of->needed, own);
    if (upwards || downwards) {
        return upwards == labels ? emul__ratio_negate(below) : below; /* the better label has the smaller id */
    }
    return of->asked == EMUL__ASKED_EQUAL ? absolute(below) : no_number();
}

/* ---- one comparison ---- */

static emul__asked opposite(emul__asked asked) {
    static const emul__asked opposites[] = {EMUL__ASKED_LESS,    EMUL__ASKED_AT_MOST, EMUL__ASKED_MORE,   EMUL__ASKED_AT_LEAST,
                                            EMUL__ASKED_UNEQUAL, EMUL__ASKED_EQUAL,   EMUL__ASKED_NOT_IN, EMUL__ASKED_IN,
                                            EMUL__ASKED_NO,      EMUL__ASKED_YES};
    return opposites[asked];
}

/* What is asked of b, if something is asked of a. */
static emul__asked turned(emul__asked asked) {
    static const emul__asked sides[] = {EMUL__ASKED_AT_MOST, EMUL__ASKED_LESS, EMUL__ASKED_AT_LEAST, EMUL__ASKED_MORE};
    return asked <= EMUL__ASKED_LESS ? sides[asked] : asked;
}

static bool compares(emul__operation op, emul__asked *asked) {
    switch (op) {
    case EMUL__OP_EQUAL:
    case EMUL__OP_RATIO_EQUAL:
        *asked = EMUL__ASKED_EQUAL;
        return true;
    case EMUL__OP_UNEQUAL:
    case EMUL__OP_RATIO_UNEQUAL:
        *asked = EMUL__ASKED_UNEQUAL;
        return true;
    case EMUL__OP_LESS:
    case EMUL__OP_RATIO_LESS:
        *asked = EMUL__ASKED_LESS;
        return true;
    case EMUL__OP_LESS_OR_EQUAL:
    case EMUL__OP_RATIO_LESS_OR_EQUAL:
        *asked = EMUL__ASKED_AT_MOST;
        return true;
    default:
        return false;
    }
}

static emul__unmet *make(const emul__traced *run, int32_t step, emul__unmet_kind kind) {
    emul__unmet *made = (emul__unmet *)emul__why_allocate(run->why, 1, sizeof *made);
    if (made != NULL) {
        *made = (emul__unmet){.kind = kind,
                              .known = emul__ratio_state(run->trace[step]) == EMUL__PRESENT,
                              .rule = emul__trace_source(run, &run->program->code[step]),
                              .own = no_number(),
                              .needed = no_number(),
                              .distance = no_number(),
                              .own_input = -1,
                              .needed_input = -1};
    }
    return made;
}

/* Labels that are better are greater, and have smaller ids. */
static emul__asked asked_of_labels(emul__asked asked, emul__type type) {
    return type == EMUL__LABEL ? turned(asked) : asked;
}

/* `own asked needed`, the sides being what these steps gave. */
static void fill_sides(const emul__traced *run, emul__unmet *to, int32_t own, int32_t needed) {
    to->type = run->program->code[own].type;
    to->own = run->trace[own];
    to->needed = run->trace[needed];
    to->own_input = input_at(run, own);
    to->needed_input = input_at(run, needed);
    to->asked = asked_of_labels(to->asked, to->type);
    to->measure = measure_of(run, to, own);
    to->distance = distance(to, to->own);
}

/* The side that the condition asks something of is the one that is no constant; of two the left one, which is in the lower register. */
static emul__unmet *read_comparison(const emul__traced *run, int32_t step, emul__asked asked, bool wanted) {
    const emul__instruction *code = &run->program->code[step];
    const int32_t a = unwidened(run, origin(run, step, code->a));
    const int32_t b = unwidened(run, origin(run, step, code->b));
    emul__unmet *made = make(run, step, EMUL__UNMET_TEST);
    if (made == NULL || a < 0 || b < 0) {
        return made;
    }
    const bool a_is_own = is_constant(run, b) || (!is_constant(run, a) && code->a < code->b);
    made->asked = wanted ? asked : opposite(asked);
    made->asked = a_is_own ? made->asked : turned(made->asked);
    fill_sides(run, made, a_is_own ? a : b, a_is_own ? b : a);
    return made;
}

/* ---- a count that may be known within bounds only ---- */

static emul__asked asked_by(int32_t op) {
    switch ((emul__operator)op) {
    case EMUL__EQUAL:
        return EMUL__ASKED_EQUAL;
    case EMUL__UNEQUAL:
        return EMUL__ASKED_UNEQUAL;
    case EMUL__LESS:
        return EMUL__ASKED_LESS;
    case EMUL__LESS_OR_EQUAL:
        return EMUL__ASKED_AT_MOST;
    case EMUL__GREATER:
        return EMUL__ASKED_MORE;
    default:
        return EMUL__ASKED_AT_LEAST;
    }
}

/* The bound that is nearer to what is asked. */
static emul__ratio favourable(const emul__unmet *of) {
    const bool upwards = of->asked == EMUL__ASKED_AT_LEAST || of->asked == EMUL__ASKED_MORE;
    if (upwards && !emul__years_are_bounded(of->most)) {
        return no_number();
    }
    return emul__ratio_of_decimal(upwards ? of->most : of->least);
}

static emul__ratio in_column(const emul__column *column, int64_t row) {
    const int64_t at = row * column->stride;
    return column->ratios != NULL ? column->ratios[at] : emul__ratio_of_decimal(column->values[at]);
}

static emul__unmet *read_bounded(const emul__traced *run, int32_t step, bool wanted) {
    const emul__instruction *code = &run->program->code[step];
    const int32_t needed = unwidened(run, origin(run, step, code->b));
    const emul__column *column = &run->why->result->columns[code->a];
    const int64_t row = run->why->row;
    emul__unmet *made = make(run, step, EMUL__UNMET_TEST);
    if (made == NULL || needed < 0) {
        return made;
    }
    made->asked = wanted ? asked_by(code->c) : opposite(asked_by(code->c));
    made->own = in_column(column, row);
    made->own_input = code->a;
    made->needed = run->trace[needed];
    made->needed_input = input_at(run, needed);
    made->measure = measure_of_input(&run->why->result->model->inputs.items[code->a]);
    made->distance = distance(made, made->own);
    made->has_bounds =
        emul__ratio_state(made->own) != EMUL__PRESENT && column->least != NULL && emul__code_state(column->least[row]) == EMUL__PRESENT;
    if (made->has_bounds) {
        made->least = column->least[row];
        made->most = column->most[row];
        made->distance = made->known ? distance(made, favourable(made)) : no_number();
    }
    return made;
}

/* ---- truths ---- */

static emul__unmet *read_truth(const emul__traced *run, int32_t step, bool wanted) {
    emul__unmet *made = make(run, step, EMUL__UNMET_TEST);
    if (made != NULL) {
        made->type = EMUL__TRUTH;
        made->asked = wanted ? EMUL__ASKED_YES : EMUL__ASKED_NO;
        made->own = run->trace[step];
        made->needed = emul__ratio_of_integer(wanted ? 1 : 0);
        made->own_input = input_at(run, step);
    }
    return made;
}

static bool same_piece(const emul__instruction *a, const emul__instruction *b) {
    return a->value == b->value && a->source == b->source && a->source_length == b->source_length;
}

/* `x in (a, b)` is `x == a or x == b`, all written in one piece: the comparison with the first of the list, or -1. */
static int32_t first_of_list(const emul__traced *run, int32_t step) {
    const emul__instruction *whole = &run->program->code[step];
    emul__asked asked = EMUL__ASKED_EQUAL;
    while (step >= 0 && operation_of(&run->program->code[step]) == EMUL__OP_OR && same_piece(&run->program->code[step], whole)) {
        step = origin(run, step, run->program->code[step].a);
    }
    const bool list =
        step >= 0 && compares(operation_of(&run->program->code[step]), &asked) && same_piece(&run->program->code[step], whole);
    return list ? step : -1;
}

static emul__unmet *read_list(const emul__traced *run, int32_t step, int32_t first, bool wanted) {
    const int32_t own = unwidened(run, origin(run, first, run->program->code[first].a));
    emul__unmet *made = make(run, step, EMUL__UNMET_TEST);
    if (made != NULL && own >= 0) {
        made->asked = wanted ? EMUL__ASKED_IN : EMUL__ASKED_NOT_IN;
        made->type = run->program->code[own].type;
        made->own = run->trace[own];
        made->own_input = input_at(run, own);
        made->measure = measure_of(run, made, own);
    }
    return made;
}

/* ---- the whole ---- */

static emul__unmet *unmet_at(const emul__traced *run, int32_t step, bool wanted);

static emul__unmet *last_of(emul__unmet *part) {
    while (part->next != NULL) {
        part = part->next;
    }
    return part;
}

/* The parts that a group of the same kind would have of its own. */
static emul__unmet *parts_of(emul__unmet *part, emul__unmet_kind kind) {
    return part != NULL && part->kind == kind ? part->first : part;
}

/* Of a conjunction that is wanted, and of a disjunction that is not, every part counts. */
static emul__unmet *read_logic(const emul__traced *run, int32_t step, bool wanted) {
    const emul__instruction *code = &run->program->code[step];
    const emul__unmet_kind kind = (operation_of(code) == EMUL__OP_AND) == wanted ? EMUL__UNMET_ALL : EMUL__UNMET_ANY;
    emul__unmet *left = parts_of(unmet_at(run, origin(run, step, code->a), wanted), kind);
    emul__unmet *right = parts_of(unmet_at(run, origin(run, step, code->b), wanted), kind);
    if (left == NULL || right == NULL) {
        return left == NULL ? right : left;
    }
    emul__unmet *made = make(run, step, kind);
    if (made != NULL) {
        last_of(left)->next = right;
        made->first = left;
    }
    return made;
}

/* The branch that is taken; if it cannot be told which, the whole. */
static emul__unmet *read_choice(const emul__traced *run, int32_t step, bool wanted) {
    const emul__instruction *code = &run->program->code[step];
    const int32_t condition = origin(run, step, code->a);
    if (condition < 0 || emul__ratio_state(run->trace[condition]) != EMUL__PRESENT) {
        return read_truth(run, step, wanted);
    }
    return unmet_at(run, origin(run, step, emul__wide_is_zero(run->trace[condition].num) ? code->c : code->b), wanted);
}

static bool is_so(emul__ratio truth, bool wanted) {
    return emul__ratio_state(truth) == EMUL__PRESENT && emul__wide_is_zero(truth.num) == !wanted;
}

/* Recursion is bounded: a rule has so many nodes at most. */
static emul__unmet *unmet_at(const emul__traced *run, int32_t step, bool wanted) {
    emul__asked asked = EMUL__ASKED_YES;
    if (step < 0 || is_so(run->trace[step], wanted)) {
        return NULL;
    }
    const emul__instruction *code = &run->program->code[step];
    const emul__operation op = operation_of(code);
    const int32_t list = op == EMUL__OP_OR ? first_of_list(run, step) : -1;
    if (list >= 0) {
        return read_list(run, step, list, wanted);
    }
    if (op == EMUL__OP_AND || op == EMUL__OP_OR) {
        return read_logic(run, step, wanted);
    }
    if (op == EMUL__OP_NOT) {
        return unmet_at(run, origin(run, step, code->a), !wanted);
    }
    if (op == EMUL__OP_CHOOSE) {
        return read_choice(run, step, wanted);
    }
    if (op == EMUL__OP_WITHIN) {
        return read_bounded(run, step, wanted);
    }
    return compares(op, &asked) ? read_comparison(run, step, asked, wanted) : read_truth(run, step, wanted);
}

const emul__unmet *emul__unmet_find(emul__why *why, const emul__program *test, bool wanted) {
    emul__traced run;
    if (!emul__trace(why, test, &run)) {
        return NULL;
    }
    emul__unmet *found = unmet_at(&run, origin(&run, test->code_count, test->result), wanted);
    if (found != NULL && found->kind == EMUL__UNMET_TEST) {
        found->whole = emul__text_equal(found->rule, emul__text_trim(test->source));
    }
    return why->tree.failed ? NULL : found;
}
