/** @file ledger.h  The ledger: what happened. Facts and marks, the history of awards, ballots, achievements. Subjects are rows of one roster. */
#ifndef EMUL_LEDGER_H
#define EMUL_LEDGER_H

#include "emul/decimal.h"
#include "emul/regulation.h"
#include "emul/roster.h"

#ifdef __cplusplus
extern "C" {
#endif

/** Facts and past awards. @since 0.1 */
typedef struct emul_ledger emul_ledger;

/** Makes an empty ledger. @return EMUL_OK, EMUL_E_MEMORY, EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_ledger_create(const emul_allocator *allocator, emul_ledger **ledger, emul_error *error);
/** Releases it; NULL is allowed. @since 0.1 */
EMUL_API void emul_ledger_destroy(emul_ledger *ledger);
/** A copy with all it holds, to be changed by itself: to ask what if. `allocator` NULL: malloc.
 *  @return EMUL_OK, EMUL_E_MEMORY, EMUL_E_ARGUMENT. O(what it holds). Several threads may copy one ledger. @since 0.1 */
EMUL_API emul_status emul_ledger_copy(const emul_ledger *ledger, const emul_allocator *allocator, emul_ledger **copy, emul_error *error);

/* A fact's place is (subject, indicator, facet, when); two facts for one place are EMUL_E_DUPLICATE.
 * `facet` NULL: none; "plan", "self" …; a dot makes it one of a series: "judge.1", "judge.2" are the marks of `x@judge`.
 * `when` NULL: the period that is evaluated; else a period such as "2024-08-17".
 * An indicator has numbers or labels, whatever facet and period: the other kind is EMUL_E_ARGUMENT, as is a name with "@" in it. */

/** Adds one number; EMUL_NOT_APPLICABLE is allowed, EMUL_MISSING adds nothing. A yes/no fact is EMUL_DECIMAL_ONE or 0.
 *  @return EMUL_OK, EMUL_E_DUPLICATE, EMUL_E_SYNTAX (when; no UTF-8), EMUL_E_RANGE (a reserved value; a row that no roster has), EMUL_E_ARGUMENT,
 *  EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_ledger_add(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                     emul_decimal value, emul_error *error);
/** Adds one label, such as a rating. @return as emul_ledger_add. @since 0.1 */
EMUL_API emul_status emul_ledger_add_label(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                           const char *label, emul_error *error);
/** Adds a day, "2022-03-15" or "15/03/2022", for an indicator of the type date. It is kept as the label "2022-03-15", so that the table and the calls
 *  agree. @return as emul_ledger_add; EMUL_E_SYNTAX also if `date` is no day of the calendar. @since 0.1 */
EMUL_API emul_status emul_ledger_add_date(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                          const char *date, emul_error *error);
/** Puts a number in the place of what was there, a label or a number, or adds it where there was none. EMUL_MISSING takes the fact away; where there is
 *  none it does nothing. A call that fails changes nothing.
 *  @return as emul_ledger_add, but never EMUL_E_DUPLICATE. O(1) expected. @since 0.1 */
EMUL_API emul_status emul_ledger_set(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                     emul_decimal value, emul_error *error);
/** The same with a label, or with a day as emul_ledger_add_date keeps it ("2022-03-15"); NULL takes the fact away. @return as emul_ledger_set. @since 0.1 */
EMUL_API emul_status emul_ledger_set_label(emul_ledger *ledger, int64_t row, const char *indicator, const char *facet, const char *when,
                                           const char *label, emul_error *error);
/** Adds one value a subject, rows 0 .. n - 1: the fast way. EMUL_MISSING where there is none. Copied. All or none; the error's row is the first bad one.
 *  @return as emul_ledger_add. O(n). @since 0.1 */
EMUL_API emul_status emul_ledger_add_column(emul_ledger *ledger, const char *indicator, const char *facet, const char *when, int64_t n,
                                            const emul_decimal *values, emul_error *error);
/** Adds n facts of one indicator and facet for any rows and periods; `whens` NULL or single elements NULL as `when`. All or none.
 *  @return as emul_ledger_add. O(n). @since 0.1 */
EMUL_API emul_status emul_ledger_append(emul_ledger *ledger, const char *indicator, const char *facet, int64_t n, const int64_t *rows,
                                        const char *const *whens, const emul_decimal *values, emul_error *error);
/** Adds a past award. `decision` (number of the decision) may be NULL; revoked: not 0 if it was annulled and counts no more.
 *  @return EMUL_OK, EMUL_E_DUPLICATE (subject, title, year), EMUL_E_RANGE (row, year), EMUL_E_SYNTAX (no UTF-8), EMUL_E_ARGUMENT, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_ledger_add_award(emul_ledger *ledger, int64_t row, const char *title, int32_t year, const char *decision,
                                           int32_t revoked, emul_error *error);

/** Annuls a past award: it stays in the history and counts no more. Annulled already: nothing changes. What rested on it is not touched
 *  (emul_history_check_revocation lists it).
 *  @return EMUL_OK, EMUL_E_UNKNOWN_ID (there is no such award), EMUL_E_ARGUMENT. O(1). @since 0.1 */
EMUL_API emul_status emul_ledger_revoke(emul_ledger *ledger, int64_t row, const char *title, int32_t year, emul_error *error);

/** How the council's chair voted. @since 0.1 */
enum {
    EMUL_CHAIR_UNKNOWN = 0,
    EMUL_CHAIR_YES = 1,
    EMUL_CHAIR_NO = 2 /**< voted, and not for it */
};

/** A council's ballot on one subject for one title. Who is neither present nor polled in writing still has a vote to cast. @since 0.1 */
typedef struct emul_ballot {
    size_t struct_size;
    const char *title;
    int64_t row;      /**< the subject's */
    int32_t year;     /**< 0: of the period that is evaluated */
    int32_t round;    /**< 1, 2 …; 0 is taken for 1. Of several ballots the one of the last round counts */
    int64_t members;  /**< of the council, as the decision founding it has it: 1 to 1,000,000,000 */
    int64_t present;  /**< members at the session; -1: not known */
    int64_t written;  /**< absent members polled in writing, answered or not: their vote is no more waited for */
    int64_t yes;      /**< votes for it, those in writing included; -1: not counted yet */
    int32_t chair;    /**< EMUL_CHAIR_* */
    int32_t reserved; /**< 0 */
} emul_ballot;

/** Adds a ballot. Copied.
 *  @return EMUL_OK, EMUL_E_DUPLICATE (subject, title, year, round), EMUL_E_RANGE (row, year, round, chair; numbers that cannot be together: not
 *  yes <= present + written <= members), EMUL_E_SYNTAX (no UTF-8), EMUL_E_UNSUPPORTED (a newer field that is set), EMUL_E_ARGUMENT, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_ledger_add_ballot(emul_ledger *ledger, const emul_ballot *spec, emul_error *error);

/** What a subject achieved beside its figures (an initiative, a science topic, a feat), and what it served. One that served several awards has one
 *  record for each; one of several authors has one for each of them. @since 0.1 */
typedef struct emul_achievement {
    size_t struct_size;
    const char *kind;    /**< as the regulation calls it under `achievements`: "initiative" */
    const char *id;      /**< such as the number of the certificate: with subject and kind it says which one it is */
    const char *level;   /**< one of the kind's levels; NULL: none of them recognised it */
    const char *used_by; /**< the award that it served as a standard of; NULL: none */
    int64_t row;         /**< the subject's */
    int32_t year;        /**< in which it was recognised */
    int32_t used_year;   /**< of the award that it served; 0: not known */
} emul_achievement;

/** Adds an achievement, or a further award that one there is served. Copied.
 *  @return EMUL_OK, EMUL_E_DUPLICATE (subject, kind, id, used_by; or year or level otherwise than before), EMUL_E_RANGE (row, year, used_year; used before
 *  it was there, or in a year by nothing), EMUL_E_SYNTAX (no UTF-8), EMUL_E_UNSUPPORTED (a newer field that is set), EMUL_E_ARGUMENT, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_ledger_add_achievement(emul_ledger *ledger, const emul_achievement *spec, emul_error *error);

/** Reads facts from CSV; the header says which form it has. Long: `subject, indicator, value`, optionally `facet`, `when`. Wide: `subject`, optionally
 *  `when`, then a column an `indicator` or `indicator@facet`. Blank and "-" are missing; "KAD", "Không áp dụng", "N/A" are not applicable;
 *  the regulation says which indicators are yes/no ("Đạt", "Có", "x", "Không đạt", "Không") or labels, and their range. All or none.
 *  Neither `regulation` (finished) nor `roster` is kept.
 *  @return EMUL_OK, EMUL_E_SYNTAX, EMUL_E_UNKNOWN_ID, EMUL_E_DUPLICATE, EMUL_E_RANGE, EMUL_E_LIMIT, EMUL_E_MEMORY, EMUL_E_ARGUMENT, EMUL_E_UNSUPPORTED. O(length). @since 0.1 */
EMUL_API emul_status emul_ledger_parse_csv(emul_ledger *ledger, const emul_regulation *regulation, const emul_roster *roster,
                                           const char *text, size_t length, const emul_csv_options *options, emul_error *error);
/** Reads the history of awards from CSV: `subject, title, year`, optionally `decision`, `revoked` (yes/no). All or none. @return as above. @since 0.1 */
EMUL_API emul_status emul_ledger_parse_history_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                                   const emul_csv_options *options, emul_error *error);

/** Reads ballots from CSV: `subject, title, members, yes`, optionally `present`, `written`, `chair` (yes/no), `round`, `year`. Blank: `written` 0,
 *  `round` 1, `year` the period that is evaluated, the others not known. All or none. @return as above. O(length). @since 0.1 */
EMUL_API emul_status emul_ledger_parse_ballots_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                                   const emul_csv_options *options, emul_error *error);

/** Reads achievements from CSV: `subject, kind, id, year`, optionally `level`, `used_by`, `used_year`. All or none. @return as above. O(length). @since 0.1 */
EMUL_API emul_status emul_ledger_parse_achievements_csv(emul_ledger *ledger, const emul_roster *roster, const char *text, size_t length,
                                                        const emul_csv_options *options, emul_error *error);

/** Reads a regulation in two texts: YAML as for emul_regulation_parse, and its criteria, or further ones, as CSV (docs/regulation.md, criteria as
 *  a table). What emul_regulation_write writes as EMUL_TEXT_REST and EMUL_TEXT_CRITERIA is read as the same regulation.
 *  @return as emul_regulation_parse. O(length), where the rows below one criterion stand together. @since 0.1 */
EMUL_API emul_status emul_regulation_parse_with_criteria(const char *text, size_t length, const char *input_name, const char *criteria,
                                                         size_t criteria_length, const emul_csv_options *options,
                                                         const emul_allocator *allocator, emul_regulation **regulation, emul_error *error);

/** Number of facts. @since 0.1 */
EMUL_API int64_t emul_ledger_facts(const emul_ledger *ledger);
/** Number of past awards, revoked ones included. @since 0.1 */
EMUL_API int64_t emul_ledger_awards(const emul_ledger *ledger);
/** Number of ballots, superseded ones included. @since 0.1 */
EMUL_API int64_t emul_ledger_ballots(const emul_ledger *ledger);
/** Number of achievements; one with several records counts once. @since 0.1 */
EMUL_API int64_t emul_ledger_achievements(const emul_ledger *ledger);

#ifdef __cplusplus
}
#endif
#endif
