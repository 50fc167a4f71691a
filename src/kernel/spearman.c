/* In: two marks of each entry. Out: Spearman's coefficient with ties: Pearson's of the ranks. Ranks are doubled and counted from their mean n + 1,
 * so that they are whole: with A = sum of r s, B = sum of r^2, C = sum of s^2 the coefficient is A / sqrt(B C), and a step of it is decided by
 * k^2 B C against A^2: whole numbers, no root. */
#include "base/diagnostic.h"
#include "decimal/ratio.h"
#include "decimal/wider.h"
#include "emul/contest.h"
#include "kernel/sort.h"

/* Sums of so many squares stay inside 64 bits: (n^3 - n) / 3. */
enum { MOST_ENTRIES = 2000000 };

static int compare_marks(const void *context, int64_t a, int64_t b) {
    const emul_decimal *marks = (const emul_decimal *)context;
    return (marks[a] > marks[b]) - (marks[a] < marks[b]);
}

/* ranks[entry] of the entries in `used`, which become ordered by their marks. */
static void write_ranks(const emul_decimal *marks, int64_t *used, int64_t n, int64_t *ranks, int64_t *scratch) {
    emul__sort(used, scratch, n, compare_marks, marks);
    for (int64_t start = 0, end = 0; start < n; start = end) {
        for (end = start + 1; end < n && marks[used[end]] == marks[used[start]];) {
            end++;
        }
        for (int64_t i = start; i < end; i++) {
            ranks[used[i]] = start + 1 + end - (n + 1);
        }
    }
}

/* |A| and B C of the coefficient, and whether it is below 0. */
typedef struct quotient {
    emul__wide square; /* A^2 */
    emul__wide whole;  /* B C */
    bool negative;
} quotient;

/* Whether the coefficient is below (-1), at (0) or above (1) `steps` / `of`. Both are at most 2 x 10^6, the squares of A and B C below 2^125. */
static int compare_step(const quotient *value, int64_t steps, int64_t of) {
    const emul__wider own = emul__wider_product(value->square, emul__wide_mul64(of, of));
    const emul__wider step = emul__wider_product(value->whole, emul__wide_mul64(steps, steps));
    return emul__wider_compare(&own, &step);
}

/* Whether what lies between `down` and the next step goes up to that. */
static bool rounds_up(const quotient *value, int64_t down, int64_t of, emul_rounding rounding) {
    const int half = compare_step(value, 2 * down + 1, 2 * of);
    switch (rounding) {
    case EMUL_ROUND_DOWN:
        return false;
    case EMUL_ROUND_UP:
        return true;
    case EMUL_ROUND_FLOOR:
        return value->negative;
    case EMUL_ROUND_CEILING:
        return !value->negative;
    case EMUL_ROUND_HALF_EVEN:
        return half > 0 || (half == 0 && down % 2 != 0);
    default:
        return half >= 0;
    }
}

static emul_decimal rounded(const quotient *value, int32_t places, emul_rounding rounding) {
    static const int64_t steps_of_one[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    const int64_t of = steps_of_one[places];
    int64_t low = 0;
    int64_t high = of;
    while (low < high) { /* the largest step that is not above the coefficient */
        const int64_t middle = low + (high - low + 1) / 2;
        if (compare_step(value, middle, of) >= 0) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    if (compare_step(value, low, of) != 0 && rounds_up(value, low, of, rounding)) {
        low++;
    }
    return (value->negative ? -low : low) * (EMUL_DECIMAL_ONE / of);
}

/* The coefficient of n ranks; EMUL_MISSING if one side finds all entries equal. */
static emul_decimal coefficient(const int64_t *used, int64_t n, const int64_t *first, const int64_t *second, int32_t places,
                                emul_rounding rounding) {
    int64_t products = 0;
    int64_t squares[2] = {0, 0};
    for (int64_t i = 0; i < n; i++) {
        const int64_t entry = used[i];
        products += first[entry] * second[entry];
        squares[0] += first[entry] * first[entry];
        squares[1] += second[entry] * second[entry];
    }
    if (squares[0] == 0 || squares[1] == 0) {
        return EMUL_MISSING;
    }
    const quotient value = {emul__wide_mul64(products, products), emul__wide_mul64(squares[0], squares[1]), products < 0};
    return rounded(&value, places, rounding);
}

static const char *wrong_parameter(const void *first, const void *second, int64_t n, const void *rho, const void *scratch) {
    if (n < 0 || n > MOST_ENTRIES) {
        return "n";
    }
    if (n > 0 && (first == NULL || second == NULL)) {
        return first == NULL ? "first" : "second";
    }
    if (rho == NULL) {
        return "rho";
    }
    return n > 0 && scratch == NULL ? "scratch" : NULL;
}

emul_status emul_spearman(const emul_decimal *first, const emul_decimal *second, int64_t n, int32_t places, emul_rounding rounding,
                          emul_decimal *rho, int64_t *used, int64_t *scratch, emul_error *error) {
    emul__error_clear(error);
    const char *wrong = wrong_parameter(first, second, n, rho, scratch);
    if (wrong != NULL || !emul__rounding_is_valid(places, rounding)) {
        return emul__report_argument(error, wrong != NULL ? wrong : "rounding");
    }
    int64_t count = 0;
    for (int64_t i = 0; i < n; i++) {
        if (first[i] >= EMUL_DECIMAL_MIN && second[i] >= EMUL_DECIMAL_MIN) {
            scratch[count++] = i;
        }
    }
    if (n > 0) {
        write_ranks(first, scratch, count, scratch + n, scratch + 3 * n);
        write_ranks(second, scratch, count, scratch + 2 * n, scratch + 3 * n);
    }
    *rho = count < 2 ? EMUL_MISSING : coefficient(scratch, count, scratch + n, scratch + 2 * n, places, rounding);
    if (used != NULL) {
        *used = count;
    }
    return EMUL_OK;
}
