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
    [EMUL__FAIR_PANEL] = {"panel",
                          "Panel {fact}: {judges} judges, {entries} entries; Kendall's W [{agreement}, of the {complete} entries that "
                          "every judge has marked|is not defined]",
                          "{fact}: {judges} người chấm, {entries} lượt được chấm; hệ số tương hợp Kendall W [= "
                          "{agreement}, tính trên {complete} lượt có đủ điểm của mọi người chấm|chưa tính được]"},
    [EMUL__FAIR_NO_JURY] = {"no_jury", "Fewer than two entries have a mark of every judge: the judges are not compared",
                            "Chưa đủ hai lượt có điểm của mọi người chấm: không so sánh từng người"},
    [EMUL__FAIR_JUDGE] =
        {"judge",
         "Judge {judge}: {count} marks[ from {least} to {most}][, mean {mean}][, shift {shift}][, standard deviation "
         "{deviation}][, Spearman with the others {correlation}]; alone the highest or the lowest: {extremes}",
         "Người chấm {judge}: {count} điểm[ từ {least} đến {most}][, trung bình {mean}][, lệch so với cả nhóm {shift}][, độ lệch "
         "chuẩn {deviation}][, tương quan Spearman với những người khác {correlation}]; một mình cao nhất hoặc thấp nhất: "
         "{extremes} lượt"},
    [EMUL__FAIR_AGAINST] = {"against_panel", "Does not order the entries as the others do, Spearman {correlation}: to be looked at",
                            "Xếp thứ tự không cùng chiều với những người khác, tương quan Spearman {correlation}: đề nghị xem lại"},
    [EMUL__FAIR_FAR] =
        {"far_marks",
         "Marks further than {limit} from the median of the other judges' ({factor} times the usual distance {usual}): {count}",
         "Số điểm cách trung vị của những người khác quá {limit} ({factor} lần khoảng cách thường gặp {usual}): {count}"},
    [EMUL__FAIR_FAR_MARK] =
        {"far_mark",
         "Judge {judge}, [{name} ({id})|{id}][, {when}]: {own}, the others' median {others}, distance {difference}: to be "
         "looked at",
         "Người chấm {judge}, [{name} ({id})|{id}][, {when}]: {own}, trung vị của những người khác {others}, cách nhau "
         "{difference}: đề nghị xem lại"},
    [EMUL__FAIR_STAGES] = {"self_marks", "Marks of the stage {first} beside those of later stages, up to {last}",
                           "Điểm ở bước {first} so với các bước sau, đến bước {last}"},
    [EMUL__FAIR_SELF_TOTALS] =
        {"self_totals",
         "Scorecard [{name} ({id})|{id}], total: of {count}, {higher} higher at first ({share}), {lower} lower; mean "
         "difference {mean}",
         "Bảng điểm [{name} ({id})|{id}], tổng điểm: trong {count} đối tượng có {higher} ban đầu cao hơn ({share}), {lower} "
         "thấp hơn; chênh lệch trung bình {mean}"},
    [EMUL__FAIR_SELF_NO_TOTALS] = {"no_self_totals", "The totals of the first stage cannot be evaluated",
                                   "Chưa tính được tổng điểm ở bước đầu"},
    [EMUL__FAIR_SELF_LATER] = {"later_criteria", "Not in the first total, since they begin later: {criteria}",
                               "Chưa có trong tổng điểm ban đầu vì chỉ tính từ bước sau: {criteria}"},
    [EMUL__FAIR_SELF_GROUP] =
        {"self_group", "Group {group}: mean difference {mean}; of {count}, {higher} higher at first ({share}), {lower} lower",
         "Cụm {group}: chênh lệch trung bình {mean}; trong {count} đối tượng có {higher} ban đầu cao hơn ({share}), {lower} "
         "thấp hơn"},
    [EMUL__FAIR_SELF_UNIT] =
        {"self_unit", "Unit {unit}: mean difference {mean}; of {count}, {higher} higher at first ({share}), {lower} lower",
         "Đơn vị {unit}: chênh lệch trung bình {mean}; trong {count} đối tượng có {higher} ban đầu cao hơn ({share}), {lower} "
         "thấp hơn"},
    [EMUL__FAIR_SELF_SUBJECT] = {"self_subject", "[{name} ({id})|{id}]: {own} at first, {value} later, difference {difference}",
                                 "[{name} ({id})|{id}]: ban đầu {own}, sau còn {value}, chênh lệch {difference}"},
    [EMUL__FAIR_SELF_MARKS] = {"self_indicator",
                               "{fact}: of {count}, {higher} higher at first ({share}), {lower} lower; mean difference {mean}[, at most "
                               "{most}: {subjects}][ and {more} more]",
                               "{fact}: trong {count} đối tượng có {higher} ban đầu cao hơn ({share}), {lower} thấp hơn; chênh lệch trung "
                               "bình {mean}[, lớn nhất {most}: {subjects}][ và {more} đối tượng khác]"},
    [EMUL__FAIR_BURSTS] = {"bursts", "{fact}: dated figures looked at: {count}, far above the subject's others: {findings}",
                           "{fact}: đã rà soát {count} số liệu theo thời gian, tăng đột biến {findings}"},
    [EMUL__FAIR_BURST] = {"burst", "[{name} ({id})|{id}], {when}: {own}, usually {usual} (median of the {count} others): to be looked at",
                          "[{name} ({id})|{id}], {when}: {own}, bình thường {usual} (trung vị của {count} kỳ khác): đề nghị xem lại"},
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
