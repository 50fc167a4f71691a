/* A finished program with another rounding at its end. */
#include "expression/operations.h"

/* What a run does in one instruction, for one rounding, is done step by step again. */
bool emul__program_reround(emul__program *program, int32_t places, emul_rounding rounding, emul__arena *arena) {
    emul__instruction *code = (emul__instruction *)emul__arena_allocate(arena, (size_t)program->code_count, sizeof *code);
    int32_t count = 0;
    for (int32_t i = 0; code != NULL && i < program->code_count; i++) {
        if ((program->code[i].op & EMUL__OP_RUN_ONLY) != 0) {
            continue;
        }
        code[count] = program->code[i];
        code[count].op &= EMUL__OP_MASK;
        if ((code[count].trace & EMUL__TRACE_ROUNDED) != 0) {
            code[count].b = places;
            code[count].c = rounding;
        }
        count++;
    }
    program->code = code;
    program->code_count = count;
    return code != NULL;
}
