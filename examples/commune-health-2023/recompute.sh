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

LC_ALL=C awk -F, -v into="$into" -f ../exact.awk -f ../tables.awk -f /dev/stdin roster.csv facts.csv <<'END'
BEGIN { split("14 10 12 9 19 12 6 11 3 4", most, " ") }
FNR == 1 {
    file++
    for (i = 1; i <= NF; i++) column[$i] = i
    next
}
file == 1 && $5 == "huyen" {
    district[$1] = 1
    next
}
file == 1 {
    commune[$1] = 1
    district_of[$1] = $4
    group[$1] = $6
    next
}
{ judge($1) }

function key(s, which) { return which == 1 ? total[s] : 0 }

# The appraised mark, or the commune's own where nobody has appraised it yet.
function judge(s,    i, mark, own, even) {
    even = 1
    for (i = 1; i <= 10; i++) {
        mark = $column["c" i "@appraised"]
        own += hundredths($column["c" i "@self"])
        if (mark == "") mark = $column["c" i "@self"]
        if (mark == "") {
            doubt[s] = 1
            continue
        }
        points[i, s] = hundredths(mark)
        total[s] += points[i, s]
        if (2 * points[i, s] < 100 * most[i]) even = 0
    }
    points["chenh_lech", s] = s in doubt ? "" : own - total[s]
    class[s] = total[s] >= 8000 && even ? "dat" : "khong_dat"
    if (s in doubt) {
        total[s] = ""
        class[s] = "undetermined"
    } else {
        ranked[s] = 1
    }
    base[s] = total[s]
    if (class[s] == "dat") passed[s] = 1
}
END {
    for (s in commune) {
        of = district_of[s]
        communes[of]++
        reached[of] += s in passed
        if (s in doubt) open[of] = 1
    }
    for (s in district) {
        base[s] = total[s] = points["ty_le", s] = s in open ? "" : nearest(10000 * reached[s], communes[s])
        if (!(s in open)) known[s] = 1
    }
    write_standings("xa", commune, ranked)
    write_points("xa", "1 2 3 4 5 6 7 8 9 10 chenh_lech", commune)
    write_standings("huyen", district, known)
    write_points("huyen", "ty_le", district)
    write_award("cong_nhan", commune, passed, -1)
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
