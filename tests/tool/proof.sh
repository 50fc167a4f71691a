#!/bin/sh
# Recomputes the digests of a result from docs/proof.md, with sort, awk and sha256sum alone, and compares them with what the program says.
# Usage: proof.sh EMUL
set -eu
emul=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
LC_ALL=C
export LC_ALL

# ---- a small world that has something of everything ----

cat >regulation.yaml <<'END'
libemul: 1 # a comment, which is not digested
use: [vn-2024]
id: nhỏ
stages: [self, appraised]
achievements: {idea: {levels: "co_so, bo_tinh"}}
scorecards:
  - id: s
    for: unit
    group: area
    criteria: [{id: c, points: final(x)}]
END
cat >roster.csv <<'END'
id,kind,name,parent,size,area
u2,unit,Hai,,7,A
đ,unit,Đê,,,B
p1,individual,,u2,,A
u10,entry,Mười,đ,9,B
END
cat >members.csv <<'END'
subject,unit,from,to
p1,u2,2024-07-01,
p1,đ,,2024-06-30
END
cat >facts.csv <<'END'
subject,indicator,value,facet,when
u2,x,7.5,self,
đ,x,-0.000001,self,
u10,x,3,self,
p1,x,2147.483647,self,
u2,x,2147.483648,appraised,
u10,x,-2147.483648,,2024-05-01..2024-05-31
u2,x,-2147.483649,,2024-04-01..2024-04-30
đ,mood,vui,,
u2,mood,N/A,,
đ,y,N/A,,
p1,y,1,,
END
cat >history.csv <<'END'
subject,title,year,decision,revoked
u2,cup,2021,,yes
u2,cup,2020,12/QĐ,
p1,cap,2022,,
END
cat >ballots.csv <<'END'
subject,title,members,yes,present,written,chair,round,year
u2,cup,11,9,10,1,yes,2,2023
u2,cup,11,,,0,,1,2023
END
cat >achievements.csv <<'END'
subject,kind,id,year,level,used_by,used_year
p1,idea,SK2,2022,co_so,cup,2022
p1,idea,SK2,2022,co_so,cap,
p1,idea,SK1,2021,,,
END

"$emul" evaluate regulation.yaml --roster roster.csv --members members.csv --facts facts.csv --history history.csv --ballots ballots.csv \
    --achievements achievements.csv --period 2024-H1 --on 2024-07-02 --format json >result.json

# ---- what is stored is verified, in any language; what was changed is not ----

verify() { # STATUS RESULT: what it says on standard output
    status=0
    "$emul" verify "$2" regulation.yaml --roster roster.csv --members members.csv --facts facts.csv --history history.csv --ballots ballots.csv \
        --achievements achievements.csv --lang en >said || status=$?
    [ "$status" = "$1" ] || {
        cat said
        echo "verify $2: status $status instead of $1"
        exit 1
    }
}
says() {
    grep -qF -- "$1" said || {
        cat said
        echo "verify does not say: $1"
        exit 1
    }
}
verify 0 result.json # the period, and the day of the law, are those of the result
says "Verified: "
sed 's/"points": "2147.483648", "state"/"points": "2147.483647", "state"/' result.json >altered.json
verify 1 altered.json
says "s: Hai (u2): c: points: stored 2147.483647, evaluated 2147.483648"
sed 's/2147.483648/2147.483649/' facts.csv >facts.other
mv facts.csv facts.true
mv facts.other facts.csv
verify 1 result.json
says "Figures and records: not what it was made from"
mv facts.true facts.csv

# ---- fields ----

cat >fields.awk <<'END'
BEGIN {
    FS = ","
    for (i = 1; i < 256; i++) {
        code[sprintf("%c", i)] = i
    }
}
function byte(b) { printf "\\%03o", b }
function text(t, i) {
    for (i = 1; i <= length(t); i++) {
        byte(code[substr(t, i, 1)])
    }
    byte(0)
}
function millionths(t, parts, sign) {
    sign = t ~ /^-/ ? -1 : 1
    sub(/^-/, "", t)
    split(t, parts, ".")
    return sign * (parts[1] * 1000000 + substr(parts[2] "000000", 1, 6))
}
# Two's complement, the lowest byte first: of a negative number the complement of -v - 1.
function bytes(v, count, rest, i) {
    rest = v < 0 ? -v - 1 : v
    for (i = 0; i < count; i++) {
        byte(v < 0 ? 255 - rest % 256 : rest % 256)
        rest = int(rest / 256)
    }
}
END
# What an awk program makes of standard input: the escapes it prints, as bytes.
fields() {
    { cat fields.awk && printf '%s\n' "$1"; } >program.awk
    # shellcheck disable=SC2059 # a format is what it is
    printf "$(awk -f program.awk)"
}
digest() { # PART: of the fields on standard input
    { printf 'libemul digest 1\0%s\0' "$1" && cat; } | sha256sum | cut -c 1-64
}
rows() { tail -n +2 "$1" | sort -t, $2; }

# ---- the parts ----

regulation=$({ "$emul" convert regulation.yaml --to whole && printf '\0'; } | digest regulation)

roster=$({
    printf '2\000area\000size\000'"$(rows roster.csv -k1,1 | wc -l | tr -d ' ')"'\0'
    rows roster.csv -k1,1 | fields '{ text($1); text($2); text($3); text($4); text($6); text($5) }'
    printf '2\0'
    rows members.csv "-k1,1 -k3,3" | fields '{ text($1); text($2); text($3); text($4) }'
} | digest roster)

# indicator, facet, dated, first and last day, place of the subject, value
rows roster.csv -k1,1 | cut -d, -f1 >ids
tail -n +2 facts.csv | awk -F, 'NR == FNR { place[$1] = FNR - 1; next } { split($5, days, "[.][.]"); print $2 "," $4 "," ($5 != "") "," days[1] "," days[2] "," place[$1] "," $3 }' ids - |
    sort -t, -k1,1 -k2,2 -k3,3 -k4,4 -k5,5 -k6,6n >columns
ledger=$({
    fields '
        { key = $1 "," $2 "," $4 "," $5 }
        key != before { column(); before = key; indicator = $1; facet = $2; from = $4; to = $5 }
        { place[++n] = $6; value[n] = $7 }
        END { column() }
        function column(how, i) {
            if (n == 0) return
            how = 4
            for (i = 1; i <= n; i++) {
                if (value[i] == "N/A" && how == 4) how = 8
                else if (value[i] ~ /^[a-z]/) how = 0
                else if (value[i] != "N/A" && (millionths(value[i]) > 2147483647 || millionths(value[i]) < -2147483648)) how = 8
            }
            text(how == 0 ? "labels" : "numbers " how); text(indicator); text(facet); text(from); text(to); text(n "")
            for (i = 1; i <= n && n < 4; i++) bytes(place[i], 4)
            for (i = 1; i <= n; i++) {
                if (how == 0) { text(value[i] == "N/A" ? "-" : "="); text(value[i] == "N/A" ? "" : value[i]) }
                else if (value[i] != "N/A") bytes(millionths(value[i]), how)
                else { byte(1); for (k = 0; k < 6; k++) byte(0); byte(128) }
            }
            n = 0
        }' <columns
    rows history.csv "-k1,1 -k2,2 -k3,3" | fields '{ text("award"); text($1); text($2); text($3); text($4); text($5 == "yes" ? "revoked" : "") }'
    rows ballots.csv "-k1,1 -k2,2 -k9,9 -k8,8" | fields '
        function known(t) { text(t == "" ? "-1" : t) }
        { text("ballot"); text($1); text($2); text($9); text($8); text($3); known($5); text($6); known($4); text($7 == "yes" ? "1" : "0") }'
    rows achievements.csv "-k1,1 -k2,2 -k3,3 -k6,6" | fields '
        { text("achievement"); text($1); text($2); text($3); text($5); text($4); text($6); text($7 == "" ? "0" : $7) }'
} | digest ledger)

options=$(printf '2024-01-01\0002024-06-30\0appraised\0002024-07-02\0002024-06-30\0' | digest options)

version=$("$emul" --version | sed 's/^emul //')
all=$({
    printf '%s\0' "$version"
    for part in $regulation $roster $ledger $options; do
        printf "$(echo "$part" | awk '{ for (i = 1; i < length($0); i += 2) printf "\\%03o", 16 * (index("0123456789abcdef", substr($0, i, 1)) - 1) + index("0123456789abcdef", substr($0, i + 1, 1)) - 1 }')"
    done
} | digest all)

# ---- and what the program says ----

failed=0
for part in all regulation roster ledger options; do
    said=$(sed -n '1s/.*"digest": {[^}]*"'"$part"'": "\([0-9a-f]*\)".*/\1/p' result.json)
    eval "computed=\$$part"
    # shellcheck disable=SC2154 # by eval
    [ "$said" = "$computed" ] || {
        echo "the digest of $part is $said; docs/proof.md makes it $computed"
        failed=1
    }
done
exit $failed
