/* Where subjects belonged, by days. The memberships of a subject hang on each other from the latest to the earliest. */
#include "expression/expression.h"
#include "facts/argument.h"
#include "facts/facts.h"

int32_t emul__membership_during(const emul_roster *roster, int64_t row, emul__period days) {
    int32_t at = roster->latest_memberships[row];
    while (at >= 0 && roster->memberships[at].days.from > days.to) {
        at = roster->memberships[at].earlier;
    }
    return at >= 0 && roster->memberships[at].days.to >= days.from ? at : -1;
}

/* Hangs membership `number` into its subject's. */
static void link(emul_roster *roster, int32_t number) {
    emul__membership *membership = &roster->memberships[number];
    int32_t *place = &roster->latest_memberships[membership->row];
    while (*place >= 0 && roster->memberships[*place].days.from > membership->days.from) {
        place = &roster->memberships[*place].earlier;
    }
    membership->earlier = *place;
    *place = number;
}

/* Writes them behind those that count already. */
static bool stage(emul_roster *roster, const emul__new_membership *given, int64_t count) {
    for (int64_t i = 0; i < count; i++) {
        const size_t at = roster->membership_count + (size_t)i;
        const int32_t unit = emul__intern_add(&roster->words, given[i].unit);
        if (unit < 0 || at >= INT32_MAX ||
            !emul__grow(&roster->allocator, (void **)&roster->memberships, &roster->membership_capacity, at, sizeof *roster->memberships)) {
            return false;
        }
        roster->memberships[at] = (emul__membership){.row = (int32_t)given[i].row, .unit = unit, .days = given[i].days, .earlier = -1};
    }
    return true;
}

bool emul__roster_put_memberships(emul_roster *roster, const emul__new_membership *given, int64_t count) {
    const size_t words = roster->words.count;
    if (!stage(roster, given, count)) {
        emul__intern_truncate(&roster->words, words);
        return false;
    }
    for (int64_t i = 0; i < count; i++) {
        link(roster, (int32_t)roster->membership_count++);
    }
    return true;
}

/* ---- one by a call ---- */

/* No text leaves the end open, as it is. */
static emul_status take_day(const char *given, const char *parameter, emul__day *day, emul_error *error) {
    emul__text text;
    const emul_status status = emul__take_text(given, (emul__argument){parameter, -1}, &text, error);
    if (status != EMUL_OK || text.length == 0 || emul__day_parse(text, day)) {
        return status;
    }
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                                   .place = {.field = emul__text_of(parameter)},
                                                   .english = "“{0}” is no day",
                                                   .vietnamese = "“{0}” không phải là một ngày",
                                                   .hint_english = "write 2024-07-01 or 01/07/2024; nothing leaves the end open",
                                                   .hint_vietnamese = "ghi 2024-07-01 hoặc 01/07/2024; để trống nếu không giới hạn",
                                                   .arguments = {text}});
}

static emul_status check_days(const emul_roster *roster, const emul__new_membership *given, emul_error *error) {
    const emul__text id = roster->ids.texts[given->row];
    if (given->days.from > given->days.to) {
        return emul__report(error, &(emul__diagnostic){.code = EMUL_E_RANGE,
                                                       .place = {.row = given->row + 1, .field = EMUL__TEXT("from")},
                                                       .english = "the membership of “{0}” begins after it ends",
                                                       .vietnamese = "“{0}” có ngày bắt đầu sau ngày kết thúc",
                                                       .arguments = {id}});
    }
    const int32_t other = emul__membership_during(roster, given->row, given->days);
    if (other < 0) {
        return EMUL_OK;
    }
    const emul__text unit = roster->words.texts[roster->memberships[other].unit];
    return emul__report(error, &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                   .place = {.row = given->row + 1, .field = EMUL__TEXT("unit")},
                                                   .english = "“{0}” belongs to “{1}” on some of these days already",
                                                   .vietnamese = "trong thời gian này đã có ngày “{0}” thuộc “{1}”",
                                                   .hint_english = "end one membership before the next begins",
                                                   .hint_vietnamese = "ghi ngày kết thúc ở đơn vị cũ trước ngày bắt đầu ở đơn vị mới",
                                                   .arguments = {id, unit}});
}

emul_status emul_roster_add_membership(emul_roster *roster, int64_t row, const char *unit, const char *from, const char *to,
                                       emul_error *error) {
    emul__error_clear(error);
    if (roster == NULL || row < 0 || row >= roster->rows) {
        return emul__report_argument(error, roster == NULL ? "roster" : "row");
    }
    emul__new_membership given = {.row = row, .days = {EMUL__FIRST_DAY, EMUL__LAST_DAY}};
    emul_status status = emul__take_name(unit, (emul__argument){"unit", -1}, &given.unit, error);
    if (status == EMUL_OK) {
        status = take_day(from, "from", &given.days.from, error);
    }
    if (status == EMUL_OK) {
        status = take_day(to, "to", &given.days.to, error);
    }
    if (status == EMUL_OK) {
        status = check_days(roster, &given, error);
    }
    return status != EMUL_OK || emul__roster_put_memberships(roster, &given, 1) ? status : emul__report_memory(error);
}

/* ---- reading back ---- */

int64_t emul_roster_memberships(const emul_roster *roster) {
    return roster == NULL ? 0 : (int64_t)roster->membership_count;
}

int64_t emul_roster_parent_on(const emul_roster *roster, int64_t row, const char *day) {
    emul__day on = 0;
    if (roster == NULL || row < 0 || row >= roster->rows || !emul__day_parse(emul__text_of(day), &on)) {
        return -1;
    }
    if (roster->latest_memberships[row] < 0) {
        return emul_roster_parent(roster, row);
    }
    const int32_t at = emul__membership_during(roster, row, (emul__period){on, on});
    return at < 0 ? -1 : emul__intern_find(&roster->ids, roster->words.texts[roster->memberships[at].unit]);
}
