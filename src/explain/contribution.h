/* What every criterion puts into the total of its scorecard. */
#ifndef EMUL_EXPLAIN_CONTRIBUTION_H
#define EMUL_EXPLAIN_CONTRIBUTION_H

#include "evaluate/result.h"

/* For one subject, the contributions of all criteria of a scorecard, in the order of the regulation: to[0] is that of card->first_criterion.
 * A criterion's is its points, times the weights, shares of means and scalings above it, negative for a penalty; 0 for what counts nowhere, is
 * dropped, or is not the least or greatest that its node takes. What a node's limits, rounding and geometric mean make of those below it is the
 * node's own: the difference between its contribution and the sum of theirs. To six decimals, so that these differences are exact. */
void emul__contributions(const emul_result *result, int32_t scorecard, int64_t row, emul_decimal *to);

/* What one criterion puts into its parent's points (at the top: into the sum of the scorecard), exactly; negative where it is taken off. */
emul__ratio emul__contribution(const emul_result *result, int32_t criterion, int64_t row);
/* Whether a leaf of this kind stands below, or is it; the criteria of a subtree follow their root. */
bool emul__criterion_gives(const emul__model *model, int32_t criterion, emul__points_kind kind);

#endif
