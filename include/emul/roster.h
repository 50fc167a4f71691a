/** @file roster.h  The roster: who takes part. A subject's row number is its identity in every column. */
#ifndef EMUL_ROSTER_H
#define EMUL_ROSTER_H

#include "emul/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Units, individuals and entries with their attributes. @since 0.1 */
typedef struct emul_roster emul_roster;

/** Kind of subject. @since 0.1 */
typedef int32_t emul_kind;
enum {
    EMUL_KIND_UNIT = 0,       /**< đơn vị, tập thể */
    EMUL_KIND_INDIVIDUAL = 1, /**< cá nhân */
    EMUL_KIND_ENTRY = 2       /**< bài dự thi, đội */
};

/** How a CSV text is written. Zero means default. @since 0.1 */
typedef struct emul_csv_options {
    size_t struct_size;
    const char *input_name; /**< for messages; may be NULL */
    char separator;         /**< ',' (default), ';' or a tab */
    char decimal_mark;      /**< '.' (default) or ',' */
    char reserved[6];       /**< 0 */
} emul_csv_options;

/** Makes an empty roster. @return EMUL_OK, EMUL_E_MEMORY, EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_roster_create(const emul_allocator *allocator, emul_roster **roster, emul_error *error);
/** Releases it; NULL is allowed. @since 0.1 */
EMUL_API void emul_roster_destroy(emul_roster *roster);
/** Adds one subject. `name` and `parent` (the id of a unit, possibly of a later row) may be NULL.
 *  @param[out] row may be NULL. @return EMUL_OK, EMUL_E_DUPLICATE, EMUL_E_ARGUMENT, EMUL_E_SYNTAX (no UTF-8), EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_roster_add(emul_roster *roster, const char *id, emul_kind kind, const char *name, const char *parent,
                                     int64_t *row, emul_error *error);
/** Adds n subjects, all or none. `kinds` NULL: units; `names`, `parents` NULL, or single elements NULL: none. The error's row is the first bad one.
 *  @param[out] first_row may be NULL. @return as emul_roster_add. O(n). @since 0.1 */
EMUL_API emul_status emul_roster_append(emul_roster *roster, int64_t n, const char *const *ids, const emul_kind *kinds,
                                        const char *const *names, const char *const *parents, int64_t *first_row, emul_error *error);
/** Gives one subject an attribute (group, type, staff …); NULL or "" takes it away. @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_SYNTAX, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_roster_set_attribute(emul_roster *roster, int64_t row, const char *attribute, const char *value,
                                               emul_error *error);
/** Gives all n subjects (n = rows so far) an attribute; NULL elements have none. @return as above. O(n). @since 0.1 */
EMUL_API emul_status emul_roster_set_attribute_column(emul_roster *roster, const char *attribute, int64_t n, const char *const *values,
                                                      emul_error *error);
/** Reads subjects from CSV: columns `id` (required), `kind`, `name`, `parent`; every further column is an attribute. All or none.
 *  @return EMUL_OK, EMUL_E_SYNTAX, EMUL_E_DUPLICATE, EMUL_E_UNKNOWN_ID (kind, parent), EMUL_E_LIMIT, EMUL_E_MEMORY, EMUL_E_ARGUMENT, EMUL_E_UNSUPPORTED. @since 0.1 */
EMUL_API emul_status emul_roster_parse_csv(emul_roster *roster, const char *text, size_t length, const emul_csv_options *options,
                                           emul_error *error);

/** Says that a subject, individual, entry or unit, belonged to a unit from one day to another, both included: "2024-03-15" or "15/03/2024"; NULL or "" leaves
 *  that end open. `unit` is an id, possibly of a later row. Once a subject has a membership it belongs, on any day, to what its memberships say, and on
 *  other days to nothing; its `parent` no longer counts. Which day counts in an evaluation the regulation says (key `members`).
 *  @return EMUL_OK, EMUL_E_DUPLICATE (it shares a day with another membership of the subject), EMUL_E_RANGE (`from` after `to`), EMUL_E_SYNTAX (no day, no
 *  UTF-8), EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(memberships of the subject). One thread at a time for each roster. @since 0.1 */
EMUL_API emul_status emul_roster_add_membership(emul_roster *roster, int64_t row, const char *unit, const char *from, const char *to,
                                                emul_error *error);
/** Reads memberships from CSV: columns `subject`, `unit` (both in the roster), `from`, `to` (blank: open). All or none.
 *  @return EMUL_OK, EMUL_E_SYNTAX, EMUL_E_DUPLICATE (two that share a day; both rows are named), EMUL_E_RANGE, EMUL_E_UNKNOWN_ID (subject, unit, column),
 *  EMUL_E_LIMIT, EMUL_E_MEMORY, EMUL_E_ARGUMENT, EMUL_E_UNSUPPORTED. O(n log n). One thread at a time for each roster. @since 0.1 */
EMUL_API emul_status emul_roster_parse_memberships_csv(emul_roster *roster, const char *text, size_t length,
                                                       const emul_csv_options *options, emul_error *error);

/** Number of subjects. @since 0.1 */
EMUL_API int64_t emul_roster_rows(const emul_roster *roster);
/** Row of the subject with this id, or -1. @since 0.1 */
EMUL_API int64_t emul_roster_find(const emul_roster *roster, const char *id);
/** Its id; NULL for a bad row. Borrowed. @since 0.1 */
EMUL_API const char *emul_roster_id(const emul_roster *roster, int64_t row);
/** Its name, or its id if it has none; NULL for a bad row. Borrowed. @since 0.1 */
EMUL_API const char *emul_roster_name(const emul_roster *roster, int64_t row);
/** Its kind; -1 for a bad row. @since 0.1 */
EMUL_API emul_kind emul_roster_kind(const emul_roster *roster, int64_t row);
/** Row of its parent, or -1: the one it was added with, whatever its memberships say. @since 0.1 */
EMUL_API int64_t emul_roster_parent(const emul_roster *roster, int64_t row);
/** Row of the unit it belongs to on a day ("2024-07-01", "01/07/2024"): by its memberships, or if it has none its parent. -1: to none, or a bad row or day.
 *  Reads only. O(memberships of the subject). @since 0.1 */
EMUL_API int64_t emul_roster_parent_on(const emul_roster *roster, int64_t row, const char *day);
/** Number of memberships in the roster. @since 0.1 */
EMUL_API int64_t emul_roster_memberships(const emul_roster *roster);
/** Its value of an attribute, or NULL. Borrowed. @since 0.1 */
EMUL_API const char *emul_roster_attribute(const emul_roster *roster, int64_t row, const char *attribute);

#ifdef __cplusplus
}
#endif
#endif
