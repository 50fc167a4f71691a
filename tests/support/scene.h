/* A whole evaluation in a few lines: subjects, facts, a regulation built by calls, and what is expected of the result, as text. */
#ifndef EMUL_TEST_SCENE_H
#define EMUL_TEST_SCENE_H

#include "emul/emul.h"

typedef struct scene {
    const emul_allocator *allocator;
    emul_error *error;
    emul_regulation *regulation;
    emul_roster *roster;
    emul_ledger *ledger;
    emul_result *result;
    int32_t explain;   /* EMUL_EXPLAIN_* */
    const char *stage; /* or NULL */
    emul_status
        failed; /* of the first call that failed while the scene was set; setting asserts nothing, so that memory can be made to fail */
    const char *law_date; /* or NULL */
    const char *decision_date;
} scene;

/* Specs with their size filled in. */
#define HEADER(...) (&(const emul_header){.struct_size = sizeof(emul_header), __VA_ARGS__})
#define INDICATOR(...) (&(const emul_indicator){.struct_size = sizeof(emul_indicator), __VA_ARGS__})
#define SCORECARD(...) (&(const emul_scorecard){.struct_size = sizeof(emul_scorecard), __VA_ARGS__})
#define CRITERION(...) (&(const emul_criterion){.struct_size = sizeof(emul_criterion), __VA_ARGS__})
#define CLASS(...) (&(const emul_class){.struct_size = sizeof(emul_class), __VA_ARGS__})
#define AWARD(...) (&(const emul_award){.struct_size = sizeof(emul_award), __VA_ARGS__})
#define RESTRICTION(...) (&(const emul_restriction){.struct_size = sizeof(emul_restriction), __VA_ARGS__})
#define CONDITION(...) (&(const emul_condition){.struct_size = sizeof(emul_condition), __VA_ARGS__})

/* Empty objects; the allocator may be NULL. */
void scene_open(scene *of, const emul_allocator *allocator);
void scene_close(scene *of);

/* ---- the regulation ---- */
void scene_header(scene *of, const emul_header *spec);
void scene_indicator(scene *of, const emul_indicator *spec);
int32_t scene_scorecard(scene *of, const emul_scorecard *spec);
/* Below `parent`, or -1; of the scorecard added last. */
int32_t scene_criterion(scene *of, int32_t parent, const emul_criterion *spec);
void scene_veto(scene *of, const char *when);
void scene_restriction(scene *of, const emul_restriction *spec);
void scene_order(scene *of, const char *key);
void scene_class(scene *of, const emul_class *spec);
int32_t scene_award(scene *of, const emul_award *spec);
#define KIND(...) (&(const emul_achievement_kind){.struct_size = sizeof(emul_achievement_kind), __VA_ARGS__})
void scene_kind(scene *of, const emul_achievement_kind *spec);
void scene_base_salary(scene *of, const char *from, const char *amount);
/* Of the award added last. */
void scene_condition(scene *of, const char *that);
void scene_award_order(scene *of, const char *key);
void scene_preference(scene *of, const emul_condition *spec);
#define USE(...) (&(const emul_use){.struct_size = sizeof(emul_use), __VA_ARGS__})
void scene_use(scene *of, const emul_use *spec);
void scene_excludes(scene *of, const char *award);
void scene_prize(scene *of, const emul_award *spec);

/* ---- subjects and facts ---- */
/* A subject with attributes as "name=value name=value", or "". */
void scene_subject(scene *of, const char *id, emul_kind kind, const char *attributes);
/* A subject with a parent, or NULL. */
void scene_member(scene *of, const char *id, emul_kind kind, const char *parent);
/* A membership of a subject that is there already; days may be NULL. */
void scene_membership(scene *of, const char *subject, const char *unit, const char *from, const char *to);
/* Units a, b, c … by the letters of `ids`, without attributes. */
void scene_units(scene *of, const char *ids);
/* `reference` is "visits" or "visits@plan"; `when` may be NULL; `value` a number, "N/A", or a label as ":tot". */
void scene_fact(scene *of, const char *subject, const char *reference, const char *when, const char *value);
/* One fact a subject in the order of the roster, separated by spaces; "-" leaves one out. */
void scene_facts(scene *of, const char *reference, const char *when, const char *values);
void scene_history(scene *of, const char *subject, const char *title, int32_t year, int32_t revoked);

/* One ballot of `subject`, its size filled in: BALLOT(.title = "t", .members = 11, .present = 10, .yes = 10). */
#define BALLOT(...) (&(const emul_ballot){.struct_size = sizeof(emul_ballot), __VA_ARGS__})
void scene_ballot(scene *of, const char *subject, const emul_ballot *spec);

/* Achievements of `subject`, separated by "; ": "SK1 2024", "SK2 2024 bo_tinh", "SK3 2023 co_so cstdcs 2024": what it served; "-" for no level. */
void scene_achievements(scene *of, const char *subject, const char *kind, const char *list);

/* ---- the result ---- */
/* Finishes the regulation and evaluates it; the status of the first thing that failed. */
emul_status scene_run(scene *of, const char *period);
/* The two halves of it. */
emul_status scene_finish(scene *of);
emul_status scene_evaluate(scene *of, const char *period);
/* Asserts (cmocka) that it runs; prints what is wrong otherwise. */
void scene_runs(scene *of, const char *period);
/* Asserts that it fails with this status, and that the first message, in English, contains `part`. */
void scene_fails(scene *of, const char *period, emul_status status, const char *part);

/* What columns show, one text a subject in the order of the roster, separated by spaces. "-" is missing or none, "N/A" not applicable. */
void expect_points(const scene *of, const char *criterion, const char *expected);
void expect_totals(const scene *of, const char *scorecard, const char *expected);
void expect_places(const scene *of, const char *scorecard, const char *expected);
void expect_places_overall(const scene *of, const char *scorecard, const char *expected);
/* complete incomplete na disqualified undetermined -: not concerned */
void expect_states(const scene *of, const char *scorecard, const char *expected);
/* Ids of classes; ? undetermined, x unclassified, = tied, - none. */
void expect_classes(const scene *of, const char *scorecard, const char *expected);
/* awarded ineligible outside tied ? excluded reserve, - not for it */
void expect_decisions(const scene *of, const char *award, const char *expected);
/* "subject criterion fact" lines separated by ", "; criterion "-" for none. */
void expect_missing(const scene *of, const char *expected);
/* Asserts that the explanation of a subject, in English, contains `part`. */
void expect_explained(const scene *of, int64_t row, const char *part);

#endif
