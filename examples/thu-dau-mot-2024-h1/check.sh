#!/bin/sh
# Re-adds the figures of the stations: the city's totals must be those of the published text. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin roster.csv facts.csv <<'END'
FNR == 1 {
    head_of_file()
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
    expect("% of the target", quotient(100 * visits, target, 2), "32.71")
    expect("% more than in the same period", quotient(100 * (visits - before), before, 2), "15.87")
    expect("stations at the national criteria, %", quotient(100 * standard, stations, 2), "100.00")
    expect("establishments checked", checks, 347)
    expect("of these by the inter-agency team", joint, 74)
    exit bad
}
END
