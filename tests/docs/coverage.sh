#!/bin/sh
# docs/coverage.md: no row is missing, every test named exists, every rule stands in a file named beside it. Usage: coverage.sh PROJECT_DIR
#   `FILE.md` HEADING   a heading with a regulation or a table of expressions below it
#   `FILE.md`           of docs/: its tables are computed row by row
#   `FILE.c` names      tests of that program
#   `examples/NAME`     an example that tests evaluate
#   left out: why       instead of tests
set -eu
cd "$1"
status=0
complain() {
    echo "docs/coverage.md, $row: $1"
    status=1
}

# Whether the heading $2 of document $1 has something that tests run, before the next one of its level.
heading_runs() {
    awk -v wanted="$2" '
        /^#+ / { title = $0; sub(/^#+ /, "", title); match($0, /^#+/); level = RLENGTH
            if (inside && level <= depth) inside = 0
            if (index(title, wanted) == 1 && substr(title, length(wanted) + 1, 1) !~ /[0-9A-Za-z]/) { inside = 1; depth = level } }
        inside && (/^```yaml (test|refused) / || /^\| expression \| facts \| result \|/) { found = 1 }
        END { exit !found }' "$1"
}

# One file of the last cell, `path`, with the words behind it.
check_file() {
    path=$1
    names=$2
    [ -e "$path" ] || { complain "$path does not exist"; return; }
    case $path in
    docs/*.md | tests/rules/*.md)
        [ -z "$names" ] || heading_runs "$path" "$names" || complain "$path: nothing runs below “$names”"
        [ -n "$names" ] || [ "$path" = docs/shapes.md ] || complain "$path: which heading?"
        ;;
    *.c)
        grep -q "$(basename "$path")" tests/CMakeLists.txt || complain "$path is not built"
        for name in $names; do
            grep -q "cmocka_unit_test[a-z_]*($name[,)]" "$path" || complain "$path has no test $name"
        done
        ;;
    examples/*)
        grep -q "\"${path#examples/}\"" tests/support/examples.h || complain "$path is not tested"
        path=$path/regulation.yaml
        ;;
    esac
    ! grep -qF -e "$rule" "$path" || stands=yes
}

rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
awk -F' *[|] *' '
    /^## / { section = $2 = $0; sub(/^## /, "", section); sub(/ .*/, "", section) }
    /^\| [A-Za-z]/ && $2 != "row" { print section "\037" $2 "\037" $(NF - 2) "\037" $(NF - 1) }' docs/coverage.md >"$rows"

separator=$(printf '\037') # no white space, so that an empty cell stays a cell
while IFS="$separator" read -r section row rule tests; do
    row="$section $row"
    rule=${rule#\`}
    rule=${rule%\`}
    case $tests in
    "left out: "?*) continue ;;
    \`*) ;;
    *) complain "no test"; continue ;;
    esac
    stands=no
    while IFS="$separator" read -r path names; do
        check_file "$path" "$names"
    done <<END
$(printf '%s\n' "$tests" | sed 's/, `/\n`/g' | sed "s/^\`\([^\`]*\)\` *\(.*\)/\1$separator\2/")
END
    [ -z "$rule" ] || [ "$stands" = yes ] || complain "no file named has the rule  $rule"
done <"$rows"

# Every number, in order.
expect() {
    found=$(awk -F'\037' -v section="$1" '$1 == section { printf "%s ", $2 }' "$rows")
    [ "$found" = "$2" ] || { row=$1; complain "rows are $found, should be $2"; }
}
numbered() { awk -v letter="$1" -v last="$2" 'BEGIN { for (i = 1; i <= last; i++) printf "%s%d ", letter, i }'; }
expect Documents "S0a S0b S0c S0d S1a S1b S1c S2a S2b S3a S3b S3c S3d S4a S4b "
expect Shapes "$(numbered S 34)"
expect Conditions "$(numbered E 24)"
expect Juries "$(numbered J 5)"
expect Members "$(numbered M 8)"
expect Counting "$(numbered Y 13)"
expect Councils "$(numbered V 11)"
expect Achievements "$(numbered U 6)"
expect Pitfalls "$(numbered B 49)"
expect Regulations "$(numbered T 19)$(numbered R 14)$(numbered F 6)$(numbered K 4)"
for folder in tests/golden/*/; do
    name=$(basename "$folder")
    grep -q "^Published.$name." "$rows" || { row=$name; complain "a published case without a row"; }
done
echo "$(wc -l <"$rows") rows"
exit $status
