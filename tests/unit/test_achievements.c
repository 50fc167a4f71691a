/* Achievements counted once: which are there for an award, which it uses up, and what is open meanwhile. The expected answers are worked out by hand from
 * Law 06/2022/QH15 Art. 5.2 (not several awards for one achievement), official letter 5007/BNV-TDKT (2023) III.5c (an initiative is used once; for a
 * title it is not used for a form, and the reverse; for several titles: read both ways) and Decree 152/2025/ND-CP Art. 4.3 (what was sudden or thematic
 * is not counted again for merit). */
#include "support/scene.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static const char *const levels = "toan_quoc, bo_tinh, co_so";

static void open_units(scene *s, const char *ids, const char *reuse) {
    scene_open(s, NULL);
    scene_units(s, ids);
    scene_kind(s, KIND(.id = "k", .name = "Sáng kiến", .levels = levels, .reuse = reuse));
}

static void add_award(scene *s, const char *id, const char *kind, const char *type, const char *condition) {
    scene_award(s, AWARD(.id = id, .applies_to = "unit", .kind = kind, .type = type));
    scene_condition(s, condition);
}

/* "award subject achievement" of what was used up, in the order of the result; ! behind what is open. */
static void expect_uses(const scene *s, const char *expected) {
    char shown[512] = "";
    for (int64_t i = 0; i < emul_result_use_count(s->result); i++) {
        emul_used used = {.struct_size = sizeof used};
        emul_award award = {.struct_size = sizeof award};
        const size_t length = strlen(shown);
        assert_int_equal(emul_result_use(s->result, i, &used, NULL), EMUL_OK);
        assert_int_equal(emul_regulation_award(s->regulation, used.award, &award, NULL), EMUL_OK);
        snprintf(shown + length, sizeof shown - length, "%s%s %s %s%s", i == 0 ? "" : ", ", award.id, emul_roster_id(s->roster, used.row),
                 used.achievement, used.open ? "!" : "");
    }
    assert_string_equal(shown, expected);
}

static void expect_why(const scene *s, const char *subject, const char *award, emul_language language, const char *part) {
    char text[8192];
    const int64_t row = emul_roster_find(s->roster, subject);
    assert_int_equal(emul_result_why(s->result, row, award, language, EMUL_FORM_TEXT, text, sizeof text, NULL, NULL), EMUL_OK);
    if (strstr(text, part) == NULL) {
        fail_msg("“%s” is not in:\n%s", part, text);
    }
}

/* Of 2024: last = 2 are 2023 and 2024. */
static void test_years_and_levels(void **state) {
    static const struct {
        const char *list;
        int32_t any, last, since, level;
    } cases[] = {
        {"p 2024 bo_tinh", 1, 1, 1, 1},
        {"p 2023 bo_tinh", 1, 1, 1, 1},
        {"p 2022 bo_tinh", 1, 0, 1, 1},
        {"p 2021 bo_tinh", 1, 0, 0, 1},
        {"p 2025 toan_quoc", 0, 0, 0, 0},
        {"p 2024 toan_quoc", 1, 1, 1, 1},
        {"p 2024 co_so", 1, 1, 1, 0},
        {"p 2024", 1, 1, 1, 0},
        {"p 2022 co_so; q 2023 bo_tinh; r 2024 toan_quoc", 3, 2, 3, 2},
        {"p 2024 co_so; p 2024 co_so other 2025", 1, 1, 1, 0}, /* used after the year that is evaluated */
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char expected[32];
        scene s;
        open_units(&s, "a", NULL);
        scene_scorecard(&s, SCORECARD(.id = "s"));
        scene_criterion(&s, -1, CRITERION(.id = "any", .points = "achievements(k)"));
        scene_criterion(&s, -1, CRITERION(.id = "last", .points = "achievements(k, last = 2)"));
        scene_criterion(&s, -1, CRITERION(.id = "since", .points = "achievements(k, since = 2022)"));
        scene_criterion(&s, -1, CRITERION(.id = "level", .points = "achievements(k, level = bo_tinh)"));
        scene_achievements(&s, "a", "k", cases[i].list);
        scene_achievements(&s, "a", "other", "p 2024; q 2024");
        scene_runs(&s, "2024");
        const int32_t wanted[] = {cases[i].any, cases[i].last, cases[i].since, cases[i].level};
        static const char *const ids[] = {"any", "last", "since", "level"};
        for (int32_t j = 0; j < 4; j++) {
            snprintf(expected, sizeof expected, "%d", (int)wanted[j]);
            expect_points(&s, ids[j], expected);
        }
        scene_close(&s);
    }
}

/* Columns: two titles, a form, a sudden form. Rows, by what each subject's achievement served in 2023: nothing, each title, two forms, an honour,
 * a sudden form, a thematic title, an award that is not in the regulation. */
static void test_policies(void **state) {
    static const struct {
        const char *reuse, *t1, *t2, *f1, *sudden, *points;
    } cases[] = {
        {"once", "awarded ineligible ineligible ineligible ineligible ineligible ineligible ineligible ineligible",
         "awarded ineligible ineligible ineligible ineligible ineligible ineligible ineligible ineligible",
         "awarded ineligible ineligible ineligible ineligible ineligible ineligible ineligible ineligible",
         "awarded ineligible ineligible ineligible ineligible ineligible ineligible ineligible ineligible", "1 0 0 0 0 0 0 0 0"},
        {"once_per_kind", "awarded ineligible ineligible awarded awarded awarded ineligible ineligible ?",
         "awarded ineligible ineligible awarded awarded awarded ineligible ineligible ?",
         "awarded awarded awarded ineligible ineligible ineligible ineligible ineligible ?",
         "awarded awarded awarded ineligible ineligible ineligible ineligible awarded ?", "1 0 0 0 0 0 0 0 0"},
        {"free_within_titles", "awarded ineligible awarded ineligible ineligible ineligible ineligible ineligible ?",
         "awarded awarded ineligible ineligible ineligible ineligible ineligible ineligible ?",
         "awarded ineligible ineligible ineligible ineligible ineligible ineligible ineligible ineligible",
         "awarded ineligible ineligible ineligible ineligible ineligible ineligible ineligible ineligible", "1 0 0 0 0 0 0 0 0"},
    };
    static const char *const served[] = {"",         " co_so t1 2023",     " co_so t2 2023",       " co_so f1 2023",    " co_so f2 2023",
                                         " co_so h", " co_so sudden 2023", " co_so thematic 2023", " co_so nobody 2023"};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        scene s;
        open_units(&s, "abcdefghi", cases[i].reuse);
        scene_scorecard(&s, SCORECARD(.id = "s"));
        scene_criterion(&s, -1, CRITERION(.id = "c", .points = "achievements(k)"));
        add_award(&s, "t1", "title", NULL, "achievements(k) >= 1");
        add_award(&s, "t2", "title", "merit", "achievements(k) >= 1");
        add_award(&s, "f1", "form", NULL, "achievements(k) >= 1");
        add_award(&s, "f2", "form", NULL, "achievements(k) >= 1");
        add_award(&s, "h", "honour", NULL, "achievements(k) >= 1");
        add_award(&s, "sudden", "form", "sudden", "achievements(k) >= 1");
        add_award(&s, "thematic", "title", "thematic", "achievements(k) >= 1");
        for (size_t unit = 0; unit < sizeof served / sizeof *served; unit++) {
            char id[] = {(char)('a' + (int)unit), '\0'};
            char list[64];
            snprintf(list, sizeof list, "p 2023%s", served[unit]);
            scene_achievements(&s, id, "k", list);
        }
        scene_runs(&s, "2024");
        expect_decisions(&s, "t1", cases[i].t1);
        expect_decisions(&s, "t2", cases[i].t2);
        expect_decisions(&s, "f1", cases[i].f1);
        expect_decisions(&s, "sudden", cases[i].sudden);
        expect_points(&s, "c", cases[i].points);
        scene_close(&s);
    }
}

/* Merit first, then a sudden award: Decree 152/2025 Art. 4.3 forbids the one order only. */
static void test_sudden_before_merit(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab", "once_per_kind");
    add_award(&s, "title", "title", "merit", "achievements(k) >= 1");
    add_award(&s, "form", "form", "merit", "achievements(k) >= 1");
    add_award(&s, "sudden", "form", "sudden", "achievements(k) >= 1");
    scene_achievements(&s, "a", "k", "p 2023 co_so sudden 2023");
    scene_achievements(&s, "b", "k", "p 2023 co_so title 2023");
    scene_runs(&s, "2024");
    expect_decisions(&s, "title", "ineligible ineligible");
    expect_decisions(&s, "form", "ineligible awarded");
    expect_decisions(&s, "sudden", "ineligible awarded");
    scene_close(&s);
}

/* Grassroots fighter (Law Art. 23): rated excellent, or good with an initiative, which is then used up; not where the rating alone carries it. */
static void test_any_of_two(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abcd", NULL);
    scene_award(&s, AWARD(.id = "cstdcs", .applies_to = "unit", .kind = "title"));
    scene_condition(&s, "rating == 2 or (rating == 1 and achievements(k, level = co_so, last = 2) >= 1)");
    scene_use(&s, USE(.of = "k", .level = "co_so", .last = "2", .when = "rating < 2", .cite = "Art. 23"));
    add_award(&s, "bk", "form", NULL, "achievements(k, last = 2) >= 1");
    scene_facts(&s, "rating", NULL, "2 1 1 0");
    scene_achievements(&s, "a", "k", "p 2024 co_so");
    scene_achievements(&s, "b", "k", "p 2024 co_so");
    scene_achievements(&s, "c", "k", "p 2023 co_so cstdcs 2023; q 2023 co_so; r 2021 co_so");
    scene_achievements(&s, "d", "k", "p 2024 co_so");
    scene_runs(&s, "2024");
    expect_decisions(&s, "cstdcs", "awarded awarded awarded ineligible");
    expect_decisions(&s, "bk", "awarded ineligible ineligible awarded");
    expect_uses(&s, "cstdcs b p, cstdcs c q");
    expect_why(&s, "c", "cstdcs", EMUL_ENGLISH, "p (2023, co_so): used up\n          Used for cstdcs of 2023");
    expect_why(&s, "c", "cstdcs", EMUL_ENGLISH, "q (2023, co_so): counts");
    expect_why(&s, "c", "cstdcs", EMUL_ENGLISH, "r (2021, co_so): not of the years that count");
    expect_why(&s, "c", "cstdcs", EMUL_ENGLISH, "Uses up Sáng kiến q (2023, co_so) (Art. 23)");
    expect_why(&s, "b", "bk", EMUL_ENGLISH, "Used for cstdcs of this period");
    expect_why(&s, "b", "bk", EMUL_VIETNAMESE, "p (2024, co_so): đã sử dụng");
    scene_close(&s);
}

/* Least level, oldest, id; two of them; no more than there are; two uses of one award take different ones. */
static void test_which_is_taken(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab", NULL);
    scene_award(&s, AWARD(.id = "first", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k", .level = "bo_tinh", .count = "2"));
    scene_award(&s, AWARD(.id = "second", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k"));
    scene_use(&s, USE(.of = "k"));
    scene_award(&s, AWARD(.id = "third", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k", .since = "2023", .count = "9"));
    scene_achievements(&s, "a", "k",
                       "z 2020 bo_tinh; c 2021 bo_tinh; b 2021 bo_tinh; y 2019 toan_quoc; x 2024 co_so; w 2018 co_so; v 2024");
    scene_achievements(&s, "b", "k", "y 2020 toan_quoc");
    scene_runs(&s, "2024");
    /* first: z (the oldest of bo_tinh), then b before c; b has no bo_tinh, so the better one. second: v has no level, then w before x. */
    expect_uses(&s, "first a z, first a b, first b y, second a v, second a w, third a x");
    scene_close(&s);
}

/* An award listed before is decided before, although nothing else makes it so; the one listed after does not reach back. */
static void test_order_of_the_list(void **state) {
    (void)state;
    scene s;
    open_units(&s, "ab", NULL);
    add_award(&s, "early", NULL, NULL, "achievements(k) >= 1");
    add_award(&s, "user", NULL, NULL, "x == 1");
    scene_use(&s, USE(.of = "k"));
    add_award(&s, "late", NULL, NULL, "achievements(k) >= 1");
    scene_facts(&s, "x", NULL, "1 0");
    scene_achievements(&s, "a", "k", "p 2024 co_so");
    scene_achievements(&s, "b", "k", "p 2024 co_so");
    scene_runs(&s, "2024");
    expect_decisions(&s, "early", "awarded awarded");
    expect_decisions(&s, "late", "ineligible awarded");
    scene_close(&s);
    open_units(&s, "a", NULL);
    add_award(&s, "one", NULL, NULL, "awarded(two)");
    scene_use(&s, USE(.of = "k"));
    add_award(&s, "two", NULL, NULL, "achievements(k) >= 1");
    scene_fails(&s, "2024", EMUL_E_REGULATION, "one -> two -> one");
    scene_close(&s);
}

/* x of the first award is not known: it may take one. a has one, b two; c has one that is too low for the second award. */
static void test_open_awards(void **state) {
    (void)state;
    scene s;
    open_units(&s, "abcd", NULL);
    add_award(&s, "t", NULL, NULL, "x == 1");
    scene_use(&s, USE(.of = "k"));
    add_award(&s, "u", NULL, NULL, "achievements(k, level = bo_tinh) >= 1");
    scene_use(&s, USE(.of = "k", .level = "bo_tinh"));
    add_award(&s, "none", NULL, NULL, "achievements(k, level = bo_tinh) == 0");
    add_award(&s, "three", NULL, NULL, "achievements(k) >= 3");
    scene_achievements(&s, "a", "k", "p 2024 bo_tinh");
    scene_achievements(&s, "b", "k", "p 2023 bo_tinh; q 2024 bo_tinh");
    scene_achievements(&s, "c", "k", "p 2024 co_so");
    scene_achievements(&s, "d", "k", "p 2024 co_so; q 2024 bo_tinh");
    scene_runs(&s, "2024");
    expect_decisions(&s, "t", "? ? ? ?");
    expect_decisions(&s, "u", "? awarded ineligible awarded");
    /* a: taken by t or by u. b: of two bo_tinh one goes to u, the other perhaps to t. d: u takes q in either course. */
    expect_decisions(&s, "none", "? ? awarded awarded");
    expect_decisions(&s, "three", "ineligible ineligible ineligible ineligible");
    expect_uses(&s, "u b p!, u b q!, u d q");
    expect_why(&s, "a", "u", EMUL_ENGLISH, "achievements (Sáng kiến; level bo_tinh or higher) = 0 to 1");
    expect_why(&s, "a", "u", EMUL_ENGLISH,
               "p (2024, bo_tinh): cannot be told yet\n          Used for t of this period: cannot be told yet");
    expect_why(&s, "a", "t", EMUL_ENGLISH, "Uses up Sáng kiến p (2024, bo_tinh): if it is given");
    expect_why(&s, "b", "u", EMUL_ENGLISH, "p (2023, bo_tinh): or another one: an earlier award is open");
    scene_close(&s);
}

/* Whether the use's own condition holds is not known. */
static void test_open_condition_of_a_use(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a", NULL);
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k", .when = "x == 1"));
    add_award(&s, "u", NULL, NULL, "achievements(k) >= 1");
    scene_achievements(&s, "a", "k", "p 2024");
    scene_runs(&s, "2024");
    expect_decisions(&s, "t", "awarded");
    expect_decisions(&s, "u", "?");
    expect_uses(&s, "t a p!");
    scene_close(&s);
}

/* Ten open awards have 1024 courses: nothing is said but the bounds. */
static void test_too_many_courses(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a", NULL);
    for (int i = 0; i < 10; i++) {
        char id[] = {'t', (char)('0' + i), '\0'};
        add_award(&s, id, NULL, NULL, "x == 1");
        scene_use(&s, USE(.of = "k"));
    }
    add_award(&s, "u", NULL, NULL, "achievements(k) >= 1");
    add_award(&s, "three", NULL, NULL, "achievements(k) >= 3");
    scene_award(&s, AWARD(.id = "all", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k"));
    scene_achievements(&s, "a", "k", "p 2024; q 2024");
    scene_runs(&s, "2024");
    expect_decisions(&s, "u", "?");
    expect_decisions(&s, "three", "ineligible");
    expect_uses(&s, "all a p!, all a q!");
    expect_why(&s, "a", "u", EMUL_ENGLISH, "achievements (Sáng kiến) = 0 to 2");
    scene_close(&s);
}

/* What an evaluation used is added to the ledger: the same evaluation says the same, and next year it is used up. */
static void test_again(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a", NULL);
    add_award(&s, "t", NULL, NULL, "achievements(k, last = 2) >= 1");
    scene_use(&s, USE(.of = "k", .last = "2"));
    add_award(&s, "u", NULL, NULL, "achievements(k, last = 2) >= 1");
    scene_use(&s, USE(.of = "k", .last = "2"));
    scene_achievements(&s, "a", "k", "p 2024 co_so u 2024; q 2024 bo_tinh t 2024");
    scene_runs(&s, "2024");
    expect_decisions(&s, "t", "awarded");
    expect_decisions(&s, "u", "awarded");
    expect_uses(&s, "t a q, u a p"); /* q although p would be the lesser: that is what was used */
    scene_close(&s);
    open_units(&s, "a", NULL);
    add_award(&s, "t", NULL, NULL, "achievements(k, last = 2) >= 1");
    scene_achievements(&s, "a", "k", "p 2024 co_so u 2024; q 2024 bo_tinh t 2024");
    scene_runs(&s, "2025");
    expect_decisions(&s, "t", "ineligible");
    scene_close(&s);
}

/* Of members, for the award of their unit. */
static void test_of_members(void **state) {
    (void)state;
    scene s;
    scene_open(&s, NULL);
    scene_kind(&s, KIND(.id = "k"));
    scene_member(&s, "u", EMUL_KIND_UNIT, NULL);
    scene_member(&s, "x", EMUL_KIND_INDIVIDUAL, "u");
    scene_member(&s, "y", EMUL_KIND_INDIVIDUAL, "u");
    scene_member(&s, "z", EMUL_KIND_INDIVIDUAL, "u");
    add_award(&s, "t", NULL, NULL, "count_members(achievements(k) >= 1) == 2");
    scene_achievements(&s, "x", "k", "p 2024");
    scene_achievements(&s, "y", "k", "p 2024; q 2023");
    scene_achievements(&s, "z", "k", "p 2024 - old");
    scene_runs(&s, "2024");
    expect_decisions(&s, "t", "awarded - - -");
    scene_close(&s);
}

static void refuse(const char *condition, const emul_use *use, emul_status status, const char *part) {
    scene s;
    open_units(&s, "a", "free_within_titles");
    add_award(&s, "t", strstr(part, "must say") == NULL ? "title" : NULL, NULL, condition);
    if (use != NULL) {
        scene_use(&s, use);
    }
    scene_fails(&s, "2024", status, part);
    scene_close(&s);
}

static void test_refused(void **state) {
    (void)state;
    refuse("achievements(j) >= 1", NULL, EMUL_E_UNKNOWN_ID, "no kind of achievement has the id “j”");
    refuse("achievements(k, level = bo_tin) >= 1", NULL, EMUL_E_UNKNOWN_ID, "“bo_tin” is no level of “k”");
    refuse("achievements(k, last = 0) >= 1", NULL, EMUL_E_RANGE, "0");
    refuse("count_years(achievements(k) >= 1, last = 2) == 2", NULL, EMUL_E_REGULATION, "is known of the evaluated period only");
    refuse("prev(achievements(k)) >= 1", NULL, EMUL_E_REGULATION, "is no fact");
    refuse("1 == 1", USE(.of = "kk"), EMUL_E_UNKNOWN_ID, "no kind of achievement has the id “kk”");
    refuse("1 == 1", USE(.level = "co_so"), EMUL_E_REGULATION, "it is not said what is used up");
    refuse("1 == 1", USE(.of = "k", .level = "tinh"), EMUL_E_UNKNOWN_ID, "“tinh” is no level of “k”");
    refuse("1 == 1", USE(.of = "k", .count = "0"), EMUL_E_RANGE, "“count” is a whole number from 1 to 9999");
    refuse("1 == 1", USE(.of = "k", .last = "1.5"), EMUL_E_RANGE, "“last” is a whole number from 1 to 9999");
    refuse("achievements(k) >= 1", NULL, EMUL_E_REGULATION, "“t” must say what it is");
    refuse("1 == 1", USE(.of = "k"), EMUL_E_REGULATION, "“t” must say what it is");
    scene s;
    open_units(&s, "a", NULL);
    add_award(&s, "t", NULL, NULL, "achievements(k) >= 1");
    scene_achievements(&s, "a", "k", "p 2024 bo_tihn");
    scene_fails(&s, "2024", EMUL_E_UNKNOWN_ID, "“k” “p” of “a” has the level “bo_tihn”, which the regulation does not have");
    scene_close(&s);
    open_units(&s, "a", NULL);
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit", .type = "sudenly"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "sudenly");
    scene_close(&s);
    open_units(&s, "a", NULL);
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
    scene_prize(&s, AWARD(.id = "p", .take = "1", .type = "sudden"));
    scene_fails(&s, "2024", EMUL_E_REGULATION, "a prize has “type” from its award");
    scene_close(&s);
}

/* The kind's own id twice; a use of a prize. */
static void test_building(void **state) {
    (void)state;
    scene s;
    open_units(&s, "a", NULL);
    scene_kind(&s, KIND(.id = "k"));
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
    scene_fails(&s, "2024", EMUL_E_DUPLICATE, "the id “k” is there already");
    scene_close(&s);
    open_units(&s, "a", NULL);
    int32_t prize = -1;
    const int32_t award = scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
    assert_int_equal(emul_regulation_add_prize(s.regulation, award, AWARD(.id = "p", .take = "1"), &prize, NULL), EMUL_OK);
    assert_int_equal(emul_regulation_add_use(s.regulation, prize, USE(.of = "k"), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_add_use(s.regulation, 7, USE(.of = "k"), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_add_use(NULL, award, USE(.of = "k"), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_regulation_add_achievement_kind(s.regulation, NULL, NULL, NULL), EMUL_E_ARGUMENT);
    scene_close(&s);
}

#define ACHIEVEMENT(...) (&(const emul_achievement){.struct_size = sizeof(emul_achievement), __VA_ARGS__})

static void test_calls(void **state) {
    static const struct {
        emul_achievement spec;
        emul_status status;
    } cases[] = {
        {{.kind = "k", .id = "p", .year = 2024}, EMUL_OK},
        {{.kind = "k", .id = "p", .year = 2024}, EMUL_E_DUPLICATE},
        {{.kind = "k", .id = "p", .year = 2024, .used_by = "t"}, EMUL_OK},
        {{.kind = "k", .id = "p", .year = 2024, .used_by = "t", .used_year = 2025}, EMUL_E_DUPLICATE},
        {{.kind = "k", .id = "p", .year = 2023, .used_by = "u"}, EMUL_E_DUPLICATE},
        {{.kind = "k", .id = "p", .year = 2024, .level = "co_so", .used_by = "u"}, EMUL_E_DUPLICATE},
        {{.kind = "k", .id = "p", .year = 2024, .row = 1}, EMUL_OK},
        {{.kind = "j", .id = "p", .year = 2023}, EMUL_OK},
        {{.id = "p", .year = 2024}, EMUL_E_ARGUMENT},
        {{.kind = "k", .year = 2024}, EMUL_E_ARGUMENT},
        {{.kind = "k", .id = "\xFF", .year = 2024}, EMUL_E_SYNTAX},
        {{.kind = "k", .id = "q", .year = 0}, EMUL_E_RANGE},
        {{.kind = "k", .id = "q", .year = 10000}, EMUL_E_RANGE},
        {{.kind = "k", .id = "q", .year = 2024, .row = -1}, EMUL_E_RANGE},
        {{.kind = "k", .id = "q", .year = 2024, .used_year = 2024}, EMUL_E_RANGE},
        {{.kind = "k", .id = "q", .year = 2024, .used_by = "t", .used_year = 2023}, EMUL_E_RANGE},
        {{.kind = "k", .id = "q", .year = 2024, .used_by = "t", .used_year = -1}, EMUL_E_RANGE},
    };
    emul_ledger *ledger = NULL;
    emul_error *error = emul_error_create(NULL);
    (void)state;
    assert_int_equal(emul_ledger_create(NULL, &ledger, NULL), EMUL_OK);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        emul_achievement spec = cases[i].spec;
        spec.struct_size = sizeof spec;
        assert_int_equal(emul_ledger_add_achievement(ledger, &spec, error), cases[i].status);
        if (cases[i].status != EMUL_OK) {
            assert_string_not_equal(emul_error_message(error, 0, EMUL_VIETNAMESE), "");
        }
    }
    assert_int_equal(emul_ledger_achievements(ledger), 3);
    assert_int_equal(emul_ledger_achievements(NULL), 0);
    assert_int_equal(emul_ledger_add_achievement(NULL, ACHIEVEMENT(.kind = "k", .id = "p", .year = 2024), NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_ledger_add_achievement(ledger, NULL, NULL), EMUL_E_ARGUMENT);
    emul_error_destroy(error);
    emul_ledger_destroy(ledger);
}

static void test_result_calls(void **state) {
    (void)state;
    scene s;
    emul_used used = {.struct_size = sizeof used};
    open_units(&s, "a", NULL);
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k"));
    assert_int_equal(emul_ledger_add_achievement(s.ledger, ACHIEVEMENT(.kind = "k", .id = "p", .year = 2024, .row = 3), NULL), EMUL_OK);
    scene_fails(&s, "2024", EMUL_E_RANGE, "row 3");
    scene_close(&s);
    open_units(&s, "a", NULL);
    scene_award(&s, AWARD(.id = "t", .applies_to = "unit"));
    scene_use(&s, USE(.of = "k"));
    scene_achievements(&s, "a", "k", "p 2024");
    s.explain = EMUL_EXPLAIN_NONE;
    scene_runs(&s, "2024");
    expect_uses(&s, "t a p");
    assert_int_equal(emul_result_use(s.result, 1, &used, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_use(s.result, -1, &used, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_use(NULL, 0, &used, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_use(s.result, 0, NULL, NULL), EMUL_E_ARGUMENT);
    assert_int_equal(emul_result_use_count(NULL), 0);
    scene_close(&s);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years_and_levels),
        cmocka_unit_test(test_policies),
        cmocka_unit_test(test_sudden_before_merit),
        cmocka_unit_test(test_any_of_two),
        cmocka_unit_test(test_which_is_taken),
        cmocka_unit_test(test_order_of_the_list),
        cmocka_unit_test(test_open_awards),
        cmocka_unit_test(test_open_condition_of_a_use),
        cmocka_unit_test(test_too_many_courses),
        cmocka_unit_test(test_again),
        cmocka_unit_test(test_of_members),
        cmocka_unit_test(test_refused),
        cmocka_unit_test(test_building),
        cmocka_unit_test(test_calls),
        cmocka_unit_test(test_result_calls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
