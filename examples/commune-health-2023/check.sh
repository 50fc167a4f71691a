#!/bin/sh
# The ten criteria and their maxima must be those of Decision 1300/QĐ-BYT, and no mark above its maximum. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -f ../expect.awk -f /dev/stdin regulation.yaml facts.csv <<'END'
FNR == 1 { file++ }
file == 1 && /max: .*final\(/ {
    match($0, /max: [0-9]+/)
    most[++criteria] = substr($0, RSTART + 5, RLENGTH - 5) + 0
    all = all (criteria > 1 ? ", " : "") most[criteria]
    sum += most[criteria]
    next
}
file == 2 && FNR > 1 {
    communes++
    split($0, cell, ",")
    for (i = 1; i <= 20; i++) above += cell[i + 1] + 0 > most[int((i + 1) / 2)]
    for (i = 1; i <= 20; i++) off_grid += (cell[i + 1] * 4) % 1 != 0
}
END {
    expect("maxima", all, "14, 10, 12, 9, 19, 12, 6, 11, 3, 4")
    expect("their sum", sum, 100)
    expect("communes (made up)", communes, 16)
    expect("marks above their maximum", above, 0)
    expect("marks that are no quarters", off_grid, 0)
    exit bad
}
END
