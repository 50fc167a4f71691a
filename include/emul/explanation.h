/** @file explanation.h  Explanations: trees of lines that say why a result is as it is, what would have changed it, how two differ.
 *
 *  A line has a kind, fields (an id, a rule, a number …) and parts, the lines below it. Text in Vietnamese, text in English, JSON and columns are
 *  four views of one tree, so that they cannot disagree. docs/explanation.md lists the kinds and their fields.
 */
#ifndef EMUL_EXPLANATION_H
#define EMUL_EXPLANATION_H

#include "emul/result.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A tree of lines. It owns all it says: what it was made from may be destroyed before it. Immutable: many threads may read it. @since 0.1 */
typedef struct emul_explanation emul_explanation;

/** Releases it; NULL is allowed. @since 0.1 */
EMUL_API void emul_explanation_destroy(emul_explanation *explanation);

/** Why, as emul_result_why tells it, as a tree to be read in several ways.
 *  @param what NULL for all; the id of a scorecard, a criterion or an award for that alone.
 *  @return EMUL_OK, EMUL_E_UNKNOWN_ID (what), EMUL_E_UNSUPPORTED (evaluated with EMUL_EXPLAIN_NONE), EMUL_E_ARGUMENT, EMUL_E_MEMORY.
 *  O(what is explained of this one subject, and its group for places); nothing is evaluated again. May be called from several threads. @since 0.1 */
EMUL_API emul_status emul_result_explain(const emul_result *result, int64_t row, const char *what, emul_explanation **explanation,
                                         emul_error *error);

/** Writes it as text, a line each, or as one JSON object (docs/schema/explanation.schema.json); `buffer`, `capacity` and `needed` as for the texts of
 *  a result. @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(length of the text). @since 0.1 */
EMUL_API emul_status emul_explanation_write(const emul_explanation *explanation, emul_language language, emul_form form, char *buffer,
                                            size_t capacity, size_t *needed, emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
