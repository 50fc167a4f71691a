#!/bin/sh
# Counts what the published text states: four events; every pair of delegations meets once in each; Than Uyên is host in 2022 after two years without event.
# Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin roster.csv expected/rotation.csv matches/*.csv <<'END'
FNR == 1 {
    head_of_file()
    next
}
FILENAME == "roster.csv" {
    team[$1] = 1
    teams++
    next
}
FILENAME == "expected/rotation.csv" {
    host[$1] = $2
    next
}
{
    pair = $3 < $4 ? $3 " " $4 : $4 " " $3
    if (met[FILENAME, pair]++ || !($3 in team) || !($4 in team)) wrong++
    if (!($2 in rounds)) rounds[$2] = 1
    if (busy[FILENAME, $2, $3]++ || busy[FILENAME, $2, $4]++) wrong++
    matches[FILENAME]++
}
END {
    for (f in matches) {
        events++
        if (matches[f] != teams * (teams - 1) / 2) wrong++
    }
    expect_that("events: volleyball men, women; badminton men, mixed", events == 4, events)
    expect_that("every pair once, each team once a round", !wrong, teams * (teams - 1) / 2 " matches an event")
    expect_that("no event in 2020 and 2021", host[2020] == "" && host[2021] == "", "2 years")
    expect_that("host in 2022", host[2022] == "than_uyen", host[2022])
    exit bad
}
END
