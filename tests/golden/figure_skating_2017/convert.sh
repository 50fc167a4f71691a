#!/bin/sh
# Makes roster.csv, facts.csv and the two tables of published figures from the case's tables.
# Usage: convert.sh FOLDER, which holds input.csv, components_input.csv, expected.csv and components_expected.csv; writes beside this script.
set -eu
here=$(dirname "$0")
names='
function id_of(component) {
    if (component == "Skating Skills") return "skills"
    if (component == "Transitions") return "transitions"
    if (component == "Performance") return "performance"
    if (component == "Composition") return "composition"
    return "interpretation" # "Interpretation of the Music", in ice dance "Interpretation of the Music / Timing"
}'
awk -F, 'NR == 1 { print "id,kind,competition,discipline,programme,segment"; next }
    { print $1 ",entry," $2 "," $3 "," ($3 ~ /SHORT/ ? "short" : "free") "," $2 " / " $3 }' "$1/input.csv" >"$here/roster.csv"
# Wide: one column a component and judge; an empty cell is a judge who was absent.
awk -F, "$names"'
    BEGIN { parts = split("skills transitions performance composition interpretation", part, " ") }
    FNR == 1 { file++; next }
    file == 1 { # components_input.csv
        factor[$1, id_of($2)] = $3
        for (judge = 1; judge <= 9; judge++) mark[$1, id_of($2), judge] = $(3 + judge)
        next
    }
    FNR == 2 {
        line = "subject,elements,deductions"
        for (p = 1; p <= parts; p++) {
            line = line "," part[p] "_factor"
            for (judge = 1; judge <= 9; judge++) line = line "," part[p] "@judge." judge
        }
        print line
    }
    {
        line = $1 "," $4 "," $5
        for (p = 1; p <= parts; p++) {
            line = line "," factor[$1, part[p]]
            for (judge = 1; judge <= 9; judge++) line = line "," mark[$1, part[p], judge]
        }
        print line
    }' "$1/components_input.csv" "$1/input.csv" >"$here/facts.csv"
awk -F, "$names"'
    NR == 1 { print $0 ",criterion"; next }
    { print $0 "," id_of($2) }' "$1/components_expected.csv" >"$here/components_expected.csv"
cp "$1/expected.csv" "$here/expected.csv"
