#include "explain/say.h"

#include <string.h>

#include "explain/parts.h"
#include "explain/phrases.h"
#include "expression/tree.h"

typedef struct saying {
    emul__buffer *to;
    const emul__model *model;
    const emul__program *program; /* NULL: not known */
    const emul__traced *run;      /* NULL: nothing has a value */
    emul__how_said how;
    emul_language language;
    bool share; /* numbers are compared with a per cent */
} saying;

/* How tightly parts of an expression hold together. */
enum { LOOSE = 0, ALTERNATIVE, CONJUNCTION, COMPARISON, SUM, PRODUCT, SIGNED, TIGHT };

static void say_node(const saying *s, const emul__node *node, int32_t least);

static char mark_of(const saying *s) {
    return s->language == EMUL_VIETNAMESE ? ',' : '.';
}

static void say(const saying *s, const char *english, const char *vietnamese) {
    emul__buffer_string(s->to, s->language == EMUL_VIETNAMESE ? vietnamese : english);
}

static void say_text(const saying *s, emul__text text) {
    emul__buffer_text(s->to, text);
}

static void say_word(const saying *s, const emul__word *word) {
    emul__buffer_string(s->to, emul__word_in(word, s->language));
}

static emul__text name_or_id(emul__text name, emul__text id) {
    return name.length > 0 ? name : id;
}

/* ---- what names mean ---- */

static int32_t value_named(const saying *s, const emul__node *node) {
    const emul__names *names = &s->model->names;
    for (int32_t i = 0; node->kind == EMUL__NODE_NAME && node->facet.length == 0 && i < names->value_count; i++) {
        if (emul__text_equal(names->values[i].id, node->text)) {
            return i;
        }
    }
    return -1;
}

static const emul__known_indicator *indicator_named(const saying *s, const emul__node *node) {
    const emul__names *names = &s->model->names;
    for (int32_t i = 0; node->kind == EMUL__NODE_NAME && i < names->indicator_count; i++) {
        if (emul__text_equal(names->indicators[i].id, node->text)) {
            return &names->indicators[i];
        }
    }
    return NULL;
}

/* The input of the program that is of that kind and whose scorecard, criterion … matches; NULL if it has none. */
static const emul__input *input_where(const saying *s, bool (*matches)(const saying *s, const emul__input *input, emul__text id),
                                      emul__text id) {
    for (int32_t i = 0; s->program != NULL && i < s->program->read_count; i++) {
        const emul__input *input = &s->model->inputs.items[s->program->reads[i]];
        if (matches(s, input, id)) {
            return input;
        }
    }
    return NULL;
}

static bool is_of_criterion(const saying *s, const emul__input *input, emul__text id) {
    return input->criterion >= 0 && emul__text_equal(s->model->criteria[input->criterion].id, id);
}

static bool is_class(const saying *s, const emul__input *input, emul__text id) {
    return input->kind == EMUL__INPUT_CLASS && (id.length == 0 || emul__text_equal(s->model->scorecards[input->scorecard].id, id));
}

static emul__text criterion_name(const saying *s, emul__text id) {
    const emul__input *input = input_where(s, is_of_criterion, id);
    for (int32_t i = 0; input == NULL && i < s->model->criterion_count; i++) {
        if (emul__text_equal(s->model->criteria[i].id, id)) {
            return name_or_id(s->model->criteria[i].name, id);
        }
    }
    return input == NULL ? id : name_or_id(s->model->criteria[input->criterion].name, id);
}

static emul__text scorecard_name(const saying *s, emul__text id) {
    for (int32_t i = 0; i < s->model->scorecard_count; i++) {
        if (emul__text_equal(s->model->scorecards[i].id, id)) {
            return name_or_id(s->model->scorecards[i].name, id);
        }
    }
    return id;
}

static emul__text title_name(const saying *s, emul__text id) {
    for (int32_t i = 0; i < s->model->award_count; i++) {
        const emul__model_award *award = &s->model->awards[i];
        if (emul__text_equal(award->id, id)) {
            return s->language == EMUL_ENGLISH && award->name_en.length > 0 ? award->name_en : name_or_id(award->name, id);
        }
    }
    return id;
}

static emul__text achievement_name(const saying *s, emul__text id) {
    for (int32_t i = 0; i < s->model->names.achievement_count; i++) {
        if (emul__text_equal(s->model->names.achievements[i].id, id)) {
            return name_or_id(s->model->achievements[i].name, id);
        }
    }
    return id;
}

/* A class by its id, on that scorecard; of any (-1) the first of the id. */
static emul__text class_name(const saying *s, int32_t scorecard, emul__text id) {
    for (int32_t i = 0; i < s->model->class_count; i++) {
        const emul__model_class *class_ = &s->model->classes[i];
        if ((scorecard < 0 || class_->scorecard == scorecard) && emul__text_equal(class_->id, id)) {
            return name_or_id(class_->name, id);
        }
    }
    return id;
}

/* ---- values ---- */

static void say_number(const saying *s, emul__ratio value, int32_t least) {
    const bool enclose = (emul__wide_is_negative(value.num) && least >= SUM) || (!emul__exact_is_decimal(value) && least >= PRODUCT);
    emul__buffer_string(s->to, enclose ? "(" : "");
    (s->share ? emul__exact_write_share : emul__exact_write)(s->to, value, mark_of(s));
    emul__buffer_string(s->to, enclose ? ")" : "");
}

static void say_day(const saying *s, emul__ratio value) {
    char text[24];
    const emul__day day = emul__day_of_value(emul__ratio_round(value, 6, EMUL_ROUND_DOWN));
    emul__period_format((emul__period){day, day}, text);
    emul__buffer_string(s->to, text);
}

static void say_label_value(const saying *s, const emul__input *input, emul__ratio value) {
    const emul__said said = emul__say_label(s->model, input, emul__why_label(s->run->why->result, input, value));
    say_text(s, s->language == EMUL_VIETNAMESE ? said.vietnamese : said.english);
}

static void say_bound(const saying *s, emul_decimal bound) {
    say_number(s, emul__ratio_of_decimal(bound), LOOSE);
}

/* What is known of a count that is not known to the end; false if nothing is. */
static bool say_bounds(const saying *s, const emul__instruction *code) {
    const int32_t input = emul__instruction_input(code);
    const int64_t row = s->run->why->row;
    const emul__column *column = input < 0 ? NULL : &s->run->why->result->columns[input];
    if (column == NULL || column->least == NULL || emul__code_state(column->least[row]) != EMUL__PRESENT) {
        return false;
    }
    const bool bounded = emul__years_are_bounded(column->most[row]);
    say(s, bounded ? "from " : "at least ", bounded ? "từ " : "ít nhất ");
    say_bound(s, column->least[row]);
    if (bounded) {
        say(s, " to ", " đến ");
        say_bound(s, column->most[row]);
    }
    return true;
}

static void say_missing(const saying *s, bool fact) {
    say(s, fact ? "no figure yet" : "no result yet", fact ? "chưa có số liệu" : "chưa có kết quả");
}

static void say_value(const saying *s, int32_t step, int32_t least) {
    const emul__instruction *code = &s->run->program->code[step];
    const emul__ratio value = s->run->trace[step];
    const emul__state state = emul__ratio_state(value);
    const int32_t input = emul__instruction_input(code);
    if (state == EMUL__IS_NOT_APPLICABLE) {
        say(s, "not applicable", "không áp dụng");
    } else if (state != EMUL__PRESENT) {
        if (!say_bounds(s, code)) {
            say_missing(s, input < 0 || emul__input_is_fact(&s->model->inputs.items[input]));
        }
    } else if (code->type == EMUL__LABEL && input >= 0) {
        say_label_value(s, &s->model->inputs.items[input], value);
    } else if (code->type == EMUL__TRUTH) {
        const bool no = emul__wide_is_zero(value.num);
        say(s, no ? "no" : "yes", no ? "không" : "có");
    } else if (code->type == EMUL__DATE) {
        say_day(s, value);
    } else {
        say_number(s, value, least);
    }
}

/* The step whose value stands for the node; -1 if none does. */
static int32_t step_of(const saying *s, const emul__node *node) {
    if (s->run == NULL || (node->kind != EMUL__NODE_NAME && node->kind != EMUL__NODE_CALL)) {
        return -1;
    }
    const int32_t value = value_named(s, node);
    if (value >= 0) {
        return emul__trace_whole(s->run->program, value);
    }
    const int32_t step = emul__trace_at(s->run->program, node->script->value, node->offset);
    /* the value of year(x) and prev(x) is written down where x stands */
    const bool moved = node->kind == EMUL__NODE_CALL && node->first != NULL &&
                       (emul__text_equal(node->text, EMUL__TEXT("year")) || emul__text_equal(node->text, EMUL__TEXT("prev")));
    return step < 0 && moved ? step_of(s, node->first) : step;
}

/* ---- labels ---- */

/* Through named values and functions that give what they are given, to what decides the type. */
static const emul__node *source_of_labels(const saying *s, const emul__node *node) {
    for (int32_t i = 0; i < EMUL__MOST_NESTING; i++) {
        const int32_t value = value_named(s, node);
        const bool passes = node->kind == EMUL__NODE_CALL && node->first != NULL && emul__phrase_find(node->text) != NULL &&
                            emul__phrase_find(node->text)->first == EMUL__NAMES_NOTHING;
        if (value >= 0 && s->model->names.values[value].tree != NULL) {
            node = s->model->names.values[value].tree;
        } else if (passes) {
            node = node->first;
        } else {
            break;
        }
    }
    return node;
}

static bool is_class_node(const emul__node *node) {
    return (node->kind == EMUL__NODE_NAME || node->kind == EMUL__NODE_CALL) && emul__text_equal(node->text, EMUL__TEXT("class"));
}

static bool has_labels(const saying *s, const emul__node *node) {
    const emul__node *source = source_of_labels(s, node);
    const emul__known_indicator *indicator = indicator_named(s, source);
    return is_class_node(source) || (indicator != NULL && indicator->type == EMUL__LABEL);
}

/* A label of what `of` has. */
static void say_label(const saying *s, const emul__node *label, const emul__node *of) {
    const emul__node *source = source_of_labels(s, of);
    const bool word = label->kind == EMUL__NODE_NAME || label->kind == EMUL__NODE_QUOTED || label->kind == EMUL__NODE_ID;
    if (!word || has_labels(s, label)) {
        say_node(s, label, SUM);
    } else if (is_class_node(source)) {
        const emul__text id = source->first == NULL ? (emul__text){"", 0} : source->first->text;
        const emul__input *input = input_where(s, is_class, id);
        say_text(s, class_name(s, input == NULL ? -1 : input->scorecard, label->text));
    } else {
        say_text(s, label->text);
    }
}

/* ---- names and numbers ---- */

static void say_digits(const saying *s, emul__text digits) {
    for (size_t i = 0; i < digits.length; i++) {
        const char mark = mark_of(s);
        say_text(s, (emul__text){digits.bytes[i] == '.' ? &mark : digits.bytes + i, 1});
    }
}

/* "plan", "judge.3" */
static void say_facet(const saying *s, emul__text facet) {
    const char *dot = (const char *)memchr(facet.bytes, '.', facet.length);
    const size_t length = dot == NULL ? facet.length : (size_t)(dot - facet.bytes);
    const emul__word *word = emul__phrase_facet((emul__text){facet.bytes, length});
    emul__buffer_string(s->to, " (");
    if (word == NULL) {
        say_text(s, facet);
    } else {
        say_word(s, word);
        emul__buffer_string(s->to, dot == NULL ? "" : " ");
        say_text(s, (emul__text){facet.bytes + length + (dot != NULL), facet.length - length - (dot != NULL)});
    }
    emul__buffer_string(s->to, ")");
}

static void say_call(const saying *s, const emul__node *call, int32_t least);

static void say_name(const saying *s, const emul__node *node, int32_t least) {
    const emul__known_indicator *indicator = indicator_named(s, node);
    const bool named = value_named(s, node) >= 0;
    if (!named && indicator == NULL && emul__phrase_word(node->text) != NULL) {
        say_word(s, emul__phrase_word(node->text));
    } else if (!named && indicator == NULL && emul__phrase_find(node->text) != NULL) {
        say_call(s, node, least);
    } else {
        say_text(s, named || indicator == NULL ? node->text : name_or_id(indicator->name, node->text));
    }
    if (node->facet.length > 0) {
        say_facet(s, node->facet);
    }
}

/* ---- calls ---- */

static const emul__node *positional(const emul__node *call, int32_t index) {
    for (const emul__node *at = call->first; at != NULL; at = at->next) {
        if (at->argument.length == 0 && index-- == 0) {
            return at;
        }
    }
    return NULL;
}

static bool is_call_of(const emul__node *call, const char *function) {
    return emul__text_equal(call->text, emul__text_of(function));
}

/* "from 98%: 5", "A → 10" */
static void say_pair(const saying *s, const emul__node *call, const emul__node *pair) {
    const bool steps = is_call_of(call, "steps");
    if (pair->op == EMUL__GREATER) {
        say(s, "above ", "trên ");
    } else if (pair->op == EMUL__LESS) {
        say(s, "below ", "dưới ");
    } else if (pair->op == EMUL__LESS_OR_EQUAL) {
        say(s, "up to ", "không quá ");
    } else if (steps) {
        say(s, "from ", "từ ");
    }
    if (is_call_of(call, "level")) {
        say_label(s, pair->first, call->first);
    } else {
        say_node(s, pair->first, SUM);
    }
    emul__buffer_string(s->to, steps ? ": " : " → ");
    say_node(s, pair->first->next, LOOSE);
}

/* What the first argument of a function names; false if it names nothing. */
static bool say_named(const saying *s, emul__named of, const emul__node *node) {
    if (of == EMUL__NAMES_NOTHING || (node->kind != EMUL__NODE_NAME && node->kind != EMUL__NODE_ID && node->kind != EMUL__NODE_NUMBER) ||
        node->facet.length > 0) {
        return false;
    }
    const bool title = of == EMUL__NAMES_TITLE && indicator_named(s, node) == NULL && value_named(s, node) < 0;
    if (of == EMUL__NAMES_CRITERION) {
        say_text(s, criterion_name(s, node->text));
    } else if (of == EMUL__NAMES_SCORECARD) {
        say_text(s, scorecard_name(s, node->text));
    } else if (of == EMUL__NAMES_ACHIEVEMENT) {
        say_text(s, achievement_name(s, node->text));
    } else if (of == EMUL__NAMES_TABLE) {
        say_text(s, node->text);
    } else if (title) {
        say_text(s, title_name(s, node->text));
    } else {
        return false;
    }
    return true;
}

static void say_argument(const saying *s, const emul__node *call, int32_t index, int32_t least) {
    const emul__node *node = positional(call, index);
    const emul__named first = index == 0 ? emul__phrase_find(call->text)->first : EMUL__NAMES_NOTHING;
    if (node == NULL) {
        return; /* a rule that was checked has it */
    }
    if (node->kind == EMUL__NODE_PAIR) {
        say_pair(s, call, node);
    } else if (!say_named(s, first, node)) {
        say_node(s, node, least);
    }
}

/* Those that the words do not name by number. */
static void say_rest(const saying *s, const emul__node *call, const char *words) {
    int32_t from = 0;
    for (const char *at = words; *at != '\0'; at++) {
        const bool number = (*at == '{' || *at == '<') && at[1] >= '1' && at[1] <= '9';
        from = number && at[1] - '0' > from ? at[1] - '0' : from;
    }
    for (int32_t i = from; positional(call, i) != NULL; i++) {
        emul__buffer_string(s->to, i == from ? "" : "; ");
        say_argument(s, call, i, LOOSE);
    }
}

/* What an argument given by name is: labels and titles stand as what they are called. */
static void say_given(const saying *s, const emul__node *node) {
    if (emul__text_equal(node->argument, EMUL__TEXT("unused_by"))) {
        say_text(s, title_name(s, node->text));
    } else if (emul__text_equal(node->argument, EMUL__TEXT("level"))) {
        say_text(s, node->text);
    } else {
        say_node(s, node, LOOSE);
    }
}

static void say_named_arguments(const saying *s, const emul__node *call) {
    for (const emul__node *at = call->first; at != NULL; at = at->next) {
        const emul__word *word = emul__phrase_argument(at->argument);
        if (word == NULL) {
            continue;
        }
        const char *words = emul__word_in(word, s->language);
        const char *gap = strstr(words, "{1}");
        emul__buffer_string(s->to, "; ");
        say_text(s, (emul__text){words, gap == NULL ? strlen(words) : (size_t)(gap - words)});
        if (gap != NULL) {
            say_given(s, at);
            emul__buffer_string(s->to, gap + 3);
        }
    }
}

/* Whether there is any argument to put into a piece of the words; a scorecard goes without saying if there is but one. */
static bool piece_is_given(const saying *s, const emul__node *call, const char *piece, size_t length) {
    for (size_t i = 0; i + 1 < length; i++) {
        if (piece[i] == '{' && piece[i + 1] >= '1' && piece[i + 1] <= '9') {
            const bool only = emul__phrase_find(call->text)->first == EMUL__NAMES_SCORECARD && s->model->scorecard_count == 1;
            return positional(call, piece[i + 1] - '1') != NULL && !only;
        }
    }
    return true;
}

/* One gap, one bracket or one byte of the words; gives how much was used. */
static size_t say_piece(const saying *s, const emul__node *call, const char *words, const char *at) {
    const bool number = (*at == '{' || *at == '<') && at[1] >= '1' && at[1] <= '9';
    if (number) {
        say_argument(s, call, at[1] - '1', *at == '<' ? SIGNED : LOOSE);
        return 3;
    }
    if (strncmp(at, "{*}", 3) == 0) {
        say_rest(s, call, words);
        return 3;
    }
    if (strncmp(at, "{+}", 3) == 0) {
        say_named_arguments(s, call);
        return 3;
    }
    if (*at == '[' && !piece_is_given(s, call, at, strcspn(at, "]"))) {
        return strcspn(at, "]") + 1;
    }
    say_text(s, (emul__text){at, *at == '[' || *at == ']' ? 0 : 1});
    return 1;
}

/* Words that stand in parentheses of their own need none where nothing stands beside them. */
static void say_call(const saying *s, const emul__node *call, int32_t least) {
    const emul__phrase *phrase = emul__phrase_find(call->text);
    if (phrase == NULL) {
        say_text(s, call->text);
        return;
    }
    const char *words = emul__word_in(&phrase->words, s->language);
    const size_t length = strlen(words);
    const bool bare = least == LOOSE && words[0] == '(' && words[length - 1] == ')';
    for (const char *at = words + (bare ? 1 : 0); at < words + length - (bare ? 1 : 0);) {
        at += say_piece(s, call, words, at);
    }
}

/* ---- operators ---- */

static void say_operator(const saying *s, emul__operator op) {
    static const char *const signs[] = {
        [EMUL__NO_OPERATOR] = "",      [EMUL__PLUS] = " + ",    [EMUL__MINUS] = " - ",           [EMUL__TIMES] = " × ",
        [EMUL__OVER] = " / ",          [EMUL__EQUAL] = " = ",   [EMUL__UNEQUAL] = " ≠ ",         [EMUL__LESS] = " < ",
        [EMUL__LESS_OR_EQUAL] = " ≤ ", [EMUL__GREATER] = " > ", [EMUL__GREATER_OR_EQUAL] = " ≥ "};
    emul__buffer_string(s->to, signs[op]);
}

static void say_chain(const saying *s, const emul__node *chain, int32_t level) {
    for (const emul__node *at = chain->first; at != NULL; at = at->next) {
        if (at != chain->first && chain->kind == EMUL__NODE_OR) {
            say(s, " or ", " hoặc ");
        } else if (at != chain->first && chain->kind == EMUL__NODE_AND) {
            say(s, " and ", " và ");
        } else if (at != chain->first) {
            say_operator(s, at->link);
        }
        say_node(s, at, level + 1);
    }
}

static bool is_share(const emul__node *node) {
    return node->kind == EMUL__NODE_NUMBER && node->text.bytes[node->text.length - 1] == '%';
}

static void say_comparison(const saying *of, const emul__node *node) {
    const emul__node *left = node->first;
    saying names = *of;
    const saying *s = &names;
    names.share = is_share(left) || is_share(left->next);
    const bool swapped = !has_labels(s, left) && has_labels(s, left->next);
    const bool labels = swapped || has_labels(s, left);
    if (labels && swapped) {
        say_label(s, left, left->next);
    } else {
        say_node(s, left, SUM);
    }
    say_operator(s, node->op);
    if (labels && !swapped) {
        say_label(s, left->next, left);
    } else {
        say_node(s, left->next, SUM);
    }
}

static void say_list(const saying *s, const emul__node *node) {
    const bool labels = has_labels(s, node->first);
    say_node(s, node->first, SUM);
    say(s, " is one of (", " thuộc (");
    for (const emul__node *at = node->first->next; at != NULL; at = at->next) {
        emul__buffer_string(s->to, at == node->first->next ? "" : "; ");
        if (labels) {
            say_label(s, at, node->first);
        } else {
            say_node(s, at, LOOSE);
        }
    }
    emul__buffer_string(s->to, ")");
}

static int32_t level_of(const emul__node *node) {
    static const int32_t levels[] = {[EMUL__NODE_OR] = ALTERNATIVE,     [EMUL__NODE_AND] = CONJUNCTION, [EMUL__NODE_SUM] = SUM,
                                     [EMUL__NODE_PRODUCT] = PRODUCT,    [EMUL__NODE_NOT] = COMPARISON,  [EMUL__NODE_NEGATE] = SIGNED,
                                     [EMUL__NODE_COMPARE] = COMPARISON, [EMUL__NODE_IN] = COMPARISON,   [EMUL__NODE_QUOTED] = TIGHT};
    return levels[node->kind] == 0 ? TIGHT : levels[node->kind];
}

static void say_part(const saying *s, const emul__node *node, int32_t least) {
    switch (node->kind) {
    case EMUL__NODE_NUMBER:
        say_digits(s, node->text);
        break;
    case EMUL__NODE_NAME:
        say_name(s, node, least);
        break;
    case EMUL__NODE_FULL:
        say(s, "full marks", "điểm tối đa");
        break;
    case EMUL__NODE_OR:
    case EMUL__NODE_AND:
    case EMUL__NODE_SUM:
    case EMUL__NODE_PRODUCT:
        say_chain(s, node, level_of(node));
        break;
    case EMUL__NODE_NOT:
        say(s, "not (", "không phải (");
        say_node(s, node->first, LOOSE);
        emul__buffer_string(s->to, ")");
        break;
    case EMUL__NODE_NEGATE:
        emul__buffer_string(s->to, "-");
        say_node(s, node->first, TIGHT);
        break;
    case EMUL__NODE_COMPARE:
        say_comparison(s, node);
        break;
    case EMUL__NODE_IN:
        say_list(s, node);
        break;
    case EMUL__NODE_CALL:
        say_call(s, node, least);
        break;
    default: /* ids, periods and labels as written */
        say_text(s, node->text);
        break;
    }
}

/* Recursion is bounded: the parser limits how deep rules nest. */
static void say_node(const saying *s, const emul__node *node, int32_t least) {
    const int32_t step = step_of(s, node);
    const bool enclose = step < 0 && level_of(node) < least;
    if (step >= 0 && s->how == EMUL__SAY_VALUES) {
        say_value(s, step, least);
        return;
    }
    emul__buffer_string(s->to, enclose ? "(" : "");
    if (step < 0) {
        say_part(s, node, enclose ? LOOSE : least);
    } else { /* what is inside it has the values of others */
        saying names = *s;
        names.run = NULL;
        say_part(&names, node, TIGHT);
        emul__buffer_string(s->to, " [");
        say_value(s, step, LOOSE);
        emul__buffer_string(s->to, "]");
    }
    emul__buffer_string(s->to, enclose ? ")" : "");
}

/* ---- whole texts ---- */

/* A text that cannot be read is no rule, and is given as it is. */
static emul__text say_whole(emul__tree *tree, saying s, int32_t value, emul__text text) {
    emul__arena arena;
    emul__buffer written;
    emul__arena_init(&arena, &tree->arena.allocator);
    emul__buffer_init(&written, &tree->arena.allocator);
    const emul__script script = {.text = text, .value = value};
    const emul__node *node = emul__parse(&arena, &script, NULL);
    s.to = &written;
    if (node != NULL) {
        say_node(&s, node, LOOSE);
    } else {
        emul__buffer_text(&written, text);
    }
    const emul__text said = emul__tree_written(tree, &written);
    tree->failed = tree->failed || arena.failed;
    emul__buffer_destroy(&written);
    emul__arena_destroy(&arena);
    return said;
}

emul__said emul__say(emul__tree *tree, const emul__model *model, const emul__program *from, emul__text notation) {
    saying s = {.model = model, .program = from, .how = EMUL__SAY_NAMES, .language = EMUL_ENGLISH};
    emul__said said = {.notation = notation, .english = say_whole(tree, s, -1, notation)};
    s.language = EMUL_VIETNAMESE;
    said.vietnamese = say_whole(tree, s, -1, notation);
    return said;
}

emul__text emul__say_traced(const emul__traced *run, int32_t value, emul__text text, emul__how_said how, emul_language language) {
    const saying s = {.model = run->why->result->model, .program = run->program, .run = run, .how = how, .language = language};
    return say_whole(&run->why->tree, s, value, text);
}

emul__said emul__say_award(const emul__model_award *award) {
    const emul__text name = name_or_id(award->name, award->id);
    return (emul__said){name, award->name_en.length > 0 ? award->name_en : name, name};
}

void emul__say_award_title(emul__why_node *node, const emul__model_award *award) {
    emul__why_text(node, EMUL__KEY_ID, award->id);
    if (award->name.length > 0 && !emul__text_equal(award->id, award->name)) {
        emul__why_said(node, EMUL__KEY_NAME, emul__say_award(award));
    }
}

emul__said emul__say_facet(emul__text facet) {
    const emul__word *word = emul__phrase_facet(facet);
    return word == NULL ? (emul__said){facet, facet, facet}
                        : (emul__said){facet, emul__text_of(word->english), emul__text_of(word->vietnamese)};
}

emul__said emul__say_label(const emul__model *model, const emul__input *input, emul__text label) {
    const saying s = {.model = model};
    if (input->kind != EMUL__INPUT_CLASS) {
        return (emul__said){label, label, label};
    }
    if (emul__text_equal(label, EMUL__TEXT("–"))) {
        return (emul__said){label, EMUL__TEXT("no class"), EMUL__TEXT("không xếp loại")};
    }
    const emul__text name = class_name(&s, input->scorecard, label);
    return (emul__said){label, name, name};
}

void emul__say_input(emul__why *why, emul__why_node *node, emul__why_key key, const emul__input *input) {
    emul__why_said(node, key, emul__say(&why->tree, why->result->model, NULL, input->text));
}
