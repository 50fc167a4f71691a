# Shared by the examples' recompute.sh: a second calculation, without libemul, in whole numbers alone (all below 2^53, where awk is exact).
# Points are counted in hundredths. Uses key(s, 1), key(s, 2): what decides first and second, more is better.

# a / b to the nearest whole number, half away from zero; for a >= 0.
function nearest(a, b) { return int((2 * a + b) / (2 * b)) }
function least(a, b) { return a < b ? a : b }
# "18.45" is 1845 hundredths.
function hundredths(text) { return int(text * 100 + 0.5) }
function shown(points,    text) {
    text = sprintf("%d.%02d", int(points / 100), points % 100)
    sub(/0+$/, "", text)
    sub(/\.$/, "", text)
    return text
}
function better(a, b) { return key(a, 1) > key(b, 1) || (key(a, 1) == key(b, 1) && key(a, 2) > key(b, 2)) }
function equal(a, b) { return !better(a, b) && !better(b, a) }
# Place of s among those of the list that `inside` marks: one more than are better.
function place_of(s, inside,    t, place) {
    place = 1
    for (t in inside) place += better(t, s)
    return place
}
function equals_of(s, inside,    t, count) {
    for (t in inside) count += equal(t, s)
    return count
}
# What slots first + 1 .. first + slots give to the one at `place`, with `tied` equals there, itself included.
function cut(place, tied, first, slots,    inside) {
    inside = least(place - 1 + tied, first + slots) - (place - 1 > first ? place - 1 : first)
    return inside >= tied ? "awarded" : inside > 0 ? "tied_at_cut" : "not_selected"
}
