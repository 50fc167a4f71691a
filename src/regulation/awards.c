/* Awards and their prizes: first what stands in their texts, later, when all names are known, their conditions and orders. */
#include "regulation/build.h"

/* ---- which subjects ---- */

static int32_t find_scorecard(const emul__build *build, emul__text id) {
    for (int32_t i = 0; i < build->model->scorecard_count; i++) {
        if (emul__text_equal(build->scorecards[i].id, id)) {
            return i;
        }
    }
    return -1;
}

/* The only scorecard for a kind of subject (-1: for any kind), or -1. */
static int32_t only_scorecard(const emul__build *build, emul_kind kind) {
    int32_t found = -1;
    for (int32_t i = 0; i < build->model->scorecard_count; i++) {
        if (kind >= 0 && build->scorecards[i].applies_to != kind) {
            continue;
        }
        if (found >= 0) {
            return -1;
        }
        found = i;
    }
    return found;
}

static emul__text scorecard_name(const emul__build *build, int32_t number) {
    return build->scorecards[number].id;
}

static int32_t named_scorecard(emul__build *build, const emul__item *item) {
    const emul__text id = emul__item_text(item, EMUL__AWARD_BY);
    const int32_t found = find_scorecard(build, id);
    if (found < 0) {
        emul__build_unknown(
            build, item, EMUL__AWARD_BY, id, build->model->scorecard_count, scorecard_name,
            &(emul__diagnostic){.english = "no scorecard has the id “{0}”", .vietnamese = "không có bảng điểm nào mang mã “{0}”"});
    }
    return found;
}

static void read_subjects(emul__build *build, const emul__item *item, emul__model_award *to) {
    const int32_t kind = emul__field_choice(build, item, EMUL__AWARD_FOR, "unit, individual, entry", -1);
    const bool by_law = item->origin.length > 0; /* which knows no scorecard: where the regulation names none, places do not matter */
    to->scorecard = item->texts[EMUL__AWARD_BY] != NULL ? named_scorecard(build, item) : by_law ? -1 : only_scorecard(build, kind);
    const emul_kind ranked = to->scorecard >= 0 ? build->scorecards[to->scorecard].applies_to : EMUL_KIND_UNIT;
    to->applies_to = kind >= 0 ? kind : ranked;
    if (to->scorecard >= 0 && to->applies_to != ranked) {
        emul__build_problem(build, item, EMUL__AWARD_FOR,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "the award is for others than the scorecard “{0}” it goes by",
                                                .vietnamese = "đối tượng của danh hiệu khác đối tượng của bảng điểm “{0}”",
                                                .hint_english = "give “for” and “by” the same kind, or leave “for” out",
                                                .hint_vietnamese = "để “for” và “by” cùng đối tượng, hoặc bỏ “for”",
                                                .arguments = {build->scorecards[to->scorecard].id}});
    }
}

/* ---- how many ---- */

static bool has_limits(const emul__build *build, const emul__item *item) {
    const int32_t award = (int32_t)(item - emul__build_item(build, EMUL__AWARDS, 0));
    const emul__list *list = emul__build_list(build, EMUL__LIMITS);
    for (size_t i = 0; i < list->count; i++) {
        if (list->items[i].owner == award) {
            return true;
        }
    }
    return false;
}

/* Keys that say something about a limit that there is not. */
static void refuse_quota_keys(emul__build *build, const emul__item *item, const emul__model_award *award) {
    static const int32_t of_shares[] = {EMUL__AWARD_ROUND, EMUL__AWARD_AT_LEAST};
    const bool limited = emul__item_mentions(item, EMUL__AWARD_TAKE);
    const bool bounded = limited || has_limits(build, item);
    const bool unreadable = limited && !award->take.present;
    for (int32_t i = 0; i < 2 && !award->take.share && !unreadable; i++) {
        if (item->texts[of_shares[i]] != NULL) {
            emul__build_problem(build, item, of_shares[i],
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "“{0}” belongs to a quota in per cent",
                                                    .vietnamese = "“{0}” chỉ dùng cho chỉ tiêu tính theo phần trăm",
                                                    .arguments = {i == 0 ? EMUL__TEXT("round") : EMUL__TEXT("at_least")}});
        }
    }
    static const int32_t of_limits[] = {EMUL__AWARD_AT_CUT, EMUL__AWARD_RESERVE};
    for (int32_t i = 0; i < 2 && !bounded && !award->has_prizes; i++) {
        const bool capped = i == 0 && emul__item_mentions(item, EMUL__AWARD_AT_MOST_PER);
        if (item->texts[of_limits[i]] != NULL && !capped) {
            emul__build_problem(build, item, of_limits[i],
                                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                    .english = "“{0}” belongs to an award that takes a limited number",
                                                    .vietnamese = "“{0}” chỉ dùng cho danh hiệu có giới hạn số lượng",
                                                    .arguments = {i == 0 ? EMUL__TEXT("at_cut") : EMUL__TEXT("reserve")}});
        }
    }
}

static void read_least(emul__build *build, const emul__item *item, emul__quota *take) {
    emul__limit least = {false, 0};
    emul__field_limit(build, item, EMUL__AWARD_AT_LEAST, &least);
    if (least.present && (least.value < 0 || least.value % EMUL_DECIMAL_ONE != 0)) {
        emul__build_problem(build, item, EMUL__AWARD_AT_LEAST,
                            &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                .english = "“at_least” is a whole number from 0",
                                                .vietnamese = "“at_least” là số nguyên từ 0"});
        return;
    }
    take->at_least = least.present ? least.value / EMUL_DECIMAL_ONE : 0;
}

/* Who stands ready: a whole number, behind a limited number. */
static void read_reserve(emul__build *build, const emul__item *item, emul__model_award *to) {
    emul__limit reserve = {false, 0};
    emul__field_limit(build, item, EMUL__AWARD_RESERVE, &reserve);
    if (reserve.present && (reserve.value < EMUL_DECIMAL_ONE || reserve.value % EMUL_DECIMAL_ONE != 0)) {
        emul__build_problem(build, item, EMUL__AWARD_RESERVE,
                            &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                .english = "“reserve” is a whole number from 1",
                                                .vietnamese = "“reserve” là số nguyên từ 1"});
        return;
    }
    to->reserve = reserve.present ? reserve.value / EMUL_DECIMAL_ONE : 0;
}

/* A whole number of one group; where it cannot be read at all that has been told. */
static void read_most(emul__build *build, const emul__item *item, emul__model_award *to) {
    emul__field_quota(build, item, EMUL__AWARD_AT_MOST_PER, to->scorecard, &to->most);
    if (!to->most.present || (!to->most.share && to->most.group >= 0)) {
        return;
    }
    to->most.present = false;
    emul__build_problem(build, item, EMUL__AWARD_AT_MOST_PER,
                        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .english = "“{0}” does not say how many of which group",
                                            .vietnamese = "“{0}” chưa nêu bao nhiêu của nhóm nào",
                                            .hint_english = "write a whole number and an attribute, as in 2 per unit",
                                            .hint_vietnamese = "viết một số nguyên và một thuộc tính, ví dụ 2 per unit",
                                            .arguments = {to->most.text}});
}

static void read_quota(emul__build *build, const emul__item *item, emul__model_award *to, emul_at_cut at_cut) {
    emul__field_quota(build, item, EMUL__AWARD_TAKE, to->scorecard, &to->take);
    to->take.rounding = (emul_rounding[]){
        EMUL_ROUND_DOWN, EMUL_ROUND_UP, EMUL_ROUND_HALF_AWAY}[emul__field_choice(build, item, EMUL__AWARD_ROUND, "down, up, half_away", 0)];
    read_least(build, item, &to->take);
    read_reserve(build, item, to);
    read_most(build, item, to);
    to->at_cut = emul__field_choice(build, item, EMUL__AWARD_AT_CUT, "report, all, none", at_cut);
    refuse_quota_keys(build, item, to);
    if (to->take.present && to->take.pool == EMUL__POOL_RANKED && to->scorecard < 0) {
        emul__build_problem(build, item, EMUL__AWARD_TAKE,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "a quota “of ranked” needs a scorecard that ranks",
                                                .vietnamese = "chỉ tiêu “of ranked” cần có bảng điểm để xếp hạng",
                                                .hint_english = "say which with “by”",
                                                .hint_vietnamese = "nêu bảng điểm bằng “by”"});
    }
}

/* ---- limits ---- */

static void refuse_limit(emul__build *build, const emul__item *item, const char *english, const char *vietnamese) {
    emul__build_problem(build, item, EMUL__LIMIT_TAKE,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION, .english = english, .vietnamese = vietnamese});
}

static void read_limit(emul__build *build, const emul__item *item, const emul__model_award *award, emul__model_limit *to) {
    to->name = emul__item_text(item, EMUL__LIMIT_NAME);
    to->cite = emul__item_text(item, EMUL__LIMIT_CITE);
    to->origin = item->origin;
    to->status = emul__field_status(build, item, EMUL__LIMIT_STATUS);
    emul__field_spans(build, item, EMUL__LIMIT_IN_FORCE, &to->in_force);
    emul__field_quota(build, item, EMUL__LIMIT_TAKE, award->scorecard, &to->quota);
    if (!emul__item_mentions(item, EMUL__LIMIT_TAKE)) {
        refuse_limit(build, item, "a limit without “take” says nothing", "giới hạn thiếu “take”");
    } else if (to->quota.present && to->quota.group >= 0) {
        refuse_limit(build, item, "a limit is of the whole award: leave out “per”", "giới hạn tính cho cả danh hiệu: bỏ “per”");
    } else if (to->quota.present && to->quota.pool == EMUL__POOL_RANKED && award->scorecard < 0) {
        refuse_limit(build, item, "a quota “of ranked” needs a scorecard that ranks", "chỉ tiêu “of ranked” cần có bảng điểm để xếp hạng");
    } else if (award->has_prizes) {
        refuse_limit(build, item, "an award with prizes takes what its prizes take", "danh hiệu có các giải thì số lượng nêu ở từng giải");
    }
}

/* They stand in the order of their awards. */
static void read_all_limits(emul__build *build) {
    const emul__list *list = emul__build_list(build, EMUL__LIMITS);
    emul__model_limit *limits = (emul__model_limit *)emul__build_allocate(build, list->count, sizeof *limits);
    for (size_t i = 0; limits != NULL && i < list->count; i++) {
        emul__model_award *award = &build->awards[list->items[i].owner];
        award->limits = award->limits == NULL ? &limits[i] : award->limits;
        award->limit_count++;
        read_limit(build, &list->items[i], award, &limits[i]);
    }
}

/* ---- prizes ---- */

static void refuse_prize_key(emul__build *build, const emul__item *item, int32_t text) {
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "a prize has “{0}” from its award",
                                            .vietnamese = "giải thưởng dùng “{0}” của danh hiệu chứa nó",
                                            .hint_english = "write it there",
                                            .hint_vietnamese = "viết ở danh hiệu đó",
                                            .arguments = {emul__text_of(emul__list_infos[EMUL__AWARDS].fields[text].key)}});
}

static void check_prize_quota(emul__build *build, const emul__item *item, const emul__model_award *prize) {
    if (!emul__item_mentions(item, EMUL__AWARD_TAKE)) {
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "a prize must say how many there are",
                                                .vietnamese = "giải thưởng phải nêu số lượng",
                                                .hint_english = "add “take:” with a number",
                                                .hint_vietnamese = "thêm “take:” với số lượng"});
    }
    const emul__model_award *before = prize->follows >= 0 ? &build->awards[prize->follows] : NULL;
    if (before != NULL && before->take.present && prize->take.present && before->take.group != prize->take.group) {
        emul__build_problem(build, item, EMUL__AWARD_TAKE,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "the prizes of one award are all given per the same group",
                                                .vietnamese = "các giải của một danh hiệu phải cùng tính theo một cụm"});
    }
}

/* Awards are followed by their prizes: a prize comes after the one before it in the list, the first after none. */
static void fill_prize(emul__build *build, const emul__item *item, int32_t number, emul__model_award *to) {
    emul__model_award *heading = &build->awards[item->parent];
    to->prize_of = item->parent;
    to->follows = heading->has_prizes ? number - 1 : -1;
    to->scorecard = heading->scorecard;
    to->applies_to = heading->applies_to;
    heading->has_prizes = true;
    to->kind = heading->kind;
    to->level = heading->level;
    to->status = heading->status;
    to->type = heading->type;
    to->in_force = heading->in_force;
    static const int32_t of_award[] = {EMUL__AWARD_FOR,         EMUL__AWARD_BY,       EMUL__AWARD_RESERVE,
                                       EMUL__AWARD_AT_MOST_PER, EMUL__AWARD_KIND,     EMUL__AWARD_LEVEL,
                                       EMUL__AWARD_STATUS,      EMUL__AWARD_IN_FORCE, EMUL__AWARD_TYPE};
    for (size_t i = 0; i < sizeof of_award / sizeof of_award[0]; i++) {
        if (item->texts[of_award[i]] != NULL) {
            refuse_prize_key(build, item, of_award[i]);
        }
    }
    read_quota(build, item, to, heading->at_cut);
    check_prize_quota(build, item, to);
}

/* What it is, and by which source. */
static void read_nature(emul__build *build, const emul__item *item, emul__model_award *to) {
    static const emul__award_kind kinds[] = {EMUL__AWARD_TITLE, EMUL__AWARD_FORM, EMUL__AWARD_HONOUR, EMUL__AWARD_PLAIN};
    static const emul__award_level levels[] = {EMUL__LEVEL_CO_SO, EMUL__LEVEL_BO_TINH, EMUL__LEVEL_NHA_NUOC, EMUL__LEVEL_NONE};
    to->kind = kinds[emul__field_choice(build, item, EMUL__AWARD_KIND, "title, form, honour", 3)];
    to->level = levels[emul__field_choice(build, item, EMUL__AWARD_LEVEL, "co_so, bo_tinh, nha_nuoc", 3)];
    to->type = (emul__award_type)emul__field_choice(build, item, EMUL__AWARD_TYPE,
                                                    "merit, sudden, thematic, long_service, seniority, external", EMUL__TYPE_MERIT);
    to->status = emul__field_status(build, item, EMUL__AWARD_STATUS);
    emul__field_spans(build, item, EMUL__AWARD_IN_FORCE, &to->in_force);
}

static void fill_award(emul__build *build, const emul__item *item, emul__model_award *to, bool has_prizes) {
    read_subjects(build, item, to);
    read_nature(build, item, to);
    to->has_prizes = has_prizes;
    read_quota(build, item, to, EMUL_AT_CUT_REPORT);
    to->has_prizes = false; /* until the first prize is met */
    if (has_prizes && emul__item_mentions(item, EMUL__AWARD_TAKE)) {
        emul__build_problem(build, item, EMUL__AWARD_TAKE,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "an award with prizes takes what its prizes take",
                                                .vietnamese = "danh hiệu có các giải thì số lượng nêu ở từng giải",
                                                .hint_english = "leave “take” out here",
                                                .hint_vietnamese = "bỏ “take” ở đây"});
    }
}

void emul__build_awards(emul__build *build) {
    const emul__list *list = emul__build_list(build, EMUL__AWARDS);
    build->awards = (emul__model_award *)emul__build_allocate(build, list->count, sizeof *build->awards);
    build->model->awards = build->awards;
    for (size_t i = 0; build->awards != NULL && i < list->count; i++) {
        const emul__item *item = &list->items[i];
        emul__model_award *to = &build->awards[i];
        to->id = emul__field_id(build, item, EMUL__AWARD_ID, false);
        to->name = emul__build_name(item, EMUL__AWARD_ID, EMUL__AWARD_NAME);
        to->cite = emul__item_text(item, EMUL__AWARD_CITE);
        to->name_en = emul__item_text(item, EMUL__AWARD_NAME_EN);
        to->origin = item->origin;
        to->prize_of = to->follows = -1;
        if (item->parent >= 0) {
            fill_prize(build, item, (int32_t)i, to);
        } else {
            fill_award(build, item, to, i + 1 < list->count && list->items[i + 1].parent == (int32_t)i);
        }
        build->model->award_count++;
    }
    if (build->awards != NULL) {
        read_all_limits(build);
    }
}

/* ---- awards that name others ---- */

typedef struct award_names {
    emul__intern ids;
    int32_t *awards; /* award of each id */
} award_names;

static bool learn_awards(emul__build *build, award_names *names) {
    emul__intern_init(&names->ids, &build->model->arena.allocator);
    names->awards = (int32_t *)emul__build_allocate(build, (size_t)build->model->award_count, sizeof *names->awards);
    for (int32_t i = 0; names->awards != NULL && i < build->model->award_count; i++) {
        const size_t before = names->ids.count;
        const int32_t id = emul__intern_add(&names->ids, build->awards[i].id);
        if (id < 0) {
            build->out_of_memory = true;
            return false;
        }
        if ((size_t)id == before) {
            names->awards[id] = i;
        }
    }
    return names->awards != NULL;
}

static int32_t family_of(const emul__build *build, int32_t award) {
    return build->awards[award].prize_of >= 0 ? build->awards[award].prize_of : award;
}

static emul__text award_name(const emul__build *build, int32_t number) {
    return build->awards[number].id;
}

/* The award of this id, which stands in a text of the item, or -1 with the reason told. */
static int32_t named_award(emul__build *build, const award_names *names, const emul__item *item, int32_t text, emul__text id) {
    const int32_t found = emul__intern_find(&names->ids, id);
    if (found < 0 || id.length == 0) {
        emul__build_unknown(
            build, item, text, id, build->model->award_count, award_name,
            &(emul__diagnostic){.english = "no award has the id “{0}”", .vietnamese = "không có danh hiệu nào mang mã “{0}”"});
        return -1;
    }
    return names->awards[found];
}

/* An award that is a share of itself is found with the circles. */
static void find_pools(emul__build *build, const award_names *names) {
    const emul__list *limits = emul__build_list(build, EMUL__LIMITS);
    for (int32_t i = 0, limit = 0; i < build->model->award_count; i++) {
        for (int32_t k = 0; k < build->awards[i].limit_count; k++, limit++) {
            emul__quota *quota = &build->awards[i].limits[k].quota;
            if (quota->present && quota->pool == EMUL__POOL_AWARDED) {
                quota->award = named_award(build, names, &limits->items[limit], EMUL__LIMIT_TAKE, quota->award_id);
            }
        }
        emul__quota *take = &build->awards[i].take;
        if (take->present && take->pool == EMUL__POOL_AWARDED) {
            take->award = named_award(build, names, emul__build_item(build, EMUL__AWARDS, i), EMUL__AWARD_TAKE, take->award_id);
        }
    }
}

/* ---- exclusions ---- */

/* The award an exclusion names, or -1 with the reason told. */
static int32_t excluded_award(emul__build *build, const award_names *names, const emul__item *item) {
    const emul__text id = emul__text_trim(emul__item_text(item, EMUL__TEXT_ONLY));
    const int32_t award = named_award(build, names, item, EMUL__TEXT_ONLY, id);
    if (award < 0) {
        return -1;
    }
    if (family_of(build, award) == family_of(build, item->owner)) {
        emul__build_problem(
            build, item, EMUL__TEXT_ONLY,
            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                .english = award == item->owner ? "“{0}” excludes itself: nobody could receive it"
                                                                : "“{0}” belongs to the same award: one subject gets one prize anyway",
                                .vietnamese = award == item->owner ? "“{0}” loại trừ chính nó: không ai có thể nhận"
                                                                   : "“{0}” thuộc cùng danh hiệu: mỗi đối tượng chỉ nhận một giải",
                                .arguments = {id}});
        return -1;
    }
    return award;
}

static void build_exclusions(emul__build *build, const award_names *names) {
    const emul__list *list = emul__build_list(build, EMUL__EXCLUSIONS);
    const emul__owned *owned = emul__build_owned(build, EMUL__EXCLUSIONS);
    int32_t *excluded = (int32_t *)emul__build_allocate(build, list->count, sizeof *excluded);
    for (int32_t award = 0; excluded != NULL && owned != NULL && award < build->model->award_count; award++) {
        emul__model_award *to = &build->awards[award];
        to->excludes = excluded + owned[award].first;
        for (int32_t i = 0; i < owned[award].count; i++) {
            const int32_t other = excluded_award(build, names, &list->items[owned[award].first + i]);
            if (other >= 0) {
                excluded[owned[award].first + to->exclude_count++] = other;
            }
        }
    }
}

/* ---- rules ---- */

enum { AWARD_MAY = EMUL__MAY_POINTS | EMUL__MAY_TOTALS | EMUL__MAY_PLACE | EMUL__MAY_CLASS | EMUL__MAY_AWARDS };

static emul__request request_for(const emul__build *build, int32_t award, emul__type want) {
    return (emul__request){
        .want = want, .may = AWARD_MAY, .scorecard = build->awards[award].scorecard, .criterion = -1, .for_award = award + 1};
}

/* Hides an award and its prizes from its own rules, or shows them again: there times() and streak() count the past alone ("not in the last
 * three years"), since the award of this run is what the rule is to decide. */
static void show_family(emul__build *build, int32_t heading, bool visible) {
    for (int32_t i = heading; i < build->model->award_count && family_of(build, i) == heading; i++) {
        build->award_names[i] = visible ? build->awards[i].id : (emul__text){NULL, 0};
    }
}

static void build_conditions(emul__build *build) {
    const emul__list *list = emul__build_list(build, EMUL__CONDITIONS);
    build->conditions = (emul__model_condition *)emul__build_allocate(build, list->count, sizeof *build->conditions);
    build->model->conditions = build->conditions;
    for (size_t i = 0; build->conditions != NULL && build->award_names != NULL && i < list->count; i++) {
        const emul__item *item = &list->items[i];
        show_family(build, item->owner, false);
        emul__build_condition(build, item, request_for(build, item->owner, EMUL__TRUTH), &build->conditions[i]);
        show_family(build, item->owner, true);
        build->model->condition_count++;
    }
}

static void build_preferences(emul__build *build, int32_t number, emul__owned owned) {
    emul__model_award *to = &build->awards[number];
    emul__model_condition *list = (emul__model_condition *)emul__build_allocate(build, (size_t)owned.count, sizeof *list);
    to->preferences = list;
    for (int32_t i = 0; list != NULL && i < owned.count; i++) {
        emul__build_condition(build, emul__build_item(build, EMUL__PREFERENCES, owned.first + i), request_for(build, number, EMUL__TRUTH),
                              &list[i]);
        to->preference_count++;
    }
}

static void check_order(emul__build *build, int32_t number) {
    const emul__model_award *award = &build->awards[number];
    const emul__item *item = emul__build_item(build, EMUL__AWARDS, number);
    const bool limited = award->prize_of < 0 && (award->take.present || award->most.present || award->has_prizes);
    if (limited && award->scorecard < 0 && award->order_count == 0 && item->texts[EMUL__AWARD_BY] == NULL) {
        emul__build_problem(build, item, award->take.present ? EMUL__AWARD_TAKE : -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "nothing says who comes first for this award",
                                                .vietnamese = "chưa có căn cứ xếp thứ tự cho danh hiệu này",
                                                .hint_english = "say which scorecard ranks with “by”, or give an “order”",
                                                .hint_vietnamese = "nêu bảng điểm xếp hạng bằng “by”, hoặc thêm “order”"});
    }
}

/* A prize shares the conditions and the order of its award, which stands before it. */
static void share_rules(const emul__model_award *heading, emul__model_award *prize) {
    prize->first_condition = heading->first_condition;
    prize->condition_count = heading->condition_count;
    prize->order = heading->order;
    prize->order_count = heading->order_count;
    prize->preferences = heading->preferences;
    prize->preference_count = heading->preference_count;
}

/* What belongs to each award. */
typedef struct award_parts {
    const emul__owned *conditions, *orders, *preferences, *uses;
} award_parts;

static void build_rules(emul__build *build, int32_t number, const award_parts *parts) {
    emul__model_award *to = &build->awards[number];
    to->first_condition = parts->conditions[number].first;
    to->condition_count = parts->conditions[number].count;
    show_family(build, number, false);
    to->order = emul__build_order(build, EMUL__AWARD_ORDERS, parts->orders[number], request_for(build, number, EMUL__NUMBER));
    to->order_count = parts->orders[number].count;
    build_preferences(build, number, parts->preferences[number]);
    to->uses = emul__build_uses(build, parts->uses[number], request_for(build, number, EMUL__TRUTH));
    to->use_count = to->uses == NULL ? 0 : parts->uses[number].count;
    show_family(build, number, true);
}

void emul__build_award_rules(emul__build *build) {
    const award_parts parts = {emul__build_owned(build, EMUL__CONDITIONS), emul__build_owned(build, EMUL__AWARD_ORDERS),
                               emul__build_owned(build, EMUL__PREFERENCES), emul__build_owned(build, EMUL__USES)};
    award_names names;
    if (learn_awards(build, &names)) {
        find_pools(build, &names);
        build_exclusions(build, &names);
    }
    emul__intern_destroy(&names.ids);
    build_conditions(build);
    for (int32_t i = 0; !build->out_of_memory && build->award_names != NULL && i < build->model->award_count; i++) {
        if (build->awards[i].prize_of < 0) {
            build_rules(build, i, &parts);
        } else {
            share_rules(&build->awards[family_of(build, i)], &build->awards[i]);
        }
        check_order(build, i);
    }
}
