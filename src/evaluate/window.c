/* Which days an input speaks of. */
#include "evaluate/run.h"

emul__period emul__shifted_period(const emul__run *run, emul__shift shift) {
    emul__period period = run->now;
    if (shift == EMUL__SHIFT_PREV || shift == EMUL__SHIFT_YEAR_PREV) {
        period = emul__period_earlier(period, 1);
    }
    if (shift == EMUL__SHIFT_YEAR || shift == EMUL__SHIFT_YEAR_PREV) {
        period = emul__period_enclosing_year(period);
    }
    return period;
}

/* The unit that holds the whole period; false after reporting that none does. */
static bool enclosing_unit(emul__run *run, const emul__input *input, emul__period period, emul__period *unit) {
    *unit = emul__unit_around(input->unit, period.from);
    if (period.to <= unit->to) {
        return true;
    }
    char dates[24];
    emul__period_format(period, dates);
    emul__run_report(run, &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                              .place = {.field = EMUL__TEXT("period")},
                                              .english = "“{0}” asks for the calendar unit that holds the period {1}, which none does",
                                              .vietnamese = "“{0}” cần đơn vị lịch chứa trọn kỳ {1}, nhưng không có",
                                              .hint_english = "evaluate a shorter period, or state the window as FROM..TO",
                                              .hint_vietnamese = "tính cho kỳ ngắn hơn, hoặc ghi rõ khoảng TỪ..ĐẾN",
                                              .arguments = {input->text, emul__text_of(dates)}});
    return false;
}

bool emul__input_window(emul__run *run, const emul__input *input, emul__period *window) {
    const emul__period period = emul__shifted_period(run, input->shift);
    *window = input->has_window ? input->window : period;
    if (input->has_window || input->unit == EMUL__NO_UNIT) {
        return true;
    }
    if (!enclosing_unit(run, input, period, window)) {
        return false;
    }
    window->to = input->reach == EMUL__REACH_SO_FAR ? period.from - 1 : input->reach == EMUL__REACH_TO_DATE ? period.to : window->to;
    return true;
}

/* ---- one value for all subjects ---- */

static bool bind_end(emul__run *run, emul__column *column) {
    int64_t *value = (int64_t *)emul__run_keep(run, 1, sizeof *value);
    if (value != NULL) {
        *value = emul__day_value(run->now.to);
    }
    column->values = value;
    return value != NULL;
}

static bool bind_elapsed(emul__run *run, const emul__input *input, emul__column *column) {
    emul__period unit = {0, 0};
    emul__ratio *value = (emul__ratio *)emul__run_keep(run, 1, sizeof *value);
    if (value == NULL || !enclosing_unit(run, input, run->now, &unit)) {
        return false;
    }
    const emul__period gone = {unit.from, run->now.to};
    *value = emul__ratio_div(emul__ratio_of_integer(emul__period_days(gone)), emul__ratio_of_integer(emul__period_days(unit)));
    column->ratios = value;
    return true;
}

bool emul__bind_days(emul__run *run, const emul__input *input, emul__column *column) {
    emul__period window = {0, 0};
    int64_t *value = NULL;
    if (input->kind == EMUL__INPUT_ELAPSED) {
        return bind_elapsed(run, input, column);
    }
    if (input->kind == EMUL__INPUT_END) {
        return bind_end(run, column);
    }
    value = (int64_t *)emul__run_keep(run, 1, sizeof *value);
    if (value == NULL || !emul__input_window(run, input, &window)) {
        return false;
    }
    const bool weekdays = input->kind == EMUL__INPUT_WEEKDAYS;
    *value = (weekdays ? emul__period_count_weekday(window, input->weekday) : emul__period_days(window)) * EMUL_DECIMAL_ONE;
    column->values = value;
    return true;
}
