#!/bin/sh
# Makes the made-up data of this example: the same bytes every time, since the numbers that look random come from one small formula (16807 x modulo 2^31 - 1).
# Fifteen people and the ballots on flags are not left to it: cast.txt has their rows as they are.
# Usage: generate.sh          compare with the files that are here
#        generate.sh FOLDER   write them into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
[ -n "$into" ] || {
    into=$(mktemp -d)
    trap 'rm -rf "$into"' EXIT
}

LC_ALL=C awk -F'|' -v into="$into" -f /dev/stdin <<'END' units.txt cast.txt
function chance(n) {
    seed = (seed * 16807) % 2147483647
    return seed % n
}
function mark(holds) { return holds ? "x" : "" }
function day(year, first, last) { return sprintf("%d-%02d-%02d", year, first + chance(last - first + 1), 1 + chance(28)) }
function put(file, row) { print row >(into "/" file ".csv") }
BEGIN {
    put("roster", "id,kind,name,parent,cluster,judged_by,female,joined")
    put("members", "subject,unit,from,to")
    put("facts", "subject,rating,marks,solidarity,movement,registered,proposed,exemplary,initiative_co_so,initiative_bo_tinh,scope_certified_bo_tinh,under_review," \
        "discipline,discipline_end,maternity_leave,work,work@plan,quality,late,unit_movement,unity,organisations_excellent,organisations_strong,thrift")
    put("facts-earlier", "subject,when,rating,initiative_co_so,maternity_leave")
    put("history", "subject,title,year,revoked")
    put("ballots", "subject,title,members,present,written,yes")
}
/^#/ || NF == 0 { next }
FILENAME == "units.txt" {
    unit[++units] = $1
    size[$1] = $4
    advanced[$1] = $5 # so many of those made here are rated good or better; blank: as it comes
    council[$1] = $6
    strict[$1] = $7   # so many in a hundred are rated not fulfilled
    women[$1] = $12   # so many of those made here; blank: as it comes
    put("roster", $1 ",unit," $2 ",," $3 ",,,")
    put("facts", $1 ",,,,,,,,,,,,,,," $8 "," $9 "," $10 "," $11 ",x,x,x,x,x")
}
FILENAME == "cast.txt" {
    if ($1 == "roster") {
        split($2, cell, ",")
        size[cell[4]]--
    }
    put($1, $2)
}
END {
    for (u = 1; u <= units; u++) {
        seed = 20251231 + 7919 * u
        for (i = 1; i <= size[unit[u]]; i++) person(unit[u], i, sprintf("%s_%03d", unit[u], i))
    }
}

# Of a hundred people about twenty strive for titles; `zeal` decides how good all their years are.
function person(unit, number, id,    zeal, female, first, joined, year) {
    zeal = chance(100)
    female = women[unit] == "" ? chance(100) < 62 : number <= women[unit]
    first = advanced[unit] == "" && chance(50) == 0 ? 2025 : 1994 + chance(30)
    joined = first == 2025 ? day(2025, 2, 11) : day(first, 1, 12)
    put("roster", id ",individual,," unit ",," unit "," mark(female) "," joined)
    for (year = first < 2020 ? 2020 : first + 1; year <= 2024; year++) past(id, year, zeal, female)
    if (zeal > 91 && first < 2018 && chance(5) == 0) put("history", id ",bang_khen_bo_tinh_ca_nhan," 2017 + chance(5) ",")
    present(unit, number, id, zeal, female)
}
function past(id, year, zeal, female,    fighter, leave) {
    leave = female && chance(30) == 0
    fighter = !leave && chance(100) < (zeal > 79 ? 72 : 1)
    put("facts-earlier", id "," year "," past_rating(zeal, fighter) "," mark(fighter && chance(10) < 6) "," mark(leave))
    if (fighter) put("history", id ",chien_si_thi_dua_co_so," year "," (chance(150) == 0 ? "Có" : ""))
}
function past_rating(zeal, fighter) {
    if (fighter) return chance(3) ? "hoan_thanh_xuat_sac" : "hoan_thanh_tot"
    return chance(100) < 4 + (100 - zeal) / 12 ? "hoan_thanh" : "hoan_thanh_tot"
}
function rating_of(unit, number, zeal) {
    if (advanced[unit] != "") return number > advanced[unit] ? "hoan_thanh" : zeal > 79 && chance(4) ? "hoan_thanh_xuat_sac" : "hoan_thanh_tot"
    if (chance(100) < strict[unit]) return "khong_hoan_thanh"
    if (zeal > 79) return chance(4) ? "hoan_thanh_xuat_sac" : "hoan_thanh_tot"
    return chance(100) < 13 ? "hoan_thanh" : "hoan_thanh_tot"
}
# Points in steps of 0.05 inside the band of the rating.
function points_of(rating) {
    if (rating == "hoan_thanh_xuat_sac") return 90 + chance(200) / 20
    if (rating == "hoan_thanh_tot") return 70 + chance(400) / 20
    return rating == "hoan_thanh" ? 50 + chance(400) / 20 : 30 + chance(400) / 20
}
function present(unit, number, id, zeal, female,    rating, strives, idea, wide, proposed, members, yes) {
    rating = rating_of(unit, number, zeal)
    strives = rating ~ /xuat_sac|tot/ && (zeal > 79 ? chance(10) : chance(60) == 0)
    idea = strives ? chance(10) < 7 : chance(25) == 0
    wide = strives && idea && chance(4) == 0
    proposed = strives && chance(3) == 0
    put("facts", id "," rating "," points_of(rating) "," (advanced[unit] != "" || chance(300) ? "x" : "Không") ",x," mark(strives) "," mark(proposed) "," mark(proposed) "," mark(idea) "," mark(wide) "," \
        (wide ? (chance(8) ? "x" : "Không") : "") "," mark(advanced[unit] == "" && chance(400) == 0) "," \
        (rating == "khong_hoan_thanh" && chance(2) ? "khien_trach" : "") "," (chance(300) == 0 ? day(2023 + chance(2), 1, 12) : "") "," mark(female && chance(30) == 0) ",,,,,,,,,")
    if (strives) {
        members = council[unit]
        yes = members - (chance(5) ? chance(2) : chance(5))
        put("ballots", id ",chien_si_thi_dua_co_so," members "," members ",," yes)
    }
    if (wide) put("ballots", id ",chien_si_thi_dua_bo_tinh,11,10,1," 11 - (chance(4) ? chance(2) : chance(5)))
}
END

[ -n "${1-}" ] || for table in roster members facts facts-earlier history ballots; do
    cmp "$table.csv" "$into/$table.csv"
done
