/* Functions of ballots: what a council decided about a title. */
#include "expression/compile.h"

/* More than none and no more than all: 90%, 2 / 3. False after reporting. */
static bool read_threshold(emul__context *c, const emul__node *node, int32_t base, emul__ratio *threshold) {
    const emul__operand share = emul__compile_number(c, node, base);
    if (share.failed) {
        return false;
    }
    const bool in_range = share.constant && emul__ratio_compare(share.number, emul__ratio_of_integer(0)) > 0 &&
                          emul__ratio_compare(share.number, emul__ratio_of_integer(1)) <= 0;
    *threshold = share.number;
    if (in_range) {
        return true;
    }
    emul__fault(c, node,
                &(emul__diagnostic){.code = share.constant ? EMUL_E_RANGE : EMUL_E_REGULATION,
                                    .english = "“{0}” is no share of the members",
                                    .vietnamese = "“{0}” không phải là tỷ lệ trên tổng số thành viên",
                                    .hint_english = "write a fixed share up to 100%, such as 90% or 2 / 3",
                                    .hint_vietnamese = "viết một tỷ lệ cố định, tối đa 100%, ví dụ 90% hoặc 2 / 3",
                                    .arguments = {emul__node_source(node)}});
    return false;
}

emul__operand emul__compile_ballot(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    emul__names *names = c->compiler->names;
    const emul__node *title = emul__argument(call, 0);
    if (!emul__may_ask_title(c, call) || !emul__may_ask_this_run(c, call)) {
        return emul__failure(c);
    }
    emul__input input = emul__input_of(EMUL__INPUT_BALLOT, variant == EMUL__VOTE_PASSED ? EMUL__TRUTH : EMUL__NUMBER);
    input.vote = (emul__vote)variant;
    if (input.vote == EMUL__VOTE_PASSED && !read_threshold(c, emul__argument(call, 1), base, &input.threshold)) {
        return emul__failure(c);
    }
    input.title = emul__intern_add(&names->titles, title->text);
    return input.title < 0 ? emul__out_of_memory(c) : emul__emit_input(c, call, &input, base);
}
