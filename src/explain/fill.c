/* Rules with their values put in: "proportional(visits / visits@plan)" becomes "proportional(12000 / 12500)". The text stays in the notation
 * of rules, decimal point included, in either language: it could be pasted into a regulation. */
#include <string.h>

#include "explain/parts.h"
#include "explain/say.h"
#include "explain/shortfall.h"
#include "explain/trace.h"
#include "expression/operations.h"

static const emul__word met = {"yes", "met", "đạt"};
static const emul__word refused = {"no", "not met", "không đạt"};
static const emul__word holds = {"yes", "it does", "có xảy ra"}; /* of a disqualification */
static const emul__word holds_not = {"no", "it does not", "không xảy ra"};
static const emul__word applies = {"yes", "it applies", "áp dụng"}; /* of a criterion's `where` */
static const emul__word applies_not = {"no", "not applicable", "không áp dụng"};
static const emul__word unknown = {"unknown", "cannot be told yet", "chưa xác định được"};

const emul__word *emul__why_refused(void) {
    return &refused;
}

/* ---- one value as text ---- */

emul__text emul__why_label(const emul_result *result, const emul__input *input, emul__ratio value) {
    int64_t id = -1;
    const bool small = emul__wide_narrow(value.num, &id);
    return emul__result_label(result, input, !small || id < EMUL__OTHER_LABEL ? id : EMUL__OTHER_LABEL - 1 - id);
}

static emul__text state_text(emul__state state) {
    return state == EMUL__IS_NOT_APPLICABLE ? EMUL__TEXT("N/A") : EMUL__TEXT("?");
}

/* Of a value by itself. */
static emul__said said_state(emul__state state) {
    return state == EMUL__IS_NOT_APPLICABLE ? (emul__said){EMUL__TEXT("N/A"), EMUL__TEXT("not applicable"), EMUL__TEXT("không áp dụng")}
                                            : (emul__said){EMUL__TEXT("?"), EMUL__TEXT("no figure yet"), EMUL__TEXT("chưa có số liệu")};
}

static emul__said said_truth(bool truth) {
    return truth ? (emul__said){EMUL__TEXT("yes"), EMUL__TEXT("yes"), EMUL__TEXT("có")}
                 : (emul__said){EMUL__TEXT("no"), EMUL__TEXT("no"), EMUL__TEXT("không")};
}

static emul__text truth_text(emul__ratio value) {
    return emul__wide_is_zero(value.num) ? EMUL__TEXT("no") : EMUL__TEXT("yes");
}

/* A fraction or a negative number beside an operator needs parentheses to stay what it is. */
static bool is_operator(char c) {
    return c == '+' || c == '-' || c == '*' || c == '/';
}

static bool stands_in_arithmetic(emul__text rule, size_t from, size_t length) {
    size_t before = from;
    size_t after = from + length;
    while (before > 0 && rule.bytes[before - 1] == ' ') {
        before--;
    }
    while (after < rule.length && rule.bytes[after] == ' ') {
        after++;
    }
    return (before > 0 && is_operator(rule.bytes[before - 1])) || (after < rule.length && is_operator(rule.bytes[after]));
}

static void write_number(emul__buffer *to, emul__ratio value, bool beside_operator) {
    const bool enclose = beside_operator && (emul__wide_is_negative(value.num) || !emul__exact_is_decimal(value));
    emul__buffer_string(to, enclose ? "(" : "");
    emul__exact_write(to, value, '.');
    emul__buffer_string(to, enclose ? ")" : "");
}

static void write_day(emul__buffer *to, emul__ratio value) {
    char text[24];
    const emul__day day = emul__day_of_value(emul__ratio_round(value, 6, EMUL_ROUND_DOWN));
    emul__period_format((emul__period){day, day}, text);
    emul__buffer_string(to, text);
}

static void write_label(emul__buffer *to, const emul_result *result, const emul__input *input, emul__ratio value) {
    const emul__text label = emul__why_label(result, input, value);
    const bool bare = input->kind == EMUL__INPUT_CLASS || emul__label_is_bare(label);
    emul__buffer_string(to, bare ? "" : "\"");
    emul__buffer_text(to, label);
    emul__buffer_string(to, bare ? "" : "\"");
}

/* "≥5" of a count that is not known to the end, "1..2" of one that is either; false if nothing is known of it. */
static bool write_bounds(emul__buffer *to, const emul__traced *run, const emul__instruction *code) {
    const int32_t input = emul__instruction_input(code);
    const emul__column *column = input < 0 ? NULL : &run->why->result->columns[input];
    if (column == NULL || column->least == NULL || emul__code_state(column->least[run->why->row]) != EMUL__PRESENT) {
        return false;
    }
    const bool bounded = emul__years_are_bounded(column->most[run->why->row]);
    emul__buffer_string(to, bounded ? "" : "≥");
    emul__buffer_decimal(to, column->least[run->why->row], 0, '.');
    emul__buffer_string(to, bounded ? ".." : "");
    if (bounded) {
        emul__buffer_decimal(to, column->most[run->why->row], 0, '.');
    }
    return true;
}

static void write_value(emul__buffer *to, const emul__traced *run, int32_t step, bool beside_operator) {
    const emul__instruction *code = &run->program->code[step];
    const emul__ratio value = run->trace[step];
    const bool absent = emul__ratio_state(value) != EMUL__PRESENT;
    if (absent && write_bounds(to, run, code)) {
        return;
    }
    if (absent) {
        emul__buffer_text(to, state_text(emul__ratio_state(value)));
    } else if (code->type == EMUL__LABEL && emul__instruction_input(code) >= 0) {
        write_label(to, run->why->result, &run->why->result->model->inputs.items[emul__instruction_input(code)], value);
    } else if (code->type == EMUL__TRUTH) {
        emul__buffer_text(to, truth_text(value));
    } else if (code->type == EMUL__DATE) {
        write_day(to, value);
    } else {
        write_number(to, value, beside_operator);
    }
}

/* ---- pieces of a text ---- */

/* Letters of any script, digits, `_`, inner dots and a facet belong to a name. */
static bool is_name_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '@' ||
           (c & 0x80) != 0;
}

static size_t name_length(emul__text text, size_t from) {
    size_t end = from;
    while (end < text.length && is_name_byte(text.bytes[end])) {
        end++;
    }
    return end - from;
}

static int32_t named_value(const emul__names *names, emul__text name) {
    for (int32_t i = 0; i < names->value_count; i++) {
        if (emul__text_equal(names->values[i].id, name)) {
            return i;
        }
    }
    return -1;
}

/* The step whose value replaces the name at `from`, and the length of what it replaces; -1: the name stays. */
static int32_t replacement(const emul__traced *run, int32_t value, emul__text text, size_t from, size_t *length) {
    const int32_t input = emul__trace_at(run->program, value, from);
    if (input >= 0) {
        *length = (size_t)run->program->code[input].source_length;
        return input;
    }
    *length = name_length(text, from);
    const int32_t named = named_value(&run->why->result->model->names, (emul__text){text.bytes + from, *length});
    return named < 0 ? -1 : emul__trace_whole(run->program, named);
}

static size_t quoted_length(emul__text text, size_t from) {
    size_t end = from + 1;
    while (end < text.length && text.bytes[end] != '"') {
        end++;
    }
    return end < text.length ? end + 1 - from : end - from;
}

/* Writes `text` with values for names; true if there was any to put in. */
static bool fill_text(emul__buffer *to, const emul__traced *run, int32_t value, emul__text text) {
    bool any = false;
    for (size_t at = 0; at < text.length;) {
        size_t length = 1;
        if (text.bytes[at] == '"') { /* a label: no name in it means anything */
            length = quoted_length(text, at);
            emul__buffer_text(to, (emul__text){text.bytes + at, length});
        } else if (is_name_byte(text.bytes[at])) {
            const int32_t step = replacement(run, value, text, at, &length);
            if (step >= 0) {
                write_value(to, run, step, stands_in_arithmetic(text, at, length));
                any = true;
            } else {
                emul__buffer_text(to, (emul__text){text.bytes + at, length});
            }
        } else {
            emul__buffer_text(to, (emul__text){text.bytes + at, 1});
        }
        at += length;
    }
    return any;
}

static emul__filled fill(const emul__traced *run, int32_t value, emul__text text) {
    const int32_t step = emul__trace_whole(run->program, value);
    emul__filled filled = {emul__text_trim(text), {{"", 0}, {"", 0}, {"", 0}}, emul__ratio_of_state(EMUL__IS_MISSING), EMUL__NUMBER};
    emul__buffer written;
    if (step >= 0) {
        filled.value = run->trace[step];
        filled.type = run->program->code[step].type;
    }
    emul__buffer_init(&written, &run->why->result->allocator);
    if (fill_text(&written, run, value, text)) {
        const emul__how_said how = filled.type == EMUL__TRUTH ? EMUL__SAY_BOTH : EMUL__SAY_VALUES;
        filled.said.notation = emul__text_trim(emul__tree_written(&run->why->tree, &written));
        filled.said.english = emul__say_traced(run, value, text, how, EMUL_ENGLISH);
        filled.said.vietnamese = emul__say_traced(run, value, text, how, EMUL_VIETNAMESE);
    }
    run->why->tree.failed = run->why->tree.failed || written.failed;
    emul__buffer_destroy(&written);
    return filled;
}

emul__text emul__why_day(emul__why *why, emul__ratio value) {
    emul__buffer written;
    emul__buffer_init(&written, &why->result->allocator);
    write_day(&written, value);
    const emul__text text = emul__tree_written(&why->tree, &written);
    emul__buffer_destroy(&written);
    return text;
}

/* ---- for the other parts ---- */

bool emul__fill(emul__why *why, const emul__program *program, emul__filled *filled) {
    emul__traced run;
    if (!emul__trace(why, program, &run)) {
        return false;
    }
    *filled = fill(&run, -1, program->source);
    return !why->tree.failed;
}

/* True if the value was seen in an instruction before `step`. */
static bool seen_before(const emul__program *program, int32_t step) {
    for (int32_t i = 0; i < step; i++) {
        if (program->code[i].value == program->code[step].value) {
            return true;
        }
    }
    return false;
}

static void add_value(emul__why_node *node, const emul__traced *run, int32_t value) {
    const emul__known_value *from = &run->why->result->model->names.values[value];
    const emul__filled filled = fill(run, value, from->source);
    emul__why_node *line = emul__why_add(run->why, node, EMUL__WHY_VALUE);
    emul__why_text(line, EMUL__KEY_ID, from->id);
    emul__why_text(line, EMUL__KEY_RULE, filled.rule);
    emul__why_said(line, EMUL__KEY_FILLED, filled.said);
    const emul__state state = emul__ratio_state(filled.value);
    if (state != EMUL__PRESENT) {
        emul__why_said(line, EMUL__KEY_VALUE, said_state(state));
    } else if (filled.type == EMUL__TRUTH) {
        emul__why_truth(line, EMUL__KEY_VALUE, !emul__wide_is_zero(filled.value.num));
    } else if (filled.type == EMUL__DATE) {
        emul__why_text(line, EMUL__KEY_VALUE, emul__why_day(run->why, filled.value));
    } else if (filled.type == EMUL__NUMBER) {
        emul__why_exact(line, EMUL__KEY_VALUE, filled.value);
    }
}

/* ---- how long ago ---- */

/* The value that register `number` had when step `at` read it. */
static emul__ratio value_before(const emul__traced *run, int32_t at, int32_t number) {
    const int32_t origin = emul__trace_origin(run->program, at, number);
    return origin < 0 ? emul__ratio_of_state(EMUL__IS_MISSING) : run->trace[origin];
}

/* "months_since(joined) = 5: from 2024-07-02 to the end of 2024-12-31" */
static void add_span(emul__why_node *node, const emul__traced *run, int32_t step) {
    const emul__instruction *code = &run->program->code[step];
    const emul__ratio from = value_before(run, step, code->a);
    const emul__text piece = emul__trace_source(run, code);
    if (emul__ratio_state(from) != EMUL__PRESENT || piece.length == 0) {
        return;
    }
    emul__why_node *line = emul__why_add(run->why, node, EMUL__WHY_SPAN);
    emul__why_said(line, EMUL__KEY_FACT, emul__say(&run->why->tree, run->why->result->model, run->program, piece));
    emul__why_result(line, EMUL__KEY_VALUE, run->trace[step]);
    emul__why_text(line, EMUL__KEY_FROM, emul__why_day(run->why, from));
    emul__why_text(line, EMUL__KEY_TO, emul__why_day(run->why, value_before(run, step, code->b)));
}

static void add_spans(emul__why_node *node, const emul__traced *run) {
    for (int32_t i = 0; i < run->program->code_count; i++) {
        if (emul__instruction_counts_months(&run->program->code[i])) {
            add_span(node, run, i);
        }
    }
}

void emul__why_values(emul__why *why, emul__why_node *node, const emul__program *program) {
    emul__traced run;
    if (!emul__trace(why, program, &run)) {
        return;
    }
    for (int32_t i = 0; i < program->code_count; i++) {
        if (program->code[i].value >= 0 && !seen_before(program, i)) {
            add_value(node, &run, program->code[i].value);
        }
    }
    add_spans(node, &run);
    emul__why_others(why, node, program);
}

void emul__why_result(emul__why_node *node, emul__why_key key, emul__ratio value) {
    const emul__state state = emul__ratio_state(value);
    if (state == EMUL__PRESENT) {
        emul__why_exact(node, key, value);
    } else {
        emul__why_said(node, key, said_state(state));
    }
}

void emul__why_truth(emul__why_node *node, emul__why_key key, bool truth) {
    emul__why_said(node, key, said_truth(truth));
}

void emul__why_shown(emul__why *why, emul__why_node *node, emul__why_key key, const emul__input *input, emul__type type,
                     emul__ratio value) {
    if (emul__ratio_state(value) != EMUL__PRESENT || type == EMUL__NUMBER) {
        emul__why_result(node, key, value);
    } else if (type == EMUL__DATE) {
        emul__why_text(node, key, emul__why_day(why, value));
    } else if (type == EMUL__TRUTH) {
        emul__why_truth(node, key, !emul__wide_is_zero(value.num));
    } else {
        emul__why_said(node, key, emul__say_label(why->result->model, input, emul__why_label(why->result, input, value)));
    }
}

const emul__word *emul__why_holds(bool truth) {
    return truth ? &met : &refused;
}

static emul__state state_in_column(const emul__column *column, int64_t row) {
    const int64_t at = row * column->stride;
    if (column->ratios != NULL) {
        return emul__ratio_state(column->ratios[at]);
    }
    return column->values == NULL ? EMUL__PRESENT : emul__code_state(column->values[at]);
}

/* Facts are missing; what this run itself decides is not decided. */
static emul__why_kind absence(const emul__input *input, emul__state state) {
    if (state == EMUL__IS_NOT_APPLICABLE) {
        return EMUL__WHY_NO_SUCH_FACT;
    }
    return emul__input_is_fact(input) ? EMUL__WHY_NO_FACT : EMUL__WHY_NO_OUTCOME;
}

/* What people call the criterion, the scorecard, the award or the indicator; empty where the regulation does not say. */
static emul__text display_name(const emul__model *model, const emul__input *input) {
    if (input->criterion >= 0) {
        return model->criteria[input->criterion].name;
    }
    if (input->kind == EMUL__INPUT_AWARDED && input->award >= 0) {
        return model->awards[input->award].name;
    }
    if (input->indicator >= 0) {
        return model->names.indicators[input->indicator].name;
    }
    return input->scorecard >= 0 ? model->scorecards[input->scorecard].name : (emul__text){"", 0};
}

void emul__why_absent_facts(emul__why *why, emul__why_node *node, const emul__program *program) {
    for (int32_t i = 0; i < program->input_count; i++) {
        const emul__input *input = &why->result->model->inputs.items[program->inputs[i]];
        const emul__state state = state_in_column(&why->result->columns[program->inputs[i]], why->row);
        const bool absent = state == EMUL__IS_MISSING || state == EMUL__IS_NOT_APPLICABLE;
        const bool told = input->program >= 0 || emul__input_is_of_years(input); /* it has its own line */
        if (absent && !told) {
            emul__why_node *line = emul__why_add(why, node, absence(input, state));
            emul__say_input(why, line, EMUL__KEY_FACT, input);
            emul__why_text(line, EMUL__KEY_NAME, display_name(why->result->model, input));
        }
    }
}

/* What happens to somebody, in contrast to what somebody meets. */
static bool is_burden(emul__why_kind words) {
    return words == EMUL__WHY_VETO || words == EMUL__WHY_LAST || words == EMUL__WHY_CLASS_CAP || words == EMUL__WHY_DOWN ||
           words == EMUL__WHY_NO_CLASS;
}

static const emul__word *verdict(emul__why_kind words, emul__ratio truth) {
    const emul__state state = emul__ratio_state(truth);
    if (words == EMUL__WHY_WHERE && state != EMUL__IS_MISSING) {
        return state != EMUL__PRESENT || emul__wide_is_zero(truth.num) ? &applies_not : &applies;
    }
    if (state != EMUL__PRESENT) {
        return &unknown;
    }
    if (emul__wide_is_zero(truth.num)) {
        return is_burden(words) ? &holds_not : &refused;
    }
    return is_burden(words) ? &holds : &met;
}

/* What a class or an award asks for. */
static bool is_required(emul__why_kind words) {
    return words == EMUL__WHY_CLASS_TEST || words == EMUL__WHY_CONDITION;
}

static void add_unmet(emul__why *why, emul__why_node *line, const emul__program *test) {
    const emul__unmet *unmet = emul__unmet_find(why, test, true);
    if (unmet != NULL) {
        emul__why_unmet(why, line, unmet);
    }
}

emul__why_node *emul__why_test(emul__why *why, emul__why_node *parent, emul__why_kind words, const emul__program *test) {
    emul__filled filled;
    emul__why_node *line = emul__why_add(why, parent, words);
    if (!emul__fill(why, test, &filled)) {
        return line;
    }
    emul__why_text(line, EMUL__KEY_RULE, filled.rule);
    emul__why_said(line, EMUL__KEY_FILLED, filled.said);
    emul__why_word(line, EMUL__KEY_VERDICT, verdict(words, filled.value));
    emul__why_values(why, line, test);
    if (is_required(words)) {
        add_unmet(why, line, test);
    }
    if (emul__ratio_state(filled.value) != EMUL__PRESENT) {
        emul__why_absent_facts(why, line, test);
    }
    return line;
}
