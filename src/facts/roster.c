/* The roster: ids as row numbers, attributes as columns of words. */
#include "facts/argument.h"
#include "facts/facts.h"

emul_status emul_roster_create(const emul_allocator *allocator, emul_roster **roster, emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL) {
        return emul__report_argument(error, "roster");
    }
    const emul_allocator own = emul__allocator(allocator);
    emul_roster *made = (emul_roster *)emul__allocate_zeroed(&own, 1, sizeof *made);
    if (made == NULL) {
        return emul__report_memory(error);
    }
    made->allocator = own;
    emul__intern_init(&made->ids, &own);
    emul__intern_init(&made->words, &own);
    *roster = made;
    return EMUL_OK;
}

/* Takes the attributes from `count` on away. */
static void drop_attributes(emul_roster *roster, size_t count) {
    while (roster->attribute_count > count) {
        emul__attribute *last = &roster->attributes[--roster->attribute_count];
        emul__release(&roster->allocator, last->values, last->capacity, sizeof *last->values);
    }
}

void emul_roster_destroy(emul_roster *roster) {
    if (roster == NULL) {
        return;
    }
    const emul_allocator own = roster->allocator;
    drop_attributes(roster, 0);
    emul__release(&own, roster->attributes, roster->attribute_capacity, sizeof *roster->attributes);
    emul__release(&own, roster->kinds, roster->kind_capacity, sizeof *roster->kinds);
    emul__release(&own, roster->names, roster->name_capacity, sizeof *roster->names);
    emul__release(&own, roster->parents, roster->parent_capacity, sizeof *roster->parents);
    emul__release(&own, roster->memberships, roster->membership_capacity, sizeof *roster->memberships);
    emul__release(&own, roster->latest_memberships, roster->latest_capacity, sizeof *roster->latest_memberships);
    emul__intern_destroy(&roster->ids);
    emul__intern_destroy(&roster->words);
    emul__release(&own, roster, 1, sizeof *roster);
}

/* ---- what the readers use ---- */

emul__roster_mark emul__roster_here(const emul_roster *roster) {
    const emul__roster_mark mark = {roster->rows, roster->words.count, roster->attribute_count};
    return mark;
}

void emul__roster_back(emul_roster *roster, emul__roster_mark mark) {
    drop_attributes(roster, mark.attributes);
    roster->rows = mark.rows;
    emul__intern_truncate(&roster->ids, (size_t)mark.rows);
    emul__intern_truncate(&roster->words, mark.words);
}

/* Room for one more row everywhere. Arrays that have grown when a later one cannot are merely larger than needed. */
static bool make_row(emul_roster *roster) {
    const emul_allocator *own = &roster->allocator;
    const size_t rows = (size_t)roster->rows;
    bool room = roster->rows < EMUL__ROW_LIMIT &&
                emul__grow(own, (void **)&roster->kinds, &roster->kind_capacity, rows, sizeof *roster->kinds) &&
                emul__grow(own, (void **)&roster->names, &roster->name_capacity, rows, sizeof *roster->names) &&
                emul__grow(own, (void **)&roster->parents, &roster->parent_capacity, rows, sizeof *roster->parents) &&
                emul__grow(own, (void **)&roster->latest_memberships, &roster->latest_capacity, rows, sizeof *roster->latest_memberships);
    for (size_t i = 0; room && i < roster->attribute_count; i++) {
        emul__attribute *attribute = &roster->attributes[i];
        room = emul__grow(own, (void **)&attribute->values, &attribute->capacity, rows, sizeof *attribute->values);
    }
    return room;
}

/* The word's number, -1 for the empty text; false when memory is out. */
static bool put_word(emul_roster *roster, emul__text text, int32_t *word) {
    *word = text.length == 0 ? -1 : emul__intern_add(&roster->words, text);
    return text.length == 0 || *word >= 0;
}

bool emul__roster_put(emul_roster *roster, const emul__subject *subject) {
    int32_t name = -1;
    int32_t parent = -1;
    if (!make_row(roster) || !put_word(roster, subject->name, &name) || !put_word(roster, subject->parent, &parent) ||
        emul__intern_add(&roster->ids, subject->id) < 0) {
        return false;
    }
    const int64_t row = roster->rows++;
    roster->kinds[row] = subject->kind;
    roster->names[row] = name;
    roster->parents[row] = parent;
    roster->latest_memberships[row] = -1;
    for (size_t i = 0; i < roster->attribute_count; i++) {
        roster->attributes[i].values[row] = -1;
    }
    return true;
}

static int64_t find_attribute(const emul_roster *roster, emul__text name) {
    for (size_t i = 0; i < roster->attribute_count; i++) {
        if (emul__text_equal(roster->attributes[i].name, name)) {
            return (int64_t)i;
        }
    }
    return -1;
}

int64_t emul__roster_put_attribute(emul_roster *roster, emul__text name) {
    const int64_t known = find_attribute(roster, name);
    if (known >= 0) {
        return known;
    }
    emul__attribute fresh = {.capacity = roster->kind_capacity};
    const int32_t word = emul__intern_add(&roster->words, name);
    if (word < 0 || !emul__grow(&roster->allocator, (void **)&roster->attributes, &roster->attribute_capacity, roster->attribute_count,
                                sizeof *roster->attributes)) {
        return -1;
    }
    fresh.name = roster->words.texts[word];
    if (fresh.capacity > 0) {
        fresh.values = (int32_t *)emul__allocate(&roster->allocator, fresh.capacity, sizeof *fresh.values);
    }
    if (fresh.capacity > 0 && fresh.values == NULL) {
        return -1;
    }
    for (int64_t row = 0; row < roster->rows; row++) {
        fresh.values[row] = -1;
    }
    roster->attributes[roster->attribute_count] = fresh;
    return (int64_t)roster->attribute_count++;
}

bool emul__roster_put_value(emul_roster *roster, int64_t number, int64_t row, emul__text value) {
    int32_t word = -1;
    const bool done = put_word(roster, value, &word);
    if (done) {
        roster->attributes[number].values[row] = word;
    }
    return done;
}

const emul__attribute *emul__roster_attribute(const emul_roster *roster, emul__text name) {
    const int64_t number = find_attribute(roster, name);
    return number < 0 ? NULL : &roster->attributes[number];
}

/* ---- adding ---- */

static emul_status refuse_duplicate(emul__text id, int64_t element, emul_error *error) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                   .place = {.row = element + 1, .field = EMUL__TEXT("id")},
                                                   .english = "the roster has a subject “{0}” already",
                                                   .vietnamese = "danh sách đã có đối tượng “{0}”",
                                                   .hint_english = "give every subject an id of its own",
                                                   .hint_vietnamese = "mỗi đối tượng cần một mã riêng",
                                                   .arguments = {id}});
}

/* The arrays of a call to emul_roster_append, or single texts as arrays of one. */
typedef struct given_subjects {
    const char *const *ids;
    const emul_kind *kinds;
    const char *const *names;
    const char *const *parents;
    bool single;
} given_subjects;

static emul_status take_subject(const given_subjects *given, int64_t i, emul__subject *subject, emul_error *error) {
    const int64_t element = given->single ? -1 : i;
    emul_status status = emul__take_name(given->ids[i], (emul__argument){"id", element}, &subject->id, error);
    if (status == EMUL_OK) {
        status = emul__take_text(given->names == NULL ? NULL : given->names[i], (emul__argument){"name", element}, &subject->name, error);
    }
    if (status == EMUL_OK) {
        status = emul__take_text(given->parents == NULL ? NULL : given->parents[i], (emul__argument){"parent", element}, &subject->parent,
                                 error);
    }
    subject->kind = given->kinds == NULL ? EMUL_KIND_UNIT : given->kinds[i];
    if (status == EMUL_OK && (subject->kind < EMUL_KIND_UNIT || subject->kind > EMUL_KIND_ENTRY)) {
        status = emul__refuse_argument((emul__argument){"kind", element}, error);
    }
    return status;
}

static emul_status add_subject(emul_roster *roster, const given_subjects *given, int64_t i, emul_error *error) {
    emul__subject subject;
    const emul_status status = take_subject(given, i, &subject, error);
    if (status != EMUL_OK) {
        return status;
    }
    if (emul__intern_find(&roster->ids, subject.id) >= 0) {
        return refuse_duplicate(subject.id, given->single ? -1 : i, error);
    }
    return emul__roster_put(roster, &subject) ? EMUL_OK : emul__report_memory(error);
}

static emul_status add_subjects(emul_roster *roster, const given_subjects *given, int64_t n, int64_t *first_row, emul_error *error) {
    const emul__roster_mark before = emul__roster_here(roster);
    emul_status status = EMUL_OK;
    for (int64_t i = 0; status == EMUL_OK && i < n; i++) {
        status = add_subject(roster, given, i, error);
    }
    if (status != EMUL_OK) {
        emul__roster_back(roster, before);
    } else if (first_row != NULL) {
        *first_row = before.rows;
    }
    return status;
}

emul_status emul_roster_add(emul_roster *roster, const char *id, emul_kind kind, const char *name, const char *parent, int64_t *row,
                            emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL) {
        return emul__report_argument(error, "roster");
    }
    const given_subjects given = {&id, &kind, &name, &parent, true};
    return add_subjects(roster, &given, 1, row, error);
}

emul_status emul_roster_append(emul_roster *roster, int64_t n, const char *const *ids, const emul_kind *kinds, const char *const *names,
                               const char *const *parents, int64_t *first_row, emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL || n < 0 || (ids == NULL && n > 0)) {
        return emul__report_argument(error, roster == NULL ? "roster" : n < 0 ? "n" : "ids");
    }
    const given_subjects given = {ids, kinds, names, parents, false};
    return add_subjects(roster, &given, n, first_row, error);
}

/* Words of n values before any row changes, so that a failure is only words too many, which are taken back. */
static emul_status take_values(emul_roster *roster, int64_t n, const char *const *values, bool single, emul_error *error) {
    emul_status status = EMUL_OK;
    for (int64_t i = 0; status == EMUL_OK && i < n; i++) {
        emul__text value;
        int32_t word = -1;
        status = emul__take_text(values[i], (emul__argument){single ? "value" : "values", single ? -1 : i}, &value, error);
        if (status == EMUL_OK && !put_word(roster, value, &word)) {
            status = emul__report_memory(error);
        }
    }
    return status;
}

/* Gives n rows from `first` on their values. */
static emul_status set_values(emul_roster *roster, emul__text name, int64_t first, int64_t n, const char *const *values, bool single,
                              emul_error *error) {
    const emul__roster_mark before = emul__roster_here(roster);
    emul_status status = take_values(roster, n, values, single, error);
    const int64_t number = status == EMUL_OK ? emul__roster_put_attribute(roster, name) : -1;
    if (status == EMUL_OK && number < 0) {
        status = emul__report_memory(error);
    }
    if (status != EMUL_OK) {
        emul__roster_back(roster, before);
        return status;
    }
    for (int64_t i = 0; i < n; i++) {
        const emul__text value = emul__text_of(values[i]);
        roster->attributes[number].values[first + i] = value.length == 0 ? -1 : emul__intern_find(&roster->words, value);
    }
    return EMUL_OK;
}

emul_status emul_roster_set_attribute(emul_roster *roster, int64_t row, const char *attribute, const char *value, emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL || row < 0 || row >= roster->rows) {
        return emul__report_argument(error, roster == NULL ? "roster" : "row");
    }
    emul__text name;
    const emul_status status = emul__take_name(attribute, (emul__argument){"attribute", -1}, &name, error);
    return status != EMUL_OK ? status : set_values(roster, name, row, 1, &value, true, error);
}

emul_status emul_roster_set_attribute_column(emul_roster *roster, const char *attribute, int64_t n, const char *const *values,
                                             emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL || n != roster->rows || (values == NULL && n > 0)) {
        return emul__report_argument(error, roster == NULL ? "roster" : n != roster->rows ? "n" : "values");
    }
    emul__text name;
    const emul_status status = emul__take_name(attribute, (emul__argument){"attribute", -1}, &name, error);
    return status != EMUL_OK ? status : set_values(roster, name, 0, n, values, false, error);
}

/* ---- reading back ---- */

int64_t emul_roster_rows(const emul_roster *roster) {
    return roster == NULL ? 0 : roster->rows;
}

int64_t emul_roster_find(const emul_roster *roster, const char *id) {
    return roster == NULL || id == NULL ? -1 : emul__intern_find(&roster->ids, emul__text_of(id));
}

static bool has_row(const emul_roster *roster, int64_t row) {
    return roster != NULL && row >= 0 && row < roster->rows;
}

const char *emul_roster_id(const emul_roster *roster, int64_t row) {
    return has_row(roster, row) ? roster->ids.texts[row].bytes : NULL;
}

const char *emul_roster_name(const emul_roster *roster, int64_t row) {
    if (!has_row(roster, row)) {
        return NULL;
    }
    return roster->names[row] < 0 ? roster->ids.texts[row].bytes : roster->words.texts[roster->names[row]].bytes;
}

emul_kind emul_roster_kind(const emul_roster *roster, int64_t row) {
    return has_row(roster, row) ? roster->kinds[row] : -1;
}

int64_t emul_roster_parent(const emul_roster *roster, int64_t row) {
    if (!has_row(roster, row) || roster->parents[row] < 0) {
        return -1;
    }
    return emul__intern_find(&roster->ids, roster->words.texts[roster->parents[row]]);
}

const char *emul_roster_attribute(const emul_roster *roster, int64_t row, const char *attribute) {
    const emul__attribute *column =
        has_row(roster, row) && attribute != NULL ? emul__roster_attribute(roster, emul__text_of(attribute)) : NULL;
    return column == NULL || column->values[row] < 0 ? NULL : roster->words.texts[column->values[row]].bytes;
}
