/* The parts of an explanation: each adds its lines below a given one. */
#ifndef EMUL_EXPLAIN_PARTS_H
#define EMUL_EXPLAIN_PARTS_H

#include "explain/tree.h"

/* Adds the root: the subject, the regulation, the period (why.c). */
emul__why_node *emul__why_subject(emul__why *why);
/* Fills in what was evaluated: regulation, period and stage (why.c). */
void emul__why_occasion(emul__tree *tree, emul__why_node *line, const emul_result *result);

/* ---- rules (fill.c) ---- */

/* A rule with its values put in. */
typedef struct emul__filled {
    emul__text rule;   /* as written */
    emul__said said;   /* values instead of names; empty if there is nothing to put in */
    emul__ratio value; /* before a leaf's clamp and rounding; of a truth 0 or 1; or a state */
    emul__type type;
} emul__filled;

/* False when memory is out. */
bool emul__fill(emul__why *why, const emul__program *program, emul__filled *filled);
/* Adds the named values that the rule uses, each with its own values put in. */
void emul__why_values(emul__why *why, emul__why_node *node, const emul__program *program);
/* Adds the facts that the rule lacks for this subject. */
void emul__why_absent_facts(emul__why *why, emul__why_node *node, const emul__program *program);
/* The verdict of a test that does not hold. */
const emul__word *emul__why_refused(void);
/* Adds a test with its values and its verdict, and the facts it lacks; `words` decides how it reads. */
emul__why_node *emul__why_test(emul__why *why, emul__why_node *parent, emul__why_kind words, const emul__program *test);

/* ---- other subjects (others.c) ---- */

/* Adds what the rule has from other subjects, and whose it is. */
void emul__why_others(emul__why *why, emul__why_node *node, const emul__program *program);
/* Fills a gap with a number, or with the sign of its state (fill.c). */
void emul__why_result(emul__why_node *node, emul__why_key key, emul__ratio value);
/* The label that a column holds as a number (fill.c). */
emul__text emul__why_label(const emul_result *result, const emul__input *input, emul__ratio value);
/* Fills a gap with yes or no (fill.c). */
void emul__why_truth(emul__why_node *node, emul__why_key key, bool truth);

/* What stands for a value of an input in a rule: the label, yes or no, the day, the number, the sign of its state (fill.c). */
void emul__why_shown(emul__why *why, emul__why_node *node, emul__why_key key, const emul__input *input, emul__type type, emul__ratio value);
/* Whether a test holds. */
const emul__word *emul__why_holds(bool truth);

/* ---- series (series.c) ---- */

/* Adds what an aggregate over several figures comes to, and every figure: what the rule makes of it, or why it is left out. */
void emul__why_series(emul__why *why, emul__why_node *parent, int32_t number);

/* ---- years gone by (years.c) ---- */

/* Adds which years an input counts, and why not others. */
void emul__why_years(emul__why *why, emul__why_node *parent, int32_t input);
/* A day as text (fill.c). */
emul__text emul__why_day(emul__why *why, emul__ratio value);

/* ---- achievements (achievements.c) ---- */

/* Adds how many achievements count, and each of them with what it served. */
void emul__why_achievements(emul__why *why, emul__why_node *node, const emul__input *input);
/* Adds what an award uses up. */
void emul__why_uses(emul__why *why, emul__why_node *parent, int32_t award);

/* ---- which children count (counting.c) ---- */

/* Adds what coverage asks for and which children are dropped; true if the children then make up the node's points. */
bool emul__why_counting(emul__why *why, emul__why_node *node, int32_t criterion);
/* Adds the scaling of a sum to full marks, if the node does that; gives what the value becomes. */
emul__ratio emul__why_reweighted(emul__why *why, emul__why_node *node, int32_t criterion, emul__ratio value);

/* ---- criteria (criteria.c) ---- */

/* Adds a criterion with all below it, or every top-level criterion of a scorecard and its total. */
void emul__why_criterion(emul__why *why, emul__why_node *parent, int32_t criterion);
void emul__why_criteria(emul__why *why, emul__why_node *parent, int32_t scorecard);

/* ---- standing.c ---- */

void emul__why_standing(emul__why *why, emul__why_node *parent, int32_t scorecard);
void emul__why_class(emul__why *why, emul__why_node *parent, int32_t scorecard);
/* Adds what a class quota did to a subject, and who was before it. */
void emul__why_demotion(emul__why *why, emul__why_node *parent, int32_t scorecard, int32_t before, int32_t after);

/* ---- subjects.c ---- */

/* The first few subjects in the order of their ids, and how many there are. */
typedef struct emul__first_subjects {
    int64_t *rows; /* [shown] */
    int64_t shown;
    int64_t count;
} emul__first_subjects;
/* Those for which `matches` is true. */
emul__first_subjects emul__why_first(emul__why *why, bool (*matches)(const void *context, int64_t row), const void *context);
/* Adds a line of the subjects for which `matches` is true: the first by id, and how many more; none if there are none. */
void emul__why_subjects(emul__why *why, emul__why_node *parent, emul__why_kind kind, bool (*matches)(const void *context, int64_t row),
                        const void *context);
/* All of them, by id. */
typedef struct emul__every_subject {
    const int64_t *rows; /* [count] */
    int64_t count;
} emul__every_subject;
emul__every_subject emul__why_every(emul__why *why, bool (*matches)(const void *context, int64_t row), const void *context);
/* The same of given rows. */
emul__every_subject emul__why_sorted(emul__why *why, const int64_t *rows, int64_t count);
/* Fills the gap {subjects} with their ids; leaves it open if there are none. */
void emul__why_listed(emul__why *why, emul__why_node *line, const int64_t *rows, int64_t count);
/* Adds a line of the equals other than the subject explained, who may be among them; none if there are none. */
void emul__why_equal(emul__why *why, emul__why_node *parent, emul__every_subject equals);
/* Adds a line of all subjects, other than the one explained, for which `equal` is true; none if there are none. */
void emul__why_equals(emul__why *why, emul__why_node *parent, bool (*equal)(const void *context, int64_t row), const void *context);

/* ---- awards.c ---- */

void emul__why_award(emul__why *why, emul__why_node *parent, int32_t award);
/* Adds the quota of a class with its arithmetic, for the group of the subject ([rows], NULL: one group). */
void emul__why_class_quota(emul__why *why, emul__why_node *parent, const emul__model_class *class_, const int32_t *group, int64_t pool);

/* ---- money.c ---- */

/* Adds what becomes of an award's money; of several amounts their sum. */
void emul__why_money(emul__why *why, emul__why_node *parent, int32_t award);
void emul__why_money_total(emul__why *why, emul__why_node *parent);

/* Adds a rule with its values put in and what it gives (criteria.c). */
void emul__why_rule(emul__why *why, emul__why_node *parent, const emul__program *program, const emul__filled *filled);
/* A value, or the words for there being none (criteria.c). */
void emul__why_value(emul__why_node *node, emul__why_key key, emul__ratio value);

#endif
