/* achievements(): how many of a kind a subject has that may still serve the award whose rule asks. */
#include "expression/compile.h"

static int32_t find_kind(emul__context *c, const emul__node *id) {
    const emul__names *names = c->compiler->names;
    emul__nearest nearest = emul__nearest_begin(id->text);
    for (int32_t i = 0; i < names->achievement_count; i++) {
        if (emul__text_equal(names->achievements[i].id, id->text)) {
            return i;
        }
        emul__nearest_offer(&nearest, names->achievements[i].id);
    }
    const bool guess = nearest.found.length > 0;
    emul__fault(c, id,
                &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                    .english = "no kind of achievement has the id “{0}”",
                                    .vietnamese = "không có loại thành tích nào mang mã “{0}”",
                                    .hint_english = guess ? "did you mean “{1}”?" : "declare it under `achievements:`",
                                    .hint_vietnamese = guess ? "có phải là “{1}”?" : "khai báo trong mục “achievements:”",
                                    .arguments = {id->text, nearest.found}});
    return -1;
}

int32_t emul__achievement_level(const emul__known_achievement *kind, emul__text level, emul__text *nearest) {
    emul__nearest found = emul__nearest_begin(level);
    for (int32_t i = 0; i < kind->levels.count; i++) {
        if (emul__text_equal(kind->levels.labels[i], level)) {
            return i;
        }
        emul__nearest_offer(&found, kind->levels.labels[i]);
    }
    *nearest = found.found;
    return -1;
}

static bool read_level(emul__context *c, const emul__node *level, emul__wanted_achievement *wanted) {
    const emul__known_achievement *kind = &c->compiler->names->achievements[wanted->kind];
    emul__text nearest = {NULL, 0};
    wanted->level = emul__is_label_word(level) ? emul__achievement_level(kind, level->text, &nearest) : -1;
    if (wanted->level >= 0) {
        return true;
    }
    const bool guess = nearest.length > 0;
    emul__fault(c, level,
                &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                    .english = "“{0}” is no level of “{1}”",
                                    .vietnamese = "“{0}” không phải là cấp của “{1}”",
                                    .hint_english = guess ? "did you mean “{2}”?" : NULL,
                                    .hint_vietnamese = guess ? "có phải là “{2}”?" : NULL,
                                    .arguments = {emul__node_source(level), kind->id, nearest}});
    return false;
}

emul__operand emul__compile_achievements(emul__context *c, const emul__node *call, int32_t base, int32_t variant) {
    const emul__node *level = emul__named_argument(call, "level");
    const emul__node *last = emul__named_argument(call, "last");
    const emul__node *since = emul__named_argument(call, "since");
    (void)variant;
    if (!emul__may_ask_title(c, call) || !emul__may_ask_this_run(c, call)) {
        return emul__failure(c);
    }
    emul__input input = emul__input_of(EMUL__INPUT_ACHIEVEMENTS, EMUL__NUMBER);
    input.wanted.kind = find_kind(c, emul__argument(call, 0));
    input.wanted.level = -1;
    input.award = c->request->for_award - 1;
    bool good = input.wanted.kind >= 0 && (level == NULL || read_level(c, level, &input.wanted));
    good = (last == NULL || emul__compile_whole(c, last, base, 1, 9999, &input.wanted.years)) && good;
    good = (since == NULL || emul__compile_whole(c, since, base, 1, 9999, &input.wanted.since)) && good;
    return good ? emul__emit_input(c, call, &input, base) : emul__failure(c);
}
