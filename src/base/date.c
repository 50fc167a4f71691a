/* Days and periods. The conversion between dates and day numbers follows Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms":
 * a year that begins in March puts the leap day last, and 400 years are always 146 097 days. */
#include "base/date.h"

enum { FIRST_YEAR = 1, LAST_YEAR = 9999, DAYS_OF_ERA = 146097, EPOCH_SHIFT = 719468 /* days from 0000-03-01 to 1970-01-01 */ };

emul__day emul__day_of(int32_t year, int32_t month, int32_t day) {
    const int32_t shifted = month <= 2 ? year - 1 : year;
    const int32_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
    const int32_t year_of_era = shifted - era * 400;
    const int32_t day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const int32_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_OF_ERA + day_of_era - EPOCH_SHIFT;
}

void emul__day_split(emul__day day, int32_t *year, int32_t *month, int32_t *day_of_month) {
    const int32_t shifted = day + EPOCH_SHIFT;
    const int32_t era = (shifted >= 0 ? shifted : shifted - (DAYS_OF_ERA - 1)) / DAYS_OF_ERA;
    const int32_t day_of_era = shifted - era * DAYS_OF_ERA;
    const int32_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / (DAYS_OF_ERA - 1)) / 365;
    const int32_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int32_t march_month = (5 * day_of_year + 2) / 153;
    *day_of_month = day_of_year - (153 * march_month + 2) / 5 + 1;
    *month = march_month < 10 ? march_month + 3 : march_month - 9;
    *year = year_of_era + era * 400 + (*month <= 2);
}

int32_t emul__weekday(emul__day day) {
    const int32_t shifted = (day + 3) % 7; /* 1970-01-01 was a Thursday */
    return shifted < 0 ? shifted + 7 : shifted;
}

static int32_t year_of(emul__day day) {
    int32_t year = 0;
    int32_t month = 0;
    int32_t day_of_month = 0;
    emul__day_split(day, &year, &month, &day_of_month);
    return year;
}

/* Whole months `first` .. `last` of a year. */
static emul__period months(int32_t year, int32_t first, int32_t last) {
    const emul__day after = last == 12 ? emul__day_of(year + 1, 1, 1) : emul__day_of(year, last + 1, 1);
    return (emul__period){emul__day_of(year, first, 1), after - 1};
}

static int32_t days_in_month(int32_t year, int32_t month) {
    const emul__period whole = months(year, month, month);
    return whole.to - whole.from + 1;
}

/* Monday of ISO 8601 week 1: the week of 4 January. */
static emul__day first_monday(int32_t year) {
    const emul__day fourth = emul__day_of(year, 1, 4);
    return fourth - emul__weekday(fourth);
}

static int32_t weeks_in_year(int32_t year) {
    return (first_monday(year + 1) - first_monday(year)) / 7;
}

static emul__period week(int32_t year, int32_t number) {
    const emul__day monday = first_monday(year) + 7 * (number - 1);
    return (emul__period){monday, monday + 6};
}

/* True and the value if bytes [at, at + count) are digits. */
static bool number_at(emul__text text, size_t at, size_t count, int32_t *value) {
    *value = 0;
    for (size_t i = at; i < at + count; i++) {
        if (i >= text.length || text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        }
        *value = *value * 10 + (text.bytes[i] - '0');
    }
    return true;
}

static bool in_range(int32_t value, int32_t least, int32_t most) {
    return value >= least && value <= most;
}

static bool parse_day(int32_t year, int32_t month, int32_t day, emul__period *period) {
    if (!in_range(year, FIRST_YEAR, LAST_YEAR) || !in_range(month, 1, 12) || !in_range(day, 1, days_in_month(year, month))) {
        return false;
    }
    period->from = emul__day_of(year, month, day);
    period->to = period->from;
    return true;
}

static bool parse_vietnamese_day(emul__text text, emul__period *period) {
    int32_t day = 0;
    int32_t month = 0;
    int32_t year = 0;
    return text.length == 10 && text.bytes[2] == '/' && text.bytes[5] == '/' && number_at(text, 0, 2, &day) &&
           number_at(text, 3, 2, &month) && number_at(text, 6, 4, &year) && parse_day(year, month, day, period);
}

/* "2024-H1", "2024-Q3": a part of a year of `length` months. */
static bool parse_part(emul__text text, int32_t year, int32_t length, emul__period *period) {
    int32_t part = 0;
    if (text.length != 7 || !number_at(text, 6, 1, &part) || !in_range(part, 1, 12 / length)) {
        return false;
    }
    *period = months(year, (part - 1) * length + 1, part * length);
    return true;
}

static bool parse_week(emul__text text, int32_t year, emul__period *period) {
    int32_t number = 0;
    if (text.length != 8 || !number_at(text, 6, 2, &number) || !in_range(number, 1, weeks_in_year(year))) {
        return false;
    }
    *period = week(year, number);
    return year_of(period->to) <= LAST_YEAR;
}

static bool parse_month_or_day(emul__text text, int32_t year, emul__period *period) {
    int32_t month = 0;
    int32_t day = 0;
    if (!number_at(text, 5, 2, &month) || !in_range(month, 1, 12)) {
        return false;
    }
    if (text.length == 7) {
        *period = months(year, month, month);
        return true;
    }
    return text.length == 10 && text.bytes[7] == '-' && number_at(text, 8, 2, &day) && parse_day(year, month, day, period);
}

static bool parse_simple(emul__text text, emul__period *period) {
    int32_t year = 0;
    if (parse_vietnamese_day(text, period)) {
        return true;
    }
    if (!number_at(text, 0, 4, &year) || year < FIRST_YEAR) {
        return false;
    }
    if (text.length == 4) {
        *period = months(year, 1, 12);
        return true;
    }
    if (text.length < 7 || text.bytes[4] != '-') {
        return false;
    }
    switch (text.bytes[5]) {
    case 'H':
        return parse_part(text, year, 6, period);
    case 'Q':
        return parse_part(text, year, 3, period);
    case 'W':
        return parse_week(text, year, period);
    default:
        return parse_month_or_day(text, year, period);
    }
}

bool emul__period_parse(emul__text text, emul__period *period) {
    emul__period first = {0, 0};
    emul__period last = {0, 0};
    size_t dots = 0;
    while (dots + 1 < text.length && (text.bytes[dots] != '.' || text.bytes[dots + 1] != '.')) {
        dots++;
    }
    if (dots + 1 >= text.length) {
        if (!parse_simple(text, &first)) {
            return false;
        }
        last = first;
    } else if (!parse_simple((emul__text){text.bytes, dots}, &first) ||
               !parse_simple((emul__text){text.bytes + dots + 2, text.length - dots - 2}, &last) || last.to < first.from) {
        return false;
    }
    *period = (emul__period){first.from, last.to};
    return true;
}

static emul__day first_day(void) {
    return emul__day_of(FIRST_YEAR, 1, 1);
}

static emul__day last_day(void) {
    return emul__day_of(LAST_YEAR, 12, 31);
}

static bool ends_in_dots(emul__text text, size_t at) {
    return text.length > 2 && text.bytes[at] == '.' && text.bytes[at + 1] == '.';
}

bool emul__span_parse(emul__text text, emul__period *span) {
    if (ends_in_dots(text, 0)) {
        const bool good = parse_simple((emul__text){text.bytes + 2, text.length - 2}, span);
        span->from = first_day();
        return good;
    }
    if (text.length > 2 && ends_in_dots(text, text.length - 2)) {
        const bool good = parse_simple((emul__text){text.bytes, text.length - 2}, span);
        span->to = last_day();
        return good;
    }
    return emul__period_parse(text, span);
}

/* The months that the period consists of, all within one year; false if it is not made of whole ones. */
static bool whole_months(emul__period period, int32_t *year, int32_t *first, int32_t *last) {
    int32_t day = 0;
    int32_t last_year = 0;
    emul__day_split(period.from, year, first, &day);
    if (day != 1) {
        return false;
    }
    emul__day_split(period.to, &last_year, last, &day);
    return last_year == *year && day == days_in_month(last_year, *last);
}

/* The ISO 8601 week that the period is: it belongs to the year that holds its Thursday. */
static bool whole_week(emul__period period, int32_t *year, int32_t *number) {
    if (period.to - period.from != 6 || emul__weekday(period.from) != 0) {
        return false;
    }
    *year = year_of(period.from + 3);
    *number = (period.from - first_monday(*year)) / 7 + 1;
    return true;
}

static char *put_number(char *at, int32_t value, int32_t digits) {
    for (int32_t i = digits - 1; i >= 0; i--) {
        at[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return at + digits;
}

static char *put_day(char *at, emul__day day) {
    int32_t year = 0;
    int32_t month = 0;
    int32_t day_of_month = 0;
    emul__day_split(day, &year, &month, &day_of_month);
    at = put_number(at, year, 4);
    *at++ = '-';
    at = put_number(at, month, 2);
    *at++ = '-';
    return put_number(at, day_of_month, 2);
}

/* Whole months as the year or a half, a quarter or a month of it; NULL if they are none of these. */
static char *put_months(char *at, int32_t year, int32_t first, int32_t last) {
    const int32_t length = last - first + 1;
    const bool is_part = (length == 6 || length == 3) && (first - 1) % length == 0;
    if (length != 12 && length != 1 && !is_part) {
        return NULL;
    }
    at = put_number(at, year, 4);
    if (length == 12) {
        return at;
    }
    *at++ = '-';
    if (length == 1) {
        return put_number(at, first, 2);
    }
    *at++ = length == 6 ? 'H' : 'Q';
    return put_number(at, (first - 1) / length + 1, 1);
}

void emul__period_format(emul__period period, char buffer[24]) {
    int32_t year = 0;
    int32_t first = 0;
    int32_t last = 0;
    char *end = whole_months(period, &year, &first, &last) ? put_months(buffer, year, first, last) : NULL;
    if (end == NULL && whole_week(period, &year, &first)) {
        end = put_number(buffer, year, 4);
        *end++ = '-';
        *end++ = 'W';
        end = put_number(end, first, 2);
    }
    if (end == NULL) {
        end = put_day(buffer, period.from);
        if (period.to != period.from) {
            *end++ = '.';
            *end++ = '.';
            end = put_day(end, period.to);
        }
    }
    *end = '\0';
}

void emul__span_format(emul__period span, char buffer[24]) {
    char *end = buffer;
    if ((span.from == first_day()) == (span.to == last_day())) {
        emul__period_format(span, buffer);
        return;
    }
    if (span.from != first_day()) {
        end = put_day(end, span.from);
    }
    *end++ = '.';
    *end++ = '.';
    if (span.to != last_day()) {
        end = put_day(end, span.to);
    }
    *end = '\0';
}

bool emul__period_equal(emul__period a, emul__period b) {
    return a.from == b.from && a.to == b.to;
}

bool emul__period_within(emul__period inner, emul__period outer) {
    return inner.from >= outer.from && inner.to <= outer.to;
}

int32_t emul__period_year(emul__period period) {
    int32_t year = 0;
    int32_t number = 0;
    return whole_week(period, &year, &number) ? year : year_of(period.to);
}

emul__period emul__period_enclosing_year(emul__period period) {
    return months(emul__period_year(period), 1, 12);
}

emul__period emul__unit_around(emul__unit unit, emul__day day) {
    static const int32_t lengths[] = {[EMUL__UNIT_YEAR] = 12, [EMUL__UNIT_HALF] = 6, [EMUL__UNIT_QUARTER] = 3, [EMUL__UNIT_MONTH] = 1};
    int32_t year = 0;
    int32_t month = 0;
    int32_t day_of_month = 0;
    if (unit == EMUL__UNIT_WEEK) {
        const emul__day monday = day - emul__weekday(day);
        return (emul__period){monday, monday + 6};
    }
    if (unit == EMUL__UNIT_DAY || unit == EMUL__NO_UNIT) {
        return (emul__period){day, day};
    }
    emul__day_split(day, &year, &month, &day_of_month);
    const int32_t length = lengths[unit];
    const int32_t first = (month - 1) / length * length + 1;
    return months(year, first, first + length - 1);
}

/* The same date `years` earlier; `last_of_month` keeps a month's last day its last. No year before 1. */
static emul__day day_earlier(emul__day day, int32_t years, bool last_of_month) {
    int32_t year = 0;
    int32_t month = 0;
    int32_t day_of_month = 0;
    emul__day_split(day, &year, &month, &day_of_month);
    year = year - years < FIRST_YEAR ? FIRST_YEAR : year - years;
    const int32_t longest = days_in_month(year, month);
    return emul__day_of(year, month, last_of_month || day_of_month > longest ? longest : day_of_month);
}

static bool is_month_start(emul__day day) {
    int32_t year = 0;
    int32_t month = 0;
    int32_t day_of_month = 0;
    emul__day_split(day, &year, &month, &day_of_month);
    return day_of_month == 1;
}

emul__period emul__period_earlier(emul__period period, int32_t years) {
    int32_t year = 0;
    int32_t number = 0;
    if (whole_week(period, &year, &number)) {
        year = year - years < FIRST_YEAR ? FIRST_YEAR : year - years;
        const int32_t most = weeks_in_year(year);
        return week(year, number < most ? number : most);
    }
    const bool whole = is_month_start(period.from) && is_month_start(period.to + 1);
    return (emul__period){day_earlier(period.from, years, false), day_earlier(period.to, years, whole)};
}

int64_t emul__period_count_weekday(emul__period period, int32_t weekday) {
    const int64_t days = emul__period_days(period);
    const int32_t wait = (weekday - emul__weekday(period.from) + 7) % 7; /* days until the first such day */
    return wait < days ? (days - wait + 6) / 7 : 0;
}

int64_t emul__period_days(emul__period period) {
    return (int64_t)period.to - period.from + 1;
}

int32_t emul__months_between(emul__day from, emul__day to) {
    int32_t years[2] = {0, 0};
    int32_t months_of_year[2] = {0, 0};
    int32_t days[2] = {0, 0};
    emul__day_split(from, &years[0], &months_of_year[0], &days[0]);
    emul__day_split(to + 1, &years[1], &months_of_year[1], &days[1]); /* the last day has gone by */
    const int32_t begun = (years[1] - years[0]) * 12 + months_of_year[1] - months_of_year[0];
    return begun - (days[1] < days[0]);
}
