/* Programs over all subjects: blocks of rows in, a column out. Blocks in which nobody is concerned are left out. */
#include <string.h>

#include "evaluate/run.h"
#include "kernel/sort.h"

/* Takes a block's results: `count` rows from `first` on. */
typedef void block_taker(void *context, int64_t first, int64_t count, const emul__block *block);

bool emul__run_room(emul__run *run, size_t bytes) {
    if (bytes > run->work_size) {
        run->work = emul__run_scratch(run, (int64_t)bytes, 1);
        run->work_size = run->work == NULL ? 0 : bytes;
    }
    return run->work != NULL;
}

bool emul__mask_any(const uint8_t *mask, int64_t count) {
    return memchr(mask, 1, (size_t)count) != NULL;
}

static bool run_blocks(emul__run *run, const emul__program *program, const uint8_t *mask, block_taker *taker, void *context) {
    if (!emul__bind(run, program) || !emul__run_room(run, emul__program_scratch(program) + 1)) {
        return false;
    }
    for (int64_t first = 0; first < run->result->rows; first += EMUL__BLOCK) {
        const int64_t left = run->result->rows - first;
        const int64_t count = left < EMUL__BLOCK ? left : EMUL__BLOCK;
        if (emul__mask_any(mask + first, count)) {
            emul__block block = {NULL, NULL};
            emul__program_run(program, run->result->columns, first, count, run->work, &block);
            taker(context, first, count, &block);
        }
    }
    return true;
}

static void take_numbers(void *context, int64_t first, int64_t count, const emul__block *block) {
    emul_decimal *out = (emul_decimal *)context + first;
    if (block->values != NULL) {
        memcpy(out, block->values, (size_t)count * sizeof *out);
        return;
    }
    for (int64_t i = 0; i < count; i++) {
        out[i] = emul__ratio_round(block->ratios[i], 6, EMUL_ROUND_HALF_AWAY);
    }
}

bool emul__run_numbers(emul__run *run, const emul__program *program, const uint8_t *mask, emul_decimal *out) {
    return run_blocks(run, program, mask, take_numbers, out);
}

/* Reports the error state, if it is one. */
static void check_state(emul__run *run, const emul__program *program, int64_t row, emul__state state) {
    if (state > EMUL__IS_MISSING) {
        emul__run_report_program(run, program, row, state);
    }
}

typedef struct truth_context {
    emul__run *run;
    const emul__program *program;
    const uint8_t *mask;
    uint8_t *out;
} truth_context;

static void take_truths(void *context, int64_t first, int64_t count, const emul__block *block) {
    const truth_context *to = (const truth_context *)context;
    for (int64_t i = 0; i < count; i++) {
        const int64_t row = first + i;
        if (to->mask[row]) {
            const emul__state state = emul__code_state(block->values[i]);
            check_state(to->run, to->program, row, state);
            to->out[row] = state != EMUL__PRESENT ? EMUL__UNKNOWN : block->values[i] != 0 ? EMUL__TRUE : EMUL__FALSE;
        }
    }
}

bool emul__run_truths(emul__run *run, const emul__program *program, const uint8_t *mask, uint8_t *out) {
    truth_context context = {run, program, mask, out};
    return run_blocks(run, program, mask, take_truths, &context) && emul__run_fine(run);
}

static void take_ratios(void *context, int64_t first, int64_t count, const emul__block *block) {
    memcpy((emul__ratio *)context + first, block->ratios, (size_t)count * sizeof(emul__ratio));
}

typedef struct exact_context {
    emul__run *run;
    const emul__program *program;
    const uint8_t *mask;
    emul__ratio *out;
} exact_context;

emul__ratio emul__block_exact(const emul__program *program, const emul__block *block, int64_t at) {
    if (block->values == NULL) {
        return block->ratios[at];
    }
    const bool truth = program->type == EMUL__TRUTH && emul__code_state(block->values[at]) == EMUL__PRESENT;
    return truth ? emul__ratio_of_integer(block->values[at] != 0) : emul__ratio_of_decimal(block->values[at]);
}

static void take_exact(void *context, int64_t first, int64_t count, const emul__block *block) {
    const exact_context *to = (const exact_context *)context;
    for (int64_t i = 0; i < count; i++) {
        if (to->mask[first + i]) {
            to->out[first + i] = emul__block_exact(to->program, block, i);
            check_state(to->run, to->program, first + i, emul__ratio_state(to->out[first + i]));
        }
    }
}

bool emul__run_exact(emul__run *run, const emul__program *program, const uint8_t *mask, emul__ratio *out) {
    exact_context context = {run, program, mask, out};
    for (int64_t row = 0; row < run->result->rows; row++) {
        out[row] = emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
    }
    return run_blocks(run, program, mask, take_exact, &context) && emul__run_fine(run);
}

static int compare_ratios(const void *context, int64_t a, int64_t b) {
    const emul__ratio *values = (const emul__ratio *)context;
    return emul__ratio_compare(values[a], values[b]);
}

/* Numbers the distinct quotients upwards: as keys the numbers order exactly as the quotients do. */
bool emul__order_ratios(emul__run *run, const emul__ratio *values, const uint8_t *mask, emul_decimal *out) {
    int64_t *order = (int64_t *)emul__run_scratch(run, run->result->rows, sizeof *order);
    int64_t *spare = (int64_t *)emul__run_scratch(run, run->result->rows, sizeof *spare);
    if (order == NULL || spare == NULL) {
        return false;
    }
    int64_t present = 0;
    for (int64_t row = 0; row < run->result->rows; row++) {
        const emul__state state = mask[row] ? emul__ratio_state(values[row]) : EMUL__IS_MISSING;
        out[row] = emul__state_code(state);
        if (state == EMUL__PRESENT) {
            order[present++] = row;
        }
    }
    emul__sort(order, spare, present, compare_ratios, values);
    int64_t number = 0;
    for (int64_t i = 0; i < present; i++) {
        number += i > 0 && compare_ratios(values, order[i - 1], order[i]) != 0;
        out[order[i]] = number;
    }
    return true;
}

static bool key_values(emul__run *run, const emul__program *program, const uint8_t *mask, emul_decimal *out) {
    if (!program->ratio) {
        return emul__run_numbers(run, program, mask, out);
    }
    emul__ratio *values = (emul__ratio *)emul__run_scratch(run, run->result->rows, sizeof *values);
    return values != NULL && run_blocks(run, program, mask, take_ratios, values) && emul__order_ratios(run, values, mask, out);
}

bool emul__run_key(emul__run *run, const emul__program *program, const uint8_t *mask, emul_decimal *out) {
    if (!key_values(run, program, mask, out)) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        if (mask[row]) {
            check_state(run, program, row, emul__code_state(out[row]));
        }
    }
    return emul__run_fine(run);
}
