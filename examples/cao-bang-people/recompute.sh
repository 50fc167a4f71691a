#!/bin/sh
# Computes the expected tables without libemul: the rules written out by hand from the words of the regulation, in whole numbers.
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the three tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F, -v into="$into" -f ../exact.awk -f ../tables.awk -f /dev/stdin roster.csv history.csv facts.csv <<'END'
FNR == 1 {
    file++
    for (i = 1; i <= NF; i++) column[$i] = i
    next
}
file == 1 && $2 == "individual" { person[$1] = 1 }
file == 2 && $4 == "" {
    held[$1, $2, $3] = 1
    if ($3 >= 2020) since_2020[$1, $2] = 1
}
file == 3 && $1 in person { judge($1) }
file == 3 && $1 == "so_y_te" { party = $column["party"] }

function key(s, which) { return which == 1 ? total[s] : points["II", s] }

function judge(s,    level) {
    level = $column["commitment"]
    points["I", s] = $column["registered"] != "Có" ? 0 : level == "tot" ? 2000 : level == "kha" ? 1600 : level == "dat" ? 1200 : 0
    points["II", s] = hundredths($column["work"])
    points["III", s] = hundredths($column["conduct"])
    base[s] = total[s] = points["I", s] + points["II", s] + points["III", s]
    people++
    registered += $column["registered"] == "Có"
    class[s] = class_of(s, $column["discipline"])
    if (class[s] == "xuat_sac") excellent[s] = 1
    if (class[s] == "xuat_sac" || class[s] == "tot") advanced[s] = 1
    if (s in advanced && (s in excellent || $column["initiative"] == "Có")) fighter[s] = 1
    if ($column["initiative"] == "Có" && streak(s) >= 3) proposed[s] = 1
}
function class_of(s, discipline) {
    if (discipline > 0) return "khong_hoan_thanh"
    if (total[s] >= 9000 && points["I", s] == 2000) return "xuat_sac"
    return total[s] >= 7500 ? "tot" : total[s] >= 5000 ? "hoan_thanh" : "khong_hoan_thanh"
}
# Years in a row up to this one, which counts if this run awards the title.
function streak(s,    year, count) {
    if (!(s in fighter)) return 0
    count = 1
    for (year = 2022; (s, "chien_si_thi_dua_co_so", year) in held; year--) count++
    return count
}
function count_of(set,    s, count) {
    for (s in set) count++
    return count + 0
}
END {
    for (s in person) {
        fighters += (s in fighter) || ((s, "chien_si_thi_dua_co_so") in since_2020)
        doctors += (s, "thay_thuoc_uu_tu") in since_2020
    }
    write_standings("ca_nhan", person, person)
    write_points("ca_nhan", "I II III", person)
    sector["so_y_te"] = 1
    points["dang_ky", "so_y_te"] = base["so_y_te"] = total["so_y_te"] = nearest(10000 * registered, people)
    points["tot_tro_len", "so_y_te"] = nearest(10000 * count_of(advanced), people)
    points["thay_thuoc_uu_tu", "so_y_te"] = 100 * doctors
    points["chien_si", "so_y_te"] = 100 * fighters
    write_standings("nganh", sector, sector)
    write_points("nganh", "dang_ky tot_tro_len thay_thuoc_uu_tu chien_si", sector)
    write_award("lao_dong_tien_tien", person, advanced, -1)
    write_award("chien_si_thi_dua_co_so", person, fighter, -1)
    write_award("de_nghi_chien_si_tinh", person, proposed, -1)
    write_award("bieu_duong", person, excellent, 10)
    if ((party == "tot" || party == "xuat_sac") && ("so_y_te", "co_thi_dua_tinh") in since_2020 && 100 * count_of(advanced) >= 70 * people) worthy["so_y_te"] = 1
    write_award("bang_khen_tinh", sector, worthy, -1)
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
