#!/bin/sh
# Re-adds the figures of the stations: the city's totals must be those of the published text. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, '
# Half away from zero, on whole numbers: a / b to two decimals, as text.
function quotient(a, b,    hundredths) {
    hundredths = int((200 * a + b) / (2 * b))
    return sprintf("%d.%02d", int(hundredths / 100), hundredths % 100)
}
function expect(what, is, should) {
    if (is == should) {
        printf "ok    %-42s %s\n", what, is
    } else {
        printf "WRONG %-42s %s, should be %s\n", what, is, should
        bad = 1
    }
}
FNR == 1 {
    delete column
    for (i = 1; i <= NF; i++) column[$i] = i
    file++
    next
}
file == 1 {
    stations += $column["type"] == "tram"
    next
}
$2 == "2023-H1" { before += $column["visits"] }
$2 == "2024" { target += $column["visits@plan"] }
$2 == "2024-H1" {
    visits += $column["visits"]
    standard += $column["standard"] == "Có"
    checks += $column["checks"]
    joint += $column["checks@joint"]
}
END {
    expect("visits in six months", visits, 81770)
    expect("target of the year", target, 250000)
    expect("% of the target", quotient(100 * visits, target), "32.71")
    expect("% more than in the same period", quotient(100 * (visits - before), before), "15.87")
    expect("stations at the national criteria, %", quotient(100 * standard, stations), "100.00")
    expect("establishments checked", checks, 347)
    expect("of these by the inter-agency team", joint, 74)
    exit bad
}' roster.csv facts.csv
