/* The words of how far somebody is from something; see lines.c. */
#include "explain/gap.h"

static const emul__line_words lines[EMUL__WHY_KINDS] = {
    [EMUL__GAP_AWARD] = {"gap_award", "How far from the award [{name} ({id})|{id}][; now: {decision}]",
                         "Khoảng cách đến khen thưởng [{name} ({id})|{id}][; hiện tại: {decision}]"},
    [EMUL__GAP_CLASS] = {"gap_class", "How far from the class [{name} ({id})|{id}][; now: {class}]",
                         "Khoảng cách đến mức xếp loại [{name} ({id})|{id}][; hiện tại: {class}]"},
    [EMUL__GAP_PLACE] =
        {"gap_place", "How far from place {place}[ in its group ({group})], [{name} ({id})|{id}][; now: place {order}|; now: {state}]",
         "Khoảng cách đến hạng {place}[ trong cụm ({group})], [{name} ({id})|{id}][; hiện tại: hạng {order}|; hiện tại: {state}]"},
    [EMUL__GAP_REACHED] = {"gap_reached", "It has that already", "Đã đạt"},
    [EMUL__GAP_BLOCKED] = {"gap_blocked", "Nothing that is scored can mend this:", "Không tiêu chí nào khắc phục được:"},
    [EMUL__GAP_NOT_CONCERNED] = {"gap_not_concerned", "It is not for this subject", "Không xét cho đối tượng này"},
    [EMUL__GAP_YEARS] = {"gap_years", "One more each year: {count} more, in {year} at the earliest",
                         "Nếu mỗi năm đạt thêm một lần: còn thiếu {count}, sớm nhất năm {year}"},
    [EMUL__GAP_LAST] = {"gap_last", "The last to have it: {subjects}[ and {more} more][, with {total} points]",
                        "Đạt ở vị trí cuối: {subjects}[ và {more} đối tượng khác][, {total} điểm]"},
    [EMUL__GAP_POINTS] = {"gap_points", "{points} points short: the total would have to be {to} instead of {from}",
                          "Thiếu {points} điểm: tổng điểm phải là {to} thay vì {from}"},
    [EMUL__GAP_OVER] = {"gap_points_over", "{points} points too many: the total would have to be {to} instead of {from}",
                        "Thừa {points} điểm: tổng điểm phải là {to} thay vì {from}"},
    [EMUL__GAP_NO_POINTS] = {"gap_no_points", "No higher total alone would do", "Chỉ tăng tổng điểm thì bao nhiêu cũng không đủ"},
    [EMUL__GAP_CRITERION] = {"gap_criterion",
                             "[{name} ({id})|{id}], now {points}[ of {max}] points:", "[{name} ({id})|{id}], hiện {points}[/{max}] điểm:"},
    [EMUL__GAP_MORE] = {"gap_more",
                        "{fact}[, {period}]: {difference}[ {unit}] more would do, {to} instead of {from}[, {share} of the "
                        "plan|, about {about} of the plan][; then {points} points]",
                        "{fact}[, {period}]: thêm {difference}[ {unit}], từ {from} lên {to}[, bằng {share} kế "
                        "hoạch|, khoảng {about} kế hoạch][; khi đó {points} điểm]"},
    [EMUL__GAP_LESS] = {"gap_less",
                        "{fact}[, {period}]: {difference}[ {unit}] less would do, {to} instead of {from}[, {share} of the "
                        "plan|, about {about} of the plan][; then {points} points]",
                        "{fact}[, {period}]: bớt {difference}[ {unit}], từ {from} xuống {to}[, bằng {share} kế "
                        "hoạch|, khoảng {about} kế hoạch][; khi đó {points} điểm]"},
    [EMUL__GAP_INSTEAD] = {"gap_instead", "{fact}[, {period}]: {to} instead of {from} would do[; then {points} points]",
                           "{fact}[, {period}]: {to} thay vì {from}[; khi đó {points} điểm]"},
    [EMUL__GAP_NOT_ENOUGH] = {"gap_not_enough",
                              "{fact}[, {period}]: even {to}[ {unit}] does not do[; then {points} points], the total "
                              "would be {total}[, still {difference} short]",
                              "{fact}[, {period}]: dù là {to}[ {unit}] vẫn chưa đủ[; khi đó {points} điểm], tổng điểm "
                              "{total}[, còn thiếu {difference}]"},
    [EMUL__GAP_FULL] = {"gap_full", "These have all that their figures can give: {criteria}",
                        "Đã đạt mức cao nhất mà số liệu cho phép: {criteria}"},
    [EMUL__GAP_NO_FIGURE] = {"gap_no_figure", "These rest on no figure of its own that could be changed alone: {criteria}",
                             "Không dựa trên một số liệu riêng có thể thay đổi độc lập: {criteria}"},
    [EMUL__GAP_NONE] = {"gap_none", "No single criterion would do", "Không tiêu chí nào tự nó đủ"},
    [EMUL__GAP_TOGETHER] = {"gap_together", "All of them at their best together would[, with a total of {total}]",
                            "Tất cả cùng đạt mức tốt nhất thì đủ[, tổng điểm {total}]"},
    [EMUL__GAP_NOT_TOGETHER] = {"gap_not_together",
                                "Nor would all of them at their best together[, with a total of {total}][, still {difference} short]",
                                "Tất cả cùng đạt mức tốt nhất vẫn chưa đủ[, tổng điểm {total}][, còn thiếu {difference}]"},
    [EMUL__GAP_NO_CRITERIA] = {"gap_no_criteria", "It rests on the points of no criterion", "Không dựa trên điểm của tiêu chí nào"},
};

const emul__line_words *emul__lines_gap(void) {
    return lines;
}
