/* Functions with a table of fixed numbers: line, steps, level, lookup. The table goes into the program's pairs (operations.h). */
#include "expression/compile.h"

/* ---- else ---- */

/* Gives the shape in `base`, whose pair `slot` holds what an unlisted value gives, the value that `else` states. */
static emul__operand put_else(emul__context *c, const emul__node *call, emul__operand shape, int32_t slot) {
    const emul__node *argument = emul__named_argument(call, "else");
    if (shape.failed || argument == NULL) {
        return shape;
    }
    emul__operand other = emul__compile_number(c, argument, shape.base + 1);
    emul_decimal fixed = 0;
    if (other.failed) {
        return other;
    }
    if (other.constant && emul__ratio_is_decimal(other.number, &fixed)) {
        c->pairs[slot] = fixed;
        return shape;
    }
    c->pairs[slot] = EMUL__UNREACHED;
    if (!emul__emit_value(c, call, &other)) {
        return other;
    }
    const emul__operation op = other.ratio ? EMUL__OP_RATIO_OTHERWISE : EMUL__OP_OTHERWISE;
    emul__instruction *instruction = emul__emit(c, call, op, shape.base, shape.base, other.base, 0);
    if (instruction == NULL) {
        return emul__failure(c);
    }
    instruction->ratio = other.ratio;
    return emul__result(EMUL__NUMBER, shape.base, other.ratio);
}

static emul__operand emit_shape(emul__context *c, const emul__node *call, emul__operation op, bool ratio, int32_t base, int32_t b,
                                int32_t pairs) {
    emul__instruction *instruction = emul__emit(c, call, op, base, base, b, pairs);
    if (instruction == NULL) {
        return emul__failure(c);
    }
    instruction->ratio = ratio;
    return emul__result(EMUL__NUMBER, base, ratio);
}

static emul__operand refuse_pair(emul__context *c, const emul__node *pair, const char *english, const char *vietnamese) {
    return emul__fault(
        c, pair,
        &(emul__diagnostic){
            .code = EMUL_E_REGULATION, .english = english, .vietnamese = vietnamese, .arguments = {emul__node_source(pair)}});
}

/* Adds `value` to the pairs; false when memory is out. */
static bool add(emul__context *c, emul_decimal value) {
    return emul__add_pair(c, value) >= 0;
}

/* ---- line ---- */

/* x ascending, to the pairs from `slot` on, whose first says how many. */
static bool add_points(emul__context *c, const emul__node *call, int32_t base, int32_t slot) {
    bool good = true;
    emul_decimal x = 0;
    emul_decimal y = 0;
    emul_decimal before = 0;
    for (const emul__node *pair = emul__first_pair(call); pair != NULL; pair = pair->next) {
        if (pair->kind != EMUL__NODE_PAIR || pair->op != EMUL__NO_OPERATOR) {
            refuse_pair(c, pair, "“{0}” is no point of a line; write x -> y", "“{0}” không phải điểm của đường gấp khúc; viết x -> y");
            good = false;
            continue;
        }
        const bool left = emul__compile_fixed(c, pair->first, base, &x);
        const bool right = emul__compile_fixed(c, pair->first->next, base, &y);
        good = left && right && good;
        if (good && c->pairs[slot] > 0 && x <= before) {
            refuse_pair(c, pair, "the points of a line must ascend: “{0}”", "các điểm của đường gấp khúc phải tăng dần: “{0}”");
            good = false;
        }
        before = x;
        good = good && add(c, x) && add(c, y);
        c->pairs[slot] += good;
    }
    return good;
}

/* Slope and offset between two points: y = y0 + (x - x0) (y1 - y0) / (x1 - x0). */
static bool add_piece(emul__context *c, const emul_decimal *from) {
    const emul__ratio x0 = emul__ratio_of_decimal(from[0]);
    const emul__ratio y0 = emul__ratio_of_decimal(from[1]);
    const emul__ratio rise = emul__ratio_sub(emul__ratio_of_decimal(from[3]), y0);
    const emul__ratio slope = emul__ratio_div(rise, emul__ratio_sub(emul__ratio_of_decimal(from[2]), x0));
    return emul__add_constant(c, slope) >= 0 && emul__add_constant(c, emul__ratio_sub(y0, emul__ratio_mul(slope, x0))) >= 0;
}

/* Index of the first constant; -1 when memory is out. */
static int32_t add_pieces(emul__context *c, int32_t slot) {
    const int32_t first = c->program.constant_count;
    bool good = true;
    for (int64_t i = 0; i + 1 < c->pairs[slot] && good; i++) {
        good = add_piece(c, c->pairs + slot + 1 + 2 * i);
    }
    return good ? first : -1;
}

emul__operand emul__compile_line(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__operand x = emul__compile_number(c, emul__argument(call, 0), base);
    const bool shown = emul__emit_ratio(c, call, &x);
    const int32_t slot = emul__add_pair(c, 0);
    if (slot < 0 || !add_points(c, call, base + 1, slot) || !shown) {
        return emul__failure(c);
    }
    if (c->pairs[slot] < 2) {
        return refuse_pair(c, call, "a line needs at least two points", "đường gấp khúc cần ít nhất hai điểm");
    }
    const int32_t pieces = add_pieces(c, slot);
    return pieces < 0 ? emul__failure(c) : emit_shape(c, call, EMUL__OP_LINE, true, base, pieces, slot);
}

/* ---- steps ---- */

static int64_t side_of(const emul__node *pair) {
    return pair->op == EMUL__LESS || pair->op == EMUL__LESS_OR_EQUAL ? -1 : 1;
}

/* Threshold, strictness and value of one step; false after reporting. */
static bool add_step(emul__context *c, const emul__node *pair, int64_t side, int32_t base) {
    emul_decimal threshold = 0;
    emul_decimal value = 0;
    if (pair->op == EMUL__EQUAL || pair->op == EMUL__UNEQUAL) {
        refuse_pair(c, pair, "“{0}” is no step; write >, >=, < or <=", "“{0}” không phải bậc; viết >, >=, < hoặc <=");
        return false;
    }
    if (side_of(pair) != side) {
        refuse_pair(c, pair, "steps go either up (>, >=) or down (<, <=), not both: “{0}”",
                    "các bậc phải cùng chiều lên (>, >=) hoặc xuống (<, <=): “{0}”");
        return false;
    }
    const bool left = emul__compile_fixed(c, pair->first, base, &threshold);
    const bool right = emul__compile_fixed(c, pair->first->next, base, &value);
    return left && right && add(c, threshold) && add(c, pair->op == EMUL__GREATER || pair->op == EMUL__LESS) && add(c, value);
}

/* Sign of step b against step a. At one threshold the strict step lies further out: “over 100 %” above “100 %”, “under 3” below “up to 3”. */
static int64_t step_direction(const emul_decimal *a, const emul_decimal *b, int64_t side) {
    return a[0] != b[0] ? (b[0] > a[0]) - (b[0] < a[0]) : side * (b[1] - a[1]);
}

/* The first pair that breaks the order of the others, or NULL; *ascending says which order that is. */
static const emul__node *out_of_order(const emul__context *c, const emul__node *call, int32_t first, bool *ascending) {
    const emul_decimal *steps = c->pairs + first;
    const emul__node *pair = emul__first_pair(call);
    for (int64_t i = 1; (pair = pair->next) != NULL; i++) {
        if (pair->kind != EMUL__NODE_PAIR) {
            break;
        }
        const int64_t direction = step_direction(steps + 3 * i - 3, steps + 3 * i, side_of(pair));
        if (direction == 0 || (i > 1 && (direction > 0) != *ascending)) {
            return pair;
        }
        *ascending = direction > 0;
    }
    return NULL;
}

/* The steps are tried from the far end of their side: the highest threshold first, or the lowest for "less is better". */
static void reverse_steps(emul_decimal *steps, int64_t count) {
    for (int64_t i = 0; i < count / 2; i++) {
        for (int64_t k = 0; k < 3; k++) {
            const emul_decimal kept = steps[3 * i + k];
            steps[3 * i + k] = steps[3 * (count - 1 - i) + k];
            steps[3 * (count - 1 - i) + k] = kept;
        }
    }
}

static bool add_steps(emul__context *c, const emul__node *call, int32_t base, int32_t slot) {
    const int64_t side = side_of(emul__first_pair(call));
    bool good = add(c, 0) && add(c, side);
    int64_t count = 0;
    for (const emul__node *pair = emul__first_pair(call); pair != NULL; pair = pair->next) {
        if (pair->kind == EMUL__NODE_PAIR) {
            good = add_step(c, pair, side, base) && good;
            count++;
        }
    }
    if (!good) {
        return false;
    }
    bool ascending = false;
    const emul__node *wrong = out_of_order(c, call, slot + 3, &ascending);
    if (wrong != NULL) {
        refuse_pair(c, wrong, "the thresholds must all rise or all fall: “{0}”", "các ngưỡng phải cùng tăng hoặc cùng giảm: “{0}”");
        return false;
    }
    if (ascending == (side > 0)) {
        reverse_steps(c->pairs + slot + 3, count);
    }
    c->pairs[slot] = count;
    return true;
}

emul__operand emul__compile_steps(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    emul__operand x = emul__compile_number(c, emul__argument(call, 0), base);
    const bool shown = emul__emit_value(c, call, &x);
    const int32_t slot = emul__add_pair(c, 0);
    if (slot < 0 || !add_steps(c, call, base + 1, slot) || !shown) {
        return emul__failure(c);
    }
    const emul__operand shape = emit_shape(c, call, x.ratio ? EMUL__OP_RATIO_STEPS : EMUL__OP_STEPS, false, base, 0, slot);
    return put_else(c, call, shape, slot + 1);
}

/* ---- level ---- */

/* The id that stands for a label in a column: for a truth 1 or 0. */
static bool level_id(emul__context *c, const emul__operand *x, const emul__node *label, int64_t *id) {
    bool yes = false;
    if (x->type == EMUL__LABEL) {
        return emul__label_id(c, x, label, id);
    }
    if (!emul__is_label_word(label) || !emul__yes_or_no(label->text, &yes)) {
        refuse_pair(c, label, "“{0}” stands where yes or no is expected", "có “{0}” ở chỗ cần yes hoặc no (có, không)");
        return false;
    }
    *id = yes;
    return true;
}

static bool has_level(const emul__context *c, int32_t slot, int64_t id) {
    for (int64_t i = 0; i < c->pairs[slot]; i++) {
        if (c->pairs[slot + 2 + 2 * i] == id) {
            return true;
        }
    }
    return false;
}

static bool add_level(emul__context *c, const emul__operand *x, const emul__node *pair, int32_t base, int32_t slot) {
    int64_t id = 0;
    emul_decimal value = 0;
    if (pair->op != EMUL__NO_OPERATOR) {
        refuse_pair(c, pair, "“{0}” is no level; write label -> points", "“{0}” không phải mức; viết nhãn -> điểm");
        return false;
    }
    const bool left = level_id(c, x, pair->first, &id);
    const bool right = emul__compile_fixed(c, pair->first->next, base, &value);
    if (!left || !right) {
        return false;
    }
    if (has_level(c, slot, id)) {
        refuse_pair(c, pair, "this label has been listed before: “{0}”", "nhãn này đã có ở trên: “{0}”");
        return false;
    }
    c->pairs[slot] += 1;
    return add(c, id) && add(c, value);
}

/* Without `else` every label of a known set must be listed, so that nobody meets the gap in December. */
static bool check_complete(emul__context *c, const emul__operand *x, const emul__node *call, int32_t slot) {
    const emul__label_set truths = {(const emul__text[]){{"no", 2}, {"yes", 3}}, 2};
    const bool known_set = x->type == EMUL__TRUTH || x->label_set >= 0;
    if (!known_set || emul__named_argument(call, "else") != NULL) {
        return true;
    }
    const emul__label_set *set = x->type == EMUL__TRUTH ? &truths : &c->compiler->names->label_sets[x->label_set];
    for (int32_t id = 0; id < set->count; id++) {
        if (!has_level(c, slot, id)) {
            emul__fault(c, call,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "“level” does not list the label “{0}”",
                                            .vietnamese = "“level” chưa có nhãn “{0}”",
                                            .hint_english = "add {0} -> points, or else = 0",
                                            .hint_vietnamese = "thêm {0} -> điểm, hoặc else = 0",
                                            .arguments = {set->labels[id]}});
            return false;
        }
    }
    return true;
}

emul__operand emul__compile_level(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *what = emul__argument(call, 0);
    const bool truth = emul__guess_type(c, what) == EMUL__GUESS_TRUTH;
    const emul__operand x = truth ? emul__compile_truth(c, what, base) : emul__compile_label(c, what, base);
    const int32_t slot = emul__add_pair(c, 0);
    if (x.failed || slot < 0 || !add(c, emul__state_code(EMUL__NO_LEVEL))) {
        return emul__failure(c);
    }
    bool good = true;
    for (const emul__node *pair = emul__first_pair(call); pair != NULL; pair = pair->next) {
        if (pair->kind == EMUL__NODE_PAIR) {
            good = add_level(c, &x, pair, base + 1, slot) && good;
        }
    }
    if (!good || !check_complete(c, &x, call, slot)) {
        return emul__failure(c);
    }
    return put_else(c, call, emit_shape(c, call, EMUL__OP_LEVEL, false, base, 0, slot), slot + 1);
}

/* ---- lookup ---- */

static emul__known_table *find_table(emul__context *c, const emul__node *node) {
    const emul__names *names = c->compiler->names;
    emul__nearest nearest = emul__nearest_begin(node->text);
    for (int32_t i = 0; i < names->table_count; i++) {
        if (emul__text_equal(names->tables[i].id, node->text)) {
            names->tables[i].used = true;
            return &names->tables[i];
        }
        emul__nearest_offer(&nearest, names->tables[i].id);
    }
    emul__unknown(c, node, nearest.found);
    return NULL;
}

static bool add_all(emul__context *c, const emul_decimal *values, int64_t count) {
    bool good = true;
    for (int64_t i = 0; i < count && good; i++) {
        good = add(c, values[i]);
    }
    return good;
}

emul__operand emul__compile_lookup(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__known_table *table = find_table(c, emul__argument(call, 0));
    emul__operand x = emul__compile_number(c, emul__argument(call, 1), base);
    emul__operand y = emul__compile_number(c, emul__argument(call, 2), base + 1);
    const bool shown = emul__emit_ratio(c, call, &x) && emul__emit_ratio(c, call, &y);
    if (table == NULL || !shown) {
        return emul__failure(c);
    }
    const int32_t slot = emul__add_pair(c, table->row_count);
    if (slot < 0 || !add(c, table->column_count) || !add(c, 0) || !add_all(c, table->rows, table->row_count) ||
        !add_all(c, table->columns, table->column_count) || !add_all(c, table->cells, (int64_t)table->row_count * table->column_count)) {
        return emul__failure(c);
    }
    return put_else(c, call, emit_shape(c, call, EMUL__OP_LOOKUP, false, base, base + 1, slot), slot + 2);
}
