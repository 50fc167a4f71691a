/* Days and periods (kỳ) in the proleptic Gregorian calendar. */
#ifndef EMUL_BASE_DATE_H
#define EMUL_BASE_DATE_H

#include "base/text.h"

/* Days since 1970-01-01. Years 1 .. 9999 only. */
typedef int32_t emul__day;

/* First and last day, both included. */
typedef struct emul__period {
    emul__day from;
    emul__day to;
} emul__period;

emul__day emul__day_of(int32_t year, int32_t month, int32_t day);
void emul__day_split(emul__day day, int32_t *year, int32_t *month, int32_t *day_of_month);
int32_t emul__weekday(emul__day day); /* 0 = Monday .. 6 = Sunday */

/* "2024", "2024-H1", "2024-Q3", "2024-07", "2024-W31" (ISO 8601 week), "2024-07-31", "2024-08-16..2024-08-30"; also "31/07/2024".
 * False if the text is none of these or names no real date, or the range runs backwards. */
bool emul__period_parse(emul__text text, emul__period *period);
/* The same, or open at one end: "..2023-12-31", "2026-10-01..", which reach to the first and the last day there is. */
bool emul__span_parse(emul__text text, emul__period *span);
void emul__span_format(emul__period span, char buffer[24]);
/* The shortest of the forms above, at most 24 bytes with the NUL. */
void emul__period_format(emul__period period, char buffer[24]);
bool emul__period_equal(emul__period a, emul__period b);
bool emul__period_within(emul__period inner, emul__period outer);
/* The calendar year that holds the period's last day; of an ISO week the one it is counted in, that of its Thursday. */
int32_t emul__period_year(emul__period period);
emul__period emul__period_enclosing_year(emul__period period);
/* The same period `years` earlier; a whole month or year stays whole (February's end follows leap years), 29 February becomes 28,
 * an ISO week stays the week of the same number (week 53 becomes week 52 in a year without one). */
emul__period emul__period_earlier(emul__period period, int32_t years);
/* The calendar's units, each of which holds every day once. Weeks run from Monday to Sunday. */
typedef enum emul__unit {
    EMUL__NO_UNIT = 0,
    EMUL__UNIT_YEAR,
    EMUL__UNIT_HALF,
    EMUL__UNIT_QUARTER,
    EMUL__UNIT_MONTH,
    EMUL__UNIT_WEEK,
    EMUL__UNIT_DAY
} emul__unit;
emul__period emul__unit_around(emul__unit unit, emul__day day);
int64_t emul__period_count_weekday(emul__period period, int32_t weekday);
int64_t emul__period_days(emul__period period);
/* Whole months from a day to another, both included: 1 July to 31 December is 6, to 30 December 5. Less than 0 if `to` lies before the day
 * before `from`. */
int32_t emul__months_between(emul__day from, emul__day to);

#endif
