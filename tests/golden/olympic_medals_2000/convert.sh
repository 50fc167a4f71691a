#!/bin/sh
# Makes roster.csv and facts.csv from the case's table. Usage: convert.sh FOLDER, which holds input.csv; writes beside this script.
set -eu
here=$(dirname "$0")
awk -F, 'NR == 1 { print "id"; next } { print $1 }' "$1/input.csv" >"$here/roster.csv"
awk 'NR == 1 { sub(/^noc/, "subject") } { print }' "$1/input.csv" >"$here/facts.csv"
cp "$1/expected.csv" "$here/expected.csv"
