/* Which unit each subject belongs to in the period evaluated, by the rule of the regulation (key `members`): of those it belonged to in the course of time,
 * or by the column `parent` if the roster says nothing of days. */
#include "evaluate/run.h"

/* ---- the membership that decides ---- */

/* Days of the period on which the membership holds. */
static int64_t days_within(emul__period membership, emul__period period) {
    const emul__day from = membership.from > period.from ? membership.from : period.from;
    const emul__day to = membership.to < period.to ? membership.to : period.to;
    return to < from ? 0 : (int64_t)to - from + 1;
}

/* The subject's latest membership in the unit where it was most days of the period; of equals the unit where it was last. `days` is 0 for every word, and
 * is so again afterwards. */
static int32_t longest(const emul__run *run, int64_t row, int64_t *days) {
    const emul__membership *all = run->roster->memberships;
    const emul__period period = run->result->period;
    const int32_t latest = emul__membership_during(run->roster, row, period);
    int32_t best = latest;
    for (int32_t at = latest; at >= 0; at = all[at].earlier) {
        days[all[at].unit] += days_within(all[at].days, period);
    }
    for (int32_t at = latest; at >= 0; at = all[at].earlier) {
        best = days[all[at].unit] > days[all[best].unit] ? at : best;
    }
    for (int32_t at = latest; at >= 0; at = all[at].earlier) {
        days[all[at].unit] = 0;
    }
    return best;
}

/* [rows] the membership that says what a subject's unit is, -1 none; NULL when memory is out. */
static const int32_t *decisive_memberships(emul__run *run) {
    const emul__members rule = run->model->members;
    const emul__day end = rule == EMUL__AT_START ? run->result->period.from : run->result->period.to;
    int64_t *days = (int64_t *)emul__run_scratch(run, rule == EMUL__LONGEST ? (int64_t)run->roster->words.count : 0, sizeof *days);
    int32_t *decisive = (int32_t *)emul__run_scratch(run, run->result->rows, sizeof *decisive);
    if (days == NULL || decisive == NULL) {
        return NULL;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        decisive[row] =
            rule == EMUL__LONGEST ? longest(run, row, days) : emul__membership_during(run->roster, row, (emul__period){end, end});
    }
    return decisive;
}

const int32_t *emul__own_units(emul__run *run) {
    const emul_roster *roster = run->roster;
    if (roster->membership_count == 0) {
        return roster->parents;
    }
    const int32_t *decisive = decisive_memberships(run);
    int32_t *own = (int32_t *)emul__run_scratch(run, run->result->rows, sizeof *own);
    for (int64_t row = 0; decisive != NULL && own != NULL && row < run->result->rows; row++) {
        const bool dated = roster->latest_memberships[row] >= 0;
        own[row] = !dated ? roster->parents[row] : decisive[row] < 0 ? -1 : roster->memberships[decisive[row]].unit;
    }
    return decisive == NULL ? NULL : own;
}

/* ---- units above, of all subjects ---- */

/* Row of the membership's unit; -1 if there is none, which is reported. */
static int32_t unit_of(emul__run *run, const emul__membership *membership) {
    const emul__text id = run->roster->words.texts[membership->unit];
    const int64_t unit = emul__intern_find(&run->roster->ids, id);
    if (unit >= 0 && run->roster->kinds[unit] == EMUL_KIND_UNIT) {
        return (int32_t)unit;
    }
    emul__diagnostic problem = {.code = EMUL_E_UNKNOWN_ID,
                                .place = {.row = membership->row + 1, .field = EMUL__TEXT("members")},
                                .english = "“{0}” belongs to “{1}”, which the roster does not have",
                                .vietnamese = "“{0}” thuộc “{1}” là đơn vị không có trong danh sách",
                                .hint_english = "add it to the roster, or correct the id",
                                .hint_vietnamese = "thêm vào danh sách, hoặc sửa lại mã",
                                .arguments = {run->result->ids[membership->row], id}};
    if (unit >= 0) {
        problem.english = "“{0}” belongs to “{1}”, which is no unit";
        problem.vietnamese = "“{0}” thuộc “{1}”, không phải là đơn vị";
        problem.hint_english = "only units have members";
        problem.hint_vietnamese = "chỉ đơn vị mới có thành viên";
    }
    emul__run_report(run, &problem);
    return -1;
}

static void *keep_if_explained(emul__run *run, int64_t count, size_t size) {
    return run->result->explains ? emul__run_keep(run, count, size) : emul__run_scratch(run, count, size);
}

/* A subject with memberships: its unit, and as belongings those of them that count, from the earliest on. */
static void find_dated(emul__run *run, int64_t row, int32_t decisive, int32_t *above, int32_t *first, emul__belonging *items) {
    const emul__membership *all = run->roster->memberships;
    const emul__period period = run->result->period;
    above[row] = -1;
    for (int32_t at = emul__membership_during(run->roster, row, period); at >= 0 && all[at].days.to >= period.from; at = all[at].earlier) {
        const int32_t unit = unit_of(run, &all[at]);
        above[row] = at == decisive ? unit : above[row];
        if (at == decisive || run->model->members == EMUL__ANY) {
            items[at] = (emul__belonging){unit, all[at].days, first[row]};
            first[row] = at;
        }
    }
}

static bool find_all_dated(emul__run *run, int32_t *above) {
    const int64_t count = (int64_t)run->roster->membership_count;
    const int32_t *decisive = decisive_memberships(run);
    int32_t *first = (int32_t *)keep_if_explained(run, run->result->rows, sizeof *first);
    emul__belonging *items = (emul__belonging *)keep_if_explained(run, count, sizeof *items);
    if (decisive == NULL || first == NULL || items == NULL) {
        return false;
    }
    for (int64_t row = 0; row < run->result->rows; row++) {
        first[row] = -1;
        if (run->roster->latest_memberships[row] >= 0) {
            find_dated(run, row, decisive[row], above, first, items);
        }
    }
    run->result->belonging = first;
    run->result->belongings = items;
    return emul__run_fine(run);
}

int32_t emul__unit_above(const emul_result *result, int64_t row, emul__day day, emul__day *until) {
    const bool by_days = result->belonging != NULL && result->model->members == EMUL__ANY && result->belonging[row] >= 0;
    if (!by_days) {
        return result->above[row];
    }
    int32_t at = result->belonging[row];
    while (at >= 0 && result->belongings[at].days.to < day) {
        at = result->belongings[at].next;
    }
    if (at < 0) {
        return -1;
    }
    const bool begun = result->belongings[at].days.from <= day;
    const emul__day last = begun ? result->belongings[at].days.to : result->belongings[at].days.from - 1;
    *until = last < *until ? last : *until;
    return begun ? result->belongings[at].unit : -1;
}

/* ---- circles ---- */

/* The days that a circle found by climbing as of `day` is one of. */
static emul__period circle_days(const emul__run *run, emul__day day) {
    const emul__period period = run->result->period;
    switch (run->model->members) {
    case EMUL__AT_END:
        return (emul__period){period.to, period.to};
    case EMUL__AT_START:
        return (emul__period){period.from, period.from};
    case EMUL__ANY:
        return (emul__period){day, day};
    case EMUL__LONGEST:
        break;
    }
    return period;
}

static void report_circle(emul__run *run, int64_t row, emul__day day) {
    char dates[24];
    emul__period_format(circle_days(run, day), dates);
    emul__diagnostic problem = {.code = EMUL_E_RANGE,
                                .place = {.row = row + 1, .field = EMUL__TEXT("parent")},
                                .english = "the unit “{0}” stands below itself",
                                .vietnamese = "đơn vị “{0}” trực thuộc chính nó",
                                .arguments = {run->result->ids[row], emul__text_of(dates)}};
    if (run->roster->membership_count > 0) {
        problem.place.field = EMUL__TEXT("members");
        problem.english = "by its memberships or parents the unit “{0}” stands below itself ({1})";
        problem.vietnamese = "theo các ngày đã ghi và cột cấp trên, đơn vị “{0}” trực thuộc chính nó ({1})";
    }
    emul__run_report(run, &problem);
}

/* Climbs from a subject as of one day; more steps than rows can only be a circle. */
static bool climbs_out(emul__run *run, int64_t row, emul__day day, emul__day *until) {
    int64_t steps = 0;
    int32_t unit = emul__unit_above(run->result, row, day, until);
    for (; unit >= 0 && steps <= run->result->rows; unit = emul__unit_above(run->result, unit, day, until)) {
        steps++;
    }
    if (unit >= 0) {
        report_circle(run, unit, day);
    }
    return unit < 0;
}

static bool check_circles(emul__run *run) {
    const emul__period period = run->result->period;
    for (int64_t row = 0; row < run->result->rows; row++) {
        emul__day until = period.to;
        for (emul__day day = period.from; day <= period.to; day = until + 1) {
            until = period.to;
            if (!climbs_out(run, row, day, &until)) {
                return false;
            }
        }
    }
    return true;
}

bool emul__units_find(emul__run *run) {
    if (run->result->above != NULL) {
        return true;
    }
    int32_t *above = (int32_t *)keep_if_explained(run, run->result->rows, sizeof *above);
    for (int64_t row = 0; above != NULL && row < run->result->rows; row++) {
        above[row] = (int32_t)emul_roster_parent(run->roster, row);
    }
    if (above == NULL || (run->roster->membership_count > 0 && !find_all_dated(run, above))) {
        return false;
    }
    run->result->above = above;
    return check_circles(run);
}

bool emul__stands_below(const emul_result *result, int64_t row, int64_t unit, bool direct) {
    emul__day until = result->period.to;
    for (emul__day day = result->period.from; day <= result->period.to; day = until + 1) {
        until = result->period.to;
        int32_t above = emul__unit_above(result, row, day, &until);
        while (above >= 0 && above != unit && !direct) {
            above = emul__unit_above(result, above, day, &until);
        }
        if (above == unit) {
            return true;
        }
    }
    return false;
}

/* ---- for how long ---- */

bool emul__bind_member_share(emul__run *run, emul__column *column) {
    const emul__membership *all = run->roster->memberships;
    const emul__period period = run->now;
    emul__ratio *shares = emul__run_ratios(run);
    for (int64_t row = 0; shares != NULL && row < run->result->rows; row++) {
        int64_t days = 0;
        for (int32_t at = run->roster->latest_memberships[row]; at >= 0; at = all[at].earlier) {
            days += days_within(all[at].days, period);
        }
        const bool dated = run->roster->latest_memberships[row] >= 0;
        shares[row] = dated ? emul__ratio_make(emul__wide_of(days), emul__wide_of(emul__period_days(period))) : emul__ratio_of_integer(1);
    }
    column->ratios = shares;
    return shares != NULL;
}
