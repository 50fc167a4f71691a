/* An explanation as columns: every array of a tree made by hand, the names of kinds and fields, and memory running out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/explanation.h"
#include "support/failing_allocator.h"

static const emul__word half_away = {"half_away", "half away from zero", "làm tròn thông thường"};
static const emul__word sum_word = {"sum", "Sum", "Tổng"};

/* Below one criterion a rule, below which an element is; a sum of two terms; a list of two texts; a share. 2/3 is no decimal, 5/2 is one. */
static emul_status make(const emul_allocator *allocator, emul_explanation **explanation) {
    static const emul__why_term terms[] = {{EMUL_DECIMAL_ONE, 1500000}, {2500000, 2000000}};
    static const emul__text others[] = {{"a", 1}, {"Trạm B", 8}};
    emul__tree tree;
    emul__tree_init(&tree, allocator);
    emul__why_node *root = emul__tree_add(&tree, NULL, EMUL__WHY_CRITERION);
    emul__why_text(root, EMUL__KEY_ID, EMUL__TEXT("I.1"));
    emul__why_decimal(root, EMUL__KEY_POINTS, 28800000);
    emul__why_node *rule = emul__tree_add(&tree, root, EMUL__WHY_RULE);
    emul__why_text(rule, EMUL__KEY_RULE, EMUL__TEXT("x / 3"));
    emul__why_exact(rule, EMUL__KEY_VALUE, emul__ratio_div(emul__ratio_of_integer(-4), emul__ratio_of_integer(6)));
    emul__why_node *element = emul__tree_add(&tree, rule, EMUL__WHY_ELEMENT);
    emul__why_exact(element, EMUL__KEY_VALUE, emul__ratio_div(emul__ratio_of_integer(5), emul__ratio_of_integer(2)));
    emul__why_node *rounded = emul__tree_add(&tree, root, EMUL__WHY_ROUNDED);
    emul__why_count(rounded, EMUL__KEY_PLACES, 2);
    emul__why_word(rounded, EMUL__KEY_MODE, &half_away);
    emul__why_node *sum = emul__tree_add(&tree, root, EMUL__WHY_COMBINED);
    emul__why_word(sum, EMUL__KEY_COMBINE, &sum_word);
    emul__why_terms(sum, EMUL__KEY_TERMS, terms, 2, EMUL__TEXT(" + "));
    emul__why_node *equals = emul__tree_add(&tree, sum, EMUL__WHY_EQUALS);
    emul__why_list(equals, EMUL__KEY_SUBJECTS, others, 2);
    emul__why_node *slots = emul__tree_add(&tree, root, EMUL__WHY_SHARE_SLOTS);
    emul__why_percent(slots, EMUL__KEY_SHARE, 200000);
    return emul__explanation_give(&tree, root, explanation, NULL);
}

static emul_columns *columns_of_tree(void) {
    emul_explanation *explanation = NULL;
    emul_columns *columns = NULL;
    assert_int_equal(make(NULL, &explanation), EMUL_OK);
    assert_int_equal(emul_explanation_columns(explanation, &columns, NULL), EMUL_OK);
    emul_explanation_destroy(explanation); /* the columns outlive it */
    return columns;
}

static void expect_numbers(const int64_t *are, const int64_t *should, size_t count) {
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(are[i], should[i]);
    }
}

static void expect_text(const int64_t *first, const char *bytes, int64_t index, const char *should) {
    assert_int_equal(first[index + 1] - first[index], strlen(should));
    assert_memory_equal(bytes + first[index], should, strlen(should));
}

/* Lines in reading order: 0 criterion, 1 rule, 2 element, 3 rounded, 4 combined, 5 equals, 6 slots. */
static void lines_and_their_parts(void **state) {
    (void)state;
    static const char *const kinds[] = {"criterion", "rule", "element", "rounded", "combined", "equals", "slots"};
    static const int32_t depths[] = {0, 1, 2, 1, 1, 2, 1};
    emul_columns *columns = columns_of_tree();
    assert_int_equal(columns->struct_size, sizeof *columns);
    assert_int_equal(columns->line_count, 7);
    for (int32_t line = 0; line < 7; line++) {
        assert_string_equal(emul_line_kind_name(columns->kind[line]), kinds[line]);
        assert_int_equal(columns->kind[line], emul_line_kind_find(kinds[line])); /* of kinds with one name always the same */
        assert_int_equal(columns->depth[line], depths[line]);
    }
    expect_numbers(columns->parent, (const int64_t[]){-1, 0, 1, 0, 0, 4, 0}, 7);
    expect_numbers(columns->after, (const int64_t[]){7, 3, 3, 4, 6, 6, 7}, 7);
    expect_numbers(columns->part_first, (const int64_t[]){0, 4, 5, 5, 5, 6, 6, 6}, 8);
    expect_numbers(columns->part, (const int64_t[]){1, 3, 4, 6, 2, 5}, 6);
    expect_numbers(columns->field_first, (const int64_t[]){0, 2, 4, 5, 7, 9, 10, 11}, 8);
    emul_columns_destroy(columns);
}

static void fields_of_every_type(void **state) {
    (void)state;
    static const char *const keys[] = {"id", "points", "rule", "value", "value", "places", "mode", "combine", "terms", "subjects", "share"};
    static const char *const texts[] = {"I.1", "28.8", "x / 3", "-2/3", "2.5", "2", "half_away", "sum", "", "", "0.2"};
    static const emul_field_type types[] = {EMUL_FIELD_TEXT,  EMUL_FIELD_DECIMAL, EMUL_FIELD_TEXT, EMUL_FIELD_EXACT,
                                            EMUL_FIELD_EXACT, EMUL_FIELD_COUNT,   EMUL_FIELD_WORD, EMUL_FIELD_WORD,
                                            EMUL_FIELD_TERMS, EMUL_FIELD_LIST,    EMUL_FIELD_SHARE};
    static const int64_t none = EMUL_MISSING;
    emul_columns *columns = columns_of_tree();
    assert_int_equal(columns->field_count, 11);
    for (int32_t field = 0; field < 11; field++) {
        assert_string_equal(emul_field_key_name(columns->key[field]), keys[field]);
        assert_int_equal(columns->type[field], types[field]);
        expect_text(columns->text_first, columns->text, field, texts[field]);
    }
    expect_numbers(columns->number, (const int64_t[]){none, 28800000, none, none, 2500000, 2, none, none, none, none, 200000}, 11);
    expect_numbers(columns->item_first, (const int64_t[]){0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 4, 4}, 12);
    assert_int_equal(columns->item_count, 4);
    expect_numbers(columns->item_weight, (const int64_t[]){EMUL_DECIMAL_ONE, 2500000, none, none}, 4);
    expect_numbers(columns->item_value, (const int64_t[]){1500000, 2000000, none, none}, 4);
    expect_text(columns->item_text_first, columns->item_text, 1, "");
    expect_text(columns->item_text_first, columns->item_text, 2, "a");
    expect_text(columns->item_text_first, columns->item_text, 3, "Trạm B");
    emul_columns_destroy(columns);
}

/* By the words of lines.c: those of a criterion, and of equals with a list. */
static void lines_as_people_read_them(void **state) {
    (void)state;
    emul_columns *columns = columns_of_tree();
    expect_text(columns->english_first, columns->english, 0, "I.1: points 28.8");
    expect_text(columns->vietnamese_first, columns->vietnamese, 0, "I.1: 28,8 điểm");
    assert_int_equal(columns->english[columns->english_first[1]], 'R'); /* of the rule, straight behind it */
    emul_columns_destroy(columns);
}

/* A line without fields and parts: no array is NULL. */
static void smallest_tree(void **state) {
    (void)state;
    emul__tree tree;
    emul_explanation *explanation = NULL;
    emul_columns *columns = NULL;
    emul__tree_init(&tree, NULL);
    emul__why_node *root = emul__tree_add(&tree, NULL, EMUL__WHY_NO_QUOTA);
    assert_int_equal(emul__explanation_give(&tree, root, &explanation, NULL), EMUL_OK);
    assert_int_equal(emul_explanation_columns(explanation, &columns, NULL), EMUL_OK);
    assert_int_equal(columns->line_count, 1);
    assert_int_equal(columns->field_count, 0);
    assert_int_equal(columns->after[0], 1);
    assert_non_null(columns->part);
    assert_non_null(columns->key);
    assert_non_null(columns->number);
    assert_non_null(columns->item_value);
    assert_string_equal(columns->text, "");
    assert_string_equal(columns->item_text, "");
    emul_columns_destroy(columns);
    emul_explanation_destroy(explanation);
}

static void names(void **state) {
    (void)state;
    int32_t kind = 0;
    while (emul_line_kind_name(kind) != NULL) {
        assert_string_equal(emul_line_kind_name(emul_line_kind_find(emul_line_kind_name(kind))), emul_line_kind_name(kind));
        kind++;
    }
    assert_int_equal(kind, EMUL__WHY_KINDS);
    int32_t key = 0;
    while (emul_field_key_name(key) != NULL) {
        assert_int_equal(emul_field_key_find(emul_field_key_name(key)), key); /* no two with one name */
        key++;
    }
    assert_int_equal(key, EMUL__WHY_KEYS);
    assert_null(emul_line_kind_name(-1));
    assert_null(emul_field_key_name(-1));
    assert_int_equal(emul_line_kind_find("Criterion"), -1);
    assert_int_equal(emul_line_kind_find(NULL), -1);
    assert_int_equal(emul_field_key_find(""), -1);
    assert_int_equal(emul_field_key_find(NULL), -1);
}

static void wrong_arguments(void **state) {
    (void)state;
    emul_explanation *explanation = NULL;
    emul_columns *columns = NULL;
    assert_int_equal(make(NULL, &explanation), EMUL_OK);
    assert_int_equal(emul_explanation_columns(NULL, &columns, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_explanation_columns(explanation, NULL, NULL), EMUL_E_ARGUMENT);
    assert_null(columns);
    emul_columns_destroy(NULL);
    emul_explanation_destroy(explanation);
}

static emul_status made_and_laid_out(const emul_allocator *allocator, void *context) {
    emul_explanation *explanation = NULL;
    emul_columns *columns = NULL;
    (void)context;
    emul_status status = make(allocator, &explanation);
    if (status == EMUL_OK) {
        status = emul_explanation_columns(explanation, &columns, NULL);
        assert_true((status == EMUL_OK) == (columns != NULL));
    }
    emul_columns_destroy(columns);
    emul_explanation_destroy(explanation);
    return status;
}

static void memory_running_out(void **state) {
    (void)state;
    assert_true(fail_each_allocation(made_and_laid_out, NULL) > 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_their_parts),
        cmocka_unit_test(fields_of_every_type),
        cmocka_unit_test(lines_as_people_read_them),
        cmocka_unit_test(smallest_tree),
        cmocka_unit_test(names),
        cmocka_unit_test(wrong_arguments),
        cmocka_unit_test(memory_running_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
