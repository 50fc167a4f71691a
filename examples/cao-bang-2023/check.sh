#!/bin/sh
# Re-adds the unit figures: the sector's totals must be those of the published text. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin roster.csv facts.csv <<'END'
FNR == 1 {
    head_of_file()
    next
}
file == 1 {
    units++
    cluster[$column["cluster"]]++
    staff += $column["staff"]
    if ($column["id"] ~ /^ttyt_/) population += $column["population"] # the ten districts; the others serve the same people
    next
}
{
    for (name in column) if ($column[name] != "KAD") total[name] += $column[name]
    if ($column["subject"] == "bvdk_tinh") techniques = $column["new_techniques"]
}
END {
    for (name in cluster) clusters++
    expect("units", units, 22)
    expect("clusters", clusters, 2)
    expect("visits", total["visits"], 664000)
    expect("visits, % of plan", quotient(100 * total["visits"], total["visits@plan"], 1), "97.8")
    expect("inpatients", total["inpatients"], 87000)
    expect("inpatients, % of plan", quotient(100 * total["inpatients"], total["inpatients@plan"], 1), "108.0")
    expect("bed occupancy, %", quotient(100 * total["bed_days"], 365 * total["beds"], 1), "86.2")
    expect("communes", total["communes"], 161)
    expect("communes at the standard, %", quotient(100 * total["communes@standard"], total["communes"], 2), "85.71")
    expect("new techniques", total["new_techniques"], 39)
    expect("of these at the provincial hospital", techniques, 39)
    expect("doctors per 10,000 people", quotient(10000 * total["doctors"], population, 2), "15.00")
    expect("beds per 10,000 people", quotient(10000 * total["beds"], population, 2), "35.00")
    expect("staff", staff, 2968)
    expect("registered a commitment, %", quotient(100 * total["committed"], staff, 1), "100.0")
    exit bad
}
END
