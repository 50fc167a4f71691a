#include <stdio.h>

#include "tool/options.h"
#include "tool/words.h"

static const words program_help = {"emul: points, standings, classes and awards of emulation movements, with the reason for each\n"
                                   "\n"
                                   "  emul check REGULATION                       is the regulation sound?\n"
                                   "  emul evaluate REGULATION --roster F ...     standings, classes, awards, missing figures\n"
                                   "  emul why REGULATION --roster F ... SUBJECT [WHAT]\n"
                                   "                                              why this subject has these points, place, awards\n"
                                   "  emul league | fixtures | rotation FILE      sport days: tables, who meets whom, who is host\n"
                                   "  emul help COMMAND                           more on a command\n"
                                   "  emul --version\n"
                                   "\n"
                                   "--lang vi|en chooses the language (default vi).\n"
                                   "Exit status: 0; 1 the input has errors, printed as file:line:column: message; 2 wrong usage.\n",
                                   "emul: tính điểm, xếp hạng, xếp loại, xét khen thưởng thi đua, kèm lý do của từng kết quả\n"
                                   "\n"
                                   "  emul check QUY_CHẾ                          kiểm tra quy chế\n"
                                   "  emul evaluate QUY_CHẾ --roster TỆP ...      xếp hạng, xếp loại, khen thưởng, số liệu còn thiếu\n"
                                   "  emul why QUY_CHẾ --roster TỆP ... ĐƠN_VỊ [MỤC]\n"
                                   "                                              vì sao có điểm, thứ hạng, kết quả xét như vậy\n"
                                   "  emul league | fixtures | rotation TỆP       hội thao: bảng điểm, lịch đấu, đơn vị đăng cai\n"
                                   "  emul help LỆNH                              cách dùng một lệnh\n"
                                   "  emul --version\n"
                                   "\n"
                                   "--lang vi|en chọn ngôn ngữ (mặc định vi).\n"
                                   "Mã kết thúc: 0; 1 dữ liệu có lỗi, in ra dạng tệp:dòng:cột: nội dung; 2 dùng sai lệnh.\n"};

static const words check_help = {"emul check REGULATION [--lang vi|en]\n"
                                 "\n"
                                 "Reads a regulation (YAML; - is standard input) and prints every problem it has.\n",
                                 "emul check QUY_CHẾ [--lang vi|en]\n"
                                 "\n"
                                 "Đọc quy chế (YAML; - là đầu vào chuẩn) và in ra mọi lỗi của nó.\n"};

static const words evaluate_help = {
    "emul evaluate REGULATION --roster F --facts F... [--history F] --period P\n"
    "              [--format table|csv|json] [--table standings|awards|points|missing]\n"
    "              [--scorecard ID] [--stage S [--stage S]] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  --roster F      CSV: id, kind, name, parent, attributes\n"
    "  --facts F...    CSV: subject,indicator,value[,facet][,when], or a column an indicator; several files\n"
    "  --history F     CSV of past awards: subject,title,year[,decision][,revoked]\n"
    "  --period P      2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 or FROM..TO\n"
    "  --format        table (default), csv (one table, see --table) or json (everything)\n"
    "  --table         which table of --format csv; default standings\n"
    "  --scorecard ID  this scorecard only\n"
    "  --stage S       up to this stage of appraisal (key stages); default the last; given twice: both stages side by side\n"
    "  --separator     of the CSV files; default ,\n"
    "  --decimal       decimal mark of the CSV files; default .\n",
    "emul evaluate QUY_CHẾ --roster TỆP --facts TỆP... [--history TỆP] --period KỲ\n"
    "              [--format table|csv|json] [--table standings|awards|points|missing]\n"
    "              [--scorecard MÃ] [--stage BƯỚC [--stage BƯỚC]] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  --roster TỆP    danh sách, CSV: id, kind, name, parent, các thuộc tính\n"
    "  --facts TỆP...  số liệu, CSV: subject,indicator,value[,facet][,when], hoặc mỗi chỉ tiêu một cột; được nhiều tệp\n"
    "  --history TỆP   khen thưởng các năm trước, CSV: subject,title,year[,decision][,revoked]\n"
    "  --period KỲ     2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 hoặc TỪ..ĐẾN\n"
    "  --format        table (bảng, mặc định), csv (một bảng, xem --table) hoặc json (toàn bộ)\n"
    "  --table         bảng nào khi --format csv; mặc định standings\n"
    "  --scorecard MÃ  chỉ bảng điểm này\n"
    "  --stage BƯỚC    tính đến bước xét này (khóa stages); mặc định bước cuối; ghi hai lần: so sánh hai bước\n"
    "  --separator     dấu ngăn cột của tệp CSV; mặc định ,\n"
    "  --decimal       dấu thập phân của tệp CSV; mặc định .\n"};

static const words why_help = {
    "emul why REGULATION --roster F --facts F... [--history F] --period P [--format text|json]\n"
    "         [--stage S] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,] SUBJECT [WHAT]\n"
    "\n"
    "  SUBJECT         id of the subject in the roster\n"
    "  WHAT            id of a scorecard, a criterion or an award; default everything\n"
    "  --stage S       up to this stage of appraisal (key stages); default the last\n"
    "\n"
    "The words after --facts, up to the next option, are files: put SUBJECT after another option's value, or after --.\n",
    "emul why QUY_CHẾ --roster TỆP --facts TỆP... [--history TỆP] --period KỲ [--format text|json]\n"
    "         [--stage BƯỚC] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,] ĐƠN_VỊ [MỤC]\n"
    "\n"
    "  ĐƠN_VỊ          mã của đơn vị, cá nhân hoặc bài dự thi trong danh sách\n"
    "  MỤC             mã của bảng điểm, tiêu chí hoặc hình thức khen thưởng; mặc định toàn bộ\n"
    "  --stage BƯỚC    tính đến bước xét này (khóa stages); mặc định bước cuối\n"
    "\n"
    "Các từ sau --facts, đến tùy chọn kế tiếp, là tên tệp: đặt ĐƠN_VỊ sau giá trị của một tùy chọn khác, hoặc sau --.\n"};

static const words league_help = {
    "emul league MATCHES [--rules football|volleyball|badminton] [--order KEY,KEY...] [--points WIN,DRAW,LOSS]\n"
    "            [--narrow MARGIN,WIN,LOSS] [--forfeit POINTS] [--roster TEAMS] [--format table|csv|facts] [--name INDICATOR]\n"
    "\n"
    "  MATCHES         CSV: id,first,second,first_score,second_score[,first_points,second_points][,forfeit]\n"
    "  --rules         what a match is worth and how equals are parted; default football\n"
    "  --order         points, wins, losses, difference, scored, conceded, ratio, rally_difference, rally_scored,\n"
    "                  rally_ratio, extra; with mutual. before it head-to-head, with two. only if exactly two are equal\n"
    "  --points        of a win, a draw, a loss\n"
    "  --narrow        a match decided by no more than MARGIN is worth WIN and LOSS instead\n"
    "  --forfeit       points of a team that gave up (column forfeit: first, second, both)\n"
    "  --roster TEAMS  CSV: id[,name][,pool][,start][,extra]\n"
    "  --format facts  places as facts of a regulation, under the indicator of --name\n",
    "emul league TRẬN_ĐẤU [--rules football|volleyball|badminton] [--order KHÓA,KHÓA...] [--points THẮNG,HÒA,THUA]\n"
    "            [--narrow CÁCH_BIỆT,THẮNG,THUA] [--forfeit ĐIỂM] [--roster ĐỘI] [--format table|csv|facts] [--name CHỈ_TIÊU]\n"
    "\n"
    "  TRẬN_ĐẤU        CSV: id,first,second,first_score,second_score[,first_points,second_points][,forfeit]\n"
    "  --rules         điểm mỗi trận và cách phân hạng khi bằng nhau; mặc định football (bóng đá)\n"
    "  --order         points, wins, losses, difference, scored, conceded, ratio, rally_difference, rally_scored,\n"
    "                  rally_ratio, extra; thêm mutual. phía trước: đối đầu; two.: chỉ khi đúng hai đội bằng nhau\n"
    "  --points        điểm thắng, hòa, thua\n"
    "  --narrow        trận thắng cách biệt không quá CÁCH_BIỆT thì tính điểm THẮNG và THUA này\n"
    "  --forfeit       điểm của đội bỏ cuộc (cột forfeit: first, second, both)\n"
    "  --roster ĐỘI    CSV: id[,name][,pool][,start][,extra]\n"
    "  --format facts  thứ hạng dưới dạng số liệu của quy chế, mã chỉ tiêu ghi ở --name\n"};

static const words fixtures_help = {"emul fixtures TEAMS [--legs N] [--format table|csv]\n"
                                    "\n"
                                    "  TEAMS           CSV: id[,pool]; every team meets every other of its pool N times (default once)\n"
                                    "  --format csv    a file of matches for emul league, to be filled in\n",
                                    "emul fixtures ĐỘI [--legs N] [--format table|csv]\n"
                                    "\n"
                                    "  ĐỘI             CSV: id[,pool]; mỗi đội gặp mọi đội khác cùng bảng N lượt (mặc định một lượt)\n"
                                    "  --format csv    tệp trận đấu cho emul league, để ghi kết quả vào\n"};

static const words rotation_help = {
    "emul rotation HOSTS --from YEAR --to YEAR [--skip YEAR,YEAR...] [--turn kept|lost] [--next HOST] [--format table|csv]\n"
    "\n"
    "  HOSTS           CSV: id[,name], in the order of their turns\n"
    "  --skip          years without event\n"
    "  --turn          what becomes of the turn of a skipped year; default kept\n"
    "  --next          whose turn the first year is; default the first\n",
    "emul rotation ĐƠN_VỊ --from NĂM --to NĂM [--skip NĂM,NĂM...] [--turn kept|lost] [--next MÃ] [--format table|csv]\n"
    "\n"
    "  ĐƠN_VỊ          CSV: id[,name], theo thứ tự luân phiên\n"
    "  --skip          các năm không tổ chức\n"
    "  --turn          lượt của năm không tổ chức: kept (giữ, mặc định) hoặc lost (mất lượt)\n"
    "  --next          đơn vị có lượt ở năm đầu; mặc định đơn vị đầu tiên\n"};

void print_help(command on, emul_language language) {
    switch (on) {
    case COMMAND_CHECK:
        fputs(say(check_help, language), stdout);
        break;
    case COMMAND_EVALUATE:
        fputs(say(evaluate_help, language), stdout);
        break;
    case COMMAND_WHY:
        fputs(say(why_help, language), stdout);
        break;
    case COMMAND_LEAGUE:
        fputs(say(league_help, language), stdout);
        break;
    case COMMAND_FIXTURES:
        fputs(say(fixtures_help, language), stdout);
        break;
    case COMMAND_ROTATION:
        fputs(say(rotation_help, language), stdout);
        break;
    default:
        fputs(say(program_help, language), stdout);
        break;
    }
}
