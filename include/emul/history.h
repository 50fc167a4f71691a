/** @file history.h  Past awards as a whole: do they keep the rules, what falls with one that is annulled, and how many there are. */
#ifndef EMUL_HISTORY_H
#define EMUL_HISTORY_H

#include "emul/result.h"

#ifdef __cplusplus
extern "C" {
#endif

/** What was found in a history of awards. It owns all its texts: regulation, roster and ledger may be destroyed before it. @since 0.1 */
typedef struct emul_audit emul_audit;

/** What is wrong with an award. @since 0.1 */
typedef int32_t emul_verdict;
enum {
    EMUL_VERDICT_BROKEN = 1,   /**< it was given, and a condition on earlier awards or years did not hold */
    EMUL_VERDICT_UNKNOWN = 2,  /**< whether a condition held cannot be told: something of those years is not in the ledger */
    EMUL_VERDICT_FALLS = 3,    /**< without the annulled award a condition does not hold any more */
    EMUL_VERDICT_DOUBTFUL = 4, /**< without it, it cannot be told any more whether the conditions hold, or it is open who is selected */
    EMUL_VERDICT_ANNULLED = 5  /**< the award that is annulled itself: the first finding, from which the chain begins */
};
/** Names such as "broken" or "không đủ điều kiện". Static storage; "" for an unknown value. @since 0.1 */
EMUL_API const char *emul_verdict_name(emul_verdict verdict, emul_language language);

/** One finding: one condition of one award. Texts are borrowed until the audit is destroyed, "" where there is none. @since 0.1 */
typedef struct emul_finding {
    size_t struct_size;
    const char *subject;       /**< id */
    const char *title;         /**< id of the award */
    const char *decision;      /**< number of the decision, as in the history */
    const char *condition;     /**< its name, else its rule */
    const char *cite;          /**< where it is laid down */
    const char *rule;          /**< as written */
    const char *values;        /**< the rule with what it came to: "1 >= 3" */
    const char *values_before; /**< of what falls: with the annulled award, "3 >= 3" */
    const char *years;         /**< in which the awards that the rule reads were given, up to then: "2020 2022 2024" */
    int64_t row;               /**< of the subject */
    int64_t because;           /**< of what falls: the finding whose award it rested on; -1 else */
    int32_t year;
    emul_verdict verdict;
    int32_t this_run; /**< not 0: no past award, but one that is decided for the period evaluated */
    int32_t reserved; /**< 0 */
} emul_finding;

/** Audits the past awards of a ledger whose titles are awards of the regulation (with `use`, titles of the law). Year by year, in ascending order, each
 *  condition that rests on history (times, streak, ever, years_since, years_in_row, count_years, awarded) is tested as of that year: with the awards up to
 *  it, facts dated with that year, the law of its last day. Annulled awards are not audited and count for nothing. Awards of years for which the
 *  regulation, or the award in it, is not in force are passed over, as are those after the period. The ledger is not changed.
 *  @param options NULL, or as for emul_evaluate; `period` NULL: the last year of the history. Facts without a date are of that period.
 *  @return EMUL_OK, also if there are findings; EMUL_E_ARGUMENT, EMUL_E_SYNTAX (period, law_date), and what emul_evaluate gives for facts that cannot be
 *  read. O(years x conditions x subjects). Any number of audits may share the inputs on many threads. @since 0.1 */
EMUL_API emul_status emul_history_check(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                        const emul_options *options, emul_audit **audit, emul_error *error);

/** Lists every later decision that rested on an award, if that is annulled (Law 06/2022/QH15 Art. 93): from its year on, what had held and does not hold
 *  without it falls, and counts as annulled for what comes later. With options->period the regulation is also evaluated for that period, with the award and
 *  without it: what is not given any more is listed too. The first finding is the award itself; `because` leads to it. The ledger is not changed.
 *  @return as emul_history_check; EMUL_E_UNKNOWN_ID: the history has no such award, or it is annulled already. @since 0.1 */
EMUL_API emul_status emul_history_check_revocation(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                                   const emul_options *options, int64_t row, const char *title, int32_t year,
                                                   emul_audit **audit, emul_error *error);
/** Releases it; NULL is allowed. @since 0.1 */
EMUL_API void emul_audit_destroy(emul_audit *audit);

/** Number of findings. @since 0.1 */
EMUL_API int64_t emul_audit_count(const emul_audit *audit);
/** How many past awards an audit tested, whatever was found; 0 of what falls with one. @since 0.1 */
EMUL_API int64_t emul_audit_examined(const emul_audit *audit);
/** How many past awards of the regulation's titles were passed over: a year for which the regulation or the award is not in force. @since 0.1 */
EMUL_API int64_t emul_audit_passed_over(const emul_audit *audit);
/** One finding, in ascending order of year, title, subject; finding->struct_size must be set.
 *  @return EMUL_OK, EMUL_E_ARGUMENT. O(1). @since 0.1 */
EMUL_API emul_status emul_audit_finding(const emul_audit *audit, int64_t index, emul_finding *finding, emul_error *error);
/** Which years were counted and what ended the row, in words, parted by "; ". Borrowed; NULL if there is no such finding. @since 0.1 */
EMUL_API const char *emul_audit_reason(const emul_audit *audit, int64_t index, emul_language language);
/** The findings as CSV: `subject,title,year,decision,verdict,because,condition,cite,rule,values,values_before,years,reason`. `because` is written as
 *  "subject title year". `reason` alone depends on the language. Buffer, capacity and *needed as for emul_result_write_csv.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT, EMUL_E_MEMORY. @since 0.1 */
EMUL_API emul_status emul_audit_write_csv(const emul_audit *audit, emul_language language, char *buffer, size_t capacity, size_t *needed,
                                          emul_error *error);
/** The same as one JSON object, with the numbers of awards examined and passed over. @return as above. @since 0.1 */
EMUL_API emul_status emul_audit_write_json(const emul_audit *audit, emul_language language, char *buffer, size_t capacity, size_t *needed,
                                           emul_error *error);

/** Tables of emul_history_write_csv. @since 0.1 */
typedef int32_t emul_history_table;
enum {
    EMUL_HISTORY_COUNTS = 0, /**< unit,level,title,year,count,subjects: awards, and how many different subjects have them */
    EMUL_HISTORY_RECORDS = 1 /**< subject,title,year,decision,state: given, annulled, this_run */
};

/** Past awards, and those of a result, as a table in CSV. In the counts an award counts for its subject, if that is a unit, and for every unit above it by
 *  the roster's parents; an empty unit stands for everybody, an empty title for all of the level, an empty year for all years. Annulled awards are not
 *  counted. Levels are those of the regulation's awards ("co_so" …). Sorted by unit, level, title, year; records by subject, year, title.
 *  @param regulation finished, or NULL: no levels. @param result of the same roster, or NULL; its awards that are in the history are not counted twice.
 *  @param first_year, last_year 0: no limit. Buffer, capacity and *needed as for emul_result_write_csv.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(awards x depth of units, sorted). @since 0.1 */
EMUL_API emul_status emul_history_write_csv(const emul_regulation *regulation, const emul_roster *roster, const emul_ledger *ledger,
                                            const emul_result *result, emul_history_table table, int32_t first_year, int32_t last_year,
                                            char *buffer, size_t capacity, size_t *needed, emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
