/* Digests: SHA-256 itself on the examples of its standard; that a digest is of everything that was said, each in its part, and of nothing else. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "emul/compare.h"
#include "facts/digest.h"
#include "support/scene.h"

enum { PARTS = 5, HEX = 65 };

/* ---- SHA-256 ---- */

static void expect_sha(const char *text, int times, const char *expected) {
    emul__sha256 sha;
    unsigned char digest[EMUL__SHA256_BYTES];
    char written[HEX] = "";
    assert_true(emul__sha256_begin(&sha));
    for (int i = 0; i < times; i++) {
        emul__sha256_add(&sha, text, strlen(text));
    }
    emul__sha256_end(&sha, digest);
    for (int i = 0; i < EMUL__SHA256_BYTES; i++) {
        written[2 * i] = "0123456789abcdef"[digest[i] >> 4];
        written[2 * i + 1] = "0123456789abcdef"[digest[i] & 15];
    }
    assert_string_equal(written, expected);
}

/* FIPS 180-2, appendix B.1 to B.3; the empty message is the first of NIST's short messages (SHA256ShortMsg.rsp). */
static void sha256_of_the_standards_examples(void **state) {
    (void)state;
    expect_sha("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect_sha("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect_sha("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
               "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    expect_sha("a", 1000000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

/* ---- everything counts, each in its part ---- */

/* A small world in which one thing after the other is said otherwise: the one with the number `turned`. */
typedef struct world {
    scene set;
    int turned;
    int said;               /* how many things were said so far */
    emul_digest_part turns; /* what the turned one is a part of */
    bool renamed;           /* it is an id: whose figures the ledger has is another thing too */
    const char *period, *stage, *law_date, *decision_date;
} world;

static bool turn(world *of, emul_digest_part part) {
    of->said++;
    if (of->said != of->turned) {
        return false;
    }
    of->turns = part;
    return true;
}

static const char *rule(world *of, const char *one, const char *other) {
    return turn(of, EMUL_DIGEST_OF_REGULATION) ? other : one;
}

static const char *roster(world *of, const char *one, const char *other) {
    return turn(of, EMUL_DIGEST_OF_ROSTER) ? other : one;
}

static const char *subject_id(world *of, const char *one, const char *other) {
    of->renamed = turn(of, EMUL_DIGEST_OF_ROSTER);
    return of->renamed ? other : one;
}

static const char *fact(world *of, const char *one, const char *other) {
    return turn(of, EMUL_DIGEST_OF_LEDGER) ? other : one;
}

static int32_t number(world *of, int32_t one, int32_t other) {
    return turn(of, EMUL_DIGEST_OF_LEDGER) ? other : one;
}

static const char *option(world *of, const char *one, const char *other) {
    return turn(of, EMUL_DIGEST_OF_OPTIONS) ? other : one;
}

static void say_rules(world *of) {
    scene *set = &of->set;
    scene_header(
        set, HEADER(.id = rule(of, "r", "q"), .name = rule(of, "Rules", "Rule"), .rounding = rule(of, "2", "3"), .stages = "self, cross"));
    scene_indicator(set, INDICATOR(.id = "x", .name = rule(of, "X", NULL), .range = rule(of, "0..", "-1..")));
    scene_kind(set, KIND(.id = "idea", .levels = rule(of, "co_so, bo_tinh", "co_so, bo_tinh, nn")));
    scene_scorecard(set, SCORECARD(.id = "s", .group = rule(of, "cluster", "size")));
    scene_criterion(set, -1, CRITERION(.id = "c", .points = rule(of, "x", "2 * x"), .max = rule(of, "10", "11")));
    scene_class(set, CLASS(.id = "good", .when = rule(of, "total >= 5", "total >= 6")));
    scene_class(set, CLASS(.id = "rest"));
    scene_award(set, AWARD(.id = "cup", .by = "s", .take = rule(of, "1", "2")));
    scene_condition(set, rule(of, "ballot(cup) >= 50%", "ballot(cup) > 50%"));
    scene_use(set, USE(.of = "idea", .count = rule(of, "1", "2")));
}

static emul_kind kind_of(world *of, emul_kind one) {
    return turn(of, EMUL_DIGEST_OF_ROSTER) ? (one + 1) % 3 : one;
}

static void say_subjects(world *of) {
    emul_roster *to = of->set.roster;
    assert_int_equal(
        emul_roster_add(to, subject_id(of, "u2", "u4"), kind_of(of, EMUL_KIND_UNIT), roster(of, "Hai", "Bốn"), NULL, NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(to, "u1", EMUL_KIND_UNIT, roster(of, NULL, "Một"), roster(of, "u3", NULL), NULL, NULL), EMUL_OK);
    assert_int_equal(emul_roster_add(to, "u3", EMUL_KIND_UNIT, "Ba", NULL, NULL, NULL), EMUL_OK);
    for (int64_t row = 0; row < 3; row++) {
        assert_int_equal(emul_roster_set_attribute(to, row, "size", roster(of, "A", "B"), NULL), EMUL_OK);
        assert_int_equal(emul_roster_set_attribute(to, row, "cluster", roster(of, "A", "B"), NULL), EMUL_OK);
    }
    assert_int_equal(emul_roster_set_attribute(to, 1, "note", "nothing", NULL), EMUL_OK);
    assert_int_equal(emul_roster_set_attribute(to, 1, "note", roster(of, "n", NULL), NULL), EMUL_OK);
    assert_int_equal(emul_roster_set_attribute(to, 2, roster(of, "place", "site"), "A", NULL), EMUL_OK);
    assert_int_equal(emul_roster_add_membership(to, 0, roster(of, "u1", "u3"), roster(of, "2024-01-01", NULL),
                                                roster(of, "2024-06-30", "2024-07-01"), NULL),
                     EMUL_OK);
    assert_int_equal(emul_roster_add_membership(to, 0, "u3", "2024-08-01", roster(of, NULL, "2024-12-31"), NULL), EMUL_OK);
}

/* Through `text`, so that a value is one thing that is said. */
static void say_number(world *of, int64_t row, const char *indicator, const char *facet, const char *when, const char *text) {
    emul_decimal value = EMUL_NOT_APPLICABLE;
    if (strcmp(text, "N/A") != 0) {
        assert_int_equal(emul_decimal_parse(text, strlen(text), '.', &value, NULL), EMUL_OK);
    }
    assert_int_equal(emul_ledger_add(of->set.ledger, row, indicator, facet, when, value, NULL), EMUL_OK);
}

static void say_facts(world *of) {
    emul_ledger *to = of->set.ledger;
    say_number(of, 0, "x", NULL, NULL, fact(of, "7", "7.000001"));
    say_number(of, 1, "x", NULL, NULL, fact(of, "2147.483647", "2147.483648")); /* where eight bytes begin to be needed */
    say_number(of, 2, "x", NULL, NULL, fact(of, "0", "N/A"));
    say_number(of, number(of, 1, 2), fact(of, "y", "z"), fact(of, "self", NULL), fact(of, "2024-05", "2024-06"), "-3");
    say_number(of, 1, "y", "cross", fact(of, "2024-05", NULL), "-3");
    assert_int_equal(emul_ledger_add_label(to, 0, "mood", NULL, NULL, fact(of, "vui", "buồn"), NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(to, 1, "mood", NULL, NULL, EMUL_NOT_APPLICABLE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add_label(to, number(of, 0, 1), "tone", NULL, NULL, "-", NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add(to, 2, "nobody", NULL, NULL, EMUL_NOT_APPLICABLE, NULL), EMUL_OK);
}

static void say_records(world *of) {
    emul_ledger *to = of->set.ledger;
    assert_int_equal(emul_ledger_add_award(to, number(of, 0, 1), fact(of, "cup", "cap"), number(of, 2022, 2021), fact(of, "12/QĐ", NULL),
                                           number(of, 0, 1), NULL),
                     EMUL_OK);
    assert_int_equal(emul_ledger_add_award(to, 2, "cup", 2023, NULL, 0, NULL), EMUL_OK);
    const emul_ballot ballot = {.struct_size = sizeof ballot,
                                .title = fact(of, "cup", "cap"),
                                .row = number(of, 0, 1),
                                .year = number(of, 0, 2023),
                                .round = number(of, 1, 2),
                                .members = number(of, 11, 12),
                                .present = number(of, 9, -1),
                                .written = number(of, 1, 2),
                                .yes = number(of, 8, -1),
                                .chair = number(of, EMUL_CHAIR_YES, EMUL_CHAIR_NO)};
    assert_int_equal(emul_ledger_add_ballot(to, &ballot, NULL), EMUL_OK);
    const emul_achievement idea = {.struct_size = sizeof idea,
                                   .kind = fact(of, "idea", "idea2"),
                                   .id = fact(of, "SK1", "SK2"),
                                   .level = fact(of, "co_so", NULL),
                                   .used_by = fact(of, "cup", "cap"),
                                   .row = number(of, 0, 1),
                                   .year = number(of, 2022, 2021),
                                   .used_year = number(of, 2022, 0)};
    emul_achievement again = idea;
    again.used_by = fact(of, "pennant", "penant");
    again.used_year = number(of, 2023, 2024);
    assert_int_equal(emul_ledger_add_achievement(to, &idea, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_add_achievement(to, &again, NULL), EMUL_OK);
}

static void say_options(world *of) {
    of->period = option(of, "2024", "2024-H2");
    of->stage = option(of, "cross", "self");
    of->law_date = option(of, "2024-12-31", "2024-07-01");
    of->decision_date = option(of, "2025-01-15", "2025-01-16");
}

typedef struct digests {
    char texts[PARTS][HEX];
    emul_digest_part turns; /* as the world has them */
    bool renamed;
} digests;

static void read_digests(const emul_result *result, digests *to) {
    for (emul_digest_part i = 0; i < PARTS; i++) {
        assert_int_equal(strlen(emul_result_digest(result, i)), HEX - 1);
        assert_int_equal(strspn(emul_result_digest(result, i), "0123456789abcdef"), HEX - 1);
        memcpy(to->texts[i], emul_result_digest(result, i), HEX);
    }
}

/* The world with the thing of that number turned; 0: none. How many there are. */
static int make(int turned, digests *to) {
    world of = {.turned = turned, .turns = EMUL_DIGEST_OF_ALL};
    emul_result *result = NULL;
    scene_open(&of.set, NULL);
    say_rules(&of);
    say_subjects(&of);
    say_facts(&of);
    say_records(&of);
    say_options(&of);
    const emul_options options = {
        .struct_size = sizeof options, .period = of.period, .stage = of.stage, .law_date = of.law_date, .decision_date = of.decision_date};
    assert_int_equal(scene_finish(&of.set), EMUL_OK);
    if (emul_evaluate(of.set.regulation, of.set.roster, of.set.ledger, &options, &result, of.set.error) != EMUL_OK) {
        fail_msg("thing %d: %s", turned, emul_error_message(of.set.error, 0, EMUL_ENGLISH));
    }
    read_digests(result, to);
    emul_result_destroy(result);
    scene_close(&of.set);
    to->turns = of.turns;
    to->renamed = of.renamed;
    return of.said;
}

static void expect_its_part(const digests *before, const digests *after, int turned) {
    for (emul_digest_part part = EMUL_DIGEST_OF_ALL + 1; part < PARTS; part++) {
        const bool other = strcmp(before->texts[part], after->texts[part]) != 0;
        const bool belongs = part == after->turns || (after->renamed && part == EMUL_DIGEST_OF_LEDGER);
        if (other != belongs) {
            fail_msg("thing %d, part %d", turned, (int)part);
        }
    }
}

static void whatever_is_said_otherwise_changes_its_part(void **state) {
    (void)state;
    digests before;
    const int things = make(0, &before);
    assert_true(things > 60);
    digests *made = (digests *)calloc((size_t)things + 1, sizeof *made);
    assert_non_null(made);
    made[0] = before;
    for (int turned = 1; turned <= things; turned++) {
        assert_int_equal(make(turned, &made[turned]), things);
        expect_its_part(&before, &made[turned], turned);
        for (int other = 0; other < turned; other++) {
            if (strcmp(made[turned].texts[EMUL_DIGEST_OF_ALL], made[other].texts[EMUL_DIGEST_OF_ALL]) == 0) {
                fail_msg("things %d and %d look alike", turned, other);
            }
        }
    }
    free(made);
}

/* ---- and nothing else does ---- */

static void plain(scene *of) {
    scene_open(of, NULL);
    scene_header(of, HEADER(.id = "r"));
    scene_scorecard(of, SCORECARD(.id = "s"));
    scene_criterion(of, -1, CRITERION(.id = "c", .points = "x"));
    scene_units(of, "ab");
}

static void evaluate_plain(scene *of, const emul_options *options, emul_result **result) {
    assert_int_equal(emul_evaluate(of->regulation, of->roster, of->ledger, options, result, of->error), EMUL_OK);
}

static void a_result_may_go_without(void **state) {
    (void)state;
    scene of;
    emul_result *result = NULL;
    emul_options options = {.struct_size = sizeof options, .period = "2024", .digest = EMUL_DIGEST_NONE};
    plain(&of);
    assert_int_equal(scene_finish(&of), EMUL_OK);
    evaluate_plain(&of, &options, &result);
    for (emul_digest_part i = 0; i < PARTS; i++) {
        assert_string_equal(emul_result_digest(result, i), "");
    }
    emul_result_destroy(result);

    result = NULL;
    options.digest = 2;
    assert_int_equal(emul_evaluate(of.regulation, of.roster, of.ledger, &options, &result, of.error), EMUL_E_ARGUMENT);
    assert_null(result);

    options.digest = EMUL_DIGEST_NONE; /* which lies beyond what an older caller has */
    options.struct_size = offsetof(emul_options, digest);
    evaluate_plain(&of, &options, &result);
    assert_string_not_equal(emul_result_digest(result, EMUL_DIGEST_OF_ALL), "");
    assert_string_equal(emul_result_digest(result, -1), "");
    assert_string_equal(emul_result_digest(result, PARTS), "");
    assert_string_equal(emul_result_digest(NULL, EMUL_DIGEST_OF_ALL), "");
    emul_result_destroy(result);
    scene_close(&of);
}

static void digest_of_plain(scene *of, digests *to) {
    emul_result *result = NULL;
    const emul_options options = {.struct_size = sizeof options, .period = "2024"};
    assert_int_equal(scene_finish(of), EMUL_OK);
    evaluate_plain(of, &options, &result);
    read_digests(result, to);
    emul_result_destroy(result);
    scene_close(of);
}

/* A fact that was taken away, or never there, leaves no trace; neither does the kind of what is not applicable. */
static void what_is_not_there_is_not_said(void **state) {
    (void)state;
    scene of;
    digests first;
    digests second;
    plain(&of);
    scene_facts(&of, "x", NULL, "1 2");
    scene_facts(&of, "z", NULL, "N/A -");
    digest_of_plain(&of, &first);

    plain(&of);
    scene_facts(&of, "y", NULL, "1 2");
    scene_facts(&of, "z", NULL, ":a -");
    assert_int_equal(emul_ledger_set(of.ledger, 0, "z", NULL, NULL, EMUL_NOT_APPLICABLE, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(of.ledger, 0, "y", NULL, NULL, EMUL_MISSING, NULL), EMUL_OK);
    assert_int_equal(emul_ledger_set(of.ledger, 1, "y", NULL, NULL, EMUL_MISSING, NULL), EMUL_OK);
    scene_facts(&of, "x", NULL, "- 2");
    assert_int_equal(emul_ledger_set(of.ledger, 0, "x", NULL, NULL, EMUL_DECIMAL_ONE, NULL), EMUL_OK);
    digest_of_plain(&of, &second);
    assert_string_equal(first.texts[EMUL_DIGEST_OF_ALL], second.texts[EMUL_DIGEST_OF_ALL]);
}

/* ---- in any order ---- */

enum { MANY = 3000, LONGEST = 40 };

/* Ids as people make them: numbered, with a common beginning, some a beginning of others, some that differ at their end alone. */
static void make_id(int i, char id[LONGEST]) {
    static const char *const forms[] = {"u%d", "DV%06d", "đơn_vị_%d", "a_very_long_beginning_of_an_id_%05d", "%d"};
    snprintf(id, LONGEST, forms[i % 5], i / 5);
}

/* Many subjects from `first` on, every `step`th, each with a figure, few with another. */
static void many(scene *of, int first, int step) {
    plain(of);
    for (int k = 0; k < MANY; k++) {
        char id[LONGEST];
        const int i = (first + k * step) % MANY;
        int64_t row = -1;
        make_id(i, id);
        assert_int_equal(emul_roster_add(of->roster, id, EMUL_KIND_UNIT, NULL, NULL, &row, NULL), EMUL_OK);
        assert_int_equal(emul_ledger_add(of->ledger, row, "x", NULL, NULL, i, NULL), EMUL_OK);
        if (i % 2 == 0) {
            assert_int_equal(emul_ledger_add(of->ledger, row, "half", NULL, NULL, i, NULL), EMUL_OK);
        }
        if (i % 500 == 0) {
            assert_int_equal(emul_ledger_add(of->ledger, row, "few", NULL, "2024-05", i, NULL), EMUL_OK);
            assert_int_equal(emul_ledger_add_label(of->ledger, row, "word", NULL, NULL, id, NULL), EMUL_OK);
        }
    }
}

static void the_order_of_subjects_does_not_count(void **state) {
    (void)state;
    scene of;
    digests first;
    many(&of, 0, 1);
    digest_of_plain(&of, &first);
    for (int start = 0; start < 3; start++) {
        digests other;
        static const int steps[] = {7, 11, 2999}; /* none has a divisor in common with 3000 */
        many(&of, start * 1000, steps[start]);
        digest_of_plain(&of, &other);
        assert_string_equal(first.texts[EMUL_DIGEST_OF_ALL], other.texts[EMUL_DIGEST_OF_ALL]);
    }
}

static void subjects_stand_in_the_order_of_their_ids(void **state) {
    (void)state;
    scene of;
    emul__arena arena;
    emul__by_id by_id;
    many(&of, 5, 7);
    emul__arena_init(&arena, &of.roster->allocator);
    assert_true(emul__subjects_by_id(of.roster, &arena, &by_id));
    assert_int_equal(by_id.count, emul_roster_rows(of.roster));
    for (int64_t i = 1; i < by_id.count; i++) {
        assert_true(strcmp(emul_roster_id(of.roster, by_id.rows[i - 1]), emul_roster_id(of.roster, by_id.rows[i])) < 0);
        assert_int_equal(by_id.places[by_id.rows[i]], i);
    }
    emul__arena_destroy(&arena);
    scene_close(&of);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(sha256_of_the_standards_examples),
                                       cmocka_unit_test(whatever_is_said_otherwise_changes_its_part),
                                       cmocka_unit_test(a_result_may_go_without),
                                       cmocka_unit_test(what_is_not_there_is_not_said),
                                       cmocka_unit_test(the_order_of_subjects_does_not_count),
                                       cmocka_unit_test(subjects_stand_in_the_order_of_their_ids)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
