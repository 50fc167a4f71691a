#!/bin/sh
# Computes the expected tables a second time, without libemul: the rules written out by hand from the words of the regulation, in whole numbers.
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the three tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F, -v into="$into" -f ../exact.awk -f /dev/stdin roster.csv facts.csv <<'END'
FNR == 1 {
    file++
    next
}
file == 1 && $2 == "entry" {
    ids[++entries] = $1
    all[$1] = 1
    if ($5 == "kham_chua_benh") in_sector[$1] = 1
}
file == 2 && $2 == "on_time" && $5 == "Có" { on_time[$1] = 1 }
file == 2 && $2 == "report" { report[$1] = hundredths($5) }
file == 2 && $2 == "video" && $5 != "" { # an absent judge gave no mark
    mark = hundredths($5)
    if (!($1 in count) || mark > highest[$1]) highest[$1] = mark
    if (!($1 in count) || mark < lowest[$1]) lowest[$1] = mark
    sum[$1] += mark
    count[$1]++
}
file == 2 && $4 >= "2024-08-16" && $4 <= "2024-08-30" { # ISO dates compare as text
    if ($2 == "likes") likes[$1] += 100 * $5
    if ($2 == "shares") shares[$1] += 200 * $5
}

function video(s) { return nearest(sum[s] - highest[s] - lowest[s], count[s] - 2) }
# What is ordered by: the jury's total then the video, the video alone, or the reactions.
function key(s, which) {
    if (by == "reactions") return which == 1 ? likes[s] + shares[s] : 0
    if (by == "video") return which == 1 ? video(s) : 0
    return which == 1 ? video(s) + report[s] : video(s)
}
function sort_ids(place,    i, j, s) {
    for (i = 1; i <= entries; i++) {
        s = ids[i]
        for (j = i - 1; j >= 1 && comes_after(sorted[j], s, place); j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = s
    }
}
function rank_of(s, place) { return s in place ? place[s] : 999 }
function comes_after(a, b, place) { return rank_of(a, place) != rank_of(b, place) ? rank_of(a, place) > rank_of(b, place) : a > b }

function write_standing(scorecard, ranked,    i, s, place, out) {
    out = into "/standings.csv"
    for (s in ranked) place[s] = place_of(s, ranked)
    sort_ids(place)
    for (i = 1; i <= entries; i++) {
        s = sorted[i]
        print scorecard ",," (s in ranked ? place[s] "," place[s] "," equals_of(s, ranked) : ",,") "," s "," shown(key(s, 1)) ",0,0," shown(key(s, 1)) "," >out
    }
}
function write_points(scorecard, criterion, of,    i, no_place) {
    no_place[""] = 1
    sort_ids(no_place)
    for (i = 1; i <= entries; i++) print scorecard "," criterion "," sorted[i] "," shown(of[sorted[i]]) ",present" >(into "/points.csv")
}
# Slots first + 1 .. first + slots; who has won an earlier prize of the same award is excluded.
function decide(award, first, slots,    s, i, place) {
    for (s in all) decision[award, s] = "not_eligible"
    for (s in eligible) {
        place[s] = place_of(s, eligible)
        decision[award, s] = s in won ? "excluded" : cut(place[s], equals_of(s, eligible), first, slots)
    }
    for (s in eligible) if (decision[award, s] == "awarded") newly[s] = 1
    sort_ids(place)
    for (i = 1; i <= entries; i++) text[award] = text[award] award "," sorted[i] "," decision[award, sorted[i]] "," (sorted[i] in place ? place[sorted[i]] : "") "\n"
}
function add_winners(    s) { for (s in newly) won[s] = 1 }
function admit(    s) {
    delete eligible
    for (s in in_sector) if (s in on_time) eligible[s] = 1
}
END {
    print "scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class" >(into "/standings.csv")
    by = "total"
    write_standing("cham_diem", on_time)
    by = "reactions"
    write_standing("tuong_tac", all)

    print "scorecard,criterion,subject,points,state" >(into "/points.csv")
    for (s in all) mean[s] = video(s)
    write_points("cham_diem", "video", mean)
    write_points("cham_diem", "bao_cao", report)
    write_points("tuong_tac", "thich", likes)
    write_points("tuong_tac", "chia_se", shares)

    admit()
    prizes = split("giai_nhat 1 giai_nhi 2 giai_ba 3 giai_khuyen_khich 5", prize, " ")
    by = "total"
    decide("giai_thuong", 0, 11) # an entry whose prize is not sure is sure of a prize if it lies wholly inside the eleven
    delete newly
    first = 0
    for (p = 1; p < prizes; p += 2) {
        decide(prize[p], first, prize[p + 1])
        add_winners()
        first += prize[p + 1]
    }
    delete won
    by = "video"
    decide("du_thi_toan_quoc", 0, 3)
    by = "reactions"
    decide("giai_chuyen_de", 0, 1)
    print "award,subject,decision,order" >(into "/awards.csv")
    printf "%s%s%s%s%s%s%s", text["giai_thuong"], text["giai_nhat"], text["giai_nhi"], text["giai_ba"], text["giai_khuyen_khich"], \
        text["du_thi_toan_quoc"], text["giai_chuyen_de"] >(into "/awards.csv")
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
