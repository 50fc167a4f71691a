/* In: claims and a number of seats. Out: whole shares by largest remainders (Hare quota). */
#include "base/diagnostic.h"
#include "base/math.h"
#include "decimal/wide.h"
#include "emul/contest.h"
#include "kernel/sort.h"

static int compare_remainders(const void *context, int64_t a, int64_t b) {
    const int64_t *remainders = (const int64_t *)context;
    return (remainders[a] < remainders[b]) - (remainders[a] > remainders[b]);
}

/* Sum of the claims, each of which must be a number that is not negative. */
static emul_status add_claims(const emul_decimal *claims, int64_t n, int64_t seats, int64_t *sum, emul_error *error) {
    *sum = 0;
    for (int64_t i = 0; i < n; i++) {
        if (claims[i] < 0) { /* the absent ones too */
            return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                           .place = {.row = i + 1},
                                                           .english = "a claim is absent or negative",
                                                           .vietnamese = "có phần yêu cầu chưa có số liệu hoặc âm"});
        }
        if (!emul__add(*sum, claims[i], sum)) {
            return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                           .place = {.row = i + 1},
                                                           .english = "the sum of the claims is too large",
                                                           .vietnamese = "tổng các phần yêu cầu quá lớn"});
        }
    }
    if (*sum == 0 && seats > 0) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                       .english = "nobody has a claim to the seats that are to be shared",
                                                       .vietnamese = "không có ai để phân bổ các suất"});
    }
    return EMUL_OK;
}

/* Whole parts of seats x claim / sum; returns the seats that are left over. */
static int64_t cut_shares(const emul_decimal *claims, int64_t n, int64_t seats, int64_t sum, int64_t *seat, int64_t *remainders) {
    int64_t left = seats;
    for (int64_t i = 0; i < n; i++) {
        emul__wide whole = emul__wide_of(0);
        emul__wide rest = emul__wide_of(0);
        emul__wide_divide(emul__wide_mul64(claims[i], seats), emul__wide_of(sum), &whole, &rest);
        (void)emul__wide_narrow(whole, &seat[i]); /* at most `seats` */
        (void)emul__wide_narrow(rest, &remainders[i]);
        left -= seat[i];
    }
    return left;
}

/* One seat each to the largest remainders, set by set of equals; returns the seats that a last set is too large for. */
static int64_t give_left(const int64_t *order, const int64_t *remainders, int64_t n, int64_t left, int64_t *seat, uint8_t *tied) {
    for (int64_t start = 0, end = 0; left > 0; start = end) {
        for (end = start + 1; end < n && compare_remainders(remainders, order[start], order[end]) == 0;) {
            end++;
        }
        const bool enough = end - start <= left;
        for (int64_t i = start; i < end; i++) {
            seat[order[i]] += enough;
            tied[order[i]] = !enough;
        }
        if (!enough) {
            return left;
        }
        left -= end - start;
    }
    return 0;
}

emul_status emul_largest_remainder(const emul_decimal *claims, int64_t n, int64_t seats, int64_t *seat, uint8_t *tied, int64_t *open,
                                   int64_t *scratch, emul_error *error) {
    int64_t sum = 0;
    emul__error_clear(error);
    if (n < 0 || seats < 0) {
        return emul__report_argument(error, n < 0 ? "n" : "seats");
    }
    if (n > 0 && (claims == NULL || scratch == NULL)) {
        return emul__report_argument(error, claims == NULL ? "claims" : "scratch");
    }
    if (n > 0 && (seat == NULL || tied == NULL)) {
        return emul__report_argument(error, seat == NULL ? "seat" : "tied");
    }
    const emul_status status = add_claims(claims, n, seats, &sum, error);
    if (status != EMUL_OK) {
        return status;
    }
    int64_t *const order = scratch;
    int64_t *const remainders = scratch + n;
    for (int64_t i = 0; i < n; i++) {
        order[i] = i;
        seat[i] = remainders[i] = tied[i] = 0;
    }
    int64_t left = 0;
    if (sum > 0) {
        left = cut_shares(claims, n, seats, sum, seat, remainders);
        emul__sort(order, scratch + 2 * n, n, compare_remainders, remainders);
        left = give_left(order, remainders, n, left, seat, tied);
    }
    if (open != NULL) {
        *open = left;
    }
    return EMUL_OK;
}
