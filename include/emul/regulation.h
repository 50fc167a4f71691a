/** @file regulation.h  The regulation: what counts, how much, who may win. Read from text, or built by calls; immutable once finished.
 *
 *  Each spec below mirrors one mapping of the text format (docs/regulation.md): a field has the key's name and holds what stands after it, as
 *  text. NULL means "not given", so that no number has to stand for absence. `struct_size` is sizeof the struct in the caller's header. The
 *  same specs read a regulation back: then the texts are borrowed from it. Problems in the texts are found by emul_regulation_finish, all at once.
 */
#ifndef EMUL_REGULATION_H
#define EMUL_REGULATION_H

#include "emul/decimal.h"

#ifdef __cplusplus
extern "C" {
#endif

/** A regulation. Created empty, filled by emul_regulation_add_*, then finished; after that it never changes. @since 0.1 */
typedef struct emul_regulation emul_regulation;

/** Makes an empty regulation. @return EMUL_OK, EMUL_E_MEMORY, EMUL_E_ARGUMENT. @since 0.1 */
EMUL_API emul_status emul_regulation_create(const emul_allocator *allocator, emul_regulation **regulation, emul_error *error);
/** Releases it; NULL is allowed. Results made with it stay whole. @since 0.1 */
EMUL_API void emul_regulation_destroy(emul_regulation *regulation);

/** Reads a whole regulation from YAML (JSON is a subset) and finishes it. Reports every problem with line, column and path.
 *  @param input_name name for messages, such as the file's; may be NULL.
 *  @return EMUL_OK, EMUL_E_SYNTAX, EMUL_E_REGULATION, EMUL_E_UNKNOWN_ID, EMUL_E_DUPLICATE, EMUL_E_RANGE, EMUL_E_LIMIT, EMUL_E_MEMORY, EMUL_E_ARGUMENT,
 *  EMUL_E_UNSUPPORTED (a build without readers): the code of the first diagnostic. O(length). @since 0.1 */
EMUL_API emul_status emul_regulation_parse(const char *text, size_t length, const char *input_name, const emul_allocator *allocator,
                                           emul_regulation **regulation, emul_error *error);

/** The regulation's own keys. @since 0.1 */
typedef struct emul_header {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *cites;
    const char *in_force; /**< a period; "..2023-12-31" and "2026-10-01.." are open at one end */
    const char *rounding; /**< "PLACES" or "PLACES MODE": 0..6; half_away, half_even, down, up, floor, ceiling. Default "6 half_away" */
    const char *stages;   /**< "self, cross, appraised": facets in the order in which they supersede each other */
    const char *members;  /**< the unit of a subject that moved in the period: "at_end" (default), "at_start", "longest", "any" */
    const char *use;    /**< sets of titles that ship with the library: "vn-law" (the law in force on the day of the law), "vn-2024" … */
    const char *titles; /**< of those sets these titles, and what they rest on; default all that are verified */
    const char *accept; /**< what is not verified and counts nevertheless: "TITLE", or "TITLE.ID" of one of its conditions */
} emul_header;

/** An indicator (chỉ tiêu): what a fact of this name is. One that no indicator declares is a plain number. @since 0.1 */
typedef struct emul_indicator {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *unit;
    const char *type;   /**< "number" (default), "yes_no", "label", "date" */
    const char *labels; /**< for a label: "tot, kha, trung_binh, yeu", best first */
    const char
        *rollup;       /**< how facts of shorter periods make up a longer one: "sum", "count", "mean", "min", "max", "last"; default none */
    const char *range; /**< "0..", "0..100", "..5": a fact outside is refused */
    const char *step;  /**< "0.5": a fact that is no multiple of it is refused; default any number */
    const char *absent; /**< what a subject without a fact has: "none" (not applicable), or a value: "no", "0", "khong"; default: missing */
} emul_indicator;

/** A scorecard (bảng điểm): the criteria for one kind of subject, and how it ranks and classes them. @since 0.1 */
typedef struct emul_scorecard {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *applies_to; /**< key `for`: "unit" (default), "individual", "entry" */
    const char *where;      /**< a condition on roster attributes */
    const char *group;      /**< a roster attribute: places count within each of its values */
    const char *ties;       /**< "competition" (default), "dense", "fractional" */
    const char *missing;    /**< policy of criteria that state none: "open" (default), "zero", "skip", "error", or a number */
    const char *round;      /**< of the total; default the regulation's */
    const char *min;        /**< clamp of the total; default none */
    const char *max;
} emul_scorecard;

/** A criterion (tiêu chí): a leaf has a rule, a node has children. @since 0.1 */
typedef struct emul_criterion {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *
        kind; /**< "base" (default, điểm chuẩn), "bonus" (điểm thưởng), "penalty" (điểm trừ, written positive); children inherit it; of a leaf also "info" (computed and shown, counts nowhere) */
    const char *points; /**< a leaf's rule: an expression */
    const char *max;    /**< full marks and upper limit */
    const char *min;    /**< lower limit; default 0 where max is given, else none */
    const char *weight; /**< in a weighted_mean, or a factor in a sum; default 1 */
    const char *
        combine; /**< of a node: "sum" (default), "weighted_mean", "mean", "min", "max", "geometric_mean" (weights as in a weighted mean) */
    const char
        *missing;      /**< "open", "zero", "skip", "error", or a number of points; of a node: for want of coverage, and for its children */
    const char *round; /**< "PLACES" or "PLACES MODE" */
    const char *bonus_max;   /**< of a node: cap of the bonus below it */
    const char *penalty_max; /**< of a node: cap of the penalty below it */
    const char *cap;         /**< "true": the children may add up to more than max, which then cuts them */
    const char *cite;
    const char *reweight;    /**< of a sum: "true": scaled to full marks where children do not apply, × (all maxima / maxima that count) */
    const char *coverage;    /**< of a node: how much must be scored, else it is missing: "50%" of weight or maxima, "50% of count", "2" */
    const char *drop_lowest; /**< of a node: how many children with the least share of their own max are left out; default 0 */
    const char *keep;        /**< "true": drop_lowest above never leaves this one out */
    const char *from_stage;  /**< a stage: evaluated up to an earlier one, the criterion and what stands below it does not apply */
    const char *
        step; /**< of a leaf: "0.25": a value of the rule, before min and max, that is no multiple of it fails the evaluation; default any */
    const char
        *where; /**< a condition: for whom it does not hold, the criterion and what stands below it does not apply; where it cannot be
                            told, the points are missing; default everybody */
} emul_criterion;

/** A class (xếp loại), listed best first. @since 0.1 */
typedef struct emul_class {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *when; /**< a condition; none: everybody who is left */
    const char *
        at_most; /**< a quota: "3", "20%" of the classed, "20% of all", "20% of class(tot)", "20% of class(xuat_sac, tot)"; then "per ATTRIBUTE" */
    const char *cite;
} emul_class;

/** A title, form of commendation or prize. @since 0.1 */
typedef struct emul_award {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *applies_to; /**< key `for`: "unit", "individual", "entry"; default that of `by` */
    const char *by;         /**< scorecard whose standing selects; default the only one for that kind */
    const char
        *take; /**< "3", "1 per cluster", "20%", "30% of all", "15% of awarded(X)", "10% of eligible per cluster"; default everybody */
    const char *round;    /**< of a quota in per cent: "down" (default), "up", "half_away" */
    const char *at_least; /**< least number of slots of a quota in per cent; default 0 */
    const char *at_cut;   /**< "report" (default), "all", "none" */
    const char *cite;
    const char *reserve; /**< how many stand ready directly behind those taken, per group of `take`; default 0; not of a prize */
    const char
        *at_most_per; /**< "2 per ATTRIBUTE": of one group at most so many come in for it, the best; default no limit; not of a prize */
    const char
        *kind; /**< "title" (danh hiệu thi đua), "form" (hình thức khen thưởng), "honour" (danh hiệu vinh dự nhà nước); default none */
    const char *level;    /**< "co_so", "bo_tinh", "nha_nuoc": who confers it; default none */
    const char *name_en;  /**< the name in English */
    const char *status;   /**< how well its source is known: "confirmed", "secondary", "unverified"; default none */
    const char *in_force; /**< periods, "2024-01-01..2025-06-30", "..2023-12-31", "2026-10-01..": given only if the day of the law
                               (emul_options.law_date) lies in one; default always. Of these a prize has name_en alone */
    const char *money; /**< reward money, as a multiple of the base salary: "1.5", "2 * 15.5", a fixed number above 0; or by the day of the
                            decision: "2025-07-01.. -> 1.5, ..2025-06-30 -> 1". Needs `kind`, since of several titles of one period the highest
                            alone is paid. Not of an award with prizes: each prize has its own */
    const char *fund;  /**< who pays, a label for the totals; of a prize default its award's */
    const char *type; /**< "merit" (default), "sudden", "thematic", "long_service", "seniority", "external": what it rewards (loại hình khen
                               thưởng). What served a sudden or thematic award is not counted again for one of merit; not of a prize */
} emul_award;

/** A kind of achievement (thành tích: sáng kiến, đề tài …) of which a subject can have several, and that awards use up. @since 0.1 */
typedef struct emul_achievement_kind {
    size_t struct_size;
    const char *id;
    const char *name;
    const char *levels; /**< "toan_quoc, bo_tinh, co_so", best first; default none */
    const char *reuse;  /**< "once" (default): what served any award is used up; "once_per_kind": one may serve one title and one form;
                             "free_within_titles": any number of titles, but not both titles and a form, nor two forms */
} emul_achievement_kind;

/** What who is given an award uses up. @since 0.1 */
typedef struct emul_use {
    size_t struct_size;
    const char *of;    /**< the kind of achievement */
    const char *level; /**< at least this one; default any */
    const char *count; /**< how many, as far as there are so many; default 1 */
    const char *when;  /**< a condition; default always */
    const char *last;  /**< only of so many years up to the evaluated one; default all */
    const char *since; /**< only from this year on; default all */
    const char *cite;
} emul_use;

/** A condition or a preference of an award, or a veto of a scorecard. @since 0.1 */
typedef struct emul_condition {
    size_t struct_size;
    const char *that; /**< key `that` (award) or `when` (veto): an expression that is true or false */
    const char *name;
    const char *cite;
    const char *id;       /**< of an award's condition, as are those that follow: a name for it */
    const char *status;   /**< "confirmed", "secondary", "unverified"; default none */
    const char *in_force; /**< as of an award: it counts only if the day of the law lies in it */
} emul_condition;

/** A further quota of an award, beside `take`: of all that are in force on the day of the law the smallest counts. Key `limits`. @since 0.1 */
typedef struct emul_limit {
    size_t struct_size;
    const char *take; /**< as of an award, of the whole: without "per" */
    const char *name;
    const char *cite;
    const char *id;
    const char *status;   /**< as of a condition */
    const char *in_force; /**< as of a condition */
} emul_limit;

/** What a subject may lose beside its points: keys `rank_last`, `cap_class`, `demote`, `unclassified` of a scorecard. @since 0.1 */
typedef struct emul_restriction {
    size_t struct_size;
    const char *effect; /**< "rank_last": behind all others; "cap_class": not better than `class_id`; "demote": lower by `by` classes;
                               "unclassified": no class. They keep their points and, but for "rank_last", their place */
    const char *when;   /**< a condition */
    const char *name;
    const char *cite;
    const char *class_id; /**< key `class`: of "cap_class" */
    const char *by;       /**< of "demote": a number, or an expression that gives a whole number from 0 on; default 1 */
} emul_restriction;

/* Adding. Each call copies its texts, gives the new thing's index in its list, and returns EMUL_OK, EMUL_E_MEMORY, EMUL_E_ARGUMENT (NULL, bad index,
 * bad struct_size, regulation already finished), EMUL_E_UNSUPPORTED (a newer field that is set), EMUL_E_SYNTAX (a text that is no UTF-8) or EMUL_E_LIMIT (docs/regulation.md). Output indexes may be NULL. Amortised O(length of the texts). */

/** States the regulation's own keys; a second call replaces the first. @since 0.1 */
EMUL_API emul_status emul_regulation_set_header(emul_regulation *regulation, const emul_header *header, emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_add_indicator(emul_regulation *regulation, const emul_indicator *spec, int32_t *indicator,
                                                   emul_error *error);
/** Names an expression for reuse in rules (key `values`). @since 0.1 */
EMUL_API emul_status emul_regulation_add_value(emul_regulation *regulation, const char *id, const char *expression, emul_error *error);
/** The base salary (mức lương cơ sở) from a day on, for the money of awards: "2024-07-01", "2340000"; it holds until the next one, or to a last day,
 *  "2024-07-01..2025-12-31", behind which none is known. One a day.
 *  @since 0.1 */
EMUL_API emul_status emul_regulation_add_base_salary(emul_regulation *regulation, const char *from, const char *amount, emul_error *error);
/** A table for lookup(): `columns` are the thresholds across, ascending. @since 0.1 */
EMUL_API emul_status emul_regulation_add_table(emul_regulation *regulation, const char *id, const char *const *columns,
                                               int64_t column_count, int32_t *table, emul_error *error);
/** One row of a table: its threshold, ascending from row to row, and a cell for each column. @since 0.1 */
EMUL_API emul_status emul_regulation_add_table_row(emul_regulation *regulation, int32_t table, const char *threshold,
                                                   const char *const *cells, int64_t cell_count, emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_add_scorecard(emul_regulation *regulation, const emul_scorecard *spec, int32_t *scorecard,
                                                   emul_error *error);
/** Adds a criterion below `parent`, or at the top of the scorecard if `parent` is -1, after those already there. @since 0.1 */
EMUL_API emul_status emul_regulation_add_criterion(emul_regulation *regulation, int32_t scorecard, int32_t parent,
                                                   const emul_criterion *spec, int32_t *criterion, emul_error *error);
/** Adds a veto: a subject for which it holds keeps its points and takes no place. @since 0.1 */
EMUL_API emul_status emul_regulation_add_disqualification(emul_regulation *regulation, int32_t scorecard, const emul_condition *spec,
                                                          emul_error *error);
/** Adds a restriction. Demotions add up, then the lowest cap holds, then class quotas count. @since 0.1 */
EMUL_API emul_status emul_regulation_add_restriction(emul_regulation *regulation, int32_t scorecard, const emul_restriction *spec,
                                                     emul_error *error);
/** Adds a key to the order of a scorecard's standing: "total desc", "points(I) desc", "staff asc". None given: "total desc". @since 0.1 */
EMUL_API emul_status emul_regulation_add_order(emul_regulation *regulation, int32_t scorecard, const char *key, emul_error *error);
/** Adds a class, best first. @since 0.1 */
EMUL_API emul_status emul_regulation_add_class(emul_regulation *regulation, int32_t scorecard, const emul_class *spec, int32_t *class_index,
                                               emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_add_award(emul_regulation *regulation, const emul_award *spec, int32_t *award, emul_error *error);
/** Adds a prize of an award: an award of its own that shares the pool, the conditions and the order of `award` and takes the places directly
 *  after the prizes added before it. `applies_to`, `by` and conditions of `spec` are not given. @since 0.1 */
EMUL_API emul_status emul_regulation_add_prize(emul_regulation *regulation, int32_t award, const emul_award *spec, int32_t *prize,
                                               emul_error *error);
/** Adds a condition to an award; all must hold. @since 0.1 */
EMUL_API emul_status emul_regulation_add_award_condition(emul_regulation *regulation, int32_t award, const emul_condition *spec,
                                                         emul_error *error);
/** Adds a further quota to an award that has no prizes. @since 0.1 */
EMUL_API emul_status emul_regulation_add_limit(emul_regulation *regulation, int32_t award, const emul_limit *spec, emul_error *error);
/** Adds a key to an award's own order; none given: the order of its scorecard's standing. @since 0.1 */
EMUL_API emul_status emul_regulation_add_award_order(emul_regulation *regulation, int32_t award, const char *key, emul_error *error);
/** Adds a preference to an award: among those whom its order leaves equal, they come first for whom it holds. Where it is unknown of one of a set of
 *  equals, they stay equal. Several count one after the other. Not of a prize. @since 0.1 */
EMUL_API emul_status emul_regulation_add_preference(emul_regulation *regulation, int32_t award, const emul_condition *spec,
                                                    emul_error *error);
/** Declares a kind of achievement (key `achievements`). @since 0.1 */
EMUL_API emul_status emul_regulation_add_achievement_kind(emul_regulation *regulation, const emul_achievement_kind *spec, int32_t *kind,
                                                          emul_error *error);
/** States what who receives `award` uses up (key `uses`): the least level that suffices, of these the oldest, of these the first by id. Not of a
 *  prize. @since 0.1 */
EMUL_API emul_status emul_regulation_add_use(emul_regulation *regulation, int32_t award, const emul_use *spec, emul_error *error);
/** States that who receives `award` cannot receive the award with id `excluded`: one achievement, one form. @since 0.1 */
EMUL_API emul_status emul_regulation_add_exclusion(emul_regulation *regulation, int32_t award, const char *excluded, emul_error *error);

/** Checks the whole rule set, reports every problem, and makes the regulation ready and immutable. On failure it stays as it was, open to more calls.
 *  @return as emul_regulation_parse. @since 0.1 */
EMUL_API emul_status emul_regulation_finish(emul_regulation *regulation, emul_error *error);

/** What emul_regulation_write writes. @since 0.1 */
typedef int32_t emul_regulation_text;
enum {
    EMUL_TEXT_YAML = 0,     /**< the whole regulation */
    EMUL_TEXT_REST = 1,     /**< the same without the criteria */
    EMUL_TEXT_CRITERIA = 2, /**< CSV: scorecard,id,parent,name,max,kind,points,missing,round,cite, then the other keys in use */
    EMUL_TEXT_WHOLE =
        3 /**< as EMUL_TEXT_YAML, and what the sets in use (key `use`) bring: what is in force, and what the digest of a regulation is
                                 of. To be read by people: as a regulation it would name its titles twice */
};

/** Writes a finished regulation as text. The same regulation always gives the same text; reading it gives the same regulation. One built by calls
 *  can be larger than what is read (docs/regulation.md, limits). Comments of the text it was read from are not kept.
 *  @param what EMUL_TEXT_*. @param buffer, capacity, needed as for emul_result_write_csv.
 *  @return EMUL_OK, EMUL_E_CAPACITY, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(length of the text). @since 0.1 */
EMUL_API emul_status emul_regulation_write(const emul_regulation *regulation, emul_regulation_text what, char *buffer, size_t capacity,
                                           size_t *needed, emul_error *error);

/** What a regulation has, for emul_regulation_count. @since 0.1 */
typedef int32_t emul_part;
enum {
    EMUL_PART_INDICATOR = 0, /**< declared ones first, then those that only rules name */
    EMUL_PART_SCORECARD = 1,
    EMUL_PART_CRITERION = 2, /**< of all scorecards, each parent before its children, in the order of the text */
    EMUL_PART_CLASS = 3,     /**< of all scorecards, best first within each */
    EMUL_PART_AWARD = 4,     /**< an award, then its prizes */
    EMUL_PART_CONDITION = 5, /**< of all awards, in the order of the text */
    EMUL_PART_LIMIT = 6,     /**< the same */
    EMUL_PART_HEADER = 7,    /**< the regulation's own keys: one, or none if nobody stated any */
    EMUL_PART_VALUE = 8      /**< of key `values` */
};

/* Reading back. Before finish, what has been added; indexes are those that the add calls gave. Finish puts things into the order of the text
 * (EMUL_PART_*): who adds them in that order - a scorecard's criteria before those of the next, children directly after their parent, prizes
 * directly after their award - keeps the indexes; others find them anew by id. Functions that give an index give -1 if there is none. */

/** How many of `part` there are; 0 for an unknown part. @since 0.1 */
EMUL_API int64_t emul_regulation_count(const emul_regulation *regulation, emul_part part);
/** Index of the thing with this id, or -1. Classes and criteria are looked up in `scorecard` (-1: in the first that has one). @since 0.1 */
EMUL_API int32_t emul_regulation_find(const emul_regulation *regulation, emul_part part, int32_t scorecard, const char *id);
/** @return EMUL_OK, EMUL_E_ARGUMENT; so do all below. Set header->struct_size first. @since 0.1 */
EMUL_API emul_status emul_regulation_header(const emul_regulation *regulation, emul_header *header, emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_indicator(const emul_regulation *regulation, int32_t indicator, emul_indicator *spec,
                                               emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_scorecard(const emul_regulation *regulation, int32_t scorecard, emul_scorecard *spec,
                                               emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_criterion(const emul_regulation *regulation, int32_t criterion, emul_criterion *spec,
                                               emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_class(const emul_regulation *regulation, int32_t class_index, emul_class *spec, emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_award(const emul_regulation *regulation, int32_t award, emul_award *spec, emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_condition(const emul_regulation *regulation, int32_t condition, emul_condition *spec,
                                               emul_error *error);
/** @since 0.1 */
EMUL_API emul_status emul_regulation_limit(const emul_regulation *regulation, int32_t limit, emul_limit *spec, emul_error *error);
/** The parent criterion, or -1 at the top. @since 0.1 */
EMUL_API int32_t emul_regulation_criterion_parent(const emul_regulation *regulation, int32_t criterion);
/** The scorecard a criterion belongs to, or -1. @since 0.1 */
EMUL_API int32_t emul_regulation_criterion_scorecard(const emul_regulation *regulation, int32_t criterion);
/** The scorecard a class belongs to, or -1. @since 0.1 */
EMUL_API int32_t emul_regulation_class_scorecard(const emul_regulation *regulation, int32_t class_index);
/** The award a condition belongs to, or -1. @since 0.1 */
EMUL_API int32_t emul_regulation_condition_award(const emul_regulation *regulation, int32_t condition);
/** The award a limit belongs to, or -1. @since 0.1 */
EMUL_API int32_t emul_regulation_limit_award(const emul_regulation *regulation, int32_t limit);
/** Which set a thing comes from (key `use`): "vn-2024", "vn-2024, vn-2025"; of an award also where the regulation adds to one of a set. NULL: from none, or
 *  the regulation is not finished. Borrowed. @since 0.1 */
EMUL_API const char *emul_regulation_origin(const emul_regulation *regulation, emul_part part, int32_t index);
/** The award a prize belongs to, or -1 for an award that is no prize. @since 0.1 */
EMUL_API int32_t emul_regulation_prize_of(const emul_regulation *regulation, int32_t award);

/** One text of a regulation replaced: what if the weight of this criterion were 2? @since 0.1 */
typedef struct emul_change {
    const char *key;   /**< as in the text: "weight", "max", "points", "round", "when", "take" …; of a value "expression" */
    const char *value; /**< what stands after it; NULL takes the key away */
    emul_part part;    /**< EMUL_PART_*: of what … */
    int32_t index;     /**< … and which, as emul_regulation_find gives it */
} emul_change;

/** Makes a finished copy of a finished regulation in which some texts are replaced. The copy is checked as any regulation; indexes of what is
 *  declared mean the same in both, unless `use`, `titles` or `accept` change. Problems of a changed thing are told with its path, without a line. Of several changes of one key the last holds.
 *  @param changes [count]; NULL if there are none. What a set brings (key `use`) cannot be changed, nor an indicator that nobody declares.
 *  @return EMUL_OK; EMUL_E_UNKNOWN_ID for a key that the thing does not have, EMUL_E_UNSUPPORTED for a thing of a set; EMUL_E_SYNTAX or EMUL_E_LIMIT
 *  for a text that is no UTF-8 or too long; EMUL_E_ARGUMENT (not finished, an index or part that there is not); else as emul_regulation_finish. On
 *  failure *varied is untouched. O(length of the regulation). Any number of threads may vary one regulation. @since 0.1 */
EMUL_API emul_status emul_regulation_with(const emul_regulation *regulation, const emul_change *changes, int64_t count,
                                          const emul_allocator *allocator, emul_regulation **varied, emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
