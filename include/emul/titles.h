/** @file titles.h  What ships with the library: titles, forms and honours of the law, as sets that a regulation brings in by its key `use`.
 *
 *  A set is a regulation like any other; its text is YAML that emul_regulation_parse reads. "vn-2025" is a regime of the law, in force for a time;
 *  "vn-law", which only `use` knows, is all of them. docs/law.md shows every condition with its article.
 */
#ifndef EMUL_TITLES_H
#define EMUL_TITLES_H

#include "emul/regulation.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How many sets there are; 0 in a build without readers. O(1). @since 0.1 */
EMUL_API int32_t emul_titles_set_count(void);
/** Name of a set, "vn-2025"; NULL for a bad index. Static storage. O(1). @since 0.1 */
EMUL_API const char *emul_titles_set(int32_t set);
/** Text of the set of this name, YAML; NULL if there is none. Static storage. O(sets). @since 0.1 */
EMUL_API const char *emul_titles_text(const char *set);

/** The titles of all sets, read. @since 0.1 */
typedef struct emul_titles emul_titles;

/** Reads them. @param on a day, "2025-07-01": only what is in force on it; NULL: everything.
 *  @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_SYNTAX (on), EMUL_E_UNSUPPORTED (a build without readers), EMUL_E_MEMORY. O(length of the texts). @since 0.1 */
EMUL_API emul_status emul_titles_create(const char *on, const emul_allocator *allocator, emul_titles **titles, emul_error *error);
/** Releases them; NULL is allowed. @since 0.1 */
EMUL_API void emul_titles_destroy(emul_titles *titles);

/** A title, form or honour of one set. Texts are borrowed until the titles are destroyed; NULL where the set says nothing. @since 0.1 */
typedef struct emul_title {
    size_t struct_size;
    const char *id;
    const char *name; /**< in Vietnamese */
    const char *name_en;
    const char *target;   /**< "individual", "unit" */
    const char *kind;     /**< "title", "form", "honour" */
    const char *level;    /**< "co_so", "bo_tinh", "nha_nuoc" */
    const char *status;   /**< "confirmed", "secondary", "unverified" */
    const char *cite;     /**< its article */
    const char *set;      /**< "vn-2025" */
    const char *in_force; /**< its own, or else its set's */
} emul_title;

/** How many there are; the same title in several sets counts in each. 0 for NULL. O(1). @since 0.1 */
EMUL_API int64_t emul_titles_count(const emul_titles *titles);
/** One of them, by set and then in the order of its text. Set title->struct_size first. @return EMUL_OK, EMUL_E_ARGUMENT. O(1). @since 0.1 */
EMUL_API emul_status emul_titles_get(const emul_titles *titles, int64_t index, emul_title *title, emul_error *error);
/** The set it stands in, to be read back (emul_regulation_award, _condition, _limit …), and its number as an award there. Borrowed; it is not finished,
 *  nor to be finished or destroyed. NULL for a bad index. O(1). @since 0.1 */
EMUL_API const emul_regulation *emul_titles_regulation(const emul_titles *titles, int64_t index, int32_t *award);

#ifdef __cplusplus
}
#endif
#endif
