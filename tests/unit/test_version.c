/* The version and the names of the statuses. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/math.h"
#include "emul/base.h"

static void test_version(void **state) {
    (void)state;
    assert_int_equal(emul_version(), EMUL_VERSION_NUMBER);
    int64_t parts[3] = {0, 0, 0};
    int32_t part = 0;
    for (const char *at = emul_version_string(); *at != '\0'; at++) {
        if (*at == '.') {
            part++;
        } else {
            parts[part] = parts[part] * 10 + (*at - '0');
        }
    }
    assert_int_equal(part, 2);
    assert_int_equal(parts[0] << 16 | parts[1] << 8 | parts[2], emul_version());
}

static void test_status_names(void **state) {
    (void)state;
#define NAMED(status)                                                                                                                      \
    { status, #status }
    static const struct {
        emul_status status;
        const char *name;
    } named[] = {NAMED(EMUL_OK),          NAMED(EMUL_E_INTERNAL),   NAMED(EMUL_E_ARGUMENT),   NAMED(EMUL_E_MEMORY),
                 NAMED(EMUL_E_CAPACITY),  NAMED(EMUL_E_RANGE),      NAMED(EMUL_E_OVERFLOW),   NAMED(EMUL_E_SYNTAX),
                 NAMED(EMUL_E_DUPLICATE), NAMED(EMUL_E_UNKNOWN_ID), NAMED(EMUL_E_REGULATION), NAMED(EMUL_E_UNSUPPORTED),
                 NAMED(EMUL_E_LIMIT),     NAMED(EMUL_E_DIVISION)};
    for (size_t i = 0; i < sizeof named / sizeof named[0]; i++) {
        assert_string_equal(emul_status_name(named[i].status), named[i].name);
    }
    assert_string_equal(emul_status_name(-1), "EMUL_E_INTERNAL");
    assert_string_equal(emul_status_name(14), "EMUL_E_INTERNAL");
    assert_string_equal(emul_status_name(INT32_MAX), "EMUL_E_INTERNAL");
}

/* The edges of 64 bits, by hand. */
static void test_checked_arithmetic(void **state) {
    (void)state;
    int64_t out = 0;
    assert_true(emul__add(INT64_MAX - 1, 1, &out) && out == INT64_MAX);
    assert_false(emul__add(INT64_MAX, 1, &out));
    assert_true(emul__add(INT64_MIN, INT64_MAX, &out) && out == -1);
    assert_false(emul__add(INT64_MIN, -1, &out));
    assert_true(emul__sub(INT64_MIN + 1, 1, &out) && out == INT64_MIN);
    assert_false(emul__sub(INT64_MIN, 1, &out));
    assert_false(emul__sub(0, INT64_MIN, &out));
    assert_true(emul__sub(-1, INT64_MIN, &out) && out == INT64_MAX);
    assert_true(emul__mul(INT64_C(3037000499), INT64_C(3037000499), &out) &&
                out == INT64_C(9223372030926249001)); /* floor of the root of 2^63 */
    assert_false(emul__mul(INT64_C(3037000500), INT64_C(3037000500), &out));
    assert_false(emul__mul(INT64_MIN, -1, &out));
    assert_false(emul__mul(-1, INT64_MIN, &out));
    assert_true(emul__mul(INT64_MIN, 1, &out) && out == INT64_MIN);
    assert_true(emul__mul(INT64_MIN / 2, 2, &out) && out == INT64_MIN);
    assert_true(emul__mul(0, INT64_MIN, &out) && out == 0);
    assert_false(emul__mul(INT64_MIN / 2 - 1, 2, &out));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_version), cmocka_unit_test(test_status_names),
                                       cmocka_unit_test(test_checked_arithmetic)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
