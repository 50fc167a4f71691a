#!/bin/sh
# The tree must be that of Decision 6858/QĐ-BYT as far as it is confirmed, and the levels of the four published assessments must add up to what was published.
# Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin criteria.csv facts.csv <<'END'
FNR == 1 {
    head_of_file()
    next
}
file == 1 && $1 ~ /[.]/ {
    criteria++
    in_part[substr($1, 1, 1)]++
    if ($1 ~ /^C[35][.]/) doubled[$1] = 1
    next
}
file == 1 { next }
{
    for (id in column) {
        value = $column[id]
        if (id == "subject" || value == "" || value == "KAD") continue
        applied[$1]++
        level[$1, value]++
        sum[$1] += value
        with_weights[$1] += id in doubled ? 2 * value : value
        weights[$1] += id in doubled ? 2 : 1
    }
}
function levels(s) { return level[s, 1] + 0 ", " level[s, 2] + 0 ", " level[s, 3] + 0 ", " level[s, 4] + 0 ", " level[s, 5] + 0 }
function mean(s) { return quotient(with_weights[s], weights[s], 2) }
function share(s) { return quotient(100 * applied[s], 83, 0) }
END {
    expect("criteria", criteria, 83)
    expect("parts A to E", in_part["A"] ", " in_part["B"] ", " in_part["C"] ", " in_part["D"] ", " in_part["E"], "19, 14, 35, 11, 4")
    expect("Thanh Thủy 2016: levels 1 to 5", levels("thanh_thuy_2016"), "0, 19, 46, 18, 0")
    expect("  points, with weights", sum["thanh_thuy_2016"] ", " with_weights["thanh_thuy_2016"], "248, 274")
    expect("  mean", mean("thanh_thuy_2016"), "3.04")
    expect("Thanh Thủy 2017: levels 1 to 5", levels("thanh_thuy_2017"), "0, 1, 34, 45, 3")
    expect("  points, with weights", sum["thanh_thuy_2017"] ", " with_weights["thanh_thuy_2017"], "299, 324")
    expect("  mean", mean("thanh_thuy_2017"), "3.60")
    expect("Eye hospital 2019: criteria, % of 83", applied["mat_2019"] ", " share("mat_2019"), "78, 94")
    expect("  points, with weights", sum["mat_2019"] ", " with_weights["mat_2019"], "294, 318")
    expect("  mean", mean("mat_2019"), "3.74")
    expect("Tropical diseases 2022: criteria, % of 83", applied["nhiet_doi_2022"] ", " share("nhiet_doi_2022"), "79, 95")
    expect("  levels 1 to 5", levels("nhiet_doi_2022"), "0, 0, 7, 38, 34")
    expect("  points", sum["nhiet_doi_2022"], 343)
    expect("  mean", mean("nhiet_doi_2022"), "4.31")
    exit bad
}
END
