/* A regulation from YAML: walks the tree and makes the same calls that a program would, each told beforehand where its texts stand. What stands
 * below what is in the tables of branches. */
#include <string.h>

#include "regulation/yaml_read.h"

#define BRANCHES(table) table, (int32_t)(sizeof(table) / sizeof(table)[0])

/* ---- indicators, achievements, values, tables ---- */

static void read_indicator(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner) {
    static const emul__mapping indicator = {EMUL__INDICATORS, 1, NULL, 0};
    const emul__holder top = {owner, -1};
    emul__yaml_read_mapping(from, &indicator, key->value, key, path, top);
}

static void read_indicators(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_entries(from, node, path, owner, read_indicator);
}

static void read_achievement(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner) {
    static const emul__mapping achievement = {EMUL__ACHIEVEMENTS, 1, NULL, 0};
    const emul__holder top = {owner, -1};
    emul__yaml_read_mapping(from, &achievement, key->value, key, path, top);
}

static void read_achievements(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_entries(from, node, path, owner, read_achievement);
}

/* A text that could not be read leaves a 0 behind, so that the name is known and nothing further is said of it. */
static const char *text_or_zero(emul__reader *from, const emul__yaml_node *node, emul__text path) {
    const char *text = emul__yaml_text(from, node, path);
    return text != NULL ? text : "0";
}

typedef emul_status (*add_named)(emul_regulation *regulation, const char *name, const char *text, emul_error *error);

/* A key and the text under it. */
static void read_named(emul__reader *from, const emul__yaml_node *key, emul__text path, add_named add_one) {
    const char *text = text_or_zero(from, key->value, path);
    emul__yaml_locate(from, EMUL__WHOLE_ITEM, key, path);
    emul__yaml_locate(from, 0, key, path);
    emul__yaml_locate(from, 1, key->value, path);
    emul__yaml_added(from, add_one(from->regulation, key->text.bytes, text, NULL), key, path);
}

static void read_value(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner) {
    (void)owner;
    read_named(from, key, path, emul_regulation_add_value);
}

static void read_salary(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner) {
    (void)owner;
    read_named(from, key, path, emul_regulation_add_base_salary);
}

static void read_salaries(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_entries(from, node, path, owner, read_salary);
}

static void read_values(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_entries(from, node, path, owner, read_value);
}

/* The numbers of a row, each told its place. What is no list leaves none, and a thing that is torn. */
static const char **read_numbers(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t first, int64_t *count) {
    *count = 0;
    if (node->kind != EMUL__YAML_LIST) {
        emul__yaml_report_shape(from, node, path, "a list of numbers belongs here: [1, 2, 3]", "chỗ này cần một danh sách số: [1, 2, 3]");
        emul__yaml_locate(from, EMUL__TORN_ITEM, node, path);
        return NULL;
    }
    const char **numbers = (const char **)emul__arena_allocate(&from->arena, (size_t)node->count, sizeof *numbers);
    for (const emul__yaml_node *element = node->first; numbers != NULL && element != NULL; element = element->next) {
        numbers[*count] = text_or_zero(from, element, path);
        if (element->kind != EMUL__YAML_TEXT) {
            emul__yaml_locate(from, EMUL__TORN_ITEM, element, path);
        }
        emul__yaml_locate(from, first + (int32_t)*count, element, path);
        (*count)++;
    }
    from->yaml.out_of_memory = from->yaml.out_of_memory || numbers == NULL;
    return numbers;
}

static void read_row(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t table) {
    int64_t count = 0;
    const char **cells = read_numbers(from, key->value, path, EMUL__ROW_FIRST_CELL, &count);
    emul__yaml_locate(from, EMUL__WHOLE_ITEM, key, path);
    emul__yaml_locate(from, EMUL__ROW_THRESHOLD, key, path);
    emul__yaml_added(from, emul_regulation_add_table_row(from->regulation, table, key->text.bytes, cells, count, NULL), key, path);
}

static void read_rows(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t table) {
    emul__yaml_entries(from, node, path, table, read_row);
}

static const emul__branch table_branches[] = {{"columns", NULL, false}, {"rows", read_rows, false}};

static void read_table(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner) {
    static const emul__mapping what = {EMUL__TABLES, 0, BRANCHES(table_branches)};
    const emul__yaml_node *node = key->value;
    const char **numbers = NULL;
    int64_t count = 0;
    emul__found_keys found;
    int32_t table = -1;
    (void)owner;
    if (node->kind != EMUL__YAML_MAP) {
        emul__yaml_report_shape(from, node, path, "“columns” and “rows” belong here", "chỗ này cần “columns” và “rows”");
        return;
    }
    emul__yaml_find_keys(from, &what, node, path, &found);
    if (found.keys[0] != NULL) {
        numbers = read_numbers(from, found.keys[0]->value, path, EMUL__TABLE_FIRST_COLUMN, &count);
    }
    if (found.keys[1] != NULL && found.keys[1]->value->kind != EMUL__YAML_MAP) {
        emul__yaml_locate(from, EMUL__TORN_ITEM, key, path);
    }
    emul__yaml_locate(from, EMUL__WHOLE_ITEM, key, path);
    emul__yaml_locate(from, EMUL__TABLE_ID, key, path);
    if (emul__yaml_added(from, emul_regulation_add_table(from->regulation, key->text.bytes, numbers, count, &table, NULL), key, path)) {
        emul__yaml_follow_branches(from, &what, &found, path, table);
    }
}

static void read_tables(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_entries(from, node, path, owner, read_table);
}

/* ---- single texts in lists: order keys, exclusions ---- */

typedef emul_status (*add_text)(emul_regulation *regulation, int32_t owner, const char *text, emul_error *error);

static void read_single(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner, add_text add_one) {
    const char *text = emul__yaml_text(from, node, path);
    if (text != NULL) {
        emul__yaml_locate(from, EMUL__WHOLE_ITEM, node, path);
        emul__yaml_locate(from, EMUL__TEXT_ONLY, node, path);
        emul__yaml_added(from, add_one(from->regulation, owner, text, NULL), node, path);
    }
}

static void read_order_key(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_single(from, node, path, in.owner, emul_regulation_add_order);
}

static void read_award_key(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_single(from, node, path, in.owner, emul_regulation_add_award_order);
}

static void read_exclusion(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_single(from, node, path, in.owner, emul_regulation_add_exclusion);
}

static void read_order(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, true, read_order_key);
}

static void read_award_order(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, true, read_award_key);
}

static void read_exclusions(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, true, read_exclusion);
}

/* ---- scorecards ---- */

static void read_criterion(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in);

/* `owner` of criteria below a criterion is that criterion; which scorecard it belongs to, the regulation knows. */
static void read_criteria(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_criterion);
}

static void read_children(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    const int32_t scorecard = emul_regulation_criterion_scorecard(from->regulation, owner);
    emul__yaml_elements(from, node, path, (emul__holder){scorecard, owner}, false, read_criterion);
}

static const emul__branch criterion_branches[] = {{"criteria", read_children, true}};

static void read_criterion(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping criterion = {EMUL__CRITERIA, 0, BRANCHES(criterion_branches)};
    emul__yaml_read_mapping(from, &criterion, node, NULL, path, in);
}

static void read_veto(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping veto = {EMUL__VETOES, 0, NULL, 0};
    emul__yaml_read_mapping(from, &veto, node, NULL, path, in);
}

static void read_vetoes(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_veto);
}

/* The list it stands in says what a restriction does. */
static void read_restriction(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in, const char *effect) {
    static const emul__mapping restriction = {EMUL__RESTRICTIONS, EMUL__RESTRICTION_WHEN, NULL, 0};
    const emul__yaml_node name = {
        .kind = EMUL__YAML_TEXT, .text = emul__text_of(effect), .plain = true, .line = node->line, .column = node->column};
    if (node->kind == EMUL__YAML_MAP) {
        emul__yaml_read_mapping(from, &restriction, node, &name, path, in);
    } else {
        emul__yaml_read_mapping(from, &restriction, node, NULL, path, in); /* which says what belongs there */
    }
}

static void read_last(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_restriction(from, node, path, in, "rank_last");
}

static void read_cap(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_restriction(from, node, path, in, "cap_class");
}

static void read_demotion(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_restriction(from, node, path, in, "demote");
}

static void read_unclassified(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    read_restriction(from, node, path, in, "unclassified");
}

/* All of them in one list, each saying what it does. */
static void read_any_restriction(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping restriction = {EMUL__RESTRICTIONS, 0, NULL, 0};
    emul__yaml_read_mapping(from, &restriction, node, NULL, path, in);
}

static void read_restrictions(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_any_restriction);
}

static void read_all_last(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_last);
}

static void read_caps(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_cap);
}

static void read_demotions(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_demotion);
}

static void read_all_unclassified(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_unclassified);
}

static void read_class(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping one = {EMUL__CLASSES, 0, NULL, 0};
    emul__yaml_read_mapping(from, &one, node, NULL, path, in);
}

static void read_classes(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_class);
}

static const emul__branch scorecard_branches[] = {{"criteria", read_criteria, true},
                                                  {"disqualify", read_vetoes, false},
                                                  {"restrictions", read_restrictions, false},
                                                  {"rank_last", read_all_last, false},
                                                  {"cap_class", read_caps, false},
                                                  {"demote", read_demotions, false},
                                                  {"unclassified", read_all_unclassified, false},
                                                  {"order", read_order, false},
                                                  {"classes", read_classes, false}};

static void read_scorecard(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping scorecard = {EMUL__SCORECARDS, 0, BRANCHES(scorecard_branches)};
    emul__yaml_read_mapping(from, &scorecard, node, NULL, path, in);
}

static void read_scorecards(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_scorecard);
}

/* ---- awards ---- */

typedef emul_status (*add_condition)(emul_regulation *regulation, int32_t owner, const emul_condition *spec, emul_error *error);

/* A condition that is only a text is the condition itself. */
static void read_short(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner, add_condition add_one) {
    const char *text = emul__yaml_text(from, node, path);
    if (text != NULL) {
        const emul_condition spec = {.struct_size = sizeof spec, .that = text};
        emul__yaml_locate(from, EMUL__WHOLE_ITEM, node, path);
        emul__yaml_locate(from, EMUL__CONDITION_THAT, node, path);
        emul__yaml_added(from, add_one(from->regulation, owner, &spec, NULL), node, path);
    }
}

static void read_condition(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping condition = {EMUL__CONDITIONS, 0, NULL, 0};
    if (node->kind != EMUL__YAML_TEXT) {
        emul__yaml_read_mapping(from, &condition, node, NULL, path, in);
    } else {
        read_short(from, node, path, in.owner, emul_regulation_add_award_condition);
    }
}

static void read_preference(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping preference = {EMUL__PREFERENCES, 0, NULL, 0};
    if (node->kind != EMUL__YAML_TEXT) {
        emul__yaml_read_mapping(from, &preference, node, NULL, path, in);
    } else {
        read_short(from, node, path, in.owner, emul_regulation_add_preference);
    }
}

static void read_preferences(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, true, read_preference);
}

static void read_conditions(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, true, read_condition);
}

/* An achievement that is only named is the kind itself. */
static void read_use(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping use = {EMUL__USES, 0, NULL, 0};
    const char *text = node->kind == EMUL__YAML_TEXT ? emul__yaml_text(from, node, path) : NULL;
    if (node->kind != EMUL__YAML_TEXT) {
        emul__yaml_read_mapping(from, &use, node, NULL, path, in);
    } else if (text != NULL) {
        const emul_use spec = {.struct_size = sizeof spec, .of = text};
        emul__yaml_locate(from, EMUL__WHOLE_ITEM, node, path);
        emul__yaml_locate(from, EMUL__USE_OF, node, path);
        emul__yaml_added(from, emul_regulation_add_use(from->regulation, in.owner, &spec, NULL), node, path);
    }
}

static void read_uses(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, true, read_use);
}

static const emul__branch prize_branches[] = {{"excludes", read_exclusions, false}};

static void read_prize(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping prize = {EMUL__AWARDS, 0, BRANCHES(prize_branches)};
    emul__yaml_read_mapping(from, &prize, node, NULL, path, in);
}

static void read_prizes(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){-1, owner}, false, read_prize);
}

static void read_limit(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping limit = {EMUL__LIMITS, 0, NULL, 0};
    emul__yaml_read_mapping(from, &limit, node, NULL, path, in);
}

static void read_limits(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_limit);
}

static const emul__branch award_branches[] = {{"conditions", read_conditions, false},
                                              {"order", read_award_order, false},
                                              {"prefer", read_preferences, false},
                                              {"excludes", read_exclusions, false},
                                              {"prizes", read_prizes, false},
                                              {"limits", read_limits, false},
                                              {"uses", read_uses, false}};

static void read_award(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in) {
    static const emul__mapping award = {EMUL__AWARDS, 0, BRANCHES(award_branches)};
    emul__yaml_read_mapping(from, &award, node, NULL, path, in);
}

static void read_awards(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    emul__yaml_elements(from, node, path, (emul__holder){owner, -1}, false, read_award);
}

/* ---- the whole text ---- */

static void read_version(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner) {
    const char *version = emul__yaml_text(from, node, path);
    (void)owner;
    if (version != NULL && strcmp(version, "1") != 0) {
        emul__yaml_problem(&from->yaml, node, path,
                           &(emul__diagnostic){.code = EMUL_E_UNSUPPORTED,
                                               .english = "the format version “{0}” is not known",
                                               .vietnamese = "không biết phiên bản định dạng “{0}”",
                                               .hint_english = "this library reads “libemul: 1”",
                                               .hint_vietnamese = "thư viện này đọc “libemul: 1”",
                                               .arguments = {node->text}});
    }
}

static const emul__branch top_branches[] = {
    {"libemul", read_version, false},      {"indicators", read_indicators, false},     {"tables", read_tables, false},
    {"values", read_values, false},        {"scorecards", read_scorecards, true},      {"awards", read_awards, true},
    {"base_salary", read_salaries, false}, {"achievements", read_achievements, false},
};

static void read_document(emul__reader *from, const emul__yaml_node *root) {
    static const emul__mapping top = {EMUL__HEADER, 0, BRANCHES(top_branches)};
    const emul__text no_path = {"", 0};
    const emul__holder nowhere = {-1, -1};
    if (root->kind == EMUL__YAML_MAP && emul__yaml_value_of(root, "libemul") == NULL) {
        emul__yaml_problem(&from->yaml, root, EMUL__TEXT("libemul"),
                           &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                               .english = "the version of the format is missing",
                                               .vietnamese = "thiếu phiên bản định dạng",
                                               .hint_english = "begin with “libemul: 1”",
                                               .hint_vietnamese = "bắt đầu bằng “libemul: 1”"});
    }
    emul__yaml_read_mapping(from, &top, root, NULL, no_path, nowhere);
}

static bool read_more(emul__reader *from) {
    const emul__more *more = from->more;
    const emul_status status = more == NULL ? EMUL_OK : more->add(more->context, from->regulation, from->yaml.error);
    from->yaml.out_of_memory = status == EMUL_E_MEMORY;
    return status == EMUL_OK;
}

/* True if the regulation is finished. */
static bool read_all(emul__reader *from) {
    const emul__yaml_node *root = emul__yaml_load(&from->yaml);
    if (root == NULL) {
        return false;
    }
    read_document(from, root);
    if (from->yaml.out_of_memory || root->kind != EMUL__YAML_MAP) {
        return false;
    }
    if (!read_more(from)) {
        return false;
    }
    if (from->draft_only) {
        return !from->yaml.failed;
    }
    const emul_status status = emul__regulation_finish(from->regulation, from->yaml.error);
    from->yaml.out_of_memory = status == EMUL_E_MEMORY;
    return status == EMUL_OK && !from->yaml.failed;
}

static bool set_input(emul__reader *from, const char *input_name) {
    const emul__text name = emul__text_of(input_name);
    const char *copy = emul__arena_text(&from->regulation->texts, name.bytes, name.length);
    from->regulation->draft.input = (emul__text){copy, name.length};
    from->yaml.input = name;
    return copy != NULL;
}

static emul_status parse(emul__text document, const char *input_name, const emul__reader *how, const emul_allocator *allocator,
                         emul_regulation **regulation, emul_error *error) {
    emul__reader from = *how;
    from.yaml = (emul__yaml){.error = error, .document = document};
    if (emul_regulation_create(allocator, &from.regulation, NULL) != EMUL_OK) {
        return emul__report_memory(error);
    }
    emul__arena_init(&from.arena, allocator);
    from.yaml.arena = &from.arena;
    from.yaml.out_of_memory = !set_input(&from, input_name);
    const bool good = !from.yaml.out_of_memory && read_all(&from);
    emul__arena_destroy(&from.arena);
    if (good) {
        *regulation = from.regulation;
        return EMUL_OK;
    }
    emul_regulation_destroy(from.regulation);
    if (from.yaml.out_of_memory) {
        emul__error_clear(error);
        return emul__report_memory(error);
    }
    emul__error_sort(error);
    return emul_error_code(error, 0);
}

emul_status emul__regulation_parse(emul__text text, const char *input_name, const emul__more *more, const emul_allocator *allocator,
                                   emul_regulation **regulation, emul_error *error) {
    emul__error_clear(error);
    if (regulation == NULL || (text.bytes == NULL && text.length > 0)) {
        return emul__report_argument(error, regulation == NULL ? "regulation" : "text");
    }
    /* The status is that of the first problem in the text, so they are kept even if nobody wants to read them. */
    const emul_allocator own = emul__allocator(allocator);
    emul_error *spare = error != NULL ? NULL : emul_error_create(&own);
    emul_error *kept = error != NULL ? error : spare;
    if (kept == NULL) {
        return EMUL_E_MEMORY;
    }
    const emul_status status = parse(text, input_name, &(emul__reader){.more = more}, &own, regulation, kept);
    emul_error_destroy(spare);
    return status;
}

emul_status emul__regulation_read(emul__text text, const char *input_name, const emul_allocator *allocator, emul_regulation **regulation,
                                  emul_error *error) {
    return parse(text, input_name, &(emul__reader){.draft_only = true}, allocator, regulation, error);
}

emul_status emul_regulation_parse(const char *text, size_t length, const char *input_name, const emul_allocator *allocator,
                                  emul_regulation **regulation, emul_error *error) {
    return emul__regulation_parse((emul__text){text, length}, input_name, NULL, allocator, regulation, error);
}
