#!/bin/sh
# Counts titles and commitments: they must be those of the published text. Usage: check.sh (from any directory).
set -eu
cd "$(dirname "$0")"
awk -F, -f ../expect.awk -f /dev/stdin history.csv expected/awards.csv facts.csv <<'END'
FNR == 1 { file++ }
FNR == 1 { next }
file == 1 && $4 == "" { # not revoked
    title[$2, $3]++
    if ($2 == "chien_si_thi_dua_co_so" && $3 >= 2020) fighter[$1] = 1
    if ($2 == "thay_thuoc_uu_tu" && $3 >= 2020) doctors++
}
file == 2 && $1 == "chien_si_thi_dua_co_so" && $3 == "awarded" { fighter[$2] = 1 }
file == 3 && $1 != "so_y_te" {
    people++
    registered += $2 == "Có"
}
END {
    for (s in fighter) fighters++
    expect("grassroots fighters 2020-2023, persons", fighters, 322)
    expect("excellent physicians 2020-2023", doctors, 8)
    expect("flags of the ministry and the province, 2020", title["co_thi_dua_bo", 2020] + title["co_thi_dua_tinh", 2020], 2)
    expect("certificates, Prime Minister and province, 2021", title["bang_khen_thu_tuong", 2021] + title["bang_khen_tinh", 2021], 2)
    expect("registered a commitment", registered, people)
    exit bad
}
END
