#!/bin/sh
# Computes the expected tables without libemul: the law and the province's rules written out by hand, in whole numbers alone.
# A statement is 1 (it holds), 0 (it does not) or -1 (a fact is missing or a decision open); a count of years that is not known lies between two bounds.
# Usage: recompute.sh          compare with expected/
#        recompute.sh FOLDER   write the tables into FOLDER
set -eu
cd "$(dirname "$0")"
into=${1-}
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
[ -n "$into" ] || into=$scratch

LC_ALL=C awk -F, -v into="$into" -v scratch="$scratch" -f ../exact.awk -f ../tables.awk -f /dev/stdin \
    roster.csv members.csv facts.csv facts-earlier.csv history.csv ballots.csv <<'END'
# ---- reading ----
FNR == 1 {
    file++
    delete column
    for (i = 1; i <= NF; i++) column[$i] = i
    next
}
function cell(name) { return $column[name] }
file == 1 && $2 == "unit" { unit[$1] = 1; group[$1] = cell("cluster"); next }
file == 1 {
    person[$1] = 1
    home[$1] = cell("parent")
    judge[$1] = cell("judged_by")
    female[$1] = cell("female") == "x"
    joined[$1] = cell("joined")
}
file == 2 && (cell("to") == "" || cell("to") >= "2025-12-31") { home[$1] = cell("unit") }
file == 3 {
    for (name in column) fact[$1, name] = $column[name]
    rating[$1, 2025] = cell("rating")
    idea[$1, 2025] = cell("initiative_co_so") == "x"
    leave[$1, 2025] = cell("maternity_leave") == "x"
}
file == 4 {
    rating[$1, $2] = cell("rating")
    idea[$1, $2] = cell("initiative_co_so") == "x"
    leave[$1, $2] = cell("maternity_leave") == "x"
}
file == 5 && cell("revoked") == "" { held[$1, $2, $3] = 1 }
file == 6 { members[$1, $2] = $3; present[$1, $2] = $4; written[$1, $2] = $5 + 0; yes[$1, $2] = $6 }

# ---- statements ----
function and(a, b) { return a == 0 || b == 0 ? 0 : a == 1 && b == 1 ? 1 : -1 }
function or(a, b) { return a == 1 || b == 1 ? 1 : a == 0 && b == 0 ? 0 : -1 }
function stated(s, name) { return fact[s, name] == "" ? -1 : fact[s, name] == "x" }
function listed(s, name) { return fact[s, name] == "x" }
function at_least(low, high, wanted) { return low >= wanted ? 1 : high < wanted ? 0 : -1 }
function level_of(text) { return text == "hoan_thanh_xuat_sac" ? 4 : text == "hoan_thanh_tot" ? 3 : text == "hoan_thanh" ? 2 : text == "khong_hoan_thanh" }
function rated(s, year, least_level) { return rating[s, year] == "" ? -1 : level_of(rating[s, year]) >= least_level }
# Votes over all members; members who have not voted may still.
function passed(s, title, percent,    all) {
    all = members[s, title]
    if (all == "") return -1
    if (100 * yes[s, title] >= percent * all) return 1
    return 100 * (yes[s, title] + all - present[s, title] - written[s, title]) >= percent * all ? -1 : 0
}

# ---- years ----
function outcome(title, s) { return decision[title, s] == "awarded" ? 1 : decision[title, s] == "undetermined" || decision[title, s] == "tied_at_cut" ? -1 : 0 }
function given(title, s, year) { return year == 2025 ? outcome(title, s) : (s, title, year) in held }
function counts(s, year) { return fact[s, "discipline_end"] == "" || fact[s, "discipline_end"] < year "-01-01" }
# Years in succession up to 2025 into low, high: of a title, or (title "") of ratings of this level. A year of maternity leave that does not count is passed over.
# low_from, high_from: the first years of the two rows.
function in_row(s, title, level,    year, is, certain) {
    low = high = 0
    low_from = high_from = 2026
    certain = 1
    for (year = 2025; year > 2000 && counts(s, year); year--) {
        is = title == "" ? rated(s, year, level) : given(title, s, year)
        if (is == 0 && !leave[s, year]) return
        if (is == -1 && !leave[s, year]) certain = 0
        if (certain && is == 1) {
            low++
            low_from = year
        }
        if (is != 0) {
            high++
            high_from = year
        }
    }
}
function row_of(s, title, level, wanted) {
    in_row(s, title, level)
    return at_least(low, high, wanted)
}
function times_since(s, title, from, possible,    year, count) {
    for (year = 2025; year >= from; year--) count += possible ? given(title, s, year) != 0 : given(title, s, year) == 1
    return count + 0
}
function ever(s, title,    year) {
    for (year = 2000; year <= 2024; year++) if ((s, title, year) in held) return 1
    return outcome(title, s)
}

# ---- decisions ----
# What decides first, and the preference among equals.
function first_is(a, b) { return first_num[a] * first_den[b] - first_num[b] * first_den[a] }
function goes_before(a, b) { return first_is(a, b) > 0 || (first_is(a, b) == 0 && second[a] > second[b]) }
function comes_level(a, b) { return first_is(a, b) == 0 && second[a] == second[b] }
# Of those in `field` with the same pool as s: how many are better, and level with it.
function stand(s, with_open,    t) {
    ahead = level = 0
    for (t in field) {
        if (pool[t] == pool[s] && (with_open || field[t] == 1)) {
            ahead += goes_before(t, s)
            level += comes_level(t, s)
        }
    }
}
function place_in(award, s,    sure, any) {
    stand(s, 1)
    order[award, s] = ahead + 1
    any = cut(ahead + 1, level, 0, least_slots[pool[s]])
    stand(s, 0)
    if (field[s] == -1) return ahead >= most_slots[pool[s]] ? "not_selected" : "undetermined"
    sure = cut(ahead + 1, level, 0, most_slots[pool[s]])
    return sure == any ? sure : "undetermined"
}
# is[s] of everybody concerned: 1, 0, -1. Slots by pool[s] where `limited`.
function decide(award, concerned, limited,    s) {
    awards++
    id_of[awards] = award
    delete field
    for (s in concerned) if (is[s] != 0) field[s] = is[s]
    for (s in concerned) {
        if (is[s] == 0) decision[award, s] = "not_eligible"
        else if (limited) decision[award, s] = place_in(award, s)
        else decision[award, s] = is[s] == 1 ? "awarded" : "undetermined"
    }
}
function slots_of(award, among, percent,    s, low, high, p) {
    delete least_slots
    delete most_slots
    for (s in among) {
        low[pool[s]] += outcome(award, s) == 1
        high[pool[s]] += outcome(award, s) != 0
    }
    for (p in low) {
        least_slots[p] = int(low[p] * percent / 100)
        most_slots[p] = int(high[p] * percent / 100)
    }
}
function one_pool(concerned,    s) { for (s in concerned) pool[s] = "" }

# ---- people ----
function judge_people(    s) {
    for (s in person) is[s] = and(and(rated(s, 2025, 3), and(stated(s, "solidarity"), stated(s, "movement"))), joined[s] <= "2025-07-01" && !listed(s, "under_review"))
    decide("lao_dong_tien_tien", person, 0)
    for (s in person) {
        is[s] = and(and(outcome("lao_dong_tien_tien", s), or(rated(s, 2025, 4), idea[s, 2025])), and(listed(s, "registered"), passed(s, "chien_si_thi_dua_co_so", 80)))
        pool[s] = judge[s]
        first_num[s] = hundredths(fact[s, "marks"])
        first_den[s] = 1
        second[s] = female[s]
    }
    slots_of("lao_dong_tien_tien", person, 15)
    decide("chien_si_thi_dua_co_so", person, 1)
    for (s in person) {
        is[s] = and(and(row_of(s, "chien_si_thi_dua_co_so", 0, 3), rated(s, 2025, 4)), passed(s, "chien_si_thi_dua_bo_tinh", 90))
        is[s] = and(and(is[s], stated(s, "scope_certified_bo_tinh")), listed(s, "initiative_bo_tinh") && !listed(s, "under_review"))
    }
    decide("chien_si_thi_dua_bo_tinh", person, 0)
    for (s in person) {
        is[s] = or(row_of(s, "chien_si_thi_dua_co_so", 0, 2), and(row_of(s, "", 4, 2), idea[s, 2025] && idea[s, 2024]))
        is[s] = and(and(is[s], stated(s, "exemplary")), listed(s, "proposed") && !listed(s, "under_review"))
    }
    one_pool(person)
    least_slots[""] = most_slots[""] = 60
    decide("bang_khen_bo_tinh_ca_nhan", person, 1)
    for (s in person) is[s] = and(and(ever(s, "bang_khen_bo_tinh_ca_nhan"), good_years(s)), joined[s] <= "2020-12-31" && !listed(s, "under_review"))
    decide("bang_khen_thu_tuong_ca_nhan", person, 0)
    for (s in person) if (is[s] != 0 && outcome("bang_khen_bo_tinh_ca_nhan", s) == 1) decision["bang_khen_thu_tuong_ca_nhan", s] = "excluded"
}
function good_years(s) {
    in_row(s, "", 3)
    return and(at_least(low, high, 5), at_least(times_since(s, "chien_si_thi_dua_co_so", low_from, 0), times_since(s, "chien_si_thi_dua_co_so", high_from, 1), 3))
}

# ---- units ----
function count_people(    s, u) {
    for (s in person) {
        u = home[s]
        people[u]++
        women[u] += female[s]
        ideas[u] += idea[s, 2025]
        reprimanded[u] += fact[s, "discipline"] != ""
        warned[u] += fact[s, "discipline"] != "" && fact[s, "discipline"] != "khien_trach"
        advanced[u] += outcome("lao_dong_tien_tien", s) == 1
        advanced_open[u] += outcome("lao_dong_tien_tien", s) == -1
        fulfilled[u] += rated(s, 2025, 2) == 1
        fulfilled_open[u] += rated(s, 2025, 2) == -1
        fighters[u] += outcome("chien_si_thi_dua_co_so", s) == 1
        fighters_open[u] += outcome("chien_si_thi_dua_co_so", s) == -1
    }
}
function key(u, which) { return which == 1 ? total[u] : points["I", u] }
function score(u) {
    points["I.1", u] = least(4000, nearest(4000 * fact[u, "work"], fact[u, "work@plan"]))
    points["I.2", u] = hundredths(fact[u, "quality"])
    points["II.1", u] = least(2000, nearest(10000 * ideas[u], people[u]))
    points["II.2", u] = 1000 - 100 * fact[u, "late"]
    points["P", u] = penalty[u] = least(500, 50 * reprimanded[u])
    points["tien_tien", u] = advanced_open[u] ? "" : nearest(10000 * advanced[u], people[u])
    points["I", u] = points["I.1", u] + points["I.2", u]
    points["II", u] = points["II.1", u] + points["II.2", u]
    base[u] = points["I", u] + points["II", u]
    total[u] = base[u] - penalty[u]
    class[u] = total[u] >= 9000 ? "hoan_thanh_xuat_sac" : total[u] >= 7500 ? "hoan_thanh_tot" : total[u] >= 5000 ? "hoan_thanh" : "khong_hoan_thanh"
}
function leads(u,    t) {
    for (t in unit) if (group[t] == group[u] && (total[t] > total[u] || (total[t] == total[u] && points["I", t] > points["I", u]))) return 0
    return 1
}
function seventy(u) { return at_least(10 * advanced[u], 10 * (advanced[u] + advanced_open[u]), 7 * people[u]) }
function judge_units(    u) {
    one_pool(unit)
    for (u in unit) is[u] = and(and(level_of(class[u]) >= 3, stated(u, "unit_movement")), and(and(seventy(u), warned[u] == 0), stated(u, "unity")))
    decide("tap_the_lao_dong_tien_tien", unit, 0)
    for (u in unit) {
        is[u] = and(and(level_of(class[u]) == 4, stated(u, "unit_movement")), and(seventy(u), stated(u, "unity")))
        is[u] = and(is[u], and(at_least(fulfilled[u], fulfilled[u] + fulfilled_open[u], people[u]), at_least(fighters[u], fighters[u] + fighters_open[u], 1)))
        is[u] = and(is[u], outcome("tap_the_lao_dong_tien_tien", u))
        first_num[u] = total[u]
        first_den[u] = 1
        second[u] = points["I", u]
    }
    slots_of("tap_the_lao_dong_tien_tien", unit, 50)
    decide("tap_the_lao_dong_xuat_sac", unit, 1)
    for (u in unit) {
        leader[u] = and(leads(u) && fact[u, "work"] > fact[u, "work@plan"] + 0, stated(u, "unity"))
        is[u] = and(and(leader[u], stated(u, "organisations_excellent")), stated(u, "thrift"))
        is[u] = and(is[u], and(outcome("tap_the_lao_dong_xuat_sac", u), passed(u, "co_thi_dua_bo_tinh", 80)))
    }
    decide("co_thi_dua_bo_tinh", unit, 0)
    for (u in unit) {
        is[u] = and(and(leader[u], stated(u, "organisations_strong")), and(outcome("co_thi_dua_bo_tinh", u), passed(u, "co_thi_dua_chinh_phu", 80)))
        first_num[u] = yes[u, "co_thi_dua_chinh_phu"] + 0
        first_den[u] = members[u, "co_thi_dua_chinh_phu"] + 0
        second[u] = 10 * women[u] >= 7 * people[u]
    }
    slots_of("co_thi_dua_bo_tinh", unit, 20)
    decide("co_thi_dua_chinh_phu", unit, 1)
}

# ---- money: tenths of the base salary of 2,340,000 dong, rounded up to ten thousand ----
function pays(award, tenths, fund, form) {
    rate[award] = tenths
    payer[award] = fund
    is_form[award] = form
}
function amount_of(award,    exact) {
    exact = rate[award] * 234000
    return int((exact + 9999) / 10000) * 10000
}
# The highest title of s that is given (wanted 1) or open (-1), or "".
function highest(s, wanted,    a, best) {
    for (a = 1; a <= awards; a++) {
        if (!is_form[id_of[a]] && (id_of[a], s) in decision && outcome(id_of[a], s) == wanted && (best == "" || rate[id_of[a]] > rate[best])) best = id_of[a]
    }
    return best
}
function payment(award, s,    top, open) {
    if (outcome(award, s) == -1) return ",open,"
    if (is_form[award]) return amount_of(award) ",paid,"
    top = highest(s, 1)
    open = highest(s, -1)
    if (top != award) return "0,higher_title," top
    return open != "" && rate[open] > rate[award] ? ",open," open : amount_of(award) ",paid,"
}
function pay(award, s, before,    how, part, where) {
    how = payment(award, s)
    where = s in unit ? s : home[s]
    print before award "," s "," where "," payer[award] "," rate[award] / 10 ",2340000," how >(scratch "/money")
    split(how, part, ",")
    touched[where "," payer[award]] = 1
    if (part[2] == "paid") {
        recipients[where "," payer[award]] += !(s in paid_from && index(paid_from[s], payer[award]))
        paid_from[s] = paid_from[s] " " payer[award]
        sums[where "," payer[award]] += part[1]
    }
    opens[where "," payer[award]] += part[2] == "open"
}

function show(    a, s, award, before, at) {
    write_standings("don_vi", unit, unit)
    write_points("don_vi", "I I.1 I.2 II II.1 II.2 P tien_tien", unit)
    for (a = 1; a <= awards; a++) {
        award = id_of[a]
        for (at in decision) {
            split(at, part_of, SUBSEP)
            if (part_of[1] != award) continue
            s = part_of[2]
            before = a "\t" (order[award, s] == "" ? 999999 : order[award, s]) "\t" s "\t"
            print before award "," s "," decision[at] "," order[award, s] >(scratch "/awards")
            if (outcome(award, s) != 0) pay(award, s, before)
        }
    }
    for (at in touched) if (sums[at] > 0 || opens[at] > 0) printf "%s,%d,%.0f,%d\n", at, recipients[at], sums[at], opens[at] >(scratch "/money_totals")
}
END {
    judge_people()
    count_people()
    for (u in unit) score(u)
    judge_units()
    pays("lao_dong_tien_tien", 3, "đơn vị")
    pays("chien_si_thi_dua_co_so", 10, "đơn vị")
    pays("chien_si_thi_dua_bo_tinh", 30, "tỉnh")
    pays("bang_khen_bo_tinh_ca_nhan", 15, "tỉnh", 1)
    pays("bang_khen_thu_tuong_ca_nhan", 35, "trung ương", 1)
    pays("tap_the_lao_dong_tien_tien", 8, "đơn vị")
    pays("tap_the_lao_dong_xuat_sac", 15, "tỉnh")
    pays("co_thi_dua_bo_tinh", 80, "tỉnh")
    pays("co_thi_dua_chinh_phu", 120, "trung ương")
    show()
}
END

in_order() { # TABLE HEADER
    { echo "$2"; LC_ALL=C sort -t "$(printf '\t')" -k1,1n -k2,2n -k3,3 "$scratch/$1" | cut -f 4; } >"$into/$1.csv"
}
in_order awards award,subject,decision,order
in_order money award,subject,unit,fund,coefficient,base_salary,amount,payment,reason
{ echo unit,fund,recipients,amount,open; LC_ALL=C sort -t , -k1,1 -k2,2 "$scratch/money_totals"; } >"$into/money_totals.csv"

[ -n "${1-}" ] || for table in standings points awards money money_totals; do
    diff -u "expected/$table.csv" "$into/$table.csv"
done
