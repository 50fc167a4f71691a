/* In: marks of several judges. Out: how mild and how wide each of them marks, beside the others. */
#include "base/diagnostic.h"
#include "decimal/ratio.h"
#include "emul/contest.h"

typedef struct jury {
    const emul_decimal *marks;
    int64_t entries;
    int64_t judges;
    int32_t places;
    emul_rounding rounding;
} jury;

static emul_decimal mark_of(const jury *from, int64_t entry, int64_t judge) {
    return from->marks[entry * from->judges + judge];
}

static bool is_number(emul_decimal value) {
    return value >= EMUL_DECIMAL_MIN;
}

/* Mean of what the whole jury gave an entry; some mark is there. */
static emul__ratio entry_mean(const jury *from, int64_t entry) {
    emul__ratio sum = emul__ratio_of_integer(0);
    int64_t count = 0;
    for (int64_t judge = 0; judge < from->judges; judge++) {
        const emul_decimal mark = mark_of(from, entry, judge);
        if (is_number(mark)) {
            sum = emul__ratio_add(sum, emul__ratio_of_decimal(mark));
            count++;
        }
    }
    return emul__ratio_div(sum, emul__ratio_of_integer(count));
}

/* No other judge was as high, or none as low. */
static bool is_extreme(const jury *from, int64_t entry, int64_t judge) {
    const emul_decimal own = mark_of(from, entry, judge);
    int64_t others = 0;
    int64_t above = 0; /* others who are at least as high */
    int64_t below = 0;
    for (int64_t i = 0; i < from->judges; i++) {
        const emul_decimal mark = mark_of(from, entry, i);
        if (i != judge && is_number(mark)) {
            others++;
            above += mark >= own;
            below += mark <= own;
        }
    }
    return others > 0 && (above == 0 || below == 0);
}

/* ---- the standard deviation ---- */

/* The largest whole number whose square is no more than num / den, by halving. */
static int64_t root_of(emul__ratio square) {
    int64_t low = 0;
    int64_t high = INT64_MAX;
    while (low < high) {
        const int64_t middle = low + (high - low) / 2 + 1;
        const emul__ratio tried = {emul__wide_mul64(middle, middle), emul__wide_of(1)};
        if (emul__ratio_compare(tried, square) <= 0) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return low;
}

/* The root of a variance in square millionths, rounded. `unit` millionths are one step; 2 x 10^6 x step + unit stays far inside. */
static emul_decimal rounded_root(emul__ratio variance, int32_t places, emul_rounding rounding) {
    static const int64_t units[] = {1000000, 100000, 10000, 1000, 100, 10, 1};
    const int64_t unit = units[places];
    const int64_t down = root_of(variance) / unit * unit;
    const emul__ratio exact = {emul__wide_mul64(down, down), emul__wide_of(1)};
    if (emul__ratio_compare(exact, variance) == 0) {
        return down;
    }
    if (down > INT64_MAX / 4) { /* no mark is so far from another that the middle would need more bits */
        return emul__state_code(EMUL__OVERFLOWED);
    }
    const emul__ratio middle = {emul__wide_mul64(2 * down + unit, 2 * down + unit), emul__wide_of(4)};
    const int half = emul__ratio_compare(variance, middle);
    switch (rounding) {
    case EMUL_ROUND_DOWN:
    case EMUL_ROUND_FLOOR:
        return down;
    case EMUL_ROUND_UP:
    case EMUL_ROUND_CEILING:
        return down + unit;
    case EMUL_ROUND_HALF_EVEN:
        return down + (half > 0 || (half == 0 && down / unit % 2 != 0) ? unit : 0);
    default:
        return down + (half >= 0 ? unit : 0);
    }
}

/* (n x sum of squares - square of the sum) / (n (n - 1)), of marks counted from `from_mark` in millionths, so that the numbers stay small. */
static emul__ratio variance_of(const jury *from, int64_t judge, emul_decimal from_mark, int64_t n) {
    emul__ratio sum = emul__ratio_of_integer(0);
    emul__ratio squares = emul__ratio_of_integer(0);
    for (int64_t entry = 0; entry < from->entries; entry++) {
        const emul_decimal mark = mark_of(from, entry, judge);
        if (is_number(mark)) {
            const emul__ratio distance = emul__ratio_sub(emul__ratio_of_integer(mark), emul__ratio_of_integer(from_mark));
            sum = emul__ratio_add(sum, distance);
            squares = emul__ratio_add(squares, emul__ratio_mul(distance, distance));
        }
    }
    const emul__ratio count = emul__ratio_of_integer(n);
    const emul__ratio spread = emul__ratio_sub(emul__ratio_mul(count, squares), emul__ratio_mul(sum, sum));
    return emul__ratio_div(spread, emul__ratio_mul(count, emul__ratio_of_integer(n - 1)));
}

static emul_decimal deviation_of(const jury *from, int64_t judge, const emul_judge *line) {
    if (line->marks < 2) {
        return EMUL_MISSING;
    }
    const emul__ratio variance = variance_of(from, judge, line->lowest, line->marks);
    const emul__state state = emul__ratio_state(variance);
    return state == EMUL__PRESENT ? rounded_root(variance, from->places, from->rounding) : emul__state_code(state);
}

/* ---- one judge's line ---- */

static void widen(emul_judge *line, emul_decimal mark) {
    line->lowest = line->marks == 0 || mark < line->lowest ? mark : line->lowest;
    line->highest = line->marks == 0 || mark > line->highest ? mark : line->highest;
    line->marks++;
}

/* False if a number is too large. */
static bool report_judge(const jury *from, int64_t judge, emul_judge *line) {
    emul__ratio sum = emul__ratio_of_integer(0);
    emul__ratio means = emul__ratio_of_integer(0);
    *line = (emul_judge){0, EMUL_MISSING, EMUL_MISSING, EMUL_MISSING, EMUL_MISSING, EMUL_MISSING, 0};
    for (int64_t entry = 0; entry < from->entries; entry++) {
        const emul_decimal mark = mark_of(from, entry, judge);
        if (is_number(mark)) {
            sum = emul__ratio_add(sum, emul__ratio_of_decimal(mark));
            means = emul__ratio_add(means, entry_mean(from, entry));
            line->extremes += is_extreme(from, entry, judge);
            widen(line, mark);
        }
    }
    if (line->marks == 0) {
        return true;
    }
    const emul__ratio count = emul__ratio_of_integer(line->marks);
    line->mean = emul__ratio_round(emul__ratio_div(sum, count), from->places, from->rounding);
    line->shift = emul__ratio_round(emul__ratio_div(emul__ratio_sub(sum, means), count), from->places, from->rounding);
    line->deviation = deviation_of(from, judge, line);
    return line->mean >= EMUL_DECIMAL_MIN && line->shift >= EMUL_DECIMAL_MIN &&
           (line->deviation >= EMUL_DECIMAL_MIN || line->deviation == EMUL_MISSING);
}

static emul_status too_large(emul_error *error, int64_t judge) {
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_OVERFLOW,
                                                   .place = {.row = judge + 1},
                                                   .english = "the report on a judge needs numbers that are too large",
                                                   .vietnamese = "thống kê về một giám khảo cần những số quá lớn"});
}

emul_status emul_judge_report(const emul_decimal *marks, int64_t entries, int64_t judges, int32_t places, emul_rounding rounding,
                              emul_judge *report, emul_error *error) {
    const jury from = {marks, entries, judges, places, rounding};
    emul__error_clear(error);
    if (judges < 0 || entries < 0 || (judges > 0 && entries > INT64_MAX / judges)) {
        return emul__report_argument(error, judges < 0 ? "judges" : "entries");
    }
    if ((entries > 0 && judges > 0 && marks == NULL) || (judges > 0 && report == NULL)) {
        return emul__report_argument(error, report == NULL ? "report" : "marks");
    }
    if (!emul__rounding_is_valid(places, rounding)) {
        return emul__report_argument(error, "rounding");
    }
    for (int64_t judge = 0; judge < judges; judge++) {
        if (!report_judge(&from, judge, &report[judge])) {
            return too_large(error, judge);
        }
    }
    return EMUL_OK;
}
