#include "support/plain_regulation.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

static void add_criterion(emul_regulation *regulation, const char *id, const char *points) {
    const emul_criterion spec = {.struct_size = sizeof spec, .id = id, .points = points};
    assert_int_equal(emul_regulation_add_criterion(regulation, 0, -1, &spec, NULL, NULL), EMUL_OK);
}

emul_regulation *plain_regulation(void) {
    const emul_header header = {.struct_size = sizeof header, .id = "plain"};
    const emul_indicator visits = {.struct_size = sizeof visits, .id = "visits", .range = "0.."};
    const emul_indicator report = {.struct_size = sizeof report, .id = "report", .type = "yes_no"};
    const emul_indicator rating = {.struct_size = sizeof rating, .id = "rating", .type = "label", .labels = "tot, kha, yeu"};
    const emul_indicator dictation = {.struct_size = sizeof dictation, .id = "dictation", .step = "0.5"};
    const emul_scorecard scorecard = {.struct_size = sizeof scorecard, .id = "unit"};
    emul_regulation *regulation = NULL;
    assert_int_equal(emul_regulation_create(NULL, &regulation, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_set_header(regulation, &header, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_indicator(regulation, &visits, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_indicator(regulation, &report, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_indicator(regulation, &rating, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_indicator(regulation, &dictation, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_scorecard(regulation, &scorecard, NULL, NULL), EMUL_OK);
    add_criterion(regulation, "a", "visits / visits@plan");
    add_criterion(regulation, "b", "if(report, 1, 0)");
    add_criterion(regulation, "c", "level(rating, tot -> 3, kha -> 2, yeu -> 1)");
    add_criterion(regulation, "d", "if(motto == vì_dân, 1, 0)");
    add_criterion(regulation, "e", "khám");
    add_criterion(regulation, "f", "mean(mark@judge)");
    add_criterion(regulation, "g", "dictation");
    assert_int_equal(emul_regulation_finish(regulation, NULL), EMUL_OK);
    return regulation;
}
