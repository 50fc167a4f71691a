/* Reward money: base salaries and the multiples of them that awards bring. */
#include <string.h>

#include "regulation/build.h"

/* ---- base salaries ---- */

/* "2024-07-01", from that day on, or "2024-07-01..2025-12-31". */
static bool read_days(emul__build *build, const emul__item *item, emul__salary *to) {
    const emul__text text = emul__item_text(item, EMUL__SALARY_FROM);
    emul__period period = {0, 0};
    if (emul__period_parse(text, &period) && (period.from == period.to || memchr(text.bytes, '.', text.length) != NULL)) {
        to->from = period.from;
        to->to = period.from == period.to ? INT32_MAX : period.to;
        return true;
    }
    emul__build_problem(
        build, item, EMUL__SALARY_FROM,
        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                            .english = "“{0}” is no day",
                            .vietnamese = "“{0}” không phải là một ngày",
                            .hint_english = "write the day from which it holds, such as 2024-07-01, or 2024-07-01..2025-12-31",
                            .hint_vietnamese = "ghi ngày bắt đầu áp dụng, ví dụ 2024-07-01, hoặc 2024-07-01..2025-12-31",
                            .arguments = {text}});
    return false;
}

static bool read_amount(emul__build *build, const emul__item *item, emul_decimal *amount) {
    emul__limit read = {false, 0};
    emul__field_limit(build, item, EMUL__SALARY_AMOUNT, &read);
    *amount = read.value;
    if (!read.present || read.value > 0) {
        return read.present;
    }
    emul__build_problem(build, item, EMUL__SALARY_AMOUNT,
                        &(emul__diagnostic){.code = EMUL_E_RANGE,
                                            .english = "a base salary is more than 0",
                                            .vietnamese = "mức lương cơ sở phải lớn hơn 0"});
    return false;
}

/* Puts it among those read before, by day. */
static void insert_salary(emul__build *build, const emul__item *item, emul__salary *list, emul__salary read) {
    int32_t at = build->model->salary_count;
    while (at > 0 && list[at - 1].from > read.from) {
        at--;
    }
    if (at > 0 && list[at - 1].from == read.from) {
        emul__build_problem(build, item, EMUL__SALARY_FROM,
                            &(emul__diagnostic){.code = EMUL_E_DUPLICATE,
                                                .english = "there is a base salary from “{0}” already",
                                                .vietnamese = "đã có mức lương cơ sở từ ngày “{0}”",
                                                .arguments = {emul__item_text(item, EMUL__SALARY_FROM)}});
        return;
    }
    for (int32_t i = build->model->salary_count; i > at; i--) {
        list[i] = list[i - 1];
    }
    list[at] = read;
    build->model->salary_count++;
}

static void build_salaries(emul__build *build) {
    const emul__list *items = emul__build_list(build, EMUL__SALARIES);
    emul__salary *list = (emul__salary *)emul__build_allocate(build, items->count, sizeof *list);
    build->model->salaries = list;
    for (size_t i = 0; list != NULL && i < items->count; i++) {
        emul__salary read = {0, 0, 0};
        const bool dated = read_days(build, &items->items[i], &read);
        if (read_amount(build, &items->items[i], &read.amount) && dated) {
            insert_salary(build, &items->items[i], list, read);
        }
    }
}

/* ---- the money of awards ---- */

static void refuse_money(emul__build *build, const emul__item *item, const char *english, const char *vietnamese, const char *hint,
                         const char *vietnamese_hint) {
    emul__build_problem(build, item, EMUL__AWARD_MONEY,
                        &(emul__diagnostic){.code = EMUL_E_REGULATION,
                                            .english = english,
                                            .vietnamese = vietnamese,
                                            .hint_english = hint,
                                            .hint_vietnamese = vietnamese_hint,
                                            .arguments = {emul__item_text(item, EMUL__AWARD_MONEY)}});
}

/* What a program without inputs comes to. */
static emul__ratio constant_value(emul__build *build, const emul__program *program) {
    void *scratch = emul__build_allocate(build, emul__program_scratch(program), 1);
    emul__block block = {NULL, NULL};
    if (scratch == NULL) {
        return emul__ratio_of_state(EMUL__IS_MISSING);
    }
    emul__program_run(program, NULL, 0, 1, scratch, &block);
    return block.values == NULL ? block.ratios[0] : emul__ratio_of_decimal(block.values[0]);
}

/* One multiple, `rule`; false after reporting. */
static bool read_multiple(emul__build *build, const emul__item *item, emul__text rule, emul_decimal *multiple) {
    const emul__place place = emul__build_place(build, item, EMUL__AWARD_MONEY);
    const emul__request request = {.source = rule, .place = place, .want = EMUL__NUMBER, .scorecard = -1, .criterion = -1};
    emul__program program;
    if (build->out_of_memory || !emul__compile(&build->compiler, &request, &program, build->error)) {
        build->failed = true;
        return false;
    }
    const emul__ratio value = program.input_count > 0 ? emul__ratio_of_state(EMUL__IS_MISSING) : constant_value(build, &program);
    *multiple = emul__ratio_round(value, 6, EMUL_ROUND_DOWN);
    if (*multiple > 0 && emul__ratio_compare(emul__ratio_of_decimal(*multiple), value) == 0) {
        return true;
    }
    refuse_money(build, item, "“{0}” is no fixed number above 0, with at most six decimals",
                 "“{0}” không phải là số cố định lớn hơn 0, nhiều nhất sáu chữ số thập phân",
                 "write a multiple of the base salary, such as 1.5", "ghi hệ số của mức lương cơ sở, ví dụ 1.5");
    return false;
}

/* Where "->" stands in the text; its length if it does not. */
static size_t find_arrow(emul__text text) {
    size_t at = 0;
    while (at + 1 < text.length && !(text.bytes[at] == '-' && text.bytes[at + 1] == '>')) {
        at++;
    }
    return at + 1 < text.length ? at : text.length;
}

/* "1.5", or "2025-07-01.. -> 1.5"; false after reporting. */
static bool read_part(emul__build *build, const emul__item *item, emul__text part, emul__coefficient *to) {
    const size_t arrow = find_arrow(part);
    to->days = (emul__period){INT32_MIN, INT32_MAX};
    if (arrow == part.length) {
        return read_multiple(build, item, part, &to->value);
    }
    if (emul__span_parse(emul__text_trim((emul__text){part.bytes, arrow}), &to->days)) {
        return read_multiple(build, item, (emul__text){part.bytes + arrow + 2, part.length - arrow - 2}, &to->value);
    }
    refuse_money(build, item, "“{0}” does not say for which days", "“{0}” không nêu rõ cho những ngày nào",
                 "write 2025-07-01.. -> 1.5, ..2025-06-30 -> 1", "viết 2025-07-01.. -> 1.5, ..2025-06-30 -> 1");
    return false;
}

static bool is_free(const emul__model_award *award, const emul__coefficient *list, emul__period days) {
    for (int32_t i = 0; i < award->money_count; i++) {
        if (days.from <= list[i].days.to && list[i].days.from <= days.to) {
            return false;
        }
    }
    return true;
}

static void read_money(emul__build *build, const emul__item *item, emul__model_award *to) {
    emul__text rest = emul__item_text(item, EMUL__AWARD_MONEY);
    emul__coefficient *list = (emul__coefficient *)emul__build_allocate(build, rest.length / 2 + 1, sizeof *list);
    to->money = list;
    for (emul__text part = emul__next_part(&rest, ','); list != NULL && part.length > 0; part = emul__next_part(&rest, ',')) {
        emul__coefficient read = {{0, 0}, 0};
        if (!read_part(build, item, part, &read)) {
            return;
        }
        if (!is_free(to, list, read.days)) {
            refuse_money(build, item, "“{0}” has two numbers for one day", "“{0}” có hai hệ số cho cùng một ngày",
                         "give each its days: 2025-07-01.. -> 1.5, ..2025-06-30 -> 1",
                         "ghi rõ ngày: 2025-07-01.. -> 1.5, ..2025-06-30 -> 1");
            return;
        }
        list[to->money_count++] = read;
    }
}

static void build_award_money(emul__build *build, const emul__item *item, emul__model_award *to) {
    to->fund = emul__item_text(item, EMUL__AWARD_FUND);
    if (to->prize_of >= 0 && item->texts[EMUL__AWARD_FUND] == NULL) {
        to->fund = build->awards[to->prize_of].fund;
    }
    if (!emul__item_mentions(item, EMUL__AWARD_MONEY)) {
        return;
    }
    if (item->texts[EMUL__AWARD_MONEY] != NULL) {
        read_money(build, item, to);
    }
    if (to->has_prizes) {
        refuse_money(build, item, "an award with prizes has no money of its own", "danh hiệu có các giải thì tiền thưởng nêu ở từng giải",
                     "write “money” at each prize", "ghi “money” ở từng giải");
    } else if (to->kind == EMUL__AWARD_PLAIN) {
        refuse_money(build, item, "it is not said whether the money is for a title, a form or an honour",
                     "chưa nêu tiền thưởng cho danh hiệu thi đua, hình thức khen thưởng hay danh hiệu vinh dự",
                     "add “kind:” title, form or honour: of several titles of one period the highest alone is paid",
                     "thêm “kind:” title, form hoặc honour: nhiều danh hiệu thi đua trong một kỳ chỉ hưởng mức cao nhất");
    }
    build->model->has_money = build->model->has_money || to->money_count > 0;
}

void emul__build_money(emul__build *build) {
    build_salaries(build);
    for (int32_t i = 0; i < build->model->award_count; i++) {
        build_award_money(build, emul__build_item(build, EMUL__AWARDS, i), &build->awards[i]);
    }
}
