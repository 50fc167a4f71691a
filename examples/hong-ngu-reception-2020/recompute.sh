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
    next
}
file == 1 {
    if ($5 == "khoa") department[$1] = 1
    else centre[$1] = 1
    next
}
$2 == "reception" {
    sessions++
    people += $5
    if (sessions == 1 || $5 > most) most = $5
    if (sessions == 1 || $5 < fewest) fewest = $5
    next
}
$5 != "" { # a question left open is no answer
    sum[$2, $1] += $5
    answers[$2, $1]++
    sum[$2, "trung_tam"] += $5
    answers[$2, "trung_tam"]++
}

function key(s, which) { return which == 1 ? total[s] : 0 }
# 1 July 2020 was a Wednesday: the third day was the first Friday.
function fridays(    day, count) {
    for (day = 3; day <= 31; day += 7) count++
    return count
}
function class_of(level) { return level >= 450 ? "tot" : level >= 350 ? "kha" : level >= 250 ? "trung_binh" : "yeu" }
function survey(node, s, least_answers,    i, all) {
    for (i = 1; i <= 6; i++) {
        points[aspect[i], s] = nearest(100 * sum[aspect[i], s], answers[aspect[i], s])
        all += points[aspect[i], s]
    }
    points[node, s] = base[s] = total[s] = nearest(all, 6)
    class[s] = answers["skill", s] < least_answers ? "unclassified" : class_of(total[s])
}
END {
    split("rooms toilets security canteen conduct skill", aspect, " ")
    for (s in department) {
        survey("khoa", s, 10)
        if (class[s] != "unclassified") heard[s] = 1
    }
    write_standings("y_kien", department, heard)
    write_points("y_kien", "khoa rooms toilets security canteen conduct skill", department)
    for (s in heard) if (total[s] >= 350) eligible[s] = 1
    write_award("bieu_duong", department, eligible, 1)

    survey("chung", "trung_tam", 30)
    write_standings("y_kien_chung", centre, centre)
    write_points("y_kien_chung", "chung rooms toilets security canteen conduct skill", centre)

    points["deu_dan", "trung_tam"] = nearest(5000 * sessions, fridays())
    points["ket_qua", "trung_tam"] = class["trung_tam"] == "tot" ? 5000 : class["trung_tam"] == "kha" ? 4000 : class["trung_tam"] == "trung_binh" ? 2500 : 0
    points["so_buoi", "trung_tam"] = 100 * sessions
    points["thu_sau", "trung_tam"] = 100 * fridays()
    points["tong", "trung_tam"] = 100 * people
    points["binh_quan", "trung_tam"] = nearest(100 * people, sessions)
    points["cao_nhat", "trung_tam"] = 100 * most
    points["thap_nhat", "trung_tam"] = 100 * fewest
    base["trung_tam"] = total["trung_tam"] = points["deu_dan", "trung_tam"] + points["ket_qua", "trung_tam"]
    class["trung_tam"] = ""
    write_standings("tiep_dan", centre, centre)
    write_points("tiep_dan", "deu_dan ket_qua so_buoi thu_sau tong binh_quan cao_nhat thap_nhat", centre)
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
