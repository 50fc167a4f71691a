/** @file compare.h  Two results side by side: what changed, for whom, and by what; what a result was made from, and whether a published one is what comes
 *  out of it. */
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

/** What a digest is of. @since 0.1 */
typedef int32_t emul_digest_part;
enum {
    EMUL_DIGEST_OF_ALL = 0,        /**< of the version of libemul and the four others */
    EMUL_DIGEST_OF_REGULATION = 1, /**< of the rules, with what the sets in use (key `use`) bring; not of comments */
    EMUL_DIGEST_OF_ROSTER = 2,     /**< of the subjects with their attributes and memberships */
    EMUL_DIGEST_OF_LEDGER = 3,     /**< of facts, past awards, ballots and achievements */
    EMUL_DIGEST_OF_OPTIONS = 4     /**< of period, stage, and the days of the law and of the decision */
};

/** A digest (SHA-256) of what a result was made from: 64 hexadecimal digits. The same inputs have the same digest whatever the order of subjects and
 *  facts, and on every platform; docs/proof.md says how it is made, so that others can recompute it. "" where there is none: a wrong argument,
 *  evaluated with EMUL_DIGEST_NONE, or a library built without libnettle. Borrowed from the result. O(1). @since 0.1 */
EMUL_API const char *emul_result_digest(const emul_result *result, emul_digest_part part);

#ifdef __cplusplus
}
#endif
#endif
