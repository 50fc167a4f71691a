#!/bin/sh
# Computes the expected tables without libemul: the rules written out by hand from the words of the regulation, in whole numbers. The tree is written down
# here again and not read from criteria.csv.
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the three tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F, -v into="$into" -f ../exact.awk -f ../tables.awk -f /dev/stdin facts.csv <<'END'
BEGIN {
    size["A"] = "6 5 2 6"
    size["B"] = "3 3 4 4"
    size["C"] = "2 2 2 6 5 3 5 2 6 2"
    size["D"] = "3 5 3"
    size["E"] = "3 1"
    n_parts = split("A B C D E", part, " ")
    order = "trung_binh chua_he_so ap_dung ty_le tb_A tb_B tb_C tb_D tb_E tc"
}
FNR == 1 {
    for (i = 1; i <= NF; i++) column[$i] = i
    next
}
{ judge($1) }

# Exact: sums over different weights on their common multiple (90, 85, 86, 87 criteria, C3 and C5 counted twice).
function key(s, which) { return which == 1 ? total[s] * (1907910 / weights[s]) : 0 }

# A criterion counts `factor` times in a node. A level that is missing makes all above it missing.
function add(s, node, amount, factor) {
    if (amount == "") open[s, node] = 1
    sum[s, node] += factor * amount
    applied[s, node] += factor
}
function settle(s, node) { points[node, s] = (s SUBSEP node) in open ? "" : applied[s, node] == 0 ? "N/A" : sum[s, node] }
# 5 x points / most, of criteria that apply: the mean level, to two decimals.
function mean(s, node) {
    return (s SUBSEP node) in open ? "" : applied[s, node] == 0 ? "N/A" : nearest(sum[s, node], applied[s, node])
}
function judge_chapter(s, p, chapter, number, twice,    k, id, level) {
    for (k = 1; k <= number; k++) {
        id = chapter "." k
        level = $column[id]
        points[id, s] = level == "" ? "" : level == "KAD" ? "N/A" : 100 * level
        if (level == "KAD") continue
        add(s, chapter, points[id, s], 1)
        add(s, p, points[id, s], twice)
        add(s, "tc", points[id, s], twice)
        add(s, "single", points[id, s], 1)
        if (level != "" && (lowest[s] == "" || level < lowest[s])) lowest[s] = level
    }
    settle(s, chapter)
}
function judge(s,    i, j, n, number, p, chapter, known) {
    all[s] = 1
    for (i = 1; i <= n_parts; i++) {
        p = part[i]
        n = split(size[p], number, " ")
        for (j = 1; j <= n; j++) {
            chapter = p j
            judge_chapter(s, p, chapter, number[j], chapter == "C3" || chapter == "C5" ? 2 : 1)
        }
        settle(s, p)
        points["tb_" p, s] = mean(s, p)
    }
    settle(s, "tc")
    settle(s, "single")
    base[s] = total[s] = points["tc", s]
    points["trung_binh", s] = mean(s, "tc")
    points["chua_he_so", s] = points["single", s]
    known = !((s SUBSEP "tc") in open)
    points["ap_dung", s] = known ? 100 * applied[s, "single"] : ""
    points["ty_le", s] = known ? nearest(10000 * applied[s, "single"], 83) : ""
    weights[s] = applied[s, "tc"]
    class[s] = !known ? "undetermined" : mean_is(s, 4) ? "tot" : mean_is(s, 3) ? "kha" : mean_is(s, 2) ? "trung_binh" : "kem"
    if (known) ranked[s] = 1
    else doubt[s] = 1
    if (known && mean_is(s, 4) && lowest[s] > 1) praised[s] = 1
}
# Whether the mean is at least so much: not the rounded one.
function mean_is(s, least_mean) { return total[s] >= 100 * least_mean * weights[s] }
END {
    for (i = 1; i <= n_parts; i++) {
        order = order " " part[i]
        n = split(size[part[i]], number, " ")
        for (j = 1; j <= n; j++) {
            order = order " " part[i] j
            for (k = 1; k <= number[j]; k++) order = order " " part[i] j "." k
        }
    }
    write_standings("benh_vien", all, ranked)
    write_points("benh_vien", order, all)
    write_award("bieu_duong", all, praised, -1)
}
END

[ -n "${1-}" ] || for table in standings points awards; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
