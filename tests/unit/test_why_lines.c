/* The words of explanations, and the two forms of a tree made by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "explain/tree.h"
#include "support/failing_allocator.h"

/* The key a gap names, or EMUL__WHY_KEYS. */
static int32_t key_of(const char *name, size_t length) {
    int32_t key = 0;
    while (key < EMUL__WHY_KEYS && (strlen(emul__why_key_name((emul__why_key)key)) != length ||
                                    memcmp(emul__why_key_name((emul__why_key)key), name, length) != 0)) {
        key++;
    }
    return key;
}

typedef struct gap_set {
    bool has[EMUL__WHY_KEYS];
} gap_set;

/* Reads the gaps of one line into a set; fails on an unknown gap and on brackets that do not match or nest. */
static gap_set gaps_of(const char *words) {
    gap_set gaps = {{false}};
    bool inside = false;
    for (const char *at = words; *at != '\0'; at++) {
        if (*at == '{') {
            const size_t length = strcspn(at + 1, "}");
            const int32_t key = key_of(at + 1, length);
            if (at[1 + length] != '}' || key == EMUL__WHY_KEYS) {
                fail_msg("no such gap: %s", at);
            }
            gaps.has[key] = true;
            at += length + 1;
        } else if (*at == '[' || *at == ']') {
            assert_int_equal(inside, *at == ']');
            inside = *at == '[';
        }
    }
    assert_false(inside);
    return gaps;
}

/* Neither language says what the other leaves out. */
static void languages_agree(void **state) {
    (void)state;
    for (int32_t kind = 0; kind < EMUL__WHY_KINDS; kind++) {
        const char *english = emul__why_words((emul__why_kind)kind, EMUL_ENGLISH);
        const char *vietnamese = emul__why_words((emul__why_kind)kind, EMUL_VIETNAMESE);
        assert_non_null(english);
        assert_non_null(vietnamese);
        assert_non_null(emul__why_kind_name((emul__why_kind)kind));
        const gap_set in_english = gaps_of(english);
        const gap_set in_vietnamese = gaps_of(vietnamese);
        if (memcmp(&in_english, &in_vietnamese, sizeof in_english) != 0) {
            fail_msg("different gaps: %s | %s", english, vietnamese);
        }
    }
}

typedef struct sample {
    emul__why why;
    emul__why_node *root;
    emul__buffer text;
} sample;

static void begin(sample *of, const emul_allocator *allocator) {
    memset(of, 0, sizeof *of);
    emul__tree_init(&of->why.tree, allocator);
    emul__buffer_init(&of->text, allocator);
}

static void end(sample *of) {
    emul__buffer_destroy(&of->text);
    emul__tree_destroy(&of->why.tree);
}

static const emul__word half_away = {"half_away", "half away from zero", "làm tròn thông thường"};
static const emul__word sum_word = {"sum", "Sum", "Tổng"};

/* A criterion of 28.8 points: 2/3 x 30 is no decimal; 96 % of 30 is 28.8. */
static void build(sample *of, const emul_allocator *allocator) {
    begin(of, allocator);
    of->root = emul__why_add(&of->why, NULL, EMUL__WHY_CRITERION);
    emul__why_text(of->root, EMUL__KEY_ID, EMUL__TEXT("I.1"));
    emul__why_decimal(of->root, EMUL__KEY_POINTS, 28800000);
    emul__why_decimal(of->root, EMUL__KEY_MAX, 30 * EMUL_DECIMAL_ONE);
    emul__why_node *rule = emul__why_add(&of->why, of->root, EMUL__WHY_RULE);
    emul__why_text(rule, EMUL__KEY_RULE, EMUL__TEXT("proportional(\"x\")"));
    emul__why_text(rule, EMUL__KEY_FILLED, EMUL__TEXT(""));
    emul__why_exact(rule, EMUL__KEY_VALUE, emul__ratio_div(emul__ratio_of_integer(-2), emul__ratio_of_integer(3)));
    emul__why_node *rounded = emul__why_add(&of->why, of->root, EMUL__WHY_ROUNDED);
    emul__why_count(rounded, EMUL__KEY_PLACES, 2);
    emul__why_word(rounded, EMUL__KEY_MODE, &half_away);
    emul__why_decimal(rounded, EMUL__KEY_FROM, 28805000);
    emul__why_decimal(rounded, EMUL__KEY_TO, 28800000);
    emul__why_decimal(rounded, EMUL__KEY_DIFFERENCE, -5000);
    static const emul__why_term terms[] = {{EMUL_DECIMAL_ONE, 1500000}, {2500000, 2000000}};
    emul__why_node *sum = emul__why_add(&of->why, of->root, EMUL__WHY_COMBINED);
    emul__why_word(sum, EMUL__KEY_COMBINE, &sum_word);
    emul__why_terms(sum, EMUL__KEY_TERMS, terms, 2, EMUL__TEXT(" + "));
    emul__why_decimal(sum, EMUL__KEY_VALUE, 6500000);
    static const emul__text others[] = {{"a", 1}, {"b", 1}};
    emul__why_node *equals = emul__why_add(&of->why, sum, EMUL__WHY_EQUALS);
    emul__why_list(equals, EMUL__KEY_SUBJECTS, others, 2);
}

/* By lines.c: pieces whose gap is open are left out; -2/3 is -0.666667 to six places; decimal comma in Vietnamese. */
static void text_form(void **state) {
    (void)state;
    sample of;
    build(&of, NULL);
    emul__why_render_text(&of.text, of.root, EMUL_ENGLISH);
    assert_string_equal(of.text.bytes, "I.1: 28.8 of 30 points\n"
                                       "  Rule: proportional(\"x\")\n"
                                       "  Gives: -2/3 ≈ -0.666667\n"
                                       "  Rounded (half away from zero, decimals: 2): 28.805 becomes 28.8, difference -0.005\n"
                                       "  Sum: 1.5 + 2.5 × 2 = 6.5\n"
                                       "    Equal with a, b\n");
    end(&of);
    build(&of, NULL);
    emul__why_render_text(&of.text, of.root, EMUL_VIETNAMESE);
    assert_string_equal(of.text.bytes, "I.1: 28,8/30 điểm\n"
                                       "  Công thức: proportional(\"x\")\n"
                                       "  Kết quả: -2/3 ≈ -0,666667\n"
                                       "  Lấy 2 chữ số thập phân (làm tròn thông thường): 28,805 thành 28,8, chênh lệch -0,005\n"
                                       "  Tổng: 1,5 + 2,5 × 2 = 6,5\n"
                                       "    Bằng nhau với a, b\n");
    end(&of);
}

static void json_form(void **state) {
    (void)state;
    sample of;
    build(&of, NULL);
    emul__why_render_json(&of.text, of.root, EMUL_ENGLISH);
    assert_string_equal(
        of.text.bytes,
        "{\"kind\": \"criterion\", \"id\": \"I.1\", \"points\": \"28.8\", \"max\": \"30\", \"text\": \"I.1: 28.8 of 30 points\", "
        "\"parts\": [\n"
        "  {\"kind\": \"rule\", \"rule\": \"proportional(\\\"x\\\")\", \"value\": \"-2/3\", \"text\": \"Rule: "
        "proportional(\\\"x\\\")\\u000aGives: -2/3 ≈ -0.666667\"},\n"
        "  {\"kind\": \"rounded\", \"places\": 2, \"mode\": \"half_away\", \"from\": \"28.805\", \"to\": \"28.8\", "
        "\"difference\": \"-0.005\", \"text\": \"Rounded (half away from zero, decimals: 2): 28.805 becomes 28.8, "
        "difference -0.005\"},\n"
        "  {\"kind\": \"combined\", \"combine\": \"sum\", \"terms\": [\n"
        "    {\"weight\": \"1\", \"value\": \"1.5\"},\n"
        "    {\"weight\": \"2.5\", \"value\": \"2\"}], \"value\": \"6.5\", \"text\": \"Sum: 1.5 + 2.5 × 2 = 6.5\", \"parts\": [\n"
        "    {\"kind\": \"equals\", \"subjects\": [\"a\",\"b\"], \"text\": \"Equal with a, b\"}]}]}\n");
    end(&of);
}

/* The largest and smallest of 128 bits, by hand: 2^127 - 1 = 170141183460469231731687303715884105727. */
static void exact_numbers(void **state) {
    (void)state;
    static const char *const digits[] = {"0,000001", "1/3", "-9223372036854775807/2000003", "170141183460469231731687303715884105727/3"};
    emul__wide most = emul__wide_mul64(INT64_MAX, INT64_MAX); /* 2^126 - 2^64 + 1 */
    emul__wide rest = emul__wide_mul64(INT64_MAX, 4);
    assert_true(emul__wide_add(most, most, &most)); /* 2^127 - 2^65 + 2, and 2^65 - 4 more and 1 */
    assert_true(emul__wide_add(most, rest, &most));
    assert_true(emul__wide_add(most, emul__wide_of(1), &most));
    const emul__ratio values[] = {emul__ratio_of_decimal(1), emul__ratio_make(emul__wide_of(3), emul__wide_of(9)),
                                  emul__ratio_make(emul__wide_of(-INT64_MAX), emul__wide_of(2000003)),
                                  emul__ratio_make(most, emul__wide_of(3))};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        emul__buffer text;
        emul__buffer_init(&text, NULL);
        emul__exact_write(&text, values[i], ',');
        assert_string_equal(text.bytes, digits[i]);
        emul__buffer_destroy(&text);
    }
}

static emul_status build_and_render(const emul_allocator *allocator, void *context) {
    (void)context;
    sample of;
    build(&of, allocator);
    if (!of.why.tree.failed) {
        emul__why_render_text(&of.text, of.root, EMUL_VIETNAMESE);
        emul__why_render_json(&of.text, of.root, EMUL_VIETNAMESE);
    }
    const bool whole = !of.why.tree.failed && !of.text.failed;
    end(&of);
    return whole ? EMUL_OK : EMUL_E_MEMORY;
}

static void memory(void **state) {
    (void)state;
    assert_true(fail_each_allocation(build_and_render, NULL) > 5);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(languages_agree), cmocka_unit_test(text_form), cmocka_unit_test(json_form),
        cmocka_unit_test(exact_numbers),   cmocka_unit_test(memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
