/* In: values and weights. Out: their geometric mean, correctly rounded. A whole number m is at most the mean of values v with weights w, of sum W,
 * if and only if m^W <= the product of v^w: integers of any length decide, no logarithm. */
#include "kernel/geometric.h"

#include "base/diagnostic.h"
#include "decimal/big.h"
#include "kernel/column.h"

/* 25 kB together: they live on the stack of emul__geometric_mean. */
typedef struct working {
    emul__big product, power, spare;
} working;

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

static bool counts(const emul_decimal *values, const int64_t *weights, int64_t i) {
    return weights[i] > 0 && (values == NULL || values[i] >= EMUL_DECIMAL_MIN);
}

static int64_t divisor_of(const emul_decimal *values, const int64_t *weights, int64_t n) {
    int64_t divisor = 0;
    for (int64_t i = 0; i < n; i++) {
        divisor = counts(values, weights, i) ? common_divisor(weights[i], divisor) : divisor;
    }
    return divisor;
}

int64_t emul__root_of_weights(const emul_decimal *values, const int64_t *weights, int64_t n) {
    const int64_t divisor = divisor_of(values, weights, n);
    int64_t root = 0;
    for (int64_t i = 0; i < n && root <= EMUL__MOST_ROOT; i++) {
        const int64_t part = counts(values, weights, i) ? weights[i] / divisor : 0;
        root += part <= EMUL__MOST_ROOT ? part : EMUL__MOST_ROOT + 1;
    }
    return root;
}

/* Whether m^root is below, equal to or above the product. */
static int compare_power(working *work, uint64_t m, int64_t root) {
    emul__big_power(&work->power, m, root, &work->spare);
    return emul__big_compare(&work->power, &work->product);
}

/* The largest m from low on, and not above high, whose power does not exceed the product. */
static int64_t whole_root(working *work, int64_t low, int64_t high, int64_t root) {
    while (low < high) {
        const int64_t middle = low + (high - low) / 2 + (high - low) % 2;
        if (compare_power(work, (uint64_t)middle, root) <= 0) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/* Four times the root, but that quarters stand for what lies around them. */
static emul__ratio in_quarters(working *work, int64_t whole, int64_t root) {
    int64_t quarters = 0;
    if (compare_power(work, (uint64_t)whole, root) != 0) {
        for (int64_t i = 0; i < root; i++) {
            emul__big_scale(&work->product, 2); /* (2 m + 1)^W against 2^W x the product: is the mean above m + 1/2? */
        }
        const int half = compare_power(work, 2 * (uint64_t)whole + 1, root);
        quarters = half > 0 ? 1 : half == 0 ? 2 : 3;
    }
    emul__wide sum = emul__wide_of(0);
    (void)emul__wide_add(emul__wide_mul64(whole, 4), emul__wide_of(quarters), &sum);
    return emul__ratio_make(sum, emul__wide_mul64(4, EMUL_DECIMAL_ONE));
}

emul__ratio emul__geometric_mean(const emul_decimal *values, const int64_t *weights, int64_t n) {
    working work;
    const int64_t divisor = divisor_of(values, weights, n);
    const int64_t root = emul__root_of_weights(values, weights, n);
    int64_t low = INT64_MAX;
    int64_t high = 0;
    if (root == 0) {
        return emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
    }
    emul__big_set(&work.product, 1);
    for (int64_t i = 0; i < n; i++) {
        if (!counts(values, weights, i)) {
            continue;
        }
        low = values[i] < low ? values[i] : low;
        high = values[i] > high ? values[i] : high;
        for (int64_t times = 0; times < weights[i] / divisor; times++) {
            emul__big_scale(&work.product, (uint64_t)values[i]);
        }
    }
    if (low == 0 || low == high) {
        return emul__ratio_of_decimal(low);
    }
    return in_quarters(&work, whole_root(&work, low, high, root), root);
}

emul_status emul_geometric_mean(const emul_decimal *values, const int64_t *weights, int64_t n, int32_t places, emul_rounding rounding,
                                emul_decimal *mean, emul_error *error) {
    emul__error_clear(error);
    if (n < 0 || n > EMUL__MOST_ROOT) {
        return emul__report_argument(error, "n");
    }
    if ((n > 0 && values == NULL) || mean == NULL) {
        return emul__report_argument(error, mean == NULL ? "mean" : "values");
    }
    if (!emul__rounding_is_valid(places, rounding)) {
        return emul__report_argument(error, "rounding");
    }
    int64_t own[EMUL__MOST_ROOT];
    for (int64_t i = 0; i < n; i++) {
        own[i] = weights == NULL ? 1 : weights[i];
        if (own[i] < 0 || (values[i] >= EMUL_DECIMAL_MIN && values[i] < 0)) {
            return emul__report_argument(error, own[i] < 0 ? "weights" : "values");
        }
    }
    if (emul__root_of_weights(values, own, n) > EMUL__MOST_ROOT) {
        return emul__report_argument(error, "weights");
    }
    const emul__table table = {"values", values, 1, n, "mean", mean, places, rounding};
    return emul__table_store(&table, 0, emul__geometric_mean(values, own, n), error);
}
