/* The words of every line of an explanation. {name} is a gap; what stands in [ ] is left out if a gap in it is open, or gives way to what
 * follows a | in it. */
#include "explain/diff.h"
#include "explain/fair.h"
#include "explain/gap.h"
#include "explain/sure.h"
#include "explain/verify.h"

#include <string.h>

static const emul__line_words lines[EMUL__WHY_KINDS] = {
    [EMUL__WHY_SUBJECT] = {"subject", "{of_kind} [{name} ({id})|{id}]: [{regulation}, ]period {period}[, stage {stage}]",
                           "{of_kind} [{name} ({id})|{id}]: [{regulation}, ]kỳ {period}[, bước {stage}]"},
    [EMUL__WHY_SCORECARD] = {"scorecard", "Scorecard [{name} ({id})|{id}]: {state}", "Bảng điểm [{name} ({id})|{id}]: {state}"},
    [EMUL__WHY_CRITERION] =
        {"criterion",
         "{id}[ {name}]: [{points} of {max} points|points {points}][ ({of_kind})][, weight {weight}][, contributes {contribution}]",
         "{id}[ {name}]: {points}[/{max}] điểm[ ({of_kind})][, hệ số {weight}][, đóng góp {contribution}]"},
    [EMUL__WHY_ABSENT] = {"criterion", "{id}[ {name}]: {state}[, full marks {max}][ ({of_kind})]",
                          "{id}[ {name}]: {state}[, điểm tối đa {max}][ ({of_kind})]"},
    [EMUL__WHY_RULE] = {"rule", "Rule: {rule}[\nWith values: {filled}]\nGives: {value}",
                        "Công thức: {rule}[\nThay số: {filled}]\nKết quả: {value}"},
    [EMUL__WHY_SERIES] = {"series", "{fact} = {value}, of {count} figures", "{fact} = {value}, tính trên {count} số liệu"},
    [EMUL__WHY_ELEMENT] = {"element", "{fact}[ ({period})][ = {own}, gives {value}| = {value}| = {own}][: {verdict}]",
                           "{fact}[ ({period})][ = {own}, tính {value}| = {value}| = {own}][: {verdict}]"},
    [EMUL__WHY_VALUE] = {"value", "where {id}: “{rule}”[, that is {filled}][ = {value}]",
                         "trong đó {id}: “{rule}”[, tức là {filled}][ = {value}]"},
    [EMUL__WHY_MOST] = {"most", "At most {limit}: {from} becomes {limit}", "Không quá {limit}: {from} lấy bằng {limit}"},
    [EMUL__WHY_LEAST] = {"least", "At least {limit}: {from} becomes {limit}", "Không dưới {limit}: {from} lấy bằng {limit}"},
    [EMUL__WHY_ROUNDED] = {"rounded", "Rounded ({mode}, decimals: {places}): {from} becomes {to}, difference {difference}",
                           "Lấy {places} chữ số thập phân ({mode}): {from} thành {to}, chênh lệch {difference}"},
    [EMUL__WHY_NO_FACT] = {"missing", "No figure: {fact}", "Chưa có số liệu: {fact}"},
    [EMUL__WHY_NO_SUCH_FACT] = {"not_applicable", "Not applicable: {fact}", "Không áp dụng: {fact}"},
    [EMUL__WHY_NO_OUTCOME] = {"not_decided", "No result yet: {fact}", "Chưa có kết quả: {fact}"},
    [EMUL__WHY_COUNTED] = {"counted", "Missing counts as {points} by the regulation", "Thiếu số liệu tính {points} điểm theo quy định"},
    [EMUL__WHY_LEFT_OUT] = {"left_out", "Missing is left out by the regulation",
                            "Thiếu số liệu thì không tính tiêu chí này, theo quy định"},
    [EMUL__WHY_COMBINED] = {"combined", "{combine}[, {of_kind}]: {terms} = {value}", "{combine}[ {of_kind}]: {terms} = {value}"},
    [EMUL__WHY_COVERAGE] = {"coverage", "Scored: {value} of {sum} ({measure}), at least {quota}: {verdict}",
                            "Đã chấm điểm: {value}/{sum} ({measure}), tối thiểu {quota}: {verdict}"},
    [EMUL__WHY_DROPPED] = {"dropped", "Left out as the lowest for their full marks: {subjects}",
                           "Bỏ mục thấp nhất so với điểm tối đa: {subjects}"},
    [EMUL__WHY_REWEIGHTED] = {"reweighted", "Scaled to full marks: {from} × {max} / {possible} = {value}",
                              "Quy đổi về đủ điểm: {from} × {max} / {possible} = {value}"},
    [EMUL__WHY_NET] = {"net", "{base} base + {bonus} bonus - {penalty} penalty = {sum}",
                       "{base} điểm chuẩn + {bonus} điểm thưởng - {penalty} điểm trừ = {sum}"},
    [EMUL__WHY_TOTAL] = {"total", "Total: {base} base[ + {bonus} bonus][ - {penalty} penalty] = {sum}",
                         "Tổng điểm: {base} điểm chuẩn[ + {bonus} điểm thưởng][ - {penalty} điểm trừ] = {sum}"},
    [EMUL__WHY_VETO] = {"disqualification", "Disqualified if[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})]",
                        "Loại khỏi xếp hạng nếu[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})]"},
    [EMUL__WHY_PLACE] = {"place", "Place {place} of {count} in its group ({group})", "Xếp thứ {place}/{count} trong cụm ({group})"},
    [EMUL__WHY_PLACE_OVERALL] = {"place_overall", "Place {place} of {count} overall", "Xếp thứ {place}/{count} trong toàn bảng"},
    [EMUL__WHY_NO_PLACE] = {"no_place", "No place: {state}", "Không xếp hạng: {state}"},
    [EMUL__WHY_KEY] = {"key", "Ordered by {rule} ({direction}): {value}", "Xếp theo {rule} ({direction}): {value}"},
    [EMUL__WHY_EQUALS] = {"equals", "Equal with {subjects}", "Bằng nhau với {subjects}"},
    [EMUL__WHY_NEXT_ABOVE] = {"next_above", "Directly before it: [{name} ({id})|{id}], place {place}[, equal with {subjects}]",
                              "Liền trước: [{name} ({id})|{id}], thứ {place}[, bằng nhau với {subjects}]"},
    [EMUL__WHY_NEXT_BELOW] = {"next_below", "Directly behind it: [{name} ({id})|{id}], place {place}[, equal with {subjects}]",
                              "Liền sau: [{name} ({id})|{id}], thứ {place}[, bằng nhau với {subjects}]"},
    [EMUL__WHY_COMPARED] = {"compared", "{rule} ({direction}): {own} against {other}[, {difference} apart]: {verdict}",
                            "{rule} ({direction}): {own} so với {other}[, chênh lệch {difference}]: {verdict}"},
    [EMUL__WHY_COMPARED_LAST] = {"compared_last", "Ranked last: {own} against {other}: {verdict}",
                                 "Xếp cuối: {own} so với {other}: {verdict}"},
    [EMUL__WHY_COMPARED_PREFERENCE] = {"compared_preference", "Preferred if {rule}[ ({name})]: {own} against {other}: {verdict}",
                                       "Ưu tiên nếu {rule}[ ({name})]: {own} so với {other}: {verdict}"},
    [EMUL__WHY_LAST_IN] = {"last_in", "At the last slot: [{name} ({id})|{id}], position {place}[, equal with {subjects}]",
                           "Ở suất cuối cùng: [{name} ({id})|{id}], vị trí {place}[, bằng nhau với {subjects}]"},
    [EMUL__WHY_LAST_RESERVE] = {"last_reserve", "Last on the reserve list: [{name} ({id})|{id}], position {place}[, equal with {subjects}]",
                                "Cuối danh sách dự bị: [{name} ({id})|{id}], vị trí {place}[, bằng nhau với {subjects}]"},
    [EMUL__WHY_FIRST_OUT] = {"first_out", "First of those not taken: [{name} ({id})|{id}], position {place}[, equal with {subjects}]",
                             "Đầu số ngoài chỉ tiêu: [{name} ({id})|{id}], vị trí {place}[, bằng nhau với {subjects}]"},
    [EMUL__WHY_LAST_KEPT] = {"last_kept", "Last who stays: [{name} ({id})|{id}], place {place}[, equal with {subjects}]",
                             "Cuối số được giữ: [{name} ({id})|{id}], thứ {place}[, bằng nhau với {subjects}]"},
    [EMUL__WHY_CUT] = {"cut", "Slots for the {count} who are equal: {slots}", "Số suất cho {count} đối tượng bằng nhau: {slots}"},
    [EMUL__WHY_CLASS] = {"class", "Class: {class}[ ({state})]", "Xếp loại: {class}[ ({state})]"},
    [EMUL__WHY_CLASS_TEST] = {"class_condition", "[{name} ({id})|{id}] if “{rule}”[, that is {filled}]: {verdict}[ ({cite})]",
                              "[{name} ({id})|{id}] nếu “{rule}”[, tức là {filled}]: {verdict}[ ({cite})]"},
    [EMUL__WHY_CLASS_REST] = {"class_without_condition", "[{name} ({id})|{id}]: everybody else[ ({cite})]",
                              "[{name} ({id})|{id}]: các trường hợp còn lại[ ({cite})]"},
    [EMUL__WHY_DEMOTED] = {"demoted", "Moved down from {from} to {to}: at most {quota}",
                           "Hạ từ {from} xuống {to}: chỉ tiêu không quá {quota}"},
    [EMUL__WHY_LAST] = {"rank_last", "Ranked last if[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})]",
                        "Xếp cuối nếu[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})]"},
    [EMUL__WHY_CLASS_CAP] = {"cap_class", "Not better than {class} if[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})]",
                             "Không xếp trên {class} nếu[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})]"},
    [EMUL__WHY_DOWN] = {"demote", "Lower[ by {count}] if[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})]",
                        "Hạ [{count} mức|xếp loại] nếu[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})]"},
    [EMUL__WHY_NO_CLASS] = {"unclassified", "No class if[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})]",
                            "Không xếp loại nếu[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})]"},
    [EMUL__WHY_LOWERED] = {"lowered", "So {from} becomes {to}", "Vì vậy {from} thành {to}"},
    [EMUL__WHY_CLASS_TIED] = {"class_tied", "Equal with others at the last place of {from}: at most {quota}",
                              "Bằng nhau ở suất cuối của {from}: chỉ tiêu không quá {quota}"},
    [EMUL__WHY_AWARD] = {"award", "Award [{name} ({id})|{id}]: {decision}[ ({cite})][, from {origin}][, source: {status}]",
                         "Khen thưởng [{name} ({id})|{id}]: {decision}[ ({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_CONDITION] = {"condition",
                             "Condition[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})][, from {origin}][, source: {status}]",
                             "Điều kiện[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_SHORTFALL] = {"shortfall",
                             "{fault}[ by {difference} {measure}| by {difference}][: {rule}][: is {own}|: is {least} to {most}|: is at "
                             "least {least}][, {relation} "
                             "{needed} needed|, {needed} needed]",
                             "{fault}[ {difference} {measure}| {difference}][: {rule}][: hiện là {own}|: hiện từ {least} đến {most}|: hiện "
                             "ít nhất {least}][, cần "
                             "{relation} {needed}|, cần {needed}]"},
    [EMUL__WHY_ANY_OF] = {"any_of", "One of these would be enough", "Chỉ cần đạt một trong các điều sau"},
    [EMUL__WHY_ALL_OF] = {"all_of", "These together", "Đạt đồng thời các điều sau"},
    [EMUL__WHY_TOO_LOW] = {"too_low", "{id}[ {name}]: [{points} of {max} points, that is {value}|{points} points]",
                           "{id}[ {name}]: {points}[/{max}] điểm[, tức là {value}]"},
    [EMUL__WHY_NO_QUOTA] = {"no_quota", "No quota: everybody who meets the conditions",
                            "Không giới hạn số lượng: ai đủ điều kiện đều được"},
    [EMUL__WHY_SLOTS] = {"slots", "Quota {quota}[, in its group ({group})]: {slots}[, positions {first} to {last}|, position {first}]",
                         "Chỉ tiêu {quota}[, trong cụm ({group})]: {slots} suất[, từ vị trí {first} đến {last}|, vị trí {first}]"},
    [EMUL__WHY_SHARE_SLOTS] = {"slots",
                               "Quota {quota}[, in its group ({group})]: {share} of {pool} ({pool_name}) = {value}, rounded {mode}[, at "
                               "least {at_least}], gives {slots}[, positions {first} to {last}|, position {first}]",
                               "Chỉ tiêu {quota}[, trong cụm ({group})]: {share} của {pool} ({pool_name}) = {value}, {mode}[, ít nhất "
                               "{at_least}]: {slots} suất[, từ vị trí {first} đến {last}|, vị trí {first}]"},
    [EMUL__WHY_CAP] = {"cap", "At most {quota}: place {place} in its group ({group})",
                       "Không quá {quota}: đứng thứ {place} trong nhóm ({group})"},
    [EMUL__WHY_RESERVE] = {"reserve", "Reserve list: the next {count} behind those taken", "Danh sách dự bị: {count} vị trí kế tiếp"},
    [EMUL__WHY_POSITION] = {"position", "Position {order} among the candidates", "Đứng thứ {order} trong danh sách xét"},
    [EMUL__WHY_STANDING] = {"standing", "Takes no place on scorecard {id}: {state}", "Không có thứ hạng ở bảng điểm {id}: {state}"},
    [EMUL__WHY_EXCLUDED] = {"excluded", "Receives {award}, which excludes this one", "Đã được {award} nên không xét hình thức này"},
    [EMUL__WHY_OPEN] = {"open", "Rests on another decision that is still open", "Phụ thuộc vào kết quả xét khác chưa ngã ngũ"},
    [EMUL__WHY_GROUP] = {"group", "{fact} = {value}, {count} compared[, own figure {own}]",
                         "{fact} = {value}, so {count} đối tượng[, số liệu của đối tượng này {own}]"},
    [EMUL__WHY_BELOW] = {"below", "{fact} = {value}, of {count} below it", "{fact} = {value}, tính trên {count} đối tượng trực thuộc"},
    [EMUL__WHY_REACHED_BY] = {"reached_by", "Reached by {subjects}[ and {more} more]", "Mức này của {subjects}[ và {more} đối tượng khác]"},
    [EMUL__WHY_NOT_MET_BY] = {"not_met_by", "Not met by {subjects}[ and {more} more]", "Không đạt: {subjects}[ và {more} đối tượng khác]"},
    [EMUL__WHY_NO_FIGURE_OF] = {"no_figure_of", "No figure of {subjects}[ and {more} more]",
                                "Chưa có số liệu của {subjects}[ và {more} đối tượng khác]"},
    [EMUL__WHY_STEP] = {"step", "Marked in steps of {limit}", "Chấm theo bước {limit}"},
    [EMUL__WHY_LATER_STAGE] = {"later_stage", "Counts from the stage {stage} on", "Chỉ tính từ bước {stage}"},
    [EMUL__WHY_WHERE] = {"where", "Only where “{rule}”[, that is {filled}]: {verdict}",
                         "Chỉ áp dụng nếu “{rule}”[, tức là {filled}]: {verdict}"},
    [EMUL__WHY_YEARS] = {"years", "{fact} = [{value}|{least} to {most}|at least {least}][: {years}]",
                         "{fact} = [{value}|{least} đến {most}|ít nhất {least}][: các năm {years}]"},
    [EMUL__WHY_YEARS_EXCUSED] = {"years_excused", "Excused, neither counted nor a break: {years}",
                                 "Được trừ, không tính và không làm gián đoạn: năm {years}"},
    [EMUL__WHY_YEARS_BREAK] = {"years_break", "Not in succession: {years} is missing from the row",
                               "Không liên tục: gián đoạn năm {years}"},
    [EMUL__WHY_YEARS_OPEN] = {"years_open", "Not known: {years}", "Chưa xác định: năm {years}"},
    [EMUL__WHY_YEARS_ANNULLED] = {"years_annulled", "Annulled: {years}", "Đã bị hủy quyết định: năm {years}"},
    [EMUL__WHY_YEARS_AFTER] = {"years_after", "Only years wholly after {from} count", "Chỉ tính các năm sau ngày {from}"},
    [EMUL__WHY_YEARS_USED] = {"years_used", "Only years after {years} count: those before were used for {award}",
                              "Chỉ tính các năm sau năm {years}: thành tích trước đó đã dùng để xét {award}"},
    [EMUL__WHY_SPAN] = {"span", "{fact} = {value}: from {from} to the end of {to}", "{fact} = {value}: tính từ {from} đến hết {to}"},
    [EMUL__WHY_STAGE] = {"stage", "{fact} = {value}: the figure of the stage {stage}", "{fact} = {value}: số liệu của bước {stage}"},
    [EMUL__WHY_NOT_IN_FORCE] = {"not_in_force", "Not in force on {law_date} (in force {in_force})",
                                "Không có hiệu lực ngày {law_date} (hiệu lực: {in_force})"},
    [EMUL__WHY_MEMBER] = {"member", "[{name} ({id})|{id}] belongs to {unit}[ from {first}][ to {last}]",
                          "[{name} ({id})|{id}] thuộc {unit}[ từ {first}][ đến {last}]"},
    [EMUL__WHY_MORE_MEMBERS] = {"more_members", "and {more} more with dates", "và {more} trường hợp khác có ngày"},
    [EMUL__WHY_BALLOT] =
        {"ballot",
         "Ballot[, round {round}]: [{yes} of {members} members for it ({share})|{members} members, votes not counted yet][, "
         "{quota} takes {needed}][; {present} present][, {written} polled in writing][; the chair: {chair}][; {absent} "
         "absent, not polled in writing yet]",
         "Bỏ phiếu[, vòng {round}]: [{yes}/{members} thành viên đồng ý ({share})|Hội đồng có {members} thành viên, chưa "
         "kiểm phiếu][, {quota} là {needed} phiếu][; dự họp {present}][, lấy ý kiến bằng văn bản {written}][; Chủ tịch: "
         "{chair}][; {absent} người vắng chưa được lấy ý kiến bằng văn bản]"},
    [EMUL__WHY_LIMIT] = {"limit", "Limit[ {name}]: {quota}[ ({cite})][, from {origin}][, source: {status}]",
                         "Giới hạn[ {name}]: {quota}[ ({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_SHARE_LIMIT] = {"limit",
                               "Limit[ {name}]: {quota}: {share} of {pool} ({pool_name}) = {value}, rounded {mode}, gives {slots}[ "
                               "({cite})][, from {origin}][, source: {status}]",
                               "Giới hạn[ {name}]: {quota}: {share} của {pool} ({pool_name}) = {value}, {mode}: {slots} suất[ "
                               "({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_LIMIT_NOT_IN_FORCE] = {"limit_not_in_force",
                                      "Limit[ {name}]: {quota}: not in force on {law_date} (in force {in_force}), left out[ "
                                      "({cite})][, from {origin}][, source: {status}]",
                                      "Giới hạn[ {name}]: {quota}: không có hiệu lực ngày {law_date} (hiệu lực: {in_force}), không "
                                      "xét[ ({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_CONDITION_NOT_IN_FORCE] = {"condition_not_in_force",
                                          "Condition[ {name}]: “{rule}”: not in force on {law_date} (in force {in_force}), left out[ "
                                          "({cite})][, from {origin}][, source: {status}]",
                                          "Điều kiện[ {name}]: “{rule}”: không có hiệu lực ngày {law_date} (hiệu lực: {in_force}), không "
                                          "xét[ ({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_PREFERENCE] =
        {"preference",
         "Preferred among equals if[ {name}]: “{rule}”[, that is {filled}]: {verdict}[ ({cite})][, from {origin}][, source: {status}]",
         "Ưu tiên khi bằng nhau nếu[ {name}]: “{rule}”[, tức là {filled}]: {verdict}[ ({cite})][, theo {origin}][, căn cứ {status}]"},
    [EMUL__WHY_MONEY] = {"money", "Money[ from {fund}]: {coefficient} × {base_salary} = {value}[, rounded up to 10000: {amount}]",
                         "Tiền thưởng[ từ {fund}]: {coefficient} × {base_salary} = {value}[, làm tròn lên hàng chục nghìn: {amount}]"},
    [EMUL__WHY_MONEY_HIGHER] = {"money_higher_title",
                                "No money of its own: of several titles of one period the highest is paid, here {award}",
                                "Không chi riêng: nhiều danh hiệu thi đua trong một kỳ chỉ hưởng mức cao nhất, ở đây là {award}"},
    [EMUL__WHY_MONEY_OPEN] = {"money_open", "Money: open[ until {award} is decided]",
                              "Tiền thưởng: chưa xác định[, chờ kết quả xét {award}]"},
    [EMUL__WHY_MONEY_NO_SALARY] =
        {"money_no_base_salary", "Money[ from {fund}]: {coefficient} × the base salary, which is not known for {decision_date}",
         "Tiền thưởng[ từ {fund}]: {coefficient} × mức lương cơ sở, nhưng chưa có mức lương cơ sở ngày {decision_date}"},
    [EMUL__WHY_MONEY_NO_MULTIPLE] = {"money_no_multiple",
                                     "Money[ from {fund}]: no multiple of the base salary is known for {decision_date}",
                                     "Tiền thưởng[ từ {fund}]: chưa có hệ số cho quyết định ngày {decision_date}"},
    [EMUL__WHY_MONEY_TOTAL] = {"money_total", "Money in all: {terms} = {sum}", "Tổng tiền thưởng: {terms} = {sum}"},
    [EMUL__WHY_ACHIEVEMENTS] = {"achievements", "{fact} = [{value}|{least} to {most}]", "{fact} = [{value}|từ {least} đến {most}]"},
    [EMUL__WHY_ACHIEVEMENT] = {"achievement", "{id} ({year}[, {level}]): {verdict}", "{id} ({year}[, {level}]): {verdict}"},
    [EMUL__WHY_SERVED] = {"served", "Used for {award}[ of {year}]", "Đã sử dụng cho {award}[ năm {year}]"},
    [EMUL__WHY_TAKEN] = {"taken", "Used for {award} of this period[: {state}]", "Sử dụng cho {award} kỳ này[: {state}]"},
    [EMUL__WHY_USED] = {"used", "Uses up {name} {id} ({year}[, {level}])[: {state}][ ({cite})]",
                        "Sử dụng {name} {id} ({year}[, {level}])[: {state}][ ({cite})]"},
};

static const char *const keys[EMUL__WHY_KEYS] = {
    [EMUL__KEY_ID] = "id",
    [EMUL__KEY_YEARS] = "years",
    [EMUL__KEY_LEAST] = "least",
    [EMUL__KEY_MOST] = "most",
    [EMUL__KEY_NAME] = "name",
    [EMUL__KEY_OF_KIND] = "of_kind",
    [EMUL__KEY_REGULATION] = "regulation",
    [EMUL__KEY_PERIOD] = "period",
    [EMUL__KEY_STATE] = "state",
    [EMUL__KEY_POINTS] = "points",
    [EMUL__KEY_WEIGHT] = "weight",
    [EMUL__KEY_CONTRIBUTION] = "contribution",
    [EMUL__KEY_MAX] = "max",
    [EMUL__KEY_SUM] = "sum",
    [EMUL__KEY_RULE] = "rule",
    [EMUL__KEY_FILLED] = "filled",
    [EMUL__KEY_VALUE] = "value",
    [EMUL__KEY_LIMIT] = "limit",
    [EMUL__KEY_FROM] = "from",
    [EMUL__KEY_TO] = "to",
    [EMUL__KEY_PLACES] = "places",
    [EMUL__KEY_MODE] = "mode",
    [EMUL__KEY_DIFFERENCE] = "difference",
    [EMUL__KEY_FACT] = "fact",
    [EMUL__KEY_COMBINE] = "combine",
    [EMUL__KEY_TERMS] = "terms",
    [EMUL__KEY_BASE] = "base",
    [EMUL__KEY_BONUS] = "bonus",
    [EMUL__KEY_PENALTY] = "penalty",
    [EMUL__KEY_TOTAL] = "total",
    [EMUL__KEY_VERDICT] = "verdict",
    [EMUL__KEY_FAULT] = "fault",
    [EMUL__KEY_RELATION] = "relation",
    [EMUL__KEY_CITE] = "cite",
    [EMUL__KEY_PLACE] = "place",
    [EMUL__KEY_COUNT] = "count",
    [EMUL__KEY_GROUP] = "group",
    [EMUL__KEY_DIRECTION] = "direction",
    [EMUL__KEY_SUBJECTS] = "subjects",
    [EMUL__KEY_MORE] = "more",
    [EMUL__KEY_CLASS] = "class",
    [EMUL__KEY_QUOTA] = "quota",
    [EMUL__KEY_DECISION] = "decision",
    [EMUL__KEY_SHARE] = "share",
    [EMUL__KEY_ABOUT] = "about",
    [EMUL__KEY_POOL] = "pool",
    [EMUL__KEY_POOL_NAME] = "pool_name",
    [EMUL__KEY_AT_LEAST] = "at_least",
    [EMUL__KEY_SLOTS] = "slots",
    [EMUL__KEY_FIRST] = "first",
    [EMUL__KEY_LAST] = "last",
    [EMUL__KEY_ORDER] = "order",
    [EMUL__KEY_AWARD] = "award",
    [EMUL__KEY_OWN] = "own",
    [EMUL__KEY_OTHER] = "other",
    [EMUL__KEY_MEASURE] = "measure",
    [EMUL__KEY_POSSIBLE] = "possible",
    [EMUL__KEY_STAGE] = "stage",
    [EMUL__KEY_DAY] = "law_date",
    [EMUL__KEY_IN_FORCE] = "in_force",
    [EMUL__KEY_STATUS] = "status",
    [EMUL__KEY_UNIT] = "unit",
    [EMUL__KEY_ROUND] = "round",
    [EMUL__KEY_MEMBERS] = "members",
    [EMUL__KEY_YES] = "yes",
    [EMUL__KEY_NEEDED] = "needed",
    [EMUL__KEY_PRESENT] = "present",
    [EMUL__KEY_WRITTEN] = "written",
    [EMUL__KEY_CHAIR] = "chair",
    [EMUL__KEY_ABSENT] = "absent",
    [EMUL__KEY_ORIGIN] = "origin",
    [EMUL__KEY_COEFFICIENT] = "coefficient",
    [EMUL__KEY_BASE_SALARY] = "base_salary",
    [EMUL__KEY_AMOUNT] = "amount",
    [EMUL__KEY_FUND] = "fund",
    [EMUL__KEY_DECISION_DATE] = "decision_date",
    [EMUL__KEY_YEAR] = "year",
    [EMUL__KEY_LEVEL] = "level",
    [EMUL__KEY_PATH] = "path",
    [EMUL__KEY_KEY] = "key",
    [EMUL__KEY_ITEMS] = "items",
    [EMUL__KEY_CRITERION] = "criterion",
    [EMUL__KEY_CRITERIA] = "criteria",
    [EMUL__KEY_MOVED] = "moved",
    [EMUL__KEY_CHANGED] = "changed",
    [EMUL__KEY_GAINED] = "gained",
    [EMUL__KEY_LOST] = "lost",
    [EMUL__KEY_STEP] = "step",
    [EMUL__KEY_OF] = "of",
    [EMUL__KEY_WHAT] = "what",
    [EMUL__KEY_STORED] = "stored",
    [EMUL__KEY_EVALUATED] = "evaluated",
    [EMUL__KEY_FINDINGS] = "findings",
    [EMUL__KEY_JUDGES] = "judges",
    [EMUL__KEY_ENTRIES] = "entries",
    [EMUL__KEY_AGREEMENT] = "agreement",
    [EMUL__KEY_COMPLETE] = "complete",
    [EMUL__KEY_JUDGE] = "judge",
    [EMUL__KEY_MEAN] = "mean",
    [EMUL__KEY_SHIFT] = "shift",
    [EMUL__KEY_DEVIATION] = "deviation",
    [EMUL__KEY_CORRELATION] = "correlation",
    [EMUL__KEY_EXTREMES] = "extremes",
    [EMUL__KEY_OTHERS] = "others",
    [EMUL__KEY_FACTOR] = "factor",
    [EMUL__KEY_USUAL] = "usual",
    [EMUL__KEY_WHEN] = "when",
    [EMUL__KEY_HIGHER] = "higher",
    [EMUL__KEY_LOWER] = "lower",
    [EMUL__KEY_WITHIN] = "within",
    [EMUL__KEY_REASON] = "reason",
    [EMUL__KEY_SAMPLES] = "samples",
    [EMUL__KEY_SEED] = "seed",
    [EMUL__KEY_BEST] = "best",
    [EMUL__KEY_WORST] = "worst",
    [EMUL__KEY_BEST_TOGETHER] = "best_together",
    [EMUL__KEY_WORST_TOGETHER] = "worst_together",
    [EMUL__KEY_BELOW] = "below",
    [EMUL__KEY_ABOVE] = "above",
    [EMUL__KEY_POLICY] = "policy",
    [EMUL__KEY_CLASSES] = "classes",
    [EMUL__KEY_DECISIONS] = "decisions",
};

/* Topics with many lines have tables of their own, in which the other kinds have no name. */
static const emul__line_words *words_of(emul__why_kind kind) {
    const emul__line_words *const others[] = {emul__lines_diff(), emul__lines_gap(), emul__lines_fair(), emul__lines_sure(),
                                              emul__lines_verify()};
    const emul__line_words *found = lines;
    for (size_t i = 0; found[kind].name == NULL && i < sizeof others / sizeof others[0]; i++) {
        found = others[i];
    }
    return &found[kind];
}

const char *emul__why_kind_name(emul__why_kind kind) {
    return words_of(kind)->name;
}

const char *emul__why_key_name(emul__why_key key) {
    return keys[key];
}

const char *emul__why_words(emul__why_kind kind, emul_language language) {
    return language == EMUL_VIETNAMESE ? words_of(kind)->vietnamese : words_of(kind)->english;
}

/* A fraction is followed by the nearest decimal, unless that is 0. */
static void write_exact(emul__buffer *to, emul__ratio value, char mark) {
    const emul_decimal nearest = emul__ratio_round(value, 6, EMUL_ROUND_HALF_AWAY);
    emul__exact_write(to, value, mark);
    if (!emul__exact_is_decimal(value) && nearest != 0) {
        emul__buffer_string(to, " ≈ ");
        emul__buffer_decimal(to, nearest, 0, mark);
    }
}

/* "2 × 28.8 + 20 + (-1)" */
static void write_terms(emul__buffer *to, const emul__why_field *field, char mark) {
    for (int64_t i = 0; i < field->number; i++) {
        const emul__why_term *term = &field->terms[i];
        const bool enclosed = term->value < 0 && (term->weight != EMUL_DECIMAL_ONE || (i > 0 && field->text.bytes[0] == ' '));
        if (i > 0) {
            emul__buffer_text(to, field->text);
        }
        if (term->weight != EMUL_DECIMAL_ONE) {
            emul__buffer_decimal(to, term->weight, 0, mark);
            emul__buffer_string(to, " × ");
        }
        emul__buffer_string(to, enclosed ? "(" : "");
        emul__buffer_decimal(to, term->value, 0, mark);
        emul__buffer_string(to, enclosed ? ")" : "");
    }
}

/* A line that people read names so many at most; the other forms have all of them. */
enum { MOST_LISTED = 60 };

static void write_list(emul__buffer *to, const emul__why_field *field) {
    for (int64_t i = 0; i < field->number && i < MOST_LISTED; i++) {
        emul__buffer_string(to, i == 0 ? "" : ", ");
        emul__buffer_text(to, field->list[i]);
    }
    if (field->number > MOST_LISTED) {
        emul__buffer_string(to, ", … (+");
        emul__buffer_integer(to, field->number - MOST_LISTED);
        emul__buffer_string(to, ")");
    }
}

static void write_field(emul__buffer *to, const emul__why_field *field, emul_language language) {
    const char mark = language == EMUL_VIETNAMESE ? ',' : '.';
    switch (field->type) {
    case EMUL__WHY_TEXT_FIELD:
        emul__buffer_text(to, field->text);
        break;
    case EMUL__WHY_WORD_FIELD:
        emul__buffer_string(to, emul__word_in(field->word, language));
        break;
    case EMUL__WHY_SAID_FIELD:
        emul__buffer_text(to, language == EMUL_VIETNAMESE ? field->said.vietnamese : field->said.english);
        break;
    case EMUL__WHY_DECIMAL_FIELD:
        emul__buffer_decimal(to, field->number, 0, mark);
        break;
    case EMUL__WHY_PERCENT_FIELD:
        emul__exact_write_share(to, emul__ratio_of_decimal(field->number), mark);
        break;
    case EMUL__WHY_EXACT_FIELD:
        write_exact(to, field->exact, mark);
        break;
    case EMUL__WHY_SHARE_FIELD:
        emul__exact_write_share(to, field->exact, mark);
        break;
    case EMUL__WHY_COUNT_FIELD:
        emul__buffer_integer(to, field->number);
        break;
    case EMUL__WHY_TERMS_FIELD:
        write_terms(to, field, mark);
        break;
    case EMUL__WHY_LIST_FIELD:
        write_list(to, field);
        break;
    }
}

/* The field named by the gap at `gap` ("{name}"), or NULL; *length is the gap's. */
static const emul__why_field *field_of_gap(const emul__why_node *node, const char *gap, size_t *length) {
    const size_t name = strcspn(gap + 1, "}");
    *length = name + 2;
    for (int32_t i = 0; i < node->field_count; i++) {
        const char *key = keys[node->fields[i].key];
        if (!node->fields[i].silent && strlen(key) == name && memcmp(key, gap + 1, name) == 0) {
            return &node->fields[i];
        }
    }
    return NULL;
}

static bool all_filled(const emul__why_node *node, const char *words, size_t length) {
    size_t gap = 0;
    for (size_t at = 0; at < length; at += gap) {
        gap = 1;
        if (words[at] == '{' && field_of_gap(node, words + at, &gap) == NULL) {
            return false;
        }
    }
    return true;
}

/* Words without [ ]. */
static void write_words(emul__buffer *to, const emul__why_node *node, emul__text words, emul_language language) {
    size_t length = 0;
    for (size_t at = 0; at < words.length; at += length) {
        if (words.bytes[at] == '{') {
            const emul__why_field *field = field_of_gap(node, words.bytes + at, &length);
            if (field != NULL) {
                write_field(to, field, language);
            }
        } else {
            const char *gap = (const char *)memchr(words.bytes + at, '{', words.length - at);
            length = gap == NULL ? words.length - at : (size_t)(gap - words.bytes) - at;
            emul__buffer_text(to, (emul__text){words.bytes + at, length});
        }
    }
}

/* What stands in [ ]: the first of the alternatives whose gaps are all filled, or nothing. */
static void write_piece(emul__buffer *to, const emul__why_node *node, emul__text piece, emul_language language) {
    while (piece.length > 0) {
        const char *bar = (const char *)memchr(piece.bytes, '|', piece.length);
        const size_t length = bar == NULL ? piece.length : (size_t)(bar - piece.bytes);
        if (all_filled(node, piece.bytes, length)) {
            write_words(to, node, (emul__text){piece.bytes, length}, language);
            return;
        }
        const size_t used = bar == NULL ? length : length + 1;
        piece.bytes += used;
        piece.length -= used;
    }
}

void emul__why_line(emul__buffer *to, const emul__why_node *node, emul_language language) {
    const char *at = emul__why_words(node->kind, language);
    while (*at != '\0') {
        const size_t plain = strcspn(at, "[");
        write_words(to, node, (emul__text){at, plain}, language);
        at += plain;
        if (*at == '[') {
            const size_t piece = strcspn(at + 1, "]");
            write_piece(to, node, (emul__text){at + 1, piece}, language);
            at += piece + 2;
        }
    }
}
