/* Seats (flags, titles) in proportion to claims. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tool/contest.h"
#include "tool/csv.h"
#include "tool/memory.h"
#include "tool/show.h"
#include "tool/words.h"

enum { MOST_SEATS = 1000000 };

typedef struct division {
    const options *how;
    const emul_roster *claimants;
    int64_t count, seats;
    emul_decimal *votes;
    int64_t *seat;
    uint8_t *tied;
    int64_t open; /* seats left among those who are equal at the last one */
} division;

static int read_votes(division *of) {
    for (int64_t row = 0; row < of->count; row++) {
        const int status = number_of(of->claimants, row, "votes", of->how, &of->votes[row]);
        if (status != EXIT_FINE) {
            return status;
        }
        if (of->votes[row] < 0) { /* absent as well */
            return wrong_row(of->how, of->claimants, row, "votes",
                             say((words){"a number that is not negative is needed", "cần một số không âm"}, of->how->language), NULL);
        }
    }
    return EXIT_FINE;
}

static int divide(division *of, emul_error *error) {
    const size_t count = (size_t)of->count;
    int64_t *scratch = (int64_t *)must_allocate(3 * count, sizeof *scratch);
    const emul_status status = emul_largest_remainder(of->votes, of->count, of->seats, of->seat, of->tied, &of->open, scratch, error);
    free(scratch);
    return status == EMUL_OK ? EXIT_FINE : print_problems(error, of->how->language);
}

static void count_text(int64_t value, char text[32]) {
    snprintf(text, 32, "%lld", (long long)value);
}

static void show_division(const division *of) {
    static const words titles[] = {{"Id", "Mã"}, {"Name", "Tên"}, {"Votes", "Số phiếu"}, {"Seats", "Số suất"}, {"Note", "Ghi chú"}};
    static const words equal = {"equal at the last seat", "bằng nhau ở suất cuối"};
    const emul_language language = of->how->language;
    table view;
    table_begin(&view);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        table_column(&view, say(titles[i], language), i == 2 || i == 3 ? ALIGN_RIGHT : ALIGN_LEFT);
    }
    for (int64_t row = 0; row < of->count; row++) {
        char seats[32];
        count_text(of->seat[row], seats);
        table_cell(&view, emul_roster_id(of->claimants, row));
        table_cell(&view, emul_roster_name(of->claimants, row));
        decimal_cell(&view, of->votes[row], decimals_of(of->votes, of->count), language);
        table_cell(&view, seats);
        table_cell(&view, of->tied[row] ? say(equal, language) : "");
    }
    table_print(&view, stdout);
    table_end(&view);
    if (of->open > 0) {
        printf(language == EMUL_VIETNAMESE ? "\nCòn %lld suất chưa phân: phải quyết định giữa các đơn vị bằng nhau\n"
                                           : "\nSeats not given: %lld, to be decided among those who are equal\n",
               (long long)of->open);
    }
}

static void write_division(const division *of) {
    printf("id,votes,seats,tied\n");
    for (int64_t row = 0; row < of->count; row++) {
        csv_field(emul_roster_id(of->claimants, row), 1);
        csv_decimal(of->votes[row]);
        printf(",%lld,%d\n", (long long)of->seat[row], of->tied[row]);
    }
}

static int read_seats(const options *how, int64_t *seats) {
    emul_decimal number = 0;
    if (!read_numbers(how->seats, &number, 1) || number % EMUL_DECIMAL_ONE != 0 || number < 0 || number > MOST_SEATS * EMUL_DECIMAL_ONE) {
        return wrong_value(how, "--seats", how->seats);
    }
    *seats = number / EMUL_DECIMAL_ONE;
    return EXIT_FINE;
}

int run_seats(inputs *from, const options *how) {
    division of = {.how = how};
    int status = read_seats(how, &of.seats);
    if (status == EXIT_FINE) {
        status = read_lines(from, how);
    }
    if (status != EXIT_FINE) {
        return status;
    }
    of.claimants = from->roster;
    of.count = emul_roster_rows(from->roster);
    of.votes = (emul_decimal *)must_allocate((size_t)of.count, sizeof *of.votes);
    of.seat = (int64_t *)must_allocate((size_t)of.count, sizeof *of.seat);
    of.tied = (uint8_t *)must_allocate((size_t)of.count, 1);
    status = read_votes(&of);
    if (status == EXIT_FINE) {
        status = divide(&of, from->error);
    }
    if (status == EXIT_FINE && how->form == FORMAT_CSV) {
        write_division(&of);
    } else if (status == EXIT_FINE) {
        show_division(&of);
    }
    free(of.votes);
    free(of.seat);
    free(of.tied);
    return status;
}
