/* base/text.h: texts, UTF-8, edit distance, numbers as text, buffers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "support/failing_allocator.h"

static emul__text text(const char *terminated) {
    return emul__text_of(terminated);
}

static void test_comparison(void **state) {
    (void)state;
    assert_int_equal(emul__text_of(NULL).length, 0);
    assert_true(emul__text_equal(text(NULL), text("")));
    assert_true(emul__text_equal(text("Đạt"), EMUL__TEXT("Đạt")));
    assert_false(emul__text_equal(text("Đạt"), text("Đat")));
    assert_int_equal(emul__text_compare(text("a"), text("b")), -1);
    assert_int_equal(emul__text_compare(text("b"), text("a")), 1);
    assert_int_equal(emul__text_compare(text("a"), text("ab")), -1);
    assert_int_equal(emul__text_compare(text("ab"), text("a")), 1);
    assert_int_equal(emul__text_compare(text(""), text("")), 0);
    assert_int_equal(emul__text_compare(text("z"), text("đ")), -1); /* by bytes, unsigned: U+0111 is C4 91 */
}

static void test_trim(void **state) {
    (void)state;
    assert_true(emul__text_equal(emul__text_trim(text(" \t\r\n x y \n")), text("x y")));
    assert_int_equal(emul__text_trim(text("  \n")).length, 0);
}

/* Cases of RFC 3629 and of the table of well-formed sequences in the Unicode Standard (table 3-7). */
static void test_utf8(void **state) {
    (void)state;
    static const char *const good[] = {
        "", "a", "Kỳ thi đua", "\xC2\x80", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        assert_true(emul__text_is_utf8(text(good[i]), NULL));
    }
    static const char *const bad[] = {
        "ab\x80",         "ab\xC3x",        "ab\xE1\xBBx",        "ab\xC0\x80",         "ab\xC1\xBF",         "ab\xC3",
        "ab\xE0\x9F\xBF", "ab\xED\xA0\x80", "ab\xF0\x8F\xBF\xBF", "ab\xF4\x90\x80\x80", "ab\xF5\x80\x80\x80", "ab\xFF",
        "ab\xE1\xBB"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        size_t at = 99;
        assert_false(emul__text_is_utf8(text(bad[i]), &at));
        assert_int_equal(at, 2);
    }
    assert_int_equal(emul__text_characters(text("Cờ thi đua")), 10);
}

/* Distances by hand: each edit inserts, drops or replaces one character, not one byte. */
static void test_distance(void **state) {
    (void)state;
    assert_int_equal(emul__text_distance(text("visits"), text("visits"), 2), 0);
    assert_int_equal(emul__text_distance(text("visits"), text("visit"), 2), 1);
    assert_int_equal(emul__text_distance(text("khám"), text("kham"), 2), 1);
    assert_int_equal(emul__text_distance(text("kitten"), text("sitting"), 5), 3); /* Levenshtein's textbook pair */
    assert_int_equal(emul__text_distance(text("kitten"), text("sitting"), 2), 3);
    assert_int_equal(emul__text_distance(text("pionts"), text("points"), 2), 1); /* neighbours exchanged: Damerau's one operation more */
    assert_int_equal(emul__text_distance(text("ca"), text("abc"), 5), 3);        /* none edited twice: optimal string alignment */
    assert_int_equal(emul__text_distance(text("abcdefgh"), text("ijklmnop"), 2), 3); /* eight: cut at limit + 1 */
    assert_int_equal(emul__text_distance(text(""), text("ab"), 2), 2);
    assert_int_equal(emul__text_distance(text("\xFF"), text("a"), 2), 1);
    char longest[66];
    memset(longest, 'a', sizeof longest);
    assert_int_equal(emul__text_distance((emul__text){longest, 64}, (emul__text){longest, 63}, 2), 1);
    assert_int_equal(emul__text_distance((emul__text){longest, 65}, (emul__text){longest, 64}, 2), 3); /* over 64 characters */
    assert_int_equal(emul__text_distance((emul__text){longest, 65}, (emul__text){longest, 65}, 2), 0);
}

/* The letters of Vietnamese in both cases, as Unicode's charts have them; marks that stand by themselves count for nothing. */
static void test_alike(void **state) {
    (void)state;
    assert_true(emul__text_alike(text("ĐIỂM"), text("diem")));
    assert_true(emul__text_alike(text("Ðiểm"), text("điểm"))); /* U+00D0, which keyboards give for Đ */
    assert_true(emul__text_alike(text("áàảãạăắằẳẵặâấầẩẫậ"), text("aaaaaaaaaaaaaaaaa")));
    assert_true(emul__text_alike(text("éèẻẽẹêếềểễệíìỉĩị"), text("EEEEEEEEEEEIIIII")));
    assert_true(emul__text_alike(text("óòỏõọôốồổỗộơớờởỡợ"), text("ooooooooooooooooo")));
    assert_true(emul__text_alike(text("ÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ"), text("uuuuuuuuuuuyyyyy")));
    assert_true(emul__text_alike(text("die\xCC\x82\xCC\x89m"), text("điểm")));
    assert_false(emul__text_alike(text("diem"), text("dien")));
    assert_false(emul__text_alike(text("mục"), text("mức_độ")));
    assert_true(emul__text_alike(text(""), text("")));
}

static void test_copy_line(void **state) {
    (void)state;
    char bytes[8] = "";
    size_t used = 0;
    emul__text_copy_line(bytes, sizeof bytes, &used, text("a\nb\x7F\xFF"));
    assert_int_equal(used, 5);
    assert_memory_equal(bytes, "a b ?", 5);
    emul__text_copy_line(bytes, sizeof bytes, &used, text("xạy")); /* three bytes would end at nine */
    assert_int_equal(used, 6);
    assert_memory_equal(bytes, "a b ?x", 6);
}

static void expect_decimal(emul_decimal value, int32_t places, char mark, const char *expected) {
    char out[EMUL__DECIMAL_CAPACITY];
    const size_t length = emul__decimal_write(value, places, mark, out);
    assert_int_equal(length, strlen(expected));
    assert_memory_equal(out, expected, length);
}

static void test_numbers(void **state) {
    (void)state;
    expect_decimal(8250000, 0, '.', "8.25");
    expect_decimal(8250000, 4, '.', "8.2500");
    expect_decimal(-500000, 0, ',', "-0,5");
    expect_decimal(-1, 0, '.', "-0.000001");
    expect_decimal(0, 0, '.', "0");
    expect_decimal(0, 2, '.', "0.00");
    expect_decimal(EMUL_DECIMAL_MAX, 0, '.', "9223372036854.775807");
    expect_decimal(EMUL_DECIMAL_MIN, 6, '.', "-9223372036854.775800");
    expect_decimal(EMUL_MISSING, 2, '.', "");
    expect_decimal(EMUL_NOT_APPLICABLE, 2, '.', "N/A");
    char out[EMUL__INTEGER_CAPACITY];
    assert_int_equal(emul__integer_write(INT64_MIN, out), 20);
    assert_memory_equal(out, "-9223372036854775808", 20);
    assert_int_equal(emul__integer_write(0, out), 1);
    assert_int_equal(out[0], '0');
}

static void test_buffer(void **state) {
    (void)state;
    failing_allocator heap;
    failing_allocator_init(&heap);
    emul__buffer buffer;
    emul__buffer_init(&buffer, &heap.allocator);
    emul__buffer_string(&buffer, "điểm ");
    emul__buffer_decimal(&buffer, 32710000, 2, ',');
    emul__buffer_text(&buffer, EMUL__TEXT(" / "));
    emul__buffer_integer(&buffer, -40);
    emul__buffer_string(&buffer, NULL);
    assert_string_equal(buffer.bytes, "điểm 32,71 / -40");
    assert_int_equal(buffer.length, strlen(buffer.bytes));
    for (int i = 0; i < 1000; i++) {
        emul__buffer_string(&buffer, "xy");
    }
    assert_int_equal(strlen(buffer.bytes), buffer.length);
    assert_false(buffer.failed);
    emul__buffer_text(&buffer, (emul__text){"x", SIZE_MAX / 2}); /* refused before anything is read */
    assert_true(buffer.failed);
    emul__buffer_destroy(&buffer);
    assert_int_equal(heap.live_blocks, 0);
    assert_int_equal(heap.mistakes, 0);
}

static emul_status write_much(const emul_allocator *allocator, void *context) {
    (void)context;
    emul__buffer buffer;
    emul__buffer_init(&buffer, allocator);
    for (int i = 0; i < 300; i++) {
        emul__buffer_integer(&buffer, i);
    }
    const emul_status status = buffer.failed ? EMUL_E_MEMORY : EMUL_OK;
    emul__buffer_destroy(&buffer);
    return status;
}

static void test_failed_buffer_stays_failed(void **state) {
    (void)state;
    assert_int_equal(fail_each_allocation(write_much, NULL), 5); /* 790 digits: 64 128 256 512 1024 */
}

static void test_give_text(void **state) {
    (void)state;
    char bytes[4] = "abc";
    size_t needed = 0;
    emul_error *error = emul_error_create(NULL);
    assert_int_equal(emul__give_text(text("8.25"), bytes, sizeof bytes, &needed, error), EMUL_E_CAPACITY);
    assert_int_equal(needed, 5);
    assert_string_equal(bytes, "abc");
    assert_string_equal(emul_error_message(error, 0, EMUL_ENGLISH), "the buffer is too small: 5 bytes are needed");
    assert_int_equal(emul__give_text(text("8.2"), bytes, sizeof bytes, &needed, error), EMUL_OK);
    assert_string_equal(bytes, "8.2");
    assert_int_equal(emul__give_text(text("8.2"), NULL, 0, &needed, error), EMUL_E_CAPACITY);
    assert_int_equal(needed, 4);
    assert_int_equal(emul__give_text(text("8.2"), NULL, 4, &needed, error), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_comparison), cmocka_unit_test(test_trim),   cmocka_unit_test(test_utf8),
        cmocka_unit_test(test_distance),   cmocka_unit_test(test_alike),  cmocka_unit_test(test_copy_line),
        cmocka_unit_test(test_numbers),    cmocka_unit_test(test_buffer), cmocka_unit_test(test_failed_buffer_stays_failed),
        cmocka_unit_test(test_give_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
