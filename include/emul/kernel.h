/** @file kernel.h  Arrays in, arrays out: usable alone, no objects, no allocation. Arrays must not overlap. */
#ifndef EMUL_KERNEL_H
#define EMUL_KERNEL_H

#include "emul/decimal.h"

#ifdef __cplusplus
extern "C" {
#endif

/** How equal subjects share places. @since 0.1 */
typedef int32_t emul_ties;
enum {
    EMUL_TIES_COMPETITION = 0, /**< 1 2 2 4 */
    EMUL_TIES_DENSE = 1,       /**< 1 2 2 3 */
    EMUL_TIES_FRACTIONAL = 2   /**< 1 2.5 2.5 4 */
};

/** One sort key: a column and its direction. @since 0.1 */
typedef struct emul_rank_key {
    const emul_decimal *values; /**< [n]; a subject with an absent value in any key has no place */
    int32_t ascending;          /**< 0: the larger is the better; 1: the smaller is the better */
    int32_t reserved;           /**< 0 */
} emul_rank_key;

/** Places of n subjects by several keys, the first deciding first. Equal in every key is a tie, whatever the order of rows.
 *  @param group [n] group of each subject, or NULL for one group; places count within a group. Any int32 value.
 *  @param eligible [n] 0 = takes no place and no other subject's place counts it; or NULL for all.
 *  @param[out] order [n] rows sorted by group (ascending), then place, then row; those without place last, by row.
 *  @param[out] place [n] place in millionths (2.5 is 2500000; first is 1000000); EMUL_MISSING for one without place.
 *  @param[out] tied [n] how many subjects share the place, itself included; 0 for one without place. May be NULL.
 *  @param scratch [n] working space.
 *  @return EMUL_OK, EMUL_E_ARGUMENT. O(n log n), stable, deterministic. [E-RANK-1] Permuting the rows permutes the places only. @since 0.1 */
EMUL_API emul_status emul_rank(const emul_rank_key *keys, int32_t key_count, int64_t n, const int32_t *group, const uint8_t *eligible,
                               emul_ties ties, int64_t *order, emul_decimal *place, int64_t *tied, int64_t *scratch, emul_error *error);

/** What happens to subjects that are equal at the last slot. @since 0.1 */
typedef int32_t emul_at_cut;
enum {
    EMUL_AT_CUT_REPORT = 0, /**< none of them is decided: EMUL_CUT_TIED */
    EMUL_AT_CUT_ALL = 1,    /**< all of them are in */
    EMUL_AT_CUT_NONE = 2    /**< none of them is in */
};
enum { EMUL_CUT_OUT = 0, EMUL_CUT_IN = 1, EMUL_CUT_TIED = 2 };

/** Gives slots `first` .. `first + slots - 1` (from 0) of a ranked list to the subjects standing there, group by group.
 *  @param order [n], place [n], tied [n]: as emul_rank (EMUL_TIES_COMPETITION) wrote them.
 *  @param group as given to emul_rank, or NULL.
 *  @param first, slots counts per group: arrays of [group_count] in order of ascending group value when `group` is given, else one element.
 *         Groups in which nobody has a place have their element too, or are all left out: group_count says which.
 *  @param[out] outcome [n] EMUL_CUT_*; a subject without place is EMUL_CUT_OUT.
 *  @param[out] open [group_count] slots that nobody was decided for, those reported as tied included; may be NULL.
 *  @return EMUL_OK, EMUL_E_ARGUMENT (also if group_count does not fit the groups). O(n), times group_count if a group has nobody with a place.
 *  A set of equals that lies across either end of the slots is tied at the cut. @since 0.1 */
EMUL_API emul_status emul_cut(const int64_t *order, const emul_decimal *place, const int64_t *tied, int64_t n, const int32_t *group,
                              const int64_t *first, const int64_t *slots, int64_t group_count, emul_at_cut policy, uint8_t *outcome,
                              int64_t *open, emul_error *error);

/** Mean of each row's marks after leaving out its `high` highest and `low` lowest; absent marks are not counted and not left out as extremes.
 *  Of equal extreme marks exactly the stated number is left out. The exact mean is rounded once.
 *  @param marks [rows x columns], row by row. @param[out] mean [rows]; EMUL_MISSING for a row with no more than high + low marks.
 *  @return EMUL_OK, EMUL_E_OVERFLOW (error row = the row), EMUL_E_ARGUMENT. O(rows x columns x (high + low + 1)). @since 0.1 */
EMUL_API emul_status emul_trimmed_mean(const emul_decimal *marks, int64_t rows, int64_t columns, int64_t high, int64_t low, int32_t places,
                                       emul_rounding rounding, emul_decimal *mean, emul_error *error);

/** Weighted geometric mean, correctly rounded: whole numbers decide, no logarithm.
 *  @param values [n] not below 0; absent ones are left out. A value of 0 that counts makes the mean 0.
 *  @param weights [n] whole numbers not below 0, as 7, 7, 6 for 0.35, 0.35, 0.3; NULL: all alike. Divided by their greatest common divisor they add up
 *  to at most 1000, and so does n. @param[out] mean EMUL_NOT_APPLICABLE if nothing counts.
 *  @return EMUL_OK, EMUL_E_ARGUMENT (also for a negative value or weight, and for too large weights). O(w^2 log v) for weights of sum w and
 *  values up to v; uses 35 kB of stack. @since 0.1 */
EMUL_API emul_status emul_geometric_mean(const emul_decimal *values, const int64_t *weights, int64_t n, int32_t places,
                                         emul_rounding rounding, emul_decimal *mean, emul_error *error);

/** Sum of value x weight of each row, exact, rounded once. An absent value makes the row's sum absent (missing before not applicable).
 *  @param values [rows x columns], row by row. @param weights [columns]. @param[out] sum [rows].
 *  @return EMUL_OK, EMUL_E_OVERFLOW, EMUL_E_ARGUMENT. O(rows x columns). @since 0.1 */
EMUL_API emul_status emul_weighted_sum(const emul_decimal *values, const emul_decimal *weights, int64_t rows, int64_t columns,
                                       int32_t places, emul_rounding rounding, emul_decimal *sum, emul_error *error);

/** Rounds a whole column: emul_decimal_round on each element, absent values unchanged. `rounded` may be `values` itself. @since 0.1 */
EMUL_API emul_status emul_round_column(const emul_decimal *values, int64_t n, int32_t places, emul_rounding rounding, emul_decimal *rounded,
                                       emul_error *error);

#ifdef __cplusplus
}
#endif
#endif
