#!/bin/sh
# Computes the expected tables without libemul: each criterion written out by hand from the words of the regulation, in whole numbers.
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the three tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F, -v into="$into" -f ../exact.awk -f ../tables.awk -f /dev/stdin roster.csv facts.csv <<'END'
FNR == 1 {
    file++
    for (i = 1; i <= NF; i++) column[$i] = i
    next
}
file == 1 {
    if ($column["type"] == "tram") station[$1] = $column["staff"]
    next
}
$2 == "2023-H1" { before[$1] = $column["visits"] }
$2 == "2024" { plan[$1] = $column["visits@plan"] }
$2 == "2024-H1" {
    now[$1] = $column["visits"]
    if ($1 in station) judge($1)
}

function key(s, which) { return by != "" ? (which == 1 ? points[by, s] : 0) : which == 1 ? total[s] : points["I", s] }

function judge(s,    short, happy, asked) {
    standard += $column["standard"] == "Có"
    checks += $column["checks"]
    joint += $column["checks@joint"]
    points["I.3", s] = least(1000, nearest(1000 * $column["checks"], $column["checks@plan"]))
    points["II.1", s] = least(1000, nearest(1000 * $column["registered"], station[s]))
    points["II.2", s] = least(1000, 250 * $column["deeds"])
    happy = 100 * $column["satisfied"]
    asked = $column["surveyed"]
    points["II.3", s] = happy >= 95 * asked ? 1000 : happy >= 90 * asked ? 800 : happy >= 80 * asked ? 500 : 0
    points["III.1", s] = hundredths($column["scenery"])
    points["III.2", s] = $column["smoke_free"] == "Có" ? 500 : 0
    points["III.3", s] = 1000 - 500 * $column["accidents"]
    points["II", s] = points["II.1", s] + points["II.2", s] + points["II.3", s]
    points["III", s] = points["III.1", s] + points["III.2", s] + points["III.3", s]
}
# Half of 2024 has 31 + 29 + 31 + 30 + 31 + 30 = 182 days of 366.
function work(s,    short) {
    points["I.1", s] = least(2000, nearest(2000 * now[s] * 366, plan[s] * 182))
    short = before[s] - now[s]
    short = short > 0 ? int(100 * short / before[s]) : 0
    points["I.2", s] = short > 10 ? 0 : 1000 - 100 * short
    points["I", s] = points["I.1", s] + points["I.2", s] + points["I.3", s]
    base[s] = total[s] = points["I", s] + points["II", s] + points["III", s]
    class[s] = total[s] >= 8500 ? "tot" : total[s] >= 7000 ? "kha" : "trung_binh"
    if (class[s] == "tot") good[s] = 1
    stations++
}
function review(s, visits, target, last) {
    city[s] = 1
    points["nhip_do", s] = base[s] = total[s] = least(10000, nearest(10000 * visits * 366, target * 182))
    points["luot_kham", s] = 100 * visits
    points["tien_do", s] = nearest(10000 * visits, target)
    points["thoi_gian", s] = nearest(10000 * 182, 366)
    points["tang_truong", s] = nearest(10000 * (visits - last), last)
    points["du_bao", s] = 100 * nearest(visits * 366, 182)
    points["chuan", s] = nearest(10000 * standard, stations)
    points["kiem_tra", s] = 100 * checks
    points["lien_nganh", s] = 100 * joint
}
END {
    for (s in station) work(s)
    for (s in now) {
        visits += now[s]
        target += plan[s]
        last += before[s]
    }
    review("thanh_pho", visits, target, last)
    write_standings("so_ket", city, city)
    write_standings("thi_dua", station, station)
    write_points("so_ket", "nhip_do luot_kham tien_do thoi_gian tang_truong du_bao chuan kiem_tra lien_nganh", city)
    write_points("thi_dua", "I I.1 I.2 I.3 II II.1 II.2 II.3 III III.1 III.2 III.3", station)
    write_award("giay_khen", station, good, 3)
    by = "II"
    write_award("lam_theo_bac", station, station, 1)
    by = "III"
    write_award("xanh_sach_dep", station, station, 1)
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
