#!/bin/sh
# Makes roster.csv and facts.csv from the case's tables: the three figures of each country that need no logarithm, to six places, and the income
# index, which does. Usage: convert.sh FOLDER, which holds input.csv and expected.csv; writes beside this script.
set -eu
here=$(dirname "$0")
awk -F, 'NR == 1 { print "id"; next } { print $1 }' "$1/input.csv" >"$here/roster.csv"
awk -F, '
    NR == 1 { print "subject,life_expectancy,expected_schooling,mean_schooling,income_index"; next }
    { printf "%s,%.6f,%.6f,%.6f,%.6f\n", $1, $2, $3, $4, (log($5) - log(100)) / (log(75000) - log(100)) }' "$1/input.csv" >"$here/facts.csv"
cp "$1/expected.csv" "$here/expected.csv"
