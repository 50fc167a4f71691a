#include <stdlib.h>

#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

/* Who is paid, or whose money is not known. */
static size_t recipients(const inputs *from, const emul_decimal *total, int64_t n, entry *to) {
    size_t count = 0;
    for (int64_t row = 0; row < n; row++) {
        if (total[row] != 0) {
            to[count++] = (entry){row, "", emul_roster_id(from->roster, row), 0};
        }
    }
    entries_sort(to, count);
    return count;
}

static void show_entries(const inputs *from, const emul_decimal *total, const entry *entries, size_t count, emul_language language) {
    emul_decimal sum = 0;
    table view;
    table_begin(&view);
    table_column(&view, say((words){"Id", "Mã"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Name", "Tên"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Amount", "Số tiền"}, language), ALIGN_RIGHT);
    for (size_t i = 0; i < count; i++) {
        table_cell(&view, entries[i].id);
        table_cell(&view, emul_roster_name(from->roster, entries[i].row));
        decimal_cell(&view, total[entries[i].row], 0, language);
        sum = sum == EMUL_MISSING || total[entries[i].row] == EMUL_MISSING ? EMUL_MISSING : sum + total[entries[i].row];
    }
    table_cell(&view, say((words){"Total", "Cộng"}, language));
    table_cell(&view, "");
    decimal_cell(&view, sum, 0, language);
    table_print(&view, stdout);
    table_end(&view);
    printf("\n");
}

/* Amounts that are not in the table: they rest on open decisions, or on a base salary that is not known. */
static void show_rest(const inputs *from, emul_language language) {
    const int64_t awards = emul_regulation_count(from->regulation, EMUL_PART_AWARD);
    int64_t open = 0;
    int64_t unknown = 0;
    for (int32_t i = 0; i < awards; i++) {
        int64_t n = 0;
        const emul_payment *payment = emul_result_payment(from->result, i, &n);
        for (int64_t row = 0; row < n; row++) {
            open += payment[row] == EMUL_PAYMENT_OPEN;
            unknown += payment[row] == EMUL_PAYMENT_NO_SALARY || payment[row] == EMUL_PAYMENT_NO_MULTIPLE;
        }
    }
    if (open > 0) {
        printf("%s: %lld\n\n", say((words){"Amounts that rest on an open decision", "Số khoản chờ kết quả xét chưa ngã ngũ"}, language),
               (long long)open);
    }
    if (unknown > 0) {
        printf("%s: %lld\n\n",
               say((words){"Amounts for which the base salary or its multiple is not known",
                           "Số khoản chưa có mức lương cơ sở hoặc hệ số để tính"},
                   language),
               (long long)unknown);
    }
}

void show_money(const inputs *from, emul_language language) {
    int64_t n = 0;
    const emul_decimal *total = emul_result_money_total(from->result, &n);
    if (total == NULL) {
        return;
    }
    entry *entries = (entry *)must_allocate((size_t)n, sizeof *entries);
    const size_t count = recipients(from, total, n, entries);
    printf("%s\n\n", say((words){"Reward money", "Tiền thưởng"}, language));
    if (count > 0) {
        show_entries(from, total, entries, count, language);
    } else {
        printf("%s\n\n", say((words){"Nobody", "Không có ai"}, language));
    }
    show_rest(from, language);
    free(entries);
}
