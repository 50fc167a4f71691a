/** @file study.h  Questions to a result: how far is a subject from something, how fair are the marks it rests on, how sure is the standing. Each is
 *  answered by an explanation.
 *
 *  A result says of which model, period, stage and days it is; roster and ledger are given again. */
#ifndef EMUL_STUDY_H
#define EMUL_STUDY_H

#include "emul/explanation.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What a subject might reach. @since 0.1 */
typedef int32_t emul_target_kind;
enum {
    EMUL_TARGET_CLASS = 0, /**< a class, or a better one of its scorecard */
    EMUL_TARGET_AWARD = 1, /**< an award, or a prize */
    EMUL_TARGET_PLACE = 2  /**< a place of a scorecard, or a better one, in the subject's group */
};

/** A target of emul_result_gap. @since 0.1 */
typedef struct emul_target {
    int64_t struct_size; /**< set by the caller */
    emul_target_kind kind;
    int32_t index; /**< of the class, the award or the scorecard, as emul_regulation_find gives it */
    int64_t place; /**< of EMUL_TARGET_PLACE: 1 or more; else 0 */
} emul_target;

/** How far a subject is from a class, an award or a place: the conditions that fail, how many points the total is short of, and of each criterion the
 *  least change of one figure that would do; or why no score mends it. Each change was tried by evaluating with it, and one step less was too:
 *  that does not do. Of a rule that rises and falls again there may be a smaller change beyond what was tried. Nothing is given to the caller's ledger.
 *  @param result any result, also one evaluated with EMUL_EXPLAIN_NONE. @param roster, ledger those it was made of: it is evaluated again and
 *  compared, so that no gap of other figures is told. @param row the subject.
 *  @return EMUL_OK, EMUL_E_ARGUMENT (NULL; row; target; or `roster` and `ledger` give another result), EMUL_E_UNSUPPORTED (a newer field that is
 *  set), EMUL_E_MEMORY, and what emul_evaluate returns for these inputs.
 *  O(figures of the criteria x log(range of a figure in steps)) evaluations. May be called from several threads. @since 0.1 */
EMUL_API emul_status emul_result_gap(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger, int64_t row,
                                     const emul_target *target, emul_explanation **explanation, emul_error *error);

/** When a figure is worth another look. 0 means default. Every field is 64 bits wide. @since 0.1 */
typedef struct emul_fairness {
    int64_t struct_size;
    /** A mark is far from the panel's if its distance from the median of the other judges' marks is more than so many times the median of all such
     *  distances (their mean, where that median is 0). Default 5. */
    emul_decimal far_times;
    /** A dated count stands out if it is more than so many times the median of the subject's other counts … Default 5. */
    emul_decimal burst_times;
    emul_decimal burst_more; /**< … and larger than that by this or more … Default 20. */
    int64_t burst_others;    /**< … and there are so many others or more. Default 4. */
    int64_t shown;           /**< how many lines of a list are shown, the largest first. Default 10; the rest is counted. */
} emul_fairness;

/** How fair: what a council may want to look at again. Nothing of it is applied to the result.
 *  - For each panel that a rule reads (the members of a facet): Kendall's W; a line a judge with shift, spread and Spearman's coefficient with the mean of the
 *    others; judges whose order has nothing of theirs; marks far from the panel's.
 *  - Where the regulation has stages: marks of the first stage beside those of the latest one, by indicator, and totals by scorecard, group and subject.
 *  - For each scorecard: criteria in which everybody has the same points, full marks, or the same within a group.
 *  - Dated counts that stand out from the subject's other counts.
 *  Every figure is exact, or rounded to four decimals.
 *  @param roster, ledger those that the result was made of. @param options NULL: defaults. @param[out] explanation a tree whose root is of the kind
 *  "fairness"; its field `findings` is the number of lines that ask for another look.
 *  @return EMUL_OK, EMUL_E_UNSUPPORTED (evaluated with EMUL_EXPLAIN_NONE; a newer option that is set), EMUL_E_ARGUMENT (NULL; an option below 0; a roster of other subjects),
 *  EMUL_E_OVERFLOW (marks or counts too large), EMUL_E_MEMORY.
 *  O(subjects x criteria + marks x judges + marks log marks + counts log counts), and one evaluation where the regulation has stages. May be called from several threads. @since 0.1 */
EMUL_API emul_status emul_result_fairness(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger,
                                          const emul_fairness *options, emul_explanation **explanation, emul_error *error);

/** What to vary, and by how much. 0 means default. Every field is 64 bits wide. @since 0.1 */
typedef struct emul_sensitivity {
    int64_t struct_size;
    emul_decimal within; /**< weights vary by this share of what they are, above 0 and below 1. Default 100000: by up to 10 % */
    int64_t samples;     /**< how many weightings are drawn, up to 1000000. Default: 1000 where nothing exact can be told, else none */
    int64_t seed;        /**< of what is drawn: the same seed gives the same weightings on every platform */
    int64_t shown;       /**< how many lines of a list of subjects are shown. Default: all */
} emul_sensitivity;

/** How sure: what other weights, other roundings, or a criterion less would have made of a standing. Nothing of it is applied to the result.
 *  - Weights: of the top-level criteria, or, where there is but one, of those below it. Where the total is a sum the places are told exactly: one
 *    weight at a time the interval of places and the weights at which two draw level, and bounds for all weights together. Where limits bite or
 *    rounding decides, weightings are drawn and evaluated.
 *  - Roundings: the same facts evaluated with other roundings: who has another place, another class, another decision.
 *  - Pairs: for how many pairs of subjects each criterion decides who is ahead. Ties: how many places, and slots of awards, hang on one.
 *  @param roster, ledger those that the result was made of. @param scorecard -1: all. @param options NULL: defaults.
 *  @param[out] explanation a tree whose root is of the kind "sureness".
 *  @return EMUL_OK, EMUL_E_UNSUPPORTED (a newer option that is set), EMUL_E_ARGUMENT (NULL; a bad index or option; a roster or ledger with which the
 *  result comes out otherwise), EMUL_E_MEMORY; what emul_evaluate may return, if figures that are varied overflow.
 *  O(subjects^2 x criteria) within a group, and as much as seven evaluations, and one for each weighting that is drawn. May be called from several
 *  threads. @since 0.1 */
EMUL_API emul_status emul_result_sensitivity(const emul_result *result, const emul_roster *roster, const emul_ledger *ledger,
                                             int32_t scorecard, const emul_sensitivity *options, emul_explanation **explanation,
                                             emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
