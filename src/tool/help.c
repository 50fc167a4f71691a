#include <stdio.h>

#include "tool/options.h"
#include "tool/words.h"

static const words program_help = {"emul: points, standings, classes and awards of emulation movements, with the reason for each\n"
                                   "\n"
                                   "  emul check REGULATION                       is the regulation sound?\n"
                                   "  emul evaluate REGULATION --roster F ...     standings, classes, awards, missing figures\n"
                                   "  emul why REGULATION --roster F ... SUBJECT [WHAT]\n"
                                   "                                              why this subject has these points, place, awards\n"
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
    "              [--scorecard ID] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  --roster F      CSV: id, kind, name, parent, attributes\n"
    "  --facts F...    CSV: subject,indicator,value[,facet][,when], or a column an indicator; several files\n"
    "  --history F     CSV of past awards: subject,title,year[,decision][,revoked]\n"
    "  --period P      2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 or FROM..TO\n"
    "  --format        table (default), csv (one table, see --table) or json (everything)\n"
    "  --table         which table of --format csv; default standings\n"
    "  --scorecard ID  this scorecard only\n"
    "  --separator     of the CSV files; default ,\n"
    "  --decimal       decimal mark of the CSV files; default .\n",
    "emul evaluate QUY_CHẾ --roster TỆP --facts TỆP... [--history TỆP] --period KỲ\n"
    "              [--format table|csv|json] [--table standings|awards|points|missing]\n"
    "              [--scorecard MÃ] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  --roster TỆP    danh sách, CSV: id, kind, name, parent, các thuộc tính\n"
    "  --facts TỆP...  số liệu, CSV: subject,indicator,value[,facet][,when], hoặc mỗi chỉ tiêu một cột; được nhiều tệp\n"
    "  --history TỆP   khen thưởng các năm trước, CSV: subject,title,year[,decision][,revoked]\n"
    "  --period KỲ     2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 hoặc TỪ..ĐẾN\n"
    "  --format        table (bảng, mặc định), csv (một bảng, xem --table) hoặc json (toàn bộ)\n"
    "  --table         bảng nào khi --format csv; mặc định standings\n"
    "  --scorecard MÃ  chỉ bảng điểm này\n"
    "  --separator     dấu ngăn cột của tệp CSV; mặc định ,\n"
    "  --decimal       dấu thập phân của tệp CSV; mặc định .\n"};

static const words why_help = {
    "emul why REGULATION --roster F --facts F... [--history F] --period P [--format text|json]\n"
    "         [--lang vi|en] [--separator ,|;|tab] [--decimal .|,] SUBJECT [WHAT]\n"
    "\n"
    "  SUBJECT         id of the subject in the roster\n"
    "  WHAT            id of a scorecard, a criterion or an award; default everything\n"
    "\n"
    "The words after --facts, up to the next option, are files: put SUBJECT after another option's value, or after --.\n",
    "emul why QUY_CHẾ --roster TỆP --facts TỆP... [--history TỆP] --period KỲ [--format text|json]\n"
    "         [--lang vi|en] [--separator ,|;|tab] [--decimal .|,] ĐƠN_VỊ [MỤC]\n"
    "\n"
    "  ĐƠN_VỊ          mã của đơn vị, cá nhân hoặc bài dự thi trong danh sách\n"
    "  MỤC             mã của bảng điểm, tiêu chí hoặc hình thức khen thưởng; mặc định toàn bộ\n"
    "\n"
    "Các từ sau --facts, đến tùy chọn kế tiếp, là tên tệp: đặt ĐƠN_VỊ sau giá trị của một tùy chọn khác, hoặc sau --.\n"};

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
    default:
        fputs(say(program_help, language), stdout);
        break;
    }
}
