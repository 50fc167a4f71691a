/* Facts written as CSV in any form and order read back as what they were: the oracle is the array that they were written from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "facts/facts.h"
#include "support/plain_regulation.h"
#include "support/random.h"

enum { SUBJECTS = 12, NAMES = 6, PERIODS = 4, PLACES = SUBJECTS * NAMES * PERIODS };

/* The last two are no indicators of the regulation; the very last has labels, some of which look like numbers. */
static const struct name {
    const char *indicator, *facet, *header;
    bool label;
} names[NAMES] = {{"visits", NULL, "visits", false}, {"visits", "plan", "visits@plan", false}, {"khám", NULL, "khám", false},
                  {"rating", NULL, "rating", true},  {"beds", "self", "beds@self", false},     {"color", NULL, "color", true}};

static const char *const periods[PERIODS] = {NULL, "2024", "2024-Q1", "2024-02-29"};
static const char *const ratings[] = {"tot", "kha", "yeu"};
static const char *const colors[] = {"đỏ", "7", "1,5", "\"xanh\""};

/* EMUL_MISSING: no fact; a number; or the place of a label in its list. */
typedef struct world {
    int64_t facts[SUBJECTS][NAMES][PERIODS];
    emul_csv_options form;
    emul__buffer text;
    random_source source;
} world;

static const char *label_of(int32_t name, int64_t value) {
    return name == 3 ? ratings[value] : colors[value];
}

static int64_t random_fact(random_source *source, int32_t name) {
    if (random_once_in(source, 3)) {
        return EMUL_MISSING;
    }
    if (random_once_in(source, 10)) {
        return EMUL_NOT_APPLICABLE;
    }
    return names[name].label ? random_between(source, 0, name == 3 ? 2 : 3)
                             : random_between(source, 0, 3) * random_between(source, 0, 999999);
}

static void make_world(world *it) {
    static const char separators[] = {',', ';', '\t'};
    for (int32_t place = 0; place < PLACES; place++) {
        const int32_t name = place / PERIODS % NAMES;
        it->facts[place / PERIODS / NAMES][name][place % PERIODS] = random_fact(&it->source, name);
    }
    it->facts[0][5][0] = 0; /* at least one colour is no number */
    it->form = (emul_csv_options){.struct_size = sizeof it->form, .separator = separators[random_between(&it->source, 0, 2)]};
    it->form.decimal_mark = random_once_in(&it->source, 2) ? ',' : '.';
}

/* ---- writing ---- */

static void write_field(world *it, const char *text, bool last) {
    const bool quoted = strpbrk(text, "\",;\t") != NULL || random_once_in(&it->source, 4);
    const char separator[] = {it->form.separator, '\0'};
    emul__buffer_string(&it->text, quoted ? "\"" : "");
    for (const char *at = text; *at != '\0'; at++) {
        emul__buffer_text(&it->text, (emul__text){at, 1});
        emul__buffer_string(&it->text, quoted && *at == '"' ? "\"" : "");
    }
    emul__buffer_string(&it->text, quoted ? "\"" : "");
    emul__buffer_string(&it->text, last ? (random_once_in(&it->source, 2) ? "\r\n" : "\n") : separator);
}

static void write_value(world *it, int32_t name, int64_t value, bool last) {
    static const char *const absent[] = {"", "-"};
    static const char *const not_applicable[] = {"KAD", "N/A", "Không áp dụng"};
    char digits[EMUL__DECIMAL_CAPACITY + 1];
    if (value == EMUL_MISSING) {
        write_field(it, absent[random_between(&it->source, 0, 1)], last);
    } else if (value == EMUL_NOT_APPLICABLE) {
        write_field(it, not_applicable[random_between(&it->source, 0, 2)], last);
    } else if (names[name].label) {
        write_field(it, label_of(name, value), last);
    } else {
        digits[emul__decimal_write(value, (int32_t)random_between(&it->source, 0, 6), it->form.decimal_mark, digits)] = '\0';
        write_field(it, digits, last);
    }
}

static void write_subject(world *it, int64_t subject) {
    const char id[] = {'b', (char)('a' + subject), '\0'};
    write_field(it, id, false);
}

static void write_long(world *it) {
    int64_t order[PLACES];
    random_permutation(&it->source, order, PLACES);
    emul__buffer_init(&it->text, NULL);
    write_field(it, "subject", false);
    write_field(it, "when", false);
    write_field(it, "indicator", false);
    write_field(it, "facet", false);
    write_field(it, "value", true);
    for (int32_t i = 0; i < PLACES; i++) {
        const int64_t period = order[i] % PERIODS;
        const int32_t name = (int32_t)(order[i] / PERIODS % NAMES);
        const int64_t subject = order[i] / PERIODS / NAMES;
        write_subject(it, subject);
        write_field(it, periods[period] == NULL ? "" : periods[period], false);
        const bool apart = random_once_in(&it->source, 2);
        write_field(it, apart ? names[name].indicator : names[name].header, false);
        write_field(it, apart && names[name].facet != NULL ? names[name].facet : "", false);
        write_value(it, name, it->facts[subject][name][period], true);
    }
}

static void write_wide(world *it) {
    int64_t rows[SUBJECTS * PERIODS];
    int64_t columns[NAMES];
    random_permutation(&it->source, rows, SUBJECTS * PERIODS);
    random_permutation(&it->source, columns, NAMES);
    emul__buffer_init(&it->text, NULL);
    write_field(it, "when", false);
    write_field(it, "subject", false);
    for (int32_t i = 0; i < NAMES; i++) {
        write_field(it, names[columns[i]].header, i == NAMES - 1);
    }
    for (int32_t row = 0; row < SUBJECTS * PERIODS; row++) {
        const int64_t period = rows[row] % PERIODS;
        write_field(it, periods[period] == NULL ? "-" : periods[period], false);
        write_subject(it, rows[row] / PERIODS);
        for (int32_t i = 0; i < NAMES; i++) {
            write_value(it, (int32_t)columns[i], it->facts[rows[row] / PERIODS][columns[i]][period], i == NAMES - 1);
        }
    }
}

/* ---- reading back ---- */

static int64_t value_at(const emul_ledger *ledger, int64_t row, const struct name *name, const char *when) {
    emul__period period = {0, 0};
    const int32_t facet = name->facet == NULL ? -1 : emul__intern_find(&ledger->words, emul__text_of(name->facet));
    assert_true(when == NULL || emul__period_parse(emul__text_of(when), &period));
    const emul__fact_column *column =
        emul__ledger_column(ledger, emul__intern_find(&ledger->words, emul__text_of(name->indicator)), facet, when != NULL, period);
    return column == NULL ? EMUL_MISSING : emul__fact_value(column, row);
}

static void expect_fact(const world *it, const emul_ledger *ledger, int64_t subject, int32_t name, int32_t period) {
    const int64_t expected = it->facts[subject][name][period];
    const int64_t found = value_at(ledger, subject, &names[name], periods[period]);
    if (names[name].label && expected >= 0) {
        assert_true(found >= 0);
        assert_string_equal(ledger->words.texts[found].bytes, label_of(name, expected));
    } else {
        assert_int_equal(found, expected);
    }
}

static void expect_read_back(world *it, const emul_regulation *regulation, const emul_roster *roster) {
    emul_ledger *ledger = NULL;
    assert_false(it->text.failed);
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_parse_csv(ledger, regulation, roster, it->text.bytes, it->text.length, &it->form, NULL), EMUL_OK);
    int64_t facts = 0;
    for (int32_t place = 0; place < PLACES; place++) {
        const int32_t name = place / PERIODS % NAMES;
        const int64_t subject = place / PERIODS / NAMES;
        expect_fact(it, ledger, subject, name, place % PERIODS);
        facts += it->facts[subject][name][place % PERIODS] != EMUL_MISSING;
    }
    assert_int_equal(emul_ledger_facts(ledger), facts);
    emul_ledger_destroy(ledger);
    emul__buffer_destroy(&it->text);
}

static void test_any_form_and_order(void **state) {
    static world it = {.source = {2024}};
    emul_regulation *regulation = plain_regulation();
    emul_roster *roster = NULL;
    (void)state;
    assert_int_equal(emul_roster_create(NULL, &roster, NULL), EMUL_OK);
    for (int64_t i = 0; i < SUBJECTS; i++) {
        const char id[] = {'b', (char)('a' + i), '\0'};
        assert_int_equal(emul_roster_add(roster, id, EMUL_KIND_UNIT, NULL, NULL, NULL, NULL), EMUL_OK);
    }
    for (int32_t round = 0; round < 200; round++) {
        make_world(&it);
        write_long(&it);
        expect_read_back(&it, regulation, roster);
        write_wide(&it);
        expect_read_back(&it, regulation, roster);
    }
    emul_roster_destroy(roster);
    emul_regulation_destroy(regulation);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_any_form_and_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
