/** @file result.h  The one verb, emul_evaluate, and what it gives: columns, decisions, texts, and why. */
#ifndef EMUL_RESULT_H
#define EMUL_RESULT_H

#include "emul/ledger.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How to evaluate. Zero means default. @since 0.1 */
typedef struct emul_options {
    size_t struct_size;
    const char *period;              /**< required: "2024", "2024-H1", "2024-07", "2024-08-16..2024-08-30" … */
    const emul_allocator *allocator; /**< for the result and all scratch; NULL: malloc */
    int32_t explain;                 /**< EMUL_EXPLAIN_* */
    int32_t reserved;                /**< 0 */
    const char *stage; /**< the last stage (key `stages`) whose figures final() takes; NULL: the last there is. A struct that ends before it
                            is accepted. @since 0.1 */
    const char
        *law_date; /**< the day of the law, "2025-07-01": of what is dated (key `in_force` of awards and conditions) that counts which is in
                               force on it; the day on which the file was received. NULL: the last day of the period. @since 0.1 */
    const char
        *decision_date; /**< the day of the decision, whose base salary the money of awards is counted in. NULL: the last day of the period.
                                    @since 0.1 */
    int32_t digest;     /**< EMUL_DIGEST_*: whether the result carries digests of what it was made from (compare.h). @since 0.1 */
    int32_t reserved_2; /**< 0 */
} emul_options;
enum {
    EMUL_DIGEST_MAKE = 0, /**< it does, unless the library was built without */
    EMUL_DIGEST_NONE = 1  /**< it does not: for many evaluations of which none is published */
};
enum {
    EMUL_EXPLAIN_ALL = 0, /**< keep what emul_result_why needs */
    EMUL_EXPLAIN_NONE = 1 /**< keep the columns only */
};

/** A result owns all it shows: regulation, roster and ledger may be destroyed before it. @since 0.1 */
typedef struct emul_result emul_result;

/** Evaluates a finished regulation for a roster and a ledger. Pure: the same inputs give the same bytes.
 *  @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_SYNTAX (period, law_date, decision_date), EMUL_E_OVERFLOW, EMUL_E_DIVISION, EMUL_E_RANGE (the message names subject and rule),
 *  EMUL_E_DUPLICATE (facts that overlap in time where a rule adds them up), EMUL_E_UNKNOWN_ID, EMUL_E_REGULATION (not in force), EMUL_E_UNSUPPORTED (a newer option that is set), EMUL_E_MEMORY.
 *  O(subjects x rules + subjects log subjects). Any number of evaluations may share the inputs on many threads. @since 0.1 */
EMUL_API emul_status emul_evaluate(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                   const emul_options *options, emul_result **result, emul_error *error);
/** Releases it; NULL is allowed. @since 0.1 */
EMUL_API void emul_result_destroy(emul_result *result);

/** State of a subject on a scorecard. @since 0.1 */
typedef int32_t emul_subject_state;
enum {
    EMUL_SUBJECT_NOT_CONCERNED = 0, /**< the scorecard is not for this subject */
    EMUL_SUBJECT_COMPLETE = 1,
    EMUL_SUBJECT_INCOMPLETE = 2,     /**< a fact is missing: no total, no place */
    EMUL_SUBJECT_NOT_APPLICABLE = 3, /**< nothing on the scorecard applies to it */
    EMUL_SUBJECT_DISQUALIFIED = 4,   /**< keeps its points, takes no place */
    EMUL_SUBJECT_UNDETERMINED = 5    /**< a veto cannot be told, or the first order key is absent: keeps its points, takes no place */
};

/** Special values of a class column. @since 0.1 */
enum {
    EMUL_CLASS_NONE = -1,         /**< not concerned, or the scorecard has no classes */
    EMUL_CLASS_UNDETERMINED = -2, /**< a condition rests on a missing fact */
    EMUL_CLASS_UNCLASSIFIED = -3, /**< không xếp loại: disqualified, or no class holds */
    EMUL_CLASS_TIED = -4          /**< equal to others at the last place of a class quota */
};

/** Outcome of an award for a subject (kết quả xét). @since 0.1 */
typedef int32_t emul_decision;
enum {
    EMUL_DECISION_NONE = 0, /**< the award is not for this subject */
    EMUL_DECISION_AWARDED = 1,
    EMUL_DECISION_NOT_ELIGIBLE = 2, /**< a condition fails, or it takes no place in the standing that selects */
    EMUL_DECISION_NOT_SELECTED = 3, /**< eligible, but the slots go to better ones */
    EMUL_DECISION_TIED_AT_CUT = 4,  /**< equal to others at the last slot: a council decides */
    EMUL_DECISION_UNDETERMINED = 5, /**< rests on a missing fact, or on an open tie elsewhere */
    EMUL_DECISION_EXCLUDED = 6,     /**< holds an award of this run that excludes this one */
    EMUL_DECISION_RESERVE = 7       /**< not selected, but directly behind those who are: on the reserve list */
};
/** Names such as "awarded" or "được tặng". Static storage; "" for an unknown value. @since 0.1 */
EMUL_API const char *emul_decision_name(emul_decision decision, emul_language language);
/** Names such as "incomplete" or "chưa đủ số liệu". @since 0.1 */
EMUL_API const char *emul_subject_state_name(emul_subject_state state, emul_language language);

/* Columns: borrowed until the result is destroyed, indexed by roster row; *n (may be NULL) is the number of subjects.
 * NULL, and *n = 0, for a bad index. Indexes are those of the regulation. */

/** Number of subjects. @since 0.1 */
EMUL_API int64_t emul_result_rows(const emul_result *result);
/** Points of a criterion, after its clamp, cap and rounding. EMUL_MISSING and EMUL_NOT_APPLICABLE are states, never numbers. @since 0.1 */
EMUL_API const emul_decimal *emul_result_points(const emul_result *result, int32_t criterion, int64_t *n);
/** base + bonus - penalty of a scorecard. @since 0.1 */
EMUL_API const emul_decimal *emul_result_total(const emul_result *result, int32_t scorecard, int64_t *n);
/** @since 0.1 */
EMUL_API const emul_decimal *emul_result_base(const emul_result *result, int32_t scorecard, int64_t *n);
/** @since 0.1 */
EMUL_API const emul_decimal *emul_result_bonus(const emul_result *result, int32_t scorecard, int64_t *n);
/** Positive. @since 0.1 */
EMUL_API const emul_decimal *emul_result_penalty(const emul_result *result, int32_t scorecard, int64_t *n);
/** Place within the group, in millionths (fractional ties); EMUL_MISSING without place. @since 0.1 */
EMUL_API const emul_decimal *emul_result_place(const emul_result *result, int32_t scorecard, int64_t *n);
/** Place among all subjects of the scorecard. @since 0.1 */
EMUL_API const emul_decimal *emul_result_place_overall(const emul_result *result, int32_t scorecard, int64_t *n);
/** How many subjects share the place within the group, itself included; 0 without place. @since 0.1 */
EMUL_API const int64_t *emul_result_tied(const emul_result *result, int32_t scorecard, int64_t *n);
/** Class index of the regulation, or EMUL_CLASS_*. @since 0.1 */
EMUL_API const int32_t *emul_result_class(const emul_result *result, int32_t scorecard, int64_t *n);
/** EMUL_SUBJECT_*. @since 0.1 */
EMUL_API const emul_subject_state *emul_result_state(const emul_result *result, int32_t scorecard, int64_t *n);
/** EMUL_DECISION_*. @since 0.1 */
EMUL_API const emul_decision *emul_result_decision(const emul_result *result, int32_t award, int64_t *n);
/** Position in the award's order among its candidates of the group, ties sharing; EMUL_MISSING for no candidate. @since 0.1 */
EMUL_API const emul_decimal *emul_result_order(const emul_result *result, int32_t award, int64_t *n);
/** Condition index of the regulation that decided a refusal or left it undetermined (the first), or -1. @since 0.1 */
EMUL_API const int32_t *emul_result_reason(const emul_result *result, int32_t award, int64_t *n);

/** What becomes of an award's money for a subject. @since 0.1 */
typedef int32_t emul_payment;
enum {
    EMUL_PAYMENT_NONE = 0,       /**< nothing is due: the award is not given */
    EMUL_PAYMENT_PAID = 1,       /**< the amount is due */
    EMUL_PAYMENT_HIGHER = 2,     /**< nothing: of several titles of the period a higher one is paid */
    EMUL_PAYMENT_OPEN = 3,       /**< rests on a decision that is open: on this award, or on a higher title */
    EMUL_PAYMENT_NO_SALARY = 4,  /**< due, but no base salary is known of the day of the decision */
    EMUL_PAYMENT_NO_MULTIPLE = 5 /**< due, but the award says nothing of decisions of that day */
};
/** EMUL_PAYMENT_*. NULL, and *n = 0, for an award without money. @since 0.1 */
EMUL_API const emul_payment *emul_result_payment(const emul_result *result, int32_t award, int64_t *n);
/** The award's money: its multiple of the base salary, rounded up to 10,000. 0 for EMUL_PAYMENT_HIGHER, EMUL_MISSING for EMUL_PAYMENT_OPEN and for
 *  what is due and not known, EMUL_NOT_APPLICABLE for EMUL_PAYMENT_NONE. NULL, and *n = 0, for an award without money. @since 0.1 */
EMUL_API const emul_decimal *emul_result_money(const emul_result *result, int32_t award, int64_t *n);
/** What is due to each subject in all; what is open is not in it. EMUL_MISSING if something is due and not known. NULL, and
 *  *n = 0, if no award has money. @since 0.1 */
EMUL_API const emul_decimal *emul_result_money_total(const emul_result *result, int64_t *n);

/** Which of two results of one finished regulation and one roster is the more favourable to a subject, for an award: evaluated under the law of two
 *  days (emul_options.law_date), for files received before a change. Awarded is more than tied, that more than undetermined, that more than reserve, that
 *  more than refused or not considered. @return 0 the first, also where they are equal; 1 the second; -1 for wrong arguments. O(1). @since 0.1 */
EMUL_API int32_t emul_result_favourable(const emul_result *first, const emul_result *second, int32_t award, int64_t row);

/** Number of facts that were missing and kept somebody from a total or a decision. @since 0.1 */
EMUL_API int64_t emul_result_missing_count(const emul_result *result);
/** One of them: the subject's row, the criterion (or -1), the fact as a rule writes it ("visits@plan"); where too little of a criterion is scored, how
 *  much is and how much must be ("coverage 10/60 < 50%"). Borrowed. Sorted by row, then criterion. @return EMUL_OK, EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_result_missing(const emul_result *result, int64_t index, int64_t *row, int32_t *criterion, const char **fact,
                                         emul_error *error);
/** The declared name of the indicator that is missing ("Lượt khám"); "" where none is declared. Borrowed; NULL if there is no such entry. O(1); may be
 *  called from several threads. @since 0.1 */
EMUL_API const char *emul_result_missing_name(const emul_result *result, int64_t index);

/** An achievement that a subject who was given an award used up. @since 0.1 */
typedef struct emul_used {
    size_t struct_size;      /**< set by the caller */
    const char *kind;        /**< borrowed from the result, as the next */
    const char *achievement; /**< its id */
    int64_t row;             /**< the subject's */
    int32_t award;
    int32_t open; /**< not 0: that or another one, since an award that comes first is open */
} emul_used;

/** Number of achievements that this run's awards used up: what a host adds to its achievements, as `used_by` of this year, before the next one. @since 0.1 */
EMUL_API int64_t emul_result_use_count(const emul_result *result);
/** One of them. Sorted by award, then row. O(1).
 *  @return EMUL_OK, EMUL_E_UNSUPPORTED (a newer field that is set), EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_result_use(const emul_result *result, int64_t index, emul_used *use, emul_error *error);

/** Lays a result down as facts of its period, so that another evaluation counts it: weeks for the month, months for the year. For every subject of a
 *  scorecard: each criterion's points as the indicator "SCORECARD.CRITERION", and "SCORECARD.total", "SCORECARD.place", "SCORECARD.class" (a label).
 *  What is missing or open is not laid; not applicable, and unclassified, are laid as not applicable. Rows are those of the roster. All or none.
 *  @return EMUL_OK, EMUL_E_DUPLICATE (there is such a fact of the period), EMUL_E_ARGUMENT (NULL; or numbers where the ledger has labels), EMUL_E_MEMORY.
 *  O(subjects x criteria). @since 0.1 */
EMUL_API emul_status emul_result_to_ledger(const emul_result *result, emul_ledger *ledger, emul_error *error);

/** Tables of emul_result_write_csv. @since 0.1 */
typedef int32_t emul_table;
enum {
    EMUL_TABLE_STANDINGS = 0,    /**< scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class */
    EMUL_TABLE_AWARDS = 1,       /**< award,subject,decision,order,reason */
    EMUL_TABLE_POINTS = 2,       /**< scorecard,criterion,subject,points,state */
    EMUL_TABLE_MISSING = 3,      /**< subject,scorecard,criterion,fact */
    EMUL_TABLE_MONEY = 4,        /**< award,subject,unit,fund,coefficient,base_salary,amount,payment,reason */
    EMUL_TABLE_MONEY_TOTALS = 5, /**< unit,fund,recipients,amount,open: unit empty for subjects that belong to none */
    EMUL_TABLE_USES = 6          /**< award,subject,kind,achievement,state: "used", or "open": that or another one */
};

/* Texts: written to `buffer` with a NUL if `capacity` suffices; *needed (may be NULL) is always set, with the NUL. With buffer NULL and capacity 0 a
 * call asks for the size and returns EMUL_E_CAPACITY. Rows are sorted by what they say, never by roster order. */

/** A table as CSV (RFC 4180, LF, '.' as decimal mark). `scorecard` -1: all.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_result_write_csv(const emul_result *result, emul_table table, int32_t scorecard, char *buffer, size_t capacity,
                                           size_t *needed, emul_error *error);
/** Everything as one JSON object, decimals as text. @return as above. @since 0.1 */
EMUL_API emul_status emul_result_write_json(const emul_result *result, char *buffer, size_t capacity, size_t *needed, emul_error *error);

/** Form of an explanation. @since 0.1 */
typedef int32_t emul_form;
enum { EMUL_FORM_TEXT = 0, EMUL_FORM_JSON = 1 };

/** Why: for a subject, the tree of criteria with rule, values put in, points, rounding and caps; for an award, each condition with values and verdict.
 *  @param row the subject. @param what NULL for all; the id of a scorecard, a criterion or an award for that alone.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_UNKNOWN_ID (what), EMUL_E_UNSUPPORTED (evaluated with EMUL_EXPLAIN_NONE), EMUL_E_ARGUMENT, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_result_why(const emul_result *result, int64_t row, const char *what, emul_language language, emul_form form,
                                     char *buffer, size_t capacity, size_t *needed, emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
