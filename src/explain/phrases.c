#include "explain/phrases.h"

#include <string.h>

#define COUNT(table) ((int32_t)(sizeof(table) / sizeof *(table)))

static const emul__phrase phrases[] = {
    {{"if", "(if {1} then {2}; otherwise {3})", "(nếu {1} thì {2}; nếu không thì {3})"}, EMUL__NAMES_NOTHING},
    {{"known", "there is a figure ({1})", "đã có số liệu ({1})"}, EMUL__NAMES_NOTHING},
    /* shapes */
    {{"proportional", "points in proportion to ({1})", "điểm theo tỷ lệ đạt ({1})"}, EMUL__NAMES_NOTHING},
    {{"line", "points on a line ({1}: {*})", "điểm nội suy ({1}: {*})"}, EMUL__NAMES_NOTHING},
    {{"steps", "points by thresholds ({1}: {*}{+})", "điểm theo mức ({1}: {*}{+})"}, EMUL__NAMES_NOTHING},
    {{"per", "points for every {1} ({2}{+})", "điểm theo từng {1} ({2}{+})"}, EMUL__NAMES_NOTHING},
    {{"each", "(<1> × <2>{+})", "(<1> × <2>{+})"}, EMUL__NAMES_NOTHING},
    {{"level", "points by level ({1}: {*}{+})", "điểm theo loại ({1}: {*}{+})"}, EMUL__NAMES_NOTHING},
    {{"lookup", "table {1} ({2}; {3}{+})", "tra bảng {1} ({2}; {3}{+})"}, EMUL__NAMES_TABLE},
    {{"clamp", "({1}; not below {2}; not above {3})", "({1}; không dưới {2}; không quá {3})"}, EMUL__NAMES_NOTHING},
    {{"round", "rounded ({1}[; decimals: {2}]{+})", "làm tròn ({1}[; số chữ số thập phân: {2}]{+})"}, EMUL__NAMES_NOTHING},
    {{"floor", "rounded down ({1})", "làm tròn xuống ({1})"}, EMUL__NAMES_NOTHING},
    {{"ceiling", "rounded up ({1})", "làm tròn lên ({1})"}, EMUL__NAMES_NOTHING},
    {{"odd", "<1> is odd", "<1> là số lẻ"}, EMUL__NAMES_NOTHING},
    {{"abs", "absolute value ({1})", "giá trị tuyệt đối ({1})"}, EMUL__NAMES_NOTHING},
    /* aggregates */
    {{"sum", "sum ({*}{+})", "tổng ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"mean", "mean ({*}{+})", "trung bình ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"median", "median ({*}{+})", "trung vị ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"min", "the least of ({*}{+})", "nhỏ nhất trong ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"max", "the greatest of ({*}{+})", "lớn nhất trong ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"count", "how often ({*}{+})", "số lần ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"last", "the last of ({*}{+})", "số liệu sau cùng ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"trimmed_mean", "mean ({1}; highest left out: {2}; lowest left out: {3}[; {4}]{+})",
      "trung bình ({1}; bỏ số cao nhất: {2}; bỏ số thấp nhất: {3}[; {4}]{+})"},
     EMUL__NAMES_NOTHING},
    {{"spread", "largest less smallest ({*}{+})", "chênh lệch cao nhất và thấp nhất ({*}{+})"}, EMUL__NAMES_NOTHING},
    {{"trimmed_spread", "largest less smallest ({1}; highest left out: {2}; lowest left out: {3}[; {4}]{+})",
      "chênh lệch cao nhất và thấp nhất ({1}; bỏ số cao nhất: {2}; bỏ số thấp nhất: {3}[; {4}]{+})"},
     EMUL__NAMES_NOTHING},
    /* time */
    {{"weekdays", "how many times a {1}[ in {2}]", "số ngày {1}[ trong {2}]"}, EMUL__NAMES_TIME},
    {{"year", "<1> of the year", "<1> của cả năm"}, EMUL__NAMES_NOTHING},
    {{"prev", "<1> of the same period last year", "<1> của cùng kỳ năm trước"}, EMUL__NAMES_NOTHING},
    {{"so_far", "the [{1} ]so far, without this period", "phần đã qua[ của {1}], không kể kỳ này"}, EMUL__NAMES_TIME},
    {{"to_date", "the [{1} ]up to the end of this period", "phần đã qua[ của {1}], đến hết kỳ này"}, EMUL__NAMES_TIME},
    {{"days", "days[ of {1}]", "số ngày[ của {1}]"}, EMUL__NAMES_TIME},
    {{"months_since", "months since ({1})", "số tháng kể từ ({1})"}, EMUL__NAMES_NOTHING},
    {{"elapsed", "part of the time gone by[ ({1})]", "phần thời gian đã qua[ ({1})]"}, EMUL__NAMES_TIME},
    {{"member_share", "share of the period as a member", "phần thời gian thuộc đơn vị"}, EMUL__NAMES_NOTHING},
    {{"final", "<1> of the latest stage", "<1> ở bước chấm sau cùng"}, EMUL__NAMES_NOTHING},
    /* against the group */
    {{"leader", "highest of the group ({1}{+})", "cao nhất cụm ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"trailer", "lowest of the group ({1}{+})", "thấp nhất cụm ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"mean_of_group", "mean of the group ({1}{+})", "trung bình của cụm ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"sum_of_group", "sum over the group ({1}{+})", "tổng của cụm ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"count_of_group", "how many of the group ({1}{+})", "số đối tượng trong cụm có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"rank", "rank in the group by ({1}{+})", "thứ hạng trong cụm theo ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"best", "points against the best of the group ({1}{+})", "điểm so với mức cao nhất cụm ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"by_place", "points by place ({1}: {*}{+})", "điểm theo thứ hạng ({1}: {*}{+})"}, EMUL__NAMES_NOTHING},
    /* below a unit */
    {{"count_members", "how many members ({1}{+})", "số cá nhân có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"share_of_members", "share of the members ({1}{+})", "tỷ lệ cá nhân có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"sum_of_members", "sum over the members ({1}{+})", "tổng của các cá nhân ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"mean_of_members", "mean of the members ({1}{+})", "trung bình của các cá nhân ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"max_of_members", "highest of the members ({1}{+})", "cao nhất trong các cá nhân ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"min_of_members", "lowest of the members ({1}{+})", "thấp nhất trong các cá nhân ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"count_children", "how many units below ({1}{+})", "số đơn vị trực thuộc có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"share_of_children", "share of the units below ({1}{+})", "tỷ lệ đơn vị trực thuộc có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"sum_of_children", "sum over the units below ({1}{+})", "tổng của các đơn vị trực thuộc ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"mean_of_children", "mean of the units below ({1}{+})", "trung bình của các đơn vị trực thuộc ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"max_of_children", "highest of the units below ({1}{+})", "cao nhất trong các đơn vị trực thuộc ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"min_of_children", "lowest of the units below ({1}{+})", "thấp nhất trong các đơn vị trực thuộc ({1}{+})"}, EMUL__NAMES_NOTHING},
    /* outcomes */
    {{"points", "points of {1}", "điểm {1}"}, EMUL__NAMES_CRITERION},
    {{"share", "share of full marks of {1}", "tỷ lệ điểm đạt {1}"}, EMUL__NAMES_CRITERION},
    {{"lowest_share", "lowest share of full marks[ on {1}]", "tỷ lệ điểm đạt thấp nhất[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"lowest_points", "lowest points of a criterion[ on {1}]", "điểm tiêu chí thấp nhất[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"total", "total[ on {1}]", "tổng điểm[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"base", "base points[ on {1}]", "điểm chuẩn[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"bonus", "bonus points[ on {1}]", "điểm thưởng[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"penalty", "penalty points[ on {1}]", "điểm trừ[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"place", "place[ on {1}]", "thứ hạng[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"class", "class[ on {1}]", "xếp loại[ của {1}]"}, EMUL__NAMES_SCORECARD},
    {{"awarded", "given {1}", "được tặng {1}"}, EMUL__NAMES_TITLE},
    /* years gone by */
    {{"times", "how often given ({1}{+})", "số lần được tặng ({1}{+})"}, EMUL__NAMES_TITLE},
    {{"ever", "ever given ({1}{+})", "đã từng được tặng ({1}{+})"}, EMUL__NAMES_TITLE},
    {{"streak", "given in succession ({1}{+})", "số năm liên tục được tặng ({1}{+})"}, EMUL__NAMES_TITLE},
    {{"years_since", "years since ({1})", "số năm kể từ ({1})"}, EMUL__NAMES_TITLE},
    {{"years_in_row", "years in succession with ({1}{+})", "số năm liên tục có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"count_years", "years with ({1}{+})", "số năm có ({1}{+})"}, EMUL__NAMES_NOTHING},
    {{"achievements", "achievements ({1}{+})", "số thành tích ({1}{+})"}, EMUL__NAMES_ACHIEVEMENT},
    /* ballots */
    {{"ballot", "share of votes for ({1})", "tỷ lệ phiếu đồng ý ({1})"}, EMUL__NAMES_TITLE},
    {{"passed", "votes for ({1}) reach {2}", "phiếu đồng ý ({1}) đạt từ {2}"}, EMUL__NAMES_TITLE},
    {{"attendance", "share of the council present ({1})", "tỷ lệ thành viên Hội đồng dự họp ({1})"}, EMUL__NAMES_TITLE},
    {{"council", "members of the council ({1})", "số thành viên Hội đồng ({1})"}, EMUL__NAMES_TITLE},
    {{"chair", "the chair's vote for ({1})", "phiếu đồng ý của Chủ tịch Hội đồng ({1})"}, EMUL__NAMES_TITLE},
};

static const emul__word arguments[] = {
    {"else", "otherwise: {1}", "còn lại: {1}"},
    {"short", "short of it: {1}", "mỗi mức thiếu: {1}"},
    {"over", "beyond it: {1}", "mỗi mức vượt: {1}"},
    {"from", "from: {1}", "tính từ: {1}"},
    {"at_most", "at most {1}", "không quá {1}"},
    {"mode", "{1}", "{1}"},
    {"every", "a figure every {1}", "mỗi {1} đều có số liệu"},
    {"least", "at least {1} figures", "có ít nhất {1} số liệu"},
    {"except", "without those of {1}", "không tính của {1}"},
    {"in", "among {1}", "tính trên {1}"},
    {"among", "of those with: {1}", "trong số có: {1}"},
    {"order", "{1}", "{1}"},
    {"depth", "directly below", "trực thuộc trực tiếp"}, /* = 1, there is no other */
    {"since", "since {1}", "từ năm {1}"},
    {"last", "within {1} years", "trong {1} năm gần nhất"},
    {"after", "after {1}", "sau {1}"},
    {"unused_by", "not used for {1}", "chưa dùng để xét {1}"},
    {"by", "counted by {1}", "tính theo {1}"},
    {"excused", "years passed over: {1}", "không tính và không gián đoạn: {1}"},
    {"level", "level {1} or higher", "từ cấp {1}"},
};

static const emul__word words[] = {
    {"yes", "yes", "có"},
    {"no", "no", "không"},
    {"year", "year", "năm"},
    {"half", "half-year", "sáu tháng"},
    {"quarter", "quarter", "quý"},
    {"month", "month", "tháng"},
    {"week", "week", "tuần"},
    {"day", "day", "ngày"},
    {"mon", "Monday", "thứ Hai"},
    {"tue", "Tuesday", "thứ Ba"},
    {"wed", "Wednesday", "thứ Tư"},
    {"thu", "Thursday", "thứ Năm"},
    {"fri", "Friday", "thứ Sáu"},
    {"sat", "Saturday", "thứ Bảy"},
    {"sun", "Sunday", "Chủ nhật"},
    {"all", "all", "toàn bảng"},
    {"asc", "the lower the better", "thấp hơn xếp trước"},
    {"desc", "the higher the better", "cao hơn xếp trước"},
    {"award", "awards", "lần tặng"},
    {"parent", "the unit above", "đơn vị cấp trên"},
    {"half_away", "half away from zero", "làm tròn thông thường"},
    {"half_even", "half to even", "nửa về số chẵn"},
    {"down", "towards zero", "bỏ phần lẻ"},
    {"up", "away from zero", "làm tròn lên"},
    {"floor", "down", "làm tròn xuống"},
    {"ceiling", "up", "làm tròn lên phía số lớn"},
};

static const emul__word facets[] = {
    {"plan", "plan", "kế hoạch"},
    {"self", "self-assessed", "tự chấm"},
    {"cross", "cross-assessed", "chấm chéo"},
    {"appraised", "appraised", "thẩm định"},
    {"judge", "judge", "giám khảo"},
};

static const emul__word *find(const emul__word *table, int32_t count, emul__text id) {
    for (int32_t i = 0; i < count; i++) {
        if (emul__text_equal(id, emul__text_of(table[i].id))) {
            return &table[i];
        }
    }
    return NULL;
}

const emul__phrase *emul__phrase_find(emul__text function) {
    for (int32_t i = 0; i < COUNT(phrases); i++) {
        if (emul__text_equal(function, emul__text_of(phrases[i].words.id))) {
            return &phrases[i];
        }
    }
    return NULL;
}

const emul__word *emul__phrase_argument(emul__text name) {
    return find(arguments, COUNT(arguments), name);
}

const emul__word *emul__phrase_word(emul__text text) {
    return find(words, COUNT(words), text);
}

const emul__word *emul__phrase_facet(emul__text facet) {
    return find(facets, COUNT(facets), facet);
}
