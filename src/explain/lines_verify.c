/* The words of the check of a stored result; see lines.c. */
#include "explain/verify.h"

static const emul__line_words lines[EMUL__WHY_KINDS] = {
    [EMUL__VERIFY] =
        {"verification",
         "{verdict}[. {name} ({id})|. {id}][, period {period}][, stage {stage}]; values compared: {count}, different: {changed}",
         "{verdict}[. {name} ({id})|. {id}][, kỳ {period}][, bước {stage}]; số giá trị đã đối chiếu: {count}, không khớp: {changed}"},
    [EMUL__VERIFY_INPUT] = {"other_input", "{what}: not what it was made from; digest [stored {stored}, ]now {evaluated}",
                            "{what}: không phải dữ liệu đã dùng; mã kiểm chứng [đã lưu {stored}, ]nay {evaluated}"},
    [EMUL__VERIFY_VERSION] = {"other_version", "Evaluated by libemul {evaluated}[, the stored result by {stored}]",
                              "Tính bằng libemul {evaluated}[, kết quả đã lưu tính bằng {stored}]"},
    [EMUL__VERIFY_NO_DIGEST] = {"without_digest", "No digest: what the stored result was made from cannot be told",
                                "Không có mã kiểm chứng: không xác định được kết quả đã lưu được lập từ dữ liệu nào"},
    [EMUL__VERIFY_TORN] = {"torn_digest", "The stored digests do not belong together: one of them, or the version, was changed",
                           "Các mã kiểm chứng đã lưu không khớp với nhau: có mã, hoặc số phiên bản, đã bị sửa"},
    [EMUL__VERIFY_VALUE] = {"other_value",
                            "[{of}: ][{name} ({id}): |{id}: ][{criterion}: ]{what}: [stored {stored}, evaluated {evaluated}|not the same]",
                            "[{of}: ][{name} ({id}): |{id}: ][{criterion}: ]{what}: [đã lưu {stored}, tính lại {evaluated}|không khớp]"},
    [EMUL__VERIFY_ONLY_STORED] = {"only_stored", "[{of}: ][{name} ({id}): |{id}: ][{criterion}: ]{what}: only in the stored result",
                                  "[{of}: ][{name} ({id}): |{id}: ][{criterion}: ]{what}: chỉ có trong kết quả đã lưu"},
    [EMUL__VERIFY_ONLY_EVALUATED] = {"only_evaluated",
                                     "[{of}: ][{name} ({id}): |{id}: ][{criterion}: ]{what}: lacking in the stored result",
                                     "[{of}: ][{name} ({id}): |{id}: ][{criterion}: ]{what}: kết quả đã lưu không có"},
    [EMUL__VERIFY_MORE] = {"more_values", "Further differences: {more}", "Số chỗ không khớp khác: {more}"},
};

const emul__line_words *emul__lines_verify(void) {
    return lines;
}

/* Members of the JSON of a result (docs/result.md); lists as what one element is. */
static const emul__word members[] = {
    {"achievement", "achievement", "thành tích"},
    {"amount", "amount", "số tiền"},
    {"awards", "award", "hình thức khen thưởng"},
    {"base", "base points", "điểm chuẩn"},
    {"base_salary", "base salary", "mức lương cơ sở"},
    {"bonus", "bonus points", "điểm thưởng"},
    {"class", "class", "xếp loại"},
    {"classes", "class", "mức xếp loại"},
    {"coefficient", "multiple of the base salary", "hệ số mức lương cơ sở"},
    {"contribution", "contribution to the total", "phần góp vào tổng điểm"},
    {"criteria", "criterion", "tiêu chí"},
    {"criterion", "criterion", "tiêu chí"},
    {"decision", "decision", "kết quả xét"},
    {"decision_date", "day of the decision", "ngày quyết định"},
    {"decisions", "decision", "kết quả xét"},
    {"fact", "figure", "số liệu"},
    {"fund", "fund", "nguồn kinh phí"},
    {"group", "group", "cụm, khối"},
    {"id", "id", "mã"},
    {"kind", "kind", "loại"},
    {"law_date", "day of the law", "ngày áp dụng pháp luật"},
    {"level", "level", "cấp"},
    {"missing", "missing figure", "số liệu còn thiếu"},
    {"money", "money", "tiền thưởng"},
    {"name", "name", "tên"},
    {"name_en", "name in English", "tên tiếng Anh"},
    {"open", "still open", "chưa quyết định"},
    {"order", "position", "thứ tự xét"},
    {"parent", "criterion above", "tiêu chí cấp trên"},
    {"payment", "payment", "chi trả"},
    {"penalty", "penalty points", "điểm trừ"},
    {"period", "period", "kỳ"},
    {"place", "place", "thứ hạng"},
    {"place_overall", "place among all", "thứ hạng chung"},
    {"points", "points", "điểm"},
    {"prize_of", "award of the prize", "giải thuộc hình thức"},
    {"reason", "reason", "lý do"},
    {"recipients", "recipients", "số người, tập thể nhận"},
    {"scorecards", "scorecard", "bảng điểm"},
    {"stage", "stage", "bước xét"},
    {"standings", "standing", "kết quả xếp hạng"},
    {"state", "state", "tình trạng"},
    {"subjects", "subject", "đối tượng"},
    {"tied", "how many share the place", "số đối tượng cùng hạng"},
    {"total", "total", "tổng điểm"},
    {"totals", "total of money", "tổng tiền"},
    {"unit", "unit", "đơn vị"},
    {"uses", "use of an achievement", "sử dụng thành tích"},
};

const emul__word *emul__member_word(emul__text member) {
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        if (emul__text_equal(emul__text_of(members[i].id), member)) {
            return &members[i];
        }
    }
    return NULL;
}
