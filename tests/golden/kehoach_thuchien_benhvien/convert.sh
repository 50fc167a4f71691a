#!/bin/sh
# Makes roster.csv, facts.csv and expected.csv from the case's tables. Usage: convert.sh FOLDER, which holds input.csv and expected.csv; writes beside
# this script. Rows are matched by their order, which is the same in both tables. The columns `verdict` and `recomputed` of expected.csv are not made
# here but kept in verdicts.csv: they were worked out by hand (see README.md).
set -eu
here=$(dirname "$0")
awk -v roster="$here/roster.csv" -v facts="$here/facts.csv" -v expected="$here/expected.csv" '
    # The item may be quoted and hold a comma; the other fields are plain.
    function item_of(line) {
        line = substr(line, index(line, ",") + 1)
        if (match(line, /^"[^"]*"/)) return substr(line, 1, RLENGTH)
        split(line, field, ",")
        return field[1]
    }
    function rest_of(line,    item) {
        item = item_of(line)
        return substr(line, index(line, item) + length(item) + 1)
    }
    function decimals_of(text) { return index(text, ".") ? length(text) - index(text, ".") : 0 }
    BEGIN {
        print "id,kind,name,source,measure,decimals" >roster
        print "subject,reference,actual" >facts
        print "subject,source,item,published,verdict,recomputed,remark" >expected
    }
    FNR == 1 { file++; next }
    file == 1 { # expected.csv
        source[FNR] = substr($0, 1, index($0, ",") - 1)
        item[FNR] = item_of($0)
        rest[FNR] = rest_of($0)
        split(rest[FNR], field, ",")
        published[FNR] = field[1]
        next
    }
    file == 2 { # verdicts.csv
        split($0, field, ",")
        verdict[field[1] + 1] = field[2] "," field[3]
        next
    }
    { # input.csv
        split(rest_of($0), field, ",")
        measure = field[3]
        sub(/^%/, "", measure)
        id = source[FNR] "-" (++number[source[FNR]])
        print id ",entry," item[FNR] "," source[FNR] "," measure "," decimals_of(published[FNR]) >roster
        print id "," field[1] "," field[2] >facts
        print id "," source[FNR] "," item[FNR] "," published[FNR] "," \
            (FNR in verdict ? verdict[FNR] : "ok,") "," substr(rest[FNR], length(published[FNR]) + 2) >expected
    }' "$1/expected.csv" "$here/verdicts.csv" "$1/input.csv"
