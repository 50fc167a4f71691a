#!/bin/sh
# Makes roster.csv and facts.csv from the case's tables. Usage: convert.sh FOLDER, which holds input.csv and cutoffs.csv; writes beside this script.
set -eu
here=$(dirname "$0")
{
    echo id,kind,year,gold_min,silver_min,bronze_min
    awk -F, 'FNR == 1 { next }
        FNR == NR { cut[$1] = $2 "," $3 "," $4; next }
        { print $2 ",individual," $1 "," cut[$1] }' "$1/cutoffs.csv" "$1/input.csv"
} >"$here/roster.csv"
awk -F, -v OFS=, 'NR == 1 { $2 = "subject" } { print $2, $3, $4, $5, $6, $7, $8 }' "$1/input.csv" >"$here/facts.csv"
cp "$1/expected.csv" "$here/expected.csv"
