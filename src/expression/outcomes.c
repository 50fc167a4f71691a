/* Functions of what the evaluation itself found. */
#include "expression/compile.h"

/* ---- what may be spoken of where ---- */

emul__operand emul__refuse_place(emul__context *c, const emul__node *call) {
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is not known yet where this rule is computed",
                                           .vietnamese = "“{0}” chưa có khi tính quy tắc này",
                                           .hint_english = "points come first, then totals, places, classes and awards",
                                           .hint_vietnamese = "thứ tự tính: điểm, tổng điểm, xếp hạng, xếp loại, danh hiệu",
                                           .arguments = {call->text}});
}

emul__operand emul__refuse_shift(emul__context *c, const emul__node *call) {
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” is no fact: year() and prev() do not move it",
                                           .vietnamese = "“{0}” không phải số liệu: year() và prev() không dời được",
                                           .arguments = {call->text}});
}

bool emul__may_ask_this_run(emul__context *c, const emul__node *call) {
    if ((c->request->may & EMUL__BY_YEAR) == 0) {
        return true;
    }
    emul__fault(c, call,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” is known of the evaluated period only: a condition on single years cannot ask for it",
                                    .vietnamese = "“{0}” chỉ có ở kỳ đang xét: điều kiện xét từng năm không dùng được",
                                    .hint_english = "lay the results of the years down as facts (SCORECARD.class) and name those",
                                    .hint_vietnamese = "lưu kết quả từng năm thành số liệu (BẢNG_ĐIỂM.class) rồi dùng số liệu đó",
                                    .arguments = {call->text}});
    return false;
}

static bool may(const emul__context *c, uint32_t what) {
    return (c->request->may & what) != 0;
}

/* ---- points, share ---- */

emul__operand emul__compile_criterion(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    if (!emul__may_ask_this_run(c, call)) {
        return emul__failure(c);
    }
    if (!may(c, EMUL__MAY_POINTS)) {
        return emul__refuse_place(c, call);
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        return emul__refuse_shift(c, call);
    }
    const emul__node *id = emul__argument(call, 0);
    emul__input input = emul__input_of((emul__input_kind)variant, EMUL__NUMBER);
    input.criterion = emul__criterion_find(c, id);
    if (input.criterion < 0) {
        return emul__failure(c);
    }
    if (input.kind == EMUL__INPUT_SHARE && !c->compiler->names->criteria[input.criterion].has_max) {
        return emul__fault(c, id,
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "the criterion “{0}” has no full marks to have a share of",
                                               .vietnamese = "tiêu chí “{0}” không có điểm tối đa để tính tỷ lệ",
                                               .hint_english = "give it `max:`",
                                               .hint_vietnamese = "ghi điểm tối đa ở khoá “max:”",
                                               .arguments = {id->text}});
    }
    return emul__emit_input(c, call, &input, base);
}

/* ---- total, base, bonus, penalty, lowest_share, lowest_points, place, class ---- */

static uint32_t needed_for(emul__input_kind kind) {
    return kind == EMUL__INPUT_PLACE ? EMUL__MAY_PLACE : kind == EMUL__INPUT_CLASS ? EMUL__MAY_CLASS : EMUL__MAY_TOTALS;
}

/* Another scorecard's outcomes are known wherever points are, since scorecards are computed one after the other. */
static bool may_ask(const emul__context *c, int32_t scorecard, emul__input_kind kind) {
    const bool other = c->request->scorecard >= 0 && scorecard != c->request->scorecard;
    return may(c, other ? needed_for(kind) | EMUL__MAY_POINTS : needed_for(kind));
}

static emul__operand refuse_no_scorecard(emul__context *c, const emul__node *call) {
    return emul__fault(c, call,
                       &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                           .english = "“{0}” of which scorecard?",
                                           .vietnamese = "“{0}” của bảng điểm nào?",
                                           .hint_english = "write {0}(scorecard)",
                                           .hint_vietnamese = "viết {0}(mã bảng điểm)",
                                           .arguments = {call->text}});
}

emul__operand emul__compile_outcome(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    const emul__names *names = c->compiler->names;
    const emul__node *id = emul__argument(call, 0);
    if (!emul__may_ask_this_run(c, call)) {
        return emul__failure(c);
    }
    emul__input input = emul__input_of((emul__input_kind)variant, variant == EMUL__INPUT_CLASS ? EMUL__LABEL : EMUL__NUMBER);
    input.scorecard = id != NULL ? emul__scorecard_find(c, id) : c->request->scorecard;
    if (input.scorecard < 0) {
        return id != NULL ? emul__failure(c) : refuse_no_scorecard(c, call);
    }
    if (!may_ask(c, input.scorecard, input.kind)) {
        return emul__refuse_place(c, call);
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        return emul__refuse_shift(c, call);
    }
    const int32_t classes = names->scorecards[input.scorecard].class_set;
    if (input.kind == EMUL__INPUT_CLASS && classes < 0) {
        return emul__fault(c, call,
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "the scorecard “{0}” has no classes",
                                               .vietnamese = "bảng điểm “{0}” không xếp loại",
                                               .hint_english = "list them under `classes:`",
                                               .hint_vietnamese = "liệt kê các loại trong mục “classes:”",
                                               .arguments = {names->scorecards[input.scorecard].id}});
    }
    emul__operand loaded = emul__emit_input(c, call, &input, base);
    loaded.label_set = input.kind == EMUL__INPUT_CLASS ? classes : -1;
    return loaded;
}

/* ---- awarded ---- */

int32_t emul__award_find(const emul__names *names, const emul__node *node, emul__nearest *nearest) {
    for (int32_t i = 0; i < names->award_count; i++) {
        if (emul__text_equal(names->awards[i], node->text)) {
            return i;
        }
        emul__nearest_offer(nearest, names->awards[i]);
    }
    return -1;
}

emul__operand emul__compile_awarded(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    (void)variant;
    const emul__node *id = emul__argument(call, 0);
    if (!emul__may_ask_this_run(c, call)) {
        return emul__failure(c);
    }
    if (!may(c, EMUL__MAY_AWARDS)) {
        return emul__refuse_place(c, call);
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        return emul__refuse_shift(c, call);
    }
    emul__nearest nearest = emul__nearest_begin(id->text);
    emul__input input = emul__input_of(EMUL__INPUT_AWARDED, EMUL__TRUTH);
    input.award = emul__award_find(c->compiler->names, id, &nearest);
    return input.award < 0 ? emul__unknown(c, id, nearest.found) : emul__emit_input(c, call, &input, base);
}

bool emul__may_ask_title(emul__context *c, const emul__node *call) {
    if (may(c, EMUL__ONLY_ATTRIBUTES)) {
        emul__refuse_place(c, call);
        return false;
    }
    if (c->shift != EMUL__OWN_PERIOD) {
        emul__refuse_shift(c, call);
        return false;
    }
    return true;
}
