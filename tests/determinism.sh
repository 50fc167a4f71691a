#!/bin/sh
# The same inputs give the same bytes: from every build of the program given, run again, and with the rows of every input file in another order.
# Looks at each folder of examples/ and tests/golden/ that has a regulation.yaml. Usage: determinism.sh EMUL...
set -eu
top=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# The period a folder is about: that in which its regulation is in force if it is one period (2024-H1), or the year of its first day, else the last year in
# its name, else any.
period_of() {
    period=$(sed -n 's/^in_force: *"*\([0-9]\{4\}\(-[A-Z0-9]*\)\{0,1\}\)"* *$/\1/p; s/^in_force: *"*\([0-9]\{4\}\).*\.\..*/\1/p' "$1/regulation.yaml" | head -n 1)
    [ -n "$period" ] || period=$(printf '%s\n' "${1##*/}" | sed -n 's/.*\([0-9]\{4\}\)$/\1/p')
    echo "${period:-2024}"
}

# judge EMUL FOLDER OUTPUT: everything the program can say about a folder. The folder is changed into, so that messages name files alike.
judge() (
    program=$1
    output=$3
    cd "$2"
    set -- regulation.yaml --period "$(period_of "$2")" --roster roster.csv
    for file in facts*.csv; do
        set -- "$@" --facts "$file"
    done
    [ ! -e history.csv ] || set -- "$@" --history history.csv
    [ ! -e members.csv ] || set -- "$@" --members members.csv
    [ ! -e ballots.csv ] || set -- "$@" --ballots ballots.csv
    [ ! -e criteria.csv ] || set -- "$@" --criteria criteria.csv
    for format in table csv json; do
        echo "== $format"
        "$program" evaluate "$@" --format $format || exit 1
    done >"$output" 2>&1
)

# The folder with the rows of each CSV file in another order, the header kept.
permute() { # FOLDER INTO
    rm -rf "$2"
    mkdir -p "$2"
    cp "$1/regulation.yaml" "$2"
    [ ! -e "$1/criteria.csv" ] || cp "$1/criteria.csv" "$2" # the order of criteria is that of the table
    for file in "$1"/*.csv; do
        [ "${file##*/}" != criteria.csv ] || continue
        head -n 1 "$file" >"$2/${file##*/}"
        tail -n +2 "$file" | shuf --random-source="$work/chance" >>"$2/${file##*/}"
    done
}

# compare WHAT: the output at hand against the first one.
compare() {
    if cmp -s "$work/first" "$work/other"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "$1: not the same"
        diff "$work/first" "$work/other" | head -n 10
    fi
}

look_at() { # FOLDER EMUL...
    folder=$1
    name=${folder#"$top"/}
    shift
    if ! judge "$1" "$folder" "$work/first"; then
        failed=$((failed + 1))
        echo "$name: no result"
        tail -n 5 "$work/first"
        return
    fi
    permute "$folder" "$work/${folder##*/}"
    for program in "$@"; do
        judge "$program" "$folder" "$work/other" || true
        compare "$name, $program"
        judge "$program" "$work/${folder##*/}" "$work/other" || true
        compare "$name, rows in another order, $program"
    done
}

[ $# -gt 0 ] || {
    echo "usage: determinism.sh EMUL..." >&2
    exit 2
}
yes "the same chance every time" | head -c 1000000 >"$work/chance"
for program in "$@"; do # names that hold from anywhere
    shift
    set -- "$@" "$(cd "$(dirname "$program")" && pwd)/${program##*/}"
done
for regulation in "$top"/examples/*/regulation.yaml "$top"/tests/golden/*/regulation.yaml; do
    [ ! -e "$regulation" ] || look_at "${regulation%/*}" "$@"
done
if [ $((passed + failed)) -eq 0 ]; then
    echo "no folder with a regulation"
    failed=1
fi
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
