/* No id twice in its list, and no indicator or value declared that no rule uses: in a text this small either is a slip. A table may stand there
 * unused: it is quoted from the document it comes from. */
#include "regulation/build.h"

/* ---- twice ---- */

typedef struct bearer {
    const emul__item *item;
} bearer;

typedef struct id_table {
    emul__intern ids;
    bearer *first; /* who bears each id */
} id_table;

static bool open_table(emul__build *build, id_table *table, size_t most) {
    emul__intern_init(&table->ids, &build->model->arena.allocator);
    table->first = (bearer *)emul__build_allocate(build, most, sizeof *table->first);
    return table->first != NULL;
}

static void report_twice(emul__build *build, const emul__item *item, const emul__item *first) {
    char line[EMUL__INTEGER_CAPACITY];
    const emul__place before = emul__build_place(build, first, 0);
    const bool located = before.line > 0;
    const emul__text where = located ? (emul__text){line, emul__integer_write(before.line, line)} : first->path;
    emul__build_problem(
        build, item, 0,
        &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                            .english = located ? "the id “{0}” is there already, in line {1}" : "the id “{0}” is there already, at {1}",
                            .vietnamese = located ? "mã “{0}” đã có ở dòng {1}" : "mã “{0}” đã có tại {1}",
                            .hint_english = "give one of them another id",
                            .hint_vietnamese = "đặt mã khác cho một trong hai",
                            .arguments = {emul__item_text(item, 0), where}});
    emul__build_doubt(build, emul__item_text(item, 0));
}

/* The id of an item is its first text. */
static void enter_id(emul__build *build, id_table *table, const emul__item *item) {
    const emul__text id = emul__item_text(item, 0);
    const size_t before = table->ids.count;
    const int32_t number = id.length == 0 ? -1 : emul__intern_add(&table->ids, id);
    if (id.length == 0) {
        return;
    }
    if (number < 0) {
        build->out_of_memory = true;
    } else if ((size_t)number < before) {
        report_twice(build, item, table->first[number].item);
    } else {
        table->first[number].item = item;
    }
}

/* All ids of two lists; rules could not tell an indicator from a value of the same name. */
static void check_lists(emul__build *build, emul__list_kind a, emul__list_kind b) {
    const emul__list *lists[] = {emul__build_list(build, a), emul__build_list(build, b)};
    id_table table;
    if (open_table(build, &table, lists[0]->count + lists[1]->count)) {
        for (int32_t l = 0; l < (a == b ? 1 : 2); l++) {
            for (size_t i = 0; i < lists[l]->count; i++) {
                enter_id(build, &table, &lists[l]->items[i]);
            }
        }
    }
    emul__intern_destroy(&table.ids);
}

/* Criteria and classes need ids of their own within their scorecard only. */
static void check_owned(emul__build *build, emul__list_kind kind) {
    const emul__list *list = emul__build_list(build, kind);
    id_table table;
    bool open = open_table(build, &table, list->count);
    for (size_t i = 0; open && i < list->count; i++) {
        if (i > 0 && list->items[i].owner != list->items[i - 1].owner) {
            emul__intern_truncate(&table.ids, 0);
        }
        enter_id(build, &table, &list->items[i]);
    }
    emul__intern_destroy(&table.ids);
}

void emul__check_ids(emul__build *build) {
    check_lists(build, EMUL__INDICATORS, EMUL__VALUES);
    check_lists(build, EMUL__TABLES, EMUL__TABLES);
    check_lists(build, EMUL__ACHIEVEMENTS, EMUL__ACHIEVEMENTS);
    check_lists(build, EMUL__SCORECARDS, EMUL__SCORECARDS);
    check_lists(build, EMUL__AWARDS, EMUL__AWARDS);
    check_owned(build, EMUL__CRITERIA);
    check_owned(build, EMUL__CLASSES);
}

/* ---- unused ---- */

static bool belongs_to_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

static bool mentions(emul__text rule, emul__text id) {
    const int64_t third = emul__text_characters(id) / 3;
    const int32_t limit = third < 2 ? (int32_t)third : 2;
    for (size_t at = 0; at < rule.length;) {
        size_t length = 0;
        while (at + length < rule.length && belongs_to_word(rule.bytes[at + length])) {
            length++;
        }
        if (length > 0 && emul__text_distance((emul__text){rule.bytes + at, length}, id, limit) <= limit) {
            return true;
        }
        at += length + 1;
    }
    return false;
}

/* A rule that does not compile may mean it, perhaps misspelt: then there is nothing to add to what has been said about that rule. */
static bool may_be_meant(const emul__build *build, emul__text id) {
    for (int32_t i = 0; i < build->doubtful_count; i++) {
        if (mentions(build->doubtful[i], id)) {
            return true;
        }
    }
    return false;
}

static void check_used(emul__build *build, emul__list_kind kind, int32_t number, bool used, const char *english, const char *vietnamese) {
    const emul__item *item = emul__build_item(build, kind, number);
    const emul__text id = emul__item_text(item, 0);
    if (used || item->origin.length > 0 || id.length == 0 || may_be_meant(build, id)) {
        return;
    }
    emul__build_problem(build, item, -1,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = english,
                                            .vietnamese = vietnamese,
                                            .hint_english = "use it in a rule, or take it out",
                                            .hint_vietnamese = "dùng trong một quy tắc, hoặc bỏ đi",
                                            .arguments = {id}});
}

void emul__check_unused(emul__build *build) {
    const emul__names *names = &build->model->names;
    const size_t declared = emul__build_list(build, EMUL__INDICATORS)->count;
    for (size_t i = 0; i < declared; i++) {
        check_used(build, EMUL__INDICATORS, (int32_t)i, names->indicators[i].used, "no rule uses the indicator “{0}”",
                   "không quy tắc nào dùng chỉ tiêu “{0}”");
    }
    for (int32_t i = 0; i < names->value_count; i++) {
        check_used(build, EMUL__VALUES, i, names->values[i].used, "no rule uses the value “{0}”", "không quy tắc nào dùng giá trị “{0}”");
    }
}
