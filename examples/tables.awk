# Shared by recompute.sh of several examples: the three tables of a result, written from what the script has worked out.
# Before: `into`, the folder. A set is an array whose indexes are ids. Of a subject s: total[s], base[s], bonus[s], penalty[s] in hundredths, class[s], group[s];
# of a criterion c: points[c, s] in hundredths, or "N/A", or "" for missing. key(): see exact.awk.

# Ids of the set `from` into sorted[]: by group (if `grouped`), place (without one: last), id. Gives their number.
function in_order(from, place,    s, j, count) {
    for (s in from) {
        for (j = count++; j >= 1 && comes_after(sorted[j], s, place); j--) sorted[j + 1] = sorted[j]
        sorted[j + 1] = s
    }
    return count + 0
}
function rank_of(s, place) { return s in place ? place[s] : 999999 }
function comes_after(a, b, place) {
    if (grouped && group[a] != group[b]) return group[a] "" > group[b] ""
    return rank_of(a, place) != rank_of(b, place) ? rank_of(a, place) > rank_of(b, place) : a "" > b ""
}

# Of those the scorecard concerns, `ranked` have a place; one group, or those with the same group[s].
function write_standings(scorecard, concerned, ranked,    s, t, i, count, place, peers, tied, overall) {
    if (!headed++) print "scorecard,group,place,place_overall,tied,subject,base,bonus,penalty,total,class" >(into "/standings.csv")
    for (s in ranked) {
        delete peers
        for (t in ranked) if (group[t] == group[s]) peers[t] = 1
        place[s] = place_of(s, peers)
        tied[s] = equals_of(s, peers)
        overall[s] = place_of(s, ranked)
    }
    grouped = 1
    count = in_order(concerned, place)
    grouped = 0
    for (i = 1; i <= count; i++) {
        s = sorted[i]
        print scorecard "," group[s] "," place[s] "," overall[s] "," tied[s] "," s "," shown_or_blank(base[s]) "," \
            shown(bonus[s]) "," shown(penalty[s]) "," shown_or_blank(total[s]) "," class[s] >(into "/standings.csv")
    }
}
function shown_or_blank(amount) { return amount == "" ? "" : shown(amount) }
function state_of(amount) { return amount == "" ? ",missing" : amount == "N/A" ? "N/A,not_applicable" : shown(amount) ",present" }
# `criteria`: their ids in the order of the regulation, with blanks between.
function write_points(scorecard, criteria, concerned,    id, c, i, n, count, nobody) {
    if (!pointed++) print "scorecard,criterion,subject,points,state" >(into "/points.csv")
    nobody[""] = 1
    count = in_order(concerned, nobody)
    n = split(criteria, id, " ")
    for (c = 1; c <= n; c++) {
        for (i = 1; i <= count; i++) print scorecard "," id[c] "," sorted[i] "," state_of(points[id[c], sorted[i]]) >(into "/points.csv")
    }
}
# Slots of one award among `eligible`, ordered by key(); slots < 0: everybody. The set doubt[]: a fact is missing. Leaves the winners in won[].
function write_award(award, concerned, eligible, slots,    s, i, count, place, decision) {
    if (!decided++) print "award,subject,decision,order" >(into "/awards.csv")
    delete won
    for (s in concerned) decision[s] = s in doubt ? "undetermined" : "not_eligible"
    for (s in eligible) {
        place[s] = place_of(s, eligible)
        decision[s] = slots < 0 ? "awarded" : cut(place[s], equals_of(s, eligible), 0, slots)
        if (decision[s] == "awarded") won[s] = 1
    }
    count = in_order(concerned, place)
    for (i = 1; i <= count; i++) print award "," sorted[i] "," decision[sorted[i]] "," place[sorted[i]] >(into "/awards.csv")
}
