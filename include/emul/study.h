/** @file study.h  Questions to a result: how fair are the marks it rests on. Each is answered by an explanation. */
#ifndef EMUL_STUDY_H
#define EMUL_STUDY_H

#include "emul/explanation.h"

#ifdef __cplusplus
extern "C" {
#endif

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
 *    others; judges who order against the others; marks far from the panel's.
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

#ifdef __cplusplus
}
#endif
#endif
