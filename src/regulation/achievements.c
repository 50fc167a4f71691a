/* Achievements: the kinds a regulation knows, and what awards use up of them. */
#include "regulation/build.h"

/* ---- kinds ---- */

void emul__build_achievements(emul__build *build) {
    static const emul__reuse policies[] = {EMUL__REUSE_ONCE, EMUL__REUSE_PER_KIND, EMUL__REUSE_WITHIN_TITLES};
    const emul__list *list = emul__build_list(build, EMUL__ACHIEVEMENTS);
    emul__known_achievement *known = (emul__known_achievement *)emul__build_allocate(build, list->count, sizeof *known);
    emul__model_achievement *made = (emul__model_achievement *)emul__build_allocate(build, list->count, sizeof *made);
    build->model->names.achievements = known;
    build->model->achievements = made;
    for (size_t i = 0; known != NULL && made != NULL && i < list->count; i++) {
        const emul__item *item = &list->items[i];
        const int32_t levels = emul__field_labels(build, item, EMUL__ACHIEVEMENT_LEVELS, &known[i].levels.labels);
        known[i].id = emul__field_id(build, item, EMUL__ACHIEVEMENT_ID, false);
        known[i].levels.count = levels < 0 ? 0 : levels;
        made[i].name = emul__build_name(item, EMUL__ACHIEVEMENT_ID, EMUL__ACHIEVEMENT_NAME);
        made[i].reuse = policies[emul__field_choice(build, item, EMUL__ACHIEVEMENT_REUSE, "once, once_per_kind, free_within_titles", 0)];
        build->model->names.achievement_count++;
    }
}

/* ---- uses ---- */

static emul__text kind_name(const emul__build *build, int32_t number) {
    return build->model->names.achievements[number].id;
}

static int32_t find_kind(emul__build *build, const emul__item *item) {
    const emul__names *names = &build->model->names;
    const emul__text id = emul__text_trim(emul__item_text(item, EMUL__USE_OF));
    for (int32_t i = 0; i < names->achievement_count; i++) {
        if (emul__text_equal(names->achievements[i].id, id)) {
            return i;
        }
    }
    if (item->texts[EMUL__USE_OF] == NULL) {
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "it is not said what is used up",
                                                .vietnamese = "chưa nêu thành tích được sử dụng",
                                                .hint_english = "add “of:” with a kind of achievement",
                                                .hint_vietnamese = "thêm “of:” với loại thành tích"});
    } else {
        emul__build_unknown(build, item, EMUL__USE_OF, id, names->achievement_count, kind_name,
                            &(emul__diagnostic){.english = "no kind of achievement has the id “{0}”",
                                                .vietnamese = "không có loại thành tích nào mang mã “{0}”"});
    }
    return -1;
}

static int32_t find_level(emul__build *build, const emul__item *item, int32_t kind) {
    const emul__known_achievement *known = &build->model->names.achievements[kind];
    const emul__text given = emul__text_trim(emul__item_text(item, EMUL__USE_LEVEL));
    emul__text nearest = {NULL, 0};
    const int32_t level = given.length == 0 ? -1 : emul__achievement_level(known, given, &nearest);
    const bool guess = nearest.length > 0;
    if (given.length > 0 && level < 0) {
        emul__build_problem(build, item, EMUL__USE_LEVEL,
                            &(emul__diagnostic){.code = EMUL_E_UNKNOWN_ID,
                                                .english = "“{0}” is no level of “{1}”",
                                                .vietnamese = "“{0}” không phải là cấp của “{1}”",
                                                .hint_english = guess ? "did you mean “{2}”?" : NULL,
                                                .hint_vietnamese = guess ? "có phải là “{2}”?" : NULL,
                                                .arguments = {given, known->id, nearest}});
    }
    return level;
}

/* A whole number from 1 to 9999; what is not given, or reported, is `otherwise`. */
static int32_t read_whole(emul__build *build, const emul__item *item, int32_t text, int32_t otherwise) {
    emul__limit number = {false, 0};
    emul__field_limit(build, item, text, &number);
    if (!number.present) {
        return otherwise;
    }
    if (number.value % EMUL_DECIMAL_ONE == 0 && number.value >= EMUL_DECIMAL_ONE && number.value <= 9999 * EMUL_DECIMAL_ONE) {
        return (int32_t)(number.value / EMUL_DECIMAL_ONE);
    }
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_RANGE,
                                            .english = "“{0}” is a whole number from 1 to 9999",
                                            .vietnamese = "“{0}” là số nguyên từ 1 đến 9999",
                                            .arguments = {emul__text_of(emul__list_infos[EMUL__USES].fields[text].key)}});
    return otherwise;
}

static void build_use(emul__build *build, const emul__item *item, emul__request request, emul__model_use *to) {
    const int32_t kind = find_kind(build, item);
    to->of = (emul__wanted_achievement){kind, kind < 0 ? -1 : find_level(build, item, kind), read_whole(build, item, EMUL__USE_LAST, 0),
                                        read_whole(build, item, EMUL__USE_SINCE, 0)};
    to->count = read_whole(build, item, EMUL__USE_COUNT, 1);
    to->has_when = emul__build_rule(build, item, EMUL__USE_WHEN, request, &to->when);
    to->cite = emul__item_text(item, EMUL__USE_CITE);
}

const emul__model_use *emul__build_uses(emul__build *build, emul__owned owned, emul__request request) {
    emul__model_use *list = (emul__model_use *)emul__build_allocate(build, (size_t)owned.count, sizeof *list);
    for (int32_t i = 0; list != NULL && i < owned.count; i++) {
        build_use(build, emul__build_item(build, EMUL__USES, owned.first + i), request, &list[i]);
    }
    return list;
}

/* ---- policies that ask what an award is ---- */

static bool asks_for_kind(const emul__build *build, int32_t achievement) {
    return achievement >= 0 && build->model->achievements[achievement].reuse != EMUL__REUSE_ONCE;
}

/* The first kind of achievement whose policy needs to know what this award is; -1: none. */
static int32_t kind_in_program(const emul__build *build, int32_t award, const emul__program *program) {
    for (int32_t i = 0; i < program->read_count; i++) {
        const emul__input *input = &build->model->inputs.items[program->reads[i]];
        if (input->kind == EMUL__INPUT_ACHIEVEMENTS && input->award == award && asks_for_kind(build, input->wanted.kind)) {
            return input->wanted.kind;
        }
    }
    return -1;
}

static int32_t kind_needed_by(const emul__build *build, int32_t number) {
    const emul__model_award *award = &build->awards[number];
    int32_t found = -1;
    for (int32_t i = 0; found < 0 && i < award->use_count; i++) {
        found = asks_for_kind(build, award->uses[i].of.kind) ? award->uses[i].of.kind : -1;
    }
    for (int32_t i = 0; found < 0 && i < award->condition_count; i++) {
        found = kind_in_program(build, number, &build->conditions[award->first_condition + i].test);
    }
    for (int32_t i = 0; found < 0 && i < award->order_count; i++) {
        found = kind_in_program(build, number, &award->order[i].key);
    }
    for (int32_t i = 0; found < 0 && i < award->preference_count; i++) {
        found = kind_in_program(build, number, &award->preferences[i].test);
    }
    return found;
}

void emul__check_achievements(emul__build *build) {
    for (int32_t i = 0; i < build->model->award_count; i++) {
        const emul__item *item = emul__build_item(build, EMUL__AWARDS, i);
        const bool said = build->awards[i].kind != EMUL__AWARD_PLAIN || emul__item_mentions(item, EMUL__AWARD_KIND);
        const int32_t achievement = said || build->awards[i].prize_of >= 0 ? -1 : kind_needed_by(build, i);
        if (achievement < 0) {
            continue;
        }
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "“{0}” must say what it is: how “{1}” may be used again depends on it",
                                                .vietnamese = "“{0}” phải nêu là danh hiệu hay hình thức khen thưởng: việc sử dụng lại "
                                                              "“{1}” phụ thuộc vào đó",
                                                .hint_english = "add “kind: title” or “kind: form”",
                                                .hint_vietnamese = "thêm “kind: title” hoặc “kind: form”",
                                                .arguments = {build->awards[i].id, kind_name(build, achievement)}});
    }
}
