#!/bin/sh
# The sessions of July 2020 must be those of the published text, day by day. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin facts.csv <<'END'
$2 == "reception" {
    sessions++
    people[$4] = $5
    all += $5
}
$2 == "skill" && $5 != "" { patients++ }
END {
    expect("sessions in July 2020", sessions, 4)
    expect("10 July", people["2020-07-10"], 18)
    expect("17 July", people["2020-07-17"], 15)
    expect("24 July", people["2020-07-24"], 23)
    expect("31 July", people["2020-07-31"], 49)
    expect("all four", all, 105)
    expect("patients asked (made up)", patients, 40)
    exit bad
}
END
