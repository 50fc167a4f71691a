#!/bin/sh
# Counts what the published text states: 36 unions with more than 4,400 members, one entry each, a jury of seven; and that there are counts outside
# the window that would change the thematic prize. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin roster.csv facts.csv <<'END'
FNR == 1 {
    head_of_file()
    next
}
file == 1 && $2 == "unit" {
    unions++
    members += $6
    next
}
file == 1 {
    entries++
    if (entry_of[$4]++) doubled++
    next
}
$2 == "video" { judges[$1]++ }
$2 == "likes" || $2 == "shares" {
    worth = $5 * ($2 == "shares" ? 2 : 1)
    all[$1] += worth
    if ($4 >= "2024-08-16" && $4 <= "2024-08-30") inside[$1] += worth # ISO dates compare as text
}
function leader(of,    best, who) {
    best = ""
    for (who in of) if (best == "" || of[who] > of[best]) best = who
    return best
}
END {
    seven = 1
    for (entry in judges) if (judges[entry] != 7) seven = 0
    expect_that("unions", unions == 36, unions)
    expect_that("members", members > 4400, members)
    expect_that("entries, one a union", entries == 36 && !doubled, entries)
    expect_that("rows of seven judges for each entry", seven, "")
    expect_that("most likes and shares inside the window", leader(inside) == "v33", leader(inside))
    expect_that("another one if days outside were counted", leader(all) == "v30", leader(all))
    exit bad
}
END
