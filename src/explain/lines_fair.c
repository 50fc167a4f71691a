/* The words of how fair the marks are; see lines.c. They ask for another look, and never say that somebody is wrong. */
#include "explain/fair.h"

static const emul__line_words lines[EMUL__WHY_KINDS] = {
    [EMUL__FAIR] = {"fairness",
                    "How fair: [{regulation}, ]period {period}[, stage {stage}]. To be looked at: {findings}; nothing of it is applied",
                    "Rà soát tính công bằng: [{regulation}, ]kỳ {period}[, bước {stage}]. Nội dung đề nghị xem lại: {findings}; chỉ báo "
                    "cáo, không làm "
                    "thay đổi kết quả"},
    [EMUL__FAIR_NOTHING] = {"nothing_found", "Nothing that asks for another look", "Không có nội dung nào đề nghị xem lại"},
    [EMUL__FAIR_MORE] = {"more", "and {more} more", "và {more} trường hợp khác"},
    [EMUL__FAIR_CRITERIA] = {"criteria", "Scorecard [{name} ({id})|{id}]: criteria looked at: {count}, findings: {findings}",
                             "Bảng điểm [{name} ({id})|{id}]: đã rà soát {count} tiêu chí, đề nghị xem lại {findings}"},
    [EMUL__FAIR_FULL_MARKS] = {"full_marks", "{id}[ {name}]: all {count} have full marks, {points}[ of {max}]: to be looked at",
                               "{id}[ {name}]: cả {count} đối tượng đều đạt điểm tối đa, {points}[/{max}] điểm: đề nghị xem lại tiêu chí"},
    [EMUL__FAIR_SAME_POINTS] = {"same_points", "{id}[ {name}]: all {count} have the same points, {points}[ of {max}]: to be looked at",
                                "{id}[ {name}]: cả {count} đối tượng cùng được {points}[/{max}] điểm: đề nghị xem lại tiêu chí"},
    [EMUL__FAIR_WITHIN_GROUPS] = {"within_groups", "{id}[ {name}], within a group:", "{id}[ {name}], trong từng cụm:"},
    [EMUL__FAIR_SAME_IN_GROUP] = {"same_in_group", "{group}: all {count} have the same points, {points}[ of {max}]: to be looked at",
                                  "{group}: cả {count} đối tượng cùng được {points}[/{max}] điểm: đề nghị xem lại"},
};

const emul__line_words *emul__lines_fair(void) {
    return lines;
}
