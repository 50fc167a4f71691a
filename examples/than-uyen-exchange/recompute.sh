#!/bin/sh
# Computes the expected tables a second time, without libemul: the rules written out by hand, in whole numbers (quotients cross-multiplied).
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F, -v into="$into" '
FNR == 1 {
    file++
    next
}
FILENAME == "roster.csv" {
    ids[++teams] = $1
    next
}
FILENAME == "facts.csv" {
    if ($2 == "dang_cai" && $3 == "Có") hosting[$1] = 1
    if ($2 == "phong_trao") movement[$1] = $3
    next
}
FILENAME == "hosts.csv" {
    turn[hosts++] = $1
    next
}
{
    event = FILENAME
    sub(/.*\//, "", event)
    sub(/[.]csv$/, "", event)
    won = $5 > $6 ? $3 : $4
    lost = $5 > $6 ? $4 : $3
    wins[event, won]++
    beat[event, won, lost] = 1
    narrow = $5 - $6 == 1 || $6 - $5 == 1
    points[event, won] += narrow ? 2 : 3
    points[event, lost] += narrow ? 1 : 0
    sets[event, $3] += $5; sets_lost[event, $3] += $6
    sets[event, $4] += $6; sets_lost[event, $4] += $5
    rally[event, $3] += $7; rally_lost[event, $3] += $8
    rally[event, $4] += $8; rally_lost[event, $4] += $7
}
# > 0: a is above b. Volleyball: wins, points, quotient of sets, quotient of rally points.
function volleyball(e, a, b,    d) {
    if ((d = wins[e, a] - wins[e, b]) != 0 || (d = points[e, a] - points[e, b]) != 0) return d
    if ((d = sets[e, a] * sets_lost[e, b] - sets[e, b] * sets_lost[e, a]) != 0) return d
    return rally[e, a] * rally_lost[e, b] - rally[e, b] * rally_lost[e, a]
}
function difference(e, a) { return sets[e, a] - sets_lost[e, a] }
function equals(e, a, by_difference,    i, n) {
    for (i = 1; i <= teams; i++) n += wins[e, ids[i]] == wins[e, a] && (!by_difference || difference(e, ids[i]) == difference(e, a))
    return n
}
# Badminton: wins; two equals by their match, more by the difference of games; those of them who are still equal the same way.
function badminton(e, a, b,    d) {
    if ((d = wins[e, a] - wins[e, b]) != 0) return d
    if (equals(e, a, 0) == 2) return beat[e, a, b] ? 1 : -1
    if ((d = difference(e, a) - difference(e, b)) != 0) return d
    return equals(e, a, 1) == 2 ? (beat[e, a, b] ? 1 : -1) : 0
}
function above(e, a, b) { return (e ~ /^bong/ ? volleyball(e, a, b) : badminton(e, a, b)) > 0 }
function place_in(e, a,    i, n) {
    n = 1
    for (i = 1; i <= teams; i++) n += ids[i] != a && above(e, ids[i], a)
    return n
}
function ahead(a, b) { return total[a] > total[b] || (total[a] == total[b] && firsts[a] > firsts[b]) }
function write_award(award, s, decision, order) { print award "," s "," decision "," order >(into "/awards.csv") }
function prize(award, at,    p) {
    for (p = 1; p <= teams; p++) write_award(award, by_place[p], p < at ? "excluded" : p == at ? "awarded" : "not_selected", p)
}
# Those who fulfil the conditions in the order of the standing, then the others by name.
function commend(award, of_host,    p, n, i) {
    for (p = 1; p <= teams; p++)
        if (fit(by_place[p], of_host)) write_award(award, by_place[p], "awarded", ++n)
    for (i = 1; i <= teams; i++)
        if (!fit(by_name[i], of_host)) write_award(award, by_name[i], "not_eligible", "")
}
function fit(s, of_host) { return (s in hosting) == of_host && movement[s] >= 85 }
END {
    events = split("bong_chuyen_hoi_nam bong_chuyen_hoi_nu cau_long_doi_nam cau_long_doi_nam_nu", event_of, " ")
    split("bcn bcnu cln clnn", criterion, " ")
    split("7 5 4 3", worth, " ")
    print "subject,indicator,value" >(into "/places.csv")
    for (e = 1; e <= events; e++)
        for (p = 1; p <= teams; p++)
            for (i = 1; i <= teams; i++)
                if (place_in(event_of[e], ids[i]) == p) {
                    print ids[i] "," event_of[e] "," p >(into "/places.csv")
                    mark[e, ids[i]] = worth[p]
                    total[ids[i]] += worth[p]
                    firsts[ids[i]] += p == 1
                }
    for (i = 1; i <= teams; i++) {
        p = n = 1
        for (j = 1; j <= teams; j++) {
            p += ahead(ids[j], ids[i])
            n += ids[j] < ids[i]
        }
        by_place[p] = ids[i]
        by_name[n] = ids[i]
    }
    print "scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class" >(into "/standings.csv")
    for (p = 1; p <= teams; p++) print "toan_doan,," p "," p ",1," by_place[p] "," total[by_place[p]] ",0,0," total[by_place[p]] "," >(into "/standings.csv")
    print "scorecard,criterion,subject,points,state" >(into "/points.csv")
    for (e = 1; e <= events; e++)
        for (n = 1; n <= teams; n++) print "toan_doan," criterion[e] "," by_name[n] "," mark[e, by_name[n]] ",present" >(into "/points.csv")
    print "award,subject,decision,order" >(into "/awards.csv")
    for (p = 1; p <= teams; p++) write_award("giai_toan_doan", by_place[p], p <= 3 ? "awarded" : "not_selected", p)
    prize("nhat_toan_doan", 1)
    prize("nhi_toan_doan", 2)
    prize("ba_toan_doan", 3)
    commend("khen_don_vi_dang_cai", 1)
    commend("khen_don_vi_ban", 0)
    print "year,host" >(into "/rotation.csv")
    for (year = 2017; year <= 2026; year++) print year "," (year == 2020 || year == 2021 ? "" : turn[next_host++ % hosts]) >(into "/rotation.csv")
}' roster.csv facts.csv hosts.csv matches/*.csv

[ -n "${1-}" ] || for table in places standings points awards rotation; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
