/* The geometric mean of a node's children. */
#include "kernel/geometric.h"
#include "evaluate/counting.h"
#include "evaluate/run.h"

static void report_negative(emul__run *run, int32_t node, int32_t child, int64_t row, emul_decimal value) {
    char digits[EMUL__DECIMAL_CAPACITY];
    const emul__model_criterion *of = &run->model->criteria[node];
    emul__diagnostic found = {.code = EMUL_E_RANGE,
                              .place = of->place,
                              .english = "the geometric mean “{1}” has no value for subject “{0}”: “{2}” is {3}, below 0",
                              .vietnamese = "không tính được trung bình nhân “{1}” của “{0}”: “{2}” là {3}, nhỏ hơn 0",
                              .hint_english = "write “min: 0” at “{2}”",
                              .hint_vietnamese = "viết “min: 0” ở “{2}”",
                              .arguments = {run->result->ids[row], of->id, run->model->criteria[child].id}};
    found.arguments[3] = (emul__text){digits, emul__decimal_write(value, 0, '.', digits)};
    found.place.row = row + 1;
    emul__run_report(run, &found);
}

emul__ratio emul__node_geometric(emul__run *run, int32_t node, int kind, int64_t row) {
    const emul__model_criterion *criteria = run->model->criteria;
    emul_decimal values[EMUL__MOST_ROOT];
    int64_t weights[EMUL__MOST_ROOT];
    int64_t count = 0;
    for (int32_t i = criteria[node].first_child; i >= 0; i = criteria[i].next_sibling) {
        const emul_decimal *column = emul__child_points(run, i, kind);
        const bool left_out = column == NULL || criteria[i].weight == 0 || emul__child_dropped(run->result, i, row);
        if (left_out || column[row] < EMUL_DECIMAL_MIN) {
            continue;
        }
        if (column[row] < 0) {
            report_negative(run, node, i, row, column[row]);
            return emul__ratio_of_state(EMUL__IS_NOT_APPLICABLE);
        }
        values[count] = column[row];
        weights[count++] = criteria[i].weight;
    }
    return emul__geometric_mean(values, weights, count);
}
