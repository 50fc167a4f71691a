/* emul__struct_check: what a caller's struct may say of its size. Expected: the rule in emul/base.h (older: fields taken as zero; newer: zeros only). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/options.h"

enum { LEAST = 16, KNOWN = 24, GIVEN = 64 };

static emul_status check(const unsigned char *bytes, uint64_t size) {
    return emul__struct_check(bytes, size, LEAST, KNOWN, "options", NULL);
}

static void test_sizes(void **state) {
    (void)state;
    const unsigned char bytes[GIVEN] = {1};
    assert_int_equal(emul__struct_check(NULL, KNOWN, LEAST, KNOWN, "options", NULL), EMUL_E_ARGUMENT);
    assert_int_equal(check(bytes, 0), EMUL_E_ARGUMENT);
    assert_int_equal(check(bytes, LEAST - 1), EMUL_E_ARGUMENT);
    assert_int_equal(check(bytes, LEAST), EMUL_OK);
    assert_int_equal(check(bytes, KNOWN), EMUL_OK);
    assert_int_equal(check(bytes, GIVEN), EMUL_OK);
    assert_int_equal(check(bytes, UINT64_MAX), EMUL_E_ARGUMENT); /* never set, or -1: not a byte of a tail is looked at */
}

/* Every byte of the unknown tail counts, none of the known part does, none behind the struct is read. */
static void test_tail(void **state) {
    (void)state;
    for (size_t at = 0; at < GIVEN; at++) {
        unsigned char bytes[GIVEN] = {0};
        bytes[at] = 0x80;
        assert_int_equal(check(bytes, GIVEN), at < KNOWN ? EMUL_OK : EMUL_E_UNSUPPORTED);
        assert_int_equal(check(bytes, KNOWN), EMUL_OK);
    }
}

static void test_message(void **state) {
    (void)state;
    emul_error *error = emul_error_create(NULL);
    const unsigned char bytes[GIVEN] = {[GIVEN - 1] = 1};
    assert_int_equal(emul__struct_check(bytes, GIVEN, LEAST, KNOWN, "rules", error), EMUL_E_UNSUPPORTED);
    assert_int_equal(emul_error_count(error), 1);
    assert_int_equal(emul_error_code(error, 0), EMUL_E_UNSUPPORTED);
    assert_string_equal(emul_error_field(error, 0), "rules");
    assert_string_not_equal(emul_error_message(error, 0, EMUL_ENGLISH), emul_error_message(error, 0, EMUL_VIETNAMESE));
    assert_string_not_equal(emul_error_hint(error, 0, EMUL_VIETNAMESE), "");
    emul_error_destroy(error);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_tail),
        cmocka_unit_test(test_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
