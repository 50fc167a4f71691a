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

/** A result that emul_result_write_json wrote, read back. Immutable: many threads may read it. @since 0.1 */
typedef struct emul_stored emul_stored;

/** Reads a stored result. Members that this version does not know are kept, and compared with nothing. All or nothing.
 *  @param input_name for messages; may be NULL. @param allocator NULL: malloc.
 *  @return EMUL_OK, EMUL_E_SYNTAX (no JSON, no UTF-8, no result), EMUL_E_DUPLICATE (a member twice), EMUL_E_LIMIT (more than 2 GiB, 32 levels, or 64 members
 *  of one object), EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(length), and some eighty bytes for each value. @since 0.1 */
EMUL_API emul_status emul_stored_parse(const char *text, size_t length, const char *input_name, const emul_allocator *allocator,
                                       emul_stored **stored, emul_error *error);
/** Releases it; NULL is allowed. @since 0.1 */
EMUL_API void emul_stored_destroy(emul_stored *stored);

/** What a stored result says of how it was evaluated. @since 0.1 */
typedef int32_t emul_stored_what;
enum {
    EMUL_STORED_LIBRARY = 0,    /**< version of libemul */
    EMUL_STORED_REGULATION = 1, /**< its id */
    EMUL_STORED_PERIOD = 2,
    EMUL_STORED_STAGE = 3,
    EMUL_STORED_LAW_DATE = 4,
    EMUL_STORED_DECISION_DATE = 5
};
/** What it says, as emul_options takes it; NULL if it says nothing (no stages; an unknown question). Borrowed. O(1). @since 0.1 */
EMUL_API const char *emul_stored_text(const emul_stored *stored, emul_stored_what what);

/** What changed from one stored result to another: as emul_result_compare, by what the two say. What is not there counts as missing.
 *  @return EMUL_OK, EMUL_E_DUPLICATE (two criteria of one id), EMUL_E_ARGUMENT, EMUL_E_MEMORY. Complexity and threads as there. @since 0.1 */
EMUL_API emul_status emul_stored_compare(const emul_stored *before, const emul_stored *after, emul_explanation **explanation,
                                         emul_error *error);

/** What a check of a stored result came to. @since 0.1 */
typedef int32_t emul_proof;
enum {
    EMUL_PROOF_VERIFIED = 0, /**< made from the same inputs, and every value is the same */
    EMUL_PROOF_ALTERED =
        1, /**< made from the same inputs, and changed since: by the same version a value is another one, or the digests do not
                                         belong together */
    EMUL_PROOF_OTHER_VERSION = 2, /**< made from the same inputs by another version, and a value is another one */
    EMUL_PROOF_OTHER_INPUTS = 3,  /**< regulation, roster, ledger or options are not those that it was made from */
    EMUL_PROOF_NO_DIGEST = 4,     /**< one of the two has no digest: every value is the same, but what it was made from is not proven */
    EMUL_PROOF_OTHER_VALUES = 5   /**< so, and a value is another one */
};

/** Checks a stored result against one that was evaluated anew: which inputs are others than those it was made from, and which of its values. Every value
 *  in the JSON is compared, wherever it stands; lists are compared by what their elements are of, not by their order. What one version writes and
 *  another does not is not compared.
 *  @param[out] proof may be NULL. @param[out] explanation what it came to and what it rests on, differing values by id, at most 100 of them: a tree whose
 *  root is of the kind "verification"; may be NULL.
 *  @return EMUL_OK whatever it comes to, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(values log values); memory as for emul_stored_parse. May be called from
 *  several threads. @since 0.1 */
EMUL_API emul_status emul_result_verify(const emul_result *again, const emul_stored *stored, emul_proof *proof,
                                        emul_explanation **explanation, emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
