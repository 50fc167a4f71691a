/* What names mean in rules: indicators with their labels, named values, tables, and the criteria, scorecards, classes and awards. */
#include "regulation/build.h"

/* ---- label sets: those of indicators, then the classes of scorecards ---- */

static int32_t add_label_set(emul__build *build, const emul__text *labels, int32_t count) {
    build->label_sets[build->label_set_count] = (emul__label_set){labels, count};
    return build->label_set_count++;
}

static void add_class_set(emul__build *build, int32_t number) {
    emul__model_scorecard *scorecard = &build->scorecards[number];
    emul__text *ids = (emul__text *)emul__build_allocate(build, (size_t)scorecard->class_count, sizeof *ids);
    for (int32_t i = 0; ids != NULL && i < scorecard->class_count; i++) {
        ids[i] = build->classes[scorecard->first_class + i].id;
    }
    if (ids != NULL && scorecard->class_count > 0) {
        scorecard->class_set = add_label_set(build, ids, scorecard->class_count);
    }
}

static void add_indicator_set(emul__build *build, int32_t number) {
    const emul__item *item = emul__build_item(build, EMUL__INDICATORS, number);
    const emul__text *labels = NULL;
    build->indicator_sets[number] = -1;
    const int32_t count = emul__field_labels(build, item, EMUL__INDICATOR_LABELS, &labels);
    if (count > 0) {
        build->indicator_sets[number] = add_label_set(build, labels, count);
    }
}

void emul__build_label_sets(emul__build *build) {
    const size_t indicators = emul__build_list(build, EMUL__INDICATORS)->count;
    const size_t scorecards = (size_t)build->model->scorecard_count;
    build->label_sets = (emul__label_set *)emul__build_allocate(build, indicators + scorecards, sizeof *build->label_sets);
    build->indicator_sets = (int32_t *)emul__build_allocate(build, indicators, sizeof *build->indicator_sets);
    for (size_t i = 0; build->label_sets != NULL && build->indicator_sets != NULL && i < indicators; i++) {
        add_indicator_set(build, (int32_t)i);
    }
    for (size_t i = 0; build->label_sets != NULL && i < scorecards; i++) {
        add_class_set(build, (int32_t)i);
    }
    build->model->names.label_sets = build->label_sets;
    build->model->names.label_set_count = build->label_set_count;
}

/* ---- indicators ---- */

static void refuse(emul__build *build, const emul__item *item, int32_t text, const char *type) {
    emul__build_problem(
        build, item, text,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = "“{0}” does not go with the type {1}",
                            .vietnamese = "“{0}” không dùng được với kiểu {1}",
                            .arguments = {emul__text_of(emul__list_infos[EMUL__INDICATORS].fields[text].key), emul__text_of(type)}});
}

static const char *const type_names[] = {"number", "yes_no", "label", "date"};

static emul__aggregate rollup_of(emul__build *build, const emul__item *item, emul__type type) {
    static const emul__aggregate rollups[] = {EMUL__SUM, EMUL__COUNT, EMUL__MEAN, EMUL__MIN, EMUL__MAX, EMUL__LAST};
    const int32_t number = emul__field_choice(build, item, EMUL__INDICATOR_ROLLUP, "sum, count, mean, min, max, last", -1);
    const emul__aggregate rollup = number < 0 ? EMUL__NO_AGGREGATE : rollups[number];
    /* Only the last of several words, or of several yes and no, is again one of them. */
    if (type != EMUL__NUMBER && rollup != EMUL__NO_AGGREGATE && rollup != EMUL__LAST) {
        refuse(build, item, EMUL__INDICATOR_ROLLUP, type_names[type]);
        return EMUL__NO_AGGREGATE;
    }
    return rollup;
}

static void report_absent(emul__build *build, const emul__item *item, emul__type type) {
    static const char *const english[] = {"write none or a number such as 0", "write none, no or yes", "write none or one of its labels",
                                          "write none"};
    static const char *const vietnamese[] = {"viết none hoặc một số như 0", "viết none, no hoặc yes", "viết none hoặc một trong các nhãn",
                                             "viết none"};
    emul__build_problem(build, item, EMUL__INDICATOR_ABSENT,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "“{0}” cannot stand for a missing fact of the type {1}",
                                            .vietnamese = "“{0}” không thể thay cho số liệu còn thiếu của kiểu {1}",
                                            .hint_english = english[type],
                                            .hint_vietnamese = vietnamese[type],
                                            .arguments = {emul__item_text(item, EMUL__INDICATOR_ABSENT), emul__text_of(type_names[type])}});
}

static bool find_in_set(const emul__build *build, int32_t set, emul__text label, int64_t *id) {
    const emul__label_set none = {NULL, 0};
    const emul__label_set *labels = set < 0 ? &none : &build->label_sets[set];
    for (*id = 0; *id < labels->count && !emul__text_equal(labels->labels[*id], label); ++*id) {
    }
    return *id < labels->count;
}

static bool is_yes_or_no(emul__text text, int64_t *answer) {
    *answer = emul__text_equal(text, EMUL__TEXT("yes")) ? EMUL_DECIMAL_ONE : 0;
    return *answer != 0 || emul__text_equal(text, EMUL__TEXT("no"));
}

/* What a subject has of which nobody said anything. */
static void read_absent(emul__build *build, const emul__item *item, emul__known_indicator *to) {
    const emul__text given = emul__item_text(item, EMUL__INDICATOR_ABSENT);
    bool good = emul__text_equal(given, EMUL__TEXT("none"));
    to->absent = EMUL_NOT_APPLICABLE;
    to->has_absent = item->texts[EMUL__INDICATOR_ABSENT] != NULL;
    if (good || !to->has_absent) {
        return;
    }
    if (to->type == EMUL__NUMBER) {
        good = emul_decimal_parse(given.bytes, given.length, '.', &to->absent, NULL) == EMUL_OK && !(to->has_low && to->absent < to->low) &&
               !(to->has_high && to->absent > to->high) && (to->step == 0 || to->absent % to->step == 0);
    } else if (to->type == EMUL__LABEL) {
        good = find_in_set(build, to->label_set, given, &to->absent);
    } else {
        good = to->type == EMUL__TRUTH && is_yes_or_no(given, &to->absent);
    }
    if (!good) {
        report_absent(build, item, to->type);
    }
}

static void fill_indicator(emul__build *build, int32_t number, emul__known_indicator *to) {
    static const emul__type types[] = {EMUL__NUMBER, EMUL__TRUTH, EMUL__LABEL, EMUL__DATE};
    const emul__item *item = emul__build_item(build, EMUL__INDICATORS, number);
    emul__limit low = {false, 0};
    emul__limit high = {false, 0};
    to->id = emul__field_id(build, item, EMUL__INDICATOR_ID, false);
    to->type = types[emul__field_choice(build, item, EMUL__INDICATOR_TYPE, "number, yes_no, label, date",
                                        emul__item_mentions(item, EMUL__INDICATOR_LABELS) ? 2 : 0)];
    to->label_set = to->type == EMUL__LABEL ? build->indicator_sets[number] : -1;
    to->rollup = rollup_of(build, item, to->type);
    to->declared = true;
    to->name = emul__item_text(item, EMUL__INDICATOR_NAME);
    to->unit = emul__item_text(item, EMUL__INDICATOR_UNIT);
    emul__field_range(build, item, EMUL__INDICATOR_RANGE, &low, &high);
    to->has_low = low.present;
    to->has_high = high.present;
    to->low = low.value;
    to->high = high.value;
    to->step = emul__field_step(build, item, EMUL__INDICATOR_STEP, false);
    if (to->type != EMUL__LABEL && item->texts[EMUL__INDICATOR_LABELS] != NULL) {
        refuse(build, item, EMUL__INDICATOR_LABELS, type_names[to->type]);
    }
    static const int32_t of_numbers[] = {EMUL__INDICATOR_RANGE, EMUL__INDICATOR_STEP};
    for (int i = 0; i < 2 && to->type != EMUL__NUMBER; i++) {
        if (item->texts[of_numbers[i]] != NULL) {
            refuse(build, item, of_numbers[i], type_names[to->type]);
        }
    }
    read_absent(build, item, to);
}

static void build_indicators(emul__build *build, emul__names *names) {
    const emul__list *list = emul__build_list(build, EMUL__INDICATORS);
    const size_t capacity = list->count + 16;
    names->indicators = (emul__known_indicator *)emul__build_allocate(build, capacity, sizeof *names->indicators);
    names->indicator_capacity = names->indicators == NULL ? 0 : (int32_t)capacity;
    for (size_t i = 0; names->indicators != NULL && build->indicator_sets != NULL && i < list->count; i++) {
        fill_indicator(build, (int32_t)i, &names->indicators[i]);
        names->indicator_count++;
    }
}

/* ---- values ---- */

static void build_values(emul__build *build, emul__names *names) {
    const emul__list *list = emul__build_list(build, EMUL__VALUES);
    names->values = (emul__known_value *)emul__build_allocate(build, list->count, sizeof *names->values);
    for (size_t i = 0; names->values != NULL && i < list->count; i++) {
        const emul__item *item = &list->items[i];
        emul__known_value *to = &names->values[i];
        to->id = emul__field_id(build, item, EMUL__VALUE_ID, false);
        to->source = emul__item_text(item, EMUL__VALUE_EXPRESSION);
        to->place = emul__build_place(build, item, EMUL__VALUE_EXPRESSION);
        names->value_count++;
    }
}

/* ---- tables ---- */

static void report_order(emul__build *build, const emul__item *item, int32_t text) {
    emul__build_problem(build, item, text,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = "the thresholds of a table ascend: “{0}” does not follow",
                                            .vietnamese = "các ngưỡng của bảng phải tăng dần: “{0}” không đúng thứ tự",
                                            .arguments = {emul__item_text(item, text)}});
}

/* The texts of an item from `first` on as numbers. */
static const emul_decimal *read_numbers(emul__build *build, const emul__item *item, int32_t first, bool ascending, emul_decimal *to) {
    for (int32_t i = first; to != NULL && i < item->text_count; i++) {
        emul__limit number = {false, 0};
        emul__field_limit(build, item, i, &number);
        to[i - first] = number.value;
        if (ascending && !item->torn && number.present && i > first && to[i - first - 1] >= number.value) {
            report_order(build, item, i);
        }
    }
    return to;
}

static void check_row(emul__build *build, const emul__known_table *table, const emul__item *row) {
    const int32_t cells = row->text_count - EMUL__ROW_FIRST_CELL;
    char has[EMUL__INTEGER_CAPACITY];
    char wants[EMUL__INTEGER_CAPACITY];
    if (cells != table->column_count && !row->torn && !emul__build_item(build, EMUL__TABLES, row->owner)->torn) {
        emul__build_problem(build, row, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "the row has {0} cells, the table {1} columns",
                                                .vietnamese = "hàng có {0} ô, bảng có {1} cột",
                                                .arguments = {{has, emul__integer_write(cells, has)},
                                                              {wants, emul__integer_write(table->column_count, wants)}}});
    }
}

static void read_rows(emul__build *build, emul__known_table *to, emul__owned owned) {
    emul_decimal *rows = (emul_decimal *)emul__build_allocate(build, (size_t)owned.count, sizeof *rows);
    emul_decimal *cells = (emul_decimal *)emul__build_allocate(build, (size_t)owned.count * (size_t)to->column_count, sizeof *cells);
    for (int32_t i = 0; rows != NULL && cells != NULL && i < owned.count; i++) {
        const emul__item *row = emul__build_item(build, EMUL__TABLE_ROWS, owned.first + i);
        emul__limit threshold = {false, 0};
        emul__field_limit(build, row, EMUL__ROW_THRESHOLD, &threshold);
        rows[i] = threshold.value;
        if (threshold.present && i > 0 && rows[i - 1] >= rows[i]) {
            report_order(build, row, EMUL__ROW_THRESHOLD);
        }
        check_row(build, to, row);
        if (row->text_count - EMUL__ROW_FIRST_CELL == to->column_count) {
            read_numbers(build, row, EMUL__ROW_FIRST_CELL, false, cells + (size_t)i * (size_t)to->column_count);
        }
    }
    to->rows = rows;
    to->cells = cells;
    to->row_count = owned.count;
}

static void build_table(emul__build *build, const emul__item *item, emul__owned owned, emul__known_table *to) {
    to->id = emul__field_id(build, item, EMUL__TABLE_ID, false);
    to->column_count = item->text_count - EMUL__TABLE_FIRST_COLUMN;
    emul_decimal *columns = (emul_decimal *)emul__build_allocate(build, (size_t)to->column_count, sizeof *columns);
    to->columns = read_numbers(build, item, EMUL__TABLE_FIRST_COLUMN, true, columns);
    read_rows(build, to, owned);
    if ((to->column_count == 0 || to->row_count == 0) && !item->torn) {
        emul__build_problem(build, item, -1,
                            &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                                .english = "the table has no cells",
                                                .vietnamese = "bảng không có ô nào",
                                                .hint_english = "give it “columns” and “rows”",
                                                .hint_vietnamese = "thêm “columns” và “rows”"});
    }
}

static void build_tables(emul__build *build, emul__names *names) {
    const emul__list *list = emul__build_list(build, EMUL__TABLES);
    const emul__owned *owned = emul__build_owned(build, EMUL__TABLE_ROWS);
    names->tables = (emul__known_table *)emul__build_allocate(build, list->count, sizeof *names->tables);
    for (size_t i = 0; names->tables != NULL && owned != NULL && i < list->count; i++) {
        build_table(build, &list->items[i], owned[i], &names->tables[i]);
        names->table_count++;
    }
}

/* ---- criteria, scorecards, awards ---- */

static void build_criteria_names(emul__build *build, emul__names *names) {
    const size_t count = (size_t)build->model->criterion_count;
    emul__known_criterion *known = (emul__known_criterion *)emul__build_allocate(build, count, sizeof *known);
    for (size_t i = 0; known != NULL && i < count; i++) {
        const emul__model_criterion *from = &build->criteria[i];
        known[i] = (emul__known_criterion){from->id, from->max.present, from->max.value};
        names->criterion_count++;
    }
    names->criteria = known;
}

static void build_scorecard_names(emul__build *build, emul__names *names) {
    const size_t count = (size_t)build->model->scorecard_count;
    emul__known_scorecard *known = (emul__known_scorecard *)emul__build_allocate(build, count, sizeof *known);
    for (size_t i = 0; known != NULL && i < count; i++) {
        const emul__model_scorecard *from = &build->scorecards[i];
        known[i] = (emul__known_scorecard){from->id, from->first_criterion, from->criterion_count, from->class_set, from->applies_to};
        names->scorecard_count++;
    }
    names->scorecards = known;
}

static void build_award_names(emul__build *build, emul__names *names) {
    const size_t count = (size_t)build->model->award_count;
    emul__text *known = (emul__text *)emul__build_allocate(build, count, sizeof *known);
    for (size_t i = 0; known != NULL && i < count; i++) {
        known[i] = build->awards[i].id;
        names->award_count++;
    }
    names->awards = known;
    build->award_names = known;
}

void emul__build_names(emul__build *build) {
    emul__names *names = &build->model->names;
    build_indicators(build, names);
    build_values(build, names);
    build_tables(build, names);
    build_criteria_names(build, names);
    build_scorecard_names(build, names);
    build_award_names(build, names);
    if (!build->out_of_memory && !emul__names_parse_values(&build->compiler, build->error)) {
        build->failed = true;
    }
}
