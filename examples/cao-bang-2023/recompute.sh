#!/bin/sh
# Computes the expected tables a second time, without libemul: each criterion written out by hand from the words of the regulation, in whole numbers.
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the three tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F, -v into="$into" -f ../exact.awk -f /dev/stdin history.csv roster.csv facts.csv <<'END'
FNR == 1 {
    file++
    delete column
    for (i = 1; i <= NF; i++) column[$i] = i
    next
}
file == 1 && $column["revoked"] == "" { held[$1, $3] = 1 }
file == 2 {
    cluster[$1] = $column["cluster"]
    population[$1] = $column["population"]
    staff[$1] = $column["staff"]
    size[cluster[$1]]++
}
file == 3 {
    ids[++units] = $1
    judge($1)
}

function fact(name) { return $column[name] }
function key(s, which) { return which == 1 ? total[s] : points[s, "I"] }

# I.3: 0 at 60 %, 10 at 85 %, 10 at 100 %, 6 at 120 %, straight between them.
function occupancy(days, capacity) {
    if (100 * days <= 60 * capacity) return 0
    if (100 * days <= 85 * capacity) return nearest(1000 * (100 * days - 60 * capacity), 25 * capacity)
    if (days <= capacity) return 1000
    if (100 * days <= 120 * capacity) return nearest(1000 * capacity - 2000 * (days - capacity), capacity)
    return 600
}
# I.4: share of communes at the standard in steps; without communes, support given against plan.
function communes() {
    if (fact("communes") == "KAD") return least(1000, nearest(1000 * fact("support"), fact("support@plan")))
    share = 100 * fact("communes@standard") / fact("communes")
    return share >= 100 ? 1000 : share >= 90 ? 900 : share >= 80 ? 800 : share >= 70 ? 600 : 0
}
# Full marks at the planned rate per 10,000 people, in proportion below.
function per_10000(s, full, have, plan) { return least(full, nearest(full * 10000 * have * 100, population[s] * hundredths(plan))) }

function judge(s,    short) {
    points[s, "I.1"] = least(2000, nearest(2000 * fact("visits"), fact("visits@plan")))
    short = fact("inpatients@plan") - fact("inpatients")
    points[s, "I.2"] = 1500 - (short > 0 ? 50 * int(100 * short / fact("inpatients@plan")) : 0)
    points[s, "I.3"] = occupancy(fact("bed_days"), 365 * fact("beds"))
    points[s, "I.4"] = communes()
    points[s, "I.5"] = per_10000(s, 800, fact("doctors"), fact("doctors_per_10000@plan"))
    points[s, "I.6"] = per_10000(s, 700, fact("beds"), fact("beds_per_10000@plan"))
    points[s, "II.1"] = least(1000, nearest(1000 * fact("committed"), staff[s]))
    points[s, "II.2"] = hundredths(fact("movement@appraised"))
    points[s, "T.1"] = fact("new_techniques") == "KAD" ? "N/A" : least(300, 10 * fact("new_techniques"))
    points[s, "T.2"] = least(200, 100 * fact("models"))
    points[s, "P"] = least(500, 50 * fact("late_reports"))
    for (i = 1; i <= 6; i++) points[s, "I"] += points[s, "I." i]
    points[s, "II"] = points[s, "II.1"] + points[s, "II.2"]
    points[s, "T"] = least(500, points[s, "T.1"] + points[s, "T.2"]) # "N/A" adds 0
    base[s] = points[s, "I"] + points[s, "II"]
    total[s] = base[s] + points[s, "T"] - points[s, "P"]
    disciplined[s] = fact("discipline") > 0
    if (fact("self_report") == "Có") ranked[s] = 1
}

# No base criterion below 70 % of its marks.
function even(s) {
    return points[s, "I.1"] >= 1400 && points[s, "I.2"] >= 1050 && points[s, "I.3"] >= 700 && points[s, "I.4"] >= 700 && points[s, "I.5"] >= 560 &&
        points[s, "I.6"] >= 490 && points[s, "II.1"] >= 700 && points[s, "II.2"] >= 1400
}
function good(s) { return total[s] >= 8500 ? "tot" : total[s] >= 7000 ? "hoan_thanh" : "khong_hoan_thanh" }
function set_classes(    s, count, limit, excellent) {
    for (s in ranked) {
        count++
        if (total[s] >= 9500 && even(s)) excellent[s] = 1
    }
    limit = int(20 * count / 100)
    for (s in cluster) {
        if (!(s in ranked)) class[s] = "unclassified"
        else class[s] = s in excellent && cut(place_of(s, excellent), equals_of(s, excellent), 0, limit) == "awarded" ? "xuat_sac" : good(s)
    }
}

# Sorts ids by cluster (if `clustered`), place (those without one last), id; all of them into sorted[].
function sort_ids(place, clustered,    i, j, s) {
    for (i = 1; i <= units; i++) {
        s = ids[i]
        for (j = i - 1; j >= 1 && comes_after(sorted[j], s, place, clustered); j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = s
    }
}
function rank_of(s, place) { return s in place ? place[s] : 999 }
function comes_after(a, b, place, clustered) {
    if (clustered && cluster[a] != cluster[b]) return cluster[a] > cluster[b]
    if (rank_of(a, place) != rank_of(b, place)) return rank_of(a, place) > rank_of(b, place)
    return a > b
}

function write_standings(    i, s, t, peers, place, out) {
    out = into "/standings.csv"
    print "scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class" >out
    for (s in ranked) {
        delete peers
        for (t in ranked) if (cluster[t] == cluster[s]) peers[t] = 1
        place[s] = place_of(s, peers)
        tied[s] = equals_of(s, peers)
    }
    sort_ids(place, 1)
    for (i = 1; i <= units; i++) {
        s = sorted[i]
        print "don_vi," cluster[s] "," (s in ranked ? place[s] "," place_of(s, ranked) "," tied[s] : ",,") "," s "," shown(base[s]) "," \
            shown(points[s, "T"]) "," shown(points[s, "P"]) "," shown(total[s]) "," class[s] >out
    }
}
function write_points(    n, c, i, s, id, out, no_place) {
    out = into "/points.csv"
    print "scorecard,criterion,subject,points,state" >out
    n = split("I I.1 I.2 I.3 I.4 I.5 I.6 II II.1 II.2 T T.1 T.2 P", id, " ")
    no_place[""] = 1
    sort_ids(no_place, 0)
    for (c = 1; c <= n; c++) {
        for (i = 1; i <= units; i++) {
            s = points[sorted[i], id[c]]
            print "don_vi," id[c] "," sorted[i] "," (s == "N/A" ? s ",not_applicable" : shown(s) ",present") >out
        }
    }
}

# eligible[] and excluded[] are set; gives decisions and writes them. slots < 0: as many as are eligible; per cluster if `clustered`.
function decide(award, slots_of, clustered,    s, t, pool, place, decision, out, i) {
    out = into "/awards.csv"
    for (s in cluster) decision[s] = "not_eligible"
    for (s in eligible) {
        if (s in excluded) {
            decision[s] = "excluded"
            continue
        }
        delete pool
        for (t in eligible) if (!(t in excluded) && (!clustered || cluster[t] == cluster[s])) pool[t] = 1
        place[s] = place_of(s, pool)
        decision[s] = slots_of == "all" ? "awarded" : cut(place[s], equals_of(s, pool), 0, slots_of == "one" ? 1 : int(30 * size[cluster[s]] / 100))
    }
    sort_ids(place, 0)
    delete awarded
    for (i = 1; i <= units; i++) {
        s = sorted[i]
        print award "," s "," decision[s] "," (s in place ? place[s] : "") >out
        if (decision[s] == "awarded") awarded[s] = 1
    }
}
function streak(s,    year, count) {
    if (!(s in collective)) return 0
    count = 1
    for (year = 2022; (s, year) in held; year--) count++
    return count
}
function admit(level, with_streak,    s) {
    delete eligible
    for (s in ranked) {
        if (disciplined[s] && !with_streak) continue
        if (level == "xuat_sac" ? class[s] == level : class[s] == "xuat_sac" || class[s] == "tot") eligible[s] = 1
        if (with_streak && streak(s) < 3) delete eligible[s]
    }
}
END {
    set_classes()
    write_standings()
    write_points()
    print "award,subject,decision,order" >(into "/awards.csv")
    admit("xuat_sac", 0)
    decide("co_thi_dua", "one", 1)
    for (s in awarded) excluded[s] = 1
    admit("tot", 0)
    decide("giay_khen", "share", 1)
    delete excluded
    decide("tap_the_lao_dong_xuat_sac", "all", 0)
    for (s in awarded) collective[s] = 1
    admit("xuat_sac", 1)
    decide("bang_khen_tinh", "all", 0)
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
