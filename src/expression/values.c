/* Named values: parsed once, and refused if one needs itself. Rules put their trees in, so that a quotient stays exact. */
#include "expression/compile.h"

/* ---- circles ---- */

/* Deeper than rules may go: those that use such a value will say so. */
enum { MOST_DEPTH = 1024 };

typedef enum visit { UNSEEN = 0, OPEN, DONE } visit;

typedef struct search {
    emul__names *names;
    visit *visits; /* [value_count] */
    int32_t *path; /* [value_count] values that are open, outermost first */
    int32_t length;
    int32_t depth; /* of the recursion */
    emul_error *error;
    emul__arena *arena;
    bool good;
} search;

/* "a -> b -> a" */
static emul__text circle_text(const search *s, int32_t start) {
    emul__buffer out;
    emul__buffer_init(&out, &s->arena->allocator);
    for (int32_t i = start; i < s->length; i++) {
        emul__buffer_text(&out, s->names->values[s->path[i]].id);
        emul__buffer_string(&out, " -> ");
    }
    emul__buffer_text(&out, s->names->values[s->path[start]].id);
    emul__text text = {NULL, 0};
    if (!out.failed) {
        text.bytes = emul__arena_text(s->arena, out.bytes, out.length);
        text.length = text.bytes == NULL ? 0 : out.length;
    }
    emul__buffer_destroy(&out);
    return text;
}

/* What was meant is a fact, which the value hides. */
static void report_itself(const search *s, const emul__node *node) {
    emul__node_report(node, s->error,
                      &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                          .english = "the value “{0}” reads itself: a value cannot read the fact of its own name",
                                          .vietnamese = "giá trị “{0}” dùng chính nó: giá trị không đọc được chỉ tiêu trùng tên với mình",
                                          .hint_english = "give the value another name",
                                          .hint_vietnamese = "đặt tên khác cho giá trị này",
                                          .arguments = {node->text}});
}

static void report_circle(search *s, const emul__node *node, int32_t value) {
    int32_t start = 0;
    while (s->path[start] != value) {
        start++;
    }
    for (int32_t i = start; i < s->length; i++) {
        s->names->values[s->path[i]].faulty = true;
    }
    s->good = false;
    if (start == s->length - 1) {
        report_itself(s, node);
        return;
    }
    const emul__text circle = circle_text(s, start);
    if (circle.bytes == NULL) {
        emul__report_memory(s->error);
        return;
    }
    emul__node_report(node, s->error,
                      &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                          .english = "named values use each other in a circle: {0}",
                                          .vietnamese = "các giá trị đã đặt tên dùng lẫn nhau thành vòng: {0}",
                                          .arguments = {circle}});
}

static void visit_value(search *s, int32_t value);

/* The ids that functions such as points() take are no names of values. */
static bool is_id_argument(const emul__node *call, const emul__node *argument) {
    const emul__function *function = call->kind == EMUL__NODE_CALL ? emul__function_find(call->text) : NULL;
    return function != NULL && function->by_id && argument == emul__argument(call, 0);
}

static void visit_node(search *s, const emul__node *node) {
    const int32_t used = node->kind == EMUL__NODE_NAME ? emul__value_find(s->names, node->text) : -1;
    if (used >= 0 && s->visits[used] == OPEN) {
        report_circle(s, node, used);
    } else if (used >= 0 && s->visits[used] == UNSEEN) {
        visit_value(s, used);
    }
    s->depth++;
    for (const emul__node *child = node->first; child != NULL && s->depth < MOST_DEPTH; child = child->next) {
        if (!is_id_argument(node, child)) {
            visit_node(s, child);
        }
    }
    s->depth--;
}

static void visit_value(search *s, int32_t value) {
    s->visits[value] = OPEN;
    s->path[s->length++] = value;
    if (s->names->values[value].tree != NULL) {
        visit_node(s, s->names->values[value].tree);
    }
    s->length--;
    s->visits[value] = DONE;
}

static bool find_circles(emul__compiler *compiler, emul_error *error) {
    emul__names *names = compiler->names;
    const size_t count = (size_t)names->value_count;
    const emul_allocator *allocator = &compiler->arena->allocator;
    search s = {.names = names, .error = error, .arena = compiler->arena, .good = true};
    s.visits = (visit *)emul__allocate_zeroed(allocator, count, sizeof *s.visits);
    s.path = (int32_t *)emul__allocate_zeroed(allocator, count, sizeof *s.path);
    if (s.visits == NULL || s.path == NULL) {
        emul__report_memory(error);
        s.good = false;
    }
    for (int32_t i = 0; i < names->value_count && s.visits != NULL && s.path != NULL; i++) {
        if (s.visits[i] == UNSEEN) {
            visit_value(&s, i);
        }
    }
    emul__release(allocator, s.visits, count, sizeof *s.visits);
    emul__release(allocator, s.path, count, sizeof *s.path);
    return s.good;
}

/* ---- parsing ---- */

static bool parse_value(emul__compiler *compiler, int32_t index, emul_error *error) {
    emul__known_value *value = &compiler->names->values[index];
    emul__script *script = (emul__script *)emul__arena_allocate(compiler->arena, 1, sizeof *script);
    if (script == NULL) {
        emul__report_memory(error);
        value->faulty = true;
        return false;
    }
    *script = (emul__script){.text = value->source, .place = value->place, .value = index};
    value->tree = emul__parse(compiler->arena, script, error);
    value->faulty = value->tree == NULL;
    return !value->faulty;
}

bool emul__names_parse_values(emul__compiler *compiler, emul_error *error) {
    bool good = true;
    for (int32_t i = 0; i < compiler->names->value_count; i++) {
        good = parse_value(compiler, i, error) && good;
    }
    return find_circles(compiler, error) && good;
}
