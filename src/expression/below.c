/* Functions that look at the members or the child units of a unit: what is asked of each of them becomes a program of its own. */
#include "emul/roster.h"
#include "expression/compile.h"

static bool may_look(emul__context *c, const emul__node *call) {
    if (c->shift != EMUL__OWN_PERIOD) {
        emul__refuse_shift(c, call);
        return false;
    }
    if (!emul__may_ask_this_run(c, call)) {
        return false;
    }
    if ((c->request->may & EMUL__ONLY_ATTRIBUTES) == 0) {
        return true;
    }
    emul__fault(c, call,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” looks below a unit: a condition on the roster reads its columns only",
                                    .vietnamese = "“{0}” xét bên trong đơn vị: điều kiện chọn đối tượng chỉ đọc các cột của danh sách",
                                    .arguments = {call->text}});
    return false;
}

/* Of a member everything is known, since it is computed before the unit; neither `full` nor “the” scorecard has a meaning. */
static emul__request request_below(const emul__request *of, bool children) {
    emul__request below = *of;
    below.scorecard = -1;
    below.criterion = -1;
    below.of_kind = 1 + (children ? EMUL_KIND_UNIT : EMUL_KIND_INDIVIDUAL);
    below.may |= EMUL__MAY_POINTS | EMUL__MAY_TOTALS | EMUL__MAY_PLACE | EMUL__MAY_CLASS | EMUL__MAY_AWARDS;
    return below;
}

emul__operand emul__compile_below(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    if (!may_look(c, call)) {
        return emul__failure(c);
    }
    emul__input input = emul__input_of(EMUL__INPUT_BELOW, EMUL__NUMBER);
    input.collect = (emul__collect)(variant & ~EMUL__OF_CHILDREN);
    input.children = (variant & EMUL__OF_CHILDREN) != 0;
    input.direct = input.children;
    const emul__node *among = emul__named_argument(call, "among");
    const emul__node *depth = emul__named_argument(call, "depth");
    int32_t levels = 0;
    const bool whole = depth == NULL || emul__compile_whole(c, depth, base, 1, 1, &levels);
    const emul__request request = request_below(c->request, input.children);
    const bool counts = input.collect == EMUL__COLLECT_COUNT || input.collect == EMUL__COLLECT_SHARE;
    input.program = emul__compile_inner(c, emul__argument(call, 0), counts ? EMUL__TRUTH : EMUL__NUMBER, &request);
    input.among = among == NULL ? -1 : emul__compile_inner(c, among, EMUL__TRUTH, &request);
    if (!whole || input.program < 0 || (among != NULL && input.among < 0)) {
        return emul__failure(c);
    }
    input.direct = input.direct || levels == 1;
    input.quotient = input.collect == EMUL__COLLECT_MEAN || input.collect == EMUL__COLLECT_SHARE ||
                     (!counts && c->compiler->inputs->programs[input.program].ratio);
    return emul__emit_input(c, call, &input, base);
}
