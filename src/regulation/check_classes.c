/* Classes that nobody can reach and totals that fall into no class, found where conditions speak plainly of the total: "total >= 85",
 * "total >= 70 and total < 85", alone or with further conditions. Of other conditions nothing is claimed. */
#include <string.h>

#include "regulation/build.h"

/* Totals for which a condition can hold: low..high, each end included or not. */
typedef struct band {
    bool plain; /* all that can be said of the total has been understood */
    bool pure;  /* and the condition says nothing else */
    emul__limit low, high;
    bool above_low, below_high; /* the end itself is not included */
} band;

/* ---- reading a condition ---- */

static bool word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' || (unsigned char)c >= 0x80;
}

/* Where the word begins in the text, or -1. */
static int64_t find_word(emul__text text, emul__text word) {
    for (size_t at = 0; at + word.length <= text.length; at++) {
        const bool starts = at == 0 || !word_character(text.bytes[at - 1]);
        const bool ends = at + word.length == text.length || !word_character(text.bytes[at + word.length]);
        if (starts && ends && memcmp(text.bytes + at, word.bytes, word.length) == 0) {
            return (int64_t)at;
        }
    }
    return -1;
}

static void narrow_low(band *range, emul_decimal value, bool open) {
    if (!range->low.present || value > range->low.value || (value == range->low.value && open)) {
        range->low = (emul__limit){true, value};
        range->above_low = open;
    }
}

static void narrow_high(band *range, emul_decimal value, bool open) {
    if (!range->high.present || value < range->high.value || (value == range->high.value && open)) {
        range->high = (emul__limit){true, value};
        range->below_high = open;
    }
}

/* "total >= 85"; false if the part is anything else. */
static bool read_comparison(emul__text part, band *range) {
    const emul__text total = EMUL__TEXT("total");
    const emul__text text = emul__text_trim(part);
    emul_decimal value = 0;
    if (find_word(text, total) != 0) {
        return false;
    }
    const emul__text rest = emul__text_trim((emul__text){text.bytes + total.length, text.length - total.length});
    if (rest.length < 2 || (rest.bytes[0] != '<' && rest.bytes[0] != '>')) {
        return false;
    }
    const size_t sign = rest.bytes[1] == '=' ? 2 : 1;
    const emul__text number = emul__text_trim((emul__text){rest.bytes + sign, rest.length - sign});
    if (emul_decimal_parse(number.bytes, number.length, '.', &value, NULL) != EMUL_OK) {
        return false;
    }
    (rest.bytes[0] == '>' ? narrow_low : narrow_high)(range, value, sign == 1);
    return true;
}

static band read_condition(emul__text condition) {
    static const char *const other[] = {"or", "not", "if"};
    const emul__text conjunction = EMUL__TEXT("and");
    band range = {.plain = true, .pure = true};
    for (size_t i = 0; i < sizeof other / sizeof other[0]; i++) {
        range.plain = range.plain && find_word(condition, emul__text_of(other[i])) < 0;
    }
    emul__text rest = condition;
    while (range.plain && rest.length > 0) {
        const int64_t at = find_word(rest, conjunction);
        const size_t length = at < 0 ? rest.length : (size_t)at;
        range.pure = read_comparison((emul__text){rest.bytes, length}, &range) && range.pure;
        const size_t skipped = at < 0 ? length : length + conjunction.length;
        rest = (emul__text){rest.bytes + skipped, rest.length - skipped};
    }
    range.pure = range.pure && range.plain;
    return range;
}

/* ---- comparing bands ---- */

static bool is_empty(const band *range) {
    return range->low.present && range->high.present &&
           (range->low.value > range->high.value || (range->low.value == range->high.value && (range->above_low || range->below_high)));
}

static bool contains(const band *range, emul_decimal value) {
    const bool low = !range->low.present || value > range->low.value || (value == range->low.value && !range->above_low);
    const bool high = !range->high.present || value < range->high.value || (value == range->high.value && !range->below_high);
    return low && high;
}

static bool covers(const band *outer, const band *inner) {
    const bool low =
        !outer->low.present || (inner->low.present && (inner->low.value > outer->low.value ||
                                                       (inner->low.value == outer->low.value && (inner->above_low || !outer->above_low))));
    const bool high = !outer->high.present ||
                      (inner->high.present && (inner->high.value < outer->high.value ||
                                               (inner->high.value == outer->high.value && (inner->below_high || !outer->below_high))));
    return low && high;
}

/* ---- the checks ---- */

typedef struct class_list {
    const emul__model_scorecard *scorecard;
    const emul__model_class *classes;
    int32_t first; /* number of the first class in the draft */
    band *bands;
} class_list;

static const emul__item *class_item(const emul__build *build, const class_list *list, int32_t i) {
    return emul__build_item(build, EMUL__CLASSES, list->first + i);
}

/* Everybody for whom class `i` could hold is in a class before it: but not if a quota may send some of them on. */
static void check_reachable(emul__build *build, const class_list *list, int32_t i) {
    int32_t taker = -1;
    for (int32_t k = 0; k < i && taker < 0; k++) {
        const bool all = list->bands[k].pure && !emul__item_mentions(class_item(build, list, k), EMUL__CLASS_AT_MOST);
        taker = all && covers(&list->bands[k], &list->bands[i]) ? k : -1;
    }
    if (taker < 0 && !is_empty(&list->bands[i])) {
        return;
    }
    emul__build_problem(build, class_item(build, list, i), list->classes[i].has_condition ? EMUL__CLASS_WHEN : -1,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = taker < 0 ? "no total can be in the class “{0}”"
                                                                 : "nobody can reach the class “{0}”: whoever could is in “{1}”",
                                            .vietnamese = taker < 0 ? "không tổng điểm nào thuộc mức “{0}”"
                                                                    : "không ai đạt mức “{0}”: người đủ điều kiện đã thuộc mức “{1}”",
                                            .hint_english = "list the classes best first, with falling limits",
                                            .hint_vietnamese = "liệt kê các mức từ cao xuống thấp, với ngưỡng giảm dần",
                                            .arguments = {list->classes[i].id, taker < 0 ? list->classes[i].id : list->classes[taker].id}});
}

static void report_gap(emul__build *build, const class_list *list, int32_t i, emul_decimal total, bool bottom) {
    char digits[EMUL__DECIMAL_CAPACITY];
    emul__build_problem(
        build, class_item(build, list, i), EMUL__CLASS_WHEN,
        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                            .english = bottom ? "a total below {0} is in no class" : "a total of {0} is in no class",
                            .vietnamese = bottom ? "tổng điểm dưới {0} không thuộc mức nào" : "tổng điểm {0} không thuộc mức nào",
                            .hint_english = bottom ? "add a last class without “when”" : "let the limits of the classes meet",
                            .hint_vietnamese = bottom ? "thêm mức cuối cùng không có “when”" : "để ngưỡng của các mức liền nhau",
                            .arguments = {{digits, emul__decimal_write(total, 0, '.', digits)}}});
}

/* The last class that begins at `low`; from there down nothing is classed. */
static bool is_bottom(const class_list *list, int32_t i) {
    for (int32_t k = 0; k < list->scorecard->class_count; k++) {
        const band *other = &list->bands[k];
        if (!other->plain || !other->low.present || other->low.value < list->bands[i].low.value ||
            (other->low.value == list->bands[i].low.value && k > i)) {
            return false;
        }
    }
    return true;
}

/* The total next below the limit where class `i` begins: totals are rounded, so 84.99 may be next below 85. */
static emul_decimal next_below(const class_list *list, int32_t i) {
    emul_decimal grid = EMUL_DECIMAL_ONE;
    for (int32_t places = 0; places < list->scorecard->round.places; places++) {
        grid /= 10;
    }
    const emul_decimal low = list->bands[i].low.value;
    return list->bands[i].above_low || low < EMUL_DECIMAL_MIN + grid ? low : low - grid;
}

static void check_gap(emul__build *build, const class_list *list, int32_t i) {
    const emul_decimal floor = list->scorecard->min.present ? list->scorecard->min.value : 0;
    bool all_pure = true;
    bool covered = false;
    if (!list->bands[i].low.present) {
        return;
    }
    if (is_bottom(list, i)) {
        if (list->bands[i].low.value > floor) {
            report_gap(build, list, i, list->bands[i].low.value, true);
        }
        return;
    }
    const emul_decimal total = next_below(list, i);
    for (int32_t k = 0; k < list->scorecard->class_count; k++) {
        all_pure = all_pure && list->bands[k].pure;
        covered = covered || contains(&list->bands[k], total);
    }
    if (all_pure && !covered) {
        report_gap(build, list, i, total, false);
    }
}

static void check_scorecard(emul__build *build, const emul__model_scorecard *scorecard) {
    class_list list = {scorecard, build->classes + scorecard->first_class, scorecard->first_class, NULL};
    list.bands = (band *)emul__build_allocate(build, (size_t)scorecard->class_count, sizeof *list.bands);
    for (int32_t i = 0; list.bands != NULL && i < scorecard->class_count; i++) {
        const emul__text when = emul__item_text(class_item(build, &list, i), EMUL__CLASS_WHEN);
        list.bands[i] = read_condition(when);
        if (when.length == 0 && list.classes[i].has_condition) { /* there, but not readable */
            list.bands[i].plain = list.bands[i].pure = false;
        }
    }
    for (int32_t i = 0; list.bands != NULL && i < scorecard->class_count; i++) {
        check_reachable(build, &list, i);
        check_gap(build, &list, i);
    }
}

void emul__check_classes(emul__build *build) {
    enum { MOST_COMPARED = 1000 }; /* each class is compared with each */
    for (int32_t i = 0; i < build->model->scorecard_count; i++) {
        if (build->scorecards[i].class_count <= MOST_COMPARED) {
            check_scorecard(build, &build->scorecards[i]);
        }
    }
}
