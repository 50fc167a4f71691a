#include <stdio.h>

#include "tool/options.h"
#include "tool/words.h"

static const words program_help = {
    "emul: points, standings, classes and awards of emulation movements, with the reason for each\n"
    "\n"
    "  emul check REGULATION                       is the regulation sound?\n"
    "  emul evaluate REGULATION --roster F ...     standings, classes, awards, missing figures\n"
    "  emul why REGULATION --roster F ... SUBJECT [WHAT]\n"
    "                                              why this subject has these points, place, awards\n"
    "  emul gap REGULATION ... SUBJECT TARGET      how far a subject is from an award, a class, a place\n"
    "  emul report REGULATION --roster F ...       what a council may want to look at again\n"
    "  emul diff REGULATION ...                    what changed, and what if a figure or a rule were another\n"
    "  emul verify RESULT REGULATION --roster F ...\n"
    "                                              is a stored result what comes out of these inputs?\n"
    "  emul convert REGULATION --to yaml|criteria|rest|whole\n"
    "                                              the regulation as one text, or its criteria as a table\n"
    "  emul audit REGULATION --roster F --history F\n"
    "                                              past awards against the rules; what falls with one\n"
    "  emul summary REGULATION --roster F --history F\n"
    "                                              how many titles each unit has, by level and year\n"
    "  emul league | fixtures | rotation FILE      sport days: tables, who meets whom, who is host\n"
    "  emul judges | seats FILE                    how a jury marks; seats in proportion to votes\n"
    "  emul titles [ID] [--on DATE]                what ships of the law, with its articles\n"
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
    "  emul gap QUY_CHẾ ... ĐƠN_VỊ ĐÍCH            còn thiếu gì để được một danh hiệu, mức xếp loại, thứ hạng\n"
    "  emul report QUY_CHẾ --roster TỆP ...        những nội dung Hội đồng nên xem lại\n"
    "  emul diff QUY_CHẾ ...                       kết quả, quy chế thay đổi gì; nếu số liệu, quy định khác đi thì sao\n"
    "  emul verify KẾT_QUẢ QUY_CHẾ --roster TỆP ...\n"
    "                                              kết quả đã lưu có đúng là tính từ các dữ liệu này không\n"
    "  emul convert QUY_CHẾ --to yaml|criteria|rest|whole\n"
    "                                              quy chế thành một văn bản, hoặc bảng tiêu chí riêng\n"
    "  emul audit QUY_CHẾ --roster TỆP --history TỆP\n"
    "                                              rà soát khen thưởng các năm trước; hủy một quyết định thì kéo theo gì\n"
    "  emul summary QUY_CHẾ --roster TỆP --history TỆP\n"
    "                                              số lượt khen thưởng theo đơn vị, cấp, năm\n"
    "  emul league | fixtures | rotation TỆP       hội thao: bảng điểm, lịch đấu, đơn vị đăng cai\n"
    "  emul judges | seats TỆP                     giám khảo chấm thế nào; chia suất theo tỷ lệ\n"
    "  emul titles [MÃ] [--on NGÀY]                danh hiệu có sẵn theo luật, kèm căn cứ pháp lý\n"
    "  emul help LỆNH                              cách dùng một lệnh\n"
    "  emul --version\n"
    "\n"
    "--lang vi|en chọn ngôn ngữ (mặc định vi).\n"
    "Mã kết thúc: 0; 1 dữ liệu có lỗi, in ra dạng tệp:dòng:cột: nội dung; 2 dùng sai lệnh.\n"};

static const words check_help = {
    "emul check REGULATION [--criteria F] [--lang vi|en] [--separator ,|;|tab]\n"
    "\n"
    "Reads a regulation (YAML; - is standard input) and prints every problem it has.\n"
    "--criteria F: its criteria, or further ones, are in this CSV (emul help convert); --separator is of it.\n",
    "emul check QUY_CHẾ [--criteria TỆP] [--lang vi|en] [--separator ,|;|tab]\n"
    "\n"
    "Đọc quy chế (YAML; - là đầu vào chuẩn) và in ra mọi lỗi của nó.\n"
    "--criteria TỆP: các tiêu chí, hoặc các tiêu chí còn lại, ở tệp CSV này (emul help convert); --separator là của tệp đó.\n"};

static const words convert_help = {
    "emul convert REGULATION --to yaml|criteria|rest|whole [--criteria F] [--lang vi|en] [--separator ,|;|tab]\n"
    "\n"
    "  --to yaml       the whole regulation as YAML\n"
    "  --to criteria   its criteria as CSV (separator , and decimal mark .), one row each\n"
    "  --to rest       the regulation as YAML without its criteria\n"
    "  --to whole      as yaml, with what the sets of the law in use bring: what its digest is of, not to be read back\n"
    "  --criteria F    criteria as CSV: [scorecard,]id,parent,name,max,kind,points,missing,round,cite, other keys;\n"
    "                  numbers in it are written as in the regulation: 8.25, whatever --decimal says\n"
    "\n"
    "Keep the two texts of --to rest and --to criteria: with --criteria, every command reads them as the same regulation.\n"
    "The text goes to standard output. Comments are not kept.\n",
    "emul convert QUY_CHẾ --to yaml|criteria|rest|whole [--criteria TỆP] [--lang vi|en] [--separator ,|;|tab]\n"
    "\n"
    "  --to yaml       toàn bộ quy chế dạng YAML\n"
    "  --to criteria   bảng tiêu chí dạng CSV (dấu ngăn cột , và dấu thập phân .), mỗi tiêu chí một dòng\n"
    "  --to rest       phần còn lại của quy chế dạng YAML, không có tiêu chí\n"
    "  --to whole      như yaml, kèm các danh hiệu theo luật mà quy chế sử dụng: văn bản dùng để tính mã kiểm chứng, không đọc lại được\n"
    "  --criteria TỆP  bảng tiêu chí, CSV: [scorecard,]id,parent,name,max,kind,points,missing,round,cite, các khóa khác;\n"
    "                  số trong bảng viết như trong quy chế: 8.25, không theo --decimal\n"
    "\n"
    "Giữ hai tệp của --to rest và --to criteria: có --criteria, mọi lệnh đọc hai tệp đó như cùng một quy chế.\n"
    "Kết quả in ra đầu ra chuẩn. Chú thích không được giữ lại.\n"};

static const words evaluate_help = {
    "emul evaluate REGULATION [--criteria F] --roster F [--members F] --facts F... [--history F] [--ballots F] --period P\n"
    "              [--achievements F] [--format table|csv|json] [--table standings|awards|points|missing|money|money_totals|uses]\n"
    "              [--scorecard ID] [--stage S [--stage S]] [--on DATE [--also-on DATE]] [--decided DATE] [--lang vi|en] [--separator "
    ",|;|tab] [--decimal "
    ".|,]\n"
    "\n"
    "  --criteria F    CSV of the criteria that REGULATION leaves out (emul help convert)\n"
    "  --roster F      CSV: id, kind, name, parent, attributes\n"
    "  --members F     CSV of who belonged where from when to when: subject,unit[,from][,to]; a subject not in it: parent\n"
    "  --facts F...    CSV: subject,indicator,value[,facet][,when], or a column an indicator; several files\n"
    "  --history F     CSV of past awards: subject,title,year[,decision][,revoked]\n"
    "  --ballots F     CSV of council ballots: subject,title,members,yes[,present][,written][,chair][,round][,year]\n"
    "  --achievements F  CSV of initiatives, topics …: subject,kind,id,year[,level][,used_by][,used_year]\n"
    "  --period P      2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 or FROM..TO\n"
    "  --format        table (default), csv (one table, see --table) or json (everything)\n"
    "  --table         which table of --format csv; default standings\n"
    "  --scorecard ID  this scorecard only\n"
    "  --stage S       up to this stage of appraisal (key stages); default the last; given twice: both stages side by side\n"
    "  --on DATE       day of the law for what is dated (key in_force); default the last day of the period\n"
    "  --also-on DATE  the awards under the law of this day too, and which is the more favourable to each subject\n"
    "  --decided DATE  day of the decision, whose base salary the reward money is counted in; default the last day of the period\n"
    "  --separator     of the CSV files; default ,\n"
    "  --decimal       decimal mark of the CSV files; default .\n",
    "emul evaluate QUY_CHẾ [--criteria TỆP] --roster TỆP [--members TỆP] --facts TỆP... [--history TỆP] [--ballots TỆP] --period KỲ\n"
    "              [--achievements TỆP] [--format table|csv|json] [--table standings|awards|points|missing|money|money_totals|uses]\n"
    "              [--scorecard MÃ] [--stage BƯỚC [--stage BƯỚC]] [--on NGÀY [--also-on NGÀY]] [--decided NGÀY] [--lang vi|en] "
    "[--separator ,|;|tab] "
    "[--decimal .|,]\n"
    "\n"
    "  --criteria TỆP  bảng tiêu chí mà QUY_CHẾ không ghi, CSV (emul help convert)\n"
    "  --roster TỆP    danh sách, CSV: id, kind, name, parent, các thuộc tính\n"
    "  --members TỆP   ai thuộc đơn vị nào, từ ngày nào đến ngày nào, CSV: subject,unit[,from][,to]; không ghi thì theo parent\n"
    "  --facts TỆP...  số liệu, CSV: subject,indicator,value[,facet][,when], hoặc mỗi chỉ tiêu một cột; được nhiều tệp\n"
    "  --history TỆP   khen thưởng các năm trước, CSV: subject,title,year[,decision][,revoked]\n"
    "  --ballots TỆP   kết quả bỏ phiếu của Hội đồng, CSV: subject,title,members,yes[,present][,written][,chair][,round][,year]\n"
    "  --achievements TỆP  sáng kiến, đề tài …, CSV: subject,kind,id,year[,level][,used_by][,used_year]\n"
    "  --period KỲ     2024, 2024-H1, 2024-Q3, 2024-07, 2024-W31, 2024-07-31 hoặc TỪ..ĐẾN\n"
    "  --format        table (bảng, mặc định), csv (một bảng, xem --table) hoặc json (toàn bộ)\n"
    "  --table         bảng nào khi --format csv; mặc định standings\n"
    "  --scorecard MÃ  chỉ bảng điểm này\n"
    "  --stage BƯỚC    tính đến bước xét này (khóa stages); mặc định bước cuối; ghi hai lần: so sánh hai bước\n"
    "  --on NGÀY       ngày áp dụng pháp luật cho phần có hiệu lực theo ngày (khóa in_force); mặc định ngày cuối kỳ\n"
    "  --also-on NGÀY  xét cả theo luật ngày này, và kết quả nào có lợi hơn cho từng đối tượng\n"
    "  --decided NGÀY  ngày ra quyết định, để lấy mức lương cơ sở tính tiền thưởng; mặc định ngày cuối của kỳ\n"
    "  --separator     dấu ngăn cột của tệp CSV; mặc định ,\n"
    "  --decimal       dấu thập phân của tệp CSV; mặc định .\n"};

static const words why_help = {
    "emul why REGULATION [--criteria F] --roster F [--members F] --facts F... [--history F] [--ballots F] --period P\n"
    "         [--achievements F] [--format text|json] [--stage S] [--on DATE] [--decided DATE] [--lang vi|en] [--separator ,|;|tab] "
    "[--decimal .|,] SUBJECT "
    "[WHAT]\n"
    "\n"
    "  SUBJECT         id of the subject in the roster\n"
    "  WHAT            id of a scorecard, a criterion or an award; default everything\n"
    "  --stage S       up to this stage of appraisal (key stages); default the last\n"
    "  --on DATE       day of the law for what is dated (key in_force); default the last day of the period\n"
    "  --decided DATE  day of the decision, whose base salary the reward money is counted in; default the last day of the period\n"
    "\n"
    "The words after --facts, up to the next option, are files: put SUBJECT after another option's value, or after --.\n",
    "emul why QUY_CHẾ [--criteria TỆP] --roster TỆP [--members TỆP] --facts TỆP... [--history TỆP] [--ballots TỆP] --period KỲ\n"
    "         [--achievements TỆP] [--format text|json] [--stage BƯỚC] [--on NGÀY] [--decided NGÀY] [--lang vi|en] [--separator ,|;|tab] "
    "[--decimal .|,] ĐƠN_VỊ "
    "[MỤC]\n"
    "\n"
    "  ĐƠN_VỊ          mã của đơn vị, cá nhân hoặc bài dự thi trong danh sách\n"
    "  MỤC             mã của bảng điểm, tiêu chí hoặc hình thức khen thưởng; mặc định toàn bộ\n"
    "  --stage BƯỚC    tính đến bước xét này (khóa stages); mặc định bước cuối\n"
    "  --on NGÀY       ngày áp dụng pháp luật cho phần có hiệu lực theo ngày (khóa in_force); mặc định ngày cuối kỳ\n"
    "  --decided NGÀY  ngày ra quyết định, để lấy mức lương cơ sở tính tiền thưởng; mặc định ngày cuối của kỳ\n"
    "\n"
    "Các từ sau --facts, đến tùy chọn kế tiếp, là tên tệp: đặt ĐƠN_VỊ sau giá trị của một tùy chọn khác, hoặc sau --.\n"};

static const words gap_help = {
    "emul gap REGULATION [--criteria F] --roster F [--members F] --facts F... [--history F] [--ballots F] --period P\n"
    "         [--achievements F] [--scorecard ID] [--format text|json] [--stage S] [--on DATE] [--decided DATE] [--lang vi|en]\n"
    "         [--separator ,|;|tab] [--decimal .|,] SUBJECT TARGET\n"
    "\n"
    "How far SUBJECT is from TARGET: points, conditions, and of each criterion the least change of one figure that would do. Each is\n"
    "tried by evaluating again with it.\n"
    "\n"
    "  SUBJECT         id of the subject in the roster\n"
    "  TARGET          id of an award or a class, or place=N: place N or a better one, in its group\n"
    "  --scorecard ID  whose class or place; default the first that has such a class, or is for the subject\n"
    "\n"
    "Exit status 0 however far it is. The other options are those of emul help why.\n",
    "emul gap QUY_CHẾ [--criteria TỆP] --roster TỆP [--members TỆP] --facts TỆP... [--history TỆP] [--ballots TỆP] --period KỲ\n"
    "         [--achievements TỆP] [--scorecard MÃ] [--format text|json] [--stage BƯỚC] [--on NGÀY] [--decided NGÀY] [--lang vi|en]\n"
    "         [--separator ,|;|tab] [--decimal .|,] ĐƠN_VỊ ĐÍCH\n"
    "\n"
    "ĐƠN_VỊ còn thiếu gì để đạt ĐÍCH: thiếu bao nhiêu điểm, điều kiện nào chưa đạt, và ở từng tiêu chí chỉ cần thay đổi ít nhất bao nhiêu\n"
    "một số liệu. Mỗi thay đổi đều được tính thử lại toàn bộ.\n"
    "\n"
    "  ĐƠN_VỊ          mã của đơn vị, cá nhân hoặc bài dự thi trong danh sách\n"
    "  ĐÍCH            mã hình thức khen thưởng hoặc mức xếp loại, hoặc place=N: hạng N trở lên trong cụm\n"
    "  --scorecard MÃ  mức xếp loại, thứ hạng của bảng điểm nào; mặc định bảng đầu tiên có mức đó hoặc áp dụng cho đơn vị\n"
    "\n"
    "Mã kết thúc 0 dù khoảng cách bao nhiêu. Các tùy chọn khác: emul help why.\n"};

static const words audit_help = {
    "emul audit REGULATION [--criteria F] --roster F [--members F] --history F [--facts F...] [--ballots F] [--period P] [--on DATE]\n"
    "           [--revoke SUBJECT,TITLE,YEAR] [--format table|csv|json] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "Tests each past award whose title is an award of REGULATION: the conditions on earlier awards and years, as of its year.\n"
    "\n"
    "  --history F     CSV of past awards: subject,title,year[,decision][,revoked]\n"
    "  --facts F...    facts of those years (column when)\n"
    "  --period P      no later award is tested; facts without a date are of it; default the last year of --history\n"
    "  --revoke S,T,Y  instead: which decisions fall if this award is annulled, one by the other; with --period those of\n"
    "                  that period too, which is evaluated with the award and without it. Nothing is changed\n"
    "\n"
    "Exit status 0 whatever is found.\n",
    "emul audit QUY_CHẾ [--criteria TỆP] --roster TỆP [--members TỆP] --history TỆP [--facts TỆP...] [--ballots TỆP] [--period KỲ] [--on "
    "NGÀY]\n"
    "           [--revoke MÃ,DANH_HIỆU,NĂM] [--format table|csv|json] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "Rà soát từng khen thưởng các năm trước có trong QUY_CHẾ: điều kiện về danh hiệu và các năm trước đó, tính tại năm được tặng.\n"
    "\n"
    "  --history TỆP   khen thưởng các năm trước, CSV: subject,title,year[,decision][,revoked]\n"
    "  --facts TỆP...  số liệu của các năm đó (cột when)\n"
    "  --period KỲ     không xét năm sau kỳ này; số liệu không ghi kỳ là của kỳ này; mặc định năm cuối của --history\n"
    "  --revoke M,D,N  thay vào đó: hủy quyết định này thì những quyết định nào không còn đủ điều kiện, nối tiếp nhau; có --period\n"
    "                  thì tính cả kỳ đó, khi có và khi không có quyết định này. Không sửa dữ liệu\n"
    "\n"
    "Mã kết thúc 0 dù phát hiện điều gì.\n"};

static const words summary_help = {
    "emul summary REGULATION [--criteria F] --roster F --history F [--table counts|records] [--from YEAR] [--to YEAR]\n"
    "             [--period P --facts F... [--members F] [--ballots F] [--on DATE]] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  --table counts   CSV unit,level,title,year,count,subjects (default): awards, and different subjects that have them;\n"
    "                   empty: everybody, all titles of the level, all years. Units have what is below them\n"
    "  --table records  CSV subject,title,year,decision,state: given, annulled, this_run\n"
    "  --period P       the awards that this run decides are in it too\n",
    "emul summary QUY_CHẾ [--criteria TỆP] --roster TỆP --history TỆP [--table counts|records] [--from NĂM] [--to NĂM]\n"
    "             [--period KỲ --facts TỆP... [--members TỆP] [--ballots TỆP] [--on NGÀY]] [--lang vi|en] [--separator ,|;|tab] [--decimal "
    ".|,]\n"
    "\n"
    "  --table counts   CSV unit,level,title,year,count,subjects (mặc định): số lượt, số đối tượng khác nhau được tặng;\n"
    "                   để trống: toàn bộ, mọi danh hiệu cùng cấp, mọi năm. Đơn vị cấp trên gồm cả cấp dưới\n"
    "  --table records  CSV subject,title,year,decision,state: given (đã tặng), annulled (đã hủy), this_run (đợt xét này)\n"
    "  --period KỲ      tính cả kết quả của đợt xét này\n"};

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

static const words judges_help = {
    "emul judges MARKS [--format table|csv] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  MARKS           CSV: id[,name], then a column a judge; or entry,judge,mark, a row a mark\n"
    "\n"
    "A line a judge: marks given, their mean, shift against the jury (above 0: mild), lowest, highest, standard deviation, and\n"
    "how often alone at an end (what a trimmed mean drops). Kendall's W says how far the jury agrees on the order, 0 to 1.\n",
    "emul judges ĐIỂM [--format table|csv] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "  ĐIỂM            CSV: id[,name], rồi mỗi giám khảo một cột; hoặc entry,judge,mark, mỗi điểm một dòng\n"
    "\n"
    "Mỗi giám khảo một dòng: số điểm đã chấm, trung bình, độ lệch so với cả ban (trên 0: chấm nhẹ tay), thấp nhất, cao nhất,\n"
    "độ lệch chuẩn, số lần một mình cao nhất hoặc thấp nhất. Hệ số Kendall W, 0 đến 1: các giám khảo xếp hạng giống nhau đến đâu.\n"};

static const words seats_help = {"emul seats VOTES --seats N [--format table|csv] [--separator ,|;|tab] [--decimal .|,]\n"
                                 "\n"
                                 "  VOTES           CSV: id[,name],votes (or members, or whatever gives a claim)\n"
                                 "  --seats N       how many there are to be divided, by largest remainders\n"
                                 "\n"
                                 "Equal remainders at the last seat are reported; the seat is left to those who decide.\n",
                                 "emul seats PHIẾU --seats N [--format table|csv] [--separator ,|;|tab] [--decimal .|,]\n"
                                 "\n"
                                 "  PHIẾU           CSV: id[,name],votes (số phiếu, số thành viên, hoặc căn cứ khác)\n"
                                 "  --seats N       số suất cần chia, theo phần dư lớn nhất\n"
                                 "\n"
                                 "Bằng nhau ở suất cuối thì báo lại, không tự quyết định.\n"};

static const words titles_help = {
    "emul titles [ID] [--on DATE] [--format table|csv|json] [--lang vi|en]\n"
    "\n"
    "Titles, forms and honours of the law that a regulation brings in by its key use.\n"
    "  ID              one title: each condition with its article and how well its source is known\n"
    "  --on DATE       only what is in force on that day\n",
    "emul titles [MÃ] [--on NGÀY] [--format table|csv|json] [--lang vi|en]\n"
    "\n"
    "Danh hiệu thi đua, hình thức khen thưởng, danh hiệu vinh dự nhà nước có sẵn, dùng qua khóa use của quy chế.\n"
    "  MÃ              một danh hiệu: từng điều kiện, căn cứ pháp lý và mức độ xác nhận\n"
    "  --on NGÀY       chỉ những mục có hiệu lực ngày đó\n"};

static const words report_help = {
    "emul report REGULATION [--criteria F] --roster F [--members F] --facts F... [--history F] [--ballots F] --period P\n"
    "            [--achievements F] [--section fair|sure] [--shown N] [--format text|json] [--stage S] [--on DATE] [--decided DATE]\n"
    "            [--scorecard ID] [--within 10%] [--samples N] [--seed N] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "What a council may want to look at again. It is reported; nothing of it changes a result.\n"
    "  --section fair  how fair: panels, marks of the first stage, criteria that tell nobody apart, dated counts\n"
    "  --section sure  how sure: places with other weights and other roundings, which criterion decides\n"
    "  --scorecard ID  how sure this scorecard is, default all\n"
    "  --within X%     how far weights vary, default 10%\n"
    "  --samples N     how many weightings are drawn, default 1000 where places cannot be told exactly, else none\n"
    "  --seed N        of what is drawn, default 0\n"
    "  --shown N       lines of a list that are shown, default 10, of places all\n"
    "  --format json   an array, an element a section\n"
    "The other options are those of evaluate.\n",
    "emul report QUY_CHẾ [--criteria TỆP] --roster TỆP [--members TỆP] --facts TỆP... [--history TỆP] [--ballots TỆP] --period KỲ\n"
    "            [--achievements TỆP] [--section fair|sure] [--shown N] [--format text|json] [--stage BƯỚC] [--on NGÀY] [--decided NGÀY]\n"
    "            [--scorecard MÃ] [--within 10%] [--samples N] [--seed N] [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "Những nội dung Hội đồng nên xem lại. Chỉ báo cáo, không làm thay đổi kết quả.\n"
    "  --section fair  tính công bằng: giám khảo, điểm tự chấm, tiêu chí chưa phân loại được, số liệu tăng đột biến\n"
    "  --section sure  mức độ chắc chắn: thứ hạng nếu trọng số hoặc cách làm tròn khác đi, tiêu chí nào quyết định\n"
    "  --scorecard MÃ  chỉ xét mức độ chắc chắn của bảng điểm này, mặc định tất cả\n"
    "  --within X%     mức tăng, giảm của trọng số, mặc định 10%\n"
    "  --samples N     số bộ trọng số ngẫu nhiên, mặc định 1000 nếu không tính chính xác được, nếu không thì không thử\n"
    "  --seed N        số khởi đầu của các bộ ngẫu nhiên, mặc định 0\n"
    "  --shown N       số dòng hiện ra của mỗi danh sách, mặc định 10, riêng thứ hạng là tất cả\n"
    "  --format json   một mảng, mỗi phần là một phần tử\n"
    "Các tùy chọn khác như của evaluate.\n"};

static const words diff_help = {
    "emul diff REGULATION REGULATION2 [--with PATH.KEY=VALUE]...          what changed in the rules\n"
    "emul diff REGULATION REGULATION2 --roster F ... --period P           the same figures under both\n"
    "emul diff REGULATION --roster F ... --period P --period P2           one period beside another\n"
    "emul diff REGULATION --roster F ... --period P --stage S --stage S2  one stage of appraisal beside another\n"
    "emul diff REGULATION --roster F ... --period P [--with PATH.KEY=VALUE]... [--set SUBJECT,INDICATOR=VALUE]...\n"
    "                                                                     what if\n"
    "emul diff RESULT.json RESULT2.json                                   two results as evaluate --format json wrote them\n"
    "\n"
    "Who moved, by which criterion, whose class changed, which awards changed hands. What each criterion did to a total adds up to its\n"
    "difference. Subjects, criteria, classes and awards are matched by their ids.\n"
    "  --with PATH.KEY=VALUE  what if a key of the regulation were another: don_vi.I.1.max=18 (a criterion), don_vi.tot.when=..., "
    "co.take=2\n"
    "                         (an award), visits.rollup=sum (an indicator), rounding=1; without a value the key is taken away\n"
    "  --set SUBJECT,INDICATOR[@FACET][,WHEN]=VALUE\n"
    "                         what if a figure were another: ttyt_c,new_techniques=39; without a value it is taken away\n"
    "  --shown N              subjects of each scorecard that are shown, default all\n"
    "  --format text|json|csv csv: a row for each subject that differs, or with --table awards for each decision\n"
    "--with and --set can be given several times. The other options are those of evaluate; --criteria is of the first REGULATION.\n",
    "emul diff QUY_CHẾ QUY_CHẾ_2 [--with ĐƯỜNG_DẪN.KHÓA=GIÁ_TRỊ]...       quy chế thay đổi những gì\n"
    "emul diff QUY_CHẾ QUY_CHẾ_2 --roster TỆP ... --period KỲ             cùng số liệu, tính theo hai quy chế\n"
    "emul diff QUY_CHẾ --roster TỆP ... --period KỲ --period KỲ_2         kỳ này so với kỳ kia\n"
    "emul diff QUY_CHẾ --roster TỆP ... --period KỲ --stage BƯỚC --stage BƯỚC_2\n"
    "                                                                     bước xét này so với bước xét kia\n"
    "emul diff QUY_CHẾ --roster TỆP ... --period KỲ [--with ĐƯỜNG_DẪN.KHÓA=GIÁ_TRỊ]... [--set ĐƠN_VỊ,CHỈ_TIÊU=GIÁ_TRỊ]...\n"
    "                                                                     nếu thay đổi thì kết quả ra sao\n"
    "emul diff KẾT_QUẢ.json KẾT_QUẢ_2.json                                hai kết quả do evaluate --format json xuất ra\n"
    "\n"
    "Ai thay đổi thứ hạng, do tiêu chí nào, ai thay đổi xếp loại, khen thưởng chuyển cho ai. Chênh lệch của các tiêu chí cộng lại đúng "
    "bằng\n"
    "chênh lệch tổng điểm. Đối tượng, tiêu chí, mức xếp loại, hình thức khen thưởng được đối chiếu theo mã.\n"
    "  --with ĐƯỜNG_DẪN.KHÓA=GIÁ_TRỊ  nếu một khóa của quy chế khác đi: don_vi.I.1.max=18 (tiêu chí), don_vi.tot.when=..., co.take=2\n"
    "                         (khen thưởng), visits.rollup=sum (chỉ tiêu), rounding=1; không ghi giá trị thì bỏ khóa đó\n"
    "  --set ĐƠN_VỊ,CHỈ_TIÊU[@MẶT][,KỲ]=GIÁ_TRỊ\n"
    "                         nếu một số liệu khác đi: ttyt_c,new_techniques=39; không ghi giá trị thì bỏ số liệu đó\n"
    "  --shown N              số đối tượng hiện ra của mỗi bảng điểm, mặc định tất cả\n"
    "  --format text|json|csv csv: mỗi đối tượng có thay đổi một dòng; với --table awards: mỗi kết quả xét một dòng\n"
    "--with và --set được ghi nhiều lần. Các tùy chọn khác như của evaluate; --criteria là của QUY_CHẾ thứ nhất.\n"};

static const words verify_help = {
    "emul verify RESULT REGULATION [--criteria F] --roster F [--members F] --facts F... [--history F] [--ballots F]\n"
    "            [--achievements F] [--period P] [--stage S] [--on DATE] [--decided DATE] [--format text|json]\n"
    "            [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "Is RESULT, stored by evaluate --format json, what comes out of these inputs? They are evaluated anew; the digests in it say\n"
    "which inputs are others, and every value is compared. Period, stage and days are those of RESULT unless given.\n"
    "Exit status: 0 verified; 1 not, or something cannot be read.\n",
    "emul verify KẾT_QUẢ QUY_CHẾ [--criteria TỆP] --roster TỆP [--members TỆP] --facts TỆP... [--history TỆP] [--ballots TỆP]\n"
    "            [--achievements TỆP] [--period KỲ] [--stage BƯỚC] [--on NGÀY] [--decided NGÀY] [--format text|json]\n"
    "            [--lang vi|en] [--separator ,|;|tab] [--decimal .|,]\n"
    "\n"
    "KẾT_QUẢ (lưu bằng evaluate --format json) có đúng là kết quả tính từ các dữ liệu này không? Dữ liệu được tính lại; mã kiểm chứng\n"
    "cho biết dữ liệu nào đã khác, mọi giá trị đều được đối chiếu. Không ghi kỳ, bước, ngày thì lấy theo KẾT_QUẢ.\n"
    "Mã kết thúc: 0 đã kiểm chứng; 1 không khớp, hoặc không đọc được.\n"};

void print_help(command on, emul_language language) {
    switch (on) {
    case COMMAND_CHECK:
        fputs(say(check_help, language), stdout);
        break;
    case COMMAND_CONVERT:
        fputs(say(convert_help, language), stdout);
        break;
    case COMMAND_EVALUATE:
        fputs(say(evaluate_help, language), stdout);
        break;
    case COMMAND_WHY:
        fputs(say(why_help, language), stdout);
        break;
    case COMMAND_GAP:
        fputs(say(gap_help, language), stdout);
        break;
    case COMMAND_AUDIT:
        fputs(say(audit_help, language), stdout);
        break;
    case COMMAND_REPORT:
        fputs(say(report_help, language), stdout);
        break;
    case COMMAND_DIFF:
        fputs(say(diff_help, language), stdout);
        break;
    case COMMAND_VERIFY:
        fputs(say(verify_help, language), stdout);
        break;
    case COMMAND_SUMMARY:
        fputs(say(summary_help, language), stdout);
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
    case COMMAND_JUDGES:
        fputs(say(judges_help, language), stdout);
        break;
    case COMMAND_TITLES:
        fputs(say(titles_help, language), stdout);
        break;
    case COMMAND_SEATS:
        fputs(say(seats_help, language), stdout);
        break;
    default:
        fputs(say(program_help, language), stdout);
        break;
    }
}
