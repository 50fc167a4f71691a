#!/bin/sh
# Counts what the README says of the made-up data. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin roster.csv members.csv facts.csv facts-earlier.csv history.csv ballots.csv expected/awards.csv <<'END'
FNR == 1 { head_of_file(); next }
file == 1 && $2 == "unit" { units++ }
file == 1 && $2 == "individual" {
    people++
    home[$1] = $4
    woman[$1] = $(column["female"]) == "x"
}
file == 2 && $4 == "" { home[$1] = $2 } # where they are now
file == 4 { years[$2] = 1 }
file == 5 { awards_before++ }
file == 5 && $4 != "" { revoked++ }
file == 6 { ballots++ }
file == 7 && $1 == "lao_dong_tien_tien" && $3 == "awarded" { advanced[home[$2]]++ }
file == 7 && $3 == "undetermined" { open++ }
file == 7 && $3 == "tied_at_cut" { tied++ }
END {
    for (year in years) first = first == "" || year < first ? year : first
    for (s in home) {
        staff[home[s]]++
        women[home[s]] += woman[s]
    }
    expect("units", units, 22)
    expect("people", people, 3000)
    expect("first year of history", first, 2020)
    expect("titles of earlier years", awards_before, 2052)
    expect("of these revoked", revoked, 17)
    expect("ballots", ballots, 600)
    expect("advanced workers of bvdk_tinh, 69.99 %", advanced["bvdk_tinh"] " / " staff["bvdk_tinh"], "471 / 673")
    expect("advanced workers of bvkv_2, 70 %", advanced["bvkv_2"] " / " staff["bvkv_2"], "119 / 170")
    expect("advanced workers of ttyt_3, one open", advanced["ttyt_3"] " / " staff["ttyt_3"], "76 / 110")
    expect("women of kiem_nghiem, 70 %", women["kiem_nghiem"] " / " staff["kiem_nghiem"], "42 / 60")
    expect("open decisions", open, 5)
    expect("equal at the last slot", tied, 2)
    exit bad
}
END
