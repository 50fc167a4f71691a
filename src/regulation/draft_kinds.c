/* The one table of what a regulation is made of: a key more is a row more here, in the order of the fields of the public struct. */
#include <string.h>

#include "regulation/draft.h"

static const emul__field header_fields[] = {
    {"id", EMUL__SHAPE_TEXT},           {"name", EMUL__SHAPE_TEXT},   {"cites", EMUL__SHAPE_TEXT},   {"in_force", EMUL__SHAPE_TEXT},
    {"rounding", EMUL__SHAPE_ROUNDING}, {"stages", EMUL__SHAPE_LIST}, {"members", EMUL__SHAPE_TEXT}, {"use", EMUL__SHAPE_LIST},
    {"titles", EMUL__SHAPE_LIST},       {"accept", EMUL__SHAPE_LIST},
};

static const emul__field indicator_fields[] = {
    {"id", EMUL__SHAPE_TEXT},    {"name", EMUL__SHAPE_TEXT},   {"unit", EMUL__SHAPE_TEXT},
    {"type", EMUL__SHAPE_TEXT},  {"labels", EMUL__SHAPE_LIST}, {"rollup", EMUL__SHAPE_TEXT},
    {"range", EMUL__SHAPE_TEXT}, {"step", EMUL__SHAPE_TEXT},   {"absent", EMUL__SHAPE_TEXT},
};

static const emul__field scorecard_fields[] = {
    {"id", EMUL__SHAPE_TEXT},    {"name", EMUL__SHAPE_TEXT}, {"for", EMUL__SHAPE_TEXT},     {"where", EMUL__SHAPE_TEXT},
    {"group", EMUL__SHAPE_TEXT}, {"ties", EMUL__SHAPE_TEXT}, {"missing", EMUL__SHAPE_TEXT}, {"round", EMUL__SHAPE_ROUNDING},
    {"min", EMUL__SHAPE_TEXT},   {"max", EMUL__SHAPE_TEXT},
};

static const emul__field criterion_fields[] = {
    {"id", EMUL__SHAPE_TEXT},          {"name", EMUL__SHAPE_TEXT},      {"kind", EMUL__SHAPE_TEXT},       {"points", EMUL__SHAPE_TEXT},
    {"max", EMUL__SHAPE_TEXT},         {"min", EMUL__SHAPE_TEXT},       {"weight", EMUL__SHAPE_TEXT},     {"combine", EMUL__SHAPE_TEXT},
    {"missing", EMUL__SHAPE_TEXT},     {"round", EMUL__SHAPE_ROUNDING}, {"bonus_max", EMUL__SHAPE_TEXT},  {"penalty_max", EMUL__SHAPE_TEXT},
    {"cap", EMUL__SHAPE_TEXT},         {"cite", EMUL__SHAPE_TEXT},      {"reweight", EMUL__SHAPE_TEXT},   {"coverage", EMUL__SHAPE_TEXT},
    {"drop_lowest", EMUL__SHAPE_TEXT}, {"keep", EMUL__SHAPE_TEXT},      {"from_stage", EMUL__SHAPE_TEXT}, {"step", EMUL__SHAPE_TEXT},
    {"where", EMUL__SHAPE_TEXT},
};

static const emul__field class_fields[] = {
    {"id", EMUL__SHAPE_TEXT},      {"name", EMUL__SHAPE_TEXT}, {"when", EMUL__SHAPE_TEXT},
    {"at_most", EMUL__SHAPE_TEXT}, {"cite", EMUL__SHAPE_TEXT},
};

static const emul__field award_fields[] = {
    {"id", EMUL__SHAPE_TEXT},    {"name", EMUL__SHAPE_TEXT},    {"for", EMUL__SHAPE_TEXT},         {"by", EMUL__SHAPE_TEXT},
    {"take", EMUL__SHAPE_TEXT},  {"round", EMUL__SHAPE_TEXT},   {"at_least", EMUL__SHAPE_TEXT},    {"at_cut", EMUL__SHAPE_TEXT},
    {"cite", EMUL__SHAPE_TEXT},  {"reserve", EMUL__SHAPE_TEXT}, {"at_most_per", EMUL__SHAPE_TEXT}, {"kind", EMUL__SHAPE_TEXT},
    {"level", EMUL__SHAPE_TEXT}, {"name_en", EMUL__SHAPE_TEXT}, {"status", EMUL__SHAPE_TEXT},      {"in_force", EMUL__SHAPE_LIST},
    {"money", EMUL__SHAPE_TEXT}, {"fund", EMUL__SHAPE_TEXT},    {"type", EMUL__SHAPE_TEXT},
};

static const emul__field achievement_fields[] = {
    {"id", EMUL__SHAPE_TEXT}, {"name", EMUL__SHAPE_TEXT}, {"levels", EMUL__SHAPE_LIST}, {"reuse", EMUL__SHAPE_TEXT}};
static const emul__field use_fields[] = {
    {"of", EMUL__SHAPE_TEXT},   {"level", EMUL__SHAPE_TEXT}, {"count", EMUL__SHAPE_TEXT}, {"when", EMUL__SHAPE_TEXT},
    {"last", EMUL__SHAPE_TEXT}, {"since", EMUL__SHAPE_TEXT}, {"cite", EMUL__SHAPE_TEXT},
};

static const emul__field condition_fields[] = {{"that", EMUL__SHAPE_TEXT}, {"name", EMUL__SHAPE_TEXT},   {"cite", EMUL__SHAPE_TEXT},
                                               {"id", EMUL__SHAPE_TEXT},   {"status", EMUL__SHAPE_TEXT}, {"in_force", EMUL__SHAPE_LIST}};
static const emul__field limit_fields[] = {{"take", EMUL__SHAPE_TEXT}, {"name", EMUL__SHAPE_TEXT},   {"cite", EMUL__SHAPE_TEXT},
                                           {"id", EMUL__SHAPE_TEXT},   {"status", EMUL__SHAPE_TEXT}, {"in_force", EMUL__SHAPE_LIST}};
static const emul__field veto_fields[] = {{"when", EMUL__SHAPE_TEXT}, {"name", EMUL__SHAPE_TEXT}, {"cite", EMUL__SHAPE_TEXT}};
static const emul__field restriction_fields[] = {
    {"effect", EMUL__SHAPE_TEXT}, {"when", EMUL__SHAPE_TEXT},  {"name", EMUL__SHAPE_TEXT},
    {"cite", EMUL__SHAPE_TEXT},   {"class", EMUL__SHAPE_TEXT}, {"by", EMUL__SHAPE_TEXT},
};

/* A public struct is its size and then its texts, so a table of keys that forgets one does not compile. */
#define FIELDS(spec, table) sizeof(spec), (int32_t)(sizeof(table) / sizeof(table)[0]), table
#define MATCHES(spec, table)                                                                                                               \
    _Static_assert(sizeof(spec) == sizeof(size_t) + sizeof(table) / sizeof(table)[0] * sizeof(char *), "a key is missing in " #table)
MATCHES(emul_header, header_fields);
MATCHES(emul_indicator, indicator_fields);
MATCHES(emul_scorecard, scorecard_fields);
MATCHES(emul_criterion, criterion_fields);
MATCHES(emul_class, class_fields);
MATCHES(emul_award, award_fields);
MATCHES(emul_condition, condition_fields);
_Static_assert(offsetof(emul_condition, id) == sizeof(size_t) + sizeof veto_fields / sizeof veto_fields[0] * sizeof(char *), "vetoes");
MATCHES(emul_limit, limit_fields);
MATCHES(emul_restriction, restriction_fields);
MATCHES(emul_achievement_kind, achievement_fields);
MATCHES(emul_use, use_fields);

const emul__list_info emul__list_infos[EMUL__LIST_COUNT] = {
    [EMUL__HEADER] = {"", false, -1, FIELDS(emul_header, header_fields)},
    [EMUL__INDICATORS] = {"indicators", true, -1, FIELDS(emul_indicator, indicator_fields)},
    [EMUL__VALUES] = {"values", true, -1, 0, 0, NULL},
    [EMUL__TABLES] = {"tables", true, -1, 0, 0, NULL},
    [EMUL__TABLE_ROWS] = {"rows", true, EMUL__TABLES, 0, 0, NULL},
    [EMUL__ACHIEVEMENTS] = {"achievements", true, -1, FIELDS(emul_achievement_kind, achievement_fields)},
    [EMUL__SCORECARDS] = {"scorecards", false, -1, FIELDS(emul_scorecard, scorecard_fields)},
    [EMUL__CRITERIA] = {"criteria", false, EMUL__SCORECARDS, FIELDS(emul_criterion, criterion_fields)},
    [EMUL__VETOES] = {"disqualify", false, EMUL__SCORECARDS, offsetof(emul_condition, id), 3, veto_fields}, /* what follows is of awards */
    [EMUL__RESTRICTIONS] = {"restrictions", false, EMUL__SCORECARDS, FIELDS(emul_restriction, restriction_fields)},
    [EMUL__ORDERS] = {"order", false, EMUL__SCORECARDS, 0, 0, NULL},
    [EMUL__CLASSES] = {"classes", false, EMUL__SCORECARDS, FIELDS(emul_class, class_fields)},
    [EMUL__SALARIES] = {"base_salary", true, -1, 0, 0, NULL},
    [EMUL__AWARDS] = {"awards", false, -1, FIELDS(emul_award, award_fields)},
    [EMUL__CONDITIONS] = {"conditions", false, EMUL__AWARDS, FIELDS(emul_condition, condition_fields)},
    [EMUL__AWARD_ORDERS] = {"order", false, EMUL__AWARDS, 0, 0, NULL},
    [EMUL__PREFERENCES] = {"prefer", false, EMUL__AWARDS, FIELDS(emul_condition, condition_fields)},
    [EMUL__LIMITS] = {"limits", false, EMUL__AWARDS, FIELDS(emul_limit, limit_fields)},
    [EMUL__USES] = {"uses", false, EMUL__AWARDS, FIELDS(emul_use, use_fields)},
    [EMUL__EXCLUSIONS] = {"excludes", false, EMUL__AWARDS, 0, 0, NULL},
};

static size_t texts_in(size_t struct_size) {
    return (struct_size - sizeof(size_t)) / sizeof(char *);
}

bool emul__spec_valid_size(size_t struct_size) {
    enum { LARGEST_OF_ANY_VERSION = 4096 };
    return struct_size >= sizeof(size_t) + sizeof(char *) && struct_size <= LARGEST_OF_ANY_VERSION &&
           (struct_size - sizeof(size_t)) % sizeof(char *) == 0;
}

static size_t size_of_spec(const void *spec) {
    size_t size = 0;
    memcpy(&size, spec, sizeof size);
    return size;
}

/* Structs are read and written text by text as bytes: the caller's may be shorter or longer than ours, and of another type. */
void emul__spec_write(const emul__list_info *info, const char *const *texts, void *to) {
    const size_t count = texts_in(size_of_spec(to));
    unsigned char *at = (unsigned char *)to + sizeof(size_t);
    for (size_t i = 0; i < count; i++) {
        const char *text = i < (size_t)info->field_count ? texts[i] : NULL;
        memcpy(at + i * sizeof text, &text, sizeof text);
    }
}

void emul__spec_read(const emul__list_info *info, const void *from, const char *texts[EMUL__MOST_FIELDS]) {
    const size_t given = texts_in(size_of_spec(from));
    const size_t count = given < (size_t)info->field_count ? given : (size_t)info->field_count;
    const unsigned char *at = (const unsigned char *)from + sizeof(size_t);
    for (size_t i = 0; i < EMUL__MOST_FIELDS; i++) {
        texts[i] = NULL;
    }
    for (size_t i = 0; i < count; i++) {
        const char *text = NULL;
        memcpy(&text, at + i * sizeof text, sizeof text);
        texts[i] = text;
    }
}

emul__text emul__item_text(const emul__item *item, int32_t text) {
    return emul__text_of(text < item->text_count ? item->texts[text] : NULL);
}

int32_t emul__key_number(emul__list_kind kind, const char *key) {
    const emul__list_info *info = &emul__list_infos[kind];
    for (int32_t i = 0; i < info->field_count; i++) {
        if (strcmp(info->fields[i].key, key) == 0) {
            return i;
        }
    }
    return -1;
}

emul__text emul__key_text(const emul__item *item, const char *key) {
    const int32_t number = emul__key_number(item->kind, key);
    return number < 0 ? (emul__text){NULL, 0} : emul__item_text(item, number);
}
