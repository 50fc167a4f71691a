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

/* ---- columns ---- */

/** What a field holds. A reader treats a type it does not know by its text. @since 0.1 */
typedef int32_t emul_field_type;
enum {
    EMUL_FIELD_TEXT = 0,    /**< what the regulation or the roster wrote: an id, a name, a rule */
    EMUL_FIELD_WORD = 1,    /**< id of a word that people read in their language: "awarded", "half_away" */
    EMUL_FIELD_DECIMAL = 2, /**< a number in millionths */
    EMUL_FIELD_SHARE = 3,   /**< a share in millionths: 20 % is 200000 */
    EMUL_FIELD_EXACT = 4,   /**< a fraction in lowest terms, "33408/1715", or a number of at most six decimals, "8.25" */
    EMUL_FIELD_COUNT = 5,   /**< a whole number, as it is */
    EMUL_FIELD_TERMS = 6,   /**< its items are weights and values */
    EMUL_FIELD_LIST = 7     /**< its items are texts */
};

/** An explanation as columns, for programs that read arrays (numpy, typed arrays, data frames) and call nothing back.
 *
 *  Lines stand in reading order: a line, then all that is below its first part, then its second. Where a thing has several of another, those of
 *  the i-th are [first[i], first[i + 1]) (compressed rows); texts lie end to end in UTF-8, the i-th being the bytes [first[i], first[i + 1]), without
 *  NUL between them. That is Apache Arrow's layout of lists and of large texts. "line" below is an index of lines, "field" of fields, "item" of items.
 *  All arrays live as long as the columns; none is NULL. New members come at the end: one at or beyond `struct_size` is not there. @since 0.1 */
typedef struct emul_columns {
    size_t struct_size;              /**< of this struct in the library that made it */
    const int32_t *kind;             /**< [line_count] emul_line_kind_name */
    const int32_t *depth;            /**< [line_count] 0 for the first line */
    const int64_t *parent;           /**< [line_count] line above, -1 for the first */
    const int64_t *after;            /**< [line_count] line that follows all that is below this one: those below are [line + 1, after) */
    const int64_t *part_first;       /**< [line_count + 1] parts of a line, in `part` */
    const int64_t *part;             /**< [line_count - 1] lines */
    const int64_t *field_first;      /**< [line_count + 1] fields of a line */
    const int64_t *english_first;    /**< [line_count + 1] the line as people read it, in `english`; may hold line breaks */
    const char *english;             /**< UTF-8 */
    const int64_t *vietnamese_first; /**< [line_count + 1] the same, in `vietnamese` */
    const char *vietnamese;          /**< UTF-8 */
    const int32_t *key;              /**< [field_count] emul_field_key_name */
    const emul_field_type *type;     /**< [field_count] EMUL_FIELD_* */
    const int64_t
        *number; /**< [field_count] of a decimal, a share or a count; of an exact one if it has at most six decimals; else EMUL_MISSING */
    const int64_t
        *text_first;  /**< [field_count + 1] in `text`: a text, the id of a word, and of every number what JSON says ("8.25"); else empty */
    const char *text; /**< UTF-8 */
    const int64_t *item_first;       /**< [field_count + 1] terms or texts of a field */
    const emul_decimal *item_weight; /**< [item_count] of a term; EMUL_MISSING of a text */
    const emul_decimal *item_value;  /**< [item_count] of a term; EMUL_MISSING of a text */
    const int64_t *item_text_first;  /**< [item_count + 1] in `item_text`: of a text; empty of a term */
    const char *item_text;           /**< UTF-8 */
    int64_t line_count;              /**< at least 1 */
    int64_t field_count;
    int64_t item_count;
} emul_columns;

/** Lays an explanation out as columns, which own all they hold: the explanation may be destroyed before them.
 *  @param columns given only on success; to be destroyed, and only read by the caller.
 *  @return EMUL_OK, EMUL_E_ARGUMENT, EMUL_E_MEMORY. O(lines and the length of their texts). May be called from several threads. @since 0.1 */
EMUL_API emul_status emul_explanation_columns(const emul_explanation *explanation, emul_columns **columns, emul_error *error);
/** Releases them; NULL is allowed. @since 0.1 */
EMUL_API void emul_columns_destroy(emul_columns *columns);

/** Name of a kind of lines, as in JSON: "criterion". Names stay, numbers may differ between versions of the library: a program asks for the numbers of the
 *  names that it knows when it starts. Static storage; NULL for an unknown number, so that counting up from 0 meets all. O(1). @since 0.1 */
EMUL_API const char *emul_line_kind_name(int32_t kind);
/** Number of a kind as columns show it; -1 for NULL and an unknown name. O(kinds). @since 0.1 */
EMUL_API int32_t emul_line_kind_find(const char *name);
/** Name of a field, as in JSON: "points". As for kinds. @since 0.1 */
EMUL_API const char *emul_field_key_name(int32_t key);
/** Number of a field's name; -1 for NULL and an unknown one. O(names). @since 0.1 */
EMUL_API int32_t emul_field_key_find(const char *name);

#ifdef __cplusplus
}
#endif
#endif
