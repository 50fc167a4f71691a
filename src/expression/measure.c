/* Points compared with a share, or a share with points: `total >= 80%` asks for eight tenths of a point, which nobody means. Only where both
 * sides are certain: an outcome of the language against a number in digits. */
#include "expression/compile.h"

typedef enum measure { NO_MEASURE = 0, POINTS, SHARES } measure;

/* Criteria that give more than one point: then the points are no shares in disguise. */
static bool counts_points(const emul__names *names, int32_t first, int32_t count) {
    for (int32_t i = first; i < first + count; i++) {
        if (names->criteria[i].has_max && names->criteria[i].max > EMUL_DECIMAL_ONE) {
            return true;
        }
    }
    return false;
}

/* The scorecard that an outcome is of; -1 if there is none, which is told elsewhere. */
static int32_t scorecard_meant(const emul__context *c, const emul__node *outcome) {
    const emul__names *names = c->compiler->names;
    if (outcome->first == NULL) {
        return c->request->scorecard;
    }
    int32_t found = names->scorecard_count - 1;
    while (found >= 0 && !emul__text_equal(names->scorecards[found].id, outcome->first->text)) {
        found--;
    }
    return found;
}

static bool is_points(const emul__context *c, const emul__node *node) {
    static const char *const totals[] = {"total", "base", "bonus", "penalty"};
    const emul__names *names = c->compiler->names;
    for (size_t i = 0; i < sizeof totals / sizeof totals[0]; i++) {
        const int32_t card = emul__mentions(node->text, totals[i]) ? scorecard_meant(c, node) : -1;
        if (card >= 0) {
            return counts_points(names, names->scorecards[card].first_criterion, names->scorecards[card].criterion_count);
        }
    }
    for (int32_t i = 0; emul__mentions(node->text, "points") && node->first != NULL && i < names->criterion_count; i++) {
        if (emul__text_equal(names->criteria[i].id, node->first->text)) {
            return counts_points(names, i, 1);
        }
    }
    return false;
}

static bool is_share(const emul__node *node) {
    static const char *const shares[] = {"share", "lowest_share", "share_of_members", "share_of_children"};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        if (emul__mentions(node->text, shares[i])) {
            return true;
        }
    }
    return false;
}

static measure measure_of(const emul__context *c, const emul__node *node) {
    const bool outcome = (node->kind == EMUL__NODE_CALL || node->kind == EMUL__NODE_NAME) && node->facet.length == 0;
    if (!outcome || (node->kind == EMUL__NODE_NAME && emul__indicator_find(c->compiler->names, node->text) >= 0)) {
        return NO_MEASURE;
    }
    return is_share(node) ? SHARES : is_points(c, node) ? POINTS : NO_MEASURE;
}

static bool is_percent(emul__text digits) {
    return digits.bytes[digits.length - 1] == '%';
}

static void refuse_percent(emul__context *c, const emul__node *outcome, const emul__node *at, const emul__node *number) {
    const emul__text digits = emul__text_trim((emul__text){number->text.bytes, number->text.length - 1});
    emul__fault(c, at,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” counts points and is compared with the share {1}",
                                    .vietnamese = "“{0}” là số điểm nhưng được so với tỷ lệ {1}",
                                    .hint_english = "write the points: {2}; the share of a criterion is share(id)",
                                    .hint_vietnamese = "viết số điểm: {2}; tỷ lệ đạt của một tiêu chí là share(mã)",
                                    .arguments = {emul__node_source(outcome), number->text, digits}});
}

static void refuse_number(emul__context *c, const emul__node *outcome, const emul__node *at, const emul__node *number) {
    emul__fault(c, at,
                &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                    .english = "“{0}” is a share, the whole being 1, and is compared with {1}",
                                    .vietnamese = "“{0}” là tỷ lệ (toàn phần là 1) nhưng được so với {1}",
                                    .hint_english = "write {1}%",
                                    .hint_vietnamese = "viết {1}%",
                                    .arguments = {emul__node_source(outcome), number->text}});
}

bool emul__check_measures(emul__context *c, const emul__node *outcome, const emul__node *at) {
    const emul__node *number = emul__meant(c, at);
    if (number->kind != EMUL__NODE_NUMBER) {
        return true;
    }
    const measure is = measure_of(c, emul__meant(c, outcome));
    const bool percent = is_percent(number->text);
    if (is == POINTS && percent) {
        refuse_percent(c, outcome, at, number);
        return false;
    }
    if (is == SHARES && !percent && number->number >= 2 * EMUL_DECIMAL_ONE) { /* a share with bonus points may pass 1 */
        refuse_number(c, outcome, at, number);
        return false;
    }
    return true;
}
