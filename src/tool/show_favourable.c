#include <stdio.h>
#include <string.h>

#include "tool/csv.h"
#include "tool/show.h"
#include "tool/words.h"

/* One award under both days. */
typedef struct comparison {
    const inputs *from;
    const options *how;
    emul_award spec;
    int32_t award;
    int64_t n;
    const emul_decision *decisions[2];
} comparison;

static const char *day_of(const comparison *of, int which) {
    return which == 0 ? first_given(of->how->law_date, of->how->period) : of->how->also_on;
}

/* 1 if somebody is awarded, or may be, on one of the days, or would have been considered at all. */
static int is_shown(const comparison *of, int64_t row) {
    return of->decisions[0][row] != EMUL_DECISION_NONE || of->decisions[1][row] != EMUL_DECISION_NONE;
}

static void print_line(const comparison *of, int64_t row) {
    static const char *const ids[] = {"none",        "awarded",      "not_eligible", "not_selected",
                                      "tied_at_cut", "undetermined", "excluded",     "reserve"};
    const int better = emul_result_favourable(of->from->result, of->from->second, of->award, row);
    csv_field(of->spec.id, 1);
    csv_field(emul_roster_id(of->from->roster, row), 0);
    csv_field(ids[of->decisions[better][row]], 0);
    csv_field(day_of(of, better), 0);
    csv_field(ids[of->decisions[0][row]], 0);
    csv_field(ids[of->decisions[1][row]], 0);
    puts("");
}

static void print_table(const comparison *of) {
    const emul_language language = of->how->language;
    table view;
    table_begin(&view);
    table_column(&view, say((words){"Id", "Mã"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Name", "Tên"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"More favourable", "Có lợi hơn"}, language), ALIGN_LEFT);
    table_column(&view, say((words){"Law of", "Theo luật ngày"}, language), ALIGN_LEFT);
    table_column(&view, day_of(of, 0), ALIGN_LEFT);
    table_column(&view, day_of(of, 1), ALIGN_LEFT);
    for (int64_t row = 0; row < of->n; row++) {
        const int better = emul_result_favourable(of->from->result, of->from->second, of->award, row);
        if (is_shown(of, row)) {
            table_cell(&view, emul_roster_id(of->from->roster, row));
            table_cell(&view, emul_roster_name(of->from->roster, row));
            table_cell(&view, emul_decision_name(of->decisions[better][row], language));
            table_cell(&view, day_of(of, better));
            table_cell(&view, emul_decision_name(of->decisions[0][row], language));
            table_cell(&view, emul_decision_name(of->decisions[1][row], language));
        }
    }
    heading(say((words){"Award", "Khen thưởng"}, language), of->spec.name, of->spec.id);
    table_print(&view, stdout);
    table_end(&view);
    puts("");
}

void show_favourable(const inputs *from, const options *how) {
    const int64_t count = emul_regulation_count(from->regulation, EMUL_PART_AWARD);
    if (how->form == FORMAT_CSV) {
        puts("award,subject,decision,law,decision_first,decision_second");
    }
    for (int32_t i = 0; i < count; i++) {
        comparison of = {.from = from, .how = how, .spec = {.struct_size = sizeof of.spec}, .award = i};
        int shown = 0;
        (void)emul_regulation_award(from->regulation, i, &of.spec, NULL);
        of.decisions[0] = emul_result_decision(from->result, i, &of.n);
        of.decisions[1] = emul_result_decision(from->second, i, NULL);
        for (int64_t row = 0; row < of.n; row++) {
            const int line = is_shown(&of, row);
            if (line && how->form == FORMAT_CSV) {
                print_line(&of, row);
            }
            shown |= line;
        }
        if (shown && how->form != FORMAT_CSV) {
            print_table(&of);
        }
    }
}
