#!/bin/sh
# The C code of README.md compiles as it stands there. Usage: readme.sh PROJECT_DIR C_COMPILER
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
awk '/^```c$/ { inside = 1; found = 1; next } /^```$/ { inside = 0 } inside { print } END { exit !found }' "$1/README.md" >"$work/judge.c"
"$2" -std=c11 -Wall -Wextra -Wpedantic -Werror -I"$1/include" -fsyntax-only "$work/judge.c"
# Every file that a document names is there.
cd "$1"
for document in README.md */README.md examples/*/README.md docs/*.md docs/decisions/*.md; do
    grep -o '](\([^)#:]*\))' "$document" | sed 's/^](//; s/)$//' | while read -r target; do
        [ -e "$(dirname "$document")/$target" ] || echo "$document names $target, which is not there"
    done
done >"$work/missing"
cat "$work/missing"
[ ! -s "$work/missing" ]
