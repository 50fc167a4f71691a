# Shared by the examples' check.sh: a line for each figure that a published text states. `exit bad` at the end.
function expect(what, is, should) {
    if (is == should) {
        printf "ok    %-48s %s\n", what, is
    } else {
        printf "WRONG %-48s %s, should be %s\n", what, is, should
        bad = 1
    }
}
# The same for what is no single figure.
function expect_that(what, holds, shown) {
    printf "%s %-48s %s\n", holds ? "ok   " : "WRONG", what, shown
    if (!holds) bad = 1
}
# a / b to `places` decimals as text, half away from zero, in whole numbers.
function quotient(a, b, places,    scale, whole) {
    scale = 10 ^ places
    whole = int((2 * a * scale + b) / (2 * b))
    return places == 0 ? whole : sprintf("%d.%0*d", int(whole / scale), places, whole % scale)
}
# To be called at the head of each file: numbers it in `file`, and its columns by their names in column[].
function head_of_file(    i) {
    file++
    delete column
    for (i = 1; i <= NF; i++) column[$i] = i
}
