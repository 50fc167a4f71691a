/* Fields, keys and lists of a regulation's YAML tree. Which keys there are is in draft_kinds.c: a key more is a row more there, not here. */
#include "regulation/yaml_read.h"

#include <string.h>

/* ---- paths ---- */

static emul__text keep(emul__reader *from, emul__buffer *buffer) {
    const char *copy = buffer->failed ? NULL : emul__arena_text(&from->arena, buffer->bytes, buffer->length);
    const emul__text kept = {copy, copy == NULL ? 0 : buffer->length};
    from->yaml.out_of_memory = from->yaml.out_of_memory || copy == NULL;
    emul__buffer_destroy(buffer);
    return kept;
}

static emul__text path_of_key(emul__reader *from, emul__text path, emul__text key) {
    emul__buffer buffer;
    emul__buffer_init(&buffer, &from->arena.allocator);
    emul__buffer_text(&buffer, path);
    emul__buffer_string(&buffer, path.length > 0 ? "." : "");
    emul__buffer_text(&buffer, key);
    return keep(from, &buffer);
}

static emul__text path_of_element(emul__reader *from, emul__text path, int32_t number) {
    emul__buffer buffer;
    emul__buffer_init(&buffer, &from->arena.allocator);
    emul__buffer_text(&buffer, path);
    emul__buffer_string(&buffer, "[");
    emul__buffer_integer(&buffer, number);
    emul__buffer_string(&buffer, "]");
    return keep(from, &buffer);
}

/* ---- shapes ---- */

static bool is_blank(const emul__yaml_node *node) {
    return node->kind == EMUL__YAML_TEXT && node->plain && node->text.length == 0;
}

void emul__yaml_report_shape(emul__reader *from, const emul__yaml_node *node, emul__text path, const char *english,
                             const char *vietnamese) {
    if (node->kind != EMUL__YAML_BROKEN) {
        emul__yaml_problem(&from->yaml, node, path,
                           &(emul__diagnostic){.code = EMUL_E_SYNTAX, .english = english, .vietnamese = vietnamese});
    }
}

/* The text of a node, or NULL with the reason told. */
const char *emul__yaml_text(emul__reader *from, const emul__yaml_node *node, emul__text path) {
    if (node->kind != EMUL__YAML_TEXT) {
        emul__yaml_report_shape(from, node, path, "a text belongs here", "chỗ này cần một chữ hoặc số");
        return NULL;
    }
    if (is_blank(node)) {
        emul__yaml_report_shape(from, node, path, "nothing stands after the key", "sau khóa chưa có giá trị");
        return NULL;
    }
    return node->text.bytes;
}

/* The comma parts the elements of what is made of the list. */
static bool has_comma(emul__reader *from, const emul__yaml_node *element, const char *text, emul__text path) {
    if (text == NULL || strchr(text, ',') == NULL) {
        return false;
    }
    emul__yaml_report_shape(from, element, path, "no comma stands inside an element of this list",
                            "phần tử của danh sách này không có dấu phẩy");
    return true;
}

/* [a, b, c] as "a, b, c"; a single text as it is. */
static const char *read_list(emul__reader *from, const emul__yaml_node *node, emul__text path) {
    if (node->kind != EMUL__YAML_LIST) {
        return emul__yaml_text(from, node, path);
    }
    emul__buffer joined;
    bool good = true;
    emul__buffer_init(&joined, &from->arena.allocator);
    emul__buffer_string(&joined, "");
    for (const emul__yaml_node *element = node->first; element != NULL; element = element->next) {
        const char *text = emul__yaml_text(from, element, path);
        good = good && text != NULL && !has_comma(from, element, text, path);
        emul__buffer_string(&joined, element == node->first ? "" : ", ");
        emul__buffer_string(&joined, text);
    }
    const emul__text kept = keep(from, &joined);
    return good ? kept.bytes : NULL;
}

const emul__yaml_node *emul__yaml_value_of(const emul__yaml_node *map, const char *key) {
    for (const emul__yaml_node *at = map->kind == EMUL__YAML_MAP ? map->first : NULL; at != NULL; at = at->next) {
        if (at->kind == EMUL__YAML_TEXT && emul__text_equal(at->text, emul__text_of(key))) {
            return at->value;
        }
    }
    return NULL;
}

/* {places: 2, mode: half_away} as "2 half_away"; a text as it is. */
static const char *read_rounding(emul__reader *from, const emul__yaml_node *node, emul__text path) {
    if (node->kind != EMUL__YAML_MAP) {
        return emul__yaml_text(from, node, path);
    }
    const emul__yaml_node *places = emul__yaml_value_of(node, "places");
    const emul__yaml_node *mode = emul__yaml_value_of(node, "mode");
    if (places == NULL || node->count != (mode == NULL ? 1 : 2)) {
        emul__yaml_report_shape(from, node, path, "a rounding is written {places: 2, mode: half_away}",
                                "cách làm tròn viết là {places: 2, mode: half_away}");
        return NULL;
    }
    const char *digits = emul__yaml_text(from, places, path);
    const char *word = mode == NULL ? "" : emul__yaml_text(from, mode, path);
    emul__buffer joined;
    emul__buffer_init(&joined, &from->arena.allocator);
    emul__buffer_string(&joined, digits);
    emul__buffer_string(&joined, mode == NULL ? "" : " ");
    emul__buffer_string(&joined, word);
    const emul__text kept = keep(from, &joined);
    return digits != NULL && word != NULL ? kept.bytes : NULL;
}

static const char *read_field(emul__reader *from, emul__shape shape, const emul__yaml_node *node, emul__text path) {
    switch (shape) {
    case EMUL__SHAPE_LIST:
        return read_list(from, node, path);
    case EMUL__SHAPE_ROUNDING:
        return read_rounding(from, node, path);
    default:
        return emul__yaml_text(from, node, path);
    }
}

/* ---- keys ---- */

/* Number of the key in a mapping: a field, or behind the fields a branch; -1 if it is none. */
static int32_t find_key(const emul__mapping *what, emul__text key) {
    const emul__list_info *info = &emul__list_infos[what->kind];
    for (int32_t i = what->first; i < info->field_count; i++) {
        if (emul__text_equal(key, emul__text_of(info->fields[i].key))) {
            return i;
        }
    }
    for (int32_t i = 0; i < what->branch_count; i++) {
        if (emul__text_equal(key, emul__text_of(what->branches[i].key))) {
            return info->field_count + i;
        }
    }
    return -1;
}

static const char *key_name(const emul__mapping *what, int32_t number) {
    const emul__list_info *info = &emul__list_infos[what->kind];
    return number < info->field_count ? info->fields[number].key : what->branches[number - info->field_count].key;
}

static int32_t key_end(const emul__mapping *what) {
    return emul__list_infos[what->kind].field_count + what->branch_count;
}

static int32_t nearest_key(const emul__mapping *what, emul__text key) {
    emul__nearest nearest = emul__nearest_begin(key);
    for (int32_t i = what->first; i < key_end(what); i++) {
        emul__nearest_offer(&nearest, emul__text_of(key_name(what, i)));
    }
    return nearest.found.length > 0 ? find_key(what, nearest.found) : -1;
}

static emul__text known_keys(emul__reader *from, const emul__mapping *what) {
    emul__buffer names;
    emul__buffer_init(&names, &from->arena.allocator);
    emul__buffer_string(&names, "");
    for (int32_t i = what->first; i < key_end(what); i++) {
        emul__buffer_string(&names, i == what->first ? "" : ", ");
        emul__buffer_string(&names, key_name(what, i));
    }
    return keep(from, &names);
}

/* In braces a comma ends a value: what follows of the rule then looks like a key. */
static bool is_torn_rule(const emul__yaml_node *map, const emul__yaml_node *key) {
    const bool rule = strstr(key->text.bytes, "->") != NULL || strchr(key->text.bytes, ')') != NULL;
    return map->flow && (rule || is_blank(key->value));
}

static void report_unknown(emul__reader *from, const emul__mapping *what, const emul__yaml_node *map, const emul__yaml_node *key,
                           int32_t nearest, emul__text path) {
    emul__diagnostic problem = {.code = EMUL_E_REGULATION,
                                .english = "“{0}” is not a key here",
                                .vietnamese = "“{0}” không phải là khóa ở đây",
                                .hint_english = "the keys here are: {1}",
                                .hint_vietnamese = "các khóa ở đây là: {1}",
                                .arguments = {key->text}};
    if (nearest >= 0) {
        problem.hint_english = "did you mean “{1}”?";
        problem.hint_vietnamese = "có phải “{1}” không?";
        problem.arguments[1] = emul__text_of(key_name(what, nearest));
    } else if (is_torn_rule(map, key)) {
        problem.hint_english = "inside braces put a text with commas between quotes";
        problem.hint_vietnamese = "trong ngoặc nhọn, đặt nội dung có dấu phẩy trong dấu ngoặc kép";
    } else {
        problem.arguments[1] = known_keys(from, what);
    }
    emul__yaml_problem(&from->yaml, key, path, &problem);
}

void emul__yaml_find_keys(emul__reader *from, const emul__mapping *what, const emul__yaml_node *map, emul__text path,
                          emul__found_keys *found) {
    memset(found, 0, sizeof *found);
    for (const emul__yaml_node *key = map->first; key != NULL; key = key->next) {
        const int32_t number = key->kind == EMUL__YAML_TEXT ? find_key(what, key->text) : -1;
        if (number >= 0) {
            found->keys[number] = key;
        }
    }
    for (const emul__yaml_node *key = map->first; key != NULL; key = key->next) {
        if (key->kind == EMUL__YAML_TEXT && find_key(what, key->text) < 0) {
            const int32_t nearest = nearest_key(what, key->text);
            report_unknown(from, what, map, key, nearest, path_of_key(from, path, key->text));
            if (nearest >= 0 && found->keys[nearest] == NULL) {
                found->keys[nearest] = key;
            }
        }
    }
}

/* ---- things ---- */

void emul__yaml_locate(emul__reader *from, int32_t text, const emul__yaml_node *node, emul__text path) {
    const emul__place place = {
        .input = from->yaml.input, .line = node->line, .column = node->column, .field = path, .breaks = node->breaks};
    if (emul__regulation_locate(from->regulation, text, &place) != EMUL_OK) {
        from->yaml.out_of_memory = true;
    }
}

/* The add calls know of arguments and limits only; the arguments here are right. */
bool emul__yaml_added(emul__reader *from, emul_status status, const emul__yaml_node *node, emul__text path) {
    if (status == EMUL_E_MEMORY) {
        from->yaml.out_of_memory = true;
    } else if (status != EMUL_OK) {
        emul__yaml_problem(&from->yaml, node, path,
                           &(emul__diagnostic){.code = EMUL_E_LIMIT,
                                               .english = "a text longer than 65536 bytes, or a table wider than 1024 columns",
                                               .vietnamese = "có nội dung dài quá 65536 byte, hoặc bảng rộng quá 1024 cột"});
    }
    return status == EMUL_OK;
}

/* A public struct of any kind. */
typedef union any_spec {
    size_t struct_size;
    emul_header header;
    emul_indicator indicator;
    emul_scorecard scorecard;
    emul_criterion criterion;
    emul_class class_;
    emul_award award;
    emul_condition condition;
    emul_restriction restriction;
    emul_limit limit;
    emul_achievement_kind achievement;
    emul_use use;
} any_spec;

static emul_status add(emul__reader *from, emul__list_kind kind, const any_spec *spec, int32_t owner, int32_t parent, int32_t *index) {
    emul_regulation *to = from->regulation;
    switch (kind) {
    case EMUL__HEADER:
        return emul_regulation_set_header(to, &spec->header, NULL);
    case EMUL__INDICATORS:
        return emul_regulation_add_indicator(to, &spec->indicator, index, NULL);
    case EMUL__SCORECARDS:
        return emul_regulation_add_scorecard(to, &spec->scorecard, index, NULL);
    case EMUL__CRITERIA:
        return emul_regulation_add_criterion(to, owner, parent, &spec->criterion, index, NULL);
    case EMUL__VETOES:
        return emul_regulation_add_disqualification(to, owner, &spec->condition, NULL);
    case EMUL__RESTRICTIONS:
        return emul_regulation_add_restriction(to, owner, &spec->restriction, NULL);
    case EMUL__CLASSES:
        return emul_regulation_add_class(to, owner, &spec->class_, index, NULL);
    case EMUL__AWARDS:
        return parent < 0 ? emul_regulation_add_award(to, &spec->award, index, NULL)
                          : emul_regulation_add_prize(to, parent, &spec->award, index, NULL);
    case EMUL__CONDITIONS:
        return emul_regulation_add_award_condition(to, owner, &spec->condition, NULL);
    case EMUL__LIMITS:
        return emul_regulation_add_limit(to, owner, &spec->limit, NULL);
    case EMUL__PREFERENCES:
        return emul_regulation_add_preference(to, owner, &spec->condition, NULL);
    case EMUL__ACHIEVEMENTS:
        return emul_regulation_add_achievement_kind(to, &spec->achievement, index, NULL);
    case EMUL__USES:
        return emul_regulation_add_use(to, owner, &spec->use, NULL);
    default:
        return EMUL_E_INTERNAL;
    }
}

/* A list of mappings that is something else, or has something else in it: that will be reported when it is read. */
static bool is_torn(const emul__yaml_node *node) {
    bool torn = node->kind != EMUL__YAML_LIST && !is_blank(node);
    for (const emul__yaml_node *element = node->first; element != NULL && node->kind == EMUL__YAML_LIST; element = element->next) {
        torn = torn || element->kind != EMUL__YAML_MAP;
    }
    return torn;
}

/* Texts and their places from a mapping (`name`: the key that stands for its first field, or NULL), then the call. */
static bool add_mapping(emul__reader *from, const emul__mapping *what, const emul__found_keys *found, const emul__yaml_node *node,
                        const emul__yaml_node *name, emul__text path, emul__holder in, int32_t *index) {
    const emul__list_info *info = &emul__list_infos[what->kind];
    const char *texts[EMUL__MOST_FIELDS] = {NULL};
    any_spec spec;
    memset(&spec, 0, sizeof spec);
    spec.struct_size = info->struct_size;
    emul__yaml_locate(from, EMUL__WHOLE_ITEM, name != NULL ? name : node, path);
    if (name != NULL) {
        texts[0] = name->text.bytes;
        emul__yaml_locate(from, 0, name, path);
    }
    for (int32_t i = what->first; i < info->field_count; i++) {
        const emul__yaml_node *key = found->keys[i];
        if (key != NULL) {
            texts[i] = read_field(from, info->fields[i].shape, key->value, path_of_key(from, path, key->text));
            emul__yaml_locate(from, i, key->value, path);
        }
    }
    emul__spec_write(info, texts, &spec);
    for (int32_t i = 0; i < what->branch_count; i++) {
        const emul__yaml_node *key = found->keys[info->field_count + i];
        if (key != NULL && what->branches[i].required && is_torn(key->value)) {
            emul__yaml_locate(from, EMUL__TORN_ITEM, key, path);
        }
    }
    return emul__yaml_added(from, add(from, what->kind, &spec, in.owner, in.parent, index), node, path);
}

void emul__yaml_follow_branches(emul__reader *from, const emul__mapping *what, const emul__found_keys *found, emul__text path,
                                int32_t index) {
    const int32_t fields = emul__list_infos[what->kind].field_count;
    for (int32_t i = 0; i < what->branch_count && !from->yaml.out_of_memory; i++) {
        const emul__yaml_node *key = found->keys[fields + i];
        if (key != NULL && what->branches[i].read != NULL && !is_blank(key->value)) {
            what->branches[i].read(from, key->value, path_of_key(from, path, key->text), index);
        }
    }
}

void emul__yaml_read_mapping(emul__reader *from, const emul__mapping *what, const emul__yaml_node *node, const emul__yaml_node *name,
                             emul__text path, emul__holder in) {
    const emul__yaml_node nothing = {.kind = EMUL__YAML_MAP, .line = node->line, .column = node->column};
    const emul__yaml_node *map = name != NULL && is_blank(node) ? &nothing : node; /* “visits:” alone declares it */
    emul__found_keys found;
    int32_t index = -1;
    if (map->kind != EMUL__YAML_MAP) {
        emul__yaml_report_shape(from, map, path, "keys with values belong here, such as “id: …”",
                                "chỗ này cần các khóa và giá trị, ví dụ “id: …”");
        return;
    }
    emul__yaml_find_keys(from, what, map, path, &found);
    if (!from->yaml.out_of_memory && add_mapping(from, what, &found, map, name, path, in, &index)) {
        emul__yaml_follow_branches(from, what, &found, path, index);
    }
}

/* ---- lists of things ---- */

/* Calls `read` for each element; a single text or mapping where a list is meant counts as a list of one if `alone`. */
void emul__yaml_elements(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in, bool alone,
                         void (*read)(emul__reader *from, const emul__yaml_node *node, emul__text path, emul__holder in)) {
    int32_t number = 0;
    if (node->kind != EMUL__YAML_LIST) {
        if (alone && node->kind == EMUL__YAML_TEXT) {
            read(from, node, path_of_element(from, path, 0), in);
        } else {
            emul__yaml_report_shape(from, node, path, "a list belongs here: entries that begin with “- ”",
                                    "chỗ này cần một danh sách: các mục bắt đầu bằng “- ”");
        }
        return;
    }
    for (const emul__yaml_node *element = node->first; element != NULL && !from->yaml.out_of_memory; element = element->next) {
        read(from, element, path_of_element(from, path, number++), in);
    }
}

/* Calls `read` for each key with its value. */
void emul__yaml_entries(emul__reader *from, const emul__yaml_node *node, emul__text path, int32_t owner,
                        void (*read)(emul__reader *from, const emul__yaml_node *key, emul__text path, int32_t owner)) {
    if (node->kind != EMUL__YAML_MAP) {
        emul__yaml_report_shape(from, node, path, "names with what they stand for belong here",
                                "chỗ này cần các tên và nội dung của chúng");
        return;
    }
    for (const emul__yaml_node *key = node->first; key != NULL && !from->yaml.out_of_memory; key = key->next) {
        if (key->kind == EMUL__YAML_TEXT) {
            read(from, key, path_of_key(from, path, key->text), owner);
        }
    }
}
