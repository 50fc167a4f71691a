/* The words of how sure a standing is; see lines.c. */
#include "explain/sure.h"

static const emul__line_words lines[EMUL__WHY_KINDS] = {
    [EMUL__SURE] = {"sureness", "How sure: [{regulation}, ]period {period}[, stage {stage}]; nothing of it is applied",
                    "Mức độ chắc chắn của kết quả: [{regulation}, ]kỳ {period}[, bước {stage}]; chỉ báo cáo, không làm thay đổi kết quả"},
    [EMUL__SURE_SCORECARD] = {"ranking", "Scorecard [{name} ({id})|{id}]: {count} with a place",
                              "Bảng điểm [{name} ({id})|{id}]: {count} đối tượng có thứ hạng"},
    [EMUL__SURE_NOT] = {"not_told", "Cannot be told: {reason}", "Không xác định được: {reason}"},
    [EMUL__SURE_WEIGHTS] = {"weights", "If the weights[ of {criteria}] were up to {within} more or less",
                            "Nếu trọng số[ của các tiêu chí {criteria}] tăng hoặc giảm đến {within}"},
    [EMUL__SURE_ONE_WEIGHT] = {"one_weight", "There is one criterion with a weight: nothing to weigh",
                               "Chỉ có một tiêu chí có trọng số: không có gì để so sánh"},
    [EMUL__SURE_EXACT] = {"exact", "Exactly: the total is a sum or a mean, compared before it is rounded",
                          "Tính chính xác: tổng điểm là tổng hoặc trung bình, so sánh trước khi làm tròn"},
    [EMUL__SURE_SAMPLES] = {"samples", "{samples} weightings drawn with the seed {seed}[; not told exactly: {reason}]",
                            "Thử {samples} bộ trọng số ngẫu nhiên, số khởi đầu {seed}[; không tính chính xác được: {reason}]"},
    [EMUL__SURE_FIRST] = {"first", "First[ in {group}]: [{name} ({id})|{id}]", "Đứng đầu[ {group}]: [{name} ({id})|{id}]"},
    [EMUL__SURE_UNTIL] = {"first_until",
                          "{id}[ {name}]: first while its weight is[ at least {least} of what it is, where {below} draws level][ at most "
                          "{most} of what it is, where {above} draws level]",
                          "{id}[ {name}]: đứng đầu khi trọng số[ không dưới {least} lần hiện nay, tại đó {below} bằng điểm][ không quá "
                          "{most} lần hiện nay, tại đó {above} bằng điểm]"},
    [EMUL__SURE_ALWAYS] = {"first_always", "{id}[ {name}]: first whatever its weight", "{id}[ {name}]: đứng đầu với mọi trọng số"},
    [EMUL__SURE_PLACES] = {"places",
                           "Place {place}[ in {group}]: [{name} ({id})|{id}]: {best} to {worst} if one weight differs, {best_together} to "
                           "{worst_together} at most if all do",
                           "Thứ {place}[ {group}]: [{name} ({id})|{id}]: từ {best} đến {worst} nếu một trọng số thay đổi; trong khoảng "
                           "{best_together} đến {worst_together} nếu tất cả cùng thay đổi"},
    [EMUL__SURE_KEEPS_SINGLY] = {"keeps_place_singly",
                                 "Place {place}[ in {group}]: [{name} ({id})|{id}]: the same if one weight differs, {best_together} to "
                                 "{worst_together} at most if all do",
                                 "Thứ {place}[ {group}]: [{name} ({id})|{id}]: giữ nguyên nếu một trọng số thay đổi; trong khoảng "
                                 "{best_together} đến {worst_together} nếu tất cả cùng thay đổi"},
    [EMUL__SURE_KEEPS] = {"keeps_place", "Place {place}[ in {group}]: [{name} ({id})|{id}]: the same in any case",
                          "Thứ {place}[ {group}]: [{name} ({id})|{id}]: giữ nguyên trong mọi trường hợp"},
    [EMUL__SURE_BY] =
        {"places_by",
         "{id}[ {name}]: {best} to {worst}[; level with {below} at {least} of its weight][; level with {above} at {most} of "
         "its weight]",
         "{id}[ {name}]: từ {best} đến {worst}[; bằng điểm với {below} khi trọng số bằng {least} lần hiện nay][; bằng điểm với "
         "{above} khi trọng số bằng {most} lần hiện nay]"},
    [EMUL__SURE_SEEN] =
        {"places_seen",
         "Place {place}[ in {group}]: [{name} ({id})|{id}][: {best} to {worst}], this place in {count} of {samples}, first in "
         "{first}",
         "Thứ {place}[ {group}]: [{name} ({id})|{id}][: từ {best} đến {worst}], giữ thứ hạng này {count}/{samples} lần, đứng "
         "đầu {first} lần"},
    [EMUL__SURE_ROUNDINGS] = {"roundings", "If it were rounded otherwise", "Nếu làm tròn theo cách khác"},
    [EMUL__SURE_POLICY] = {"rounding", "{policy}: other places {moved}, other classes {classes}, other decisions {decisions}",
                           "{policy}: thay đổi {moved} thứ hạng, {classes} xếp loại, {decisions} kết quả xét"},
    [EMUL__SURE_PLACE] =
        {"other_place", "[{name} ({id})|{id}]: place [{from} becomes {to}|{from} becomes none|none becomes {to}]",
         "[{name} ({id})|{id}]: [thứ hạng {from} thành {to}|thứ hạng {from} thành không xếp hạng|không xếp hạng thành thứ hạng {to}]"},
    [EMUL__SURE_CLASS] = {"other_class", "[{name} ({id})|{id}]: class {from} becomes {to}",
                          "[{name} ({id})|{id}]: xếp loại {from} thành {to}"},
    [EMUL__SURE_DECISION] = {"other_decision", "[{name} ({id})|{id}]: {award}: {from} becomes {to}",
                             "[{name} ({id})|{id}]: {award}: {from} thành {to}"},
    [EMUL__SURE_PAIRS] = {"pairs", "Which criterion decides[: pairs with different places {count}][, of them with equal totals {more}]",
                          "Tiêu chí quyết định thứ hạng[: {count} cặp có thứ hạng khác nhau][, trong đó {more} cặp bằng tổng điểm]"},
    [EMUL__SURE_DECIDES] = {"decides",
                            "{id}[ {name}]: pairs that would not keep their order if both had the same points here: {count}[ ({share})]",
                            "{id}[ {name}]: nếu hai bên bằng điểm tiêu chí này thì {count} cặp không giữ được thứ tự[ ({share})]"},
    [EMUL__SURE_TIES] = {"ties", "Subjects that share a place: {count}", "Số đối tượng cùng thứ hạng với đối tượng khác: {count}"},
    [EMUL__SURE_CUT] = {"tied_at_cut", "[{name} ({id})|{id}]: {count} are level at the last slot",
                        "[{name} ({id})|{id}]: {count} đối tượng bằng nhau ở suất cuối"},
    [EMUL__SURE_CLASS_CUT] = {"tied_at_class_cut", "Classes: {count} are level at the last slot",
                              "Xếp loại: {count} đối tượng bằng nhau ở suất cuối"},
};

const emul__line_words *emul__lines_sure(void) {
    return lines;
}
