/** @file compare.h  Two results, or two regulations, side by side: what changed, for whom, and by what. */
#ifndef EMUL_COMPARE_H
#define EMUL_COMPARE_H

#include "emul/explanation.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What changed from one result to another: of other facts, another regulation, another period, other subjects.
 *
 *  Scorecards, criteria, classes, awards and subjects are matched by their ids; what one side alone has is told as such. For each scorecard: who came and
 *  who left; then whoever differs, those who moved furthest first, then those whose total changed most, then by id: the place in the group, the total and
 *  below it what each criterion puts into it (its `contribution`, docs/result.md), what limits and rounding do apart, so that the differences add up exactly
 *  to that of the totals; points that count in no total; the class. For each award: which hands it changed, by group, and every decision that is another.
 *  @param[out] explanation a tree whose root is of the kind "comparison"; where nothing differs it has a line of the kind "no_difference".
 *  @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(subjects x (criteria + log subjects)), and memory for every line that is told. May be called from
 *  several threads. @since 0.1 */
EMUL_API emul_status emul_result_compare(const emul_result *before, const emul_result *after, emul_explanation **explanation,
                                         emul_error *error);

/** What changed in the rules from one regulation to another, as they were told: what a set brings (key `use`) is not looked at.
 *
 *  Things are matched by their ids, those without by their words, else by their order. Told are new and removed things with all their keys, and of changed
 *  ones the keys that differ; criteria and prizes that stand below another; lists of which those on both sides stand in another order.
 *  @param before, after finished. @param[out] explanation a tree whose root is of the kind "rules_compared"; where nothing differs it has a line of the
 *  kind "no_rule_changed".
 *  @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(length of both, and the square of the number of things without ids in a list). May be called from
 *  several threads. @since 0.1 */
EMUL_API emul_status emul_regulation_compare(const emul_regulation *before, const emul_regulation *after, emul_explanation **explanation,
                                             emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
