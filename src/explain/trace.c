#include "explain/trace.h"

#include "expression/operations.h"

bool emul__trace(emul__why *why, const emul__program *program, emul__traced *run) {
    const emul_allocator *allocator = &why->result->allocator;
    const size_t size = emul__program_scratch(program);
    emul__ratio *steps = (emul__ratio *)emul__why_allocate(why, program->code_count, sizeof *steps);
    void *scratch = emul__allocate(allocator, size, 1); /* the tree keeps what it is given: not for this */
    *run = (emul__traced){why, program, steps};
    why->tree.failed = why->tree.failed || scratch == NULL;
    if (!why->tree.failed) {
        emul__program_trace(program, why->result->columns, why->row, scratch, steps);
    }
    emul__release(allocator, scratch, size, 1);
    return !why->tree.failed;
}

int32_t emul__trace_origin(const emul__program *program, int32_t at, int32_t number) {
    while (--at >= 0) {
        const emul__instruction *code = &program->code[at];
        const bool computes = (code->op & EMUL__OP_MASK) != EMUL__OP_NOTE && (code->op & EMUL__OP_RUN_ONLY) == 0;
        if (code->target == number && computes) {
            return at;
        }
    }
    return -1;
}

emul__text emul__trace_text(const emul__traced *run, const emul__instruction *code) {
    return code->value < 0 ? run->program->source : run->why->result->model->names.values[code->value].source;
}

emul__text emul__trace_source(const emul__traced *run, const emul__instruction *code) {
    const emul__text text = emul__trace_text(run, code);
    if (code->source < 0 || (size_t)code->source + (size_t)code->source_length > text.length) {
        return (emul__text){"", 0};
    }
    return (emul__text){text.bytes + code->source, (size_t)code->source_length};
}

int32_t emul__trace_whole(const emul__program *program, int32_t value) {
    int32_t found = -1;
    for (int32_t i = 0; i < program->code_count; i++) {
        const emul__instruction *step = &program->code[i];
        const bool whole_rule = value < 0 && (step->trace & EMUL__TRACE_RULE) != 0;
        const bool piece = value >= 0 && (step->trace & EMUL__TRACE_PIECE) != 0 && step->value == value;
        if (whole_rule || (piece && (found < 0 || step->source_length >= program->code[found].source_length))) {
            found = i;
        }
    }
    return found;
}

/* What is shown as one value: an input, and how long ago a date is. */
static bool is_one_value(const emul__instruction *step) {
    return emul__instruction_input(step) >= 0 || emul__instruction_counts_months(step);
}

int32_t emul__trace_at(const emul__program *program, int32_t value, size_t offset) {
    for (int32_t i = 0; i < program->code_count; i++) {
        const emul__instruction *step = &program->code[i];
        if (is_one_value(step) && step->value == value && step->source >= 0 && (size_t)step->source == offset && step->source_length > 0) {
            return i;
        }
    }
    return -1;
}
