/* Reward money: base salaries and the multiples of them that awards bring. */
#include "regulation/build.h"

/* ---- base salaries ---- */

static bool read_day(emul__build *build, const emul__item *item, emul__day *day) {
    const emul__text text = emul__item_text(item, EMUL__SALARY_FROM);
    emul__period period = {0, 0};
    if (emul__period_parse(text, &period) && period.from == period.to) {
        *day = period.from;
        return true;
    }
    emul__build_problem(build, item, EMUL__SALARY_FROM,
                        &(emul__diagnostic){.code = EMUL_E_SYNTAX,
                                            .english = "“{0}” is no day",
                                            .vietnamese = "“{0}” không phải là một ngày",
                                            .hint_english = "write the day from which it holds, such as 2024-07-01",
                                            .hint_vietnamese = "ghi ngày bắt đầu áp dụng, ví dụ 2024-07-01",
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
        emul__salary read = {0, 0};
        const bool dated = read_day(build, &items->items[i], &read.from);
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

static void read_money(emul__build *build, const emul__item *item, emul__model_award *to) {
    const emul__request request = {.want = EMUL__NUMBER, .scorecard = -1, .criterion = -1};
    emul__program program;
    if (!emul__build_rule(build, item, EMUL__AWARD_MONEY, request, &program)) {
        return;
    }
    const emul__ratio value = program.input_count > 0 ? emul__ratio_of_state(EMUL__IS_MISSING) : constant_value(build, &program);
    const emul_decimal money = emul__ratio_round(value, 6, EMUL_ROUND_DOWN);
    if (money > 0 && emul__ratio_compare(emul__ratio_of_decimal(money), value) == 0) {
        to->money = money;
        return;
    }
    refuse_money(build, item, "“{0}” is no fixed number above 0, with at most six decimals",
                 "“{0}” không phải là số cố định lớn hơn 0, nhiều nhất sáu chữ số thập phân",
                 "write a multiple of the base salary, such as 1.5", "ghi hệ số của mức lương cơ sở, ví dụ 1.5");
}

static void build_award_money(emul__build *build, const emul__item *item, emul__model_award *to) {
    to->fund = emul__item_text(item, EMUL__AWARD_FUND);
    if (to->prize_of >= 0 && item->texts[EMUL__AWARD_FUND] == NULL) {
        to->fund = build->awards[to->prize_of].fund;
    }
    if (!emul__item_mentions(item, EMUL__AWARD_MONEY)) {
        return;
    }
    read_money(build, item, to);
    (void)emul__spans_read(build, item->money_in_force, &to->money_in_force);
    if (to->has_prizes) {
        refuse_money(build, item, "an award with prizes has no money of its own", "danh hiệu có các giải thì tiền thưởng nêu ở từng giải",
                     "write “money” at each prize", "ghi “money” ở từng giải");
    } else if (to->kind == EMUL__AWARD_PLAIN) {
        refuse_money(build, item, "it is not said whether the money is for a title, a form or an honour",
                     "chưa nêu tiền thưởng cho danh hiệu thi đua, hình thức khen thưởng hay danh hiệu vinh dự",
                     "add “kind:” title, form or honour: of several titles of one period the highest alone is paid",
                     "thêm “kind:” title, form hoặc honour: nhiều danh hiệu thi đua trong một kỳ chỉ hưởng mức cao nhất");
    }
    build->model->has_money = build->model->has_money || to->money > 0;
}

void emul__build_money(emul__build *build) {
    build_salaries(build);
    for (int32_t i = 0; i < build->model->award_count; i++) {
        build_award_money(build, emul__build_item(build, EMUL__AWARDS, i), &build->awards[i]);
    }
}
