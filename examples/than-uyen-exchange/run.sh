#!/bin/sh
# From the matches to the hosts: places of each event, which must be those in facts.csv, the standing of the delegations and their awards, the years.
# Usage: run.sh EMUL
set -eu
emul=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo "subject,indicator,value" >"$work/places.csv"
for event in bong_chuyen_hoi_nam bong_chuyen_hoi_nu cau_long_doi_nam cau_long_doi_nam_nu; do
    case $event in
    bong*) rules=volleyball ;;
    *) rules=badminton ;;
    esac
    "$emul" league "matches/$event.csv" --rules $rules --roster roster.csv --format facts --name $event >"$work/$event.csv"
    sed 1d "$work/$event.csv" >>"$work/places.csv"
    "$emul" fixtures roster.csv --format csv | cut -d, -f 2,4,5 >"$work/fixtures"
    cut -d, -f 2,3,4 "matches/$event.csv" | diff "$work/fixtures" - # played as they were drawn up
done
diff expected/places.csv "$work/places.csv"
grep -vx -f "$work/places.csv" facts.csv | grep -v -e ',dang_cai,' -e ',phong_trao,' && exit 1
[ "$(grep -cx -f "$work/places.csv" facts.csv)" -eq "$(wc -l <"$work/places.csv")" ]
for table in standings points awards; do # reasons are wording: the columns that are expected
    "$emul" evaluate regulation.yaml --roster roster.csv --facts facts.csv --period 2022 --format csv --table $table |
        cut -d, -f "1-$(head -n 1 expected/$table.csv | tr , '\n' | wc -l)" | diff expected/$table.csv -
done
"$emul" rotation hosts.csv --from 2017 --to 2026 --skip 2020,2021 --format csv | diff expected/rotation.csv -
